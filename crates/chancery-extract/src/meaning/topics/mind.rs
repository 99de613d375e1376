//! What a statement is about that its own words do not show: the matter at hand.

use chancery_record::{Force, Statement, TopicUse};

use super::OTHER;
use crate::Lexicon;
use crate::page::{Page, Words};
use crate::speech::statements::Told;

/// What the statements so far were about: what a statement that shows less is about too.
#[derive(Debug, Default)]
pub(crate) struct Mind {
    block: usize,
    /// The topics of the last statement that had any.
    last: Vec<TopicUse>,
    /// Whether that statement stands in this paragraph.
    fresh: bool,
    /// The conflict or place that the paragraph is about.
    scene: Option<TopicUse>,
    /// The one that came up last in the document.
    before: Option<TopicUse>,
}

impl Mind {
    /// A statement's topics, as they stand in the record: those its words show; the conflict meant
    /// by words that name none ("the ceasefire"), or whose side they are; where it shows nothing,
    /// those of the statement before it in its paragraph. One that points back ("this matter") or only
    /// tells that a position was set out is on what the paragraph before was on.
    pub(crate) fn topics(&mut self, page: &Page<'_>, one: &Told) -> Vec<TopicUse> {
        if self.block != one.block {
            (self.block, self.fresh, self.scene) = (one.block, false, None);
        }
        self.narrated(page, one);
        let mut topics = shown(page, one);
        let scenes = &page.lexicon.scenes;
        let named = topics.iter().find(|topic| !topic.faint && scenes.contains(&topic.code));
        if let Some(named) = named {
            self.scene = Some(named.clone());
        } else {
            self.meant(page, one, &mut topics);
        }
        if self.scene.is_some() {
            self.before.clone_from(&self.scene);
        }
        let hardly = topics.iter().all(|topic| topic.faint);
        if hardly && points(page, &one.content) {
            if !self.last.is_empty() {
                // "these talks" are those on the matter.
                topics.retain(|topic| !page.lexicon.occasions.contains(&topic.code));
            }
            self.carry(&mut topics);
        } else if topics.is_empty() {
            if self.fresh || one.ruling.0 == Force::Report && names_position(page, one) {
                self.carry(&mut topics);
            }
        } else {
            self.keep(page, &topics);
        }
        topics
    }

    /// Adds what the last statement was on.
    fn carry(&self, topics: &mut Vec<TopicUse>) {
        for topic in &self.last {
            if topics.iter().all(|known| known.code != topic.code) {
                topics.push(TopicUse { inherited: true, ..topic.clone() });
            }
        }
    }

    /// Remembers what a statement was on, unless it is hardly shown or but an occasion.
    fn keep(&mut self, page: &Page<'_>, topics: &[TopicUse]) {
        let stays =
            |topic: &TopicUse| !topic.faint && !page.lexicon.occasions.contains(&topic.code);
        if topics.iter().any(stays) {
            self.last = topics.to_vec();
            self.fresh = true;
        }
    }

    /// What the text tells of between the statements before and this one comes to mind too.
    fn narrated(&mut self, page: &Page<'_>, one: &Told) {
        let Some(setting) = &one.setting else { return };
        let scene = TopicUse {
            code: code(page, setting.topic),
            quote: page.quote(&setting.words),
            inherited: true,
            faint: false,
        };
        let sentence = page.sentences.get(page.sentence_of(setting.words.start));
        if sentence.is_some_and(|sentence| sentence.block == one.block) {
            self.scene = Some(scene.clone());
            self.last = vec![scene];
            self.fresh = true;
        } else {
            self.before = Some(scene);
        }
    }

    /// Adds the conflict that a statement means without naming it.
    fn meant(&mut self, page: &Page<'_>, one: &Told, topics: &mut Vec<TopicUse>) {
        let lexicon = page.lexicon;
        let conflict = conflict(page, &one.content);
        let side = |topic: &TopicUse| lexicon.aspects.contains(&topic.code);
        let hardly = points(page, &one.content) && topics.iter().all(|topic| topic.faint);
        let aspects = hardly || topics.iter().all(side);
        let meant = self.scene.as_ref().filter(|_| aspects && !topics.is_empty());
        // "the situation in …" has a place of its own; "the ceasefire" is one that was spoken of.
        let meant = meant.or_else(|| match &conflict {
            Some(words) if page.is_any(words.end - 1, &["in", "on"]) => None,
            Some(_) => self.scene.as_ref().or(self.before.as_ref()),
            None => None,
        });
        if let Some(meant) = meant {
            let meant = TopicUse { inherited: true, ..meant.clone() };
            self.scene = Some(meant.clone());
            // "these talks" are those on the conflict.
            if hardly {
                topics.retain(|topic| !topic.faint);
            }
            topics.push(meant);
        } else if let Some(words) =
            conflict.filter(|_| lexicon.topic_codes.iter().any(|c| c == OTHER))
        {
            let named = TopicUse {
                code: OTHER.to_owned(),
                quote: page.quote(&words),
                inherited: false,
                faint: false,
            };
            self.scene = Some(named.clone());
            topics.push(named);
        } else if !aspects {
            self.scene = None;
        }
    }
}

/// A document has a topic of its own where so many statements are on it, a third of all, and three in
/// five of those that are on any.
const LEAST: usize = 3;

/// Gives statements that show no topic those of the document, and those on a side of its conflict the
/// conflict: what most of it is about, the rest is about too ("we want this settled").
pub(crate) fn throughout(lexicon: &Lexicon, statements: &mut [Statement]) {
    let all = statements.len();
    let with_topics = statements.iter().filter(|one| !one.topics.is_empty()).count();
    let mut counted: Vec<(TopicUse, usize)> = Vec::new();
    for topic in statements.iter().flat_map(|one| &one.topics) {
        match counted.iter_mut().find(|(known, _)| known.code == topic.code) {
            Some((_, count)) => *count += 1,
            None => counted.push((topic.clone(), 1)),
        }
    }
    counted
        .retain(|(_, count)| *count >= LEAST && count * 3 >= all && count * 5 >= with_topics * 3);
    // Nothing in the statement shows it, so that accounts are not compared by it.
    let carried = |(topic, _)| TopicUse { inherited: true, faint: true, ..topic };
    let shared: Vec<TopicUse> = counted.into_iter().map(carried).collect();
    let side = |one: &Statement| one.topics.iter().all(|t| lexicon.aspects.contains(&t.code));
    for one in statements.iter_mut().filter(|one| side(one)) {
        // "the humanitarian needs" in a text on a conflict are about the conflict too.
        let all = one.topics.is_empty();
        let meant = shared.iter().filter(|topic| all || lexicon.scenes.contains(&topic.code));
        one.topics.extend(meant.cloned());
    }
}

/// Words that point back to what was spoken of ("this matter").
fn points(page: &Page<'_>, piece: &Words) -> bool {
    piece.clone().any(|at| {
        let pointing = page.lexicon.pointing_words.at(page, at);
        pointing.is_some_and(|(length, ())| at + length <= piece.end)
    })
}

/// Whether a position is named without what it is on ("set out the views of its side").
fn names_position(page: &Page<'_>, one: &Told) -> bool {
    let Some(words) = page.lexicon.force_words("position") else { return false };
    let on = one.content.clone().any(|at| page.is_any(at, &["on", "about", "regarding"]));
    !on && one.content.clone().any(|at| words.at(page, at).is_some())
}

/// The topics that a statement's own words show.
fn shown(page: &Page<'_>, one: &Told) -> Vec<TopicUse> {
    let own = one.topics.iter().map(|own| TopicUse {
        code: code(page, own.topic),
        quote: page.quote(&own.words),
        inherited: false,
        faint: own.faint,
    });
    own.collect()
}

/// Words that tell of a conflict without naming it; "the situation in our relations" is none.
fn conflict(page: &Page<'_>, piece: &Words) -> Option<Words> {
    const NEAR: usize = 6;
    piece.clone().find_map(|at| {
        let (length, ()) = page.lexicon.conflict_words.at(page, at)?;
        let end = at + length;
        let mut next = end..piece.end.min(end + NEAR);
        let bond = page.low(end - 1) == "in" && next.any(|at| page.in_list("bonds", at));
        (end <= piece.end && !bond).then_some(at..end)
    })
}

fn code(page: &Page<'_>, topic: u8) -> String {
    page.lexicon.topic_codes.get(usize::from(topic)).cloned().unwrap_or_default()
}

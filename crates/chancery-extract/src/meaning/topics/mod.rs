//! What a statement is about.

mod mind;

use chancery_record::ActorKind;

use crate::actors::cast::Cast;
use crate::actors::mentions::{Mention, Mentions, Naming};
use crate::contacts::pair;
use crate::lexicon::{Name, ShownTopic};
use crate::page::{Page, Words};

pub(crate) use mind::{Mind, throughout};

/// The topic of conflicts, and of states, that have none of their own.
const OTHER: &str = "international_regional";

/// The topic of relations between the two sides.
const RELATIONS: &str = "bilateral_relations";

/// The topic of talks themselves.
const TALKS: &str = "high_level_contact";

/// The topic of organisations of states.
const MULTILATERAL: &str = "un_multilateral";

/// How many words behind "on the margins of" tell the occasion of a meeting, which is no topic of it.
const MARGINS: usize = 8;

/// A topic that words show.
#[derive(Debug, Clone)]
pub(crate) struct Topical {
    pub(crate) topic: u8,
    pub(crate) words: Words,
    /// Whether these are words of many matters.
    pub(crate) faint: bool,
}

/// Who talked and who speaks, as far as topics go by it.
pub(crate) struct Around<'s, 'p, 'a> {
    pub(crate) page: &'p Page<'a>,
    pub(crate) cast: &'s Cast,
    pub(crate) mentions: &'p Mentions,
    /// The sides of those who talked, each once.
    pub(crate) parties: Vec<&'s str>,
    /// Whether they are states.
    pub(crate) states: bool,
    /// The side of the one who speaks.
    pub(crate) speaker: Option<&'s str>,
}

impl Around<'_, '_, '_> {
    /// The topics that words of the piece show, in the codebook's order, each once. Words of many
    /// matters count where nothing shows another.
    pub(crate) fn topics(&self, piece: &Words) -> Vec<Topical> {
        let mut found: Vec<Topical> = Vec::new();
        self.each(piece, |one, _| note(&mut found, one));
        let hardly = found.iter().all(|one| one.faint);
        if let Some(relations) = self.relations(piece, hardly) {
            note(&mut found, relations);
        }
        self.enemy(&mut found);
        if found.iter().any(|one| !one.faint) {
            found.retain(|one| !one.faint);
        } else if found.len() > 1 {
            // "the discussions on youth and sport" are the least of it.
            found.retain(|one| self.code(one.topic) != TALKS);
        }
        self.other_side(piece, &mut found);
        found.sort_by_key(|one| one.topic);
        found
    }

    /// The last conflict or place that words of the piece name, themselves and not as the office of
    /// somebody or the seat of a government.
    pub(crate) fn scene(&self, piece: &Words) -> Option<Topical> {
        let scenes = &self.page.lexicon.scenes;
        let mut scene = None;
        self.each(piece, |one, official| {
            let plain = !one.faint && !official && !is_seat(self.page, one.words.start);
            if plain && scenes.contains(self.code(one.topic)) {
                scene = Some(one);
            }
        });
        scene
    }

    /// Whatever words of the piece show, one after the other, and whether they stand in what somebody
    /// is called by office.
    fn each(&self, piece: &Words, mut show: impl FnMut(Topical, bool)) {
        let page = self.page;
        let mut mentions = self.mentions.within(piece).iter().peekable();
        let mut covered = piece.start;
        let mut aside = piece.start;
        let mut name = Named { words: piece.start..piece.start, party: false, shown: true };
        for at in piece.clone() {
            if page.in_list("margins", at) {
                aside = at + MARGINS;
            }
            while mentions.next_if(|mention| mention.words.end <= at).is_some() {}
            if at >= name.words.end {
                self.third(&name, &mut show);
                name = self.named(at);
            }
            let within = name.words.contains(&at);
            let mention = mentions.peek().filter(|mention| mention.words.contains(&at));
            let official = mention.is_some_and(|mention| self.is_official(mention));
            // "the Valdorian Minister of Trade" is whoever holds the office; a third state's is one of
            // its own.
            if official && (name.party || !within) {
                name.shown = true;
                continue;
            }
            let mut found = |shown: ShownTopic, words: Words| {
                name.shown |= within && !shown.faint;
                let occasion = at < aside && self.code(shown.topic) == MULTILATERAL;
                if !occasion && self.is_meant(shown, within.then_some(&name)) {
                    let topical = Topical { topic: shown.topic, words, faint: shown.faint };
                    show(topical, official);
                }
            };
            // Words within a longer phrase are not looked at again: "military lines of communication".
            if at >= covered {
                let phrase = page.lexicon.topics.at(page, at);
                // "ain't" is cut in two by the tokenizer, and neither half is a word by itself.
                let whole = |end: usize| end <= piece.end && page.low(end) != "n't";
                if let Some((length, topic)) = phrase.filter(|(length, _)| whole(at + length)) {
                    found(topic, at..at + length);
                    covered = at + length;
                }
            }
            if let Some(topic) = stem(page, page.low(at)) {
                found(topic, at..at + 1);
            }
            self.of_codebook(at, piece.end, &mut show);
        }
        self.third(&name, &mut show);
    }

    /// Whether a mention is somebody by an office, or a side by more than its name ("the Valdorian side").
    fn is_official(&self, mention: &Mention) -> bool {
        let person = self.cast.actors[mention.actor].kind == ActorKind::Person;
        match mention.naming {
            Naming::Named | Naming::Office => person,
            Naming::Group => false,
            Naming::Side => {
                let from = mention.words.start;
                let from = from + usize::from(self.page.low(from) == "the");
                self.page.name(from).is_some_and(|(length, _)| from + length < mention.words.end)
            }
        }
    }

    /// The topics of the user's own codebook that words from this token on show.
    fn of_codebook(&self, at: usize, end: usize, show: &mut impl FnMut(Topical, bool)) {
        let Some(codebook) = &self.page.lexicon.codebook else { return };
        let own = codebook.topics_at(self.page, at).filter(|(length, _)| at + length <= end);
        for (length, topic) in own {
            show(Topical { topic, words: at..at + length, faint: false }, false);
        }
    }

    /// The state or organisation named from this token on.
    fn named(&self, at: usize) -> Named {
        let Some((length, side)) = self.page.side(at) else {
            return Named { words: at..at, party: false, shown: true };
        };
        let state = !matches!(self.page.name(at), Some((_, Name::Organization(_))));
        let party = state && self.parties.contains(&side.code.as_str());
        Named { words: at..at + length, party, shown: party || !state }
    }

    /// Whether a topic that is shown is meant. The name of a party is no topic of its talks, unless it
    /// stands for a matter of its own talks too.
    fn is_meant(&self, shown: ShownTopic, name: Option<&Named>) -> bool {
        let lexicon = self.page.lexicon;
        let state = lexicon.topic_states.get(&shown.topic);
        if state.is_some_and(|state| self.parties.contains(&state.as_str())) {
            return false;
        }
        let Some(name) = name else { return true };
        // "the Democratic Republic", "the Cooperation Council" of a name.
        let many = shown.faint || self.code(shown.topic) == RELATIONS;
        let part = name.words.len() > 1 && many;
        !part && (!name.party || lexicon.topics_at_home.contains(&shown.topic))
    }

    fn code(&self, topic: u8) -> &str {
        self.page.lexicon.topic_codes.get(usize::from(topic)).map_or("", String::as_str)
    }

    /// A third state without a topic of its own is a matter of the region.
    fn third(&self, name: &Named, show: &mut impl FnMut(Topical, bool)) {
        if name.shown || self.parties.len() < 2 || is_seat(self.page, name.words.start) {
            return;
        }
        if let Some(topic) = number(self.page, OTHER) {
            show(Topical { topic, words: name.words.clone(), faint: true }, false);
        }
    }

    /// The relations of the two sides, where both are named. By two names this is told only where `hardly`
    /// anything else is shown: "Kestrel should keep out of Valdoria's games" is on the games.
    fn relations(&self, piece: &Words, hardly: bool) -> Option<Topical> {
        let [a, b] = *self.parties.as_slice() else { return None };
        let topic = number(self.page, RELATIONS)?;
        if let (true, Some(a), Some(b)) = (hardly, self.state(piece, a), self.state(piece, b)) {
            let words = a.start.min(b.start)..a.end.max(b.end);
            return Some(Topical { topic, words, faint: false });
        }
        let of = |(one, other): (String, String)| one == a && other == b || one == b && other == a;
        let at = piece.clone().find(|word| pair(self.page, *word).is_some_and(of))?;
        Some(Topical { topic, words: at..at + 1, faint: false })
    }

    /// What a party at war says of its enemy is on the war.
    fn enemy(&self, found: &mut Vec<Topical>) {
        let war = found.iter().filter(|one| !one.faint).find_map(|one| {
            let (party, war) = self.page.lexicon.enemies.get(&one.topic)?;
            let party = self.parties.contains(&party.as_str());
            party.then(|| Topical { topic: *war, words: one.words.clone(), faint: false })
        });
        if let Some(war) = war {
            note(found, war);
        }
    }

    /// The side of the two that does not speak, where both are states.
    fn other(&self) -> Option<&str> {
        let [a, b] = *self.parties.as_slice() else { return None };
        let other = match self.speaker? {
            side if side == a => Some(b),
            side if side == b => Some(a),
            _ => None,
        };
        other.filter(|_| self.states)
    }

    /// "Kestrel deserves support", said by Valdoria: what one state says of the other, where its words
    /// show nothing else, is on their relations.
    fn other_side(&self, piece: &Words, found: &mut Vec<Topical>) {
        if found.iter().any(|one| !one.faint) {
            return;
        }
        let Some(other) = self.other() else { return };
        if let (Some(topic), Some(words)) = (number(self.page, RELATIONS), self.state(piece, other))
        {
            note(found, Topical { topic, words, faint: false });
        }
    }

    /// The words that name the state of a side.
    fn state(&self, piece: &Words, side: &str) -> Option<Words> {
        let mut all = self.mentions.within(piece).iter();
        let named = all.find(|mention| {
            let state = self.cast.actors[mention.actor].kind == ActorKind::State;
            state && self.cast.side_of(mention.actor) == Some(side)
        });
        named.map(|mention| mention.words.clone())
    }
}

/// A state's name.
struct Named {
    words: Words,
    /// Whether the state takes part in the talks.
    party: bool,
    /// Whether it has a topic of its own, or can have none.
    shown: bool,
}

/// Whether a state is named by its seat ("Sornhaven") or short ("UK") here, or it is an organisation.
fn is_seat(page: &Page<'_>, at: usize) -> bool {
    match page.name(at) {
        None | Some((_, Name::Adjective(_))) => false,
        Some((_, Name::Organization(_))) => true,
        Some((_, name @ Name::State(_))) => page.lexicon.side(name).is_none_or(|side| {
            let first = side.name.split([' ', '-']).next().unwrap_or_default();
            !page.raw(at).eq_ignore_ascii_case(first)
        }),
    }
}

/// The number of a topic.
fn number(page: &Page<'_>, code: &str) -> Option<u8> {
    let at = page.lexicon.topic_codes.iter().position(|known| known == code)?;
    u8::try_from(at).ok()
}

fn note(found: &mut Vec<Topical>, shown: Topical) {
    match found.iter_mut().find(|known| known.topic == shown.topic) {
        None => found.push(shown),
        Some(known) if known.faint && !shown.faint => *known = shown,
        Some(_) => {}
    }
}

/// The topic whose word stem begins this word.
fn stem(page: &Page<'_>, word: &str) -> Option<ShownTopic> {
    let stems = &page.lexicon.topic_stems;
    // Stems are sorted: the candidates are those at or before the word.
    let end = stems.partition_point(|(stem, _)| stem.as_str() <= word);
    stems[..end]
        .iter()
        .rev()
        .take(24)
        .find(|(stem, _)| word.starts_with(stem.as_str()))
        .map(|(_, t)| *t)
}

//! Reports in the passive that name no speaker: "The situation was also discussed", "Attention was
//! drawn to …", "Mutual readiness was expressed to …". Ministries write so of what both sides, or the
//! side named before, said.

use chancery_record::{ActorKind, CueClass, Force};
use chancery_syntax::{Tag, TokenKind};

use super::on_the_agenda::on_the_agenda;
use super::{Attribution, Manner, Telling};
use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::epithets::other_of_two;
use crate::actors::mentions::Naming;
use crate::page::{Page, Sentence, Words};
use crate::speech::cues::{Cue, Frame, Stance, is_day};
use crate::speech::polarity::{Polarity, polarity};
use crate::speech::sources::{Subject, principals_together};

/// How far into a sentence the verb of its main clause is looked for, in tokens.
const REACH: usize = 48;

/// A main clause in the passive.
pub(super) struct Passive {
    /// The subject, without what introduces the clause.
    pub(super) subject: Words,
    /// The auxiliary and the participle.
    pub(super) words: Words,
    pub(super) participle: usize,
}

impl Telling<'_, '_> {
    /// Tells what a sentence without another cue reports in the passive; `false` where it does not.
    pub(super) fn passive(&mut self, cast: &mut Cast, sentence: &Sentence) -> bool {
        if !self.tells_of_talks() {
            return false;
        }
        let before = self.told.len();
        let mut whose = None;
        let mut told = false;
        for words in parts(self.page, &sentence.words) {
            told |= self.passive_part(cast, sentence, &words, whose);
            // What follows is of those of whom the first clause was.
            let first = self.told.get(before..).and_then(<[_]>::first);
            whose = first.and_then(|first| first.chain.last()?.0);
        }
        told
    }

    /// "The harbour was discussed, and Minister Venn stressed …": a clause in the passive before the first
    /// attribution of a sentence.
    pub(super) fn passive_before(
        &mut self,
        cast: &mut Cast,
        sentence: &Sentence,
        found: &[Attribution],
    ) {
        let Some(first) =
            found.first().filter(|first| self.tells_of_talks() && first.cue.frame != Frame::Before)
        else {
            return;
        };
        let start = first.mention.as_ref().map_or(first.cue.verb, |words| words.start);
        let start = start.min(first.cue.words.start);
        let the = start.saturating_sub(usize::from(self.page.low(start.wrapping_sub(1)) == "the"));
        let joined = the.checked_sub(1).filter(|and| {
            *and > sentence.words.start && self.page.is_any(*and, &["and", "while", ";"])
        });
        let Some(joiner) = joined else { return };
        let end = joiner - usize::from(self.page.low(joiner - 1) == ",");
        self.passive_part(cast, sentence, &(sentence.words.start..end), None);
    }

    /// Whether a report that names no speaker can only be of those who talked.
    fn tells_of_talks(&self) -> bool {
        match self.manner {
            Manner::Readout | Manner::Joint | Manner::Release => true,
            Manner::Press => self.principals.len() >= 2,
            Manner::Transcript | Manner::Post => false,
        }
    }

    /// One clause of a sentence in the passive; `whose` is the source of one before it.
    fn passive_part(
        &mut self,
        cast: &mut Cast,
        sentence: &Sentence,
        words: &Words,
        whose: Option<ActorIndex>,
    ) -> bool {
        let main = || {
            let clause = passive(self.page, words)?;
            let cue = cue(self.page, &clause, words)?;
            Some((clause, cue))
        };
        let found = exchange(self.page, words).or_else(|| accord(self.page, words));
        let found = found.or_else(main).or_else(|| on_the_agenda(self.page, words));
        let Some((clause, cue)) = found else { return false };
        // A reporter also tells what was welcomed and noted elsewhere, and that talks were held on a pier.
        let held = self.page.listed("were_held", clause.participle).is_some();
        if self.manner == Manner::Press && (cue.force != Some(Force::Report) || held) {
            return false;
        }
        // "Premier Tao was welcomed by President Venn": a guest was received.
        let guest = self.mentions.ending_at(clause.subject.end);
        let guest = guest.is_some_and(|one| cast.actors[one.actor].kind == ActorKind::Person);
        if guest && self.page.in_list("receptions", clause.participle) {
            return false;
        }
        // "No agreement was reached on the toll": that is the writer's, and told of nobody.
        let said = polarity(self.page, clause.participle, words, cue.force);
        if said == Polarity::Unsaid {
            return true;
        }
        let (source, mention) = self.passive_source(cast, sentence, &clause, &cue);
        let source = source.filter(|_| mention.is_some()).or(whose).or(source);
        if source.is_none() {
            return false;
        }
        let end = if cue.content < clause.words.start && cue.frame == Frame::Before {
            clause.words.start
        } else {
            words.end
        };
        let content = cue.content..end;
        let before = self.told.len();
        let found = Attribution { cue, source, mention, content, outer: None, reports_rest: false };
        self.tell(cast, sentence, vec![found]);
        self.told.len() > before
    }

    /// Who "it was agreed that" means, where no agent is named.
    pub(super) fn impersonal(
        &self,
        cast: &mut Cast,
        cue: &Cue,
        subject: &Subject,
        sentence: &Words,
    ) -> Option<ActorIndex> {
        let impersonal = cue.stance == Stance::Passive && matches!(subject, Subject::None);
        if !impersonal || !self.tells_of_talks() {
            return None;
        }
        let clause = passive(self.page, sentence)?;
        let own = clause.participle == cue.verb;
        if own && self.page.in_list("told_in_passive", cue.verb) {
            return self.teller_of(cast, &clause);
        }
        if !own || self.page.low(clause.subject.start) != "it" {
            return None;
        }
        let index = self.page.sentence_of(sentence.start);
        let sentence = self.page.sentences.get(index)?.clone();
        self.passive_source(cast, &sentence, &clause, cue).0
    }

    /// Whose words they are: the agent after "by", the side that the sentence opens with ("on the
    /// Valdorian side"), whoever speaks in the paragraph, or those who talked, together.
    fn passive_source(
        &self,
        cast: &mut Cast,
        sentence: &Sentence,
        clause: &Passive,
        cue: &Cue,
    ) -> (Option<ActorIndex>, Option<Words>) {
        let page = self.page;
        if page.in_list("told_in_passive", cue.verb) {
            return (self.teller_of(cast, clause), None);
        }
        if page.low(clause.words.end) == "by" {
            let agent = self.mentions.behind_article(page, clause.words.end + 1);
            return agent.map_or((None, None), |by| (Some(by.actor), Some(by.words.clone())));
        }
        let opening = sentence.words.start..clause.subject.start;
        let side = self.mentions.within(&opening).iter().find(|mention| {
            // "On Kestrel, there was agreement": what it was about, and no side.
            let side = page.in_list("side_nouns", mention.words.end - 1)
                || page.low(mention.words.start.wrapping_sub(1)) == "from";
            side && mention.naming == Naming::Side
                && cast.actors[mention.actor].kind == ActorKind::State
        });
        if let Some(side) = side {
            return (Some(side.actor), Some(side.words.clone()));
        }
        let together = cue.force == Some(Force::Report) || cue.force == Some(Force::Agreement);
        let voice = self.voice.as_ref().filter(|voice| voice.block == sentence.block && !together);
        let speaker = voice.and_then(|voice| voice.chain.last()).and_then(|link| link.0);
        let both = || self.principals.len() >= 2;
        // "Consensus was reached": by several.
        let group = self
            .salience
            .group
            .filter(|group| !together || cast.actors[*group].kind == ActorKind::Joint);
        let source = speaker
            .or_else(|| if both() { principals_together(cast, &self.principals) } else { group });
        // "The ambassador was summoned. It was pointed out to him that …": the office whose text it is.
        let own = self.manner == Manner::Release && !together;
        let office = self.author.filter(|_| own).map(|one| one.actor);
        (source.or(office), None)
    }
}

impl Telling<'_, '_> {
    /// "The Kestrelian side was warned that …": of two who talk, the one who is not told.
    fn teller_of(&self, cast: &Cast, clause: &Passive) -> Option<ActorIndex> {
        let told = self.mentions.ending_at(clause.subject.end)?.actor;
        let side = cast.side_of(told);
        let is_told =
            |actor: &ActorIndex| *actor == told || side.is_some() && cast.side_of(*actor) == side;
        let told = self.principals.iter().copied().find(is_told)?;
        other_of_two(&self.principals, told)
    }
}

/// "The harbour was discussed | and the need for calm was underscored": the clauses in the passive of one
/// sentence, each with something said; the whole sentence where there is one.
fn parts(page: &Page<'_>, sentence: &Words) -> Vec<Words> {
    let mut parts = Vec::new();
    let mut start = sentence.start;
    while let Some(clause) = passive(page, &(start..sentence.end)) {
        let says = |words: &Words| {
            passive(page, words).is_some_and(|clause| cue(page, &clause, words).is_some())
        };
        let joined = (clause.words.end..sentence.end)
            .find(|and| page.low(*and) == "and" && says(&(and + 1..sentence.end)));
        let Some(and) = joined.filter(|_| says(&(start..sentence.end))) else { break };
        parts.push(start..and - usize::from(page.low(and - 1) == ","));
        start = and + 1;
    }
    parts.push(start..sentence.end);
    parts
}

/// The main clause of a sentence where it stands in the passive: no other finite verb before it.
fn passive(page: &Page<'_>, sentence: &Words) -> Option<Passive> {
    let reach = sentence.start..sentence.end.min(sentence.start + REACH);
    let verb = reach.clone().find(|at| {
        page.form(*at).is_finite() && (page.tag(*at).is_verbal() || page.tag(*at) == Tag::X)
    })?;
    let be = if page.is_present_have(verb) { verb + 1 } else { verb };
    let present = page.is_any(be, &["is", "are"]);
    if !present && !page.is_any(be, &["was", "were", "been"]) {
        return None;
    }
    let participle = (be + 1..reach.end.min(be + 4))
        .find(|at| page.tag(*at) != Tag::Adv && page.lexicon.adverbs.at(page, *at).is_none())?;
    // "A particular attention is paid to trade": as translations tell of a talk.
    if present && !page.in_list("passive_topic_verbs", participle) {
        return None;
    }
    let subject = opening(page, sentence, verb)..verb;
    (!subject.is_empty()).then_some(Passive { subject, words: verb..participle + 1, participle })
}

/// "A detailed exchange of views took place on the harbour", "the talks were about the harbour": an
/// exchange with its topic behind the verb.
fn exchange(page: &Page<'_>, sentence: &Words) -> Option<(Passive, Cue)> {
    let about = page.find_listed("were_about", sentence);
    let held = about.clone().or_else(|| page.find_listed("held_verbs", sentence))?;
    let subject = opening(page, sentence, held.start)..held.start;
    let talk = |at: &usize| {
        page.in_list("exchange_nouns", *at) || about.is_some() && page.in_list("talk_nouns", *at)
    };
    let noun = head(page, &subject).filter(talk)?;
    let tie = |at: &usize| page.in_list("light_ties", *at) && !is_day(page, at + 1);
    if about.is_none() {
        // "An exchange of views on the harbour took place": the topic before the verb.
        (held.end..sentence.end).chain(noun..held.start).find(tie)?;
    }
    let cue = Cue {
        words: held.clone(),
        verb: held.start,
        lemma: format!("have {}", page.low(noun)),
        class: CueClass::Act,
        frame: Frame::Act,
        force: Some(Force::Report),
        content: subject.start,
        stance: Stance::Passive,
    };
    Some((Passive { subject, participle: held.end - 1, words: held }, cue))
}

/// "There was broad agreement on the need …", "there was consensus that …": what those who talk agree on.
fn accord(page: &Page<'_>, sentence: &Words) -> Option<(Passive, Cue)> {
    const REACH: usize = 14;
    const DESCRIBED: usize = 4;
    let near = sentence.start..sentence.end.min(sentence.start + REACH);
    let there = near.clone().find(|at| page.low(*at) == "there")?;
    let be = page.behind_adverbs(there + 1, near.end);
    let described = be + 1..(be + 1 + DESCRIBED).min(sentence.end);
    let noun = described.clone().find(|at| page.in_list("accords", *at))?;
    let plain = (be + 1..noun).all(|at| matches!(page.tag(at), Tag::Adj | Tag::Adv | Tag::Det));
    let tie = noun + 1;
    let on = page.in_list("light_ties", tie) && !is_day(page, tie + 1);
    let that = page.low(tie) == "that";
    if !page.is_past_be(be) || !plain || !(on || that) || tie + 2 >= sentence.end {
        return None;
    }
    let clause = Passive { subject: there..there + 1, words: be..tie, participle: noun };
    let cue = Cue {
        words: there..tie + usize::from(that),
        verb: be,
        lemma: format!("be {}", page.low(noun)),
        class: CueClass::Verb,
        frame: if that { Frame::Clause } else { Frame::Object },
        force: Some(Force::Agreement),
        content: tie + 1,
        stance: Stance::Passive,
    };
    Some((clause, cue))
}

/// Where the subject begins: behind an opening phrase that a comma closes ("On this occasion, …"),
/// an adverb, a mark.
fn opening(page: &Page<'_>, sentence: &Words, verb: usize) -> usize {
    let mut start = sentence.start;
    while start < verb && !page.is_word(start) {
        start += 1;
    }
    let introduces = matches!(page.tag(start), Tag::Adp | Tag::Adv | Tag::Sconj)
        || page.lexicon.adverbs.at(page, start).is_some();
    let comma = (start..verb.min(start + 12)).find(|at| page.low(*at) == ",");
    let start = match comma {
        Some(comma) if introduces => comma + 1,
        _ => start,
    };
    page.behind_adverbs(start, verb)
}

/// The cue of a clause in the passive that reports something said.
fn cue(page: &Page<'_>, clause: &Passive, sentence: &Words) -> Option<Cue> {
    let at = clause.participle;
    let length = ["passive_talk", "passive_stress", "passive_noun_verbs", "passive_topic_verbs"]
        .iter()
        .find_map(|list| page.listed(list, at));
    let after = at + length.unwrap_or(1);
    let head = head(page, &clause.subject)?;
    let known = page.lexicon.verbs.at(page, at).map(|(_, verb)| verb);
    let lemma = known.and_then(|verb| page.lexicon.lemmas.get(usize::from(verb.lemma)).cloned());
    let impersonal = clause.subject.len() == 1 && page.low(clause.subject.start) == "it";
    let (frame, content, force) = if impersonal {
        let verb = known?;
        let infinitive = page.low(after) == "to" && verb.frames.infinitive;
        (Frame::Infinitive, infinitive.then_some(after + 1)?, verb.force)
    } else if page.in_list("told_in_passive", at) && page.low(after) == "that" {
        (Frame::Clause, after + 1, known.and_then(|verb| verb.force))
    } else if page.in_list("passive_topic_verbs", at) && page.in_list("passive_topic_nouns", head) {
        (Frame::Act, clause.subject.start, Some(Force::Report))
    } else if page.in_list("passive_noun_verbs", at) && page.in_list("passive_nouns", head) {
        noun_content(page, clause, head, after, sentence)?
    } else if page.in_list("passive_talk", at)
        || held_on(page, head, after)
        || takes_up(page, at, head)
    {
        (Frame::Act, clause.subject.start, Some(Force::Report))
    } else if page.in_list("passive_stress", at) {
        let force = known.and_then(|verb| verb.force);
        (Frame::Before, clause.subject.start, force)
    } else {
        return None;
    };
    Some(Cue {
        words: clause.words.clone(),
        verb: at,
        lemma: lemma.unwrap_or_else(|| page.low(at).to_owned()),
        class: if frame == Frame::Act { CueClass::Act } else { CueClass::Verb },
        frame,
        force,
        content,
        stance: Stance::Passive,
    })
}

/// "Extensive discussions were held on …": not on which day.
fn held_on(page: &Page<'_>, head: usize, after: usize) -> bool {
    page.in_list("were_held", after.wrapping_sub(1))
        && page.in_list("talk_nouns", head)
        && page.in_list("on_a_matter", after)
        && !crate::speech::cues::is_day(page, after + 1)
}

/// "The prospects were considered": verbs that also tell of other things than talk, where what is
/// taken up is a matter of talks.
fn takes_up(page: &Page<'_>, participle: usize, head: usize) -> bool {
    page.in_list("passive_taken_up", participle) && page.in_list("passive_matters", head)
}

/// What is said of an attitude in the passive: what follows the verb ("readiness was expressed to
/// …"), or the subject where it says it all ("readiness to … was expressed").
fn noun_content(
    page: &Page<'_>,
    clause: &Passive,
    head: usize,
    after: usize,
    sentence: &Words,
) -> Option<(Frame, usize, Option<Force>)> {
    // "concern was expressed" has the force of "expressed concern".
    let expressed = format!("expressed {}", page.low(head));
    let force = page.lexicon.verbs.get(&expressed).and_then(|verb| verb.force);
    let complement = head + 1..clause.subject.end;
    let complemented = complement.len() > 1 && !is_during_talks(page, &complement);
    if complemented {
        return Some((Frame::Before, clause.subject.start, force));
    }
    let mut content = after;
    if page.low(content) == "that" {
        return Some((Frame::Clause, content + 1, force));
    }
    if !page.in_list("passive_ties", content) {
        return None;
    }
    content += 1;
    if page.reads(content, &["the", "fact", "that"]) {
        return Some((Frame::Clause, content + 3, force));
    }
    // "was reached in 2029" tells when.
    let when = page.kind(content) == TokenKind::Number;
    (content + 1 < sentence.end && !when).then_some((Frame::Object, content, force))
}

/// "Special emphasis | during the talks | was placed on …": when it was said, and nothing of what.
fn is_during_talks(page: &Page<'_>, complement: &Words) -> bool {
    page.in_list("during_talks", complement.start) && page.in_list("talk_nouns", complement.end - 1)
}

/// The head noun of a subject: the last noun before what completes it.
fn head(page: &Page<'_>, subject: &Words) -> Option<usize> {
    let completes = |at: &usize| {
        matches!(page.tag(*at), Tag::Adp | Tag::Verb | Tag::Sconj | Tag::Part)
            || page.in_list("noun_ends", *at)
    };
    let end = subject.clone().skip(1).find(completes).unwrap_or(subject.end);
    (subject.start..end).rev().find(|at| page.is_word(*at))
}

//! To whom a reporter credits a sentence about the talks: "They spoke for an hour, the ministry has
//! announced", "…, as reported by the presidency", "…, according to the readout of the chancellery".
//!
//! Nothing of it need be a statement: whoever tells that two talked tells what they said, too.

use chancery_record::{ActorKind, Kind};
use chancery_syntax::Tag;

use super::{Source, Telling};
use crate::actors::cast::Cast;
use crate::page::Words;
use crate::speech::sources::issued;

/// How many words may name who reports.
const NAME: usize = 12;
/// How many words of a sentence stand at least before the credit.
const HEAD: usize = 4;

impl Telling<'_, '_> {
    /// Whom the end of a sentence names as the one who reports it, where that is somebody else than
    /// those who talked, and no person.
    pub(super) fn credited(&self, cast: &mut Cast, sentence: &Words) -> Option<Source> {
        let words = self.credit(sentence).or_else(|| self.version(sentence))?;
        let subject = self.learned_subject(&words);
        let actor = self.resolver(&[], None).resolve(cast, &subject, None)?;
        let person = cast.actors[actor].kind == ActorKind::Person;
        (!person && !self.converses(cast, actor)).then_some((Some(actor), Some(words)))
    }

    /// The words for who reports, behind the last comma of a sentence.
    fn credit(&self, sentence: &Words) -> Option<Words> {
        let (comma, end) = self.last_comma(sentence)?;
        let named = self
            .credit_by_opening(comma + 1, end)
            .or_else(|| self.credit_by_verb(comma + 1, end))?;
        self.issuer_within(&named)
    }

    /// The last comma of a sentence, near its end, and where its last word ends.
    fn last_comma(&self, sentence: &Words) -> Option<(usize, usize)> {
        let page = self.page;
        let end = sentence.clone().rev().find(|at| page.is_word(*at))? + 1;
        let floor = (sentence.start + HEAD).max(end.saturating_sub(NAME + HEAD));
        let comma = (floor..end).rev().find(|at| page.low(*at) == ",")?;
        Some((comma, end))
    }

    /// Cuts off what was told of a sentence since `before` the words that credit it: "The bridge is
    /// closed|, concludes the note."
    pub(super) fn without_credit(&mut self, sentence: &Words, before: usize) {
        let Some((comma, _)) = self.last_comma(sentence) else { return };
        let reaches = |told: &super::Told| {
            told.content.start + 1 < comma && comma < told.content.end && told.kind != Kind::Direct
        };
        if self.told[before..].iter().any(reaches) && self.credit(sentence).is_some() {
            for told in self.told[before..].iter_mut().filter(|told| reaches(told)) {
                told.content.end = comma;
            }
        }
    }

    /// "according to …", "as reported by …", "as came in a statement of …", "as sources of … detail".
    fn credit_by_opening(&self, start: usize, end: usize) -> Option<Words> {
        let page = self.page;
        if page.low(start) == "according" && page.low(start + 1) == "to" {
            return Some(start + 2..end);
        }
        let learned = (start..end.min(start + 4)).find(|at| page.in_list("learned_from", *at));
        if let Some(at) = learned.filter(|at| page.is_any(at + 1, &["of", "from", "at"])) {
            return Some(at + 2..end);
        }
        // "such and as the ministry has told": what comes from another tongue.
        let such = page.low(start) == "such" && page.low(start + 1) == "and";
        let start = start + 2 * usize::from(such);
        if page.low(start) != "as" {
            return None;
        }
        let verb = (start + 1..end).find(|at| {
            page.in_list("crediting", *at) || *at == start + 1 && page.in_list("stated_in", *at)
        })?;
        if page.is_any(verb + 1, &["by", "in"]) {
            return Some(verb + 2..end);
        }
        if verb == start + 1 {
            return Some(verb + 1..end);
        }
        let auxiliary = usize::from(page.is_form_of_have(verb - 1));
        Some(start + 1..verb - auxiliary)
    }

    /// "…, the ministry has announced", "…, informed the ministry".
    fn credit_by_verb(&self, start: usize, end: usize) -> Option<Words> {
        let page = self.page;
        let verb = (start..end).rev().find(|at| page.in_list("crediting", *at))?;
        // "The ministry said that …" goes on; "… in a statement", "… on Monday" tell only where and when.
        if page.low(verb + 1) == "that" {
            return None;
        }
        if verb == start {
            // "Venn, in turn, said the bridge would open": a clause, and no credit.
            let clause = |at: usize| page.tag(at).is_verbal() && page.low(at + 1) != "by";
            return (verb + 1 < end && !(verb + 1..end).any(clause)).then_some(verb + 1..end);
        }
        let auxiliary = usize::from(page.is_form_of_have(verb - 1));
        Some(start..verb - auxiliary)
    }

    /// "In the Kestrelian account of the talks, …": whose text a sentence opens with.
    fn version(&self, sentence: &Words) -> Option<Words> {
        const REACH: usize = 7;
        let page = self.page;
        let opened = page.is_any(sentence.start, &["in", "per", "under"]);
        let from = sentence.start + 1;
        let near = from..sentence.end.min(from + REACH);
        let text = near.into_iter().find(|at| page.in_list("issued_texts", *at))?;
        let named = (from..text).any(|at| page.lexicon.name_at(page, at).is_some());
        let closed = page.is_any(text + 1, &[",", "of", "on", "about"]);
        (opened && named && closed).then_some(from..text + 1)
    }

    /// What of the words names somebody: of a text who gave it out ("the readout of the chancellery"),
    /// nothing of when and where.
    fn issuer_within(&self, words: &Words) -> Option<Words> {
        let page = self.page;
        let words = issued::issuer(page, words).unwrap_or_else(|| words.clone());
        // "sources of the palace | consulted by this newspaper".
        let ends = |at: &usize| page.in_list("credit_ends", *at) || page.tag(*at).is_verbal();
        let end = (words.start + 1..words.end).find(ends);
        let words = words.start..end.unwrap_or(words.end);
        let named = words.clone().any(|at| page.tag(at).is_nominal()) && words.len() <= NAME;
        // "…, he told us", "… and told them", "…, relates one of them": no name of anybody.
        let opens = page.tag(words.start).is_verbal()
            || matches!(page.tag(words.start), Tag::Pron | Tag::Cconj | Tag::Sconj | Tag::Adp)
            || page.is_any(words.start, &["one", "and", "but", "who", "which"]);
        let clause = words.clone().any(|at| page.is_finite_verb(at) || page.low(at) == "who");
        (named && !clause && !opens).then_some(words)
    }
}

//! What is said to begin, to be held or to take place at a time to come.

use chancery_record::ReferenceKind;
use chancery_syntax::{Form, Tag};

use super::{Finder, Pointer};

/// How far from its subject a word of schedule may stand.
const REACH: usize = 4;

impl Finder<'_, '_> {
    /// "The start of production is now scheduled for the third quarter of 2034", "use of the cable is
    /// expected to begin within days": subject, schedule and time.
    pub(super) fn scheduled(&self) -> Vec<Pointer> {
        let page = self.page;
        let found = self.sentence.clone().filter_map(|at| {
            let length = page.listed("schedule_words", at)?;
            let floor = at.saturating_sub(REACH).max(self.sentence.start);
            let be =
                (floor..at).rev().take_while(|word| matches!(page.tag(*word), Tag::Adv | Tag::Aux));
            let be = be.last()?;
            let start = self.subject_of(be)?;
            let from = at + length;
            let begin = page.form(from) == Form::Base && page.tag(from) == Tag::Verb;
            let from = from + usize::from(begin);
            let time = self
                .times
                .iter()
                .find(|time| time.words.start >= from && time.words.start <= from + 5);
            let soon = page.listed("soon_times", from).map(|length| from + length);
            let end = time.map(|time| time.words.end).or(soon)?;
            let kind = ReferenceKind::FutureEvent;
            // "Venn is expected to speak with others this evening": what is to come is the speaking.
            let somebody = (start..be).any(|word| {
                page.lexicon.offices.at(page, word).is_some()
                    || page.is_any(word, &["he", "she", "they", "we"])
            });
            let start = if begin && somebody { at + length } else { start };
            Some(Pointer { kind, words: start..end, time: time.cloned(), again: None })
        });
        found.collect()
    }

    /// From the first word of the subject whose last word stands before `verb`, over phrases with
    /// "of", "from" and "in".
    fn subject_of(&self, verb: usize) -> Option<usize> {
        let page = self.page;
        let mut start = verb;
        while start > self.sentence.start && verb - start < 16 {
            let word = start - 1;
            let out = page.tag(word).is_verbal()
                || page.is_any(word, &[",", ";", ":", ".", "that", "which", "“", "”"])
                || page.tag(word) == Tag::Sconj
                || page.tag(word) == Tag::Pron && page.low(word) != "its";
            if out {
                break;
            }
            start = word;
        }
        let start = start + usize::from(page.tag(start) == Tag::Cconj);
        (start < verb).then_some(start)
    }

    /// Whether a verb of holding or hosting that is to come governs the phrase: "will host in
    /// Brennholt a round of talks", "envisages a meeting".
    pub(super) fn hosted_by(&self, start: usize) -> Option<usize> {
        let page = self.page;
        let floor = start.saturating_sub(8).max(self.sentence.start);
        let verb = (floor..start).rev().find(|word| page.tag(*word) == Tag::Verb)?;
        if page.in_list("envisaging", verb) {
            return (verb + 1 == start).then_some(verb);
        }
        let hosting = page.in_list("hosting", verb);
        let near = verb.saturating_sub(REACH).max(self.sentence.start)..verb;
        let to_come = near.clone().any(|word| page.in_list("coming_auxiliaries", word))
            || near.clone().any(|word| page.in_list("coming_phrases", word));
        (hosting && to_come && page.form(verb) != Form::Past).then_some(verb)
    }
}

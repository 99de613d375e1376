//! Contacts told in a phrase that opens a sentence about what was said: "In a phone call with Venn, Tao
//! warned …", "Speaking at a joint news conference with Venn, Tao said …", "Hosting Venn at the
//! palace, Tao said …".

use chancery_syntax::Tag;

use super::{Encounter, Finder, Named};

/// How far from the head of the sentence "with" may stand.
const REACH: usize = 12;
/// How far behind the last of those named the comma may stand that ends the phrase.
const NEAR: usize = 10;
/// How long a clause may be that tells of him behind that comma.
const RELATIVE: usize = 20;

impl Finder<'_, '_> {
    /// "In a phone call with Venn, Tao said …", "After talks with Venn, Tao told reporters …",
    /// "Speaking at a news conference with Venn, Tao said …".
    pub(super) fn opened_by_talks(&self) -> Option<Encounter> {
        let start = self.past_line(self.sentence.end);
        let spoken = usize::from(self.list("speaking_at", start).is_some());
        let opened = self.list("talk_openers", start + spoken).is_some();
        let stop = self.sentence.end.min(start + REACH);
        let with = (start + 1..stop).find(|at| self.page.low(*at) == "with").filter(|_| opened)?;
        let (noun, _) = self.noun_before(with)?;
        let right = self.first_named(self.after(with + 1));
        let left = self.subject_behind(&right)?;
        Some(Encounter::of(left, right, noun..with + 1))
    }

    /// "Speaking alongside Kestrelian Prime Minister Tao in Ostrava, Venn said …".
    pub(super) fn opened_beside(&self) -> Option<Encounter> {
        let start = self.past_line(self.sentence.end);
        let length = self.list("speaking_at", start)?;
        let beside = self.list("beside_words", start + length)?;
        let right = self.first_named(self.after(start + length + beside));
        let people = right.iter().all(|(actor, _)| self.is_human(*actor));
        let left = self.subject_behind(&right).filter(|_| people)?;
        Some(Encounter::of(left, right, start..start + length + beside))
    }

    /// "Hosting Kestrelian Prime Minister Tao at the palace, Venn said …".
    pub(super) fn opened_by_hosting(&self) -> Option<Encounter> {
        let start = self.past_line(self.sentence.end);
        let length = self.list("hosting_openers", start)?;
        let right = self.first_named(self.after(start + length));
        let people = right.iter().all(|(actor, _)| self.is_human(*actor));
        let left = self.subject_behind(&right).filter(|_| people)?;
        Some(Encounter::of(left, right, start..start + length))
    }

    /// The first of those named and who is joined to him by "and": "In a call with Venn, Kestrelian
    /// Prime Minister Tao said": the comma ends who was called.
    fn first_named(&self, mut named: Vec<Named>) -> Vec<Named> {
        let joined = |pair: &[Named]| {
            let gap = pair[0].1.end..pair[1].1.start;
            gap.into_iter().any(|word| self.page.low(word) == "and")
        };
        if !named.windows(2).any(joined) {
            named.truncate(1);
        }
        named
    }

    /// The comma that ends what is told of the guest behind his name: ", who came to Ostrava after the storm,".
    fn past_relative(&self, comma: usize) -> Option<usize> {
        if !self.page.is_any(comma + 1, &["who", "whose", "whom"]) {
            return Some(comma);
        }
        let near = comma + 2..self.sentence.end.min(comma + RELATIVE);
        near.into_iter().find(|at| self.page.low(*at) == ",")
    }

    /// The subject of the main clause behind a phrase that names these, if they can be of two sides.
    pub(super) fn subject_behind(&self, right: &[Named]) -> Option<Vec<Named>> {
        let last = right.last().map(|(_, words)| words.end)?;
        let near = last..self.sentence.end.min(last + NEAR);
        let comma = near.into_iter().find(|at| self.page.low(*at) == ",")?;
        let (named, comma) = (comma, self.past_relative(comma)?);
        // "After the meeting with Tao was cancelled, Venn said …".
        if (last..named).any(|at| self.page.is_finite_verb(at)) {
            return None;
        }
        let verb = (comma + 1..self.sentence.end)
            .find(|at| self.page.tag(*at) == Tag::Verb && self.page.form(*at).is_finite())?;
        let left = self.subjects_in(&(comma + 1..verb));
        let human = !left.is_empty() && left.iter().all(|(actor, _)| self.is_human(*actor));
        (human && self.can_be_apart(&left, right)).then_some(left)
    }
}

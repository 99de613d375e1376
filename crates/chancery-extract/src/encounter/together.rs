//! Contacts of several who are named together before the verb: "Venn and Tao spoke by phone", "Venn and Tao wrapped
//! up three hours of talks".

use super::{Encounter, Finder};

impl Finder<'_, '_> {
    /// "X and Y spoke by phone"; in titles also "Remarks by X and Y Before Their Meeting".
    pub(super) fn together(&self, in_title: bool) -> Option<Encounter> {
        for at in self.sentence.clone() {
            // "met Presidents Tao and Orsk to discuss …": what they met for, and not who met.
            let purpose =
                self.page.low(at.wrapping_sub(1)) == "to" && self.page.in_list("purposes", at);
            let verb = !self.is_noun_here(at)
                && !purpose
                && (self.list("together_verbs", at).is_some()
                    || self.holds_talks(at)
                    || self.begins_talks(at) && self.page.form(at).is_finite()
                    || self.has_talks(at));
            let noun = in_title && self.title_noun(at);
            if !verb && !noun {
                continue;
            }
            let mut all = if verb { self.subjects(at) } else { self.everyone() };
            // States that host a conference are its hosts; two people who chair talks hold them.
            let hosted = verb && self.list("hosting_verbs", at).is_some();
            let begun = verb && self.only_begins_talks(at);
            if (hosted || begun) && !all.iter().all(|(actor, _)| self.is_human(*actor)) {
                continue;
            }
            if all.is_empty() && noun {
                all = self.sides();
            }
            if all.len() >= 2 {
                let right = all.split_off(1);
                return Some(Encounter::of(all, right, at..at + 1));
            }
        }
        None
    }

    /// Whether nothing but the begin or end of talks is told of those named.
    pub(super) fn only_begins_talks(&self, at: usize) -> bool {
        let held =
            self.list("together_verbs", at).is_some() || self.holds_talks(at) || self.has_talks(at);
        self.begins_talks(at) && !held
    }

    /// "concluded the sixth annual Valdoria-Kestrel Forum", "co-chaired the consultations".
    pub(super) fn holds_talks(&self, at: usize) -> bool {
        let hosting = || self.list("hosting_verbs", at);
        let Some(length) = self.list("closing_verbs", at).or_else(hosting) else { return false };
        let stop = self.sentence.end.min(at + length + 10);
        let noun = (at + length..stop).find(|word| self.list("talks_nouns", *word).is_some());
        noun.is_some_and(|noun| {
            (at + length..noun).all(|word| !self.page.is_any(word, &[",", ";", "with", "that"]))
        })
    }

    /// A word in a title that says the people named in it met.
    pub(super) fn title_noun(&self, at: usize) -> bool {
        self.list("meeting_nouns", at).is_some() || self.list("title_nouns", at).is_some()
    }
}

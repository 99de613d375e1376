//! Talks with a guest: that one of those who talked was in the other's country tells that they met.

use chancery_record::{Evidence, Finding, Medium, Rule};

use super::{Report, Scene};
use crate::actors::mentions::Mention;
use crate::page::Words;

const RULE: Rule = Rule::named("contact/medium-by-visit");

/// How many sentences from the beginning may tell of the visit.
const EARLY: usize = 12;
/// How far behind a name the words may stand that tell of a journey.
const NEAR: usize = 8;

impl Scene<'_, '_> {
    /// "Visiting President Venn said during talks with Tao", "Venn arrived in Ostrava on Monday for a
    /// visit": in person, where it was talks that they held.
    pub(super) fn visiting(&self, report: &Report) -> Option<Finding<Medium>> {
        let page = self.page;
        let (_, found) = report.lead.as_ref()?;
        let nouns = ["meeting_nouns", "talk_nouns"];
        let talks = found.words.clone().any(|word| {
            let given = page.in_list("giving_verbs", word);
            given || page.in_any_list(&nouns, word) && !page.in_list("call_nouns", word)
        });
        let early = page.sentences.iter().take(EARLY).map(|sentence| &sentence.words);
        let guest = early.filter(|_| talks).find_map(|words| self.guest(words, report))?;
        let why = "one of them was a guest of the other";
        let evidence = Evidence::words(RULE, page.quote(&guest)).because(why);
        Some(Finding::known(Medium::InPerson, evidence))
    }

    /// The words of a sentence that tell that a principal is on a visit.
    fn guest(&self, sentence: &Words, report: &Report) -> Option<Words> {
        let page = self.page;
        if let Some(words) = page.find_listed("came_from_talks", sentence) {
            let own = self.mentions.within(sentence).iter();
            let mut own = own.filter(|one| report.principals.contains(&one.actor));
            return own.next().map(|_| words);
        }
        let own = |mention: &&Mention| report.principals.contains(&mention.actor);
        self.mentions.within(sentence).iter().filter(own).find_map(|mention| {
            let before = mention.words.start.saturating_sub(2).max(sentence.start);
            let titled = before..mention.words.end.min(before + 4);
            let visiting = titled.clone().find(|word| page.in_list("visiting", *word));
            if let Some(word) = visiting {
                return Some(word..mention.words.end);
            }
            let behind = mention.words.end..sentence.end.min(mention.words.end + NEAR);
            let arrived = page.find_listed("arriving", &behind)?;
            let visit = (arrived.end..sentence.end)
                .take(16)
                .find(|word| page.in_list("visit_nouns", *word))?;
            (arrived.start - mention.words.end <= 2).then_some(arrived.start..visit + 1)
        })
    }
}

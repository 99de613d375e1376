//! The day of a contact in the words of those who held it: "thank you for receiving me today", said before
//! the press with the other side beside them.

use chancery_record::ContactRole;

use super::super::{Report, Scene};
use crate::actors::cast::ActorIndex;
use crate::dates::{Bound, Time, TimeWords};
use crate::document::labels;
use crate::page::Words;

/// How many sentences of a transcript are looked through.
const SENTENCES: usize = 60;
/// How far from "today" the words may stand that tell of the talks.
const NEAR: usize = 8;
/// How many turns make a transcript.
const TURNS: usize = 2;

impl Scene<'_, '_> {
    /// "Today" where those whom the title names together speak of their own meeting: they speak on its day.
    pub(super) fn spoken_today(&self, report: &Report) -> Option<TimeWords> {
        let coming = report.heading.as_ref().is_some_and(|found| found.coming);
        let titled = |actor: &ActorIndex| {
            let named = self.heading.map_or(&[][..], |heading| &heading.mentions.all);
            named.iter().any(|one| one.actor == *actor)
        };
        let together = !coming && report.principals.iter().filter(|one| titled(one)).count() >= 2;
        let account = self.role(report) == ContactRole::Account;
        if !together || !account || labels::count(self.page) < TURNS {
            return None;
        }
        let sentences = self.page.sentences.iter().take(SENTENCES);
        let sentences = sentences.filter(|sentence| !self.is_asked(sentence.block));
        let mut days = sentences.flat_map(|sentence| {
            let words = &sentence.words;
            let today = |time: &&TimeWords| time.time == Time::Offset(0) && time.bound == Bound::On;
            self.times.within(words).iter().filter(today).map(move |time| (words, time))
        });
        let own = days.find(|(words, time)| self.is_own_day(words, time));
        // "We will talk about today": that day itself, not about it.
        own.map(|(_, time)| TimeWords { rough: false, ..time.clone() })
    }

    /// Whether a block is a question from the press.
    fn is_asked(&self, block: usize) -> bool {
        let first = self.page.words_of(block).start;
        self.page.in_list("asks", first)
    }

    /// "Welcome you here today", "our discussions today", "today we will discuss": said by one of them to the
    /// other, of what they do together on that day.
    fn is_own_day(&self, sentence: &Words, time: &TimeWords) -> bool {
        let page = self.page;
        let before = time.words.start.saturating_sub(NEAR).max(sentence.start)..time.words.start;
        let after = time.words.end..sentence.end.min(time.words.end + NEAR);
        let near = || before.clone().chain(after.clone());
        let own = near().any(|at| page.in_list("speaking_together", at));
        let here = before.clone().rev().take(3).any(|at| page.low(at) == "here");
        let met = near().any(|at| page.listed("own_talks", at).is_some());
        own && !self.is_these_days(time) && (here || met)
    }

    /// "The challenges of today", "even today", "today's world": these days.
    pub(super) fn is_these_days(&self, time: &TimeWords) -> bool {
        let page = self.page;
        let before = ["of", "even", "until", "as", "and"];
        let talks = ["talk_nouns", "meeting_nouns", "call_nouns", "video_nouns"];
        page.is_any(time.words.start.wrapping_sub(1), &before)
            || page.low(time.words.end) == "as"
            || page.low(time.words.end) == "'s" && !page.in_any_list(&talks, time.words.end + 1)
    }
}

//! Which contacts, understandings, statements and gatherings a phrase points to, by what stands beside
//! its head; `kind` does the same for documents and events.

use chancery_record::ReferenceKind;
use chancery_syntax::Tag;

use super::Finder;
use super::phrase::Signs;
use crate::lexicon::ReferenceHead;
use crate::page::Words;

impl Finder<'_, '_> {
    /// An earlier contact: dated, or told apart by who took part, where, or a word that puts it behind.
    pub(super) fn is_contact_of_before(
        &self,
        signs: &Signs,
        start: usize,
        head: &Words,
        end: usize,
    ) -> bool {
        let page = self.page;
        let between = page.is_any(head.end, &["between", "with", "of"])
            || page.is_any(head.end, &["in", "at"]) && page.is_capital(head.end + 1)
            || self.is_journey_of(head.end, end);
        let titled = page.is_capital(head.start) && signs.named;
        let counted = !titled && self.is_only_counted(start, head.start);
        // "Their talks with a review of …": nobody is named whom they were with.
        let own =
            page.low(head.end) == "with" && start + 1 == head.start && !self.names(head.end, end);
        let told_of = self.relative_time(head.end).is_some();
        let told = !counted && !own && (signs.named || between || signs.marked || told_of);
        // "Mechanisms such as Consular Dialogue": a name without an article is that of a body.
        let body = !page.in_list("reference_openers", start)
            && page.is_capital(head.start)
            && !(between || signs.possessed || signs.marked);
        signs.dated
            || signs.determined && !body && (told || page.in_list("so_far", head.end))
            || self.recalls(start) && page.in_list("again", start)
    }

    /// "The visit to Marran of the President": where to, and whose.
    fn is_journey_of(&self, from: usize, end: usize) -> bool {
        let page = self.page;
        let whose = |word: usize| page.is_any(word, &["of", "by"]) && page.is_capital(word + 1);
        page.low(from) == "to" && page.is_capital(from + 1) && (from + 2..end).any(whose)
    }

    /// An understanding: by whom it was reached, by name, or marked as one of before.
    pub(super) fn is_understanding_of_before(&self, signs: &Signs, head: &Words) -> bool {
        let page = self.page;
        if page.in_list("changes_of_relations", head.start) {
            return self.raised(signs, head);
        }
        let loose = page.in_list("loose_understandings", head.start) && head.len() == 1;
        let told = if loose {
            let named = || (head.end..head.end + 2).any(|word| self.is_name(word));
            signs.dated || signs.marked || signs.named || named()
        } else {
            // "The agreements reached during the summit in Ostrava": the head tells that they were.
            let reached = || {
                let placed = page.is_any(head.end, &["at", "during", "in", "on", "by", "between"]);
                placed && (signs.dated || self.names(head.end, head.end + 7))
            };
            signs.linked || signs.marked || signs.named || head.len() > 1 && reached()
        };
        told && signs.determined
    }

    /// A statement: dated, or with whose it was.
    pub(super) fn is_statement_of_before(&self, signs: &Signs, start: usize, head: &Words) -> bool {
        let page = self.page;
        // "In a statement on Sunday" tells where somebody is cited from.
        let cited = page.is_indefinite_article(start)
            && page.low(start.wrapping_sub(1)) == "in"
            && start > self.sentence.start;
        let made = self.relative(head.end).is_some();
        let standing = !signs.dated
            && !signs.marked
            && page.in_list("standing_statements", head.end - 1)
            && page.is_any(head.end, &["to", "on", "that"])
            && !made;
        // "Her commitment and her vision": nothing that was said at any time.
        let loose = page.in_list("standing_statements", head.start)
            && head.len() == 1
            && !(signs.dated || signs.marked || made || page.low(head.end) == "of");
        if cited || standing || loose {
            return false;
        }
        let owned = page.in_list("owned_statements", head.start)
            && (page.low(head.end) == "of" || signs.determined && !page.is_the_this_or_that(start));
        let named = signs.named && signs.determined && start + 1 < head.start;
        signs.possessed || signs.dated || owned || named || made
    }

    /// A festival, a conference, a session: to come, of before with its number, or by name.
    pub(super) fn gathering(
        &self,
        signs: &Signs,
        ahead: bool,
        start: usize,
        head: &Words,
        end: usize,
    ) -> Option<ReferenceKind> {
        let page = self.page;
        // "A round of strikes".
        let talks = |word: usize| {
            matches!(page.lexicon.references.at(page, word), Some((_, ReferenceHead::Contact)))
        };
        let other = page.in_list("rounds", head.start)
            && page.low(head.end) == "of"
            && !(head.end..head.end + 4).any(talks);
        if other && !signs.dated {
            return None;
        }
        if page.in_list("feasts", head.start) || ahead {
            let meant = ahead || signs.named && start + 1 < head.start;
            return meant.then_some(ReferenceKind::FutureEvent);
        }
        if self.is_meeting_of_before(signs, start, head, end) {
            return Some(ReferenceKind::PriorContact);
        }
        self.is_gathering_by_name(signs, start, head, end).then_some(ReferenceKind::Event)
    }

    /// "The ceasefire talks in Senvik", "the donors' meeting in Senvik": a noun before the head says
    /// what talks they are, and a place follows.
    pub(super) fn is_talks_of_others(&self, start: usize, head: &Words) -> bool {
        let page = self.page;
        let the = page.low(start) == "the";
        let placed = page.is_any(head.end, &["in", "at"]) && page.is_capital(head.end + 1);
        let of = (start + 1..head.start).any(|word| {
            page.tag(word) == Tag::Noun
                && !page.is_capital(word)
                && !page.in_list("reference_marks", word)
                && !page.in_list("coming_marks", word)
        });
        the && placed && of
    }

    /// "The first visit in years": the number counts the one reported and points to no other.
    pub(super) fn is_only_counted(&self, start: usize, head: usize) -> bool {
        let page = self.page;
        let marked = |word: &usize| page.in_list("reference_marks", *word);
        let mut marks = (start..head).filter(marked).peekable();
        marks.peek().is_some() && marks.all(|word| page.in_list("bare_counts", word))
    }
}

//! One side as an official who goes by office and is named nowhere: "The President spoke by phone
//! with …", "… met the Valdorian leader".

use super::{Encounter, Finder, Named};
use crate::actors::cast::Cast;
use crate::actors::mentions::{Mentions, Naming};
use crate::actors::title::{Title, title_at};
use crate::lexicon::{Name, Standing};
use crate::page::{Page, Words, fold};

/// How far an office may stand from the words of contact.
const REACH: usize = 8;

/// Words that describe an official, and whose official it is.
#[derive(Debug, Clone)]
pub(crate) struct Official {
    pub(crate) words: Words,
    /// `None`: of those who issued the text, if anybody is known to have.
    pub(crate) side: Option<String>,
    /// Whether it is the head of a body of many states, which is nobody's own.
    pub(crate) of_body: bool,
    /// Whether the words of contact stand behind it.
    pub(crate) left: bool,
}

/// A contact of somebody named with an official who is not.
pub(crate) fn with_official(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    sentence: &Words,
) -> Option<Encounter> {
    let finder = Finder { page, cast, mentions, sentence, own: None };
    let mut found = sentence.clone().find_map(|at| finder.official_at(at))?;
    found.coming = finder.is_coming(&found);
    Some(found)
}

impl Finder<'_, '_> {
    fn official_at(&self, at: usize) -> Option<Encounter> {
        let from = self.verb_with(at).or_else(|| self.spoke_to(at)).or_else(|| self.told_to(at));
        let from = from.or_else(|| self.visit_to(at));
        let from = from.or_else(|| self.in_talks_with(at));
        from.and_then(|from| self.apart(at, from)).or_else(|| self.side_by_side(at))
    }

    fn spoke_to(&self, at: usize) -> Option<usize> {
        self.list("to_verbs", at).filter(|_| !self.is_noun_here(at))?;
        self.preposition(at + 1, "to").map(|to| to + 1)
    }

    /// "X told Y in a phone call that …".
    fn told_to(&self, at: usize) -> Option<usize> {
        self.list("told_verbs", at)?;
        self.call_within(at).map(|_| at + 1)
    }

    /// "led a delegation in discussions with".
    fn in_talks_with(&self, at: usize) -> Option<usize> {
        let length = self.list("meeting_nouns", at)?;
        let within = self.page.low(at.wrapping_sub(1)) == "in" && at > self.sentence.start + 2;
        (within && self.page.low(at + length) == "with").then_some(at + length + 1)
    }

    /// "the Executive Director of the Harbour Convention": the head of a body of many states, no name behind
    /// the office.
    fn head_of_body(&self, at: usize) -> Option<Title> {
        let page = self.page;
        let from = (page.low(at) == "the" && page.is_capital(at + 1)).then_some(at + 1)?;
        let of = (from..from + 5).find(|word| page.low(*word) == "of")?;
        let office = (from..of).all(|word| page.is_capital(word))
            && (from..of).any(|word| self.list("heads_of_bodies", word).is_some());
        let body = of + 1 + usize::from(page.low(of + 1) == "the");
        let run = (body..self.sentence.end.min(body + REACH)).take_while(|word| {
            page.is_capital(*word) && page.is_word(*word)
                || page.is_any(*word, &["of", "for", "on", "and", "to"])
        });
        let words: Vec<usize> = run.collect();
        let many = words.iter().any(|word| self.list("bodies_of_many", *word).is_some());
        let last = *words.iter().rev().find(|word| page.is_capital(**word))?;
        // "the Director-General of the Lake Organisation, Dr Orsk": named all the same.
        let end = last + 1;
        let bracket =
            (page.low(end) == "(").then(|| (end..end + 4).find(|word| page.low(*word) == ")"));
        let end = bracket.flatten().map_or(end, |close| close + 1);
        let named = page.low(end) == "," && page.is_capital(end + 1);
        let words = at..end;
        (office && many && !named).then_some(Title {
            words,
            office: from..of,
            side: None,
            has_office: true,
        })
    }

    /// One stands before the words of contact, the other behind them.
    fn apart(&self, at: usize, from: usize) -> Option<Encounter> {
        let head = self.main_clause(self.sentence.start, at);
        let mut right = self.named_only(self.after(from));
        let mut left = self.named_only(self.subjects(at));
        if self.page.low(from) == "both" && self.visit_to(at).is_some() {
            right.truncate(1);
        }
        // "The Foreign Minister spoke with Foreign Minister Tao": not with himself.
        left.retain(|one| !self.is_office_of(one, &right));
        right.retain(|one| !self.is_office_of(one, &left));
        match (left.is_empty(), right.is_empty()) {
            (true, false) => {
                let near = at.saturating_sub(REACH + 8).max(head.start)..at;
                let title = near.clone().find_map(|word| self.office_alone(word, at))?;
                let clear = (title.words.end..at).all(|word| !self.page.is_any(word, &[",", ";"]));
                let near = at - title.words.end <= 3;
                let official =
                    Official { words: title.words, side: title.side, of_body: false, left: true };
                (clear && near).then(|| Encounter {
                    official: Some(official),
                    ..Encounter::of(Vec::new(), right, at..from)
                })
            }
            (false, true) => {
                let office = self.office_alone(from, self.sentence.end);
                let office = office.filter(|title| title.side.is_some());
                let of_body = office.is_none();
                let title = office.or_else(|| self.head_of_body(from))?;
                let official =
                    Official { words: title.words, side: title.side, of_body, left: false };
                Some(Encounter {
                    official: Some(official),
                    ..Encounter::of(left, Vec::new(), at..from)
                })
            }
            _ => None,
        }
    }

    /// "The President and Foreign Minister Tao discussed …": both stand before the verb.
    fn side_by_side(&self, at: usize) -> Option<Encounter> {
        let settled = || self.list("done_together", at).filter(|_| self.page.is_finite_verb(at));
        let met = self.list("together_verbs", at).or_else(settled);
        met.filter(|_| !self.is_noun_here(at))?;
        let head = self.main_clause(self.sentence.start, at);
        let mut named = self.named_only(self.everyone_in(&head));
        let others = named.clone();
        named.retain(|one| !self.is_office_of(one, &others));
        let [(_, name)] = named.as_slice() else { return None };
        let before = name.start.checked_sub(1).filter(|word| self.page.low(*word) == "and");
        let title = if let Some(and) = before {
            let titles = (and.saturating_sub(REACH).max(head.start)..and)
                .find_map(|word| self.office_alone(word, and));
            titles.filter(|title| title.words.end == and)
        } else {
            let and = name.end;
            (self.page.low(and) == "and").then(|| self.office_alone(and + 1, at)).flatten()
        }?;
        let left = title.words.start < name.start;
        let official = Official { words: title.words, side: title.side, of_body: false, left };
        let (left, right) = if left { (Vec::new(), named) } else { (named, Vec::new()) };
        Some(Encounter { official: Some(official), ..Encounter::of(left, right, at..at + 1) })
    }

    /// Whether words that only name an office were taken for one of these.
    fn is_office_of(&self, one: &Named, others: &[Named]) -> bool {
        let mention = self.mentions.within(&one.1).first();
        mention.is_some_and(|mention| mention.naming == Naming::Office)
            && others.iter().any(|other| other.0 == one.0 && other.1 != one.1)
    }

    fn everyone_in(&self, words: &Words) -> Vec<Named> {
        let all = self.mentions.within(words).iter();
        all.map(|mention| (mention.actor, mention.words.clone())).collect()
    }

    fn named_only(&self, all: Vec<Named>) -> Vec<Named> {
        all.into_iter().filter(|(actor, _)| self.is_human(*actor)).collect()
    }

    /// An office of state that begins here, an article before it, and no name behind it; "his Kestrelian
    /// colleague" holds the office of the other.
    pub(super) fn office_alone(&self, at: usize, end: usize) -> Option<Title> {
        let own = self.page.is_any(at, &["his", "her", "their"]);
        let article = usize::from(own || self.page.low(at) == "the");
        let from = at + article;
        // "Kestrel's foreign minister".
        let name = self.page.lexicon.name_at(self.page, at).map_or(0, |(length, _)| length);
        let states = name > 0 && self.page.is_any(at + name, &["'s", "'"]);
        let adjective = self.page.lexicon.name_at(self.page, at);
        let adjective = adjective.is_some_and(|(_, name)| matches!(name, Name::Adjective(_)));
        let open = article == 1
            || states
            || adjective
            || from == self.sentence.start && self.page.is_capital(from);
        let title = title_at(self.page, from, end).filter(|title| open && title.has_office)?;
        let office = fold(self.page.bytes(&title.office).of(self.page.text));
        let lexicon = self.page.lexicon;
        let counterpart = lexicon.standing(&office) == Some(Standing::Counterpart);
        let high = lexicon.rank_of(&office).is_some_and(|rank| rank <= 3) && !own || counterpart;
        // "the Valdorian leader on September 18": the day is no part of the office.
        let day = (from + 1..title.words.end).find(|word| self.page.is_any(*word, &["on"]));
        let next = day.unwrap_or(title.words.end);
        let named = self.page.is_capital(next) && self.page.is_word(next);
        let possessive = self.page.is_any(next, &["'s", "'"]);
        let alone = !named && !possessive && lexicon.unnamed.at(self.page, next).is_none();
        let words = at..next;
        (high && alone).then_some(Title { words, ..title })
    }
}

//! Gatherings that are told of one body of officials: "The Lake League ministers of defence met here today",
//! "Harbour chiefs from the lake states wrapped up a meeting in Ostrava".

use chancery_syntax::{Form, Tag};

use super::{Encounter, Finder, HELD};
use crate::actors::cast::Cast;
use crate::actors::mentions::Mentions;
use crate::page::{Page, Words};

/// How far into a sentence the officials may be named, behind a date line or "Today".
const OPENING: usize = 18;
/// How far behind them the verb may stand, what is set off between dashes or brackets not counted.
const REACH: usize = 8;
/// How far behind its noun the body may be named whose officials they are.
const BEHIND: usize = 10;
/// How far behind the verb of another act the talks may stand at which it was done.
const FAR: usize = 30;

/// Officials who met, described together.
#[derive(Debug, Clone)]
pub(crate) struct Gathering {
    /// The words that describe them.
    pub(crate) group: Words,
    /// The words of contact.
    pub(crate) words: Words,
}

/// The officials of one body or part of the world whom a sentence tells to have met; those of one state
/// are that state's own matter, those of several are named by their states elsewhere.
pub(crate) fn gathering(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    sentence: &Words,
) -> Option<Gathering> {
    let finder = Finder { page, cast, mentions, sentence, own: None };
    let found = finder.gathered()?;
    let told = Encounter::of(Vec::new(), Vec::new(), found.words.clone());
    let met = !finder.is_thought_of(&told)
        && !finder.is_coming(&told)
        && !finder.is_at_a_halt(&told)
        && page.find_listed("not_held", &(found.group.end..found.words.end)).is_none();
    met.then_some(found)
}

impl Finder<'_, '_> {
    fn gathered(&self) -> Option<Gathering> {
        let page = self.page;
        let start = self.past_line(self.sentence.end);
        let near = start..self.sentence.end.min(start + OPENING);
        let head = near.clone().find(|at| self.list("gathering_heads", *at).is_some())?;
        // Nothing is told of anybody else before them.
        if (start..head).any(|at| page.is_finite_verb(at) || page.is_any(at, &["with", "by"])) {
            return None;
        }
        let end = head + self.list("gathering_heads", head)?;
        let from = self.group_start(head);
        let end = self.whose_officials(from, head, end)?;
        let verb = self.verb_behind(end)?;
        let words = self.met_at(verb)?;
        Some(Gathering { group: from..end, words })
    }

    /// Where the words begin that describe the officials whose noun stands here.
    fn group_start(&self, head: usize) -> usize {
        let page = self.page;
        let part = |at: usize| {
            page.is_capital(at) && page.is_word(at)
                || self.list("regions", at).is_some()
                || page.tag(at) == Tag::Adj
                || page.low(at) == "the"
        };
        let mut from = head;
        while from > self.sentence.start && part(from - 1) && !page.is_any(from - 1, &["today"]) {
            from -= 1;
            if page.low(from) == "the" {
                break;
            }
        }
        from
    }

    /// One past the words for the officials, where something tells whose they are: a part of the world or a
    /// name before the noun, or a body or several states behind "of" or "from".
    fn whose_officials(&self, from: usize, head: usize, end: usize) -> Option<usize> {
        let page = self.page;
        if (from..head).any(|at| self.list("no_officials", at).is_some()) {
            return None;
        }
        let before = (from..head).any(|at| self.names_many(at));
        let states = (from..head).any(|at| self.names_state(at));
        // "and senior representatives" belong to them.
        let mut of = end;
        let other = (of + 1..of + 4).find(|at| self.list("group_heads", *at).is_some());
        if let Some(other) = other.filter(|_| page.low(of) == "and") {
            of = other + self.list("group_heads", other)?;
        }
        let behind = page.in_list("of_states", of).then(|| self.body_behind(of + 1)).flatten();
        match behind {
            Some(end) => Some(end),
            None if page.in_list("of_states", of) => None,
            None => (before && !states).then_some(of),
        }
    }

    /// One past the body named from this token on: "the Lake League (LL)", "lake nations", "more than 30
    /// countries".
    fn body_behind(&self, from: usize) -> Option<usize> {
        let page = self.page;
        let stop = self.sentence.end.min(from + BEHIND);
        let inside = |at: usize| {
            page.is_word(at)
                && !page.is_finite_verb(at)
                && (page.is_capital(at)
                    || matches!(page.tag(at), Tag::Noun | Tag::Propn | Tag::Adj | Tag::Num)
                    || page.is_any(at, &["the", "of", "more", "than", "over", "and"]))
        };
        let end = (from..stop).find(|at| !inside(*at)).unwrap_or(stop);
        let many =
            (from..end).any(|at| self.names_many(at) || self.list("two_states", at).is_some());
        let state = (from..end).any(|at| self.names_state(at));
        (many && !state && end > from).then_some(end)
    }

    /// A part of the world, or a body of several states, known or only named: "Lake League".
    fn names_many(&self, at: usize) -> bool {
        let page = self.page;
        if self.list("regions", at).is_some() {
            return self.list("no_regions", at).is_none();
        }
        let Some((_, name)) = page.lexicon.name_at(page, at) else {
            let low = page.low(at);
            let united = self.list("unions", at).is_some();
            let letters = page.raw(at).chars().filter(|c| c.is_uppercase()).count() >= 3;
            return page.is_capital(at) && (united || letters && !low.contains('.'));
        };
        matches!(name, crate::lexicon::Name::Organization(_))
            && page.lexicon.side(name).is_some_and(|side| !side.agency)
    }

    fn names_state(&self, at: usize) -> bool {
        let page = self.page;
        page.name(at)
            .is_some_and(|(_, name)| !matches!(name, crate::lexicon::Name::Organization(_)))
    }

    /// The verb of which the officials named up to this token are the subject: past what is set off.
    fn verb_behind(&self, end: usize) -> Option<usize> {
        let page = self.page;
        let mut at = end;
        let closes = |at: usize| match page.low(at) {
            "(" => Some(")"),
            "," => Some(","),
            "[" => Some("]"),
            _ if page.is_dash(at) => Some("–"),
            _ => None,
        };
        while let Some(close) = closes(at) {
            let shut =
                |word: &usize| page.low(*word) == close || close == "–" && page.is_dash(*word);
            // "Denmark, Finland, Norway –": what is set off by commas may be a list.
            let ends = (at + 1..self.sentence.end).filter(shut);
            let finite = |word: usize| page.is_finite_verb(word);
            let last = ends.take_while(|word| !(at + 1..*word).any(finite)).last()?;
            at = last + 1;
        }
        let stop = self.sentence.end.min(at + REACH);
        let tells = |word: &usize| page.is_finite_verb(*word) || self.tells_of_talks(*word);
        let verb = (at..stop).find(tells)?;
        // "Ministers who met on Monday": another clause.
        let clear = (at..verb).all(|word| {
            !page.is_any(word, &["who", "that", "which", "with", ",", ";", ":"])
                && !page.lexicon.is_listed("to_particles", page.low(word))
        });
        clear.then_some(verb)
    }

    /// The words that tell that the subjects of this verb met: "met", "held a meeting", "agreed … at their
    /// meeting in".
    pub(super) fn met_at(&self, verb: usize) -> Option<Words> {
        let page = self.page;
        let perfect =
            page.is_any(verb, &["have", "had"]) && page.form(verb + 1) == Form::Participle;
        let at = verb + usize::from(perfect);
        let gathered = page.in_list("gathering", at);
        if !perfect && !self.tells_of_talks(at) && page.form(at) != Form::Past {
            return None;
        }
        // "Met with President Tao": two sides, and no gathering.
        let others = (at + 1..self.sentence.end.min(at + REACH / 2)).any(|word| {
            page.low(word) == "with" && !page.is_any(word + 1, &["each", "one", "a", "the"])
        });
        if gathered {
            return (!others && self.is_bare(at + 1)).then_some(at..at + 1);
        }
        if self.has_talks(at) || self.begins_talks(at) {
            return Some(at..at + 1);
        }
        let stop = self.sentence.end.min(at + FAR);
        (at + 1..stop).find_map(|word| self.own_talks(word))
    }

    /// "gathered", "wrapped up a summit": such a verb in the past, which may read as a participle.
    fn tells_of_talks(&self, at: usize) -> bool {
        let past = matches!(self.page.form(at), Form::Past | Form::Participle);
        past && (self.page.in_list("gathering", at) || self.begins_talks(at))
    }

    /// Whether no object stands here: "met here on Monday", not "met their targets".
    fn is_bare(&self, at: usize) -> bool {
        let page = self.page;
        let low = page.low(at);
        at >= self.sentence.end
            || !page.is_word(at)
            || matches!(page.tag(at), Tag::Adp | Tag::Adv | Tag::Part)
            || crate::dates::english::weekday(low).is_some()
            || page.is_any(at, &["today", "yesterday", "here", "virtually", "to", "in", "on", "at"])
    }

    /// "At their meeting in", "after a two-day summit": talks at which something was done.
    fn own_talks(&self, at: usize) -> Option<Words> {
        let page = self.page;
        let opened = page.is_any(at, &["at", "during", "after", "following", "in", "over"]);
        let own = page.is_any(at + 1, &["a", "their", "an"]);
        let reach = at + 2..self.sentence.end.min(at + 6);
        let noun = reach.clone().find(|word| {
            let held = HELD.iter().any(|list| self.list(list, *word).is_some());
            held && page.tag(*word).is_nominal()
        })?;
        let plain = (at + 2..noun)
            .all(|word| !page.in_list("earlier_marks", word) && !page.in_list("to_come", word));
        // "During a meeting with Tao", "at a meeting of bankers": others than they.
        let others = page.is_any(noun + 1, &["with", "of", "between"]);
        (opened && own && plain && !others).then_some(at..noun + 1)
    }
}

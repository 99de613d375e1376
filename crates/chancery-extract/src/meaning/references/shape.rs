//! Where a noun phrase around a head word begins and ends.

use chancery_syntax::{Form, Tag};

use super::{AFTER, BEFORE, Finder};
use crate::dates::Time;
use crate::lexicon::ReferenceHead;

impl Finder<'_, '_> {
    /// Back over the words of a noun phrase, times inside it included.
    pub(super) fn phrase_start(&self, head: usize) -> usize {
        let page = self.page;
        let mut start = head;
        while start > self.sentence.start && head - start < BEFORE {
            let word = start - 1;
            // "The November 3, 2031 fact sheet": a time is part of the phrase as a whole.
            // "Their April 2, 2031, telephone call": the comma behind the year is part of it too.
            let comma = usize::from(page.low(word) == ",");
            let time = self.times.iter().find(|time| {
                let year = || matches!(time.time, Time::Calendar(date) if date.year.is_some());
                time.words.end + comma == start
                    && (comma == 0 || year())
                    && time.words.len() > 1
                    && time.words.start > self.sentence.start
            });
            if let Some(time) =
                time.filter(|time| self.page.in_list("phrase_openers", time.words.start - 1))
            {
                start = time.words.start;
                continue;
            }
            let inside = matches!(
                page.tag(word),
                Tag::Adj | Tag::Noun | Tag::Propn | Tag::Det | Tag::Num | Tag::Part | Tag::Pron
            ) || page.is_any(word, &["'s", "'", "“", "”", "-"])
                || self.is_within_phrase(word, head);
            let pointing = page.is_any(word, &["that", "this"]) && word + 1 == head;
            let out = page.is_any(
                word,
                &[
                    "that",
                    "to",
                    "it",
                    "we",
                    "they",
                    "this",
                    "not",
                    "following",
                    "what",
                    "which",
                    "whose",
                    "who",
                ],
            );
            if !pointing && (!inside || out) {
                break;
            }
            start = word;
            if pointing || page.in_list("phrase_openers", word) {
                break;
            }
        }
        if page.low(start) == "the"
            && page.low(start.wrapping_sub(1)) == "all"
            && start > self.sentence.start
        {
            start -= 1;
        }
        let outside = |at: usize| page.is_quotation_mark(at) || page.is_any(at, &["'s", "'", "-"]);
        while start < head && outside(start) {
            start += 1;
        }
        start
    }

    /// "The *announced* meeting", "the *recently* launched strategy", "the Salt *and* Amber Forum".
    fn is_within_phrase(&self, word: usize, head: usize) -> bool {
        let page = self.page;
        let opened = word > self.sentence.start
            && (page.in_list("phrase_openers", word - 1)
                || matches!(page.tag(word - 1), Tag::Adj | Tag::Adv));
        let attribute = matches!(page.form(word), Form::Participle | Form::Gerund)
            && page.tag(word + 1) != Tag::Det
            && (opened || page.in_list("meetings_held", word))
            || page.tag(word) == Tag::Adv && opened && word + 1 < head;
        let capital = page.is_capital(head) || page.is_capital(head.saturating_sub(1));
        // "The Heads of Government Meeting".
        let of = page.low(word) == "of"
            && page.is_capital(head)
            && word + 1 < head
            && page.is_capital(word + 1)
            && word > self.sentence.start
            && page.is_capital(word - 1)
            && page.lexicon.offices.at(page, word - 1).is_none();
        of || attribute || page.low(word) == "and" && capital && self.is_name_part(word)
    }

    /// Whether "and" stands within a name that an article or number opens: "the Third Salt and Amber
    /// Forum", but not "Venn and Foreign Minister Orsk's visit".
    fn is_name_part(&self, word: usize) -> bool {
        let page = self.page;
        let mut at = word;
        while at > self.sentence.start && word - at < 4 && page.is_capital(at - 1) {
            at -= 1;
        }
        let opened = page.is_any(at.wrapping_sub(1), &["the", "a"]);
        opened && at < word && self.is_joined_name(word)
    }

    /// Over "reached by …", "between …", "with …", "in …" to the end of the phrase.
    pub(super) fn phrase_end(&self, end: usize, kind: ReferenceHead) -> usize {
        // "His government's vow to bring peace to the region".
        let last = end.saturating_sub(1);
        let owned = kind == ReferenceHead::Statement && self.page.in_list("owned_statements", last);
        let vowed = self.page.low(end) == "to"
            && self.page.form(end + 1) == Form::Base
            && (owned || self.page.in_list("deeds", last));
        if vowed {
            let stop = self.sentence.end.min(end + AFTER);
            let bar = |word: &usize| {
                self.page.is_any(*word, &[",", ";", ":", ".", "”"])
                    || self.page.is_finite_verb(*word) && self.page.form(*word) != Form::Present
            };
            return (end + 2..stop).find(bar).unwrap_or(stop);
        }
        let near = self.near_end(end, kind);
        match kind {
            ReferenceHead::Statement | ReferenceHead::Understanding if near > end => near,
            _ => near.max(self.tail(end, kind)),
        }
    }

    fn near_end(&self, end: usize, kind: ReferenceHead) -> usize {
        let page = self.page;
        let closing = usize::from(page.is_any(end, &["”", "\""]));
        if let Some(relative) = self.relative(end) {
            return relative;
        }
        // ", held in Brennholt in 2030,": what the comma parts off belongs to it.
        let parted = kind == ReferenceHead::Contact
            && page.low(end) == ","
            && page.form(end + 1) == Form::Participle
            && page.in_list("reference_links", end + 1);
        let from = end + closing + usize::from(parted);
        if !self.is_linked(from, kind) {
            return from;
        }
        let stop = self.sentence.end.min(from + AFTER);
        let mut inside = from + 1..stop;
        let mut at = inside.find(|at| self.ends_links(*at, from, kind)).unwrap_or(stop);
        at = at.max(from + 1);
        let loose = [",", "and", "the", "of", "in", "on", "at", "that", "which", "to", "a"];
        while at > from && page.is_any(at - 1, &loose) {
            at -= 1;
        }
        at
    }

    /// Whether what belongs to a noun of this kind goes on here.
    fn is_linked(&self, from: usize, kind: ReferenceHead) -> bool {
        let page = self.page;
        let contact = kind == ReferenceHead::Contact || kind == ReferenceHead::Coming;
        let statement = kind == ReferenceHead::Statement;
        page.in_list("reference_links", from)
            || contact && page.is_any(from, &["to", "in", "at"]) && page.is_capital(from + 1)
            || kind == ReferenceHead::Document && page.is_any(from, &["on", "for"])
            || statement && page.is_any(from, &["to", "on"])
    }

    /// Whether what belongs to a noun, beginning at `from`, ends before this token.
    fn ends_links(&self, at: usize, from: usize, kind: ReferenceHead) -> bool {
        let page = self.page;
        let told = self.times.iter().any(|time| time.words.contains(&at));
        // "The summit held two weeks ago, Venn said": the main clause follows.
        let parted = self.times.iter().any(|time| time.words.end == at);
        let participle = matches!(page.form(at), Form::Participle | Form::Gerund);
        let verb = matches!(page.tag(at), Tag::Verb | Tag::Aux) && !participle;
        let infinitive = page.low(at) == "to" && page.form(at + 1) == Form::Base;
        let ends = page.is_any(at, &[".", ";", ":", "since", "ahead", "when", "where", "who"])
            || page.reads(at, &["as", "well", "as"])
            || page.tag(at) == Tag::Sconj
            || page.tag(at) == Tag::Pron && page.low(at) == "which"
            || page.low(at) == ","
                && (parted || !page.is_capital(at + 1) || self.opens_clause(at + 1))
            || page.low(at) == "and" && !page.is_capital(at + 1) && !self.is_listed(at);
        // "The withdrawal of the guards last month shook …": what follows its time is no more of it.
        let past =
            at > from && parted && !matches!(page.tag(at), Tag::Adp | Tag::Punct | Tag::Cconj);
        let statement = kind == ReferenceHead::Statement;
        // "… by X and Y during their meeting last November" goes on, "… of X in earnest" not.
        let circumstance = page.is_any(at, &["during", "in", "on", "at"])
            && !page.in_list("again", at + 1)
            && !page.is_capital(at + 1)
            && kind != ReferenceHead::Document;
        !told && (verb || ends || past || infinitive && !statement || circumstance)
    }

    /// Whether a subject with its verb begins here: "…, Ms Venn thanked the hosts".
    fn opens_clause(&self, at: usize) -> bool {
        let end = self.phrase_after(at);
        end > at && self.page.is_finite_verb(self.page.behind_adverbs(end, self.sentence.end))
    }

    /// "and" between two nouns without articles: "grain and fuel".
    pub(super) fn is_listed(&self, at: usize) -> bool {
        self.page.tag(at + 1).is_nominal() && self.page.tag(at.wrapping_sub(1)).is_nominal()
    }

    /// "The agreement they reached in Ostrava", "the promises that it made at the conference": one
    /// past a clause without its own object that belongs to the noun before it.
    pub(super) fn relative(&self, at: usize) -> Option<usize> {
        let page = self.page;
        let from = at + usize::from(page.low(at) == "that");
        let subject = page.tag(from) == Tag::Pron || page.is_capital(from);
        let verb = (from + 1..from + 4).take_while(|word| !page.is_any(*word, &[",", "."]));
        let verb = verb.into_iter().find(|word| page.in_list("making_verbs", *word))?;
        if !subject || verb >= self.sentence.end {
            return None;
        }
        let mut end = verb + 1;
        while let Some(time) = self.times.iter().find(|time| {
            time.words.start >= end
                && time.words.start <= end + 1
                && (time.words.start == end || page.is_any(end, &["in", "on", "at"]))
        }) {
            end = time.words.end;
        }
        if end == verb + 1 && page.is_any(end, &["in", "at", "under"]) {
            let stop = self.sentence.end.min(end + 7);
            let inner = (end + 1..stop).take_while(|word| {
                page.tag(*word).is_nominal() || matches!(page.tag(*word), Tag::Det | Tag::Adj)
            });
            end = inner.last().map_or(end, |word| word + 1);
        }
        Some(end)
    }
}

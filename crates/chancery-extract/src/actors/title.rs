//! Titles of office before a name, or alone.

mod complement;
mod second;

use self::complement::{complement, organisation_end};
use self::second::second_office;
use crate::lexicon::Name;
use crate::page::{Page, Words};

/// A title: "Secretary of State", "Valdorian Foreign Minister", "Mr.".
#[derive(Debug, Clone)]
pub(crate) struct Title {
    /// All its words, the state before it included.
    pub(crate) words: Words,
    /// The words of the office itself; empty after a bare honorific.
    pub(crate) office: Words,
    /// The code of the state or organisation it belongs to.
    pub(crate) side: Option<String>,
    /// Whether the office was named, not only "Mr.".
    pub(crate) has_office: bool,
}

/// The most tokens that a title may have; longer runs of offices are cut there.
const LONGEST: usize = 32;

/// The longest title that begins at this token.
pub(crate) fn title_at(page: &Page<'_>, start: usize, end: usize) -> Option<Title> {
    title_from(page, start, end, true)
}

/// The same; `chained` lets another office of the same person follow. What is looked at behind a joiner
/// is not chained again: a run of offices would be read anew from each of them.
fn title_from(page: &Page<'_>, start: usize, end: usize, chained: bool) -> Option<Title> {
    if !page.may_open_title(start) || is_visited(page, start) {
        return None;
    }
    let title = Title { words: start..start, office: start..start, side: None, has_office: false };
    let end = end.min(start + LONGEST);
    let reading =
        Reading { page, end, chained, at: start, title, office_from: None, complete: None };
    reading.whole()
}

/// A title as far as it has been read.
struct Reading<'r, 'a> {
    page: &'r Page<'a>,
    end: usize,
    chained: bool,
    /// The token to be read next.
    at: usize,
    title: Title,
    /// Where the words of the office begin.
    office_from: Option<usize>,
    /// Where what has been read so far is a title of itself.
    complete: Option<usize>,
}

impl Reading<'_, '_> {
    fn whole(mut self) -> Option<Title> {
        while self.at < self.end && self.part() {}
        self.title.words.end = self.complete?;
        Some(self.title)
    }

    /// Reads the next part; false where none follows.
    fn part(&mut self) -> bool {
        let (page, at) = (self.page, self.at);
        // "Sultan bin Saad Orsk": a given name, whatever office it names elsewhere.
        let fathered = page.lexicon.name_words.fathers.contains(page.low(at + 1));
        if fathered && page.lexicon.woman_by_name(page.low(at)).is_some() {
            return false;
        }
        // "Foreign Minister Don Orsk": a form of address that is a given name too.
        let given = self.title.has_office && page.lexicon.woman_by_name(page.low(at)).is_some();
        if let Some(next) = honorific(page, at).filter(|_| !given) {
            return self.complete_at(next);
        }
        // "Foreign Minister Petra Orsk": an agency's or a state's name that is a given name too.
        if self.title.has_office && is_given_name(page, at) {
            return false;
        }
        let behind =
            retired(page, at).or_else(|| self.title.has_office.then(|| charge(page, at))?);
        if let Some(next) = behind.filter(|_| self.complete == Some(at)) {
            return self.complete_at(next);
        }
        self.name() || self.office(given) || self.portfolio() || self.body() || self.prefix()
    }

    fn complete_at(&mut self, next: usize) -> bool {
        self.at = next;
        self.complete = Some(next);
        true
    }

    /// The state or organisation whose the office is.
    fn name(&mut self) -> bool {
        let (page, at) = (self.page, self.at);
        let Some((length, name)) = page.lexicon.name_at(page, at) else { return false };
        let side = page.lexicon.side(name).map(|side| side.code.clone());
        let next = at + length;
        // "UN High Commissioner for Harbours" names the body and its head.
        let head = (at + 1..next).find(|word| page.lexicon.offices.at(page, *word).is_some());
        if let Some(head) = head.filter(|_| page.is_capital(next) || page.low(next) == "(") {
            self.title.side = side;
            return self.office_up_to(head, next) && self.complete_at(next);
        }
        // "Valdorian HU Sherpa": Valdoria's at the union.
        let states = self.title.side.is_some() && matches!(name, Name::Organization(_));
        let side = side.filter(|_| !states);
        // A state right before a name is not part of a title ("Jordan", "Georgia").
        self.title.side = side.or(self.title.side.take());
        let owner = page.is_any(next, &["'s", "'"]);
        self.at = if owner { next + 1 } else { past_letters(page, next) };
        true
    }

    /// The office, what completes it, and another that its holder has too.
    fn office(&mut self, given: bool) -> bool {
        let (page, at) = (self.page, self.at);
        // "Foreign Minister of Marra Amir Osk": an office that is a given name too.
        let named = given && self.complete == Some(at) && page.is_capital(at + 1);
        let office = page.lexicon.offices.at(page, at).filter(|_| !named);
        let Some((length, _)) = office else { return false };
        let next =
            complement(page, past_numeral(page, at + length), self.end, &mut self.title.side);
        self.office_up_to(at, next);
        if self.title.side.is_none() {
            self.title.side = page.lexicon.sole_side(page.low(at)).map(str::to_owned);
        }
        self.complete_at(next);
        if self.chained {
            self.at = second_office(page, self.title.words.start, next, self.end);
        }
        true
    }

    /// The office ends here, and begins at the first of its words that was read.
    fn office_up_to(&mut self, from: usize, next: usize) -> bool {
        let from = *self.office_from.get_or_insert(from);
        self.title.has_office = true;
        self.title.office = from..next;
        true
    }

    /// "Foreign and Trade" in "Foreign and Trade Minister".
    fn portfolio(&mut self) -> bool {
        let portfolio = |at: usize| self.page.lexicon.portfolios.at(self.page, at);
        let Some((length, ())) = portfolio(self.at) else { return false };
        let next = self.at + length;
        let more = self.page.is_any(next, &["and", "&"]).then(|| portfolio(next + 1)).flatten();
        self.office_from.get_or_insert(self.at);
        self.at = more.map_or(next, |(length, ())| next + 1 + length);
        true
    }

    /// "Valdorian Foreign Ministry spokesperson": a body before the office.
    fn body(&mut self) -> bool {
        let (page, at) = (self.page, self.at);
        let body = page.lexicon.bodies.at(page, at).filter(|_| !self.title.has_office);
        let Some((length, ())) = body else { return false };
        // "the Kestrelian delegation President Venn expressed": a careless text leaves out a comma.
        if !page.is_capital(at) && page.is_capital(at + length) {
            return false;
        }
        self.at = at + length;
        true
    }

    /// "Deputy", "Acting".
    fn prefix(&mut self) -> bool {
        let prefix = self.page.lexicon.office_prefixes.contains(self.page.low(self.at));
        // "The nation under President Venn": where it stands, and no office.
        let office = || self.page.raw(self.at + 1) == "secretary";
        let stands = |at: usize| self.page.is_capital(at) || office();
        let prefix = prefix && (self.page.low(self.at) != "under" || stands(self.at));
        if prefix {
            self.office_from.get_or_insert(self.at);
            self.at += 1;
        }
        prefix
    }
}

/// The office in apposition behind a name: like [`title_at`], and on through what stands in no
/// title before a name ("State Secretary for Trade to the Prime Minister of Valdoria", "Spokesperson
/// and Chief Adviser to …"). The office is that of the first title; the words and the side are
/// those of all of it.
pub(crate) fn apposed_title(page: &Page<'_>, start: usize, end: usize) -> Option<Title> {
    let mut title = title_at(page, start, end).filter(|title| title.has_office)?;
    let end = end.min(start + LONGEST);
    loop {
        let at = title.words.end;
        if !page.is_any(at, &["of", "for", "to", "and", "at", "in"]) {
            return Some(title);
        }
        let next = at + 1 + usize::from(page.low(at + 1) == "the");
        let known = page.lexicon.name_at(page, next);
        if let Some(inner) = title_at(page, next, end).filter(|inner| inner.has_office) {
            let named = page.is_capital(inner.words.end) && page.is_word(inner.words.end);
            if named || !page.is_capital(next) {
                return Some(title);
            }
            title.side = inner.side.or(title.side);
            title.words.end = inner.words.end;
        } else if let Some((length, name)) = known.filter(|_| page.is_any(at, &["of"])) {
            title.side = page.lexicon.side(name).map(|side| side.code.clone());
            title.words.end = next + length;
        } else if let Some(last) = organisation_end(page, next, end) {
            title.words.end = last;
        } else if let Some((length, ())) = page.lexicon.portfolios.at(page, next) {
            // "at the Ministry of Foreign Affairs of Kestrel".
            title.words.end = next + length;
        } else {
            return Some(title);
        }
    }
}

/// "During her visit to Kestrel Foreign Minister Venn met": the state that was visited is no part of a
/// title behind it.
pub(crate) fn is_visited(page: &Page<'_>, start: usize) -> bool {
    let state = || {
        let named = page.lexicon.name_at(page, start);
        named.is_some_and(|(_, name)| matches!(name, Name::State(_)))
    };
    let visited =
        start > 1 && page.low(start - 1) == "to" && page.in_list("visit_nouns", start - 2);
    (visited || is_where(page, start)) && state()
}

/// "While in Kestrel Ms Venn met": where somebody was, before a form of address or an office.
fn is_where(page: &Page<'_>, start: usize) -> bool {
    let opens =
        page.is_any(start.wrapping_sub(2), &["while", "when", "once", "yesterday", "today"]);
    let first = start > 0 && page.opens_sentence(start - 1);
    start > 0 && page.low(start - 1) == "in" && (opens || first)
}

/// "Foreign Minister II Ruben Tao": the second holder of an office, before a name.
fn past_numeral(page: &Page<'_>, at: usize) -> usize {
    let numeral = matches!(page.raw(at), "II" | "III");
    if numeral && page.is_capital(at + 1) && page.is_word(at + 1) { at + 1 } else { at }
}

/// "Brigadier General (retd) Orla Venn": one past the brackets.
fn retired(page: &Page<'_>, at: usize) -> Option<usize> {
    let word = page.low(at + 1).trim_end_matches('.');
    let last = at + 2 + usize::from(page.low(at + 2) == ".");
    let bracketed = page.low(at) == "(" && page.low(last) == ")";
    (bracketed && page.lexicon.is_listed("retired", word)).then_some(last + 1)
}

/// "Joint Secretary (Harbours and Ferries) Orla Venn": what an office is in charge of, in brackets before
/// a name; one past them.
fn charge(page: &Page<'_>, at: usize) -> Option<usize> {
    const LONGEST: usize = 8;
    if page.low(at) != "(" {
        return None;
    }
    let close = (at + 2..at + LONGEST).find(|word| page.low(*word) == ")")?;
    let plain = |word: usize| page.is_capital(word) || page.is_any(word, &["and", "of", "&", ","]);
    let named = page.is_capital(close + 1) && page.is_word(close + 1);
    (named && (at + 1..close).all(plain)).then_some(close + 1)
}

/// "the Harbour Union (HU) Resident Coordinator": one past the letters for a name, in brackets.
fn past_letters(page: &Page<'_>, at: usize) -> usize {
    let letters = |raw: &str| raw.len() > 1 && raw.chars().all(char::is_uppercase);
    let short = page.low(at) == "(" && letters(page.raw(at + 1)) && page.low(at + 2) == ")";
    if short { at + 3 } else { at }
}

/// Whether a name of a state or body is a given name here: one that people bear, before another
/// name.
pub(crate) fn is_given_name(page: &Page<'_>, at: usize) -> bool {
    let next = at + 1;
    page.lexicon.name_at(page, at).is_some_and(|(length, _)| length == 1)
        && page.lexicon.woman_by_name(page.low(at)).is_some()
        && page.is_capital(next)
        && page.is_word(next)
        && page.lexicon.name_at(page, next).is_none()
        && page.lexicon.offices.at(page, next).is_none()
        && page.lexicon.portfolios.at(page, next).is_none()
}

/// "Tun Tun Orsk": a form of address said twice over is a name.
pub(crate) fn is_doubled(page: &Page<'_>, at: usize) -> bool {
    let again = |other: usize| page.raw(other) == page.raw(at) && page.is_word(at);
    page.is_capital(at) && (again(at + 1) || at > 0 && again(at - 1))
}

fn honorific(page: &Page<'_>, at: usize) -> Option<usize> {
    let (length, ()) = page.lexicon.honorifics.at(page, at)?;
    let capital = page.is_capital(at);
    let next = at + length;
    if is_doubled(page, at) {
        return None;
    }
    // "Sri" of a state's name is nobody's form of address.
    if page.lexicon.name_at(page, at).is_some_and(|(named, _)| named > length) {
        return None;
    }
    capital.then(|| if page.low(next) == "." { next + 1 } else { next })
}

/// The state named by "of …" right after a name or title.
pub(crate) fn side_after(page: &Page<'_>, at: usize) -> Option<(usize, Name)> {
    if page.low(at) != "of" {
        return None;
    }
    let from = if page.low(at + 1) == "the" { at + 2 } else { at + 1 };
    let (length, name) = page.lexicon.name_at(page, from)?;
    Some((from + length, name))
}

//! Titles of office before a name, or alone.

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
    let end = end.min(start + LONGEST);
    let mut at = start;
    let mut title =
        Title { words: start..start, office: start..start, side: None, has_office: false };
    let mut office_from = None;
    let mut complete = None;
    while at < end {
        // "Foreign Minister Don Orsk": a form of address that is a given name too.
        let given = title.has_office && page.lexicon.woman_by_name(page.low(at)).is_some();
        if let Some(next) = honorific(page, at).filter(|_| !given) {
            at = next;
            complete = Some(at);
            continue;
        }
        // "Foreign Minister Petra Orsk": an agency's or a state's name that is a given name too.
        if title.has_office && is_given_name(page, at) {
            break;
        }
        if let Some(next) = retired(page, at).filter(|_| complete == Some(at)) {
            at = next;
            complete = Some(at);
            continue;
        }
        if let Some((length, name)) = page.lexicon.name_at(page, at) {
            let next = at + length;
            // "UN High Commissioner for Harbours" names the body and its head.
            let head = (at + 1..next).find(|w| page.lexicon.offices.at(page, *w).is_some());
            if let Some(head) = head.filter(|_| page.is_capital(next) || page.low(next) == "(") {
                office_from.get_or_insert(head);
                title.side = page.lexicon.side(name).map(|side| side.code.clone());
                title.has_office = true;
                title.office = office_from.unwrap_or(head)..next;
                complete = Some(next);
                at = next;
                continue;
            }
            // A state right before a name is not part of a title ("Jordan", "Georgia").
            title.side = page.lexicon.side(name).map(|side| side.code.clone()).or(title.side);
            at = if page.is_any(next, &["'s", "'"]) { next + 1 } else { past_letters(page, next) };
            continue;
        }
        // "Foreign Minister of Marra Amir Osk": an office that is a given name too.
        let named = given && complete == Some(at) && page.is_capital(at + 1);
        if let Some((length, _)) = page.lexicon.offices.at(page, at).filter(|_| !named) {
            office_from.get_or_insert(at);
            at = complement(page, at + length, end, &mut title);
            title.has_office = true;
            title.office = office_from.unwrap_or(start)..at;
            complete = Some(at);
            at = if chained { second_office(page, start, at, end) } else { at };
            continue;
        }
        if let Some((length, ())) = page.lexicon.portfolios.at(page, at) {
            office_from.get_or_insert(at);
            at += length;
            let more =
                page.is_any(at, &["and", "&"]).then(|| page.lexicon.portfolios.at(page, at + 1));
            if let Some(Some((length, ()))) = more {
                at += 1 + length;
            }
            continue;
        }
        // "Valdorian Foreign Ministry spokesperson": a body before the office.
        if let Some((length, ())) =
            page.lexicon.bodies.at(page, at).filter(|_| title_so_far(&title, at))
            // "the Kestrelian delegation President Venn expressed": a careless text leaves out a comma.
            && (page.is_capital(at) || !page.is_capital(at + length))
        {
            at += length;
            continue;
        }
        if page.lexicon.office_prefixes.contains(page.low(at)) {
            office_from.get_or_insert(at);
            at += 1;
            continue;
        }
        break;
    }
    let last = complete?;
    title.words = start..last;
    Some(title)
}

/// "During her visit to Kestrel Foreign Minister Venn met": the state that was visited is no part of a
/// title behind it.
pub(crate) fn is_visited(page: &Page<'_>, start: usize) -> bool {
    let state = || {
        let named = page.lexicon.name_at(page, start);
        named.is_some_and(|(_, name)| matches!(name, Name::State(_)))
    };
    start > 1 && page.low(start - 1) == "to" && page.in_list("visit_nouns", start - 2) && state()
}

/// "Brigadier General (retd) Orla Venn": one past the brackets.
fn retired(page: &Page<'_>, at: usize) -> Option<usize> {
    let word = page.low(at + 1).trim_end_matches('.');
    let last = at + 2 + usize::from(page.low(at + 2) == ".");
    let bracketed = page.low(at) == "(" && page.low(last) == ")";
    (bracketed && matches!(word, "retd" | "ret" | "retired" | "rtd")).then_some(last + 1)
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

fn honorific(page: &Page<'_>, at: usize) -> Option<usize> {
    let (length, ()) = page.lexicon.honorifics.at(page, at)?;
    let capital = page.is_capital(at);
    let next = at + length;
    // "Sri" of a state's name is nobody's form of address.
    if page.lexicon.name_at(page, at).is_some_and(|(named, _)| named > length) {
        return None;
    }
    capital.then(|| if page.low(next) == "." { next + 1 } else { next })
}

/// What stands between two offices of one person.
const JOINERS: &[&str] = &["and", "&", ",", "–", "-", "—", "/"];

/// Where another office of the same person follows after "and", a dash or a comma, the token it
/// begins at; else `at`. "The Secretary and High Representative Orsk" are two people, "the Secretary
/// and Minister for Harbours of Kestrel Ruben Tao" is one.
fn second_office(page: &Page<'_>, start: usize, at: usize, end: usize) -> usize {
    if !page.is_any(at, JOINERS) {
        return at;
    }
    let article = start > 0 && page.low(start - 1) == "the";
    let second = || title_from(page, at + 1, end, false);
    if article && !second().is_some_and(|second| is_of_state(page, &second)) {
        return at;
    }
    let mut next = at + 1;
    if page.low(next) == "and" {
        next += 1;
    }
    for _ in 0..5 {
        if next >= end || !page.is_capital(next) {
            return at;
        }
        if page.lexicon.offices.at(page, next).is_some() {
            return if followed_by_name(page, at + 1, end) { at + 1 } else { at };
        }
        let step = page.lexicon.portfolios.at(page, next).map(|(length, ())| length);
        let prefix = page.lexicon.office_prefixes.contains(page.low(next)).then_some(1);
        let Some(step) = step.or(prefix) else { return at };
        next += step;
    }
    at
}

/// Whether the office at `at` is the last word before a name, so that the offices belong together
/// ("State Councillor and Foreign Minister Orla Venn", not "the President and Prime Minister Venn").
fn followed_by_name(page: &Page<'_>, at: usize, end: usize) -> bool {
    const OFFICES: usize = 6;
    if !page.is_capital(at.saturating_sub(2)) {
        return false;
    }
    let mut at = at;
    for _ in 0..OFFICES {
        let Some(title) = title_from(page, at, end, false).filter(|title| title.has_office) else {
            return false;
        };
        let next = title.words.end;
        if page.is_any(title.words.start, &["the"]) {
            return false;
        }
        if page.is_capital(next) {
            return true;
        }
        if !page.is_any(next, JOINERS) {
            return false;
        }
        at = next + 1 + usize::from(page.low(next + 1) == "and");
    }
    false
}

/// Whether a title ends in the state whose office it is.
fn is_of_state(page: &Page<'_>, title: &Title) -> bool {
    let of = title.words.clone().rev().find(|word| page.low(*word) == "of");
    of.and_then(|of| side_after(page, of)).is_some_and(|(end, _)| end == title.words.end)
}

/// The tokens after "of", "for" or "to" that complete an office.
fn complement(page: &Page<'_>, at: usize, end: usize, title: &mut Title) -> usize {
    // "the Foreign Minister (FM) of Kestrel".
    let short =
        page.low(at) == "(" && page.low(at + 2) == ")" && page.is_any(at + 3, &["of", "for"]);
    let at = if short && page.is_capital(at + 1) { at + 3 } else { at };
    if page.low(at) == "," {
        let whole = up_to_state(page, at, end, title).or_else(|| up_to_address(page, at, end));
        return whole.unwrap_or(at);
    }
    if page.is_any(at, &["and", "&"]) {
        let whole = up_to_state(page, at, end, title)
            .or_else(|| up_to_head(page, at, end))
            .or_else(|| up_to_address(page, at, end));
        return whole.unwrap_or(at);
    }
    if page.low(at) == "in" {
        return posted_in(page, at);
    }
    if !page.is_any(at, &["of", "for", "to", "on"]) {
        return at;
    }
    let mut next = at + 1;
    if page.low(next) == "the" {
        next += 1;
    }
    let from = next;
    // "President of Kestrel" is Kestrel's; an "Envoy for Kestrel", an "Ambassador to Kestrel" is not.
    let owned = page.low(at) == "of";
    while next < end && !(next > from && is_given_name(page, next)) {
        if let Some((length, name)) = page.lexicon.name_at(page, next) {
            let side = page.lexicon.side(name).map(|side| side.code.clone());
            let of_office = page.lexicon.offices.at(page, next + length).is_some();
            title.side = side.filter(|_| owned || of_office || next > from).or(title.side.take());
            next += length;
        } else if let Some((length, ())) = page.lexicon.portfolios.at(page, next) {
            next += length;
        } else if next > from && goes_on(page, next) {
            next += 1;
        } else {
            break;
        }
    }
    if (page.is_any(next, &["and", "&", ","]) || next == from)
        && let Some(whole) = up_to_state(page, next, end, title)
    {
        return whole;
    }
    if let Some(whole) = up_to_address(page, next, end).filter(|_| next > from) {
        return whole;
    }
    // "Ambassador of Kestrel to Valdoria": where, and not whose.
    if owned && next > from && page.low(next) == "to" {
        let to = next + 1 + usize::from(page.low(next + 1) == "the");
        if let Some((length, _)) = page.lexicon.name_at(page, to) {
            return to + length;
        }
    }
    if next > from {
        let next = organisation_end(page, next, end).unwrap_or(next);
        let next = body_of_state(page, next, end, title).unwrap_or(next);
        // "Envoy of the Kestrelian Government on the Harbour Question".
        let next = of_body(page, next, end, title).unwrap_or(next);
        // "High Representative of the Union for Foreign Affairs", "Minister of Trade of Kestrel".
        let more: &[&str] = if owned && title.side.is_some() { &["for", "on"] } else { &["of"] };
        return if page.is_any(next, more) { of_more(page, next, end, title) } else { next };
    }
    if let Some(body) = of_body(page, from, end, title) {
        return body;
    }
    // "Commander of the Royal Kestrelian Armed Forces".
    if let Some(body) = organisation_end(page, from, end).filter(|body| !page.is_capital(*body)) {
        let named = (from..body).find_map(|at| page.lexicon.name_at(page, at));
        title.side = named
            .and_then(|(_, name)| page.lexicon.side(name))
            .map(|side| side.code.clone())
            .or(title.side.take());
        return body;
    }
    let Some(next) = unknown_complement(page, from, end) else { return at };
    let next = up_to_address(page, next, end).unwrap_or(next);
    // "Director of the Harbour Department of the Kestrelian Ministry of Trade".
    if page.low(next) == "of" { of_more(page, next, end, title) } else { next }
}

/// "Resident Coordinator in Kestrel Ruben Tao": where somebody is posted, and not whose, before a name.
fn posted_in(page: &Page<'_>, at: usize) -> usize {
    let place = page.lexicon.name_at(page, at + 1).filter(|_| page.is_capital(at + 1));
    let next = place.map_or(at, |(length, _)| at + 1 + length);
    let named = page.is_capital(next) && page.is_word(next);
    if named { next } else { at }
}

/// "the Ministry of Defence of Kestrel" in "State Secretary of …": a body and whose it is.
fn of_body(page: &Page<'_>, at: usize, end: usize, title: &mut Title) -> Option<usize> {
    let (length, ()) = page.lexicon.bodies.at(page, at).filter(|_| page.is_capital(at))?;
    let body = at + length;
    Some(if page.low(body) == "of" { of_more(page, body, end, title) } else { body })
}

/// What a complement goes on with after "of" or "for": a state, or portfolios.
fn of_more(page: &Page<'_>, at: usize, end: usize, title: &mut Title) -> usize {
    let from = at + 1 + usize::from(page.low(at + 1) == "the");
    let known = page.lexicon.name_at(page, from).is_some()
        || page.lexicon.portfolios.at(page, from).is_some()
        || page.lexicon.bodies.at(page, from).is_some_and(|_| page.is_capital(from))
        || (from + 1..end.min(from + 4)).any(|word| is_head(page, word));
    if known && from < end { complement(page, at, end, title) } else { at }
}

/// "Foreign Affairs and East Marran Cooperation Ruben Tao": up to the last noun that heads a
/// portfolio, where a name follows it.
fn up_to_head(page: &Page<'_>, at: usize, end: usize) -> Option<usize> {
    let run = (at + 1..end).take_while(|at| page.is_word(*at) && page.is_capital(*at));
    let run: Vec<usize> = run.collect();
    let heads = |at: &&usize| is_head(page, **at);
    let head = run.iter().rev().find(heads)?;
    let office = run.iter().any(|at| page.lexicon.offices.at(page, *at).is_some());
    let named = run.last().is_some_and(|last| last > head);
    (!office && named).then_some(head + 1)
}

/// "Foreign Affairs and East Marran Cooperation of Kestrel": words that are no known portfolio, up
/// to the state whose office it is.
fn up_to_state(page: &Page<'_>, at: usize, end: usize, title: &mut Title) -> Option<usize> {
    const LONG: usize = 10;
    let inside = |at: &usize| {
        page.is_capital(*at) && page.is_word(*at)
            || page.is_any(*at, &["and", "&", ",", "the", "for"])
    };
    let of = (at..end.min(at + LONG)).find(|at| !inside(at)).filter(|of| page.low(*of) == "of")?;
    let state = of + 1 + usize::from(page.low(of + 1) == "the");
    // A name within would be somebody's.
    let named = (at..of).any(|at| page.lexicon.offices.at(page, at).is_some());
    let (length, name) = page.lexicon.name_at(page, state).filter(|_| !named && of > at + 1)?;
    title.side = page.lexicon.side(name).map(|side| side.code.clone());
    Some(state + length)
}

/// "… Cooperation and Harbour Works, Ms. Orla Venn", "… Affairs, Fisheries and Tourism, Orla Venn": words
/// that are no known portfolio, behind one that is, up to the comma before a form of address or a
/// name.
fn up_to_address(page: &Page<'_>, at: usize, end: usize) -> Option<usize> {
    const LONG: usize = 14;
    if !page.is_any(at, &["and", "&", ","]) {
        return None;
    }
    let inside = |at: usize| page.is_capital(at) && page.is_word(at);
    let named = |at: usize| page.lexicon.offices.at(page, at).is_some();
    let and = (at..end.min(at + LONG)).find(|word| page.is_any(*word, &["and", "&"]))?;
    let listed = (at..and).all(|word| page.low(word) == "," || inside(word) && !named(word));
    let last = (and + 1..end.min(at + LONG)).find(|word| !inside(*word) || named(*word))?;
    // "…, Cooperation, Marran Integration and Kestrelians Abroad Ruben Tao": the last two are the name.
    if listed && last - and > 4 - usize::from(page.low(at) == ",") && page.low(last) != "," {
        let given = |at: &usize| page.lexicon.woman_by_name(page.low(*at)).is_some();
        if let Some(first) = (and + 2..last - 1).find(given) {
            return Some(first);
        }
        let initial = page.raw(last - 2).trim_end_matches('.').len() == 1;
        return Some(last - 2 - usize::from(initial));
    }
    // "…, and Orla Venn, Special Envoy": another person, and no portfolio.
    let part = and > at + 1 || page.low(at) != ",";
    let short = last == and + 2 || is_head(page, last - 1);
    let named = (last + 1..last + 3)
        .all(|word| inside(word) && !named(word) && page.lexicon.name_at(page, word).is_none());
    let addressed = honorific(page, last + 1).is_some() || short && named;
    (listed && part && last > and + 1 && page.low(last) == "," && addressed).then_some(last)
}

/// "… of the Presidential Administration of Valdoria": whose department it is, up to the state.
fn body_of_state(page: &Page<'_>, at: usize, end: usize, title: &mut Title) -> Option<usize> {
    let of =
        |at: usize| (page.low(at) == "of").then(|| at + 1 + usize::from(page.low(at + 1) == "the"));
    let body = organisation_end(page, of(at)?, end)?;
    let state = of(body)?;
    let (length, name) = page.lexicon.name_at(page, state)?;
    title.side = page.lexicon.side(name).map(|side| side.code.clone());
    Some(state + length)
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

/// Whether no office was read yet, so that a body may still come before it.
fn title_so_far(title: &Title, at: usize) -> bool {
    !title.has_office && at >= title.words.start
}

/// "of the Valdorian Unity Party": the end of an organisation's name that goes on here.
fn organisation_end(page: &Page<'_>, from: usize, end: usize) -> Option<usize> {
    let run = (from..end.min(from + 5)).take_while(|at| page.is_capital(*at) && page.is_word(*at));
    run.filter(|at| page.lexicon.organisation_nouns.contains(page.low(*at))).last().map(|at| at + 1)
}

/// Whether a complement goes on here: "… Affairs", or "and" before another portfolio.
fn goes_on(page: &Page<'_>, at: usize) -> bool {
    is_head(page, at)
        || page.is_any(at, &["and", "&", ","])
            && page
                .lexicon
                .portfolios
                .at(page, at + 1 + usize::from(page.low(at + 1) == "and"))
                .is_some()
}

/// Whether a noun heads a portfolio: "… Affairs", "… Cooperation".
fn is_head(page: &Page<'_>, at: usize) -> bool {
    page.is_capital(at) && page.lexicon.portfolio_heads.contains(page.low(at))
}

/// "Director of Harbour Works Orla Venn": of four or more capitalised words the last two are taken
/// for the name, of two or three without a name none are.
fn unknown_complement(page: &Page<'_>, from: usize, end: usize) -> Option<usize> {
    let run = |from: usize| {
        (from..end).find(|at| !page.is_word(*at) || !page.is_capital(*at)).unwrap_or(end.max(from))
    };
    let next = run(from);
    // "for Eastern and Oceanian Affairs": two words of one head that stands behind the second.
    let shared = next - from == 1 && page.is_any(next, &["and", "&"]);
    let head = |at: &usize| goes_on(page, *at) || page.lexicon.portfolios.at(page, *at).is_some();
    if let Some(head) = shared.then(|| (next + 2..run(next + 1)).find(head)).flatten() {
        let next = head + 1;
        return Some(organisation_end(page, next, end.min(next + 1)).unwrap_or(next));
    }
    match next - from {
        0 => None,
        1 | 2 => Some(next),
        // "for Harbour Organization Affairs Orla J. Venn".
        _ => {
            let noun = |at: usize| page.lexicon.organisation_nouns.contains(page.low(at));
            let last = (from + 1..next - 1).rev().find(|at| is_head(page, *at) || noun(*at));
            Some(last.map_or(next - 2, |at| at + 1))
        }
    }
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

//! What completes an office: "of Kestrel", "for Harbour Works and Fisheries", "to the Prime Minister".

use super::{honorific, is_given_name, past_letters};
use crate::lexicon::Name;
use crate::page::Page;

/// Where an office that ends before `at` ends with what completes it; `at` where nothing does. The
/// side is set to the state or organisation that the complement gives the office to.
pub(super) fn complement(
    page: &Page<'_>,
    at: usize,
    end: usize,
    side: &mut Option<String>,
) -> usize {
    // "the Foreign Minister (FM) of Kestrel".
    let short =
        page.low(at) == "(" && page.low(at + 2) == ")" && page.is_any(at + 3, &["of", "for"]);
    let at = if short && page.is_capital(at + 1) { at + 3 } else { at };
    let whole = match page.low(at) {
        "," => up_to_state(page, at, end, side).or_else(|| up_to_address(page, at, end)),
        "and" | "&" => up_to_state(page, at, end, side)
            .or_else(|| up_to_head(page, at, end))
            .or_else(|| up_to_address(page, at, end)),
        "in" => posted_in(page, at),
        "at" => posted_at(page, at, end, side),
        "of" | "for" | "to" | "on" => behind_preposition(page, at, end, side),
        _ => None,
    };
    whole.unwrap_or(at)
}

/// The tokens after "of", "for", "to" or "on".
fn behind_preposition(
    page: &Page<'_>,
    at: usize,
    end: usize,
    side: &mut Option<String>,
) -> Option<usize> {
    let from = at + 1 + usize::from(page.low(at + 1) == "the");
    // "of the brotherly Republic of Kestrel".
    let from = from + usize::from(page.in_list("courtesy_adjectives", from));
    // "President of Kestrel" is Kestrel's; an "Envoy for Kestrel", an "Ambassador to Kestrel" is not.
    let owned = page.low(at) == "of";
    let next = known_words(page, from, end, owned, side);
    if (page.is_any(next, &["and", "&", ","]) || next == from)
        && let Some(whole) = up_to_state(page, next, end, side)
    {
        return Some(whole);
    }
    if next == from {
        // "of the Lake Organisation (LO), Dr. Ruben Tao".
        return unknown_words(page, from, end, side).map(|at| past_letters(page, at));
    }
    if let Some(whole) = up_to_address(page, next, end) {
        return Some(whole);
    }
    // "Ambassador of Kestrel to Valdoria": where, and not whose.
    if owned && page.low(next) == "to" {
        let to = next + 1 + usize::from(page.low(next + 1) == "the");
        if let Some((length, _)) = page.lexicon.name_at(page, to) {
            return Some(to + length);
        }
    }
    let next = organisation_end(page, next, end).unwrap_or(next);
    let next = body_of_state(page, next, end, side).unwrap_or(next);
    // "Envoy of the Kestrelian Government on the Harbour Question".
    let next = of_body(page, next, end, side).unwrap_or(next);
    // "High Representative of the Union for Foreign Affairs", "Minister of Trade of Kestrel".
    let more: &[&str] = if owned && side.is_some() { &["for", "on"] } else { &["of"] };
    let whole = if page.is_any(next, more) { of_more(page, next, end, side) } else { next };
    Some(region(page, whole, end).unwrap_or(whole))
}

/// "Special Envoy of Kestrel | for the Lowlands, Mr. Ruben Tao": a region that no list knows, up to a comma
/// or to how somebody is addressed.
fn region(page: &Page<'_>, at: usize, end: usize) -> Option<usize> {
    const LONGEST: usize = 5;
    if page.low(at) != "for" {
        return None;
    }
    let from = at + 1 + usize::from(page.low(at + 1) == "the");
    let stop = end.min(from + LONGEST);
    let inside = |at: &usize| {
        let plain = page.is_capital(*at) || page.is_any(*at, &["and", "of", "the"]);
        plain && page.lexicon.offices.at(page, *at).is_none()
    };
    let last = (from..stop).take_while(|at| inside(at) && honorific(page, *at).is_none()).last()?;
    let next = last + 1;
    let closed = page.low(next) == "," || honorific(page, next).is_some();
    (closed && page.is_capital(last)).then_some(next)
}

/// One past the states, organisations and portfolios that a complement begins with.
fn known_words(
    page: &Page<'_>,
    from: usize,
    end: usize,
    owned: bool,
    side: &mut Option<String>,
) -> usize {
    let mut next = from;
    // "the Kestrelian Security Council": the state's, whatever council is best known by the name.
    let mut national = None;
    while next < end && !(next > from && is_given_name(page, next)) {
        if let Some((length, name)) = page.lexicon.name_at(page, next) {
            let of_office = page.lexicon.offices.at(page, next + length).is_some();
            if (owned || of_office || next > from) && national != Some(next) {
                *side = code(page, name).or(side.take());
            }
            next = past_letters(page, next + length);
            national = matches!(name, Name::Adjective(_)).then_some(next);
        } else if let Some((length, ())) = page.lexicon.portfolios.at(page, next) {
            next += length;
        } else if next > from && goes_on(page, next) {
            next += 1;
        } else {
            break;
        }
    }
    next
}

/// A complement that begins with no known word: a body, or capitalised words up to a name.
fn unknown_words(
    page: &Page<'_>,
    from: usize,
    end: usize,
    side: &mut Option<String>,
) -> Option<usize> {
    if let Some(body) = of_body(page, from, end, side) {
        return Some(body);
    }
    // "Commander of the Royal Kestrelian Armed Forces".
    if let Some(body) = organisation_end(page, from, end).filter(|body| !page.is_capital(*body)) {
        let named = (from..body).find_map(|at| page.lexicon.name_at(page, at));
        *side = named.and_then(|(_, name)| code(page, name)).or(side.take());
        return Some(body);
    }
    let next = up_to_name(page, from, end)?;
    let next = up_to_address(page, next, end).unwrap_or(next);
    // "Director of the Harbour Department of the Kestrelian Ministry of Trade".
    Some(if page.low(next) == "of" { of_more(page, next, end, side) } else { next })
}

/// The code of the state or organisation of this name.
fn code(page: &Page<'_>, name: Name) -> Option<String> {
    page.lexicon.side(name).map(|side| side.code.clone())
}

/// "Resident Coordinator in Kestrel Ruben Tao": where somebody is posted, and not whose, before a name.
fn posted_in(page: &Page<'_>, at: usize) -> Option<usize> {
    let place = page.lexicon.name_at(page, at + 1).filter(|_| page.is_capital(at + 1));
    let next = place.map(|(length, _)| at + 1 + length)?;
    (page.is_capital(next) && page.is_word(next)).then_some(next)
}

/// "Minister of State at the Ministry of Foreign Affairs": where an office is held.
fn posted_at(page: &Page<'_>, at: usize, end: usize, side: &mut Option<String>) -> Option<usize> {
    let from = at + 1 + usize::from(page.low(at + 1) == "the");
    of_body(page, from, end, side)
}

/// "the Ministry of Defence of Kestrel" in "State Secretary of …": a body and whose it is.
fn of_body(page: &Page<'_>, at: usize, end: usize, side: &mut Option<String>) -> Option<usize> {
    let (length, ()) = page.lexicon.bodies.at(page, at).filter(|_| page.is_capital(at))?;
    let body = at + length;
    Some(if page.low(body) == "of" { of_more(page, body, end, side) } else { body })
}

/// What a complement goes on with after "of" or "for": a state, or portfolios.
fn of_more(page: &Page<'_>, at: usize, end: usize, side: &mut Option<String>) -> usize {
    let from = at + 1 + usize::from(page.low(at + 1) == "the");
    // "the Minister of Valdoria on Foreign Secretary Tao": whom he called on.
    let portfolio = page.lexicon.portfolios.at(page, from);
    let another = portfolio.is_some_and(|(length, ())| {
        page.low(at) == "on" && page.lexicon.offices.at(page, from + length).is_some()
    });
    if another {
        return at;
    }
    let known = page.lexicon.name_at(page, from).is_some()
        || page.lexicon.portfolios.at(page, from).is_some()
        || page.lexicon.bodies.at(page, from).is_some_and(|_| page.is_capital(from))
        || (from + 1..end.min(from + 4)).any(|word| is_head(page, word));
    if known && from < end { complement(page, at, end, side) } else { at }
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
fn up_to_state(page: &Page<'_>, at: usize, end: usize, side: &mut Option<String>) -> Option<usize> {
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
    *side = code(page, name);
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
fn body_of_state(
    page: &Page<'_>,
    at: usize,
    end: usize,
    side: &mut Option<String>,
) -> Option<usize> {
    let of =
        |at: usize| (page.low(at) == "of").then(|| at + 1 + usize::from(page.low(at + 1) == "the"));
    let body = organisation_end(page, of(at)?, end)?;
    let state = of(body)?;
    let (length, name) = page.lexicon.name_at(page, state)?;
    *side = code(page, name);
    Some(state + length)
}

/// "of the Valdorian Unity Party": the end of an organisation's name that goes on here.
pub(super) fn organisation_end(page: &Page<'_>, from: usize, end: usize) -> Option<usize> {
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
fn up_to_name(page: &Page<'_>, from: usize, end: usize) -> Option<usize> {
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

//! Agency reports.

use super::Written;
use super::body::{chosen, subject};
use crate::generate::contacts::{Medium, TOPICS};
use crate::generate::names::capital;
use crate::generate::random::Random;
use crate::generate::rates;
use crate::generate::telling::Telling;

/// An agency: name, city, half hours ahead of UTC.
pub(crate) const AGENCIES: [(&str, &str, i64); 8] = [
    ("Corvex", "PORT ELLERY", 4),
    ("Northern Wire", "KALDVIK", 0),
    ("Meridian Press", "HALVERSTADT", 2),
    ("Harbour Dispatch", "LARKMOOR", -10),
    ("Island News Service", "TAVISUND", 18),
    ("Caldre Telegraph", "SENVIK", 2),
    ("Eastern Agency", "LINYANG", 16),
    ("Southern Cable", "BELMARQUE", -6),
];

/// A report that cites the office of one side (place in the parties).
pub(crate) fn report(
    random: &mut Random,
    telling: &Telling<'_>,
    cited: usize,
    agency: (&str, &str, i64),
) -> Written {
    let other = telling.others(cited)[0];
    let subjects = chosen(random, telling);
    let title = headline(random, telling, cited, other, subjects[0]);
    let out = telling.published.day(telling.clock);
    let dateline = match random.below(3) {
        0 => format!("{} ({}) — ", agency.1, agency.0),
        1 => format!("{}, {} {} ({}) - ", agency.1, &out.month()[..3], out.civil().2, agency.0),
        _ => String::new(),
    };
    let mut paragraphs = Vec::new();
    paragraphs.extend(telling.dated.head.clone().filter(|_| dateline.is_empty()));
    paragraphs.push(format!("{dateline}{}", lead(random, telling, cited, other, subjects[0])));
    for subject in subjects.iter().skip(1) {
        let said = random.pick(&[
            "also raised",
            "pressed for progress on",
            "voiced concern over",
            "offered cooperation on",
        ]);
        paragraphs.push(format!(
            "{} {said} {subject}, the statement said.",
            capital(&telling.surname(cited))
        ));
    }
    let reply =
        random.pick(&["had no immediate comment", "confirmed the contact", "gave no details"]);
    paragraphs.push(format!("Officials in {} {reply}.", telling.capital(other)));
    paragraphs.extend(background(random, telling, other));
    Written { title, text: paragraphs.join("\n\n") }
}

fn headline(
    random: &mut Random,
    telling: &Telling<'_>,
    cited: usize,
    other: usize,
    subject: &str,
) -> String {
    let (a, b) = (capital(&telling.surname(cited)), telling.surname(other));
    match random.below(4) {
        0 => format!("{}, {} discuss {subject}", a, b),
        1 => format!("{} tells {} of concern over {subject}", a, telling.adjectival(other)),
        2 => {
            let leaders = [telling.adjective(cited), telling.adjective(other)].join(", ");
            format!("{leaders} officials talk as {subject} top agenda")
        }
        _ => format!("{a} holds {} with {b}", telling.noun()),
    }
}

fn lead(
    random: &mut Random,
    telling: &Telling<'_>,
    cited: usize,
    other: usize,
    subject: &str,
) -> String {
    let verb = telling.verb(random);
    let place = telling.place(random);
    let phrase = &telling.dated.phrase;
    let when = if phrase.is_empty() { String::new() } else { format!(" {phrase}") };
    let (a, b) = (capital(&telling.adjectival(cited)), telling.adjectival(other));
    let source = match telling.contact.medium {
        _ if random.chance(300) => format!("{} officials said", telling.adjective(cited)),
        Medium::Person => "according to a statement".to_owned(),
        _ => format!("{} office said", if telling.pronoun(cited) == "She" { "her" } else { "his" }),
    };
    let third = telling.others(cited).get(1).map(|at| format!(" and {}", telling.adjectival(*at)));
    let b = format!("{b}{}", third.unwrap_or_default());
    match random.below(3) {
        0 => format!("{a} {verb} {b}{place}{when} about {subject}, {source}."),
        1 => format!(
            "{a} told {b} in a {}{place}{when} that {subject} needed urgent attention, {source}.",
            telling.noun()
        ),
        _ => format!(
            "{a} and {b} discussed {subject} in a {}{place}{when}, {source}.",
            telling.noun()
        ),
    }
}

/// What is not of this contact: an earlier one, a third party, figures.
fn background(random: &mut Random, telling: &Telling<'_>, other: usize) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(before) = telling.before.filter(|_| random.chance(rates::EARLIER)) {
        let day = before.day(telling.world, before.parties[0].state);
        let verb = if before.medium == Medium::Person { "met" } else { "spoke" };
        let when = if random.chance(500) {
            format!("on {}", day.full(telling.day_first))
        } else {
            format!("in {}", day.month())
        };
        lines.push(format!("The two last {verb} {when}."));
    }
    if random.chance(400) {
        let about = capital(subject(random.below(TOPICS)));
        let share = 2 + random.below(40);
        let from = telling.adjective(other);
        lines.push(format!("{about} cost {from} traders {share} percent more than a year ago."));
    }
    lines
}

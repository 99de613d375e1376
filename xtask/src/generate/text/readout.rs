//! The readouts of ten houses, each with its way of opening.

use super::Written;
use super::body::{chosen, circumstances, sentences};
use crate::generate::contacts::Medium;
use crate::generate::names::capital;
use crate::generate::random::Random;
use crate::generate::telling::Telling;

/// The readout of a side (place in the parties) in the manner of a house.
pub(crate) fn readout(
    random: &mut Random,
    telling: &Telling<'_>,
    own: usize,
    house: usize,
) -> Written {
    let other = Other { telling, others: telling.others(own) };
    let title = title(random, telling, own, &other, house);
    let mut body = sentences(random, telling, own);
    let extra = circumstances(random, telling);
    body.splice(0..0, extra);
    let lead = lead(random, telling, own, &other, house);
    let mut paragraphs = Vec::new();
    paragraphs.extend(telling.dated.head.clone());
    if house == 2 {
        paragraphs.push(format!("{lead} The overview of the talks is as follows."));
        paragraphs.extend(body.iter().enumerate().map(|(at, line)| format!("{}. {line}", at + 1)));
    } else {
        let half = body.len() / 2;
        paragraphs.push(format!("{lead} {}", body[..half].join(" ")).trim().to_owned());
        paragraphs.push(body[half..].join(" "));
    }
    Written { title, text: paragraphs.join("\n\n") }
}

/// The other side or sides, in the forms a lead needs.
struct Other<'a> {
    telling: &'a Telling<'a>,
    others: Vec<usize>,
}

impl Other<'_> {
    fn all(&self, form: impl Fn(usize) -> String) -> String {
        self.others.iter().map(|at| form(*at)).collect::<Vec<_>>().join(" and ")
    }

    fn of_state(&self) -> String {
        self.all(|at| self.telling.of_state(at))
    }

    fn adjectival(&self) -> String {
        self.all(|at| self.telling.adjectival(at))
    }

    fn after(&self) -> String {
        self.all(|at| self.telling.after(at))
    }
}

fn title(
    random: &mut Random,
    telling: &Telling<'_>,
    own: usize,
    other: &Other<'_>,
    house: usize,
) -> String {
    let short = telling.short(own);
    let noun = capital(telling.noun());
    let day = telling.published.day(telling.clock).full(telling.day_first);
    match house {
        0 => format!("Readout of {short}’s {noun} with {}", other.of_state()),
        1 => format!("{} {} {}", capital(&short), telling.verb(random), other.adjectival()),
        2 => format!("{noun} between {short} and {}", other.of_state()),
        3 => format!("{noun} with {}", other.of_state()),
        4 => format!("{} {} with {}: {day}", telling.title(own), telling.noun(), other.of_state()),
        5 => format!("{}’s {noun} with {}", capital(&short), other.adjectival()),
        6 => format!("{noun} of {short} with {}", other.after()),
        7 => format!("{} speaks with {}", capital(&short), other.of_state()),
        8 => format!("{} and {} discuss bilateral relations", capital(&short), other.adjectival()),
        _ => format!("{noun} between {} and {}", telling.after(own), other.after()),
    }
}

fn lead(
    random: &mut Random,
    telling: &Telling<'_>,
    own: usize,
    other: &Other<'_>,
    house: usize,
) -> String {
    let verb = telling.verb(random);
    let place = telling.place(random);
    let phrase = telling.dated.phrase.clone();
    let when = if phrase.is_empty() { String::new() } else { format!(" {phrase}") };
    let ahead = if phrase.is_empty() { String::new() } else { format!("{}, ", capital(&phrase)) };
    let own_name = telling.own(own);
    let noun = telling.noun();
    let call = telling.contact.medium != Medium::Person;
    match house {
        0 => format!("{} {verb} {}{place}{when}.", capital(&own_name), other.of_state()),
        1 => {
            let lead = format!("{ahead}{own_name} {verb} {}{place}.", other.adjectival());
            capital(&lead)
        }
        2 => {
            let minutes = telling.contact.minutes;
            let lead = format!("{ahead}for approximately {minutes} minutes, {own_name} {verb} ");
            format!("{}{}{place}.", capital(&lead), other.after())
        }
        3 => format!("A {noun} took place{when}{place} between {own_name} and {}.", other.after()),
        4 => {
            let title = telling.title(own);
            format!("The {title} {verb} {}{place}{when}.", other.of_state())
        }
        5 => {
            let spoke =
                format!("{} {verb} {}{place}{when}.", capital(&own_name), other.adjectival());
            format!("The below is attributable to the Spokesperson:\n\n{spoke}")
        }
        6 => {
            let after = telling.after(own);
            format!("{} {verb} {}{place}{when}.", capital(&after), other.after())
        }
        7 if call && telling.contact.asked != own => {
            format!("{} received a {noun}{when} from {}.", capital(&own_name), other.of_state())
        }
        8 => {
            let subjects = chosen(random, telling).join(" and ");
            let with = other.adjectival();
            format!(
                "{} and {with} discussed {subjects} in a {noun}{place}{when}.",
                capital(&own_name)
            )
        }
        _ => format!("{} {verb} {}{place}{when}.", capital(&own_name), other.after()),
    }
}

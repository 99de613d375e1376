//! A ministry's brief note, and what is no account: announcements, mentions, greetings.

use super::Written;
use super::body::{chosen, subject};
use crate::generate::contacts::{Medium, TOPICS};
use crate::generate::names::capital;
use crate::generate::random::Random;
use crate::generate::telling::Telling;

/// Two sentences on a side's page.
pub(crate) fn brief(random: &mut Random, telling: &Telling<'_>, own: usize) -> Written {
    let others: Vec<String> =
        telling.others(own).into_iter().map(|at| telling.adjectival(at)).collect();
    let phrase = &telling.dated.phrase;
    let when = if phrase.is_empty() { String::new() } else { format!(" {phrase}") };
    let place = telling.place(random);
    let (verb, with) = (telling.verb(random), others.join(" and "));
    let subjects = chosen(random, telling).join(", ");
    let mut paragraphs = Vec::new();
    paragraphs.extend(telling.dated.head.clone());
    paragraphs.push(format!(
        "{} {verb} {with}{place}{when}. They discussed {subjects}.",
        capital(&telling.own(own))
    ));
    let title =
        format!("{} – {} {}", telling.adjective(own), capital(&telling.short(own)), telling.noun());
    Written { title, text: paragraphs.join("\n\n") }
}

/// What is said some days before the contact.
pub(crate) fn announcement(random: &mut Random, telling: &Telling<'_>, own: usize) -> Written {
    let other = telling.others(own)[0];
    let day = telling.contact.day(telling.world, telling.contact.parties[own].state);
    let when = if random.chance(500) {
        format!("on {}", day.in_year(telling.day_first))
    } else {
        format!("on {}", day.weekday())
    };
    let (who, with) = (telling.own(own), telling.of_state(other));
    let agenda = chosen(random, telling).join(" and ");
    let text = match telling.contact.medium {
        Medium::Person => format!(
            "{} will hold talks with {with} {when}, the Spokesperson announced. {} and {agenda} are expected to be on the agenda.",
            capital(&who),
            "Bilateral relations",
        ),
        _ => format!(
            "{} will speak with {with} {when}, {} office said. The talks will cover {agenda}.",
            capital(&who),
            if telling.pronoun(own) == "She" { "her" } else { "his" }
        ),
    };
    let title =
        format!("{} to speak with {}", capital(&telling.short(own)), telling.adjectival(other));
    Written { title, text }
}

/// An article about something else that mentions a contact in passing.
pub(crate) fn mention(random: &mut Random, telling: &Telling<'_>, own: usize) -> Written {
    let other = telling.others(own)[0];
    let about = subject(random.below(TOPICS));
    let share = 2 + random.below(40);
    let day = telling.contact.day(telling.world, telling.contact.parties[own].state);
    let when = match random.below(3) {
        0 => format!("on {}", day.in_year(telling.day_first)),
        1 => format!("in {}", day.month()),
        _ => "recently".to_owned(),
    };
    let verb = if telling.contact.medium == Medium::Person { "met" } else { "spoke with" };
    let (state, adjective) = (telling.state(own), telling.adjective(own));
    let text = format!(
        "Traders in {} expect {about} to weigh on the {adjective} economy for another quarter, a survey showed.\n\n\
         Prices rose {share} percent over the year, the central bank of {state} said. Shipowners blamed higher insurance costs.\n\n\
         The matter also came up when {} {verb} {} {when}.\n\n\
         Analysts see little room for lower rates before the autumn.",
        telling.capital(own),
        telling.adjectival(own),
        telling.adjectival(other),
    );
    Written { title: format!("Survey: {about} weigh on {adjective} economy"), text }
}

/// A message on a national day.
pub(crate) fn greeting(telling: &Telling<'_>, own: usize) -> Written {
    let other = telling.others(own)[0];
    let text = format!(
        "{} congratulated {} on the national day of {}.\n\nThe message wishes the {} people peace and prosperity and calls the ties between the two countries strong.",
        capital(&telling.own(own)),
        telling.of_state(other),
        telling.state(other),
        telling.adjective(other),
    );
    let title = format!("National Day message to {}", telling.of_state(other));
    Written { title, text }
}

//! Joint statements.

use super::Written;
use super::body::chosen;
use crate::generate::contacts::Medium;
use crate::generate::random::Random;
use crate::generate::telling::Telling;

/// A joint statement of those who met.
pub(crate) fn statement(random: &mut Random, telling: &Telling<'_>) -> Written {
    let parties: Vec<usize> = (0..telling.contact.parties.len()).collect();
    let states: Vec<String> = parties.iter().map(|at| telling.state(*at)).collect();
    let named: Vec<String> = parties.iter().map(|at| telling.of_state(*at)).collect();
    let title = format!("Joint Statement of {}", states.join(" and "));
    let phrase = &telling.dated.phrase;
    let when = if phrase.is_empty() { String::new() } else { format!(" {phrase}") };
    let place = telling.place(random);
    let verb = if telling.contact.medium == Medium::Person { "met" } else { "held talks" };
    let mut paragraphs = Vec::new();
    paragraphs.extend(telling.dated.head.clone());
    paragraphs.push(format!("1. {} {verb}{place}{when}.", named.join(" and ")));
    for (at, subject) in chosen(random, telling).iter().enumerate() {
        let does = random.pick(&[
            "Both sides reaffirmed their commitment to",
            "Both sides expressed concern over",
            "The participants agreed to set up a working group on",
            "We intend to conclude talks on",
        ]);
        paragraphs.push(format!("{}. {does} {subject}.", at + 2));
    }
    Written { title, text: paragraphs.join("\n\n") }
}

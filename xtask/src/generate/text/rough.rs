//! Readouts as a translating program leaves them.

use super::Written;
use super::body::chosen;
use crate::generate::contacts::Medium;
use crate::generate::names::capital;
use crate::generate::random::Random;
use crate::generate::telling::Telling;

/// A bad translation of the readout of one side (place in the parties).
pub(crate) fn rendering(random: &mut Random, telling: &Telling<'_>, own: usize) -> Written {
    let other = telling.others(own)[0];
    let talk = match telling.contact.medium {
        Medium::Phone => "the phone talk",
        Medium::Video => "the video talk",
        Medium::Person => "the meeting talk",
    };
    let phrase = &telling.dated.phrase;
    let ahead = if phrase.is_empty() { String::new() } else { format!("{},", capital(phrase)) };
    let place = telling.place(random);
    let third = telling.others(own).get(1).map(|at| format!(" and {}", telling.adjectival(*at)));
    let with = format!("{}{}", telling.adjectival(other), third.unwrap_or_default());
    let own_name = telling.own(own);
    let lead = format!(
        "{ahead}{} held {talk} with {with}{place}.",
        if ahead.is_empty() { capital(&own_name) } else { own_name }
    );
    let mut lines = vec![lead];
    for subject in chosen(random, telling) {
        let side = if random.chance(500) { own } else { other };
        let who = capital(&telling.surname(side));
        let says = random.pick(&[
            "expresses that must together hold good the work of",
            "points out, the two sides should open wide",
            "emphasizes, nobody should play with",
            "says that is willing to keep talk on",
        ]);
        lines.push(format!("{who} {says} {subject}."));
    }
    lines.push("The both parties agree to keep contact on the above.".to_owned());
    let mut paragraphs =
        vec!["[Put through translating software, please bear with me.]".to_owned()];
    paragraphs.extend(telling.dated.head.clone());
    paragraphs.push(lines.join(if random.chance(500) { "" } else { " " }));
    let title = format!(
        "{} holds {} with {}",
        capital(&telling.own(own)),
        &talk[4..],
        telling.adjectival(other)
    );
    Written { title, text: paragraphs.join("\n\n") }
}

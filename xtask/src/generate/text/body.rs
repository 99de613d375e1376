//! What was talked about: the same stock of sentences for all, so that likeness of words tells
//! little of which contact it is.

use crate::generate::calendar::Day;
use crate::generate::contacts::{Medium, TOPICS};
use crate::generate::names::capital;
use crate::generate::random::Random;
use crate::generate::rates;
use crate::generate::telling::Telling;

const SUBJECTS: [&str; TOPICS] = [
    "grain shipments through the Senvik Strait",
    "the release of detained fishermen",
    "port fees and customs delays",
    "the truce on the Caldre Isthmus",
    "cooperation on clean energy",
    "the maritime hotline",
    "visa rules for students",
    "the dispute over the Ysmere Islands",
    "steel tariffs",
    "the fight against smuggling",
    "relief convoys for the northern provinces",
    "the exchange of prisoners",
    "joint naval exercises",
    "fish quotas for the coming year",
    "the railway between the two coasts",
    "undersea cables",
    "the safety of merchant ships",
    "debt relief for island states",
    "the electricity link",
    "cyber incidents at ports",
    "water sharing on the Orlan River",
    "the situation of displaced families",
    "air service between the capitals",
    "mineral supply chains",
    "the missile tests of last month",
    "reform of the Assembly of Free Ports",
    "wheat and fertiliser prices",
    "border demarcation",
    "vaccination campaigns",
    "the return of cultural property",
    "nuclear safety",
    "arms deliveries to the northern command",
];

/// A subject of talks.
pub(crate) fn subject(topic: usize) -> &'static str {
    SUBJECTS[topic % TOPICS]
}

/// The subjects this account dwells on: not all, and not in the same order.
pub(crate) fn chosen(random: &mut Random, telling: &Telling<'_>) -> Vec<&'static str> {
    let topics = &telling.contact.topics;
    let from = random.below(topics.len());
    let turned = topics[from..].iter().chain(&topics[..from]);
    let kept: Vec<_> = turned.filter(|_| random.chance(700)).map(|topic| subject(*topic)).collect();
    if kept.is_empty() { vec![subject(topics[0])] } else { kept }
}

/// Sentences of what one side said and both agreed.
pub(crate) fn sentences(random: &mut Random, telling: &Telling<'_>, own: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let others = telling.others(own);
    for (at, subject) in chosen(random, telling).into_iter().enumerate() {
        let other = others[random.below(others.len())];
        let who = match random.below(4) {
            0 if at > 0 => telling.pronoun(own).to_owned(),
            3 => capital(&telling.short(other)),
            _ => capital(&telling.short(own)),
        };
        let does = random.pick(&[
            "underscored the importance of",
            "raised concerns about",
            "called for progress on",
            "welcomed the work done on",
            "stressed that there must be no delay in talks on",
            "set out the government’s position on",
            "expressed readiness to work together on",
        ]);
        lines.push(format!("{who} {does} {subject}."));
    }
    lines.extend(asides(random, telling, own));
    let agreed = random.pick(&[
        "agreed to stay in close contact",
        "agreed on the need for further talks",
        "tasked their teams to follow up",
        "exchanged views on regional and international issues",
        "reaffirmed their commitment to good relations",
    ]);
    lines.push(format!("{} {agreed}.", capital(telling.both())));
    lines
}

/// Mentions of other contacts: the one before, one to come, one with somebody else.
fn asides(random: &mut Random, telling: &Telling<'_>, own: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let today = telling.contact.day(telling.world, telling.contact.parties[own].state);
    if let Some(before) = telling.before.filter(|_| random.chance(rates::EARLIER)) {
        let day = before.day(telling.world, before.parties[0].state);
        let noun = match before.medium {
            Medium::Person => "meeting",
            Medium::Video => "video call",
            Medium::Phone => "phone call",
        };
        let when = match random.below(3) {
            _ if today.0 - day.0 > 300 => format!("in {} {}", day.month(), day.civil().0),
            0 => format!("on {}", day.in_year(telling.day_first)),
            1 => format!("in {}", day.month()),
            _ => before.place.as_ref().map_or("earlier".to_owned(), |p| format!("in {}", p.city)),
        };
        lines.push(format!("{} recalled their {noun} {when}.", capital(telling.both())));
    }
    if random.chance(rates::FUTURE) {
        let month = Day(today.0 + random.within(15, 120)).month();
        let other = telling.others(own)[0];
        let (who, guest) = (telling.short(own), telling.short(other));
        let city = telling.capital(own);
        lines.push(format!(
            "{} looks forward to welcoming {guest} to {city} in {month}.",
            capital(&who)
        ));
    }
    if random.chance(rates::OTHERS) {
        let states = &telling.world.states;
        let third = &states[random.below(states.len())];
        let who = capital(&telling.short(own));
        let title = third.title(crate::generate::world::Office::Leader);
        lines.push(format!(
            "{who} also briefed on a recent visit by the {title} of {}.",
            third.the()
        ));
    }
    lines
}

/// "The call lasted 40 minutes.", "The call was held at the request of …", where it is said.
pub(crate) fn circumstances(random: &mut Random, telling: &Telling<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    if random.chance(rates::LASTED) {
        lines.push(format!("The {} lasted {} minutes.", telling.noun(), telling.contact.minutes));
    }
    if telling.contact.medium != Medium::Person && random.chance(rates::ASKED) {
        let state = telling.adjective(telling.contact.asked);
        lines
            .push(format!("The {} took place at the request of the {state} side.", telling.noun()));
    }
    lines
}

//! Documents: an account with its publisher, address and stamp; its reissue; its copies.

use serde::Serialize;

use super::calendar::{Day, Minute};
use super::contacts::Contact;
use super::names::{capital, mangled};
use super::plan::{Kind, Plan};
use super::random::Random;
use super::rates;
use super::telling::{Telling, Voice};
use super::text::press::AGENCIES;
use super::text::{joint, other, press, readout, rough};
use super::world::{Office, World};

/// A line of the file that is written.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Document {
    pub(crate) id: String,
    pub(crate) url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) title: Option<String>,
    pub(crate) publisher: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) published: Option<String>,
    pub(crate) language: &'static str,
    pub(crate) text: String,
}

/// A document and what is true of it.
#[derive(Debug, Clone)]
pub(crate) struct Made {
    pub(crate) document: Document,
    pub(crate) out: Minute,
    pub(crate) kind: Kind,
    /// Place of the contact.
    pub(crate) contact: usize,
    /// The identifiers of what it is a new version, or a copy, of.
    pub(crate) version_of: Option<String>,
    pub(crate) copy_of: Option<String>,
}

const BLOGS: [&str; 4] =
    ["Notes from the Far Shore", "The Strait Watcher", "Translations Weekly", "Harbour Lights"];
const PORTALS: [&str; 6] = [
    "The Ellery Courier",
    "Ysmere Daily",
    "Coast and Country",
    "The Free Port Gazette",
    "Senvik Observer",
    "The Mainland Post",
];

/// All documents of a plan.
pub(crate) fn documents(
    random: &mut Random,
    world: &World,
    contacts: &[Contact],
    at: usize,
    plan: Plan,
    id: &str,
) -> Vec<Made> {
    let first = original(random, world, contacts, at, plan.kind, id);
    let mut made = vec![];
    if plan.reissued {
        made.push(reissue(random, &first));
    }
    for number in 0..plan.copies {
        made.push(copy(random, &first, number));
    }
    made.insert(0, first);
    made
}

fn original(
    random: &mut Random,
    world: &World,
    contacts: &[Contact],
    at: usize,
    kind: Kind,
    id: &str,
) -> Made {
    let contact = &contacts[at];
    let voice = voice(kind);
    let agency = AGENCIES[random.below(AGENCIES.len())];
    let own = match voice {
        Voice::Official(own) | Voice::Press(own) | Voice::Rough(own) => own,
    };
    let state = &world.states[contact.parties[own].state];
    let clock = if matches!(voice, Voice::Press(_)) { agency.2 } else { state.clock };
    let source_out = publication(random, contact, kind);
    let moved = kind.is_account() && random.chance(rates::MOVED);
    let day_first = random.chance(500) && matches!(voice, Voice::Press(_))
        || matches!(voice, Voice::Official(_)) && state.day_first;
    let before = contact.earlier.map(|at| &contacts[at]);
    let stamp = (source_out, clock, day_first);
    let telling = Telling::new(random, world, contact, before, voice, stamp, moved);
    let house = state.houses[usize::from(contact.parties[own].office != Office::Leader)];
    let written = match kind {
        Kind::Readout(own) => readout::readout(random, &telling, own, house),
        Kind::Joint => joint::statement(random, &telling),
        Kind::Agency(own) => press::report(random, &telling, own, agency),
        Kind::Rough(own) => rough::rendering(random, &telling, own),
        Kind::Brief(own) => other::brief(random, &telling, own),
        Kind::Announcement(own) => other::announcement(random, &telling, own),
        Kind::Mention(own) => other::mention(random, &telling, own),
        Kind::Greeting(own) => other::greeting(&telling, own),
    };
    let lag =
        if matches!(kind, Kind::Rough(_)) { random.weighted(&[500, 350, 150]) as i64 } else { 0 };
    let shift = if moved { random.within(60, 400) } else { lag };
    let out = Minute(source_out.0 + shift * 1440);
    let (publisher, url) = address(random, kind, state, contact.parties[own].office, agency.0, id);
    let title = (!random.chance(rates::UNTITLED)).then_some(written.title);
    let published =
        stamped(random, out, clock, written.text.contains(&source_out.day(clock).full(day_first)));
    let document = Document {
        id: id.to_owned(),
        url,
        title,
        publisher,
        published,
        language: "en",
        text: written.text,
    };
    Made { document, out, kind, contact: at, version_of: None, copy_of: None }
}

fn voice(kind: Kind) -> Voice {
    match kind {
        Kind::Readout(at) | Kind::Brief(at) | Kind::Announcement(at) | Kind::Greeting(at) => {
            Voice::Official(at)
        }
        Kind::Joint => Voice::Official(0),
        Kind::Agency(at) | Kind::Mention(at) => Voice::Press(at),
        Kind::Rough(at) => Voice::Rough(at),
    }
}

/// When it comes out.
fn publication(random: &mut Random, contact: &Contact, kind: Kind) -> Minute {
    let hours = match kind {
        Kind::Announcement(_) => -random.within(20, 140),
        Kind::Mention(_) => random.within(20, 1400),
        Kind::Greeting(_) => random.within(-400, 400),
        _ => match random.weighted(&rates::DELAYS) {
            0 => random.within(1, 6),
            1 => random.within(12, 30),
            2 => random.within(48, 220),
            _ => random.within(240, 720),
        },
    };
    Minute(contact.at.0 + hours * 60 + random.within(0, 59))
}

/// The day of publication as it comes with the document.
fn stamped(random: &mut Random, out: Minute, clock: i64, in_text: bool) -> Option<String> {
    let day = out.day(clock);
    let (hour, minute) = out.time(clock);
    match random.weighted(&rates::STAMPS) {
        0 => Some(day.iso()),
        1 => {
            let sign = if clock < 0 { '-' } else { '+' };
            let (hours, half) = (clock.abs() / 2, clock.abs() % 2 * 30);
            Some(format!("{}T{hour:02}:{minute:02}:00{sign}{hours:02}:{half:02}", day.iso()))
        }
        2 => {
            let (hour, minute) = out.time(0);
            Some(format!("{}T{hour:02}:{minute:02}:00Z", out.day(0).iso()))
        }
        3 => Some(day.full(random.chance(500))),
        // Nothing else would say the year.
        _ => (!in_text).then(|| day.iso()),
    }
}

fn address(
    random: &mut Random,
    kind: Kind,
    state: &super::world::State,
    office: Office,
    agency: &str,
    id: &str,
) -> (String, String) {
    let slug = state.slug();
    match voice(kind) {
        Voice::Official(_) => {
            let (house, host) = match office {
                Office::Leader | Office::Vice => (
                    format!("Office of the {} of {}", state.title(Office::Leader), state.the()),
                    "leader",
                ),
                Office::Foreign => {
                    (format!("Ministry of Foreign Affairs of {}", state.the()), "mfa")
                }
                Office::Defence => (format!("Ministry of Defence of {}", state.the()), "mod"),
            };
            (house, format!("https://{host}.{slug}.example.org/en/news/{id}"))
        }
        Voice::Press(_) => {
            let host = agency.to_lowercase().replace(' ', "-");
            (agency.to_owned(), format!("https://{host}.example.com/world/{id}"))
        }
        Voice::Rough(_) => {
            let blog = random.pick(&BLOGS);
            let host = blog.to_lowercase().replace(' ', "-");
            (blog.to_owned(), format!("https://{host}.example.net/{id}"))
        }
    }
}

/// The same page again with a word or two mended, some hours or days later.
fn reissue(random: &mut Random, first: &Made) -> Made {
    let mut made = first.clone();
    let out = Minute(first.out.0 + 60 * random.within(2, 80));
    let words: Vec<&str> = first.document.text.split(' ').collect();
    let at = words.len() / 2 + random.below(words.len() / 2);
    let mut mended: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    mended[at] = format!("{} further", mended[at]);
    made.document.text = mended.join(" ");
    match random.below(4) {
        0 => made.document.text.push_str("\n\nThis text was corrected after publication."),
        1 => {
            made.document.title = made.document.title.map(|title| format!("{title} (corrected)"));
        }
        _ => {}
    }
    if random.chance(500) && made.document.published.is_some() {
        made.document.published = Some(out.day(0).iso());
    }
    made.document.id = format!("{}-v2", first.document.id);
    made.version_of = Some(first.document.id.clone());
    made.out = out;
    made
}

/// The text carried by somebody else.
fn copy(random: &mut Random, first: &Made, number: usize) -> Made {
    let mut made = first.clone();
    let out = Minute(first.out.0 + 60 * random.within(1, 30));
    let portal = random.pick(&PORTALS);
    let text = &first.document.text;
    made.document.text = match random.below(4) {
        0 => text.replace('’', "'").replace("\n\n", "\n\n\n"),
        1 => format!("{text}\n\n(With inputs from {})", first.document.publisher),
        2 => match text.rsplit_once("\n\n") {
            Some((most, _)) if most.len() > 200 => most.to_owned(),
            _ => format!("{text}\n\nRead more on our front page."),
        },
        _ => format!("By our foreign desk\n\n{text}"),
    };
    if random.chance(300) {
        made.document.title = first.document.title.as_deref().map(|title| {
            let (head, tail) = title.split_at(title.find(' ').unwrap_or(0));
            if random.chance(500) {
                capital(&format!("{head}{tail}: report"))
            } else {
                mangled(random, title)
            }
        });
    }
    let host = portal.to_lowercase().replace(' ', "-");
    made.document.id = format!("{}-c{number}", first.document.id);
    made.document.url = format!("https://{host}.example.com/{}", made.document.id);
    made.document.publisher = portal.to_owned();
    made.document.published = Some(Day(out.day(0).0).iso());
    made.copy_of = Some(first.document.id.clone());
    made.out = out;
    made
}

//! What an account says of who and when, before a house puts it into sentences.

use super::calendar::{Day, Minute};
use super::contacts::{Contact, Medium, Party};
use super::names::{mangled, respelled};
use super::random::Random;
use super::rates;
use super::world::{Office, Script, World};

/// Who writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voice {
    /// One side: place in the contact's parties.
    Official(usize),
    /// A news agency; whose office it cites.
    Press(usize),
    /// Somebody who had the readout of a side translated.
    Rough(usize),
}

/// How far a person is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Full,
    Family,
    Office,
}

/// A person as this account has them.
#[derive(Debug, Clone)]
struct Called {
    full: String,
    family: String,
    form: Form,
    woman: bool,
}

/// The words for the day.
#[derive(Debug, Clone, Default)]
pub(crate) struct Dated {
    /// "today", "on Friday", "on the evening of the 18th", or nothing.
    pub(crate) phrase: String,
    /// A line at the head.
    pub(crate) head: Option<String>,
}

/// An account about to be written.
pub(crate) struct Telling<'a> {
    pub(crate) world: &'a World,
    pub(crate) contact: &'a Contact,
    /// The earlier contact of the same people.
    pub(crate) before: Option<&'a Contact>,
    pub(crate) voice: Voice,
    pub(crate) published: Minute,
    /// The clock of the publisher, in half hours ahead of UTC.
    pub(crate) clock: i64,
    pub(crate) dated: Dated,
    pub(crate) unsaid: bool,
    pub(crate) day_first: bool,
    called: Vec<Called>,
}

impl<'a> Telling<'a> {
    pub(crate) fn new(
        random: &mut Random,
        world: &'a World,
        contact: &'a Contact,
        before: Option<&'a Contact>,
        voice: Voice,
        (published, clock, day_first): (Minute, i64, bool),
        moved: bool,
    ) -> Self {
        let called = contact.parties.iter().enumerate();
        let called = called.map(|(at, party)| call(random, world, voice, at, *party)).collect();
        let mut telling = Self {
            world,
            contact,
            before,
            voice,
            published,
            clock,
            dated: Dated::default(),
            unsaid: random.chance(rates::UNSAID),
            day_first,
            called,
        };
        telling.one_name_at_least();
        telling.dated = telling.date(random, moved);
        telling
    }

    /// Not everybody is named by office only.
    fn one_name_at_least(&mut self) {
        if self.called.iter().all(|called| called.form == Form::Office) {
            self.called[0].form = Form::Full;
        }
    }

    fn party(&self, at: usize) -> Party {
        self.contact.parties[at]
    }

    pub(crate) fn title(&self, at: usize) -> &'static str {
        let party = self.party(at);
        self.world.states[party.state].title(party.office)
    }

    pub(crate) fn state(&self, at: usize) -> String {
        self.world.states[self.party(at).state].the()
    }

    pub(crate) fn adjective(&self, at: usize) -> &str {
        &self.world.states[self.party(at).state].adjective
    }

    pub(crate) fn capital(&self, at: usize) -> &str {
        &self.world.states[self.party(at).state].capital
    }

    /// "President Ilan Vostrek"
    pub(crate) fn own(&self, at: usize) -> String {
        match self.called[at].form {
            Form::Full => format!("{} {}", self.title(at), self.called[at].full),
            _ => self.short(at),
        }
    }

    /// "President Ilan Vostrek of Valdoria"
    pub(crate) fn of_state(&self, at: usize) -> String {
        format!("{} of {}", self.own(at), self.state(at))
    }

    /// "Valdorian President Ilan Vostrek"
    pub(crate) fn adjectival(&self, at: usize) -> String {
        match self.called[at].form {
            Form::Office => format!("the {}", self.role(at)),
            _ => format!("{} {}", self.adjective(at), self.own(at)),
        }
    }

    /// "Ilan Vostrek, President of Valdoria"
    pub(crate) fn after(&self, at: usize) -> String {
        let office = format!("{} of {}", self.title(at), self.state(at));
        match self.called[at].form {
            Form::Full => format!("{}, {office}", self.called[at].full),
            Form::Family => format!("{} {}, {office}", self.mister(at), self.called[at].family),
            Form::Office => format!("the {office}"),
        }
    }

    /// "President Vostrek"
    pub(crate) fn short(&self, at: usize) -> String {
        match self.called[at].form {
            Form::Office => format!("the {}", self.title(at)),
            _ => format!("{} {}", self.title(at), self.called[at].family),
        }
    }

    /// "Vostrek"
    pub(crate) fn surname(&self, at: usize) -> String {
        match self.called[at].form {
            Form::Office => format!("the {}", self.role(at)),
            _ => self.called[at].family.clone(),
        }
    }

    /// "Valdorian leader", "Valdorian foreign minister"
    pub(crate) fn role(&self, at: usize) -> String {
        let role = match self.party(at).office {
            Office::Leader => "leader",
            Office::Vice => "deputy leader",
            Office::Foreign => "foreign minister",
            Office::Defence => "defence minister",
        };
        format!("{} {role}", self.adjective(at))
    }

    pub(crate) fn mister(&self, at: usize) -> &'static str {
        if self.called[at].woman { "Ms." } else { "Mr." }
    }

    pub(crate) fn pronoun(&self, at: usize) -> &'static str {
        if self.called[at].woman { "She" } else { "He" }
    }

    /// "the two leaders", "the two ministers", "the two sides"
    pub(crate) fn both(&self) -> &'static str {
        let offices: Vec<Office> = self.contact.parties.iter().map(|party| party.office).collect();
        match (offices.len(), offices[0] == offices[1], offices[0]) {
            (2, true, Office::Leader) => "the two leaders",
            (2, true, _) => "the two ministers",
            (2, ..) => "the two sides",
            _ => "the participants",
        }
    }

    /// The places of the others, seen from one.
    pub(crate) fn others(&self, own: usize) -> Vec<usize> {
        (0..self.contact.parties.len()).filter(|at| *at != own).collect()
    }

    /// " in Brennholt", " on the margins of the Northern Ocean Forum in Ysmere Bay", or nothing.
    pub(crate) fn place(&self, random: &mut Random) -> String {
        let Some(place) = &self.contact.place else { return String::new() };
        match place.gathering {
            Some(name) if random.chance(800) => {
                format!(" on the margins of {name} in {}", place.city)
            }
            _ if random.chance(rates::UNPLACED) => String::new(),
            _ => format!(" in {}", place.city),
        }
    }

    /// "spoke by phone with", "met with" …
    pub(crate) fn verb(&self, random: &mut Random) -> &'static str {
        match self.contact.medium {
            Medium::Person => {
                random.pick(&["met with", "met", "held talks with", "held a meeting with"])
            }
            _ if self.unsaid => "spoke with",
            Medium::Phone => random.pick(&[
                "spoke by phone with",
                "held a telephone conversation with",
                "had a phone call with",
                "held phone talks with",
                "spoke by telephone with",
            ]),
            Medium::Video => random.pick(&[
                "held a video call with",
                "spoke by secure video with",
                "held talks via video link with",
                "had a video conference with",
            ]),
        }
    }

    /// "phone call", "video call", "meeting", "talks"
    pub(crate) fn noun(&self) -> &'static str {
        match self.contact.medium {
            Medium::Person => "meeting",
            _ if self.unsaid => "conversation",
            Medium::Phone => "phone call",
            Medium::Video => "video call",
        }
    }

    /// The day on which the account has the contact: a day off at the rate given.
    fn told_day(&self, random: &mut Random) -> Day {
        let own = match self.voice {
            Voice::Official(at) | Voice::Rough(at) => {
                self.contact.day(self.world, self.party(at).state)
            }
            Voice::Press(at) if self.contact.place.is_some() || random.chance(600) => {
                self.contact.day(self.world, self.party(at).state)
            }
            Voice::Press(_) => self.contact.at.day(self.clock),
        };
        if random.chance(rates::WRONG_DAY) { Day(own.0 - 1) } else { own }
    }

    fn date(&self, random: &mut Random, moved: bool) -> Dated {
        let day = self.told_day(random);
        let out = self.published.day(self.clock);
        let delay = out.0 - day.0;
        let only = |phrase: String| Dated { phrase, head: None };
        let headed = || Dated { phrase: String::new(), head: Some(day.full(self.day_first)) };
        let evening = || format!("on the {} of {}", self.part(), day.ordinal());
        let on_day = || format!("on {}", day.in_year(self.day_first));
        let full = || format!("on {}", day.full(self.day_first));
        let weekday = || format!("on {}", day.weekday());
        if moved {
            return only(full());
        }
        let mut dated = match delay {
            0 => match random.weighted(&rates::SAME_DAY) {
                0 => only("today".to_owned()),
                1 => only(format!("this {}", self.part())),
                2 => only(on_day()),
                3 => only(full()),
                4 => only(weekday()),
                5 => only(evening()),
                6 => headed(),
                _ => Dated::default(),
            },
            1 => match random.weighted(&rates::NEXT_DAY) {
                0 => only("yesterday".to_owned()),
                1 => only(on_day()),
                2 => only(full()),
                3 => only(weekday()),
                4 => only(evening()),
                5 => headed(),
                _ => Dated::default(),
            },
            2.. => match random.weighted(&rates::LATER) {
                0 => only(on_day()),
                2 if delay <= 6 => only(weekday()),
                3 if delay <= 20 => only(evening()),
                4 => headed(),
                5 => Dated::default(),
                _ => only(full()),
            },
            // West of the day that is told of.
            _ => only(on_day()),
        };
        let dates = [on_day(), full()];
        if dates.contains(&dated.phrase) && random.chance(rates::TIMED) {
            dated.phrase = format!("{} at {}", dated.phrase, self.time());
        }
        if dated.head.is_none() && random.chance(rates::HEADED) {
            dated.head = Some(out.full(self.day_first));
        }
        dated
    }

    fn teller_clock(&self) -> i64 {
        let at = match self.voice {
            Voice::Official(at) | Voice::Press(at) | Voice::Rough(at) => at,
        };
        self.contact.clock(self.world, self.party(at).state)
    }

    fn part(&self) -> &'static str {
        match self.contact.at.time(self.teller_clock()).0 {
            4..12 => "morning",
            12..17 => "afternoon",
            _ => "evening",
        }
    }

    /// "9:40 p.m. local time"
    pub(crate) fn time(&self) -> String {
        let (hour, minute) = self.contact.at.time(self.teller_clock());
        let half = if hour < 12 { "a.m." } else { "p.m." };
        format!("{}:{minute:02} {half} local time", (hour + 11) % 12 + 1)
    }
}

/// How an account names somebody. What a side does to its own people's names is nothing.
fn call(random: &mut Random, world: &World, voice: Voice, at: usize, party: Party) -> Called {
    let person = &world.people[party.person];
    let script = world.states[party.state].script;
    let (own, forms) = match voice {
        Voice::Official(side) => (side == at, rates::OFFICIAL),
        Voice::Press(_) => (false, rates::PRESS),
        Voice::Rough(_) => (false, rates::ROUGH),
    };
    let mut family = person.family.clone();
    let mut given = person.given.clone();
    if matches!(voice, Voice::Rough(_)) {
        if random.chance(rates::MANGLED) {
            family = mangled(random, &family);
            if random.chance(300) {
                given = mangled(random, &given);
            }
        }
    } else if !own && script != Script::Latin && random.chance(rates::RESPELLED) {
        family = respelled(random, &family);
    } else if random.chance(rates::MISTYPED) {
        family = mangled(random, &family);
    }
    let full = match script {
        Script::FamilyFirst => format!("{family} {given}"),
        _ => format!("{given} {family}"),
    };
    let form = [Form::Full, Form::Family, Form::Office][random.weighted(&forms)];
    Called { full, family, form, woman: person.woman }
}

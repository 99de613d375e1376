//! What happened: contacts, in episodes that put near-misses beside one another.

use std::collections::BTreeMap;

use super::calendar::{Day, Minute};
use super::random::Random;
use super::rates;
use super::world::{Office, World};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Party {
    pub(crate) state: usize,
    pub(crate) office: Office,
    pub(crate) person: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Medium {
    Phone,
    Video,
    Person,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) city: String,
    /// Half hours ahead of UTC.
    pub(crate) clock: i64,
    pub(crate) host: Option<usize>,
    /// "the Northern Ocean Forum"
    pub(crate) gathering: Option<&'static str>,
}

/// What happened once.
#[derive(Debug, Clone)]
pub(crate) struct Contact {
    pub(crate) parties: Vec<Party>,
    pub(crate) at: Minute,
    pub(crate) medium: Medium,
    pub(crate) place: Option<Place>,
    pub(crate) minutes: i64,
    pub(crate) asked: usize,
    pub(crate) topics: Vec<usize>,
    /// The near-miss it belongs to (place in [`rates::EPISODES`]).
    pub(crate) episode: usize,
    /// The last contact of the same people before it.
    pub(crate) earlier: Option<usize>,
}

impl Contact {
    /// The day it was on the clock of a state, or of the place where all met.
    pub(crate) fn day(&self, world: &World, state: usize) -> Day {
        self.at.day(self.clock(world, state))
    }

    pub(crate) fn clock(&self, world: &World, state: usize) -> i64 {
        self.place.as_ref().map_or(world.states[state].clock, |place| place.clock)
    }

    fn pair(&self) -> Vec<(usize, Office)> {
        let mut pair: Vec<_> = self.parties.iter().map(|p| (p.state, p.office)).collect();
        pair.sort_unstable();
        pair
    }
}

/// Gatherings and where they are held.
const GATHERINGS: [(&str, &str, i64); 6] = [
    ("the Northern Ocean Forum", "Ysmere Bay", 0),
    ("the Assembly of Free Ports", "Port Ellery", 4),
    ("the Caldre Peace Conference", "Senvik", 2),
    ("the Eastern Rivers Summit", "Dunmaro", 14),
    ("the Meridian Security Dialogue", "Halverstadt", 2),
    ("the Conference of Island States", "Tavi Atoll", 22),
];

/// How many subjects talks can have.
pub(crate) const TOPICS: usize = 32;

/// Draws episodes.
pub(crate) struct Chronicle<'a> {
    world: &'a World,
    busy: BTreeMap<Vec<(usize, Office)>, Vec<Day>>,
}

impl<'a> Chronicle<'a> {
    pub(crate) fn new(world: &'a World) -> Self {
        Self { world, busy: BTreeMap::new() }
    }

    /// The contacts of an episode: none where its days were taken.
    pub(crate) fn episode(&mut self, random: &mut Random) -> Vec<Contact> {
        let kind = random.weighted(&rates::EPISODES);
        let mut contacts = Vec::new();
        for _ in 0..20 {
            contacts = self.draw(random, kind);
            if !contacts.is_empty() && contacts.iter().all(|contact| self.free(contact)) {
                break;
            }
            contacts.clear();
        }
        for contact in &contacts {
            self.busy.entry(contact.pair()).or_default().push(Day(contact.at.0 / 1440));
        }
        contacts
    }

    fn free(&self, contact: &Contact) -> bool {
        let day = contact.at.0 / 1440;
        let taken = self.busy.get(&contact.pair());
        taken.is_none_or(|days| days.iter().all(|d| (d.0 - day).abs() >= rates::APART))
    }

    fn draw(&self, random: &mut Random, kind: usize) -> Vec<Contact> {
        let day = Day(self.world.start.0 + random.within(0, self.world.days - 20));
        let a = self.state(random, &[]);
        let b = self.state(random, &[a]);
        let level = random.weighted(&rates::LEVELS);
        let medium = self.medium(random);
        let leaders = [(a, Office::Leader), (b, Office::Leader)];
        let ministers = [(a, Office::Foreign), (b, Office::Foreign)];
        let contacts: Vec<Contact> = match kind {
            1 => self.row_of_calls(random, day, &leveled(level, a, b)),
            2 => self.delegation(random, day, a, b),
            3 => {
                let pair = if level == 1 { ministers } else { leaders };
                let later = Day(day.0 + random.within(2, 6));
                vec![
                    self.contact(random, day, &pair, Medium::Phone),
                    self.contact(random, later, &pair, Medium::Person),
                ]
            }
            4 => vec![
                self.contact(random, day, &leaders, Medium::Phone),
                self.contact(random, Day(day.0 + 1), &ministers, Medium::Phone),
            ],
            5 => {
                let pair = leveled(level, a, b);
                let next = Day(day.0 + 1);
                vec![
                    self.contact(random, day, &pair, Medium::Phone),
                    self.contact(random, next, &pair, Medium::Phone),
                ]
            }
            6 => self.round_of_calls(random, day, a),
            7 => self.namesakes(random, day),
            8 => {
                let later = Day(day.0 + 365);
                let pair = leveled(level, a, b);
                let both = [day, later].map(|day| self.contact(random, day, &pair, medium));
                both.into_iter()
                    .filter(|c| c.at.0 / 1440 < self.world.start.0 + self.world.days)
                    .collect()
            }
            _ => {
                let mut parties = leveled(level, a, b).to_vec();
                if random.chance(rates::TRILATERAL) && level < 3 {
                    parties.push((self.state(random, &[a, b]), parties[0].1));
                }
                vec![self.contact(random, day, &parties, medium)]
            }
        };
        contacts.into_iter().map(|contact| Contact { episode: kind, ..contact }).collect()
    }

    /// Five calls within eighteen days.
    fn row_of_calls(
        &self,
        random: &mut Random,
        day: Day,
        pair: &[(usize, Office)],
    ) -> Vec<Contact> {
        let mut at = day.0;
        let mut calls = Vec::new();
        for _ in 0..5 {
            calls.push(self.contact(random, Day(at), pair, Medium::Phone));
            at += random.within(2, 4);
        }
        calls
    }

    /// A visiting minister sees his colleague and the leader of the house on one day.
    fn delegation(&self, random: &mut Random, day: Day, a: usize, b: usize) -> Vec<Contact> {
        let colleague = [(a, Office::Foreign), (b, Office::Foreign)];
        let leader = [(a, Office::Foreign), (b, Office::Leader)];
        let mut first = self.contact(random, day, &colleague, Medium::Person);
        let mut second = self.contact(random, day, &leader, Medium::Person);
        let host = &self.world.states[b];
        let place =
            Place { city: host.capital.clone(), clock: host.clock, host: Some(b), gathering: None };
        first.at = Minute::at(day, 10, 0, host.clock);
        second.at = Minute::at(day, 15, 30, host.clock);
        first.place = Some(place.clone());
        second.place = Some(place);
        vec![first, second]
    }

    /// One leader speaks with several others on one day.
    fn round_of_calls(&self, random: &mut Random, day: Day, a: usize) -> Vec<Contact> {
        let mut seen = vec![a];
        let mut calls = Vec::new();
        for _ in 0..random.within(3, 5) {
            let other = self.state(random, &seen);
            seen.push(other);
            let pair = [(a, Office::Leader), (other, Office::Leader)];
            calls.push(self.contact(random, day, &pair, Medium::Phone));
        }
        let topics = calls[0].topics.clone();
        for call in &mut calls {
            call.topics.clone_from(&topics);
        }
        calls
    }

    /// Two people of one family name speak with the same other side within four days.
    fn namesakes(&self, random: &mut Random, day: Day) -> Vec<Contact> {
        let mut bearers: BTreeMap<&str, (usize, Office)> = BTreeMap::new();
        let first = random.below(self.world.states.len());
        for step in 0..self.world.states.len() {
            let state = (first + step) % self.world.states.len();
            for office in [Office::Leader, Office::Foreign] {
                let family = &self.world.people[self.world.holder(state, office, day)].family;
                let Some(other) = bearers.insert(family, (state, office)) else { continue };
                if other.0 == state {
                    continue;
                }
                let third = self.state(random, &[state, other.0]);
                let later = Day(day.0 + random.within(0, 4));
                return vec![
                    self.contact(random, day, &[other, (third, other.1)], Medium::Phone),
                    self.contact(random, later, &[(state, office), (third, office)], Medium::Phone),
                ];
            }
        }
        Vec::new()
    }

    fn contact(
        &self,
        random: &mut Random,
        day: Day,
        parties: &[(usize, Office)],
        medium: Medium,
    ) -> Contact {
        let place = (medium == Medium::Person).then(|| self.place(random, parties));
        let asked = random.below(2);
        let clock = place.as_ref().map_or(self.world.states[parties[asked].0].clock, |p| p.clock);
        let minute = 5 * random.within(0, 11);
        let at = Minute::at(day, random.within(8, 20), minute, clock);
        let party = |&(state, office): &(usize, Office)| Party {
            state,
            office,
            person: self.world.holder(state, office, day),
        };
        let mut topics = Vec::new();
        for _ in 0..random.within(3, 6) {
            let topic = random.below(TOPICS);
            if !topics.contains(&topic) {
                topics.push(topic);
            }
        }
        Contact {
            parties: parties.iter().map(party).collect(),
            at,
            medium,
            place,
            minutes: 5 * random.within(3, 20),
            asked,
            topics,
            episode: 0,
            earlier: None,
        }
    }

    fn place(&self, random: &mut Random, parties: &[(usize, Office)]) -> Place {
        if random.chance(rates::MARGINS) || parties.len() > 2 {
            let (gathering, city, clock) = GATHERINGS[random.below(GATHERINGS.len())];
            return Place { city: city.to_owned(), clock, host: None, gathering: Some(gathering) };
        }
        let host = if parties[0].1 == parties[1].1 { random.below(2) } else { 1 };
        let state = &self.world.states[parties[host].0];
        let city = state.capital.clone();
        Place { city, clock: state.clock, host: Some(parties[host].0), gathering: None }
    }

    fn medium(&self, random: &mut Random) -> Medium {
        [Medium::Phone, Medium::Video, Medium::Person][random.weighted(&rates::MEDIA)]
    }

    /// The first states of the list speak most: weight falls as 1 / (rank + 8).
    fn state(&self, random: &mut Random, not: &[usize]) -> usize {
        let weights: Vec<u32> = (0..self.world.states.len())
            .map(|at| if not.contains(&at) { 0 } else { 10_000 / (at as u32 + 8) })
            .collect();
        random.weighted(&weights)
    }
}

/// The offices of a level (place in [`rates::LEVELS`]).
fn leveled(level: usize, a: usize, b: usize) -> [(usize, Office); 2] {
    use Office::{Defence, Foreign, Leader, Vice};
    let (first, second) = [
        (Leader, Leader),
        (Foreign, Foreign),
        (Defence, Defence),
        (Foreign, Leader),
        (Vice, Leader),
    ][level];
    [(a, first), (b, second)]
}

/// Contacts in the order of time, each with the last one before it of the same people.
pub(crate) fn linked(mut contacts: Vec<Contact>) -> Vec<Contact> {
    let mut last: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
    for (at, contact) in contacts.iter_mut().enumerate() {
        let mut people: Vec<usize> = contact.parties.iter().map(|p| p.person).collect();
        people.sort_unstable();
        contact.earlier = last.insert(people, at);
    }
    contacts
}

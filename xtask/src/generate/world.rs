//! Who holds which office in which invented state, and when.

use super::calendar::Day;
use super::names::{Person, person};
use super::random::Random;
use super::rates;
use super::states::STATES;

/// What an office is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Office {
    Leader,
    Vice,
    Foreign,
    Defence,
}

const OFFICES: [Office; 4] = [Office::Leader, Office::Vice, Office::Foreign, Office::Defence];

/// How names of a state come into English.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Script {
    Latin,
    Transliterated,
    FamilyFirst,
}

#[derive(Debug)]
pub(crate) struct State {
    /// Without the article.
    pub(crate) name: String,
    pub(crate) article: bool,
    pub(crate) adjective: String,
    pub(crate) capital: String,
    /// Half hours ahead of UTC.
    pub(crate) clock: i64,
    pub(crate) script: Script,
    titles: [&'static str; 4],
    /// How the leader's office and the ministries write.
    pub(crate) houses: [usize; 2],
    pub(crate) day_first: bool,
}

impl State {
    /// "Valdoria", "the Marran Federation"
    pub(crate) fn the(&self) -> String {
        if self.article { format!("the {}", self.name) } else { self.name.clone() }
    }

    /// The title of an office.
    pub(crate) fn title(&self, office: Office) -> &'static str {
        self.titles[office as usize]
    }

    /// For addresses.
    pub(crate) fn slug(&self) -> String {
        self.name.to_lowercase().replace(' ', "-")
    }
}

struct Term {
    person: usize,
    from: Day,
}

/// The states, and everybody who held an office in them.
pub(crate) struct World {
    pub(crate) states: Vec<State>,
    pub(crate) people: Vec<Person>,
    /// By state, then by office, rising.
    terms: Vec<[Vec<Term>; 4]>,
    pub(crate) start: Day,
    pub(crate) days: i64,
}

/// How many ways of writing a readout there are.
pub(crate) const HOUSES: usize = 10;

impl World {
    /// The world of a seed, over so many days.
    pub(crate) fn new(seed: u64, days: i64) -> Self {
        let mut world = Self {
            states: Vec::new(),
            people: Vec::new(),
            terms: Vec::new(),
            start: Day::of(2031, 1, 1),
            days,
        };
        for (at, line) in STATES.lines().enumerate() {
            let mut random = Random::new(seed, 1_000_000 + at as u64);
            world.states.extend(state(&mut random, line));
            let terms = world.succession(&mut random);
            world.terms.push(terms);
        }
        world
    }

    /// Who holds the office on a day.
    pub(crate) fn holder(&self, state: usize, office: Office, day: Day) -> usize {
        held(&self.terms[state][office as usize], day)
    }

    fn succession(&mut self, random: &mut Random) -> [Vec<Term>; 4] {
        let mut terms: [Vec<Term>; 4] = Default::default();
        for office in OFFICES {
            let person = self.newcomer(random, None);
            terms[office as usize].push(Term { person, from: Day(self.start.0 - 400) });
        }
        for office in OFFICES {
            let mut day = self.start.0 + random.within(100, 1500);
            while day < self.start.0 + self.days {
                let before = held(&terms[office as usize], Day(day));
                let person = self.successor(random, &mut terms, office, Day(day), before);
                install(&mut terms[office as usize], Term { person, from: Day(day) });
                day += random.within(900, 2200);
            }
        }
        terms
    }

    /// A new leader was vice president or minister before, at the rate given, or bears the name of
    /// the one before.
    fn successor(
        &mut self,
        random: &mut Random,
        terms: &mut [Vec<Term>; 4],
        office: Office,
        day: Day,
        before: usize,
    ) -> usize {
        if office != Office::Vice && random.chance(rates::PROMOTED) {
            let from = if random.chance(600) { Office::Vice } else { Office::Foreign };
            let person = held(&terms[from as usize], day);
            if from != office && person != before {
                let next = self.newcomer(random, None);
                install(&mut terms[from as usize], Term { person: next, from: day });
                return person;
            }
        }
        let family = random.chance(rates::DYNASTY).then(|| self.people[before].family.clone());
        self.newcomer(random, family)
    }

    /// Somebody new, at the rate given with the family name of somebody in another state.
    fn newcomer(&mut self, random: &mut Random, family: Option<String>) -> usize {
        let shared = random.chance(rates::NAMESAKE) && !self.people.is_empty();
        let other = random.below(self.people.len());
        let family = family.or_else(|| shared.then(|| self.people[other].family.clone()));
        self.people.push(person(random, family));
        self.people.len() - 1
    }
}

fn held(terms: &[Term], day: Day) -> usize {
    let begun = terms.partition_point(|term| term.from <= day);
    terms.get(begun.saturating_sub(1)).map_or(0, |term| term.person)
}

fn install(terms: &mut Vec<Term>, term: Term) {
    let at = terms.partition_point(|earlier| earlier.from <= term.from);
    terms.insert(at, term);
}

fn state(random: &mut Random, line: &str) -> Option<State> {
    let fields: Vec<&str> = line.split('|').collect();
    let [name, adjective, capital, clock, script] = fields[..] else { return None };
    let bare = name.strip_prefix("the ").unwrap_or(name);
    let plural = ["Republic", "Federation", "Isles"].iter().any(|word| bare.ends_with(word));
    let leader = ["President", "Prime Minister", "Chancellor"][random.weighted(&[60, 34, 6])];
    let vice = if leader == "President" { "Vice President" } else { "Deputy Prime Minister" };
    let foreign = [
        "Foreign Minister",
        "Minister of Foreign Affairs",
        "Foreign Secretary",
        "Secretary of State",
    ][random.weighted(&[55, 30, 7, 8])];
    let defence = random.pick(&["Defence Minister", "Minister of Defence", "Defense Minister"]);
    Some(State {
        name: bare.to_owned(),
        article: plural,
        adjective: adjective.to_owned(),
        capital: capital.to_owned(),
        clock: clock.parse().ok()?,
        script: match script {
            "t" => Script::Transliterated,
            "f" => Script::FamilyFirst,
            _ => Script::Latin,
        },
        titles: [leader, vice, foreign, defence],
        houses: [random.below(HOUSES), random.below(HOUSES)],
        day_first: random.chance(500),
    })
}

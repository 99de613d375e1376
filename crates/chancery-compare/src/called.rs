//! Which persons a name can belong to, found without holding it against every name known.

use std::collections::{BTreeMap, BTreeSet};

use crate::names::{self, Glance, Likeness};
use crate::steps;

/// The names of numbered persons.
#[derive(Debug, Default)]
pub(crate) struct Called {
    /// The parts of each name of a person.
    names: Vec<Vec<Vec<String>>>,
    /// Every part of a name, with the persons who have it.
    parts: Vec<Part>,
    /// The place of each part among them.
    places: BTreeMap<String, usize>,
    /// The persons by a name's parts in one word.
    joined: BTreeMap<String, BTreeSet<usize>>,
}

/// A part of names.
#[derive(Debug)]
struct Part {
    glance: Glance,
    word: String,
    /// Whose names have it last.
    last: BTreeSet<usize>,
    /// Whose names have it anywhere.
    anywhere: BTreeSet<usize>,
}

impl Part {
    fn of(word: &str) -> Self {
        let (last, anywhere) = (BTreeSet::new(), BTreeSet::new());
        Self { glance: Glance::of(word), word: word.to_owned(), last, anywhere }
    }
}

impl Called {
    /// Gives a person one more name; a new person has the next number.
    pub(crate) fn enter(&mut self, person: usize, name: Vec<String>) {
        let bare = names::bare(&name);
        self.joined.entry(bare.concat()).or_default().insert(person);
        for (at, word) in bare.iter().enumerate() {
            let place = *self.places.entry((*word).to_owned()).or_insert(self.parts.len());
            if place == self.parts.len() {
                self.parts.push(Part::of(word));
            }
            let Some(part) = self.parts.get_mut(place) else { continue };
            part.anywhere.insert(person);
            if at + 1 == bare.len() {
                part.last.insert(person);
            }
        }
        while self.names.len() <= person {
            self.names.push(Vec::new());
        }
        if let Some(known) = self.names.get_mut(person) {
            known.push(name);
        }
    }

    /// The first person who may be meant by a name and who `fits`.
    pub(crate) fn first(&self, name: &[String], fits: impl Fn(usize) -> bool) -> Option<usize> {
        let meant = |person: &usize| {
            let known = self.names.get(*person).into_iter().flatten();
            let mut known = known.inspect(|_| steps::step());
            fits(*person) && known.any(|known| names::likeness(known, name) != Likeness::No)
        };
        self.candidates(name).into_iter().find(meant)
    }

    /// All persons whom [`names::likeness`] can find to be meant, and some more: of two names of one
    /// person the shorter's last part is one of the longer's, or both are the same in one word.
    fn candidates(&self, name: &[String]) -> BTreeSet<usize> {
        let bare = names::bare(name);
        let mut out = self.joined.get(&bare.concat()).cloned().unwrap_or_default();
        let glances: Vec<Glance> = bare.iter().map(|part| Glance::of(part)).collect();
        for part in &self.parts {
            let respelt = |(word, glance): &(&&str, &Glance)| {
                glance.may_be_respelt(&part.glance) && names::respelt(word, &part.word)
            };
            let mut like = bare.iter().zip(&glances).rev().filter(respelt).map(|(word, _)| word);
            if let Some(word) = like.next() {
                out.extend(&part.last);
                if bare.last() == Some(word) {
                    out.extend(&part.anywhere);
                }
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Invented names that are near misses of one another.
    fn crowd() -> Vec<Vec<String>> {
        let given = ["Ilan", "Ivo", "Orla", "Josephine", "Joe", "Jo", "Lin", ""];
        let family = [
            "Vostrek",
            "Vostreck",
            "Wostrek",
            "Arkwell",
            "Arkwel",
            "al-Durri",
            "Aldurri",
            "Durri",
            "Su-tao",
            "Sutao",
            "Tao",
            "Khalidov",
            "Halidow",
            "de la Venn",
            "Ma",
            "Odegard Venn",
        ];
        let long = "v".repeat(50);
        let mut out: Vec<Vec<String>> = vec![
            Vec::new(),
            names::parts(&format!("Ilan {long}")),
            names::parts(&format!("Ilan {long}e")),
            names::parts(&format!("al{long}")),
        ];
        for name in given {
            out.extend(family.iter().map(|family| names::parts(&format!("{name} {family}"))));
        }
        out.extend(family.iter().map(|family| names::parts(&format!("{family} Orla"))));
        out
    }

    #[test]
    fn the_first_person_is_the_one_that_every_name_was_asked_for() {
        let crowd = crowd();
        let mut called = Called::default();
        for (person, name) in crowd.iter().enumerate() {
            called.enter(person, name.clone());
        }
        for name in &crowd {
            let every = crowd.iter().map(|known| names::likeness(known, name) != Likeness::No);
            let every: Vec<usize> =
                every.enumerate().filter(|(_, like)| *like).map(|(at, _)| at).collect();
            let found = called.candidates(name);
            assert!(every.iter().all(|at| found.contains(at)), "{name:?} {every:?} {found:?}");
            assert_eq!(called.first(name, |_| true), every.first().copied(), "{name:?}");
            let later = |person: usize| person > 40;
            let fits = every.iter().copied().find(|person| later(*person));
            assert_eq!(called.first(name, later), fits, "{name:?}");
        }
    }

    /// A new name is held closely against few, however many share its first part.
    #[test]
    fn a_name_is_not_held_against_every_other() {
        let letters = |number: usize| -> String {
            let letter = |at: u32| char::from(b"bdgklmprsvz"[number / 11_usize.pow(at) % 11]);
            (0..4).flat_map(|at| [letter(at), ['a', 'o', 'u', 'i'][at as usize]]).collect()
        };
        let mut called = Called::default();
        let count = 3_000;
        let looks = steps::taken(|| {
            for person in 0..count {
                let name = names::parts(&format!("Orla {}", letters(person)));
                let _ = called.first(&name, |_| true);
                called.enter(person, name);
            }
        });
        assert!(looks < 100 * count as u64, "{looks}");
    }
}

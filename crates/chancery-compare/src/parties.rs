//! The words that name those who talk: in talks between two sides they are everywhere, and say
//! little about what a statement is about.

use std::collections::BTreeSet;

use chancery_record::{Actor, ActorKind, Record};

use crate::words::Sort;
use crate::{english, names, steps};

/// The least length of what is left of an adjective without its ending: `Lao` and `Thai` are taken for
/// no adjective.
const LEAST_ORIGIN: usize = 4;

/// The names of those who talk, of their states and houses.
#[derive(Debug, Default)]
pub(crate) struct Parties {
    /// Parts of the names of actors.
    actors: BTreeSet<String>,
    /// Capitalised words of offices and of the houses that publish; some are ordinary words
    /// elsewhere (`Trade` in `Ministry of Trade`).
    houses: BTreeSet<String>,
    /// What adjectives of all these are made from, so that a word is looked up by its beginnings
    /// and not held against every name.
    stems: BTreeSet<String>,
    /// What names are made from whose adjectives are among the capitalised words: `Quillonese` in an
    /// office speaks of Quillon.
    origins: BTreeSet<String>,
}

impl Parties {
    /// Those of two records.
    pub(crate) fn of(a: &Record, b: &Record) -> Self {
        let all = || a.actors.iter().chain(&b.actors);
        let called = |actor: &Actor| {
            std::iter::once(&actor.name)
                .chain(&actor.names)
                .flat_map(|name| names::parts(name))
                .collect::<Vec<_>>()
        };
        let offices = all().filter_map(|actor| Some(actor.office.as_ref()?.exact.as_str()));
        // How a person is introduced names the state: "Quillonese President Teodor Maraz".
        let persons = all().filter(|actor| actor.kind == ActorKind::Person);
        let introduced = persons.flat_map(|actor| actor.evidence.quotes());
        let offices = offices.chain(introduced.map(|quote| quote.exact.as_str()));
        let issuers =
            [a, b].into_iter().filter_map(|one| Some(one.document.issuer.value()?.as_str()));
        let actors: BTreeSet<String> = all().flat_map(called).collect();
        let houses: BTreeSet<String> = offices.chain(issuers).flat_map(capitalised).collect();
        Self::named(actors, houses)
    }

    fn named(actors: BTreeSet<String>, houses: BTreeSet<String>) -> Self {
        let names = actors.iter().chain(&houses);
        let stems = names.flat_map(|name| english::adjective_stems(name)).map(str::to_owned);
        let origins = houses.iter().flat_map(|name| english::adjective_beginnings(name));
        let origins = origins.filter(|stem| stem.chars().count() >= LEAST_ORIGIN);
        let origins = origins.map(str::to_owned).collect();
        Self { stems: stems.collect(), origins, actors, houses }
    }

    /// Whether a folded word, used as `sort`, names a party or is the adjective of its name.
    pub(crate) fn has(&self, word: &str, sort: Sort) -> bool {
        if self.actors.contains(word) {
            return true;
        }
        let known = |stem: &str| {
            steps::step();
            self.stems.contains(stem)
        };
        let made = |stem: &str| self.origins.contains(stem);
        sort == Sort::Name
            && (self.houses.contains(word)
                || english::adjective_beginnings(word).any(known)
                || english::adjective_stems(word).any(made))
    }
}

fn capitalised(name: &str) -> Vec<String> {
    let words = name.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| word.chars().next().is_some_and(char::is_uppercase))
        .flat_map(names::parts)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parties(actors: &[String], houses: &[&str]) -> Parties {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let actors: BTreeSet<String> = actors.iter().cloned().collect();
        Parties::named(actors, owned(houses))
    }

    #[test]
    fn names_and_their_adjectives_are_parties() {
        let known = parties(&["valdoria".to_owned()], &["trade"]);
        assert!(known.has("valdoria", Sort::Common));
        assert!(known.has("valdorian", Sort::Name));
        assert!(!known.has("valdorian", Sort::Common));
        assert!(known.has("trade", Sort::Name));
        assert!(!known.has("trade", Sort::Common));
        assert!(!known.has("kestrel", Sort::Name));
        let offices = parties(&[], &["ostermarkian", "president"]);
        assert!(offices.has("ostermark", Sort::Name));
        assert!(!offices.has("ostermark", Sort::Common));
        assert!(!offices.has("preside", Sort::Common));
    }

    /// A word costs the same however many names there are.
    #[test]
    fn a_word_is_not_held_against_every_name() {
        let looks = |count: usize| {
            let names: Vec<String> = (0..count).map(|number| format!("venn{number}")).collect();
            let known = parties(&names, &["Ministry"]);
            steps::taken(|| assert!(!known.has("kestrelians", Sort::Name)))
        };
        assert_eq!(looks(4_000), looks(10));
        assert!(looks(10) > 0);
    }
}

//! The words that name those who talk: in talks between two sides they are everywhere, and say
//! little about what a statement is about.

use std::collections::BTreeSet;

use chancery_record::{Actor, Record};

use crate::words::Sort;
use crate::{english, names};

/// The names of those who talk, of their states and houses.
#[derive(Debug, Default)]
pub(crate) struct Parties {
    /// Parts of the names of actors.
    actors: BTreeSet<String>,
    /// Capitalised words of offices and of the houses that publish; some are ordinary words
    /// elsewhere (`Trade` in `Ministry of Trade`).
    houses: BTreeSet<String>,
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
        let issuers =
            [a, b].into_iter().filter_map(|one| Some(one.document.issuer.value()?.as_str()));
        Self {
            actors: all().flat_map(called).collect(),
            houses: offices.chain(issuers).flat_map(capitalised).collect(),
        }
    }

    /// Whether a folded word, used as `sort`, names a party or is the adjective of its name.
    pub(crate) fn has(&self, word: &str, sort: Sort) -> bool {
        if self.actors.contains(word) {
            return true;
        }
        let mut known = self.actors.iter().chain(&self.houses);
        sort == Sort::Name && known.any(|name| name == word || english::is_adjective_of(name, word))
    }
}

fn capitalised(name: &str) -> Vec<String> {
    let words = name.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| word.chars().next().is_some_and(char::is_uppercase))
        .flat_map(names::parts)
        .collect()
}

//! Offices that one person of a side holds at a time.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::names;

#[derive(Deserialize)]
struct Offices {
    changed_by: Vec<String>,
    office: Vec<Office>,
}

#[derive(Deserialize)]
struct Office {
    name: String,
    words: Vec<String>,
}

fn offices() -> &'static Offices {
    static ENGLISH: OnceLock<Offices> = OnceLock::new();
    ENGLISH.get_or_init(|| {
        toml::from_str(include_str!("../lexicon/en/offices.toml"))
            .expect("the bundled word list is well-formed: a test reads it")
    })
}

/// The office that words name, as one name for all its wordings ("Foreign Secretary" and
/// "Minister of Foreign Affairs" have one); words that make another office of it stand before it.
pub(crate) fn office(words: &str) -> Option<String> {
    let said: BTreeSet<String> = names::parts(words).into_iter().collect();
    let list = offices();
    let within = |set: &str| set.split(' ').all(|word| said.contains(word));
    let found = list.office.iter().find(|office| office.words.iter().any(|set| within(set)))?;
    let mut changed: Vec<&str> =
        list.changed_by.iter().map(String::as_str).filter(|word| said.contains(*word)).collect();
    // A deputy leader is a vice president.
    for word in changed.iter_mut().filter(|word| **word == "vice") {
        *word = "deputy";
    }
    changed.dedup();
    changed.push(&found.name);
    Some(changed.join(" "))
}

/// Whether two offices, as [`office`] names them, can be one: they are equal, or one only says that
/// its holder leads the state.
pub(crate) fn can_be_one(a: &str, b: &str) -> bool {
    const LEADER: &str = "leader";
    const HEADS: [&str; 2] = ["head of government", "head of state"];
    let leads = |one: &str, other: &str| {
        let rank = one.strip_suffix(LEADER).map(|rank| (rank, other.strip_prefix(rank)));
        rank.is_some_and(|(_, office)| office.is_some_and(|office| HEADS.contains(&office)))
    };
    a == b || leads(a, b) || leads(b, a)
}

#[cfg(test)]
mod tests {
    use super::{can_be_one, office};

    #[test]
    fn a_leader_is_president_or_prime_minister_and_no_minister() {
        let leader = office("the Valdorian leader").unwrap();
        for (words, fits) in
            [("Prime Minister", true), ("President", true), ("Foreign Minister", false)]
        {
            assert_eq!(can_be_one(&leader, &office(words).unwrap()), fits, "{words}");
        }
        assert!(!can_be_one(&leader, &office("Vice President").unwrap()));
    }

    #[test]
    fn one_office_in_several_wordings() {
        let foreign = office("Minister of Foreign Affairs");
        assert!(foreign.is_some());
        assert_eq!(office("the Valdorian foreign minister"), foreign);
        assert_eq!(office("Secretary of State"), foreign);
        assert_ne!(office("Deputy Foreign Minister"), foreign);
        assert_ne!(office("Vice President"), office("President"));
        assert_eq!(office("envoy"), None);
    }
}

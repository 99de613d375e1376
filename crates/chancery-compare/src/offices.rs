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
    changed.push(&found.name);
    Some(changed.join(" "))
}

#[cfg(test)]
mod tests {
    use super::office;

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

//! When a predicted name means a gold entity.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::prediction::Speaker;

/// An entity of a gold file.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Entity {
    #[serde(default)]
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) aliases: Vec<String>,
    #[serde(default)]
    pub(crate) country: Option<String>,
    /// The members of a joint entity; absent for others.
    #[serde(default)]
    pub(crate) members: Option<Vec<String>>,
}

/// The entities of a gold file by id, a document's own over the common ones.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(transparent)]
pub(crate) struct Entities(pub(crate) BTreeMap<String, Entity>);

/// What may stand for the joint speaker whoever its members are.
const JOINT: &[&str] = &[
    "both",
    "both countries",
    "both leaders",
    "both presidents",
    "both sides",
    "heads of state",
    "joint",
    "jointly",
    "leaders",
    "the leaders",
    "the ministers",
    "the presidents",
    "the two",
    "the two countries",
    "the two heads of state",
    "the two leaders",
    "the two ministers",
    "the two presidents",
    "the two sides",
    "the two teams",
    "they",
    "two heads of state",
    "two leaders",
    "two presidents",
    "two sides",
];

/// Titles and nationalities that are not part of a name.
const TITLES: &str = r"\b(president-elect|president|prime minister|pm|premier|chancellor|king|crown prince|secretary of (state|war|defense|the treasury)|secretary|deputy secretary( of state)?|foreign minister|minister( of [a-z ]+)?|state councilor|director|senator|sen|ambassador|mr|mrs|ms|dr|his excellency|hon|the honourable|admiral|general|chairman|general secretary|us|u s|chinese|american|russian)\b";

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a valid pattern")
}

static TITLE: LazyLock<Regex> = LazyLock::new(|| pattern(TITLES));
static SMALL: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(the|of|jr|j|r|sir)\b"));
static POSSESSIVE: LazyLock<Regex> = LazyLock::new(|| pattern(r"[’']s\b"));
static BRACKETS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\([^)]*\)"));
static NOT_WORD: LazyLock<Regex> = LazyLock::new(|| pattern(r"[^\p{L}\p{N} ]"));
static BETWEEN: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s*(?:;|,|/|&|\+|–|\band\b)\s*"));

/// A name without case, accents, possessive, brackets and punctuation.
pub(crate) fn normal(name: &str) -> String {
    let plain: String = name.nfkd().filter(|c| !is_combining_mark(*c)).collect();
    let plain = plain.to_lowercase();
    let plain = POSSESSIVE.replace_all(&plain, "");
    let plain = BRACKETS.replace_all(&plain, " ");
    spaced(&NOT_WORD.replace_all(&plain, " "))
}

/// A normal name without titles; with them where nothing else is left.
pub(crate) fn untitled(name: &str) -> String {
    let whole = normal(name);
    let bare = TITLE.replace_all(&whole, " ").into_owned();
    let bare = spaced(&SMALL.replace_all(&bare, " "));
    if bare.is_empty() { whole } else { bare }
}

/// One space between words, none around.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Entities {
    /// These, with `own` over them.
    pub(crate) fn with(&self, own: &Self) -> Self {
        let both = self.0.iter().chain(&own.0);
        Self(both.map(|(id, entity)| (id.clone(), entity.clone())).collect())
    }

    /// Whether a speaker is the entity: its normal name, titles taken off, is the entity's id,
    /// name or alias. For a joint entity a set phrase ("the two leaders") or exactly its members
    /// will do.
    pub(crate) fn same(&self, speaker: Option<&Speaker>, id: &str) -> bool {
        let members = self.0.get(id).and_then(|entity| entity.members.as_deref());
        match (members.filter(|members| !members.is_empty()), speaker) {
            (_, None) => false,
            (Some(members), Some(Speaker::Several(names))) => self.all_members(names, members),
            (Some(members), Some(Speaker::One(name))) => {
                let phrase = normal(name);
                JOINT.contains(&phrase.as_str())
                    || self.names(id).contains(&phrase)
                    || self.all_members(&parts(name), members)
            }
            (None, Some(Speaker::One(name))) => self.is_named(name, id),
            (None, Some(Speaker::Several(names))) => {
                matches!(names.as_slice(), [name] if self.is_named(name, id))
            }
        }
    }

    /// Whether a single name is the entity.
    pub(crate) fn same_name(&self, name: &str, id: &str) -> bool {
        self.same(Some(&Speaker::One(name.to_owned())), id)
    }

    fn is_named(&self, name: &str, id: &str) -> bool {
        let known = self.names(id);
        let normal = normal(name);
        let ends = |known: &String| {
            known.contains(' ')
                && normal.strip_suffix(known.as_str()).is_some_and(|before| before.ends_with(' '))
        };
        known.contains(&normal) || known.contains(&untitled(name)) || known.iter().any(ends)
    }

    fn all_members(&self, names: &[String], members: &[String]) -> bool {
        let mut left: Vec<&String> = members.iter().collect();
        let all = names.iter().all(|name| {
            let place = left.iter().position(|member| self.same_name(name, member));
            place.map(|place| left.remove(place)).is_some()
        });
        all && left.is_empty()
    }

    fn names(&self, id: &str) -> BTreeSet<String> {
        let mut names = BTreeSet::from([normal(id)]);
        if let Some(entity) = self.0.get(id) {
            names.extend([normal(&entity.name), untitled(&entity.name)]);
            names.extend(entity.aliases.iter().map(|alias| normal(alias)));
        }
        names.remove("");
        names
    }

    /// The country that a name stands for: a code, or the country of the entity so named.
    pub(crate) fn country(&self, name: &str) -> Option<String> {
        let code = match normal(name).as_str() {
            "us" | "u s" | "usa" | "united states" | "the united states" => "USA",
            "china" | "cn" | "chn" | "prc" => "CHN",
            "russia" | "ru" | "rus" => "RUS",
            _ => {
                let single = self.0.iter().filter(|(_, entity)| entity.members.is_none());
                let mut named = single.filter(|(id, _)| self.same_name(name, id));
                return named.next().and_then(|(_, entity)| entity.country.clone());
            }
        };
        Some(code.to_owned())
    }

    /// Whether the side that asked is right: nobody for nobody; else the same person or side, or
    /// any person or name of the same country.
    pub(crate) fn same_side(&self, name: Option<&str>, id: Option<&str>) -> bool {
        match (name.filter(|name| !name.is_empty()), id) {
            (None, None) => true,
            (Some(name), Some(id)) => {
                let country = self.country(name);
                let gold = self.0.get(id).and_then(|entity| entity.country.as_ref());
                self.same_name(name, id) || (country.is_some() && country.as_ref() == gold)
            }
            _ => false,
        }
    }
}

fn parts(name: &str) -> Vec<String> {
    let name = name.replace("(jointly)", "");
    let parts = BETWEEN.split(&name).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entities() -> Entities {
        serde_json::from_str(
            r#"{"orla": {"name": "Orla Venn", "aliases": ["President Venn"], "country": "VAL"},
                "tam": {"name": "Tàm Okrent", "country": "TOL"},
                "both": {"name": "both presidents", "members": ["orla", "tam"]}}"#,
        )
        .unwrap()
    }

    #[test]
    fn titles_case_and_accents_do_not_matter() {
        let entities = entities();
        for name in ["Orla Venn", "ORLA", "President Orla Venn", "Valdorian President Orla Venn"] {
            assert!(entities.same_name(name, "orla"), "{name}");
        }
        assert!(entities.same_name("Tam Okrent’s", "tam"));
        assert!(!entities.same_name("Venn", "tam") && !entities.same_name("Okrent", "tam"));
    }

    #[test]
    fn a_joint_speaker_is_its_members_or_a_set_phrase() {
        let entities = entities();
        for name in ["the two leaders", "Orla Venn and Tam Okrent", "Okrent Tam and Orla Venn"] {
            assert_eq!(entities.same_name(name, "both"), !name.starts_with("Okrent"), "{name}");
        }
        let several = |names: &[&str]| {
            Speaker::Several(names.iter().map(|name| (*name).to_owned()).collect())
        };
        assert!(entities.same(Some(&several(&["Tam Okrent", "Orla Venn"])), "both"));
        assert!(!entities.same(Some(&several(&["Orla Venn"])), "both"));
        assert!(entities.same(Some(&several(&["Orla Venn"])), "orla"));
        assert!(!entities.same(None, "both"));
    }

    #[test]
    fn who_asked_is_judged_by_side() {
        let entities = entities();
        assert!(entities.same_side(None, None) && entities.same_side(Some(""), None));
        assert!(entities.same_side(Some("Orla Venn"), Some("orla")));
        assert!(!entities.same_side(Some("Tam Okrent"), Some("orla")));
        assert!(!entities.same_side(None, Some("orla")));
    }
}

//! What is true of the documents, and the lexicon of the states.

use std::fmt::Write;

use serde::{Deserialize, Serialize};

use super::Library;
use super::contacts::Contact;

/// The truth of a file of documents.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Truth {
    pub(crate) contacts: Vec<Told>,
    /// In the order of the lines.
    pub(crate) documents: Vec<Row>,
}

/// A contact, for those who look into errors.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Told {
    pub(crate) parties: Vec<String>,
    /// In UTC.
    pub(crate) day: String,
    pub(crate) medium: String,
    /// The kind of near-miss (place in the rates' list; 0: none).
    pub(crate) episode: usize,
}

/// A document.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) kind: String,
    /// Place of the contact it gives an account of.
    pub(crate) contact: Option<usize>,
    pub(crate) version_of: Option<String>,
    pub(crate) copy_of: Option<String>,
}

impl Library {
    pub(crate) fn truth(&self) -> Truth {
        let rows = self.documents.iter().map(|made| Row {
            id: made.document.id.clone(),
            kind: made.kind.name().to_owned(),
            contact: made.kind.is_account().then_some(made.contact),
            version_of: made.version_of.clone(),
            copy_of: made.copy_of.clone(),
        });
        Truth {
            contacts: self.contacts.iter().map(|contact| self.told(contact)).collect(),
            documents: rows.collect(),
        }
    }

    fn told(&self, contact: &Contact) -> Told {
        let parties = contact.parties.iter().map(|party| {
            let person = &self.world.people[party.person];
            let state = &self.world.states[party.state];
            format!(
                "{} {}, {} of {}",
                person.given,
                person.family,
                state.title(party.office),
                state.the()
            )
        });
        Told {
            parties: parties.collect(),
            day: contact.at.day(0).iso(),
            medium: format!("{:?}", contact.medium).to_lowercase(),
            episode: contact.episode,
        }
    }

    /// The states as a lexicon takes them. Their codes are three letters, as no real one's are.
    pub(crate) fn lexicon(&self) -> String {
        let mut toml = String::from("# Invented states. None of them exists.\n");
        for (at, state) in self.world.states.iter().enumerate() {
            let code = format!(
                "Q{}{}",
                (b'A' + (at / 26) as u8) as char,
                (b'A' + (at % 26) as u8) as char
            );
            let hours = state.clock as f64 / 2.0;
            let _ = write!(
                toml,
                "\n[[state]]\ncode = \"{code}\"\nnames = [\"{}\"]\nadjectives = [\"{}\"]\ncapital = \"{}\"\noffsets = [{hours:?}]\n",
                state.name, state.adjective, state.capital,
            );
        }
        toml
    }
}

//! Contacts between officials: the unit of the record.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Edtf, Evidence, Finding, Id, Quote};

/// How the two sides were in contact.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Medium {
    /// By telephone.
    Phone,
    /// By video link.
    Video,
    /// Face to face.
    InPerson,
    /// In writing.
    Letter,
    /// A call, and the text does not say of which kind.
    Call,
    /// Before the press.
    PressConference,
}

impl Medium {
    /// The code used in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Video => "video",
            Self::InPerson => "in_person",
            Self::Letter => "letter",
            Self::Call => "call",
            Self::PressConference => "press_conference",
        }
    }
}

/// What the document is to the contact.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum ContactRole {
    /// The document is an account of it.
    Account,
    /// It is reported in passing.
    Passing,
    /// It is yet to come.
    Announcement,
    /// It is spoken of in an interview, at a press conference or in other remarks, by one who is not
    /// giving an account of it.
    Remarks,
    /// Officials give background on it, by themselves or unnamed.
    Background,
}

impl ContactRole {
    /// Whether a document only speaks of the contact and neither reports nor announces it.
    #[must_use]
    pub fn is_mention(self) -> bool {
        matches!(self, Self::Passing | Self::Remarks | Self::Background)
    }
}

/// Where in a larger event the contact took place ("on the margins of").
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Setting {
    /// The words that say so.
    pub quote: Quote,
}

/// Someone who took part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Participant {
    /// The actor, by its id within the document.
    pub actor: String,
    /// The actor's name, repeated for reading.
    pub name: String,
    /// The office as the text gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<Quote>,
    /// The side, as on [`crate::Actor`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<String>,
    /// The words that say that it took part.
    pub evidence: Evidence,
}

/// The side that asked for a contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Initiator {
    /// The actor who asked, by id.
    pub actor: String,
    /// Its name, repeated for reading.
    pub name: String,
    /// Its side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<String>,
    /// Who says so: the issuer of the document, or an actor within it.
    pub asserted_by: String,
}

/// One call, meeting or exchange, as one document reports it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Contact {
    /// Its name: of the document and of the words that report it.
    pub id: Id,
    /// Whether the document is mainly about it.
    pub primary: bool,
    /// What the document is to it.
    pub role: ContactRole,
    /// By what means.
    pub medium: Finding<Medium>,
    /// Those who spoke with each other.
    pub principals: Vec<Participant>,
    /// Others present.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attendees: Vec<Participant>,
    /// The day, as far as the document (and, where used, its publication date) settles it.
    pub date: Finding<Edtf>,
    /// The time of day in the text's words ("in the evening").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_of_day: Option<Quote>,
    /// Who asked for it, and who says so.
    pub initiator: Finding<Initiator>,
    /// How long it lasted, in the text's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration: Option<Quote>,
    /// Where it took place, in the text's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Quote>,
    /// The larger event it was held on the margins of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub setting: Option<Setting>,
    /// How it is said to have gone ("candid", "constructive").
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub atmosphere: Vec<Quote>,
    /// The words that report it.
    pub evidence: Evidence,
}

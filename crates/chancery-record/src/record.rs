//! The record of one document.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, schema_for};
use serde::{Deserialize, Serialize};

use crate::{
    Actor, Attribution, CodebookUse, Commitment, Contact, Diagnostic, Document, PhraseUse,
    Question, Reference, Sha256, Statement,
};

/// The name and version of the record's form. The number grows when a reader of the old form
/// could misread the new one.
pub const RECORD_SCHEMA: &str = "chancery-record/1";

/// Everything that was read from one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Record {
    /// [`RECORD_SCHEMA`].
    pub schema: Cow<'static, str>,
    /// The version of the program that made it.
    pub version: Cow<'static, str>,
    /// The codebook of the user's own it was made with, where there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub codebook: Option<CodebookUse>,
    /// The hashes of the lexicon files it was made with besides the program's own, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lexicons: Vec<Sha256>,
    /// The hash of the attribution model it was made with, where that was not the program's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<Sha256>,
    /// The document.
    pub document: Document,
    /// Who acts or speaks in it.
    pub actors: Vec<Actor>,
    /// The contacts it reports; the primary one first.
    pub contacts: Vec<Contact>,
    /// Who said what, in the order of the text.
    pub statements: Vec<Statement>,
    /// What was asked, in the order of the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Question>,
    /// Whatever is given as said, thought, wanted or found, in the order of its cues.
    #[serde(default)]
    pub attributions: Vec<Attribution>,
    /// Who is bound to what, in the order of the text.
    pub commitments: Vec<Commitment>,
    /// Set phrases, in the order of the text.
    pub phrases: Vec<PhraseUse>,
    /// What it points to outside the contact, in the order of the text.
    pub references: Vec<Reference>,
    /// What could not be read or decided.
    pub diagnostics: Vec<Diagnostic>,
}

impl Record {
    /// The actor with this id.
    #[must_use]
    pub fn actor(&self, id: &str) -> Option<&Actor> {
        self.actors.iter().find(|actor| actor.id == id)
    }

    /// The contact that the document is mainly about.
    #[must_use]
    pub fn primary_contact(&self) -> Option<&Contact> {
        self.contacts.iter().find(|contact| contact.primary)
    }
}

/// The JSON Schema (2020-12) of [`Record`].
#[must_use]
pub fn record_schema() -> Schema {
    schema_for!(Record)
}

//! What is derived from all documents of a case, as it is written out.

use chancery_record::{Edtf, Id, Medium, Sha256};
use schemars::{JsonSchema, Schema, schema_for};
use serde::{Deserialize, Serialize};

use crate::collation::PairingVerdict;

use super::pointers::{Pointing, Wanted};
use super::review::Review;
use super::roster::Person;
use super::rulings::Binding;
use super::weigh::Told;
use super::when::DerivedDate;

/// The name and version of the form of a dossier.
pub const DOSSIER_SCHEMA: &str = "chancery-dossier/1";

/// What is derived from all documents of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Dossier {
    /// [`DOSSIER_SCHEMA`].
    pub schema: String,
    /// The contacts, by date; those without one last.
    pub contacts: Vec<CaseContact>,
    /// The people, those in most documents first.
    pub people: Vec<Person>,
    /// Contacts that are referred to or announced and of which the case has no account.
    pub wanted: Vec<Wanted>,
    /// Pairs of reports that a person would have to decide, the likeliest first.
    pub unsure: Vec<Suggestion>,
    /// What is odd about the rulings.
    pub remarks: Vec<String>,
}

/// A contact of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CaseContact {
    /// The name of its first report.
    pub id: Id,
    /// The title that a person gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// When it was.
    pub date: DerivedDate,
    /// By what means: the narrowest that is said.
    pub medium: Option<Medium>,
    /// Who spoke with whom, each by the fullest name.
    pub principals: Vec<Principal>,
    /// Its accounts: copies and versions of one text are one witness.
    pub witnesses: Vec<Witness>,
    /// Why its reports belong together.
    pub links: Vec<Linked>,
    /// Documents that announced it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub announced: Vec<Member>,
    /// Documents that refer to it without being accounts of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub referred: Vec<Pointing>,
}

/// Someone who spoke.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Principal {
    /// The fullest name that an account gives.
    pub name: String,
    /// The other names that accounts of this contact give.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// The side.
    pub side: Option<String>,
    /// The office, in the words of an account.
    pub office: Option<String>,
}

/// A text that tells of a contact, in one or more documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Witness {
    /// What its documents are to each other, where there are several.
    pub sameness: Option<Sameness>,
    /// The documents, by day of publication.
    pub members: Vec<Member>,
}

/// What documents of one witness are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sameness {
    /// The same text, published by others.
    Copy,
    /// Versions of one release.
    Version,
}

/// A report of a contact in a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Member {
    /// The document.
    pub document: Sha256,
    /// The contact in its record.
    pub contact: Id,
    /// The document's title.
    pub title: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// The issuer's side.
    pub side: Option<String>,
    /// The day of publication.
    pub published: Option<Edtf>,
    /// What reviewers decided on the report, where they did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
}

/// Two reports that were found to be of one contact, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Linked {
    /// A report; "A" in the reasons.
    pub a: Id,
    /// Another; "B" in the reasons.
    pub b: Id,
    /// Whether a person said so.
    pub ruled: bool,
    /// The reasons, each a sentence.
    pub reasons: Vec<String>,
}

/// Two reports that may be of one contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Suggestion {
    /// A report; "A" in the reasons.
    pub a: Member,
    /// Another; "B" in the reasons.
    pub b: Member,
    /// What speaks for and against it, each a sentence.
    pub reasons: Vec<String>,
}

/// The JSON Schema (2020-12) of [`Dossier`].
#[must_use]
pub fn dossier_schema() -> Schema {
    schema_for!(Dossier)
}

impl Member {
    pub(crate) fn of(told: &Told<'_>) -> Self {
        Self {
            document: told.brief.document.clone(),
            contact: told.report.id.clone(),
            title: told.brief.title.clone(),
            issuer: told.brief.issuer.clone(),
            side: told.brief.side.clone(),
            published: told.brief.published,
            review: told.report.review.clone(),
        }
    }
}

impl Dossier {
    /// What the case as a whole says of two of its reports of which `alone` is said by themselves, with
    /// the reason; `None` where it says nothing else. Another contact may fit one of them as well, other
    /// accounts may join them, and people may have decided.
    #[must_use]
    pub fn pairing(
        &self,
        a: &Binding,
        b: &Binding,
        alone: PairingVerdict,
    ) -> Option<(PairingVerdict, String)> {
        let is = |member: &Member, (document, contact): &Binding| {
            member.document == *document && member.contact == *contact
        };
        let of = |one: &Binding| {
            self.contacts.iter().find(|contact| contact.members().any(|member| is(member, one)))
        };
        let (x, y) = (of(a)?, of(b)?);
        if x.id == y.id {
            let pair =
                |link: &Linked| link.a == a.1 && link.b == b.1 || link.a == b.1 && link.b == a.1;
            let said = x.links.iter().any(|link| link.ruled && pair(link));
            let why = if said { RULED_ONE } else { "Other accounts in the case join them." };
            let new = said || alone != PairingVerdict::Same;
            return new.then(|| (PairingVerdict::Same, why.to_owned()));
        }
        if alone != PairingVerdict::Same {
            return None;
        }
        let either =
            |one: &&Suggestion| is(&one.a, a) && is(&one.b, b) || is(&one.a, b) && is(&one.b, a);
        let open = self.unsure.iter().find(either);
        let why = open.map(|open| open.reasons.first().cloned().unwrap_or_default());
        Some(why.map_or_else(
            || (PairingVerdict::Different, RULED_TWO.to_owned()),
            |why| (PairingVerdict::Undecided, why),
        ))
    }
}

pub(super) const RULED_ONE: &str = "A person said that they are of one contact.";
const RULED_TWO: &str = "The case keeps them apart: a person decided on them, or on accounts that belong \
    with them.";

impl CaseContact {
    /// All its reports, witness by witness.
    pub fn members(&self) -> impl Iterator<Item = &Member> {
        self.witnesses.iter().flat_map(|witness| &witness.members)
    }

    /// Who said that it is no contact. Such a report stands alone: nothing is derived from it.
    #[must_use]
    pub fn rejected_by(&self) -> Option<&str> {
        self.members().find_map(|member| member.review.as_ref()?.rejected_by.as_deref())
    }

    /// The year, also where the month is not known (`2031-XX-18`); that of an interval's first day,
    /// or of its last where the first is open.
    #[must_use]
    pub fn year(&self) -> Option<i16> {
        let date = self.date.date?;
        let days = date.bounds().map(|(first, last)| if first.0 == 0 { last.0 } else { first.0 });
        days.or_else(|| date.partial()?.year)
    }
}

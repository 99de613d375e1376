//! The rows of listings.

use chancery_record::{Id, Sha256, Span};
use rusqlite::Row;
use serde::Serialize;

use crate::error::Attempt;
use crate::put::parse_hash;
use crate::verdict::Standing;

/// A statement in a listing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatementRow {
    /// Its name.
    pub id: Id,
    /// The document.
    pub document: Sha256,
    /// The document's title.
    pub title: Option<String>,
    /// The document's first possible day of publication.
    pub day: Option<String>,
    /// Who speaks; absent for the issuer's own voice.
    pub speaker: Option<String>,
    /// The speaker's side; of a joint speaker the sides joined by `+`.
    pub side: Option<String>,
    /// Through whom, outermost first.
    pub via: Option<String>,
    /// How the words are given.
    pub kind: String,
    /// What is done in saying it.
    pub force: Option<String>,
    /// What it is by a force of a user's own codebook.
    pub coded: Option<String>,
    /// The codes of its topics.
    pub topics: Vec<String>,
    /// Those of them that carried over from what was said before.
    pub inherited: Vec<String>,
    /// Those of them that its words hardly show.
    pub faint: Vec<String>,
    /// Whether the speaker would bring about the consequence it warns of.
    pub threat: bool,
    /// The contact it was made in.
    pub contact: Option<Id>,
    /// From the first to the last code point of the content.
    pub span: Span,
    /// What is said.
    pub words: String,
    /// Where the verdicts on it stand.
    pub verdict: Option<Standing>,
}

/// Someone who took part in a contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Party {
    /// The name.
    pub name: String,
    /// The side.
    pub side: Option<String>,
    /// The office, in the text's words.
    pub office: Option<String>,
}

/// A contact in a listing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContactRow {
    /// Its name.
    pub id: Id,
    /// The document.
    pub document: Sha256,
    /// The document's title.
    pub title: Option<String>,
    /// The document's first possible day of publication.
    pub day: Option<String>,
    /// Whether the document is mainly about it.
    pub primary: bool,
    /// `account`, `passing` or `announcement`.
    pub role: String,
    /// By what means.
    pub medium: Option<String>,
    /// When, in EDTF.
    pub date: Option<String>,
    /// Those who spoke with each other.
    pub principals: Vec<Party>,
    /// Others present.
    pub attendees: Vec<Party>,
    /// Who is said to have asked for it.
    pub initiator: Option<String>,
    /// Where, in the text's words.
    pub place: Option<String>,
    /// The words that report it.
    pub words: Option<String>,
    /// Where they stand.
    pub span: Option<Span>,
    /// Where the verdicts on it stand.
    pub verdict: Option<Standing>,
}

/// A commitment in a listing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CommitmentRow {
    /// Its name.
    pub id: Id,
    /// The document.
    pub document: Sha256,
    /// The document's title.
    pub title: Option<String>,
    /// The document's first possible day of publication.
    pub day: Option<String>,
    /// The statement it stands in.
    pub statement: Id,
    /// What sort.
    pub kind: String,
    /// How firmly.
    pub modality: String,
    /// Who is bound.
    pub bound: Vec<String>,
    /// Who says so; `document` for the document itself.
    pub claimed_by: String,
    /// By when, in the text's words.
    pub by_when: Option<String>,
    /// On what condition, in the text's words.
    pub condition: Option<String>,
    /// The act.
    pub words: String,
    /// Where it stands.
    pub span: Span,
    /// Where the verdicts on it stand.
    pub verdict: Option<Standing>,
}

pub(crate) fn read_statement(row: &Row<'_>) -> Attempt<StatementRow> {
    let codes = |column| -> Attempt<Vec<String>> {
        let codes: String = row.get(column)?;
        Ok(codes.split_whitespace().map(str::to_owned).collect())
    };
    Ok(StatementRow {
        id: Id::from_text(&row.get::<_, String>(0)?),
        document: parse_hash(&row.get::<_, String>(1)?)?,
        title: row.get(2)?,
        day: known_day(row.get(3)?),
        speaker: row.get(4)?,
        side: row.get(5)?,
        via: row.get(6)?,
        kind: row.get(7)?,
        force: row.get(8)?,
        topics: codes(9)?,
        inherited: codes(16)?,
        faint: codes(17)?,
        threat: row.get(10)?,
        contact: row.get::<_, Option<String>>(11)?.map(|id| Id::from_text(&id)),
        span: Span::new(row.get(12)?, row.get(13)?),
        words: row.get(14)?,
        coded: row.get(15)?,
        verdict: None,
    })
}

pub(crate) fn read_commitment(row: &Row<'_>) -> Attempt<CommitmentRow> {
    let bound: Option<String> = row.get(7)?;
    let bound = bound.filter(|bound| !bound.is_empty());
    Ok(CommitmentRow {
        id: Id::from_text(&row.get::<_, String>(0)?),
        document: parse_hash(&row.get::<_, String>(1)?)?,
        title: row.get(2)?,
        day: known_day(row.get(3)?),
        statement: Id::from_text(&row.get::<_, String>(4)?),
        kind: row.get(5)?,
        modality: row.get(6)?,
        bound: bound
            .map(|bound| bound.split("; ").map(str::to_owned).collect())
            .unwrap_or_default(),
        claimed_by: row.get(8)?,
        by_when: row.get(9)?,
        condition: row.get(10)?,
        words: row.get(11)?,
        span: Span::new(row.get(12)?, row.get(13)?),
        verdict: None,
    })
}

pub(crate) fn known_day(day: String) -> Option<String> {
    Some(day).filter(|day| !day.is_empty())
}

/// A row that verdicts can be about.
pub(crate) trait Judged {
    fn name(&self) -> &str;
    fn judge(&mut self, standing: Option<Standing>);
}

macro_rules! judged {
    ($($row:ty),*) => {$(
        impl Judged for $row {
            fn name(&self) -> &str {
                self.id.as_str()
            }
            fn judge(&mut self, standing: Option<Standing>) {
                self.verdict = standing;
            }
        }
    )*};
}
judged!(StatementRow, ContactRow, CommitmentRow);

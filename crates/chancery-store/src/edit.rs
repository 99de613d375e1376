//! What reviewers may have read otherwise: the fields of each kind of thing, the values they take,
//! and the listings that then show and sort by them.

use chancery_record::{
    CommitmentKind, ContactRole, Edtf, Force, Kind, Medium, Modality, ReferenceKind, Strength,
};
use rusqlite::{Connection, params};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::{Attempt, StoreError};
use crate::{flat, get, verdict};

/// What a reviewer writes for a value that nobody can tell.
pub(crate) const UNKNOWN: &str = "unknown";

/// Tells what a field of a kind of thing takes: the value as it is kept, or why it is none.
type Check = fn(&str) -> Result<String, String>;

/// A field: its name, its column, what it takes, and whether it may be unknown.
struct Field(&'static str, &'static str, Check, bool);

const STATEMENT: &[Field] = &[
    Field("force", "force", code::<Force>, true),
    Field("kind", "kind", code::<Kind>, false),
    Field("strength", "", code::<Strength>, true),
    Field("threat", "threat", flag, false),
    Field("topics", "topics", codes, true),
    Field("speaker", "speaker", text, true),
    Field("side", "side", text, true),
    Field("addressee", "", text, true),
    Field("coded", "coded", text, true),
];
const CONTACT: &[Field] = &[
    Field("medium", "medium", code::<Medium>, true),
    Field("date", "date", date, true),
    Field("role", "role", code::<ContactRole>, false),
    Field("initiator", "initiator", text, true),
    Field("place", "place", text, true),
];
const COMMITMENT: &[Field] = &[
    Field("kind", "kind", code::<CommitmentKind>, false),
    Field("modality", "modality", code::<Modality>, false),
    Field("bound", "bound", text, true),
    Field("claimed_by", "claimed_by", text, false),
    Field("by_when", "by_when", text, true),
    Field("condition", "condition", text, true),
];
const REFERENCE: &[Field] =
    &[Field("kind", "kind", code::<ReferenceKind>, false), Field("date", "date", date, true)];

fn of(kind: &str) -> (&'static str, &'static [Field]) {
    match kind {
        "statement" => ("statements", STATEMENT),
        "contact" => ("contacts", CONTACT),
        "commitment" => ("commitments", COMMITMENT),
        "reference" => ("pointers", REFERENCE),
        _ => ("", &[]),
    }
}

/// Whether a field of a kind of thing can be read so; the value as it is kept.
///
/// # Errors
/// [`StoreError::NoField`] and [`StoreError::NoValue`], which name the choices.
pub fn checked(kind: &str, field: &str, value: &str) -> Result<String, StoreError> {
    let (_, fields) = of(kind);
    let Some(Field(_, _, check, optional)) = fields.iter().find(|one| one.0 == field) else {
        let choices = fields.iter().map(|one| one.0).collect::<Vec<_>>().join(", ");
        let (kind, field) = (kind.to_owned(), field.to_owned());
        return Err(StoreError::NoField { kind, field, choices });
    };
    if *optional && value == UNKNOWN {
        return Ok(UNKNOWN.to_owned());
    }
    check(value).map_err(|why| {
        let why = if *optional { format!("{why}; or `{UNKNOWN}`") } else { why };
        StoreError::NoValue { field: field.to_owned(), value: value.to_owned(), why }
    })
}

/// A code of the record's own, written with any joints.
fn code<T: DeserializeOwned>(value: &str) -> Result<String, String> {
    let parse = |code: &str| serde_json::from_value::<T>(Value::String(code.to_owned()));
    let plain = value.trim().to_lowercase();
    let joined = plain.replace([' ', '-'], "_");
    let spellings = [joined.replace('_', "-"), joined.clone()];
    if let Some(code) = spellings.into_iter().find(|code| parse(code).is_ok()) {
        return Ok(code);
    }
    let why = parse(&joined).err().map(|error| error.to_string()).unwrap_or_default();
    Err(why.split_once("expected ").map_or(why.clone(), |(_, choices)| choices.replace('`', "")))
}

fn flag(value: &str) -> Result<String, String> {
    let value = value.to_lowercase();
    if matches!(value.as_str(), "true" | "false") { Ok(value) } else { Err("true or false".into()) }
}

fn codes(value: &str) -> Result<String, String> {
    let split = value.split([' ', ',', ';']).filter(|code| !code.is_empty());
    let codes: Vec<String> = split.map(str::to_lowercase).collect();
    let plain = |code: &String| code.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if codes.is_empty() || !codes.iter().all(plain) {
        return Err("codes of topics as listings of JSON show them, separated by commas".into());
    }
    Ok(codes.join(" "))
}

fn date(value: &str) -> Result<String, String> {
    let date = value.parse::<Edtf>().ok().filter(|date| date.bounds().is_some());
    date.map(|date| date.to_string()).ok_or_else(|| "a date in EDTF, such as 2031-09-18".into())
}

fn text(value: &str) -> Result<String, String> {
    let value = value.trim();
    if value.is_empty() { Err("some words".into()) } else { Ok(value.to_owned()) }
}

/// Makes the listings of a document anew, with what reviewers had read otherwise.
pub(crate) fn relist(connection: &Connection, document: i64) -> Attempt<()> {
    let record = get::read_record(connection, document)?;
    flat::delete(connection, document)?;
    flat::insert(connection, document, &record)?;
    apply(connection, document)
}

/// Makes the listings of all documents anew.
pub(crate) fn relist_all(connection: &Connection) -> Attempt<()> {
    let mut query = connection.prepare("SELECT id FROM documents")?;
    let rows = query.query_map([], |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?;
    rows.into_iter().try_for_each(|row| relist(connection, row))
}

/// Has the listings of a document read what reviewers said; they are as of its record.
pub(crate) fn apply(connection: &Connection, document: i64) -> Attempt<()> {
    let mut query = connection.prepare_cached(
        "SELECT DISTINCT a.kind, a.id FROM attachments a JOIN verdicts v ON v.seq = a.verdict
         WHERE v.document = ?1 AND v.decision = 'edit' AND a.id IS NOT NULL",
    )?;
    let rows = query.query_map([document], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let things = rows.collect::<Result<Vec<(String, String)>, _>>()?;
    for (kind, id) in things {
        let Some(standing) = verdict::standing(connection, &id)? else { continue };
        for (field, value) in &standing.edits {
            let value = Some(value.as_str()).filter(|value| *value != UNKNOWN);
            set(connection, document, (&kind, &id), field, value)?;
        }
    }
    Ok(())
}

fn set(
    connection: &Connection,
    document: i64,
    (kind, id): (&str, &str),
    field: &str,
    value: Option<&str>,
) -> Attempt<()> {
    let (table, fields) = of(kind);
    let column = fields.iter().find(|one| one.0 == field).map_or("", |one| one.1);
    if column.is_empty() {
        return Ok(());
    }
    let update = |column: &str, value: &dyn rusqlite::ToSql| {
        let update = format!("UPDATE {table} SET {column} = ?3 WHERE document = ?1 AND id = ?2");
        connection.prepare_cached(&update)?.execute(params![document, id, value]).map(|_| ())
    };
    match (kind, field) {
        ("statement", "threat") => update(column, &(value == Some("true")))?,
        ("statement", "topics") => {
            update(column, &value.unwrap_or_default())?;
            update("inherited", &"")?;
            update("faint", &"")?;
            topics(connection, document, id, value.unwrap_or_default())?;
        }
        ("contact", "date") => {
            update(column, &value)?;
            days(connection, document, id, value)?;
        }
        ("commitment", "bound") => {
            update(column, &value)?;
            update("bound_sides", &value)?;
        }
        _ => update(column, &value)?,
    }
    Ok(())
}

fn topics(connection: &Connection, document: i64, id: &str, codes: &str) -> Attempt<()> {
    let row = "(SELECT row FROM statements WHERE document = ?1 AND id = ?2)";
    connection
        .prepare_cached(&format!("DELETE FROM statement_topics WHERE statement IN {row}"))?
        .execute(params![document, id])?;
    for code in codes.split(' ').filter(|code| !code.is_empty()) {
        let insert = format!(
            "INSERT OR IGNORE INTO statement_topics (code, statement) SELECT ?3, row
             FROM statements WHERE row IN {row}"
        );
        connection.prepare_cached(&insert)?.execute(params![document, id, code])?;
    }
    Ok(())
}

/// The days of a contact, and of what was said and agreed in it.
fn days(connection: &Connection, document: i64, id: &str, date: Option<&str>) -> Attempt<()> {
    let bounds = date.and_then(|date| date.parse::<Edtf>().ok()).and_then(Edtf::bounds);
    let Some((first, last)) = bounds else { return Ok(()) };
    for (table, test) in [
        ("contacts", "id = ?2"),
        ("statements", "contact = ?2"),
        (
            "commitments",
            "statement IN (SELECT id FROM statements WHERE document = ?1 AND contact = ?2)",
        ),
    ] {
        let update = format!(
            "UPDATE {table} SET first_day = ?3, last_day = ?4 WHERE document = ?1 AND {test}"
        );
        let values = params![document, id, flat::day(first), flat::day(last)];
        connection.prepare_cached(&update)?.execute(values)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::checked;

    #[test]
    fn values_are_those_of_the_record() {
        assert_eq!(checked("statement", "force", "Warning").unwrap(), "warning");
        assert_eq!(checked("contact", "medium", "in person").unwrap(), "in_person");
        assert_eq!(checked("contact", "date", "2031-09").unwrap(), "2031-09");
        assert_eq!(checked("statement", "force", "unknown").unwrap(), "unknown");
        assert_eq!(checked("statement", "topics", "trade, border").unwrap(), "trade border");
    }

    #[test]
    fn what_is_no_value_is_told_with_the_choices() {
        let told = |kind, field, value| checked(kind, field, value).unwrap_err().to_string();
        assert!(told("statement", "force", "foo").contains("warning"));
        assert!(told("contact", "medium", "pigeon").contains("in_person"));
        assert!(told("statement", "colour", "red").contains("force"));
        assert!(told("statement", "kind", "unknown").contains("indirect"));
        assert!(told("contact", "date", "soon").contains("EDTF"));
        assert!(told("phrase", "phrase", "x").contains("phrase"));
    }
}

//! Filters as they are typed, and as the store takes them. A value that nothing in the case can
//! have is told with the choices: an empty list would look like an answer.

mod iso;

use chancery_core::Lexicon;
use chancery_core::record::{
    CommitmentKind, ContactRole, Day, Edtf, Force, ForceGroup, Genre, Kind, Medium,
};
use chancery_store::{Case, Filter};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::args::Filters;
use crate::error::CommandError;
use crate::session::Session;

/// How many choices are named.
const MOST_CHOICES: usize = 40;

/// What a listing is of, as far as `--kind` is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Listed {
    Contacts,
    Statements,
    Commitments,
    Phrases,
    Documents,
}

/// The store's form of what was typed; the kind is left to the listing.
pub(crate) fn filter(
    session: &Session,
    case: &Case,
    typed: &Filters,
    listed: Listed,
) -> Result<Filter, CommandError> {
    let (forces, coded) = match &typed.force {
        Some(typed) => forces(case, typed)?,
        None => (Vec::new(), None),
    };
    if let Some(wanted) = &typed.kind {
        expect_kind(case, wanted, listed)?;
    }
    if let Some(person) = &typed.person
        && !case.names_anybody(person)?
    {
        return Err(nobody(person));
    }
    let (since, until) = span(typed.since.as_deref(), typed.until.as_deref())?;
    Ok(Filter {
        person: typed.person.clone(),
        side: typed.side.as_deref().map(|typed| side(session, case, typed)).transpose()?,
        topic: typed.topic.as_deref().map(|typed| topic(session, case, typed)).transpose()?,
        forces,
        coded,
        since,
        until,
        document: typed.document.as_deref().map(|name| case.find(name)).transpose()?,
        text: None,
        without_rejected: typed.without_rejected,
        limit: None,
    })
}

/// A code as records have it: listings show its joints as spaces.
pub(crate) fn code(typed: &str) -> String {
    typed.trim().to_lowercase().replace([' ', '-'], "_")
}

/// Nobody has this name.
pub(crate) fn nobody(typed: &str) -> CommandError {
    CommandError::new(format!("nobody in the case is named `{typed}`"))
        .hint("`chancery people` lists the names; a part of one is enough")
}

/// A side of the case by its code, by its ISO code of three letters, or by a name that the lexicon
/// has for it.
pub(crate) fn side(session: &Session, case: &Case, typed: &str) -> Result<String, CommandError> {
    let same = |one: &str| one.to_lowercase() == typed.trim().to_lowercase();
    let sides = case.sides()?;
    if let Some(side) = sides.iter().find(|side| same(side)) {
        return Ok(side.clone());
    }
    // A lexicon that is not at hand only costs names.
    let lexicon = case.means().ok().and_then(|kept| session.toolkit(&kept).ok()?.lexicon().ok());
    let lexicon = lexicon.as_deref().unwrap_or_else(|| Lexicon::english());
    let meant = iso::alpha_2(typed.trim()).or_else(|| lexicon.side_named(typed.trim()));
    if let Some(side) = sides.iter().find(|side| Some(side.as_str()) == meant) {
        return Ok(side.clone());
    }
    // Beside codes a case may have sides that only a document's own words name; those are found when
    // they are typed, and are no choices to offer.
    let named = |side: &String| match lexicon.side_name(side) {
        Some(name) if name != side => Some(format!("{side} ({name})")),
        Some(_) => Some(side.clone()),
        None => None,
    };
    let each: Vec<String> = sides.iter().filter_map(named).collect();
    let message = match meant.and_then(|code| Some((code, lexicon.side_name(code)?))) {
        Some((code, name)) => format!("{name} ({code}) is no side in the case"),
        None => format!("`{typed}` is no side in the case"),
    };
    Err(none_such(&message, "the sides are", each))
}

fn none_such(message: &str, choices: &str, all: Vec<String>) -> CommandError {
    let mut shown = all.iter().take(MOST_CHOICES).cloned().collect::<Vec<_>>().join(", ");
    if all.len() > MOST_CHOICES {
        shown.push_str(", …");
    }
    let hint = if all.is_empty() { "it has none".to_owned() } else { format!("{choices} {shown}") };
    CommandError::new(message).hint(hint)
}

/// A topic that a statement has, or that a codebook has, by its code or its name.
fn topic(session: &Session, case: &Case, typed: &str) -> Result<String, CommandError> {
    let wanted = code(typed);
    let found = case.topics()?;
    let names = session.topic_names(&case.means()?)?;
    if found.contains(&wanted) || names.has(&wanted) {
        return Ok(wanted);
    }
    if let Some(code) = names.code(typed) {
        return Ok(code.to_owned());
    }
    Err(none_such(&format!("`{typed}` is no topic"), "the topics of the case are", found))
}

fn expect_kind(case: &Case, typed: &str, listed: Listed) -> Result<(), CommandError> {
    let wanted = code(typed);
    let choices = match listed {
        Listed::Statements => choices::<Kind>(&wanted),
        Listed::Commitments => choices::<CommitmentKind>(&wanted),
        Listed::Contacts => either(choices::<ContactRole>(&wanted), choices::<Medium>(&wanted)),
        Listed::Documents => {
            let languages = case.languages()?;
            let known = languages.iter().any(|one| code(one) == wanted);
            either(choices::<Genre>(&wanted), (!known).then_some(languages))
        }
        Listed::Phrases => {
            let phrases = case.phrases()?;
            (!phrases.iter().any(|one| code(one) == wanted)).then_some(phrases)
        }
    };
    match choices {
        None => Ok(()),
        Some(all) => Err(none_such(&format!("`{typed}` is no kind here"), "the kinds are", all)),
    }
}

/// The codes of an enumeration of the record, unless this is one of them.
fn choices<T: DeserializeOwned>(wanted: &str) -> Option<Vec<String>> {
    let parse = |code: String| serde_json::from_value::<T>(Value::String(code));
    if parse(wanted.replace('_', "-")).is_ok() {
        return None;
    }
    let told = parse(wanted.to_owned()).err()?.to_string();
    // As the derived reader tells it: "unknown variant `x`, expected one of `a`, `b`".
    let codes = told.split('`').skip(3).step_by(2).map(str::to_owned);
    Some(codes.collect())
}

fn either(a: Option<Vec<String>>, b: Option<Vec<String>>) -> Option<Vec<String>> {
    Some([a?, b?].concat())
}

/// One force, all of a group, or one that a codebook of the user's own gave in this case.
fn forces(case: &Case, typed: &str) -> Result<(Vec<Force>, Option<String>), CommandError> {
    let wanted = code(typed);
    if let Some(force) = Force::from_code(&wanted) {
        return Ok((vec![force], None));
    }
    let in_group = |force: &Force| force.group().code() == wanted;
    let group: Vec<Force> = Force::ALL.into_iter().filter(in_group).collect();
    if !group.is_empty() {
        return Ok((group, None));
    }
    let own = case.own_forces()?;
    if own.contains(&wanted) {
        return Ok((Vec::new(), Some(wanted)));
    }
    let all = Force::ALL.map(Force::code).join(", ");
    let groups = ForceGroup::ALL.map(ForceGroup::code).join(", ");
    let mut hint = format!("the forces are {all}; the groups {groups}");
    if !own.is_empty() {
        hint.push_str(&format!("; of your codebook {}", own.join(", ")));
    }
    Err(CommandError::new(format!("`{typed}` is no force")).hint(hint))
}

/// First and last day of a day, a month or a year.
fn bounds(typed: &str) -> Result<(Day, Day), CommandError> {
    let days = typed.parse::<Edtf>().ok().and_then(Edtf::bounds);
    days.ok_or_else(|| {
        CommandError::new(format!("`{typed}` is no date"))
            .hint("write it as YYYY-MM-DD, YYYY-MM or YYYY")
    })
}

/// The first and the last day asked for.
pub(crate) fn span(
    since: Option<&str>,
    until: Option<&str>,
) -> Result<(Option<Day>, Option<Day>), CommandError> {
    let first = since.map(|text| bounds(text).map(|days| days.0)).transpose()?;
    let last = until.map(|text| bounds(text).map(|days| days.1)).transpose()?;
    match (first, last, since, until) {
        (Some(first), Some(last), Some(since), Some(until)) if last < first => {
            Err(CommandError::new(format!("`--until {until}` lies before `--since {since}`"))
                .hint("nothing can be in between; exchange them"))
        }
        _ => Ok((first, last)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_with_the_choices() {
        assert_eq!(choices::<Medium>("in_person"), None);
        assert!(choices::<Medium>("pigeon").unwrap().contains(&"in_person".to_owned()));
        assert!(choices::<Kind>("foo").unwrap().contains(&"indirect".to_owned()));
    }
}

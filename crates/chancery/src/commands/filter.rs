//! Filters as they are typed, and as the store takes them.

use chancery_core::record::{Day, Edtf, Force};
use chancery_store::{Case, Filter};
use serde_json::Value;

use crate::args::Filters;
use crate::error::CommandError;

/// The store's form of what was typed; the kind is left to the listing.
pub(crate) fn filter(case: &Case, typed: &Filters) -> Result<Filter, CommandError> {
    Ok(Filter {
        person: typed.person.clone(),
        side: typed.side.clone(),
        topic: typed.topic.as_deref().map(code),
        forces: typed.force.as_deref().map_or(Ok(Vec::new()), forces)?,
        since: typed.since.as_deref().map(|text| bounds(text).map(|days| days.0)).transpose()?,
        until: typed.until.as_deref().map(|text| bounds(text).map(|days| days.1)).transpose()?,
        document: typed.document.as_deref().map(|name| case.find(name)).transpose()?,
        text: None,
        limit: None,
    })
}

/// A code as records have it: listings show its joints as spaces.
pub(crate) fn code(typed: &str) -> String {
    typed.trim().to_lowercase().replace([' ', '-'], "_")
}

/// One force, or all of a group.
fn forces(typed: &str) -> Result<Vec<Force>, CommandError> {
    let wanted = code(typed);
    if let Some(force) = Force::from_code(&wanted) {
        return Ok(vec![force]);
    }
    let in_group = |force: &Force| matches!(serde_json::to_value(force.group()), Ok(Value::String(group)) if group == wanted);
    let group: Vec<Force> = Force::ALL.into_iter().filter(in_group).collect();
    if group.is_empty() {
        let all = Force::ALL.map(Force::code).join(", ");
        let groups = "commissive, directive, normative, conflictual, assertive, expressive";
        return Err(CommandError::new(format!("`{typed}` is no force"))
            .hint(format!("the forces are {all}; the groups {groups}")));
    }
    Ok(group)
}

/// First and last day of a day, a month or a year.
pub(crate) fn bounds(typed: &str) -> Result<(Day, Day), CommandError> {
    let days = typed.parse::<Edtf>().ok().and_then(Edtf::bounds);
    days.ok_or_else(|| {
        CommandError::new(format!("`{typed}` is no date"))
            .hint("write it as YYYY-MM-DD, YYYY-MM or YYYY")
    })
}

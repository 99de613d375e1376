//! Filters as they are typed, and as the store takes them.

use chancery_core::record::{Day, Edtf, Force, ForceGroup};
use chancery_store::{Case, Filter};

use crate::args::Filters;
use crate::error::CommandError;

/// The store's form of what was typed; the kind is left to the listing.
pub(crate) fn filter(case: &Case, typed: &Filters) -> Result<Filter, CommandError> {
    let (forces, coded) = match &typed.force {
        Some(typed) => forces(case, typed)?,
        None => (Vec::new(), None),
    };
    Ok(Filter {
        person: typed.person.clone(),
        side: typed.side.clone(),
        topic: typed.topic.as_deref().map(code),
        forces,
        coded,
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
pub(crate) fn bounds(typed: &str) -> Result<(Day, Day), CommandError> {
    let days = typed.parse::<Edtf>().ok().and_then(Edtf::bounds);
    days.ok_or_else(|| {
        CommandError::new(format!("`{typed}` is no date"))
            .hint("write it as YYYY-MM-DD, YYYY-MM or YYYY")
    })
}

//! `wanted`: contacts that are referred to or announced and of which the case has no account.
//!
//! A list of its own and not a part of the timeline: it is what one goes looking for.

use crate::Outcome;
use crate::args::Wanted;
use crate::error::CommandError;
use crate::output::human::{case as human, counted};
use crate::session::Session;

use super::dossier;

const COLUMNS: &[&str] =
    &["summary", "principals", "date", "place", "medium", "announced", "candidates", "mentions"];

pub(crate) fn run(session: &Session, args: &Wanted) -> Result<Outcome, CommandError> {
    let case = session.read_case(&args.case.case)?;
    let wanted = dossier::with(&case, args.rejected.without_rejected)?.wanted;
    let number = |count| match count {
        0 => "nothing is wanted".to_owned(),
        count => format!("{} wanted", counted(count, "contact")),
    };
    let shown = (args.window, wanted);
    dossier::list(session, args.format, COLUMNS, shown, human::wanted, number)
}

//! `schema`: the form of the JSON that is written.

use crate::Outcome;
use crate::args::{Form, Schema};
use crate::error::CommandError;
use crate::output::json;
use crate::session::Session;

pub(crate) fn run(session: &Session, args: &Schema) -> Result<Outcome, CommandError> {
    let schema = match args.form {
        Form::Record => chancery_core::record::record_schema(),
        Form::Collation => chancery_core::compare::collation_schema(),
        Form::Dossier => chancery_core::compare::case::dossier_schema(),
    };
    json::pretty(&mut *session.out(), &schema)?;
    Ok(Outcome::Done)
}

//! `copy`: a consistent copy of a case, as one file.

use std::io::Write;

use crate::Outcome;
use crate::args::Copy;
use crate::error::CommandError;
use crate::session::Session;

pub(crate) fn run(session: &Session, args: &Copy) -> Result<Outcome, CommandError> {
    let case = session.write_case(&args.case.case)?;
    case.copy(&args.to)?;
    writeln!(session.out(), "{} copied to {}", args.case.case.display(), args.to.display())?;
    Ok(Outcome::Done)
}

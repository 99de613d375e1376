//! `remove`: a document, with everything that came from it.

use std::io::Write;

use crate::Outcome;
use crate::args::Remove;
use crate::error::CommandError;
use crate::output::human::counted;
use crate::session::Session;

pub(crate) fn run(session: &Session, args: &Remove) -> Result<Outcome, CommandError> {
    let mut case = session.write_case(&args.case.case)?;
    let mut documents = Vec::new();
    for name in &args.documents {
        let document = case.find(name)?;
        if !documents.contains(&document) {
            documents.push(document);
        }
    }
    let report = case.remove(&documents)?;
    case.close()?;
    let verdicts = match report.verdicts {
        0 => String::new(),
        count if report.documents == 1 => format!(" and {} on it", counted(count, "verdict")),
        count => format!(" and {} on them", counted(count, "verdict")),
    };
    writeln!(session.out(), "{}{verdicts} erased", counted(report.documents, "document"))?;
    if !report.log_cleared {
        session.note("another program has the case open; the log beside it keeps the old pages until that program ends");
    }
    for backup in &report.backups {
        let message = format!("{} was made before and may still hold them", backup.display());
        session.note(&format!("{message}; delete it by hand"));
    }
    Ok(Outcome::Done)
}

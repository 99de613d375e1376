//! `pair`: whether two accounts are of one contact, decided by a person.

use std::io::{BufRead, Write};

use chancery_core::compare::case::Suggestion;
use chancery_core::record::{Answer, Ruling};
use chancery_store::Case;

use crate::Outcome;
use crate::args::{Format, Pair, YesNo};
use crate::error::CommandError;
use crate::output::human::{Sheet, case as human, counted};
use crate::output::sink::Rows;
use crate::session::Session;
use crate::terminal;

use super::dossier;

const COLUMNS: &[&str] = &["a", "b", "reasons"];

pub(crate) fn run(session: &Session, args: &Pair) -> Result<Outcome, CommandError> {
    if let (Some(a), Some(b), Some(answer)) = (&args.a, &args.b, args.answer) {
        let mut case = session.write_case(&args.case.case)?;
        let ruling = ruling(&case, a, b, answer)?;
        let before = dossier::of(&case)?.contacts.len();
        let logged = dossier::rule(&mut case, &ruling, &args.by)?;
        let after = dossier::of(&case)?.contacts.len();
        case.close()?;
        let mut sheet = Sheet::new(terminal::width());
        human::ruling(&mut sheet, &logged);
        let counts = format!("    {} before, {after} now", counted(before, "contact"));
        sheet.line(&terminal::styled(terminal::FAINT, &counts));
        session.out().write_all(sheet.take().as_bytes())?;
        return Ok(Outcome::Done);
    }
    if args.ask {
        return ask(session, args);
    }
    let case = session.read_case(&args.case.case)?;
    list(session, args, dossier::of(&case)?.unsure)
}

fn ruling(case: &Case, a: &str, b: &str, answer: YesNo) -> Result<Ruling, CommandError> {
    let (one, other) = (dossier::report(case, a)?, dossier::report(case, b)?);
    if one.document == other.document && one.id == other.id {
        return Err(CommandError::new(format!("`{a}` and `{b}` are one and the same report"))
            .hint("name two reports; `chancery timeline` shows them"));
    }
    let answer = match answer {
        YesNo::Yes => Answer::Yes,
        YesNo::No => Answer::No,
        YesNo::Unsure => Answer::Unsure,
    };
    Ok(Ruling::SameContact { a: one, b: other, answer })
}

fn list(
    session: &Session,
    args: &Pair,
    mut unsure: Vec<Suggestion>,
) -> Result<Outcome, CommandError> {
    let count = args.window.cut(&mut unsure);
    let number = counted(count, "pair");
    let mut out = session.out();
    let mut rows = match args.format {
        Format::Human => {
            let mut sheet = Sheet::new(terminal::width());
            unsure.iter().for_each(|pair| human::suggestion(&mut sheet, pair));
            sheet.gap();
            let line = match args.window.words(count, &number) {
                _ if count == 0 => "no pair is left to decide".to_owned(),
                Some(shown) => shown,
                None => format!("{number} to decide: chancery pair A B yes|no|unsure"),
            };
            sheet.line(&terminal::styled(terminal::FAINT, &line));
            out.write_all(sheet.take().as_bytes())?;
            return Ok(Outcome::Done);
        }
        Format::Json => Rows::Json(&mut *out, false),
        Format::Jsonl => Rows::Jsonl(&mut *out),
        Format::Csv => {
            let mut rows = Rows::csv(&mut *out, COLUMNS)?;
            for pair in &unsure {
                rows.row(&serde_json::json!({
                    "a": pair.a.contact, "b": pair.b.contact, "reasons": pair.reasons,
                }))?;
            }
            rows.finish()?;
            args.window.tell(session, count, &number);
            return Ok(Outcome::Done);
        }
    };
    unsure.iter().try_for_each(|pair| rows.row(pair))?;
    rows.finish()?;
    args.window.tell(session, count, &number);
    Ok(Outcome::Done)
}

/// Asks about one pair after another. Each answer is on the disk before the next question.
fn ask(session: &Session, args: &Pair) -> Result<Outcome, CommandError> {
    let mut case = session.write_case(&args.case.case)?;
    let mut unsure = dossier::of(&case)?.unsure;
    args.window.cut(&mut unsure);
    let mut lines = std::io::stdin().lock().lines();
    let mut answered = 0;
    for pair in &unsure {
        let mut sheet = Sheet::new(terminal::width());
        human::suggestion(&mut sheet, pair);
        let mut out = session.out();
        out.write_all(sheet.take().as_bytes())?;
        write!(out, "One contact? [y/n/u/q] ")?;
        out.flush()?;
        let Some(line) = lines.next().transpose()? else { break };
        let answer = match line.trim().to_lowercase().as_str() {
            "y" | "yes" => YesNo::Yes,
            "n" | "no" => YesNo::No,
            "u" | "unsure" => YesNo::Unsure,
            "q" | "quit" => break,
            _ => continue,
        };
        let ruling = ruling(&case, pair.a.contact.as_str(), pair.b.contact.as_str(), answer)?;
        dossier::rule(&mut case, &ruling, &args.by)?;
        answered += 1;
    }
    case.close()?;
    writeln!(session.out(), "\n{} kept", counted(answered, "answer"))?;
    Ok(Outcome::Done)
}

//! `search`: words in the texts of a case.

use std::io::Write;

use chancery_store::Filter;

use crate::Outcome;
use crate::args::{Filters, Format, Search};
use crate::error::CommandError;
use crate::output::human::lists::{self, DocumentName};
use crate::output::human::{Sheet, counted};
use crate::output::sink::Rows;
use crate::session::Session;
use crate::terminal;

use super::filter::{self, Listed};

const COLUMNS: &[&str] =
    &["document", "title", "day", "span", "places", "statement", "furniture", "snippet"];

pub(crate) fn run(session: &Session, args: &Search) -> Result<Outcome, CommandError> {
    let query = args.query.join(" ");
    if !query.chars().any(char::is_alphanumeric) {
        return Err(CommandError::new(format!("there is no word to find in `{query}`"))
            .hint("give words, for example `chancery search ceasefire`"));
    }
    let case = session.read_case(&args.case.case)?;
    let filters = Filters {
        person: args.person.clone(),
        side: args.side.clone(),
        since: args.since.clone(),
        until: args.until.clone(),
        document: args.document.clone(),
        ..Filters::default()
    };
    let filter = filter::filter(session, &case, &filters, Listed::Documents)?;
    let filter = Filter { limit: Some(args.limit as usize), ..filter };
    let hits = case.search_within(&query, &filter)?;
    let near = case.near_spellings(&query, hits.is_empty())?;
    if !near.is_empty() {
        session.note(&format!(
            "the case also spells {}; a word that ends in * stands for all that begin so",
            near.join(", ")
        ));
    }
    let mut out = session.out();
    if args.format == Format::Human {
        let mut sheet = Sheet::new(terminal::width());
        for hit in &hits {
            let (title, day) = (hit.title.as_ref(), hit.day.as_ref());
            let name = DocumentName { sha256: hit.document.as_str(), title, day };
            lists::document(&mut sheet, &name, &mut None);
            lists::hit(&mut sheet, hit);
        }
        out.write_all(sheet.take().as_bytes())?;
        let line = match hits.len() {
            0 => "no hit".to_owned(),
            count if count == args.limit as usize => {
                format!("\nthe first {}", counted(count, "document"))
            }
            count => format!("\n{}", counted(count, "document")),
        };
        writeln!(out, "{}", terminal::styled(terminal::FAINT, &line))?;
    } else {
        let mut rows = match args.format {
            Format::Csv => Rows::csv(&mut *out, COLUMNS)?,
            Format::Jsonl => Rows::Jsonl(&mut *out),
            Format::Json | Format::Human => Rows::Json(&mut *out, false),
        };
        for hit in &hits {
            rows.row(hit)?;
        }
        rows.finish()?;
    }
    Ok(if hits.is_empty() { Outcome::Negative } else { Outcome::Done })
}

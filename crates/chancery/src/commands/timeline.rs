//! `timeline`: the contacts of a case in order of time.

use chancery_core::compare::case::{CaseContact, Dossier};
use chancery_core::record::{Day, Edtf};
use chancery_page::{timeline_page, timeline_svg};
use chancery_store::Case;
use serde::Serialize;

use crate::Outcome;
use crate::args::{Timeline, TimelineFormat};
use crate::error::CommandError;
use crate::output::file;
use crate::output::human::{Sheet, case as human, counted};
use crate::output::sink::Rows;
use crate::output::tables::aligned;
use crate::session::Session;
use crate::terminal;

use super::{dossier, filter};

const COLUMNS: &[&str] = &[
    "id",
    "title",
    "date",
    "reasoning",
    "together",
    "medium",
    "principals",
    "sides",
    "accounts",
    "documents",
];

pub(crate) fn run(session: &Session, args: &Timeline) -> Result<Outcome, CommandError> {
    let case = session.read_case(&args.case.case)?;
    let mut dossier = dossier::with(&case, args.rejected.without_rejected)?;
    for remark in &dossier.remarks {
        session.note(remark);
    }
    restrict(session, &case, &mut dossier, args)?;
    let count = args.window.cut(&mut dossier.contacts);
    let number = counted(count, "contact");
    let shown = args.window.words(count, &number);
    let human = args.format == TimelineFormat::Human;
    file::write_to(session, &args.output, |out| match args.format {
        TimelineFormat::Html => Ok(out.write_all(timeline_page(&dossier).as_bytes())?),
        TimelineFormat::Svg => Ok(out.write_all(timeline_svg(&dossier).as_bytes())?),
        TimelineFormat::Human => {
            let text = listing(&dossier, shown.as_deref());
            let plain = args.output.output.is_some();
            let text = if plain { anstream::adapter::strip_str(&text).to_string() } else { text };
            Ok(out.write_all(text.as_bytes())?)
        }
        TimelineFormat::Json => rows(Rows::Json(out, false), &dossier),
        TimelineFormat::Jsonl => rows(Rows::Jsonl(out), &dossier),
        TimelineFormat::Csv => table(Rows::csv(out, COLUMNS)?, &dossier),
    })?;
    if !human {
        args.window.tell(session, count, &number);
    }
    Ok(Outcome::Done)
}

fn listing(dossier: &Dossier, shown: Option<&str>) -> String {
    let mut sheet = Sheet::new(terminal::width());
    let mut year = None;
    for contact in &dossier.contacts {
        human::row(&mut sheet, contact, &mut year);
    }
    sheet.gap();
    let accounts: usize = dossier.contacts.iter().map(|contact| contact.witnesses.len()).sum();
    let contacts = shown.map_or_else(|| counted(dossier.contacts.len(), "contact"), str::to_owned);
    let mut parts = vec![contacts, counted(accounts, "account")];
    if !dossier.unsure.is_empty() {
        let count = counted(dossier.unsure.len(), "pair");
        parts.push(format!("{count} to decide (chancery pair)"));
    }
    if !dossier.wanted.is_empty() {
        parts.push(format!("{} wanted (chancery wanted)", dossier.wanted.len()));
    }
    sheet.line(&terminal::styled(terminal::FAINT, &parts.join(" · ")));
    let legend = "● on this day   ▬ on one of these days   ┤ not after this day   ? no date";
    sheet.wrapped("", "", legend, terminal::FAINT);
    sheet.take()
}

/// Leaves what the options ask for. Pairs and mentions are of the whole case, and are left out
/// where only a part of it is shown.
fn restrict(
    session: &Session,
    case: &Case,
    dossier: &mut Dossier,
    args: &Timeline,
) -> Result<(), CommandError> {
    let (since, until) = filter::span(args.since.as_deref(), args.until.as_deref())?;
    let person = args.person.as_deref().map(str::to_lowercase);
    let side = args.side.as_deref().map(|typed| filter::side(session, case, typed)).transpose()?;
    let part = since.is_some() || until.is_some() || person.is_some() || side.is_some();
    let named = |contact: &CaseContact, wanted: &String| {
        contact.principals.iter().any(|one| {
            one.names.iter().chain([&one.name]).any(|name| name.to_lowercase().contains(wanted))
        })
    };
    if let Some(wanted) = &person
        && !dossier.contacts.iter().any(|contact| named(contact, wanted))
        && !case.names_anybody(wanted)?
    {
        return Err(filter::nobody(wanted));
    }
    dossier.contacts.retain(|contact| {
        let sided = |wanted: &String| {
            contact.principals.iter().any(|one| one.side.as_ref() == Some(wanted))
        };
        within(contact, since, until)
            && contact.witnesses.len() >= args.accounts
            && person.as_ref().is_none_or(|wanted| named(contact, wanted))
            && side.as_ref().is_none_or(sided)
    });
    if part || args.accounts > 1 {
        dossier.unsure.clear();
        dossier.wanted.clear();
    }
    Ok(())
}

fn within(contact: &CaseContact, since: Option<Day>, until: Option<Day>) -> bool {
    if since.is_none() && until.is_none() {
        return true;
    }
    let Some((first, last)) = contact.date.date.and_then(Edtf::bounds) else { return false };
    since.is_none_or(|since| last >= since) && until.is_none_or(|until| first <= until)
}

fn rows(mut rows: Rows<'_>, dossier: &Dossier) -> Result<(), CommandError> {
    dossier.contacts.iter().try_for_each(|contact| rows.row(contact))?;
    rows.finish()
}

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    title: String,
    date: Option<Edtf>,
    reasoning: &'a str,
    together: bool,
    medium: Option<&'static str>,
    principals: Vec<&'a str>,
    sides: String,
    accounts: usize,
    documents: Vec<&'a str>,
}

fn table(mut rows: Rows<'_>, dossier: &Dossier) -> Result<(), CommandError> {
    for contact in &dossier.contacts {
        rows.row(&Line {
            id: contact.id.as_str(),
            title: human::names(contact),
            date: contact.date.date,
            reasoning: &contact.date.reasoning,
            together: contact.date.together,
            medium: contact.medium.map(chancery_core::record::Medium::code),
            principals: contact.principals.iter().map(|one| one.name.as_str()).collect(),
            sides: aligned(contact.principals.iter().map(|one| one.side.clone())),
            accounts: contact.witnesses.len(),
            documents: contact.members().map(|member| member.document.as_str()).collect(),
        })?;
    }
    rows.finish()
}

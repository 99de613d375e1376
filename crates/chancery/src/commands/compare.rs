//! `compare`: two accounts side by side.

use std::cell::{Cell, OnceCell};
use std::path::{Path, PathBuf};

use chancery_core::compare::case::{CaseContact, Dossier, Review, Reviews};
use chancery_core::compare::{Collation, Pairing, Row, Witness, collate};
use chancery_core::record::{ContactRole, Id, Record, Sha256, TopicNames};
use chancery_page::collation_page;
use chancery_store::{Case, Means, Standings, StoreError};
use serde::Serialize;

use crate::Outcome;
use crate::args::{Compare, Given, Output, PageFormat, USUAL_CASE};
use crate::error::CommandError;
use crate::input::{Item, analyze_all};
use crate::output::human::{Sheet, collation};
use crate::output::sink::Rows;
use crate::output::{file, json};
use crate::session::Session;
use crate::terminal;

use super::dossier;

const COLUMNS: &[&str] = &[
    "relation",
    "moved",
    "a_speaker",
    "a_words",
    "b_speaker",
    "b_words",
    "reasons",
    "not_confirmed",
    "reviewed",
    "nearest",
    "a",
    "b",
];

pub(crate) fn run(session: &Session, args: &Compare) -> Result<Outcome, CommandError> {
    let path = args.case.as_deref().unwrap_or(Path::new(USUAL_CASE));
    let case = Accounts {
        session,
        path,
        named: args.case.is_some(),
        without_rejected: args.rejected.without_rejected,
        asked: Cell::default(),
        opened: OnceCell::new(),
    };
    let (a, b) = match &args.b {
        Some(b) => (case.account(&args.a)?, Some(case.account(b)?)),
        None => {
            let a = case.held(&args.a)?;
            let b = case.companion(&a, &args.a)?;
            (a, b)
        }
    };
    let Some(b) = b else {
        session.note(&format!(
            "{} holds no other account of this contact; give the other document",
            path.display()
        ));
        return Ok(Outcome::Negative);
    };
    let mut collation = collate(&a, &b);
    case.judge(&a, &b, &mut collation.pairing)?;
    collation.reviews = case.reviews()?;
    collation.reviews.retain(|id, _| [&a, &b].into_iter().any(|record| shows(record, id)));
    let kept = case.opened.get().map(|opened| opened.case.means()).transpose()?;
    let names = session.topic_names(&kept.unwrap_or_default())?;
    write(session, args.format, &args.output, &a, &b, (&collation, &names))?;
    Ok(Outcome::Done)
}

/// Whether a thing of a record is seen in a comparison.
fn shows(record: &Record, id: &Id) -> bool {
    record.primary_contact().is_some_and(|contact| contact.id == *id)
        || record.statements.iter().any(|statement| statement.id == *id)
}

fn write(
    session: &Session,
    format: PageFormat,
    output: &Output,
    a: &Record,
    b: &Record,
    (collation, names): (&Collation, &TopicNames),
) -> Result<(), CommandError> {
    file::write_to(session, output, |out| match format {
        PageFormat::Json => json::pretty(out, collation),
        PageFormat::Html => Ok(out.write_all(collation_page(a, b, collation, names).as_bytes())?),
        PageFormat::Human => {
            let mut sheet = Sheet::new(terminal::width());
            collation::show(&mut sheet, a, b, collation, names);
            let text = sheet.take();
            let text = if output.output.is_some() {
                anstream::adapter::strip_str(&text).to_string()
            } else {
                text
            };
            Ok(out.write_all(text.as_bytes())?)
        }
        PageFormat::Jsonl => rows(Rows::Jsonl(out), a, b, collation),
        PageFormat::Csv => rows(Rows::csv(out, COLUMNS)?, a, b, collation),
    })
}

/// A row of a collation with the words themselves.
#[derive(Serialize)]
struct Line<'a> {
    relation: &'static str,
    moved: bool,
    a_speaker: String,
    a_words: String,
    b_speaker: String,
    b_words: String,
    reasons: &'a [String],
    not_confirmed: bool,
    reviewed: Vec<String>,
    nearest: Option<&'a Id>,
    a: &'a [Id],
    b: &'a [Id],
}

fn rows(
    mut rows: Rows<'_>,
    a: &Record,
    b: &Record,
    collation: &Collation,
) -> Result<(), CommandError> {
    for row in &collation.rows {
        let unconfirmed =
            |witness, ids: &[Id]| ids.iter().any(|id| collation.is_unconfirmed(witness, id));
        let (a_speaker, a_words) = told(a, &row.a);
        let (b_speaker, b_words) = told(b, &row.b);
        rows.row(&Line {
            relation: row.relation.code(),
            moved: row.moved,
            a_speaker,
            a_words,
            b_speaker,
            b_words,
            reasons: &row.reasons,
            not_confirmed: unconfirmed(Witness::A, &row.a) || unconfirmed(Witness::B, &row.b),
            reviewed: reviewed(collation, row),
            nearest: row.nearest.as_ref(),
            a: &row.a,
            b: &row.b,
        })?;
    }
    rows.finish()
}

/// What reviewers decided on the statements of a row: "A force edited by Lena".
fn reviewed(collation: &Collation, row: &Row) -> Vec<String> {
    let of = |letter: char, ids: &[Id]| -> Vec<String> {
        let found = ids.iter().filter_map(|id| collation.reviews.get(id)).flat_map(Review::words);
        found.map(|words| format!("{letter} {words}")).collect()
    };
    [of('A', &row.a), of('B', &row.b)].concat()
}

/// Who says it, and the words.
fn told(record: &Record, ids: &[Id]) -> (String, String) {
    let (mut speakers, mut words): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for statement in ids.iter().filter_map(|id| record.statements.iter().find(|s| s.id == *id)) {
        let link = statement.speaker();
        let actor = link.and_then(|link| link.actor.value()).and_then(|id| record.actor(id));
        let name = actor.map(|actor| &actor.name).or(link.map(|link| &link.name));
        speakers.extend(name.filter(|name| !speakers.contains(name)).cloned());
        words.push(statement.words());
    }
    (speakers.join("; "), words.join(" / "))
}

/// Where accounts are looked for: files first, then the case; the case first where it was named, or
/// where the other account is to be found in it.
struct Accounts<'a> {
    session: &'a Session,
    path: &'a Path,
    /// Whether the user named the case.
    named: bool,
    /// Whether what reviewers rejected is left out.
    without_rejected: bool,
    /// Whether the case gave one of them.
    asked: Cell<bool>,
    /// The case, once it was needed.
    opened: OnceCell<Opened>,
}

/// A case that was opened, with what was decided in it and, once that was asked, what its accounts
/// amount to.
struct Opened {
    case: Case,
    standings: Standings,
    dossier: OnceCell<Dossier>,
}

impl Accounts<'_> {
    /// The case, opened once.
    fn opened(&self) -> Result<&Opened, CommandError> {
        if let Some(opened) = self.opened.get() {
            return Ok(opened);
        }
        let case = self.session.read_case(self.path)?;
        let standings = case.standings()?;
        Ok(self.opened.get_or_init(|| Opened { case, standings, dossier: OnceCell::new() }))
    }

    /// Which accounts of the case, and `further` beside them, are of one contact; derived once.
    fn dossier(&self, further: Option<&Record>) -> Result<&Dossier, CommandError> {
        let opened = self.opened()?;
        if let Some(dossier) = opened.dossier.get() {
            return Ok(dossier);
        }
        let Opened { case, standings, .. } = opened;
        let found = dossier::of_accounts(case, standings, further, self.without_rejected)?;
        Ok(opened.dossier.get_or_init(|| found))
    }

    /// What reviewers decided, where the case gave an account.
    fn reviews(&self) -> Result<Reviews, CommandError> {
        match self.asked.get() {
            true => Ok(dossier::reviews(&self.opened()?.standings)),
            false => Ok(Reviews::default()),
        }
    }

    fn account(&self, name: &str) -> Result<Record, CommandError> {
        match (is_file(name), self.named) {
            (true, true) => self.as_the_case_has_it(name),
            (true, false) => self.file(name, &[]),
            (false, _) => self.in_case(name),
        }
    }

    /// The record that the case has of the bytes in a file, with what came with them when they were
    /// added. Bytes that the case does not hold are read from the file, and that is said: another
    /// document of the same name is another document.
    fn as_the_case_has_it(&self, name: &str) -> Result<Record, CommandError> {
        if !self.path.exists() {
            let message = format!("there is no case file {}", self.path.display());
            return Err(CommandError::new(message)
                .hint("check the path, or leave out --case to compare the files as they are"));
        }
        let case = &self.opened()?.case;
        let read = self.file(name, &case.means()?)?;
        match case.find(&read.document.sha256.to_string()) {
            Ok(held) => self.reviewed(&held),
            Err(StoreError::UnknownDocument { .. }) => {
                let path = self.path.display();
                self.session.note(&format!("{path} does not hold {name}; the file itself is read"));
                Ok(read)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// An account as the case has it; a file that the case does not know is read.
    fn held(&self, name: &str) -> Result<Record, CommandError> {
        match self.in_case(name) {
            Err(_) if is_file(name) && self.path.exists() => {
                self.file(name, &self.opened()?.case.means()?)
            }
            found => found,
        }
    }

    /// What the case as a whole says of the two, where both are in it: of its other documents one can
    /// fit as well as the other, and people may have decided. Two documents by themselves tell less.
    fn judge(&self, a: &Record, b: &Record, pairing: &mut Pairing) -> Result<(), CommandError> {
        let account = |record: &Record| {
            let primary = record.primary_contact()?;
            let id = (primary.role == ContactRole::Account).then(|| primary.id.clone())?;
            Some((record.document.sha256.clone(), id))
        };
        if !self.asked.get() {
            return Ok(());
        }
        let (Some(a), Some(b)) = (account(a), account(b)) else { return Ok(()) };
        let case = &self.opened()?.case;
        if !case.holds(&a.0)? || !case.holds(&b.0)? {
            return Ok(());
        }
        if let Some((verdict, why)) = self.dossier(None)?.pairing(&a, &b, pairing.verdict) {
            pairing.verdict = verdict;
            pairing.reasons.insert(0, why);
        }
        Ok(())
    }

    /// The record of a document of the case as its reviewers read it.
    fn reviewed(&self, document: &Sha256) -> Result<Record, CommandError> {
        let Opened { case, standings, .. } = self.opened()?;
        self.asked.set(true);
        let record = standings.reviewed(case.record(document)?);
        Ok(if self.without_rejected { standings.without_rejected(record) } else { record })
    }

    fn in_case(&self, name: &str) -> Result<Record, CommandError> {
        if !self.path.exists() {
            let path = self.path.display();
            let message = match is_file(name) {
                true => format!("there is no case file {path} to find the other account in"),
                false => format!("`{name}` is no file, and there is no case file {path}"),
            };
            return Err(
                CommandError::new(message).hint("check the path, or name the case with --case")
            );
        }
        let case = &self.opened()?.case;
        match case.find(name) {
            Ok(document) => self.reviewed(&document),
            Err(error @ StoreError::UnknownDocument { .. }) => {
                let held = of_contact(case, name)?.ok_or(error)?;
                self.reviewed(&held)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// The only document in a file, read with what was given, else with what is kept.
    fn file(&self, name: &str, kept: &[Means]) -> Result<Record, CommandError> {
        let paths = [PathBuf::from(name)];
        let mut records = Vec::new();
        let given = Given::default();
        let lexicon = self.session.toolkit(kept)?.lexicon()?;
        analyze_all(&paths, &given, &lexicon, 1, |items| {
            for item in items {
                match item {
                    Item::Paper(paper) => records.push(paper.analysis.record),
                    Item::Problem(problem) => return Err(problem),
                    Item::Remark(remark) => self.session.note(&remark),
                }
            }
            if records.len() > 1 {
                let message = format!("{name} holds more than one document");
                return Err(CommandError::new(message)
                    .hint("add it to a case, then compare two documents of the case"));
            }
            Ok(())
        })?;
        records.pop().ok_or_else(|| CommandError::new(format!("{name} holds no document")))
    }

    /// The other account of the contact that a document of the case is about, where there is
    /// just one; of several the user has to choose.
    fn companion(&self, a: &Record, name: &str) -> Result<Option<Record>, CommandError> {
        let sha256 = &a.document.sha256;
        let further = (!self.opened()?.case.holds(sha256)?).then_some(a);
        let held = self.dossier(further)?;
        let of = |contact: &&CaseContact| contact.members().any(|one| one.document == *sha256);
        let mut found: Vec<Record> = Vec::new();
        for contact in held.contacts.iter().filter(of) {
            for one in contact.members().filter(|one| one.document != *sha256) {
                found.push(self.reviewed(&one.document)?);
            }
        }
        if found.len() > 1 {
            let each = found.iter().map(|record| {
                let title = record.document.title.value().map_or("", String::as_str);
                let side = record.document.issuer_side.value();
                let side = side.map(|side| format!(" ({side})")).unwrap_or_default();
                format!("{} “{title}”{side}", record.document.sha256.short())
            });
            let each = each.collect::<Vec<_>>().join(", ");
            return Err(CommandError::new(format!("`{name}` has {} other accounts", found.len()))
                .hint(format!("name one of them as B: {each}")));
        }
        Ok(found.pop())
    }
}

fn is_file(name: &str) -> bool {
    name == "-" || Path::new(name).exists()
}

/// The document that reports the contact with this name.
fn of_contact(case: &Case, name: &str) -> Result<Option<Sha256>, CommandError> {
    match case.resolve(name) {
        Ok(target) if target.kind == "contact" => Ok(Some(target.document)),
        Ok(_) | Err(StoreError::UnknownId { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

//! `phrases`: the uses of set phrases, or for each phrase and issuer the first and the last.

use std::collections::{BTreeMap, BTreeSet};

use chancery_core::record::{Edtf, Id, PhraseUse, Record, Sha256};
use chancery_store::{Standing, Standings};
use serde::Serialize;

use crate::Outcome;
use crate::args::{Filtering, Filters, Phrases};
use crate::error::CommandError;
use crate::output::human::counted;
use crate::output::human::lists::{self, DocumentName};
use crate::output::json::Of;
use crate::session::Session;

use super::filter::Listed;
use super::list::{Columns, Listing, Wanted, listing, of_kind};
use super::{dossier, walk};

const USES: &[&str] = &[
    "document",
    "title",
    "day",
    "publisher",
    "id",
    "phrase",
    "statement",
    "start",
    "end",
    "quote",
    "verdict",
    "reviewer",
];
const HISTORY: &[&str] = &[
    "phrase",
    "issuer",
    "side",
    "uses",
    "documents",
    "first",
    "first_document",
    "last",
    "last_document",
];

/// What is asked for.
struct Asked {
    filters: Filters,
    wanted: Wanted,
    /// Words that all have to be there.
    words: Vec<String>,
    standings: Standings,
}

impl Asked {
    fn holds(&self, record: &Record, phrase: &PhraseUse) -> bool {
        let said = phrase.quote.exact.to_lowercase();
        let code = phrase.phrase.to_lowercase();
        let id = Standings::name_of(&record.document.sha256, phrase);
        of_kind(&self.filters, &[Some(phrase.phrase.as_str())])
            && self.words.iter().all(|word| said.contains(word) || code.contains(word))
            && !(self.filters.without_rejected && self.standings.reject(&id))
    }
}

pub(crate) fn run(session: &Session, args: &Phrases) -> Result<Outcome, CommandError> {
    let case = session.read_case(&args.list.case.case)?;
    let filters = args.list.filters.filters();
    let words = args.list.filters.words.as_deref().unwrap_or_default().to_lowercase();
    let asked = Asked {
        wanted: Wanted::new(session, &case, &filters, Listed::Phrases)?,
        filters,
        words: words.split_whitespace().map(str::to_owned).collect(),
        standings: case.standings()?,
    };
    let each = |step: &mut dyn FnMut(&Record, &PhraseUse) -> Result<(), CommandError>| {
        walk(
            |each| case.records(each),
            |record: Record| {
                let here = asked.wanted.record(&record);
                let mut uses =
                    record.phrases.iter().filter(|one| here && asked.holds(&record, one));
                uses.try_for_each(|one| step(&record, one))
            },
        )
    };
    if args.history {
        let mut history = History::default();
        each(&mut |record, phrase| {
            history.note(record, phrase);
            Ok(())
        })?;
        let shown = (args.list.window, history.spans());
        let number = |count| counted(count, "row");
        return dossier::list(session, args.list.format, HISTORY, shown, show, number);
    }
    let shown = (args.list.format, args.list.window);
    listing(session, shown, "use", Columns::Named(USES), |list| {
        each(&mut |record, phrase| one(list, record, phrase, &asked.standings))
    })
}

/// A use of a set phrase, with its name and the verdicts on it.
#[derive(Serialize)]
struct Used<'a> {
    day: Option<String>,
    publisher: Option<&'a String>,
    id: Id,
    start: u32,
    end: u32,
    #[serde(flatten)]
    phrase: &'a PhraseUse,
    verdict: Option<&'a Standing>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reviewer: Option<&'a String>,
}

fn one(
    list: &mut Listing<'_>,
    record: &Record,
    phrase: &PhraseUse,
    standings: &Standings,
) -> Result<(), CommandError> {
    if !list.due() {
        return Ok(());
    }
    let (document, title) = (&record.document.sha256, record.document.title.value());
    let id = Standings::name_of(document, phrase);
    let verdict = standings.on(&id);
    let part = &Used {
        day: day(record),
        publisher: record.document.provenance.publisher.as_ref(),
        id,
        start: phrase.quote.start,
        end: phrase.quote.end,
        phrase,
        verdict,
        reviewer: verdict.map(|standing| &standing.reviewer),
    };
    list.row(&Of { document, title, part }, |sheet, before| {
        let name = DocumentName { sha256: document.as_str(), title, day: part.day.as_ref() };
        lists::document(sheet, &name, before);
        lists::phrase(sheet, phrase, &part.id, verdict);
    })
}

fn day(record: &Record) -> Option<String> {
    record.document.published.value().map(Edtf::to_string)
}

/// Uses of each phrase by each issuer.
#[derive(Default)]
struct History(BTreeMap<(String, Option<String>, Option<String>), Uses>);

#[derive(Default)]
struct Uses {
    count: usize,
    documents: BTreeSet<Sha256>,
    /// Days of publication with their documents.
    days: BTreeSet<(String, Sha256)>,
}

/// From the first to the last use of a phrase by one issuer, by day of publication.
#[derive(Serialize)]
struct Spanned {
    phrase: String,
    issuer: Option<String>,
    side: Option<String>,
    uses: usize,
    documents: usize,
    first: Option<String>,
    first_document: Option<Sha256>,
    last: Option<String>,
    last_document: Option<Sha256>,
}

impl History {
    fn note(&mut self, record: &Record, phrase: &PhraseUse) {
        let document = &record.document;
        let (issuer, side) = (document.issuer.value(), document.issuer_side.value());
        let key = (phrase.phrase.clone(), issuer.cloned(), side.cloned());
        let uses = self.0.entry(key).or_default();
        uses.count += 1;
        uses.documents.insert(document.sha256.clone());
        uses.days.extend(day(record).map(|day| (day, document.sha256.clone())));
    }

    fn spans(self) -> Vec<Spanned> {
        let each = self.0.into_iter().map(|((phrase, issuer, side), uses)| {
            let (first, first_document) = uses.days.first().cloned().unzip();
            let (last, last_document) = uses.days.last().cloned().unzip();
            let (count, documents) = (uses.count, uses.documents.len());
            Spanned {
                phrase,
                issuer,
                side,
                uses: count,
                documents,
                first,
                first_document,
                last,
                last_document,
            }
        });
        let mut spans: Vec<Spanned> = each.collect();
        spans.sort_by(|a, b| {
            (&a.phrase, a.first.is_none(), &a.first).cmp(&(&b.phrase, b.first.is_none(), &b.first))
        });
        spans
    }
}

fn show(sheet: &mut crate::output::human::Sheet, one: &Spanned) {
    lists::phrase_span(
        sheet,
        &one.phrase,
        (one.issuer.as_ref(), one.side.as_ref()),
        (one.first.as_ref(), one.last.as_ref()),
        &format!("{} in {}", counted(one.uses, "use"), counted(one.documents, "document")),
    );
}

//! What is measured, on which gold.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use chancery_core::Lexicon;
use chancery_record::Sha256;
use chancery_text::{Hint, Media};
use rayon::prelude::*;
use serde::Deserialize;

use crate::files::{self, Root};
use crate::predict::{self, Analysed, Setting, Sidecars, account};
use crate::prediction::Documents;
use crate::score::figures::{Figures, Measure, Share};
use crate::score::{attribution, comparison, contacts, furniture, gold, record, statements};
use crate::task::{self, Named, Task};

/// The seeds that the rules were written with; the others and the pair are only ever scored.
const DEVELOPED_ON: [&str; 3] = ["000", "001", "003"];

/// Figures on one set of documents.
pub(super) struct Column {
    /// The name of the set in the baseline.
    pub(super) set: &'static str,
    /// What stands above the column.
    pub(super) heading: &'static str,
    /// Hash of the gold.
    pub(super) gold: String,
    /// Whether the gold belongs to this repository, so that its floors always hold.
    pub(super) own: bool,
    /// The figures.
    pub(super) figures: Figures,
}

/// Columns with the same figures.
pub(super) struct Section {
    /// What is measured.
    pub(super) title: &'static str,
    /// The figures that are shown, and whether each has a floor.
    pub(super) rows: &'static [(&'static str, bool)],
    /// The sets.
    pub(super) columns: Vec<Column>,
}

/// All that could be measured, and why the rest could not.
pub(super) struct Measured {
    pub(super) sections: Vec<Section>,
    pub(super) skipped: Vec<String>,
}

const STATEMENTS: &[(&str, bool)] = &[
    ("who_said_what", true),
    ("detection", false),
    ("detection_tight", true),
    ("speaker", false),
    ("speaker_wrong_when_named", true),
    ("speaker_unknown", false),
    ("kind.exact_or_alt", true),
    ("force.exact_or_alt", false),
    ("force.group_or_alt", true),
    ("topics.end_to_end", true),
    ("contact.participants", true),
    ("contact.date_consistent", true),
    ("contact.date_wrong_when_sure", true),
    ("contact.date_unknown", false),
    ("contact.medium_accept", true),
    ("contact.initiator", true),
    ("contact.other_contacts_recall", false),
    ("furniture.precision", true),
    ("furniture.recall", true),
    ("commitments", true),
    ("commitments_type_group", false),
    ("references", true),
    ("references_date", false),
    ("set_phrases", true),
    ("set_phrases_grouping", false),
    ("chains", true),
    ("no_account_where_none", true),
];
const CONTACTS: &[(&str, bool)] = &[
    ("date_exact", false),
    ("date_consistent", true),
    ("date_wrong_when_sure", true),
    ("date_unknown", false),
    ("medium_exact", false),
    ("medium_consistent", true),
    ("medium_unknown", false),
    ("participants", true),
    ("initiator_in_doc", false),
    ("initiator_named", true),
    ("clustering", true),
    ("clustering_multi_only", true),
];
const COMPARISON: &[(&str, bool)] = &[
    ("pairs", true),
    ("pairs_strict", true),
    ("pairs_same", false),
    ("relation_accuracy", false),
    ("only", true),
    ("unconfirmed", false),
    ("unconfirmed_balanced", true),
];
const ATTRIBUTION: &[(&str, bool)] = &[
    ("attribution", true),
    ("who_said_what", true),
    ("content_exact_words", false),
    ("content_overlap", false),
    ("cue_any", false),
    ("source_acc_overlap", false),
    ("recall.direct", false),
    ("recall.mixed", false),
    ("recall.indirect", false),
];
const FURNITURE: &[(&str, bool)] = &[
    ("content_lines", true),
    ("furniture_lines", false),
    ("furniture_lines.precision", true),
    ("furniture_lines.recall", true),
    ("characters.precision", true),
    ("characters.recall", true),
];

/// Measures the program on its own gold in `workspace` and on outside gold in `outside`.
pub(super) fn all(workspace: &Path, outside: Option<PathBuf>) -> Result<Measured> {
    let fiction = workspace.join("eval").join("fiction");
    let additions = fiction.join("lexicon.toml");
    let lexicon = additions.is_file().then(|| files::lexicon(&additions)).transpose()?;
    let lexicon = lexicon.as_ref().unwrap_or(Lexicon::english());
    let setting = Setting { root: &Root::new(&fiction), lexicon, sidecars: Sidecars::Used };
    let mut sections = own(&fiction, setting)?;
    if let Some(statements) = sections.first_mut() {
        statements.columns.push(talks(&workspace.join("eval/talks"))?);
    }
    if let Some(comparison) = sections.iter_mut().find(|section| section.title == "comparison") {
        let folder = workspace.join("eval/accounts");
        let own = [
            ("comparison.json", "accounts/comparison", "own accounts"),
            ("hard.json", "accounts/hard", "own hard accounts"),
            ("press.json", "accounts/press", "own press accounts"),
            ("varied.json", "accounts/varied", "own varied accounts"),
        ];
        for (gold, set, heading) in own {
            comparison.columns.push(accounts(&folder, gold, set, heading)?);
        }
    }
    sections.push(pages(&workspace.join("eval/pages"))?);
    let mut skipped = Vec::new();
    match outside {
        Some(folder) => Outside::new(&folder).measure(&mut sections, &mut skipped)?,
        None => skipped.push(
            "outside gold: give --gold-root or CHANCERY_GOLD, or put it at ../shared".to_owned(),
        ),
    }
    Ok(Measured { sections, skipped })
}

fn own(folder: &Path, setting: Setting<'_>) -> Result<Vec<Section>> {
    let file = |name: &str| Gold::read(&folder.join(name));
    let (statements, contacts) = (file("gold.json")?, file("contacts.json")?);
    let comparison = file("comparison.json")?;
    let mut figures = statements_on(&[&statements], setting, |_, _| true)?;
    figures.0.push(("no_account_where_none", negatives(&statements, setting)?));
    let column = |set, gold: &Gold, figures| Column {
        set,
        heading: "own fiction",
        gold: gold.hash.clone(),
        own: true,
        figures,
    };
    let section = |title, rows, column| Section { title, rows, columns: vec![column] };
    let documents = contacts_on(&contacts, setting)?;
    let rows = contacts::score(&contacts.parsed()?, &documents, |_| true);
    let pairs = comparison_on(&comparison, setting)?;
    Ok(vec![
        section("statements", STATEMENTS, column("fiction/statements", &statements, figures)),
        section("contacts", CONTACTS, column("fiction/contacts", &contacts, rows)),
        section("comparison", COMPARISON, column("fiction/comparison", &comparison, pairs)),
    ])
}

/// Reports of talks, in which only who said what is marked.
fn talks(folder: &Path) -> Result<Column> {
    let gold = Gold::read(&folder.join("gold.json"))?;
    let lexicon = files::lexicon(&folder.join("lexicon.toml"))?;
    let root = Root::new(folder);
    let setting = Setting { root: &root, lexicon: &lexicon, sidecars: Sidecars::Used };
    let mut figures = statements_on(&[&gold], setting, |_, _| true)?;
    figures.0.retain(|(name, _)| MARKED_IN_TALKS.contains(name));
    let (set, heading) = ("talks/statements", "own talks");
    Ok(Column { set, heading, gold: gold.hash.clone(), own: true, figures })
}

/// Pairs of short accounts, in which only the alignment is marked.
fn accounts(folder: &Path, gold: &str, set: &'static str, heading: &'static str) -> Result<Column> {
    let gold = Gold::read(&folder.join(gold))?;
    let lexicon = files::lexicon(&folder.join("lexicon.toml"))?;
    let root = Root::new(folder);
    let setting = Setting { root: &root, lexicon: &lexicon, sidecars: Sidecars::Used };
    let figures = comparison_on(&gold, setting)?;
    Ok(Column { set, heading, gold: gold.hash.clone(), own: true, figures })
}

/// Invented pages as people paste them, with their furniture marked line by line.
fn pages(folder: &Path) -> Result<Section> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .with_context(|| folder.display().to_string())?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|kind| kind == "txt"));
    files.sort();
    let mut marked = String::new();
    let mut pages = Vec::new();
    for file in files {
        let page = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        pages.push(furniture::Pasted::parsed(&page).with_context(|| file.display().to_string())?);
        marked.push_str(&page);
    }
    let flagged: Vec<_> = pages.iter().map(|page| flagged(&page.text)).collect();
    let figures = furniture::score_pasted(pages.iter().zip(flagged));
    let gold = Sha256::of(marked.as_bytes()).to_string();
    let column = Column { set: "pages", heading: "own pages", gold, own: true, figures };
    Ok(Section { title: "furniture", rows: FURNITURE, columns: vec![column] })
}

/// The stretches of a plain text that are taken for furniture, in bytes.
fn flagged(text: &str) -> Vec<std::ops::Range<usize>> {
    let hint = Hint { media: Some(Media::Plain), charset: None };
    let reading = chancery_text::read(text.as_bytes(), &hint);
    reading.furniture().into_iter().map(|(span, _)| span.range()).collect()
}

/// Gold that is not part of this repository.
struct Outside {
    folder: PathBuf,
    root: Root,
}

impl Outside {
    fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), root: Root::new(folder) }
    }

    fn measure(&self, sections: &mut Vec<Section>, skipped: &mut Vec<String>) -> Result<()> {
        let mut add = |title, rows, columns: Result<Vec<Column>, Missing>| -> Result<()> {
            match columns {
                Ok(columns) => match sections.iter_mut().find(|section| section.title == title) {
                    Some(section) => section.columns.extend(columns),
                    None => sections.push(Section { title, rows, columns }),
                },
                Err(Missing::File(path)) => skipped.push(format!("{title}: no {path}")),
                Err(Missing::Failed(error)) => return Err(error.context(title)),
            }
            Ok(())
        };
        add("statements", STATEMENTS, self.statements())?;
        add("contacts", CONTACTS, self.contacts())?;
        add("comparison", COMPARISON, self.comparison())?;
        add("attribution", ATTRIBUTION, self.attribution())?;
        add("furniture", FURNITURE, self.furniture())
    }

    fn setting(&self) -> Setting<'_> {
        Setting { root: &self.root, lexicon: Lexicon::english(), sidecars: Sidecars::Used }
    }

    fn gold(&self, file: &str) -> Result<Gold, Missing> {
        let path = self.folder.join(file);
        if path.is_file() { Ok(Gold::read(&path)?) } else { Err(Missing::File(file.to_owned())) }
    }

    fn statements(&self) -> Result<Vec<Column>, Missing> {
        let (seeds, pair) = (self.gold("gold/seeds_gold.json")?, self.gold("gold/pair_gold.json")?);
        let developed = |id: &str| DEVELOPED_ON.contains(&id);
        let a = statements_on(&[&seeds], self.setting(), |_, id| developed(id))?;
        let b = statements_on(&[&seeds, &pair], self.setting(), |gold, id| {
            gold == 1 || !developed(id)
        })?;
        let both = Sha256::of(format!("{}{}", seeds.hash, pair.hash).as_bytes()).to_string();
        Ok(vec![
            column("seeds-a/statements", "a: 000 001 003", &seeds.hash, a),
            column("seeds-b/statements", "b: 002 004 pair", &both, b),
        ])
    }

    fn contacts(&self) -> Result<Vec<Column>, Missing> {
        let gold = self.gold("gold/contacts_dev.json")?;
        let parsed: contacts::Gold = gold.parsed()?;
        let with = contacts_on(&gold, self.setting())?;
        let ignored = Setting { sidecars: Sidecars::Ignored, ..self.setting() };
        let without = contacts_on(&gold, ignored)?;
        let english = |row: &contacts::Row| row.language.as_deref() == Some("en");
        let score = |found: &Documents, all: bool| {
            contacts::score(&parsed, found, |row| all || english(row))
        };
        Ok(vec![
            column("contacts-dev/en", "sidecars, en", &gold.hash, score(&with, false)),
            column("contacts-dev/all", "sidecars, all", &gold.hash, score(&with, true)),
            column("contacts-dev/en-bare", "bare, en", &gold.hash, score(&without, false)),
            column("contacts-dev/all-bare", "bare, all", &gold.hash, score(&without, true)),
        ])
    }

    fn comparison(&self) -> Result<Vec<Column>, Missing> {
        let gold = self.gold("gold/comparison_dev.json")?;
        let figures = comparison_on(&gold, self.setting())?;
        Ok(vec![column("comparison-dev", "comparison dev", &gold.hash, figures)])
    }

    fn attribution(&self) -> Result<Vec<Column>, Missing> {
        let gold = self.gold("attribution/polnear.dev.jsonl")?;
        let figures = attribution_on(&gold)?;
        Ok(vec![column("polnear-dev", "PolNeAR dev", &gold.hash, figures)])
    }

    fn furniture(&self) -> Result<Vec<Column>, Missing> {
        let gold = self.gold("furniture/lines-dev.jsonl.gz")?;
        let pages: Vec<furniture::Page> = task::lines(&gold.bytes)?;
        let held_out = pages.into_iter().enumerate().filter(|(at, _)| furniture::is_held_out(*at));
        let pages: Vec<furniture::Page> = held_out.map(|(_, page)| page).collect();
        let flagged: Vec<_> = pages.par_iter().map(|page| flagged(&page.text())).collect();
        let figures = furniture::score(pages.iter().zip(flagged));
        Ok(vec![column("lines-dev", "lines dev", &gold.hash, figures)])
    }
}

fn column(set: &'static str, heading: &'static str, gold: &str, figures: Figures) -> Column {
    Column { set, heading, gold: gold.to_owned(), own: false, figures }
}

/// The figures of statements that the gold of the talks can tell.
const MARKED_IN_TALKS: [&str; 8] = [
    "who_said_what",
    "detection",
    "detection_tight",
    "speaker",
    "speaker_wrong_when_named",
    "speaker_unknown",
    "kind.exact_or_alt",
    "chains",
];

/// Why a set was not measured.
enum Missing {
    File(String),
    Failed(anyhow::Error),
}

impl From<anyhow::Error> for Missing {
    fn from(error: anyhow::Error) -> Self {
        Self::Failed(error)
    }
}

/// A gold file.
struct Gold {
    path: PathBuf,
    bytes: Vec<u8>,
    hash: String,
}

impl Gold {
    fn read(path: &Path) -> Result<Self> {
        let bytes = task::bytes(path)?;
        Ok(Self { path: path.to_owned(), hash: Sha256::of(&bytes).to_string(), bytes })
    }

    fn parsed<T: serde::de::DeserializeOwned>(&self) -> Result<T> {
        serde_json::from_slice(&self.bytes).with_context(|| self.path.display().to_string())
    }

    fn task(&self) -> Result<Task> {
        Task::of(&self.bytes).with_context(|| self.path.display().to_string())
    }
}

/// Statements and the rest of the record on the documents of several gold files that `wanted`
/// picks by the file's number and the document's id.
fn statements_on(
    golds: &[&Gold],
    setting: Setting<'_>,
    wanted: impl Fn(usize, &str) -> bool,
) -> Result<Figures> {
    let mut said = statements::Counts::default();
    let mut recorded = record::Counts::default();
    for (number, gold) in golds.iter().enumerate() {
        let Task::Statements(named) = gold.task()? else { bail!("{}", wrong(gold)) };
        let picked = |id: &str| wanted(number, id);
        let named: Vec<Named> = named.into_iter().filter(|named| picked(&named.doc_id)).collect();
        let found = predict::statements(&named, setting).complete()?;
        let gold: gold::Gold = gold.parsed()?;
        said.add(&statements::score(&gold, &found, setting.root, picked)?);
        recorded.add(&record::score(&gold, &found, setting.root, picked)?);
    }
    let mut figures = said.figures();
    figures.0.extend(recorded.figures().0);
    Ok(figures)
}

fn contacts_on(gold: &Gold, setting: Setting<'_>) -> Result<Documents> {
    let Task::Contacts(named) = gold.task()? else { bail!("{}", wrong(gold)) };
    predict::contacts(&named, setting).complete()
}

fn comparison_on(gold: &Gold, setting: Setting<'_>) -> Result<Figures> {
    let Task::Comparison(pairs) = gold.task()? else { bail!("{}", wrong(gold)) };
    let found = predict::comparison(&pairs, setting).complete()?;
    comparison::score(&gold.parsed()?, &found, setting.root)
}

fn attribution_on(gold: &Gold) -> Result<Figures> {
    let Task::Attribution(texts) = gold.task()? else { bail!("{}", wrong(gold)) };
    let found = predict::attribution(&texts, Lexicon::english());
    attribution::score(&task::lines::<attribution::Gold>(&gold.bytes)?, &found)
}

fn wrong(gold: &Gold) -> String {
    format!("{}: not the sort of gold expected here", gold.path.display())
}

/// Of the documents that are accounts of nothing, the share that is not taken for one.
fn negatives(gold: &Gold, setting: Setting<'_>) -> Result<Measure> {
    #[derive(Deserialize)]
    struct Negatives {
        #[serde(default)]
        negatives: Vec<Named>,
    }
    let mut share = Share::default();
    let mut seen = BTreeSet::new();
    for named in gold.parsed::<Negatives>()?.negatives {
        if seen.insert(named.doc_id.clone()) {
            let found = Analysed::file(&named.file, setting)?;
            share.count(account(&found.record).is_none());
        }
    }
    Ok(Measure::Share(share))
}

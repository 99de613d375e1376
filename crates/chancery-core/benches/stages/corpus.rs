//! The fictional documents with what the stages need, and what the gold says of them.

use std::fs;
use std::ops::RangeInclusive;
use std::path::Path;

use chancery_core::package::Sidecar;
use chancery_core::record::{ByteSpan, Provenance, Record, Sha256};
use chancery_core::{Lexicon, Media, Reading, Source, analyze};
use chancery_text::{Hint, read};
use serde_json::Value;

/// How often the longest readout is repeated to make one long document.
const COPIES: usize = 64;
/// Pairs of accounts of one contact, by the numbers of the documents.
const PAIRS: [(&str, &str); 3] = [("01-", "02-"), ("01-", "03-"), ("05-", "09-")];

/// A document.
pub(crate) struct Paper {
    name: String,
    pub(crate) bytes: Vec<u8>,
    media: Media,
    provenance: Provenance,
    /// How many words its reading text has.
    pub(crate) words: usize,
    /// How many characters the gold counts in the file.
    characters: usize,
    /// How many statements the gold has.
    pub(crate) statements: usize,
}

/// A document as it stands in a pair.
pub(crate) struct Account<'a> {
    pub(crate) record: &'a Record,
    pub(crate) words: usize,
}

/// What the stages go over. Each stage is given what the stages before it make.
pub(crate) struct Corpus {
    pub(crate) lexicon: Lexicon,
    pub(crate) papers: Vec<Paper>,
    /// The readings of the papers and the spans of their blocks.
    pub(crate) readings: Vec<(Reading, Vec<ByteSpan>)>,
    pub(crate) records: Vec<Record>,
    /// One readout many times over, as one document.
    pub(crate) long: Paper,
}

impl Corpus {
    pub(crate) fn load() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../eval/fiction");
        let names = fs::read_to_string(folder.join("lexicon.toml")).expect("the invented states");
        let lexicon = Lexicon::english().with_additions(&names).expect("a lexicon");
        let gold = fs::read(folder.join("gold.json")).expect("the gold");
        let gold: Value = serde_json::from_slice(&gold).expect("JSON");
        let documents = gold["documents"].as_array().expect("the documents of the gold");
        let papers: Vec<Paper> =
            documents.iter().map(|entry| Paper::load(&folder, entry)).collect();
        let readings = papers.iter().map(|paper| {
            let reading = read(&paper.bytes, &paper.hint());
            let blocks = reading.blocks().iter().map(|block| block.span).collect();
            (reading, blocks)
        });
        let records = papers.iter().map(|paper| analyze(&paper.source(), &lexicon).record);
        Self {
            readings: readings.collect(),
            records: records.collect(),
            long: papers[0].repeated(COPIES),
            lexicon,
            papers,
        }
    }

    /// The words of all reading texts.
    pub(crate) fn words(&self) -> usize {
        self.papers.iter().map(|paper| paper.words).sum()
    }

    /// The characters of all files, markup included.
    pub(crate) fn characters(&self) -> usize {
        self.papers.iter().map(|paper| paper.characters).sum()
    }

    /// The characters of the files without markup, which are their own reading texts.
    pub(crate) fn plain_characters(&self) -> usize {
        let plain = self.papers.iter().filter(|paper| paper.media == Media::Plain);
        plain.map(|paper| paper.characters).sum()
    }

    /// About as many statements as the gold has. How well they agree with it is not asked here
    /// (`cargo xtask eval` does).
    pub(crate) fn near_gold(&self) -> RangeInclusive<usize> {
        let gold: usize = self.papers.iter().map(|paper| paper.statements).sum();
        gold * 2 / 3..=gold * 4 / 3
    }

    /// At least half as many attributions as the gold has statements, as many of these go on
    /// without a cue of their own, and no more than a third more.
    pub(crate) fn half_of_gold(&self) -> RangeInclusive<usize> {
        self.near_gold().start() * 3 / 4..=*self.near_gold().end()
    }

    /// The least number of quotations in the records: the pieces of the statements.
    pub(crate) fn quotations(&self) -> usize {
        let statements = self.records.iter().flat_map(|record| &record.statements);
        statements.map(|statement| statement.content.len()).sum()
    }

    pub(crate) fn extract(&self, paper: &Paper, reading: &Reading) -> Record {
        let sha256 = Sha256::of(&paper.bytes);
        chancery_extract::extract(reading, &sha256, &paper.provenance, &self.lexicon)
    }

    /// Pairs of accounts of one contact.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (Account<'_>, Account<'_>)> {
        PAIRS.iter().map(|(a, b)| (self.account(a), self.account(b)))
    }

    fn account(&self, number: &str) -> Account<'_> {
        let at = self.papers.iter().position(|paper| paper.name.starts_with(number));
        let at = at.expect("the pairs are among the documents");
        Account { record: &self.records[at], words: self.papers[at].words }
    }
}

impl Paper {
    fn load(folder: &Path, entry: &Value) -> Self {
        let name = entry["file"].as_str().expect("a file name").to_owned();
        let bytes = fs::read(folder.join(&name)).expect("a document of the gold");
        let sidecar = fs::read(folder.join(&name).with_extension("json")).ok();
        let provenance = sidecar.map_or_else(Provenance::default, |json| {
            let Sidecar { url, title, published, publisher, language, translation, .. } =
                Sidecar::from_json(&json).expect("a sidecar");
            Provenance { url, title, published, publisher, language, translation }
        });
        let media = if name.ends_with(".html") { Media::Html } else { Media::Plain };
        let text = read(&bytes, &Hint { media: Some(media), charset: None }).into_text();
        Self {
            name,
            bytes,
            media,
            provenance,
            words: text.split_whitespace().count(),
            characters: entry["n_chars"].as_u64().expect("a length") as usize,
            statements: entry["statements"].as_array().expect("statements").len(),
        }
    }

    /// The document many times over.
    fn repeated(&self, copies: usize) -> Self {
        let mut once = self.bytes.clone();
        once.extend_from_slice(b"\n\n");
        Self {
            name: self.name.clone(),
            bytes: once.repeat(copies),
            media: self.media,
            provenance: self.provenance.clone(),
            words: self.words * copies,
            characters: (self.characters + 2) * copies,
            statements: self.statements * copies,
        }
    }

    pub(crate) fn hint(&self) -> Hint {
        Hint { media: Some(self.media), charset: None }
    }

    pub(crate) fn source(&self) -> Source<'_> {
        Source { bytes: &self.bytes, media: Some(self.media), provenance: self.provenance.clone() }
    }
}

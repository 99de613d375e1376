//! Words per CPU-second of each stage, on one core, over the fictional documents of this project.
//!
//! `cargo bench -p chancery-core` measures; a word after `--` picks the stages whose name holds it.
//! Under `cargo test` every stage goes over the documents once. Either way a stage fails where the
//! count of what it found is not the one expected from the gold: a fast stage that finds nothing
//! is not fast.

#![allow(clippy::print_stdout, reason = "a bench reports on the terminal")]

mod clock;
mod corpus;

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use chancery_core::compare::{Collation, Row, collate};
use chancery_core::record::Id;
use chancery_core::{analyze, verify};
use chancery_text::read;

use clock::cpu_time;
use corpus::Corpus;

/// How many words a sample goes over, at least.
const WORDS: usize = 100_000;
/// How many samples are taken of each stage, after one round that is not timed.
const SAMPLES: usize = 5;

/// A stage, run once over all documents.
struct Stage {
    name: &'static str,
    /// What is counted.
    found: &'static str,
    run: fn(&Corpus) -> usize,
    /// How many words of running text one round goes over.
    words: fn(&Corpus) -> usize,
    /// How much one round has to find.
    expected: fn(&Corpus) -> RangeInclusive<usize>,
}

const STAGES: [Stage; 8] = [
    Stage {
        name: "read",
        found: "characters",
        run: |corpus| {
            let texts = corpus.papers.iter().map(|paper| read(&paper.bytes, &paper.hint()));
            texts.map(|reading| reading.code_points().len() as usize).sum()
        },
        words: Corpus::words,
        expected: |corpus| corpus.plain_characters()..=corpus.characters(),
    },
    Stage {
        name: "syntax",
        found: "tokens",
        run: |corpus| {
            let mut syntax = chancery_syntax::Analysis::default();
            let mut tokens = 0;
            for (reading, blocks) in &corpus.readings {
                chancery_syntax::analyze(reading.text(), blocks, &mut syntax);
                tokens += syntax.tokens.len();
            }
            tokens
        },
        words: Corpus::words,
        expected: |corpus| corpus.words()..=corpus.words() * 3 / 2,
    },
    Stage {
        name: "attribute (with syntax)",
        found: "attributions",
        run: |corpus| {
            let model = chancery_attribution::Model::embedded();
            let mut syntax = chancery_syntax::Analysis::default();
            let mut found = 0;
            for (reading, blocks) in &corpus.readings {
                chancery_syntax::analyze(reading.text(), blocks, &mut syntax);
                found += chancery_attribution::find(model, reading.text(), blocks, &syntax).len();
            }
            found
        },
        words: Corpus::words,
        expected: |corpus| corpus.half_of_gold(),
    },
    Stage {
        name: "extract (with syntax)",
        found: "statements",
        run: |corpus| {
            let readings = corpus.papers.iter().zip(&corpus.readings);
            let records = readings.map(|(paper, (reading, _))| corpus.extract(paper, reading));
            records.map(|record| record.statements.len()).sum()
        },
        words: Corpus::words,
        expected: |corpus| corpus.near_gold(),
    },
    Stage {
        name: "analyze (read, syntax, extract)",
        found: "statements",
        run: |corpus| {
            let papers = corpus.papers.iter();
            let analyses = papers.map(|paper| analyze(&paper.source(), &corpus.lexicon));
            analyses.map(|analysis| analysis.record.statements.len()).sum()
        },
        words: Corpus::words,
        expected: |corpus| corpus.near_gold(),
    },
    Stage {
        name: "analyze, one long document",
        found: "statements",
        run: |corpus| analyze(&corpus.long.source(), &corpus.lexicon).record.statements.len(),
        words: |corpus| corpus.long.words,
        expected: |corpus| corpus.long.statements / 2..=corpus.long.statements * 3 / 2,
    },
    Stage {
        name: "verify",
        found: "quotations that stand",
        run: |corpus| {
            let pairs = corpus.papers.iter().zip(&corpus.records);
            let checks = pairs.map(|(paper, record)| verify(&paper.bytes, record));
            checks.map(|check| check.checked - check.failures.len()).sum()
        },
        words: Corpus::words,
        expected: |corpus| corpus.quotations()..=usize::MAX,
    },
    Stage {
        name: "collate",
        found: "statements placed",
        run: |corpus| {
            let collations = corpus.pairs().map(|(a, b)| collate(a.record, b.record));
            collations.map(|collation| placed(&collation)).sum()
        },
        words: |corpus| corpus.pairs().map(|(a, b)| a.words + b.words).sum(),
        expected: |corpus| {
            let each = corpus.pairs().map(|(a, b)| [a, b].map(|one| one.record.statements.len()));
            let all = each.flatten().sum();
            all..=all
        },
    },
];

/// How many statements have a row. One that two rows hold, as told by both, counts once.
fn placed(collation: &Collation) -> usize {
    let ids = |side: fn(&Row) -> &[Id]| {
        collation.rows.iter().flat_map(side).collect::<BTreeSet<_>>().len()
    };
    ids(|row| &row.a) + ids(|row| &row.b)
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let measured = arguments.iter().any(|argument| argument == "--bench");
    let wanted = arguments.iter().find(|argument| !argument.starts_with('-'));
    let corpus = Corpus::load();
    if measured {
        println!("{:<34}{:>24}{:>20}", "stage", "words per CPU-second", "slowest–fastest");
    }
    for stage in STAGES.iter().filter(|it| wanted.is_none_or(|word| it.name.contains(word))) {
        let count = (stage.run)(&corpus);
        let expected = (stage.expected)(&corpus);
        assert!(
            expected.contains(&count),
            "{}: {count} {}, expected {expected:?}",
            stage.name,
            stage.found
        );
        if measured {
            report(stage, &corpus, count);
        }
    }
}

/// Times a stage and prints its line; `count` is what each round has to find again.
fn report(stage: &Stage, corpus: &Corpus, count: usize) {
    let words = (stage.words)(corpus);
    let rounds = WORDS.div_ceil(words);
    let mut rates: Vec<f64> = (0..SAMPLES)
        .map(|_| {
            let begun = cpu_time();
            for _ in 0..rounds {
                assert_eq!((stage.run)(corpus), count, "{}: not the same twice", stage.name);
            }
            (rounds * words) as f64 / (cpu_time() - begun).as_secs_f64()
        })
        .collect();
    rates.sort_by(f64::total_cmp);
    let spread = format!("{:.0}–{:.0}", rates[0], rates[SAMPLES - 1]);
    println!(
        "{:<34}{:>24.0}{spread:>20}   {count} {}",
        stage.name,
        rates[SAMPLES / 2],
        stage.found
    );
}

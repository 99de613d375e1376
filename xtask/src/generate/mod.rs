//! Fictional contacts whose truth is known, at any size: sixty invented states, who holds which
//! office in them over the years, whom they spoke with, and what governments and agencies wrote of
//! it. For measuring how accounts find each other, and what it costs.
//!
//! The noise model is [`rates`]: every rate stands there, with what it means. In short:
//!
//! - **Contacts** come in episodes. Three in four stand alone; the rest are near-misses: five calls
//!   of one pair within eighteen days, calls on two days running, a delegation that has two meetings
//!   on one day, one pair by phone and in person within a week, foreign ministers a day after their
//!   leaders, one leader's round of calls on one day, two people of one family name, the same pair a
//!   year later to the day. Beside that only four days lie between contacts of one pair.
//! - **People** hold offices for terms; three new leaders in ten were vice president or foreign
//!   minister before; some have their predecessor's family name, or that of somebody elsewhere.
//! - **Accounts** (one to five a contact) are readouts in ten manners, joint statements, agency
//!   reports, bad translations, brief notes; each dwells on some of the subjects only, and all draw
//!   on one stock of sentences. One in 25 comes out again corrected, one in 17 is carried by others.
//! - **Days** are told as "today", by weekday, by date with or without the year, as "the evening of
//!   the 18th", in a line above, or not at all, by the clock of who tells; one in ten accounts is out
//!   two days late or more; what is said of publication is a day, a time with an offset or in UTC,
//!   written out or missing; one in 200 is a day off, one in 100 was moved to a new page much later.
//!   A bad translation keeps "today" and comes out up to two days after the text it renders.
//! - **Names** are spelled by other rules of transliteration, damaged by translators (three in five
//!   there), cut to the family name, or left out for the office.
//! - **No accounts**: announcements of talks to come, articles that mention a contact in passing,
//!   messages on national days.
//!
//! Nothing here reads a clock: the same seed and number give the same bytes. More documents reach
//! over more years (as the root of their number), so they lie closer too.

mod calendar;
mod contacts;
mod document;
mod names;
mod plan;
mod random;
mod rates;
mod states;
mod telling;
mod text;
mod truth;
mod world;

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;

use contacts::{Chronicle, Contact};
use document::Made;
use random::Random;
pub(crate) use truth::{Row, Truth};
use world::World;

#[derive(clap::Args)]
pub(crate) struct Options {
    /// How many documents
    #[arg(long, default_value_t = 10_000)]
    documents: usize,
    /// Another seed is another world
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Where to write the documents (JSON lines, gzipped)
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Where to write what is true of them (JSON)
    #[arg(long, value_name = "FILE")]
    truth: PathBuf,
    /// Where to write the states (TOML, for `--lexicon`)
    #[arg(long, value_name = "FILE")]
    lexicon: PathBuf,
}

/// Writes documents, truth and lexicon.
pub(crate) fn run(options: &Options) -> Result<()> {
    let made = generate(options.seed, options.documents);
    let mut lines = Vec::new();
    for one in &made.documents {
        serde_json::to_writer(&mut lines, &one.document)?;
        lines.push(b'\n');
    }
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(&lines)?;
    write(&options.out, &packed.finish()?)?;
    write(&options.truth, &serde_json::to_vec(&made.truth())?)?;
    write(&options.lexicon, made.lexicon().as_bytes())?;
    println!("{} documents, {} contacts", made.documents.len(), made.contacts.len());
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    std::fs::write(path, bytes).with_context(|| format!("{}: cannot be written", path.display()))
}

/// A world with everything that was written in it.
pub(crate) struct Library {
    pub(crate) documents: Vec<Made>,
    contacts: Vec<Contact>,
    world: World,
}

/// Exactly so many documents, in the order in which they came out.
pub(crate) fn generate(seed: u64, count: usize) -> Library {
    let years = 6.0 * (count as f64 / 10_000.0).sqrt();
    let world = World::new(seed, (years * 365.0).max(730.0) as i64);
    let mut chronicle = Chronicle::new(&world);
    let mut happened = Vec::new();
    let mut expected = 0;
    let mut episode = 0;
    while expected < count {
        let contacts = chronicle.episode(&mut Random::new(seed, episode));
        for contact in contacts {
            let mut random = Random::new(seed, 1_000_000_000 + happened.len() as u64);
            let plans = plan::plans(&mut random, &contact);
            expected += plans.iter().map(|plan| plan.documents()).sum::<usize>();
            happened.push((contact, plans));
        }
        episode += 1;
    }
    happened.sort_by(|(a, _), (b, _)| (a.at, &a.parties).cmp(&(b.at, &b.parties)));
    let (contacts, plans): (Vec<Contact>, Vec<_>) = happened.into_iter().unzip();
    let contacts = contacts::linked(contacts);
    let mut documents = Vec::with_capacity(expected);
    for (at, plans) in plans.into_iter().enumerate() {
        for (number, plan) in plans.into_iter().enumerate() {
            let place = 2_000_000_000 + (at * 16 + number) as u64;
            let mut random = Random::new(seed, place);
            // No identifier of a contact stands in an address.
            let id = format!("{:08x}", random.below(1 << 32));
            documents.extend(document::documents(&mut random, &world, &contacts, at, plan, &id));
        }
    }
    documents.truncate(count);
    documents.sort_by(|a, b| (a.out, &a.document.id).cmp(&(b.out, &b.document.id)));
    Library { documents, contacts, world }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::generate;

    #[test]
    fn the_same_seed_gives_the_same_bytes_and_another_does_not() {
        let text = |seed| -> Vec<String> {
            let made = generate(seed, 300).documents.into_iter();
            made.map(|made| made.document.text).collect()
        };
        assert_eq!(text(7), text(7));
        assert_ne!(text(7), text(8));
    }

    #[test]
    fn the_truth_names_every_document_once_and_points_to_documents() {
        let library = generate(3, 2000);
        let truth = library.truth();
        assert_eq!(truth.documents.len(), 2000);
        let ids: BTreeSet<&str> = truth.documents.iter().map(|row| row.id.as_str()).collect();
        assert_eq!(ids.len(), 2000);
        for row in &truth.documents {
            let from = row.version_of.iter().chain(&row.copy_of);
            for id in from {
                let first = truth.documents.iter().find(|row| row.id == *id);
                assert!(first.is_none_or(|first| first.contact == row.contact), "{}", row.id);
            }
            assert!(row.contact.is_none_or(|at| at < truth.contacts.len()));
        }
    }

    #[test]
    fn every_kind_and_every_near_miss_is_there() {
        let truth = generate(1, 4000).truth();
        let kinds: BTreeSet<&str> = truth.documents.iter().map(|row| row.kind.as_str()).collect();
        assert_eq!(kinds.len(), 8);
        let episodes: BTreeSet<usize> = truth.contacts.iter().map(|told| told.episode).collect();
        assert_eq!(episodes.len(), 9);
        assert!(truth.documents.iter().any(|row| row.version_of.is_some()));
        assert!(truth.documents.iter().any(|row| row.copy_of.is_some()));
    }

    #[test]
    fn names_of_states_are_no_names_of_real_ones() {
        let base = chancery_core::Lexicon::english();
        assert!(base.with_additions(&generate(1, 50).lexicon()).is_ok());
    }
}

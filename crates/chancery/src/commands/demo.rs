//! `demo`: the bundled fictional documents, read before your eyes.

use std::fs;
use std::io::Write;
use std::path::Path;

use chancery_core::compare::collate;
use chancery_core::package::Sidecar;
use chancery_core::record::{Provenance, Sha256};
use chancery_core::{Analysis, Lexicon, Media, Source, analyze};
use chancery_page::collation_page;
use chancery_store::{Means, MeansKind, NewDocument};

use crate::Outcome;
use crate::args::Demo;
use crate::demo::{Bundled, CODEBOOK, DOCUMENTS, LEXICON};
use crate::error::CommandError;
use crate::input::provenance_of;
use crate::output::human::{Sheet, collation, lists, record};
use crate::session::Session;
use crate::terminal::{self, FAINT, STRONG, styled};

/// Both sides' accounts of one call, by their places in the list.
const ONE_SIDE: usize = 0;
const OTHER_SIDE: usize = 1;

pub(crate) fn run(session: &Session, args: &Demo) -> Result<Outcome, CommandError> {
    let lexicon = session.lexicon()?.with_additions(LEXICON);
    let lexicon =
        lexicon.map_err(|e| CommandError::new("the bundled lexicon is damaged").because(&e))?;
    let papers = DOCUMENTS.iter().map(|bundled| Ok((bundled, read(bundled, &lexicon)?)));
    let papers = papers.collect::<Result<Vec<_>, CommandError>>()?;
    let names = session.topic_names(&[])?;
    let mut sheet = Sheet::new(terminal::width());
    sheet.wrapped("", "", "Six documents about talks between states that do not exist", STRONG);
    for (bundled, analysis) in &papers {
        lists::overview(&mut sheet, bundled.name, &analysis.record);
    }
    let (Some((bundled, other)), Some((_, one))) = (papers.get(OTHER_SIDE), papers.get(ONE_SIDE))
    else {
        return Err(CommandError::new("the bundled documents are not all there"));
    };
    rule(&mut sheet, "The record of one of them: chancery read");
    record::show(&mut sheet, &other.record, bundled.name, Some(&other.text), &[], &names);
    rule(&mut sheet, "Both sides' accounts of that call: chancery compare");
    let collated = collate(&one.record, &other.record);
    collation::show(&mut sheet, &one.record, &other.record, &collated, &names);
    match &args.dir {
        None => next(&mut sheet, "chancery-demo", true),
        Some(dir) => {
            let page = collation_page(&one.record, &other.record, &collated, &names);
            write_out(session, dir, &papers, &page)?;
            next(&mut sheet, &dir.display().to_string(), false);
        }
    }
    session.out().write_all(sheet.take().as_bytes())?;
    Ok(Outcome::Done)
}

fn read(bundled: &Bundled, lexicon: &Lexicon) -> Result<Analysis, CommandError> {
    let sidecar = bundled.sidecar.map(Sidecar::from_json).transpose();
    let sidecar =
        sidecar.map_err(|e| CommandError::new("a bundled sidecar is damaged").because(&e))?;
    let provenance: Provenance = sidecar.map_or_else(Provenance::default, provenance_of);
    let media = bundled.name.ends_with(".html").then_some(Media::Html);
    Ok(analyze(&Source { bytes: bundled.bytes, media, provenance }, lexicon))
}

fn rule(sheet: &mut Sheet, text: &str) {
    sheet.gap();
    let dashes = "─".repeat(sheet.width.saturating_sub(text.chars().count() + 4));
    sheet.line(&styled(FAINT, &format!("── {text} {dashes}")));
    sheet.line("");
}

/// What to try now.
fn next(sheet: &mut Sheet, dir: &str, unwritten: bool) {
    rule(sheet, "What to try next");
    let options = format!("--lexicon {dir}/lexicon.toml");
    let case = format!("--case {dir}/demo.chancery");
    let mut lines = Vec::new();
    if unwritten {
        lines.push((
            format!("chancery demo --dir {dir}"),
            "the documents, a case file and the page",
        ));
    }
    let [a, b] = [0, 2].map(|place: usize| {
        let bytes = DOCUMENTS.get(place).map_or(&b""[..], |bundled| bundled.bytes);
        Sha256::of(bytes).short().to_owned()
    });
    lines.extend([
        (format!("chancery read {dir}/06* {options}"), "another record"),
        (format!("chancery statements {case} --force warning"), "who warned"),
        (format!("chancery compare {a} {b} {case}"), "two renderings of one text"),
        (format!("chancery search '\"red line\"' {case}"), "words in the texts"),
        (format!("chancery verify {case}"), "every quotation against its bytes"),
    ]);
    for (line, what) in lines {
        sheet.line(&styled(FAINT, &format!("  # {what}")));
        sheet.line(&format!("  {line}"));
    }
}

/// The documents as files, a case of them, and the comparison as a page.
fn write_out(
    session: &Session,
    dir: &Path,
    papers: &[(&Bundled, Analysis)],
    page: &str,
) -> Result<(), CommandError> {
    fs::create_dir_all(dir).map_err(|e| CommandError::writing(dir, &e))?;
    for (bundled, _) in papers {
        put(dir, bundled.name, bundled.bytes)?;
        if let Some(sidecar) = bundled.sidecar {
            let name = Path::new(bundled.name).with_extension("json");
            put(dir, &name.to_string_lossy(), sidecar)?;
        }
    }
    put(dir, "lexicon.toml", LEXICON.as_bytes())?;
    put(dir, "codebook.yaml", CODEBOOK.as_bytes())?;
    put(dir, "comparison.html", page.as_bytes())?;
    let mut case = session.make_case(&dir.join("demo.chancery"))?;
    let documents = papers.iter().map(|(bundled, analysis)| NewDocument {
        bytes: bundled.bytes,
        name: bundled.name,
        record: &analysis.record,
        text: &analysis.text,
        breaks: &analysis.breaks,
    });
    case.keep_means(&[Means {
        kind: MeansKind::Lexicon,
        name: "lexicon.toml".to_owned(),
        sha256: Sha256::of(LEXICON.as_bytes()),
        text: Some(LEXICON.to_owned()),
    }])?;
    case.put(&documents.collect::<Vec<_>>())?;
    Ok(case.close()?)
}

/// Writes a file unless something else has its name.
fn put(dir: &Path, name: &str, bytes: &[u8]) -> Result<(), CommandError> {
    let path = dir.join(name);
    if fs::read(&path).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    let written = fs::File::create_new(&path).and_then(|mut file| file.write_all(bytes));
    written.map_err(|error| CommandError::writing(&path, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_documents_are_read_with_their_states() {
        let lexicon = Lexicon::english().with_additions(LEXICON).expect("a lexicon");
        for bundled in &DOCUMENTS {
            let record = read(bundled, &lexicon).expect("read").record;
            assert!(record.document.length > 500, "{}", bundled.name);
        }
    }
}

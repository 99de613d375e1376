//! What was agreed or promised, set phrases, and what the document points to.

use chancery_core::record::{Commitment, Edtf, PhraseUse, Record};

use crate::terminal::{FAINT, FORCE, STRONG, clean, styled};

use super::layout::Sheet;
use super::values::{actor, code, spaced, unknown, words};

/// The commitments of a record.
pub(crate) fn commitments(sheet: &mut Sheet, record: &Record) {
    if record.commitments.is_empty() {
        return;
    }
    sheet.heading("commitments", &record.commitments.len().to_string());
    let mut before = None;
    for commitment in &record.commitments {
        let bound = bound(record, commitment);
        if before.as_ref() != Some(&bound) {
            sheet.gap();
            sheet.paragraph("  ", "    ", &bound);
            before = Some(bound);
        }
        act(sheet, record, commitment);
    }
}

/// Who is bound.
fn bound(record: &Record, commitment: &Commitment) -> String {
    match commitment.bound.value() {
        Some(bound) => {
            let names: Vec<String> = bound.iter().map(|id| actor(record, id)).collect();
            styled(STRONG, &names.join(", "))
        }
        None => format!("who is bound: {}", unknown(&commitment.bound)),
    }
}

fn act(sheet: &mut Sheet, record: &Record, commitment: &Commitment) {
    sheet.paragraph("    • ", "      ", &clean(&commitment.quote.exact));
    let mut marks = vec![styled(FORCE, &code(&commitment.kind))];
    marks.push(styled(FAINT, &code(&commitment.modality)));
    if let Some(when) = &commitment.by_when {
        marks.push(format!("{}{}", styled(FAINT, "by "), words(when)));
    }
    if let Some(condition) = &commitment.condition {
        marks.push(format!("{}{}", styled(FAINT, "on condition "), words(condition)));
    }
    marks.push(styled(FAINT, &format!("so says {}", actor(record, &commitment.claimed_by))));
    marks.push(styled(FAINT, commitment.id.short()));
    sheet.paragraph("      ", "      ", &marks.join(&styled(FAINT, " · ")));
}

/// The set phrases of a record, each once with how often it stands.
pub(crate) fn phrases(sheet: &mut Sheet, record: &Record) {
    if record.phrases.is_empty() {
        return;
    }
    sheet.heading("set phrases", &record.phrases.len().to_string());
    let mut seen: Vec<(&PhraseUse, usize)> = Vec::new();
    for phrase in &record.phrases {
        match seen.iter_mut().find(|(first, _)| first.phrase == phrase.phrase) {
            Some((_, count)) => *count += 1,
            None => seen.push((phrase, 1)),
        }
    }
    let each = seen.iter().map(|(phrase, count)| {
        let times = if *count > 1 { format!(" ×{count}") } else { String::new() };
        format!("{} {}{times}", styled(FAINT, &spaced(&phrase.phrase)), words(&phrase.quote))
    });
    sheet.paragraph("  ", "  ", &each.collect::<Vec<_>>().join(&styled(FAINT, " · ")));
}

/// What the document points to outside the contact.
pub(crate) fn references(sheet: &mut Sheet, record: &Record) {
    if record.references.is_empty() {
        return;
    }
    sheet.heading("references", &record.references.len().to_string());
    for reference in &record.references {
        let date = reference.date.value().map(Edtf::to_string).unwrap_or_default();
        let date = if date.is_empty() { String::new() } else { format!("   {date}") };
        let kind = code(&reference.kind);
        sheet.field(&kind_label(&kind), &format!("{}{date}", words(&reference.quote)));
    }
}

/// Short enough to stand before the words.
fn kind_label(kind: &str) -> String {
    kind.replace("understanding", "consensus").replace("future event", "to come")
}

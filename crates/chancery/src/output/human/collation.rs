//! Two accounts side by side: two columns where there is room, one under the other where not.

use std::borrow::Cow;

use anstyle::Style;
use chancery_core::compare::{
    Agreement, Collation, PairingVerdict, Relation, Row, Siglum, Unconfirmed, Witness,
};
use chancery_core::record::{Id, Link, Record, Statement, TopicNames};

use crate::terminal::{AGAINST, ALONE, FAINT, SHARED, STRONG, clean, styled};

use super::layout::{Sheet, clipped, padded, wrap};
use super::values::{actor, decided, side};

/// Two columns of fewer characters than this are hard to read.
const TWO_COLUMNS: usize = 88;
/// Between the columns: the sign of the relation, and whether the row moved.
const GUTTER: usize = 6;
/// Letters of a statement that are told once more where it is not confirmed.
const UNCONFIRMED: usize = 90;

/// Sets a collation.
pub(crate) fn show(
    sheet: &mut Sheet,
    a: &Record,
    b: &Record,
    collation: &Collation,
    names: &TopicNames,
) {
    siglum(sheet, 'A', &collation.a);
    siglum(sheet, 'B', &collation.b);
    pairing(sheet, collation);
    fields(sheet, collation, names);
    for (letter, record) in [('A', a), ('B', b)] {
        let contact =
            record.primary_contact().and_then(|contact| collation.reviews.get(&contact.id));
        if let Some(review) = contact {
            let words = format!("{letter}: {}", clean(&review.words().join(", ")));
            sheet.field("reviewed", &styled(SHARED, &words));
        }
    }
    sheet.heading("statements", "");
    sheet.wrapped("  ", "  ", &legend(collation), FAINT);
    sheet.gap();
    let rows = Rows { a, b, collation };
    if sheet.width >= TWO_COLUMNS {
        rows.heads(sheet);
    }
    for row in &collation.rows {
        if sheet.width >= TWO_COLUMNS { rows.beside(sheet, row) } else { rows.below(sheet, row) }
    }
    unconfirmed(sheet, a, b, collation);
    for diagnostic in &collation.diagnostics {
        sheet.gap();
        sheet.wrapped("", "  ", &clean(&diagnostic.message), FAINT);
    }
}

fn siglum(sheet: &mut Sheet, letter: char, siglum: &Siglum) {
    let title = siglum.title.as_deref().unwrap_or("a document without a title");
    sheet.wrapped(
        &format!("{} ", styled(STRONG, &letter.to_string())),
        "  ",
        &clean(title),
        STRONG,
    );
    let issuer = siglum.issuer.as_deref().map_or_else(|| "issuer unknown".into(), clean);
    let published = siglum.published.as_deref().unwrap_or("date of publication unknown");
    let form = format!(
        "{issuer}{} · {published} · sha256 {}",
        side(siglum.side.as_ref()),
        siglum.sha256.short()
    );
    sheet.wrapped("  ", "  ", &form, FAINT);
}

fn pairing(sheet: &mut Sheet, collation: &Collation) {
    let verdict = match collation.pairing.verdict {
        PairingVerdict::Same => styled(SHARED, "yes"),
        PairingVerdict::Different => styled(AGAINST, "no"),
        PairingVerdict::Undecided => styled(ALONE, "undecided"),
    };
    sheet.heading("one contact?", &verdict);
    for reason in &collation.pairing.reasons {
        sheet.paragraph("  • ", "    ", &clean(reason));
    }
}

fn fields(sheet: &mut Sheet, collation: &Collation, names: &TopicNames) {
    sheet.heading(&collation.fields_heading().to_lowercase(), "");
    let neither = |kind| kind == Agreement::Neither;
    for field in collation.fields.iter().filter(|field| !neither(field.kind)) {
        let style = match field.kind {
            Agreement::Same => SHARED,
            Agreement::Different if field.field.is_of_the_text() => FAINT,
            Agreement::Different => AGAINST,
            _ => ALONE,
        };
        let told = |letter, value: &Option<Cow<'_, str>>| {
            let value = value.as_ref().map(|value| clean(value).into_owned());
            value.map(|value| format!("{} {value}", styled(FAINT, letter)))
        };
        let [a, b] = field.shown(names);
        let values = match (&a, &b) {
            (Some(a), Some(b)) if a == b => clean(a).into_owned(),
            (a, b) => {
                [told("A", a), told("B", b)].into_iter().flatten().collect::<Vec<_>>().join("   ")
            }
        };
        sheet.field(field.field.label(), &format!("{}   {values}", styled(style, field.label())));
    }
    let silent: Vec<&str> =
        collation.fields.iter().filter(|f| neither(f.kind)).map(|f| f.field.label()).collect();
    if !silent.is_empty() {
        sheet.field("found in neither", &styled(FAINT, &silent.join(", ")));
    }
}

/// How many rows of each relation; only those that occur.
pub(crate) fn legend(collation: &Collation) -> String {
    let counts = &collation.counts;
    let mut parts = Vec::new();
    for relation in Relation::ALL {
        let count = match relation {
            Relation::Same => counts.same,
            Relation::OtherRendering => counts.other_rendering,
            Relation::OtherSpeaker => counts.other_speaker,
            Relation::DifferentClaim => counts.different_claim,
            Relation::TopicOnly => counts.topic_only,
            Relation::OnlyA => counts.only_a,
            Relation::OnlyB => counts.only_b,
        };
        if count > 0 {
            parts.push(format!("{} {count} {}", relation.glyph(), relation.label()));
        }
    }
    if counts.moved > 0 {
        parts.push(format!("⇅ {} in another place", counts.moved));
    }
    if counts.unconfirmed > 0 {
        parts.push(format!("‡ {} not confirmed", counts.unconfirmed));
    }
    if parts.is_empty() { "neither document has a statement".to_owned() } else { parts.join("   ") }
}

struct Rows<'a> {
    a: &'a Record,
    b: &'a Record,
    collation: &'a Collation,
}

impl Rows<'_> {
    fn column(width: usize) -> usize {
        width.saturating_sub(GUTTER) / 2
    }

    fn heads(&self, sheet: &mut Sheet) {
        let column = Self::column(sheet.width);
        let head = |letter, siglum: &Siglum| {
            let who = siglum.side.as_deref().or(siglum.issuer.as_deref()).unwrap_or("");
            let text = clipped(&format!("{letter} {}", clean(who)), column);
            padded(&styled(STRONG, &text), column)
        };
        let gutter = " ".repeat(GUTTER);
        sheet.line(&format!(
            "{}{gutter}{}",
            head("A", &self.collation.a),
            head("B", &self.collation.b)
        ));
        sheet.line(&styled(FAINT, &"─".repeat(column * 2 + GUTTER)));
    }

    fn beside(&self, sheet: &mut Sheet, row: &Row) {
        let column = Self::column(sheet.width);
        let left = self.lines(Witness::A, &row.a, column);
        let right = self.lines(Witness::B, &row.b, column);
        let style = colour(row.relation);
        for number in 0..left.len().max(right.len()) {
            let sign = match (number, row.moved) {
                (0, true) => format!("{} ⇅", row.relation.glyph()),
                (0, false) => row.relation.glyph().to_string(),
                _ => String::new(),
            };
            let sign = padded(&styled(style, &format!("  {sign}")), GUTTER);
            let a = left.get(number).map_or("", String::as_str);
            let b = right.get(number).map_or("", String::as_str);
            sheet.line(&format!("{}{sign}{b}", padded(a, column)));
        }
        self.reasons(sheet, row, &" ".repeat(column + 2));
        self.nearest(sheet, row);
        sheet.line("");
    }

    fn below(&self, sheet: &mut Sheet, row: &Row) {
        let moved = if row.moved { ", in another place ⇅" } else { "" };
        let head = format!("{} {}{moved}", row.relation.glyph(), row.relation.label());
        sheet.line(&styled(colour(row.relation), &head));
        for (witness, ids) in [(Witness::A, &row.a), (Witness::B, &row.b)] {
            let width = sheet.width.saturating_sub(4);
            for (number, line) in self.lines(witness, ids, width).into_iter().enumerate() {
                let letter = if number == 0 { witness.letter() } else { ' ' };
                sheet.line(&format!("  {} {line}", styled(STRONG, &letter.to_string())));
            }
        }
        self.reasons(sheet, row, "    ");
        self.nearest(sheet, row);
        sheet.line("");
    }

    /// Why two statements are said to claim different things, or to be given to different speakers.
    fn reasons(&self, sheet: &mut Sheet, row: &Row, margin: &str) {
        let told = matches!(row.relation, Relation::DifferentClaim | Relation::OtherSpeaker);
        if told && !row.reasons.is_empty() {
            let margin = if margin.len() > 20 { "    " } else { margin };
            sheet.wrapped(
                &format!("{margin}{} ", row.relation.glyph()),
                &format!("{margin}  "),
                &clean(&row.reasons.join("; ")),
                colour(row.relation),
            );
        }
    }

    /// What the other document has that is most like a statement that stands alone.
    fn nearest(&self, sheet: &mut Sheet, row: &Row) {
        let Some(id) = &row.nearest else { return };
        let (letter, record) = match row.relation {
            Relation::OnlyA => ('B', self.b),
            _ => ('A', self.a),
        };
        let Some(found) = record.statements.iter().find(|s| s.id == *id) else { return };
        let words = clipped(&clean(&found.words()), 90);
        let text = format!("near in {letter}, not set beside it: {} “{words}”", id.short());
        sheet.wrapped("    ", "    ", &text, FAINT);
    }

    /// The statements of one side, wrapped; the speaker stands first.
    fn lines(&self, witness: Witness, ids: &[Id], width: usize) -> Vec<String> {
        let record = match witness {
            Witness::A => self.a,
            Witness::B => self.b,
        };
        let mut lines = Vec::new();
        for id in ids {
            let Some(statement) = record.statements.iter().find(|s| s.id == *id) else { continue };
            let mark = if self.collation.is_unconfirmed(witness, id) { "‡ " } else { "" };
            let head = format!("{mark}{}:", who(record, statement));
            let text = format!("{head} {}", clean(&statement.words()));
            for (number, line) in wrap(&text, width.max(20)).into_iter().enumerate() {
                lines.push(match line.strip_prefix(&head) {
                    Some(rest) if number == 0 => format!("{}{rest}", styled(STRONG, &head)),
                    // A head that is longer than the line.
                    None if number == 0 => styled(STRONG, &line),
                    _ => line.into_owned(),
                });
            }
            if let Some(review) = self.collation.reviews.get(id) {
                let words = decided(review);
                let wrapped = wrap(&words, width.max(20));
                lines.extend(wrapped.into_iter().map(|line| styled(SHARED, &line)));
            }
        }
        lines
    }
}

/// The speaker, through whom, and the words that attribute the statement.
fn who(record: &Record, statement: &Statement) -> String {
    let name = |link: &Link| match link.actor.value() {
        Some(id) => actor(record, id),
        None => clean(&link.name).into_owned(),
    };
    let names: Vec<String> = statement.chain.iter().rev().map(name).collect();
    let names = if names.is_empty() { "the document".to_owned() } else { names.join(" ← ") };
    match statement.cue_apart() {
        Some(cue) => format!("{names} “{}”", clean(&cue.quote.exact)),
        None => names,
    }
}

fn colour(relation: Relation) -> Style {
    match relation {
        Relation::Same | Relation::OtherRendering | Relation::OtherSpeaker => SHARED,
        Relation::DifferentClaim => AGAINST,
        Relation::TopicOnly | Relation::OnlyA | Relation::OnlyB => ALONE,
    }
}

fn unconfirmed(sheet: &mut Sheet, a: &Record, b: &Record, collation: &Collation) {
    if collation.unconfirmed.is_empty() {
        return;
    }
    sheet.heading("not confirmed", "given to the other side, not in its account");
    let entries = told_once(a, b, collation);
    let mut reasons: Vec<&str> = entries.iter().map(|(entry, _)| entry.reason.as_str()).collect();
    reasons.sort_by_key(|reason| entries.iter().position(|(entry, _)| entry.reason == **reason));
    reasons.dedup();
    for reason in reasons {
        sheet.wrapped("  ", "  ", &clean(reason), FAINT);
        for (entry, words) in entries.iter().filter(|(entry, _)| entry.reason == reason) {
            let who = styled(STRONG, &clean(&entry.attributed_to));
            let letter = entry.document.letter();
            let short = clipped(words, UNCONFIRMED);
            sheet.paragraph("  ‡ ", "    ", &format!("{who} in {letter}: {short}"));
        }
    }
    // As many as are counted above.
    let more = collation.unconfirmed.len() - entries.len();
    if more > 0 {
        let stand = if more == 1 { "stands" } else { "stand" };
        let text = format!("and {more} more, of which the words {stand} within these");
        sheet.wrapped("  ", "  ", &text, FAINT);
    }
}

/// What is not confirmed, with its words. What is retold, or stands within another statement, is there
/// twice and is told once.
fn told_once<'c>(
    a: &Record,
    b: &Record,
    collation: &'c Collation,
) -> Vec<(&'c Unconfirmed, String)> {
    let mut told: Vec<(&Unconfirmed, String)> = Vec::new();
    for entry in &collation.unconfirmed {
        let record = if entry.document == Witness::A { a } else { b };
        let found = record.statements.iter().find(|statement| statement.id == entry.statement);
        let words =
            found.map_or_else(String::new, |statement| clean(&statement.words()).into_owned());
        let again = |(other, before): &(&Unconfirmed, String)| {
            other.document == entry.document
                && other.attributed_to == entry.attributed_to
                && before.contains(words.as_str())
        };
        if !told.iter().any(again) {
            told.push((entry, words));
        }
    }
    told
}

//! Listings of a case, for reading.

use chancery_core::record::{Decision, Id, PhraseUse, Record, TopicNames};
use chancery_store::{
    CommitmentRow, ContactRow, DocumentRow, Hit, LoggedVerdict, Party, Standing, StatementRow,
};

use crate::terminal::{ALONE, FAINT, FORCE, SHARED, STRONG, WORDS, clean, styled};

use super::layout::{Sheet, clipped, counted, padded};
use super::statements::glyph;
use super::values::{side, spaced, topic_name, words};

/// The document that the next rows are of, unless it was just named.
pub(crate) fn document(sheet: &mut Sheet, row: &DocumentName<'_>, before: &mut Option<String>) {
    if before.as_deref() == Some(row.sha256) {
        return;
    }
    *before = Some(row.sha256.to_owned());
    sheet.gap();
    let title = row.title.map_or("A document without a title", String::as_str);
    let day = row.day.map_or("undated", String::as_str);
    sheet.wrapped("", "", &clean(title), STRONG);
    let hash = row.sha256.get(..8).unwrap_or(row.sha256);
    sheet.line(&styled(FAINT, &format!("  {day} · sha256 {hash}")));
}

/// What names a document in a listing.
pub(crate) struct DocumentName<'a> {
    pub(crate) sha256: &'a str,
    pub(crate) title: Option<&'a String>,
    pub(crate) day: Option<&'a String>,
}

/// What the signs of listed statements mean.
pub(crate) const LEGEND: &str = "   “ direct   › reported   » partly quoted   ⋮ the speaker carries \
    over   ← through whom\n(topic) carried over from before   topic? hardly shown by the words";

/// A statement.
pub(crate) fn statement(sheet: &mut Sheet, row: &StatementRow, names: &TopicNames) {
    let unknown = row.verdict.as_ref().is_some_and(|standing| {
        standing.edits.get("speaker").is_some_and(|name| name == "unknown")
    });
    let nobody = if unknown { "speaker unknown" } else { "the document" };
    let speaker = row.speaker.as_ref().map_or(nobody.into(), |name| clean(name));
    let via = row.via.as_ref().map(|via| format!(" ← {}", clean(via))).unwrap_or_default();
    let head = format!("{}{}{via}: ", styled(STRONG, &speaker), side(row.side.as_ref()));
    let first = format!("  {} ", styled(FAINT, glyph(&row.kind)));
    sheet.paragraph(&first, "    ", &format!("{head}{}", clean(&row.words)));
    let force = row.force.as_ref().map_or_else(|| "force unknown".to_owned(), |code| spaced(code));
    let mut marks = vec![styled(FORCE, &force)];
    marks.extend(row.coded.as_ref().map(|code| styled(FORCE, &spaced(code))));
    if !row.topics.is_empty() {
        let topics = row.topics.iter().map(|code| {
            let name = topic_name(names, code);
            match code {
                code if row.inherited.contains(code) => format!("({name})"),
                code if row.faint.contains(code) => format!("{name}?"),
                _ => name,
            }
        });
        let topics: Vec<String> = topics.collect();
        marks.push(styled(FAINT, &topics.join(", ")));
    }
    marks.push(styled(FAINT, row.id.short()));
    marks.extend(standing(row.verdict.as_ref()));
    sheet.paragraph("    ", "    ", &marks.join(&styled(FAINT, " · ")));
}

/// A contact.
pub(crate) fn contact(sheet: &mut Sheet, row: &ContactRow) {
    let date = row.date.as_deref().unwrap_or("date unknown");
    let medium = row.medium.as_deref().map_or_else(|| "contact".to_owned(), spaced);
    let people = parties(&row.principals);
    let people = if people.is_empty() { "principals unknown".to_owned() } else { people };
    // A range is longer than its column, and stands on a line of its own.
    let date = if date.chars().count() > 12 {
        sheet.line(&clean(date));
        ""
    } else {
        date
    };
    let first = format!("{}  {}  ", padded(&clean(date), 12), padded(&styled(FAINT, &medium), 10));
    sheet.paragraph(&first, &" ".repeat(26), &styled(STRONG, &people));
    let mut marks = Vec::new();
    let title = row.title.as_deref().map_or("a document without a title".into(), clean);
    marks.push(format!(
        "{} {}",
        spaced(&row.role),
        styled(FAINT, &format!("in “{}”", clipped(&title, 60)))
    ));
    if let Some(initiator) = &row.initiator {
        marks.push(format!("{} {}", styled(FAINT, "asked for by"), clean(initiator)));
    }
    if let Some(place) = &row.place {
        marks.push(styled(WORDS, &format!("“{}”", clipped(&clean(place), 40))));
    }
    if !row.attendees.is_empty() {
        marks.push(styled(FAINT, &format!("{} present", row.attendees.len())));
    }
    marks.push(styled(FAINT, &format!("{} of {}", row.id.short(), row.document.short())));
    marks.extend(standing(row.verdict.as_ref()));
    let margin = " ".repeat(26);
    sheet.paragraph(&margin, &margin, &marks.join(&styled(FAINT, " · ")));
}

fn parties(parties: &[Party]) -> String {
    let each = parties.iter().map(|p| format!("{}{}", clean(&p.name), side(p.side.as_ref())));
    each.collect::<Vec<_>>().join(" – ")
}

/// A commitment.
pub(crate) fn commitment(sheet: &mut Sheet, row: &CommitmentRow) {
    let bound = if row.bound.is_empty() {
        "who is bound is unknown".to_owned()
    } else {
        row.bound.join(", ")
    };
    sheet.paragraph(
        "  ",
        "    ",
        &format!("{}: {}", styled(STRONG, &clean(&bound)), clean(&row.words)),
    );
    let mut marks = vec![styled(FORCE, &spaced(&row.kind)), styled(FAINT, &spaced(&row.modality))];
    let quoted = |label: &str, text: &Option<String>| {
        text.as_ref().map(|text| {
            format!("{} {}", styled(FAINT, label), styled(WORDS, &format!("“{}”", clean(text))))
        })
    };
    marks.extend(quoted("by", &row.by_when));
    marks.extend(quoted("on condition", &row.condition));
    let by =
        if row.claimed_by == "document" { "the document".into() } else { clean(&row.claimed_by) };
    marks.push(styled(FAINT, &format!("so says {by}")));
    marks.push(styled(FAINT, row.id.short()));
    marks.extend(standing(row.verdict.as_ref()));
    sheet.paragraph("    ", "    ", &marks.join(&styled(FAINT, " · ")));
}

/// A document in a line or two: its name, and the contact it is about.
pub(crate) fn overview(sheet: &mut Sheet, name: &str, record: &Record) {
    let title = record.document.title.value().map_or(name, String::as_str);
    sheet.gap();
    sheet.wrapped("  ", "  ", &clean(title), STRONG);
    sheet.line(&styled(FAINT, &format!("  {name}")));
    match record.primary_contact() {
        Some(contact) => sheet.line(&format!("    {}", super::contact::line(contact))),
        None => sheet.line(&styled(FAINT, "    no contact found")),
    }
    let counts = [
        counted(record.statements.len(), "statement"),
        counted(record.commitments.len(), "commitment"),
        counted(record.contacts.len(), "contact"),
    ];
    sheet.line(&styled(FAINT, &format!("    {}", counts.join(" · "))));
}

/// A use of a set phrase.
pub(crate) fn phrase(sheet: &mut Sheet, phrase: &PhraseUse, id: &Id, verdict: Option<&Standing>) {
    let mut marks = vec![styled(FAINT, id.short())];
    marks.extend(standing(verdict));
    let marks = marks.join(&styled(FAINT, " · "));
    sheet.field(&spaced(&phrase.phrase), &format!("{}  {marks}", words(&phrase.quote)));
}

/// From the first to the last use of a set phrase by one issuer.
pub(crate) fn phrase_span(
    sheet: &mut Sheet,
    phrase: &str,
    (issuer, of): (Option<&String>, Option<&String>),
    (first, last): (Option<&String>, Option<&String>),
    counts: &str,
) {
    let issuer = issuer.map_or("issuer unknown".into(), |issuer| clean(issuer));
    let days = match (first, last) {
        (Some(first), Some(last)) if first != last => format!("{first} to {last}"),
        (Some(day), _) => day.clone(),
        _ => "undated".to_owned(),
    };
    let text = format!("{issuer}{}  {days}  {}", side(of), styled(FAINT, counts));
    sheet.field(&spaced(phrase), &text);
}

/// A document.
pub(crate) fn held(sheet: &mut Sheet, row: &DocumentRow) {
    let title = row.title.as_deref().map_or("a document without a title".into(), clean);
    let day = row.day.as_deref().unwrap_or("undated");
    sheet.wrapped(&padded(day, 12), &" ".repeat(12), &title, STRONG);
    let mut marks = Vec::new();
    let from = row.issuer.as_ref().or(row.publisher.as_ref());
    marks.extend(from.map(|from| format!("{}{}", clean(from), side(row.side.as_ref()))));
    marks.extend(row.genre.as_ref().map(|genre| spaced(genre)));
    if row.version > 1 || row.version_of.is_some() {
        marks.push(styled(ALONE, &format!("version {}", row.version)));
    }
    match row.language.as_deref() {
        // Such a document is kept and not read: none found does not mean that it tells of none.
        Some(language) if !is_english(language) => {
            marks.push(styled(ALONE, &format!("not read: {}", clean(language))));
        }
        _ => {
            marks.push(counted(row.contacts as usize, "contact"));
            marks.push(counted(row.statements as usize, "statement"));
            marks.push(counted(row.commitments as usize, "commitment"));
        }
    }
    marks.extend(row.names.first().map(|name| clipped(&clean(name), 50)));
    marks.push(row.sha256.short().to_owned());
    sheet.wrapped(&" ".repeat(12), &" ".repeat(12), &marks.join(" · "), FAINT);
}

fn is_english(tag: &str) -> bool {
    tag.split('-').next().is_some_and(|language| language.eq_ignore_ascii_case("en"))
}

/// How many places of a document's hits are told.
const MOST_PLACES: usize = 12;

/// Where a search found its words.
pub(crate) fn hit(sheet: &mut Sheet, hit: &Hit) {
    let mut marked = String::new();
    for (at, c) in (0u32..).zip(hit.snippet.chars()) {
        if hit.marks.iter().any(|mark| mark.start == at) {
            marked.push(START);
        }
        if hit.marks.iter().any(|mark| mark.end == at) {
            marked.push(END);
        }
        marked.push(if matches!(c, START | END) { ' ' } else { c });
    }
    let style = ALONE.bold();
    let shown = clean(&marked).replace(START, &style.render().to_string());
    let shown = shown.replace(END, &style.render_reset().to_string());
    sheet.paragraph("  ", "  ", &format!("{shown}{style:#}"));
    let places = hit.places.iter().take(MOST_PLACES);
    let mut places: Vec<String> =
        places.map(|span| format!("{}–{}", span.start, span.end)).collect();
    if hit.places.len() > MOST_PLACES {
        places.push(format!("and {} more", hit.places.len() - MOST_PLACES));
    }
    let mut marks: Vec<String> = Vec::new();
    marks.extend((!places.is_empty()).then(|| places.join(", ")));
    marks.extend(
        hit.statement.as_ref().map(|id| format!("statement {}", id.get(..8).unwrap_or(id))),
    );
    if hit.furniture {
        marks.push("in the furniture of the page".to_owned());
    }
    if !marks.is_empty() {
        sheet.line(&styled(FAINT, &format!("  {}", marks.join(" · "))));
    }
}

/// Noncharacters: they stand in no text that was decoded from UTF-8 by mistake only.
const START: char = '\u{FDD0}';
const END: char = '\u{FDD1}';

/// An entry of the verdict log.
pub(crate) fn verdict(sheet: &mut Sheet, logged: &LoggedVerdict) {
    let verdict = &logged.verdict;
    let (sign, decision) = match &verdict.decision {
        Decision::Accept => (styled(SHARED, "✓"), "accept".to_owned()),
        Decision::Reject => (styled(ALONE, "✗"), "reject".to_owned()),
        Decision::Unsure => (styled(ALONE, "?"), "unsure".to_owned()),
        Decision::Withdraw => (styled(ALONE, "↶"), "withdraw".to_owned()),
        Decision::Edit { field, value } => {
            (styled(SHARED, "✎"), format!("{} = {}", clean(field), clean(value)))
        }
    };
    let first = format!("{sign} {}  ", styled(STRONG, &decision));
    let words = clipped(&clean(&verdict.target.selector.exact), 80);
    sheet.paragraph(&first, "    ", &styled(WORDS, &format!("“{words}”")));
    let mut marks = vec![format!("{} {}", clean(&verdict.target.kind), verdict.target.id.short())];
    marks.push(format!("of {}", verdict.target.document.short()));
    marks.push(format!("by {}", clean(&verdict.reviewer)));
    marks.push(clean(&verdict.at).into_owned());
    match &logged.attached {
        Some(id) if *id != verdict.target.id => marks.push(format!("now {}", id.short())),
        Some(_) => {}
        None => marks.push("orphan: the record no longer has it".to_owned()),
    }
    sheet.wrapped("    ", "    ", &marks.join(" · "), FAINT);
    if let Some(note) = &verdict.note {
        sheet.paragraph("    ", "    ", &clean(note));
    }
}

/// Where the verdicts stand, as a mark.
fn standing(standing: Option<&Standing>) -> Option<String> {
    let standing = standing?;
    let decision = standing.decision.as_deref().unwrap_or("edited");
    let disputed = if standing.disputed { ", disputed" } else { "" };
    let edits = standing.edits.iter().map(|(field, value)| format!(", {field} = {value}"));
    let text = format!("{decision}{disputed} ({}){}", standing.reviewer, edits.collect::<String>());
    Some(styled(SHARED, &clean(&text)))
}

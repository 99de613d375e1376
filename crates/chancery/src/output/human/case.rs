//! What is derived from a whole case, for reading.

use std::collections::BTreeSet;

use chancery_core::compare::case::{
    CaseContact, Member, Person, Review, Sameness, Suggestion, Wanted, Witness, medium_name,
};
use chancery_core::compare::{Collation, Relation, date_words};
use chancery_core::record::{Answer, Edtf, Id, Medium, Record, Ruling};
use chancery_store::LoggedRuling;

use crate::terminal::{ALONE, FAINT, SHARED, STRONG, WORDS, clean, styled};

use super::layout::{Sheet, clipped, counted, padded};
use super::values::{decided, side, words};

/// Where what stands beside a date begins.
const MARGIN: usize = 18;
/// Changes between two versions that are shown.
const MOST_CHANGES: usize = 20;

/// A contact of the timeline; the year is told when it changes.
pub(crate) fn row(sheet: &mut Sheet, contact: &CaseContact, year: &mut Option<String>) {
    let date = contact.date.date.map_or_else(|| "no date".to_owned(), |date| date.to_string());
    let days = contact.date.date.and_then(Edtf::bounds);
    let now = match contact.year() {
        Some(year) => year.to_string(),
        None if contact.date.date.is_some() => "Year not known".to_owned(),
        None => "Not dated".to_owned(),
    };
    if year.as_ref() != Some(&now) {
        sheet.gap();
        sheet.line(&styled(STRONG, &now));
        *year = Some(now);
    }
    let mark = match days {
        Some((a, b)) if a == b => "●",
        Some((a, _)) if a.0 == 0 => "┤",
        Some(_) => "▬",
        None => "?",
    };
    // A range is longer than the margin, and stands on a line of its own.
    let first = if date.chars().count() > MARGIN - 3 {
        sheet.line(&format!("{mark} {date}"));
        " ".repeat(MARGIN)
    } else {
        format!("{mark} {}", padded(&date, MARGIN - 2))
    };
    sheet.paragraph(&first, &" ".repeat(MARGIN), &styled(STRONG, &names(contact)));
    let mut marks = vec![contact.medium.map_or("means not found", medium_name).to_owned()];
    let documents = contact.members().count();
    marks.push(if documents > contact.witnesses.len() {
        format!(
            "{} in {}",
            counted(contact.witnesses.len(), "account"),
            counted(documents, "document")
        )
    } else {
        counted(documents, "account")
    });
    let issuers = issuers(contact);
    if !issuers.is_empty() {
        marks.push(issuers);
    }
    if contact.date.together {
        marks.push("day settled together".to_owned());
    }
    if !contact.announced.is_empty() {
        marks.push(format!("announced by {}", contact.announced.len()));
    }
    if !contact.referred.is_empty() {
        marks.push(format!("referred to by {}", contact.referred.len()));
    }
    marks.push(contact.id.short().to_owned());
    let margin = " ".repeat(MARGIN);
    sheet.wrapped(&margin, &margin, &marks.join(" · "), FAINT);
    let reviewed = reviewed(contact);
    if !reviewed.is_empty() {
        sheet.wrapped(&margin, &margin, &format!("✎ {}", clean(&reviewed.join(" · "))), SHARED);
    }
}

/// What reviewers decided on its reports, each once.
fn reviewed(contact: &CaseContact) -> Vec<String> {
    let words = contact.members().filter_map(|member| member.review.as_ref());
    let mut words: Vec<String> = words.flat_map(Review::words).collect();
    words.sort();
    words.dedup();
    words
}

fn issuers(contact: &CaseContact) -> String {
    let mut found: Vec<&str> = contact
        .members()
        .filter_map(|member| member.issuer.as_deref().or(member.side.as_deref()))
        .collect();
    found.sort_unstable();
    found.dedup();
    clipped(&clean(&found.join(", ")), 60)
}

/// What a contact is called: by its title, else by those who spoke.
pub(crate) fn names(contact: &CaseContact) -> String {
    if let Some(title) = &contact.title {
        return clean(title).into_owned();
    }
    let each = contact.principals.iter();
    let each = each.map(|one| format!("{}{}", clean(&one.name), side(one.side.as_ref())));
    let each: Vec<String> = each.collect();
    if each.is_empty() { "principals unknown".to_owned() } else { each.join(" – ") }
}

/// What is derived of one contact; `media` are those that its accounts name.
pub(crate) fn head(sheet: &mut Sheet, contact: &CaseContact, media: &BTreeSet<Medium>) {
    sheet.title(&names(contact));
    sheet.line(&styled(FAINT, contact.id.as_str()));
    sheet.heading("derived from all accounts", "");
    let date = contact.date.date.map_or_else(
        || "unknown".to_owned(),
        |date| {
            let words = date_words(date);
            let edtf = date.to_string();
            if words == edtf { words } else { format!("{words}  {}", styled(FAINT, &edtf)) }
        },
    );
    sheet.field("date", &date);
    sheet.field("", &styled(FAINT, &clean(&contact.date.reasoning)));
    for constraint in &contact.date.constraints {
        let quotes: Vec<String> = constraint.words.iter().take(3).map(words).collect();
        let says = format!("{}: {}", constraint.document.short(), clean(&constraint.says));
        sheet.field("", &format!("{says}   {}", quotes.join(" ")));
    }
    let medium = contact.medium.map_or("unknown, because none was found", medium_name);
    let media: Vec<&str> = media.iter().map(|medium| medium_name(*medium)).collect();
    let medium = match media.len() {
        0 | 1 => medium.to_owned(),
        _ => {
            let differ = format!("the accounts differ: {}", media.join(", "));
            format!("{medium}   {}", styled(ALONE, &differ))
        }
    };
    sheet.field("medium", &medium);
    for (number, one) in contact.principals.iter().enumerate() {
        let label = if number == 0 { "principals" } else { "" };
        let office = one.office.as_ref().map(|office| format!("   {}", clean(office)));
        let also = match one.names.as_slice() {
            [] => String::new(),
            names => styled(FAINT, &format!("   also {}", clean(&names.join("; ")))),
        };
        let name = styled(STRONG, &clean(&one.name));
        sheet.field(
            label,
            &format!("{name}{}{}{also}", side(one.side.as_ref()), office.unwrap_or_default()),
        );
    }
    for (label, members) in [("announced by", &contact.announced)] {
        for (number, member) in members.iter().enumerate() {
            sheet.field(if number == 0 { label } else { "" }, &named(member));
        }
    }
    for (number, pointing) in contact.referred.iter().enumerate() {
        let title = pointing.title.as_deref().unwrap_or("a document without a title");
        let label = if number == 0 { "referred to" } else { "" };
        sheet.field(
            label,
            &format!(
                "{}   {} {}{}",
                words(&pointing.words),
                clean(title),
                styled(FAINT, pointing.document.short()),
                pointing.review.as_ref().map_or_else(String::new, |review| {
                    styled(SHARED, &format!(" {}", decided(review)))
                })
            ),
        );
    }
}

fn named(member: &Member) -> String {
    let title = member.title.as_deref().map_or("a document without a title".into(), clean);
    format!("{title} {}", styled(FAINT, member.document.short()))
}

/// The heading of a witness.
pub(crate) fn witness(sheet: &mut Sheet, number: usize, witness: &Witness) {
    let remark = match witness.sameness {
        None => String::new(),
        Some(Sameness::Copy) => {
            format!("one text in {}", counted(witness.members.len(), "document"))
        }
        Some(Sameness::Version) => counted(witness.members.len(), "version"),
    };
    sheet.heading(&format!("account {number}"), &remark);
}

/// A document of a witness.
pub(crate) fn member(sheet: &mut Sheet, member: &Member) {
    let title = member.title.as_deref().map_or("A document without a title".into(), clean);
    sheet.wrapped("  ", "  ", &title, STRONG);
    let issuer = member.issuer.as_deref().map_or_else(|| "issuer unknown".into(), clean);
    let published = member.published.map_or_else(|| "undated".to_owned(), |date| date.to_string());
    let line = format!(
        "{issuer}{} · {published} · {} of {}",
        side(member.side.as_ref()),
        member.contact.short(),
        member.document.short()
    );
    sheet.wrapped("  ", "  ", &line, FAINT);
    if let Some(review) = &member.review {
        sheet.wrapped("  ", "  ", &decided(review), SHARED);
    }
}

/// What a version says otherwise than the one before it.
pub(crate) fn changes(sheet: &mut Sheet, a: &Record, b: &Record, collation: &Collation) {
    let mut shown = 0;
    let words = |record: &Record, ids: &[Id]| {
        let found = record.statements.iter().filter(|s| ids.contains(&s.id)).map(|s| s.words());
        clipped(&clean(&found.collect::<Vec<_>>().join(" / ")), 160)
    };
    for row in &collation.rows {
        let text = match row.relation {
            Relation::OnlyA => format!("{} {}", styled(ALONE, "taken out"), words(a, &row.a)),
            Relation::OnlyB => format!("{} {}", styled(ALONE, "new"), words(b, &row.b)),
            _ => {
                let (before, after) = (words(a, &row.a), words(b, &row.b));
                if before == after {
                    continue;
                }
                format!("{} {before} → {after}", styled(ALONE, "changed"))
            }
        };
        shown += 1;
        if shown <= MOST_CHANGES {
            sheet.field(if shown == 1 { "since before" } else { "" }, &text);
        }
    }
    if shown == 0 {
        sheet.field("since before", &styled(FAINT, "no statement was changed"));
    } else if shown > MOST_CHANGES {
        let more = format!("and {} more; see chancery compare", shown - MOST_CHANGES);
        sheet.field("", &styled(FAINT, &more));
    }
}

/// Why the accounts belong together.
pub(crate) fn links(sheet: &mut Sheet, contact: &CaseContact) {
    if contact.links.is_empty() {
        return;
    }
    sheet.heading("why these are one contact", "A and B are the two that are named");
    for link in &contact.links {
        let pair = format!("A {} – B {}", link.a.short(), link.b.short());
        sheet.line(&styled(FAINT, &format!("  {pair}")));
        for reason in &link.reasons {
            sheet.paragraph("    ", "    ", &clean(reason));
        }
    }
}

/// A pair that a person would have to decide.
pub(crate) fn suggestion(sheet: &mut Sheet, pair: &Suggestion) {
    sheet.gap();
    for (letter, one) in [('A', &pair.a), ('B', &pair.b)] {
        let title = one.title.as_deref().map_or("a document without a title".into(), clean);
        let first = format!("{} ", styled(STRONG, &letter.to_string()));
        sheet.wrapped(&first, "  ", &title, STRONG);
        let issuer = one.issuer.as_deref().map_or_else(|| "issuer unknown".into(), clean);
        let published = one.published.map_or_else(|| "undated".to_owned(), |d| d.to_string());
        let line = format!("{} · {issuer} · {published}", one.contact.short());
        sheet.wrapped("  ", "  ", &line, FAINT);
    }
    for reason in &pair.reasons {
        sheet.paragraph("    ", "    ", &clean(reason));
    }
}

/// A contact that is not in the case.
pub(crate) fn wanted(sheet: &mut Sheet, wanted: &Wanted) {
    sheet.gap();
    sheet.wrapped("", "  ", &clean(&wanted.summary), STRONG);
    for mention in wanted.mentions.iter().take(5) {
        let title = mention.title.as_deref().map_or("a document without a title".into(), clean);
        let said = clipped(&clean(&mention.words.exact), 80);
        let said =
            if said.is_empty() { String::new() } else { styled(WORDS, &format!("“{said}” ")) };
        let source = styled(FAINT, &format!("{} {}", title, mention.document.short()));
        let review =
            mention.review.as_ref().map(|review| styled(SHARED, &format!(" {}", decided(review))));
        sheet.paragraph("  ", "    ", &format!("{said}{source}{}", review.unwrap_or_default()));
    }
    if wanted.mentions.len() > 5 {
        let more = format!("  and {} more", wanted.mentions.len() - 5);
        sheet.line(&styled(FAINT, &more));
    }
    if !wanted.candidates.is_empty() {
        let names: Vec<&str> = wanted.candidates.iter().take(8).map(Id::short).collect();
        sheet.wrapped("  ", "  ", &format!("can be {}", names.join(", ")), FAINT);
    }
}

/// A person of the case.
pub(crate) fn person(sheet: &mut Sheet, person: &Person) {
    let sides = clean(&person.sides.join(", ")).into_owned();
    let sides = if sides.is_empty() { String::new() } else { format!(" ({sides})") };
    let count = counted(person.documents, "document");
    let name = format!("{}{sides}", styled(STRONG, &clean(&person.name)));
    sheet.paragraph("", "  ", &format!("{name}  {}", styled(FAINT, &count)));
    let others: Vec<&str> =
        person.names.iter().filter(|name| **name != person.name).map(String::as_str).collect();
    if !others.is_empty() {
        sheet.wrapped("    ", "    ", &format!("also {}", clean(&others.join("; "))), FAINT);
    }
    for office in &person.offices {
        let days = match (&office.first, &office.last) {
            (Some(first), Some(last)) if first != last => format!(", {first} to {last}"),
            (Some(day), _) => format!(", {day}"),
            _ => String::new(),
        };
        let line = format!("{}{days}", clean(&office.office));
        sheet.wrapped("    ", "    ", &line, FAINT);
    }
}

/// An entry of the log about several documents.
pub(crate) fn ruling(sheet: &mut Sheet, logged: &LoggedRuling) {
    let text = match &logged.ruling {
        Ruling::SameContact { a, b, answer } => {
            let told = match answer {
                Answer::Yes => "one contact",
                Answer::No => "two contacts",
                Answer::Unsure => "one contact or two, nobody can tell",
            };
            format!("{told}: {} and {}", a.id.short(), b.id.short())
        }
        Ruling::ContactTitle { contact, title } if title.is_empty() => {
            format!("{} has no title", contact.id.short())
        }
        Ruling::ContactTitle { contact, title } => {
            format!("{} is called “{}”", contact.id.short(), clean(title))
        }
        Ruling::ReadName { name, to, contact } => {
            let place = contact.as_ref().map(|target| format!(" in {}", target.id.short()));
            format!("“{}” is read as “{}”{}", clean(name), clean(to), place.unwrap_or_default())
        }
        Ruling::NamesApart { a, b } => {
            format!("“{}” and “{}” are two people", clean(a), clean(b))
        }
        Ruling::Withdraw { of } => format!("decision {of} is withdrawn"),
    };
    sheet.paragraph(&format!("{} ", styled(SHARED, "✎")), "    ", &styled(STRONG, &text));
    let number = format!("decision {}", logged.seq);
    let by = format!("by {}", clean(&logged.reviewer));
    let mut marks = vec![number, by, clean(&logged.at).into_owned()];
    if let Some(by) = logged.withdrawn {
        marks.push(format!("withdrawn by decision {by}"));
    }
    if logged.attached.iter().any(Option::is_none) {
        marks.push("orphan: a record no longer has it".to_owned());
    }
    sheet.wrapped("    ", "    ", &marks.join(" · "), FAINT);
    if let Some(note) = &logged.note {
        sheet.paragraph("    ", "    ", &clean(note));
    }
}

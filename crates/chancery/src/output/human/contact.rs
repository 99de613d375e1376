//! A contact: who, whom, when, how, at whose wish.

use chancery_core::record::{Contact, ContactRole, Edtf, Initiator, Participant, Record};
use unicode_width::UnicodeWidthStr;

use crate::terminal::{FAINT, STRONG, clean, styled};

use super::layout::{Sheet, padded};
use super::values::{actor, code, finding, name, side, words};

/// Everything the record says of a contact.
pub(crate) fn show(sheet: &mut Sheet, record: &Record, contact: &Contact) {
    let role = match contact.role {
        ContactRole::Account => "the document is an account of it",
        ContactRole::Passing => "reported in passing",
        ContactRole::Announcement => "announced",
        ContactRole::Remarks => "spoken of in remarks",
        ContactRole::Background => "the document is a background briefing on it",
    };
    let heading = if contact.primary { "contact" } else { "another contact" };
    sheet.heading(heading, &format!("{role} · {}", contact.id.short()));
    fields(sheet, record, contact);
}

/// Its fields, each with what it rests on.
pub(crate) fn fields(sheet: &mut Sheet, record: &Record, contact: &Contact) {
    sheet.field("medium", &finding(&contact.medium, code));
    let date = finding(&contact.date, Edtf::to_string);
    let hour = contact.time_of_day.as_ref().map(words);
    sheet.field("date", &hour.map_or_else(|| date.clone(), |hour| format!("{date}   {hour}")));
    people(sheet, "principals", &contact.principals);
    people(sheet, "present", &contact.attendees);
    sheet.field("asked for by", &finding(&contact.initiator, |found| initiator(record, found)));
    let place = contact.place.as_ref();
    let setting = contact.setting.as_ref().map(|setting| &setting.quote);
    let told = [("place", place), ("setting", setting), ("duration", contact.duration.as_ref())];
    for (label, quote) in told {
        if let Some(quote) = quote {
            sheet.field(label, &words(quote));
        }
    }
    if !contact.atmosphere.is_empty() {
        let each: Vec<String> = contact.atmosphere.iter().map(words).collect();
        sheet.field("atmosphere", &each.join(", "));
    }
    let reported: Vec<String> = contact.evidence.quotes().iter().take(1).map(words).collect();
    if !contact.primary && !reported.is_empty() {
        sheet.field("reported as", &reported.join(" "));
    }
}

fn people(sheet: &mut Sheet, label: &str, people: &[Participant]) {
    if people.is_empty() && label == "principals" {
        sheet.field(label, &styled(FAINT, "unknown, because none was found"));
    }
    let columns =
        people.iter().map(|person| clean(&person.name).width()).max().unwrap_or(0).min(36);
    for (number, person) in people.iter().enumerate() {
        let label = if number == 0 { label } else { "" };
        let name = padded(&styled(STRONG, &clean(&person.name)), columns);
        let office = person.office.as_ref().map(|office| format!("   {}", words(office)));
        let side = side(person.side.as_ref());
        sheet.field(label, &format!("{name}{side}{}", office.unwrap_or_default()));
    }
}

fn initiator(record: &Record, found: &Initiator) -> String {
    let says = match found.asserted_by.as_str() {
        "document" => "so says the document".to_owned(),
        by => format!("so says {}", actor(record, by)),
    };
    let side = side(found.side.as_ref());
    format!("{}{side}   {}", clean(&found.name), styled(FAINT, &says))
}

/// One line for a contact: date, medium, between whom.
pub(crate) fn line(contact: &Contact) -> String {
    let date = contact.date.value().map_or_else(|| "date unknown".to_owned(), Edtf::to_string);
    let medium = contact.medium.value().map_or_else(|| "contact".to_owned(), code);
    let people = contact.principals.iter();
    let people = people.map(|p| format!("{}{}", clean(&p.name), side(p.side.as_ref())));
    let people = people.collect::<Vec<_>>().join(" – ");
    format!("{}  {}  {people}  {}", padded(&date, 12), padded(&medium, 9), name(&contact.id))
}

//! Whether two documents are accounts of one contact.
//!
//! The answer rests on who spoke, when and by what means. That the texts share statements
//! supports it; likeness of words alone never makes it, since the same leaders say the same
//! things again in the next call.

use chancery_record::{Contact, ContactRole, Edtf, Medium, Record};

use crate::calendar;
use crate::collate::Comparison;
use crate::collation::{Pairing, PairingVerdict};
use crate::dates::date_words;
use crate::fields::{counted, day, medium_words};
use crate::{english, names};

/// Days after a contact within which its accounts are usually out.
const USUAL_DELAY: i64 = 7;

/// Shared statements that support that two documents tell of one contact.
const SUPPORT: usize = 3;

/// Whether two documents are accounts of one contact, and why.
///
/// Principals, dates and media must not contradict each other, and dates must meet: in one day,
/// in a pattern that the other's day fits, or, where dates leave it open, in publication days
/// that are close together and in shared statements.
#[must_use]
pub fn same_contact(a: &Record, b: &Record) -> Pairing {
    pair(a, b, &|| {
        let comparison = Comparison::of(a, b);
        comparison.links.iter().filter(|link| link.judgement.claim_agrees).count()
    })
}

/// The same with the number of shared statements, asked for only where it matters.
pub(crate) fn pair(a: &Record, b: &Record, shared: &dyn Fn() -> usize) -> Pairing {
    let mut weighing = Weighing::default();
    let (Some(x), Some(y)) = (account(a), account(b)) else {
        return no_account(a, b);
    };
    principals(x, y, &mut weighing);
    media(x, y, &mut weighing);
    days(a, b, x, y, &mut weighing);
    initiators(x, y, &mut weighing);
    weighing.verdict(shared)
}

/// The contact that a document is an account of.
pub(crate) fn account(record: &Record) -> Option<&Contact> {
    record.primary_contact().filter(|contact| contact.role == ContactRole::Account)
}

fn no_account(a: &Record, b: &Record) -> Pairing {
    let mut reasons = Vec::new();
    let mut verdict = PairingVerdict::Undecided;
    for (letter, record) in [('A', a), ('B', b)] {
        match record.primary_contact().map(|contact| contact.role) {
            None => reasons.push(format!("No contact was found in {letter}.")),
            Some(ContactRole::Announcement) => {
                verdict = PairingVerdict::Different;
                reasons.push(format!("{letter} announces talks; it is no account of them."));
            }
            Some(ContactRole::Passing) => {
                verdict = PairingVerdict::Different;
                reasons.push(format!("{letter} mentions a contact only in passing."));
            }
            Some(ContactRole::Account) => {}
        }
    }
    Pairing { verdict, reasons }
}

/// What has been found for and against.
#[derive(Default)]
struct Weighing {
    reasons: Vec<String>,
    against: bool,
    /// Something stands in the way of "same" that is no contradiction.
    open: bool,
    principals: bool,
    /// Both name a means and the two fit.
    medium: bool,
    dates: Dates,
}

/// How far the dates settle it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Dates {
    /// At least one document gives none, and publication days do not help.
    #[default]
    Silent,
    /// One gives a day, the other none at all.
    OneSided,
    /// They are a day apart, which time zones can explain.
    DayApart,
    /// They can be the same: a pattern, or publication days close together.
    Compatible,
    /// They are one day.
    SameDay,
}

impl Weighing {
    fn verdict(mut self, shared: &dyn Fn() -> usize) -> Pairing {
        if self.against {
            return self.end(PairingVerdict::Different);
        }
        if !self.principals {
            return self.end(PairingVerdict::Undecided);
        }
        if self.dates == Dates::SameDay && !self.open {
            return self.end(PairingVerdict::Same);
        }
        let shared = shared();
        if shared >= SUPPORT {
            self.reasons.push(format!("{} are in both.", counted(shared, "statement")));
        }
        let enough = match self.dates {
            Dates::SameDay | Dates::Compatible => shared >= 1 || self.medium,
            // Where one account gives no day and nothing speaks against it, what was said decides.
            Dates::DayApart | Dates::OneSided => shared >= SUPPORT && self.medium,
            Dates::Silent => false,
        };
        if enough && !self.open {
            return self.end(PairingVerdict::Same);
        }
        self.end(PairingVerdict::Undecided)
    }

    fn end(self, verdict: PairingVerdict) -> Pairing {
        Pairing { verdict, reasons: self.reasons }
    }

    fn say(&mut self, reason: String) {
        self.reasons.push(reason);
    }
}

fn principals(x: &Contact, y: &Contact, weighing: &mut Weighing) {
    let shared: Vec<&str> = x
        .principals
        .iter()
        .filter(|one| y.principals.iter().any(|other| same(one, other)))
        .map(|one| one.name.as_str())
        .collect();
    let left = |of: &Contact, other: &Contact| {
        of.principals
            .iter()
            .filter(|one| !other.principals.iter().any(|two| same(one, two)))
            .count()
    };
    let (left_x, left_y) = (left(x, y), left(y, x));
    if shared.len() >= 2 {
        weighing.principals = true;
        weighing.say(format!("Both name {} as those who spoke.", list(&shared)));
    } else if x.principals.is_empty() || y.principals.is_empty() {
        weighing.say("One of the two names nobody who spoke.".to_owned());
    } else if left_x > 0 && left_y > 0 {
        weighing.against = true;
        weighing.say(format!(
            "Those who spoke differ: {} in A, {} in B.",
            list(&all(x)),
            list(&all(y))
        ));
    } else {
        weighing.say(format!("Only {} is named in both.", list(&shared)));
    }
}

/// Whether two participants can be one person: names alike, sides not at odds.
pub(crate) fn same(
    one: &chancery_record::Participant,
    other: &chancery_record::Participant,
) -> bool {
    let sides = match (&one.side, &other.side) {
        (Some(a), Some(b)) => names::same_side(a, b),
        _ => true,
    };
    sides && names::same_person(&one.name, &other.name)
}

fn all(contact: &Contact) -> Vec<&str> {
    contact.principals.iter().map(|one| one.name.as_str()).collect()
}

fn list(names: &[&str]) -> String {
    match names.split_last() {
        None => "nobody".to_owned(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

fn media(x: &Contact, y: &Contact, weighing: &mut Weighing) {
    let (Some(a), Some(b)) = (x.medium.value().copied(), y.medium.value().copied()) else {
        weighing.say("At least one of the two does not say by what means.".to_owned());
        return;
    };
    let (in_a, in_b) = (medium_words(a), medium_words(b));
    match fit(a, b) {
        Some(true) => {
            weighing.medium = true;
            weighing.say(if a == b {
                format!("Both speak of a {in_a}.")
            } else {
                format!("A {in_a} (A) and a {in_b} (B) can be one.")
            });
        }
        Some(false) => {
            weighing.against = true;
            weighing.say(format!("A speaks of a {in_a}, B of a {in_b}."));
        }
        None => {
            weighing.open = true;
            weighing
                .say(format!("A speaks of a {in_a}, B of a {in_b}, which may be loose wording."));
        }
    }
}

/// Whether two media can be one; `None` where writers are known to mix them up.
fn fit(a: Medium, b: Medium) -> Option<bool> {
    use Medium::{Call, InPerson, Phone, PressConference, Video};
    match (a, b) {
        (a, b) if a == b => Some(true),
        (Call, Phone | Video) | (Phone | Video, Call) => Some(true),
        (Phone, Video) | (Video, Phone) => None,
        (InPerson, PressConference) | (PressConference, InPerson) => None,
        _ => Some(false),
    }
}

fn days(a: &Record, b: &Record, x: &Contact, y: &Contact, weighing: &mut Weighing) {
    match (day(&x.date), day(&y.date)) {
        (Some(one), Some(other)) => both_dated(one, other, x, y, weighing),
        (Some(one), None) => bounded(one, b, 'B', weighing),
        (None, Some(other)) => bounded(other, a, 'A', weighing),
        (None, None) => weighing.say("Neither gives the day.".to_owned()),
    }
    weekdays(x, y, weighing);
    publication(a, b, weighing);
}

fn both_dated(one: Edtf, other: Edtf, x: &Contact, y: &Contact, weighing: &mut Weighing) {
    if one == other && one.is_sure_day() {
        weighing.dates = Dates::SameDay;
        weighing.say(format!("Both give the day as {}.", date_words(one)));
    } else if one.agrees(other) {
        weighing.dates = Dates::Compatible;
        weighing.say(format!(
            "The day in A ({}) and the day in B ({}) can be one.",
            date_words(one),
            date_words(other)
        ));
    } else if a_day_apart(one, other) && !met(x) && !met(y) {
        weighing.dates = Dates::DayApart;
        weighing.say(format!(
            "The days are one apart ({} in A, {} in B), which time zones can explain.",
            date_words(one),
            date_words(other)
        ));
    } else {
        weighing.against = true;
        weighing.say(format!(
            "The days differ: {} in A, {} in B.",
            date_words(one),
            date_words(other)
        ));
    }
}

fn met(contact: &Contact) -> bool {
    contact.medium.value() == Some(&Medium::InPerson)
}

fn a_day_apart(one: Edtf, other: Edtf) -> bool {
    let number = |date: Edtf| {
        date.is_sure_day().then(|| date.bounds()).flatten().map(|(day, _)| calendar::number(day))
    };
    matches!((number(one), number(other)), (Some(a), Some(b)) if (a - b).abs() == 1)
}

/// One gives a day and the other none: the other's day of publication bounds it.
fn bounded(date: Edtf, silent: &Record, letter: char, weighing: &mut Weighing) {
    let published = silent.document.published.value().copied();
    let Some(((first, _), (_, last))) = date.bounds().zip(published.and_then(Edtf::bounds)) else {
        weighing.dates = weighing.dates.max(Dates::OneSided);
        weighing.say(format!("{letter} gives no day."));
        return;
    };
    let delay = calendar::number(last) - calendar::number(first);
    if delay < -1 {
        weighing.against = true;
        weighing.say(format!("{letter} was published before the day that the other gives."));
    } else if delay <= USUAL_DELAY {
        weighing.dates = weighing.dates.max(Dates::Compatible);
        weighing.say(format!(
            "{letter} gives no day; it was published within {USUAL_DELAY} days of the other's."
        ));
    } else {
        weighing.say(format!("{letter} gives no day and was published long after."));
    }
}

/// A weekday in one text must be the weekday of the other's date.
fn weekdays(x: &Contact, y: &Contact, weighing: &mut Weighing) {
    for (named, dated, letter) in [(x, y, 'A'), (y, x, 'B')] {
        let quotes = named.date.evidence().map_or(&[][..], |evidence| evidence.quotes());
        let Some(weekday) = quotes.iter().find_map(|quote| english::weekday(&quote.exact)) else {
            continue;
        };
        let Some(date) = day(&dated.date).filter(|date| date.is_sure_day()) else { continue };
        let Some((first, _)) = date.bounds() else { continue };
        let name = english::weekday_name(weekday);
        if calendar::weekday(first) == weekday {
            weighing.say(format!("{} was a {name}, as {letter} has it.", date_words(date)));
        } else if day(&named.date).is_none_or(|own| !own.is_sure_day()) {
            weighing.against = true;
            weighing.say(format!("{letter} speaks of a {name}; {} was none.", date_words(date)));
        }
    }
}

/// Days of publication that are far apart speak against one contact where dates are patterns.
fn publication(a: &Record, b: &Record, weighing: &mut Weighing) {
    let published = |record: &Record| {
        let date = record.document.published.value().copied();
        date.filter(|date| date.is_sure_day()).and_then(Edtf::bounds).map(|(day, _)| day)
    };
    let (Some(x), Some(y)) = (published(a), published(b)) else { return };
    let apart = (calendar::number(x) - calendar::number(y)).abs();
    if weighing.dates == Dates::SameDay || weighing.against {
        return;
    }
    if apart <= 2 {
        weighing.dates = weighing.dates.max(Dates::Compatible);
        weighing.say(format!("They were published {} apart.", days_words(apart)));
    } else if apart > 31 && weighing.dates == Dates::Compatible {
        weighing.open = true;
        weighing.say(format!("They were published {} apart.", days_words(apart)));
    }
}

fn days_words(days: i64) -> String {
    match days {
        0 => "no day".to_owned(),
        1 => "one day".to_owned(),
        days => format!("{days} days"),
    }
}

fn initiators(x: &Contact, y: &Contact, weighing: &mut Weighing) {
    let (Some(a), Some(b)) = (x.initiator.value(), y.initiator.value()) else { return };
    let same = match (&a.side, &b.side) {
        (Some(x), Some(y)) => names::same_side(x, y),
        _ => names::same_person(&a.name, &b.name),
    };
    weighing.say(if same {
        format!("Both say that {} asked for it.", a.name)
    } else {
        format!("They differ on who asked for it: {} in A, {} in B.", a.name, b.name)
    });
}

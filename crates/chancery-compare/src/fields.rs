//! What two documents say of the contact as such, field by field.

use std::collections::BTreeSet;

use chancery_record::{
    Contact, Edtf, Initiator, Medium, Participant, Precision, Quote, Record, Statement,
};

use crate::cast::Cast;
use crate::collation::{Agreement, Field, FieldDifference};
use crate::lexicon::Lexicon;
use crate::{english, names, words};

/// All fields, in the order of [`Field`]. A field on which both are silent is listed too: that
/// neither says who asked is itself a finding.
pub(crate) fn fields(a: &Record, b: &Record, cast: &Cast) -> Vec<FieldDifference> {
    let mut out = Vec::new();
    if let (Some(x), Some(y)) = (a.primary_contact(), b.primary_contact()) {
        out.push(compare(Field::Medium, medium(x), medium(y), media));
        out.push(compare(Field::Date, x.date.value(), y.date.value(), dates));
        out.push(compare(Field::Initiator, initiator(x), initiator(y), initiators));
        out.push(compare(
            Field::Duration,
            text(x.duration.as_ref()),
            text(y.duration.as_ref()),
            durations,
        ));
        let called = (Called { record: a, cast }, Called { record: b, cast });
        out.push(people(Field::Participants, (&x.principals, &y.principals), &called));
        out.push(people(Field::Attendees, (&x.attendees, &y.attendees), &called));
        out.push(atmosphere(&x.atmosphere, &y.atmosphere));
        out.push(compare(Field::Place, text(x.place.as_ref()), text(y.place.as_ref()), wordings));
    }
    out.push(compare(Field::Length, Some(length(a)), Some(length(b)), wordings));
    out.push(compare(Field::TopicOrder, topics(a), topics(b), wordings));
    out.push(compare(
        Field::Published,
        a.document.published.value(),
        b.document.published.value(),
        dates,
    ));
    out
}

fn compare<T: ToString>(
    field: Field,
    a: Option<T>,
    b: Option<T>,
    agree: impl Fn(&T, &T) -> Agreement,
) -> FieldDifference {
    let kind = match (&a, &b) {
        (Some(a), Some(b)) => agree(a, b),
        (Some(_), None) => Agreement::OnlyA,
        (None, Some(_)) => Agreement::OnlyB,
        (None, None) => Agreement::Neither,
    };
    FieldDifference { field, a: a.map(|a| a.to_string()), b: b.map(|b| b.to_string()), kind }
}

fn text(quote: Option<&Quote>) -> Option<String> {
    quote.map(|quote| quote.exact.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn wordings(a: &impl AsRef<str>, b: &impl AsRef<str>) -> Agreement {
    if names::fold(a.as_ref()) == names::fold(b.as_ref()) {
        Agreement::Same
    } else {
        Agreement::Different
    }
}

/// A medium with its words for people.
struct Means(Medium);

impl std::fmt::Display for Means {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(medium_words(self.0))
    }
}

/// The words for a medium.
pub(crate) fn medium_words(medium: Medium) -> &'static str {
    match medium {
        Medium::Phone => "telephone call",
        Medium::Video => "video call",
        Medium::InPerson => "meeting in person",
        Medium::Letter => "letter",
        Medium::Call => "call of unstated kind",
        Medium::PressConference => "press conference",
    }
}

fn medium(contact: &Contact) -> Option<Means> {
    contact.medium.value().copied().map(Means)
}

fn media(a: &Means, b: &Means) -> Agreement {
    let spoken = |medium| matches!(medium, Medium::Phone | Medium::Video);
    match (a.0, b.0) {
        (a, b) if a == b => Agreement::Same,
        (Medium::Call, other) if spoken(other) => Agreement::LessSpecificA,
        (other, Medium::Call) if spoken(other) => Agreement::LessSpecificB,
        _ => Agreement::Different,
    }
}

fn dates(a: &&Edtf, b: &&Edtf) -> Agreement {
    if a == b {
        return Agreement::Same;
    }
    if !a.agrees(**b) {
        return Agreement::Different;
    }
    match (fineness(**a), fineness(**b)) {
        (x, y) if x < y => Agreement::LessSpecificA,
        (x, y) if x > y => Agreement::LessSpecificB,
        _ => Agreement::Different,
    }
}

/// How exact a date is: more is finer.
pub(crate) fn fineness(date: Edtf) -> u8 {
    match date.precision() {
        Precision::Day if date.is_sure_day() => 5,
        Precision::Day => 4,
        Precision::Month => 3,
        Precision::Pattern | Precision::Interval => 2,
        Precision::Year => 1,
    }
}

/// Who asked, with who says so.
struct Asked<'a>(&'a Initiator);

impl std::fmt::Display for Asked<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.name)
    }
}

fn initiator(contact: &Contact) -> Option<Asked<'_>> {
    contact.initiator.value().map(Asked)
}

fn initiators(a: &Asked<'_>, b: &Asked<'_>) -> Agreement {
    let sides = match (&a.0.side, &b.0.side) {
        (Some(x), Some(y)) => Some(names::same_side(x, y)),
        _ => None,
    };
    let same = sides.unwrap_or_else(|| names::same_person(&a.0.name, &b.0.name));
    if same { Agreement::Same } else { Agreement::Different }
}

fn durations(a: &impl AsRef<str>, b: &impl AsRef<str>) -> Agreement {
    match (english::duration(a.as_ref()), english::duration(b.as_ref())) {
        (Some(x), Some(y)) if x == y => Agreement::Same,
        (Some(x), Some(y)) if x.rough != y.rough && near(x.minutes, y.minutes) => {
            if x.rough {
                Agreement::LessSpecificA
            } else {
                Agreement::LessSpecificB
            }
        }
        // What is no length of time ("at length") says it less exactly, and contradicts nothing.
        (None, Some(_)) => Agreement::LessSpecificA,
        (Some(_), None) => Agreement::LessSpecificB,
        _ => wordings(a, b),
    }
}

/// Within a fifth: what "nearly two hours" leaves open.
fn near(a: u64, b: u64) -> bool {
    a.abs_diff(b).saturating_mul(5) <= a.max(b)
}

/// A document with who is who across both.
struct Called<'a> {
    record: &'a Record,
    cast: &'a Cast,
}

impl Called<'_> {
    /// The number of one whom the document only calls by his office, where the other tells who that is.
    fn by_office(&self, one: &Participant) -> Option<usize> {
        self.cast.called_by_office(self.record, &one.actor)
    }

    /// The number of a person.
    fn person(&self, one: &Participant) -> Option<usize> {
        self.record.actor(&one.actor).and_then(|actor| self.cast.person(self.record, actor))
    }
}

fn people(
    field: Field,
    (a, b): (&[Participant], &[Participant]),
    (in_a, in_b): &(Called<'_>, Called<'_>),
) -> FieldDifference {
    let same = |x: &Participant, y: &Participant| {
        let office = in_a.by_office(x).or_else(|| in_b.by_office(y));
        let one = || office.is_some() && in_a.person(x) == in_b.person(y);
        names::same_person(&x.name, &y.name) || one()
    };
    let within_b = a.iter().all(|x| b.iter().any(|y| same(x, y)));
    let within_a = b.iter().all(|y| a.iter().any(|x| same(x, y)));
    let kind = match (a.is_empty(), b.is_empty()) {
        (true, true) => Agreement::Neither,
        (false, true) => Agreement::OnlyA,
        (true, false) => Agreement::OnlyB,
        (false, false) => match (within_b, within_a) {
            (true, true) if a.iter().any(|x| in_a.by_office(x).is_some()) => {
                Agreement::LessSpecificA
            }
            (true, true) if b.iter().any(|y| in_b.by_office(y).is_some()) => {
                Agreement::LessSpecificB
            }
            (true, true) => Agreement::Same,
            (true, false) => Agreement::LessSpecificA,
            (false, true) => Agreement::LessSpecificB,
            (false, false) => Agreement::Different,
        },
    };
    let list = |people: &[Participant]| {
        let names: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
        (!names.is_empty()).then(|| names.join(", "))
    };
    FieldDifference { field, a: list(a), b: list(b), kind }
}

/// Who finds the talks "candid and constructive" and who finds them "constructive" do not differ: one says
/// less.
fn atmosphere(a: &[Quote], b: &[Quote]) -> FieldDifference {
    let stems = |quotes: &[Quote]| -> BTreeSet<String> {
        let words = quotes.iter().map(|quote| names::fold(&quote.exact));
        words.map(|word| word.split_whitespace().map(english::stem).collect()).collect()
    };
    let (x, y) = (stems(a), stems(b));
    let kind = match (x.is_empty(), y.is_empty()) {
        (true, true) => Agreement::Neither,
        (false, true) => Agreement::OnlyA,
        (true, false) => Agreement::OnlyB,
        (false, false) if x == y => Agreement::Same,
        (false, false) => match (telling(a), telling(b)) {
            (x, y) if x.is_empty() || y.is_empty() => Agreement::Different,
            (x, y) if x == y => Agreement::Same,
            (x, y) if x.is_subset(&y) => Agreement::LessSpecificA,
            (x, y) if y.is_subset(&x) => Agreement::LessSpecificB,
            _ => Agreement::Different,
        },
    };
    let list = |quotes: &[Quote]| {
        let words: Vec<&str> = quotes.iter().map(|quote| quote.exact.as_str()).collect();
        (!words.is_empty()).then(|| words.join(", "))
    };
    FieldDifference { field: Field::Atmosphere, a: list(a), b: list(b), kind }
}

/// The telling words of some quotes, each by one name for all its renderings.
fn telling(quotes: &[Quote]) -> BTreeSet<String> {
    /// Words of a quote that are looked at.
    const LONGEST: usize = 20;
    let each = quotes
        .iter()
        .flat_map(|quote| words::content(&quote.exact, Lexicon::english(), LONGEST).terms);
    each.map(|term| term.key).collect()
}

fn length(record: &Record) -> String {
    let statements = record.statements.len();
    let words: usize = record.statements.iter().map(|s| s.words().split_whitespace().count()).sum();
    format!("{} and {}", counted(statements, "statement"), counted(words, "word"))
}

/// A number with its noun.
pub(crate) fn counted(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// The topics in the order in which they first come up, with the number of statements on each.
fn topics(record: &Record) -> Option<String> {
    let mut order: Vec<(&str, usize)> = Vec::new();
    for topic in record.statements.iter().flat_map(Statement::firm_topics) {
        match order.iter_mut().find(|(code, _)| *code == topic.code) {
            Some((_, count)) => *count += 1,
            None => order.push((&topic.code, 1)),
        }
    }
    let list: Vec<String> = order
        .into_iter()
        .map(|(code, count)| format!("{} ({count})", code.replace('_', " ")))
        .collect();
    (!list.is_empty()).then(|| list.join(", "))
}

#[cfg(test)]
mod tests {
    use chancery_record::Span;

    use super::*;

    fn tone(a: &[&str], b: &[&str]) -> Agreement {
        let quotes = |words: &[&str]| -> Vec<Quote> {
            words.iter().map(|words| Quote::new(Span::new(0, 1), *words)).collect()
        };
        atmosphere(&quotes(a), &quotes(b)).kind
    }

    #[test]
    fn who_says_less_of_how_it_went_does_not_differ() {
        let both = ["candid and in-depth", "candid and constructive"];
        assert_eq!(tone(&["candid and in-depth", "constructive"], &both), Agreement::Same);
        assert_eq!(tone(&["constructive"], &both), Agreement::LessSpecificA);
        assert_eq!(tone(&both, &["In-depth"]), Agreement::LessSpecificB);
        assert_eq!(tone(&["tense"], &both), Agreement::Different);
        assert_eq!(tone(&["tense", "constructive"], &both), Agreement::Different);
        assert_eq!(tone(&[], &both), Agreement::OnlyB);
    }
}

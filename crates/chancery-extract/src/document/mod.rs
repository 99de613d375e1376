//! What is known of the document as a whole.

pub(crate) mod author;
pub(crate) mod dateline;
pub(crate) mod dispatch;
pub(crate) mod genre;
pub(crate) mod givers;
pub(crate) mod issuer;
pub(crate) mod joint_sides;
pub(crate) mod joint_title;
pub(crate) mod labels;
pub(crate) mod oddities;

use chancery_record::{
    Document, Edtf, Evidence, Finding, FurnitureSpan, Provenance, Quote, Rendition, Rule, Sha256,
};
use chancery_text::{BlockKind, Media, MetadataField, READER_VERSION, Reading};

use crate::dates::{Publication, english};
use crate::document::dateline::Dateline;
use crate::lexicon::Lexicon;
use crate::page::Page;

/// The document without what only the contacts can tell (its genre).
pub(crate) fn describe(
    page: &Page<'_>,
    reading: &Reading,
    sha256: &Sha256,
    provenance: &Provenance,
    (dateline, published): (Option<&Dateline>, Option<&Publication>),
) -> Document {
    let issuer = issuer(provenance, reading);
    let issuer_side = issuer_side(&issuer, page.lexicon);
    Document {
        sha256: sha256.clone(),
        reader: READER_VERSION.to_owned(),
        media: match reading.media() {
            Media::Plain => "text/plain",
            Media::Html => "text/html",
        }
        .to_owned(),
        encoding: reading.encoding().to_owned(),
        length: reading.span(chancery_record::ByteSpan::new(0, reading.text().len())).end,
        provenance: provenance.clone(),
        title: title(page, reading, provenance),
        issuer,
        issuer_side,
        dateline: dateline.and_then(|line| line.quote.clone()),
        published: published_on(page, given(provenance, reading), published),
        language: language(reading, provenance),
        rendition: rendition(provenance),
        genre: Finding::unknown("the document was not read as a whole"),
        furniture: furniture(reading),
    }
}

fn furniture(reading: &Reading) -> Vec<FurnitureSpan> {
    let spans = reading.furniture().into_iter().map(|(bytes, furniture)| {
        let span = reading.span(bytes);
        FurnitureSpan {
            start: span.start,
            end: span.end,
            reason: furniture.reason.code().to_owned(),
        }
    });
    spans.collect()
}

/// The title that came with the document, else its first heading, else what the page says of itself:
/// in its metadata, or in its `<title>`.
fn title(page: &Page<'_>, reading: &Reading, provenance: &Provenance) -> Finding<String> {
    const RULE: Rule = Rule::named("document/title");
    const PAGE: Rule = Rule::named("document/title-of-page");
    if let Some(title) = &provenance.title {
        return Finding::known(tidy(title), Evidence::metadata(RULE, "title", title));
    }
    if let Some(heading) = heading(page) {
        return Finding::known(tidy(&heading.exact), Evidence::words(RULE, heading));
    }
    let claims = reading.claims();
    let claim = claims.iter().find(|claim| claim.field == MetadataField::Title);
    if let Some(claim) = claim {
        let evidence = Evidence::metadata(RULE, &claim.from, &claim.value);
        return Finding::known(tidy(&claim.value), evidence);
    }
    let own = reading.blocks().iter().find(|block| block.kind == BlockKind::Title);
    own.map_or_else(
        || Finding::unknown("no title came with it and the text has no heading"),
        |block| {
            let quote = page.quote_bytes(block.span);
            Finding::known(without_site(&tidy(&quote.exact)), Evidence::words(PAGE, quote))
        },
    )
}

/// A page's title without the site behind or before a bar ("Talks in Orsk | Gazette"): the part with
/// the most words.
fn without_site(title: &str) -> String {
    let words = |part: &str| part.split_whitespace().count();
    // The first of those that are as long.
    let longer = |a, b| if words(b) > words(a) { b } else { a };
    title.split(" | ").map(str::trim).reduce(longer).unwrap_or(title).to_owned()
}

/// The first heading or short line before the running text.
pub(crate) fn heading(page: &Page<'_>) -> Option<Quote> {
    let head = page.blocks.iter().take(6).take_while(|block| block.kind != BlockKind::Paragraph);
    let mut candidates = head.filter(|block| {
        let words = page.reading.slice(block.span).split_whitespace().count();
        let trail = page.reading.slice(block.span).contains(" > ");
        let kind = matches!(block.kind, BlockKind::Heading(_) | BlockKind::Line);
        let day = is_day(page.reading.slice(block.span));
        kind && !block.masthead && !trail && !day && (3..=40).contains(&words)
    });
    candidates.next().map(|block| page.quote_bytes(block.span))
}

/// Whether a line is a day and nothing else: "Tuesday, 2 January 2031 12:17 GMT".
fn is_day(line: &str) -> bool {
    let words =
        line.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let mut words = words.filter(|word| !word.is_empty()).map(str::to_lowercase);
    let mut month = false;
    let alone = words.all(|word| {
        month |= english::month(&word).is_some();
        english::month(&word).is_some()
            || english::weekday(&word).is_some()
            || word.starts_with(|c: char| c.is_ascii_digit())
            || matches!(word.as_str(), "gmt" | "utc" | "am" | "pm")
    });
    alone && month
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn issuer(provenance: &Provenance, reading: &Reading) -> Finding<String> {
    const RULE: Rule = Rule::named("document/issuer");
    if let Some(publisher) = &provenance.publisher {
        return Finding::known(tidy(publisher), Evidence::metadata(RULE, "publisher", publisher));
    }
    let claim = reading.claims().iter().find(|claim| claim.field == MetadataField::Publisher);
    claim.map_or_else(
        || Finding::unknown("no issuer was found in the text or in what came with it"),
        |claim| {
            let evidence = Evidence::metadata(RULE, &claim.from, &claim.value);
            Finding::known(tidy(&claim.value), evidence)
        },
    )
}

/// The state or organisation named in the issuer's name.
fn issuer_side(issuer: &Finding<String>, lexicon: &Lexicon) -> Finding<String> {
    let (Some(name), Some(evidence)) = (issuer.value(), issuer.evidence()) else {
        return Finding::unknown("the issuer is not known");
    };
    // "Harbour Gazette (translated from Kestrelian)": what stands in brackets tells of the copy.
    let head = name.split(" (").next().filter(|head| !head.is_empty()).unwrap_or(name);
    let copied = name.contains("translated from") || name.contains("translation from");
    let words = crate::lexicon::phrases::split(if copied { head } else { name });
    let named = |start: usize| {
        let ends = (start + 1..=words.len().min(start + 6)).rev();
        let mut sides = ends.filter_map(|end| {
            let side = lexicon.side(lexicon.names.get(&words[start..end].join(" "))?)?;
            Some((end, side)).filter(|(_, side)| !side.agency)
        });
        sides.next()
    };
    if let Some((end, side)) = (0..words.len()).find_map(named) {
        // "Secretariat of Foreign Affairs of Kestrel": another state has one of that name.
        let of = words.get(end).is_some_and(|word| &**word == "of");
        let the = usize::from(words.get(end + 1).is_some_and(|word| &**word == "the"));
        let whose = of.then(|| named(end + 1 + the)).flatten().map(|(_, side)| side);
        let side = whose.unwrap_or(side);
        return Finding::known(side.code.clone(), evidence.clone());
    }
    Finding::unknown(format!("no state or organisation is named in the issuer's name, {name}"))
}

/// The field and the date of publication that came with the document.
fn given<'g>(provenance: &'g Provenance, reading: &'g Reading) -> Option<(&'g str, &'g str)> {
    let claim = reading.claims().iter().find(|claim| claim.field == MetadataField::Published);
    let given = provenance.published.as_deref().map(|value| ("published", value));
    given.or_else(|| claim.map(|claim| (claim.from.as_str(), claim.value.as_str())))
}

/// When the document was published: as it came with it, else as its date line says. Where both are
/// there, the day of the date line is the writer's own; a feed's stamp may be the next day's.
pub(crate) fn publication(
    reading: &Reading,
    provenance: &Provenance,
    dateline: Option<&Dateline>,
) -> Option<Publication> {
    let came = given(provenance, reading).and_then(|(_, value)| Publication::read(value));
    let line = dateline.and_then(|line| Some((line.partial()?, line.day.as_ref()?)));
    if let Some((came, weekday)) = came.as_ref().zip(dateline.and_then(Dateline::weekday)) {
        return Some(came.on_weekday(weekday).unwrap_or_else(|| came.clone()));
    }
    match (came, line) {
        (Some(came), Some((date, _))) => Some(came.at_writer(date).unwrap_or(came)),
        (None, Some((date, day))) => Publication::told(date, day.words.clone()),
        (came, None) => came,
    }
}

/// The day of publication as it was given; a time with a zone keeps the day of that zone.
fn published_on(
    page: &Page<'_>,
    given: Option<(&str, &str)>,
    publication: Option<&Publication>,
) -> Finding<Edtf> {
    const RULE: Rule = Rule::named("document/published");
    const LINE: Rule = Rule::named("document/published-in-date-line");
    if let Some((field, value)) = given {
        return match Publication::read(value).and_then(|read| read.date()) {
            Some(date) => Finding::known(date, Evidence::metadata(RULE, field, value)),
            None => {
                Finding::unknown(format!("the date of publication, {value}, could not be read"))
            }
        };
    }
    let told = publication.and_then(|told| Some((told.date()?, told.words.clone()?)));
    told.map_or_else(
        || Finding::unknown("no date of publication came with it"),
        |(date, words)| Finding::known(date, Evidence::words(LINE, page.quote(&words))),
    )
}

/// The language that came with it, else the one its words show.
fn language(reading: &Reading, provenance: &Provenance) -> Finding<String> {
    const GIVEN: Rule = Rule::named("document/language-given");
    const FOUND: Rule = Rule::named("document/language-found");
    let claim = reading.claims().iter().find(|claim| claim.field == MetadataField::Language);
    let given = provenance.language.as_deref().or(claim.map(|claim| claim.value.as_str()));
    if let Some(tag) = given.filter(|tag| !tag.trim().is_empty()) {
        return Finding::known(tag.to_lowercase(), Evidence::metadata(GIVEN, "language", tag));
    }
    let sample: String = reading.text().chars().take(4000).collect();
    if let Some(finding) = english(reading, &sample) {
        return finding;
    }
    let Some(info) = whatlang::detect(&sample) else {
        return Finding::unknown("there are no words to tell it by");
    };
    let whole = reading.span(chancery_record::ByteSpan::new(0, reading.text().len()));
    let span = chancery_record::Span::new(0, whole.end.min(80));
    let words = Quote::new(span, reading.quote(span));
    let tag = match info.lang() {
        whatlang::Lang::Eng => "en",
        whatlang::Lang::Rus => "ru",
        whatlang::Lang::Cmn => "zh",
        whatlang::Lang::Fra => "fr",
        whatlang::Lang::Spa => "es",
        whatlang::Lang::Ara => "ar",
        whatlang::Lang::Jpn => "ja",
        whatlang::Lang::Deu => "de",
        other => other.code(),
    };
    if tag == "en" || info.is_reliable() {
        let evidence = Evidence::words(FOUND, words).because("by its letters and letter triples");
        Finding::known(tag.to_owned(), evidence)
    } else {
        Finding::unknown("its words do not show it clearly")
    }
}

/// English by its commonest words: one word in eight is a function word even in a headline.
fn english(reading: &Reading, sample: &str) -> Option<Finding<String>> {
    const RULE: Rule = Rule::named("document/language-function-words");
    const WORDS: [&str; 24] = [
        "the", "of", "and", "to", "in", "that", "with", "on", "for", "is", "was", "by", "as",
        "are", "will", "has", "have", "his", "their", "from", "at", "an", "be", "said",
    ];
    let words: Vec<&str> =
        sample.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).collect();
    let common = words.iter().filter(|word| WORDS.contains(&word.to_lowercase().as_str())).count();
    if common < 3 || common * 8 < words.len() {
        return None;
    }
    let first = reading.text().find(|c: char| !c.is_whitespace())?;
    let end = reading.text().len().min(first + 80);
    let end = (first..=end).rev().find(|at| reading.text().is_char_boundary(*at))?;
    let quote = Quote::new(
        reading.span(chancery_record::ByteSpan::new(first, end)),
        reading.text().get(first..end)?,
    );
    let why = format!("{common} of {} words are common words of English", words.len());
    Some(Finding::known("en".to_owned(), Evidence::words(RULE, quote).because(why)))
}

fn rendition(provenance: &Provenance) -> Finding<Rendition> {
    const RULE: Rule = Rule::named("document/rendition");
    let Some(given) = provenance.translation.as_deref() else {
        return Finding::unknown("nothing that came with it says whether it is a translation");
    };
    let low = given.to_lowercase();
    let rendition = if low.starts_with("unofficial") || low.contains("machine") {
        Rendition::UnofficialTranslation
    } else if low.starts_with("official") {
        Rendition::OfficialTranslation
    } else if low.starts_with("original") || low == "none" {
        Rendition::Original
    } else {
        return Finding::unknown(format!("“{given}” names no rendition"));
    };
    Finding::known(rendition, Evidence::metadata(RULE, "translation", given))
}

#[cfg(test)]
mod tests {
    use super::is_day;

    #[test]
    fn a_day_alone_is_no_title() {
        assert!(is_day("18 March 2031"));
        assert!(is_day("Tuesday, 02 January 2031 12:17 GMT"));
        assert!(is_day("November 15th, 2031"));
        assert!(!is_day("March on the capital"));
        assert!(!is_day("Kestrel protests 18 March 2031"));
        assert!(!is_day("12 34 56"));
    }
}

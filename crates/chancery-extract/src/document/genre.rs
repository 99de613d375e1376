//! What sort of text a document is, and so how it is read.

use chancery_record::{CueClass, Evidence, Finding, Genre, Quote, Rule};

use crate::actors::mentions::Mentions;
use crate::contacts::Report;
use crate::document::author::{Author, questions_in_parliament, tells_as_we};
use crate::document::issuer::IssuedBy;
use crate::document::joint_title;
use crate::document::labels;
use crate::page::Page;
use crate::speech::attributions::{self, Attributed};
use crate::speech::quotation::Quotations;
use crate::speech::statements::Manner;

const RULE: Rule = Rule::named("document/genre");

/// Decides how the document is read.
#[expect(clippy::too_many_arguments, reason = "all that the manner depends on")]
pub(crate) fn manner(
    page: &Page<'_>,
    title: Option<&Page<'_>>,
    report: Option<&Report>,
    mentions: &Mentions,
    attributed: &[Attributed],
    author: Option<&Author>,
    issuer: IssuedBy,
    quotations: &Quotations,
) -> Manner {
    let labels = labels::count(page);
    let signed = author.filter(|author| author.throughout);
    let own = signed.is_some_and(|author| author.first_person);
    let headed = signed.is_some_and(|author| author.heads_text(page));
    // What an office issued is no news report because it cites others.
    let cites = match issuer {
        IssuedBy::Outlet => true,
        IssuedBy::Office => false,
        IssuedBy::Unknown => is_press(page),
    };
    // A report may have a question and answer in it, or the readers' comments under it.
    let most = || labels * 5 >= page.blocks.len() || !is_press(page);
    // "Question: Deputy Tao asked the Minister …" above an answer without a label.
    let asked = || questions_in_parliament(page).next().is_some();
    if labels >= 2 && most() || labels == 1 && own && !headed && !asked() {
        Manner::Transcript
    } else if is_joint(title)
        || !cites
            && (title.is_some_and(joint_title::is_title_of) || joint_title::heads(page, mentions))
    {
        Manner::Joint
    } else if signed.is_some_and(|author| author.dispatch)
        || author.is_none()
            && report.is_some_and(|report| !report.posted)
            && tells_as_we(page, mentions, quotations)
    {
        Manner::Readout
    } else if cites || is_told_as_news(page, mentions, attributed) {
        Manner::Press
    } else if let Some(report) = report {
        let took_part = signed
            .is_some_and(|author| author.opens_as_i && report.principals.contains(&author.actor));
        if report.posted || took_part { Manner::Post } else { Manner::Readout }
    } else if signed.is_some() {
        Manner::Post
    } else {
        Manner::Release
    }
}

/// "Joint Statement …", "… Communiqué", "Joint Declaration".
fn is_joint(title: Option<&Page<'_>>) -> bool {
    let Some(title) = title else { return false };
    let whole = 0..title.len();
    title.find_listed("joint_titles", &whole).is_some()
        && title.find_listed("joint_exceptions", &whole).is_none()
}

/// Whether a text attributes as news does: the source after its words ("…,” said the minister"),
/// and sources without a name. Official accounts hardly ever do either.
fn is_told_as_news(page: &Page<'_>, mentions: &Mentions, attributed: &[Attributed]) -> bool {
    let said = attributed.iter().filter(|one| one.class != CueClass::Other);
    let (mut inverted, mut unnamed) = (0, 0);
    for one in said {
        let before = one.content.first().is_some_and(|piece| piece.start < one.cue.start);
        inverted += usize::from(before);
        let described = one.source.first().is_some_and(|words| {
            words.len() > 1 && attributions::mention(page, mentions, words).is_none()
        });
        unnamed += usize::from(described);
    }
    let signs = inverted + unnamed;
    inverted >= 2 && signs >= 4 && signs * 250 >= page.len()
}

/// The signs of a press report: agencies and unnamed sources cited, "told reporters".
fn is_press(page: &Page<'_>) -> bool {
    let signs = (0..page.len()).filter(|at| {
        page.in_list("press_signs", *at)
            || page
                .lexicon
                .name_at(page, *at)
                .and_then(|(_, name)| page.lexicon.side(name))
                .is_some_and(|side| side.agency)
    });
    let (signs, words) = (signs.count(), page.len());
    signs >= 2 && signs * 600 >= words || opens_with_agency(page)
}

/// "HARBOUR, May 3 (Agency) –": an agency in brackets or before a dash at the head of the text, known
/// or by its letters.
fn opens_with_agency(page: &Page<'_>) -> bool {
    const HEAD: usize = 40;
    let letters = |at: usize| {
        let raw = page.raw(at);
        (2..=5).contains(&raw.len()) && raw.bytes().all(|byte| byte.is_ascii_uppercase())
    };
    (0..page.len().min(HEAD)).any(|at| {
        if page.low(at) == "(" && letters(at + 1) && page.low(at + 2) == ")" && page.is_dash(at + 3)
        {
            return true;
        }
        if cites_its_wire(page, at) && (page.is_dash(at + 3) || page.is_dash(at + 4)) {
            return true;
        }
        let Some((length, name)) = page.lexicon.name_at(page, at) else { return false };
        let agency = page.lexicon.side(name).is_some_and(|side| side.agency);
        let before = page.low(at.wrapping_sub(1));
        agency && (matches!(before, "(" | "/" | "[") || page.is_dash(at + length))
    })
}

/// "(Harbournews)" or "(Harbour News)" behind a place in capitals that opens its sentence.
fn cites_its_wire(page: &Page<'_>, at: usize) -> bool {
    let close = if page.low(at + 2) == ")" { at + 2 } else { at + 3 };
    let name = (at + 1..close).all(|word| page.is_word(word) && page.is_capital(word));
    if page.low(at) != "(" || page.low(close) != ")" || !name {
        return false;
    }
    let Some(sentence) = page.sentences.get(page.sentence_of(at)) else { return false };
    let place = page.raw(sentence.words.start);
    let shouted = place.len() > 2 && !place.chars().any(char::is_lowercase);
    shouted && at - sentence.words.start <= 8
}

/// The genre as it stands in the record.
pub(crate) fn genre(
    page: &Page<'_>,
    manner: Manner,
    coming: bool,
    account: bool,
) -> Finding<Genre> {
    let words = page.blocks.first().map(|block| page.quote_bytes(block.span));
    let Some(words) = words.map(shorten) else {
        return Finding::unknown("the document has no text");
    };
    let (genre, why) = match manner {
        Manner::Transcript => (Genre::Transcript, "speaker labels stand before its paragraphs"),
        Manner::Joint => (Genre::JointStatement, "its title or its first lines name a joint text"),
        Manner::Press => (Genre::PressReport, "it cites agencies or unnamed sources"),
        Manner::Readout if coming => (Genre::Announcement, "it tells of talks to come"),
        Manner::Readout => (Genre::Readout, "it reports a contact between two sides"),
        Manner::Post if account => (Genre::Readout, "one who took part reports a contact"),
        Manner::Post => (Genre::Release, "it is in the voice of the one it names"),
        Manner::Release if account => (Genre::Readout, "it reports a contact"),
        Manner::Release => (Genre::Release, "it reports no contact between two sides"),
    };
    Finding::known(genre, Evidence::words(RULE, words).because(why))
}

fn shorten(quote: Quote) -> Quote {
    let exact: String = quote.exact.chars().take(80).collect();
    let length = u32::try_from(exact.chars().count()).unwrap_or(0);
    Quote { start: quote.start, end: quote.start + length, exact }
}

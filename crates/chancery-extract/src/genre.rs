//! What sort of text a document is, and so how it is read.

use chancery_record::{CueClass, Evidence, Finding, Genre, Quote, Rule};

use crate::attributions::{self, Attributed};
use crate::contacts::Report;
use crate::labels;
use crate::mentions::Mentions;
use crate::page::Page;
use crate::statements::Manner;

const RULE: Rule = Rule::named("document/genre");

/// Decides how the document is read.
pub(crate) fn manner(
    page: &Page<'_>,
    title: Option<&str>,
    report: Option<&Report>,
    mentions: &Mentions,
    attributed: &[Attributed],
) -> Manner {
    if labels::count(page) >= 2 {
        Manner::Transcript
    } else if is_joint(title) {
        Manner::Joint
    } else if is_press(page) || is_told_as_news(page, mentions, attributed) {
        Manner::Press
    } else if report.is_some() {
        Manner::Readout
    } else {
        Manner::Release
    }
}

/// "Joint Statement …", "… Communiqué", "Joint Declaration".
fn is_joint(title: Option<&str>) -> bool {
    let Some(title) = title else { return false };
    let title = title.to_lowercase();
    let joint = [
        "joint statement",
        "joint communiqu",
        "joint declaration",
        "communiqué",
        "communique",
        "joint readout",
        "joint press release",
        "joint vision",
    ];
    joint.iter().any(|words| title.contains(words)) && !title.contains("press conference")
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
    let mut signs = 0;
    for at in 0..page.len() {
        let sign = page.reads(at, &["told", "reporters"])
            || page.reads(at, &["condition", "of", "anonymity"])
            || page.reads(at, &["said", "in", "a", "statement"])
            || page.reads(at, &["according", "to"])
            || page.reads(at, &["news", "agency"])
            || page.reads(at, &["anonymity"])
            || page.reads(at, &["state", "media"])
            || page.reads(at, &["state", "television"])
            || page.reads(at, &["state", "broadcaster"])
            || page
                .lexicon
                .name_at(page, at)
                .and_then(|(_, name)| page.lexicon.side(name))
                .is_some_and(|side| side.agency);
        signs += usize::from(sign);
    }
    let words = page.len();
    signs >= 2 && signs * 600 >= words
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
        Manner::Joint => (Genre::JointStatement, "its title names a joint text"),
        Manner::Press => (Genre::PressReport, "it cites agencies or unnamed sources"),
        Manner::Readout if coming => (Genre::Announcement, "it tells of talks to come"),
        Manner::Readout => (Genre::Readout, "it reports a contact between two sides"),
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

//! What the rules look at in a block.

use super::captions::Caption;
use super::days::Day;
use super::lexicon::{self, Found, Words};
use super::{FurnitureReason, captions, days, foreign, itself, masthead, strips};
use crate::blocks::{BlockKind, RawBlock, Surroundings, ends_sentence};
use chancery_record::ByteSpan;

/// Blocks longer than this, in bytes, are running text whatever they say.
const LONGEST_LOOKED_UP: usize = 320;

/// Bytes of a longer one that are looked at for a note on cookies.
const LONGEST_CONSENT: usize = 640;

/// Longest end mark, in bytes.
const LONGEST_END_MARK: usize = 24;
/// The longest line of hashtags, in bytes.
const LONGEST_HASHTAGS: usize = 200;
/// Bytes of an English word and the space after it, for guessing.
const BYTES_A_WORD: usize = 6;
/// Words of a step in a trail of links.
const TRAIL_WORDS: usize = 6;
/// Blocks at the top whose first words are kept.
const TOP: usize = 10;
/// Steps of a trail that are set apart by strokes.
const STROKES: usize = 4;
/// Bytes of the longest trail.
const LONGEST_TRAIL: usize = 200;
/// Bytes of the longest line of nothing but signs.
const LONGEST_SIGN: usize = 32;
/// Letters of the longest agency that signs a text.
const SIGNED: usize = 9;
/// A block of this many words that ends as a sentence does is running text.
const BODY_WORDS: usize = 20;

/// One block as the rules see it.
#[derive(Debug, Clone)]
pub(super) struct Features {
    pub(super) kind: BlockKind,
    pub(super) around: Surroundings,
    /// Number of words; a guess for long blocks.
    pub(super) words: usize,
    pub(super) bytes: usize,
    pub(super) span: ByteSpan,
    /// Ends in a colon: it announces what follows.
    pub(super) ends_colon: bool,
    pub(super) ends_sentence: bool,
    /// Ends in "…" or "...": a cut teaser.
    pub(super) cut_off: bool,
    /// Running text: long enough and ends as a sentence does.
    pub(super) body: bool,
    /// Holds a digit.
    pub(super) digits: bool,
    /// Holds nothing but `#`, `*`, `-`, or an end word in brackets or dashes.
    pub(super) end_mark: bool,
    /// Nothing but a picture sign.
    pub(super) sign: bool,
    /// Nothing but hashtags.
    pub(super) hashtags: bool,
    /// A trail of links, "Home > News > Visits", or a menu in one line.
    pub(super) trail: bool,
    /// Nothing but words in brackets, "[Print] [Share]".
    pub(super) bracketed: bool,
    /// Rates, temperatures or counters, or labels that stand side by side without a space.
    pub(super) strip: bool,
    /// How long a film is, in minutes and seconds.
    pub(super) clock: Option<u32>,
    /// In another language than English, or another script.
    pub(super) foreign: bool,
    /// Holds a verb that leads to somebody's words.
    pub(super) says: bool,
    /// How long ago the page was changed.
    pub(super) ago: bool,
    /// Asks to follow somebody elsewhere.
    pub(super) follows: bool,
    /// Stands in place of a picture of the page.
    pub(super) picture: bool,
    /// Holds a sign that points on to the next step of a trail.
    pub(super) pointed: bool,
    /// Asks its readers for something.
    pub(super) plea: bool,
    /// A long note on cookies.
    pub(super) consent: bool,
    /// Tells what an author or a house is.
    pub(super) telling: bool,
    /// Tells how somebody is reached.
    pub(super) reached: bool,
    /// The address of a page and nothing else.
    pub(super) address: bool,
    /// Ends in the name of who took a picture.
    pub(super) caption: Option<Caption>,
    /// Nothing but a day, or when the page was made.
    pub(super) day: Day,
    /// Holds a sign that sets the name of a site off a headline.
    pub(super) parted: bool,
    /// Says for whom the names below it sign.
    pub(super) signs: bool,
    pub(super) found: Found,
    /// The words in the lexicon's form, if the block is short enough to be looked up.
    pub(super) normal: String,
    /// The words that a block near the top begins with, in the same form, however long it is.
    pub(super) opening: String,
    pub(super) shape: Shape,
}

impl Features {
    /// Whether it is short enough to be looked up.
    pub(super) fn is_short(&self) -> bool {
        self.bytes <= LONGEST_LOOKED_UP
    }
}

/// How the letters of a block look, in a few steps each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Shape {
    /// Quarters of the words that begin with a capital.
    pub(super) capitals: u8,
    /// No small letter.
    pub(super) upper: bool,
    /// None, a few or many digits.
    pub(super) digits: u8,
    /// None, one, two, up to four, up to eight, more.
    pub(super) function_words: u8,
    /// The kind of the first character.
    pub(super) first: u8,
    /// The last character, if it is no letter or digit and not rare.
    pub(super) last: u8,
}

/// The features of every block.
pub(super) fn of(text: &str, blocks: &[RawBlock]) -> Vec<Features> {
    let mut words = Words::default();
    let slice = |block: &RawBlock| text.get(block.span.range()).unwrap_or_default();
    let mut features: Vec<_> =
        blocks.iter().map(|block| one(slice(block), block, &mut words)).collect();
    // A text begins at the first running text, however long the menu above it is.
    let top = features.iter().position(|block| block.body).map_or(0, |first| first + 2).max(TOP);
    for (block, features) in blocks.iter().zip(&mut features).take(top) {
        let text = slice(block);
        let end = text.char_indices().map(|(at, _)| at).nth(LONGEST_LOOKED_UP);
        words.read(text.get(..end.unwrap_or(text.len())).unwrap_or_default());
        words.joined().clone_into(&mut features.opening);
    }
    features
}

/// The label of a line such as "READ | The envoys meet again" or "Tags: Arvenia".
fn label(text: &str) -> Option<&str> {
    let (label, rest) = text.split_once(['|', ':', '»', '►'])?;
    (label.len() <= 24 && !rest.trim().is_empty()).then_some(label)
}

fn one(text: &str, block: &RawBlock, words: &mut Words) -> Features {
    if text.len() <= LONGEST_LOOKED_UP.max(itself::LONGEST) {
        words.read(text);
    }
    let ends_sentence = ends_sentence(text);
    let bare = text.trim_end_matches([']', ')', ' ']);
    let cut_off = bare.ends_with('…') || bare.ends_with("...");
    let mut features = Features {
        kind: block.kind,
        around: block.around,
        words: text.len() / BYTES_A_WORD,
        bytes: text.len(),
        span: block.span,
        ends_colon: text.ends_with(':'),
        ends_sentence,
        cut_off,
        body: true,
        digits: false,
        end_mark: false,
        sign: false,
        hashtags: false,
        trail: false,
        bracketed: false,
        strip: false,
        clock: None,
        foreign: false,
        says: false,
        ago: false,
        follows: false,
        picture: false,
        pointed: text.contains(['>', '›', '»', '/']),
        plea: itself::is_plea(text, words),
        consent: false,
        telling: ends_sentence && itself::is_telling(text),
        reached: false,
        address: strips::is_address(text),
        caption: captions::caption(text),
        day: Day::default(),
        parted: text.contains(['|', '–', '—']) || text.contains(" - ") || text.contains(" : "),
        signs: false,
        found: Found::default(),
        normal: String::new(),
        opening: String::new(),
        shape: Shape::default(),
    };
    if text.len() > LONGEST_LOOKED_UP {
        features.consent = is_consent(text, words);
        return features;
    }
    features.words = words.len();
    features.body = ends_sentence && !cut_off && words.len() >= BODY_WORDS;
    features.digits = text.bytes().any(|byte| byte.is_ascii_digit());
    features.end_mark = is_end_mark(text) || is_signed(text);
    features.sign = is_sign(text);
    features.hashtags = is_hashtags(text);
    features.trail = !ends_sentence && (is_trail(text) || lexicon::is_menu(words));
    features.bracketed = is_bracketed(text);
    features.strip = strips::is_strip(text)
        || !ends_sentence && (strips::is_count(text, words) || strips::is_code(text))
        || !ends_sentence && lexicon::is_row(words);
    features.reached = itself::is_reached(text, words);
    features.picture = !ends_sentence && words.end_as_a_picture_of_a_page();
    features.clock = strips::clock(text);
    features.foreign = !ends_sentence && foreign::is_foreign(text, words);
    features.says = ends_sentence && !cut_off && words.tell_of_saying();
    features.ago = words.tell_how_long_ago();
    features.follows = words.ask_to_follow();
    let open = text.ends_with(|c: char| c.is_alphanumeric() || c == ':');
    features.found = lexicon::find(words, open);
    labels(text, words, &mut features);
    field(text, words, &mut features);
    features.signs = !ends_sentence && lexicon::is_of_signers(words);
    features.day = days::day(words);
    features.day.stamped |= days::is_stamped(text) || !ends_sentence && days::is_stamped_name(text);
    features.found.masthead |=
        masthead::is_reference(text) || masthead::is_byline(text) || masthead::is_dated_name(text);
    features.found.office &= masthead::is_name(text);
    features.normal = words.joined().to_owned();
    features.shape = shape(text, words);
    features
}

/// Whether a long block is a note on cookies, by how it begins.
fn is_consent(text: &str, words: &mut Words) -> bool {
    if !text.contains("ookie") {
        return false;
    }
    words.read(&text[..text.floor_char_boundary(LONGEST_CONSENT)]);
    words.ask_for_consent()
}

/// What the label of a block says of the words behind it.
fn field(text: &str, words: &Words, features: &mut Features) {
    let short = words.len() <= lexicon::START_WORDS
        || words.len() <= lexicon::WITHIN_WORDS && text.contains('|');
    match label(text).filter(|_| short).and_then(lexicon::find_label) {
        Some(FurnitureReason::Masthead) => features.found.masthead = true,
        labelled => features.found.reason = features.found.reason.or(labelled),
    }
    // "By the Embassy | 4 May 2031 | Topics: News".
    let mut parts = text.split('|').skip(1).filter_map(|part| label(part.trim()));
    if short && parts.any(|part| lexicon::find_label(part) == Some(FurnitureReason::Tags)) {
        features.found.reason.get_or_insert(FurnitureReason::Tags);
    }
    // "Ministry of Rivers said:" announces words, and "Publication date:" was left empty.
    features.found.masthead &= !features.ends_colon;
    features.found.masthead |= features.found.bare == Some(FurnitureReason::Masthead);
}

/// Labels that stand without a space between them, or twice: "ShareTweetPrint", "Send in e-mailSend in e-mail".
fn labels(text: &str, words: &mut Words, features: &mut Features) {
    if features.ends_sentence || words.len() > TRAIL_WORDS * 2 {
        return;
    }
    words.read_apart(text);
    let glued = words.len() > features.words;
    features.strip |= glued && lexicon::is_bar(words);
    if glued && words.halve() {
        features.found.reason = features.found.reason.or(lexicon::find(words, true).reason);
    }
    words.read(text);
}

fn shape(text: &str, words: &Words) -> Shape {
    let mut starts = 0;
    let mut capitals = 0;
    let mut inside = false;
    for c in text.chars() {
        let part = c.is_alphanumeric() || (inside && matches!(c, '\'' | '’'));
        if part && !inside {
            starts += 1;
            capitals += usize::from(c.is_uppercase());
        }
        inside = part;
    }
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let first = text.chars().next().unwrap_or(' ');
    let last = text.chars().next_back().unwrap_or(' ');
    Shape {
        capitals: (capitals * 4 + starts / 2).checked_div(starts).unwrap_or(0) as u8,
        upper: !text.chars().any(char::is_lowercase),
        digits: u8::from(digits > 0) + u8::from(digits > 4),
        function_words: match words.function_words() {
            few @ 0..=2 => few as u8,
            3 | 4 => 3,
            5..=8 => 4,
            _ => 5,
        },
        first: match first {
            c if c.is_uppercase() => b'A',
            c if c.is_alphabetic() => b'a',
            c if c.is_numeric() => b'0',
            c => u8::try_from(c).unwrap_or(b'?'),
        },
        last: match last {
            c if c.is_alphanumeric() => b'a',
            '.' | '!' | '?' | ':' | ',' | ';' | ')' | '"' => last as u8,
            '”' | '’' | '\'' => b'"',
            '…' => b'~',
            _ => b'?',
        },
    }
}

/// "###", "# # #", "-30-", "[ENDS]", "-- END --": what press offices put under a text.
fn is_end_mark(text: &str) -> bool {
    if text.len() > LONGEST_END_MARK {
        return false;
    }
    let ink: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let hashes = ink.len() >= 2 && ink.bytes().all(|byte| byte == b'#');
    let framed = ink.trim_matches(|c: char| {
        matches!(c, '[' | ']' | '(' | ')' | '-' | '–' | '—' | '*' | '/' | '#')
    });
    hashes || (lexicon::is_of_ends(framed) && framed.len() < ink.len())
}

/// Nothing but hashtags: "#ValdoriaKestrel #Summit".
fn is_hashtags(text: &str) -> bool {
    let tag = |word: &str| {
        word.strip_prefix('#').is_some_and(|name| {
            name.chars().next().is_some_and(char::is_alphabetic)
                && name.chars().all(|c| c.is_alphanumeric() || c == '_')
        })
    };
    text.len() <= LONGEST_HASHTAGS && text.contains('#') && text.split_whitespace().all(tag)
}

/// A picture sign of a button: "☰".
fn is_sign(text: &str) -> bool {
    let sign = |c: char| !c.is_ascii() && !c.is_alphanumeric() && !is_punctuation(c);
    text.len() <= LONGEST_SIGN && text.chars().all(sign)
}

/// Signs that texts are set with, between paragraphs too.
fn is_punctuation(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{205E}' | '\u{A1}'..='\u{BF}' | '\u{3000}'..='\u{303F}')
}

/// At least three short steps between signs that point on, or four between strokes.
fn is_trail(text: &str) -> bool {
    let short = |signs: &[char], least: usize| {
        let mut steps = 0;
        text.split(signs).all(|step| {
            steps += 1;
            (1..=TRAIL_WORDS).contains(&step.split_whitespace().count())
        }) && steps >= least
    };
    let home = lexicon::starts_at_home(text, '/');
    let sections = text.split_once(" / ").is_some_and(|(first, _)| lexicon::is_menu_word(first));
    let steps = if sections { STROKES - 1 } else { STROKES };
    let slashes =
        text.contains(" / ") && text.split(" / ").count() >= steps && short(&['/'], steps);
    slashes
        || short(&['>', '›', '»'], 3)
        || short(&['|'], STROKES)
        || (home && text.len() < LONGEST_TRAIL)
}

/// The agency that signs a text, alone behind a dash or in brackets: "— HNA", "(HNA)", "(HNA- Harborne Courier)".
fn is_signed(text: &str) -> bool {
    let agency = |name: &str| {
        (2..=SIGNED).contains(&name.len())
            && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-')
    };
    let relayed = |name: &str| {
        let mut words = name.split_whitespace();
        let first = words.next().and_then(|first| first.strip_suffix('-'));
        let named = words.clone().all(|word| word.starts_with(char::is_uppercase));
        first.is_some_and(agency) && named && (1..=SIGNED / 2).contains(&words.count())
    };
    let within = |open, close| text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
    let dashed = ["— ", "– ", "-- "].iter().find_map(|dash| text.strip_prefix(dash));
    dashed
        .or_else(|| within('(', ')'))
        .or_else(|| within('[', ']'))
        .is_some_and(|name| agency(name) || relayed(name))
}

/// At least two pairs of square brackets, and nothing outside them.
fn is_bracketed(text: &str) -> bool {
    let mut pairs = 0;
    for piece in text.split_inclusive(']') {
        let piece = piece.trim();
        if !(piece.starts_with('[') && piece.ends_with(']')) {
            return false;
        }
        pairs += 1;
    }
    pairs >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trails_and_brackets() {
        assert!(is_trail("Home > Activities of the Leadership > Calls"));
        assert!(is_trail("News » World » Arvenia"));
        assert!(is_trail("Home / Nation / Diplomacy") && !is_trail("Arvenia / Tolmark / Kestrel"));
        assert!(is_trail("News Room | Leaders | Your Minister | Write to us"));
        assert!(!is_trail("Arvenia > Tolmark") && !is_trail("Arvenia | Tolmark | Kestrel"));
        assert!(!is_trail("> quoted > twice"));
        assert!(is_bracketed("[Print] [Share] [A A A]"));
        assert!(!is_bracketed("[Applause]"));
        assert!(!is_bracketed("[sic] he said [sic]"));
    }

    #[test]
    fn hashtags() {
        assert!(is_hashtags("#ValdoriaKestrel"));
        assert!(is_hashtags(" #Summit #Brennholt_2031\n"));
        for other in ["###", "#1", "", "On #Summit day", "#Summit in Brennholt"] {
            assert!(!is_hashtags(other), "{other}");
        }
    }

    #[test]
    fn signatures() {
        assert!(is_signed("— HNA") && is_signed("(HNA)") && is_signed("– HNA-VPA"));
        assert!(is_signed("(HNA- Harborne Courier)") && !is_signed("(HNA - a list)"));
        assert!(!is_signed("- KESTREL") && !is_signed("— Harborne") && !is_signed("HNA"));
    }

    #[test]
    fn end_marks() {
        for mark in ["###", "# # #", "[ENDS]", "-END-", "– 30 –", "(End)"] {
            assert!(is_end_mark(mark), "{mark}");
        }
        for other in ["#", "30", "Ends", "* * *", "#Arvenia", "Endings"] {
            assert!(!is_end_mark(other), "{other}");
        }
    }
}

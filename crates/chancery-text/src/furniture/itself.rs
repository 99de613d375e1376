//! What a page says of itself and to its readers, in whole sentences: pleas to subscribe or to give, who its
//! author is, what house it belongs to and how that can be reached.
//!
//! A text that reports of talks does not speak to its readers; a speech does, but not of subscriptions.

use super::features::Features;
use super::lexicon::Words;
use super::rules::{Marks, add};
use super::{Furniture, FurnitureReason as Reason};

/// Bytes of the longest plea, and of the longest telling of an author or a house.
pub(super) const LONGEST: usize = 900;
/// Words of what sites live by in a plea, at least.
const PLEADING: usize = 3;
/// Words among which a telling of an author or a house says what they are.
const OPENING: usize = 20;
/// Words of the longest name it begins with.
const NAME: usize = 8;
/// Sentences above it, at least, and how many such tellings stand below a text at most.
const ABOVE: usize = 2;
const MOST: usize = 3;
/// Figures of the shortest number by which somebody can be called, and words of the longest line with one.
const FIGURES: usize = 7;
const REACHED: usize = 25;
/// Words of the longest line of an address, and how many stand above the number.
const ADDRESS: usize = 12;
const ADDRESS_LINES: usize = 3;
/// More lines with a number are a list that the text gives.
const MOST_REACHED: usize = 6;

/// Whether a text asks its readers to subscribe, to give or to write: it says "we" or "our", and at least three
/// words of what sites live by, one of which nobody else uses much. `words` are the words of the text.
pub(super) fn is_plea(text: &str, words: &Words) -> bool {
    if text.len() > LONGEST || is_quoted(text) {
        return false;
    }
    let any = |wanted: fn(&str) -> bool| (0..words.len()).any(|at| wanted(words.get(at)));
    let mut known: Vec<&str> =
        (0..words.len()).map(|at| words.get(at)).filter(|word| Words::is_of_pleas(word)).collect();
    known.sort_unstable();
    known.dedup();
    known.len() >= PLEADING
        && known.iter().any(|word| Words::is_of_sites(word))
        && any(Words::is_own)
        && !words.tell_of_saying()
}

/// Whether a text tells what an author or a house is: "Ada Quill is a reporter who covers …", "The Harborne
/// Gazette is a daily newspaper …".
pub(super) fn is_telling(text: &str) -> bool {
    if text.len() > LONGEST || is_quoted(text) {
        return false;
    }
    let mut words = text.split_whitespace().take(OPENING);
    let mut names = 0;
    let verb = words.find(|word| {
        let named = word.starts_with(char::is_uppercase);
        names += usize::from(named);
        !named && !Words::is_of_names(word)
    });
    let low = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let next = words.next().unwrap_or_default();
    (1..=NAME).contains(&names)
        && verb.is_some_and(|verb| Words::tell_what_one_is(verb, next))
        && words.any(|word| Words::is_of_houses(&low(word)))
}

fn is_quoted(text: &str) -> bool {
    text.contains(['"', '“', '”', '«', '»'])
}

/// Whether a line tells how somebody is reached: an address of the mail, or a number behind its label.
pub(super) fn is_reached(text: &str, words: &Words) -> bool {
    let mail = text.contains('@')
        && text.split_whitespace().any(|word| {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            bare.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
        });
    let figures = text.bytes().filter(u8::is_ascii_digit).count();
    let labelled = (0..words.len()).any(|at| Words::is_of_reaching(words.get(at)));
    words.len() <= REACHED && (mail || labelled && figures >= FIGURES)
}

/// Marks what stands below the text: tellings of authors and houses, with the name above them, and how a house
/// is reached, with its address.
pub(super) fn mark(text: &str, blocks: &[Features], shielded: &[bool], marks: &mut Marks) {
    tellings(text, blocks, marks);
    let open = |at: &usize| blocks[*at].body && marks[*at].is_none();
    let Some(last) = (0..blocks.len()).rev().find(open) else { return };
    let reached = |at: &usize| blocks[*at].reached && !blocks[*at].ends_sentence && !shielded[*at];
    let lines: Vec<usize> = (last + 1..blocks.len()).filter(reached).collect();
    if lines.len() > MOST_REACHED {
        return;
    }
    for at in lines {
        add(marks, at, Furniture::likely(Reason::PressContact));
        let address = |above: &usize| {
            let block = &blocks[*above];
            let numbered = block.digits && !block.day.told;
            numbered && block.words <= ADDRESS && !block.ends_sentence && !shielded[*above]
        };
        let above: Vec<usize> =
            (last + 1..at).rev().take(ADDRESS_LINES).take_while(address).collect();
        for above in above {
            add(marks, above, Furniture::likely(Reason::PressContact));
        }
    }
}

/// The last paragraphs that tell of an author or a house; the text above them has to go on without.
fn tellings(text: &str, blocks: &[Features], marks: &mut Marks) {
    let slice = |at: usize| text.get(blocks[at].span.range()).unwrap_or_default();
    let mut found = 0;
    for at in (1..blocks.len()).rev() {
        let block = &blocks[at];
        if block.telling && marks[at].is_none() && found < MOST {
            found += 1;
            let above =
                (0..at).filter(|&above| blocks[above].ends_sentence && marks[above].is_none());
            if above.take(ABOVE).count() < ABOVE {
                return;
            }
            add(marks, at, Furniture::likely(Reason::AuthorBox));
            if blocks[at - 1].words <= NAME && slice(at).starts_with(slice(at - 1)) {
                add(marks, at - 1, Furniture::likely(Reason::AuthorBox));
            }
        } else if block.body && marks[at].is_none() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pleas() {
        let is_plea = |text: &str| {
            let mut words = Words::default();
            words.read(text);
            is_plea(text, &words)
        };
        for plea in [
            "We rely on the support of our readers to keep this website free of charge. Please donate.",
            "Your subscription has ended. Renew it now to unlock all our stories.",
            "As one of our loyal readers, we ask you to subscribe: for five crowns a month you read without ads.",
        ] {
            assert!(is_plea(plea), "{plea}");
        }
        for other in [
            "We rely on the support of our partners and ask you to keep the border open.",
            "The minister said that the website of the ministry asks its readers to subscribe to you.",
            "“We ask our readers to subscribe to our newsletter”, the editor told the president.",
            "The ministers visited the office of a newspaper and spoke with its subscribers and advertisers.",
        ] {
            assert!(!is_plea(other), "{other}");
        }
    }

    #[test]
    fn authors_and_houses() {
        for telling in [
            "Ada Quill is a dynamic reporter who has written of the river for ten years.",
            "The Harborne Gazette is the oldest newspaper of the three states on the river.",
            "Jon Ferrow covers the border as a correspondent of the Courier. He lives in Tolmark.",
        ] {
            assert!(is_telling(telling), "{telling}");
        }
        for other in [
            "Arvenia is ready to open the bridge and to publish the maps.",
            "Ada Quill met the president of the newspaper.",
            "Arvenia is asking for the release of the reporter.",
            "The minister is a former journalist.",
            "Ada Quill is a reporter, and “nobody's enemy”, as she says.",
        ] {
            assert!(!is_telling(other), "{other}");
        }
    }

    #[test]
    fn how_a_house_is_reached() {
        let reached = |text: &str| {
            let mut words = Words::default();
            words.read(text);
            is_reached(text, &words)
        };
        assert!(reached("Tel. +99 12 345 600") && reached("E-mail: press@mfa.example"));
        assert!(!reached("Telephone call of 12 May") && !reached("Ada Quill @harborne"));
    }
}

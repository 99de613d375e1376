//! Labels in another language than the text, as pages in two languages leave them around it:
//! "Ir al contenido", "Kommentar schreiben".

use super::features::Features;
use super::lexicon::Words;
use super::rules::{Marks, add, first_body};
use super::{Furniture, FurnitureReason as Reason};

/// Words of the longest label.
const LABEL_WORDS: usize = 12;
/// One word in so many of an English text says little by itself ("the", "of").
const FUNCTION_WORDS: usize = 6;

/// Whether a short line is in another script, or of words that pages in other languages label their
/// buttons with. A name ("Palacio de los Vientos") is not: at least one of its words is a label's, and
/// none is English.
pub(super) fn is_foreign(text: &str, words: &Words) -> bool {
    if words.len() > LABEL_WORDS {
        return false;
    }
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    let others = letters().filter(|c| !is_latin(*c)).count();
    if others * 2 > letters().count() {
        return true;
    }
    let foreign = words.foreign_words();
    // "a" and "on" are words of several languages.
    foreign > 0 && foreign * 3 >= words.len() && (foreign > 1 || words.function_words() == 0)
}

/// Latin letters, with and without marks.
fn is_latin(c: char) -> bool {
    c.is_ascii() || matches!(c, '\u{AA}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
}

/// Marks lines in another language above an English text and below it.
pub(super) fn mark(blocks: &[Features], shielded: &[bool], marks: &mut Marks) {
    let Some(first) = first_body(blocks, marks) else { return };
    let last = blocks.iter().rposition(|block| block.body).unwrap_or(first);
    if !is_english(&blocks[first]) {
        return;
    }
    for at in (0..first).chain(last + 1..blocks.len()) {
        if blocks[at].foreign && !shielded[at] && !blocks[at].digits {
            add(marks, at, Furniture::likely(Reason::PageLine));
        }
    }
}

/// Whether the words that a text begins with are English.
fn is_english(block: &Features) -> bool {
    let mut words = Words::default();
    words.read(&block.opening);
    words.function_words() * FUNCTION_WORDS >= words.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_in_other_languages() {
        let foreign = |text: &str| {
            let mut words = Words::default();
            words.read(text);
            is_foreign(text, &words)
        };
        for label in [
            "Añadir nuevo comentario",
            "Ir al contenido principal",
            "Kommentar schreiben",
            "Partager cet article",
            "Читать далее",
            "שתפו את הכתבה",
        ] {
            assert!(foreign(label), "{label}");
        }
        for other in [
            "Palacio de los Vientos",
            "Déclaration of the Minister",
            "El Heraldo de Tolmark",
            "Orla Venn",
            "Venn meets Tam Okoro in Brennholt",
            "2031",
        ] {
            assert!(!foreign(other), "{other}");
        }
    }
}

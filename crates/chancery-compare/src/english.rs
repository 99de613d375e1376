//! What is only true of English: word endings, spelling and contractions; numbers, days and words for
//! talks below.

mod days;
mod numbers;
mod talks;

use rust_stemmers::{Algorithm, Stemmer};

pub(crate) use days::{
    before_noon, counts_from_writing, month, points_ahead, points_back, weekday, weekday_name,
};
pub(crate) use numbers::{duration, multiplier, number, scaled};
pub(crate) use talks::{
    begins_with_talking, begins_with_the_talks, meeting_place, names_the_talks_early,
    of_counterpart, of_the_talks, own_talks, says_what_is_needed, talked_of, told_about, with_whom,
};

/// The stem of a folded word (Porter 2001, the English Snowball stemmer), with the British and
/// the American spelling brought to one form.
pub(crate) fn stem(word: &str) -> String {
    Stemmer::create(Algorithm::English).stem(&american(word)).into_owned()
}

/// What the forms of a listed word begin with: the word, in the American spelling, without a last `e`
/// or `y`. A stem alone takes too much together: `willing` and `will`, `timely` and `time`.
pub(crate) fn beginning(word: &str) -> String {
    american(word).trim_end_matches(['e', 'y']).to_owned()
}

/// Whether a folded word begins so.
pub(crate) fn begins(word: &str, beginning: &str) -> bool {
    american(word).starts_with(beginning)
}

/// `-ise`, `-isation`, `-our`, `-yse`, `-tre` in their American form. Words that never had the
/// other form are bent too, on both sides alike.
fn american(word: &str) -> String {
    const ENDINGS: [(&str, &str); 12] = [
        ("isation", "ization"),
        ("isations", "izations"),
        ("ising", "izing"),
        ("ised", "ized"),
        ("ises", "izes"),
        ("ise", "ize"),
        ("yse", "yze"),
        ("ours", "ors"),
        ("oured", "ored"),
        ("our", "or"),
        ("tre", "ter"),
        ("ence", "ense"),
    ];
    if word.len() < 6 {
        return word.to_owned();
    }
    for (british, american) in ENDINGS {
        if let Some(body) = word.strip_suffix(british) {
            return format!("{body}{american}");
        }
    }
    word.to_owned()
}

/// A folded word without its possessive ending; a contraction of "not" is split off as `n't`.
pub(crate) fn clitics(word: &str) -> (&str, bool) {
    if let Some(body) = word.strip_suffix("n't") {
        return (body, true);
    }
    let body = word.strip_suffix("'s").or_else(|| word.strip_suffix('\'')).unwrap_or(word);
    (body, false)
}

/// Whether a folded word joins the parts of a list.
pub(crate) fn is_and(word: &str) -> bool {
    word == "and"
}

/// Stems of what is done by saying that one does it.
pub(crate) const PERFORMATIVES: [&str; 4] = ["apolog", "condol", "congratul", "sympathi"];

/// What the adjective of a state's name, or of its people, is made from: the name, which may lose a
/// vowel or two (`Sedrane`, `Sedrani`). Names that change more (`Wales`, `Welsh`) are not known here.
pub(crate) fn adjective_stems(name: &str) -> impl Iterator<Item = &str> {
    const SHORTEST: usize = 4;
    (0..=2).filter_map(move |lost| {
        let (stem, vowels) = name.split_at_checked(name.len().checked_sub(lost)?)?;
        let fits = vowels.chars().all(|c| "aeiouy".contains(c)) && stem.chars().count() >= SHORTEST;
        fits.then_some(stem)
    })
}

/// What a folded word is made from if it is the adjective of a state's name, or its people: the
/// word without each ending that it may have. Where one state's name begins as another's does, the
/// adjective is not that of the shorter: `Nigerian` is of Nigeria, not of Niger.
pub(crate) fn adjective_beginnings(word: &str) -> impl Iterator<Item = &str> {
    const LONGER: [(&str, &str); 1] = [("niger", "nigeria")];
    const ENDINGS: [&str; 16] = [
        "i", "is", "n", "ns", "an", "ans", "ian", "ians", "ese", "ish", "ic", "er", "ers", "ite",
        "ites", "s",
    ];
    let of_another =
        |stem: &str| LONGER.iter().any(|(name, longer)| *name == stem && word.starts_with(longer));
    let stems = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
    stems.filter(move |stem| !of_another(stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_and_endings_meet() {
        assert_eq!(stem("organisation"), stem("organizations"));
        assert_eq!(stem("honoured"), stem("honored"));
        assert_ne!(stem("sanction"), stem("section"));
    }

    fn is_adjective_of(name: &str, word: &str) -> bool {
        adjective_beginnings(word).any(|stem| adjective_stems(name).any(|of| of == stem))
    }

    #[test]
    fn adjectives_of_states_are_told_from_other_states() {
        assert!(is_adjective_of("valdoria", "valdorian"));
        assert!(is_adjective_of("kestrel", "kestrelese"));
        assert!(is_adjective_of("sedrane", "sedrani"));
        assert!(!is_adjective_of("austria", "australia"));
        assert!(!is_adjective_of("niger", "nigeria"));
        assert!(!is_adjective_of("niger", "nigerian"));
        assert!(!is_adjective_of("niger", "nigerians"));
        assert!(!is_adjective_of("niger", "nigerias"));
        assert!(is_adjective_of("nigeria", "nigerian"));
        assert!(is_adjective_of("niger", "nigers"));
        assert!(!is_adjective_of("larkmoor", "lark"));
    }
}

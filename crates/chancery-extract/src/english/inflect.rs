//! The forms of English verbs.

use std::collections::BTreeMap;

/// The forms of a verb other than its dictionary form, as they stand in text.
///
/// `irregular` maps dictionary forms to past, past participle and, where it is not regular,
/// present participle.
pub(crate) fn forms(lemma: &str, irregular: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    let mut out = vec![lemma.to_owned(), third_person(lemma)];
    match irregular.get(lemma) {
        Some(parts) => {
            out.extend(parts.iter().take(2).cloned());
            if lemma == "be" {
                out.push("were".to_owned());
            }
            out.push(parts.get(2).cloned().unwrap_or_else(|| gerund(lemma)));
        }
        None => {
            out.push(past(lemma));
            out.push(gerund(lemma));
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

fn third_person(lemma: &str) -> String {
    if lemma == "be" {
        "is".to_owned()
    } else if lemma == "have" {
        "has".to_owned()
    } else if let Some(stem) = consonant_y(lemma) {
        format!("{stem}ies")
    } else if lemma.ends_with(['s', 'x', 'z', 'o'])
        || lemma.ends_with("ch")
        || lemma.ends_with("sh")
    {
        format!("{lemma}es")
    } else {
        format!("{lemma}s")
    }
}

fn past(lemma: &str) -> String {
    if lemma.ends_with('e') {
        format!("{lemma}d")
    } else if let Some(stem) = consonant_y(lemma) {
        format!("{stem}ied")
    } else {
        format!("{lemma}ed")
    }
}

fn gerund(lemma: &str) -> String {
    match lemma.strip_suffix('e') {
        Some(stem) if !lemma.ends_with("ee") && lemma != "be" => format!("{stem}ing"),
        _ => format!("{lemma}ing"),
    }
}

fn consonant_y(lemma: &str) -> Option<&str> {
    let stem = lemma.strip_suffix('y')?;
    (!stem.ends_with(['a', 'e', 'i', 'o', 'u'])).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_verbs_are_inflected() {
        let none = BTreeMap::new();
        assert_eq!(forms("deny", &none), ["denied", "denies", "deny", "denying"]);
        assert_eq!(forms("agree", &none), ["agree", "agreed", "agreeing", "agrees"]);
        assert_eq!(forms("stress", &none), ["stress", "stressed", "stresses", "stressing"]);
        assert_eq!(forms("urge", &none), ["urge", "urged", "urges", "urging"]);
        assert_eq!(forms("convey", &none), ["convey", "conveyed", "conveying", "conveys"]);
    }
}

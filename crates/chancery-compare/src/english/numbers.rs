//! Numbers and durations in words.

/// The number that a folded word stands for, where it is above ten; small numbers in words are
/// as good as articles.
pub(crate) fn number(word: &str) -> Option<u64> {
    const WORDS: [(&str, u64); 19] = [
        ("eleven", 11),
        ("twelve", 12),
        ("thirteen", 13),
        ("fourteen", 14),
        ("fifteen", 15),
        ("sixteen", 16),
        ("seventeen", 17),
        ("eighteen", 18),
        ("nineteen", 19),
        ("twenty", 20),
        ("thirty", 30),
        ("forty", 40),
        ("fifty", 50),
        ("sixty", 60),
        ("seventy", 70),
        ("eighty", 80),
        ("ninety", 90),
        ("hundred", 100),
        ("thousand", 1000),
    ];
    WORDS.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}

/// What a folded word behind a number multiplies it by.
pub(crate) fn multiplier(word: &str) -> Option<u64> {
    match word {
        "hundred" => Some(100),
        "thousand" => Some(1_000),
        "million" | "millions" | "mn" => Some(1_000_000),
        "billion" | "billions" | "bn" => Some(1_000_000_000),
        "trillion" => Some(1_000_000_000_000),
        _ => None,
    }
}

/// A number below eleven in words, or a decimal fraction, times what it is multiplied by.
pub(crate) fn scaled(word: &str, scale: u64) -> Option<u64> {
    if let Some(small) = small_number(word) {
        return small.checked_mul(scale);
    }
    let (whole, part) = word.split_once('.')?;
    let digits = part.len() <= 6 && part.chars().all(|c| c.is_ascii_digit());
    let unit = 10_u64.checked_pow(u32::try_from(part.len()).ok()?)?;
    let part: u64 = part.parse().ok().filter(|_| digits)?;
    let whole: u64 = whole.parse().ok()?;
    whole.checked_mul(scale)?.checked_add(part.checked_mul(scale)? / unit)
}

fn small_number(word: &str) -> Option<u64> {
    const WORDS: [&str; 11] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let place = WORDS.iter().position(|name| *name == word)?;
    u64::try_from(place).ok()
}

/// A duration as the words give it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Duration {
    /// In minutes.
    pub(crate) minutes: u64,
    /// Whether the words hedge ("about", "nearly", "more than").
    pub(crate) rough: bool,
}

/// Reads "two hours and ten minutes", "50 minutes", "about an hour and a half"; `None` where no
/// unit of time is found.
pub(crate) fn duration(text: &str) -> Option<Duration> {
    const HEDGES: [&str; 10] = [
        "about",
        "around",
        "nearly",
        "almost",
        "over",
        "than",
        "roughly",
        "some",
        "approximately",
        "least",
    ];
    let folded = crate::names::fold(text);
    let (mut minutes, mut pending, mut unit, mut rough) = (0u64, None::<u64>, None::<u64>, false);
    let mut article = false;
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let value = word.parse().ok().or_else(|| number(word)).or_else(|| small_number(word));
        match (value, word) {
            (Some(value), _) => {
                pending = Some(pending.unwrap_or(0).saturating_add(value));
                article = false;
            }
            (None, "a" | "an") if pending.is_none() => {
                pending = Some(1);
                article = true;
            }
            (None, "half") => {
                minutes = minutes.saturating_add(30);
                if article || pending.is_none() {
                    pending = None;
                    unit = unit.or(Some(0));
                }
            }
            (None, "hour" | "hours") if unit != Some(0) => {
                minutes = minutes.saturating_add(pending.take().unwrap_or(1).saturating_mul(60));
                unit = Some(60);
            }
            (None, "minute" | "minutes") => {
                minutes = minutes.saturating_add(pending.take().unwrap_or(1));
                unit = Some(1);
            }
            (None, word) => rough |= HEDGES.contains(&word),
        }
    }
    (unit.is_some() && minutes > 0).then_some(Duration { minutes, rough })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_with_what_multiplies_them() {
        assert_eq!(scaled("three", 1_000_000_000), Some(3_000_000_000));
        assert_eq!(scaled("1.5", 1_000_000), Some(1_500_000));
        assert_eq!(scaled("1.x", 1_000_000), None);
        assert_eq!(scaled("9.999999", u64::MAX), None);
    }

    #[test]
    fn durations_in_words_and_figures_meet() {
        let minutes = |text| duration(text).map(|d| (d.minutes, d.rough));
        assert_eq!(minutes("two hours and ten minutes"), Some((130, false)));
        assert_eq!(minutes("130 minutes"), Some((130, false)));
        assert_eq!(minutes("nearly two hours"), Some((120, true)));
        assert_eq!(minutes("an hour and a half"), Some((90, false)));
        assert_eq!(minutes("half an hour"), Some((30, false)));
        assert_eq!(minutes("two and a half hours"), Some((150, false)));
        assert_eq!(minutes("at length"), None);
    }
}

//! Strips of figures that pages put around their texts: rates, the weather, counters, lengths of films.

use super::lexicon::Words;

/// Figures of the shortest ticker.
const FIGURES: usize = 2;
/// Bytes of the longest length of a film: "1:02:03".
const CLOCK: usize = 8;

/// Rates or temperatures and nothing else: "USD 402.56, EUR 440.64", "+27 °C ... Tomorrow: +33 °C".
pub(super) fn is_ticker(text: &str) -> bool {
    let (mut figures, mut units) = (0, 0);
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, '|' | '/' | ':')) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if bare.is_empty() {
            continue;
        }
        let digits = bare.bytes().any(|byte| byte.is_ascii_digit());
        let letters = bare.trim_matches(|c: char| !c.is_alphabetic());
        let unit = Words::is_of_tickers(&letters.to_lowercase());
        if !(unit || digits && letters.is_empty()) {
            return false;
        }
        figures += usize::from(digits);
        units += usize::from(unit);
    }
    figures >= FIGURES && units > 0
}

/// Figures between strokes, how often a page was read and answered: "4030 | 1".
pub(super) fn is_counter(text: &str) -> bool {
    let figures = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text.contains('|') && text.split('|').all(|part| figures(part.trim()))
}

/// The seconds of a line that is nothing but minutes and seconds.
pub(super) fn clock(text: &str) -> Option<u32> {
    let parts = text.split(':').count();
    if text.len() > CLOCK || !(2..=3).contains(&parts) {
        return None;
    }
    text.split(':').enumerate().try_fold(0u32, |seconds, (at, part)| {
        let figures = (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        let part: u32 = part.parse().ok().filter(|part| figures && (at == 0 || *part < 60))?;
        (at == 0 || text.len() > 3).then_some(seconds * 60 + part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_and_the_weather() {
        for ticker in [
            "USD 402.56, EUR 440.64, RUB 4.58",
            "+27 °C, +19 °C ... +30 °C Tomorrow:+33 °C",
            "EUR/USD 1.09 | GBP/USD 1.27",
        ] {
            assert!(is_ticker(ticker), "{ticker}");
        }
        for other in ["2031-04-02", "USD 5 million, 3 years", "Tomorrow", "12 and 14", "EUR 12"] {
            assert!(!is_ticker(other), "{other}");
        }
    }

    #[test]
    fn counters_and_lengths() {
        assert!(is_counter("4030 | 1") && !is_counter("4030") && !is_counter("Page 1 | 2"));
        assert_eq!(clock("01:36"), Some(96));
        assert_eq!(clock("1:02:03"), Some(3723));
        for other in ["2:3:4:5", "9:75", "noon", "12", "Luke 3:16"] {
            assert_eq!(clock(other), None, "{other}");
        }
    }
}

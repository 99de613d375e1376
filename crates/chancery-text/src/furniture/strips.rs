//! Strips of figures that pages put around their texts: rates, the weather, counters, lengths of films.

use super::lexicon::Words;

/// Figures of the shortest ticker.
const FIGURES: usize = 2;
/// Bytes of the longest length of a film: "1:02:03".
const CLOCK: usize = 8;
/// Words of the shortest row of buttons for the size of letters, and bytes of the longest.
const SIZES: usize = 3;
const LONGEST_SIZE: usize = 60;
/// Bytes of the longest count of readers, and how many numbers stand in it ("1,203", "0.0/5").
const LONGEST_COUNT: usize = 60;
const NUMBERS: usize = 4;
/// Letters of the longest last part of a site's name.
const LONGEST_TOP: usize = 7;

/// Rates or temperatures and nothing else: "USD 402.56, EUR 440.64", "+27 °C ... Tomorrow: +33 °C".
fn is_ticker(text: &str) -> bool {
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
fn is_counter(text: &str) -> bool {
    let figures = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text.contains('|') && text.split('|').all(|part| figures(part.trim()))
}

/// Rates, counters, the buttons for the size of letters, signs and pictures.
pub(super) fn is_strip(text: &str) -> bool {
    is_ticker(text) || is_counter(text) || is_size(text) || is_icons(text) || is_picture(text)
}

/// The names of signs that a page draws by a font for them: "play_arrow", "skip_previous skip_next".
fn is_icons(text: &str) -> bool {
    let icon = |word: &str| {
        word.split('_').count() > 1
            && word.split('_').all(|part| {
                !part.is_empty()
                    && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            })
    };
    text.len() <= LONGEST_SIZE && !text.is_empty() && text.split_whitespace().all(icon)
}

/// A picture in Markdown: "![The ministers](/images/ministers.png)".
fn is_picture(text: &str) -> bool {
    let inner = text.trim_start_matches('[').strip_prefix("![");
    inner.is_some_and(|inner| inner.ends_with(')') && inner.matches("](").count() <= 2)
        && !text.contains(char::is_control)
}

/// The buttons for the size of letters: "A- A A+", "+ larger font - smaller font", "Font size: - A A +".
fn is_size(text: &str) -> bool {
    let mut sizes = 0;
    let known =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).all(|word| {
            let low = word.to_lowercase();
            let size = Words::is_of_sizes(&low) || are_two(&low);
            sizes += usize::from(size);
            size || low.bytes().all(|byte| byte.is_ascii_digit())
        });
    let signs = text.contains(['+', '-', '−', '↺']);
    known && text.len() <= LONGEST_SIZE && (sizes >= SIZES || sizes > 0 && signs)
}

/// Whether a page set two words of its buttons side by side without a space: "fontnormal".
fn are_two(word: &str) -> bool {
    let cuts = word.char_indices().map(|(at, _)| at).skip(2);
    word.len() <= LONGEST_SIZE
        && cuts.map(|at| word.split_at(at)).any(|(first, second)| {
            second.len() > 2 && Words::is_of_sizes(first) && Words::is_of_sizes(second)
        })
}

/// How often a page was read, answered or rated: "Views: 512", "Hits: 1,203", "Read 405 times".
pub(super) fn is_count(text: &str, words: &Words) -> bool {
    let number = |at: &usize| words.get(*at).bytes().all(|byte| byte.is_ascii_digit());
    let numbers = (0..words.len()).filter(number).count();
    let counted = |at: &usize| Words::is_of_counters(words.get(*at));
    let named = (0..words.len()).filter(counted).count();
    text.len() <= LONGEST_COUNT
        && (1..=NUMBERS).contains(&numbers)
        && named > 0
        && numbers + named == words.len()
}

/// What only a program says: "{{story.views}}", "googletag.cmd.push(function() {".
pub(super) fn is_code(text: &str) -> bool {
    Words::code_signs().any(|sign| text.contains(sign))
}

/// The name of a site and nothing else: "www.harborne.example", "https://harborne.example/". A page of a site
/// can be what a text refers to.
pub(super) fn is_address(text: &str) -> bool {
    let bare = text.trim_end_matches(['/', '.']);
    let (scheme, rest) = match bare.split_once("://") {
        Some((scheme, rest)) => (Some(scheme), rest),
        None => (None, bare),
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let mut parts = host.rsplit('.');
    let top = parts.next().unwrap_or_default();
    let plain = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let country = (2..=LONGEST_TOP).contains(&top.len())
        && top.bytes().all(|byte| byte.is_ascii_alphabetic());
    // "U.S." is none, and a name before "Inc." has a space.
    let named =
        host.split('.').count() > 1 && host.split('.').rev().skip(1).any(|part| part.len() > 2);
    host.len() == rest.len()
        && !bare.contains(char::is_whitespace)
        && scheme.is_none_or(|scheme| matches!(scheme, "http" | "https"))
        && country
        && named
        && parts.all(plain)
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
    fn buttons_and_counts() {
        let count = |text: &str| {
            let mut words = Words::default();
            words.read(text);
            is_count(text, &words)
        };
        for size in
            ["A- A A+", "+ larger fontnormal font- Smaller font", "Text size Aa Aa", "+ ↺ − 16 px"]
        {
            assert!(is_size(size), "{size}");
        }
        for other in
            ["A", "A and B", "A larger delegation", "Normal text", "16 - 18", "Size of the fleet"]
        {
            assert!(!is_size(other), "{other}");
        }
        for told in [
            "Views: 512",
            "Hits: 1,203",
            "Read 405 times",
            "Reader Comments(0)",
            "0 Persons",
            "JPEG - 13 kb",
        ] {
            assert!(count(told), "{told}");
        }
        for other in ["12", "Views", "Two persons", "12 persons were hurt", "Article 5", "3 points"]
        {
            assert!(!count(other), "{other}");
        }
    }

    #[test]
    fn addresses_and_code() {
        for address in ["Harborne.Az", "www.harborne.example", "https://www.mfa.example/"] {
            assert!(is_address(address), "{address}");
        }
        for other in [
            "U.S.",
            "3.5",
            "No. 5",
            "Mr.Venn",
            "e.g.",
            "end.",
            "ada@harborne.example",
            "https://mfa.example/a",
        ] {
            assert!(!is_address(other), "{other}");
        }
        assert!(is_code("- 7 - {{hits.values}}") && !is_code("{the envoy} said"));
    }

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

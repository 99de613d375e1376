//! Telling HTML from plain text, and finding a page's declared charset.

use crate::furniture::fields_end;
use crate::reading::Media;
use crate::tags::{Tag, tag};

/// How much of a text is looked at.
const SAMPLE: usize = 64 * 1024;
/// The HTML standard looks for a charset in the first 1024 bytes; real pages put it later too.
const CHARSET_SAMPLE: usize = 4096;

/// What kind of text this is. A page starts with a doctype or a page element; a piece of one
/// starts with a known tag, or holds many of them. Text that only uses `<` stays plain.
pub(crate) fn media(text: &str) -> Media {
    let sample = &text[..text.floor_char_boundary(SAMPLE)];
    let start = sample.trim_start_matches(crate::blocks::is_white);
    let lower: String = start.chars().take(64).flat_map(char::to_lowercase).collect();
    let page = ["<!doctype html", "<html", "<head", "<body"];
    if page.iter().any(|opening| lower.starts_with(opening)) {
        return Media::Html;
    }
    let (known, closing) = count_tags(sample);
    let opens = start.starts_with("<!--") || known_tag_at(start.as_bytes(), 0).is_some();
    // Below the fields of a file stands Markdown, in which tags are let in, or a piece of a page.
    if let Some(end) = fields_end(start) {
        let rest = start[end..].trim_start_matches(crate::blocks::is_white);
        return match known_tag_at(rest.as_bytes(), 0) {
            Some(_) => Media::Html,
            None => Media::Plain,
        };
    }
    let dense = known >= 4 && known * 1500 >= sample.len();
    // The one closing tag of a long paragraph may stand behind the sample.
    let piece = opens && (known >= 5 || (known >= 2 && closing >= 1));
    if piece || (dense && closing >= 1) { Media::Html } else { Media::Plain }
}

/// Known tags of the sample, and how many of them close an element.
fn count_tags(sample: &str) -> (usize, usize) {
    let bytes = sample.as_bytes();
    let (mut known, mut closing) = (0, 0);
    for (at, _) in sample.match_indices('<') {
        if let Some(closes) = known_tag_at(bytes, at) {
            known += 1;
            closing += usize::from(closes);
        }
    }
    (known, closing)
}

/// Whether a known tag stands at `at`, and whether it closes an element.
fn known_tag_at(bytes: &[u8], at: usize) -> Option<bool> {
    let rest = bytes.get(at..)?.strip_prefix(b"<")?;
    let (rest, closes) = match rest.strip_prefix(b"/") {
        Some(rest) => (rest, true),
        None => (rest, false),
    };
    let len = rest.iter().take(12).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let follows = rest.get(len)?;
    if !matches!(follows, b'>' | b'/' | b' ' | b'\t' | b'\n' | b'\r') {
        return None;
    }
    let name = rest[..len].to_ascii_lowercase();
    (tag(&name) != Tag::Other).then_some(closes)
}

/// The charset a page declares in its first bytes: `<meta charset=…>` or the `charset=` of a
/// `Content-Type`, or the encoding of an XML declaration.
pub(crate) fn meta_charset(bytes: &[u8]) -> Option<String> {
    let head = bytes[..bytes.len().min(CHARSET_SAMPLE)].to_ascii_lowercase();
    if head.starts_with(b"<?xml")
        && let Some(label) = value_after(&head[..head.len().min(200)], b"encoding=")
    {
        return Some(label);
    }
    let mut from = 0;
    while let Some(at) = find(&head[from..], b"<meta") {
        let start = from + at;
        let len = head[start..].iter().position(|&byte| byte == b'>')?;
        if let Some(label) = value_after(&head[start..start + len], b"charset=") {
            return Some(label);
        }
        from = start + len;
    }
    None
}

fn value_after(bytes: &[u8], name: &[u8]) -> Option<String> {
    let at = find(bytes, name)? + name.len();
    let value: Vec<u8> = bytes[at..]
        .iter()
        .copied()
        .skip_while(|byte| matches!(byte, b'"' | b'\'' | b' '))
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':'))
        .collect();
    String::from_utf8(value).ok().filter(|label| !label.is_empty())
}

fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).position(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_pieces_of_pages_are_html() {
        assert_eq!(media("  <!DOCTYPE HTML><title>x</title>"), Media::Html);
        assert_eq!(media("\n<p>The envoys met.</p>\n<p>They left.</p>"), Media::Html);
        assert_eq!(media("Lead in <b>a</b> <i>b</i><br>c <p>d</p>"), Media::Html);
    }

    #[test]
    fn a_text_with_angle_brackets_is_plain() {
        assert_eq!(media("Growth was <2% and the envoy <sic> said so."), Media::Plain);
        assert_eq!(media("<p style is what we do not use"), Media::Plain);
        assert_eq!(media("< Back to the list\nThe ministers met."), Media::Plain);
        assert_eq!(
            media(&format!("{} the <b>bold</b> plan", "Talks went on. ".repeat(200))),
            Media::Plain
        );
    }

    #[test]
    fn below_the_fields_of_a_file_stands_markdown_or_a_page() {
        let fields = "---  \ntitle: Venn met Okoro\npermalink: /news/venn/\n---\n\n";
        let notes = "The ministers met<sup>1</sup>, and again<sup>2</sup>.<br>They left.<br>";
        assert_eq!(media(&format!("{fields}#### Venn met Okoro\n\n{notes}")), Media::Plain);
        assert_eq!(media(&format!("{fields}<p>The ministers met.</p>")), Media::Html);
    }

    #[test]
    fn declared_charsets_are_found() {
        assert_eq!(meta_charset(b"<meta charset='Windows-1252'>").as_deref(), Some("windows-1252"));
        let typed = b"<meta http-equiv=x content=\"text/html; charset=koi8-r\">";
        assert_eq!(meta_charset(typed).as_deref(), Some("koi8-r"));
        assert_eq!(meta_charset(b"<p>charset=utf-8</p>"), None);
    }
}

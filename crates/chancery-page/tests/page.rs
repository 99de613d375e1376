//! The page of a fictional collation: what must be in it, and what must never be.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

#[path = "../../chancery-compare/tests/common/mod.rs"]
mod common;

use chancery_compare::{Relation, collate};
use chancery_page::collation_page;
use chancery_record::{Medium, Record, TopicNames};
use common::*;

fn page(a: &Record, b: &Record) -> String {
    collation_page(a, b, &collate(a, b), &TopicNames::default())
}

fn demo() -> (Record, Record) {
    let medium = Some(Medium::Video);
    (
        with_contact(kestrel(), &LEADERS, medium, Some("2031-09-18"), Some("2031-09-18")),
        with_contact(valdoria(), &LEADERS, medium, Some("XXXX-XX-18"), None),
    )
}

/// A record whose every word is hostile.
fn hostile(name: &str) -> Record {
    const EVIL: &str = "</td><script src=\"https://evil.example/x.js\">alert('1')</script>\
                        <img src=x onerror=alert(2)> &lt; \u{202e}txet desrever\u{0}\u{7}";
    let mut record = record(name, Some(EVIL), &[(&["vostrek"], "commitment", &[EVIL], EVIL)]);
    record = with_contact(record, &[(EVIL, EVIL)], None, None, None);
    record.document.title = known(EVIL.to_owned());
    record.document.issuer = known(EVIL.to_owned());
    record.document.language = known("en\"><script>".to_owned());
    record.document.provenance.url = Some("javascript:alert(3)//https://evil.example/".to_owned());
    record.document.provenance.publisher = Some(EVIL.to_owned());
    for actor in &mut record.actors {
        actor.name = EVIL.to_owned();
    }
    record.version = EVIL.into();
    record
}

#[test]
fn there_is_a_row_for_every_row() {
    let (a, b) = demo();
    let collation = collate(&a, &b);
    let html = collation_page(&a, &b, &collation, &TopicNames::default());
    for relation in Relation::ALL {
        let rows = collation.rows.iter().filter(|row| row.relation == relation).count();
        let shown =
            html.matches(&format!("<tr class=\"{}\" role=\"row\">", relation.code())).count();
        assert_eq!(shown, rows, "{relation:?}");
    }
    assert_eq!(html.matches("<tr class=").count(), collation.rows.len() + collation.fields.len());
}

#[test]
fn every_statement_is_quoted_once_under_its_number() {
    let (a, b) = demo();
    let html = page(&a, &b);
    for (letter, record) in [('A', &a), ('B', &b)] {
        for number in 1..=record.statements.len() {
            assert_eq!(html.matches(&format!("id=\"{letter}{number}\"")).count(), 1);
        }
    }
    assert!(html.contains("Kestrel’s policy on the Ysmere Islands has not changed."));
}

#[test]
fn unconfirmed_words_are_marked() {
    let (a, b) = demo();
    let collation = collate(&a, &b);
    let html = collation_page(&a, &b, &collation, &TopicNames::default());
    assert!(!collation.unconfirmed.is_empty());
    assert_eq!(html.matches("<p class=\"mouth\">").count(), collation.unconfirmed.len());
    assert!(html.contains("words given to Josephine Arkwell"));
}

#[test]
fn a_relation_is_never_told_by_colour_alone() {
    let (a, b) = demo();
    let html = page(&a, &b);
    for relation in Relation::ALL {
        assert!(html.contains(relation.label()), "{relation:?}");
        assert!(html.contains(relation.glyph()), "{relation:?}");
    }
}

#[test]
fn differences_inside_a_row_are_struck_and_underlined() {
    let said = |words| record(words, Some("Valdoria"), &[(&["vostrek"], "commitment", &[], words)]);
    let html = page(
        &said("Valdoria will send wheat to both banks in spring."),
        &said("Valdoria will send wheat to both banks in autumn."),
    );
    assert!(html.contains("<del>spring</del>."), "{html}");
    assert!(html.contains("<ins>autumn</ins>."), "{html}");
}

#[test]
fn hostile_words_stay_words() {
    let (a, b) = (hostile("a"), hostile("b"));
    for html in [page(&a, &b), page(&a, &a)] {
        for markup in ["<script", "<img", "javascript:alert(3)\"", "href=\"http", "src="] {
            let as_markup = html.match_indices(markup).filter(|(at, _)| {
                // `src=` may stand in escaped text; as an attribute it would follow a real tag.
                let before = &html[..*at];
                before.rfind('<') > before.rfind('>')
            });
            assert_eq!(as_markup.count(), 0, "{markup}");
        }
        assert!(html.contains("&lt;script src=&quot;"));
        assert!(html.contains("‹U+202E›"));
        assert!(!html.contains('\u{202e}') && !html.contains('\u{0}') && !html.contains('\u{7}'));
        assert!(!html.contains("<script"));
    }
}

#[test]
fn tags_are_balanced_even_around_hostile_words() {
    for html in [page(&hostile("a"), &hostile("b")), page(&demo().0, &demo().1)] {
        for tag in
            ["html", "body", "main", "table", "tbody", "tr", "td", "section", "div", "p", "ul"]
        {
            let open = html.matches(&format!("<{tag}>")).count()
                + html.matches(&format!("<{tag} ")).count();
            assert_eq!(open, html.matches(&format!("</{tag}>")).count(), "{tag}");
        }
    }
}

#[test]
fn nothing_is_loaded_from_anywhere() {
    let (a, b) = demo();
    let html = page(&a, &b);
    for outside in ["http://", "https://", "url(", "@import", "<link", "<script", "<iframe", "//"] {
        assert!(!html.contains(outside), "{outside}");
    }
    assert!(html.contains("default-src 'none'"));
    // Links lead to places in the page.
    for (at, _) in html.match_indices("href=\"") {
        assert!(html[at + 6..].starts_with('#'));
    }
}

#[test]
fn the_page_can_be_read_by_ear_and_on_paper() {
    let (a, b) = demo();
    let html = page(&a, &b);
    assert_eq!(html.matches("<h1>").count(), 1);
    for part in
        ["<html lang=\"en\">", "<header>", "<main>", "<footer>", "scope=\"col\"", "<legend>"]
    {
        assert!(html.contains(part), "{part}");
    }
    for media in ["prefers-color-scheme: dark", "@media print", "prefers-reduced-motion"] {
        assert!(html.contains(media), "{media}");
    }
}

#[test]
fn colours_have_enough_contrast() {
    let css = include_str!("../src/page.css");
    let (light, rest) = css.split_once("@media (prefers-color-scheme: dark)").unwrap();
    let dark = rest.split_once("* {").unwrap().0;
    for scheme in [light, dark] {
        let colour = |name: &str| {
            let value = scheme.split_once(&format!("--{name}: #")).unwrap().1;
            u32::from_str_radix(&value[..6], 16).unwrap()
        };
        for ink in ["ink", "muted", "same", "other", "claim", "topic", "a", "b", "mouth"] {
            for ground in ["paper", "claim-wash"] {
                let ratio = contrast(colour(ink), colour(ground));
                assert!(ratio >= 4.5, "{ink} on {ground}: {ratio:.2}");
            }
        }
    }
}

/// The contrast ratio of WCAG 2.2, success criterion 1.4.3.
fn contrast(one: u32, other: u32) -> f64 {
    let luminance = |colour: u32| {
        let channel = |shift: u32| {
            let value = f64::from((colour >> shift) & 255) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
    };
    let (x, y) = (luminance(one), luminance(other));
    (x.max(y) + 0.05) / (x.min(y) + 0.05)
}

#[test]
fn the_same_collation_gives_the_same_bytes() {
    let (a, b) = demo();
    assert_eq!(page(&a, &b), page(&a, &b));
}

#[test]
fn an_empty_document_has_a_page_too() {
    let empty = record("empty", None, &[]);
    let html = page(&empty, &empty);
    assert!(html.ends_with("</html>\n"));
    assert_eq!(html.matches("class=\"statement\"").count(), 0);
}

//! Search: what is found, where it stands, and that no text is a wrong query.

use chancery_record::Span;
use chancery_store::{Case, Hit};

use crate::fiction::{CALL, Desk, Draft, UNDATED, VISIT, put};

fn case(desk: &Desk) -> Case {
    let mut case = desk.open();
    put(&mut case, &[&CALL.build(), &VISIT.build(), &UNDATED.build()]);
    case
}

fn cut(text: &str, span: Span) -> String {
    text.chars().skip(span.start as usize).take(span.len() as usize).collect()
}

fn only(hits: Vec<Hit>) -> Hit {
    assert_eq!(hits.len(), 1, "{hits:?}");
    hits.into_iter().next().unwrap()
}

#[test]
fn a_hit_says_where_it_stands() {
    let desk = Desk::new();
    let (case, call) = (case(&desk), CALL.build());
    let hit = only(case.search("EBORA corridor", 10).unwrap());
    assert_eq!(hit.document, *call.sha256());
    assert_eq!(cut(&call.text, hit.span.unwrap()), "Ébora grain corridor");
    assert_eq!(hit.statement.as_deref(), Some(call.record.statements[0].id.as_str()));
    let marked: Vec<String> = hit.marks.iter().map(|mark| cut(&hit.snippet, *mark)).collect();
    assert_eq!(marked, ["Ébora", "corridor"]);
    assert!(call.text.contains(&hit.snippet));
    assert!(!hit.furniture);
}

#[test]
fn words_phrases_and_beginnings() {
    let desk = Desk::new();
    let case = case(&desk);
    let count = |query: &str| case.search(query, 10).unwrap().len();
    assert_eq!(count("border talks"), 2);
    assert_eq!(count("\"talks border\""), 0);
    assert_eq!(count("\"border talks\""), 2);
    assert_eq!(count("corr"), 0);
    assert_eq!(count("corr*"), 1);
    assert_eq!(count("grain settled"), 0);
    assert_eq!(count("telephone"), 3);
    assert_eq!(case.search("telephone", 2).unwrap().len(), 2);
}

#[test]
fn a_word_of_the_title_alone_is_shown_there() {
    let desk = Desk::new();
    let hit = only(case(&desk).search("receives", 10).unwrap());
    assert_eq!((hit.span, hit.statement), (None, None));
    assert_eq!(hit.snippet, "President Marrun receives Minister Vašik");
    assert_eq!(cut(&hit.snippet, hit.marks[0]), "receives");
}

#[test]
fn furniture_is_shown_only_where_nothing_else_has_the_word() {
    let desk = Desk::new();
    let (case, call) = (case(&desk), CALL.build());
    // "grain" is in the teaser as well; the passage shown is the statement's.
    let hit = only(case.search("grain", 10).unwrap());
    assert!(!hit.furniture);
    assert_eq!(hit.marks.len(), 1);
    let hit = only(case.search("festival", 10).unwrap());
    assert!(hit.furniture);
    assert_eq!(cut(&call.text, hit.span.unwrap()), "festival");
}

#[test]
fn no_text_is_a_wrong_query() {
    let desk = Desk::new();
    let case = case(&desk);
    let long = "grain ".repeat(5_000);
    let wide = "x".repeat(100_000);
    for query in [
        "",
        " ",
        "\"",
        "\"\"",
        "*",
        "**",
        "a*b",
        "AND",
        "OR",
        "NOT",
        "NEAR",
        "NEAR(",
        "(",
        ")",
        "grain)",
        "text:",
        "title:grain",
        "-grain",
        "^grain",
        "grain +",
        "{a b}:c",
        "'",
        "';--",
        "\0",
        "gr\0ain",
        "\"un\0closed",
        "“curly",
        "«a» „b”",
        "\u{202E}grain",
        "é",
        "\u{301}",
        "👩‍👩‍👧",
        "²",
        "grain AND",
        "a\"b\"c",
        "\\",
        "%",
        "_",
        "?",
        "1",
        "中文",
        "\u{1D400}",
        "\u{FFFD}",
        "\u{AD}",
        "_*",
        "ⓐ",
        "\u{200d}a",
        "া",
        &long,
        &wide,
    ] {
        let found = case.search(query, 5);
        assert!(found.is_ok(), "{query:?}: {}", found.unwrap_err());
        let filter = chancery_store::Filter { text: Some(query.to_owned()), ..Default::default() };
        let mut rows = 0;
        case.statements(&filter, |_| {
            rows += 1;
            std::ops::ControlFlow::Continue(())
        })
        .unwrap_or_else(|error| panic!("{query:?}: {error}"));
    }
    assert_eq!(case.search(&long, 5).unwrap().len(), 1);
}

#[test]
fn any_character_can_be_searched_for() {
    let desk = Desk::new();
    let case = case(&desk);
    for code in (0..0x800u32).chain((0x800..0x20000).step_by(37)).chain(0xFFF0..0x10000) {
        if let Some(c) = char::from_u32(code) {
            for query in [format!("{c}"), format!("a{c}b*"), format!("\"{c} grain")] {
                let found = case.search(&query, 1);
                assert!(found.is_ok(), "{code:x}: {}", found.unwrap_err());
            }
        }
    }
}

#[test]
fn a_text_full_of_markers_keeps_its_offsets() {
    let desk = Desk::new();
    let content = "\u{2}0\u{3} the \u{2}1\u{3} harbour \u{2}0\u{3} opened";
    let (speaker, side, _, force, topic) = CALL.said[0];
    let paper =
        Draft { said: &[(speaker, side, content, force, topic)], teaser: "", ..CALL }.build();
    let mut case = desk.open();
    put(&mut case, &[&paper]);
    let hit = only(case.search("harbour", 1).unwrap());
    assert_eq!(cut(&paper.text, hit.span.unwrap()), "harbour");
}

#[test]
fn a_word_ends_where_its_block_ends() {
    let desk = Desk::new();
    let mut case = desk.open();
    let call = CALL.build();
    // The text has no white space there: as if "the Ébora" were two blocks.
    let at = call.text.chars().collect::<String>().find("bora").unwrap();
    let at = u32::try_from(call.text[..at].chars().count()).unwrap();
    let new = chancery_store::NewDocument { breaks: &[at], ..call.new_document() };
    case.put(&[new]).unwrap();
    assert_eq!(case.search("ebora", 10).unwrap().len(), 0);
    let hit = only(case.search("bora corridor", 10).unwrap());
    let found: Vec<String> = hit.places.iter().map(|place| cut(&call.text, *place)).collect();
    assert!(found.contains(&"bora".to_owned()) && found.contains(&"corridor".to_owned()));
    assert!(call.text.contains(&hit.snippet));
    assert_eq!(case.check().unwrap().problems, Vec::<String>::new());
    // Another reading has it as one.
    case.refresh(call.sha256(), &call.record, &call.text, &[]).unwrap();
    assert_eq!(case.search("ebora", 10).unwrap().len(), 1);
    case.remove(&[call.sha256().clone()]).unwrap();
    assert_eq!(case.search("corridor", 10).unwrap().len(), 0);
    assert_eq!(case.check().unwrap().problems, Vec::<String>::new());
}

use super::*;

fn error(yaml: &str) -> CodebookError {
    Codebook::parse(yaml).unwrap_err()
}

#[test]
fn the_built_in_codebook_has_the_forces_and_topics_of_the_program() {
    let built_in = Codebook::parse(Codebook::built_in()).unwrap();
    let forces: Vec<Option<Force>> = built_in.forces.iter().map(|entry| entry.known).collect();
    assert_eq!(forces, Force::ALL.map(Some));
    let topics: Vec<&String> = built_in.topics.iter().map(|entry| &entry.code).collect();
    assert_eq!(topics, crate::Lexicon::english().topic_codes.iter().collect::<Vec<_>>());
}

#[test]
fn an_unknown_key_is_told_with_its_line_and_the_nearest_known_one() {
    let told = error("codebook: x\ntopics:\n  - code: fishery\n    keyword: [fish]\n");
    assert_eq!((told.line, told.column), (4, 5));
    assert_eq!(
        told.to_string(),
        "line 4, column 5: unknown key `keyword` in a topic; did you mean `keywords`?"
    );
    let told = error("codbook: x");
    assert_eq!(
        told.to_string(),
        "line 1, column 1: unknown key `codbook` in the codebook; did you mean `codebook`?"
    );
    let told = error("forces:\n- code: warning\n  zzzzz: 1\n");
    assert_eq!(told.to_string(), "line 3, column 3: unknown key `zzzzz` in a force");
}

#[test]
fn what_is_no_yaml_is_told_with_its_place() {
    for (yaml, line) in [
        ("forces: [a, b", 1),
        ("codebook: x\nforces:\n  - code: 'open\n", 3),
        ("a: 1\n\t- b", 1),
        ("codebook: &a x\nversion: *a", 1),
        ("codebook: !!str x", 1),
    ] {
        let told = error(yaml);
        assert!(told.line >= line, "{yaml:?}: {told}");
        assert!(matches!(told.problem, Problem::Syntax(_) | Problem::Alias), "{yaml:?}: {told}");
    }
    assert_eq!(error("").problem, Problem::Empty);
    assert_eq!(error("# nothing").problem, Problem::Empty);
    assert_eq!(error(&"[".repeat(40)).problem, Problem::TooDeep);
    assert!(matches!(error(&"[".repeat(5000)).problem, Problem::TooDeep | Problem::Syntax(_)));
}

#[test]
fn doubles_are_told_with_the_line_of_the_first() {
    let told = error("topics:\n- code: a\n  words: [x]\n- code: a\n  words: [y]\n");
    let code = "a".to_owned();
    assert_eq!(told.problem, Problem::DuplicateCode { what: "topic", code, first: 2 });
    assert_eq!(told.line, 4);
    let told = error("codebook: x\ncodebook: y\n");
    let key = "codebook".to_owned();
    assert_eq!(told.problem, Problem::DuplicateKey { key, first: 1 });
}

#[test]
fn groups_are_known_or_told() {
    let told = error("forces:\n- code: ultimatum\n  group: conflictal\n  words: [or else]\n");
    assert_eq!(
        told.to_string(),
        "line 3, column 10: unknown group `conflictal`; did you mean `conflictual`?; a group of \
         your own is to stand under `coarse_groups`"
    );
    let own =
        "coarse_groups:\n  ritual: [toast]\nforces:\n- code: toast\n  words: [raised a glass]\n";
    assert_eq!(Codebook::parse(own).unwrap().forces[0].group, "ritual");
    let told = error("coarse_groups:\n  ritual: [toats]\n");
    assert!(matches!(told.problem, Problem::UnknownForce { .. }), "{told}");
    let told = error("forces:\n- code: warning\n  group: expressive\n");
    assert!(matches!(told.problem, Problem::FixedGroup { .. }), "{told}");
    let told = error("forces:\n- code: toast\n  words: [cheers]\n");
    assert!(matches!(told.problem, Problem::Missing { key: "group", .. }), "{told}");
}

#[test]
fn what_nothing_could_show_is_refused() {
    let told = error("topics:\n- code: fishery\n");
    assert!(matches!(told.problem, Problem::Wordless { what: "topic", .. }), "{told}");
    let told = error("forces:\n- code: toast\n  group: expressive\n");
    assert!(matches!(told.problem, Problem::Wordless { what: "force", .. }), "{told}");
    let told = error("forces:\n- code: toast\n  group: expressive\n  within: [appreciaton]\n");
    let nearest = Some("appreciation".to_owned());
    assert_eq!(told.problem, Problem::UnknownForce { code: "appreciaton".to_owned(), nearest });
    for words in ["''", "['*']", "[a*b*]", "{a: b}", "[[a]]"] {
        let told = error(&format!("topics:\n- code: fishery\n  words: {words}\n"));
        let refused = matches!(told.problem, Problem::Shape { .. } | Problem::Wordless { .. });
        assert!(refused, "{words}: {told}");
    }
    assert!(matches!(error("topics:\n- code: a b\n  words: [x]\n").problem, Problem::Code(_)));
    assert!(matches!(error("replace: perhaps").problem, Problem::Shape { .. }));
    assert!(matches!(error("forces: warning").problem, Problem::Shape { .. }));
}

#[test]
fn any_bytes_are_survived() {
    let good = Codebook::built_in();
    for cut in (0..good.len()).step_by(97) {
        let Some((head, tail)) = good.split_at_checked(cut) else { continue };
        let _ = Codebook::parse(head);
        let _ = Codebook::parse(&format!("{head}\u{0}]}}{}", &tail[tail.len().min(1)..]));
    }
}

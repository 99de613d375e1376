//! Pairs of quotation marks in invented texts.

use chancery_record::ByteSpan;
use chancery_syntax::{Analysis, analyze, pair_quotes};

/// What stands between the marks of each pair; a trailing "+" tells a continued quotation. Lines
/// are blocks.
fn quoted(text: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        blocks.push(ByteSpan::new(at, at + line.len()));
        at += line.len();
    }
    let mut found = Analysis::default();
    analyze(text, &blocks, &mut found);
    pair_quotes(text, &found.tokens, &blocks)
        .iter()
        .map(|pair| {
            let range = pair.content();
            let inside = &found.tokens[range.start as usize..range.end as usize];
            let span = inside[0].span.start as usize..inside[inside.len() - 1].span.end as usize;
            format!("{}{}", &text[span], if pair.continued { "+" } else { "" })
        })
        .collect()
}

#[test]
fn every_shape_pairs() {
    assert_eq!(quoted("“We agree,” he said. “We go.”"), ["We agree,", "We go."]);
    assert_eq!(quoted("«We agree», he said, „yes“."), ["We agree", "yes"]);
    assert_eq!(quoted("‘We agree,’ he said."), ["We agree,"]);
    assert_eq!(quoted("\"We agree,\" he said, \"and go.\""), ["We agree,", "and go."]);
    assert_eq!(quoted("``We agree,'' he said."), ["We agree,"]);
    assert_eq!(quoted("'We agree,' he said."), ["We agree,"]);
}

#[test]
fn apostrophes_are_no_marks() {
    assert_eq!(
        quoted("‘The leaders don’t agree,’ he said of Belmar’s plan."),
        ["The leaders don’t agree,"]
    );
    assert_eq!(quoted("Belmar’s plan and the leaders’ talks"), Vec::<String>::new());
}

#[test]
fn quotations_nest() {
    assert_eq!(
        quoted("“They call it ‘peace’ there,” he said."),
        ["They call it ‘peace’ there,", "peace"]
    );
}

#[test]
fn paragraphs_that_open_again() {
    let text = "He said: “We agree.\n“We will sign.\n“We will go.” They left.\nThe “end”.";
    assert_eq!(quoted(text), ["We agree.+", "We will sign.+", "We will go.", "end"]);
    let straight = "He said: \"We agree.\n\"We will go.\" They left.";
    assert_eq!(quoted(straight), ["We agree.+", "We will go."]);
}

#[test]
fn an_unpaired_mark_stays_in_its_block() {
    assert_eq!(quoted("He said “we agree.\nThey left.\nShe said “no”."), ["no"]);
    assert_eq!(quoted("It is 5\" long.\nHe said \"no\" today."), ["no"]);
    assert_eq!(quoted("Stray” mark.\n“Yes,” he said."), ["Yes,"]);
    assert_eq!(quoted("He \"said that \"we agree\" today."), ["we agree"]);
}

#[test]
fn references_of_marks_pair_as_the_marks_do() {
    let pairs = ["We agree,", "and go."];
    assert_eq!(quoted("&quot;We agree,&quot; he said, &quot;and go.&quot;"), pairs);
    assert_eq!(quoted("&ldquo;We agree,&rdquo; he said, &#8220;and go.&#8221;"), pairs);
    assert_eq!(quoted("&#147;We agree,&#148; he said, &laquo;and go.&raquo;"), pairs);
    assert_eq!(
        quoted("&lsquo;The leaders don&#39;t agree,&rsquo; he said of Belmar&rsquo;s plan."),
        ["The leaders don&#39;t agree,"]
    );
    assert_eq!(quoted("&#39;We agree,&#39; he said."), ["We agree,"]);
}

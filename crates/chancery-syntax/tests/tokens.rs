//! Tokens of invented sentences.

use chancery_record::ByteSpan;
use chancery_syntax::{Token, TokenKind, tokenize};

fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    tokenize(text, ByteSpan::new(0, text.len()), &mut out);
    out
}

/// The tokens of `text`, parted by bars.
fn cut(text: &str) -> String {
    let words: Vec<&str> = tokens(text).iter().map(|t| t.span.of(text)).collect();
    words.join("|")
}

fn kinds(text: &str) -> Vec<TokenKind> {
    tokens(text).iter().map(|t| t.kind).collect()
}

#[test]
fn clitics_stand_alone() {
    assert_eq!(cut("Astoria doesn't agree"), "Astoria|does|n't|agree");
    assert_eq!(cut("Astoria doesn’t agree"), "Astoria|does|n’t|agree");
    assert_eq!(cut("Belmar's envoy, Belmar’s envoy"), "Belmar|'s|envoy|,|Belmar|’s|envoy");
    assert_eq!(cut("the leaders’ talks"), "the|leaders|’|talks");
    assert_eq!(cut("the leaders' talks"), "the|leaders|'|talks");
    assert_eq!(cut("I'm sure we'll see; they’ve gone"), "I|'m|sure|we|'ll|see|;|they|’ve|gone");
    assert_eq!(cut("They CAN'T and cannot"), "They|CA|N'T|and|can|not");
}

#[test]
fn asterisks_that_set_words_in_bold_are_no_tokens() {
    assert_eq!(cut("**Orla Venn** said"), "Orla|Venn|said");
    assert_eq!(cut("the *importance* of"), "the|importance|of");
    assert_eq!(cut("***\n2*3 * 4 ****x"), "***|2|*|3|*|4|****|x");
}

#[test]
fn apostrophes_within_names_stay() {
    assert_eq!(
        cut("Mr. O'Dunne of Côte d’Orval at ten o'clock"),
        "Mr.|O'Dunne|of|Côte|d’Orval|at|ten|o'clock"
    );
    assert_eq!(cut("in the ’90s"), "in|the|’90s");
}

#[test]
fn abbreviations_keep_their_stop() {
    assert_eq!(cut("The U.S. and U.N. envoys"), "The|U.S.|and|U.N.|envoys");
    assert_eq!(cut("Gen. Tarn Jr. at 9 a.m. today"), "Gen.|Tarn|Jr.|at|9|a.m.|today");
    assert_eq!(cut("U.S.-Belmar talks"), "U.S.-Belmar|talks");
    assert_eq!(cut("J. K. Venn, Ph.D., spoke"), "J.|K.|Venn|,|Ph.D.|,|spoke");
    assert_eq!(cut("Resolution No. 5. He said no."), "Resolution|No.|5|.|He|said|no|.");
    assert_eq!(cut("GEN. TARN SPOKE"), "GEN.|TARN|SPOKE");
    assert_eq!(cut("on Jan. 3 and in Plan B. We agree"), "on|Jan.|3|and|in|Plan|B|.|We|agree");
}

#[test]
fn missing_spaces_part() {
    assert_eq!(cut("talks.The minister"), "talks|.|The|minister");
    assert_eq!(cut("in 2031.The"), "in|2031|.|The");
    assert_eq!(cut("he said.“We agree.”Then"), "he|said|.|“|We|agree|.|”|Then");
}

#[test]
fn numbers_are_one_token() {
    assert_eq!(cut("1,000 of 1.5 at 10:30 on the 18th"), "1,000|of|1.5|at|10:30|on|the|18th");
    assert_eq!(cut("a 2+2 meeting, $500, 7%"), "a|2+2|meeting|,|$|500|,|7|%");
    assert_eq!(cut("in 2030,2031"), "in|2030|,|2031");
    let found = kinds("1,000 50th 2+2 x7 15-year");
    assert_eq!(
        found,
        [TokenKind::Number, TokenKind::Number, TokenKind::Number, TokenKind::Word, TokenKind::Word]
    );
}

#[test]
fn hyphens_join() {
    assert_eq!(cut("Sino-Belmar win-win co-operation"), "Sino-Belmar|win-win|co-operation");
    assert_eq!(cut("Astoria–Belmar talks – and more"), "Astoria–Belmar|talks|–|and|more");
    assert_eq!(cut("two- and three-day talks--all"), "two|-|and|three-day|talks|--|all");
}

#[test]
fn every_space_parts() {
    let spaces = ["\u{A0}", "\u{2009}", "\u{3000}", "\u{200B}", "\u{202F}", "\u{85}", "\r\n"];
    for space in spaces {
        assert_eq!(cut(&format!("Orla{space}Venn")), "Orla|Venn", "{space:?}");
    }
}

#[test]
fn characters_without_width_stay_within() {
    let text = "co\u{AD}operation \u{200E}now\u{200F} \u{FEFF}";
    let found = tokens(text);
    let words: Vec<&str> = found.iter().map(|t| t.span.of(text)).collect();
    assert_eq!(words, ["co\u{AD}operation", "now"]);
}

#[test]
fn addresses_are_one_token() {
    assert_eq!(cut("See https://www.mfa.example/a?b=c."), "See|https://www.mfa.example/a?b=c|.");
    assert_eq!(
        cut("write to press.office@mfa.gov, or mfa.gov"),
        "write|to|press.office@mfa.gov|,|or|mfa.gov"
    );
}

#[test]
fn quotation_marks_have_their_kind() {
    use TokenKind::{CloseQuote, OpenQuote, Punct, Quote, Word};
    assert_eq!(
        kinds("“Yes,” ‘no’"),
        [OpenQuote, Word, Punct, CloseQuote, OpenQuote, Word, CloseQuote]
    );
    assert_eq!(kinds("\"Yes\""), [Quote, Word, Quote]);
    assert_eq!(kinds("«Yes»"), [OpenQuote, Word, CloseQuote]);
    assert_eq!(kinds("‘the leaders’ said"), [OpenQuote, Word, Word, CloseQuote, Word]);
}

#[test]
fn other_scripts_and_pictures() {
    assert_eq!(cut("平和 talks。"), "平|和|talks|。");
    assert_eq!(cut("سلام، world"), "سلام|،|world");
    assert_eq!(cut("Well👍🏽 done 👨‍👩‍👧!"), "Well|👍🏽|done|👨‍👩‍👧|!");
    assert_eq!(cut("wait...what?!"), "wait|...|what|?!");
}

#[test]
fn only_the_block_is_read() {
    let text = "one two three";
    let mut out = Vec::new();
    tokenize(text, ByteSpan::new(4, 7), &mut out);
    assert_eq!(out.len(), 1);
    assert_eq!(out[0].span, ByteSpan::new(4, 7));
    tokenize("é", ByteSpan::new(1, 2), &mut out);
    tokenize(text, ByteSpan::new(4, 99), &mut out);
    assert_eq!(out.len(), 1);
}

#[test]
fn references_of_marks_are_the_marks() {
    assert_eq!(cut("He said &quot;no&quot;."), "He|said|&quot;|no|&quot;|.");
    assert_eq!(cut("Belmar&#39;s envoy doesn&rsquo;t"), "Belmar|&#39;s|envoy|does|n&rsquo;t");
    assert_eq!(cut("Mr. O&#39;Dunne of AT&amp;T"), "Mr.|O&#39;Dunne|of|AT&amp;T");
    assert_eq!(cut("trade &amp; industry&nbsp;&mdash; now"), "trade|&amp;|industry|&mdash;|now");
    assert_eq!(cut("the leaders&#39; talks"), "the|leaders|&#39;|talks");
    assert_eq!(cut("caf&eacute;s & co"), "caf|&|eacute|;|s|&|co");
    assert_eq!(
        kinds("&ldquo;no&rdquo; &#34;"),
        [TokenKind::OpenQuote, TokenKind::Word, TokenKind::CloseQuote, TokenKind::Quote]
    );
    let text = "&quot;R&amp;D&#39;s";
    let plain: Vec<_> = tokens(text).iter().map(|token| token.plain(text)).collect();
    assert_eq!(plain, ["\"", "R&D", "'s"]);
}

//! Which words stand inside quotation marks, and whether as speech or as a set term.

use chancery_record::Kind;
use chancery_syntax::Form;

use crate::page::{Page, Words};

/// The quoted stretches of a page, as tokens between the marks.
pub(crate) struct Quotations {
    spans: Vec<Words>,
    /// Marks that have a partner, or go on in the next paragraph.
    partnered: Vec<usize>,
    /// The last tokens of those that go on in the next paragraph.
    left_open: Vec<usize>,
}

/// How many tokens behind the dash that closes speech may tell who said it.
pub(crate) const TOLD: usize = 14;

/// A quoted stretch of fewer words than this is a set term, not speech, unless it ends the
/// sentence as a clause.
const SPEECH: usize = 5;

impl Quotations {
    pub(crate) fn of(page: &Page<'_>) -> Self {
        let pairs = &page.quotes;
        let mut spans: Vec<Words> =
            pairs.iter().map(|pair| pair.open as usize + 1..pair.close as usize).collect();
        spans.extend((0..page.blocks.len()).flat_map(|block| dashed(page, block)));
        spans.sort_by_key(|words| (words.start, words.end));
        let opening = pairs.iter().map(|pair| pair.open as usize);
        let closing = pairs.iter().filter(|pair| !pair.continued).map(|pair| pair.close as usize);
        let open = pairs.iter().filter(|pair| pair.continued).map(|pair| pair.close as usize);
        let mut left_open: Vec<usize> = open.collect();
        left_open.sort_unstable();
        Self { spans, partnered: opening.chain(closing).collect(), left_open }
    }

    /// Whether a quotation goes on behind this token, the last of its paragraph.
    pub(crate) fn is_left_open(&self, last: usize) -> bool {
        self.left_open.binary_search(&last).is_ok()
    }

    /// How many quotation marks have a partner.
    pub(crate) fn paired(&self, page: &Page<'_>) -> usize {
        self.partnered.iter().filter(|mark| page.is_quotation_mark(**mark)).count()
    }

    /// How the words of a content are given, leaving carried-over speakers aside.
    pub(crate) fn kind(&self, page: &Page<'_>, content: &Words) -> Kind {
        let words = content.clone().filter(|word| page.is_word(*word)).count();
        let quoted = self.quoted_words(page, content);
        if words > 0 && quoted == words {
            Kind::Direct
        } else if self.has_speech(page, content) {
            Kind::Mixed
        } else {
            Kind::Indirect
        }
    }

    /// Whether all words of this stretch are inside quotation marks.
    pub(crate) fn covers(&self, page: &Page<'_>, words: &Words) -> bool {
        let all = words.clone().filter(|word| page.is_word(*word)).count();
        all > 0 && self.quoted_words(page, words) == all
    }

    fn overlapping(&self, words: &Words) -> impl Iterator<Item = &Words> {
        let end = self.spans.partition_point(|span| span.start < words.end);
        let start = words.start;
        self.spans[..end].iter().rev().take(64).filter(move |span| span.end > start)
    }

    /// How many words of a stretch stand inside marks; those inside two pairs count once.
    fn quoted_words(&self, page: &Page<'_>, content: &Words) -> usize {
        let spans: Vec<&Words> = self.overlapping(content).collect();
        let mut counted = content.start;
        let mut count = 0;
        for span in spans.into_iter().rev() {
            let end = span.end.min(content.end);
            count += (span.start.max(counted)..end).filter(|word| page.is_word(*word)).count();
            counted = counted.max(end);
        }
        count
    }

    /// Whether words of this stretch are quoted as speech, not as a set term.
    pub(crate) fn has_speech(&self, page: &Page<'_>, words: &Words) -> bool {
        self.overlapping(words).any(|span| {
            let start = span.start.max(words.start);
            let inside = start..span.end.min(words.end);
            inside.filter(|word| page.is_word(*word)).count() >= SPEECH
        })
    }
}

/// Speech set off by dashes, as much of Europe prints it: "– We will not leave – said Venn. – It is our
/// duty.", of one paragraph without quotation marks.
fn dashed(page: &Page<'_>, block: usize) -> Vec<Words> {
    let words = page.words_of(block);
    if words.clone().any(|at| page.is_quotation_mark(at)) {
        return Vec::new();
    }
    let start = words.start + usize::from(page.is_dash(words.start));
    let said = |dash: &usize| {
        let verb = dash + 1;
        page.is_dash(*dash)
            && page.form(verb) == Form::Past
            && page.lexicon.verbs.at(page, verb).is_some_and(|(_, verb)| verb.frames.clause)
            && !page.is_any(verb + 1, &["to", "that", "by", ",", "in", "on"])
    };
    let Some(dash) = (start + 3..words.end.max(start + 3)).find(said) else { return Vec::new() };
    let end = page.sentences.get(page.sentence_of(dash)).map_or(words.end, |one| one.words.end);
    let again = (dash + 2..words.end.min(dash + TOLD)).find(|at| page.is_dash(*at));
    let more = again.filter(|again| again + 3 < words.end);
    let closed = more.is_some() || end <= dash + TOLD;
    let first = Some(start..dash).filter(|_| closed);
    first.into_iter().chain(more.map(|again| again + 1..words.end)).collect()
}

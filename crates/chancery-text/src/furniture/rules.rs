//! The rules that decide about blocks. Each looks at all blocks and only adds marks.

use super::captions::Caption;
use super::features::Features;
use super::model::Likeness;
use super::{Furniture, FurnitureReason as Reason};
use super::{clips, fields, foreign, itself, lexicon, masthead, next, repeats, shield};
use crate::blocks::BlockKind;
use std::ops::Range;

/// One entry per block.
pub(super) type Marks = Vec<Option<Furniture>>;

/// Words of a line that can be a menu entry.
const MENU_WORDS: usize = 4;
/// A source with this many marks is a whole web page with its menus.
const WEB_PAGE_MARKS: usize = 10;
/// A dense run has at least one known line in this many.
const DENSITY: usize = 6;
/// Words of a line that can be a headline.
const HEADLINE_WORDS: usize = 5;
/// Words of the shortest title of another story, and how many stand below one label.
const TITLE_WORDS: usize = 3;
const LED: usize = 6;
/// Words of the shortest line that tells more below a headline.
const STANDFIRST_WORDS: usize = 8;
/// Words of the longest summary of another story, and how many stand below one label at least.
const SUMMARY_WORDS: usize = 40;
const SUMMARIES: usize = 2;
const MOST_SUMMARIES: usize = 40;
/// Running texts of a page, and headlines below them, for these to be of other stories.
const TOLD: usize = 2;
const FEWEST_HEADLINES: usize = 2;
/// Words of a line that can be a teaser.
const TEASER_WORDS: usize = 22;

/// Applies the rules in order; the first mark of a block stays.
pub(super) fn decide(text: &str, blocks: &[Features]) -> Marks {
    let mut marks: Marks = vec![None; blocks.len()];
    fields::mark(text, blocks, &mut marks);
    by_markup(blocks, &mut marks);
    by_words(blocks, &mut marks);
    let shielded = shield::shielded(blocks, &marks);
    outside(blocks, &shielded, &mut marks);
    foreign::mark(blocks, &shielded, &mut marks);
    clips::mark(blocks, &mut marks);
    next::mark(blocks, &mut marks);
    itself::mark(text, blocks, &shielded, &mut marks);
    by_opener(blocks, &mut marks);
    led(blocks, &shielded, &mut marks);
    menu_runs(blocks, &shielded, &mut marks);
    link_runs(blocks, &mut marks);
    linked_teasers(blocks, &mut marks);
    let likeness = likeness(text, blocks, &shielded, &marks);
    dense_runs(blocks, &likeness, &mut marks);
    below_the_end(blocks, &shielded, &mut marks);
    repeats::mark(blocks, &mut marks);
    between(blocks, &likeness, &mut marks);
    masthead::mark(blocks, &mut marks);
    by_likeness(blocks, &likeness, &mut marks);
    days_above(blocks, &mut marks);
    marks
}

pub(super) fn add(marks: &mut Marks, at: usize, furniture: Furniture) {
    if let Some(mark) = marks.get_mut(at) {
        mark.get_or_insert(furniture);
    }
}

/// The first running text that is not of the page, as a note on what the page is can be.
pub(super) fn first_body(blocks: &[Features], marks: &Marks) -> Option<usize> {
    (0..blocks.len()).find(|&at| blocks[at].body && marks[at].is_none())
}

/// `<nav>`, `<footer>` and buttons, unless they hold running text or stand inside an article; captions
/// of figures, and links in boxes beside the text.
fn by_markup(blocks: &[Features], marks: &mut Marks) {
    let under_table = |at: usize| at > 0 && blocks[at - 1].kind == BlockKind::Cell;
    for (at, block) in blocks.iter().enumerate() {
        let around = block.around;
        if around.nav {
            add(marks, at, Furniture::sure(Reason::Navigation));
        } else if around.footer && !around.article {
            add(marks, at, Furniture::sure(Reason::Footer));
        } else if block.kind == BlockKind::Control && !block.body {
            add(marks, at, Furniture::likely(Reason::PageControl));
        } else if around.figure && !under_table(at) {
            add(marks, at, Furniture::likely(Reason::Credit));
        } else if around.aside && is_link(block) && is_teaser(block) {
            add(marks, at, Furniture::likely(Reason::RelatedStories));
        }
    }
}

/// Wording that says by itself what a block is, and end marks.
fn by_words(blocks: &[Features], marks: &mut Marks) {
    let body = blocks.iter().position(|block| block.body).unwrap_or(0);
    for (at, block) in blocks.iter().enumerate() {
        if block.end_mark {
            add(marks, at, Furniture::sure(Reason::EndMark));
        } else if block.hashtags {
            add(marks, at, Furniture::sure(Reason::Tags));
        } else if block.sign {
            add(marks, at, Furniture::likely(Reason::PageControl));
        } else if block.trail {
            add(marks, at, Furniture::likely(Reason::Navigation));
        } else if block.ago {
            add(marks, at, Furniture::sure(Reason::PageUpdate));
        } else if block.bracketed || block.strip {
            add(marks, at, Furniture::likely(Reason::PageControl));
        } else if let Some(reason) = block.found.reason.or(block.found.opener).or(block.found.leads)
        {
            add(marks, at, Furniture::sure(reason));
        } else if block.consent {
            add(marks, at, Furniture::likely(Reason::Consent));
        } else if block.plea {
            add(marks, at, Furniture::likely(Reason::Subscription));
        } else if block.caption == Some(Caption::Told)
            || block.caption.is_some() && (at < body || stands_twice(blocks, at))
        {
            add(marks, at, Furniture::likely(Reason::Credit));
        }
    }
}

/// Above the first running text and below the last: labels that were left without a value, what only the
/// foot of a page says, and the section that a page belongs to, alone on the first line.
fn outside(blocks: &[Features], shielded: &[bool], marks: &mut Marks) {
    let Some(first) = first_body(blocks, marks) else { return };
    let last = blocks.iter().rposition(|block| block.body).unwrap_or(first);
    for at in (0..first).chain(last + 1..blocks.len()).filter(|&at| !shielded[at]) {
        let found = blocks[at].found;
        let foot = found.foot.filter(|_| at > last && !blocks[at].ends_sentence);
        let bare = found.bare.filter(|reason| *reason != Reason::Masthead);
        let follow = Some(Reason::Share).filter(|_| at > last && blocks[at].follows);
        let picture = Some(Reason::PageControl).filter(|_| blocks[at].picture);
        let address = Some(Reason::Navigation).filter(|_| blocks[at].address);
        if let Some(reason) = foot.or(bare).or(follow).or(picture).or(address) {
            add(marks, at, Furniture::likely(reason));
        }
    }
    kicker(blocks, first, marks);
    about(blocks, last, marks);
}

/// What a page says about an author or a house below the text: "About Ada Quill" and, below it, a
/// paragraph that begins with the name.
fn about(blocks: &[Features], last: usize, marks: &mut Marks) {
    for at in 1..blocks.len() {
        let name = lexicon::told_about(&blocks[at].normal).unwrap_or_default();
        let named =
            !name.is_empty() && blocks[at].words <= TITLE_WORDS + 2 && !blocks[at].ends_sentence;
        let Some(told) = blocks.get(at + 1).filter(|_| named && at + 2 >= last) else { continue };
        let begins = if told.normal.is_empty() { &told.opening } else { &told.normal };
        if lexicon::without_article(begins).starts_with(name) {
            add(marks, at, Furniture::likely(Reason::AuthorBox));
            add(marks, at + 1, Furniture::likely(Reason::AuthorBox));
        }
    }
}

/// The first line of a page, if it is a label above the headline.
fn kicker(blocks: &[Features], first: usize, marks: &mut Marks) {
    let Some(top) = (0..first).find(|&at| marks[at].is_none()) else { return };
    let block = &blocks[top];
    let label = block.found.menu || block.words == 1 && !block.digits;
    let plain = label && !block.ends_sentence && !block.ends_colon && !block.found.protected;
    // A place above a day is where the text was given out.
    let headline = (top + 1..first)
        .find(|&at| marks[at].is_none())
        .is_some_and(|at| blocks[at].words >= TITLE_WORDS && !blocks[at].day.told);
    if plain && headline && !block.around.markup && !block.found.masthead {
        add(marks, top, Furniture::likely(Reason::Navigation));
    }
}

/// Whether the next block or the one before holds the same words: what a page shows of one picture in two
/// sizes.
fn stands_twice(blocks: &[Features], at: usize) -> bool {
    let words = &blocks[at].normal;
    let beside = [at.checked_sub(1), Some(at + 1)];
    let mut same = beside.into_iter().flatten().filter_map(|at| blocks.get(at));
    !words.is_empty() && same.any(|block| block.normal == *words)
}

/// What follows a line such as "Related stories": to the end, if hardly any running text
/// follows; otherwise the teasers up to the next running text.
fn by_opener(blocks: &[Features], marks: &mut Marks) {
    let total_body: usize = blocks.iter().filter(|b| b.body).map(|b| b.bytes).sum();
    let mut bodies = blocks.iter().filter(|b| b.body).count();
    let mut body_before = 0;
    let mut counted = 0;
    let mut at = 0;
    while at < blocks.len() {
        for passed in blocks[counted..at].iter().filter(|b| b.body) {
            body_before += passed.bytes;
            bodies -= 1;
        }
        counted = at;
        let Some(reason) = blocks[at].found.opener else {
            at += 1;
            continue;
        };
        let rest = &blocks[at + 1..];
        // Below whom the press may ask, a text can go on with notes.
        let is_tail = reason != Reason::PressContact
            && body_before * 3 >= total_body * 2
            && body_before > 0
            && bodies * 3 <= rest.len();
        let end = if is_tail || body_before > 0 && are_summaries(reason, rest, body_before) {
            blocks.len()
        } else {
            let teasers = rest.iter().take_while(|b| is_teaser(b)).count();
            at + 1 + teasers
        };
        for next in at + 1..end {
            add(marks, next, Furniture::likely(reason));
        }
        at = end.max(at + 1);
    }
}

/// The teasers below a line such as "Also read": lines with the words of a headline, up to the next
/// sentence.
fn led(blocks: &[Features], shielded: &[bool], marks: &mut Marks) {
    for at in 0..blocks.len() {
        let Some(reason) = blocks[at].found.leads else { continue };
        let titled = |next: &usize| {
            let block = &blocks[*next];
            let words = (TITLE_WORDS..=TEASER_WORDS).contains(&block.words);
            words && is_teaser(block) && !block.ends_colon && !shielded[*next]
        };
        let below = (at + 1..blocks.len()).take(LED).take_while(titled);
        for next in below.collect::<Vec<_>>() {
            add(marks, next, Furniture::likely(reason));
        }
    }
}

/// Whether the rest of a page below such a line is sentences on other stories: each stands alone, is short, and
/// together they are much less than the text.
fn are_summaries(reason: Reason, rest: &[Features], body_before: usize) -> bool {
    let short = |block: &Features| block.words <= SUMMARY_WORDS && !block.ends_colon;
    // More lines are a page's own foot, and are read with every label above them.
    let rest = rest.get(..MOST_SUMMARIES + 1).unwrap_or(rest);
    let bytes: usize = rest.iter().map(|block| block.bytes).sum();
    let many = rest.iter().filter(|block| block.ends_sentence).count();
    reason == Reason::RelatedStories
        && rest.len() <= MOST_SUMMARIES
        // Headlines in a box within a text come first, and the text goes on below them.
        && rest.first().is_some_and(|block| block.ends_sentence)
        && many >= SUMMARIES
        && bytes * 2 <= body_before
        && rest.iter().all(short)
}

fn is_teaser(block: &Features) -> bool {
    !block.body
        && block.words <= TEASER_WORDS
        && (!block.ends_sentence || block.cut_off)
        && !matches!(block.kind, BlockKind::Heading(1 | 2))
}

/// Three or more very short lines in a row, half of them menu words.
fn menu_runs(blocks: &[Features], shielded: &[bool], marks: &mut Marks) {
    let fits = |block: &Features| {
        block.words <= MENU_WORDS
            && !block.ends_sentence
            && !block.found.protected
            && !block.digits
            && block.kind != BlockKind::Cell
    };
    for (start, end) in
        runs(blocks, |at, block| marks[at].is_some() || fits(block) && !shielded[at])
    {
        let known = (start..end).filter(|&at| marks[at].is_some() || blocks[at].found.menu).count();
        let menu = (start..end).any(|at| blocks[at].found.menu);
        if end - start >= 3 && menu && known * 2 >= end - start {
            for at in start..end {
                add(marks, at, Furniture::likely(Reason::Navigation));
            }
        }
    }
}

/// Runs of short blocks that are nothing but links, as menus and lists of teasers are. Only on
/// whole pages and outside the article: an index of links can be what a document is about.
fn link_runs(blocks: &[Features], marks: &mut Marks) {
    if !blocks.iter().any(|block| block.around.nav || block.around.footer) {
        return;
    }
    let linked = |block: &Features| {
        is_link(block)
            && !block.body
            && !block.around.article
            && block.words <= TEASER_WORDS
            && !matches!(block.kind, BlockKind::Heading(1) | BlockKind::Title)
    };
    for (start, end) in runs(blocks, |at, block| marks[at].is_some() || linked(block)) {
        let links = (start..end).filter(|&at| linked(&blocks[at])).count();
        if links >= 4 {
            for at in start..end {
                add(marks, at, Furniture::likely(Reason::LinkList));
            }
        }
    }
}

/// Whether a line is hardly anything but a link.
fn is_link(block: &Features) -> bool {
    block.around.inked > 0 && block.around.linked * 10 >= block.around.inked * 8
}

/// A title that is all link, by itself between paragraphs: the teaser of another story. Only on whole
/// pages; a list of links can be what a text gives.
fn linked_teasers(blocks: &[Features], marks: &mut Marks) {
    let whole = |block: &Features| block.around.nav || block.around.footer || block.around.article;
    if !blocks.iter().any(whole) {
        return;
    }
    let paragraph = |at: Option<usize>| {
        at.and_then(|at| blocks.get(at)).is_some_and(|b| b.ends_sentence && !is_link(b))
    };
    for (at, block) in blocks.iter().enumerate() {
        let title = block.kind == BlockKind::Paragraph && block.words >= TITLE_WORDS;
        let alone = paragraph(at.checked_sub(1)) && paragraph(Some(at + 1));
        if title && alone && is_link(block) && is_teaser(block) {
            add(marks, at, Furniture::likely(Reason::RelatedStories));
        }
    }
}

/// Long stretches without running text that hold several marked lines: page heads and feet whose
/// other lines no list of words can know. Spares the lines right above the text (headline,
/// byline, dateline), headings, and lines that tell who speaks.
fn dense_runs(blocks: &[Features], likeness: &Likeness<'_>, marks: &mut Marks) {
    // Captions, credits and press contacts come with texts and tell nothing of the lines beside them; an
    // end mark tells where the text ends.
    let of_page =
        |mark: Furniture| mark.reason == Reason::EndMark || !mark.reason.comes_with_texts();
    let page = marks.iter().flatten().filter(|mark| of_page(**mark)).count() >= WEB_PAGE_MARKS;
    for (start, end) in runs(blocks, |_, block| !block.body) {
        let outer = start == 0 || end == blocks.len();
        let density = if page && outer { DENSITY * 4 } else { DENSITY };
        let is_marked = |at: &usize| marks[*at].is_some_and(of_page);
        let marked = (start..end).filter(is_marked).count();
        let known = (start..end).filter(|at| is_marked(at) || blocks[*at].found.menu).count();
        let spoken = (start..end).filter(|&at| is_spoken(&blocks[at])).count();
        if marked < 3 || known * density < end - start || spoken * 5 > end - start {
            continue;
        }
        let Some(first) = (start..end).find(is_marked) else { continue };
        let last = (start..end).rfind(is_marked).unwrap_or(first);
        // In front of the text the run starts at the page's top; after it, it goes to the end.
        let from = if start == 0 { 0 } else { first };
        let to = if end == blocks.len() { end } else { last };
        let headline = headline(blocks, marks, start..end);
        // Below the text everything is of the page, like it or not.
        let below = start > 0 && end == blocks.len();
        let spared = |at| likeness.is_shielded(at) || !below && likeness.is_unlike(at);
        for (at, block) in blocks.iter().enumerate().take(to).skip(from) {
            if headline != Some(at)
                && !block.found.protected
                && is_teaser(block)
                && block.kind != BlockKind::Title
                && !spared(at)
            {
                add(marks, at, Furniture::likely(Reason::Navigation));
            }
        }
    }
}

/// Of the lines above a page's first running text the one that is its headline: a heading, or else
/// the longest line, if it has the words of one.
pub(super) fn headline(
    blocks: &[Features],
    marks: &[Option<Furniture>],
    above: Range<usize>,
) -> Option<usize> {
    if above.start > 0 || above.end == blocks.len() {
        return None;
    }
    let open = || above.clone().filter(|&at| marks[at].is_none());
    let heading =
        |at: &usize| matches!(blocks[*at].kind, BlockKind::Title | BlockKind::Heading(1 | 2));
    // A line full of digits is a date.
    let dated = |at: &usize| blocks[*at].shape.digits > 1;
    // Hardly any headline ends in a full stop.
    let plain = |at: &usize| !dated(at) && blocks[*at].shape.last != b'.';
    let longest = || open().rev().filter(plain).max_by_key(|&at| blocks[at].words);
    let long = |at: &usize| blocks[*at].words >= HEADLINE_WORDS && !blocks[*at].cut_off;
    // The first line of a plain text passes for a heading, and can be one of a menu.
    let marked_up_or_long = |at: &usize| blocks[*at].around.markup || long(at);
    let any = || open().rev().filter(|at| !dated(at)).max_by_key(|&at| blocks[at].words);
    let heading = open().find(heading).filter(marked_up_or_long);
    heading.or_else(|| longest().filter(long)).or_else(|| any().filter(long))
}

/// A short line that ends as a sentence does: a turn in a transcript, an answer.
fn is_spoken(block: &Features) -> bool {
    block.ends_sentence && !block.cut_off && block.words >= 2
}

/// One or two short lines between marked blocks, after the text or before it, are of their kind.
fn between(blocks: &[Features], likeness: &Likeness<'_>, marks: &mut Marks) {
    let Some(first) = blocks.iter().position(|b| b.body) else { return };
    let last = blocks.iter().rposition(|b| b.body).unwrap_or(first);
    let headline = headline(blocks, marks, 0..first);
    let mut at = 0;
    while at < blocks.len() {
        if marks[at].is_some() || (first..=last).contains(&at) {
            at += 1;
            continue;
        }
        let end = (at..blocks.len()).find(|&next| marks[next].is_some()).unwrap_or(blocks.len());
        let before = at.checked_sub(1).and_then(|b| marks[b]);
        let after = marks.get(end).copied().flatten();
        if let (Some(before), Some(_), true) = (before, after, end - at <= 2) {
            let plain = |b: &Features| {
                !b.found.protected && is_teaser(b) && !matches!(b.kind, BlockKind::Heading(_))
            };
            let spared = headline.is_some_and(|headline| (at..end).contains(&headline));
            let unlike = (at..end).any(|at| likeness.is_unlike(at));
            if !spared && !unlike && blocks[at..end].iter().all(plain) {
                for inside in at..end {
                    add(marks, inside, Furniture::likely(before.reason));
                }
            }
        }
        at = end;
    }
}

/// How like furniture the lines are. Where nothing else tells of a page, there is none: a text came by
/// itself.
fn likeness<'a>(
    text: &str,
    blocks: &'a [Features],
    shielded: &'a [bool],
    marks: &Marks,
) -> Likeness<'a> {
    let of_page = |mark: &Furniture| !mark.reason.comes_with_texts();
    let blocks = if marks.iter().flatten().any(of_page) { blocks } else { &[] };
    Likeness::of(text, blocks, shielded)
}

/// Headlines of other stories and their numbers, where nothing else stands behind the end mark of a text.
/// Without the mark such lines can be what was signed.
fn below_the_end(blocks: &[Features], shielded: &[bool], marks: &mut Marks) {
    let Some(last) = blocks.iter().rposition(|block| block.body) else { return };
    let told = blocks.iter().filter(|block| block.body).count();
    let Some(end) = (last + 1..blocks.len()).find(|&at| blocks[at].end_mark) else { return };
    let number = |block: &Features| block.words <= 1 && !block.ends_sentence;
    let headline = |at: usize| {
        let block = &blocks[at];
        (HEADLINE_WORDS..=TEASER_WORDS).contains(&block.words)
            && !(block.ends_sentence || block.ends_colon || block.found.protected)
            && !(block.day.told || block.found.masthead || shielded[at])
            && block.shape.capitals < 4
            && block.shape.first != b'a'
    };
    let rest: Vec<usize> = (end + 1..blocks.len()).filter(|&at| marks[at].is_none()).collect();
    let fits = rest.iter().all(|&at| headline(at) || number(&blocks[at]));
    let headlines = rest.iter().filter(|&&at| headline(at)).count();
    if told >= TOLD && fits && headlines >= FEWEST_HEADLINES {
        for at in rest {
            add(marks, at, Furniture::likely(Reason::RelatedStories));
        }
    }
}

/// Lines like those that pages put around their texts; but where nothing would be left above the
/// text, the longest of them is its headline.
fn by_likeness(blocks: &[Features], likeness: &Likeness<'_>, marks: &mut Marks) {
    let like = |at: usize| {
        let block = &blocks[at];
        let headline = matches!(block.kind, BlockKind::Title | BlockKind::Heading(1));
        marks[at].is_none() && !headline && !block.found.protected && likeness.is_like(at)
    };
    let like: Vec<bool> = (0..blocks.len()).map(like).collect();
    let body = first_body(blocks, marks).unwrap_or(0);
    let left = (0..body).any(|at| marks[at].is_none() && !like[at]);
    let longest = (0..body).filter(|&at| marks[at].is_none()).max_by_key(|&at| blocks[at].words);
    let headline = headline(blocks, marks, 0..body).or(longest.filter(|_| !left));
    let standfirst = standfirst(blocks, marks, body, headline);
    let last = blocks.iter().rposition(|block| block.body).unwrap_or(0);
    for (at, like) in like.into_iter().enumerate() {
        // The first line below the text that is not of the page can be its day.
        let dated = blocks[at].day.told
            && at > last
            && (last + 1..at).all(|at| marks[at].is_some() || blocks[at].ends_sentence);
        if like && Some(at) != headline && Some(at) != standfirst && !dated {
            add(marks, at, Furniture::likely(Reason::PageLine));
        }
    }
}

/// The line right below the headline that tells more of the story.
fn standfirst(
    blocks: &[Features],
    marks: &Marks,
    body: usize,
    headline: Option<usize>,
) -> Option<usize> {
    let title = |at: &usize| matches!(blocks[*at].kind, BlockKind::Title | BlockKind::Heading(1));
    let top = headline.or_else(|| (0..body).find(title))?;
    let next = (top + 1..body).find(|&at| marks[at].is_none())?;
    let block = &blocks[next];
    let told = block.words >= STANDFIRST_WORDS && block.shape.function_words >= 2;
    (told && !block.cut_off && !block.digits).then_some(next)
}

/// Days between the headline and the text are read for when the text was given out, whatever else tells
/// that they are of the page.
fn days_above(blocks: &[Features], marks: &mut Marks) {
    let body = first_body(blocks, marks).unwrap_or(0);
    let headline = (0..body).find(|&at| marks[at].is_none()).unwrap_or(body);
    for at in headline..body {
        let by_place =
            |mark: &Furniture| matches!(mark.reason, Reason::Navigation | Reason::PageLine);
        if blocks[at].day.told && marks[at].as_ref().is_some_and(by_place) {
            marks[at] = Some(Furniture::likely(Reason::Masthead));
        }
    }
}

/// The longest stretches `start..end` of blocks that fit.
fn runs(blocks: &[Features], fits: impl Fn(usize, &Features) -> bool) -> Vec<(usize, usize)> {
    let mut runs = Vec::new();
    let mut start = None;
    for (at, block) in blocks.iter().enumerate() {
        match (fits(at, block), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                runs.push((from, at));
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        runs.push((from, blocks.len()));
    }
    runs
}

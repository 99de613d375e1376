//! The flow of a page: where one block ends and the next starts.

use super::kind_in;
use crate::blocks::{BlockKind, RawBlock, Surroundings, ends_sentence, is_white, trimmed};
use crate::codepoints::clamp;
use crate::plain;
use crate::tags::Tag;
use chancery_record::ByteSpan;

/// Follows the tags of a page and cuts its text into blocks. Only counts how many elements of a
/// kind are open, so an unclosed or misplaced tag costs little and depth costs nothing.
#[derive(Default)]
pub(super) struct Flow {
    blocks: Vec<RawBlock>,
    /// Where the text of the current block starts.
    from: usize,
    /// Line breaks since the last block.
    breaks: u32,
    linked: usize,
    inked: usize,
    in_link: bool,
    in_title: bool,
    heading: Option<u8>,
    lists: u32,
    in_item: bool,
    tables: u32,
    in_cell: bool,
    quotes: u32,
    captions: u32,
    controls: u32,
    preformatted: u32,
    navs: u32,
    headers: u32,
    footers: u32,
    asides: u32,
    articles: u32,
    shaped: bool,
}

impl Flow {
    /// Whether any tag seen so far separates blocks.
    pub(super) fn shaped(&self) -> bool {
        self.shaped
    }

    /// The remaining text makes up the last block.
    pub(super) fn finish(mut self, text: &str) -> Vec<RawBlock> {
        self.cut(text);
        self.blocks
    }

    /// `piece` is about to be added to the text, whose length is `at`.
    pub(super) fn text(&mut self, piece: &str, at: usize) {
        debug_assert!(at >= self.from);
        let ink = piece.bytes().filter(|byte| !byte.is_ascii_whitespace()).count();
        self.inked += ink;
        if self.in_link {
            self.linked += ink;
        }
    }

    pub(super) fn start(&mut self, tag: Tag, text: &str) {
        if matches!(tag, Tag::Inline | Tag::Other | Tag::Time | Tag::Meta | Tag::Relation) {
            return;
        }
        if tag == Tag::Link {
            self.in_link = true;
            return;
        }
        if matches!(tag, Tag::Script | Tag::Hidden | Tag::Root) {
            return;
        }
        self.shaped = true;
        self.cut(text);
        self.breaks += u32::from(tag == Tag::Break);
        match tag {
            Tag::Title => self.in_title = true,
            Tag::Heading(level) => self.heading = Some(level),
            Tag::Item => self.in_item = true,
            Tag::Cell => self.in_cell = true,
            _ => {
                if let Some(count) = self.count(tag) {
                    *count += 1;
                }
            }
        }
    }

    pub(super) fn end(&mut self, tag: Tag, text: &str) {
        match tag {
            Tag::Inline | Tag::Other | Tag::Time | Tag::Meta | Tag::Relation | Tag::Root => return,
            Tag::Link => {
                self.in_link = false;
                return;
            }
            Tag::Script | Tag::Hidden => return,
            _ => {}
        }
        self.cut(text);
        match tag {
            Tag::Title => self.in_title = false,
            Tag::Heading(_) => self.heading = None,
            Tag::Item => self.in_item = false,
            Tag::Cell => self.in_cell = false,
            _ => {
                if let Some(count) = self.count(tag) {
                    *count = count.saturating_sub(1);
                }
            }
        }
        self.in_item &= self.lists > 0 || tag != Tag::List;
        self.in_cell &= self.tables > 0 || tag != Tag::Table;
    }

    fn count(&mut self, tag: Tag) -> Option<&mut u32> {
        Some(match tag {
            Tag::List => &mut self.lists,
            Tag::Table => &mut self.tables,
            Tag::Quote => &mut self.quotes,
            Tag::Caption => &mut self.captions,
            Tag::Control => &mut self.controls,
            Tag::Preformatted => &mut self.preformatted,
            Tag::Nav => &mut self.navs,
            Tag::Header => &mut self.headers,
            Tag::Footer => &mut self.footers,
            Tag::Aside => &mut self.asides,
            Tag::Article => &mut self.articles,
            _ => return None,
        })
    }

    fn kind(&self) -> BlockKind {
        if self.in_title {
            return BlockKind::Title;
        }
        kind_in(
            self.heading,
            &[
                (self.controls > 0, BlockKind::Control),
                (self.captions > 0, BlockKind::Caption),
                (self.in_cell, BlockKind::Cell),
                (self.in_item, BlockKind::ListItem),
                (self.quotes > 0, BlockKind::Quote),
            ],
        )
    }

    /// Ends the current block at the end of the text.
    fn cut(&mut self, text: &str) {
        let from = std::mem::replace(&mut self.from, text.len());
        let inked = std::mem::take(&mut self.inked);
        let linked = std::mem::take(&mut self.linked);
        if inked == 0 {
            return;
        }
        let Some(span) = trimmed(text, from, text.len()) else { return };
        let around = Surroundings {
            linked: clamp(linked),
            inked: clamp(inked),
            nav: self.navs > 0,
            footer: self.footers > 0,
            header: self.headers > 0,
            aside: self.asides > 0,
            figure: self.captions > 0 && self.tables == 0,
            article: self.articles > 0,
            markup: true,
        };
        let breaks = std::mem::take(&mut self.breaks);
        if self.preformatted > 0 {
            let raw = plain::blocks_of(text, span);
            self.blocks.extend(raw.into_iter().map(|block| RawBlock { around, ..block }));
            return;
        }
        let block = RawBlock { span, kind: self.kind(), around };
        if breaks == 1 && self.runs_on(text, &block) {
            if let Some(last) = self.blocks.last_mut() {
                last.span.end = span.end;
                last.around.inked += around.inked;
                last.around.linked += around.linked;
            }
        } else {
            self.blocks.push(block);
        }
    }

    /// Whether a block goes on after a single `<br>` in the middle of a sentence.
    fn runs_on(&self, text: &str, next: &RawBlock) -> bool {
        let Some(last) = self.blocks.last() else { return false };
        let words = |span: ByteSpan| text.get(span.range()).unwrap_or_default();
        last.kind == next.kind
            && !ends_sentence(words(last.span))
            && words(next.span).trim_start_matches(is_white).starts_with(char::is_lowercase)
    }
}

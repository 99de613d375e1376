//! HTML to text: the text content and nothing else, with the source of every piece.
//!
//! [`html5gum`] tokenizes as the HTML standard (13.2.5) says. This module listens to the single
//! pieces the tokenizer emits, so that every character reference keeps its own source range. No
//! tree is built: what a reading needs to know about nesting are a few counters, so that depth
//! costs nothing.

use crate::blocks::{BlockKind, RawBlock};
use crate::diagnostic::Diagnostic;
use crate::metadata::{Claims, MetadataClaim};
use crate::offsets::OffsetMap;
use crate::plain;
use crate::tags::{Tag, tag};
use html5gum::emitters::naive_next_state;
use html5gum::{Emitter, Error, State, Tokenizer};
use std::convert::Infallible;

mod attributes;
mod flow;

use attributes::Attributes;
use flow::Flow;

/// A page as it reads.
pub(crate) struct Page {
    pub(crate) text: String,
    pub(crate) map: OffsetMap,
    pub(crate) blocks: Vec<RawBlock>,
    pub(crate) claims: Vec<MetadataClaim>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Longest JSON-LD script that is parsed, in bytes.
const LONGEST_SCRIPT: usize = 1 << 20;

/// Reads a decoded page.
pub(crate) fn read(source: &str) -> Page {
    let mut listener = Listener::new(source);
    let mut tokenizer = Tokenizer::new_with_emitter(source, &mut listener);
    while tokenizer.next().is_some() {}
    drop(tokenizer);
    listener.finish()
}

/// An element whose content is left out, and how deep its own kind is nested in it.
struct Skipped {
    name: Vec<u8>,
    depth: u32,
}

struct Listener<'s> {
    source: &'s str,
    /// Where the tokenizer is, in bytes of the source.
    position: usize,
    /// All of the source before this is in the text or is markup.
    taken: usize,
    /// Source that goes into the text as it is, not yet copied.
    linear: std::ops::Range<usize>,
    text: String,
    map: OffsetMap,
    flow: Flow,
    claims: Claims,
    attributes: Attributes,
    name: Vec<u8>,
    last_start: Vec<u8>,
    is_end: bool,
    self_closing: bool,
    skipped: Option<Skipped>,
    /// The content of a JSON-LD script that is open.
    script: Option<Vec<u8>>,
}

impl<'s> Listener<'s> {
    fn new(source: &'s str) -> Self {
        Self {
            source,
            position: 0,
            taken: 0,
            linear: 0..0,
            text: String::with_capacity(source.len() / 2),
            map: OffsetMap::default(),
            flow: Flow::default(),
            claims: Claims::default(),
            attributes: Attributes::default(),
            name: Vec::new(),
            last_start: Vec::new(),
            is_end: false,
            self_closing: false,
            skipped: None,
            script: None,
        }
    }

    fn finish(mut self) -> Page {
        self.flush();
        let mut diagnostics = std::mem::take(&mut self.claims.diagnostics);
        if let Some(open) = &self.skipped {
            let name = String::from_utf8_lossy(&open.name).into_owned();
            diagnostics.push(Diagnostic::new(
                "R007",
                format!("a <{name}> is never closed; what follows it is not read"),
                "look at the end of the source",
            ));
        }
        let blocks = if self.flow.shaped() {
            self.flow.finish(&self.text)
        } else {
            plain::blocks(&self.text)
        };
        Page { text: self.text, map: self.map, blocks, claims: self.claims.claims, diagnostics }
    }

    /// Copies the source that waits in `linear` into the text.
    fn flush(&mut self) {
        let range = std::mem::replace(&mut self.linear, self.taken..self.taken);
        let Some(piece) = self.source.get(range.clone()).filter(|piece| !piece.is_empty()) else {
            return;
        };
        self.map.push_linear(piece.len(), range.start);
        self.flow.text(piece, self.text.len());
        self.text.push_str(piece);
    }

    /// Passes over `</>`, which the standard drops without a token.
    fn pass_nameless(&mut self) {
        let rest = self.source.as_bytes().get(self.taken..self.position).unwrap_or_default();
        let count = rest.chunks_exact(3).take_while(|chunk| chunk == b"</>").count();
        if count > 0 {
            self.flush();
            self.taken += 3 * count;
            self.linear = self.taken..self.taken;
        }
    }

    fn take_linear(&mut self, start: usize, end: usize) {
        if self.linear.end != start {
            self.flush();
            self.linear = start..start;
        }
        self.linear.end = end;
        self.taken = end;
    }

    /// Characters that do not stand in the source: a character reference, or U+FFFD for a NUL.
    fn take_whole(&mut self, characters: &[u8], end: usize) {
        let start = self.taken;
        self.taken = end;
        self.flush();
        let characters = String::from_utf8_lossy(characters);
        self.map.push_whole(characters.len(), start, end);
        self.flow.text(&characters, self.text.len());
        self.text.push_str(&characters);
    }

    /// A tag, a comment or a doctype ends at the current position.
    fn markup_ended(&mut self) {
        self.flush();
        self.taken = self.position;
        self.linear = self.position..self.position;
    }

    fn start_tag(&mut self, tag: Tag) {
        if let Some(skipped) = &mut self.skipped {
            let foreign = skipped.name == b"svg";
            if skipped.name == self.name && !self.self_closing {
                skipped.depth += 1;
            } else if foreign && matches!(tag, Tag::Flow | Tag::Heading(_) | Tag::List) {
                // The standard (13.2.6.5) closes foreign content at these.
                self.skipped = None;
            }
        }
        if self.skipped.is_some() {
            return;
        }
        match tag {
            Tag::Meta | Tag::Relation | Tag::Root | Tag::Time => {
                self.attributes.claim(tag, &mut self.claims);
            }
            Tag::Script | Tag::Hidden => self.skip(tag),
            _ => {}
        }
        self.flow.start(tag, &self.text);
    }

    fn skip(&mut self, tag: Tag) {
        if self.self_closing && self.name == b"svg" {
            return;
        }
        if tag == Tag::Script && self.attributes.is_json_ld() {
            self.script = Some(Vec::new());
        }
        self.skipped = Some(Skipped { name: self.name.clone(), depth: 1 });
    }

    fn end_tag(&mut self, tag: Tag) {
        if let Some(skipped) = &mut self.skipped {
            if skipped.name == self.name {
                skipped.depth -= 1;
                if skipped.depth == 0 {
                    self.skipped = None;
                    if let Some(script) = self.script.take() {
                        self.claims.json_ld(&String::from_utf8_lossy(&script));
                    }
                }
            }
            return;
        }
        self.flow.end(tag, &self.text);
    }
}

impl Emitter for &mut Listener<'_> {
    type Token = Infallible;

    fn set_last_start_tag(&mut self, last_start_tag: Option<&[u8]>) {
        self.last_start.clear();
        self.last_start.extend(last_start_tag.unwrap_or_default());
    }

    fn emit_eof(&mut self) {}

    fn emit_error(&mut self, _: Error) {}

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    fn emit_string(&mut self, characters: &[u8]) {
        if self.skipped.is_some() {
            if let Some(script) = &mut self.script
                && script.len() + characters.len() <= LONGEST_SCRIPT
            {
                script.extend(characters);
            }
            self.taken = self.position;
            return;
        }
        let source = self.source.as_bytes();
        if source.get(self.taken..self.position) != Some(characters) {
            self.pass_nameless();
        }
        let (from, to) = (self.taken, self.position.min(source.len()));
        if source.get(from..to) == Some(characters) {
            self.take_linear(from, to);
        } else if characters == b"\n" && source.get(from) == Some(&b'\r') {
            // The tokenizer reads CR LF as LF; the text keeps what stands there.
            let pair = source.get(from + 1) == Some(&b'\n');
            self.take_linear(from, from + 1 + usize::from(pair));
        } else if source.get(from).is_some_and(|byte| matches!(byte, b'&' | 0)) && to > from {
            self.take_whole(characters, to);
        } else if source[from..].starts_with(characters) {
            self.take_linear(from, from + characters.len());
        } else {
            self.take_whole(characters, to.max(from));
        }
    }

    fn init_start_tag(&mut self) {
        self.name.clear();
        self.attributes.clear();
        self.is_end = false;
        self.self_closing = false;
    }

    fn init_end_tag(&mut self) {
        self.name.clear();
        self.attributes.clear();
        self.is_end = true;
        self.self_closing = false;
    }

    fn init_comment(&mut self) {}

    fn emit_current_tag(&mut self) -> Option<State> {
        self.markup_ended();
        self.attributes.close();
        let kind = tag(&self.name);
        if self.is_end {
            self.end_tag(kind);
            return None;
        }
        self.start_tag(kind);
        let listener = &mut **self;
        std::mem::swap(&mut listener.last_start, &mut listener.name);
        // Inside <svg> a <title> or <style> is foreign content and holds no raw text.
        let foreign = listener.skipped.as_ref().is_some_and(|skipped| skipped.name == b"svg");
        if foreign { None } else { naive_next_state(&listener.last_start) }
    }

    fn emit_current_comment(&mut self) {
        self.markup_ended();
    }

    fn emit_current_doctype(&mut self) {
        self.markup_ended();
    }

    fn set_self_closing(&mut self) {
        self.self_closing = true;
    }

    fn set_force_quirks(&mut self) {}

    fn push_tag_name(&mut self, name: &[u8]) {
        self.name.extend(name);
    }

    fn push_comment(&mut self, _: &[u8]) {}

    fn push_doctype_name(&mut self, _: &[u8]) {}

    fn init_doctype(&mut self) {}

    fn init_attribute(&mut self) {
        self.attributes.open();
    }

    fn push_attribute_name(&mut self, name: &[u8]) {
        self.attributes.push_name(name);
    }

    fn push_attribute_value(&mut self, value: &[u8]) {
        self.attributes.push_value(value);
    }

    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.is_end && !self.last_start.is_empty() && self.last_start == self.name
    }

    fn move_position(&mut self, offset: isize) {
        self.position = self.position.saturating_add_signed(offset);
    }
}

/// The kind of block that text in the given surroundings makes up.
pub(crate) fn kind_in(heading: Option<u8>, kinds: &[(bool, BlockKind)]) -> BlockKind {
    heading.map(BlockKind::Heading).unwrap_or_else(|| {
        kinds.iter().find(|(inside, _)| *inside).map_or(BlockKind::Paragraph, |&(_, kind)| kind)
    })
}

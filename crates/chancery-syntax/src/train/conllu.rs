//! Reading CoNLL-U (<https://universaldependencies.org/format.html>) back into running text.

use chancery_record::ByteSpan;

use crate::tag::{Form, Tag};

/// A word of a treebank: where it stands in its document's text, and its gold tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GoldToken {
    /// Bytes of [`Document::text`].
    pub span: ByteSpan,
    /// Universal part of speech.
    pub tag: Tag,
    /// Inflected form, from the Penn tag.
    pub form: Form,
}

/// One document of a treebank.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// The value of `# newdoc id`.
    pub id: String,
    /// Its paragraphs, parted by blank lines.
    pub text: String,
    /// Its paragraphs (`# newpar`).
    pub blocks: Vec<ByteSpan>,
    /// Its sentences, each as its words.
    pub sentences: Vec<Vec<GoldToken>>,
}

impl Document {
    /// From the first byte of a sentence's first word to the end of its last.
    #[must_use]
    pub fn sentence_span(sentence: &[GoldToken]) -> Option<ByteSpan> {
        let (first, last) = (sentence.first()?, sentence.last()?);
        Some(ByteSpan { start: first.span.start, end: last.span.end })
    }
}

/// The documents of a CoNLL-U file; lines that are not well formed are passed over.
///
/// A multiword token's words share its characters in order; words it does not spell out literally
/// get what is left of it. Empty nodes are ignored.
#[must_use]
pub fn read(conllu: &str) -> Vec<Document> {
    let mut reader = Reader::default();
    for line in conllu.lines() {
        reader.line(line);
    }
    reader.finish_document();
    reader.documents
}

#[derive(Default)]
struct Reader {
    documents: Vec<Document>,
    document: Document,
    sentence: Vec<GoldToken>,
    new_paragraph: bool,
    space_due: bool,
    /// The multiword token being read: its last word's number, its end in the text, and whether
    /// a space follows it.
    multiword: Option<(u32, usize, bool)>,
    cursor: usize,
}

impl Reader {
    fn line(&mut self, line: &str) {
        if let Some(comment) = line.strip_prefix('#') {
            let comment = comment.trim();
            if let Some(id) = comment.strip_prefix("newdoc") {
                self.finish_document();
                self.document.id = id.trim_start_matches([' ', 'i', 'd', '=']).to_owned();
            } else if comment == "newpar" || comment.starts_with("newpar id") {
                self.new_paragraph = true;
            }
        } else if line.is_empty() {
            self.finish_sentence();
        } else {
            self.word(line);
        }
    }

    fn word(&mut self, line: &str) {
        let columns: Vec<&str> = line.split('\t').collect();
        let &[id, form, _, upos, xpos, _, _, _, _, misc] = columns.as_slice() else { return };
        if id.contains('.') {
            return;
        }
        self.begin_text();
        let space = !misc.split('|').any(|item| item == "SpaceAfter=No");
        if let Some((_, last)) = id.split_once('-') {
            self.cursor = self.document.text.len();
            self.document.text.push_str(form);
            let last = last.parse().unwrap_or(0);
            self.multiword = Some((last, self.document.text.len(), space));
            return;
        }
        let number: u32 = id.parse().unwrap_or(0);
        let span = match self.multiword {
            Some((last, end, space_after)) => {
                let start = self.cursor;
                let rest = self.document.text.get(start..end).unwrap_or("");
                let stop =
                    if number < last && rest.starts_with(form) { start + form.len() } else { end };
                self.cursor = stop;
                if number >= last {
                    self.multiword = None;
                    self.space_due = space_after;
                }
                ByteSpan::new(start, stop)
            }
            None => {
                let start = self.document.text.len();
                self.document.text.push_str(form);
                self.space_due = space;
                ByteSpan::new(start, self.document.text.len())
            }
        };
        let tag = Tag::from_upos(upos).unwrap_or(Tag::X);
        self.sentence.push(GoldToken { span, tag, form: Form::from_xpos(xpos) });
    }

    /// Sets off what comes next from what is there: a blank line, a space or nothing.
    fn begin_text(&mut self) {
        let text = &mut self.document.text;
        if self.new_paragraph || self.document.blocks.is_empty() {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            let at = text.len();
            self.document.blocks.push(ByteSpan::new(at, at));
            self.new_paragraph = false;
        } else if self.space_due {
            text.push(' ');
        }
        self.space_due = false;
    }

    fn finish_sentence(&mut self) {
        if !self.sentence.is_empty() {
            self.document.sentences.push(std::mem::take(&mut self.sentence));
        }
        let end = self.document.text.len();
        if let Some(block) = self.document.blocks.last_mut() {
            *block = ByteSpan::new(block.start as usize, end);
        }
        self.multiword = None;
    }

    fn finish_document(&mut self) {
        self.finish_sentence();
        let document = std::mem::take(&mut self.document);
        if !document.sentences.is_empty() {
            self.documents.push(document);
        }
        self.space_due = false;
        self.new_paragraph = false;
    }
}

//! What the commands of one run share: the lexicon, the way out, and whether to talk.

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell, RefMut};
use std::io::{self, BufWriter, Stdout, Write};
use std::path::Path;

use anstream::AutoStream;
use chancery_core::Lexicon;
use chancery_core::record::TopicNames;
use chancery_store::{Case, Means, OpenOptions};

use crate::args::{Global, Reading};
use crate::error::CommandError;
use crate::means::{self, Toolkit};
use crate::terminal;

/// Standard output.
pub(crate) type Out = BufWriter<Way>;

/// The way to standard output: colours are taken out where it is no terminal or the user wants
/// none, and what was made for machines, which has none, is not searched for them.
pub(crate) struct Way {
    styled: AutoStream<Stdout>,
    bare: bool,
}

impl Write for Way {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bare { io::stdout().write(bytes) } else { self.styled.write(bytes) }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.styled.flush()
    }
}

/// One run of the program.
pub(crate) struct Session {
    reading: Reading,
    lexicon: OnceCell<Cow<'static, Lexicon>>,
    out: RefCell<Out>,
    /// Whether notes and progress are wanted.
    pub(crate) talks: bool,
}

impl Session {
    /// Takes the global options.
    pub(crate) fn new(global: &Global, reading: Reading) -> Result<Self, CommandError> {
        let way = Way { styled: anstream::stdout(), bare: false };
        let out = RefCell::new(BufWriter::with_capacity(1 << 16, way));
        Ok(Self { reading, lexicon: OnceCell::new(), out, talks: !global.quiet })
    }

    /// Where results go.
    pub(crate) fn out(&self) -> RefMut<'_, Out> {
        self.out.borrow_mut()
    }

    /// Where results for machines go; all that follows is taken for such.
    pub(crate) fn bare_out(&self) -> Result<RefMut<'_, Out>, CommandError> {
        let mut out = self.out.borrow_mut();
        out.flush()?;
        out.get_mut().bare = true;
        Ok(out)
    }

    /// Sends what is still held back.
    pub(crate) fn finish(&self) -> Result<(), CommandError> {
        Ok(self.out().flush()?)
    }

    /// What documents are read with: what was given, else what the case keeps.
    pub(crate) fn toolkit(&self, kept: &[Means]) -> Result<Toolkit, CommandError> {
        let Reading { lexicon, codebook, model } = &self.reading;
        Toolkit::new(lexicon, codebook.as_deref(), model.as_deref(), kept)
    }

    /// The lexicon of what was given, for documents outside a case.
    pub(crate) fn lexicon(&self) -> Result<&Lexicon, CommandError> {
        if let Some(lexicon) = self.lexicon.get() {
            return Ok(lexicon);
        }
        let lexicon = self.toolkit(&[])?.lexicon()?;
        Ok(self.lexicon.get_or_init(|| lexicon))
    }

    /// The names of topics, for people to read: those of the built-in codebook and of the one that was
    /// given, else of the one that the case keeps.
    pub(crate) fn topic_names(&self, kept: &[Means]) -> Result<TopicNames, CommandError> {
        means::topic_names(self.reading.codebook.as_deref(), kept)
    }

    /// A remark, where remarks are wanted.
    pub(crate) fn note(&self, text: &str) {
        if self.talks {
            terminal::note(text);
        }
    }

    /// Opens a case for reading only.
    pub(crate) fn read_case(&self, path: &Path) -> Result<Case, CommandError> {
        self.open(path, &OpenOptions { read_only: true, ..OpenOptions::default() })
    }

    /// Opens a case to check it, damaged or not.
    pub(crate) fn checked_case(&self, path: &Path) -> Result<Case, CommandError> {
        let options = OpenOptions { read_only: true, damaged_too: true, ..OpenOptions::default() };
        self.open(path, &options)
    }

    /// Opens a case that is there, for writing.
    pub(crate) fn write_case(&self, path: &Path) -> Result<Case, CommandError> {
        self.open(path, &OpenOptions::default())
    }

    /// Opens a case for writing, and makes it where there is none.
    pub(crate) fn make_case(&self, path: &Path) -> Result<Case, CommandError> {
        self.open(path, &OpenOptions { create: true, ..OpenOptions::default() })
    }

    fn open(&self, path: &Path, options: &OpenOptions) -> Result<Case, CommandError> {
        let case = Case::open(path, options)?;
        for notice in case.notices() {
            self.note(notice.text());
        }
        Ok(case)
    }
}

//! What the commands of one run share: the lexicon, the way out, and whether to talk.

use std::cell::{OnceCell, RefCell, RefMut};
use std::fs;
use std::io::{self, BufWriter, Read, Stdout, Write};
use std::path::{Path, PathBuf};

use anstream::AutoStream;
use chancery_core::record::Sha256;
use chancery_core::{AttributionModel, Codebook, CodebookError, Lexicon};
use chancery_store::{Case, OpenOptions};

use crate::args::Global;
use crate::error::CommandError;
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
    additions: Vec<PathBuf>,
    model: Option<PathBuf>,
    codebook: Option<PathBuf>,
    lexicon: OnceCell<Lexicon>,
    out: RefCell<Out>,
    /// Whether notes and progress are wanted.
    pub(crate) talks: bool,
}

impl Session {
    /// Takes the global options.
    pub(crate) fn new(global: Global) -> Result<Self, CommandError> {
        let way = Way { styled: anstream::stdout(), bare: false };
        let out = RefCell::new(BufWriter::with_capacity(1 << 16, way));
        Ok(Self {
            additions: global.lexicon,
            model: global.model,
            codebook: global.codebook,
            lexicon: OnceCell::new(),
            out,
            talks: !global.quiet,
        })
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

    /// The lexicon: the built-in words, those of `--lexicon` and those of `--codebook`. Read when first asked for, since
    /// listings need none.
    pub(crate) fn lexicon(&self) -> Result<&Lexicon, CommandError> {
        if self.additions.is_empty() && self.model.is_none() && self.codebook.is_none() {
            return Ok(Lexicon::english());
        }
        if let Some(lexicon) = self.lexicon.get() {
            return Ok(lexicon);
        }
        let mut lexicon = None;
        for path in &self.additions {
            let toml = fs::read_to_string(path).map_err(|e| CommandError::reading(path, &e))?;
            let base = lexicon.as_ref().unwrap_or_else(|| Lexicon::english());
            let extended = base.with_additions(&toml).map_err(|error| {
                CommandError::new(format!("{} is no lexicon", path.display()))
                    .because(&error)
                    .hint("see demo/lexicon.toml, which `chancery demo --dir DIR` writes out")
            })?;
            lexicon = Some(extended);
        }
        if let Some(path) = &self.model {
            let base = lexicon.as_ref().unwrap_or_else(|| Lexicon::english());
            let (model, file) = model(path)?;
            lexicon = Some(base.with_model(model, file));
        }
        if let Some(path) = &self.codebook {
            let base = lexicon.as_ref().unwrap_or_else(|| Lexicon::english());
            lexicon = Some(base.with_codebook(&codebook(path)?));
        }
        Ok(self.lexicon.get_or_init(|| lexicon.unwrap_or_else(|| Lexicon::english().clone())))
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

/// How many bytes a model's file may have: far more than any has.
const LARGEST_MODEL: u64 = 64 << 20;

/// Reads an attribution model, and tells the hash of its file.
fn model(path: &Path) -> Result<(AttributionModel, Sha256), CommandError> {
    let unreadable = |error: io::Error| CommandError::reading(path, &error);
    let file = fs::File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    file.take(LARGEST_MODEL + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    let refused = |why: &str| {
        CommandError::new(format!("{} is no attribution model{why}", path.display()))
            .hint("give a file that `cargo xtask learn` wrote")
    };
    if bytes.len() as u64 > LARGEST_MODEL {
        return Err(refused(": it is longer than 64 MB"));
    }
    let model =
        AttributionModel::from_bytes(&bytes).map_err(|error| refused("").because(&error))?;
    Ok((model, Sha256::of(&bytes)))
}

/// Reads a codebook; what is wrong with it is told with its place in the file.
fn codebook(path: &Path) -> Result<Codebook, CommandError> {
    let yaml = fs::read_to_string(path).map_err(|e| CommandError::reading(path, &e))?;
    Codebook::parse(&yaml).map_err(|error| {
        let CodebookError { line, column, problem } = error;
        CommandError::new(format!("{}:{line}:{column}: {problem}", path.display()))
            .hint("`chancery codebook` prints the built-in one; docs/codebook.md tells its keys")
    })
}

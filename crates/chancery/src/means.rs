//! What documents are read with besides the program's own words: as it was given on the command
//! line, else as the case keeps it.

use std::borrow::Cow;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

use chancery_core::record::{Record, Sha256, TopicNames};
use chancery_core::{AttributionModel, Codebook, CodebookError, Lexicon};
use chancery_store::{Means, MeansKind};

use crate::error::CommandError;

/// Everything of one run: what goes into the lexicon, and where from.
#[derive(Debug, Default)]
pub(crate) struct Toolkit {
    /// In the order in which they are put together.
    pub(crate) means: Vec<Means>,
    /// The kinds that were given; the others are as the case keeps them.
    given: Vec<MeansKind>,
    model: Option<AttributionModel>,
}

impl Toolkit {
    /// Reads what was given; of a kind that was not, takes what the case keeps.
    pub(crate) fn new(
        lexicons: &[impl AsRef<Path>],
        codebook: Option<&Path>,
        model: Option<&Path>,
        kept: &[Means],
    ) -> Result<Self, CommandError> {
        let mut toolkit = Self::default();
        for path in lexicons {
            toolkit.give(MeansKind::Lexicon, path.as_ref())?;
        }
        if let Some(path) = codebook {
            toolkit.give(MeansKind::Codebook, path)?;
        }
        if let Some(path) = model {
            let (model, sha256) = read_model(path)?;
            toolkit.model = Some(model);
            let name = file_name(path);
            toolkit.means.push(Means { kind: MeansKind::Model, name, sha256, text: None });
            toolkit.given.push(MeansKind::Model);
        }
        for one in kept.iter().filter(|one| !toolkit.given.contains(&one.kind)) {
            if one.kind == MeansKind::Model {
                let message = format!(
                    "the documents of the case are read with the model {} (sha256 {}), of which \
                     it keeps the hash only",
                    one.name,
                    one.sha256.short()
                );
                return Err(CommandError::new(message).hint(
                    "give it with --model FILE, or read them with the program's own by \
                     `chancery refresh --built-in`",
                ));
            }
            toolkit.means.push(one.clone());
        }
        let order = [MeansKind::Lexicon, MeansKind::Codebook, MeansKind::Model];
        toolkit.means.sort_by_key(|one| order.iter().position(|kind| *kind == one.kind));
        Ok(toolkit)
    }

    fn give(&mut self, kind: MeansKind, path: &Path) -> Result<(), CommandError> {
        let text = fs::read_to_string(path).map_err(|e| CommandError::reading(path, &e))?;
        let sha256 = Sha256::of(text.as_bytes());
        let name = path.display().to_string();
        self.means.push(Means { kind, name, sha256, text: Some(text) });
        self.given.push(kind);
        Ok(())
    }

    /// The lexicon of all of it.
    pub(crate) fn lexicon(&mut self) -> Result<Cow<'static, Lexicon>, CommandError> {
        let mut lexicon = Cow::Borrowed(Lexicon::english());
        for one in &self.means {
            let text = one.text.as_deref().unwrap_or_default();
            lexicon = Cow::Owned(match one.kind {
                MeansKind::Lexicon => lexicon.with_additions(text).map_err(|error| {
                    CommandError::new(format!("{} is no lexicon", one.name))
                        .because(&error)
                        .hint("see demo/lexicon.toml, which `chancery demo --dir DIR` writes out")
                })?,
                MeansKind::Codebook => lexicon.with_codebook(&codebook(&one.name, text)?),
                MeansKind::Model => match self.model.take() {
                    Some(model) => lexicon.with_model(model, one.sha256.clone()),
                    None => lexicon.into_owned(),
                },
            });
        }
        Ok(lexicon)
    }

    /// As they are kept in a case: files by their names without the folders of this machine.
    pub(crate) fn to_keep(&self) -> Vec<Means> {
        let bare = |one: &Means| Means { name: file_name(Path::new(&one.name)), ..one.clone() };
        self.means.iter().map(bare).collect()
    }

    /// What of it the case keeps and nobody gave, in words; `None` where nothing.
    pub(crate) fn kept_by_case(&self) -> Option<String> {
        let kept = self.means.iter().filter(|one| !self.given.contains(&one.kind));
        let each: Vec<String> = kept.map(named).collect();
        (!each.is_empty()).then(|| each.join(", "))
    }

    /// What a record was made with where this has nothing of its kind. Another one of its kind, given
    /// now or kept since it was given, was meant to take its place.
    pub(crate) fn lacks(&self, record: &Record) -> Vec<(MeansKind, Sha256)> {
        let codebook = record.codebook.iter().map(|used| (MeansKind::Codebook, &used.sha256));
        let model = record.model.iter().map(|sha256| (MeansKind::Model, sha256));
        let lexicons = record.lexicons.iter().map(|sha256| (MeansKind::Lexicon, sha256));
        let used = lexicons.chain(codebook).chain(model);
        let lost = used.filter(|(kind, _)| self.means.iter().all(|one| one.kind != *kind));
        lost.map(|(kind, sha256)| (kind, sha256.clone())).collect()
    }
}

/// The names of topics in the built-in codebook and in the file, or else in what a case keeps.
pub(crate) fn topic_names(
    given: Option<&Path>,
    kept: &[Means],
) -> Result<TopicNames, CommandError> {
    let mut names = TopicNames::default();
    names.extend(codebook("the built-in codebook", Codebook::built_in())?.topic_names());
    if let Some(path) = given {
        let text = fs::read_to_string(path).map_err(|e| CommandError::reading(path, &e))?;
        names.extend(codebook(&path.display().to_string(), &text)?.topic_names());
        return Ok(names);
    }
    for one in kept.iter().filter(|one| one.kind == MeansKind::Codebook) {
        let text = one.text.as_deref().unwrap_or_default();
        names.extend(codebook(&one.name, text)?.topic_names());
    }
    Ok(names)
}

/// `lexicon states.toml (sha256 1a2b3c4d)`
pub(crate) fn named(one: &Means) -> String {
    format!("{} {} (sha256 {})", one.kind.code(), one.name, one.sha256.short())
}

/// Whether two lists come to the same, whatever the files are called.
pub(crate) fn alike(a: &[Means], b: &[Means]) -> bool {
    let essence = |one: &Means| (one.kind, one.sha256.clone());
    a.iter().map(essence).eq(b.iter().map(essence))
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned())
}

/// How many bytes a model's file may have: far more than any has.
const LARGEST_MODEL: u64 = 64 << 20;

/// Reads an attribution model, and tells the hash of its file.
fn read_model(path: &Path) -> Result<(AttributionModel, Sha256), CommandError> {
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
fn codebook(name: &str, yaml: &str) -> Result<Codebook, CommandError> {
    Codebook::parse(yaml).map_err(|error| {
        let CodebookError { line, column, problem } = error;
        CommandError::new(format!("{name}:{line}:{column}: {problem}"))
            .hint("`chancery codebook` prints the built-in one; docs/codebook.md tells its keys")
    })
}

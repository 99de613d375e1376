//! A codebook of the user's own: which forces and topics there are, and the words that show them.
//!
//! The form is that of the readout codebook: a YAML mapping with `forces` and `topics`, each a list
//! of entries with a `code`. What the keys mean to the program and what is there for people only is
//! told in `docs/codebook.md`. [`Codebook::parse`] reads and checks the text; [`apply`] puts what it
//! says into a lexicon.

mod apply;
mod entry;
mod error;
mod yaml;

use chancery_record::{CodebookUse, Force, ForceGroup, Sha256};

pub(crate) use apply::Listed;
pub use error::{CodebookError, Problem};

use entry::{Fields, boolean, check_code, codes_of, force, topic};
use error::nearest;
use yaml::{Node, Value, parse};

/// Keys of the codebook itself.
const KEYS: &[&str] = &[
    "codebook",
    "version",
    "replace",
    "forces",
    "topics",
    "coarse_groups",
    "unit",
    "decision_order",
    "definition",
    "note",
    "kinds",
    "commitment_types",
    "reference_types",
    "topics_note",
    "measured_agreement",
];

/// A codebook that was read and checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Codebook {
    name: String,
    version: Option<String>,
    sha256: Sha256,
    replaces_forces: bool,
    replaces_topics: bool,
    forces: Vec<ForceEntry>,
    topics: Vec<TopicEntry>,
}

/// A force of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ForceEntry {
    pub(crate) code: String,
    /// The force of the program's with this code.
    pub(crate) known: Option<Force>,
    pub(crate) group: String,
    pub(crate) words: Vec<String>,
    /// The forces of the program's that it may be found in; empty for any.
    pub(crate) within: Vec<Force>,
    order: Option<i64>,
    line: usize,
}

/// A topic of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TopicEntry {
    pub(crate) code: String,
    label: Option<String>,
    pub(crate) words: Vec<String>,
    order: Option<i64>,
    line: usize,
}

impl Codebook {
    /// Reads a codebook from YAML.
    ///
    /// # Errors
    /// Where the text is no YAML or no codebook; the error has the line, the column and, for a
    /// misspelled word, the nearest known one.
    pub fn parse(yaml: &str) -> Result<Self, CodebookError> {
        let root = parse(yaml)?;
        let fields = Fields::of(&root, "the codebook", KEYS)?;
        let groups = Groups::of(fields.get("coarse_groups"))?;
        let (replaces_forces, replaces_topics) = replaced(fields.get("replace"))?;
        let mut forces = Vec::new();
        for node in fields.list("forces")? {
            let entry = force(node, &groups)?;
            unique(
                "force",
                forces.iter().map(|e: &ForceEntry| (&e.code, e.line)),
                &entry.code,
                node,
            )?;
            forces.push(entry);
        }
        groups.check(&forces)?;
        let mut topics = Vec::new();
        for node in fields.list("topics")? {
            let entry = topic(node)?;
            unique(
                "topic",
                topics.iter().map(|e: &TopicEntry| (&e.code, e.line)),
                &entry.code,
                node,
            )?;
            topics.push(entry);
        }
        apply::check_topics(&topics, replaces_topics, &root)?;
        // A stable sort: those without a number stay where they stand, after those with one.
        forces.sort_by_key(|entry| entry.order.unwrap_or(i64::MAX));
        topics.sort_by_key(|entry| entry.order.unwrap_or(i64::MAX));
        Ok(Self {
            name: fields.text("codebook")?.unwrap_or_default().to_owned(),
            version: fields.text("version")?.map(str::to_owned),
            sha256: Sha256::of(yaml.as_bytes()),
            replaces_forces,
            replaces_topics,
            forces,
            topics,
        })
    }

    /// The readout codebook that comes with the program, as YAML: what one's own can begin with.
    #[must_use]
    pub fn built_in() -> &'static str {
        include_str!("../../lexicon/en/codebook.yaml")
    }

    /// Its topics by name, where it gives them one.
    pub fn topic_names(&self) -> impl Iterator<Item = (String, String)> + '_ {
        self.topics.iter().filter_map(|topic| Some((topic.code.clone(), topic.label.clone()?)))
    }

    /// What a record says about it.
    #[must_use]
    pub fn usage(&self) -> CodebookUse {
        CodebookUse {
            name: self.name.clone(),
            version: self.version.clone(),
            sha256: self.sha256.clone(),
        }
    }
}

fn unique<'e>(
    what: &'static str,
    mut earlier: impl Iterator<Item = (&'e String, usize)>,
    code: &str,
    node: &Node,
) -> Result<(), CodebookError> {
    match earlier.find(|(other, _)| *other == code) {
        None => Ok(()),
        Some((_, first)) => {
            Err(node.error(Problem::DuplicateCode { what, code: code.to_owned(), first }))
        }
    }
}

/// Whether the forces and the topics of the program are replaced.
fn replaced(node: Option<&Node>) -> Result<(bool, bool), CodebookError> {
    const EXPECTED: &str = "`true`, `false`, `forces` or `topics`";
    let Some(node) = node else { return Ok((false, false)) };
    match node.text() {
        Some("forces") => Ok((true, false)),
        Some("topics") => Ok((false, true)),
        _ => boolean(node, "replace", EXPECTED).map(|both| (both, both)),
    }
}

/// The groups a force can belong to.
struct Groups<'n> {
    /// Those of the program and those of the file.
    all: Vec<String>,
    /// What `coarse_groups` puts where.
    members: Vec<(String, &'n Node, String)>,
}

impl<'n> Groups<'n> {
    fn of(node: Option<&'n Node>) -> Result<Self, CodebookError> {
        const EXPECTED: &str = "a mapping from groups to lists of the codes of forces";
        let mut all: Vec<String> = ForceGroup::ALL.map(|group| group.code().to_owned()).into();
        let mut members = Vec::new();
        let Some(node) = node.filter(|node| !node.is_nothing()) else {
            return Ok(Self { all, members });
        };
        let shape = || Problem::Shape { key: "coarse_groups".to_owned(), expected: EXPECTED };
        let Value::Mapping(entries) = &node.value else { return Err(node.error(shape())) };
        for (key, codes) in entries {
            let group = key.text().ok_or_else(|| key.error(shape()))?;
            check_code(group, key)?;
            for (code, at) in codes_of(codes, "coarse_groups")? {
                members.push((code, at, group.to_owned()));
            }
            if !all.iter().any(|known| known == group) {
                all.push(group.to_owned());
            }
        }
        Ok(Self { all, members })
    }

    /// The group that `coarse_groups` puts a force into.
    fn told(&self, force: &str) -> Option<&str> {
        let mut members = self.members.iter();
        members.find(|(code, _, _)| code == force).map(|(_, _, group)| group.as_str())
    }

    /// Whether what `coarse_groups` names is there and stands in its group.
    fn check(&self, forces: &[ForceEntry]) -> Result<(), CodebookError> {
        for (code, at, group) in &self.members {
            let own = forces.iter().find(|entry| entry.code == *code).map(|e| e.group.as_str());
            let known = Force::from_code(code).map(|force| force.group().code());
            let Some(actual) = own.or(known) else {
                let all = Force::ALL.map(Force::code);
                let all = all.into_iter().chain(forces.iter().map(|entry| entry.code.as_str()));
                let nearest = nearest(code, all);
                return Err(at.error(Problem::UnknownForce { code: code.clone(), nearest }));
            };
            if actual != group {
                let (code, group) = (code.clone(), actual.to_owned());
                return Err(at.error(Problem::FixedGroup { code, group }));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;

//! What can be wrong with a codebook.

use thiserror::Error;

/// Why a codebook could not be read, and where: lines and columns count from 1, columns in
/// characters.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}, column {column}: {problem}")]
pub struct CodebookError {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
    /// What is wrong there.
    pub problem: Problem,
}

/// What is wrong at a place of a codebook.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Problem {
    /// The text is not YAML.
    #[error("this is no YAML: {0}")]
    Syntax(String),
    /// Nothing stands in it.
    #[error("the codebook is empty")]
    Empty,
    /// Anchors, aliases and tags are not taken.
    #[error("anchors, aliases and tags are not taken; write the value out")]
    Alias,
    /// Lists and mappings within one another without end.
    #[error("too many lists and mappings within one another")]
    TooDeep,
    /// A key that stands nowhere in a codebook, or not here.
    #[error("unknown key `{key}` in {place}{}", suggestion(.nearest.as_deref()))]
    UnknownKey {
        /// The key.
        key: String,
        /// Where it stands: `the codebook`, `a force`, `a topic` …
        place: &'static str,
        /// The known key that is spelled most like it.
        nearest: Option<String>,
    },
    /// A key that a mapping has twice.
    #[error("the key `{key}` stands here for the second time; the first is in line {first}")]
    DuplicateKey {
        /// The key.
        key: String,
        /// The line of the first.
        first: usize,
    },
    /// A code that two forces or two topics have.
    #[error("the {what} `{code}` is given twice; the first is in line {first}")]
    DuplicateCode {
        /// `force` or `topic`.
        what: &'static str,
        /// The code.
        code: String,
        /// The line of the first.
        first: usize,
    },
    /// A group that is neither built in nor told under `coarse_groups`.
    #[error(
        "unknown group `{group}`{}; a group of your own is to stand under `coarse_groups`",
        suggestion(.nearest.as_deref())
    )]
    UnknownGroup {
        /// The group.
        group: String,
        /// The known group that is spelled most like it.
        nearest: Option<String>,
    },
    /// A force of the program's that is given another group than it has.
    #[error("the force `{code}` belongs to the group `{group}` and cannot be put into another")]
    FixedGroup {
        /// The force.
        code: String,
        /// Its group.
        group: String,
    },
    /// A code that is neither a force nor a group.
    #[error("`{code}` is neither a force nor a group{}", suggestion(.nearest.as_deref()))]
    UnknownForce {
        /// The code.
        code: String,
        /// The known code that is spelled most like it.
        nearest: Option<String>,
    },
    /// A force or topic without its code, or another key that has to be there.
    #[error("{place} needs the key `{key}`")]
    Missing {
        /// Where.
        place: &'static str,
        /// The key.
        key: &'static str,
    },
    /// A code with other characters than `a`–`z`, `0`–`9` and `_`.
    #[error("`{0}` is no code: a code has lower-case letters, digits and `_` only")]
    Code(String),
    /// A value of another shape than its key has.
    #[error("`{key}` takes {expected}")]
    Shape {
        /// The key.
        key: String,
        /// What it takes.
        expected: &'static str,
    },
    /// Nothing says when a force or topic of the user's own is found.
    #[error("nothing shows the {what} `{code}`: give it {needs}")]
    Wordless {
        /// `force` or `topic`.
        what: &'static str,
        /// The code.
        code: String,
        /// What it needs.
        needs: &'static str,
    },
    /// More than is taken.
    #[error("more than {most} {what}")]
    TooMany {
        /// Of what: `topics`, `keys`.
        what: &'static str,
        /// How many are taken.
        most: usize,
    },
}

fn suggestion(nearest: Option<&str>) -> String {
    nearest.map(|known| format!("; did you mean `{known}`?")).unwrap_or_default()
}

/// The known word that is spelled most like this one, unless none is like it.
pub(super) fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
    let word: String = word.to_lowercase().chars().take(40).collect();
    let each = known.into_iter().map(|known| (strsim::levenshtein(&word, known), known));
    let (distance, known) = each.min_by_key(|(distance, _)| *distance)?;
    (distance <= 1 + word.chars().count() / 3).then(|| known.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_known_word_is_told_and_none_where_none_is_near() {
        let keys = ["code", "definition", "keywords"];
        assert_eq!(nearest("defintion", keys).as_deref(), Some("definition"));
        assert_eq!(nearest("Keyword", keys).as_deref(), Some("keywords"));
        assert_eq!(nearest("zzz", keys), None);
    }
}

//! The entries of a codebook: a force, a topic, and the keys they have.

use chancery_record::{Force, ForceGroup};

use super::error::{CodebookError, Problem, nearest};
use super::yaml::{Node, Value};
use super::{ForceEntry, Groups, TopicEntry};

/// Keys of a force.
const FORCE: &[&str] = &[
    "code",
    "label",
    "group",
    "definition",
    "include",
    "exclude",
    "words",
    "cues",
    "within",
    "order",
    "codes",
    "plover",
    "cameo",
    "iso24617_2_analogue",
    "expected_reliability",
    "seed_count",
    "examples",
    "note",
];
/// Keys of a topic.
const TOPIC: &[&str] = &[
    "code",
    "label",
    "group",
    "definition",
    "include",
    "exclude",
    "words",
    "keywords",
    "order",
    "codes",
    "context",
    "plover_context",
    "seed_count",
    "examples",
    "note",
];
const EXAMPLE: &[&str] = &["text", "source", "speaker", "note"];
const WORDS: &str = "a list of words or phrases, none of them empty";
const LIST: &str = "a list";

/// The entries of a mapping, all with keys that are known there.
pub(super) struct Fields<'n> {
    node: &'n Node,
    place: &'static str,
    entries: &'n [(Node, Node)],
}

impl<'n> Fields<'n> {
    pub(super) fn of(
        node: &'n Node,
        place: &'static str,
        known: &[&str],
    ) -> Result<Self, CodebookError> {
        let Value::Mapping(entries) = &node.value else {
            let shape = Problem::Shape { key: place.to_owned(), expected: "a mapping of keys" };
            return Err(node.error(shape));
        };
        for (key, _) in entries {
            let text = key.text().unwrap_or_default();
            if !known.contains(&text) {
                let nearest = nearest(text, known.iter().copied());
                let key_text = text.to_owned();
                return Err(key.error(Problem::UnknownKey { key: key_text, place, nearest }));
            }
        }
        Ok(Self { node, place, entries })
    }

    pub(super) fn get(&self, wanted: &str) -> Option<&'n Node> {
        let found = self.entries.iter().find(|(key, _)| key.text() == Some(wanted));
        found.map(|(_, value)| value).filter(|value| !value.is_nothing())
    }

    /// A scalar.
    pub(super) fn text(&self, key: &'static str) -> Result<Option<&'n str>, CodebookError> {
        let Some(node) = self.get(key) else { return Ok(None) };
        let shape = || Problem::Shape { key: key.to_owned(), expected: "one value, no list" };
        node.text().map(Some).ok_or_else(|| node.error(shape()))
    }

    /// The items of a list; none where the key is not there.
    pub(super) fn list(&self, key: &'static str) -> Result<&'n [Node], CodebookError> {
        let Some(node) = self.get(key) else { return Ok(&[]) };
        match &node.value {
            Value::List(items) => Ok(items),
            _ => Err(node.error(Problem::Shape { key: key.to_owned(), expected: LIST })),
        }
    }

    fn code(&self) -> Result<String, CodebookError> {
        let missing = || self.node.error(Problem::Missing { place: self.place, key: "code" });
        let code = self.text("code")?.ok_or_else(missing)?;
        check_code(code, self.get("code").unwrap_or(self.node))?;
        Ok(code.to_owned())
    }

    fn order(&self) -> Result<Option<i64>, CodebookError> {
        let Some(node) = self.get("order") else { return Ok(None) };
        let number = node.text().and_then(|text| text.parse().ok());
        let shape = Problem::Shape { key: "order".to_owned(), expected: "a whole number" };
        number.map(Some).ok_or_else(|| node.error(shape))
    }

    /// Words under one of two keys; both may be there.
    fn words(&self, keys: [&'static str; 2]) -> Result<Vec<String>, CodebookError> {
        let mut words: Vec<String> = Vec::new();
        for key in keys {
            let Some(node) = self.get(key) else { continue };
            for (word, at) in texts(node, key, WORDS)? {
                let bare = word.strip_suffix('*').unwrap_or(&word);
                if !bare.chars().any(char::is_alphanumeric) || bare.contains('*') {
                    let expected = "words; `*` stands at the end of one only";
                    return Err(at.error(Problem::Shape { key: key.to_owned(), expected }));
                }
                if !words.contains(&word) {
                    words.push(word);
                }
            }
        }
        Ok(words)
    }

    fn check_examples(&self) -> Result<(), CodebookError> {
        for example in self.list("examples")? {
            if matches!(example.value, Value::Mapping(_)) {
                Fields::of(example, "an example", EXAMPLE)?;
            }
        }
        Ok(())
    }
}

/// A force of the codebook.
pub(super) fn force(node: &Node, groups: &Groups<'_>) -> Result<ForceEntry, CodebookError> {
    let line = node.at.line;
    let fields = Fields::of(node, "a force", FORCE)?;
    fields.check_examples()?;
    let code = fields.code()?;
    let known = Force::from_code(&code);
    let words = fields.words(["words", "cues"])?;
    let within = within(&fields)?;
    let told = match fields.text("group")? {
        Some(group) => Some(known_group(group, groups, fields.get("group").unwrap_or(node))?),
        None => groups.told(&code),
    };
    let fixed = known.map(|force| force.group().code());
    let group = match (told, fixed) {
        (Some(told), Some(fixed)) if told != fixed => {
            let at = fields.get("group").unwrap_or(node);
            return Err(at.error(Problem::FixedGroup { code, group: fixed.to_owned() }));
        }
        (_, Some(fixed)) => fixed,
        (Some(told), None) => told,
        (None, None) => {
            return Err(node.error(Problem::Missing { place: "a force of your own", key: "group" }));
        }
    };
    if known.is_none() && words.is_empty() && within.is_empty() {
        let needs = "`words`, or the forces it is found `within`";
        return Err(node.error(Problem::Wordless { what: "force", code, needs }));
    }
    let (group, order) = (group.to_owned(), fields.order()?);
    Ok(ForceEntry { code, known, group, words, within, order, line })
}

/// A topic of the codebook.
pub(super) fn topic(node: &Node) -> Result<TopicEntry, CodebookError> {
    let line = node.at.line;
    let fields = Fields::of(node, "a topic", TOPIC)?;
    fields.check_examples()?;
    let words = fields.words(["words", "keywords"])?;
    let label = fields.text("label")?.map(str::trim).filter(|label| !label.is_empty());
    let label = label.map(str::to_owned);
    Ok(TopicEntry { code: fields.code()?, label, words, order: fields.order()?, line })
}

fn known_group<'g>(
    group: &str,
    groups: &'g Groups<'_>,
    at: &Node,
) -> Result<&'g str, CodebookError> {
    let found = groups.all.iter().find(|known| *known == group);
    found.map(String::as_str).ok_or_else(|| {
        let nearest = nearest(group, groups.all.iter().map(String::as_str));
        at.error(Problem::UnknownGroup { group: group.to_owned(), nearest })
    })
}

/// The forces of the program's that a force of the user's own may be found in: codes of forces, or
/// of groups for all of theirs.
fn within(fields: &Fields<'_>) -> Result<Vec<Force>, CodebookError> {
    let mut within = Vec::new();
    let Some(node) = fields.get("within") else { return Ok(within) };
    for (code, at) in codes_of(node, "within")? {
        let in_group = |force: &Force| force.group().code() == code;
        match Force::from_code(&code) {
            Some(force) => within.push(force),
            None if Force::ALL.iter().any(in_group) => {
                within.extend(Force::ALL.into_iter().filter(in_group));
            }
            None => {
                let forces = Force::ALL.map(Force::code).into_iter();
                let all = forces.chain(ForceGroup::ALL.map(ForceGroup::code));
                let nearest = nearest(&code, all);
                return Err(at.error(Problem::UnknownForce { code, nearest }));
            }
        }
    }
    Ok(within)
}

/// A list of codes, or one.
pub(super) fn codes_of<'n>(
    node: &'n Node,
    key: &'static str,
) -> Result<Vec<(String, &'n Node)>, CodebookError> {
    texts(node, key, "a list of codes")
}

/// A list of scalars, or one; in lower case, with single spaces.
fn texts<'n>(
    node: &'n Node,
    key: &'static str,
    expected: &'static str,
) -> Result<Vec<(String, &'n Node)>, CodebookError> {
    let items = match &node.value {
        Value::List(items) => items.as_slice(),
        _ => std::slice::from_ref(node),
    };
    let each = items.iter().map(|item| {
        let shape = || item.error(Problem::Shape { key: key.to_owned(), expected });
        let text = item.text().ok_or_else(shape)?.to_lowercase();
        Ok((text.split_whitespace().collect::<Vec<_>>().join(" "), item))
    });
    each.collect()
}

pub(super) fn check_code(code: &str, at: &Node) -> Result<(), CodebookError> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if code.chars().all(plain) { Ok(()) } else { Err(at.error(Problem::Code(code.to_owned()))) }
}

pub(super) fn boolean(
    node: &Node,
    key: &'static str,
    expected: &'static str,
) -> Result<bool, CodebookError> {
    match node.text() {
        Some("true" | "yes") => Ok(true),
        Some("false" | "no") => Ok(false),
        _ => Err(node.error(Problem::Shape { key: key.to_owned(), expected })),
    }
}

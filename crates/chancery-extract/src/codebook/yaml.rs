//! YAML as a tree whose every node knows its line and column.
//!
//! Anchors, aliases and tags are refused: a codebook needs none, and without aliases a text cannot
//! grow when it is read.

use saphyr_parser::{Event, Parser, Span};

use super::error::{CodebookError, Problem};

/// Lists and mappings within one another, at most.
const DEEPEST: usize = 24;
/// Keys in one mapping, at most.
const MOST_KEYS: usize = 1000;

/// A place in the text, from 1 on; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) column: usize,
}

/// A value and where it begins.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    pub(super) at: Place,
    pub(super) value: Value,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// A scalar as it is written; an empty one is nothing.
    Text(String),
    List(Vec<Node>),
    Mapping(Vec<(Node, Node)>),
}

/// What is open while the events come in.
enum Open {
    List(Place, Vec<Node>),
    Mapping(Place, Vec<(Node, Node)>, Option<Node>),
}

impl Place {
    pub(super) fn error(self, problem: Problem) -> CodebookError {
        CodebookError { line: self.line, column: self.column, problem }
    }

    fn of(span: Span) -> Self {
        Self { line: span.start.line().max(1), column: span.start.col() + 1 }
    }
}

impl Node {
    /// The scalar, without white space around it; `None` for nothing and for what is no scalar.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text.trim()).filter(|text| !text.is_empty() && *text != "~"),
            _ => None,
        }
    }

    /// Whether nothing stands behind the key.
    pub(super) fn is_nothing(&self) -> bool {
        matches!(&self.value, Value::Text(text) if matches!(text.trim(), "" | "~" | "null"))
    }

    pub(super) fn error(&self, problem: Problem) -> CodebookError {
        self.at.error(problem)
    }
}

/// Reads one YAML document.
pub(super) fn parse(text: &str) -> Result<Node, CodebookError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut parser = Parser::new_from_str(text);
    let mut open: Vec<Open> = Vec::new();
    let mut root: Option<Node> = None;
    while let Some(event) = parser.next_event() {
        let (event, span) = event.map_err(|error| {
            let at = Place { line: error.marker().line().max(1), column: error.marker().col() + 1 };
            at.error(Problem::Syntax(error.info().to_owned()))
        })?;
        let at = Place::of(span);
        let done = match event {
            Event::Scalar(text, _, anchor, tag) => {
                plain(at, anchor, tag.is_some())?;
                Some(Node { at, value: Value::Text(text.into_owned()) })
            }
            Event::SequenceStart(anchor, tag) => {
                plain(at, anchor, tag.is_some())?;
                open.push(Open::List(at, Vec::new()));
                None
            }
            Event::MappingStart(anchor, tag) => {
                plain(at, anchor, tag.is_some())?;
                open.push(Open::Mapping(at, Vec::new(), None));
                None
            }
            Event::SequenceEnd | Event::MappingEnd => open.pop().map(Open::closed),
            Event::Alias(_) => return Err(at.error(Problem::Alias)),
            Event::DocumentStart(_) if root.is_some() => {
                return Err(at.error(Problem::Syntax("a second document begins".to_owned())));
            }
            _ => None,
        };
        if open.len() > DEEPEST {
            return Err(at.error(Problem::TooDeep));
        }
        if let Some(node) = done {
            place(&mut open, &mut root, node)?;
        }
    }
    root.ok_or(Place { line: 1, column: 1 }.error(Problem::Empty))
}

fn plain(at: Place, anchor: usize, tagged: bool) -> Result<(), CodebookError> {
    if anchor > 0 || tagged { Err(at.error(Problem::Alias)) } else { Ok(()) }
}

/// Puts a finished node into what is open around it; a key comes once.
fn place(open: &mut [Open], root: &mut Option<Node>, node: Node) -> Result<(), CodebookError> {
    match open.last_mut() {
        None => *root = Some(node),
        Some(Open::List(_, items)) => items.push(node),
        Some(Open::Mapping(_, entries, key @ None)) => {
            if entries.len() >= MOST_KEYS {
                return Err(node.error(Problem::TooMany { what: "keys", most: MOST_KEYS }));
            }
            let again = entries.iter().find(|(earlier, _)| earlier.value == node.value);
            if let (Some((earlier, _)), Some(text)) = (again, node.text()) {
                let first = earlier.at.line;
                return Err(node.error(Problem::DuplicateKey { key: text.to_owned(), first }));
            }
            *key = Some(node);
        }
        Some(Open::Mapping(_, entries, key)) => {
            if let Some(key) = key.take() {
                entries.push((key, node));
            }
        }
    }
    Ok(())
}

impl Open {
    fn closed(self) -> Node {
        match self {
            Self::List(at, items) => Node { at, value: Value::List(items) },
            Self::Mapping(at, entries, _) => Node { at, value: Value::Mapping(entries) },
        }
    }
}

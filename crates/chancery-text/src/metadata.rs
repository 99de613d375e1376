//! What a page says about itself.

use crate::diagnostic::Diagnostic;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One thing a page says about itself. Claims are kept apart and in page order: which one to
/// believe is not decided here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MetadataClaim {
    /// What is claimed.
    pub field: MetadataField,
    /// The value as written, entities resolved and white space around it removed.
    pub value: String,
    /// Where it stands, such as `meta og:title`, `json-ld datePublished` or `html lang`.
    pub from: String,
}

/// What a [`MetadataClaim`] is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MetadataField {
    /// The title.
    Title,
    /// When it was published.
    Published,
    /// When it was last changed.
    Modified,
    /// Who published it.
    Publisher,
    /// Who wrote it.
    Author,
    /// The language, as a BCP 47 tag if the page keeps to the standard.
    Language,
    /// The page's own address.
    Url,
    /// A summary.
    Description,
}

/// Longest value kept, in bytes.
const LONGEST: usize = 4096;
/// Most claims kept of one page.
const MOST: usize = 256;

/// Most broken scripts told one by one.
const MOST_TOLD: usize = 8;

/// Collects the claims of one page.
#[derive(Default)]
pub(crate) struct Claims {
    pub(crate) claims: Vec<MetadataClaim>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Claims {
    /// Notes a claim, unless its value is blank.
    pub(crate) fn push(&mut self, field: MetadataField, value: &str, from: String) {
        let value = value.trim();
        if !value.is_empty() && value.len() <= LONGEST && self.claims.len() < MOST {
            self.claims.push(MetadataClaim { field, value: value.to_owned(), from });
        }
    }

    /// Notes a `<meta>` by its `name`, `property` or `itemprop`.
    pub(crate) fn meta(&mut self, name: &str, content: &str) {
        let name = name.trim().to_ascii_lowercase();
        if let Some(field) = meta_field(&name) {
            self.push(field, content, format!("meta {name}"));
        }
    }

    /// Notes the claims of a JSON-LD script. It is only parsed as data.
    pub(crate) fn json_ld(&mut self, script: &str) {
        let script = script.trim().trim_start_matches("<!--").trim_end_matches("-->");
        match serde_json::from_str::<Value>(script) {
            Ok(value) => self.json_items(&value),
            Err(error) if self.diagnostics.len() < MOST_TOLD => {
                self.diagnostics.push(Diagnostic::new(
                    "R008",
                    format!("a JSON-LD script could not be parsed: {error}"),
                    "the page's other metadata is used",
                ));
            }
            Err(_) => {}
        }
    }

    /// The top-level items of a JSON-LD document: one object, an array of them, or a graph.
    fn json_items(&mut self, value: &Value) {
        let graph = value.get("@graph").unwrap_or(value);
        match graph {
            Value::Array(items) => items.iter().for_each(|item| self.json_item(item)),
            item => self.json_item(item),
        }
    }

    fn json_item(&mut self, item: &Value) {
        const FIELDS: [(&str, MetadataField); 7] = [
            ("headline", MetadataField::Title),
            ("datePublished", MetadataField::Published),
            ("dateModified", MetadataField::Modified),
            ("publisher", MetadataField::Publisher),
            ("author", MetadataField::Author),
            ("inLanguage", MetadataField::Language),
            ("mainEntityOfPage", MetadataField::Url),
        ];
        for (key, field) in FIELDS {
            if let Some(value) = item.get(key).and_then(named) {
                self.push(field, value, format!("json-ld {key}"));
            }
        }
    }
}

/// A JSON-LD value as a string: itself, its `name` or its `@id`; of several the first.
fn named(value: &Value) -> Option<&str> {
    let one = match value {
        Value::Array(values) => values.first()?,
        one => one,
    };
    match one {
        Value::String(text) => Some(text),
        Value::Object(fields) => {
            ["name", "@id"].iter().find_map(|&key| fields.get(key).and_then(Value::as_str))
        }
        _ => None,
    }
}

/// What a `<meta>` name is about: HTML, Open Graph, Dublin Core, schema.org and the names that
/// news sites use.
fn meta_field(name: &str) -> Option<MetadataField> {
    Some(match name {
        "og:title" | "twitter:title" | "dc.title" | "dcterms.title" | "citation_title"
        | "parsely-title" | "sailthru.title" | "headline" | "title" => MetadataField::Title,
        "article:published_time"
        | "og:article:published_time"
        | "datepublished"
        | "pubdate"
        | "publishdate"
        | "publish-date"
        | "date"
        | "dc.date"
        | "dc.date.issued"
        | "dcterms.date"
        | "dcterms.created"
        | "dcterms.issued"
        | "parsely-pub-date"
        | "sailthru.date"
        | "citation_publication_date"
        | "date.release" => MetadataField::Published,
        "article:modified_time"
        | "og:updated_time"
        | "datemodified"
        | "last-modified"
        | "dcterms.modified" => MetadataField::Modified,
        "og:site_name" | "application-name" | "dc.publisher" | "dcterms.publisher"
        | "citation_publisher" | "publisher" => MetadataField::Publisher,
        "author" | "article:author" | "dc.creator" | "dcterms.creator" | "parsely-author"
        | "citation_author" => MetadataField::Author,
        "og:locale" | "dc.language" | "dcterms.language" | "content-language" | "language"
        | "inlanguage" => MetadataField::Language,
        "og:url" | "twitter:url" | "parsely-link" => MetadataField::Url,
        "description" | "og:description" | "twitter:description" | "dc.description" => {
            MetadataField::Description
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_ld_graphs_are_read() {
        let mut claims = Claims::default();
        claims.json_ld(
            r#"{"@graph":[{"headline":"Envoys meet","datePublished":"2031-04-02",
                "publisher":{"@type":"Organization","name":"Arvenia Gazette"}}]}"#,
        );
        let values: Vec<_> = claims.claims.iter().map(|c| c.value.as_str()).collect();
        assert_eq!(values, ["Envoys meet", "2031-04-02", "Arvenia Gazette"]);
        assert_eq!(claims.claims[2].from, "json-ld publisher");
    }

    #[test]
    fn broken_json_ld_is_told() {
        let mut claims = Claims::default();
        claims.json_ld(&"[".repeat(100_000));
        assert_eq!(claims.diagnostics[0].code, "R008");
    }
}

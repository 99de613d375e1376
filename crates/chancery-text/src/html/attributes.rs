//! The few attributes a reading looks at.

use crate::metadata::{Claims, MetadataField};
use crate::tags::Tag;

/// Longest value kept, in bytes; longer ones are cut.
const LONGEST: usize = 8192;
/// Names that are kept.
const KEPT: [&str; 11] = [
    "name",
    "property",
    "itemprop",
    "http-equiv",
    "content",
    "lang",
    "xml:lang",
    "rel",
    "href",
    "datetime",
    "type",
];

/// The attributes of the current tag that matter; everything else passes without being stored.
#[derive(Default)]
pub(super) struct Attributes {
    name: Vec<u8>,
    value: Vec<u8>,
    /// Which of `KEPT` is being read.
    current: Option<usize>,
    is_open: bool,
    kept: Vec<(usize, String)>,
}

impl Attributes {
    pub(super) fn clear(&mut self) {
        self.is_open = false;
        self.kept.clear();
        self.name.clear();
        self.value.clear();
        self.current = None;
    }

    /// A new attribute starts.
    pub(super) fn open(&mut self) {
        self.close();
        self.is_open = true;
    }

    /// The current attribute, if any, is complete.
    pub(super) fn close(&mut self) {
        if self.is_open {
            self.settle();
            if let Some(key) = self.current {
                // The standard says that the first of several with one name counts.
                if self.kept.iter().all(|(kept, _)| *kept != key) {
                    let value = String::from_utf8_lossy(&self.value).into_owned();
                    self.kept.push((key, value));
                }
            }
        }
        self.is_open = false;
        self.name.clear();
        self.value.clear();
        self.current = None;
    }

    pub(super) fn push_name(&mut self, name: &[u8]) {
        if self.name.len() <= 16 {
            self.name.extend(name);
        }
    }

    pub(super) fn push_value(&mut self, value: &[u8]) {
        self.settle();
        if self.current.is_some() {
            let room = LONGEST.saturating_sub(self.value.len());
            self.value.extend(&value[..value.len().min(room)]);
        }
    }

    fn settle(&mut self) {
        if self.current.is_none() {
            self.current = KEPT.iter().position(|kept| kept.as_bytes() == self.name);
        }
    }

    fn get(&self, name: &str) -> Option<&str> {
        let key = KEPT.iter().position(|&kept| kept == name)?;
        self.kept.iter().find(|(kept, _)| *kept == key).map(|(_, value)| value.as_str())
    }

    pub(super) fn is_json_ld(&self) -> bool {
        self.get("type").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"))
    }

    /// Notes what the current tag says about the page.
    pub(super) fn claim(&self, tag: Tag, claims: &mut Claims) {
        match tag {
            Tag::Meta => {
                let name = ["property", "name", "itemprop", "http-equiv"]
                    .iter()
                    .find_map(|name| self.get(name));
                if let (Some(name), Some(content)) = (name, self.get("content")) {
                    claims.meta(name, content);
                }
            }
            Tag::Root => {
                if let Some(lang) = self.get("lang").or_else(|| self.get("xml:lang")) {
                    claims.push(MetadataField::Language, lang, "html lang".into());
                }
            }
            Tag::Relation => {
                let canonical =
                    self.get("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
                if let (true, Some(href)) = (canonical, self.get("href")) {
                    claims.push(MetadataField::Url, href, "link canonical".into());
                }
            }
            Tag::Time => {
                if let Some(datetime) = self.get("datetime") {
                    claims.push(MetadataField::Published, datetime, "time datetime".into());
                }
            }
            _ => {}
        }
    }
}

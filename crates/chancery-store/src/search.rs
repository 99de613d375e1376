//! Finding words: what a person may type, and where the hits stand.

use chancery_record::{FurnitureSpan, Sha256, Span};
use rusqlite::params;
use serde::{Deserialize, Serialize};

use crate::case::Case;
use crate::error::{Attempt, Fault, StoreError};
use crate::list::Filter;
use crate::put::parse_hash;
use crate::{fold, get, pack};

/// A place where a search found its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hit {
    /// The document.
    pub document: Sha256,
    /// Its title.
    pub title: Option<String>,
    /// Its first possible day of publication.
    pub day: Option<String>,
    /// From the first to the last of the words found, in code points of the reading text; absent
    /// where only the title has them.
    pub span: Option<Span>,
    /// Where each of the words found stands in the reading text, those outside the passage too.
    pub places: Vec<Span>,
    /// The passage around it, in the document's words; the title where only that has them.
    pub snippet: String,
    /// Where the words stand in `snippet`, in code points.
    pub marks: Vec<Span>,
    /// The name of the first statement that the span touches.
    pub statement: Option<String>,
    /// Whether it lies in a part of the page that is not the document (a menu, a teaser).
    pub furniture: bool,
}

/// How long a snippet is, in code points, before it is widened to whole words.
const SNIPPET: usize = 180;

/// Other spellings that are told.
const MOST_NEAR: usize = 8;

/// More words than this in one query are ignored.
const MOST_TERMS: usize = 32;

/// A query as a person types it.
///
/// Words separated by spaces must all occur in the document; words in quotation marks must stand
/// together; a word that ends in `*` stands for all that begin with it. Case and diacritics do not
/// matter. Every text is a query: what is not a letter or a digit only separates words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Query {
    terms: Vec<Term>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Term {
    /// As typed, for the index's own tokenizer.
    text: String,
    words: Vec<String>,
    prefix: bool,
}

impl Term {
    fn new(text: &str, prefix: bool) -> Option<Self> {
        // A control character would end the expression early for the index's parser.
        let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let words = fold::words(&text);
        (!words.is_empty()).then_some(Self { text, words, prefix })
    }

    fn occurs(&self, words: &[String]) -> bool {
        let (last, before) = self.words.split_last().expect("a term has a word");
        words.windows(self.words.len()).any(|window| {
            let (final_word, start) = window.split_last().expect("a window is as long as a term");
            let fits = if self.prefix { final_word.starts_with(last) } else { final_word == last };
            fits && start == before
        })
    }
}

impl Query {
    pub(crate) fn parse(query: &str) -> Self {
        let mut terms = Vec::new();
        let mut rest = query;
        while let Some(c) = rest.chars().next() {
            let after = &rest[c.len_utf8()..];
            if let Some(close) = closing(c) {
                let (phrase, tail) = after.split_once(close).unwrap_or((after, ""));
                let prefix = tail.starts_with('*');
                terms.extend(Term::new(phrase, prefix));
                rest = tail;
            } else if c.is_whitespace() {
                rest = after;
            } else {
                let ends = |c: char| c.is_whitespace() || closing(c).is_some();
                let (word, tail) = rest.split_at(rest.find(ends).unwrap_or(rest.len()));
                terms.extend(Term::new(word, word.ends_with('*')));
                rest = tail;
            }
        }
        terms.truncate(MOST_TERMS);
        Self { terms }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// In the syntax of FTS5 (<https://sqlite.org/fts5.html>, section 3), every term as a string.
    pub(crate) fn expression(&self) -> String {
        let terms = self.terms.iter().map(|term| {
            let star = if term.prefix { "*" } else { "" };
            format!("\"{}\"{star}", term.text.replace('"', "\"\""))
        });
        terms.collect::<Vec<_>>().join(" ")
    }

    /// Whether all terms occur in a short text.
    pub(crate) fn matches(&self, text: &str) -> bool {
        let words = fold::words(text);
        self.terms.iter().all(|term| term.occurs(&words))
    }
}

fn closing(c: char) -> Option<char> {
    match c {
        '"' => Some('"'),
        '“' | '„' => Some('”'),
        '«' => Some('»'),
        _ => None,
    }
}

impl Case {
    /// The documents that have the words, best first (BM25; ties by hash), each with its best
    /// passage. `"words in quotes"` must stand together, `word*` stands for all that begin so.
    ///
    /// # Errors
    /// Only those of the file itself: every text is a query, and one without words finds nothing.
    pub fn search(&self, query: &str, limit: usize) -> Result<Vec<Hit>, StoreError> {
        self.search_within(query, &Filter { limit: Some(limit), ..Filter::default() })
    }

    /// The same in a part of the documents: those of a side, those published between two days, those
    /// in which somebody of a name takes part or speaks, or one. The other fields of the filter, its
    /// limit aside, are not looked at.
    ///
    /// # Errors
    /// Only those of the file itself.
    pub fn search_within(&self, query: &str, filter: &Filter) -> Result<Vec<Hit>, StoreError> {
        self.told(|| {
            let query = Query::parse(query);
            if query.is_empty() {
                return Ok(Vec::new());
            }
            let expression = query.expression();
            let rows = self.ranked(&expression, filter)?;
            rows.into_iter().map(|row| self.hit(row, &expression)).collect()
        })
    }

    /// A title counts four times as much as the text.
    fn ranked(&self, expression: &str, filter: &Filter) -> Attempt<Vec<i64>> {
        let (test, mut values) = self.documents_test(filter)?;
        let query = format!(
            "SELECT d.id FROM search JOIN documents d ON d.id = search.rowid
             WHERE search MATCH ? {test} ORDER BY bm25(search, 4.0, 1.0), d.sha256 LIMIT ?"
        );
        values.insert(0, expression.to_owned().into());
        let limit = filter.limit.unwrap_or(usize::MAX);
        values.push(i64::try_from(limit).unwrap_or(i64::MAX).into());
        let mut query = self.connection.prepare_cached(&query)?;
        let rows = query.query_map(rusqlite::params_from_iter(values), |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Words of the names in this case that are one or two letters from a name of the query, which are
    /// likely other spellings of it. With `texts_too`, for a query that found nothing, they may be near
    /// any word of it, and where no name is, words of the texts are looked through.
    ///
    /// # Errors
    /// Only those of the file itself.
    pub fn near_spellings(&self, query: &str, texts_too: bool) -> Result<Vec<String>, StoreError> {
        self.told(|| {
            let terms = Query::parse(query).terms;
            let single = terms.iter().filter(|term| !term.prefix).flat_map(|term| &term.words);
            let names = self.name_words()?;
            let sought: Vec<&String> =
                single.filter(|word| texts_too || names.contains(word)).collect();
            let near = |word: &String| sought.iter().any(|one| fold::near(one, word));
            let mut found: Vec<String> = names.iter().filter(|word| near(word)).cloned().collect();
            if found.is_empty() && texts_too {
                found = self.text_words()?.into_iter().filter(near).collect();
            }
            found.sort();
            found.dedup();
            found.retain(|word| !sought.contains(&word));
            found.truncate(MOST_NEAR);
            Ok(found)
        })
    }

    /// The words of all names of participants and speakers, folded.
    fn name_words(&self) -> Attempt<Vec<String>> {
        let names =
            [self.distinct("participants", "name")?, self.distinct("statements", "speaker")?];
        Ok(names.concat().iter().flat_map(|name| fold::words(name)).collect())
    }

    /// The words of the index.
    fn text_words(&self) -> Attempt<Vec<String>> {
        let mut query = self.connection.prepare("SELECT term FROM temp.vocabulary")?;
        let rows = query.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn hit(&self, row: i64, expression: &str) -> Attempt<Hit> {
        let mut query = self
            .connection
            .prepare_cached("SELECT sha256, title, day FROM documents WHERE id = ?1")?;
        let (sha256, title, day): (String, Option<String>, String) =
            query.query_row([row], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let text = get::read_text(&self.connection, row)?;
        let furniture = self.furniture(row)?;
        let spaced: Option<String> =
            get::one(&self.connection, "SELECT spaced FROM texts WHERE document = ?1", row)?;
        let mut marks = self.marks(row, "1", spaced.as_deref().unwrap_or(&text), expression)?;
        if let Some(spaced) = &spaced {
            marks = unspaced(&marks, spaced, &text);
        }
        let place = best(&text, &marks, &furniture);
        let mut hit = Hit {
            document: parse_hash(&sha256)?,
            day: Some(day).filter(|day| !day.is_empty()),
            span: place.as_ref().map(|place| place.span),
            places: place.as_ref().map(|place| place.places.clone()).unwrap_or_default(),
            furniture: place.as_ref().is_some_and(|place| place.furniture),
            snippet: String::new(),
            marks: Vec::new(),
            statement: None,
            title,
        };
        match place {
            Some(place) => {
                hit.statement = self.statement_at(row, place.span)?;
                (hit.snippet, hit.marks) = (place.snippet, place.marks);
            }
            None => {
                let title: String =
                    get::one(&self.connection, "SELECT title FROM texts WHERE document = ?1", row)?;
                hit.marks = self.marks(row, "0", &title, expression)?;
                hit.snippet = title;
            }
        }
        Ok(hit)
    }

    /// Where the words stand in a column's text, in code points: what the index itself marks, with a
    /// marker that the text does not contain.
    fn marks(&self, row: i64, column: &str, text: &str, expression: &str) -> Attempt<Vec<Span>> {
        let marker =
            (0u32..).map(|n| format!("\u{2}{n}\u{3}")).find(|m| !text.contains(m.as_str()));
        let marker = marker.unwrap_or_default();
        let query = format!(
            "SELECT highlight(search, {column}, ?1, ?1) FROM search WHERE search MATCH ?2 AND rowid = ?3"
        );
        let mut query = self.connection.prepare_cached(&query)?;
        let marked: String = query.query_row(params![marker, expression, row], |row| row.get(0))?;
        let mut marks = Vec::new();
        let mut at = 0u32;
        for (number, piece) in marked.split(marker.as_str()).enumerate() {
            let length = u32::try_from(piece.chars().count()).unwrap_or(u32::MAX);
            let end = at.saturating_add(length);
            if number % 2 == 1 {
                marks.push(Span::new(at, end));
            }
            at = end;
        }
        Ok(marks)
    }

    fn furniture(&self, row: i64) -> Attempt<Vec<FurnitureSpan>> {
        /// Only this part of the record is wanted here.
        #[derive(Deserialize)]
        struct Part {
            document: Document,
        }
        #[derive(Deserialize)]
        struct Document {
            furniture: Vec<FurnitureSpan>,
        }
        let mut query = self
            .connection
            .prepare_cached("SELECT deflated, size FROM records WHERE document = ?1")?;
        let (deflated, size): (Vec<u8>, i64) =
            query.query_row([row], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let json = pack::inflate(&deflated, size)?;
        let part: Part = serde_json::from_slice(&json)
            .map_err(|error| Fault::damaged(format!("a stored record cannot be read: {error}")))?;
        Ok(part.document.furniture)
    }

    fn statement_at(&self, row: i64, span: Span) -> Attempt<Option<String>> {
        let mut query = self.connection.prepare_cached(
            "SELECT id FROM statements WHERE document = ?1 AND start_at < ?3 AND end_at > ?2
             ORDER BY start_at, ordinal LIMIT 1",
        )?;
        let mut rows = query.query(params![row, span.start, span.end])?;
        Ok(rows.next()?.map(|row| row.get(0)).transpose()?)
    }
}

/// Places in the text that the index has, as places in the text itself.
fn unspaced(marks: &[Span], spaced: &str, text: &str) -> Vec<Span> {
    // For each code point of the spaced text, how many of the text itself stand before it.
    let mut before = Vec::with_capacity(spaced.len() + 1);
    let mut plain = text.chars().peekable();
    let mut count = 0u32;
    for c in spaced.chars() {
        before.push(count);
        count += u32::from(plain.next_if_eq(&c).is_some());
    }
    before.push(count);
    let place = |at: u32| before.get(at as usize).copied().unwrap_or(count);
    marks.iter().map(|mark| Span::new(place(mark.start), place(mark.end))).collect()
}

/// The passage to show.
struct Place {
    span: Span,
    places: Vec<Span>,
    snippet: String,
    marks: Vec<Span>,
    furniture: bool,
}

/// The stretch of snippet length that has the most different words of the query, outside furniture
/// where there is one; the first of several.
fn best(text: &str, marks: &[Span], furniture: &[FurnitureSpan]) -> Option<Place> {
    let inside = |span: &Span| furniture.iter().any(|f| Span::new(f.start, f.end).contains(*span));
    let outside: Vec<Span> = marks.iter().filter(|span| !inside(span)).copied().collect();
    let (marks, furniture) =
        if outside.is_empty() { (marks.to_vec(), true) } else { (outside, false) };
    let points: Vec<char> = text.chars().collect();
    let word = |span: &Span| -> String {
        let piece = points.get(span.start as usize..span.end as usize).unwrap_or_default();
        fold::words(&piece.iter().collect::<String>()).join(" ")
    };
    let words: Vec<String> = marks.iter().map(word).collect();
    let mut chosen = (0, 0..0);
    for first in 0..marks.len() {
        let reach = marks[first].start as usize + SNIPPET;
        let length = marks[first..].iter().take_while(|m| m.end as usize <= reach).take(64).count();
        let window = first..first + length.max(1);
        let mut different: Vec<&String> = words[window.clone()].iter().collect();
        different.sort_unstable();
        different.dedup();
        if different.len() > chosen.0 {
            chosen = (different.len(), window);
        }
    }
    let window = marks.get(chosen.1)?;
    let span = Span::new(window.first()?.start, window.last()?.end);
    let (start, end) = widened(&points, span);
    let snippet = points.get(start..end)?.iter().collect();
    let from = u32::try_from(start).unwrap_or(u32::MAX);
    let moved = |mark: &Span| Span::new(mark.start - from, mark.end - from);
    let in_snippet = window.iter().map(moved).collect();
    Some(Place { span, places: marks, snippet, marks: in_snippet, furniture })
}

/// Room before and after, up to the snippet's length, ending between words.
fn widened(points: &[char], span: Span) -> (usize, usize) {
    let (first, last) = (span.start as usize, (span.end as usize).min(points.len()));
    let room = SNIPPET.saturating_sub(last.saturating_sub(first));
    let mut start = first.saturating_sub(room / 3);
    let mut end = (last + room - room / 3).min(points.len());
    let gap = |at: usize| points.get(at).is_none_or(|c| c.is_whitespace());
    while start > 0 && start < first && !gap(start - 1) {
        start += 1;
    }
    while end > last && !gap(end) {
        end -= 1;
    }
    (start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expression(query: &str) -> String {
        Query::parse(query).expression()
    }

    #[test]
    fn words_phrases_and_beginnings() {
        assert_eq!(expression("grain  corridor"), r#""grain" "corridor""#);
        assert_eq!(
            expression(r#"oren "grain corridor" vas*"#),
            r#""oren" "grain corridor" "vas*"*"#
        );
        assert_eq!(expression("“grain corridor”*"), r#""grain corridor"*"#);
        assert_eq!(expression(r#"an "unclosed phrase"#), r#""an" "unclosed phrase""#);
    }

    #[test]
    fn operators_of_the_index_are_plain_words() {
        assert_eq!(expression("a OR b"), r#""a" "OR" "b""#);
        assert_eq!(expression("text:x NEAR(y)"), r#""text:x" "NEAR(y)""#);
        assert!(Query::parse("* - ( ) ^ \" {} \0").is_empty());
    }

    #[test]
    fn a_short_text_is_matched_as_the_index_would() {
        let text = "Both sides welcomed the Ébora Grain Corridor.";
        for yes in ["ebora", "grain corridor", "\"grain corridor\"", "corr*", "welcomed SIDES"] {
            assert!(Query::parse(yes).matches(text), "{yes}");
        }
        for no in ["corr", "\"corridor grain\"", "grains", "ebora absent"] {
            assert!(!Query::parse(no).matches(text), "{no}");
        }
    }
}

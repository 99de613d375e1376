//! From what a person types to the document or the thing that is meant.

use chancery_record::{Sha256, Target};

use crate::case::Case;
use crate::error::{Attempt, Fault, StoreError};
use crate::get::read_text;
use crate::put::{address, parse_hash};
use crate::thing;

impl Case {
    /// The document that a person means: by four or more digits of its hash, by a name it was given
    /// under (or the last part of it), by its address, or by its title.
    ///
    /// # Errors
    /// [`StoreError::UnknownDocument`], and [`StoreError::AmbiguousDocument`] with the candidates.
    pub fn find(&self, name: &str) -> Result<Sha256, StoreError> {
        self.told(|| {
            let mut found = self.candidates(name)?;
            match found.len() {
                1 => Ok(found.swap_remove(0).0),
                0 => Err(self.unknown(name).into()),
                _ => {
                    let candidates = found.into_iter().map(|(sha256, title)| match title {
                        Some(title) => format!("{} “{title}”", sha256.short()),
                        None => sha256.short().to_owned(),
                    });
                    let candidates = candidates.collect();
                    Err(StoreError::AmbiguousDocument { name: name.to_owned(), candidates }.into())
                }
            }
        })
    }

    fn candidates(&self, name: &str) -> Attempt<Vec<(Sha256, Option<String>)>> {
        let digits = name.to_ascii_lowercase();
        let hex = (4..=64).contains(&name.len()) && digits.bytes().all(|b| b.is_ascii_hexdigit());
        let (digits, place) = (if hex { digits.as_str() } else { "-" }, address(name));
        let mut query = self.connection.prepare_cached(
            "SELECT sha256, title FROM documents
             WHERE (sha256 >= ?1 AND sha256 < ?1 || 'g') OR title = ?2
                OR (witness = ?3 AND ?3 <> '')
                OR id IN (SELECT document FROM names
                          WHERE name = ?2 OR substr(name, -1 - length(?2)) IN ('/' || ?2, '\\' || ?2))
             ORDER BY day, sha256",
        )?;
        let mut rows = query.query([digits, name, place.as_str()])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push((parse_hash(&row.get::<_, String>(0)?)?, row.get(1)?));
        }
        Ok(found)
    }

    /// The thing that a person means by four or more digits of its name, as a verdict needs it.
    ///
    /// # Errors
    /// [`StoreError::UnknownId`], [`StoreError::AmbiguousId`], and [`StoreError::Superseded`] where
    /// only an earlier record had it.
    pub fn resolve(&self, id: &str) -> Result<Target, StoreError> {
        self.told(|| {
            let digits = id.trim().to_ascii_lowercase();
            if digits.len() < 4 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
                return Err(self.unknown_id(id).into());
            }
            let mut found = self.things_named(&digits)?;
            match found.len() {
                0 => Err(self.superseded(id, &digits)?.into()),
                1 => self.target(found.swap_remove(0)),
                _ => {
                    let one = |(kind, id, _): &(String, String, i64)| format!("{kind} {id}");
                    let candidates = found.iter().map(one).collect();
                    Err(StoreError::AmbiguousId { id: id.to_owned(), candidates }.into())
                }
            }
        })
    }

    fn things_named(&self, digits: &str) -> Attempt<Vec<(String, String, i64)>> {
        let mut query = self.connection.prepare_cached(
            "SELECT 'statement', id, document FROM statements WHERE id >= ?1 AND id < ?1 || 'g'
             UNION SELECT 'commitment', id, document FROM commitments WHERE id >= ?1 AND id < ?1 || 'g'
             UNION SELECT 'contact', id, document FROM contacts WHERE id >= ?1 AND id < ?1 || 'g'
             UNION SELECT 'reference', id, document FROM pointers WHERE id >= ?1 AND id < ?1 || 'g'
             UNION SELECT 'phrase', id, document FROM phrases WHERE id >= ?1 AND id < ?1 || 'g'
             ORDER BY 2, 1 LIMIT 100",
        )?;
        let rows = query.query_map([digits], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn target(&self, (kind, id, row): (String, String, i64)) -> Attempt<Target> {
        let record = self.read_record(row)?;
        let text = read_text(&self.connection, row)?;
        let things = thing::things(&record, &text);
        let thing = things.into_iter().find(|thing| thing.kind == kind && thing.id.as_str() == id);
        let thing =
            thing.ok_or_else(|| Fault::damaged("a row has no counterpart in its record"))?;
        let (document, selector) = (record.document.sha256, thing.selector);
        Ok(Target { document, id: thing.id, kind, selector })
    }

    fn superseded(&self, asked: &str, digits: &str) -> Attempt<StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT old, new FROM successions WHERE old >= ?1 AND old < ?1 || 'g'
             ORDER BY extraction DESC, new",
        )?;
        let rows = query.query_map([digits], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let rows = rows.collect::<Result<Vec<(String, Option<String>)>, _>>()?;
        let Some((id, _)) = rows.first().cloned() else {
            return Ok(self.unknown_id(asked));
        };
        let by = rows.into_iter().filter(|(old, _)| *old == id).filter_map(|(_, new)| new);
        Ok(StoreError::Superseded { by: by.collect(), id })
    }

    fn unknown_id(&self, id: &str) -> StoreError {
        StoreError::UnknownId { path: self.path.clone(), id: id.to_owned() }
    }
}

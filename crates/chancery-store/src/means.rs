//! What the documents of a case are read with besides the program's own words: lexicons, a
//! codebook, an attribution model. They are kept in the file, so that the case means the same
//! wherever it is opened.

use chancery_record::Sha256;
use rusqlite::{Connection, params};

use crate::case::Case;
use crate::error::{Attempt, Fault, StoreError};
use crate::put::parse_hash;

/// What sort of means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeansKind {
    /// States, organisations and set phrases.
    Lexicon,
    /// Forces and topics.
    Codebook,
    /// An attribution model.
    Model,
}

impl MeansKind {
    /// As it is stored, and as the option is called that gives it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Lexicon => "lexicon",
            Self::Codebook => "codebook",
            Self::Model => "model",
        }
    }
}

/// One of the means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Means {
    /// What sort.
    pub kind: MeansKind,
    /// The name of the file it was given as.
    pub name: String,
    /// The hash of that file.
    pub sha256: Sha256,
    /// Its text; absent for a model, of which only the hash is kept.
    pub text: Option<String>,
}

/// No lexicon or codebook has nearly as many bytes, nor a case as many of them.
const LONGEST: usize = 4 << 20;
const MOST: usize = 32;

impl Case {
    /// What its documents are read with, lexicons in the order in which they were given.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] where a text is longer than any that was kept, or not the one whose
    /// hash is kept with it.
    pub fn means(&self) -> Result<Vec<Means>, StoreError> {
        self.told(|| read(&self.connection))
    }

    /// Keeps these in the place of those kept before.
    ///
    /// # Errors
    /// [`StoreError::TooLarge`] for a text that is too long, and those of writing; what was kept
    /// before stays then.
    pub fn keep_means(&mut self, means: &[Means]) -> Result<(), StoreError> {
        for one in means {
            let size = one.text.as_ref().map_or(0, String::len);
            if size > LONGEST {
                return Err(StoreError::TooLarge { name: one.name.clone(), size, limit: LONGEST });
            }
        }
        if let Some(last) = means.get(MOST) {
            let (name, size) = (last.name.clone(), means.len());
            return Err(StoreError::TooLarge { name, size, limit: MOST });
        }
        self.write(|transaction| {
            transaction.execute("DELETE FROM means", [])?;
            for (ordinal, one) in (0i64..).zip(means) {
                transaction.execute(
                    "INSERT INTO means (ordinal, kind, name, sha256, text)
                     VALUES (?1, ?2, ?3, ?4, ?5)",
                    params![ordinal, one.kind.code(), one.name, one.sha256.as_str(), one.text],
                )?;
            }
            Ok(())
        })
    }
}

fn read(connection: &Connection) -> Attempt<Vec<Means>> {
    let sizes = "SELECT count(*), ifnull(max(length(CAST(text AS BLOB))), 0) FROM means";
    let (count, longest): (i64, i64) =
        connection.query_row(sizes, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let within = |found: i64, most: usize| usize::try_from(found).is_ok_and(|found| found <= most);
    if !within(count, MOST) || !within(longest, LONGEST) {
        return Err(Fault::damaged("it keeps a lexicon or codebook larger than any can be"));
    }
    let mut query =
        connection.prepare("SELECT kind, name, sha256, text FROM means ORDER BY ordinal")?;
    let mut rows = query.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let kind = match row.get::<_, String>(0)?.as_str() {
            "lexicon" => MeansKind::Lexicon,
            "codebook" => MeansKind::Codebook,
            _ => MeansKind::Model,
        };
        let (name, text): (String, Option<String>) = (row.get(1)?, row.get(3)?);
        let sha256 = parse_hash(&row.get::<_, String>(2)?)?;
        if text.as_ref().is_some_and(|text| Sha256::of(text.as_bytes()) != sha256) {
            let what = kind.code();
            return Err(Fault::damaged(format!("the {what} {name} kept in it was changed")));
        }
        found.push(Means { kind, name, sha256, text });
    }
    Ok(found)
}

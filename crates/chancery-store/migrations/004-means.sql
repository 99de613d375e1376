-- The case file, version 4: what its documents are read with, verdicts that were withdrawn, topics
-- with their marks, and words that do not run together where blocks meet.

-- What documents are read with besides the program's own words. Of a model only the hash is kept.
CREATE TABLE means (
    ordinal  INTEGER PRIMARY KEY,
    kind     TEXT NOT NULL CHECK (kind IN ('lexicon', 'codebook', 'model')),
    name     TEXT NOT NULL,         -- of the file it was given as
    sha256   TEXT NOT NULL,
    text     TEXT,                  -- NULL for a model
    CHECK ((text IS NULL) = (kind = 'model'))
) STRICT;

-- Codes of topics, as in `topics`: those that carried over, and those that are hardly shown.
ALTER TABLE statements ADD COLUMN inherited TEXT NOT NULL DEFAULT '';
ALTER TABLE statements ADD COLUMN faint TEXT NOT NULL DEFAULT '';

-- The text with a line feed where one block ends and the next begins without white space; NULL
-- where that is nowhere so. Only the search index reads it.
ALTER TABLE texts ADD COLUMN spaced TEXT;
CREATE VIEW indexed_texts AS
SELECT document, title, ifnull(spaced, text) AS text FROM texts;
DROP TABLE search;
CREATE VIRTUAL TABLE search USING fts5 (
    title, text,
    content = 'indexed_texts', content_rowid = 'document',
    tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
INSERT INTO search (search) VALUES ('rebuild');

-- The verdict log takes a fifth decision. A constraint cannot be changed, so the table is made anew
-- with the same rows. What points to it stands aside meanwhile.
CREATE TABLE attachments_aside AS SELECT verdict, kind, id FROM attachments;
DELETE FROM attachments;
DROP VIEW verdict_overview;
DROP TRIGGER verdicts_are_not_changed;
DROP TRIGGER verdicts_leave_with_their_document;
CREATE TABLE verdicts_anew (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL REFERENCES documents (id),
    kind     TEXT NOT NULL,
    target   TEXT NOT NULL,         -- the id at the time of the verdict
    exact    TEXT NOT NULL,
    prefix   TEXT NOT NULL,
    suffix   TEXT NOT NULL,
    decision TEXT NOT NULL
             CHECK (decision IN ('accept', 'reject', 'unsure', 'edit', 'withdraw')),
    field    TEXT,
    value    TEXT,
    reviewer TEXT NOT NULL,
    at       TEXT NOT NULL,
    note     TEXT,
    CHECK ((decision = 'edit') = (field IS NOT NULL AND value IS NOT NULL))
) STRICT;
INSERT INTO verdicts_anew SELECT * FROM verdicts;
-- A number that was used is not used again, also where its verdict left with its document.
UPDATE sqlite_sequence SET seq = (SELECT seq FROM sqlite_sequence WHERE name = 'verdicts')
WHERE name = 'verdicts_anew' AND EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'verdicts');
DROP TABLE verdicts;
ALTER TABLE verdicts_anew RENAME TO verdicts;
INSERT INTO attachments (verdict, kind, id) SELECT verdict, kind, id FROM attachments_aside;
DROP TABLE attachments_aside;
CREATE INDEX verdicts_by_document ON verdicts (document);
CREATE TRIGGER verdicts_are_not_changed BEFORE UPDATE ON verdicts BEGIN
    SELECT RAISE(ABORT, 'the verdict log is append-only');
END;
CREATE TRIGGER verdicts_leave_with_their_document BEFORE DELETE ON verdicts
WHEN NOT EXISTS (SELECT 1 FROM removals WHERE removals.document = OLD.document) BEGIN
    SELECT RAISE(ABORT, 'the verdict log is append-only');
END;
CREATE VIEW verdict_overview AS
SELECT verdicts.seq, attachments.kind, attachments.id, attachments.id IS NULL AS orphan,
       verdicts.decision, verdicts.field, verdicts.value, verdicts.reviewer, verdicts.at,
       verdicts.note, verdicts.exact, documents.sha256
FROM verdicts
JOIN attachments ON attachments.verdict = verdicts.seq
JOIN documents ON documents.id = verdicts.document;

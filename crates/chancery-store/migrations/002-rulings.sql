-- The case file, version 2: what people decide about several documents at once.

-- The second half of the verdict log. Rows are added and never changed; they leave only with a
-- document they are about, or when no document names their people any more.
CREATE TABLE rulings (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    kind     TEXT NOT NULL,         -- same_contact, contact_title, read_name or names_apart
    ruling   TEXT NOT NULL,         -- as JSON, with targets as verdicts have them
    reviewer TEXT NOT NULL,
    at       TEXT NOT NULL,
    note     TEXT
) STRICT;

-- The documents a ruling is about.
CREATE TABLE ruling_documents (
    ruling   INTEGER NOT NULL REFERENCES rulings (seq) ON DELETE CASCADE,
    document INTEGER NOT NULL REFERENCES documents (id),
    PRIMARY KEY (ruling, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX ruling_documents_by_document ON ruling_documents (document);

CREATE TRIGGER rulings_are_not_changed BEFORE UPDATE ON rulings BEGIN
    SELECT RAISE(ABORT, 'the verdict log is append-only');
END;
CREATE TRIGGER rulings_leave_with_their_documents BEFORE DELETE ON rulings
WHEN NOT EXISTS (SELECT 1 FROM removals) BEGIN
    SELECT RAISE(ABORT, 'the verdict log is append-only');
END;

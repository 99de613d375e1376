-- The case file, version 1. Tables an analyst would read are plain; only bytes and whole records
-- are deflated (RFC 1950). Spans are code points of the reading text.

PRAGMA application_id = 1128812099; -- "CHNC"

-- One row a document. `id` is internal to this file: exports name documents by sha256.
CREATE TABLE documents (
    id          INTEGER PRIMARY KEY,
    sha256      TEXT NOT NULL UNIQUE,
    witness     TEXT,               -- what all versions of one release share; see `document_versions`
    day         TEXT NOT NULL,      -- first possible day of publication, YYYY-MM-DD; '' if unknown
    title       TEXT,
    issuer      TEXT,
    issuer_side TEXT,
    publisher   TEXT,
    url         TEXT,
    genre       TEXT,
    language    TEXT,
    media       TEXT NOT NULL,
    length      INTEGER NOT NULL,   -- of the reading text, in code points
    size        INTEGER NOT NULL,   -- of the stored bytes
    added       TEXT NOT NULL       -- when it came into this file, UTC
) STRICT;
CREATE INDEX documents_in_order ON documents (day, sha256);
CREATE INDEX documents_by_witness ON documents (witness, day, sha256) WHERE witness IS NOT NULL;

-- Every file name or address a document was given under.
CREATE TABLE names (
    document INTEGER NOT NULL REFERENCES documents (id),
    name     TEXT NOT NULL,
    PRIMARY KEY (document, name)
) STRICT, WITHOUT ROWID;

-- The bytes, as they were read.
CREATE TABLE sources (
    document INTEGER PRIMARY KEY REFERENCES documents (id),
    size     INTEGER NOT NULL,
    deflated BLOB NOT NULL
) STRICT;

-- The reading text: the content of the search index.
CREATE TABLE texts (
    document INTEGER PRIMARY KEY REFERENCES documents (id),
    title    TEXT NOT NULL,
    text     TEXT NOT NULL
) STRICT;

-- The record in force, as JSON.
CREATE TABLE records (
    document INTEGER PRIMARY KEY REFERENCES documents (id),
    schema   TEXT NOT NULL,
    version  TEXT NOT NULL,         -- of the program that made it
    reader   TEXT NOT NULL,         -- version of the reader its spans hold for
    size     INTEGER NOT NULL,
    deflated BLOB NOT NULL
) STRICT;

-- Every record that was ever in force, oldest first within a document.
CREATE TABLE extractions (
    seq      INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (id),
    digest   TEXT NOT NULL,         -- sha256 of the record's JSON
    version  TEXT NOT NULL,
    reader   TEXT NOT NULL,
    at       TEXT NOT NULL,
    supersedes INTEGER REFERENCES extractions (seq)
) STRICT;
CREATE INDEX extractions_by_document ON extractions (document);

-- What became of the statements, contacts and so on that a later extraction did not repeat.
CREATE TABLE successions (
    extraction INTEGER NOT NULL REFERENCES extractions (seq),
    document INTEGER NOT NULL REFERENCES documents (id),
    kind     TEXT NOT NULL,
    old      TEXT NOT NULL,
    new      TEXT,                  -- NULL: nothing took its place
    how      TEXT NOT NULL CHECK (how IN ('selector', 'overlap', 'gone'))
) STRICT;
CREATE INDEX successions_by_document ON successions (document);
CREATE INDEX successions_by_old ON successions (old);

CREATE TABLE statements (
    row      INTEGER PRIMARY KEY,
    id       TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (id),
    ordinal  INTEGER NOT NULL,
    start_at INTEGER NOT NULL,
    end_at   INTEGER NOT NULL,
    speaker  TEXT,                  -- NULL: the issuer's own voice
    side     TEXT,                  -- of the speaker; of a joint speaker the sides joined by +
    via      TEXT,                  -- the sources between the document and the speaker
    kind     TEXT NOT NULL,
    force    TEXT,                  -- NULL: not settled
    topics   TEXT NOT NULL,         -- codes, in order, separated by a space
    threat   INTEGER NOT NULL,
    contact  TEXT,                  -- the contact it was made in
    first_day TEXT,                 -- when: the contact's date, or else the day of publication
    last_day TEXT,
    words    TEXT NOT NULL
) STRICT;
CREATE INDEX statements_by_document ON statements (document, ordinal);
CREATE INDEX statements_by_id ON statements (id);
CREATE INDEX statements_by_speaker ON statements (speaker);
CREATE INDEX statements_by_side ON statements (side);
CREATE INDEX statements_by_force ON statements (force);

CREATE TABLE statement_topics (
    code      TEXT NOT NULL,
    statement INTEGER NOT NULL REFERENCES statements (row),
    PRIMARY KEY (code, statement)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_topics_by_statement ON statement_topics (statement);

CREATE TABLE contacts (
    row      INTEGER PRIMARY KEY,
    id       TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (id),
    ordinal  INTEGER NOT NULL,
    is_primary INTEGER NOT NULL,
    role     TEXT NOT NULL,
    medium   TEXT,
    date     TEXT,                  -- EDTF
    first_day TEXT,                 -- the bounds of `date`, or else the day of publication
    last_day TEXT,
    initiator TEXT,
    place    TEXT,
    start_at INTEGER,
    end_at   INTEGER,
    words    TEXT                   -- that report it
) STRICT;
CREATE INDEX contacts_by_document ON contacts (document, ordinal);
CREATE INDEX contacts_by_id ON contacts (id);

CREATE TABLE participants (
    contact  INTEGER NOT NULL REFERENCES contacts (row),
    ordinal  INTEGER NOT NULL,
    is_principal INTEGER NOT NULL,
    name     TEXT NOT NULL,
    side     TEXT,
    office   TEXT,
    PRIMARY KEY (contact, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX participants_by_name ON participants (name);
CREATE INDEX participants_by_side ON participants (side);

CREATE TABLE commitments (
    row      INTEGER PRIMARY KEY,
    id       TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (id),
    ordinal  INTEGER NOT NULL,
    start_at INTEGER NOT NULL,
    end_at   INTEGER NOT NULL,
    statement TEXT NOT NULL,        -- the statement it stands in
    kind     TEXT NOT NULL,
    modality TEXT NOT NULL,
    bound    TEXT,                  -- sides or actors, separated by "; "
    bound_sides TEXT,               -- their sides, joined by +
    claimed_by TEXT NOT NULL,
    side     TEXT,                  -- of the one who claims it
    first_day TEXT,                 -- as of its statement
    last_day TEXT,
    by_when  TEXT,
    condition TEXT,
    words    TEXT NOT NULL
) STRICT;
CREATE INDEX commitments_by_document ON commitments (document, ordinal);
CREATE INDEX commitments_by_id ON commitments (id);

-- What documents point to outside the contact they report ("references" is a word of SQL).
CREATE TABLE pointers (
    row      INTEGER PRIMARY KEY,
    id       TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (id),
    ordinal  INTEGER NOT NULL,
    start_at INTEGER NOT NULL,
    end_at   INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    date     TEXT,
    words    TEXT NOT NULL
) STRICT;
CREATE INDEX pointers_by_document ON pointers (document, ordinal);
CREATE INDEX pointers_by_id ON pointers (id);

CREATE TABLE phrases (
    row      INTEGER PRIMARY KEY,
    id       TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (id),
    ordinal  INTEGER NOT NULL,
    start_at INTEGER NOT NULL,
    end_at   INTEGER NOT NULL,
    phrase   TEXT NOT NULL,
    statement TEXT,
    words    TEXT NOT NULL
) STRICT;
CREATE INDEX phrases_by_document ON phrases (document, ordinal);
CREATE INDEX phrases_by_id ON phrases (id);

-- The verdict log. Rows are added and never changed; they leave only with their document.
CREATE TABLE verdicts (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL REFERENCES documents (id),
    kind     TEXT NOT NULL,
    target   TEXT NOT NULL,         -- the id at the time of the verdict
    exact    TEXT NOT NULL,
    prefix   TEXT NOT NULL,
    suffix   TEXT NOT NULL,
    decision TEXT NOT NULL CHECK (decision IN ('accept', 'reject', 'unsure', 'edit')),
    field    TEXT,
    value    TEXT,
    reviewer TEXT NOT NULL,
    at       TEXT NOT NULL,
    note     TEXT,
    CHECK ((decision = 'edit') = (field IS NOT NULL AND value IS NOT NULL))
) STRICT;
CREATE INDEX verdicts_by_document ON verdicts (document);

-- What a verdict is attached to in the record now in force; NULL: an orphan.
CREATE TABLE attachments (
    verdict  INTEGER PRIMARY KEY REFERENCES verdicts (seq),
    kind     TEXT NOT NULL,
    id       TEXT
) STRICT;
CREATE INDEX attachments_by_id ON attachments (id);

-- Documents that are being removed: rows live only inside the removing transaction.
CREATE TABLE removals (
    document INTEGER PRIMARY KEY
) STRICT;

CREATE TRIGGER verdicts_are_not_changed BEFORE UPDATE ON verdicts BEGIN
    SELECT RAISE(ABORT, 'the verdict log is append-only');
END;
CREATE TRIGGER verdicts_leave_with_their_document BEFORE DELETE ON verdicts
WHEN NOT EXISTS (SELECT 1 FROM removals WHERE removals.document = OLD.document) BEGIN
    SELECT RAISE(ABORT, 'the verdict log is append-only');
END;

-- Who is writing, so that a second writer can be told. Advisory: the lock itself is SQLite's.
CREATE TABLE holder (
    only     INTEGER PRIMARY KEY CHECK (only = 1),
    token    TEXT NOT NULL,
    pid      INTEGER NOT NULL,
    host     TEXT NOT NULL,
    command  TEXT NOT NULL,
    since    TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE search USING fts5 (
    title, text,
    content = 'texts', content_rowid = 'document',
    tokenize = 'unicode61 remove_diacritics 2'
);
-- A deletion takes the words out of the index at once, not at some later merge.
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);

-- Views for reading the file with other tools.

CREATE VIEW document_versions AS
SELECT documents.id AS document, sha256, day, title, witness,
       CASE WHEN witness IS NULL THEN 1
            ELSE row_number() OVER (PARTITION BY witness ORDER BY day, sha256) END AS version,
       CASE WHEN witness IS NULL THEN sha256
            ELSE first_value(sha256) OVER (PARTITION BY witness ORDER BY day, sha256) END
       AS version_of
FROM documents;

CREATE VIEW statement_overview AS
SELECT documents.day, documents.title, statements.speaker, statements.side, statements.via,
       statements.force, statements.topics, statements.words, statements.id, documents.sha256
FROM statements JOIN documents ON documents.id = statements.document;

CREATE VIEW contact_overview AS
SELECT contacts.date, documents.day AS published, contacts.medium, contacts.role,
       (SELECT group_concat(name, '; ') FROM
            (SELECT name FROM participants
             WHERE participants.contact = contacts.row AND is_principal ORDER BY ordinal))
       AS principals,
       contacts.place, documents.title, contacts.id, documents.sha256
FROM contacts JOIN documents ON documents.id = contacts.document;

CREATE VIEW commitment_overview AS
SELECT documents.day, commitments.bound, commitments.kind, commitments.modality,
       commitments.claimed_by, commitments.words, commitments.by_when, commitments.condition,
       commitments.id, documents.sha256
FROM commitments JOIN documents ON documents.id = commitments.document;

CREATE VIEW verdict_overview AS
SELECT verdicts.seq, attachments.kind, attachments.id, attachments.id IS NULL AS orphan,
       verdicts.decision, verdicts.field, verdicts.value, verdicts.reviewer, verdicts.at,
       verdicts.note, verdicts.exact, documents.sha256
FROM verdicts
JOIN attachments ON attachments.verdict = verdicts.seq
JOIN documents ON documents.id = verdicts.document;

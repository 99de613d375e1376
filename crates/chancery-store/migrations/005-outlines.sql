-- The case file, version 5: of each record what concerns several documents, so that a timeline need
-- not read all records whole.

-- A record cut down, as JSON; derived from the one in `records`. Documents that reviewers decided
-- something on are read whole.
CREATE TABLE outlines (
    document INTEGER PRIMARY KEY REFERENCES documents (id),
    size     INTEGER NOT NULL,
    deflated BLOB NOT NULL
) STRICT;

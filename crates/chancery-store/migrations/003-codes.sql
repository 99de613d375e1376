-- The force of a user's own codebook, beside the program's.
ALTER TABLE statements ADD COLUMN coded TEXT;
CREATE INDEX statements_by_coded ON statements (coded);

-- From version 2 of the schema to version 3.

CREATE TABLE waiting (
    document_id TEXT PRIMARY KEY REFERENCES documents (id),
    body        BLOB NOT NULL,
    due         INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE waiting_keys (
    key         INTEGER NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents (id),
    PRIMARY KEY (key, document_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX waiting_keys_by_document ON waiting_keys (document_id);

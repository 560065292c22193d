-- From version 1 of the schema to version 2.

ALTER TABLE documents ADD COLUMN reading TEXT NOT NULL DEFAULT '{}';
ALTER TABLE documents ADD COLUMN split_from TEXT;
CREATE INDEX documents_by_split ON documents (split_from) WHERE split_from IS NOT NULL;
ALTER TABLE plans ADD COLUMN policy TEXT;

CREATE TABLE aliases (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    record_id   TEXT NOT NULL,
    name        TEXT NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents (id),
    added_by    TEXT NOT NULL,
    added_at    TEXT NOT NULL,
    removed_by  TEXT,
    removed_at  TEXT
) STRICT;
CREATE INDEX aliases_active ON aliases (record_id) WHERE removed_at IS NULL;

CREATE TABLE grounds (
    document_id TEXT PRIMARY KEY REFERENCES documents (id),
    at          TEXT NOT NULL,
    body        BLOB NOT NULL,
    undone_by   TEXT,
    undone_at   TEXT
) STRICT;
CREATE INDEX grounds_by_age ON grounds (at);

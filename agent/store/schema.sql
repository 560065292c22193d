-- The agent's own memory. SQLite is the truth; the JSONL files in logs/ are written from these rows.
-- Times are ISO 8601 in UTC with microseconds and "+00:00", so that they sort as text.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- One row for each document that came in, for ever.
CREATE TABLE documents (
    seq          INTEGER PRIMARY KEY AUTOINCREMENT,
    id           TEXT NOT NULL UNIQUE,
    name         TEXT NOT NULL,     -- as shown: bytes that aren't UTF-8 and control characters are escaped
    name_bytes   BLOB NOT NULL,     -- as it was
    source       TEXT NOT NULL,     -- the subfolder of incoming/ it came from ("" for incoming/ itself)
    sha256       TEXT,
    bytes        INTEGER,
    pages        INTEGER,
    state        TEXT NOT NULL CHECK (state IN ('received','in_progress','filed','review','failed','duplicate')),
    reason       TEXT,
    path         TEXT NOT NULL,     -- where it is now, relative to the home
    record_id    TEXT,
    rule         TEXT,
    decided_by   TEXT,
    explanation  TEXT,
    evidence     TEXT NOT NULL DEFAULT '[]',
    candidates   TEXT NOT NULL DEFAULT '[]',
    duplicate_of TEXT,
    attempts     INTEGER NOT NULL DEFAULT 0,   -- raised before the work starts
    received_at  TEXT NOT NULL,
    updated_at   TEXT NOT NULL,
    reading      TEXT NOT NULL DEFAULT '{}',   -- JSON: the patient's printed name, who bears it, where pages part
    split_from   TEXT                          -- the document that its pages were taken from
) STRICT;
CREATE INDEX documents_by_split ON documents (split_from) WHERE split_from IS NOT NULL;
CREATE INDEX documents_by_state ON documents (state, seq);
CREATE INDEX documents_by_sha256 ON documents (sha256);
CREATE INDEX documents_by_path ON documents (path);

-- What is to become of a document: saved before any file moves, carried out as often as it takes.
CREATE TABLE plans (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id  TEXT NOT NULL REFERENCES documents (id),
    outcome      TEXT NOT NULL CHECK (outcome IN ('received','filed','review','failed','duplicate')),
    reason       TEXT,
    source_path  TEXT NOT NULL,
    target_path  TEXT NOT NULL,
    record_id    TEXT,
    rule         TEXT,
    decided_by   TEXT NOT NULL,
    explanation  TEXT NOT NULL,
    evidence     TEXT NOT NULL DEFAULT '[]',
    candidates   TEXT NOT NULL DEFAULT '[]',
    duplicate_of TEXT,
    messages     TEXT NOT NULL DEFAULT '[]',
    created_at   TEXT NOT NULL,
    attempts     INTEGER NOT NULL DEFAULT 0,
    error        TEXT,                         -- why the last attempt to settle failed
    settled_at   TEXT,
    released_at  TEXT,                         -- the source file is gone: nothing is left to do
    policy       TEXT                          -- MATCH_POLICY, where the agent decided by it
) STRICT;
CREATE INDEX plans_open ON plans (id) WHERE released_at IS NULL;
CREATE UNIQUE INDEX plans_one_open ON plans (document_id) WHERE settled_at IS NULL;
CREATE INDEX plans_by_document ON plans (document_id);
CREATE INDEX plans_by_target ON plans (target_path);

-- Each step of each document: what `intake show` prints.
CREATE TABLE steps (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id TEXT NOT NULL REFERENCES documents (id),
    attempt     INTEGER NOT NULL,
    name        TEXT NOT NULL,
    started_at  TEXT NOT NULL,
    duration_ms INTEGER NOT NULL,
    ok          INTEGER NOT NULL,
    detail      TEXT NOT NULL
) STRICT;
CREATE INDEX steps_by_document ON steps (document_id, id);

-- Messages that leave by their own loop.
CREATE TABLE outbox (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    kind        TEXT NOT NULL,      -- filed, question, failed, duplicate, alarm, note, answer, edit ...
    document_id TEXT,
    chat_id     INTEGER,            -- NULL: the configured chat
    body        TEXT NOT NULL,      -- JSON: text, buttons, what to edit
    state       TEXT NOT NULL DEFAULT 'pending'
                CHECK (state IN ('pending','sending','sent','uncertain','dead')),
    attempts    INTEGER NOT NULL DEFAULT 0,
    not_before  TEXT,
    error       TEXT,
    message_id  INTEGER,            -- Telegram's, once sent
    created_at  TEXT NOT NULL,
    sent_at     TEXT
) STRICT;
CREATE INDEX outbox_open ON outbox (id) WHERE state IN ('pending','sending','uncertain');
CREATE INDEX outbox_by_document ON outbox (document_id);

-- A question to a human; buttons carry the nonce, never a meaning.
CREATE TABLE questions (
    nonce       TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (id),
    plan_id     INTEGER NOT NULL,
    options     TEXT NOT NULL,      -- JSON list of record ids, in the order of the buttons
    asked_at    TEXT NOT NULL,
    reminded_at TEXT,
    answered_at TEXT,
    answered_by TEXT,
    answer      TEXT
) STRICT;
CREATE INDEX questions_by_document ON questions (document_id);

-- Telegram's updates: stored, committed, then acknowledged.
CREATE TABLE updates (
    update_id   INTEGER PRIMARY KEY,
    payload     TEXT NOT NULL,
    received_at TEXT NOT NULL,
    handled_at  TEXT
) STRICT;
CREATE INDEX updates_open ON updates (update_id) WHERE handled_at IS NULL;

-- The audit trail: each line carries the hash of the one before it.
CREATE TABLE audit (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id TEXT,
    line        TEXT NOT NULL,
    hash        TEXT NOT NULL
) STRICT;
CREATE INDEX audit_by_document ON audit (document_id);

-- One row for each metered step.
CREATE TABLE costs (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    at          TEXT NOT NULL,
    day         TEXT NOT NULL,      -- the local day in TIMEZONE
    document_id TEXT,
    provider    TEXT NOT NULL,
    operation   TEXT NOT NULL,
    units       REAL NOT NULL,
    unit        TEXT NOT NULL,
    unit_price  REAL NOT NULL,
    cost        REAL NOT NULL,
    currency    TEXT NOT NULL,
    duration_ms INTEGER NOT NULL,
    attempt     INTEGER NOT NULL,
    ok          INTEGER NOT NULL
) STRICT;
CREATE INDEX costs_by_day ON costs (day);
CREATE INDEX costs_by_document ON costs (document_id);

-- What the health check last said of each thing, so that it speaks only when something changes.
CREATE TABLE health (
    name       TEXT PRIMARY KEY,
    status     TEXT NOT NULL CHECK (status IN ('ok','degraded','broken')),
    detail     TEXT NOT NULL,
    since      TEXT NOT NULL,
    checked_at TEXT NOT NULL
) STRICT;

-- Names that a human's answer has taught: what a document printed is also a name of this record. Never a rule.
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

-- What the agent's own filings were made from, kept for a while: one that is taken back becomes a case in cases/.
CREATE TABLE grounds (
    document_id TEXT PRIMARY KEY REFERENCES documents (id),
    at          TEXT NOT NULL,
    body        BLOB NOT NULL,      -- zlib: the case as JSON
    undone_by   TEXT,
    undone_at   TEXT
) STRICT;
CREATE INDEX grounds_by_age ON grounds (at);

-- What was read of documents in review, kept until their question is closed; due: to be decided anew.
CREATE TABLE waiting (
    document_id TEXT PRIMARY KEY REFERENCES documents (id),
    body        BLOB NOT NULL,                 -- a reader's reply, compressed
    due         INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The keys that they were looked up by: BLAKE2b-64 of kind and value, as the register's index has them.
CREATE TABLE waiting_keys (
    key         INTEGER NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents (id),
    PRIMARY KEY (key, document_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX waiting_keys_by_document ON waiting_keys (document_id);

-- The register's own file: the embedded register (records) and the shadow index over any source.
-- One record has one number (rec), given once; keys and digests are 64-bit and 128-bit hashes.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- The embedded register: the source of truth when REGISTER_URL is empty.
CREATE TABLE records (
    record_id   TEXT PRIMARY KEY,
    last_name   TEXT NOT NULL,
    first_name  TEXT,
    birth_date  TEXT,               -- ISO
    sex         TEXT,
    national_id TEXT,
    file_number TEXT,
    phone       TEXT,
    aliases     TEXT NOT NULL DEFAULT '[]',
    status      TEXT,               -- NULL: active
    search      TEXT NOT NULL       -- names and numbers, folded, for people who look something up
) STRICT;

-- The shadow index: what is known of each record without keeping it.
CREATE TABLE entries (
    rec       INTEGER PRIMARY KEY,
    record_id TEXT NOT NULL UNIQUE,
    digest    BLOB NOT NULL,        -- of all its values: has it changed?
    keys      BLOB NOT NULL         -- its keys as signed 64-bit numbers, sorted: what to take out when it changes
) STRICT;

CREATE TABLE postings (
    key INTEGER NOT NULL,           -- BLAKE2b-64 of kind and value: a collision costs a useless candidate, no more
    rec INTEGER NOT NULL,
    PRIMARY KEY (key, rec)
) STRICT, WITHOUT ROWID;

-- Keys of records that were added, changed or removed, until whoever waits for them was looked at; NULL: everything.
CREATE TABLE touched (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    key INTEGER
) STRICT;

-- Keys with many records, so that nobody has to count them.
CREATE TABLE frequent (
    key INTEGER PRIMARY KEY,
    n   INTEGER NOT NULL
) STRICT;

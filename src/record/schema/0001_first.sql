-- The first schema. This file is never edited once a record made with it has left the house: the next change is
-- 0002. Times are milliseconds since 1970 in UTC, ids are UUIDs as 16 bytes, hashes SHA-256 as 32 bytes.

PRAGMA application_id = 0x44764149;

-- This laptop's own name among those whose records are merged.
CREATE TABLE laptop (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    id BLOB NOT NULL
) STRICT;

CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID, STRICT;

-- The words a session was played with: the scenario and its resolved club as one text.
CREATE TABLE scenario_text (
    hash BLOB PRIMARY KEY,
    text TEXT NOT NULL
) WITHOUT ROWID, STRICT;

-- A name stands here only with the consent that was given for it.
CREATE TABLE learner (
    id BLOB PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT,
    consent_version TEXT,
    consent_at INTEGER,
    CHECK (name IS NULL OR (consent_version IS NOT NULL AND consent_at IS NOT NULL))
) WITHOUT ROWID, STRICT;

-- The scenario's text may be missing after a recovery, so its hash is no foreign key.
CREATE TABLE session (
    id BLOB PRIMARY KEY,
    laptop BLOB NOT NULL,
    scenario TEXT NOT NULL,
    scenario_hash BLOB NOT NULL,
    seed INTEGER NOT NULL,
    mode TEXT NOT NULL,
    cut INTEGER,
    club TEXT NOT NULL,
    place TEXT,
    started_at INTEGER NOT NULL,
    finished_at INTEGER,
    forked_from BLOB REFERENCES session (id),
    forked_at_seq INTEGER,
    CHECK ((forked_from IS NULL) = (forked_at_seq IS NULL))
) WITHOUT ROWID, STRICT;

CREATE INDEX session_by_start ON session (started_at);
CREATE INDEX session_unfinished ON session (laptop, started_at) WHERE finished_at IS NULL;
CREATE INDEX session_by_parent ON session (forked_from) WHERE forked_from IS NOT NULL;

-- Who sits where from which event on; no learner means the computer.
CREATE TABLE seat (
    session BLOB NOT NULL REFERENCES session (id),
    role TEXT NOT NULL,
    from_seq INTEGER NOT NULL,
    learner TEXT,
    PRIMARY KEY (session, role, from_seq)
) WITHOUT ROWID, STRICT;

-- Counted from 1 without a hole; a fork goes on where it left its parent.
CREATE TABLE event (
    session BLOB NOT NULL REFERENCES session (id),
    seq INTEGER NOT NULL CHECK (seq > 0),
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (session, seq)
) WITHOUT ROWID, STRICT;

-- All that people wrote in their own words, apart from the events so that it can be erased.
CREATE TABLE note (
    session BLOB NOT NULL REFERENCES session (id),
    seq INTEGER NOT NULL,
    place INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (session, seq, place)
) WITHOUT ROWID, STRICT;

-- A projection of the events; it can be thrown away and rebuilt.
CREATE TABLE attempt (
    session BLOB NOT NULL REFERENCES session (id),
    step TEXT NOT NULL,
    item TEXT NOT NULL,
    role TEXT NOT NULL,
    try_no INTEGER NOT NULL,
    is_right INTEGER NOT NULL,
    earned INTEGER NOT NULL,
    possible INTEGER NOT NULL,
    hinted INTEGER NOT NULL,
    PRIMARY KEY (session, step, item, role, try_no)
) WITHOUT ROWID, STRICT;

-- Words put right on the spot; no text is a withdrawal.
CREATE TABLE correction (
    id BLOB PRIMARY KEY,
    tag TEXT NOT NULL,
    key TEXT NOT NULL,
    source_hash BLOB NOT NULL,
    text TEXT,
    at INTEGER NOT NULL,
    reviewer TEXT
) WITHOUT ROWID, STRICT;

CREATE INDEX correction_by_line ON correction (tag, key, source_hash, at);

-- What was erased, so that a merge does not bring it back.
CREATE TABLE erasure (
    what TEXT NOT NULL,
    target BLOB NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (what, target)
) WITHOUT ROWID, STRICT;

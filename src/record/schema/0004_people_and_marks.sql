-- People by id instead of by code, marks of the file itself, a checksum for each event, and the kind of a session.

-- What this file is, for whoever finds it without its log: `log-open` while a session may stand in the log,
-- `backup` in a copy that was made of a record. No mark counts as a fact.
CREATE TABLE mark (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID, STRICT;

-- CRC-32 of an event's number, time, kind, version and body. Events of older programs have none.
ALTER TABLE event ADD COLUMN checksum INTEGER;

-- `play`, or one of those that are reserved: `redo`, `drill`, `own`, and `paper` for what is keyed in afterwards.
ALTER TABLE session ADD COLUMN kind TEXT NOT NULL DEFAULT 'play'
    CHECK (kind IN ('play', 'redo', 'drill', 'own', 'paper'));

-- Why a session could not be read when it was last counted: `row`, `event 17` or `newer 3`; none for all others.
ALTER TABLE session ADD COLUMN trouble TEXT;
CREATE INDEX session_in_trouble ON session (started_at) WHERE trouble IS NOT NULL;

-- The trainees' own club as it was written, of this seat; none where nobody said. Apart from the club of the story
-- (`session.club`) and from where the class was (`session.place`).
ALTER TABLE seat ADD COLUMN home TEXT;

-- People by id instead of by code, marks of the file itself, a checksum for each event, and the kind of a session.

-- What this file is, for a person who finds it without its log: `log-open` while a session may be in the log, `backup`
-- in a copy that was made of a record. No mark counts as a fact.
CREATE TABLE mark (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID, STRICT;

-- CRC-32 of an event's number, time, kind, version and body. Events of older programs have none.
ALTER TABLE event ADD COLUMN checksum INTEGER;

-- `play`, or one of those that are reserved: `redo`, `drill`, `own`, and `paper` for what is keyed in afterwards.
ALTER TABLE session ADD COLUMN kind TEXT NOT NULL DEFAULT 'play'
    CHECK (kind IN ('play', 'redo', 'drill', 'own', 'paper'));

-- A code is a label, not a person. A person is born on a laptop (`laptop`; unknown for a name of an older record that
-- was not given to a person yet). A person may change the code: the newest `code_at` counts. `old_code` is the SHA-256
-- of the code by which programs before this schema knew the person. With it, what those programs erased stays erased.
-- Other people have no `old_code`. `person`, `shown` and `mark` are calculated from the joinings and can be deleted:
-- the smallest id among those that were joined to one person, the code that the person is shown with, and what tells
-- the person from another person with that code.
ALTER TABLE learner RENAME TO old_learner;
DROP INDEX learner_by_code;
CREATE TABLE learner (
    id BLOB PRIMARY KEY,
    code TEXT NOT NULL,
    code_at INTEGER NOT NULL,
    laptop BLOB,
    old_code BLOB,
    name TEXT,
    consent_version TEXT,
    consent_at INTEGER,
    person BLOB NOT NULL,
    shown TEXT NOT NULL,
    mark TEXT NOT NULL DEFAULT '',
    CHECK (name IS NULL OR (consent_version IS NOT NULL AND consent_at IS NOT NULL))
) WITHOUT ROWID, STRICT;
CREATE INDEX learner_by_code ON learner (code);
CREATE INDEX learner_by_person ON learner (person);

-- Who sits where from which event on: a person, or a word for no particular person (`hall`, a role, `erased`), or
-- neither, which is the computer. A hook fills this table from `old_seat` and then drops `old_seat`.
ALTER TABLE seat RENAME TO old_seat;
DROP INDEX seat_by_learner;
CREATE TABLE seat (
    session BLOB NOT NULL REFERENCES session (id),
    role TEXT NOT NULL,
    from_seq INTEGER NOT NULL,
    learner BLOB,
    word TEXT,
    PRIMARY KEY (session, role, from_seq),
    CHECK (learner IS NULL OR word IS NULL)
) WITHOUT ROWID, STRICT;
CREATE INDEX seat_by_learner ON seat (learner) WHERE learner IS NOT NULL;

-- That two are one person, or no longer. The newest counts.
CREATE TABLE joining (
    low BLOB NOT NULL,
    high BLOB NOT NULL,
    at INTEGER NOT NULL,
    joined INTEGER NOT NULL CHECK (joined IN (0, 1)),
    PRIMARY KEY (low, high),
    CHECK (low < high)
) WITHOUT ROWID, STRICT;

-- Further values of `erasure.what`: `person` (its id), and `reviewer` (SHA-256 of the code), of whom nothing is kept
-- beside a correction that is not newer than the erasure. `learner` is written by older programs alone, and speaks of
-- sessions begun at or before it.

-- Why a session could not be read when it was last counted: `row`, `event 17` or `newer 3`; none for all others.
ALTER TABLE session ADD COLUMN trouble TEXT;
CREATE INDEX session_in_trouble ON session (started_at) WHERE trouble IS NOT NULL;

-- The trainees' own club of this seat, as it was written. NULL if no club was given. It is not the club of the story
-- (`session.club`) and not the place of the class (`session.place`).
ALTER TABLE seat ADD COLUMN home TEXT;

-- Vietnamese corrections of other laptops count only once they are accepted here. Those that counted before this rule go
-- on counting. An id is written as a key of 36 signs.
INSERT OR IGNORE INTO setting (key, value)
    SELECT 'accepted/' || lower(substr(hex(id), 1, 8) || '-' || substr(hex(id), 9, 4) || '-' || substr(hex(id), 13, 4)
        || '-' || substr(hex(id), 17, 4) || '-' || substr(hex(id), 21, 12)), '1'
    FROM correction WHERE tag = 'vi';

-- What is counted is seen by that club as well, and first. All of it is thrown away here and counted anew.
DROP TABLE attempt;
DROP TABLE tally;
DROP TABLE progress;
DELETE FROM wrong_tally;

-- As before, and `home`: the key of the club of the seat, empty if no club was given.
CREATE TABLE attempt (
    session BLOB NOT NULL REFERENCES session (id),
    seq INTEGER NOT NULL,
    step TEXT NOT NULL,
    task INTEGER NOT NULL,
    item TEXT NOT NULL,
    role TEXT NOT NULL,
    learner TEXT,
    home TEXT NOT NULL,
    try_no INTEGER NOT NULL,
    is_right INTEGER NOT NULL,
    earned INTEGER NOT NULL,
    possible INTEGER NOT NULL,
    hinted INTEGER NOT NULL,
    answer TEXT NOT NULL,
    took_ms INTEGER,
    PRIMARY KEY (session, seq)
) WITHOUT ROWID, STRICT;

-- How each session writes the clubs of its seats. A club is shown as its newest session writes it.
CREATE TABLE session_home (
    home TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    session BLOB NOT NULL REFERENCES session (id),
    words TEXT NOT NULL,
    PRIMARY KEY (home, started_at, session)
) WITHOUT ROWID, STRICT;

CREATE INDEX session_home_by_session ON session_home (session, home);

-- First tries by step: of everybody together, where `who` is empty, of each home, of each club of a story and of each
-- learner.
CREATE TABLE tally (
    scenario TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('all', 'home', 'club', 'learner')),
    who TEXT NOT NULL,
    step TEXT NOT NULL,
    firsts INTEGER NOT NULL,
    rights INTEGER NOT NULL,
    earned INTEGER NOT NULL,
    possible INTEGER NOT NULL,
    PRIMARY KEY (scenario, kind, who, step)
) WITHOUT ROWID, STRICT;

-- Finished sessions in order of time, for before and after. Forks and copies are not in it.
CREATE TABLE progress (
    scenario TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('all', 'home', 'club', 'learner')),
    who TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    session BLOB NOT NULL REFERENCES session (id),
    firsts INTEGER NOT NULL,
    rights INTEGER NOT NULL,
    score INTEGER NOT NULL,
    PRIMARY KEY (scenario, kind, who, started_at, session)
) WITHOUT ROWID, STRICT;

CREATE INDEX progress_by_session ON progress (session);

-- Triggers update the roll-ups with the attempts, no matter which code writes the attempts.
CREATE TRIGGER attempt_is_counted AFTER INSERT ON attempt WHEN NEW.try_no = 1 AND NEW.possible > 0 BEGIN
    INSERT INTO tally (scenario, kind, who, step, firsts, rights, earned, possible)
        SELECT scenario, 'all', '', NEW.step, 1, NEW.is_right, NEW.earned, NEW.possible
        FROM session WHERE id = NEW.session
        ON CONFLICT DO UPDATE SET firsts = firsts + 1, rights = rights + excluded.rights,
            earned = earned + excluded.earned, possible = possible + excluded.possible;
    INSERT INTO tally (scenario, kind, who, step, firsts, rights, earned, possible)
        SELECT scenario, 'home', NEW.home, NEW.step, 1, NEW.is_right, NEW.earned, NEW.possible
        FROM session WHERE id = NEW.session
        ON CONFLICT DO UPDATE SET firsts = firsts + 1, rights = rights + excluded.rights,
            earned = earned + excluded.earned, possible = possible + excluded.possible;
    INSERT INTO tally (scenario, kind, who, step, firsts, rights, earned, possible)
        SELECT scenario, 'club', club, NEW.step, 1, NEW.is_right, NEW.earned, NEW.possible
        FROM session WHERE id = NEW.session
        ON CONFLICT DO UPDATE SET firsts = firsts + 1, rights = rights + excluded.rights,
            earned = earned + excluded.earned, possible = possible + excluded.possible;
    INSERT INTO tally (scenario, kind, who, step, firsts, rights, earned, possible)
        SELECT scenario, 'learner', NEW.learner, NEW.step, 1, NEW.is_right, NEW.earned, NEW.possible
        FROM session WHERE id = NEW.session AND NEW.learner IS NOT NULL
        ON CONFLICT DO UPDATE SET firsts = firsts + 1, rights = rights + excluded.rights,
            earned = earned + excluded.earned, possible = possible + excluded.possible;
    INSERT INTO wrong_tally (scenario, step, answer, n)
        SELECT scenario, NEW.step, NEW.answer, 1
        FROM session WHERE id = NEW.session AND NOT NEW.is_right
        ON CONFLICT DO UPDATE SET n = n + 1;
END;

-- One key at a time: with OR between them SQLite reads the whole table.
CREATE TRIGGER attempt_is_discounted AFTER DELETE ON attempt WHEN OLD.try_no = 1 AND OLD.possible > 0 BEGIN
    UPDATE tally SET firsts = firsts - 1, rights = rights - OLD.is_right,
            earned = earned - OLD.earned, possible = possible - OLD.possible
        WHERE scenario = (SELECT scenario FROM session WHERE id = OLD.session) AND kind = 'all'
            AND who = '' AND step = OLD.step;
    DELETE FROM tally
        WHERE scenario = (SELECT scenario FROM session WHERE id = OLD.session) AND kind = 'all'
            AND who = '' AND step = OLD.step AND firsts = 0;
    UPDATE tally SET firsts = firsts - 1, rights = rights - OLD.is_right,
            earned = earned - OLD.earned, possible = possible - OLD.possible
        WHERE scenario = (SELECT scenario FROM session WHERE id = OLD.session) AND kind = 'home'
            AND who = OLD.home AND step = OLD.step;
    DELETE FROM tally
        WHERE scenario = (SELECT scenario FROM session WHERE id = OLD.session) AND kind = 'home'
            AND who = OLD.home AND step = OLD.step AND firsts = 0;
    UPDATE tally SET firsts = firsts - 1, rights = rights - OLD.is_right,
            earned = earned - OLD.earned, possible = possible - OLD.possible
        WHERE scenario = (SELECT scenario FROM session WHERE id = OLD.session) AND kind = 'club'
            AND who = (SELECT club FROM session WHERE id = OLD.session) AND step = OLD.step;
    DELETE FROM tally
        WHERE scenario = (SELECT scenario FROM session WHERE id = OLD.session) AND kind = 'club'
            AND who = (SELECT club FROM session WHERE id = OLD.session) AND step = OLD.step AND firsts = 0;
    UPDATE tally SET firsts = firsts - 1, rights = rights - OLD.is_right,
            earned = earned - OLD.earned, possible = possible - OLD.possible
        WHERE scenario = (SELECT scenario FROM session WHERE id = OLD.session) AND kind = 'learner'
            AND who = OLD.learner AND step = OLD.step;
    DELETE FROM tally
        WHERE scenario = (SELECT scenario FROM session WHERE id = OLD.session) AND kind = 'learner'
            AND who = OLD.learner AND step = OLD.step AND firsts = 0;
    UPDATE wrong_tally SET n = n - 1
        WHERE scenario = (SELECT scenario FROM session WHERE id = OLD.session) AND step = OLD.step
            AND answer = OLD.answer AND NOT OLD.is_right;
    DELETE FROM wrong_tally
        WHERE scenario = (SELECT scenario FROM session WHERE id = OLD.session) AND step = OLD.step
            AND answer = OLD.answer AND n = 0;
END;

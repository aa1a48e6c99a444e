-- What facilitators look at. Everything here but `copy_of` and `up_to` is counted from the events and can be thrown
-- away and counted again; a session whose `counted` is another number than the program's own is counted anew.

DROP TABLE attempt;

-- One row for each answer that somebody gave. `answer` is what was answered in one word: `option aloud`,
-- `value 4600000`, or the fields that were wrong. `took_ms` is the time since the event before, if it is believable.
CREATE TABLE attempt (
    session BLOB NOT NULL REFERENCES session (id),
    seq INTEGER NOT NULL,
    step TEXT NOT NULL,
    task INTEGER NOT NULL,
    item TEXT NOT NULL,
    role TEXT NOT NULL,
    learner TEXT,
    try_no INTEGER NOT NULL,
    is_right INTEGER NOT NULL,
    earned INTEGER NOT NULL,
    possible INTEGER NOT NULL,
    hinted INTEGER NOT NULL,
    answer TEXT NOT NULL,
    took_ms INTEGER,
    PRIMARY KEY (session, seq)
) WITHOUT ROWID, STRICT;

-- Another laptop's copy of a session that went on differently: the session it is a copy of.
ALTER TABLE session ADD COLUMN copy_of BLOB;
ALTER TABLE session ADD COLUMN counted INTEGER NOT NULL DEFAULT 0;
-- Own answers, without those inherited by a fork.
ALTER TABLE session ADD COLUMN answers INTEGER NOT NULL DEFAULT 0;
-- First tries that could earn something, and how many of them were right.
ALTER TABLE session ADD COLUMN firsts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN rights INTEGER NOT NULL DEFAULT 0;
-- Out of a hundred; -1 where nothing was judged, so that it can be sorted by.
ALTER TABLE session ADD COLUMN score INTEGER NOT NULL DEFAULT -1;
-- Small letters without marks: what a list is searched in.
ALTER TABLE session ADD COLUMN search TEXT NOT NULL DEFAULT '';

CREATE INDEX session_by_score ON session (score);
CREATE INDEX session_by_club ON session (club);
CREATE INDEX session_by_scenario ON session (scenario, started_at);
CREATE INDEX session_by_counted ON session (counted);
CREATE INDEX session_by_copy ON session (copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX seat_by_learner ON seat (learner) WHERE learner IS NOT NULL;

-- First tries by step: for everybody together, where `who` is empty, for each club and for each learner. So the whole
-- of a step is read as quickly as one club's part of it.
CREATE TABLE tally (
    scenario TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('all', 'club', 'learner')),
    who TEXT NOT NULL,
    step TEXT NOT NULL,
    firsts INTEGER NOT NULL,
    rights INTEGER NOT NULL,
    earned INTEGER NOT NULL,
    possible INTEGER NOT NULL,
    PRIMARY KEY (scenario, kind, who, step)
) WITHOUT ROWID, STRICT;

-- What was answered wrongly at the first try, and how often.
CREATE TABLE wrong_tally (
    scenario TEXT NOT NULL,
    step TEXT NOT NULL,
    answer TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (scenario, step, answer)
) WITHOUT ROWID, STRICT;

-- Finished sessions in order of time, for before and after: of everybody, of a club, of a learner. Forks and copies
-- are not in it.
CREATE TABLE progress (
    scenario TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('all', 'club', 'learner')),
    who TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    session BLOB NOT NULL REFERENCES session (id),
    firsts INTEGER NOT NULL,
    rights INTEGER NOT NULL,
    score INTEGER NOT NULL,
    PRIMARY KEY (scenario, kind, who, started_at, session)
) WITHOUT ROWID, STRICT;

CREATE INDEX progress_by_session ON progress (session);

-- The roll-ups follow the attempts, whoever writes those.
CREATE TRIGGER attempt_is_counted AFTER INSERT ON attempt WHEN NEW.try_no = 1 AND NEW.possible > 0 BEGIN
    INSERT INTO tally (scenario, kind, who, step, firsts, rights, earned, possible)
        SELECT scenario, 'all', '', NEW.step, 1, NEW.is_right, NEW.earned, NEW.possible
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

CREATE TRIGGER attempt_is_discounted AFTER DELETE ON attempt WHEN OLD.try_no = 1 AND OLD.possible > 0 BEGIN
    -- One key at a time: with OR between them SQLite reads the whole table.
    UPDATE tally SET firsts = firsts - 1, rights = rights - OLD.is_right,
            earned = earned - OLD.earned, possible = possible - OLD.possible
        WHERE scenario = (SELECT scenario FROM session WHERE id = OLD.session) AND kind = 'all'
            AND who = '' AND step = OLD.step;
    DELETE FROM tally
        WHERE scenario = (SELECT scenario FROM session WHERE id = OLD.session) AND kind = 'all'
            AND who = '' AND step = OLD.step AND firsts = 0;
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

-- Two laptops may have given one code to two people.
CREATE TABLE learner_now (
    id BLOB PRIMARY KEY,
    code TEXT NOT NULL,
    name TEXT,
    consent_version TEXT,
    consent_at INTEGER,
    CHECK (name IS NULL OR (consent_version IS NOT NULL AND consent_at IS NOT NULL))
) WITHOUT ROWID, STRICT;
INSERT INTO learner_now SELECT id, code, name, consent_version, consent_at FROM learner;
DROP TABLE learner;
ALTER TABLE learner_now RENAME TO learner;
CREATE INDEX learner_by_code ON learner (code);

-- `what` is `session` (its id), `learner` (SHA-256 of the code) or `notes` (a session's id): of the last, those up to
-- the event `up_to`.
ALTER TABLE erasure ADD COLUMN up_to INTEGER;

//! Sources that hold what no program of ours writes: what is sound comes in, the rest is named, and nothing of a
//! foreign schema is worked out.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use super::{laptop, merge, take};
use crate::id::SessionId;
use crate::record::connection::Access;
use crate::record::losses::LossReason;
use crate::record::merge::{FileOutcome, FileRefusal, MergeLimits, Taken};
use crate::record::model::StoredCorrection;
use crate::record::sessions::Filter;
use crate::record::store::RecordStore;
use crate::record::tests::{RecordFolder, START, begin, note, raw};

const N_EVENTS: u32 = 9;

/// Three finished sessions of nine events, closed.
pub(super) fn sound(desk: &RecordFolder, name: &str) -> (PathBuf, Vec<SessionId>) {
    let mut store = laptop(desk, name);
    let sessions = (0..3).map(|n| begin(&mut store, START + n, N_EVENTS)).collect();
    store.connection.execute("UPDATE session SET finished_at = started_at + 100", []).unwrap();
    (store.path().to_owned(), sessions)
}

pub(super) fn spoil(path: &std::path::Path, statements: &str) {
    let other = raw(path);
    other.execute_batch("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF").unwrap();
    other.execute_batch(&statements.replace("LAST", "(SELECT max(id) FROM session)")).unwrap();
}

pub(super) struct Case {
    pub(super) statements: &'static str,
    /// Events of the last session that come in.
    left: usize,
    pub(super) why: Option<LossReason>,
    /// Rows that are no part of a session, by table.
    rows: &'static [(&'static str, u64)],
    /// Tables that are named as missing.
    tables: &'static [&'static str],
    and_more: bool,
}

const fn case(statements: &'static str, left: usize, why: Option<LossReason>) -> Case {
    Case { statements, left, why, rows: &[], tables: &[], and_more: false }
}

pub(super) const CASES: [Case; 32] = [
    case(
        "UPDATE event SET body = cast(x'7b2261223a22ff227d' AS TEXT) WHERE seq = 2 AND session = LAST",
        1,
        Some(LossReason::Event),
    ),
    case(
        "UPDATE event SET body = replace(body, '4', '5') WHERE seq = 4 AND session = LAST",
        3,
        Some(LossReason::Event),
    ),
    case("UPDATE event SET at = at + 1 WHERE seq = 9 AND session = LAST", 8, Some(LossReason::Event)),
    case(
        "UPDATE event SET body = '{', checksum = NULL WHERE seq = 1 AND session = LAST",
        0,
        Some(LossReason::Event),
    ),
    case(
        "UPDATE event SET version = -1, checksum = NULL WHERE seq = 5 AND session = LAST",
        4,
        Some(LossReason::Event),
    ),
    case("UPDATE event SET seq = 5000000000 WHERE seq = 9 AND session = LAST", 8, Some(LossReason::Event)),
    case("DELETE FROM event WHERE seq = 3 AND session = LAST", 2, Some(LossReason::Event)),
    case("UPDATE session SET cut = -1 WHERE id = LAST", 0, Some(LossReason::Row)),
    case("UPDATE session SET laptop = x'010203' WHERE id = LAST", 0, Some(LossReason::Row)),
    case("UPDATE session SET club = cast(x'ff' AS TEXT) WHERE id = LAST", 0, Some(LossReason::Row)),
    case("UPDATE session SET scenario_hash = x'' WHERE id = LAST", 0, Some(LossReason::Row)),
    case("UPDATE session SET kind = 'zz' WHERE id = LAST", 0, Some(LossReason::Row)),
    case("UPDATE session SET forked_at_seq = 3 WHERE id = LAST", 0, Some(LossReason::Row)),
    case(
        "UPDATE seat SET word = 'hall', learner = zeroblob(16) WHERE session = LAST",
        0,
        Some(LossReason::Row),
    ),
    case(
        "UPDATE session SET forked_from = id, forked_at_seq = 0 WHERE id = LAST",
        0,
        Some(LossReason::Beginning),
    ),
    case("UPDATE seat SET from_seq = -5 WHERE session = LAST", 0, Some(LossReason::Row)),
    case("UPDATE seat SET learner = x'0102', word = NULL WHERE session = LAST", 0, Some(LossReason::Row)),
    case("INSERT INTO note VALUES (LAST, -1, 1, 'pledge', 'x')", 9, Some(LossReason::Note)),
    // Facts of a newer program are taken as they are.
    case("UPDATE event SET version = 2, checksum = NULL WHERE seq = 2 AND session = LAST", 9, None),
    case("UPDATE event SET kind = 'zz', checksum = NULL WHERE seq = 3 AND session = LAST", 9, None),
    // What is no table of ours does nothing.
    case("CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM event; END", 9, None),
    case("CREATE INDEX evil ON event (length(hex(zeroblob(length(body)))))", 9, None),
    case("ALTER TABLE session ADD COLUMN evil TEXT GENERATED ALWAYS AS (hex(id))", 9, None),
    case("CREATE TABLE more (x); CREATE VIEW other AS SELECT * FROM event", 9, None),
    Case {
        statements: "DROP TABLE erasure; CREATE VIEW erasure AS WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL \
            SELECT n + 1 FROM r) SELECT 'learner' AS what, CAST(n AS BLOB) AS target, 0 AS at, NULL AS up_to FROM r",
        tables: &["erasure"],
        ..case("", 9, None)
    },
    Case { statements: "DROP TABLE seat", tables: &["seat"], ..case("", 9, None) },
    Case { statements: "DROP TABLE note", tables: &["note"], ..case("", 9, None) },
    Case {
        statements: "INSERT INTO learner (id, code, code_at, person, shown) VALUES (x'01', 'HV-09', 0, x'01', 'HV-09')",
        rows: &[("learner", 1)],
        ..case("", 9, None)
    },
    Case {
        statements: "INSERT INTO joining VALUES (x'01', x'02', 1, 1)",
        rows: &[("joining", 1)],
        ..case("", 9, None)
    },
    Case {
        statements: "INSERT INTO correction (id, tag, key, source_hash, at) VALUES (randomblob(16), 'vi', 'ui/yes', x'00', 1)",
        rows: &[("correction", 1)],
        ..case("", 9, None)
    },
    Case {
        statements: "INSERT INTO erasure (what, target, at) VALUES ('learner', x'00', 1), ('session', x'', 1)",
        rows: &[("erasure", 2)],
        ..case("", 9, None)
    },
    Case {
        statements: "INSERT INTO scenario_text (hash, text) VALUES (zeroblob(32), 'another text')",
        rows: &[("scenario_text", 1)],
        ..case("", 9, None)
    },
];

#[test]
fn what_is_sound_comes_in_and_the_rest_is_named() {
    let desk = RecordFolder::new();
    let (whole, sessions) = sound(&desk, "source.sqlite3");
    for (n, case) in CASES.iter().enumerate() {
        let path = desk.file("spoilt.sqlite3");
        std::fs::copy(&whole, &path).unwrap();
        spoil(&path, case.statements);
        let mut home = laptop(&desk, &format!("home-{n}.sqlite3"));
        let taken = take(&mut home, &path);
        let told = case.statements;
        for session in &sessions[..2] {
            assert_eq!(home.events(*session).unwrap().len(), 9, "{told}");
        }
        let left = home.events(sessions[2]).map_or(0, |events| events.len());
        assert_eq!(left, case.left, "{told}");
        let lost = taken.lost.unwrap_or_default();
        let named: Vec<_> = lost.sessions.iter().map(|one| (one.id, one.why, one.events_left)).collect();
        let expected = case.why.map(|why| (sessions[2], why, u32::try_from(case.left).unwrap()));
        assert_eq!(named, Vec::from_iter(expected), "{told}");
        assert_eq!(lost.rows.into_iter().collect::<Vec<_>>(), case.rows, "{told}");
        assert_eq!(lost.tables.into_iter().collect::<Vec<_>>(), case.tables, "{told}");
        assert_eq!(lost.and_more, case.and_more, "{told}");
        // Afterwards everything of our own works, and the next merge too.
        home.full_check().unwrap();
        let listed = home.list(&Filter::default()).unwrap();
        assert_eq!(listed.len(), if left > 0 { 3 } else { 2 }, "{told}");
        home.corrections().unwrap();
        home.people().unwrap();
        let hash = home.content_hash().unwrap();
        assert_eq!(take(&mut home, &path).sessions_new, 0, "{told}");
        assert_eq!(home.content_hash().unwrap(), hash, "{told}");
    }
}

#[test]
fn a_cut_session_is_made_whole_by_a_sound_copy() {
    let desk = RecordFolder::new();
    let (path, sessions) = sound(&desk, "source.sqlite3");
    let whole = desk.file("whole.sqlite3");
    std::fs::copy(&path, &whole).unwrap();
    spoil(&path, CASES[0].statements);
    let mut home = desk.store();
    take(&mut home, &path);
    let taken = take(&mut home, &whole);
    assert_eq!((taken.sessions_longer, taken.lost), (1, None));
    assert_eq!(home.events(sessions[2]).unwrap().len(), 9);
    assert_eq!(take(&mut home, &path).sessions_longer, 0, "the cut copy is a beginning of ours");
}

#[test]
fn checksums_come_along_and_are_no_facts() {
    let desk = RecordFolder::new();
    let (path, sessions) = sound(&desk, "source.sqlite3");
    let older = desk.file("older.sqlite3");
    std::fs::copy(&path, &older).unwrap();
    spoil(&older, "UPDATE event SET checksum = NULL");
    let sums = |store: &RecordStore| -> u64 {
        let query = "SELECT count(*) FROM event WHERE checksum IS NOT NULL";
        store.connection.query_row(query, [], |row| row.get(0)).unwrap()
    };
    let (mut left, mut right) = (laptop(&desk, "left.sqlite3"), laptop(&desk, "right.sqlite3"));
    take(&mut left, &path);
    take(&mut right, &older);
    assert_eq!((sums(&left), sums(&right)), (27, 0));
    assert_eq!(left.content_hash().unwrap(), right.content_hash().unwrap());
    assert_eq!(take(&mut right, &path), Taken::default());
    assert_eq!(right.events(sessions[0]).unwrap(), left.events(sessions[0]).unwrap());
}

static NOW: AtomicU64 = AtomicU64::new(0);

#[test]
fn a_source_that_takes_too_long_or_holds_too_much_is_stopped_and_told() {
    let desk = RecordFolder::new();
    let mut source = laptop(&desk, "source.sqlite3");
    // Enough for SQLite to ask whether to go on.
    for n in 0..3 {
        begin(&mut source, START + n, 2_000);
    }
    let path = source.path().to_owned();
    let mut home = desk.store();
    let own = begin(&mut home, START + 999, 2);
    // The clock goes on by more than a minute each time it is read.
    let slow = MergeLimits::new(|| NOW.fetch_add(61_000, Ordering::Relaxed));
    let large = MergeLimits::default().with_most_rows(30);
    for (limits, expected) in [(slow, FileRefusal::TooSlow), (large, FileRefusal::TooLarge)] {
        let merged = home
            .merge_within(std::slice::from_ref(&path), &limits, &mut |_| ControlFlow::Continue(()))
            .unwrap();
        assert_eq!(merged.files[0].outcome, FileOutcome::Refused(expected));
        assert_eq!(home.list(&Filter::default()).unwrap().len(), 1);
        assert!(!desk.files().contains(&"merging".to_owned()));
    }
    // The connection is as it was before.
    home.append(own, 3, &[super::answer(3, "a")], &crate::record::model::Extras::default()).unwrap();
    assert_eq!(take(&mut home, &path).sessions_new, 3);
}

#[test]
fn a_very_large_correction_is_taken_as_it_is() {
    let desk = RecordFolder::new();
    let (path, _) = sound(&desk, "source.sqlite3");
    spoil(
        &path,
        "INSERT INTO correction (id, tag, key, source_hash, text, at) VALUES \
        (randomblob(16), 'vi', 'ui/yes', zeroblob(8), replace(hex(zeroblob(15000)), '00', '{ '), 1)",
    );
    let mut home = desk.store();
    assert_eq!(take(&mut home, &path).lost, None);
    let found: Vec<StoredCorrection> = home.corrections().unwrap();
    assert_eq!(found.len(), 1);
}

#[test]
fn an_older_record_with_a_foreign_schema_is_taken_too() {
    let desk = RecordFolder::new();
    let fixtures = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/records");
    for (name, sessions) in [("v1", 1), ("v2", 3)] {
        let path = desk.file(&format!("{name}.sqlite3"));
        drop(laptop(&desk, "makes-the-folder.sqlite3"));
        std::fs::copy(fixtures.join(format!("{name}.sqlite3")), &path).unwrap();
        let mut plain = laptop(&desk, &format!("plain-{name}.sqlite3"));
        take(&mut plain, &path);
        spoil(&path, "CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM event; END");
        let mut home = laptop(&desk, &format!("home-{name}.sqlite3"));
        let taken = take(&mut home, &path);
        assert_eq!((taken.sessions_new, taken.lost), (sessions, None), "{name}");
        assert_eq!(home.content_hash().unwrap(), plain.content_hash().unwrap());
    }
}

#[test]
fn a_bad_row_in_an_older_record_costs_no_other() {
    let desk = RecordFolder::new();
    drop(laptop(&desk, "makes-the-folder.sqlite3"));
    let fixture = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/records/v2.sqlite3");
    let cases = [
        ("INSERT INTO learner (id, code, name) VALUES (randomblob(16), 'HV-09', 'Tên')", 3),
        ("INSERT INTO learner (id, code) VALUES (x'00', 'HV-09')", 3),
        ("UPDATE session SET cut = -1 WHERE id = LAST", 2),
        ("UPDATE seat SET from_seq = -5 WHERE session = LAST", 2),
        (
            "UPDATE event SET body = cast(x'ff' AS TEXT) WHERE session = (SELECT max(session) FROM event) \
             AND seq = (SELECT max(seq) FROM event WHERE session = (SELECT max(session) FROM event))",
            3,
        ),
    ];
    for (n, (statements, sessions)) in cases.into_iter().enumerate() {
        let path = desk.file("older.sqlite3");
        std::fs::copy(&fixture, &path).unwrap();
        spoil(&path, statements);
        let mut home = laptop(&desk, &format!("home-{n}.sqlite3"));
        let taken = take(&mut home, &path);
        assert_eq!(taken.sessions_new, sessions, "{statements}");
        assert!(taken.lost.is_some(), "{statements}");
        home.full_check().unwrap();
    }
}

#[test]
fn looking_at_a_stick_works_nothing_out() {
    let desk = RecordFolder::new();
    let stick = tempfile::tempdir().unwrap();
    let (path, _) = sound(&desk, "source.sqlite3");
    let endless = stick.path().join("records.sqlite3");
    std::fs::copy(&path, &endless).unwrap();
    spoil(
        &endless,
        "DROP TABLE laptop; CREATE VIEW laptop AS WITH RECURSIVE r (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM r) \
         SELECT max(id) AS id FROM r",
    );
    let found = crate::record::merge::found_in(stick.path());
    assert_eq!(found.records[0].looked, Err(FileRefusal::Damaged));
    let mut home = desk.store();
    assert_eq!(take(&mut home, &endless).sessions_new, 3);
}

#[test]
fn the_rest_of_several_files_goes_on() {
    let desk = RecordFolder::new();
    let (bad, _) = sound(&desk, "bad.sqlite3");
    spoil(&bad, "UPDATE session SET cut = -1");
    let mut other = laptop(&desk, "other.sqlite3");
    let session = begin(&mut other, START + 50, 2);
    let extras = crate::record::model::Extras { notes: &[note(2, "lời")], ..Default::default() };
    other.append(session, 3, &[], &extras).unwrap();
    let mut home = RecordStore::open(&desk.record(), Access::ReadWrite).unwrap().store;
    let merged = merge(&mut home, &[bad, other.path().to_owned()]);
    let lost: Vec<_> =
        merged.taken().map(|(_, taken)| taken.lost.as_ref().map_or(0, |lost| lost.sessions.len())).collect();
    assert_eq!((lost, merged.total().sessions_new), (vec![3, 0], 1));
}

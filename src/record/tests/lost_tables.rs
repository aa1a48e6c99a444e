//! A table that is missing in our own record, or that something else stands for: the rest is kept, and its name is told.

use std::fs;
use std::ops::ControlFlow;

use crate::record::connection::Access;
use crate::record::error::Fault;
use crate::record::recover::{StillLost, lost};
use crate::record::sessions::Filter;
use crate::record::store::RecordStore;
use crate::record::tests::{Desk, START, begin, consented, note, raw};

/// Two sessions with seats, a note and a name, closed.
fn filled(desk: &Desk) {
    let mut store = desk.store();
    for n in 0..2 {
        begin(&mut store, START + n, 5);
    }
    let session = begin(&mut store, START + 9, 5);
    let extras = crate::record::model::Extras { notes: &[note(5, "lời")], ..Default::default() };
    store.append(session, 6, &[], &extras).unwrap();
    store.keep_name("HV-01", &consented("Hoàng Thị Mai", START)).unwrap();
    store.put_setting("theme", "light").unwrap();
}

fn spoil(desk: &Desk, statements: &str) {
    raw(&desk.record()).execute_batch(&format!("PRAGMA foreign_keys = OFF; {statements}")).unwrap();
}

const ENDLESS: &str = "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n AS what, n AS target, \
     n AS at, n AS up_to FROM r";

/// Nothing tells of it by itself whether it has come back.
#[test]
fn what_has_no_name_is_missing_until_a_sound_copy_fits() {
    let (desk, elsewhere) = (Desk::new(), Desk::new());
    filled(&desk);
    let (sound, other) = (desk.file("sound.sqlite3"), desk.file("other.sqlite3"));
    fs::copy(desk.record(), &sound).unwrap();
    begin(&mut elsewhere.store(), START + 70, 3);
    fs::copy(elsewhere.record(), &other).unwrap();
    spoil(&desk, "DROP TABLE note; DROP TABLE setting");
    let mut store = desk.open().store;
    let more = StillLost { and_more: true, ..StillLost::default() };
    lost::keep(&store.connection, &more).unwrap();
    let merge = |store: &mut RecordStore, path: &std::path::PathBuf| {
        store.merge(std::slice::from_ref(path), &mut |_| ControlFlow::Continue(())).unwrap();
        store.still_lost().unwrap()
    };
    // All of it is here now, and more than in the copy: what else was lost, nobody knows.
    assert!(merge(&mut store, &other).and_more);
    let still = merge(&mut store, &sound);
    assert!(still.and_more && still.tables.contains("note"));
    // The same record of both, merged elsewhere.
    let together = Desk::new();
    let mut whole = together.store();
    merge(&mut whole, &other);
    merge(&mut whole, &sound);
    drop(whole);
    let still = merge(&mut store, &together.record());
    assert!(!still.and_more);
    assert_eq!(still.tables.into_iter().collect::<Vec<_>>(), ["setting"], "no hash speaks of settings");
}

/// The table, how many sessions and events are left, and how many sessions are named.
const CASES: [(&str, u64, u64, usize); 10] = [
    ("laptop", 3, 15, 0),
    ("setting", 3, 15, 0),
    ("scenario_text", 3, 15, 0),
    ("learner", 3, 15, 0),
    ("joining", 3, 15, 0),
    ("erasure", 3, 15, 0),
    ("session", 0, 0, 3),
    ("event", 3, 0, 3),
    ("seat", 3, 15, 0),
    ("note", 3, 15, 0),
];

#[test]
fn the_rest_is_kept_and_the_table_is_named() {
    for (table, sessions, events, n_named) in CASES {
        for view in [String::new(), format!("; CREATE VIEW {table} AS {ENDLESS}")] {
            let desk = Desk::new();
            filled(&desk);
            spoil(&desk, &format!("DROP TABLE {table}{view}"));
            let error = RecordStore::open(&desk.record(), Access::ReadOnly).unwrap_err();
            assert_eq!(error.fault, Fault::Damaged, "{table}");
            let opening = desk.open();
            let recovery = opening.recovered.unwrap();
            assert_eq!((recovery.sessions, recovery.events), (sessions, events), "{table}");
            assert_eq!(recovery.lost_tables.into_iter().collect::<Vec<_>>(), [table]);
            assert_eq!((recovery.lost, recovery.lost_sessions.len()), (true, n_named), "{table}");
            assert!(opening.store.still_lost().unwrap().tables.contains(table));
            assert_eq!(opening.store.list(&Filter::default()).unwrap().len() as u64, sessions);
            opening.store.full_check().unwrap();
            assert!(recovery.moved_to.exists());
            drop(opening.store);
            assert_eq!(desk.open().recovered, None, "{table}: once");
        }
    }
}

#[test]
fn a_backup_lends_the_rows_of_a_lost_table() {
    for table in ["session", "event", "seat"] {
        let desk = Desk::new();
        filled(&desk);
        desk.store().keep_backup(START).unwrap();
        spoil(&desk, &format!("DROP TABLE {table}"));
        let opening = desk.open();
        assert_eq!(opening.store.counts(), (3, 15), "{table}");
        let seats = opening.store.connection.query_row("SELECT count(*) FROM seat", [], |row| row.get(0));
        assert_eq!(seats, Ok(6), "{table}");
    }
}

#[test]
fn what_is_counted_or_runs_by_itself_costs_nothing() {
    for statements in [
        "DROP TABLE attempt",
        "DROP TABLE tally",
        "DROP TABLE session_home",
        "DROP TABLE mark",
        "DROP TRIGGER attempt_is_counted",
        "DROP INDEX session_by_start",
        "CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM event; END",
        "CREATE INDEX evil ON event (length(hex(zeroblob(length(body)))))",
        "CREATE VIEW other AS SELECT * FROM event",
    ] {
        let desk = Desk::new();
        filled(&desk);
        let hash = desk.store().content_hash().unwrap();
        spoil(&desk, statements);
        let opening = desk.open();
        let recovery = opening.recovered.expect(statements);
        assert_eq!((recovery.lost, recovery.lost_tables.len()), (false, 0), "{statements}");
        assert_eq!(opening.store.content_hash().unwrap(), hash, "{statements}");
        assert!(opening.store.still_lost().unwrap().is_nothing(), "{statements}");
    }
}

#[test]
fn what_sqlite_counts_about_tables_is_no_damage() {
    let desk = Desk::new();
    filled(&desk);
    spoil(&desk, "ANALYZE");
    assert_eq!(desk.open().recovered, None);
    assert!(fs::metadata(desk.record()).is_ok());
}

//! What recovery finds of a record whose tables are lost: the rest is kept, the name of a table is told, rows that no
//! root leads to any more are found on their pages, and nothing that was erased is found.

use std::fs;
use std::ops::ControlFlow;

use rstest::rstest;

use crate::id::SessionId;
use crate::record::connection::Access;
use crate::record::error::Fault;
use crate::record::model::{Extras, NewSession, StoredEvent};
use crate::record::recover::{StillLost, lost};
use crate::record::sessions::Filter;
use crate::record::store::RecordStore;
use crate::record::tests::recovery::{bodies_in, filled, overwrite, sound_events};
use crate::record::tests::{RecordFolder, START, begin, consented, event, new_session, note, person, raw};

/// Two sessions with seats, a note and a name, closed.
fn with_notes(desk: &RecordFolder) {
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

fn spoil(desk: &RecordFolder, statements: &str) {
    raw(&desk.record()).execute_batch(&format!("PRAGMA foreign_keys = OFF; {statements}")).unwrap();
}

const ENDLESS: &str = "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n AS what, n AS target, \
     n AS at, n AS up_to FROM r";

/// Nothing tells of it by itself whether it has come back.
#[test]
fn what_has_no_name_is_missing_until_a_sound_copy_fits() {
    let (desk, elsewhere) = (RecordFolder::new(), RecordFolder::new());
    with_notes(&desk);
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
    // All of it is here now, and more than in the copy: what else was lost is unknown.
    assert!(merge(&mut store, &other).and_more);
    let still = merge(&mut store, &sound);
    assert!(still.and_more && still.tables.contains("note"));
    // The same record of both, merged elsewhere.
    let together = RecordFolder::new();
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
            let desk = RecordFolder::new();
            with_notes(&desk);
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

#[rstest]
#[case("session")]
#[case("event")]
#[case("seat")]
fn a_backup_lends_the_rows_of_a_lost_table(#[case] table: &str) {
    let desk = RecordFolder::new();
    with_notes(&desk);
    desk.store().keep_backup(START).unwrap();
    spoil(&desk, &format!("DROP TABLE {table}"));
    let opening = desk.open();
    assert_eq!(opening.store.counts(), (3, 15), "{table}");
    let seats = opening.store.connection.query_row("SELECT count(*) FROM seat", [], |row| row.get(0));
    assert_eq!(seats, Ok(6), "{table}");
}

#[rstest]
#[case("DROP TABLE attempt")]
#[case("DROP TABLE tally")]
#[case("DROP TABLE session_home")]
#[case("DROP TABLE mark")]
#[case("DROP TRIGGER attempt_is_counted")]
#[case("DROP INDEX session_by_start")]
#[case("CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM event; END")]
#[case("CREATE INDEX evil ON event (length(hex(zeroblob(length(body)))))")]
#[case("CREATE VIEW other AS SELECT * FROM event")]
fn what_is_counted_or_runs_by_itself_costs_nothing(#[case] statements: &str) {
    let desk = RecordFolder::new();
    with_notes(&desk);
    let hash = desk.store().content_hash().unwrap();
    spoil(&desk, statements);
    let opening = desk.open();
    let recovery = opening.recovered.expect(statements);
    assert_eq!((recovery.lost, recovery.lost_tables.len()), (false, 0), "{statements}");
    assert_eq!(opening.store.content_hash().unwrap(), hash, "{statements}");
    assert!(opening.store.still_lost().unwrap().is_nothing(), "{statements}");
}

#[test]
fn what_sqlite_counts_about_tables_is_no_damage() {
    let desk = RecordFolder::new();
    with_notes(&desk);
    spoil(&desk, "ANALYZE");
    assert_eq!(desk.open().recovered, None);
    assert!(fs::metadata(desk.record()).is_ok());
}

/// Three sessions of 70 events each, with bodies and scenarios of these lengths. Each event has a word of its own.
fn three_meetings(desk: &RecordFolder, body_length: usize, text_length: usize) -> Vec<SessionId> {
    let mut store = desk.store();
    let mut sessions = Vec::new();
    for n in 0..3 {
        let text = format!("{{\"{n}\":\"{}\"}}", "x".repeat(text_length));
        let new = NewSession { scenario_text: text, ..new_session(START + n) };
        let event = |seq: u32| StoredEvent { body: body(n, seq, body_length), ..event(seq) };
        store.begin(&new, &[event(1)]).unwrap();
        for first in (2..=70).step_by(5) {
            let some: Vec<_> = (first..=(first + 4).min(70)).map(event).collect();
            store.append(new.id, first, &some, &Extras::default()).unwrap();
        }
        sessions.push(new.id);
    }
    sessions
}

fn body(session: i64, seq: u32, length: usize) -> String {
    let word = format!("{{\"word\":\"{session}-{seq}.\"");
    format!("{word},\"more\":\"{}\"}}", "y".repeat(length.saturating_sub(word.len())))
}

/// How many events of each session still stand in these bytes, and how many up to the first that does not.
fn standing(bytes: &[u8]) -> (usize, usize) {
    let (mut all, mut first) = (0, 0);
    for session in 0..3 {
        let stands = |seq: &u32| {
            let word = format!("\"{session}-{seq}.\"");
            bytes.windows(word.len()).any(|found| found == word.as_bytes())
        };
        all += (1..=70).filter(stands).count();
        first += (1..=70).take_while(stands).count();
    }
    (all, first)
}

#[test]
fn five_of_eighty_two_pages_cost_just_what_stood_on_them() {
    // In the second the last pages hold the rows between those of all others. They also stand where they were moved
    // from.
    for (body_length, text_length, least) in [(160, 43_000, 140), (245, 34_500, 169)] {
        let desk = RecordFolder::new();
        let sessions = three_meetings(&desk, body_length, text_length);
        let whole = fs::read(desk.record()).unwrap();
        assert_eq!((whole.len() / 4096, standing(&whole).0), (82, 210));
        let left = &whole[..whole.len() - 5 * 4096];
        let (_, first) = standing(left);
        assert!(first >= least, "{first}");
        fs::write(desk.record(), left).unwrap();
        let opening = desk.open();
        let recovery = opening.recovered.unwrap();
        assert_eq!((usize::try_from(recovery.events), recovery.lost), (Ok(first), true));
        for (session, n) in sessions.iter().zip(0..) {
            for found in opening.store.events(*session).unwrap() {
                assert_eq!(found.body, body(n, found.seq, body_length));
            }
        }
    }
}

#[test]
fn leaves_are_read_wherever_they_lie() {
    let desk = RecordFolder::new();
    let sessions = filled(&desk);
    let whole = fs::read(desk.record()).unwrap();
    let n_pages = whole.len() / 4096;
    for n_cut in [1, 5, n_pages / 3] {
        let left = &whole[..(n_pages - n_cut) * 4096];
        fs::write(desk.record(), left).unwrap();
        let opening = desk.open();
        let opening = if opening.recovered.is_some() { opening } else { opening.store.recover().unwrap() };
        let recovery = opening.recovered.unwrap();
        assert_eq!(sound_events(&opening.store, &sessions), recovery.events);
        // Events whose session has lost an earlier one do not come back; of the rest all do.
        let there = u64::try_from(bodies_in(left)).unwrap();
        assert!(
            recovery.events * 10 >= there * 7 && recovery.events > 0 || there < 100,
            "{n_cut} pages cut: {} of {there}",
            recovery.events
        );
        assert!(recovery.lost);
    }
}

#[test]
fn a_lost_root_costs_no_leaf() {
    let desk = RecordFolder::new();
    let sessions = filled(&desk);
    let roots: Vec<u64> = raw(&desk.record())
        .prepare("SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name IN ('event', 'session', 'seat')")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let whole = fs::read(desk.record()).unwrap();
    for root in roots {
        fs::write(desk.record(), &whole).unwrap();
        overwrite(&desk, root, 1);
        let opening = desk.open();
        let opening = if opening.recovered.is_some() { opening } else { opening.store.recover().unwrap() };
        let recovery = opening.recovered.unwrap();
        let found = sound_events(&opening.store, &sessions);
        // The root of a large table has one row for each page below it, and sessions end where their page is missing. A
        // small table is only on its root.
        assert!(found > 250 || recovery.sessions == 0, "root {root}: {recovery:?}");
        assert!(recovery.lost);
    }
}

#[test]
fn what_was_erased_or_freed_is_not_found_on_its_pages() {
    let desk = RecordFolder::new();
    let sessions = filled(&desk);
    let mut store = desk.store();
    let extras = Extras { notes: &[note(41, "lời sẽ xóa")], ..Extras::default() };
    store.append(sessions[0], 41, &[event(41)], &extras).unwrap();
    let gone = person(&store, "HV-01");
    store.erase_person(&gone, START).unwrap();
    // Rows that were removed and whose pages are free, as after two copies of a session were told apart.
    store.connection.execute_batch("PRAGMA secure_delete = OFF; PRAGMA foreign_keys = OFF").unwrap();
    store.connection.execute("DELETE FROM event WHERE session = ?1", [sessions[3]]).unwrap();
    drop(store);
    fs::remove_file(desk.file("records.backup-1.sqlite3")).unwrap();
    let root: u64 = raw(&desk.record())
        .query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'event'", [], |row| row.get(0))
        .unwrap();
    overwrite(&desk, root, 1);
    let opening = desk.open();
    let opening = if opening.recovered.is_some() { opening } else { opening.store.recover().unwrap() };
    let store = opening.store;
    assert!(opening.recovered.unwrap().events > 250);
    assert!(store.events(sessions[3]).is_err() || store.events(sessions[3]).unwrap().len() < 40);
    assert!(store.people().unwrap().is_empty());
    assert!(store.notes(sessions[0]).unwrap().is_empty());
}

#[test]
fn a_log_is_read_page_by_page_too() {
    let desk = RecordFolder::new();
    let sessions = filled(&desk);
    let mut store = desk.store();
    let late = begin(&mut store, START + 500, 30);
    // As after a power cut: the file is damaged and the log was never moved into it.
    let (file, log) = (fs::read(desk.record()).unwrap(), fs::read(desk.file("records.sqlite3-wal")).unwrap());
    drop(store);
    let root: u64 = raw(&desk.record())
        .query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'session_by_start'", [], |row| row.get(0))
        .unwrap();
    fs::write(desk.record(), &file).unwrap();
    fs::write(desk.file("records.sqlite3-wal"), &log).unwrap();
    fs::remove_file(desk.file("records.sqlite3-shm")).ok();
    overwrite(&desk, 1, 1);
    overwrite(&desk, root, 1);
    let opening = desk.open();
    let opening = if opening.recovered.is_some() { opening } else { opening.store.recover().unwrap() };
    assert_eq!(opening.store.events(late).unwrap().len(), 30);
    assert_eq!(opening.store.events(sessions[0]).unwrap().len(), 40);
}

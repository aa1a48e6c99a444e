//! Rows that no root leads to any more are found on their pages, and nothing that was erased.

use std::fs;

use crate::id::SessionId;
use crate::record::model::{Extras, NewSession, StoredEvent};
use crate::record::tests::recovery::{bodies_in, filled, overwrite, sound_events};
use crate::record::tests::{Desk, START, begin, event, new_session, note, person, raw};

/// Three sessions of 70 events each, with bodies and scenarios of these lengths. Each event has a word of its own.
fn three_meetings(desk: &Desk, body_length: usize, text_length: usize) -> Vec<SessionId> {
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
        let desk = Desk::new();
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
    let desk = Desk::new();
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
    let desk = Desk::new();
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
    let desk = Desk::new();
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
    let desk = Desk::new();
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

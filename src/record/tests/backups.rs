//! Backups beside the record: three are kept, a damaged record makes none, and they lend what was lost.

use std::fs;

use crate::record::connection::Access;
use crate::record::error::Fault;
use crate::record::model::Extras;
use crate::record::store::RecordStore;
use crate::record::tests::recovery::{filled, overwrite, sound_events};
use crate::record::tests::{Desk, START, append, begin, event, events, note};

#[test]
fn a_backup_lends_what_was_lost_but_no_names_or_words() {
    let desk = Desk::new();
    let sessions = filled(&desk);
    let mut store = desk.store();
    let extras = Extras { notes: &[note(41, "lời riêng")], ..Extras::default() };
    store.append(sessions[0], 41, &[event(41)], &extras).unwrap();
    store.keep_backup(START).unwrap();
    drop(store);
    overwrite(&desk, 2, 60);
    let opening = desk.open();
    let recovered = if opening.recovered.is_some() { opening } else { opening.store.recover().unwrap() };
    let recovery = recovered.recovered.unwrap();
    assert_eq!((recovery.sessions, recovery.events, recovery.lost), (20, 801, true));
    assert!(recovered.store.notes(sessions[0]).unwrap().is_empty());
}

#[test]
fn three_backups_are_kept() {
    let desk = Desk::new();
    let mut store = desk.store();
    let session = begin(&mut store, START, 1);
    for seq in 2..=6 {
        append(&mut store, session, seq);
        assert_eq!(store.keep_backup(START).unwrap(), desk.file("records.backup-1.sqlite3"));
    }
    drop(store);
    let expected =
        ["backup-1.", "backup-2.", "backup-3.", ""].map(|middle| format!("records.{middle}sqlite3"));
    assert_eq!(desk.files(), expected);
    for (n, total) in [(1, 6), (2, 5), (3, 4)] {
        let backup = desk.file(&format!("records.backup-{n}.sqlite3"));
        let store = RecordStore::open(&backup, Access::ReadOnly).unwrap().store;
        assert_eq!(store.events(session).unwrap(), events(1, total));
        store.full_check().unwrap();
    }
}

#[test]
fn a_damaged_record_does_not_push_its_backups_out() {
    let desk = Desk::new();
    let sessions = filled(&desk);
    let store = desk.store();
    store.keep_backup(START).unwrap();
    // The damage comes while the record is open, and its pages are read from the disk again.
    store.connection.execute_batch("PRAGMA shrink_memory").unwrap();
    overwrite(&desk, 45, 4);
    for _ in 0..3 {
        assert_eq!(store.keep_backup(START).unwrap_err().fault, Fault::Damaged);
    }
    let backup = RecordStore::open(&desk.file("records.backup-1.sqlite3"), Access::ReadOnly).unwrap().store;
    assert_eq!(sound_events(&backup, &sessions), 800);
    assert!(!desk.file("records.backup-2.sqlite3").exists());
}

#[test]
fn a_backup_that_fails_leaves_no_trace() {
    let desk = Desk::new();
    let store = desk.store();
    fs::create_dir(desk.file("copy.sqlite3")).unwrap();
    let error = store.backup_to(&desk.file("copy.sqlite3"), START).unwrap_err();
    assert_eq!(error.fault, Fault::Io);
    assert!(!desk.files().iter().any(|name| name.contains("unfinished")));
}

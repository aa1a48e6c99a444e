//! Backups: three are kept, a damaged record makes none, and they lend what was lost. A backup that is put in the
//! record's place leaves the record before it as it was, and what was erased stays erased.

use std::fs;
use std::path::PathBuf;

use crate::record::connection::Access;
use crate::record::error::Fault;
use crate::record::marks::{BACKUP, LOG_OPEN, file_has_mark};
use crate::record::model::Extras;
use crate::record::restore::{backups, lacks_log, restore};
use crate::record::store::RecordStore;
use crate::record::tests::recovery::{filled, overwrite, sound_events};
use crate::record::tests::{RecordFolder, START, append, begin, event, events, note, person, raw};

/// A record with a backup of one session and a second session since.
fn with_backup(desk: &RecordFolder) -> PathBuf {
    let mut store = desk.store();
    begin(&mut store, START, 2);
    let backup = store.keep_backup(START + 7).unwrap();
    let second = begin(&mut store, START + 1, 1);
    append(&mut store, second, 2);
    backup
}

#[test]
fn the_backup_becomes_the_record_and_the_record_is_kept_whole() {
    let desk = RecordFolder::new();
    let backup = with_backup(&desk);
    let listed = backups(&desk.record());
    assert_eq!(listed.len(), 1);
    assert_eq!((listed[0].made_at, listed[0].sessions, &listed[0].path), (Some(START + 7), 1, &backup));

    let restored = restore(&desk.record(), &backup).unwrap();
    let aside = desk.file("records.before-restore-1.sqlite3");
    assert_eq!((restored.sessions, restored.set_aside.as_ref()), (1, Some(&aside)));
    let n = |path| raw(path).query_row("SELECT count(*) FROM event", [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!((n(&desk.record()), n(&aside), n(&backup)), (2, 4, 2), "set aside as one whole file");
    assert!(!file_has_mark(&desk.record(), BACKUP) && !file_has_mark(&desk.record(), LOG_OPEN));
    let opening = desk.open();
    assert!(opening.store.counts() == (1, 2) && opening.log_set_aside.is_none());
    drop(opening);
    // There and back again, nothing is ever lost.
    let back = restore(&desk.record(), &aside).unwrap();
    assert_eq!((back.sessions, desk.store().counts()), (2, (2, 4)));
    assert_eq!(
        desk.files(),
        [
            "records.backup-1.sqlite3",
            "records.before-restore-1.sqlite3",
            "records.before-restore-2.sqlite3",
            "records.sqlite3",
        ]
    );
    assert_eq!(backups(&desk.record()).len(), 3);
}

#[test]
fn a_record_that_is_open_elsewhere_or_a_file_that_is_no_backup_changes_nothing() {
    let desk = RecordFolder::new();
    let backup = with_backup(&desk);
    let window = desk.store();
    assert_eq!(restore(&desk.record(), &backup).unwrap_err().fault, Fault::Busy);
    assert_eq!(window.counts(), (2, 4));
    drop(window);
    let (letter, damaged, newer) =
        (desk.file("thư.txt"), desk.file("hỏng.sqlite3"), desk.file("mới.sqlite3"));
    fs::write(&letter, "Kính gửi").unwrap();
    let mut bytes = fs::read(&backup).unwrap();
    bytes.truncate(bytes.len() / 2);
    fs::write(&damaged, bytes).unwrap();
    fs::copy(&backup, &newer).unwrap();
    raw(&newer).execute_batch("PRAGMA user_version = 9").unwrap();
    let before = desk.files();
    for (path, fault) in [
        (&letter, Fault::NotARecord),
        (&desk.file("."), Fault::NotARecord),
        (&damaged, Fault::Damaged),
        (&newer, Fault::Newer { found: 9, known: crate::record::schema::SCHEMA_VERSION }),
        (&desk.file("gone.sqlite3"), Fault::Io),
        (&desk.record(), Fault::Io),
    ] {
        assert_eq!(restore(&desk.record(), path).unwrap_err().fault, fault, "{}", path.display());
        assert_eq!((desk.files(), desk.store().counts()), (before.clone(), (2, 4)));
    }
}

#[test]
fn what_was_erased_since_does_not_come_back_and_the_laptop_stays_itself() {
    let (desk, stick) = (RecordFolder::new(), tempfile::tempdir().unwrap());
    let mut store = desk.store();
    let session = begin(&mut store, START, 2);
    let carried = stick.path().join("cũ.sqlite3");
    store.backup_to(&carried, START).unwrap();
    let gone = person(&store, "HV-01");
    store.erase_person(&gone, START).unwrap();
    let laptop = store.laptop();
    drop(store);
    restore(&desk.record(), &carried).unwrap();
    let store = desk.store();
    let codes: Vec<_> =
        store.seats(session).unwrap().iter().filter_map(|seat| seat.learner.clone()).collect();
    assert!(!codes.iter().any(|code| code == "HV-01"), "{codes:?}");
    assert_eq!(store.laptop(), laptop);
}

#[test]
fn a_damaged_record_is_set_aside_as_it_is_and_a_window_goes_on_with_the_backup() {
    let desk = RecordFolder::new();
    let backup = with_backup(&desk);
    let mut bytes = fs::read(desk.record()).unwrap();
    bytes[100..].fill(0x5A);
    fs::write(desk.record(), &bytes).unwrap();
    restore(&desk.record(), &backup).unwrap();
    assert_eq!(fs::read(desk.file("records.before-restore-1.sqlite3")).unwrap(), bytes);
    assert_eq!(desk.store().counts(), (1, 2));

    let mut store = desk.store();
    let session = store.list(&crate::record::sessions::Filter::default()).unwrap()[0].id;
    append(&mut store, session, 3);
    assert_eq!(store.restore_in_place(&backup).unwrap().sessions, 1);
    assert_eq!(store.counts(), (1, 2));
    append(&mut store, session, 3);
    let elsewhere = RecordStore::open(&desk.record(), Access::ReadOnly).unwrap().store;
    assert_eq!(elsewhere.events(session).unwrap().last(), Some(&event(3)));
}

#[test]
fn a_backup_without_its_log_says_so_and_a_record_set_aside_after_a_kill_is_whole() {
    let desk = RecordFolder::new();
    let backup = with_backup(&desk);
    let alone = desk.file("records.backup-9.sqlite3");
    let store = desk.store();
    let session = store.list(&crate::record::sessions::Filter::default()).unwrap()[0].id;
    let mut store = store;
    append(&mut store, session, 3);
    fs::copy(desk.record(), &alone).unwrap();
    let log = |path: &std::path::Path| crate::record::database_files::with_suffix(path, "-wal");
    assert!(lacks_log(&alone) && !lacks_log(&backup) && !lacks_log(&desk.record()));
    let told: Vec<bool> = backups(&desk.record()).iter().map(|found| found.lacks_log).collect();
    assert_eq!(told, [true, false]);
    fs::copy(log(&desk.record()), log(&alone)).unwrap();
    assert!(!lacks_log(&alone), "its log lies beside it");
    // Killed now, and restored before anything else is opened.
    let (file, wal) = (fs::read(desk.record()).unwrap(), fs::read(log(&desk.record())).unwrap());
    drop(store);
    fs::write(desk.record(), file).unwrap();
    fs::write(log(&desk.record()), wal).unwrap();
    let aside = restore(&desk.record(), &backup).unwrap().set_aside.unwrap();
    assert!(!lacks_log(&aside), "the log went into the file");
}

#[test]
fn a_backup_with_another_schema_or_without_a_readable_laptop_is_refused_before_anything_is_moved() {
    let endless = "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n AS what, n AS target, \
         n AS at, n AS up_to FROM r";
    let view = format!("DROP TABLE erasure; CREATE VIEW erasure AS {endless}");
    for (has_record, spoil) in [
        (true, view.as_str()),
        (true, "DROP TABLE setting"),
        (true, "DROP TABLE tally"),
        (true, "DROP TABLE attempt"),
        (true, "DROP TABLE correction"),
        (true, "DROP TABLE laptop"),
        (true, "ALTER TABLE laptop RENAME TO other; CREATE TABLE laptop (x)"),
        (true, "CREATE TRIGGER t AFTER DELETE ON mark BEGIN DELETE FROM event; END"),
        (true, "PRAGMA user_version = 0"),
        (true, "PRAGMA user_version = -1"),
        (false, "UPDATE laptop SET id = x'01'"),
    ] {
        let desk = RecordFolder::new();
        let backup = with_backup(&desk);
        raw(&backup).execute_batch(&format!("PRAGMA foreign_keys = OFF; {spoil}")).unwrap();
        if !has_record {
            fs::remove_file(desk.record()).unwrap();
        }
        let before = desk.files();
        let error = restore(&desk.record(), &backup).expect_err(spoil);
        assert_eq!((error.fault, &error.path), (Fault::Damaged, &backup), "{spoil}");
        assert_eq!(desk.files(), before, "{spoil}");
    }
}

#[test]
fn an_endless_view_in_the_present_record_does_not_hold_up_its_backup() {
    let desk = RecordFolder::new();
    let backup = with_backup(&desk);
    let endless = "DROP TABLE erasure; CREATE VIEW erasure AS WITH RECURSIVE r (n) AS \
         (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n AS what, n AS target, n AS at, n AS up_to FROM r";
    raw(&desk.record()).execute_batch(endless).unwrap();
    assert_eq!(restore(&desk.record(), &backup).unwrap().sessions, 1);
    assert_eq!(desk.open().recovered, None);
}

#[test]
fn an_index_of_the_backup_that_lacks_an_entry_is_made_anew() {
    let desk = RecordFolder::new();
    let backup = with_backup(&desk);
    let schema = |change: &str| {
        let statement = format!("UPDATE sqlite_schema SET sql = {change} WHERE name = 'seat_by_learner'");
        raw(&backup).execute_batch(&format!("PRAGMA writable_schema = ON; {statement}")).unwrap();
    };
    schema("sql || ' AND false'");
    let seat = "INSERT INTO seat (session, role, from_seq, learner) \
         SELECT id, 'secretary', 9, (SELECT min(id) FROM learner) FROM session";
    raw(&backup).execute_batch(seat).unwrap();
    schema("replace(sql, ' AND false', '')");
    restore(&desk.record(), &backup).unwrap();
    desk.store().full_check().unwrap();
}

#[test]
fn a_backup_lends_what_was_lost_but_no_names_or_words() {
    let desk = RecordFolder::new();
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
    let desk = RecordFolder::new();
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
    let desk = RecordFolder::new();
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
    let desk = RecordFolder::new();
    let store = desk.store();
    fs::create_dir(desk.file("copy.sqlite3")).unwrap();
    let error = store.backup_to(&desk.file("copy.sqlite3"), START).unwrap_err();
    assert_eq!(error.fault, Fault::Io);
    assert!(!desk.files().iter().any(|name| name.contains("unfinished")));
}

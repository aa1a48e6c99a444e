//! Whose file is this, and what may be done to it: every way in which a record is opened or refused.

use std::fs;

use crate::record::connection::{Access, schema_version};
use crate::record::database_files::long_path;
use crate::record::error::Fault;
use crate::record::opening::open_sound;
use crate::record::schema::SCHEMA_VERSION;
use crate::record::sessions::Filter;
use crate::record::store::RecordStore;
use crate::record::tests::{RecordFolder, START, append, begin, events, raw};

#[test]
fn every_opening_is_durable() {
    let desk = RecordFolder::new();
    for _ in 0..2 {
        let store = desk.store();
        let ask = |name: &str| store.connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
        let mode: String =
            store.connection.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
        // 2 is `FULL`; on a Mac the log and the file are synced fully.
        let settings = ["synchronous", "fullfsync", "checkpoint_fullfsync", "foreign_keys"];
        assert_eq!((mode.as_str(), settings.map(|name| ask(name).unwrap())), ("wal", [2, 1, 1, 1]));
    }
}

#[test]
fn all_tables_are_strict() {
    let desk = RecordFolder::new();
    let store = desk.store();
    let lax: i64 = store
        .connection
        .query_row(
            "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND NOT strict \
             AND name NOT LIKE 'sqlite_%'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(lax, 0);
}

#[test]
fn a_cut_off_program_is_noticed() {
    let desk = RecordFolder::new();
    let mut opening = desk.open();
    assert!(!opening.unclean);
    begin(&mut opening.store, START, 1);
    assert!(desk.open().unclean, "the log of a running program looks the same as that of a dead one");
    drop(opening);
    assert!(!desk.open().unclean);
}

#[test]
fn the_first_schema_is_opened_and_brought_up_to_date() {
    let desk = RecordFolder::new();
    fs::create_dir_all(desk.record().parent().unwrap()).unwrap();
    let old = raw(&desk.record());
    old.execute_batch(include_str!("../schema/0001_first.sql")).unwrap();
    old.execute_batch("PRAGMA user_version = 1; INSERT INTO setting VALUES ('theme', 'light')").unwrap();
    drop(old);

    let mut opening = desk.open();
    assert_eq!(opening.recovered, None);
    assert_eq!(schema_version(&opening.store.connection).unwrap(), SCHEMA_VERSION);
    assert_eq!(opening.store.setting("theme").unwrap().as_deref(), Some("light"));
    let session = begin(&mut opening.store, START, 2);
    assert_eq!(opening.store.events(session).unwrap(), events(1, 2));
}

#[test]
fn a_program_killed_while_making_the_record_leaves_a_new_one() {
    let desk = RecordFolder::new();
    fs::create_dir_all(desk.record().parent().unwrap()).unwrap();
    raw(&desk.record()).execute_batch("PRAGMA journal_mode = WAL").unwrap();
    assert!(fs::metadata(desk.record()).unwrap().len() > 0);
    begin(&mut desk.store(), START, 1);
}

#[test]
fn windows_opened_at_once_make_one_record() {
    let desk = RecordFolder::new();
    std::thread::scope(|scope| {
        for n in 0..4 {
            let desk = &desk;
            scope.spawn(move || begin(&mut desk.store(), START + n, 2));
        }
    });
    let opening = desk.open();
    assert_eq!(opening.recovered, None);
    let sessions = opening.store.list(&Filter::default()).unwrap();
    assert_eq!(sessions.len(), 4);
    assert!(sessions.iter().all(|session| session.laptop == sessions[0].laptop));
}

#[test]
fn a_newer_record_is_refused_and_not_touched() {
    let desk = RecordFolder::new();
    let mut store = desk.store();
    begin(&mut store, START, 1);
    drop(store);
    let newer = raw(&desk.record());
    newer.execute_batch("PRAGMA user_version = 7").unwrap();
    // Left as after a power cut, with the version in the log only.
    let log = desk.file("records.sqlite3-wal");
    let kept = (fs::read(desk.record()).unwrap(), fs::read(&log).unwrap());
    std::mem::forget(newer);

    for access in [Access::ReadWrite, Access::ReadOnly] {
        let error = RecordStore::open(&desk.record(), access).unwrap_err();
        assert_eq!(error.fault, Fault::Newer { found: 7, known: SCHEMA_VERSION });
        assert_eq!(error.advice_key(), "error-newer");
        let said = error.to_string();
        assert!(
            said.contains("schema 7") && said.contains("known 4") && said.contains("records.sqlite3"),
            "{said}"
        );
        assert_eq!((fs::read(desk.record()).unwrap(), fs::read(&log).unwrap()), kept);
    }
}

#[test]
fn another_programs_database_is_refused_and_not_touched() {
    let desk = RecordFolder::new();
    fs::create_dir_all(desk.record().parent().unwrap()).unwrap();
    raw(&desk.record()).execute_batch("CREATE TABLE recipe (name TEXT)").unwrap();
    let kept = fs::read(desk.record()).unwrap();
    let error = RecordStore::open(&desk.record(), Access::ReadWrite).unwrap_err();
    assert_eq!((error.fault, error.advice_key()), (Fault::NotARecord, "error-not-a-record"));
    assert_eq!(fs::read(desk.record()).unwrap(), kept);
    assert_eq!(desk.files(), ["records.sqlite3"]);
}

#[test]
fn a_second_screen_reads_along_and_cannot_write() {
    let desk = RecordFolder::new();
    let mut store = desk.store();
    let session = begin(&mut store, START, 1);
    let mut screen = RecordStore::open(&desk.record(), Access::ReadOnly).unwrap().store;
    append(&mut store, session, 2);
    assert_eq!(screen.events(session).unwrap(), events(1, 2));
    let error = screen.put_setting("theme", "light").unwrap_err();
    assert_eq!((error.fault, error.path), (Fault::ReadOnly, desk.record()));
}

#[test]
fn nothing_to_read_is_not_made() {
    let desk = RecordFolder::new();
    let error = RecordStore::open(&desk.record(), Access::ReadOnly).unwrap_err();
    assert_eq!((error.fault, error.advice_key()), (Fault::Io, "error-storage"));
    assert!(!desk.record().parent().unwrap().exists());
}

#[test]
fn a_file_in_the_folders_place_is_told() {
    let desk = RecordFolder::new();
    let folder = desk.record().parent().unwrap().to_owned();
    fs::write(&folder, "x").unwrap();
    let error = RecordStore::open(&desk.record(), Access::ReadWrite).unwrap_err();
    assert_eq!((error.fault, error.path), (Fault::Io, folder));
}

#[test]
fn a_read_only_file_is_refused_at_once() {
    let desk = RecordFolder::new();
    drop(desk.store());
    // Permissions prove nothing where tests run as root; SQLite treats this address in the same way.
    let address = format!("file:{}?mode=ro", desk.record().display());
    let error = open_sound(address.as_ref(), Access::ReadWrite).unwrap_err();
    assert_eq!((error.fault, error.advice_key()), (Fault::ReadOnly, "error-read-only"));
}

#[test]
fn a_long_path_of_windows_gets_its_mark() {
    let long = "Bản Nậm Pẻ ".repeat(30);
    for (path, expected) in [
        (format!(r"C:\{long}"), Some(format!(r"\\?\C:\{long}"))),
        (format!(r"\\server\share\{long}"), Some(format!(r"\\?\UNC\server\share\{long}"))),
        (format!(r"\\?\C:\{long}"), None),
        (r"C:\a".to_owned(), None),
    ] {
        assert_eq!(long_path(&path), expected, "{path}");
    }
}

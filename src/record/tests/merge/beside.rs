//! Sources that are not all there, and what lies beside them: logs, backups, folders that are not searched.

use std::fs;
use std::ops::ControlFlow;

use super::take;
use crate::record::file_names::with_suffix;
use crate::record::merge::{Fuller, Notice, found_in, records_in};
use crate::record::tests::{Desk, START, append, begin, events, raw};

#[cfg(unix)]
#[test]
fn links_are_followed_once_and_what_is_too_deep_is_told() {
    let stick = tempfile::tempdir().unwrap();
    let deep = stick.path().join("1/2/3/4/5/6/7/8");
    fs::create_dir_all(&deep).unwrap();
    std::os::unix::fs::symlink(stick.path(), stick.path().join("1/vòng")).unwrap();
    fs::write(stick.path().join("records.sqlite3"), "").unwrap();
    fs::write(deep.join("records.sqlite3"), "").unwrap();
    let found = records_in(stick.path());
    assert_eq!(found.records, [stick.path().join("records.sqlite3")]);
    assert_eq!(found.left_out, [stick.path().join("1/2/3/4/5/6/7")]);
}

#[test]
fn a_source_that_is_not_all_there_is_told() {
    let desk = Desk::new();
    let mut other = desk.store();
    let session = begin(&mut other, START, 2);
    append(&mut other, session, 3);
    let backup = other.keep_backup(START).unwrap();
    let stick = tempfile::tempdir().unwrap();
    let at = |name: &str| stick.path().join(name);
    // Copied by hand while the session was open: the log was left behind.
    fs::copy(desk.record(), at("records.sqlite3")).unwrap();
    let (elsewhere, empty) = (Desk::new(), Desk::new());
    drop(empty.store());
    fs::copy(empty.record(), at("empty.sqlite3")).unwrap();
    fs::create_dir(at("with")).unwrap();
    fs::copy(desk.record(), at("with/records.sqlite3")).unwrap();
    fs::copy(&backup, at("with/records.backup-2.sqlite3")).unwrap();

    // Also of a file that is refused.
    fs::copy(desk.record(), at("newer.sqlite3")).unwrap();
    raw(&at("newer.sqlite3")).execute_batch("PRAGMA user_version = 99").unwrap();

    let mut home = elsewhere.store();
    let sources = ["records.sqlite3", "empty.sqlite3", "with/records.sqlite3", "newer.sqlite3"].map(at);
    let merged = home.merge(&sources, &mut |_| ControlFlow::Continue(())).unwrap();
    let notices: Vec<_> = merged.files.iter().map(|file| file.notices.clone()).collect();
    let fuller = Fuller { path: at("with/records.backup-2.sqlite3"), sessions: 1 };
    assert_eq!(
        notices,
        [
            vec![Notice::LogMissing],
            vec![Notice::NoSessions],
            vec![Notice::LogMissing, Notice::FullerBackup(fuller.clone())],
            vec![Notice::LogMissing],
        ]
    );
    assert_eq!(merged.refused().count(), 1);
    let looked = found_in(&at("with")).records.remove(0).looked.unwrap();
    assert_eq!(looked.fuller, Some(fuller.clone()));
    // A backup is whole, also where it lies beside a log of another file.
    fs::copy(desk.file("records.sqlite3-wal"), with_suffix(&fuller.path, "-wal")).unwrap();
    let taken = take(&mut home, &fuller.path);
    assert_eq!((taken.sessions_new, taken.sessions_longer), (0, 1));
    assert_eq!(home.events(session).unwrap(), events(1, 3));
}

#[cfg(unix)]
#[test]
fn a_log_is_found_in_capital_letters_and_beside_the_file_a_link_leads_to() {
    let desk = Desk::new();
    let mut other = desk.store();
    let session = begin(&mut other, START, 4);
    let stick = tempfile::tempdir().unwrap();
    let loud = stick.path().join("RECORDS.SQLITE3");
    fs::copy(desk.record(), &loud).unwrap();
    fs::copy(desk.file("records.sqlite3-wal"), stick.path().join("RECORDS.SQLITE3-WAL")).unwrap();
    let link = stick.path().join("link.sqlite3");
    std::os::unix::fs::symlink(desk.record(), &link).unwrap();
    for source in [loud, link] {
        let elsewhere = Desk::new();
        let mut home = elsewhere.store();
        let merged = home.merge(&[source], &mut |_| ControlFlow::Continue(())).unwrap();
        assert_eq!(merged.files[0].notices, []);
        assert_eq!(home.events(session).unwrap(), events(1, 4));
    }
}

//! Sources that are not all there, and what lies beside them: logs, backups, folders that are not searched. A sound
//! copy repairs sessions of our own that fail, and a copy that fails does nothing to a sound one.

use std::fs;
use std::ops::ControlFlow;

use crate::record::database_files::with_suffix;
use crate::record::losses::LossReason;
use crate::record::merge::{Fuller, Notice, Taken, found_in, records_in};
use crate::record::model::StoredCorrection;
use crate::record::sessions::Filter;
use crate::record::tests::merge::hostile::{CASES, sound, spoil};
use crate::record::tests::merge::{laptop, take};
use crate::record::tests::{RecordFolder, START, append, begin, consented, events, raw};

/// Rows of which the source has a sound copy, beside sessions.
const ROWS: [&str; 5] = [
    "UPDATE learner SET code = cast(x'ff' AS TEXT)",
    "UPDATE learner SET laptop = x'01', name = cast(x'ff' AS TEXT)",
    "UPDATE learner SET consent_at = NULL",
    "UPDATE correction SET tag = cast(x'ff' AS TEXT), source_hash = x'00'",
    "UPDATE scenario_text SET text = text || ' '",
];

/// Sessions that fail in more than one way, or in a way that only our own record can.
const MORE: [&str; 10] = [
    "UPDATE session SET cut = -1, laptop = x'01', kind = 'zz', place = cast(x'ff' AS TEXT) WHERE id = LAST; \
     UPDATE seat SET from_seq = -5 WHERE session = LAST; UPDATE event SET body = '{' WHERE seq = 4 AND session = LAST",
    "UPDATE session SET id = x'01' WHERE id = LAST",
    "UPDATE event SET session = x'01' WHERE session = LAST; UPDATE seat SET session = x'01' WHERE session = LAST; \
     UPDATE session SET id = x'01' WHERE id = LAST",
    // What was counted of it stayed under its id.
    "INSERT OR IGNORE INTO attempt SELECT session, seq, 'a', 1, 'b', 'chair', NULL, '', 1, 1, 1, 1, 0, '', NULL FROM event WHERE session = LAST; \
     UPDATE event SET session = x'01' WHERE session = LAST; UPDATE seat SET session = x'01' WHERE session = LAST; \
     UPDATE session SET id = x'01' WHERE id = LAST",
    "INSERT OR IGNORE INTO progress SELECT scenario, 'all', '', started_at, id, 9, 9, 100 FROM session WHERE id = LAST; \
     UPDATE event SET session = x'01' WHERE session = LAST; UPDATE seat SET session = x'01' WHERE session = LAST; \
     UPDATE session SET id = x'01' WHERE id = LAST",
    "INSERT OR IGNORE INTO session_home SELECT '', started_at, id, '' FROM session WHERE id = LAST; \
     UPDATE event SET session = x'01' WHERE session = LAST; UPDATE seat SET session = x'01' WHERE session = LAST; \
     UPDATE session SET id = x'01' WHERE id = LAST",
    "DELETE FROM session WHERE id = LAST",
    "UPDATE session SET forked_from = zeroblob(16), forked_at_seq = 2 WHERE id = LAST",
    "DELETE FROM event WHERE seq IN (1, 4, 5) AND session = LAST; UPDATE event SET at = at + 1 WHERE seq = 7 AND session = LAST",
    "UPDATE event SET checksum = 7 WHERE session = LAST",
];

#[test]
fn what_fails_here_is_repaired_by_a_sound_copy() {
    let desk = RecordFolder::new();
    let (source, sessions) = sound(&desk, "source.sqlite3");
    {
        let mut other = laptop(&desk, "source.sqlite3");
        other.keep_name("HV-01", &consented("Hoàng Thị Mai", 5)).unwrap();
        other.add_corrections(&[correction()]).unwrap();
    }
    let of_sessions = CASES.iter().filter(|case| !matches!(case.why, None | Some(LossReason::Note)));
    let of_sessions: Vec<&str> = of_sessions.map(|case| case.statements).chain(MORE).collect();
    for statements in of_sessions.iter().copied().chain(ROWS) {
        let n = statements;
        let mut plain = laptop(&desk, "plain.sqlite3");
        take(&mut plain, &source);
        let hash = plain.content_hash().unwrap();
        let mut home = laptop(&desk, "home.sqlite3");
        take(&mut home, &source);
        drop(home);
        let path = desk.file("home.sqlite3");
        spoil(&path, statements);
        let mut home = laptop(&desk, "home.sqlite3");
        assert_ne!((home.content_hash().unwrap(), n), (hash, ""), "{n}");
        let taken = take(&mut home, &source);
        assert!(taken.copies.is_empty() && taken.sessions_new == 0, "{n}: {taken:?}");
        let repaired: Vec<_> = taken.repaired.into_iter().collect();
        let is_of_session = of_sessions.contains(&statements);
        assert_eq!(repaired, if is_of_session { vec![sessions[2]] } else { Vec::new() }, "{n}");
        assert_eq!(home.content_hash().unwrap(), hash, "{n}");
        assert_eq!(home.events(sessions[2]).unwrap().len(), 9, "{n}");
        assert_eq!(home.bad_heads().unwrap(), [], "{n}");
        assert_eq!(home.list(&Filter::default()).unwrap().len(), 3, "{n}");
        assert_eq!(take(&mut home, &source), Taken::default(), "{n}");
        home.full_check().unwrap();
        // The other way round, the copy that fails changes nothing.
        drop(home);
        spoil(&path, statements);
        let taken = take(&mut plain, &path);
        assert!(taken.repaired.is_empty() && taken.copies.is_empty(), "{n}: {taken:?}");
        assert_eq!(plain.content_hash().unwrap(), hash, "{n}");
        drop(plain);
        for name in ["home.sqlite3", "plain.sqlite3"] {
            std::fs::remove_file(desk.file(name)).unwrap();
        }
    }
}

fn correction() -> StoredCorrection {
    StoredCorrection {
        id: crate::id::CorrectionId::at(5),
        tag: "vi".into(),
        key: "ui/yes".into(),
        source: [7; 8],
        text: Some("Vâng".into()),
        at: 5,
        code: None,
        place: None,
    }
}

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
    let desk = RecordFolder::new();
    let mut other = desk.store();
    let session = begin(&mut other, START, 2);
    append(&mut other, session, 3);
    let backup = other.keep_backup(START).unwrap();
    let stick = tempfile::tempdir().unwrap();
    let at = |name: &str| stick.path().join(name);
    // Copied by hand while the session was open: the log was left behind.
    fs::copy(desk.record(), at("records.sqlite3")).unwrap();
    let (elsewhere, empty) = (RecordFolder::new(), RecordFolder::new());
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
    let desk = RecordFolder::new();
    let mut other = desk.store();
    let session = begin(&mut other, START, 4);
    let stick = tempfile::tempdir().unwrap();
    let loud = stick.path().join("RECORDS.SQLITE3");
    fs::copy(desk.record(), &loud).unwrap();
    fs::copy(desk.file("records.sqlite3-wal"), stick.path().join("RECORDS.SQLITE3-WAL")).unwrap();
    let link = stick.path().join("link.sqlite3");
    std::os::unix::fs::symlink(desk.record(), &link).unwrap();
    for source in [loud, link] {
        let elsewhere = RecordFolder::new();
        let mut home = elsewhere.store();
        let merged = home.merge(&[source], &mut |_| ControlFlow::Continue(())).unwrap();
        assert_eq!(merged.files[0].notices, []);
        assert_eq!(home.events(session).unwrap(), events(1, 4));
    }
}

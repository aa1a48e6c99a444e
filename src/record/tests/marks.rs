//! The record's file alone: whole while no session is open, marked while one is, and never read with another's log.

use std::fs;
use std::path::Path;

use crate::id::SessionId;
use crate::record::connection::Access;
use crate::record::error::Fault;
use crate::record::marks::{BACKUP, Checkpoint, LOG_OPEN, file_has_mark};
use crate::record::model::Extras;
use crate::record::store::RecordStore;
use crate::record::tests::{RecordFolder, START, append, begin, event, new_session, note, raw};

/// How many events a copy of the file without its log holds; `None` where it has not even our tables.
fn alone(desk: &RecordFolder) -> Option<u64> {
    let copy = tempfile::tempdir().unwrap();
    let path = copy.path().join("records.sqlite3");
    fs::copy(desk.record(), &path).unwrap();
    raw(&path).query_row("SELECT count(*) FROM event", [], |row| row.get(0)).ok()
}

fn log_is_empty(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|log| log.len() == 0)
}

#[test]
fn the_file_alone_is_the_record_whenever_no_session_is_open() {
    let desk = RecordFolder::new();
    let mut store = desk.store();
    assert_eq!(alone(&desk), Some(0), "right after it was made");
    assert!(!store.needs_checkpoint());

    for n in 0..3 {
        let session = begin(&mut store, START + n, 2);
        assert!(
            file_has_mark(&desk.record(), LOG_OPEN),
            "a copy of the file now can be told to lack its log"
        );
        append(&mut store, session, 3);
        store.finish(session, START).unwrap();
        assert!(store.needs_checkpoint());
        assert_eq!(store.checkpoint().unwrap(), Checkpoint::Whole);
        assert!(!store.needs_checkpoint() && !file_has_mark(&desk.record(), LOG_OPEN));
        assert_eq!(alone(&desk), Some(3 * (u64::try_from(n).unwrap() + 1)));
        assert!(log_is_empty(&desk.file("records.sqlite3-wal")));
    }
    assert_eq!(store.close().unwrap(), Checkpoint::Whole);
    assert_eq!(desk.files(), ["records.sqlite3"], "neither log nor index nor lock is left");
}

#[test]
fn another_window_that_goes_on_playing_marks_the_file_again() {
    let desk = RecordFolder::new();
    let (mut left, mut right) = (desk.store(), desk.store());
    let (ended, goes_on) = (begin(&mut left, START, 1), begin(&mut right, START + 1, 1));
    left.finish(ended, START).unwrap();
    assert_eq!(left.checkpoint().unwrap(), Checkpoint::Whole);
    assert_eq!(alone(&desk), Some(2));
    append(&mut right, goes_on, 2);
    append(&mut right, goes_on, 3);
    assert!(file_has_mark(&desk.record(), LOG_OPEN), "its log holds an answer again");
    drop(left);
    assert_eq!(alone(&desk), Some(3), "the mark went into the file, and with it what was there by then");
    assert_eq!(right.close().unwrap(), Checkpoint::Whole, "the last one out moves the rest");
    assert_eq!(alone(&desk), Some(4));
}

#[test]
fn a_window_that_reads_on_is_told_and_the_last_one_out_makes_a_checkpoint() {
    let desk = RecordFolder::new();
    let (mut writer, reader) = (desk.store(), desk.store());
    let moment = reader.snapshot().unwrap();
    begin(&mut writer, START, 1);
    writer.connection.busy_timeout(std::time::Duration::ZERO).unwrap();
    assert_eq!(writer.checkpoint().unwrap(), Checkpoint::LogBusy);
    assert!(!writer.needs_checkpoint(), "it is told once for each writing");
    assert_eq!(writer.close().unwrap(), Checkpoint::LogBusy);
    drop(moment);
    assert_eq!(reader.close().unwrap(), Checkpoint::Whole);
    assert_eq!(alone(&desk), Some(1));
}

#[test]
fn after_a_kill_the_next_start_makes_a_checkpoint() {
    let desk = RecordFolder::new();
    let mut killed = desk.store();
    let session = begin(&mut killed, START, 2);
    append(&mut killed, session, 3);
    // A killed program closes nothing.
    let _killed = std::mem::ManuallyDrop::new(killed);
    assert_eq!(alone(&desk), Some(2));
    let next = desk.open();
    assert!(next.unclean && next.store.needs_checkpoint());
    assert_eq!(next.store.checkpoint().unwrap(), Checkpoint::Whole);
    assert_eq!(alone(&desk), Some(3));
}

#[test]
fn an_index_of_a_log_that_is_gone_is_no_trouble() {
    let desk = RecordFolder::new();
    begin(&mut desk.store(), START, 2);
    fs::write(desk.file("records.sqlite3-shm"), vec![7_u8; 32_768]).unwrap();
    let store = desk.store();
    assert_eq!(store.counts(), (1, 2));
    assert_eq!(store.close().unwrap(), Checkpoint::Whole);
    assert_eq!(desk.files(), ["records.sqlite3"]);
}

#[test]
fn a_backup_is_marked_and_put_in_the_records_place_becomes_the_record() {
    let desk = RecordFolder::new();
    let mut store = desk.store();
    let session = begin(&mut store, START, 1);
    let backup = store.keep_backup(START + 5).unwrap();
    assert!(file_has_mark(&backup, BACKUP) && !file_has_mark(&backup, LOG_OPEN));
    append(&mut store, session, 2);
    // By hand, over a record whose program was killed: the log of later pages still lies there.
    let _killed = std::mem::ManuallyDrop::new(store);
    fs::copy(&backup, desk.file("new")).unwrap();
    fs::rename(desk.file("new"), desk.record()).unwrap();

    let looked = RecordStore::open(&desk.record(), Access::ReadOnly).unwrap().store;
    assert_eq!(looked.counts(), (1, 1), "who only looks does not read the strange log either");
    drop(looked);
    assert_eq!(crate::record::health::health(&desk.record()).unwrap().unwrap().sessions, 1);

    let opening = desk.open();
    let aside = desk.file("records.set-aside-1.sqlite3-wal");
    assert_eq!((opening.log_set_aside, opening.recovered), (Some(aside.clone()), None));
    assert!(fs::metadata(aside).unwrap().len() > 0, "kept, not deleted");
    let mut store = opening.store;
    assert_eq!(store.counts(), (1, 1));
    assert!(!file_has_mark(&desk.record(), BACKUP));
    append(&mut store, session, 2);
    let _next = std::mem::ManuallyDrop::new(store);
    let opening = desk.open();
    assert_eq!((opening.log_set_aside, opening.store.counts()), (None, (1, 2)), "its own log is read");
}

#[test]
fn a_log_without_its_file_is_kept() {
    let desk = RecordFolder::new();
    let mut store = desk.store();
    begin(&mut store, START, 2);
    let _killed = std::mem::ManuallyDrop::new(store);
    fs::rename(desk.record(), desk.file("moved.sqlite3")).unwrap();
    let opening = desk.open();
    let aside = opening.log_set_aside.unwrap();
    assert_eq!(opening.store.counts(), (0, 0));
    // Beside its own file again, nothing is lost.
    fs::rename(aside, desk.file("moved.sqlite3-wal")).unwrap();
    let back = RecordStore::open(&desk.file("moved.sqlite3"), Access::ReadWrite).unwrap().store;
    assert_eq!(back.counts(), (1, 2));
}

/// What can happen to the file while it is open.
type Change = fn(&RecordFolder);

#[cfg(unix)]
#[test]
fn nothing_is_saved_to_a_file_that_is_gone_from_its_place() {
    const CHANGES: [(&str, Change, Fault); 6] = [
        ("deleted", |desk| fs::remove_file(desk.record()).unwrap(), Fault::Moved),
        ("renamed", |desk| fs::rename(desk.record(), desk.file("old.sqlite3")).unwrap(), Fault::Moved),
        (
            "replaced",
            |desk| {
                fs::copy(desk.record(), desk.file("new")).unwrap();
                fs::rename(desk.file("new"), desk.record()).unwrap();
            },
            Fault::Replaced,
        ),
        (
            "without its log",
            |desk| fs::remove_file(desk.file("records.sqlite3-wal")).unwrap(),
            Fault::LogGone,
        ),
        (
            "with an emptied log",
            |desk| fs::write(desk.file("records.sqlite3-wal"), []).unwrap(),
            Fault::LogCut,
        ),
        (
            "recovered",
            |desk| {
                let other = desk.store();
                drop(other.recover().unwrap());
            },
            Fault::Moved,
        ),
    ];
    type Attempt = fn(&mut RecordStore, SessionId) -> Fault;
    const ATTEMPTS: [(&str, Attempt); 6] = [
        ("append", |store, session| {
            let extras = Extras { notes: &[note(2, "lời")], ..Extras::default() };
            store.append(session, 2, &[event(2)], &extras).unwrap_err().fault
        }),
        ("begin", |store, _| store.begin(&new_session(START + 9), &[event(1)]).unwrap_err().fault),
        ("fork", |store, session| {
            store.fork(session, 1, &new_session(START + 9), &[event(2)]).unwrap_err().fault
        }),
        ("finish", |store, session| store.finish(session, 1).unwrap_err().fault),
        ("put a setting", |store, _| store.put_setting("theme", "light").unwrap_err().fault),
        ("checkpoint", |store, _| store.checkpoint().unwrap_err().fault),
    ];
    for (what, change, fault) in CHANGES {
        for (attempted, attempt) in ATTEMPTS {
            let desk = RecordFolder::new();
            let mut store = desk.store();
            let session = begin(&mut store, START, 1);
            change(&desk);
            assert_eq!(attempt(&mut store, session), fault, "{what}: {attempted}");
            // From then on the log of a file that was replaced is set aside.
            let later = if fault == Fault::Replaced { Fault::Moved } else { fault };
            assert_eq!(attempt(&mut store, session), later, "{what}: {attempted}");
            if fault == Fault::Replaced {
                let names = desk.files();
                assert!(names.contains(&"records.set-aside-1.sqlite3-wal".to_owned()), "{names:?}");
                assert!(!names.contains(&"records.sqlite3-wal".to_owned()), "{names:?}");
            }
            assert_eq!(store.close().expect_err(what).fault, later, "{what}: {attempted}");
            if [Fault::LogGone, Fault::LogCut].contains(&fault) {
                let opening = desk.open();
                assert_eq!((opening.recovered, opening.store.counts()), (None, (1, 1)), "{attempted}");
                opening.store.full_check().unwrap();
            }
        }
    }
}

/// As when a stick or a share is gone and comes back: the file is not said to be moved, and the same step is saved then.
#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_reached_is_not_said_to_be_moved() {
    let desk = RecordFolder::new();
    let folder = desk.file("stick");
    fs::create_dir_all(&folder).unwrap();
    let mut store = RecordStore::open(&folder.join("records.sqlite3"), Access::ReadWrite).unwrap().store;
    let session = begin(&mut store, START, 1);
    fs::rename(&folder, desk.file("away")).unwrap();
    std::os::unix::fs::symlink(&folder, &folder).unwrap();
    let error = store.append(session, 1, &[event(2)], &Extras::default()).unwrap_err();
    assert_eq!(error.fault, Fault::Io, "{error}");
    fs::remove_file(&folder).unwrap();
    fs::rename(desk.file("away"), &folder).unwrap();
    append(&mut store, session, 2);
    assert_eq!(store.counts(), (1, 2));
    assert_eq!(store.close().unwrap(), Checkpoint::Whole);
}

/// What had been moved into the file is read again; what stood in the log alone is gone, and nothing else with it.
#[test]
fn a_log_that_was_cut_off_costs_what_stood_in_it_and_no_more() {
    const ENDS: [fn(RecordStore); 2] = [|store| drop(store), |store| drop(store.close())];
    for (left, end) in [0, 1, 40].into_iter().flat_map(|left| ENDS.map(|end| (left, end))) {
        let desk = RecordFolder::new();
        let mut store = desk.store();
        let session = begin(&mut store, START, 3);
        for seq in 4..40 {
            append(&mut store, session, seq);
        }
        let log = desk.file("records.sqlite3-wal");
        let length = fs::metadata(&log).unwrap().len();
        let cut = fs::OpenOptions::new().write(true).open(&log).unwrap();
        cut.set_len(length * left / 100).unwrap();
        end(store);
        let opening = desk.open();
        assert_eq!((&opening.recovered, &opening.log_set_aside), (&None, &None), "{left}");
        let (n_sessions, n_events) = opening.store.counts();
        assert!(n_sessions == 1 && (3..40).contains(&n_events), "{left}: {n_events}");
        opening.store.full_check().unwrap();
        assert_eq!(
            opening.store.events(session).unwrap().len(),
            usize::try_from(n_events).unwrap(),
            "{left}"
        );
    }
}

/// A finished record of another laptop, in one file.
fn others(desk: &RecordFolder) -> std::path::PathBuf {
    let path = desk.file("other.sqlite3");
    let mut other = RecordStore::open(&path, Access::ReadWrite).unwrap().store;
    for n in 0..4 {
        let session = begin(&mut other, START + 100 * n, 20);
        other.finish(session, START).unwrap();
    }
    assert_eq!(other.close().unwrap(), Checkpoint::Whole);
    path
}

#[test]
fn nothing_is_saved_to_a_file_that_was_written_over() {
    const CHANGES: [(&str, Change); 3] = [
        ("another record", |desk| {
            fs::write(desk.record(), fs::read(desk.file("other.sqlite3")).unwrap()).unwrap();
        }),
        ("a backup", |desk| {
            fs::write(desk.record(), fs::read(desk.file("records.backup-1.sqlite3")).unwrap()).unwrap();
        }),
        ("cut to nothing", |desk| fs::write(desk.record(), []).unwrap()),
    ];
    for (what, change) in CHANGES {
        let desk = RecordFolder::new();
        others(&desk);
        let mut store = desk.store();
        store.keep_backup(START).unwrap();
        let session = begin(&mut store, START, 1);
        append(&mut store, session, 2);
        change(&desk);
        let before = fs::read(desk.record()).unwrap();
        // `begin` and `fork` look before they write, as `append` does.
        let fresh = new_session(START + 9);
        let error = store.begin(&fresh, &[event(1)]).expect_err(what);
        assert_eq!(error.fault, Fault::Replaced, "{what}");
        assert_eq!(error.path, desk.file("records.set-aside-1.sqlite3-wal"));
        assert!(store.events(fresh.id).is_err(), "{what}: nothing was written");
        let error = store.fork(session, 1, &fresh, &[event(2)]).expect_err(what);
        assert_eq!(error.fault, Fault::Moved, "{what}");
        let error = store.append(session, 3, &[event(3)], &Extras::default()).expect_err(what);
        assert_eq!(error.fault, Fault::Moved, "{what}");
        assert_eq!(store.close().expect_err(what).fault, Fault::Moved, "{what}");
        assert_eq!(fs::read(desk.record()).unwrap(), before, "{what}: the new file is left as it is");
    }
}

#[test]
fn another_record_in_the_place_of_one_whose_log_is_open_never_meets_that_log() {
    let desk = RecordFolder::new();
    let other = others(&desk);
    let mut store = desk.store();
    let session = begin(&mut store, START, 30);
    append(&mut store, session, 31);
    // As a killed program leaves it: this one still has its own file open.
    let killed = RecordFolder::new();
    fs::create_dir_all(killed.record().parent().unwrap()).unwrap();
    fs::copy(other, killed.record()).unwrap();
    fs::copy(desk.file("records.sqlite3-wal"), killed.file("records.sqlite3-wal")).unwrap();
    let opening = killed.open();
    assert_eq!((opening.recovered.is_some(), opening.log_set_aside.is_some()), (false, true));
    assert_eq!(opening.store.counts(), (4, 80));
    opening.store.full_check().unwrap();
}

#[cfg(unix)]
#[test]
fn two_windows_that_meet_one_damage_recover_once() {
    let desk = RecordFolder::new();
    let (mut left, right) = (desk.store(), desk.store());
    begin(&mut left, START, 3);
    let first = left.recover().unwrap();
    assert!(first.recovered.is_some());
    let second = right.recover().unwrap();
    assert_eq!(second.recovered, None, "it finds a sound record and opens that");
    assert_eq!(second.store.counts(), (1, 3));
    assert!(!desk.files().contains(&"records.damaged-2.sqlite3".to_owned()), "{:?}", desk.files());
}

#[test]
fn a_path_that_looks_like_an_address_is_a_path() {
    let desk = RecordFolder::new();
    drop(desk.store());
    // Two slashes begin the name of another computer in an address.
    let doubled = format!("/{}", desk.record().display());
    let found = crate::record::health::health(Path::new(&doubled)).unwrap();
    assert_eq!(found.map(|found| found.sessions), Some(0));
}

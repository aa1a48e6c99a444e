//! Sources that are no records, damaged, in use or gone; and a laptop that has no room. A source is never changed.

use std::fs;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::{answer, answers, carry, contents, ids, laptop, merge, take};
use crate::id::SessionId;
use crate::record::connection::Access;
use crate::record::error::Fault;
use crate::record::merge::{FileOutcome, FileRefusal, Found, Stopped, Taken, found_in, records_in};
use crate::record::model::Extras;
use crate::record::schema::SCHEMA_VERSION;
use crate::record::store::RecordStore;
use crate::record::tests::{RecordFolder, START, begin, event, raw};

fn refusal(store: &mut RecordStore, source: &Path) -> FileRefusal {
    let merged = merge(store, &[source.to_owned()]);
    match merged.files.into_iter().next().map(|file| file.outcome) {
        Some(FileOutcome::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_kind_of_file_that_cannot_be_taken_is_told_apart_and_left_as_it_is() {
    let desk = RecordFolder::new();
    let mut home = desk.store();
    begin(&mut home, START, 2);
    let hash = home.content_hash().unwrap();
    let stick = tempfile::tempdir().unwrap();
    let file = |name: &str| stick.path().join(name);
    fs::write(file("empty.sqlite3"), "").unwrap();
    fs::write(file("letter.txt"), "Kính gửi Ban Chủ nhiệm ".repeat(900)).unwrap();
    raw(&file("recipes.sqlite3")).execute_batch("CREATE TABLE recipe (name TEXT)").unwrap();
    drop(RecordStore::open(&file("newer.sqlite3"), Access::ReadWrite).unwrap());
    raw(&file("newer.sqlite3")).execute_batch("PRAGMA user_version = 99").unwrap();
    fs::create_dir(file("folder")).unwrap();
    let before = contents(stick.path());
    let newer = FileRefusal::Newer { found: 99, known: SCHEMA_VERSION };
    for (name, expected) in [
        ("empty.sqlite3", FileRefusal::NotARecord),
        ("letter.txt", FileRefusal::NotARecord),
        ("recipes.sqlite3", FileRefusal::NotARecord),
        ("newer.sqlite3", newer),
        ("folder", FileRefusal::Folder),
        ("nothing.sqlite3", FileRefusal::Missing),
    ] {
        assert_eq!(refusal(&mut home, &file(name)), expected, "{name}");
    }
    let own = home.path().to_owned();
    assert_eq!(refusal(&mut home, &own), FileRefusal::Itself);
    assert_eq!(contents(stick.path()), before);
    assert_eq!(home.content_hash().unwrap(), hash);
    assert!(!desk.files().contains(&"merging".to_owned()));
}

#[test]
fn a_source_keeps_every_byte_also_with_an_open_log() {
    let desk = RecordFolder::new();
    let mut home = desk.store();
    let stick = tempfile::tempdir().unwrap();
    let path = stick.path().join("records.sqlite3");
    let mut other = RecordStore::open(&path, Access::ReadWrite).unwrap().store;
    let session = begin(&mut other, START, 5);
    // As when the stick was pulled out of the other laptop: the log is there, its index is not.
    let pulled = tempfile::tempdir().unwrap();
    for suffix in ["", "-wal"] {
        let name = format!("records.sqlite3{suffix}");
        fs::copy(stick.path().join(&name), pulled.path().join(&name)).unwrap();
    }
    let before = contents(pulled.path());
    assert!(before.len() == 2 && !before[1].1.is_empty());
    let found = found_in(pulled.path()).records;
    assert!(found[0].looked.as_ref().unwrap().is_open);
    assert_eq!(take(&mut home, &pulled.path().join("records.sqlite3")).sessions_new, 1);
    assert_eq!(home.events(session).unwrap().len(), 5);
    assert_eq!(contents(pulled.path()), before);
}

#[test]
fn records_on_a_stick_are_found_without_a_trace() {
    let desk = RecordFolder::new();
    let stick = tempfile::tempdir().unwrap();
    let mut other = desk.store();
    let session = begin(&mut other, START, 2);
    let own = other.session(session).unwrap().unwrap().laptop;
    fs::create_dir_all(stick.path().join("Máy 3/a/b/c")).unwrap();
    for name in [
        "records.sqlite3",
        "records (2).sqlite3",
        "records.backup-1.sqlite3",
        "records.damaged-1.sqlite3",
        "Máy 3/records.sqlite3",
        "Máy 3/a/b/c/tháng 6.SQLITE3",
    ] {
        other.backup_to(&stick.path().join(name), START).unwrap();
    }
    fs::write(stick.path().join("records-hỏng.sqlite3"), "hỏng ".repeat(999)).unwrap();
    raw(&stick.path().join("nhạc.sqlite3")).execute_batch("CREATE TABLE song (name TEXT)").unwrap();
    let before = contents(stick.path());
    let Found { records: found, left_out, .. } = found_in(stick.path());
    assert!(left_out.is_empty());
    let names: Vec<_> = found.iter().map(|one| one.path.strip_prefix(stick.path()).unwrap()).collect();
    let expected = [
        "records (2).sqlite3",
        "records-hỏng.sqlite3",
        "records.sqlite3",
        "Máy 3/records.sqlite3",
        "Máy 3/a/b/c/tháng 6.SQLITE3",
    ];
    assert_eq!(names, expected.map(Path::new));
    let looked = found[0].looked.as_ref().unwrap();
    assert_eq!((looked.laptop, looked.sessions, looked.newest), (Some(own), 1, Some(START)));
    assert_eq!(found[1].looked, Err(FileRefusal::Damaged));
    assert_eq!(contents(stick.path()), before);
    let nothing = records_in(&stick.path().join("không có"));
    assert_eq!(
        (nothing.records.len(), nothing.left_out.len()),
        (0, 1),
        "a folder that cannot be read is told"
    );
    assert!(nothing.is_gone, "a stick that was pulled out is not an empty one");
    let empty = records_in(tempfile::tempdir().unwrap().path());
    assert!(!empty.is_gone && !records_in(stick.path()).is_gone);
}

#[test]
fn records_of_older_programs_are_taken() {
    let desk = RecordFolder::new();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/records");
    let before = contents(&fixtures);
    for (name, sessions) in [("v1", 1), ("v2", 3)] {
        let path = fixtures.join(format!("{name}.sqlite3"));
        let mut home = laptop(&desk, &format!("home-{name}.sqlite3"));
        assert_eq!(take(&mut home, &path).sessions_new, sessions, "{name}");
        assert_eq!(take(&mut home, &path), Taken::default());
        home.full_check().unwrap();
    }
    assert_eq!(contents(&fixtures), before);
}

#[test]
fn the_same_file_twice_and_ones_own_backup_bring_nothing() {
    let desk = RecordFolder::new();
    let mut home = desk.store();
    let session = begin(&mut home, START, 3);
    home.keep_backup(START).unwrap();
    answers(&mut home, session, "a", 4, 5);
    let backup = desk.file("records.backup-1.sqlite3");
    assert_eq!(take(&mut home, &backup), Taken::default());
    assert_eq!(home.events(session).unwrap().len(), 5);
    let mut other = laptop(&desk, "other.sqlite3");
    begin(&mut other, START + 1, 3);
    let merged = merge(&mut home, &[other.path().to_owned(), other.path().to_owned()]);
    assert_eq!((merged.total().sessions_new, merged.taken().count()), (1, 2));
}

/// A record of some fifty pages, closed, on a stick.
fn large(desk: &RecordFolder) -> (PathBuf, Vec<SessionId>) {
    let mut other = laptop(desk, "large.sqlite3");
    let sessions = (0..20).map(|n| begin(&mut other, START + n, 40)).collect();
    let path = other.path().to_owned();
    drop(other);
    (path, sessions)
}

#[test]
fn a_damaged_source_gives_what_is_sound_and_names_what_is_not() {
    let desk = RecordFolder::new();
    let (path, sessions) = large(&desk);
    let whole = fs::read(&path).unwrap();
    let n_pages = whole.len() / 4096;
    let (mut n_damaged, mut n_named) = (0, 0);
    for page in (1..n_pages).step_by(5) {
        let mut spoilt = whole.clone();
        spoilt[page * 4096..(page + 1) * 4096].fill(0xA5);
        fs::write(&path, &spoilt).unwrap();
        let mut home = laptop(&desk, &format!("home-{page}.sqlite3"));
        let merged = merge(&mut home, std::slice::from_ref(&path));
        assert_eq!(fs::read(&path).unwrap(), spoilt);
        home.full_check().unwrap();
        let FileOutcome::Taken(taken) = &merged.files[0].outcome else { continue };
        let mut n_short = 0;
        for (session, n) in sessions.iter().zip(0_i64..) {
            let kept = home.events(*session).map_or(0, |events| events.len());
            assert!(
                kept == 0
                    || home.events(*session).unwrap()
                        == crate::record::tests::events(1, u32::try_from(kept).unwrap())
            );
            let named = taken.lost.iter().flat_map(|lost| &lost.sessions).find(|one| one.id == *session);
            if kept < 40 {
                n_short += 1;
                let is_told = named.is_some_and(|one| {
                    one.started_at == Some(START + n) && usize::try_from(one.events_left).unwrap() == kept
                });
                assert!(is_told || taken.lost.as_ref().unwrap().and_more, "page {page}: {taken:?}");
                n_named += usize::from(is_told);
            }
        }
        n_damaged += usize::from(n_short > 0);
        assert_eq!(taken.lost.is_some(), n_short > 0 || taken.lost.is_some());
    }
    assert!(n_damaged > 3 && n_named >= n_damaged, "{n_damaged} {n_named}");
}

/// Reads some bytes and then fails, as a stick that is pulled out does.
struct Pulled {
    from: Box<dyn Read>,
    left: usize,
}

impl Read for Pulled {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            return Err(io::Error::other("no such device"));
        }
        let most = into.len().min(self.left).min(1_000);
        let n = self.from.read(&mut into[..most])?;
        self.left -= n;
        Ok(n)
    }
}

#[test]
fn a_stick_pulled_out_costs_that_file_alone() {
    let desk = RecordFolder::new();
    let mut home = desk.store();
    let (large, sessions) = large(&desk);
    let mut small = laptop(&desk, "small.sqlite3");
    let session = begin(&mut small, START + 99, 2);
    let sources = [large.clone(), small.path().to_owned()];
    let open = |path: &Path| -> io::Result<Box<dyn Read>> {
        let from: Box<dyn Read> = Box::new(fs::File::open(path)?);
        Ok(if path == large { Box::new(Pulled { from, left: 50_000 }) } else { from })
    };
    let merged = home.merge_read_by(&sources, &open, &mut |_| ControlFlow::Continue(())).unwrap();
    assert!(
        matches!(&merged.files[0].outcome, FileOutcome::Refused(FileRefusal::Unreadable(_))),
        "{merged:?}"
    );
    assert_eq!(ids(&home), [session]);
    assert!(!desk.files().contains(&"merging".to_owned()));
    // Plugged in again, everything comes.
    assert_eq!(take(&mut home, &large).sessions_new, 20);
    assert_eq!(ids(&home).len(), sessions.len() + 1);
}

#[test]
fn a_file_that_changes_while_it_is_copied_is_copied_anew_or_refused() {
    let desk = RecordFolder::new();
    let mut home = desk.store();
    let (path, _) = large(&desk);
    let grow = |n: u8| {
        let mut file = fs::OpenOptions::new().write(true).open(&path).unwrap();
        file.seek(SeekFrom::End(0)).unwrap();
        file.write_all(&[n; 4096]).unwrap();
    };
    let mut n = 0;
    let merged = home
        .merge(std::slice::from_ref(&path), &mut |_| {
            n += 1;
            grow(n);
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(merged.files[0].outcome, FileOutcome::Refused(FileRefusal::InUse));
    assert!(ids(&home).is_empty());
}

#[test]
fn stopping_keeps_what_is_done_and_nothing_of_the_rest() {
    let desk = RecordFolder::new();
    let (large, _) = large(&desk);
    let mut small = laptop(&desk, "small.sqlite3");
    let session = begin(&mut small, START + 99, 2);
    let sources = [small.path().to_owned(), large, small.path().to_owned()];
    // While the second is copied, and while it is taken.
    for at in [1, 2] {
        let mut home = laptop(&desk, &format!("home-{at}.sqlite3"));
        let mut n_told = 0;
        let merged = home
            .merge(&sources, &mut |progress| {
                n_told += usize::from(progress.file == 1);
                assert!(progress.bytes.done <= progress.bytes.of);
                if n_told == at { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            })
            .unwrap();
        assert!(matches!(merged.stopped, Some(Stopped::Asked)));
        assert_eq!(merged.files.iter().filter(|file| file.outcome == FileOutcome::Left).count(), 2);
        assert_eq!(ids(&home), [session]);
        home.full_check().unwrap();
        assert_eq!(merge(&mut home, &sources).total().sessions_new, 20);
    }
}

#[test]
fn a_full_disk_rolls_one_file_back_and_leaves_the_earlier_ones() {
    let desk = RecordFolder::new();
    let mut home = desk.store();
    let (large, _) = large(&desk);
    let mut small = laptop(&desk, "small.sqlite3");
    let session = begin(&mut small, START + 99, 2);
    home.limit_growth(6).unwrap();
    let sources = [small.path().to_owned(), large, small.path().to_owned()];
    let merged = merge(&mut home, &sources);
    let Some(Stopped::Storage(error)) = &merged.stopped else { panic!("{merged:?}") };
    assert_eq!((error.fault, error.path.as_path()), (Fault::Full, home.path()));
    assert_eq!((merged.taken().count(), ids(&home)), (1, vec![session]));
    home.limit_growth(999).unwrap();
    assert_eq!(merge(&mut home, &sources).total().sessions_new, 20);
    home.full_check().unwrap();
}

#[test]
fn a_clock_set_back_to_2000_loses_nothing() {
    const IN_2000: i64 = 946_684_800_000;
    let desk = RecordFolder::new();
    let mut home = desk.store();
    begin(&mut home, START, 2);
    let mut other = laptop(&desk, "other.sqlite3");
    let old: Vec<_> = (0..3).map(|n| begin(&mut other, IN_2000 + n, 3)).collect();
    let mut back = carry(&other, &desk, "back.sqlite3");
    // It went on with the clock set right, and here with the clock set back before its own beginning.
    answers(&mut other, old[0], "b", 4, 6);
    back.append(
        old[0],
        4,
        &[crate::record::model::StoredEvent { at: 5, ..answer(4, "c") }],
        &Extras::default(),
    )
    .unwrap();
    for store in [&other, &back] {
        take(&mut home, store.path());
    }
    assert_eq!(ids(&home).len(), 5);
    assert!(old.iter().all(|id| home.events(*id).unwrap().starts_with(&[event(1), event(2), event(3)])));
}

#[test]
fn one_merge_at_a_time_and_leftovers_go() {
    let desk = RecordFolder::new();
    let (mut left, mut right) = (desk.store(), desk.store());
    let mut other = laptop(&desk, "other.sqlite3");
    begin(&mut other, START, 2);
    let sources = [other.path().to_owned()];
    fs::create_dir(desk.file("merging")).unwrap();
    fs::write(desk.file("merging").join("source.sqlite3-wal"), "left by a killed run").unwrap();
    let mut second = None;
    left.merge(&sources, &mut |_| {
        second = second.take().or_else(|| Some(right.merge(&sources, &mut |_| ControlFlow::Continue(()))));
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(second.unwrap().unwrap_err().fault, Fault::Busy);
    assert_eq!(ids(&right).len(), 1);
    assert!(!desk.files().contains(&"merging".to_owned()));
}

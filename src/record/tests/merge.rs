//! Merging: a union in any order, with nothing lost, nothing doubled and nothing mixed.

mod bad;
mod hostile;
mod property;
mod repair;

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::id::SessionId;
use crate::record::connection::Access;
use crate::record::merge::{FileOutcome, Merged, Taken};
use crate::record::model::{Extras, StoredCorrection, StoredEvent};
use crate::record::sessions::Filter;
use crate::record::store::RecordStore;
use crate::record::tests::{
    RecordFolder, START, begin, consented, event, events, new_session, note, person, sitting,
};
use crate::review::sessions::Note;

pub(super) fn merge(store: &mut RecordStore, sources: &[PathBuf]) -> Merged {
    store.merge(sources, &mut |_| ControlFlow::Continue(())).unwrap()
}

/// Takes one file that must be taken.
pub(in crate::record::tests) fn take(store: &mut RecordStore, source: &Path) -> Taken {
    let merged = merge(store, &[source.to_owned()]);
    let [file] = <[_; 1]>::try_from(merged.files).unwrap();
    match file.outcome {
        FileOutcome::Taken(taken) => taken,
        other @ (FileOutcome::Refused(_) | FileOutcome::Left) => panic!("{other:?}"),
    }
}

/// Another laptop: a record at a path of its own.
pub(in crate::record::tests) fn laptop(desk: &RecordFolder, name: &str) -> RecordStore {
    RecordStore::open(&desk.file(name), Access::ReadWrite).unwrap().store
}

/// A copy of everything a laptop has, as it is carried to another one.
pub(in crate::record::tests) fn carry(store: &RecordStore, desk: &RecordFolder, name: &str) -> RecordStore {
    store.backup_to(&desk.file(name), START).unwrap();
    laptop(desk, name)
}

pub(super) fn answer(seq: u32, of: &str) -> StoredEvent {
    StoredEvent { kind: "answered".into(), body: format!(r#"{{"by":"{of}","seq":{seq}}}"#), ..event(seq) }
}

pub(super) fn answers(store: &mut RecordStore, session: SessionId, of: &str, from: u32, to: u32) {
    for seq in from..=to {
        store.append(session, seq, &[answer(seq, of)], &Extras::default()).unwrap();
    }
}

/// Names and contents of everything below a folder.
pub(super) fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| (path.clone(), fs::read(&path).unwrap()))
        .collect();
    found.sort();
    found
}

fn ids(store: &RecordStore) -> Vec<SessionId> {
    let mut ids: Vec<_> = store
        .list(&Filter { limit: 999, ..Filter::default() })
        .unwrap()
        .iter()
        .map(|summary| summary.id)
        .collect();
    ids.sort();
    ids
}

#[test]
fn what_is_new_comes_in_once() {
    let desk = RecordFolder::new();
    let (mut home, mut other) = (desk.store(), laptop(&desk, "other.sqlite3"));
    let own = begin(&mut home, START, 3);
    let theirs = begin(&mut other, START + 1, 2);
    answers(&mut other, theirs, "b", 3, 7);
    let fork = new_session(START + 2);
    other.fork(theirs, 4, &fork, &[answer(5, "fork")]).unwrap();
    other.finish(theirs, START + 50).unwrap();
    let laptop = home.session(own).unwrap().unwrap().laptop;

    let expected = Taken { sessions_new: 2, answers_new: 6, ..Taken::default() };
    assert_eq!(take(&mut home, other.path()), expected);
    assert_eq!(home.events(fork.id).unwrap(), other.events(fork.id).unwrap());
    assert_eq!(sitting(&home, theirs), sitting(&other, theirs));
    let (here, there) = (home.session(theirs).unwrap().unwrap(), other.session(theirs).unwrap().unwrap());
    assert_eq!((here.laptop, here.finished_at), (there.laptop, Some(START + 50)));
    assert_ne!(here.laptop, laptop, "whose session it is stays known");
    assert!(home.scenario_text(here.scenario_hash).unwrap().is_some());
    let hash = home.content_hash().unwrap();
    assert_eq!(take(&mut home, other.path()), Taken::default());
    assert_eq!(home.content_hash().unwrap(), hash);
    home.full_check().unwrap();

    // The other way round, both know the same.
    take(&mut other, home.path());
    assert_eq!(other.content_hash().unwrap(), hash);
    assert!(!desk.files().iter().any(|name| name == "merging"));
}

#[test]
fn a_longer_copy_goes_on_where_the_shorter_ended() {
    let desk = RecordFolder::new();
    let mut first = desk.store();
    let session = begin(&mut first, START, 3);
    let mut second = carry(&first, &desk, "second.sqlite3");
    answers(&mut second, session, "b", 4, 6);
    let extras = Extras { notes: &[note(6, "Tôi sẽ gọi bà Ổn")], ..Extras::default() };
    second.append(session, 7, &[], &extras).unwrap();
    second.finish(session, START + 9).unwrap();

    let taken = take(&mut first, second.path());
    assert_eq!((taken.sessions_new, taken.sessions_longer, taken.answers_new), (0, 1, 3));
    assert_eq!(first.events(session).unwrap(), second.events(session).unwrap());
    assert_eq!(first.notes(session).unwrap().len(), 1);
    assert_eq!(first.session(session).unwrap().unwrap().finished_at, Some(START + 9));
    assert!(!first.session(session).unwrap().unwrap().is_counted);
    assert_eq!(take(&mut second, first.path()), Taken::default());
    // It can be gone on with at once.
    answers(&mut first, session, "c", 7, 8);
}

#[test]
fn copies_that_went_apart_are_both_kept_and_never_mixed() {
    let desk = RecordFolder::new();
    let mut first = desk.store();
    let session = begin(&mut first, START, 3);
    let mut second = carry(&first, &desk, "second.sqlite3");
    answers(&mut first, session, "a", 4, 6);
    answers(&mut second, session, "b", 4, 8);
    // Forks of either copy, one of what both have.
    let (early, late) = (new_session(START + 1), new_session(START + 2));
    first.fork(session, 2, &early, &[]).unwrap();
    second.fork(session, 6, &late, &[answer(7, "late")]).unwrap();
    let lists = [first.events(session).unwrap(), second.events(session).unwrap()];
    let late_events = second.events(late.id).unwrap();

    let taken = take(&mut first, second.path());
    assert_eq!((taken.sessions_new, taken.sessions_longer, taken.answers_new), (2, 0, 6));
    let [(original, copy)] = taken.copies[..] else { panic!("{taken:?}") };
    assert_eq!(original, session);
    assert_eq!(copy.0.get_version_num(), 8);
    assert_eq!(first.session(copy).unwrap().unwrap().copy_of, Some(session));
    let mut kept = [first.events(session).unwrap(), first.events(copy).unwrap()];
    kept.sort_by_key(Vec::len);
    assert_eq!(kept, lists);
    assert_eq!(first.events(early.id).unwrap(), events(1, 2));
    assert_eq!(first.events(late.id).unwrap(), late_events);

    let hash = first.content_hash().unwrap();
    assert_eq!(take(&mut first, second.path()), Taken::default());
    take(&mut second, first.path());
    assert_eq!([first.content_hash().unwrap(), second.content_hash().unwrap()], [hash; 2]);
    assert_eq!(ids(&first), ids(&second));

    // Gone on with on both: each extends its own.
    let longer = if first.events(session).unwrap().len() == 8 { session } else { copy };
    answers(&mut second, longer, "b", 9, 10);
    let taken = take(&mut first, second.path());
    assert_eq!((taken.sessions_new, taken.sessions_longer, taken.answers_new), (0, 1, 2));
    assert_eq!(first.events(late.id).unwrap(), late_events);
    take(&mut second, first.path());
    assert_eq!(first.content_hash().unwrap(), second.content_hash().unwrap());
    first.full_check().unwrap();
}

#[test]
fn a_third_copy_joins_two() {
    let desk = RecordFolder::new();
    let mut home = desk.store();
    let session = begin(&mut home, START, 2);
    let mut others: Vec<_> =
        ["a", "b", "c"].iter().map(|name| carry(&home, &desk, &format!("{name}.sqlite3"))).collect();
    for (other, name) in others.iter_mut().zip(["a", "b", "c"]) {
        answers(other, session, name, 3, 4);
    }
    let n_copies: usize = others.iter().map(|other| take(&mut home, other.path()).copies.len()).sum();
    assert!(n_copies >= 2);
    assert_eq!(ids(&home).len(), 3);
    let mut said: Vec<_> = ids(&home)
        .iter()
        .map(|id| {
            let events = home.events(*id).unwrap();
            assert_eq!((events.len(), &events[..2]), (4, &self::events(1, 2)[..]));
            assert_eq!(events[2].body.replace('3', "4"), events[3].body, "one laptop's only");
            events[2].body.clone()
        })
        .collect();
    said.dedup();
    assert_eq!(said.len(), 3);
}

#[test]
fn pledges_of_two_copies_are_all_kept() {
    let desk = RecordFolder::new();
    let mut home = desk.store();
    let session = begin(&mut home, START, 2);
    let mut copies: Vec<_> = (0..3).map(|n| carry(&home, &desk, &format!("{n}.sqlite3"))).collect();
    for (copy, words) in copies.iter_mut().zip(["b", "a", "c"]) {
        let extras = Extras { notes: &[note(2, words)], ..Extras::default() };
        copy.append(session, 3, &[], &extras).unwrap();
    }
    let said = |store: &RecordStore| -> Vec<String> {
        let mut said: Vec<_> = store.notes(session).unwrap().into_iter().map(|note| note.text).collect();
        said.sort();
        said
    };
    let mut hashes = Vec::new();
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        let mut fresh = carry(&home, &desk, "fresh.sqlite3");
        for n in order {
            take(&mut fresh, copies[n].path());
            take(&mut fresh, copies[n].path());
        }
        assert_eq!(said(&fresh), ["a", "b", "c"]);
        // The session goes on after the merge, and the records come together all the same.
        let note = Note { text: "d".into(), ..note(2, "") };
        fresh.append(session, 3, &[], &Extras { notes: &[note], seats: &[] }).unwrap();
        take(&mut fresh, copies[0].path());
        assert_eq!(said(&fresh), ["a", "b", "c", "d"]);
        hashes.push(fresh.content_hash().unwrap());
    }
    assert_eq!(hashes[0], hashes[1]);
    assert_eq!(hashes[0], hashes[2]);
}

#[test]
fn learners_corrections_and_erasures_come_along() {
    let desk = RecordFolder::new();
    let (mut home, mut other) = (desk.store(), laptop(&desk, "other.sqlite3"));
    let id = home.keep_name("HV-01", &consented("Lò Thị Ổn", START)).unwrap();
    take(&mut other, home.path());
    let newer = consented("Lò Thị Ổn (Bản Mới)", START + 5);
    let name = "UPDATE learner SET name = ?1, consent_at = ?2";
    other.connection.execute(name, (&newer.name, newer.consent_at)).unwrap();
    // Another person of the same code, on the other laptop.
    let namesake = other.keep_name("HV-01", &consented("Lò Văn Pâng", START + 1)).unwrap();
    let correction = StoredCorrection {
        id: crate::id::CorrectionId::at(START),
        tag: "vi".into(),
        key: "ui/yes".into(),
        source: [7; 8],
        text: Some("Vâng".into()),
        at: START,
        code: None,
        place: None,
    };
    other.add_corrections(std::slice::from_ref(&correction)).unwrap();
    home.put_setting("theme", "light").unwrap();
    other.put_setting("theme", "dark").unwrap();

    take(&mut home, other.path());
    take(&mut other, home.path());
    let named = |id| home.person(id).unwrap().unwrap().consented.unwrap();
    assert_eq!((named(id), named(namesake).name.as_str()), (newer, "Lò Văn Pâng"));
    assert_eq!(home.corrections().unwrap(), [correction]);
    assert_eq!(home.setting("theme").unwrap().as_deref(), Some("light"), "settings stay at home");
    assert_eq!(home.content_hash().unwrap(), other.content_hash().unwrap());
}

#[test]
fn an_erased_session_does_not_come_back() {
    let desk = RecordFolder::new();
    let (mut home, mut other) = (desk.store(), laptop(&desk, "other.sqlite3"));
    let erased = begin(&mut other, START, 3);
    let kept = begin(&mut other, START + 1, 3);
    home.connection
        .execute("INSERT INTO erasure (what, target, at) VALUES ('session', ?1, 5)", [erased])
        .unwrap();
    assert_eq!(take(&mut home, other.path()).sessions_new, 1);
    assert_eq!(ids(&home), [kept]);
}

/// No program writes such a row, so a stick that brings one was made to do harm.
#[test]
fn a_stick_erases_no_session() {
    let desk = RecordFolder::new();
    let (mut home, other) = (desk.store(), laptop(&desk, "other.sqlite3"));
    let session = begin(&mut home, START, 3);
    other
        .connection
        .execute(
            "INSERT INTO erasure (what, target, at) VALUES ('session', ?1, 9223372036854775807)",
            [session],
        )
        .unwrap();
    let before = home.content_hash().unwrap();
    take(&mut home, other.path());
    assert_eq!((ids(&home), home.content_hash().unwrap()), (vec![session], before));
}

#[test]
fn somebody_erased_elsewhere_goes_from_the_bytes_here_too() {
    let desk = RecordFolder::new();
    let mut home = desk.store();
    let session = begin(&mut home, START, 3);
    home.keep_name("HV-01", &consented("Lò Thị Ổn", START)).unwrap();
    let mut other = carry(&home, &desk, "other.sqlite3");
    let extras = Extras { notes: &[note(3, "Tôi sẽ gọi bà Ổn")], ..Extras::default() };
    home.append(session, 4, &[], &extras).unwrap();
    home.keep_backup(START).unwrap();
    let mut late = carry(&home, &desk, "late.sqlite3");
    answers(&mut late, session, "late", 4, 5);
    let extras = Extras { notes: &[note(5, "Bà Ổn đã nộp")], ..Extras::default() };
    late.append(session, 6, &[], &extras).unwrap();
    let gone = person(&other, "HV-01");
    other.erase_person(&gone, START + 9).unwrap();

    let merged = merge(&mut home, &[other.path().to_owned(), late.path().to_owned()]);
    assert!(merged.stopped.is_none() && merged.erasing.is_none());
    assert_eq!(home.events(session).unwrap().len(), 5);
    assert!(home.people().unwrap().is_empty() && home.notes(session).unwrap().is_empty());
    for name in ["records.sqlite3", "records.sqlite3-wal", "records.backup-1.sqlite3"] {
        let bytes = fs::read(desk.file(name)).unwrap();
        for word in ["HV-01", "Lò Thị Ổn", "bà Ổn", "Bà Ổn"] {
            assert!(!bytes.windows(word.len()).any(|found| found == word.as_bytes()), "{word} in {name}");
        }
    }
}

#[test]
fn whoever_has_a_session_open_never_goes_on_in_another_copy() {
    // Which of two copies has the id is decided by their hashes, so both come to pass.
    let mut n_refused = 0;
    for n in 0..20 {
        let desk = RecordFolder::new();
        let mut left = desk.store();
        let session = begin(&mut left, START + n, 2);
        let mut other = carry(&left, &desk, "other.sqlite3");
        answers(&mut left, session, "a", 3, 3);
        answers(&mut other, session, "b", 3, 3);
        // One has written, one has only read; both mean to go on after event 3.
        let mut right = desk.store();
        right.take_up(session).unwrap();
        take(&mut desk.store(), other.path());
        let went_on = right.append(session, 4, &[answer(4, "a")], &Extras::default());
        let is_theirs = left.events(session).unwrap()[2].body.contains(r#""b""#);
        assert_eq!(went_on.is_err(), is_theirs);
        assert!(left.append(session, 4, &[answer(4, "a")], &Extras::default()).is_err());
        n_refused += usize::from(is_theirs);
        assert!(
            left.events(session)
                .unwrap()
                .windows(2)
                .skip(2)
                .all(|two| two[0].body.get(..9) == two[1].body.get(..9))
        );
    }
    assert!((1..20).contains(&n_refused), "{n_refused}");
}

#[test]
fn a_copy_may_be_merged_under_any_of_two_windows() {
    let desk = RecordFolder::new();
    let (mut left, mut right) = (desk.store(), desk.store());
    let session = begin(&mut left, START, 2);
    let mut other = carry(&left, &desk, "other.sqlite3");
    answers(&mut other, session, "b", 3, 3);
    let unknown = begin(&mut other, START + 1, 2);
    answers(&mut right, session, "a", 3, 3);
    // The other window goes on while this one merges, between its files and after them.
    let sources = [other.path().to_owned(), other.path().to_owned()];
    let mut n_begun = 0;
    let merged = left
        .merge(&sources, &mut |progress| {
            if progress.file == 1 && n_begun == 0 {
                n_begun = 1;
                begin(&mut right, START + 2, 1);
            }
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(merged.total().copies.len(), 1);
    assert_eq!(ids(&right).len(), 4);
    assert_eq!(right.events(unknown).unwrap().len(), 2);
    // The window with the open session is told that it went on, or continues its own copy; nothing is mixed.
    let next = right.append(session, 4, &[answer(4, "a")], &Extras::default());
    for id in ids(&right) {
        let said: Vec<_> =
            right.events(id).unwrap().into_iter().filter(|event| event.kind == "answered").collect();
        assert!(said.windows(2).all(|two| two[0].body.get(..9) == two[1].body.get(..9)), "{next:?} {said:?}");
    }
    let again = left.merge(&sources[..1], &mut |_| ControlFlow::Continue(())).unwrap();
    assert!(again.stopped.is_none());
}

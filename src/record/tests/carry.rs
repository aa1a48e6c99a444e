//! Copies to carry away: whole, compared, of a part as well, and nothing half done is left.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use crate::progress::Progress;
use crate::record::connection::Access;
use crate::record::error::Fault;
use crate::record::marks::{BACKUP, file_has_mark};
use crate::record::model::{Extras, NewSession, StoredEvent};
use crate::record::sessions::Filter;
use crate::record::store::RecordStore;
use crate::record::tests::{
    RecordFolder, START, append, begin, consented, event, events, new_session, note, raw,
};

const DAY: i64 = 86_400_000;

fn go_on(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn answered(seq: u32) -> StoredEvent {
    StoredEvent { kind: "answered".into(), ..event(seq) }
}

/// Two days and two places, with an answer, words, a name and a correction.
fn filled(desk: &RecordFolder) -> RecordStore {
    let mut store = desk.store();
    for (n, place) in [(0, "Bản Nà Coóc"), (1, "Nà Nghè"), (2, "Nà Nghè")] {
        let mut new = NewSession {
            place: Some(place.into()),
            scenario_text: format!("{{\"n\":{n}}}"),
            ..new_session(START + n * DAY)
        };
        new.seats.truncate(1);
        new.seats[0].learner = Some(format!("HV-0{n}"));
        store.begin(&new, &events(1, 2)).unwrap();
        let extras = Extras { notes: &[note(3, "lời")], ..Extras::default() };
        store.append(new.id, 3, &[answered(3)], &extras).unwrap();
        store.keep_name(&format!("HV-0{n}"), &consented(&format!("Tên {n}"), START)).unwrap();
    }
    store
}

#[test]
fn a_copy_is_one_file_with_all_of_it() {
    let (desk, stick) = (RecordFolder::new(), tempfile::tempdir().unwrap());
    let store = filled(&desk);
    let to = stick.path().join("a.sqlite3");
    let mut told = Vec::new();
    let carried = store
        .carry_to(&to, None, START, &mut |progress| {
            told.push(progress);
            ControlFlow::Continue(())
        })
        .unwrap()
        .unwrap();
    assert_eq!((carried.sessions, carried.answers, carried.hash), (3, 3, store.content_hash().unwrap()));
    assert!(told.last().is_some_and(|told| told.done == told.of && told.of > 0), "{told:?}");
    assert_eq!(fs::read_dir(stick.path()).unwrap().count(), 1, "neither log nor half of it beside it");
    assert!(file_has_mark(&to, BACKUP) && !file_has_mark(&desk.record(), BACKUP));
    let again = store.carry_to(&to, None, START, &mut go_on).unwrap_err();
    assert_eq!(again.fault, Fault::Io, "what is there is never replaced");
    assert_eq!(fs::read_dir(stick.path()).unwrap().count(), 1);
}

#[test]
fn a_copy_of_a_part_holds_that_part_and_nothing_of_the_others() {
    let (desk, stick) = (RecordFolder::new(), tempfile::tempdir().unwrap());
    let mut store = filled(&desk);
    let to = stick.path().join("b.sqlite3");
    let wanted = |_: i64, place: Option<&str>| place == Some("Nà Nghè");
    let carried = store.carry_to(&to, Some(&wanted), START, &mut go_on).unwrap().unwrap();
    assert_eq!((carried.sessions, carried.answers), (2, 2));
    assert_ne!(carried.hash, store.content_hash().unwrap());
    let bytes = fs::read(&to).unwrap();
    let has = |words: &str| bytes.windows(words.len()).any(|found| found == words.as_bytes());
    assert!(has("Tên 1") && has("Tên 2") && !has("Tên 0") && !has("HV-00"), "nor in a free page");
    // It is a record like any other, and is taken in elsewhere.
    let elsewhere = RecordFolder::new();
    let mut home = elsewhere.store();
    let merged = home.merge(std::slice::from_ref(&to), &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!((merged.total().sessions_new, merged.hash), (2, carried.hash));

    let day = |at: i64, _: Option<&str>| (START + DAY..START + 2 * DAY).contains(&at);
    let one =
        store.carry_to(&stick.path().join("c.sqlite3"), Some(&day), START, &mut go_on).unwrap().unwrap();
    assert_eq!(one.sessions, 1);
    // A fork takes its beginning along.
    let parent = begin(&mut store, START + 9 * DAY, 3);
    let fork = new_session(START + 10 * DAY);
    store.fork(parent, 2, &fork, &[]).unwrap();
    let forked = |at: i64, _: Option<&str>| at == fork.started_at;
    let two =
        store.carry_to(&stick.path().join("d.sqlite3"), Some(&forked), START, &mut go_on).unwrap().unwrap();
    assert_eq!(two.sessions, 2);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_copied() {
    for (statements, id) in [
        ("UPDATE session SET kind = 'zz' WHERE id = FIRST", None),
        ("UPDATE session SET cut = -1 WHERE id = FIRST", None),
        ("UPDATE seat SET from_seq = -5 WHERE session = FIRST", None),
        ("UPDATE event SET body = '{' WHERE seq = 2 AND session = FIRST", None),
        ("UPDATE session SET place = cast(x'ff' AS TEXT) WHERE id = FIRST", None),
        ("UPDATE session SET id = x'01' WHERE id = FIRST", Some("01")),
    ] {
        let (desk, stick) = (RecordFolder::new(), tempfile::tempdir().unwrap());
        let store = filled(&desk);
        let first = store.list(&Filter::default()).unwrap().pop().unwrap().id.to_string();
        let other = raw(&desk.record());
        other.execute_batch("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF").unwrap();
        other.execute_batch(&statements.replace("FIRST", "(SELECT min(id) FROM session)")).unwrap();
        let to = stick.path().join("a.sqlite3");
        let carried = store.carry_to(&to, None, START, &mut go_on).unwrap().unwrap();
        assert_eq!((carried.sessions, carried.answers), (2, 2), "{statements}");
        let named: Vec<&str> = carried.left_out.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(named, [id.unwrap_or(first.as_str())], "{statements}");
        assert_eq!(carried.hash, store.content_hash().unwrap(), "{statements}: nothing of it is thrown away");
        let all = |_: i64, _: Option<&str>| true;
        let to = stick.path().join("b.sqlite3");
        let part = store.carry_to(&to, Some(&all), START, &mut go_on).unwrap().unwrap();
        assert_eq!((part.sessions, part.answers, part.left_out.len()), (2, 2, 1), "{statements}");
    }
}

#[test]
fn a_copy_that_is_stopped_or_has_no_room_leaves_nothing() {
    let (desk, stick) = (RecordFolder::new(), tempfile::tempdir().unwrap());
    let store = filled(&desk);
    let to = stick.path().join("a.sqlite3");
    let stopped = store.carry_to(&to, None, START, &mut |_| ControlFlow::Break(())).unwrap();
    assert!(stopped.is_none() && fs::read_dir(stick.path()).unwrap().count() == 0);
    let gone = store.carry_to(&stick.path().join("no/such/a.sqlite3"), None, START, &mut go_on).unwrap_err();
    assert_eq!(gone.fault, Fault::Io);
    // A half copy from a run that was killed does not stop a new copy.
    fs::write(stick.path().join("a.sqlite3.unfinished"), "half").unwrap();
    assert!(store.carry_to(&to, None, START, &mut go_on).unwrap().is_some());
    if Path::new("/dev/full").exists() {
        let full = store.carry_to(Path::new("/dev/full"), None, START, &mut go_on).unwrap_err();
        assert_ne!(full.fault, Fault::Damaged);
    }
}

#[test]
fn a_copy_is_made_of_one_moment_while_another_window_plays_on() {
    let (desk, stick) = (RecordFolder::new(), tempfile::tempdir().unwrap());
    let store = filled(&desk);
    let mut player = desk.store();
    let session = begin(&mut player, START + 20 * DAY, 2);
    let mut seq = 2;
    let carried = store.carry_to(&stick.path().join("a.sqlite3"), None, START, &mut |_| {
        seq += 1;
        append(&mut player, session, seq);
        ControlFlow::Continue(())
    });
    assert_eq!(carried.unwrap().unwrap().sessions, 4);
    let (copy, kept) = (raw(&stick.path().join("a.sqlite3")), player.events(session).unwrap().len());
    let n: i64 =
        copy.query_row("SELECT count(*) FROM event WHERE session = ?1", [session], |row| row.get(0)).unwrap();
    assert!(n == 2 && kept > 2, "{n}, {kept}");
    assert!(RecordStore::open(&desk.record(), Access::ReadWrite).is_ok());
}

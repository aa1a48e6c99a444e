//! Erasing: what it takes with it, what it leaves, and that no byte of it is left in any file of the folder.

use std::fs;
use std::path::Path;
use std::time::Duration;

use rusqlite::params;

use crate::id::{CorrectionId, SessionId};
use crate::record::erase::{Erased, Held, apply_tombstones};
use crate::record::error::{Fault, RecordError};
use crate::record::model::{ERASED, Extras, Seat, StoredCorrection};
use crate::record::store::RecordStore;
use crate::record::tests::{
    RecordFolder, START, append, attempt, begin, consented, counted, event, events, new_session, note,
    person, raw,
};

/// Sits on the chair in every session of these tests.
const CODE: &str = "HV-01";
const NAME: &str = "Sùng Thị Mảy";
/// Deleted before the erasing: it stands in the free pages of the file.
const FORMER_WORDS: &str = "Chị Mảy ở tổ ba hay đến muộn.";
const WORDS: &str = "Tháng tới chị Mảy sẽ đọc to tồn hai quỹ.";

fn erase(store: &mut RecordStore, code: &str, at: i64) -> Result<Erased, RecordError> {
    let person = person(store, code);
    store.erase_person(&person, at)
}

fn codes(store: &RecordStore) -> Vec<String> {
    store.people().unwrap().into_iter().map(|person| person.code).collect()
}

/// A record in which a person has played, was named, spoke, was counted, put a line right, and stands in all backups
/// and in a file that was moved aside.
fn known(desk: &RecordFolder) -> (RecordStore, SessionId) {
    let mut store = desk.store();
    let session = begin(&mut store, START, 3);
    store.keep_name(CODE, &consented(NAME, START)).unwrap();
    store.keep_name("HV-02", &consented("Lò Văn Pâng", START)).unwrap();
    let former = [note(3, &FORMER_WORDS.repeat(500))];
    store.append(session, 4, &[], &Extras { notes: &former, seats: &[] }).unwrap();
    store.connection.execute("DELETE FROM note", []).unwrap();
    store.append(session, 4, &[event(4)], &Extras { notes: &[note(4, WORDS)], seats: &[] }).unwrap();
    let mut answered = attempt(2, "on-whispers", 1, true);
    answered.learner = Some(person(&store, CODE).id);
    store.finish(session, START + 9).unwrap();
    store.keep_counted(&[counted(session, vec![answered], "na cooc hv-01", Some(70))]).unwrap();
    store
        .add_corrections(&[StoredCorrection {
            id: CorrectionId::at(START),
            tag: "hmn-VN".into(),
            key: "ui/yes".into(),
            source: [7; 8],
            text: Some("Muaj".into()),
            at: START,
            code: Some(CODE.into()),
            place: None,
        }])
        .unwrap();
    for _ in 0..3 {
        store.keep_backup(START).unwrap();
    }
    fs::copy(desk.record(), desk.file("records.damaged-1.sqlite3")).unwrap();
    fs::create_dir(desk.file("merging")).unwrap();
    fs::copy(desk.record(), desk.file("merging/may-2.sqlite3")).unwrap();
    (store, session)
}

/// The files under a folder in which these bytes stand.
fn holding(folder: &Path, words: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(holding(&path, words));
        } else if fs::read(&path).unwrap().windows(words.len()).any(|bytes| bytes == words.as_bytes()) {
            found.push(path.display().to_string());
        }
    }
    found
}

fn everywhere(desk: &RecordFolder) -> Vec<String> {
    let folder = desk.record();
    let folder = folder.parent().unwrap();
    [CODE, "hv-01", NAME, FORMER_WORDS, WORDS].iter().flat_map(|words| holding(folder, words)).collect()
}

#[test]
fn no_byte_of_it_is_left_in_the_folder() {
    let desk = RecordFolder::new();
    let (mut store, session) = known(&desk);
    assert!(everywhere(&desk).len() > 10, "the test looks where something is");
    let other = begin(&mut store, START + 50, 2);
    let held = Held { sessions: 2, notes: 1, names: 1, corrections: 1 };
    assert_eq!(store.held_of(&person(&store, &format!(" {CODE} "))).unwrap(), held);
    let Erased { held: erased, removed } = erase(&mut store, CODE, START + 100).unwrap();
    assert_eq!(erased, held);
    assert_eq!(
        removed,
        ["merging", "records.backup-2.sqlite3", "records.backup-3.sqlite3", "records.damaged-1.sqlite3"]
    );
    assert_eq!(everywhere(&desk), Vec::<String>::new(), "while the record is open");
    drop(store);
    assert_eq!(everywhere(&desk), Vec::<String>::new(), "and closed");
    assert_eq!(desk.files(), ["records.backup-1.sqlite3", "records.sqlite3"]);

    let store = desk.store();
    assert_eq!(store.events(session).unwrap(), events(1, 4));
    assert_eq!(store.n_sessions().unwrap(), 2);
    let seats = store.seats(session).unwrap();
    assert_eq!(seats.iter().map(|seat| seat.learner.as_deref()).collect::<Vec<_>>(), [Some(ERASED), None]);
    assert!(store.notes(session).unwrap().is_empty());
    assert_eq!(codes(&store), ["HV-02"]);
    assert_eq!(store.corrections().unwrap().first().map(|made| made.code.clone()), Some(None));
    // What is counted without a person stays until it is counted again.
    let standing = store.session(session).unwrap().unwrap().standing;
    assert_eq!((standing.answers, standing.score, standing.search.as_str()), (1, Some(70), ""));
    assert_eq!(store.uncounted(9).unwrap(), [session, other]);
    assert!(!store.is_erasing_unfinished().unwrap());
    store.full_check().unwrap();
}

#[test]
fn an_erased_code_is_anybody_elses_from_then_on() {
    let desk = RecordFolder::new();
    let (mut store, session) = known(&desk);
    let gone = person(&store, CODE).id;
    erase(&mut store, CODE, START + 100).unwrap();
    // The session itself goes on, and what is said in it from here on is kept.
    let extras =
        Extras { notes: &[note(5, "lời mới")], seats: &[Seat::typed("treasurer", 5, Some("HV-01 "))] };
    store.append(session, 5, &[event(5)], &extras).unwrap();
    let new = begin(&mut store, START + 200, 1);
    let somebody = person(&store, CODE);
    assert!(somebody.id != gone && somebody.sessions == 2 && somebody.consented.is_none());
    assert_eq!(store.seats(new).unwrap()[0].person, Some(somebody.id));
    assert_eq!(store.notes(session).unwrap(), [note(5, "lời mới")]);
    assert_eq!(store.events(session).unwrap(), events(1, 5));
    // Nor does it hide a person when the tombstones are applied again.
    let transaction = store.connection.transaction().unwrap();
    apply_tombstones(&transaction).unwrap();
    transaction.commit().unwrap();
    assert_eq!(person(&store, CODE), somebody);
}

#[test]
fn nobody_and_the_unknown_are_not_erased() {
    let desk = RecordFolder::new();
    let (mut store, _) = known(&desk);
    for code in ["chair", "treasurer", "hall", "erased", "", "HV-03"] {
        assert!(store.people_with_code(code).unwrap().is_empty(), "{code}");
        assert_eq!(store.erase_again(code).unwrap_err().fault, Fault::NoSuchLearner, "{code}");
        let agreed = consented(NAME, START);
        assert_eq!(store.keep_name(code, &agreed).is_err(), code != "HV-03", "{code}");
    }
    for meant in ["hv-01", "hv 01", "HV", "HV-012"] {
        assert_eq!(store.similar_codes(meant).unwrap().first().map(String::as_str), Some(CODE), "{meant}");
    }
    assert!(store.similar_codes("TQ").unwrap().is_empty());
}

#[test]
fn while_another_window_reads_nothing_is_done() {
    let desk = RecordFolder::new();
    let (mut store, _) = known(&desk);
    let other = raw(&desk.record());
    other.execute_batch("BEGIN; SELECT count(*) FROM session").unwrap();
    store.put_setting("theme", "light").unwrap();
    store.connection.busy_timeout(Duration::ZERO).unwrap();
    let error = erase(&mut store, CODE, START + 100).unwrap_err();
    assert_eq!((error.fault, error.advice_key()), (Fault::Busy, "error-busy"));
    assert_eq!(codes(&store), [CODE, "HV-02"]);
    assert!(desk.file("records.backup-3.sqlite3").exists() && !store.is_erased(CODE).unwrap());
    other.execute_batch("COMMIT").unwrap();
    // It may stay open, as long as it is not in the middle of something.
    erase(&mut store, CODE, START + 100).unwrap();
    assert_eq!(everywhere(&desk), Vec::<String>::new());
}

#[test]
fn an_index_that_lacks_an_entry_hides_nothing_and_is_made_anew() {
    let desk = RecordFolder::new();
    let (store, _) = known(&desk);
    let id = person(&store, CODE).id;
    drop(store);
    let schema = |change: &str| {
        let statement = format!("UPDATE sqlite_schema SET sql = {change} WHERE name = 'seat_by_learner'");
        raw(&desk.record()).execute_batch(&format!("PRAGMA writable_schema = ON; {statement}")).unwrap();
    };
    schema("sql || ' AND false'");
    let seat =
        "INSERT INTO seat (session, role, from_seq, learner) SELECT id, 'secretary', 9, ?1 FROM session";
    raw(&desk.record()).execute(seat, [id]).unwrap();
    schema("replace(sql, ' AND false', '')");
    let mut store = desk.store();
    assert_eq!(store.full_check().unwrap_err().fault, Fault::Damaged);
    erase(&mut store, CODE, START + 100).unwrap();
    store.full_check().unwrap();
    let left = "SELECT count(*) FROM seat NOT INDEXED WHERE learner = ?1";
    assert_eq!(store.connection.query_row(left, [id], |row| row.get::<_, i64>(0)), Ok(0));
    assert_eq!(everywhere(&desk), Vec::<String>::new());
}

#[test]
fn cut_off_after_the_rows_it_is_finished_later() {
    let desk = RecordFolder::new();
    let (mut store, session) = known(&desk);
    // The fresh backup has no place to go to.
    let folder = desk.file("records.backup-1.sqlite3");
    fs::remove_file(&folder).unwrap();
    fs::create_dir(&folder).unwrap();
    let error = erase(&mut store, CODE, START + 100).unwrap_err();
    assert_eq!((error.fault, error.advice_key()), (Fault::EraseUnfinished, "privacy-unfinished"));
    assert!(store.is_erasing_unfinished().unwrap() && store.notes(session).unwrap().is_empty());
    assert!(!everywhere(&desk).is_empty());
    fs::remove_dir(&folder).unwrap();
    drop(store);

    let mut store = desk.store();
    store.finish_erasing().unwrap();
    assert_eq!(everywhere(&desk), Vec::<String>::new());
    assert!(!store.is_erasing_unfinished().unwrap());
    // Erasing once more does no harm, though the record has no person of that code.
    assert_eq!(store.erase_again(CODE).unwrap().held, Held::default());
}

#[test]
fn a_backup_does_not_bring_back_what_was_erased_since() {
    let desk = RecordFolder::new();
    let (mut store, session) = known(&desk);
    let old = fs::read(desk.file("records.backup-1.sqlite3")).unwrap();
    erase(&mut store, CODE, START + 100).unwrap();
    fs::write(desk.file("records.backup-2.sqlite3"), old).unwrap();
    store.connection.execute("DELETE FROM seat", []).unwrap();
    store.connection.execute("DELETE FROM event WHERE seq = 2", []).unwrap();
    let opening = store.recover().unwrap();
    let seats = opening.store.seats(session).unwrap();
    assert!(!seats.iter().any(|seat| seat.learner.as_deref() == Some(CODE)), "{seats:?}");
}

#[test]
fn what_is_old_goes_and_the_rest_stays() {
    const DAY: i64 = 86_400_000;
    let desk = RecordFolder::new();
    let mut store = desk.store();
    let say = |store: &mut RecordStore, at: i64, chair: &str| {
        let mut new = new_session(at);
        new.seats = vec![Seat::typed("chair", 1, Some(chair))];
        store.begin(&new, &events(1, 2)).unwrap();
        let extras = Extras { notes: &[note(3, "lời riêng")], seats: &[] };
        store.append(new.id, 3, &[event(3)], &extras).unwrap();
        new.id
    };
    let old = say(&mut store, START, "HV-01");
    let new = say(&mut store, START + 40 * DAY, "HV-02");
    store.keep_name("HV-01", &consented(NAME, START)).unwrap();
    store.keep_name("HV-02", &consented("Lò Văn Pâng", START)).unwrap();
    let held = Held { sessions: 1, notes: 1, names: 1, corrections: 0 };
    assert_eq!(store.held_before(START + DAY).unwrap(), held);
    assert_eq!(store.erase_before(START + DAY, START + 50 * DAY).unwrap().held, held);
    assert_eq!(codes(&store), ["HV-02"]);
    assert!(store.notes(old).unwrap().is_empty() && store.notes(new).unwrap().len() == 1);
    assert_eq!(store.held_before(START + DAY).unwrap(), Held::default());
    assert!(holding(desk.record().parent().unwrap(), NAME).is_empty());
}

/// Puts a tombstone of another laptop into the record and applies it.
fn buried(store: &mut RecordStore, what: &str, target: &dyn rusqlite::ToSql, up_to: Option<u32>) {
    let transaction = store.connection.transaction().unwrap();
    let bury = "INSERT INTO erasure (what, target, at, up_to) VALUES (?1, ?2, ?3, ?4)";
    transaction.execute(bury, params![what, target, START, up_to]).unwrap();
    apply_tombstones(&transaction).unwrap();
    apply_tombstones(&transaction).unwrap();
    transaction.commit().unwrap();
    store.full_check().unwrap();
}

#[test]
fn a_session_goes_with_its_forks_and_copies() {
    let desk = RecordFolder::new();
    let mut store = desk.store();
    let parent = begin(&mut store, START, 4);
    let (fork, copy) = (new_session(START + 1), new_session(START + 2));
    store.fork(parent, 2, &fork, &[event(3)]).unwrap();
    store.begin(&copy, &events(1, 2)).unwrap();
    store.connection.execute("UPDATE session SET copy_of = ?1 WHERE id = ?2", [parent, copy.id]).unwrap();
    let other = begin(&mut store, START + 3, 2);
    store.keep_counted(&[counted(fork.id, vec![attempt(3, "on-whispers", 1, true)], "", None)]).unwrap();
    buried(&mut store, "session", &parent, None);
    let left = store.list(&crate::record::sessions::Filter::default()).unwrap();
    assert_eq!(left.iter().map(|found| found.id).collect::<Vec<_>>(), [other]);
    let n: i64 = store
        .connection
        .query_row("SELECT (SELECT count(*) FROM event) + (SELECT count(*) FROM tally)", [], |row| row.get(0))
        .unwrap();
    assert_eq!(n, 2);
}

#[test]
fn words_go_up_to_the_event_they_were_erased_at() {
    let desk = RecordFolder::new();
    let mut store = desk.store();
    let session = begin(&mut store, START, 3);
    for seq in 4..=6 {
        let extras = Extras { notes: &[note(seq, "lời riêng")], seats: &[] };
        store.append(session, seq, &[event(seq)], &extras).unwrap();
    }
    buried(&mut store, "notes", &session, Some(5));
    assert_eq!(store.notes(session).unwrap(), [note(6, "lời riêng")]);
}

/// The longer copy of a session comes in after the shorter one was erased: its words go as well, and in any order.
#[test]
fn somebody_erased_elsewhere_is_erased_here_with_all_words() {
    let desk = RecordFolder::new();
    let (mut store, session) = known(&desk);
    let fork = new_session(START + 1);
    store.fork(session, 4, &fork, &[event(5)]).unwrap();
    let extras = Extras { notes: &[note(6, WORDS)], seats: &[] };
    store.append(fork.id, 6, &[event(6)], &extras).unwrap();
    let gone = person(&store, CODE).id;
    buried(&mut store, "person", &gone, None);
    for session in [session, fork.id] {
        assert!(store.notes(session).unwrap().is_empty());
        assert!(store.seats(session).unwrap().iter().all(|seat| seat.learner.as_deref() != Some(CODE)));
    }
    assert_eq!(codes(&store), ["HV-02"]);
    let up_to = "SELECT up_to FROM erasure WHERE what = 'notes' ORDER BY up_to";
    let mut select = store.connection.prepare(up_to).unwrap();
    let found: Vec<u32> = select.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(found, [4, 6]);
}

#[test]
fn a_session_that_goes_on_is_appended_to() {
    let desk = RecordFolder::new();
    let (mut store, session) = known(&desk);
    erase(&mut store, CODE, START + 100).unwrap();
    append(&mut store, session, 5);
}

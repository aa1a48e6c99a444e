//! Faults. Whatever happens while writing, a step is on disk as a whole or not at all. If rows of our own record cannot
//! be read, every list goes on without them, and says which they are.

use crate::id::SessionId;
use crate::record::error::Fault;
use crate::record::health::health;
use crate::record::model::{Extras, StoredEvent};
use crate::record::sessions::Filter;
use crate::record::store::{FailPoint, RecordStore};
use crate::record::tests::{
    RecordFolder, START, append, begin, counted, event, events, new_session, note, person, raw,
};
use crate::review::sessions::{SessionOrder, SessionPage, Trouble};

/// Of so many sessions the first is spoilt.
const N: usize = 5;

fn filled(desk: &RecordFolder) -> (RecordStore, Vec<SessionId>) {
    let mut store = desk.store();
    let sessions: Vec<SessionId> = (0..5).map(|n| begin(&mut store, START + n, 4)).collect();
    for session in &sessions {
        store.keep_counted(&[counted(*session, Vec::new(), "june", Some(50))]).unwrap();
    }
    (store, sessions)
}

fn spoil(desk: &RecordFolder, statements: &str) {
    let other = raw(&desk.record());
    other.execute_batch("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF").unwrap();
    other.execute_batch(&statements.replace("FIRST", "(SELECT min(id) FROM session)")).unwrap();
}

/// Rows of a session, or its head, that no read of ours takes.
const HEADS: [&str; 8] = [
    "UPDATE session SET cut = -1 WHERE id = FIRST",
    "UPDATE session SET laptop = x'010203' WHERE id = FIRST",
    "UPDATE session SET club = cast(x'ff' AS TEXT) WHERE id = FIRST",
    "UPDATE session SET forked_at_seq = 5000000000 WHERE id = FIRST",
    "UPDATE session SET counted = -7 WHERE id = FIRST",
    "UPDATE session SET kind = 'zz' WHERE id = FIRST",
    "UPDATE session SET id = x'01' WHERE id = FIRST",
    "UPDATE seat SET session = x'01' WHERE session = FIRST; UPDATE event SET session = x'01' WHERE session = FIRST; \
     UPDATE session SET id = x'01' WHERE id = FIRST",
];

#[test]
fn a_bad_head_hides_no_other_session() {
    for statements in HEADS {
        let desk = RecordFolder::new();
        let (mut store, sessions) = filled(&desk);
        spoil(&desk, statements);
        for order in SessionOrder::ALL.iter().copied() {
            for limit in [1, 2, 9] {
                let mut found = Vec::new();
                let mut filter = Filter { order, limit, ..Filter::default() };
                loop {
                    let page = store.list(&filter).unwrap();
                    let Some(last) = page.last() else { break };
                    filter.page = SessionPage::After(last.id);
                    found.extend(page.iter().map(|summary| summary.id));
                }
                found.sort();
                assert_eq!(found, sessions[1..], "{statements} {order:?} {limit}");
            }
        }
        store.played().unwrap();
        assert_eq!(store.unfinished().unwrap().map(|found| found.id), Some(sessions[N - 1]));
        store.look_at_heads().unwrap();
        let troubled = store.troubled(&[]).unwrap();
        // A number that this program counted is repaired by counting again.
        let is_mended = statements.contains("counted = -7");
        assert_eq!(troubled.len(), usize::from(!is_mended), "{statements}");
        if !is_mended {
            assert_eq!(troubled[0].trouble, Trouble::Row);
            assert_eq!(troubled[0].started_at, Some(START));
            assert_eq!(store.n_uncounted().unwrap(), 0);
        }
        // The next session goes in as ever.
        begin(&mut store, START + 99, 2);
        drop(store);
        let health = health(&desk.record()).unwrap().unwrap();
        assert_eq!(health.troubled.len(), usize::from(!is_mended), "{statements}: {health:?}");
        let opening = desk.open();
        assert_eq!(opening.recovered, None, "{statements}: a bad row is no damage of the file");
    }
}

#[test]
fn a_changed_byte_is_noticed_and_stays_with_its_session() {
    let desk = RecordFolder::new();
    let (store, sessions) = filled(&desk);
    let changes = [
        "UPDATE event SET body = replace(body, 'private', 'Private') WHERE seq = 3 AND session = FIRST",
        "UPDATE event SET at = at + 1 WHERE seq = 3 AND session = FIRST",
        "UPDATE event SET kind = 'option-taker' WHERE seq = 3 AND session = FIRST",
        "UPDATE event SET body = cast(x'ff' AS TEXT), checksum = NULL WHERE seq = 3 AND session = FIRST",
        "UPDATE event SET version = 70000 WHERE seq = 3 AND session = FIRST",
        "DELETE FROM event WHERE seq = 3 AND session = FIRST",
    ];
    for change in changes {
        spoil(&desk, change);
        let error = store.events(sessions[0]).unwrap_err();
        assert_eq!(error.fault, Fault::BadSession { from: 3 }, "{change}");
        assert_eq!(error.advice_key(), "session-bad");
        assert_eq!(store.events(sessions[1]).unwrap().len(), 4);
        let health = health(&desk.record()).unwrap().unwrap();
        let named: Vec<_> = health.troubled.iter().map(|one| (one.id.clone(), one.trouble)).collect();
        assert_eq!(named, [(sessions[0].to_string(), Trouble::Event { seq: 3 })], "{change}");
        store.quick_check().unwrap();
    }
}

#[test]
fn a_fork_of_its_own_fork_ends() {
    let desk = RecordFolder::new();
    let (store, sessions) = filled(&desk);
    spoil(&desk, "UPDATE session SET forked_from = id, forked_at_seq = 0 WHERE id = FIRST");
    assert_eq!(store.events(sessions[0]).unwrap_err().fault, Fault::BadSession { from: 1 });
    assert_eq!(store.family(sessions[0]).unwrap(), []);
}

#[test]
fn trouble_goes_when_the_session_can_be_read_again() {
    let desk = RecordFolder::new();
    let (mut store, sessions) = filled(&desk);
    for trouble in [Trouble::Row, Trouble::Event { seq: 17 }, Trouble::Newer { seq: 3 }] {
        store.keep_trouble(sessions[0], trouble).unwrap();
        assert_eq!(store.session(sessions[0]).unwrap().unwrap().trouble, Some(trouble));
    }
    let hash = store.content_hash().unwrap();
    store.append(sessions[0], 5, &[event(5)], &Extras::default()).unwrap();
    assert_eq!(store.n_uncounted().unwrap(), 1);
    store.keep_counted(&[counted(sessions[0], Vec::new(), "", None)]).unwrap();
    assert_eq!(store.troubled(&[]).unwrap(), []);
    assert_ne!(store.content_hash().unwrap(), hash, "only the event is a fact");
}

#[test]
fn other_rows_hide_none_beside_them() {
    let desk = RecordFolder::new();
    let (mut store, _) = filled(&desk);
    spoil(
        &desk,
        "INSERT INTO learner (id, code, code_at, person, shown) VALUES (x'01', 'HV-08', 0, x'01', 'HV-08'), \
         (zeroblob(16), cast(x'ff' AS TEXT), 0, zeroblob(16), 'HV-07'), \
         (x'0102030405060708090a0b0c0d0e0f00', 'HV-09', 0, x'0102030405060708090a0b0c0d0e0f00', 'HV-09'); \
         INSERT INTO correction (id, tag, key, source_hash, at) VALUES (x'02', 'vi', 'ui/yes', zeroblob(8), 1), \
         (randomblob(16), 'vi', 'ui/yes', zeroblob(8), 2); \
         INSERT INTO erasure (what, target, at) VALUES ('learner', x'00', 1), ('session', x'01', 1); \
         UPDATE seat SET learner = x'ff', word = NULL WHERE session = FIRST",
    );
    let codes = |store: &RecordStore| -> Vec<String> {
        store.people().unwrap().into_iter().map(|one| one.code).collect()
    };
    assert_eq!(codes(&store), ["HV-01", "HV-09"]);
    assert_eq!(store.corrections().unwrap().len(), 1);
    // Erasing goes on.
    let gone = person(&store, "HV-09");
    store.erase_person(&gone, START).unwrap();
    assert_eq!(codes(&store), ["HV-01"]);
    let bad = health(&desk.record()).unwrap().unwrap().bad_rows;
    assert_eq!(bad.into_iter().collect::<Vec<_>>(), [("correction", 1), ("erasure", 2), ("learner", 2)]);
}

#[test]
fn a_sound_copy_takes_the_place_of_a_damaged_one() {
    let desk = RecordFolder::new();
    let (mut store, sessions) = filled(&desk);
    let copy = desk.file("copy.sqlite3");
    store.backup_to(&copy, START).unwrap();
    spoil(&desk, "UPDATE event SET body = '{}' WHERE seq = 3 AND session = FIRST");
    assert!(store.events(sessions[0]).is_err());
    let merged = store.merge(&[copy], &mut |_| std::ops::ControlFlow::Continue(())).unwrap();
    assert_eq!(merged.taken().count(), 1);
    assert_eq!(store.events(sessions[0]).unwrap().len(), 4);
    assert_eq!(store.n_sessions().unwrap(), 5);
}

#[test]
fn a_full_disk_leaves_nothing_half_written() {
    let desk = RecordFolder::new();
    let mut store = desk.store();
    let session = begin(&mut store, START, 1);
    let n_pages: i64 = store.connection.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    let limit = |pages: i64| format!("PRAGMA max_page_count = {pages}");
    store.connection.query_row(&limit(n_pages), [], |_| Ok(())).unwrap();

    // The small event fits, the large one does not, and the two are one step.
    let large = StoredEvent { body: format!("\"{}\"", "x".repeat(20_000)), ..event(3) };
    let extras = Extras { notes: &[note(2, "a")], seats: &[] };
    let error = store.append(session, 2, &[event(2), large.clone()], &extras).unwrap_err();
    assert_eq!((error.fault, error.advice_key()), (Fault::Full, "error-disk-full"));
    assert_eq!(store.events(session).unwrap(), [event(1)]);
    assert!(store.notes(session).unwrap().is_empty());

    store.connection.query_row(&limit(n_pages + 100), [], |_| Ok(())).unwrap();
    assert_eq!(store.append(session, 2, &[event(2), large], &extras).unwrap().total, 3);
    store.full_check().unwrap();
}

#[test]
fn two_windows_on_one_session_do_not_mix() {
    let desk = RecordFolder::new();
    let (mut left, mut right) = (desk.store(), desk.store());
    let session = begin(&mut left, START, 1);
    append(&mut right, session, 2);
    let other = StoredEvent { at: 0, ..event(2) };
    let error = left.append(session, 2, &[other], &Extras::default()).unwrap_err();
    assert_eq!((error.fault, error.advice_key()), (Fault::Conflict, "error-conflict"));
    assert_eq!(left.events(session).unwrap(), events(1, 2));
    append(&mut left, session, 3);
    let error = right.append(session, 3, &[event(3)], &Extras::default()).unwrap_err();
    assert_eq!(error.fault, Fault::Conflict);
}

#[test]
fn a_hole_in_the_numbers_is_refused() {
    let desk = RecordFolder::new();
    let mut store = desk.store();
    let session = begin(&mut store, START, 2);
    let none = Extras::default();
    for (next_seq, given) in
        [(4, vec![event(4)]), (3, vec![event(3), event(5)]), (2, vec![event(2)]), (0, vec![])]
    {
        let error = store.append(session, next_seq, &given, &none).unwrap_err();
        assert_eq!(error.fault, Fault::Conflict, "{next_seq}");
    }
    assert_eq!(store.begin(&new_session(START), &[event(2)]).unwrap_err().fault, Fault::Conflict);
    let unknown = store.append(SessionId::at(START), 1, &[event(1)], &none).unwrap_err();
    assert_eq!(unknown.fault, Fault::NoSuchSession);
    assert_eq!(store.events(session).unwrap(), events(1, 2));
    append(&mut store, session, 3);
}

#[test]
fn a_locked_record_says_so() {
    let desk = RecordFolder::new();
    let mut store = desk.store();
    let session = begin(&mut store, START, 1);
    let other = raw(&desk.record());
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    store.connection.busy_timeout(std::time::Duration::ZERO).unwrap();
    let error = store.append(session, 2, &[event(2)], &Extras::default()).unwrap_err();
    assert_eq!((error.fault, error.advice_key()), (Fault::Busy, "error-busy"));
    other.execute_batch("ROLLBACK").unwrap();
    append(&mut store, session, 2);
}

#[test]
fn failpoints_fail_once_and_where_they_say() {
    let desk = RecordFolder::new();
    let mut store = desk.store();
    let session = begin(&mut store, START, 1);

    store.fail_next_append(FailPoint::BeforeCommit);
    let error = store.append(session, 2, &[event(2)], &Extras::default()).unwrap_err();
    assert_eq!(error.fault, Fault::Full);
    assert_eq!(desk.store().events(session).unwrap(), [event(1)]);
    append(&mut store, session, 2);

    store.fail_next_append(FailPoint::AfterCommit);
    let error = store.append(session, 3, &[event(3)], &Extras::default()).unwrap_err();
    assert_eq!(error.fault, Fault::Io);
    assert_eq!(desk.store().events(session).unwrap(), events(1, 3));
    append(&mut store, session, 4);
}

//! Faults while writing: whatever happens, a step is on disk as a whole or not at all.

use crate::id::SessionId;
use crate::record::error::Fault;
use crate::record::model::{Extras, StoredEvent};
use crate::record::store::FailPoint;
use crate::record::tests::{Desk, START, append, begin, event, events, new_session, note, raw};

#[test]
fn a_full_disk_leaves_nothing_half_written() {
    let desk = Desk::new();
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
    let desk = Desk::new();
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
    let desk = Desk::new();
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
    let desk = Desk::new();
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
    let desk = Desk::new();
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

//! The trainees' own club and the kind of a session: kept, hashed, merged in any order, and recovered.

use std::fs;

use crate::id::SessionId;
use crate::record::connection::Access;
use crate::record::model::{Extras, Home, NewSession, Seat, SessionKind};
use crate::record::store::RecordStore;
use crate::record::tests::merge::{answer, answers, carry, take};
use crate::record::tests::{Desk, START, begin, event, events, id_of, new_session};

fn home(words: &str) -> Option<Home> {
    Home::of(words)
}

fn seat(from_seq: u32, code: &str, words: &str) -> Seat {
    Seat { home: home(words), ..Seat::typed("treasurer", from_seq, Some(code)) }
}

fn of_table(started_at: i64, homes: [&str; 2]) -> NewSession {
    let mut new = new_session(started_at);
    for (seat, words) in new.seats.iter_mut().zip(homes) {
        seat.home = home(words);
    }
    new
}

fn homes(store: &RecordStore, session: SessionId) -> Vec<Option<String>> {
    let seats = store.seats(session).unwrap();
    seats.iter().map(|seat| seat.home.as_ref().map(ToString::to_string)).collect()
}

#[test]
fn a_seat_has_a_home_and_a_relay_brings_another() {
    let desk = Desk::new();
    let mut store = desk.store();
    let new = of_table(START, ["CLB Nậm Pẻ, xã Tà Lèng", "Ban xã Mường Phăng"]);
    store.begin(&new, &events(1, 3)).unwrap();
    let extras = Extras { seats: &[seat(4, "TQ-07", "CLB Co Muông")], ..Extras::default() };
    store.append(new.id, 4, &[event(4)], &extras).unwrap();
    let all = ["CLB Nậm Pẻ, xã Tà Lèng", "Ban xã Mường Phăng", "CLB Co Muông"];
    assert_eq!(homes(&store, new.id), all.map(|words| Some(words.to_owned())));
    assert_eq!(store.session(new.id).unwrap().unwrap().kind, SessionKind::Play);
}

#[test]
fn every_kind_is_kept_and_no_other() {
    let desk = Desk::new();
    let mut store = desk.store();
    for (kind, at) in SessionKind::ALL.into_iter().zip(START..) {
        let new = NewSession { kind, ..new_session(at) };
        store.begin(&new, &[]).unwrap();
        assert_eq!(store.session(new.id).unwrap().unwrap().kind, kind);
    }
    let set = "UPDATE session SET kind = 'game'";
    assert!(store.connection.execute(set, []).is_err());
}

#[test]
fn both_are_in_the_hash() {
    let hash = |new: &NewSession| {
        let desk = Desk::new();
        let mut store = desk.store();
        store.connection.execute("INSERT INTO laptop VALUES (1, zeroblob(16))", []).unwrap();
        drop(store);
        store = desk.store();
        store.begin(new, &[]).unwrap();
        store.content_hash().unwrap()
    };
    let mut new = of_table(START, ["CLB Nậm Pẻ", ""]);
    // A code that is typed gets another id each time.
    new.seats[0].id = Some(id_of("HV-01"));
    let mut other = new.clone();
    assert_eq!(hash(&new), hash(&other));
    other.seats[0].home = home("CLB Nậm Pê");
    assert_ne!(hash(&new), hash(&other));
    assert_ne!(hash(&new), hash(&NewSession { kind: SessionKind::Paper, ..new.clone() }));
}

#[test]
fn homes_and_kinds_travel() {
    let desk = Desk::new();
    let (mut here, mut there) = (desk.store(), super::merge::laptop(&desk, "there.sqlite3"));
    let new = NewSession { kind: SessionKind::Paper, ..of_table(START, ["CLB Nậm Pẻ", ""]) };
    there.begin(&new, &events(1, 2)).unwrap();
    take(&mut here, there.path());
    assert_eq!(homes(&here, new.id), homes(&there, new.id));
    assert_eq!(here.session(new.id).unwrap().unwrap().kind, SessionKind::Paper);
    assert_eq!(here.content_hash().unwrap(), there.content_hash().unwrap());
}

/// Two records may say two homes of one seat only where one was spoilt; both laptops then choose the same.
#[test]
fn of_two_homes_of_one_seat_the_greater_counts_in_any_order() {
    for (left, right, kept) in [
        ("CLB A", "CLB B", "CLB B"),
        ("CLB B", "CLB A", "CLB B"),
        ("", "CLB A", "CLB A"),
        ("CLB A", "", "CLB A"),
    ] {
        for apart in [false, true] {
            let desk = Desk::new();
            let mut here = desk.store();
            let session = begin(&mut here, START, 2);
            let mut there = carry(&here, &desk, "there.sqlite3");
            for (store, words) in [(&here, left), (&there, right)] {
                let set = "UPDATE seat SET home = ?1 WHERE role = 'chair'";
                store.connection.execute(set, [home(words)]).unwrap();
            }
            if apart {
                answers(&mut here, session, "a", 3, 4);
                answers(&mut there, session, "b", 3, 4);
            }
            take(&mut here, there.path());
            take(&mut there, here.path());
            take(&mut here, there.path());
            assert_eq!(homes(&here, session)[0].as_deref(), Some(kept), "{left} {right} {apart}");
            assert_eq!(here.content_hash().unwrap(), there.content_hash().unwrap());
        }
    }
}

#[test]
fn sessions_of_two_kinds_are_two() {
    let desk = Desk::new();
    let mut here = desk.store();
    let session = begin(&mut here, START, 2);
    let mut there = carry(&here, &desk, "there.sqlite3");
    there.connection.execute("UPDATE session SET kind = 'drill'", []).unwrap();
    assert_eq!(take(&mut here, there.path()).copies.len(), 1);
    take(&mut there, here.path());
    let kinds = |store: &RecordStore| {
        let mut select = store.connection.prepare("SELECT kind FROM session ORDER BY kind").unwrap();
        let kinds = select.query_map([], |row| row.get::<_, String>(0)).unwrap();
        kinds.map(Result::unwrap).collect::<Vec<_>>()
    };
    assert_eq!((kinds(&here), kinds(&there)), (vec!["drill".into(), "play".into()], kinds(&here)));
    assert_eq!(here.content_hash().unwrap(), there.content_hash().unwrap());
    assert!(here.session(session).unwrap().is_some());
}

#[test]
fn homes_are_recovered() {
    let desk = Desk::new();
    let new = NewSession { kind: SessionKind::Own, ..of_table(START, ["CLB Nậm Pẻ", "CLB Co Muông"]) };
    let mut store = desk.store();
    store.begin(&new, &[answer(1, "a")]).unwrap();
    drop(store);
    let mut bytes = fs::read(desk.record()).unwrap();
    bytes[..100].fill(0xA5);
    fs::write(desk.record(), bytes).unwrap();
    let opening = RecordStore::open(&desk.record(), Access::ReadWrite).unwrap();
    assert_eq!(opening.recovered.unwrap().sessions, 1);
    assert_eq!(
        homes(&opening.store, new.id),
        ["CLB Nậm Pẻ", "CLB Co Muông"].map(|words| Some(words.to_owned()))
    );
    assert_eq!(opening.store.session(new.id).unwrap().unwrap().kind, SessionKind::Own);
}

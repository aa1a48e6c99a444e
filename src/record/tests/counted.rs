//! What is counted is kept, replaced, and never twice in the roll-ups. The trainees' own club and the kind of a session
//! are kept, hashed, merged in any order, and recovered.

use std::collections::BTreeMap;
use std::fs;

use rstest::rstest;

use crate::id::{ScenarioId, SessionId};
use crate::record::connection::Access;
use crate::record::counted::Attempt;
use crate::record::home::Home;
use crate::record::model::{Extras, NewSession, Seat, SessionKind};
use crate::record::sessions::{Filter, Term};
use crate::record::store::RecordStore;
use crate::record::tests::merge::{answer, answers, carry, take};
use crate::record::tests::{
    RecordFolder, START, append, attempt, begin, counted, event, events, id_of, new_session,
};
use crate::review::rate::By;

type Tally = BTreeMap<(String, String, String), (i64, i64, i64, i64)>;

/// The roll-ups, and the same made by reading every attempt.
fn tallies(store: &RecordStore) -> (Tally, Tally) {
    let read = |query: &str| {
        let mut select = store.connection.prepare(query).unwrap();
        let rows = select.query_map([], |row| {
            let sums = (row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?);
            Ok(((row.get(0)?, row.get(1)?, row.get(2)?), sums))
        });
        rows.unwrap().collect::<Result<Tally, _>>().unwrap()
    };
    let kept = read("SELECT kind, who, step, firsts, rights, earned, possible FROM tally");
    let counted = read(
        "SELECT 'all', '', step, count(*), sum(is_right), sum(earned), sum(possible) FROM attempt \
         WHERE try_no = 1 GROUP BY step \
         UNION ALL SELECT 'club', club, step, count(*), sum(is_right), sum(earned), sum(possible) FROM attempt \
         JOIN session ON session.id = session WHERE try_no = 1 GROUP BY club, step \
         UNION ALL SELECT 'home', home, step, count(*), sum(is_right), sum(earned), sum(possible) \
         FROM attempt WHERE try_no = 1 GROUP BY home, step \
         UNION ALL SELECT 'learner', learner, step, count(*), sum(is_right), sum(earned), sum(possible) \
         FROM attempt WHERE try_no = 1 AND learner IS NOT NULL GROUP BY learner, step",
    );
    (kept, counted)
}

fn wrong(store: &RecordStore) -> Vec<(String, String, i64)> {
    let mut select = store.connection.prepare("SELECT step, answer, n FROM wrong_tally").unwrap();
    select
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect()
}

fn count(store: &mut RecordStore, session: SessionId, rights: &[bool]) {
    let attempts =
        rights.iter().zip(2..).map(|(right, seq)| attempt(seq, "on-whispers", 1, *right)).collect();
    store.keep_counted(&[counted(session, attempts, "na cooc", Some(70))]).unwrap();
}

#[test]
fn roll_ups_follow_the_attempts() {
    let desk = RecordFolder::new();
    let mut store = desk.store();
    let sessions = [begin(&mut store, START, 3), begin(&mut store, START + 1, 3)];
    count(&mut store, sessions[0], &[true, false]);
    count(&mut store, sessions[1], &[false]);
    let (kept, read) = tallies(&store);
    assert_eq!(kept, read);
    assert_eq!(wrong(&store), [("on-whispers".to_owned(), "option aloud".to_owned(), 2)]);

    // Counted again, in another way: as if the first count had never been.
    count(&mut store, sessions[0], &[true]);
    count(&mut store, sessions[0], &[true]);
    let (kept, read) = tallies(&store);
    assert_eq!(kept, read);
    assert_eq!(kept[&("learner".to_owned(), id_of("TQ-07").to_string(), "on-whispers".to_owned())].0, 2);
    count(&mut store, sessions[1], &[true]);
    assert!(wrong(&store).is_empty());
    count(&mut store, sessions[0], &[]);
    count(&mut store, sessions[1], &[]);
    assert!(tallies(&store).0.is_empty());
}

#[test]
fn a_session_is_counted_again_after_it_was_written_to() {
    let desk = RecordFolder::new();
    let mut store = desk.store();
    let session = begin(&mut store, START, 1);
    assert_eq!(store.uncounted(9).unwrap(), [session]);
    store.keep_counted(&[counted(session, Vec::new(), "", None)]).unwrap();
    assert_eq!((store.uncounted(9).unwrap(), store.n_uncounted().unwrap()), (Vec::new(), 0));
    append(&mut store, session, 2);
    assert_eq!(store.uncounted(9).unwrap(), [session]);
    store.keep_counted(&[counted(session, Vec::new(), "", None)]).unwrap();
    store.finish(session, START + 9).unwrap();
    assert_eq!(store.n_uncounted().unwrap(), 1);
}

#[test]
fn only_whole_meetings_are_compared() {
    let desk = RecordFolder::new();
    let mut store = desk.store();
    let session = begin(&mut store, START, 2);
    let fork = crate::record::tests::new_session(START + 1);
    store.fork(session, 1, &fork, &[event(2)]).unwrap();
    store.append(fork.id, 3, &[event(3)], &Extras::default()).unwrap();
    count(&mut store, session, &[true, false]);
    let progress = |store: &RecordStore| -> Vec<(String, i64, i64, i64)> {
        let mut select = store.connection.prepare("SELECT who, firsts, rights, score FROM progress").unwrap();
        let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)));
        rows.unwrap().map(Result::unwrap).collect()
    };
    assert!(progress(&store).is_empty());
    store.finish(session, START + 9).unwrap();
    store.finish(fork.id, START + 9).unwrap();
    count(&mut store, session, &[true, false]);
    count(&mut store, fork.id, &[true]);
    let of = |who: &str| (who.to_owned(), 2, 1, 70);
    assert_eq!(progress(&store), [of(""), of("na-cooc"), of(""), of(&id_of("TQ-07").to_string())]);
}

/// A table of one club has the meeting's own score; at a table of two, each club has that of its own answers.
#[test]
fn each_home_of_a_table_is_compared_by_its_own_answers() {
    let desk = RecordFolder::new();
    let mut store = desk.store();
    let at = |seq, home: &str, right| Attempt { home: home.to_owned(), ..attempt(seq, "lendable", 1, right) };
    let mut count_at = |started_at, attempts| {
        let session = begin(&mut store, started_at, 3);
        store.finish(session, started_at + 9).unwrap();
        store.keep_counted(&[counted(session, attempts, "", Some(33))]).unwrap();
    };
    count_at(START, vec![at(2, "nậm pẻ", true), at(3, "nậm pẻ", false)]);
    count_at(START + 1, vec![at(2, "nậm pẻ", true), at(3, "co muông", false)]);
    count_at(START + 2, vec![at(2, "", true), at(3, "co muông", true)]);
    let query = "SELECT who, started_at - ?1, firsts, rights, score FROM progress WHERE kind = 'home'";
    let mut select = store.connection.prepare(query).unwrap();
    let rows = select
        .query_map([START], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))
        .unwrap();
    let found: Vec<(String, i64, i64, i64, i64)> = rows.map(Result::unwrap).collect();
    let of = |who: &str, at, firsts, rights, score| (who.to_owned(), at, firsts, rights, score);
    assert_eq!(
        found,
        [
            of("", 2, 1, 1, 100),
            of("co muông", 1, 1, 0, 40),
            of("co muông", 2, 1, 1, 100),
            of("nậm pẻ", 0, 2, 1, 33),
            of("nậm pẻ", 1, 1, 1, 100)
        ]
    );
    // Meetings without a home belong to no club, so they are compared with nothing.
    let june = ScenarioId::from("june");
    let changes = store.changes(&june, By::Home, None, 9).unwrap();
    assert_eq!(changes.iter().map(|one| one.whose.id()).collect::<Vec<_>>(), ["co muông", "nậm pẻ"]);
    let of_home = |home: &str| {
        let terms = [Term::Home(home.to_owned())];
        store.n_sessions_with(&terms).unwrap()
    };
    assert_eq!(["nậm pẻ", "co muông", "", "nậm"].map(of_home), [2, 2, 1, 0]);
    let filter = Filter { terms: vec![Term::Home("co muông".to_owned())], ..Filter::default() };
    let found = store.list(&filter).unwrap();
    assert_eq!(found.iter().map(|one| one.started_at).collect::<Vec<_>>(), [START + 2, START + 1]);
}

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
    let desk = RecordFolder::new();
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
    let desk = RecordFolder::new();
    let mut store = desk.store();
    for (kind, at) in SessionKind::ALL.iter().copied().zip(START..) {
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
        let desk = RecordFolder::new();
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
    let desk = RecordFolder::new();
    let (mut here, mut there) = (desk.store(), crate::record::tests::merge::laptop(&desk, "there.sqlite3"));
    let new = NewSession { kind: SessionKind::Paper, ..of_table(START, ["CLB Nậm Pẻ", ""]) };
    there.begin(&new, &events(1, 2)).unwrap();
    take(&mut here, there.path());
    assert_eq!(homes(&here, new.id), homes(&there, new.id));
    assert_eq!(here.session(new.id).unwrap().unwrap().kind, SessionKind::Paper);
    assert_eq!(here.content_hash().unwrap(), there.content_hash().unwrap());
}

/// Two records may say two homes of one seat only where one was spoilt; both laptops then choose the same.
#[rstest]
#[case("CLB A", "CLB B", "CLB B")]
#[case("CLB B", "CLB A", "CLB B")]
#[case("", "CLB A", "CLB A")]
#[case("CLB A", "", "CLB A")]
fn of_two_homes_of_one_seat_the_greater_counts_in_any_order(
    #[case] left: &str,
    #[case] right: &str,
    #[case] kept: &str,
) {
    for apart in [false, true] {
        let desk = RecordFolder::new();
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

#[test]
fn sessions_of_two_kinds_are_two() {
    let desk = RecordFolder::new();
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
    let desk = RecordFolder::new();
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

//! What is counted: kept, replaced and never twice in the roll-ups.

use std::collections::BTreeMap;

use crate::id::{ScenarioId, SessionId};
use crate::record::model::{Attempt, Extras};
use crate::record::sessions::{Filter, Term};
use crate::record::store::RecordStore;
use crate::record::tests::{Desk, START, append, attempt, begin, counted, event, id_of};
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
    let desk = Desk::new();
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
    let desk = Desk::new();
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
    let desk = Desk::new();
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
    let desk = Desk::new();
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
    // Meetings without a home are of anybody, so they are compared with nothing.
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

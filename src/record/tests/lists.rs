//! Lists of sessions: every order, paged from both ends, searched, and never by sorting a whole table.

use crate::id::SessionId;
use crate::record::model::{Extras, StoredEvent};
use crate::record::sessions::{Filter, Start, Term, key};
use crate::record::store::RecordStore;
use crate::record::tests::{Desk, START, begin, counted, event};
use crate::review::sessions::{SessionOrder, SessionPage};

const CLUBS: [&str; 3] = ["na-cooc", "ban-moi", "xom-chieng"];

/// Eleven sessions of three clubs, some of them begun in the same moment and some without a score.
fn filled(desk: &Desk) -> RecordStore {
    let mut store = desk.store();
    for n in 0..11_i64 {
        let session = begin(&mut store, START + n / 2, 1);
        let club = CLUBS[usize::try_from(n).unwrap() % 3];
        store.connection.execute("UPDATE session SET club = ?2 WHERE id = ?1", (session, club)).unwrap();
        let score = (n % 4 > 0).then(|| u32::try_from(40 + 5 * n).unwrap());
        store
            .keep_counted(&[counted(session, Vec::new(), &format!("{club} treasurer tq-{n:02}"), score)])
            .unwrap();
    }
    store
}

fn ids(store: &RecordStore, filter: &Filter) -> Vec<SessionId> {
    store.list(filter).unwrap().iter().map(|summary| summary.id).collect()
}

#[test]
fn pages_from_either_end_make_the_whole_list() {
    let desk = Desk::new();
    let store = filled(&desk);
    for order in SessionOrder::ALL {
        let whole = ids(&store, &Filter { order, limit: 99, ..Filter::default() });
        assert_eq!(whole.len(), 11);
        let (mut forwards, mut backwards) = (Vec::new(), Vec::new());
        let mut filter = Filter { order, limit: 3, ..Filter::default() };
        while let Some(last) = store.list(&filter).unwrap().last() {
            forwards.extend(ids(&store, &filter));
            filter.page = SessionPage::After(last.id);
        }
        filter.page = SessionPage::Last;
        while let Some(first) = store.list(&filter).unwrap().first() {
            backwards.splice(0..0, ids(&store, &filter));
            filter.page = SessionPage::Before(first.id);
        }
        assert_eq!((&forwards, &backwards), (&whole, &whole), "{order:?}");
    }
}

#[test]
fn an_order_is_what_it_says() {
    let desk = Desk::new();
    let store = filled(&desk);
    let sorted = |order| store.list(&Filter { order, limit: 99, ..Filter::default() }).unwrap();
    assert!(sorted(SessionOrder::Newest).is_sorted_by(|a, b| a.started_at >= b.started_at));
    assert!(sorted(SessionOrder::Oldest).is_sorted_by(|a, b| a.started_at <= b.started_at));
    assert!(sorted(SessionOrder::HighestScore).is_sorted_by(|a, b| a.standing.score >= b.standing.score));
    assert!(sorted(SessionOrder::LowestScore).is_sorted_by(|a, b| a.standing.score <= b.standing.score));
    assert!(sorted(SessionOrder::Club).is_sorted_by(|a, b| a.club <= b.club));
}

#[test]
fn every_term_has_to_be_met() {
    let desk = Desk::new();
    let store = filled(&desk);
    let any = |words: &[&str]| Term::AnyOf(words.iter().map(ToString::to_string).collect());
    let found = |terms: Vec<Term>| ids(&store, &Filter { terms, limit: 99, ..Filter::default() }).len();
    assert_eq!(found(vec![any(&["na-cooc"])]), 4);
    assert_eq!(found(vec![any(&["na-cooc", "ban-moi"])]), 8);
    assert_eq!(found(vec![any(&["na-cooc"]), any(&["tq-0"])]), 4);
    assert_eq!(found(vec![any(&["na-cooc"]), any(&["tq-01"])]), 0);
    assert_eq!(found(vec![any(&["%"])]), 0, "nothing is a pattern");
    assert_eq!(found(vec![Term::Score { least: 0, most: 55 }]), 3);
    assert_eq!(found(vec![Term::Score { least: 0, most: 100 }]), 8, "those without a score have none");
}

#[test]
fn lists_are_read_from_their_indexes() {
    let desk = Desk::new();
    let store = filled(&desk);
    let newest = store.list(&Filter { limit: 1, ..Filter::default() }).unwrap();
    for (order, index) in [
        (SessionOrder::Newest, "session_by_start"),
        (SessionOrder::Oldest, "session_by_start"),
        (SessionOrder::LowestScore, "session_by_score"),
        (SessionOrder::HighestScore, "session_by_score"),
        (SessionOrder::Club, "session_by_club"),
    ] {
        let at = || key(order, &newest[0]);
        for start in [Start::First, Start::Last, Start::After(at()), Start::Before(at())] {
            for terms in
                [Vec::new(), vec![Term::AnyOf(vec!["na".into()])], vec![Term::Club("na-cooc".into())]]
            {
                let (query, values) = Filter { terms, order, ..Filter::default() }.query(&start, 3);
                let plan = store.plan(&query, values);
                assert!(plan.contains(index) && !plan.contains("TEMP B-TREE"), "{order:?} {start:?}: {plan}");
            }
        }
    }
}

#[test]
fn a_snapshot_does_not_see_what_comes_after_it() {
    let desk = Desk::new();
    let store = filled(&desk);
    let mut other = desk.store();
    let snapshot = store.snapshot().unwrap();
    begin(&mut other, START + 99, 1);
    assert_eq!((snapshot.n_sessions().unwrap(), other.n_sessions().unwrap()), (11, 12));
    drop(snapshot);
    assert_eq!(store.n_sessions().unwrap(), 12);
}

#[test]
fn sessions_and_answers_are_counted_by_club_scenario_and_session() {
    let desk = Desk::new();
    let mut store = filled(&desk);
    let answered = StoredEvent { kind: "answered".into(), ..event(2) };
    let session = ids(&store, &Filter { terms: vec![Term::Club("ban-moi".into())], ..Filter::default() })[0];
    store.append(session, 2, &[answered], &Extras::default()).unwrap();
    for (term, sessions, answers) in [
        (Term::Club("ban-moi".into()), 4, 1),
        (Term::Club("na-cooc".into()), 4, 0),
        (Term::Scenario("june".into()), 11, 1),
        (Term::Scenario("july".into()), 0, 0),
        (Term::Session(session), 1, 1),
    ] {
        let terms = [term];
        let listed = store.list(&Filter { terms: terms.to_vec(), ..Filter::default() }).unwrap().len();
        let counted = (store.n_sessions_with(&terms).unwrap(), store.n_answered(&terms).unwrap());
        assert_eq!((listed, counted), (sessions, (u64::try_from(sessions).unwrap(), answers)), "{terms:?}");
    }
    assert_eq!((store.n_sessions().unwrap(), store.n_answered(&[]).unwrap()), (11, 1));
}

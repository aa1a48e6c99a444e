//! What is written comes back: sessions, forks, settings, learners; and lists of sessions, in every order, paged from
//! both ends, searched, and never by sorting a whole table.

use crate::id::SessionId;
use crate::record::error::Fault;
use crate::record::model::{Extras, Forked, Saved, Seat, StoredEvent, TextHash};
use crate::record::read::NEWEST_UNFINISHED;
use crate::record::sessions::{Filter, Start, Term, key};
use crate::record::store::RecordStore;
use crate::record::tests::{
    RecordFolder, START, append, begin, consented, counted, event, events, new_session, note, person, sitting,
};
use crate::review::sessions::{SessionOrder, SessionPage};

#[test]
fn a_session_comes_back_as_it_was() {
    let desk = RecordFolder::new();
    let mut store = desk.store();
    let new = new_session(START);
    assert_eq!(store.begin(&new, &events(1, 2)).unwrap(), Saved { total: 2 });
    let extras = Extras {
        notes: &[note(3, "Tôi sẽ gọi bà Ổn"), note(3, "Đọc đủ hai quỹ")],
        seats: &[Seat::typed("treasurer", 4, Some("HV-02"))],
    };
    assert_eq!(store.append(new.id, 3, &events(3, 4), &extras).unwrap(), Saved { total: 4 });
    store.finish(new.id, START + 99).unwrap();
    store.finish(new.id, START + 100).unwrap();
    drop(store);

    let store = desk.store();
    assert_eq!(store.events(new.id).unwrap(), events(1, 4));
    assert_eq!(store.notes(new.id).unwrap(), extras.notes);
    let typed = [&new.seats, extras.seats].concat().into_iter();
    let typed: Vec<_> = typed.map(|seat| (seat.role, seat.from_seq, seat.learner)).collect();
    assert_eq!(sitting(&store, new.id), typed);
    let summary = store.session(new.id).unwrap().unwrap();
    assert_eq!((summary.seed, summary.cut, summary.total), (new.seed, Some(45), 4));
    assert_eq!((&summary.scenario, &summary.club, &summary.place), (&new.scenario, &new.club, &new.place));
    assert_eq!(summary.finished_at, Some(START + 99));
    assert_eq!(summary.scenario_hash, TextHash::of(&new.scenario_text));
    assert_eq!(store.scenario_text(summary.scenario_hash).unwrap(), Some(new.scenario_text));
}

#[test]
fn a_fork_reads_through_to_its_first_ancestor() {
    let desk = RecordFolder::new();
    let mut store = desk.store();
    let root = begin(&mut store, START, 6);
    let (child, grandchild, early) = (new_session(START + 1), new_session(START + 2), new_session(START + 3));
    assert_eq!(store.fork(root, 4, &child, &events(5, 7)).unwrap(), Saved { total: 7 });
    assert_eq!(store.fork(child.id, 6, &grandchild, &[]).unwrap(), Saved { total: 6 });
    append(&mut store, grandchild.id, 7);
    // A fork inside what its parent has itself inherited.
    assert_eq!(store.fork(child.id, 2, &early, &[event(3)]).unwrap(), Saved { total: 3 });

    assert_eq!(store.events(grandchild.id).unwrap(), events(1, 7));
    assert_eq!(store.own_events(grandchild.id).unwrap(), [event(7)]);
    assert_eq!(store.events(early.id).unwrap(), events(1, 3));
    assert_eq!(store.events(root).unwrap(), events(1, 6), "a fork never changes its parent");
    let summary = store.session(grandchild.id).unwrap().unwrap();
    assert_eq!((summary.forked, summary.total), (Some(Forked { from: child.id, at_seq: 6 }), 7));

    let too_far = store.fork(root, 7, &new_session(START + 4), &[]).unwrap_err();
    assert_eq!(too_far.fault, Fault::Conflict);
    let no_parent = store.fork(SessionId::at(START), 1, &new_session(START + 4), &[]).unwrap_err();
    assert_eq!(no_parent.fault, Fault::NoSuchSession);
}

#[test]
fn the_unfinished_session_is_the_newest_of_this_laptop() {
    let desk = RecordFolder::new();
    let mut store = desk.store();
    assert_eq!(store.unfinished().unwrap(), None);
    let first = begin(&mut store, START, 1);
    let second = begin(&mut store, START + 1, 1);
    let foreign = begin(&mut store, START + 2, 1);
    store.connection.execute("UPDATE session SET laptop = x'00' WHERE id = ?1", [foreign]).unwrap();
    assert_eq!(store.unfinished().unwrap().map(|found| found.id), Some(second));
    store.finish(second, START + 3).unwrap();
    assert_eq!(store.unfinished().unwrap().map(|found| found.id), Some(first));
}

#[test]
fn settings_and_learners_are_kept() {
    let desk = RecordFolder::new();
    let mut store = desk.store();
    assert_eq!(store.setting("lang").unwrap(), None);
    store.put_setting("lang", "vi").unwrap();
    store.put_setting("lang", "vi,hmn-VN").unwrap();
    assert_eq!(store.setting("lang").unwrap().as_deref(), Some("vi,hmn-VN"));

    let agreed = consented("Lò Thị Ổn", START);
    let id = store.keep_name(" HV-01", &agreed).unwrap();
    let newer = consented("Lò Thị Ổn (Bản Mới)", START + 5);
    assert_eq!(store.keep_name("HV-01", &newer).unwrap(), id);
    assert_eq!((person(&store, "HV-01").id, person(&store, "HV-01").consented), (id, Some(newer)));
}

#[test]
fn the_unfinished_session_is_found_by_its_index() {
    let desk = RecordFolder::new();
    let plan = desk.store().plan(&format!("SELECT * FROM session {NEWEST_UNFINISHED}"), Vec::<i64>::new());
    assert!(plan.contains("session_unfinished") && !plan.contains("TEMP B-TREE"), "{plan}");
}

const CLUBS: [&str; 3] = ["na-cooc", "ban-moi", "xom-chieng"];

/// Eleven sessions of three clubs, some of them begun in the same moment and some without a score.
fn filled(desk: &RecordFolder) -> RecordStore {
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
    let desk = RecordFolder::new();
    let store = filled(&desk);
    for order in SessionOrder::ALL.iter().copied() {
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
    let desk = RecordFolder::new();
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
    let desk = RecordFolder::new();
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
    let desk = RecordFolder::new();
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
    let desk = RecordFolder::new();
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
    let desk = RecordFolder::new();
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

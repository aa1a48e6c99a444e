//! What is written comes back: sessions, forks, settings, learners. Nothing fails here.

use crate::id::SessionId;
use crate::record::error::Fault;
use crate::record::model::{Extras, Forked, Saved, Seat, TextHash};
use crate::record::read::NEWEST_UNFINISHED;
use crate::record::tests::{
    Desk, START, append, begin, consented, event, events, new_session, note, person, sitting,
};

#[test]
fn a_session_comes_back_as_it_was() {
    let desk = Desk::new();
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
    let desk = Desk::new();
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
    let desk = Desk::new();
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
    let desk = Desk::new();
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
    let desk = Desk::new();
    let plan = desk.store().plan(&format!("SELECT * FROM session {NEWEST_UNFINISHED}"), Vec::<i64>::new());
    assert!(plan.contains("session_unfinished") && !plan.contains("TEMP B-TREE"), "{plan}");
}

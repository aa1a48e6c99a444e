//! Who is whom: a code is a label that two laptops may give to two people, old records give the same people anywhere,
//! and what was joined, renamed or erased comes out the same in any order of merging.

use std::path::Path;

use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::id::{LearnerId, SessionId};
use crate::record::model::{ERASED, Seat, TextHash};
use crate::record::people::Person;
use crate::record::recover::recover;
use crate::record::store::RecordStore;
use crate::record::tests::merge::{laptop, take};
use crate::record::tests::{
    RecordFolder, START, attempt, begin, consented, counted, event, events, new_session, person, raw, sitting,
};

const SCHEMAS: [&str; 3] = [
    include_str!("../schema/0001_first.sql"),
    include_str!("../schema/0002_correction_place.sql"),
    include_str!("../schema/0003_review.sql"),
];

const SESSION: &str = "INSERT INTO session (id, laptop, scenario, scenario_hash, seed, mode, club, started_at) \
     VALUES (?1, ?2, 'june', zeroblob(32), 1, 'board', 'na-cooc', ?3)";

/// The laptop with this number, as old records write it.
fn machine(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn v5(machine_no: u128, code: &str) -> LearnerId {
    LearnerId(Uuid::new_v5(&machine(machine_no), code.as_bytes()))
}

/// Makes a record of schema 3: sessions as (number, laptop, start, the code or word in the chair's seat), and names as
/// (id, code, name).
fn old_record(
    path: &Path,
    sessions: &[(u128, u128, i64, &str)],
    names: &[(u128, &str, &str)],
    rest: &str,
) -> Connection {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    let old = raw(path);
    for schema in SCHEMAS {
        old.execute_batch(schema).unwrap();
    }
    old.execute_batch("PRAGMA user_version = 3").unwrap();
    for (n, laptop, at, said) in sessions {
        let id = SessionId(machine(1_000 + n));
        old.execute(SESSION, params![id, machine(*laptop).as_bytes(), at]).unwrap();
        old.execute("INSERT INTO seat VALUES (?1, 'chair', 1, ?2)", params![id, said]).unwrap();
        old.execute("INSERT INTO seat VALUES (?1, 'treasurer', 1, NULL)", [id]).unwrap();
        old.execute("INSERT INTO event VALUES (?1, 1, ?2, 'x', 1, '{}')", params![id, at]).unwrap();
    }
    for (id, code, name) in names {
        let learner = "INSERT INTO learner VALUES (?1, ?2, ?3, '1', ?4)";
        old.execute(learner, params![machine(*id).as_bytes(), code, name, START]).unwrap();
    }
    old.execute_batch(rest).unwrap();
    old
}

fn names(store: &RecordStore) -> Vec<(LearnerId, String, Option<String>, u64)> {
    let people = store.people().unwrap().into_iter();
    people.map(|one| (one.id, one.code, one.consented.map(|agreed| agreed.name), one.sessions)).collect()
}

/// A code of one laptop with a name; a code of two laptops with a name; a code with two names; a name without a seat;
/// and words that belong to no person.
const OLD: [(u128, u128, i64, &str); 8] = [
    (1, 1, START, "HV-01"),
    (2, 2, START + 1, "HV-01"),
    (3, 1, START + 2, " TQ-07 "),
    (4, 2, START + 3, "KT-09"),
    (5, 1, START + 4, "hall"),
    (6, 1, START + 5, "chair"),
    (7, 1, START + 6, "erased"),
    (8, 1, START + 7, "Ho\u{300}a"),
];
const NAMES: [(u128, &str, &str); 5] = [
    (91, "HV-01", "Lò Thị Ổn"),
    (92, "TQ-07", "Sùng Thị Mảy"),
    (93, "KT-09", "Vàng A Sò"),
    (94, "KT-09", "Vàng A Chu"),
    (95, "XX-00", "Lường Thị Inh"),
];

fn expected() -> Vec<(LearnerId, String, Option<String>, u64)> {
    let alone = |n: u128| LearnerId(machine(n));
    let mut all = vec![
        (alone(91), "HV-01", Some("Lò Thị Ổn"), 0),
        (v5(1, "HV-01"), "HV-01", None, 1),
        (v5(2, "HV-01"), "HV-01", None, 1),
        (v5(1, "Hòa"), "Hòa", None, 1),
        (alone(93), "KT-09", Some("Vàng A Sò"), 0),
        (alone(94), "KT-09", Some("Vàng A Chu"), 0),
        (v5(2, "KT-09"), "KT-09", None, 1),
        (v5(1, "TQ-07"), "TQ-07", Some("Sùng Thị Mảy"), 1),
        (alone(95), "XX-00", Some("Lường Thị Inh"), 0),
    ];
    all.sort_by_key(|(id, code, ..)| (*code, *id));
    all.into_iter().map(|(id, code, name, n)| (id, code.to_owned(), name.map(str::to_owned), n)).collect()
}

#[test]
fn an_old_record_gives_the_same_people_anywhere() {
    let desk = RecordFolder::new();
    drop(old_record(&desk.record(), &OLD, &NAMES, ""));
    std::fs::copy(desk.record(), desk.file("copy.sqlite3")).unwrap();
    std::fs::copy(desk.record(), desk.file("damaged.sqlite3")).unwrap();
    let store = desk.store();
    assert_eq!(names(&store), expected());
    // The id of a person is part of the format: it never changes.
    assert_eq!(v5(1, "HV-01").to_string(), "7382f2fe-107b-58d9-932b-e36b7ff7bed7");
    let said: Vec<_> = (1..=8)
        .map(|n| sitting(&store, SessionId(machine(1_000 + n))).remove(0).2.unwrap_or_default())
        .collect();
    assert_eq!(said, ["HV-01", "HV-01", "TQ-07", "KT-09", "hall", "chair", "erased", "Hòa"]);
    assert_eq!(store.uncounted(99).unwrap().len(), 8);
    store.full_check().unwrap();

    // The same by merging and by saving what can be read of it.
    let mut fresh = laptop(&desk, "fresh.sqlite3");
    take(&mut fresh, &desk.file("copy.sqlite3"));
    assert_eq!(fresh.content_hash().unwrap(), store.content_hash().unwrap());
    recover(&desk.file("damaged.sqlite3")).unwrap();
    let saved = laptop(&desk, "damaged.sqlite3");
    assert_eq!(names(&saved), expected());
    assert_eq!(saved.content_hash().unwrap(), store.content_hash().unwrap());
}

/// A code that stays unassigned in one record and is clear in another, in every order.
#[test]
fn old_records_of_several_laptops_end_the_same_in_any_order() {
    let desk = RecordFolder::new();
    let tombstone = |code: &str, at: i64| {
        let hash = TextHash::of(code);
        format!("INSERT INTO erasure (what, target, at) VALUES ('learner', x'{hash}', {at});")
    };
    let seat = (1, 1, START, "HV-01");
    drop(old_record(&desk.file("a.sqlite3"), &[seat, (3, 1, START + 9, "HV-01")], &NAMES[..1], ""));
    drop(old_record(&desk.file("b.sqlite3"), &[seat, (2, 2, START, "HV-01")], &NAMES[..1], ""));
    drop(old_record(
        &desk.file("c.sqlite3"),
        &[(1, 1, START, "erased")],
        &[],
        &tombstone("HV-01", START + 5),
    ));
    let mut new = laptop(&desk, "d.sqlite3");
    begin(&mut new, START, 1);
    // The person of an old record has another code here by now; what was erased is known by the old one.
    take(&mut new, &desk.file("b.sqlite3"));
    let renamed = new.person(v5(1, "HV-01")).unwrap().unwrap();
    new.rename(&renamed, "HV-77", START + 20).unwrap();
    let paths = ["a", "b", "c", "d"].map(|name| desk.file(&format!("{name}.sqlite3")));
    let mut ends = Vec::new();
    for (n, order) in
        [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2], [3, 0, 2, 1]].iter().enumerate()
    {
        let mut end = laptop(&desk, &format!("end-{n}.sqlite3"));
        for at in order {
            take(&mut end, &paths[*at]);
        }
        ends.push((end.content_hash().unwrap(), end.people().unwrap()));
    }
    for end in &ends {
        assert_eq!(end, &ends[0]);
    }
}

#[test]
fn what_an_old_program_erased_stays_erased_and_blocks_nobody_new() {
    let desk = RecordFolder::new();
    let at = START + 5;
    let tombstone = format!(
        "INSERT INTO erasure (what, target, at) VALUES ('learner', x'{}', {at});",
        TextHash::of("HV-01")
    );
    drop(old_record(&desk.file("erased.sqlite3"), &[(1, 1, START, "erased")], &[], &tombstone));
    let older = (2, 1, at, "HV-01");
    let newer = (3, 1, at + 1, "HV-01");
    drop(old_record(&desk.file("old.sqlite3"), &[older, newer], &[(91, "HV-01", "Lò Thị Ổn")], ""));
    let mut store = desk.store();
    // A new person, although the clock of this laptop shows an earlier day.
    let own = begin(&mut store, START, 1);
    take(&mut store, &desk.file("old.sqlite3"));
    take(&mut store, &desk.file("erased.sqlite3"));
    let said = |n: u128| sitting(&store, SessionId(machine(1_000 + n))).remove(0).2;
    assert_eq!(
        [said(1), said(2), said(3)],
        [Some(ERASED), Some(ERASED), Some("HV-01")].map(|said| said.map(str::to_owned))
    );
    assert_eq!(sitting(&store, own)[0].2.as_deref(), Some("HV-01"));
    let known = store.people().unwrap();
    assert_eq!(
        known.iter().map(|one| (one.sessions, one.consented.is_some())).collect::<Vec<_>>(),
        [(1, false), (1, false)]
    );
    begin(&mut store, at + 9, 1);
    assert_eq!(store.people().unwrap().iter().map(|one| one.sessions).sum::<u64>(), 3);
}

/// Two laptops, one code, two people.
fn two_of_one_code(desk: &RecordFolder) -> (RecordStore, [LearnerId; 2]) {
    let (mut store, mut other) = (desk.store(), laptop(desk, "other.sqlite3"));
    begin(&mut store, START, 2);
    store.keep_name("HV-01", &consented("Lò Thị Ổn", START)).unwrap();
    begin(&mut other, START + 1, 2);
    other.keep_name("HV-01", &consented("Sùng A Páo", START)).unwrap();
    let ids = [person(&store, "HV-01").id, person(&other, "HV-01").id];
    take(&mut store, other.path());
    (store, ids)
}

#[test]
fn two_people_with_one_code_stay_two() {
    let desk = RecordFolder::new();
    let (mut store, [here, there]) = two_of_one_code(&desk);
    let people = store.people().unwrap();
    let mut labels: Vec<_> = people.iter().map(Person::label).collect();
    labels.dedup();
    assert!(labels.len() == 2 && labels.iter().all(|label| label.starts_with("HV-01 · ")), "{labels:?}");
    let same = store.same_codes().unwrap();
    assert_eq!(
        same.iter().map(|one| (one.code.as_str(), one.people.len())).collect::<Vec<_>>(),
        [("HV-01", 2)]
    );
    // Typed here again, the code means who was born here; and erasing one leaves the other.
    let again = begin(&mut store, START + 2, 1);
    assert_eq!(store.seats(again).unwrap()[0].person, Some(here));
    let gone = store.person(there).unwrap().unwrap();
    store.erase_person(&gone, START + 3).unwrap();
    let left = store.people().unwrap();
    assert_eq!(
        left.iter().map(|one| (one.id, one.sessions, one.label())).collect::<Vec<_>>(),
        [(here, 2, "HV-01".to_owned())]
    );
    assert_eq!(left[0].consented.as_ref().map(|agreed| agreed.name.as_str()), Some("Lò Thị Ổn"));
}

/// A name of an older record without a person is no third person, and the two keep their marks.
#[test]
fn a_name_alone_is_counted_apart_and_marks_stay_those_of_the_laptops() {
    let desk = RecordFolder::new();
    let (mut store, ids) = two_of_one_code(&desk);
    let alone = "INSERT INTO learner (id, code, code_at, name, consent_version, consent_at, person, shown) \
         VALUES (?1, 'HV-01', 0, 'Vừ A Chơ', '1', 5, ?1, 'HV-01')";
    store.connection.execute(alone, [LearnerId::at(START)]).unwrap();
    store.keep_name("HV-09", &consented("Lò Thị Ổn", START)).unwrap();
    let [same] = <[_; 1]>::try_from(store.same_codes().unwrap()).unwrap();
    assert_eq!((same.people.len(), same.names.len()), (2, 1));
    assert!(same.names[0].is_name_alone() && same.people.iter().all(|one| ids.contains(&one.id)));
    for person in &same.people {
        assert_eq!(person.label(), format!("HV-01 · {}", person.laptops()[0]));
    }
}

/// Erased here, joined elsewhere to another code, and then merged, in either order.
#[test]
fn who_is_joined_to_an_erased_person_later_is_told_until_erased_or_taken_apart() {
    let desk = RecordFolder::new();
    let (mut here, mut there) = (desk.store(), laptop(&desk, "there.sqlite3"));
    begin(&mut here, START, 2);
    let mut new = new_session(START + 1);
    new.seats = vec![Seat::typed("chair", 1, Some("HV-02"))];
    here.begin(&new, &events(1, 1)).unwrap();
    take(&mut there, here.path());
    let [one, other] = ["HV-01", "HV-02"].map(|code| person(&here, code));
    here.erase_person(&one, START + 3).unwrap();
    there.join_people(&other, &one, START + 4).unwrap();
    let gone = |store: &RecordStore| -> Vec<String> {
        store.joined_to_erased().unwrap().iter().map(|one| one.code.clone()).collect()
    };
    assert!(gone(&here).is_empty() && gone(&there).is_empty());
    take(&mut here, there.path());
    take(&mut there, here.path());
    assert_eq!([gone(&here), gone(&there)], [["HV-02"], ["HV-02"]], "nothing is erased by a joining alone");
    assert_eq!(here.content_hash().unwrap(), there.content_hash().unwrap());
    let mut third = laptop(&desk, "third.sqlite3");
    take(&mut third, there.path());
    let left = third.joined_to_erased().unwrap().remove(0);
    third.take_apart(left.id, START + 9).unwrap();
    assert!(gone(&third).is_empty() && third.people().unwrap().len() == 1);
    // Erased whole: nothing of them is left anywhere, in any order.
    let left = here.joined_to_erased().unwrap().remove(0);
    here.erase_person(&left, START + 5).unwrap();
    take(&mut there, here.path());
    take(&mut here, there.path());
    assert!(
        here.people().unwrap().is_empty() && there.people().unwrap().is_empty() && gone(&here).is_empty()
    );
    assert_eq!(here.content_hash().unwrap(), there.content_hash().unwrap());
}

/// Everything goes by the least id, and is counted anew when that changes.
#[test]
fn those_who_are_joined_are_one_until_they_are_taken_apart() {
    let desk = RecordFolder::new();
    let (mut store, [here, there]) = two_of_one_code(&desk);
    let count_all = |store: &mut RecordStore| {
        for session in store.uncounted(9).unwrap() {
            let who = store.seats(session).unwrap()[0].person;
            let answered =
                crate::record::counted::Attempt { learner: who, ..attempt(2, "on-whispers", 1, true) };
            store.keep_counted(&[counted(session, vec![answered], "", Some(70))]).unwrap();
        }
    };
    let tallied = |store: &RecordStore| -> Vec<(String, u64)> {
        let query = "SELECT who, sum(firsts) FROM tally WHERE kind = 'learner' GROUP BY who";
        store.rows(query, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap()
    };
    count_all(&mut store);
    assert_eq!(tallied(&store).len(), 2);
    let [one, other] = [here, there].map(|id| store.person(id).unwrap().unwrap());
    store.join_people(&one, &other, START + 10).unwrap();
    let least = here.min(there);
    assert_eq!(store.n_uncounted().unwrap(), 1, "of the one whose id is another now");
    count_all(&mut store);
    assert_eq!(tallied(&store), [(least.to_string(), 2)]);
    let both = person(&store, "HV-01");
    assert_eq!((both.id, both.sessions, both.label().as_str(), both.parts.len()), (least, 2, "HV-01", 2));
    assert!(store.same_codes().unwrap().is_empty());
    // A clock that was set back takes them apart all the same.
    store.take_apart(here, START - 99).unwrap();
    count_all(&mut store);
    assert_eq!((store.people().unwrap().len(), tallied(&store).len()), (2, 2));
}

#[test]
fn a_joined_person_is_erased_whole() {
    let desk = RecordFolder::new();
    let (mut store, [here, there]) = two_of_one_code(&desk);
    let [one, other] = [here, there].map(|id| store.person(id).unwrap().unwrap());
    store.join_people(&one, &other, START + 10).unwrap();
    let both = person(&store, "HV-01");
    store.erase_person(&both, START + 11).unwrap();
    assert!(store.people().unwrap().is_empty());
    let mut late = laptop(&desk, "late.sqlite3");
    take(&mut late, &desk.file("other.sqlite3"));
    take(&mut late, store.path());
    assert!(late.people().unwrap().is_empty());
}

#[test]
fn a_mistyped_code_is_put_right() {
    let desk = RecordFolder::new();
    let mut store = desk.store();
    let mut new = new_session(START);
    new.seats = vec![Seat::typed("chair", 1, Some("HV-1"))];
    store.begin(&new, &[event(1)]).unwrap();
    begin(&mut store, START + 1, 1);
    let mistyped = person(&store, "HV-1");
    store.rename(&mistyped, " HV-11", START + 2).unwrap();
    assert_eq!(sitting(&store, new.id)[0].2.as_deref(), Some("HV-11"));
    for nobody in ["", "hall", "chair", "erased"] {
        assert!(store.rename(&mistyped, nobody, START + 3).is_err(), "{nobody}");
    }
    // Two who turn out to be one: the code that is kept is shown, and both codes mean them from then on.
    let [kept, other] = ["HV-01", "HV-11"].map(|code| person(&store, code));
    store.join_people(&kept, &other, START + 4).unwrap();
    assert_eq!(person(&store, "HV-11").label(), "HV-01");
    let again = new_session(START + 5);
    store.begin(&again, &events(1, 1)).unwrap();
    assert_eq!(person(&store, "HV-01").sessions, 3);
}

/// A person without a row has no known code. The data of this person can still be erased. Another record that knows the
/// person brings the code back.
#[test]
fn whose_code_was_lost_is_somebody_all_the_same() {
    let desk = RecordFolder::new();
    let mut store = desk.store();
    begin(&mut store, START, 2);
    let known = person(&store, "HV-01");
    store.backup_to(&desk.file("whole.sqlite3"), START).unwrap();
    store.connection.execute("DELETE FROM learner", []).unwrap();
    let mut store = store.recover().unwrap().store;
    let [lost] = <[_; 1]>::try_from(store.people().unwrap()).unwrap();
    assert!(lost.id == known.id && lost.sessions == 1 && lost.code.starts_with("? "), "{lost:?}");
    take(&mut store, &desk.file("whole.sqlite3"));
    assert_eq!(store.people().unwrap(), [known]);
}

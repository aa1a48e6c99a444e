//! Records that older programs wrote: opened, brought up to date, counted, and nothing in them lost.

use std::path::Path;

use dongvai::clock::Clock;
use dongvai::practice::{LiveSession, counting};
use dongvai::record::sessions::Filter;
use dongvai::record::{Access, RecordStore};

use super::app_on_screen::TestApp;

/// The file, and how many sessions, events and answers a person gave stand in it.
const RECORDS: [(&str, usize, usize, u32); 3] = [("v1", 1, 14, 0), ("v2", 3, 28, 5), ("v3", 3, 18, 10)];

#[test]
fn old_records_are_brought_up_to_date_and_counted() {
    for (name, sessions, events, answers) in RECORDS {
        let folder = tempfile::tempdir().expect("a folder");
        let record = folder.path().join("records.sqlite3");
        let fixture =
            Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/records/{name}.sqlite3"));
        std::fs::copy(fixture, &record).expect("a copy");
        let mut store =
            RecordStore::open(&record, Access::ReadWrite).expect("an old record").sound().unwrap();
        counting::count_all(&mut store, &Clock::Fixed(0)).expect("counted");
        store.full_check().expect("a sound record");

        let found = store.list(&Filter::default()).expect("a list");
        assert_eq!(found.len(), sessions, "{name}");
        assert_eq!(
            found.iter().map(|one| store.own_events(one.id).expect("events").len()).sum::<usize>(),
            events,
            "{name}"
        );
        assert_eq!(found.iter().map(|one| one.standing.answers).sum::<u32>(), answers, "{name}");
        for one in &found {
            assert_eq!(
                store.attempts(one.id).expect("attempts").len(),
                usize::try_from(one.standing.answers).expect("few")
            );
            assert!(
                one.standing.search.contains("nà coóc") || one.standing.search.contains("na cooc"),
                "{}",
                one.standing.search
            );
            LiveSession::resume(&store, one.id).expect("a session that can be gone on with");
        }
    }
}

/// Two laptops' HV-01 are two people. The name that one of them agreed to waits until a user says whose it is; a
/// clear name goes with its person. What was erased stays erased, and its code is free for another person.
#[test]
fn codes_of_an_old_record_become_people() {
    let house = TestApp::new();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/records/v3.sqlite3");
    std::fs::copy(fixture, house.dir.path().join("records.sqlite3")).expect("a copy");
    let mut store = house.record();
    let known: Vec<_> = store
        .people()
        .expect("people")
        .into_iter()
        .map(|one| (one.code, one.consented.map(|agreed| agreed.name), one.sessions))
        .collect();
    let mut expected = [
        ("HV-01", None, 1),
        ("HV-01", None, 2),
        ("HV-01", Some("Lò Thị Ổn"), 0),
        ("HV-03", None, 1),
        ("TQ-07", Some("Sùng Thị Mảy"), 1),
        ("TQ-08", None, 1),
    ]
    .map(|(code, name, n)| (code.to_owned(), name.map(str::to_owned), n));
    let sorted = |mut all: Vec<_>| {
        all.sort();
        all
    };
    expected.sort();
    assert_eq!(sorted(known), expected);
    assert!(store.is_erased("XX-00").expect("an answer"));
    // The name finds its person, and a certificate says it.
    let people = store.people_with_code("HV-01").expect("people");
    let of = |n: u64, has_name: bool| {
        people.iter().find(|one| one.sessions == n && one.consented.is_some() == has_name).expect("a person")
    };
    store.join_people(of(1, false), of(0, true), 1).expect("joined");
    let joined = store.people_with_code("HV-01").expect("people");
    assert_eq!(joined.len(), 2);
    let named = joined.iter().find(|one| one.consented.is_some()).expect("a name");
    assert_eq!((named.sessions, named.parts.len()), (1, 2));
}

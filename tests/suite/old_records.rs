//! Records that older programs wrote: opened, brought up to date, counted, and nothing in them lost.

use std::path::Path;

use dongvai::clock::Clock;
use dongvai::practice::{Practice, counting};
use dongvai::record::sessions::Filter;
use dongvai::record::{Access, RecordStore};

/// The file, and how many sessions, events and answers a person gave stand in it.
const RECORDS: [(&str, usize, usize, u32); 2] = [("v1", 1, 14, 0), ("v2", 3, 28, 5)];

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
            Practice::resume(&store, one.id).expect("a session that can be gone on with");
        }
    }
}

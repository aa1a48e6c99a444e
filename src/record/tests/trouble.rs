//! Rows that cannot be read, in our own record: every list goes on without them, and says which they are.

use crate::id::SessionId;
use crate::record::error::Fault;
use crate::record::health::health;
use crate::record::model::Extras;
use crate::record::sessions::Filter;
use crate::record::store::RecordStore;
use crate::record::tests::{Desk, START, begin, counted, event, person, raw};
use crate::review::sessions::{SessionOrder, SessionPage, Trouble};

/// Of so many sessions the first is spoilt.
const N: usize = 5;

fn filled(desk: &Desk) -> (RecordStore, Vec<SessionId>) {
    let mut store = desk.store();
    let sessions: Vec<SessionId> = (0..5).map(|n| begin(&mut store, START + n, 4)).collect();
    for session in &sessions {
        store.keep_counted(&[counted(*session, Vec::new(), "june", Some(50))]).unwrap();
    }
    (store, sessions)
}

fn spoil(desk: &Desk, statements: &str) {
    let other = raw(&desk.record());
    other.execute_batch("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF").unwrap();
    other.execute_batch(&statements.replace("FIRST", "(SELECT min(id) FROM session)")).unwrap();
}

/// Rows of a session, or its head, that no read of ours takes.
const HEADS: [&str; 8] = [
    "UPDATE session SET cut = -1 WHERE id = FIRST",
    "UPDATE session SET laptop = x'010203' WHERE id = FIRST",
    "UPDATE session SET club = cast(x'ff' AS TEXT) WHERE id = FIRST",
    "UPDATE session SET forked_at_seq = 5000000000 WHERE id = FIRST",
    "UPDATE session SET counted = -7 WHERE id = FIRST",
    "UPDATE session SET kind = 'zz' WHERE id = FIRST",
    "UPDATE session SET id = x'01' WHERE id = FIRST",
    "UPDATE seat SET session = x'01' WHERE session = FIRST; UPDATE event SET session = x'01' WHERE session = FIRST; \
     UPDATE session SET id = x'01' WHERE id = FIRST",
];

#[test]
fn a_bad_head_hides_no_other_session() {
    for statements in HEADS {
        let desk = Desk::new();
        let (mut store, sessions) = filled(&desk);
        spoil(&desk, statements);
        for order in SessionOrder::ALL {
            for limit in [1, 2, 9] {
                let mut found = Vec::new();
                let mut filter = Filter { order, limit, ..Filter::default() };
                loop {
                    let page = store.list(&filter).unwrap();
                    let Some(last) = page.last() else { break };
                    filter.page = SessionPage::After(last.id);
                    found.extend(page.iter().map(|summary| summary.id));
                }
                found.sort();
                assert_eq!(found, sessions[1..], "{statements} {order:?} {limit}");
            }
        }
        store.played().unwrap();
        assert_eq!(store.unfinished().unwrap().map(|found| found.id), Some(sessions[N - 1]));
        store.look_at_heads().unwrap();
        let troubled = store.troubled(&[]).unwrap();
        // A number that this program counted is repaired by counting again.
        let is_mended = statements.contains("counted = -7");
        assert_eq!(troubled.len(), usize::from(!is_mended), "{statements}");
        if !is_mended {
            assert_eq!(troubled[0].trouble, Trouble::Row);
            assert_eq!(troubled[0].started_at, Some(START));
            assert_eq!(store.n_uncounted().unwrap(), 0);
        }
        // The next session goes in as ever.
        begin(&mut store, START + 99, 2);
        drop(store);
        let health = health(&desk.record()).unwrap().unwrap();
        assert_eq!(health.troubled.len(), usize::from(!is_mended), "{statements}: {health:?}");
        let opening = desk.open();
        assert_eq!(opening.recovered, None, "{statements}: a bad row is no damage of the file");
    }
}

#[test]
fn a_changed_byte_is_noticed_and_stays_with_its_session() {
    let desk = Desk::new();
    let (store, sessions) = filled(&desk);
    let changes = [
        "UPDATE event SET body = replace(body, 'private', 'Private') WHERE seq = 3 AND session = FIRST",
        "UPDATE event SET at = at + 1 WHERE seq = 3 AND session = FIRST",
        "UPDATE event SET kind = 'option-taker' WHERE seq = 3 AND session = FIRST",
        "UPDATE event SET body = cast(x'ff' AS TEXT), checksum = NULL WHERE seq = 3 AND session = FIRST",
        "UPDATE event SET version = 70000 WHERE seq = 3 AND session = FIRST",
        "DELETE FROM event WHERE seq = 3 AND session = FIRST",
    ];
    for change in changes {
        spoil(&desk, change);
        let error = store.events(sessions[0]).unwrap_err();
        assert_eq!(error.fault, Fault::BadSession { from: 3 }, "{change}");
        assert_eq!(error.advice_key(), "session-bad");
        assert_eq!(store.events(sessions[1]).unwrap().len(), 4);
        let health = health(&desk.record()).unwrap().unwrap();
        let named: Vec<_> = health.troubled.iter().map(|one| (one.id.clone(), one.trouble)).collect();
        assert_eq!(named, [(sessions[0].to_string(), Trouble::Event { seq: 3 })], "{change}");
        store.quick_check().unwrap();
    }
}

#[test]
fn a_fork_of_its_own_fork_ends() {
    let desk = Desk::new();
    let (store, sessions) = filled(&desk);
    spoil(&desk, "UPDATE session SET forked_from = id, forked_at_seq = 0 WHERE id = FIRST");
    assert_eq!(store.events(sessions[0]).unwrap_err().fault, Fault::BadSession { from: 1 });
    assert_eq!(store.family(sessions[0]).unwrap(), []);
}

#[test]
fn trouble_goes_when_the_session_can_be_read_again() {
    let desk = Desk::new();
    let (mut store, sessions) = filled(&desk);
    for trouble in [Trouble::Row, Trouble::Event { seq: 17 }, Trouble::Newer { seq: 3 }] {
        store.keep_trouble(sessions[0], trouble).unwrap();
        assert_eq!(store.session(sessions[0]).unwrap().unwrap().trouble, Some(trouble));
    }
    let hash = store.content_hash().unwrap();
    store.append(sessions[0], 5, &[event(5)], &Extras::default()).unwrap();
    assert_eq!(store.n_uncounted().unwrap(), 1);
    store.keep_counted(&[counted(sessions[0], Vec::new(), "", None)]).unwrap();
    assert_eq!(store.troubled(&[]).unwrap(), []);
    assert_ne!(store.content_hash().unwrap(), hash, "only the event is a fact");
}

#[test]
fn other_rows_hide_none_beside_them() {
    let desk = Desk::new();
    let (mut store, _) = filled(&desk);
    spoil(
        &desk,
        "INSERT INTO learner (id, code, code_at, person, shown) VALUES (x'01', 'HV-08', 0, x'01', 'HV-08'), \
         (zeroblob(16), cast(x'ff' AS TEXT), 0, zeroblob(16), 'HV-07'), \
         (x'0102030405060708090a0b0c0d0e0f00', 'HV-09', 0, x'0102030405060708090a0b0c0d0e0f00', 'HV-09'); \
         INSERT INTO correction (id, tag, key, source_hash, at) VALUES (x'02', 'vi', 'ui/yes', zeroblob(8), 1), \
         (randomblob(16), 'vi', 'ui/yes', zeroblob(8), 2); \
         INSERT INTO erasure (what, target, at) VALUES ('learner', x'00', 1), ('session', x'01', 1); \
         UPDATE seat SET learner = x'ff', word = NULL WHERE session = FIRST",
    );
    let codes = |store: &RecordStore| -> Vec<String> {
        store.people().unwrap().into_iter().map(|one| one.code).collect()
    };
    assert_eq!(codes(&store), ["HV-01", "HV-09"]);
    assert_eq!(store.corrections().unwrap().len(), 1);
    // Erasing goes on.
    let gone = person(&store, "HV-09");
    store.erase_person(&gone, START).unwrap();
    assert_eq!(codes(&store), ["HV-01"]);
    let bad = health(&desk.record()).unwrap().unwrap().bad_rows;
    assert_eq!(bad.into_iter().collect::<Vec<_>>(), [("correction", 1), ("erasure", 2), ("learner", 2)]);
}

#[test]
fn a_sound_copy_takes_the_place_of_a_damaged_one() {
    let desk = Desk::new();
    let (mut store, sessions) = filled(&desk);
    let copy = desk.file("copy.sqlite3");
    store.backup_to(&copy, START).unwrap();
    spoil(&desk, "UPDATE event SET body = '{}' WHERE seq = 3 AND session = FIRST");
    assert!(store.events(sessions[0]).is_err());
    let merged = store.merge(&[copy], &mut |_| std::ops::ControlFlow::Continue(())).unwrap();
    assert_eq!(merged.taken().count(), 1);
    assert_eq!(store.events(sessions[0]).unwrap().len(), 4);
    assert_eq!(store.n_sessions().unwrap(), 5);
}

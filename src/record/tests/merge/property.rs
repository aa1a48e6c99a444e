//! Laptops that begin, go on, fork, finish, write notes, erase, and carry records to each other in any order. Merging
//! them in any order and any number of times gives the same record, with every list of events complete.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use proptest::prelude::*;

use super::{answer, carry, ids, laptop, take};
use crate::id::SessionId;
use crate::record::home::Home;
use crate::record::model;
use crate::record::model::{Extras, Seat, StoredEvent};
use crate::record::store::RecordStore;
use crate::record::tests::{RecordFolder, START, consented, new_session, note};

const N_LAPTOPS: usize = 3;
const CODES: [&str; 3] = ["HV-01", "HV-02", "TQ-07"];

#[derive(Debug, Clone)]
enum Act {
    Begin {
        code: usize,
    },
    GoOn {
        session: usize,
        events: u32,
    },
    Fork {
        session: usize,
        back: u32,
    },
    Finish {
        session: usize,
    },
    Note {
        session: usize,
    },
    /// Takes over everything of another laptop, by a merge.
    TakeFrom {
        other: usize,
    },
    /// The whole record is written over by a copy of another one.
    BecomeCopyOf {
        other: usize,
    },
    /// A person who is known there, by number.
    Erase {
        person: usize,
    },
    Name {
        code: usize,
    },
    Rename {
        person: usize,
        code: usize,
    },
    Join {
        person: usize,
        other: usize,
    },
    TakeApart {
        person: usize,
    },
}

fn acts() -> impl Strategy<Value = Vec<(usize, Act)>> {
    let any = 0..64_usize;
    let act = prop_oneof![
        2 => (0..CODES.len()).prop_map(|code| Act::Begin { code }),
        6 => (any.clone(), 1..4_u32).prop_map(|(session, events)| Act::GoOn { session, events }),
        2 => (any.clone(), 0..4_u32).prop_map(|(session, back)| Act::Fork { session, back }),
        1 => any.clone().prop_map(|session| Act::Finish { session }),
        2 => any.clone().prop_map(|session| Act::Note { session }),
        1 => (0..N_LAPTOPS).prop_map(|other| Act::TakeFrom { other }),
        2 => (0..N_LAPTOPS).prop_map(|other| Act::BecomeCopyOf { other }),
        1 => any.clone().prop_map(|person| Act::Erase { person }),
        1 => (0..CODES.len()).prop_map(|code| Act::Name { code }),
        1 => (any.clone(), 0..CODES.len()).prop_map(|(person, code)| Act::Rename { person, code }),
        3 => (any.clone(), any.clone()).prop_map(|(person, other)| Act::Join { person, other }),
        1 => any.prop_map(|person| Act::TakeApart { person }),
    ];
    prop::collection::vec((0..N_LAPTOPS, act), 8..40)
}

fn play(desk: &RecordFolder, acts: &[(usize, Act)]) -> Vec<RecordStore> {
    let mut stores: Vec<_> = (0..N_LAPTOPS).map(|n| laptop(desk, &format!("l{n}.sqlite3"))).collect();
    for ((at, act), n) in acts.iter().zip(0_u32..) {
        let known = ids(&stores[*at]);
        let pick = |session: &usize| known.get(session % known.len().max(1)).copied();
        // Every moment is another one, as clocks are no two alike.
        let now = START + i64::from(n) * 100;
        let store = &mut stores[*at];
        match act {
            Act::Begin { code } => {
                let mut new = new_session(now);
                new.seats[0].learner = Some(CODES[*code].into());
                store.begin(&new, &[said(1, now)]).unwrap();
            }
            Act::GoOn { session, events } => {
                let Some(session) = pick(session) else { continue };
                let last = total(store, session);
                let said: Vec<_> = (1..=*events).map(|more| said(last + more, now)).collect();
                store.append(session, last + 1, &said, &Extras::default()).unwrap();
            }
            Act::Fork { session, back } => {
                let Some(parent) = pick(session) else { continue };
                let at_seq = total(store, parent).saturating_sub(*back).max(1);
                let new = model::NewSession { seats: Vec::new(), ..new_session(now) };
                store.fork(parent, at_seq, &new, &[said(at_seq + 1, now)]).unwrap();
            }
            Act::Finish { session } => {
                if let Some(session) = pick(session) {
                    store.finish(session, now).unwrap();
                }
            }
            Act::Note { session } => {
                let Some(session) = pick(session) else { continue };
                let last = total(store, session);
                let home = Home::of(["", "CLB Nậm Pẻ", "Ban Mường Phăng"][*at]);
                let seats = [Seat { home, ..Seat::typed("treasurer", last, Some("treasurer")) }];
                let extras = Extras { notes: &[note(last, &format!("{n}"))], seats: &seats };
                store.append(session, last + 1, &[], &extras).unwrap();
            }
            Act::TakeFrom { other } if other != at => {
                let path = stores[*other].path().to_owned();
                take(&mut stores[*at], &path);
            }
            Act::BecomeCopyOf { other } if other != at => {
                stores[*at] = carry(&stores[*other], desk, &format!("l{at}-{n}.sqlite3"));
            }
            Act::Erase { .. }
            | Act::Name { .. }
            | Act::Rename { .. }
            | Act::Join { .. }
            | Act::TakeApart { .. } => {
                change(store, act, START + i64::from(n / 4) * 400);
            }
            Act::TakeFrom { .. } | Act::BecomeCopyOf { .. } => {}
        }
    }
    stores
}

/// What is done about people; several at one moment.
fn change(store: &mut RecordStore, act: &Act, now: i64) {
    let people = store.people().unwrap();
    let pick = |person: &usize| people.get(person % people.len().max(1));
    match act {
        Act::Name { code } => {
            store.keep_name(CODES[*code], &consented(&format!("Tên {now}"), now)).unwrap();
        }
        Act::Erase { person } => {
            if let Some(person) = pick(person) {
                store.erase_person(person, now).unwrap();
            }
        }
        Act::Rename { person, code } => {
            if let Some(person) = pick(person) {
                // Refused if another person on this laptop has the code.
                store.rename(person, CODES[*code], now).ok();
            }
        }
        Act::Join { person, other } => {
            if let (Some(kept), Some(other)) = (pick(person), pick(other))
                && kept != other
            {
                store.join_people(kept, other, now).unwrap();
            }
        }
        Act::TakeApart { person } => {
            if let Some(person) = pick(person) {
                store.take_apart(person.id, now).unwrap();
            }
        }
        Act::Begin { .. }
        | Act::GoOn { .. }
        | Act::Fork { .. }
        | Act::Finish { .. }
        | Act::Note { .. }
        | Act::TakeFrom { .. }
        | Act::BecomeCopyOf { .. } => panic!("{act:?} is about a session"),
    }
}

fn said(seq: u32, now: i64) -> StoredEvent {
    StoredEvent { at: now + i64::from(seq), ..answer(seq, &now.to_string()) }
}

fn total(store: &RecordStore, session: SessionId) -> u32 {
    u32::try_from(store.session(session).unwrap().unwrap().total).unwrap()
}

/// Every session's events from the first on, under the session of which they may be a copy.
fn lists(store: &RecordStore) -> BTreeMap<SessionId, Vec<Vec<StoredEvent>>> {
    let mut lists = BTreeMap::<_, Vec<_>>::new();
    for id in ids(store) {
        let group = store.session(id).unwrap().unwrap().copy_of.unwrap_or(id);
        lists.entry(group).or_default().push(store.events(id).unwrap());
    }
    lists
}

/// Its content, to see why two hashes differ.
fn facts(store: &RecordStore) -> String {
    let mut facts = String::new();
    for id in ids(store) {
        let one = store.session(id).unwrap().unwrap();
        let own: Vec<_> = store.own_events(id).unwrap().iter().map(|event| event.at).collect();
        writeln!(
            facts,
            "{id} of {:?} forked {:?} finished {:?} {own:?} {:?} {:?}",
            one.copy_of,
            one.forked,
            one.finished_at,
            store.seats(id).unwrap(),
            store.notes(id).unwrap()
        )
        .unwrap();
    }
    facts
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 5,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_order_of_merging_ends_the_same(acts in acts()) {
        let desk = RecordFolder::new();
        std::fs::create_dir_all(desk.record().parent().unwrap()).unwrap();
        let stores = play(&desk, &acts);
        let given: Vec<_> = stores.iter().map(lists).collect();
        let paths: Vec<_> = stores.iter().map(|store| store.path().to_owned()).collect();

        let orders =
            [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]].into_iter().enumerate();
        let mut ends = Vec::new();
        for (n, order) in orders {
            let mut fresh = laptop(&desk, &format!("end-{n}.sqlite3"));
            let before = answered(&fresh);
            let mut n_new = 0;
            for at in order {
                n_new += take(&mut fresh, &paths[at]).answers_new;
            }
            prop_assert_eq!(answered(&fresh) - before, n_new);
            let hash = fresh.content_hash().unwrap();
            if n % 2 == 1 {
                for at in order {
                    take(&mut fresh, &paths[at]);
                }
                prop_assert_eq!(fresh.content_hash().unwrap(), hash, "twice: {}", facts(&fresh));
            }
            ends.push(fresh);
        }
        // In pairs, as when one stick goes from hand to hand.
        let mut chain = carry(&stores[1], &desk, "chain.sqlite3");
        take(&mut chain, &paths[2]);
        let mut last = carry(&stores[0], &desk, "last.sqlite3");
        take(&mut last, chain.path());
        ends.push(last);
        let hash = ends[0].content_hash().unwrap();
        for end in &ends {
            prop_assert_eq!(end.content_hash().unwrap(), hash, "\n{}\n{}", facts(&ends[0]), facts(end));
        }

        // Nothing lost, nothing mixed, nothing doubled.
        let end = &ends[0];
        end.full_check().unwrap();
        let kept = lists(end);
        let all: BTreeSet<_> = given.iter().flat_map(|lists| lists.keys()).collect();
        prop_assert_eq!(all.len(), kept.len());
        for (group, list) in given.iter().flatten().flat_map(|(group, lists)| lists.iter().map(move |list| (group, list))) {
            prop_assert!(kept[group].iter().any(|kept| kept.starts_with(list)));
        }
        for (group, list) in kept.iter().flat_map(|(group, lists)| lists.iter().map(move |list| (group, list))) {
            prop_assert!(given.iter().any(|given| given.get(group).is_some_and(|lists| lists.contains(list))));
            prop_assert_eq!(kept[group].iter().filter(|other| other.starts_with(list)).count(), 1);
        }
        let left = "SELECT (SELECT count(*) FROM seat JOIN erasure ON target = learner) \
             + (SELECT count(*) FROM learner JOIN erasure ON target = id)";
        let n_left: i64 = end.connection.query_row(left, [], |row| row.get(0)).unwrap();
        prop_assert_eq!(n_left, 0);
        // Who is whom is the same everywhere, and so is what tells them apart.
        for other in &ends {
            prop_assert_eq!(end.people().unwrap(), other.people().unwrap());
        }
    }
}

fn answered(store: &RecordStore) -> u64 {
    let query = "SELECT count(*) FROM event WHERE kind = 'answered'";
    store.connection.query_row(query, [], |row| row.get(0)).unwrap()
}

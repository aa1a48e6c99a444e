//! Damage of every page in turn, and the backups. What is recovered always obeys the rules of the record.

use std::fs;
use std::io::{Seek, SeekFrom, Write};

use rstest::rstest;

use crate::id::SessionId;
use crate::record::connection::Access;
use crate::record::error::Fault;
use crate::record::health::health;
use crate::record::model::StoredEvent;
use crate::record::schema::SCHEMA_VERSION;
use crate::record::store::RecordStore;
use crate::record::tests::{RecordFolder, START, append, begin, event, events, merge, new_session, raw};

pub(super) const PAGE: u64 = 4096;
pub(super) const N_SESSIONS: i64 = 20;
pub(super) const N_EVENTS: u32 = 40;

/// A record of some fifty pages, closed properly.
pub(super) fn filled(desk: &RecordFolder) -> Vec<SessionId> {
    let mut store = desk.store();
    (0..N_SESSIONS).map(|n| begin(&mut store, START + n, N_EVENTS)).collect()
}

pub(super) fn overwrite(desk: &RecordFolder, first_page: u64, n_pages: usize) {
    let mut file = fs::OpenOptions::new().write(true).open(desk.record()).unwrap();
    file.seek(SeekFrom::Start((first_page - 1) * PAGE)).unwrap();
    file.write_all(&vec![0xA5; n_pages * 4096]).unwrap();
}

/// Whatever stands in the record has to be sound: whole prefixes of what was written.
pub(super) fn sound_events(store: &RecordStore, sessions: &[SessionId]) -> u64 {
    store.full_check().unwrap();
    let mut n_found = 0;
    for summary in store.list(&crate::record::sessions::Filter::default()).unwrap() {
        assert!(sessions.contains(&summary.id));
        let found = store.events(summary.id).unwrap();
        assert_eq!(found, events(1, u32::try_from(found.len()).unwrap()));
        n_found += u64::try_from(found.len()).unwrap();
    }
    n_found
}

#[test]
fn a_file_of_something_else_is_moved_aside() {
    let desk = RecordFolder::new();
    fs::create_dir_all(desk.record().parent().unwrap()).unwrap();
    for n in 1..=2 {
        fs::write(desk.record(), format!("not a database at all, number {n}")).unwrap();
        let error = RecordStore::open(&desk.record(), Access::ReadOnly).unwrap_err();
        assert_eq!((error.fault, error.advice_key()), (Fault::Damaged, "error-damaged"));

        let mut opening = desk.open();
        let recovery = opening.recovered.unwrap();
        assert_eq!(recovery.moved_to, desk.file(&format!("records.damaged-{n}.sqlite3")));
        assert_eq!((recovery.sessions, recovery.events, recovery.lost), (0, 0, true));
        let kept = fs::read_to_string(recovery.moved_to).unwrap();
        assert_eq!(kept, format!("not a database at all, number {n}"));
        begin(&mut opening.store, START, 1);
    }
    assert_eq!(desk.files(), ["records.damaged-1.sqlite3", "records.damaged-2.sqlite3", "records.sqlite3"]);
}

#[test]
fn a_lost_first_page_costs_nothing_else() {
    let desk = RecordFolder::new();
    let sessions = filled(&desk);
    overwrite(&desk, 1, 1);
    let opening = desk.open();
    let recovery = opening.recovered.unwrap();
    assert_eq!((recovery.sessions, recovery.events), (20, 800));
    assert_eq!(sound_events(&opening.store, &sessions), 800);
    let left = desk.files();
    assert!(left.iter().all(|name| !name.contains("recovering") && !name.contains("grafted")), "{left:?}");
}

#[test]
fn what_a_sound_copy_has_just_the_same_is_not_missing_any_more() {
    let desk = RecordFolder::new();
    let sessions = filled(&desk);
    let (copy, short) = (desk.file("may-2.sqlite3"), desk.file("may-3.sqlite3"));
    for copy in [&copy, &short] {
        desk.store().backup_to(copy, START).unwrap();
    }
    let last = sessions[sessions.len() - 1];
    raw(&short).execute("DELETE FROM event WHERE session = ?1 AND seq = 40", [last]).unwrap();
    // Now tables begin on other pages than in a new record, and only the pages themselves give the rows.
    raw(&desk.record()).execute_batch("VACUUM").unwrap();
    overwrite(&desk, 1, 1);
    // A copy that was recovered itself proves nothing.
    let doubtful = desk.file("may-4.sqlite3");
    fs::copy(desk.record(), &doubtful).unwrap();
    let mut store = desk.open().store;
    let left = |store: &RecordStore| {
        store.still_lost().unwrap().sessions.into_iter().map(|one| one.id).collect::<Vec<_>>()
    };
    assert_eq!(left(&store), sessions);
    merge::take(&mut store, &doubtful);
    assert_eq!(left(&store), sessions);
    merge::take(&mut store, &short);
    assert_eq!(left(&store), [last]);
    merge::take(&mut store, &copy);
    assert_eq!(left(&store), []);
}

#[test]
fn each_lost_page_costs_only_what_stood_on_it() {
    let desk = RecordFolder::new();
    let sessions = filled(&desk);
    let whole = fs::read(desk.record()).unwrap();
    let n_pages = u64::try_from(whole.len()).unwrap() / PAGE;
    let mut total_events = 0;
    for page in 2..=n_pages {
        fs::write(desk.record(), &whole).unwrap();
        overwrite(&desk, page, 1);
        let opening = RecordStore::open(&desk.record(), Access::ReadWrite).unwrap();
        let opening = match opening.store.full_check() {
            // The page held nothing, or opening has met the damage.
            Ok(()) => opening,
            Err(error) => {
                assert_eq!(error.fault, Fault::Damaged, "{error}");
                opening.store.recover().unwrap()
            }
        };
        if let Some(recovery) = &opening.recovered {
            // A page of an index holds nothing of its own.
            assert!(recovery.lost || recovery.events == 800, "page {page}");
        }
        total_events += sound_events(&opening.store, &sessions);
    }
    // The roots of the event and session trees are the only pages on which all hangs.
    assert!(total_events > (n_pages - 4) * 700, "{total_events} of {n_pages} pages");
}

#[test]
fn a_cut_file_keeps_its_front() {
    let desk = RecordFolder::new();
    let sessions = filled(&desk);
    let length = fs::metadata(desk.record()).unwrap().len();
    fs::OpenOptions::new().write(true).open(desk.record()).unwrap().set_len(length - 6 * PAGE - 100).unwrap();
    let opening = desk.open();
    let recovery = opening.recovered.unwrap();
    assert!(recovery.lost && recovery.events > 500, "{recovery:?}");
    assert_eq!(sound_events(&opening.store, &sessions), recovery.events);
}

/// The events that still stand on some page of these bytes, found by another program than ours: SQLite's own command
/// line has no part in the tests, so they are counted by their words.
pub(super) fn bodies_in(bytes: &[u8]) -> usize {
    bytes.windows(15).filter(|window| window == b"\"step\":\"on-whis").count()
}

#[test]
fn damage_on_any_page_of_a_small_record_is_met_when_it_is_opened() {
    let desk = RecordFolder::new();
    let sessions = filled(&desk);
    let whole = fs::read(desk.record()).unwrap();
    for page in 1..=whole.len() / 4096 {
        let mut spoilt = whole.clone();
        spoilt[(page - 1) * 4096..page * 4096].fill(0);
        fs::write(desk.record(), &spoilt).unwrap();
        let opening = desk.open();
        opening.store.full_check().unwrap();
        let kept = sound_events(&opening.store, &sessions);
        assert!(
            kept == 800 || opening.recovered.is_some_and(|recovery| recovery.lost),
            "page {page}: {kept}"
        );
    }
}

#[test]
fn damage_in_a_large_record_is_met_by_what_reads_all_of_it() {
    let desk = RecordFolder::new();
    let mut store = desk.store();
    let words = "x".repeat(20_000);
    let body = |seq: u32| format!("{{\"n\":{seq},\"words\":\"{words}\"}}");
    let all: Vec<_> =
        events(1, 300).into_iter().map(|one| StoredEvent { body: body(one.seq), ..one }).collect();
    let new = new_session(START);
    store.begin(&new, &all).unwrap();
    drop(store);
    let whole = fs::read(desk.record()).unwrap();
    assert!(whole.len() > 5 << 20);
    // A leaf in the middle, with the middle of a note on it.
    let page = u64::try_from(whole.len()).unwrap() / PAGE / 2;
    overwrite(&desk, page, 2);
    assert_eq!(desk.open().recovered, None, "a large record is not read through before its first frame");
    let opening = RecordStore::open_checked(&desk.record()).unwrap();
    let recovery = opening.recovered.unwrap();
    assert!(recovery.lost && recovery.events < 300, "{recovery:?}");
    assert!(!opening.store.still_lost().unwrap().is_nothing());
    assert_eq!(RecordStore::open_checked(&desk.record()).unwrap().recovered, None);
}

#[rstest]
#[case(0)]
#[case(-1)]
#[case(i32::MIN)]
fn a_number_that_no_schema_has_is_damage_and_costs_nothing(#[case] version: i32) {
    let desk = RecordFolder::new();
    filled(&desk);
    let (hash, counts) = {
        let store = desk.store();
        (store.content_hash().unwrap(), store.counts())
    };
    raw(&desk.record()).pragma_update(None, "user_version", version).unwrap();
    assert_eq!(health(&desk.record()).unwrap_err().fault, Fault::Damaged, "{version}");
    let error = RecordStore::open(&desk.record(), Access::ReadOnly).unwrap_err();
    assert_eq!(error.fault, Fault::Damaged, "{version}");
    let opening = desk.open();
    let recovery = opening.recovered.unwrap();
    assert!(!recovery.lost && recovery.moved_to.exists(), "{version}: {recovery:?}");
    assert_eq!((opening.store.content_hash().unwrap(), opening.store.counts()), (hash, counts), "{version}");
    drop(opening.store);
    assert!(health(&desk.record()).unwrap().is_some());
}

#[test]
fn a_newer_record_is_not_recovered_by_an_older_program() {
    let desk = RecordFolder::new();
    filled(&desk);
    raw(&desk.record()).execute_batch("PRAGMA user_version = 7").unwrap();
    let length = fs::metadata(desk.record()).unwrap().len();
    fs::OpenOptions::new().write(true).open(desk.record()).unwrap().set_len(length - PAGE).unwrap();
    let kept = fs::read(desk.record()).unwrap();
    let error = RecordStore::open(&desk.record(), Access::ReadWrite).unwrap_err();
    assert_eq!(error.fault, Fault::Newer { found: 7, known: SCHEMA_VERSION });
    assert_eq!(fs::read(desk.record()).unwrap(), kept);
}

#[test]
fn a_fork_goes_with_its_lost_beginning() {
    let desk = RecordFolder::new();
    let mut store = desk.store();
    let parent = begin(&mut store, START, 5);
    let (early, late) = (new_session(START + 1), new_session(START + 2));
    store.fork(parent, 2, &early, &[event(3)]).unwrap();
    store.fork(parent, 5, &late, &[event(6)]).unwrap();
    store.connection.execute("DELETE FROM event WHERE session = ?1 AND seq = 4", [parent]).unwrap();
    assert_eq!(store.events(late.id).unwrap_err().fault, Fault::BadSession { from: 4 });
    let opening = store.recover().unwrap();
    assert_eq!(opening.store.events(parent).unwrap(), events(1, 3));
    assert_eq!(opening.store.events(early.id).unwrap(), events(1, 3));
    assert_eq!(opening.store.events(late.id).unwrap_err().fault, Fault::NoSuchSession);
    let recovery = opening.recovered.unwrap();
    assert_eq!((recovery.sessions, recovery.events, recovery.lost), (2, 4, true));
}

#[test]
fn the_log_is_recovered_with_the_file() {
    let desk = RecordFolder::new();
    let mut store = desk.store();
    let session = begin(&mut store, START, 3);
    let recovered = store.recover().unwrap();
    let recovery = recovered.recovered.unwrap();
    assert_eq!((recovery.sessions, recovery.events, recovery.lost), (1, 3, false));
    let mut store = recovered.store;
    append(&mut store, session, 4);
    assert_eq!(store.unfinished().unwrap().map(|found| found.id), Some(session));
}

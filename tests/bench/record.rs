//! One event appended and a record opened, each beside bare SQLite with the same settings, in one run.
//!
//! Only the ratios count, because the speed of a disk changes by the hour. An append should have at least nine tenths
//! of bare SQLite's speed, an opening should take at most half as long again.

use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use dongvai::id::SessionId;
use dongvai::record::model::{Extras, NewSession, SessionKind, StoredEvent};
use dongvai::record::{Access, RecordStore};
use rusqlite::{Connection, params};

const BODY: &str = r#"{"step":"on-whispers","option":"private","try_no":1,"points":{"finance":3,"lending":2},"meters":{"trust":5},"flags":["on-paid-part"],"postings":[],"fatal":null,"next":"collect-tens"}"#;

const BARE: &str = "PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    CREATE TABLE event (
        session BLOB NOT NULL,
        seq INTEGER NOT NULL,
        at INTEGER NOT NULL,
        kind TEXT NOT NULL,
        version INTEGER NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (session, seq)
    ) WITHOUT ROWID, STRICT;";

fn append(criterion: &mut Criterion) {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder on the disk under test");
    let session = SessionId::at(1_780_000_000_000);
    let mut group = criterion.benchmark_group("one event");

    let (bare, mut seq) = (bare(&folder.path().join("bare.sqlite3")), 0);
    group.bench_function("bare SQLite", |bencher| {
        bencher.iter(|| {
            seq += 1;
            let event = event(seq);
            let insert =
                "INSERT INTO event (session, seq, at, kind, version, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
            bare.prepare_cached(insert)
                .and_then(|mut insert| {
                    insert.execute(params![
                        session,
                        event.seq,
                        event.at,
                        event.kind,
                        event.version,
                        event.body
                    ])
                })
                .expect("a row inserted")
        });
    });

    let (mut store, mut seq) = (store(&folder.path().join("records.sqlite3"), session), 0);
    group.bench_function("the record", |bencher| {
        bencher.iter(|| {
            seq += 1;
            store.append(session, seq, &[event(seq)], &Extras::default()).expect("an event appended")
        });
    });
    group.finish();
}

fn bare(path: &Path) -> Connection {
    let connection = Connection::open(path).expect("a bare database");
    connection.execute_batch(BARE).expect("a bare table");
    connection
}

fn store(path: &Path, session: SessionId) -> RecordStore {
    let mut store =
        RecordStore::open(path, Access::ReadWrite).expect("a record").sound().expect("a sound record");
    let new = NewSession {
        id: session,
        kind: SessionKind::Play,
        scenario: "june".into(),
        scenario_text: "{}".into(),
        seed: 1,
        mode: "solo".into(),
        cut: None,
        club: "na-cooc".into(),
        place: None,
        started_at: 1_780_000_000_000,
        seats: Vec::new(),
    };
    store.begin(&new, &[]).expect("a session");
    store
}

fn event(seq: u32) -> StoredEvent {
    StoredEvent {
        seq,
        at: 1_780_000_000_000 + i64::from(seq),
        kind: "option-taken".to_owned(),
        version: 1,
        body: BODY.to_owned(),
    }
}

/// The first frame waits for this.
fn open(criterion: &mut Criterion) {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder on the disk under test");
    let (bare_path, path) = (folder.path().join("bare.sqlite3"), folder.path().join("records.sqlite3"));
    drop(bare(&bare_path));
    drop(store(&path, SessionId::at(1_780_000_000_000)));
    let mut group = criterion.benchmark_group("opening");
    group.bench_function("bare SQLite", |bencher| {
        bencher.iter(|| {
            let connection = Connection::open(&bare_path).expect("a bare database");
            let read =
                connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL").and_then(
                    |()| connection.query_row("SELECT count(*) FROM event", [], |row| row.get::<_, i64>(0)),
                );
            read.expect("a count")
        });
    });
    group.bench_function("the record", |bencher| {
        bencher.iter(|| RecordStore::open(&path, Access::ReadWrite).expect("a record").unclean);
    });
    group.finish();
}

criterion_group!(benches, append, open);
criterion_main!(benches);

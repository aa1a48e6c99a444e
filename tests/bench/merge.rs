//! Fifty laptops' records merged into one, beside a bare `INSERT … SELECT` of the same rows with the same settings, in
//! one run: attached one after the other, one transaction each.
//!
//! Only the ratio counts. Bare SQLite copies no file first, checks nothing, compares nothing and sums nothing up at
//! the end; these take about as long again as the rows themselves. The goal is half of its speed. The total time is
//! printed first.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use dongvai::id::SessionId;
use dongvai::record::model::{NewSession, Seat, SessionKind, StoredEvent};
use dongvai::record::{Access, RecordStore};
use rusqlite::{Connection, TransactionBehavior};

const N_FILES: i64 = 50;
const N_SESSIONS: i64 = 20;
const N_EVENTS: u32 = 100;
const BODY: &str = r#"{"step":"on-whispers","option":"private","try_no":1,"points":{"finance":3,"lending":2},"meters":{"trust":5},"flags":["on-paid-part"],"postings":[],"fatal":null,"next":"collect-tens"}"#;

const TABLES: [&str; 4] = ["scenario_text", "session", "event", "seat"];

#[expect(clippy::print_stdout, reason = "a bench is read where it is run")]
fn merge(criterion: &mut Criterion) {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder on the disk under test");
    let sources: Vec<PathBuf> = (0..N_FILES).map(|n| source(folder.path(), n)).collect();
    let mut n = 0;
    let mut fresh = || {
        n += 1;
        folder.path().join(format!("target-{n}")).join("records.sqlite3")
    };
    let whole = merged(&fresh(), &sources);
    println!("{N_FILES} files of {} events: {whole:?} in all", N_SESSIONS * i64::from(N_EVENTS));

    let mut group = criterion.benchmark_group("fifty laptops");
    group.sample_size(10);
    group.bench_function("bare SQLite", |bencher| {
        bencher.iter_custom(|times| (0..times).map(|_| bare(&fresh(), &sources)).sum());
    });
    group.bench_function("the merge", |bencher| {
        bencher.iter_custom(|times| (0..times).map(|_| merged(&fresh(), &sources)).sum());
    });
    group.finish();
}

fn merged(path: &Path, sources: &[PathBuf]) -> Duration {
    let mut store =
        RecordStore::open(path, Access::ReadWrite).expect("a record").sound().expect("a sound record");
    let start = Instant::now();
    let merged = store.merge(sources, &mut |_| ControlFlow::Continue(())).expect("a merge");
    let took = start.elapsed();
    assert_eq!(merged.total().answers_new, (N_FILES * N_SESSIONS * i64::from(N_EVENTS)).unsigned_abs());
    took
}

fn bare(path: &Path, sources: &[PathBuf]) -> Duration {
    // The same tables and settings.
    drop(RecordStore::open(path, Access::ReadWrite).expect("a record"));
    let mut connection = Connection::open(path).expect("a database");
    let set = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON";
    connection.execute_batch(set).expect("settings");
    let start = Instant::now();
    for source in sources {
        connection.execute("ATTACH ?1 AS source", [source.to_str()]).expect("attached");
        let transaction =
            connection.transaction_with_behavior(TransactionBehavior::Immediate).expect("a transaction");
        for table in TABLES {
            let insert = format!("INSERT OR IGNORE INTO main.{table} SELECT * FROM source.{table}");
            transaction.execute(&insert, []).expect("rows");
        }
        transaction.commit().expect("committed");
        connection.execute("DETACH source", []).expect("detached");
    }
    start.elapsed()
}

fn source(folder: &Path, n: i64) -> PathBuf {
    let path = folder.join(format!("records-{n}.sqlite3"));
    let mut store =
        RecordStore::open(&path, Access::ReadWrite).expect("a record").sound().expect("a sound record");
    for session in 0..N_SESSIONS {
        let started_at = 1_780_000_000_000 + n * 1_000_000 + session * 10_000;
        let seats = ["chair", "treasurer", "secretary"].into_iter();
        let new = NewSession {
            id: SessionId::at(started_at),
            kind: SessionKind::Play,
            scenario: "june".into(),
            scenario_text: "{}".into(),
            seed: 1,
            mode: "board".into(),
            cut: None,
            club: "na-cooc".into(),
            place: None,
            started_at,
            seats: seats.map(|role| Seat::typed(role, 1, None)).collect(),
        };
        let events: Vec<_> = (1..=N_EVENTS)
            .map(|seq| StoredEvent {
                seq,
                at: started_at + i64::from(seq),
                kind: "answered".to_owned(),
                version: 1,
                body: BODY.to_owned(),
            })
            .collect();
        store.begin(&new, &events).expect("a session");
    }
    path
}

criterion_group!(benches, merge);
criterion_main!(benches);

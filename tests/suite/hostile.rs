//! Records that hold what no program of ours writes, from outside: taken in by command, and as the record itself.
//! Whatever is wrong with one session, every list, export and check works for the others, and says what it leaves out.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::faults::{begin, model_command, store};
use super::player::record_in;
use super::script::CLOCK;
use super::terminal::run;

/// One fault in the last of three finished sessions, and which events of that session can still be read.
struct Case {
    name: &'static str,
    statements: &'static str,
    /// Whether its merge says that something was left out.
    is_told: bool,
    /// How many sessions of three are listed after merging, and with the file as our own record.
    listed: [usize; 2],
}

const fn case(name: &'static str, statements: &'static str, is_told: bool, listed: [usize; 2]) -> Case {
    Case { name, statements, is_told, listed }
}

const CASES: [Case; 14] = [
    case(
        "body-not-utf8",
        "UPDATE event SET body = cast(x'7b2261223a22ff227d' AS TEXT) WHERE seq = 2 AND session = LAST",
        true,
        [3, 2],
    ),
    case(
        "a-changed-byte",
        "UPDATE event SET body = replace(body, 'a', 'b') WHERE seq = 3 AND session = LAST",
        true,
        [3, 2],
    ),
    case("id-of-one-byte", "UPDATE session SET id = x'01' WHERE id = LAST", true, [2, 2]),
    case("kind-unknown", "UPDATE session SET kind = 'zz' WHERE id = LAST", true, [2, 2]),
    case("cut-negative", "UPDATE session SET cut = -1 WHERE id = LAST", true, [2, 2]),
    case("laptop-3-bytes", "UPDATE session SET laptop = x'010203' WHERE id = LAST", true, [2, 2]),
    case(
        "event-of-the-future",
        "UPDATE event SET version = 2, checksum = NULL WHERE seq = 2 AND session = LAST",
        false,
        [2, 2],
    ),
    case(
        "event-unknown-kind",
        "UPDATE event SET kind = 'zz', checksum = NULL WHERE seq = 3 AND session = LAST",
        false,
        [2, 2],
    ),
    case("seat-before-the-start", "UPDATE seat SET from_seq = -5 WHERE session = LAST", true, [2, 2]),
    case(
        "view-for-a-table",
        "DROP TABLE erasure; CREATE VIEW erasure AS WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) \
         SELECT 'learner' AS what, CAST(n AS BLOB) AS target, 0 AS at, NULL AS up_to FROM r",
        true,
        [3, 3],
    ),
    case(
        "trigger-that-deletes",
        "CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM event; END",
        false,
        [3, 3],
    ),
    case(
        "correction-of-braces",
        "INSERT INTO correction (id, tag, key, source_hash, text, at) VALUES (randomblob(16), 'vi', 'ui/yes', \
         x'0000000000000000', replace(hex(zeroblob(150)), '00', '{ '), 1)",
        false,
        [3, 3],
    ),
    case(
        "bad-correction",
        "INSERT INTO correction (id, tag, key, source_hash, at) VALUES (x'00', 'vi', 'ui/yes', x'00', 1)",
        true,
        [3, 3],
    ),
    case(
        "learner-without-an-id",
        "INSERT INTO learner (id, code, code_at, person, shown) VALUES (x'00', 'HV-09', 0, x'00', 'HV-09')",
        true,
        [3, 3],
    ),
];

/// Three finished sessions, and the file closed.
fn sound(folder: &Path) -> PathBuf {
    for _ in 0..3 {
        let mut practice = begin(folder);
        let mut store = store(folder);
        while let Some(command) = model_command(&practice) {
            practice.give(&mut store, &CLOCK, &command, None).unwrap();
        }
        practice.finish(&mut store, &CLOCK).unwrap();
        store.close().unwrap().told_elsewhere();
    }
    record_in(folder)
}

fn spoil(path: &Path, statements: &str) {
    let other = rusqlite::Connection::open(path).unwrap();
    other
        .execute_batch(
            "PRAGMA journal_mode = DELETE; PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF",
        )
        .unwrap();
    other.execute_batch(&statements.replace("LAST", "(SELECT max(id) FROM session)")).unwrap();
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or(Value::Null)
}

/// Every command that reads the record works, and they agree about how many sessions there are and which are not.
fn everything_works(data_dir: &Path, listed: usize, told: &str) {
    // A list shows what was counted; who exports reads every row and remembers what fails.
    let to = data_dir.join("first.json");
    run(data_dir, &["export", "json", "--force", "--out", to.to_str().unwrap()]);
    let (code, out, err) = run(data_dir, &["sessions", "list", "--format", "json"]);
    assert_eq!(code, 0, "{told}: {err}");
    let sessions = json(&out).as_array().unwrap().len();
    assert_eq!(sessions, listed, "{told}: {err}");
    let is_all_readable = !err.contains("không đọc được");
    let is_told = |err: &str| err.contains("không đọc được") || err.contains("mất phần cuối");
    let is_whole = !is_told(&err);
    for form in ["csv", "json", "xapi", "xlsx"] {
        let to = data_dir.join(format!("out.{form}"));
        let (code, out, err) = run(data_dir, &["export", form, "--force", "--out", to.to_str().unwrap()]);
        assert_eq!(code, 0, "{told}: {form}: {err}");
        assert!(out.contains(&format!("Đã lưu {listed} buổi tập")), "{told}: {out}");
        assert_eq!(out.contains("đúng bằng số trong tệp kết quả"), is_whole, "{told}: {out}");
        assert_eq!(is_told(&err), !is_whole, "{told}: {err}");
    }
    let copy = data_dir.join("copy.sqlite3");
    fs::remove_file(&copy).ok();
    let (code, out, err) = run(data_dir, &["copy", copy.to_str().unwrap()]);
    assert_eq!(code, 0, "{told}: {err}");
    let is_newer = told.starts_with("event-");
    assert!(is_newer || out.contains(&format!("Đã chép {listed} buổi tập")), "{told}: {out}");
    assert!(is_newer || err.contains("không đọc được nên không tính") != is_all_readable, "{told}: {err}");
    let (code, out, err) = run(data_dir, &["doctor", "--format", "json"]);
    assert_eq!(code, 0, "{told}: {err}");
    let n_bad = json(&out)["record"]["unreadable"]["sessions"].as_array().unwrap().len();
    assert_eq!(n_bad > 0, !is_whole, "{told}: {out}");
    let (code, _, err) = run(data_dir, &["lang", "corrections"]);
    assert_eq!(code, 0, "{told}: {err}");
}

#[test]
fn a_hostile_source_is_taken_as_far_as_it_is_sound() {
    let first = tempfile::tempdir().unwrap();
    let whole = sound(first.path());
    let stick = tempfile::tempdir().unwrap();
    for case in &CASES {
        let source = stick.path().join(format!("{}.sqlite3", case.name));
        fs::copy(&whole, &source).unwrap();
        spoil(&source, case.statements);
        let desk = tempfile::tempdir().unwrap();
        let args = ["merge", source.to_str().unwrap(), "--format", "json"];
        let (code, out, err) = run(desk.path(), &args);
        let shape = json(&out);
        assert_eq!(code, i32::from(case.is_told), "{}: {err}", case.name);
        assert_eq!(shape["files"][0]["outcome"], "taken", "{}", case.name);
        assert_eq!(shape["lost"].as_array().unwrap().len(), usize::from(case.is_told), "{}", case.name);
        everything_works(desk.path(), case.listed[0], case.name);
        let (_, out, _) = run(desk.path(), &args);
        assert_eq!(json(&out)["hash"], shape["hash"], "{}", case.name);
    }
}

#[test]
fn a_spoilt_record_of_our_own_hides_nothing_that_is_sound() {
    let first = tempfile::tempdir().unwrap();
    let whole = sound(first.path());
    let elsewhere = tempfile::tempdir().unwrap();
    let (_, out, _) = run(elsewhere.path(), &["merge", whole.to_str().unwrap(), "--format", "json"]);
    let always_sound = json(&out)["hash"].clone();
    let uncounted = fs::read(&whole).unwrap();
    // What was counted before a row was spoilt must not hide that it is. A newer program has what it writes counted anew.
    let to = first.path().join("counted.json");
    assert_eq!(run(first.path(), &["export", "json", "--out", to.to_str().unwrap()]).0, 0);
    for case in &CASES {
        if case.statements.starts_with("DROP") {
            // A table that is gone is damage, and recovered as such.
            continue;
        }
        let desk = tempfile::tempdir().unwrap();
        fs::copy(&whole, record_in(desk.path())).unwrap();
        if !case.is_told {
            fs::write(record_in(desk.path()), &uncounted).unwrap();
        }
        spoil(&record_in(desk.path()), case.statements);
        everything_works(desk.path(), case.listed[1], case.name);
        // A sound copy of everything comes in as ever, and what was damaged is whole again.
        let (code, out, err) = run(desk.path(), &["merge", whole.to_str().unwrap(), "--format", "json"]);
        assert_eq!(code, 0, "{}: {err}", case.name);
        let shape = json(&out);
        assert_eq!(shape["lost"], Value::Array(Vec::new()), "{}", case.name);
        // Facts of a newer program are no fault, so they are kept as a copy of their own.
        if case.is_told {
            assert_eq!(shape["copies"], Value::Array(Vec::new()), "{}", case.name);
            assert_eq!(shape["hash"], always_sound, "{}", case.name);
            everything_works(desk.path(), 3, case.name);
        }
        let (code, out, err) = run(desk.path(), &["merge", whole.to_str().unwrap()]);
        assert_eq!(code, 0, "{}: {out}{err}", case.name);
    }
}

#[test]
fn nothing_of_a_spoilt_session_is_shown_as_it_was() {
    let desk = tempfile::tempdir().unwrap();
    let record = sound(desk.path());
    spoil(&record, CASES[1].statements);
    let (_, out, err) = run(desk.path(), &["sessions", "list"]);
    assert_eq!(out.lines().count(), 2, "{out}");
    assert!(err.contains("bước 3 bị hỏng") && err.contains("event 3 is damaged"), "{err}");
    let id = err.lines().find(|line| line.contains("bước 3")).unwrap().split_whitespace().next().unwrap();
    let (code, _, err) = run(desk.path(), &["sessions", "show", id]);
    assert!(code == 1 && err.contains("hỏng từ bước 3"), "{err}");
    let to = desk.path().join("giay");
    let args = ["export", "docx", "--session", id, "--out", to.to_str().unwrap()];
    let (code, _, err) = run(desk.path(), &args);
    assert!(code == 1 && err.contains("hỏng từ bước 3") && !to.exists(), "{err}");
}

#[test]
fn an_export_from_a_damaged_record_says_what_was_lost_and_goes_on_saying_it() {
    let first = tempfile::tempdir().unwrap();
    let whole = sound(first.path());
    let bytes = fs::read(&whole).unwrap();
    let desk = tempfile::tempdir().unwrap();
    fs::write(record_in(desk.path()), &bytes[..bytes.len() - 4_096]).unwrap();
    let export = |n: usize| {
        let to = desk.path().join(format!("{n}.json"));
        let (code, out, err) = run(desk.path(), &["export", "json", "--out", to.to_str().unwrap()]);
        assert_eq!(code, 0, "{err}");
        (out, err)
    };
    let (out, err) = export(1);
    assert!(err.contains("bị hỏng") && err.contains("Đã cứu được 3 buổi tập"), "{err}");
    assert!(err.contains("buổi tập 0") && !out.contains("đúng bằng"), "{out}{err}");
    // Another program run later knows it too, and so does the list.
    let (out, err) = export(2);
    assert!(err.contains("từng bị hỏng") && !out.contains("đúng bằng"), "{out}{err}");
    let (_, _, err) = run(desk.path(), &["sessions", "list"]);
    assert!(err.contains("từng bị hỏng") && err.contains("dongvai merge"), "{err}");
    // Once another copy has brought it back, nothing is missing any more.
    let (code, _, err) = run(desk.path(), &["merge", whole.to_str().unwrap()]);
    assert_eq!(code, 0, "{err}");
    let (out, err) = export(3);
    assert!(out.contains("đúng bằng") && err.is_empty(), "{out}{err}");
}

#[test]
fn every_command_that_writes_says_what_became_of_a_damaged_record() {
    let first = tempfile::tempdir().unwrap();
    let bytes = fs::read(sound(first.path())).unwrap();
    let nothing = first.path().join("nothing.sqlite3");
    fs::write(&nothing, "").unwrap();
    let merged = nothing.to_str().unwrap();
    let to = first.path().join("out.json");
    let commands: [&[&str]; 4] = [
        &["pin", "--clear"],
        &["merge", merged],
        &["sessions", "erase", "--learner", "HV-99", "--yes"],
        &["export", "json", "--out", to.to_str().unwrap()],
    ];
    for command in commands {
        let desk = tempfile::tempdir().unwrap();
        fs::write(record_in(desk.path()), &bytes[..bytes.len() - 4_096]).unwrap();
        let (_, _, err) = run(desk.path(), command);
        assert!(err.contains("Đã cứu được 3 buổi tập") && err.contains("buổi tập 0"), "{command:?}: {err}");
        assert!(desk.path().join("records.damaged-1.sqlite3").exists(), "{command:?}");
    }
}

#[test]
fn a_session_that_has_lost_its_end_is_marked_wherever_it_is_shown() {
    let first = tempfile::tempdir().unwrap();
    let whole = sound(first.path());
    for (statements, seq) in [
        ("DELETE FROM event WHERE session = LAST", 1),
        ("DELETE FROM event WHERE session = LAST AND seq > 2", 3),
        ("DELETE FROM event WHERE session = LAST AND seq > 2; UPDATE session SET counted = 0", 3),
    ] {
        let desk = tempfile::tempdir().unwrap();
        fs::copy(&whole, record_in(desk.path())).unwrap();
        // What was counted before must not hide it.
        let to = desk.path().join("before.json");
        assert_eq!(run(desk.path(), &["export", "json", "--out", to.to_str().unwrap()]).0, 0);
        spoil(&record_in(desk.path()), statements);
        for form in ["json", "csv"] {
            let to = desk.path().join(format!("after.{form}"));
            let (code, out, err) = run(desk.path(), &["export", form, "--out", to.to_str().unwrap()]);
            assert_eq!(code, 0, "{statements}: {err}");
            assert!(out.contains("Đã lưu 3 buổi tập") && !out.contains("đúng bằng"), "{statements}: {out}");
            assert!(
                err.contains(&format!("everything from event {seq} on is missing")),
                "{statements}: {err}"
            );
        }
        let (_, out, err) = run(desk.path(), &["sessions", "list"]);
        assert_eq!(out.matches("đã xong, mất phần cuối").count(), 1, "{statements}: {out}");
        assert!(err.contains(&format!("everything from event {seq} on is missing")), "{statements}: {err}");
        // A sound copy gives it its end back.
        let (code, _, err) = run(desk.path(), &["merge", whole.to_str().unwrap()]);
        assert_eq!((code, err.as_str()), (0, ""), "{statements}");
        let to = desk.path().join("mended.json");
        let (_, out, err) = run(desk.path(), &["export", "json", "--out", to.to_str().unwrap()]);
        assert!(out.contains("đúng bằng") && err.is_empty(), "{statements}: {out}{err}");
    }
}

#[test]
fn counted_rows_that_are_missing_are_told_and_counted_anew() {
    let desk = tempfile::tempdir().unwrap();
    let record = sound(desk.path());
    let to = desk.path().join("counted.json");
    let export = || run(desk.path(), &["export", "json", "--force", "--out", to.to_str().unwrap()]).0;
    let is_told = || {
        let (_, out, _) = run(desk.path(), &["doctor"]);
        let (_, shape, _) = run(desk.path(), &["doctor", "--format", "json"]);
        let is_miscounted = json(&shape)["record"]["miscounted"].as_bool().unwrap();
        assert_eq!(out.contains("sẽ đếm lại từ đầu"), is_miscounted, "{out}");
        is_miscounted
    };
    assert_eq!((export(), is_told()), (0, false));
    for table in ["tally", "progress", "attempt"] {
        spoil(&record, &format!("DELETE FROM {table}"));
        assert!(is_told(), "{table}");
        assert_eq!((export(), is_told()), (0, false), "{table}");
    }
}

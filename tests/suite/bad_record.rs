//! A record that is damaged, of another program or of a newer one: it is never lost, and the user is told what to do.

use std::fs;
use std::path::{Path, PathBuf};

use super::faults::{begin, model_command, store};
use super::player::record_in;
use super::terminal::{Size, Terminal, run};

const WALL: Size = (100, 30);

/// A folder with a record of some sessions, and that file.
fn desk_with_sessions() -> (tempfile::TempDir, PathBuf) {
    let desk = tempfile::tempdir().unwrap();
    for _ in 0..4 {
        let mut practice = begin(desk.path());
        let mut store = store(desk.path());
        for _ in 0..4 {
            let command = model_command(&practice).unwrap();
            practice.give(&mut store, &super::script::CLOCK, &command, None).unwrap();
        }
    }
    let record = record_in(desk.path());
    (desk, record)
}

/// Opens the app, reads away a sentence about damage, and leaves. Returns how many sessions that said were saved.
fn open_and_leave(data_dir: &Path) -> Option<usize> {
    let mut terminal = Terminal::open(data_dir, WALL, &["play"]);
    terminal.wait_until("the app", |it| it.has("Khởi động") || it.has("bị hỏng"));
    let mut told = None;
    if terminal.has("bị hỏng") {
        terminal.wait_for("q thoát");
        assert!(terminal.has("records.damaged-1.sqlite3"), "{}", terminal.contents());
        let words = terminal.lines().join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
        let (_, after) = words.split_once("đã cứu được ").unwrap();
        told = Some(after.split(' ').next().unwrap().parse().unwrap());
        terminal.send("\r");
        terminal.wait_until("home", |it| it.has("Chọn tiếng trên màn hình") || it.has("Hôm nay làm gì?"));
    }
    terminal.send("q1");
    assert_eq!(terminal.end_tidily().code, 0);
    told
}

/// After whatever happened the record can be listed, or it is said that it cannot.
fn n_sessions(data_dir: &Path) -> usize {
    let (code, out, err) = run(data_dir, &["sessions", "list", "--format", "json"]);
    assert_eq!(code, 0, "{err}");
    let list: serde_json::Value = serde_json::from_str(&out).unwrap();
    list.as_array().unwrap().len()
}

#[test]
fn garbage_in_its_place_is_moved_aside() {
    let desk = tempfile::tempdir().unwrap();
    let record = record_in(desk.path());
    let garbage = "đây không phải cơ sở dữ liệu ".repeat(400);
    fs::write(&record, &garbage).unwrap();
    let (code, _, err) = run(desk.path(), &["sessions", "list"]);
    assert!(code == 3 && err.contains("bị hỏng") && err.contains("mở dongvai"), "{code}: {err}");

    assert_eq!(open_and_leave(desk.path()), Some(0));
    let aside = desk.path().join("records.damaged-1.sqlite3");
    assert_eq!(fs::read_to_string(aside).unwrap(), garbage, "nothing is thrown away");
    assert_eq!(n_sessions(desk.path()), 0);
    assert_eq!(open_and_leave(desk.path()), None, "it is told once");
}

#[test]
fn a_record_cut_short_gives_back_what_it_has() {
    let (desk, record) = desk_with_sessions();
    let whole = fs::read(&record).unwrap();
    let n_pages = whole.len() / 4_096;
    let mut n_told = 0;
    for kept in [0, 1, 2, n_pages / 2, n_pages - 1] {
        let other = tempfile::tempdir().unwrap();
        fs::write(record_in(other.path()), &whole[..kept * 4_096]).unwrap();
        let told = open_and_leave(other.path());
        n_told += usize::from(told.is_some());
        let found = n_sessions(other.path());
        assert!(found <= 4 && told.is_none_or(|told| told == found), "{kept} pages: {told:?}, {found}");
    }
    assert!(n_told > 0);
    drop(desk);
}

#[test]
fn a_page_gone_bad_never_stops_the_app() {
    let (desk, record) = desk_with_sessions();
    let whole = fs::read(&record).unwrap();
    for page in 0..whole.len() / 4_096 {
        let mut spoilt = whole.clone();
        for byte in &mut spoilt[page * 4_096..(page + 1) * 4_096] {
            *byte ^= 0xff;
        }
        let other = tempfile::tempdir().unwrap();
        fs::write(record_in(other.path()), &spoilt).unwrap();
        let mut terminal = Terminal::open(other.path(), WALL, &["resume"]);
        terminal.wait_until("something to read", |it| {
            it.saved() > 0 || (it.has("Có trục trặc") && it.has("q thoát")) || it.has("Hôm nay làm gì?")
        });
        // What is said about the damaged file is true.
        let is_aside = other.path().join("records.damaged-1.sqlite3").exists();
        assert_eq!(is_aside, terminal.has("Tệp cũ được giữ lại"), "page {page}: {}", terminal.contents());
        terminal.send("\x1b\x1b");
        terminal.send("\r\r");
        terminal.send("q1");
        let ended = terminal.end_tidily();
        assert_eq!(ended.code, 0, "page {page}: {}", ended.screen);
        let (code, _, err) = run(other.path(), &["sessions", "list"]);
        assert!(code == 0 || (code == 3 && err.contains("bị hỏng")), "page {page}, {code}: {err}");
    }
    drop(desk);
}

#[test]
fn a_record_of_a_newer_program_is_left_alone() {
    let (desk, record) = desk_with_sessions();
    let newer = rusqlite::Connection::open(&record).unwrap();
    newer.execute_batch("PRAGMA user_version = 99").unwrap();
    drop(newer);
    let kept = fs::read(&record).unwrap();
    assert_refused_everywhere(desk.path(), &["phiên bản mới hơn", "cài phiên bản mới", "records.sqlite3"]);
    assert_eq!(fs::read(&record).unwrap(), kept);
}

#[test]
fn another_programs_file_is_left_alone() {
    let desk = tempfile::tempdir().unwrap();
    let record = record_in(desk.path());
    let other = rusqlite::Connection::open(&record).unwrap();
    other.execute_batch("CREATE TABLE recipe (name TEXT); INSERT INTO recipe VALUES ('xôi')").unwrap();
    drop(other);
    let kept = fs::read(&record).unwrap();
    let sentence = ["không phải tệp kết quả", "không có gì bị thay đổi", "--data-dir"];
    assert_refused_everywhere(desk.path(), &sentence);
    assert_eq!(fs::read(&record).unwrap(), kept);
}

#[test]
fn a_folder_in_the_records_place_is_told() {
    let desk = tempfile::tempdir().unwrap();
    fs::create_dir(record_in(desk.path())).unwrap();
    assert_refused_everywhere(desk.path(), &["không mở được tệp kết quả", "--data-dir"]);
}

/// In a terminal and without one: storage, with this sentence, and the terminal as it was.
fn assert_refused_everywhere(data_dir: &Path, sentence: &[&str]) {
    let terminal = Terminal::open(data_dir, (250, 30), &[]);
    let ended = terminal.end_tidily();
    let (code, _, err) = run(data_dir, &["sessions", "list"]);
    assert_eq!((ended.code, code), (3, 3), "{}\n{err}", ended.screen);
    for part in sentence {
        assert!(ended.screen.contains(part), "{part}: {}", ended.screen);
        assert!(err.contains(part), "{part}: {err}");
    }
}

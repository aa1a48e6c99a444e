//! `records.sqlite3` copied by itself is the whole record, whenever no session is open: at a session's end, after every
//! way of leaving, and after the start that follows a kill.

use std::collections::VecDeque;
use std::fs;
use std::io;
use std::path::Path;
use std::time::Duration;

use rstest::rstest;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use dongvai::record::sessions::Filter;
use dongvai::record::{Access, RecordStore};
use dongvai::tui::runner::input::{EventSource, Incoming};
use serde_json::Value;

use super::answer_keys::ENTER;
use super::faults::{begin, model_command, store};
use super::player::{Player, read_along, record_in};
use super::script::{CLOCK, Stand};
use super::terminal::{Size, Terminal, run};

const WALL: Size = (110, 36);

/// What `merge` says of the record's file alone, carried to a laptop that has nothing.
fn merged_alone(data_dir: &Path) -> Value {
    let (stick, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let carried = stick.path().join("records.sqlite3");
    fs::copy(record_in(data_dir), &carried).unwrap();
    let args = ["merge", carried.to_str().unwrap(), "--format", "json"];
    let (_, out, err) = run(home.path(), &args);
    assert_eq!(err, "");
    serde_json::from_str(&out).unwrap()
}

/// The warm-up in a terminal, with this many steps played; all of them where there are fewer.
fn play(data_dir: &Path, n_steps: usize) -> Player {
    let mut terminal =
        Terminal::open(data_dir, WALL, &["play", "khoi-dong", "--role", "chair", "--seed", "1"]);
    terminal.wait_for("đã lưu·");
    let mut player = Player::new(terminal, data_dir);
    for _ in 0..n_steps {
        if !player.step() {
            break;
        }
    }
    player
}

#[test]
fn three_finished_sessions_are_in_the_file_alone_though_nobody_left_the_program() {
    let desk = tempfile::tempdir().unwrap();
    for n in 1..=3 {
        let mut terminal = play(desk.path(), usize::MAX).terminal;
        terminal.wait_for("1/4");
        // By the time the next page stands there, what waited for the first one is done.
        terminal.send(ENTER);
        terminal.wait_for("2/4");
        terminal.kill();
        let said = merged_alone(desk.path());
        assert_eq!(
            (said["sessions_new"].as_u64(), &said["files"][0]["notices"]),
            (Some(n), &Value::Array(vec![]))
        );
    }
}

#[rstest]
#[case("-TERM")]
#[case("-HUP")]
#[case("-INT")]
#[case("-QUIT")]
#[case("the window is closed")]
fn after_every_way_of_leaving_the_file_alone_holds_what_the_screen_called_saved(#[case] signal: &str) {
    let desk = tempfile::tempdir().unwrap();
    let terminal = play(desk.path(), 2).terminal;
    let saved = if signal.starts_with('-') {
        terminal.signal(signal);
        terminal.end().saved
    } else {
        terminal.close_window()
    };
    assert!(!desk.path().join("records.sqlite3-wal").exists(), "{signal}: the log goes with the program");
    let alone = tempfile::tempdir().unwrap();
    fs::copy(record_in(desk.path()), record_in(alone.path())).unwrap();
    let store = read_along(&record_in(alone.path()));
    let session = store.unfinished().unwrap().expect("a session to go on with").id;
    assert!(u64::try_from(store.events(session).unwrap().len()).unwrap() >= saved && saved > 2, "{signal}");
    assert_eq!(merged_alone(desk.path())["files"][0]["notices"], Value::Array(vec![]), "{signal}");
}

#[test]
fn after_a_kill_the_file_alone_is_told_to_lack_its_log_and_the_next_start_mends_it() {
    let desk = tempfile::tempdir().unwrap();
    play(desk.path(), 2).terminal.kill();
    let (stick, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let carried = stick.path().join("records.sqlite3");
    fs::copy(record_in(desk.path()), &carried).unwrap();
    let (code, said, _) = run(home.path(), &["merge", carried.to_str().unwrap()]);
    assert!(code == 1 && said.contains("thiếu tệp -wal đi kèm") && said.contains("dongvai copy"), "{said}");

    let mut terminal = Terminal::open(desk.path(), WALL, &["play"]);
    terminal.wait_for("Khởi động");
    // The record is settled after the first frame, and a second one is drawn for this key.
    let drawn = terminal.n_bytes();
    terminal.send("\x1b[B");
    terminal.wait_until("another frame", |terminal| terminal.n_bytes() > drawn);
    assert_eq!(merged_alone(desk.path())["sessions_new"], 1);
    terminal.kill();
}

/// Before every key another connection moves the log into the file, which a transaction left open would not let it do.
struct Checkpointing<'a> {
    record: &'a Path,
    keys: VecDeque<char>,
    n_asked: usize,
}

impl EventSource for Checkpointing<'_> {
    fn read(&mut self, wait: Option<Duration>) -> io::Result<Incoming> {
        if wait.is_some() {
            // Nothing is queued; only a wait for a key lasts.
            return Ok(Incoming::Events(Vec::new()));
        }
        let other = rusqlite::Connection::open(self.record).unwrap();
        other.busy_timeout(Duration::ZERO).unwrap();
        let busy: i64 = other.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0)).unwrap();
        assert_eq!(busy, 0, "with {} keys to come", self.keys.len());
        self.n_asked += 1;
        Ok(self.keys.pop_front().map_or(Incoming::End, |key| {
            let code = if key == '⏎' { KeyCode::Enter } else { KeyCode::Char(key) };
            Incoming::Events(vec![Event::Key(KeyEvent::new(code, KeyModifiers::NONE))])
        }))
    }

    /// Half a second lies between two keys.
    fn elapsed_ms(&self) -> u64 {
        u64::try_from(self.n_asked).unwrap() * 500
    }
}

#[test]
fn no_window_holds_a_transaction_between_keys() {
    let desk = tempfile::tempdir().unwrap();
    play(desk.path(), 3).terminal.kill();
    let store = RecordStore::open(&record_in(desk.path()), Access::ReadWrite).unwrap().sound().unwrap();
    let mut stand = Stand::new(store, desk.path(), WALL, 0);
    // Into the session again, through a few steps and panels, home, and through lists and screens.
    let keys = "1⏎1⏎2⏎?0h0t0⏎1⏎q110203040506070809010".chars().collect();
    let record = record_in(desk.path());
    let mut source = Checkpointing { record: &record, keys, n_asked: 0 };
    stand.run_with(Vec::new(), &mut source);
    assert!(source.n_asked > 5, "{}", source.n_asked);
}

#[cfg(unix)]
#[test]
fn an_answer_to_a_file_that_is_gone_is_refused_on_the_screen() {
    let desk = tempfile::tempdir().unwrap();
    let mut player = play(desk.path(), 1);
    let practice = player.practice();
    let next = player.next_move(&practice).unwrap();
    player.take_over(&next);
    let moved = desk.path().join("cũ.sqlite3");
    fs::rename(record_in(desk.path()), &moved).unwrap();
    player.terminal.send(&next.keys);
    player.terminal.wait_for("Tệp kết quả đã bị xóa, đổi tên");
    player.terminal.wait_for("Xin thoát ra");
    assert_eq!(player.terminal.saved(), practice.saved(), "nothing is shown as saved");
    let ended = player.terminal.kill();
    assert!(ended.saved == practice.saved() && !record_in(desk.path()).exists());
    // With its log beside it again, the old file has every step that was shown as saved.
    fs::rename(desk.path().join("records.sqlite3-wal"), desk.path().join("cũ.sqlite3-wal")).unwrap();
    let store = read_along(&moved);
    let session = store.list(&Filter::default()).unwrap().remove(0).id;
    assert_eq!(u64::try_from(store.events(session).unwrap().len()).unwrap(), ended.saved);
}

#[test]
fn another_program_that_leaves_takes_no_log_from_a_session_that_is_open() {
    let desk = tempfile::tempdir().unwrap();
    let mut store = store(desk.path());
    let mut practice = begin(desk.path());
    // The first answers bring a mark into the file, after which this program looks into it.
    for n in 0..6 {
        let command = model_command(&practice).unwrap();
        practice.give(&mut store, &CLOCK, &command, None).unwrap_or_else(|error| panic!("{n}: {error}"));
        // It opens the record to write to it, and would remove the log if no other program had it open.
        let copy = desk.path().join(format!("copy-{n}.sqlite3"));
        let (code, _, err) = run(desk.path(), &["copy", copy.to_str().unwrap()]);
        assert_eq!(code, 0, "{err}");
    }
}

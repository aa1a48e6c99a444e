//! Keys, replies and signals as they reach the built program on a real terminal.
//!
//! `fixtures/keys.tsv` says which bytes come, where, and what must happen. Time passes only where a row is about time.

use std::path::Path;
use std::time::Duration;

use dongvai::meeting::flow::{self, Who};
use dongvai::scenario::kinds::StepKind;
use tempfile::TempDir;

use super::player::Player;
use super::terminal::{Size, Terminal, Typist};

const TABLE: &str = include_str!("../fixtures/keys.tsv");
const WALL: Size = (110, 36);
const HELP: &str = "Trợ giúp";

/// The bytes of a row, with the pauses between them.
fn reads(cell: &str) -> Vec<(Vec<u8>, Duration)> {
    let none = Duration::ZERO;
    if let Some((bytes, _)) = cell.split_once(" (first byte, 80 ms, the rest)") {
        let bytes = unescaped(bytes);
        return vec![(bytes[..1].to_vec(), Duration::from_millis(80)), (bytes[1..].to_vec(), none)];
    }
    if let Some((first, rest)) = cell.split_once(" (150 ms) ") {
        return vec![(unescaped(first), Duration::from_millis(150)), (unescaped(rest), none)];
    }
    if let Some(bytes) = cell.strip_suffix(" x 36 at 33 ms") {
        return vec![(unescaped(bytes), Duration::from_millis(33)); 36];
    }
    let bytes = cell.trim_end_matches(" in one write").split(' ');
    bytes.map(|bytes| (unescaped(bytes), none)).collect()
}

/// Python's escapes, as far as the table uses them.
fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut left = text.as_bytes();
    while let Some(first) = left.first() {
        let (byte, n) = match left {
            [b'\\', b'x', high, low, ..] => {
                let digits = [*high, *low];
                (u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap(), 4)
            }
            [b'\\', b'r', ..] => (b'\r', 2),
            [b'\\', b'\\', ..] => (b'\\', 2),
            _ => (*first, 1),
        };
        bytes.push(byte);
        left = &left[n..];
    }
    bytes
}

fn send(terminal: &mut Terminal, cell: &str) {
    for (bytes, pause) in reads(cell) {
        terminal.send_bytes(&bytes);
        terminal.listen_for(pause);
    }
}

/// At home, with the first question answered.
fn at_home(desk: &Path, typist: Typist, size: Size) -> Terminal {
    let mut terminal = Terminal::open_for(typist, desk, size, &[]);
    terminal.wait_for("Chọn tiếng trên màn hình");
    terminal.send("1");
    terminal.wait_for("Hôm nay làm gì?");
    // The end of the last row: the whole frame is there.
    terminal.wait_for("q thoát");
    terminal
}

/// In a meeting, at a step where one of several is chosen.
fn at_a_choice(desk: &Path) -> Player {
    let args = ["play", "khoi-dong", "--role", "treasurer", "--seed", "1"];
    let mut terminal = Terminal::open(desk, WALL, &args);
    terminal.wait_for("đã lưu·");
    let mut player = Player::new(terminal, desk);
    loop {
        let practice = player.practice();
        let turn = flow::turn(practice.story(), practice.meeting().state()).unwrap();
        if matches!((turn.who, &turn.step.kind), (Who::Person(_), StepKind::Choose(_))) {
            break;
        }
        assert!(player.step());
    }
    // The end of the last row: the whole frame is there.
    player.terminal.wait_until("the whole frame", |terminal| {
        let lines = terminal.lines();
        lines.last().is_some_and(|last| {
            last.contains("1-3 chọn  Enter chốt  h gợi ý  0 quay lại") && last.contains("đã lưu·")
        })
    });
    player
}

/// In the field for a learner's code.
fn in_a_field(desk: &Path, size: Size) -> Terminal {
    let mut terminal = Terminal::open(desk, size, &["play", "sinh-hoat-thang-sau", "--seed", "1"]);
    terminal.wait_for("Enter");
    terminal.send("112");
    terminal.wait_for("▏");
    terminal
}

/// Nothing has happened: the screen is the same after a look at the help.
fn assert_unmoved(terminal: &mut Terminal, before: &[String]) {
    terminal.send("?");
    terminal.wait_for(HELP);
    terminal.send("?");
    terminal.wait_until("the same screen", |terminal| terminal.lines() == before);
}

#[test]
fn bytes_do_what_the_table_says() {
    let mut n_rows = 0;
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [bytes, place, happens] = cells[..] else { panic!("three cells: {line}") };
        let desk = TempDir::new().unwrap();
        n_rows += 1;
        match (place, happens) {
            ("on a Choose step" | "in a meeting", nothing) if nothing.starts_with("nothing") => {
                let mut terminal = at_a_choice(desk.path()).terminal;
                let before = terminal.lines();
                send(&mut terminal, bytes);
                assert_unmoved(&mut terminal, &before);
            }
            ("on a Choose step", "digit 1, Enter (keypad in application mode)") => {
                let mut terminal = at_a_choice(desk.path()).terminal;
                let saved = terminal.saved();
                send(&mut terminal, bytes);
                terminal.wait_until("an answer", |terminal| terminal.saved() > saved);
            }
            ("on \"Thoát?\"", "nothing: the program goes on") => {
                let mut terminal = at_home(desk.path(), Typist::Person, WALL);
                terminal.send("q");
                terminal.wait_until("the question", |terminal| !terminal.has("Hôm nay làm gì?"));
                send(&mut terminal, bytes);
                terminal.send("2");
                terminal.wait_for("Hôm nay làm gì?");
            }
            ("at home", "nothing: the language stays") => {
                let mut terminal = at_home(desk.path(), Typist::Person, WALL);
                let before = terminal.lines();
                send(&mut terminal, bytes);
                assert_unmoved(&mut terminal, &before);
            }
            ("in a text field", "nothing is typed") => {
                let mut terminal = in_a_field(desk.path(), WALL);
                send(&mut terminal, bytes);
                terminal.send("ok");
                terminal.wait_for(" ok▏");
            }
            ("in a text field with \"abc\"", "the cursor moves one left") => {
                let mut terminal = in_a_field(desk.path(), WALL);
                terminal.send("abc");
                terminal.wait_for("abc▏");
                send(&mut terminal, bytes);
                terminal.wait_for("ab▏c");
            }
            ("in a text field", "@ is typed (AltGr as Windows reports it)") => {
                let mut terminal = in_a_field(desk.path(), WALL);
                send(&mut terminal, bytes);
                terminal.wait_for(" @▏");
            }
            ("in the list of sessions", "it stays; ô acts as o") => {
                let mut terminal = at_home(desk.path(), Typist::Person, WALL);
                terminal.send("3");
                terminal.wait_for("mới nhất trước");
                send(&mut terminal, bytes);
                terminal.wait_for("cũ nhất trước");
            }
            ("June, solo chair, a row of Say steps", "one screen further, not thirty-six") => {
                let args = ["play", "sinh-hoat-thang-sau", "--role", "secretary", "--seed", "7"];
                let saved_after = |cell: &str| {
                    let desk = TempDir::new().unwrap();
                    let mut terminal = Terminal::open_for(Typist::Person, desk.path(), WALL, &args);
                    terminal.wait_for("đã lưu·");
                    // People look before they press.
                    terminal.listen_for(Duration::from_millis(100));
                    let before = terminal.saved();
                    send(&mut terminal, cell);
                    terminal.wait_until("a step", |terminal| terminal.saved() > before);
                    terminal.send("?");
                    terminal.wait_for(HELP);
                    terminal.saved()
                };
                assert_eq!(saved_after(bytes), saved_after("\\r"));
            }
            other => panic!("no such place and outcome: {other:?}"),
        }
    }
    assert!(n_rows >= 10, "{n_rows} rows");
}

/// A window without a size, as a serial line has it, and then one with a size.
#[test]
fn a_window_of_no_size_waits_for_one() {
    let desk = TempDir::new().unwrap();
    let mut terminal = Terminal::open(desk.path(), (0, 0), &["play", "khoi-dong", "--role", "chair"]);
    terminal.wait_until("the terminal to be taken", |terminal| terminal.screen().alternate_screen());
    terminal.resize(WALL);
    terminal.wait_for("đã lưu·");
}

/// More than one read takes, in the middle of which the window changes: all of it arrives, in order.
#[test]
fn a_burst_and_a_window_that_changes_lose_nothing() {
    const N: usize = 2_400;
    let desk = TempDir::new().unwrap();
    let wide = (200, 50);
    let mut terminal = in_a_field(desk.path(), wide);
    for n in 0..6 {
        terminal.send(&"z".repeat(N / 6));
        terminal.resize((200, 44 + n));
        terminal.send_bytes(b"\x1b[<64;1;1M\x1b]11;rgb:1111/1111/1111\x07");
    }
    terminal.resize(wide);
    let typed = |terminal: &Terminal| terminal.contents().matches('z').count();
    terminal.wait_until("every letter", |terminal| typed(terminal) >= N);
    assert_eq!(typed(&terminal), N);
    // A key held for a minute on a list, and the program still hears.
    let desk = TempDir::new().unwrap();
    let mut terminal = at_home(desk.path(), Typist::Person, WALL);
    for size in [(100, 30), (80, 24), WALL] {
        terminal.send(&"\x1b[A\x1b[B\x1b[<35;9;9M".repeat(200));
        terminal.resize(size);
    }
    terminal.send("?");
    terminal.wait_for(HELP);
}

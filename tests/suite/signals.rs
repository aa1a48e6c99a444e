//! The system asks the program to end, to stop, to go on: each time the terminal is restored.

use rstest::rstest;

use tempfile::TempDir;

use super::player::{Player, check_whole, read_along, record_in};
use super::terminal::{PROGRAM, Size, Terminal};

const WALL: Size = (110, 36);

#[rstest]
#[case("-TERM")]
#[case("-HUP")]
#[case("-INT")]
#[case("-QUIT")]
fn signals_that_end_the_program_give_the_terminal_back(#[case] signal: &str) {
    let desk = TempDir::new().unwrap();
    let args = ["play", "khoi-dong", "--role", "treasurer", "--seed", "1"];
    let mut terminal = Terminal::open(desk.path(), WALL, &args);
    terminal.wait_for("đã lưu·");
    let mut player = Player::new(terminal, desk.path());
    assert!(player.step());
    let saved = player.terminal.saved();
    player.terminal.signal(signal);
    let ended = player.terminal.end_tidily();
    assert_eq!(ended.code, 0, "{signal}: {}", ended.screen);
    let store = read_along(&record_in(desk.path()));
    let session = store.unfinished().unwrap().expect("a session to go on with");
    assert!(u64::try_from(store.events(session.id).unwrap().len()).unwrap() >= saved);
    check_whole(&record_in(desk.path()));
}

/// Under a shell that watches its jobs: `Ctrl+Z` gives the shell its terminal, `fg` draws the whole screen again.
#[test]
fn a_program_that_is_stopped_goes_on_where_it_was() {
    let desk = TempDir::new().unwrap();
    let script = r#"set -m; "$0" --data-dir "$1" play khoi-dong --role chair; stty -a; echo STOPPED; read -r line; fg"#;
    let desk_path = desk.path().to_str().unwrap();
    let mut terminal = Terminal::run_by("bash", &["-c", script, PROGRAM, desk_path], WALL);
    terminal.wait_for("đã lưu·");
    let before = terminal.lines();
    terminal.send("\x1a");
    terminal.wait_for("STOPPED");
    assert!(!terminal.screen().alternate_screen() && !terminal.screen().bracketed_paste());
    assert!(terminal.has(" icanon") && terminal.has(" echo "), "{}", terminal.contents());
    terminal.send("\n");
    terminal.wait_until("the same screen", |terminal| terminal.lines() == before);
    assert!(terminal.screen().alternate_screen() && terminal.screen().bracketed_paste());
    terminal.send("?");
    terminal.wait_for("Trợ giúp");
}

/// With no shell that would wake it, it does not stop.
#[test]
fn a_program_without_a_shell_goes_on_at_once() {
    let desk = TempDir::new().unwrap();
    let mut terminal = Terminal::open(desk.path(), WALL, &["play", "khoi-dong", "--role", "chair"]);
    terminal.wait_for("đã lưu·");
    terminal.send("\x1a?");
    terminal.wait_for("Trợ giúp");
}

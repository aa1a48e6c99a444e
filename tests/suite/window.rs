//! The window the program runs in: too small, made larger in the middle of a step, closed.

use dongvai::locale::Speech;
use dongvai::meeting::flow;
use dongvai::meeting::kinds::TaskKind;
use dongvai::practice::LiveSession;

use super::player::Player;
use super::script::Stand;
use super::terminal::{Size, Terminal};

const WALL: Size = (80, 24);
const PLAY: [&str; 6] = ["play", "khoi-dong", "--role", "treasurer", "--seed", "1"];

/// Made as large as a window should be, it shows what it would have shown from the start.
#[test]
fn a_window_too_small_says_so_and_a_larger_one_shows_everything() {
    let desk = tempfile::tempdir().unwrap();
    let mut store = super::faults::store(desk.path());
    store.put_setting("speech", &Speech::default().to_string()).unwrap();
    let mut stand = Stand::new(store, desk.path(), WALL, 0);
    stand.run(Vec::new(), Vec::new());
    let expected = stand.lines();
    drop(stand);

    for size in [(1, 1), (20, 5), (56, 15), (300, 3)] {
        let mut terminal = Terminal::open(desk.path(), size, &[]);
        terminal.wait_for(if size.0 > 15 { "Cửa sổ nhỏ" } else { "C" });
        terminal.resize(WALL);
        terminal.wait_until("the whole screen", |it| it.lines() == expected);
        terminal.send("q1");
        assert_eq!(terminal.end_tidily().code, 0);
    }
}

#[test]
fn what_was_typed_stays_when_the_window_changes() {
    let desk = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::open(desk.path(), WALL, &PLAY);
    terminal.wait_until("the meeting", |it| it.saved() > 0);
    // On to the first form: the treasurer takes a fee.
    let mut player = Player::new(terminal, desk.path());
    let is_form = |practice: &LiveSession| {
        let turn = flow::turn(practice.story(), practice.meeting().state()).unwrap();
        matches!(turn.task.kind, TaskKind::Payer(_))
    };
    while !is_form(&player.practice()) {
        assert!(player.step());
    }
    let mut terminal = player.terminal;
    terminal.wait_for("▏");
    terminal.send("3456");
    terminal.wait_for("3.456");
    for size in [(60, 16), (30, 10), (1, 1), (200, 50), (100, 30)] {
        terminal.resize(size);
        terminal.wait_for(if size.0 >= 56 { "3.456" } else { "C" });
    }
    terminal.resize(WALL);
    terminal.wait_for("3.456");
    terminal.send("7");
    terminal.wait_for("34.567");
    terminal.kill();
}

#[test]
fn a_closed_window_ends_the_program() {
    let desk = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::open(desk.path(), WALL, &PLAY);
    terminal.wait_until("the meeting", |it| it.saved() > 0);
    assert!(terminal.close_window() > 0);

    let (code, out, err) = super::terminal::run(desk.path(), &["sessions", "list", "--format", "json"]);
    assert_eq!(code, 0, "{err}");
    let list: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(list.as_array().unwrap().len(), 1);
}

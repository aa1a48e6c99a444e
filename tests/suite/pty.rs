//! From the first question to the pledge on a real terminal, and what the record then says.

use std::path::Path;

use rstest::rstest;

use serde_json::Value;

use super::answer_keys::ENTER;
use super::player::Player;
use super::terminal::{Ended, Size, Terminal, run};

const WALL: Size = (110, 36);

fn json(data_dir: &Path, args: &[&str]) -> Value {
    let (code, out, err) = run(data_dir, args);
    assert_eq!((code, err.as_str()), (0, ""));
    serde_json::from_str(&out).unwrap()
}

/// From the briefing to the first step.
fn start_the_meeting(terminal: &mut Terminal) {
    for text in ["Mục tiêu", "Ai đóng vai nào"] {
        terminal.wait_for(text);
        terminal.send(ENTER);
    }
    terminal.wait_for("đã lưu·");
}

/// Plays to the end, writes a pledge, comes home and leaves.
fn play_to_the_end(player: &mut Player) {
    while player.step() {}
    let terminal = &mut player.terminal;
    terminal.wait_for("Góp ý sau buổi tập");
    for page in ["1/4", "2/4", "3/4"] {
        terminal.wait_for(page);
        terminal.send(ENTER);
    }
    terminal.wait_for("4/4");
    terminal.send("Hỏi người nói nhỏ trước.");
    terminal.wait_for("Hỏi người nói nhỏ trước.");
    terminal.send(ENTER);
    terminal.send(ENTER);
    // The papers of the session may be written here; going home is the first thing offered.
    terminal.wait_for("Giấy tờ của buổi tập");
    terminal.send(ENTER);
    terminal.wait_for("Hôm nay làm gì?");
    assert!(!terminal.has("Tập tiếp buổi đang dở"), "nothing is left open:\n{}", terminal.contents());
}

/// What the two commands tell about the only session, compared with what was done.
fn assert_recorded(data_dir: &Path, player: &Player, mode: &str) {
    let list = json(data_dir, &["sessions", "list", "--format", "json"]);
    let session = &list[0];
    assert_eq!(list.as_array().unwrap().len(), 1);
    assert_eq!(session["mode"], mode);
    assert!(session["finished"].as_i64() >= session["started"].as_i64(), "{session}");
    let practice = player.practice();
    assert!(practice.is_finished());
    assert_eq!(session["answers"], player.n_answers);
    let id = session["id"].as_str().unwrap();
    assert_eq!(id, practice.id().to_string());
    let shown = json(data_dir, &["sessions", "show", id, "--format", "json"]);
    assert_eq!(shown["session"], id);
    let events = shown["events"].as_array().unwrap();
    assert_eq!(u64::try_from(events.len()).unwrap(), practice.saved());
    assert!(events.iter().zip(1..).all(|(event, seq)| event["seq"] == seq));
    assert_eq!(events[0]["kind"], "opened");
    let answered: Vec<&Value> = events.iter().filter(|event| event["kind"] == "answered").collect();
    assert_eq!(answered.len(), player.n_answers);
    assert!(answered.iter().all(|event| event["verdict"]["right"] == true));
    assert!(!shown.to_string().contains("nói nhỏ trước"), "free words never stand in events");
}

fn leave(player: Player) -> Ended {
    let mut terminal = player.terminal;
    terminal.send("q");
    terminal.wait_for("1");
    terminal.send("1");
    terminal.end_tidily()
}

#[test]
fn from_the_first_question_to_the_pledge() {
    let desk = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::open(desk.path(), WALL, &[]);
    terminal.wait_for("Chọn tiếng trên màn hình");
    terminal.send("1");
    terminal.wait_for("Hôm nay làm gì?");
    terminal.send("1");
    terminal.wait_for("Khởi động: năm phút làm quen");
    // The warm-up by its place in the list, alone, as the chair, without a code, a club and a place.
    let at = terminal.lines().iter().find_map(|line| {
        let (number, _) = line.split_once("Khởi động")?;
        number.chars().find(char::is_ascii_digit)
    });
    terminal.send(&at.unwrap().to_string());
    terminal.send(ENTER);
    terminal.send("1");
    terminal.send("1");
    terminal.send(&ENTER.repeat(4));
    start_the_meeting(&mut terminal);
    let mut player = Player::new(terminal, desk.path());
    play_to_the_end(&mut player);
    assert_recorded(desk.path(), &player, "solo");
    let ended = leave(player);
    assert_eq!(ended.code, 0, "{}", ended.screen);

    let mut again = Terminal::open(desk.path(), WALL, &[]);
    again.wait_for("Hôm nay làm gì?");
    again.send("q1");
    assert_eq!(again.end().code, 0, "the language was chosen once and for all");
}

#[test]
fn three_people_pass_the_keyboard() {
    let desk = tempfile::tempdir().unwrap();
    let args = ["play", "khoi-dong", "--role", "board", "--seed", "1"];
    let mut terminal = Terminal::open(desk.path(), WALL, &args);
    terminal.wait_for("đã lưu·");
    let mut player = Player::new(terminal, desk.path());
    play_to_the_end(&mut player);
    assert!(player.n_hand_overs >= 3, "{} hand-overs", player.n_hand_overs);
    assert_recorded(desk.path(), &player, "board");
    assert_eq!(leave(player).code, 0);
}

#[test]
fn the_treasurer_of_the_june_meeting_in_twenty_minutes() {
    let desk = tempfile::tempdir().unwrap();
    let args = ["play", "sinh-hoat-thang-sau", "--seed", "1"];
    let mut terminal = Terminal::open(desk.path(), WALL, &args);
    // Alone, twenty minutes, the treasurer, neither code nor club nor place.
    terminal.wait_for("Enter");
    terminal.send("112");
    terminal.send(&ENTER.repeat(4));
    start_the_meeting(&mut terminal);
    let mut player = Player::new(terminal, desk.path());
    play_to_the_end(&mut player);
    assert!(player.n_answers > 5, "{} answers", player.n_answers);
    assert_recorded(desk.path(), &player, "solo");
    assert_eq!(leave(player).code, 0);
}

#[rstest]
#[case("chair")]
#[case("secretary")]
#[case("board")]
#[case("room")]
fn every_seat_of_the_june_meeting(#[case] role: &str) {
    let desk = tempfile::tempdir().unwrap();
    let args = ["play", "sinh-hoat-thang-sau", "--role", role, "--seed", "7"];
    let mut terminal = Terminal::open(desk.path(), WALL, &args);
    terminal.wait_for("đã lưu·");
    let mut player = Player::new(terminal, desk.path());
    play_to_the_end(&mut player);
    assert_recorded(desk.path(), &player, if matches!(role, "board" | "room") { role } else { "solo" });
    assert_eq!(leave(player).code, 0);
}

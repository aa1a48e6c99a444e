//! Numbers in menus and answers: in a menu a digit opens at once and always belongs to one entry; on an answer it
//! selects, and Enter commits. The mouse can be left to the terminal.

use std::path::Path;

use dongvai::meeting::command::Mode;
use dongvai::paths::Folders;
use dongvai::scenario::terms::Role;
use dongvai::tui::msg::Request;

use crate::suite::app_on_screen::{TestApp, setup};
use crate::suite::shots::JUNE;
use crate::suite::terminal::Terminal;

const SIZE: (u16, u16) = (80, 24);
const SIZES: [(u16, u16); 3] = [(56, 16), (80, 24), (120, 40)];

/// What each number of home leads to; the first also where something waits.
const HOME: [(char, &str, &str); 8] = [
    ('2', "", "Số 2 để dành cho lớp tập huấn"),
    ('3', "3 Xem lại các buổi đã tập", "Các buổi đã tập"),
    ('4', "4 Chép kết quả ra USB", "Ở lại máy này"),
    ('5', "5 Bàn làm việc của giảng viên", "Kết quả cả nhóm"),
    ('6', "6 Thử phòng", "Người ngồi hàng cuối"),
    ('7', "7 Chọn tiếng", "Chọn tiếng trên màn hình"),
    ('8', "8 Trợ giúp", "mũi tên"),
    ('9', "9 Thoát", "9 Thoát"),
];

fn house_with(unfinished: bool) -> TestApp {
    let house = TestApp::new();
    if unfinished {
        house.play_to("khoi-dong", setup(Mode::Solo, Some(Role::Chair), 5), "porch", 0);
    }
    house
}

#[test]
fn the_numbers_of_home_never_move() {
    for unfinished in [false, true] {
        let house = house_with(unfinished);
        let home = house.copy().frame(Vec::new(), "vi", SIZE, "");
        let first =
            if unfinished { "1 Tập tiếp buổi đang dở" } else { "1 Bắt đầu một buổi tập" };
        assert!(home.contains(first), "{home}");
        for (digit, entry, leads_to) in HOME {
            assert!(home.contains(entry), "{digit}\n{home}");
            let opened = house.copy().frame(Vec::new(), "vi", SIZE, &digit.to_string());
            assert!(opened.contains(leads_to), "{digit}\n{opened}");
        }
        assert!(!home.contains(" 2 ") && home.contains("1-9 mở ngay"), "{home}");
    }
    for size in SIZES {
        let home = house_with(true).frame(Vec::new(), "vi", size, "");
        let shown = ['1', 'b', '3', '4', '5', '6', '7', '8', '9'].map(|mark| format!("{mark} "));
        for mark in shown {
            assert!(
                home.lines().any(|line| line.trim_start_matches([' ', '►']).starts_with(&mark)),
                "{home}"
            );
        }
    }
}

#[test]
fn another_session_can_begin_while_one_waits() {
    let house = house_with(true);
    let home = house.copy().frame(Vec::new(), "vi", SIZE, "");
    assert!(home.contains("b Bắt đầu một buổi tập khác"), "{home}");
    assert!(house.copy().frame(Vec::new(), "vi", SIZE, "b").contains("Sinh hoạt tháng 6"));
    assert!(house.copy().frame(Vec::new(), "vi", SIZE, "↓⏎").contains("Sinh hoạt tháng 6"));
    let nothing = house_with(false).frame(Vec::new(), "vi", SIZE, "b");
    assert!(nothing.contains("Hôm nay làm gì?") && !nothing.contains("buổi tập khác"), "{nothing}");
}

/// A record in another folder has a letter, so that no number moves.
#[test]
fn what_was_found_takes_no_number() {
    use dongvai::tui::runner::services::Services;
    use dongvai::tui::screens::Screen;
    use dongvai::tui::screens::home::HomeScreen;

    let (house, other) = (TestApp::new(), TestApp::new());
    other.play_to("khoi-dong", setup(Mode::Room, None, 5), "end", 0);
    let others: Vec<_> = vec![other.dir.path().to_owned()];
    let folders = Folders { others, ..Folders::within(house.dir.path()) };
    let clock = crate::suite::app_on_screen::NOW;
    let services = Services::new(house.record(), false, TestApp::library(), clock, None, Some(7));
    let services = services.in_folders(&folders, false);
    let home = Screen::Home(HomeScreen::new(services.waiting()));
    let frame = TestApp::frame_of(home, services, Vec::new(), "vi".parse().unwrap(), SIZE, "");
    assert!(frame.contains("k Gộp kết quả ở thư mục khác") && frame.contains("3 Xem lại"), "{frame}");
}

fn whisper() -> TestApp {
    let house = TestApp::new();
    house.play_to(JUNE, setup(Mode::Room, None, 90), "on-whispers", 0);
    house
}

fn at_the_whisper(house: &TestApp, keys: &str) -> String {
    house.copy().frame(vec![Request::ResumeLast], "vi", SIZE, keys)
}

#[test]
fn the_numbers_of_the_trainers_menu_never_move() {
    let house = whisper();
    let own = |frame: &str| -> Vec<String> {
        let is_entry =
            |line: &&str| line.trim_start_matches([' ', '►']).starts_with(|c: char| c.is_ascii_digit());
        let number = |line: &str| line.trim_start_matches([' ', '►']).chars().take(1).collect();
        frame.lines().skip(2).filter(is_entry).map(number).filter(|n: &String| n != "0").collect()
    };
    let first = at_the_whisper(&house, "m");
    assert!(
        first.contains("1/2") && first.contains("7 Dừng ở đây") && first.contains("9 Trang sau"),
        "{first}"
    );
    for keys in ["m", "1⏎m", "m6m", "m93m"] {
        let frame = at_the_whisper(&house, keys);
        assert!(
            own(&frame).starts_with(&["1", "2", "3", "4", "5", "6", "7", "9"].map(str::to_owned)),
            "{frame}"
        );
    }
    let second = at_the_whisper(&house, "m9");
    assert!(
        second.contains("2/2") && second.contains("3 Tắt chuột") && second.contains("9 Trang trước"),
        "{second}"
    );
    assert!(at_the_whisper(&house, "m99").contains("1/2"));
    for (keys, kept) in [("m8", "Số 8"), ("m91", "Số 1 ở trang này"), ("m92", "Số 2 ở trang này")]
    {
        let frame = at_the_whisper(&house, keys);
        assert!(frame.contains(kept) && frame.contains("để dành"), "{keys}\n{frame}");
    }
    assert_eq!(at_the_whisper(&house, "m95"), second, "a number without an entry does nothing");
}

/// On menus a digit opens, on answers it does not commit; the footer of each says which.
#[test]
fn every_list_says_what_a_digit_does() {
    let home = TestApp::new();
    for (keys, digit) in [("", '5'), ("1", '2'), ("12", '1'), ("5", '1'), ("t", '2')] {
        let before = home.copy().frame(Vec::new(), "vi", SIZE, keys);
        let after = home.copy().frame(Vec::new(), "vi", SIZE, &format!("{keys}{digit}"));
        assert!(before.contains("mở ngay") || before.contains("làm ngay"), "{keys}\n{before}");
        assert_ne!(before.lines().nth(1), after.lines().nth(1), "{keys}{digit}\n{after}");
    }
    for (step, keys, says) in [
        ("on-whispers", "", "1-3 chọn"),
        ("prep-order", "", "xếp lần lượt"),
        ("report-check", "", "đánh dấu"),
        ("money-read", "⏎", "đánh dấu"),
    ] {
        let house = TestApp::new();
        let session = house.play_to(JUNE, setup(Mode::Room, None, 90), step, 0);
        let n = house.record().events(session).unwrap().len();
        for digits in ["1", "2", "123456789", "9876543219"] {
            let house = house.copy();
            let frame = house.frame(vec![Request::ResumeLast], "vi", SIZE, &format!("{keys}{digits}"));
            assert!(frame.contains(says) && frame.contains("Enter"), "{frame}");
            assert_eq!(
                house.record().events(session).unwrap().len(),
                n,
                "{step} {digits}: committed by a digit"
            );
        }
    }
}

/// What the README and the printed pages say of a number is what the program does with it.
#[test]
fn papers_name_the_same_numbers() {
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let home = TestApp::new().frame(Vec::new(), "vi", (120, 40), "");
    let entries = home.lines().filter_map(|line| {
        let (number, words) = line.trim_start_matches([' ', '►']).split_once(' ')?;
        number.parse::<u8>().ok().map(|number| (number, words.trim().to_owned()))
    });
    let entries: Vec<_> = entries.collect();
    assert_eq!(entries.iter().map(|(n, _)| *n).collect::<Vec<_>>(), [1, 3, 4, 5, 6, 7, 8, 9]);
    for (number, words) in entries {
        assert!(readme.contains(&format!("| `{number}` | {words}")), "README: {number} {words}");
    }
    let menu = at_the_whisper(&whisper(), "m");
    for line in menu.lines().skip(2) {
        let Some((number, words)) = line.trim_start_matches([' ', '►']).split_once(' ') else { continue };
        if number.parse::<u8>().is_ok_and(|n| n > 0) {
            assert!(
                readme.contains(&format!("| `m` `{number}` | {}", words.trim())),
                "README: m {number} {words}"
            );
        }
    }
}

#[test]
fn the_mouse_is_left_to_the_terminal_and_that_is_remembered() {
    let house = TestApp::new();
    let off = house.frame(Vec::new(), "vi", SIZE, "?c⎋");
    assert!(off.contains("chuột tắt"), "{off}");
    assert_eq!(house.record().setting("mouse").unwrap().as_deref(), Some("off"));
    let help = house.copy().frame(Vec::new(), "vi", SIZE, "?c");
    assert!(help.contains("Chuột đang tắt") && help.contains("Đã tắt chuột"), "{help}");
    assert!(house.frame(Vec::new(), "vi", SIZE, "?").contains("bấm c để tắt chuột"));
    let on = house.frame(Vec::new(), "vi", SIZE, "?cc⎋");
    assert!(!on.contains("chuột tắt"), "{on}");
    assert_eq!(house.record().setting("mouse").unwrap().as_deref(), Some("on"));
    let of_menu = at_the_whisper(&whisper(), "m93");
    assert!(of_menu.contains("chuột tắt"), "{of_menu}");
}

/// What the terminal itself is asked for, now and at the next start.
#[test]
fn a_terminal_that_has_the_mouse_is_asked_for_no_clicks() {
    let desk = tempfile::tempdir().unwrap();
    let asks_for_clicks =
        |terminal: &Terminal| terminal.screen().mouse_protocol_mode() != vt100::MouseProtocolMode::None;
    let mut terminal = Terminal::open(desk.path(), (100, 30), &["play", "khoi-dong", "--role", "chair"]);
    terminal.wait_for("đã lưu·");
    assert!(asks_for_clicks(&terminal));
    terminal.send("?c");
    terminal.wait_until("no clicks", |terminal| terminal.has("chuột tắt") && !asks_for_clicks(terminal));
    terminal.kill();
    let mut again = Terminal::open(desk.path(), (100, 30), &["resume"]);
    again.wait_until("no clicks", |terminal| terminal.has("chuột tắt") && !asks_for_clicks(terminal));
    again.send("?c");
    again.wait_until("clicks", |terminal| !terminal.has("chuột tắt") && asks_for_clicks(terminal));
}

/// The warm-up ends where the June meeting begins: one key.
#[test]
fn the_warm_up_invites_to_the_june_meeting() {
    let house = TestApp::new();
    house.play_to("khoi-dong", setup(Mode::Room, None, 5), "ready", 0);
    let debrief = |keys: &str| house.copy().frame(vec![Request::ResumeLast], "vi", SIZE, &format!("⏎{keys}"));
    assert!(debrief("").contains("Kính mời bà con vào buổi sinh hoạt tháng"), "{}", debrief(""));
    for keys in ["b", "⏎⏎b", "⏎⏎⏎⎋⏎⏎b"] {
        let setup = debrief(keys);
        assert!(
            setup.contains("Tập theo cách nào?") && setup.contains("Sinh hoạt tháng 6"),
            "{keys}\n{setup}"
        );
    }
    let june = TestApp::new();
    june.play_to(JUNE, setup(Mode::Room, None, 90), "end", 0);
    assert!(!june.frame(vec![Request::ResumeLast], "vi", SIZE, "⏎").contains("Kính mời bà con vào"));
}

//! Starting a class: how few keys lead to the first answer, and the test of the room before a session on a wall.

use rstest::rstest;

use dongvai::clock::Clock;
use dongvai::locale::Speech;
use dongvai::tui::msg::GoOn;
use dongvai::tui::runner::services::Services;
use dongvai::tui::screens::Screen;
use dongvai::tui::screens::home::HomeScreen;
use dongvai::tui::screens::language::LanguageScreen;

use super::app_on_screen::{NOW, TestApp};
use super::player::newest;

const WALL: (u16, u16) = (60, 18);
/// The warm-up before a hall.
const ROOM: &str = "1⏎3";
const HALL: &str = "Người ngồi hàng cuối đọc được dòng này không?";

fn services(house: &TestApp, clock: Clock) -> Services {
    let mut services = Services::new(house.record(), false, TestApp::library(), clock, None, Some(7));
    services.plug_in(Vec::new());
    services
}

fn shown(house: &TestApp, size: (u16, u16), keys: &str) -> String {
    let home = Screen::Home(HomeScreen::new(GoOn::Nothing));
    TestApp::frame_of(home, services(house, NOW), Vec::new(), Speech::default(), size, keys)
}

/// A trainer who has never seen it, and no record: language, home, scenario, way, seats, goals, line, answer.
#[rstest]
#[case("alone, as the chair", "⏎⏎⏎11⎋⏎⏎⏎⏎2⏎")]
#[case("as a board", "⏎⏎⏎2⎋⏎⏎⏎⏎⏎2⏎")]
#[case("before a hall", "⏎⏎⏎31⎋⏎⏎⏎⏎2⏎")]
fn the_first_answer_is_twelve_keys_away(#[case] way: &str, #[case] keys: &str) {
    let house = TestApp::new();
    let first = Screen::Language(LanguageScreen::new(GoOn::Nothing));
    let speech = Speech::default();
    let frame = TestApp::frame_of(first, services(&house, NOW), Vec::new(), speech, WALL, keys);
    let store = house.record();
    let session = newest(&store).unwrap_or_else(|| panic!("{way}: no session\n{frame}"));
    let events = store.events(session).unwrap();
    let answered = events.iter().filter(|event| event.kind == "answered").count();
    assert!(answered == 1 && keys.chars().count() <= 12, "{way}: {answered} answers\n{frame}");
}

#[test]
fn the_room_is_tried_once_for_each_window() {
    let house = TestApp::new();
    let room = shown(&house, WALL, ROOM);
    assert!(room.contains(HALL) && room.contains("✓ Cửa sổ rộng 60 cột"), "{room}");
    // Skipped, it is asked again; only a session before a hall asks.
    assert!(shown(&house, WALL, &format!("{ROOM}2")).contains("Ai đóng vai nào?"));
    assert!(shown(&house, WALL, ROOM).contains(HALL));
    assert!(!shown(&house, WALL, "1⏎2").contains(HALL));
    assert!(shown(&house, WALL, &format!("{ROOM}1")).contains("Ai đóng vai nào?"));
    assert!(!shown(&house, WALL, ROOM).contains(HALL), "tried");
    let wide = shown(&house, (120, 40), ROOM);
    assert!(wide.contains(HALL) && wide.contains("Bấm Ctrl và + cho tới khi còn 56–64 cột"), "{wide}");
}

#[test]
fn a_wrong_clock_a_missing_stick_and_a_full_disk_are_told_before_the_class() {
    let house = TestApp::new();
    let at = |ms: i64| {
        let home = Screen::Home(HomeScreen::new(GoOn::Nothing));
        let services = services(&house, Clock::Fixed(ms));
        TestApp::frame_of(home, services, Vec::new(), Speech::default(), (80, 24), ROOM)
    };
    assert!(at(NOW.now_ms()).contains("✓ Đồng hồ máy: 23/11/2026 14:00"), "{}", at(NOW.now_ms()));
    assert!(at(946_684_800_000).contains("♦ Đồng hồ máy đang chỉ 01/01/2000"), "{}", at(946_684_800_000));
    for ms in [-1, 253_402_300_800_000] {
        assert!(at(ms).contains("♦ Đồng hồ máy chỉ một ngày không thể có"), "{}", at(ms));
    }
    assert!(at(NOW.now_ms()).contains("♦ Chưa thấy USB"));
    // A folder stands where the file that is tried would be.
    std::fs::create_dir(house.dir.path().join(".thu-ghi.tmp")).unwrap();
    assert!(at(NOW.now_ms()).contains("♦ Không ghi được vào"));
}

#[test]
fn trying_the_room_leaves_nothing_behind() {
    let house = TestApp::new();
    let before = std::fs::read_dir(house.dir.path()).unwrap().count();
    shown(&house, WALL, ROOM);
    let names = std::fs::read_dir(house.dir.path()).unwrap().map(|entry| entry.unwrap().file_name());
    let left: Vec<_> = names.filter(|name| !name.to_string_lossy().starts_with("records")).collect();
    assert!(left.is_empty() && before <= 1, "{left:?}");
}

/// The chair, the treasurer and the secretary have work in every cut; a deputy's seat is offered where it has some.
#[test]
fn deputies_are_seats_where_they_have_something_to_do() {
    let list = |cut: u8| shown(&TestApp::new(), (80, 24), &format!("1↓⏎1{cut}"));
    let (short, long) = (list(1), list(3));
    assert!(short.contains("4 Bốc thăm vai") && !short.contains("Phó Chủ nhiệm"), "{short}");
    assert!(long.contains("4 Phó Chủ nhiệm") && long.contains("6 Bốc thăm vai"), "{long}");
    let house = TestApp::new();
    let briefing = shown(&house, (80, 24), "1↓⏎134PT-01⏎⏎⏎⏎⏎");
    assert!(briefing.contains("Phó Chủ nhiệm (tăng thu nhập): PT-01"), "{briefing}");
}

/// At a board the computer plays the deputies until somebody says that people do.
#[test]
fn a_board_may_be_five_people() {
    let house = TestApp::new();
    let three = shown(&house, (80, 24), "1↓⏎23⎋");
    assert!(three.contains("Hai Phó Chủ nhiệm do máy đóng") && !three.contains("Phó Chủ nhiệm ("), "{three}");
    let five = shown(&house, (80, 24), "1↓⏎23⎋pPT-03");
    assert!(five.contains("Phó Chủ nhiệm (tăng thu nhập) – số thẻ"), "{five}");
    assert!(five.contains("Phó Chủ nhiệm (sức khỏe, văn nghệ) – số thẻ") && five.contains("PT-03"), "{five}");
    assert!(!shown(&house, (80, 24), "1↓⏎23⎋p⎋p").contains("Phó Chủ nhiệm ("));
    let none = shown(&house, (80, 24), "1↓⏎21⎋p");
    assert!(!none.contains("Phó Chủ nhiệm"), "{none}");
    shown(&house, (80, 24), "1↓⏎23⎋p⎋⏎⏎⏎⏎");
    let store = house.record();
    let events = store.events(newest(&store).unwrap()).unwrap();
    assert!(events[0].body.contains(r#""deputies":true"#), "{}", events[0].body);
}

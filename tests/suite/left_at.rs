//! The next start goes on where the last one stopped: in a step that is done again, on a page of the debrief, in the
//! middle of the tries at a task.

use rstest::rstest;

use dongvai::meeting::command::Mode;
use dongvai::scenario::terms::Role;
use dongvai::tui::msg::Request;

use crate::suite::app_on_screen::{TestApp, setup};
use crate::suite::shots::JUNE;

const SIZE: (u16, u16) = (80, 24);
const REDO: &str = "Làm lại bước";

fn from_home(house: &TestApp, keys: &str) -> String {
    house.frame(Vec::new(), "vi", SIZE, keys)
}

#[test]
fn a_step_that_is_done_again_goes_on_after_a_new_start() {
    let house = TestApp::new();
    house.play_to(JUNE, setup(Mode::Board, None, 90), "on-whispers", 0);
    let begun = house.frame(vec![Request::ResumeLast], "vi", SIZE, "⏎1⏎m2⏎");
    assert!(begun.contains("Làm lại"), "{begun}");
    let home = from_home(&house.copy(), "");
    assert!(home.contains("1 Làm tiếp bước đang làm lại"), "{home}");
    let again = from_home(&house.copy(), "1⏎");
    assert_eq!(again.lines().next(), begun.lines().next());
    assert!(again.contains("Làm lại") && again.contains("Có người muốn nói riêng"), "{again}");
    // Both tries, then the meeting that goes on.
    let tries = from_home(&house.copy(), "1⏎2⏎⏎");
    assert!(tries.contains("Các lần làm một bước") && tries.contains("tập lại"), "{tries}");
    let back = from_home(&house, "1⏎2⏎⏎⏎");
    assert!(back.contains("đã lưu·") && !back.contains("Các lần làm"), "{back}");
    assert!(from_home(&house, "").contains("1 Tập tiếp buổi đang dở"));
}

/// The power goes while what came of the second try is on the screen.
#[test]
fn a_step_that_was_answered_again_shows_both_tries() {
    let house = TestApp::new();
    house.play_to(JUNE, setup(Mode::Board, None, 90), "on-whispers", 0);
    house.frame(vec![Request::ResumeLast], "vi", SIZE, "⏎1⏎m2⏎2⏎");
    let tries = from_home(&house.copy(), "1");
    assert!(tries.contains("Các lần làm một bước"), "{tries}");
    assert!(from_home(&house, "1⏎").contains("đã lưu·"));
    assert!(from_home(&house, "").contains("1 Tập tiếp buổi đang dở"));
}

#[test]
fn another_session_leaves_the_step_behind() {
    let house = TestApp::new();
    house.play_to(JUNE, setup(Mode::Board, None, 90), "on-whispers", 0);
    house.frame(vec![Request::ResumeLast], "vi", SIZE, "⏎1⏎m2⏎");
    let begun = from_home(&house, "b112⎋⏎⏎⏎");
    assert!(begun.contains("đã lưu·"), "{begun}");
    assert!(from_home(&house, "").contains("1 Tập tiếp buổi đang dở"));
}

fn at_the_end(mode: Mode, solo: Option<Role>) -> TestApp {
    let house = TestApp::new();
    house.play_to("khoi-dong", setup(mode, solo, 5), "ready", 0);
    house
}

#[test]
fn the_debrief_opens_at_its_page_after_a_new_start() {
    for (keys, page) in [("⏎", "1/4"), ("⏎⏎", "2/4"), ("⏎⏎⏎", "3/4"), ("⏎⏎⏎⏎", "4/4"), ("⏎⏎⏎0", "2/4")]
    {
        let house = at_the_end(Mode::Room, None);
        let left = house.frame(vec![Request::ResumeLast], "vi", SIZE, keys);
        assert!(left.contains(page), "{keys}\n{left}");
        let home = from_home(&house.copy(), "");
        assert!(home.contains("1 Góp ý tiếp buổi vừa tập"), "{home}");
        assert_eq!(from_home(&house, "1"), left, "{keys}");
    }
    // Over once the papers come.
    let house = at_the_end(Mode::Room, None);
    house.frame(vec![Request::ResumeLast], "vi", SIZE, "⏎⏎⏎⏎⎋⏎⏎");
    assert!(from_home(&house, "").contains("1 Bắt đầu một buổi tập"));
}

/// Words of a pledge that is not confirmed yet.
#[rstest]
#[case("⎋q")]
#[case("⏎")]
fn a_pledge_that_was_begun_is_there_again(#[case] leaves: &str) {
    let house = at_the_end(Mode::Room, None);
    house.frame(vec![Request::ResumeLast], "vi", SIZE, &format!("⏎⏎⏎⏎Xin hỏi lại bà con{leaves}"));
    let again = from_home(&house, "1");
    assert!(again.contains("4/4") && again.contains("Xin hỏi lại bà con"), "{leaves}\n{again}");
    from_home(&house, "1⏎⏎");
    assert_eq!(house.record().setting("half-filled").unwrap(), None, "it went with its pledge");
}

#[test]
fn a_step_of_the_debrief_that_is_done_again_goes_on_too() {
    let house = TestApp::new();
    house.play_with_mistakes();
    let session = house.record().list(&dongvai::record::sessions::Filter::default()).unwrap().pop().unwrap();
    let open = vec![Request::OpenDebrief { session: session.id }];
    let page = house.frame(open.clone(), "vi", SIZE, "⏎⏎");
    assert!(page.contains("3/4") && page.contains("♦1"), "{page}");
    house.frame(open, "vi", SIZE, "⏎⏎11");
    let home = from_home(&house.copy(), "");
    assert!(home.contains("1 Làm tiếp bước đang làm lại"), "{home}");
    let again = from_home(&house.copy(), "1");
    assert!(again.contains(REDO) || again.contains("Làm lại"), "{again}");
    let back = from_home(&house, "1011⏎");
    assert!(back.contains("3/4"), "{back}");
    assert!(from_home(&house, "").contains("1 Góp ý tiếp buổi vừa tập"));
}

#[test]
fn the_debrief_of_an_old_session_is_one_key_from_the_list() {
    let house = TestApp::new();
    house.play_to("khoi-dong", setup(Mode::Room, None, 5), "end", 0);
    let session = from_home(&house, "3⏎");
    assert!(session.contains("y trang góp ý"), "{session}");
    let debrief = from_home(&house, "3⏎y");
    assert!(debrief.contains("Góp ý sau buổi tập") && debrief.contains("1/4"), "{debrief}");
    assert!(from_home(&house, "1⏎⏎").contains("3/4"));
    // An unfinished one has none yet.
    let other = TestApp::new();
    other.play_to("khoi-dong", setup(Mode::Solo, Some(Role::Chair), 5), "porch", 0);
    let session = from_home(&other, "3⏎y");
    assert!(!session.contains("trang góp ý"), "{session}");
}

/// Marks, locked rows, the focus, and what was typed: all of it comes from the record.
#[test]
fn the_last_try_is_on_the_screen_again() {
    for (step, keys, parts) in [
        (
            "money-collect",
            "500000⏎36000⏎0⏎→⏎⏎",
            &["Xin xem lại", "500.000 đ ] ✓", "►Lãi", "36.000 đ▏ ] ♦"][..],
        ),
        ("lendable", "1⏎⏎", &["Chưa đúng", "1 đ"][..]),
        ("count-open", "1⏎1⏎1⏎1⏎1⏎1⏎1⏎1⏎1⏎1000⏎1⏎⏎", &["Xin xem lại"][..]),
        ("prep-order", "1234567⏎", &["(1)", "(2)"][..]),
        ("pay-loan", "→⏎3000000⏎→⏎⏎⏎⏎⏎⏎⏎⏎⏎⏎", &["3.000.000 đ"][..]),
    ] {
        let house = TestApp::new();
        house.play_to(JUNE, setup(Mode::Room, None, 90), step, 0);
        let tried = house.frame(vec![Request::ResumeLast], "vi", (120, 40), keys);
        // Nothing was kept beside the events.
        house.record().remove_setting("half-filled").unwrap();
        let again = house.frame(vec![Request::ResumeLast], "vi", (120, 40), "");
        let plain = |frame: &str| frame.replace('\u{a0}', " ");
        for part in parts {
            assert!(plain(&again).contains(part), "{step}: {part}\n{again}");
        }
        assert_eq!(plain(&again), plain(&tried), "{step}");
    }
}

#[test]
fn a_try_that_was_stepped_back_from_is_no_try() {
    let house = TestApp::new();
    house.play_to(JUNE, setup(Mode::Room, None, 90), "lendable", 0);
    let fresh = house.copy().frame(vec![Request::ResumeLast], "vi", SIZE, "");
    let tried = house.frame(vec![Request::ResumeLast], "vi", SIZE, "1⏎⏎");
    assert!(tried.contains("Chưa đúng") && !fresh.contains("Chưa đúng"), "{tried}");
    house.frame(vec![Request::ResumeLast], "vi", SIZE, "⎋01");
    let again = house.frame(vec![Request::ResumeLast], "vi", SIZE, "");
    assert!(!again.contains("Chưa đúng") && !again.contains('♦'), "{again}");
}

#[test]
fn the_same_answer_again_is_asked_about_once() {
    for (step, keys, again, says) in
        [("prep-order", "1234567⏎", "⏎", "Chưa đổi thứ tự"), ("lendable", "1⏎⏎", "⏎⏎", "Vẫn như lần trước")]
    {
        let house = TestApp::new();
        let session = house.play_to(JUNE, setup(Mode::Room, None, 90), step, 0);
        let n = |keys: &str| {
            let house = house.copy();
            let frame = house.frame(vec![Request::ResumeLast], "vi", SIZE, keys);
            (house.record().events(session).unwrap().len(), frame)
        };
        let (tried, frame) = n(keys);
        assert!(tried > n("").0, "{step} is a try\n{frame}");
        let (asked, frame) = n(&format!("{keys}{again}"));
        assert!(frame.contains(says) && asked == tried, "{step}\n{frame}");
        assert_eq!(n(&format!("{keys}{again}⏎")).0, tried + 1, "{step}: meant so");
    }
}

#[test]
fn a_number_has_an_end_and_an_unticked_paper_is_asked_about() {
    let house = TestApp::new();
    house.play_to(JUNE, setup(Mode::Room, None, 90), "money-collect", 0);
    let shown =
        |keys: &str| house.copy().frame(vec![Request::ResumeLast], "vi", SIZE, keys).replace('\u{a0}', " ");
    // 550.000 lies there; what is owed may be more, so any amount has seven digits.
    let full = shown("12345678");
    assert!(full.contains("[ 1.234.567 đ▏ ]") && full.contains("không nhận thêm chữ số"), "{full}");
    let asked = shown("500000⏎32000⏎18000⏎⏎");
    assert!(asked.contains("Giấy này chưa đánh dấu") && asked.contains("►Phiếu thu"), "{asked}");
    let bare = shown("500000⏎32000⏎18000⏎⏎⏎");
    assert!(bare.contains("►✎ Chốt") && !bare.contains("Giấy này"), "asked once\n{bare}");
    let ticked = shown("500000⏎32000⏎18000⏎→⏎");
    assert!(ticked.contains("►✎ Chốt") && !ticked.contains("Giấy này"), "{ticked}");
    let passed = shown("500000⏎32000⏎18000⏎↓⏎");
    assert!(passed.contains("Giấy này chưa đánh dấu") && passed.contains("►Phiếu thu"), "{passed}");
}

//! What screens, books and papers say of what happened: each was said wrongly once.

use dongvai::export::kit::KitPaper;
use dongvai::export::papers::SessionPaper;
use dongvai::library::Library;
use dongvai::meeting::command::{Command, Mode};
use dongvai::meeting::kinds::{self, Answer, FieldAnswer};
use dongvai::meeting::rules::Scene;
use dongvai::practice::LiveSession;
use dongvai::scenario::terms::Role;
use dongvai::tui::msg::Request;

use crate::suite::app_on_screen::{NOW, TestApp, changed_june, setup};
use crate::suite::kit;
use crate::suite::papers::{html, text};
use crate::suite::shots::JUNE;
use crate::suite::truth::{has, has_not, paper};

/// A step of the June meeting before a hall after these keys, in one line.
fn seen(mode: Mode, solo: Option<Role>, step: &str, keys: &str) -> String {
    let house = TestApp::new();
    let session = house.play_to(JUNE, setup(mode, solo, 90), step, 0);
    let frame = house.frame(vec![Request::Resume { session }], "vi", (100, 50), keys);
    frame.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A number of the minutes that was wrong to the end stands with the right one.
#[test]
fn the_diary_tells_the_right_number_beside_a_wrong_one() {
    let house = TestApp::new();
    let session = house.play_to(JUNE, setup(Mode::Room, None, 90), "close-minutes", 0);
    let mut store = house.record();
    let mut live = LiveSession::resume(&store, session).unwrap();
    for _ in 0..3 {
        let step = live.story().step(&"close-minutes".into()).unwrap().clone();
        let state = live.meeting().state().clone();
        let turn = dongvai::meeting::flow::turn(live.story(), &state).unwrap();
        let scene = Scene { story: live.story(), state: &state, step: &step };
        let Some(Answer::Minutes(mut minutes)) = kinds::model(scene, &turn.task) else {
            panic!("no minutes")
        };
        for (id, value) in &mut minutes.fields {
            if id.as_str() == "interest" {
                *value = FieldAnswer::Number(118_000);
            }
        }
        let (step, by) = (step.id.clone(), turn.task.role);
        let command = Command::Answer { step, by, answer: Answer::Minutes(minutes) };
        live.give(&mut store, &NOW, &command, None).unwrap();
    }
    drop(store);
    let diary = text(&html(&house, session, SessionPaper::Diary, "vi"));
    has(&diary, &["Lãi thu được hôm nay: 118.000\u{a0}đ (đúng: 154.000\u{a0}đ)"]);
}

/// Nobody said in the meeting why a slip was one: the minutes have no words of the program.
#[test]
fn an_objection_is_no_opinion_of_the_meeting() {
    let minutes = paper("june-solo-secretary", SessionPaper::Minutes);
    has_not(&minutes, &["đọc trước hội trường; Chủ nhiệm không tự xếp", "Điểm danh phải theo từng tổ"]);
}

/// The loan that was paid out in the meeting stands in the loan book, and what is lent adds up.
#[test]
fn the_loan_book_has_the_new_loan() {
    let before = seen(Mode::Solo, Some(Role::Treasurer), "pay-loan", "x1");
    has(&before, &["Cộng đang cho vay: 17.900.000 đ"]);
    has_not(&before, &["bà Lường Thị Pản"]);
    let after = seen(Mode::Solo, Some(Role::Treasurer), "count-close", "x1");
    has(&after, &["bà Lường Thị Pản", "Cộng đang cho vay: 20.900.000 đ"]);
}

/// A payment names its own amount, in whichever language its line is, and on paper as on the screen.
#[test]
fn a_payment_calls_its_own_amount_by_one_word() {
    let changes = [("prompt: \"Chi { $tea } tiền trà", "prompt: \"Chi { $amount } tiền trà")];
    let shelf = changed_june(&changes);
    std::fs::create_dir_all(shelf.path().join("locales/en")).unwrap();
    let english = "money-tea-prompt = Pay { $amount } for tea.\n";
    std::fs::write(shelf.path().join(format!("locales/en/{JUNE}.ftl")), english).unwrap();
    let house = TestApp::with_shelf(shelf.path());
    let session = house.play_to(JUNE, setup(Mode::Room, None, 90), "money-tea", 0);
    let frame = house.frame(vec![Request::Resume { session }], "vi,en", (100, 50), "");
    has(&frame, &["Chi 85.000\u{a0}đ tiền trà", "Pay 85.000\u{a0}đ for tea."]);
    let story = Library::with_shipped(shelf.path(), None).load(JUNE, None).unwrap();
    let papers = kit::papers(&story, 90, "vi");
    let trainer = papers.iter().find(|(kind, _)| *kind == KitPaper::Trainer).unwrap();
    has(&kit::words(&trainer.1), &["Chi 85.000\u{a0}đ tiền trà"]);
}

/// What was put into the bank is still the club's.
#[test]
fn a_deposit_is_not_spent() {
    let told = paper("june-room", SessionPaper::Cash);
    has(&told, &["Cột tồn là tiền trong hòm; ở ngân hàng có thêm 3.684.000\u{a0}đ."]);
}

/// While people are out of the room, no line says that there are enough.
#[test]
fn no_quorum_is_claimed_while_people_are_out() {
    let shown = seen(Mode::Solo, Some(Role::Secretary), "vote-ready", "");
    has(&shown, &["ra sân gọi điện"]);
    has_not(&shown, &["đủ tỷ lệ"]);
}

/// The key that marks the rest of a team gives no answer to the question below the teams.
#[test]
fn the_rest_of_a_team_is_no_answer_about_the_quorum() {
    let shown = seen(Mode::Room, None, "roll-call", "aaaa");
    has(&shown, &["Đủ số người để biểu quyết chưa? ‹ … ›"]);
    let again = seen(Mode::Room, None, "roll-call", "aaaaa");
    has(&again, &["Đủ số người để biểu quyết chưa? ‹ … ›"]);
}

/// A number that is typed on the last row goes into a field. It opens no question.
#[test]
fn a_number_typed_on_the_last_row_goes_into_its_field() {
    let shown = seen(Mode::Room, None, "prep-interest", "⏎22000");
    has(&shown, &["22.000 đ"]);
    has_not(&shown, &["Quay lại bước trước?"]);
}

/// What cannot be is told at its field, and the next digit replaces it.
#[test]
fn a_refused_number_has_the_cursor() {
    let keys = "1⏎1⏎1⏎1⏎1⏎1⏎1⏎1⏎1⏎4⏎1⏎⏎";
    let shown = seen(Mode::Room, None, "count-open", keys);
    has(&shown, &["►Đếm được tất cả", "số tiền phải chẵn trăm đồng"]);
    let mended = seen(Mode::Room, None, "count-open", &format!("{keys}5000"));
    has(&mended, &["►Đếm được tất cả [ 5.000 đ▏ ]"]);
}

/// In a form with several numbers, the cursor is on the one that cannot be, not on the largest.
#[test]
fn the_number_that_cannot_be_has_the_cursor() {
    let shown = seen(Mode::Solo, Some(Role::Secretary), "close-minutes", "99⏎235000⏎118000⏎→⏎→⏎⏎⏎");
    has(&shown, &["►Số thành viên có mặt", "không thể lớn như vậy"]);
    let shown = seen(Mode::Solo, Some(Role::Chair), "vote-loan", "→⏎⏎⏎⏎⏎⏎9⏎99⏎1⏎→⏎⏎");
    has(&shown, &["►Không tán thành", "không thể lớn như vậy"]);
}

/// A form that is filled in keeps its numbers when a digit is typed on its last row.
#[test]
fn a_stray_digit_overwrites_nothing() {
    let shown = seen(Mode::Solo, Some(Role::Secretary), "close-minutes", "50⏎235000⏎118000⏎→⏎→⏎⏎7");
    has(&shown, &["Số thành viên có mặt [ 50 ]", "►✎ Chốt"]);
}

/// In a mistake that nobody objected to, no seat of another person acts: that person may be the trainee.
#[test]
fn what_is_put_right_is_put_right_by_nobody_at_the_keyboard() {
    let story = TestApp::library().load(JUNE, None).unwrap();
    let seats = [("Chủ nhiệm", Role::Chair), ("Thủ quỹ", Role::Treasurer), ("Thư ký", Role::Secretary)];
    for step in story.steps() {
        let Some(then) = step.planted.as_ref().and_then(|planted| planted.then.as_ref()) else { continue };
        // No trainee plays a deputy alone.
        let then = then.replace("Phó Chủ nhiệm", "");
        for (name, role) in seats {
            assert!(role == step.role || !then.contains(name), "{}: {then}", step.id);
        }
    }
}

/// After each right payment one sees what it was, before the next payer; a page about it comes after the last one.
#[test]
fn a_right_payment_is_said_in_a_line_before_the_next_payer() {
    for (mode, solo) in [(Mode::Solo, Some(Role::Treasurer)), (Mode::Room, None)] {
        let shown = seen(mode, solo, "money-collect", "500000⏎32000⏎18000⏎→⏎⏎");
        has(&shown, &["2/4", "✓", "gốc 500.000 đ", "lãi 32.000 đ"]);
        has_not(&shown, &["♦"]);
    }
}

/// What another seat chooses is told with its reason, and the other options are one key away, as after a choice of one's own.
#[test]
fn a_choice_of_the_computer_is_told_with_its_reason_and_the_other_options() {
    let secretary = Some(Role::Secretary);
    let asked = seen(Mode::Solo, secretary, "vote-ready", "");
    has_not(&asked, &["Đếm lại mất một phút", "Hoãn cho vay"]);
    let told = seen(Mode::Solo, secretary, "vote-ready", "⏎");
    has(&told, &["Chủ nhiệm đã chọn:", "Mời bà con vào, đếm lại cho chắc", "Đếm lại mất một phút"]);
    has(&told, &["Hoãn cho vay sang tháng sau", "Biểu quyết luôn"]);
    has_not(&told, &["Đã làm tốt", "chờ giống", "lúc giơ tay"]);
    let others = seen(Mode::Solo, secretary, "vote-ready", "⏎123");
    has(&others, &["chờ giống", "lúc giơ tay"]);
}

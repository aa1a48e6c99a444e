//! Screens and papers tell what happened: what was done wrongly, what was corrected and when, and nothing else.

use std::collections::BTreeSet;

use rstest::rstest;

use dongvai::export::papers::SessionPaper;
use dongvai::meeting::command::Mode;
use dongvai::meeting::event::Event;
use dongvai::practice::Session;
use dongvai::review::questions::{About, questions};
use dongvai::review::{Reviewed, review};
use dongvai::scenario::terms::Role;
use dongvai::tui::msg::Request;

use crate::suite::app_on_screen::{TestApp, setup};
use crate::suite::papers::{html, played, text};
use crate::suite::shots::JUNE;

pub(in crate::suite) fn paper(name: &str, kind: SessionPaper) -> String {
    let house = TestApp::new();
    let session = played(&house, name);
    text(&html(&house, session, kind, "vi"))
}

pub(in crate::suite) fn has(shown: &str, all: &[&str]) {
    for said in all {
        assert!(shown.contains(said), "{said}\n{shown}");
    }
}

pub(in crate::suite) fn has_not(shown: &str, none: &[&str]) {
    for said in none {
        assert!(!shown.contains(said), "{said}\n{shown}");
    }
}

/// A step of the June meeting after these keys, in one line.
fn shown(mode: Mode, solo: Option<Role>, step: &str, task: u16, keys: &str) -> String {
    let house = TestApp::new();
    let session = house.play_to(JUNE, setup(mode, solo, 90), step, task);
    let frame = house.frame(vec![Request::Resume { session }], "vi", (100, 34), keys);
    frame.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_diary_tells_what_was_done_and_what_the_board_then_did() {
    let diary = paper("june-done-badly", SessionPaper::Diary);
    has(
        &diary,
        &[
            "Chủ nhiệm: Người nghe không nghe thấy câu nào trong những câu cần nói",
            "Chủ nhiệm: 1. Báo cáo kết quả tháng trước; 2. Ổn định",
            "→Ban giở sổ cũ ra, xếp lại theo nếp: sáu phần, thu chi ngay sau phần 2.",
            "→Cả Ban xin chia lại, mỗi phần một người lo.",
            "Thủ quỹ: Tính ra 21.600\u{a0}đ (đúng: 22.000\u{a0}đ)",
            "Chủ nhiệm: Nhắc từng phần ai lo; Hỏi cả Ban còn vướng gì không\n",
            "Thư ký: Tính ra 36\n",
            "Chủ nhiệm: Chỉ ra chỗ sai: Biểu quyết chi thăm ốm",
            "Thư ký: điền biên bản",
            "Hội phí thu được hôm nay: 235.000\u{a0}đ",
            "Số thành viên có mặt: 47\n",
            "Thu chi trong buổi và gửi ngân hàng sáng hôm sau",
        ],
    );
    has_not(&diary, &["Sáu phần; thu chi ngay sau phần 2", "Chào, bao lâu, việc gì", "Thư ký: Thư ký"]);
    let diary = paper("june-wrong-fund", SessionPaper::Diary);
    has(
        &diary,
        &[
            "Thủ quỹ: Người nghe không theo dõi được",
            "Chỉ ra chỗ sai: Chi trà nước",
            "chưa thấy chỗ sai: Thu hội phí 235.000\u{a0}đ: Quỹ tăng thu nhập; đánh dấu nhầm: Thu lãi",
            "→Chủ nhiệm đọc trước khi ký, bỏ tên đi, chỉ để số.",
        ],
    );
}

#[test]
fn the_counts_compare_what_was_counted_and_each_fund() {
    let cash = paper("june-wrong-fund", SessionPaper::Cash);
    has(
        &cash,
        &[
            "người đếm cộng thiếu 684.000\u{a0}đ; cộng chung thì bằng, từng quỹ lệch 3.000.000\u{a0}đ",
            "bà Lường Thị Pản: chi cho vay (sửa sau kiểm quỹ cuối buổi) |  |  |  |  | 3.000.000 | 4.100.000",
            "(sửa sau kiểm quỹ cuối buổi) |  |  |  |  | −3.000.000 | 1.584.000",
            "Hai sổ khớp sau khi sửa 1 dòng.",
            "Cộng | 589.000 | 85.000 | 1.584.000 | 589.000 | 85.000 | 1.584.000",
        ],
    );
    // What the secretary's book never had at that time is no balance of it.
    has(&cash, &["bà Lường Thị Pản: chi cho vay |  | 3.000.000 | 4.100.000 |  |  |\n"]);
    let minutes = paper("june-wrong-fund", SessionPaper::Minutes);
    has(&minutes, &["3.000.000 | 4.100.000 | 7.100.000"]);
}

#[test]
fn the_minutes_hold_content_and_every_conclusion() {
    let minutes = paper("june-room", SessionPaper::Minutes);
    has(
        &minutes,
        &[
            "Đại biểu: đại biểu của xã",
            "Thủ quỹ: Tồn đầu buổi Quỹ tăng thu nhập 5.800.000\u{a0}đ; Tồn đầu buổi Quỹ hoạt động 1.080.000\u{a0}đ",
            "có bà Thơm làm chứng",
            "Chú Tạ xin vay",
            "Sửa xong lối đi tổ 4 | cô Xuân | ngày 25 tháng 6",
            "Đi cùng cụ Xoan làm thẻ bảo hiểm y tế | cô Xuân | trước ngày 30 tháng 6",
            "Thăm một nhà ở tổ 2 | ông Piêng | ngày 18 tháng 6",
            "Chuẩn bị chủ đề tháng 7 | bà Sen | trước ngày 5 tháng 7",
            "In tài liệu chữ to | chị Tươi và một cụ | trước ngày 5 tháng 7",
            "Lợp mái bếp | anh Thinh | trước ngày 30 tháng 6",
        ],
    );
    has_not(
        &minutes,
        &[
            "Cho đủ thời gian",
            "Câu ngắn, dừng",
            "Không nêu tên người trả chậm",
            "ta sẽ làm khác điều gì",
            "hoa mắt",
            "đo lại",
            "Thu gốc 500.000",
            "Khải",
            "Giao anh",
        ],
    );
    // A wrong choice settles nothing of the kind.
    let other = paper("june-announced-wrongly", SessionPaper::Minutes);
    has(
        &other,
        &[
            "1. Đơn của bà Pản: nuôi dê, hộ nghèo, lần đầu; 2. Đơn của chú Tạ",
            "Đã thông qua. Chủ nhiệm công bố là chưa được thông qua",
            "“Số tay thì đủ, nhưng Chủ nhiệm công bố chưa được",
        ],
    );
}

#[test]
fn the_report_is_dated_by_hand_and_names_its_topic_once() {
    let report = paper("june-room", SessionPaper::Report);
    has(&report, &["ngày …… tháng 6 năm 2026", "Chủ đề truyền thông: ăn bớt muối, giữ huyết áp"]);
    // What nobody has come to yet is left to be written; what was not lent in a whole meeting is nothing.
    let house = TestApp::new();
    let begun = house.play_to(JUNE, setup(Mode::Room, None, 90), "prep-open", 0);
    let report = text(&html(&house, begun, SessionPaper::Report, "vi"));
    has(&report, &["Thu gốc |  |\n", "Chi cho vay |  |\n", "Thu hội phí |  |\n", "Tồn ở ngân hàng |  |\n"]);
    has(&paper("june-loan-put-off", SessionPaper::Report), &["Chi cho vay | 0 |\n"]);
}

#[test]
fn the_debrief_names_a_step_by_what_was_done() {
    let debrief = paper("june-wrong-fund", SessionPaper::Debrief);
    has(&debrief, &["♦Thủ quỹ: Kiểm quỹ cuối buổi cùng Thư ký, bà Thơm làm chứng.", "Đã chọn: "]);
    has(&debrief, &["→Cách làm đúng: Đếm hai người, bằng hai sổ"]);
    // The seat whose line it was, in the question and in the list.
    let debrief = paper("june-second-book-differs", SessionPaper::Debrief);
    has(&debrief, &["♦Thư ký: Sổ của Thư ký: Tổ trưởng nộp hội phí"]);
    has_not(&debrief, &["♦Thủ quỹ: Tổ trưởng nộp hội phí", "Hội phí, tiền góp: Quỹ hoạt động"]);
    let debrief = paper("june-solo-secretary", SessionPaper::Debrief);
    has(&debrief, &["✓Thư ký: góp ý đúng lúc cho Thủ quỹ", "Góp ý nhầm 1 lần"]);
}

/// Alone as treasurer, with a small error, and no objection to any slip of the other seats, which cost more.
#[test]
fn the_debrief_puts_what_was_done_before_the_slips_of_the_computer() {
    let house = TestApp::new();
    let session = house.play_to(JUNE, setup(Mode::Solo, Some(Role::Treasurer), 45), "end", 0);
    let mut events = Session::read(&house.record(), session).unwrap().meeting().log().to_vec();
    for event in &mut events {
        if let Event::Answered { step, verdict, outcome, .. } = event
            && step.as_str() == "plan-operating"
        {
            verdict.right = false;
            outcome.points.iter_mut().for_each(|point| point.earned = point.possible - 1);
        }
    }
    let review = review(&events);
    let worth = review.worth_discussing(3);
    assert_eq!(worth[0].step.as_str(), "plan-operating", "{worth:?}");
    assert_eq!(worth[1].kind, Reviewed::Objection, "{worth:?}");
    assert!(review.praised(3).is_sorted_by_key(|task| task.kind));
    let asked = questions(&TestApp::library().load(JUNE, None).unwrap(), &events);
    let of = |step: &str| asked.iter().find(|one| one.step.as_str() == step).map(|one| one.about);
    assert_eq!(of("plan-operating"), Some(About::Costly), "{asked:?}");
    assert!(asked.iter().filter(|one| one.about == About::Costly).count() == 1, "{asked:?}");
}

/// Three places are named, on the wall and on paper, and how many more there are.
#[test]
fn the_debrief_says_how_many_more_there_are() {
    let house = TestApp::new();
    let session = house.play_to(JUNE, setup(Mode::Solo, Some(Role::Treasurer), 45), "end", 0);
    let worth = review(Session::read(&house.record(), session).unwrap().meeting().log()).n_worth_discussing();
    let more = format!("Còn {} chỗ nữa; xem từng bước ở “Các buổi đã tập”.", worth - 3);
    let page = house.copy().frame(vec![Request::Resume { session }], "vi", (120, 60), "⏎⏎⏎");
    has(&page, &[&more]);
    has(&text(&html(&house, session, SessionPaper::Debrief, "vi")), &[&more]);
}

/// One person alone is spoken to as one, on every page, also where only right lines were objected to.
#[rstest]
#[case(Role::Chair)]
#[case(Role::Treasurer)]
#[case(Role::Secretary)]
fn the_pages_after_a_solo_session_speak_to_one_person(#[case] seat: Role) {
    let house = TestApp::new();
    let session = house.play_to("khoi-dong", setup(Mode::Solo, Some(seat), 5), "end", 0);
    for size in [(56, 16), (80, 24), (120, 40)] {
        for pages in 1..=6 {
            for down in ["", "⇲"] {
                let keys = format!("{}{down}", "⏎".repeat(pages));
                let first = vec![Request::Resume { session }];
                let page = house.copy().frame(first, "vi", size, &keys);
                has_not(
                    &page,
                    &[
                        "mọi người",
                        "Mọi người",
                        "mỗi người",
                        "Người quan sát",
                        "người quan sát",
                        "Giảng viên",
                        "bàn thêm",
                        "chưa ai",
                        "có người",
                        "các cụ, các bác",
                        "Ban chọn",
                    ],
                );
            }
        }
    }
}

/// So do the pages of the meeting.
#[test]
fn a_solo_meeting_speaks_to_one_person() {
    let chair = Some(Role::Chair);
    let wrong = shown(Mode::Solo, chair, "prep-who", 0, "1⏎");
    has(&wrong, &["♦ Nên xem lại"]);
    has_not(&wrong, &["bàn thêm"]);
    has(&shown(Mode::Room, None, "prep-who", 0, "1⏎"), &["♦ Nên bàn thêm"]);
    let alone = shown(Mode::Solo, chair, "close-discuss", 0, "");
    has(&alone, &["Xin nghĩ lại một lát"]);
    has_not(&alone, &["hội trường cùng bàn"]);
}

/// A hall hears what the situation was and what was chosen in it; who objected in time is praised, not the other seat.
#[test]
fn the_debrief_speaks_in_situations() {
    let house = TestApp::new();
    let session = house.play_with_mistakes();
    let page = house.copy().frame(vec![Request::Resume { session }], "vi", (80, 24), "⏎⏎⏎");
    let line = page.split_whitespace().collect::<Vec<_>>().join(" ");
    has(
        &line,
        &["còn đứng ngoài hiên trò chuyện", "Đã chọn: Ngồi chờ cho trang trọng, đông đủ bà con tự vào"],
    );
    has_not(&line, &["Chào và mời", "Chào, việc hôm nay, mời nói"]);
    let debrief = paper("june-late-payer-shamed", SessionPaper::Debrief);
    has(&debrief, &["Chủ nhiệm: Đưa ra biểu quyết: Cho bà Pản vay"]);

    let session = played(&house, "june-solo-secretary");
    let pages: String = ["", "⇟", "⇟⇟"]
        .map(|down| {
            let keys = format!("⏎⏎⏎{down}");
            house.copy().frame(vec![Request::Resume { session }], "vi", (120, 40), &keys)
        })
        .concat();
    let shown = pages.split_whitespace().collect::<Vec<_>>().join(" ");
    has(&shown, &["Góp ý nhầm 1 lần vào chỗ vốn đã đúng", "Những chỗ nên xem lại"]);
    has_not(&shown, &["Không có chỗ nào", "còn vài chỗ nên bàn thêm", "đã được góp ý"]);
}

/// The first try is told first, and below it what was done at last; what fell away by going back says so.
#[test]
fn the_debrief_tells_what_was_done_again() {
    let said = [
        "Chủ nhiệm: Ba người xin vay mà tiền không đủ cho cả ba. Chủ nhiệm làm gì trước tiên?",
        "Lần đầu đã chọn: Chia đều cho cả ba, mỗi người một ít, trong ấm ngoài êm",
        "Quay lại, chọn lại: Đọc quy chế trước, để ai cũng biết thứ tự, rồi nghe từng người",
        "Đã quay lại làm lại; lần sau đúng.",
        "Đã chọn: “Nhà cô có quán, đỡ vất vả hơn, nên xin cô nhường bà con”",
        "Sau đó đã quay lại, và buổi họp không qua bước này nữa.",
    ];
    let house = TestApp::new();
    let session = played(&house, "june-done-again");
    let debrief = text(&html(&house, session, SessionPaper::Debrief, "vi"));
    has(&debrief, &said);
    has_not(&debrief, &["Nếu được làm lại, Chủ nhiệm"]);
    let page = house.copy().frame(vec![Request::Resume { session }], "vi", (200, 50), "⏎⏎⏎");
    has(&page.split_whitespace().collect::<Vec<_>>().join(" "), &said);
    let review = review(Session::read(&house.record(), session).unwrap().meeting().log());
    assert!(review.done_well().iter().all(|task| task.step.as_str() != "decide"), "it went wrong at last");
    assert!(review.worth_discussing(9).iter().any(|task| task.step.as_str() == "decide"));
    // A debt that was read out and then taken in private: the rule that was broken stands with the first choice.
    let session = played(&house, "june-step-back");
    let page = house.copy().frame(vec![Request::Resume { session }], "vi", (200, 50), "⏎⏎⏎");
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    let (_, after) = page.split_once("Lần đầu đã chọn: Công khai như mọi người").unwrap();
    let (_, after) = after.split_once("! Nêu chuyện chậm trả").unwrap();
    has(after, &["Quay lại, chọn lại: Mời nói riêng cho khỏi ngại"]);
    let debrief = text(&html(&house, session, SessionPaper::Debrief, "vi"));
    has(&debrief, &["sau đó đã quay lại và làm lại. Việc ấy ảnh hưởng đến ai"]);
}

/// Where a choice was not the best, something in what follows tells what became of it: what the board then did, a flag or a
/// meter that a later step looks at, or the money.
#[rstest]
#[case(JUNE)]
#[case("khoi-dong")]
fn every_choice_that_was_not_the_best_has_its_outcome(#[case] scenario: &str) {
    let story = TestApp::library().load(scenario, None).unwrap();
    let asked = format!("{:?}", story.steps().filter_map(|step| step.when.clone()).collect::<Vec<_>>());
    for step in story.steps() {
        let Some(choose) = step.kind.try_as_choose_ref() else { continue };
        let best = choose.best(&BTreeSet::new()).unwrap();
        for option in choose.options.iter().filter(|option| option.id != best.id) {
            let by_flag = option.set.iter().chain(&best.set).any(|flag| asked.contains(flag.as_str()));
            let by_meter = option.effects.iter().any(|effect| {
                let effect = format!("{effect:?}");
                effect.split_once('(').is_some_and(|(name, _)| asked.contains(&format!("Meter({name}")))
            });
            assert!(option.then.is_some() || by_flag || by_meter, "{} {}", step.id, option.id);
        }
    }
}

/// Who objects to a right line of a seat that the computer plays is told why it was right.
#[rstest]
#[case(JUNE)]
#[case("khoi-dong")]
fn every_right_line_of_the_board_has_its_reason(#[case] scenario: &str) {
    let story = TestApp::library().load(scenario, None).unwrap();
    for step in story.steps().filter(|step| step.role != Role::Room) {
        let speaks_for_others = step.kind.try_as_say_ref().is_some_and(|say| say.by.is_some());
        let is_choice = step.kind.is_choose();
        assert!(step.why.is_some() || speaks_for_others || is_choice, "{}", step.id);
    }
}

#[test]
fn what_is_wrong_in_a_paper_never_stands_under_how_it_is_done() {
    // The first line is right; it is marked at all three tries, and meant so.
    let told = shown(Mode::Room, None, "after-sign", 0, "1⏎⏎⏎⏎⏎");
    assert!(told.contains("Những chỗ chưa đúng là:") && !told.contains("Cách làm đúng"), "{told}");
    has(&told, &["✗ Thu hội phí", "→ Hội phí vào Quỹ hoạt động."]);
}

#[test]
fn interest_that_is_only_not_rounded_is_told_so() {
    let figure = shown(Mode::Room, None, "prep-interest", 0, "21600⏎⏎");
    has(&figure, &["Đúng cách tính; xin làm tròn đến nghìn đồng."]);
    has_not(&figure, &["Chưa đúng hẳn"]);
    let collected = shown(Mode::Room, None, "money-collect", 1, "300000⏎21600⏎28400⏎⏎⏎⏎");
    has(&collected, &["Xin xem lại: lãi, tiền thừa", "Đúng cách tính; xin làm tròn đến nghìn đồng."]);
}

#[test]
fn nothing_marked_is_no_answer_however_often() {
    let told = shown(Mode::Room, None, "after-sign", 0, "⏎⏎⏎");
    has(&told, &["Chưa đánh dấu dòng nào. Xin bấm số"]);
    has_not(&told, &["Xin xem lại"]);
}

#[test]
fn who_objects_to_what_was_right_is_told_why() {
    let solo = Some(Role::Treasurer);
    let inspection = shown(Mode::Solo, solo, "report-check", 0, "b");
    has(
        &inspection,
        &[
            "Chủ nhiệm chỉ ra chỗ chưa đúng:",
            "Chủ nhiệm đã chỉ đúng những chỗ sai, xin mời tiếp.",
            "Biên bản cần ba điều",
        ],
    );
    has_not(&inspection, &["Chỗ này đúng rồi", "Chủ nhiệm: Chủ nhiệm"]);
    let choice = shown(Mode::Solo, solo, "prep-who", 0, "b");
    has(&choice, &["Chỗ này đúng rồi, xin mời tiếp.", "Phân việc và hẹn giờ từ lúc họp Ban"]);
    assert_eq!(choice.matches("Chỗ này đúng rồi").count(), 1, "{choice}");
    has_not(&choice, &["b góp ý"]);
    let hall = shown(Mode::Solo, solo, "help-xoan", 0, "b");
    has(&hall, &["Đây là lời bà con, mình nghe đã ạ."]);
}

/// A mistake is put right before what follows builds on it: by who objected, else by the meeting itself.
#[test]
fn after_a_slip_of_the_computer_one_sees_how_it_was_put_right() {
    let solo = Some(Role::Secretary);
    let caught = shown(Mode::Solo, solo, "open-hello", 0, "b");
    has(&caught, &["Góp ý đúng lúc!", "Bà con cứ nói tiếng của mình."]);
    let missed = shown(Mode::Solo, solo, "open-hello", 0, "⏎");
    has(&missed, &["Vừa rồi có chỗ chưa đúng", "Một bà xin nói trước, Chủ nhiệm mời bà con cứ nói."]);
}

#[test]
fn the_second_book_speaks_of_its_own_lines_and_of_counts_to_come() {
    // Wrong at the bank, after the last count; then right at the tea.
    let last = shown(Mode::Room, None, "deposit", 1, "1⏎2⏎⏎");
    has(&last, &["xin hai người dò lại từng phiếu", "Gửi ngân hàng"]);
    has_not(&last, &["Nộp chung"]);
    let before = shown(Mode::Room, None, "money-tea", 1, "1⏎2⏎⏎");
    has(&before, &["Có dòng hai sổ chưa khớp, lúc đếm quỹ sẽ rõ."]);
    has_not(&before, &["cuối buổi"]);
}

/// The count that the computer does finds the line that the trainee wrote wrongly, and says so beside its spoken line.
#[test]
fn the_count_of_the_computer_finds_the_wrong_line() {
    let house = TestApp::new();
    let session = house.play_to(JUNE, setup(Mode::Solo, Some(Role::Secretary), 20), "pay-loan", 1);
    // The loan in the wrong fund; then the help, the minutes, and the count is next.
    let keys = concat!("1⏎2⏎⏎⏎⏎⏎", "2⏎⏎", "47⏎235000⏎154000⏎2⏎3⏎⏎⏎⏎");
    let frame = house.frame(vec![Request::Resume { session }], "vi", (100, 34), keys);
    has(&frame, &["hai sổ lệch ở dòng: bà Lường Thị Pản", "hai bên gạch ngang chỗ sai, viết lại và ký"]);
}

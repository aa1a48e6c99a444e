//! Screens and papers say what happened: what was done wrongly, what was put right and when, and nothing else.

use dongvai::export::papers::SessionPaper;
use dongvai::meeting::command::Mode;
use dongvai::scenario::terms::Role;
use dongvai::tui::msg::Request;

use crate::suite::app_on_screen::{TestApp, setup};
use crate::suite::papers::{html, played, text};
use crate::suite::shots::JUNE;

fn paper(name: &str, kind: SessionPaper) -> String {
    let house = TestApp::new();
    let session = played(&house, name);
    text(&html(&house, session, kind, "vi"))
}

fn has(shown: &str, all: &[&str]) {
    for said in all {
        assert!(shown.contains(said), "{said}\n{shown}");
    }
}

fn has_not(shown: &str, none: &[&str]) {
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
            "Chủ nhiệm: Không nghe thấy câu nào trong những câu cần nói",
            "Chủ nhiệm: 1. Báo cáo kết quả tháng trước; 2. Ổn định",
            "→Ban giở sổ cũ ra, xếp lại theo nếp sáu phần.",
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
            "Thủ quỹ: Không theo dõi được",
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
}

#[test]
fn the_debrief_names_a_step_by_what_was_done() {
    let debrief = paper("june-wrong-fund", SessionPaper::Debrief);
    has(&debrief, &["♦Thủ quỹ: Kiểm quỹ cuối buổi cùng Thư ký, bà Thơm làm chứng."]);
    has(&debrief, &["→Cách làm đúng: Đếm hai người, bằng hai sổ"]);
    // The seat whose line it was, in the question and in the list.
    let debrief = paper("june-second-book-differs", SessionPaper::Debrief);
    has(&debrief, &["♦Thư ký: Tổ trưởng nộp hội phí"]);
    has_not(&debrief, &["♦Thủ quỹ: Tổ trưởng nộp hội phí"]);
    let debrief = paper("june-solo-secretary", SessionPaper::Debrief);
    has(&debrief, &["✓Thư ký: góp ý đúng lúc cho Thủ quỹ", "Góp ý nhầm 1 lần"]);
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
    let hall = shown(Mode::Solo, solo, "help-xoan", 0, "b");
    has(&hall, &["Đây là lời bà con, mình nghe đã ạ."]);
}

#[test]
fn the_second_book_speaks_of_its_own_lines_and_of_counts_to_come() {
    // Wrong at the bank, after the last count; then right at the tea.
    let last = shown(Mode::Room, None, "deposit", 1, "1⏎2⏎⏎");
    has(&last, &["xin hai người dò lại từng phiếu"]);
    let before = shown(Mode::Room, None, "money-tea", 1, "1⏎2⏎⏎");
    has(&before, &["Có dòng hai sổ chưa khớp, lúc đếm quỹ sẽ rõ."]);
    has_not(&before, &["cuối buổi"]);
}

//! The papers of an election and of a plan, from a meeting in which one hand was miscounted and the plan took two tries; and
//! the blank form of the plan, for the class that plays it on paper.

use dongvai::export::kit::KitPaper;
use dongvai::export::papers::SessionPaper;
use dongvai::meeting::command::Mode;

use super::app_on_screen::{TestApp, setup};
use super::kit::all;
use super::papers::{html, text};
use super::shots::{JUNE, OCTOBER};
use super::truth::{has, has_not, paper};

const PLAYED: &str = "october-elects-and-plans-20";

#[test]
fn the_minutes_have_the_hands_as_they_were_counted_and_the_plan_that_was_right() {
    let minutes = paper(PLAYED, SessionPaper::Minutes);
    has(
        &minutes,
        &[
            "chị Lò Thị Mến: Tán thành 8, không tán thành 27, không có ý kiến 1 – Chưa được bầu\n",
            "Chủ nhiệm nêu khác: 9 tán thành\n",
            "Bầu chị Tòng Thị Ngần | 27 | 8 | 1 | Được bầu\n",
            "Bầu chị Lò Thị Mến | 8 | 27 | 1 | Chưa được bầu\n",
            "Thăm ba cụ | bà Lò Thị Pành | 14/11\n",
            "Báo cáo xã, trong năm ngày | ông Sùng A Chứ | 22/10\n",
            "Kế hoạch tháng tới: 8 việc, cần 430.000\u{a0}đ từ Quỹ hoạt động\n",
        ],
    );
    has_not(&minutes, &["ông Hoàng Văn Tuyên | 31/10"]);
}

#[test]
fn the_plan_is_a_paper_of_its_own_and_the_report_names_nobody() {
    let plan = paper(PLAYED, SessionPaper::Plan);
    has(
        &plan,
        &[
            "KẾ HOẠCH ĐẾN BUỔI SINH HOẠT NGÀY 21/11\n",
            "Thăm ba cụ | bà Lò Thị Pành | 14/11 | 100.000\u{a0}đ, Quỹ hoạt động |\n",
            "Vườn chung | anh Lò Văn Đôi | 7/11 |  |\n",
            "Quỹ hoạt động lúc lập kế hoạch có 1.745.000\u{a0}đ.\n",
        ],
    );
    let report = paper(PLAYED, SessionPaper::Report);
    has(&report, &["Kế hoạch tháng tới: 8 việc, cần 430.000\u{a0}đ từ Quỹ hoạt động\n"]);
    has_not(&report, &["bà Lò Thị Pành", "Thăm ba cụ"]);
    let first = "Thăm ba cụ: bà Lò Thị Pành, 30/10, 100.000\u{a0}đ, Quỹ tăng thu nhập\n";
    has(&paper(PLAYED, SessionPaper::Debrief), &[first]);
    has(
        &paper(PLAYED, SessionPaper::Diary),
        &["Thăm ba cụ: bà Lò Thị Pành, 14/11, 100.000\u{a0}đ, Quỹ hoạt động\n"],
    );
}

/// A session in which no plan was made has no such paper.
#[test]
fn june_has_no_plan_and_its_kit_no_form_for_one() {
    let house = TestApp::new();
    let session = house.play_to(JUNE, setup(Mode::Board, None, 20), "end", 0);
    let shown = text(&html(&house, session, SessionPaper::Plan, "vi"));
    has_not(&shown, &["Quỹ hoạt động"]);
    assert!(all(JUNE, 45).iter().all(|(kind, _)| *kind != KitPaper::Plan));
}

#[test]
fn the_kit_has_the_rules_for_the_trainer_and_a_blank_form_for_the_secretary() {
    let kit = all(OCTOBER, 45);
    let of = |kind: KitPaper| &kit.iter().find(|(other, _)| *other == kind).unwrap().1;
    let form = of(KitPaper::Plan);
    has(form, &["KẾ HOẠCH THÁNG", "Người phụ trách", "Kinh phí, quỹ"]);
    has_not(form, &["Thăm ba cụ", "Chở"]);
    has(
        of(KitPaper::Trainer),
        &[
            "Thăm ba cụ: bà Giàng Thị Chở, bà Lò Thị Pành; chậm nhất 21/11; Quỹ hoạt động 100.000\u{a0}đ",
            "đúng ngày 21/11",
            "Mỗi người nhiều nhất 2 việc. Quỹ hoạt động lúc ấy có 1.745.000\u{a0}đ",
            "chị Tòng Thị Ngần: Tán thành 27, không tán thành 8, không có ý kiến 1 – Được bầu",
            "Bầu nhiều nhất 1 người",
        ],
    );
    has_not(of(KitPaper::Guide), &["Tán thành 27"]);
    has(
        of(KitPaper::People),
        &["chị Tòng Thị Ngần – Tổ 2: Tán thành 4, không tán thành 5, không có ý kiến 0"],
    );
}

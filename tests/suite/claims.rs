//! What stands on papers as a fact, and what as a claim: votes, counts, lines of a book, and what the computer did
//! wrongly without an objection.

use std::collections::BTreeSet;

use dongvai::export::papers::SessionPaper;
use dongvai::meeting::command::Mode;
use dongvai::meeting::event::{Event, PlayedHow};
use dongvai::practice::Session;
use dongvai::scenario::terms::Role;

use crate::suite::app_on_screen::{TestApp, setup};
use crate::suite::papers::{html, played, text};
use crate::suite::shots::JUNE;
use crate::suite::truth::{has, has_not, paper};

/// Hands and names of a vote come to all who were there; what was read out otherwise is a claim.
#[test]
fn a_vote_that_was_misread_adds_up_on_paper() {
    for kind in [SessionPaper::Minutes, SessionPaper::Diary] {
        let shown = paper("june-vote-misread", kind);
        has(
            &shown,
            &[
                "Tán thành 39, không tán thành 2, không có ý kiến 4 – Đã thông qua\n",
                "Không tham gia biểu quyết: bà Lường Thị Pản, ông Lường Văn Dâng\n",
                "Chủ nhiệm nêu khác: Tán thành 40, không tán thành 2, không có ý kiến 4; Không tham gia biểu quyết: bà Lường Thị Pản, ông Lường Văn Dâng, ông Nguyễn Văn Hòa\n",
            ],
        );
    }
    has_not(&paper("june-room", SessionPaper::Minutes), &["nêu khác"]);
}

#[test]
fn a_request_waits_only_where_that_was_settled() {
    has(&paper("june-room", SessionPaper::Minutes), &["nuôi lợn |  |  |  | Vào danh sách chờ\n"]);
    for name in ["june-loan-put-off", "june-announced-wrongly"] {
        let minutes = paper(name, SessionPaper::Minutes);
        has(&minutes, &["nuôi lợn |  |  |  | Chưa biểu quyết, để lại kỳ sau\n"]);
        has_not(&minutes, &["danh sách chờ"]);
    }
}

#[test]
fn a_note_that_was_missed_is_no_wrong_sum() {
    let cash = paper("june-note-missed", SessionPaper::Cash);
    has(&cash, &["người đếm đếm thiếu 1.000\u{a0}đ; tiền và hai sổ bằng nhau"]);
    has_not(&cash, &["người đếm cộng"]);
}

/// On the pages of both funds, in every session.
#[test]
fn every_line_of_a_cash_book_says_what_it_is_about() {
    let house = TestApp::new();
    for name in ["june-room", "june-wrong-fund", "june-second-book-differs", "june-second-book-differs-45"] {
        let session = played(&house, name);
        let cash = text(&html(&house, session, SessionPaper::Cash, "vi"));
        let lines = cash.lines().filter(|line| line.contains(" | 15/6") || line.contains("| ……"));
        for line in lines {
            let about = line.split(" | ").nth(2).unwrap_or_default();
            let said = about.contains(": ") || about.contains("gửi ngân hàng");
            assert!(said, "{name}: {line}\n{cash}");
        }
    }
    let cash = paper("june-wrong-fund", SessionPaper::Cash);
    has(
        &cash,
        &["bà Lường Thị Pản: chi cho vay (ghi nhầm quỹ)", "(ghi nhầm quỹ) (sửa sau kiểm quỹ cuối buổi)"],
    );
}

/// What the computer did wrongly stands on no paper as if it had been done well.
#[test]
fn a_slip_without_an_objection_stands_beside_its_figures() {
    const REMARK: &str = "lúc tập, chỗ này máy làm chưa đúng cách, không ai góp ý ngay";
    let house = TestApp::new();
    let mut met = BTreeSet::new();
    for seat in [Role::Chair, Role::Treasurer, Role::Secretary] {
        for cut in [20, 90] {
            let session = house.play_to(JUNE, setup(Mode::Solo, Some(seat), cut), "end", 0);
            let read = Session::read(&house.record(), session).unwrap();
            let wrongly = |id: &str| {
                let is_it = |event: &Event| matches!(event, Event::Played { step, how: PlayedHow::Wrongly, .. } if step.as_str() == id);
                read.meeting().log().iter().any(is_it)
            };
            let shown = |kind| text(&html(&house, session, kind, "vi"));
            let [minutes, diary, cash, attendance, report] = [
                SessionPaper::Minutes,
                SessionPaper::Diary,
                SessionPaper::Cash,
                SessionPaper::Attendance,
                SessionPaper::Report,
            ]
            .map(shown);
            let roll = [
                line(&minutes, "Có mặt: "),
                line(&diary, "Điểm danh: "),
                line(&attendance, "Có mặt 47/54"),
                line(&report, "Có mặt: "),
            ];
            for said in roll {
                assert_eq!(said.contains(REMARK), wrongly("roll-call"), "{seat:?} {cut}: {said}");
            }
            if cut == 90 {
                let count = line(&cash, "Kiểm quỹ đầu buổi");
                assert_eq!(count.contains(REMARK), wrongly("count-open"), "{count}");
                assert_eq!(count.contains("Hôm qua ở nhà"), wrongly("count-open"), "{count}");
            }
            let vote = line(&minutes, "–Tán thành 39");
            assert_eq!(vote.contains(REMARK), wrongly("vote-loan"), "{vote}");
            assert_eq!(minutes.contains("Đã hỏi: bà con còn ai"), !wrongly("vote-loan"), "{minutes}");
            met.extend(["roll-call", "count-open", "vote-loan"].into_iter().filter(|id| wrongly(id)));
        }
    }
    assert_eq!(met, BTreeSet::from(["count-open", "roll-call", "vote-loan"]), "no session has such a slip");
}

/// The first line that begins so.
fn line<'a>(shown: &'a str, with: &str) -> &'a str {
    shown.lines().find(|line| line.starts_with(with)).unwrap_or_else(|| panic!("{with}\n{shown}"))
}

//! What is drawn for a hall: the roll by team, hands, notes, books as bars, a countdown, the title of a part, and what
//! else could have been chosen.

use dongvai::meeting::command::Mode;
use dongvai::practice::LiveSession;
use dongvai::scenario::terms::Role;
use dongvai::tui::msg::Request;
use ratatui::buffer::Cell;

use crate::suite::app_on_screen::{THEME, TestApp, setup};
use crate::suite::shots::JUNE;
use crate::suite::wall::teams_drawn;

const SIZES: [(u16, u16); 3] = [(56, 16), (80, 24), (120, 40)];

fn before(step: &str, mode: Mode, cut: u16) -> TestApp {
    let house = TestApp::new();
    let solo = (mode == Mode::Solo).then_some(Role::Chair);
    house.play_to(JUNE, setup(mode, solo, cut), step, 0);
    house
}

fn shown(house: &TestApp, size: (u16, u16), keys: &str) -> String {
    house.copy().frame(vec![Request::ResumeLast], "vi", size, keys).replace('\u{a0}', " ")
}

/// Every member stands in the column of their team, with the mark that was given and no other.
#[test]
fn the_roll_shows_whole_teams_and_counts_what_was_marked() {
    let house = before("roll-call", Mode::Room, 90);
    let story = TestApp::library().load(JUNE, None).unwrap();
    for (size, teams) in SIZES.into_iter().zip([1, 2, 4]) {
        // The first team is present but for its first two members.
        let frame = shown(&house, size, "→→↓→→→↓a↑");
        for member in story.club.members.iter().filter(|member| usize::from(member.team) <= teams) {
            assert!(frame.contains(&member.full()), "{} at {size:?}\n{frame}", member.full());
        }
        let other = story.club.members.iter().find(|member| usize::from(member.team) > teams);
        assert!(other.is_none_or(|member| !frame.contains(&member.full())), "{size:?}\n{frame}");
        let whole = shown(&house, (120, 40), "→→↓→→→↓a");
        assert!(whole.contains("◦ bà Lò Thị Bun") && whole.contains("· bà Lò Thị Dọn"), "{whole}");
        assert!(whole.contains("▪ cụ Lường Thị Hặc") && !whole.contains("▪ bà Vàng Thị Chản"), "{whole}");
    }
    let small = shown(&house, (80, 24), "→→↓→→→↓a⇥");
    assert!(small.contains("▪ có mặt 11   ◦ có lý do 1   · vắng 1   chưa ghi 41"), "{small}");
}

/// The hands of each team as its leader counts them, sorted, and no seat.
#[test]
fn hands_are_drawn_as_they_were_counted() {
    let house = before("vote-loan", Mode::Room, 90);
    let story = TestApp::library().load(JUNE, None).unwrap();
    let vote = story.steps().find_map(|step| step.kind.try_as_vote_ref()).unwrap();
    for size in SIZES {
        let frame = shown(&house, size, "→⏎⏎⏎ ⏎ ⏎ ⏎39⏎2⏎4⏎→⏎⏎");
        for hands in &vote.hands {
            let aside = vote.must_abstain.iter().filter_map(|id| story.member(id));
            let n_aside = aside.filter(|member| member.team == hands.team).count();
            let signs = [
                "▌".repeat(hands.agree.into()),
                "▬".repeat(hands.disagree.into()),
                "░".repeat(hands.no_opinion.into()),
                "□".repeat(n_aside),
            ];
            let drawn = &teams_drawn(&frame)[usize::from(hands.team) - 1];
            assert_eq!(*drawn, signs.concat(), "team {} at {size:?}\n{frame}", hands.team);
        }
        assert!(frame.contains("Đã thông qua"), "{frame}");
    }
}

/// Before the answer there are notes and no sum; after it what each kind comes to, and both books beside the money.
#[test]
fn the_sum_of_notes_stands_there_only_after_the_answer() {
    let house = before("count-open", Mode::Room, 90);
    let counted = "12⏎2⏎3⏎2⏎2⏎2⏎2⏎3⏎4⏎6880000⏎→⏎⏎";
    for size in SIZES {
        let asked = shown(&house, size, "");
        assert!(!asked.contains("6.880.000") && !asked.contains("6.000.000"), "{asked}");
        assert!(!asked.contains("Sổ của Thư ký") && asked.contains("500.000"), "{asked}");
        let told = shown(&house, size, counted);
        for label in ["Tiền đếm được", "Sổ của Thủ quỹ", "Sổ của Thư ký"] {
            let line =
                told.lines().find(|line| line.contains(label)).unwrap_or_else(|| panic!("{label}\n{told}"));
            assert!(line.contains('█') && line.trim_end().contains("6.880.000 đ"), "{told}");
        }
    }
    let told = shown(&house, (120, 40), counted);
    assert!(told.contains("500.000  × 12 =  6.000.000"), "{told}");
}

#[test]
fn what_a_payer_brings_lies_there_as_notes() {
    let house = before("money-collect", Mode::Room, 90);
    for size in SIZES {
        let frame = shown(&house, size, "");
        assert!(frame.contains("Đưa 550.000 đ  500.000   50.000"), "{frame}");
    }
}

#[test]
fn other_options_are_told_one_by_one_and_only_when_asked_for() {
    let house = before("on-whispers", Mode::Room, 90);
    let (size, why) = ((80, 24), "Để dồn thì tháng sau càng nặng");
    let right = "Nói riêng giữ thể diện";
    let told = shown(&house, size, "2⏎");
    assert!(told.contains("xem câu khác") && !told.contains(why) && !told.contains(right), "{told}");
    let first = shown(&house, size, "2⏎1");
    assert!(first.contains(why) && !first.contains(right), "{first}");
    let both = shown(&house, size, "2⏎13");
    assert!(both.contains(why) && both.contains(right), "{both}");
    // The one that was chosen and a number without an option tell nothing more.
    assert_eq!(shown(&house, size, "2⏎2"), told);
    assert_eq!(shown(&house, size, "2⏎9"), told);
}

#[test]
fn a_discussion_has_its_time_before_others_and_none_alone() {
    for (mode, has_time) in [(Mode::Room, true), (Mode::Board, true), (Mode::Solo, false)] {
        let house = before("close-discuss", mode, 90);
        for size in SIZES {
            let frame = shown(&house, size, "");
            assert_eq!(frame.contains("Còn 3:00"), has_time, "{mode:?}\n{frame}");
        }
    }
    let house = before("on-whispers", Mode::Room, 90);
    let paused = shown(&house, (56, 16), "m1");
    assert!(paused.contains("Còn 3:00") && paused.contains("muốn nói riêng"), "{paused}");
    assert!(!shown(&house, (56, 16), "m1⎋").contains("Còn 3:00"));
}

/// The hands of a discussion are still there when the meeting is talked about.
#[test]
fn hands_of_a_discussion_stand_in_the_debrief() {
    let house = before("close-discuss", Mode::Room, 90);
    house.frame(vec![Request::ResumeLast], "vi", (80, 24), "12⏎20⏎⏎⏎⏎");
    let session = house.record().unfinished().unwrap().unwrap().id;
    house.play_on(session, "end");
    let frame = house.frame(vec![Request::Resume { session }], "vi", (120, 40), "⏎⏎⏎");
    assert!(frame.contains("█ 12") && frame.contains("█ 20"), "{frame}");
}

/// What a shorter class leaves out is told in a line, without names and debts; in a long class there is nothing to tell.
#[test]
fn what_a_cut_leaves_out_is_told() {
    let short = shown(&before("requests-rule", Mode::Room, 20), (56, 16), "");
    assert!(short.contains("Trong lúc ấy: thu tiền, ghi hai sổ"), "{short}");
    // A low window has one row for it, so that all options stand there.
    let more = shown(&before("requests-rule", Mode::Room, 20), (80, 24), "");
    assert!(more.contains("ghi hai sổ; chi tiền") && more.contains("đếm tiền, so hai sổ"), "{more}");
    let long = shown(&before("requests-rule", Mode::Room, 90), (56, 16), "");
    assert!(!long.contains("Trong lúc ấy"), "{long}");
    // A part that is left out as a whole is named.
    let after_the_talk = shown(&before("help-case-told", Mode::Room, 20), (80, 24), "");
    assert!(after_the_talk.contains("Trong lúc ấy: Truyền thông"), "{after_the_talk}");
}

/// In a small window, in two languages, what the computer says may stand below what is seen. Enter shows it first.
#[test]
fn what_the_computer_says_is_read_before_enter_goes_on() {
    let house = TestApp::new();
    house.play_to(JUNE, setup(Mode::Solo, Some(Role::Secretary), 90), "open-hello", 0);
    let frame = |keys: &str| house.copy().frame(vec![Request::ResumeLast], "vi,en", (56, 16), keys);
    assert!(frame("").contains('↓') && frame("↓").contains('↑'), "{}", frame(""));
    let read = frame("⏎");
    assert!(read.contains("Ngồi cuối") || read.contains("Can you hear"), "{read}");
    assert!(!read.contains("chưa ai góp ý"), "{read}");
    assert!(frame("⏎⏎⏎").contains("Mời bà con cùng nói từ đầu"), "{}", frame("⏎⏎⏎"));
}

#[test]
fn a_new_part_has_its_title_before_a_hall() {
    let counted = "12⏎2⏎3⏎2⏎2⏎2⏎2⏎3⏎4⏎6880000⏎→⏎⏎⏎";
    let house = before("count-open", Mode::Room, 90);
    for size in SIZES {
        let title = shown(&house, size, counted);
        assert!(title.contains("Phần 1") && title.contains("▲ CHỦ NHIỆM"), "{title}");
        assert!(!title.contains("Bà con theo kịp") && !title.contains("Chủ nhiệm làm gì"), "{title}");
        assert_ne!(shown(&house, size, &format!("{counted}⏎")), title);
    }
}

/// What a field can be stands under it before anything is picked, and a digit picks it.
#[test]
fn the_choices_of_a_field_are_seen_before_one_is_picked() {
    let house = before("vote-loan", Mode::Room, 90);
    for size in SIZES {
        let asked = shown(&house, size, "");
        assert!(asked.contains("1 Đủ · 2 Chưa đủ"), "{asked}");
        assert!(!shown(&house, size, "↓").contains("1 Đủ · 2 Chưa đủ"), "only in focus");
        assert!(shown(&house, size, "2").contains("‹ Chưa đủ ›"));
    }
}

/// On a wall of more than 160 columns the text of a page is wider.
#[test]
fn the_page_grows_with_the_wall() {
    let house = before("on-whispers", Mode::Room, 90);
    let widest = |size| {
        let frame = shown(&house, size, "2⏎");
        let line = frame.lines().find(|line| line.contains("Đọc tên và số nợ")).unwrap().to_owned();
        line.split('│').next().unwrap().trim().chars().count()
    };
    assert!(widest((160, 48)) <= 84 && widest((240, 60)) > 84, "{} {}", widest((160, 48)), widest((240, 60)));
}

/// The header names the seat that is talked about, not the one whose turn comes next within the step.
#[test]
fn feedback_stands_under_the_seat_that_answered() {
    let house = before("money-collect", Mode::Room, 90);
    let wrong = "1000⏎1000⏎1000⏎→⏎⏎".to_owned();
    // The same answer again is asked about, so each try is another one.
    let tries = format!("{wrong}{}{}", wrong.replace('1', "2"), wrong.replace('1', "3"));
    let frame = shown(&house, (80, 24), &tries);
    assert!(frame.contains("Cách làm đúng"), "{frame}");
    assert!(frame.contains("● THỦ QUỸ") && !frame.contains("■ THƯ KÝ"), "{frame}");
}

/// A meeting of which nothing was played is not praised.
#[test]
fn a_meeting_that_was_skipped_is_told_so() {
    let house = TestApp::new();
    let session = house.play_to("khoi-dong", setup(Mode::Room, None, 5), "hello", 0);
    let skipped = "m31".repeat(12);
    let frame = house.frame(vec![Request::Resume { session }], "vi", (80, 24), &format!("{skipped}⏎⏎"));
    assert!(frame.contains("chưa có bước nào được tập"), "{frame}");
    assert!(!frame.contains("Không có chỗ nào phải bàn thêm"), "{frame}");
}

/// One seat is drawn as what is chosen: that of the member who has the word.
#[test]
fn who_speaks_is_seen_on_the_map() {
    let house = before("requests-say", Mode::Room, 90);
    let session = house.record().unfinished().unwrap().unwrap().id;
    let first = vec![Request::Resume { session }];
    let selected = THEME.theme().selected;
    for (size, cells) in [((56, 16), vec!["♣"]), ((120, 40), vec![" ", "♣", " ", "▐", "█", "▌"])] {
        let drawn = house.copy().drawn_in_theme(THEME, None, first.clone(), "vi", &[size], "");
        let is_chosen = |cell: &&Cell| Some(cell.bg) == selected.bg && Some(cell.fg) == selected.fg;
        let chosen: Vec<&str> = drawn[0].content().iter().filter(is_chosen).map(Cell::symbol).collect();
        // The legend ends with the sign of the seat that is heard.
        let in_legend = usize::from(size.1 >= 24);
        assert_eq!(chosen[..chosen.len() - in_legend], cells, "{size:?}");
    }
}

/// What is handed over lies there only after the answer, and both funds beside each other.
#[test]
fn a_payment_is_drawn_as_notes_after_the_answer() {
    let house = before("pay-loan", Mode::Room, 90);
    for size in SIZES {
        let asked = shown(&house, size, "");
        assert!(!asked.contains('×') && !asked.contains('█'), "{asked}");
        let paid = shown(&house, size, "1⏎3000000⏎1⏎1⏎1⏎1⏎1⏎1⏎⏎⏎⏎⏎");
        for part in ["500.000  × 6", "4.100.000 đ", "1.584.000 đ"] {
            assert!(paid.contains(part), "{part}\n{paid}");
        }
    }
}

/// On a projector nothing is scrolled to choose: the list is Vietnamese, and what is selected has its second language.
#[test]
fn every_option_is_in_sight_in_two_languages() {
    let house = before("on-whispers", Mode::Room, 90);
    let session = house.record().unfinished().unwrap().unwrap().id;
    for (keys, seconds) in [("", 0), ("1", 1), ("3", 1)] {
        let first = vec![Request::Resume { session }];
        let frame = house.copy().frame(first, "vi,mww", (56, 16), keys);
        assert!(!frame.contains(['↓', '↑']), "{frame}");
        let options = ["Hẹn tháng sau nộp", "Công khai như mọi", "Mời nói riêng"];
        assert!(options.iter().all(|option| frame.contains(option)), "{frame}");
        let drafts = ["Teem lub hli", "Qhia meej li", "Caw mus hais"];
        assert_eq!(drafts.iter().filter(|draft| frame.contains(**draft)).count(), seconds, "{frame}");
        assert_eq!(frame.matches("(nháp)").count(), 1, "{frame}");
    }
}

/// In a pause hands are counted for each option; they stand there as bars, in the record and in the debrief.
#[test]
fn hands_of_a_pause_are_counted_and_stand_in_the_debrief() {
    let house = before("on-whispers", Mode::Room, 90);
    let session = house.record().unfinished().unwrap().unwrap().id;
    let play = |keys: &str| house.frame(vec![Request::ResumeLast], "vi", (80, 40), keys);
    let asked = play("m1");
    assert!(asked.contains("Đếm tay giơ") && !asked.contains(" 21\n"), "{asked}");
    let counted = play("m11⏎21⏎12⏎⏎");
    assert!(
        counted.contains(" 21\n") && counted.contains(" 12\n") && counted.contains("Thôi bàn"),
        "{counted}"
    );
    let practice = LiveSession::resume(&house.record(), session).unwrap();
    let hands = practice.meeting().counted_hands(&"on-whispers".into()).unwrap();
    assert_eq!(hands.iter().map(|(_, n)| *n).collect::<Vec<_>>(), [0, 21, 12]);
    let alone = before("on-whispers", Mode::Solo, 90);
    assert!(!shown(&alone, (80, 40), "m1").contains("Đếm tay"), "one person raises no hands");
}

/// After a wrong answer the names are told too, not the numbers alone.
#[test]
fn who_should_have_stood_aside_is_told() {
    let house = before("vote-loan", Mode::Room, 90);
    let told = shown(&house, (120, 40), "1⏎ ⏎⏎⏎⏎1⏎39⏎2⏎4⏎1⏎⏎");
    assert!(told.contains("• Không tham gia: bà Lường Thị Pản"), "{told}");
}

/// Members are out of the room: nothing beside the grave error says that there are enough.
#[test]
fn a_vote_without_a_quorum_has_no_sign_of_one_beside_it() {
    let house = before("vote-ready", Mode::Room, 90);
    let answers: Vec<String> = (1..=4).map(|digit| shown(&house, (120, 40), &format!("{digit}⏎"))).collect();
    let grave: Vec<&String> = answers.iter().filter(|frame| frame.contains("khi chưa đủ tỷ lệ")).collect();
    assert!(!grave.is_empty() && grave.iter().all(|frame| !frame.contains("✓ đủ tỷ lệ")), "{answers:?}");
}

/// In a high window the verdict is read from the last row; in a low one it is a line.
#[test]
fn a_verdict_is_as_large_as_the_window_allows() {
    let house = before("on-whispers", Mode::Room, 90);
    for digit in ["1", "2", "3"] {
        let large = shown(&house, (120, 40), &format!("{digit}⏎"));
        let is_drawn = |line: &str| line.trim_start().starts_with(['✓', '♦']) && line.contains(['▄', '█']);
        assert!(large.lines().any(is_drawn), "{large}");
        let small = shown(&house, (80, 24), &format!("{digit}⏎"));
        assert!(small.contains("✓ Đã làm tốt") || small.contains("♦ Nên bàn thêm"), "{small}");
    }
}

/// What a team reports stands behind its name where its members are drawn as people, else in a line of its own.
#[test]
fn what_a_team_reports_stands_beside_it() {
    let house = before("vote-loan", Mode::Room, 90);
    let wide = shown(&house, (120, 40), "");
    assert!(wide.lines().any(|line| line.starts_with(" TỔ 1") && line.contains("10–0–1")), "{wide}");
    assert!(!wide.contains("Tổ 1: 10–0–1"), "{wide}");
    assert!(shown(&house, (80, 24), "").contains("Tổ 1: 10–0–1"));
}

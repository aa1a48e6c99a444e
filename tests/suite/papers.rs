//! Papers of real sessions: what stands on them, and what does not.

use std::path::Path;

use dongvai::export::PaperForm;
use dongvai::export::papers::{Played, SessionPaper, paper};
use dongvai::id::SessionId;
use dongvai::library::Library;
use dongvai::locale::catalog::Catalog;
use dongvai::locale::words::ScenarioWords;
use dongvai::locale::{Lang, Speech};
use dongvai::meeting::command::Mode;
use dongvai::papers::Source;
use dongvai::record::model::ConsentedName;

use crate::suite::app_on_screen::{NOW, TestApp, setup};
use crate::suite::playthroughs::format;
use crate::suite::playthroughs::stage::{Recorded, play, story_of};
use crate::suite::shots::JUNE;

/// A playthrough on the record of a house.
pub(in crate::suite) fn played(house: &TestApp, name: &str) -> SessionId {
    let script = format::read(name);
    let mut store = house.record();
    let mut recorded = Recorded::begin(&mut store, story_of(&script), &script.setup);
    play(&mut recorded, &script).unwrap_or_else(|fault| panic!("{name}, {fault}"));
    recorded.practice.id()
}

/// Does this with a session as its papers tell it, with the texts of Vietnamese and English.
pub(in crate::suite) fn as_papers_tell<T>(
    house: &TestApp,
    session: SessionId,
    speech: &str,
    work: impl FnOnce(&Source, &Played<'_>) -> T,
) -> T {
    let library = Library::with_shipped(Path::new(env!("CARGO_MANIFEST_DIR")), None);
    let speech: Speech = speech.parse().unwrap();
    let source = Source::read(&house.record(), &NOW, session).unwrap();
    let (mut catalog, _) = Catalog::new([]);
    catalog.add(library.locale_file(Lang::Vi, "ui").0);
    catalog.add(library.locale_file(Lang::En, "ui").0);
    let scenario = &source.session().story().scenario;
    let english = library.locale_file(Lang::En, scenario.id.as_str()).0;
    let words = ScenarioWords::new(scenario.id.as_str(), &scenario.lines(), [english]);
    work(&source, &source.played(&catalog, &words, speech))
}

/// Nobody ticks what the computer says: the diary has its words, and not a list of what should be said.
#[test]
fn of_the_computer_the_diary_has_what_it_said() {
    let house = TestApp::new();
    let session = played(&house, "june-solo-chair");
    let diary = html(&house, session, SessionPaper::Diary, "vi");
    assert!(
        diary.contains("Mời các cụ ngồi đã ạ. Ai không ký được thì điểm chỉ")
            || diary.contains("Tôi đọc lại: việc gì, ai lo, ngày nào"),
        "{diary}"
    );
    assert!(!diary.contains("Chào đúng cách xưng hô") && !diary.contains("Đọc từng kết luận, chậm, rõ"));
}

/// The pages of one paper as a browser gets them, without the style.
pub(in crate::suite) fn html(
    house: &TestApp,
    session: SessionId,
    kind: SessionPaper,
    speech: &str,
) -> String {
    let paper = as_papers_tell(house, session, speech, |_, played| paper(kind, played));
    let html = String::from_utf8(PaperForm::Html.write(&paper).unwrap()).unwrap();
    let (_, body) = html.split_once("<body>\n").unwrap();
    body.replace("</body>\n</html>\n", "")
}

/// The words alone, a line for each line of the page.
pub(in crate::suite) fn text(html: &str) -> String {
    let mut text = String::new();
    let mut in_tag = false;
    for letter in html.replace("</td><td", "</td> | <td").replace("</th><th", "</th> | <th").chars() {
        match letter {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if !in_tag => text.push(letter),
            _ => {}
        }
    }
    let lines = text.lines().map(str::trim_end).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

fn snapshot(name: &str, shown: &str) {
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, shown);
    });
}

#[test]
fn every_paper_of_the_june_meeting() {
    let house = TestApp::new();
    let session = played(&house, "june-room");
    for kind in SessionPaper::ALL.iter().copied() {
        let shown = html(&house, session, kind, "vi");
        snapshot(&format!("paper-{}", kind.slug()), &text(&shown));
        assert!(shown.contains("BẢN TẬP – không phải giấy tờ thật"), "{kind:?}");
        for wrong in ["⟨", "CỘNG HÒA", "Độc lập", "{", "điểm:", "Nguyễn Thị Ơn: "] {
            assert!(!text(&shown).contains(wrong), "{wrong} on {kind:?}");
        }
    }
}

/// From the worked example of `scenarios/RULES.md`, written by hand.
#[test]
fn the_sums_are_those_of_the_worked_example() {
    let house = TestApp::new();
    let session = played(&house, "june-room");
    let minutes = text(&html(&house, session, SessionPaper::Minutes, "vi"));
    for said in [
        "Kiểm quỹ giữa buổi: Đếm được 8.684.000\u{a0}đ; Người đếm nói: tiền và hai sổ đều khớp; sổ của Thủ quỹ 8.684.000\u{a0}đ, sổ của Thư ký 8.684.000\u{a0}đ",
        "Thu gốc 1.300.000\u{a0}đ, lãi 154.000\u{a0}đ, hội phí 235.000\u{a0}đ, ủng hộ Sổ Tấm lòng vàng 200.000\u{a0}đ",
        "Chi cho vay 3.000.000\u{a0}đ",
        "Quỹ hoạt động | 1.080.000 | 589.000 | 85.000 | 1.584.000 | 1.584.000",
    ] {
        assert!(minutes.contains(said), "{said}\n{minutes}");
    }
    let cash = text(&html(&house, session, SessionPaper::Cash, "vi"));
    for said in
        ["6.880.000\u{a0}đ", "vốn 25.000.000\u{a0}đ", "Bằng vốn đầu buổi", "Đang cho vay 20.900.000\u{a0}đ"]
    {
        assert!(cash.contains(said), "{said}\n{cash}");
    }
}

/// A meeting left in the middle has no vote, no later count and no roll on its papers.
#[test]
fn what_was_not_reached_is_on_no_paper() {
    let house = TestApp::new();
    let session = house.play_to(JUNE, setup(Mode::Room, None, 90), "roll-call", 0);
    let shown = |kind: &SessionPaper| text(&html(&house, session, *kind, "vi"));
    let all: Vec<String> = SessionPaper::ALL.iter().map(shown).collect();
    for (kind, shown) in SessionPaper::ALL.iter().zip(&all) {
        for invented in ["5.684.000", "47/54", "Tán thành", "1.300.000", "235.000", "×\u{a0}"] {
            assert!(!shown.contains(invented), "{invented} on {kind:?}\n{shown}");
        }
        assert!(!shown.lines().any(|line| line.ends_with("×") || line.contains("× |")), "{kind:?}");
    }
    let [minutes, cash, attendance, report, _, diary, ..] = all.as_slice() else { panic!("{all:?}") };
    assert!(
        minutes.contains("Buổi họp chưa xong") && report.contains("Tổng đang cho vay:\n"),
        "{minutes}\n{report}"
    );
    assert!(diary.contains("Chưa làm đến phần này."), "{diary}");
    for shown in [minutes, attendance] {
        assert!(shown.contains("Chưa làm đến phần này."), "{shown}");
    }
    assert!(cash.contains("6.880.000") && cash.contains("Tồn đầu buổi"), "what was counted is there\n{cash}");
    let begun = house.play_to(JUNE, setup(Mode::Room, None, 90), "prep-open", 0);
    let certificate = text(&html(&house, begun, SessionPaper::Certificate, "vi"));
    assert!(
        certificate.contains("Chưa làm đến phần này.") && !certificate.contains("Đã tập vai"),
        "{certificate}"
    );
}

/// The treasurer has a code, and agreed to no name; everybody else sat there without one.
#[test]
fn a_certificate_has_a_code_and_a_name_only_where_its_owner_agreed() {
    let house = TestApp::new();
    let session = house.play_to("khoi-dong", setup(Mode::Board, None, 5), "end", 0);
    let certificate = text(&html(&house, session, SessionPaper::Certificate, "vi"));
    assert!(certificate.contains("Họ và tên:\nSố thẻ: TQ-07\nĐã tập vai: Thủ quỹ"), "{certificate}");
    // A line for the hand is of the size of those that are filled in.
    let shown = html(&house, session, SessionPaper::Certificate, "vi");
    for label in ["Họ và tên:", "Nơi tập:"] {
        assert!(shown.contains(&format!("<p class=\"field clear\"><span>{label}")), "{label} {shown}");
    }
    assert_eq!(certificate.matches("GIẤY GHI NHẬN").count(), 2, "{certificate}");

    let consented =
        ConsentedName {
            name: "Lường <Thị> Én".to_owned(), consent_version: "1".to_owned(), consent_at: 0
        };
    house.record().keep_name("TQ-07", &consented).unwrap();
    let named = html(&house, session, SessionPaper::Certificate, "vi");
    assert!(named.contains("Lường &lt;Thị&gt; Én") && !named.contains("TQ-07"), "{named}");
}

#[test]
fn books_that_differ_stay_different_on_paper() {
    let house = TestApp::new();
    let session = played(&house, "june-second-book-differs");
    let cash = text(&html(&house, session, SessionPaper::Cash, "vi"));
    assert!(cash.contains("(sửa khi dò phiếu)"), "{cash}");
    snapshot("paper-cash-differs", &cash);
}

#[test]
fn a_second_language_stands_under_each_line() {
    let house = TestApp::new();
    let session = played(&house, "june-room");
    for kind in SessionPaper::ALL.iter().copied() {
        let shown = html(&house, session, kind, "vi,en");
        assert!(
            shown.contains(
                "<span class=\"second\">PRACTICE – not a real paper, so without the state heading</span>"
            ),
            "{kind:?}"
        );
        assert!(!shown.contains('⟨'), "{kind:?}");
    }
    let minutes = html(&house, session, SessionPaper::Minutes, "vi,en");
    assert!(minutes.contains("39") && minutes.contains("Minutes") || minutes.contains("MINUTES"));
}

/// What was said in private or is between two people: the apology, the pigsty, the quarrel at home.
#[test]
fn nothing_confidential_is_on_a_paper() {
    let house = TestApp::new();
    for name in ["june-room", "june-late-payer-shamed", "june-late-payer-put-off-90"] {
        let session = played(&house, name);
        for kind in SessionPaper::ALL.iter().copied() {
            let shown = text(&html(&house, session, kind, "vi"));
            for secret in
                ["xin lỗi riêng", "xem chuồng", "con lợn", "Bà ấy cúi mặt", "hai bà ra ngồi cùng", "190/110"]
            {
                assert!(!shown.contains(secret), "{secret} on {kind:?} of {name}\n{shown}");
            }
        }
    }
}

/// The vote was put off although there were enough: no paper says that there were too few, and no hands are counted.
#[test]
fn a_vote_that_was_put_off_has_no_hands_and_no_excuse() {
    let house = TestApp::new();
    let session = played(&house, "june-loan-put-off");
    let minutes = text(&html(&house, session, SessionPaper::Minutes, "vi"));
    assert!(
        minutes.contains("Chủ nhiệm cho là chưa đủ người nên chưa biểu quyết, để lại kỳ sau (có mặt 47 người, cần ít nhất 36)"),
        "{minutes}"
    );
    assert!(minutes.contains("Đơn được xét: Cho bà Pản vay"), "{minutes}");
    assert!(!minutes.contains("Tán thành 39") && !minutes.contains("Đưa ra biểu quyết"), "{minutes}");
}

/// What is left after each line is what stood in that book then.
#[test]
fn lines_stand_in_the_order_of_time() {
    let house = TestApp::new();
    let session = played(&house, "june-second-book-differs");
    let cash = text(&html(&house, session, SessionPaper::Cash, "vi"));
    let mut left: [Option<i64>; 2] = [None, None];
    for line in cash.lines() {
        let cells: Vec<&str> = line.split(" | ").collect();
        let [number, _, about, money @ ..] = cells.as_slice() else { continue };
        let [taken, paid, now, second_taken, second_paid, second_now] = money else { continue };
        if number.parse::<u8>().is_err() && *about != "Tồn đầu buổi" {
            continue;
        }
        let amount = |cell: &str| cell.trim().replace('.', "").parse::<i64>().ok();
        if *about == "Tồn đầu buổi" {
            left = [amount(now), amount(second_now)];
            continue;
        }
        for (book, (taken, paid, now)) in
            [(taken, paid, now), (second_taken, second_paid, second_now)].into_iter().enumerate()
        {
            if let Some(now) = amount(now) {
                let before = left[book].unwrap();
                let after = before + amount(taken).unwrap_or(0) - amount(paid).unwrap_or(0);
                assert_eq!(after, now, "{line}\n{cash}");
                left[book] = Some(now);
            }
        }
    }
    assert!(cash.contains("15/6, PT 1") && cash.contains("15/6, PC 1"), "{cash}");
    for count in ["Kiểm quỹ đầu buổi", "Kiểm quỹ giữa buổi", "Kiểm quỹ cuối buổi"] {
        assert!(cash.contains(count), "{count}\n{cash}");
    }
}

/// No member votes, no money moves, names are long or odd, a learner was erased: every paper is still a file.
#[test]
fn papers_of_odd_sessions_are_written() {
    let house = TestApp::new();
    let long = "Lường ".repeat(10) + "<Thị> & \u{202e}Én 🙂";
    let begun = house.play_to(JUNE, setup(Mode::Room, None, 20), "roll-call", 0);
    let session = house.play_to("khoi-dong", setup(Mode::Board, None, 5), "end", 0);
    let consented = ConsentedName { name: long, consent_version: "1".to_owned(), consent_at: 0 };
    house.record().keep_name("TQ-07", &consented).unwrap();
    for kind in SessionPaper::ALL.iter().copied() {
        for session in [begun, session] {
            let shown = html(&house, session, kind, "vi,en");
            assert!(!shown.contains('\u{202e}') && !shown.contains("<Thị>"), "{kind:?}");
        }
    }
    let named = html(&house, session, SessionPaper::Certificate, "vi");
    assert!(named.contains("&lt;Thị&gt; &amp; Én 🙂"), "{named}");
}

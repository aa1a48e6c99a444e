//! What the cells of an export say: words beside ids, what was done and what was wrong, and text that stays text.

use std::collections::BTreeSet;
use std::fs;

use dongvai::cli::export::{DataCommand, SheetArgs};
use dongvai::export::data::table::AnswerLine;
use dongvai::meeting::command::{Command, Mode};
use dongvai::meeting::kinds::{
    Answer, BooksSay, CountAnswer, RollCallAnswer, SpeakAnswer, TickedBy, WriteAnswer,
};
use dongvai::money::Dong;
use dongvai::practice::LiveSession;
use dongvai::scenario::terms::Role;
use dongvai::tui::msg::{GroupWish, Request};
use rusqlite::Connection;

use super::{JUNE, answers, args, at, csv, export_all, filled, json, run};
use crate::suite::app_on_screen::{NOW, TestApp, setup};
use crate::suite::exports::rules::faults_of_statements;
use crate::suite::exports::sheets::{names, sheet};
use crate::suite::papers::played;

/// Every id that people meet has its words beside it, and a workbook in English has English ones.
#[test]
fn words_stand_beside_the_ids() {
    let house = filled();
    export_all(&house);
    let path = at(&house, "a.xlsx");
    let answers = sheet(&path, "Câu trả lời");
    let find = |id: &str, answer: &str| {
        (0..answers.rows.len()).find(|at| {
            let row = answers.row(*at);
            row("Mã bước") == id && row("Trả lời (mã)") == answer
        })
    };
    let row = answers.row(find("on-whispers", "aloud").unwrap());
    assert_eq!([row("Vai"), row("Mã vai")], ["Thủ quỹ", "treasurer"]);
    assert!(row("Bài tập").contains("Sinh hoạt"), "{}", row("Bài tập"));
    assert!(row("Câu hỏi của bước").contains("Thủ quỹ xử lý thế nào?"));
    assert!(row("Trả lời").contains(' ') && !row("Trả lời").contains("aloud"), "{}", row("Trả lời"));
    for at in 0..answers.rows.len() {
        let row = answers.row(at);
        assert!(!row("Trả lời").contains('='), "words and no fields: {}", row("Trả lời"));
        assert_eq!(row("Phần chưa đúng").is_empty(), row("Phần chưa đúng (mã)").is_empty());
    }
    let paid = (0..answers.rows.len()).map(|at| answers.row(at)("Trả lời"));
    assert!(paid.into_iter().any(|said| said.contains("gốc: ") && said.contains(" đ")));
    let sessions = sheet(&path, "Buổi tập");
    let modes: Vec<String> = (0..sessions.rows.len()).map(|at| sessions.row(at)("Cách tập")).collect();
    let board = modes.iter().position(|mode| mode == "Tập cả Ban").unwrap();
    let seats = sessions.row(board)("Ai đóng vai nào");
    assert!(seats.contains("Thủ quỹ TQ-07") && seats.contains("Chủ nhiệm"), "{seats}");
    let english = SheetArgs { data: args(&house, "b.xlsx"), lang: "en".parse().unwrap() };
    run(&house, DataCommand::Xlsx(english)).unwrap();
    let english = sheet(&at(&house, "b.xlsx"), "Answers");
    let row = english.row(find("on-whispers", "aloud").unwrap());
    assert_eq!(row("Role"), "Thủ quỹ (treasurer)");
    let vietnamese = answers.row(find("on-whispers", "aloud").unwrap())("Trả lời");
    assert!(!row("Answer").is_empty() && row("Answer") != vietnamese, "{}", row("Answer"));
}

/// The cells that people read tell all of an answer: the notes of a count, a roll with nobody away, a line of nothing.
#[test]
fn what_is_nothing_is_told_where_it_was_the_answer() {
    let house = TestApp::new();
    let all = |session| {
        let store = house.record();
        let resumed = LiveSession::resume(&store, session).unwrap();
        (store, resumed)
    };
    let give = |step: &str, task: u16, by: Role, answer: Answer| {
        let session = house.play_to(JUNE, setup(Mode::Room, None, 90), step, task);
        let (mut store, mut live) = all(session);
        let command = Command::Answer { step: step.into(), by, answer };
        live.give(&mut store, &NOW, &command, None).unwrap();
    };
    let away = Answer::RollCall(RollCallAnswer { away: Vec::new(), quorum: true });
    give("roll-call", 0, Role::Secretary, away);
    let notes = vec![(Dong(500_000), 13), (Dong(1_000), 4)];
    let count = CountAnswer { notes, total: Dong(6_504_000), books: BooksSay::CashDiffers };
    give("count-open", 0, Role::Treasurer, Answer::Count(count));
    let line = WriteAnswer { item: "paid".into(), income: Dong(0), operating: Dong(0) };
    give("pay-loan", 1, Role::Secretary, Answer::Write(line));
    export_all(&house);
    let answers = sheet(&at(&house, "a.xlsx"), "Câu trả lời");
    let said: Vec<String> = (0..answers.rows.len()).map(|at| answers.row(at)("Trả lời")).collect();
    for wanted in [
        "vắng có lý do: không ai; vắng chưa rõ lý do: không ai; đủ tỷ lệ biểu quyết: Có",
        "số tờ: 500.000 × 13, 1.000 × 4; ",
        "Quỹ tăng thu nhập: 0\u{a0}đ; Quỹ hoạt động: 0\u{a0}đ",
    ] {
        assert!(said.iter().any(|said| said.contains(wanted)), "{wanted}: {said:#?}");
    }
}

#[test]
fn no_sheet_has_a_heading_twice() {
    let house = filled();
    export_all(&house);
    for name in names(&at(&house, "a.xlsx")) {
        let heads = sheet(&at(&house, "a.xlsx"), &name).heads;
        let unique: BTreeSet<&String> = heads.iter().collect();
        assert_eq!(unique.len(), heads.len(), "{name}: {heads:?}");
    }
}

/// Codes that look like numbers, names of any letters and length, and sessions with next to nothing in them.
#[test]
fn whatever_people_have_typed_comes_out_as_text() {
    let house = filled();
    let record = Connection::open(house.dir.path().join("records.sqlite3")).unwrap();
    record.execute("UPDATE learner SET code = '007', shown = '007' WHERE code = 'TQ-07'", []).unwrap();
    let home = format!("CLB <b>&\"{}\"</b> 👵🏽", "Nậm Pẻ ".repeat(8).trim());
    record
        .execute("UPDATE seat SET home = ?1 WHERE role = 'treasurer' AND home IS NOT NULL", [&home])
        .unwrap();
    record.execute("UPDATE session SET place = '12/5\u{200f}', counted = 0", []).unwrap();
    export_all(&house);
    for name in ["a.json", "a.xapi.json", "tables/sessions.csv", "tables/attempts.csv"] {
        let text = fs::read_to_string(at(&house, name)).unwrap();
        assert!(!text.contains('\u{200f}') && text.contains("👵🏽"), "{name}");
    }
    let table = csv(&at(&house, "tables/attempts.csv"));
    let treasurer = (0..table.rows.len()).find(|at| table.row(*at)("role") == "treasurer").unwrap();
    let row = table.row(treasurer);
    assert_eq!([row("learner"), row("place"), row("home")], ["'007", "'12/5", home.as_str()]);
    let answers = sheet(&at(&house, "a.xlsx"), "Câu trả lời");
    let row = answers.row(treasurer);
    // The quotes say that it is a text.
    assert_eq!([row("Số thẻ"), row("Nơi tập")], ["\"007\"", "12/5"]);
    assert_eq!(row("Câu lạc bộ của người tập"), home);
    assert_eq!(faults_of_statements(&json(&at(&house, "a.xapi.json"))), Vec::<String>::new());
}

#[test]
fn a_session_without_answers_has_its_row_alone() {
    let house = TestApp::new();
    house.play_to("khoi-dong", setup(Mode::Solo, Some(Role::Treasurer), 5), "porch", 0);
    let said = export_all(&house);
    assert!(said.iter().all(|said| said.contains("1 buổi tập, 0 câu trả lời")), "{said:?}");
    assert_eq!(sheet(&at(&house, "a.xlsx"), "Buổi tập").rows.len(), 1);
    assert_eq!(names(&at(&house, "a.xlsx")).len(), 5, "no heat map of nothing");
    assert_eq!(faults_of_statements(&json(&at(&house, "a.xapi.json"))), Vec::<String>::new());
}

/// What was done stands in the answer, and what was wrong about it beside it, in every form.
#[test]
fn an_answer_says_what_was_done_and_what_was_wrong() {
    let house = filled();
    export_all(&house);
    let document = json(&at(&house, "a.json"));
    let flat = answers(&document);
    let statements = json(&at(&house, "a.xapi.json"));
    let answered = statements
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["verb"]["id"].as_str().unwrap().ends_with("/answered"));
    let (mut n_fields, mut n_items) = (0, 0);
    for (answer, statement) in flat.iter().zip(answered) {
        let response = statement["result"]["response"].as_str();
        if let Some(fields) = answer["answer"]["fields"].as_object() {
            n_fields += 1;
            assert_eq!(response.unwrap().split("[,]").count(), fields.len().max(1));
        }
        if let Some(items) = answer["answer"]["items"].as_array() {
            n_items += 1;
            assert_eq!(response.unwrap().split("[,]").filter(|one| !one.is_empty()).count(), items.len());
        }
        let wrong = &statement["result"]["extensions"]["https://dongvai.invalid/extensions/wrong"];
        assert_eq!(wrong.as_array().map_or(0, Vec::len), answer["wrong"].as_array().unwrap().len());
    }
    assert!(n_fields > 10 && n_items > 5, "{n_fields} {n_items}");
}

/// Whom money was taken from or paid to, which line was meant, and nothing left of ids among the words.
#[test]
fn what_an_answer_was_about_is_said() {
    let house = filled();
    export_all(&house);
    let answers = sheet(&at(&house, "a.xlsx"), "Câu trả lời");
    let rows: Vec<[String; 4]> = (0..answers.rows.len())
        .map(|at| answers.row(at))
        .map(|row| ["Khoản (mã)", "Về ai, về việc gì", "Trả lời", "Mã bước"].map(&row))
        .collect();
    let about = |item: &str| &rows.iter().find(|row| row[0] == item).unwrap()[1];
    assert_eq!(about("pays-dua"), "bà Giàng Thị Dúa: gốc, lãi");
    assert_eq!(about("pays-dua-second-book"), "sổ thứ hai – bà Giàng Thị Dúa: gốc, lãi");
    assert!(about("fee-rest").contains("hội phí"), "{}", about("fee-rest"));
    assert!(about("gift-khai").contains("ủng hộ"), "{}", about("gift-khai"));
    for [item, about, said, step] in &rows {
        assert_eq!(item.is_empty(), about.is_empty(), "{step}: {item} {about}");
        assert!(!about.contains(item.as_str()) || item.is_empty(), "{step}: {about}");
        assert!(!said.is_empty() && !said.ends_with(": ") && !said.contains(": ;"), "{step}: {said}");
        // A book line is `step.item`.
        assert!(!said.contains(&format!("{step}.")) && !said.contains(".pays-"), "{step}: {said}");
    }
}

/// What is wrong most often is said on the sheet as on the screen: what was not heard is not what was said.
#[test]
fn the_weakest_steps_are_said_as_on_the_screen() {
    let house = filled();
    for _ in 0..3 {
        let session = house.play_to(JUNE, setup(Mode::Room, None, 90), "prep-open", 0);
        let (mut store, by) = (house.record(), Role::Chair);
        let mut practice = LiveSession::resume(&store, session).unwrap();
        let answer = Answer::Speak(SpeakAnswer { heard: vec![], by: TickedBy::Observers, elapsed_s: None });
        let command = Command::Answer { step: "prep-open".into(), by, answer };
        practice.give(&mut store, &NOW, &command, None).unwrap();
    }
    export_all(&house);
    let weakest = sheet(&at(&house, "a.xlsx"), "Mười bước yếu nhất");
    let step = weakest.rows.iter().position(|row| row[1] == "prep-open").unwrap();
    let said = weakest.row(step)("Câu sai hay gặp nhất");
    assert!(said.starts_with("chưa nghe thấy: "), "{said}");
    let list = vec![Request::Group(GroupWish::List)];
    let screen = house.frame(list, "vi", (120, 90), "⏎4⏎");
    let screen = screen.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(screen.contains("chưa nghe thấy: "), "{screen}");
    let options = weakest.rows.iter().position(|row| row[1] == "on-whispers").unwrap();
    assert!(weakest.row(options)("Câu sai hay gặp nhất").starts_with('“'));
}

/// What the observers could not follow is neither right nor wrong, in every form of an export.
#[test]
fn an_answer_that_nobody_could_follow_is_judged_nowhere() {
    let house = TestApp::new();
    let session = house.play_to(JUNE, setup(Mode::Room, None, 90), "prep-open", 0);
    let mut store = house.record();
    let mut practice = LiveSession::resume(&store, session).unwrap();
    let answer = Answer::Speak(SpeakAnswer { heard: vec![], by: TickedBy::NotWatched, elapsed_s: None });
    let command = Command::Answer { step: "prep-open".into(), by: Role::Chair, answer };
    practice.give(&mut store, &NOW, &command, None).unwrap();
    export_all(&house);
    let document = json(&at(&house, "a.json"));
    assert!(document["sessions"][0]["answers"][0]["right"].is_null(), "{document}");
    let statements = json(&at(&house, "a.xapi.json"));
    assert!(!statements.to_string().contains("\"success\""), "{statements}");
    let answers = sheet(&at(&house, "a.xlsx"), "Câu trả lời");
    let right = answers.row(0)("Đúng (1: đúng)");
    assert_eq!(right, "");
}

/// What is shown of an answer fits on a sheet in letters that can be read: a program makes them smaller until it does.
#[test]
fn the_answers_can_be_read_on_paper() {
    let shown = AnswerLine::COLUMNS.iter().map(|column| column.plan(&str::to_owned));
    let width: u32 = shown.filter(|plan| !plan.is_hidden).map(|plan| u32::from(plan.width)).sum();
    assert!(width <= 240, "{width} letters beside each other");
}

/// Who does what by when, and whom the hall elected, in words a trainer can read.
#[test]
fn a_plan_and_an_election_are_told_in_words() {
    let house = TestApp::new();
    played(&house, "october-elects-and-plans-20");
    export_all(&house);
    let answers = sheet(&at(&house, "a.xlsx"), "Câu trả lời");
    let of = |step: &str| {
        let at = (0..answers.rows.len()).find(|at| answers.row(*at)("Mã bước") == step).unwrap();
        let row = answers.row(at);
        (row("Trả lời"), row("Phần chưa đúng"))
    };
    let (plan, wrong) = of("plan-made");
    assert!(plan.contains("Thăm ba cụ: bà Lò Thị Pành, 30/10, Quỹ tăng thu nhập; "), "{plan}");
    assert!(wrong.starts_with("người nhận từng việc; ngày xong; quỹ để chi; Thăm ba cụ; "), "{wrong}");
    let (elect, wrong) = of("elect");
    let whom = "chị Tòng Thị Ngần: 27; chị Lò Thị Mến: 9; ai được bầu: chị Tòng Thị Ngần";
    assert!(elect.ends_with(whom), "{elect}");
    assert_eq!(wrong, "số giơ tay");
}

//! Exports from outside: four forms that say the same, as much as the record holds, or nothing at all.

mod figures;
mod filters;
mod rules;
mod screen;
mod sheets;
mod words;

use std::fs;
use std::path::{Path, PathBuf};

use dongvai::cli::Format;
use dongvai::cli::export::{self, DataArgs, DataCommand, ExportCommand, SheetArgs};
use dongvai::cli::failure::Failure;
use dongvai::cli::sessions::{self, SessionsCommand};
use dongvai::id::SessionId;
use dongvai::locale::Speech;
use dongvai::meeting::command::{Command, Mode};
use dongvai::meeting::kinds::{Answer, ChooseAnswer};
use dongvai::paths::Folders;
use dongvai::practice::LiveSession;
use dongvai::record::RecordStore;
use dongvai::record::model::{ERASED, SessionKind};
use dongvai::scenario::terms::Role;
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::suite::app_on_screen::{NOW, TestApp, setup};
use crate::suite::exports::rules::faults_of_statements;
use crate::suite::exports::sheets::{Sheet, named, sheet};

const JUNE: &str = "sinh-hoat-thang-sau";

/// A whole June, a whole warm-up, one left at the whispers after a bad answer, and a fork of it with a better one.
fn filled() -> TestApp {
    let house = TestApp::new();
    house.play_to(JUNE, setup(Mode::Board, None, 90), "end", 0);
    house.play_to("khoi-dong", setup(Mode::Solo, Some(Role::Treasurer), 5), "end", 0);
    let left = house.play_to(JUNE, setup(Mode::Room, None, 90), "on-whispers", 0);
    let mut store = house.record();
    let mut practice = LiveSession::resume(&store, left).unwrap();
    let seq = practice.meeting().seq();
    let hint = Command::Hint { step: "on-whispers".into() };
    practice.give(&mut store, &NOW, &hint, None).unwrap();
    choose(&mut practice, &mut store, "aloud");
    practice.keep_note(&mut store, "pledge", "Tôi hứa sẽ hỏi riêng").unwrap();
    let mut fork = practice.fork(&mut store, &NOW, seq, SessionKind::Play).unwrap();
    choose(&mut fork, &mut store, "private");
    // A table of two clubs, and where the class was.
    let record = Connection::open(house.dir.path().join("records.sqlite3")).unwrap();
    for (role, home) in [("treasurer", "CLB Nậm Pẻ, xã Tà Lèng"), ("chair", "Ban xã Mường Phăng")]
    {
        record
            .execute(
                "UPDATE seat SET home = ?2 WHERE role = ?1 AND (learner IS NOT NULL OR word IS NOT NULL)",
                [role, home],
            )
            .unwrap();
    }
    record.execute("UPDATE session SET place = 'Nhà văn hóa xã'", []).unwrap();
    house
}

fn choose(practice: &mut LiveSession, store: &mut RecordStore, option: &str) {
    let answer = Answer::Choose(ChooseAnswer { option: option.into() });
    let command = Command::Answer { step: "on-whispers".into(), by: Role::Treasurer, answer };
    practice.give(store, &NOW, &command, None).unwrap();
}

fn args(house: &TestApp, name: &str) -> DataArgs {
    DataArgs {
        out: at(house, name),
        session: None,
        scenario: None,
        club: None,
        place: None,
        from: None,
        to: None,
        force: false,
    }
}

fn at(house: &TestApp, name: &str) -> PathBuf {
    house.dir.path().join("out").join(name)
}

fn run(house: &TestApp, command: DataCommand) -> Result<String, Failure> {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let command = ExportCommand::Data(command);
    export::run(&command, &TestApp::library(), house.dir.path(), NOW, &mut out, &mut err).map(|code| {
        assert_eq!(code, 0);
        String::from_utf8(out).unwrap()
    })
}

/// All four, and what each of them said.
fn export_all(house: &TestApp) -> Vec<String> {
    let sheet = SheetArgs { data: args(house, "a.xlsx"), lang: Speech::default() };
    let all = [
        DataCommand::Csv(args(house, "tables")),
        DataCommand::Xlsx(sheet),
        DataCommand::Json(args(house, "a.json")),
        DataCommand::Xapi(args(house, "a.xapi.json")),
    ];
    all.into_iter().map(|command| run(house, command).unwrap()).collect()
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

fn csv(path: &Path) -> Sheet {
    let bytes = fs::read(path).unwrap();
    let text = std::str::from_utf8(&bytes).unwrap().strip_prefix('\u{feff}').expect("the mark of UTF-8");
    assert!(text.ends_with("\r\n") && text.matches('\n').count() == text.matches("\r\n").count());
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect());
    Sheet::of(rows.collect())
}

#[expect(clippy::float_arithmetic, reason = "a sheet holds points with their decimals")]
fn hundredths(points: f64) -> String {
    format!("{:.0}", points * 100.0)
}

fn answers(json: &Value) -> Vec<&Value> {
    let sessions = json["sessions"].as_array().unwrap();
    sessions.iter().flat_map(|session| session["answers"].as_array().unwrap()).collect()
}

fn words_of(ids: &Value) -> String {
    let ids = ids.as_array().unwrap().iter().map(|id| id.as_str().unwrap());
    ids.collect::<Vec<_>>().join(" ")
}

/// What stands in a row of a table under this title.
type Row<'r> = &'r dyn Fn(&str) -> String;

fn assert_home_and_place(answer: &Value, [csv, xlsx]: [Row<'_>; 2]) {
    let home = match answer["role"].as_str().unwrap() {
        "treasurer" => "CLB Nậm Pẻ, xã Tà Lèng",
        "chair" => "Ban xã Mường Phăng",
        _ => "",
    };
    assert_eq!(answer["home"].as_str().unwrap_or_default(), home);
    assert_eq!([csv("home"), xlsx("Câu lạc bộ của người tập")], [home, home]);
    assert_eq!([csv("place"), xlsx("Nơi tập")], ["Nhà văn hóa xã"; 2]);
}

fn assert_said(answer: &Value, [csv, xlsx]: [Row<'_>; 2]) {
    assert_eq!(csv("answer"), xlsx("Trả lời (mã)"));
    let wrong = words_of(&answer["wrong"]);
    assert_eq!([csv("wrong"), xlsx("Phần chưa đúng (mã)")], [wrong.as_str(); 2]);
}

fn assert_homes_and_place(session: &Value, [csv, xlsx]: [Row<'_>; 2]) {
    let homes: Vec<&str> = session["homes"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert!(homes.contains(&"CLB Nậm Pẻ, xã Tà Lèng"), "{homes:?}");
    assert_eq!([csv("home"), xlsx("Câu lạc bộ của người tập")], [homes.join("; ").as_str(); 2]);
    assert_eq!([csv("place"), xlsx("Nơi tập")], [session["place"].as_str().unwrap(); 2]);
    assert_eq!([csv("kind"), xlsx("Loại buổi tập")], ["play"; 2]);
    assert_eq!(session["kind"], "play");
}

fn assert_listed(row: &Value) {
    assert_eq!((&row["place"], &row["kind"]), (&json!("Nhà văn hóa xã"), &json!("play")));
    let home = |seat: &&Value| seat["role"] == "treasurer" && seat["home"] == "CLB Nậm Pẻ, xã Tà Lèng";
    assert_eq!(row["seats"].as_array().unwrap().iter().filter(home).count(), 1);
    // A seat whose person gave no code is a person's all the same, and no role stands where codes do.
    for seat in row["seats"].as_array().unwrap() {
        let code = if seat["role"] == "treasurer" { json!("TQ-07") } else { Value::Null };
        assert_eq!(seat["learner"], code, "{seat}");
    }
    assert!(row["seats"].as_array().unwrap().iter().any(|seat| seat["human"] == true));
}

/// Nothing that a person wrote is in any of them.
fn assert_no_words(house: &TestApp) {
    for name in ["a.json", "a.xapi.json", "tables/sessions.csv", "tables/attempts.csv"] {
        assert!(!fs::read_to_string(at(house, name)).unwrap().contains("hỏi riêng"), "{name}");
    }
}

#[test]
fn four_forms_say_the_same_as_the_record() {
    let house = filled();
    let said = export_all(&house);
    let mut out = Vec::new();
    let list = SessionsCommand::List { format: Format::Json };
    sessions::run(&list, &Folders::within(house.dir.path()), &mut out, &mut Vec::new()).unwrap();
    let listed: Vec<Value> = serde_json::from_slice(&out).unwrap();
    let n_answers: u64 = listed.iter().map(|row| row["answers"].as_u64().unwrap()).sum();
    for said in &said {
        assert!(said.contains(&format!("4 buổi tập, {n_answers} câu trả lời")), "{said}");
    }

    let json = json(&at(&house, "a.json"));
    let sessions = json["sessions"].as_array().unwrap();
    let (csv_sessions, csv_answers) =
        (csv(&at(&house, "tables/sessions.csv")), csv(&at(&house, "tables/attempts.csv")));
    let (xlsx_sessions, xlsx_answers) =
        (sheet(&at(&house, "a.xlsx"), "Buổi tập"), sheet(&at(&house, "a.xlsx"), "Câu trả lời"));
    assert_eq!(sessions.len(), 4);
    for row in &listed {
        assert_listed(row);
        let own = sessions.iter().find(|session| session["id"] == row["id"]).unwrap();
        assert_eq!(own["score"], row["score"]);
        assert_eq!(own["answers"].as_array().unwrap().len() as u64, row["answers"].as_u64().unwrap());
        assert_eq!(own["finished"].is_null(), row["finished"].is_null(), "unfinished ones are in it");
    }
    assert_eq!(sessions.iter().filter(|session| session["forked_from"].is_string()).count(), 1);

    // Every figure of every answer, by place: the order is one and the same.
    let flat = answers(&json);
    assert_eq!(
        [csv_answers.rows.len(), xlsx_answers.rows.len(), flat.len()],
        [usize::try_from(n_answers).unwrap(); 3]
    );
    let number = |value: &Value| value.as_i64().map_or(String::new(), |number| number.to_string());
    for (at, answer) in flat.iter().enumerate() {
        let (csv, xlsx) = (csv_answers.row(at), xlsx_answers.row(at));
        for (name, title, field) in
            [("seq", "Việc số", "seq"), ("try", "Lần thử", "try"), ("task", "Việc trong bước", "task")]
        {
            assert_eq!((csv(name), xlsx(title)), (number(&answer[field]), number(&answer[field])), "{at}");
        }
        let words = [answer["step"].as_str().unwrap(), answer["role"].as_str().unwrap()];
        assert_eq!([csv("step"), csv("role")], words);
        assert_home_and_place(answer, [&csv, &xlsx]);
        assert_eq!(csv("at_utc"), answer["at"].as_str().unwrap());
        assert_eq!(csv("at"), "2026-11-23 14:00:00");
        assert_eq!(xlsx("Lúc"), "46349.583333", "a real date");
        let points = |title: &str| hundredths(xlsx(title).parse().unwrap());
        for (name, title) in [("earned", "Điểm được"), ("possible", "Điểm tối đa")] {
            let expected = answer[name].as_i64().unwrap();
            assert_eq!(
                (csv(&format!("{name}_x100")), points(title)),
                (expected.to_string(), expected.to_string()),
                "{at}"
            );
        }
        for (name, title) in [("right", "Đúng (1: đúng)"), ("hinted", "Đã xem gợi ý (1: có)")] {
            let flag = i64::from(answer[name].as_bool().unwrap()).to_string();
            assert_eq!((csv(name), xlsx(title)), (flag.clone(), flag));
        }
        assert_eq!(csv("took_ms"), number(&answer["took_ms"]));
        assert_said(answer, [&csv, &xlsx]);
    }
    assert!(flat.iter().any(|answer| answer["answer"]["option"] == "aloud" && answer["hinted"] == true));
    for (at, session) in sessions.iter().enumerate() {
        let (csv, xlsx) = (csv_sessions.row(at), xlsx_sessions.row(at));
        let id = session["id"].as_str().unwrap();
        assert_eq!([csv("session"), xlsx("Mã buổi tập")], [id, id]);
        assert_homes_and_place(session, [&csv, &xlsx]);
        for (name, title) in [
            ("firsts", "Số câu tính điểm lần đầu"),
            ("rights", "Số câu đúng ngay lần đầu"),
            ("score", "Điểm (trên 100)"),
            ("events", "Số việc đã lưu"),
        ] {
            assert_eq!([csv(name), xlsx(title)], [number(&session[name]), number(&session[name])], "{name}");
        }
        assert_eq!(csv("answers"), session["answers"].as_array().unwrap().len().to_string());
        assert_eq!(csv("seats"), xlsx("Ai ngồi vai nào (mã)"));
        assert!(csv("seats").contains("treasurer TQ-07"), "{}", csv("seats"));
    }
    assert_no_words(&house);
}

#[test]
fn statements_keep_the_published_rules_and_their_ids() {
    let house = filled();
    export_all(&house);
    let statements = json(&at(&house, "a.xapi.json"));
    assert_eq!(faults_of_statements(&statements), Vec::<String>::new());
    let list = statements.as_array().unwrap();
    let of_verb = |verb: &str| -> Vec<&Value> {
        let is_verb = |one: &&Value| one["verb"]["id"].as_str().unwrap().ends_with(verb);
        list.iter().filter(is_verb).collect()
    };
    let document = json(&at(&house, "a.json"));
    let answers = answers(&document);
    let counted = [of_verb("/answered").len(), of_verb("/initialized").len(), of_verb("/completed").len()];
    assert_eq!(counted, [answers.len(), 4, 2]);
    for (statement, answer) in of_verb("/answered").iter().zip(&answers) {
        assert_eq!(statement["timestamp"], answer["at"]);
        assert_eq!(statement["result"]["success"], answer["right"]);
        let extension = |name: &str| {
            &statement["context"]["extensions"][format!("https://dongvai.invalid/extensions/{name}")]
        };
        assert_eq!(extension("place"), "Nhà văn hóa xã");
        assert_eq!(extension("home")[0], answer["home"]);
        if answer["possible"].as_u64() > Some(0) {
            let raw = statement["result"]["score"]["raw"].as_f64().unwrap();
            assert_eq!(hundredths(raw), answer["earned"].to_string());
        }
        if let Some(option) = answer["answer"]["option"].as_str() {
            assert_eq!(statement["result"]["response"], option);
            let definition = &statement["object"]["definition"];
            assert_eq!(definition["interactionType"], "choice");
            let choices = definition["choices"].as_array().unwrap();
            assert!(choices.iter().any(|choice| choice["id"] == option));
        }
    }
    let text = fs::read_to_string(at(&house, "a.xapi.json")).unwrap();
    assert!(text.contains("Thủ quỹ xử lý thế nào?") && !text.contains("TQ-07"));
    let person = house.record().people_with_code("TQ-07").unwrap().pop().unwrap().id;
    assert!(
        text.contains(&format!(r#""homePage":"https://dongvai.invalid/learners","name":"{person}""#)),
        "{text}"
    );
    let again = DataArgs { force: true, ..args(&house, "a.xapi.json") };
    run(&house, DataCommand::Xapi(again)).unwrap();
    assert_eq!(fs::read_to_string(at(&house, "a.xapi.json")).unwrap(), text, "told twice, known once");
}

#[test]
fn the_group_is_in_the_workbook_as_on_its_screens() {
    let house = filled();
    export_all(&house);
    let path = at(&house, "a.xlsx");
    // A sheet for each scenario, named by it.
    let title = "Sinh hoạt thá";
    let of = |of: &str| named(&path, &format!("{of} – {title}"));
    let heat = sheet(&path, &of("CLB"));
    let whispers = |sheet: &Sheet| sheet.rows.iter().position(|row| row[0] == "on-whispers").unwrap();
    // One right in the whole June, one wrong, one right in the fork; all of them by the treasurer.
    let cell = heat.row(whispers(&heat));
    assert_eq!(cell("CLB Nậm Pẻ, xã Tà Lèng – lượt"), "3");
    assert_eq!(cell("Ban xã Mường Phăng – lượt"), "");
    assert_eq!((cell("Tất cả – đúng ngay"), cell("Tất cả – số lượt")), ("0.67".to_owned(), "3".to_owned()));
    assert!(cell("Câu hỏi của bước (tính mọi buổi, cả buổi chưa xong)").contains("Thủ quỹ xử lý thế nào?"));
    let clubs = sheet(&path, &of("CLB trong bài"));
    assert_eq!(clubs.row(whispers(&clubs))("Bản Nà Coóc – %"), "0.67");
    let learners = sheet(&path, &of("Người tập"));
    assert_eq!(learners.row(whispers(&learners))("TQ-07 – lượt"), "3");
    let weakest = sheet(&path, "Mười bước yếu nhất");
    let weak = weakest.rows.iter().position(|row| row[1] == "on-whispers").unwrap();
    assert_eq!(weakest.row(weak)("Câu sai hay gặp nhất (mã)"), "option aloud");
    assert!(!weakest.row(weak)("Câu sai hay gặp nhất").contains("aloud"));
    assert_eq!(sheet(&path, "Theo thời gian").rows.len(), 2, "two scenarios in one month");
    sheet(&path, "Trước – sau");
    let english = SheetArgs { data: args(&house, "b.xlsx"), lang: "en".parse().unwrap() };
    run(&house, DataCommand::Xlsx(english)).unwrap();
    assert_eq!(sheet(&at(&house, "b.xlsx"), "Answers").rows.len(), sheet(&path, "Câu trả lời").rows.len());
}

#[test]
fn what_is_counted_wrong_is_counted_anew_and_exported() {
    let house = filled();
    export_all(&house);
    let (answers, tables) =
        (json(&at(&house, "a.json")), fs::read(at(&house, "tables/attempts.csv")).unwrap());
    let record = Connection::open(house.dir.path().join("records.sqlite3")).unwrap();
    record.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    for (n, spoil) in [
        "DELETE FROM attempt WHERE step = 'on-whispers'",
        "DELETE FROM attempt",
        "DELETE FROM attempt; DELETE FROM tally; UPDATE session SET answers = 5000",
        "UPDATE attempt SET earned = 9223372036854775807, possible = 9223372036854775807",
        "UPDATE attempt SET is_right = 1 - is_right",
        "UPDATE attempt SET seq = seq + 100000",
        "UPDATE progress SET score = 9223372036854775807, firsts = 0",
        "UPDATE session SET counted = 99999; UPDATE attempt SET earned = 9223372036854775807, possible = earned",
    ]
    .into_iter()
    .enumerate()
    {
        record.execute_batch(spoil).unwrap();
        let (table, sheet, form) = (format!("later-{n}"), format!("later-{n}.xlsx"), format!("later-{n}.json"));
        run(&house, DataCommand::Csv(args(&house, &table))).expect(spoil);
        run(&house, DataCommand::Xlsx(SheetArgs { data: args(&house, &sheet), lang: Speech::default() }))
            .expect(spoil);
        run(&house, DataCommand::Json(args(&house, &form))).expect(spoil);
        run(&house, DataCommand::Xapi(args(&house, &format!("later-{n}.xapi.json")))).expect(spoil);
        assert_eq!(json(&at(&house, &form)), answers, "{spoil}");
        assert!(fs::read(at(&house, &format!("{table}/attempts.csv"))).unwrap() == tables, "{spoil}");
    }
}

#[test]
fn files_that_are_there_and_places_that_cannot_be_written_are_told() {
    let house = filled();
    export_all(&house);
    let before = fs::read(at(&house, "a.json")).unwrap();
    let refused = run(&house, DataCommand::Json(args(&house, "a.json"))).unwrap_err();
    assert!(refused.exit_code() == 2 && refused.to_string().contains("--force"), "{refused}");
    assert_eq!(fs::read(at(&house, "a.json")).unwrap(), before);
    let under_a_file = run(&house, DataCommand::Csv(args(&house, "a.json"))).unwrap_err();
    assert_eq!(under_a_file.exit_code(), 3, "{under_a_file}");
    let wrong_ending = SheetArgs { data: args(&house, "a.csv"), lang: Speech::default() };
    assert_eq!(run(&house, DataCommand::Xlsx(wrong_ending)).unwrap_err().exit_code(), 2);
    let record = house.dir.path().join("records.sqlite3");
    let own = DataArgs { out: record.clone(), force: true, ..args(&house, "") };
    assert_eq!(run(&house, DataCommand::Json(own)).unwrap_err().exit_code(), 2);
    assert_eq!(
        RecordStore::open(&record, dongvai::record::Access::ReadOnly)
            .unwrap()
            .sound()
            .unwrap()
            .n_sessions()
            .unwrap(),
        4
    );
}

/// An erased code belongs to no person, and the answers stay.
#[test]
fn an_erased_learner_is_nobody() {
    let house = filled();
    let record = Connection::open(house.dir.path().join("records.sqlite3")).unwrap();
    record
        .execute("UPDATE seat SET learner = NULL, word = ?1 WHERE learner = (SELECT id FROM learner WHERE code = 'TQ-07')", [ERASED])
        .unwrap();
    record.execute("UPDATE session SET counted = 0", []).unwrap();
    export_all(&house);
    for name in ["a.json", "a.xapi.json", "tables/sessions.csv", "tables/attempts.csv"] {
        let text = fs::read_to_string(at(&house, name)).unwrap();
        assert!(!text.contains("TQ-07") && text.contains("treasurer"), "{name}");
    }
    let statements = json(&at(&house, "a.xapi.json"));
    assert_eq!(faults_of_statements(&statements), Vec::<String>::new());
    assert!(SessionId::at(0).to_string().len() == 36 && statements.to_string().contains("treasurer@"));
}

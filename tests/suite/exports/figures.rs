//! Figures in exports: a score can be made again from what stands beside it, few look like few, and no month is left
//! out.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;

use dongvai::cli::export::{DataArgs, DataCommand, SheetArgs};
use dongvai::locale::Speech;
use dongvai::meeting::command::Mode;
use dongvai::scenario::terms::{Block, Role};
use rusqlite::Connection;
use serde_json::Value;

use super::{JUNE, args, at, csv, export_all, filled, json, run};
use crate::suite::app_on_screen::{TestApp, setup};
use crate::suite::exports::rules::faults_of_statements;
use crate::suite::exports::sheets::{named, sheet};
use crate::suite::group_record;

/// As the README has it: of each block the part that was earned, weighted, and at most 50 after a fatal error.
fn score(session: &Value) -> Option<u64> {
    let weights: BTreeMap<&str, u64> =
        Block::ALL.iter().copied().map(|block| (block.slug(), u64::from(block.weight()))).collect();
    let blocks = session["blocks"].as_array().unwrap();
    let of = |block: &Value, part: &str| u128::from(block[part].as_u64().unwrap());
    let weight = |block: &Value| u128::from(weights[block["block"].as_str().unwrap()]);
    let all: u128 = blocks.iter().map(weight).sum();
    let common: u128 = blocks.iter().map(|block| of(block, "possible")).product();
    let earned: u128 = blocks
        .iter()
        .map(|block| weight(block) * of(block, "earned") * (common / of(block, "possible")))
        .sum();
    let total = (200 * earned + common * all).checked_div(2 * common * all)?;
    let total = u64::try_from(total).unwrap();
    Some(if session["capped"] == true { total.min(50) } else { total })
}

#[test]
fn a_score_can_be_made_again_from_the_export() {
    let house = filled();
    export_all(&house);
    let document = json(&at(&house, "a.json"));
    let table = csv(&at(&house, "tables/sessions.csv"));
    let book = sheet(&at(&house, "a.xlsx"), "Buổi tập");
    let mut n_slips = 0;
    for (row, session) in document["sessions"].as_array().unwrap().iter().enumerate() {
        assert_eq!(score(session), session["score"].as_u64(), "{session}");
        let counting = session["answers"].as_array().unwrap().iter();
        let counting = counting.filter(|one| one["try"] == 1 && one["possible"].as_u64() > Some(0)).count();
        let slips = session["slips"].as_u64().unwrap();
        if session["forked_from"].is_null() {
            assert_eq!(session["scored"].as_u64(), Some(counting as u64 + slips), "{session}");
        }
        n_slips += slips;
        let (csv, xlsx) = (table.row(row), book.row(row));
        for (name, title) in [
            ("scored", "Số việc có trong điểm"),
            ("slips", "Chỗ cài sẵn chưa đúng: tất cả"),
            ("slips_caught", "Chỗ cài sẵn chưa đúng: có người góp ý"),
        ] {
            assert_eq!([csv(name), xlsx(title)], [session[name].to_string(), session[name].to_string()]);
        }
        assert_eq!(csv("capped"), u8::from(session["capped"] == true).to_string());
        let blocks = session["blocks"].as_array().unwrap().iter();
        let blocks = blocks.map(|block| {
            format!("{}={}/{}", block["block"].as_str().unwrap(), block["earned"], block["possible"])
        });
        assert_eq!(csv("blocks_x100"), blocks.collect::<Vec<_>>().join("; "));
    }
    assert!(n_slips > 0);
    let statements = json(&at(&house, "a.xapi.json"));
    let end = statements.as_array().unwrap().iter().find(|one| one["result"]["completion"] == true).unwrap();
    let extension = &end["result"]["extensions"]["https://dongvai.invalid/extensions/scored"];
    assert!(extension.as_u64() > Some(0), "{end}");
    assert_eq!(faults_of_statements(&statements), Vec::<String>::new());
}

/// A session whose only event is a planted mistake without an objection has no score.
#[test]
fn a_session_without_answers_has_no_score() {
    let house = TestApp::new();
    house.play_to("khoi-dong", setup(Mode::Solo, Some(Role::Treasurer), 5), "late-comer", 0);
    export_all(&house);
    let one = &json(&at(&house, "a.json"))["sessions"][0];
    assert_eq!((&one["slips"], &one["slips_caught"]), (&1.into(), &0.into()), "{one}");
    assert!(one["answers"].as_array().unwrap().is_empty() && one["score"].is_null(), "{one}");
    assert_eq!(csv(&at(&house, "tables/sessions.csv")).row(0)("score"), "");
    assert_eq!(sheet(&at(&house, "a.xlsx"), "Buổi tập").row(0)("Điểm (trên 100)"), "");
    let listed = house.frame(Vec::new(), "vi", (120, 40), "2");
    assert!(!listed.contains("/100"), "{listed}");
}

/// The styles of the cells of a sheet by their names, such as `B2`.
fn styles(house: &TestApp, file: &str, number: usize) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(fs::File::open(at(house, file)).unwrap()).unwrap();
    let mut text = String::new();
    let name = format!("xl/worksheets/sheet{number}.xml");
    archive.by_name(&name).unwrap().read_to_string(&mut text).unwrap();
    let cells = text.split("<c ").skip(1);
    let attribute = |cell: &str, name: &str| {
        let (_, value) = cell.split_once(&format!("{name}=\""))?;
        Some(value.split('"').next().unwrap_or_default().to_owned())
    };
    cells
        .filter_map(|cell| {
            let tag = cell.split('>').next()?;
            Some((attribute(tag, "r")?, attribute(tag, "s").unwrap_or_default()))
        })
        .collect()
}

/// The style of what stands under this title in the first row.
fn style_under(house: &TestApp, file: &str, name: &str, title: &str) -> String {
    style_of(house, file, name, title, 2)
}

/// The style of what stands under this title in a row of the sheet, counted from 1.
fn style_of(house: &TestApp, file: &str, name: &str, title: &str, row: usize) -> String {
    let path = at(house, file);
    let number = super::sheets::names(&path).iter().position(|own| own == name).unwrap() + 1;
    let column = sheet(&path, name).heads.iter().position(|head| head == title).unwrap();
    let cell = format!("{}{row}", dongvai::workbook::column_name(column));
    styles(house, file, number)[&cell].clone()
}

/// As on the screens: steps over all sessions, time over whole meetings.
#[test]
fn every_sheet_of_the_group_says_which_sessions_it_counts() {
    let house = filled();
    export_all(&house);
    let path = at(&house, "a.xlsx");
    let mut n = [0, 0];
    for name in super::sheets::names(&path) {
        let heads = sheet(&path, &name).heads.join(" ");
        let said = [heads.contains("mọi buổi, cả buổi chưa xong"), heads.contains("tập trọn bài")];
        assert_ne!(said, [true, true], "{name}: {heads}");
        n[0] += usize::from(said[0]);
        n[1] += usize::from(said[1]);
        let is_rate =
            ["– đúng ngay", "– %", ": đúng ngay", "Tỷ lệ đúng"].iter().any(|rate| heads.contains(rate));
        assert!(!is_rate || said.contains(&true), "{name}: {heads}");
    }
    assert!(n[0] > 2 && n[1] == 2, "{n:?}");
}

/// Of one meeting the number of meetings is as pale as its score; of many neither is.
#[test]
fn whatever_is_of_few_looks_like_few() {
    let house = TestApp::new();
    group_record::fill(&house);
    export_all(&house);
    let titles = ["Số buổi tập trọn bài", "Điểm trung bình"];
    let of = |file: &str, title: &str| style_under(&house, file, "Theo thời gian", title);
    let [pale, score] = titles.map(|title| of("a.xlsx", title));
    assert_eq!(score, pale);
    let record = Connection::open(house.dir.path().join("records.sqlite3")).unwrap();
    let together = "UPDATE session SET started_at = 1795417200000, finished_at = 1795417200001, counted = 0";
    record.execute(together, []).unwrap();
    let many = SheetArgs { data: args(&house, "b.xlsx"), lang: Speech::default() };
    run(&house, DataCommand::Xlsx(many)).unwrap();
    let months = sheet(&at(&house, "b.xlsx"), "Theo thời gian");
    let june = (0..months.rows.len()).map(|at| months.row(at)("Số buổi tập trọn bài")).collect::<Vec<_>>();
    let first = if june[0] == "1" { 3 } else { 2 };
    assert!(june.contains(&group_record::meetings().to_string()), "{june:?}");
    let solid = |title: &str| style_of(&house, "b.xlsx", "Theo thời gian", title, first);
    assert!(titles.iter().all(|title| solid(title) != pale));
    // One that has had two meetings: their number is pale.
    assert_eq!(style_of(&house, "a.xlsx", "Trước – sau", "Số buổi tập trọn bài", 2), pale);
}

/// Months between two meetings stand there with nothing, and a month is the same cell whatever the day.
#[test]
fn no_month_is_left_out() {
    let house = filled();
    let record = Connection::open(house.dir.path().join("records.sqlite3")).unwrap();
    house.play_to(JUNE, setup(Mode::Board, None, 20), "end", 0);
    record
        .execute(
            "UPDATE session SET started_at = started_at + 7776000000, finished_at = finished_at + 7776000000, \
             counted = 0 WHERE scenario = ?1 AND cut = 20",
            [JUNE],
        )
        .unwrap();
    export_all(&house);
    let months = sheet(&at(&house, "a.xlsx"), "Theo thời gian");
    let of_june: Vec<[String; 4]> = (0..months.rows.len())
        .map(|at| months.row(at))
        .filter(|row| row("Bài tập").contains("Sinh hoạt"))
        .map(|row| {
            [
                "Tháng",
                "Số buổi tập trọn bài",
                "Tỷ lệ đúng ngay lần đầu (buổi tập trọn bài)",
                "Điểm trung bình",
            ]
            .map(&row)
        })
        .collect();
    let found: Vec<(&str, &str)> =
        of_june.iter().map(|[month, n, ..]| (month.as_str(), n.as_str())).collect();
    // The first days of November, December, January and February.
    assert_eq!(
        found,
        [("46327.000000", "1"), ("46357.000000", "0"), ("46388.000000", "0"), ("46419.000000", "1")]
    );
    assert_eq!(of_june[1][2..], [String::new(), String::new()]);
}

/// A club of a story is named by its village; its id is in a column of its own.
#[test]
fn clubs_of_stories_go_by_their_villages() {
    let house = filled();
    house.play_to(JUNE, setup(Mode::Board, None, 90), "end", 0);
    export_all(&house);
    let path = at(&house, "a.xlsx");
    let sessions = sheet(&path, "Buổi tập");
    let row = sessions.row(0);
    let village = row("Câu lạc bộ trong bài");
    assert_eq!([row("Câu lạc bộ trong bài (mã)"), village.clone()], ["na-cooc", "Bản Nà Coóc"]);
    let clubs = sheet(&path, &named(&path, "CLB trong bài – Sinh hoạt"));
    assert!(clubs.heads.iter().any(|head| head == &format!("{village} – lượt")), "{:?}", clubs.heads);
    let changes = sheet(&path, "Trước – sau");
    let found = (0..changes.rows.len()).map(|at| changes.row(at));
    let found: Vec<[String; 2]> =
        found.map(|row| ["Câu lạc bộ hoặc số thẻ", "Câu lạc bộ hoặc số thẻ (mã)"].map(&row)).collect();
    assert!(found.contains(&["Bản Nà Coóc".to_owned(), "na-cooc".to_owned()]), "{found:?}");
    let text = fs::read_to_string(at(&house, "a.xapi.json")).unwrap();
    assert!(text.contains(r#""name":{"vi":"Bản Nà Coóc"}"#));
}

#[test]
fn what_cannot_be_done_is_told_before_anything_is_written() {
    let house = filled();
    for lang in ["vi,en", "vi,mww"] {
        let sheet = SheetArgs { data: args(&house, "a.xlsx"), lang: lang.parse().unwrap() };
        let refused = run(&house, DataCommand::Xlsx(sheet)).unwrap_err();
        assert!(refused.exit_code() == 2 && refused.to_string().contains("--lang vi"), "{refused}");
    }
    let day = |day: &str| Some(day.to_owned());
    let backwards = DataArgs { from: day("2027-02-01"), to: day("2026-02-01"), ..args(&house, "a.json") };
    let refused = run(&house, DataCommand::Json(backwards)).unwrap_err();
    assert!(refused.exit_code() == 2 && refused.to_string().contains("ngược"), "{refused}");
    assert!(!at(&house, "a.json").exists() && !at(&house, "a.xlsx").exists());
}

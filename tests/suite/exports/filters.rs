//! Exports of some sessions alone: one session, a scenario, a club, a day, a place.

use dongvai::cli::export::{DataArgs, DataCommand, SheetArgs};
use dongvai::cli::failure::Failure;
use dongvai::locale::Speech;
use rusqlite::Connection;

use super::{JUNE, args, at, filled, json, run};
use crate::suite::app_on_screen::TestApp;
use crate::suite::exports::sheets::{named, names, sheet};

#[test]
fn a_part_can_be_asked_for() {
    let house = filled();
    let only = |change: &dyn Fn(&mut DataArgs)| {
        let mut args = DataArgs { force: true, ..args(&house, "part.json") };
        change(&mut args);
        let said = run(&house, DataCommand::Json(args))?;
        Ok::<_, Failure>((json(&at(&house, "part.json")), said))
    };
    let (june, said) = only(&|args| args.scenario = Some(JUNE.to_owned())).unwrap();
    assert_eq!(june["sessions"].as_array().unwrap().len(), 3);
    assert!(said.contains("3 buổi tập"), "{said}");
    let id = june["sessions"][0]["id"].as_str().unwrap().to_owned();
    let (one, _) = only(&|args| args.session = Some(id.clone())).unwrap();
    assert_eq!(one["sessions"].as_array().unwrap().len(), 1);
    for (session, club) in [(Some("nobody"), None), (None, Some("xom-khong"))] {
        let nothing = only(&|args| {
            args.session = session.map(str::to_owned);
            args.club = club.map(str::to_owned);
        });
        assert_eq!(nothing.unwrap_err().exit_code(), 1);
    }
    assert_eq!(
        run(&TestApp::new(), DataCommand::Json(args(&house, "none.json"))).unwrap_err().exit_code(),
        1
    );
}

/// By day and place, on the command line as people type them; and the group's figures are of the same sessions.
#[test]
fn a_class_can_be_asked_for_by_day_and_place() {
    let house = filled();
    let record = Connection::open(house.dir.path().join("records.sqlite3")).unwrap();
    record
        .execute(
            "UPDATE session SET place = 'Trường bản', started_at = started_at - 86400000 \
             WHERE scenario = 'khoi-dong'",
            [],
        )
        .unwrap();
    record.execute("UPDATE session SET counted = 0", []).unwrap();
    let n = |change: &dyn Fn(&mut DataArgs)| {
        let mut args = DataArgs { force: true, ..args(&house, "part.json") };
        change(&mut args);
        run(&house, DataCommand::Json(args))?;
        Ok::<_, Failure>(json(&at(&house, "part.json"))["sessions"].as_array().unwrap().len())
    };
    let day = |day: &str| Some(day.to_owned());
    assert_eq!(n(&|args| args.place = Some("truong ban".to_owned())).unwrap(), 1);
    assert_eq!(n(&|args| args.place = Some("nha van hoa xa".to_owned())).unwrap(), 3);
    assert_eq!(n(&|args| args.place = Some("chợ".to_owned())).unwrap_err().exit_code(), 1);
    assert_eq!(n(&|args| args.to = day("2026-11-22")).unwrap(), 1);
    assert_eq!(n(&|args| args.from = day("2026-11-23")).unwrap(), 3);
    assert_eq!(n(&|args| (args.from, args.to) = (day("2026-11-22"), day("2026-11-23"))).unwrap(), 4);
    assert_eq!(n(&|args| args.from = day("2026-11-24")).unwrap_err().exit_code(), 1);
    assert_eq!(n(&|args| args.from = day("24/11/2026")).unwrap_err().exit_code(), 2);

    let part = DataArgs { place: Some("Nhà văn hóa xã".to_owned()), ..args(&house, "part.xlsx") };
    run(&house, DataCommand::Xlsx(SheetArgs { data: part, lang: Speech::default() })).unwrap();
    run(&house, DataCommand::Xlsx(SheetArgs { data: args(&house, "whole.xlsx"), lang: Speech::default() }))
        .unwrap();
    let june = named(&at(&house, "part.xlsx"), "CLB – Sinh hoạt thá");
    let heat = |file: &str| sheet(&at(&house, file), &june).rows;
    assert_eq!(heat("part.xlsx"), heat("whole.xlsx"), "all of June was there");
    assert!(!names(&at(&house, "part.xlsx")).iter().any(|name| name.contains("Khởi động")));
    assert_eq!(sheet(&at(&house, "part.xlsx"), "Theo thời gian").rows.len(), 1);
    let one = sheet(&at(&house, "part.xlsx"), "Buổi tập").row(0)("Mã buổi tập");
    let part = DataArgs { session: Some(one), ..args(&house, "one.xlsx") };
    run(&house, DataCommand::Xlsx(SheetArgs { data: part, lang: Speech::default() })).unwrap();
    let one = sheet(&at(&house, "one.xlsx"), &june);
    let whispers = one.rows.iter().position(|row| row[0] == "on-whispers").unwrap();
    assert_eq!(one.row(whispers)("Tất cả – số lượt"), "1");
}

//! `dongvai lang import` from outside: what is written where, promotion of what the room put right, other records.
//!
//! What it refuses stands in `lang_refusals`.

use std::fs;
use std::path::Path;

use dongvai::cli::Format;
use dongvai::cli::lang::{ImportArgs, LangCommand};
use dongvai::clock::Clock;
use dongvai::corrections::keep;
use dongvai::locale::catalog::Catalog;
use dongvai::locale::exchange::{SheetColumn, xlsx};
use dongvai::locale::layer::{LineKey, NewCorrection};
use dongvai::locale::state::{LineState, StateTable, TextMark};
use dongvai::locale::{Lang, Speech, Value as Named};
use dongvai::record::{Access, RecordStore};
use serde_json::Value;

use super::lang::{Desk, HELLO, line, put};
use super::lang_refusals::{ROLL, bring, set};

#[test]
fn own_files_hold_what_differs_from_the_shipped_ones() {
    let desk = Desk::new();
    let mut sheet = desk.sheet("mww");
    set(&mut sheet, "may/hello-text", &[(SheetColumn::Text, ""), (SheetColumn::State, "")]);
    set(&mut sheet, "may/whisper-hint", &[(SheetColumn::Text, ""), (SheetColumn::State, "draft")]);
    set(&mut sheet, ROLL, &[(SheetColumn::Text, "Txaus  lawm"), (SheetColumn::Note, "VOV")]);
    set(&mut sheet, "ui/hello", &[(SheetColumn::State, "read-aloud"), (SheetColumn::Date, "2026-11-24")]);
    let args = bring(&desk, &sheet);
    let dry = ImportArgs { dry_run: true, format: Format::Human, ..args.clone() };
    let (code, said) = desk.run(&LangCommand::Import(dry)).unwrap();
    assert!(code == 0 && said.contains("Chạy thử") && desk.own_files().is_empty(), "{said}");

    let (code, told) = desk.json(&LangCommand::Import(args.clone()));
    let counts = ["new", "changed", "state", "blank", "left", "refused"].map(|count| told[count].as_u64());
    assert_eq!((code, counts), (0, [1, 0, 1, 1, 1, 0].map(Some)), "{told}");
    assert_eq!(desk.own_files(), ["may.ftl", "state.tsv"]);
    let texts = fs::read_to_string(desk.at("locales/mww/may.ftl")).unwrap();
    assert_eq!(texts, "hello-text = { \"\" }\nroll-why = Txaus lawm\n");
    let (states, problems) =
        StateTable::parse(&fs::read_to_string(desk.at("locales/mww/state.tsv")).unwrap());
    assert_eq!((states.keys().collect::<Vec<_>>(), problems.len()), (vec![ROLL, "ui/hello"], 0));
    assert_eq!(states.get(ROLL).unwrap().provenance, "VOV");
    let hello = states.get("ui/hello").unwrap();
    assert_eq!((hello.state, hello.reviewer.as_str()), (LineState::ReadAloud, "M-07"));

    let (code, told) = desk.json(&LangCommand::Import(args));
    assert_eq!(
        (code, told["unchanged"].as_u64().unwrap() + 1),
        (0, sheet.rows.len() as u64),
        "again: {told}"
    );
    let mut sheet = desk.sheet("mww");
    assert_eq!(line(&mut sheet, "may/hello-text").cell(SheetColumn::Text), Some(""));

    set(
        &mut sheet,
        "may/hello-text",
        &[(SheetColumn::Text, "Nyob zoo"), (SheetColumn::Note, "UW"), (SheetColumn::State, "documented")],
    );
    let (code, _) = desk.json(&LangCommand::Import(bring(&desk, &sheet)));
    let texts = fs::read_to_string(desk.at("locales/mww/may.ftl")).unwrap();
    assert_eq!((code, texts.as_str()), (0, "roll-why = Txaus lawm\n"), "as shipped again");
}

#[test]
fn a_checkout_is_kept_in_order() {
    let desk = Desk::new();
    let into = desk.shipped.path().join("locales");
    let mut sheet = desk.sheet("mww");
    set(&mut sheet, ROLL, &[(SheetColumn::Text, "Txaus")]);
    set(
        &mut sheet,
        "ui/rule-brief-6-1",
        &[(SheetColumn::Text, "hais ib leeg"), (SheetColumn::State, "reviewed")],
    );
    set(&mut sheet, "may/hello-text", &[(SheetColumn::Text, ""), (SheetColumn::State, "")]);
    let signed = |cell: &str| Some(cell.to_owned());
    let args = ImportArgs {
        into: Some(into.clone()),
        reviewer: signed("M-09"),
        place: signed("Sìn Hồ"),
        date: signed("2026-11-24"),
        ..bring(&desk, &sheet)
    };
    let (code, told) = desk.json(&LangCommand::Import(args));
    assert_eq!((code, desk.own_files().len()), (0, 0), "{told}");
    let read = |name: &str| fs::read_to_string(into.join("mww").join(name)).unwrap();
    assert_eq!(
        read("ui.ftl"),
        "# Mông\n\n## Chào\nrule-brief-6-1 = hais ib leeg\nhello = Nyob zoo { $who }\n",
        "in the order of the Vietnamese"
    );
    assert_eq!(read("may.ftl"), "roll-why = Txaus\nwhisper-hint = Hais ib leeg\n");
    let (states, _) = StateTable::parse(&read("state.tsv"));
    assert_eq!(states.keys().collect::<Vec<_>>(), [ROLL, "ui/hello", "ui/rule-brief-6-1"]);
    let rule = states.get("ui/rule-brief-6-1").unwrap();
    assert_eq!(
        [&rule.reviewer, &rule.place, &rule.date, &rule.provenance],
        ["M-09", "Sìn Hồ", "2026-11-24", "KNOW"]
    );
    assert_eq!(states.get(ROLL).unwrap().reviewer, "", "a draft is nobody's");

    let lang = "vi".parse().unwrap();
    let (code, found) = desk.json(&LangCommand::Check { paths: Vec::new(), format: Format::Json, lang });
    let codes: Vec<_> = found.as_array().unwrap().iter().map(|row| row["code"].as_str().unwrap()).collect();
    assert_eq!((code, codes), (0, vec!["DV0803", "DV0813"]), "{found}");
}

#[test]
fn a_folder_that_cannot_be_rewritten_whole_stays_as_it_is() {
    let desk = Desk::new();
    let mut sheet = desk.sheet("mww");
    set(&mut sheet, ROLL, &[(SheetColumn::Text, "Txaus")]);
    let args = bring(&desk, &sheet);
    for (file, text) in [("may.ftl", "roll-prompt = { broken\n"), ("state.tsv", "ui/hello\tabc\n")] {
        put(desk.own.path(), &format!("locales/mww/{file}"), text);
        let failure = desk.run(&LangCommand::Import(args.clone())).unwrap_err();
        assert!(failure.exit_code() == 1 && failure.to_string().contains(file), "{failure}");
        assert_eq!(desk.own_files(), [file]);
        assert_eq!(fs::read_to_string(desk.at(&format!("locales/mww/{file}"))).unwrap(), text);
        fs::remove_file(desk.at(&format!("locales/mww/{file}"))).unwrap();
    }
    put(desk.own.path(), "blocked", "a file in the place of a folder");
    let blocked = ImportArgs { into: Some(desk.at("blocked")), ..args };
    let failure = desk.run(&LangCommand::Import(blocked)).unwrap_err();
    assert_eq!((failure.exit_code(), desk.own_files().len()), (3, 0), "{failure}");
}

pub(super) fn correct(folder: &Path, at: i64, line: &str, vietnamese: &str, text: &str) {
    let mut store =
        RecordStore::open(&folder.join("records.sqlite3"), Access::ReadWrite).unwrap().sound().unwrap();
    let made = NewCorrection {
        lang: Lang::Mww,
        key: LineKey::ui(line),
        source: TextMark::of(vietnamese),
        text: Some(text.to_owned()),
        code: "M-03".to_owned(),
        place: "Phong Thổ".to_owned(),
    };
    keep(&mut store, &Clock::Fixed(at), &made).unwrap();
}

#[test]
fn a_correction_that_comes_back_reviewed_is_promoted() {
    let desk = Desk::new();
    correct(desk.own.path(), 1_000, "hello", HELLO, "Zoo { $who }");
    correct(desk.own.path(), 2_000, "rule-brief-6-1", "other Vietnamese", "hais");
    let (_, live) = desk.json(&LangCommand::Corrections { format: Format::Json });
    let ids: Vec<_> = live.as_array().unwrap().iter().map(|made| made["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["ui/hello", "ui/rule-brief-6-1"]);
    assert_eq!(
        (&live[0]["tag"], &live[0]["code"], &live[0]["at"]),
        (&"mww".into(), &"M-03".into(), &1_000.into())
    );
    let (_, said) = desk.run(&LangCommand::Corrections { format: Format::Human }).unwrap();
    assert!(said.contains("M-03, Phong Thổ, 1970-01-01"), "{said}");
    let (_, said) = desk.export("mww", "out.xlsx").unwrap();
    assert!(said.contains("Còn 1 câu sửa tại chỗ"), "{said}");

    let mut sheet = xlsx::read(&fs::read(desk.at("out.xlsx")).unwrap()).unwrap();
    let hello = line(&mut sheet, "ui/hello");
    let cells = [SheetColumn::Text, SheetColumn::State, SheetColumn::Reviewer]
        .map(|column| hello.cell(column).unwrap());
    assert_eq!(cells, ["Zoo { $who }", "draft", ""]);
    assert!(hello.cell(SheetColumn::Note).unwrap().starts_with("sửa tại chỗ: M-03, Phong Thổ"), "{hello:?}");
    set(&mut sheet, "ui/hello", &[(SheetColumn::State, "reviewed")]);
    let signed = |cell: &str| Some(cell.to_owned());
    let args = ImportArgs {
        reviewer: signed("M-09"),
        place: signed("Sìn Hồ"),
        date: signed("2026-11-24"),
        ..bring(&desk, &sheet)
    };
    let (code, told) = desk.json(&LangCommand::Import(args.clone()));
    assert_eq!(
        (code, &told["changed"], &told["overlaid"]),
        (0, &1.into(), &Value::Array(Vec::new())),
        "{told}"
    );

    let library = desk.library();
    let (file, _) = library.locale_file(Lang::Mww, "ui");
    let vietnamese = library.locale_texts("vi", "ui.ftl").0.into_iter().map(|text| (Lang::Vi, text));
    let (mut catalog, _) = Catalog::new(vietnamese);
    catalog.add(file);
    let store = RecordStore::open(&desk.at("records.sqlite3"), Access::ReadOnly).unwrap().sound().unwrap();
    let live = dongvai::corrections::read(&store).unwrap().live;
    catalog.correct(&live.iter().map(|made| &made.correction));
    let speech = Speech::with(Lang::Vi, Lang::Mww).showing_drafts(true);
    let said = catalog.ui(speech, "hello", &[("who", Named::from("bà Ón"))]).second;
    assert_eq!(said.as_deref(), Some("Zoo bà Ón"), "without the mark of a draft");
    assert_eq!(live.len(), 2, "the corrections are history, and there");

    let mut sheet = desk.sheet("mww");
    assert_eq!(line(&mut sheet, "ui/hello").cell(SheetColumn::State), Some("reviewed"));
    set(&mut sheet, "ui/hello", &[(SheetColumn::Text, "Zoo os { $who }"), (SheetColumn::Date, "2026-11-25")]);
    let (_, told) = desk.json(&LangCommand::Import(bring(&desk, &sheet)));
    assert_eq!(told["overlaid"], Value::Array(vec!["ui/hello".into()]), "other words are still shown here");
}

#[test]
fn another_laptops_corrections_are_taken_over_once() {
    let (desk, other) = (Desk::new(), tempfile::tempdir().unwrap());
    correct(other.path(), 1_000, "hello", HELLO, "Zoo { $who }");
    correct(other.path(), 2_000, "hello", HELLO, "Zoo os { $who }");
    correct(desk.own.path(), 1_500, "rule-brief-6-1", "x", "hais");
    let file = other.path().join("records.sqlite3");
    let bring = |dry_run| {
        let args = ImportArgs { file: file.clone(), dry_run, ..desk.import("-") };
        let (code, told) = desk.json(&LangCommand::Import(args));
        assert_eq!((code, &told["corrections"]), (0, &2.into()));
        told["new"].as_u64().unwrap()
    };
    assert_eq!([bring(true), bring(false), bring(false), bring(true)], [2, 2, 0, 0]);
    let (_, said) = desk.run(&LangCommand::Corrections { format: Format::Human }).unwrap();
    assert!(said.contains("Zoo os { $who }") && said.contains("hais"), "{said}");
    let theirs = RecordStore::open(&file, Access::ReadOnly).unwrap().sound().unwrap().corrections().unwrap();
    assert_eq!(theirs.len(), 2, "nothing of ours went there");
}

#[test]
fn a_record_that_is_none_is_told() {
    let desk = Desk::new();
    correct(desk.own.path(), 1_000, "hello", HELLO, "Zoo { $who }");
    let told = |file: &Path| {
        let args = ImportArgs { file: file.to_owned(), ..desk.import("-") };
        let failure = desk.run(&LangCommand::Import(args)).unwrap_err();
        (failure.exit_code(), failure.to_string())
    };
    let (code, said) = told(&desk.at("records.sqlite3"));
    assert!(code == 2 && said.contains("của máy này"), "{said}");
    let (code, said) = told(&desk.at("none.sqlite3"));
    assert!(code == 3 && said.contains("không đọc được"), "{said}");
    put(desk.own.path(), "text.sqlite3", &"not a database ".repeat(100));
    let (code, said) = told(&desk.at("text.sqlite3"));
    assert!(code == 1 && said.contains("Không có gì bị thay đổi"), "{said}");
    let stranger = rusqlite::Connection::open(desk.at("other.sqlite3")).unwrap();
    stranger.execute_batch("CREATE TABLE a (b)").unwrap();
    let (code, said) = told(&desk.at("other.sqlite3"));
    assert!(code == 1 && said.contains("không phải tệp kết quả"), "{said}");
    let newer = tempfile::tempdir().unwrap();
    correct(newer.path(), 1_000, "hello", HELLO, "Zoo { $who }");
    let file = newer.path().join("records.sqlite3");
    rusqlite::Connection::open(&file).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let (code, said) = told(&file);
    assert!(code == 1 && said.contains("phiên bản mới hơn"), "{said}");
}

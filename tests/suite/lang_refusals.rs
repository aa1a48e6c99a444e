//! `dongvai lang import` from outside: every reason for which a row or a sheet is refused, and that nothing is written
//! then.

use std::fs;
use std::io::{Cursor, Read, Write};

use dongvai::cli::Format;
use dongvai::cli::lang::{ImportArgs, LangCommand};
use dongvai::locale::exchange::{SheetColumn, TranslationSheet, tsv};
use dongvai::locale::state::{LineState, StateTable, TextMark};
use dongvai::workbook::Workbook;
use dongvai::workbook::cell::BookCell;
use dongvai::workbook::plan::{ColumnPlan, SheetPlan};
use serde_json::Value;

use super::lang::{Desk, HELLO, line, put};

pub(super) const ROLL: &str = "may/roll-why";

pub(super) fn bring(desk: &Desk, sheet: &TranslationSheet) -> ImportArgs {
    fs::write(desk.at("back.tsv"), tsv::write(sheet).unwrap()).unwrap();
    desk.import("back.tsv")
}

/// A spreadsheet with one row.
fn saved(heads: &[&str], cells: &[BookCell<'_>]) -> Vec<u8> {
    let mut book = Workbook::new(Cursor::new(Vec::new()));
    let columns = heads.iter().map(|head| ColumnPlan::new((*head).to_owned(), 10)).collect();
    book.begin(SheetPlan { name: "mww".to_owned(), columns, ..SheetPlan::default() }).unwrap();
    book.row(cells).unwrap();
    book.end().unwrap().into_inner()
}

/// The same with other markup: what only other programs write.
fn changed(book: &[u8], to: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut changed = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut text = String::new();
        archive.by_index(at).unwrap().read_to_string(&mut text).unwrap();
        let text = to.iter().fold(text, |text, (from, to)| text.replace(from, to));
        let name = archive.name_for_index(at).unwrap().unwrap().into_owned();
        changed.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        changed.write_all(text.as_bytes()).unwrap();
    }
    changed.finish().unwrap().into_inner()
}

pub(super) fn set(sheet: &mut TranslationSheet, id: &str, cells: &[(SheetColumn, &str)]) {
    for (column, words) in cells {
        line(sheet, id).set(*column, (*words).to_owned());
    }
}

pub(super) fn reasons(told: &Value) -> Vec<(String, String)> {
    let rows = told["rows"].as_array().unwrap();
    let refused = rows.iter().filter(|row| row["result"] == "refused");
    refused
        .flat_map(|row| {
            let reasons = row["reasons"].as_array().unwrap();
            reasons.iter().map(|why| {
                assert!(!why["message"].as_str().unwrap().is_empty());
                (row["id"].as_str().unwrap().to_owned(), why["code"].as_str().unwrap().to_owned())
            })
        })
        .collect()
}

/// What a change to one row is refused for, beside a sound change to another that must not be written then.
fn refused(id: &str, cells: &[(SheetColumn, &str)]) -> Vec<String> {
    let desk = Desk::new();
    let mut sheet = desk.sheet("mww");
    set(&mut sheet, ROLL, &[(SheetColumn::Text, "Txaus")]);
    set(&mut sheet, id, cells);
    let args = bring(&desk, &sheet);
    let (code, told) = desk.json(&LangCommand::Import(args.clone()));
    assert_eq!(
        (code, &told["written"], &told["refused"]),
        (1, &Value::Array(Vec::new()), &1.into()),
        "{told}"
    );
    assert_eq!(desk.own_files(), [] as [String; 0]);
    let human = ImportArgs { format: Format::Human, ..args.clone() };
    let (_, said) = desk.run(&LangCommand::Import(human)).unwrap();
    assert!(said.contains("KHÔNG NHẬN") && said.contains("Chưa ghi gì"), "{said}");

    let (code, told) = desk.json(&LangCommand::Import(ImportArgs { skip_refused: true, ..args }));
    assert_eq!((code, &told["new"]), (0, &1.into()), "{told}");
    let own = fs::read_to_string(desk.at("locales/mww/may.ftl")).unwrap();
    assert_eq!(own, "roll-why = Txaus\n", "the sound row alone");
    reasons(&told).into_iter().map(|(_, code)| code).collect()
}

#[test]
fn a_row_of_nothing_is_refused() {
    assert_eq!(refused("ui/hello", &[(SheetColumn::Id, "ui/helo")]), ["unknown-id"]);
    assert_eq!(refused("ui/hello", &[(SheetColumn::Id, "")]), ["unknown-id"]);
    assert_eq!(refused("may/whisper-hint", &[(SheetColumn::Id, "ui/hello")]), ["twice"]);
    assert_eq!(refused("ui/hello", &[(SheetColumn::Tag, "ium")]), ["other-language"]);
}

#[test]
fn a_row_for_other_vietnamese_is_refused() {
    let other = TextMark::of("Xin chào { $who }").to_string();
    assert_eq!(refused("ui/hello", &[(SheetColumn::Source, &other)]), ["stale"]);
    assert_eq!(refused("ui/hello", &[(SheetColumn::Source, "1,23E+15")]), ["no-mark"]);
    assert_eq!(
        refused(
            "ui/hello",
            &[(SheetColumn::Source, &other), (SheetColumn::State, ""), (SheetColumn::Text, "")]
        ),
        ["stale"]
    );
}

#[test]
fn words_that_may_not_stand_there_are_refused() {
    let long = "nyob zoo ".repeat(9);
    let long = format!("{} {{ $who }}", long.trim());
    for (words, code) in [
        ("Nyob zoo", "values"),
        ("Nyob zoo { $who } { $sum }", "values"),
        ("Nyob zоo { $who }", "letter"),
        ("ꪹꪉ { $who }", "letter"),
        ("Nyob zoo ### { $who }", "hashes"),
        ("#NAME?", "error-cell"),
        ("Nyob\u{200b} zoo { $who }", "mark"),
        (&long, "too-wide"),
    ] {
        assert_eq!(
            refused("ui/hello", &[(SheetColumn::Text, words), (SheetColumn::State, "draft")]),
            [code],
            "{words}"
        );
    }
    let open = refused("ui/hello", &[(SheetColumn::Text, "Nyob { $who"), (SheetColumn::State, "draft")]);
    assert_eq!(open, ["unreadable", "values"]);
}

/// A column that was copied beside itself is no translation, and signs alone are no words.
#[test]
fn copies_and_signs_are_refused() {
    let draft = |words| [(SheetColumn::Text, words), (SheetColumn::State, "draft")];
    for (id, words, code) in [
        ("ui/hello", HELLO, "copied"),
        ("ui/hello", "Hello { $who }", "copied"),
        ("ui/hello", "chào { $who }", "copied"),
        ("may/roll-prompt", "Mark who is here.", "copied"),
        ("may/whisper-hint", "-", "signs"),
        ("may/whisper-hint", "—", "signs"),
        ("may/roll-prompt", ".", "signs"),
    ] {
        assert_eq!(refused(id, &draft(words)), [code], "{words}");
    }
    let desk = Desk::new();
    let mut sheet = desk.sheet("en");
    let vietnamese = line(&mut sheet, ROLL).cell(SheetColumn::Vietnamese).unwrap().to_owned();
    set(&mut sheet, ROLL, &[(SheetColumn::Text, &vietnamese)]);
    let (_, told) = desk.json(&LangCommand::Import(bring(&desk, &sheet)));
    assert_eq!(reasons(&told), [(ROLL.to_owned(), "copied".to_owned())]);
}

/// Names, values and signs are the same everywhere, and so is what some drafted language leaves in Vietnamese.
#[test]
fn what_a_language_says_just_so_is_taken_over() {
    let desk = Desk::new();
    let at = |path: &str| fs::read_to_string(desk.shipped.path().join(path)).unwrap();
    let ui = at("locales/vi/ui.ftl")
        + "app = Excel\nbook = Thủ quỹ\nname = Lò Thị Pâng\nsum = { $done }/{ $of }\n";
    let english =
        at("locales/en/ui.ftl") + "app = Excel\nbook = Treasurer\nname = Pâng\nsum = { $done }/{ $of }\n";
    put(desk.shipped.path(), "locales/vi/ui.ftl", &ui);
    put(desk.shipped.path(), "locales/en/ui.ftl", &english);
    put(desk.shipped.path(), "locales/hmn-VN/ui.ftl", "book = Thủ quỹ\n");
    let mut sheet = desk.sheet("mww");
    for id in ["ui/app", "ui/book", "ui/name", "ui/sum"] {
        let vietnamese = line(&mut sheet, id).cell(SheetColumn::Vietnamese).unwrap().to_owned();
        set(&mut sheet, id, &[(SheetColumn::Text, &vietnamese)]);
    }
    let (code, told) = desk.json(&LangCommand::Import(bring(&desk, &sheet)));
    assert_eq!((code, &told["new"]), (0, &4.into()), "{told}");
    set(&mut sheet, "ui/book", &[(SheetColumn::Text, "Treasurer")]);
    let (_, told) = desk.json(&LangCommand::Import(bring(&desk, &sheet)));
    assert_eq!(reasons(&told), [("ui/book".to_owned(), "copied".to_owned())]);
}

#[test]
fn a_state_that_nobody_answers_for_is_refused() {
    let hint = "may/whisper-hint";
    assert_eq!(refused(hint, &[(SheetColumn::State, "perfect")]), ["unknown-state"]);
    let reviewed = |cells: [&str; 3]| {
        let [reviewer, place, date] = cells;
        let cells = [
            (SheetColumn::State, "reviewed"),
            (SheetColumn::Reviewer, reviewer),
            (SheetColumn::Place, place),
            (SheetColumn::Date, date),
        ];
        refused(hint, &cells)
    };
    assert_eq!(reviewed(["", "", ""]), ["unsigned"]);
    assert_eq!(reviewed(["M-07", "Nà Coóc", ""]), ["unsigned"]);
    assert_eq!(reviewed(["Vàng A Pó", "Nà Coóc", "2026-11-24"]), ["not-a-code"]);
    assert_eq!(reviewed(["M-07", "Nà Coóc", "24/13/2026"]), ["not-a-date"]);
    assert_eq!(reviewed(["M-07", "Nà Coóc", "2026-02-30"]), ["not-a-date"]);
    assert_eq!(reviewed(["M-07", "Nà Coóc", "24/11/2099"]), ["date-ahead"]);
    assert_eq!(reviewed(["M-07", "Nà Coóc", "24/11/1950"]), ["date-too-early"]);
    assert_eq!(reviewed(["M-07", "Nà Coóc", "########"]), ["hashes"]);
    assert_eq!(refused("ui/hello", &[(SheetColumn::Text, "Zoo { $who }")]), ["old-review"]);
}

/// A signature says that a speaker has reviewed the line, so it is not passed over where the state says otherwise.
#[test]
fn a_signature_without_its_state_is_refused() {
    let signed =
        [(SheetColumn::Reviewer, "M-07"), (SheetColumn::Place, "Nà Coóc"), (SheetColumn::Date, "24/11/2026")];
    assert_eq!(refused("may/whisper-hint", &signed), ["signed-draft"]);
    assert_eq!(refused("may/whisper-hint", &signed[..1]), ["signed-draft"]);
    assert_eq!(refused("may/roll-prompt", &signed), ["empty"]);
    // A speaker who takes a review back leaves the old signature where it is.
    let desk = Desk::new();
    let mut sheet = desk.sheet("mww");
    set(&mut sheet, "ui/hello", &[(SheetColumn::State, "draft")]);
    let (code, told) = desk.json(&LangCommand::Import(bring(&desk, &sheet)));
    assert_eq!((code, &told["state"]), (0, &1.into()), "{told}");
}

/// What stands in a book, or was converted by rule, stays so only for its own words.
#[test]
fn nobody_says_by_hand_that_words_stand_in_a_book() {
    assert_eq!(refused("may/whisper-hint", &[(SheetColumn::State, "có trong sách")]), ["claimed"]);
    assert_eq!(refused("may/whisper-hint", &[(SheetColumn::State, "máy chuyển chữ")]), ["claimed"]);
    let desk = Desk::new();
    let mut sheet = desk.sheet("mww");
    set(&mut sheet, "may/hello-text", &[(SheetColumn::Text, "Nyob zoo sawv daws")]);
    let (code, told) = desk.json(&LangCommand::Import(bring(&desk, &sheet)));
    assert_eq!((code, &told["changed"]), (0, &1.into()), "{told}");
    let states = fs::read_to_string(desk.at("locales/mww/state.tsv")).unwrap();
    let (states, _) = StateTable::parse(&states);
    let row = states.get("may/hello-text").unwrap();
    assert_eq!((row.state, row.provenance.as_str()), (LineState::Draft, "KNOW"));
}

/// Some programs save letters and their marks apart.
#[test]
fn letters_that_came_apart_are_put_together() {
    let apart = |text: &str| text.replace('ổ', "ô\u{309}").replace('ế', "ê\u{301}").replace('ó', "o\u{301}");
    let desk = Desk::new();
    let mut sheet = desk.sheet("mww");
    set(&mut sheet, ROLL, &[(SheetColumn::Text, "Txaus tổ trưởng"), (SheetColumn::Note, "hỏi tổ 4")]);
    desk.json(&LangCommand::Import(bring(&desk, &sheet)));
    let mut sheet = desk.sheet("mww");
    let before: Vec<_> = sheet.rows.clone();
    for row in &mut sheet.rows {
        for column in SheetColumn::ALL.iter().copied() {
            let cell = apart(row.cell(column).unwrap());
            row.set(column, cell);
        }
    }
    assert_ne!(sheet.rows, before);
    let (code, told) = desk.json(&LangCommand::Import(bring(&desk, &sheet)));
    assert_eq!((code, told["unchanged"].as_u64()), (0, Some(before.len() as u64)), "{told}");
}

/// Errors, truths and `###` are what a program shows, and no words of a person.
#[test]
fn what_a_spreadsheet_puts_into_a_cell_is_refused_by_its_name() {
    let desk = Desk::new();
    let mark = TextMark::of("Đủ tỷ lệ mới biểu quyết.").to_string();
    let heads = ["source", "tag", "text", "state", "id"];
    let told = |cell: BookCell<'_>, to: &[(&str, &str)]| {
        let cells = [
            BookCell::text(&mark),
            BookCell::text("mww"),
            cell,
            BookCell::text("draft"),
            BookCell::text(ROLL),
        ];
        fs::write(desk.at("back.xlsx"), changed(&saved(&heads, &cells), to)).unwrap();
        let (code, told) = desk.json(&LangCommand::Import(desk.import("back.xlsx")));
        let message = told["rows"][0]["reasons"][0]["message"].as_str().unwrap().to_owned();
        assert!(code == 1 && message.contains("C2"), "{message}");
        reasons(&told).remove(0).1
    };
    let as_type = |kind: &str, value: &str| {
        let to = format!("<c r=\"C2\" t=\"{kind}\"><v>{value}</v></c>");
        let from = |book: &[u8]| {
            let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
            let mut text = String::new();
            archive.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut text).unwrap();
            let (_, cell) = text.split_once("<c r=\"C2\"").unwrap();
            let (cell, _) = cell.split_once("</c>").unwrap();
            format!("<c r=\"C2\"{cell}</c>")
        };
        let cells = [
            BookCell::text(&mark),
            BookCell::text("mww"),
            BookCell::count(7),
            BookCell::text("draft"),
            BookCell::text(ROLL),
        ];
        let from = from(&saved(&heads, &cells));
        told(BookCell::count(7), &[(from.as_str(), to.as_str())])
    };
    assert_eq!(as_type("e", "#REF!"), "error-cell");
    assert_eq!(as_type("b", "1"), "truth-cell");
    assert_eq!(told(BookCell::text("########"), &[]), "hashes");
    for date in ["24/11/2026", "2026-11-24", "24.11.2026"] {
        assert_eq!(told(BookCell::text(date), &[]), "date-cell", "{date}");
    }
    assert_eq!(told(BookCell::text("Err:508"), &[]), "error-cell");
}

#[test]
fn lines_of_the_authors_stay_whole() {
    let desk = Desk::new();
    let told = |tag: &str, id: &str, text: &str| {
        let mut sheet = desk.sheet(tag);
        set(&mut sheet, id, &[(SheetColumn::Text, text)]);
        let args = bring(&desk, &sheet);
        let (code, told) = desk.json(&LangCommand::Import(args));
        assert_eq!(code, 1, "{told}");
        reasons(&told)
    };
    let one = |id: &str, code: &str| vec![(id.to_owned(), code.to_owned())];
    assert_eq!(told("en", "ui/hello", ""), one("ui/hello", "must-be-written"));
    assert_eq!(told("vi", ROLL, "Đủ tỷ lệ mới được biểu quyết."), one(ROLL, "in-the-script"));
    assert_eq!(told("vi", "ui/hello", "Chào"), one("ui/hello", "values"));
}

#[test]
fn formulas_and_slipped_cells_are_refused_by_their_place() {
    let desk = Desk::new();
    let mark = TextMark::of(HELLO).to_string();
    let heads = ["state", "own notes", "text", "Mã dòng", "SOURCE"];
    let cells = [
        BookCell::Blank,
        BookCell::count(1),
        BookCell::count(2),
        BookCell::text("ui/hello"),
        BookCell::text(&mark),
    ];
    let formulas = [("<v>1</v>", "<f>0+1</f><v>1</v>"), ("<v>2</v>", "<f>1+1</f><v>2</v>")];
    fs::write(desk.at("back.xlsx"), changed(&saved(&heads, &cells), &formulas)).unwrap();
    let args = ImportArgs { tag: Some("mww".to_owned()), ..desk.import("back.xlsx") };
    let (code, told) = desk.json(&LangCommand::Import(args));
    assert_eq!((code, reasons(&told)), (1, vec![("ui/hello".to_owned(), "formula".to_owned())]));
    assert!(told["rows"][0]["reasons"][0]["message"].as_str().unwrap().contains("C2"), "{told}");

    let slipped = format!("id\ttext\tstate\tsource\nui/hello\tNyob\t{{ $who }}\tdraft\t{mark}\n");
    put(desk.own.path(), "back.tsv", &slipped);
    let args = ImportArgs { tag: Some("mww".to_owned()), ..desk.import("back.tsv") };
    let (code, told) = desk.json(&LangCommand::Import(args));
    assert_eq!((code, reasons(&told)), (1, vec![("ui/hello".to_owned(), "surplus".to_owned())]));
}

#[test]
fn columns_may_stand_in_any_order() {
    let desk = Desk::new();
    let mark = TextMark::of("Đủ tỷ lệ mới biểu quyết.").to_string();
    let heads = ["source", "own", "Tag", "text", "state", "id"];
    let cells = [mark.as_str(), "x", "mww", "Txaus", "", ROLL].map(BookCell::text);
    fs::write(desk.at("back.xlsx"), saved(&heads, &cells)).unwrap();
    let (code, told) = desk.json(&LangCommand::Import(desk.import("back.xlsx")));
    assert_eq!((code, &told["tag"], &told["new"]), (0, &"mww".into(), &1.into()), "{told}");
}

#[test]
fn a_file_that_is_no_sheet_is_told() {
    let desk = Desk::new();
    let told = |name: &str, text: &str, tag: Option<&str>| {
        put(desk.own.path(), name, text);
        let args = ImportArgs { tag: tag.map(str::to_owned), ..desk.import(name) };
        let failure = desk.run(&LangCommand::Import(args)).unwrap_err();
        (failure.exit_code(), failure.to_string())
    };
    let row = "id\ttext\tstate\tsource\nui/hello\tNyob\tdraft\tabc\n";
    for (name, text, tag, code, words) in [
        ("a.xlsx", "id,text", None, 1, "không phải tệp .xlsx"),
        ("a.tsv", "", None, 1, "không có dòng nào"),
        ("a.tsv", "id\ttext\tstate\n", None, 1, "“dấu câu Việt” (source)"),
        ("a.tsv", "id\ttext\tstate\tsource\ttext\n", None, 1, "có hai lần"),
        ("a.tsv", row, None, 2, "--tag"),
        ("a.tsv", row, Some("fr"), 2, "“fr”"),
        ("a.tsv", row, Some("hni-VN"), 2, "ghi âm"),
        ("a.ods", row, Some("mww"), 2, ".xlsx"),
    ] {
        let (found, said) = told(name, text, tag);
        assert!(found == code && said.contains(words) && said.contains("Chưa"), "{name}: {found} {said}");
    }
    let failure = desk.run(&LangCommand::Import(desk.import("none.tsv"))).unwrap_err();
    assert!(failure.exit_code() == 3 && failure.to_string().contains("none.tsv"), "{failure}");
    let date = ImportArgs { date: Some("hôm qua".to_owned()), ..desk.import("a.tsv") };
    assert_eq!(desk.run(&LangCommand::Import(date)).unwrap_err().exit_code(), 2);
}

/// A mark of digits alone, or with one e in it, is a number to a program that reads a text file.
#[test]
fn no_mark_in_a_sheet_looks_like_a_number() {
    let desk = Desk::new();
    for row in desk.sheet("mww").rows {
        let mark = row.cell(SheetColumn::Source).unwrap();
        assert!(mark.strip_prefix('#').is_some_and(|mark| mark.parse::<TextMark>().is_ok()), "{mark}");
    }
}

#[test]
fn states_and_dates_are_read_as_people_type_them() {
    for (state, date) in [
        ("Reviewed", "24/11/2026"),
        ("REVIEWED ", "24-11-2026"),
        ("đã duyệt", "24.11.2026"),
        ("Da duyet", "2026-11-24"),
        ("Đã  đọc to", "2026-11-24"),
        ("read aloud", "2026-11-24"),
    ] {
        let desk = Desk::new();
        let mut sheet = desk.sheet("mww");
        let signed = [
            (SheetColumn::Text, "Txaus"),
            (SheetColumn::State, state),
            (SheetColumn::Reviewer, "M-07"),
            (SheetColumn::Place, "Nà Coóc"),
            (SheetColumn::Date, date),
        ];
        set(&mut sheet, ROLL, &signed);
        let (code, told) = desk.json(&LangCommand::Import(bring(&desk, &sheet)));
        assert_eq!((code, &told["new"]), (0, &1.into()), "{state} {date}: {told}");
        let states = fs::read_to_string(desk.at("locales/mww/state.tsv")).unwrap();
        assert!(states.contains("2026-11-24"), "{states}");
    }
    assert_eq!(refused("ui/hello", &[(SheetColumn::State, "xong")]), ["unknown-state"]);
    let odd = [
        (SheetColumn::Text, "Nyob { $who }"),
        (SheetColumn::State, "reviewed"),
        (SheetColumn::Date, "31/02/2026"),
    ];
    assert!(refused("ui/hello", &odd).contains(&"not-a-date".to_owned()));
}

/// A bare number is what is left of words that a program took for one, and it is no translation.
#[test]
fn a_number_where_words_belong_is_refused() {
    for number in ["12", "3,5", "235.000"] {
        assert!(
            refused("ui/hello", &[(SheetColumn::Text, number)]).contains(&"bare-number".to_owned()),
            "{number}"
        );
    }
    let desk = Desk::new();
    let mark = TextMark::of("Đủ tỷ lệ mới biểu quyết.").to_string();
    let heads = ["id", "text", "state", "source", "tag"];
    let cells = [
        BookCell::text(ROLL),
        BookCell::Number(12),
        BookCell::text("draft"),
        BookCell::text(&mark),
        BookCell::text("mww"),
    ];
    fs::write(desk.at("back.xlsx"), saved(&heads, &cells)).unwrap();
    let (code, told) = desk.json(&LangCommand::Import(desk.import("back.xlsx")));
    assert_eq!((code, reasons(&told)), (1, vec![(ROLL.to_owned(), "bare-number".to_owned())]));
    let said = told["rows"][0]["reasons"][0]["message"].as_str().unwrap();
    assert!(said.contains("ô B2") && said.contains("Văn bản (Text)"), "{said}");
}

//! `dongvai lang import` of sheets in which cells have moved: a column by a row, a row by a column, a block that was
//! pasted a row too low.

use std::collections::BTreeMap;

use dongvai::cli::Format;
use dongvai::cli::lang::{ImportArgs, LangCommand};
use dongvai::locale::exchange::{SheetColumn, SheetRow, TranslationSheet};
use dongvai::locale::state::{LineState, StateRow, StateTable, TextMark};
use serde_json::Value;

use super::lang::{Desk, HELLO, line, put};
use super::lang_import::correct;
use super::lang_refusals::{bring, reasons};

/// A desk where every line has words of its own: drafts, words from books, and a few that were reviewed.
fn full() -> Desk {
    desk_without(&[])
}

/// The same, where these lines have no words yet.
fn desk_without(blank: &[usize]) -> Desk {
    let desk = Desk::new();
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let mut states = StateTable::default();
    for (at, row) in desk.sheet("mww").rows.iter().enumerate().filter(|(at, _)| !blank.contains(at)) {
        let id = row.cell(SheetColumn::Id).unwrap();
        let (file, line) = id.split_once('/').unwrap();
        let vietnamese = row.cell(SheetColumn::Vietnamese).unwrap();
        let values: Vec<&str> = vietnamese
            .split_inclusive('}')
            .filter_map(|text| text.split_once('{'))
            .map(|(_, value)| value)
            .collect();
        let values: Vec<String> = values.iter().map(|value| format!(" {{{value}")).collect();
        let words = format!("lus {at}{}", values.concat());
        files.entry(file.to_owned()).or_default().extend([line, " = ", &words, "\n"]);
        let state = match at % 5 {
            0 | 3 => LineState::Draft,
            1 => LineState::Documented,
            2 => LineState::Converted,
            _ => LineState::Reviewed,
        };
        let signed = if state.is_reviewed() { ["M-07", "Nà Coóc", "2026-11-01"] } else { [""; 3] };
        let [reviewer, place, date] = signed.map(str::to_owned);
        let source = TextMark::of(vietnamese);
        let words = TextMark::of(&words);
        let provenance = format!("sách {}", at / 2);
        let row = StateRow { source, words, state, provenance, reviewer, place, date };
        states.insert(id.to_owned(), row);
    }
    for (file, text) in files {
        put(desk.shipped.path(), &format!("locales/mww/{file}.ftl"), &text);
    }
    put(desk.shipped.path(), "locales/mww/state.tsv", &states.to_tsv());
    desk
}

/// Moves the cells of these columns so many rows down, from this row to that one.
fn slip(
    sheet: &mut TranslationSheet,
    columns: &[SheetColumn],
    rows: std::ops::Range<usize>,
    by: usize,
    is_down: bool,
) {
    for column in columns {
        let cells: Vec<String> =
            sheet.rows.iter().map(|row| row.cell(*column).unwrap_or_default().to_owned()).collect();
        for at in rows.clone() {
            let from = if is_down { at.checked_sub(by) } else { Some(at + by) };
            let cell =
                from.filter(|from| rows.contains(from)).map_or_else(String::new, |from| cells[from].clone());
            sheet.rows[at].set(*column, cell);
        }
    }
}

fn told(desk: &Desk, sheet: &TranslationSheet, skip_refused: bool) -> (u8, Value) {
    desk.json(&LangCommand::Import(ImportArgs { skip_refused, ..bring(desk, sheet) }))
}

fn n_with(told: &Value, code: &str) -> usize {
    told["rows"].as_array().unwrap().iter().filter(|row| row["reasons"][0]["code"] == code).count()
}

#[test]
fn every_column_that_a_teacher_fills_in_is_noticed() {
    for columns in [
        &[SheetColumn::State][..],
        &[SheetColumn::Note],
        &[SheetColumn::Text, SheetColumn::State, SheetColumn::Note],
        &[
            SheetColumn::State,
            SheetColumn::Note,
            SheetColumn::Reviewer,
            SheetColumn::Place,
            SheetColumn::Date,
        ],
    ] {
        for (by, is_down) in [(1, true), (1, false), (3, false)] {
            let desk = full();
            let mut sheet = desk.sheet("mww");
            let n_rows = sheet.rows.len();
            slip(&mut sheet, columns, 0..n_rows, by, is_down);
            let (code, told_of) = told(&desk, &sheet, false);
            assert!(code == 1 && n_with(&told_of, "slipped") > 2, "{columns:?} {by} {is_down} {told_of}");
            assert!(told_of.to_string().contains("bảng bị lệch hàng?"), "{told_of}");
            // Nothing is taken from the edges either.
            let (_, told_of) = told(&desk, &sheet, true);
            assert_eq!(
                told_of["written"].as_array().unwrap().len(),
                0,
                "{columns:?} {by} {is_down} {told_of}"
            );
            assert!(desk.own_files().is_empty());
        }
    }
}

/// Rows that nothing is taken from, of the whole sheet and with the refused rows left out.
fn told_of_slip(desk: &Desk, sheet: &TranslationSheet, least: usize) {
    let (code, told_of) = told(desk, sheet, false);
    assert!(code == 1 && n_with(&told_of, "slipped") >= least, "{least}: {told_of}");
    assert!(told_of.to_string().contains("bảng bị lệch hàng?"), "{told_of}");
    let (_, told_of) = told(desk, sheet, true);
    assert!(told_of["written"].as_array().unwrap().is_empty(), "{told_of}");
}

/// One or two words that were moved by a row or more: the row they were in does not have them any more.
#[test]
fn a_run_of_one_or_two_rows_is_noticed() {
    for n_rows in [1, 2] {
        for by in [1, 2] {
            for is_down in [true, false] {
                let desk = desk_without(&[10 + n_rows, 10 - by]);
                let mut sheet = desk.sheet("mww");
                let rows = if is_down { 10..10 + n_rows + by } else { 10 - by..10 + n_rows };
                slip(&mut sheet, &[SheetColumn::Text], rows, by, is_down);
                told_of_slip(&desk, &sheet, n_rows);
            }
        }
    }
    // Two rows have each other's words.
    let desk = full();
    let mut sheet = desk.sheet("mww");
    let [one, other] = [10, 11].map(|at| sheet.rows[at].cell(SheetColumn::Text).unwrap().to_owned());
    sheet.rows[10].set(SheetColumn::Text, other);
    sheet.rows[11].set(SheetColumn::Text, one);
    told_of_slip(&desk, &sheet, 2);
}

/// The words that the room has corrected went out in the sheet, so they show a slip too.
#[test]
fn words_of_the_room_are_noticed_in_another_row() {
    let desk = full();
    let hello = |sheet: &TranslationSheet| {
        let is_hello = |row: &SheetRow| row.cell(SheetColumn::Id) == Some("ui/hello");
        sheet.rows.iter().position(is_hello).unwrap()
    };
    correct(desk.own.path(), 1_000, "hello", HELLO, "Zoo { $who }");
    let mut sheet = desk.sheet("mww");
    let at = hello(&sheet);
    assert_eq!(sheet.rows[at].cell(SheetColumn::Text), Some("Zoo { $who }"));
    slip(&mut sheet, &[SheetColumn::Text], at..at + 2, 1, true);
    told_of_slip(&desk, &sheet, 1);
}

/// The same words in two rows are no slip while the other row keeps them, or where both say the same in Vietnamese.
#[test]
fn words_that_stand_in_two_rows_are_no_slip() {
    let desk = full();
    let mut sheet = desk.sheet("mww");
    let words = sheet.rows[10].cell(SheetColumn::Text).unwrap().to_owned();
    for column in [SheetColumn::State, SheetColumn::Note] {
        sheet.rows[11].set(column, String::new());
    }
    sheet.rows[11].set(SheetColumn::Text, words.clone());
    let (code, told_of) = told(&desk, &sheet, false);
    assert_eq!((code, &told_of["changed"]), (0, &1.into()), "{told_of}");

    // Two lines of the screens that say the same.
    let twins = "ui/aa-one ui/aa-two";
    let desk = Desk::new();
    let ui = std::fs::read_to_string(desk.shipped.path().join("locales/vi/ui.ftl")).unwrap();
    put(desk.shipped.path(), "locales/vi/ui.ftl", &format!("{ui}aa-one = Ghi sổ\naa-two = Ghi sổ\n"));
    put(desk.shipped.path(), "locales/mww/ui.ftl", "aa-one = Sau ntawv\naa-two = Sau\n");
    let mut sheet = desk.sheet("mww");
    for (id, words) in twins.split(' ').zip(["Sau tshiab", "Sau ntawv"]) {
        line(&mut sheet, id).set(SheetColumn::Text, words.to_owned());
    }
    let (code, told_of) = told(&desk, &sheet, false);
    assert_eq!((code, &told_of["changed"]), (0, &2.into()), "{told_of}");
}

/// A cell that was inserted in a column which is only read: every sentence below stands beside another id.
#[test]
fn a_column_to_read_that_has_moved_is_noticed() {
    for column in [SheetColumn::Vietnamese, SheetColumn::English] {
        let desk = full();
        let mut sheet = desk.sheet("mww");
        let n_rows = sheet.rows.len();
        slip(&mut sheet, &[column], 10..n_rows, 1, true);
        // Somebody translates what is shown there, and signs it.
        let words = sheet.rows[12].cell(SheetColumn::Text).unwrap().replacen("lus", "lus tshiab", 1);
        sheet.rows[12].set(SheetColumn::Text, words);
        sign(&mut sheet, 12..13);
        told_of_slip(&desk, &sheet, 5);
    }
    // One cell with the Vietnamese of a line far away is enough.
    let desk = full();
    let mut sheet = desk.sheet("mww");
    let far = sheet.rows[3].cell(SheetColumn::Vietnamese).unwrap().to_owned();
    sheet.rows[25].set(SheetColumn::Vietnamese, far);
    told_of_slip(&desk, &sheet, 1);
}

/// The Vietnamese cell was cleared or edited: nothing is taken from such a row, and nothing is lost if it says nothing
/// new.
#[test]
fn words_beside_other_vietnamese_are_refused() {
    for (cell, is_typed, refused) in
        [("", true, 1), ("Câu này tôi sửa", true, 1), ("", false, 0), ("Câu này tôi sửa", false, 0)]
    {
        let desk = full();
        let mut sheet = desk.sheet("mww");
        sheet.rows[25].set(SheetColumn::Vietnamese, cell.to_owned());
        if is_typed {
            let words = sheet.rows[25].cell(SheetColumn::Text).unwrap().replacen("lus", "lus tshiab", 1);
            sheet.rows[25].set(SheetColumn::Text, words);
            sheet.rows[25].set(SheetColumn::State, "draft".to_owned());
        }
        let (_, told_of) = told(&desk, &sheet, false);
        assert_eq!(n_with(&told_of, "other-vietnamese"), refused, "{cell} {told_of}");
        assert_eq!(told_of["refused"], refused, "{cell} {told_of}");
    }
}

/// What the teacher has signed shows nothing by itself; the notes beside it, pasted with it, do.
#[test]
fn a_signed_block_that_was_pasted_too_low_signs_nothing() {
    let desk = full();
    let mut sheet = desk.sheet("mww");
    let signed = [
        (SheetColumn::State, "đã duyệt"),
        (SheetColumn::Reviewer, "M-09"),
        (SheetColumn::Place, "Sìn Hồ"),
        (SheetColumn::Date, "24/11/2026"),
    ];
    for row in &mut sheet.rows[10..20] {
        for (column, cell) in signed {
            row.set(column, cell.to_owned());
        }
    }
    let mut columns = signed.map(|(column, _)| column).to_vec();
    columns.push(SheetColumn::Note);
    slip(&mut sheet, &columns, 10..21, 1, true);
    let (code, told_of) = told(&desk, &sheet, true);
    assert!(code == 0 && told_of["written"].as_array().unwrap().is_empty(), "{told_of}");
    assert!(n_with(&told_of, "slipped") > 2 && n_with(&told_of, "beside-slip") > 2, "{told_of}");
}

const SIGNED: [(SheetColumn, &str); 4] = [
    (SheetColumn::State, "đã duyệt"),
    (SheetColumn::Reviewer, "M-09"),
    (SheetColumn::Place, "Sìn Hồ"),
    (SheetColumn::Date, "24/11/2026"),
];

fn sign(sheet: &mut TranslationSheet, rows: std::ops::Range<usize>) {
    for row in &mut sheet.rows[rows] {
        for (column, cell) in SIGNED {
            row.set(column, cell.to_owned());
        }
    }
}

/// Signatures alone, a row too low: one of them stands beside a line without words.
#[test]
fn signatures_beside_a_line_without_words_are_in_the_wrong_rows() {
    for (rows, by) in [(11..20, "low"), (12..21, "low by two"), (30..41, "high")] {
        let desk = desk_without(&[19, 20, 30]);
        let mut sheet = desk.sheet("mww");
        sign(&mut sheet, rows.clone());
        let (code, told_of) = told(&desk, &sheet, false);
        assert!(code == 1 && n_with(&told_of, "slipped") > 2, "{by}: {told_of}");
        let (_, told_of) = told(&desk, &sheet, true);
        assert!(told_of["written"].as_array().unwrap().is_empty(), "{by}: {told_of}");
    }
}

/// As many lines were newly typed as were signed, one row above.
#[test]
fn signatures_below_the_words_that_were_typed_are_in_the_wrong_rows() {
    for (signed, is_slip) in [(11..19, true), (10..18, false), (9..19, false)] {
        let desk = full();
        let mut sheet = desk.sheet("mww");
        for row in &mut sheet.rows[10..18] {
            let words = row.cell(SheetColumn::Text).unwrap().replacen("lus", "lus tshiab", 1);
            row.set(SheetColumn::Text, words);
        }
        sign(&mut sheet, signed.clone());
        let (code, told_of) = told(&desk, &sheet, false);
        assert_eq!((code == 1, n_with(&told_of, "slipped") > 2), (is_slip, is_slip), "{signed:?} {told_of}");
    }
}

/// What nothing beside it shows cannot be told; the report names the first and the last line, so that people can see it.
#[test]
fn the_report_names_both_ends_of_what_was_signed() {
    let desk = full();
    let mut sheet = desk.sheet("mww");
    sign(&mut sheet, 11..14);
    let [first, last] = [11, 13].map(|at| sheet.rows[at].cell(SheetColumn::Id).unwrap().to_owned());
    let import = ImportArgs { format: Format::Human, ..bring(&desk, &sheet) };
    let shown = desk.run(&LangCommand::Import(import)).unwrap();
    assert!(shown.1.contains(&format!("từ {first} đến {last}")), "{}", shown.1);
}

/// Far from the slip what is sound is taken over, but nothing becomes blank anywhere in such a sheet.
#[test]
fn sound_rows_far_away_are_taken_over() {
    let desk = full();
    let mut sheet = desk.sheet("mww");
    slip(&mut sheet, &[SheetColumn::Note], 0..12, 1, true);
    sheet.rows[25].set(SheetColumn::Note, "VOV".to_owned());
    for column in [SheetColumn::Text, SheetColumn::State] {
        sheet.rows[30].set(column, String::new());
    }
    let (_, told_of) = told(&desk, &sheet, true);
    assert_eq!((&told_of["state"], &told_of["blank"]), (&1.into(), &0.into()), "{told_of}");
}

/// Teachers who go on where they stopped, and those who take a review back, are no slip.
#[test]
fn what_people_do_by_hand_is_no_slip() {
    let desk = full();
    let mut sheet = desk.sheet("mww");
    for row in &mut sheet.rows[5..9] {
        row.set(SheetColumn::State, "draft".to_owned());
        row.set(SheetColumn::Note, "hỏi lại bà Mỷ".to_owned());
    }
    for row in &mut sheet.rows[20..28] {
        for (column, cell) in [
            (SheetColumn::State, "reviewed"),
            (SheetColumn::Reviewer, "M-07"),
            (SheetColumn::Place, "Nà Coóc"),
            (SheetColumn::Date, "2026-11-01"),
        ] {
            row.set(column, cell.to_owned());
        }
    }
    let (code, told_of) = told(&desk, &sheet, false);
    assert_eq!((code, n_with(&told_of, "slipped")), (0, 0), "{told_of}");
}

/// Cells that were inserted push the rest of a row to the right.
#[test]
fn a_row_that_has_moved_sideways_is_called_so() {
    let right = |row: &mut SheetRow, from: SheetColumn| {
        let begin = SheetColumn::ALL.iter().position(|column| *column == from).unwrap();
        for at in (begin + 1..SheetColumn::ALL.len()).rev() {
            let cell = row.cell(SheetColumn::ALL[at - 1]).unwrap_or_default().to_owned();
            row.set(SheetColumn::ALL[at], cell);
        }
        row.set(from, String::new());
    };
    let desk = full();
    for from in [SheetColumn::Text, SheetColumn::Source, SheetColumn::Note, SheetColumn::Date] {
        let mut sheet = desk.sheet("mww");
        right(&mut sheet.rows[3], from);
        let (code, told_of) = told(&desk, &sheet, false);
        assert_eq!((code, n_with(&told_of, "shifted")), (1, 1), "{from:?} {told_of}");
        assert!(told_of.to_string().contains("bảng bị lệch cột?"), "{told_of}");
    }
    let mut sheet = desk.sheet("mww");
    sheet.rows.iter_mut().for_each(|row| right(row, SheetColumn::Text));
    let failure = desk.run(&LangCommand::Import(bring(&desk, &sheet))).unwrap_err();
    assert!(failure.exit_code() == 1 && failure.to_string().contains("bảng bị lệch cột?"), "{failure}");
}

/// One cell of a column was deleted, so that the rest of it moved up.
#[test]
fn a_column_that_has_slipped_is_noticed() {
    for column in [SheetColumn::Source, SheetColumn::Text] {
        let desk = Desk::new();
        let mut sheet = desk.sheet("vi");
        let cells: Vec<String> = sheet.rows.iter().map(|row| row.cell(column).unwrap().to_owned()).collect();
        for (row, below) in sheet.rows.iter_mut().zip(cells.iter().skip(1)) {
            row.set(column, below.clone());
        }
        let (code, told) = desk.json(&LangCommand::Import(bring(&desk, &sheet)));
        let found = reasons(&told);
        assert!(code == 1 && found.iter().any(|(_, code)| code == "slipped"), "{column:?} {told}");
        assert!(told.to_string().contains("bảng bị lệch hàng?"), "{told}");
        assert!(desk.own_files().is_empty());
    }
}

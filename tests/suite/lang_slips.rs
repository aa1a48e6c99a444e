//! `dongvai lang import` of sheets in which cells have moved: a column by a row, a row by a column, a block that was
//! pasted a row too low.

use std::collections::BTreeMap;

use dongvai::cli::Format;
use dongvai::cli::lang::{ImportArgs, LangCommand};
use dongvai::locale::exchange::{SheetColumn, TranslationSheet};
use dongvai::locale::state::{LineState, StateRow, StateTable, TextMark};
use serde_json::Value;

use super::lang::{Desk, put};
use super::lang_refusals::bring;

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
    let right = |row: &mut dongvai::locale::exchange::SheetRow, from: SheetColumn| {
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

//! What is written into a sheet is read back, and no damage to a file is fatal.

use crate::locale::exchange::xlsx::Legend;
use crate::locale::exchange::{RowFault, SheetColumn, SheetProblem, SheetRow, TranslationSheet, tsv, xlsx};

fn legend() -> Legend {
    let pair = |one: &str, other: &str| [one, other].map(str::to_owned);
    Legend {
        name: "Hướng dẫn".to_owned(), heads: pair("Cột", "Là gì"), rows: vec![pair("id", "mã")]
    }
}

fn sheet() -> TranslationSheet {
    let row = |line: usize, id: &str, text: &str| {
        let mut row = SheetRow::at(line);
        for column in SheetColumn::ALL.iter().copied() {
            row.set(column, String::new());
        }
        row.set(SheetColumn::Id, id.to_owned());
        row.set(SheetColumn::Vietnamese, "{ $who } nói: \"Có\"".to_owned());
        row.set(SheetColumn::Text, text.to_owned());
        row.set(SheetColumn::Source, "0012345678901234".to_owned());
        row
    };
    let texts = ["=SUM(1)", "\"Yog\" hais", "ꪹꪉꪷꪙ", "", "1e5", "-1 ob", "có\ttab", " hai  dòng\nở đây "];
    let rows = texts.iter().enumerate().map(|(at, text)| row(at + 2, &format!("ui/a-{at}"), text));
    TranslationSheet { rows: rows.collect() }
}

#[test]
fn what_is_written_is_read_again_in_both_forms() {
    let told = |read: TranslationSheet| {
        let cells = |row: &SheetRow| {
            let cell = |column: &SheetColumn| row.cell(*column).map(str::to_owned);
            SheetColumn::ALL.iter().map(cell).collect::<Vec<_>>()
        };
        read.rows.iter().map(|row| (cells(row), row.fault.clone())).collect::<Vec<_>>()
    };
    let bytes = xlsx::write(&sheet(), "mww", &legend()).unwrap();
    assert_eq!(told(xlsx::read(&bytes).unwrap()), told(sheet()));
    assert_eq!(xlsx::write(&sheet(), "mww", &legend()).unwrap(), bytes, "the time of day is in no file");
    let bytes = tsv::write(&sheet()).unwrap();
    assert!(bytes.starts_with(&[0xef, 0xbb, 0xbf]));
    assert_eq!(told(tsv::read(&bytes).unwrap()), told(sheet()));
}

#[test]
fn columns_are_found_by_either_name_in_any_order() {
    let file = "State\textra\tMÃ DÒNG\ttext\tdấu câu  Việt\nreviewed\tx\tui/yes\t\"Yog\"\tabc\n\n";
    let read = tsv::read(file.as_bytes()).unwrap();
    let [row] = &read.rows[..] else { panic!("{read:?}") };
    let cells =
        [SheetColumn::State, SheetColumn::Id, SheetColumn::Text, SheetColumn::Source, SheetColumn::Note];
    assert_eq!(
        cells.map(|column| row.cell(column)),
        [Some("reviewed"), Some("ui/yes"), Some("Yog"), Some("abc"), None]
    );
    assert_eq!(row.line, 2);
}

#[test]
fn a_sheet_that_says_nothing_is_told() {
    let problem = |file: &str| tsv::read(file.as_bytes()).unwrap_err();
    assert_eq!(problem(""), SheetProblem::Empty);
    assert_eq!(
        problem("id\tstate\nui/yes\tdraft\n"),
        SheetProblem::Lacks(vec![SheetColumn::Text, SheetColumn::Source])
    );
    assert_eq!(problem("id\ttext\tstate\tsource\tlời hiện nay\n"), SheetProblem::Twice(SheetColumn::Text));
    assert_eq!(tsv::read(&[0xff, 0xfe, 0x41, 0]), Err(SheetProblem::NotUtf8));
    for bytes in [&b""[..], b"id\ttext", b"PK\x03\x04 no more"] {
        assert!(matches!(xlsx::read(bytes), Err(SheetProblem::NotXlsx(_))), "{bytes:?}");
    }
}

#[test]
fn a_row_with_a_cell_too_many_is_told() {
    let file = "id\ttext\tstate\tsource\nui/yes\tYog\tdraft\tabc\tmore\nui/no\tTsis\tdraft\tabc\t\t\n";
    let faults: Vec<_> = tsv::read(file.as_bytes()).unwrap().rows.into_iter().map(|row| row.fault).collect();
    assert_eq!(faults, [Some(RowFault::Surplus), None]);
}

/// Whatever byte of a spreadsheet is lost or changed: it is read or told, and nothing panics.
#[test]
fn no_damage_to_a_file_is_fatal() {
    let bytes = xlsx::write(&sheet(), "mww", &legend()).unwrap();
    for at in (0..bytes.len()).step_by(11) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x55;
        let _ = xlsx::read(&damaged);
        let _ = xlsx::read(&bytes[..at]);
        let _ = tsv::read(&damaged);
    }
}

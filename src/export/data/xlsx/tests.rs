//! What only many rows and wide tables bring out.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use crate::export::data::table::{AnswerLine, DataColumn, SessionLine, column};
use crate::export::data::xlsx::Table;
use crate::workbook::Workbook;
use crate::workbook::cell::BookCell;
use crate::workbook::plan::{ColumnPlan, SheetPlan};

struct Line(i64);

const COLUMNS: [DataColumn<Line>; 2] = [
    column("seq", 8, |line: &Line| BookCell::Number(if line.0 == 3 { i64::MAX } else { line.0 })),
    column("answer", 20, |_| BookCell::text(" =1+1 ệ<")),
];

#[test]
fn a_full_sheet_goes_on_in_the_next() {
    let mut book = Workbook::new(Cursor::new(Vec::new()));
    let columns = COLUMNS.iter().map(|column| column.plan(&|id| format!("<{id}>"))).collect();
    let plan = SheetPlan { name: "Câu & lời".to_owned(), columns, ..SheetPlan::default() };
    let mut table = Table::begin(&mut book, plan, 3).unwrap();
    for row in 0..5 {
        table.row(&mut book, &COLUMNS, &Line(row)).unwrap();
    }
    let bytes = book.end().unwrap().into_inner();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let name = "Câu & lời";
    let names = [name.to_owned(), format!("{name} 2"), format!("{name} 3")];
    assert_eq!(book.sheet_names(), names);
    let heights = names.map(|name| book.worksheet_range(&name).unwrap().height());
    assert_eq!(heights, [3, 3, 2], "each with its head");
    let second = book.worksheet_range("Câu & lời 2").unwrap();
    let cell = |row, column| second.get((row, column)).unwrap().clone();
    assert_eq!(cell(0, 0), Data::String("<export-column-seq>".to_owned()));
    assert_eq!((cell(1, 0), cell(1, 1)), (Data::Float(2.0), Data::String(" =1+1 ệ<".to_owned())));
    assert_eq!(cell(2, 0), Data::String(i64::MAX.to_string()), "a number that no sheet can hold");
}

/// A page of A4 across is 11.2 inches wide inside its margins. A column takes 7 of the 96 points of an inch for each
/// letter of Arial 10, and 5 more. A table that is wider than the page is printed smaller: down to 7 points at most.
#[test]
fn the_long_tables_are_printed_in_letters_that_can_be_read() {
    let widths = |columns: Vec<ColumnPlan>| -> u32 {
        columns.iter().filter(|column| !column.is_hidden).map(|column| u32::from(column.width) * 7 + 5).sum()
    };
    let say = |id: &str| id.to_owned();
    let sessions = SessionLine::COLUMNS.iter().map(|column| column.plan(&say)).collect();
    let answers = AnswerLine::COLUMNS.iter().map(|column| column.plan(&say)).collect();
    for columns in [sessions, answers] {
        let width = widths(columns);
        // 11.2 × 96 × 10 ÷ 7.
        assert!(width <= 1_536, "{width}");
    }
}

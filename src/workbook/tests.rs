//! A workbook is read back as it was written, and a full disk is an error.

use std::io::{self, Cursor, Read, Seek, SeekFrom, Write};

use calamine::{Data, Reader, Xlsx};

use crate::workbook::Workbook;
use crate::workbook::cell::BookCell;
use crate::workbook::plan::{ColumnPlan, Look, SheetPlan};

fn column(title: &str, look: Look) -> ColumnPlan {
    ColumnPlan { look, ..ColumnPlan::new(title.to_owned(), 10) }
}

fn plan(name: &str) -> SheetPlan {
    let grouped = |title: &str, look| ColumnPlan { group: "Cả nhóm".to_owned(), ..column(title, look) };
    let state =
        ColumnPlan { choices: vec!["draft".to_owned(), "a & b".to_owned()], ..column("state", Look::Open) };
    let columns =
        vec![column("step", Look::Fixed), grouped("%", Look::Shaded), grouped("n", Look::Plain), state];
    SheetPlan { name: name.to_owned(), columns, n_fixed: 1, has_filter: true, is_locked: true }
}

fn written<W: Write + Seek>(out: W, n: u32) -> io::Result<W> {
    let mut book = Workbook::new(out);
    book.begin(plan("O'Neil & con"))?;
    for row in 0..n {
        let rate = if row == 1 { BookCell::FewPercent(50) } else { BookCell::Percent(row) };
        book.row(&[BookCell::text("=1+1"), rate, BookCell::count(row), BookCell::text("0012345678901234")])?;
    }
    book.end()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn what_is_written_is_read_back() {
    let bytes = written(Cursor::new(Vec::new()), 4).unwrap().into_inner();
    let again = written(Cursor::new(Vec::new()), 4).unwrap().into_inner();
    assert_eq!(bytes, again, "no time of day is in it");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["O'Neil & con"]);
    let range = book.worksheet_range("O'Neil & con").unwrap();
    let cell = |row, column| range.get((row, column)).unwrap().clone();
    assert_eq!([cell(0, 1), cell(1, 1)], ["Cả nhóm", "%"].map(|text| Data::String(text.to_owned())));
    assert_eq!(cell(2, 0), Data::String("=1+1".to_owned()));
    assert_eq!(cell(2, 3), Data::String("0012345678901234".to_owned()), "digits stay a text");
    assert_eq!(cell(5, 2), Data::Float(3.0));
}

#[test]
fn few_are_not_shaded_and_lists_and_locks_are_there() {
    let bytes = written(Cursor::new(Vec::new()), 4).unwrap().into_inner();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    for said in [
        "sqref=\"B3:B3 B5:B6\"><cfRule type=\"colorScale\"",
        "<dataValidations count=\"1\">",
        "sqref=\"D3:D6\"><formula1>\"draft,a &amp; b\"</formula1>",
        "<mergeCell ref=\"B1:C1\"/>",
        "<sheetProtection sheet=\"1\"",
        "orientation=\"landscape\" fitToWidth=\"1\"",
    ] {
        assert!(sheet.contains(said), "{said}\n{sheet}");
    }
    let names = part(&bytes, "xl/workbook.xml");
    assert!(names.contains("'O&#39;&#39;Neil &amp; con'!$A:$A,'O&#39;&#39;Neil &amp; con'!$1:$2"), "{names}");
}

/// A disk with so much room, and not a byte more.
struct Disk {
    file: Cursor<Vec<u8>>,
    room: usize,
}

impl Write for Disk {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.file.get_ref().len() + bytes.len() > self.room {
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for Disk {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

/// Wherever it ends, the end is an error and never a panic.
#[test]
fn a_full_disk_is_an_error() {
    let whole = written(Cursor::new(Vec::new()), 9).unwrap().into_inner().len();
    for room in (0..whole).step_by(5) {
        let failed = written(Disk { file: Cursor::new(Vec::new()), room }, 9).err();
        let is_full = |error: &io::Error| error.kind() == io::ErrorKind::StorageFull;
        assert!(failed.as_ref().is_some_and(is_full), "{room}: {failed:?}");
    }
}

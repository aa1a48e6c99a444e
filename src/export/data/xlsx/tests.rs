//! What only many rows or a full disk bring out.

use std::io::{self, Cursor, Seek, SeekFrom, Write};

use calamine::{Data, Reader, Xlsx};

use crate::export::data::DataError;
use crate::export::data::table::{Cell, Column};
use crate::export::data::xlsx::Table;
use crate::export::data::xlsx::book::Book;

const COLUMNS: [Column; 2] = [Column { name: "seq", width: 8 }, Column { name: "answer", width: 20 }];

fn titles(id: &str) -> String {
    format!("<{id}>")
}

fn rows<W: Write + Seek>(out: W, n: i64) -> Result<W, DataError> {
    let mut book = Book::new(out);
    let mut table = Table::begin(&mut book, "Câu & lời", &COLUMNS, &titles, 2)?;
    for row in 0..n {
        let number = if row == 3 { i64::MAX } else { row };
        table.row(&mut book, &[Cell::Number(number), Cell::Text(" =1+1 ệ<".into())])?;
    }
    book.end()
}

#[test]
fn a_full_sheet_goes_on_in_the_next() {
    let bytes = rows(Cursor::new(Vec::new()), 5).unwrap().into_inner();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let name = "<Câu & lời>";
    let names = [name.to_owned(), format!("{name} 2"), format!("{name} 3")];
    assert_eq!(book.sheet_names(), names);
    let heights = names.map(|name| book.worksheet_range(&name).unwrap().height());
    assert_eq!(heights, [3, 3, 2], "each with its head");
    let second = book.worksheet_range("<Câu & lời> 2").unwrap();
    let cell = |row, column| second.get((row, column)).unwrap().clone();
    assert_eq!(cell(0, 0), Data::String("<export-column-seq>".to_owned()));
    assert_eq!((cell(1, 0), cell(1, 1)), (Data::Float(2.0), Data::String(" =1+1 ệ<".to_owned())));
    assert_eq!(cell(2, 0), Data::String(i64::MAX.to_string()), "a number that no sheet can hold");
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
    let whole = rows(Cursor::new(Vec::new()), 9).unwrap().into_inner().len();
    for room in (0..whole).step_by(5) {
        let disk = Disk { file: Cursor::new(Vec::new()), room };
        let failed = rows(disk, 9).err();
        let is_full = |error: &DataError| matches!(error, DataError::Io(error) if error.kind() == io::ErrorKind::StorageFull);
        assert!(failed.as_ref().is_some_and(is_full), "{room}: {failed:?}");
    }
}

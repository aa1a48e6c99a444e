//! A sheet of a workbook, or a table of text, as rows under named columns.

use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};

#[derive(Debug)]
pub(super) struct Sheet {
    heads: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

impl Sheet {
    pub(super) fn of(mut rows: Vec<Vec<String>>) -> Self {
        let heads = rows.remove(0);
        assert!(rows.iter().all(|row| row.len() == heads.len()));
        Self { heads, rows }
    }

    /// The cells of one row by the names of their columns.
    pub(super) fn row(&self, at: usize) -> impl Fn(&str) -> String + '_ {
        move |head| {
            let column = self.heads.iter().position(|own| own == head);
            let column = column.unwrap_or_else(|| panic!("no column {head} in {:?}", self.heads));
            self.rows[at][column].clone()
        }
    }
}

/// Numbers come back as numbers: one that was written as text would carry its quotes here.
pub(super) fn sheet(path: &Path, name: &str) -> Sheet {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let range = book.worksheet_range(name).unwrap_or_else(|error| panic!("{name}: {error}"));
    let shown = |cell: &Data| match cell {
        Data::Float(number) => number.to_string(),
        Data::Int(number) => number.to_string(),
        Data::DateTime(date) => format!("{:.6}", date.as_f64()),
        Data::String(text) if text.parse::<f64>().is_ok() => format!("\"{text}\""),
        Data::String(text) => text.clone(),
        Data::Empty => String::new(),
        Data::Bool(_) | Data::DateTimeIso(_) | Data::DurationIso(_) | Data::Error(_) => panic!("{cell:?}"),
    };
    Sheet::of(range.rows().map(|row| row.iter().map(shown).collect()).collect())
}

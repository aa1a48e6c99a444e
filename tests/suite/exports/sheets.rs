//! A sheet of a workbook, or a table of text, as rows under named columns.

use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};

#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) heads: Vec<String>,
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
    let mut rows: Vec<Vec<String>> = range.rows().map(|row| row.iter().map(shown).collect()).collect();
    if rows[0][0].is_empty() {
        // Names stand over several columns: `name – title`.
        let groups = rows.remove(0);
        let mut group = String::new();
        for (head, above) in rows[0].iter_mut().zip(groups) {
            if !above.is_empty() {
                group = above;
            }
            if !group.is_empty() {
                *head = format!("{group} – {head}");
            }
        }
    }
    Sheet::of(rows)
}

/// The names of the sheets.
pub(super) fn names(path: &Path) -> Vec<String> {
    let book: Xlsx<_> = open_workbook(path).unwrap();
    book.sheet_names()
}

/// The one sheet whose name begins so.
pub(super) fn named(path: &Path, beginning: &str) -> String {
    let mut found = names(path).into_iter().filter(|name| name.starts_with(beginning));
    let name = found.next().unwrap_or_else(|| panic!("{beginning}: {:?}", names(path)));
    assert_eq!(found.next(), None, "{beginning}");
    name
}

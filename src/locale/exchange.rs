//! The sheet that goes to a teacher and comes back: a row for every line, the same in a spreadsheet and in a text file.
//!
//! It knows columns, not languages: whether a row may be taken over is the caller's to judge. The invariant: every cell
//! is text, columns are found by their names in any order, and what is written here is read back as the same.

pub mod sheet;
pub mod tsv;
pub mod xlsx;

pub use sheet::{RowFault, SheetColumn, SheetProblem, SheetRow, TranslationSheet};

#[cfg(test)]
mod tests;

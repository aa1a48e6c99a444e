//! Reads every row of a record with the types that our own reads use, and says which rows fail.
//!
//! It looks and changes nothing; [`prune`] removes what was found. From the ground up: what a column and a row may hold
//! (`json`, `cell`), what the tables hold (`tables`), every row of a record (`reader`), the rows of two records that
//! have one key (`beside`).
//!
//! A session fails with its own row or a seat of it; events are sound up to the first that fails; any other row fails
//! alone. A kind or a version of event that this program does not know is no fault: it belongs to a newer program.

mod beside;
mod cell;
mod json;
pub(super) mod prune;
mod reader;
mod tables;

pub(super) use crate::record::inspect::beside::{BadRow, bad_rows, own_events};
pub(super) use crate::record::inspect::reader::{Inspected, bad_heads, inspect};

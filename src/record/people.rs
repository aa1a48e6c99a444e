//! The people in the record: their ids, the codes they are called by, and who was joined to whom.
//!
//! A code is a label. Two laptops may give the same code to two people. A person is born where a code is first typed,
//! and keeps the id for ever. If a user joins several ids, they are one person. Then the smallest id is used for all of
//! them in figures, papers and exports. A user can take joined ids apart again. Merges copy both.
//!
//! Invariant: `learner.person`, `shown` and `mark` say what follows from `joining` and the codes; `derive_people` is
//! called in every transaction that changes one of these, and marks the sessions it changes as not counted.
//!
//! From the ground up: what follows from the joinings (`derived`), the people as they are read (`person`), what users
//! say about them (`change`). `old` gives people to the records of older programs.

mod change;
pub(super) mod old;
mod person;
mod derived;

pub use crate::record::people::person::{Person, PersonId, SameCode};

pub(super) use crate::record::people::derived::{derive_people, ids_of};
pub(super) use crate::record::people::person::{fill_in, sitter};

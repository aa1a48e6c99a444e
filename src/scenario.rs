//! A practice script: what its author writes, how it is read, what can be wrong with it.
//!
//! [`model`] and [`kind`] are the shape, [`draft`] reads RON text and never stops at the first fault, [`check`]
//! looks for faults inside one script. Nothing here plays a meeting (`meeting` does, and `meeting::explore` walks
//! every path through a script), knows a column on a screen, or opens a file.

pub mod model;
pub mod kind;
pub mod quantity;
pub mod lines;
pub mod rehearsal;
pub mod finding;
pub mod draft;
pub mod check;

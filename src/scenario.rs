//! A practice script: what its author writes, how it is read, what can be wrong with it.
//!
//! [`model`] and [`kind`] are the shape, [`draft`] reads RON text and never stops at the first fault, [`check`]
//! looks for faults inside one script, [`explore`] walks every path through it. Nothing here plays a meeting
//! (`meeting` does), knows a column on a screen, or opens a file.

pub mod check;
pub mod draft;
pub mod explore;
pub mod finding;
pub mod kind;
pub mod lines;
pub mod model;
pub mod quantity;
pub mod rehearsal;

//! A practice script: what its author writes, how it is read, what can be wrong with it.
//!
//! [`model`], [`terms`] and [`kinds`] are what an author writes. [`reader`] reads RON text and does not stop at the
//! first fault. [`check`] looks for faults inside one script. Nothing here plays a meeting (`meeting` does, and
//! `meeting::explore` explores every path through a script), measures columns, or opens a file.

pub mod terms;
pub mod quantity;
pub mod claim;
pub mod shape;
pub mod kinds;
pub mod builtin;
pub mod guest;
pub mod map;
pub mod model;
pub mod lines;
pub mod story;
pub mod finding;
pub mod reader;
pub mod check;

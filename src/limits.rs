//! How long and how deep something may be before it is handed to a parser.
//!
//! Some parsers call themselves for every bracket, and take memory for every byte, so a file that was made to do harm,
//! or was damaged, could end the program. Every limit is several times what people really write. What is over a limit
//! is refused before it is parsed: a finding in a script, a clear sentence elsewhere. Fields of a form have a limit of
//! their own (`tui::field`), and so have rows of a sheet and of a record.

/// Bytes of a script or a club. The longest one shipped has a twentieth of it.
pub(crate) const SCRIPT_BYTES: u64 = 2 << 20;

/// Bytes of a file of texts (`.ftl`) or of states (`state.tsv`).
pub(crate) const LOCALE_BYTES: u64 = 4 << 20;

/// Bytes of a sheet that comes back from a teacher, as the file has them.
pub(crate) const SHEET_BYTES: u64 = 16 << 20;

/// Bytes of a spreadsheet once its parts are unpacked, and how many parts it may have.
pub(crate) const SHEET_UNPACKED: u64 = 64 << 20;
pub(crate) const SHEET_PARTS: usize = 1_000;

/// Brackets inside each other in a script: within what `ron` takes.
pub(crate) const SCRIPT_DEPTH: usize = 60;

/// Braces and calls inside each other in a Fluent text. People write two; each costs the parser some of the stack.
pub(crate) const TEXT_DEPTH: usize = 40;

/// The most findings for one file. A user with so many findings looks at the first ones and checks again.
pub(crate) const FINDINGS: usize = 100;

//! Limits of the length and depth of a file, checked before a parser gets it.
//!
//! Some parsers are recursive for every bracket and take memory for every byte. So a damaged or hostile file could end
//! the program. Every limit is several times what people really write. What is over a limit is refused before it is
//! parsed: as a finding in a script, as a clear sentence elsewhere. Fields of a form have a limit of their own
//! (`tui::field`), and so have rows of a sheet and of a record.

/// The most bytes of a script or a club file. The longest one that is shipped has a twentieth of it.
pub(crate) const SCRIPT_BYTES: u64 = 2 << 20;

/// The most bytes of a file of texts (`.ftl`) or of states (`state.tsv`).
pub(crate) const LOCALE_BYTES: u64 = 4 << 20;

/// The most bytes of a sheet that comes back from a teacher, packed.
pub(crate) const SHEET_BYTES: u64 = 16 << 20;

/// The most bytes of such a spreadsheet once its parts are unpacked.
pub(crate) const SHEET_UNPACKED: u64 = 64 << 20;

/// The most parts of such a spreadsheet.
pub(crate) const SHEET_PARTS: usize = 1_000;

/// The most brackets inside each other in a script: fewer than `ron` accepts.
pub(crate) const SCRIPT_DEPTH: usize = 60;

/// The most braces and calls inside each other in a Fluent text. People write two; each one costs the parser a part of
/// the stack.
pub(crate) const TEXT_DEPTH: usize = 40;

/// The most findings for one file. A user with so many findings looks at the first ones and checks again.
pub(crate) const FINDINGS: usize = 100;

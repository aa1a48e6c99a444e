//! Which languages are shown, and how a text is found in them.
//!
//! [`lang`] says which languages there are and which are shown. [`catalog`] holds the texts of the screens, [`words`]
//! those of one scenario; both are made of layers ([`layer`]), which decide by [`state`] and by the corrections of
//! the room whether a drafted line may be shown. [`sentences`] holds what commands say, which is never drafted.
//! [`values`] are the values in lines. [`number`] writes money, counts and dates by Vietnamese rules in every
//! language, [`coverage`] compares a translation with the Vietnamese, [`exchange`] is the sheet that goes to a
//! teacher. Nothing here opens a file or draws. The invariant: Vietnamese is behind every other language, a missing
//! text never stops anything, no draft is shown without its mark, and the same text never stands twice.
//!
//! From the ground up: languages, values and patterns; a file of texts (`bundle`); a language with its corrections and
//! states (`layer`); all languages (`catalog`, `words`). Nothing below names this file.

pub mod lang;
mod bundle;
mod pattern;
pub mod layer;
pub mod state;
mod protect;
pub mod proof;
pub mod number;
pub mod catalog;
pub mod words;
pub mod values;
pub mod sentences;
pub mod coverage;
pub mod exchange;

pub use crate::locale::bundle::{LocaleProblem, ProblemKind};
pub use crate::locale::lang::{Lang, Speech, SpeechError, Written};
pub use crate::locale::layer::{DRAFT_MARK, LocaleFile, without_draft_mark};
pub use crate::locale::pattern::{has_words, is_readable, pattern_map, patterns_of_file};
pub use crate::locale::protect::is_protected;
pub use crate::locale::values::{Pair, Value};

#[cfg(test)]
mod tests;

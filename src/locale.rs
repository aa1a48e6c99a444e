//! Which languages are spoken, and how a text is found in them.
//!
//! [`lang`] and [`speech`] say which there are and which are spoken. [`catalog`] holds the texts of the screens,
//! [`words`] those of one scenario; both are made of layers, which decide by [`state`] whether a drafted line may be
//! shown. [`sentences`] holds what commands say, which nobody drafts. [`correction`] is what the room puts right,
//! [`question`] which message asks about a session. [`number`] writes money, counts and dates by Vietnamese rules in
//! every language, [`coverage`] compares a translation with the Vietnamese, [`exchange`] is the sheet that goes to a
//! teacher. Nothing here opens a file or draws. The invariant: Vietnamese is behind every other language, a text that
//! is missing never stops anything, no draft is shown without its mark, and the same text never stands twice.
//!
//! From the ground up: languages, values and patterns; a file of texts (`bundle`); a language with its corrections and
//! states (`layer`); all languages (`catalog`, `words`). Nothing below names this file.

pub mod lang;
pub mod speech;
mod bundle;
mod pattern;
mod layer;
pub mod state;
mod protect;
pub mod correction;
pub mod proof;
pub mod number;
pub mod catalog;
pub mod words;
pub mod values;
pub mod sentences;
pub mod question;
mod pair;
pub mod coverage;
pub mod exchange;

pub use bundle::{LocaleProblem, ProblemKind};
pub use lang::{Lang, Written};
pub use layer::LocaleFile;
pub use pair::{Pair, Value};
pub use pattern::{has_words, is_readable, pattern_map, patterns_of_file};
pub use protect::is_protected;
pub use speech::{Speech, SpeechError};

#[cfg(test)]
mod tests;

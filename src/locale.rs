//! Which languages are spoken, and how a text is found in them.
//!
//! [`lang`] and [`speech`] say which there are and which are spoken. [`catalog`] holds the texts of the screens,
//! [`words`] those of one scenario; both are made of layers, which decide by [`state`] whether a drafted line may be
//! shown. [`sentences`] holds what commands say, which nobody drafts. [`correction`] is what the room puts right, [`question`] which message asks about a session. [`number`] writes money, counts and dates by Vietnamese rules in
//! every language, [`coverage`] compares a translation with the Vietnamese, [`exchange`] is the sheet that goes to a
//! teacher. Nothing here opens a file or draws. The invariant: Vietnamese is behind every other language, a text that
//! is missing never stops anything, no draft is shown without its mark, and the same text never stands twice.

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
pub mod coverage;
pub mod exchange;

use fluent_bundle::{FluentArgs, FluentValue};

use crate::locale::layer::Said;
use crate::meeting::figures::Figured;
use crate::money::Dong;

pub use bundle::{LocaleProblem, ProblemKind};
pub use lang::{Lang, Written};
pub use layer::LocaleFile;
pub use pattern::{has_words, is_readable, pattern_map, patterns_of_file};
pub use protect::is_protected;
pub use speech::{Speech, SpeechError};

/// Follows every line that no speaker has reviewed.
const DRAFT_MARK: &str = "(nháp)";

impl Speech {
    /// Finds a text: in the main language, else in Vietnamese; and in the second one or what stands in for it, unless
    /// that would only say the same again. `None` where there is no Vietnamese either.
    fn find(self, mut say: impl FnMut(Lang) -> Option<Said>) -> Option<Pair> {
        let (main, spoken) = match say(self.main) {
            Some(said) => (said.text, self.main),
            None => (say(Lang::Vi)?.text, Lang::Vi),
        };
        let second = self.second.filter(|lang| *lang != spoken);
        let said = second.and_then(|lang| lang.chain().find_map(say)).filter(|said| said.text != main);
        let second =
            said.map(|said| if said.draft { format!("{} {DRAFT_MARK}", said.text) } else { said.text });
        Some(Pair { main, second })
    }
}

/// A text as it is drawn: the main line, and the same in the second language where there is one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pair {
    pub main: String,
    pub second: Option<String>,
}

/// Words that are the same in every language, such as an amount or a name.
impl From<String> for Pair {
    fn from(main: String) -> Self {
        Self { main, second: None }
    }
}

impl From<&str> for Pair {
    fn from(main: &str) -> Self {
        Self { main: main.to_owned(), second: None }
    }
}

/// What may stand for a `{ $name }`. Every language writes it alike (`number`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Text(String),
    Money(Dong),
    Count(i64),
    /// Another text of the screens by its id, such as a role, in the language of the line it stands in.
    Id(String),
}

impl Value {
    /// A number of things, whatever kind of number it was counted in.
    pub fn count(n: impl TryInto<i64>) -> Self {
        Self::Count(n.try_into().unwrap_or(i64::MAX))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// What a quantity of the meeting came to.
impl From<Figured> for Value {
    fn from(figured: Figured) -> Self {
        match figured {
            Figured::Money(amount) => Self::Money(amount),
            Figured::Count(count) => Self::Count(count),
            Figured::Name(name) => Self::Text(name),
        }
    }
}

/// What stands where a text is missing in every language.
fn missing(id: &str) -> String {
    format!("⟨{id}⟩")
}

/// Largest count that Fluent, which keeps numbers as floats, still has exactly.
const EXACT_COUNTS: u64 = 1 << 53;

/// Money is text for Fluent, so that no float ever holds it. Counts stay numbers, as a plural depends on them.
/// `name_of` knows the texts of the screens.
fn fluent_args<N: AsRef<str>>(
    values: &[(N, Value)],
    name_of: impl Fn(&str) -> Option<String>,
) -> Option<FluentArgs<'_>> {
    if values.is_empty() {
        return None;
    }
    let mut args = FluentArgs::with_capacity(values.len());
    for (name, value) in values {
        let value = match value {
            Value::Text(text) => FluentValue::from(text.as_str()),
            Value::Money(amount) => FluentValue::from(number::money(*amount)),
            Value::Count(n) if n.unsigned_abs() <= EXACT_COUNTS => FluentValue::from(*n),
            Value::Count(n) => FluentValue::from(number::count(*n)),
            Value::Id(id) => FluentValue::from(name_of(id).unwrap_or_else(|| missing(id))),
        };
        args.set::<&str, _>(name.as_ref(), value);
    }
    Some(args)
}

#[cfg(test)]
mod tests;

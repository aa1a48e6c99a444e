//! A text as it is drawn, and what may stand in one: words, money, counts.
//!
//! Money is text for Fluent, so that no float ever holds it.

use fluent_bundle::{FluentArgs, FluentValue};

use crate::locale::number;
use crate::meeting::figures::Figured;
use crate::money::Dong;

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
pub(super) fn missing(id: &str) -> String {
    format!("⟨{id}⟩")
}

/// Largest count that Fluent, which keeps numbers as floats, still has exactly.
pub(super) const EXACT_COUNTS: u64 = 1 << 53;

/// Money is text for Fluent, so that no float ever holds it. Counts stay numbers, as a plural depends on them.
/// `name_of` knows the texts of the screens.
pub(super) fn fluent_args<N: AsRef<str>>(
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

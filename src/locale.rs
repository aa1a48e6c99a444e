//! Which languages are spoken, and how a text is found in them.
//!
//! [`catalog`] holds the texts of the screens, [`words`] those of one scenario, [`number`] writes money, counts and
//! dates by Vietnamese rules in every language, [`coverage`] compares a translation with the Vietnamese. Nothing
//! here opens a file or draws. The invariant: Vietnamese is behind every other language, a text that is missing
//! never stops anything, and the same text never stands twice.

mod bundle;
pub mod number;
pub mod catalog;
pub mod words;
pub mod coverage;

use std::str::FromStr;

use fluent_bundle::{FluentArgs, FluentValue};

use crate::money::Dong;

pub use bundle::{LocaleProblem, ProblemKind};

macro_rules! languages {
    ($($name:ident, $tag:literal, $own_name:literal;)+) => {
        /// A language that texts are written in.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Lang {
            $($name),+
        }

        impl Lang {
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// BCP 47, and the name of the folder below `locales/`.
            pub fn tag(self) -> &'static str {
                match self {
                    $(Self::$name => $tag),+
                }
            }

            /// As its speakers call it.
            pub fn own_name(self) -> &'static str {
                match self {
                    $(Self::$name => $own_name),+
                }
            }
        }
    };
}

languages! {
    Vi, "vi", "Tiếng Việt";
    En, "en", "English";
}

impl Lang {
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|lang| lang.tag().eq_ignore_ascii_case(tag.trim()))
    }

    /// The language in what an operating system calls a locale: "en_US.UTF-8", "vi-VN".
    pub fn from_system(name: &str) -> Option<Self> {
        Self::from_tag(name.split(['_', '-', '.', '@']).next()?)
    }
}

/// What is spoken on the screen: the main lines, and the lines under them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Speech {
    pub main: Lang,
    pub second: Option<Lang>,
}

impl Default for Speech {
    fn default() -> Self {
        Self::only(Lang::Vi)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SpeechError {
    #[error("There is no language '{0}' here. Known are: {known}.", known = known_tags())]
    Unknown(String),
    #[error(
        "The language '{0}' is named twice. Name the main one and another for the second line, such as 'vi,en'."
    )]
    Twice(&'static str),
    #[error("{0} languages do not fit. Name one, or two with a comma, such as 'vi,en'.")]
    TooMany(usize),
}

impl Speech {
    pub fn only(main: Lang) -> Self {
        Self { main, second: None }
    }

    pub fn with(main: Lang, second: Lang) -> Self {
        Self { main, second: Some(second).filter(|second| *second != main) }
    }

    /// The next of those that one key cycles through: vi, vi and en, en and vi. From any other it begins again.
    #[must_use]
    pub fn next(self) -> Self {
        match (self.main, self.second) {
            (Lang::Vi, None) => Self::with(Lang::Vi, Lang::En),
            (Lang::Vi, Some(_)) => Self::with(Lang::En, Lang::Vi),
            (Lang::En, _) => Self::only(Lang::Vi),
        }
    }

    /// Finds a text: in the main language, else in Vietnamese; and in the second one, unless that would only say
    /// the same again. `None` where there is no Vietnamese either.
    fn find(self, mut say: impl FnMut(Lang) -> Option<String>) -> Option<Pair> {
        let (main, spoken) = match say(self.main) {
            Some(text) => (text, self.main),
            None => (say(Lang::Vi)?, Lang::Vi),
        };
        let second = self.second.filter(|lang| *lang != spoken).and_then(say).filter(|text| *text != main);
        Some(Pair { main, second })
    }
}

impl FromStr for Speech {
    type Err = SpeechError;

    /// "vi", or "vi,en" with the second line's language.
    fn from_str(tags: &str) -> Result<Self, Self::Err> {
        let langs = tags
            .split(',')
            .map(|tag| Lang::from_tag(tag).ok_or_else(|| SpeechError::Unknown(tag.trim().to_owned())))
            .collect::<Result<Vec<_>, _>>()?;
        match *langs.as_slice() {
            [main] => Ok(Self::only(main)),
            [main, second] if main == second => Err(SpeechError::Twice(main.tag())),
            [main, second] => Ok(Self::with(main, second)),
            _ => Err(SpeechError::TooMany(langs.len())),
        }
    }
}

impl std::fmt::Display for Speech {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(self.main.tag())?;
        self.second.map_or(Ok(()), |second| write!(out, ",{}", second.tag()))
    }
}

fn known_tags() -> String {
    Lang::ALL.iter().map(|lang| lang.tag()).collect::<Vec<_>>().join(", ")
}

/// A text as it is drawn: the main line, and the same in the second language where there is one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pair {
    pub main: String,
    pub second: Option<String>,
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

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
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
mod tests {
    use super::{Lang, Speech, SpeechError};

    #[test]
    fn one_key_cycles() {
        let start = Speech::default();
        let cycle = [start.next(), start.next().next(), start.next().next().next()];
        assert_eq!(cycle.map(|speech| speech.to_string()), ["vi,en", "en,vi", "vi"]);
        assert_eq!(Speech::only(Lang::En).next(), Speech::default());
    }

    #[test]
    fn speech_is_read_from_the_command_line() {
        for (tags, read) in [("vi", "vi"), ("vi,en", "vi,en"), (" EN , vi ", "en,vi"), ("en", "en")] {
            assert_eq!(tags.parse::<Speech>().map(|speech| speech.to_string()), Ok(read.to_owned()));
        }
        assert_eq!("vi,vi".parse::<Speech>(), Err(SpeechError::Twice("vi")));
        assert_eq!("vi,en,vi".parse::<Speech>(), Err(SpeechError::TooMany(3)));
        assert_eq!(
            "vi,fr".parse::<Speech>().map_err(|error| error.to_string()),
            Err("There is no language 'fr' here. Known are: vi, en.".to_owned())
        );
        assert!("".parse::<Speech>().is_err());
    }

    #[test]
    fn systems_name_languages_their_way() {
        let names = [("vi_VN.UTF-8", Some(Lang::Vi)), ("en-US", Some(Lang::En)), ("C", None), ("", None)];
        for (name, lang) in names {
            assert_eq!(Lang::from_system(name), lang, "{name}");
        }
    }
}

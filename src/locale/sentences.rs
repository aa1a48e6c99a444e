//! Sentences of one file in one language, for commands: no drafts, no corrections, no second line.
//!
//! A line of the file is a line of the output, and a number is written plainly. Nothing is parsed before the first
//! sentence is asked for. A missing sentence shows its id in ⟨⟩. A missing value stays as it is written, and panics
//! in tests.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::fmt;

use fluent_bundle::types::FluentValue;
use fluent_bundle::{FluentBundle, FluentResource};
use unic_langid::LanguageIdentifier;

use crate::locale::lang::Lang;
use crate::locale::values::{EXACT_COUNTS, Value, fluent_args, missing};
use crate::text;

/// The files of sentences, by their stems. Only Vietnamese and English have them.
pub const CHECK: &str = "check";
/// English stands here only after the Vietnamese, and only where it is useful.
pub const COMMANDS: &str = "cli";

pub struct Sentences {
    lang: Lang,
    source: String,
    bundle: OnceCell<FluentBundle<FluentResource>>,
}

impl Sentences {
    pub fn new(lang: Lang, source: impl Into<String>) -> Self {
        Self { lang, source: source.into(), bundle: OnceCell::new() }
    }

    pub fn has(&self, id: &str) -> bool {
        self.bundle().has_message(id)
    }

    /// The ids of all messages, in the order of the file.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let starts = self.source.lines().filter_map(|line| line.split_once(" ="));
        starts
            .map(|(id, _)| id)
            .filter(|id| id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'))
    }

    /// The names of all values that some message takes.
    pub fn values(&self) -> BTreeSet<String> {
        let names = self.source.split('$').skip(1);
        let is_of_name = |letter: &char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
        names.map(|rest| rest.chars().take_while(is_of_name).collect()).collect()
    }

    pub fn say(&self, id: &str, values: &[(&str, Value)]) -> String {
        self.find(id, None, values).unwrap_or_else(|| missing(id))
    }

    /// Another part of the same message, such as the remedy of a finding.
    pub fn part(&self, id: &str, name: &str, values: &[(&str, Value)]) -> String {
        self.find(id, Some(name), values).unwrap_or_else(|| missing(&format!("{id}.{name}")))
    }

    fn find(&self, id: &str, part: Option<&str>, values: &[(&str, Value)]) -> Option<String> {
        let bundle = self.bundle();
        let message = bundle.get_message(id)?;
        let pattern = match part {
            Some(part) => message.get_attribute(part)?.value(),
            None => message.value()?,
        };
        let values: Vec<(&str, Value)> = values.iter().map(|(name, value)| (*name, plain(value))).collect();
        let args =
            fluent_args(values.iter().map(|(name, value)| (*name, value)), |id| self.find(id, None, &[]));
        let mut errors = Vec::new();
        let said = bundle.format_pattern(pattern, args.as_ref(), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "{id}: {errors:?}");
        Some(said)
    }

    fn bundle(&self) -> &FluentBundle<FluentResource> {
        self.bundle.get_or_init(|| {
            let tag = self.lang.tag().parse::<LanguageIdentifier>().unwrap_or_default();
            let mut bundle = FluentBundle::new(vec![tag]);
            bundle.set_use_isolating(false);
            bundle.set_formatter(Some(|value, _| match value {
                FluentValue::Number(n) => Some(n.as_string().into_owned()),
                FluentValue::String(_) | FluentValue::Custom(_) | FluentValue::None | FluentValue::Error => {
                    None
                }
            }));
            let source = match text::nfc(&self.source) {
                Cow::Borrowed(composed) => composed.to_owned(),
                Cow::Owned(composed) => composed,
            };
            let (Ok(resource) | Err((resource, _))) = FluentResource::try_new(source);
            bundle.add_resource_overriding(resource);
            bundle
        })
    }
}

/// Fluent cannot hold the largest numbers exactly, so they are passed as words.
fn plain(value: &Value) -> Value {
    match value {
        Value::Count(n) if n.unsigned_abs() > EXACT_COUNTS => Value::Text(n.to_string()),
        Value::Count(_) | Value::Text(_) | Value::Money(_) | Value::Id(_) => value.clone(),
    }
}

impl fmt::Debug for Sentences {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Sentences").field("lang", &self.lang).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::Sentences;
    use crate::locale::lang::Lang;
    use crate::locale::values::Value;

    const TEXT: &str = "found = { $n ->\n    [0] nothing\n   *[other] { $n } of { who }\n }\n    .help =\n        one\n          \
                        two { $path }\nwho = them\n";

    #[test]
    fn numbers_are_plain_lines_stay_and_what_is_missing_is_seen() {
        let texts = Sentences::new(Lang::En, TEXT);
        let say = |n: i64| texts.say("found", &[("n", Value::Count(n))]);
        assert_eq!(
            (say(0), say(-12_345), say(i64::MAX)),
            ("nothing".into(), "-12345 of them".into(), format!("{} of them", i64::MAX))
        );
        assert_eq!(texts.part("found", "help", &[("path", Value::from("a\nb {}"))]), "one\n  two a\nb {}");
        assert_eq!(
            (texts.say("lost", &[]), texts.part("who", "help", &[])),
            ("⟨lost⟩".into(), "⟨who.help⟩".into())
        );
    }

    #[test]
    #[should_panic(expected = "found")]
    fn a_value_that_is_not_handed_over_is_seen_in_tests() {
        Sentences::new(Lang::En, TEXT).say("found", &[]);
    }
}

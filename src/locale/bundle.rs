//! The Fluent texts of one language, parsed when the first of them is asked for.
//!
//! A message that cannot be parsed is reported and left out; the sound ones around it work. It does not choose
//! between languages.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell};
use std::collections::HashMap;
use std::fmt;
use std::ops::Range;
use std::rc::Rc;

use fluent_bundle::types::FluentValue;
use fluent_bundle::{FluentArgs, FluentBundle, FluentError, FluentResource};
use unic_langid::LanguageIdentifier;

use crate::locale::lang::Lang;
use crate::locale::number;
use crate::locale::pattern::{blank, has_words, patterns, without_depth};
use crate::{limits, text};

/// Something in a file of texts that does not work.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}{line}: {kind}", line = line.map(|line| format!(":{line}")).unwrap_or_default())]
pub struct LocaleProblem {
    pub file: String,
    /// Counted from 1; none where the file has another form than the texts (a scenario's Vietnamese).
    pub line: Option<usize>,
    /// The message it is in, where that can be said.
    pub id: Option<String>,
    pub kind: ProblemKind,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProblemKind {
    /// The reason is the parser's, in English.
    #[error("this text cannot be read: {0}. The other texts of the file still work.")]
    Unreadable(String),
    #[error("too many braces stand inside each other. The other texts of the file still work.")]
    TooDeep,
    #[error("the id '{0}' stands here twice; the first text is used.")]
    Twice(String),
}

pub(super) struct Bundle {
    lang: Lang,
    file: String,
    sources: Cell<Vec<String>>,
    parsed: OnceCell<Parsed>,
}

struct Parsed {
    bundle: FluentBundle<Rc<FluentResource>>,
    /// In the order in which a later one replaces an earlier one.
    resources: Vec<Rc<FluentResource>>,
    /// The texts as they are written, made when they are first asked for.
    patterns: OnceCell<HashMap<String, String>>,
    problems: Vec<LocaleProblem>,
}

impl Bundle {
    pub(super) fn new(lang: Lang, file: String) -> Self {
        Self { lang, file, sources: Cell::default(), parsed: OnceCell::new() }
    }

    pub(super) fn lang(&self) -> Lang {
        self.lang
    }

    /// Adds texts; where an id is there already, the later text is used. Only before the first text is asked for.
    pub(super) fn add(&mut self, source: String) {
        self.sources.get_mut().push(source);
    }

    /// The text, or None where it is missing or blank. A `{ $name }` without a value stays as it is written.
    pub(super) fn say(&self, id: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let bundle = &self.parsed().bundle;
        let message = bundle.get_message(id)?;
        let said = bundle.format_pattern(message.value()?, args, &mut Vec::new());
        let said = if said.contains('\n') { Cow::Owned(text::fold_spaces(&said).into_owned()) } else { said };
        (!said.trim().is_empty()).then(|| said.into_owned())
    }

    /// The text as it is written, its values still in braces and on one line; `None` where it is missing or blank.
    pub(super) fn pattern(&self, id: &str) -> Option<&str> {
        let Parsed { resources, patterns: cell, .. } = self.parsed();
        let all =
            cell.get_or_init(|| resources.iter().flat_map(|resource| patterns(resource.entries())).collect());
        all.get(id).map(String::as_str).filter(|pattern| has_words(pattern))
    }

    /// Every id with words.
    pub(super) fn ids(&self) -> Vec<&str> {
        let _ = self.pattern("");
        let all = self.parsed().patterns.get().into_iter().flatten();
        all.filter(|(_, pattern)| has_words(pattern)).map(|(id, _)| id.as_str()).collect()
    }

    pub(super) fn problems(&self) -> &[LocaleProblem] {
        &self.parsed().problems
    }

    fn parsed(&self) -> &Parsed {
        self.parsed.get_or_init(|| self.parse(self.sources.take()))
    }

    fn parse(&self, sources: Vec<String>) -> Parsed {
        let tag = self.lang.tag().parse::<LanguageIdentifier>().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![tag]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(n) => Some(number::grouped(&n.as_string())),
            FluentValue::String(_) | FluentValue::Custom(_) | FluentValue::None | FluentValue::Error => None,
        }));
        let (mut problems, mut resources) = (Vec::new(), Vec::new());
        for (at, source) in sources.into_iter().enumerate() {
            let resource = Rc::new(self.read(&text::nfc(&source), &mut problems));
            if at == 0 {
                let errors = bundle.add_resource(Rc::clone(&resource)).err().unwrap_or_default();
                problems.extend(errors.into_iter().filter_map(|error| self.twice(&error, resource.source())));
            } else {
                bundle.add_resource_overriding(Rc::clone(&resource));
            }
            resources.push(resource);
        }
        Parsed { bundle, resources, patterns: OnceCell::new(), problems }
    }

    /// Parses until all that is left is correct. Fluent reads what follows an open brace as a part of it, so a broken
    /// text alone is blanked out, line ends kept, and the rest is read again.
    fn read(&self, source: &str, problems: &mut Vec<LocaleProblem>) -> FluentResource {
        let (bearable, deep) = without_depth(source);
        for text in deep {
            let line = Some(line_at(source, text.start));
            problems.push(LocaleProblem {
                file: self.file.clone(),
                line,
                id: None,
                kind: ProblemKind::TooDeep,
            });
        }
        let mut source = bearable.into_owned();
        loop {
            let (resource, errors) = match FluentResource::try_new(source) {
                Ok(resource) => return resource,
                Err(broken) => broken,
            };
            // A last line of nothing but blanks needs its end to be seen as empty.
            let mut left = format!("{}\n", resource.source());
            for error in errors {
                if problems.len() >= limits::FINDINGS {
                    return resource;
                }
                let text = broken_text(&left, error.slice.clone().unwrap_or(error.pos.clone()));
                let line = Some(line_at(&left, text.start));
                let kind = ProblemKind::Unreadable(error.to_string());
                problems.push(LocaleProblem { file: self.file.clone(), line, id: None, kind });
                if left.get(text.clone()).is_none_or(|broken| broken.trim().is_empty()) {
                    return resource;
                }
                blank(&mut left, &text);
            }
            source = left;
        }
    }

    fn twice(&self, error: &FluentError, source: &str) -> Option<LocaleProblem> {
        let FluentError::Overriding { id, .. } = error else { return None };
        let line = line_of_second(source, id);
        let kind = ProblemKind::Twice(id.clone());
        Some(LocaleProblem { file: self.file.clone(), line, id: Some(id.clone()), kind })
    }
}

impl fmt::Debug for Bundle {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Bundle").field("lang", &self.lang).field("file", &self.file).finish_non_exhaustive()
    }
}

/// From the beginning of a broken part to the beginning of the next text: a line that starts with a letter.
fn broken_text(source: &str, stretch: Range<usize>) -> Range<usize> {
    let mut end = stretch.start;
    for line in source.get(stretch.clone()).unwrap_or_default().split_inclusive('\n') {
        if end > stretch.start && line.starts_with(|first: char| first.is_ascii_alphabetic()) {
            break;
        }
        end += line.len();
    }
    stretch.start..end
}

/// The line of a byte, counted from 1.
fn line_at(source: &str, byte: usize) -> usize {
    let before = source.as_bytes().get(..byte).unwrap_or(source.as_bytes());
    before.split(|byte| *byte == b'\n').count()
}

/// The line on which a message is defined for the second time.
fn line_of_second(source: &str, id: &str) -> Option<usize> {
    let defines = |line: &str| line.strip_prefix(id).is_some_and(|rest| rest.trim_start().starts_with('='));
    source.lines().enumerate().filter(|(_, line)| defines(line)).nth(1).map(|(at, _)| at + 1)
}

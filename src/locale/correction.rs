//! Words that somebody in the room put right: which line, made for which Vietnamese, and what it should say.
//!
//! Of several for one line the newest counts; one without a text takes the ones before it back. Where they are kept is
//! the record's business, whether they may be shown is `layer`'s.

use std::fmt;
use std::str::FromStr;

use crate::locale::lang::Lang;
use crate::locale::state::TextMark;

/// A line by its file and its id there: `ui/yes`, `khoi-dong/porch-prompt`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineKey {
    /// "ui", or the id of a script.
    pub file: String,
    pub line: String,
}

pub const UI: &str = "ui";

impl LineKey {
    pub fn ui(line: &str) -> Self {
        Self { file: UI.to_owned(), line: line.to_owned() }
    }
}

impl fmt::Display for LineKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.file, self.line)
    }
}

impl FromStr for LineKey {
    type Err = ();

    fn from_str(key: &str) -> Result<Self, ()> {
        let (file, line) = key.split_once('/').ok_or(())?;
        let is_id = |part: &str| {
            part.starts_with(|first: char| first.is_ascii_lowercase())
                && part.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-')
        };
        (is_id(file) && is_id(line)).then(|| Self { file: file.to_owned(), line: line.to_owned() }).ok_or(())
    }
}

/// A line put right, as it counts now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    pub lang: Lang,
    pub key: LineKey,
    /// The Vietnamese it was made for: as shipped for a Vietnamese line, as it stood on the screen for any other.
    pub source: TextMark,
    pub text: String,
}

/// Words for one line as somebody says them, or none to take the earlier ones back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PuttingRight {
    pub lang: Lang,
    pub key: LineKey,
    pub source: TextMark,
    pub text: Option<String>,
    /// Whose words they are, and where they were said; empty where nobody wrote it down.
    pub code: String,
    pub place: String,
}

#[cfg(test)]
mod tests {
    use super::LineKey;

    #[test]
    fn a_key_names_a_file_and_a_line() {
        let key: Result<LineKey, ()> = "khoi-dong/porch-prompt".parse();
        assert_eq!(key.as_ref().map(ToString::to_string), Ok("khoi-dong/porch-prompt".to_owned()));
        for wrong in ["yes", "ui/", "/yes", "ui/Yes", "ui/a b", "ui/a/b"] {
            assert_eq!(wrong.parse::<LineKey>(), Err(()), "{wrong}");
        }
    }
}

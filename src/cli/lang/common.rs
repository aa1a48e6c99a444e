//! What the commands of `lang` share: which language is meant, and how they report what could not be read.

use std::io::Write;

use crate::cli::failure::Failure;
use crate::cli::words::{CommandWords, sentence};
use crate::files::naming::remedy;
use crate::library::LoadError;
use crate::locale::state::TextMark;
use crate::locale::{Lang, Written};

/// The language with this tag, if texts are written in it.
pub(super) fn language(tag: &str) -> Result<Lang, Failure> {
    let Some(lang) = Lang::from_tag(tag) else {
        let written = Lang::ALL.iter().filter(|lang| lang.written() != Written::NotYet);
        let known = written.map(|lang| lang.tag()).collect::<Vec<_>>().join(", ");
        return Err(Failure::Usage(sentence("cli-lang-unknown").with("tag", tag).with("known", known)));
    };
    if lang.written() == Written::NotYet {
        let said = sentence("cli-lang-not-yet").with("name", lang.own_name()).with("tag", lang.tag());
        return Err(Failure::Usage(said));
    }
    Ok(lang)
}

/// Writes a mark as a cell of a sheet. The sign before it keeps a program from reading `12345678…` or `1e234567…` as
/// a number.
pub(super) fn mark_cell(mark: TextMark) -> String {
    format!("#{mark}")
}

/// Reads the mark in a cell. Sheets of an older program have it without the sign.
pub(super) fn mark_of(cell: &str) -> Option<TextMark> {
    cell.trim_start_matches('#').parse().ok()
}

/// Reports what could not be read beside the language that was asked for, each once.
pub(super) fn tell(problems: &[LoadError], err: &mut dyn Write) -> Result<(), Failure> {
    let words = CommandWords::default();
    let mut told: Vec<String> = problems.iter().map(|problem| told_of(problem, &words)).collect();
    told.dedup();
    for problem in told {
        writeln!(err, "{problem}")?;
    }
    Ok(())
}

fn told_of(problem: &LoadError, words: &CommandWords) -> String {
    match problem {
        LoadError::Unreadable { path, source } => {
            let said = sentence("cli-lang-unreadable").path("path", path).cause(source);
            words.say(said.said("remedy", remedy(source)))
        }
        LoadError::Faults { name, .. } => words.say(sentence("cli-lang-faults").with("name", name)),
        LoadError::NoScenario { .. } | LoadError::NoClub { .. } | LoadError::FixedClub { .. } => {
            problem.to_string()
        }
    }
}

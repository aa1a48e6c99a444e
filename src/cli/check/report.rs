//! Findings as people read them, with a caret under the word, and as JSON.
//!
//! The JSON is stable: `[{code, severity, file, line, column, message, help}]`. Lines and columns count from 1,
//! columns in characters as editors do.

use std::io::{self, Write};
use std::ops::Range;
use std::path::Path;

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use serde::Serialize;

use crate::cli::check::checked::{Checked, position};
use crate::cli::check::said::Said;
use crate::cli::edge;
use crate::files::reading::remedy;
use crate::library::LoadError;
use crate::locale::Value;
use crate::scenario::finding::{Finding, Severity};
use crate::text::edge::{cleaned, cleaned_lines};

#[derive(Debug, Serialize)]
struct Row<'a> {
    code: &'static str,
    severity: &'static str,
    file: &'a str,
    line: usize,
    column: usize,
    message: String,
    help: String,
}

pub(super) fn json(checked: &[Checked], said: &Said, out: &mut dyn Write) -> io::Result<()> {
    let mut rows = Vec::new();
    for file in checked {
        for finding in &file.findings {
            let (line, column) = position(&file.text, finding.range.start);
            let (message, help) = said.finding(&finding.kind);
            let severity = match finding.severity() {
                Severity::Error => "error",
                Severity::Warning => "warning",
            };
            rows.push(Row { code: finding.code(), severity, file: &file.name, line, column, message, help });
        }
    }
    edge::json_pretty(out, &rows)
}

pub(super) fn human(checked: &[Checked], said: &Said, color: bool, out: &mut dyn Write) -> io::Result<()> {
    let (mut errors, mut warnings) = (0_usize, 0_usize);
    for file in checked {
        for finding in &file.findings {
            match finding.severity() {
                Severity::Error => errors += 1,
                Severity::Warning => warnings += 1,
            }
            writeln!(out, "{}\n", shown(file, finding, said, color))?;
        }
    }
    let id = if errors + warnings == 0 { "finding-none" } else { "finding-some" };
    let counts = [("files", checked.len()), ("errors", errors), ("warnings", warnings)];
    writeln!(out, "{}", said.say(id, &counts.map(|(name, n)| (name, Value::count(n)))))
}

fn shown(file: &Checked, finding: &Finding, said: &Said, color: bool) -> String {
    let (message, help) = said.finding(&finding.kind);
    let level = match finding.severity() {
        Severity::Error => Level::ERROR.with_name(said.say("finding-error", &[])),
        Severity::Warning => Level::WARNING.with_name(said.say("finding-warning", &[])),
    };
    let help_level = Level::HELP.with_name(said.say("finding-help", &[]));
    let elsewhere = said.say("finding-elsewhere", &[]);
    let within = |range: &Range<usize>| range.start.min(file.text.len())..range.end.min(file.text.len());
    // The lines of the file are cleaned by what shows them, so that the caret stays under the word.
    let (name, message, help) = (cleaned(&file.name), cleaned(&message), cleaned_lines(&help));
    let related = finding.related.as_ref().map(within);
    let excerpt = Excerpt::around(&file.text, &within(&finding.range), related.as_ref());
    let title = level.primary_title(message).id(finding.code());
    let group = if excerpt.is_readable() {
        let mut snippet = Snippet::source(excerpt.lines)
            .line_start(excerpt.line)
            .path(name.as_ref())
            .annotation(AnnotationKind::Primary.span(excerpt.inside(&within(&finding.range))));
        if let Some(related) = &related {
            let related = excerpt.inside(related);
            snippet = snippet.annotation(AnnotationKind::Context.span(related).label(elsewhere.as_str()));
        }
        title.element(snippet)
    } else {
        let (line, column) = position(&file.text, finding.range.start);
        title.element(Origin::path(name.as_ref()).line(line).char_column(column))
    };
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[group.element(help_level.message(help))])
}

/// The lines of a file that a finding is about, so that a long file is not gone through for each.
struct Excerpt<'t> {
    lines: &'t str,
    start: usize,
    line: usize,
}

impl<'t> Excerpt<'t> {
    /// Lines longer than this are not shown, because the user would not find the word in them.
    const MOST_IN_LINE: usize = 2_000;

    fn around(text: &'t str, range: &Range<usize>, related: Option<&Range<usize>>) -> Self {
        let first = related.map_or(range.start, |other| other.start.min(range.start));
        let last = related.map_or(range.end, |other| other.end.max(range.end));
        let start = text.get(..first).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
        let end = text.get(last..).and_then(|rest| rest.find('\n')).map_or(text.len(), |end| last + end);
        let line = text.get(..start).unwrap_or_default().matches('\n').count() + 1;
        Self { lines: text.get(start..end).unwrap_or_default(), start, line }
    }

    fn is_readable(&self) -> bool {
        self.lines.split('\n').all(|line| line.len() <= Self::MOST_IN_LINE)
    }

    fn inside(&self, range: &Range<usize>) -> Range<usize> {
        range.start.saturating_sub(self.start)..range.end.saturating_sub(self.start)
    }
}

/// What could not be read, what still holds, what to do.
pub(super) fn problem(problem: &LoadError, said: &Said) -> String {
    match problem {
        LoadError::Unreadable { path, source } => said.say(
            "finding-unreadable",
            &[
                ("path", Value::Text(path.display().to_string())),
                ("cause", Value::Text(source.to_string())),
                ("remedy", Value::Text(said.common(remedy(source)))),
            ],
        ),
        LoadError::NoScenario { .. }
        | LoadError::NoClub { .. }
        | LoadError::FixedClub { .. }
        | LoadError::Faults { .. } => problem.to_string(),
    }
}

/// What `--fix-ids` could not write, and that the file is as it was.
pub(super) fn unwritten(path: &Path, error: &io::Error, said: &Said) -> String {
    let values =
        [("path", Value::Text(path.display().to_string())), ("cause", Value::Text(error.to_string()))];
    said.say("finding-unwritten", &values)
}

//! A file as it was checked, and its findings as people read them, with a caret under the word, and as JSON. The
//! sentences are in `locales/*/check.ftl`.
//!
//! The JSON is stable: `[{code, severity, file, line, column, message, help}]`. Lines and columns count from 1, columns
//! in characters as editors do.

use std::collections::BTreeSet;
use std::io;
use std::io::Write;
use std::ops::Range;
use std::path::Path;

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use serde::Serialize;

use crate::cli::check::values::{id_of, values, way};
use crate::cli::check::work;
use crate::cli::edge;
use crate::cli::words::{cause_in, shipped};
use crate::files::naming::remedy;
use crate::library::LoadError;
use crate::limits;
use crate::locale::sentences::{CHECK, COMMANDS, Sentences};
use crate::locale::{Lang, Value};
use crate::scenario::check::ScriptWork;
use crate::scenario::finding::{Finding, FindingKind, Severity, nearest};
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

pub(super) fn json(checked: &[Checked], said: &CheckSentences, out: &mut dyn Write) -> io::Result<()> {
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

pub(super) fn human(
    checked: &[Checked],
    said: &CheckSentences,
    color: bool,
    with_work: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (mut errors, mut warnings) = (0_usize, 0_usize);
    for file in checked {
        for finding in &file.findings {
            match finding.severity() {
                Severity::Error => errors += 1,
                Severity::Warning => warnings += 1,
            }
            writeln!(out, "{}\n", shown(file, finding, said, color))?;
        }
        if with_work {
            work::write(file, said, out)?;
        }
    }
    let id = if errors + warnings == 0 { "finding-none" } else { "finding-some" };
    // No file was read; the reason is printed with the problems.
    if checked.is_empty() {
        return Ok(());
    }
    let counts = [("files", checked.len()), ("errors", errors), ("warnings", warnings)];
    writeln!(out, "{}", said.say(id, &counts.map(|(name, n)| (name, Value::count(n)))))
}

pub(super) fn shown(file: &Checked, finding: &Finding, said: &CheckSentences, color: bool) -> String {
    let (message, help) = said.finding(&finding.kind);
    let level = match finding.severity() {
        Severity::Error => Level::ERROR.with_name(said.say("finding-error", &[])),
        Severity::Warning => Level::WARNING.with_name(said.say("finding-warning", &[])),
    };
    let help_level = Level::HELP.with_name(said.say("finding-help", &[]));
    let elsewhere = said.say("finding-elsewhere", &[]);
    let within = |range: &Range<usize>| whole_letters(&file.text, range);
    // The renderer cleans the lines of the file itself, so that the caret stays under the word.
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

/// The range without parts of letters at its ends. A place in the text as it was meant may lie inside a curly quote of the
/// text as it is written.
fn whole_letters(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(range.start);
    start..text.ceil_char_boundary(range.end).max(start)
}

/// The lines of a file that have a finding, so that a long file is not read again for each.
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

/// Says what could not be read, what still holds, and what to do.
pub(super) fn problem(problem: &LoadError, said: &CheckSentences) -> String {
    match problem {
        LoadError::Unreadable { path, source } => said.say(
            "finding-unreadable",
            &[
                ("path", Value::Text(path.display().to_string())),
                ("cause", Value::Text(said.cause(source))),
                ("remedy", Value::Text(said.common(remedy(source)))),
            ],
        ),
        LoadError::NoScenario { name, known } => {
            let near = nearest(name, known.iter().map(String::as_str));
            let mut values =
                vec![("name", Value::Text(name.clone())), ("known", Value::Text(known.join(", ")))];
            values.push(("meant", Value::from(if near.is_some() { "yes" } else { "no" })));
            values.extend(near.map(|near| ("nearest", Value::Text(near))));
            said.say("finding-no-such", &values)
        }
        LoadError::NoClub { .. } | LoadError::FixedClub { .. } | LoadError::Faults { .. } => {
            problem.to_string()
        }
    }
}

/// Says what `--fix-ids` could not write, and that the file is unchanged.
pub(super) fn unwritten(path: &Path, error: &io::Error, said: &CheckSentences) -> String {
    let values =
        [("path", Value::Text(path.display().to_string())), ("cause", Value::Text(said.cause(error)))];
    said.say("finding-unwritten", &values)
}

/// `dv` and four digits.
fn is_code(id: &str) -> bool {
    let digits = id.strip_prefix("dv").unwrap_or_default();
    digits.len() == 4 && digits.bytes().all(|digit| digit.is_ascii_digit())
}

/// One file and what is wrong with it.
#[derive(Debug, Clone)]
pub(super) struct Checked {
    pub name: String,
    /// The text as it was read. Bytes that are no text are replaced by a mark.
    pub text: String,
    pub findings: Vec<Finding>,
    /// None for what is no script.
    pub(super) work: Option<ScriptWork>,
    /// Where the id of a script or club is written.
    pub(super) id: Option<Range<usize>>,
    /// The club in which a script is played.
    pub(super) club: Option<String>,
}

impl Checked {
    /// In the order of the text, each finding once, and no more than a person reads.
    pub(super) fn sort(&mut self) {
        self.findings.sort_by_key(|finding| (finding.range.start, finding.code()));
        self.findings.dedup();
        if let Some(next) = self.findings.get(limits::FINDINGS).cloned() {
            self.findings.truncate(limits::FINDINGS);
            self.findings.retain(|finding| finding.kind != FindingKind::TooMany);
            self.findings.push(Finding { related: None, kind: FindingKind::TooMany, ..next });
        }
    }
}

/// The line and the column of a byte, in characters, both from 1.
pub(super) fn position(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at.min(text.len())).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let in_line = before.rsplit('\n').next().unwrap_or_default();
    (line, in_line.chars().count() + 1)
}

/// The sentences of `check`. They are parsed when the first one is needed.
#[derive(Debug)]
pub struct CheckSentences {
    findings: Sentences,
    /// The sentences that all commands share.
    common: Sentences,
}

impl CheckSentences {
    /// Loads the sentences of the program itself, whichever folder is checked.
    ///
    /// They are written in Vietnamese and English; any other language gets the Vietnamese.
    pub fn new(lang: Lang) -> Self {
        let lang = if lang == Lang::En { Lang::En } else { Lang::Vi };
        Self { findings: shipped(lang, CHECK), common: shipped(lang, COMMANDS) }
    }

    pub(in crate::cli) fn say(&self, id: &str, values: &[(&str, Value)]) -> String {
        self.findings.say(id, values)
    }

    /// What a word of a script means; none for a word that has no sentence.
    pub(in crate::cli) fn word(&self, word: &str) -> Option<String> {
        let id = format!("finding-word-{word}");
        self.findings.has(&id).then(|| self.findings.say(&id, &[]))
    }

    pub(super) fn common(&self, id: &str) -> String {
        self.common.say(id, &[])
    }

    /// Why a file could not be read or written.
    pub(super) fn cause(&self, error: &io::Error) -> String {
        cause_in(&self.common, error)
    }

    /// The codes of all findings, in order.
    pub(super) fn codes(&self) -> Vec<String> {
        let ids = self.findings.ids();
        let codes = ids.filter(|id| is_code(id)).map(str::to_uppercase);
        codes.collect::<BTreeSet<_>>().into_iter().collect()
    }

    pub(super) fn explains(&self, code: &str) -> bool {
        is_code(&code.to_lowercase()) && self.findings.has(&code.to_lowercase())
    }

    /// What is wrong and what to do about it, with "…" in place of every value.
    pub(super) fn bare(&self, code: &str) -> (String, String) {
        let id = code.to_lowercase();
        let names = self.findings.values();
        let values: Vec<(&str, Value)> = names.iter().map(|name| (name.as_str(), Value::from("…"))).collect();
        (self.findings.say(&id, &values), self.findings.part(&id, "help", &values))
    }

    /// What is wrong, and what to do about it.
    pub fn finding(&self, kind: &FindingKind) -> (String, String) {
        let (id, values) = (id_of(kind), values(kind, &|word| self.word(word)));
        let (message, help) = (self.findings.say(&id, &values), self.findings.part(&id, "help", &values));
        let way = if let FindingKind::OnPath { way: taken, .. } = kind { way(taken) } else { None };
        match way {
            Some(values) => (message, format!("{help} {}", self.say("finding-way", &values))),
            None => (message, help),
        }
    }
}

//! Prints what `doctor` found: a line for each finding, and the sample words, typed and drawn.
//!
//! Letters are drawn in the colors of the app on a terminal that has them, else in full blocks without a color, so
//! that a file or a chat message holds them too.

use std::io::{self, Write};

use crossterm::style::{Color as Shade, ResetColor, SetBackgroundColor, SetForegroundColor};
use ratatui::style::Color;
use ratatui::text::Span;

use crate::cli::doctor::findings::Findings;
use crate::locale::catalog::Catalog;
use crate::locale::{Speech, Value};
use crate::paths::VERSION;
use crate::record::error::{Fault, RecordError};
use crate::text::edge::cleaned;
use crate::tui::picture::{Script, TaiViet, VIET_RIGHT, VIET_TEXT, draw};
use crate::tui::theme::ThemeName;
use crate::weight::{FolderPart, Weight};
use crate::{journal, text};

#[derive(Debug, Clone, Copy)]
pub(super) struct DoctorWords<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) speech: Speech,
}

/// No picture is wider than a page of the app, whatever the window.
const WIDEST: u16 = 84;
/// The width without a window.
const USUAL: u16 = 78;
const LABELS: usize = 22;

impl DoctorWords<'_> {
    pub(super) fn word(&self, id: &str, values: &[(&str, Value)]) -> String {
        self.catalog.ui(self.speech, id, values).main
    }

    pub(super) fn tell(&self, found: &Findings, out: &mut dyn Write) -> io::Result<()> {
        let unknown = || self.word("doctor-unknown", &[]);
        let terminal = &found.terminal;
        let names: Vec<&str> = [&terminal.term, &terminal.program, &terminal.color_term]
            .into_iter()
            .filter_map(|name| name.as_deref())
            .collect();
        let colors = if found.wants_no_color {
            self.word("doctor-colors-plain", &[])
        } else if terminal.has_256_colors() {
            self.word("doctor-colors-256", &[])
        } else {
            unknown()
        };
        for (label, said) in [
            ("doctor-version", format!("dongvai {VERSION}")),
            ("doctor-data-dir", found.folders.data.display().to_string()),
            ("doctor-documents", found.folders.documents.display().to_string()),
            ("doctor-record", format!("{}: {}", found.path.display(), self.record(found))),
            ("doctor-content", self.content(found)),
            ("doctor-elsewhere", self.elsewhere(found)),
            ("doctor-weight", weight_text(&found.weight, self)),
            ("doctor-locale", found.locale.clone().unwrap_or_else(unknown)),
            ("doctor-terminal", if names.is_empty() { unknown() } else { names.join(" · ") }),
            ("doctor-size", self.size(found)),
            ("doctor-colors", colors),
            ("doctor-answer-viet", self.answer(found.answer(VIET_TEXT))),
            ("doctor-answer-tai-viet", self.answer(found.answer(TaiViet::SETTING))),
            ("doctor-journal", self.journal(found)),
        ] {
            writeln!(out, "{} {}", text::pad(&self.word(label, &[]), LABELS), cleaned(&said))?;
        }
        for line in &found.journal {
            writeln!(out, "{} {}", " ".repeat(LABELS), cleaned(line))?;
        }
        Ok(())
    }

    fn record(&self, found: &Findings) -> String {
        match &found.record {
            Ok(None) => self.word("doctor-record-none", &[]),
            Ok(Some(health)) => {
                let n = i64::try_from(health.sessions).unwrap_or(i64::MAX);
                let schema = Value::Text(health.schema.to_string());
                let sound = self.word("doctor-record-sound", &[("schema", schema), ("n", Value::Count(n))]);
                let n_bad = health.troubled.len();
                let n_rows = health.bad_rows.values().fold(0_u64, |sum, n| sum.saturating_add(*n));
                let mut said = vec![sound];
                if n_bad > 0 || n_rows > 0 {
                    let values = [("n", Value::count(n_bad)), ("rows", Value::count(n_rows))];
                    said.push(self.word("sessions-unreadable-doctor", &values));
                }
                if health.miscounted {
                    said.push(self.word("doctor-record-miscounted", &[]));
                }
                said.join("; ")
            }
            Err(error) if error.fault == Fault::Damaged => self.word("doctor-record-damaged", &[]),
            Err(_) => self.word("doctor-record-unreadable", &[]),
        }
    }

    /// Prints the two codes by which laptops compare their records.
    fn content(&self, found: &Findings) -> String {
        let Some(hash) = found.hash() else { return self.word("doctor-unknown", &[]) };
        let values = [("facts", Value::Text(hash.facts.short())), ("words", Value::Text(hash.words.short()))];
        self.word("doctor-content-codes", &values)
    }

    fn elsewhere(&self, found: &Findings) -> String {
        found.elsewhere().map_or_else(
            || self.word("doctor-elsewhere-none", &[]),
            |path| self.word("doctor-elsewhere-join", &[("path", Value::Text(path))]),
        )
    }

    /// Where the journal is; its last lines follow.
    fn journal(&self, found: &Findings) -> String {
        if found.journal.is_empty() {
            return self.word("doctor-journal-none", &[]);
        }
        journal::path(&found.folders.data).display().to_string()
    }

    fn size(&self, found: &Findings) -> String {
        let Some((columns, rows)) = found.size else { return self.word("doctor-size-none", &[]) };
        let values = [("columns", Value::Count(columns.into())), ("rows", Value::Count(rows.into()))];
        self.word("doctor-size-known", &values)
    }

    fn answer(&self, kept: Option<&str>) -> String {
        let id = match kept {
            None => "doctor-answer-none",
            Some(kept) if kept == VIET_RIGHT || kept == TaiViet::Text.slug() => "doctor-answer-right",
            Some(kept) if kept == TaiViet::Drawn.slug() => "doctor-answer-drawn",
            Some(_) => "doctor-answer-wrong",
        };
        self.word(id, &[])
    }

    /// The words of the terminal check, typed and below that drawn.
    pub(super) fn show(&self, script: Script, found: &Findings, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "\n{}", self.word("check-typed", &[("words", script.sample().into())]))?;
        writeln!(out, "{}\n", self.word("doctor-same-words", &[]))?;
        let in_color = found.size.is_some() && !found.wants_no_color;
        let theme = if in_color { ThemeName::default() } else { ThemeName::Plain }.theme();
        let columns = found.size.map_or(USUAL, |size| size.0.saturating_sub(1).min(WIDEST));
        for row in draw(script.sample(), script, script.em(), usize::from(columns), theme.text) {
            for span in &row.spans {
                paint(span, out)?;
            }
            if in_color {
                out.write_all(ResetColor.to_string().as_bytes())?;
            }
            writeln!(out)?;
        }
        Ok(())
    }

    pub(super) fn ask(&self, script: Script, out: &mut dyn Write) -> io::Result<()> {
        let id = match script {
            Script::Viet => "check-ask-viet",
            Script::TaiViet => "check-ask-tai-viet",
        };
        let question = Value::Text(self.word(id, &[]));
        write!(out, "\n{} ", self.word("doctor-ask", &[("question", question)]))
    }

    /// Says what follows from a kept answer.
    pub(super) fn conclude(&self, script: Script, is_same: bool, out: &mut dyn Write) -> io::Result<()> {
        let ids: &[&str] = match (script, is_same) {
            (Script::Viet, true) => &[],
            (Script::Viet, false) => {
                &["check-viet-wrong-font", "check-viet-wrong-windows", "check-viet-wrong-xterm"]
            }
            (Script::TaiViet, true) => &["check-tai-viet-typed"],
            (Script::TaiViet, false) => &["check-tai-viet-drawn"],
        };
        for id in ["doctor-kept"].iter().chain(ids) {
            writeln!(out, "{}", self.word(id, &[]))?;
        }
        Ok(())
    }

    /// What happened, what still holds, what to do; and the cause for an expert.
    pub(super) fn tell_damage(&self, error: &RecordError, err: &mut dyn Write) -> io::Result<()> {
        let path = Value::Text(error.path.display().to_string());
        writeln!(err, "dongvai: {}", self.word("doctor-damaged", &[("path", path)]))?;
        for id in ["doctor-damaged-holds", "doctor-damaged-do"] {
            writeln!(err, "  {}", self.word(id, &[]))?;
        }
        let cause = error.cause.as_ref().map_or_else(|| error.to_string(), ToString::to_string);
        writeln!(err, "  ({cause})")
    }
}

fn paint(span: &Span<'_>, out: &mut dyn Write) -> io::Result<()> {
    let shade = |color| match color {
        Some(Color::Indexed(index)) => Some(Shade::AnsiValue(index)),
        _ => None,
    };
    if let (Some(foreground), Some(background)) = (shade(span.style.fg), shade(span.style.bg)) {
        // Each line in one piece, because the output is cleaned piece by piece.
        for color in [SetForegroundColor(foreground).to_string(), SetBackgroundColor(background).to_string()]
        {
            out.write_all(color.as_bytes())?;
        }
    }
    write!(out, "{}", span.content)
}

/// "12,3 MB"; below one megabyte, whole kB.
pub(super) fn size(bytes: u64) -> String {
    const MB: u64 = 1 << 20;
    if bytes < MB {
        return format!("{} kB", bytes.div_ceil(1 << 10));
    }
    let tenths = bytes.saturating_mul(10) / MB;
    format!("{},{} MB", tenths / 10, tenths % 10)
}

/// What the folder weighs, and each part of it that weighs anything.
fn weight_text(weight: &Weight, words: &DoctorWords<'_>) -> String {
    let parts = FolderPart::ALL.iter().copied().filter(|part| weight.of(*part) > 0).map(|part| {
        let name = words.word(&format!("doctor-part-{}", part.slug()), &[]);
        format!("{name} {}", size(weight.of(part)))
    });
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() { size(0) } else { format!("{}: {}", size(weight.total()), parts.join(" · ")) }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_written_as_people_read_them() {
        let sizes = [0, 1, 1 << 10, (1 << 20) - 1, 1 << 20, 12_900_000].map(size);
        assert_eq!(sizes, ["0 kB", "1 kB", "1 kB", "1024 kB", "1,0 MB", "12,3 MB"]);
    }
}

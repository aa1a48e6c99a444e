//! Lays out the sections of the trainer's page: their names beside the text in a narrow window, two columns of them in a
//! wide one. Every line is wrapped; only one that says so is cut to its row.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::text;
use crate::tui::page::share;
use crate::tui::theme::Theme;

/// Columns of the names at the left.
const NAMES: usize = 11;
/// Between two columns.
const GAP: usize = 4;

/// What belongs under one name. A section without lines is left out.
#[derive(Debug, Clone, Default)]
pub(super) struct Section {
    pub(super) name: String,
    pub(super) lines: Vec<SectionLine>,
}

#[derive(Debug, Clone)]
pub(super) struct SectionLine {
    /// A sign before it, which stands alone at the left.
    lead: (String, Style),
    words: String,
    style: Style,
    fits: Fits,
}

/// How a line comes to the columns there are.
#[derive(Debug, Clone)]
enum Fits {
    Wrapped,
    /// In one row, with this at the right.
    Cut {
        end: String,
    },
    /// As much of the row as this is of that.
    Bar {
        done: u64,
        of: u64,
    },
}

impl SectionLine {
    pub(super) fn new(lead: impl Into<String>, words: impl Into<String>, style: Style) -> Self {
        Self { lead: (lead.into(), style), words: words.into(), style, fits: Fits::Wrapped }
    }

    pub(super) fn bar(done: u64, of: u64, style: Style) -> Self {
        Self { fits: Fits::Bar { done, of }, ..Self::new("", "", style) }
    }

    /// The sign before it in a color of its own.
    pub(super) fn lead_in(self, style: Style) -> Self {
        Self { lead: (self.lead.0, style), ..self }
    }

    pub(super) fn in_one_row(self, end: String) -> Self {
        Self { fits: Fits::Cut { end }, ..self }
    }

    fn rows(&self, columns: usize) -> Vec<Line<'static>> {
        let (lead, lead_style) = &self.lead;
        let indent = text::width(lead);
        let room = columns.saturating_sub(indent).max(1);
        let rows = match &self.fits {
            Fits::Wrapped => text::wrap(&self.words, room),
            Fits::Cut { end } if end.is_empty() => vec![text::cut(&self.words, room)],
            Fits::Cut { end } => {
                let words = room.saturating_sub(text::width(end) + 1);
                vec![format!("{} {end}", text::pad(&text::cut(&self.words, words), words))]
            }
            Fits::Bar { done, of } => {
                let full = share(*done, *of, room);
                vec![format!("{}{}", "█".repeat(full), "░".repeat(room.saturating_sub(full)))]
            }
        };
        let lead = |at: usize| if at == 0 { lead.clone() } else { " ".repeat(indent) };
        let row = |(at, row): (usize, String)| {
            Line::from(vec![Span::styled(lead(at), *lead_style), Span::styled(row, self.style)])
        };
        rows.into_iter().enumerate().map(row).collect()
    }
}

/// One under the other, the names at the left.
pub(super) fn under(sections: &[Section], columns: usize, theme: &Theme) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for section in sections {
        let rows = section.lines.iter().flat_map(|line| line.rows(columns.saturating_sub(NAMES)));
        for (at, row) in rows.enumerate() {
            let name = if at == 0 { section.name.as_str() } else { "" };
            let mut line = Line::from(Span::styled(text::pad(name, NAMES), theme.dim));
            line.spans.extend(row.spans);
            lines.push(line);
        }
    }
    lines
}

/// Two columns, each name above its text.
pub(super) fn beside(
    left: &[Section],
    right: &[Section],
    columns: usize,
    theme: &Theme,
) -> Vec<Line<'static>> {
    let width = columns.saturating_sub(GAP) / 2;
    let [mut left, mut right] = [left, right].map(|sections| column(sections, width, theme).into_iter());
    let mut lines = Vec::new();
    loop {
        let (one, other) = (left.next(), right.next());
        if one.is_none() && other.is_none() {
            return lines;
        }
        let mut line = one.unwrap_or_default();
        let missing = (width + GAP).saturating_sub(line.width());
        line.push_span(" ".repeat(missing));
        line.spans.extend(other.unwrap_or_default().spans);
        lines.push(line);
    }
}

fn column(sections: &[Section], columns: usize, theme: &Theme) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for section in sections.iter().filter(|section| !section.lines.is_empty()) {
        lines.push(Line::from(Span::styled(text::cut(&section.name, columns), theme.accent)));
        lines.extend(section.lines.iter().flat_map(|line| line.rows(columns)));
        lines.push(Line::default());
    }
    lines
}

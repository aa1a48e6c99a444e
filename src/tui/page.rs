//! What stands in the middle of a screen: lines that know what they are, wrapped to the columns there are.
//!
//! A page is made anew for every frame. A text in two languages is a pair: the second stands right under the main
//! one and is wrapped, never cut. Nothing is hidden: a page taller than its place scrolls with the focused line and
//! says so at the right edge.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::locale::Pair;
use crate::text;
use crate::tui::theme::Theme;

/// What a click on a line means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hit {
    /// The thing with this number, counted from 0.
    Item(usize),
}

#[derive(Debug)]
pub struct Page<'t> {
    theme: &'t Theme,
    columns: usize,
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    line: Line<'static>,
    hit: Option<Hit>,
    focused: bool,
}

/// What was drawn where, so that clicks can be told apart and scrolling knows its end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drawn {
    pub hits: Vec<(Rect, Hit)>,
    pub top: u16,
    pub most_top: u16,
}

impl<'t> Page<'t> {
    pub fn new(columns: u16, theme: &'t Theme) -> Self {
        Self { theme, columns: usize::from(columns), rows: Vec::new() }
    }

    pub fn theme(&self) -> &'t Theme {
        self.theme
    }

    pub fn columns(&self) -> usize {
        self.columns
    }

    pub fn blank(&mut self) {
        self.push(Line::default(), None, false);
    }

    pub fn heading(&mut self, pair: &Pair) {
        self.pair("", pair, self.theme.heading, None, false);
    }

    pub fn text(&mut self, pair: &Pair) {
        self.pair("", pair, self.theme.text, None, false);
    }

    pub fn dim(&mut self, pair: &Pair) {
        self.pair("", pair, self.theme.dim, None, false);
    }

    pub fn styled(&mut self, pair: &Pair, style: Style) {
        self.pair("", pair, style, None, false);
    }

    /// A sign and what it says, such as "✓ Đã làm tốt": never color alone.
    pub fn signed(&mut self, sign: &str, pair: &Pair, style: Style) {
        self.pair(&format!("{sign} "), pair, style, None, false);
    }

    /// Centered, for a screen with one thing to say.
    pub fn centered(&mut self, pair: &Pair, style: Style) {
        for (words, style) in [(Some(&pair.main), style), (pair.second.as_ref(), self.theme.second_language)]
        {
            for line in words.map(|words| text::wrap(words, self.columns)).unwrap_or_default() {
                self.push(Line::styled(line, style).centered(), None, false);
            }
        }
    }

    /// One of several things, "▸1 …", that can be picked by digit, arrow and click.
    pub fn item(&mut self, number: usize, mark: &str, pair: &Pair, focused: bool) {
        let arrow = if focused { "▸" } else { " " };
        let style = if focused { self.theme.selected } else { self.theme.text };
        self.pair(&format!("{arrow}{mark} "), pair, style, Some(Hit::Item(number)), focused);
    }

    /// A label and its value at the right, on one line where both fit.
    pub fn field(&mut self, number: usize, label: &Pair, value: &str, focused: bool) {
        let arrow = if focused { "▸" } else { " " };
        let style = if focused { self.theme.selected } else { self.theme.text };
        let value_width = text::width(value);
        let label_columns = self.columns.saturating_sub(value_width + 2);
        let hit = Some(Hit::Item(number));
        let mut lines = text::wrap(&label.main, label_columns.max(12));
        let last = lines.pop().unwrap_or_default();
        for line in lines {
            self.push(Line::styled(format!("{arrow}{line}"), style), hit, focused);
        }
        if text::width(&last) <= label_columns {
            let label = text::pad(&last, label_columns);
            self.push(Line::styled(format!("{arrow}{label} {value}"), style), hit, focused);
        } else {
            self.push(Line::styled(format!("{arrow}{last}"), style), hit, focused);
            self.push(Line::styled(text::pad_left(value, self.columns), style), hit, focused);
        }
        if let Some(second) = &label.second {
            self.second("  ", second, hit, focused);
        }
    }

    /// Cells side by side, each with its width; texts that are too long are cut.
    pub fn cells(&mut self, cells: &[(String, usize, bool)], style: Style) {
        let spans: Vec<Span<'static>> = cells
            .iter()
            .map(|(words, columns, right)| {
                let fitted = text::cut(words, *columns);
                Span::styled(
                    if *right { text::pad_left(&fitted, *columns) } else { text::pad(&fitted, *columns) },
                    style,
                )
            })
            .collect();
        self.push(Line::from(spans), None, false);
    }

    pub fn rule(&mut self) {
        self.push(Line::styled("─".repeat(self.columns), self.theme.rule), None, false);
    }

    /// A pair behind a lead such as "▸1 "; lines after the first are indented under the text.
    pub fn pair(&mut self, lead: &str, pair: &Pair, style: Style, hit: Option<Hit>, focused: bool) {
        let indent = text::width(lead);
        let columns = self.columns.saturating_sub(indent).max(1);
        for (at, line) in text::wrap(&pair.main, columns).into_iter().enumerate() {
            let lead = if at == 0 { lead.to_owned() } else { " ".repeat(indent) };
            self.push(Line::styled(format!("{lead}{line}"), style), hit, focused);
        }
        if let Some(second) = &pair.second {
            self.second(&" ".repeat(indent.max(2)), second, hit, focused);
        }
    }

    /// What a field below is for, with a dim note behind it, such as how letters are typed.
    pub fn label(&mut self, lead: &str, pair: &Pair, note: Option<&str>, focused: bool) {
        self.pair(lead, &Pair { second: None, ..pair.clone() }, self.theme.text, None, focused);
        if let Some(note) = note {
            let room = self.columns.saturating_sub(text::width(note) + 2);
            match self.rows.last_mut().filter(|row| row.line.width() <= room) {
                Some(row) => row.line.push_span(Span::styled(format!("  {note}"), self.theme.dim)),
                None => self.pair(
                    "  ",
                    &Pair { main: note.to_owned(), second: None },
                    self.theme.dim,
                    None,
                    focused,
                ),
            }
        }
        if let Some(second) = &pair.second {
            self.second("  ", second, None, focused);
        }
    }

    fn second(&mut self, indent: &str, second: &str, hit: Option<Hit>, focused: bool) {
        let columns = self.columns.saturating_sub(text::width(indent)).max(1);
        for line in text::wrap(second, columns) {
            self.push(Line::styled(format!("{indent}{line}"), self.theme.second_language), hit, focused);
        }
    }

    fn push(&mut self, line: Line<'static>, hit: Option<Hit>, focused: bool) {
        self.rows.push(Row { line, hit, focused });
    }

    /// Draws the page. `top` is the first row somebody scrolled to; none to follow the focused line.
    pub fn draw(self, frame: &mut Frame<'_>, area: Rect, top: Option<u16>) -> Drawn {
        let frame_area = frame.area();
        let height = usize::from(area.height);
        let most_top = self.rows.len().saturating_sub(height);
        let top = top.map_or_else(|| self.top_for_focus(height), usize::from).min(most_top);
        let below = most_top > top;
        let mut drawn = Drawn { hits: Vec::new(), top: text::to_u16(top), most_top: text::to_u16(most_top) };
        for (at, row) in self.rows.into_iter().skip(top).take(height).enumerate() {
            let place = Rect { y: area.y.saturating_add(text::to_u16(at)), height: 1, ..area };
            frame.render_widget(row.line, place);
            if let Some(hit) = row.hit {
                drawn.hits.push((place, hit));
            }
        }
        // In the margin right of the page, which the frame keeps free.
        let edge = |y: u16| Rect { x: area.right(), y, width: 1, height: 1 }.intersection(frame_area);
        if top > 0 && area.height > 0 {
            frame.render_widget(Span::styled("▲", self.theme.accent), edge(area.y));
        }
        if below && area.height > 0 {
            frame.render_widget(Span::styled("▼", self.theme.accent), edge(area.bottom().saturating_sub(1)));
        }
        drawn
    }

    /// The least scrolling that shows every focused row.
    fn top_for_focus(&self, height: usize) -> usize {
        let first = self.rows.iter().position(|row| row.focused);
        let last = self.rows.iter().rposition(|row| row.focused);
        match (first, last) {
            (Some(first), Some(last)) => {
                let with_last = (last + 1).saturating_sub(height);
                // A little of what follows, so that one sees there is more.
                let with_next = (last + 2).min(self.rows.len()).saturating_sub(height);
                if with_next <= first { with_next } else { with_last.min(first) }
            }
            _ => 0,
        }
    }
}

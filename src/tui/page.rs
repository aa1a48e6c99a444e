//! The middle of a screen: lines with their meaning, wrapped to the columns there are.
//!
//! A page is made anew for every frame. A text in two languages is a pair: the second is directly under the main one
//! and is wrapped, never cut; Tai Viet in it may be drawn instead of typed. Nothing is hidden: a page that is taller
//! than its area scrolls with the line in focus, and arrows at the right edge show it.

mod bars;
mod draw;
mod wall;
#[cfg(test)]
mod tests;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

pub use crate::tui::page::bars::Bar;
pub(in crate::tui) use crate::tui::page::bars::share;
pub use crate::tui::page::wall::Card;

use crate::locale::{self, DRAFT_MARK, Pair};
use crate::text;
use crate::tui::large::{Drawings, LargeLetters};
use crate::tui::paint;
use crate::tui::picture::{self, Script, TaiViet, TextRun};
use crate::tui::theme::Theme;

/// What a click on a line means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hit {
    /// The thing with this number, counted from 0.
    Item(usize),
}

/// Columns from a label to the end of its value, on a page that is wider.
const WIDEST_FIELD: usize = 84;

#[derive(Debug)]
pub struct Page<'t> {
    theme: &'t Theme,
    columns: usize,
    tai_viet: TaiViet,
    rows: Vec<Row>,
    /// So many of the first rows stay where they are.
    pinned: usize,
    /// Whether large letters are drawn, in half blocks.
    large: LargeLetters,
    drawings: Option<&'t Drawings>,
    /// A page with few rows stands in the middle of its area.
    in_the_middle: bool,
    /// A free row stands between what is said, where there is room for all of them.
    is_spread: bool,
    /// What is listed is to be seen before all else.
    list_comes_first: bool,
    drafts: Drafts,
}

/// How the lines of the second language are marked that no speaker has reviewed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Drafts {
    /// Whether something around the page marks all of them, so that none has a mark of its own.
    are_marked_around: bool,
    /// How many texts of the second language are on the page so far: drafts, and others.
    marked: usize,
    unmarked: usize,
}

#[derive(Debug)]
struct Row {
    line: Line<'static>,
    /// The ground over the whole width.
    ground: Option<Style>,
    hit: Option<Hit>,
    /// What a click on a part of it means: from this column on, so wide.
    parts: Vec<(u16, u16, Hit)>,
    focused: bool,
    /// The last row of what is said.
    ends: bool,
    /// In the second language.
    is_second: bool,
}

/// The position of each drawn line, for clicks and for the end of scrolling.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drawn {
    pub hits: Vec<(Rect, Hit)>,
    pub top: u16,
    pub most_top: u16,
}

impl<'t> Page<'t> {
    pub fn new(columns: u16, theme: &'t Theme) -> Self {
        Self {
            theme,
            columns: usize::from(columns),
            tai_viet: TaiViet::default(),
            rows: Vec::new(),
            pinned: 0,
            large: LargeLetters::default(),
            drawings: None,
            in_the_middle: false,
            is_spread: false,
            list_comes_first: false,
            drafts: Drafts::default(),
        }
    }

    /// How large letters are shown.
    #[must_use]
    pub fn with_large(mut self, shown: LargeLetters) -> Self {
        self.large = shown;
        self
    }

    /// Takes large letters from what was drawn before.
    #[must_use]
    pub fn with_drawings(mut self, kept: &'t Drawings) -> Self {
        self.drawings = Some(kept);
        self
    }

    #[must_use]
    pub fn with_tai_viet(mut self, shown: TaiViet) -> Self {
        self.tai_viet = shown;
        self
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
        for line in text::wrap(&pair.main, self.columns) {
            self.push(Line::styled(line, style).centered(), None, false);
        }
        let second = pair.second.as_ref().map(|second| {
            self.note_second(second);
            self.second_rows(second, self.columns)
        });
        for line in second.unwrap_or_default() {
            self.push(line.centered(), None, false);
        }
    }

    /// One of several things, "►1 …", that can be picked by digit, arrow and click.
    pub fn item(&mut self, number: usize, mark: &str, pair: &Pair, focused: bool) {
        let arrow = if focused { "►" } else { " " };
        let style = if focused { self.theme.selected } else { self.theme.text };
        self.pair(&format!("{arrow}{mark} "), pair, style, Some(Hit::Item(number)), focused);
    }

    /// One of several things that were not chosen, with its digit: dim, so that what was chosen stands out.
    pub fn other_option(&mut self, number: usize, pair: &Pair, focused: bool) {
        let lead = format!(" {} ", number + 1);
        self.pair(&lead, pair, self.theme.dim, Some(Hit::Item(number)), focused);
    }

    /// What a field in focus can be, each with its digit, shown before anything is chosen.
    pub fn choices(&mut self, options: &[Pair]) {
        let numbered = |(at, words): (usize, &str)| format!("{} {words}", at + 1).replace(' ', "\u{a0}");
        let mains = options.iter().map(|option| option.main.as_str()).enumerate().map(numbered);
        let main = mains.collect::<Vec<_>>().join(" · ");
        let seconds: Vec<&str> = options.iter().filter_map(|option| option.second.as_deref()).collect();
        // Only where every one has a second line do their numbers tell which is which.
        for second in &seconds {
            self.note_second(second);
        }
        let second = (seconds.len() == options.len() && !seconds.is_empty())
            .then(|| seconds.into_iter().enumerate().map(numbered).collect::<Vec<_>>().join(" · "));
        self.pair("    ", &Pair { main, second }, self.theme.accent, None, true);
    }

    /// A label and its value at the right, on one line where both fit; a long value has a line of its own, so that it
    /// squeezes no label. On a wide page they stay close to each other.
    pub fn field(&mut self, number: usize, label: &Pair, value: &str, focused: bool) {
        let style = if focused { self.theme.selected } else { self.theme.text };
        let columns = self.columns.min(WIDEST_FIELD);
        let beside = columns.saturating_sub(text::width(value) + 2);
        let hit = Some(Hit::Item(number));
        let mut lines = text::wrap(&label.main, columns.saturating_sub(2).max(12));
        let mut lead = if focused { "►" } else { " " };
        let last = lines.pop().unwrap_or_default();
        for line in lines {
            self.push(Line::styled(format!("{lead}{line}"), style), hit, focused);
            lead = " ";
        }
        if text::width(&last) <= beside {
            let label = text::pad(&last, beside);
            self.push(Line::styled(format!("{lead}{label} {value}"), style), hit, focused);
        } else {
            self.push(Line::styled(format!("{lead}{last}"), style), hit, focused);
            self.push(Line::styled(text::pad_left(value, columns), style), hit, focused);
        }
        if let Some(second) = &label.second {
            self.second("  ", second, hit, focused);
        }
    }

    /// Cells side by side, each with its width; a text that is too long for one takes more rows.
    pub fn cells(&mut self, cells: &[(String, usize, bool)], style: Style) {
        // Without the space between two cells their words would run together.
        let wrapped: Vec<Vec<String>> = cells
            .iter()
            .map(|(words, columns, _)| {
                if text::width(words) <= *columns {
                    return vec![words.clone()];
                }
                text::wrap(words, columns.saturating_sub(1))
            })
            .collect();
        for row in 0..wrapped.iter().map(Vec::len).max().unwrap_or(0) {
            let spans = cells.iter().zip(&wrapped).map(|((_, columns, right), lines)| {
                let words = lines.get(row).map(String::as_str).unwrap_or_default();
                let fitted =
                    if *right { text::pad_left(words, *columns) } else { text::pad(words, *columns) };
                Span::styled(fitted, style)
            });
            self.push(Line::from(spans.collect::<Vec<_>>()), None, false);
        }
    }

    /// A pair behind a lead such as "►1 "; lines after the first are indented under the text.
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
        self.end_what_is_said();
    }

    fn end_what_is_said(&mut self) {
        if let Some(last) = self.rows.last_mut() {
            last.ends = true;
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

    /// Words of the second language that stand alone, below a row of several Vietnamese ones.
    pub fn second_language(&mut self, words: &str) {
        self.second("  ", words, None, false);
    }

    fn second(&mut self, indent: &str, second: &str, hit: Option<Hit>, focused: bool) {
        let columns = self.columns.saturating_sub(text::width(indent)).max(1);
        self.note_second(second);
        for mut line in self.second_rows(second, columns) {
            line.spans.insert(0, Span::raw(indent.to_owned()));
            self.push(line, hit, focused);
            if let Some(row) = self.rows.last_mut() {
                row.is_second = true;
            }
        }
    }

    /// A text of several parts may have a mark and end without one.
    fn note_second(&mut self, second: &str) {
        self.drafts.marked += usize::from(second.contains(DRAFT_MARK));
        self.drafts.unmarked += usize::from(!second.ends_with(DRAFT_MARK));
    }

    /// Makes a page and writes on it. Where all of the second language on it are drafts, it has no marks of its own: the
    /// caller marks them once, around it. Only a page that has others too is written a second time, with the marks.
    pub fn written(make: impl Fn() -> Self, write: impl Fn(&mut Self)) -> Self {
        let mut page = make().with_drafts_marked_around();
        write(&mut page);
        if page.drafts.marked > 0 && page.drafts.unmarked > 0 {
            page = make();
            write(&mut page);
        }
        page
    }

    /// Whether the page has drafts, and nothing else in the second language.
    pub fn has_only_drafts(&self) -> bool {
        self.drafts.marked > 0 && self.drafts.unmarked == 0
    }

    /// Leaves the marks of drafts to what stands around the page.
    #[must_use]
    fn with_drafts_marked_around(mut self) -> Self {
        self.drafts.are_marked_around = true;
        self
    }

    /// Typed and, where the terminal shows it wrong, drawn: each part of a text begins a row of its own.
    fn second_rows(&self, second: &str, columns: usize) -> Vec<Line<'static>> {
        let unmarked;
        let second = if self.drafts.are_marked_around {
            unmarked = locale::without_draft_mark(second);
            unmarked.as_str()
        } else {
            second
        };
        let typed = |words: &str| -> Vec<Line<'static>> {
            let line = |line| Line::from(Span::styled(line, self.theme.second_language));
            text::wrap(words, columns).into_iter().map(line).collect()
        };
        match self.tai_viet {
            TaiViet::Text => typed(second),
            TaiViet::Drawn => picture::pieces(second)
                .into_iter()
                .flat_map(|piece| match piece {
                    TextRun::Drawn(words) => self.drawn(&words, Script::TaiViet, columns),
                    TextRun::Typed(words) => typed(&words),
                })
                .collect(),
        }
    }

    /// A picture of these words, whatever the setting.
    pub fn picture(&mut self, words: &str, script: Script) {
        for line in self.drawn(words, script, self.columns) {
            self.push(line, None, false);
        }
    }

    fn drawn(&self, words: &str, script: Script, columns: usize) -> Vec<Line<'static>> {
        picture::draw(words, script, script.em(), columns, self.theme.text)
    }

    /// Spans side by side: a row of a drawing, on which a click means nothing.
    pub fn spans(&mut self, spans: Vec<Span<'static>>) {
        self.push(Line::from(spans), None, false);
    }

    /// Pieces side by side, each with what a click on it means: a row of a table.
    pub fn pieces(&mut self, pieces: Vec<(Span<'static>, Option<Hit>)>, focused: bool) {
        let mut parts = Vec::new();
        let mut at = 0_u16;
        for (span, hit) in &pieces {
            let columns = text::to_u16(span.width());
            parts.extend(hit.map(|hit| (at, columns, hit)));
            at = at.saturating_add(columns);
        }
        let line = pieces.into_iter().map(|(span, _)| span).collect();
        self.rows.push(Row { line, ground: None, hit: None, parts, focused, ends: false, is_second: false });
    }

    /// The rows so far stay in view while the rest scrolls, such as the names over a table.
    pub fn pin(&mut self) {
        self.pinned = self.rows.len();
    }

    /// A drawing of so many rows, as wide as the page. It scrolls as lines do.
    pub fn drawing(&mut self, rows: u16, widget: impl Widget) {
        let area = Rect { x: 0, y: 0, width: text::to_u16(self.columns), height: rows };
        let mut buffer = Buffer::empty(area);
        paint::ground(&mut buffer, area, self.theme.text);
        widget.render(area, &mut buffer);
        for row in buffer.content().chunks(self.columns.max(1)) {
            let spans = row.iter().map(|cell| Span::styled(cell.symbol().to_owned(), cell.style()));
            self.push(spans.collect(), None, false);
        }
    }

    fn push(&mut self, line: Line<'static>, hit: Option<Hit>, focused: bool) {
        self.rows.push(Row {
            line,
            ground: None,
            hit,
            parts: Vec::new(),
            focused,
            ends: false,
            is_second: false,
        });
    }
}

//! Draws the rows of a page: those that are pinned, then the others, scrolled to the row in focus.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::text;
use crate::tui::page::wall::WIDE;
use crate::tui::page::{Drawn, Page, Row};
use crate::tui::paint;
use crate::tui::signs;
use crate::tui::theme::Theme;

/// So many rows stay free below what is spread, so that a line more does not close all gaps.
const ROWS_LEFT: usize = 3;
/// So many rows are left to scroll, or nothing is pinned.
const LEAST_UNPINNED: usize = 4;

impl Page<'_> {
    /// Where not everything fits, what can be chosen is listed in the main language alone, but for what is in focus: all of
    /// it is seen at once, and each thing can be read in both languages. On a narrow page of a task what stands above
    /// the list leaves out its second language too, once something is in focus, if all of the list is seen then.
    fn leave_out_second_language(&mut self, height: usize) {
        let is_listed = self.rows.iter().any(|row| row.hit.is_some());
        if is_listed && self.rows.len() > height {
            self.rows.retain(|row| !row.is_second || row.hit.is_none() || row.focused);
        }
        let is_focused = self.rows.iter().any(|row| row.hit.is_some() && row.focused);
        let n_left = self.rows.iter().filter(|row| !row.is_second || row.focused).count();
        if self.list_comes_first
            && self.columns < WIDE
            && is_focused
            && self.rows.len() > height
            && n_left <= height
        {
            self.rows.retain(|row| !row.is_second || row.focused);
        }
    }

    /// Adds a free row after each thing that is said, where there is room for all of them.
    fn add_free_rows(&mut self, height: usize) {
        let is_free = |row: &Row| row.line.spans.is_empty();
        let gap = |at: usize| match (self.rows.get(at), self.rows.get(at + 1)) {
            (Some(row), Some(next)) => row.ends && !is_free(next),
            _ => false,
        };
        let gaps: Vec<usize> = (0..self.rows.len()).filter(|at| gap(*at)).collect();
        if !self.is_spread || self.rows.len() + gaps.len() + ROWS_LEFT > height {
            return;
        }
        for at in gaps.into_iter().rev() {
            self.rows.insert(at + 1, Row::free());
        }
    }

    /// Draws the page. `top` is the first row to show; none to follow the line in focus.
    pub fn draw(mut self, frame: &mut Frame<'_>, area: Rect, top: Option<u16>) -> Drawn {
        let mut drawn = Drawn::default();
        let height = usize::from(area.height);
        self.leave_out_second_language(height);
        self.add_free_rows(height);
        // Where nearly nothing would be left to scroll, all of it scrolls.
        let pinned = if self.pinned.saturating_add(LEAST_UNPINNED) > usize::from(area.height) {
            0
        } else {
            self.pinned.min(self.rows.len())
        };
        let scrolled = self.rows.split_off(pinned);
        for (row, y) in self.rows.into_iter().zip(area.y..area.bottom()) {
            row.draw(frame, Rect { y, height: 1, ..area }, &mut drawn, self.theme);
        }
        let above = text::to_u16(pinned).min(area.height);
        let area =
            Rect { y: area.y.saturating_add(above), height: area.height.saturating_sub(above), ..area };
        let height = usize::from(area.height);
        let free = if self.in_the_middle { height.saturating_sub(scrolled.len()) / 2 } else { 0 };
        let area = Rect {
            y: area.y.saturating_add(text::to_u16(free)),
            height: area.height.saturating_sub(text::to_u16(free)),
            ..area
        };
        let most_top = scrolled.len().saturating_sub(height);
        let top = top.map_or_else(|| top_for_focus(&scrolled, height), usize::from).min(most_top);
        (drawn.top, drawn.most_top) = (text::to_u16(top), text::to_u16(most_top));
        for (row, y) in scrolled.into_iter().skip(top).zip(area.y..area.bottom()) {
            row.draw(frame, Rect { y, height: 1, ..area }, &mut drawn, self.theme);
        }
        // In the margin right of the page, which the frame keeps free.
        let frame_area = frame.area();
        let edge = |y: u16| Rect { x: area.right(), y, width: 1, height: 1 }.intersection(frame_area);
        if top > 0 && area.height > 0 {
            paint::span(frame.buffer_mut(), edge(area.y), signs::MORE_ABOVE, self.theme.accent);
        }
        if most_top > top && area.height > 0 {
            let last = edge(area.bottom().saturating_sub(1));
            paint::span(frame.buffer_mut(), last, signs::MORE_BELOW, self.theme.accent);
        }
        drawn
    }
}

impl Row {
    fn free() -> Self {
        Self {
            line: Line::default(),
            ground: None,
            hit: None,
            parts: Vec::new(),
            focused: false,
            ends: false,
            is_second: false,
        }
    }

    fn draw(self, frame: &mut Frame<'_>, place: Rect, drawn: &mut Drawn, theme: &Theme) {
        if let Some(ground) = self.ground {
            paint::ground(frame.buffer_mut(), place, ground);
        }
        let has_room = paint::line(frame.buffer_mut(), place, &self.line);
        if !has_room {
            // Nothing is made so wide; if something is, it is not lost without a sign.
            let margin = Rect { x: place.right(), width: 1, ..place }.intersection(frame.area());
            paint::span(frame.buffer_mut(), margin, "…", theme.accent);
        }
        drawn.hits.extend(self.hit.map(|hit| (place, hit)));
        drawn.hits.extend(self.parts.into_iter().map(|(at, width, hit)| {
            (Rect { x: place.x.saturating_add(at), width, ..place }.intersection(place), hit)
        }));
    }
}

/// The least scrolling that shows every focused row.
fn top_for_focus(rows: &[Row], height: usize) -> usize {
    let first = rows.iter().position(|row| row.focused);
    let last = rows.iter().rposition(|row| row.focused);
    match (first, last) {
        (Some(first), Some(last)) => {
            let with_last = (last + 1).saturating_sub(height);
            // A little of what follows, to show that there is more.
            let with_next = (last + 2).min(rows.len()).saturating_sub(height);
            if with_next <= first { with_next } else { with_last.min(first) }
        }
        _ => 0,
    }
}

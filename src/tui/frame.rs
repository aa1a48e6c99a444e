//! The frame around every page: header, rule, page, status, rule, footer; wide screens add a rail on each side.
//!
//! Nothing in it is cut, because people read it from afar: two ends that do not fit beside each other are one
//! under the other, and a status takes a second line.
//!
//! ```text
//!  Bản Nà Coóc · tháng 6         Giờ trong bài 42/120 phút
//!  Sau phần 2 · Công khai thu chi        Xin mời THỦ QUỸ
//! ────────────────────────────────────────────────────────
//!  the page
//! ────────────────────────────────────────────────────────
//!  1-3 chọn  Enter chốt  0 quay lại  ? trợ giúp  đã lưu·17
//! ```

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::text;
use crate::tui::context::ViewContext;
use crate::tui::keys::Binding;
use crate::tui::page::{Drawn, Page};

/// The least size at which every screen works.
pub const LEAST: (u16, u16) = (56, 16);
/// From this width on there is room for a rail beside the page.
pub const RAILS_FROM: u16 = 100;
/// Texts are not wrapped wider than this: long lines are hard to read.
const WIDEST_PAGE: u16 = 84;
/// Sign and minutes before the name of a part.
const RAIL_LEAD: usize = 6;
const RAIL: u16 = 29;
/// From here on there is room for the meters at the right, too; on narrower screens they are in the status line.
const BOTH_RAILS: u16 = 120;

/// What stands around a page.
#[derive(Debug, Clone, Default)]
pub struct Chrome {
    pub top: (String, String),
    pub second: (String, String),
    /// One line above the footer, such as attendance and how people follow.
    pub status: Option<String>,
    /// The left and right rails, line by line.
    pub rail: Vec<(String, RailStyle)>,
    pub gauges: Vec<(String, RailStyle)>,
    /// At the right of the footer: "đã lưu·17".
    pub saved: Option<String>,
    /// Said once, above the footer: what an input could not do.
    pub notice: Option<String>,
    /// The page is a table, as wide as there is room for.
    pub is_wide: bool,
}

impl Chrome {
    /// Around a screen of the program itself, outside any meeting: its name, and under it what the screen is for.
    pub fn titled(context: &ViewContext<'_>, title: &str) -> Self {
        Self {
            top: (context.word("app-name"), String::new()),
            second: (context.word(title), String::new()),
            ..Self::default()
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RailStyle {
    Plain,
    Now,
    Dim,
}

/// Columns a page has at this size.
pub fn page_columns(area: Rect, chrome: &Chrome, may_have_rails: bool) -> u16 {
    page_place(area, chrome, may_have_rails).width
}

/// Draws everything and says where the page's lines went.
pub fn draw(
    frame: &mut Frame<'_>,
    context: &ViewContext<'_>,
    chrome: &Chrome,
    bindings: &[Binding],
    page: Page<'_>,
    may_have_rails: bool,
    top: Option<u16>,
) -> Drawn {
    let area = frame.area();
    let theme = context.theme;
    frame.buffer_mut().set_style(area, theme.text);
    let styles = [(theme.heading, theme.dim), (theme.text, theme.accent)];
    let mut y = 0;
    for (rows, (left, right)) in header(area, chrome).iter().zip(styles) {
        for ends in rows {
            both_ends(frame, line_at(area, y), ends, left, right);
            y += 1;
        }
    }
    rule(frame, line_at(area, y), theme.rule);
    let bottom = area.height.saturating_sub(1);
    rule(frame, line_at(area, bottom.saturating_sub(1)), theme.rule);
    let said = said(area, chrome, may_have_rails);
    let style = if chrome.notice.is_some() { theme.warn } else { theme.dim };
    for (up, words) in (2..).zip(said.iter().rev()) {
        let words = Span::styled(format!(" {words}"), style);
        frame.render_widget(words, line_at(area, bottom.saturating_sub(up)));
    }
    footer(frame, context, line_at(area, bottom), chrome, bindings);
    let place = page_place(area, chrome, may_have_rails);
    if has_rails(area, chrome, may_have_rails) {
        // What is said above the footer stands across the whole width.
        let height = if said.is_empty() { bottom.saturating_sub(place.y + 1) } else { place.height };
        rails(
            frame,
            context,
            area,
            chrome,
            Rect { height, ..place },
            has_gauges(area, chrome, may_have_rails),
        );
    }
    page.draw(frame, place, top)
}

fn has_gauges(area: Rect, chrome: &Chrome, may_have_rails: bool) -> bool {
    has_rails(area, chrome, may_have_rails) && area.width >= BOTH_RAILS
}

fn has_rails(area: Rect, chrome: &Chrome, may_have_rails: bool) -> bool {
    may_have_rails && area.width >= RAILS_FROM && !chrome.rail.is_empty()
}

/// The rows of the top line and of the second one.
fn header(area: Rect, chrome: &Chrome) -> [Vec<(String, String)>; 2] {
    let columns = usize::from(area.width.saturating_sub(2));
    [&chrome.top, &chrome.second].map(|(left, right)| {
        if text::width(left) + 1 + text::width(right) <= columns {
            return vec![(left.clone(), right.clone())];
        }
        let left = text::wrap(left, columns).into_iter().map(|left| (left, String::new()));
        let right = text::wrap(right, columns).into_iter().map(|right| (String::new(), right));
        left.chain(right).collect()
    })
}

/// What stands above the footer, line by line: a notice, else the status where no rail has it.
fn said(area: Rect, chrome: &Chrome, may_have_rails: bool) -> Vec<String> {
    let status = chrome.status.as_ref().filter(|_| !has_gauges(area, chrome, may_have_rails));
    let said = chrome.notice.as_ref().or(status).map(String::as_str).unwrap_or_default();
    text::wrap(said, usize::from(area.width.saturating_sub(2)))
}

fn page_place(area: Rect, chrome: &Chrome, may_have_rails: bool) -> Rect {
    let above = text::to_u16(header(area, chrome).iter().map(Vec::len).sum::<usize>() + 1);
    // The status keeps its line where the rail has it, so that the page does not jump.
    let said = said(area, chrome, may_have_rails).len().max(usize::from(chrome.status.is_some()));
    let height = area.height.saturating_sub(above + 2).saturating_sub(text::to_u16(said));
    let (left, width) = if has_rails(area, chrome, may_have_rails) {
        let right = if has_gauges(area, chrome, may_have_rails) { RAIL + 2 } else { 0 };
        (RAIL + 2, area.width.saturating_sub(RAIL + 3 + right))
    } else {
        (1, area.width.saturating_sub(2))
    };
    let width = if chrome.is_wide { width } else { width.min(WIDEST_PAGE) };
    Rect { x: area.x + left, y: area.y.saturating_add(above), width, height }
}

fn rails(
    frame: &mut Frame<'_>,
    context: &ViewContext<'_>,
    area: Rect,
    chrome: &Chrome,
    page: Rect,
    with_gauges: bool,
) {
    let Rect { y: top, height, .. } = page;
    let right = area.right().saturating_sub(RAIL);
    let rails = [Some((area.x + 1, &chrome.rail)), with_gauges.then_some((right, &chrome.gauges))];
    for (x, lines) in rails.into_iter().flatten() {
        for (at, (words, style)) in rail_lines(lines, usize::from(height)).into_iter().enumerate() {
            let style = match style {
                RailStyle::Plain => context.theme.text,
                RailStyle::Now => context.theme.accent,
                RailStyle::Dim => context.theme.dim,
            };
            let place =
                Rect { x, y: top.saturating_add(text::to_u16(at)), width: RAIL.saturating_sub(1), height: 1 };
            frame.render_widget(Span::styled(words, style), place);
        }
    }
    let rules = [Some(area.x + RAIL), with_gauges.then_some(right.saturating_sub(2))];
    for x in rules.into_iter().flatten() {
        for y in top..top.saturating_add(height) {
            frame.render_widget(Span::styled("│", context.theme.rule), Rect { x, y, width: 1, height: 1 });
        }
    }
}

/// What a rail has room for: longer lines go on below their words, or are cut where that would leave out others.
fn rail_lines(lines: &[(String, RailStyle)], height: usize) -> Vec<(String, RailStyle)> {
    let columns = usize::from(RAIL.saturating_sub(2));
    let whole = lines.iter().flat_map(|(words, style)| {
        let (lead, name) = text::split_graphemes(words, RAIL_LEAD);
        let rows = if text::width(words) <= columns {
            vec![words.clone()]
        } else {
            let rows = text::wrap(name, columns.saturating_sub(RAIL_LEAD)).into_iter().enumerate();
            rows.map(|(at, row)| format!("{}{row}", if at == 0 { lead } else { "      " })).collect()
        };
        rows.into_iter().map(|row| (row, *style))
    });
    let whole: Vec<(String, RailStyle)> = whole.collect();
    if whole.len() <= height {
        return whole;
    }
    let cut = |(words, style): &(String, RailStyle)| (text::cut(words, columns), *style);
    lines.iter().take(height).map(cut).collect()
}

fn footer(
    frame: &mut Frame<'_>,
    context: &ViewContext<'_>,
    place: Rect,
    chrome: &Chrome,
    bindings: &[Binding],
) {
    let saved = chrome.saved.as_deref().unwrap_or("");
    let room = usize::from(place.width).saturating_sub(text::width(saved) + 3);
    let mut spans = vec![Span::raw(" ")];
    let mut used = 0;
    // What matters most stands first in the table; what no longer fits is in the help.
    let shown = || bindings.iter().filter(|binding| !binding.in_help_only);
    let ordered = shown().filter(|binding| !binding.minor).chain(shown().filter(|binding| binding.minor));
    for binding in ordered {
        let label = context.word(binding.label);
        let width = text::width(binding.shown) + 1 + text::width(&label) + if used == 0 { 0 } else { 2 };
        if used + width > room {
            continue;
        }
        if used > 0 {
            spans.push(Span::raw("  "));
        }
        spans.push(Span::styled(binding.shown, context.theme.accent));
        spans.push(Span::styled(format!(" {label}"), context.theme.dim));
        used += width;
    }
    frame.render_widget(Line::from(spans), place);
    let saved_width = text::to_column_count(saved);
    let at = Rect { x: place.right().saturating_sub(saved_width + 1), width: saved_width, ..place };
    frame.render_widget(Span::styled(saved.to_owned(), context.theme.good), at);
}

fn both_ends(frame: &mut Frame<'_>, place: Rect, ends: &(String, String), left: Style, right: Style) {
    let columns = usize::from(place.width.saturating_sub(2));
    let right_words = text::cut(&ends.1, columns);
    let gap = usize::from(!right_words.is_empty());
    let left_columns = columns.saturating_sub(text::width(&right_words) + gap);
    let left_words = text::pad(&text::cut(&ends.0, left_columns), left_columns);
    let line = Line::from(vec![
        Span::raw(" "),
        Span::styled(left_words, left),
        Span::raw(" ".repeat(gap)),
        Span::styled(right_words, right),
    ]);
    frame.render_widget(line, place);
}

fn rule(frame: &mut Frame<'_>, place: Rect, style: Style) {
    frame.render_widget(Span::styled("─".repeat(usize::from(place.width)), style), place);
}

fn line_at(area: Rect, line: u16) -> Rect {
    let y = area.y.saturating_add(line).min(area.bottom().saturating_sub(1));
    Rect { y, height: area.height.min(1), ..area }
}

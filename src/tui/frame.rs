//! The frame around every page: header, rule, page, status, rule, footer; a wide screen has a rail at its right.
//!
//! Nothing in it is cut, because people read it from far away. Two ends that do not fit beside each other stand one
//! under the other, and a status takes a second line.
//!
//! ```text
//!  ● THỦ QUỸ                                  42/120 phút      on the ground of the role
//!  ▪▪▪▪►▫▫▫▫▫ Sau phần 2 · Công khai thu chi     bước 3/9
//!
//!  the page
//! ────────────────────────────────────────────────────────
//!  1-3 chọn  Enter chốt  0 quay lại  ? trợ giúp  đã lưu·17
//! ```

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::locale::DRAFT_MARK;
use crate::scenario::terms::Role;
use crate::text;
use crate::tui::context::ViewContext;
use crate::tui::keys::{self, Binding};
use crate::tui::large::{LargeLetters, LetterSize};
use crate::tui::page::{Drawn, Page};
use crate::tui::paint;

/// The least size at which every screen works.
pub const LEAST: (u16, u16) = (56, 16);
/// Texts are not wrapped wider than this, because long lines are hard to read. On a wall of more than `WIDE_WALL`
/// columns the page gets half of the further columns.
const WIDEST_PAGE: u16 = 84;
const WIDE_WALL: u16 = 160;
/// Columns of the rail.
const RAIL: u16 = 29;
/// From here on there is room for the meters at the right; on narrower screens they are in the status line.
const RAIL_FROM: u16 = 120;
/// From this width and height on the ground of a role is three rows high.
const HIGH_BAND: (u16, u16) = (100, 30);

/// Rows below the ground of a call: where the meeting is, a free one, the keys.
const BELOW_CALL: u16 = 3;

/// What stands around a page.
#[derive(Debug, Clone, Default)]
pub struct Chrome {
    pub top: (String, String),
    pub second: (String, String),
    /// One line above the footer, such as attendance and how people follow.
    pub status: Option<String>,
    /// The rail at the right, line by line.
    pub gauges: Vec<(String, RailStyle)>,
    /// At the right of the footer: "đã lưu·17".
    pub saved: Option<String>,
    /// Shown once above the footer: what an input could not do.
    pub notice: Option<String>,
    /// The page is a table, as wide as there is room for.
    pub is_wide: bool,
    /// The top line stands on the ground of this role.
    pub role: Option<Role>,
    /// The page stands alone on the ground of this role, as where a role is called.
    pub called: Option<Role>,
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

impl Chrome {
    /// Says once, above all else, that the second language of the page is a draft.
    pub fn mark_drafts(&mut self, context: &ViewContext<'_>) {
        let Some(language) = context.speech.drafted() else { return };
        let name = context.word(&format!("language-short-{}", language.tag().to_lowercase()));
        let after = std::mem::take(&mut self.top.1);
        let after = if after.is_empty() { after } else { format!(" · {after}") };
        self.top.1 = format!("{name} {DRAFT_MARK}{after}");
    }

    /// Around a page with something on top: what is on top may have a title of its own.
    pub fn put_below(&mut self, above: Self) {
        if !above.second.0.is_empty() {
            self.second = above.second;
        }
        self.status = None;
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RailStyle {
    Plain,
    Dim,
}

/// Whether a window of these columns and rows has room for one sentence alone.
pub fn is_too_small((columns, rows): (u16, u16)) -> bool {
    columns < LEAST.0 || rows < LEAST.1
}

/// Columns a page has at this size.
pub fn page_columns(area: Rect, chrome: &Chrome, may_have_rail: bool) -> u16 {
    if chrome.called.is_some() {
        return area.width.saturating_sub(2);
    }
    page_place(area, chrome, may_have_rail).width
}

/// Draws everything and returns where the lines of the page are.
pub fn draw(
    frame: &mut Frame<'_>,
    context: &ViewContext<'_>,
    chrome: &Chrome,
    bindings: &[Binding],
    page: Page<'_>,
    may_have_rail: bool,
    top: Option<u16>,
) -> Drawn {
    let area = frame.area();
    let theme = context.theme;
    paint::ground(frame.buffer_mut(), area, theme.text);
    if let Some(role) = chrome.called {
        return draw_call(frame, context, chrome, bindings, page, role);
    }
    let mut y = 0;
    let [free, named, second] = header(area, chrome);
    if let Some(role) = chrome.role {
        let band = 2 * free.len() + named.len();
        let ground = Rect { height: text::to_u16(band), ..line_at(area, 0) }.intersection(area);
        paint::ground(frame.buffer_mut(), ground, theme.role_block(role));
    }
    let on_band = chrome.role.map_or((theme.heading, theme.dim), |role| {
        let style = theme.role_block(role);
        (style, style)
    });
    let rows = free.iter().chain(&named).chain(&free).map(|ends| (ends, on_band));
    for (ends, (left, right)) in rows.chain(second.iter().map(|ends| (ends, (theme.text, theme.accent)))) {
        both_ends(frame, line_at(area, y), ends, left, right);
        y += 1;
    }
    if chrome.role.is_none() {
        rule(frame, line_at(area, y), theme.rule);
    }
    let bottom = area.height.saturating_sub(1);
    rule(frame, line_at(area, bottom.saturating_sub(1)), theme.rule);
    let said = said(area, chrome, may_have_rail);
    let style = if chrome.notice.is_some() { theme.warn } else { theme.dim };
    for (up, words) in (2..).zip(said.iter().rev()) {
        let place = line_at(area, bottom.saturating_sub(up));
        paint::span(frame.buffer_mut(), place, &format!(" {words}"), style);
    }
    footer(frame, context, line_at(area, bottom), chrome, bindings);
    let place = page_place(area, chrome, may_have_rail);
    if has_rail(area, chrome, may_have_rail) {
        // What is said above the footer stands across the whole width.
        let height = if said.is_empty() { bottom.saturating_sub(place.y + 1) } else { place.height };
        rail(frame, context, area, chrome, Rect { height, ..place });
    }
    page.draw(frame, place, top)
}

/// The page on the ground of a role; below it where the meeting is, and the keys.
fn draw_call(
    frame: &mut Frame<'_>,
    context: &ViewContext<'_>,
    chrome: &Chrome,
    bindings: &[Binding],
    page: Page<'_>,
    role: Role,
) -> Drawn {
    let (area, theme) = (frame.area(), context.theme);
    let ground = Rect { height: area.height.saturating_sub(BELOW_CALL), ..area };
    paint::ground(frame.buffer_mut(), ground, theme.role_block(role));
    let place = line_at(area, ground.height);
    let said = chrome.notice.as_ref().map(|notice| (notice.clone(), String::new()));
    let (left, right) = said.unwrap_or_else(|| chrome.second.clone());
    let is_beside = fit_beside(&left, &right, usize::from(area.width.saturating_sub(2)));
    let ends = (left, if is_beside { right } else { String::new() });
    both_ends(frame, place, &ends, theme.text, theme.dim);
    footer(frame, context, line_at(area, area.height.saturating_sub(1)), chrome, bindings);
    page.draw(frame, Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..ground }, None)
}

fn has_rail(area: Rect, chrome: &Chrome, may_have_rail: bool) -> bool {
    may_have_rail && area.width >= RAIL_FROM && !chrome.gauges.is_empty()
}

/// Whether both ends of a line have room beside each other.
fn fit_beside(left: &str, right: &str, columns: usize) -> bool {
    text::width(left) + 1 + text::width(right) <= columns
}

/// The free rows above and below the top line, the rows of the top line, and those of the second one.
fn header(area: Rect, chrome: &Chrome) -> [Vec<(String, String)>; 3] {
    let columns = usize::from(area.width.saturating_sub(2));
    let [top, second] = [&chrome.top, &chrome.second].map(|(left, right)| {
        if fit_beside(left, right, columns) {
            return vec![(left.clone(), right.clone())];
        }
        let left = text::wrap(left, columns).into_iter().map(|left| (left, String::new()));
        let right = text::wrap(right, columns).into_iter().map(|right| (String::new(), right));
        left.chain(right).collect()
    });
    let is_high = chrome.role.is_some() && area.width >= HIGH_BAND.0 && area.height >= HIGH_BAND.1;
    [vec![(String::new(), String::new()); usize::from(is_high)], top, second]
}

/// What stands above the footer, line by line: a notice, else the status where no rail has it.
fn said(area: Rect, chrome: &Chrome, may_have_rail: bool) -> Vec<String> {
    let status = chrome.status.as_ref().filter(|_| !has_rail(area, chrome, may_have_rail));
    let said = chrome.notice.as_ref().or(status).map(String::as_str).unwrap_or_default();
    text::wrap(said, usize::from(area.width.saturating_sub(2)))
}

fn page_place(area: Rect, chrome: &Chrome, may_have_rail: bool) -> Rect {
    let [free, top, second] = header(area, chrome);
    let above = text::to_u16(2 * free.len() + top.len() + second.len() + 1);
    // The status keeps its line where the rail has it, so that the page does not jump.
    let said = said(area, chrome, may_have_rail).len().max(usize::from(chrome.status.is_some()));
    let height = area.height.saturating_sub(above + 2).saturating_sub(text::to_u16(said));
    let rail = if has_rail(area, chrome, may_have_rail) { RAIL + 2 } else { 0 };
    let width = area.width.saturating_sub(2 + rail);
    let width = if chrome.is_wide {
        width
    } else {
        width.min(WIDEST_PAGE + area.width.saturating_sub(WIDE_WALL) / 2)
    };
    Rect { x: area.x + 1, y: area.y.saturating_add(above), width, height }
}

fn rail(frame: &mut Frame<'_>, context: &ViewContext<'_>, area: Rect, chrome: &Chrome, page: Rect) {
    let Rect { y: top, height, .. } = page;
    let x = area.right().saturating_sub(RAIL);
    let columns = usize::from(RAIL.saturating_sub(2));
    let lines = chrome.gauges.iter().flat_map(|(words, style)| {
        let rows = if words.is_empty() { vec![String::new()] } else { text::wrap(words, columns) };
        rows.into_iter().map(move |row| (row, style))
    });
    for ((words, style), y) in lines.zip(top..top.saturating_add(height)) {
        let style = match style {
            RailStyle::Plain => context.theme.text,
            RailStyle::Dim => context.theme.dim,
        };
        let place = Rect { x, y, width: RAIL.saturating_sub(1), height: 1 };
        paint::span(frame.buffer_mut(), place, &words, style);
    }
    for y in top..top.saturating_add(height) {
        let place = Rect { x: x.saturating_sub(2), y, width: 1, height: 1 };
        paint::span(frame.buffer_mut(), place, "│", context.theme.rule);
    }
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
    let ordered: Vec<&Binding> =
        shown().filter(|binding| !binding.minor).chain(shown().filter(|binding| binding.minor)).collect();
    // Some keys stay in sight without their words; their room is kept free.
    let mut bare = ordered.iter().filter(|binding| keys::KEPT.contains(&binding.shown)).count() * 3;
    let mut left_out: Vec<&Binding> = Vec::new();
    for binding in ordered {
        let label = context.word(binding.label);
        let width = text::width(binding.shown) + 1 + text::width(&label) + if used == 0 { 0 } else { 2 };
        let is_kept = keys::KEPT.contains(&binding.shown);
        let own = if is_kept { 3 } else { 0 };
        if used + width + bare.saturating_sub(own) > room {
            left_out.extend(is_kept.then_some(binding));
            continue;
        }
        bare = bare.saturating_sub(own);
        if used > 0 {
            spans.push(Span::raw("  "));
        }
        spans.push(Span::styled(binding.shown, context.theme.accent));
        spans.push(Span::styled(format!(" {label}"), context.theme.dim));
        used += width;
    }
    for binding in left_out.into_iter().filter(|_| used + 3 <= room + 1) {
        spans.extend([Span::raw("  "), Span::styled(binding.shown, context.theme.accent)]);
    }
    paint::line(frame.buffer_mut(), place, &Line::from(spans));
    let saved_width = text::to_column_count(saved);
    let at = Rect { x: place.right().saturating_sub(saved_width + 1), width: saved_width, ..place };
    paint::span(frame.buffer_mut(), at, saved, context.theme.good);
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
    paint::line(frame.buffer_mut(), place, &line);
}

fn rule(frame: &mut Frame<'_>, place: Rect, style: Style) {
    paint::span(frame.buffer_mut(), place, &"─".repeat(usize::from(place.width)), style);
}

fn line_at(area: Rect, line: u16) -> Rect {
    let y = area.y.saturating_add(line).min(area.bottom().saturating_sub(1));
    Rect { y, height: area.height.min(1), ..area }
}

/// The covered wall: a pause, and the key that uncovers it, if there is one.
pub fn cover(frame: &mut Frame<'_>, context: &ViewContext<'_>, large: LargeLetters, opens: Option<&str>) {
    let theme = context.theme;
    let height = usize::from(frame.area().height);
    alone(frame, context, large, |page| {
        let sizes = [LetterSize::Large, LetterSize::Bold, LetterSize::Small];
        page.large_centered(&context.word("cover-pause"), height, &sizes, theme.text);
        if let Some(opens) = opens {
            page.blank();
            page.centered(&context.word(opens).into(), theme.dim);
        }
    });
}

/// A page in the middle of the window, with nothing around it.
pub fn alone(
    frame: &mut Frame<'_>,
    context: &ViewContext<'_>,
    large: LargeLetters,
    write: impl FnOnce(&mut Page<'_>),
) {
    let area = frame.area();
    paint::ground(frame.buffer_mut(), area, context.theme.text);
    let place = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let mut page = Page::new(place.width, context.theme).with_large(large);
    page.stand_in_the_middle();
    write(&mut page);
    page.draw(frame, place, None);
}

/// Below the least size there is one sentence, cut to what there is.
pub fn too_small(frame: &mut Frame<'_>, context: &ViewContext<'_>) {
    let area = frame.area();
    paint::ground(frame.buffer_mut(), area, context.theme.text);
    let words = format!("{}. {}", context.word("small-title"), context.word("small-about"));
    for (at, line) in text::wrap(&words, usize::from(area.width)).into_iter().enumerate() {
        let y = area.y.saturating_add(text::to_u16(at));
        if y < area.bottom() {
            paint::span(frame.buffer_mut(), Rect { y, height: 1, ..area }, &line, context.theme.text);
        }
    }
}

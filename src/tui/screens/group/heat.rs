//! Shows steps as rows, clubs or learners as columns, in each cell how many in a hundred were right at the
//! first try, and of how many tries that is.
//!
//! It shows as many columns as there is room for, page by page to the right; names and totals stay in sight.

use ratatui::text::Span;

use crate::id::StepId;
use crate::review::group::{GroupColumn, GroupFigures};
use crate::review::rate::Sums;
use crate::text;
use crate::tui::context::ViewContext;
use crate::tui::page::{Hit, Page};
use crate::tui::screens::group::words;

/// Columns of the screen that a cell takes: its arrow, its sign, the rate, and of how many it is.
const CELL: usize = 10;
/// So many and more are shown as that.
const MOST_N: u64 = 1_000;
const LEAST_NAME: usize = 22;
const MOST_NAME: usize = 44;
/// Lines that a name over a column may take.
const MOST_LINES: usize = 4;

/// The cell in focus. Row and column 0 are the whole: of all steps, of everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    pub row: usize,
    pub column: usize,
}

impl Place {
    pub fn step(self, group: &GroupFigures) -> Option<&StepId> {
        group.steps.get(self.row.checked_sub(1)?).map(|(step, _)| step)
    }

    pub fn who(self, group: &GroupFigures) -> Option<&GroupColumn> {
        group.columns.rows.get(self.column.checked_sub(1)?)
    }

    pub fn sums(self, group: &GroupFigures) -> Sums {
        let whole = group.steps.iter().fold(Sums::default(), |sum, (_, step)| sum.and(*step));
        match (self.step(group), self.who(group)) {
            (None, None) => whole,
            (None, Some(column)) => column.total,
            (Some(_), None) => {
                let found = self.row.checked_sub(1).and_then(|at| group.steps.get(at));
                found.map_or_else(Sums::default, |(_, sums)| *sums)
            }
            (Some(step), Some(column)) => column.cells.get(step).copied().unwrap_or_default(),
        }
    }

    /// The number of the cell among all that are loaded, for clicks.
    fn number(self, group: &GroupFigures) -> usize {
        self.row.saturating_mul(n_columns(group)).saturating_add(self.column)
    }

    pub fn of_number(number: usize, group: &GroupFigures) -> Self {
        let n = n_columns(group);
        Self { row: number / n, column: number % n }
    }
}

/// Everybody together, and each that is loaded.
fn n_columns(group: &GroupFigures) -> usize {
    group.columns.rows.len() + 1
}

pub fn page(context: &ViewContext<'_>, group: &GroupFigures, at: Place, page: &mut Page<'_>) {
    let room = page.columns().saturating_sub(LEAST_NAME + CELL) / CELL;
    let per_page = room.min(group.columns.rows.len()).max(1);
    let name_columns = page.columns().saturating_sub((per_page + 1) * CELL).clamp(LEAST_NAME, MOST_NAME);
    let first = at.column.saturating_sub(1) / per_page * per_page;
    let last = (first + per_page).min(group.columns.rows.len());
    let columns = || std::iter::once(0).chain(first + 1..=last);
    let is_all = per_page >= group.columns.rows.len() && !group.columns.has_more;
    let more = if group.columns.has_more { "+" } else { "" };
    let shown = format!(" ‹ {}–{last}/{}{more} ›", first + 1, group.columns.rows.len());
    let shown = if is_all { String::new() } else { shown };
    names(context, group, columns(), &text::pad(&shown, name_columns), page);
    page.pin();
    for row in 0..=group.steps.len() {
        let name = match (Place { row, column: 0 }).step(group) {
            Some(step) => words::step_name(context, step),
            None => context.word("group-all-steps"),
        };
        let style = if row == at.row { page.theme().accent } else { page.theme().text };
        let lead = if row == at.row { "►" } else { " " };
        // A name that is longer than its place takes more rows, so that nothing of it is lost.
        let mut lines = text::wrap(&name, name_columns.saturating_sub(2)).into_iter();
        let named = |lead: &str, line: Option<String>| {
            let line = format!("{lead}{}", line.unwrap_or_default());
            Span::styled(text::pad(&line, name_columns), style)
        };
        let hit = |place: Place| Some(Hit::Item(place.number(group)));
        let named_hit = hit(Place { row, column: at.column });
        let mut pieces = vec![(named(lead, lines.next()), named_hit)];
        for place in columns().map(|column| Place { row, column }) {
            pieces.push((cell(place.sums(group), place == at, page), hit(place)));
        }
        page.pieces(pieces, row == at.row);
        for line in lines {
            page.pieces(vec![(named("  ", Some(line)), named_hit)], row == at.row);
        }
    }
}

/// The names over the columns, each on as many lines as it takes; at the left, which columns these are.
fn names(
    context: &ViewContext<'_>,
    group: &GroupFigures,
    columns: impl Iterator<Item = usize>,
    shown: &str,
    page: &mut Page<'_>,
) {
    let name = |column| match (Place { row: 0, column }).who(group) {
        Some(column) if column.name.is_empty() => context.word("group-home-unknown-short"),
        Some(column) => column.name.clone(),
        None => context.word("group-everybody"),
    };
    let mut wrapped: Vec<Vec<String>> =
        columns.map(|column| text::wrap(&name(column), CELL.saturating_sub(2))).collect();
    for lines in &mut wrapped {
        if lines.len() > MOST_LINES {
            let rest = lines.split_off(MOST_LINES - 1).join(" ");
            lines.push(text::cut(&rest, CELL.saturating_sub(2)));
        }
    }
    let n_lines = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    for line in 0..n_lines {
        let mut over = if line + 1 == n_lines { shown.to_owned() } else { " ".repeat(text::width(shown)) };
        for lines in &wrapped {
            // Names stand on the cells, as on the ground.
            let words = (line + lines.len()).checked_sub(n_lines).and_then(|at| lines.get(at));
            let words = words.map(String::as_str).unwrap_or_default();
            over.push_str(&text::pad(&format!(" {}", text::pad_left(words, CELL.saturating_sub(2))), CELL));
        }
        let style = page.theme().heading;
        page.pieces(vec![(Span::styled(over, style), None)], false);
    }
}

fn cell(sums: Sums, is_focused: bool, page: &Page<'_>) -> Span<'static> {
    let theme = page.theme();
    let lead = if is_focused { "►" } else { " " };
    let (words, style) = match sums.rate() {
        Some(rate) => {
            let level = words::level(rate, sums.firsts);
            let n = if sums.firsts < MOST_N { sums.firsts.to_string() } else { "1k+".to_owned() };
            (format!("{lead}{}{rate:>4}·{n}", words::sign(level)), words::cell_style(theme, level))
        }
        None => (format!("{lead}    –"), theme.dim),
    };
    Span::styled(text::pad(&words, CELL), if is_focused { theme.selected } else { style })
}

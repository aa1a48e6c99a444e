//! Shows the months: a chart, and under it the same in numbers.

use ratatui::style::Style;
use ratatui::symbols::Marker;
use ratatui::text::Span;
use ratatui::widgets::{Axis, Chart, Dataset, GraphType};

use crate::locale::Value;
use crate::review::group::GroupMonth;
use crate::text;
use crate::tui::context::ViewContext;
use crate::tui::page::Page;
use crate::tui::screens::group::words;

/// Rows of the chart, and rows from so many columns on.
const ROWS: u16 = 8;
const ROWS_IF_WIDE: u16 = 14;
const WIDE: usize = 98;
/// Older months are in the numbers alone.
const MOST_MONTHS: usize = 36;
/// What the legend shows of the line of rates and of the dots of scores.
pub const SIGNS: [&str; 2] = ["⠒", "▄"];
/// How wide the numbers under it stand, and whether at the right.
const COLUMNS: [(usize, bool); 4] = [(10, false), (9, true), (19, true), (16, true)];

/// `at` is the month in focus, counted from 1 and from the newest; 0 while the chart is looked at.
pub fn page(context: &ViewContext<'_>, name: &str, months: &[GroupMonth], at: usize, page: &mut Page<'_>) {
    page.text(&context.ui_with("group-whose", &[("who", Value::Text(format!("‹ {name} ›")))]));
    if months.is_empty() {
        page.blank();
        page.text(&context.ui("group-trend-empty"));
        return;
    }
    let rows = if page.columns() >= WIDE { ROWS_IF_WIDE } else { ROWS };
    chart(context, months.get(months.len().saturating_sub(MOST_MONTHS)..).unwrap_or_default(), rows, page);
    let row = |cells: [String; 4], style, focused, page: &mut Page<'_>| {
        let lead = if focused { "▸" } else { " " };
        let cells = cells.iter().zip(COLUMNS);
        let line = cells.fold(String::new(), |line, (cell, (columns, right))| {
            line + &if right {
                text::pad_left(cell, columns)
            } else {
                text::pad(&format!("{lead}{cell}"), columns)
            }
        });
        page.pieces(vec![(Span::styled(line, style), None)], focused);
    };
    let theme = page.theme();
    let head = ["group-month", "group-n-meetings", "group-rate", "group-mean-score"];
    let head = head.iter().zip(COLUMNS);
    let head: Vec<_> = head.map(|(id, (columns, right))| (context.word(id), columns, right)).collect();
    page.cells(&head, theme.heading);
    for (number, month) in (1..).zip(months.iter().rev()) {
        let cells = [
            context.month(month.started_at),
            month.meetings.to_string(),
            words::rate(month.rate()),
            month.score().map_or_else(|| "–".to_owned(), |score| score.to_string()),
        ];
        let focused = number == at;
        row(cells, if focused { theme.selected } else { theme.text }, focused, page);
    }
}

fn chart(context: &ViewContext<'_>, months: &[GroupMonth], rows: u16, page: &mut Page<'_>) {
    let theme = page.theme();
    let points = |value: fn(&GroupMonth) -> Option<u32>| -> Vec<(f64, f64)> {
        let place = |(at, month): (u32, &GroupMonth)| Some((f64::from(at), f64::from(value(month)?)));
        (0..).zip(months).filter_map(place).collect()
    };
    let (rates, scores) = (points(GroupMonth::rate), points(GroupMonth::score));
    let set = |points, marker, graph: GraphType, style: Style| {
        Dataset::default().data(points).marker(marker).graph_type(graph).style(style)
    };
    // A line of one point would be a speck.
    let line =
        if months.len() > 1 { (Marker::Braille, GraphType::Line) } else { (Marker::Dot, GraphType::Scatter) };
    let sets = vec![
        set(&scores, Marker::Bar, GraphType::Scatter, theme.warn),
        set(&rates, line.0, line.1, theme.accent),
    ];
    let label = |month: Option<&GroupMonth>| {
        Span::styled(month.map_or_else(String::new, |month| context.month(month.started_at)), theme.dim)
    };
    let last = u32::try_from(months.len().saturating_sub(1)).unwrap_or(u32::MAX).max(1);
    let ends = if months.len() > 1 { months.last() } else { None };
    let x = Axis::default()
        .bounds([0.0, f64::from(last)])
        .labels([label(months.first()), label(ends)])
        .style(theme.rule);
    let y = Axis::default()
        .bounds([0.0, 100.0])
        .labels(["0", "50", "100"].map(|label| Span::styled(label, theme.dim)))
        .style(theme.rule);
    let chart = Chart::new(sets).x_axis(x).y_axis(y).style(theme.text).legend_position(None);
    page.drawing(rows, chart);
}

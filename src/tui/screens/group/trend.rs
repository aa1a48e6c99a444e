//! Shows the months: a chart whose axis is time, and under it the same in numbers.

use ratatui::style::Style;
use ratatui::symbols::Marker;
use ratatui::text::Span;
use ratatui::widgets::{Axis, Chart, Dataset, GraphType};

use crate::locale::Value;
use crate::review::group::GroupMonth;
use crate::review::rate::is_few;
use crate::text;
use crate::tui::context::ViewContext;
use crate::tui::page::Page;
use crate::tui::screens::group::words;

/// Rows of the chart, and rows from so many columns on.
const ROWS: u16 = 8;
const ROWS_IF_WIDE: u16 = 14;
const WIDE: usize = 98;
/// Older months are in the numbers alone.
const MOST_MONTHS: u32 = 36;
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
    chart(context, months, rows, page);
    let theme = page.theme();
    let head = ["group-month", "group-n-meetings", "group-rate", "group-mean-score"];
    let head = head.iter().zip(COLUMNS);
    let head: Vec<_> = head.map(|(id, (columns, right))| (context.word(id), columns, right)).collect();
    page.cells(&head, theme.heading);
    for (number, month) in (1..).zip(months.iter().rev()) {
        entry(context, month, number == at, page);
    }
}

/// One month in numbers. Each is pale that is of few: the rate of answers, the score of meetings.
fn entry(context: &ViewContext<'_>, month: &GroupMonth, focused: bool, page: &mut Page<'_>) {
    let theme = page.theme();
    let lead = if focused { "►" } else { " " };
    let few = |n| if is_few(n) { theme.dim } else { theme.text };
    let score = month.score().map_or_else(|| "–".to_owned(), |score| score.to_string());
    let cells = [
        (format!("{lead}{}", context.month(month.started_at)), theme.text),
        (month.meetings.to_string(), few(month.meetings)),
        (words::rate_of(month.rate(), month.firsts), few(month.firsts)),
        (score, few(month.meetings)),
    ];
    let piece = |((cell, style), (columns, right)): ((String, Style), (usize, bool))| {
        let padded = if right { text::pad_left(&cell, columns) } else { text::pad(&cell, columns) };
        (Span::styled(padded, if focused { theme.selected } else { style }), None)
    };
    page.pieces(cells.into_iter().zip(COLUMNS).map(piece).collect(), focused);
}

/// A month with its place on the axis.
type Placed<'m> = (u32, &'m GroupMonth);

/// Months by the time between them: months without a meeting leave a gap. Those that no calendar has are left out, and so are
/// those before the last [`MOST_MONTHS`].
fn placed<'m>(context: &ViewContext<'_>, months: &'m [GroupMonth]) -> Vec<Placed<'m>> {
    let number = |month: &GroupMonth| {
        let at = context.zone.moment(month.started_at)?;
        u32::try_from(at.year).ok().map(|year| year * 12 + u32::from(at.month))
    };
    let numbered: Vec<Placed<'_>> =
        months.iter().filter_map(|month| number(month).map(|number| (number, month))).collect();
    let newest = numbered.iter().map(|(number, _)| *number).max().unwrap_or(0);
    let shown = numbered.into_iter().filter(|(number, _)| number + MOST_MONTHS > newest);
    let shown: Vec<Placed<'_>> = shown.collect();
    let oldest = shown.iter().map(|(number, _)| *number).min().unwrap_or(0);
    shown.into_iter().map(|(number, month)| (number - oldest, month)).collect()
}

fn points(months: &[Placed<'_>], value: fn(&GroupMonth) -> Option<u32>) -> Vec<(f64, f64)> {
    let place = |(at, month): &Placed<'_>| Some((f64::from(*at), f64::from(value(month)?)));
    months.iter().filter_map(place).collect()
}

fn chart(context: &ViewContext<'_>, months: &[GroupMonth], rows: u16, page: &mut Page<'_>) {
    let theme = page.theme();
    let months = placed(context, months);
    let scores = points(&months, GroupMonth::score);
    // A line goes only over months that follow each other.
    let follow = |one: &Placed<'_>, other: &Placed<'_>| one.0 + 1 == other.0;
    let stretches: Vec<Vec<(f64, f64)>> =
        months.chunk_by(follow).map(|stretch| points(stretch, GroupMonth::rate)).collect();
    let set = |points, marker, graph: GraphType, style: Style| {
        Dataset::default().data(points).marker(marker).graph_type(graph).style(style)
    };
    let mut sets = vec![set(&scores, Marker::Bar, GraphType::Scatter, theme.warn)];
    sets.extend(stretches.iter().map(|stretch| {
        // A line of one point cannot be seen.
        let (marker, graph) = if stretch.len() > 1 {
            (Marker::Braille, GraphType::Line)
        } else {
            (Marker::Dot, GraphType::Scatter)
        };
        set(stretch, marker, graph, theme.accent)
    }));
    let label = |month: Option<&Placed<'_>>| {
        let said = month.map_or_else(String::new, |(_, month)| context.month(month.started_at));
        Span::styled(said, theme.dim)
    };
    let last = months.last().map_or(0, |(at, _)| *at).max(1);
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

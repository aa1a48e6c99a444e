//! Compares the first and the last meeting of each who has had two, as two bars under each other.

use ratatui::text::Span;

use crate::locale::{Pair, Value};
use crate::review::group::{GroupChange, GroupFigures, OneMeeting};
use crate::review::rate::{By, is_few};
use crate::text;
use crate::tui::context::ViewContext;
use crate::tui::page::{Hit, Page};
use crate::tui::screens::group::words;
use crate::tui::signs;

pub fn page(context: &ViewContext<'_>, group: &GroupFigures, at: usize, page: &mut Page<'_>) {
    if group.changes.rows.is_empty() {
        page.text(&context.ui(match group.by {
            By::Home => "group-change-empty-home",
            By::Club => "group-change-empty-club",
            By::Learner => "group-change-empty-learner",
        }));
        return;
    }
    page.dim(&context.ui("group-change-about"));
    for (number, row) in group.changes.rows.iter().enumerate() {
        entry(context, number, row, number == at, page);
    }
}

fn entry(context: &ViewContext<'_>, number: usize, row: &GroupChange, focused: bool, page: &mut Page<'_>) {
    let theme = page.theme();
    let (first, last) = (row.first.rate().unwrap_or_default(), row.last.rate().unwrap_or_default());
    let (sign, style) = match last.cmp(&first) {
        _ if is_few(row.first.firsts) || is_few(row.last.firsts) => (" ", theme.dim),
        std::cmp::Ordering::Greater => (signs::ROSE, theme.good),
        std::cmp::Ordering::Equal => ("=", theme.text),
        std::cmp::Ordering::Less => (signs::FELL, theme.warn),
    };
    let hit = Some(Hit::Item(number));
    let meetings = context.word_with("group-meetings", &[("n", Value::count(row.meetings))]);
    let change = format!("{sign} {} → {}", words::rate(Some(first)), words::rate(Some(last)));
    let lead = if focused { "►" } else { " " };
    let columns = page.columns().min(MOST_COLUMNS);
    let name = format!("{lead}{} · {meetings}", row.name);
    let name_style = if focused { theme.accent } else { theme.heading };
    let room = columns.saturating_sub(text::width(&change) + 1);
    if text::width(&name) <= room {
        let name = (Span::styled(format!("{} ", text::pad(&name, room)), name_style), hit);
        page.pieces(vec![name, (Span::styled(change, style), hit)], focused);
    } else {
        page.pair("", &Pair { main: name, second: None }, name_style, hit, focused);
        page.pieces(vec![(Span::styled(text::pad_left(&change, columns), style), hit)], focused);
    }
    let alike = Pair { main: words::alike(context, &row.alike), second: None };
    page.pair("  ", &alike, theme.dim, hit, focused);
    let labels = ["group-first", "group-last"].map(|id| context.word(id));
    let label_columns = labels.iter().map(|label| text::width(label)).max().unwrap_or(0) + 1;
    for (label, meeting) in labels.iter().zip([&row.first, &row.last]) {
        bar(context, &text::pad(label, label_columns), meeting, columns, focused, page);
    }
}

/// Wider bars are no easier to compare.
const MOST_COLUMNS: usize = 84;

fn bar(
    context: &ViewContext<'_>,
    label: &str,
    meeting: &OneMeeting,
    columns: usize,
    focused: bool,
    page: &mut Page<'_>,
) {
    let theme = page.theme();
    let rate = meeting.rate().unwrap_or_default();
    let score = context.word_with("group-score", &[("score", Value::Count(i64::from(meeting.score)))]);
    let before = format!("  {label}{}", text::pad(&context.date(meeting.started_at), 11));
    let after = format!("{} {score}", text::pad_left(&words::rate_of(Some(rate), meeting.firsts), 11));
    let after_style = if is_few(meeting.firsts) { theme.dim } else { theme.text };
    let room = columns.saturating_sub(text::width(&before) + text::width(&after));
    let style = words::text_style(theme, words::level(rate, meeting.firsts));
    let mut pieces = vec![(Span::styled(before, theme.text), None)];
    pieces.extend(words::bar(rate, room, style, theme));
    pieces.push((Span::styled(after, after_style), None));
    page.pieces(pieces, focused);
}

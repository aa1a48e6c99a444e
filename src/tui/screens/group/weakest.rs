//! Lists the steps that go wrong most often at the first try, the three worth talking about first.

use ratatui::text::Span;

use crate::locale::{Pair, Value};
use crate::review::group::WeakStep;
use crate::text;
use crate::tui::context::ViewContext;
use crate::tui::page::{Hit, Page};
use crate::tui::screens::group::words;

/// So many are talked about in one evening.
const FIRST: usize = 3;

pub fn page(context: &ViewContext<'_>, rows: &[WeakStep], at: usize, page: &mut Page<'_>) {
    if rows.is_empty() {
        page.text(&context.ui("group-weak-empty"));
        return;
    }
    for (number, row) in rows.iter().enumerate() {
        match number {
            0 => {
                let n = u64::try_from(rows.len().min(FIRST)).unwrap_or(0);
                page.heading(&context.ui_with("group-weak-first", &[("n", Value::count(n))]));
            }
            FIRST => {
                page.blank();
                page.heading(&context.ui("group-weak-next"));
            }
            _ => {}
        }
        entry(context, number, row, number == at, page);
    }
}

fn entry(context: &ViewContext<'_>, number: usize, row: &WeakStep, focused: bool, page: &mut Page<'_>) {
    let theme = page.theme();
    let name = Pair { main: words::step_name(context, &row.step), second: None };
    page.item(number, "", &name, focused);
    let rate = row.sums.rate().unwrap_or_default();
    let level = words::level(rate, row.sums.firsts);
    let style = words::text_style(theme, level);
    let hit = Some(Hit::Item(number));
    let said = format!("   {} {} ", words::sign(level), text::pad_left(&words::rate(Some(rate)), 5));
    let of = context.word_with(
        "group-of",
        &[("rights", Value::count(row.sums.rights)), ("firsts", Value::count(row.sums.firsts))],
    );
    let columns = (page.columns().saturating_sub(text::width(&said) + text::width(&of) + 2)).min(30);
    let mut pieces = vec![(Span::styled(said, style), hit)];
    pieces.extend(words::bar(rate, columns, style, theme));
    pieces.push((Span::styled(format!("  {of}"), theme.text), hit));
    page.pieces(pieces, focused);
    if let Some(wrong) = &row.commonest {
        let values = [
            ("answer", Value::Text(words::answer(context, &row.step, &wrong.answer))),
            ("n", Value::count(wrong.n)),
        ];
        let main = context.word_with("group-commonest", &values);
        page.pair("   ", &Pair { main, second: None }, theme.dim, hit, focused);
    }
}

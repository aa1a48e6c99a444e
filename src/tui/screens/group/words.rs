//! Writes figures and steps: a rate with its sign, color and bar, a step by its cue, an answer in words.

use ratatui::style::Style;
use ratatui::text::Span;

use crate::id::StepId;
use crate::locale::words::parts_message;
use crate::locale::{Pair, Value, number};
use crate::review::group::{Alike, GroupColumn};
use crate::review::rate::{By, RateLevel, is_few};
use crate::review::tries::AnswerSummary;
use crate::scenario::model::Step;
use crate::scenario::terms::Role;
use crate::tui::context::{Play, ViewContext};
use crate::tui::page::Hit;
use crate::tui::screens::meeting::kinds::{self, figure};
use crate::tui::screens::meeting::task;
use crate::tui::theme::Theme;

/// Returns "67 %", or a dash without a try.
pub fn rate(rate: Option<u32>) -> String {
    rate.map_or_else(|| "–".to_owned(), |rate| number::percent_bp(rate.saturating_mul(100)))
}

/// Returns "67 % (12)": the rate, and of how many it is.
pub fn rate_of(percent: Option<u32>, n: u64) -> String {
    if n == 0 { rate(None) } else { format!("{} ({n})", rate(percent)) }
}

/// How good a rate is. None where it is of so few that it says little: then it has neither sign nor color.
pub fn level(percent: u32, n: u64) -> Option<RateLevel> {
    (!is_few(n)).then(|| RateLevel::of(percent))
}

/// Returns the sign beside a rate, so that its color is not the only one.
pub fn sign(level: Option<RateLevel>) -> &'static str {
    match level {
        Some(RateLevel::High) => "✓",
        Some(RateLevel::Middle) => "•",
        Some(RateLevel::Low) => "♦",
        None => " ",
    }
}

/// As a cell of a table.
pub fn cell_style(theme: &Theme, level: Option<RateLevel>) -> Style {
    match level {
        Some(RateLevel::High) => theme.cell_high,
        Some(RateLevel::Middle) => theme.cell_middle,
        Some(RateLevel::Low) => theme.cell_low,
        None => theme.dim,
    }
}

/// As a line of text.
pub fn text_style(theme: &Theme, level: Option<RateLevel>) -> Style {
    match level {
        Some(RateLevel::High) => theme.good,
        Some(RateLevel::Middle) => theme.text,
        Some(RateLevel::Low) => theme.warn,
        None => theme.dim,
    }
}

/// Whose column it is; of those who named no club, that they did not.
pub fn who_name(context: &ViewContext<'_>, column: &GroupColumn) -> String {
    if column.name.is_empty() { context.word("group-home-unknown") } else { column.name.clone() }
}

/// What the meetings of a comparison have in common: "Tập cả Ban · 90 phút · Chủ nhiệm, Thủ quỹ".
pub fn alike(context: &ViewContext<'_>, alike: &Alike) -> String {
    let mut said = vec![known(context, &format!("mode-{}", alike.mode), &alike.mode)];
    if let Some(minutes) = alike.cut {
        said.push(context.word_with("group-minutes", &[("n", Value::Count(i64::from(minutes)))]));
    }
    // Where people have every seat, the way of playing says it.
    if alike.seats.len() < Role::SEATS.len() {
        let roles = alike.seats.iter().map(|seat| known(context, &format!("role-{seat}"), seat));
        said.push(roles.collect::<Vec<_>>().join(", "));
    }
    said.retain(|part| !part.is_empty());
    said.join(" · ")
}

/// A word of the record by its slug; the slug where only a newer program knows it.
fn known(context: &ViewContext<'_>, id: &str, slug: &str) -> String {
    if context.catalog.has(id) { context.word(id) } else { slug.to_owned() }
}

/// In few words: its cue, else what it asks for. A step that the newest words no longer have goes by its id.
pub fn step_name(context: &ViewContext<'_>, id: &StepId) -> String {
    let Some((_, step)) = find(context, id) else { return id.to_string() };
    match &step.cue {
        Some(cue) => context.step_line(step, "cue", cue).main,
        None => task::prompt(context, step).main,
    }
}

/// What it asks for.
pub fn step_prompt(context: &ViewContext<'_>, id: &StepId) -> Pair {
    match find(context, id) {
        Some((_, step)) => task::prompt(context, step),
        None => Pair { main: id.to_string(), second: None },
    }
}

/// What was answered at this step, from the one word it is kept in.
pub fn answer(context: &ViewContext<'_>, id: &StepId, word: &str) -> String {
    let (Some(said), Some((play, step))) = (AnswerSummary::from_word(word), find(context, id)) else {
        return word.to_owned();
    };
    match said {
        AnswerSummary::Option(option) => {
            let Some(choose) = step.kind.try_as_choose_ref() else { return option.to_string() };
            let chosen = choose.option(&option);
            let text = chosen.map(|choice| context.item_line(step, &option, "text", &choice.text).main);
            let text = text.unwrap_or_else(|| option.to_string());
            // Some options are words that are said, and have their marks.
            if text.starts_with('“') { text } else { format!("“{text}”") }
        }
        AnswerSummary::Value(value) => {
            let asked = step.kind.try_as_figure_ref();
            asked.map_or_else(|| number::count(value), |asked| figure::said(asked, &play, value))
        }
        AnswerSummary::Fields(fields) => {
            let id = parts_message(step, &fields);
            let names: Vec<String> =
                fields.iter().map(|part| kinds::part_name(context, step, part)).collect();
            context.word_with(id, &[("fields", Value::Text(names.join("; ")))])
        }
    }
}

fn find<'a>(context: &ViewContext<'a>, id: &StepId) -> Option<(Play<'a>, &'a Step)> {
    let play = context.play?;
    Some((play, play.story.step(id)?))
}

/// The line that says by whom, above the scenarios.
pub fn by_word(by: By) -> &'static str {
    match by {
        By::Home => "group-by-home",
        By::Club => "group-by-club",
        By::Learner => "group-by-learner",
    }
}

/// Returns a bar for a percentage, half a column exact: what there is, and what is missing to a hundred.
///
/// The number is always beside it.
pub fn bar(percent: u32, columns: usize, style: Style, theme: &Theme) -> [(Span<'static>, Option<Hit>); 2] {
    let percent = usize::try_from(percent.min(100)).unwrap_or(100);
    let halves = (percent * columns * 2 + 50) / 100;
    let half = if halves % 2 == 1 { "▌" } else { "" };
    let full = format!("{}{half}", "█".repeat(halves / 2));
    let rest = "·".repeat(columns.saturating_sub(halves.div_ceil(2)));
    [(Span::styled(full, style), None), (Span::styled(rest, theme.dim), None)]
}

#[cfg(test)]
mod tests {
    use super::bar;
    use crate::tui::theme::ThemeName;

    #[test]
    fn a_bar_is_as_wide_as_it_is_said_to_be() {
        let theme = ThemeName::Plain.theme();
        let drawn = |percent| bar(percent, 5, theme.text, &theme).map(|(span, _)| span.content.into_owned());
        assert_eq!(drawn(0), ["", "·····"]);
        assert_eq!(drawn(50), ["██▌", "··"]);
        assert_eq!(drawn(100), ["█████", ""]);
        assert_eq!(drawn(900), ["█████", ""]);
        assert!((0..=100).all(|percent| drawn(percent).concat().chars().count() == 5));
    }
}

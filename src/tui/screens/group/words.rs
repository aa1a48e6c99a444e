//! How figures and steps are said: a rate with its sign and color, a step by its cue, an answer in words.

use ratatui::style::Style;

use crate::id::StepId;
use crate::locale::{Pair, Value, number};
use crate::meeting::figures::{self, Figured};
use crate::money::Dong;
use crate::review::rate::Level;
use crate::review::tries::Said;
use crate::scenario::kind::StepKind;
use crate::scenario::model::Step;
use crate::tui::msg::group::GroupColumn;
use crate::tui::screens::meeting::{answers, feedback};
use crate::tui::stage::{Play, Stage};
use crate::tui::theme::Theme;

/// "67 %", or a dash where nobody has tried.
pub fn rate(rate: Option<u32>) -> String {
    rate.map_or_else(|| "–".to_owned(), |rate| number::percent_bp(rate.saturating_mul(100)))
}

/// What stands beside a rate, so that its color is not the only sign.
pub fn sign(level: Level) -> &'static str {
    match level {
        Level::High => "✓",
        Level::Middle => "•",
        Level::Low => "◆",
    }
}

/// As a cell of a table.
pub fn cell_style(theme: &Theme, level: Level) -> Style {
    match level {
        Level::High => theme.cell_high,
        Level::Middle => theme.cell_middle,
        Level::Low => theme.cell_low,
    }
}

/// As a line of text.
pub fn text_style(theme: &Theme, level: Level) -> Style {
    match level {
        Level::High => theme.good,
        Level::Middle => theme.text,
        Level::Low => theme.warn,
    }
}

/// Whose column it is; of those who named no club, that they did not.
pub fn who_name(stage: &Stage<'_>, column: &GroupColumn) -> String {
    if column.name.is_empty() { stage.word("group-home-unknown") } else { column.name.clone() }
}

/// In few words: its cue, else what it asks for. A step that the newest words no longer have goes by its id.
pub fn step_name(stage: &Stage<'_>, id: &StepId) -> String {
    let Some((_, step)) = find(stage, id) else { return id.to_string() };
    match &step.cue {
        Some(cue) => stage.step_line(step, "cue", cue).main,
        None => answers::step_prompt(stage, step).main,
    }
}

/// What it asks for.
pub fn step_prompt(stage: &Stage<'_>, id: &StepId) -> Pair {
    match find(stage, id) {
        Some((_, step)) => answers::step_prompt(stage, step),
        None => Pair { main: id.to_string(), second: None },
    }
}

/// What was answered at this step, from the one word it is kept in.
pub fn answer(stage: &Stage<'_>, id: &StepId, word: &str) -> String {
    let (Some(said), Some((play, step))) = (Said::from_word(word), find(stage, id)) else {
        return word.to_owned();
    };
    match said {
        Said::Option(option) => {
            let StepKind::Choose(choose) = &step.kind else { return option.to_string() };
            let chosen = choose.options.iter().find(|choice| choice.id == option);
            let text = chosen.map(|choice| stage.line(&step.id.item_key(&option, "text"), &choice.text).main);
            let text = text.unwrap_or_else(|| option.to_string());
            // Some options are words that are said, and have their marks.
            if text.starts_with('“') { text } else { format!("“{text}”") }
        }
        Said::Value(value) => {
            let StepKind::Figure(figure) = &step.kind else { return number::count(value) };
            match figures::figure(play.rehearsal, play.state(), &figure.answer) {
                Some(Figured::Money(_)) => number::money(Dong(value)),
                _ => number::count(value),
            }
        }
        Said::Fields(fields) if fields.is_empty() => stage.word("group-answer-unbalanced"),
        Said::Fields(fields) => {
            let id = match step.kind {
                StepKind::Speak(_) => "group-answer-unheard",
                StepKind::Order(_) => "group-answer-moved",
                _ => "group-answer-fields",
            };
            let names: Vec<String> =
                fields.iter().map(|field| feedback::field_name(stage, step, field)).collect();
            stage.word_with(id, &[("fields", Value::Text(names.join("; ")))])
        }
    }
}

fn find<'a>(stage: &Stage<'a>, id: &StepId) -> Option<(Play<'a>, &'a Step)> {
    let play = stage.play?;
    Some((play, play.rehearsal.step(id)?))
}

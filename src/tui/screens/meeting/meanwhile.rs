//! What the computer has done since the last page, because a shorter class leaves it out: one line, "Trong lúc ấy:
//! …".
//!
//! A part that is left out as a whole is named by its title. The line names no member, no debt, and nothing that was settled
//! in private.

use crate::locale::{Pair, Value};
use crate::meeting::event::{Event, PlayedHow};
use crate::meeting::flow;
use crate::meeting::kinds::Answer;
use crate::scenario::model::{Part, Step};
use crate::text;
use crate::tui::context::{Play, ViewContext};
use crate::tui::page::Page;
use crate::tui::screens::meeting::{header, kinds};

/// The most rows it takes. In a low window it is one row, so that all options are visible.
const ROWS: usize = 2;
const LOW_PAGE: usize = 14;
/// Columns of the words before it, and of what a broken row leaves free.
const LEAD: usize = 24;

/// Draws the line. Nothing where the last page was the step before.
pub fn draw(context: &ViewContext<'_>, play: &Play<'_>, page: &mut Page<'_>) {
    let rows = if context.rows_of_page() < LOW_PAGE { 1 } else { ROWS };
    let room = (rows * page.columns()).saturating_sub(LEAD);
    let mut said: Vec<String> = Vec::new();
    for (step, answer) in left_out(play) {
        let part = whole_part(play, step).map(|part| header::title(context, part).main);
        let own = step.meanwhile.as_ref().map(|words| context.step_line(step, "meanwhile", words).main);
        let words = own.or(part).or_else(|| kinds::in_few_words(context, play, step, answer));
        let Some(words) = words else { continue };
        let used: usize = said.iter().map(|words| text::width(words) + 2).sum();
        // What is too long is left out, so that shorter things after it fit.
        if !said.contains(&words) && used + text::width(&words) <= room {
            said.push(words);
        }
    }
    if said.is_empty() {
        return;
    }
    let what = Value::Text(said.join("; "));
    let id = if is_first(play) { "meanwhile-before" } else { "meanwhile" };
    page.dim(&Pair { second: None, ..context.ui_with(id, &[("what", what)]) });
    page.blank();
}

/// The part of a step, where a shorter class leaves out all of it.
fn whole_part<'a>(play: &Play<'a>, step: &Step) -> Option<&'a Part> {
    let (part, setup) = (play.story.part_of(&step.id)?, play.setup()?);
    (!part.steps.iter().any(|step| flow::is_in_cut(setup, step))).then_some(part)
}

/// Whether nothing has been seen yet.
fn is_first(play: &Play<'_>) -> bool {
    let is_silent = |event: &Event| {
        matches!(event, Event::Opened { .. } | Event::Played { how: PlayedHow::Silently, .. })
    };
    play.meeting.log().iter().all(is_silent)
}

/// The steps that were done in silence just now, with what was answered there.
fn left_out<'a>(play: &Play<'a>) -> Vec<(&'a Step, Option<&'a Answer>)> {
    let silent = |event: &'a Event| {
        let Event::Played { step, how: PlayedHow::Silently, answer, .. } = event else { return None };
        Some((play.story.step(step)?, answer.as_ref()))
    };
    let mut steps: Vec<_> = play.meeting.log().iter().rev().map_while(silent).collect();
    steps.reverse();
    steps.retain(|(step, _)| !step.is_confidential());
    steps
}

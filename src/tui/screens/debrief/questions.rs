//! The questions made from what happened, in the order of class: players, observers, the trainer.
//!
//! One is in focus, so that a hall talks about one at a time; the arrows go to the next. No numbers, no stars.

use crate::locale::question;
use crate::review::questions::{DebriefQuestion, questions};
use crate::tui::page::{Hit, Page};
use crate::tui::screens::debrief::about_step;
use crate::tui::stage::{Play, Stage};

pub(super) fn of(play: &Play<'_>) -> Vec<DebriefQuestion> {
    questions(play.story, play.meeting.log())
}

pub(super) fn draw(stage: &Stage<'_>, play: &Play<'_>, at: usize, page: &mut Page<'_>) {
    let questions = of(play);
    if questions.is_empty() {
        page.heading(&stage.ui("question-title"));
        page.text(&stage.ui("question-none"));
    }
    let mut asked = None;
    for (n, one) in questions.iter().enumerate() {
        let (id, values) = question::message(one);
        let (focused, hit) = (n == at, Some(Hit::Item(n)));
        let (lead, style) = if focused { ("▸ ", page.theme().selected) } else { ("  ", page.theme().text) };
        if asked.replace(one.about.asked()) != Some(one.about.asked()) {
            if n > 0 {
                page.blank();
            }
            page.pair(
                "",
                &stage.ui(question::heading(one.about.asked())),
                page.theme().heading,
                None,
                focused,
            );
        }
        if let Some(step) = play.story.step(&one.step) {
            let (field, text) = step.in_few_words();
            let named = about_step(stage, one.role, stage.step_line(step, field, text));
            page.pair("  ", &named, page.theme().dim, hit, focused);
        }
        page.pair(lead, &stage.ui_with(&id, &values), style, hit, focused);
    }
}

//! Shows the last event of the meeting, with the answer and the feedback that it got.

use crate::meeting::TRIES;
use crate::meeting::command::Mode;
use crate::meeting::event::{Event, Next};
use crate::tui::context::{Play, ViewContext};
use crate::tui::page::Page;
use crate::tui::screens::meeting::feedback::{Feedback, Missed};
use crate::tui::screens::meeting::{kinds, task};
use crate::tui::screens::session::summary;

pub(super) fn draw(context: &ViewContext<'_>, play: &Play<'_>, page: &mut Page<'_>) {
    let log = play.meeting.log();
    let Some((event, before)) = log.split_last() else { return };
    let (role, how) = summary(context, event);
    let role = role.map(|role| context.role(role).main);
    let said = [role, Some(how)].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    page.pair("", &said.into(), page.theme().accent, None, false);
    let Some(step) = event.step().and_then(|id| play.story.step(id)) else { return };
    page.dim(&task::prompt(context, step));
    page.blank();
    // What was chosen or said aloud is shown below, with the feedback.
    if let Event::Answered { answer, .. } | Event::Played { answer: Some(answer), .. } = event
        && !kinds::tells_answer(step, answer)
    {
        for line in kinds::describe(context, play, step, answer) {
            page.pair("→ ", &line, page.theme().text, None, false);
        }
        page.blank();
    }
    if let Event::Answered { verdict, outcome, try_no, .. } = event
        && outcome.next == Next::Here
    {
        let left = (play.mode() == Mode::Solo).then(|| TRIES.saturating_sub(*try_no));
        Missed::new(verdict.clone()).draw(context, step, left, page);
        return;
    }
    if let Some(feedback) = Feedback::again(play, before.len()) {
        feedback.draw(context, play, page);
    }
}

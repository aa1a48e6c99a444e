//! Draws the page of the debrief on what to talk about: what went well, what is worth discussing, the hands of the hall,
//! how the room changed.
//!
//! A step is shown as its situation with the answer, never as its cue, which tells how it is done well.

use crate::locale::{Pair, Value, values};
use crate::meeting::command::Mode;
use crate::meeting::event::Event;
use crate::meeting::kinds::DiscussAnswer;
use crate::review::again::{DebriefLine, told};
use crate::review::{self, Review, TaskReview};
use crate::scenario::model::Step;
use crate::scenario::terms::{Fatal, Meter, Role};
use crate::tui::context::{Play, ViewContext};
use crate::tui::overlays::pause;
use crate::tui::page::{Hit, Page};
use crate::tui::screens::debrief::WORTH_DISCUSSING;
use crate::tui::screens::meeting::events_of;
use crate::tui::screens::meeting::task::prompt;

pub(super) fn discussion(context: &ViewContext<'_>, play: &Play<'_>, review: &Review, page: &mut Page<'_>) {
    let worth = review.worth_discussing(WORTH_DISCUSSING);
    let praised = review.praised(WORTH_DISCUSSING);
    if praised.is_empty() && worth.is_empty() && review.false_alarms.is_empty() {
        return page.text(&context.ui("debrief-nothing-played"));
    }
    if !praised.is_empty() {
        page.heading(&context.ui("feedback-good"));
        for task in praised {
            line(context, play, task, Sign::Well, page);
        }
        page.blank();
    }
    let is_solo = play.mode() == Mode::Solo;
    page.heading(&context.ui(if is_solo { "debrief-solo-three" } else { "debrief-three" }));
    if !worth.is_empty() {
        page.dim(&context.ui("debrief-redo"));
    } else if review.false_alarms.is_empty() {
        page.text(&context.ui(if is_solo { "debrief-solo-none" } else { "debrief-none" }));
    }
    for (at, task) in worth.into_iter().enumerate() {
        let fatal = review.fatal.iter().find(|(step, _)| *step == task.step).map(|(_, fatal)| *fatal);
        line(context, play, task, Sign::Discuss(at, fatal), page);
    }
    let n_more = review.n_worth_discussing().saturating_sub(WORTH_DISCUSSING);
    if n_more > 0 {
        page.text(&context.ui_with("debrief-more", &[("n", Value::count(n_more))]));
    }
    let n = review.false_alarms.len();
    if n > 0 {
        let said = context.ui_with("doc-false-alarms", &[("n", Value::count(n))]);
        page.signed("♦", &said, page.theme().warn);
    }
}

/// What the hall answered when it discussed, as it stood on the wall.
pub(super) fn hands(context: &ViewContext<'_>, play: &Play<'_>, page: &mut Page<'_>) {
    for step in play.story.steps() {
        if let Some(counted) = pause::counted(context, play, step) {
            page.blank();
            page.heading(&prompt(context, step));
            page.hands(&counted);
        }
        let Some(discuss) = step.kind.try_as_discuss_ref() else { continue };
        let events = events_of(play.meeting, &step.id);
        let mut answers = events.into_iter().rev().filter_map(|event| {
            let Event::Answered { answer, .. } = event else { return None };
            <&DiscussAnswer>::try_from(answer).ok()
        });
        if let Some(answer) = answers.next().filter(|answer| !answer.hands.is_empty()) {
            page.blank();
            discuss.bars(context, step, answer, page);
        }
    }
}

/// How the room changed from the opening to the end, in words. Before others none of it was shown beside a choice.
pub(super) fn room(context: &ViewContext<'_>, play: &Play<'_>, page: &mut Page<'_>) {
    let mut meters = play.meeting.log().iter().filter_map(|event| event.outcome()?.meters);
    let Some(first) = meters.next() else { return };
    let last = play.state().meters;
    let changed = [Meter::Understanding, Meter::Voices, Meter::Trust]
        .into_iter()
        .map(|meter| (meter, first.level(meter), last.level(meter)))
        .filter(|(_, before, after)| before != after);
    let words = |meter: Meter, level: i16| context.word(&format!("meter-{}-{level}", meter.slug()));
    let said: Vec<String> = changed
        .map(|(meter, before, after)| {
            let name = context.word(&format!("meter-{}", meter.slug()));
            format!("{name}: {} → {}", words(meter, before), words(meter, after))
        })
        .collect();
    if said.is_empty() {
        return;
    }
    page.blank();
    page.heading(&context.ui("rail-meters"));
    for line in said {
        page.pair("  ", &line.into(), page.theme().text, None, false);
    }
}

/// The sign before a line of the debrief.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Well,
    /// With its number, by which it can be played again, and the rule that was broken.
    Discuss(usize, Option<Fatal>),
}

/// "Thủ quỹ: what the situation was", and below it what was chosen, or what was said that was not right; then what was
/// done at last where the meeting was stepped back.
fn line(context: &ViewContext<'_>, play: &Play<'_>, task: &TaskReview, sign: Sign, page: &mut Page<'_>) {
    let Some(step) = play.story.step(&task.step) else { return };
    let planted = step.planted.as_ref().filter(|_| task.kind == review::Reviewed::Objection);
    let planted = planted.map(|planted| context.step_line(step, "planted", &planted.text));
    let asked = match task.kind {
        review::Reviewed::Objection => objection(context, play, step, task.first_right),
        review::Reviewed::Answer => situation(context, task.role, step),
    };
    let fatal = match sign {
        Sign::Well => {
            page.signed("✓", &asked, page.theme().good);
            None
        }
        Sign::Discuss(at, fatal) => {
            page.pair(&format!("♦{} ", at + 1), &asked, page.theme().warn, Some(Hit::Item(at)), false);
            fatal
        }
    };
    let told = told(play.meeting, task).into_iter().filter_map(|told| said(context, step, told));
    let mut below = planted.into_iter().chain(told);
    let detail = |said: &Pair, page: &mut Page<'_>| page.pair("  → ", said, page.theme().text, None, false);
    if let Some(first) = below.next() {
        detail(&first, page);
    }
    if let Some(fatal) = fatal {
        let said = context.ui(&format!("fatal-{}", fatal.slug()));
        page.pair("  ! ", &said, page.theme().bad, None, false);
    }
    below.for_each(|said| detail(&said, page));
}

/// Names who objected in time, if only one seat could have objected. If none did, names who made the mistake.
fn objection(context: &ViewContext<'_>, play: &Play<'_>, step: &Step, is_caught: bool) -> Pair {
    let whose = [("role", Value::Text(context.role(step.role).main))];
    match (play.setup().and_then(|setup| setup.solo), is_caught) {
        (Some(seat), true) => about_step(context, seat, context.ui_with("doc-caught", &whose)),
        (None, true) => context.ui_with("debrief-caught-for", &whose),
        (_, false) => about_step(context, step.role, context.ui("debrief-missed")),
    }
}

/// "Đã chọn: …", or what was done again.
fn said(context: &ViewContext<'_>, step: &Step, told: DebriefLine<'_>) -> Option<Pair> {
    let message = format!("debrief-{}", told.slug());
    let Some(id) = told.option() else { return Some(context.ui(&message)) };
    let option = step.kind.try_as_choose_ref()?.option(id)?;
    let Pair { main, second } = context.item_line(step, &option.id, "text", &option.text);
    Some(Pair { main: format!("{} {main}", context.word(&message)), second })
}

/// "Thủ quỹ: what it was asked"; a vote asks for its motion. Who writes the second book did not do what the step asks.
pub(super) fn situation(context: &ViewContext<'_>, role: Role, step: &Step) -> Pair {
    let (field, text) = step.prompt();
    let asked = context.step_line(step, field, text);
    let asked = match values::lead(step, role) {
        Some(lead) => Pair { main: format!("{}: {}", context.word(lead), asked.main), second: asked.second },
        None => asked,
    };
    about_step(context, role, asked)
}

/// The role before what it did. It is not repeated where the words begin with it.
fn about_step(context: &ViewContext<'_>, role: Role, what: Pair) -> Pair {
    let role = context.role(role).main;
    if what.main.starts_with(&role) {
        return what;
    }
    let role = context.ui_with("debrief-role", &[("role", Value::Text(role))]);
    Pair { main: format!("{}{}", role.main, what.main), second: what.second }
}

//! Goes from phase to phase of a meeting: what is shown next, what an event changes, what follows the feedback.

use crate::meeting::command::Mode;
use crate::meeting::event::{Event, Next};
use crate::meeting::flow::Who;
use crate::meeting::refusal::Refusal;
use crate::scenario::terms::Role;
use crate::tui::context::{Play, ViewContext};
use crate::tui::msg::Request;
use crate::tui::route::{Effect, Route};
use crate::tui::screens::meeting::MeetingScreen;
use crate::tui::screens::meeting::feedback::Feedback;
use crate::tui::screens::meeting::header::ShownStep;
use crate::tui::screens::meeting::kinds;
use crate::tui::screens::meeting::open_task::OpenTask;

#[derive(Debug)]
pub(super) enum Phase {
    /// Nothing to show yet, or nothing any more.
    Between,
    /// A part of the agenda begins, before a hall.
    PartTitle,
    HandOver {
        role: Role,
        new_part: bool,
    },
    Task(OpenTask),
    Feedback(Feedback),
}

impl MeetingScreen {
    /// The next thing to show: a hand-over where another person is called, else the task.
    pub(super) fn go_on(&mut self, context: &ViewContext<'_>) {
        let Some(play) = &context.play else { return };
        let Some(turn) = play.turn() else {
            self.phase = Phase::Between;
            return;
        };
        let part = play.story.part_of(&turn.step.id).map(|part| part.id.clone());
        let new_part = self.part.is_some() && self.part != part;
        self.part = part;
        self.phase = match turn.who {
            Who::Person(role) if play.mode() == Mode::Board && self.last != Some(role) => {
                Phase::HandOver { role, new_part }
            }
            Who::Person(_) | Who::Computer(_) | Who::Anyone if new_part && play.mode() == Mode::Room => {
                Phase::PartTitle
            }
            Who::Person(_) | Who::Computer(_) | Who::Anyone => Phase::Task(OpenTask::new(play, &turn)),
        };
    }

    pub(super) fn recorded(&mut self, from: usize, context: &ViewContext<'_>) -> Vec<Effect> {
        let Some(play) = &context.play else { return Vec::new() };
        let events = play.meeting.log().get(from..).unwrap_or_default();
        let Some(first) = events.first() else { return Vec::new() };
        if let Event::Answered { by, .. } = first {
            self.last = Some(*by);
        }
        match first {
            Event::Refused { refusal } => {
                if let Phase::Task(open) = &mut self.phase
                    && matches!(refusal, Refusal::OutOfRange | Refusal::NotInNotes)
                {
                    open.view.refused();
                }
                let detail = refusal.slug();
                return vec![Effect::Notice(context.word(&format!("refused-{detail}")))];
            }
            Event::HintGiven { .. } => {
                if let Phase::Task(open) = &mut self.phase {
                    open.hint = true;
                }
                return Vec::new();
            }
            Event::Answered { answer, outcome, verdict, .. } if outcome.next == Next::Here => {
                if let Phase::Task(open) = &mut self.phase {
                    open.missed_with(answer, verdict);
                }
                return Vec::new();
            }
            Event::Objected { rightly: false, .. } => {
                if let Phase::Task(open) = &mut self.phase {
                    open.was_right = true;
                }
                return Vec::new();
            }
            Event::Paused { .. } => return Vec::new(),
            Event::Opened { .. }
            | Event::Heard { .. }
            | Event::Played { .. }
            | Event::Objected { .. }
            | Event::Answered { .. }
            | Event::SteppedBack { .. }
            | Event::SeatChanged { .. } => {}
        }
        let model = match std::mem::replace(&mut self.phase, Phase::Between) {
            Phase::Task(open) => open.model,
            Phase::Between | Phase::PartTitle | Phase::HandOver { .. } | Phase::Feedback(_) => None,
        };
        if let Some(feedback) = Feedback::of(play, from, model) {
            self.phase = Phase::Feedback(feedback.with_others());
            return Vec::new();
        }
        let mut effects = self.leave_feedback(context);
        effects.extend(in_passing(context, play, first).map(Effect::Notice));
        effects
    }

    /// The step on the page: during feedback, the one that was answered.
    pub(super) fn shown<'a>(&'a self, play: &Play<'a>) -> ShownStep<'a> {
        match &self.phase {
            Phase::Feedback(feedback) => feedback.shown(),
            Phase::Between | Phase::PartTitle | Phase::HandOver { .. } | Phase::Task(_) => {
                ShownStep::now(play)
            }
        }
    }

    pub(super) fn leave_feedback(&mut self, context: &ViewContext<'_>) -> Vec<Effect> {
        let again = context.play.as_ref().and_then(|play| Some((play, play.again?)));
        if let Some((play, step)) = again
            && ShownStep::now(play).step != Some(step)
        {
            return vec![Effect::Ask(Request::EndRedo)];
        }
        if context.play.as_ref().is_some_and(|play| play.state().is_finished()) {
            return vec![Effect::Show(Route::Debrief)];
        }
        self.go_on(context);
        Vec::new()
    }
}

/// What a right answer said, in one line, where the meeting goes on without a page about it: to the next payer.
fn in_passing(context: &ViewContext<'_>, play: &Play<'_>, answered: &Event) -> Option<String> {
    let Event::Answered { step, answer, verdict, .. } = answered else { return None };
    let step = play.story.step(step).filter(|_| verdict.right && !answer.is_write())?;
    let lines = kinds::describe(context, play, step, answer);
    let said: Vec<String> = lines.into_iter().map(|line| line.main).collect();
    (!said.is_empty()).then(|| format!("✓ {}", said.join(" · ")))
}

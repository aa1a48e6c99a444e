//! The task that is open: its view, the last try at it, and what an input to it asks for.
//!
//! A wrong try that left it open is read from the events when it is opened again. The same answer again is asked
//! about before it costs a try.

use crate::meeting::command::Command;
use crate::meeting::event::Verdict;
use crate::meeting::flow::Turn;
use crate::meeting::kinds::{Answer, model};
use crate::meeting::rules::Scene;
use crate::tui::context::{Play, ViewContext};
use crate::tui::msg::{FreeText, HalfFilled, Request};
use crate::tui::route::Effect;
use crate::tui::screens::meeting::feedback::Missed;
use crate::tui::screens::meeting::kinds;
use crate::tui::screens::meeting::task::{Reply, TaskView};

#[derive(Debug)]
pub(super) struct OpenTask {
    pub(super) view: Box<dyn TaskView>,
    /// The model answer, for the working afterwards; never shown before.
    pub(super) model: Option<Answer>,
    /// What was wrong with the last try, and its answer.
    pub(super) missed: Option<Missed>,
    tried: Option<Answer>,
    /// It was asked whether that same answer is meant again.
    has_asked: bool,
    pub(super) hint: bool,
    /// A trainee objected here, and there was nothing wrong.
    pub(super) was_right: bool,
}

impl OpenTask {
    pub(super) fn new(play: &Play<'_>, turn: &Turn<'_>) -> Self {
        let scene = Scene { story: play.story, state: play.state(), step: turn.step };
        let mut open = Self {
            view: kinds::view_of(play, turn),
            model: model(scene, &turn.task),
            missed: None,
            tried: None,
            has_asked: false,
            hint: play.meeting.attempts(&turn.step.id, turn.number).hinted,
            was_right: false,
        };
        // The record has what the last try was and what was wrong with it, also after the power went.
        if let Some((answer, verdict)) = play.meeting.open_try() {
            open.view.put_back(answer, play, turn);
            open.missed_with(answer, verdict);
        }
        open
    }

    /// A try was wrong, and the task stays open.
    pub(super) fn missed_with(&mut self, answer: &Answer, verdict: &Verdict) {
        self.missed = Some(Missed::new(verdict.clone()));
        self.tried = Some(answer.clone());
        self.has_asked = false;
        self.view.missed(verdict);
    }

    /// What is said once where the same answer is committed again: it would cost a try.
    fn asks_again(&mut self, answer: &Answer) -> Option<&'static str> {
        let is_same = self.tried.as_ref() == Some(answer);
        if !is_same || std::mem::replace(&mut self.has_asked, true) {
            return None;
        }
        Some(if answer.is_order() { "order-unchanged" } else { "answer-unchanged" })
    }

    pub(super) fn reply(
        &mut self,
        reply: Reply,
        play: &Play<'_>,
        turn: &Turn<'_>,
        context: &ViewContext<'_>,
    ) -> Vec<Effect> {
        let step = turn.step.id.clone();
        if let Reply::Answer(answer) | Reply::AnswerWithNote(answer, _) = &reply
            && let Some(asks) = self.asks_again(answer)
        {
            return vec![Effect::Notice(context.word(asks))];
        }
        let (command, note) = match reply {
            Reply::Nothing => return Vec::new(),
            Reply::Keep => return self.keep(play, turn).into_iter().collect(),
            Reply::Notice(id) => return vec![Effect::Notice(context.word(id))],
            Reply::Proceed => (Command::Proceed { step }, None),
            Reply::Skip => (Command::Skip { step }, None),
            Reply::Answer(answer) => (Command::Answer { step, by: turn.task.role, answer }, None),
            Reply::AnswerWithNote(answer, text) => {
                let note =
                    Some(FreeText { kind: "minutes", text }).filter(|note| !note.text.trim().is_empty());
                (Command::Answer { step, by: turn.task.role, answer }, note)
            }
        };
        vec![Effect::Ask(Request::Try { command, note })]
    }

    /// Asks to keep what has been filled in, unless it is kept already.
    pub(super) fn keep(&self, play: &Play<'_>, turn: &Turn<'_>) -> Option<Effect> {
        let rows = self.view.kept().filter(|rows| rows.iter().any(|row| !row.is_empty()))?;
        let form = HalfFilled { step: turn.step.id.clone(), task: turn.number, rows };
        let is_new = play.half_filled != Some(&form);
        Some(Effect::Ask(Request::KeepForm(form))).filter(|_| is_new)
    }
}

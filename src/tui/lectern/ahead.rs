//! The meeting as it went, and as it would go on by the model answers: the steps that a trainer can look at, in
//! order, and the state of the meeting at each.

use std::ops::ControlFlow;

use crate::id::StepId;
use crate::locale::values::Values;
use crate::meeting::event::Event;
use crate::meeting::kinds::Answer;
use crate::meeting::{self, Meeting, ahead};
use crate::tui::context::Play;
use crate::tui::on_wall::{OnWall, WallOverlay, WallPage};

#[derive(Debug)]
pub struct Ahead {
    meeting: Meeting,
    /// Of each step as it was opened, or would be.
    values: Values,
}

impl Ahead {
    pub fn of(play: &Play<'_>) -> Self {
        let (mut meeting, mut values) = (play.meeting.clone(), play.values.clone());
        ahead::play_on(play.story, &mut meeting, |event, state| {
            values.follow(play.story, event, state);
            ControlFlow::Continue(())
        });
        Self { meeting, values }
    }

    pub fn values(&self) -> &Values {
        &self.values
    }

    /// The steps in the order in which they came or will come, each with the number of events before it.
    pub fn steps(&self) -> &[(StepId, u32)] {
        &self.meeting.state().trail
    }

    /// The meeting as it stands when the step at this place comes. Where it stands now for the step that is open.
    pub fn at(&self, place: usize, play: &Play<'_>) -> Meeting {
        let Some((step, n_events)) = self.steps().get(place) else { return play.meeting.clone() };
        if play.state().open_step().is_some_and(|open| open.step == *step) {
            return play.meeting.clone();
        }
        let n_events = usize::try_from(*n_events).unwrap_or(usize::MAX);
        meeting::fold(self.meeting.log().iter().take(n_events))
    }

    /// The model answers to this step, task by task, from the present state of this meeting.
    pub fn answers(step: &StepId, play: &Play<'_>) -> Vec<Answer> {
        let mut answers = Vec::new();
        let mut meeting = play.meeting.clone();
        ahead::play_on(play.story, &mut meeting, |event, state| {
            if let Event::Answered { answer, .. } | Event::Played { answer: Some(answer), .. } = event {
                answers.push(answer.clone());
            }
            let is_open = state.open_step().is_some_and(|open| open.step == *step);
            if is_open { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        answers
    }

    /// The place of the step that stands on the wall.
    pub fn shown(&self, wall: &OnWall, play: &Play<'_>) -> usize {
        let step = match (&wall.over, &wall.page) {
            (Some(WallOverlay::Pause { step: Some(step) }), _) | (_, WallPage::Tries { step }) => Some(step),
            (_, WallPage::Feedback { after, .. }) => {
                play.meeting.log().get(*after).and_then(|event| event.step())
            }
            (
                _,
                WallPage::HandOver { .. }
                | WallPage::PartTitle
                | WallPage::Task { .. }
                | WallPage::Debrief { .. }
                | WallPage::Away,
            ) => None,
        };
        let step = step.or_else(|| play.state().open_step().map(|open| &open.step));
        let found = step.and_then(|step| self.steps().iter().rposition(|(known, _)| known == step));
        found.unwrap_or_else(|| self.steps().len().saturating_sub(1))
    }

    /// Minutes of play that a class of so many has needed by the beginning of the step at this place.
    pub fn planned(&self, place: usize, play: &Play<'_>) -> u32 {
        let cut = play.setup().map_or(0, |setup| setup.cut);
        let weight = |(step, _): &(StepId, u32)| {
            // A step takes time in class even where it takes none in the story.
            play.story.step(step).map_or(0, |step| u32::from(step.minutes.max(1)))
        };
        let whole: u32 = self.steps().iter().map(weight).sum();
        let done: u32 = self.steps().iter().take(place).map(weight).sum();
        let minutes = u32::from(meeting::flow::minutes_of_play(cut));
        done.saturating_mul(minutes).checked_div(whole).unwrap_or(0)
    }
}

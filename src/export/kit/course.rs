//! The meeting by the model answers, played once before class: where the money stands at each step, and which values
//! can be printed on a card beforehand. For a step of another path, where the money stands there.
//!
//! It makes no words. The invariant: it ends, whatever the script is, and its values of a step are those that the
//! program would show there.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crate::id::StepId;
use crate::locale::Value;
use crate::locale::values::{Named, named};
use crate::meeting::command::{Command, Mode, Setup};
use crate::meeting::explore;
use crate::meeting::state::State;
use crate::meeting::{Meeting, ahead, decide};
use crate::scenario::model::Step;
use crate::scenario::story::Story;

/// Space to write by hand.
const DOTS: &str = "……………";

#[derive(Debug, Clone, Default)]
pub(in crate::export) struct Course {
    opening: State,
    /// The state in which each step was opened, by its number; those of the other paths are not there.
    at: BTreeMap<usize, State>,
    /// The state in which each step of another path comes, by one of the ways to it.
    others: BTreeMap<StepId, State>,
    end: State,
}

impl Course {
    pub(in crate::export) fn of(story: &Story, cut: u16) -> Self {
        let setup = Setup { mode: Mode::Room, solo: None, cut, seed: 0, deputies: false };
        let (mut course, mut meeting) = (Self::default(), Meeting::default());
        for event in decide(story, &meeting, &Command::Open(setup)) {
            meeting.apply(&event);
            course.opening = meeting.state().clone();
            course.keep(story, meeting.state());
        }
        ahead::play_on(story, &mut meeting, |_, state| {
            course.keep(story, state);
            ControlFlow::Continue(())
        });
        course.end = meeting.state().clone();
        let is_other = |step: &Step| step.cut <= cut && !course.comes_to(story, step);
        if story.steps().any(is_other) {
            course.others = explore::reached(story, cut, explore::MOST_STATES);
        }
        course
    }

    fn keep(&mut self, story: &Story, state: &State) {
        let position = state.open_step().and_then(|open| story.position(&open.step));
        if let Some(position) = position {
            self.at.entry(position.number).or_insert_with(|| state.clone());
        }
    }

    pub(in crate::export) fn opening(&self) -> &State {
        &self.opening
    }

    pub(in crate::export) fn end(&self) -> &State {
        &self.end
    }

    pub(in crate::export) fn comes_to(&self, story: &Story, step: &Step) -> bool {
        story.position(&step.id).is_some_and(|place| self.at.contains_key(&place.number))
    }

    /// Whether another path of this cut leads to the step.
    pub(in crate::export) fn is_on_another_path(&self, step: &Step) -> bool {
        self.others.contains_key(&step.id)
    }

    /// Where the meeting stands when this step comes. For a step that no path of this cut reaches: the state in which
    /// the meeting passes it.
    pub(in crate::export) fn state_at(&self, story: &Story, step: &Step) -> &State {
        let number = story.position(&step.id).map_or(0, |position| position.number);
        let other = || self.others.get(&step.id);
        let past = || self.at.range(..number).next_back().map(|(_, state)| state);
        self.at.get(&number).or_else(other).or_else(past).unwrap_or(&self.opening)
    }

    /// The values as they are when this step comes.
    pub(in crate::export) fn values_at(&self, story: &Story, step: &Step) -> Named {
        named(story, self.state_at(story, step), DOTS)
    }

    /// The values from the opening until this step comes; dots where they depend on the meeting.
    pub(in crate::export) fn values_before(&self, story: &Story, step: &Step) -> Named {
        let mut before = named(story, &self.opening, DOTS);
        for ((_, value), (_, later)) in before.iter_mut().zip(self.values_at(story, step)) {
            if *value != later {
                *value = Value::from(DOTS);
            }
        }
        before
    }
}

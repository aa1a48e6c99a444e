//! The values that lines of a scenario name, as the meeting stands and as it stood when each step was opened.
//!
//! A step speaks of the moment at which it was opened: the sum that is to be paid stays the same after it has been paid.
//! So its prompt, its feedback, its line in the second book and its line on paper show one figure.

use std::collections::BTreeMap;

use crate::id::StepId;
use crate::locale::pair::Value;
use crate::meeting::event::Event;
use crate::meeting::figures::figure;
use crate::meeting::state::State;
use crate::scenario::story::Story;

/// Names with their values, as `ScenarioWords::line` takes them.
pub type Named = Vec<(String, Value)>;

/// What screens and papers show for a value that cannot be worked out.
pub const UNKNOWN: &str = "…";

#[derive(Debug, Clone, Default)]
pub struct Values {
    now: Named,
    at_opening: BTreeMap<StepId, Named>,
    open: Option<StepId>,
}

/// Works out all values of a scenario as the meeting stands. `unknown` stands for those that cannot be worked out.
pub fn named(story: &Story, state: &State, unknown: &str) -> Named {
    let value = |quantity| figure(story, state, quantity).map_or_else(|| Value::from(unknown), Value::from);
    story.scenario.values.iter().map(|(name, quantity)| (name.clone(), value(quantity))).collect()
}

impl Values {
    /// Takes in that this event has led to this state. Events come in their order, none is left out.
    pub fn follow(&mut self, story: &Story, event: &Event, state: &State) {
        let open = state.open_step().map(|open| &open.step);
        let is_back = matches!(event, Event::SteppedBack { .. });
        if open == self.open.as_ref() && !is_back {
            return;
        }
        self.open = open.cloned();
        if let Some(step) = open {
            self.at_opening.insert(step.clone(), named(story, state, UNKNOWN));
        }
    }

    /// Takes in where the meeting stands after the last of some events.
    pub fn stand(&mut self, story: &Story, state: &State) {
        self.now = named(story, state, UNKNOWN);
    }

    /// Returns the values as the meeting stands.
    pub fn now(&self) -> &[(String, Value)] {
        &self.now
    }

    /// Returns the values as they were when this step was opened last. For a step that was not opened: as they are now.
    pub fn of(&self, step: &StepId) -> &[(String, Value)] {
        self.at_opening.get(step).unwrap_or(&self.now)
    }
}

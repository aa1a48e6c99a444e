//! Reads a scenario's own words from the record, in Vietnamese, for people who read data and not a meeting.
//!
//! Names and fixed amounts stand in them. What changes during a meeting is an ellipsis, as nobody can say which moment
//! the words are of.

use std::fmt;

use crate::locale::values::UNKNOWN;
use crate::locale::words::ScenarioWords;
use crate::locale::{Speech, Value};
use crate::meeting::figures::figure;
use crate::meeting::state::State;
use crate::record::RecordStore;
use crate::record::error::RecordError;
use crate::record::model::TextHash;
use crate::scenario::model::Step;
use crate::scenario::story::Story;

pub(super) struct Words {
    pub(super) story: Story,
    lines: ScenarioWords,
    values: Vec<(String, Value)>,
}

impl Words {
    /// None where the scenario is not in the record any more, as after a recovery.
    pub(super) fn of(record: &RecordStore, hash: TextHash) -> Result<Option<Self>, RecordError> {
        Ok(record.story(hash)?.map(Self::new))
    }

    fn new(story: Story) -> Self {
        let scenario = &story.scenario;
        let lines = ScenarioWords::new(scenario.id.as_str(), &scenario.lines(), []);
        let before = State::default();
        let values = scenario.values.iter().map(|(name, quantity)| {
            let figured = figure(&story, &before, quantity).filter(|_| quantity.is_fixed());
            (name.clone(), figured.map_or_else(|| Value::from(UNKNOWN), Value::from))
        });
        let values = values.collect();
        Self { story, lines, values }
    }

    pub(super) fn say(&self, key: &str, vietnamese: &str) -> String {
        self.lines.line(Speech::default(), key, vietnamese, &self.values).main
    }

    /// What a step asks.
    pub(super) fn prompt(&self, step: &Step) -> String {
        let (field, text) = step.prompt();
        self.say(&step.id.key(field), text)
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_tuple("Words").field(&self.story.scenario.id).finish()
    }
}

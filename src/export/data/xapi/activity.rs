//! What a statement is about, in the words of the scenario as it was played: a step with its options.
//!
//! Names and fixed amounts stand in the words; what changes during a meeting is an ellipsis, as nobody can say which
//! moment a description is of. A scenario that is not in the record any more leaves its steps without words.

use std::collections::HashMap;

use serde_json::{Value as Json, json};

use crate::export::data::xapi::iri;
use crate::id::{ItemId, ScenarioId, StepId};
use crate::locale::words::ScenarioWords;
use crate::locale::{Speech, Value};
use crate::meeting::figures::{Figured, figure};
use crate::meeting::state::State;
use crate::meeting::steps::choose::best;
use crate::practice::read_rehearsal;
use crate::scenario::kind::{Choose, StepKind};
use crate::scenario::model::Step;
use crate::scenario::rehearsal::Rehearsal;

/// The activities of one scenario text, each made once.
#[derive(Debug)]
pub(super) struct Activities {
    known: Option<Known>,
    scenario: ScenarioId,
    made: HashMap<(StepId, ItemId), Json>,
}

#[derive(Debug)]
struct Known {
    rehearsal: Rehearsal,
    words: ScenarioWords,
    values: Vec<(String, Value)>,
}

impl Activities {
    pub(super) fn new(scenario: ScenarioId, text: Option<&str>) -> Self {
        let known = text.and_then(|text| read_rehearsal(text).ok()).map(Known::new);
        Self { known, scenario, made: HashMap::new() }
    }

    /// The whole meeting.
    pub(super) fn scenario(&self) -> Json {
        let id = iri::scenario(&self.scenario);
        match &self.known {
            Some(known) => {
                let scenario = &known.rehearsal.scenario;
                let name = known.say("scenario-title", &scenario.title);
                let summary = known.say("scenario-summary", &scenario.summary);
                activity(&id, json!({ "type": iri::SIMULATION, "name": name, "description": summary }))
            }
            None => activity(&id, json!({ "type": iri::SIMULATION })),
        }
    }

    pub(super) fn step(&mut self, step: &StepId, item: &ItemId) -> Json {
        if let Some(made) = self.made.get(&(step.clone(), item.clone())) {
            return made.clone();
        }
        let known = self.known.as_ref();
        let found = known.and_then(|known| known.rehearsal.step(step).map(|step| known.definition(step)));
        let definition =
            found.unwrap_or_else(|| json!({ "type": iri::INTERACTION, "interactionType": "other" }));
        let made = activity(&iri::step(&self.scenario, step, item), definition);
        self.made.insert((step.clone(), item.clone()), made.clone());
        made
    }
}

impl Known {
    fn new(rehearsal: Rehearsal) -> Self {
        let scenario = &rehearsal.scenario;
        let words = ScenarioWords::new(scenario.id.as_str(), &scenario.lines(), []);
        let before = State::default();
        let values = scenario.values.iter().map(|(name, quantity)| {
            let figured = figure(&rehearsal, &before, quantity).filter(|_| quantity.is_fixed());
            let value = match figured {
                Some(Figured::Money(amount)) => Value::Money(amount),
                Some(Figured::Count(count)) => Value::Count(count),
                Some(Figured::Name(name)) => Value::Text(name),
                None => Value::Text("…".to_owned()),
            };
            (name.clone(), value)
        });
        let values = values.collect();
        Self { words, values, rehearsal }
    }

    /// A text in Vietnamese, as a map of languages.
    fn say(&self, key: &str, vietnamese: &str) -> Json {
        let said = self.words.line(Speech::default(), key, vietnamese, &self.values);
        json!({ "vi": said.main })
    }

    fn definition(&self, step: &Step) -> Json {
        let (field, text) = step.prompt();
        let prompt = self.say(&step.id.key(field), text);
        let name = match &step.cue {
            Some(cue) => self.say(&step.id.key("cue"), cue),
            None => prompt.clone(),
        };
        let mut definition = json!({
            "type": iri::INTERACTION,
            "name": name,
            "description": prompt,
            "interactionType": interaction(&step.kind),
        });
        if let (StepKind::Choose(choose), Some(fields)) = (&step.kind, definition.as_object_mut()) {
            fields.insert("choices".to_owned(), self.choices(step, choose));
            let right = best(choose).map(|best| best.id.to_string());
            fields.insert("correctResponsesPattern".to_owned(), json!(Vec::from_iter(right)));
        }
        definition
    }

    fn choices(&self, step: &Step, choose: &Choose) -> Json {
        let choices = choose.options.iter().map(|option| {
            let key = step.id.item_key(&option.id, "text");
            json!({ "id": option.id.as_str(), "description": self.say(&key, &option.text) })
        });
        Json::Array(choices.collect())
    }
}

fn interaction(kind: &StepKind) -> &'static str {
    match kind {
        StepKind::Choose(_) => "choice",
        StepKind::Figure(_) => "numeric",
        StepKind::Say(_)
        | StepKind::Speak(_)
        | StepKind::Order(_)
        | StepKind::RollCall(_)
        | StepKind::Count(_)
        | StepKind::Collect(_)
        | StepKind::Pay(_)
        | StepKind::Inspect(_)
        | StepKind::Vote(_)
        | StepKind::Minutes(_)
        | StepKind::Discuss(_) => "other",
    }
}

fn activity(id: &str, definition: Json) -> Json {
    json!({ "objectType": "Activity", "id": id, "definition": definition })
}

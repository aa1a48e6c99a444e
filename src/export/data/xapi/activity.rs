//! Describes what a statement is about, in the words of the scenario as it was played: a step with its options.
//!
//! A scenario that is not in the record any more leaves its steps without words.

use std::collections::HashMap;

use serde_json::{Value as Json, json};

use crate::export::data::words::Words;
use crate::export::data::xapi::iri;
use crate::id::{ClubId, ItemId, ScenarioId, StepId};
use crate::scenario::kinds::{Choose, StepKind};
use crate::scenario::model::Step;

/// The activities of one scenario text, each made once.
#[derive(Debug)]
pub(super) struct Activities {
    words: Option<Words>,
    scenario: ScenarioId,
    made: HashMap<(StepId, ItemId), Json>,
}

impl Activities {
    pub(super) fn new(scenario: ScenarioId, words: Option<Words>) -> Self {
        Self { words, scenario, made: HashMap::new() }
    }

    /// Where the club of the story is; the club's id where the words are gone.
    pub(super) fn village(&self, club: &ClubId) -> String {
        self.words.as_ref().map_or_else(|| club.to_string(), |words| words.story.club.village.clone())
    }

    /// The whole meeting.
    pub(super) fn scenario(&self) -> Json {
        let id = iri::scenario(&self.scenario);
        match &self.words {
            Some(words) => {
                let scenario = &words.story.scenario;
                let name = in_vietnamese(&words.say("scenario-title", &scenario.title));
                let summary = in_vietnamese(&words.say("scenario-summary", &scenario.summary));
                activity(&id, &json!({ "type": iri::SIMULATION, "name": name, "description": summary }))
            }
            None => activity(&id, &json!({ "type": iri::SIMULATION })),
        }
    }

    pub(super) fn step(&mut self, step: &StepId, item: &ItemId) -> Json {
        if let Some(made) = self.made.get(&(step.clone(), item.clone())) {
            return made.clone();
        }
        let words = self.words.as_ref();
        let found = words.and_then(|words| words.story.step(step).map(|step| definition(words, step)));
        let definition =
            found.unwrap_or_else(|| json!({ "type": iri::INTERACTION, "interactionType": "other" }));
        let made = activity(&iri::step(&self.scenario, step, item), &definition);
        self.made.insert((step.clone(), item.clone()), made.clone());
        made
    }
}

/// A map of languages with one in it.
fn in_vietnamese(text: &str) -> Json {
    json!({ "vi": text })
}

fn definition(words: &Words, step: &Step) -> Json {
    let prompt = words.prompt(step);
    let name = step.cue.as_ref().map_or_else(|| prompt.clone(), |cue| words.say(&step.id.key("cue"), cue));
    let mut definition = json!({
        "type": iri::INTERACTION,
        "name": in_vietnamese(&name),
        "description": in_vietnamese(&prompt),
        "interactionType": interaction(&step.kind),
    });
    if let (Some(choose), Some(fields)) = (step.kind.try_as_choose_ref(), definition.as_object_mut()) {
        fields.insert("choices".to_owned(), choices(words, step, choose));
        let right: Vec<&str> = choose.bests().into_iter().map(|best| best.id.as_str()).collect();
        fields.insert("correctResponsesPattern".to_owned(), json!(right));
    }
    definition
}

fn choices(words: &Words, step: &Step, choose: &Choose) -> Json {
    let choices = choose.options.iter().map(|option| {
        let said = words.say(&step.id.item_key(&option.id, "text"), &option.text);
        json!({ "id": option.id.as_str(), "description": in_vietnamese(&said) })
    });
    Json::Array(choices.collect())
}

fn interaction(kind: &StepKind) -> &'static str {
    if kind.is_choose() {
        "choice"
    } else if kind.is_figure() {
        "numeric"
    } else {
        "other"
    }
}

fn activity(id: &str, definition: &Json) -> Json {
    json!({ "objectType": "Activity", "id": id, "definition": definition })
}

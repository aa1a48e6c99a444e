//! Says in words where a line appears, for those who translate it.
//!
//! A line of a script is named by its part and step, a line of the screens by what its id begins with.

use std::collections::BTreeMap;

use crate::cli::words::{CommandWords, Sentence, sentence};
use crate::library::Library;
use crate::locale::layer::LineKey;
use crate::scenario::model::{PartGuide, Scenario};

/// Beginnings of ids that have a name of what they are on the screen. The beginning without its last sign chooses
/// that name.
const SCREENS: [&str; 30] = [
    "key-",
    "error-",
    "refused-",
    "meter-",
    "rule-",
    "role-",
    "cue-",
    "correct-",
    "language-",
    "drafts-",
    "field-",
    "book-",
    "loan-book-",
    "collect-",
    "pay-",
    "count-",
    "vote-",
    "roll-",
    "paper-",
    "minutes-",
    "debrief-",
    "transcript-",
    "feedback-",
    "meeting-",
    "trainer-",
    "home-",
    "help-",
    "briefing-",
    "sessions-",
    "seats-",
];

/// Of every line that does not belong to the screens.
pub(super) fn of_scripts(library: &Library, words: &CommandWords) -> BTreeMap<LineKey, String> {
    let (scripts, _) = library.scenarios();
    let loaded = scripts.iter().filter_map(|script| library.load(script.id.as_str(), None).ok());
    loaded.flat_map(|story| of_script(&story.scenario, words)).collect()
}

pub(super) fn of_screen(key: &LineKey, words: &CommandWords) -> String {
    match SCREENS.iter().find(|beginning| key.line.starts_with(**beginning)) {
        Some(beginning) => words.say(screen(beginning)),
        None => words.say("cli-place-screens"),
    }
}

fn screen(beginning: &str) -> Sentence {
    sentence("cli-place-screen").with("screen", beginning.trim_end_matches('-'))
}

fn of_script(scenario: &Scenario, words: &CommandWords) -> Vec<(LineKey, String)> {
    let title = &scenario.title;
    let mut heads: BTreeMap<String, String> = BTreeMap::new();
    for part in &scenario.parts {
        let guide = part.guide.iter().flat_map(PartGuide::texts).map(|(field, _)| part.id.guide_key(field));
        for key in [part.id.key(), part.id.short_key()].into_iter().chain(guide) {
            heads.insert(key, words.say(sentence("cli-place-part").with("title", title)));
        }
        for step in &part.steps {
            let head = sentence("cli-place-step").with("title", title).with("part", &part.name);
            heads.insert(format!("{}-", step.id), words.say(head.with("step", &step.id)));
        }
    }
    let found = |line: &str| {
        // If a line begins with two ids, the longer one is its own.
        let own = heads.iter().filter(|(head, _)| line.starts_with(head.as_str()));
        let own = own.max_by_key(|(head, _)| head.len()).map(|(_, said)| said.clone());
        own.unwrap_or_else(|| words.say(sentence("cli-place-opening").with("title", title)))
    };
    let lines = scenario.lines();
    let keyed = lines.iter().map(|line| {
        let key = LineKey { file: scenario.id.to_string(), line: line.key.clone() };
        (key, found(&line.key))
    });
    keyed.collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{SCREENS, of_screen, of_scripts, screen};
    use crate::cli::words::CommandWords;
    use crate::library::Library;
    use crate::locale::layer::LineKey;

    #[test]
    fn every_line_of_a_script_is_placed() {
        let places = of_scripts(&Library::new(None), &CommandWords::default());
        let at = |key: &str| places.get(&key.parse().unwrap()).cloned().unwrap_or_default();
        assert!(at("khoi-dong/scenario-title").ends_with("lời giới thiệu"));
        assert!(at("khoi-dong/porch-prompt").contains("bước porch"), "{}", at("khoi-dong/porch-prompt"));
    }

    #[test]
    fn no_beginning_is_idle() {
        let library = Library::new(None);
        let (lines, _) = library.source_lines();
        let words = CommandWords::default();
        let names: BTreeSet<String> = SCREENS.iter().map(|beginning| words.say(screen(beginning))).collect();
        assert_eq!(names.len(), SCREENS.len(), "each has a name of its own");
        for beginning in SCREENS {
            let told = |key: &LineKey| of_screen(key, &words) == words.say(screen(beginning));
            let found = lines.iter().any(|line| line.key.file == "ui" && told(&line.key));
            assert!(found, "{beginning}");
        }
    }
}

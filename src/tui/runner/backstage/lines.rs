//! What the lines on a screen say in every language that is spoken, for whoever wants to put one right.

use crate::library::Library;
use crate::locale::correction::{LineKey, UI};
use crate::locale::words::ScenarioWords;
use crate::locale::{Lang, Speech, has_words, is_protected};
use crate::scenario::story::Story;
use crate::tui::msg::{EditableLine, EditableText};
use crate::tui::runner::backstage::spoken::Spoken;

/// The lines with these keys, in the same order. One that nobody can find any more is left out.
pub(super) fn editable(
    keys: &[LineKey],
    speech: Speech,
    spoken: &Spoken,
    open: Option<(&Story, &ScenarioWords)>,
    library: &Library,
) -> Vec<EditableLine> {
    // On the screens before a meeting the lines of a scenario stand that is not open yet; of several, one at a time.
    let mut read: Option<(Story, ScenarioWords)> = None;
    let mut lines = Vec::new();
    for key in keys {
        if key.file == UI {
            lines.extend(of_the_screens(key, speech, spoken));
            continue;
        }
        if let Some((story, words)) = open.filter(|(_, words)| words.scenario() == key.file) {
            lines.extend(of_a_scenario(key, speech, story, words));
            continue;
        }
        if read.as_ref().is_none_or(|(_, words)| words.scenario() != key.file) {
            read = library.load(&key.file, None).ok().map(|story| {
                let words = spoken.words(&story, library);
                (story, words)
            });
        }
        if let Some((story, words)) = &read {
            lines.extend(of_a_scenario(key, speech, story, words));
        }
    }
    lines
}

/// Vietnamese first; then the other main language, or the second one.
fn langs(speech: Speech) -> impl Iterator<Item = Lang> {
    let others = [Some(speech.main), speech.second].into_iter().flatten().filter(|lang| *lang != Lang::Vi);
    [Lang::Vi].into_iter().chain(others)
}

fn of_the_screens(key: &LineKey, speech: Speech, spoken: &Spoken) -> Option<EditableLine> {
    let catalog = spoken.catalog();
    let vietnamese = catalog.pattern(Lang::Vi, &key.line)?;
    let texts = langs(speech).map(|lang| EditableText {
        lang,
        words: catalog.pattern(lang, &key.line).filter(|words| has_words(words)),
        vietnamese: vietnamese.clone(),
        source: catalog.source(lang, &key.line),
    });
    Some(EditableLine { key: key.clone(), protected: is_protected(&key.line), texts: texts.collect() })
}

fn of_a_scenario(
    key: &LineKey,
    speech: Speech,
    story: &Story,
    words: &ScenarioWords,
) -> Option<EditableLine> {
    let lines = story.scenario.lines();
    let line = lines.iter().find(|line| line.key == key.line)?;
    let texts = langs(speech).map(|lang| EditableText {
        lang,
        words: words.pattern(lang, &key.line, line.text).filter(|words| has_words(words)),
        vietnamese: words.pattern(Lang::Vi, &key.line, line.text).unwrap_or_default(),
        source: words.source(lang, &key.line, line.text),
    });
    Some(EditableLine { key: key.clone(), protected: line.protected, texts: texts.collect() })
}

//! Lines as the room corrects them: counts them, shows them in every language that is spoken, keeps corrections.

use std::cell::OnceCell;
use std::collections::HashSet;

use crate::library::{Library, LoadError};
use crate::locale::layer::{LineKey, NewCorrection, UI};
use crate::locale::words::ScenarioWords;
use crate::locale::{Lang, Speech, has_words, is_protected};
use crate::scenario::story::Story;
use crate::tui::msg::{EditableLine, EditableText, LineCounts, Problem, Report};
use crate::tui::runner::services::own_file;
use crate::tui::runner::services::problems::{load_problem, record_problem};
use crate::tui::runner::services::shared::Shared;
use crate::tui::runner::services::texts::SpokenTexts;

/// What takes long is counted once, because a key that is held asks for it again and again.
#[derive(Debug, Default)]
pub(super) struct LineService {
    counts: OnceCell<Vec<LineCounts>>,
    protected: OnceCell<HashSet<LineKey>>,
}

impl LineService {
    pub(super) fn count(&self, shared: &Shared) -> Vec<Report> {
        let counts = self.counts.get_or_init(|| {
            // `dongvai check` reports what cannot be read; here it is not counted.
            let (censuses, problems) = shared.library.censuses();
            note_unread(shared, &problems);
            let counts = censuses.into_iter().map(|census| LineCounts {
                lang: census.lang,
                total: census.total,
                by_state: census.by_state,
                blank: census.blank,
                stale: census.stale,
            });
            counts.collect()
        });
        vec![Report::Lines { counts: counts.clone() }]
    }

    pub(super) fn list_corrections(&self, shared: &Shared) -> Vec<Report> {
        let protected = self.protected.get_or_init(|| {
            let (lines, problems) = shared.library.source_lines();
            note_unread(shared, &problems);
            lines.into_iter().filter(|line| line.protected).map(|line| line.key).collect()
        });
        vec![Report::Corrections { rows: shared.texts.rows(protected, |at| shared.time(at)) }]
    }
}

fn note_unread(shared: &Shared, problems: &[LoadError]) {
    for problem in problems {
        shared.note("read scenarios and texts", load_problem(problem).id);
    }
}

pub(super) fn read(shared: &Shared, keys: &[LineKey], speech: Speech) -> Vec<Report> {
    let open = shared.open.as_ref().map(|open| (open.session().story(), &open.words));
    let lines = editable(keys, speech, &shared.texts, open, &shared.library);
    vec![Report::Editable { lines, place: shared.texts.last_place() }]
}

/// Keeps words in the record, where they count at once, and writes those of one's own script into its file.
pub(super) fn keep_correction(shared: &mut Shared, made: &NewCorrection) -> Result<Vec<Report>, Problem> {
    let before = shared.texts.corrected(made);
    let words = shared.open.as_mut().map(|open| &mut open.words);
    let kept = shared.texts.apply_correction(&mut shared.store, &shared.clock, made, words);
    kept.map_err(|error| record_problem(&error))?;
    Ok(vec![Report::PutRight { own_file: own_file::write(&shared.library, made, before.as_deref()) }])
}

/// Accepts a correction. One that does not exist any more is not accepted; the list shows those that exist.
pub(super) fn accept_correction(shared: &mut Shared, id: &str) -> Result<Vec<Report>, Problem> {
    let words = shared.open.as_mut().map(|open| &mut open.words);
    let accepted = shared.texts.accept(&mut shared.store, id, words);
    accepted.map_err(|error| record_problem(&error))?;
    Ok(vec![Report::CorrectionAccepted])
}

/// The lines with these keys, in the same order. A line that no longer exists is left out.
fn editable(
    keys: &[LineKey],
    speech: Speech,
    texts: &SpokenTexts,
    open: Option<(&Story, &ScenarioWords)>,
    library: &Library,
) -> Vec<EditableLine> {
    // On the screens before a meeting the lines of a scenario stand that is not open yet; of several, one at a time.
    let mut read: Option<(Story, ScenarioWords)> = None;
    let mut lines = Vec::new();
    for key in keys {
        if key.file == UI {
            lines.extend(of_the_screens(key, speech, texts));
            continue;
        }
        if let Some((story, words)) = open.filter(|(_, words)| words.scenario() == key.file) {
            lines.extend(of_a_scenario(key, speech, story, words));
            continue;
        }
        if read.as_ref().is_none_or(|(_, words)| words.scenario() != key.file) {
            read = library.load(&key.file, None).ok().map(|story| {
                let words = texts.words(&story, library);
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

fn of_the_screens(key: &LineKey, speech: Speech, texts: &SpokenTexts) -> Option<EditableLine> {
    let catalog = texts.catalog();
    let vietnamese = catalog.pattern(Lang::Vi, &key.line)?;
    let found = langs(speech).map(|lang| EditableText {
        lang,
        words: catalog.pattern(lang, &key.line).filter(|words| has_words(words)),
        vietnamese: vietnamese.clone(),
        source: catalog.source(lang, &key.line),
    });
    Some(EditableLine { key: key.clone(), protected: is_protected(&key.line), texts: found.collect() })
}

fn of_a_scenario(
    key: &LineKey,
    speech: Speech,
    story: &Story,
    words: &ScenarioWords,
) -> Option<EditableLine> {
    let lines = story.scenario.lines();
    let line = lines.iter().find(|line| line.key == key.line)?;
    let found = langs(speech).map(|lang| EditableText {
        lang,
        words: words.pattern(lang, &key.line, line.text).filter(|words| has_words(words)),
        vietnamese: words.pattern(Lang::Vi, &key.line, line.text).unwrap_or_default(),
        source: words.source(lang, &key.line, line.text),
    });
    Some(EditableLine { key: key.clone(), protected: line.protected, texts: found.collect() })
}

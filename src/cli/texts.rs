//! Loads the texts for papers that commands make: in the languages asked for, with the corrections of the room.
//!
//! A file of texts that cannot be read counts as empty here; `dongvai check` reports it.

use crate::clock::Clock;
use crate::corrections::{self, Live};
use crate::journal;
use crate::library::Library;
use crate::locale::catalog::Catalog;
use crate::locale::layer::UI;
use crate::locale::words::ScenarioWords;
use crate::locale::{Lang, Speech};
use crate::record::RecordStore;
use crate::scenario::story::Story;

pub(super) struct PaperTexts {
    pub(super) speech: Speech,
    pub(super) catalog: Catalog,
    pub(super) words: ScenarioWords,
}

impl PaperTexts {
    /// Drafts are on paper only where they were once chosen to be seen.
    pub(super) fn new(library: &Library, store: &RecordStore, story: &Story, speech: Speech) -> Self {
        let clock = Clock::System;
        let drafts = journal::or_note(store.setting("drafts"), "read a setting", store, &clock).flatten();
        let shows_drafts = drafts.is_some_and(|drafts| drafts == "show");
        let read = journal::or_note(corrections::read(store), "read the corrections", store, &clock);
        let live = read.unwrap_or_default().live;
        Self::with(library, story, speech.showing_drafts(shows_drafts), &live)
    }

    /// With these corrections, for when there may be no record.
    pub(super) fn with(library: &Library, story: &Story, speech: Speech, live: &[Live]) -> Self {
        let others: Vec<Lang> = speech.langs().filter(|lang| *lang != Lang::Vi).collect();
        let (mut catalog, _) = Catalog::new([]);
        for lang in [Lang::Vi].into_iter().chain(others.iter().copied()) {
            catalog.add(library.locale_file(lang, UI).0);
        }
        let scenario = &story.scenario;
        let id = scenario.id.as_str();
        let translations = others.into_iter().map(|lang| library.locale_file(lang, id).0);
        let mut words = ScenarioWords::new(id, &scenario.lines(), translations);
        let corrections = live.iter().map(|made| &made.correction);
        catalog.correct(&corrections);
        words.correct(&corrections);
        Self { speech, catalog, words }
    }
}

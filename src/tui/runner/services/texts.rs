//! The texts in the languages on the screen, with the corrections of the room.
//!
//! A language is read when it is first shown, so that starting costs no more than the one on the screen. A file that
//! cannot be read counts as empty here; `dongvai check` reports it.

use std::collections::HashSet;

use crate::clock::Clock;
use crate::corrections::{self, Live, StandingCorrections, Waiting};
use crate::library::Library;
use crate::locale::catalog::Catalog;
use crate::locale::layer::{Correction, LineKey, NewCorrection, UI};
use crate::locale::words::ScenarioWords;
use crate::locale::{Lang, Speech, Written};
use crate::record::RecordStore;
use crate::record::error::RecordError;
use crate::scenario::lines::Line;
use crate::scenario::story::Story;
use crate::tui::msg::CorrectionRow;

#[derive(Debug)]
pub(in crate::tui::runner) struct SpokenTexts {
    catalog: Catalog,
    speech: Speech,
    /// Those that count now.
    corrections: Vec<Live>,
    /// Vietnamese of other laptops that was not accepted here yet.
    waiting: Vec<Waiting>,
}

impl SpokenTexts {
    /// Without corrections the texts stand as they were shipped.
    pub(in crate::tui::runner) fn new(library: &Library, corrections: StandingCorrections) -> Self {
        let (mut catalog, _) = Catalog::new([]);
        catalog.add(library.locale_file(Lang::Vi, UI).0);
        let StandingCorrections { live, waiting } = corrections;
        let mut texts = Self { catalog, speech: Speech::default(), corrections: live, waiting };
        texts.correct_catalog();
        texts
    }

    pub(in crate::tui::runner) fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// Where the newest of them was made, as far as that is known.
    pub(super) fn last_place(&self) -> String {
        self.corrections.last().and_then(|made| made.place.clone()).unwrap_or_default()
    }

    /// Those that wait, then those that count now, each newest first; `time` writes when that was.
    pub(super) fn rows(
        &self,
        protected: &HashSet<LineKey>,
        time: impl Fn(i64) -> String,
    ) -> Vec<CorrectionRow> {
        let row = |made: &Live| {
            let Live { correction, at, code, place } = made;
            let known = [code.clone(), place.clone(), Some(time(*at))];
            CorrectionRow {
                undo: NewCorrection {
                    lang: correction.lang,
                    key: correction.key.clone(),
                    source: correction.source,
                    text: None,
                    code: code.clone().unwrap_or_default(),
                    place: place.clone().unwrap_or_default(),
                },
                text: correction.text.clone(),
                made: known.into_iter().flatten().collect::<Vec<_>>().join(" · "),
                protected: protected.contains(&correction.key),
                waits: None,
            }
        };
        let waiting = |made: &Waiting| {
            let known = [made.code.clone(), made.place.clone(), Some(time(made.at))];
            CorrectionRow {
                undo: NewCorrection {
                    lang: Lang::Vi,
                    key: made.key.clone(),
                    source: made.source,
                    text: None,
                    code: made.code.clone().unwrap_or_default(),
                    place: made.place.clone().unwrap_or_default(),
                },
                text: made.text.clone().unwrap_or_else(|| "↶".to_owned()),
                made: known.into_iter().flatten().collect::<Vec<_>>().join(" · "),
                protected: false,
                waits: Some(made.id.to_string()),
            }
        };
        let waiting = self.waiting.iter().rev().map(waiting);
        waiting.chain(self.corrections.iter().rev().map(row)).collect()
    }

    /// Reads the corrections anew.
    pub(super) fn read(&mut self, store: &RecordStore) -> Result<(), RecordError> {
        let StandingCorrections { live, waiting } = corrections::read(store)?;
        (self.corrections, self.waiting) = (live, waiting);
        Ok(())
    }

    /// Reads what this speech needs and is not there yet.
    pub(in crate::tui::runner) fn ready_for(
        &mut self,
        speech: Speech,
        library: &Library,
        words: Option<&mut ScenarioWords>,
    ) {
        self.speech = speech;
        let missing: Vec<Lang> = speech.langs().filter(|lang| !self.catalog.speaks(*lang)).collect();
        for lang in &missing {
            self.catalog.add(library.locale_file(*lang, UI).0);
        }
        if !missing.is_empty() {
            self.correct_catalog();
        }
        if let Some(words) = words {
            let missing: Vec<Lang> = speech.langs().filter(|lang| !words.speaks(*lang)).collect();
            for lang in &missing {
                words.add(library.locale_file(*lang, words.scenario()).0);
            }
            if !missing.is_empty() {
                self.correct_words(words);
            }
        }
    }

    /// The lines of a scenario in what is spoken.
    pub(in crate::tui::runner) fn words(&self, story: &Story, library: &Library) -> ScenarioWords {
        self.words_of(story.scenario.id.as_str(), &story.scenario.lines(), library)
    }

    /// These lines of a scenario in what is spoken.
    pub(in crate::tui::runner) fn words_of(
        &self,
        id: &str,
        lines: &[Line<'_>],
        library: &Library,
    ) -> ScenarioWords {
        let langs = self.speech.langs().filter(|lang| *lang != Lang::Vi && lang.written() != Written::NotYet);
        let files = langs.map(|lang| library.locale_file(lang, id).0);
        let mut words = ScenarioWords::new(id, lines, files);
        self.correct_words(&mut words);
        words
    }

    /// The words that stand on the screens in place of these.
    pub(super) fn corrected(&self, made: &NewCorrection) -> Option<String> {
        let same = |other: &&Correction| {
            (other.lang, &other.key, other.source) == (made.lang, &made.key, made.source)
        };
        let live = self.corrections.iter().map(|live| &live.correction);
        live.filter(same).map(|correction| correction.text.clone()).next_back()
    }

    /// Keeps words for a line, or takes them back, and speaks them from here on.
    pub(super) fn apply_correction(
        &mut self,
        store: &mut RecordStore,
        clock: &Clock,
        made: &NewCorrection,
        words: Option<&mut ScenarioWords>,
    ) -> Result<(), RecordError> {
        corrections::keep(store, clock, made)?;
        self.read_and_correct(store, words)
    }

    /// Lets a correction that waits count, and speaks it from here on.
    pub(super) fn accept(
        &mut self,
        store: &mut RecordStore,
        id: &str,
        words: Option<&mut ScenarioWords>,
    ) -> Result<(), RecordError> {
        if let Some(made) = self.waiting.iter().find(|made| made.id.to_string() == id) {
            store.accept_correction(made.id)?;
        }
        self.read_and_correct(store, words)
    }

    /// Reads the corrections anew, and speaks them from here on.
    pub(in crate::tui::runner) fn read_and_correct(
        &mut self,
        store: &RecordStore,
        words: Option<&mut ScenarioWords>,
    ) -> Result<(), RecordError> {
        self.read(store)?;
        self.correct_catalog();
        if let Some(words) = words {
            self.correct_words(words);
        }
        Ok(())
    }

    fn correct_catalog(&mut self) {
        self.catalog.correct(&self.corrections.iter().map(|made| &made.correction));
    }

    fn correct_words(&self, words: &mut ScenarioWords) {
        words.correct(&self.corrections.iter().map(|made| &made.correction));
    }
}

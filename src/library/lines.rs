//! Lists every line to translate, and what one language has for each: for counts, sheets and checks.
//!
//! The screens' lines come first, then those of every script that can be read, in the order of their files. It reads
//! and compares; `locale::layer` decides what may be shown.

use crate::library::{Library, LoadError, STATES};
use crate::locale::layer::{LineKey, UI};
use crate::locale::state::{LineStanding, LineState, StateTable, TextMark};
use crate::locale::{Lang, has_words, is_protected, pattern_map, patterns_of_file};
use crate::text;

/// A line as it is in Vietnamese.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceLine {
    pub key: LineKey,
    /// The text with its values in braces, on one line.
    pub vietnamese: String,
    /// About money, votes, rules, scores or consent.
    pub protected: bool,
}

/// What a language has for a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TranslatedLine {
    pub source: SourceLine,
    /// None where nothing is written.
    pub words: Option<String>,
    pub standing: LineStanding,
}

/// How many lines of a language there are in each state. The states and the blank lines add up to the total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Census {
    pub lang: Lang,
    pub total: usize,
    /// In the order of [`LineState::ALL`].
    pub by_state: [usize; LineState::ALL.len()],
    pub blank: usize,
    /// Drafts because their Vietnamese has changed; counted among the drafts, too.
    pub stale: usize,
}

impl Library {
    /// Every line of the screens and of every script, and what could not be read.
    pub fn source_lines(&self) -> (Vec<SourceLine>, Vec<LoadError>) {
        let (texts, mut problems) = self.locale_texts(Lang::Vi.tag(), "ui.ftl");
        let mut lines: Vec<SourceLine> = Vec::new();
        for (at, text) in texts.iter().enumerate() {
            for (id, vietnamese) in patterns_of_file(text) {
                let known = lines.iter_mut().filter(|_| at > 0).find(|line| line.key.line == id);
                match known {
                    Some(line) => line.vietnamese = vietnamese,
                    None if has_words(&vietnamese) => lines.push(SourceLine {
                        protected: is_protected(&id),
                        key: LineKey { file: UI.to_owned(), line: id },
                        vietnamese,
                    }),
                    None => {}
                }
            }
        }
        let (scripts, unreadable) = self.scenarios();
        problems.extend(unreadable);
        for script in scripts {
            match self.load(script.id.as_str(), None) {
                Ok(story) => {
                    let of_script = story.scenario.lines().into_iter().map(|line| SourceLine {
                        key: LineKey { file: script.id.to_string(), line: line.key },
                        vietnamese: text::fold_spaces(&text::nfc(line.text)).into_owned(),
                        protected: line.protected,
                    });
                    lines.extend(of_script);
                }
                Err(problem) => problems.push(problem),
            }
        }
        (lines, problems)
    }

    /// The lines of a language that belong to these lines, file by file.
    pub fn translated(&self, lang: Lang, lines: &[SourceLine]) -> (Vec<TranslatedLine>, Vec<LoadError>) {
        let (states, mut problems) = self.states(lang);
        let mut translated = Vec::with_capacity(lines.len());
        for file in lines.chunk_by(|one, other| one.key.file == other.key.file) {
            let Some(first) = file.first() else { continue };
            let (texts, unread) = self.locale_texts(lang.tag(), &format!("{}.ftl", first.key.file));
            problems.extend(unread);
            let mut words = std::collections::BTreeMap::new();
            for text in &texts {
                words.extend(pattern_map(text));
            }
            translated.extend(file.iter().map(|line| {
                let words = words.remove(&line.key.line).filter(|words| has_words(words));
                TranslatedLine {
                    standing: standing(&states, line, words.as_deref()),
                    words,
                    source: line.clone(),
                }
            }));
        }
        (translated, problems)
    }

    /// The states of a language's lines: the user's own rows over the shipped ones.
    pub fn states(&self, lang: Lang) -> (StateTable, Vec<LoadError>) {
        let (texts, problems) = self.locale_texts(lang.tag(), STATES);
        let mut states = StateTable::default();
        for text in &texts {
            states.overlay(StateTable::parse(text).0);
        }
        (states, problems)
    }

    /// Counts the lines of every drafted language by their state.
    pub fn censuses(&self) -> (Vec<Census>, Vec<LoadError>) {
        let (lines, mut problems) = self.source_lines();
        let censuses = Lang::drafted().map(|lang| {
            let (translated, unread) = self.translated(lang, &lines);
            problems.extend(unread);
            Census::of(lang, &translated)
        });
        (censuses.collect(), problems)
    }
}

fn standing(states: &StateTable, line: &SourceLine, words: Option<&str>) -> LineStanding {
    match words {
        Some(words) => {
            states.standing(&line.key.to_string(), TextMark::of(&line.vietnamese), TextMark::of(words))
        }
        None => LineStanding { state: LineState::Draft, stale: false },
    }
}

impl Census {
    pub fn of(lang: Lang, lines: &[TranslatedLine]) -> Self {
        let mut census = Self {
            lang,
            total: lines.len(),
            by_state: [0; LineState::ALL.len()],
            blank: lines.iter().filter(|line| line.words.is_none()).count(),
            stale: 0,
        };
        for line in lines.iter().filter(|line| line.words.is_some()) {
            for (n, state) in census.by_state.iter_mut().zip(LineState::ALL) {
                *n += usize::from(line.standing.state == *state);
            }
            census.stale += usize::from(line.standing.stale);
        }
        census
    }

    pub fn n_in(&self, state: LineState) -> usize {
        let counted = self.by_state.iter().zip(LineState::ALL).find(|(_, other)| **other == state);
        counted.map_or(0, |(n, _)| *n)
    }
}

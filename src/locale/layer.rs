//! One file of texts in one language, with the state of each line and the corrections made in class.
//!
//! Only here it is decided whether a line may be shown: a reviewed one always, a draft only where drafts are wanted
//! and with its mark, a protected draft never (`lib.rs`, *Decisions*). It does not choose between languages.
//!
//! A [`Correction`] says which line, made for which Vietnamese, and what it should say. Of several for one line the
//! newest counts; one without a text takes the ones before it back. The record keeps them.

use std::fmt;
use std::str::FromStr;

use fluent_bundle::FluentArgs;

use crate::locale::bundle::{Bundle, LocaleProblem};
use crate::locale::lang::{Lang, Speech};
use crate::locale::pattern::value_names;
use crate::locale::state::{LineStanding, LineState, StateTable, TextMark};
use crate::locale::values::Pair;
use crate::text;

/// The texts of one language for one file: shipped ones first, then the user's own over them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocaleFile {
    pub lang: Lang,
    pub texts: Vec<String>,
    /// The language's state files, in the same order.
    pub states: Vec<String>,
}

/// A line as it may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ShownLine {
    pub text: String,
    /// No speaker has reviewed it.
    pub draft: bool,
}

/// What the caller asks for.
#[derive(Clone, Copy)]
pub(super) struct LineQuery<'a> {
    pub id: &'a str,
    /// About money, votes, rules, scores or consent.
    pub protected: bool,
    /// Whether drafts are wanted.
    pub drafts: bool,
    /// The Vietnamese that stands above it; only worked out where it matters.
    pub vietnamese: &'a dyn Fn() -> TextMark,
    /// The same text as it is written, for its values.
    pub pattern: &'a str,
}

#[derive(Debug)]
pub(super) struct Layer {
    bundle: Bundle,
    /// "ui", or the id of a script.
    stem: String,
    states: StateTable,
    has_reviewed: bool,
    /// Corrections, by ids that include the Vietnamese they were made for.
    corrected: Option<Bundle>,
}

impl Layer {
    pub(super) fn new(lang: Lang, stem: &str, name: String) -> Self {
        let bundle = Bundle::new(lang, name);
        Self {
            bundle,
            stem: stem.to_owned(),
            states: StateTable::default(),
            has_reviewed: false,
            corrected: None,
        }
    }

    pub(super) fn of_file(stem: &str, file: LocaleFile) -> Self {
        let mut layer = Self::new(file.lang, stem, format!("locales/{}/{stem}.ftl", file.lang.tag()));
        for text in file.texts {
            layer.bundle.add(text);
        }
        for states in file.states {
            layer.states.overlay(StateTable::parse_for(&states, stem));
        }
        layer.has_reviewed = layer.states.has_reviewed();
        layer
    }

    pub(super) fn lang(&self) -> Lang {
        self.bundle.lang()
    }

    /// Only before the first text is asked for.
    pub(super) fn add(&mut self, source: String) {
        self.bundle.add(source);
    }

    /// Replaces all corrections by these.
    pub(super) fn correct<'c>(&mut self, corrections: impl Iterator<Item = &'c Correction>) {
        let mut source = String::new();
        let own = corrections.filter(|made| made.lang == self.lang() && made.key.file == self.stem);
        for Correction { key, source: mark, text, .. } in own {
            // On one line, whatever another laptop has kept.
            source.extend([&corrected_id(&key.line, *mark), " = ", &text::fold_spaces(text), "\n"]);
        }
        self.corrected = (!source.is_empty()).then(|| {
            let mut bundle = Bundle::new(self.lang(), format!("corrections/{}", self.stem));
            bundle.add(source);
            bundle
        });
    }

    /// Whether anything in it depends on the Vietnamese above it.
    pub(super) fn minds_vietnamese(&self) -> bool {
        self.corrected.is_some() || !self.lang().is_in_full()
    }

    /// The line, if it may be shown.
    pub(super) fn say(&self, asked: LineQuery<'_>, args: Option<&FluentArgs<'_>>) -> Option<ShownLine> {
        let in_full = self.lang().is_in_full();
        let may_be_draft = !asked.protected && (in_full || asked.drafts);
        // Most protected lines of most languages: there is nothing to read a file for.
        if !in_full && !may_be_draft && !self.has_reviewed {
            return None;
        }
        if may_be_draft && let Some(text) = self.say_corrected(asked, args) {
            return Some(ShownLine { text, draft: !in_full });
        }
        if !in_full && !has_same_values(self.bundle.pattern(asked.id)?, asked.pattern) {
            return None;
        }
        let text = self.bundle.say(asked.id, args)?;
        let is_reviewed =
            || self.has_reviewed && self.standing(asked.id, (asked.vietnamese)()).state.is_reviewed();
        let draft = !in_full && !is_reviewed();
        (!draft || may_be_draft).then_some(ShownLine { text, draft })
    }

    /// The corrected line, unless the file says the same by now and knows its state.
    fn say_corrected(&self, asked: LineQuery<'_>, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let corrected = self.corrected.as_ref()?;
        let id = corrected_id(asked.id, (asked.vietnamese)());
        let words = corrected.pattern(&id).filter(|words| self.bundle.pattern(asked.id) != Some(*words))?;
        // A person here may not have read a correction from another laptop.
        if !has_same_values(words, asked.pattern) {
            return None;
        }
        corrected.say(&id, args)
    }

    /// The line as it is written, whether or not it may be shown.
    pub(super) fn pattern(&self, id: &str) -> Option<&str> {
        self.bundle.pattern(id)
    }

    /// As above, with corrections.
    pub(super) fn corrected_pattern(&self, id: &str, vietnamese: TextMark) -> Option<&str> {
        self.corrected.as_ref()?.pattern(&corrected_id(id, vietnamese))
    }

    pub(super) fn standing(&self, id: &str, vietnamese: TextMark) -> LineStanding {
        let words = self.bundle.pattern(id).map(TextMark::of);
        match words {
            Some(words) => self.states.standing(&format!("{}/{id}", self.stem), vietnamese, words),
            None => LineStanding { state: LineState::Draft, stale: false },
        }
    }

    pub(super) fn ids(&self) -> Vec<&str> {
        self.bundle.ids()
    }

    pub(super) fn problems(&self) -> &[LocaleProblem] {
        self.bundle.problems()
    }
}

/// A line that lost an amount or a name says something else, so it is not shown.
fn has_same_values(words: &str, vietnamese: &str) -> bool {
    let has_each_of =
        |one: &str, other: &str| value_names(one).all(|name| value_names(other).any(|own| own == name));
    has_each_of(words, vietnamese) && has_each_of(vietnamese, words)
}

fn corrected_id(id: &str, vietnamese: TextMark) -> String {
    format!("{id}-of-{vietnamese}")
}

/// Stands after every line that no speaker has reviewed.
pub const DRAFT_MARK: &str = "(nháp)";

/// The same line, or several of them, without the marks.
pub fn without_draft_mark(second: &str) -> String {
    [" ", "\u{a0}"]
        .iter()
        .fold(second.to_owned(), |words, space| words.replace(&format!("{space}{DRAFT_MARK}"), ""))
}

impl Speech {
    /// Finds a text: in the main language, else in Vietnamese. Then in the second language or its replacement, unless
    /// that is the same text. None where there is no Vietnamese either.
    pub(super) fn find(self, mut say: impl FnMut(Lang) -> Option<ShownLine>) -> Option<Pair> {
        let (main, spoken) = match say(self.main) {
            Some(said) => (said.text, self.main),
            None => (say(Lang::Vi)?.text, Lang::Vi),
        };
        let second = self.second.filter(|lang| *lang != spoken);
        let said = second.and_then(|lang| lang.chain().find_map(say)).filter(|said| said.text != main);
        let second =
            said.map(|said| if said.draft { format!("{} {DRAFT_MARK}", said.text) } else { said.text });
        Some(Pair { main, second })
    }
}

/// A line by its file and its id there: `ui/yes`, `khoi-dong/porch-prompt`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineKey {
    /// "ui", or the id of a script.
    pub file: String,
    pub line: String,
}

pub const UI: &str = "ui";

impl LineKey {
    pub fn ui(line: &str) -> Self {
        Self { file: UI.to_owned(), line: line.to_owned() }
    }
}

impl fmt::Display for LineKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.file, self.line)
    }
}

impl FromStr for LineKey {
    type Err = ();

    fn from_str(key: &str) -> Result<Self, ()> {
        let (file, line) = key.split_once('/').ok_or(())?;
        let is_id = |part: &str| {
            part.starts_with(|first: char| first.is_ascii_lowercase())
                && part.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-')
        };
        (is_id(file) && is_id(line)).then(|| Self { file: file.to_owned(), line: line.to_owned() }).ok_or(())
    }
}

/// A corrected line, as it counts now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    pub lang: Lang,
    pub key: LineKey,
    /// The Vietnamese it was made for: as shipped for a Vietnamese line, as it stood on the screen for any other.
    pub source: TextMark,
    pub text: String,
}

/// Words for one line as a speaker says them, or none to take the earlier ones back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCorrection {
    pub lang: Lang,
    pub key: LineKey,
    pub source: TextMark,
    pub text: Option<String>,
    /// Whose words they are, and where they were said; empty where it was not written down.
    pub code: String,
    pub place: String,
}

#[cfg(test)]
mod tests {
    use super::{Correction, Layer, LineKey, LineQuery, LocaleFile, ShownLine};
    use crate::locale::lang::Lang;
    use crate::locale::state::{LineState, StateRow, StateTable, TextMark};

    #[test]
    fn a_correction_that_came_back_reviewed_is_no_draft() {
        let [source, words] = ["Có", "Muaj"].map(TextMark::of);
        let mut states = StateTable::default();
        let [provenance, reviewer, place, date] =
            ["KNOW", "M-07", "Nà Coóc", "2026-11-24"].map(str::to_owned);
        let row = StateRow { source, words, state: LineState::Reviewed, provenance, reviewer, place, date };
        states.insert("ui/yes".to_owned(), row);
        let (texts, states) = (vec!["yes = Muaj\n".to_owned()], vec![states.to_tsv()]);
        let mut layer = Layer::of_file("ui", LocaleFile { lang: Lang::Mww, texts, states });
        let mut said = |text: &str| {
            let text = text.to_owned();
            let made = Correction { lang: Lang::Mww, key: LineKey::ui("yes"), source, text };
            layer.correct([&made].into_iter());
            let vietnamese = || source;
            let asked = LineQuery {
                id: "yes",
                protected: false,
                drafts: true,
                vietnamese: &vietnamese,
                pattern: "Có",
            };
            layer.say(asked, None).map(|ShownLine { text, draft }| (text, draft))
        };
        assert_eq!(said("Yog"), Some(("Yog".to_owned(), true)));
        assert_eq!(said(" Muaj\n"), Some(("Muaj".to_owned(), false)));
    }

    #[test]
    fn a_key_names_a_file_and_a_line() {
        let key: Result<LineKey, ()> = "khoi-dong/porch-prompt".parse();
        assert_eq!(key.as_ref().map(ToString::to_string), Ok("khoi-dong/porch-prompt".to_owned()));
        for wrong in ["yes", "ui/", "/yes", "ui/Yes", "ui/a b", "ui/a/b"] {
            assert_eq!(wrong.parse::<LineKey>(), Err(()), "{wrong}");
        }
    }
}

//! The lines of one scenario: Vietnamese as its author wrote them, other languages from `locales/<tag>/<id>.ftl`.
//!
//! The caller passes the Vietnamese each time, so an old session keeps the words it was played with. A translation of
//! other words is then a draft again. Only lines with a `{ $name }` in them go through Fluent. A line that cannot be
//! parsed is shown as it was written.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};

use crate::locale::bundle::LocaleProblem;
use crate::locale::lang::{Lang, Speech};
use crate::locale::layer::{Correction, Layer, LineQuery, LocaleFile, ShownLine};
use crate::locale::state::TextMark;
use crate::locale::values::{Pair, Value, fluent_args};
use crate::scenario::builtin;
use crate::scenario::lines::{Line, named_values};
use crate::scenario::model::Step;
use crate::scenario::shape::WrongParts;
use crate::text;

#[derive(Debug)]
pub struct ScenarioWords {
    scenario: String,
    vietnamese: Layer,
    /// Keys of the Vietnamese lines that went into the bundle, one a line.
    patterns: Vec<String>,
    /// Keys of lines about money, votes and rules.
    protected: HashSet<String>,
    /// The whole names of what lines call `amount`, by key.
    own_amounts: HashMap<String, String>,
    translations: Vec<Layer>,
}

impl ScenarioWords {
    /// Takes the lines of a scenario (`Scenario::lines`) and its translations. Nothing is parsed before it is shown.
    pub fn new(
        scenario: &str,
        lines: &[Line<'_>],
        translations: impl IntoIterator<Item = LocaleFile>,
    ) -> Self {
        let mut vietnamese = Layer::new(Lang::Vi, scenario, format!("scenarios/{scenario}.ron"));
        let mut source = String::new();
        let mut patterns = Vec::new();
        for Line { key, text, .. } in lines.iter().filter(|line| is_pattern(line.text)) {
            // On one line no character of the text is read as syntax.
            source.extend([key, " = ", &text::fold_spaces(text), "\n"]);
            patterns.push(key.clone());
        }
        vietnamese.add(source);
        let protected = lines.iter().filter(|line| line.protected).map(|line| line.key.clone()).collect();
        let own = lines.iter().filter_map(|line| Some((line.key.clone(), line.own_amount.clone()?)));
        let mut words = Self {
            scenario: scenario.to_owned(),
            vietnamese,
            patterns,
            protected,
            own_amounts: own.collect(),
            translations: Vec::new(),
        };
        for file in translations {
            words.add(file);
        }
        words
    }

    /// Adds a language, or replaces its texts.
    pub fn add(&mut self, file: LocaleFile) {
        if file.lang != Lang::Vi {
            self.translations.retain(|other| other.lang() != file.lang);
            self.translations.push(Layer::of_file(&self.scenario, file));
        }
    }

    pub fn scenario(&self) -> &str {
        &self.scenario
    }

    pub fn speaks(&self, lang: Lang) -> bool {
        self.layer(lang).is_some()
    }

    /// Replaces all corrections by these.
    pub fn correct<'c>(&mut self, corrections: &(impl Iterator<Item = &'c Correction> + Clone)) {
        for layer in self.translations.iter_mut().chain([&mut self.vietnamese]) {
            layer.correct(corrections.clone());
        }
    }

    /// The line with this key, whose Vietnamese is `vietnamese`.
    pub fn line<N: AsRef<str>>(
        &self,
        speech: Speech,
        key: &str,
        vietnamese: &str,
        values: &[(N, Value)],
    ) -> Pair {
        // Made only for a text that may ask for them: most lines of a frame do not. The same line of another language names
        // the same values (`check`).
        let args = LazyCell::new(|| {
            let value = |named: &str| {
                let own = self.own_amounts.get(key).filter(|_| named == builtin::OWN);
                let whole = own.map_or(named, String::as_str);
                values.iter().find(|(name, _)| name.as_ref() == whole).map(|(_, value)| value)
            };
            let named = named_values(vietnamese).filter_map(|named| Some((named, value(named)?)));
            fluent_args(named, |_| None)
        });
        let found = speech.find(|lang| {
            let layer = self.layer(lang)?;
            let source = || self.source(lang, key, vietnamese);
            let protected = layer.minds_vietnamese() && self.protected.contains(key);
            let asked = LineQuery {
                id: key,
                protected,
                drafts: speech.drafts,
                vietnamese: &source,
                pattern: vietnamese,
            };
            if lang == Lang::Vi && !is_pattern(vietnamese) && !layer.minds_vietnamese() {
                return Some(plain(vietnamese));
            }
            let said = layer.say(asked, LazyCell::force(&args).as_ref());
            // A Vietnamese line without a value is in no bundle.
            said.or_else(|| (lang == Lang::Vi && !is_pattern(vietnamese)).then(|| plain(vietnamese)))
        });
        let found = found.unwrap_or_else(|| Pair { main: text::nfc(vietnamese).into_owned(), second: None });
        if !is_pattern(vietnamese) {
            return found;
        }
        let started = |words: String| text::capital_at_starts(&words).into_owned();
        Pair { main: started(found.main), second: found.second.map(started) }
    }

    /// A line as it is written, with corrections, whether or not it may be shown.
    pub fn pattern(&self, lang: Lang, key: &str, vietnamese: &str) -> Option<String> {
        let layer = self.layer(lang)?;
        let corrected = layer.corrected_pattern(key, self.source(lang, key, vietnamese));
        let written = corrected.or_else(|| layer.pattern(key)).map(str::to_owned);
        written.or_else(|| (lang == Lang::Vi).then(|| text::fold_spaces(vietnamese).into_owned()))
    }

    /// The Vietnamese that a line of this language belongs to.
    pub fn source(&self, lang: Lang, key: &str, vietnamese: &str) -> TextMark {
        let shipped = TextMark::of(vietnamese);
        let is_open = lang != Lang::Vi && !self.protected.contains(key);
        let corrected = is_open.then(|| self.vietnamese.corrected_pattern(key, shipped)).flatten();
        corrected.map_or(shipped, TextMark::of)
    }

    /// Everything wrong in the scenario's patterns and in every translation; parses them all.
    pub fn problems(&self) -> Vec<LocaleProblem> {
        let in_scenario = self.vietnamese.problems().iter().cloned().map(|mut problem| {
            let key = problem.line.take().and_then(|line| self.patterns.get(line.saturating_sub(1)));
            problem.id = problem.id.or_else(|| key.cloned());
            problem
        });
        in_scenario.chain(self.translations.iter().flat_map(|layer| layer.problems().to_vec())).collect()
    }

    fn layer(&self, lang: Lang) -> Option<&Layer> {
        if lang == Lang::Vi {
            return Some(&self.vietnamese);
        }
        self.translations.iter().find(|layer| layer.lang() == lang)
    }
}

fn is_pattern(text: &str) -> bool {
    text.contains(['{', '}'])
}

fn plain(vietnamese: &str) -> ShownLine {
    let text = match text::nfc(vietnamese) {
        Cow::Borrowed(composed) => text::fold_spaces(composed).into_owned(),
        Cow::Owned(composed) => text::fold_spaces(&composed).into_owned(),
    };
    ShownLine { text, draft: false }
}

/// The message that names these wrong parts of an answer at this step, as its value `fields`. Where no part is wrong
/// by itself, the message for sums that do not agree.
pub fn parts_message(step: &Step, parts: &[String]) -> &'static str {
    match step.kind.shape().wrong_parts() {
        _ if parts.is_empty() => "group-answer-unbalanced",
        WrongParts::NotHeard => "group-answer-unheard",
        WrongParts::Moved => "group-answer-moved",
        WrongParts::Fields => "group-answer-fields",
    }
}

#[cfg(test)]
mod tests {
    use super::ScenarioWords;
    use crate::locale::lang::Lang;
    use crate::locale::lang::Speech;
    use crate::locale::layer::LocaleFile;
    use crate::locale::values::Value;
    use crate::money::Dong;
    use crate::scenario::lines::Line;

    const PLAIN: &str = "Có người đến chậm,\n   muốn nói riêng với Thủ quỹ.";
    const DUE: &str = "{ $on } chỉ có\n .{ $sum }";
    const BROKEN: &str = "Còn { $sum lần";
    const ENGLISH: &str = "late-prompt = Somebody comes late.\nlate-private = { $on } has { $sum }.\n";

    fn file(lang: Lang, text: &str) -> LocaleFile {
        LocaleFile { lang, texts: vec![text.to_owned()], states: Vec::new() }
    }

    fn words() -> ScenarioWords {
        let line = |(key, text): (&str, &'static str)| Line {
            key: key.to_owned(),
            text,
            protected: key == "late-private",
            own_amount: None,
        };
        let lines = [("late-prompt", PLAIN), ("late-private", DUE), ("late-hint", BROKEN)].map(line);
        ScenarioWords::new("june", &lines, [file(Lang::En, ENGLISH)])
    }

    fn say(speech: Speech, key: &str, vietnamese: &str) -> (String, Option<String>) {
        let values = [("on", Value::from("bà Ón")), ("sum", Value::Money(Dong(536_000)))];
        let pair = words().line(speech, key, vietnamese, &values);
        (pair.main, pair.second)
    }

    #[test]
    fn vietnamese_comes_from_the_script() {
        let (main, second) = say(Speech::default(), "late-prompt", PLAIN);
        assert_eq!(main, "Có người đến chậm, muốn nói riêng với Thủ quỹ.");
        assert_eq!(second, None);
        assert_eq!(say(Speech::default(), "late-private", DUE).0, "bà Ón chỉ có .536.000\u{a0}đ");
    }

    #[test]
    fn english_stands_under_or_above_it() {
        let (main, second) = say(Speech::with(Lang::Vi, Lang::En), "late-private", DUE);
        assert_eq!(
            (main.as_str(), second.as_deref()),
            ("bà Ón chỉ có .536.000\u{a0}đ", Some("Bà Ón has 536.000\u{a0}đ."))
        );
        let (main, second) = say(Speech::with(Lang::En, Lang::Vi), "late-prompt", PLAIN);
        assert_eq!(main, "Somebody comes late.");
        assert!(second.is_some_and(|second| second.starts_with("Có người")));
        let missing = say(Speech::with(Lang::En, Lang::Vi), "other-text", "Chưa dịch");
        assert_eq!(missing, ("Chưa dịch".to_owned(), None));
    }

    #[test]
    fn a_broken_line_is_shown_as_written_and_reported() {
        assert_eq!(say(Speech::default(), "late-hint", BROKEN), (BROKEN.to_owned(), None));
        let problems = words().problems();
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].id.as_deref(), Some("late-hint"));
        assert!(problems[0].to_string().starts_with("scenarios/june.ron: "), "{}", problems[0]);
        assert_eq!(say(Speech::default(), "late-private", DUE).1, None);
    }
}

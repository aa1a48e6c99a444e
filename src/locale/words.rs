//! The lines of one scenario: Vietnamese as its author wrote them, other languages from `locales/<tag>/<id>.ftl`.
//!
//! The Vietnamese is handed in with every question, so that an old session speaks as it did on its day. Only lines
//! with a `{ $name }` in them go through Fluent. A line that cannot be read is shown as it was written.

use std::cell::LazyCell;

use crate::locale::bundle::Bundle;
use crate::locale::{Lang, LocaleProblem, Pair, Speech, Value, fluent_args};
use crate::text;

#[derive(Debug)]
pub struct ScenarioWords {
    vietnamese: Bundle,
    /// Keys of the Vietnamese lines that went into the bundle, one a line.
    patterns: Vec<String>,
    translations: Vec<Bundle>,
}

impl ScenarioWords {
    /// Takes the lines of a scenario (`Scenario::lines`) and the text of each translation's file. Nothing is parsed
    /// before it is spoken.
    pub fn new<'a>(
        scenario_id: &str,
        lines: impl IntoIterator<Item = (&'a str, &'a str)>,
        translations: impl IntoIterator<Item = (Lang, String)>,
    ) -> Self {
        let mut source = String::new();
        let mut patterns = Vec::new();
        for (key, text) in lines.into_iter().filter(|(_, text)| is_pattern(text)) {
            // On one line, no character of the text can be taken for the syntax of a file.
            source.extend([key, " = ", &text::fold_spaces(text), "\n"]);
            patterns.push(key.to_owned());
        }
        let mut vietnamese = Bundle::new(Lang::Vi, format!("scenarios/{scenario_id}.ron"));
        vietnamese.add(source);
        let mut words = Self { vietnamese, patterns, translations: Vec::new() };
        for (lang, source) in translations.into_iter().filter(|(lang, _)| *lang != Lang::Vi) {
            words.add_translation(scenario_id, lang, source);
        }
        words
    }

    /// The line with this key, whose Vietnamese is `vietnamese`.
    pub fn line<N: AsRef<str>>(
        &self,
        speech: Speech,
        key: &str,
        vietnamese: &str,
        values: &[(N, Value)],
    ) -> Pair {
        // Made only for a text that may ask for them: most lines of a frame do not.
        let args = LazyCell::new(|| fluent_args(values, |_| None));
        let found = speech.find(|lang| match lang {
            Lang::Vi if is_pattern(vietnamese) => self.vietnamese.say(key, LazyCell::force(&args).as_ref()),
            Lang::Vi => Some(text::fold_spaces(&text::nfc(vietnamese)).into_owned()),
            Lang::En => self.translation(lang)?.say(key, LazyCell::force(&args).as_ref()),
        });
        found.unwrap_or_else(|| Pair { main: text::nfc(vietnamese).into_owned(), second: None })
    }

    /// Everything wrong in the scenario's patterns and in every translation; parses them all.
    pub fn problems(&self) -> Vec<LocaleProblem> {
        let in_scenario = self.vietnamese.problems().iter().cloned().map(|mut problem| {
            let key = problem.line.take().and_then(|line| self.patterns.get(line.saturating_sub(1)));
            problem.id = problem.id.or_else(|| key.cloned());
            problem
        });
        in_scenario.chain(self.translations.iter().flat_map(|bundle| bundle.problems().to_vec())).collect()
    }

    fn add_translation(&mut self, scenario_id: &str, lang: Lang, source: String) {
        if let Some(bundle) = self.translations.iter_mut().find(|bundle| bundle.lang() == lang) {
            bundle.add(source);
        } else {
            let mut bundle = Bundle::new(lang, format!("locales/{}/{scenario_id}.ftl", lang.tag()));
            bundle.add(source);
            self.translations.push(bundle);
        }
    }

    fn translation(&self, lang: Lang) -> Option<&Bundle> {
        self.translations.iter().find(|bundle| bundle.lang() == lang)
    }
}

fn is_pattern(text: &str) -> bool {
    text.contains(['{', '}'])
}

#[cfg(test)]
mod tests {
    use super::ScenarioWords;
    use crate::locale::{Lang, Speech, Value};
    use crate::money::Dong;

    const PLAIN: &str = "Có người đến chậm,\n   muốn nói riêng với Thủ quỹ.";
    const DUE: &str = "{ $on } chỉ có\n .{ $sum }";
    const BROKEN: &str = "Còn { $sum lần";
    const ENGLISH: &str = "late-prompt = Somebody comes late.\nlate-private = { $on } has { $sum }.\n";

    fn words() -> ScenarioWords {
        let lines = [("late-prompt", PLAIN), ("late-private", DUE), ("late-hint", BROKEN)];
        ScenarioWords::new("june", lines, [(Lang::En, ENGLISH.to_owned())])
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
            ("bà Ón chỉ có .536.000\u{a0}đ", Some("bà Ón has 536.000\u{a0}đ."))
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

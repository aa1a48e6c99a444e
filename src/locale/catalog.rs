//! The texts of the screens, by id, in every language.
//!
//! Every frame asks for them again, so a text without a `{ $name }` costs one look-up and one copy. Vietnamese is
//! parsed when the catalog is made, another language when it is first shown. A text that is missing everywhere shows
//! its id in ⟨⟩ and never panics. No file is opened here.

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::locale::bundle::LocaleProblem;
use crate::locale::lang::{Lang, Speech};
use crate::locale::layer::{Correction, Layer, LineQuery, LocaleFile, ShownLine, UI};
use crate::locale::protect::is_protected;
use crate::locale::state::TextMark;
use crate::locale::values::{Pair, Value, fluent_args, missing};

#[derive(Debug)]
pub struct Catalog {
    layers: Vec<Layer>,
    /// Marks of the Vietnamese as it is shown; worked out when a drafted language is first shown.
    marks: OnceCell<HashMap<String, TextMark>>,
}

impl Catalog {
    /// Takes the text of each `ui.ftl`. Of two for one language the later one replaces lines of the earlier. Returns
    /// the problems of the Vietnamese; `problems` returns all.
    pub fn new(texts: impl IntoIterator<Item = (Lang, String)>) -> (Self, Vec<LocaleProblem>) {
        let mut catalog = Self { layers: Vec::new(), marks: OnceCell::new() };
        for (lang, source) in texts {
            match catalog.layers.iter_mut().find(|layer| layer.lang() == lang) {
                Some(layer) => layer.add(source),
                None => catalog.add(LocaleFile { lang, texts: vec![source], states: Vec::new() }),
            }
        }
        let problems = catalog.layer(Lang::Vi).map(|layer| layer.problems().to_vec()).unwrap_or_default();
        (catalog, problems)
    }

    /// Adds a language, or replaces its texts.
    pub fn add(&mut self, file: LocaleFile) {
        let layer = Layer::of_file(UI, file);
        self.layers.retain(|other| other.lang() != layer.lang());
        self.layers.push(layer);
        self.marks = OnceCell::new();
    }

    pub fn speaks(&self, lang: Lang) -> bool {
        self.layer(lang).is_some()
    }

    /// Replaces all corrections by these.
    pub fn correct<'c>(&mut self, corrections: &(impl Iterator<Item = &'c Correction> + Clone)) {
        for layer in &mut self.layers {
            layer.correct(corrections.clone());
        }
        self.marks = OnceCell::new();
    }

    /// The text with this id. Values without a place in the text are ignored.
    pub fn ui(&self, speech: Speech, id: &str, values: &[(&str, Value)]) -> Pair {
        let found = speech.find(|lang| {
            let name_of = |id: &str| {
                let named =
                    self.said(lang, speech.drafts, id, None).or_else(|| self.said(Lang::Vi, false, id, None));
                named.map(|said| said.text)
            };
            self.said(
                lang,
                speech.drafts,
                id,
                fluent_args(values.iter().map(|(name, value)| (*name, value)), name_of).as_ref(),
            )
        });
        found.unwrap_or_else(|| Pair { main: missing(id), second: None })
    }

    /// Whether there is a Vietnamese text with this id.
    pub fn has(&self, id: &str) -> bool {
        self.said(Lang::Vi, false, id, None).is_some()
    }

    /// The main line alone, for places too small for two.
    pub fn word(&self, speech: Speech, id: &str) -> String {
        self.ui(Speech::only(speech.main), id, &[]).main
    }

    /// A text as it is written, with corrections, whether or not it may be shown.
    pub fn pattern(&self, lang: Lang, id: &str) -> Option<String> {
        let layer = self.layer(lang)?;
        layer.corrected_pattern(id, self.source(lang, id)).or_else(|| layer.pattern(id)).map(str::to_owned)
    }

    /// The Vietnamese that a text of this language belongs to.
    pub fn source(&self, lang: Lang, id: &str) -> TextMark {
        if lang == Lang::Vi { self.shipped_mark(id) } else { self.mark(id) }
    }

    /// Everything wrong in every language; parses them all.
    pub fn problems(&self) -> Vec<LocaleProblem> {
        self.layers.iter().flat_map(|layer| layer.problems().to_vec()).collect()
    }

    fn said(
        &self,
        lang: Lang,
        drafts: bool,
        id: &str,
        args: Option<&fluent_bundle::FluentArgs<'_>>,
    ) -> Option<ShownLine> {
        let layer = self.layer(lang)?;
        let vietnamese = || self.source(lang, id);
        let protected = layer.minds_vietnamese() && is_protected(id);
        let pattern = if layer.minds_vietnamese() { self.written(id) } else { "" };
        layer.say(LineQuery { id, protected, drafts, vietnamese: &vietnamese, pattern }, args)
    }

    /// The mark of the Vietnamese on the screen.
    fn mark(&self, id: &str) -> TextMark {
        let marks = self.marks.get_or_init(|| {
            let ids = self.layer(Lang::Vi).map(Layer::ids).unwrap_or_default();
            ids.into_iter().map(|id| (id.to_owned(), self.mark_on_screen(id))).collect()
        });
        marks.get(id).copied().unwrap_or_else(|| TextMark::of(""))
    }

    fn mark_on_screen(&self, id: &str) -> TextMark {
        let shipped = self.shipped_mark(id);
        let layer = self.layer(Lang::Vi).filter(|_| !is_protected(id));
        layer.and_then(|layer| layer.corrected_pattern(id, shipped)).map_or(shipped, TextMark::of)
    }

    fn written(&self, id: &str) -> &str {
        self.layer(Lang::Vi).and_then(|layer| layer.pattern(id)).unwrap_or_default()
    }

    fn shipped_mark(&self, id: &str) -> TextMark {
        TextMark::of(self.written(id))
    }

    fn layer(&self, lang: Lang) -> Option<&Layer> {
        self.layers.iter().find(|layer| layer.lang() == lang)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, proptest};

    use super::Catalog;
    use crate::locale::bundle::ProblemKind;
    use crate::locale::lang::Lang;
    use crate::locale::lang::Speech;
    use crate::locale::values::{Pair, Value};
    use crate::money::Dong;

    const VI: &str = "title = Đóng vai\ndue = { $who } nộp { $sum }\nleft = Còn { $n } lần thử\nonly-vi = Thôi\n\
                      long =\n    Dòng một\n    dòng hai\n";
    const EN: &str = "title = Role play\ndue = { $who } pays { $sum }\nonly-vi = { \"\" }\n\
                      left = { $n ->\n    [one] { $n } try left\n   *[other] { $n } tries left\n }\n";

    fn catalog() -> Catalog {
        let (catalog, problems) = Catalog::new([(Lang::Vi, VI.to_owned()), (Lang::En, EN.to_owned())]);
        assert_eq!(problems, []);
        catalog
    }

    fn pair(main: &str, second: Option<&str>) -> Pair {
        Pair { main: main.to_owned(), second: second.map(str::to_owned) }
    }

    #[test]
    fn both_languages_and_what_is_missing() {
        let catalog = catalog();
        let both = Speech::with(Lang::Vi, Lang::En);
        assert_eq!(catalog.ui(both, "title", &[]), pair("Đóng vai", Some("Role play")));
        assert_eq!(catalog.ui(both, "only-vi", &[]), pair("Thôi", None));
        let turned = Speech::with(Lang::En, Lang::Vi);
        assert_eq!(catalog.ui(turned, "title", &[]), pair("Role play", Some("Đóng vai")));
        assert_eq!(catalog.ui(turned, "only-vi", &[]), pair("Thôi", None));
        assert_eq!(catalog.ui(turned, "long", &[]), pair("Dòng một dòng hai", None));
        assert_eq!(catalog.ui(both, "no-such", &[]), pair("⟨no-such⟩", None));
        assert_eq!(catalog.word(turned, "title"), "Role play");
        assert_eq!(Catalog::new([]).0.word(both, "title"), "⟨title⟩");
    }

    #[test]
    fn values_are_written_alike_in_every_language() {
        let values = [("who", Value::from("bà Ón")), ("sum", Value::Money(Dong(536_000)))];
        assert_eq!(
            catalog().ui(Speech::with(Lang::Vi, Lang::En), "due", &values),
            pair("bà Ón nộp 536.000\u{a0}đ", Some("bà Ón pays 536.000\u{a0}đ"))
        );
        assert_eq!(catalog().word(Speech::default(), "due"), "{$who} nộp {$sum}");
    }

    #[test]
    fn a_named_text_follows_the_language_of_its_line() {
        let values = [("who", Value::Id("title".to_owned())), ("sum", Value::Id("only-vi".to_owned()))];
        assert_eq!(
            catalog().ui(Speech::with(Lang::Vi, Lang::En), "due", &values),
            pair("Đóng vai nộp Thôi", Some("Role play pays Thôi"))
        );
        let values = [("who", Value::Id("no-such".to_owned()))];
        assert_eq!(catalog().ui(Speech::default(), "due", &values).main, "⟨no-such⟩ nộp {$sum}");
    }

    #[test]
    fn counts_know_the_plural() {
        let english = |n| catalog().ui(Speech::only(Lang::En), "left", &[("n", Value::Count(n))]).main;
        assert_eq!(
            [english(1), english(2), english(8_432)],
            ["1 try left", "2 tries left", "8.432 tries left"]
        );
        assert_eq!(english(i64::MIN), "−9.223.372.036.854.775.808 tries left");
    }

    #[test]
    fn a_broken_text_leaves_the_others_whole() {
        let broken = "a = Một\nb = Hai {\nc = Ba\na = Bốn\n".to_owned();
        let (catalog, problems) = Catalog::new([(Lang::Vi, broken), (Lang::En, "= what".to_owned())]);
        let said = ["a", "b", "c"].map(|id| catalog.word(Speech::default(), id));
        assert_eq!(said, ["Một", "⟨b⟩", "Ba"]);
        let lines: Vec<_> = problems.iter().map(|problem| (problem.line, &problem.kind)).collect();
        assert!(matches!(lines.as_slice(), [
            (Some(2), ProblemKind::Unreadable(_)),
            (Some(4), ProblemKind::Twice(id))
        ] if id == "a"));
        assert_eq!(catalog.problems().len(), 3);
        assert!(problems.iter().all(|problem| problem.to_string().starts_with("locales/vi/ui.ftl:")));
    }

    #[test]
    fn a_later_text_overlays_an_earlier_one() {
        let texts = [(Lang::Vi, VI.to_owned()), (Lang::Vi, "title = Tập họp\n".to_owned())];
        let (catalog, problems) = Catalog::new(texts);
        assert_eq!((catalog.word(Speech::default(), "title").as_str(), problems.len()), ("Tập họp", 0));
        assert_eq!(catalog.word(Speech::default(), "only-vi"), "Thôi");
    }
    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_file_stops_the_sound_texts(junk in "([a-z{}=$ .*\\[\\]\"#\n-]|ệ|->){0,60}") {
            let source = format!("before = Trước\nbroken = {junk}\nafter = Sau\n");
            let (catalog, _) = Catalog::new([(Lang::Vi, source)]);
            assert_eq!(catalog.word(Speech::default(), "before"), "Trước");
            assert_eq!(catalog.word(Speech::default(), "after"), "Sau");
        }
    }
}

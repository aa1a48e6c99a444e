//! The texts of the screens, by id, in every language.
//!
//! They are drawn anew with every frame, so a text without a `{ $name }` costs one look-up and one copy. Vietnamese is
//! parsed when the catalog is made, another language when it is first spoken. A text that is missing everywhere
//! shows its id in ⟨⟩ and never panics. No file is opened here.

use crate::locale::bundle::Bundle;
use crate::locale::{Lang, LocaleProblem, Pair, Speech, Value, fluent_args, missing};

#[derive(Debug)]
pub struct Catalog {
    bundles: Vec<Bundle>,
}

impl Catalog {
    /// Takes the text of each `ui.ftl`. Of two for one language the later one overlays the earlier. The problems are
    /// those of the Vietnamese; `problems` knows all.
    pub fn new(texts: impl IntoIterator<Item = (Lang, String)>) -> (Self, Vec<LocaleProblem>) {
        let mut bundles: Vec<Bundle> = Vec::new();
        for (lang, source) in texts {
            if let Some(bundle) = bundles.iter_mut().find(|bundle| bundle.lang() == lang) {
                bundle.add(source);
            } else {
                let mut bundle = Bundle::new(lang, format!("locales/{}/ui.ftl", lang.tag()));
                bundle.add(source);
                bundles.push(bundle);
            }
        }
        let catalog = Self { bundles };
        let problems = catalog.bundle(Lang::Vi).map(|bundle| bundle.problems().to_vec()).unwrap_or_default();
        (catalog, problems)
    }

    /// The text with this id. Values may be handed to a text that has no place for them.
    pub fn ui(&self, speech: Speech, id: &str, values: &[(&str, Value)]) -> Pair {
        let found = speech.find(|lang| {
            let name_of = |id: &str| self.say(lang, id).or_else(|| self.say(Lang::Vi, id));
            self.bundle(lang)?.say(id, fluent_args(values, name_of).as_ref())
        });
        found.unwrap_or_else(|| Pair { main: missing(id), second: None })
    }

    /// Whether there is a Vietnamese text with this id.
    pub fn has(&self, id: &str) -> bool {
        self.bundle(Lang::Vi).is_some_and(|bundle| bundle.say(id, None).is_some())
    }

    /// The main line alone, for places too small for two.
    pub fn word(&self, speech: Speech, id: &str) -> String {
        self.ui(Speech::only(speech.main), id, &[]).main
    }

    /// Everything wrong in every language; parses them all.
    pub fn problems(&self) -> Vec<LocaleProblem> {
        self.bundles.iter().flat_map(|bundle| bundle.problems().to_vec()).collect()
    }

    fn say(&self, lang: Lang, id: &str) -> Option<String> {
        self.bundle(lang)?.say(id, None)
    }

    fn bundle(&self, lang: Lang) -> Option<&Bundle> {
        self.bundles.iter().find(|bundle| bundle.lang() == lang)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, proptest};

    use super::Catalog;
    use crate::locale::{Lang, Pair, ProblemKind, Speech, Value};
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

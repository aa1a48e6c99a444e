//! What may be shown of a drafted language: the policy as a whole, over catalog, states and corrections.

use rstest::rstest;

use crate::locale::catalog::Catalog;
use crate::locale::layer::{Correction, LineKey};
use crate::locale::state::{LineState, StateRow, StateTable, TextMark};
use crate::locale::words::ScenarioWords;
use crate::locale::{Lang, LocaleFile, Speech};
use crate::scenario::lines::Line;

const VI: &str = "yes = Có\nno = Không\nnext = Tiếp\nvote-agree = Tán thành\nhelp = Giúp\n";
const EN: &str = "yes = Yes\nno = No\nnext = Next\nvote-agree = For\nhelp = Help\n";
const MWW: &str = "yes = Muaj\nvote-agree = Pom zoo\nno = { \"\" }\n";
const HMN: &str = "yes = Muôx\nno = Tsi muôx\nvote-agree = Pov jông\n";

fn reviewed(table: &mut StateTable, line: &str, vietnamese: &str, words: &str) {
    let [provenance, reviewer, place, date] = ["KNOW", "M-07", "Nà Coóc", "2026-11-24"].map(str::to_owned);
    let (source, words) = (TextMark::of(vietnamese), TextMark::of(words));
    let row = StateRow { source, words, state: LineState::Reviewed, provenance, reviewer, place, date };
    table.insert(format!("ui/{line}"), row);
}

fn catalog(states: &StateTable) -> Catalog {
    let (mut catalog, _) = Catalog::new([(Lang::Vi, VI.to_owned()), (Lang::En, EN.to_owned())]);
    for (lang, text) in [(Lang::Mww, MWW), (Lang::HmnVn, HMN)] {
        let states = if lang == Lang::Mww { vec![states.to_tsv()] } else { Vec::new() };
        catalog.add(LocaleFile { lang, texts: vec![text.to_owned()], states });
    }
    catalog
}

fn under(catalog: &Catalog, lang: Lang, drafts: bool, id: &str) -> Option<String> {
    catalog.ui(Speech::with(Lang::Vi, lang).showing_drafts(drafts), id, &[]).second
}

fn put_right(lang: Lang, line: &str, vietnamese: &str, text: &str) -> Correction {
    let source = TextMark::of(vietnamese);
    Correction { lang, key: LineKey::ui(line), source, text: text.to_owned() }
}

#[test]
fn a_draft_is_shown_only_where_it_is_wanted_and_with_its_mark() {
    let catalog = catalog(&StateTable::default());
    assert_eq!(under(&catalog, Lang::Mww, true, "yes").as_deref(), Some("Muaj (nháp)"));
    assert_eq!(under(&catalog, Lang::Mww, false, "yes"), None);
}

#[test]
fn a_protected_line_stays_vietnamese_until_it_is_reviewed() {
    let mut states = StateTable::default();
    assert_eq!(under(&catalog(&states), Lang::Mww, true, "vote-agree"), None);
    reviewed(&mut states, "vote-agree", "Tán thành", "Pom zoo");
    for drafts in [true, false] {
        let shown = under(&catalog(&states), Lang::Mww, drafts, "vote-agree");
        assert_eq!(shown.as_deref(), Some("Pom zoo"), "reviewed, so without a mark");
    }
}

#[rstest]
#[case("Tán thành ạ", "Pom zoo")]
#[case("Tán thành", "Pom zoo lawm")]
fn other_words_or_another_vietnamese_make_a_reviewed_line_a_draft_again(
    #[case] vietnamese: &str,
    #[case] words: &str,
) {
    let mut states = StateTable::default();
    reviewed(&mut states, "vote-agree", vietnamese, words);
    reviewed(&mut states, "yes", vietnamese, words);
    let catalog = catalog(&states);
    assert_eq!(under(&catalog, Lang::Mww, true, "vote-agree"), None);
    assert_eq!(under(&catalog, Lang::Mww, true, "yes").as_deref(), Some("Muaj (nháp)"));
}

#[test]
fn one_mông_script_stands_in_for_the_other_and_english_for_none() {
    let catalog = catalog(&StateTable::default());
    assert_eq!(under(&catalog, Lang::Mww, true, "no").as_deref(), Some("Tsi muôx (nháp)"));
    assert_eq!(under(&catalog, Lang::Mww, true, "next"), None);
    assert_eq!(under(&catalog, Lang::HmnVn, true, "help"), None);
    assert_eq!(under(&catalog, Lang::Ium, true, "yes"), None, "nobody has read this language yet");
    let both = catalog.ui(Speech::with(Lang::Vi, Lang::Mww).showing_drafts(true), "next", &[]);
    assert_eq!(both.main, "Tiếp");
}

#[test]
fn what_the_room_put_right_is_live_at_once_but_for_what_is_protected() {
    let mut catalog = catalog(&StateTable::default());
    let made = [
        put_right(Lang::Mww, "yes", "Có", "Yog"),
        put_right(Lang::Mww, "next", "Tiếp", "Mus ntxiv"),
        put_right(Lang::Mww, "vote-agree", "Tán thành", "Tsa tes"),
        put_right(Lang::Mww, "help", "Giúp đỡ", "Pab"),
        put_right(Lang::En, "no", "Không", "Nope"),
    ];
    catalog.correct(&made.iter());
    assert_eq!(under(&catalog, Lang::Mww, true, "yes").as_deref(), Some("Yog (nháp)"));
    assert_eq!(under(&catalog, Lang::Mww, true, "next").as_deref(), Some("Mus ntxiv (nháp)"));
    assert_eq!(under(&catalog, Lang::Mww, false, "yes"), None, "only reviewed lines are wanted");
    assert_eq!(under(&catalog, Lang::Mww, true, "vote-agree"), None);
    assert_eq!(catalog.pattern(Lang::Mww, "vote-agree").as_deref(), Some("Tsa tes"), "kept all the same");
    assert_eq!(under(&catalog, Lang::Mww, true, "help"), None, "made for other Vietnamese");
    assert_eq!(under(&catalog, Lang::En, false, "no").as_deref(), Some("Nope"));
    catalog.correct(&[].iter());
    assert_eq!(under(&catalog, Lang::Mww, true, "yes").as_deref(), Some("Muaj (nháp)"));
}

#[test]
fn vietnamese_put_right_makes_its_translations_drafts() {
    let mut states = StateTable::default();
    reviewed(&mut states, "yes", "Có", "Muaj");
    let mut catalog = catalog(&states);
    assert_eq!(under(&catalog, Lang::Mww, true, "yes").as_deref(), Some("Muaj"));
    let made =
        [put_right(Lang::Vi, "yes", "Có", "Vâng"), put_right(Lang::Vi, "vote-agree", "Tán thành", "Thuận")];
    catalog.correct(&made.iter());
    let both = catalog.ui(Speech::with(Lang::Vi, Lang::Mww).showing_drafts(true), "yes", &[]);
    assert_eq!((both.main.as_str(), both.second.as_deref()), ("Vâng", Some("Muaj (nháp)")));
    assert_eq!(catalog.word(Speech::default(), "vote-agree"), "Tán thành", "protected, so it waits");
    assert_eq!(catalog.source(Lang::Mww, "yes"), TextMark::of("Vâng"));
    assert_eq!(catalog.source(Lang::Vi, "yes"), TextMark::of("Có"), "what it was shipped as");
}

/// An old session has its own Vietnamese, so a translation made for today's words is a draft there.
#[test]
fn the_lines_of_a_scenario_follow_the_same_rules() {
    let line = |key: &str, text, protected| Line { key: key.to_owned(), text, protected, own_amount: None };
    let lines = [line("porch-prompt", "Mời vào", false), line("fee-prompt", "Thu phí", true)];
    let mut states = StateTable::default();
    reviewed(&mut states, "x", "x", "x");
    let tsv = states
        .to_tsv()
        .replace("ui/x", "june/porch-prompt")
        .replace(&TextMark::of("x").to_string(), &TextMark::of("Mời vào").to_string());
    // The mark of the words is in the third column.
    let tsv = tsv.replace(
        &format!("{0}\t{0}", TextMark::of("Mời vào")),
        &format!("{}\t{}", TextMark::of("Mời vào"), TextMark::of("Caw los")),
    );
    let texts = vec!["porch-prompt = Caw los\nfee-prompt = Sau nyiaj\n".to_owned()];
    let words =
        ScenarioWords::new("june", &lines, [LocaleFile { lang: Lang::Mww, texts, states: vec![tsv] }]);
    let speech = Speech::with(Lang::Vi, Lang::Mww).showing_drafts(true);
    let under = |key: &str, vietnamese: &str| words.line::<&str>(speech, key, vietnamese, &[]).second;
    assert_eq!(under("porch-prompt", "Mời vào").as_deref(), Some("Caw los"));
    assert_eq!(under("porch-prompt", "Mời vào trong").as_deref(), Some("Caw los (nháp)"));
    assert_eq!(under("fee-prompt", "Thu phí"), None);

    let mut words = words;
    let made = Correction {
        lang: Lang::Vi,
        key: LineKey { file: "june".to_owned(), line: "porch-prompt".to_owned() },
        source: TextMark::of("Mời vào"),
        text: "Kính mời vào".to_owned(),
    };
    words.correct(&[made].iter());
    let both = words.line::<&str>(speech, "porch-prompt", "Mời vào", &[]);
    assert_eq!((both.main.as_str(), both.second.as_deref()), ("Kính mời vào", Some("Caw los (nháp)")));
}

/// A line that lost its amount on the way would say something else.
#[test]
fn a_line_without_its_values_is_not_shown() {
    let vi = "due = { $who } nộp { $sum }\nleft = Còn { $n }\n".to_owned();
    let (mut catalog, _) = Catalog::new([(Lang::Vi, vi)]);
    let texts = vec!["due = { $who } them\nleft = Tshuav { $n }\n".to_owned()];
    catalog.add(LocaleFile { lang: Lang::Mww, texts, states: Vec::new() });
    assert_eq!(under(&catalog, Lang::Mww, true, "due"), None);
    assert!(under(&catalog, Lang::Mww, true, "left").is_some());
    let made = put_right(Lang::Mww, "left", "Còn { $n }", "Tshuav");
    catalog.correct(&[made].iter());
    assert_eq!(under(&catalog, Lang::Mww, true, "left").as_deref(), Some("Tshuav {$n} (nháp)"), "as before");
}

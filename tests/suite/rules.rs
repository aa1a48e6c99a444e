//! `scenarios/RULES.md` has a section for every rule that a scenario, a message or a comment refers to by number.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use dongvai::library::{Library, files_below};
use dongvai::text;

/// The papers that the rules come from. A reference is one of these words and a number, such as "brief 4.5".
const PAPERS: [&str; 2] = ["brief", "practice"];

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// Every reference in these words, as "brief 4.5".
fn references(words: &str) -> BTreeSet<String> {
    let is_number = |number: &str| number.split('.').all(|part| part.parse::<u8>().is_ok());
    let words: Vec<&str> = words.split(|sign: char| !sign.is_alphanumeric() && sign != '.').collect();
    let pairs = words.windows(2).map(|pair| (pair[0], pair[1].trim_end_matches('.')));
    pairs
        .filter(|(paper, number)| PAPERS.contains(paper) && is_number(number))
        .map(|(paper, number)| format!("{paper} {number}"))
        .collect()
}

fn sections() -> BTreeSet<String> {
    let rules = read("scenarios/RULES.md");
    rules.lines().filter(|line| line.starts_with("##")).flat_map(references).collect()
}

fn without_section(cited: impl IntoIterator<Item = String>) -> Vec<String> {
    let sections = sections();
    cited.into_iter().filter(|reference| !sections.contains(reference)).collect()
}

#[test]
fn every_rule_of_a_scenario_has_its_section() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (texts, problems) = Library::with_shipped(root, None).texts();
    assert!(problems.is_empty(), "{problems:?}");
    let scripts = texts.iter().map(|text| String::from_utf8(text.bytes.clone()).unwrap());
    let rules = scripts.flat_map(|script| {
        let rules = script.split("rule: \"").skip(1);
        let rules: Vec<String> =
            rules.map(|rest| rest.split('"').next().unwrap_or_default().to_owned()).collect();
        rules
    });
    let rules: BTreeSet<String> = rules.collect();
    assert!(rules.len() > 15, "{rules:?}");
    assert_eq!(without_section(rules), Vec::<String>::new());
}

#[test]
fn every_rule_that_has_a_name_on_screen_has_its_section() {
    let messages = read("locales/vi/ui.ftl");
    let ids = messages.lines().filter_map(|line| line.strip_prefix("rule-")?.split(" =").next());
    let named: Vec<String> = ids
        .filter_map(|id| id.split_once('-'))
        .filter(|(paper, _)| PAPERS.contains(paper))
        .map(|(paper, number)| format!("{paper} {}", number.replace('-', ".")))
        .collect();
    assert!(named.len() > 15, "{named:?}");
    assert_eq!(without_section(named), Vec::<String>::new());
}

#[test]
fn every_number_in_a_comment_has_its_section() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut problems = Vec::new();
    let files = ["src", "tests"].map(|folder| files_below(&root.join(folder), &mut problems)).concat();
    let sources = files.iter().filter(|path| path.extension().is_some_and(|ending| ending == "rs"));
    let mut cited = BTreeSet::new();
    for path in sources {
        let source = fs::read_to_string(path).unwrap();
        // A reference may go on in the next line of a comment.
        let comments = source.lines().map(str::trim_start).filter(|line| line.starts_with("//"));
        cited.extend(references(&text::fold_spaces(&comments.collect::<Vec<_>>().join(" "))));
    }
    assert!(cited.contains("brief 4.1"), "{cited:?}");
    assert_eq!(without_section(cited), Vec::<String>::new());
}

/// The page is for people. It is no script, and the program does not carry it.
#[test]
fn the_page_is_not_taken_for_a_scenario() {
    let carried = Library::new(None);
    let shelf = Library::with_shipped(Path::new(env!("CARGO_MANIFEST_DIR")), None);
    for library in [carried, shelf] {
        let (texts, problems) = library.texts();
        assert!(problems.is_empty(), "{problems:?}");
        assert!(texts.iter().all(|text| !text.name.contains("RULES")), "{texts:?}");
        assert_eq!(library.scenarios().0.len() + library.clubs().0.len(), texts.len());
    }
}

//! The shipped translations against the Vietnamese: the same keys, the same values, and nothing that cannot be drawn.
//!
//! English must be complete. Another language may lack lines, which then stay Vietnamese, but may not have a line that
//! no code asks for or one with other values. Only a speaker can judge whether a line is well said.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use dongvai::library::Library;
use dongvai::locale::catalog::Catalog;
use dongvai::locale::coverage::{Coverage, Placeables, placeables_of_file, placeables_of_lines};
use dongvai::locale::sentences::{CHECK, COMMANDS};
use dongvai::locale::words::ScenarioWords;
use dongvai::locale::{Lang, LocaleFile, LocaleProblem};
use dongvai::scenario::model::Scenario;
use dongvai::text;

/// The languages in which nothing may be missing.
const COMPLETE: [&str; 1] = ["en"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

/// Every folder of `locales`, by its tag; the Vietnamese only if asked for.
fn tags(with_vietnamese: bool) -> Vec<String> {
    let folders = sorted(&root().join("locales")).into_iter().filter(|path| path.is_dir());
    folders.map(|folder| name(&folder)).filter(|tag| with_vietnamese || tag != "vi").collect()
}

fn shipped_scenarios() -> Vec<Scenario> {
    let library = Library::with_shipped(root(), None);
    let (entries, problems) = library.scenarios();
    assert!(problems.is_empty(), "{problems:?}");
    let scenarios: Vec<Scenario> =
        entries.iter().map(|entry| library.load(entry.id.as_str(), None).unwrap().scenario).collect();
    assert!(!scenarios.is_empty(), "no scenario is shipped");
    scenarios
}

fn keyed(scenario: &Scenario) -> Vec<(String, &str)> {
    scenario.lines().into_iter().map(|line| (line.key, line.text)).collect()
}

fn borrowed<'a>(lines: &'a [(String, &'a str)]) -> impl Iterator<Item = (&'a str, &'a str)> {
    lines.iter().map(|(key, text)| (key.as_str(), *text))
}

/// What is wrong with one file of a translation, each fault on a line of its own.
fn faults(tag: &str, file: &str, vietnamese: &Placeables) -> Vec<String> {
    let path = root().join("locales").join(tag).join(file);
    let must_be_whole = COMPLETE.contains(&tag);
    let translation = match path.is_file() {
        true => placeables_of_file(&read(&path)),
        false if must_be_whole => return vec![format!("{tag}/{file}: not there")],
        false => return Vec::new(),
    };
    let coverage = Coverage::of(&translation, vietnamese);
    let missing = coverage.missing.iter().filter(|_| must_be_whole).map(|id| (id, "missing"));
    let unused = coverage.unused.iter().map(|id| (id, "nobody asks for it"));
    let differing = coverage.differing.iter().map(|id| (id, "other values than the Vietnamese"));
    missing.chain(unused).chain(differing).map(|(id, fault)| format!("{tag}/{file}: {id}: {fault}")).collect()
}

fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn the_screens_are_translated() {
    let vietnamese = placeables_of_file(&read(&root().join("locales/vi/ui.ftl")));
    let faults: Vec<String> = tags(false).iter().flat_map(|tag| faults(tag, "ui.ftl", &vietnamese)).collect();
    assert_none(&faults);
}

#[test]
fn every_shipped_scenario_is_translated() {
    let mut found = Vec::new();
    for scenario in shipped_scenarios() {
        let lines = keyed(&scenario);
        let vietnamese = placeables_of_lines(borrowed(&lines));
        assert_eq!(lines.len(), vietnamese.len(), "a key of {} stands for two lines", scenario.id);
        for tag in tags(false) {
            found.extend(faults(&tag, &format!("{}.ftl", scenario.id), &vietnamese));
        }
    }
    assert_none(&found);
}

/// What commands say is for facilitators. English has every finding, and of the rest what stands behind the Vietnamese.
#[test]
fn what_commands_say_is_said_in_english_too() {
    let file =
        |tag: &str, stem: &str| placeables_of_file(&read(&root().join(format!("locales/{tag}/{stem}.ftl"))));
    let coverage = Coverage::of(&file("en", CHECK), &file("vi", CHECK));
    assert_eq!(coverage, Coverage::default());
    for (tag, stem) in [("vi", CHECK), ("en", CHECK), ("vi", COMMANDS), ("en", COMMANDS)] {
        let source = read(&root().join(format!("locales/{tag}/{stem}.ftl")));
        assert_eq!(Catalog::new([(Lang::Vi, source)]).1, [], "{tag}/{stem}.ftl");
    }
    let (vietnamese, english) = (file("vi", COMMANDS), file("en", COMMANDS));
    let strange: Vec<&String> = english.keys().filter(|id| !vietnamese.contains_key(*id)).collect();
    assert!(strange.is_empty(), "{strange:?}");
}

/// A file under a wrong name would never be opened, and `coverage` would not see it either.
#[test]
fn every_file_belongs_to_something_shipped() {
    let scenarios = shipped_scenarios().into_iter().map(|scenario| format!("{}.ftl", scenario.id));
    let known: BTreeSet<String> = scenarios.chain(["ui.ftl".to_owned()]).collect();
    let mut found = Vec::new();
    for tag in tags(true) {
        assert!(Lang::from_tag(&tag).is_some(), "locales/{tag} is no language of this program");
        let files = sorted(&root().join("locales").join(&tag));
        let texts = files.iter().filter(|path| path.extension().is_some_and(|ending| ending == "ftl"));
        let said = if COMPLETE.contains(&tag.as_str()) || tag == "vi" { &[CHECK, COMMANDS][..] } else { &[] };
        let said: Vec<String> = said.iter().map(|stem| format!("{stem}.ftl")).collect();
        found.extend(
            texts
                .map(|path| name(path))
                .filter(|file| !known.contains(file) && !said.contains(file))
                .map(|file| format!("{tag}/{file}")),
        );
    }
    assert_none(&found);
}

#[test]
fn every_text_can_be_read_and_drawn() {
    let mut found = Vec::new();
    for tag in tags(true) {
        for path in sorted(&root().join("locales").join(&tag)) {
            let source = read(&path);
            let file = format!("{tag}/{}", name(&path));
            if !text::is_nfc(&source) {
                found.push(format!("{file}: not NFC"));
            }
            for (line, words) in (1_usize..).zip(source.lines()) {
                if text::hidden_mark(words).is_some() {
                    found.push(format!("{file}:{line}: a mark that cannot be drawn"));
                }
            }
        }
    }
    for scenario in shipped_scenarios() {
        let files = Lang::ALL.iter().filter_map(|lang| {
            let path = root().join("locales").join(lang.tag()).join(format!("{}.ftl", scenario.id));
            path.is_file().then(|| LocaleFile { lang: *lang, texts: vec![read(&path)], states: Vec::new() })
        });
        let words = ScenarioWords::new(scenario.id.as_str(), &scenario.lines(), files);
        found.extend(words.problems().iter().map(LocaleProblem::to_string));
    }
    assert_none(&found);
}

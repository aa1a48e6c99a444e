//! How the sources are cut into files, read from the sources themselves: none is too long, each opens with what it is for,
//! no folder holds one file alone, and an enum is listed in one way.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const MOST_LINES: usize = 500;

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] });
    files.filter(|path| path.extension().is_some_and(|ending| ending == "rs")).collect()
}

fn all_sources() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = [sources(&root.join("src")), sources(&root.join("tests"))].concat();
    assert!(found.len() > 400, "the sources are not where this test looks for them");
    found
}

#[test]
fn no_file_is_too_long_and_each_opens_with_what_it_is_for() {
    let mut wrong = Vec::new();
    for path in all_sources() {
        let text = fs::read_to_string(&path).unwrap();
        let lines = text.lines().count();
        if lines > MOST_LINES || !text.starts_with("//!") {
            wrong.push(format!("{}: {lines} lines", path.display()));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn no_folder_holds_one_file_alone() {
    let mut folders: BTreeMap<PathBuf, usize> = BTreeMap::new();
    for path in all_sources() {
        *folders.entry(path.parent().unwrap().to_owned()).or_default() += 1;
    }
    // Cargo finds the one integration binary there.
    folders.remove(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests"));
    let alone: Vec<&PathBuf> = folders.iter().filter(|(_, n)| **n == 1).map(|(folder, _)| folder).collect();
    assert!(alone.is_empty(), "{alone:?}");
}

/// A list that is written by hand lacks the variant that is added later.
#[test]
fn an_enum_is_listed_by_its_variants() {
    let mut by_hand = Vec::new();
    for path in all_sources() {
        let text = fs::read_to_string(&path).unwrap();
        let is_list =
            |line: &&str| line.contains("const ALL: [Self;") || line.contains("const ALL: &'static [Self]");
        let lines =
            text.lines().filter(|line| line.contains("pub") || line.trim_start().starts_with("const"));
        let wrong = lines.filter(is_list).filter(|line| !line.ends_with("= Self::VARIANTS;"));
        by_hand.extend(wrong.map(|line| format!("{}: {}", path.display(), line.trim())));
    }
    assert!(by_hand.is_empty(), "\n{}", by_hand.join("\n"));
}

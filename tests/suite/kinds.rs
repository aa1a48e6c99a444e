//! Where the kinds of step are listed. Each list is an exhaustive match, so a new kind does not compile without it;
//! everywhere else a kind is asked for by name (`is_vote`, `try_as_pay_ref`) or answers for itself.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The files that may match on `StepKind`, as the README's table names them.
const LISTS: [&str; 3] = ["export/kinds.rs", "meeting/kinds.rs", "tui/screens/meeting/kinds.rs"];

/// The file that has the kinds themselves.
const KINDS: &str = "scenario/kinds.rs";

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("tests.rs") {
            found.push(path);
        }
    }
}

/// Outside of comments.
fn names_a_kind(text: &str) -> bool {
    text.lines().any(|line| line.contains("StepKind::") && !line.trim_start().starts_with("//"))
}

/// The modules that a list names, which are the files of its folder.
fn files_of(src: &Path, list: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(src.join(list)).unwrap();
    let of = |line: &str| {
        Some(line.strip_suffix(';')?.trim_start_matches("pub ").strip_prefix("mod ")?.to_owned())
    };
    text.lines().filter_map(of).collect()
}

#[test]
fn the_kinds_are_listed_where_the_readme_says_and_nowhere_else() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    sources(&src, &mut found);
    let lists: BTreeSet<String> = found
        .iter()
        .filter(|path| names_a_kind(&fs::read_to_string(path).unwrap()))
        .map(|path| path.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/"))
        .collect();
    assert_eq!(lists, LISTS.map(str::to_owned).into_iter().collect());
    let readme = fs::read_to_string(src.with_file_name("README.md")).unwrap();
    let row = readme.lines().find(|line| line.starts_with("| a step kind |")).unwrap();
    for list in LISTS.into_iter().chain([KINDS]) {
        assert!(row.contains(list), "the row of a step kind lacks {list}");
    }
}

#[test]
fn each_kind_is_one_file_in_each_ring() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let kinds = files_of(&src, KINDS);
    assert!(kinds.contains("roll_call"), "{kinds:?}");
    // A line that is only heard asks for nothing, and a line of the second book belongs to two kinds.
    let asking: BTreeSet<String> = kinds.iter().filter(|kind| *kind != "say").cloned().collect();
    let with_second_book: BTreeSet<String> =
        asking.iter().cloned().chain(["second_book".to_owned()]).collect();
    assert_eq!(files_of(&src, "meeting/kinds.rs"), with_second_book);
    assert_eq!(files_of(&src, "tui/screens/meeting/kinds.rs"), with_second_book);
    assert_eq!(files_of(&src, "export/kinds.rs"), kinds);
}

//! Where the kinds of step are listed. Each list is an exhaustive match, so a new kind does not compile without it;
//! everywhere else a kind is asked for by name (`is_vote`, `try_as_pay_ref`) or answers for itself.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The files that may match on `StepKind`, as the README's table names them.
const LISTS: [&str; 5] = [
    "export/kit/answer.rs",
    "export/papers/content.rs",
    "export/papers/result.rs",
    "meeting/kinds.rs",
    "tui/screens/meeting/kinds.rs",
];

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
    for list in LISTS {
        assert!(row.contains(list), "the row of a step kind lacks {list}");
    }
}

//! Scripts are found inside the program and in the person's folder, and what cannot be read hides nothing else.

use std::fs;
use std::path::Path;

use super::{Library, LoadError, Origin};

fn put(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn titles(library: &Library) -> Vec<(String, String, bool)> {
    let (entries, problems) = library.scenarios();
    assert!(problems.is_empty(), "{problems:?}");
    let plain = |entry: super::LibraryEntry<_>| {
        let id: crate::id::ScenarioId = entry.id;
        (id.0, entry.title, entry.origin == Origin::Shipped)
    };
    entries.into_iter().map(plain).collect()
}

#[test]
fn shipped_scripts_win_and_a_missing_folder_is_an_empty_one() {
    let (shipped, user) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    put(shipped.path(), "scenarios/june.ron", "(format: 1, id: \"june\", title: \"Tháng sáu\")");
    put(shipped.path(), "scenarios/clubs/na-cooc.ron", "(id: \"na-cooc\", name: \"Bản Nà Coóc\")");
    let library = Library::with_shipped(shipped.path(), Some(user.path()));
    assert_eq!(titles(&library), [("june".to_owned(), "Tháng sáu".to_owned(), true)]);

    put(user.path(), "scenarios/mine.ron", "(id: \"june\", title: \"Của tôi\")");
    put(user.path(), "scenarios/deep/er/own.ron", "(title: \"Riêng\", id: \"own\", parts: [(id: \"x\")])");
    put(user.path(), "scenarios/broken.ron", "(id: \"no-title");
    assert_eq!(
        titles(&library),
        [("june".to_owned(), "Tháng sáu".to_owned(), true), ("own".to_owned(), "Riêng".to_owned(), false)]
    );
    let (texts, problems) = library.texts();
    assert_eq!((texts.len(), problems.len()), (5, 0), "check sees every file");
    assert_eq!(library.clubs().0[0].title, "Bản Nà Coóc");
}

#[test]
fn a_folder_that_cannot_be_read_hides_nothing_else() {
    let (shipped, user) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    put(shipped.path(), "scenarios/june.ron", "(id: \"june\", title: \"Tháng sáu\")");
    fs::write(user.path().join("scenarios"), "not a folder").unwrap();
    let library = Library::with_shipped(shipped.path(), Some(user.path()));
    let (entries, problems) = library.scenarios();
    assert_eq!(entries.len(), 1);
    assert!(matches!(&problems[..], [LoadError::Unreadable { path, .. }] if path.ends_with("scenarios")));
    assert!(library.script("june").is_ok());
    assert!(matches!(library.script("july"), Err(LoadError::Unreadable { .. })));
    assert!(matches!(library.script("no/such.ron"), Err(LoadError::Unreadable { .. })));
}

#[test]
fn an_unknown_name_tells_the_known_ones() {
    let shipped = tempfile::tempdir().unwrap();
    put(shipped.path(), "scenarios/june.ron", "(id: \"june\", title: \"Tháng sáu\")");
    let library = Library::with_shipped(shipped.path(), None);
    match library.load("juin", None) {
        Err(LoadError::NoScenario { known, .. }) => assert_eq!(known, ["june"]),
        other => panic!("{other:?}"),
    }
    assert!(matches!(library.load("june", None), Err(LoadError::Faults { .. })));
}

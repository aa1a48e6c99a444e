//! Who may import whom, read from the sources themselves (`lib.rs` says why).
//!
//! `MAY` is the whole rule: a module on the left may name the modules on its right and itself, nothing else of this
//! crate. To let a module name another one, add it here and say in the commit what for.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The core, each naming only what stands before it.
const CORE: [&str; 7] = ["limits", "id", "money", "club", "scenario", "meeting", "review"];

const MAY: [(&str, &[&str]); 31] = [
    // Core: no clock, no files, no terminal, no language.
    // Numbers alone, for callers of parsers.
    ("limits", &[]),
    ("id", &[]),
    // How far long work is: reported by the work, received by its caller.
    ("progress", &[]),
    ("money", &[]),
    ("club", &["id", "money"]),
    ("scenario", &["limits", "id", "money", "club"]),
    ("meeting", &["id", "money", "club", "scenario"]),
    ("review", &["id", "money", "club", "scenario", "meeting"]),
    // Adapters: each knows the core and one thing of the outside.
    ("text", &["money"]),
    // A cell may be a moment, and a text is cleaned as at every edge.
    ("workbook", &["text", "calendar"]),
    // Dates are written as Vietnamese readers write them; the teachers' sheets are workbooks.
    (
        "locale",
        &["calendar", "workbook", "limits", "id", "money", "club", "scenario", "meeting", "review", "text"],
    ),
    // A file that another program has open is waited for everywhere alike.
    ("record", &["id", "money", "club", "scenario", "meeting", "review", "text", "files", "progress"]),
    (
        "export",
        // A paper carries the day of its session, handed in as people read it.
        &["id", "money", "club", "scenario", "meeting", "review", "text", "locale", "record", "calendar"],
    ),
    // Rows of data say the time of day; its caller may stop an export.
    (
        "export::data",
        &[
            "id", "money", "club", "scenario", "meeting", "review", "text", "workbook", "locale", "record",
            "clock", "calendar", "export", "progress",
        ],
    ),
    // Of `export` a screen names only which papers there are.
    // Dates of rows are written where they are drawn.
    (
        "tui",
        &["calendar", "id", "money", "club", "scenario", "meeting", "review", "text", "locale", "export"],
    ),
    // Shell: what ties them together. Screens never see the record; only the loop that runs them does.
    (
        "tui::runner",
        &[
            "id",
            "money",
            "club",
            "scenario",
            "meeting",
            "review",
            "text",
            "locale",
            "record",
            "export",
            "practice",
            "papers",
            "files",
            "library",
            "corrections",
            "clock",
            "calendar",
            "progress",
            "paths",
            "files",
            // Papers that a screen asks for.
            "export",
            "papers",
            "pin",
            // Files that still hold something of an erased person.
            "traces",
            // Data that a screen asks for.
            "exporting",
            // Results that a screen carries away.
            "carrying",
            // What is packed for the next trainer, or taken from the one before.
            "handover",
            // What a screen goes on without.
            "journal",
            "tui",
        ],
    ),
    // Dates out of milliseconds, without asking the time.
    ("calendar", &[]),
    ("clock", &["calendar"]),
    ("paths", &[]),
    // It counts the seconds of waiting after a wrong guess.
    ("pin", &["clock"]),
    // Some names are no names of files.
    ("files", &["id"]),
    (
        "library",
        &["limits", "id", "money", "club", "scenario", "meeting", "text", "locale", "paths", "files"],
    ),
    // What lies in the data folder. Whom a code stands for is asked of the record.
    ("traces", &["id", "review", "files", "library", "record", "clock", "papers"]),
    ("weight", &[]),
    // Why something in the record could not be read, and when.
    ("journal", &["record", "calendar", "clock", "files"]),
    // Between the record that keeps what the room put right and the texts it stands in.
    ("corrections", &["id", "locale", "record", "clock"]),
    // From a session in the record to files in a folder.
    ("papers", &["id", "locale", "record", "export", "practice", "calendar", "clock", "files", "review"]),
    // From the whole record to files for other programs; the library has the titles of the sheets.
    (
        "exporting",
        &[
            "id", "text", "locale", "record", "export", "practice", "calendar", "clock", "files", "library",
            "progress",
        ],
    ),
    // The record in one file to carry away, with a name that people can read.
    ("carrying", &["id", "review", "text", "record", "calendar", "clock", "files", "progress"]),
    // What the next trainer needs, in one folder: own files, corrected lines, the record.
    ("handover", &["limits", "text", "record", "library", "clock", "files", "progress"]),
    (
        "practice",
        &[
            "id", "money", "club", "scenario", "meeting", "review", "text", "locale", "record", "clock",
            "progress",
        ],
    ),
];

/// These may name everything; `build` runs before the program is there.
const FREE: [&str; 4] = ["build", "cli", "lib", "main"];

/// Outside things that the core must not know.
const OUTSIDE: [&str; 14] = [
    "ratatui",
    "crossterm",
    "rusqlite",
    "fluent",
    "chrono",
    "unic_langid",
    "std::fs",
    "std::env",
    "std::time",
    "std::io",
    "std::thread",
    "std::net",
    "std::process",
    "Instant::now",
];

#[test]
fn nobody_imports_upwards() {
    let mut wrong = Vec::new();
    for (path, code) in sources() {
        let (module, depth) = module_of(&path);
        if FREE.contains(&module.split("::").next().unwrap_or_default()) {
            continue;
        }
        let Some(may) = allowed(&module) else {
            wrong.push(format!("{}: the table has no line for this module", path.display()));
            continue;
        };
        let own = module.split("::").next().unwrap_or_default().to_owned();
        for (line, named) in named(&code, depth) {
            if named != own && !may.contains(&named.as_str()) {
                wrong.push(format!("{}:{line}: {module} must not name crate::{named}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_core_knows_nothing_of_the_outside() {
    let mut wrong = Vec::new();
    for (path, code) in sources() {
        let (module, _) = module_of(&path);
        if !CORE.contains(&module.split("::").next().unwrap_or_default()) {
            continue;
        }
        for (number, line) in code.lines().enumerate() {
            for outside in OUTSIDE.iter().filter(|outside| line.contains(**outside)) {
                wrong.push(format!("{}:{}: {outside}", path.display(), number + 1));
            }
            if line.contains("use std::{") {
                let grouped = ["fs", "env", "time", "io", "thread"];
                if grouped.iter().any(|name| words(line).contains(name)) {
                    wrong.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_table_has_no_circle_and_no_unknown_name() {
    let table: BTreeMap<&str, &[&str]> = MAY.into_iter().collect();
    for (module, may) in MAY {
        for named in may {
            assert!(table.contains_key(named), "{module} may name {named}, which is not in the table");
            let back = table.get(named).is_some_and(|back| back.contains(&module));
            assert!(!back, "{module} and {named} may name each other");
        }
    }
    for (at, module) in CORE.iter().enumerate() {
        let before = CORE.get(..at).unwrap_or_default();
        assert!(
            table.get(module).is_some_and(|may| may.iter().all(|named| before.contains(named))),
            "{module}"
        );
    }
}

#[test]
fn every_way_of_writing_an_import_is_seen() {
    let code = "use crate::{meeting::{state::State, Meeting}, id};\nfn f() { crate::review::review(&[]) }\n\
                use super::super::record;\nuse crate::text as words; // crate::tui\n";
    let seen: BTreeSet<String> = named(&plain(code), 2).into_iter().map(|(_, name)| name).collect();
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["id", "meeting", "record", "review", "text"]);
}

/// The line of the table for a module: its own, or that of the module it lies in.
fn allowed(module: &str) -> Option<&'static [&'static str]> {
    let mut name = module;
    loop {
        if let Some((_, may)) = MAY.iter().find(|(listed, _)| *listed == name) {
            return Some(may);
        }
        name = name.rsplit_once("::")?.0;
    }
}

/// The crate-level modules that code names, with the line. `depth` is how many modules the file lies in.
fn named(code: &str, depth: usize) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let (before, rest) = code.split_at(at + "crate::".len());
        let line = before.matches('\n').count() + 1;
        let names = if rest.starts_with('{') { group(rest) } else { ident(rest).into_iter().collect() };
        found.extend(names.into_iter().map(|name| (line, name)));
    }
    // `super` that climbs out to the crate is an import too.
    let climb = "super::".repeat(depth);
    let known: BTreeSet<&str> = MAY.iter().map(|(name, _)| *name).chain(FREE).collect();
    for (at, _) in code.match_indices(&climb) {
        let (before, rest) = code.split_at(at);
        let line = before.matches('\n').count() + 1;
        let rest = rest.trim_start_matches("super::");
        found.extend(ident(rest).filter(|name| known.contains(name.as_str())).map(|name| (line, name)));
    }
    found
}

/// The first names inside `{a::b, c::{d, e}}`.
fn group(code: &str) -> Vec<String> {
    let (mut depth, mut names, mut fresh) = (0_usize, Vec::new(), false);
    for (at, letter) in code.char_indices() {
        match letter {
            '{' => {
                depth += 1;
                fresh = depth == 1;
            }
            '}' => {
                depth -= 1;
                if depth == 0 {
                    break;
                }
            }
            ',' => fresh = depth == 1,
            _ if fresh && !letter.is_whitespace() => {
                names.extend(ident(code.split_at(at).1));
                fresh = false;
            }
            _ => {}
        }
    }
    names
}

fn ident(code: &str) -> Option<String> {
    words(code).first().filter(|word| code.starts_with(**word)).map(|word| (*word).to_owned())
}

fn words(code: &str) -> Vec<&str> {
    let is_letter = |letter: char| letter.is_alphanumeric() || letter == '_';
    code.split(|letter| !is_letter(letter)).filter(|word| !word.is_empty()).collect()
}

/// Without what follows `//`: a comment may name anything.
fn plain(code: &str) -> String {
    code.lines().map(|line| line.split("//").next().unwrap_or_default().to_owned() + "\n").collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// `src/tui/runner/services.rs` is `tui::runner::services`, three modules deep.
pub(super) fn module_of(path: &Path) -> (String, usize) {
    let parts: Vec<String> = path
        .strip_prefix(root())
        .unwrap()
        .with_extension("")
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    (parts.join("::"), parts.len())
}

pub(super) fn sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let code = plain(&std::fs::read_to_string(&path).unwrap());
                found.push((path, code));
            }
        }
    }
    assert!(found.len() > 40, "the sources are not where this test looks for them");
    found.sort();
    found
}

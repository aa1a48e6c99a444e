//! The strings in the sources, without those of tests and comments.

use std::fs;
use std::path::{Path, PathBuf};

/// A string as the program has it, and where it begins.
#[derive(Debug)]
pub(super) struct Literal {
    /// Below `src`, with `/` between folders.
    pub(super) file: String,
    pub(super) line: usize,
    pub(super) text: String,
}

pub(super) fn sources() -> Vec<Literal> {
    let mut found = Vec::new();
    for (file, code) in files() {
        found.extend(literals(&code).into_iter().map(|(line, text)| Literal {
            file: file.clone(),
            line,
            text,
        }));
    }
    assert!(found.len() > 1_000, "the sources are not where this test looks for them");
    found
}

/// Ids that are handed straight to what shows a message.
pub(super) fn asked_by_name() -> Vec<(String, usize, String)> {
    let mut found = Vec::new();
    for (file, code) in files() {
        if file.starts_with("cli/") && !file.starts_with("cli/doctor") {
            continue;
        }
        for call in [".ui(\"", ".ui_with(\"", ".word(\"", "Value::Id(\""] {
            for (at, _) in code.match_indices(call) {
                let rest = code.get(at + call.len()..).unwrap_or_default();
                let id = rest.split('"').next().unwrap_or_default();
                let line = code.get(..at).unwrap_or_default().matches('\n').count() + 1;
                found.push((file.clone(), line, id.to_owned()));
            }
        }
    }
    assert!(found.len() > 100, "nobody asks for a message in the way that this test looks for");
    found
}

/// A string with a value in it that has the form of an id, its values without names: `role-{}-call`.
pub(super) fn pattern(text: &str) -> Option<String> {
    let mut pattern = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        let is_name = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        if !is_name {
            return None;
        }
        pattern.extend([before, "{}"]);
        rest = after;
    }
    pattern.push_str(rest);
    let bare = pattern.replace("{}", "");
    let is_form = bare.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    let has_words = bare.bytes().any(|byte| byte.is_ascii_lowercase());
    (is_form && has_words && pattern.contains("{}") && bare.contains('-')).then_some(pattern)
}

fn files() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut found, mut folders) = (Vec::new(), vec![root.clone()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            if name == "tests" {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let file = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
                found.push((file, without_tests(&fs::read_to_string(&path).unwrap())));
            }
        }
    }
    found.sort();
    found
}

/// A test module stands at the end of its file, unless it is a file of its own.
fn without_tests(code: &str) -> String {
    let begins = |at: &usize| {
        let after = code.get(*at..).unwrap_or_default().lines().skip(1);
        let item = after.skip_while(|line| line.starts_with("#[")).find(|line| !line.is_empty());
        item.is_some_and(|item| item.starts_with("mod ") && item.ends_with('{'))
    };
    let marks = ["#[cfg(test)]", "#[cfg(all(test"].into_iter().flat_map(|mark| code.match_indices(mark));
    let end = marks.map(|(at, _)| at).filter(begins).min();
    code.get(..end.unwrap_or(code.len())).unwrap_or_default().to_owned()
}

/// Every string with the line it begins on. Line ends that are taken back with `\` are, and quotes lose theirs.
fn literals(code: &str) -> Vec<(usize, String)> {
    let (mut found, mut line, mut rest) = (Vec::new(), 1, code);
    while let Some(first) = rest.chars().next() {
        let (length, text) = if rest.starts_with("//") {
            (rest.find('\n').unwrap_or(rest.len()), None)
        } else if let Some(length) = raw(rest) {
            (length, rest.get(..length).map(str::to_owned))
        } else if first == '"' {
            let length = quoted(rest);
            (length, rest.get(1..length - 1).map(unescaped))
        } else if first == '\'' {
            (sign(rest), None)
        } else {
            (first.len_utf8(), None)
        };
        found.extend(text.map(|text| (line, text)));
        let (taken, after) = rest.split_at(length);
        line += taken.matches('\n').count();
        rest = after;
    }
    found
}

/// How long a raw string is, if one begins here.
fn raw(rest: &str) -> Option<usize> {
    let hashes = rest.strip_prefix('r')?.bytes().take_while(|byte| *byte == b'#').count();
    let start = hashes + 2;
    if rest.as_bytes().get(hashes + 1) != Some(&b'"') {
        return None;
    }
    let end = format!("\"{}", "#".repeat(hashes));
    Some(start + rest.get(start..)?.find(&end)? + end.len())
}

fn quoted(rest: &str) -> usize {
    let mut is_escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        match letter {
            '"' if !is_escaped => return at + 1,
            '\\' => is_escaped = !is_escaped,
            _ => is_escaped = false,
        }
    }
    rest.len()
}

/// One letter in quotes, such as a quote; else the mark of a lifetime.
fn sign(rest: &str) -> usize {
    let mut letters = rest.char_indices().skip(1);
    match letters.next() {
        Some((_, '\\')) => rest.get(3..).and_then(|rest| rest.find('\'')).map_or(1, |at| at + 4),
        Some(_) => letters.next().filter(|(_, letter)| *letter == '\'').map_or(1, |(at, _)| at + 1),
        None => 1,
    }
}

fn unescaped(text: &str) -> String {
    let mut lines = text.split("\\\n");
    let first = lines.next().unwrap_or_default().to_owned();
    lines.fold(first, |text, line| text + line.trim_start()).replace("\\\"", "\"")
}

#[test]
fn strings_are_found_as_they_are() {
    let code = "#[cfg(test)]\nmod tests;\nlet a = \"một\"; // \"hai\"\nlet b = 'x'; let c = '\"'; let d = '\\''; fn f<'a>() {}\n\
                let e = r#\"ba \"bốn\"\"#; let g = \"năm \\\n   sáu\\\\\"; let h = \"bảy\";\n#[cfg(test)]\nmod tests {\n    \"tám\"\n}";
    let found = literals(&without_tests(code));
    let texts: Vec<(usize, &str)> = found.iter().map(|(line, text)| (*line, text.as_str())).collect();
    assert_eq!(texts, [(3, "một"), (5, "r#\"ba \"bốn\"\"#"), (5, "năm sáu\\\\"), (6, "bảy")]);
    let patterns =
        ["role-{}-call", "x-{name}", "{a}-{b}", "no value", "x {a}", "{why}-do", "plain-id"].map(pattern);
    let wanted = [Some("role-{}-call"), Some("x-{}"), None, None, None, Some("{}-do"), None];
    assert_eq!(patterns, wanted.map(|pattern| pattern.map(str::to_owned)));
}

//! One name for one idea: no two public types of the crate share a name, read from the sources themselves.
//!
//! A type is public here if another module can name it: `pub`, `pub(super)`, `pub(crate)` and `pub(in …)`. One that a file
//! keeps to itself may have the name that reads best there.

use std::collections::BTreeMap;

use super::imports::{module_of, sources};

#[test]
fn no_two_public_types_share_a_name() {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (path, code) in sources() {
        for name in public_types(&code) {
            found.entry(name).or_default().push(module_of(&path).0);
        }
    }
    assert!(found.len() > 400, "the types are not where this test looks for them");
    let shared: Vec<String> = found
        .iter()
        .filter(|(_, modules)| modules.len() > 1)
        .map(|(name, modules)| format!("{name}: {}", modules.join(", ")))
        .collect();
    assert!(shared.is_empty(), "\n{}", shared.join("\n"));
}

#[test]
fn the_glossary_has_at_most_forty_words() {
    let map = std::fs::read_to_string("src/lib.rs").unwrap();
    let (_, rest) = map.split_once("## Glossary").unwrap();
    let (glossary, _) = rest.split_once("## One key").unwrap();
    let rows = glossary.lines().filter_map(|line| line.strip_prefix("//! | "));
    let words: Vec<&str> =
        rows.skip(1).filter_map(|row| row.split(" | ").next()).flat_map(|words| words.split(", ")).collect();
    assert!((30..=40).contains(&words.len()), "{} words: {words:?}", words.len());
}

#[test]
fn every_kind_of_public_type_is_seen() {
    let code = "pub struct A;\npub(super) enum B {}\n    pub(in crate::record) type C<'a> = &'a str;\n\
                pub unsafe trait D {}\nstruct E;\npub struct $name(u8);\n/// pub struct F\nimpl X { type G = u8; }\npub fn h() {}\n";
    assert_eq!(public_types(code), ["A", "B", "C", "D"]);
}

/// The names of the types that a file declares for others.
fn public_types(code: &str) -> Vec<String> {
    code.lines().filter_map(|line| public_type(line.trim_start())).collect()
}

fn public_type(line: &str) -> Option<String> {
    let rest = line.strip_prefix("pub")?;
    let rest = match rest.strip_prefix('(') {
        Some(inside) => inside.split_once(')')?.1,
        None => rest,
    };
    let mut words = rest.strip_prefix(' ')?.split_whitespace().skip_while(|word| *word == "unsafe");
    let is_type = matches!(words.next()?, "struct" | "enum" | "trait" | "type" | "union");
    let name = words.next().filter(|_| is_type)?;
    let end = name.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(name.len());
    // A macro that makes several types has no name of its own.
    Some(name.split_at(end).0.to_owned()).filter(|name| !name.is_empty())
}

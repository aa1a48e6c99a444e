//! `dongvai check --fix-ids`: puts an `id:` where a part, step, option or item has none.
//!
//! Text is inserted right behind the opening bracket and nothing else is touched: no comment, no space, no order. A
//! file whose brackets are broken is left alone, as it cannot be known what belongs where. Ids come from the first words
//! beside them and stay as they are once written.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::cli::check::fix::Fixed;
use crate::cli::check::report::{CheckSentences, position};
use crate::library::SourceText;
use crate::locale::Value;
use crate::scenario::reader::outline::{NodeKind, outline};
use crate::scenario::reader::ron_options;
use crate::scenario::reader::spot::Spot;

/// Lists of things with an id, inside a step's kind.
const ITEMS: [&str; 7] = ["options", "ticks", "items", "reports", "payers", "lines", "fields"];
/// Where the words of an id come from, best first.
const WORDS: [&str; 9] = ["text", "label", "says", "name", "prompt", "motion", "question", "cue", "why"];
const MOST_WORDS: usize = 3;

/// An id to be written, and the byte it goes to.
#[derive(Debug, PartialEq, Eq)]
struct Insertion {
    at: usize,
    id: String,
}

/// Writes the missing ids of one file. None where no id is missing.
pub(super) fn fix(path: &Path, file: &SourceText, said: &CheckSentences) -> io::Result<Option<Fixed>> {
    let Ok(text) = std::str::from_utf8(&file.bytes) else { return Ok(None) };
    let insertions = if file.is_club { Vec::new() } else { missing(text) };
    if insertions.is_empty() {
        return Ok(None);
    }
    let added = insertions.iter().map(|insertion| {
        let (line, _) = position(text, insertion.at);
        let at = format!("{}:{line}", path.display());
        said.say("finding-added", &[("place", Value::Text(at)), ("id", Value::from(insertion.id.as_str()))])
    });
    Fixed::write(path, inserted(text, &insertions), added.collect()).map(Some)
}

fn inserted(text: &str, insertions: &[Insertion]) -> String {
    let mut fixed = text.to_owned();
    for insertion in insertions.iter().rev() {
        fixed.insert_str(insertion.at, &format!("id: \"{}\", ", insertion.id));
    }
    fixed
}

fn missing(text: &str) -> Vec<Insertion> {
    let (root, faults) = outline(text);
    let Some(root) = root.filter(|_| faults.is_empty()) else { return Vec::new() };
    let parts = items(Spot::new(&root, text), "parts");
    let steps: Vec<Spot<'_>> = parts.iter().flat_map(|part| items(*part, "steps")).collect();
    let mut insertions = named(&parts, "phan");
    insertions.extend(named(&steps, "buoc"));
    for step in &steps {
        let kind = step.field("kind");
        let mut inside: Vec<Spot<'_>> = ITEMS.iter().flat_map(|list| items(kind, list)).collect();
        // The wordings of a field in the minutes share its step's keys.
        let choices =
            inside.iter().filter_map(|item| item.find("value").map(|value| items(value, "options")));
        let choices: Vec<Spot<'_>> = choices.flatten().collect();
        inside.extend(choices);
        insertions.extend(named(&inside, "y"));
    }
    insertions.sort_by_key(|insertion| insertion.at);
    insertions
}

/// Finds the bracketed things in a list of this name.
fn items<'a>(spot: Spot<'a>, list: &str) -> Vec<Spot<'a>> {
    let entries = spot.find(list).map(Spot::entries).unwrap_or_default();
    let groups = entries.iter().filter(|entry| {
        matches!(&entry.value.kind, NodeKind::Group(group) if group.bracket == '(' && group.name.is_none())
    });
    groups.map(|entry| spot.to(&entry.value)).collect()
}

/// Makes an id for each thing without one. It differs from all other ids in the list.
fn named(things: &[Spot<'_>], otherwise: &str) -> Vec<Insertion> {
    let id_of = |thing: &Spot<'_>| thing.find("id").and_then(|id| ron_options().from_str(id.source()).ok());
    let mut taken: BTreeSet<String> = things.iter().filter_map(id_of).collect();
    let mut insertions = Vec::new();
    for thing in things.iter().filter(|thing| thing.find("id").is_none()) {
        let Some(group) = thing.group() else { continue };
        let base = words_of(*thing).map(|words| slug(&words)).filter(|slug| !slug.is_empty());
        let base = base.unwrap_or_else(|| otherwise.to_owned());
        let numbered = (2..).map(|n: u32| format!("{base}-{n}"));
        let id = std::iter::once(base.clone()).chain(numbered).find(|id| !taken.contains(id));
        let Some(id) = id else { continue };
        taken.insert(id.clone());
        insertions.push(Insertion { at: group.opened.end, id });
    }
    insertions
}

fn words_of(thing: Spot<'_>) -> Option<String> {
    let kind = thing.field("kind");
    let found = WORDS.iter().find_map(|field| thing.find(field).or_else(|| kind.find(field)))?;
    ron_options().from_str(found.source()).ok()
}

/// Makes an id of the first words, in plain letters: "Mời ra nói riêng" becomes "moi-ra-noi".
fn slug(words: &str) -> String {
    let plain: String = words.nfd().filter(|letter| !is_combining_mark(*letter)).collect();
    let plain = plain.to_lowercase().replace('đ', "d");
    let words = plain.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let slug = words.take(MOST_WORDS).collect::<Vec<_>>().join("-");
    slug.trim_start_matches(|letter: char| !letter.is_ascii_lowercase()).to_owned()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::{inserted, missing, slug};

    #[rstest]
    #[case("Mời ra nói riêng", "moi-ra-noi")]
    #[case("“Đọc to!”", "doc-to")]
    #[case("3 tổ báo cáo", "to-bao")]
    #[case("ꪎꪳꪀ", "")]
    fn ids_in_plain_letters(#[case] words: &str, #[case] id: &str) {
        assert_eq!(slug(words), id);
    }

    #[test]
    fn only_what_is_missing_is_put_in() {
        let text = r#"(id: "may", parts: [
  (name: "Mở đầu", steps: [ // giữ nguyên
    (role: Chair, kind: Choose(prompt: "Làm gì?", options: [
      (text: "Chào", why: "…"),
      (id: "chao-2", text: "Mời", why: "…"),
      (text: "Chào", why: "…"), (why: "Chào"),
    ])),
    (id: "b", role: Secretary, kind: Minutes(prompt: "Ghi.", fields: [
      (id: "kq", label: "Kết luận", value: OneOf(right: "co", options: [(text: "Có")])),
    ])),
  ]),
])"#;
        let ids: Vec<String> = missing(text).into_iter().map(|insertion| insertion.id).collect();
        assert_eq!(ids, ["mo-dau", "lam-gi", "chao", "chao-3", "chao-4", "co"]);
        let fixed = inserted(text, &missing(text));
        assert!(fixed.contains(r#"(id: "mo-dau", name: "Mở đầu", steps: [ // giữ nguyên"#), "{fixed}");
        assert_eq!(missing(&fixed), []);
        assert_eq!(missing(text.trim_end_matches(')')), [], "broken brackets are left alone");
    }
}

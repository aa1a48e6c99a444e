//! One way to say things: every sentence that people read is a message of `locales`, and every message that the code
//! can ask for is there. Read from the sources themselves, so a new place that breaks it is red at once.

mod families;
mod literals;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use dongvai::locale::coverage::placeables_of_file;

use self::families::{Asked, families};
use self::literals::{Literal, sources};

/// Where Vietnamese stands in the sources, and why it is no sentence.
const VIETNAMESE: [(&str, &str); 18] = [
    ("text/", "tables of letters, syllables and spellings, and words that are looked for"),
    ("locale/lang.rs", "names of languages, as their speakers call them"),
    ("locale/number.rs", "words for amounts, as people type them, and the sign of the đồng"),
    ("locale/proof.rs", "letters that a language is not written with"),
    ("locale/layer.rs", "the mark of a draft, which stands behind words of every language"),
    ("locale/state.rs", "names of states in sheets that go out and come back"),
    ("locale/exchange.rs", "names of columns in sheets that go out and come back"),
    ("record/home.rs", "words at the beginning of names of clubs and communes, which are looked for"),
    ("scenario/reader/amount.rs", "units of money, as people write them where a script needs a number"),
    ("scenario/check/texts.rs", "units of money that are looked for in texts"),
    ("scenario/claim.rs", "words by which a text claims that a vote was held, or says how to round"),
    ("scenario/check/tone.rs", "words that begin a reason, which are looked for in options"),
    ("tui/large.rs", "a sample of letters that a terminal may draw wrongly"),
    ("tui/picture.rs", "a sample of letters that a terminal may draw wrongly"),
    (
        "export/data/xapi.rs",
        "names of verbs in statements for other programs, in both languages of the statement",
    ),
    ("export/kit/take_home.rs", "the word that a polite question ends with, which is looked for"),
    ("cli.rs", "what the program is, which the reader of arguments wants before any file is read"),
    ("cli/erase.rs", "answers that people type"),
];

/// Words of the form of an id that are none, by what they are.
const OTHERS: [(&str, &[&str]); 6] = [
    (
        "names of files and folders",
        &[
            "ban-giao",
            "bao-cao-thang",
            "bien-ban",
            "da-xoa",
            "diem-danh",
            "giay-ghi-nhan",
            "giay-phep",
            "giay-to",
            "ke-hoach-thang",
            "nhat-ky-buoi-tap",
            "phieu-gop-y",
            "taken-over",
            "trang-so-quy",
        ],
    ),
    (
        "slugs, which stand behind a prefix or choose a form of a sentence",
        &[
            "books-differ",
            "goods-book",
            "goods-quantity",
            "goods-receipt",
            "health-deputy",
            "in-use",
            "income-deputy",
            "not-a-record",
            "paper-back",
            "read-only",
            "team-leader",
            "too-large",
            "too-slow",
            "yes-or-no",
        ],
    ),
    (
        "words for other programs",
        &[
            "copy-of",
            "forked-from",
            "fuller-backup",
            "log-missing",
            "na-cooc",
            "next-month",
            "no-fund",
            "no-sessions",
            "not-watched",
            "slips-caught",
        ],
    ),
    (
        "columns, settings, and values of a sentence",
        &["held-answers", "held-sessions", "large-letters", "tai-viet", "viet-text"],
    ),
    ("how the words of an enum are spelled", &["kebab-case"]),
    (
        "keys of a scenario's own lines",
        &["planted-then", "planted-why", "scenario-guests", "scenario-summary", "scenario-title"],
    ),
];

/// What a problem on a screen may have besides its sentence.
const MORE_OF_A_PROBLEM: [&str; 2] = ["-holds", "-do"];

/// The core and the record say nothing, so what looks like an id there is a slug.
const SILENT: [&str; 5] = ["scenario", "meeting", "review", "club", "record"];

fn ids(tag: &str, stem: &str) -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("locales/{tag}/{stem}.ftl"));
    placeables_of_file(&fs::read_to_string(path).unwrap()).into_keys().collect()
}

/// The messages that a file has in each language it must have them in.
fn texts_of(id: &str) -> &'static [(&'static str, &'static str)] {
    match id.split('-').next() {
        Some("cli") => &[("vi", "cli")],
        Some("finding") => &[("vi", "check"), ("en", "check")],
        _ => &[("vi", "ui"), ("en", "ui")],
    }
}

/// What each file has, read when it is first asked for.
#[derive(Default)]
struct Texts(BTreeMap<(&'static str, &'static str), BTreeSet<String>>);

impl Texts {
    /// Where a message is missing.
    fn lacking(&mut self, id: &str) -> Vec<String> {
        let places = texts_of(id)
            .iter()
            .filter(|(tag, stem)| !self.0.entry((tag, stem)).or_insert_with(|| ids(tag, stem)).contains(id));
        places.map(|(tag, stem)| format!("{id} is not in locales/{tag}/{stem}.ftl")).collect()
    }
}

fn is_id(text: &str) -> bool {
    let mut parts = text.split('-');
    let is_part =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    text.contains('-') && text.starts_with(|first: char| first.is_ascii_lowercase()) && parts.all(is_part)
}

fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn no_sentence_is_written_in_the_sources() {
    let is_vietnamese = |letter: char| {
        let letter = letter.to_lowercase().next().unwrap_or(letter);
        "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ".contains(letter)
    };
    let (mut wrong, mut used) = (Vec::new(), BTreeSet::new());
    for Literal { file, line, text } in sources() {
        if !text.contains(is_vietnamese) {
            continue;
        }
        match VIETNAMESE.iter().find(|(place, _)| file.starts_with(place)) {
            Some((place, _)) => drop(used.insert(*place)),
            None => wrong.push(format!("src/{file}:{line}: belongs into locales: {text}")),
        }
    }
    wrong.extend(
        VIETNAMESE
            .iter()
            .filter(|(place, _)| !used.contains(place))
            .map(|(place, _)| format!("{place}: needs no leave")),
    );
    assert_none(&wrong);
}

#[test]
fn every_message_that_code_asks_for_is_there() {
    let mut texts = Texts::default();
    let mut others: BTreeSet<&str> = OTHERS.iter().flat_map(|(_, words)| words.iter().copied()).collect();
    let known = others.clone();
    let mut wrong = Vec::new();
    for Literal { file, line, text } in sources() {
        let is_silent = SILENT.iter().any(|core| file.split(['/', '.']).next() == Some(core));
        if is_silent || !is_id(&text) {
            continue;
        }
        if known.contains(text.as_str()) {
            others.remove(text.as_str());
            continue;
        }
        wrong.extend(texts.lacking(&text).iter().map(|lacks| format!("src/{file}:{line}: {lacks}")));
    }
    wrong.extend(others.iter().map(|word| format!("{word}: no source has this word any more")));
    assert_none(&wrong);
}

/// Ids without a hyphen cannot be told from other words, so those are found by who asks.
#[test]
fn every_message_of_one_word_is_there() {
    let texts = [ids("vi", "ui"), ids("en", "ui")];
    let mut wrong = Vec::new();
    for (file, line, id) in literals::asked_by_name() {
        if texts.iter().any(|texts| !texts.contains(&id)) {
            wrong.push(format!("src/{file}:{line}: {id}"));
        }
    }
    assert_none(&wrong);
}

#[test]
fn every_family_of_messages_is_whole() {
    let (table, mut texts) = (families(), Texts::default());
    let mut wrong = Vec::new();
    for (pattern, asked) in &table {
        let Asked::Always(ids_of_family) = asked else { continue };
        let lacking = ids_of_family.iter().flat_map(|id| texts.lacking(id));
        wrong.extend(lacking.map(|lacks| format!("{pattern}: {lacks}")));
    }
    let listed: BTreeSet<&str> = table.iter().map(|(pattern, _)| *pattern).collect();
    let mut found = BTreeSet::new();
    for Literal { file, line, text } in sources() {
        let Some(pattern) = literals::pattern(&text) else { continue };
        if !listed.contains(pattern.as_str()) {
            wrong.push(format!("src/{file}:{line}: {pattern} is not in the table of families"));
        }
        found.insert(pattern);
    }
    wrong.extend(
        listed.iter().filter(|one| !found.contains(**one)).map(|one| format!("{one}: no source has it")),
    );
    assert_none(&wrong);
}

/// A message is asked for by name, by another message, or as one of a family. One that no code can ask for costs
/// translators work for nothing.
#[test]
fn there_is_no_message_to_spare() {
    let asked: BTreeSet<String> = sources().into_iter().map(|literal| literal.text).collect();
    let (mut in_families, mut beginnings) = (BTreeSet::new(), Vec::new());
    for (pattern, asked) in families() {
        match asked {
            Asked::Always(ids) => in_families.extend(ids),
            Asked::IfThere(_) => beginnings.extend(pattern.split_once("{}").map(|(before, _)| before)),
        }
    }
    let is_in_family = |id: &str| {
        in_families.contains(id)
            || beginnings.iter().any(|beginning| !beginning.is_empty() && id.starts_with(beginning))
            || MORE_OF_A_PROBLEM.iter().any(|end| id.strip_suffix(end).is_some_and(|id| asked.contains(id)))
    };
    let mut wrong = Vec::new();
    for stem in ["ui", "cli", "check"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("locales/vi/{stem}.ftl"));
        let source = fs::read_to_string(path).unwrap();
        let own = ids("vi", stem).into_iter().filter(|id| !id.starts_with("dv"));
        let spare = own.filter(|id| !asked.contains(id) && !source.contains(&format!("{{ {id} }}")));
        wrong.extend(spare.filter(|id| !is_in_family(id)));
    }
    assert_none(&wrong);
}

/// What a missing message shows instead.
#[test]
fn no_picture_shows_an_id() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots")];
    let mut wrong = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if fs::read_to_string(&path).is_ok_and(|text| text.contains('⟨')) {
                wrong.push(path.display().to_string());
            }
        }
    }
    assert_none(&wrong);
}

/// A mark of the roll has one name: on screens, in papers and in exports.
#[test]
fn a_mark_of_the_roll_is_called_the_same_everywhere() {
    let of = |tag: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("locales/{tag}/ui.ftl"));
        dongvai::locale::pattern_map(&fs::read_to_string(path).unwrap())
    };
    for tag in ["vi", "en"] {
        let words = of(tag);
        for same in [
            ["roll-absent", "doc-absent", "export-field-away"],
            ["roll-excused", "doc-excused", "export-field-excused"],
        ] {
            let said: BTreeSet<String> = same.iter().map(|id| words[*id].to_lowercase()).collect();
            assert_eq!(said.len(), 1, "{tag}: {said:?}");
            let roll = words["doc-roll"].to_lowercase();
            assert!(said.iter().all(|said| roll.contains(said)), "{tag}: {said:?} {roll}");
        }
    }
}

//! Gives the command line its sentences, from `locales/vi/cli.ftl` and `locales/en/cli.ftl`.
//!
//! No language has been chosen on a bare command line, so a sentence is Vietnamese, and where the English file has it
//! too its English follows in brackets. A sentence is carried as an id and its values and becomes words where it is
//! printed. Only commands read these files; the way to the first screen does not. `$dongvai` is how to call this program for
//! the folder in use, so that a recommended command works as it is printed.

use std::fmt::{self, Display};
use std::io;
use std::path::Path;

use crate::files::FileFault;
use crate::library::Library;
use crate::locale::sentences::{COMMANDS, Sentences};
use crate::locale::{Lang, Value};
use crate::paths;

/// Loads the sentences of a file inside the program, whichever folder is in use.
pub(super) fn shipped(lang: Lang, stem: &str) -> Sentences {
    Sentences::new(
        lang,
        Library::new(None).locale_text(lang.tag(), &format!("{stem}.ftl")).unwrap_or_default(),
    )
}

/// A sentence to print: its id and its values.
#[derive(Debug)]
pub struct Sentence {
    id: &'static str,
    values: Vec<(&'static str, Part)>,
    /// A path behind it.
    at: Option<String>,
    /// More to know, each on a line of its own.
    then: Vec<Part>,
}

#[derive(Debug)]
enum Part {
    /// Words of another program, a path, a code.
    Shown(String),
    Count(i64),
    Said(Sentence),
}

pub(super) fn sentence(id: &'static str) -> Sentence {
    Sentence { id, values: Vec::new(), at: None, then: Vec::new() }
}

impl Sentence {
    /// Something that is shown as it is.
    pub(super) fn with(self, name: &'static str, shown: impl Display) -> Self {
        self.part(name, Part::Shown(shown.to_string()))
    }

    pub(super) fn path(self, name: &'static str, path: &Path) -> Self {
        self.with(name, path.display())
    }

    /// A number, by which the sentence may choose its form.
    pub(super) fn n(self, name: &'static str, n: impl TryInto<i64>) -> Self {
        self.part(name, Part::Count(n.try_into().unwrap_or(i64::MAX)))
    }

    /// A sentence inside this one.
    pub(super) fn said(self, name: &'static str, inside: impl Into<Self>) -> Self {
        self.part(name, Part::Said(inside.into()))
    }

    pub(super) fn at(self, path: &Path) -> Self {
        Self { at: Some(path.display().to_string()), ..self }
    }

    /// Why a file could not be read or written, as `$cause`: a sentence for what this program found wrong, the words of
    /// the system for the rest.
    pub(super) fn cause(self, error: &io::Error) -> Self {
        match FileFault::of(error) {
            Some(fault) => self.said("cause", fault_sentence(fault)),
            None => self.with("cause", error),
        }
    }

    /// The message of another program.
    pub(super) fn because(mut self, cause: impl Display) -> Self {
        self.then.push(Part::Shown(cause.to_string()));
        self
    }

    pub(super) fn then(mut self, next: impl Into<Self>) -> Self {
        self.then.push(Part::Said(next.into()));
        self
    }

    fn part(mut self, name: &'static str, part: Part) -> Self {
        self.values.push((name, part));
        self
    }
}

fn fault_sentence(fault: &FileFault) -> Sentence {
    match fault {
        FileFault::OpenElsewhere => "cli-fault-open-elsewhere".into(),
        FileFault::UnfitName { name } => sentence("cli-fault-unfit-name").with("name", name),
        FileFault::Folder => "cli-fault-folder".into(),
        FileFault::Device => "cli-device".into(),
        FileFault::TooLong { most_mb } => sentence("cli-fault-too-long").n("most", *most_mb),
        FileFault::TooManyFiles { most } => sentence("cli-fault-too-many-files").n("most", *most),
        FileFault::NothingToCheck => "cli-check-nothing".into(),
    }
}

impl From<&'static str> for Sentence {
    fn from(id: &'static str) -> Self {
        sentence(id)
    }
}

/// For a command that prints one sentence and ends. Others keep [`CommandWords`].
impl Display for Sentence {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&CommandWords::default().whole(self))
    }
}

/// Parsed when the first sentence is printed.
#[derive(Debug)]
pub(super) struct CommandWords {
    vietnamese: Sentences,
    english: Sentences,
}

impl Default for CommandWords {
    fn default() -> Self {
        let [vietnamese, english] = [Lang::Vi, Lang::En].map(|lang| shipped(lang, COMMANDS));
        Self { vietnamese, english }
    }
}

impl CommandWords {
    pub(super) fn say(&self, said: impl Into<Sentence>) -> String {
        self.whole(&said.into())
    }

    /// Without the English, for a part of a longer sentence.
    pub(super) fn vietnamese(&self, said: impl Into<Sentence>) -> String {
        bare(&self.vietnamese, &said.into())
    }

    /// The English alone, for a line of its own.
    pub(super) fn english(&self, said: impl Into<Sentence>) -> String {
        bare(&self.english, &said.into())
    }

    fn whole(&self, said: &Sentence) -> String {
        let mut whole = bare(&self.vietnamese, said);
        if self.english.has(said.id) {
            whole = format!("{whole} ({})", bare(&self.english, said));
        }
        if let Some(path) = &said.at {
            whole = format!("{whole}: {path}");
        }
        for line in &said.then {
            whole = match line {
                Part::Shown(text) => format!("{whole}\n  {text}"),
                Part::Count(n) => format!("{whole}\n  {n}"),
                Part::Said(next) => format!("{whole}\n  {}", self.whole(next)),
            };
        }
        whole
    }
}

/// Why a file could not be read or written, in the language of these texts.
pub(super) fn cause_in(texts: &Sentences, error: &io::Error) -> String {
    FileFault::of(error).map_or_else(|| error.to_string(), |fault| bare(texts, &fault_sentence(fault)))
}

/// In one language, without what stands behind it.
fn bare(texts: &Sentences, said: &Sentence) -> String {
    let value = |part: &Part| match part {
        Part::Shown(text) => Value::Text(text.clone()),
        Part::Count(n) => Value::Count(*n),
        Part::Said(inside) => Value::Text(bare(texts, inside)),
    };
    let mut values: Vec<(&str, Value)> =
        said.values.iter().map(|(name, part)| (*name, value(part))).collect();
    values.push(("dongvai", Value::Text(paths::this_command())));
    texts.say(said.id, &values)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::io;
    use std::path::Path;

    use super::{CommandWords, cause_in, sentence};
    use crate::files::FileFault;

    #[test]
    fn english_stands_behind_where_there_is_some_and_causes_below() {
        let words = CommandWords::default();
        let said =
            sentence("cli-restore-itself").at(Path::new("a.sqlite3")).because("why").then("cli-merge-left");
        let said = words.say(said);
        assert!(
            said.ends_with(" (nothing was restored: this is the record in use): a.sqlite3\n  why\n  chưa gộp (not merged)"),
            "{said}"
        );
        assert_eq!(words.say("cli-merge-stopped"), words.vietnamese("cli-merge-stopped"));
        assert_eq!(words.english("cli-merge-left"), "not merged");
        let remedy = sentence("cli-lang-unreadable").with("path", "a").with("cause", "b");
        let said = words.say(remedy.said("remedy", "cli-remedy-path"));
        assert!(said.ends_with("Xin xem lại đường dẫn và quyền đọc."), "{said}");
    }

    #[test]
    fn what_the_program_finds_wrong_with_a_file_is_told_in_both_languages() {
        let words = CommandWords::default();
        let told = [
            (FileFault::OpenElsewhere, "tệp đang mở ở một chương trình khác", "open in another program"),
            (
                FileFault::UnfitName { name: "a:b".to_owned() },
                "Windows không nhận tên “a:b”",
                "the name “a:b”",
            ),
            (FileFault::Folder, "đây là một thư mục", "this is a folder"),
            (FileFault::Device, "đây là ống dẫn hoặc thiết bị", "this is a pipe or a device"),
            (FileFault::TooLong { most_mb: 4 }, "tệp dài quá 4 MB", "longer than 4 MB"),
            (FileFault::TooManyFiles { most: 2000 }, "nhiều hơn 2000 tệp", "more than 2000 files"),
            (FileFault::NothingToCheck, "không có bài", "no scenario"),
        ];
        for (fault, vietnamese, english) in told {
            let error = io::Error::from(fault);
            let said = words.say(sentence("cli-failure-read").with("path", "a").cause(&error));
            assert!(said.contains(vietnamese) && !said.contains(english), "{said}");
            let said = cause_in(&words.english, &error);
            assert!(said.contains(english), "{said}");
        }
        let of_the_system = io::Error::from(io::ErrorKind::NotFound);
        assert_eq!(cause_in(&words.vietnamese, &of_the_system), of_the_system.to_string());
    }

    /// A word that a sentence chooses by and does not know would silently give the last form.
    #[test]
    fn every_word_that_chooses_has_a_form_of_its_own() {
        let words = CommandWords::default();
        let refusals = [
            "missing",
            "folder",
            "device",
            "itself",
            "not-a-record",
            "newer",
            "damaged",
            "in-use",
            "too-large",
            "too-slow",
            "unreadable",
        ];
        let tables = [
            "laptop",
            "setting",
            "scenario_text",
            "learner",
            "joining",
            "correction",
            "erasure",
            "session",
            "event",
            "seat",
            "note",
            "other",
        ];
        let rows: [(&'static str, &'static str, &[&str]); 8] = [
            ("cli-merge-why", "refusal", &refusals),
            ("cli-opened-rows", "table", &tables),
            ("cli-opened-why", "why", &["unread", "row", "event", "beginning"]),
            ("cli-copy-failed", "trouble", &["full", "read-only", "unwritable", "differs"]),
            ("cli-import-outcome", "outcome", &["new", "changed", "state", "blank", "unchanged", "left"]),
            ("cli-erase-trace", "why", &["found", "session", "reviewer", "unknown"]),
            ("cli-session-row", "end", &["open", "short", "done"]),
            ("cli-export-done", "whole", &["yes", "lost", "left"]),
        ];
        for (id, by, slugs) in rows {
            let said = |slug: &&str| {
                let other = ["path", "cause", "sessions", "answers", "left"];
                let said =
                    other.into_iter().fold(sentence(id).with(by, slug), |said, name| said.with(name, "x"));
                words.vietnamese(said)
            };
            let forms: BTreeSet<String> = slugs.iter().map(said).collect();
            assert_eq!(forms.len(), slugs.len(), "{id}: {forms:?}");
        }
    }
}

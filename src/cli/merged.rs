//! Tells people the result of `merge`: what came in, what did not and what to do about it, and the code to compare.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::cli::opened::{lost_session, tell_tables};
use crate::cli::words::{CommandWords, Sentence, sentence};
use crate::record::content::ContentHash;
use crate::record::merge::{FileOutcome, FileRefusal, Fuller, Lost, Merged, MergedFile, Notice, Taken};
use crate::record::people::{Person, SameCode};

pub(super) fn tell(merged: &Merged, out: &mut dyn Write) -> io::Result<()> {
    let words = &CommandWords::default();
    let total = merged.total();
    for file in &merged.files {
        tell_file(file, words, out)?;
    }
    let taken = sentence("cli-merge-taken").n("taken", merged.taken().count()).n("files", merged.files.len());
    writeln!(out, "{}", words.say(taken))?;
    for line in words.say(brought("cli-merge-sums", &total)).lines() {
        writeln!(out, "  {line}")?;
    }
    if !total.copies.is_empty() {
        writeln!(out, "{}", words.say(sentence("cli-merge-copies").n("n", total.copies.len())))?;
        for (original, copy) in &total.copies {
            let pair = sentence("cli-merge-copy").with("original", original).with("copy", copy);
            writeln!(out, "  {}", words.say(pair))?;
        }
    }
    if !total.repaired.is_empty() {
        writeln!(out, "{}:", words.say(sentence("cli-merge-repaired").n("n", total.repaired.len())))?;
        for session in &total.repaired {
            writeln!(out, "  {session}")?;
        }
    }
    for (path, lost) in merged.taken().filter_map(|(path, taken)| Some((path, taken.lost.as_ref()?))) {
        tell_lost(path, lost, words, out)?;
    }
    if merged.stopped.is_some() {
        writeln!(out, "{}", words.say("cli-merge-stopped"))?;
    }
    for same in &merged.same_codes {
        tell_same_code(same, words, out)?;
    }
    for person in &merged.joined_to_erased {
        let joined =
            sentence("cli-merge-joined-erased").with("code", person.label()).n("sessions", person.sessions);
        writeln!(out, "{}", words.say(joined))?;
        writeln!(out, "  {}", words.say(sentence("cli-merge-erase-rest").with("id", person.id)))?;
        writeln!(out, "  {}", words.say("cli-merge-take-apart"))?;
    }
    let ContentHash { facts, words: lines } = merged.hash;
    writeln!(out, "{}", words.say(sentence("cli-merge-facts").with("mark", facts.short())))?;
    writeln!(out, "{}", words.say(sentence("cli-merge-words").with("mark", lines.short())))
}

/// Prints a code that several people have. They stay separate until a user says that they are one person.
fn tell_same_code(same: &SameCode, words: &CommandWords, out: &mut dyn Write) -> io::Result<()> {
    let whose = |one: &Person| {
        let laptops = one.laptops();
        let said = sentence("cli-merge-person").with("label", one.label()).n("n", laptops.len());
        words.say(said.with("laptops", laptops.join(", ")).n("sessions", one.sessions))
    };
    let mut people: Vec<String> = same.people.iter().map(whose).collect();
    people.sort();
    if people.len() > 1 {
        let said = sentence("cli-merge-same-code").with("code", &same.code).n("n", people.len());
        writeln!(out, "{}", words.say(said.with("people", people.join("; "))))?;
    }
    if !same.names.is_empty() {
        let said = sentence("cli-merge-same-names").with("code", &same.code).n("n", same.names.len());
        writeln!(out, "{}", words.say(said))?;
    }
    writeln!(out, "  {}", words.say("cli-merge-join"))
}

/// One line for each file, and below it what to do where something is missing.
fn tell_file(file: &MergedFile, words: &CommandWords, out: &mut dyn Write) -> io::Result<()> {
    let path = file.path.display();
    match &file.outcome {
        FileOutcome::Taken(taken) => {
            write!(out, "{path}: {}", words.say(news(taken)))?;
            if taken.lost.is_some() {
                write!(out, "; {}", words.say("cli-merge-damaged-below"))?;
            }
            writeln!(out)?;
        }
        FileOutcome::Refused(refusal) => {
            let refused =
                sentence("cli-merge-refused").said("why", why(refusal)).with("reason", reason(refusal));
            writeln!(out, "{path}: {}", words.say(refused))?;
            let remedy = sentence("cli-merge-remedy").with("refusal", word(refusal));
            writeln!(out, "  {}", words.say(remedy))?;
        }
        FileOutcome::Left => writeln!(out, "{path}: {}", words.say("cli-merge-left"))?,
    }
    for notice in &file.notices {
        let said = match notice {
            Notice::LogMissing => "cli-merge-no-log".into(),
            Notice::NoSessions => "cli-merge-no-sessions".into(),
            Notice::FullerBackup(Fuller { path, sessions }) => {
                sentence("cli-merge-fuller").n("sessions", *sessions).path("path", path)
            }
        };
        writeln!(out, "  {}", words.say(said))?;
    }
    Ok(())
}

fn news(taken: &Taken) -> Sentence {
    let Taken { sessions_new: new, sessions_longer: longer, answers_new: answers, .. } = taken;
    if *new == 0 && *longer == 0 && *answers == 0 && taken.copies.is_empty() && taken.repaired.is_empty() {
        return "cli-merge-nothing-new".into();
    }
    brought("cli-merge-brought", taken)
}

fn brought(id: &'static str, taken: &Taken) -> Sentence {
    sentence(id)
        .n("new", taken.sessions_new)
        .n("longer", taken.sessions_longer)
        .n("answers", taken.answers_new)
}

/// Folders that were not searched to their end.
pub(super) fn tell_left_out(folders: &[PathBuf], out: &mut dyn Write) -> io::Result<()> {
    let words = CommandWords::default();
    for folder in folders {
        writeln!(out, "{}: {}", folder.display(), words.say("cli-merge-unsearched"))?;
    }
    Ok(())
}

fn tell_lost(path: &Path, lost: &Lost, words: &CommandWords, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", words.say(sentence("cli-merge-lost").path("path", path)))?;
    for one in &lost.sessions {
        writeln!(out, "  {}", words.say(lost_session(one, words)))?;
    }
    for (table, n) in &lost.rows {
        let rows = sentence("cli-merge-lost-rows").n("n", *n).with("table", table);
        writeln!(out, "  {}", words.say(rows))?;
    }
    tell_tables(&lost.tables, words, out)?;
    if lost.and_more {
        writeln!(out, "  {}", words.vietnamese("cli-opened-more"))?;
    }
    writeln!(out, "  {}", words.say("cli-merge-keep"))
}

/// For programs.
pub(super) fn reason(refusal: &FileRefusal) -> String {
    match refusal {
        FileRefusal::Newer { found, known } => format!("newer: schema {found}, this program knows {known}"),
        FileRefusal::Unreadable(cause) => format!("unreadable: {cause}"),
        FileRefusal::Missing
        | FileRefusal::Folder
        | FileRefusal::Device
        | FileRefusal::Itself
        | FileRefusal::NotARecord
        | FileRefusal::Damaged
        | FileRefusal::InUse
        | FileRefusal::TooLarge
        | FileRefusal::TooSlow => word(refusal).to_owned(),
    }
}

/// In one word.
fn word(refusal: &FileRefusal) -> &'static str {
    match refusal {
        FileRefusal::Missing => "missing",
        FileRefusal::Folder => "folder",
        FileRefusal::Device => "device",
        FileRefusal::Itself => "itself",
        FileRefusal::NotARecord => "not-a-record",
        FileRefusal::Newer { .. } => "newer",
        FileRefusal::Damaged => "damaged",
        FileRefusal::InUse => "in-use",
        FileRefusal::TooLarge => "too-large",
        FileRefusal::TooSlow => "too-slow",
        FileRefusal::Unreadable(_) => "unreadable",
    }
}

fn why(refusal: &FileRefusal) -> Sentence {
    let why = sentence("cli-merge-why").with("refusal", word(refusal));
    if let FileRefusal::Unreadable(cause) = refusal { why.with("cause", cause) } else { why }
}

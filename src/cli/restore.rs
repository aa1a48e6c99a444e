//! `dongvai restore [BACKUP]`: puts a backup in the record's place and sets the present record aside first.
//!
//! Without a backup it lists those beside the record. Where the log of a backup was not copied along, it says so and
//! asks on a terminal; a script has to say `--yes`. Exit codes: 0 done, 1 the file is no backup or a damaged one, 2
//! usage, 3 the record could not be set aside; then everything is as it was.

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};

use crate::cli::failure::Failure;
use crate::cli::opened::written;
use crate::cli::play::RECORD;
use crate::cli::words::{CommandWords, Sentence, sentence};
use crate::clock::Clock;
use crate::files::naming;
use crate::record::error::{Fault, FaultKind, RecordError};
use crate::record::restore::{BackupFile, backups, is_itself, lacks_log, restore};

#[derive(Debug, clap::Args)]
pub(super) struct RestoreArgs {
    /// The backup; none to see which there are
    #[arg(value_name = "BACKUP")]
    backup: Option<PathBuf>,
    /// Do not ask, even where the last steps of the backup are missing
    #[arg(long, requires = "backup")]
    yes: bool,
}

pub(super) fn run(args: &RestoreArgs, data_dir: &Path, out: &mut dyn Write) -> Result<u8, Failure> {
    let (record, words) = (data_dir.join(RECORD), CommandWords::default());
    let Some(backup) = &args.backup else { return list(&record, &words, out) };
    naming::regular(backup).map_err(|error| Failure::Content(kept(why(&error), backup).cause(&error)))?;
    if is_itself(&record, backup) {
        return Err(Failure::Usage(sentence("cli-restore-itself").at(backup)));
    }
    if lacks_log(backup) && !agrees(backup, args.yes, &words, out)? {
        writeln!(out, "{}", words.say("cli-restore-nothing"))?;
        return Ok(0);
    }
    let restored = restore(&record, backup).map_err(|error| failed(error, backup))?;
    let done = sentence("cli-restore-done").n("sessions", restored.sessions).n("answers", restored.answers);
    writeln!(out, "{}", words.say(done))?;
    if let Some(aside) = &restored.set_aside {
        writeln!(out, "{}", words.say(sentence("cli-restore-aside").path("aside", aside)))?;
    }
    Ok(0)
}

fn list(record: &Path, words: &CommandWords, out: &mut dyn Write) -> Result<u8, Failure> {
    let found = backups(record);
    if found.is_empty() {
        writeln!(out, "{}", words.say(sentence("cli-restore-none").path("path", record)))?;
    }
    for BackupFile { path, made_at, sessions, answers, lacks_log } in found {
        let made = made_at.and_then(|at| Clock::System.zone().moment(at));
        let made = made.map_or_else(|| words.vietnamese("cli-day-unknown"), written);
        let holds = sentence("cli-restore-backup").n("sessions", sessions).n("answers", answers);
        writeln!(out, "{made}  {}  {}", words.say(holds), path.display())?;
        if lacks_log {
            writeln!(out, "  {}", words.say("cli-restore-lacks-log"))?;
        }
    }
    Ok(0)
}

/// Whether a backup without its last steps is wanted all the same.
fn agrees(backup: &Path, yes: bool, words: &CommandWords, out: &mut dyn Write) -> Result<bool, Failure> {
    if !yes && !io::stdin().is_terminal() {
        return Err(Failure::Usage(
            sentence("cli-restore-refused").at(backup).then("cli-restore-all-the-same"),
        ));
    }
    writeln!(out, "{}.", words.say("cli-restore-mind"))?;
    if yes {
        return Ok(true);
    }
    write!(out, "{} ", words.say("cli-restore-ask"))?;
    out.flush()?;
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    Ok(line.trim() == "1")
}

fn failed(error: RecordError, backup: &Path) -> Failure {
    if error.fault == Fault::Busy {
        return Failure::Storage(sentence("cli-restore-busy").at(&error.path));
    }
    if error.path != backup {
        return error.into();
    }
    let why = match error.fault.kind() {
        FaultKind::Damaged => "cli-restore-damaged",
        FaultKind::Refused if error.fault == Fault::Sql => "cli-restore-damaged",
        FaultKind::NotARecord => "cli-restore-foreign",
        FaultKind::Newer => "cli-restore-newer",
        FaultKind::Unreachable if error.fault == Fault::Io => "cli-restore-unreadable",
        FaultKind::Full
        | FaultKind::ReadOnly
        | FaultKind::Busy
        | FaultKind::Unreachable
        | FaultKind::Refused => return error.into(),
    };
    Failure::Content(kept(why, backup).with("cause", error))
}

/// Prints what cannot be read at all.
fn why(error: &io::Error) -> &'static str {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the rest is told in the system's own words")]
    match error.kind() {
        io::ErrorKind::NotFound => "cli-restore-missing",
        io::ErrorKind::IsADirectory => "cli-restore-folder",
        io::ErrorKind::InvalidInput => "cli-restore-device",
        _ => "cli-restore-unreadable",
    }
}

fn kept(why: &'static str, backup: &Path) -> Sentence {
    sentence("cli-restore-kept").said("why", why).path("path", backup)
}

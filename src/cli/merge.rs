//! `dongvai merge FILE…`: takes in the records of other laptops, and reports what came, what did not and why.
//!
//! A FILE may be a folder, such as a USB stick. Then it means every record in this folder and in some folders below it,
//! except backups and files that were set aside. What was not searched is reported. The JSON shape is stable: `{files,
//! sessions_new, answers_new, refused: [{file, reason}], hash, hash_words, same_code}`, where `files` is `[{file,
//! outcome, sessions_new, sessions_longer, answers_new, notices}]`, `outcome` is taken, refused or left, and `notices`
//! any of log-missing, no-sessions and fuller-backup; `same_code` is `[{code, people: [{learner_id, laptops,
//! sessions}], names_unassigned}]`; further `joined_to_erased` (`[{code, learner_id}]`), `fuller_backups` (their
//! paths), `left_out` (folders that were not searched to their end), `sessions_longer`, `copies: [{original, copy}]`,
//! `repaired` (ids of sessions here that can be read again), `lost: [{file, sessions: [{id, started, events_left,
//! reason}], rows: {table: n}, tables: [name], and_more}]`, `stopped` (why the rest was left, or null) and
//! `erased_bytes_left`. Exit codes: 0 all was taken, 1 something was refused, was damaged or lies beside a file that
//! lacks it, 3 our own record could not be written or a folder is gone.

use std::io::{self, IsTerminal, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::cli::edge::{self, Format};
use crate::cli::failure::Failure;
use crate::cli::opened;

use crate::cli::merged::{reason, tell, tell_left_out};
use crate::cli::play::{RECORD, close};
use crate::cli::words::{CommandWords, sentence};
use crate::clock::Clock;
use crate::files::naming;
use crate::practice::counting;
use crate::record::merge::{
    FileOutcome, Found, Lost, MergeLimits, MergeProgress, Merged, Notice, Stopped, records_in,
};
use crate::record::people::{Person, SameCode};

#[derive(Debug, clap::Args)]
pub(super) struct MergeArgs {
    /// Records of other laptops, or folders with records in them
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

pub(super) fn run(
    args: &MergeArgs,
    data_dir: &Path,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    let path = data_dir.join(RECORD);
    let Found { records: sources, left_out, .. } = sources(&args.files)?;
    let mut store = opened::open_checked(&path, err)?;
    let mut bar = Bar { words: CommandWords::default(), is_shown: io::stderr().is_terminal(), shown: None };
    let limits = MergeLimits::new(Clock::System.counting_ms());
    let merged = store.merge_within(&sources, &limits, &mut |progress| {
        bar.show(progress);
        ControlFlow::Continue(())
    });
    bar.clear();
    let merged = merged?;
    counting::count_all(&mut store, &Clock::System)?;
    opened::tell_left_out(&store.troubled(&[])?, &Clock::System, err)?;
    close(Some(store), err)?;
    match args.format {
        Format::Json => edge::json(out, &shape(&merged, &left_out))?,
        Format::Human => {
            tell_left_out(&left_out, out)?;
            tell(&merged, out)?;
        }
    }
    let code = code(&merged);
    if let Some(Stopped::Storage(error)) = merged.stopped {
        return Err(error.into());
    }
    if let Some(error) = merged.erasing {
        return Err(error.into());
    }
    Ok(code)
}

/// Files as they are named or as the wildcards match; for a folder the records in it.
fn sources(named: &[PathBuf]) -> Result<Found<PathBuf>, Failure> {
    let mut sources = Found { records: Vec::new(), left_out: Vec::new(), is_gone: false };
    let mut paths = Vec::new();
    for name in named {
        let meant = naming::expand(name);
        if meant.is_empty() {
            return Err(Failure::Content(sentence("cli-merge-no-match").path("name", name)));
        }
        paths.extend(meant);
    }
    for path in &paths {
        if !path.is_dir() {
            sources.records.push(path.clone());
            continue;
        }
        let found = records_in(path);
        if found.is_gone {
            return Err(Failure::Storage(sentence("cli-merge-gone").path("path", path)));
        }
        if found.records.is_empty() {
            return Err(Failure::Content(sentence("cli-merge-no-records").path("path", path)));
        }
        sources.records.extend(found.records);
        sources.left_out.extend(found.left_out);
    }
    Ok(sources)
}

/// In one word, for programs.
fn notice(notice: &Notice) -> &'static str {
    match notice {
        Notice::LogMissing => "log-missing",
        Notice::NoSessions => "no-sessions",
        Notice::FullerBackup(_) => "fuller-backup",
    }
}

fn code(merged: &Merged) -> u8 {
    let has_lost = merged.taken().any(|(_, taken)| taken.lost.is_some());
    let lacks = merged.notices().any(|(_, notice)| *notice != Notice::NoSessions);
    u8::from(has_lost || lacks || merged.refused().next().is_some())
}

fn lost_shape(path: &Path, lost: &Lost) -> Value {
    let sessions: Vec<Value> = lost
        .sessions
        .iter()
        .map(|one| {
            json!({
                "id": one.id.to_string(),
                "started": one.started_at,
                "events_left": one.events_left,
                "reason": one.why.slug(),
            })
        })
        .collect();
    json!({
        "file": path.display().to_string(),
        "sessions": sessions,
        "rows": lost.rows,
        "tables": lost.tables,
        "and_more": lost.and_more,
    })
}

fn shape(merged: &Merged, left_out: &[PathBuf]) -> Value {
    let total = merged.total();
    let files: Vec<Value> = merged
        .files
        .iter()
        .map(|file| {
            let (outcome, taken) = match &file.outcome {
                FileOutcome::Taken(taken) => ("taken", Some(taken)),
                FileOutcome::Refused(_) => ("refused", None),
                FileOutcome::Left => ("left", None),
            };
            json!({
                "file": file.path.display().to_string(),
                "outcome": outcome,
                "sessions_new": taken.map_or(0, |taken| taken.sessions_new),
                "sessions_longer": taken.map_or(0, |taken| taken.sessions_longer),
                "answers_new": taken.map_or(0, |taken| taken.answers_new),
                "notices": file.notices.iter().map(notice).collect::<Vec<_>>(),
            })
        })
        .collect();
    let refused: Vec<Value> = merged
        .refused()
        .map(|(path, refusal)| json!({ "file": path.display().to_string(), "reason": reason(refusal) }))
        .collect();
    let copies: Vec<Value> = total
        .copies
        .iter()
        .map(|(original, copy)| json!({ "original": original.to_string(), "copy": copy.to_string() }))
        .collect();
    let lost: Vec<Value> =
        merged.taken().filter_map(|(path, taken)| Some(lost_shape(path, taken.lost.as_ref()?))).collect();
    json!({
        "files": files,
        "sessions_new": total.sessions_new,
        "sessions_longer": total.sessions_longer,
        "answers_new": total.answers_new,
        "repaired": total.repaired.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "refused": refused,
        "fuller_backups": merged.notices().filter_map(|(_, notice)| fuller(notice)).collect::<Vec<_>>(),
        "left_out": left_out.iter().map(|folder| folder.display().to_string()).collect::<Vec<_>>(),
        "copies": copies,
        "lost": lost,
        "stopped": match &merged.stopped {
            None => Value::Null,
            Some(Stopped::Asked) => Value::from("asked"),
            Some(Stopped::Storage(error)) => Value::from(error.to_string()),
        },
        "erased_bytes_left": merged.erasing.is_some(),
        "joined_to_erased": merged.joined_to_erased.iter().map(joined_to_erased).collect::<Vec<_>>(),
        "same_code": merged.same_codes.iter().map(same_code).collect::<Vec<_>>(),
        "hash": merged.hash.facts.to_string(),
        "hash_words": merged.hash.words.to_string(),
    })
}

fn fuller(notice: &Notice) -> Option<String> {
    match notice {
        Notice::FullerBackup(fuller) => Some(fuller.path.display().to_string()),
        Notice::LogMissing | Notice::NoSessions => None,
    }
}

fn same_code(same: &SameCode) -> Value {
    let person = |one: &Person| {
        let laptops: Vec<String> =
            one.parts.iter().filter_map(|part| part.laptop).map(|laptop| laptop.to_string()).collect();
        json!({ "learner_id": one.id.to_string(), "laptops": laptops, "sessions": one.sessions })
    };
    let people: Vec<Value> = same.people.iter().map(person).collect();
    json!({ "code": same.code, "people": people, "names_unassigned": same.names.len() })
}

fn joined_to_erased(person: &Person) -> Value {
    json!({ "code": person.code, "learner_id": person.id.to_string() })
}

/// A line that is overwritten, in a terminal.
struct Bar {
    words: CommandWords,
    is_shown: bool,
    /// In hundredths, so that the line is drawn only when it changes.
    shown: Option<u64>,
}

impl Bar {
    const WIDTH: u64 = 30;

    fn show(&mut self, progress: MergeProgress) {
        let percent = progress.bytes.done.saturating_mul(100) / progress.bytes.of.max(1);
        if !self.is_shown || self.shown == Some(percent) {
            return;
        }
        self.shown = Some(percent);
        let filled = percent.saturating_mul(Self::WIDTH) / 100;
        let bar: String = (0..Self::WIDTH).map(|at| if at < filled { '█' } else { '░' }).collect();
        let file = progress.file.saturating_add(1);
        let file = self.words.say(sentence("cli-merge-file").n("n", file).n("of", progress.files));
        edge::say_over(&format!("{bar} {percent:>3}%  {file}"));
    }

    fn clear(&self) {
        if self.shown.is_some() {
            edge::say_over("");
        }
    }
}

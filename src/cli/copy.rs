//! `dongvai copy DIR|FILE`: writes the results into one file to carry away, and compares it with the record
//! afterwards.
//!
//! In a folder the file gets a name of place, laptop and day. Exit codes: 0 done, 1 there is nothing of that day or
//! place, 2 usage, 3 the copy could not be made; then none is left.

use std::io::{self, IsTerminal, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::carrying::{CarryError, CopyFilter, StickTrouble, carry};
use crate::cli::edge::{self, Format};
use crate::cli::failure::{Failure, typed_day, unreadable};
use crate::cli::opened;
use crate::cli::opened::Hearing;
use crate::cli::play::RECORD;
use crate::cli::words::sentence;
use crate::clock::Clock;
use crate::files::naming;
use crate::progress::Progress;
use crate::record::error::RecordError;

#[derive(Debug, clap::Args)]
pub(super) struct CopyArgs {
    /// A folder, such as a USB stick, made if it is missing; or a new file that ends in .sqlite3
    #[arg(value_name = "DIR|FILE")]
    to: PathBuf,
    /// Only sessions begun on this day, such as 2026-11-24
    #[arg(long)]
    day: Option<String>,
    /// Only sessions played at this place
    #[arg(long)]
    place: Option<String>,
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

pub(super) fn run(
    args: &CopyArgs,
    data_dir: &Path,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    let part = CopyFilter { day: args.day.as_deref().map(typed_day).transpose()?, place: args.place.clone() };
    let record = data_dir.join(RECORD);
    let nothing = || Failure::Content("cli-copy-nothing".into());
    if !record.try_exists().map_err(|error| unreadable(&record, &error))? {
        return Err(nothing());
    }
    let is_shown = io::stderr().is_terminal();
    let mut last = None;
    let mut tell = |Progress { done, of }| {
        let percent = done.saturating_mul(100) / of.max(1);
        if is_shown && last != Some(percent) {
            last = Some(percent);
            edge::say_over(&format!("{percent:>3}%"));
        }
        ControlFlow::Continue(())
    };
    naming::refuse_unfit(&args.to)
        .map_err(|error| Failure::Usage(sentence("cli-copy-unfit").cause(&error)))?;
    let mut hearing = Hearing::default();
    let carried = carry(&record, &args.to, &part, &Clock::System, &mut tell, &mut |news| hearing.hear(news));
    if last.is_some() {
        edge::say_over("");
    }
    hearing.say(err)?;
    let carried = carried.map_err(|error| match error {
        CarryError::Nothing | CarryError::Stopped => nothing(),
        CarryError::IsThere(path) => Failure::Usage(sentence("cli-copy-is-there").path("path", &path)),
        CarryError::Stick { trouble, error } => failed(trouble, &error),
        CarryError::Record(error) => error.into(),
    })?;
    match args.format {
        Format::Json => {
            let told = json!({
                "file": carried.path.display().to_string(),
                "sessions": carried.sessions,
                "answers": carried.answers,
                "hash": carried.hash.facts.to_string(),
                "hash_words": carried.hash.words.to_string(),
                "left_out": carried.left_out.iter().map(opened::shape).collect::<Vec<_>>(),
            });
            edge::json(out, &told)?;
        }
        Format::Human => {
            let done = sentence("cli-copy-done")
                .n("sessions", carried.sessions)
                .n("answers", carried.answers)
                .path("path", &carried.path)
                .with("facts", carried.hash.facts.short())
                .with("words", carried.hash.words.short());
            writeln!(out, "{done}")?;
        }
    }
    opened::tell_carried(&carried.left_out, &Clock::System, err)?;
    Ok(0)
}

fn failed(trouble: StickTrouble, error: &RecordError) -> Failure {
    let trouble = match trouble {
        StickTrouble::Full => "full",
        StickTrouble::ReadOnly => "read-only",
        StickTrouble::Unwritable => "unwritable",
        StickTrouble::Differs => "differs",
    };
    Failure::Storage(sentence("cli-copy-failed").with("trouble", trouble).at(&error.path).because(error))
}

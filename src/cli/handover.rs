//! `dongvai handover DIR` packs all that the next trainer needs into a folder; `dongvai takeover [DIR]` takes it in
//! on their laptop.
//!
//! Exit codes: 0 done, 1 a part could not be taken, 2 usage, 3 it could not be written or read; then a hand-over is not
//! left half done.

use std::io::{ErrorKind, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::cli::failure::Failure;
use crate::cli::merged::tell;
use crate::cli::opened::{self, Hearing};
use crate::cli::play::{RECORD, close};
use crate::cli::words::{CommandWords, sentence};
use crate::clock::Clock;
use crate::handover::{
    FOLDER, HandoverContents, HandoverError, MANIFEST, Manifest, Packed, TakenHandover, pack, take,
};
use crate::paths::{Folders, VERSION};
use crate::record::Access;
use crate::record::merge::MergeLimits;

#[derive(Debug, clap::Args)]
pub(super) struct HandoverArgs {
    /// A folder, such as a USB stick
    #[arg(value_name = "DIR")]
    to: PathBuf,
    /// Take the results of sessions along
    #[arg(long)]
    with_records: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct TakeoverArgs {
    /// The folder of the hand-over; none for the one beside the program
    #[arg(value_name = "DIR")]
    from: Option<PathBuf>,
}

pub(super) fn hand_over(
    args: &HandoverArgs,
    folders: &Folders,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    if args.to.exists() && !args.to.is_dir() {
        return Err(Failure::Usage(sentence("cli-handover-no-folder").path("path", &args.to)));
    }
    let wanted = HandoverContents {
        to: &args.to,
        program: folders.program.as_deref(),
        version: VERSION,
        with_records: args.with_records,
    };
    let mut hearing = Hearing::default();
    let mut go_on = |_| ControlFlow::Continue(());
    let packed =
        pack(&wanted, &folders.data.join(RECORD), &Clock::System, &mut go_on, &mut |news| hearing.hear(news));
    hearing.say(err)?;
    let Packed { folder, program, manifest } = packed.map_err(failed)?;
    let done = sentence("cli-handover-done")
        .path("path", &folder)
        .n("program", program)
        .n("own", manifest.own)
        .n("corrections", manifest.corrections)
        .n("sessions", manifest.sessions);
    writeln!(out, "{done}")?;
    Ok(0)
}

pub(super) fn take_over(
    args: &TakeoverArgs,
    folders: &Folders,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    let beside = || folders.program.as_deref().and_then(Path::parent).map(|folder| folder.join(FOLDER));
    let none = || Failure::Usage(sentence("cli-takeover-none").with("manifest", MANIFEST));
    let named = args.from.clone().or_else(beside).ok_or_else(none)?;
    // Either the folder that was packed or the one inside it may be named.
    let inside = named.join(FOLDER);
    let from = if inside.join(MANIFEST).is_file() { inside } else { named };
    if !from.join(MANIFEST).is_file() {
        return Err(none());
    }
    Manifest::read(&from).map_err(failed)?;
    let mut store = opened::open(&folders.data.join(RECORD), Access::ReadWrite, err)?;
    let limits = MergeLimits::new(Clock::System.counting_ms());
    let taken = take(&from, &mut store, &limits, &mut |_| ControlFlow::Continue(()));
    close(Some(store), err)?;
    let taken = taken.map_err(failed)?;
    let is_whole = taken.is_whole();
    let TakenHandover { own, kept, missing, corrections, merged } = taken;
    let words = CommandWords::default();
    let done = sentence("cli-takeover-done").n("own", own).n("corrections", corrections);
    writeln!(out, "{}", words.say(done.n("sessions", merged.total().sessions_new)))?;
    for path in kept {
        writeln!(out, "{}: {}", path.display(), words.say("cli-takeover-kept"))?;
    }
    for path in missing {
        writeln!(err, "{}: {}", path.display(), words.say("cli-takeover-missing"))?;
    }
    if merged.refused().next().is_some() {
        tell(&merged, out)?;
    }
    Ok(u8::from(!is_whole))
}

fn failed(error: HandoverError) -> Failure {
    match error {
        HandoverError::Stopped => Failure::Storage("cli-handover-stopped".into()),
        HandoverError::Newer { path } => Failure::Content(sentence("cli-takeover-newer").path("path", &path)),
        HandoverError::Broken { path, why } => {
            Failure::Content(sentence("cli-takeover-broken").path("path", &path).with("why", why))
        }
        HandoverError::File { path, source } => {
            let is_any = |kinds: [ErrorKind; 2]| kinds.contains(&source.kind());
            let why = if is_any([ErrorKind::StorageFull, ErrorKind::QuotaExceeded]) {
                "cli-handover-full"
            } else if is_any([ErrorKind::ReadOnlyFilesystem, ErrorKind::PermissionDenied]) {
                "cli-handover-read-only"
            } else {
                "cli-handover-unplugged"
            };
            let said = sentence("cli-handover-failed").path("path", &path).said("why", why);
            Failure::Storage(said.cause(&source))
        }
        HandoverError::Record(error) => error.into(),
    }
}

//! Takes over the corrections of another laptop's record. A repeated import adds nothing.
//!
//! The other file is only read. Its sessions are not taken; `merge` does that.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;

use serde_json::json;

use crate::cli::edge::{self, Format};
use crate::cli::failure::Failure;
use crate::cli::lang::import::report::ImportArgs;
use crate::cli::opened;
use crate::cli::play::{RECORD, close};
use crate::cli::words::{CommandWords, sentence};
use crate::files::naming;
use crate::id::CorrectionId;
use crate::locale::Lang;
use crate::record::error::{Fault, FaultKind, RecordError};
use crate::record::{Access, News, RecordStore};

pub(super) fn take_over(
    args: &ImportArgs,
    data_dir: &Path,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    let own_path = data_dir.join(RECORD);
    let found = naming::regular(&args.file).and_then(|_| fs::canonicalize(&args.file));
    let theirs_path = found.map_err(|error| {
        let said = sentence("cli-import-unreadable").path("path", &args.file);
        Failure::Storage(said.said("remedy", naming::remedy(&error)).cause(&error))
    })?;
    if fs::canonicalize(&own_path).is_ok_and(|own| own == theirs_path) {
        return Err(Failure::Usage(sentence("cli-import-own-record").path("path", &args.file)));
    }
    let theirs = RecordStore::open(&theirs_path, Access::ReadOnly)
        .and_then(|opening| opening.telling(&mut never).corrections())
        .map_err(|error| cannot_read(&args.file, &error))?;
    let n_new = if args.dry_run {
        let known = known(&own_path)?;
        theirs.iter().filter(|made| !known.contains(&made.id)).count()
    } else {
        let mut own = opened::open(&own_path, Access::ReadWrite, err)?;
        let n_new = own.add_corrections(&theirs)?;
        close(Some(own), err)?;
        n_new
    };
    let n_vietnamese = theirs.iter().filter(|made| made.tag == Lang::Vi.tag()).count();
    match args.format {
        Format::Json => {
            let told = json!({
                "file": args.file.display().to_string(),
                "corrections": theirs.len(),
                "new": n_new,
                "vietnamese_waiting": n_vietnamese,
                "dry_run": args.dry_run,
            });
            edge::json(out, &told)?;
        }
        Format::Human => {
            let words = CommandWords::default();
            let done = sentence("cli-import-new").with("dry", if args.dry_run { "yes" } else { "no" });
            let done = done.n("n", n_new).n("of", theirs.len()).path("path", &args.file);
            writeln!(out, "{}", words.say(done))?;
            if n_vietnamese > 0 {
                writeln!(out, "{}", words.say("cli-import-wait"))?;
            }
        }
    }
    Ok(0)
}

/// A record that is only read is never recovered.
fn never(_: News<'_>) {}

fn known(path: &Path) -> Result<BTreeSet<CorrectionId>, Failure> {
    if !path.exists() {
        return Ok(BTreeSet::new());
    }
    match RecordStore::open(path, Access::ReadOnly) {
        Ok(opening) => {
            Ok(opening.telling(&mut never).corrections()?.into_iter().map(|made| made.id).collect())
        }
        // An older record holds none yet; opened for writing it would be brought up to date.
        Err(older) if older.fault == Fault::ReadOnly => Ok(BTreeSet::new()),
        Err(error) => Err(error.into()),
    }
}

fn cannot_read(file: &Path, error: &RecordError) -> Failure {
    let why = match error.fault.kind() {
        FaultKind::NotARecord => "cli-import-record-foreign",
        FaultKind::Newer => "cli-import-record-newer",
        FaultKind::ReadOnly => "cli-import-record-older",
        FaultKind::Damaged => "cli-import-record-damaged",
        FaultKind::Busy => "cli-import-record-busy",
        FaultKind::Full | FaultKind::Unreachable | FaultKind::Refused => "cli-import-record-unopened",
    };
    Failure::Content(sentence("cli-import-record").path("path", file).said("why", why).because(error))
}

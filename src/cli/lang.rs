//! `dongvai lang`: shows how far each language is, and writes and reads the sheets for its teachers.
//!
//! It checks words only by `locale::proof`. It calls a line reviewed only if a speaker has signed for it. The JSON
//! shapes are stable and stand in the README.

mod accept;
mod common;
mod corrections;
mod export;
mod import;
mod legend;
mod places;
mod status;

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Subcommand;

use crate::cli::check;
use crate::cli::edge::Format;
use crate::cli::failure::Failure;
use crate::cli::words::sentence;
use crate::clock::Clock;
use crate::library::{Library, is_locale};
use crate::locale::{Lang, Speech};

pub use accept::AcceptArgs;
pub use export::{ExportArgs, WhichLines};
pub use import::ImportArgs;

#[derive(Debug, Subcommand)]
pub enum LangCommand {
    /// How many lines of each language are drafts, reviewed, blank
    Status {
        #[arg(long, value_enum, default_value_t = Format::Human)]
        format: Format,
    },
    /// Look for faults in translations alone
    Check {
        /// Files and folders; none for everything shipped and your own
        paths: Vec<PathBuf>,
        #[arg(long, value_enum, default_value_t = Format::Human)]
        format: Format,
        /// Language of the sentences
        #[arg(long, default_value = "vi")]
        lang: Speech,
    },
    /// Write a language's lines into a sheet for a teacher (.xlsx or .tsv)
    Export(ExportArgs),
    /// Take over a sheet that came back, or the corrections in another laptop's record (.sqlite3)
    Import(ImportArgs),
    /// The lines that were put right in the room
    Corrections {
        #[arg(long, value_enum, default_value_t = Format::Human)]
        format: Format,
    },
    /// Let Vietnamese corrections of other laptops count on this one
    Accept(AcceptArgs),
}

pub fn run(
    command: &LangCommand,
    library: &Library,
    data_dir: &Path,
    clock: Clock,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    match command {
        LangCommand::Status { format } => status::run(*format, library, data_dir, out, err),
        LangCommand::Check { paths, format, lang } => look(paths, *format, lang.main, library, out, err),
        LangCommand::Export(args) => export::run(args, library, data_dir, out, err),
        LangCommand::Import(args) => import::run(args, library, data_dir, clock, out, err),
        LangCommand::Corrections { format } => corrections::run(*format, data_dir, out),
        LangCommand::Accept(args) => accept::run(args, data_dir, out, err),
    }
}

fn look(
    paths: &[PathBuf],
    format: Format,
    lang: Lang,
    library: &Library,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    if let Some(other) = paths.iter().find(|path| path.is_file() && !is_locale(path)) {
        return Err(Failure::Usage(sentence("cli-lang-not-locale").path("path", other)));
    }
    let args = check::CheckArgs {
        paths: paths.to_vec(),
        format,
        lang,
        only_locales: true,
        ..check::CheckArgs::default()
    };
    Ok(check::run(&args, library, out, err)?)
}

/// Reads the corrections in this laptop's record, for other commands that show texts.
pub(super) fn live_corrections(data_dir: &Path) -> Result<Vec<crate::corrections::Live>, Failure> {
    corrections::live(data_dir)
}

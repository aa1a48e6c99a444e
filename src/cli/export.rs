//! `dongvai export`: what was played, as files for other hands.
//!
//! One variant for each form, one file for each family of them. The record is opened read-only; every file that was
//! written is told by its path.

mod papers;
mod voice;

use std::io::Write;
use std::path::Path;

use clap::Subcommand;

use crate::cli::failure::{Failure, unreadable};
use crate::cli::play::RECORD;
use crate::export::Form;
use crate::library::Library;
use crate::record::{Access, RecordStore};

pub use papers::{PaperArgs, Which};

#[derive(Debug, Subcommand)]
pub enum ExportCommand {
    /// Papers of one session to go on writing in, for a word processor
    Docx(PaperArgs),
    /// Papers of one session to print from a browser
    Html(PaperArgs),
}

pub fn run(
    command: &ExportCommand,
    library: &Library,
    data_dir: &Path,
    out: &mut dyn Write,
) -> Result<u8, Failure> {
    match command {
        ExportCommand::Docx(args) => papers::run(args, Form::Docx, library, data_dir, out),
        ExportCommand::Html(args) => papers::run(args, Form::Html, library, data_dir, out),
    }
}

/// None where nothing has been recorded yet; a folder that cannot be looked into is told.
fn record(data_dir: &Path) -> Result<Option<RecordStore>, Failure> {
    let path = data_dir.join(RECORD);
    let is_there = path.try_exists().map_err(|error| unreadable(&path, &error))?;
    if is_there { Ok(Some(RecordStore::open(&path, Access::ReadOnly)?.store)) } else { Ok(None) }
}

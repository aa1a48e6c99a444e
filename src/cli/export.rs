//! `dongvai export`: writes files for other people and other programs out of the record.
//!
//! One variant for each form, one file for each group of forms. For papers the record is opened read-only. The path
//! of every written file is printed.

mod data;
mod papers;

use std::io::Write;
use std::path::Path;

use clap::Subcommand;

use crate::cli::failure::{Failure, unreadable};
use crate::cli::opened;
use crate::cli::play::RECORD;
use crate::clock::Clock;
use crate::export::PaperForm;
use crate::library::Library;
use crate::record::{Access, RecordStore};

pub use data::{DataArgs, DataCommand, SheetArgs};
pub use papers::{PaperArgs, Which};

#[derive(Debug, Subcommand)]
pub enum ExportCommand {
    #[command(flatten)]
    Data(DataCommand),
    /// Papers of one session to go on writing in, for a word processor
    Docx(PaperArgs),
    /// Papers of one session to print from a browser
    Html(PaperArgs),
}

pub fn run(
    command: &ExportCommand,
    library: &Library,
    data_dir: &Path,
    clock: Clock,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    match command {
        ExportCommand::Data(command) => data::run(command, library, data_dir, clock, out, err),
        ExportCommand::Docx(args) => papers::run(args, PaperForm::Docx, library, data_dir, out, err),
        ExportCommand::Html(args) => papers::run(args, PaperForm::Html, library, data_dir, out, err),
    }
}

/// None where nothing has been recorded yet. A folder that cannot be read is reported.
fn record(data_dir: &Path, err: &mut dyn Write) -> Result<Option<RecordStore>, Failure> {
    let path = data_dir.join(RECORD);
    let is_there = path.try_exists().map_err(|error| unreadable(&path, &error))?;
    if is_there { Ok(Some(opened::open(&path, Access::ReadOnly, err)?)) } else { Ok(None) }
}

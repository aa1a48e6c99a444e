//! `dongvai export`: what leaves the record as files for other people and other programs.

mod aside;
mod data;

use std::io::Write;
use std::path::Path;

use clap::Subcommand;

use crate::cli::failure::Failure;
use crate::clock::Clock;
use crate::library::Library;

pub use data::{DataArgs, DataCommand, SheetArgs};

#[derive(Debug, Subcommand)]
pub enum ExportCommand {
    #[command(flatten)]
    Data(DataCommand),
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
    }
}

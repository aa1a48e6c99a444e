//! What `dongvai lang import` is asked.

use std::path::PathBuf;

use crate::cli::edge::Format;

#[derive(Debug, Clone, clap::Args)]
pub struct ImportArgs {
    /// A sheet (.xlsx, .tsv), or another laptop's record (.sqlite3)
    pub file: PathBuf,
    /// The language, if the sheet does not say it
    #[arg(long)]
    pub tag: Option<String>,
    /// Write into DIR/TAG instead of your own folder, such as --into locales in a checkout
    #[arg(long, value_name = "DIR")]
    pub into: Option<PathBuf>,
    /// The code of the speaker who reviewed, for rows that do not say it
    #[arg(long, value_name = "CODE")]
    pub reviewer: Option<String>,
    /// Where it was reviewed, for rows that do not say it
    #[arg(long)]
    pub place: Option<String>,
    /// When it was reviewed, for rows that do not say it
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<String>,
    /// Say what would be done and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Take over the sound rows even if others are refused
    #[arg(long)]
    pub skip_refused: bool,
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

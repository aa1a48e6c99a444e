//! `dongvai pin`: says whether a PIN protects the facilitator's screens, and removes it for a user who forgot it.
//!
//! A person who can open the files can remove it: it keeps people at the keyboard out and encrypts nothing.

use std::io::Write;
use std::path::Path;

use crate::cli::failure::{Failure, unreadable};
use crate::cli::opened;
use crate::cli::play::{RECORD, close};
use crate::cli::words::CommandWords;
use crate::pin::SETTING;
use crate::record::Access;

#[derive(Debug, clap::Args)]
pub(super) struct PinArgs {
    /// Take the PIN away
    #[arg(long)]
    clear: bool,
}

pub(super) fn run(
    args: &PinArgs,
    data_dir: &Path,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    let path = data_dir.join(RECORD);
    let is_there = path.try_exists().map_err(|error| unreadable(&path, &error))?;
    let access = if args.clear { Access::ReadWrite } else { Access::ReadOnly };
    let mut store = if is_there { Some(opened::open(&path, access, err)?) } else { None };
    let has_pin = store.as_ref().map_or(Ok(None), |store| store.setting(SETTING))?.is_some();
    let said = match (&mut store, has_pin, args.clear) {
        (Some(store), true, true) => {
            store.remove_setting(SETTING)?;
            "cli-pin-cleared"
        }
        (_, true, _) => "cli-pin-is-set",
        (_, false, _) => "cli-pin-is-not-set",
    };
    if args.clear {
        close(store, err)?;
    }
    writeln!(out, "{}", CommandWords::default().say(said))?;
    Ok(0)
}

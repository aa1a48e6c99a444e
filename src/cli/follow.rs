//! `dongvai follow [SESSION] --as trainer|wall`: opens a second window beside the window in which a session is
//! played.
//!
//! It only reads. Its screen says why there is nothing to show yet. Exit codes: 0 left, 1 there is no such session, 2
//! usage, 3 the terminal failed.

use std::io::{self, IsTerminal};
use std::path::Path;

use clap::ValueEnum;

use crate::cli::edge;
use crate::cli::failure::Failure;
use crate::cli::play::RECORD;
use crate::cli::sessions::unknown;
use crate::cli::words::sentence;
use crate::clock::Clock;
use crate::id::SessionId;
use crate::library::Library;
use crate::locale::Speech;
use crate::paths::{self, Folders};
use crate::record::{Access, RecordStore};
use crate::tui::large::LargeLetters;
use crate::tui::runner::follow;
use crate::tui::runner::follow::{FollowWish, FollowedBy, Following};
use crate::tui::theme::ThemeName;

#[derive(Debug, clap::Args)]
pub(super) struct FollowArgs {
    /// The session's id, as `sessions list` shows it; none for the one that is played
    session: Option<String>,
    /// The trainer's own page, or the wall for the hall
    #[arg(long = "as", value_enum, value_name = "WHOM")]
    by: Whom,
    /// Languages: the main one, and one for the second line, such as vi,en
    #[arg(long)]
    lang: Option<Speech>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Whom {
    Trainer,
    Wall,
}

pub(super) fn run(args: &FollowArgs, folders: &Folders) -> Result<u8, Failure> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Failure::NoTerminal);
    }
    if cfg!(windows) && !edge::takes_sequences() {
        return Err(Failure::OldConsole);
    }
    if let Some(program) = &folders.program {
        paths::stay(program);
    }
    let record = folders.data.join(RECORD);
    let session = args.session.as_deref().map(|named| known(named, &record)).transpose()?;
    let by = match args.by {
        Whom::Trainer => FollowedBy::Trainer,
        Whom::Wall => FollowedBy::Wall,
    };
    let wish = FollowWish {
        by,
        session,
        speech: args.lang,
        theme: paths::wants_no_color().then_some(ThemeName::Plain),
        large: LargeLetters::in_terminal(paths::terminal_facts().term.as_deref()),
    };
    let mut following = Following::new(&wish, record, Library::new(Some(&folders.data)), Clock::System);
    follow::run(&mut following)
        .map_err(|error| Failure::Storage(sentence("cli-play-terminal").with("cause", error)))?;
    Ok(0)
}

/// Reports a session that the record does not hold at once. Waits for a record that cannot be read now.
fn known(named: &str, record: &Path) -> Result<SessionId, Failure> {
    let id: SessionId = named.parse().ok().ok_or_else(|| unknown(named))?;
    let found = RecordStore::open(record, Access::Beside)
        .and_then(|opening| opening.telling(&mut |_| {}).session(id).map(|found| found.is_some()));
    if found.is_ok_and(|is_there| !is_there) { Err(unknown(named)) } else { Ok(id) }
}

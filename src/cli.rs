//! The command line: reads the arguments, runs the subcommand, and returns an exit code.
//!
//! One file per subcommand. Exit codes: 0 done, 1 the content is wrong, 2 usage, 3 storage. Results go to standard
//! output, problems to standard error: what happened, what still holds, what to do. A closed pipe, as by `head`, ends
//! a command quietly with 0; a full output ends it with 3. No subcommand names this file.

pub mod check;
mod copy;
mod doctor;
mod edge;
mod erase;
pub mod export;
pub mod failure;
mod follow;
mod handover;
mod kit;
pub mod lang;
mod map;
mod merge;
mod merged;
pub mod new;
mod opened;
mod pin;
mod play;
mod preview;
mod restore;
pub mod sessions;
mod texts;
mod watch;
mod words;

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use clap::{CommandFactory, Parser, Subcommand};

use crate::cli::edge::Edge;
use crate::cli::failure::Failure;
use crate::clock::Clock;
use crate::library::Library;
use crate::locale::Speech;
use crate::paths::{self, VERSION};
use crate::tui::picture::FONTS;

pub use crate::cli::edge::Format;

#[derive(Debug, Parser)]
#[command(name = "dongvai", version = VERSION, about = "Đóng vai: tập điều hành buổi sinh hoạt câu lạc bộ", long_about = None)]
struct Arguments {
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        help = "Folder for records and own scenarios (also DONGVAI_DATA_DIR)"
    )]
    data_dir: Option<PathBuf>,
    #[arg(long, help = "Print the licenses of the fonts inside the program")]
    licenses: bool,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Play a scenario
    Play(play::PlayArgs),
    /// Go on with a session: the last unfinished one, or the one named
    Resume {
        /// The session's id, as `sessions list` shows it
        session: Option<String>,
        /// Languages: the main one, and one for the second line, such as vi,en
        #[arg(long)]
        lang: Option<Speech>,
    },
    /// Follow a session in a second window: the trainer's own page, or the wall for the hall
    Follow(follow::FollowArgs),
    /// Look for faults in scenarios, clubs and translations
    Check(CheckCommand),
    /// Draw the map of a scenario: parts, steps, flags, and who has nothing to do where
    Map(map::MapArgs),
    /// Begin a scenario of your own, or a club with your own charter
    New(new::NewArgs),
    /// Write the papers of a scenario to print before class: cards, blank books, practice money
    Kit(kit::KitArgs),
    /// Look at recorded sessions
    #[command(subcommand)]
    Sessions(sessions::SessionsCommand),
    /// Write what was played into files: papers of a session, sheets, statements
    #[command(subcommand)]
    Export(export::ExportCommand),
    /// Take in the records of other laptops, such as from a USB stick
    Merge(merge::MergeArgs),
    /// Copy the results into one file to carry away, such as to a USB stick
    Copy(copy::CopyArgs),
    /// Put a backup in the record's place; the record is set aside first
    Restore(restore::RestoreArgs),
    /// Pack the program and what the next trainer needs into a folder
    Handover(handover::HandoverArgs),
    /// Take in what the trainer before has packed
    Takeover(handover::TakeoverArgs),
    /// Look at this terminal and the record, for a helper
    Doctor(doctor::DoctorArgs),
    /// See how far each language has come, and exchange sheets with its teachers
    #[command(subcommand)]
    Lang(lang::LangCommand),
    /// The PIN before the facilitator's screens: whether there is one, and taking it away
    Pin(pin::PinArgs),
    /// Print a completion script for a shell
    Completions { shell: clap_complete::Shell },
    /// Print the manual page
    Man,
}

#[derive(Debug, clap::Args)]
struct CheckCommand {
    /// Files, folders, or ids of scenarios and clubs; none for everything shipped and your own
    paths: Vec<PathBuf>,
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Language of the sentences
    #[arg(long, default_value = "vi")]
    lang: Speech,
    /// Write the ids that are missing into your own scenarios
    #[arg(long)]
    fix_ids: bool,
    /// Repair quotes, spaces, letters, amounts and brackets in your own files, and nothing else
    #[arg(long)]
    fix: bool,
    /// Check again whenever a file is saved, until Ctrl+C
    #[arg(long, conflicts_with_all = ["fix", "fix_ids"])]
    watch: bool,
    /// Say what a finding means, by an example: its code, such as DV0203
    #[arg(long, value_name = "CODE", conflicts_with = "paths")]
    explain: Option<String>,
}

/// Reads the arguments, does what they ask and returns the exit code.
pub fn run(arguments: impl IntoIterator<Item = std::ffi::OsString>) -> u8 {
    // Not locked: the watchdog of the screens is another thread, and writes to both while this one hangs.
    let mut out = Edge::new(io::stdout());
    let mut err = Edge::new(io::stderr());
    let done = match Arguments::try_parse_from(arguments) {
        Ok(parsed) => dispatch(parsed, &mut out, &mut err),
        Err(usage) => tell_usage(&usage, &mut out, &mut err),
    };
    // What is still held back may meet the full disk only now.
    let flushed = out.flush();
    match done.and_then(|code| flushed.map(|()| code).map_err(Failure::from)) {
        Ok(code) => code,
        Err(Failure::BrokenPipe) => 0,
        Err(failure) => {
            writeln!(err, "{failure}").ok();
            failure.exit_code()
        }
    }
}

/// Help and the version go to standard output, in colors where a terminal shows them; a wrong argument is repeated in
/// plain letters, since it may hold anything.
fn tell_usage(usage: &clap::Error, out: &mut Edge<impl Write>, err: &mut dyn Write) -> Result<u8, Failure> {
    let code = u8::try_from(usage.exit_code()).unwrap_or(2);
    let said = usage.render();
    if usage.use_stderr() {
        write!(err, "{said}")?;
    } else if colors() {
        out.pass_colors(true);
        write!(out, "{}", said.ansi())?;
    } else {
        write!(out, "{said}")?;
    }
    Ok(code)
}

fn colors() -> bool {
    io::stdout().is_terminal() && !paths::wants_no_color() && edge::takes_sequences()
}

fn dispatch(arguments: Arguments, out: &mut Edge<impl Write>, err: &mut dyn Write) -> Result<u8, Failure> {
    let flag = arguments.data_dir.as_deref();
    if arguments.licenses {
        return print_licenses(out);
    }
    match arguments.command {
        Some(Command::Check(command)) => {
            // A check needs no folder of one's own: without a home it looks at what is shipped.
            let data_dir = paths::data_dir(flag).ok();
            let color = command.format == Format::Human && colors();
            out.pass_colors(color);
            if let Some(code) = &command.explain {
                let said = check::CheckSentences::new(command.lang.main);
                return Ok(check::explain::explain(code, &said, color, out, err)?);
            }
            let args = check::CheckArgs {
                paths: command.paths,
                format: command.format,
                lang: command.lang.main,
                color,
                fixes: check::Fixes { signs: command.fix, ids: command.fix_ids },
                only_locales: false,
            };
            let library = Library::new(data_dir.as_deref());
            if command.watch {
                return Ok(check::run_again_and_again(&args, &library, data_dir.as_deref(), out, err)?);
            }
            Ok(check::run(&args, &library, out, err)?)
        }
        Some(Command::Map(args)) => {
            // As for a check, the folder of the record may be missing.
            let data_dir = paths::data_dir(flag).ok();
            map::run(&args, &Library::new(data_dir.as_deref()), out)
        }
        Some(Command::New(args)) => new::run(&args, &paths::data_dir(flag)?, out),
        Some(Command::Kit(args)) => {
            let data_dir = paths::data_dir(flag)?;
            kit::run(&args, &Library::new(Some(&data_dir)), &data_dir, out)
        }
        Some(Command::Sessions(command)) => sessions::run(&command, &paths::folders(flag)?, out, err),
        Some(Command::Export(command)) => {
            let data_dir = paths::data_dir(flag)?;
            export::run(&command, &Library::new(Some(&data_dir)), &data_dir, Clock::System, out, err)
        }
        Some(Command::Merge(args)) => merge::run(&args, &paths::data_dir(flag)?, out, err),
        Some(Command::Copy(args)) => copy::run(&args, &paths::data_dir(flag)?, out, err),
        Some(Command::Restore(args)) => restore::run(&args, &paths::data_dir(flag)?, out),
        Some(Command::Handover(args)) => handover::hand_over(&args, &paths::folders(flag)?, out, err),
        Some(Command::Takeover(args)) => handover::take_over(&args, &paths::folders(flag)?, out, err),
        Some(Command::Doctor(args)) => {
            // It draws letters in colors, and cleans what it says.
            out.pass_colors(colors());
            doctor::run(&args, &paths::folders(flag)?, out, err)
        }
        Some(Command::Lang(command)) => {
            let data_dir = paths::data_dir(flag)?;
            lang::run(&command, &Library::new(Some(&data_dir)), &data_dir, Clock::System, out, err)
        }
        Some(Command::Pin(args)) => pin::run(&args, &paths::data_dir(flag)?, out, err),
        Some(Command::Completions { shell }) => {
            // Written to memory first: what makes the script panics where it cannot write.
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "dongvai", &mut script);
            out.write_all(&script)?;
            Ok(0)
        }
        Some(Command::Man) => {
            clap_mangen::Man::new(Arguments::command()).render(&mut *out)?;
            Ok(0)
        }
        Some(Command::Play(args)) if args.at.is_some() => {
            preview::run(&args, &paths::folders(flag)?, out, err)
        }
        Some(Command::Play(args)) => {
            play::run(&paths::folders(flag)?, play::FirstScreen::Scenario(args), err)
        }
        Some(Command::Resume { session, lang }) => {
            let known = |session: String| session.parse().map_err(|_unknown| sessions::unknown(&session));
            let session = session.map(known).transpose()?;
            play::run(&paths::folders(flag)?, play::FirstScreen::Session { session, lang }, err)
        }
        Some(Command::Follow(args)) => follow::run(&args, &paths::folders(flag)?),
        None => play::run(&paths::folders(flag)?, play::FirstScreen::Home, err),
    }
}

/// `dongvai --licenses`: prints the fonts inside the program, whose they are, where they came from, and their licenses.
/// They are legal texts and not translated.
fn print_licenses(out: &mut dyn Write) -> Result<u8, Failure> {
    for font in FONTS {
        writeln!(out, "{}\n{}", font.name, "=".repeat(font.name.len()))?;
        writeln!(out, "From {}.\n\n{}\n", font.from, font.license.trim_end())?;
    }
    Ok(0)
}

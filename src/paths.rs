//! The only reader of the environment and of the standard folders: where the records are, which colors and language
//! the user has set for the whole system.
//!
//! It chooses and finds names and creates nothing; `record` opens the folder.
//!
//! [`stay`] lets a program that was started from a stick go on when the stick is pulled out. A system reads the pages
//! of a program when they are first needed. If the stick is gone by then, Linux ends the program by SIGBUS and leaves
//! the terminal in a bad state. Pages that are in memory are not read from the stick again, so the whole file is read
//! once, in a thread of its own. Only a laptop that is short of memory drops them. For Windows
//! `tests/release/build.sh` marks the program so that the system copies it into memory.

mod folders;
mod sticks;

use std::ffi::OsString;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::{io, thread};

use crate::paths::sticks::ROOTS;

pub use crate::paths::folders::{Elsewhere, Folders, folders};
pub use crate::paths::sticks::{Sticks, sticks};

/// The version, with the commit it was built from where the script of a release names one.
pub const VERSION: &str = match option_env!("DONGVAI_VERSION") {
    Some(version) => version,
    None => env!("CARGO_PKG_VERSION"),
};

const ENTER_PAUSE: &str = "DONGVAI_ENTER_PAUSE_MS";

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlaceError {
    #[error("no home folder")]
    NoHome,
    #[error("{from} names no folder")]
    Empty { from: &'static str, example: PathBuf },
}

/// Returns the folder of the record, for commands that write nothing else.
pub fn data_dir(flag: Option<&Path>) -> Result<PathBuf, PlaceError> {
    folders(flag).map(|folders| folders.data)
}

/// Returns how to call this program again for the same folder: its name, with `--data-dir` if it was called with one.
pub fn this_command() -> String {
    called_with(std::env::args_os().skip(1))
}

fn called_with(args: impl Iterator<Item = OsString>) -> String {
    let mut folder: Option<OsString> = None;
    let mut args = args;
    while let Some(arg) = args.next() {
        if arg == "--data-dir" {
            folder = args.next();
        } else if let Some(named) = arg.to_str().and_then(|arg| arg.strip_prefix("--data-dir=")) {
            folder = Some(named.into());
        }
    }
    folder
        .map_or_else(|| "dongvai".to_owned(), |folder| format!("dongvai --data-dir \"{}\"", folder.display()))
}

/// Returns whether the person wants no colors anywhere (`NO_COLOR`, any value but the empty one).
pub fn wants_no_color() -> bool {
    read("NO_COLOR").is_some()
}

/// Returns the shortest time between two Enters in milliseconds, if the variable sets it. It is for a person or a
/// program that types faster than people usually do.
pub fn enter_pause_ms() -> Option<u64> {
    read(ENTER_PAUSE).and_then(|value| value.to_str()?.trim().parse().ok())
}

/// Returns the system's language, such as "vi_VN.UTF-8", as POSIX orders the variables.
pub fn system_language() -> Option<String> {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
    names.into_iter().find_map(read).and_then(|value| value.into_string().ok())
}

/// What the environment says of the terminal, for `doctor`. The terminal itself is not asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TerminalFacts {
    pub term: Option<String>,
    pub color_term: Option<String>,
    /// The name of the terminal program, where one of these variables tells it.
    pub program: Option<String>,
}

impl TerminalFacts {
    pub fn has_256_colors(&self) -> bool {
        self.color_term.is_some() || self.term.as_ref().is_some_and(|term| term.contains("256color"))
    }
}

pub fn terminal_facts() -> TerminalFacts {
    let word = |name| read(name).and_then(|value| value.into_string().ok());
    TerminalFacts { term: word("TERM"), color_term: word("COLORTERM"), program: word("TERM_PROGRAM") }
}

/// Whether the system has windows in which a folder can be shown. Without windows the opener would draw over the
/// terminal.
pub fn can_open() -> bool {
    cfg!(any(windows, target_os = "macos"))
        || ["DISPLAY", "WAYLAND_DISPLAY"].into_iter().any(|name| read(name).is_some())
}

/// A variable that is set to the empty text counts as not set.
fn read(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// Where a Mac mounts sticks.
const VOLUMES: &str = "/Volumes";

/// Reads the program's file into memory in a thread of its own, if it does not lie on the laptop's own disk.
pub fn stay(program: &Path) {
    if !may_go(program) {
        return;
    }
    let program = program.to_owned();
    // An error is reported where the folder is used.
    thread::spawn(move || File::open(program).and_then(|mut file| io::copy(&mut file, &mut io::sink())).ok());
}

fn may_go(program: &Path) -> bool {
    let roots = ROOTS.iter().map(|(root, _)| *root).chain([VOLUMES]);
    roots.into_iter().any(|root| program.starts_with(root))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use rstest::rstest;

    use super::{called_with, may_go};

    #[rstest]
    #[case(&["check", "may"], "dongvai")]
    #[case(&["--data-dir", "/tmp/a b", "check", "may"], "dongvai --data-dir \"/tmp/a b\"")]
    #[case(&["check", "may", "--data-dir=lop"], "dongvai --data-dir \"lop\"")]
    #[case(&["check", "--data-dir"], "dongvai")]
    fn a_recommended_command_names_the_folder_in_use(#[case] args: &[&str], #[case] called: &str) {
        assert_eq!(called_with(args.iter().map(Into::into)), called);
    }

    #[rstest]
    #[case("/media/hoa/USB/dongvai/dongvai", true)]
    #[case("/run/media/hoa/USB/dongvai", true)]
    #[case("/mnt/usb/dongvai", true)]
    #[case("/home/hoa/dongvai/dongvai", false)]
    #[case("/mediathek/dongvai", false)]
    #[case("C:\\dongvai\\dongvai.exe", false)]
    fn only_a_program_on_a_stick_is_read(#[case] program: &str, #[case] goes: bool) {
        assert_eq!(may_go(Path::new(program)), goes, "{program}");
    }
}

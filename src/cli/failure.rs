//! Defines every failure that ends a command early, with its exit code and its sentence.
//!
//! Sentences are Vietnamese first, then English, as no language has been chosen on a bare command line.

use std::fmt;
use std::io;
use std::path::Path;

use crate::carrying::Date;
use crate::cli::words::{CommandWords, Sentence, sentence};
use crate::files::WriteError;
use crate::paths::PlaceError;
use crate::practice::SessionError;
use crate::record::error::{Fault, RecordError};

#[derive(Debug)]
pub enum Failure {
    /// The reader closed the pipe, such as `head`.
    BrokenPipe,
    /// The arguments contradict each other or ask for something impossible.
    Usage(Sentence),
    /// The thing that was asked for is missing or wrong.
    Content(Sentence),
    Storage(Sentence),
    NoTerminal,
    /// The console of Windows is set to how it was before Windows 10.
    OldConsole,
}

impl Failure {
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::BrokenPipe => 0,
            Self::Content(_) => 1,
            Self::Usage(_) | Self::NoTerminal | Self::OldConsole => 2,
            Self::Storage(_) => 3,
        }
    }
}

/// Reads a day as it is typed after `--day`, `--from`, `--to`: `2026-11-24`.
pub(super) fn typed_day(typed: &str) -> Result<Date, Failure> {
    Date::read(typed).ok_or_else(|| Failure::Usage(sentence("cli-bad-day").with("day", typed)))
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let on_two_lines = |out: &mut fmt::Formatter<'_>, id| {
            let words = CommandWords::default();
            write!(out, "dongvai: {}\ndongvai: {}", words.vietnamese(id), words.english(id))
        };
        match self {
            Self::BrokenPipe => Ok(()),
            Self::Usage(said) | Self::Content(said) | Self::Storage(said) => write!(out, "dongvai: {said}"),
            Self::NoTerminal => on_two_lines(out, "cli-failure-no-terminal"),
            Self::OldConsole => on_two_lines(out, "cli-failure-old-console"),
        }
    }
}

/// Windows has a second number for a pipe without a reader, which Rust does not know as one.
fn is_closed_pipe(error: &io::Error) -> bool {
    const NOT_CONNECTED: i32 = 233;
    error.kind() == io::ErrorKind::BrokenPipe
        || (cfg!(windows) && error.raw_os_error() == Some(NOT_CONNECTED))
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if is_closed_pipe(&error) {
            return Self::BrokenPipe;
        }
        Self::Storage(sentence("cli-failure-output").cause(&error))
    }
}

impl From<WriteError> for Failure {
    fn from(error: WriteError) -> Self {
        let done = error.done.iter().map(|path| path.display().to_string()).collect::<Vec<_>>();
        Self::Storage(
            sentence("cli-failure-write")
                .path("path", &error.path)
                .n("n", done.len())
                .with("done", done.join(", "))
                .said("remedy", remedy(&error.source))
                .cause(&error.source),
        )
    }
}

/// What to do about a file that could not be written: the id of a sentence.
pub(super) fn remedy(error: &io::Error) -> &'static str {
    #[expect(clippy::wildcard_enum_match_arm, reason = "of the rest a person can do the same about each")]
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "cli-remedy-disk-full",
        io::ErrorKind::ResourceBusy => "cli-remedy-open-elsewhere",
        _ => "cli-remedy-write",
    }
}

impl From<PlaceError> for Failure {
    fn from(error: PlaceError) -> Self {
        Self::Usage(match error {
            PlaceError::NoHome => sentence("cli-failure-no-home"),
            PlaceError::Empty { from, example } => {
                sentence("cli-failure-no-folder").with("from", from).path("example", &example)
            }
        })
    }
}

impl From<RecordError> for Failure {
    fn from(error: RecordError) -> Self {
        let id = match error.fault {
            Fault::Full => "cli-record-full",
            Fault::ReadOnly => "cli-record-read-only",
            Fault::Busy => "cli-record-busy",
            Fault::Damaged => "cli-record-damaged",
            Fault::Newer { .. } => "cli-record-newer",
            Fault::NotARecord => "cli-record-foreign",
            Fault::Conflict => "cli-record-conflict",
            Fault::Moved => "cli-record-moved",
            Fault::Replaced => "cli-record-replaced",
            Fault::LogGone => "cli-record-log-gone",
            Fault::LogCut => "cli-record-log-cut",
            Fault::BadSession { from } => {
                return Self::Content(sentence("cli-record-bad-session").n("from", from));
            }
            Fault::NoSuchLearner => {
                return Self::Content("cli-record-no-learner".into());
            }
            Fault::EraseUnfinished => "cli-record-erase-unfinished",
            Fault::NoSuchSession => {
                return Self::Content("cli-record-no-session".into());
            }
            Fault::Io | Fault::Sql => "cli-record-unopened",
        };
        let said = sentence(id).at(&error.path);
        Self::Storage(match &error.cause {
            Some(cause) => said.because(cause),
            None => said,
        })
    }
}

impl From<SessionError> for Failure {
    fn from(error: SessionError) -> Self {
        let id = match error {
            SessionError::Record(error) => return error.into(),
            SessionError::NoSession => return Self::Content("cli-practice-no-session".into()),
            SessionError::Codec(_) | SessionError::Refused(_) => "cli-practice-unreadable",
            SessionError::NoScenario => "cli-practice-no-scenario",
        };
        Self::Content(id.into())
    }
}

/// Reports a file that could not be read, with its path.
pub(super) fn unreadable(path: &Path, error: &io::Error) -> Failure {
    Failure::Storage(sentence("cli-failure-read").path("path", path).cause(error))
}

//! Turns failures into the messages that are shown: an id and its values. It does nothing about a failure.

use std::io;
use std::path::Path;

use crate::files::{FileFault, WriteError};
use crate::library::LoadError;
use crate::practice::SessionError;
use crate::record::error::{Fault, RecordError};
use crate::record::{News, Recovery};
use crate::review::sessions::Trouble;
use crate::tui::msg::Problem;

/// The text for a record that had to be moved aside.
const DAMAGED: &str = "error-damaged";
/// The text for one that cannot be read, with nothing done about it yet.
pub(super) const DAMAGED_NOW: &str = "error-damaged-now";

/// Returns the message about a record that was opened.
pub fn news(news: News<'_>) -> Problem {
    match news {
        News::Recovered(recovery) => recovered(recovery),
        News::LogSetAside(aside) => log_set_aside(aside),
    }
}

/// Returns the message about a record that had to be moved aside.
pub(super) fn recovered(recovery: &Recovery) -> Problem {
    let moved_to = recovery.moved_to.display().to_string();
    // What has no name any more is one more loss.
    let n_lost =
        recovery.lost_sessions.len() + recovery.lost_tables.len() + usize::from(recovery.lost_unnamed);
    Problem { n_sessions: Some(recovery.sessions), n_lost, ..Problem::new(DAMAGED, moved_to) }
}

/// Returns the message about a log that did not belong to the record beside it.
pub(super) fn log_set_aside(aside: &Path) -> Problem {
    Problem::new("error-log-set-aside", aside.display().to_string())
}

pub(super) fn record_problem(error: &RecordError) -> Problem {
    // This only reports the damage; `recover` moves the record and saves what can be read.
    let id = if error.fault == Fault::Damaged { DAMAGED_NOW } else { error.advice_key() };
    Problem::new(id, error.path.display().to_string())
}

/// Returns the message about a file that could not be written. A file that is open in another program has its own.
pub(super) fn unwritten_problem(id: &'static str, error: &WriteError) -> Problem {
    if error.source.kind() == io::ErrorKind::ResourceBusy {
        return Problem::new("doc-held", error.path.display().to_string());
    }
    file_problem(id, &error.path, &error.source)
}

/// Returns the message about a file, and why: a message of its own for what this program found wrong, else the words
/// of the system.
pub(super) fn file_problem(id: &'static str, path: &Path, error: &io::Error) -> Problem {
    let path = path.display();
    match FileFault::of(error).and_then(fault_id) {
        Some(cause) => Problem { cause: Some(cause), ..Problem::new(id, path.to_string()) },
        None => Problem::new(id, format!("{path} ({error})")),
    }
}

fn fault_id(fault: &FileFault) -> Option<&'static str> {
    match fault {
        FileFault::OpenElsewhere => Some("doc-fault-open-elsewhere"),
        FileFault::UnfitName { .. } => Some("doc-fault-unfit-name"),
        FileFault::Folder => Some("doc-fault-folder"),
        FileFault::Device => Some("doc-fault-device"),
        FileFault::TooLong { .. } => Some("doc-fault-too-long"),
        // Commands alone tell these.
        FileFault::TooManyFiles { .. } | FileFault::NothingToCheck => None,
    }
}

/// Returns the message that there is no session to do this with.
pub(super) fn no_session() -> Problem {
    Problem::new("error-nothing-to-resume", String::new())
}

pub(super) fn problem(error: &SessionError) -> Problem {
    match error {
        SessionError::Record(error) => record_problem(error),
        SessionError::Codec(codec) => {
            let id = match codec.trouble() {
                Trouble::Newer { .. } => "session-newer",
                Trouble::Event { .. } | Trouble::Row | Trouble::Short { .. } => "session-bad",
            };
            Problem::new(id, error.to_string())
        }
        SessionError::NoScenario => Problem::new("session-no-scenario", String::new()),
        SessionError::NoSession | SessionError::Refused(_) => {
            Problem::new("error-nothing-to-resume", error.to_string())
        }
    }
}

pub(super) fn load_problem(error: &LoadError) -> Problem {
    match error {
        LoadError::Unreadable { path, .. } => Problem::new("error-unreadable", path.display().to_string()),
        LoadError::Faults { name, .. } => Problem::new("error-scenario-faults", name.clone()),
        LoadError::NoScenario { name, .. } | LoadError::NoClub { name, .. } => {
            Problem::new("error-no-scenario", name.clone())
        }
        LoadError::FixedClub { scenario, .. } => Problem::new("error-fixed-club", scenario.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, ErrorKind};
    use std::path::Path;

    use super::file_problem;
    use crate::files::FileFault;

    #[test]
    fn what_the_program_finds_has_a_message_and_what_the_system_says_stands_in_brackets() {
        let path = Path::new("giay-to/bien-ban.docx");
        let told = file_problem("doc-failed", path, &FileFault::Folder.into());
        assert_eq!((told.detail.as_str(), told.cause), ("giay-to/bien-ban.docx", Some("doc-fault-folder")));
        let full = io::Error::from(ErrorKind::StorageFull);
        let told = file_problem("doc-failed", path, &full);
        assert_eq!((told.detail, told.cause), (format!("giay-to/bien-ban.docx ({full})"), None));
    }
}

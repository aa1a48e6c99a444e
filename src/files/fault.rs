//! Lists what this program itself finds wrong with a file, before or instead of the system.
//!
//! A [`FileFault`] travels inside an [`io::Error`] beside the errors of the system. [`FileFault::of`] takes it out again
//! where a command or a screen prints it: those have a message for each fault. The English here is for the journal.

use std::io::{self, ErrorKind};

use thiserror::Error;

#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum FileFault {
    #[error("the file is open in another program")]
    OpenElsewhere,
    #[error("Windows does not take the name {name}")]
    UnfitName { name: String },
    #[error("this is a folder")]
    Folder,
    #[error("this is a pipe or a device")]
    Device,
    /// Its limit in MiB.
    #[error("the file is longer than {most_mb} MB")]
    TooLong { most_mb: u64 },
    /// A folder with more files below it than are looked at.
    #[error("there are more than {most} files")]
    TooManyFiles { most: usize },
    /// A folder without a scenario, a club or a translation below it.
    #[error("there is nothing to check in this folder")]
    NothingToCheck,
}

impl FileFault {
    /// The fault inside an error; None for an error of the system.
    pub(crate) fn of(error: &io::Error) -> Option<&Self> {
        error.get_ref()?.downcast_ref()
    }
}

impl From<FileFault> for io::Error {
    fn from(fault: FileFault) -> Self {
        let kind = match &fault {
            FileFault::OpenElsewhere => ErrorKind::ResourceBusy,
            FileFault::UnfitName { .. } | FileFault::Device => ErrorKind::InvalidInput,
            FileFault::Folder => ErrorKind::IsADirectory,
            FileFault::TooLong { .. } => ErrorKind::FileTooLarge,
            FileFault::TooManyFiles { .. } => ErrorKind::Other,
            FileFault::NothingToCheck => ErrorKind::NotFound,
        };
        Self::new(kind, fault)
    }
}

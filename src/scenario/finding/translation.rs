//! What can be wrong with a file of texts in some language, as data. `cli::check` finds it.
//!
//! Signs that cannot be seen and letters that are not composed are told as in any other text (DV06).

use crate::scenario::finding::Severity;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TranslationFault {
    /// The reason is the parser's, in English.
    Unreadable {
        reason: String,
    },
    Twice {
        id: String,
    },
    /// Texts of the Vietnamese that are not here. In a language that is written in full that is an error.
    Missing {
        ids: Vec<String>,
        in_full: bool,
    },
    /// A text that the Vietnamese does not have.
    Unknown {
        id: String,
        nearest: Option<String>,
    },
    /// Values that the Vietnamese uses and this text does not, and the other way round.
    OtherValues {
        lacks: Vec<String>,
        adds: Vec<String>,
    },
    /// The file is named after a script that is not there.
    NoScript {
        id: String,
        nearest: Option<String>,
    },
    /// A shipped script without a file in a language that is written in full.
    NoFile {
        file: String,
    },
}

impl TranslationFault {
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "DV0801",
            Self::Twice { .. } => "DV0802",
            Self::Missing { .. } => "DV0803",
            Self::Unknown { .. } => "DV0804",
            Self::OtherValues { .. } => "DV0805",
            Self::NoScript { .. } => "DV0806",
            Self::NoFile { .. } => "DV0807",
        }
    }

    pub fn severity(&self) -> Severity {
        match self {
            Self::Missing { in_full: false, .. } | Self::Unknown { .. } | Self::NoScript { .. } => {
                Severity::Warning
            }
            Self::Unreadable { .. }
            | Self::Twice { .. }
            | Self::Missing { in_full: true, .. }
            | Self::OtherValues { .. }
            | Self::NoFile { .. } => Severity::Error,
        }
    }
}

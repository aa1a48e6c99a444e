//! What can be wrong with a file of texts in one language, or with its states, as data. `cli::check` finds it.
//!
//! Signs that cannot be seen and letters that are not composed are reported as in any other text (DV06).

use crate::scenario::finding::Severity;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TranslationFault {
    /// The reason is the parser's, in English.
    Unreadable {
        reason: String,
    },
    /// More braces inside each other than the parser can bear.
    TooDeep,
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
    /// The first letter of a text that its language is not written with.
    Letter {
        letter: char,
    },
    /// More columns than a line of the smallest screen, and than twice the Vietnamese.
    TooWide {
        columns: usize,
        most: usize,
    },
    /// A Mông word behind a number that changes its tone, and what it becomes.
    NumberTone {
        found: String,
        becomes: String,
    },
    /// A Thái word whose signs are not in the order in which they are typed, and the word in that order.
    Misordered {
        word: String,
        ordered: String,
    },
    /// The same letters with two tones in one file of Thái: two words, or one of them misspelt.
    TwoSpellings {
        word: String,
        other: String,
    },
    /// A row of the states that cannot be used, so that its line is a draft.
    BadRow(BadRow),
    /// A state for a line that the Vietnamese does not have.
    StateOfNothing {
        key: String,
        nearest: Option<String>,
    },
    /// A state for a line that has no words in this language.
    StateWithoutWords {
        key: String,
    },
    /// Words without a row; they count as drafts.
    NoState {
        ids: Vec<String>,
    },
    /// The Vietnamese has changed since; they count as drafts.
    Stale {
        keys: Vec<String>,
    },
    /// The state was given to other words; they count as drafts.
    OtherWords {
        keys: Vec<String>,
    },
    /// Called reviewed without who did it, where and when.
    ReviewedByNobody {
        key: String,
    },
}

/// Why a row of the states cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadRow {
    /// The number of its columns, where that is not eight.
    Columns(usize),
    /// Not sixteen hexadecimal digits.
    Mark(String),
    State(String),
    Twice(String),
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
            Self::Letter { .. } => "DV0808",
            Self::TooWide { .. } => "DV0809",
            Self::BadRow(_) => "DV0810",
            Self::StateOfNothing { .. } => "DV0811",
            Self::StateWithoutWords { .. } => "DV0812",
            Self::NoState { .. } => "DV0813",
            Self::Stale { .. } => "DV0814",
            Self::OtherWords { .. } => "DV0815",
            Self::ReviewedByNobody { .. } => "DV0816",
            Self::TooDeep => "DV0817",
            Self::NumberTone { .. } => "DV0818",
            Self::Misordered { .. } => "DV0819",
            Self::TwoSpellings { .. } => "DV0820",
        }
    }

    pub fn severity(&self) -> Severity {
        match self {
            Self::Missing { in_full: false, .. }
            | Self::Unknown { .. }
            | Self::NoScript { .. }
            | Self::TooWide { .. }
            | Self::NumberTone { .. }
            | Self::Misordered { .. }
            | Self::TwoSpellings { .. }
            | Self::StateOfNothing { .. }
            | Self::StateWithoutWords { .. }
            | Self::NoState { .. }
            | Self::Stale { .. }
            | Self::OtherWords { .. } => Severity::Warning,
            Self::Unreadable { .. }
            | Self::TooDeep
            | Self::Twice { .. }
            | Self::Missing { in_full: true, .. }
            | Self::OtherValues { .. }
            | Self::NoFile { .. }
            | Self::Letter { .. }
            | Self::BadRow(_)
            | Self::ReviewedByNobody { .. } => Severity::Error,
        }
    }
}

//! Sessions as lists, screens and papers show them: pages of rows, one session with its times, the tries at one step.
//!
//! Plain values: the record fills them, screens draw them and exports write them. Times are milliseconds since 1970.

use std::fmt;
use std::str::FromStr;

use strum::{IntoStaticStr, VariantArray};

use crate::id::{SessionId, StepId};
use crate::meeting::event::Verdict;
use crate::meeting::kinds::Answer;
use crate::scenario::terms::Role;

/// In which order sessions are listed. Equal ones are ordered by id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum SessionOrder {
    #[default]
    Newest,
    Oldest,
    #[strum(serialize = "lowest")]
    LowestScore,
    #[strum(serialize = "highest")]
    HighestScore,
    Club,
}

impl SessionOrder {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    pub fn slug(self) -> &'static str {
        self.into()
    }

    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Newest => Self::Oldest,
            Self::Oldest => Self::LowestScore,
            Self::LowestScore => Self::HighestScore,
            Self::HighestScore => Self::Club,
            Self::Club => Self::Newest,
        }
    }
}

/// Where a page of a list begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SessionPage {
    #[default]
    First,
    Last,
    After(SessionId),
    Before(SessionId),
}

/// A session as a row of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    pub session: SessionId,
    /// The scenario's title, or its id where the words are gone.
    pub title: String,
    /// The village of the club in the story, or the club's id.
    pub village: String,
    /// The trainees' own clubs, each way of writing once.
    pub homes: Vec<String>,
    pub place: Option<String>,
    /// The slug of a `Mode`.
    pub mode: String,
    pub started_at: i64,
    pub is_finished: bool,
    pub answers: u32,
    /// Out of a hundred. None where nothing was judged.
    pub score: Option<u32>,
    /// The codes of those who sat there.
    pub codes: Vec<String>,
    pub is_fork: bool,
    /// A copy from another laptop that went on differently.
    pub is_copy: bool,
    /// Why it cannot be read.
    pub trouble: Option<Trouble>,
}

/// What is known of a session besides its meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionDetail {
    pub session: SessionId,
    pub started_at: i64,
    pub place: Option<String>,
    pub is_finished: bool,
    /// For each event, the milliseconds since the one before. None after a break.
    pub took_ms: Vec<Option<u32>>,
    /// Seats of people with a code or a club.
    pub seats: Vec<SeatRow>,
    pub notes: Vec<Note>,
    /// The steps that were done again, each in a session of its own that is listed here alone.
    pub redone: Vec<StepId>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatRow {
    pub role: Role,
    /// The event from which this person has the seat.
    pub from_seq: u32,
    pub code: Option<String>,
    /// The trainees' own club.
    pub home: Option<String>,
}

/// Something written in a person's own words, at the event it belongs to: minutes, a pledge, what an observer said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub seq: u32,
    pub kind: String,
    pub text: String,
}

/// One try at a step, of this session or of one that shares its beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TryRow {
    pub at: i64,
    pub role: Role,
    pub code: Option<String>,
    pub answer: Answer,
    pub verdict: Verdict,
    pub try_no: u16,
    /// Given in a session that was played again from some step, not in this one.
    pub is_of_fork: bool,
}

/// Why a session cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trouble {
    /// Its own row or a seat of it holds a value that no program of ours writes.
    Row,
    /// This event is missing, cannot be read, or has changed since it was written.
    Event { seq: u32 },
    /// This event is of a kind or version that only a newer program knows. It is kept as it is.
    Newer { seq: u32 },
    /// It was finished, but its end is missing: nothing is left from this event on. What is left can be read.
    Short { seq: u32 },
}

impl Trouble {
    /// Whether the session is left out of every sum and every export.
    pub fn leaves_out(self) -> bool {
        match self {
            Self::Row | Self::Event { .. } | Self::Newer { .. } => true,
            Self::Short { .. } => false,
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Row => out.write_str("row"),
            Self::Event { seq } => write!(out, "event {seq}"),
            Self::Newer { seq } => write!(out, "newer {seq}"),
            Self::Short { seq } => write!(out, "short {seq}"),
        }
    }
}

#[derive(Debug, thiserror::Error)]
#[error("no trouble that is known")]
pub struct UnknownTrouble;

impl FromStr for Trouble {
    type Err = UnknownTrouble;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (word, seq) = text.split_once(' ').unwrap_or((text, ""));
        match (word, seq.parse()) {
            ("row", _) => Ok(Self::Row),
            ("event", Ok(seq)) => Ok(Self::Event { seq }),
            ("newer", Ok(seq)) => Ok(Self::Newer { seq }),
            ("short", Ok(seq)) => Ok(Self::Short { seq }),
            _ => Err(UnknownTrouble),
        }
    }
}

//! Sessions as the screens see them: lists and what is wished of them, one session with its times, the tries at one step.

use crate::meeting::answer::Answer;
use crate::meeting::event::Verdict;
use crate::review::rate::By;
use crate::scenario::terms::Role;

/// Which sessions to list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SessionsWish {
    /// As somebody typed them: a club, a place, a code, a seat, a scenario, a date, "<50".
    pub words: String,
    pub order: SessionOrder,
    pub from: ListFrom,
    /// Those of a column of the group's figures alone.
    pub within: Option<Within>,
}

/// One home, club or learner, and one scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Within {
    pub scenario: String,
    pub by: By,
    pub who: String,
    /// As people call it.
    pub name: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SessionOrder {
    #[default]
    Newest,
    Oldest,
    LowestScore,
    HighestScore,
    Club,
}

/// Where a page of the list begins; sessions are named by their id.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum ListFrom {
    #[default]
    First,
    Last,
    After(String),
    Before(String),
}

/// A session in the list, in words that need no record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    pub session: String,
    pub scenario: String,
    pub village: String,
    /// The trainees' own clubs, each way of writing once.
    pub homes: Vec<String>,
    pub place: String,
    pub mode: String,
    pub started: String,
    pub finished: bool,
    pub answers: u32,
    /// Out of a hundred.
    pub score: Option<u32>,
    pub codes: Vec<String>,
    pub forked: bool,
    /// Another laptop's copy that went on differently.
    pub copy: bool,
    /// The ui message that says why it cannot be read.
    pub trouble: Option<&'static str>,
}

/// What is known of a session beside its meeting.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SessionDetail {
    pub session: String,
    pub started: String,
    pub place: String,
    pub finished: bool,
    /// For each event, the seconds since the one before; none after a break.
    pub took_s: Vec<Option<u32>>,
    pub seats: Vec<SeatRow>,
    pub notes: Vec<NoteRow>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatRow {
    pub role: Role,
    /// The event from which somebody sits there.
    pub from_seq: u32,
    /// Empty if no code was given.
    pub code: String,
    /// Empty if no club was given.
    pub home: String,
}

/// Free text, at the event it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteRow {
    pub seq: u32,
    pub kind: String,
    pub text: String,
}

/// One try at a step, of this session or of one that shares its beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TryRow {
    /// When it was given, as people write it.
    pub at: String,
    pub role: Role,
    pub code: Option<String>,
    pub answer: Answer,
    pub verdict: Verdict,
    pub try_no: u16,
    /// Given in a session played again from some step, not in this one.
    pub forked: bool,
}

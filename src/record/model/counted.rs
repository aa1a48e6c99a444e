//! Defines what is counted from the events of a session and kept beside them, so that lists and rates need not read
//! every event. All of it can be deleted and counted again.

use crate::id::{ItemId, LearnerId, SessionId, StepId};

/// The number of the way of counting. A session counted in another way is counted anew.
pub const COUNTED: u32 = 2;

/// One answer that somebody gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    pub seq: u32,
    pub step: StepId,
    pub task: u16,
    /// Empty where the step has one thing to answer.
    pub item: ItemId,
    pub role: String,
    /// Who sat there, if anybody gave a code: the person, whichever id they sat down with.
    pub learner: Option<LearnerId>,
    /// The key of the club of that seat ([`Home::key`]). Empty if no club was given.
    ///
    /// [`Home::key`]: crate::record::model::Home::key
    pub home: String,
    pub try_no: u16,
    pub right: bool,
    /// Hundredths of a point.
    pub earned: u32,
    pub possible: u32,
    pub hinted: bool,
    /// In one word (`review::tries::AnswerSummary`).
    pub answer: String,
    /// Milliseconds since the event before; none where a break lies between, or the clock was set.
    pub took_ms: Option<u32>,
}

/// What a session comes to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Standing {
    /// Own answers, without those inherited by a fork.
    pub answers: u32,
    /// First tries that could earn something.
    pub firsts: u32,
    pub rights: u32,
    /// Out of a hundred; none where nothing was judged.
    pub score: Option<u32>,
    /// Small letters without marks.
    pub search: String,
}

/// All that is counted from one session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    pub session: SessionId,
    pub attempts: Vec<Attempt>,
    /// The key of each club that a person in this session is from, and how it is written. Both are empty if no club was
    /// given.
    pub homes: Vec<(String, String)>,
    pub standing: Standing,
    /// The first event that is missing of a session that was finished.
    pub short: Option<u32>,
}

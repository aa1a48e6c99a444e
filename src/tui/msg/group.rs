//! What the screens of a group wish for, and the figures that come back. Ids and numbers; the screens find the words.

use std::collections::BTreeMap;

use crate::id::StepId;
use crate::review::rate::{By, Sums, mean, percent};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupWish {
    /// What was played.
    List,
    /// All figures of a scenario. Its newest session is opened, for the words.
    Open { scenario: String, by: By },
    /// Further columns of the heat map, after this one.
    Columns { scenario: String, by: By, after: String },
    /// Further rows of before and after.
    Changes { scenario: String, by: By, after: String },
    /// By months: of one, or of everybody.
    Trend { scenario: String, by: By, who: Option<String> },
    /// What was answered wrongly at a step.
    Wrong { scenario: String, step: StepId },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupFigures {
    Played(Vec<PlayedRow>),
    Opened(Box<Group>),
    Columns(Stretch<GroupColumn>),
    Changes(Stretch<ChangeRow>),
    Trend { who: Option<String>, months: Vec<MonthRow> },
    Wrong { step: StepId, answers: Vec<WrongRow> },
}

/// A scenario that was played.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlayedRow {
    pub scenario: String,
    pub title: String,
    pub sessions: u64,
    /// Those that came to their end.
    pub whole: u64,
}

/// Part of a long list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch<T> {
    pub rows: Vec<T>,
    pub has_more: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    pub scenario: String,
    pub title: String,
    pub by: By,
    /// In playing order, with how everybody did.
    pub steps: Vec<(StepId, Sums)>,
    pub columns: Stretch<GroupColumn>,
    pub months: Vec<MonthRow>,
    pub changes: Stretch<ChangeRow>,
    pub weakest: Vec<WeakRow>,
}

/// A home, a club or a learner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupColumn {
    pub who: String,
    /// As people call it; empty where no home was given.
    pub name: String,
    pub total: Sums,
    pub cells: BTreeMap<StepId, Sums>,
}

/// The whole meetings of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthRow {
    pub year: i32,
    pub month: u8,
    pub meetings: u64,
    pub firsts: u64,
    pub rights: u64,
    pub scores: u64,
}

impl MonthRow {
    pub fn rate(&self) -> Option<u32> {
        percent(self.rights, self.firsts)
    }

    pub fn score(&self) -> Option<u32> {
        mean(self.scores, self.meetings)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeRow {
    pub who: String,
    pub name: String,
    pub meetings: u64,
    pub first: MeetingFigures,
    pub last: MeetingFigures,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingFigures {
    pub date: String,
    pub firsts: u64,
    pub rights: u64,
    pub score: u32,
}

impl MeetingFigures {
    pub fn rate(&self) -> Option<u32> {
        percent(self.rights, self.firsts)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeakRow {
    pub step: StepId,
    pub sums: Sums,
    pub commonest: Option<WrongRow>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongRow {
    /// In one word (`review::tries::AnswerSummary`).
    pub answer: String,
    pub n: u64,
}

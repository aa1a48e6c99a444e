//! A group's figures as screens and sheets show them: by step, by the trainees' own club, by the club of the story, by
//! learner, over time.
//!
//! Plain values: the record fills them, screens draw them and exports write them. They are sums in whole numbers;
//! `rate` makes rates of them. People stand under their codes, never under their names.

use std::collections::BTreeMap;

use crate::id::{ClubId, LearnerId, ScenarioId, SessionId, StepId};
use crate::review::rate::{By, Sums, mean, percent};

/// One column of a heat map, or the whole group.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    All,
    /// The trainees' own club, by its key (`record::model::Home::key`). Empty where none was given.
    Home(String),
    /// The club of the story.
    Club(ClubId),
    Learner(LearnerId),
}

/// The sessions of a scenario that make one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Within {
    pub scenario: ScenarioId,
    pub by: By,
    pub whose: Whose,
    /// The name that people use. Empty for those who named no club.
    pub name: String,
}

/// A scenario that the record has sessions of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlayedScenario {
    pub scenario: ScenarioId,
    /// As in its newest session, or its id where the words are gone.
    pub title: String,
    pub sessions: u64,
    /// Those that were finished, without forks and copies: what is compared over time.
    pub whole: u64,
    /// The newest session that can be read; its words are shown.
    pub newest: SessionId,
}

/// A page of a long list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupPage<T> {
    pub rows: Vec<T>,
    pub has_more: bool,
}

/// All figures of a scenario that a screen opens with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupFigures {
    pub scenario: ScenarioId,
    pub title: String,
    pub by: By,
    /// In playing order, with the figures of the whole group.
    pub steps: Vec<(StepId, Sums)>,
    pub columns: GroupPage<GroupColumn>,
    pub months: Vec<GroupMonth>,
    pub changes: GroupPage<GroupChange>,
    pub weakest: Vec<WeakStep>,
}

/// One club, story's club or learner of a heat map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupColumn {
    pub whose: Whose,
    /// A home as it was written last, empty where none was given; a club by its village; a learner by the code.
    pub name: String,
    pub total: Sums,
    pub cells: BTreeMap<StepId, Sums>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongAnswer {
    /// In one word (`tries::AnswerSummary`).
    pub answer: String,
    pub n: u64,
}

/// A step with many wrong answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeakStep {
    pub step: StepId,
    pub sums: Sums,
    /// The commonest wrong answer. None where nothing was wrong.
    pub commonest: Option<WrongAnswer>,
}

/// The whole meetings of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct GroupMonth {
    /// When the first of them began, in milliseconds since 1970.
    pub started_at: i64,
    pub meetings: u64,
    pub firsts: u64,
    pub rights: u64,
    /// The sum of their scores out of a hundred.
    pub scores: u64,
}

/// One whole meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OneMeeting {
    pub started_at: i64,
    pub firsts: u64,
    pub rights: u64,
    /// Out of a hundred.
    pub score: u32,
}

/// What two compared meetings have in common: the same seats, played in the same way, of the same length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    /// The slug of a `Mode`.
    pub mode: String,
    /// Class minutes; none for the whole scenario.
    pub cut: Option<u32>,
    /// Roles of people, in order: of a learner their own, of a home those of its people, of a story's club all.
    pub seats: Vec<String>,
}

/// The first and the last of the meetings that are alike, of a club or person with at least two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupChange {
    pub whose: Whose,
    /// As in [`GroupColumn`].
    pub name: String,
    pub alike: Alike,
    pub meetings: u64,
    pub first: OneMeeting,
    pub last: OneMeeting,
}

impl Whose {
    /// The id as text, as the record and sheets write it.
    pub fn id(&self) -> String {
        match self {
            Self::All => String::new(),
            Self::Home(key) => key.clone(),
            Self::Club(club) => club.to_string(),
            Self::Learner(learner) => learner.to_string(),
        }
    }
}

impl GroupMonth {
    /// Percent of first tries that were right.
    pub fn rate(&self) -> Option<u32> {
        percent(self.rights, self.firsts)
    }

    /// The mean of the scores, out of a hundred.
    pub fn score(&self) -> Option<u32> {
        mean(self.scores, self.meetings)
    }
}

impl OneMeeting {
    pub fn rate(&self) -> Option<u32> {
        percent(self.rights, self.firsts)
    }
}

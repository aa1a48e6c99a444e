//! What the screens of a group's figures wish for, and what comes back.

use crate::id::{ScenarioId, StepId};
use crate::review::group::{Change, Column, GroupFigures, Month, Page, PlayedScenario, Whose, WrongAnswer};
use crate::review::rate::By;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupWish {
    /// What was played.
    List,
    /// All figures of a scenario. Its newest session is opened, for the words.
    Open { scenario: ScenarioId, by: By },
    /// Further columns of the heat map, after this one.
    Columns { scenario: ScenarioId, by: By, after: Whose },
    /// Further rows of before and after.
    Changes { scenario: ScenarioId, by: By, after: Whose },
    /// By months: of one, or of everybody.
    Trend { scenario: ScenarioId, whose: Whose },
    /// What was answered wrongly at a step.
    Wrong { scenario: ScenarioId, step: StepId },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupReport {
    Played(Vec<PlayedScenario>),
    Opened(Box<GroupFigures>),
    Columns(Page<Column>),
    Changes(Page<Change>),
    Trend { whose: Whose, months: Vec<Month> },
    Wrong { step: StepId, answers: Vec<WrongAnswer> },
}

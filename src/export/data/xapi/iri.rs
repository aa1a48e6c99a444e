//! Makes every identifier (IRI) that a statement uses, in one place.
//!
//! Our own are below a domain that cannot be registered (RFC 6761): they are names and no links. The others are from
//! ADL's published vocabulary.

use crate::id::{ClubId, ItemId, ScenarioId, StepId};

/// Change nothing here: a store knows by these that two statements are about the same thing.
const HOME: &str = "https://dongvai.invalid";

pub(super) const ANSWERED: &str = "http://adlnet.gov/expapi/verbs/answered";
pub(super) const INITIALIZED: &str = "http://adlnet.gov/expapi/verbs/initialized";
pub(super) const COMPLETED: &str = "http://adlnet.gov/expapi/verbs/completed";
pub(super) const INTERACTION: &str = "http://adlnet.gov/expapi/activities/cmi.interaction";
pub(super) const SIMULATION: &str = "http://adlnet.gov/expapi/activities/simulation";
pub(super) const PROFILE: &str = "http://adlnet.gov/expapi/activities/profile";

/// Where accounts are: learners by their id, seats without one by `role@laptop`, whole boards by session.
pub(super) fn learners() -> String {
    format!("{HOME}/learners")
}

pub(super) fn laptops() -> String {
    format!("{HOME}/laptops")
}

pub(super) fn boards() -> String {
    format!("{HOME}/boards")
}

pub(super) fn scenario(scenario: &ScenarioId) -> String {
    format!("{HOME}/scenarios/{scenario}")
}

/// What is answered: a step, or one payer or line of it.
pub(super) fn step(scenario: &ScenarioId, step: &StepId, item: &ItemId) -> String {
    let step = format!("{HOME}/scenarios/{scenario}/steps/{step}");
    if item.as_str().is_empty() { step } else { format!("{step}/items/{item}") }
}

pub(super) fn club(club: &ClubId) -> String {
    format!("{HOME}/clubs/{club}")
}

pub(super) fn extension(name: &str) -> String {
    format!("{HOME}/extensions/{name}")
}

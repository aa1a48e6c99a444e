//! One member of a club, and the offices a member can hold.
//!
//! Members are fictional people in a practice scenario. Trainees are never stored here: they are learner codes in
//! the record.

use serde::{Deserialize, Serialize};

use crate::id::MemberId;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    pub id: MemberId,
    /// Full name, family name first: "Lò Thị Ón".
    pub name: String,
    /// How the room addresses this person: cụ, ông, bà, bác, cô, chú, anh, chị.
    pub address: String,
    /// The tổ, counted from 1.
    pub team: u8,
    #[serde(default)]
    pub office: Option<Office>,
    #[serde(default)]
    pub circumstance: Circumstance,
}

impl Member {
    /// "bà Ón": the address and the given name, which is the last word.
    pub fn called(&self) -> String {
        let given = self.name.split_whitespace().next_back().unwrap_or(&self.name);
        format!("{} {given}", self.address)
    }

    /// "bà Lò Thị Ón".
    pub fn full(&self) -> String {
        format!("{} {}", self.address, self.name)
    }
}

/// How a household stands; decides who may borrow first (`scenarios/RULES.md`, brief 4.4, *giả định*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Circumstance {
    Poor,
    NearPoor,
    Difficult,
    #[default]
    Other,
}

/// A seat in the meeting. `TeamLeader` is held by members only and never by a trainee.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Office {
    Chair,
    IncomeDeputy,
    HealthDeputy,
    Secretary,
    Treasurer,
    TeamLeader,
}

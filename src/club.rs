//! What a club is: its members, its offices and its charter (quy chế). All of it is data from
//! `scenarios/clubs/*.ron`.
//!
//! No rule here is a law. The defaults that `scenarios/RULES.md` marks *giả định* are *tạm quy ước* and named in
//! [`Charter::assumed`]. No number of members, seats or percent is written in code.
//!
//! Members are fictional people in a practice scenario. Trainees are never stored here: they are learner codes in the
//! record. The words are those of the glossary in `lib.rs`.

pub mod ledger;
pub mod loan;

use serde::{Deserialize, Serialize};

use crate::id::{ClubId, MemberId};
use crate::money::Dong;

/// One club, as read from `scenarios/clubs/<id>.ron`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Club {
    pub format: u32,
    pub id: ClubId,
    /// The club's own name, such as "Câu lạc bộ bản Nà Coóc".
    pub name: String,
    /// The bản, as the header of the screen shows it.
    pub village: String,
    pub charter: Charter,
    pub members: Vec<Member>,
}

impl Club {
    pub fn member(&self, id: &MemberId) -> Option<&Member> {
        self.members.iter().find(|member| member.id == *id)
    }

    /// How many must be present before money is voted on: the charter's share of the members, rounded up.
    pub fn quorum(&self) -> usize {
        let (part, whole) = self.charter.quorum;
        self.members.len().saturating_mul(usize::from(part)).div_ceil(usize::from(whole).max(1))
    }

    /// The numbers of the teams that have a member, in order.
    pub fn teams(&self) -> Vec<u8> {
        let mut teams: Vec<u8> = self.members.iter().map(|member| member.team).collect();
        teams.sort_unstable();
        teams.dedup();
        teams
    }
}

/// The club's own rules (quy chế). Defaults and their evidence: `scenarios/RULES.md`, brief 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Charter {
    pub board_size: u8,
    /// Share of the members who must be present to vote on money: `(2, 3)`.
    pub quorum: (u8, u8),
    /// Minutes of the communication part, least and most.
    pub talk_minutes: (u16, u16),
    /// Interest a month in hundredths of a percent: 80 is 0,8 %.
    pub rate_bp_month: u32,
    /// Interest is rounded half up to a multiple of this.
    pub interest_unit: Dong,
    pub first_loan_max: Dong,
    pub loan_max: Dong,
    pub term_months: u16,
    /// Months in which only interest is due.
    pub grace_months: u16,
    pub fee_month: Dong,
    /// Share of the capital that is never lent.
    pub reserve_percent: u32,
    /// Most that may stay in the cash boxes after a meeting day.
    pub cash_hold_max: Dong,
    /// What is given when a member is ill or has died; none where the charter does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit_sick: Option<Dong>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit_death: Option<Dong>,
    /// The fields above that are *tạm quy ước* and not documented for these clubs.
    #[serde(default)]
    pub assumed: Vec<String>,
}

/// Why the club goes to see a family (`scenarios/RULES.md`, brief 4.11, *giả định*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum VisitOccasion {
    /// Someone is ill.
    Sick,
    /// Someone has died.
    Death,
}

impl VisitOccasion {
    /// The field of the charter that says how much is given.
    pub fn field(self) -> &'static str {
        match self {
            Self::Sick => "visit_sick",
            Self::Death => "visit_death",
        }
    }
}

impl Charter {
    /// What is given on this occasion.
    pub fn visit(&self, occasion: VisitOccasion) -> Option<Dong> {
        match occasion {
            VisitOccasion::Sick => self.visit_sick,
            VisitOccasion::Death => self.visit_death,
        }
    }
}

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
        called(&self.address, &self.name)
    }

    /// "bà Lò Thị Ón".
    pub fn full(&self) -> String {
        format!("{} {}", self.address, self.name)
    }
}

/// The address and the given name, which is the last word: "bà Ón".
pub fn called(address: &str, name: &str) -> String {
    let given = name.split_whitespace().next_back().unwrap_or(name);
    format!("{address} {given}")
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

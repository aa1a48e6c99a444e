//! What the steps of every kind share: the role, the points, the consequences, and the condition.
//!
//! Data only, named as in the RON file. It stands below [`crate::scenario::kinds`], which builds on it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray, VariantNames};

use crate::club::{Club, Member, Office};
use crate::id::{Flag, ItemId, MemberId, StepId};
use crate::money::Dong;

/// A member who is not there. Everybody else is present.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Absence {
    pub member: MemberId,
    /// Whether the member sent word (có lý do).
    pub excused: bool,
}

/// What follows from an answer or a step.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consequence {
    #[serde(default)]
    pub effects: Vec<MeterEffect>,
    #[serde(default)]
    pub set: Vec<Flag>,
    /// Jump forward to this step instead of the next one.
    #[serde(default)]
    pub go: Option<StepId>,
    #[serde(default)]
    pub fatal: Option<Fatal>,
}

/// Points per block of the rubric.
pub type Points = BTreeMap<Block, u8>;

/// The points of all blocks together.
pub fn total(points: &Points) -> u32 {
    points.values().map(|points| u32::from(*points)).sum()
}

/// Who acts. `Room` is all people in the hall; the computer plays the deputies unless a person sits there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Role {
    Chair,
    Treasurer,
    Secretary,
    IncomeDeputy,
    HealthDeputy,
    Room,
}

impl Role {
    /// The seats that a trainee can take. A deputy's only where a script has something judged for it
    /// ([`Scenario::seats`](crate::scenario::model::Scenario::seats)).
    pub const SEATS: [Self; 5] =
        [Self::Chair, Self::Treasurer, Self::Secretary, Self::IncomeDeputy, Self::HealthDeputy];

    /// The seats for which every script has work.
    pub const TRAINED: [Self; 3] = [Self::Chair, Self::Treasurer, Self::Secretary];

    /// Returns a word for ids, files and the command line; screens use the locale.
    pub fn slug(self) -> &'static str {
        self.into()
    }

    /// Returns the seat of an office; none for a leader of a team, whom no trainee plays.
    pub fn of_office(office: Office) -> Option<Self> {
        match office {
            Office::Chair => Some(Self::Chair),
            Office::IncomeDeputy => Some(Self::IncomeDeputy),
            Office::HealthDeputy => Some(Self::HealthDeputy),
            Office::Secretary => Some(Self::Secretary),
            Office::Treasurer => Some(Self::Treasurer),
            Office::TeamLeader => None,
        }
    }

    /// Returns the member whose office this seat is.
    pub fn holder(self, club: &Club) -> Option<&Member> {
        club.members.iter().find(|member| member.office.and_then(Self::of_office) == Some(self))
    }

    /// Returns the seat with this slug.
    pub fn seat(slug: &str) -> Option<Self> {
        Self::SEATS.into_iter().find(|role| role.slug() == slug)
    }
}

/// A block of the rubric (`scenarios/RULES.md`, brief 7, *giả định*).
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    IntoStaticStr,
    VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Block {
    Procedure,
    Finance,
    Lending,
    Communication,
    MutualHelp,
    Participation,
    Records,
}

impl Block {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The weight of this block in the total, of a hundred.
    pub fn weight(self) -> u32 {
        match self {
            Self::Procedure | Self::Lending | Self::MutualHelp | Self::Participation => 15,
            Self::Finance => 25,
            Self::Communication => 10,
            Self::Records => 5,
        }
    }

    pub fn slug(self) -> &'static str {
        self.into()
    }
}

/// A meter of the meeting. `Clock` is minutes behind plan, `Attendance` percent of the members, the others points of a
/// hundred. Screens show it as a word and a bar.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    IntoStaticStr,
    VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Meter {
    Clock,
    Attendance,
    Understanding,
    Voices,
    Trust,
}

impl Meter {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    pub fn slug(self) -> &'static str {
        self.into()
    }
}

/// A change of a meter, or of the notes. The clock is in minutes lost (positive) or saved, the other meters in points of a
/// hundred.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum MeterEffect {
    Clock(i16),
    Understanding(i16),
    Voices(i16),
    Trust(i16),
    /// Notes that come into the boxes, or below zero leave them, and stand in no book: as wrong change does.
    Cash(Dong),
}

/// The notes that these effects bring into the boxes, or take out of them.
pub fn notes_moved(effects: &[MeterEffect]) -> Dong {
    let notes = effects.iter().map(|effect| match effect {
        MeterEffect::Cash(notes) => notes.0,
        MeterEffect::Clock(_)
        | MeterEffect::Understanding(_)
        | MeterEffect::Voices(_)
        | MeterEffect::Trust(_) => 0,
    });
    Dong(notes.fold(0, i64::saturating_add))
}

/// Errors that cap the total at 50 (`scenarios/RULES.md`, brief 7).
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    IntoStaticStr,
    VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Fatal {
    VotesWithoutQuorum,
    LendsAlone,
    ShamesDebtor,
    FalsifiesBook,
}

impl Fatal {
    pub fn slug(self) -> &'static str {
        self.into()
    }
}

/// What must hold so that a step is played.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Condition {
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
    Flag(Flag),
    Meter(Meter, Bound),
    /// The treasurer's book and the second one differ on some line.
    BooksDiffer,
}

impl Condition {
    /// Every flag that it asks about.
    pub fn flags(&self) -> Vec<&Flag> {
        match self {
            Self::All(all) | Self::Any(all) => all.iter().flat_map(Self::flags).collect(),
            Self::Not(one) => one.flags(),
            Self::Flag(flag) => vec![flag],
            Self::Meter(..) | Self::BooksDiffer => Vec::new(),
        }
    }
}

/// The bound of a meter: minutes for the clock, points of a hundred for the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bound {
    AtLeast(i16),
    Below(i16),
}

/// A thing with a text that can be chosen, ordered or ticked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub id: ItemId,
    pub text: String,
}

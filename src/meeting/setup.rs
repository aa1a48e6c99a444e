//! How a session is played: which seats are human, how many minutes of class there are, and the seed.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

use crate::scenario::terms::Role;

/// How a session is played. The mode decides only which seats are human.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setup {
    pub mode: Mode,
    /// The human seat in `Solo`; ignored otherwise.
    pub solo: Option<Role>,
    /// Class minutes: one of the scenario's cuts.
    pub cut: u16,
    pub seed: u64,
    /// Whether people sit in the deputies' seats in `Board`; ignored otherwise.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub deputies: bool,
}

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
pub enum Mode {
    /// One trainee; the computer plays the other seats, sometimes wrongly.
    Solo,
    /// Three trainees pass the keyboard, or five where the deputies are people too.
    Board,
    /// The trainer drives, the hall answers.
    Room,
}

impl Mode {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    pub fn slug(self) -> &'static str {
        self.into()
    }
}

impl Setup {
    /// The seats that people sit in.
    pub fn humans(&self) -> Vec<Role> {
        match self.mode {
            Mode::Solo => self.solo.into_iter().collect(),
            Mode::Board if !self.deputies => Role::TRAINED.to_vec(),
            Mode::Board | Mode::Room => Role::SEATS.to_vec(),
        }
    }
}

//! Details that a finding tells: what was expected, and by what a planted mistake can be told. Each has its own words in
//! `locales/*/check.ftl`.

use strum::{IntoStaticStr, VariantArray};

/// What was expected in place of something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WantedValue {
    Number,
    Text,
    List,
    Group,
    Map,
    YesOrNo,
    /// A bare word without quotes, such as `Chair`, or `field: value`.
    Name,
    Other,
}

/// A way to tell a planted mistake without knowing the subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Habit {
    Shorter,
    Longer,
    WithReason,
    WithoutReason,
}

impl Habit {
    pub const ALL: &'static [Self] = Self::VARIANTS;
}

//! Whole đồng and the only arithmetic allowed on them.
//!
//! There is no float, no cent and no silent overflow: every operation that can leave the range of `i64` returns an
//! `Option`. It knows nothing of funds or loans, and it does not print (`locale::number` does).

#![deny(clippy::arithmetic_side_effects)]

use serde::{Deserialize, Serialize};

/// An amount in đồng; negative where something is owed or taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Dong(pub i64);

impl Dong {
    pub const ZERO: Self = Self(0);

    /// The largest amount that may be written or entered. All clubs of the country together hold less, and sums of
    /// many such amounts stay far inside the range of `i64`.
    pub const MOST: Self = Self(1_000_000_000_000);

    /// Whether notes can come to this amount: the smallest are of 200 and 500 đồng.
    pub fn is_in_notes(self) -> bool {
        self.0.rem_euclid(100) == 0
    }

    pub fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    pub fn minus(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    pub fn times(self, n: i64) -> Option<Self> {
        self.0.checked_mul(n).map(Self)
    }

    /// The same amount with the other sign. `i64::MIN` has no opposite and stays.
    #[must_use]
    pub fn negated(self) -> Self {
        Self(self.0.saturating_neg())
    }

    /// Adds up; None as soon as the range is left.
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Option<Self> {
        amounts.into_iter().try_fold(Self::ZERO, Self::plus)
    }

    /// Divides into `n` equal parts and drops the fraction of a đồng. `None` for no parts.
    pub fn split(self, n: i64) -> Option<Self> {
        self.0.checked_div(n).map(Self)
    }

    /// Works out one month's interest on this balance: `rate_bp` hundredths of a percent, rounded half up to a
    /// multiple of `unit` đồng (`scenarios/RULES.md`, brief 1; rounding to 1.000 đ is *giả định*).
    pub fn interest(self, rate_bp: u32, unit: Self) -> Option<Self> {
        let ten_thousandths = self.0.checked_mul(i64::from(rate_bp))?;
        let step = unit.0.max(1).checked_mul(10_000)?;
        let units = ten_thousandths.checked_add(step.checked_div(2)?)?.checked_div_euclid(step)?;
        units.checked_mul(unit.0.max(1)).map(Self)
    }

    /// Takes `percent` hundredths of this amount and drops the fraction of a đồng.
    pub fn percent(self, percent: u32) -> Option<Self> {
        self.0.checked_mul(i64::from(percent))?.checked_div(100).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::Dong;

    #[test]
    fn interest_rounds_half_up_to_a_thousand() {
        let cases = [
            (4_000_000, 32_000),
            (4_500_000, 36_000),
            (2_700_000, 22_000), // 21.600
            (5_000_000, 40_000),
            (3_000_000, 24_000),
            (2_562_500, 21_000), // 20.500, exactly half
            (0, 0),
        ];
        for (balance, interest) in cases {
            assert_eq!(Dong(balance).interest(80, Dong(1_000)), Some(Dong(interest)), "on {balance}");
        }
    }

    #[test]
    fn leaving_the_range_is_noticed() {
        assert_eq!(Dong(i64::MAX).plus(Dong(1)), None);
        assert_eq!(Dong(i64::MAX).interest(80, Dong(1_000)), None);
        assert_eq!(Dong(5).split(0), None);
        assert_eq!(Dong::sum([Dong(1), Dong(2), Dong(-5)]), Some(Dong(-2)));
    }
}

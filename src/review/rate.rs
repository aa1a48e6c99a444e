//! Rates as whole numbers: percents, means, and how good a rate is. All are rounded half up; nothing is stored.

use strum::VariantArray;

/// The fewest first tries from which a rate of a step is shown; fewer say too little.
pub const LEAST_FIRSTS: u64 = 3;
/// From so many tries on a rate says something about a group. Fewer are shown as few, on screens and in sheets.
pub const ENOUGH: u64 = 5;
/// How many weak steps are shown, on screens and in sheets.
pub const WEAKEST: usize = 10;

/// First tries that could earn something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sums {
    pub firsts: u64,
    pub rights: u64,
    /// Hundredths of a point.
    pub earned: u64,
    pub possible: u64,
}

/// By what a group is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, VariantArray)]
pub enum By {
    /// The trainees' own club.
    #[default]
    Home,
    /// The club of the story.
    Club,
    Learner,
}

impl Sums {
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            firsts: self.firsts.saturating_add(other.firsts),
            rights: self.rights.saturating_add(other.rights),
            earned: self.earned.saturating_add(other.earned),
            possible: self.possible.saturating_add(other.possible),
        }
    }

    /// Percent of first tries that were right; none without a try.
    pub fn rate(self) -> Option<u32> {
        percent(self.rights, self.firsts)
    }
}

impl By {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Home => Self::Club,
            Self::Club => Self::Learner,
            Self::Learner => Self::Home,
        }
    }

    #[must_use]
    pub fn before(self) -> Self {
        self.next().next()
    }
}

/// Whether a rate is of too few tries to say much.
pub fn is_few(n: u64) -> bool {
    n < ENOUGH
}

/// How good a rate is. Screens show it with a sign and a color.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RateLevel {
    /// Less than 50 percent.
    Low,
    Middle,
    /// 80 percent and more.
    High,
}

impl RateLevel {
    pub fn of(percent: u32) -> Self {
        match percent {
            0..50 => Self::Low,
            50..80 => Self::Middle,
            80.. => Self::High,
        }
    }
}

/// `part` as percent of `whole`; none where `whole` is zero.
pub fn percent(part: u64, whole: u64) -> Option<u32> {
    divide(u128::from(part) * 100, whole)
}

/// The mean of `n` numbers with this sum; none where `n` is zero.
pub fn mean(sum: u64, n: u64) -> Option<u32> {
    divide(u128::from(sum), n)
}

fn divide(dividend: u128, divisor: u64) -> Option<u32> {
    let divisor = u128::from(divisor);
    u32::try_from((2 * dividend + divisor).checked_div(2 * divisor)?).ok()
}

#[cfg(test)]
mod tests {
    use super::{RateLevel, mean, percent};

    #[test]
    fn halves_are_rounded_up_and_nothing_has_no_rate() {
        assert_eq!([percent(1, 3), percent(2, 3), percent(1, 8), percent(0, 5)], [33, 67, 13, 0].map(Some));
        assert_eq!([percent(7, 7), mean(5, 2), mean(4, 3)], [100, 3, 1].map(Some));
        assert_eq!((percent(u64::MAX, u64::MAX), percent(u64::MAX, 1)), (Some(100), None));
        assert_eq!((percent(0, 0), mean(9, 0)), (None, None));
    }

    #[test]
    fn levels_meet_without_a_gap() {
        assert_eq!(
            [0, 49, 50, 79, 80, 100].map(RateLevel::of),
            [
                RateLevel::Low,
                RateLevel::Low,
                RateLevel::Middle,
                RateLevel::Middle,
                RateLevel::High,
                RateLevel::High
            ]
        );
    }
}

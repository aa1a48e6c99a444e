//! The only call to `now()`. Everything else is handed the time, so that it can be replayed.
//!
//! Time in records is milliseconds since 1970 in UTC; a `Moment` is the same on the wall of the room, for people.
//! Tests hand in a fixed clock and tick it by hand.

use std::time::Instant;

use chrono::{DateTime, Datelike, FixedOffset, Local, Months, Offset, Timelike, Utc};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    System,
    /// Stands at these milliseconds since 1970 until it is ticked.
    Fixed(i64),
}

impl Clock {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that asks the time")]
    pub fn now_ms(&self) -> i64 {
        match self {
            Self::System => Utc::now().timestamp_millis(),
            Self::Fixed(ms) => *ms,
        }
    }

    pub fn now_s(&self) -> i64 {
        self.now_ms().div_euclid(1_000)
    }

    /// Moves a fixed clock on. The system's clock moves by itself.
    pub fn tick(&mut self, ms: i64) {
        match self {
            Self::System => {}
            Self::Fixed(now) => *now = now.saturating_add(ms),
        }
    }

    /// So many months before now, at the same time of a day that the month has.
    pub fn months_ago(&self, months: u16) -> Option<i64> {
        let now = DateTime::<Utc>::from_timestamp_millis(self.now_ms())?;
        now.checked_sub_months(Months::new(u32::from(months))).map(|then| then.timestamp_millis())
    }

    pub fn stopwatch(&self) -> Stopwatch {
        match self {
            Self::System => Stopwatch(Start::Running(Instant::now())),
            Self::Fixed(ms) => Stopwatch(Start::Fixed(*ms)),
        }
    }

    /// The date and time of day where this laptop stands; a fixed clock stands in Vietnam.
    pub fn moment(&self, at_ms: i64) -> Option<Moment> {
        let at = DateTime::<Utc>::from_timestamp_millis(at_ms)?;
        let offset = match self {
            Self::System => at.with_timezone(&Local).offset().fix(),
            Self::Fixed(_) => FixedOffset::east_opt(7 * 3_600)?,
        };
        let local = at.with_timezone(&offset);
        Some(Moment {
            year: local.year(),
            month: u8::try_from(local.month()).ok()?,
            day: u8::try_from(local.day()).ok()?,
            hour: u8::try_from(local.hour()).ok()?,
            minute: u8::try_from(local.minute()).ok()?,
        })
    }
}

/// A date and time of day as people read them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    pub year: i32,
    pub month: u8,
    pub day: u8,
    pub hour: u8,
    pub minute: u8,
}

/// How long something has taken, whatever happens to the wall clock meanwhile.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch(Start);

#[derive(Debug, Clone, Copy)]
enum Start {
    Running(Instant),
    Fixed(i64),
}

impl Stopwatch {
    /// `clock` is the one that started it.
    pub fn elapsed_ms(&self, clock: &Clock) -> u64 {
        match self.0 {
            Start::Running(start) => u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX),
            Start::Fixed(start) => u64::try_from(clock.now_ms().saturating_sub(start)).unwrap_or(0),
        }
    }

    pub fn elapsed_s(&self, clock: &Clock) -> u64 {
        self.elapsed_ms(clock) / 1_000
    }
}

#[cfg(test)]
mod tests {
    use super::{Clock, Moment};

    #[test]
    fn a_fixed_clock_moves_only_when_ticked() {
        let mut clock = Clock::Fixed(1_782_000_000_000);
        let stopwatch = clock.stopwatch();
        assert_eq!((clock.now_s(), stopwatch.elapsed_ms(&clock)), (1_782_000_000, 0));
        clock.tick(61_500);
        assert_eq!((clock.now_ms(), stopwatch.elapsed_s(&clock)), (1_782_000_061_500, 61));
    }

    #[test]
    fn a_fixed_clock_stands_in_vietnam() {
        let clock = Clock::Fixed(0);
        assert_eq!(clock.moment(0), Some(Moment { year: 1970, month: 1, day: 1, hour: 7, minute: 0 }));
        assert_eq!(clock.moment(i64::MAX), None);
    }

    #[test]
    fn a_month_ago_is_a_day_that_there_was() {
        // 31/03/2026, 00:00 UTC, and the last of February before it.
        let clock = Clock::Fixed(1_774_915_200_000);
        assert_eq!(clock.months_ago(1), Some(1_772_236_800_000));
        assert_eq!(clock.months_ago(0), Some(1_774_915_200_000));
    }

    #[test]
    fn the_system_clock_is_past_the_day_this_was_written() {
        assert!(Clock::System.now_ms() > 1_750_000_000_000);
        assert!(Clock::System.stopwatch().elapsed_s(&Clock::System) < 60);
    }
}

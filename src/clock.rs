//! The only call to `now()`. All other code is passed the time, so that it can be replayed.
//!
//! Time in records is milliseconds since 1970 in UTC; `calendar` turns it into dates. Tests pass a fixed clock and
//! move it by hand. A clock before 1970 or after 9999 stops nothing.

use std::time::{Instant, SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Months, Utc};

use crate::calendar::Zone;

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
            Self::System => ms_since_1970(SystemTime::now()),
            Self::Fixed(ms) => *ms,
        }
    }

    /// Moves a fixed clock forward. The system's clock moves by itself.
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

    /// Returns the time zone of this laptop. A fixed clock is in Vietnam.
    pub fn zone(&self) -> Zone {
        match self {
            Self::System => Zone::System,
            Self::Fixed(_) => Zone::Vietnam,
        }
    }

    pub fn stopwatch(&self) -> Stopwatch {
        match self {
            Self::System => Stopwatch(Start::Running(Instant::now())),
            Self::Fixed(ms) => Stopwatch(Start::Fixed(*ms)),
        }
    }

    /// Says how many milliseconds have gone by since now.
    pub fn counting_ms(self) -> impl Fn() -> u64 + Send + Sync + 'static {
        let watch = self.stopwatch();
        move || watch.elapsed_ms(&self)
    }
}

/// Negative before 1970. `Utc::now` would end the program there.
fn ms_since_1970(now: SystemTime) -> i64 {
    match now.duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_millis()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_millis()).map_or(i64::MIN, i64::wrapping_neg),
    }
}

/// Measures how long something takes, independent of the wall clock.
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
    use std::time::UNIX_EPOCH;

    use super::{Clock, ms_since_1970};

    #[test]
    fn a_fixed_clock_moves_only_when_ticked() {
        let mut clock = Clock::Fixed(1_782_000_000_000);
        let stopwatch = clock.stopwatch();
        assert_eq!((clock.now_ms(), stopwatch.elapsed_ms(&clock)), (1_782_000_000_000, 0));
        clock.tick(61_500);
        assert_eq!((clock.now_ms(), stopwatch.elapsed_s(&clock)), (1_782_000_061_500, 61));
    }

    #[test]
    fn a_month_ago_is_a_day_that_there_was() {
        // 31/03/2026, 00:00 UTC, and the last of February before it.
        let clock = Clock::Fixed(1_774_915_200_000);
        assert_eq!(clock.months_ago(1), Some(1_772_236_800_000));
        assert_eq!(clock.months_ago(0), Some(1_774_915_200_000));
    }

    #[test]
    fn a_clock_that_stands_before_1970_gives_a_time() {
        let second = std::time::Duration::from_secs(1);
        assert_eq!(ms_since_1970(UNIX_EPOCH - second), -1_000);
        assert_eq!(ms_since_1970(UNIX_EPOCH + second), 1_000);
    }

    #[test]
    fn the_system_clock_is_past_the_day_this_was_written() {
        assert!(Clock::System.now_ms() > 1_750_000_000_000);
        assert!(Clock::System.stopwatch().elapsed_s(&Clock::System) < 60);
    }
}

//! The only call to `now()`. Everything else is handed the time, so that it can be replayed.
//!
//! Time in records is milliseconds since 1970 in UTC; a `Moment` is the same on the wall of the room, for people.
//! Tests hand in a fixed clock and tick it by hand. A clock that stands before 1970 or after 9999 stops nothing: then there
//! is no moment to show, and its place stays blank.

use std::time::{Instant, SystemTime, UNIX_EPOCH};

use chrono::{
    DateTime, Datelike, FixedOffset, Local, Months, NaiveTime, Offset, SecondsFormat, TimeZone, Timelike, Utc,
};

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

    /// Says how many milliseconds have gone by since now.
    pub fn counting_ms(self) -> impl Fn() -> u64 + Send + Sync + 'static {
        let watch = self.stopwatch();
        move || watch.elapsed_ms(&self)
    }

    /// Returns the date and time of day in the time zone of this laptop. A fixed clock uses the time zone of Vietnam.
    /// Returns `None` before 1970 and after 9999: such a clock is wrong, and no paper has room for the year.
    pub fn moment(&self, at_ms: i64) -> Option<Moment> {
        let local = self.local(at_ms).filter(|local| is_shown(at_ms, local.year()))?;
        Some(Moment {
            year: local.year(),
            month: u8::try_from(local.month()).ok()?,
            day: u8::try_from(local.day()).ok()?,
            hour: u8::try_from(local.hour()).ok()?,
            minute: u8::try_from(local.minute()).ok()?,
        })
    }

    /// When the month ends that holds this moment, where this laptop stands: the first moment of the next one.
    pub fn month_end(&self, at_ms: i64) -> Option<i64> {
        let first = self.local(at_ms)?.date_naive().with_day(1)?;
        let next = first.checked_add_months(Months::new(1))?.and_time(NaiveTime::MIN);
        let at = |offset: FixedOffset| offset.from_local_datetime(&next).earliest();
        let end = match self {
            // Where the clocks are put forward at midnight, the month begins a little later.
            Self::System => Local.from_local_datetime(&next).earliest().map_or_else(
                || at(Local.offset_from_utc_datetime(&next).fix()),
                |end| Some(end.fixed_offset()),
            ),
            Self::Fixed(_) => at(vietnam()?),
        };
        end.map(|end| end.timestamp_millis())
    }

    fn local(&self, at_ms: i64) -> Option<DateTime<FixedOffset>> {
        let at = DateTime::<Utc>::from_timestamp_millis(at_ms)?;
        let offset = match self {
            Self::System => at.with_timezone(&Local).offset().fix(),
            Self::Fixed(_) => vietnam()?,
        };
        Some(at.with_timezone(&offset))
    }
}

/// Negative before 1970. `Utc::now` would end the program there.
fn ms_since_1970(now: SystemTime) -> i64 {
    match now.duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_millis()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_millis()).map_or(i64::MIN, i64::wrapping_neg),
    }
}

/// Whether a time is one that people and programs can read.
fn is_shown(at_ms: i64, year: i32) -> bool {
    at_ms >= 0 && year <= 9_999
}

fn vietnam() -> Option<FixedOffset> {
    FixedOffset::east_opt(7 * 3_600)
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

/// `2026-11-23T07:05:00.250Z`, as programs write times; none before 1970 and after 9999.
pub fn iso_utc(at_ms: i64) -> Option<String> {
    let at = DateTime::<Utc>::from_timestamp_millis(at_ms)?;
    is_shown(at_ms, at.year()).then(|| at.to_rfc3339_opts(SecondsFormat::Millis, true))
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
    use std::time::UNIX_EPOCH;

    use super::{Clock, Moment, iso_utc, ms_since_1970};

    #[test]
    fn a_fixed_clock_moves_only_when_ticked() {
        let mut clock = Clock::Fixed(1_782_000_000_000);
        let stopwatch = clock.stopwatch();
        assert_eq!((clock.now_ms(), stopwatch.elapsed_ms(&clock)), (1_782_000_000_000, 0));
        clock.tick(61_500);
        assert_eq!((clock.now_ms(), stopwatch.elapsed_s(&clock)), (1_782_000_061_500, 61));
    }

    #[test]
    fn a_fixed_clock_stands_in_vietnam() {
        let clock = Clock::Fixed(0);
        assert_eq!(clock.moment(0), Some(Moment { year: 1970, month: 1, day: 1, hour: 7, minute: 0 }));
        assert_eq!([-1, i64::MIN, i64::MAX, 253_402_300_800_000].map(|at| clock.moment(at)), [None; 4]);
        assert_eq!(Clock::System.moment(i64::MIN), None);
    }

    #[test]
    fn times_for_programs_are_in_utc() {
        assert_eq!(iso_utc(1_795_417_200_250).as_deref(), Some("2026-11-23T07:00:00.250Z"));
        assert_eq!(iso_utc(0).as_deref(), Some("1970-01-01T00:00:00.000Z"));
        assert_eq!([-1, i64::MIN, i64::MAX, 253_402_300_800_000].map(iso_utc), [const { None }; 4]);
    }

    #[test]
    fn a_month_ends_where_the_next_begins() {
        let clock = Clock::Fixed(0);
        let new_year = 1_798_736_400_000;
        let last = clock.moment(new_year - 1);
        assert_eq!(last, Some(Moment { year: 2026, month: 12, day: 31, hour: 23, minute: 59 }));
        assert_eq!(clock.month_end(new_year - 1), Some(new_year));
        assert_eq!(clock.month_end(new_year), Some(new_year + 31 * 86_400_000));
        assert_eq!(clock.month_end(i64::MAX), None);
        assert!(Clock::System.month_end(new_year).is_some_and(|end| end > new_year));
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

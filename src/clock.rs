//! The only call to `now()`. Everything else is handed the time, so that it can be replayed.
//!
//! Time in records is milliseconds since 1970 in UTC; a `Moment` is the same on the wall of the room, for people.
//! Tests hand in a fixed clock and tick it by hand.

use std::time::Instant;

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

    /// Says how many milliseconds have gone by since now.
    pub fn counting_ms(self) -> impl Fn() -> u64 + Send + Sync + 'static {
        let watch = self.stopwatch();
        move || watch.elapsed_ms(&self)
    }

    /// The date and time of day where this laptop stands; a fixed clock stands in Vietnam.
    pub fn moment(&self, at_ms: i64) -> Option<Moment> {
        let local = self.local(at_ms)?;
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

/// `2026-11-23T07:05:00.250Z`, as programs write times; none where the year has not four digits.
pub fn iso_utc(at_ms: i64) -> Option<String> {
    let at = DateTime::<Utc>::from_timestamp_millis(at_ms)?;
    let is_written = (0..=9_999).contains(&at.year());
    is_written.then(|| at.to_rfc3339_opts(SecondsFormat::Millis, true))
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
    use super::{Clock, Moment, iso_utc};

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
    fn times_for_programs_are_in_utc() {
        assert_eq!(iso_utc(1_795_417_200_250).as_deref(), Some("2026-11-23T07:00:00.250Z"));
        assert_eq!(iso_utc(-1).as_deref(), Some("1969-12-31T23:59:59.999Z"));
        assert_eq!((iso_utc(i64::MAX), iso_utc(253_402_300_800_000)), (None, None));
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
    fn the_system_clock_is_past_the_day_this_was_written() {
        assert!(Clock::System.now_ms() > 1_750_000_000_000);
        assert!(Clock::System.stopwatch().elapsed_s(&Clock::System) < 60);
    }
}

//! Turns milliseconds since 1970 into days, months and times of day, in the local time of this laptop.
//!
//! It never asks what time it is. A moment before 1970 or after 9999 has no date: such a clock is wrong, and no paper
//! has room for the year, so its place stays blank.

use chrono::{
    DateTime, Datelike, FixedOffset, Local, Months, NaiveDate, NaiveTime, Offset, SecondsFormat, TimeZone,
    Timelike, Utc,
};

/// Where moments are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// The time zone that this laptop is set to.
    System,
    /// Seven hours ahead of UTC the whole year, for tests.
    Vietnam,
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

impl Zone {
    /// Returns the date and time of day. None before 1970 and after 9999.
    pub fn moment(self, at_ms: i64) -> Option<Moment> {
        let local = self.local(at_ms).filter(|local| is_shown(at_ms, local.year()))?;
        Some(Moment {
            year: local.year(),
            month: u8::try_from(local.month()).ok()?,
            day: u8::try_from(local.day()).ok()?,
            hour: u8::try_from(local.hour()).ok()?,
            minute: u8::try_from(local.minute()).ok()?,
        })
    }

    /// Returns the end of the month that holds this moment: the first moment of the next one.
    pub fn month_end(self, at_ms: i64) -> Option<i64> {
        let first = self.local(at_ms)?.date_naive().with_day(1)?;
        self.start_of(first.checked_add_months(Months::new(1))?)
    }

    /// Returns the first moment of a day and that of the next one. None for a day that does not exist.
    pub fn day(self, year: i32, month: u8, day: u8) -> Option<(i64, i64)> {
        let day = NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day))?;
        Some((self.start_of(day)?, self.start_of(day.succ_opt()?)?))
    }

    fn start_of(self, day: NaiveDate) -> Option<i64> {
        let next = day.and_time(NaiveTime::MIN);
        let at = |offset: FixedOffset| offset.from_local_datetime(&next).earliest();
        let start = match self {
            // Where the clocks are put forward at midnight, the day begins a little later.
            Self::System => Local.from_local_datetime(&next).earliest().map_or_else(
                || at(Local.offset_from_utc_datetime(&next).fix()),
                |start| Some(start.fixed_offset()),
            ),
            Self::Vietnam => at(vietnam()?),
        };
        start.map(|start| start.timestamp_millis())
    }

    fn local(self, at_ms: i64) -> Option<DateTime<FixedOffset>> {
        let at = DateTime::<Utc>::from_timestamp_millis(at_ms)?;
        let offset = match self {
            Self::System => at.with_timezone(&Local).offset().fix(),
            Self::Vietnam => vietnam()?,
        };
        Some(at.with_timezone(&offset))
    }
}

/// Reads a day as programs write it, `2026-11-24`: year, month, day. None for anything else, and for a day that its month
/// has not.
pub(crate) fn read_day(text: &str) -> Option<(i32, u8, u8)> {
    let is_plain = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| is_plain)?;
    Some((day.year(), u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?))
}

/// Whether a time is one that people and programs can read.
fn is_shown(at_ms: i64, year: i32) -> bool {
    at_ms >= 0 && year <= 9_999
}

fn vietnam() -> Option<FixedOffset> {
    FixedOffset::east_opt(7 * 3_600)
}

/// `2026-11-23T07:05:00.250Z`, as programs write times; none before 1970 and after 9999.
pub(crate) fn iso_utc(at_ms: i64) -> Option<String> {
    let at = DateTime::<Utc>::from_timestamp_millis(at_ms)?;
    is_shown(at_ms, at.year()).then(|| at.to_rfc3339_opts(SecondsFormat::Millis, true))
}

#[cfg(test)]
mod tests {
    use super::{Moment, Zone, iso_utc, read_day};

    #[test]
    fn a_day_is_one_that_its_month_has() {
        assert_eq!(read_day("2024-02-29"), Some((2024, 2, 29)));
        let bad = [
            "2026-02-29",
            "2026-13-01",
            "2026-00-01",
            "24/11/2026",
            "2026-11",
            "2026-1-24",
            "2026-11-24x",
            "+026-11-24",
            "",
        ];
        assert_eq!(bad.map(read_day), [None; 9]);
    }

    #[test]
    fn vietnam_is_seven_hours_ahead() {
        assert_eq!(
            Zone::Vietnam.moment(0),
            Some(Moment { year: 1970, month: 1, day: 1, hour: 7, minute: 0 })
        );
        assert_eq!(
            [-1, i64::MIN, i64::MAX, 253_402_300_800_000].map(|at| Zone::Vietnam.moment(at)),
            [None; 4]
        );
        assert_eq!(Zone::System.moment(i64::MIN), None);
    }

    #[test]
    fn times_for_programs_are_in_utc() {
        assert_eq!(iso_utc(1_795_417_200_250).as_deref(), Some("2026-11-23T07:00:00.250Z"));
        assert_eq!(iso_utc(0).as_deref(), Some("1970-01-01T00:00:00.000Z"));
        assert_eq!([-1, i64::MIN, i64::MAX, 253_402_300_800_000].map(iso_utc), [const { None }; 4]);
    }

    #[test]
    fn a_month_ends_where_the_next_begins() {
        let new_year = 1_798_736_400_000;
        let last = Zone::Vietnam.moment(new_year - 1);
        assert_eq!(last, Some(Moment { year: 2026, month: 12, day: 31, hour: 23, minute: 59 }));
        assert_eq!(Zone::Vietnam.month_end(new_year - 1), Some(new_year));
        assert_eq!(Zone::Vietnam.month_end(new_year), Some(new_year + 31 * 86_400_000));
        assert_eq!(Zone::Vietnam.month_end(i64::MAX), None);
        assert!(Zone::System.month_end(new_year).is_some_and(|end| end > new_year));
    }
}

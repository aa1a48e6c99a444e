//! Cells: their content, and what kind of number it is. The look follows from that and from the column.
//!
//! No number becomes a text here, and no text a number.

use std::borrow::Cow;

use crate::calendar::Moment;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BookCell<'a> {
    Blank,
    Text(Cow<'a, str>),
    Number(i64),
    /// Hundredths of a point.
    Points(u32),
    Milliseconds(u32),
    /// Percent.
    Percent(u32),
    /// Like [`BookCell::Percent`], of too few tries to say much: grey, and never shaded.
    FewPercent(u32),
    /// A number of too few tries to say much: grey.
    FewNumber(i64),
    Time(Time),
    /// As a time, of which only the month is shown.
    Month(Time),
}

/// A moment in the local time of this laptop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    pub at: Moment,
    pub second: u8,
}

impl BookCell<'_> {
    /// A text, or nothing where it is empty.
    pub fn text(text: &str) -> BookCell<'_> {
        if text.is_empty() { BookCell::Blank } else { BookCell::Text(Cow::Borrowed(text)) }
    }

    /// As [`BookCell::text`].
    pub fn owned(text: String) -> BookCell<'static> {
        if text.is_empty() { BookCell::Blank } else { BookCell::Text(Cow::Owned(text)) }
    }

    /// A whole number. A number too large for a cell becomes the largest one.
    pub fn count(number: impl TryInto<i64>) -> BookCell<'static> {
        BookCell::Number(number.try_into().unwrap_or(i64::MAX))
    }
}

impl Time {
    /// `2026-11-23 14:05:00`.
    pub fn text(self) -> String {
        let Moment { year, month, day, hour, minute } = self.at;
        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{:02}", self.second)
    }
}

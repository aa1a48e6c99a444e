//! Makes the markup of cells and of the parts around the sheets. Nothing here writes to a file.
//!
//! Decimal numbers are made from whole ones, so that no float is used. Days are counted from 31 December 1899, as
//! spreadsheets do.

use std::fmt::Write;

use chrono::NaiveDate;

use crate::calendar::Moment;
use crate::text::edge::escaped_xml;
use crate::workbook::DoneSheet;
use crate::workbook::cell::{BookCell, Time};
use crate::workbook::plan::{Look, beginning};

pub(super) const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGES: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// Its cell styles stand in the order of [`Style`].
pub(super) const STYLES: &str = include_str!("styles.xml");

/// Colors and fonts that every workbook has to have. No cell of ours uses them.
pub(super) const THEME: &str = include_str!("theme.xml");

/// The styles of `styles.xml`, by their index. The first one is for cells without a style of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Plain = 1,
    Head,
    Time,
    Points,
    Seconds,
    Percent,
    Month,
    Wrapped,
    Open,
    Fixed,
    FewPercent,
    FewNumber,
    Group,
}

impl Style {
    pub(super) fn id(self) -> u8 {
        self as u8
    }

    /// The style of a text in such a column.
    pub(super) fn of_text(look: Look) -> Self {
        match look {
            Look::Plain | Look::Shaded | Look::Barred => Self::Plain,
            Look::Wrapped => Self::Wrapped,
            Look::Open => Self::Open,
            Look::Fixed => Self::Fixed,
        }
    }
}

pub(super) const PACKAGE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
     <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
     <Relationship Id=\"rId1\" \
     Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
     Target=\"xl/workbook.xml\"/></Relationships>";

/// The largest number that a spreadsheet keeps exactly.
const EXACT: u64 = 1 << 53;

/// The longest text of a cell, in UTF-16 units.
const MOST_TEXT: usize = 32_767;

pub(super) fn push_cell(row: &mut String, at: usize, line: u32, look: Look, cell: &BookCell<'_>) {
    let plain = Style::of_text(look);
    let (style, number) = match cell {
        BookCell::Blank => return,
        BookCell::Text(text) => return push_text(row, at, line, plain, text),
        BookCell::Number(number) | BookCell::FewNumber(number) if number.unsigned_abs() > EXACT => {
            return push_text(row, at, line, plain, &number.to_string());
        }
        BookCell::Number(number) => (plain, number.to_string()),
        BookCell::FewNumber(number) => (Style::FewNumber, number.to_string()),
        BookCell::Points(hundredths) => (Style::Points, decimal(*hundredths, 100)),
        BookCell::Milliseconds(ms) => (Style::Seconds, decimal(*ms, 1_000)),
        BookCell::Percent(percent) => (Style::Percent, decimal(*percent, 100)),
        BookCell::FewPercent(percent) => (Style::FewPercent, decimal(*percent, 100)),
        BookCell::Time(time) | BookCell::Month(time) => match serial(*time) {
            Some(serial) if matches!(cell, BookCell::Time(_)) => (Style::Time, serial),
            Some(serial) => (Style::Month, serial),
            // Before the calendar of spreadsheets began.
            None => return push_text(row, at, line, plain, &time.text()),
        },
    };
    let column = column_name(at);
    // Writing into a text cannot fail.
    write!(row, "<c r=\"{column}{line}\" s=\"{}\"><v>{number}</v></c>", style.id()).ok();
}

pub(super) fn push_text(row: &mut String, at: usize, line: u32, style: Style, text: &str) {
    let (column, text, style) = (column_name(at), cell_text(text), style.id());
    write!(
        row,
        "<c r=\"{column}{line}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
    )
    .ok();
}

/// A text between tags, not longer than a cell may be. Programs read `_x000D_` as the sign of that number, so where a
/// text has exactly these letters, the first one is written by its number.
fn cell_text(text: &str) -> String {
    let kept = beginning(text, MOST_TEXT);
    // A tab is a sign like another in a cell.
    let mut text = kept.split('\t').map(escaped_xml).collect::<Vec<_>>().join("\t");
    let is_number = |digits: &str| digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    let starts: Vec<usize> = text
        .match_indices("_x")
        .map(|(at, _)| at)
        .filter(|at| text.get(at + 2..at + 6).is_some_and(is_number) && text.get(at + 6..at + 7) == Some("_"))
        .collect();
    for at in starts.into_iter().rev() {
        text.replace_range(at..=at, "_x005F_");
    }
    text
}

/// `parts` as a decimal number: 250 hundredths are 2.50.
fn decimal(parts: u32, whole: u32) -> String {
    let width = usize::try_from(whole.ilog10()).unwrap_or_default();
    format!("{}.{:0width$}", parts / whole, parts % whole)
}

/// Days since the last day of 1899, with the part of the day that has passed, to the ten-millionth.
fn serial(time: Time) -> Option<String> {
    let Moment { year, month, day, hour, minute } = time.at;
    // Spreadsheets count 1900 as a leap year; from March 1900 on they count right.
    if !(1901..=9_999).contains(&year) {
        return None;
    }
    // So day 0 is 30 December 1899.
    let zero = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    let days = NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day))?.signed_duration_since(zero);
    let days = days.num_days();
    let seconds = (u64::from(hour) * 60 + u64::from(minute)) * 60 + u64::from(time.second);
    let part = (seconds * 10_000_000_000 + 43_200) / 86_400;
    Some(format!("{days}.{part:010}"))
}

/// A, B … Z, AA, AB … for 0, 1 …
pub fn column_name(at: usize) -> String {
    let mut letters = Vec::new();
    let mut left = Some(at);
    while let Some(at) = left {
        letters.push(char::from(b'A' + u8::try_from(at % 26).unwrap_or_default()));
        left = (at / 26).checked_sub(1);
    }
    letters.into_iter().rev().collect()
}

pub(super) fn workbook(done: &[DoneSheet]) -> String {
    let sheets = done.iter().zip(1..).map(|(sheet, n)| {
        format!("<sheet name=\"{}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>", escaped_xml(&sheet.name))
    });
    let sheets = sheets.collect::<Vec<_>>().concat();
    let names = done.iter().enumerate().map(|(at, sheet)| names(at, sheet)).collect::<Vec<_>>().concat();
    let names = if names.is_empty() { names } else { format!("<definedNames>{names}</definedNames>") };
    format!(
        "{XML}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{LINKS}\"><bookViews><workbookView/></bookViews>\
         <sheets>{sheets}</sheets>{names}</workbook>"
    )
}

/// The names of ranges in one sheet: the range of its filter, which is hidden, and the rows that every printed page repeats.
fn names(at: usize, sheet: &DoneSheet) -> String {
    let own = format!("'{}'", escaped_xml(&sheet.name.replace('\'', "''")));
    let name = |name: &str, hidden: &str, range: &str| {
        format!("<definedName name=\"_xlnm.{name}\" localSheetId=\"{at}\"{hidden}>{range}</definedName>")
    };
    let filter = sheet.filter.as_ref().map(|range| {
        let range = range.split(':').map(fixed).collect::<Vec<_>>().join(":");
        name("_FilterDatabase", " hidden=\"1\"", &format!("{own}!{range}"))
    });
    let columns = sheet.fixed.as_ref().map(|last| format!("{own}!$A:${last},"));
    let heads = format!("{}{own}!$1:${}", columns.unwrap_or_default(), sheet.n_heads);
    [filter.unwrap_or_default(), name("Print_Titles", "", &heads)].concat()
}

/// `T9` as `$T$9`.
fn fixed(cell: &str) -> String {
    let letters = cell.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let digits = cell.trim_start_matches(|sign: char| sign.is_ascii_uppercase());
    format!("${letters}${digits}")
}

pub(super) fn relations(n_sheets: usize) -> String {
    let list = (1..=n_sheets).map(|n| {
        format!("<Relationship Id=\"rId{n}\" Type=\"{LINKS}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>")
    });
    let list = list.collect::<Vec<_>>().concat();
    let (styles, theme) = (n_sheets.saturating_add(1), n_sheets.saturating_add(2));
    format!(
        "{XML}<Relationships xmlns=\"{PACKAGES}/relationships\">{list}\
         <Relationship Id=\"rId{styles}\" Type=\"{LINKS}/styles\" Target=\"styles.xml\"/>\
         <Relationship Id=\"rId{theme}\" Type=\"{LINKS}/theme\" Target=\"theme/theme1.xml\"/></Relationships>"
    )
}

pub(super) fn content_types(n_sheets: usize) -> String {
    let list = (1..=n_sheets).map(|n| {
        format!("<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"{TYPES}.worksheet+xml\"/>")
    });
    let list = list.collect::<Vec<_>>().concat();
    format!(
        "{XML}<Types xmlns=\"{PACKAGES}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{TYPES}.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{TYPES}.styles+xml\"/>\
         <Override PartName=\"/xl/theme/theme1.xml\" \
         ContentType=\"application/vnd.openxmlformats-officedocument.theme+xml\"/>{list}</Types>"
    )
}

#[cfg(test)]
mod tests {
    use super::{STYLES, Style, cell_text, column_name, decimal, fixed, serial};
    use crate::calendar::Zone;
    use crate::workbook::cell::Time;

    #[test]
    fn days_are_counted_as_spreadsheets_count_them() {
        // 23/11/2026, 14:00 in Vietnam, is day 46,349 and seven twelfths.
        let serial_at = |ms| serial(Time { at: Zone::Vietnam.moment(ms).unwrap(), second: 0 });
        assert_eq!(serial_at(1_795_417_200_000).as_deref(), Some("46349.5833333333"));
        assert_eq!(serial_at(0).as_deref(), Some("25569.2916666667"));
        assert_eq!(
            serial_at(951_782_400_000 - 25_200_000).as_deref(),
            Some("36585.0000000000"),
            "29/02/2000"
        );
    }

    #[test]
    fn parts_of_a_whole_and_names_of_cells() {
        assert_eq!([decimal(250, 100), decimal(5, 100), decimal(61_005, 1_000)], ["2.50", "0.05", "61.005"]);
        assert_eq!([0, 19, 25, 26, 701, 702].map(column_name), ["A", "T", "Z", "AA", "ZZ", "AAA"]);
        assert_eq!(fixed("AT10"), "$AT$10");
    }

    #[test]
    fn a_text_is_read_back_as_it_is() {
        assert_eq!(cell_text("a_x000D_<b> _x_xyz _xử"), "a_x005F_x000D_&lt;b&gt; _x_xyz _xử");
        assert_eq!(cell_text(&"ệ".repeat(40_000)).chars().count(), 32_767);
    }

    #[test]
    fn every_style_is_in_the_file() {
        let styles = STYLES.split_once("<cellXfs").unwrap().1.split_once("</cellXfs>").unwrap().0;
        assert_eq!(styles.matches("<xf ").count(), usize::from(Style::Group.id()) + 1);
    }
}

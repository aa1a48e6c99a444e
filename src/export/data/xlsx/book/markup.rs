//! Makes the markup of a workbook's parts. Nothing here writes to a file.
//!
//! Decimal numbers are made of whole ones, so that none passes through a float. Days are counted from 31 December 1899,
//! as spreadsheets do.

use std::fmt::Write;

use crate::calendar::Moment;
use crate::export::data::rows::Stamp;
use crate::export::data::table::Cell;
use crate::export::data::xlsx::book::Head;
use crate::export::markup::escaped;

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGES: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// In the order of the styles in it: plain, head, time, points, seconds, percent, month.
pub(super) const STYLES: &str = include_str!("styles.xml");

pub(super) const PACKAGE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
     <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
     <Relationship Id=\"rId1\" \
     Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
     Target=\"xl/workbook.xml\"/></Relationships>";

/// Largest number that a spreadsheet keeps as it is.
const EXACT: u64 = 1 << 53;

pub(super) fn sheet_head(heads: &[Head], n_fixed: usize, is_first: bool) -> String {
    let selected = if is_first { " tabSelected=\"1\"" } else { "" };
    let top = format!("{}2", column_name(n_fixed));
    let (split, pane) = match n_fixed {
        0 => (String::new(), "bottomLeft"),
        n => (format!("xSplit=\"{n}\" "), "bottomRight"),
    };
    let columns = heads.iter().zip(1..).map(|(head, at)| {
        format!("<col min=\"{at}\" max=\"{at}\" width=\"{}\" customWidth=\"1\"/>", head.width)
    });
    let columns = columns.collect::<Vec<_>>().concat();
    format!(
        "{XML}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\"{selected}>\
         <pane {split}ySplit=\"1\" topLeftCell=\"{top}\" activePane=\"{pane}\" state=\"frozen\"/>\
         <selection pane=\"{pane}\"/></sheetView></sheetViews><cols>{columns}</cols><sheetData>"
    )
}

/// What stands under the rows: the filter, and the shades of rates.
pub(super) fn sheet_tail(heads: &[Head], n_rows: u32, range: &str) -> String {
    let shaded = heads.iter().enumerate().filter(|(_, head)| head.is_shaded && n_rows > 1);
    let shades = shaded.zip(1..).map(|((at, _), priority)| {
        let column = column_name(at);
        format!(
            "<conditionalFormatting sqref=\"{column}2:{column}{n_rows}\"><cfRule type=\"colorScale\" \
             priority=\"{priority}\"><colorScale><cfvo type=\"num\" val=\"0\"/><cfvo type=\"num\" val=\"0.5\"/>\
             <cfvo type=\"num\" val=\"1\"/><color rgb=\"FFE67C73\"/><color rgb=\"FFFFE699\"/>\
             <color rgb=\"FFA9D08E\"/></colorScale></cfRule></conditionalFormatting>"
        )
    });
    let shades = shades.collect::<Vec<_>>().concat();
    format!("</sheetData><autoFilter ref=\"{range}\"/>{shades}</worksheet>")
}

pub(super) fn push_cell(row: &mut String, at: usize, line: u32, cell: &Cell<'_>) {
    let (style, number) = match cell {
        Cell::Blank => return,
        Cell::Text(text) => return push_text(row, at, line, 0, text),
        Cell::Head(text) => return push_text(row, at, line, 1, text),
        Cell::Number(number) if number.unsigned_abs() > EXACT => {
            return push_text(row, at, line, 0, &number.to_string());
        }
        Cell::Number(number) => (0, number.to_string()),
        Cell::Points(hundredths) => (3, decimal(*hundredths, 100)),
        Cell::Milliseconds(ms) => (4, decimal(*ms, 1_000)),
        Cell::Percent(percent) => (5, decimal(*percent, 100)),
        Cell::Time(stamp) | Cell::Month(stamp) => match serial(stamp) {
            Some(serial) if matches!(cell, Cell::Time(_)) => (2, serial),
            Some(serial) => (6, serial),
            // Before the calendar of spreadsheets began.
            None => return push_text(row, at, line, 0, &stamp.local_text()),
        },
    };
    let column = column_name(at);
    // Writing into a text cannot fail.
    write!(row, "<c r=\"{column}{line}\" s=\"{style}\"><v>{number}</v></c>").ok();
}

fn push_text(row: &mut String, at: usize, line: u32, style: u8, text: &str) {
    let (column, text) = (column_name(at), escaped(text));
    write!(
        row,
        "<c r=\"{column}{line}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
    )
    .ok();
}

/// `parts` of so many to a whole: 250 hundredths are 2.50.
fn decimal(parts: u32, whole: u32) -> String {
    let width = usize::try_from(whole.ilog10()).unwrap_or_default();
    format!("{}.{:0width$}", parts / whole, parts % whole)
}

/// Days since the last of 1899 with the part of the day that is over, to the ten-millionth.
fn serial(stamp: &Stamp) -> Option<String> {
    let Moment { year, month, day, hour, minute } = stamp.local;
    // Spreadsheets believe that 1900 was a leap year; from March on they count right.
    if !(1901..=9_999).contains(&year) {
        return None;
    }
    let before = year.checked_sub(1)?;
    let leaps = before / 4 - before / 100 + before / 400;
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let months = [31, if is_leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let in_months: i32 = months.iter().take(usize::from(month).checked_sub(1)?).sum();
    // Day 1 of the year 1 is 693,593 days before that last of 1899.
    let days = before * 365 + leaps + in_months + i32::from(day) - 693_594;
    let seconds = (u64::from(hour) * 60 + u64::from(minute)) * 60 + u64::from(stamp.second);
    let part = (seconds * 10_000_000_000 + 43_200) / 86_400;
    Some(format!("{days}.{part:010}"))
}

/// A, B … Z, AA, AB … for 0, 1 …
pub(super) fn column_name(at: usize) -> String {
    let mut letters = Vec::new();
    let mut left = Some(at);
    while let Some(at) = left {
        letters.push(char::from(b'A' + u8::try_from(at % 26).unwrap_or_default()));
        left = (at / 26).checked_sub(1);
    }
    letters.into_iter().rev().collect()
}

pub(super) fn workbook(names: &[&str], ranges: &[&str]) -> String {
    let sheets = names
        .iter()
        .zip(1..)
        .map(|(name, n)| format!("<sheet name=\"{}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>", escaped(name)));
    let sheets = sheets.collect::<Vec<_>>().concat();
    // A filter is also a name that nobody sees, and `$A$1:$T$9` is how names say a range.
    let filters = names.iter().zip(ranges).enumerate().map(|(at, (name, range))| {
        let range = range.split(':').map(fixed).collect::<Vec<_>>().join(":");
        format!(
            "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{at}\" hidden=\"1\">'{}'!{range}\
             </definedName>",
            escaped(name)
        )
    });
    let filters = filters.collect::<Vec<_>>().concat();
    format!(
        "{XML}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{LINKS}\"><bookViews><workbookView/></bookViews>\
         <sheets>{sheets}</sheets><definedNames>{filters}</definedNames></workbook>"
    )
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
    let styles = n_sheets.saturating_add(1);
    format!(
        "{XML}<Relationships xmlns=\"{PACKAGES}/relationships\">{list}\
         <Relationship Id=\"rId{styles}\" Type=\"{LINKS}/styles\" Target=\"styles.xml\"/></Relationships>"
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
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{TYPES}.styles+xml\"/>{list}</Types>"
    )
}

#[cfg(test)]
mod tests {
    use super::{column_name, decimal, fixed, serial};
    use crate::clock::Clock;
    use crate::export::data::rows::Stamp;

    #[test]
    fn days_are_counted_as_spreadsheets_count_them() {
        // 23/11/2026, 14:00 in Vietnam, is day 46,349 and seven twelfths.
        let serial_at = |ms| serial(&Stamp::of(&Clock::Fixed(0), ms).unwrap());
        assert_eq!(serial_at(1_795_417_200_000).as_deref(), Some("46349.5833333333"));
        assert_eq!(serial_at(0).as_deref(), Some("25569.2916666667"));
        assert_eq!(
            serial_at(951_782_400_000 - 25_200_000).as_deref(),
            Some("36585.0000000000"),
            "29/02/2000"
        );
        assert!(Stamp::of(&Clock::Fixed(0), -1).is_none(), "a time that no clock shows is a blank cell");
    }

    #[test]
    fn parts_of_a_whole_and_names_of_cells() {
        assert_eq!([decimal(250, 100), decimal(5, 100), decimal(61_005, 1_000)], ["2.50", "0.05", "61.005"]);
        assert_eq!([0, 19, 25, 26, 701, 702].map(column_name), ["A", "T", "Z", "AA", "ZZ", "AAA"]);
        assert_eq!(fixed("AT10"), "$AT$10");
    }
}

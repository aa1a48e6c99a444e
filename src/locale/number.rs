//! Writes money, counts, percents and dates as Vietnamese readers do, in every language.
//!
//! No float holds an amount. Words for months and units belong to the texts, not here. A no-break space stands
//! between an amount and its đ.

use crate::calendar::Moment;
use crate::money::Dong;

const NO_BREAK: char = '\u{a0}';

/// Writes an amount in đồng: "2.500.000 đ", negative "−50.000 đ".
pub fn money(amount: Dong) -> String {
    let mut written = count(amount.0);
    written.push(NO_BREAK);
    written.push('đ');
    written
}

/// Writes a whole number: "8.432".
pub fn count(n: i64) -> String {
    grouped(&n.to_string())
}

/// Writes a date as official letters do, "23/11/2026": the day and the first two months with a zero.
pub fn date(day: u8, month: u8, year: i32) -> String {
    if month < 3 { format!("{day:02}/{month:02}/{year}") } else { format!("{day:02}/{month}/{year}") }
}

/// Writes a date and a time of day: "23/11/2026 14:05".
pub fn day_and_time(at: Moment) -> String {
    format!("{} {:02}:{:02}", date(at.day, at.month, at.year), at.hour, at.minute)
}

/// Writes a month, 1 to 12: "tháng 6".
pub fn month(month: u8) -> String {
    format!("tháng{NO_BREAK}{month}")
}

/// Writes hundredths of a percent as a percent: 80 is "0,8 %".
pub fn percent_bp(basis_points: u32) -> String {
    let (whole, rest) = (basis_points / 100, basis_points % 100);
    let fraction = format!("{rest:02}");
    let fraction = fraction.trim_end_matches('0');
    let comma = if fraction.is_empty() { "" } else { "," };
    format!("{}{comma}{fraction}{NO_BREAK}%", count(i64::from(whole)))
}

/// Puts dots into the digits of a number written plainly: "-2500000" becomes "−2.500.000".
pub(super) fn grouped(plain: &str) -> String {
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| ("−", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut written = String::with_capacity(plain.len() * 2);
    written.push_str(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            written.push('.');
        }
        written.push(digit);
    }
    if !fraction.is_empty() {
        written.push(',');
        written.push_str(fraction);
    }
    written
}

#[cfg(test)]
mod tests {
    use crate::money::Dong;

    #[test]
    fn amounts_by_vietnamese_rules() {
        for (amount, written) in [
            (0, "0\u{a0}đ"),
            (500, "500\u{a0}đ"),
            (85_000, "85.000\u{a0}đ"),
            (2_500_000, "2.500.000\u{a0}đ"),
            (-50_000, "−50.000\u{a0}đ"),
            (i64::MIN, "−9.223.372.036.854.775.808\u{a0}đ"),
        ] {
            assert_eq!(super::money(Dong(amount)), written);
        }
        assert_eq!(super::count(8_432), "8.432");
    }

    #[test]
    fn dates_and_rates() {
        assert_eq!(super::date(23, 11, 2026), "23/11/2026");
        assert_eq!(super::date(5, 2, 2026), "05/02/2026");
        assert_eq!(super::date(5, 6, 2026), "05/6/2026");
        assert_eq!(super::month(6), "tháng\u{a0}6");
        for (basis_points, written) in [
            (80, "0,8\u{a0}%"),
            (75, "0,75\u{a0}%"),
            (100, "1\u{a0}%"),
            (5, "0,05\u{a0}%"),
            (2_000, "20\u{a0}%"),
        ] {
            assert_eq!(super::percent_bp(basis_points), written);
        }
    }
}

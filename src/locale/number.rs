//! Money, counts, percents and dates as Vietnamese readers write them, in every language.
//!
//! No float comes near an amount. Months and units in words belong to the texts, not here. A no-break space holds
//! an amount and its đ together.

use crate::money::Dong;

const NO_BREAK: char = '\u{a0}';

/// "2.500.000 đ", negative "−50.000 đ".
pub fn money(amount: Dong) -> String {
    let mut written = count(amount.0);
    written.push(NO_BREAK);
    written.push('đ');
    written
}

/// "8.432".
pub fn count(n: i64) -> String {
    grouped(&n.to_string())
}

/// "23/11/2026", the day and the first two months with a zero, as in official letters.
pub fn date(day: u8, month: u8, year: i32) -> String {
    if month < 3 { format!("{day:02}/{month:02}/{year}") } else { format!("{day:02}/{month}/{year}") }
}

/// "tháng 6".
pub fn month(month: u8) -> String {
    format!("tháng{NO_BREAK}{month}")
}

/// "0,8 %" of 80 hundredths of a percent.
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

/// An amount as people type it: "536000", "536.000 đ", "536k", "3 triệu", "2,5tr", "1tr2", "1 triệu 200 nghìn".
/// What could mean two amounts, or is below zero, is refused.
pub fn parse_money(typed: &str) -> Option<Dong> {
    let lower = crate::text::nfc(typed).to_lowercase();
    let mut rest = lower.trim();
    for currency in ["đồng", "vnđ", "vnd", "đ", "₫", "d"] {
        if let Some(before) = rest.strip_suffix(currency) {
            rest = before.trim_end();
            break;
        }
    }
    let (millions, after) = split_unit(rest, &["triệu", "trieu", "tr"]);
    let Some(millions) = millions else { return thousands_or_whole(rest).map(Dong) };
    let millions = scaled(millions, 1_000_000)?;
    let below = match after {
        "" => 0,
        // "1tr2" and "1 triệu 200" both go on below the million.
        digits if digits.len() <= 3 && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            let power = 10_i64.checked_pow(u32::try_from(digits.len()).ok()?)?;
            digits.parse::<i64>().ok()?.checked_mul(1_000_000)?.checked_div(power)?
        }
        amount => thousands_or_whole(amount)?,
    };
    let is_whole_million = millions % 1_000_000 == 0;
    if after.is_empty() || (is_whole_million && below < 1_000_000) {
        millions.checked_add(below).map(Dong)
    } else {
        None
    }
}

fn thousands_or_whole(typed: &str) -> Option<i64> {
    match split_unit(typed, &["nghìn", "nghin", "ngàn", "ngan", "k"]) {
        (Some(thousands), "") => scaled(thousands, 1_000),
        (Some(_), _) => None,
        (None, _) => whole(typed),
    }
}

/// What stands before the first unit found, and what stands after it.
fn split_unit<'a>(typed: &'a str, units: &[&str]) -> (Option<&'a str>, &'a str) {
    let found = units.iter().find_map(|unit| typed.split_once(unit));
    found.map_or((None, typed), |(before, after)| (Some(before.trim()), after.trim()))
}

/// A number of thousands or millions, which may have one or two decimals.
fn scaled(typed: &str, unit: i64) -> Option<i64> {
    if let Some(n) = whole(typed) {
        return n.checked_mul(unit);
    }
    let (before, decimals) = typed.split_once([',', '.'])?;
    if decimals.is_empty() || decimals.len() > 2 {
        return None;
    }
    let power = 10_i64.checked_pow(u32::try_from(decimals.len()).ok()?)?;
    let fraction = digits(decimals)?.checked_mul(unit)?.checked_div(power)?;
    digits(before)?.checked_mul(unit)?.checked_add(fraction)
}

/// Digits, all together or in groups of three with one kind of mark between them.
fn whole(typed: &str) -> Option<i64> {
    let Some(mark) = typed.chars().find(|letter| !letter.is_ascii_digit()) else { return digits(typed) };
    if !matches!(mark, '.' | ',' | ' ' | NO_BREAK) {
        return None;
    }
    let groups: Vec<&str> = typed.split(mark).collect();
    let (first, others) = groups.split_first()?;
    let is_grouped = (1..=3).contains(&first.len()) && others.iter().all(|group| group.len() == 3);
    if is_grouped { digits(&groups.concat()) } else { None }
}

fn digits(typed: &str) -> Option<i64> {
    let all_digits = !typed.is_empty() && typed.bytes().all(|byte| byte.is_ascii_digit());
    if all_digits { typed.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, proptest};

    use super::parse_money;
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

    #[test]
    fn typed_amounts_are_understood() {
        for (typed, amount) in [
            ("536000", 536_000),
            ("536.000", 536_000),
            ("536,000", 536_000),
            ("536 000 đ", 536_000),
            ("536.000\u{a0}đ", 536_000),
            (" 536000đồng ", 536_000),
            ("536k", 536_000),
            ("536 nghìn", 536_000),
            ("1.500k", 1_500_000),
            ("3 triệu", 3_000_000),
            ("3tr", 3_000_000),
            ("2,5 triệu đồng", 2_500_000),
            ("2.5tr", 2_500_000),
            ("1tr2", 1_200_000),
            ("1 triệu 200", 1_200_000),
            ("1 triệu 200 nghìn", 1_200_000),
            ("1tr200k", 1_200_000),
            ("5.684.000 VND", 5_684_000),
            ("0", 0),
            ("TRIỆU".to_lowercase().replace("triệu", "1 TRIỆU").as_str(), 1_000_000),
        ] {
            assert_eq!(parse_money(typed), Some(Dong(amount)), "{typed}");
        }
    }

    #[test]
    fn garbage_is_refused() {
        for typed in [
            "",
            "đ",
            "k",
            "tr",
            "abc",
            "-5000",
            "5.00",
            "5.0000",
            "1.234,567",
            "1..000",
            "12 34",
            "3 triệu triệu",
            "2,5tr200",
            "1 triệu 2 triệu",
            "536k5",
            "5,123,4",
            "99999999999999999999",
            "9999999999999999tr",
            "١٢٣",
        ] {
            assert_eq!(parse_money(typed), None, "{typed}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_written_is_read_back(amount in 0..=i64::MAX) {
            assert_eq!(parse_money(&super::money(Dong(amount))), Some(Dong(amount)));
        }

        #[test]
        fn nothing_typed_panics(typed in "\\PC{0,12}") {
            let _ = parse_money(&typed);
        }
    }
}

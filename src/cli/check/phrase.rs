//! Pieces of sentences that are written alike in Vietnamese and English.

use std::fmt::Display;

/// How many names a sentence holds before it only counts.
const NAMED: usize = 8;

pub(super) fn or_none<T: Display>(all: &[T]) -> String {
    let words: Vec<String> = all.iter().map(ToString::to_string).collect();
    if words.is_empty() { "–".to_owned() } else { words.join(", ") }
}

/// The first of many names, and how many more there are.
pub(super) fn named(names: &[String]) -> String {
    let shown = names.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(NAMED) {
        0 => shown,
        left => format!("{shown} … (+{left})"),
    }
}

pub(super) fn values(names: &[String]) -> String {
    names.iter().map(|name| format!("{{ ${name} }}")).collect::<Vec<_>>().join(", ")
}

/// Hundredths of a point, as points.
pub(super) fn points(hundredths: u32) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    if rest == 0 { whole.to_string() } else { format!("{whole},{rest:02}") }
}

//! The plan of a sheet before it has rows: its name, its columns, what stays in view, what may be typed.

use crate::text;

/// The longest name of a sheet, in UTF-16 units.
const MOST_NAME: usize = 31;

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SheetPlan {
    pub name: String,
    pub columns: Vec<ColumnPlan>,
    /// How many columns stay in view, and are repeated on every printed page.
    pub n_fixed: usize,
    pub has_filter: bool,
    /// Only columns to be filled in ([`Look::Open`]) can be typed in.
    pub is_locked: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ColumnPlan {
    /// Unique in its sheet, or in its group.
    pub title: String,
    /// Stands above the titles of all neighbouring columns with the same group.
    pub group: String,
    /// In letters.
    pub width: u8,
    pub look: Look,
    /// Hidden. A click on the sign above the columns shows it.
    pub is_hidden: bool,
    /// What can be chosen from a list. Other words may still be typed.
    pub choices: Vec<String>,
}

/// How the cells of a column look, and whether they can be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    #[default]
    Plain,
    /// Long texts, over several lines.
    Wrapped,
    /// Rates from none to all are shaded from red to green.
    Shaded,
    /// Rates with a bar.
    Barred,
    /// Text to be filled in: what is typed stays as it is typed, dates too.
    Open,
    /// Text beside it that is only read.
    Fixed,
}

impl ColumnPlan {
    pub fn new(title: String, width: u8) -> Self {
        Self { title, width, ..Self::default() }
    }
}

/// A name for a sheet: without the signs that programs refuse, short enough, and not taken.
pub(super) fn free_name(wanted: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let is_refused = |sign: char| sign.is_control() || "[]:*?/\\".contains(sign);
    let kept: String = wanted.chars().map(|sign| if is_refused(sign) { ' ' } else { sign }).collect();
    let kept = text::fold_spaces(&kept);
    let kept = kept.trim_matches(|sign: char| sign == '\'' || sign.is_whitespace());
    let kept = if kept.is_empty() { "–" } else { kept };
    let mut number = 1_u32;
    loop {
        let end = if number == 1 { String::new() } else { format!(" {number}") };
        let name = format!("{}{end}", shortened(kept, MOST_NAME.saturating_sub(end.len())));
        if !is_taken(&name) {
            return name;
        }
        number = number.saturating_add(1);
    }
}

fn shortened(text: &str, most: usize) -> String {
    if text.encode_utf16().count() <= most {
        return text.to_owned();
    }
    format!("{}…", beginning(text, most.saturating_sub(1)).trim_end())
}

/// The first letters of a text that fit in so many UTF-16 units.
pub(super) fn beginning(text: &str, most: usize) -> String {
    let mut left = most;
    let fits = |letter: &char| {
        let rest = left.checked_sub(letter.len_utf16());
        left = rest.unwrap_or(0);
        rest.is_some()
    };
    text.chars().take_while(fits).collect()
}

#[cfg(test)]
mod tests {
    use super::free_name;

    #[test]
    fn a_name_is_one_that_programs_take() {
        let free = |wanted: &str| free_name(wanted, |_| false);
        assert_eq!(free("Buổi tập"), "Buổi tập");
        assert_eq!(free(" 'a/b: [c]?' "), "a b c");
        assert_eq!(free("\u{7}"), "–");
        let long = free("Sinh hoạt tháng sáu ở bản Nà Coóc 👵👵");
        assert_eq!(long, "Sinh hoạt tháng sáu ở bản Nà C…");
        assert!(free(&"👵".repeat(40)).encode_utf16().count() <= 31);
        let taken = ["bản đồ", "bản đồ 2"];
        assert_eq!(free_name("Bản đồ", |name| taken.contains(&name.to_lowercase().as_str())), "Bản đồ 3");
        let second = free_name(&"á".repeat(40), |name| !name.ends_with('2'));
        assert!(second.ends_with("… 2") && second.chars().count() == 31, "{second}");
    }
}

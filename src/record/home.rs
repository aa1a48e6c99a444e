//! The trainees' own club (câu lạc bộ or Ban, and its commune) as people write it, and the key it is grouped by.
//!
//! The invariant: a [`Home`] is composed text on one line without control signs, at most [`MOST_COLUMNS`] wide and
//! never empty. The key depends on these words alone, so every laptop groups in the same way.

use std::fmt;

use rusqlite::ToSql;
use rusqlite::types::ToSqlOutput;

use crate::text;

/// The widest name that is kept.
pub const MOST_COLUMNS: usize = 80;

/// The words that a club may have before its own name. Some people write them, others do not.
const LEADS: [&[&str]; 6] = [
    &["clb"],
    &["câu", "lạc", "bộ"],
    &["liên", "thế", "hệ"],
    &["tự", "giúp", "nhau"],
    &["ltht", "gn"],
    &["bản"],
];

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Home(String);

impl Home {
    /// None for empty words. Words wider than [`MOST_COLUMNS`] are cut.
    pub fn of(words: &str) -> Option<Self> {
        let kept = text::cut(&shown(words), MOST_COLUMNS);
        (!kept.is_empty()).then_some(Self(kept))
    }

    /// Whether [`Self::of`] would cut these words.
    pub fn is_too_long(words: &str) -> bool {
        text::width(&shown(words)) > MOST_COLUMNS
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the key of a club, the same for the same club: small letters with their marks, without signs, and
    /// without the words that a club may have before its name.
    pub fn key(&self) -> String {
        let small = self.0.to_lowercase();
        let is_gap = |letter: char| {
            letter.is_whitespace() || letter.is_ascii_punctuation() || "–—·…“”‘’".contains(letter)
        };
        let words: Vec<&str> = small.split(is_gap).filter(|word| !word.is_empty()).collect();
        let mut own = words.as_slice();
        while let Some(rest) = LEADS.iter().find_map(|lead| own.strip_prefix(*lead)) {
            own = rest;
        }
        // Only these words, or only signs: then they are the name.
        match (own, words.as_slice()) {
            ([], []) => small,
            ([], all) => all.join(" "),
            (own, _) => own.join(" "),
        }
    }
}

/// Returns the words in composed form, on one line, without invisible signs.
fn shown(words: &str) -> String {
    text::fold_spaces(&text::nfc(&text::showable("", words))).into_owned()
}

impl fmt::Display for Home {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl ToSql for Home {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.0.to_sql()
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::{Home, MOST_COLUMNS};
    use crate::text;

    #[rstest]
    #[case("CLB bản Nậm Pẻ", " clb  nậm pẻ ")]
    #[case("Câu lạc bộ Liên thế hệ Tự giúp nhau bản Nậm Pẻ, xã Tà Lèng", "CLB Nậm Pẻ - xã Tà Lèng")]
    #[case("Nậm Pẻ", "Na\u{302}\u{323}m Pẻ")]
    #[case("CLB", "clb.")]
    fn one_club_written_in_two_ways_has_one_key(#[case] left: &str, #[case] right: &str) {
        let key = |words| Home::of(words).unwrap().key();
        assert_eq!(key(left), key(right), "{left} {right}");
    }

    #[test]
    fn two_clubs_have_two_keys() {
        let all = [
            "CLB Nậm Pẻ",
            "CLB Nậm Pê",
            "CLB Nậm Pẻ 2",
            "CLB Nậm Pẻ, xã Tà Lèng",
            "Ban Nậm Pẻ",
            "CLB",
            "Bản",
            "—",
        ];
        let keys: std::collections::BTreeSet<String> =
            all.iter().map(|words| Home::of(words).unwrap().key()).collect();
        assert_eq!(keys.len(), all.len(), "{keys:?}");
        assert!(keys.iter().all(|key| !key.is_empty()));
    }

    #[test]
    fn what_is_kept_is_one_short_line() {
        for empty in ["", "  ", "\n\t", "\u{1b}"] {
            assert_eq!(Home::of(empty), None);
        }
        assert_eq!(Home::of(" CLB\n Nậm\u{1b}[2J Pẻ ").unwrap().as_str(), "CLB Nậm[2J Pẻ");
        let long = "Nậm Pẻ ".repeat(40);
        assert!(Home::is_too_long(&long) && !Home::is_too_long("Nậm Pẻ"));
        assert!(text::width(Home::of(&long).unwrap().as_str()) <= MOST_COLUMNS);
        // Written again it stays the same.
        let once = Home::of(&long).unwrap();
        assert_eq!(Home::of(once.as_str()).as_ref(), Some(&once));
    }
}

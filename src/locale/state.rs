//! What is known of each drafted line: the Vietnamese it was made from, how far it can be relied on, its source.
//!
//! `locales/<tag>/state.tsv` holds a row for every line that has words. A state counts only for the words and the
//! Vietnamese it was given to: when either has changed since, the line is a draft again. It holds no texts.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::text;

/// How far a line can be relied on, from least to most.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum LineState {
    /// A person's own words.
    #[default]
    Draft,
    /// Made by rule from another script.
    Converted,
    /// Word for word in a published source, but not yet heard by a speaker in this place.
    Documented,
    /// A speaker has found it right.
    Reviewed,
    /// A speaker has read it aloud to others who understood.
    ReadAloud,
}

impl LineState {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    pub fn slug(self) -> &'static str {
        self.into()
    }

    pub fn from_slug(slug: &str) -> Option<Self> {
        slug.parse().ok()
    }

    /// The words for it in a sheet, in Vietnamese.
    pub fn vietnamese(self) -> &'static str {
        match self {
            Self::Draft => "bản nháp",
            Self::Converted => "máy chuyển chữ",
            Self::Documented => "có trong sách",
            Self::Reviewed => "đã duyệt",
            Self::ReadAloud => "đã đọc to",
        }
    }

    /// A state as a person types it into a sheet: `Reviewed`, `read aloud`, `đã duyệt` or `da duyet`.
    pub fn from_typed(typed: &str) -> Option<Self> {
        let plain = |words: &str| text::plain(&words.replace(['-', '_'], " "));
        let typed = plain(typed);
        Self::ALL.iter().copied().find(|state| [state.slug(), state.vietnamese()].map(plain).contains(&typed))
    }

    /// Whether a speaker has answered for it. Anything else is a draft to the reader.
    pub fn is_reviewed(self) -> bool {
        self >= Self::Reviewed
    }
}

/// A mark of a text: the first eight bytes of the SHA-256 of its composed form with spaces folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextMark(pub [u8; 8]);

impl TextMark {
    pub fn of(words: &str) -> Self {
        let digest = Sha256::digest(text::fold_spaces(&text::nfc(words)).as_bytes());
        let mut mark = [0; 8];
        for (to, from) in mark.iter_mut().zip(digest) {
            *to = from;
        }
        Self(mark)
    }
}

impl fmt::Display for TextMark {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

impl FromStr for TextMark {
    type Err = ();

    fn from_str(written: &str) -> Result<Self, ()> {
        let number = u64::from_str_radix(written, 16).ok().filter(|_| written.len() == 16).ok_or(())?;
        Ok(Self(number.to_be_bytes()))
    }
}

/// One row of a state file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateRow {
    /// The Vietnamese it was made from.
    pub source: TextMark,
    /// The words the state was given to.
    pub words: TextMark,
    pub state: LineState,
    /// Where the words come from: a code of the glossary's sources, or KNOW for a person's own. A question to the teacher
    /// may follow; then it ends with its mark.
    pub provenance: String,
    /// The code of the reviewer, the place and the day (YYYY-MM-DD); all empty for a draft.
    pub reviewer: String,
    pub place: String,
    pub date: String,
}

/// How far a line can be relied on now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineStanding {
    pub state: LineState,
    /// The Vietnamese has changed since.
    pub stale: bool,
}

/// The state file of one language, by full key such as `ui/yes`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StateTable {
    rows: BTreeMap<String, StateRow>,
}

/// A row that cannot be used, by its line from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateProblem {
    pub line: usize,
    pub kind: StateProblemKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StateProblemKind {
    /// The number of its columns, where that is not eight.
    Columns(usize),
    /// Not sixteen hexadecimal digits.
    Mark(String),
    State(String),
    Twice(String),
}

const HEADER: &str = "key\tsource\twords\tstate\tprovenance\treviewer\tplace\tdate";

impl StateTable {
    /// Reads a state file. Reports and leaves out a row that cannot be used, which makes its line a draft.
    pub fn parse(tsv: &str) -> (Self, Vec<StateProblem>) {
        Self::parse_rows(tsv, |_| true)
    }

    /// The rows of one file of texts alone, which is quicker.
    pub fn parse_for(tsv: &str, file: &str) -> Self {
        Self::parse_rows(tsv, |line| line.strip_prefix(file).is_some_and(|rest| rest.starts_with('/'))).0
    }

    fn parse_rows(tsv: &str, is_wanted: impl Fn(&str) -> bool) -> (Self, Vec<StateProblem>) {
        let (mut table, mut problems) = (Self::default(), Vec::new());
        let lines = tsv.trim_start_matches('\u{feff}').lines().enumerate();
        let lines = lines.filter(|(_, line)| !line.trim().is_empty() && *line != HEADER);
        for (at, line) in lines.filter(|(_, line)| is_wanted(line)) {
            match row(line) {
                Ok((key, _)) if table.rows.contains_key(&key) => {
                    problems.push(StateProblem { line: at + 1, kind: StateProblemKind::Twice(key) });
                }
                Ok((key, row)) => {
                    table.rows.insert(key, row);
                }
                Err(kind) => problems.push(StateProblem { line: at + 1, kind }),
            }
        }
        (table, problems)
    }

    pub fn to_tsv(&self) -> String {
        let mut written = format!("{HEADER}\n");
        for (key, row) in &self.rows {
            let StateRow { source, words, state, provenance, reviewer, place, date } = row;
            let [provenance, reviewer, place, date] =
                [provenance, reviewer, place, date].map(|cell| text::fold_spaces(cell));
            let [source, words] = [source, words].map(ToString::to_string);
            let cells = [key, &source, &words, state.slug(), &provenance, &reviewer, &place, &date];
            written.push_str(&cells.join("\t"));
            written.push('\n');
        }
        written
    }

    pub fn insert(&mut self, key: String, row: StateRow) {
        self.rows.insert(key, row);
    }

    pub fn remove(&mut self, key: &str) {
        self.rows.remove(key);
    }

    pub fn get(&self, key: &str) -> Option<&StateRow> {
        self.rows.get(key)
    }

    /// Whether a speaker has answered for any of them.
    pub fn has_reviewed(&self) -> bool {
        self.rows.values().any(|row| row.state.is_reviewed())
    }

    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.rows.keys().map(String::as_str)
    }

    /// Adds the rows of another file; they replace rows of the same line.
    pub fn overlay(&mut self, other: Self) {
        self.rows.extend(other.rows);
    }

    /// How far these words, made from this Vietnamese, can be relied on.
    pub fn standing(&self, key: &str, source: TextMark, words: TextMark) -> LineStanding {
        match self.rows.get(key) {
            Some(row) if row.source != source => LineStanding { state: LineState::Draft, stale: true },
            Some(row) if row.words == words => LineStanding { state: row.state, stale: false },
            Some(_) | None => LineStanding { state: LineState::Draft, stale: false },
        }
    }
}

fn row(line: &str) -> Result<(String, StateRow), StateProblemKind> {
    let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
    let [key, source, words, state, provenance, reviewer, place, date] = *cells.as_slice() else {
        return Err(StateProblemKind::Columns(cells.len()));
    };
    let mark = |cell: &str| cell.parse().map_err(|()| StateProblemKind::Mark(cell.to_owned()));
    let state = LineState::from_slug(state).ok_or_else(|| StateProblemKind::State(state.to_owned()))?;
    let [provenance, reviewer, place, date] = [provenance, reviewer, place, date].map(str::to_owned);
    let row =
        StateRow { source: mark(source)?, words: mark(words)?, state, provenance, reviewer, place, date };
    Ok((key.to_owned(), row))
}

#[cfg(test)]
mod tests {
    use super::{LineState, StateProblemKind, StateRow, StateTable, TextMark};

    fn reviewed(source: &str, words: &str) -> StateRow {
        let (source, words) = (TextMark::of(source), TextMark::of(words));
        let [provenance, reviewer, place, date] =
            ["KNOW", "M-07", "Nà Coóc", "2026-11-24"].map(str::to_owned);
        StateRow { source, words, state: LineState::Reviewed, provenance, reviewer, place, date }
    }

    #[test]
    fn a_text_is_known_by_what_it_says() {
        assert_eq!(TextMark::of("Quỹ  hoạt\nđộng"), TextMark::of(" Quy\u{303} hoạt động"));
        assert_ne!(TextMark::of("Quỹ"), TextMark::of("Quý"));
        let mark = TextMark::of("Có");
        assert_eq!(mark.to_string().parse(), Ok(mark));
        assert!("12".parse::<TextMark>().is_err() && "zz34567890123456".parse::<TextMark>().is_err());
    }

    #[test]
    fn a_state_counts_for_its_own_words_and_source_alone() {
        let mut table = StateTable::default();
        table.insert("ui/yes".to_owned(), reviewed("Có", "Muaj"));
        let standing = |source: &str, words: &str| {
            let standing = table.standing("ui/yes", TextMark::of(source), TextMark::of(words));
            (standing.state, standing.stale)
        };
        assert_eq!(standing("Có", "Muaj"), (LineState::Reviewed, false));
        assert_eq!(standing("Vâng", "Muaj"), (LineState::Draft, true));
        assert_eq!(standing("Có", "Yog"), (LineState::Draft, false));
        let unknown = table.standing("ui/no", TextMark::of("a"), TextMark::of("b"));
        assert_eq!(unknown.state, LineState::Draft);
    }

    #[test]
    fn what_is_written_is_read_again() {
        let mut table = StateTable::default();
        table.insert("ui/yes".to_owned(), reviewed("Có", "Muaj"));
        let (read, problems) = StateTable::parse(&table.to_tsv());
        assert_eq!((read, problems), (table, vec![]));
    }

    #[test]
    fn a_row_that_says_nothing_is_told_with_its_line() {
        let mut table = StateTable::default();
        table.insert("ui/yes".to_owned(), reviewed("Có", "Muaj"));
        let sound = table.to_tsv();
        let row = sound.lines().nth(1).unwrap_or_default();
        let broken = format!(
            "{sound}ui/no\tabc\n{row}\n{}\n{}\n",
            row.replace("reviewed", "perfect").replace("yes", "no"),
            row.replace("yes", "ok").replacen(&TextMark::of("Có").to_string(), "12", 1)
        );
        let (read, problems) = StateTable::parse(&broken);
        assert_eq!(read.keys().collect::<Vec<_>>(), ["ui/yes"]);
        let told: Vec<_> = problems.into_iter().map(|problem| (problem.line, problem.kind)).collect();
        assert_eq!(
            told,
            [
                (3, StateProblemKind::Columns(2)),
                (4, StateProblemKind::Twice("ui/yes".to_owned())),
                (5, StateProblemKind::State("perfect".to_owned())),
                (6, StateProblemKind::Mark("12".to_owned())),
            ]
        );
    }
}

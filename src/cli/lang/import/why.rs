//! Says why a row of a sheet is refused: a word for programs, and a sentence with the remedy for people.

use strum::IntoStaticStr;

use crate::calendar::read_day;
use crate::cli::words::{Sentence, sentence};
use crate::locale::Lang;
use crate::locale::exchange::SheetColumn;
use crate::locale::proof::LineFault;
use crate::locale::state::LineState;

#[derive(Debug, Clone, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum Why {
    /// The name of a cell with a formula.
    Formula(String),
    Surplus,
    /// The name of a cell with a date where words belong.
    DateCell(String),
    /// The name of a cell with a mark that became a number.
    NumberMark(String),
    /// A number stands where the words of the line belong.
    BareNumber(String),
    /// The name of a cell with an error in it.
    ErrorCell(String),
    /// The name of a cell with TRUE or FALSE in it.
    TruthCell(String),
    /// The name of a cell with a word of `#` alone.
    Hashes(String),
    /// Cells of this row are moved to one side; this column holds the cell of another one.
    Shifted(SheetColumn),
    /// This column has the cells of other rows.
    Slipped(SheetColumn),
    /// The Vietnamese beside the words is not that of the line.
    OtherVietnamese,
    /// The words are those of the Vietnamese or the English column.
    Copied(Lang),
    /// The row stands where this column is shifted.
    BesideSlip(SheetColumn),
    /// As the row names it.
    OtherLanguage(String),
    UnknownId {
        nearest: Option<String>,
    },
    Twice,
    Stale,
    NoMark(String),
    UnknownState(String),
    Words(LineFault),
    /// A line of a language that must be complete cannot become blank.
    MustBeWritten,
    /// The Vietnamese of a script stands in the script.
    InTheScript,
    Unsigned(Vec<SheetColumn>),
    NotACode(String),
    NotADate(String),
    DateTooEarly(String),
    /// Later than today by this laptop's clock.
    DateAhead {
        date: String,
        today: String,
    },
    /// A state that only a source or a program can give.
    Claimed(LineState),
    /// A reviewer has signed, and the state says that it was not reviewed.
    SignedDraft,
    /// The words differ from those that were reviewed, and the signature is the old one.
    OldReview,
}

impl Why {
    pub(super) fn slug(&self) -> &'static str {
        if let Self::Words(fault) = self { fault.slug() } else { self.into() }
    }

    pub(super) fn said(&self) -> Sentence {
        match self {
            Self::Formula(cell) => sentence("cli-row-formula").with("cell", cell),
            Self::Surplus => "cli-row-surplus".into(),
            Self::DateCell(cell) => sentence("cli-row-date-cell").with("cell", cell),
            Self::NumberMark(cell) => sentence("cli-row-number-mark").with("cell", cell),
            Self::BareNumber(cell) => sentence("cli-row-bare-number").with("cell", cell),
            Self::ErrorCell(cell) => sentence("cli-row-error-cell").with("cell", cell),
            Self::TruthCell(cell) => sentence("cli-row-truth-cell").with("cell", cell),
            Self::Hashes(cell) => sentence("cli-row-hashes").with("cell", cell),
            Self::Shifted(column) => sentence("cli-row-shifted").with("column", column.vietnamese()),
            Self::BesideSlip(column) => sentence("cli-row-beside-slip").with("column", column.vietnamese()),
            Self::Slipped(column) => {
                let said = sentence("cli-row-slipped").with("column", column.vietnamese());
                said.with("of", if *column == SheetColumn::Text { "words" } else { "other" })
            }
            Self::OtherVietnamese => {
                sentence("cli-row-other-vietnamese").with("column", SheetColumn::Vietnamese.vietnamese())
            }
            Self::Copied(lang) => {
                let column = if *lang == Lang::En { SheetColumn::English } else { SheetColumn::Vietnamese };
                sentence("cli-row-copied").with("column", column.vietnamese())
            }
            Self::OtherLanguage(tag) => sentence("cli-row-other-language").with("tag", tag),
            Self::UnknownId { nearest: Some(nearest) } => {
                sentence("cli-row-unknown-near").with("nearest", nearest)
            }
            Self::UnknownId { nearest: None } => "cli-row-unknown".into(),
            Self::Twice => "cli-row-twice".into(),
            Self::Stale => "cli-row-stale".into(),
            Self::NoMark(mark) => sentence("cli-row-no-mark").with("mark", mark),
            Self::UnknownState(state) => {
                let said = |state: &LineState| format!("{} ({})", state.slug(), state.vietnamese());
                let known = LineState::ALL.iter().map(said).collect::<Vec<_>>().join(", ");
                sentence("cli-row-unknown-state").with("state", state).with("known", known)
            }
            Self::Words(fault) => of_words(fault),
            Self::MustBeWritten => "cli-row-must-be-written".into(),
            Self::InTheScript => "cli-row-in-the-script".into(),
            Self::Unsigned(columns) => {
                let names = columns.iter().map(|column| format!("“{}”", column.vietnamese()));
                sentence("cli-row-unsigned").with("columns", names.collect::<Vec<_>>().join(", "))
            }
            Self::NotACode(code) => sentence("cli-row-not-a-code").with("code", code),
            Self::NotADate(date) => sentence("cli-row-not-a-date").with("date", date),
            Self::DateTooEarly(date) => sentence("cli-row-date-too-early").with("date", shown(date)),
            Self::DateAhead { date, today } => {
                sentence("cli-row-date-ahead").with("date", shown(date)).with("today", shown(today))
            }
            Self::Claimed(state) => sentence("cli-row-claimed").with("state", state.vietnamese()),
            Self::SignedDraft => "cli-row-signed-draft".into(),
            Self::OldReview => "cli-row-old-review".into(),
        }
    }
}

/// A day as people write it.
fn shown(day: &str) -> String {
    read_day(day).map_or_else(|| day.to_owned(), |(year, month, day)| format!("{day:02}/{month:02}/{year}"))
}

fn of_words(fault: &LineFault) -> Sentence {
    match fault {
        LineFault::Empty => "cli-row-empty".into(),
        LineFault::Signs => "cli-row-signs".into(),
        LineFault::Unreadable => "cli-row-unreadable".into(),
        LineFault::Values { lacks, adds } => {
            let named = |names: &[String]| {
                names.iter().map(|name| format!("{{ ${name} }}")).collect::<Vec<_>>().join(", ")
            };
            let differs = match (lacks.is_empty(), adds.is_empty()) {
                (false, false) => "both",
                (false, true) => "lacks",
                (true, _) => "adds",
            };
            let said = sentence("cli-row-values").with("differs", differs);
            said.with("lacks", named(lacks)).with("adds", named(adds))
        }
        LineFault::Letter(letter) => {
            sentence("cli-row-letter").with("letter", letter).with("hex", hex(*letter))
        }
        LineFault::Mark(mark) => sentence("cli-row-mark").with("hex", hex(*mark)),
        LineFault::NotComposed(word) => sentence("cli-row-not-composed").with("word", word),
        LineFault::TooWide { columns, most } => {
            sentence("cli-row-too-wide").n("columns", *columns).n("most", *most)
        }
    }
}

fn hex(sign: char) -> String {
    format!("{:04X}", u32::from(sign))
}

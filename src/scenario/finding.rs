//! What is wrong with a script: a stable code, how bad it is, where it stands, and the data of the sentence.
//!
//! The core makes no sentences: `cli::check` turns a kind into Vietnamese or English. Codes never change their
//! meaning: DV01 reading, DV02 names, DV03 structure, DV04 money, DV05 points, DV06 text, DV07 paths, DV08
//! locales. A code that is no longer used is left out, not given away.

pub mod walk;
pub mod translation;

use std::ops::Range;

use crate::club::member::Office;
use crate::id;
use crate::money::Dong;
use crate::scenario::finding::translation::TranslationFault;
use crate::scenario::finding::walk::{WalkFault, Way};
use crate::scenario::terms::{Meter, Role};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The file, under the name it was handed in with.
    pub source: String,
    /// Bytes of the word that is wrong.
    pub range: Range<usize>,
    /// A second place that explains it, such as the first use of an id.
    pub related: Option<Range<usize>>,
    pub kind: FindingKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Error,
    Warning,
}

/// What would have been read in the place of something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WantedValue {
    Number,
    Text,
    List,
    Group,
    Map,
    YesOrNo,
    /// A bare word without quotes, such as `Chair`, or `field: value`.
    Name,
    Other,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FindingKind {
    NotUtf8,
    Unclosed {
        bracket: char,
    },
    Stray {
        found: char,
    },
    UnclosedText,
    UnclosedComment,
    MissingComma,
    TooDeep,
    WrongFormat {
        found: String,
        expected: u32,
    },
    UnknownField {
        found: String,
        expected: Vec<String>,
        nearest: Option<String>,
    },
    MissingField {
        field: String,
    },
    DuplicateField {
        field: String,
    },
    UnknownVariant {
        found: String,
        expected: Vec<String>,
        nearest: Option<String>,
    },
    WrongValue {
        wanted: WantedValue,
        found: String,
    },
    Unreadable {
        detail: String,
    },
    NotAScript,
    TrailingText,
    MissingValue,
    /// Saved with two bytes for each letter.
    Utf16,
    /// Curly quotes round a text, and how many times more.
    CurlyQuotes {
        more: usize,
    },
    /// A space that is none to a reader of scripts, and how many more.
    OddSpace {
        more: usize,
    },
    /// An amount with points in it, and how it is to be written.
    GroupedAmount {
        found: String,
        plain: String,
    },
    /// The file has more faults than anybody wants to read at once.
    TooMany,

    IllFormedId {
        id: String,
    },
    DuplicateId {
        id: String,
    },
    UnknownMember {
        id: String,
        nearest: Option<String>,
    },
    UnknownLoan {
        id: String,
        nearest: Option<String>,
    },
    FlagNeverSet {
        flag: String,
        nearest: Option<String>,
    },
    FlagNeverRead {
        flag: String,
    },
    UnknownStep {
        id: String,
        nearest: Option<String>,
    },
    BackwardJump {
        id: String,
    },
    UnknownValue {
        name: String,
        nearest: Option<String>,
    },
    ValueNeverUsed {
        name: String,
    },
    UnknownItem {
        id: String,
        nearest: Option<String>,
    },
    ShippedId {
        id: String,
    },
    UnknownClub {
        id: String,
        nearest: Option<String>,
    },
    KeyClash {
        key: String,
    },

    HowMany {
        field: String,
        found: usize,
        low: usize,
    },
    OptionCount {
        found: usize,
    },
    TickCount {
        found: usize,
    },
    CutNotOffered {
        cut: u16,
        cuts: Vec<u16>,
    },
    DefaultCutNotOffered {
        cut: u16,
        cuts: Vec<u16>,
    },
    CutsUnordered,
    OutOfRange {
        field: String,
        found: i64,
        low: i64,
        high: i64,
    },
    NoMinutes {
        part: String,
    },
    WhyMissing,
    UnknownTeam {
        team: u8,
        teams: Vec<u8>,
    },
    HandsMoreThanTeam {
        team: u8,
        hands: u32,
        members: usize,
    },
    AbstainNotAsked {
        id: String,
    },
    SeatWithoutWork {
        role: Role,
    },
    PartWithoutSpeak {
        part: String,
    },
    PartWithoutPlanted {
        part: String,
        human: Role,
    },
    MeterUnused {
        meter: Meter,
        found: usize,
    },
    TooManySay {
        found: usize,
        of: usize,
    },
    NothingToFind,
    OfficeTwice {
        office: Office,
    },

    NegativeAmount {
        field: String,
        amount: Dong,
    },
    UnknownNote {
        note: Dong,
    },
    LoanBalance {
        balance: Dong,
        amount: Dong,
    },
    CountOffBooks {
        expected: Dong,
        found: Dong,
    },
    LoanFromLater,
    SumTooLarge,
    Charter {
        field: String,
    },

    PointsMissing,
    NoFullOption,
    SamePoints,
    LongestIsRight {
        longest: usize,
        decisions: usize,
    },
    PointsNotJudged,

    EmptyText {
        field: String,
    },
    BadPlaceable {
        found: String,
    },
    BareAmount {
        found: String,
    },
    NotNfc {
        found: String,
    },
    HiddenMark {
        mark: char,
    },
    ChoiceTooTall {
        lines: usize,
        room: usize,
    },
    CueTooLong {
        width: usize,
        room: usize,
    },
    UnknownRule {
        rule: String,
    },

    OnPath {
        fault: WalkFault,
        way: Way,
    },
    InLocale(TranslationFault),
}

impl Finding {
    pub fn code(&self) -> &'static str {
        self.kind.code()
    }

    pub fn severity(&self) -> Severity {
        self.kind.severity()
    }

    /// Whether a script with this fault cannot be played at all: it could not be read, or names what is not there.
    pub fn stops_play(&self) -> bool {
        self.severity() == Severity::Error && self.code() < "DV05"
    }
}

impl FindingKind {
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotUtf8 => "DV0101",
            Self::Unclosed { .. } => "DV0102",
            Self::Stray { .. } => "DV0103",
            Self::UnclosedText => "DV0104",
            Self::UnclosedComment => "DV0105",
            Self::MissingComma => "DV0106",
            Self::TooDeep => "DV0107",
            Self::WrongFormat { .. } => "DV0108",
            Self::UnknownField { .. } => "DV0109",
            Self::MissingField { .. } => "DV0110",
            Self::DuplicateField { .. } => "DV0111",
            Self::UnknownVariant { .. } => "DV0112",
            Self::WrongValue { .. } => "DV0113",
            Self::Unreadable { .. } => "DV0114",
            Self::NotAScript => "DV0115",
            Self::TrailingText => "DV0116",
            Self::MissingValue => "DV0117",
            Self::Utf16 => "DV0118",
            Self::CurlyQuotes { .. } => "DV0119",
            Self::OddSpace { .. } => "DV0120",
            Self::GroupedAmount { .. } => "DV0121",
            Self::TooMany => "DV0122",

            Self::IllFormedId { .. } => "DV0201",
            Self::DuplicateId { .. } => "DV0202",
            Self::UnknownMember { .. } => "DV0203",
            Self::UnknownLoan { .. } => "DV0204",
            Self::FlagNeverSet { .. } => "DV0205",
            Self::FlagNeverRead { .. } => "DV0206",
            Self::UnknownStep { .. } => "DV0207",
            Self::BackwardJump { .. } => "DV0208",
            Self::UnknownValue { .. } => "DV0209",
            Self::ValueNeverUsed { .. } => "DV0210",
            Self::UnknownItem { .. } => "DV0211",
            Self::ShippedId { .. } => "DV0212",
            Self::UnknownClub { .. } => "DV0213",
            Self::KeyClash { .. } => "DV0214",

            Self::HowMany { .. } => "DV0301",
            Self::OptionCount { .. } => "DV0302",
            Self::TickCount { .. } => "DV0303",
            Self::CutNotOffered { .. } => "DV0304",
            Self::DefaultCutNotOffered { .. } => "DV0305",
            Self::CutsUnordered => "DV0306",
            Self::OutOfRange { .. } => "DV0307",
            Self::NoMinutes { .. } => "DV0308",
            Self::WhyMissing => "DV0309",
            Self::UnknownTeam { .. } => "DV0310",
            Self::HandsMoreThanTeam { .. } => "DV0311",
            Self::AbstainNotAsked { .. } => "DV0312",
            Self::SeatWithoutWork { .. } => "DV0313",
            Self::PartWithoutSpeak { .. } => "DV0314",
            Self::PartWithoutPlanted { .. } => "DV0315",
            Self::MeterUnused { .. } => "DV0316",
            Self::TooManySay { .. } => "DV0317",
            Self::NothingToFind => "DV0318",
            Self::OfficeTwice { .. } => "DV0319",

            Self::NegativeAmount { .. } => "DV0401",
            Self::UnknownNote { .. } => "DV0402",
            Self::LoanBalance { .. } => "DV0403",
            Self::CountOffBooks { .. } => "DV0404",
            Self::LoanFromLater => "DV0405",
            Self::SumTooLarge => "DV0406",
            Self::Charter { .. } => "DV0407",

            Self::PointsMissing => "DV0501",
            Self::NoFullOption => "DV0502",
            Self::SamePoints => "DV0503",
            Self::LongestIsRight { .. } => "DV0504",
            Self::PointsNotJudged => "DV0505",

            Self::EmptyText { .. } => "DV0601",
            Self::BadPlaceable { .. } => "DV0602",
            Self::BareAmount { .. } => "DV0603",
            Self::NotNfc { .. } => "DV0604",
            Self::HiddenMark { .. } => "DV0605",
            Self::ChoiceTooTall { .. } => "DV0606",
            Self::CueTooLong { .. } => "DV0607",
            Self::UnknownRule { .. } => "DV0608",

            Self::OnPath { fault, .. } => fault.code(),
            Self::InLocale(fault) => fault.code(),
        }
    }

    pub fn severity(&self) -> Severity {
        if let Self::OnPath { fault, .. } = self {
            return fault.severity();
        }
        if let Self::InLocale(fault) = self {
            return fault.severity();
        }
        let is_warning = matches!(
            self,
            Self::FlagNeverRead { .. }
                | Self::ValueNeverUsed { .. }
                | Self::NoMinutes { .. }
                | Self::PartWithoutSpeak { .. }
                | Self::PartWithoutPlanted { .. }
                | Self::MeterUnused { .. }
                | Self::TooManySay { .. }
                | Self::LongestIsRight { .. }
                | Self::ChoiceTooTall { .. }
                | Self::CueTooLong { .. }
                | Self::UnknownRule { .. }
        );
        if is_warning { Severity::Warning } else { Severity::Error }
    }

    /// Whether the text could be read as it was meant, so that it hides nothing.
    pub fn is_mended(&self) -> bool {
        matches!(self, Self::CurlyQuotes { .. } | Self::OddSpace { .. })
    }

    /// Whether it can only be said of a script that was read whole: a part that could not be read may hold
    /// what seems to be missing.
    pub fn needs_whole_script(&self) -> bool {
        matches!(
            self,
            Self::UnknownLoan { .. }
                | Self::FlagNeverSet { .. }
                | Self::FlagNeverRead { .. }
                | Self::UnknownStep { .. }
                | Self::ValueNeverUsed { .. }
                | Self::NoMinutes { .. }
                | Self::SeatWithoutWork { .. }
                | Self::PartWithoutSpeak { .. }
                | Self::PartWithoutPlanted { .. }
                | Self::MeterUnused { .. }
                | Self::CountOffBooks { .. }
        )
    }
}

/// The known name that was most likely meant: at most a third of its letters away.
pub fn nearest<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let found = found.to_lowercase();
    known
        .into_iter()
        .map(|name| (distance(&found, &name.to_lowercase()), name))
        .filter(|(away, name)| *away <= name.len().max(3).div_ceil(3))
        .min_by_key(|(away, _)| *away)
        .map(|(_, name)| name.to_owned())
}

/// Whether an id has the shape that every id must have, as a finding.
pub fn ill_formed(id: &str) -> Option<FindingKind> {
    (!id::is_well_formed(id)).then(|| FindingKind::IllFormedId { id: id.to_owned() })
}

/// As [`ill_formed`], for an id that files are named after.
pub fn ill_named(id: &str) -> Option<FindingKind> {
    ill_formed(id).or_else(|| id::is_device(id).then(|| FindingKind::IllFormedId { id: id.to_owned() }))
}

/// Letters to put in, take out or change to come from one word to the other.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (line, letter) in from.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for (at, other) in to.iter().enumerate() {
            let change = diagonal + usize::from(letter != *other);
            diagonal = row[at + 1];
            row[at + 1] = change.min(row[at] + 1).min(diagonal + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_name_that_was_meant() {
        let fields = ["prompt", "options", "private"];
        for (found, meant) in
            [("promt", Some("prompt")), ("Options", Some("options")), ("xyz", None), ("", None)]
        {
            assert_eq!(nearest(found, fields).as_deref(), meant, "{found}");
        }
    }
}

//! The code and the severity of each finding, in one table, and what a finding says about the rest of the file.
//!
//! A code never changes its meaning. A code that is no longer used is not given to another finding.

use crate::scenario::finding::FindingKind;
use crate::scenario::finding::Severity::{self, Error, Warning};
use crate::scenario::finding::loan::LoanFault;

impl FindingKind {
    /// Returns the code that people look up, such as `DV0203`.
    pub fn code(&self) -> &'static str {
        self.code_and_severity().0
    }

    pub fn severity(&self) -> Severity {
        self.code_and_severity().1
    }

    #[expect(clippy::too_many_lines, reason = "one line for each finding, in the order of the codes")]
    fn code_and_severity(&self) -> (&'static str, Severity) {
        match self {
            Self::NotUtf8 => ("DV0101", Error),
            Self::Unclosed { .. } => ("DV0102", Error),
            Self::Stray { .. } => ("DV0103", Error),
            Self::UnclosedText => ("DV0104", Error),
            Self::UnclosedComment => ("DV0105", Error),
            Self::MissingComma => ("DV0106", Error),
            Self::TooDeep => ("DV0107", Error),
            Self::WrongFormat { .. } => ("DV0108", Error),
            Self::UnknownField { .. } => ("DV0109", Error),
            Self::MissingField { .. } => ("DV0110", Error),
            Self::DuplicateField { .. } => ("DV0111", Error),
            Self::UnknownVariant { .. } => ("DV0112", Error),
            Self::WrongValue { .. } => ("DV0113", Error),
            Self::Unreadable { .. } => ("DV0114", Error),
            Self::NotAScript => ("DV0115", Error),
            Self::TrailingText => ("DV0116", Error),
            Self::MissingValue => ("DV0117", Error),
            Self::Utf16 => ("DV0118", Error),
            Self::OfficeFile => ("DV0127", Error),
            Self::CurlyQuotes { .. } => ("DV0119", Error),
            Self::OddSpace { .. } => ("DV0120", Error),
            Self::GroupedAmount { .. } => ("DV0121", Error),
            Self::TooMany => ("DV0122", Error),
            Self::ClosedEarly => ("DV0123", Error),
            Self::SpareBracket { .. } => ("DV0124", Error),
            Self::OddMinus { .. } => ("DV0125", Error),
            Self::LostQuote => ("DV0126", Error),
            Self::MissingBracket { .. } => ("DV0128", Error),

            Self::IllFormedId { .. } => ("DV0201", Error),
            Self::DuplicateId { .. } => ("DV0202", Error),
            Self::UnknownMember { .. } => ("DV0203", Error),
            Self::UnknownLoan { .. } => ("DV0204", Error),
            Self::FlagNeverSet { .. } => ("DV0205", Error),
            Self::FlagNeverRead { .. } => ("DV0206", Warning),
            Self::UnknownStep { .. } => ("DV0207", Error),
            Self::BackwardJump { .. } => ("DV0208", Error),
            Self::UnknownValue { .. } => ("DV0209", Error),
            Self::ValueNeverUsed { .. } => ("DV0210", Warning),
            Self::UnknownItem { .. } => ("DV0211", Error),
            Self::ShippedId { .. } => ("DV0212", Error),
            Self::UnknownClub { .. } => ("DV0213", Error),
            Self::KeyClash { .. } => ("DV0214", Error),
            Self::FaultyClub { .. } => ("DV0215", Error),
            Self::SameName { .. } => ("DV0216", Warning),
            Self::GuestIsMember { .. } => ("DV0217", Error),
            Self::GuestAsMember { .. } => ("DV0218", Error),
            Self::TakenId { .. } => ("DV0219", Error),

            Self::HowMany { .. } => ("DV0301", Error),
            Self::OptionCount { .. } => ("DV0302", Error),
            Self::TickCount { .. } => ("DV0303", Error),
            Self::CutNotOffered { .. } => ("DV0304", Error),
            Self::DefaultCutNotOffered { .. } => ("DV0305", Error),
            Self::CutsUnordered => ("DV0306", Error),
            Self::OutOfRange { .. } => ("DV0307", Error),
            Self::NoMinutes { .. } => ("DV0308", Warning),
            Self::WhyMissing => ("DV0309", Error),
            Self::UnknownTeam { .. } => ("DV0310", Error),
            Self::HandsMoreThanTeam { .. } => ("DV0311", Error),
            Self::AbstainNotAsked { .. } => ("DV0312", Error),
            Self::SeatWithoutWork { .. } => ("DV0313", Error),
            Self::PartWithoutSpeak { .. } => ("DV0314", Warning),
            Self::PartWithoutPlanted { .. } => ("DV0315", Warning),
            Self::MeterUnused { .. } => ("DV0316", Warning),
            Self::TooManySay { .. } => ("DV0317", Warning),
            Self::NothingToFind => ("DV0318", Error),
            Self::OfficeTwice { .. } => ("DV0319", Error),
            Self::OtherThings => ("DV0320", Error),
            Self::AbsentTakesPart { .. } => ("DV0321", Error),
            Self::HolderAbsent { .. } => ("DV0322", Error),
            Self::SameText { .. } => ("DV0323", Error),
            Self::BorrowerVotes { .. } => ("DV0324", Error),
            Self::TeamTwice { .. } => ("DV0325", Error),
            Self::TeamWithoutReport { .. } => ("DV0326", Error),
            Self::TeamWithoutHands { .. } => ("DV0327", Error),
            Self::NotReported { .. } => ("DV0328", Error),
            Self::NobodyArrived => ("DV0329", Error),
            Self::ArrivedTwice { .. } => ("DV0330", Error),
            Self::SeatIdleInScene { .. } => ("DV0331", Warning),
            Self::OfficeMissing { .. } => ("DV0332", Error),
            Self::InPlan(fault) => (fault.code(), Error),
            Self::InElection(fault) => (fault.code(), Error),

            Self::AbstainTwice { .. } => ("DV0357", Error),

            Self::NegativeAmount { .. } => ("DV0401", Error),
            Self::UnknownNote { .. } => ("DV0402", Error),
            Self::LoanBalance { .. } => ("DV0403", Error),
            Self::CountOffBooks { .. } => ("DV0404", Error),
            Self::LoanFromLater => ("DV0405", Error),
            Self::SumTooLarge => ("DV0406", Error),
            Self::Charter { .. } => ("DV0407", Error),
            Self::BringsTooLittle { .. } => ("DV0408", Error),
            Self::PartPayment { .. } => ("DV0409", Warning),
            Self::LoanOffSchedule { .. } => ("DV0410", Warning),
            Self::NotBuiltIn { .. } => ("DV0411", Error),
            Self::NotBorrower { .. } => ("DV0412", Error),
            Self::SaysOtherAmount { .. } => ("DV0413", Warning),
            Self::NotInNotes { .. } => ("DV0414", Error),
            Self::SmallAmount { .. } => ("DV0415", Error),
            Self::MoneyInKind { .. } => ("DV0442", Error),

            Self::PointsMissing => ("DV0501", Error),
            Self::NoFullOption => ("DV0502", Error),
            Self::SamePoints => ("DV0503", Error),
            Self::LongestIsRight { .. } => ("DV0504", Warning),
            Self::PointsNotJudged => ("DV0505", Error),
            Self::ToneTells { .. } => ("DV0506", Warning),
            Self::PlantedLacks { .. } => ("DV0507", Warning),
            Self::HabitTells { .. } => ("DV0508", Warning),
            Self::TwoRight { .. } => ("DV0509", Warning),

            Self::EmptyText { .. } => ("DV0601", Error),
            Self::BadPlaceable { .. } => ("DV0602", Error),
            Self::BareAmount { .. } => ("DV0603", Error),
            Self::NotNfc { .. } => ("DV0604", Error),
            Self::HiddenMark { .. } => ("DV0605", Error),
            Self::ChoiceTooTall { .. } => ("DV0606", Warning),
            Self::CueTooLong { .. } => ("DV0607", Warning),
            Self::UnknownRule { .. } => ("DV0608", Warning),
            Self::RoundingUnsaid => ("DV0609", Warning),

            Self::InBooks(fault) => (fault.code(), fault.severity()),
            Self::OnPath { fault, .. } => (fault.code(), fault.severity()),
            Self::OfLoan(fault) => (fault.code(), fault.severity()),
            Self::InLocale(fault) => (fault.code(), fault.severity()),
        }
    }

    /// Whether it is about brackets, quotes and commas. A fault of another kind may only show once these are gone.
    pub fn is_structural(&self) -> bool {
        matches!(
            self,
            Self::Unclosed { .. }
                | Self::Stray { .. }
                | Self::UnclosedText
                | Self::UnclosedComment
                | Self::MissingComma
                | Self::ClosedEarly
                | Self::TrailingText
                | Self::SpareBracket { .. }
                | Self::MissingBracket { .. }
                | Self::LostQuote
        )
    }

    /// Whether nothing of the file can be read as it is.
    pub fn hides_the_file(&self) -> bool {
        matches!(self, Self::Utf16 | Self::OfficeFile)
    }

    /// Whether the text could be read as it was meant, so that the fault hides nothing.
    pub fn is_mended(&self) -> bool {
        matches!(
            self,
            Self::CurlyQuotes { .. }
                | Self::OddSpace { .. }
                | Self::OddMinus { .. }
                | Self::LostQuote
                | Self::SpareBracket { .. }
                | Self::MissingBracket { .. }
        )
    }

    /// Whether it is only true of a script that was read whole: a part that could not be read may hold what seems to
    /// be missing.
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
                | Self::SeatIdleInScene { .. }
                | Self::NotReported { .. }
                | Self::TeamWithoutReport { .. }
                | Self::TeamWithoutHands { .. }
                | Self::NobodyArrived
                | Self::PartWithoutSpeak { .. }
                | Self::PartWithoutPlanted { .. }
                | Self::MeterUnused { .. }
                | Self::CountOffBooks { .. }
                | Self::PartPayment { .. }
                | Self::OfLoan(LoanFault::PlanWithoutQuorum { .. })
        ) || matches!(self, Self::InBooks(fault) if fault.needs_whole_script())
    }
}

//! What is wrong with a script: a stable code, the severity, the place, and the values of the sentence.
//!
//! The core makes no sentences: `cli::check` turns a finding into Vietnamese or English. Codes never change their
//! meaning: DV01 reading, DV02 names, DV03 structure, DV04 money, DV05 points, DV06 text, DV07 paths, DV08 locales. A
//! code that is no longer used is not given to another finding.

pub mod books;
mod code;
mod detail;
pub mod loan;
pub mod duties;
mod name;
pub mod path;
pub mod translation;

use std::ops::Range;

use crate::club::Office;
use crate::money::Dong;
use crate::scenario::finding::books::BookFault;
use crate::scenario::finding::duties::{ElectFault, PlanFault};
use crate::scenario::finding::loan::LoanFault;
use crate::scenario::finding::path::{PathFinding, Way};
use crate::scenario::finding::translation::TranslationFault;
use crate::scenario::terms::{Meter, Role};

pub use detail::{Habit, WantedValue};
pub use name::{ill_formed, ill_named, nearest};

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
        found: String,
    },
    NotAScript,
    TrailingText,
    /// A bracket that closes its group before the last of its fields.
    ClosedEarly,
    MissingValue,
    /// Saved with two bytes for each letter.
    Utf16,
    /// A document of a word processor under the name of a script.
    OfficeFile,
    /// Curly quotes round a text, and how many times more.
    CurlyQuotes {
        more: usize,
    },
    /// A sign that looks like a space and is none in a script, and how many more.
    OddSpace {
        more: usize,
    },
    /// An amount as people write it, such as 96.000 or 600k, and its right spelling.
    GroupedAmount {
        found: String,
        plain: String,
    },
    /// A dash in place of a minus.
    OddMinus {
        more: usize,
    },
    /// A text without one of its quotes.
    LostQuote,
    /// A list whose first bracket is missing.
    MissingBracket {
        found: char,
    },
    /// A bracket without which all others fit.
    SpareBracket {
        found: char,
    },
    /// The file has more faults than are listed at once.
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
    /// A guest with the id of a member.
    GuestIsMember {
        id: String,
    },
    /// A guest where only a member can stand.
    GuestAsMember {
        id: String,
    },
    /// Another of the person's own files has this id, and is used.
    TakenId {
        id: String,
        file: String,
    },
    /// Two people whom nobody can tell apart on a screen or a paper.
    SameName {
        name: String,
    },
    /// The club has errors in its own file, so that the script cannot be played.
    FaultyClub {
        id: String,
        file: String,
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
    /// `voters` are the members of the team who are there and need not abstain.
    HandsMoreThanTeam {
        team: u8,
        hands: u32,
        voters: usize,
    },
    /// A member who is away speaks, pays, gets money or is asked to abstain.
    AbsentTakesPart {
        id: String,
    },
    /// The member whose office is this seat is away, and the seat has steps.
    HolderAbsent {
        role: Role,
        id: String,
    },
    /// A seat has steps, and no member of the club has its office.
    OfficeMissing {
        role: Role,
    },
    /// Two entries of one step read the same.
    SameText {
        text: String,
    },
    /// Two options of one choice are worth the most.
    TwoRight {
        first: String,
        second: String,
    },
    /// A borrower votes on the own loan.
    BorrowerVotes {
        id: String,
    },
    /// A member is named twice among those who may or must stand aside.
    AbstainTwice {
        id: String,
    },
    TeamTwice {
        team: u8,
    },
    /// No leader reports this team at the first roll call.
    TeamWithoutReport {
        team: u8,
    },
    /// A vote without a line of hands for a team that has people to vote.
    TeamWithoutHands {
        team: u8,
    },
    /// The report of the team does not name a member who is away, or who has come since.
    NotReported {
        id: String,
        team: u8,
    },
    /// A repeated roll call without arrivals.
    NobodyArrived,
    /// An arrival of a member who was already present.
    ArrivedTwice {
        id: String,
    },
    AbstainNotAsked {
        id: String,
    },
    InPlan(PlanFault),
    InElection(ElectFault),
    /// A seat without a judged step in these cuts of a whole meeting; the same in a short scene.
    SeatWithoutWork {
        role: Role,
        cuts: Vec<u16>,
    },
    SeatIdleInScene {
        role: Role,
        cuts: Vec<u16>,
    },
    PartWithoutSpeak {
        part: String,
    },
    /// A part in which a person who plays this seat alone meets no planted mistake; with no seat, no person does.
    PartWithoutPlanted {
        part: String,
        human: Option<Role>,
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
    /// Another order that does not have each of the items once.
    OtherThings,
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
    /// Pays back the loan of somebody else.
    NotBorrower {
        id: String,
        borrower: String,
    },
    /// A declared value that has the name of a built-in one, and another amount than each that it could be.
    NotBuiltIn {
        name: String,
        declared: Dong,
        own: Vec<Dong>,
    },
    /// A fee or a gift is more than what the payer brings.
    BringsTooLittle {
        brings: Dong,
        due: Dong,
    },
    /// A payer of a loan brings less than is due, and `in_part` is not set.
    PartPayment {
        brings: Dong,
        due: Dong,
    },
    /// Money that comes with a gift that is none.
    MoneyInKind {
        brings: Dong,
    },
    /// What is owed at the opening is not what the schedule says.
    LoanOffSchedule {
        balance: Dong,
        scheduled: Dong,
    },
    Charter {
        field: String,
    },
    /// An amount to which no notes come.
    NotInNotes {
        amount: Dong,
    },
    /// An amount below a thousand đồng.
    SmallAmount {
        amount: Dong,
    },
    /// A text that speaks of another amount than is brought or paid.
    SaysOtherAmount {
        said: Dong,
        moved: Dong,
    },
    /// A line without notes, or a visit, that does not fit what the scenario and the charter say.
    InBooks(BookFault),

    PointsMissing,
    NoFullOption,
    SamePoints,
    LongestIsRight {
        longest: usize,
        decisions: usize,
    },
    PointsNotJudged,
    /// The score, of a hundred, of a trainee who takes only the options that say why, or only the others.
    ToneTells {
        takes_reasons: bool,
        scored: usize,
        chance: usize,
        /// The steps in which it leaves only the right option.
        steps: Vec<String>,
    },
    /// A mistake is planted without what the seat says when it does well (`says`), or how the meeting then put it right
    /// (`then`).
    PlantedLacks {
        field: &'static str,
    },
    /// In how many of so many steps with a planted mistake this habit would tell it from what is right.
    HabitTells {
        habit: Habit,
        told: usize,
        of: usize,
    },

    EmptyText {
        field: String,
    },
    /// A question for an amount that is rounded, without a word about that.
    RoundingUnsaid,
    BadPlaceable {
        found: String,
    },
    BareAmount {
        found: String,
    },
    /// In so many more texts of the file too.
    NotNfc {
        found: String,
        more: usize,
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
        fault: PathFinding,
        way: Way,
    },
    OfLoan(LoanFault),
    InLocale(TranslationFault),
}

impl Finding {
    pub fn code(&self) -> &'static str {
        self.kind.code()
    }

    pub fn severity(&self) -> Severity {
        self.kind.severity()
    }

    /// Whether a script with this fault cannot be played at all: it could not be read, or names something that does
    /// not exist.
    pub fn stops_play(&self) -> bool {
        self.severity() == Severity::Error && self.code() < "DV05"
    }
}

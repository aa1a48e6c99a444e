//! Defines the requests of screens, and the reports when they are done.

pub mod transfer;
pub mod privacy;

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::export::data::DataForm;
use crate::export::papers::SessionPaper;
use crate::id::{ScenarioId, SessionId, StepId};
use crate::locale::layer::{LineKey, NewCorrection};
use crate::locale::state::{LineState, TextMark};
use crate::locale::{Lang, Pair, Speech};
use crate::meeting::command::{Command, Setup};
use crate::review::group::{
    GroupChange, GroupColumn, GroupFigures, GroupMonth, GroupPage, PlayedScenario, Whose, Within, WrongAnswer,
};
use crate::review::rate::By;
use crate::review::sessions::{SessionDetail, SessionOrder, SessionPage, SessionRow, TryRow};
use crate::scenario::terms::Role;
use crate::tui::context::Mouse;
use crate::tui::msg::privacy::{PrivacyReport, PrivacyRequest};
use crate::tui::msg::transfer::{BackupRow, HandoverReport, HandoverRequest, WhichSessions};

pub use crate::tui::msg::transfer::{FoundRow, Inside, MergeResult, SameCodeRow};

/// The form of a task, filled in so far and not yet confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HalfFilled {
    pub step: StepId,
    pub task: u16,
    /// What each row holds.
    pub rows: Vec<String>,
}

/// What can be continued from home.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum GoOn {
    #[default]
    Nothing,
    /// A meeting that has not ended.
    Meeting,
    /// A step that is done again.
    Redo,
    /// A page of the debrief of a meeting that has ended.
    Debrief,
}

/// What a screen asks of the shell: anything that touches the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    Quit,
    ListScenarios,
    /// Reads a scenario so that its briefing can be shown.
    Prepare {
        scenario: String,
    },
    Begin {
        scenario: String,
        setup: Setup,
        learners: Vec<(Role, String)>,
        homes: Homes,
        place: String,
    },
    ResumeLast,
    Resume {
        session: SessionId,
    },
    /// Tries a command; `note` is free text that goes with it and never into an event.
    Try {
        command: Command,
        note: Option<FreeText>,
    },
    /// Does one step of the open session again, in a session of its own; the open one stays as it is.
    Redo {
        step: StepId,
    },
    /// Keeps at which page of the debrief the open session stands, for the next start; none once it is over.
    KeepPage(Option<usize>),
    /// Opens the debrief of a session that has ended.
    OpenDebrief {
        session: SessionId,
    },
    /// Shows the scores of a list or a session. A question comes first.
    TellScores,
    /// Ends the session of a step that was done again, and opens the one before it.
    EndRedo,
    /// Another learner takes a seat. Without a code it is a person who has none.
    ChangeSeat {
        role: Role,
        learner: String,
        home: String,
    },
    /// Which club was named last at this laptop.
    RecallHome,
    /// Keeps the name of the club for the next session.
    KeepHome(String),
    /// Keeps a form of the open session that is being filled in, for when the power goes.
    KeepForm(HalfFilled),
    /// Free text of its own: a pledge, an observer's words.
    Keep {
        note: FreeText,
    },
    /// The clock for speaking, on or off.
    Clock(bool),
    /// Goes back to the start; an unfinished session can be resumed.
    Leave,
    /// Writes papers of this session, or of the one that is open, into a folder of their own.
    WritePapers {
        session: Option<SessionId>,
        papers: Vec<SessionPaper>,
    },
    /// What is asked about handing over to the next trainer.
    Handover(HandoverRequest),
    /// Checks the room: clock, disk, sticks.
    LookAtHall,
    /// Keeps in which window the room was tried.
    KeepHall(String),
    /// Rings the bell once.
    Ring,
    /// Shows this folder in a window of the system.
    ShowFolder(String),
    /// Looks for sticks to copy the results to.
    FindSticks,
    /// Copies the results into this folder.
    Carry {
        to: PathBuf,
        which: WhichSessions,
    },
    /// Looks for backups beside the record.
    ListBackups,
    /// Puts a backup in the record's place.
    Restore {
        backup: PathBuf,
    },
    /// Looks for other laptops' records on sticks.
    FindRecords,
    /// Looks at the record in another folder of this machine.
    FindElsewhere,
    /// Takes these records in.
    Merge {
        sources: Vec<PathBuf>,
    },
    /// Writes the papers of a scenario for a class of so many minutes.
    WriteKit {
        scenario: String,
        cut: u16,
    },
    /// Looks for the places where classes were.
    FindPlaces,
    /// Writes sessions as data for other programs, into a file of its own.
    Export {
        form: DataForm,
        which: WhichSessions,
    },
    ListSessions(SessionsWish),
    ShowSession {
        session: SessionId,
    },
    /// The session that is shown, as it stood after so many events.
    ShowMoment {
        n_events: usize,
    },
    /// Every try at a step, in this session and those that share its beginning.
    ShowTries {
        step: StepId,
    },
    KeepSpeech(Speech),
    /// How many lines of each drafted language are in which state.
    CountLines,
    ListCorrections,
    /// What the lines with these keys say in every language that is spoken, as it is written.
    ReadLines {
        keys: Vec<LineKey>,
    },
    KeepDrafts(bool),
    /// Keeps a correction of a line, or takes it back.
    PutRight(NewCorrection),
    /// Lets a Vietnamese correction of another laptop count here.
    AcceptCorrection(String),
    KeepTheme(String),
    KeepTyping(&'static str),
    KeepMouse(Mouse),
    /// Whether this opens the facilitator's screens.
    CheckPin {
        pin: String,
    },
    /// What is asked about the people in the record.
    Privacy(PrivacyRequest),
    /// Stops the work that goes on.
    StopWork,
    /// How a group did.
    Group(GroupWish),
    /// Keeps an answer of the terminal check, by the name of the setting.
    KeepAnswer(&'static str, &'static str),
}

/// Which sessions to list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SessionsWish {
    /// As they were typed: a club, a place, a code, a seat, a scenario, a date, "<50".
    pub words: String,
    pub order: SessionOrder,
    pub from: SessionPage,
    /// Those of a column of the group's figures alone.
    pub within: Option<Within>,
}

/// From which clubs the trainees are: one for the whole table, and others for single seats.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Homes {
    pub all: String,
    pub seats: Vec<(Role, String)>,
}

impl Homes {
    /// The widest name that the record keeps.
    pub const MOST_COLUMNS: usize = 80;

    pub fn of(&self, role: Role) -> &str {
        let own = self.seats.iter().rfind(|(seat, _)| *seat == role);
        own.map_or(&self.all, |(_, home)| home)
    }
}

/// Free text with its kind, such as `minutes` or `pledge`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FreeText {
    pub kind: &'static str,
    pub text: String,
}

/// What the shell did.
#[derive(Debug, Clone)]
pub enum Report {
    Scenarios {
        cards: Vec<ScenarioCard>,
        problems: Vec<Problem>,
    },
    Prepared {
        card: ScenarioCard,
    },
    /// A session is open, new or resumed.
    Begun,
    /// A session is open in which one step is done again.
    RedoBegun,
    /// It has ended, and the session before it is open. Every try at the step, also those of before.
    RedoEnded {
        step: StepId,
        tries: Vec<TryRow>,
    },
    /// The club that was named last at this laptop; empty where none was.
    Home(String),
    /// Events from this place in the log on are on disk.
    Recorded {
        from: usize,
    },
    Kept,
    ScoresTold,
    /// So many papers lie in this folder.
    KitWritten {
        folder: String,
        n: usize,
    },
    /// The session was left.
    Left {
        waiting: GoOn,
    },
    /// A page of the list, and whether there is more behind it (before it, where it was asked for backwards).
    Sessions {
        from: SessionPage,
        rows: Vec<SessionRow>,
        more: bool,
        of: u64,
        /// How many cannot be read, those that no row stands for among them.
        unreadable: usize,
    },
    Session(Box<SessionDetail>),
    Moment,
    Tries {
        step: StepId,
        tries: Vec<TryRow>,
    },
    SticksFound {
        sticks: Vec<PathBuf>,
        /// The folder for documents on this machine.
        here: PathBuf,
        /// Where the newest session was played.
        place: Option<String>,
    },
    /// A copy was made and compared with the record.
    Carried {
        path: String,
        sessions: u64,
        answers: u64,
        /// How many sessions cannot be read and are in neither number.
        left_out: usize,
        /// The short forms of both parts of the content hash.
        code: String,
        words: String,
    },
    Handover(HandoverReport),
    Hall(HallFacts),
    BackupsFound {
        rows: Vec<BackupRow>,
    },
    Restored {
        sessions: u64,
        answers: u64,
        /// Where the record is now that was there before.
        aside: String,
    },
    RecordsFound {
        rows: Vec<FoundRow>,
        /// Folders that were not searched to their end.
        left_out: usize,
    },
    Merged(MergeResult),
    PapersWritten {
        folder: String,
        files: Vec<String>,
    },
    /// Where classes were, as it was written.
    PlacesFound(Vec<String>),
    /// All that can be read of the record is in this file or folder.
    Exported {
        path: String,
        sessions: u64,
        answers: u64,
        /// Sessions that cannot be read, and so are in no file.
        left_out: usize,
        /// The record itself has lost something once.
        has_lost: bool,
    },
    Lines {
        counts: Vec<LineCounts>,
    },
    Corrections {
        rows: Vec<CorrectionRow>,
    },
    Editable {
        lines: Vec<EditableLine>,
        /// Where the last correction was made.
        place: String,
    },
    /// A correction is kept, and shown where it may be.
    PutRight,
    CorrectionAccepted,
    PinRight,
    PinWrong {
        /// Seconds before another try is taken.
        wait_s: u64,
        /// Not if it came before the last wait was over.
        was_heard: bool,
    },
    Privacy(PrivacyReport),
    /// Work goes on, and has come so far.
    Working {
        title: &'static str,
        done: u64,
        of: u64,
    },
    /// It has come to its end, or was stopped.
    Worked {
        stopped: bool,
    },
    Group(GroupReport),
    Failed(Problem),
}

/// How far a drafted language is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineCounts {
    pub lang: Lang,
    pub total: usize,
    pub by_state: [usize; LineState::ALL.len()],
    pub blank: usize,
    pub stale: usize,
}

/// A line that can be put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditableLine {
    pub key: LineKey,
    pub protected: bool,
    /// Vietnamese first, then the language beside it.
    pub texts: Vec<EditableText>,
}

/// A line in one language, values still in braces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditableText {
    pub lang: Lang,
    /// None where nothing is written.
    pub words: Option<String>,
    /// What it is compared with, and its mark.
    pub vietnamese: String,
    pub source: TextMark,
}

/// A line put right, in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectionRow {
    /// As it would be taken back.
    pub undo: NewCorrection,
    pub text: String,
    /// Who, where and when, as far as that is known.
    pub made: String,
    /// It waits for a reviewer before it is shown.
    pub protected: bool,
    /// Vietnamese of another laptop, which counts once it is accepted here: the name to accept it by.
    pub waits: Option<String>,
}

/// What the check of the room has found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HallFacts {
    /// What the laptop's clock says; none where it says nothing that can be.
    pub time: Option<String>,
    pub is_clock_right: bool,
    /// A folder of ours that cannot be written to.
    pub unwritable: Option<String>,
    pub sticks: Vec<String>,
}

/// A scenario in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScenarioCard {
    pub id: String,
    pub title: Pair,
    pub summary: Pair,
    pub goals: Vec<Pair>,
    pub cuts: Vec<u16>,
    pub default_cut: u16,
    pub n_steps: usize,
    pub village: String,
    /// Read from the user's own folder.
    pub own: bool,
}

/// Something that went wrong, as a ui message and its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub id: &'static str,
    /// A path, a name or a reason.
    pub detail: String,
    /// The message that says why, where the program itself knows it.
    pub cause: Option<&'static str>,
    /// How many sessions could be saved, where that is what it is about.
    pub n_sessions: Option<u64>,
    /// How many sessions are not whole any more, where that is what it is about.
    pub n_lost: usize,
}

impl Problem {
    pub fn new(id: &'static str, detail: impl Into<String>) -> Self {
        Self { id, detail: detail.into(), cause: None, n_sessions: None, n_lost: 0 }
    }
}

/// What the screens of a group's figures ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupWish {
    /// What was played.
    List,
    /// All figures of a scenario. Its newest session is opened, for the words.
    Open { scenario: ScenarioId, by: By },
    /// Further columns of the heat map, after this one.
    Columns { scenario: ScenarioId, by: By, after: Whose },
    /// Further rows of before and after.
    Changes { scenario: ScenarioId, by: By, after: Whose },
    /// By months: of one, or of everybody.
    Trend { scenario: ScenarioId, whose: Whose },
    /// What was answered wrongly at a step.
    Wrong { scenario: ScenarioId, step: StepId },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupReport {
    Played(Vec<PlayedScenario>),
    Opened(Box<GroupFigures>),
    Columns(GroupPage<GroupColumn>),
    Changes(GroupPage<GroupChange>),
    Trend { whose: Whose, months: Vec<GroupMonth> },
    Wrong { step: StepId, answers: Vec<WrongAnswer> },
}

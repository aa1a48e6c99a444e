//! Defines the requests of screens. `report` defines what comes back when they are done.

pub mod transfer;
pub mod privacy;
mod report;

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::export::data::DataForm;
use crate::export::papers::SessionPaper;
use crate::id::{ScenarioId, SessionId, StepId};
use crate::locale::Speech;
use crate::locale::layer::{LineKey, NewCorrection};
use crate::meeting::command::{Command, Setup};
use crate::review::group::{Whose, Within};
use crate::review::rate::By;
use crate::review::sessions::{SessionOrder, SessionPage};
use crate::scenario::terms::Role;
use crate::tui::context::Mouse;
use crate::tui::msg::privacy::PrivacyRequest;
use crate::tui::msg::transfer::{HandoverRequest, WhichSessions};

pub use crate::tui::msg::report::{
    CorrectionRow, EditableLine, EditableText, GroupReport, HallFacts, LineCounts, OwnFile, Problem, Report,
    ScenarioCard,
};
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

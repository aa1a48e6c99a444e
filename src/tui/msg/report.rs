//! Defines the reports to screens: what was done, what was found, and what went wrong.

use std::path::PathBuf;

use crate::club::loan::Month;
use crate::id::StepId;
use crate::locale::layer::{LineKey, NewCorrection};
use crate::locale::state::{LineState, TextMark};
use crate::locale::{Lang, Pair};
use crate::review::group::{
    GroupChange, GroupColumn, GroupFigures, GroupMonth, GroupPage, PlayedScenario, Whose, WrongAnswer,
};
use crate::review::sessions::{SessionDetail, SessionPage, SessionRow, TryRow};
use crate::scenario::model::ClubReview;
use crate::scenario::terms::Role;
use crate::tui::msg::GoOn;
use crate::tui::msg::privacy::PrivacyReport;
use crate::tui::msg::transfer::{BackupRow, CarryReport, FoundRow, HandoverReport, MergeResult};

/// What the shell did.
#[derive(Debug, Clone)]
pub enum Report {
    Scenarios {
        cards: Vec<ScenarioCard>,
        problems: Vec<Problem>,
    },
    Prepared {
        card: Box<ScenarioCard>,
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
    /// So many papers were written into this folder.
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
    Carried(CarryReport),
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
    PutRight {
        /// What became of the file, where the line is of the person's own script.
        own_file: Option<OwnFile>,
    },
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
    /// Long work has ended, or was stopped.
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

/// The person's own script, after a line of it was put right on a screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OwnFile {
    Written {
        path: String,
    },
    /// It has other words in this line than the screen had.
    Changed {
        path: String,
    },
    /// It has faults, or would have one.
    Refused {
        path: String,
    },
    /// No file has the scenario any more.
    Gone {
        id: String,
    },
    Unwritable {
        path: String,
    },
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
    /// Of each cut the seats that can be taken.
    pub seats: Vec<(u16, Vec<Role>)>,
    /// Of the default cut.
    pub n_steps: usize,
    pub village: String,
    pub month: Month,
    /// From 1 to 5; 0 where its author does not say.
    pub difficulty: u8,
    /// The review by a person who works in a club; none where there was no review.
    pub reviewed: Option<ClubReview>,
    /// How many whole sessions of it the record has.
    pub n_played: u64,
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

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupReport {
    Played(Vec<PlayedScenario>),
    Opened(Box<GroupFigures>),
    Columns(GroupPage<GroupColumn>),
    Changes(GroupPage<GroupChange>),
    Trend { whose: Whose, months: Vec<GroupMonth> },
    Wrong { step: StepId, answers: Vec<WrongAnswer> },
}

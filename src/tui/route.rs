//! How a screen answers an input: where to go, what to open on top, what to ask of the shell.
//!
//! A [`Route`] says which screen is shown and with what it is opened. It is plain data and names no screen, so a
//! screen that leads to another does not depend on it. `screens` makes a screen of it, `overlays` an overlay.

use crate::id::{SessionId, StepId};
use crate::locale::Speech;
use crate::meeting::command::{Mode, Setup};
use crate::review::group::Within;
use crate::review::sessions::{SessionDetail, TryRow};
use crate::scenario::terms::Role;
use crate::tui::keys::Binding;
use crate::tui::large::LargeLetters;
use crate::tui::msg::transfer::HandoverFacts;
use crate::tui::msg::{GoOn, Homes, Request, ScenarioCard};
use crate::tui::picture::{Script, TaiViet};

/// A screen's answer to an input.
#[derive(Debug)]
pub enum Effect {
    /// Shows another screen. Nothing is kept to go back to.
    Show(Route),
    /// Shows another screen in front of this one, which stays as it is until [`Effect::Back`].
    Push(Route),
    /// Goes back to the screen behind this one.
    Back,
    /// Goes back, or shows this screen where none is behind, as after a new start.
    BackOr(Route),
    /// Opens an overlay.
    Open(OverlayRoute),
    /// Closes the overlay.
    Close,
    /// Speaks another language from here on.
    Speak(Speech),
    /// Shows lines that no speaker has reviewed, or hides them.
    ShowDrafts(bool),
    /// Draws large letters from here on, or shows them as text.
    ShowLarge(LargeLetters),
    /// Shows Tai Viet in this way from here on.
    ShowTaiViet(TaiViet),
    /// Lets the terminal have the mouse, or takes it back.
    TurnMouse,
    /// One line above the footer until the next key.
    Notice(String),
    Ask(Request),
}

/// A screen, and what it is opened with.
#[derive(Debug)]
pub enum Route {
    Home {
        waiting: GoOn,
    },
    Hall(AfterHall),
    Handover,
    Takeover(HandoverFacts),
    Scenarios,
    Setup(ScenarioCard),
    Seats {
        card: ScenarioCard,
        mode: Mode,
        cut: u16,
    },
    /// The seats in the middle of a meeting, when another board takes over.
    Relay,
    Consent {
        role: Role,
        code: String,
    },
    Briefing(Box<PlannedSession>),
    /// The meeting as it stands, or the page of its debrief at which it was left.
    Meeting,
    Debrief,
    Papers {
        /// The session that is read; none after the debrief of the one that is open.
        session: Option<SessionId>,
    },
    /// All sessions, or those of one column of the group's figures.
    Sessions(Option<Within>),
    Facilitator,
    Privacy,
    Merge,
    /// The record in another folder of this machine, and nothing else.
    MergeElsewhere,
    Session(Box<SessionDetail>),
    Replay {
        /// The event of the log at which it opens.
        event: usize,
    },
    Tries {
        step: StepId,
        tries: Vec<TryRow>,
    },
    /// The group's figures, again at the scenario of this column.
    Group(Option<Within>),
    Export,
    Carry,
    Restore,
}

/// Where the check of the room leads.
#[derive(Debug, Clone)]
pub enum AfterHall {
    Home { waiting: GoOn },
    Seats { card: Box<ScenarioCard>, cut: u16 },
}

/// A session that is about to begin.
#[derive(Debug)]
pub struct PlannedSession {
    pub card: ScenarioCard,
    pub setup: Setup,
    pub learners: Vec<(Role, String)>,
    pub homes: Homes,
    pub place: String,
}

/// An overlay, and what it is opened with.
#[derive(Debug)]
pub enum OverlayRoute {
    Help(Vec<Binding>),
    /// Asks before leaving.
    Quit,
    Question {
        asks: &'static str,
        yes: Request,
    },
    /// The same, standing on No: for a key that is easily meant for something else.
    QuestionOnNo {
        asks: &'static str,
        yes: Request,
    },
    Books,
    /// The trainer's menu, about the step on the page. `is_done`: it has been answered.
    Trainer {
        step: Option<StepId>,
        is_done: bool,
    },
    /// The meeting stands still over this step.
    Pause {
        step: Option<StepId>,
    },
    Languages,
    Cues,
    Correct,
    Corrections,
    /// The question for the PIN, and what is done once it is right.
    Pin(Vec<Effect>),
    /// Asks to hide the wall before what only the trainer is to see, and what is done then.
    Curtain(Vec<Effect>),
    /// How letters look: those of one script, or of all.
    Letters(Option<Script>),
}

//! What the wall shows, by name: a second window needs it to show the same page.
//!
//! A view says itself which page of it is for the hall ([`View::on_wall`](crate::tui::view::View::on_wall)). A page
//! of a view that does not say so is covered, so a forgotten page is never seen. A menu or a question for the trainer
//! alone leaves the page below it on the wall. Plain data: `wall_view` makes a page of
//! it.

use serde::{Deserialize, Serialize};

use crate::id::StepId;
use crate::scenario::terms::Role;

/// A page of a session that a hall may see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WallPage {
    /// A part of the agenda begins.
    PartTitle,
    /// A role is called to the keyboard.
    HandOver { role: Role, new_part: bool },
    /// The open task; `leaf` is the page of it that is shown, where it has several.
    Task { leaf: u8 },
    /// What was said of the answer that came after so many events, with the other options that have been looked at.
    Feedback {
        after: usize,
        #[serde(default)]
        revealed: Vec<usize>,
    },
    /// The tries at a step, side by side.
    Tries { step: StepId },
    /// A page of the talk afterwards, with the question in focus.
    Debrief { page: usize, question: usize },
    /// Nothing that is for the hall.
    Away,
}

/// An overlay that is for the hall too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WallOverlay {
    Books {
        cash: bool,
    },
    /// The meeting is paused at this step.
    Pause {
        step: Option<StepId>,
    },
}

/// All that the wall shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnWall {
    pub page: WallPage,
    #[serde(default)]
    pub over: Option<WallOverlay>,
    #[serde(default)]
    pub covered: bool,
}

impl OnWall {
    /// The meeting as it was saved, where no program says what it shows.
    pub fn last_saved(is_finished: bool) -> Self {
        let page =
            if is_finished { WallPage::Debrief { page: 0, question: 0 } } else { WallPage::Task { leaf: 0 } };
        Self { page, over: None, covered: false }
    }

    /// Whether nothing is to be seen.
    pub fn is_hidden(&self) -> bool {
        self.covered || self.page == WallPage::Away
    }
}

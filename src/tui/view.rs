//! Defines [`View`], which every screen and every overlay is, and [`Cursor`], which most of them have.
//!
//! It stands below the screens and names none of them, so each of them can name it.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a list names the inputs that move it; every other one is for the view that holds it"
)]

use crate::tui::context::ViewContext;
use crate::tui::frame::Chrome;
use crate::tui::keys::{Action, Binding, Input, Takes};
use crate::tui::msg::Report;
use crate::tui::on_wall::WallPage;
use crate::tui::page::Page;
use crate::tui::route::Effect;

/// A clock on a screen. The program wakes once a second while one of them runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunningClock {
    None,
    /// How long the speaker has spoken, if the trainer has that clock on.
    Speaking,
    /// How long is left of a discussion.
    Discussion,
}

/// What every screen can do. The bindings are read by dispatch, footer and help.
pub trait View {
    fn bindings(&self, context: &ViewContext<'_>) -> Vec<Binding>;
    fn chrome(&self, context: &ViewContext<'_>) -> Chrome;
    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>);
    fn update(&mut self, input: &Input, context: &ViewContext<'_>) -> Vec<Effect>;

    /// Something asked for has been done, or could not be.
    fn report(&mut self, _report: &Report, _context: &ViewContext<'_>) -> Vec<Effect> {
        Vec::new()
    }

    /// What is to be kept before the program is left.
    fn before_leaving(&self, _context: &ViewContext<'_>) -> Vec<Effect> {
        Vec::new()
    }

    /// Whether Enter goes on only once all of the page was shown.
    fn is_read_first(&self) -> bool {
        false
    }

    /// Whether Enter only goes on here: nothing is being chosen or typed. A clicker goes on and back on such a page.
    fn goes_on(&self) -> bool {
        false
    }

    /// What of it is for the hall, on a second screen. Nothing, unless it says so.
    fn on_wall(&self) -> Option<WallPage> {
        None
    }

    /// A click on the item with this number. Most screens take it as its digit.
    fn click(&mut self, item: usize, context: &ViewContext<'_>) -> Vec<Effect> {
        self.update(&Input::Pick(item), context)
    }

    /// The clock that runs on it.
    fn clock(&self, _context: &ViewContext<'_>) -> RunningClock {
        RunningClock::None
    }

    /// What a field in focus takes for itself.
    fn takes(&self) -> Takes {
        Takes::Nothing
    }

    /// Whether Enter only moves on within it, as from field to field.
    fn enter_stays(&self, _context: &ViewContext<'_>) -> bool {
        false
    }

    /// Whether page keys are for itself and do not scroll what is taller than its place.
    fn takes_pages(&self) -> bool {
        false
    }

    /// Whether a field for words is on it, in focus or not.
    fn has_words(&self) -> bool {
        false
    }
}

/// A list with one line in focus, moved by arrows and digits: what most menus are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cursor {
    pub at: usize,
}

impl Cursor {
    /// On no entry until it is moved, so that an extra Enter gives no answer.
    pub const NOWHERE: Self = Self { at: usize::MAX };

    /// Moves for this input; true if it was one that moves.
    pub fn moved(&mut self, input: &Input, n: usize) -> bool {
        let last = n.saturating_sub(1);
        self.at = match input {
            Input::Up | Input::BackTab => self.at.saturating_sub(1).min(last),
            Input::Down | Input::Tab => self.at.wrapping_add(1).min(last),
            Input::PageUp => self.at.saturating_sub(8).min(last),
            Input::PageDown => self.at.saturating_add(8).min(last),
            Input::Pick(n) if *n <= last => *n,
            _ => return false,
        };
        true
    }
}

/// Whether this input takes an overlay away.
pub(crate) fn leaves(input: &Input) -> bool {
    matches!(input, Input::Leave | Input::Do(Action::Back))
}

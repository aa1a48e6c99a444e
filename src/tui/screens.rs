//! The screens, one at a time in front. Each is a [`View`]; this file only tells them apart.

pub mod language;
pub mod hall;
pub mod handover;
pub mod home;
pub mod scenarios;
pub mod setup;
pub mod seats;
pub mod consent;
pub mod briefing;
pub mod meeting;
pub mod debrief;
pub mod papers;
pub mod sessions;
pub mod office;
pub mod privacy;
pub mod merge;
pub mod session;
pub mod replay;
pub mod takeover;
pub mod tries;
pub mod group;
pub mod export;
pub mod carry;
pub mod restore;

use crate::tui::frame::Chrome;
use crate::tui::keys::{Binding, Input};
use crate::tui::msg::{Effect, Report};
use crate::tui::page::Page;
use crate::tui::stage::Stage;

/// What every screen can do. The bindings are read by dispatch, footer and help.
pub trait View {
    fn bindings(&self, stage: &Stage<'_>) -> Vec<Binding>;
    fn chrome(&self, stage: &Stage<'_>) -> Chrome;
    fn page(&self, stage: &Stage<'_>, page: &mut Page<'_>);
    fn update(&mut self, input: &Input, stage: &Stage<'_>) -> Vec<Effect>;

    /// Something asked for has been done, or could not be.
    fn report(&mut self, _report: &Report, _stage: &Stage<'_>) -> Vec<Effect> {
        Vec::new()
    }

    /// A click on the item with this number. Most screens take it as its digit.
    fn click(&mut self, item: usize, stage: &Stage<'_>) -> Vec<Effect> {
        self.update(&Input::Pick(item), stage)
    }

    /// Whether a clock that runs is shown.
    fn shows_clock(&self) -> bool {
        false
    }

    /// Whether letters go into a field now.
    fn is_typing(&self) -> bool {
        false
    }

    /// Whether Enter only moves on within it, as from field to field.
    fn enter_stays(&self, _stage: &Stage<'_>) -> bool {
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

#[derive(Debug)]
pub enum Screen {
    Language(language::LanguageScreen),
    Home(home::HomeScreen),
    Hall(hall::HallScreen),
    Handover(handover::HandoverScreen),
    Takeover(takeover::TakeoverScreen),
    Scenarios(scenarios::ScenariosScreen),
    Setup(setup::SetupScreen),
    Seats(seats::SeatsScreen),
    Consent(consent::ConsentScreen),
    Briefing(briefing::BriefingScreen),
    Meeting(meeting::MeetingScreen),
    Debrief(debrief::DebriefScreen),
    Papers(papers::PapersScreen),
    Sessions(sessions::SessionsScreen),
    Office(office::OfficeScreen),
    Privacy(privacy::PrivacyScreen),
    Merge(merge::MergeScreen),
    Session(session::SessionScreen),
    Replay(replay::ReplayScreen),
    Tries(tries::TriesScreen),
    Group(group::GroupScreen),
    Export(export::ExportScreen),
    Carry(carry::CarryScreen),
    Restore(restore::RestoreScreen),
}

impl Screen {
    pub fn view(&self) -> &dyn View {
        match self {
            Self::Language(screen) => screen,
            Self::Home(screen) => screen,
            Self::Hall(screen) => screen,
            Self::Handover(screen) => screen,
            Self::Takeover(screen) => screen,
            Self::Scenarios(screen) => screen,
            Self::Setup(screen) => screen,
            Self::Seats(screen) => screen,
            Self::Consent(screen) => screen,
            Self::Briefing(screen) => screen,
            Self::Meeting(screen) => screen,
            Self::Debrief(screen) => screen,
            Self::Papers(screen) => screen,
            Self::Sessions(screen) => screen,
            Self::Office(screen) => screen,
            Self::Privacy(screen) => screen,
            Self::Merge(screen) => screen,
            Self::Session(screen) => screen,
            Self::Replay(screen) => screen,
            Self::Tries(screen) => screen,
            Self::Group(screen) => screen,
            Self::Export(screen) => screen,
            Self::Carry(screen) => screen,
            Self::Restore(screen) => screen,
        }
    }

    pub fn view_mut(&mut self) -> &mut dyn View {
        match self {
            Self::Language(screen) => screen,
            Self::Home(screen) => screen,
            Self::Hall(screen) => screen,
            Self::Handover(screen) => screen,
            Self::Takeover(screen) => screen,
            Self::Scenarios(screen) => screen,
            Self::Setup(screen) => screen,
            Self::Seats(screen) => screen,
            Self::Consent(screen) => screen,
            Self::Briefing(screen) => screen,
            Self::Meeting(screen) => screen,
            Self::Debrief(screen) => screen,
            Self::Papers(screen) => screen,
            Self::Sessions(screen) => screen,
            Self::Office(screen) => screen,
            Self::Privacy(screen) => screen,
            Self::Merge(screen) => screen,
            Self::Session(screen) => screen,
            Self::Replay(screen) => screen,
            Self::Tries(screen) => screen,
            Self::Group(screen) => screen,
            Self::Export(screen) => screen,
            Self::Carry(screen) => screen,
            Self::Restore(screen) => screen,
        }
    }
}

/// A list with one line in focus, moved by arrows and digits: what most menus are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cursor {
    pub at: usize,
}

impl Cursor {
    /// On nothing until somebody moves it: where no answer may be given by an Enter too many.
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

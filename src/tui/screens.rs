//! The router: it alone knows every screen. It makes a screen from a [`Route`], and returns the requests of that
//! screen.
//!
//! A screen names routes and no other screen, so each can be read alone. A screen is a [`View`]; this file only
//! chooses it.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen names the inputs and reports it takes; every other one is not for it"
)]

pub mod language;
pub mod hall;
pub mod handover;
pub mod home;
pub mod scenarios;
pub mod setup;
mod seat_fields;
pub mod seats;
pub mod consent;
pub mod briefing;
pub mod meeting;
pub mod debrief;
mod discussion;
pub mod papers;
pub mod sessions;
pub mod facilitator;
pub mod privacy;
pub mod merge;
pub mod session;
pub mod replay;
pub mod tries;
pub mod group;
pub mod export;
pub mod carry;
pub mod restore;

use strum::EnumIs;

use crate::tui::context::ViewContext;
use crate::tui::msg::Request;
use crate::tui::msg::privacy::PrivacyRequest;
use crate::tui::route::Route;
use crate::tui::view::View;

#[derive(Debug, EnumIs)]
pub enum Screen {
    Language(language::LanguageScreen),
    Home(home::HomeScreen),
    Hall(hall::HallScreen),
    Handover(handover::HandoverScreen),
    Takeover(handover::TakeoverScreen),
    Scenarios(scenarios::ScenariosScreen),
    Setup(setup::SetupScreen),
    Seats(seats::SeatsScreen),
    Consent(consent::ConsentScreen),
    Briefing(briefing::BriefingScreen),
    Meeting(meeting::MeetingScreen),
    Debrief(debrief::DebriefScreen),
    Papers(papers::PapersScreen),
    Sessions(sessions::SessionsScreen),
    Facilitator(facilitator::FacilitatorScreen),
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
    /// Opens the screen of a route, with what it asks for when it opens.
    pub fn open(route: Route, context: &ViewContext<'_>) -> (Self, Vec<Request>) {
        let read = |request| Request::Privacy(request);
        match route {
            Route::Home { waiting } => (Self::Home(home::HomeScreen::new(waiting)), Vec::new()),
            Route::Hall(then) => (Self::Hall(hall::HallScreen::new(then)), vec![Request::LookAtHall]),
            Route::Handover => {
                (Self::Handover(handover::HandoverScreen::default()), vec![Request::FindSticks])
            }
            Route::Takeover(facts) => (Self::Takeover(handover::TakeoverScreen::new(facts)), Vec::new()),
            Route::Scenarios => {
                (Self::Scenarios(scenarios::ScenariosScreen::default()), vec![Request::ListScenarios])
            }
            Route::Setup(card) => (Self::Setup(setup::SetupScreen::new(card)), Vec::new()),
            Route::Seats { card, mode, cut } => {
                (Self::Seats(seats::SeatsScreen::new(card, mode, cut)), vec![Request::RecallHome])
            }
            Route::Relay => (Self::Seats(seats::SeatsScreen::relay(context)), Vec::new()),
            Route::Consent { role, code } => {
                let asks = read(PrivacyRequest::Learner { code: code.clone() });
                (Self::Consent(consent::ConsentScreen::new(role, code)), vec![asks])
            }
            Route::Briefing(planned) => (Self::Briefing(briefing::BriefingScreen::new(*planned)), Vec::new()),
            Route::Meeting if debrief::DebriefScreen::is_begun(context) => {
                Self::open(Route::Debrief, context)
            }
            Route::Meeting => (Self::Meeting(meeting::MeetingScreen::new(context)), Vec::new()),
            Route::Debrief => {
                let (screen, asks) = debrief::DebriefScreen::open(context);
                (Self::Debrief(screen), vec![asks])
            }
            Route::Papers { session: Some(session) } => {
                (Self::Papers(papers::PapersScreen::of_session(session)), Vec::new())
            }
            Route::Papers { session: None } => {
                (Self::Papers(papers::PapersScreen::after_debrief()), vec![Request::KeepPage(None)])
            }
            Route::Sessions(within) => {
                let (screen, asks) = sessions::SessionsScreen::open(within);
                (Self::Sessions(screen), vec![asks])
            }
            Route::Facilitator => (Self::Facilitator(facilitator::FacilitatorScreen::default()), Vec::new()),
            Route::Privacy => {
                (Self::Privacy(privacy::PrivacyScreen::default()), vec![read(PrivacyRequest::Read)])
            }
            Route::Merge => (Self::Merge(merge::MergeScreen::default()), vec![merge::MergeScreen::ASKS]),
            Route::MergeElsewhere => {
                (Self::Merge(merge::MergeScreen::default()), vec![Request::FindElsewhere])
            }
            Route::Session(detail) => (Self::Session(session::SessionScreen::new(*detail)), Vec::new()),
            Route::Replay { event } => {
                let screen = replay::ReplayScreen::new(context.play.as_ref(), event);
                let asks = screen.asks();
                (Self::Replay(screen), vec![asks])
            }
            Route::Tries { step, tries } => (Self::Tries(tries::TriesScreen::new(step, tries)), Vec::new()),
            Route::Group(again) => {
                let (screen, asks) = group::GroupScreen::open(again);
                (Self::Group(screen), asks)
            }
            Route::Export => (Self::Export(export::ExportScreen::default()), vec![Request::FindPlaces]),
            Route::Carry => (Self::Carry(carry::CarryScreen::default()), vec![Request::FindSticks]),
            Route::Restore => (Self::Restore(restore::RestoreScreen::default()), vec![Request::ListBackups]),
        }
    }

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
            Self::Facilitator(screen) => screen,
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
            Self::Facilitator(screen) => screen,
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

//! Replays a session on the meeting's own screens: forwards and backwards, by part, by seat, or straight to what is
//! worth talking about.
//!
//! Every stop is a number of events. The meeting is folded up to it, so it shows the state at that event, in the
//! present language and size. Nothing can be answered here.

use crate::id::StepId;
use crate::locale::Value;
use crate::review;
use crate::scenario::terms::Role;
use crate::tui::context::{Play, ViewContext};
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Action, Binding, Input};
use crate::tui::msg::{Report, Request};
use crate::tui::page::Page;
use crate::tui::route::{Effect, OverlayRoute, Route};
use crate::tui::screens::meeting::{MeetingScreen, header};
use crate::tui::screens::replay::stops::{Stop, stops};
use crate::tui::view::View;

mod answered;
mod stops;

/// As many as a class talks about.
const WORTH_DISCUSSING: usize = 3;
/// Columns of the bar.
const BAR: usize = 24;

#[derive(Debug)]
pub struct ReplayScreen {
    stops: Vec<Stop>,
    at: usize,
    /// Only what this seat did.
    seat: Option<Role>,
    /// The steps worth talking about, those that cost most first.
    costly: Vec<StepId>,
    shown: MeetingScreen,
}

impl ReplayScreen {
    /// Opens at the stop that shows this event of the log.
    pub fn new(play: Option<&Play<'_>>, event: usize) -> Self {
        let stops = play.map(stops).unwrap_or_default();
        let at = stops.iter().position(|stop| stop.n_events > event).unwrap_or(stops.len().saturating_sub(1));
        let review = play.map(|play| review::review(play.meeting.log()));
        let worth = review.iter().flat_map(|review| review.worth_discussing(WORTH_DISCUSSING));
        let costly = worth.map(|task| task.step.clone()).collect();
        Self { stops, at, seat: None, costly, shown: MeetingScreen::still(None) }
    }

    fn stop(&self) -> Option<&Stop> {
        self.stops.get(self.at)
    }

    /// What is to be asked for to show the stop it stands at.
    pub fn asks(&self) -> Request {
        let n_events = self.stop().map_or(0, |stop| stop.n_events);
        Request::ShowMoment { n_events }
    }

    fn first_answer(&self, step: &StepId) -> Option<usize> {
        self.stops.iter().position(|stop| stop.said && stop.step.as_ref() == Some(step))
    }

    /// Goes to the nearest stop in this direction that is one of those looked for.
    fn go(&mut self, forwards: bool, is_one: impl Fn(&Stop) -> bool) -> Vec<Effect> {
        let found = if forwards {
            self.stops.iter().enumerate().skip(self.at + 1).find(|(_, stop)| is_one(stop))
        } else {
            self.stops.iter().enumerate().take(self.at).rev().find(|(_, stop)| is_one(stop))
        };
        match found {
            Some((at, _)) => self.go_to(at),
            None => Vec::new(),
        }
    }

    fn go_to(&mut self, at: usize) -> Vec<Effect> {
        self.at = at.min(self.stops.len().saturating_sub(1));
        vec![Effect::Ask(self.asks())]
    }

    fn turn_seat(&mut self) -> Vec<Effect> {
        let seats: Vec<Role> = Role::SEATS
            .into_iter()
            .filter(|role| self.stops.iter().any(|stop| stop.role == Some(*role)))
            .collect();
        let next =
            self.seat.map_or(0, |seat| seats.iter().position(|role| *role == seat).map_or(0, |at| at + 1));
        self.seat = seats.get(next).copied();
        match self.seat {
            Some(seat) if self.stop().is_none_or(|stop| stop.role != Some(seat)) => {
                let is_seat = |stop: &Stop| stop.role == Some(seat);
                let at = self.stops.iter().skip(self.at).position(is_seat).map(|after| self.at + after);
                self.go_to(at.or_else(|| self.stops.iter().position(is_seat)).unwrap_or(self.at))
            }
            _ => Vec::new(),
        }
    }

    /// "━━━█──♦─── 12/97 · 3/6 Vay vốn".
    fn bar(&self, context: &ViewContext<'_>) -> String {
        let last = self.stops.len().saturating_sub(1).max(1);
        let cell = |at: usize| at * (BAR - 1) / last;
        let mut bar = vec!['─'; BAR];
        for passed in bar.iter_mut().take(cell(self.at)) {
            *passed = '━';
        }
        for at in self.costly.iter().filter_map(|step| self.first_answer(step)) {
            if let Some(sign) = bar.get_mut(cell(at)) {
                *sign = '♦';
            }
        }
        if let Some(sign) = bar.get_mut(cell(self.at)) {
            *sign = '█';
        }
        let bar: String = bar.into_iter().collect();
        let seat = self
            .seat
            .map(|seat| context.word_with("replay-only", &[("role", Value::Text(context.role(seat).main))]));
        let place = format!("{bar} {}/{}", self.at + 1, self.stops.len());
        [Some(place), seat].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

impl View for ReplayScreen {
    fn bindings(&self, _context: &ViewContext<'_>) -> Vec<Binding> {
        let costly = (!self.costly.is_empty())
            .then(|| Binding::always(keys::digits(self.costly.len()), "replay-costly"));
        let compare = self.stop().is_some_and(|stop| stop.said && stop.step.is_some());
        [
            Some(Binding::always("←→", "replay-step")),
            Some(keys::BACK),
            costly,
            Some(Binding::always("Tab", "replay-part")),
            Some(Binding::letter('v', "v", "replay-seat", Action::Seat)),
            compare.then(|| Binding::letter('d', "d", "session-compare", Action::Compare)),
            Some(keys::BOOKS.minor()),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        let mut chrome = Chrome { notice: Some(self.bar(context)), saved: None, ..header::chrome(context) };
        if self.stop().is_some_and(|stop| stop.said) {
            // No role is called while an answer is looked at.
            chrome.second.1.clear();
        }
        chrome
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        let (Some(play), Some(stop)) = (&context.play, self.stop()) else { return };
        if stop.said {
            answered::draw(context, play, page);
        } else {
            self.shown.page(context, page);
        }
    }

    fn update(&mut self, input: &Input, _context: &ViewContext<'_>) -> Vec<Effect> {
        let (seat, part) = (self.seat, self.stop().map_or(0, |stop| stop.part));
        let is_seat = |stop: &Stop| seat.is_none() || stop.role == seat;
        match input {
            Input::Right | Input::Down | Input::Enter => self.go(true, is_seat),
            Input::Left | Input::Up => self.go(false, is_seat),
            Input::Tab => self.go(true, |stop| stop.part != part),
            Input::BackTab => {
                let before =
                    self.stops.iter().take(self.at).rev().map(|stop| stop.part).find(|other| *other != part);
                let first = before.and_then(|part| self.stops.iter().position(|stop| stop.part == part));
                self.go_to(first.unwrap_or(0))
            }
            Input::Home => self.go_to(0),
            Input::End => self.go_to(usize::MAX),
            Input::PageDown => self.go_to(self.at + 8),
            Input::PageUp => self.go_to(self.at.saturating_sub(8)),
            Input::Pick(n) => {
                let at = self.costly.get(*n).and_then(|step| self.first_answer(step));
                at.map_or_else(Vec::new, |at| self.go_to(at))
            }
            Input::Do(Action::Seat) => self.turn_seat(),
            Input::Do(Action::Books) => vec![Effect::Open(OverlayRoute::Books)],
            Input::Do(Action::Compare) => match self.stop().and_then(|stop| stop.step.clone()) {
                Some(step) => vec![Effect::Ask(Request::ShowTries { step })],
                None => Vec::new(),
            },
            Input::Do(Action::Back) | Input::Leave => {
                vec![Effect::Ask(Request::ShowMoment { n_events: usize::MAX }), Effect::Back]
            }
            _ => Vec::new(),
        }
    }

    fn click(&mut self, _item: usize, _context: &ViewContext<'_>) -> Vec<Effect> {
        Vec::new()
    }

    fn report(&mut self, report: &Report, context: &ViewContext<'_>) -> Vec<Effect> {
        match report {
            Report::Moment => {
                self.shown = MeetingScreen::still(context.play.as_ref());
                Vec::new()
            }
            // From there "back" leads to the session, not here.
            Report::Tries { step, tries } => vec![
                Effect::Ask(Request::ShowMoment { n_events: usize::MAX }),
                Effect::Back,
                Effect::Push(Route::Tries { step: step.clone(), tries: tries.clone() }),
            ],
            _ => Vec::new(),
        }
    }
}

//! The start: play, resume an unfinished session, look at past ones.

use crate::tui::context::ViewContext;
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Action, Binding, Input};
use crate::tui::msg::transfer::{HandoverReport, HandoverRequest};
use crate::tui::msg::{Report, Request};
use crate::tui::overlays::pin;
use crate::tui::page::Page;
use crate::tui::route::{AfterHall, Effect, OverlayRoute, Route};
use crate::tui::view::{Cursor, View};

#[derive(Debug)]
pub struct HomeScreen {
    cursor: Cursor,
    /// Whether a session can be resumed.
    unfinished: bool,
}

#[derive(Debug, Clone, Copy)]
enum Entry {
    Resume,
    Play,
    Sessions,
    /// A record in another folder of this machine.
    Join,
    /// What the trainer before has handed over.
    TakeOver,
    Facilitator,
    Language,
    Hall,
    Help,
    Quit,
}

impl HomeScreen {
    pub fn new(unfinished: bool) -> Self {
        Self { cursor: Cursor::default(), unfinished }
    }

    fn entries(&self, context: &ViewContext<'_>) -> Vec<(Entry, &'static str)> {
        let resume = self.unfinished.then_some((Entry::Resume, "home-resume"));
        // One at a time, so that every entry has a digit.
        let join = if context.handed_over {
            Some((Entry::TakeOver, "takeover-open"))
        } else {
            context.elsewhere.is_some().then_some((Entry::Join, "facilitator-join"))
        };
        let first = [(Entry::Play, "home-play"), (Entry::Sessions, "home-sessions")];
        let others = [
            (Entry::Facilitator, "facilitator-open"),
            (Entry::Language, "home-language"),
            (Entry::Hall, "hall-open"),
            (Entry::Help, "home-help"),
            (Entry::Quit, "home-quit"),
        ];
        resume.into_iter().chain(first).chain(join).chain(others).collect()
    }

    fn choose(&self, context: &ViewContext<'_>) -> Vec<Effect> {
        let entries = self.entries(context);
        let Some((entry, _)) = entries.get(self.cursor.at) else { return Vec::new() };
        match entry {
            Entry::Resume => vec![Effect::Ask(Request::ResumeLast)],
            Entry::Play => vec![Effect::Show(Route::Scenarios)],
            // What lies there comes back as a report, and is shown then.
            Entry::TakeOver => {
                pin::guard(context, vec![Effect::Ask(Request::Handover(HandoverRequest::Look))])
            }
            Entry::Join => pin::guard(context, vec![Effect::Show(Route::MergeElsewhere)]),
            Entry::Facilitator => pin::guard(context, vec![Effect::Show(Route::Facilitator)]),
            Entry::Sessions => pin::guard(context, vec![Effect::Show(Route::Sessions(None))]),
            Entry::Language => vec![Effect::Open(OverlayRoute::Languages)],
            Entry::Hall => {
                vec![Effect::Show(Route::Hall(AfterHall::Home { unfinished: self.unfinished }))]
            }
            Entry::Help => {
                let bindings = [self.bindings(context), keys::EVERYWHERE.to_vec()].concat();
                vec![Effect::Open(OverlayRoute::Help(bindings))]
            }
            Entry::Quit => vec![Effect::Ask(Request::Quit)],
        }
    }
}

impl View for HomeScreen {
    fn bindings(&self, context: &ViewContext<'_>) -> Vec<Binding> {
        vec![
            Binding::always(keys::digits(self.entries(context).len()), "key-select"),
            keys::OPEN,
            keys::CARRY,
        ]
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        Chrome::titled(context, "app-subtitle")
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        page.heading(&context.ui("home-title"));
        page.blank();
        for (at, (entry, id)) in self.entries(context).into_iter().enumerate() {
            page.item(at, &(at + 1).to_string(), &context.ui(id), self.cursor.at == at);
            if let (Entry::Join, Some(path)) = (entry, context.elsewhere) {
                page.pair("    ", &path.display().to_string().into(), page.theme().dim, None, false);
            }
        }
        page.blank();
        page.dim(&context.ui("app-credits"));
    }

    /// A digit opens at once: there is nothing to lose here.
    fn update(&mut self, input: &Input, context: &ViewContext<'_>) -> Vec<Effect> {
        let moved = self.cursor.moved(input, self.entries(context).len());
        match input {
            Input::Pick(_) if moved => self.choose(context),
            Input::Enter => self.choose(context),
            Input::Do(Action::Carry) => pin::guard(context, vec![Effect::Show(Route::Carry)]),
            Input::Do(Action::Back) | Input::Leave => vec![Effect::Open(OverlayRoute::Quit)],
            _ => Vec::new(),
        }
    }

    fn report(&mut self, report: &Report, _context: &ViewContext<'_>) -> Vec<Effect> {
        match report {
            Report::Handover(HandoverReport::Looked(facts)) => {
                vec![Effect::Show(Route::Takeover(facts.clone()))]
            }
            Report::Begun => vec![Effect::Show(Route::Meeting)],
            _ => Vec::new(),
        }
    }
}

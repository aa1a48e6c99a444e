//! The start: continue or begin, look at past sessions, and everything outside a meeting.
//!
//! Its nine numbers never move: each belongs to one entry, whether that is shown or not. Entries that depend on the
//! state have a letter instead. A number without a function yet says so.

use crate::tui::context::ViewContext;
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Action, Binding, Input};
use crate::tui::msg::transfer::{HandoverReport, HandoverRequest};
use crate::tui::msg::{GoOn, Report, Request};
use crate::tui::overlays::pin;
use crate::tui::page::Page;
use crate::tui::route::{AfterHall, Effect, OverlayRoute, Route};
use crate::tui::view::{Cursor, View};

#[derive(Debug)]
pub struct HomeScreen {
    /// The place among the entries that are shown.
    cursor: Cursor,
    /// What can be gone on with.
    waiting: GoOn,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entry {
    /// Goes on where something waits, or begins a session.
    GoOn,
    /// A class with its days, which there is none of yet.
    Class,
    Sessions,
    Carry,
    Facilitator,
    Hall,
    Language,
    Help,
    Quit,
    /// Begins another session while one waits.
    Another,
    /// A hand-over, or a record in another folder of this machine.
    Found,
}

/// The entries by their numbers.
const NUMBERED: [Entry; 9] = [
    Entry::GoOn,
    Entry::Class,
    Entry::Sessions,
    Entry::Carry,
    Entry::Facilitator,
    Entry::Hall,
    Entry::Language,
    Entry::Help,
    Entry::Quit,
];

const ANOTHER: Binding = Binding::letter('b', "b", "home-another", Action::Begin).minor();
const FOUND: Binding = Binding::letter('k', "k", "home-found", Action::Found).minor();

impl Entry {
    /// What picks it: its number, or its letter.
    fn mark(self) -> String {
        match (self, NUMBERED.iter().position(|entry| *entry == self)) {
            (_, Some(at)) => keys::digit_at(at),
            (Self::Found, None) => FOUND.shown.to_owned(),
            (_, None) => ANOTHER.shown.to_owned(),
        }
    }
}

impl HomeScreen {
    pub fn new(waiting: GoOn) -> Self {
        Self { cursor: Cursor::default(), waiting }
    }

    fn has_found(context: &ViewContext<'_>) -> bool {
        context.handed_over || context.elsewhere.is_some()
    }

    /// What is shown, from above.
    fn entries(&self, context: &ViewContext<'_>) -> Vec<Entry> {
        let another = (self.waiting != GoOn::Nothing).then_some(Entry::Another);
        let found = Self::has_found(context).then_some(Entry::Found);
        let [first, _, rest @ ..] = NUMBERED;
        [Some(first), another, found].into_iter().flatten().chain(rest).collect()
    }

    fn label(&self, entry: Entry, context: &ViewContext<'_>) -> &'static str {
        match entry {
            Entry::GoOn => match self.waiting {
                GoOn::Nothing => "home-play",
                GoOn::Meeting => "home-resume",
                GoOn::Redo => "home-resume-redo",
                GoOn::Debrief => "home-resume-debrief",
            },
            Entry::Class => "home-class",
            Entry::Sessions => "home-sessions",
            Entry::Carry => "home-carry",
            Entry::Facilitator => "facilitator-open",
            Entry::Hall => "hall-open",
            Entry::Language => "home-language",
            Entry::Help => "home-help",
            Entry::Quit => "home-quit",
            Entry::Another => "home-another",
            Entry::Found if context.handed_over => "takeover-open",
            Entry::Found => "facilitator-join",
        }
    }

    fn choose(&mut self, entry: Entry, context: &ViewContext<'_>) -> Vec<Effect> {
        if let Some(at) = self.entries(context).iter().position(|shown| *shown == entry) {
            self.cursor.at = at;
        }
        match entry {
            Entry::GoOn if self.waiting == GoOn::Nothing => vec![Effect::Show(Route::Scenarios)],
            Entry::GoOn => vec![Effect::Ask(Request::ResumeLast)],
            Entry::Class => vec![Effect::Notice(context.word("home-class"))],
            Entry::Another => vec![Effect::Show(Route::Scenarios)],
            // What is found there comes as a report, and is shown then.
            Entry::Found if context.handed_over => {
                pin::guard(context, vec![Effect::Ask(Request::Handover(HandoverRequest::Look))])
            }
            Entry::Found => pin::guard(context, vec![Effect::Show(Route::MergeElsewhere)]),
            Entry::Facilitator => pin::guard(context, vec![Effect::Show(Route::Facilitator)]),
            Entry::Sessions => pin::guard(context, vec![Effect::Show(Route::Sessions(None))]),
            Entry::Carry => pin::guard(context, vec![Effect::Show(Route::Carry)]),
            Entry::Language => vec![Effect::Open(OverlayRoute::Languages)],
            Entry::Hall => vec![Effect::Show(Route::Hall(AfterHall::Home { waiting: self.waiting }))],
            Entry::Help => {
                let bindings = [self.bindings(context), keys::EVERYWHERE.to_vec()].concat();
                vec![Effect::Open(OverlayRoute::Help(bindings))]
            }
            Entry::Quit => vec![Effect::Ask(Request::Quit)],
        }
    }

    /// The entry of a click or a digit: those with a number by it, the others behind them.
    fn picked(n: usize) -> Option<Entry> {
        NUMBERED.into_iter().chain([Entry::Another, Entry::Found]).nth(n)
    }

    fn item(entry: Entry) -> usize {
        let all = NUMBERED.iter().chain(&[Entry::Another, Entry::Found]);
        all.into_iter().position(|other| *other == entry).unwrap_or(0)
    }
}

/// Rows of the heading above the entries.
const ROWS_OF_HEADING: usize = 2;

impl View for HomeScreen {
    fn bindings(&self, context: &ViewContext<'_>) -> Vec<Binding> {
        let another = (self.waiting != GoOn::Nothing).then_some(ANOTHER);
        let found = Self::has_found(context).then_some(FOUND);
        let keys = [Some(keys::opens(NUMBERED.len())), Some(keys::OPEN), another, found, Some(keys::CARRY)];
        keys.into_iter().flatten().collect()
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        Chrome::titled(context, "app-subtitle")
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        let entries = self.entries(context);
        if entries.len() + ROWS_OF_HEADING <= context.rows_of_page() {
            page.heading(&context.ui("home-title"));
            page.blank();
        }
        for (at, entry) in entries.into_iter().enumerate() {
            let label = context.ui(self.label(entry, context));
            page.item(Self::item(entry), &entry.mark(), &label, self.cursor.at == at);
            if let (Entry::Found, false, Some(path)) = (entry, context.handed_over, context.elsewhere) {
                page.pair("    ", &path.display().to_string().into(), page.theme().dim, None, false);
            }
        }
        page.blank();
        page.dim(&context.ui("app-credits"));
    }

    /// A digit opens at once: there is nothing to lose here.
    fn update(&mut self, input: &Input, context: &ViewContext<'_>) -> Vec<Effect> {
        let entries = self.entries(context);
        let entry = match input {
            Input::Pick(n) => Self::picked(*n),
            Input::Enter => entries.get(self.cursor.at).copied(),
            Input::Do(Action::Begin) => Some(Entry::Another),
            Input::Do(Action::Found) => Some(Entry::Found),
            Input::Do(Action::Carry) => Some(Entry::Carry),
            Input::Do(Action::Back) | Input::Leave => return vec![Effect::Open(OverlayRoute::Quit)],
            _ => {
                self.cursor.moved(input, entries.len());
                None
            }
        };
        entry.map_or_else(Vec::new, |entry| self.choose(entry, context))
    }

    fn report(&mut self, report: &Report, _context: &ViewContext<'_>) -> Vec<Effect> {
        match report {
            Report::Handover(HandoverReport::Looked(facts)) => {
                vec![Effect::Show(Route::Takeover(facts.clone()))]
            }
            Report::Begun => vec![Effect::Show(Route::Meeting)],
            // It had been answered before the program ended.
            Report::RedoEnded { step, tries } => vec![
                Effect::Show(Route::Meeting),
                Effect::Push(Route::Tries { step: step.clone(), tries: tries.clone() }),
            ],
            _ => Vec::new(),
        }
    }
}

//! "Copy the results to a stick": asks which stick and which sessions, and shows what was copied.
//!
//! It starts with a search for sticks. The copy is made beside the loop, with the panel for long work on top; Esc
//! stops it and leaves no file behind.

use std::path::{Path, PathBuf};

use crate::locale::Value;
use crate::tui::context::ViewContext;
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Action, Binding, Input};
use crate::tui::msg::transfer::{CarryReport, WhichSessions};
use crate::tui::msg::{Report, Request};
use crate::tui::page::Page;
use crate::tui::route::Effect;
use crate::tui::view::{Cursor, View};

const GO: Binding = Binding::always("Enter", "carry-go");
const WHICH: Binding = Binding::always("←→", "carry-which");
const AGAIN: Binding = Binding::letter('r', "r", "merge-again", Action::Continue);

#[derive(Debug, Default)]
pub struct CarryScreen {
    cursor: Cursor,
    /// None while they are being looked for.
    sticks: Option<Vec<PathBuf>>,
    /// Where a copy stays on this machine: the last choice.
    here: PathBuf,
    /// Where the newest session was played.
    place: Option<String>,
    which: WhichSessions,
    stopped: bool,
    done: Option<CarryReport>,
}

impl CarryScreen {
    fn turn(&mut self, forward: bool) {
        self.which = self.which.turned(self.place.as_slice(), forward);
    }

    fn go(&mut self) -> Vec<Effect> {
        let sticks = self.sticks.iter().flatten();
        let stick = sticks.chain([&self.here]).nth(self.cursor.at).cloned().filter(|_| self.sticks.is_some());
        self.stopped = false;
        stick.map(|to| Effect::Ask(Request::Carry { to, which: self.which.clone() })).into_iter().collect()
    }

    fn show_folder(&self) -> Vec<Effect> {
        let folder = self.done.as_ref().and_then(|done| Path::new(&done.path).parent());
        let show = folder.map(|folder| Effect::Ask(Request::ShowFolder(folder.display().to_string())));
        show.into_iter().collect()
    }

    fn tell(&self, done: &CarryReport, context: &ViewContext<'_>, page: &mut Page<'_>) {
        let values = [("sessions", Value::count(done.sessions)), ("answers", Value::count(done.answers))];
        page.signed("✓", &context.ui_with("carry-done", &values), page.theme().good);
        page.pair("  ", &done.path.as_str().into(), page.theme().text, None, false);
        if done.left_out > 0 {
            let n = [("n", Value::count(done.left_out))];
            page.signed("!", &context.ui_with("carry-left-out", &n), page.theme().warn);
        }
        page.blank();
        let codes = [("code", done.code.as_str().into()), ("words", done.words.as_str().into())];
        page.heading(&context.ui_with("merge-code", &codes));
        let is_here = Path::new(&done.path).starts_with(&self.here);
        page.dim(&context.ui(if is_here { "carry-stays" } else { "carry-safe" }));
    }

    fn choice(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        let Some(sticks) = &self.sticks else { return };
        if self.stopped {
            page.signed("!", &context.ui("carry-stopped"), page.theme().warn);
        }
        if sticks.is_empty() {
            page.text(&context.ui("carry-none"));
            page.dim(&context.ui("carry-none-do"));
        } else {
            page.text(&context.ui("carry-choose"));
        }
        stick_items(sticks, self.cursor, page);
        let at = sticks.len();
        let digit = keys::digit_at(at);
        let path = [("path", Value::Text(self.here.display().to_string()))];
        page.item(at, &digit, &context.ui_with("carry-here", &path), self.cursor.at == at);
        page.blank();
        let which = match &self.which {
            WhichSessions::All => context.ui("carry-all"),
            WhichSessions::Today => context.ui("carry-today"),
            WhichSessions::Place(place) => {
                context.ui_with("carry-place", &[("place", place.as_str().into())])
            }
        };
        page.pair("◂► ", &which, page.theme().accent, None, false);
        page.dim(&context.ui("carry-about"));
    }
}

/// The sticks that were found, each with the digit that picks it.
pub(super) fn stick_items(sticks: &[PathBuf], cursor: Cursor, page: &mut Page<'_>) {
    for (at, stick) in sticks.iter().enumerate() {
        page.item(at, &keys::digit_at(at), &stick.display().to_string().into(), cursor.at == at);
    }
}

impl View for CarryScreen {
    fn bindings(&self, context: &ViewContext<'_>) -> Vec<Binding> {
        match (&self.done, self.sticks.as_deref()) {
            (Some(_), _) => {
                let show = context.opens.then_some(keys::SHOW_FOLDER);
                [Some(keys::NEXT), show, Some(keys::BACK)].into_iter().flatten().collect()
            }
            (None, None) => vec![keys::BACK],
            (None, Some(sticks)) => {
                let digits = keys::selects(sticks.len() + 1);
                vec![digits, GO, WHICH, AGAIN, keys::BACK]
            }
        }
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        Chrome::titled(context, "carry-title")
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        match &self.done {
            Some(done) => self.tell(done, context, page),
            None => self.choice(context, page),
        }
    }

    fn update(&mut self, input: &Input, _context: &ViewContext<'_>) -> Vec<Effect> {
        match input {
            Input::Do(Action::Back) | Input::Leave => return vec![Effect::Ask(Request::Leave)],
            Input::Enter if self.done.is_some() => return vec![Effect::Ask(Request::Leave)],
            Input::Do(Action::ShowFolder) => return self.show_folder(),
            _ if self.done.is_some() => return Vec::new(),
            Input::Do(Action::Continue) => {
                *self = Self::default();
                return vec![Effect::Ask(Request::FindSticks)];
            }
            Input::Enter => return self.go(),
            Input::Left => self.turn(false),
            Input::Right => self.turn(true),
            _ => {}
        }
        let n = self.sticks.as_ref().map_or(0, |sticks| sticks.len() + 1);
        self.cursor.moved(input, n);
        Vec::new()
    }

    fn report(&mut self, report: &Report, _context: &ViewContext<'_>) -> Vec<Effect> {
        match report {
            Report::SticksFound { sticks, here, place } => {
                self.here.clone_from(here);
                self.sticks = Some(sticks.clone());
                self.place.clone_from(place);
            }
            Report::Carried(done) => self.done = Some(done.clone()),
            Report::Worked { stopped: true } => self.stopped = true,
            _ => {}
        }
        Vec::new()
    }
}

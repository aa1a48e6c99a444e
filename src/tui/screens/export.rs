//! Exports the record to files for other programs: asks which form, then shows where the files are and how much is in
//! them.
//!
//! It exports all sessions, those of today or those of one place; the command line also exports other parts of them.
//! The work is done beside the loop, and this screen gets its report.

use crate::export::data::DataForm;
use crate::locale::{Pair, Value};
use crate::tui::context::ViewContext;
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Action, Binding, Input};
use crate::tui::msg::transfer::WhichSessions;
use crate::tui::msg::{Report, Request};
use crate::tui::page::Page;
use crate::tui::route::Effect;
use crate::tui::view::{Cursor, View};

#[derive(Debug, Default)]
pub struct ExportScreen {
    cursor: Cursor,
    came_to: CameTo,
    which: WhichSessions,
    /// Where classes were.
    places: Vec<String>,
}

/// What came of the last one.
#[derive(Debug, Default)]
enum CameTo {
    #[default]
    Nothing,
    Stopped,
    Written {
        path: String,
        sessions: u64,
        answers: u64,
        left_out: usize,
        has_lost: bool,
    },
}

const WHICH: Binding = Binding::always("←→", "export-which");
/// Once something is written: go home, or choose again.
const AFTER: [&str; 2] = ["export-home", "export-again"];

impl ExportScreen {
    fn is_written(&self) -> bool {
        matches!(self.came_to, CameTo::Written { .. })
    }

    fn n(&self) -> usize {
        if self.is_written() { AFTER.len() } else { DataForm::ALL.len() }
    }

    /// As at the beginning, with what is known and chosen.
    fn again(&mut self, came_to: CameTo) {
        self.cursor = Cursor::default();
        self.came_to = came_to;
    }

    fn turn(&mut self, forward: bool) {
        self.which = self.which.turned(&self.places, forward);
    }

    fn choose(&mut self) -> Vec<Effect> {
        if self.is_written() {
            if self.cursor.at == 0 {
                return vec![Effect::Ask(Request::Leave)];
            }
            self.again(CameTo::Nothing);
            return Vec::new();
        }
        self.came_to = CameTo::Nothing;
        let form = DataForm::ALL.get(self.cursor.at);
        let ask = |form: &DataForm| Effect::Ask(Request::Export { form: *form, which: self.which.clone() });
        form.map(ask).into_iter().collect()
    }
}

impl View for ExportScreen {
    fn bindings(&self, context: &ViewContext<'_>) -> Vec<Binding> {
        let digits = keys::does(self.n());
        let show = (context.opens && self.is_written()).then_some(keys::SHOW_FOLDER);
        let which = (!self.is_written()).then_some(WHICH);
        [Some(digits), Some(keys::OPEN), which, show, Some(keys::BACK)].into_iter().flatten().collect()
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        Chrome::titled(context, "export-title")
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        if let CameTo::Written { path, sessions, answers, left_out, has_lost } = &self.came_to {
            let count = |n: &u64| Value::count(*n);
            let values = [("sessions", count(sessions)), ("answers", count(answers))];
            if *left_out == 0 && *has_lost {
                page.signed("♦", &context.ui_with("export-written-lost", &values), page.theme().warn);
            } else if *left_out == 0 {
                page.signed("✓", &context.ui_with("export-written", &values), page.theme().good);
            } else {
                let [sessions, answers] = values;
                let values = [sessions, answers, ("n", Value::count(*left_out))];
                page.signed("♦", &context.ui_with("export-written-part", &values), page.theme().warn);
            }
            page.pair("  ", &path.as_str().into(), page.theme().text, None, false);
            page.blank();
            for (at, id) in AFTER.into_iter().enumerate() {
                page.item(at, &(at + 1).to_string(), &context.ui(id), self.cursor.at == at);
            }
            return;
        }
        if matches!(self.came_to, CameTo::Stopped) {
            page.signed("!", &context.ui("export-stopped"), page.theme().warn);
        }
        page.dim(&context.ui("export-codes"));
        let which = match &self.which {
            WhichSessions::All => context.ui("export-all"),
            WhichSessions::Today => context.ui("export-today"),
            WhichSessions::Place(place) => {
                context.ui_with("export-place", &[("place", place.as_str().into())])
            }
        };
        page.pair("◂► ", &which, page.theme().accent, None, false);
        for (at, form) in DataForm::ALL.iter().copied().enumerate() {
            let name = format!("export-{}", form.slug());
            page.item(at, &(at + 1).to_string(), &context.ui(&name), self.cursor.at == at);
            let about = Pair { second: None, ..context.ui(&format!("{name}-about")) };
            page.pair("   ", &about, page.theme().dim, None, false);
        }
    }

    /// A digit does it at once: a file more takes nothing away.
    fn update(&mut self, input: &Input, _context: &ViewContext<'_>) -> Vec<Effect> {
        let moved = self.cursor.moved(input, self.n());
        match input {
            Input::Pick(_) if moved => self.choose(),
            Input::Enter => self.choose(),
            Input::Left | Input::Right if !self.is_written() => {
                self.turn(matches!(input, Input::Right));
                Vec::new()
            }
            Input::Do(Action::ShowFolder) => match &self.came_to {
                CameTo::Written { path, .. } => vec![Effect::Ask(Request::ShowFolder(path.clone()))],
                CameTo::Nothing | CameTo::Stopped => Vec::new(),
            },
            Input::Do(Action::Back) | Input::Leave => vec![Effect::Ask(Request::Leave)],
            _ => Vec::new(),
        }
    }

    fn report(&mut self, report: &Report, _context: &ViewContext<'_>) -> Vec<Effect> {
        match report {
            Report::Exported { path, sessions, answers, left_out, has_lost } => {
                let (path, sessions, answers) = (path.clone(), *sessions, *answers);
                let (left_out, has_lost) = (*left_out, *has_lost);
                let came_to = CameTo::Written { path, sessions, answers, left_out, has_lost };
                self.again(came_to);
                Vec::new()
            }
            Report::PlacesFound(places) => {
                self.places.clone_from(places);
                Vec::new()
            }
            Report::Worked { stopped: true } => {
                // From the top, where it is said.
                self.again(CameTo::Stopped);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }
}

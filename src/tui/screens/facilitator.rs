//! The facilitator's menu: leads to what is done with many sessions, behind the PIN where there is one.

use crate::tui::context::ViewContext;
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Action, Binding, Input};
use crate::tui::msg::Request;
use crate::tui::page::Page;
use crate::tui::route::{Effect, Route};
use crate::tui::view::{Cursor, View};

#[derive(Debug, Default)]
pub struct FacilitatorScreen {
    cursor: Cursor,
}

/// What it leads to, each with what is said under it.
const ENTRIES: [(&str, &str); 7] = [
    ("facilitator-group", "facilitator-group-about"),
    ("facilitator-merge", "facilitator-merge-about"),
    ("facilitator-export", "facilitator-export-about"),
    ("facilitator-privacy", "facilitator-privacy-about"),
    ("carry-title", "facilitator-carry-about"),
    ("restore-title", "facilitator-restore-about"),
    ("handover-title", "facilitator-handover-about"),
];

impl FacilitatorScreen {
    fn choose(&self) -> Vec<Effect> {
        vec![Effect::Show(match self.cursor.at {
            0 => Route::Group(None),
            1 => Route::Merge,
            2 => Route::Export,
            3 => Route::Privacy,
            4 => Route::Carry,
            5 => Route::Restore,
            _ => Route::Handover,
        })]
    }
}

impl View for FacilitatorScreen {
    fn bindings(&self, _context: &ViewContext<'_>) -> Vec<Binding> {
        vec![keys::opens(ENTRIES.len()), keys::OPEN, keys::BACK]
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        Chrome::titled(context, "facilitator-title")
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        for (at, (id, about)) in ENTRIES.iter().enumerate() {
            let focused = self.cursor.at == at;
            page.item(at, &(at + 1).to_string(), &context.ui(id), focused);
            page.pair("    ", &context.ui(about), page.theme().dim, None, focused);
        }
    }

    /// A digit opens at once: there is nothing to lose here.
    fn update(&mut self, input: &Input, _context: &ViewContext<'_>) -> Vec<Effect> {
        let moved = self.cursor.moved(input, ENTRIES.len());
        match input {
            Input::Pick(_) if moved => self.choose(),
            Input::Enter => self.choose(),
            Input::Do(Action::Back) | Input::Leave => vec![Effect::Ask(Request::Leave)],
            _ => Vec::new(),
        }
    }
}

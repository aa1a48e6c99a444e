//! Shows what the trainer before has handed over, asks whether to take it, and shows the result.

use crate::locale::Value;
use crate::tui::context::ViewContext;
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Action, Binding, Input};
use crate::tui::msg::handover::{HandoverFacts, HandoverReport, HandoverRequest, TakenFacts};
use crate::tui::msg::{Report, Request};
use crate::tui::page::Page;
use crate::tui::route::{Effect, Route};
use crate::tui::screens::handover::tell;
use crate::tui::view::{Cursor, View};

#[derive(Debug)]
pub struct TakeoverScreen {
    cursor: Cursor,
    offered: HandoverFacts,
    taken: Option<TakenFacts>,
}

const BEFORE: [&str; 2] = ["takeover-yes", "takeover-no"];
const AFTER: [&str; 2] = ["handover-home", "handover-pin"];

impl TakeoverScreen {
    pub fn new(offered: HandoverFacts) -> Self {
        Self { cursor: Cursor::default(), offered, taken: None }
    }

    fn choose(&self) -> Vec<Effect> {
        match (&self.taken, self.cursor.at) {
            (None, 0) => vec![Effect::Ask(Request::Handover(HandoverRequest::Take))],
            (None, _) | (Some(_), 0) => vec![Effect::Ask(Request::Leave)],
            (Some(_), _) => vec![Effect::Show(Route::Privacy)],
        }
    }
}

impl View for TakeoverScreen {
    fn bindings(&self, _context: &ViewContext<'_>) -> Vec<Binding> {
        vec![Binding::always("1-2", "key-select"), keys::OPEN, keys::BACK]
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        Chrome::titled(context, "takeover-title")
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        if let Some(taken) = &self.taken {
            if taken.refused.is_empty() {
                page.signed("✓", &context.ui("takeover-done"), page.theme().good);
            } else {
                page.signed("◆", &context.ui("takeover-part"), page.theme().text);
            }
            for (id, n) in [
                ("takeover-own", Value::count(taken.own)),
                ("takeover-corrections", Value::count(taken.corrections)),
                ("takeover-sessions", Value::count(taken.sessions)),
            ] {
                page.pair("• ", &context.ui_with(id, &[("n", n)]), page.theme().text, None, false);
            }
            for path in &taken.kept {
                let path = [("path", path.as_str().into())];
                page.signed("◆", &context.ui_with("takeover-kept", &path), page.theme().text);
            }
            for (name, why) in &taken.refused {
                let name = [("name", name.as_str().into())];
                page.signed("◆", &context.ui_with("takeover-refused", &name), page.theme().text);
                page.pair("  ", &context.ui(why), page.theme().dim, None, false);
            }
            let pin = if taken.has_pin { "takeover-has-pin" } else { "takeover-no-pin" };
            page.dim(&context.ui(pin));
        } else {
            let version = [("version", self.offered.version.as_str().into())];
            page.text(&context.ui_with("takeover-ask", &version));
            tell(&self.offered, context, page);
            page.dim(&context.ui("takeover-about"));
        }
        let entries = if self.taken.is_some() { AFTER } else { BEFORE };
        for (at, id) in entries.into_iter().enumerate() {
            page.item(at, &(at + 1).to_string(), &context.ui(id), self.cursor.at == at);
        }
    }

    /// A digit does it at once: taking it replaces nothing.
    fn update(&mut self, input: &Input, _context: &ViewContext<'_>) -> Vec<Effect> {
        let moved = self.cursor.moved(input, BEFORE.len());
        match input {
            Input::Do(Action::Back) | Input::Leave => vec![Effect::Ask(Request::Leave)],
            Input::Pick(_) if moved => self.choose(),
            Input::Enter => self.choose(),
            _ => Vec::new(),
        }
    }

    fn report(&mut self, report: &Report, _context: &ViewContext<'_>) -> Vec<Effect> {
        if let Report::Handover(HandoverReport::Taken(facts)) = report {
            (self.taken, self.cursor) = (Some(facts.clone()), Cursor::default());
        }
        Vec::new()
    }
}

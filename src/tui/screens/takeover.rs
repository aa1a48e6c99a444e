//! What the trainer before has handed over: what it is, whether to take it, and what came of it.

use crate::locale::Value;
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Action, Binding, Input};
use crate::tui::msg::handover::{HandoverFacts, HandoverReport, HandoverRequest, TakenFacts};
use crate::tui::msg::{Effect, Report, Request};
use crate::tui::page::Page;
use crate::tui::screens::handover::tell;
use crate::tui::screens::privacy::PrivacyScreen;
use crate::tui::screens::{Cursor, Screen, View};
use crate::tui::stage::Stage;

#[derive(Debug, Default)]
pub struct TakeoverScreen {
    cursor: Cursor,
    offered: Option<HandoverFacts>,
    taken: Option<TakenFacts>,
}

const BEFORE: [&str; 2] = ["takeover-yes", "takeover-no"];
const AFTER: [&str; 2] = ["handover-home", "handover-pin"];

impl TakeoverScreen {
    pub fn open() -> Vec<Effect> {
        let look = Request::Handover(HandoverRequest::Look);
        vec![Effect::Show(Screen::Takeover(Self::default())), Effect::Ask(look)]
    }

    fn choose(&self) -> Vec<Effect> {
        match (&self.taken, self.cursor.at) {
            (None, 0) => vec![Effect::Ask(Request::Handover(HandoverRequest::Take))],
            (None, _) | (Some(_), 0) => vec![Effect::Ask(Request::Leave)],
            (Some(_), _) => PrivacyScreen::open(),
        }
    }
}

impl View for TakeoverScreen {
    fn bindings(&self, _stage: &Stage<'_>) -> Vec<Binding> {
        vec![Binding::always("1-2", "key-select"), keys::OPEN, keys::BACK]
    }

    fn chrome(&self, stage: &Stage<'_>) -> Chrome {
        Chrome::titled(stage, "takeover-title")
    }

    fn page(&self, stage: &Stage<'_>, page: &mut Page<'_>) {
        if let Some(taken) = &self.taken {
            page.signed("✓", &stage.ui("takeover-done"), page.theme().good);
            for (id, n) in [
                ("takeover-own", Value::count(taken.own)),
                ("takeover-sessions", Value::count(taken.sessions)),
            ] {
                page.pair("• ", &stage.ui_with(id, &[("n", n)]), page.theme().text, None, false);
            }
            for path in &taken.kept {
                let path = [("path", path.as_str().into())];
                page.signed("◆", &stage.ui_with("takeover-kept", &path), page.theme().text);
            }
            for why in &taken.refused {
                page.signed("◆", &stage.ui(why), page.theme().text);
                page.pair("  ", &stage.ui(&format!("{why}-do")), page.theme().dim, None, false);
            }
            let pin = if taken.has_pin { "takeover-has-pin" } else { "takeover-no-pin" };
            page.dim(&stage.ui(pin));
        } else if let Some(offered) = &self.offered {
            let version = [("version", offered.version.as_str().into())];
            page.text(&stage.ui_with("takeover-ask", &version));
            tell(offered, stage, page);
            page.dim(&stage.ui("takeover-about"));
        } else {
            return;
        }
        let entries = if self.taken.is_some() { AFTER } else { BEFORE };
        for (at, id) in entries.into_iter().enumerate() {
            page.item(at, &(at + 1).to_string(), &stage.ui(id), self.cursor.at == at);
        }
    }

    /// A digit does it at once: taking it replaces nothing.
    fn update(&mut self, input: &Input, _stage: &Stage<'_>) -> Vec<Effect> {
        let moved = self.cursor.moved(input, BEFORE.len());
        match input {
            Input::Do(Action::Back) | Input::Leave => vec![Effect::Ask(Request::Leave)],
            _ if self.offered.is_none() => Vec::new(),
            Input::Pick(_) if moved => self.choose(),
            Input::Enter => self.choose(),
            _ => Vec::new(),
        }
    }

    fn report(&mut self, report: &Report, _stage: &Stage<'_>) -> Vec<Effect> {
        match report {
            Report::Handover(HandoverReport::Looked(facts)) => self.offered = Some(facts.clone()),
            Report::Handover(HandoverReport::Taken(facts)) => {
                (self.taken, self.cursor) = (Some(facts.clone()), Cursor::default());
            }
            _ => {}
        }
        Vec::new()
    }
}

//! "Bàn giao máy" and "Nhận bàn giao": packs the program and what the next trainer needs onto a stick, or shows what
//! the trainer before has handed over, asks whether to take it, and shows the result.
//!
//! Records stay here unless they are asked for. Packing starts with a search for sticks.

use std::path::PathBuf;

use crate::locale::Value;
use crate::tui::context::ViewContext;
use crate::tui::frame::Chrome;
use crate::tui::keys;
use crate::tui::keys::{Action, Binding, Input};
use crate::tui::msg::transfer::{HandoverFacts, HandoverReport, HandoverRequest, TakenFacts};
use crate::tui::msg::{Report, Request};
use crate::tui::page::Page;
use crate::tui::route::{Effect, Route};
use crate::tui::screens::carry::stick_items;
use crate::tui::view::{Cursor, View};

const GO: Binding = Binding::always("Enter", "handover-go");
const RECORDS: Binding = Binding::always("←→", "handover-which");
const AGAIN: Binding = Binding::letter('r', "r", "merge-again", Action::Continue);
/// Once it is packed: go home, or set another PIN.
const AFTER: [&str; 2] = ["handover-home", "handover-pin"];

#[derive(Debug, Default)]
pub struct HandoverScreen {
    cursor: Cursor,
    /// None while they are being looked for.
    sticks: Option<Vec<PathBuf>>,
    with_records: bool,
    stopped: bool,
    packed: Option<HandoverFacts>,
}

impl HandoverScreen {
    fn go(&mut self) -> Vec<Effect> {
        let stick = self.sticks.as_ref().and_then(|sticks| sticks.get(self.cursor.at)).cloned();
        self.stopped = false;
        let with_records = self.with_records;
        let pack = stick.map(|to| Request::Handover(HandoverRequest::Pack { to, with_records }));
        pack.map(Effect::Ask).into_iter().collect()
    }

    fn choose_after(&self) -> Vec<Effect> {
        if self.cursor.at == 0 {
            vec![Effect::Ask(Request::Leave)]
        } else {
            vec![Effect::Show(Route::Privacy)]
        }
    }

    fn choice(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        let Some(sticks) = &self.sticks else { return };
        if self.stopped {
            page.signed("!", &context.ui("handover-stopped"), page.theme().warn);
        }
        if sticks.is_empty() {
            page.text(&context.ui("carry-none"));
            page.dim(&context.ui("handover-none-do"));
            return;
        }
        page.text(&context.ui("handover-choose"));
        stick_items(sticks, self.cursor, page);
        page.blank();
        let records = if self.with_records { "handover-with-records" } else { "handover-without-records" };
        page.pair("◂► ", &context.ui(records), page.theme().accent, None, false);
        page.dim(&context.ui("handover-about"));
    }
}

/// What is in a hand-over, line by line.
pub(super) fn tell(facts: &HandoverFacts, context: &ViewContext<'_>, page: &mut Page<'_>) {
    for (id, n) in [
        ("handover-own", Value::count(facts.own)),
        ("handover-corrections", Value::count(facts.corrections)),
        ("handover-sessions", Value::count(facts.sessions)),
    ] {
        page.pair("• ", &context.ui_with(id, &[("n", n)]), page.theme().text, None, false);
    }
}

impl View for HandoverScreen {
    fn bindings(&self, context: &ViewContext<'_>) -> Vec<Binding> {
        if self.packed.is_some() {
            let digits = keys::does(AFTER.len());
            let show = context.opens.then_some(keys::SHOW_FOLDER);
            return [Some(digits), Some(keys::OPEN), show, Some(keys::BACK)].into_iter().flatten().collect();
        }
        match self.sticks.as_deref() {
            None => vec![keys::BACK],
            Some([]) => vec![AGAIN, keys::BACK],
            Some(sticks) => {
                vec![keys::selects(sticks.len()), GO, RECORDS, AGAIN, keys::BACK]
            }
        }
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        Chrome::titled(context, "handover-title")
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        let Some(packed) = &self.packed else {
            self.choice(context, page);
            return;
        };
        page.signed("✓", &context.ui("handover-done"), page.theme().good);
        page.pair("  ", &packed.folder.as_str().into(), page.theme().text, None, false);
        let program = if packed.program == 0 { "handover-no-program" } else { "handover-program" };
        let version = [("version", packed.version.as_str().into())];
        page.pair("• ", &context.ui_with(program, &version), page.theme().text, None, false);
        tell(packed, context, page);
        for (at, id) in AFTER.into_iter().enumerate() {
            page.item(at, &(at + 1).to_string(), &context.ui(id), self.cursor.at == at);
        }
        page.dim(&context.ui("handover-pin-stays"));
    }

    fn update(&mut self, input: &Input, _context: &ViewContext<'_>) -> Vec<Effect> {
        if let Some(packed) = &self.packed {
            let moved = self.cursor.moved(input, AFTER.len());
            return match input {
                Input::Pick(_) if moved => self.choose_after(),
                Input::Enter => self.choose_after(),
                Input::Do(Action::ShowFolder) => {
                    vec![Effect::Ask(Request::ShowFolder(packed.folder.clone()))]
                }
                Input::Do(Action::Back) | Input::Leave => vec![Effect::Ask(Request::Leave)],
                _ => Vec::new(),
            };
        }
        match input {
            Input::Do(Action::Back) | Input::Leave => return vec![Effect::Ask(Request::Leave)],
            Input::Do(Action::Continue) => {
                *self = Self { with_records: self.with_records, ..Self::default() };
                return vec![Effect::Ask(Request::FindSticks)];
            }
            Input::Enter => return self.go(),
            Input::Left | Input::Right => self.with_records = !self.with_records,
            _ => {}
        }
        let n = self.sticks.as_ref().map_or(0, Vec::len);
        self.cursor.moved(input, n);
        Vec::new()
    }

    fn report(&mut self, report: &Report, _context: &ViewContext<'_>) -> Vec<Effect> {
        match report {
            Report::SticksFound { sticks, .. } => self.sticks = Some(sticks.clone()),
            Report::Handover(HandoverReport::Packed(facts)) => {
                (self.packed, self.cursor) = (Some(facts.clone()), Cursor::default());
            }
            Report::Worked { stopped: true } => self.stopped = true,
            _ => {}
        }
        Vec::new()
    }
}

#[derive(Debug)]
pub struct TakeoverScreen {
    cursor: Cursor,
    offered: HandoverFacts,
    taken: Option<TakenFacts>,
}

const BEFORE: [&str; 2] = ["takeover-yes", "takeover-no"];
const AFTER_TAKING: [&str; 2] = ["handover-home", "handover-pin"];

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
        vec![keys::does(2), keys::OPEN, keys::BACK]
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        Chrome::titled(context, "takeover-title")
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        if let Some(taken) = &self.taken {
            if taken.refused.is_empty() {
                page.signed("✓", &context.ui("takeover-done"), page.theme().good);
            } else {
                page.signed("♦", &context.ui("takeover-part"), page.theme().text);
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
                page.signed("♦", &context.ui_with("takeover-kept", &path), page.theme().text);
            }
            for (name, why) in &taken.refused {
                let name = [("name", name.as_str().into())];
                page.signed("♦", &context.ui_with("takeover-refused", &name), page.theme().text);
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
        let entries = if self.taken.is_some() { AFTER_TAKING } else { BEFORE };
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

//! Asks for consent before a name is kept: the text to read out, whether the person agrees, and only then the name.
//!
//! The wording has a number that is kept with the name. A change of the text that is read out needs the next number.

use crate::locale::Value;
use crate::scenario::terms::Role;
use crate::tui::context::ViewContext;
use crate::tui::form::{Filled, Form, FormRow, Label};
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Action, Binding, Input, Takes};
use crate::tui::msg::privacy::{AgreedName, PrivacyReport, PrivacyRequest};
use crate::tui::msg::{Report, Request};
use crate::tui::page::Page;
use crate::tui::route::Effect;
use crate::tui::view::{Cursor, View};

/// Which wording `READ_OUT` is.
pub const VERSION: &str = "1";

/// Page by page, so that the first line is what one sees first, however small the screen.
const READ_OUT: [[&str; 3]; 2] =
    [["consent-what", "consent-why", "consent-where"], ["consent-free", "consent-erase", "consent-law"]];

#[derive(Debug)]
pub struct ConsentScreen {
    role: Role,
    code: String,
    known: Option<AgreedName>,
    /// Pages that have been read out.
    read: usize,
    cursor: Cursor,
    /// Set once they have agreed.
    name: Option<Form>,
}

impl ConsentScreen {
    /// For a seat.
    pub fn new(role: Role, code: String) -> Self {
        // It starts on No, so that one key too many is no consent.
        let cursor = Cursor { at: 1 };
        Self { role, code, known: None, read: 0, cursor, name: None }
    }

    fn back(notice: Option<String>) -> Vec<Effect> {
        std::iter::once(Effect::Back).chain(notice.map(Effect::Notice)).collect()
    }

    fn said(&self, context: &ViewContext<'_>, id: &str) -> String {
        context.word_with(id, &[("code", Value::Text(self.code.clone()))])
    }

    fn choose(&mut self, context: &ViewContext<'_>) -> Vec<Effect> {
        if self.cursor.at == 0 {
            let written = self.known.as_ref().map_or("", |known| known.name.as_str());
            self.name = Some(Form::new(vec![FormRow::words(Label::ui("consent-name"), written)]));
            return Vec::new();
        }
        let said = if self.known.is_some() { "consent-withdraw" } else { "consent-declined" };
        Self::back(Some(self.said(context, said)))
    }

    fn commit(&self) -> Vec<Effect> {
        let name = self.name.as_ref().map(|form| form.words(0).into_owned()).unwrap_or_default();
        if name.is_empty() {
            return Vec::new();
        }
        let keep = PrivacyRequest::KeepName { code: self.code.clone(), name, version: VERSION };
        vec![Effect::Ask(Request::Privacy(keep))]
    }
}

impl View for ConsentScreen {
    fn bindings(&self, _context: &ViewContext<'_>) -> Vec<Binding> {
        match &self.name {
            Some(form) if form.is_typing() => vec![keys::NEXT_FIELD, keys::LEAVE_FIELD],
            Some(_) => vec![keys::COMMIT, keys::BACK],
            None if self.read < READ_OUT.len() => vec![keys::NEXT, keys::BACK],
            None => vec![keys::does(2), keys::COMMIT, keys::BACK],
        }
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        Chrome {
            top: (context.word("app-name"), self.code.clone()),
            second: (context.word("consent-title"), context.role(self.role).main),
            ..Chrome::default()
        }
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        if let Some(form) = &self.name {
            form.draw(context, page);
            return;
        }
        let values = [("code", Value::Text(self.code.clone()))];
        if let Some(lines) = READ_OUT.get(self.read) {
            page.dim(&context.ui("consent-read"));
            for (at, id) in lines.iter().enumerate() {
                if at > 0 {
                    page.blank();
                }
                page.text(&context.ui_with(id, &values));
            }
            return;
        }
        page.blank();
        if let Some(AgreedName { name, version, date }) = &self.known {
            let known = [("name", name), ("version", version), ("date", date)];
            let known = known.map(|(what, words)| (what, Value::Text(words.clone())));
            page.signed("✓", &context.ui_with("consent-known", &known), page.theme().good);
        }
        page.heading(&context.ui("consent-ask"));
        page.item(0, "1", &context.ui("consent-agree"), self.cursor.at == 0);
        page.item(1, "2", &context.ui("consent-decline"), self.cursor.at == 1);
    }

    fn update(&mut self, input: &Input, context: &ViewContext<'_>) -> Vec<Effect> {
        if let Some(form) = &mut self.name {
            if matches!(input, Input::Do(Action::Back)) {
                self.name = None;
                return Vec::new();
            }
            return match form.update(input, context.typing) {
                Filled::Commit => self.commit(),
                Filled::Changed | Filled::Full | Filled::Unticked | Filled::Ignored => Vec::new(),
            };
        }
        if self.read < READ_OUT.len() {
            match input {
                Input::Enter | Input::Right => self.read += 1,
                Input::Do(Action::Back) | Input::Left if self.read > 0 => self.read -= 1,
                Input::Do(Action::Back) | Input::Leave => return Self::back(None),
                _ => {}
            }
            return Vec::new();
        }
        let moved = self.cursor.moved(input, 2);
        match input {
            Input::Pick(_) if moved => self.choose(context),
            Input::Enter => self.choose(context),
            Input::Do(Action::Back) => {
                self.read = READ_OUT.len() - 1;
                Vec::new()
            }
            Input::Leave => Self::back(None),
            _ => Vec::new(),
        }
    }

    fn click(&mut self, item: usize, context: &ViewContext<'_>) -> Vec<Effect> {
        let Some(form) = &mut self.name else { return self.update(&Input::Pick(item), context) };
        if form.click(item) == Filled::Commit { self.commit() } else { Vec::new() }
    }

    fn report(&mut self, report: &Report, context: &ViewContext<'_>) -> Vec<Effect> {
        match report {
            Report::Privacy(PrivacyReport::Learner { name }) => {
                self.known.clone_from(name);
                Vec::new()
            }
            Report::Privacy(PrivacyReport::NameKept) => Self::back(Some(self.said(context, "consent-kept"))),
            _ => Vec::new(),
        }
    }

    fn enter_stays(&self, _context: &ViewContext<'_>) -> bool {
        self.name.as_ref().is_some_and(Form::enter_stays)
    }

    fn takes(&self) -> Takes {
        self.name.as_ref().map_or(Takes::Nothing, Form::takes)
    }

    fn has_words(&self) -> bool {
        self.name.is_some()
    }
}

//! Lists backups beside the record, and puts one in its place. It asks first, and the record is never lost.

use std::path::PathBuf;

use crate::locale::Value;
use crate::tui::context::ViewContext;
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Action, Binding, Input};
use crate::tui::msg::transfer::BackupRow;
use crate::tui::msg::{Report, Request};
use crate::tui::page::Page;
use crate::tui::route::Effect;
use crate::tui::view::{Cursor, View};

const GO: Binding = Binding::always("Enter", "restore-go");
const YES: Binding = Binding::always("1", "restore-yes");

#[derive(Debug, Default)]
pub struct RestoreScreen {
    cursor: Cursor,
    rows: Vec<BackupRow>,
    /// The one that is asked about.
    asked: Option<PathBuf>,
    done: Option<(u64, u64, String)>,
}

impl RestoreScreen {
    fn list(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        if self.rows.is_empty() {
            page.text(&context.ui("restore-none"));
            return;
        }
        page.text(&context.ui("restore-choose"));
        for (at, row) in self.rows.iter().enumerate() {
            let digit = keys::digit_at(at);
            let values = [
                ("made", row.made.as_str().into()),
                ("sessions", Value::count(row.sessions)),
                ("answers", Value::count(row.answers)),
            ];
            page.item(at, &digit, &context.ui_with("restore-row", &values), self.cursor.at == at);
            page.pair("   ", &row.name.as_str().into(), page.theme().dim, None, false);
            if row.lacks_log {
                page.signed("!", &context.ui("restore-lacks-log"), page.theme().warn);
            }
        }
    }
}

impl View for RestoreScreen {
    fn bindings(&self, _context: &ViewContext<'_>) -> Vec<Binding> {
        if self.done.is_some() {
            return vec![keys::NEXT, keys::BACK];
        }
        if self.asked.is_some() {
            return vec![YES, keys::BACK];
        }
        if self.rows.is_empty() {
            return vec![keys::BACK];
        }
        vec![keys::selects(self.rows.len()), GO, keys::BACK]
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        Chrome::titled(context, "restore-title")
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        if let Some((sessions, answers, aside)) = &self.done {
            let values = [("sessions", Value::count(*sessions)), ("answers", Value::count(*answers))];
            page.signed("✓", &context.ui_with("restore-done", &values), page.theme().good);
            page.text(&context.ui("restore-aside"));
            page.pair("  ", &aside.as_str().into(), page.theme().text, None, false);
            return;
        }
        if self.asked.is_some() {
            let row = self.rows.get(self.cursor.at);
            let made = row.map(|row| row.made.clone()).unwrap_or_default();
            let sessions = Value::count(row.map_or(0, |row| row.sessions));
            page.heading(
                &context.ui_with("restore-ask", &[("made", made.as_str().into()), ("sessions", sessions)]),
            );
            if row.is_some_and(|row| row.lacks_log) {
                page.signed("!", &context.ui("restore-lacks-log"), page.theme().warn);
            }
            page.text(&context.ui("restore-ask-holds"));
            page.blank();
            page.item(0, "1", &context.ui("restore-yes"), false);
            page.item(1, "0", &context.ui("restore-no"), false);
            return;
        }
        self.list(context, page);
    }

    fn update(&mut self, input: &Input, _context: &ViewContext<'_>) -> Vec<Effect> {
        if self.done.is_some() {
            let leaves = matches!(input, Input::Enter | Input::Leave | Input::Do(Action::Back));
            return leaves.then_some(Effect::Ask(Request::Leave)).into_iter().collect();
        }
        if let Some(backup) = &self.asked {
            return match input {
                // Only a digit answers, so that Enter held down restores nothing.
                Input::Pick(0) => {
                    let backup = backup.clone();
                    self.asked = None;
                    vec![Effect::Ask(Request::Restore { backup })]
                }
                Input::Pick(_) | Input::Leave | Input::Do(Action::Back) => {
                    self.asked = None;
                    Vec::new()
                }
                _ => Vec::new(),
            };
        }
        match input {
            Input::Do(Action::Back) | Input::Leave => return vec![Effect::Ask(Request::Leave)],
            Input::Enter => self.asked = self.rows.get(self.cursor.at).map(|row| row.path.clone()),
            _ => {
                self.cursor.moved(input, self.rows.len());
            }
        }
        Vec::new()
    }

    fn report(&mut self, report: &Report, _context: &ViewContext<'_>) -> Vec<Effect> {
        match report {
            Report::BackupsFound { rows } => self.rows.clone_from(rows),
            Report::Restored { sessions, answers, aside } => {
                self.done = Some((*sessions, *answers, aside.clone()));
            }
            _ => {}
        }
        Vec::new()
    }
}

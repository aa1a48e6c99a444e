//! The lines that people in the room corrected, newest first. The user can take back each of them. Above them is the
//! Vietnamese of other laptops that waits to be accepted here.
//!
//! Each listed correction counts now. A correction that was taken back stays in the record and is not shown.

use crate::locale::Pair;
use crate::text;
use crate::tui::context::ViewContext;
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Binding, Input};
use crate::tui::msg::{CorrectionRow, Report, Request};
use crate::tui::page::{Hit, Page};
use crate::tui::route::Effect;
use crate::tui::view::{Cursor, View, leaves};

/// How many lines of a correction are shown.
const MOST_LINES: usize = 8;

#[derive(Debug, Default)]
pub struct Corrections {
    rows: Option<Vec<CorrectionRow>>,
    cursor: Cursor,
    /// Taking back the row in focus, or accepting it if it waits, is being asked.
    asking: bool,
}

impl Corrections {
    fn in_focus(&self) -> Option<&CorrectionRow> {
        self.rows.as_ref()?.get(self.cursor.at)
    }

    fn agree(&mut self) -> Vec<Effect> {
        self.asking = false;
        let request = self.in_focus().map(|row| match &row.waits {
            Some(id) => Request::AcceptCorrection(id.clone()),
            None => Request::PutRight(row.undo.clone()),
        });
        request.map(Effect::Ask).into_iter().collect()
    }
}

impl View for Corrections {
    fn bindings(&self, _context: &ViewContext<'_>) -> Vec<Binding> {
        if self.asking {
            return vec![Binding::always("1", "yes"), Binding::always("2", "no"), keys::CLOSE];
        }
        vec![keys::OPEN, keys::CLOSE, keys::MOVE]
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        Chrome { second: (context.word("correct-list-title"), String::new()), ..Chrome::default() }
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        let Some(rows) = &self.rows else { return };
        if self.asking {
            let waits = self.in_focus().is_some_and(|row| row.waits.is_some());
            page.heading(&context.ui(if waits { "correct-accept-ask" } else { "correct-undo-ask" }));
            page.blank();
            let words = self.in_focus().map(|row| row.text.as_str()).unwrap_or_default();
            let words = text::cut(words, page.columns().saturating_mul(MOST_LINES));
            page.text(&Pair { main: words, second: None });
            page.blank();
            page.item(0, "1", &context.ui("yes"), true);
            page.item(1, "2", &context.ui("no"), false);
            return;
        }
        if rows.is_empty() {
            page.text(&context.ui("correct-list-empty"));
        }
        for (at, row) in rows.iter().enumerate() {
            let focused = self.cursor.at == at;
            // Real words fit; only made-up ones of another laptop are cut.
            let words = text::cut(&row.text, page.columns().saturating_mul(MOST_LINES));
            page.item(at, "", &Pair { main: words, second: None }, focused);
            let waits = match (&row.waits, row.protected) {
                (Some(_), _) => format!(" · {}", context.word("correct-list-foreign")),
                (None, true) => format!(" · {}", context.word("correct-list-waiting")),
                (None, false) => String::new(),
            };
            let main = format!("{} · {} · {}{waits}", row.undo.lang.tag(), row.undo.key, row.made);
            page.pair("   ", &Pair { main, second: None }, page.theme().dim, Some(Hit::Item(at)), focused);
        }
    }

    fn update(&mut self, input: &Input, _context: &ViewContext<'_>) -> Vec<Effect> {
        if self.asking {
            return match input {
                Input::Pick(0) | Input::Enter => self.agree(),
                _ if leaves(input) || *input == Input::Pick(1) => {
                    self.asking = false;
                    Vec::new()
                }
                _ => Vec::new(),
            };
        }
        let n = self.rows.as_ref().map_or(0, Vec::len);
        if self.cursor.moved(input, n) {
            return Vec::new();
        }
        match input {
            Input::Enter => self.asking = n > 0,
            _ if leaves(input) => return vec![Effect::Close],
            _ => {}
        }
        Vec::new()
    }

    fn report(&mut self, report: &Report, context: &ViewContext<'_>) -> Vec<Effect> {
        match report {
            Report::Corrections { rows } => {
                self.cursor.at = self.cursor.at.min(rows.len().saturating_sub(1));
                self.rows = Some(rows.clone());
                Vec::new()
            }
            Report::CorrectionAccepted => {
                vec![Effect::Notice(context.word("correct-accepted")), Effect::Ask(Request::ListCorrections)]
            }
            Report::PutRight { .. } => {
                vec![Effect::Notice(context.word("correct-undone")), Effect::Ask(Request::ListCorrections)]
            }
            _ => Vec::new(),
        }
    }
}

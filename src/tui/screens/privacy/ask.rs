//! Asks before anything is erased, lists all that goes with it, and reports afterwards.

use crate::locale::Pair;
use crate::locale::Value;
use crate::tui::context::ViewContext;
use crate::tui::keys::{Action, Input};
use crate::tui::msg::privacy::{Counts, PrivacyRequest, TraceRow};
use crate::tui::page::Page;
use crate::tui::route::Effect;
use crate::tui::screens::privacy::{ask, values};
use crate::tui::view::Cursor;

#[derive(Debug)]
pub(super) struct EraseQuestion {
    /// The id and the code of a learner; none for all that is due.
    learner: Option<(String, String)>,
    counts: Counts,
    traces: Vec<TraceRow>,
    cursor: Cursor,
}

const NO: Cursor = Cursor { at: 1 };
/// More files than that are only counted.
const MOST_FILES: usize = 20;

impl EraseQuestion {
    pub(super) fn learner(person: String, code: String, counts: Counts, traces: Vec<TraceRow>) -> Self {
        Self { learner: Some((person, code)), counts, traces, cursor: NO }
    }

    pub(super) fn due(counts: Counts) -> Self {
        Self { learner: None, counts, traces: Vec::new(), cursor: NO }
    }

    pub(super) fn erase(&self) -> Vec<Effect> {
        let person = self.learner.as_ref().map(|(person, _)| person.clone());
        ask(person.map_or(PrivacyRequest::EraseDue, |person| PrivacyRequest::Erase { person }))
    }

    /// Yes, no, or nothing said yet.
    pub(super) fn update(&mut self, input: &Input) -> Option<bool> {
        answered(&mut self.cursor, input)
    }

    pub(super) fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        let code = self.learner.as_ref().map(|(_, code)| code);
        let mut known = values(self.counts).to_vec();
        known.push(("code", Value::Text(code.cloned().unwrap_or_default())));
        let ids = if code.is_some() {
            ["privacy-ask-learner", "privacy-ask-words", "privacy-ask-stays"]
        } else {
            ["privacy-ask-due", "privacy-ask-due-words", "privacy-ask-due-stays"]
        };
        let [asks, rest @ ..] = ids;
        page.heading(&context.ui_with(asks, &known));
        for id in rest.into_iter().chain(["privacy-ask-files"]) {
            page.text(&context.ui_with(id, &known));
        }
        if !self.traces.is_empty() {
            files(&self.traces, context, page);
            page.text(&context.ui("privacy-traces-later"));
        }
        page.item(0, "1", &context.ui("privacy-ask-yes"), self.cursor.at == 0);
        page.item(1, "2", &context.ui("privacy-ask-no"), self.cursor.at == 1);
    }
}

/// What our own folders hold of a person, file by file.
fn files(traces: &[TraceRow], context: &ViewContext<'_>, page: &mut Page<'_>) {
    page.text(&context.ui_with("privacy-traces", &[("n", Value::count(traces.len()))]));
    for TraceRow { path, why } in traces.iter().take(MOST_FILES) {
        page.dim(&Pair { main: format!("{path}: {}", context.word(why)), second: None });
    }
    let more = traces.len().saturating_sub(MOST_FILES);
    if more > 0 {
        page.dim(&context.ui_with("privacy-traces-more", &[("n", Value::count(more))]));
    }
}

fn answered(cursor: &mut Cursor, input: &Input) -> Option<bool> {
    let moved = cursor.moved(input, 2);
    match input {
        Input::Pick(_) if moved => Some(cursor.at == 0),
        Input::Enter => Some(cursor.at == 0),
        Input::Do(Action::Back) | Input::Leave => Some(false),
        _ => None,
    }
}

/// What has been done.
#[derive(Debug)]
pub(super) struct EraseResult {
    said: Vec<(&'static str, Vec<(&'static str, Value)>)>,
    /// Files that still contain something of the erased person. A question below asks whether they are removed too.
    traces: Vec<TraceRow>,
    /// Whose they are, by id.
    person: String,
    cursor: Cursor,
}

impl EraseResult {
    fn saying(said: Vec<(&'static str, Vec<(&'static str, Value)>)>) -> Self {
        Self { said, traces: Vec::new(), person: String::new(), cursor: NO }
    }

    /// The files stay, and can be reached later.
    pub(super) fn left(&self) -> Self {
        Self::saying(vec![("privacy-traces-left", vec![("person", Value::Text(self.person.clone()))])])
    }

    /// Reports that files were removed that contained something of a person.
    pub(super) fn traces_removed(n: usize, failed: &[String]) -> Self {
        let mut said = vec![("privacy-traces-removed", vec![("n", Value::count(n))])];
        if !failed.is_empty() {
            said.push(("privacy-traces-failed", vec![("files", Value::Text(failed.join(", ")))]));
        }
        Self::saying(said)
    }

    pub(super) fn asks(&self) -> bool {
        !self.traces.is_empty()
    }

    /// Whether the files go, where that is asked; none while nothing is said.
    pub(super) fn update(&mut self, input: &Input) -> Option<bool> {
        answered(&mut self.cursor, input)
    }

    pub(super) fn line(id: &'static str) -> Self {
        Self::saying(vec![(id, Vec::new())])
    }

    pub(super) fn erased(
        counts: Counts,
        removed: &[String],
        traces: Option<&(String, Vec<TraceRow>)>,
    ) -> Self {
        let erased = if traces.is_some() { "privacy-erased" } else { "privacy-erased-due" };
        let mut said = vec![(erased, values(counts).to_vec())];
        if !removed.is_empty() {
            said.push(("privacy-removed", vec![("files", Value::Text(removed.join(", ")))]));
        }
        said.push(("privacy-elsewhere", Vec::new()));
        let (person, traces) = traces.cloned().unwrap_or_default();
        Self { traces, person, ..Self::saying(said) }
    }

    pub(super) fn written(path: &str) -> Self {
        Self::saying(vec![("privacy-written", vec![("path", Value::Text(path.to_owned()))])])
    }

    pub(super) fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        for (at, (id, values)) in self.said.iter().enumerate() {
            let said = context.ui_with(id, values);
            if at == 0 {
                page.signed("✓", &said, page.theme().good);
            } else {
                page.text(&said);
            }
            page.blank();
        }
        if self.traces.is_empty() {
            return;
        }
        files(&self.traces, context, page);
        page.heading(&context.ui("privacy-traces-ask"));
        page.item(0, "1", &context.ui("privacy-traces-yes"), self.cursor.at == 0);
        page.item(1, "2", &context.ui("privacy-traces-no"), self.cursor.at == 1);
    }
}

//! Lists records that were found on sticks, all ticked, merges them, and shows the result.
//!
//! It starts with a search for them. The search changes nothing on a stick. Meanwhile the panel for long work is on
//! top, and Esc stops the work.

use crate::locale::{Pair, Value};
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Action, Binding, Input};
use crate::tui::route::Effect;
use crate::tui::view::{Cursor, View};

use crate::tui::context::ViewContext;
use crate::tui::msg::{FoundRow, Inside, MergeResult, Report, Request, SameCodeRow};
use crate::tui::page::Page;

const GO: Binding = Binding::always("Enter", "merge-go");
const TICK: Binding = Binding::always("←→", "merge-tick").minor();
const AGAIN: Binding = Binding::letter('r', "r", "merge-again", Action::Continue);

#[derive(Debug, Default)]
pub struct MergeScreen {
    cursor: Cursor,
    /// None while it is being looked for.
    found: Option<Vec<FoundRow>>,
    ticked: Vec<bool>,
    result: Option<MergeResult>,
    /// Folders that were not searched to their end.
    left_out: usize,
}

impl MergeScreen {
    /// To be asked when this screen is shown.
    pub const ASKS: Request = Request::FindRecords;

    fn toggle(&mut self) {
        if let Some(ticked) = self.ticked.get_mut(self.cursor.at) {
            *ticked = !*ticked;
        }
    }

    fn wanted(&self) -> Vec<&FoundRow> {
        let rows = self.found.iter().flatten().zip(&self.ticked);
        rows.filter(|(_, ticked)| **ticked).map(|(row, _)| row).collect()
    }

    fn look_again(&mut self) -> Vec<Effect> {
        *self = Self::default();
        vec![Effect::Ask(Self::ASKS)]
    }

    fn choice(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        let Some(rows) = &self.found else { return };
        if self.left_out > 0 {
            page.dim(&context.ui_with("merge-left-out", &[("n", Value::count(self.left_out))]));
        }
        if rows.is_empty() {
            page.text(&context.ui("merge-none"));
            page.blank();
            page.dim(&context.ui("merge-none-do"));
            return;
        }
        page.text(&context.ui_with("merge-found", &[("n", Value::count(rows.len()))]));
        for (at, (row, ticked)) in rows.iter().zip(&self.ticked).enumerate() {
            let digit = keys::digit_at(at);
            let mark = format!("{digit} {}", if *ticked { "[✓]" } else { "[ ]" });
            page.item(at, &mark, &row.name.as_str().into(), self.cursor.at == at);
            page.pair("       ", &inside(context, row), page.theme().dim, None, false);
        }
        page.blank();
        page.dim(&context.ui("merge-about"));
    }
}

impl View for MergeScreen {
    fn bindings(&self, _context: &ViewContext<'_>) -> Vec<Binding> {
        if self.result.is_some() {
            return vec![keys::NEXT, AGAIN, keys::BACK];
        }
        match self.found.as_deref() {
            None => vec![keys::BACK],
            Some([]) => vec![AGAIN, keys::BACK],
            Some(rows) => {
                vec![Binding::always(keys::digits(rows.len()), "merge-tick"), GO, AGAIN, keys::BACK, TICK]
            }
        }
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        Chrome::titled(context, "merge-title")
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        match &self.result {
            Some(result) => tell(result, context, page),
            None => self.choice(context, page),
        }
    }

    fn update(&mut self, input: &Input, _context: &ViewContext<'_>) -> Vec<Effect> {
        match input {
            Input::Do(Action::Back) | Input::Leave => return vec![Effect::Ask(Request::Leave)],
            Input::Do(Action::Continue) => return self.look_again(),
            Input::Enter if self.result.is_some() => return vec![Effect::Ask(Request::Leave)],
            _ if self.result.is_some() => return Vec::new(),
            Input::Enter => {
                let sources: Vec<_> = self.wanted().iter().map(|row| row.path.clone()).collect();
                let any = !sources.is_empty();
                return any.then_some(Effect::Ask(Request::Merge { sources })).into_iter().collect();
            }
            Input::Left | Input::Right => {
                self.toggle();
                return Vec::new();
            }
            _ => {}
        }
        if self.cursor.moved(input, self.ticked.len()) && matches!(input, Input::Pick(_)) {
            self.toggle();
        }
        Vec::new()
    }

    fn report(&mut self, report: &Report, _context: &ViewContext<'_>) -> Vec<Effect> {
        match report {
            Report::RecordsFound { rows, left_out } => {
                self.left_out = *left_out;
                self.ticked = vec![true; rows.len()];
                self.found = Some(rows.clone());
                Vec::new()
            }
            Report::Merged(result) => {
                self.result = Some(result.clone());
                Vec::new()
            }
            _ => Vec::new(),
        }
    }
}

fn inside(context: &ViewContext<'_>, row: &FoundRow) -> Pair {
    let said = match &row.inside {
        Inside::Sessions { n, newest: Some(newest) } => {
            let n = Value::count(*n);
            context.ui_with("merge-inside", &[("n", n), ("newest", newest.as_str().into())])
        }
        Inside::Sessions { n: 0, newest: None } => context.ui("merge-inside-none"),
        Inside::Sessions { n, newest: None } => context.ui_with("merge-inside-n", &[("n", Value::count(*n))]),
        Inside::Open => context.ui("merge-inside-open"),
        Inside::Wrong(id) => context.ui(id),
    };
    let marks = [(row.own, "merge-own"), (row.is_backup, "merge-fuller")];
    let marks = marks.into_iter().filter(|(is_so, _)| *is_so);
    marks.fold(said, |said, (_, id)| Pair { main: format!("{} · {}", said.main, context.word(id)), ..said })
}

fn tell(result: &MergeResult, context: &ViewContext<'_>, page: &mut Page<'_>) {
    let number = |n: u64| Value::count(n);
    let files = [("taken", Value::count(result.files_taken)), ("n", Value::count(result.files))];
    page.signed("✓", &context.ui_with("merge-done", &files), page.theme().good);
    for (id, n) in [
        ("merge-sessions-new", result.sessions_new),
        ("merge-sessions-longer", result.sessions_longer),
        ("merge-answers-new", result.answers_new),
    ] {
        page.pair("  ", &context.ui_with(id, &[("n", number(n))]), page.theme().text, None, false);
    }
    if result.copies > 0 {
        page.signed(
            "♦",
            &context.ui_with("merge-copies", &[("n", Value::count(result.copies))]),
            page.theme().text,
        );
    }
    if result.repaired > 0 {
        page.signed(
            "✓",
            &context.ui_with("merge-repaired", &[("n", Value::count(result.repaired))]),
            page.theme().good,
        );
    }
    if result.stopped {
        page.signed("♦", &context.ui("merge-stopped"), page.theme().text);
    }
    for (name, why) in &result.refused {
        page.signed(
            "♦",
            &context.ui_with("merge-refused", &[("name", name.as_str().into())]),
            page.theme().text,
        );
        page.pair("  ", &context.ui(why), page.theme().dim, None, false);
        page.pair("  ", &context.ui(&format!("{why}-do")), page.theme().dim, None, false);
    }
    for (name, notice) in &result.notices {
        page.signed("♦", &context.ui_with(notice, &[("name", name.as_str().into())]), page.theme().text);
    }
    for (name, n, and_more) in &result.lost {
        let values = [("name", name.as_str().into()), ("n", Value::count(*n))];
        page.signed("♦", &context.ui_with("merge-lost", &values), page.theme().text);
        if *and_more {
            page.pair("  ", &context.ui("merge-lost-more"), page.theme().dim, None, false);
        }
    }
    page.blank();
    let codes = [("code", result.code.as_str().into()), ("words", result.words.as_str().into())];
    page.heading(&context.ui_with("merge-code", &codes));
    page.dim(&context.ui("merge-code-about"));
    who_is_whom(result, context, page);
}

/// Codes that say less than who it is, and people who were erased under another code.
fn who_is_whom(result: &MergeResult, context: &ViewContext<'_>, page: &mut Page<'_>) {
    if !result.joined_to_erased.is_empty() {
        page.blank();
        let codes = result.joined_to_erased.join(", ");
        let said = context.ui_with("merge-joined-to-erased", &[("codes", Value::Text(codes))]);
        page.signed("!", &said, page.theme().warn);
        page.pair("  ", &context.ui("merge-joined-to-erased-do"), page.theme().dim, None, false);
    }
    if !result.same_codes.is_empty() {
        page.blank();
    }
    for SameCodeRow { code, people, names } in &result.same_codes {
        let told = |n: usize| {
            let people = Value::Text(people.join("; "));
            [("code", code.as_str().into()), ("n", Value::count(n)), ("people", people)]
        };
        if people.len() > 1 {
            page.signed("♦", &context.ui_with("merge-same-code", &told(people.len())), page.theme().text);
        }
        if *names > 0 {
            page.signed("♦", &context.ui_with("merge-same-code-names", &told(*names)), page.theme().text);
        }
    }
    if !result.same_codes.is_empty() {
        page.pair("  ", &context.ui("merge-same-code-do"), page.theme().dim, None, false);
    }
}

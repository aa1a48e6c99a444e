//! Shows what a cell is made of: whose tries at which step, how many were right, and what was answered instead.
//!
//! Wrong answers are counted over everybody, as the record keeps them; the page says so.

use crate::id::StepId;
use crate::locale::{Pair, Value};
use crate::review::group::{Within, WrongAnswer};
use crate::review::rate::{Sums, is_few};
use crate::tui::context::ViewContext;
use crate::tui::page::Page;
use crate::tui::screens::group::words;

#[derive(Debug)]
pub struct OpenCell {
    /// None for all steps.
    pub step: Option<StepId>,
    pub sums: Sums,
    /// The sessions it is made of; none for everybody.
    pub within: Option<Within>,
    /// None until they have been read.
    pub wrong: Option<Vec<WrongAnswer>>,
}

impl OpenCell {
    pub fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        match &self.step {
            Some(step) => page.heading(&words::step_prompt(context, step)),
            None => page.heading(&context.ui("group-all-steps")),
        }
        let who = match &self.within {
            Some(within) if within.name.is_empty() => context.word("group-home-unknown"),
            Some(within) => within.name.clone(),
            None => context.word("group-everybody"),
        };
        page.dim(&Pair { main: who, second: None });
        page.blank();
        let Some(rate) = self.sums.rate() else {
            page.text(&context.ui("group-cell-empty"));
            return;
        };
        let level = words::level(rate, self.sums.firsts);
        let values = [
            ("rights", Value::count(self.sums.rights)),
            ("firsts", Value::count(self.sums.firsts)),
            ("rate", Value::Text(words::rate(Some(rate)))),
        ];
        let style = words::text_style(page.theme(), level);
        page.signed(words::sign(level), &context.ui_with("group-cell-rate", &values), style);
        if is_few(self.sums.firsts) {
            page.dim(&context.ui("group-few"));
        }
        let (Some(step), Some(wrong)) = (&self.step, &self.wrong) else { return };
        page.blank();
        if wrong.is_empty() {
            page.text(&context.ui("group-cell-no-wrong"));
            return;
        }
        page.heading(&context.ui("group-cell-wrong"));
        for row in wrong {
            let times = context.word_with("group-times", &[("n", Value::count(row.n))]);
            let main = format!("{} – {times}", words::answer(context, step, &row.answer));
            page.pair("• ", &Pair { main, second: None }, page.theme().text, None, false);
        }
    }
}

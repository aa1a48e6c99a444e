//! What is said about an answer: done well or worth talking about, the working, the reason and the rule.

use crate::locale::Pair;
use crate::meeting::command::Mode;
use crate::scenario::lines::rule_key;
use crate::scenario::model::Step;
use crate::tui::context::{Play, ViewContext};
use crate::tui::page::Page;

/// A page of so many rows has room for the verdict in letters of so many rows.
const ROOM_FOR_LARGE: usize = 30;
const LARGE_ROWS: usize = 8;

/// An answer and what it came to.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    pub context: &'a ViewContext<'a>,
    pub play: &'a Play<'a>,
    pub step: &'a Step,
    pub right: bool,
    /// The wrong parts, by name.
    pub wrong: &'a [String],
    /// The model answer line by line, where it was not given.
    pub working: Option<&'a [Pair]>,
    /// The other options that have been looked at, by their place on the screen. None where they are not offered.
    pub revealed: Option<&'a [usize]>,
}

impl Told<'_> {
    /// One clear sign. In large letters where the window is high.
    pub fn verdict(&self, page: &mut Page<'_>) {
        let rows = if self.context.rows_of_page() >= ROOM_FOR_LARGE { LARGE_ROWS } else { 0 };
        self.verdict_in(rows, page);
    }

    /// The same as one line, over a page that has its own large letters.
    pub fn verdict_line(&self, page: &mut Page<'_>) {
        self.verdict_in(0, page);
    }

    fn verdict_in(&self, rows: usize, page: &mut Page<'_>) {
        if self.right {
            page.large_signed("✓", &self.context.ui("feedback-good"), rows, page.theme().good);
        } else {
            let is_solo = self.play.mode() == Mode::Solo;
            let id = if is_solo { "feedback-solo" } else { "feedback-discuss" };
            page.large_signed("♦", &self.context.ui(id), rows, page.theme().warn);
        }
    }

    /// The verdict, the working, what the kind adds to it, and the reason.
    pub fn worked(&self, page: &mut Page<'_>, explain: impl FnOnce(&mut Page<'_>)) {
        self.verdict(page);
        page.blank();
        self.working(page);
        explain(page);
        self.reason(page);
    }

    /// The model answer line by line, where it was not given.
    pub fn working(&self, page: &mut Page<'_>) {
        let Some(lines) = self.working else { return };
        page.heading(&self.context.ui("feedback-working"));
        for line in lines {
            page.pair("• ", line, page.theme().text, None, false);
        }
        page.blank();
    }

    /// Why, and the rule behind it, as the step has them; before that what the board did where it was not done well.
    pub fn reason(&self, page: &mut Page<'_>) {
        if let Some(then) = self.step.then.as_ref().filter(|_| !self.right) {
            page.text(&self.context.step_line(self.step, "then", then));
        }
        if let Some(why) = &self.step.why {
            page.text(&self.context.step_line(self.step, "why", why));
        }
        if let Some(reference) = &self.step.rule {
            self.rule(reference, self.step.assumed, page);
        }
    }

    /// "Quy tắc: … (tạm quy ước)": what is assumed never looks official. A reference such as "brief 4.5" has a name
    /// in the locale; anything else an author wrote is shown as it is.
    pub fn rule(&self, reference: &str, assumed: bool, page: &mut Page<'_>) {
        let context = self.context;
        let id = rule_key(reference);
        let named = context.catalog.has(&id).then(|| context.ui(&id));
        let words = named.unwrap_or_else(|| Pair { main: reference.to_owned(), second: None });
        let mark = if assumed { format!(" ({})", context.word("feedback-assumed")) } else { String::new() };
        let main = format!("{}: {}{mark}", context.word("feedback-rule"), words.main);
        page.dim(&Pair { main, second: words.second });
    }
}

//! Talks after the meeting, out of the role: the player first, observers, the trainer last; a pledge at the end.
//!
//! In `Solo` the learner sees stars and words. Before a hall there are no stars and no numbers, and everything is
//! about roles and steps.

use crate::locale::{Pair, Value, values};
use crate::meeting::command::Mode;
use crate::review::questions::{DebriefQuestion, questions};
use crate::review::{self, Review, TaskReview};
use crate::scenario::terms::{Meter, Role};
use crate::tui::context::{Play, ViewContext};
use crate::tui::form::{Filled, Form, FormRow, Label};
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Action, Binding, Input, Takes};
use crate::tui::large::LetterSize;
use crate::tui::msg::{FreeText, Report, Request};
use crate::tui::on_wall::WallPage;
use crate::tui::page::{Hit, Page};
use crate::tui::route::{Effect, OverlayRoute, Route};
use crate::tui::screens::meeting::header;
use crate::tui::view::View;

#[derive(Debug)]
pub struct DebriefScreen {
    page: usize,
    /// The question in focus.
    question: usize,
    pledge: Form,
}

/// One after the other: who speaks first, the questions, what to talk about, the pledge.
const PAGES: usize = 4;
const QUESTIONS: usize = 1;
const DISCUSSION: usize = 2;
const WORTH_DISCUSSING: usize = 3;

impl DebriefScreen {
    pub fn new() -> Self {
        let pledge = Form::new(vec![FormRow::words(Label::ui("debrief-pledge"), "")]);
        Self { page: 0, question: 0, pledge }
    }

    /// As it is at this page, with this question in focus.
    pub fn at(page: usize, question: usize) -> Self {
        Self { page: page.min(PAGES - 1), question, ..Self::new() }
    }

    /// Puts a question in focus; past the last one stays the last one.
    fn ask(&mut self, context: &ViewContext<'_>, n: usize) {
        let most = context.play.as_ref().map_or(0, |play| questions_of(play).len());
        self.question = n.min(most.saturating_sub(1));
    }

    fn leave(&self) -> Vec<Effect> {
        let text = self.pledge.words(0).into_owned();
        if text.is_empty() {
            return vec![Effect::Show(Route::Papers { session: None })];
        }
        // The page stays until the words are on disk.
        vec![Effect::Ask(Request::Keep { note: FreeText { kind: "pledge", text } })]
    }
}

impl Default for DebriefScreen {
    fn default() -> Self {
        Self::new()
    }
}

/// Rows of the opening page beside its large letters, and of those letters.
const ROWS_OF_OPENING: usize = 10;
const MOST_LARGE_ROWS: usize = 8;

impl View for DebriefScreen {
    fn bindings(&self, context: &ViewContext<'_>) -> Vec<Binding> {
        if self.takes() == Takes::Words {
            let enter = if self.pledge.enter_stays() { keys::NEXT_FIELD } else { keys::COMMIT };
            return vec![enter, keys::LEAVE_FIELD];
        }
        let more = match self.page {
            QUESTIONS => Some(keys::MOVE),
            DISCUSSION => context.play.as_ref().and_then(|play| {
                let n = review::review(play.meeting.log()).worth_discussing(WORTH_DISCUSSING).len();
                (n > 0).then(|| Binding::always(keys::digits(n), "key-redo"))
            }),
            _ => None,
        };
        [Some(keys::NEXT), more, Some(keys::BACK)].into_iter().flatten().collect()
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        let around = header::chrome(context);
        let n = format!("{}/{PAGES}", self.page + 1);
        Chrome { second: (context.word("debrief-title"), n), status: None, ..around }
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        let Some(play) = &context.play else { return };
        let review = review::review(play.meeting.log());
        match self.page {
            0 => {
                let rows = context.rows_of_page().saturating_sub(ROWS_OF_OPENING).min(MOST_LARGE_ROWS);
                let sizes = [LetterSize::Bold, LetterSize::Small];
                if rows > 0 {
                    page.large_centered(
                        &context.word("debrief-thanks-large"),
                        rows,
                        &sizes,
                        page.theme().heading,
                    );
                    page.blank();
                }
                page.heading(&context.ui("debrief-step-out"));
                page.blank();
                for id in ["debrief-player", "debrief-observers", "debrief-trainer"] {
                    page.text(&context.ui(id));
                }
                if play.mode() == Mode::Solo {
                    page.blank();
                    page.styled(&stars(context, play, &review), page.theme().accent);
                }
            }
            QUESTIONS => draw_questions(context, play, self.question, page),
            DISCUSSION => {
                discussion(context, play, &review, page);
                room(context, play, page);
            }
            _ => {
                self.pledge.draw(context, page);
                page.blank();
                page.dim(&context.ui("debrief-pledge-about"));
            }
        }
    }

    fn update(&mut self, input: &Input, context: &ViewContext<'_>) -> Vec<Effect> {
        if self.page + 1 == PAGES {
            if let Input::Do(Action::Back) = input {
                self.page -= 1;
                return Vec::new();
            }
            return if self.pledge.update(input, context.typing) == Filled::Commit {
                self.leave()
            } else {
                Vec::new()
            };
        }
        match input {
            Input::Pick(n) if self.page == QUESTIONS => self.ask(context, *n),
            Input::Pick(n) if self.page == DISCUSSION => return redo(context, *n),
            Input::Down if self.page == QUESTIONS => self.ask(context, self.question.saturating_add(1)),
            Input::Up if self.page == QUESTIONS => self.ask(context, self.question.saturating_sub(1)),
            Input::Enter => self.page = (self.page + 1).min(PAGES - 1),
            Input::Do(Action::Back) => self.page = self.page.saturating_sub(1),
            _ => {}
        }
        Vec::new()
    }

    fn click(&mut self, item: usize, context: &ViewContext<'_>) -> Vec<Effect> {
        match self.page {
            QUESTIONS => {
                self.ask(context, item);
                return Vec::new();
            }
            DISCUSSION => return redo(context, item),
            _ => {}
        }
        if self.page + 1 == PAGES && self.pledge.click(item) == Filled::Commit {
            self.leave()
        } else {
            Vec::new()
        }
    }

    fn report(&mut self, report: &Report, _context: &ViewContext<'_>) -> Vec<Effect> {
        match report {
            Report::Kept => vec![Effect::Show(Route::Papers { session: None })],
            Report::RedoBegun => vec![Effect::Push(Route::Meeting)],
            _ => Vec::new(),
        }
    }

    fn on_wall(&self) -> Option<WallPage> {
        Some(WallPage::Debrief { page: self.page, question: self.question })
    }

    fn goes_on(&self) -> bool {
        self.page + 1 < PAGES
    }

    fn enter_stays(&self, _context: &ViewContext<'_>) -> bool {
        self.page + 1 == PAGES && self.pledge.enter_stays()
    }

    /// Also below the last field: whoever goes on writing there meant no key. Esc makes letters keys.
    fn takes(&self) -> Takes {
        Takes::words_if(self.page + 1 == PAGES && !self.pledge.is_put_down())
    }

    fn has_words(&self) -> bool {
        self.page + 1 == PAGES
    }
}

/// "★★☆ Hai sao: làm tốt". A warm-up is worth none.
fn stars(context: &ViewContext<'_>, play: &Play<'_>, review: &Review) -> Pair {
    if review.total.is_none() || !play.story.scenario.has_agenda() {
        return context.ui("stars-none");
    }
    let n = review.stars();
    let drawn: String = (0..3).map(|at| if at < n { '★' } else { '☆' }).collect();
    let words = context.ui(&format!("stars-{n}"));
    Pair { main: format!("{drawn} {}", words.main), second: words.second }
}

fn discussion(context: &ViewContext<'_>, play: &Play<'_>, review: &Review, page: &mut Page<'_>) {
    let worth = review.worth_discussing(WORTH_DISCUSSING);
    let well: Vec<&TaskReview> = review.done_well();
    page.heading(&context.ui("feedback-good"));
    for task in well.iter().take(WORTH_DISCUSSING) {
        line(context, play, task, Sign::Well, page);
    }
    page.blank();
    page.heading(&context.ui("debrief-three"));
    if worth.is_empty() {
        page.text(&context.ui("debrief-none"));
    } else {
        page.dim(&context.ui("debrief-redo"));
    }
    for (at, task) in worth.into_iter().enumerate() {
        line(context, play, task, Sign::Discuss(at), page);
        if let Some(fatal) = review.fatal.iter().find(|(step, _)| *step == task.step).map(|(_, fatal)| fatal)
        {
            let said = context.ui(&format!("fatal-{}", fatal.slug()));
            page.pair("  ! ", &said, page.theme().bad, None, false);
        }
    }
}

/// How the room changed from the opening to the end, in words: before others nothing of it stood beside a choice.
fn room(context: &ViewContext<'_>, play: &Play<'_>, page: &mut Page<'_>) {
    let mut meters = play.meeting.log().iter().filter_map(|event| event.outcome()?.meters);
    let Some(first) = meters.next() else { return };
    let last = play.state().meters;
    let changed = [Meter::Understanding, Meter::Voices, Meter::Trust]
        .into_iter()
        .map(|meter| (meter, first.level(meter), last.level(meter)))
        .filter(|(_, before, after)| before != after);
    let words = |meter: Meter, level: i16| context.word(&format!("meter-{}-{level}", meter.slug()));
    let said: Vec<String> = changed
        .map(|(meter, before, after)| {
            let name = context.word(&format!("meter-{}", meter.slug()));
            format!("{name}: {} → {}", words(meter, before), words(meter, after))
        })
        .collect();
    if said.is_empty() {
        return;
    }
    page.blank();
    page.heading(&context.ui("rail-meters"));
    for line in said {
        page.pair("  ", &line.into(), page.theme().text, None, false);
    }
}

/// Plays one of the steps worth discussing again: a session of its own, so that both tries are kept.
fn redo(context: &ViewContext<'_>, n: usize) -> Vec<Effect> {
    let Some(play) = &context.play else { return Vec::new() };
    let review = review::review(play.meeting.log());
    let step = review.worth_discussing(WORTH_DISCUSSING).get(n).map(|task| task.step.clone());
    let asks =
        |step| Effect::Open(OverlayRoute::Question { asks: "debrief-redo-ask", yes: Request::Redo { step } });
    step.map(asks).into_iter().collect()
}

/// Returns the sign before a line of the debrief.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Well,
    /// With its number, by which it can be played again.
    Discuss(usize),
}

/// "Thủ quỹ: what the step asked for".
fn line(context: &ViewContext<'_>, play: &Play<'_>, task: &TaskReview, sign: Sign, page: &mut Page<'_>) {
    let Some(step) = play.story.step(&task.step) else { return };
    let asked = match task.kind {
        review::Reviewed::Objection => {
            context.ui(if task.first_right { "debrief-caught" } else { "debrief-missed" })
        }
        review::Reviewed::Answer => {
            let (field, text) = step.prompt();
            context.step_line(step, field, text)
        }
    };
    let asked = &about_step(context, step.role, asked);
    match sign {
        Sign::Well => page.signed("✓", asked, page.theme().good),
        Sign::Discuss(at) => {
            page.pair(&format!("♦{} ", at + 1), asked, page.theme().warn, Some(Hit::Item(at)), false);
        }
    }
}

/// The role before what it did.
fn about_step(context: &ViewContext<'_>, role: Role, what: Pair) -> Pair {
    let role = context.ui_with("debrief-role", &[("role", Value::Text(context.role(role).main))]);
    Pair { main: format!("{}{}", role.main, what.main), second: what.second }
}

fn questions_of(play: &Play<'_>) -> Vec<DebriefQuestion> {
    questions(play.story, play.meeting.log())
}

/// Draws the questions in the order of class: players, observers, the trainer.
///
/// One is in focus, so that a hall talks about one at a time; the arrows go to the next. No numbers, no stars.
fn draw_questions(context: &ViewContext<'_>, play: &Play<'_>, at: usize, page: &mut Page<'_>) {
    let questions = questions_of(play);
    if questions.is_empty() {
        page.heading(&context.ui("question-title"));
        page.text(&context.ui("question-none"));
    }
    let mut asked = None;
    for (n, one) in questions.iter().enumerate() {
        let (id, values) = values::message(one);
        let (focused, hit) = (n == at, Some(Hit::Item(n)));
        let (lead, style) = if focused { ("► ", page.theme().selected) } else { ("  ", page.theme().text) };
        if asked.replace(one.about.asked()) != Some(one.about.asked()) {
            if n > 0 {
                page.blank();
            }
            page.pair(
                "",
                &context.ui(values::heading(one.about.asked())),
                page.theme().heading,
                None,
                focused,
            );
        }
        if let Some(step) = play.story.step(&one.step) {
            let (field, text) = step.prompt();
            let named = about_step(context, one.role, context.step_line(step, field, text));
            page.pair("  ", &named, page.theme().dim, hit, focused);
        }
        page.pair(lead, &context.ui_with(&id, &values), style, hit, focused);
    }
}

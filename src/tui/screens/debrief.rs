//! The talk after the meeting, when the roles are over: the player first, then observers, the trainer last; a pledge
//! at the end.
//!
//! In `Solo` the learner sees stars and words, and is addressed as one person. Before a hall there are no stars and
//! no numbers, and everything is about roles and steps.

use crate::locale::{Pair, values};
use crate::meeting::command::Mode;
use crate::review::questions::{DebriefQuestion, questions};
use crate::review::{self, Review};
use crate::scenario::lines::debrief_key;
use crate::tui::context::{Play, ViewContext};
use crate::tui::form::{Filled, Form, FormRow, Label};
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Action, Binding, Input, Takes};
use crate::tui::large::LetterSize;
use crate::tui::msg::{FreeText, HalfFilled, Report, Request};
use crate::tui::on_wall::WallPage;
use crate::tui::page::{Hit, Page};
use crate::tui::route::{Effect, OverlayRoute, Route};
use crate::tui::screens::discussion::{discussion, hands, room, situation};
use crate::tui::screens::meeting::header;
use crate::tui::screens::scenarios::{INVITED, invite, invited};
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
/// The message of the pledge, and the name under which its words are kept before they are confirmed.
const PLEDGE: &str = "debrief-pledge";
const QUESTIONS: usize = 1;
const DISCUSSION: usize = 2;
pub(super) const WORTH_DISCUSSING: usize = 3;

impl DebriefScreen {
    /// At its first page, or where it was left; with what is asked for when it opens.
    pub fn open(context: &ViewContext<'_>) -> (Self, Request) {
        let left = context.play.as_ref().and_then(|play| play.page);
        let mut screen = Self::at(left.unwrap_or(0), 0);
        let kept = context.play.as_ref().and_then(|play| play.half_filled);
        if let Some(kept) = kept.filter(|kept| kept.step.as_str() == PLEDGE) {
            screen.pledge.put_back(&kept.rows);
        }
        let page = screen.page;
        (screen, Request::KeepPage(Some(page)))
    }

    /// Whether the open session has ended and was left in its debrief.
    pub fn is_begun(context: &ViewContext<'_>) -> bool {
        let is_left = |play: &Play<'_>| play.page.is_some() && play.again.is_none();
        context.play.as_ref().is_some_and(|play| is_left(play) && play.state().is_finished())
    }

    /// Asks to keep the words of a pledge that has not been confirmed.
    fn keep_pledge(&self) -> Vec<Effect> {
        let rows = self.pledge.kept();
        if rows.iter().all(String::is_empty) {
            return Vec::new();
        }
        vec![Effect::Ask(Request::KeepForm(HalfFilled { step: PLEDGE.into(), task: 0, rows }))]
    }

    fn turn_to(&mut self, page: usize) -> Vec<Effect> {
        if page == self.page {
            return Vec::new();
        }
        self.page = page;
        vec![Effect::Ask(Request::KeepPage(Some(page)))]
    }

    /// As it is at this page, with this question in focus.
    pub fn at(page: usize, question: usize) -> Self {
        let pledge = Form::new(vec![FormRow::words(Label::ui(PLEDGE), "")]);
        Self { page: page.min(PAGES - 1), question, pledge }
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
        let invited = invited(context).map(|_| INVITED);
        [Some(keys::NEXT), invited, more, Some(keys::BACK)].into_iter().flatten().collect()
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
                let below = if invited(context).is_some() { ROWS_OF_OPENING + 2 } else { ROWS_OF_OPENING };
                let rows = context.rows_of_page().saturating_sub(below).min(MOST_LARGE_ROWS);
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
                let [heading, lines @ ..] = values::order_of_talk(play.mode());
                page.heading(&context.ui(heading));
                page.blank();
                for id in lines {
                    page.text(&context.ui(id));
                }
                if invited(context).is_some() {
                    page.blank();
                    page.styled(&context.ui("invite-about"), page.theme().accent);
                }
                if play.mode() == Mode::Solo {
                    page.blank();
                    page.styled(&stars(context, play, &review), page.theme().accent);
                    if let Some((_, fatal)) = review.fatal.first() {
                        page.pair(
                            "! ",
                            &context.ui(&format!("fatal-{}", fatal.slug())),
                            page.theme().bad,
                            None,
                            false,
                        );
                    }
                    if !review.worth_discussing(1).is_empty() {
                        page.text(&context.ui("debrief-solo-more"));
                    }
                }
            }
            QUESTIONS => draw_questions(context, play, self.question, page),
            DISCUSSION => {
                discussion(context, play, &review, page);
                hands(context, play, page);
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
                return self.turn_to(self.page - 1);
            }
            let row = self.pledge.focus();
            return match self.pledge.update(input, context.typing) {
                Filled::Commit => self.leave(),
                Filled::Changed if self.pledge.focus() != row => self.keep_pledge(),
                Filled::Changed | Filled::Full | Filled::Unticked | Filled::Ignored => Vec::new(),
            };
        }
        match input {
            Input::Pick(n) if self.page == QUESTIONS => self.ask(context, *n),
            Input::Pick(n) if self.page == DISCUSSION => return redo(context, *n),
            Input::Down if self.page == QUESTIONS => self.ask(context, self.question.saturating_add(1)),
            Input::Up if self.page == QUESTIONS => self.ask(context, self.question.saturating_sub(1)),
            Input::Enter => return self.turn_to((self.page + 1).min(PAGES - 1)),
            Input::Do(Action::Back) => return self.turn_to(self.page.saturating_sub(1)),
            Input::Do(Action::Begin) => return invite(context),
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
            Report::Prepared { card } => vec![Effect::Show(Route::Setup(card.as_ref().clone()))],
            Report::RedoBegun => vec![Effect::Push(Route::Meeting)],
            _ => Vec::new(),
        }
    }

    fn before_leaving(&self, _context: &ViewContext<'_>) -> Vec<Effect> {
        self.keep_pledge()
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

    /// Also below the last field: letters typed there are text and no keys. Esc makes letters keys.
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

/// Plays one of the steps worth discussing again: a session of its own, so that both tries are kept.
fn redo(context: &ViewContext<'_>, n: usize) -> Vec<Effect> {
    let Some(play) = &context.play else { return Vec::new() };
    let review = review::review(play.meeting.log());
    let step = review.worth_discussing(WORTH_DISCUSSING).get(n).map(|task| task.step.clone());
    let asks =
        |step| Effect::Open(OverlayRoute::Question { asks: "debrief-redo-ask", yes: Request::Redo { step } });
    step.map(asks).into_iter().collect()
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
    let mut above = None;
    for (n, one) in questions.iter().enumerate() {
        let (id, values) = values::message(one, play.mode());
        let (focused, hit) = (n == at, Some(Hit::Item(n)));
        let (lead, style) = if focused { ("► ", page.theme().selected) } else { ("  ", page.theme().text) };
        let heading = values::heading(one.about.asked(), play.mode());
        if n > 0 && (play.mode() == Mode::Solo || above != Some(heading)) {
            page.blank();
        }
        if above.replace(heading) != Some(heading) {
            page.pair("", &context.ui(heading), page.theme().heading, None, focused);
        }
        if let Some(step) = play.story.step(&one.step) {
            let named = situation(context, one.role, step);
            page.pair("  ", &named, page.theme().dim, hit, focused);
        }
        page.pair(lead, &context.ui_with(&id, &values), style, hit, focused);
    }
    let own = &play.story.scenario.debrief;
    if !own.is_empty() {
        page.blank();
        page.heading(&context.ui("question-own"));
    }
    for (n, question) in own.iter().enumerate() {
        let words = context.line(&debrief_key(n), question);
        page.pair("  ", &words, page.theme().text, None, false);
    }
}

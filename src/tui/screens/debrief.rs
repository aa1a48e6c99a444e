//! The talk after the meeting, when the roles are over: the player first, then observers, the trainer last; a pledge
//! at the end.
//!
//! In `Solo` the learner sees stars and words, and is addressed as one person. Before a hall there are no stars and
//! no numbers, and everything is about roles and steps. A step is shown as its situation with the answer, never as
//! its cue, which tells how it is done well.

use crate::locale::{Pair, Value, values};
use crate::meeting::command::Mode;
use crate::meeting::event::Event;
use crate::meeting::kinds::DiscussAnswer;
use crate::review::again::{DebriefLine, told};
use crate::review::questions::{DebriefQuestion, questions};
use crate::review::{self, Review, TaskReview};
use crate::scenario::model::Step;
use crate::scenario::terms::{Fatal, Meter, Role};
use crate::tui::context::{Play, ViewContext};
use crate::tui::form::{Filled, Form, FormRow, Label};
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Action, Binding, Input, Takes};
use crate::tui::large::LetterSize;
use crate::tui::msg::{FreeText, HalfFilled, Report, Request};
use crate::tui::on_wall::WallPage;
use crate::tui::overlays::pause;
use crate::tui::page::{Hit, Page};
use crate::tui::route::{Effect, OverlayRoute, Route};
use crate::tui::screens::meeting::task::prompt;
use crate::tui::screens::meeting::{events_of, header};
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
const WORTH_DISCUSSING: usize = 3;

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
            Report::Prepared { card } => vec![Effect::Show(Route::Setup(card.clone()))],
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

fn discussion(context: &ViewContext<'_>, play: &Play<'_>, review: &Review, page: &mut Page<'_>) {
    let worth = review.worth_discussing(WORTH_DISCUSSING);
    let praised = review.praised(WORTH_DISCUSSING);
    if praised.is_empty() && worth.is_empty() && review.false_alarms.is_empty() {
        return page.text(&context.ui("debrief-nothing-played"));
    }
    if !praised.is_empty() {
        page.heading(&context.ui("feedback-good"));
        for task in praised {
            line(context, play, task, Sign::Well, page);
        }
        page.blank();
    }
    let is_solo = play.mode() == Mode::Solo;
    page.heading(&context.ui(if is_solo { "debrief-solo-three" } else { "debrief-three" }));
    if !worth.is_empty() {
        page.dim(&context.ui("debrief-redo"));
    } else if review.false_alarms.is_empty() {
        page.text(&context.ui(if is_solo { "debrief-solo-none" } else { "debrief-none" }));
    }
    for (at, task) in worth.into_iter().enumerate() {
        let fatal = review.fatal.iter().find(|(step, _)| *step == task.step).map(|(_, fatal)| *fatal);
        line(context, play, task, Sign::Discuss(at, fatal), page);
    }
    let n = review.false_alarms.len();
    if n > 0 {
        let said = context.ui_with("doc-false-alarms", &[("n", Value::count(n))]);
        page.signed("♦", &said, page.theme().warn);
    }
}

/// What the hall answered when it discussed, as it stood on the wall.
fn hands(context: &ViewContext<'_>, play: &Play<'_>, page: &mut Page<'_>) {
    for step in play.story.steps() {
        if let Some(counted) = pause::counted(context, play, step) {
            page.blank();
            page.heading(&prompt(context, step));
            page.hands(&counted);
        }
        let Some(discuss) = step.kind.try_as_discuss_ref() else { continue };
        let events = events_of(play.meeting, &step.id);
        let mut answers = events.into_iter().rev().filter_map(|event| {
            let Event::Answered { answer, .. } = event else { return None };
            <&DiscussAnswer>::try_from(answer).ok()
        });
        if let Some(answer) = answers.next().filter(|answer| !answer.hands.is_empty()) {
            page.blank();
            discuss.bars(context, step, answer, page);
        }
    }
}

/// How the room changed from the opening to the end, in words. Before others none of it was shown beside a choice.
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
    /// With its number, by which it can be played again, and the rule that was broken.
    Discuss(usize, Option<Fatal>),
}

/// "Thủ quỹ: what the situation was", and below it what was chosen, or what was said that was not right; then what was
/// done at last where the meeting was stepped back.
fn line(context: &ViewContext<'_>, play: &Play<'_>, task: &TaskReview, sign: Sign, page: &mut Page<'_>) {
    let Some(step) = play.story.step(&task.step) else { return };
    let planted = step.planted.as_ref().filter(|_| task.kind == review::Reviewed::Objection);
    let planted = planted.map(|planted| context.step_line(step, "planted", &planted.text));
    let asked = match task.kind {
        review::Reviewed::Objection => objection(context, play, step, task.first_right),
        review::Reviewed::Answer => situation(context, task.role, step),
    };
    let fatal = match sign {
        Sign::Well => {
            page.signed("✓", &asked, page.theme().good);
            None
        }
        Sign::Discuss(at, fatal) => {
            page.pair(&format!("♦{} ", at + 1), &asked, page.theme().warn, Some(Hit::Item(at)), false);
            fatal
        }
    };
    let told = told(play.meeting, task).into_iter().filter_map(|told| said(context, step, told));
    let mut below = planted.into_iter().chain(told);
    let detail = |said: &Pair, page: &mut Page<'_>| page.pair("  → ", said, page.theme().text, None, false);
    if let Some(first) = below.next() {
        detail(&first, page);
    }
    if let Some(fatal) = fatal {
        let said = context.ui(&format!("fatal-{}", fatal.slug()));
        page.pair("  ! ", &said, page.theme().bad, None, false);
    }
    below.for_each(|said| detail(&said, page));
}

/// Who objected in time, if only one seat could have; where no seat did, whose mistake it was.
fn objection(context: &ViewContext<'_>, play: &Play<'_>, step: &Step, is_caught: bool) -> Pair {
    let whose = [("role", Value::Text(context.role(step.role).main))];
    match (play.setup().and_then(|setup| setup.solo), is_caught) {
        (Some(seat), true) => about_step(context, seat, context.ui_with("doc-caught", &whose)),
        (None, true) => context.ui_with("debrief-caught-for", &whose),
        (_, false) => about_step(context, step.role, context.ui("debrief-missed")),
    }
}

/// "Đã chọn: …", or what was done again.
fn said(context: &ViewContext<'_>, step: &Step, told: DebriefLine<'_>) -> Option<Pair> {
    let message = format!("debrief-{}", told.slug());
    let Some(id) = told.option() else { return Some(context.ui(&message)) };
    let option = step.kind.try_as_choose_ref()?.option(id)?;
    let Pair { main, second } = context.item_line(step, &option.id, "text", &option.text);
    Some(Pair { main: format!("{} {main}", context.word(&message)), second })
}

/// "Thủ quỹ: what it was asked"; a vote asks for its motion.
fn situation(context: &ViewContext<'_>, role: Role, step: &Step) -> Pair {
    let (field, text) = step.prompt();
    let asked = context.step_line(step, field, text);
    if step.kind.is_vote() {
        let lead = context.word("doc-motion");
        return about_step(
            context,
            role,
            Pair { main: format!("{lead}: {}", asked.main), second: asked.second },
        );
    }
    about_step(context, role, asked)
}

/// The role before what it did. It is not repeated where the words begin with it.
fn about_step(context: &ViewContext<'_>, role: Role, what: Pair) -> Pair {
    let role = context.role(role).main;
    if what.main.starts_with(&role) {
        return what;
    }
    let role = context.ui_with("debrief-role", &[("role", Value::Text(role))]);
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
}

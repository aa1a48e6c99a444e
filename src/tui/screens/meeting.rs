//! The meeting itself: whose turn it is, the open task, what came of it.
//!
//! Each kind of step has its view in `meeting/kinds/`. This file knows the three phases of every task: the hand-over
//! between seats, the task, and the feedback. It never judges; it shows what the events say.

pub mod task;
mod open_task;
mod phases;
pub mod told;
pub mod on_screen;
pub mod ticks;
pub mod fields;
pub mod kinds;
pub mod watch;
pub mod feedback;
mod followed;
pub mod hand_over;
pub mod countdown;
pub mod meanwhile;
pub mod roll_table;
pub mod room_map;
mod room_teams;
pub mod table;
pub mod header;

use crate::id::PartId;
use crate::meeting::command::{Command, Mode};
use crate::meeting::event::Event;
use crate::meeting::flow::{Turn, Who};
use crate::meeting::{Meeting, TRIES};
use crate::scenario::model::Step;
use crate::scenario::terms::{Fatal, Role};
use crate::tui::context::{Play, ViewContext};
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Action, Binding, Input, Takes};
use crate::tui::msg::{Report, Request};
use crate::tui::on_wall::WallPage;
use crate::tui::page::Page;
use crate::tui::route::{Effect, OverlayRoute, Route};
use crate::tui::view::{RunningClock, View};
use header::ShownStep;
use open_task::OpenTask;
use phases::Phase;

#[derive(Debug)]
pub struct MeetingScreen {
    phase: Phase,
    /// The seat that acted last, to know when the keyboard changes hands.
    last: Option<Role>,
    /// The part the last task stood in: between parts another board may take over (relay).
    part: Option<PartId>,
}

impl MeetingScreen {
    /// Shows the meeting as it stands: at the beginning, or where a session is resumed.
    pub fn new(context: &ViewContext<'_>) -> Self {
        let mut screen = Self { phase: Phase::Between, last: None, part: None };
        screen.go_on(context);
        screen
    }

    /// The task that is open, to be looked at again: no role is called to it.
    pub(crate) fn still(play: Option<&Play<'_>>) -> Self {
        let turn = play.and_then(|play| Some((play, play.turn()?)));
        let phase = turn.map_or(Phase::Between, |(play, turn)| Phase::Task(OpenTask::new(play, &turn)));
        Self { phase, last: None, part: None }
    }

    fn act(&self, action: Action, play: &Play<'_>, context: &ViewContext<'_>) -> Vec<Effect> {
        if action == Action::Trainer {
            let ShownStep { step, .. } = self.shown(play);
            let is_done = matches!(self.phase, Phase::Feedback(_));
            return vec![Effect::Open(OverlayRoute::Trainer { step: step.cloned(), is_done })];
        }
        let Some(turn) = play.turn() else { return Vec::new() };
        let step = turn.step.id.clone();
        let ask = |command| vec![Effect::Ask(Request::Try { command, note: None })];
        match action {
            Action::Back => match play.meeting.way_back() {
                // A step that is done again is all there is of its session.
                Some((before, _)) if play.again.is_some_and(|step| step != before) => {
                    let yes = Request::EndRedo;
                    vec![Effect::Open(OverlayRoute::QuestionOnNo { asks: "redo-stop-ask", yes })]
                }
                Some((before, to_seq)) => {
                    let yes = Request::Try { command: Command::StepBack { to_seq }, note: None };
                    let asks = if *before == step { "meeting-again-ask" } else { "meeting-back-ask" };
                    vec![Effect::Open(OverlayRoute::QuestionOnNo { asks, yes })]
                }
                None => vec![Effect::Notice(context.word("refused-cannot-step-back"))],
            },
            Action::Hint if offers_hint(play, &turn) => {
                let yes = Request::Try { command: Command::Hint { step }, note: None };
                vec![Effect::Open(OverlayRoute::Question { asks: "meeting-hint-ask", yes })]
            }
            Action::Object => ask(Command::Object { step }),
            Action::Books => vec![Effect::Open(OverlayRoute::Books)],
            Action::Trainer
            | Action::Hint
            | Action::Help
            | Action::Language
            | Action::Correct
            | Action::Layout
            | Action::Theme
            | Action::Consent
            | Action::DrawLots
            | Action::Homes
            | Action::Deputies
            | Action::Kit
            | Action::Continue
            | Action::Debrief
            | Action::Papers
            | Action::Find
            | Action::Order
            | Action::Compare
            | Action::Seat
            | Action::Carry
            | Action::Ring
            | Action::FillTeam
            | Action::ShowFolder
            | Action::Cover
            | Action::Mouse
            | Action::Begin
            | Action::Found
            | Action::Typing
            | Action::Quit => Vec::new(),
        }
    }
}

/// Whether one can choose here to vote without a quorum. Then people are out of the room, and the roll is no proof that
/// there are enough.
fn is_roll_in_doubt(step: &Step) -> bool {
    let branches = step.kind.shape().branches();
    branches.iter().any(|branch| branch.consequence.fatal == Some(Fatal::VotesWithoutQuorum))
}

impl View for MeetingScreen {
    fn bindings(&self, context: &ViewContext<'_>) -> Vec<Binding> {
        let Some(play) = &context.play else { return Vec::new() };
        let mut bindings = match (&self.phase, play.turn()) {
            (Phase::Task(open), Some(turn)) => {
                let mut bindings = open.view.bindings(&turn);
                let takes = open.view.takes();
                if takes != Takes::Nothing {
                    bindings.push(keys::LEAVE_FIELD);
                }
                if takes == Takes::Words {
                    return bindings;
                }
                if offers_hint(play, &turn) && !open.hint {
                    bindings.push(keys::HINT);
                }
                if takes == Takes::Nothing {
                    bindings.push(keys::BACK);
                }
                if play.mode() == Mode::Solo && watch::can_object(&turn) && !open.was_right {
                    bindings.push(keys::OBJECT);
                }
                bindings
            }
            (Phase::Feedback(feedback), _) => {
                let n = feedback.n_options(play);
                let others = (n > 1).then(|| Binding::always(keys::digits(n), "key-other-options"));
                [Some(keys::NEXT), others, Some(keys::BACK)].into_iter().flatten().collect()
            }
            (Phase::HandOver { .. } | Phase::PartTitle, _) => vec![keys::NEXT, keys::BACK],
            (Phase::Between, _) | (Phase::Task(_), None) => vec![keys::NEXT],
        };
        bindings.extend([keys::BOOKS.minor(), keys::TRAINER]);
        bindings
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        let turn = context.play.as_ref().and_then(Play::turn);
        let notice = match (&self.phase, turn) {
            (Phase::Task(OpenTask { missed: Some(missed), .. }), Some(turn)) => {
                Some(missed.said(context, turn.step))
            }
            _ => None,
        };
        let Some(play) = &context.play else { return Chrome::default() };
        let mut chrome = Chrome { notice, ..header::around(context, play, self.shown(play)) };
        if play.again.is_some() {
            chrome.second.0 = format!("{} · {}", context.word("redo-title"), chrome.second.0);
        }
        let is_asked = play.turn().is_some_and(|turn| matches!(turn.who, Who::Person(_)));
        if matches!(&self.phase, Phase::PartTitle) || is_asked && matches!(&self.phase, Phase::Task(_)) {
            // Nothing around the page may tell what the step asks, and the page gets the rows.
            chrome.status = None;
            chrome.gauges.clear();
        }
        if play.turn().is_some_and(|turn| is_roll_in_doubt(turn.step)) {
            chrome.status = None;
            chrome.gauges.clear();
        }
        match &self.phase {
            Phase::HandOver { role, .. } => chrome.called = Some(*role),
            Phase::Task(open) => chrome.is_wide = open.view.is_wide(),
            Phase::PartTitle => chrome.is_wide = true,
            Phase::Feedback(feedback) => {
                if feedback.fills_wall(play) {
                    chrome.is_wide = true;
                    chrome.gauges.clear();
                }
                // Members are out of the room, so the roll is no proof that there are enough.
                if feedback.lacks_quorum() {
                    chrome.status = None;
                    chrome.gauges.clear();
                }
            }
            Phase::Between => {}
        }
        chrome
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        let Some(play) = &context.play else { return };
        match (&self.phase, play.turn()) {
            (Phase::HandOver { role, new_part }, turn) => {
                let part = turn.and_then(|turn| play.story.part_of(&turn.step.id)).filter(|_| *new_part);
                hand_over::draw(context, play, *role, part, page);
            }
            (Phase::PartTitle, Some(turn)) => {
                if let Some(part) = play.story.part_of(&turn.step.id) {
                    hand_over::draw_part(context, part, turn.task.role, page);
                }
            }
            (Phase::Task(open), Some(turn)) => {
                if let Some(missed) = &open.missed {
                    // Before others nothing counts down.
                    let left = (play.mode() == Mode::Solo)
                        .then(|| TRIES.saturating_sub(play.state().open_step().map_or(0, |open| open.tries)));
                    missed.draw(context, turn.step, left, page);
                }
                meanwhile::draw(context, play, page);
                if open.was_right {
                    watch::was_right(context, play, &turn, page);
                    page.blank();
                }
                open.view.page(context, play, &turn, page);
                if let Some(hint) = turn.step.hint.as_ref().filter(|_| open.hint) {
                    page.blank();
                    page.signed("☞", &context.step_line(turn.step, "hint", hint), page.theme().accent);
                }
            }
            (Phase::Feedback(feedback), _) => feedback.draw(context, play, page),
            (Phase::Between, _) | (Phase::Task(_) | Phase::PartTitle, None) => {
                page.text(&context.ui("meeting-end"));
            }
        }
    }

    fn update(&mut self, input: &Input, context: &ViewContext<'_>) -> Vec<Effect> {
        let Some(play) = &context.play else { return Vec::new() };
        match input {
            // This one is for the form.
            Input::Do(Action::FillTeam) => {}
            Input::Do(action) => {
                let mut effects = self.before_leaving(context);
                effects.extend(self.act(*action, play, context));
                return effects;
            }
            _ => {}
        }
        match (&mut self.phase, play.turn()) {
            (Phase::HandOver { role, .. }, Some(turn)) if *input == Input::Enter => {
                self.last = Some(*role);
                self.phase = Phase::Task(OpenTask::new(play, &turn));
                Vec::new()
            }
            (Phase::PartTitle, Some(turn)) if *input == Input::Enter => {
                self.phase = Phase::Task(OpenTask::new(play, &turn));
                Vec::new()
            }
            (Phase::Task(open), Some(turn)) => {
                let reply = open.view.update(input, context, play, &turn);
                open.reply(reply, play, &turn, context)
            }
            (Phase::Feedback(_) | Phase::Between, _) if *input == Input::Enter => {
                self.leave_feedback(context)
            }
            (Phase::Feedback(feedback), _) => {
                if let Input::Pick(at) = input {
                    feedback.reveal(*at, play);
                }
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn click(&mut self, item: usize, context: &ViewContext<'_>) -> Vec<Effect> {
        let Some(play) = &context.play else { return Vec::new() };
        match (&mut self.phase, play.turn()) {
            (Phase::Task(open), Some(turn)) => {
                let reply = open.view.click(item, context, play, &turn);
                open.reply(reply, play, &turn, context)
            }
            (Phase::Feedback(feedback), _) => {
                feedback.reveal(item, play);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn report(&mut self, report: &Report, context: &ViewContext<'_>) -> Vec<Effect> {
        match report {
            Report::Recorded { from } => self.recorded(*from, context),
            Report::Begun => {
                *self = Self::new(context);
                Vec::new()
            }
            Report::RedoBegun => vec![Effect::Push(Route::Meeting)],
            Report::RedoEnded { step, tries } => {
                let is_over = context.play.as_ref().is_some_and(|play| play.state().is_finished());
                let before = if is_over { Route::Debrief } else { Route::Meeting };
                let tries = Route::Tries { step: step.clone(), tries: tries.clone() };
                vec![Effect::BackOr(before), Effect::Push(tries)]
            }
            _ => Vec::new(),
        }
    }

    fn on_wall(&self) -> Option<WallPage> {
        Some(self.wall_page())
    }

    fn before_leaving(&self, context: &ViewContext<'_>) -> Vec<Effect> {
        let play = context.play.as_ref();
        match (&self.phase, play.and_then(|play| Some((play, play.turn()?)))) {
            (Phase::Task(open), Some((play, turn))) => open.keep(play, &turn).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    fn is_read_first(&self) -> bool {
        match &self.phase {
            Phase::Task(open) => open.view.is_watched(),
            Phase::Feedback(feedback) => feedback.is_planted(),
            Phase::HandOver { .. } | Phase::PartTitle | Phase::Between => false,
        }
    }

    fn goes_on(&self) -> bool {
        match &self.phase {
            Phase::Task(open) => open.view.goes_on(),
            Phase::HandOver { .. } | Phase::PartTitle | Phase::Feedback(_) | Phase::Between => true,
        }
    }

    fn clock(&self, context: &ViewContext<'_>) -> RunningClock {
        match (&self.phase, &context.play) {
            (Phase::Task(open), Some(play)) => open.view.clock(play),
            (
                Phase::Between
                | Phase::PartTitle
                | Phase::HandOver { .. }
                | Phase::Task(_)
                | Phase::Feedback(_),
                _,
            ) => RunningClock::None,
        }
    }

    fn takes(&self) -> Takes {
        match &self.phase {
            Phase::Task(open) => open.view.takes(),
            Phase::Feedback(_) | Phase::HandOver { .. } | Phase::PartTitle | Phase::Between => Takes::Nothing,
        }
    }

    fn enter_stays(&self, context: &ViewContext<'_>) -> bool {
        let turn = context.play.as_ref().and_then(Play::turn);
        matches!((&self.phase, turn), (Phase::Task(open), Some(turn)) if open.view.enter_stays(&turn))
    }

    fn has_words(&self) -> bool {
        matches!(&self.phase, Phase::Task(open) if open.view.has_words())
    }
}

/// Whether a hint is offered. Before a hall the one of a speech names what the hall listens for, so it stays on the card.
fn offers_hint(play: &Play<'_>, turn: &Turn<'_>) -> bool {
    let is_for_the_card = play.mode() == Mode::Room && turn.step.kind.is_speak();
    turn.step.hint.is_some() && matches!(turn.who, Who::Person(_)) && !is_for_the_card
}

/// The events of a meeting that belong to one step, newest last.
pub(crate) fn events_of<'m>(meeting: &'m Meeting, step: &crate::id::StepId) -> Vec<&'m Event> {
    meeting.log().iter().filter(|event| event.step() == Some(step)).collect()
}

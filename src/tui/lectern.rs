//! The lectern: what the trainer reads while the wall shows a step. It shows what is right there and why, what only
//! this role knows, the common mistakes, what to ask, what comes next, both clocks, and who sits where.
//!
//! It is shown in a window of its own, on a neutral ground, so that it is not taken for the wall. Nothing can be
//! answered in it; the arrows show other steps.

mod ahead;
mod sections;
mod told;

use std::collections::BTreeMap;

use ratatui::Frame;
use ratatui::text::Text;

use crate::id::StepId;
use crate::locale::Value;
use crate::meeting::flow;
use crate::review::group::WrongAnswer;
use crate::scenario::terms::Meter;
use crate::tui::context::{Play, ViewContext};
use crate::tui::frame::{self, Chrome};
use crate::tui::keys::{self, Binding, Input};
use crate::tui::lectern::sections::{beside, under};
use crate::tui::lectern::told::LookedAt;
use crate::tui::on_wall::{OnWall, WallOverlay, WallPage};
use crate::tui::page::{Drawn, Page};
use crate::tui::screens::meeting::header;
use crate::tui::signs;

pub use crate::tui::lectern::ahead::Ahead;

/// From so many columns on two columns of text stand beside each other.
const SIDE_BY_SIDE: u16 = 100;

/// Which step is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lectern {
    /// Its place among the steps; none for the one on the wall.
    at: Option<usize>,
}

/// What the page is made from, beside the session.
#[derive(Debug, Clone, Copy)]
pub struct LecternFacts<'a> {
    pub wall: &'a OnWall,
    pub ahead: &'a Ahead,
    /// The commonest wrong answers at each step, in the whole record.
    pub wrong: &'a BTreeMap<StepId, Vec<WrongAnswer>>,
    /// Minutes of class until now.
    pub minutes: i64,
}

impl Lectern {
    pub const BINDINGS: [Binding; 5] = [
        Binding::always("←→", "lectern-key-steps"),
        Binding::always("Home", "lectern-key-home"),
        Binding::always("↑↓", "lectern-key-scroll"),
        keys::QUIT,
        keys::THEME,
    ];

    /// Looks at another step, or at the one on the wall again. False where nothing changes.
    #[expect(clippy::wildcard_enum_match_arm, reason = "every other input leads back to the wall")]
    pub fn turn(&mut self, input: &Input, ahead: &Ahead, wall: &OnWall, play: &Play<'_>) -> bool {
        let shown = ahead.shown(wall, play);
        let at = self.place(shown, ahead);
        let last = ahead.steps().len().saturating_sub(1);
        let to = match input {
            Input::Left => at.saturating_sub(1),
            Input::Right => at.saturating_add(1).min(last),
            _ => shown,
        };
        let before = std::mem::replace(&mut self.at, (to != shown).then_some(to));
        before != self.at
    }

    fn place(self, shown: usize, ahead: &Ahead) -> usize {
        self.at.unwrap_or(shown).min(ahead.steps().len().saturating_sub(1))
    }

    /// Draws the page. `top` is the first row to show.
    pub fn draw(
        self,
        frame: &mut Frame<'_>,
        context: &ViewContext<'_>,
        facts: &LecternFacts<'_>,
        top: Option<u16>,
    ) -> Drawn {
        let Some(play) = context.play.as_ref() else { return Drawn::default() };
        let shown = facts.ahead.shown(facts.wall, play);
        let place = self.place(shown, facts.ahead);
        let meeting = facts.ahead.at(place, play);
        let there = Play { meeting: &meeting, values: facts.ahead.values(), ..*play };
        let context = &ViewContext { play: Some(there), ..*context };
        let clocks = clocks(context, play, facts, shown);
        let is_narrow = frame.area().width < SIDE_BY_SIDE;
        let status = clocks.iter().map(|clock| clock.words.as_str()).collect::<Vec<_>>().join(" · ");
        let part = if is_narrow { String::new() } else { part(context, &there, facts.ahead, place) };
        let looked = LookedAt { context, play: &there, now: play, facts, place, shown };
        let chrome = Chrome {
            top: (context.word("lectern-title"), place_in_part(context, &there, facts.ahead, place)),
            second: (looked_at(context, facts, play, (place, shown)), part),
            status: is_narrow.then_some(status),
            saved: Some(context.word("lectern-only-looks")),
            is_wide: true,
            ..Chrome::default()
        };
        let columns = frame::page_columns(frame.area(), &chrome, false);
        let mut page = Page::new(columns, context.theme);
        let width = usize::from(columns);
        let lines = if is_narrow {
            under(&looked.all(), width, context.theme)
        } else {
            let mut right = looked.right();
            right.push(looked.time(&clocks));
            beside(&looked.left(), &right, width, context.theme)
        };
        page.drawing(crate::text::to_u16(lines.len()), Text::from(lines));
        frame::draw(frame, context, &chrome, &Self::BINDINGS, page, false, top.or(Some(0)))
    }
}

/// "bước 3/17"
fn place_in_part(context: &ViewContext<'_>, play: &Play<'_>, ahead: &Ahead, place: usize) -> String {
    let step = ahead.steps().get(place).map(|(step, _)| step);
    let found = step.and_then(|step| flow::place_in_part(play.story, play.state(), step));
    found.map_or_else(String::new, |(at, of)| {
        context.word_with("meeting-step", &[("at", Value::count(at)), ("of", Value::count(of))])
    })
}

fn part(context: &ViewContext<'_>, play: &Play<'_>, ahead: &Ahead, place: usize) -> String {
    header::part(context, play, ahead.steps().get(place).map(|(step, _)| step))
}

/// What stands on the wall, or that another step is looked at.
fn looked_at(
    context: &ViewContext<'_>,
    facts: &LecternFacts<'_>,
    play: &Play<'_>,
    (place, shown): (usize, usize),
) -> String {
    if place != shown {
        return context.word(if place > shown { "lectern-looks-ahead" } else { "lectern-looks-back" });
    }
    let role = play.turn().map(|turn| turn.task.role);
    let called = |role| format!("{} {}", signs::role(role), context.role_call(role));
    let what = match (facts.wall.covered, &facts.wall.over, &facts.wall.page) {
        (true, ..) => context.word("lectern-wall-covered"),
        (_, Some(WallOverlay::Books { .. }), _) => context.word("lectern-wall-books"),
        (_, Some(WallOverlay::Pause { .. }), _) => context.word("lectern-wall-pause"),
        (_, None, WallPage::HandOver { role, .. }) => {
            context.word_with("lectern-wall-call", &[("role", Value::Text(called(*role)))])
        }
        (_, None, WallPage::Task { .. }) => role.map_or_else(|| context.word("meeting-end"), called),
        (_, None, WallPage::PartTitle) => context.word("lectern-wall-part"),
        (_, None, WallPage::Feedback { .. }) => context.word("lectern-wall-feedback"),
        (_, None, WallPage::Tries { .. }) => context.word("lectern-wall-tries"),
        (_, None, WallPage::Debrief { page, .. }) => {
            context.word_with("lectern-wall-debrief", &[("n", Value::count(page.saturating_add(1)))])
        }
        (_, None, WallPage::Away) => context.word("lectern-wall-away"),
    };
    context.word_with("lectern-on-wall", &[("what", Value::Text(what))])
}

/// A clock against its plan.
#[derive(Debug)]
pub(in crate::tui::lectern) struct PlannedClock {
    words: String,
    done: u64,
    of: u64,
}

/// Both clocks: that of the meeting that is played, and that of the class.
fn clocks(
    context: &ViewContext<'_>,
    play: &Play<'_>,
    facts: &LecternFacts<'_>,
    shown: usize,
) -> [PlannedClock; 2] {
    let behind = i64::from(play.state().meters.value(Meter::Clock));
    let (used, planned) = header::clock_minutes(play, play.state());
    let late = facts.minutes.saturating_sub(i64::from(facts.ahead.planned(shown, play)));
    let cut = play.setup().map_or(0, |setup| i64::from(setup.cut));
    let clock = |id: &str, used: i64, of: i64, late: i64| {
        let values = [
            ("used", Value::Count(used)),
            ("of", Value::Count(of)),
            ("plan", Value::Text(plan(context, late))),
        ];
        let [done, of] = [used, of].map(|minutes| u64::try_from(minutes).unwrap_or(0));
        PlannedClock { words: context.word_with(id, &values), done, of }
    };
    // A minute more or less is no delay of a class.
    let of_class = if late.abs() < 2 { 0 } else { late };
    [
        clock("lectern-clock-meeting", used, planned, behind),
        clock("lectern-clock-class", facts.minutes, cut, of_class),
    ]
}

fn plan(context: &ViewContext<'_>, late: i64) -> String {
    match late {
        1.. => context.word_with("meter-clock-behind", &[("minutes", Value::Count(late))]),
        0 => context.word("meter-clock-1"),
        _ => context.word_with("lectern-clock-early", &[("minutes", Value::Count(late.saturating_neg()))]),
    }
}

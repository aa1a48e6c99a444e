//! The time that is left of a discussion: a bar, the words beside it, and large digits where there is room.
//!
//! It counts from the moment the question came onto the screen. When the time is over it stands still.

use crate::locale::Value;
use crate::meeting::event::Event;
use crate::meeting::{Meeting, flow};
use crate::scenario::story::Story;
use crate::tui::context::{Play, ViewContext};
use crate::tui::large::LetterSize;
use crate::tui::page::Page;
use crate::tui::view::RunningClock;

/// Seconds of a discussion in pairs or teams, as `discuss-pairs` says (`scenarios/RULES.md`, practice 1).
pub const DISCUSSION_S: u32 = 180;

/// Rows of the digits, and of a page that has room for them.
const LARGE_ROWS: usize = 4;
const ROOM_FOR_LARGE: usize = 18;

/// Whether this clock goes on: the one of a discussion stands still when its time is over.
pub fn is_clock_running(clock: RunningClock, play: &Play<'_>) -> bool {
    match clock {
        RunningClock::None => false,
        RunningClock::Speaking => play.elapsed_s.is_some(),
        RunningClock::Discussion => play.discussed_s.is_some_and(|seconds| seconds < DISCUSSION_S),
    }
}

/// Whether people discuss now: the meeting has been stopped for it, or its open step asks for it.
pub fn is_discussed(story: &Story, meeting: &Meeting) -> bool {
    let is_paused = matches!(meeting.log().last(), Some(Event::Paused { .. }));
    is_paused || flow::turn(story, meeting.state()).is_some_and(|turn| turn.step.kind.is_discuss())
}

/// After how many events the discussion began that goes on now. Counting hands in a pause begins no new one.
pub fn began(meeting: &Meeting) -> usize {
    let log = meeting.log();
    let paused = log.iter().rev().take_while(|event| matches!(event, Event::Paused { .. })).count();
    log.len() - paused.saturating_sub(1)
}

/// Draws how long is left. Draws nothing while there is no discussion.
pub fn draw(context: &ViewContext<'_>, play: &Play<'_>, page: &mut Page<'_>) {
    let Some(discussed_s) = play.discussed_s else { return };
    let left = DISCUSSION_S.saturating_sub(discussed_s);
    let clock = format!("{}:{:02}", left / 60, left % 60);
    if context.rows_of_page() >= page.n_rows() + ROOM_FOR_LARGE {
        page.large(&clock, LARGE_ROWS, &[LetterSize::Bold, LetterSize::Small], page.theme().accent);
        page.blank();
    }
    let words = if left == 0 {
        context.word("countdown-over")
    } else {
        context.word_with("countdown-left", &[("clock", Value::Text(clock))])
    };
    page.bar_behind(&words, u64::from(left), u64::from(DISCUSSION_S));
}

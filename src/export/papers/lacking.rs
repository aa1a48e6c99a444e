//! Says which papers a session can fill truthfully, and what is missing for the others.
//!
//! A warm-up is no meeting of a club, so it has no minutes and no monthly report. A list of who was there is made of a roll
//! call, and a cash page of money that went in or out, or was counted. The diary, the debrief sheet and the participation
//! paper are there for every session.

use strum::{IntoStaticStr, VariantArray};

use crate::club::ledger::Book;
use crate::export::papers::plan;
use crate::export::papers::played::SessionPaper;
use crate::id::StepId;
use crate::meeting::Meeting;
use crate::meeting::event::Event;
use crate::scenario::story::Story;

/// The content that a paper would lack; its message is `doc-lacks-<slug>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Lacking {
    /// The scenario plays no part of a meeting's agenda.
    Agenda,
    /// The meeting has not begun: nothing of its agenda was played.
    Opening,
    /// The roll has not been called yet.
    RollCall,
    /// No money has gone in or out, and none was counted.
    Money,
    /// No plan of the month was made.
    Plan,
}

impl Lacking {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    pub fn slug(self) -> &'static str {
        self.into()
    }
}

/// What this session lacks for this paper; none where the paper can be filled.
pub fn lacking(kind: SessionPaper, story: &Story, meeting: &Meeting) -> Option<Lacking> {
    let (is_there, lacks) = match kind {
        SessionPaper::Minutes | SessionPaper::Report if !story.scenario.has_agenda() => {
            (false, Lacking::Agenda)
        }
        SessionPaper::Minutes | SessionPaper::Report => (has_begun(story, meeting), Lacking::Opening),
        SessionPaper::Attendance => (meeting.state().roll.is_some(), Lacking::RollCall),
        SessionPaper::Cash => (has_money(meeting), Lacking::Money),
        SessionPaper::Plan => (plan::is_made(meeting), Lacking::Plan),
        SessionPaper::Diary | SessionPaper::Debrief | SessionPaper::Certificate => return None,
    };
    (!is_there).then_some(lacks)
}

/// Whether something was played of a part of the agenda.
fn has_begun(story: &Story, meeting: &Meeting) -> bool {
    let is_numbered = |step: &StepId| {
        let part = story.position(step).and_then(|place| story.scenario.parts.get(place.part));
        part.is_some_and(|part| part.number.is_some())
    };
    let is_done =
        |event: &&Event| matches!(event, Event::Answered { .. } | Event::Played { .. } | Event::Heard { .. });
    meeting.in_force().into_iter().filter(is_done).filter_map(Event::step).any(is_numbered)
}

fn has_money(meeting: &Meeting) -> bool {
    let state = meeting.state();
    let has_moved = state.ledger.entries(Book::Treasurer).len() > state.opening_lines;
    let is_count = |event: &Event| matches!(event, Event::Answered { answer, .. } if answer.is_count());
    has_moved || meeting.in_force().into_iter().any(is_count)
}

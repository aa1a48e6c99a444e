//! What the debrief says of a step beside its situation: what was chosen, and what was done at last where the
//! meeting was stepped back.
//!
//! The first try is what is scored, so it always comes first. What was done again follows in the same words on screens and
//! on paper. Ids only; the words are made where they are shown.

use crate::id::{ItemId, StepId};
use crate::meeting::Meeting;
use crate::meeting::event::{Event, PlayedHow};
use crate::meeting::kinds::ChooseAnswer;
use crate::review::{Reviewed, TaskReview};

/// What became of a task after its first try.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Since {
    /// The meeting was not stepped back to before it.
    #[default]
    Kept,
    /// It was done again after a step back, rightly or not.
    DoneAgain { right: bool },
    /// The meeting was stepped back, and the step was not played again.
    LeftOut,
}

/// One line; each is a message of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DebriefLine<'e> {
    Chosen(&'e ItemId),
    ChosenFirst(&'e ItemId),
    ChosenAgain(&'e ItemId),
    ChosenTheSame,
    RightAgain,
    WrongAgain,
    LeftOut,
}

impl<'e> DebriefLine<'e> {
    /// A word for ids; the messages are of the locale.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Chosen(_) => "chosen",
            Self::ChosenFirst(_) => "chosen-first",
            Self::ChosenAgain(_) => "chosen-again",
            Self::ChosenTheSame => "again-same",
            Self::RightAgain => "again-right",
            Self::WrongAgain => "again-wrong",
            Self::LeftOut => "left-out",
        }
    }

    /// The option behind the message.
    pub fn option(self) -> Option<&'e ItemId> {
        match self {
            Self::Chosen(option) | Self::ChosenFirst(option) | Self::ChosenAgain(option) => Some(option),
            Self::ChosenTheSame | Self::RightAgain | Self::WrongAgain | Self::LeftOut => None,
        }
    }
}

impl TaskReview {
    /// Whether what is right of it at last is not undone by going back.
    pub(super) fn stands_well(&self) -> bool {
        matches!(self.since, Since::Kept | Since::DoneAgain { right: true })
    }

    /// Right at first, and wrong when it was done again.
    pub(super) fn went_wrong(&self) -> bool {
        self.first_right && self.since == Since::DoneAgain { right: false }
    }
}

/// Every try of a task, and which of them the meeting was not stepped back from.
#[derive(Default)]
pub(super) struct TaskTries {
    seen: usize,
    tries: Vec<Tried>,
}

struct Tried {
    step: StepId,
    task: u16,
    kind: Reviewed,
    right: bool,
    at: usize,
    stands: bool,
}

impl TaskTries {
    pub(super) fn follow(&mut self, event: &Event) {
        let at = self.seen;
        self.seen = at.saturating_add(1);
        let (step, task, kind, right) = match event {
            Event::Answered { step, task, verdict, .. } => (step, *task, Reviewed::Answer, verdict.right),
            Event::Objected { step, rightly: true, .. } => (step, 0, Reviewed::Objection, true),
            Event::Played { step, task, how: PlayedHow::Wrongly, .. } => {
                (step, *task, Reviewed::Objection, false)
            }
            Event::SteppedBack { to_seq } => {
                let to = usize::try_from(*to_seq).unwrap_or(usize::MAX);
                self.tries.iter_mut().for_each(|tried| tried.stands &= tried.at < to);
                return;
            }
            Event::Opened { .. }
            | Event::Heard { .. }
            | Event::Played { .. }
            | Event::Objected { .. }
            | Event::HintGiven { .. }
            | Event::Paused { .. }
            | Event::SeatChanged { .. }
            | Event::Refused { .. } => return,
        };
        self.tries.push(Tried { step: step.clone(), task, kind, right, at, stands: true });
    }

    pub(super) fn since(&self, of: &TaskReview) -> Since {
        let own = |tried: &&Tried| tried.step == of.step && tried.task == of.task && tried.kind == of.kind;
        let mut tries = self.tries.iter().filter(own);
        match tries.next() {
            Some(first) if first.stands => Since::Kept,
            _ => tries
                .rfind(|tried| tried.stands)
                .map_or(Since::LeftOut, |last| Since::DoneAgain { right: last.right }),
        }
    }
}

/// The lines below this task of a session.
pub fn told<'e>(meeting: &'e Meeting, task: &TaskReview) -> Vec<DebriefLine<'e>> {
    let first = chosen(meeting.log(), &task.step).filter(|_| task.kind == Reviewed::Answer);
    let last = || chosen(meeting.in_force().into_iter().rev(), &task.step);
    let (first, then) = match (task.since, first) {
        (Since::Kept, first) => (first.map(DebriefLine::Chosen), None),
        (Since::LeftOut, first) => (first.map(DebriefLine::Chosen), Some(DebriefLine::LeftOut)),
        (Since::DoneAgain { .. }, Some(first)) => match last().filter(|last| *last != first) {
            Some(last) => (Some(DebriefLine::ChosenFirst(first)), Some(DebriefLine::ChosenAgain(last))),
            None => (Some(DebriefLine::Chosen(first)), Some(DebriefLine::ChosenTheSame)),
        },
        (Since::DoneAgain { right: true }, None) => (None, Some(DebriefLine::RightAgain)),
        (Since::DoneAgain { right: false }, None) => (None, Some(DebriefLine::WrongAgain)),
    };
    first.into_iter().chain(then).collect()
}

/// What was chosen in this step in the first of these events that is an answer to it.
fn chosen<'e>(events: impl IntoIterator<Item = &'e Event>, wanted: &StepId) -> Option<&'e ItemId> {
    let answer = events.into_iter().find_map(|event| {
        let Event::Answered { step, answer, .. } = event else { return None };
        Some(answer).filter(|_| step == wanted)
    })?;
    <&ChooseAnswer>::try_from(answer).ok().map(|chosen| &chosen.option)
}

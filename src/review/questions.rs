//! What to ask after a session, made from what really happened in it: a few questions about roles and steps.
//!
//! A question is ids only; the screens and the papers make its words. No person is named, no points are in it, and
//! what did not happen is not asked about. What people did comes before the mistakes of the computer's seats. The
//! same events give the same questions in the same order: questions for the players first, then for the observers,
//! the trainer's own last.

use std::collections::BTreeMap;

use crate::id::StepId;
use crate::meeting;
use crate::meeting::event::{Event, PlayedHow};
use crate::meeting::meters::Meters;
use crate::review::again::Since;
use crate::review::{Review, Reviewed, TaskReview, review};
use crate::scenario::story::Story;
use crate::scenario::terms::{Fatal, Meter, Role};

/// The most questions; a class has no time for more.
pub const MOST: usize = 6;
/// The lower two of the five words for a meter.
const LOW: i16 = 40;
const METERS: [Meter; 3] = [Meter::Trust, Meter::Understanding, Meter::Voices];

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DebriefQuestion {
    pub about: About,
    /// Whose step it was.
    pub role: Role,
    pub step: StepId,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// Right at once, where most could go wrong.
    DoneWell,
    /// Wrong at first, right at this try.
    RightLater {
        tries: u16,
    },
    /// It was done again after a step back.
    SteppedBack,
    HintTaken,
    /// The computer's planted mistake, and a person objected.
    Caught,
    Missed,
    /// A meter fell low here.
    Fell(Meter),
    Fatal(Fatal),
    /// The meeting was stepped back, and it was then done rightly.
    FatalMended(Fatal),
    /// The answers that lost the most points.
    Costly,
}

/// Whom a question is for: that is the order in class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asked {
    Player,
    Observers,
    Trainer,
}

impl About {
    pub fn asked(self) -> Asked {
        match self {
            Self::DoneWell | Self::RightLater { .. } | Self::SteppedBack | Self::HintTaken => Asked::Player,
            Self::Caught | Self::Missed | Self::Fell(_) => Asked::Observers,
            Self::Fatal(_) | Self::FatalMended(_) | Self::Costly => Asked::Trainer,
        }
    }

    /// A word for ids; screens use the locale.
    pub fn slug(self) -> &'static str {
        match self {
            Self::DoneWell => "well",
            Self::RightLater { .. } => "later",
            Self::SteppedBack => "back",
            Self::HintTaken => "hint",
            Self::Caught => "caught",
            Self::Missed => "missed",
            Self::Fell(Meter::Trust) => "trust",
            Self::Fell(Meter::Voices) => "voices",
            Self::Fell(Meter::Understanding | Meter::Clock | Meter::Attendance) => "understanding",
            Self::Fatal(_) => "fatal",
            Self::FatalMended(_) => "fatal-mended",
            Self::Costly => "costly",
        }
    }
}

/// A possible topic of a question, the step, and the role where it is not the role of the step.
type Wanted = (About, StepId, Option<Role>);

/// At most [`MOST`] questions, no step asked about twice. Steps that the scenario no longer has are left out.
pub fn questions(story: &Story, events: &[Event]) -> Vec<DebriefQuestion> {
    let review = review(events);
    let well = done_well(&review);
    let costly = costly(&review);
    // What matters most first: a step that comes up twice keeps what it came up with first.
    let first = [
        fatal(&review),
        well.first().cloned(),
        costly.first().cloned(),
        right_later(&review, events),
        fell(events),
        stepped_back(&review),
        hint(events),
        costly.get(1).cloned(),
        objection(&review, false),
        objection(&review, true),
    ];
    let rest = well.into_iter().skip(1);
    // The same question comes three times only where there is little else to ask.
    let is_needed = |about: About, n: usize| about != About::DoneWell || n < 3;
    let mut questions: Vec<DebriefQuestion> = Vec::new();
    for (about, step, role) in first.into_iter().flatten().chain(rest) {
        let Some(found) = story.step(&step) else { continue };
        let n = questions.len();
        if n < MOST && is_needed(about, n) && questions.iter().all(|question| question.step != step) {
            let role = role.filter(|role| *role != Role::Room).unwrap_or(found.role);
            questions.push(DebriefQuestion { about, role, step });
        }
    }
    questions.sort_by_key(|question| question.about.asked());
    questions
}

/// For each role the step with the most points where all of them were earned; the largest first, at most three.
fn done_well(review: &Review) -> Vec<Wanted> {
    let mut best: Vec<&TaskReview> = Vec::new();
    let mut well = review.done_well();
    well.sort_by_key(|task| std::cmp::Reverse(task.possible));
    for task in well.into_iter().filter(|task| task.kind == Reviewed::Answer) {
        if best.iter().all(|other| other.role != task.role) {
            best.push(task);
        }
    }
    best.into_iter().take(3).map(|task| (About::DoneWell, task.step.clone(), Some(task.role))).collect()
}

fn fatal(review: &Review) -> Option<Wanted> {
    let (step, fatal) = review.fatal.first()?;
    let is_mended = review.tasks.iter().any(|task| task.step == *step && is_done_again(task, true));
    let about = if is_mended { About::FatalMended(*fatal) } else { About::Fatal(*fatal) };
    Some((about, step.clone(), None))
}

/// Whether it was done again after a step back, with this result.
fn is_done_again(task: &TaskReview, right: bool) -> bool {
    task.since == Since::DoneAgain { right }
}

/// The two answers that lost the most points, each with the role whose task it was; what has been put right since is asked
/// about as what was done again.
fn costly(review: &Review) -> Vec<Wanted> {
    let is_open = |task: &&TaskReview| task.kind == Reviewed::Answer && !is_done_again(task, true);
    let worth = review.worth_discussing(2).into_iter().filter(is_open);
    worth.map(|task| (About::Costly, task.step.clone(), Some(task.role))).collect()
}

fn objection(review: &Review, caught: bool) -> Option<Wanted> {
    let is_one = |task: &&TaskReview| {
        task.kind == Reviewed::Objection && task.first_right == caught && !is_done_again(task, !caught)
    };
    let about = if caught { About::Caught } else { About::Missed };
    review.tasks.iter().find(is_one).map(|task| (about, task.step.clone(), None))
}

/// The task with the most tries that came right in the end, without a step back.
fn right_later(review: &Review, events: &[Event]) -> Option<Wanted> {
    let mut tried: BTreeMap<(&StepId, u16), u16> = BTreeMap::new();
    let mut found: Option<(u16, &StepId, Role)> = None;
    for event in events {
        let Event::Answered { step, task, by, verdict, .. } = event else { continue };
        let tries = tried.entry((step, *task)).or_default();
        *tries = tries.saturating_add(1);
        let was_wrong = *tries > 1 && was_wrong_and_stayed(review, step, *task);
        if verdict.right && was_wrong && found.is_none_or(|(most, ..)| *tries > most) {
            found = Some((*tries, step, *by));
        }
    }
    found.map(|(tries, step, role)| (About::RightLater { tries }, step.clone(), Some(role)))
}

/// Whether the first try was wrong and the meeting was not stepped back from it.
fn was_wrong_and_stayed(review: &Review, step: &StepId, task: u16) -> bool {
    let is_it = |one: &&TaskReview| one.step == *step && one.task == task && one.kind == Reviewed::Answer;
    review.tasks.iter().find(is_it).is_some_and(|one| !one.first_right && one.since == Since::Kept)
}

/// Where a meter fell to its lowest by what people did, if that is low and lower than at the beginning. A slip of the
/// computer does not count, and neither does what was stepped back from.
fn fell(events: &[Event]) -> Option<Wanted> {
    let meeting = meeting::fold(events);
    let mut began: Option<Meters> = None;
    let mut before: Option<Meters> = None;
    let mut lowest: Option<(i16, Meter, &StepId)> = None;
    for event in meeting.in_force() {
        let Some(meters) = event.outcome().and_then(|outcome| outcome.meters) else { continue };
        let began = *began.get_or_insert(meters);
        let before = before.replace(meters).unwrap_or(meters);
        if matches!(event, Event::Played { how: PlayedHow::Wrongly, .. }) {
            continue;
        }
        let Some(step) = event.step() else { continue };
        for meter in METERS {
            let value = meters.value(meter);
            let is_lower = lowest.is_none_or(|(least, ..)| value < least);
            let fell_here = value < before.value(meter);
            if fell_here && value < LOW && value < began.value(meter) && is_lower {
                lowest = Some((value, meter, step));
            }
        }
    }
    lowest.map(|(_, meter, step)| (About::Fell(meter), step.clone(), None))
}

/// The answer that changed most when it was done again: from wrong to right, else the first one.
fn stepped_back(review: &Review) -> Option<Wanted> {
    let answers = review.tasks.iter().filter(|task| task.kind == Reviewed::Answer);
    let again = answers.filter(|task| matches!(task.since, Since::DoneAgain { .. }));
    let is_kept = |task: &&TaskReview| task.first_right || !is_done_again(task, true);
    again.min_by_key(is_kept).map(|task| (About::SteppedBack, task.step.clone(), Some(task.role)))
}

fn hint(events: &[Event]) -> Option<Wanted> {
    events.iter().find_map(|event| {
        let Event::HintGiven { step, .. } = event else { return None };
        Some((About::HintTaken, step.clone(), None))
    })
}

//! The transitions out of one state, by the same rules as a real session.
//!
//! A transition holds everything but the meters, because no rule reads them; only conditions do. So a state is
//! expanded once for all values of the meters, and the search moves the meters by the effects it finds here.

use crate::id::StepId;
use crate::meeting::Meeting;
use crate::meeting::event::{Earned, Outcome};
use crate::meeting::flow::{self, Turn};
use crate::meeting::kinds::{self, Answer};
use crate::meeting::refusal::Refusal;
use crate::meeting::rules::{Change, Judged, Scene};
use crate::meeting::state::State;
use crate::meeting::unfolding::Unfolding;
use crate::scenario::model::Planted;
use crate::scenario::story::Story;
use crate::scenario::terms::{Consequence, MeterEffect, Role};

/// The word of the model answer.
const MODEL: &str = "right";
/// The word of a planted mistake to which nobody objects.
const PLANTED: &str = "planted";
/// The word of one to which somebody objects.
const OBJECTED: &str = "objected";

/// One way of closing the open task.
#[derive(Debug, Clone)]
pub(super) struct Transition {
    pub(super) word: String,
    pub(super) effects: Vec<MeterEffect>,
    /// The next task of the step, or none if the step is over.
    pub(super) next_task: Option<u16>,
    pub(super) go: Option<StepId>,
    pub(super) outcome: Outcome,
    /// What the answer earned; only asked of the model answer.
    pub(super) points: Vec<Earned>,
    /// The state with this outcome applied, still at the old step. Its meters are not valid, except attendance.
    pub(super) after: State,
}

/// All transitions out of one state, the model answer first.
#[derive(Debug, Default)]
pub(super) struct Expansion {
    pub(super) role: Option<Role>,
    pub(super) transitions: Vec<Transition>,
    /// Why the model answer is not possible, if it is not.
    pub(super) stuck: Option<Refusal>,
}

pub(super) fn expand(story: &Story, state: &State) -> Expansion {
    let Some(turn) = flow::turn(story, state) else {
        return Expansion { role: None, transitions: Vec::new(), stuck: Some(Refusal::Finished) };
    };
    let untried = Meeting::default();
    let expander = Expander {
        state,
        unfolding: Unfolding::from(story, &untried, state.clone()),
        scene: Scene { story, state, step: turn.step },
        turn: &turn,
    };
    let is_seen = state.setup.as_ref().is_none_or(|setup| flow::is_in_cut(setup, turn.step));
    let mut transitions = Vec::new();
    let mut stuck = None;
    if turn.step.kind.is_say() {
        transitions.push(expander.done_so("heard", &Change::default(), &turn.step.right));
    } else {
        let model = kinds::model(expander.scene, &turn.task);
        match model.as_ref().map(|model| expander.answered(MODEL, model)) {
            Some(Ok(transition)) => transitions.push(transition),
            Some(Err(refusal)) => stuck = Some(refusal),
            None => stuck = Some(Refusal::OutOfRange),
        }
    }
    if is_seen {
        let others = kinds::others(expander.scene, &turn.task);
        transitions.extend(others.iter().filter_map(|(word, answer)| expander.answered(word, answer).ok()));
        if let Some(planted) = turn.step.planted.as_ref().filter(|_| turn.number == 0) {
            let change = expander.unfolding.model_change(&turn).unwrap_or_default();
            transitions.push(expander.done_so(PLANTED, &change, &planted.missed));
            transitions.extend(expander.objected(planted));
        }
    }
    if transitions.is_empty() {
        // As after the trainer's "skip": nothing changes and the search goes on, so that one fault hides no other.
        transitions.push(expander.done_so("skipped", &Change::default(), &turn.step.right));
    }
    // Of answers that lead to the same state only the first is kept.
    let mut different: Vec<Transition> = Vec::new();
    for transition in transitions {
        if !different.iter().any(|other| other.leads_where(&transition)) {
            different.push(transition);
        }
    }
    let role = turn.step.kind.is_judged().then_some(turn.task.role).filter(|_| is_seen);
    Expansion { role, transitions: different, stuck: stuck.filter(|_| is_seen) }
}

impl Transition {
    /// Whether the computer has made a mistake, which is no answer.
    pub(super) fn is_of_mistake(&self) -> bool {
        self.word == PLANTED || self.word == OBJECTED
    }

    fn leads_where(&self, other: &Self) -> bool {
        self.effects == other.effects
            && self.next_task == other.next_task
            && self.go == other.go
            && self.outcome == other.outcome
            && self.after.at == other.after.at
    }
}

struct Expander<'a> {
    state: &'a State,
    unfolding: Unfolding<'a>,
    scene: Scene<'a>,
    turn: &'a Turn<'a>,
}

impl Expander<'_> {
    /// The task with this answer; a wrong value is entered until the working is shown.
    fn answered(&self, word: &str, answer: &Answer) -> Result<Transition, Refusal> {
        let judged = kinds::judge(self.scene, &self.turn.task, answer)?;
        let (consequence, outcome) = self.unfolding.closing(self.turn, &judged)?;
        let mut transition = self.transition(word, &consequence, outcome, &judged);
        transition.points = kinds::points(self.turn.step, self.turn.number, &judged.score, false);
        Ok(transition)
    }

    /// The task done well after a right objection; none where an objection changes nothing else.
    fn objected(&self, planted: &Planted) -> Option<Transition> {
        if planted.objected.is_empty() {
            return None;
        }
        let model = kinds::model(self.scene, &self.turn.task);
        let judged = model.and_then(|model| kinds::judge(self.scene, &self.turn.task, &model).ok());
        let closed = judged.as_ref().and_then(|judged| self.unfolding.closing(self.turn, judged).ok());
        let own = closed.map_or_else(|| self.turn.step.right.clone(), |(consequence, _)| consequence);
        let effects = planted.objected.iter().chain(&own.effects).copied().collect();
        let change = judged.map(|judged| judged.change).unwrap_or_default();
        Some(self.done_so(OBJECTED, &change, &Consequence { effects, ..own }))
    }

    fn done_so(&self, word: &str, change: &Change, consequence: &Consequence) -> Transition {
        let outcome = self.unfolding.outcome(change, consequence);
        self.transition(word, consequence, outcome, &Judged::all_or_nothing(true))
    }

    fn transition(
        &self,
        word: &str,
        consequence: &Consequence,
        mut outcome: Outcome,
        judged: &Judged,
    ) -> Transition {
        let mut after = self.state.clone();
        after.tried(judged.verdict.right, true);
        if let Some(meters) = outcome.meters.take() {
            after.meters.attendance = meters.attendance;
        }
        after.take(&outcome, 0);
        let next_task = self.turn.number.saturating_add(1);
        let is_last = usize::from(next_task) >= kinds::tasks(self.turn.step).len();
        Transition {
            word: word.to_owned(),
            effects: consequence.effects.clone(),
            next_task: (!is_last).then_some(next_task),
            go: consequence.go.clone().filter(|_| is_last),
            outcome,
            points: Vec::new(),
            after,
        }
    }
}

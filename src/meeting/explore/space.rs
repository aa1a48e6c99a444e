//! The state space: every state without its meters, kept once, with the transitions out of it.
//!
//! A state is normalized before it is looked up: what no later step reads is removed. So two paths that reach
//! equivalent states reach the same node.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use crate::club::ledger::{Account, Book, OPENING};
use crate::id::{Flag, LineId, StepId};
use crate::meeting::explore::equivalence::Equivalence;
use crate::meeting::explore::transitions::{Expansion, Transition, expand};
use crate::meeting::state::{At, OpenStep, PlanInForce, State};
use crate::money::Dong;
use crate::scenario::model::Step;
use crate::scenario::story::Story;
use crate::scenario::terms::Role;

#[derive(Debug)]
pub(super) struct StateSpace<'a> {
    pub(super) story: &'a Story,
    pub(super) equivalence: Equivalence,
    all: Vec<StateNode>,
    by_key: HashMap<Key, usize>,
    /// The node behind a transition: by the node it starts from, its number there, and the number of the next step.
    successors: HashMap<(usize, usize, usize), usize>,
}

#[derive(Debug)]
pub(super) struct StateNode {
    pub(super) state: State,
    pub(super) number: usize,
    pub(super) task: u16,
    /// One bit for each of the [`Role::SEATS`] that has had something to do.
    busy: u8,
    expansion: Option<Rc<Expansion>>,
}

#[derive(Debug, PartialEq, Eq, Hash)]
struct Key {
    number: usize,
    task: u16,
    all_right: bool,
    busy: u8,
    flags: BTreeSet<Flag>,
    attendance: Option<i16>,
    notes: Dong,
    lines: Vec<(LineId, Vec<(Account, Dong)>)>,
    rescheduled: Vec<PlanInForce>,
    differs: bool,
    /// By how much the second book is off from before the meeting.
    opening_off: [Dong; 2],
    voted: bool,
}

impl StateNode {
    pub(super) fn step(&self) -> StepId {
        self.state.open_step().map(|open| open.step.clone()).unwrap_or_default()
    }

    /// The answer with this number, unless it is the model answer.
    pub(super) fn taken(&self, number: usize) -> Option<(StepId, String)> {
        let expansion = self.expansion.as_ref()?;
        let transition =
            expansion.transitions.get(number).filter(|_| number > 0 || expansion.stuck.is_some())?;
        Some((self.step(), transition.word.clone()))
    }
}

impl<'a> StateSpace<'a> {
    pub(super) fn new(story: &'a Story) -> Self {
        Self {
            story,
            equivalence: Equivalence::of(story),
            all: Vec::new(),
            by_key: HashMap::new(),
            successors: HashMap::new(),
        }
    }

    pub(super) fn get(&self, node: usize) -> Option<&StateNode> {
        self.all.get(node)
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// The node of the opened meeting; none if there is no step to open.
    pub(super) fn first(&mut self, opened: &State) -> Option<usize> {
        let open = opened.open_step()?;
        let number = self.story.position(&open.step)?.number;
        Some(self.intern(opened.clone(), number, 0, 0))
    }

    /// The transitions out of a node, computed when first asked for.
    pub(super) fn expand(&mut self, node: usize) -> Rc<Expansion> {
        let story = self.story;
        let Some(node) = self.all.get_mut(node) else { return Rc::default() };
        Rc::clone(node.expansion.get_or_insert_with(|| Rc::new(expand(story, &node.state))))
    }

    /// The seats that have had something to do once the open task of this node is closed, one bit each.
    pub(super) fn busy_after(&self, node: usize, expansion: &Expansion) -> u8 {
        let mine = Role::SEATS.iter().position(|role| Some(*role) == expansion.role).map_or(0, |at| 1 << at);
        self.all.get(node).map_or(0, |node| node.busy) | mine
    }

    /// The node behind a transition to the next task of the same step.
    pub(super) fn at_task(
        &mut self,
        from: usize,
        number: usize,
        expansion: &Expansion,
        transition: &Transition,
        task: u16,
    ) -> usize {
        let step_number = self.all.get(from).map_or(0, |node| node.number);
        self.successor(from, number, expansion, transition, step_number, task)
    }

    /// The node behind a transition to a later step.
    pub(super) fn at_step(
        &mut self,
        from: usize,
        number: usize,
        expansion: &Expansion,
        transition: &Transition,
        step: &Step,
    ) -> usize {
        let step_number = self.story.position(&step.id).map_or(0, |position| position.number);
        self.successor(from, number, expansion, transition, step_number, 0)
    }

    fn successor(
        &mut self,
        from: usize,
        transition_no: usize,
        expansion: &Expansion,
        transition: &Transition,
        number: usize,
        task: u16,
    ) -> usize {
        // A transition leads either to a next task or to later steps, so the number of the step is enough.
        if let Some(node) = self.successors.get(&(from, transition_no, number)) {
            return *node;
        }
        let busy = self.busy_after(from, expansion);
        let node = self.intern(transition.after.clone(), number, task, busy);
        self.successors.insert((from, transition_no, number), node);
        node
    }

    fn intern(&mut self, mut state: State, number: usize, task: u16, busy: u8) -> usize {
        let step = self.story.step_at(number).map(|step| step.id.clone()).unwrap_or_default();
        let all_right = task == 0 || state.open_step().is_none_or(|open| open.all_right);
        state.at = At::Step(OpenStep { step, task, tries: 0, all_right });
        state.flags.retain(|flag| self.equivalence.is_live(number, flag));
        state.done.clear();
        state.trail.clear();
        state.gifts.clear();
        state.vote = state.vote.filter(|_| self.equivalence.is_voted_on(number));
        if !self.equivalence.is_voted_on(number) {
            state.election.clear();
        }
        state.plan.clear();
        state.fatal = None;
        state.minutes = 0;
        let key = Key {
            number,
            task,
            all_right,
            busy,
            flags: state.flags.clone(),
            attendance: state.roll.as_ref().map(|_| state.meters.attendance),
            notes: state.ledger.cash(),
            lines: lines(&state),
            rescheduled: state.rescheduled.clone(),
            differs: self.equivalence.is_counted(number) && differs_today(&state),
            opening_off: state.ledger.second_off(),
            voted: state.vote.is_some() || !state.election.is_empty(),
        };
        let all = &mut self.all;
        *self.by_key.entry(key).or_insert_with(|| {
            all.push(StateNode { state, number, task, busy, expansion: None });
            all.len().saturating_sub(1)
        })
    }
}

/// Whether the books differ on a line of this meeting.
fn differs_today(state: &State) -> bool {
    state.ledger.differences().iter().any(|difference| difference.line.as_str() != OPENING)
}

/// The treasurer's book since the meeting began.
fn lines(state: &State) -> Vec<(LineId, Vec<(Account, Dong)>)> {
    let entries = state.ledger.entries(Book::Treasurer).iter().skip(state.opening_lines);
    entries
        .map(|entry| {
            let legs = entry.legs.iter().map(|leg| (leg.account.clone(), leg.amount));
            (entry.line.clone(), legs.collect())
        })
        .collect()
}

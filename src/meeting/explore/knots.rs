//! States without their meters: each is kept once, with what can follow from it.
//!
//! What no later step reads is taken out on the way in, so that two paths that come to the same meet here.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use crate::club::ledger::{Account, Book};
use crate::id::{Flag, LineId, StepId};
use crate::meeting::explore::BUSY;
use crate::meeting::explore::edges::{Edge, Fan, fan};
use crate::meeting::explore::relevance::Relevance;
use crate::meeting::state::{At, OpenStep, State};
use crate::money::Dong;
use crate::scenario::model::Step;
use crate::scenario::rehearsal::Rehearsal;

#[derive(Debug)]
pub(super) struct Knots<'a> {
    pub(super) rehearsal: &'a Rehearsal,
    pub(super) relevance: Relevance,
    all: Vec<Knot>,
    by_key: HashMap<Key, usize>,
    /// Where an edge of a knot leads, by the task or step that follows.
    led: HashMap<(usize, usize, usize), usize>,
}

#[derive(Debug)]
pub(super) struct Knot {
    pub(super) state: State,
    pub(super) number: usize,
    pub(super) task: u16,
    /// One bit for each of the `BUSY` seats that has had something to do.
    busy: u8,
    fan: Option<Rc<Fan>>,
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
    differs: bool,
}

impl Knot {
    pub(super) fn step(&self) -> StepId {
        self.state.open_step().map(|open| open.step.clone()).unwrap_or_default()
    }

    /// The answer with this number, unless it is the model answer.
    pub(super) fn taken(&self, number: usize) -> Option<(StepId, String)> {
        let fan = self.fan.as_ref()?;
        let edge = fan.edges.get(number).filter(|_| number > 0 || fan.stuck.is_some())?;
        Some((self.step(), edge.word.clone()))
    }
}

impl<'a> Knots<'a> {
    pub(super) fn new(rehearsal: &'a Rehearsal) -> Self {
        Self {
            rehearsal,
            relevance: Relevance::of(rehearsal),
            all: Vec::new(),
            by_key: HashMap::new(),
            led: HashMap::new(),
        }
    }

    pub(super) fn get(&self, knot: usize) -> Option<&Knot> {
        self.all.get(knot)
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// The knot of the meeting as it was opened; none if there is no step to open.
    pub(super) fn first(&mut self, opened: &State) -> Option<usize> {
        let open = opened.open_step()?;
        let number = self.rehearsal.place(&open.step)?.number;
        Some(self.tie(opened.clone(), number, 0, 0))
    }

    /// What can follow from a knot, worked out when somebody first asks.
    pub(super) fn fan(&mut self, knot: usize) -> Rc<Fan> {
        let rehearsal = self.rehearsal;
        let Some(knot) = self.all.get_mut(knot) else { return Rc::default() };
        Rc::clone(knot.fan.get_or_insert_with(|| Rc::new(fan(rehearsal, &knot.state))))
    }

    /// Seats that have had something to do once the open task of this knot is closed.
    pub(super) fn busy_after(&self, knot: usize, fan: &Fan) -> u8 {
        let mine = BUSY.iter().position(|role| Some(*role) == fan.role).map_or(0, |at| 1 << at);
        self.all.get(knot).map_or(0, |knot| knot.busy) | mine
    }

    /// The knot at the next task of the same step.
    pub(super) fn at_task(&mut self, from: usize, number: usize, fan: &Fan, edge: &Edge, task: u16) -> usize {
        let place = self.all.get(from).map_or(0, |knot| knot.number);
        self.lead(from, number, fan, edge, place, task)
    }

    /// The knot at a step that follows.
    pub(super) fn at_step(
        &mut self,
        from: usize,
        number: usize,
        fan: &Fan,
        edge: &Edge,
        step: &Step,
    ) -> usize {
        let place = self.rehearsal.place(&step.id).map_or(0, |place| place.number);
        self.lead(from, number, fan, edge, place, 0)
    }

    fn lead(
        &mut self,
        from: usize,
        edge_no: usize,
        fan: &Fan,
        edge: &Edge,
        number: usize,
        task: u16,
    ) -> usize {
        // An edge has either a next task or steps that follow, so the place is enough to tell.
        if let Some(knot) = self.led.get(&(from, edge_no, number)) {
            return *knot;
        }
        let busy = self.busy_after(from, fan);
        let knot = self.tie(edge.after.clone(), number, task, busy);
        self.led.insert((from, edge_no, number), knot);
        knot
    }

    fn tie(&mut self, mut state: State, number: usize, task: u16, busy: u8) -> usize {
        let step = self.rehearsal.step_at(number).map(|step| step.id.clone()).unwrap_or_default();
        let all_right = task == 0 || state.open_step().is_none_or(|open| open.all_right);
        state.at = At::Step(OpenStep { step, task, tries: 0, all_right });
        state.flags.retain(|flag| self.relevance.is_asked(number, flag));
        state.done.clear();
        state.trail.clear();
        state.vote = None;
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
            differs: self.relevance.is_counted(number) && !state.ledger.differences().is_empty(),
        };
        let all = &mut self.all;
        *self.by_key.entry(key).or_insert_with(|| {
            all.push(Knot { state, number, task, busy, fan: None });
            all.len().saturating_sub(1)
        })
    }
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

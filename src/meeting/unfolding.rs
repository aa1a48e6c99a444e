//! Turns one command into events: what was done, then what the computer does in silence until the next step that is
//! shown or asked.
//!
//! It works on a copy of the state. The rules of each kind stand in `meeting::kinds`. Here is only what all kinds
//! share: whose turn it is, when a task closes, points, consequences and the next step.

use crate::id::{Flag, ItemId, StepId};
use crate::meeting::command::{Command, Setup};
use crate::meeting::event::{Event, Next, Outcome, PlayedHow};
use crate::meeting::flow::{self, Turn, Who};
use crate::meeting::kinds::{self, Answer, TaskKind};
use crate::meeting::opening;
use crate::meeting::refusal::Refusal;
use crate::meeting::rules::{self, Change, Judged, Scene};
use crate::meeting::state::{At, State};
use crate::meeting::{Meeting, TRIES};
use crate::money::Dong;
use crate::scenario::model::{Planted, Step};
use crate::scenario::story::Story;
use crate::scenario::terms::{Consequence, Role, notes_moved};

/// More hands for one option than any hall has.
const MOST_HANDS: u16 = 999;

pub(super) fn unfold(story: &Story, meeting: &Meeting, command: &Command) -> Vec<Event> {
    let mut unfolding = Unfolding::from(story, meeting, meeting.state().clone());
    match unfolding.command(command) {
        Ok(()) => unfolding.events,
        Err(refusal) => vec![Event::Refused { refusal }],
    }
}

pub(super) struct Unfolding<'a> {
    story: &'a Story,
    /// The tries so far, which a step back does not remove.
    meeting: &'a Meeting,
    state: State,
    seq: u32,
    events: Vec<Event>,
}

impl<'a> Unfolding<'a> {
    /// Starts from any state; `explore` also starts from states that no meeting has reached.
    pub(super) fn from(story: &'a Story, meeting: &'a Meeting, state: State) -> Self {
        Self { story, seq: meeting.seq(), meeting, state, events: Vec::new() }
    }

    fn command(&mut self, command: &Command) -> Result<(), Refusal> {
        match command {
            Command::Open(setup) => self.open(setup)?,
            Command::Proceed { step } => {
                let turn = self.turn_at(step)?;
                self.proceed(&turn)?;
            }
            Command::Object { step } => {
                let turn = self.turn_at(step)?;
                self.object(&turn)?;
            }
            Command::Answer { step, by, answer } => {
                let turn = self.turn_at(step)?;
                self.answer(&turn, *by, answer)?;
            }
            Command::Hint { step } => {
                let turn = self.turn_at(step)?;
                if turn.step.hint.is_none() || !turn.step.kind.is_judged() {
                    return Err(Refusal::NoHint);
                }
                self.push(Event::HintGiven { step: step.clone(), task: turn.number });
            }
            Command::Skip { step } => {
                let turn = self.turn_at(step)?;
                self.play_whole(turn.step, PlayedHow::Skipped);
            }
            Command::StepBack { to_seq } => {
                if self.state.at == At::Before || !self.state.trail.iter().any(|(_, seq)| seq == to_seq) {
                    return Err(Refusal::CannotStepBack);
                }
                self.push(Event::SteppedBack { to_seq: *to_seq });
                return Ok(());
            }
            Command::Pause { step, hands } => {
                if !self.state.trail.iter().any(|(shown, _)| shown == step) {
                    self.turn_at(step)?;
                }
                self.check_hands(step, hands)?;
                self.push(Event::Paused { step: step.clone(), hands: hands.clone() });
            }
            Command::ChangeSeat { role } => {
                let humans = self.state.setup.as_ref().ok_or(Refusal::NotOpen)?.humans();
                if !humans.contains(role) {
                    return Err(Refusal::NoSuchSeat);
                }
                self.push(Event::SeatChanged { role: *role });
            }
        }
        self.play_silent_steps();
        Ok(())
    }

    /// Hands are counted for options of the step, and not for more people than a hall holds.
    fn check_hands(&self, step: &StepId, hands: &[(ItemId, u16)]) -> Result<(), Refusal> {
        let choose = self.story.step(step).and_then(|step| step.kind.try_as_choose_ref());
        let is_unknown = |id: &ItemId| choose.and_then(|choose| choose.option(id)).is_none();
        if let Some((item, _)) = hands.iter().find(|(id, _)| is_unknown(id)) {
            return Err(Refusal::UnknownItem { item: item.clone() });
        }
        if hands.iter().any(|(_, n)| *n > MOST_HANDS) { Err(Refusal::OutOfRange) } else { Ok(()) }
    }

    fn push(&mut self, event: Event) {
        self.seq = self.seq.saturating_add(1);
        if !matches!(event, Event::SteppedBack { .. }) {
            self.state.apply(&event, self.seq);
        }
        self.events.push(event);
    }

    fn turn_at(&self, step: &StepId) -> Result<Turn<'a>, Refusal> {
        match &self.state.at {
            At::Before => return Err(Refusal::NotOpen),
            At::End => return Err(Refusal::Finished),
            At::Step(open) if open.step != *step => {
                return Err(Refusal::NotThisStep { asked: step.clone(), open: open.step.clone() });
            }
            At::Step(_) => {}
        }
        flow::turn(self.story, &self.state).ok_or(Refusal::Finished)
    }

    fn scene(&self, step: &'a Step) -> Scene<'_> {
        Scene { story: self.story, state: &self.state, step }
    }

    fn open(&mut self, setup: &Setup) -> Result<(), Refusal> {
        if self.state.at != At::Before {
            return Err(Refusal::AlreadyOpen);
        }
        if !self.story.scenario.cuts.contains(&setup.cut) {
            return Err(Refusal::UnknownCut { cut: setup.cut });
        }
        let humans = setup.humans();
        if humans.is_empty() || humans.contains(&Role::Room) {
            return Err(Refusal::NoSuchSeat);
        }
        let mut outcome = opening::outcome(self.story);
        let mut opened = self.state.clone();
        opened.take(&outcome, self.seq);
        outcome.next = flow::next(self.story, &opened, None, None);
        let n_members = u16::try_from(self.story.club.members.len()).unwrap_or(u16::MAX);
        self.push(Event::Opened { setup: setup.clone(), n_members, outcome });
        Ok(())
    }

    /// A line was heard, or the computer may now do what it showed.
    fn proceed(&mut self, turn: &Turn<'a>) -> Result<(), Refusal> {
        match (turn.who, &turn.task.kind) {
            (Who::Anyone, TaskKind::Hear) => {
                let planted = self.planted(turn.step);
                let consequence = planted.map_or(&turn.step.right, |planted| &planted.missed).clone();
                let mut outcome = self.outcome(&Change::default(), &consequence);
                outcome.points = planted.map(|planted| rules::missed(&planted.points)).unwrap_or_default();
                self.close(turn, &consequence, &mut outcome);
                let step = turn.step.id.clone();
                self.push(match planted {
                    Some(_) => Event::Played {
                        step,
                        task: turn.number,
                        by: turn.task.role,
                        answer: None,
                        how: PlayedHow::Wrongly,
                        outcome,
                    },
                    None => Event::Heard { step, outcome },
                });
                Ok(())
            }
            (Who::Person(_) | Who::Anyone, _) => Err(Refusal::AnswerNeeded),
            (Who::Computer(role), _) => {
                let planted = self.planted(turn.step).filter(|_| turn.number == 0);
                let how = if planted.is_some() { PlayedHow::Wrongly } else { PlayedHow::Well };
                self.play_tasks_of(turn.step, role, how);
                Ok(())
            }
        }
    }

    fn planted(&self, step: &'a Step) -> Option<&'a Planted> {
        let setup = self.state.setup.as_ref()?;
        step.planted.as_ref().filter(|_| flow::is_planted(self.story, setup, step))
    }

    fn object(&mut self, turn: &Turn<'a>) -> Result<(), Refusal> {
        let seen = matches!(turn.who, Who::Computer(_)) || turn.step.kind.is_say();
        if !seen {
            return Err(Refusal::NothingToObjectTo);
        }
        let step = turn.step.id.clone();
        let Some(planted) = self.planted(turn.step).filter(|_| turn.number == 0) else {
            self.push(Event::Objected { step, rightly: false, outcome: Outcome::default() });
            return Ok(());
        };
        let points = rules::whole(&planted.points);
        let heard = Consequence { effects: planted.objected.clone(), ..Consequence::default() };
        let outcome = Outcome { points, ..self.outcome(&Change::default(), &heard) };
        self.push(Event::Objected { step, rightly: true, outcome });
        if turn.step.kind.is_say() {
            let mut outcome = self.outcome(&Change::default(), &turn.step.right);
            self.close(turn, &turn.step.right, &mut outcome);
            self.push(Event::Heard { step: turn.step.id.clone(), outcome });
        } else {
            self.play_tasks_of(turn.step, turn.task.role, PlayedHow::Well);
        }
        Ok(())
    }

    fn answer(&mut self, turn: &Turn<'a>, by: Role, answer: &Answer) -> Result<(), Refusal> {
        match turn.who {
            Who::Person(role) if role != by => return Err(Refusal::WrongSeat { turn_of: role }),
            Who::Computer(_) => return Err(Refusal::NotForPeople),
            Who::Person(_) | Who::Anyone => {}
        }
        let judged = kinds::judge(self.scene(turn.step), &turn.task, answer)?;
        let tries = self.state.open_step().map_or(0, |open| open.tries).saturating_add(1);
        let right = judged.verdict.right;
        let stays_open = !right && kinds::is_retried(turn.step, &turn.task) && tries < TRIES;
        let (consequence, closed) = self.closing(turn, &judged)?;
        let mut outcome = if stays_open { Outcome::default() } else { closed };
        let attempts = self.meeting.attempts(&turn.step.id, turn.number);
        if attempts.tries == 0 {
            outcome.points = kinds::points(turn.step, turn.number, &judged.score, attempts.hinted);
        }
        if !stays_open {
            self.close(turn, &consequence, &mut outcome);
        }
        self.push(Event::Answered {
            step: turn.step.id.clone(),
            task: turn.number,
            by,
            answer: answer.clone(),
            try_no: attempts.tries.saturating_add(1),
            verdict: judged.verdict,
            outcome,
        });
        Ok(())
    }

    /// What follows if the open task closes with this answer, except for points and the next place.
    pub(super) fn closing(
        &self,
        turn: &Turn<'a>,
        judged: &Judged,
    ) -> Result<(Consequence, Outcome), Refusal> {
        let right = judged.verdict.right;
        let change = if right || !kinds::is_retried(turn.step, &turn.task) {
            judged.change.clone()
        } else {
            // It is done rightly, but not by a person.
            Change { consequence: None, ..self.model_change(turn).ok_or(Refusal::OutOfRange)? }
        };
        let consequence = self.consequence(turn, &change, right);
        let outcome = self.outcome(&change, &consequence);
        Ok((consequence, outcome))
    }

    /// The change that the model answer makes. It happens once the tries are over and the working is shown.
    pub(super) fn model_change(&self, turn: &Turn<'a>) -> Option<Change> {
        let scene = self.scene(turn.step);
        let answer = kinds::model(scene, &turn.task)?;
        kinds::judge(scene, &turn.task, &answer).ok().map(|judged| judged.change)
    }

    /// What follows from a task: its own consequence, or at the end of the step that of the step.
    fn consequence(&self, turn: &Turn<'a>, change: &Change, right: bool) -> Consequence {
        if let Some(consequence) = &change.consequence {
            return consequence.clone();
        }
        if !is_last_task(turn) {
            return Consequence::default();
        }
        let all_right = right && self.state.open_step().is_none_or(|open| open.all_right);
        if all_right { turn.step.right.clone() } else { turn.step.wrong.clone() }
    }

    /// What a change and its consequence lead to, without the place where the meeting goes on.
    pub(super) fn outcome(&self, change: &Change, consequence: &Consequence) -> Outcome {
        let mut meters = self.state.meters.after(&consequence.effects);
        if let Some(away) = &change.roll {
            meters.attendance = attendance(self.story, away.len());
        }
        let fresh = |flag: &&Flag| !self.state.flags.contains(*flag);
        Outcome {
            meters: (meters != self.state.meters).then_some(meters),
            flags: consequence.set.iter().filter(fresh).cloned().collect(),
            postings: change.postings.clone(),
            cash: Dong(change.cash.0.saturating_add(notes_moved(&consequence.effects).0)),
            roll: change.roll.clone(),
            vote: change.vote,
            rescheduled: change.rescheduled.clone(),
            gift: change.gift.clone(),
            election: change.election.clone(),
            plan: change.plan.clone(),
            fatal: change.fatal.or(consequence.fatal),
            ..Outcome::default()
        }
    }

    /// Writes into the outcome where the meeting goes on: the next task, or the next step whose condition holds after
    /// this outcome.
    fn close(&self, turn: &Turn<'a>, consequence: &Consequence, outcome: &mut Outcome) {
        if !is_last_task(turn) {
            outcome.next = Next::Task(turn.number.saturating_add(1));
            return;
        }
        outcome.minutes = turn.step.minutes;
        let mut after = self.state.clone();
        after.take(outcome, self.seq);
        outcome.next = flow::next(self.story, &after, Some(&turn.step.id), consequence.go.as_ref());
    }

    /// The computer does the open task and those after it that belong to the same seat.
    fn play_tasks_of(&mut self, step: &'a Step, role: Role, mut how: PlayedHow) {
        while let Some(turn) = flow::turn(self.story, &self.state) {
            if turn.step.id != step.id || turn.task.role != role || matches!(turn.who, Who::Person(_)) {
                return;
            }
            self.play(&turn, how);
            how = PlayedHow::Well;
        }
    }

    /// The computer does what is left of a step, also in a human seat.
    fn play_whole(&mut self, step: &'a Step, how: PlayedHow) {
        while let Some(turn) = flow::turn(self.story, &self.state) {
            if turn.step.id != step.id {
                return;
            }
            self.play(&turn, how);
        }
    }

    /// Steps outside the cut are done by the computer, so that sums and flags are the same in every cut.
    fn play_silent_steps(&mut self) {
        while let Some(turn) = flow::turn(self.story, &self.state) {
            if self.state.setup.as_ref().is_none_or(|setup| flow::is_in_cut(setup, turn.step)) {
                return;
            }
            self.play_whole(turn.step, PlayedHow::Silently);
        }
    }

    /// Does one task by the model answer. Where that is not possible (a box is empty), nothing changes and the
    /// meeting goes on. Where the step is not shown, books are not corrected: a wrong line stays until a player
    /// compares the books.
    fn play(&mut self, turn: &Turn<'a>, how: PlayedHow) {
        let scene = self.scene(turn.step);
        let seen = how != PlayedHow::Silently || !turn.step.kind.compares_books();
        let answer = kinds::model(scene, &turn.task).filter(|_| seen);
        let judged = answer.as_ref().and_then(|answer| kinds::judge(scene, &turn.task, answer).ok());
        let answer = judged.as_ref().and(answer);
        let change = judged.map(|judged| judged.change).unwrap_or_default();
        let planted = turn.step.planted.as_ref().filter(|_| how == PlayedHow::Wrongly);
        let consequence = if let Some(planted) = planted {
            // What was said wrongly does not undo what was done, such as a motion that was carried.
            let done = change.consequence.iter().flat_map(|consequence| &consequence.set);
            let set = planted.missed.set.iter().chain(done).cloned().collect();
            Consequence { set, ..planted.missed.clone() }
        } else {
            self.consequence(turn, &change, true)
        };
        let mut outcome = self.outcome(&change, &consequence);
        if let Some(planted) = planted {
            outcome.points = rules::missed(&planted.points);
        }
        self.close(turn, &consequence, &mut outcome);
        let step = turn.step.id.clone();
        self.push(Event::Played { step, task: turn.number, by: turn.task.role, answer, how, outcome });
    }
}

/// Percent of the members who are present, 0 to 100.
fn attendance(story: &Story, away: usize) -> i16 {
    let members = story.club.members.len();
    let present = members.saturating_sub(away);
    i16::try_from(present.saturating_mul(100).checked_div(members).unwrap_or(0)).unwrap_or(100)
}

fn is_last_task(turn: &Turn<'_>) -> bool {
    usize::from(turn.number).saturating_add(1) >= kinds::tasks(turn.step).len()
}

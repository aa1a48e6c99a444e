//! `Plan`: who does what by when, and which fund pays.
//!
//! Right is every plan in which each task has a person who could do it, nobody has too many, each day is after this meeting
//! and early enough, what costs something is paid from the operating fund, and all of it together is within what that
//! fund has (`scenarios/RULES.md`, brief 3.1). A task waits only where there is not money enough for it. A plan moves no
//! money.

use serde::{Deserialize, Serialize};

use crate::club::ledger::{Account, Book, Fund};
use crate::club::loan::Month;
use crate::id::{ItemId, MemberId};
use crate::meeting::answer::{AnswerOfKind, Gist, Given, GivenField};
use crate::meeting::figures::Figured;
use crate::meeting::outcome::{Planned, PlannedTask};
use crate::meeting::refusal::Refusal;
use crate::meeting::rules::{Judged, Rules, Scene, wrong};
use crate::meeting::state::State;
use crate::money::Dong;
use crate::scenario::kinds::{Plan, PlanTask};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanAnswer {
    /// Each task once, in any order.
    pub tasks: Vec<PlannedTask>,
}

impl AnswerOfKind for PlanAnswer {
    fn given(&self) -> Given<'_> {
        let fields = self.tasks.iter().map(|one| (one.task.as_str(), GivenField::Planned(&one.plan)));
        Given::Fields(fields.collect())
    }

    fn gist(&self) -> (Gist, Option<ItemId>) {
        (Gist::Parts, None)
    }
}

impl Rules for Plan {
    type Answer = PlanAnswer;

    fn judge(&self, scene: Scene<'_>, answer: &PlanAnswer) -> Result<Judged, Refusal> {
        let made = self.read(answer)?;
        let of_rule = |is_kept: &dyn Fn(&PlanTask, &Planned) -> bool| -> Vec<&ItemId> {
            made.iter().filter(|(task, plan)| !is_kept(task, plan)).map(|(task, _)| &task.id).collect()
        };
        let nobody = of_rule(&|task, plan| plan.who().is_none_or(|who| task.may.contains(who)));
        let too_late =
            of_rule(&|task, plan| plan.day().is_none_or(|day| self.is_in_time(task, day, meeting(scene))));
        let other_fund = of_rule(&|task, plan| has_its_fund(task, plan));
        let mut judged = Judged::by_checks(&[
            ("plan-who", nobody.is_empty()),
            ("plan-spread", self.is_spread(&made)),
            ("plan-day", too_late.is_empty()),
            ("plan-fund", other_fund.is_empty()),
            ("plan-budget", is_within(budget(scene.state), &made)),
        ]);
        let faulty = [nobody, too_late, other_fund].concat();
        let named = made.iter().map(|(task, _)| &task.id).filter(|id| faulty.contains(id));
        judged.verdict.wrong.extend(named.map(ToString::to_string));
        judged.change.plan.clone_from(&answer.tasks);
        Ok(judged)
    }

    /// The author's own day, and the first choice of a person wherever that can be. Where the money is
    /// not enough, what may wait and does not fit any more waits.
    fn model(&self, scene: Scene<'_>) -> Option<PlanAnswer> {
        let kept = self.affordable(budget(scene.state)).ok()?;
        let people = self.shared_out(&kept)?;
        let plan = |task: &PlanTask| {
            let Some(at) = kept.iter().position(|kept| kept.id == task.id) else {
                return Some(Planned::NextMonth);
            };
            let day = self.own_day(task, meeting(scene))?;
            let fund = (task.cost > Dong::ZERO).then_some(Fund::Operating);
            Some(Planned::By { who: (*people.get(at)?).clone(), day, fund })
        };
        let tasks =
            self.tasks.iter().map(|task| Some(PlannedTask { task: task.id.clone(), plan: plan(task)? }));
        Some(PlanAnswer { tasks: tasks.collect::<Option<Vec<_>>>()? })
    }

    /// One task of the model plan is paid from the other fund.
    fn others(&self, scene: Scene<'_>) -> Vec<(String, PlanAnswer)> {
        let spoilt = self.model(scene).and_then(|mut model| {
            let funds = model.tasks.iter_mut().find_map(|one| match &mut one.plan {
                Planned::By { fund, .. } => Some(fund),
                Planned::NextMonth => None,
            });
            *funds? = Some(Fund::Income);
            Some(model)
        });
        wrong(spoilt)
    }

    fn hides(&self, _scene: Scene<'_>) -> Vec<Figured> {
        Vec::new()
    }
}

impl Plan {
    /// Each task with what is planned for it. Refuses a plan that lacks one, has one twice, or names who or what cannot be
    /// picked.
    fn read<'p>(&'p self, answer: &'p PlanAnswer) -> Result<Vec<(&'p PlanTask, &'p Planned)>, Refusal> {
        let unknown = |id: &str| Refusal::UnknownItem { item: id.into() };
        for one in &answer.tasks {
            let task = self.tasks.iter().find(|task| task.id == one.task);
            let task = task.ok_or_else(|| unknown(one.task.as_str()))?;
            if let Planned::By { who, day, .. } = &one.plan {
                if !self.offered(task).contains(&who) {
                    return Err(unknown(who.as_str()));
                }
                if !self.days.contains(day) {
                    return Err(Refusal::NotAnAnswer);
                }
            }
        }
        let planned = self.tasks.iter().map(|task| {
            let mut own = answer.tasks.iter().filter(|one| one.task == task.id);
            Some((task, &own.next()?.plan)).filter(|_| own.next().is_none())
        });
        planned.collect::<Option<Vec<_>>>().ok_or(Refusal::NotAnAnswer)
    }

    fn is_spread(&self, made: &[(&PlanTask, &Planned)]) -> bool {
        let people: Vec<&MemberId> = made.iter().filter_map(|(_, plan)| plan.who()).collect();
        let most = usize::from(self.most_each);
        people.iter().all(|who| people.iter().filter(|other| *other == who).count() <= most)
    }

    /// The tasks that the money is enough for: all that cannot wait, and of the others each that still fits, in the author's
    /// order. Where it is not even enough for those that cannot wait, what they need.
    pub fn affordable(&self, has: Dong) -> Result<Vec<&PlanTask>, Dong> {
        let needed = sum(self.tasks.iter().filter(|task| !task.can_wait));
        if needed > has {
            return Err(needed);
        }
        let mut spent = needed;
        let fits = |task: &&PlanTask| {
            let with = spent.plus(task.cost).unwrap_or(Dong::MOST);
            let fits = !task.can_wait || with <= has;
            if task.can_wait && fits {
                spent = with;
            }
            fits
        };
        Ok(self.tasks.iter().filter(fits).collect())
    }
}

/// What the operating fund has, in its box and at the bank.
pub fn budget(state: &State) -> Dong {
    let held = |account| state.ledger.balance(Book::Treasurer, &account);
    let both = [held(Account::Box(Fund::Operating)), held(Account::Bank(Fund::Operating))];
    Dong::sum(both).unwrap_or_default()
}

/// What the tasks of a plan cost that are done.
pub fn cost(plan: &Plan, planned: &[PlannedTask]) -> Dong {
    let is_done =
        |task: &&PlanTask| planned.iter().any(|one| one.task == task.id && one.plan.who().is_some());
    sum(plan.tasks.iter().filter(is_done))
}

fn sum<'p>(tasks: impl Iterator<Item = &'p PlanTask>) -> Dong {
    Dong::sum(tasks.map(|task| task.cost)).unwrap_or(Dong::MOST)
}

/// The month and the day of the meeting.
fn meeting(scene: Scene<'_>) -> (Month, u8) {
    let scenario = &scene.story.scenario;
    (scenario.month, scenario.day)
}

fn has_its_fund(task: &PlanTask, plan: &Planned) -> bool {
    match plan {
        Planned::NextMonth => true,
        Planned::By { fund, .. } => *fund == (task.cost > Dong::ZERO).then_some(Fund::Operating),
    }
}

/// Whether the fund has what is planned, and what waits may wait and would not have fitted.
fn is_within(has: Dong, made: &[(&PlanTask, &Planned)]) -> bool {
    let (waiting, done): (Vec<_>, Vec<_>) = made.iter().partition(|(_, plan)| plan.who().is_none());
    let spent = sum(done.iter().map(|(task, _)| *task));
    let rest = has.minus(spent).unwrap_or_default();
    spent <= has && waiting.iter().all(|(task, _)| task.can_wait && task.cost > rest)
}

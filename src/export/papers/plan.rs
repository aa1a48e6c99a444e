//! The plan of the month: each task with who does it, by what day and from which fund, to be put on the wall. And the same
//! plan where other papers tell it.
//!
//! It is the plan with which the meeting goes on. What a plan costs is counted by its tasks; no money has moved.

use crate::export::paper::{Align, Paper, Text, joined};
use crate::export::papers::happened::{Done, done};
use crate::export::papers::played::{Played, SessionPaper};
use crate::id::StepId;
use crate::locale::{Pair, Value};
use crate::meeting::Meeting;
use crate::meeting::event::{Event, Planned, PlannedTask, PlayedHow};
use crate::meeting::kinds::plan::{budget, cost};
use crate::scenario::kinds::{Plan, PlanDay, PlanTask};
use crate::scenario::model::Step;
use crate::scenario::terms::Role;

/// The table of a plan, here and on the blank form. How each task ended is written in at the next meeting.
pub(in crate::export) const COLUMNS: [(u16, Align, &str); 5] = [
    (30, Align::Left, "doc-plan-task"),
    (18, Align::Left, "kit-minutes-who"),
    (14, Align::Left, "kit-minutes-until"),
    (20, Align::Left, "doc-plan-money"),
    (18, Align::Left, "doc-plan-result"),
];

pub(super) fn paper(played: &Played<'_>) -> Paper {
    let all = done(played.meeting);
    let Some((one, step, plan)) = made(played, &all) else {
        return played.begin(SessionPaper::Plan, played.ui("doc-plan"));
    };
    let day = day_values(plan.next_meeting);
    let title = played.ui_with("doc-plan-title", &day);
    let mut paper =
        played.letter(SessionPaper::Plan, "doc-plan-code", Some(played.story.scenario.day), title);
    let mut table = played.table(&COLUMNS);
    for (task, planned) in pairs(plan, &one.then.plan) {
        let [what, who, until] = cells(played, step, task, planned);
        table.row(vec![what, who, until, money(played, task, planned), Pair::default()]);
    }
    paper.push(table);
    paper.text(played.remarked(in_short(played, plan, &one.then.plan), one.wrongly));
    let has = [("sum", Value::Money(budget(&one.then)))];
    paper.push(Text::new(played.ui_with("doc-plan-has", &has)).italic());
    paper.push(played.signatures(&[Role::Secretary, Role::Chair]));
    paper.push(played.origin());
    paper
}

/// The last plan that people saw.
fn made<'d>(played: &'d Played<'_>, all: &'d [Done<'d>]) -> Option<(&'d Done<'d>, &'d Step, &'d Plan)> {
    let mut plans = all.iter().filter(|one| !one.silent).filter_map(|one| {
        let step = played.story.step(one.step)?;
        Some((one, step, step.kind.try_as_plan_ref()?))
    });
    plans.next_back()
}

/// The last plan in one sentence, without a name.
pub(super) fn last(played: &Played<'_>, all: &[Done<'_>]) -> Option<Pair> {
    let (one, _, plan) = made(played, all)?;
    Some(played.remarked(in_short(played, plan, &one.then.plan), one.wrongly))
}

/// Whether a plan was made, and people saw it.
pub(super) fn is_made(meeting: &Meeting) -> bool {
    meeting.in_force().into_iter().any(|event| match event {
        Event::Answered { answer, outcome, .. } => answer.is_plan() && !outcome.plan.is_empty(),
        Event::Played { how, outcome, .. } => {
            let is_seen = matches!(how, PlayedHow::Well | PlayedHow::Wrongly);
            is_seen && !outcome.plan.is_empty()
        }
        Event::Opened { .. }
        | Event::Heard { .. }
        | Event::Objected { .. }
        | Event::HintGiven { .. }
        | Event::SteppedBack { .. }
        | Event::Paused { .. }
        | Event::SeatChanged { .. }
        | Event::Refused { .. } => false,
    })
}

/// Each task of the plan with what is planned for it.
fn pairs<'p>(
    plan: &'p Plan,
    planned: &'p [PlannedTask],
) -> impl Iterator<Item = (&'p PlanTask, &'p Planned)> {
    plan.tasks.iter().filter_map(|task| {
        let one = planned.iter().find(|one| one.task == task.id)?;
        Some((task, &one.plan))
    })
}

/// What, who, until when: a row of the conclusions.
pub(super) fn rows(played: &Played<'_>, step: &Step, plan: &Plan, planned: &[PlannedTask]) -> Vec<[Pair; 3]> {
    pairs(plan, planned).map(|(task, planned)| cells(played, step, task, planned)).collect()
}

fn cells(played: &Played<'_>, step: &Step, task: &PlanTask, planned: &Planned) -> [Pair; 3] {
    let what = task_words(played, &step.id, task);
    match planned {
        Planned::NextMonth => [what, Pair::default(), played.ui("plan-next-month")],
        Planned::By { who, day, .. } => {
            [what, played.names([who]).into(), played.ui_with("plan-day", &day_values(*day))]
        }
    }
}

fn task_words(played: &Played<'_>, step: &StepId, task: &PlanTask) -> Pair {
    played.item_line(step, &task.id, "text", &task.text)
}

fn day_values(day: PlanDay) -> [(&'static str, Value); 2] {
    [("day", Value::count(day.day)), ("month", Value::count(day.month))]
}

/// "100.000 đ, Quỹ hoạt động".
fn money(played: &Played<'_>, task: &PlanTask, planned: &Planned) -> Pair {
    let sum = (task.cost.0 > 0).then(|| played.ui_with("plan-costs", &[("sum", Value::Money(task.cost))]));
    let fund = match planned {
        Planned::By { fund: Some(fund), .. } => Some(played.ui(&format!("fund-{}", fund.slug()))),
        Planned::By { fund: None, .. } | Planned::NextMonth => None,
    };
    joined(&sum.into_iter().chain(fund).collect::<Vec<_>>(), ", ")
}

/// "Thăm ba cụ: bà Chở, 24/10, 100.000 đ, Quỹ hoạt động", task by task.
pub(in crate::export) fn in_lines(
    played: &Played<'_>,
    step: &Step,
    plan: &Plan,
    planned: &[PlannedTask],
) -> Vec<Pair> {
    let line = |(task, planned)| {
        let [what, who, until] = cells(played, step, task, planned);
        let said = [who, until, money(played, task, planned)];
        let said: Vec<Pair> = said.into_iter().filter(|words| !words.main.is_empty()).collect();
        joined(&[what, joined(&said, ", ")], ": ")
    };
    pairs(plan, planned).map(line).collect()
}

/// "Kế hoạch tháng tới có 8 việc, cần 430.000 đ từ Quỹ hoạt động; để tháng sau: 0 việc".
pub(in crate::export) fn in_short(played: &Played<'_>, plan: &Plan, planned: &[PlannedTask]) -> Pair {
    let n = pairs(plan, planned).filter(|(_, planned)| planned.who().is_some()).count();
    let sum = Value::Money(cost(plan, planned));
    let said = played.ui_with("doc-plan-short", &[("n", Value::count(n)), ("sum", sum)]);
    let waiting = plan.tasks.len().saturating_sub(n);
    let waits = (waiting > 0).then(|| played.ui_with("doc-plan-waits", &[("n", Value::count(waiting))]));
    joined(&[said].into_iter().chain(waits).collect::<Vec<_>>(), "; ")
}

//! `Plan` on paper: who could do each task and by when for the trainer; the plan as it was made, and the one with which the
//! meeting goes on where that is another.

use crate::export::kit::desk::{Desk, small};
use crate::export::paper::{Paper, Text, joined};
use crate::export::papers::plan;
use crate::export::printed::{DoneStep, Printed, RIGHT, Said, names};
use crate::locale::{Pair, Value};
use crate::meeting::kinds::PlanAnswer;
use crate::meeting::kinds::plan::budget;
use crate::scenario::kinds::{Plan, PlanDay, PlanTask};
use crate::scenario::model::Step;

impl Printed for Plan {
    fn right(&self, desk: &Desk<'_>, step: &Step, paper: &mut Paper) {
        for task in &self.tasks {
            let what = desk.then(step, &step.id.item_key(&task.id, "text"), &task.text);
            paper.push(Text::item(RIGHT, joined(&[what, rules_of(desk, self, task)], ": ")));
        }
        let has = budget(desk.course.state_at(desk.class.story, step));
        let values = [("most", Value::count(self.most_each)), ("sum", Value::Money(has))];
        paper.push(small(desk.ui_with("kit-plan-rules", &values)));
    }

    /// As it was entered; where that was not right, also the plan with which the meeting goes on.
    fn result(&self, done: &DoneStep<'_>) -> Vec<Pair> {
        let Some(PlanAnswer { tasks }) = done.told() else { return Vec::new() };
        let list = |planned| plan::in_lines(done.played, done.step, self, planned);
        let mut said = vec![done.played.ui("doc-plan-made")];
        said.extend(list(tasks));
        let goes_on = &done.last.then.plan;
        if goes_on != tasks && !goes_on.is_empty() {
            said.push(done.played.ui("doc-plan-mended"));
            said.extend(list(goes_on));
        }
        let then = done.step.then.as_ref().filter(|_| done.last.right == Some(false));
        said.extend(then.map(|then| done.line("then", then)));
        said
    }

    /// How many tasks there are and what they cost; the tasks stand among the conclusions.
    fn minuted(&self, done: &DoneStep<'_>, said: &mut Said) {
        let planned = &done.last.then.plan;
        if done.is_open() && !planned.is_empty() {
            said.content.extend(done.planted().into_iter().flatten());
            said.content.push(plan::in_short(done.played, self, planned));
        }
    }
}

/// "bà Chở, chị Ngoãn; chậm nhất 24/10; Quỹ hoạt động 100.000 đ".
fn rules_of(desk: &Desk<'_>, plan: &Plan, task: &PlanTask) -> Pair {
    let day = |day: PlanDay| [("day", Value::count(day.day)), ("month", Value::count(day.month))];
    let last = plan.last_day(task);
    let when = match task.from {
        Some(from) if from == last => desk.ui_with("kit-plan-on", &day(last)),
        Some(from) => joined(
            &[desk.ui_with("kit-plan-from", &day(from)), desk.ui_with("kit-plan-by", &day(last))],
            ", ",
        ),
        None => desk.ui_with("kit-plan-by", &day(last)),
    };
    let cost = if task.cost.0 == 0 {
        desk.ui("plan-no-money")
    } else {
        desk.ui_with("kit-plan-cost", &[("sum", Value::Money(task.cost))])
    };
    let mut said = vec![names(desk, task.may.iter()), when, cost];
    said.extend(task.can_wait.then(|| desk.ui("kit-plan-can-wait")));
    joined(&said, "; ")
}

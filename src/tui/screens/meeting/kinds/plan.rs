//! `Plan` on the screen: a list of tasks, and a page for each on which a person, a day and a fund are picked.
//!
//! A digit opens a task, and on its page picks and goes on, so a task takes four keys. People are in the order of their
//! given names. What is picked is kept, so that a second window shows it.

use crate::club::ledger::Fund;
use crate::id::MemberId;
use crate::locale::{Pair, Value};
use crate::meeting::event::{Planned, PlannedTask, Verdict};
use crate::meeting::flow::Turn;
use crate::meeting::kinds::plan::{budget, cost};
use crate::meeting::kinds::{Answer, PlanAnswer};
use crate::scenario::kinds::{Plan, PlanDay, PlanTask};
use crate::scenario::model::Step;
use crate::text;
use crate::tui::context::{Play, ViewContext};
use crate::tui::keys::{self, Binding, Input};
use crate::tui::page::Page;
use crate::tui::screens::meeting::fields::kept_pick;
use crate::tui::screens::meeting::on_screen::OnScreen;
use crate::tui::screens::meeting::task::{Reply, TaskView, kept_rows, private};
use crate::tui::screens::meeting::told::Told;

/// What a task may be paid from, in the order of the page.
const FUNDS: [(Option<Fund>, &str); 3] =
    [(None, "plan-no-money"), (Some(Fund::Income), "fund-income"), (Some(Fund::Operating), "fund-operating")];
/// The rows of the page of a task.
const ROWS: [&str; 3] = ["plan-pick-who", "plan-pick-day", "plan-pick-fund"];

impl OnScreen for Plan {
    type Answer = PlanAnswer;

    fn view(&self, play: &Play<'_>, turn: &Turn<'_>) -> Box<dyn TaskView> {
        let mut view = PlanView::new(play, self);
        if let Some(rows) = kept_rows(play, turn) {
            view.put_rows(rows);
        }
        Box::new(view)
    }

    fn lines(
        &self,
        context: &ViewContext<'_>,
        play: &Play<'_>,
        step: &Step,
        answer: &PlanAnswer,
    ) -> Vec<Pair> {
        let lines = self.tasks.iter().filter_map(|task| {
            let plan = &answer.tasks.iter().find(|one| one.task == task.id)?.plan;
            let words = context.item_line(step, &task.id, "text", &task.text);
            let said = said(context, play, task, plan);
            Some(Pair { main: format!("{}: {said}", words.main), second: words.second })
        });
        lines.collect()
    }

    fn in_few_words(
        &self,
        context: &ViewContext<'_>,
        _play: &Play<'_>,
        _step: &Step,
        _answer: Option<&PlanAnswer>,
    ) -> Option<String> {
        Some(context.word("meanwhile-plan"))
    }

    fn stops_after(&self, _answer: &PlanAnswer, _verdict: &Verdict) -> bool {
        true
    }

    fn part_name(&self, context: &ViewContext<'_>, step: &Step, part: &str) -> Option<String> {
        let task = self.tasks.iter().find(|task| task.id.as_str() == part)?;
        Some(context.item_line(step, &task.id, "text", &task.text).main)
    }

    /// The plan with which the meeting goes on, task by task, for all to read.
    fn told(&self, told: &Told<'_>, answer: &PlanAnswer, page: &mut Page<'_>) {
        told.verdict(page);
        page.blank();
        if told.right {
            for line in OnScreen::lines(self, told.context, told.play, told.step, answer) {
                page.pair("• ", &line, page.theme().text, None, false);
            }
            page.blank();
        }
        told.working(page);
        told.reason(page);
    }

    fn tells_answer(&self) -> bool {
        true
    }

    fn fills_wall(&self) -> bool {
        true
    }
}

/// "bà Chở, 24/10, 100.000 đ, Quỹ hoạt động".
fn said(context: &ViewContext<'_>, play: &Play<'_>, task: &PlanTask, plan: &Planned) -> String {
    match plan {
        Planned::NextMonth => context.word("plan-next-month"),
        Planned::By { who, day, fund } => {
            let who = play.story.member(who).map(crate::club::Member::called);
            let sum = (task.cost.0 > 0)
                .then(|| context.word_with("plan-costs", &[("sum", Value::Money(task.cost))]));
            let fund = fund.map(|fund| context.word(fund_word(Some(fund))));
            let parts = [who, Some(day_word(context, *day)), sum, fund];
            parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
        }
    }
}

fn fund_word(fund: Option<Fund>) -> &'static str {
    FUNDS.iter().find(|(other, _)| *other == fund).map_or("plan-no-money", |(_, id)| id)
}

fn day_word(context: &ViewContext<'_>, day: PlanDay) -> String {
    context.word_with("plan-day", &[("day", Value::count(day.day)), ("month", Value::count(day.month))])
}

/// What is picked for one task: places in the lists that its page shows.
#[derive(Debug, Clone, Copy, Default)]
struct Picks([Option<usize>; ROWS.len()]);

impl Picks {
    fn get(self, row: usize) -> Option<usize> {
        self.0.get(row).copied().flatten()
    }

    fn set(&mut self, row: usize, pick: Option<usize>) {
        if let Some(place) = self.0.get_mut(row) {
            *place = pick;
        }
    }
}

#[derive(Debug)]
struct PlanView {
    plan: Plan,
    /// Who can be named for each task.
    offered: Vec<Vec<MemberId>>,
    picks: Vec<Picks>,
    /// The task in focus; the row after the last commits.
    at: usize,
    /// The row in focus on the page of that task. None while the list is shown.
    open: Option<usize>,
    /// The tasks that were wrong in the last try.
    wrong: Vec<String>,
}

impl PlanView {
    fn new(play: &Play<'_>, plan: &Plan) -> Self {
        let by_name = |id: &MemberId| {
            text::sort_key(play.story.member(id).map_or(id.as_str(), |member| member.name.as_str()))
        };
        let offered = plan.tasks.iter().map(|task| {
            let mut people: Vec<MemberId> = plan.offered(task).into_iter().cloned().collect();
            people.sort_by_cached_key(by_name);
            people
        });
        let offered = offered.collect();
        let picks = vec![Picks::default(); plan.tasks.len()];
        Self { plan: plan.clone(), offered, picks, at: 0, open: None, wrong: Vec::new() }
    }

    fn n(&self) -> usize {
        self.plan.tasks.len()
    }

    fn people(&self, task: usize) -> &[MemberId] {
        self.offered.get(task).map(Vec::as_slice).unwrap_or_default()
    }

    fn picks_of(&self, task: usize) -> Picks {
        self.picks.get(task).copied().unwrap_or_default()
    }

    /// Whether the task waits for the month after: the last of those who can be picked.
    fn waits(&self, task: usize) -> bool {
        self.picks_of(task).get(0) == Some(self.people(task).len())
    }

    fn is_done(&self, task: usize) -> bool {
        self.waits(task) || (0..ROWS.len()).all(|row| self.picks_of(task).get(row).is_some())
    }

    fn n_options(&self, row: usize) -> usize {
        match row {
            0 => self.people(self.at).len() + 1,
            1 => self.plan.days.len(),
            _ => FUNDS.len(),
        }
    }

    /// What is planned for a task; none while something is missing.
    fn planned(&self, task: usize) -> Option<Planned> {
        if self.waits(task) {
            return Some(Planned::NextMonth);
        }
        let picks = self.picks_of(task);
        let who = self.people(task).get(picks.get(0)?)?.clone();
        let day = *self.plan.days.get(picks.get(1)?)?;
        let (fund, _) = *FUNDS.get(picks.get(2)?)?;
        Some(Planned::By { who, day, fund })
    }

    fn all_planned(&self) -> Vec<PlannedTask> {
        let tasks = self.plan.tasks.iter().enumerate();
        let planned = tasks
            .filter_map(|(at, task)| Some(PlannedTask { task: task.id.clone(), plan: self.planned(at)? }));
        planned.collect()
    }

    fn commit(&mut self) -> Reply {
        let tasks = self.all_planned();
        if tasks.len() < self.n() {
            self.at = (0..self.n()).find(|task| !self.is_done(*task)).unwrap_or(0);
            return Reply::Notice("plan-unfinished");
        }
        Reply::Answer(PlanAnswer { tasks }.into())
    }

    /// Opens the page of a task at the first row where nothing is picked.
    fn open_task(&mut self, task: usize) -> Reply {
        self.at = task;
        let picks = self.picks_of(task);
        let first = (0..ROWS.len()).find(|row| picks.get(*row).is_none() && !self.waits(task));
        self.open = Some(first.unwrap_or(0));
        Reply::Keep
    }

    /// Goes on from this row; after the last, to the next task where something is missing.
    fn go_on(&mut self, row: usize) -> Reply {
        if row + 1 < ROWS.len() && !self.waits(self.at) {
            self.open = Some(row + 1);
            return Reply::Keep;
        }
        self.open = None;
        let later = (self.at + 1..self.n()).chain(0..self.at);
        self.at = later.into_iter().find(|task| !self.is_done(*task)).unwrap_or(self.n());
        Reply::Keep
    }

    fn pick(&mut self, row: usize, pick: usize) {
        if let Some(picks) = self.picks.get_mut(self.at) {
            picks.set(row, Some(pick));
        }
    }

    fn turn(&mut self, row: usize, by: usize) {
        let n = self.n_options(row).max(1);
        let next = self.picks_of(self.at).get(row).map_or(0, |at| (at + by) % n);
        self.pick(row, next);
    }

    fn update_list(&mut self, input: &Input) -> Reply {
        match input {
            Input::Up | Input::BackTab => self.at = self.at.saturating_sub(1),
            Input::Down | Input::Tab => self.at = (self.at + 1).min(self.n()),
            Input::Pick(task) if *task < self.n() => return self.open_task(*task),
            Input::Right | Input::Enter if self.at < self.n() => return self.open_task(self.at),
            Input::Enter => return self.commit(),
            _ => {}
        }
        Reply::Nothing
    }

    fn update_task(&mut self, row: usize, input: &Input) -> Reply {
        match input {
            Input::Pick(pick) if *pick < self.n_options(row) => {
                self.pick(row, *pick);
                return self.go_on(row);
            }
            Input::Right => self.turn(row, 1),
            Input::Left => self.turn(row, self.n_options(row).saturating_sub(1)),
            Input::Enter | Input::Down | Input::Tab if self.picks_of(self.at).get(row).is_none() => {
                return Reply::Notice("form-unpicked");
            }
            Input::Enter | Input::Down | Input::Tab => return self.go_on(row),
            Input::Up | Input::BackTab if row > 0 => self.open = Some(row - 1),
            Input::Up | Input::BackTab | Input::Leave | Input::Erase => self.open = None,
            _ => return Reply::Nothing,
        }
        Reply::Keep
    }

    /// Puts back what was kept of a plan with as many tasks.
    fn put_rows(&mut self, rows: &[String]) {
        if rows.len() != self.n() * ROWS.len() {
            return;
        }
        for (task, kept) in rows.chunks(ROWS.len()).enumerate() {
            self.at = task;
            let counts: Vec<usize> = (0..ROWS.len()).map(|row| self.n_options(row)).collect();
            let read = kept.iter().zip(counts).map(|(kept, n)| kept.parse().ok().filter(|at| *at < n));
            let read: Vec<Option<usize>> = read.collect();
            if let Some(picks) = self.picks.get_mut(task) {
                read.into_iter().enumerate().for_each(|(row, pick)| picks.set(row, pick));
            }
        }
        self.at = (0..self.n()).find(|task| !self.is_done(*task)).unwrap_or(self.n());
    }

    fn draw_list(&self, context: &ViewContext<'_>, play: &Play<'_>, turn: &Turn<'_>, page: &mut Page<'_>) {
        for (at, task) in self.plan.tasks.iter().enumerate() {
            let words = context.item_line(turn.step, &task.id, "text", &task.text);
            let label = Pair { main: format!("{} {}", at + 1, words.main), second: words.second };
            let sign = if self.wrong.contains(&task.id.to_string()) { " ♦" } else { "" };
            let value = match self.planned(at) {
                Some(Planned::By { who, day, .. }) => {
                    let who = play.story.member(&who).map(crate::club::Member::called).unwrap_or_default();
                    format!("{who} {}", day_word(context, day))
                }
                Some(Planned::NextMonth) => context.word("plan-next-month"),
                None => "…".to_owned(),
            };
            page.field(at, &label, &format!("‹ {value} ›{sign}"), self.at == at);
        }
        page.blank();
        let spent = cost(&self.plan, &self.all_planned());
        let sums = [("sum", Value::Money(spent)), ("has", Value::Money(budget(play.state())))];
        page.dim(&context.ui_with("plan-so-far", &sums));
        page.item(self.n(), "✎", &context.ui("form-commit"), self.at >= self.n());
    }

    fn draw_task(&self, row: usize, context: &ViewContext<'_>, play: &Play<'_>, page: &mut Page<'_>) {
        let task = self.at;
        let name =
            |id: &MemberId| play.story.member(id).map_or_else(Pair::default, |one| one.called().into());
        let people = self.people(task).iter().map(name).chain([context.ui("plan-next-month")]);
        let days = self.plan.days.iter().map(|day| Pair::from(day_word(context, *day)));
        let funds = FUNDS.iter().map(|(_, id)| context.ui(id));
        let options: [Vec<Pair>; ROWS.len()] = [people.collect(), days.collect(), funds.collect()];
        let rows = if self.waits(task) { 1 } else { ROWS.len() };
        for (at, (id, options)) in ROWS.iter().zip(&options).enumerate().take(rows) {
            let picked = self.picks_of(task).get(at).and_then(|pick| options.get(pick));
            let value = picked.map_or("…", |words| words.main.as_str());
            page.field(at, &context.ui(id), &format!("‹ {value} ›"), at == row);
            if at == row {
                page.choices(options);
            }
        }
    }
}

impl TaskView for PlanView {
    fn bindings(&self, _turn: &Turn<'_>) -> Vec<Binding> {
        match self.open {
            Some(row) => vec![keys::selects(self.n_options(row)), keys::NEXT_FIELD, keys::CLOSE],
            None if self.at < self.n() => vec![keys::opens(self.n()), keys::OPEN, keys::MOVE],
            None => vec![keys::opens(self.n()), keys::COMMIT, keys::MOVE],
        }
    }

    fn page(&self, context: &ViewContext<'_>, play: &Play<'_>, turn: &Turn<'_>, page: &mut Page<'_>) {
        page.put_list_first();
        let Some((row, task)) = self.open.and_then(|row| Some((row, self.plan.tasks.get(self.at)?))) else {
            page.heading(&context.step_line(turn.step, "prompt", &self.plan.prompt));
            private(context, play, turn, page);
            page.blank();
            self.draw_list(context, play, turn, page);
            return;
        };
        let words = context.item_line(turn.step, &task.id, "text", &task.text);
        let of = format!("{}/{} · ", self.at + 1, self.n());
        page.heading(&Pair { main: format!("{of}{}", words.main), second: words.second });
        let cost = if task.cost.0 == 0 {
            context.ui("plan-free")
        } else {
            context.ui_with("plan-needs", &[("sum", Value::Money(task.cost))])
        };
        page.dim(&cost);
        private(context, play, turn, page);
        page.blank();
        self.draw_task(row, context, play, page);
    }

    fn is_wide(&self) -> bool {
        true
    }

    fn update(&mut self, input: &Input, _: &ViewContext<'_>, _: &Play<'_>, _: &Turn<'_>) -> Reply {
        match self.open {
            Some(row) => self.update_task(row, input),
            None => self.update_list(input),
        }
    }

    /// On the page of a task a click goes to a row, and changes it if it is there already.
    fn click(&mut self, item: usize, _: &ViewContext<'_>, _: &Play<'_>, _: &Turn<'_>) -> Reply {
        match self.open {
            Some(row) if row == item => self.update_task(row, &Input::Right),
            Some(_) if item < ROWS.len() => {
                self.open = Some(item);
                Reply::Keep
            }
            Some(_) => Reply::Nothing,
            None if item >= self.n() => {
                self.at = self.n();
                self.commit()
            }
            None => self.open_task(item),
        }
    }

    fn enter_stays(&self, _turn: &Turn<'_>) -> bool {
        self.open.is_some() || self.at < self.n()
    }

    fn kept(&self) -> Option<Vec<String>> {
        Some(self.picks.iter().flat_map(|picks| picks.0.map(kept_pick)).collect())
    }

    fn put_back(&mut self, answer: &Answer, _play: &Play<'_>, _turn: &Turn<'_>) {
        let Ok(PlanAnswer { tasks }) = <&PlanAnswer>::try_from(answer) else { return };
        if self.picks.iter().any(|picks| picks.get(0).is_some()) {
            return;
        }
        for at in 0..self.n() {
            let one = self.plan.tasks.get(at).and_then(|task| tasks.iter().find(|one| one.task == task.id));
            let picks = match one.map(|one| &one.plan) {
                Some(Planned::By { who, day, fund }) => [
                    self.people(at).iter().position(|id| id == who),
                    self.plan.days.iter().position(|other| other == day),
                    FUNDS.iter().position(|(other, _)| other == fund),
                ],
                Some(Planned::NextMonth) => [Some(self.people(at).len()), None, None],
                None => continue,
            };
            if let Some(place) = self.picks.get_mut(at) {
                *place = Picks(picks);
            }
        }
    }

    /// A page for the list, and one for each task.
    fn leaf(&self) -> u8 {
        self.open.and_then(|_| u8::try_from(self.at + 1).ok()).unwrap_or(0)
    }

    fn turn_to(&mut self, leaf: u8) {
        if let Some(task) = usize::from(leaf).checked_sub(1).filter(|task| *task < self.n()) {
            self.open_task(task);
        }
    }

    fn missed(&mut self, verdict: &Verdict) {
        self.wrong.clone_from(&verdict.wrong);
        let is_wrong = |task: &PlanTask| verdict.wrong.contains(&task.id.to_string());
        self.at = self.plan.tasks.iter().position(is_wrong).unwrap_or(0);
        self.open = None;
    }
}

//! `Plan`: the tasks of the month to come, each with a person, a day and the fund that pays for it.
//!
//! An author writes who could do each task, and by what day it must be done. Right is every plan that keeps the rules, so
//! no plan is written as the right one. A plan moves no money.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::club::loan::Month;
use crate::id::{ItemId, MemberId};
use crate::money::Dong;
use crate::scenario::finding::FindingKind;
use crate::scenario::finding::duties::PlanFault;
use crate::scenario::reader::spot::Spot;
use crate::scenario::shape::{Grading, KindLine, Shape, Site};

/// The most tasks of one month (`scenarios/RULES.md`, brief 3.1).
pub const MOST_TASKS: usize = 8;
/// People and days that can be picked with a digit. One more digit is for a task that waits.
const MOST_PEOPLE: usize = 8;
const MOST_DAYS: usize = 9;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    pub prompt: String,
    pub tasks: Vec<PlanTask>,
    /// The days that can be chosen. Some may be too late.
    pub days: Vec<PlanDay>,
    /// The day of the next meeting. Nothing is planned for later.
    pub next_meeting: PlanDay,
    /// How many tasks one person has at most (*giả định*).
    #[serde(default = "most_each", skip_serializing_if = "is_usual")]
    pub most_each: u8,
    /// Members who can be named for any task, and have taken on none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_asked: Vec<MemberId>,
    /// Members who are away, and have said that they will do it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agreed: Vec<MemberId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanTask {
    pub id: ItemId,
    pub text: String,
    /// What it costs; nothing where it costs nothing.
    #[serde(default, skip_serializing_if = "is_free")]
    pub cost: Dong,
    /// Who could do it, the one whom the author would name first.
    pub may: Vec<MemberId>,
    /// The day that the author would name; the first that can be right where none is written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<PlanDay>,
    /// It makes no sense before this day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<PlanDay>,
    /// The last day on which it may be done; the day of the next meeting where none is written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PlanDay>,
    /// Whether it may be put off to the month after, where there is not money enough for all.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub can_wait: bool,
}

/// A day of the months around a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanDay {
    pub month: u8,
    pub day: u8,
}

fn most_each() -> u8 {
    2
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
fn is_usual(n: &u8) -> bool {
    *n == most_each()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
fn is_free(cost: &Dong) -> bool {
    *cost == Dong::ZERO
}

impl PlanDay {
    /// The month of it, counted from that of the meeting: a smaller number is of the next year.
    fn in_order(self, meeting: Month) -> (u8, u8) {
        let later = if self.month < meeting.month { self.month.saturating_add(12) } else { self.month };
        (later, self.day)
    }

    /// Its month with the year.
    fn of_year(self, meeting: Month) -> Month {
        let next = i32::from(self.month < meeting.month);
        Month { year: meeting.year.saturating_add(next), month: self.month }
    }

    /// Whether it is after a meeting on this day, and not after `last`.
    pub fn is_between(self, meeting: Month, day: u8, last: Self) -> bool {
        self.in_order(meeting) > (meeting.month, day) && self.in_order(meeting) <= last.in_order(meeting)
    }
}

impl Plan {
    /// The members who can be named for this task: those who could do it, and those who were not asked.
    pub fn offered<'p>(&'p self, task: &'p PlanTask) -> Vec<&'p MemberId> {
        let others = self.not_asked.iter().filter(|id| !task.may.contains(id));
        task.may.iter().chain(others).collect()
    }

    /// The last day of this task.
    pub fn last_day(&self, task: &PlanTask) -> PlanDay {
        task.by.unwrap_or(self.next_meeting)
    }

    /// Whether a task may be planned for this day, after a meeting on that one.
    pub fn is_in_time(&self, task: &PlanTask, day: PlanDay, (meeting, of): (Month, u8)) -> bool {
        let is_early = task.from.is_some_and(|from| day.in_order(meeting) < from.in_order(meeting));
        !is_early && day.is_between(meeting, of, self.last_day(task))
    }

    /// The day that the author would name for it, or the first that can be right. None where no day can.
    pub fn own_day(&self, task: &PlanTask, meeting: (Month, u8)) -> Option<PlanDay> {
        let can_be = |day: &PlanDay| self.is_in_time(task, *day, meeting);
        let first = || self.days.iter().copied().find(can_be);
        task.day.map_or_else(first, |day| Some(day).filter(|day| can_be(day) && self.days.contains(day)))
    }

    /// A person for each of these tasks, so that nobody has too many. None where that cannot be done.
    pub fn shared_out<'p>(&self, tasks: &[&'p PlanTask]) -> Option<Vec<&'p MemberId>> {
        let mut held: Vec<Option<&MemberId>> = vec![None; tasks.len()];
        for at in 0..tasks.len() {
            if !self.give(at, tasks, &mut held, &mut BTreeSet::new()) {
                return None;
            }
        }
        held.into_iter().collect()
    }

    /// Gives a task to somebody, who may hand on another one. `asked` are those who were asked already.
    fn give<'p>(
        &self,
        at: usize,
        tasks: &[&'p PlanTask],
        held: &mut Vec<Option<&'p MemberId>>,
        asked: &mut BTreeSet<&'p MemberId>,
    ) -> bool {
        let Some(task) = tasks.get(at) else { return false };
        for member in &task.may {
            if !asked.insert(member) {
                continue;
            }
            let own: Vec<usize> = (0..held.len()).filter(|n| held.get(*n) == Some(&Some(member))).collect();
            let has_room = own.len() < usize::from(self.most_each);
            if has_room || own.into_iter().any(|other| self.give(other, tasks, held, asked)) {
                if let Some(place) = held.get_mut(at) {
                    *place = Some(member);
                }
                return true;
            }
        }
        false
    }

    fn check_day<'a>(site: &mut Site<'a>, day: PlanDay, spot: Spot<'a>) {
        let days = day.of_year(site.month).days();
        site.within(spot.field("month"), "month", i64::from(day.month), 1..=12);
        site.within(spot.field("day"), "day", i64::from(day.day), 1..=i64::from(days));
    }

    fn check_task<'a>(&self, site: &mut Site<'a>, task: &PlanTask, spot: Spot<'a>) {
        site.amount(spot.field("cost"), "cost", task.cost);
        let may = spot.field("may");
        site.at_least(may, "may", task.may.len(), 1);
        let offered = i64::try_from(self.offered(task).len()).unwrap_or(i64::MAX);
        let most = i64::try_from(MOST_PEOPLE).unwrap_or(i64::MAX);
        if offered > most {
            site.within(may, "may", offered, 1..=most);
        }
        for (number, id) in task.may.iter().enumerate() {
            let spot = may.item(number);
            site.member(id.as_str(), spot);
            if site.is_absent(id.as_str()) && !self.agreed.contains(id) {
                site.report(
                    spot.quoted(id.as_str()),
                    FindingKind::InPlan(PlanFault::Absent { id: id.to_string() }),
                );
            }
        }
        for (field, day) in [("day", task.day), ("from", task.from), ("by", task.by)] {
            if let Some(day) = day {
                Self::check_day(site, day, spot.field(field));
            }
        }
        if !self.days.is_empty() && self.own_day(task, (site.month, site.day)).is_none() {
            let written = [("day", task.day), ("by", task.by), ("from", task.from)];
            let field = written.iter().find(|(_, day)| day.is_some()).map_or("id", |(field, _)| field);
            let range = spot.field(field).word();
            site.report(range, FindingKind::InPlan(PlanFault::NoDay { id: task.id.to_string() }));
        }
    }
}

impl Shape for Plan {
    fn prompt(&self) -> (&'static str, &str) {
        ("prompt", &self.prompt)
    }

    fn lines(&self) -> Vec<KindLine<'_>> {
        self.tasks.iter().map(|task| KindLine::of(&task.id, "text", &task.text)).collect()
    }

    fn grading(&self) -> Grading {
        Grading::Retried
    }

    fn is_protected(&self) -> bool {
        false
    }

    fn items(&self) -> Option<(&'static str, Vec<&ItemId>)> {
        Some(("tasks", self.tasks.iter().map(|task| &task.id).collect()))
    }

    fn check(&self, site: &mut Site<'_>) {
        let tasks = site.spot.field("tasks");
        site.at_least(tasks, "tasks", self.tasks.len(), 2);
        if self.tasks.len() > MOST_TASKS {
            let fault = PlanFault::TooLong { found: self.tasks.len(), most: MOST_TASKS };
            site.report(tasks.word(), FindingKind::InPlan(fault));
        }
        let days = site.spot.field("days");
        site.at_least(days, "days", self.days.len(), 2);
        let most = i64::try_from(MOST_DAYS).unwrap_or(i64::MAX);
        let n_days = i64::try_from(self.days.len()).unwrap_or(i64::MAX);
        if n_days > most {
            site.within(days, "days", n_days, 2..=most);
        }
        for (number, day) in self.days.iter().enumerate() {
            Self::check_day(site, *day, days.item(number));
        }
        Self::check_day(site, self.next_meeting, site.spot.field("next_meeting"));
        site.within(site.spot.field("most_each"), "most_each", i64::from(self.most_each), 1..=8);
        for (number, id) in self.not_asked.iter().enumerate() {
            site.member(id.as_str(), site.spot.field("not_asked").item(number));
        }
        for (number, id) in self.agreed.iter().enumerate() {
            site.member(id.as_str(), site.spot.field("agreed").item(number));
        }
        for (number, task) in self.tasks.iter().enumerate() {
            self.check_task(site, task, tasks.item(number));
        }
        let needed: Vec<&PlanTask> = self.tasks.iter().filter(|task| !task.can_wait).collect();
        let has_people = self.tasks.iter().all(|task| !task.may.is_empty());
        if has_people && self.shared_out(&needed).is_none() {
            site.report(
                tasks.word(),
                FindingKind::InPlan(PlanFault::TooFewPeople { most_each: self.most_each }),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::{Plan, PlanDay, PlanTask};
    use crate::club::loan::Month;
    use crate::id::MemberId;
    use crate::money::Dong;

    const MEETING: Month = Month { year: 2027, month: 12 };

    #[rstest]
    #[case(12, 17, false)]
    #[case(12, 18, true)]
    #[case(1, 3, true)]
    #[case(1, 16, true)]
    #[case(1, 17, false)]
    #[case(11, 20, false)]
    fn a_day_is_between_two_meetings(#[case] month: u8, #[case] day: u8, #[case] is_so: bool) {
        let last = PlanDay { month: 1, day: 16 };
        assert_eq!(PlanDay { month, day }.is_between(MEETING, 17, last), is_so);
    }

    fn task(id: &str, may: &[&str]) -> PlanTask {
        PlanTask {
            id: id.into(),
            text: id.to_owned(),
            cost: Dong::ZERO,
            may: may.iter().map(|id| MemberId::from(*id)).collect(),
            day: None,
            from: None,
            by: None,
            can_wait: false,
        }
    }

    fn shared_out(most_each: u8, tasks: &[PlanTask]) -> Option<Vec<String>> {
        let plan = Plan {
            prompt: String::new(),
            tasks: Vec::new(),
            days: Vec::new(),
            next_meeting: PlanDay { month: 1, day: 16 },
            most_each,
            not_asked: Vec::new(),
            agreed: Vec::new(),
        };
        let tasks: Vec<&PlanTask> = tasks.iter().collect();
        Some(plan.shared_out(&tasks)?.into_iter().map(ToString::to_string).collect())
    }

    /// Who was named first hands a task on where nobody else could do the next one.
    #[test]
    fn tasks_are_handed_on_until_nobody_has_too_many() {
        let tasks = [task("a", &["bun", "cho"]), task("b", &["bun"]), task("c", &["cho", "la"])];
        assert_eq!(shared_out(1, &tasks), Some(vec!["cho".into(), "bun".into(), "la".into()]));
        assert_eq!(shared_out(2, &tasks), Some(vec!["bun".into(), "bun".into(), "cho".into()]));
        assert_eq!(shared_out(1, &[task("a", &["bun"]), task("b", &["bun"])]), None);
    }
}

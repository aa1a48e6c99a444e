//! `RollCall`: team by team, what the leader reports and a mark for everybody. Tab goes to the next team.

use crate::club::Member;
use crate::locale::{Pair, Value};
use crate::meeting::answer::RollCallAnswer;
use crate::meeting::event::Verdict;
use crate::meeting::flow::Turn;
use crate::scenario::kinds::RollCall;
use crate::scenario::model::Step;
use crate::scenario::terms::Absence;
use crate::text;
use crate::tui::context::{Play, ViewContext};
use crate::tui::form::{Form, FormRow, Label};
use crate::tui::screens::meeting::fields::{Fields, FormTask, kept_pick};
use crate::tui::screens::meeting::on_screen::OnScreen;
use crate::tui::screens::meeting::task::TaskView;

impl OnScreen for RollCall {
    type Answer = RollCallAnswer;

    fn view(&self, play: &Play<'_>, turn: &Turn<'_>) -> Box<dyn TaskView> {
        Box::new(FormTask::new(play, turn, self.clone()))
    }

    fn lines(
        &self,
        context: &ViewContext<'_>,
        play: &Play<'_>,
        _step: &Step,
        answer: &RollCallAnswer,
    ) -> Vec<Pair> {
        let RollCallAnswer { away, quorum } = answer;
        let members = play.story.club.members.len();
        let present = Value::count(members.saturating_sub(away.len()));
        let said = [("present", present), ("members", Value::count(members))];
        let mut lines = vec![context.ui_with("roll-said", &said)];
        for (excused, id) in [(true, "roll-excused"), (false, "roll-absent")] {
            let of_these = away.iter().filter(|absence| absence.excused == excused);
            let names = of_these.filter_map(|absence| Some(play.story.member(&absence.member)?.full()));
            let names = names.collect::<Vec<_>>().join(", ");
            if !names.is_empty() {
                lines.push(format!("{}: {names}", context.word(id)).into());
            }
        }
        lines.push(context.ui(if *quorum { "roll-quorum-yes" } else { "roll-quorum-no" }));
        lines
    }

    fn stops_after(&self, _answer: &RollCallAnswer, _verdict: &Verdict) -> bool {
        true
    }
}

impl Fields for RollCall {
    type Answer = RollCallAnswer;

    fn rows(&self, play: &Play<'_>, turn: &Turn<'_>) -> Vec<FormRow> {
        let marks = || vec![Label::ui("roll-present"), Label::ui("roll-excused"), Label::ui("roll-absent")];
        let mut rows = Vec::new();
        let mut last_team = None;
        for member in members(play) {
            let mut row = FormRow::pick_or(Label::Plain(member.full()), marks(), "roll-unmarked").of("away");
            if last_team != Some(member.team) {
                last_team = Some(member.team);
                let reports = self.reports.iter().filter(|report| report.team == member.team);
                let said = reports.map(|report| {
                    Label::line(&turn.step.id, turn.step.id.item_key(&report.id, "text"), &report.text)
                });
                row.above = said.collect();
            }
            rows.push(row);
        }
        let answers = vec![Label::ui("roll-quorum-yes"), Label::ui("roll-quorum-no")];
        let rule = vec![
            ("needed".to_owned(), Value::count(play.story.club.quorum())),
            ("members".to_owned(), Value::count(play.story.club.members.len())),
        ];
        let quorum = FormRow::pick(Label::ui("roll-quorum-question"), answers).of("quorum");
        rows.push(quorum.under(vec![Label::UiWith("roll-quorum-rule".to_owned(), rule)]));
        rows
    }

    fn has_teams(&self) -> bool {
        true
    }

    fn kept(&self, answer: &RollCallAnswer, play: &Play<'_>, _turn: &Turn<'_>) -> Vec<String> {
        let mark = |member: &Member| match answer.away.iter().find(|absence| absence.member == member.id) {
            None => 0,
            Some(absence) if absence.excused => 1,
            Some(_) => 2,
        };
        let marks = members(play).into_iter().map(mark).chain([usize::from(!answer.quorum)]);
        marks.map(|at| kept_pick(Some(at))).collect()
    }

    fn answer(&self, form: &Form, play: &Play<'_>, _turn: &Turn<'_>) -> Result<RollCallAnswer, &'static str> {
        let members = members(play);
        if (0..members.len()).any(|row| form.picked(row).is_none()) {
            return Err("form-unfinished");
        }
        let away = members.iter().enumerate().filter_map(|(row, member)| {
            let excused = match form.picked(row) {
                Some(1) => true,
                Some(2) => false,
                _ => return None,
            };
            Some(Absence { member: member.id.clone(), excused })
        });
        let quorum = form.picked(members.len()).ok_or("form-unfinished")? == 0;
        Ok(RollCallAnswer { away: away.collect(), quorum })
    }
}

/// The members in the order of the form: by team, then by given name as Vietnamese lists are.
fn members<'p>(play: &Play<'p>) -> Vec<&'p Member> {
    let mut members: Vec<_> = play.story.club.members.iter().collect();
    members.sort_by_cached_key(|member| (member.team, text::sort_key(&member.name)));
    members
}

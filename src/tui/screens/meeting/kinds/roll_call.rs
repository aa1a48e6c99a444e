//! `RollCall`: team by team, what the leader reports and a mark for everybody. Tab goes to the next team. A roll that is
//! taken again asks for those alone who were away.

use std::collections::BTreeMap;

use crate::club::Member;
use crate::locale::{Pair, Value, number};
use crate::meeting::event::Verdict;
use crate::meeting::figures;
use crate::meeting::flow::Turn;
use crate::meeting::kinds::RollCallAnswer;
use crate::scenario::kinds::RollCall;
use crate::scenario::model::Step;
use crate::scenario::terms::Absence;
use crate::text;
use crate::tui::context::{Play, ViewContext};
use crate::tui::form::{Form, FormRow, Label};
use crate::tui::page::Page;
use crate::tui::screens::meeting::fields::{Fields, FormTask, kept_pick};
use crate::tui::screens::meeting::on_screen::OnScreen;
use crate::tui::screens::meeting::roll_table::{self, RollTeam};
use crate::tui::screens::meeting::room_map;
use crate::tui::screens::meeting::task::{TaskView, prompt};
use crate::tui::screens::meeting::told::Told;

/// Rows for large numbers with their labels.
const LARGE_ROWS: usize = 9;
/// Rows for the map, the reason and the rule below them, and without the map.
const ROWS_BELOW: usize = 8;
const ROWS_OF_REASON: usize = 5;

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

    fn in_few_words(
        &self,
        context: &ViewContext<'_>,
        play: &Play<'_>,
        _step: &Step,
        _answer: Option<&RollCallAnswer>,
    ) -> Option<String> {
        let present = ("present", Value::count(figures::n_present(play.story, play.state())));
        let members = ("members", Value::count(play.story.club.members.len()));
        Some(context.word_with("meanwhile-roll-call", &[present, members]))
    }

    fn stops_after(&self, _answer: &RollCallAnswer, _verdict: &Verdict) -> bool {
        true
    }

    fn fills_wall(&self) -> bool {
        true
    }

    /// How many are there, large enough for the last row, and the room as it now is; then what is said of every answer.
    fn told(&self, told: &Told<'_>, _answer: &RollCallAnswer, page: &mut Page<'_>) {
        let Told { context, play, .. } = *told;
        told.verdict_line(page);
        page.blank();
        let present = number::count(count(figures::n_present(play.story, play.state())));
        let members = number::count(count(play.story.club.members.len()));
        let large = [(context.word("roll-present"), format!("{present}/{members}"))];
        let free = context.rows_of_page().saturating_sub(page.n_rows() + ROWS_BELOW);
        page.figures(&large, free.min(LARGE_ROWS));
        page.blank();
        let rows = context.rows_of_page().saturating_sub(page.n_rows() + ROWS_OF_REASON);
        room_map::draw(context, play, None, rows, page);
        page.blank();
        told.working(page);
        told.reason(page);
    }
}

impl Fields for RollCall {
    type Answer = RollCallAnswer;

    fn rows(&self, play: &Play<'_>, turn: &Turn<'_>) -> Vec<FormRow> {
        let marks = || vec![Label::ui("roll-present"), Label::ui("roll-excused"), Label::ui("roll-absent")];
        let mut rows = Vec::new();
        let teams = self.teams(play, turn);
        for (at, member) in asked(play).into_iter().enumerate() {
            let mut row = FormRow::pick_or(Label::Plain(member.full()), marks(), "roll-unmarked").of("away");
            // In a repeated roll call the row begins with the mark of the one before.
            if let Some(absence) = was_away(play, member) {
                row = row.with_pick(mark_of(absence));
            }
            if let Some(team) = teams.iter().find(|team| team.rows.start == at) {
                row.above.clone_from(&team.report);
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

    /// The names are drawn by team; what the step asks stands over them, unless they need its rows.
    fn head(&self, _: &ViewContext<'_>, _: &Play<'_>, _: &Turn<'_>, _: &mut Page<'_>) {}

    fn form(
        &self,
        form: &Form,
        context: &ViewContext<'_>,
        play: &Play<'_>,
        turn: &Turn<'_>,
        page: &mut Page<'_>,
    ) {
        roll_table::draw(form, &self.teams(play, turn), &prompt(context, turn.step), context, page);
    }

    fn is_wide(&self) -> bool {
        true
    }

    fn has_teams(&self) -> bool {
        true
    }

    fn kept(&self, answer: &RollCallAnswer, play: &Play<'_>, _turn: &Turn<'_>) -> Vec<String> {
        let mark = |member: &Member| {
            let absence = answer.away.iter().find(|absence| absence.member == member.id);
            absence.map_or(0, mark_of)
        };
        let marks = asked(play).into_iter().map(mark).chain([usize::from(!answer.quorum)]);
        marks.map(|at| kept_pick(Some(at))).collect()
    }

    fn answer(&self, form: &Form, play: &Play<'_>, _turn: &Turn<'_>) -> Result<RollCallAnswer, &'static str> {
        let members = asked(play);
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

impl RollCall {
    /// The teams with their rows of the form and what their leaders report.
    fn teams(&self, play: &Play<'_>, turn: &Turn<'_>) -> Vec<RollTeam> {
        // The rows stand by team, so their numbers follow from how many of each team are asked for.
        let mut sizes: BTreeMap<u8, usize> = BTreeMap::new();
        for member in asked(play) {
            *sizes.entry(member.team).or_default() += 1;
        }
        let mut first = 0;
        let mut teams = Vec::new();
        for (number, size) in sizes {
            let reports = self.reports.iter().filter(|report| report.team == number);
            let report = reports.map(|report| {
                Label::line(&turn.step.id, turn.step.id.item_key(&report.id, "text"), &report.text)
            });
            teams.push(RollTeam { number, rows: first..first + size, report: report.collect() });
            first += size;
        }
        teams
    }
}

/// The members who are marked, in the order of the form: by team, then by given name as Vietnamese lists are. Once a roll
/// has been called, only those who were away then are asked for again.
fn asked<'p>(play: &Play<'p>) -> Vec<&'p Member> {
    let is_again = play.state().roll.is_some();
    let is_asked = |member: &&Member| !is_again || was_away(play, member).is_some();
    let mut members: Vec<_> = play.story.club.members.iter().filter(is_asked).collect();
    members.sort_by_cached_key(|member| (member.team, text::sort_key(&member.name)));
    members
}

/// How a member was marked when the roll was called before, if as away.
fn was_away<'p>(play: &Play<'p>, member: &Member) -> Option<&'p Absence> {
    play.meeting.state().roll.as_ref()?.iter().find(|absence| absence.member == member.id)
}

/// The number of the mark for this absence.
fn mark_of(absence: &Absence) -> usize {
    if absence.excused { 1 } else { 2 }
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

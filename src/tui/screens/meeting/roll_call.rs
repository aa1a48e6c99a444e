//! `RollCall`: team by team, what the leader reports and a mark for everybody. Tab goes to the next team.

use crate::locale::Value;
use crate::meeting::command::Answer;
use crate::meeting::flow::Turn;
use crate::scenario::kind::RollCall;
use crate::scenario::model::Absence;
use crate::text;
use crate::tui::form::{Cell, Form, Label, Row};
use crate::tui::stage::Play;

/// The members in the order of the form: by team, then by given name as Vietnamese lists are.
fn members<'p>(play: &Play<'p>) -> Vec<&'p crate::club::member::Member> {
    let mut members: Vec<_> = play.rehearsal.club.members.iter().collect();
    members.sort_by_cached_key(|member| (member.team, text::sort_key(&member.name)));
    members
}

pub fn rows(play: &Play<'_>, turn: &Turn<'_>, roll: &RollCall) -> Vec<Row> {
    let marks = || vec![Label::ui("roll-present"), Label::ui("roll-excused"), Label::ui("roll-absent")];
    let mut rows = Vec::new();
    let mut last_team = None;
    for member in members(play) {
        let mut row = Row::new(Label::Plain(member.full()), Cell::Pick { options: marks(), at: Some(0) });
        if last_team != Some(member.team) {
            last_team = Some(member.team);
            let reports = roll.reports.iter().filter(|report| report.team == member.team);
            row.above = reports
                .map(|report| Label::line(turn.step.id.item_key(&report.id, "text"), &report.text))
                .collect();
        }
        rows.push(row);
    }
    let quorum = Row::pick(
        Label::ui("roll-quorum-question"),
        vec![Label::ui("roll-quorum-yes"), Label::ui("roll-quorum-no")],
    );
    let count = |n: usize| Value::count(n);
    let rule = vec![
        ("needed".to_owned(), count(play.rehearsal.club.quorum())),
        ("members".to_owned(), count(play.rehearsal.club.members.len())),
    ];
    rows.push(quorum.under(vec![Label::UiWith("roll-quorum-rule".to_owned(), rule)]));
    rows
}

pub fn answer(form: &Form, play: &Play<'_>) -> Result<Answer, &'static str> {
    let members = members(play);
    let away = members.iter().enumerate().filter_map(|(row, member)| {
        let excused = match form.picked(row) {
            Some(1) => true,
            Some(2) => false,
            _ => return None,
        };
        Some(Absence { member: member.id.clone(), excused })
    });
    let quorum = form.picked(members.len()).ok_or("form-unfinished")? == 0;
    Ok(Answer::RollCall { away: away.collect(), quorum })
}

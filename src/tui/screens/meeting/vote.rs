//! `Vote` in the chair's hands: enough members, who stands aside, objections, hands, the result.

use crate::club::member::Member;
use crate::locale::{Pair, Value};
use crate::meeting::command::Answer;
use crate::meeting::flow::Turn;
use crate::scenario::kind::{Hands, Vote};
use crate::text;
use crate::tui::form::{Form, Label, Row};
use crate::tui::page::Page;
use crate::tui::stage::{Play, Stage};

pub fn rows(play: &Play<'_>, vote: &Vote) -> Vec<Row> {
    let mut rows = vec![Row::pick(
        Label::ui("vote-quorum-question"),
        vec![Label::ui("roll-quorum-yes"), Label::ui("roll-quorum-no")],
    )];
    let mut aside: Vec<Row> =
        asked(play, vote).into_iter().map(|member| Row::check(Label::Plain(member.full()))).collect();
    if let Some(first) = aside.first_mut() {
        first.above = vec![Label::ui("vote-abstain-question")];
    }
    rows.extend(aside);
    rows.push(Row::check(Label::ui("vote-objections")));
    rows.extend([Row::count("vote-agree"), Row::count("vote-disagree"), Row::count("vote-no-opinion")]);
    rows.push(Row::pick(
        Label::ui("vote-result"),
        vec![Label::ui("vote-carried"), Label::ui("vote-not-carried")],
    ));
    rows
}

/// Those who may stand aside, by given name as every list of people.
fn asked<'p>(play: &Play<'p>, vote: &Vote) -> Vec<&'p Member> {
    let mut members: Vec<_> =
        vote.asked_to_abstain.iter().filter_map(|id| play.rehearsal.member(id)).collect();
    members.sort_by_cached_key(|member| text::sort_key(&member.name));
    members
}

pub fn head(stage: &Stage<'_>, turn: &Turn<'_>, vote: &Vote, page: &mut Page<'_>) {
    page.heading(&stage.step_line(turn.step, "motion", &vote.motion));
    page.dim(&stage.ui("vote-hands-order"));
    let team = |hands: &Hands| {
        let values = [("team", Value::Count(i64::from(hands.team)))];
        let name = stage.word_with("team-number", &values).replace(' ', "\u{a0}");
        format!("{name}:\u{a0}{}–{}–{}", hands.agree, hands.disagree, hands.no_opinion)
    };
    let said: Vec<String> = vote.hands.iter().map(team).collect();
    page.styled(&Pair { main: said.join("   "), second: None }, page.theme().accent);
}

pub fn answer(form: &Form, play: &Play<'_>, vote: &Vote) -> Result<Answer, &'static str> {
    let quorum = form.picked(0).ok_or("form-unfinished")? == 0;
    let asked = asked(play, vote);
    let after = asked.len() + 1;
    let carried = form.picked(after + 4);
    let counted = (1..=3).all(|row| form.amount(after + row).is_some());
    // A vote that is put off needs no hands.
    if quorum && (carried.is_none() || !counted) {
        return Err("form-unfinished");
    }
    let aside = asked.iter().enumerate().filter(|(at, _)| form.checked(at + 1));
    Ok(Answer::Vote {
        quorum,
        aside: aside.map(|(_, member)| member.id.clone()).collect(),
        asked_objections: form.checked(after),
        agree: form.small(after + 1),
        disagree: form.small(after + 2),
        no_opinion: form.small(after + 3),
        carried: carried == Some(0),
    })
}

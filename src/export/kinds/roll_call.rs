//! `RollCall` on paper: how many were there, who was away, and whether that is a quorum.

use crate::export::kit::desk::{Desk, assumed, small};
use crate::export::paper::{Paper, joined};
use crate::export::papers::attendance;
use crate::export::printed::{DoneStep, Printed, Said, names, push_right};
use crate::locale::{Pair, Value};
use crate::scenario::kinds::RollCall;
use crate::scenario::model::Step;

impl Printed for RollCall {
    fn right(&self, desk: &Desk<'_>, step: &Step, paper: &mut Paper) {
        for report in &self.reports {
            paper.push(small(desk.then(step, &step.id.item_key(&report.id, "text"), &report.text)));
        }
        push_away(desk, step, paper);
    }

    /// The roll that the meeting came to.
    fn result(&self, done: &DoneStep<'_>) -> Vec<Pair> {
        let roll = done.last.then.roll.as_deref();
        roll.map(|away| attendance::in_a_sentence(done.played, away)).into_iter().collect()
    }

    /// The head of the minutes tells it.
    fn minuted(&self, _done: &DoneStep<'_>, _said: &mut Said) {}
}

fn push_away(desk: &Desk<'_>, step: &Step, paper: &mut Paper) {
    let story = desk.class.story;
    let absent = &story.scenario.away_after(Some(&step.id));
    let of = |excused: bool| absent.iter().filter(move |one| one.excused == excused).map(|one| &one.member);
    let members = story.club.members.len();
    let present =
        [("present", Value::count(members.saturating_sub(absent.len()))), ("members", Value::count(members))];
    push_right(desk, desk.ui_with("roll-said", &present), paper);
    for (id, excused) in [("roll-excused", true), ("roll-absent", false)] {
        paper.push(small(joined(&[desk.ui(id), names(desk, of(excused))], ": ")));
    }
    let quorum = [("needed", Value::count(story.club.quorum())), ("members", Value::count(members))];
    let quorum = desk.ui_with("roll-quorum-rule", &quorum);
    let is_assumed = story.club.charter.assumed.iter().any(|name| name == "quorum");
    paper.push(small(assumed(desk, quorum, is_assumed)));
}

//! `Vote` on paper: the hands, the result, and who stood aside.

use crate::export::kit::desk::{Desk, small};
use crate::export::paper::{Paper, joined};
use crate::export::papers::votes;
use crate::export::printed::{DoneStep, Printed, Said, names, push_right};
use crate::locale::values::plan_values;
use crate::locale::{Pair, Value};
use crate::meeting::kinds::vote;
use crate::scenario::kinds::Vote;
use crate::scenario::model::Step;

impl Printed for Vote {
    fn right(&self, desk: &Desk<'_>, _step: &Step, paper: &mut Paper) {
        let sum = vote::tally(self);
        let counts = [
            ("agree", Value::count(usize::from(sum.agree))),
            ("disagree", Value::count(usize::from(sum.disagree))),
            ("none", Value::count(usize::from(sum.no_opinion))),
        ];
        push_right(desk, desk.ui_with("vote-said", &counts), paper);
        let result = desk.ui(if sum.carried { "vote-carried" } else { "vote-not-carried" });
        paper.push(small(joined(&[desk.ui("vote-result"), result], ": ")));
        if let Some(new) = self.reschedules() {
            paper.push(small(desk.ui_with("loan-book-plan", &plan_values(&new.plan))));
        }
        let aside = names(desk, self.must_abstain.iter());
        paper.push(small(joined(&[desk.ui("vote-abstain-question"), aside], " ")));
        paper.push(small(desk.ui("vote-objections")));
    }

    fn result(&self, done: &DoneStep<'_>) -> Vec<Pair> {
        votes::in_sentences(done.played, done.step, self, done.last)
    }

    fn minuted(&self, done: &DoneStep<'_>, said: &mut Said) {
        // Hands were not counted as they should: what was said stands before what the story has.
        said.content.extend(done.planted().into_iter().flatten());
        said.content.extend(self.result(done));
    }
}

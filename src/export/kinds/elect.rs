//! `Elect` on paper: what each candidate got, and who is elected.

use crate::export::kit::desk::{Desk, small};
use crate::export::paper::{Paper, Text, joined};
use crate::export::papers::elections;
use crate::export::printed::{DoneStep, Printed, RIGHT, Said};
use crate::locale::{Pair, Value};
use crate::meeting::figures;
use crate::meeting::kinds::elect::results;
use crate::scenario::kinds::Elect;
use crate::scenario::model::Step;

impl Printed for Elect {
    fn right(&self, desk: &Desk<'_>, step: &Step, paper: &mut Paper) {
        let state = desk.course.state_at(desk.class.story, step);
        let present = figures::n_present(desk.class.story, state);
        for one in results(self, present) {
            let name =
                desk.class.story.member(&one.member).map_or_else(Pair::default, |who| who.full().into());
            let counts = [("agree", one.agree), ("disagree", one.disagree), ("none", one.no_opinion)];
            let said = desk.ui_with("vote-said", &counts.map(|(id, n)| (id, Value::count(n))));
            let result = desk.ui(if one.elected { "elect-elected" } else { "elect-not-elected" });
            paper.push(Text::item(RIGHT, joined(&[name, joined(&[said, result], " – ")], ": ")));
        }
        let values = [("seats", Value::count(self.seats)), ("present", Value::count(present))];
        paper.push(small(desk.ui_with("kit-elect-rules", &values)));
        paper.push(small(desk.ui("elect-asked-more")));
    }

    fn result(&self, done: &DoneStep<'_>) -> Vec<Pair> {
        elections::in_sentences(done.played, done.step, self, done.last)
    }

    fn minuted(&self, done: &DoneStep<'_>, said: &mut Said) {
        // It was not counted as it should: what was said stands before what the story has.
        said.content.extend(done.planted().into_iter().flatten());
        said.content.extend(self.result(done));
    }
}

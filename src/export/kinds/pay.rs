//! `Pay` on paper: the sum, its fund and its papers.

use crate::export::kinds::collect::sums;
use crate::export::kit::books::fund;
use crate::export::kit::desk::{Desk, small};
use crate::export::paper::{Paper, capital, joined};
use crate::export::printed::{DoneStep, Printed, Said, push_right};
use crate::locale::{Pair, number};
use crate::scenario::kinds::Pay;
use crate::scenario::model::Step;

impl Printed for Pay {
    fn right(&self, desk: &Desk<'_>, _step: &Step, paper: &mut Paper) {
        let from = desk.ui(fund(self.purpose.fund()));
        let sum = self.sum(&desk.class.story.club.charter).unwrap_or_default();
        push_right(desk, joined(&[Pair::from(number::money(sum)), from], " · "), paper);
        let papers = self.purpose.papers().iter().map(|paper| desk.ui(&format!("paper-{}", paper.slug())));
        paper.push(small(joined(&papers.collect::<Vec<_>>(), "; ")));
    }

    fn result(&self, done: &DoneStep<'_>) -> Vec<Pair> {
        sums(done.played, &[done.step], done.last).map(capital).into_iter().collect()
    }

    fn minuted(&self, done: &DoneStep<'_>, said: &mut Said) {
        said.content.extend(self.result(done).into_iter().map(|words| done.by_role(words)));
    }
}

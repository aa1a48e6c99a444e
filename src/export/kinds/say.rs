//! `Say` on paper: the line itself, in the minutes alone.

use crate::export::kit::desk::Desk;
use crate::export::paper::{Paper, joined};
use crate::export::printed::{DoneStep, Printed, Said};
use crate::locale::Pair;
use crate::scenario::guest::Attendee;
use crate::scenario::kinds::Say;
use crate::scenario::model::Step;

impl Printed for Say {
    fn right(&self, _desk: &Desk<'_>, _step: &Step, _paper: &mut Paper) {}

    fn result(&self, _done: &DoneStep<'_>) -> Vec<Pair> {
        Vec::new()
    }

    fn minuted(&self, done: &DoneStep<'_>, said: &mut Said) {
        if let Some(planted) = done.planted() {
            said.content.extend(planted);
        } else if done.is_open() {
            let words = done.line("text", &self.text);
            match self.by.as_ref().and_then(|id| done.played.story.person(id)).map(Attendee::full) {
                Some(name) => said.opinions.push(joined(&[name.into(), words], ": ")),
                None => said.content.push(done.by_role(words)),
            }
        }
    }
}

//! `Discuss` on paper: the options, and the hands that each was given. What the class talked about is not minuted.

use crate::export::kit::desk::Desk;
use crate::export::paper::{Paper, joined};
use crate::export::printed::{DoneStep, Printed, Said, push_items};
use crate::locale::Pair;
use crate::meeting::kinds::DiscussAnswer;
use crate::scenario::kinds::Discuss;
use crate::scenario::model::Step;

impl Printed for Discuss {
    fn right(&self, desk: &Desk<'_>, step: &Step, paper: &mut Paper) {
        let options = self.options.iter().map(|option| (&option.id, option.text.as_str()));
        push_items(desk, step, options, |at| (at + 1).to_string(), paper);
    }

    fn result(&self, done: &DoneStep<'_>) -> Vec<Pair> {
        let Some(DiscussAnswer { hands }) = done.seen() else { return Vec::new() };
        let mut said = vec![done.line("question", &self.question)];
        said.extend(hands.iter().filter_map(|(id, n)| {
            let option = self.options.iter().find(|option| option.id == *id)?;
            Some(joined(&[done.item(id, "text", &option.text), Pair::from(n.to_string())], ": "))
        }));
        said
    }

    fn minuted(&self, _done: &DoneStep<'_>, _said: &mut Said) {}
}

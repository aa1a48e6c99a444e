//! `Choose` on paper: the options with their reasons, and what was chosen. How a person chose to act is not minuted.

use crate::export::kit::desk::{Desk, assumed, small};
use crate::export::paper::{Paper, Text};
use crate::export::printed::{DoneStep, Printed, RIGHT, Said};
use crate::locale::Pair;
use crate::meeting::kinds::ChooseAnswer;
use crate::scenario::kinds::Choose;
use crate::scenario::model::Step;

impl Printed for Choose {
    /// Every option with the number that the hall holds up. The best is marked.
    fn right(&self, desk: &Desk<'_>, step: &Step, paper: &mut Paper) {
        let flags = &desk.course.state_at(desk.class.story, step).flags;
        let best = self.best(flags).map(|choice| &choice.id);
        for (at, choice) in self.options.iter().enumerate() {
            let is_best = Some(&choice.id) == best;
            let words = desk.then(step, &step.id.item_key(&choice.id, "text"), &choice.text);
            let lead = if is_best { format!("{}{RIGHT}", at + 1) } else { (at + 1).to_string() };
            let text = Text::item(lead, words);
            paper.push(if is_best { text.bold() } else { text });
            let (field, why) = choice.reason_after(flags);
            let why = desk.then(step, &step.id.item_key(&choice.id, field), why);
            paper.push(small(assumed(desk, why, choice.assumed)));
            if let Some(then) = &choice.then {
                paper.push(small(desk.then(step, &step.id.item_key(&choice.id, "then"), then)));
            }
        }
    }

    fn result(&self, done: &DoneStep<'_>) -> Vec<Pair> {
        if done.step.is_confidential() {
            return Vec::new();
        }
        let option = done.seen().and_then(|ChooseAnswer { option }| self.option(option));
        let said = option.map(|option| done.item(&option.id, "text", &option.text));
        let then = option.and_then(|option| Some(done.item(&option.id, "then", option.then.as_ref()?)));
        said.into_iter().chain(then).collect()
    }

    fn minuted(&self, _done: &DoneStep<'_>, _said: &mut Said) {}
}

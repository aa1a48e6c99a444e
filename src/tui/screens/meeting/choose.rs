//! `Choose` on the screen: a prompt and two to four things to do, in an order drawn by the seed.

use crate::id::ItemId;
use crate::meeting::chance;
use crate::meeting::command::Answer;
use crate::meeting::flow::Turn;
use crate::scenario::kind::{Choose, StepKind};
use crate::scenario::model::Step;
use crate::tui::keys::{self, Binding, Input};
use crate::tui::page::Page;
use crate::tui::screens::meeting::task::{Reply, TaskView, private};
use crate::tui::stage::{Play, Stage};

#[derive(Debug)]
pub struct ChooseView {
    order: Vec<ItemId>,
    /// Nothing is picked at first, so that Enter alone never commits.
    picked: Option<usize>,
}

impl ChooseView {
    pub fn new(play: &Play<'_>, step: &Step, choose: &Choose) -> Self {
        let seed = play.setup().map_or(0, |setup| setup.seed);
        let places = chance::shuffled(seed, step.id.as_str(), choose.options.len());
        let order =
            places.into_iter().filter_map(|at| choose.options.get(at)).map(|option| option.id.clone());
        Self { order: order.collect(), picked: None }
    }
}

impl TaskView for ChooseView {
    fn bindings(&self, _turn: &Turn<'_>) -> Vec<Binding> {
        vec![Binding::always(keys::digits(self.order.len()), "key-select"), keys::COMMIT]
    }

    fn page(&self, stage: &Stage<'_>, play: &Play<'_>, turn: &Turn<'_>, page: &mut Page<'_>) {
        let StepKind::Choose(choose) = &turn.step.kind else { return };
        page.heading(&stage.step_line(turn.step, "prompt", &choose.prompt));
        private(stage, play, turn, page);
        page.blank();
        for (at, id) in self.order.iter().enumerate() {
            if let Some(option) = choose.options.iter().find(|option| option.id == *id) {
                let text = stage.line(&turn.step.id.item_key(id, "text"), &option.text);
                page.item(at, &(at + 1).to_string(), &text, self.picked == Some(at));
            }
        }
    }

    fn update(&mut self, input: &Input, _stage: &Stage<'_>, _play: &Play<'_>, _turn: &Turn<'_>) -> Reply {
        let last = self.order.len().saturating_sub(1);
        match input {
            Input::Pick(n) if *n <= last => self.picked = Some(*n),
            Input::Down | Input::Tab => self.picked = Some(self.picked.map_or(0, |at| (at + 1).min(last))),
            Input::Up | Input::BackTab => {
                self.picked = Some(self.picked.map_or(last, |at| at.saturating_sub(1)));
            }
            Input::Enter => {
                let option = self.picked.and_then(|at| self.order.get(at)).cloned();
                return option.map_or(Reply::Notice("choose-first"), |option| {
                    Reply::Answer(Answer::Choose { option })
                });
            }
            _ => {}
        }
        Reply::Nothing
    }

    /// A second click on the picked option commits it.
    fn click(&mut self, item: usize, stage: &Stage<'_>, play: &Play<'_>, turn: &Turn<'_>) -> Reply {
        if self.picked == Some(item) {
            return self.update(&Input::Enter, stage, play, turn);
        }
        self.update(&Input::Pick(item), stage, play, turn)
    }
}

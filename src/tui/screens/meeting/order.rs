//! `Order` on the screen: press the numbers in the right order; Backspace takes the last one back.

use crate::id::ItemId;
use crate::meeting::chance;
use crate::meeting::command::Answer;
use crate::meeting::flow::Turn;
use crate::scenario::kind::{Order, StepKind};
use crate::scenario::model::Step;
use crate::tui::keys::{self, Binding, Input};
use crate::tui::page::Page;
use crate::tui::screens::meeting::task::{Reply, TaskView, private};
use crate::tui::stage::{Play, Stage};

#[derive(Debug)]
pub struct OrderView {
    /// As they stand on the screen.
    shown: Vec<ItemId>,
    /// Places in `shown`, in the order in which they were picked.
    picked: Vec<usize>,
    at: usize,
}

impl OrderView {
    pub fn new(play: &Play<'_>, step: &Step, order: &Order) -> Self {
        let seed = play.setup().map_or(0, |setup| setup.seed);
        let places = chance::shuffled(seed, step.id.as_str(), order.items.len());
        let shown =
            places.into_iter().filter_map(|at| order.items.get(at)).map(|item| item.id.clone()).collect();
        Self { shown, picked: Vec::new(), at: 0 }
    }

    fn pick(&mut self, item: usize) {
        if self.picked.contains(&item) {
            self.picked.retain(|picked| *picked != item);
        } else if item < self.shown.len() {
            self.picked.push(item);
        }
        if self.picked.len() == self.shown.len() {
            self.at = self.shown.len();
        }
    }
}

impl TaskView for OrderView {
    fn bindings(&self, _turn: &Turn<'_>) -> Vec<Binding> {
        vec![Binding::always(keys::digits(self.shown.len()), "key-select"), keys::COMMIT]
    }

    fn page(&self, stage: &Stage<'_>, play: &Play<'_>, turn: &Turn<'_>, page: &mut Page<'_>) {
        let StepKind::Order(order) = &turn.step.kind else { return };
        page.heading(&stage.step_line(turn.step, "prompt", &order.prompt));
        private(stage, play, turn, page);
        page.blank();
        for (at, id) in self.shown.iter().enumerate() {
            let Some(item) = order.items.iter().find(|item| item.id == *id) else { continue };
            let place = self.picked.iter().position(|picked| *picked == at);
            let mark = place.map_or_else(|| "( )".to_owned(), |place| format!("({})", place + 1));
            let text = stage.line(&turn.step.id.item_key(id, "text"), &item.text);
            page.item(at, &format!("{} {mark}", at + 1), &text, self.at == at);
        }
        page.item(self.shown.len(), "✎", &stage.ui("form-commit"), self.at >= self.shown.len());
    }

    fn enter_stays(&self, _turn: &Turn<'_>) -> bool {
        self.at < self.shown.len() && self.picked.len() < self.shown.len()
    }

    fn update(&mut self, input: &Input, _stage: &Stage<'_>, _play: &Play<'_>, _turn: &Turn<'_>) -> Reply {
        let n = self.shown.len();
        match input {
            Input::Up | Input::BackTab => self.at = self.at.saturating_sub(1),
            Input::Down | Input::Tab => self.at = (self.at + 1).min(n),
            Input::Pick(item) if *item < n => self.pick(*item),
            Input::Left | Input::Right if self.at < n => self.pick(self.at),
            Input::Enter if self.at < n && self.picked.len() < n => self.pick(self.at),
            Input::Enter | Input::Pick(_) if self.picked.len() == n => {
                let items = self.picked.iter().filter_map(|at| self.shown.get(*at)).cloned().collect();
                return Reply::Answer(Answer::Order { items });
            }
            Input::Enter | Input::Pick(_) => return Reply::Notice("order-first"),
            _ => {}
        }
        Reply::Nothing
    }
}

//! `Order` on the screen: press the numbers in the right order; Backspace takes the last one back.

use crate::id::ItemId;
use crate::locale::Pair;
use crate::meeting::event::Verdict;
use crate::meeting::flow::Turn;
use crate::meeting::kinds::{Answer, OrderAnswer};
use crate::scenario::kinds::Order;
use crate::scenario::model::Step;
use crate::tui::context::{Play, ViewContext};
use crate::tui::keys::{self, Binding, Input};
use crate::tui::page::Page;
use crate::tui::screens::meeting::on_screen::OnScreen;
use crate::tui::screens::meeting::task::{Reply, TaskView, private};

impl OnScreen for Order {
    type Answer = OrderAnswer;

    fn view(&self, play: &Play<'_>, turn: &Turn<'_>) -> Box<dyn TaskView> {
        Box::new(OrderView::new(play, turn.step, self))
    }

    fn lines(
        &self,
        context: &ViewContext<'_>,
        _play: &Play<'_>,
        step: &Step,
        answer: &OrderAnswer,
    ) -> Vec<Pair> {
        let found = answer.items.iter().filter_map(|id| self.items.iter().find(|item| item.id == *id));
        let numbered = found.enumerate().map(|(at, item)| {
            let pair = context.item_line(step, &item.id, "text", &item.text);
            Pair { main: format!("{}. {}", at + 1, pair.main), second: pair.second }
        });
        numbered.collect()
    }

    fn stops_after(&self, _answer: &OrderAnswer, _verdict: &Verdict) -> bool {
        true
    }

    fn part_name(&self, context: &ViewContext<'_>, step: &Step, part: &str) -> Option<String> {
        let item = self.items.iter().find(|item| item.id.as_str() == part)?;
        Some(context.item_line(step, &item.id, "text", &item.text).main)
    }
}

#[derive(Debug)]
struct OrderView {
    order: Order,
    /// As they stand on the screen.
    shown: Vec<ItemId>,
    /// Places in `shown`, in the order in which they were picked.
    picked: Vec<usize>,
    at: usize,
}

impl OrderView {
    fn new(play: &Play<'_>, step: &Step, order: &Order) -> Self {
        let shown = play.in_shown_order(&step.id, &order.items).into_iter().map(|item| item.id.clone());
        Self { order: order.clone(), shown: shown.collect(), picked: Vec::new(), at: 0 }
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
        let is_whole = self.picked.len() == self.shown.len();
        let enter = if is_whole { keys::COMMIT } else { Binding::always("Enter", "key-orders-this") };
        vec![keys::orders(self.shown.len()), enter]
    }

    fn page(&self, context: &ViewContext<'_>, play: &Play<'_>, turn: &Turn<'_>, page: &mut Page<'_>) {
        page.put_list_first();
        page.heading(&context.step_line(turn.step, "prompt", &self.order.prompt));
        private(context, play, turn, page);
        page.blank();
        for (at, id) in self.shown.iter().enumerate() {
            let Some(item) = self.order.items.iter().find(|item| item.id == *id) else { continue };
            let place = self.picked.iter().position(|picked| *picked == at);
            let mark = place.map_or_else(|| "( )".to_owned(), |place| format!("({})", place + 1));
            let text = context.item_line(turn.step, id, "text", &item.text);
            page.item(at, &format!("{} {mark}", at + 1), &text, self.at == at);
        }
        page.item(self.shown.len(), "✎", &context.ui("form-commit"), self.at >= self.shown.len());
    }

    fn enter_stays(&self, _turn: &Turn<'_>) -> bool {
        self.at < self.shown.len() && self.picked.len() < self.shown.len()
    }

    fn update(
        &mut self,
        input: &Input,
        _context: &ViewContext<'_>,
        _play: &Play<'_>,
        _turn: &Turn<'_>,
    ) -> Reply {
        let n = self.shown.len();
        match input {
            Input::Up | Input::BackTab => self.at = self.at.saturating_sub(1),
            Input::Down | Input::Tab => self.at = (self.at + 1).min(n),
            Input::Pick(item) if *item < n => self.pick(*item),
            Input::Left | Input::Right if self.at < n => self.pick(self.at),
            Input::Enter if self.at < n && self.picked.len() < n => self.pick(self.at),
            Input::Enter if self.picked.len() == n => {
                let items = self.picked.iter().filter_map(|at| self.shown.get(*at)).cloned().collect();
                return Reply::Answer(OrderAnswer { items }.into());
            }
            Input::Enter => return Reply::Notice("order-first"),
            _ => {}
        }
        Reply::Nothing
    }

    fn put_back(&mut self, answer: &Answer, _play: &Play<'_>, _turn: &Turn<'_>) {
        if let Ok(OrderAnswer { items }) = <&OrderAnswer>::try_from(answer) {
            let place = |id: &ItemId| self.shown.iter().position(|shown| shown == id);
            self.picked = items.iter().filter_map(place).collect();
            self.at = self.shown.len();
        }
    }

    /// A click on the last row commits.
    fn click(&mut self, item: usize, context: &ViewContext<'_>, play: &Play<'_>, turn: &Turn<'_>) -> Reply {
        let is_last = item == self.shown.len();
        if is_last {
            self.at = item;
        }
        self.update(&if is_last { Input::Enter } else { Input::Pick(item) }, context, play, turn)
    }
}

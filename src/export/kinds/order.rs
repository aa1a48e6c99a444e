//! `Order` on paper: the items, numbered.

use crate::export::kit::desk::Desk;
use crate::export::paper::{Paper, joined};
use crate::export::printed::{DoneStep, Printed, Said, push_items};
use crate::id::ItemId;
use crate::locale::Pair;
use crate::meeting::kinds::OrderAnswer;
use crate::scenario::kinds::Order;
use crate::scenario::model::Step;

impl Printed for Order {
    fn right(&self, desk: &Desk<'_>, step: &Step, paper: &mut Paper) {
        let right = self.right_after(&desk.course.state_at(desk.class.story, step).flags);
        let in_order = right.into_iter().filter_map(|id| self.items.iter().find(|item| item.id == *id));
        let in_order = in_order.map(|item| (&item.id, item.text.as_str()));
        push_items(desk, step, in_order, |at| format!("{}.", at + 1), paper);
    }

    /// The items as they were put.
    fn result(&self, done: &DoneStep<'_>) -> Vec<Pair> {
        let put =
            |OrderAnswer { items }: &OrderAnswer| numbered(done, self, &items.iter().collect::<Vec<_>>());
        done.with_then(done.told().map(put))
    }

    /// The order that votes followed. The meeting goes on with the right order, also where the answer was another.
    fn minuted(&self, done: &DoneStep<'_>, said: &mut Said) {
        if done.is_open() && done.part.steps.iter().any(|step| step.kind.is_vote()) {
            let right = self.right_after(&done.last.before.flags);
            said.content.push(done.by_role(numbered(done, self, &right)));
        }
    }
}

/// "1. Đơn của bà Pản; 2. Đơn của chú Tạ".
fn numbered(done: &DoneStep<'_>, order: &Order, ids: &[&ItemId]) -> Pair {
    let items = ids.iter().filter_map(|id| order.items.iter().find(|item| item.id == **id));
    let numbered = (1..).zip(items).map(|(n, item): (u32, _)| {
        let words = done.item(&item.id, "text", &item.text);
        joined(&[format!("{n}.").into(), words], " ")
    });
    joined(&numbered.collect::<Vec<_>>(), "; ")
}

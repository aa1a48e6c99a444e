//! `Choose` on the screen: a prompt and two to four things to do, in an order drawn by the seed.

use crate::id::ItemId;
use crate::locale::Pair;
use crate::meeting::event::Verdict;
use crate::meeting::flow::Turn;
use crate::meeting::kinds::ChooseAnswer;
use crate::scenario::kinds::Choose;
use crate::scenario::model::Step;
use crate::text;
use crate::tui::context::{Play, ViewContext};
use crate::tui::keys::{self, Binding, Input};
use crate::tui::page::{Card, Page};
use crate::tui::screens::meeting::on_screen::OnScreen;
use crate::tui::screens::meeting::task::{Reply, TaskView, private};
use crate::tui::screens::meeting::told::Told;

impl OnScreen for Choose {
    type Answer = ChooseAnswer;

    fn view(&self, play: &Play<'_>, turn: &Turn<'_>) -> Box<dyn TaskView> {
        Box::new(ChooseView::new(play, turn.step, self))
    }

    fn lines(
        &self,
        context: &ViewContext<'_>,
        _play: &Play<'_>,
        step: &Step,
        answer: &ChooseAnswer,
    ) -> Vec<Pair> {
        let chosen = self.option(&answer.option);
        let said = chosen.map(|option| context.item_line(step, &option.id, "text", &option.text));
        said.into_iter().collect()
    }

    fn stops_after(&self, _answer: &ChooseAnswer, _verdict: &Verdict) -> bool {
        true
    }

    /// What was chosen, why it is good or not, and what the board then did.
    fn told(&self, told: &Told<'_>, answer: &ChooseAnswer, page: &mut Page<'_>) {
        told.verdict(page);
        self.tell_watched(told, answer, page);
    }

    /// One learns from a choice that the computer makes, too.
    fn stops_after_watching(&self) -> bool {
        true
    }

    fn tell_watched(&self, told: &Told<'_>, answer: &ChooseAnswer, page: &mut Page<'_>) {
        for line in self.lines(told.context, told.play, told.step, answer) {
            page.dim(&Pair { main: text::quoted(&line.main), second: line.second });
        }
        page.blank();
        if let Some(option) = self.option(&answer.option) {
            let (field, why) = option.reason_after(&told.play.state().flags);
            page.text(&told.context.item_line(told.step, &option.id, field, why));
            if let Some(then) = &option.then {
                page.text(&told.context.item_line(told.step, &option.id, "then", then));
            }
            if let Some(reference) = &option.rule {
                told.rule(reference, option.assumed, page);
            }
        }
    }

    /// What was not chosen, in the order of the screen. What one of them would have led to is shown when it is asked
    /// for.
    fn tell_others(&self, told: &Told<'_>, answer: &ChooseAnswer, page: &mut Page<'_>) {
        let Told { context, play, step, revealed, .. } = *told;
        let Some(revealed) = revealed else { return };
        let flags = &play.state().flags;
        page.blank();
        page.dim(&context.ui("choose-others"));
        let others = play.in_shown_order(&step.id, &self.options).into_iter().enumerate();
        for (at, option) in others.filter(|(_, option)| option.id != answer.option) {
            let is_last = revealed.last() == Some(&at);
            page.other_option(at, &context.item_line(step, &option.id, "text", &option.text), is_last);
            if !revealed.contains(&at) {
                continue;
            }
            let is_right = self.is_right(option, flags);
            let (sign, style) =
                if is_right { ("✓", page.theme().good) } else { ("♦", page.theme().warn) };
            let (field, why) = option.reason_after(flags);
            let why = context.item_line(step, &option.id, field, why);
            page.pair(&format!("  {sign} "), &why, style, None, is_last);
        }
    }

    fn n_options(&self) -> usize {
        self.options.len()
    }

    fn tells_answer(&self) -> bool {
        true
    }
}

#[derive(Debug)]
struct ChooseView {
    choose: Choose,
    order: Vec<ItemId>,
    /// Nothing is picked at first, so that Enter alone never commits.
    picked: Option<usize>,
}

impl ChooseView {
    fn new(play: &Play<'_>, step: &Step, choose: &Choose) -> Self {
        let order =
            play.in_shown_order(&step.id, &choose.options).into_iter().map(|option| option.id.clone());
        Self { choose: choose.clone(), order: order.collect(), picked: None }
    }
}

impl TaskView for ChooseView {
    fn bindings(&self, _turn: &Turn<'_>) -> Vec<Binding> {
        vec![keys::selects(self.order.len()), keys::COMMIT]
    }

    fn page(&self, context: &ViewContext<'_>, play: &Play<'_>, turn: &Turn<'_>, page: &mut Page<'_>) {
        page.put_list_first();
        let bar = page.theme().role_text(turn.task.role);
        page.question(&context.step_line(turn.step, "prompt", &self.choose.prompt), bar);
        private(context, play, turn, page);
        page.blank();
        let words = |id: &ItemId| {
            let option = self.choose.option(id)?;
            Some(context.item_line(turn.step, id, "text", &option.text))
        };
        let options: Vec<Pair> = self.order.iter().filter_map(words).collect();
        let room = context.rows_of_page().saturating_sub(page.n_rows());
        let height = page.card_height(&options, "", room);
        for (number, words) in options.iter().enumerate() {
            let focused = self.picked == Some(number);
            match height {
                Some(height) => page.card(&Card { number, mark: "", words, focused, height }),
                None => page.item(number, &(number + 1).to_string(), words, focused),
            }
        }
    }

    fn is_wide(&self) -> bool {
        true
    }

    fn update(
        &mut self,
        input: &Input,
        _context: &ViewContext<'_>,
        _play: &Play<'_>,
        _turn: &Turn<'_>,
    ) -> Reply {
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
                    Reply::Answer(ChooseAnswer { option }.into())
                });
            }
            _ => {}
        }
        Reply::Nothing
    }

    /// A second click on the picked option commits it.
    fn click(&mut self, item: usize, context: &ViewContext<'_>, play: &Play<'_>, turn: &Turn<'_>) -> Reply {
        if self.picked == Some(item) {
            return self.update(&Input::Enter, context, play, turn);
        }
        self.update(&Input::Pick(item), context, play, turn)
    }
}

//! `Inspect` on the screen: a paper whose wrong lines are ticked.

use crate::locale::Pair;
use crate::meeting::event::Verdict;
use crate::meeting::flow::Turn;
use crate::meeting::kinds::{Answer, InspectAnswer};
use crate::scenario::kinds::Inspect;
use crate::scenario::model::Step;
use crate::tui::context::{Play, ViewContext};
use crate::tui::keys::{self, Binding, Input};
use crate::tui::page::Page;
use crate::tui::screens::meeting::on_screen::OnScreen;
use crate::tui::screens::meeting::task::{Reply, TaskView, kept_rows, private};
use crate::tui::screens::meeting::ticks::Ticks;
use crate::tui::screens::meeting::told::Told;

impl OnScreen for Inspect {
    type Answer = InspectAnswer;

    fn view(&self, play: &Play<'_>, turn: &Turn<'_>) -> Box<dyn TaskView> {
        let ticks = Ticks::kept(kept_rows(play, turn), self.lines.len());
        Box::new(InspectView { inspect: self.clone(), ticks })
    }

    fn lines(
        &self,
        context: &ViewContext<'_>,
        _play: &Play<'_>,
        step: &Step,
        answer: &InspectAnswer,
    ) -> Vec<Pair> {
        let lines = self.lines.iter().filter(|line| answer.marked.contains(&line.id));
        lines.map(|line| context.item_line(step, &line.id, "text", &line.text)).collect()
    }

    fn stops_after(&self, _answer: &InspectAnswer, _verdict: &Verdict) -> bool {
        true
    }

    /// Every wrong line of the paper, each with what is wrong in it. They never stand under a heading that says how it is
    /// done.
    fn told(&self, told: &Told<'_>, _answer: &InspectAnswer, page: &mut Page<'_>) {
        told.verdict(page);
        page.blank();
        page.heading(&told.context.ui("inspect-wrong-lines"));
        for line in &self.lines {
            if let Some(mistake) = line.mistake_after(&told.play.state().flags) {
                let text = told.context.item_line(told.step, &line.id, "text", &line.text);
                page.signed("✗", &text, page.theme().text);
                let why = told.context.item_line(told.step, &line.id, "mistake", mistake);
                page.pair("  → ", &why, page.theme().text, None, false);
            }
        }
        page.blank();
        told.reason(page);
    }
}

#[derive(Debug)]
struct InspectView {
    inspect: Inspect,
    ticks: Ticks,
}

impl TaskView for InspectView {
    fn bindings(&self, _turn: &Turn<'_>) -> Vec<Binding> {
        vec![Binding::always(keys::digits(self.inspect.lines.len()), "key-tick"), keys::COMMIT]
    }

    fn page(&self, context: &ViewContext<'_>, play: &Play<'_>, turn: &Turn<'_>, page: &mut Page<'_>) {
        page.heading(&context.step_line(turn.step, "prompt", &self.inspect.prompt));
        private(context, play, turn, page);
        page.blank();
        let lines = self
            .inspect
            .lines
            .iter()
            .map(|line| (turn.step.id.item_key(&line.id, "text"), line.text.as_str()));
        self.ticks.draw(context, page, &turn.step.id, lines, "form-commit");
    }

    fn enter_stays(&self, _turn: &Turn<'_>) -> bool {
        self.ticks.enter_stays(self.inspect.lines.len())
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
        if self.ticks.update(input, self.inspect.lines.len()) { self.commit() } else { Reply::Keep }
    }

    fn kept(&self) -> Option<Vec<String>> {
        Some(self.ticks.rows(self.inspect.lines.len()))
    }

    fn put_back(&mut self, answer: &Answer, _play: &Play<'_>, _turn: &Turn<'_>) {
        if let Ok(InspectAnswer { marked }) = <&InspectAnswer>::try_from(answer) {
            let lines = self.inspect.lines.iter().enumerate();
            self.ticks =
                Ticks::of(lines.filter(|(_, line)| marked.contains(&line.id)).map(|(at, _)| at).collect());
        }
    }

    fn click(&mut self, item: usize, _: &ViewContext<'_>, _: &Play<'_>, _: &Turn<'_>) -> Reply {
        if self.ticks.click(item, self.inspect.lines.len()) { self.commit() } else { Reply::Keep }
    }
}

impl InspectView {
    /// Something is wrong in every paper, so nothing marked is no answer yet.
    fn commit(&self) -> Reply {
        let marked = self.ticks.ids(self.inspect.lines.iter().map(|line| &line.id));
        if marked.is_empty() {
            return Reply::Notice("inspect-nothing");
        }
        Reply::Answer(InspectAnswer { marked }.into())
    }
}

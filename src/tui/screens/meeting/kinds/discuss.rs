//! `Discuss`: a question on the wall, and how many hands each answer got. Alone, one only thinks about it.

use crate::id::ItemId;
use crate::locale::Pair;
use crate::meeting::command::Mode;
use crate::meeting::event::Verdict;
use crate::meeting::flow::Turn;
use crate::meeting::kinds::DiscussAnswer;
use crate::scenario::kinds::{Discuss, DiscussOption};
use crate::scenario::model::Step;
use crate::tui::context::{Play, ViewContext};
use crate::tui::form::{Digits, Form, FormCell, FormRow, Label};
use crate::tui::page::Page;
use crate::tui::screens::meeting::countdown;
use crate::tui::screens::meeting::fields::{Fields, FormTask};
use crate::tui::screens::meeting::on_screen::OnScreen;
use crate::tui::screens::meeting::task::TaskView;
use crate::tui::screens::meeting::told::Told;
use crate::tui::view::RunningClock;

impl OnScreen for Discuss {
    type Answer = DiscussAnswer;

    fn view(&self, play: &Play<'_>, turn: &Turn<'_>) -> Box<dyn TaskView> {
        Box::new(FormTask::new(play, turn, self.clone()))
    }

    fn lines(
        &self,
        context: &ViewContext<'_>,
        _play: &Play<'_>,
        step: &Step,
        answer: &DiscussAnswer,
    ) -> Vec<Pair> {
        let said = |(id, n): &(ItemId, u16)| {
            let option = self.options.iter().find(|option| option.id == *id)?;
            let pair = context.item_line(step, id, "text", &option.text);
            Some(Pair { main: format!("{}: {n}", pair.main), second: pair.second })
        };
        answer.hands.iter().filter_map(said).collect()
    }

    /// The hands stand on the wall for a moment, if there were any.
    fn stops_after(&self, answer: &DiscussAnswer, _verdict: &Verdict) -> bool {
        !answer.hands.is_empty()
    }

    /// Hands as bars. No answer is right here, so there is no verdict.
    fn told(&self, told: &Told<'_>, answer: &DiscussAnswer, page: &mut Page<'_>) {
        self.bars(told.context, told.step, answer, page);
    }

    fn tells_answer(&self) -> bool {
        true
    }
}

impl Discuss {
    /// The question, and how many hands each answer got: as soon as they are counted, and again in the debrief.
    pub fn bars(&self, context: &ViewContext<'_>, step: &Step, answer: &DiscussAnswer, page: &mut Page<'_>) {
        page.heading(&context.step_line(step, "question", &self.question));
        let counted = self.options.iter().map(|option| {
            let n = answer.hands.iter().find(|(id, _)| *id == option.id).map_or(0, |(_, n)| *n);
            (context.item_line(step, &option.id, "text", &option.text), n)
        });
        page.hands(&counted.collect::<Vec<_>>());
    }
}

impl Fields for Discuss {
    type Answer = DiscussAnswer;

    fn rows(&self, play: &Play<'_>, turn: &Turn<'_>) -> Vec<FormRow> {
        if play.mode() == Mode::Solo {
            return Vec::new();
        }
        let hands = |option: &DiscussOption| {
            let label = Label::line(&turn.step.id, turn.step.id.item_key(&option.id, "text"), &option.text);
            FormRow::new(label, FormCell::Count(Digits::default()))
        };
        self.options.iter().map(hands).collect()
    }

    fn head(&self, context: &ViewContext<'_>, play: &Play<'_>, turn: &Turn<'_>, page: &mut Page<'_>) {
        let id = if play.mode() == Mode::Solo { "discuss-solo" } else { "discuss-question" };
        page.signed("?", &context.ui(id), page.theme().accent);
        page.blank();
        page.heading(&context.step_line(turn.step, "question", &self.question));
        if play.mode() != Mode::Solo {
            countdown::draw(context, play, page);
        }
    }

    fn clock(&self, play: &Play<'_>) -> RunningClock {
        if play.mode() == Mode::Solo { RunningClock::None } else { RunningClock::Discussion }
    }

    fn kept(&self, answer: &DiscussAnswer, play: &Play<'_>, _turn: &Turn<'_>) -> Vec<String> {
        let of = |option: &DiscussOption| answer.hands.iter().find(|(id, _)| *id == option.id);
        let hands =
            self.options.iter().map(|option| of(option).map_or_else(String::new, |(_, n)| n.to_string()));
        hands.take(if play.mode() == Mode::Solo { 0 } else { self.options.len() }).collect()
    }

    fn too_large(&self, form: &Form, play: &Play<'_>, _turn: &Turn<'_>) -> Option<usize> {
        let members = play.story.club.members.len();
        let is_too_many =
            |row: &usize| form.amount(*row).is_some_and(|n| usize::try_from(n).is_ok_and(|n| n > members));
        (0..self.options.len()).find(is_too_many)
    }

    /// A field left empty is no hand.
    fn answer(&self, form: &Form, _play: &Play<'_>, _turn: &Turn<'_>) -> Result<DiscussAnswer, &'static str> {
        let hands = self.options.iter().enumerate().map(|(row, option)| (option.id.clone(), form.small(row)));
        Ok(DiscussAnswer { hands: hands.filter(|(_, n)| *n > 0).collect() })
    }
}

//! The tasks that are a form: which fields a kind has and how they become an answer stands in the file of the kind.

use crate::meeting::command::Answer;
use crate::meeting::flow::Turn;
use crate::meeting::steps::Work;
use crate::scenario::kind::StepKind;
use crate::tui::form::{Filled, Form, Row};
use crate::tui::keys::{Binding, Input};
use crate::tui::page::Page;
use crate::tui::screens::meeting::task::{Reply, TaskView, private};
use crate::tui::screens::meeting::{
    collect, count, discuss, figure, minutes, pay, roll_call, second_book, vote,
};
use crate::tui::stage::{Play, Stage};

#[derive(Debug)]
pub struct FormTask {
    form: Form,
}

impl FormTask {
    pub fn new(play: &Play<'_>, turn: &Turn<'_>) -> Self {
        Self { form: Form::new(rows(play, turn)) }
    }
}

fn rows(play: &Play<'_>, turn: &Turn<'_>) -> Vec<Row> {
    match (&turn.task.work, &turn.step.kind) {
        (Work::Payer(payer), _) => collect::rows(payer),
        (Work::SecondBook(_), _) => second_book::rows(turn),
        (Work::Main, StepKind::RollCall(roll)) => roll_call::rows(play, turn, roll),
        (Work::Main, StepKind::Count(count)) => count::rows(play, count),
        (Work::Main, StepKind::Pay(_)) => pay::rows(),
        (Work::Main, StepKind::Figure(figure)) => figure::rows(play, figure),
        (Work::Main, StepKind::Vote(vote)) => vote::rows(play, vote),
        (Work::Main, StepKind::Minutes(minutes)) => minutes::rows(play, turn, minutes),
        (Work::Main, StepKind::Discuss(discuss)) => discuss::rows(play, turn, discuss),
        (Work::Main, _) => Vec::new(),
    }
}

fn head(stage: &Stage<'_>, play: &Play<'_>, turn: &Turn<'_>, page: &mut Page<'_>) {
    match (&turn.task.work, &turn.step.kind) {
        (Work::Payer(payer), StepKind::Collect(collect)) => {
            collect::head(stage, play, turn, collect, payer, page);
        }
        (Work::SecondBook(item), _) => second_book::head(stage, play, turn, item, page),
        (Work::Main, StepKind::RollCall(roll)) => {
            page.heading(&stage.step_line(turn.step, "prompt", &roll.prompt));
        }
        (Work::Main, StepKind::Count(count)) => count::head(stage, play, turn, count, page),
        (Work::Main, StepKind::Pay(pay)) => pay::head(stage, play, turn, pay, page),
        (Work::Main, StepKind::Figure(figure)) => {
            page.heading(&stage.step_line(turn.step, "prompt", &figure.prompt));
        }
        (Work::Main, StepKind::Vote(vote)) => vote::head(stage, turn, vote, page),
        (Work::Main, StepKind::Minutes(minutes)) => {
            page.heading(&stage.step_line(turn.step, "prompt", &minutes.prompt));
        }
        (Work::Main, StepKind::Discuss(discuss)) => discuss::head(stage, turn, discuss, page),
        (Work::Payer(_) | Work::Main, _) => {}
    }
}

/// The answer that the fields make, or what is missing.
fn answer(form: &Form, play: &Play<'_>, turn: &Turn<'_>) -> Result<Answer, &'static str> {
    match (&turn.task.work, &turn.step.kind) {
        (Work::Payer(payer), _) => collect::answer(form, payer),
        (Work::SecondBook(item), _) => second_book::answer(form, turn, item),
        (Work::Main, StepKind::RollCall(_)) => roll_call::answer(form, play),
        (Work::Main, StepKind::Count(count)) => count::answer(form, play, count),
        (Work::Main, StepKind::Pay(_)) => pay::answer(form),
        (Work::Main, StepKind::Figure(_)) => figure::answer(form),
        (Work::Main, StepKind::Vote(vote)) => vote::answer(form, play, vote),
        (Work::Main, StepKind::Minutes(minutes)) => minutes::answer(form, minutes),
        (Work::Main, StepKind::Discuss(discuss)) => discuss::answer(form, discuss),
        (Work::Main, _) => Err("form-unfinished"),
    }
}

impl TaskView for FormTask {
    fn bindings(&self, _turn: &Turn<'_>) -> Vec<Binding> {
        self.form.bindings()
    }

    fn page(&self, stage: &Stage<'_>, play: &Play<'_>, turn: &Turn<'_>, page: &mut Page<'_>) {
        head(stage, play, turn, page);
        private(stage, play, turn, page);
        page.blank();
        self.form.draw(stage, page);
    }

    fn update(&mut self, input: &Input, stage: &Stage<'_>, play: &Play<'_>, turn: &Turn<'_>) -> Reply {
        if self.form.update(input, stage.typing) == Filled::Commit {
            self.commit(play, turn)
        } else {
            Reply::Nothing
        }
    }

    fn click(&mut self, item: usize, _stage: &Stage<'_>, play: &Play<'_>, turn: &Turn<'_>) -> Reply {
        if self.form.click(item) == Filled::Commit { self.commit(play, turn) } else { Reply::Nothing }
    }

    fn is_typing(&self) -> bool {
        self.form.is_typing()
    }

    fn enter_stays(&self, _turn: &Turn<'_>) -> bool {
        self.form.enter_stays()
    }

    fn has_words(&self) -> bool {
        self.form.has_words()
    }

    fn missed(&mut self) {
        self.form.go_to_start();
    }
}

impl FormTask {
    fn commit(&mut self, play: &Play<'_>, turn: &Turn<'_>) -> Reply {
        match answer(&self.form, play, turn) {
            Ok(answer) => match &turn.step.kind {
                StepKind::Minutes(minutes) => {
                    Reply::AnswerWithNote(answer, minutes::free_words(&self.form, minutes).into_owned())
                }
                _ => Reply::Answer(answer),
            },
            Err(missing) => {
                self.form.go_to_missing();
                Reply::Notice(missing)
            }
        }
    }
}

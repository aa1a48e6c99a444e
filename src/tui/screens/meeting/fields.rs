//! The tasks that are a form. The file of each kind says which fields it has, and how they become an answer.

use std::fmt::Debug;

use crate::meeting::event::Verdict;
use crate::meeting::flow::Turn;
use crate::meeting::kinds::Answer;
use crate::tui::context::{Play, ViewContext};
use crate::tui::form::{Filled, Form, FormRow};
use crate::tui::keys::{Action, Binding, Input, Takes};
use crate::tui::page::Page;
use crate::tui::screens::meeting::task::{Reply, TaskView, kept_rows, private, prompt};
use crate::tui::view::RunningClock;

/// The message that a field is still empty.
const UNFINISHED: &str = "form-unfinished";

/// The fields of one task.
pub trait Fields: Debug {
    type Answer: Into<Answer>;

    fn rows(&self, play: &Play<'_>, turn: &Turn<'_>) -> Vec<FormRow>;

    /// What each row holds after this answer, as [`Form::kept`] has it.
    fn kept(&self, answer: &Self::Answer, play: &Play<'_>, turn: &Turn<'_>) -> Vec<String>;

    /// The answer that the fields make, or the message that says what is missing.
    fn answer(&self, form: &Form, play: &Play<'_>, turn: &Turn<'_>) -> Result<Self::Answer, &'static str>;

    /// The row with a number that no meeting can have, where the fields can tell which.
    fn too_large(&self, _form: &Form, _play: &Play<'_>, _turn: &Turn<'_>) -> Option<usize> {
        None
    }

    /// What stands above the fields.
    fn head(&self, context: &ViewContext<'_>, _play: &Play<'_>, turn: &Turn<'_>, page: &mut Page<'_>) {
        page.heading(&prompt(context, turn.step));
    }

    /// The fields below the head.
    fn form(
        &self,
        form: &Form,
        context: &ViewContext<'_>,
        _play: &Play<'_>,
        _turn: &Turn<'_>,
        page: &mut Page<'_>,
    ) {
        form.draw(context, page);
    }

    /// Whether its page is as wide as the wall.
    fn is_wide(&self) -> bool {
        false
    }

    /// The clock that runs on it.
    fn clock(&self, _play: &Play<'_>) -> RunningClock {
        RunningClock::None
    }

    /// Whether the rows are grouped by team, so that the rest of a team can be filled at once.
    fn has_teams(&self) -> bool {
        false
    }

    /// What was written freely beside them, to be kept as a note.
    fn note(&self, _form: &Form) -> Option<String> {
        None
    }
}

/// A tick, as a form keeps it.
pub fn kept_check(is_on: bool) -> String {
    if is_on { "1" } else { "" }.to_owned()
}

/// The option that was picked, as a form keeps it.
pub fn kept_pick(at: Option<usize>) -> String {
    at.map_or_else(String::new, |at| at.to_string())
}

#[derive(Debug)]
pub struct FormTask<F> {
    form: Form,
    fields: F,
    /// It was filled in before, and is as it was left.
    is_put_back: bool,
}

impl<F: Fields> FormTask<F> {
    pub fn new(play: &Play<'_>, turn: &Turn<'_>, fields: F) -> Self {
        let mut form = Form::new(fields.rows(play, turn));
        let kept = kept_rows(play, turn);
        if let Some(rows) = kept {
            form.put_back(rows);
        }
        Self { form, fields, is_put_back: kept.is_some() }
    }

    fn commit(&mut self, play: &Play<'_>, turn: &Turn<'_>) -> Reply {
        if let Some(row) = self.fields.too_large(&self.form, play, turn) {
            self.form.go(row);
            return Reply::Notice("refused-out-of-range");
        }
        match self.fields.answer(&self.form, play, turn) {
            Ok(answer) => match self.fields.note(&self.form) {
                Some(note) => Reply::AnswerWithNote(answer.into(), note),
                None => Reply::Answer(answer.into()),
            },
            Err(missing) => {
                let is_pick = self.form.go_to_missing();
                Reply::Notice(if is_pick && missing == UNFINISHED { "form-unpicked" } else { missing })
            }
        }
    }
}

impl<F> TaskView for FormTask<F>
where
    F: Fields,
    for<'a> &'a F::Answer: TryFrom<&'a Answer>,
{
    fn bindings(&self, _turn: &Turn<'_>) -> Vec<Binding> {
        let mut bindings = self.form.bindings();
        if self.fields.has_teams() && self.form.is_in_section() {
            bindings.insert(0, Binding::letter('a', "a", "roll-rest", Action::FillTeam));
        }
        bindings
    }

    fn page(&self, context: &ViewContext<'_>, play: &Play<'_>, turn: &Turn<'_>, page: &mut Page<'_>) {
        self.fields.head(context, play, turn, page);
        private(context, play, turn, page);
        if page.n_rows() > 0 {
            page.blank();
        }
        self.fields.form(&self.form, context, play, turn, page);
    }

    fn is_wide(&self) -> bool {
        self.fields.is_wide()
    }

    fn clock(&self, play: &Play<'_>) -> RunningClock {
        self.fields.clock(play)
    }

    fn update(
        &mut self,
        input: &Input,
        context: &ViewContext<'_>,
        play: &Play<'_>,
        turn: &Turn<'_>,
    ) -> Reply {
        if *input == Input::Do(Action::FillTeam) && self.fields.has_teams() {
            self.form.fill_section();
            return Reply::Nothing;
        }
        let row = self.form.focus();
        match self.form.update(input, context.typing) {
            Filled::Commit => self.commit(play, turn),
            Filled::Full => Reply::Notice("form-full"),
            Filled::Unticked => Reply::Notice("form-unticked"),
            Filled::Changed if self.form.focus() != row => Reply::Keep,
            Filled::Changed | Filled::Ignored => Reply::Nothing,
        }
    }

    fn refused(&mut self) {
        self.form.go_to_refused();
    }

    fn click(&mut self, item: usize, context: &ViewContext<'_>, play: &Play<'_>, turn: &Turn<'_>) -> Reply {
        let row = self.form.focus();
        match self.form.click(item) {
            // As Enter on the last row.
            Filled::Commit => self.update(&Input::Enter, context, play, turn),
            _ if self.form.focus() != row => Reply::Keep,
            Filled::Changed | Filled::Full | Filled::Unticked | Filled::Ignored => Reply::Nothing,
        }
    }

    fn takes(&self) -> Takes {
        self.form.takes()
    }

    fn enter_stays(&self, _turn: &Turn<'_>) -> bool {
        self.form.enter_stays()
    }

    fn has_words(&self) -> bool {
        self.form.has_words()
    }

    fn kept(&self) -> Option<Vec<String>> {
        Some(self.form.kept())
    }

    /// What was filled in since then stays.
    fn put_back(&mut self, answer: &Answer, play: &Play<'_>, turn: &Turn<'_>) {
        if let Ok(own) = <&F::Answer>::try_from(answer)
            && !self.is_put_back
        {
            self.form.put_back(&self.fields.kept(own, play, turn));
        }
    }

    fn missed(&mut self, verdict: &Verdict) {
        self.form.tried(&verdict.wrong);
    }
}

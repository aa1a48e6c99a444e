//! `Pay` at the treasurer's table or at the bank: which fund, how much, and every paper that goes with it.

use crate::club::ledger::{Account, Book, Fund};
use crate::locale::{Pair, Value, number};
use crate::meeting::event::Verdict;
use crate::meeting::figures;
use crate::meeting::flow::Turn;
use crate::meeting::kinds::PayAnswer;
use crate::scenario::kinds::{Pay, Purpose};
use crate::scenario::model::Step;
use crate::tui::context::{Play, ViewContext};
use crate::tui::form::{Form, FormRow, Label};
use crate::tui::large::LetterSize;
use crate::tui::page::Page;
use crate::tui::screens::meeting::fields::{Fields, FormTask, kept_check};
use crate::tui::screens::meeting::on_screen::OnScreen;
use crate::tui::screens::meeting::table;
use crate::tui::screens::meeting::task::TaskView;
use crate::tui::screens::meeting::told::Told;

/// Rows of the sum in large letters, and of what stands below it.
const LARGE_ROWS: usize = 5;
const ROWS_BELOW: usize = 12;

impl OnScreen for Pay {
    type Answer = PayAnswer;

    fn view(&self, play: &Play<'_>, turn: &Turn<'_>) -> Box<dyn TaskView> {
        Box::new(FormTask::new(play, turn, self.clone()))
    }

    fn lines(
        &self,
        context: &ViewContext<'_>,
        _play: &Play<'_>,
        _step: &Step,
        answer: &PayAnswer,
    ) -> Vec<Pair> {
        let fund = context.word(match answer.fund {
            Fund::Income => "fund-income",
            Fund::Operating => "fund-operating",
        });
        let papers = answer.papers.iter().map(|paper| context.word(&format!("paper-{}", paper.slug())));
        let papers = papers.collect::<Vec<_>>().join(", ");
        vec![format!("{fund} · {} · {papers}", number::money(answer.amount)).into()]
    }

    fn in_few_words(
        &self,
        context: &ViewContext<'_>,
        _play: &Play<'_>,
        _step: &Step,
        _answer: Option<&PayAnswer>,
    ) -> Option<String> {
        Some(context.word(match self.purpose {
            Purpose::Deposit(_) => "meanwhile-bank",
            Purpose::Withdrawal(_) => "meanwhile-withdrawal",
            Purpose::Spending | Purpose::Visit(_) | Purpose::Loan { .. } => "meanwhile-pay",
        }))
    }

    fn stops_after(&self, _answer: &PayAnswer, _verdict: &Verdict) -> bool {
        true
    }

    /// The sum and its notes as they are handed over, and what is left in the two funds; then what is said of every answer.
    fn told(&self, told: &Told<'_>, _answer: &PayAnswer, page: &mut Page<'_>) {
        told.worked(page, |page| {
            let Told { context, play, .. } = *told;
            let id = if self.purpose.comes_in() { "pay-brings-back" } else { "pay-hands-over" };
            let amount = self.sum(&play.story.club.charter).unwrap_or_default();
            let paid = context.ui_with(id, &[("sum", Value::Money(amount))]);
            let free = context.rows_of_page().saturating_sub(page.n_rows() + ROWS_BELOW);
            if free >= LARGE_ROWS {
                let sizes = [LetterSize::Bold, LetterSize::Small];
                page.large(&number::money(amount), LARGE_ROWS, &sizes, page.theme().accent);
            }
            let notes = figures::fewest_notes(amount);
            table::handed(&paid, &notes, page);
            page.blank();
            if self.purpose.is_of_bank() {
                page.text(&context.ui("book-in-box"));
            }
            page.amounts(&table::funds(context, play));
            if self.purpose.is_of_bank() {
                let account = Account::Bank(self.purpose.fund());
                let banked = play.state().ledger.balance(Book::Treasurer, &account);
                let id = if self.purpose.comes_in() { "pay-left-at-bank" } else { "pay-banked" };
                page.text(&context.ui_with(id, &[("sum", Value::Money(banked))]));
            }
            page.blank();
        });
    }
}

impl Fields for Pay {
    type Answer = PayAnswer;

    fn rows(&self, _play: &Play<'_>, _turn: &Turn<'_>) -> Vec<FormRow> {
        let funds = vec![Label::ui("fund-income"), Label::ui("fund-operating")];
        let fund = if self.purpose.comes_in() { "pay-fund-of-bank" } else { "pay-fund" };
        let mut rows =
            vec![FormRow::pick(Label::ui(fund), funds).of("fund"), FormRow::money("pay-amount").of("amount")];
        rows.extend(
            self.purpose
                .offered()
                .iter()
                .copied()
                .map(|paper| FormRow::paper(Label::Ui(format!("paper-{}", paper.slug()))).of("papers")),
        );
        rows
    }

    fn head(&self, context: &ViewContext<'_>, play: &Play<'_>, turn: &Turn<'_>, page: &mut Page<'_>) {
        page.heading(&context.step_line(turn.step, "prompt", &self.prompt));
        if let Some(person) = self.to.as_ref().and_then(|id| play.story.person(id)) {
            page.text(&context.ui_with("pay-receiver", &[("name", Value::Text(person.full()))]));
        }
    }

    fn kept(&self, answer: &PayAnswer, _play: &Play<'_>, _turn: &Turn<'_>) -> Vec<String> {
        let fund = match answer.fund {
            Fund::Income => "0",
            Fund::Operating => "1",
        };
        let papers =
            self.purpose.offered().iter().copied().map(|paper| kept_check(answer.papers.contains(&paper)));
        [fund.to_owned(), answer.amount.0.to_string()].into_iter().chain(papers).collect()
    }

    fn answer(&self, form: &Form, _play: &Play<'_>, _turn: &Turn<'_>) -> Result<PayAnswer, &'static str> {
        let fund = match form.picked(0) {
            Some(0) => Fund::Income,
            Some(_) => Fund::Operating,
            None => return Err("form-unfinished"),
        };
        if form.amount(1).is_none() {
            return Err("form-unfinished");
        }
        let papers =
            self.purpose.offered().iter().copied().enumerate().filter(|(at, _)| form.checked(at + 2));
        Ok(PayAnswer { fund, amount: form.dong(1), papers: papers.map(|(_, paper)| paper).collect() })
    }
}

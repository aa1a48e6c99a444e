//! `Book`: a line without notes. Which fund, how much, which papers; of a correction also which book, and whether it had
//! too much or too little.

use crate::club::ledger::{Account, Book, Category, Fund};
use crate::locale::{Pair, Value, number};
use crate::meeting::event::Verdict;
use crate::meeting::flow::Turn;
use crate::meeting::kinds::BookAnswer;
use crate::money::Dong;
use crate::scenario::kinds::{BookPurpose, Booking, PaymentPaper};
use crate::scenario::model::Step;
use crate::tui::context::{Play, ViewContext};
use crate::tui::form::{Form, FormRow, Label};
use crate::tui::page::{Bar, Page};
use crate::tui::screens::meeting::fields::{Fields, FormTask, kept_check, kept_pick};
use crate::tui::screens::meeting::on_screen::OnScreen;
use crate::tui::screens::meeting::table;
use crate::tui::screens::meeting::task::TaskView;
use crate::tui::screens::meeting::told::Told;

impl OnScreen for Booking {
    type Answer = BookAnswer;

    fn view(&self, play: &Play<'_>, turn: &Turn<'_>) -> Box<dyn TaskView> {
        Box::new(FormTask::new(play, turn, self.clone()))
    }

    fn lines(
        &self,
        context: &ViewContext<'_>,
        _play: &Play<'_>,
        _step: &Step,
        answer: &BookAnswer,
    ) -> Vec<Pair> {
        let papers = answer.papers.iter().map(|paper| context.word(&format!("paper-{}", paper.slug())));
        let papers = papers.collect::<Vec<_>>().join(", ");
        let book = answer.book.map(|book| context.word(book_name(book)));
        let sum = if self.correction().is_some() {
            let size = number::money(Dong(answer.amount.0.saturating_abs()));
            format!("{} {size}", context.word(off_word(answer.amount)))
        } else {
            number::money(answer.amount)
        };
        let fund = context.word(fund_name(answer.fund));
        let said = book.into_iter().chain([fund, sum, papers]).collect::<Vec<_>>().join(" · ");
        vec![said.into()]
    }

    fn in_few_words(
        &self,
        context: &ViewContext<'_>,
        _play: &Play<'_>,
        _step: &Step,
        _answer: Option<&BookAnswer>,
    ) -> Option<String> {
        Some(context.word("meanwhile-book"))
    }

    fn stops_after(&self, _answer: &BookAnswer, _verdict: &Verdict) -> bool {
        true
    }

    /// What the books say now, and that no notes moved.
    fn told(&self, told: &Told<'_>, _answer: &BookAnswer, page: &mut Page<'_>) {
        told.worked(page, |page| {
            let Told { context, play, .. } = *told;
            let ledger = &play.state().ledger;
            match &self.purpose {
                BookPurpose::LateSlip { amount } => {
                    let sum = [("sum", Value::Money(*amount))];
                    page.text(&context.ui_with("book-late-slip-told", &sum));
                    page.amounts(&table::funds(context, play));
                }
                BookPurpose::WriteOff { .. } => {
                    let lost = ledger.taken(Category::WrittenOff, play.state().opening_lines).negated();
                    let sums = [("sum", Value::Money(lost)), ("capital", Value::Money(ledger.capital()))];
                    page.text(&context.ui_with("book-write-off-told", &sums));
                }
                BookPurpose::Correction { fund, .. } => {
                    page.text(&context.ui("book-correction-told"));
                    let held = |book| ledger.balance(book, &Account::Box(*fund));
                    let bar = |book| Bar {
                        label: context.word(book_name(book)),
                        amount: held(book),
                        is_light: false,
                    };
                    page.amounts(&Book::BOTH.map(bar));
                }
            }
            page.blank();
        });
    }
}

impl Fields for Booking {
    type Answer = BookAnswer;

    fn rows(&self, _play: &Play<'_>, _turn: &Turn<'_>) -> Vec<FormRow> {
        let pick = |id: &str, options: [&str; 2], part: &str| {
            FormRow::pick(Label::ui(id), options.map(Label::ui).to_vec()).of(part)
        };
        let funds = ["fund-income", "fund-operating"];
        let mut rows = Vec::new();
        match &self.purpose {
            BookPurpose::LateSlip { .. } => {
                rows.push(pick("book-fund", funds, "fund"));
                rows.push(FormRow::money("pay-amount").of("amount"));
            }
            BookPurpose::WriteOff { .. } => {
                rows.push(pick("book-fund", funds, "fund"));
                rows.push(FormRow::money("book-write-off-amount").of("amount"));
            }
            BookPurpose::Correction { .. } => {
                rows.push(pick("book-which", Book::BOTH.map(book_name), "book"));
                rows.push(pick("book-fund-off", funds, "fund"));
                rows.push(pick("book-way-off", ["book-too-much", "book-too-little"], "amount"));
                rows.push(FormRow::money("book-amount-off").of("amount"));
            }
        }
        let papers = self.purpose.offered().iter();
        let paper =
            |paper: &PaymentPaper| FormRow::paper(Label::Ui(format!("paper-{}", paper.slug()))).of("papers");
        rows.extend(papers.map(paper));
        rows
    }

    fn head(&self, context: &ViewContext<'_>, play: &Play<'_>, turn: &Turn<'_>, page: &mut Page<'_>) {
        page.heading(&context.step_line(turn.step, "prompt", &self.prompt));
        if let Some(person) = self.to.as_ref().and_then(|id| play.story.person(id)) {
            page.text(&context.ui_with("pay-receiver", &[("name", Value::Text(person.full()))]));
        }
    }

    fn kept(&self, answer: &BookAnswer, _play: &Play<'_>, _turn: &Turn<'_>) -> Vec<String> {
        let at = |is_first: bool| kept_pick(Some(usize::from(!is_first)));
        let fund = at(answer.fund == Fund::Income);
        let size = answer.amount.0.unsigned_abs().to_string();
        let mut kept = if self.correction().is_some() {
            let book = answer.book.map(|book| usize::from(book == Book::Secretary));
            vec![kept_pick(book), fund, at(answer.amount < Dong::ZERO), size]
        } else {
            vec![fund, size]
        };
        let papers = self.purpose.offered().iter();
        kept.extend(papers.map(|paper| kept_check(answer.papers.contains(paper))));
        kept
    }

    fn answer(&self, form: &Form, _play: &Play<'_>, _turn: &Turn<'_>) -> Result<BookAnswer, &'static str> {
        let picked = |row| form.picked(row).ok_or("form-unfinished");
        let fund = |at| if at == 0 { Fund::Income } else { Fund::Operating };
        let is_correction = self.correction().is_some();
        let (book, fund, way, row) = if is_correction {
            let book = if picked(0)? == 0 { Book::Treasurer } else { Book::Secretary };
            (Some(book), fund(picked(1)?), picked(2)?, 3)
        } else {
            (None, fund(picked(0)?), 1, 1)
        };
        form.amount(row).ok_or("form-unfinished")?;
        let size = form.dong(row);
        let amount = if way == 0 { size.negated() } else { size };
        let papers = self.purpose.offered().iter().copied().enumerate();
        let papers = papers.filter(|(at, _)| form.checked(at + row + 1)).map(|(_, paper)| paper);
        Ok(BookAnswer { book, fund, amount, papers: papers.collect() })
    }
}

fn book_name(book: Book) -> &'static str {
    match book {
        Book::Treasurer => "book-treasurer",
        Book::Secretary => "book-secretary",
    }
}

fn fund_name(fund: Fund) -> &'static str {
    match fund {
        Fund::Income => "fund-income",
        Fund::Operating => "fund-operating",
    }
}

/// What a book had that changes by so much.
fn off_word(change: Dong) -> &'static str {
    if change < Dong::ZERO { "book-too-much" } else { "book-too-little" }
}

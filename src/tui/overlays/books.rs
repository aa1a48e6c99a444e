//! Shows the club's books: the loan book, and both cash books line by line.
//!
//! They show the club's own rules about fees and loans, what was lent and what is owed, never what is due today: the
//! treasurer works that out. A count marks the lines on which the books differ. Before the count, finding them is the
//! task.

use crate::club::Member;
use crate::club::ledger::{Account, Book, Fund, OPENING};
use crate::club::loan::Loan;
use crate::id::LineId;
use crate::locale::values::plan_values;
use crate::locale::{Pair, Value, number};
use crate::meeting::command::Mode;
use crate::meeting::figures;
use crate::money::Dong;
use crate::scenario::model::Step;
use crate::tui::context::{Play, ViewContext};
use crate::tui::form::Label;
use crate::tui::frame::Chrome;
use crate::tui::keys::{Action, Binding, Input};
use crate::tui::on_wall::WallOverlay;
use crate::tui::page::Page;
use crate::tui::route::Effect;
use crate::tui::screens::meeting::kinds::collect::who;
use crate::tui::view::{View, leaves};

#[derive(Debug, Default)]
pub struct Books {
    cash: bool,
}

impl Books {
    pub fn opened_at(cash: bool) -> Self {
        Self { cash }
    }

    pub fn on_wall(&self) -> WallOverlay {
        WallOverlay::Books { cash: self.cash }
    }
}

impl View for Books {
    fn bindings(&self, _context: &ViewContext<'_>) -> Vec<Binding> {
        // The key that opens it closes it too.
        let close = Binding::letter('x', "x Esc", "key-close", Action::Books);
        vec![Binding::always("1", "book-loans"), Binding::always("2", "book-title"), close]
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        let title = if self.cash { "book-title" } else { "book-loans" };
        Chrome { second: (context.word(title), String::new()), ..Chrome::default() }
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        let Some(play) = &context.play else { return };
        if self.cash { cash(context, play, page) } else { loans(context, play, page) }
    }

    fn update(&mut self, input: &Input, _context: &ViewContext<'_>) -> Vec<Effect> {
        match input {
            Input::Pick(0) | Input::Left => self.cash = false,
            Input::Pick(1) | Input::Right => self.cash = true,
            Input::Enter | Input::Do(Action::Books) => return vec![Effect::Close],
            _ if leaves(input) => return vec![Effect::Close],
            _ => {}
        }
        Vec::new()
    }
}

fn loans(context: &ViewContext<'_>, play: &Play<'_>, page: &mut Page<'_>) {
    let charter = &play.story.club.charter;
    page.dim(&context.ui_with("book-rules-fee", &[("fee", Value::Money(charter.fee_month))]));
    if let (Some(sick), Some(death)) = (charter.visit_sick, charter.visit_death) {
        let given = [("sick", Value::Money(sick)), ("death", Value::Money(death))];
        page.dim(&context.ui_with("book-rules-visits", &given));
    }
    page.dim(&context.ui_with(
        "loan-book-terms",
        &[
            ("rate", Value::Text(number::percent_bp(charter.rate_bp_month))),
            ("term", Value::Count(i64::from(charter.term_months))),
            ("grace", Value::Count(i64::from(charter.grace_months))),
        ],
    ));
    if play.mode() == Mode::Room {
        page.dim(&context.ui("loan-book-unnamed"));
    }
    page.blank();
    for (at, loan) in owed(play).iter().enumerate() {
        let late = figures::months_late(play.story, play.state(), &loan.id);
        let plan = play.state().plan_of(&loan.id).map(|plan| plan.agreed.plan).or(loan.plan);
        let name = match play.mode() {
            // No debt stands under a name on the wall. No sign says whose is paid back now: the payer was named there.
            Mode::Room => context.word_with("loan-number", &[("n", Value::count(at + 1))]),
            // No late payment is shown with a name, and no plan that a misfortune made necessary.
            Mode::Board if late > 0 || loan.paused || plan.is_some() => context.word("collect-private-payer"),
            Mode::Board | Mode::Solo => {
                play.story.member(&loan.borrower).map(Member::full).unwrap_or_default()
            }
        };
        let owed = play.state().ledger.balance(Book::Treasurer, &Account::Loan(loan.id.clone()));
        page.heading(&Pair { main: name, second: None });
        let values = [
            ("amount", Value::Money(loan.amount)),
            ("lent", Value::Text(format!("{}/{}", loan.lent.month, loan.lent.year))),
            ("owed", Value::Money(owed)),
            ("missed", Value::count(late)),
        ];
        let is_closed = owed == Dong::ZERO;
        let line = match (is_closed, loan.paused) {
            (true, _) => "loan-book-line-closed",
            (false, true) => "loan-book-line-paused",
            (false, false) => "loan-book-line",
        };
        page.pair("  ", &context.ui_with(line, &values), page.theme().text, None, false);
        if let Some(plan) = plan.filter(|_| !is_closed) {
            let words = context.ui_with("loan-book-plan", &plan_values(&plan));
            page.pair("  ", &words, page.theme().text, None, false);
        }
    }
    page.blank();
    let lent = ("sum", Value::Money(play.state().ledger.outstanding()));
    page.styled(&context.ui_with("loan-book-sum", &[lent]), page.theme().accent);
}

/// The loans that were open when the meeting began, then those paid out in it.
fn owed(play: &Play<'_>) -> Vec<Loan> {
    let paid_out = play.story.steps().filter_map(|step| {
        let pay = step.kind.try_as_pay_ref()?;
        let (id, _) = pay.loan()?;
        let lent = play.state().ledger.balance(Book::Treasurer, &Account::Loan(id.clone()));
        let to = pay.to.as_ref().filter(|_| lent != Dong::ZERO)?;
        let borrower = play.story.person(to)?.member()?.id.clone();
        let month = play.story.scenario.month;
        Some(Loan {
            id: id.clone(),
            borrower,
            amount: pay.amount,
            lent: month,
            balance: lent,
            missed: 0,
            paused: false,
            plan: None,
        })
    });
    play.story.scenario.loans.iter().cloned().chain(paid_out).collect()
}

fn cash(context: &ViewContext<'_>, play: &Play<'_>, page: &mut Page<'_>) {
    let ledger = &play.state().ledger;
    let differed = ledger.corrected(Book::Secretary);
    if !differed.is_empty() {
        page.dim(&context.ui_with("book-differed", &[("sign", Value::from(DIFFERED))]));
        page.blank();
    }
    for book in [Book::Treasurer, Book::Secretary] {
        let id = match book {
            Book::Treasurer => "book-treasurer",
            Book::Secretary => "book-secretary",
        };
        page.heading(&context.ui(id));
        let columns = page.columns();
        let amount = 14.min(columns / 4);
        let label = columns.saturating_sub(2 * amount);
        let head = [
            (String::new(), label, false),
            (context.word("fund-income-short"), amount, true),
            (context.word("fund-operating-short"), amount, true),
        ];
        page.cells(&head, page.theme().dim);
        let cells = |what: String, [income, operating]: [Dong; 2]| {
            [
                (what, label, false),
                (number::count(income.0), amount, true),
                (number::count(operating.0), amount, true),
            ]
        };
        let held = |account: fn(Fund) -> Account| Fund::BOTH.map(|fund| ledger.balance(book, &account(fund)));
        for entry in ledger.entries(book) {
            let changes = Fund::BOTH.map(|fund| entry.change(&Account::Box(fund)));
            let mut what = line_label(play, &entry.line).pair(context).main;
            let differed = differed.contains(&entry.line);
            if differed {
                what = format!("{DIFFERED} {what}");
            }
            let style = if differed { page.theme().warn } else { page.theme().text };
            page.cells(&cells(what, changes), style);
        }
        page.cells(&cells(context.word("book-in-box"), held(Account::Box)), page.theme().accent);
        // The second book has the boxes only. The bank balance is shown once, in the treasurer's book.
        let banked = held(Account::Bank);
        if book == Book::Treasurer && banked != [Dong::ZERO; 2] {
            page.cells(&cells(context.word("book-in-bank"), banked), page.theme().accent);
        }
        page.blank();
    }
}

/// The number in the loan book of the loan that is paid back on this line.
fn loan_number(play: &Play<'_>, step: &Step, item: &str) -> Option<usize> {
    let payers = &step.kind.try_as_collect_ref()?.payers;
    let loan = payers.iter().find(|payer| payer.id.as_str() == item)?.pays.loan()?;
    owed(play).iter().position(|one| one.id == *loan).map(|at| at + 1)
}

/// Stands before a line on which the books did not say the same.
const DIFFERED: &str = "≠";

/// What a line of the cash book is about: the payer or receiver where there is one, else what was paid together or banked.
pub fn line_label(play: &Play<'_>, line: &LineId) -> Label {
    if line.as_str() == OPENING {
        return Label::ui("book-opening");
    }
    let Some((step, item)) = line.as_str().split_once('.') else { return Label::Plain(line.to_string()) };
    let Some(step) = play.story.step(&step.into()) else { return Label::Plain(line.to_string()) };
    // Interest tells what is owed, so before a hall a payment on a loan goes by the number of the loan.
    if play.mode() == Mode::Room
        && let Some(n) = loan_number(play, step, item)
    {
        return Label::UiWith("loan-number".to_owned(), vec![("n".to_owned(), Value::count(n))]);
    }
    // A payment to no person goes to the bank, or comes from it.
    let alone = match step.kind.try_as_pay_ref() {
        _ if step.kind.is_book() => "book-no-notes",
        Some(pay) if pay.purpose.comes_in() => "book-withdrawal",
        Some(_) => "book-bank",
        None => "book-together",
    };
    who(play, step, item).unwrap_or_else(|| Label::ui(alone))
}

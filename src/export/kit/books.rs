//! Blank pages of the club's books, to be filled in by hand: both cash books, the roll and fees, and for the
//! treasurer's table the loan book as it stands.
//!
//! The loan book says who borrowed and who owes what, never what is due today: working that out is the exercise.

use crate::club::Member;
use crate::club::ledger::{Account, Book, Fund};
use crate::export::kit::desk::{Desk, KitPaper};
use crate::export::paper::{Align, Paper, Piece, Text, joined};
use crate::export::papers::{attendance, goods};
use crate::locale::values::plan_values;
use crate::locale::{Pair, Value, number};
use crate::scenario::model::Step;

/// What fits on a landscape sheet below the heading.
const N_LINES: u16 = 10;
const CASH: [(u16, Align, &str); 7] = [
    (5, Align::Left, "kit-book-day"),
    (6, Align::Left, "kit-book-slip"),
    (16, Align::Left, "kit-book-about"),
    (7, Align::Right, "kit-book-in"),
    (7, Align::Right, "kit-book-out"),
    (7, Align::Right, "book-balance"),
    (6, Align::Left, "kit-book-note"),
];
const LOANS: [(u16, Align, &str); 6] = [
    (9, Align::Left, "kit-book-borrower"),
    (7, Align::Right, "kit-book-amount"),
    (5, Align::Center, "kit-book-lent"),
    (7, Align::Right, "kit-book-owed"),
    (4, Align::Center, "kit-book-missed"),
    (8, Align::Left, "kit-book-paid-today"),
];
const ROLL: [(u16, Align, &str); 8] = [
    (3, Align::Center, "kit-book-number"),
    (9, Align::Left, "kit-book-name"),
    (2, Align::Center, "kit-book-team"),
    (3, Align::Center, "kit-book-there"),
    (4, Align::Center, "kit-book-excused"),
    (3, Align::Center, "kit-book-away"),
    (4, Align::Right, "collect-fee"),
    (5, Align::Left, "kit-book-hand"),
];

/// A page for each fund; treasurer and secretary get a copy each.
pub(super) fn cash(desk: &Desk<'_>) -> Paper {
    let mut paper = desk.paper(KitPaper::CashBooks).landscape();
    for (at, id) in ["fund-income", "fund-operating"].into_iter().enumerate() {
        if at > 0 {
            paper.push(Piece::PageBreak);
        }
        paper.title(desk.ui_with("kit-book-of", &[("fund", Value::Id(id.to_owned()))]));
        paper.field(desk.ui("kit-book-keeper"), None);
        let mut table = desk.table(&CASH);
        table.n_blank = N_LINES;
        paper.push(table);
        paper.text(desk.ui("kit-book-how"));
        paper.push(desk.credits());
    }
    if desk.class.story.steps().any(has_goods) {
        goods(desk, &mut paper);
    }
    paper
}

/// A page of Sổ Tấm lòng vàng, where goods are given.
fn goods(desk: &Desk<'_>, paper: &mut Paper) {
    paper.push(Piece::PageBreak);
    paper.title(desk.ui("doc-goods-title"));
    paper.field(desk.ui("kit-book-keeper"), None);
    let mut table = desk.table(&goods::COLUMNS);
    table.n_blank = N_LINES;
    paper.push(table);
    paper.text(desk.ui("doc-goods-note"));
    paper.push(desk.credits());
}

fn has_goods(step: &Step) -> bool {
    let payers = step.kind.try_as_collect_ref().map(|collect| &collect.payers);
    payers.into_iter().flatten().any(|payer| payer.pays.goods().is_some())
}

pub(super) fn loans(desk: &Desk<'_>) -> Paper {
    let loans = &desk.class.story.scenario.loans;
    let mut paper = desk.paper(KitPaper::LoanBook);
    paper.title(desk.ui("book-loans"));
    paper.push(Text::new(desk.ui("kit-loan-book-whose")).bold());
    let charter = &desk.class.story.club.charter;
    let terms = [
        ("rate", Value::Text(number::percent_bp(charter.rate_bp_month))),
        ("term", Value::count(usize::from(charter.term_months))),
        ("grace", Value::count(usize::from(charter.grace_months))),
    ];
    paper.text(desk.ui_with("loan-book-terms", &terms));
    let mut table = desk.table(&LOANS);
    for loan in loans {
        let borrower = desk.class.story.member(&loan.borrower).map(Member::full).unwrap_or_default();
        let account = Account::Loan(loan.id.clone());
        let owed = desk.course.opening().ledger.balance(Book::Treasurer, &account);
        table.row(vec![
            borrower.into(),
            number::money(loan.amount).into(),
            format!("{}/{}", loan.lent.month, loan.lent.year).into(),
            number::money(owed).into(),
            if loan.paused { desk.ui("kit-book-paused") } else { loan.missed.to_string().into() },
            Pair::default(),
        ]);
    }
    table.n_blank = 3;
    paper.push(table);
    for loan in loans {
        let Some(plan) = &loan.plan else { continue };
        let who = desk.class.story.member(&loan.borrower).map(Member::full).unwrap_or_default();
        let words = desk.ui_with("loan-book-plan", &plan_values(plan));
        paper.text(joined(&[Pair::from(who), words], ": "));
    }
    paper.push(desk.credits());
    paper
}

pub(super) fn roll(desk: &Desk<'_>) -> Paper {
    let club = &desk.class.story.club;
    let mut paper = desk.paper(KitPaper::RollBook);
    paper.title(desk.ui("kit-roll-title"));
    paper.push(Text::new(club.name.as_str()).centered());
    let fee = [("fee", Value::Money(club.charter.fee_month))];
    paper.text(desk.ui_with("kit-roll-fee", &fee));
    let mut table = desk.table(&ROLL);
    for (n, member) in (1..).zip(attendance::in_order(club)) {
        let n: usize = n;
        let known = [n.to_string(), member.full(), member.team.to_string()].map(Pair::from);
        let blank = ROLL.len().saturating_sub(known.len());
        table.row(known.into_iter().chain(std::iter::repeat_n(Pair::default(), blank)).collect());
    }
    paper.push(table);
    paper.field(desk.ui("kit-roll-sum"), None);
    paper.push(desk.signatures(&["kit-team-leader", "role-secretary", "role-treasurer"]));
    paper.push(desk.credits());
    paper
}

/// The message that names a fund.
pub(in crate::export) fn fund(fund: Fund) -> &'static str {
    match fund {
        Fund::Income => "fund-income",
        Fund::Operating => "fund-operating",
    }
}

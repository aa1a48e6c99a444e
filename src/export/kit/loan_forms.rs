//! Blank papers of a loan: the request, the borrower's paper with the chair's signature, the book that the borrower keeps.
//!
//! The terms are those of the charter. It works out no sum: what is due in a month is worked out in class.

use crate::export::kit::desk::{Desk, KitPaper};
use crate::export::paper::{Align, Paper, Piece, Text};
use crate::locale::{Pair, Value, number};

const REQUEST: [&str; 11] = [
    "kit-request-to",
    "kit-request-who",
    "kit-request-team",
    "kit-request-household",
    "kit-request-times",
    "kit-request-amount",
    "kit-slip-in-words",
    "kit-request-purpose",
    "kit-request-plan",
    "kit-request-term",
    "kit-debt-guarantor",
];
const DEBT: [&str; 9] = [
    "kit-debt-borrower",
    "kit-request-team",
    "kit-debt-amount",
    "kit-slip-in-words",
    "kit-debt-purpose",
    "kit-debt-term",
    "kit-debt-interest",
    "kit-debt-vote",
    "kit-debt-guarantor",
];
const BOOK: [&str; 7] = [
    "kit-debt-borrower",
    "kit-request-team",
    "kit-debt-amount",
    "kit-debt-purpose",
    "kit-debt-term",
    "kit-debt-guarantor",
    "kit-own-book-sponsor",
];
const COLUMNS: [(u16, Align, &str); 6] = [
    (3, Align::Center, "kit-own-book-month"),
    (8, Align::Left, "kit-own-book-paid"),
    (6, Align::Right, "kit-own-book-principal"),
    (6, Align::Right, "kit-own-book-interest"),
    (6, Align::Right, "kit-book-owed"),
    (8, Align::Left, "kit-own-book-hands"),
];

pub(super) fn paper(desk: &Desk<'_>) -> Paper {
    let mut paper = desk.paper(KitPaper::LoanForms);
    request(desk, &mut paper);
    paper.push(Piece::PageBreak);
    debt(desk, &mut paper);
    paper.push(Piece::PageBreak);
    own_book(desk, &mut paper);
    paper
}

fn request(desk: &Desk<'_>, paper: &mut Paper) {
    desk.letter_head("kit-code-request", desk.ui("kit-request-title"), paper);
    desk.fields(&REQUEST, paper);
    let charter = &desk.class.story.club.charter;
    let limits = [("first", Value::Money(charter.first_loan_max)), ("most", Value::Money(charter.loan_max))];
    paper.push(Text::new(desk.ui_with("kit-request-limits", &limits)).italic());
    paper.text(desk.ui("kit-request-pledge"));
    paper.section(desk.ui("kit-request-club"));
    desk.fields(&["kit-request-leader", "kit-request-vote", "kit-request-result"], paper);
    paper.push(desk.signatures(&[
        "kit-debt-borrower",
        "kit-debt-guarantor",
        "kit-team-leader",
        "role-chair",
    ]));
    paper.push(desk.credits());
}

fn debt(desk: &Desk<'_>, paper: &mut Paper) {
    desk.letter_head("kit-code-debt", desk.ui("kit-debt-title"), paper);
    desk.fields(&DEBT, paper);
    paper.push(terms(desk));
    paper.text(desk.ui("kit-request-pledge"));
    paper.push(Text::new(desk.ui("kit-debt-no-papers")).italic());
    paper.push(desk.signatures(&["kit-debt-borrower", "kit-debt-guarantor"]));
    paper.push(desk.signatures(&["role-treasurer", "role-chair"]));
    paper.push(desk.credits());
}

fn own_book(desk: &Desk<'_>, paper: &mut Paper) {
    desk.letter_head("kit-code-loan-book", desk.ui("kit-own-book-title"), paper);
    desk.fields(&BOOK, paper);
    paper.push(terms(desk));
    let mut table = desk.table(&COLUMNS);
    for month in 1..=desk.class.story.club.charter.term_months {
        let blank = std::iter::repeat_n(Pair::default(), COLUMNS.len().saturating_sub(1));
        table.row([Pair::from(month.to_string())].into_iter().chain(blank).collect());
    }
    paper.push(table);
    paper.push(Text::new(desk.ui("kit-own-book-about")).italic());
    paper.push(desk.credits());
}

fn terms(desk: &Desk<'_>) -> Text {
    let charter = &desk.class.story.club.charter;
    let terms = [
        ("rate", Value::Text(number::percent_bp(charter.rate_bp_month))),
        ("term", Value::count(usize::from(charter.term_months))),
        ("grace", Value::count(usize::from(charter.grace_months))),
    ];
    Text::new(desk.ui_with("loan-book-terms", &terms))
}

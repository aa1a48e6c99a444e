//! The page of both cash books for both funds, line by line as they were written; what was counted; the capital.
//!
//! A member who is late, owes, spoke in private or asked not to be named has no name here, as many people read the paper.

use crate::club::ledger::{Account, Book, Category, Entry, Fund, Ledger, OPENING, Posting};
use crate::export::paper::{Align, Paper, Piece, Table, Text, capital as capital_letter, joined};
use crate::export::papers::book_lines::{BookLine, book_lines, of_fund};
use crate::export::papers::played::{Played, SessionPaper};
use crate::export::papers::{counts, goods};
use crate::id::LineId;
use crate::locale::{Pair, Value, number};
use crate::money::Dong;
use crate::scenario::guest::Attendee;
use crate::scenario::terms::Role;

pub(super) fn paper(played: &Played<'_>) -> Paper {
    let mut paper = played.begin(SessionPaper::Cash, played.ui("doc-cash-title")).landscape();
    paper.text(played.ui("doc-slip-note"));
    let ledger = &played.meeting.state().ledger;
    let lines = book_lines(played);
    fund_page(played, ledger, &lines, Fund::Income, &mut paper);
    paper.push(Piece::PageBreak);
    fund_page(played, ledger, &lines, Fund::Operating, &mut paper);
    counts::push(played, &mut paper);
    capital(played, ledger, &mut paper);
    goods::push(played, &mut paper);
    paper.push(played.signatures(&[Role::Treasurer, Role::Secretary, Role::Chair]));
    paper
}

/// What is lent, in the box and in the bank, against what it was when the meeting began.
fn capital(played: &Played<'_>, ledger: &Ledger, paper: &mut Paper) {
    let Some(opening) = ledger.entries(Book::Treasurer).first() else { return };
    paper.section(played.ui("doc-capital"));
    let held = |account| ledger.balance(Book::Treasurer, &account);
    let now = ledger.capital();
    let sum = [
        ("lent", Value::Money(ledger.outstanding())),
        ("box", Value::Money(held(Account::Box(Fund::Income)))),
        ("bank", Value::Money(held(Account::Bank(Fund::Income)))),
        ("capital", Value::Money(now)),
    ];
    paper.text(played.ui_with("doc-capital-sum", &sum));
    let mut at_first = Ledger::default();
    let posting = Posting { book: Book::Treasurer, entry: opening.clone() };
    if at_first.post(&posting).is_err() {
        return;
    }
    let then = ("capital", Value::Money(at_first.capital()));
    let given = ledger.taken(Category::Capital, 1);
    let lost = ledger.taken(Category::WrittenOff, 1).negated();
    let moved = ledger.capital_moved(1);
    let off = now.0.saturating_sub(at_first.capital().0).saturating_sub(moved.0);
    let sums = [
        then,
        ("given", Value::Money(given)),
        ("lost", Value::Money(lost)),
        ("off", Value::Money(Dong(off))),
    ];
    paper.text(match (Dong(off), given, lost) {
        (Dong::ZERO, Dong::ZERO, Dong::ZERO) => played.ui_with("doc-capital-same", &sums),
        (Dong::ZERO, _, Dong::ZERO) => played.ui_with("doc-capital-grown", &sums),
        (Dong::ZERO, Dong::ZERO, _) => played.ui_with("doc-capital-less", &sums),
        (Dong::ZERO, ..) => played.ui_with("doc-capital-both", &sums),
        _ => played.ui_with("doc-capital-differs", &sums),
    });
}

/// Stands behind a line on which the books differ.
const DIFFERS: &str = "≠";

/// Adds one fund's page: every line with what the treasurer and the secretary wrote.
///
/// A correction is a row of its own, at its own time. Amounts stand without their unit, as in a cash book.
fn fund_page(played: &Played<'_>, ledger: &Ledger, lines: &[BookLine<'_>], fund: Fund, paper: &mut Paper) {
    paper.section(played.ui(match fund {
        Fund::Income => "fund-income",
        Fund::Operating => "fund-operating",
    }));
    let head = [
        "doc-number",
        "kit-book-slip",
        "doc-about",
        "doc-treasurer-in",
        "doc-treasurer-out",
        "doc-treasurer-left",
        "doc-secretary-in",
        "doc-secretary-out",
        "doc-secretary-left",
    ];
    let mut columns = vec![(10, Align::Center), (22, Align::Left), (50, Align::Left)];
    columns.extend([(20, Align::Right); 6]);
    let mut table = Table::new(columns, head.map(|id| played.ui(id)).to_vec());
    let mut sums = [Sums::default(), Sums::default()];
    let (mut n_differ, mut n_mended) = (0, 0);
    for (n, row) in of_fund(lines, fund).iter().enumerate() {
        let differs = Book::BOTH.map(|book| on_line(ledger, book, row.line, fund));
        let differs = differs.first() != differs.last();
        n_differ += usize::from(differs && row.mends.is_none());
        n_mended += usize::from(row.mends.is_some());
        let mut about = what(played, ledger, row, fund);
        if differs {
            about = joined(&[about, DIFFERS.into()], " ");
        }
        let number = if n == 0 { String::new() } else { n.to_string() };
        let mut cells = vec![number.into(), row.day_and_slip(played), about];
        for (sum, entry) in sums.iter_mut().zip(row.entries) {
            cells.extend(sum.take(row, entry, fund));
        }
        if differs { table.sum(cells) } else { table.row(cells) }
    }
    let mut total = vec![Pair::default(), Pair::default(), played.ui("doc-total")];
    total.extend(sums.iter().flat_map(Sums::cells));
    table.sum(total);
    paper.push(table);
    let banked = ledger.balance(Book::Treasurer, &Account::Bank(fund));
    if banked != Dong::ZERO {
        // Stays with the line below it, so that neither stands on a sheet of its own.
        let said = Text::new(played.ui_with("book-box-and-bank", &[("sum", Value::Money(banked))]));
        paper.push(Text { leads: true, ..said });
    }
    paper.text(match (n_differ, n_mended) {
        (0, 0) => played.ui("doc-books-agree"),
        (0, n) => played.ui_with("doc-books-agree-mended", &[("n", Value::count(n))]),
        (n, _) => played.ui_with("doc-books-differ", &[("n", Value::count(n)), ("sign", DIFFERS.into())]),
    });
}

/// The sums of one book so far, in and out.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    taken: i64,
    paid: i64,
    left: i64,
}

impl Sums {
    /// In, out and the balance after this entry; empty where the book has none. A correction stands in the column of
    /// its line, with a minus where it takes something away.
    fn take(&mut self, row: &BookLine<'_>, entry: Option<&Entry>, fund: Fund) -> [Pair; 3] {
        let Some(entry) = entry else { return Default::default() };
        let change = entry.change(&Account::Box(fund)).0;
        self.left = self.left.saturating_add(change);
        let mut cells = [Pair::default(), Pair::default(), Pair::from(number::count(self.left))];
        if entry.line.as_str() != OPENING || row.mends.is_some() {
            let is_in = if row.mends.is_some() { row.is_in } else { change > 0 };
            let amount = if is_in { change } else { change.saturating_neg() };
            let sum = if is_in { &mut self.taken } else { &mut self.paid };
            *sum = sum.saturating_add(amount);
            let written = Pair::from(number::count(amount));
            if let Some(cell) = cells.get_mut(usize::from(!is_in)) {
                *cell = written;
            }
        }
        cells
    }

    fn cells(&self) -> [Pair; 3] {
        [self.taken, self.paid, self.left].map(|sum| Pair::from(number::count(sum)))
    }
}

fn on_line(ledger: &Ledger, book: Book, line: &LineId, fund: Fund) -> Dong {
    let [income, operating] = ledger.on_line(book, line);
    match fund {
        Fund::Income => income,
        Fund::Operating => operating,
    }
}

/// Who, and for what of this fund: "ông Tẩn Văn Quang: gốc".
fn what(played: &Played<'_>, ledger: &Ledger, row: &BookLine<'_>, fund: Fund) -> Pair {
    if row.line.as_str() == OPENING {
        return match row.mends {
            Some(id) => joined(&[capital_letter(played.ui("book-correction-word")), played.ui(id)], " "),
            None => played.ui("book-opening"),
        };
    }
    let mut parts: Vec<Pair> = who(played, row.line).into_iter().collect();
    parts.extend(purpose(played, ledger, row.line, fund));
    if ledger_is_of_goods(played, row.line) {
        parts.push(played.ui("doc-goods-as-cash"));
    }
    let of = row.line.as_str().split_once('.').map(|(step, _)| step);
    let wrongly = played.was_slip(|step| of == Some(step.id.as_str()));
    let said = played.remarked(joined(&parts, ": "), wrongly);
    match row.mends {
        Some(id) => joined(&[said, played.ui(id)], " "),
        None => said,
    }
}

/// None for the bank, which the purpose names.
fn who(played: &Played<'_>, line: &LineId) -> Option<Pair> {
    let (step, item) = line.as_str().split_once('.')?;
    let step = played.story.step(&step.into())?;
    match played.story.party(step, item) {
        Some(party) => Some(match party.discretion {
            Some(discretion) => played.ui(discretion.message()),
            None => Pair::from(party.person.map(Attendee::full).unwrap_or_default()),
        }),
        None => step.kind.is_collect().then(|| played.ui("book-together")),
    }
}

/// Whether the line is of goods: an amount on it was written by mistake.
fn ledger_is_of_goods(played: &Played<'_>, line: &LineId) -> bool {
    played.meeting.state().gifts.iter().any(|gift| gift.line == *line)
}

/// What moved on this line of the treasurer's book, in this fund or else in the other: then the secretary wrote it into
/// the wrong one.
fn purpose(played: &Played<'_>, ledger: &Ledger, line: &LineId, fund: Fund) -> Option<Pair> {
    let step = line.as_str().split_once('.').and_then(|(step, _)| played.story.step(&step.into()));
    if step.is_some_and(|step| step.kind.is_book()) {
        return Some(played.ui("book-late-slip-word"));
    }
    let named =
        |fund| -> Vec<Pair> { purposes(ledger, line, fund).into_iter().map(|id| played.ui(id)).collect() };
    let own = named(fund);
    if !own.is_empty() {
        return Some(joined(&own, ", "));
    }
    let other: Vec<Pair> = Fund::BOTH.into_iter().flat_map(named).collect();
    (!other.is_empty()).then(|| joined(&[joined(&other, ", "), played.ui("doc-wrong-fund")], " "))
}

/// The messages that name what moved on this line of the treasurer's book.
fn purposes(ledger: &Ledger, line: &LineId, fund: Fund) -> Vec<&'static str> {
    let entries = ledger.entries(Book::Treasurer).iter().filter(|entry| entry.line == *line);
    let mut found = Vec::new();
    for leg in entries.flat_map(|entry| &entry.legs) {
        let (of, id) = match &leg.account {
            Account::Loan(_) if leg.amount < Dong::ZERO => (Fund::Income, "collect-principal-word"),
            Account::Loan(_) => (Fund::Income, "pay-loan-word"),
            Account::Outside(Category::Interest) => (Fund::Operating, "collect-interest-word"),
            Account::Outside(Category::Fees) => (Fund::Operating, "collect-fee-word"),
            Account::Outside(Category::Donations) => (Fund::Operating, "collect-gift-word"),
            Account::Outside(Category::Spending) => (Fund::Operating, "pay-spending-word"),
            Account::Outside(Category::Visits) => (Fund::Operating, "pay-visit-word"),
            Account::Bank(of) if leg.amount < Dong::ZERO => (*of, "pay-withdrawal-word"),
            Account::Bank(of) => (*of, "pay-bank-word"),
            Account::Outside(Category::Capital) => (Fund::Income, "collect-capital-word"),
            Account::Outside(Category::WrittenOff) => (Fund::Income, "book-write-off-word"),
            Account::Box(_) | Account::Outside(Category::Written) => continue,
        };
        if of == fund && !found.contains(&id) {
            found.push(id);
        }
    }
    found
}

//! Both funds as the money moved in the meeting: before, in, out, now, and what the second book says.

use crate::club::ledger::{Account, Book, Category, Fund, Ledger, Leg};
use crate::export::paper::{Align, Paper, Table, Text};
use crate::export::papers::played::Played;
use crate::locale::{Pair, number};
use crate::meeting::state::State;
use crate::money::Dong;

/// Adds the table as it stood in `state`.
pub(super) fn push(played: &Played<'_>, state: &State, paper: &mut Paper) {
    let ledger = &state.ledger;
    let entries = ledger.entries(Book::Treasurer).iter().skip(state.opening_lines);
    let is_bank = |leg: &&Leg| matches!(leg.account, Account::Bank(_));
    let at_bank: Vec<&Leg> = entries.flat_map(|entry| &entry.legs).filter(is_bank).collect();
    let brought = at_bank.iter().any(|leg| leg.amount > Dong::ZERO);
    let drawn = at_bank.iter().any(|leg| leg.amount < Dong::ZERO);
    let banked = brought || drawn;
    paper.section(played.ui(if brought { "doc-money-and-bank" } else { "doc-money" }));
    if ledger.entries(Book::Treasurer).len() <= state.opening_lines {
        paper.push(played.not_reached());
        return;
    }
    // What is brought to the bank stays the money of the fund, so it is no spending; what is drawn was its money before.
    let bank = if drawn { "book-bank-and-drawn" } else { "book-bank" };
    let head = ["doc-fund", "book-opening", "doc-in", "doc-out"].into_iter().chain(banked.then_some(bank));
    let head = head.chain(["doc-left", "doc-secretary-left"]).map(|id| played.ui(id)).collect();
    let widths: &[u16] = if banked { &[24, 14, 12, 12, 14, 12, 12] } else { &[28, 15, 14, 14, 14, 15] };
    let align = |at| if at == 0 { Align::Left } else { Align::Right };
    let columns = widths.iter().enumerate().map(|(at, width)| (*width, align(at)));
    let mut table = Table::new(columns, head);
    for (fund, id) in [(Fund::Income, "fund-income"), (Fund::Operating, "fund-operating")] {
        let FundSums { before, taken, paid, banked: to_bank, now, second } =
            sums(ledger, fund, state.opening_lines);
        let sums = [before, taken, paid].into_iter().chain(banked.then_some(to_bank)).chain([now, second]);
        let cells = sums.map(|sum| Pair::from(number::count(sum.0)));
        table.row(std::iter::once(played.ui(id)).chain(cells).collect());
    }
    paper.push(table);
    paper.push(Text::new(played.ui("doc-in-dong")).italic());
}

/// How the box of a fund moved in the meeting. In đồng, none below zero but what a book has, and `banked` where more was
/// drawn than brought.
#[derive(Debug, Default)]
pub(super) struct FundSums {
    pub(super) before: Dong,
    taken: Dong,
    paid: Dong,
    banked: Dong,
    pub(super) now: Dong,
    /// Now, in the second book.
    second: Dong,
}

pub(super) fn sums(ledger: &Ledger, fund: Fund, opening_lines: usize) -> FundSums {
    let (account, bank) = (Account::Box(fund), Account::Bank(fund));
    let written = Account::Outside(Category::Written);
    let [now, second] = Book::BOTH.map(|book| ledger.balance(book, &account));
    let mut sums = FundSums { now, second, ..FundSums::default() };
    for (at, entry) in ledger.entries(Book::Treasurer).iter().enumerate() {
        let change = entry.change(&account);
        let (sum, change) = match (at < opening_lines, change < Dong::ZERO) {
            (true, _) => (&mut sums.before, change.0),
            (false, _) if entry.change(&bank) != Dong::ZERO => (&mut sums.banked, change.0.saturating_neg()),
            // A correction of an earlier month is what should have stood there before.
            (false, _) if entry.change(&written) != Dong::ZERO => (&mut sums.before, change.0),
            (false, false) => (&mut sums.taken, change.0),
            (false, true) => (&mut sums.paid, change.0.saturating_abs()),
        };
        *sum = Dong(sum.0.saturating_add(change));
    }
    sums
}

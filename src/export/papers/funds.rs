//! Both funds as the money moved in the meeting: before, in, out, now, and what the second book says.

use crate::club::ledger::{Account, Book, Fund, Ledger, Leg};
use crate::export::paper::{Align, Paper, Table, Text};
use crate::export::papers::played::Played;
use crate::locale::{Pair, number};
use crate::meeting::state::State;
use crate::money::Dong;

/// Adds the table as it stood in `state`.
pub(super) fn push(played: &Played<'_>, state: &State, paper: &mut Paper) {
    let ledger = &state.ledger;
    let entries = ledger.entries(Book::Treasurer).iter().skip(state.opening_lines);
    let is_bank = |leg: &Leg| matches!(leg.account, Account::Bank(_));
    let banked = entries.flat_map(|entry| &entry.legs).any(is_bank);
    paper.section(played.ui(if banked { "doc-money-and-bank" } else { "doc-money" }));
    if ledger.entries(Book::Treasurer).len() <= state.opening_lines {
        paper.push(played.not_reached());
        return;
    }
    let head = ["doc-fund", "book-opening", "doc-in", "doc-out", "doc-left", "doc-secretary-left"];
    let columns = [(28, Align::Left), (15, Align::Right), (14, Align::Right), (14, Align::Right)];
    let columns = columns.into_iter().chain([(14, Align::Right), (15, Align::Right)]);
    let mut table = Table::new(columns, head.map(|id| played.ui(id)).to_vec());
    for (fund, id) in [(Fund::Income, "fund-income"), (Fund::Operating, "fund-operating")] {
        let mut cells = vec![played.ui(id)];
        cells.extend(sums(ledger, fund, state.opening_lines).map(|sum| Pair::from(number::count(sum.0))));
        table.row(cells);
    }
    paper.push(table);
    paper.push(Text::new(played.ui("doc-in-dong")).italic());
}

/// Before the meeting, in, out, now; now in the second book.
pub(super) fn sums(ledger: &Ledger, fund: Fund, opening_lines: usize) -> [Dong; 5] {
    let account = Account::Box(fund);
    let mut sums = [Dong::ZERO; 3];
    for (at, entry) in ledger.entries(Book::Treasurer).iter().enumerate() {
        let change = entry.change(&account);
        let column = if at < opening_lines { 0 } else { 1 + usize::from(change < Dong::ZERO) };
        if let Some(sum) = sums.get_mut(column) {
            let change = if column == 0 { change.0 } else { change.0.saturating_abs() };
            *sum = Dong(sum.0.saturating_add(change));
        }
    }
    let [before, taken, paid] = sums;
    let [now, second] = Book::BOTH.map(|book| ledger.balance(book, &account));
    [before, taken, paid, now, second]
}

//! Blank forms at the treasurer's table: slips for money in and out, the sheet of a count by notes.
//!
//! What happened is written in class, and so is the number of each slip. None has a seal or a state heading, so none
//! can be used as a real one.

use crate::export::kit::desk::{Desk, KitPaper};
use crate::export::paper::{Align, Grid, Level, Paper, Piece, Table};
use crate::locale::{Pair, number};
use crate::meeting::figures::DENOMINATIONS;
use crate::money::Dong;

const HEIGHT_MM: u16 = 120;
const SMALLEST: Dong = Dong(1_000);
const RECEIPT: [&str; 6] = [
    "kit-slip-day",
    "kit-slip-payer",
    "kit-slip-about",
    "fund-income",
    "fund-operating",
    "kit-slip-in-words",
];
const PAYMENT: [&str; 6] = [
    "kit-slip-day",
    "kit-slip-receiver",
    "kit-slip-about",
    "kit-slip-fund",
    "kit-slip-amount",
    "kit-slip-in-words",
];
pub(super) fn paper(desk: &Desk<'_>) -> Paper {
    let mut paper = desk.paper(KitPaper::Slips);
    let receipt = slip(desk, "kit-receipt-title", &RECEIPT, &["kit-slip-giver", "role-treasurer"]);
    let payment =
        slip(desk, "kit-payment-title", &PAYMENT, &["role-chair", "role-treasurer", "kit-slip-receiver"]);
    for one in [receipt, payment] {
        paper.push(Grid { n_columns: 1, height_mm: HEIGHT_MM, cards: vec![one.clone(), one] });
        paper.push(Piece::PageBreak);
    }
    count_sheet(desk, &mut paper);
    paper
}

fn slip(desk: &Desk<'_>, title: &str, fields: &[&str], hands: &[&str]) -> Vec<Piece> {
    let mut slip = vec![Piece::Heading(Level::Title, desk.ui(title))];
    slip.extend(fields.iter().map(|id| Piece::Field { label: desk.ui(id), value: None }));
    slip.push(desk.signatures(hands));
    slip
}

/// Each note there is, how many of it, and what both books say.
fn count_sheet(desk: &Desk<'_>, paper: &mut Paper) {
    paper.title(desk.ui("kit-count-title"));
    desk.fields(&["kit-slip-day", "kit-count-when"], paper);
    let columns = [(4, Align::Right), (4, Align::Right), (6, Align::Right)];
    let header = ["kit-count-note", "kit-count-n", "kit-count-sum"].map(|id| desk.ui(id)).to_vec();
    let mut table = Table::new(columns, header);
    for note in DENOMINATIONS.into_iter().filter(|note| *note >= SMALLEST) {
        table.row(vec![number::money(note).into(), Pair::default(), Pair::default()]);
    }
    table.sum(vec![desk.ui("kit-total"), Pair::default(), Pair::default()]);
    paper.push(table);
    desk.fields(&["kit-count-treasurer", "kit-count-secretary", "kit-count-differs"], paper);
    paper.push(desk.signatures(&["role-treasurer", "role-secretary", "kit-witness"]));
    paper.push(desk.credits());
}

//! Blank forms: slips for money in and out, the borrower's paper, the sheet of a count by notes, the minutes.
//!
//! What happened is written in class. None has a number, a seal or a state heading, so none can pass for a real one.

use crate::export::kit::desk::{Desk, Kind};
use crate::export::paper::{Align, Grid, Level, Paper, Piece, Table, Text};
use crate::locale::{Pair, number};
use crate::meeting::figures::DENOMINATIONS;
use crate::money::Dong;
use crate::scenario::model::Step;

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
const DEBT: [&str; 9] = [
    "kit-slip-day",
    "kit-debt-borrower",
    "kit-debt-amount",
    "kit-slip-in-words",
    "kit-debt-purpose",
    "kit-debt-term",
    "kit-debt-interest",
    "kit-debt-vote",
    "kit-debt-guarantor",
];

pub(super) fn paper(desk: &Desk<'_>) -> Paper {
    let mut paper = desk.paper(Kind::Slips);
    let receipt = slip(desk, "kit-receipt-title", &RECEIPT, &["kit-slip-giver", "role-treasurer"]);
    let payment =
        slip(desk, "kit-payment-title", &PAYMENT, &["role-chair", "role-treasurer", "kit-slip-receiver"]);
    for one in [receipt, payment] {
        paper.push(Grid { n_columns: 1, height_mm: HEIGHT_MM, cards: vec![one.clone(), one] });
        paper.push(Piece::PageBreak);
    }
    let debt =
        slip(desk, "kit-debt-title", &DEBT, &["kit-debt-borrower", "kit-debt-guarantor", "role-treasurer"]);
    paper.pieces.extend(debt);
    paper.push(Text::new(desk.ui("kit-debt-no-papers")).italic());
    paper.push(desk.credits());
    paper.push(Piece::PageBreak);
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
    paper.field(desk.ui("kit-count-when"), None);
    let columns = [(4, Align::Right), (4, Align::Right), (6, Align::Right)];
    let header = ["kit-count-note", "kit-count-n", "kit-count-sum"].map(|id| desk.ui(id)).to_vec();
    let mut table = Table::new(columns, header);
    for note in DENOMINATIONS.into_iter().filter(|note| *note >= SMALLEST) {
        table.row(vec![number::money(note).into(), Pair::default(), Pair::default()]);
    }
    table.sum(vec![desk.ui("kit-total"), Pair::default(), Pair::default()]);
    paper.push(table);
    for id in ["kit-count-treasurer", "kit-count-secretary", "kit-count-differs"] {
        paper.field(desk.ui(id), None);
    }
    paper.push(desk.signatures(&["role-treasurer", "role-secretary", "kit-witness"]));
    paper.push(desk.credits());
}

/// Makes the form for the minutes, with room for each part of this meeting.
pub(super) fn minutes(desk: &Desk<'_>) -> Paper {
    let mut paper = desk.paper(Kind::Minutes);
    paper.title(desk.ui("kit-minutes-title"));
    for id in ["kit-minutes-day", "kit-minutes-place", "kit-minutes-present", "kit-minutes-guests"] {
        paper.field(desk.ui(id), None);
    }
    for part in desk.parts().iter().filter(|part| part.number.is_some() || part.steps.iter().any(is_money)) {
        paper.section(desk.part(part));
        paper.push(Piece::Lines(2));
        let votes = part.steps.iter().any(|step| step.kind.is_vote());
        if votes {
            paper.field(desk.ui("kit-minutes-motion"), None);
            for id in ["vote-agree", "vote-disagree", "vote-no-opinion", "kit-minutes-aside"] {
                paper.field(desk.ui(id), None);
            }
        }
    }
    paper.section(desk.ui("kit-minutes-conclusions"));
    let header = ["kit-minutes-what", "kit-minutes-who", "kit-minutes-until"].map(|id| desk.ui(id)).to_vec();
    let columns = [(12, Align::Left), (6, Align::Left), (4, Align::Left)];
    paper.push(Table { n_blank: 5, ..Table::new(columns, header) });
    paper.push(desk.signatures(&["role-secretary", "role-chair"]));
    paper.push(desk.credits());
    paper
}

fn is_money(step: &Step) -> bool {
    step.kind.is_vote() || step.kind.shape().moves_money()
}

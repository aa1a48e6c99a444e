//! Practice money to cut out: boxes with a number, and words that say that it is not money.
//!
//! Nothing of a real note is on it, neither picture nor pattern nor color nor size: copying notes is forbidden. There
//! is enough for the opening boxes as the script lays them out, for what every payer brings, and for change.

use std::collections::BTreeMap;

use crate::export::kit::desk::{Desk, KitPaper};
use crate::export::paper::{Grid, Paper, Piece, Size, Text};
use crate::locale::number;
use crate::meeting::figures::{self, DENOMINATIONS};
use crate::money::Dong;

const N_COLUMNS: u8 = 3;
const ON_A_SHEET: usize = 24;
const HEIGHT_MM: u16 = 22;
/// Change is given in notes up to this, so many of each.
const CHANGE_UP_TO: Dong = Dong(50_000);
const SMALLEST: Dong = Dong(1_000);
const N_CHANGE: u16 = 5;

pub(super) fn paper(desk: &Desk<'_>) -> Paper {
    let notes = notes(desk);
    let mut paper = desk.paper(KitPaper::Money);
    let one = |(note, n): &(Dong, u16)| std::iter::repeat_n(card(desk, *note), usize::from(*n));
    let cards: Vec<Vec<Piece>> = notes.iter().flat_map(one).collect();
    for (at, sheet) in cards.chunks(ON_A_SHEET).enumerate() {
        if at > 0 {
            paper.push(Piece::PageBreak);
        }
        let cards = sheet.to_vec();
        paper.push(Grid { n_columns: N_COLUMNS, height_mm: HEIGHT_MM, cards });
    }
    paper
}

fn card(desk: &Desk<'_>, note: Dong) -> Vec<Piece> {
    vec![
        Text::new(number::money(note)).sized(Size::Large).centered().bold().into(),
        Text::new(desk.ui("kit-no-money")).sized(Size::Small).centered().into(),
    ]
}

/// What to print, largest first.
pub(super) fn notes(desk: &Desk<'_>) -> Vec<(Dong, u16)> {
    let mut all: BTreeMap<Dong, u16> = BTreeMap::new();
    let mut add = |notes: Vec<(Dong, u16)>| {
        for (note, n) in notes {
            let so_far = all.entry(note).or_default();
            *so_far = so_far.saturating_add(n);
        }
    };
    add(opening(desk));
    for step in desk.class.story.steps() {
        if let Some(collect) = step.kind.try_as_collect_ref() {
            collect.payers.iter().for_each(|payer| add(figures::fewest_notes(payer.brings)));
        }
    }
    if all.is_empty() {
        return Vec::new();
    }
    for note in DENOMINATIONS.into_iter().filter(|note| (SMALLEST..=CHANGE_UP_TO).contains(note)) {
        let so_far = all.entry(note).or_default();
        *so_far = so_far.saturating_add(N_CHANGE);
    }
    all.into_iter().rev().filter(|(_, n)| *n > 0).collect()
}

/// The boxes when the meeting begins: as the first count has them, in large notes where no step counts.
pub(super) fn opening(desk: &Desk<'_>) -> Vec<(Dong, u16)> {
    let cash = desk.course.opening().ledger.cash();
    let first = desk.class.story.steps().find_map(|step| step.kind.try_as_count_ref());
    first.map_or_else(|| figures::fewest_notes(cash), |count| figures::notes(count, cash))
}

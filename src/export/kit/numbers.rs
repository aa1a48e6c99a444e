//! Signs for the hall to hold up: which option, right or not yet. One fills half a sheet and is read from the front.

use crate::export::kit::Kind;
use crate::export::kit::desk::Desk;
use crate::export::paper::{Edge, Grid, Paper, Piece, Size, Text};

const HEIGHT_MM: u16 = 114;
/// Also said in words, as not every printer has the signs.
const YES_NO: [(&str, &str); 2] = [("✓", "kit-yes"), ("✗", "kit-no")];

pub(super) fn paper(desk: &Desk<'_>) -> Paper {
    let mut paper = desk.paper(Kind::Numbers);
    let number = |n: usize| vec![sign(&n.to_string())];
    let mut cards: Vec<Vec<Piece>> = (1..=most(desk)).map(number).collect();
    cards.extend(YES_NO.map(|(shown, words)| {
        vec![sign(shown), Text::new(desk.ui(words)).sized(Size::Large).centered().bold().into()]
    }));
    for (at, sheet) in cards.chunks(2).enumerate() {
        if at > 0 {
            paper.push(Piece::PageBreak);
        }
        paper.push(Grid { n_columns: 1, height_mm: HEIGHT_MM, edge: Edge::Cut, cards: sheet.to_vec() });
    }
    paper
}

fn sign(shown: &str) -> Piece {
    Text::new(shown).sized(Size::Giant).centered().bold().into()
}

/// As many as the longest question has options, and never fewer than four.
fn most(desk: &Desk<'_>) -> usize {
    let options = desk.class.story.steps().map(|step| {
        let choose = step.kind.try_as_choose_ref().map(|choose| choose.options.len());
        let discuss = step.kind.try_as_discuss_ref().map(|discuss| discuss.options.len());
        choose.or(discuss).unwrap_or_default()
    });
    options.max().unwrap_or_default().max(4)
}

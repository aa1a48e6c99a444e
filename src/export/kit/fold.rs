//! Lays out cards of half a sheet, two beside each other to be cut apart. What does not fit on one card continues on
//! the next.
//!
//! Heights are estimated from the size of the type and the width of a card, rather too high than too low, because the
//! printer is unknown. A block is never broken. The invariant: no piece is lost and only the head is repeated.

use crate::export::paper::{Grid, Level, Paper, Piece, Size, Text};
use crate::locale::Pair;
use crate::text;

/// What one card holds, in tenths of a millimetre.
const ROOM: usize = 1_580;
const HEIGHT_MM: u16 = 160;
/// How many columns a line has in normal type.
const COLUMNS: usize = 58;

/// Distributes blocks over cards. `head` begins each card; its argument says whether the card continues another one.
pub(super) fn deal(head: &dyn Fn(bool) -> Vec<Piece>, blocks: Vec<Vec<Piece>>) -> Vec<Vec<Piece>> {
    let mut cards: Vec<Vec<Piece>> = Vec::new();
    let mut left = 0;
    for block in blocks {
        let needed = height(&block);
        match cards.last_mut() {
            Some(card) if needed <= left => card.extend(block),
            _ => {
                let mut card = head(!cards.is_empty());
                left = ROOM.saturating_sub(height(&card));
                card.extend(block);
                cards.push(card);
            }
        }
        left = left.saturating_sub(needed);
    }
    cards
}

/// Lays the cards on landscape sheets.
pub(super) fn lay(paper: &mut Paper, cards: &[Vec<Piece>]) {
    for (at, pair) in cards.chunks(2).enumerate() {
        if at > 0 {
            paper.push(Piece::PageBreak);
        }
        paper.push(Grid { n_columns: 2, height_mm: HEIGHT_MM, cards: pair.to_vec() });
    }
}

pub(super) fn part(words: Pair) -> Piece {
    Piece::Heading(Level::Part, words)
}

pub(super) fn height(pieces: &[Piece]) -> usize {
    pieces.iter().map(piece).sum()
}

fn piece(piece: &Piece) -> usize {
    match piece {
        Piece::Heading(Level::Title, words) => 70 + lines(words, TITLE),
        Piece::Heading(Level::Section, words) => 70 + lines(words, SECTION),
        Piece::Heading(Level::Part, words) => 40 + lines(words, PART),
        Piece::Text(one) => 15 + self::text(one),
        Piece::Field { label, .. } => 15 + lines(label, NORMAL),
        Piece::Lines(n) => usize::from(*n) * 86,
        Piece::Table(_) | Piece::Signatures(_) | Piece::Grid(_) => ROOM,
        Piece::PageBreak => 0,
    }
}

fn text(one: &Text) -> usize {
    let indent = if one.lead.is_empty() { 0 } else { 4 };
    let kind = match one.size {
        Size::Small => SMALL,
        Size::Normal => NORMAL,
        Size::Clear => CLEAR,
        Size::Large => LARGE,
        Size::Giant => return lines(&one.words, GIANT),
    };
    let columns = |one: Type| Type { columns: one.columns - indent, ..one };
    lines(&one.words, kind.map(columns))
}

/// Type on a card: how many columns a line holds, and how high it is.
#[derive(Clone, Copy)]
struct Type {
    columns: usize,
    line: usize,
}

/// One language alone; the main one of two, and the second under it. Both are smaller in papers of two languages.
type Types = [Type; 3];

const TITLE: Types = types([(COLUMNS * 3 / 4, 80), (COLUMNS * 3 / 4, 80), (COLUMNS * 8 / 9, 56)]);
const SECTION: Types = types([(COLUMNS, 70), (COLUMNS, 64), (70, 46)]);
const PART: Types = types([(COLUMNS, 68), (COLUMNS, 59), (76, 43)]);
const NORMAL: Types = types([(COLUMNS, 67), (68, 49), (85, 37)]);
const SMALL: Types = types([(72, 54), (72, 46), (90, 32)]);
const CLEAR: Types = types([(47, 74), (47, 74), (57, 54)]);
const LARGE: Types = types([(38, 96), (38, 96), (46, 68)]);
const GIANT: Types = types([(3, 920), (3, 920), (4, 740)]);

const fn types(of: [(usize, usize); 3]) -> Types {
    let [(alone, alone_line), (main, main_line), (second, second_line)] = of;
    [
        Type { columns: alone, line: alone_line },
        Type { columns: main, line: main_line },
        Type { columns: second, line: second_line },
    ]
}

fn lines(words: &Pair, [alone, main, second]: Types) -> usize {
    let height = |words: &str, one: Type| text::height(words, one.columns) * one.line;
    match &words.second {
        Some(under) => height(&words.main, main) + height(under, second),
        None => height(&words.main, alone),
    }
}

#[cfg(test)]
mod tests {
    use super::{ROOM, deal, height};
    use crate::export::paper::{Piece, Text};

    #[test]
    fn everything_is_dealt_once_and_no_card_runs_over() {
        let block = |n: usize| vec![Piece::from(Text::new(format!("việc {n}"))), Piece::Lines(2)];
        let blocks: Vec<_> = (0..20).map(block).collect();
        let head = |goes_on: bool| vec![Piece::from(Text::new(if goes_on { "tiếp" } else { "đầu" }))];
        let cards = deal(&head, blocks.clone());
        assert!(cards.len() > 1 && cards.iter().all(|card| height(card) <= ROOM));
        assert_eq!(cards[0][0], Text::new("đầu").into());
        assert!(cards[1..].iter().all(|card| card[0] == Text::new("tiếp").into()));
        let dealt: Vec<_> = cards.iter().flat_map(|card| card[1..].to_vec()).collect();
        assert_eq!(dealt, blocks.concat());
    }

    #[test]
    fn a_block_too_large_for_any_card_stands_alone() {
        let cards =
            deal(&|_| Vec::new(), vec![vec![Piece::Lines(1)], vec![Piece::Lines(30)], vec![Piece::Lines(1)]]);
        assert_eq!(cards.len(), 3);
    }
}

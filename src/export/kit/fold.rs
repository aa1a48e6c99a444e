//! Lays out cards of half a sheet, two beside each other to be cut apart. What does not fit on one card continues on
//! the next.
//!
//! Heights are estimated from the size of the type, the breadth of its letters and the width of a card, rather too high
//! than too low, because the printer is unknown. A block is broken only where it is too high for a card of its own. The
//! invariant: no piece is lost and only the head is repeated.

use crate::export::paper::{Grid, Level, Paper, Piece, Size, Text, labelled};
use crate::locale::Pair;

/// What one card holds, in tenths of a millimetre.
const ROOM: usize = 1_580;
const HEIGHT_MM: u16 = 160;
/// Inside a card, and how far the words of a list are set in.
const WIDTH_MM: usize = 125;
const INDENT_MM: usize = 8;
/// How much of a line is filled, in percent: programs break lines a little differently.
const ALMOST: usize = 97;

/// Distributes blocks over cards. `head` begins each card; its argument says whether the card continues another one.
pub(super) fn deal(head: &dyn Fn(bool) -> Vec<Piece>, blocks: Vec<Vec<Piece>>) -> Vec<Vec<Piece>> {
    let mut cards: Vec<Vec<Piece>> = Vec::new();
    let mut left = 0;
    let most = ROOM.saturating_sub(height(&head(true)));
    for block in blocks.into_iter().flat_map(|block| parted(block, most)) {
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

/// A block in parts where it is higher than this. What leads on to the next piece stays with it.
fn parted(block: Vec<Piece>, most: usize) -> Vec<Vec<Piece>> {
    if height(&block) <= most {
        return vec![block];
    }
    let leads_on = |piece: &Piece| match piece {
        Piece::Heading(..) => true,
        Piece::Text(text) => text.bold,
        Piece::Field { .. }
        | Piece::Table(_)
        | Piece::Lines(_)
        | Piece::Signatures(_)
        | Piece::Grid(_)
        | Piece::PageBreak => false,
    };
    let mut parts: Vec<Vec<Piece>> = Vec::new();
    for piece in block {
        match parts.last_mut() {
            Some(part) if part.last().is_some_and(leads_on) => part.push(piece),
            _ => parts.push(vec![piece]),
        }
    }
    parts
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

/// The height of pieces on such a card.
pub(super) fn height(pieces: &[Piece]) -> usize {
    height_in(pieces, WIDTH_MM)
}

/// The same for another width inside a card, in millimetres.
pub(super) fn height_in(pieces: &[Piece], width_mm: usize) -> usize {
    pieces.iter().map(|one| piece(one, width_mm)).sum()
}

fn piece(piece: &Piece, width: usize) -> usize {
    match piece {
        Piece::Heading(Level::Title, words) => 70 + lines(words, TITLE, width),
        Piece::Heading(Level::Section, words) => 70 + lines(words, SECTION, width),
        Piece::Heading(Level::Part, words) => 40 + lines(words, PART, width),
        Piece::Text(one) => 15 + self::text(one, width),
        Piece::Field { label, value } => 15 + lines(&labelled(label, value.as_ref()), NORMAL, width),
        Piece::Lines(n) => usize::from(*n) * 86,
        Piece::Table(_) | Piece::Signatures(_) | Piece::Grid(_) => ROOM,
        Piece::PageBreak => 0,
    }
}

fn text(one: &Text, width: usize) -> usize {
    let indent = if one.lead.is_empty() { 0 } else { INDENT_MM };
    let kind = match one.size {
        Size::Small => SMALL,
        Size::Normal => NORMAL,
        Size::Clear => CLEAR,
        Size::Large => LARGE,
        Size::Giant => GIANT,
    };
    let bolder = |of: Type| if one.bold { Type { points: of.points * 106 / 100, ..of } } else { of };
    lines(&one.words, kind.map(bolder), width.saturating_sub(indent))
}

/// Type on a card: its size in tenths of a point, and how high a line is.
#[derive(Clone, Copy)]
struct Type {
    points: usize,
    line: usize,
}

/// One language alone; the main one of two, and the second under it. Both are smaller in papers of two languages.
/// Headings are bold, so they are wider.
type Types = [Type; 3];

const TITLE: Types = types([(180, 80), (180, 80), (136, 56)]);
const SECTION: Types = types([(143, 70), (143, 64), (108, 46)]);
const PART: Types = types([(138, 68), (138, 59), (104, 43)]);
const NORMAL: Types = types([(130, 67), (110, 49), (88, 37)]);
const SMALL: Types = types([(105, 54), (105, 46), (72, 32)]);
const CLEAR: Types = types([(160, 74), (160, 74), (128, 54)]);
const LARGE: Types = types([(200, 96), (200, 96), (160, 68)]);
const GIANT: Types = types([(2_600, 920), (2_600, 920), (2_080, 740)]);

const fn types(of: [(usize, usize); 3]) -> Types {
    let [(alone, alone_line), (main, main_line), (second, second_line)] = of;
    [
        Type { points: alone, line: alone_line },
        Type { points: main, line: main_line },
        Type { points: second, line: second_line },
    ]
}

fn lines(words: &Pair, [alone, main, second]: Types, width: usize) -> usize {
    let height = |words: &str, one: Type| n_lines(words, room(one, width)) * one.line;
    match &words.second {
        Some(under) => height(&words.main, main) + height(under, second),
        None => height(&words.main, alone),
    }
}

/// What a line holds, in thousandths of the size of its type.
fn room(one: Type, width_mm: usize) -> usize {
    width_mm * ALMOST * 1_000_000 / (one.points * 3_528)
}

fn n_lines(words: &str, room: usize) -> usize {
    let one = |line: &str| {
        let (mut n, mut taken) = (1, 0);
        for word in line.split(' ') {
            let width: usize = word.chars().map(breadth).sum();
            if taken > 0 && taken + SPACE + width > room {
                n += 1;
                taken = width;
            } else {
                taken += width + if taken > 0 { SPACE } else { 0 };
            }
        }
        n
    };
    words.split('\n').map(one).sum()
}

const SPACE: usize = 250;

/// How broad a letter is in a type with serifs, in thousandths of its size. The letters of Mông lines are broader than
/// those of Vietnamese ones, so columns do not tell.
fn breadth(letter: char) -> usize {
    match letter {
        'i' | 'j' | 'l' | 't' | '.' | ',' | ':' | ';' | '\'' => 280,
        'f' | 'r' | '(' | ')' | '-' | '!' => 340,
        'a' | 'c' | 'e' | 's' | 'z' | '“' | '”' | '?' => 444,
        'm' | 'M' | 'W' => 850,
        'w' => 722,
        _ if letter.is_uppercase() => 700,
        _ if letter.is_alphanumeric() => 500,
        _ => 600,
    }
}

#[cfg(test)]
mod tests {
    use super::{ROOM, deal, height, n_lines};
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
    fn a_block_higher_than_a_card_goes_on_on_the_next() {
        let item = |n: usize| Piece::from(Text::item("☐", format!("việc {n} ").repeat(40)));
        let block: Vec<Piece> =
            [Text::new("Phần 1").bold().into()].into_iter().chain((0..12).map(item)).collect();
        assert!(height(&block) > ROOM);
        let cards = deal(&|_| Vec::new(), vec![block.clone()]);
        assert!(cards.len() > 1 && cards.iter().all(|card| height(card) <= ROOM));
        assert_eq!(cards.concat(), block);
    }

    /// Both fill a line of 71 signs, but the letters of the first are broader.
    #[test]
    fn broad_letters_take_more_lines() {
        let of = |words: &str| n_lines(words, 20_000);
        assert_eq!(of("swm hwm wm mw swm hwm wm mw swm hwm"), 2);
        assert_eq!(of("tôi ít lời, tôi ít lời, tôi ít lời."), 1);
    }

    #[test]
    fn a_block_too_large_for_any_card_stands_alone() {
        let cards =
            deal(&|_| Vec::new(), vec![vec![Piece::Lines(1)], vec![Piece::Lines(30)], vec![Piece::Lines(1)]]);
        assert_eq!(cards.len(), 3);
    }
}

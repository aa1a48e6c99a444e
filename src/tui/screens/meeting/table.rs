//! What is on the table: notes in their colors, each bundle with how many there are.
//!
//! Before an answer it shows the notes and no sum: the hall adds them up together with the player. Afterwards the
//! amount of each kind of note is shown in the same places.

use ratatui::text::Span;

use crate::club::ledger::{Account, Book, Fund};
use crate::locale::{Pair, number};
use crate::money::Dong;
use crate::text;
use crate::tui::context::{Play, ViewContext};
use crate::tui::large::LetterSize;
use crate::tui::page::{Bar, Page};

/// Columns of a note, of the count beside it, and of what all notes of a kind come to.
const NOTE: usize = 11;
const COUNT: usize = 6;
const SUM: usize = 14;
/// A note in a large window: columns, with its count in large digits beside it, and rows of both.
const LARGE_NOTE: usize = 13;
const LARGE_COUNT: usize = 15;
const LARGE_ROWS: usize = 4;

/// Draws bundles in their order, as many beside each other as there is room for, and large where these rows have room
/// for that.
pub fn draw(bundles: &[(Dong, u16)], rows: usize, page: &mut Page<'_>) {
    let in_a_row = page.columns() / (LARGE_NOTE + LARGE_COUNT);
    let drawn: Option<Vec<_>> = bundles.iter().map(|bundle| large_count(*bundle, page)).collect();
    match drawn.filter(|_| in_a_row > 0 && bundles.len().div_ceil(in_a_row) * LARGE_ROWS <= rows) {
        Some(drawn) => drawn.chunks(in_a_row).for_each(|row| large_row(row, page)),
        None => small(bundles, page),
    }
}

fn small(bundles: &[(Dong, u16)], page: &mut Page<'_>) {
    let theme = page.theme();
    let in_a_row = (page.columns() / (NOTE + COUNT)).max(1);
    for row in bundles.chunks(in_a_row) {
        let pieces = row.iter().flat_map(|(note, n)| {
            let times = text::pad(&format!(" ×\u{a0}{n}"), COUNT);
            [block(*note, NOTE - 1, page), Span::styled(times, theme.heading), Span::styled(" ", theme.text)]
        });
        page.spans(pieces.collect());
    }
}

/// After the answer: "500.000 × 14 = 7.000.000" for each kind of note.
pub fn sums(notes: &[(Dong, u16)], page: &mut Page<'_>) {
    let theme = page.theme();
    let in_a_row = (page.columns() / (NOTE + COUNT + SUM)).max(1);
    for row in notes.chunks(in_a_row) {
        let pieces = row.iter().flat_map(|(note, n)| {
            let times = text::pad(&format!(" ×\u{a0}{n}"), COUNT);
            let sum = note.times(i64::from(*n)).map(|sum| number::count(sum.0)).unwrap_or_default();
            let sum = text::pad(&format!("= {}", text::pad_left(&sum, SUM - 4)), SUM);
            [block(*note, NOTE - 1, page), Span::styled(times, theme.heading), Span::styled(sum, theme.text)]
        });
        page.spans(pieces.collect());
    }
}

/// The notes of a sum in one row behind words that name it: "Đưa 550.000 đ  500.000  50.000". The words alone where the
/// notes have no room, or the words have a second line.
pub fn handed(words: &Pair, notes: &[(Dong, u16)], page: &mut Page<'_>) {
    let theme = page.theme();
    let mut pieces = vec![Span::styled(format!("{} ", words.main), theme.accent)];
    for (note, n) in notes {
        let amount = number::count(note.0);
        pieces.push(block(*note, text::width(&amount) + 2, page));
        let times = if *n > 1 { format!(" ×\u{a0}{n} ") } else { " ".to_owned() };
        pieces.push(Span::styled(times, theme.heading));
    }
    let fits = pieces.iter().map(Span::width).sum::<usize>() <= page.columns();
    if fits && words.second.is_none() {
        page.spans(pieces);
    } else {
        page.styled(words, theme.accent);
    }
}

/// What each fund holds by the treasurer's book, as bars that differ without colors.
pub fn funds(context: &ViewContext<'_>, play: &Play<'_>) -> [Bar; 2] {
    let ledger = &play.state().ledger;
    [(Fund::Income, "fund-income", false), (Fund::Operating, "fund-operating", true)].map(
        |(fund, id, is_light)| {
            let amount = ledger.balance(Book::Treasurer, &Account::Box(fund));
            Bar { label: context.word(id), amount, is_light }
        },
    )
}

fn block(note: Dong, columns: usize, page: &Page<'_>) -> Span<'static> {
    let amount = text::pad_left(&format!("{} ", number::count(note.0)), columns);
    Span::styled(amount, page.theme().note(note))
}

/// A bundle with its count in large digits, row by row. None where digits are not drawn.
fn large_count((note, n): (Dong, u16), page: &Page<'_>) -> Option<(Dong, Vec<String>)> {
    let drawn = page.drawn_large(&format!("×{n}"), LARGE_COUNT - 2, LARGE_ROWS, &[LetterSize::Small])?;
    Some((note, drawn.rows))
}

/// Blocks of three rows with the amount in the middle one, a free row below.
fn large_row(bundles: &[(Dong, Vec<String>)], page: &mut Page<'_>) {
    let theme = page.theme();
    for row in 0..LARGE_ROWS {
        let pieces = bundles.iter().flat_map(|(note, digits)| {
            let ground = match row {
                1 => block(*note, LARGE_NOTE - 1, page),
                0 | 2 => Span::styled(" ".repeat(LARGE_NOTE - 1), theme.note(*note)),
                _ => Span::styled(" ".repeat(LARGE_NOTE - 1), theme.text),
            };
            let digits = digits.get(row).map_or("", String::as_str);
            [ground, Span::styled(text::pad(&format!(" {digits}"), LARGE_COUNT + 1), theme.heading)]
        });
        page.spans(pieces.collect());
    }
}

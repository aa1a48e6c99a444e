//! Large letters for a wall: capitals of Vietnamese, digits and a few signs, drawn in half blocks.
//!
//! One hand-made table holds every letter without its marks, 7 pixels high. Code adds the marks, so no letter of
//! Vietnamese is missing. Two pixels above each other are one cell (`▀ ▄ █`), the only block signs that every font in
//! use has. A pixel is on or off, so a drawing looks the same without colors. A text with a sign outside the table
//! has no drawing; the page shows it as text.

mod table;
#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::collections::HashMap;

use strum::{EnumString, IntoStaticStr};
use unicode_normalization::UnicodeNormalization;

use crate::tui::large::table::{BREVE, HAT, TONES, glyph};

/// How large, from the smallest on. A capital is 3.5 rows high, or 7, or 14.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LetterSize {
    Small,
    /// As high as `Small`, each stroke two pixels wide.
    Bold,
    Large,
    Huge,
}

impl LetterSize {
    /// The largest first.
    pub const DOWN: [Self; 4] = [Self::Huge, Self::Large, Self::Bold, Self::Small];
}

/// Whether large letters are drawn. They are not where this terminal shows half blocks with gaps or not at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum LargeLetters {
    #[default]
    Drawn,
    Text,
}

impl LargeLetters {
    /// Where it is kept.
    pub const SETTING: &str = "large-letters";

    /// How they are shown until the user says otherwise, in a terminal of this name. The console of Linux has no half blocks
    /// in its fonts for Vietnamese.
    pub fn in_terminal(name: Option<&str>) -> Self {
        if name == Some("linux") { Self::Text } else { Self::Drawn }
    }

    /// A word for settings.
    pub fn slug(self) -> &'static str {
        self.into()
    }
}

/// What the terminal check shows of them.
pub const SAMPLE: &str = "TỔ Ễ Ặ Ữ 8";

/// Rows of a drawing, all of one width.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    pub rows: Vec<String>,
    /// In columns.
    pub width: usize,
}

/// What was drawn before, so that each text is drawn once for each size. It holds as much as an hour of class needs, then
/// begins anew.
#[derive(Debug, Default)]
pub struct Drawings(RefCell<HashMap<(String, LetterSize), Option<Drawing>>>);

impl Drawings {
    const MOST: usize = 500;

    /// As [`draw`].
    fn draw(&self, text: &str, size: LetterSize) -> Option<Drawing> {
        let mut kept = self.0.borrow_mut();
        if kept.len() > Self::MOST {
            kept.clear();
        }
        kept.entry((text.to_owned(), size)).or_insert_with(|| draw(text, size)).clone()
    }
}

/// Pixel rows over a capital: two of a tone over a hat, one free, two of a hat, one free.
const ABOVE: usize = 7;
const CAPITAL: usize = 7;
/// Pixel rows under a capital: one free, two of a dot.
const HEIGHT: usize = ABOVE + CAPITAL + 3;

/// Pixels, row by row, all rows of one width.
type Pixels = Vec<Vec<bool>>;

/// Draws a text. None where the table lacks one of its letters.
pub fn draw(text: &str, size: LetterSize) -> Option<Drawing> {
    let is_bold = size == LetterSize::Bold;
    let pixels = trimmed(word(text, is_bold)?);
    Some(packed(&match size {
        LetterSize::Small | LetterSize::Bold => pixels,
        LetterSize::Large => doubled(&pixels),
        LetterSize::Huge => doubled(&doubled(&pixels)),
    }))
}

/// The largest drawing of these sizes that fits. None where none does.
pub fn largest(
    text: &str,
    columns: usize,
    rows: usize,
    sizes: &[LetterSize],
    kept: Option<&Drawings>,
) -> Option<Drawing> {
    let mut sizes = sizes.to_vec();
    sizes.sort_unstable();
    let draw = |size| kept.map_or_else(|| draw(text, size), |kept| kept.draw(text, size));
    let mut drawn = sizes.into_iter().rev().filter_map(draw);
    drawn.find(|drawn| drawn.width <= columns && drawn.rows.len() <= rows)
}

/// Letters side by side with one free column between them. A space is three columns wide.
fn word(text: &str, is_bold: bool) -> Option<Pixels> {
    let mut pixels = vec![Vec::new(); HEIGHT];
    let mut has_letter = false;
    for letter in text.trim().nfc() {
        let drawn = match (letter.is_whitespace(), is_bold) {
            (true, _) => vec![vec![false; 3]; HEIGHT],
            (false, true) => bold(&composed(letter)?),
            (false, false) => composed(letter)?,
        };
        for (row, more) in pixels.iter_mut().zip(drawn) {
            row.extend(std::iter::repeat_n(false, usize::from(has_letter)));
            row.extend(more);
        }
        has_letter = true;
    }
    has_letter.then_some(pixels)
}

/// One letter with its marks.
fn composed(letter: char) -> Option<Pixels> {
    let mut parts = std::iter::once(letter).nfd();
    let base = parts.next()?;
    let marks: Vec<char> = parts.collect();
    let has = |mark| marks.contains(&mark);
    let glyph = glyph(match (base, has('\u{31b}')) {
        ('O', true) => 'Ơ',
        ('U', true) => 'Ư',
        (base, _) => base,
    })?;
    let width = glyph.width;
    let mut pixels = vec![vec![false; width]; HEIGHT];
    for (row, bits) in pixels.iter_mut().skip(ABOVE).zip(glyph.rows) {
        set(row, width, *bits);
    }
    // Marks stand over the five columns of a letter; over the narrow I they reach one column to the left.
    let is_narrow = width < 5 && !marks.is_empty();
    if is_narrow {
        for row in &mut pixels {
            row.insert(0, false);
            row.resize(5, false);
        }
    }
    let mut put = |rows: &[u16], top: usize| {
        for (row, bits) in pixels.iter_mut().skip(top).zip(rows) {
            set(row, 5, *bits);
        }
    };
    let (hat, breve) = (has('\u{302}'), has('\u{306}'));
    if hat {
        put(&HAT, 4);
    }
    if breve {
        put(&BREVE, 4);
    }
    for (_, rows) in TONES.iter().filter(|(mark, _)| has(*mark)) {
        put(rows, (if hat || breve { 3 } else { 6 }) - rows.len());
    }
    if has('\u{323}') {
        put(&[0b00100, 0b00100], HEIGHT - 2);
    }
    Some(pixels)
}

/// Sets the pixels of these bits. The leftmost is the highest bit of the width.
fn set(row: &mut [bool], width: usize, bits: u16) {
    for (at, pixel) in row.iter_mut().take(width).enumerate() {
        *pixel |= bits >> (width - 1 - at) & 1 == 1;
    }
}

/// Each stroke one pixel wider to the right.
fn bold(pixels: &Pixels) -> Pixels {
    let widened = |row: &Vec<bool>| {
        let at = |column: usize| row.get(column).copied().unwrap_or(false);
        (0..=row.len()).map(|column| at(column) || column.checked_sub(1).is_some_and(at)).collect()
    };
    pixels.iter().map(widened).collect()
}

/// Without the free rows above and below.
fn trimmed(pixels: Pixels) -> Pixels {
    let is_free = |row: &Vec<bool>| !row.contains(&true);
    let first = pixels.iter().position(|row| !is_free(row)).unwrap_or(0);
    let last = pixels.iter().rposition(|row| !is_free(row)).map_or(first, |last| last + 1);
    pixels.into_iter().take(last).skip(first).collect()
}

/// Twice as large, with rounded diagonals (Scale2x).
fn doubled(pixels: &Pixels) -> Pixels {
    let width = pixels.first().map_or(0, Vec::len);
    let at = |row: Option<usize>, column: Option<usize>| {
        row.and_then(|row| pixels.get(row))
            .zip(column)
            .and_then(|(row, column)| row.get(column))
            .copied()
            .unwrap_or(false)
    };
    let mut doubled = Vec::with_capacity(pixels.len() * 2);
    for row in 0..pixels.len() {
        let (mut upper, mut lower) = (Vec::with_capacity(width * 2), Vec::with_capacity(width * 2));
        for column in 0..width {
            let own = at(Some(row), Some(column));
            let above = at(row.checked_sub(1), Some(column));
            let below = at(Some(row + 1), Some(column));
            let left = at(Some(row), column.checked_sub(1));
            let right = at(Some(row), Some(column + 1));
            let corner = |side: bool, other: bool, far_side: bool, far_other: bool| {
                if side == other && side != far_other && other != far_side { side } else { own }
            };
            upper.extend([corner(left, above, right, below), corner(above, right, below, left)]);
            lower.extend([corner(below, left, above, right), corner(right, below, left, above)]);
        }
        doubled.extend([upper, lower]);
    }
    doubled
}

/// Two pixel rows as one row of cells. The last row of cells is full, so that words stand on one line.
fn packed(pixels: &Pixels) -> Drawing {
    let width = pixels.first().map_or(0, Vec::len);
    let mut even = vec![vec![false; width]; pixels.len() % 2];
    even.extend_from_slice(pixels);
    let rows = even.chunks(2).map(|pair| {
        let at = |row: usize, column: usize| pair.get(row).and_then(|row| row.get(column)) == Some(&true);
        let cell = |column| match (at(0, column), at(1, column)) {
            (true, true) => '█',
            (true, false) => '▀',
            (false, true) => '▄',
            (false, false) => ' ',
        };
        (0..width).map(cell).collect()
    });
    Drawing { rows: rows.collect(), width }
}

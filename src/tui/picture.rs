//! Draws letters in half-blocks, for terminals that show them wrong as text: Tai Viet from a bundled font, the Vietnamese of
//! the terminal check from the table of large letters.
//!
//! Two pixels are in one cell, in grays between the colors of a style, or in two levels if the style has no colors. A
//! font is parsed when something is drawn and then dropped; nothing is cached. It draws no Vietnamese prose, only Tai
//! Viet cues and the sample of the terminal check. The invariant: no row is wider than the columns of the page, and
//! no letter is cut. What does not fit is broken between words, then between letters, and finally drawn smaller.

mod face;
mod raster;

use ratatui::style::Style;
use ratatui::text::Line;
use strum::{EnumString, IntoStaticStr};
use unicode_segmentation::UnicodeSegmentation;

use crate::text;
use crate::tui::large::{self, LetterSize};
use crate::tui::picture::face::{Face, ShapedText};

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    TaiViet,
    /// Capitals, as on the wall.
    Viet,
}

/// How Tai Viet cues are shown. Drawn until the terminal check says that they are right as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum TaiViet {
    #[default]
    Drawn,
    Text,
}

/// A bundled font with its license, which goes wherever the font goes.
#[derive(Debug, Clone, Copy)]
pub struct Font {
    pub name: &'static str,
    pub from: &'static str,
    pub license: &'static str,
    data: &'static [u8],
}

/// Words whose stacked marks show what a terminal does with Vietnamese.
const VIET_SAMPLE: &str = "TỔ Ễ Ặ Ữ Ẫ";
/// The same for Tai Viet: "name", "to know", "four", with marks for vowel and tone over and under one letter.
const TAI_VIET_SAMPLE: &str = "ꪋꪳ꪿ ꪭꪴ꫁ ꪎꪲ꪿";

const TAI_VIET_FONT: Font = Font {
    name: "Noto Sans Tai Viet",
    from: "github.com/notofonts/tai-viet, version 2.004 (npm @fontsource/noto-sans-tai-viet 5.3.0), cut to Tai Viet, \
           digits and punctuation",
    license: include_str!("picture/fonts/noto-sans-tai-viet-OFL.txt"),
    data: include_bytes!("picture/fonts/noto-sans-tai-viet.ttf"),
};

pub const FONTS: [Font; 1] = [TAI_VIET_FONT];

/// The signs in the Tai Viet font besides its letters. They belong to the letters around them.
const BETWEEN: &str = " .,:;!?()-–—…/%\"'“”‘’0123456789";

impl Script {
    /// The smallest size in pixels at which its marks can be told apart: below it the ring of ꪳ closes. The table of
    /// large letters has one size.
    pub fn em(self) -> u16 {
        match self {
            Self::TaiViet => 18,
            Self::Viet => 14,
        }
    }

    /// What the terminal check shows of it.
    pub fn sample(self) -> &'static str {
        match self {
            Self::TaiViet => TAI_VIET_SAMPLE,
            Self::Viet => VIET_SAMPLE,
        }
    }
}

/// The setting that keeps whether this terminal shows Vietnamese right as text, and its words.
pub const VIET_TEXT: &str = "viet-text";
pub const VIET_RIGHT: &str = "right";
pub const VIET_WRONG: &str = "wrong";

impl TaiViet {
    /// Where it is kept.
    pub const SETTING: &str = "tai-viet";

    /// A word for settings.
    pub fn slug(self) -> &'static str {
        self.into()
    }

    pub fn from_slug(slug: &str) -> Option<Self> {
        slug.parse().ok()
    }
}

/// The text as rows of half-blocks. `em` is the size of the font in pixels, of which a row of the screen has two.
pub fn draw(words: &str, script: Script, em: u16, columns: usize, style: Style) -> Vec<Line<'static>> {
    let typed = || text::wrap(words, columns).into_iter().map(|line| Line::styled(line, style)).collect();
    if script == Script::Viet {
        let drawn = large::largest(words, columns, usize::MAX, &[LetterSize::Small], None);
        let drawn = drawn.map(|drawn| drawn.rows.into_iter().map(|row| Line::styled(row, style)).collect());
        return drawn.unwrap_or_else(typed);
    }
    let Some(face) = Face::new(TAI_VIET_FONT.data) else { return typed() };
    let mut rows: Vec<Line<'static>> = Vec::new();
    for shape in lines(&face, words, em, columns) {
        let Some(em) = (1..=em).rev().find(|em| shape.width(*em) <= columns) else { continue };
        if !rows.is_empty() {
            // Marks below one line must not run into those above the next.
            rows.push(Line::default());
        }
        rows.extend(raster::rows(raster::levels(&face, &shape, em), style));
    }
    rows
}

/// A stretch of a text: drawn because it is Tai Viet, or typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextRun {
    Drawn(String),
    Typed(String),
}

/// Takes a text apart, so that each piece can be shown in its way. A text without Tai Viet is one typed piece.
pub fn pieces(words: &str) -> Vec<TextRun> {
    let mut pieces: Vec<(bool, String)> = Vec::new();
    // What opens something, or stands first, belongs to the letters that follow.
    let mut waiting = String::new();
    for letter in words.chars() {
        let is_drawn = is_tai_viet(letter);
        let is_between = !is_drawn && BETWEEN.contains(letter);
        match pieces.last_mut() {
            _ if is_between && (!waiting.is_empty() || " (“‘\"".contains(letter)) => waiting.push(letter),
            Some((_, piece)) if is_between => piece.push(letter),
            None if is_between => waiting.push(letter),
            Some((was_drawn, piece)) if *was_drawn == is_drawn => {
                piece.push_str(&std::mem::take(&mut waiting));
                piece.push(letter);
            }
            _ => {
                let mut piece = std::mem::take(&mut waiting);
                piece.push(letter);
                pieces.push((is_drawn, piece));
            }
        }
    }
    match pieces.last_mut() {
        Some((_, piece)) => piece.push_str(&waiting),
        None => pieces.push((false, waiting)),
    }
    let piece = |(is_drawn, piece): (bool, String)| {
        let piece = piece.trim().to_owned();
        if is_drawn { TextRun::Drawn(piece) } else { TextRun::Typed(piece) }
    };
    pieces.into_iter().map(piece).collect()
}

fn is_tai_viet(letter: char) -> bool {
    ('\u{aa80}'..='\u{aadf}').contains(&letter)
}

fn lines(face: &Face, words: &str, em: u16, columns: usize) -> Vec<ShapedText> {
    let fits = |words: &str| face.shape(words).is_none_or(|shape| shape.width(em) <= columns);
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text::fold_spaces(words).split(' ') {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if fits(&longer) {
            line = longer;
            continue;
        }
        lines.push(std::mem::take(&mut line));
        for cluster in clusters(word) {
            let longer = format!("{line}{cluster}");
            if fits(&longer) {
                line = longer;
            } else {
                lines.push(std::mem::replace(&mut line, cluster));
            }
        }
    }
    lines.push(line);
    lines.iter().filter_map(|line| face.shape(line)).collect()
}

/// Letters with their marks. A Tai Viet vowel that is written before its consonant is not parted from it.
fn clusters(word: &str) -> Vec<String> {
    let mut clusters: Vec<String> = Vec::new();
    for grapheme in word.graphemes(true) {
        match clusters.last_mut() {
            Some(last) if last.ends_with(['ꪵ', 'ꪶ', 'ꪹ', 'ꪻ', 'ꪼ']) => last.push_str(grapheme),
            _ => clusters.push(grapheme.to_owned()),
        }
    }
    clusters
}

#[cfg(test)]
mod tests;

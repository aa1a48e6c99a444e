//! A font, and a line of text shaped with it: which glyphs stand where, in the font's own units.
//!
//! Shaping is what puts a vowel or tone mark over its consonant. The font knows no place for a tone mark over a vowel
//! mark and would draw one through the other, so here the second is raised above the first, as it is written by hand.
//! Nothing is drawn, and all numbers are whole.

use rustybuzz::ttf_parser::GlyphId;
use rustybuzz::{UnicodeBuffer, shape};

#[derive(Debug)]
pub(super) struct Glyph {
    pub(super) id: GlyphId,
    pub(super) x: i32,
    pub(super) y: i32,
}

/// The least box around what is black. Upwards is positive.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ink {
    pub(super) left: i32,
    pub(super) right: i32,
    pub(super) top: i32,
    pub(super) bottom: i32,
}

/// Glyphs in their places.
#[derive(Debug)]
pub(super) struct Shape {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) units_per_em: i32,
    pub(super) ink: Ink,
}

pub(super) struct Face {
    pub(super) inner: rustybuzz::Face<'static>,
}

impl Face {
    pub(super) fn new(data: &'static [u8]) -> Option<Self> {
        rustybuzz::Face::from_slice(data, 0).map(|inner| Self { inner })
    }

    /// `None` where there is nothing to see.
    pub(super) fn shape(&self, words: &str) -> Option<Shape> {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(words);
        buffer.guess_segment_properties();
        let shaped = shape(&self.inner, &[], buffer);
        let (mut pen, mut glyphs, mut ink) = (0, Vec::new(), None::<Ink>);
        let units_per_em = self.inner.units_per_em().max(1);
        let mut mark_before = None::<Ink>;
        for (info, position) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
            let id = GlyphId(u16::try_from(info.glyph_id).unwrap_or_default());
            let (x, mut y) = (pen + position.x_offset, position.y_offset);
            pen += position.x_advance;
            let Some(own) = self.inner.glyph_bounding_box(id) else { continue };
            let mut own = Ink {
                left: x + i32::from(own.x_min),
                right: x + i32::from(own.x_max),
                top: y + i32::from(own.y_max),
                bottom: y + i32::from(own.y_min),
            };
            let is_mark = position.x_advance == 0;
            if let Some(before) = mark_before.filter(|before| is_mark && before.meets(&own)) {
                let raised = before.top - own.bottom + units_per_em / 20;
                (y, own.top, own.bottom) = (y + raised, own.top + raised, own.bottom + raised);
            }
            mark_before = is_mark.then_some(own);
            ink = Some(ink.map_or(own, |ink| ink.with(&own)));
            glyphs.push(Glyph { id, x, y });
        }
        Some(Shape { glyphs, units_per_em, ink: ink? })
    }
}

impl Ink {
    fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.bottom < other.top
            && other.bottom < self.top
    }

    fn with(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            right: self.right.max(other.right),
            top: self.top.max(other.top),
            bottom: self.bottom.min(other.bottom),
        }
    }
}

impl Shape {
    /// Columns of pixels at this size.
    pub(super) fn width(&self, em: u16) -> usize {
        self.pixels(self.ink.right - self.ink.left, em)
    }

    /// Rows of pixels above the baseline and below it.
    pub(super) fn rows(&self, em: u16) -> (usize, usize) {
        (self.pixels(self.ink.top.max(0), em), self.pixels((-self.ink.bottom).max(0), em))
    }

    /// Font units as pixels, and a begun pixel is a whole one.
    fn pixels(&self, units: i32, em: u16) -> usize {
        let pixels = (units.saturating_mul(i32::from(em)) + self.units_per_em - 1) / self.units_per_em;
        usize::try_from(pixels).unwrap_or_default()
    }
}

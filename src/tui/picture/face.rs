//! Shapes a line of text with a font: which glyphs are where, in the font's own units.
//!
//! Shaping puts a vowel or tone mark over its consonant. The font has no position for a tone mark over a vowel mark
//! and would draw one through the other, so the second is raised above the first here, as in handwriting. Nothing is
//! drawn, and all numbers are whole.

use harfrust::{Buffer, Font, GlyphId, ShapeOptions, ShaperFont, shape};

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
pub(super) struct ShapedText {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) units_per_em: i32,
    pub(super) ink: Ink,
}

pub(super) struct Face {
    pub(super) inner: Font,
}

impl Face {
    pub(super) fn new(data: &'static [u8]) -> Option<Self> {
        Font::new(data, 0).map(|inner| Self { inner })
    }

    pub(super) fn units_per_em(&self) -> i32 {
        i32::from(self.inner.units_per_em()).max(1)
    }

    /// The box that the font states for a glyph at the origin; none where the glyph is empty.
    fn ink_of(&self, id: GlyphId) -> Option<Ink> {
        let extents = self.inner.glyph_metrics().extents_exact(id)?;
        let (left, top) = (extents.x_bearing.to_i32(), extents.y_bearing.to_i32());
        let (width, height) = (extents.width.to_i32(), extents.height.to_i32());
        (width > 0 || height > 0).then_some(Ink { left, right: left + width, top, bottom: top - height })
    }

    /// `None` where there is nothing to see.
    pub(super) fn shape(&self, words: &str) -> Option<ShapedText> {
        let mut buffer = Buffer::new();
        buffer.push_str(words);
        buffer.guess_segment_properties();
        shape(&ShaperFont::new(&self.inner), &mut buffer, ShapeOptions::new()).ok()?;
        let (mut pen, mut glyphs, mut ink) = (0, Vec::new(), None::<Ink>);
        let units_per_em = self.units_per_em();
        let mut mark_before = None::<Ink>;
        for (info, position) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
            let id = GlyphId::new(info.glyph_id);
            let (x, mut y) = (pen + position.x_offset, position.y_offset);
            pen += position.x_advance;
            let Some(own) = self.ink_of(id) else { continue };
            let mut own =
                Ink { left: x + own.left, right: x + own.right, top: y + own.top, bottom: y + own.bottom };
            let is_mark = position.x_advance == 0;
            if let Some(before) = mark_before.filter(|before| is_mark && before.meets(&own)) {
                let raised = before.top - own.bottom + units_per_em / 20;
                (y, own.top, own.bottom) = (y + raised, own.top + raised, own.bottom + raised);
            }
            mark_before = is_mark.then_some(own);
            ink = Some(ink.map_or(own, |ink| ink.with(&own)));
            glyphs.push(Glyph { id, x, y });
        }
        Some(ShapedText { glyphs, units_per_em, ink: ink? })
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

impl ShapedText {
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

//! Makes levels of gray from outlines, and half-blocks from levels of gray: two rows of pixels are one row of the
//! screen.
//!
//! It is the only file of the screens with floats, because outlines are made of them. The grays are of xterm's fixed
//! 256 colors, the nearest between the background and the letter. Without such colors there are two levels and no
//! color is set.

#![expect(
    clippy::float_arithmetic,
    reason = "outlines are curves between fractions of a pixel; no money is near"
)]

use ab_glyph_rasterizer::{Point, Rasterizer, point};
use harfrust::font::glyph::outline::{DrawMemory, DrawOptions, PathSink};
use ratatui::style::{Color, Style};
use ratatui::text::{Line, Span};

use crate::tui::picture::face::{Face, ShapedText};

/// From nothing to the full color of the letter.
pub(super) const N_LEVELS: u8 = 8;

/// How much of a pixel must be covered for it to be one level higher.
const STEPS: [f32; 7] =
    [1.0 / 14.0, 3.0 / 14.0, 5.0 / 14.0, 7.0 / 14.0, 9.0 / 14.0, 11.0 / 14.0, 13.0 / 14.0];

/// Rows of pixels, each below [`N_LEVELS`].
pub(super) fn levels(face: &Face, shape: &ShapedText, em: u16) -> Vec<Vec<u8>> {
    let width = shape.width(em).max(1);
    let (above, below) = shape.rows(em);
    let mut pen = Pen {
        raster: Rasterizer::new(width, above + below),
        scale: f32::from(em) / units(shape.units_per_em),
        baseline: units(i32::try_from(above).unwrap_or_default()),
        origin: (0.0, 0.0),
        start: point(0.0, 0.0),
        at: point(0.0, 0.0),
    };
    let outlines = face.inner.outline_glyphs();
    for glyph in &shape.glyphs {
        pen.origin = (units(glyph.x - shape.ink.left), units(glyph.y));
        if let Some(outline) = outlines.get(glyph.id) {
            // A glyph whose outline is broken stays white; the font is bundled and looked at in a test.
            let _ = outline.draw(&DrawOptions::new(), DrawMemory::default(), &mut pen);
        }
    }
    let mut rows = vec![Vec::with_capacity(width); above + below];
    pen.raster.for_each_pixel(|at, covered| {
        let level = STEPS.iter().map(|step| u8::from(covered >= *step)).sum();
        if let Some(row) = rows.get_mut(at / width) {
            row.push(level);
        }
    });
    rows
}

#[expect(clippy::cast_precision_loss, reason = "a line is some thousand units wide, far below 2 to the 24th")]
fn units(n: i32) -> f32 {
    n as f32
}

/// Draws one glyph's outline at its place, upside down, as rows are counted from above.
struct Pen {
    raster: Rasterizer,
    scale: f32,
    baseline: f32,
    origin: (f32, f32),
    start: Point,
    at: Point,
}

impl Pen {
    fn place(&self, x: f32, y: f32) -> Point {
        point((self.origin.0 + x) * self.scale, self.baseline - (self.origin.1 + y) * self.scale)
    }
}

impl PathSink for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.start = self.place(x, y);
        self.at = self.start;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let to = self.place(x, y);
        self.raster.draw_line(self.at, to);
        self.at = to;
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let to = self.place(x, y);
        self.raster.draw_quad(self.at, self.place(x1, y1), to);
        self.at = to;
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let to = self.place(x, y);
        self.raster.draw_cubic(self.at, self.place(x1, y1), self.place(x2, y2), to);
        self.at = to;
    }

    fn close(&mut self) {
        self.raster.draw_line(self.at, self.start);
        self.at = self.start;
    }
}

const FULL: u8 = N_LEVELS - 1;

/// Without empty rows above and below.
pub(super) fn rows(mut levels: Vec<Vec<u8>>, style: Style) -> Vec<Line<'static>> {
    let palette = palette(style);
    if palette.is_none() {
        let harden = |level: &mut u8| *level = if *level > FULL / 2 { FULL } else { 0 };
        levels.iter_mut().flatten().for_each(harden);
    }
    let is_seen = |row: &Vec<u8>| row.iter().any(|level| *level > 0);
    let Some((first, last)) = levels.iter().position(is_seen).zip(levels.iter().rposition(is_seen)) else {
        return Vec::new();
    };
    let seen: Vec<_> = levels.drain(first..=last).collect();
    seen.chunks(2).map(|pair| row(pair, palette.as_deref().unwrap_or_default(), style)).collect()
}

fn row(pair: &[Vec<u8>], palette: &[Color], style: Style) -> Line<'static> {
    let (top, bottom) = (pair.first(), pair.get(1));
    let level = |row: Option<&Vec<u8>>, at: usize| row.and_then(|row| row.get(at)).copied().unwrap_or(0);
    let mut spans: Vec<Span<'static>> = Vec::new();
    for at in 0..top.map_or(0, Vec::len) {
        let (block, style) = cell(level(top, at), level(bottom, at), palette, style);
        match spans.last_mut() {
            Some(last) if last.style == style => last.content.to_mut().push(block),
            _ => spans.push(Span::styled(block.to_string(), style)),
        }
    }
    Line::from(spans)
}

/// Whole and empty pixels are drawn in the style itself, as most are, and only edges cost a color of their own.
fn cell(top: u8, bottom: u8, palette: &[Color], style: Style) -> (char, Style) {
    if [top, bottom].iter().all(|level| matches!(*level, 0 | FULL)) {
        return (block(top > 0, bottom > 0), style);
    }
    let color = |level: u8| palette.get(usize::from(level)).copied().unwrap_or_default();
    if top == bottom {
        return ('█', style.fg(color(top)));
    }
    ('▀', style.fg(color(top)).bg(color(bottom)))
}

fn block(top: bool, bottom: bool) -> char {
    match (top, bottom) {
        (true, true) => '█',
        (true, false) => '▀',
        (false, true) => '▄',
        (false, false) => ' ',
    }
}

fn palette(style: Style) -> Option<Vec<Color>> {
    let (Some(Color::Indexed(to)), Some(Color::Indexed(from))) = (style.fg, style.bg) else { return None };
    let (from, to) = (rgb(from)?, rgb(to)?);
    let mix = |level: u8| {
        let channel = |at: usize| {
            let (from, to) = (i32::from(from[at]), i32::from(to[at]));
            from + (to - from) * i32::from(level) / i32::from(FULL)
        };
        Color::Indexed(nearest([channel(0), channel(1), channel(2)]))
    };
    Some((0..N_LEVELS).map(mix).collect())
}

/// The color with this number; the first sixteen are the terminal's own and what they look like is unknown.
fn rgb(index: u8) -> Option<[u8; 3]> {
    let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    match index {
        0..16 => None,
        16..232 => Some([(index - 16) / 36, (index - 16) / 6 % 6, (index - 16) % 6].map(level)),
        232.. => Some([8 + 10 * (index - 232); 3]),
    }
}

fn nearest(wanted: [i32; 3]) -> u8 {
    let distance = |index: &u8| -> i32 {
        let found = rgb(*index).unwrap_or_default();
        wanted.iter().zip(found).map(|(wanted, found)| (wanted - i32::from(found)).pow(2)).sum()
    };
    (16..=255).min_by_key(distance).unwrap_or(16)
}

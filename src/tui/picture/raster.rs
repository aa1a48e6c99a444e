//! Makes levels of gray of outlines. It is the one file of the screens that uses floats, because outlines are made of
//! them.

#![expect(
    clippy::float_arithmetic,
    reason = "outlines are curves between fractions of a pixel; no money is near"
)]

use ab_glyph_rasterizer::{Point, Rasterizer, point};
use harfrust::font::glyph::outline::{DrawMemory, DrawOptions, PathSink};

use crate::tui::picture::face::{Face, Shape};

/// From nothing to the full color of the letter.
pub(super) const N_LEVELS: u8 = 8;

/// How much of a pixel must be covered for it to be one level higher.
const STEPS: [f32; 7] =
    [1.0 / 14.0, 3.0 / 14.0, 5.0 / 14.0, 7.0 / 14.0, 9.0 / 14.0, 11.0 / 14.0, 13.0 / 14.0];

/// Rows of pixels, each below [`N_LEVELS`].
pub(super) fn levels(face: &Face, shape: &Shape, em: u16) -> Vec<Vec<u8>> {
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
            // A glyph whose outline is broken stays white; both fonts are bundled and looked at in a test.
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

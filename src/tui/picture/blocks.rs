//! Makes half-blocks of levels of gray: two rows of pixels to one row of the screen.
//!
//! The grays are of xterm's fixed 256 colors, the nearest between the background and the letter. Without such colors
//! there are two levels and no color is set.

use ratatui::style::{Color, Style};
use ratatui::text::{Line, Span};

use crate::tui::picture::raster::N_LEVELS;

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

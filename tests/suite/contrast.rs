//! Every frame in every theme with colors can be read on a projector by day: letters and digits have a contrast of at least
//! 7:1, signs and bars of at least 3:1. Edges (rules and the line of a rail) carry no meaning and are exempt.

#![expect(clippy::float_arithmetic, reason = "WCAG defines contrast by powers; no amount of money is near")]

use std::collections::BTreeSet;

use dongvai::tui::theme::ThemeName;
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use super::app_on_screen::TestApp;
use super::shots::shots;

const EDGES: [&str; 2] = ["─", "│"];

/// Relative luminance as WCAG 2 has it, of a color of the cube or a gray of xterm's 256.
fn luminance(color: Color) -> f64 {
    let Color::Indexed(index @ 16..) = color else { panic!("{color:?} is not a fixed color") };
    let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    let [red, green, blue] = match index {
        232.. => [8 + 10 * (index - 232); 3],
        _ => [(index - 16) / 36, (index - 16) / 6 % 6, (index - 16) % 6].map(level),
    };
    let linear = |channel: u8| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/// The contrast that a cell lacks; none where it can be read.
fn lacks(cell: &Cell) -> Option<String> {
    let sign = cell.symbol();
    if sign.trim().is_empty() || EDGES.contains(&sign) {
        return None;
    }
    assert!(!cell.modifier.contains(Modifier::REVERSED), "{sign}");
    let (fg, bg) = (luminance(cell.fg), luminance(cell.bg));
    let contrast = (fg.max(bg) + 0.05) / (fg.min(bg) + 0.05);
    let least = if sign.chars().any(char::is_alphanumeric) { 7.0 } else { 3.0 };
    (contrast < least).then(|| format!("{sign} {:?} on {:?}: {contrast:.2}", cell.fg, cell.bg))
}

#[test]
fn every_frame_can_be_read_in_every_theme() {
    let mut wrong = BTreeSet::new();
    let mut n_cells = 0;
    for shot in shots() {
        let (house, first) = shot.open(TestApp::new());
        for theme in [ThemeName::Dark, ThemeName::Light, ThemeName::HighContrast] {
            let frames = shot.drawn_in_theme(theme, &house.copy(), &first, "vi,en", &[(56, 16), (120, 40)]);
            for cell in frames.iter().flat_map(ratatui::buffer::Buffer::content) {
                n_cells += 1;
                wrong.extend(lacks(cell).map(|what| format!("{} {}: {what}", shot.name, theme.slug())));
            }
        }
    }
    assert!(n_cells > 1_000_000);
    assert!(
        wrong.is_empty(),
        "{} cells\n{}",
        wrong.len(),
        wrong.into_iter().take(40).collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn a_pale_letter_is_found() {
    let mut cell = Cell::default();
    cell.set_symbol("a").set_fg(Color::Indexed(244)).set_bg(Color::Indexed(233));
    assert!(lacks(&cell).is_some());
    cell.set_symbol("█");
    assert!(lacks(&cell).is_none());
    cell.set_symbol("─").set_fg(Color::Indexed(234));
    assert!(lacks(&cell).is_none());
}

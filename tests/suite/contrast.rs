//! Every style of a theme with colors, and every frame in it, can be read on a projector by day: letters and digits have a
//! contrast of at least 7:1, signs and bars of at least 3:1. Edges (rules and the line of a rail) carry no meaning and are
//! exempt.

#![expect(clippy::float_arithmetic, reason = "WCAG defines contrast by powers; no amount of money is near")]

use std::collections::BTreeSet;

use dongvai::money::Dong;
use dongvai::scenario::terms::Role;
use dongvai::tui::theme::{Theme, ThemeName};
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier, Style};

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

fn contrast(fg: Color, bg: Color) -> f64 {
    let (fg, bg) = (luminance(fg), luminance(bg));
    (fg.max(bg) + 0.05) / (fg.min(bg) + 0.05)
}

/// The contrast that a cell lacks; none where it can be read.
fn lacks(cell: &Cell) -> Option<String> {
    let sign = cell.symbol();
    if sign.trim().is_empty() || EDGES.contains(&sign) {
        return None;
    }
    assert!(!cell.modifier.contains(Modifier::REVERSED), "{sign}");
    let contrast = contrast(cell.fg, cell.bg);
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

fn styles(theme: &Theme) -> Vec<(&'static str, Style)> {
    let roles = [Role::SEATS.as_slice(), &[Role::Room]].concat();
    let of_roles = roles.into_iter().flat_map(|role| [theme.role_block(role), theme.role_text(role)]);
    let mut styles: Vec<_> = of_roles.map(|style| ("a role", style)).collect();
    let notes = [500, 200, 100, 50, 20, 10, 5, 2, 1].map(|thousand| theme.note(Dong(thousand * 1_000)));
    styles.extend(notes.map(|style| ("a note", style)));
    styles.extend([
        ("text", theme.text),
        ("dim", theme.dim),
        ("heading", theme.heading),
        ("accent", theme.accent),
        ("good", theme.good),
        ("warn", theme.warn),
        ("bad", theme.bad),
        ("selected", theme.selected),
        ("rule", theme.rule),
        ("second_language", theme.second_language),
        ("draft", theme.draft),
        ("cell_high", theme.cell_high),
        ("cell_middle", theme.cell_middle),
        ("cell_low", theme.cell_low),
        ("card", theme.card),
        ("card_digit", theme.card_digit),
        ("card_second", theme.card_second),
    ]);
    styles
}

#[test]
fn every_style_has_a_contrast_of_seven() {
    for name in [ThemeName::Dark, ThemeName::Light, ThemeName::HighContrast] {
        // Edges carry no meaning.
        for (meaning, style) in styles(&name.theme()).into_iter().filter(|(meaning, _)| *meaning != "rule") {
            let (fg, bg) = style.fg.zip(style.bg).expect("both colors are set");
            let contrast = contrast(fg, bg);
            assert!(contrast >= 7.0, "{}: {meaning} has {contrast:.2}", name.slug());
        }
    }
}

#[test]
fn plain_has_no_color_but_shows_the_selection() {
    let plain = ThemeName::Plain.theme();
    assert!(styles(&plain).iter().all(|(_, style)| style.fg.is_none() && style.bg.is_none()));
    assert_ne!(plain.selected, plain.text);
}

#[test]
fn nothing_leans_blinks_or_is_underlined() {
    let unwanted = Modifier::ITALIC | Modifier::SLOW_BLINK | Modifier::RAPID_BLINK | Modifier::UNDERLINED;
    for name in ThemeName::ALL.iter().copied() {
        assert!(styles(&name.theme()).iter().all(|(_, style)| !style.add_modifier.intersects(unwanted)));
        assert_eq!(ThemeName::from_slug(name.slug()), Some(name));
    }
    let round = ThemeName::Dark.next().next().next().next();
    assert_eq!(round, ThemeName::Dark);
}

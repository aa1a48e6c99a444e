//! A bar for a part of a hundred, half a column exact. The number always stands beside it.

use ratatui::style::Style;
use ratatui::text::Span;

use crate::tui::page::Hit;
use crate::tui::theme::Theme;

/// Two pieces of a row: what there is, and what is missing to a hundred.
pub fn bar(percent: u32, columns: usize, style: Style, theme: &Theme) -> [(Span<'static>, Option<Hit>); 2] {
    let percent = usize::try_from(percent.min(100)).unwrap_or(100);
    let halves = (percent * columns * 2 + 50) / 100;
    let half = if halves % 2 == 1 { "▌" } else { "" };
    let full = format!("{}{half}", "█".repeat(halves / 2));
    let rest = "·".repeat(columns.saturating_sub(halves.div_ceil(2)));
    [(Span::styled(full, style), None), (Span::styled(rest, theme.dim), None)]
}

#[cfg(test)]
mod tests {
    use super::bar;
    use crate::tui::theme::ThemeName;

    #[test]
    fn a_bar_is_as_wide_as_it_is_said_to_be() {
        let theme = ThemeName::Plain.theme();
        let drawn = |percent| bar(percent, 5, theme.text, &theme).map(|(span, _)| span.content.into_owned());
        assert_eq!(drawn(0), ["", "·····"]);
        assert_eq!(drawn(50), ["██▌", "··"]);
        assert_eq!(drawn(100), ["█████", ""]);
        assert_eq!(drawn(900), ["█████", ""]);
        assert!((0..=100).all(|percent| drawn(percent).concat().chars().count() == 5));
    }
}

//! Puts text and grounds into the cells of a frame. All text of the screens goes through here.
//!
//! Most text is plain: every letter is one column, so it is put down letter by letter. Other text, such as Tai Viet or
//! a sign with a mark of its own, is left to ratatui, which looks for graphemes. Both give the same cells. Nothing is
//! put outside the place.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::text;

/// Puts a line into the first row of a place, and says whether all of it had room.
pub(super) fn line(buffer: &mut Buffer, place: Rect, line: &Line<'_>) -> bool {
    if line.spans.iter().all(|span| span.content.is_empty()) {
        return true;
    }
    if line.alignment.is_none() && is_plain(line) {
        if line.style != Style::new() {
            ground(buffer, Rect { height: place.height.min(1), ..place }, line.style);
        }
        return plain(row(buffer, place, place.y), line);
    }
    line.render(place, buffer);
    let columns: usize = line.spans.iter().map(|span| text::width(&span.content)).sum();
    columns <= usize::from(place.width)
}

/// Whether every letter of a line is one column.
fn is_plain(line: &Line<'_>) -> bool {
    line.spans.iter().all(|span| span.content.chars().all(text::is_plain))
}

/// Puts down plain letters, one a cell, and says whether all had room.
fn plain(cells: &mut [Cell], line: &Line<'_>) -> bool {
    let mut cells = cells.iter_mut();
    for span in &line.spans {
        let style = line.style.patch(span.style);
        for letter in span.content.chars() {
            let Some(cell) = cells.next() else { return false };
            cell.set_char(letter).set_style(style);
        }
    }
    true
}

/// Gives every cell of a place this style.
pub(super) fn ground(buffer: &mut Buffer, place: Rect, style: Style) {
    for y in place.y..place.bottom().min(buffer.area.bottom()) {
        for cell in row(buffer, place, y) {
            cell.set_style(style);
        }
    }
}

/// The cells of a place in one of its rows, those outside the window left out.
fn row(buffer: &mut Buffer, place: Rect, y: u16) -> &mut [Cell] {
    let place = Rect { y, height: place.height.min(1), ..place }.intersection(buffer.area);
    if place.is_empty() {
        return &mut [];
    }
    let first = buffer.index_of(place.x, place.y);
    let row = first..first.saturating_add(usize::from(place.width));
    buffer.content.get_mut(row).unwrap_or_default()
}

/// Puts one style of text into the first row of a place.
pub(super) fn span(buffer: &mut Buffer, place: Rect, words: &str, style: Style) {
    line(buffer, place, &Line::from(Span::styled(words, style)));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, Strategy, any, prop_oneof, proptest};
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Style, Stylize};
    use ratatui::text::{Line, Span};
    use ratatui::widgets::Widget;

    const AREA: Rect = Rect { x: 0, y: 0, width: 20, height: 3 };

    /// Plain words, and some with marks, wide letters and signs that no terminal shows.
    fn words() -> impl Strategy<Value = String> {
        prop_oneof![
            "[ a-zĐđẶễữợ0-9─█▀✓✗“”…·•▪◦►♦♥↓]{0,14}",
            "[a-z\u{0301}\u{0323}\u{200b}\u{aa80}-\u{aac2}漢►]{0,8}",
            any::<String>(),
        ]
    }

    fn paints_as_ratatui(one: &str, two: &str, place: Rect) {
        let line = Line::from(vec![Span::from(one).bold(), Span::styled(two, Style::new().fg(Color::Red))]);
        let line = line.style(Style::new().bg(Color::Blue));
        let (mut ours, mut theirs) = (Buffer::empty(AREA), Buffer::empty(AREA));
        super::line(&mut ours, place, &line);
        line.render(place, &mut theirs);
        assert_eq!(ours, theirs);
        super::ground(&mut ours, Rect { height: 2, ..place }, Style::new().bg(Color::Green));
        theirs.set_style(Rect { height: 2, ..place }, Style::new().bg(Color::Green));
        assert_eq!(ours, theirs);
    }

    /// The space and the mark are one grapheme, for which there is no room.
    #[test]
    fn a_letter_before_a_mark_leaves_nothing_behind() {
        paints_as_ratatui("▪a♥─", " \u{113b9}", Rect { width: 5, height: 1, ..AREA });
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn a_line_has_the_cells_that_ratatui_gives_it(
            one in words(),
            two in words(),
            x in 0..25_u16,
            y in 0..4_u16,
            width in 0..25_u16,
        ) {
            paints_as_ratatui(&one, &two, Rect { x, y, width, height: 1 });
        }
    }
}

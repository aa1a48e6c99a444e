//! What lies on the table: notes in their colors, each bundle with how many there are.
//!
//! It shows the notes and no sum: the hall adds them up together with the player.

use ratatui::text::Span;

use crate::locale::number;
use crate::money::Dong;
use crate::text;
use crate::tui::page::Page;

/// Columns of a note, and of the count beside it.
const NOTE: usize = 11;
const COUNT: usize = 6;

/// Draws bundles in their order, as many beside each other as there is room for.
pub fn draw(bundles: &[(Dong, u16)], page: &mut Page<'_>) {
    let theme = page.theme();
    let in_a_row = (page.columns() / (NOTE + COUNT)).max(1);
    for row in bundles.chunks(in_a_row) {
        let pieces = row.iter().flat_map(|(note, n)| {
            let amount = text::pad_left(&format!("{} ", number::count(note.0)), NOTE - 1);
            let times = text::pad(&format!(" ×\u{a0}{n}"), COUNT);
            let free = Span::styled(" ", theme.text);
            [Span::styled(amount, theme.note(*note)), Span::styled(times, theme.heading), free]
        });
        page.pieces(pieces.map(|piece| (piece, None)).collect(), false);
    }
}

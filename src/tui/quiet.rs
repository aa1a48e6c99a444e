//! A terminal backend that writes nothing where nothing has changed.
//!
//! ratatui ends every frame with a reset of colors and hides the cursor again, even if no cell differs. On a slow
//! line these bytes cost time. It is also the output filter of the screen: a character that controls the terminal or
//! has no width is removed from a cell, and the cell keeps its width.

use std::borrow::Cow;
use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use crate::text;
use crate::text::edge::is_unsafe;

const MOST_COLUMNS: u16 = 1_000;
const MOST_ROWS: u16 = 400;

#[derive(Debug)]
pub struct Quiet<W: Write> {
    inner: CrosstermBackend<W>,
    cursor_hidden: bool,
}

impl<W: Write> Quiet<W> {
    pub fn new(writer: W) -> Self {
        Self { inner: CrosstermBackend::new(writer), cursor_hidden: false }
    }
}

impl<W: Write> Backend for Quiet<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let cells: Vec<(u16, u16, Cow<'a, Cell>)> =
            content.map(|(column, row, cell)| (column, row, cleaned(cell))).collect();
        if cells.is_empty() {
            return Ok(());
        }
        self.inner.draw(cells.iter().map(|(column, row, cell)| (*column, *row, cell.as_ref())))
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.cursor_hidden, true) { Ok(()) } else { self.inner.hide_cursor() }
    }

    /// Never fails. ratatui's terminal shows the cursor as it is dropped, and prints an error to stderr, which ends the
    /// program at once where the window is gone, before the record is closed. `modes::give_back` shows it as well.
    fn show_cursor(&mut self) -> io::Result<()> {
        self.cursor_hidden = false;
        self.inner.show_cursor().or(Ok(()))
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        // The answer would come among the keys. Nothing here needs it: the cursor is hidden, and every frame says where
        // its letters stand.
        Ok(Position::ORIGIN)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.inner.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.inner.clear_region(region)
    }

    /// A terminal that claims to be larger than any wall gets a frame of the largest size, not all memory.
    fn size(&self) -> io::Result<Size> {
        let Size { width, height } = self.inner.size()?;
        Ok(Size { width: width.min(MOST_COLUMNS), height: height.min(MOST_ROWS) })
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.inner)
    }
}

/// The cell without unsafe signs. Signs that are joined by one, as some pictures are, would take more columns apart, so
/// then only the first of them stays.
fn cleaned(cell: &Cell) -> Cow<'_, Cell> {
    let symbol = cell.symbol();
    if !symbol.contains(is_unsafe) {
        return Cow::Borrowed(cell);
    }
    let columns = text::width(symbol).max(1);
    let apart = symbol.replace(is_unsafe, "");
    let first = symbol.split(is_unsafe).find(|piece| !piece.is_empty()).unwrap_or_default();
    let fits = |words: &&str| text::width(words) == columns;
    let blank = " ".repeat(columns);
    let kept = [apart.as_str(), first].into_iter().find(fits).unwrap_or(&blank);
    let mut safe = cell.clone();
    safe.set_symbol(kept);
    Cow::Owned(safe)
}

#[cfg(test)]
mod tests {
    use ratatui::backend::Backend;
    use ratatui::buffer::Cell;

    use super::Quiet;

    #[test]
    fn no_sign_that_steers_the_terminal_is_drawn() {
        for (symbol, drawn) in [
            ("ữ", "ữ"),
            ("a\u{200d}\u{301}", "a\u{301}"),
            ("👩\u{200d}👧", "👩"),
            ("\u{1b}", " "),
            ("\u{202e}", " "),
            ("\u{9b}", " "),
        ] {
            let mut bytes = Vec::new();
            let mut cell = Cell::EMPTY;
            cell.set_symbol(symbol);
            Quiet::new(&mut bytes).draw([(0, 0, &cell)].into_iter()).unwrap();
            let written = String::from_utf8(bytes).unwrap();
            assert!(written.contains(&format!("H{drawn}\u{1b}")), "{symbol:?}: {written:?}");
            let ours = written.matches('\u{1b}').count();
            assert_eq!(written.matches("\u{1b}[").count(), ours, "{written:?}");
        }
    }
}

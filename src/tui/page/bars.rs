//! Bars on a page: how far something is, how many hands, and amounts of money on one scale.
//!
//! A bar is whole and empty blocks, so it reads without colors; its number always stands beside it.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::locale::{Pair, number};
use crate::money::Dong;
use crate::text;
use crate::tui::page::Page;

/// One of several amounts that are compared.
#[derive(Debug, Clone)]
pub struct Bar {
    pub label: String,
    pub amount: Dong,
    /// Drawn lighter, so that two kinds beside each other differ without colors.
    pub is_light: bool,
}

impl Page<'_> {
    /// How much of how much is done, as wide as the page. Nothing is known yet where it is of nothing.
    pub fn bar(&mut self, done: u64, of: u64) {
        let filled = share(done, of, self.columns);
        let full = Span::styled("█".repeat(filled), self.theme.accent);
        let empty = Span::styled("░".repeat(self.columns.saturating_sub(filled)), self.theme.dim);
        self.push(Line::from(vec![full, empty]), None, false);
    }

    /// How much of how much is left, behind words that say it.
    pub fn bar_behind(&mut self, words: &str, left: u64, of: u64) {
        let columns = self.columns.saturating_sub(text::width(words) + 1).min(WIDEST);
        let filled = share(left, of, columns);
        let line = vec![
            Span::styled(format!("{words} "), self.theme.heading),
            Span::styled("█".repeat(filled), self.theme.accent),
            Span::styled("░".repeat(columns - filled), self.theme.dim),
        ];
        self.push(Line::from(line), None, false);
    }

    /// How many there are of the most, as a bar with the number behind it.
    pub fn counted_bar(&mut self, n: u64, most: u64) {
        let number = format!(" {n}");
        let full = "█".repeat(share(n, most, self.columns.saturating_sub(text::width(&number))));
        let line = vec![Span::styled(full, self.theme.accent), Span::styled(number, self.theme.heading)];
        self.push(Line::from(line), None, false);
    }

    /// What could be chosen, each with how many hands it got as a bar on one scale.
    pub fn hands(&mut self, counted: &[(Pair, u16)]) {
        let most = counted.iter().map(|(_, n)| *n).max().unwrap_or(0);
        for (words, n) in counted {
            self.blank();
            self.text(words);
            self.counted_bar(u64::from(*n), u64::from(most));
        }
    }

    /// Amounts under each other on one scale, each with its label before it and its sum behind it. Bars of different
    /// amounts differ by at least one cell.
    pub fn amounts(&mut self, bars: &[Bar]) {
        let widest = |width: &dyn Fn(&Bar) -> usize| bars.iter().map(width).max().unwrap_or(0);
        let labels = widest(&|bar| text::width(&bar.label)) + 1;
        let sum = |bar: &Bar| number::money(bar.amount);
        let sums = widest(&|bar| text::width(&sum(bar))) + 1;
        let columns = self.columns.saturating_sub(labels + sums).min(WIDEST);
        for (bar, cells) in bars.iter().zip(lengths(bars, columns)) {
            let block = if bar.is_light { "░" } else { "█" };
            let style: Style = self.theme.text;
            let line = vec![
                Span::styled(text::pad(&bar.label, labels), self.theme.dim),
                Span::styled(text::pad(&block.repeat(cells), columns), style),
                Span::styled(text::pad_left(&sum(bar), sums), self.theme.heading),
            ];
            self.push(Line::from(line), None, false);
        }
    }
}

/// Columns of the longest bar of amounts.
const WIDEST: usize = 60;

/// How many cells each bar has. What is less is drawn shorter, by a cell at least.
fn lengths(bars: &[Bar], columns: usize) -> Vec<usize> {
    let amount = |bar: &Bar| u64::try_from(bar.amount.0).unwrap_or(0);
    let most = bars.iter().map(amount).max().unwrap_or(0);
    let mut sorted: Vec<u64> = bars.iter().map(amount).collect();
    sorted.sort_unstable_by(|one, other| other.cmp(one));
    sorted.dedup();
    let mut length = Vec::new();
    let mut last = columns + 1;
    for amount in sorted {
        let cells = share(amount, most, columns).min(last.saturating_sub(1));
        length.push((amount, cells));
        last = cells;
    }
    let of =
        |bar: &Bar| length.iter().find(|(known, _)| *known == amount(bar)).map_or(0, |(_, cells)| *cells);
    bars.iter().map(of).collect()
}

/// So many of these columns as `done` is of `of`. None of them where it is of nothing.
pub(in crate::tui) fn share(done: u64, of: u64, columns: usize) -> usize {
    let all = u64::try_from(columns).unwrap_or(0);
    let filled = done.min(of).saturating_mul(all).checked_div(of).unwrap_or(0);
    usize::try_from(filled).unwrap_or(0).min(columns)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_that_differ_have_bars_that_differ() {
        for (amounts, expected) in [
            (&[8_684_000, 8_684_000, 8_684_000][..], &[40, 40, 40][..]),
            (&[8_684_000, 8_680_000, 8_684_000], &[40, 39, 40]),
            (&[7_600_000, 1_084_000], &[40, 5]),
            (&[0, 0], &[0, 0]),
            (&[100, -5], &[40, 0]),
            (&[3, 2, 1], &[40, 26, 13]),
            (&[1_000_000, 999_999, 999_998], &[40, 39, 38]),
        ] {
            let bars: Vec<Bar> = amounts
                .iter()
                .map(|amount| Bar { label: String::new(), amount: Dong(*amount), is_light: false })
                .collect();
            assert_eq!(lengths(&bars, 40), expected, "{amounts:?}");
        }
    }
}

//! What a page has for people who sit far away: large letters, and cards with a ground of their own.
//!
//! A word without enough space as a drawing is a line of text; nothing is ever cut.

use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use crate::locale::Pair;
use crate::text;
use crate::tui::large::{self, Drawing, LargeLetters, LetterSize};
use crate::tui::page::{Hit, Page};

/// Columns for the digit of a card, the edges beside it included.
const DIGIT: usize = 10;
const EDGE: usize = 2;
/// A page so wide has room for bars and cards.
pub(super) const WIDE: usize = 76;

/// Columns that stay free beside a number, so that two of them are not read as one.
const BETWEEN_FIGURES: usize = 4;

/// A card has at least and at most so many rows.
const LOWEST: usize = 3;
const HIGHEST: usize = 7;

/// One of several options, as large as all the others.
#[derive(Debug)]
pub struct Card<'a> {
    /// Counted from 0.
    pub number: usize,
    /// Stands before the words, such as a tick. Empty for none.
    pub mark: &'a str,
    pub words: &'a Pair,
    pub focused: bool,
    /// Rows of the card.
    pub height: usize,
}

impl Page<'_> {
    /// Few rows stand in the middle of their place, as on a screen with one thing to say.
    pub fn stand_in_the_middle(&mut self) {
        self.in_the_middle = true;
    }

    /// One thing of a list is to be chosen, so all of the list is shown at once. The question may then have one language.
    pub fn put_list_first(&mut self) {
        self.list_comes_first = true;
    }

    /// A free row stands between what is said where the page has room for all of them, so that the wall is filled.
    pub fn spread(&mut self) {
        self.is_spread = true;
    }

    /// A word in large letters, the largest of these sizes that has room; else one line of text.
    pub fn large(&mut self, words: &str, rows: usize, sizes: &[LetterSize], style: Style) {
        for line in self.large_lines(words, rows, sizes, style) {
            self.push(line, None, false);
        }
    }

    /// The same in the middle.
    pub fn large_centered(&mut self, words: &str, rows: usize, sizes: &[LetterSize], style: Style) {
        for line in self.large_lines(words, rows, sizes, style) {
            self.push(line.centered(), None, false);
        }
    }

    fn large_lines(
        &self,
        words: &str,
        rows: usize,
        sizes: &[LetterSize],
        style: Style,
    ) -> Vec<Line<'static>> {
        // Letters that touch the edge of the wall are cut by the eye.
        let columns = self.columns.saturating_sub(2);
        let drawn = self.drawn_large(words, columns, rows, sizes).map(|drawn| drawn.rows);
        let drawn = drawn.or_else(|| self.drawn_on_two(words, columns, rows));
        let drawn = drawn.unwrap_or_else(|| text::wrap(words, self.columns));
        drawn.into_iter().map(|row| Line::styled(row, style)).collect()
    }

    /// Small letters on two lines, broken between words where the longer one is the shortest.
    fn drawn_on_two(&self, words: &str, columns: usize, rows: usize) -> Option<Vec<String>> {
        let halves = words.match_indices(' ').filter_map(|(at, _)| {
            let (first, second) = words.split_at_checked(at)?;
            let draw = |half| self.drawn_large(half, columns, rows, &[LetterSize::Small]);
            let (first, second) = (draw(first.trim())?, draw(second.trim())?);
            let width = first.width.max(second.width);
            // Both lines are as wide, so that each stands in its own middle.
            let pad = |drawn: &Drawing| {
                let before = (width - drawn.width) / 2;
                let lead = " ".repeat(before);
                drawn.rows.iter().map(|row| text::pad(&format!("{lead}{row}"), width)).collect::<Vec<_>>()
            };
            let mut drawn = pad(&first);
            drawn.push(" ".repeat(width));
            drawn.extend(pad(&second));
            (drawn.len() <= rows).then_some((width, drawn))
        });
        halves.min_by_key(|(width, _)| *width).map(|(_, drawn)| drawn)
    }

    /// A sign and what it says, in large letters where these rows have room for them.
    pub fn large_signed(&mut self, sign: &str, pair: &Pair, rows: usize, style: Style) {
        let lead = text::width(sign) + 2;
        let sizes = [LetterSize::Bold, LetterSize::Small];
        let columns = self.columns.saturating_sub(lead + 2);
        let Some(drawn) = self.drawn_large(&pair.main.to_uppercase(), columns, rows, &sizes) else {
            return self.signed(sign, pair, style);
        };
        let middle = drawn.rows.len() / 2;
        for (at, row) in drawn.rows.into_iter().enumerate() {
            let lead = text::pad(if at == middle { sign } else { "" }, lead);
            self.push(Line::styled(format!("{lead}{row}"), style), None, false);
        }
        if let Some(second) = &pair.second {
            self.second_language(second);
        }
        self.end_what_is_said();
    }

    /// Numbers side by side, each under its label: large where all of them have room at this height, else in words.
    pub fn figures(&mut self, figures: &[(String, String)], rows: usize) {
        if !self.large_figures(figures, rows) {
            for (label, number) in figures {
                self.styled(&format!("{label}: {number}").into(), self.theme.heading);
            }
        }
    }

    /// The same; draws nothing and is false where they have no room.
    pub fn large_figures(&mut self, figures: &[(String, String)], rows: usize) -> bool {
        let columns = self.columns / figures.len().max(1);
        let draw = |size: &LetterSize| -> Option<Vec<Drawing>> {
            let room = (columns.saturating_sub(BETWEEN_FIGURES), rows.saturating_sub(1));
            let sized = |(_, number): &(String, String)| self.drawn_large(number, room.0, room.1, &[*size]);
            figures.iter().map(sized).collect()
        };
        // All of them in the same size.
        let sizes = [LetterSize::Large, LetterSize::Bold, LetterSize::Small];
        let Some(drawn) = sizes.iter().find_map(draw) else { return false };
        let labels: Vec<_> = figures.iter().map(|(label, _)| (label.clone(), columns, false)).collect();
        self.cells(&labels, self.theme.dim);
        let height = drawn.iter().map(|drawn| drawn.rows.len()).max().unwrap_or(0);
        for row in 0..height {
            let side = drawn.iter().map(|drawn| {
                let at = (row + drawn.rows.len()).checked_sub(height);
                text::pad(at.and_then(|at| drawn.rows.get(at)).map_or("", String::as_str), columns)
            });
            self.push(Line::styled(side.collect::<String>(), self.theme.heading), None, false);
        }
        true
    }

    /// Whether this terminal draws half blocks.
    pub fn draws_blocks(&self) -> bool {
        self.large == LargeLetters::Drawn
    }

    /// Large letters as rows of text. None where they have no room or are not drawn.
    pub fn drawn_large(
        &self,
        words: &str,
        columns: usize,
        rows: usize,
        sizes: &[LetterSize],
    ) -> Option<Drawing> {
        match self.large {
            LargeLetters::Drawn => large::largest(words, columns, rows, sizes, self.drawings),
            LargeLetters::Text => None,
        }
    }

    /// What a step asks, with a bar in the color of its role where there is room for one.
    pub fn question(&mut self, pair: &Pair, bar: Style) {
        if self.columns < WIDE {
            return self.heading(pair);
        }
        let from = self.rows.len();
        self.pair("  ", pair, self.theme.heading, None, false);
        for row in self.rows.iter_mut().skip(from) {
            let Some(first) = row.line.spans.first_mut() else { continue };
            let (_, rest) = text::split_graphemes(&first.content, 2);
            *first = Span::styled(rest.to_owned(), row.line.style.patch(first.style));
            row.line.spans.insert(0, Span::styled("▌ ", bar));
        }
    }

    /// Gives the rows that were added since the page had `from` of them a ground over the whole width.
    fn ground_from(&mut self, from: usize, style: Style) {
        self.rows.iter_mut().skip(from).for_each(|row| row.ground = Some(style));
    }

    /// How many rows there are so far.
    pub fn n_rows(&self) -> usize {
        self.rows.len()
    }

    /// The height at which all of these have room as cards, each behind such a mark, one row free after each. None where
    /// they do not.
    pub fn card_height(&self, options: &[Pair], mark: &str, room: usize) -> Option<usize> {
        let n = options.len();
        let height = (room / n.max(1)).saturating_sub(1).min(HIGHEST);
        let needed = options.iter().map(|words| self.card_rows(words, mark)).max()?.max(LOWEST);
        (self.columns >= WIDE && self.large == LargeLetters::Drawn && height >= needed).then_some(height)
    }

    /// Rows that the words of a card need.
    fn card_rows(&self, words: &Pair, mark: &str) -> usize {
        let columns = self.card_columns(mark);
        let second = words.second.as_ref().map_or(0, |second| self.second_rows(second, columns).len());
        text::wrap(&words.main, columns).len() + second
    }

    fn card_columns(&self, mark: &str) -> usize {
        self.columns.saturating_sub(DIGIT + mark_columns(mark) + EDGE).max(1)
    }

    /// An option with its number as large as there is room for, its words in the middle of the height.
    pub fn card(&mut self, card: &Card<'_>) {
        let theme = self.theme;
        let (ground, digit, second) = if card.focused {
            (theme.selected, theme.selected, theme.selected.remove_modifier(Modifier::BOLD))
        } else {
            (theme.card, theme.card_digit, theme.card_second)
        };
        let number = (card.number + 1).to_string();
        let sizes = [LetterSize::Bold, LetterSize::Small];
        let drawn = self.drawn_large(&number, DIGIT - 2 * EDGE, card.height, &sizes);
        let digits = drawn.map_or_else(|| vec![number], |drawn| drawn.rows);
        let columns = self.card_columns(card.mark);
        let mut words: Vec<Line<'static>> =
            text::wrap(&card.words.main, columns).into_iter().map(|row| Line::styled(row, ground)).collect();
        if let Some(words_below) = &card.words.second {
            self.note_second(words_below);
            words.extend(self.second_rows(words_below, columns).into_iter().map(|row| row.style(second)));
        }
        let height = card.height.max(words.len());
        let (above_digit, above_words) = (middle(height, digits.len()), middle(height, words.len()));
        let from = self.rows.len();
        for row in 0..height {
            let at = |above: usize| row.checked_sub(above);
            let left = at(above_digit).and_then(|at| digits.get(at)).map_or("", String::as_str);
            let arrow = if card.focused && row == above_words { "►" } else { " " };
            let lead = format!("{arrow} {}", text::pad(left, DIGIT - EDGE));
            let mark = if row == above_words { card.mark } else { "" };
            let mark = text::pad(mark, mark_columns(card.mark));
            let mut spans = vec![Span::styled(lead, digit), Span::styled(mark, ground)];
            if let Some(line) = at(above_words).and_then(|at| words.get(at)) {
                spans.extend(line.spans.iter().map(|span| {
                    // The second language has a style of its own on a card; what is drawn keeps its grays.
                    let is_typed = span.style == Style::new() || span.style == theme.second_language;
                    Span::styled(span.content.clone(), if is_typed { line.style } else { span.style })
                }));
            }
            self.push(Line::from(spans), Some(Hit::Item(card.number)), card.focused);
        }
        self.ground_from(from, ground);
        self.blank();
    }
}

/// Columns of a mark and the free one behind it.
fn mark_columns(mark: &str) -> usize {
    if mark.is_empty() { 0 } else { text::width(mark) + 1 }
}

fn middle(height: usize, inner: usize) -> usize {
    height.saturating_sub(inner) / 2
}

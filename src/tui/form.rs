//! A form of labelled fields, filled with digits, arrows and Enter. Most tasks are one.
//!
//! Enter goes to the next field and, on the last row, commits. A number field takes digits only and shows them
//! grouped as they are typed. The form knows no rules; the views under `screens::meeting` make an answer from its
//! cells. A field that was never filled is `None`, not zero, where the view has to know it.

mod row;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::money::Dong;
use crate::text::{self, TypingAid};
use crate::tui::context::ViewContext;
use crate::tui::form::row::RowMark;
use crate::tui::keys::{self, Binding, Input, Takes};
use crate::tui::page::Page;

pub use crate::tui::form::row::{Digits, FormCell, FormRow, Label, MOST_DIGITS};

#[derive(Debug, Clone, Default)]
pub struct Form {
    pub rows: Vec<FormRow>,
    /// The row in focus; the one after the last is the commit row.
    at: usize,
    /// Esc leaves a field, so that letters are keys again.
    put_down: bool,
    /// The next digit replaces the number in the field, as after coming back to it.
    replaces: bool,
    /// It was asked about a paper that is not ticked.
    has_asked: bool,
}

/// A part with more rows than this has no sign on each of them, because not every row is wrong.
const MOST_MARKED: usize = 4;

/// What an input did to the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filled {
    Changed,
    Commit,
    /// The field holds no more digits.
    Full,
    /// Enter on a paper that is not ticked. The question about it comes once.
    Unticked,
    Ignored,
}

impl Form {
    pub fn new(rows: Vec<FormRow>) -> Self {
        Self { rows, at: 0, put_down: false, replaces: false, has_asked: false }
    }

    /// What every row holds, to be put back after leaving.
    pub fn kept(&self) -> Vec<String> {
        self.rows.iter().map(|row| row.cell.kept()).collect()
    }

    /// Restores what was kept of a form with the same number of rows.
    pub fn put_back(&mut self, kept: &[String]) {
        if kept.len() == self.rows.len() {
            self.rows.iter_mut().zip(kept).for_each(|(row, kept)| row.cell.put_back(kept));
            self.replaces = true;
        }
    }

    /// Marks what was right and what was wrong in a try, and goes to the first row that was wrong. What was right stays.
    pub fn tried(&mut self, wrong: &[String]) {
        let is_wrong = |row: &FormRow| !row.part.is_empty() && wrong.contains(&row.part);
        let n_rows = |part: &str| self.rows.iter().filter(|row| row.part == part).count();
        let mark = |row: &FormRow| match (row.part.is_empty(), is_wrong(row)) {
            (true, _) => RowMark::Untried,
            (false, true) if n_rows(&row.part) > MOST_MARKED => RowMark::Untried,
            (false, true) => RowMark::Wrong,
            (false, false) => RowMark::Right,
        };
        let marks: Vec<RowMark> = self.rows.iter().map(mark).collect();
        let first = self.rows.iter().position(is_wrong);
        self.rows.iter_mut().zip(marks).for_each(|(row, mark)| row.mark = mark);
        self.go(first.unwrap_or(0));
    }

    /// Whether the row in focus was right in a try: it takes no more changes.
    fn is_locked(&self) -> bool {
        self.rows.get(self.at).is_some_and(|row| row.mark == RowMark::Right)
    }

    /// Whether the row in focus is a paper without a tick.
    fn is_unticked_paper(&self) -> bool {
        let is_open = |row: &&FormRow| row.is_paper && row.mark != RowMark::Right;
        self.rows.get(self.at).filter(is_open).is_some_and(|row| row.cell == FormCell::Check(false))
    }

    /// Whether no paper is ticked, and the question whether that is meant was not asked yet.
    fn lacks_papers(&self) -> bool {
        let mut papers = self.rows.iter().filter(|row| row.is_paper).peekable();
        let has_papers = papers.peek().is_some();
        let is_bare = |row: &FormRow| row.cell == FormCell::Check(false) && row.mark != RowMark::Right;
        !self.has_asked && has_papers && papers.all(is_bare)
    }

    /// The row in focus; that after the last commits.
    pub fn focus(&self) -> usize {
        self.at
    }

    /// Whether typed letters go into a field now. A locked field takes them too and ignores them: its digits are no
    /// keys.
    pub fn is_typing(&self) -> bool {
        let has_words = matches!(self.rows.get(self.at).map(|row| &row.cell), Some(FormCell::Words(_)));
        !self.put_down && (has_words || self.takes_digits())
    }

    /// What the field in focus takes for itself.
    pub fn takes(&self) -> Takes {
        match (self.is_typing(), self.takes_digits()) {
            (false, _) => Takes::Nothing,
            (true, true) => Takes::Digits,
            (true, false) => Takes::Words,
        }
    }

    /// Whether Esc has left the fields, so that letters are keys.
    pub fn is_put_down(&self) -> bool {
        self.put_down
    }

    /// Whether Enter goes to the next field; on the last row it commits.
    pub fn enter_stays(&self) -> bool {
        self.at < self.rows.len()
    }

    pub fn amount(&self, row: usize) -> Option<i64> {
        match &self.rows.get(row)?.cell {
            FormCell::Money(digits, _) | FormCell::Count(digits) => digits.value(),
            FormCell::Pick { .. } | FormCell::Check(_) | FormCell::Words(_) => None,
        }
    }

    pub fn dong(&self, row: usize) -> Dong {
        Dong(self.amount(row).unwrap_or(0))
    }

    pub fn small(&self, row: usize) -> u16 {
        self.amount(row).and_then(|n| u16::try_from(n).ok()).unwrap_or(0)
    }

    pub fn checked(&self, row: usize) -> bool {
        matches!(self.rows.get(row).map(|row| &row.cell), Some(FormCell::Check(true)))
    }

    pub fn picked(&self, row: usize) -> Option<usize> {
        self.rows.get(row)?.cell.picked()
    }

    /// What was written, as it is shown: single spaces, none at the ends.
    pub fn words(&self, row: usize) -> Cow<'_, str> {
        match self.rows.get(row).map(|row| &row.cell) {
            Some(FormCell::Words(field)) => text::fold_spaces(field.text()),
            _ => Cow::Borrowed(""),
        }
    }

    pub fn has_words(&self) -> bool {
        self.rows.iter().any(|row| matches!(row.cell, FormCell::Words(_)))
    }

    pub fn update(&mut self, input: &Input, aid: TypingAid) -> Filled {
        let typing = self.is_typing();
        let changes = matches!(
            input,
            Input::Text(_) | Input::Paste(_) | Input::Erase | Input::Left | Input::Right | Input::Pick(_)
        );
        if changes && self.is_locked() {
            return Filled::Ignored;
        }
        if let Some(FormCell::Words(field)) = self.rows.get_mut(self.at).map(|row| &mut row.cell)
            && (typing || matches!(input, Input::Paste(_)))
            && field.update(input, aid)
        {
            return Filled::Changed;
        }
        match input {
            Input::Up | Input::BackTab => self.go(self.at.saturating_sub(1)),
            Input::Tab => self.go(self.next_headed()),
            Input::PageUp => self.go(self.at.saturating_sub(8)),
            Input::PageDown => self.go(self.at + 8),
            Input::Enter if self.at >= self.rows.len() && self.lacks_papers() => {
                self.has_asked = true;
                let first = self.rows.iter().position(|row| row.is_paper);
                self.go(first.unwrap_or(0));
                Filled::Unticked
            }
            Input::Enter if self.at >= self.rows.len() => Filled::Commit,
            Input::Enter if !self.has_asked && self.is_unticked_paper() => {
                self.has_asked = true;
                Filled::Unticked
            }
            Input::Enter | Input::Down => self.go(self.at + 1),
            Input::Leave => {
                let was = std::mem::replace(&mut self.put_down, true);
                if was || !typing { Filled::Ignored } else { Filled::Changed }
            }
            Input::Text(letter) => self.type_in(*letter),
            Input::Paste(words) => {
                let mut filled = Filled::Ignored;
                for letter in words.chars().filter(|letter| !letter.is_control()) {
                    let came_to = self.type_in(letter);
                    filled = if came_to == Filled::Ignored { filled } else { came_to };
                }
                filled
            }
            Input::Erase => self.erase(),
            Input::Left => self.turn(-1),
            Input::Right => self.turn(1),
            // With the field put down, a digit takes it up again.
            Input::Pick(n) if self.put_down && self.takes_digits() => {
                self.put_down = false;
                char::from_digit(u32::try_from(n + 1).unwrap_or(0), 10)
                    .map_or(Filled::Ignored, |digit| self.type_in(digit))
            }
            Input::Pick(n) => self.choose(*n),
            Input::Home | Input::End | Input::Delete | Input::Do(_) => Filled::Ignored,
        }
    }

    pub fn go_to_start(&mut self) {
        self.go(0);
    }

    /// What Enter and the arrows do on the row in focus.
    pub fn bindings(&self) -> Vec<Binding> {
        let enter = if self.at >= self.rows.len() { keys::COMMIT } else { keys::NEXT_FIELD };
        let turns = matches!(
            self.rows.get(self.at).map(|row| &row.cell),
            Some(FormCell::Pick { .. } | FormCell::Check(_))
        );
        [Some(enter), turns.then_some(keys::CHANGE), Some(keys::MOVE)].into_iter().flatten().collect()
    }

    /// Goes to the first field that is still empty. Returns whether an option has to be picked there.
    pub fn go_to_missing(&mut self) -> bool {
        let empty = |row: &FormRow| match &row.cell {
            FormCell::Money(digits, _) | FormCell::Count(digits) => digits.value().is_none(),
            FormCell::Pick { at, .. } => at.is_none(),
            FormCell::Check(_) | FormCell::Words(_) => false,
        };
        let row = self.rows.iter().position(empty);
        row.map(|row| self.go(row));
        matches!(row.and_then(|row| self.rows.get(row)).map(|row| &row.cell), Some(FormCell::Pick { .. }))
    }

    /// Goes to the number that was refused: a sum that no notes come to, else the largest number.
    pub fn go_to_refused(&mut self) {
        let numbers = || (0..self.rows.len()).filter_map(|row| Some((row, self.amount(row)?)));
        let is_odd_sum = |(row, n): &(usize, i64)| {
            let is_money = matches!(self.rows.get(*row).map(|row| &row.cell), Some(FormCell::Money(..)));
            is_money && !Dong(*n).is_in_notes()
        };
        let refused = numbers().find(is_odd_sum).or_else(|| numbers().max_by_key(|(_, n)| *n));
        if let Some((row, _)) = refused {
            self.go(row);
        }
    }

    /// A click on a row: goes there, and changes its value if it has two.
    pub fn click(&mut self, row: usize) -> Filled {
        if row >= self.rows.len() {
            if self.at >= self.rows.len() {
                return Filled::Commit;
            }
            return self.go(row);
        }
        let was_here = self.at == row;
        let gone = self.go(row);
        if self.is_locked() {
            return gone;
        }
        match self.rows.get(row).map(|row| &row.cell) {
            Some(FormCell::Check(_)) => self.turn(1),
            Some(FormCell::Pick { .. }) if was_here => self.turn(1),
            _ => gone,
        }
    }

    /// On the commit row too: a number that is typed there belongs into a field.
    fn takes_digits(&self) -> bool {
        match self.rows.get(self.at) {
            Some(row) => row.is_number(),
            None => self.number_to_type().is_some(),
        }
    }

    /// The field for a number that is typed on the commit row: the first empty one, else the first that was wrong. A
    /// form that is filled in has none, so that a stray digit overwrites nothing.
    fn number_to_type(&self) -> Option<usize> {
        let is_wrong = |row: &FormRow| row.is_number() && row.mark == RowMark::Wrong;
        let mut numbers =
            (0..self.rows.len()).filter(|at| self.rows.get(*at).is_some_and(FormRow::is_number));
        let empty = numbers.find(|at| self.amount(*at).is_none());
        empty.or_else(|| self.rows.iter().position(is_wrong))
    }

    /// Goes to this row; to the commit row where there is no such row.
    pub fn go(&mut self, row: usize) -> Filled {
        self.at = row.min(self.rows.len());
        self.put_down = false;
        self.replaces = true;
        Filled::Changed
    }

    /// Picks the first option in every row of the section in focus that has none yet, and goes to the next section. A
    /// section begins at a row with something above it.
    pub fn fill_section(&mut self) -> Filled {
        let end = self.next_headed();
        let heads = self.rows.iter().take(self.at + 1).rposition(|row| !row.above.is_empty());
        for row in self.rows.iter_mut().take(end).skip(heads.unwrap_or(0)) {
            if let FormCell::Pick { options, at, .. } = &mut row.cell
                && at.is_none()
                && row.mark != RowMark::Right
                && !options.is_empty()
            {
                *at = Some(0);
            }
        }
        self.go(end)
    }

    /// Whether the row in focus is one of several that answer the same part, such as the people of a team.
    pub fn is_in_section(&self) -> bool {
        let same = |row: &FormRow| self.rows.iter().filter(|other| other.part == row.part).count();
        self.rows.get(self.at).is_some_and(|row| same(row) > 1)
    }

    /// The next row with something above it, so that Tab runs from team to team; the next row where none has.
    fn next_headed(&self) -> usize {
        let later = self.rows.iter().skip(self.at + 1).position(|row| !row.above.is_empty());
        later.map_or(self.at + 1, |ahead| self.at + 1 + ahead)
    }

    fn type_in(&mut self, letter: char) -> Filled {
        if self.at >= self.rows.len()
            && let Some(row) = self.number_to_type().filter(|_| letter.is_ascii_digit())
        {
            self.go(row);
        }
        if letter.is_ascii_digit()
            && std::mem::take(&mut self.replaces)
            && let Some(FormCell::Money(digits, _) | FormCell::Count(digits)) =
                self.rows.get_mut(self.at).map(|row| &mut row.cell)
        {
            digits.0.clear();
        }
        let changed = match self.rows.get_mut(self.at).map(|row| &mut row.cell) {
            Some(FormCell::Money(digits, most)) => digits.type_in(letter, *most),
            Some(FormCell::Count(digits)) => digits.type_in(letter, MOST_DIGITS),
            Some(FormCell::Words(_) | FormCell::Pick { .. } | FormCell::Check(_)) | None => {
                return Filled::Ignored;
            }
        };
        match (changed, letter.is_ascii_digit()) {
            (true, _) => Filled::Changed,
            (false, true) => Filled::Full,
            (false, false) => Filled::Ignored,
        }
    }

    fn erase(&mut self) -> Filled {
        self.replaces = false;
        let changed = match self.rows.get_mut(self.at).map(|row| &mut row.cell) {
            Some(FormCell::Money(digits, _) | FormCell::Count(digits)) => digits.0.pop().is_some(),
            Some(FormCell::Words(_) | FormCell::Pick { .. } | FormCell::Check(_)) | None => false,
        };
        if changed { Filled::Changed } else { Filled::Ignored }
    }

    fn turn(&mut self, by: isize) -> Filled {
        match self.rows.get_mut(self.at).map(|row| &mut row.cell) {
            Some(FormCell::Check(checked)) => *checked = !*checked,
            Some(FormCell::Pick { options, at, .. }) if !options.is_empty() => {
                let n = options.len();
                *at = Some(match (*at, by > 0) {
                    (None, true) => 0,
                    (None, false) => n - 1,
                    (Some(at), true) => (at + 1) % n,
                    (Some(at), false) => (at + n - 1) % n,
                });
            }
            _ => return Filled::Ignored,
        }
        Filled::Changed
    }

    /// A digit on a row to pick from picks that option.
    fn choose(&mut self, n: usize) -> Filled {
        match self.rows.get_mut(self.at).map(|row| &mut row.cell) {
            Some(FormCell::Pick { options, at, .. }) if n < options.len() => *at = Some(n),
            Some(FormCell::Check(checked)) if n == 0 => *checked = !*checked,
            _ => return Filled::Ignored,
        }
        Filled::Changed
    }

    /// Draws the fields and the commit row.
    pub fn draw(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        self.draw_from(0, context, page);
    }

    /// The same without the first rows, where a task draws those itself.
    pub fn draw_from(&self, first: usize, context: &ViewContext<'_>, page: &mut Page<'_>) {
        page.put_list_first();
        let has_marks = self.rows.iter().any(|row| row.mark != RowMark::Untried);
        for (at, row) in self.rows.iter().enumerate().skip(first) {
            for above in &row.above {
                page.dim(&above.pair(context));
            }
            let focused = at == self.at;
            let label = row.label.pair(context);
            if let FormCell::Words(field) = &row.cell {
                let lead = if focused { "►" } else { " " };
                let aid = (focused && context.typing != TypingAid::Off)
                    .then(|| format!("[{}]", context.word(keys::typing(context.typing).label)));
                page.label(lead, &label, aid.as_deref(), focused && self.put_down);
                field.draw(at, focused && !self.put_down, page);
            } else {
                let typing = focused && !self.put_down && !self.is_locked();
                let value = row.cell.shown(context, typing);
                let sign = match row.mark {
                    RowMark::Right => " ✓",
                    RowMark::Wrong => " ♦",
                    RowMark::Untried if has_marks => "  ",
                    RowMark::Untried => "",
                };
                page.field(at, &label, &format!("{value}{sign}"), focused);
                if let FormCell::Pick { options, .. } = &row.cell
                    && focused
                    && !self.is_locked()
                {
                    page.choices(&options.iter().map(|option| option.pair(context)).collect::<Vec<_>>());
                }
            }
        }
        page.blank();
        page.item(self.rows.len(), "✎", &context.ui("form-commit"), self.at >= self.rows.len());
    }
}

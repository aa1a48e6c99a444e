//! A list that is ticked with digits, Enter or the arrows; the last row commits.

use crate::id::{ItemId, StepId};
use crate::locale::Pair;
use crate::tui::context::ViewContext;
use crate::tui::keys::Input;
use crate::tui::page::{Card, Page};

const UNTICKED: &str = "[ ]";
/// The row that commits, and a free one.
const ROWS_BELOW: usize = 2;

/// Which of `n` things are ticked, and the row in focus; row `n` commits.
#[derive(Debug, Default)]
pub struct Ticks {
    ticked: Vec<usize>,
    at: Option<usize>,
}

impl Ticks {
    /// With these ticked already.
    pub fn of(ticked: Vec<usize>) -> Self {
        Self { ticked, at: None }
    }

    /// As they were kept of `n` things when the task was left half done. None are ticked where nothing was kept.
    pub fn kept(rows: Option<&[String]>, n: usize) -> Self {
        let rows = rows.filter(|rows| rows.len() == n).unwrap_or_default();
        Self::of(rows.iter().enumerate().filter(|(_, row)| !row.is_empty()).map(|(at, _)| at).collect())
    }

    /// What is to be kept of `n` things: one row for each, empty where it is not ticked.
    pub fn rows(&self, n: usize) -> Vec<String> {
        let row = |at: usize| if self.ticked.contains(&at) { "1" } else { "" };
        (0..n).map(|at| row(at).to_owned()).collect()
    }

    pub fn is_empty(&self) -> bool {
        self.ticked.is_empty()
    }

    /// True when the list is committed.
    pub fn update(&mut self, input: &Input, n: usize) -> bool {
        let at = self.at.unwrap_or(n);
        match input {
            Input::Up | Input::BackTab => self.at = Some(at.saturating_sub(1)),
            Input::Down | Input::Tab => self.at = Some((at + 1).min(n)),
            Input::Pick(item) if *item < n => self.turn(*item),
            Input::Left | Input::Right if at < n => self.turn(at),
            Input::Enter if at >= n => return true,
            Input::Enter => self.turn(at),
            _ => {}
        }
        false
    }

    /// True when the click was on the last row, which commits.
    pub fn click(&mut self, item: usize, n: usize) -> bool {
        item == n || self.update(&Input::Pick(item), n)
    }

    /// Whether Enter ticks the line in focus; behind the last line it commits.
    pub fn enter_stays(&self, n: usize) -> bool {
        self.at.is_some_and(|at| at < n)
    }

    fn turn(&mut self, item: usize) {
        if self.ticked.contains(&item) {
            self.ticked.retain(|ticked| *ticked != item);
        } else {
            self.ticked.push(item);
        }
    }

    pub fn draw<'i>(
        &self,
        context: &ViewContext<'_>,
        page: &mut Page<'_>,
        step: &StepId,
        lines: impl Iterator<Item = (String, &'i str)>,
        commit: &str,
    ) {
        page.put_list_first();
        let lines: Vec<Pair> = lines.map(|(key, text)| context.line_of(step, &key, text)).collect();
        let n = lines.len();
        let room = context.rows_of_page().saturating_sub(page.n_rows() + ROWS_BELOW);
        let height = page.card_height(&lines, UNTICKED, room);
        for (number, words) in lines.iter().enumerate() {
            let mark = if self.ticked.contains(&number) { "[✓]" } else { UNTICKED };
            let focused = self.at == Some(number);
            match height {
                Some(height) => page.card(&Card { number, mark, words, focused, height }),
                None => page.item(number, &format!("{} {mark}", number + 1), words, focused),
            }
        }
        page.item(n, "✎", &context.ui(commit), self.at.unwrap_or(n) >= n);
    }

    pub fn ids<'i>(&self, ids: impl Iterator<Item = &'i ItemId>) -> Vec<ItemId> {
        ids.enumerate().filter(|(at, _)| self.ticked.contains(at)).map(|(_, id)| id.clone()).collect()
    }
}

//! `Count`: notes on the table, how many of each, their sum, and what the books say beside it.
//!
//! The notes lie in bundles as they came out of the boxes, so that there is something to count; which sum they
//! make is not on the screen.

use crate::locale::{Pair, number};
use crate::meeting::chance;
use crate::meeting::command::{Answer, BooksSay};
use crate::meeting::figures;
use crate::meeting::flow::Turn;
use crate::money::Dong;
use crate::scenario::kind::Count;
use crate::tui::form::{Cell, Digits, Form, Label, Row};
use crate::tui::overlays::books;
use crate::tui::page::Page;
use crate::tui::stage::{Play, Stage};

fn notes(play: &Play<'_>, count: &Count) -> Vec<(Dong, u16)> {
    let mut notes = figures::notes(&count.notes, play.state().ledger.cash());
    notes.sort_unstable_by(|one, other| other.cmp(one));
    notes
}

pub fn rows(play: &Play<'_>, count: &Count) -> Vec<Row> {
    let mut rows: Vec<Row> = notes(play, count)
        .into_iter()
        .map(|(note, _)| Row::new(Label::Plain(number::money(note)), Cell::Count(Digits::default())))
        .collect();
    rows.push(Row::money("count-total"));
    let mut says = vec![Label::ui("count-books-agree"), Label::ui("count-cash-differs")];
    let lines = differing_candidates(play);
    says.extend(lines.iter().map(|line| books::line_label(play, line)));
    rows.push(Row::pick(Label::ui("count-agree-question"), says));
    rows
}

/// Every line of this meeting that stands in either book: one of them may differ.
fn differing_candidates(play: &Play<'_>) -> Vec<crate::id::LineId> {
    use crate::club::ledger::Book;
    let ledger = &play.state().ledger;
    let opening = play.state().opening_lines;
    let mut lines = Vec::new();
    for entry in ledger.entries(Book::Treasurer).iter().skip(opening) {
        if !lines.contains(&entry.line) {
            lines.push(entry.line.clone());
        }
    }
    lines
}

pub fn head(stage: &Stage<'_>, play: &Play<'_>, turn: &Turn<'_>, count: &Count, page: &mut Page<'_>) {
    page.heading(&stage.step_line(turn.step, "prompt", &count.prompt));
    let seed = play.setup().map_or(0, |setup| setup.seed);
    let on_table = bundles(&notes(play, count), seed, turn.step.id.as_str());
    page.styled(
        &Pair { main: format!("{} {on_table}", stage.word("count-on-table")), second: None },
        page.theme().accent,
    );
}

/// Each pile in two or three bundles, mixed: "200.000 × 4 · 500.000 × 5 · …".
fn bundles(notes: &[(Dong, u16)], seed: u64, name: &str) -> String {
    let mut bundles = Vec::new();
    for (note, n) in notes {
        // Only a pile of some size comes in two bundles; more of them would be a puzzle.
        let cut =
            if *n < 5 { 0 } else { chance::below(seed, &format!("{name}/{}", note.0), usize::from(*n)) };
        let cut = u16::try_from(cut).unwrap_or(0);
        bundles.extend([(*note, cut), (*note, n - cut)].into_iter().filter(|(_, n)| *n > 0));
    }
    let order = chance::shuffled(seed, name, bundles.len());
    let said = order.into_iter().filter_map(|at| bundles.get(at));
    said.map(|(note, n)| format!("{}\u{a0}×\u{a0}{n}", number::count(note.0))).collect::<Vec<_>>().join(" · ")
}

pub fn answer(form: &Form, play: &Play<'_>, count: &Count) -> Result<Answer, &'static str> {
    let piles = notes(play, count);
    let total_row = piles.len();
    if (0..=total_row).any(|row| form.amount(row).is_none()) {
        return Err("form-unfinished");
    }
    let books = match form.picked(total_row + 1).ok_or("form-unfinished")? {
        0 => BooksSay::Agree,
        1 => BooksSay::CashDiffers,
        at => {
            let line = differing_candidates(play).into_iter().nth(at - 2).ok_or("form-unfinished")?;
            BooksSay::BooksDiffer { line }
        }
    };
    let notes = piles.iter().enumerate().map(|(row, (note, _))| (*note, form.small(row))).collect();
    Ok(Answer::Count { notes, total: form.dong(total_row), books })
}

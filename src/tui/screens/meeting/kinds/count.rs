//! `Count`: notes on the table, how many of each, their sum, and what the books say beside it.
//!
//! The notes are in bundles as they came out of the boxes, so that there is something to count. Their sum is not on
//! the screen.

use crate::club::ledger::{Account, Book, Fund, OPENING};
use crate::id::LineId;
use crate::locale::{Pair, Value, number};
use crate::meeting::chance;
use crate::meeting::event::Verdict;
use crate::meeting::figures;
use crate::meeting::flow::Turn;
use crate::meeting::kinds::{BooksSay, CountAnswer};
use crate::money::Dong;
use crate::scenario::kinds::Count;
use crate::scenario::model::Step;
use crate::tui::context::{Play, ViewContext};
use crate::tui::form::{Digits, Form, FormCell, FormRow, Label};
use crate::tui::overlays::books;
use crate::tui::page::{Bar, Page};
use crate::tui::screens::meeting::events_of;
use crate::tui::screens::meeting::fields::{Fields, FormTask, kept_pick};
use crate::tui::screens::meeting::on_screen::OnScreen;
use crate::tui::screens::meeting::table;
use crate::tui::screens::meeting::task::TaskView;
use crate::tui::screens::meeting::told::Told;

/// Rows for the sum and its label, and for the bars and the verdict of the books below them.
const LARGE_ROWS: usize = 9;
const ROWS_OF_BARS: usize = 5;
/// Rows for both funds with their labels, and for the reason and the sums below them.
const LARGE_FUNDS: usize = 6;
const ROWS_BELOW_FUNDS: usize = 8;
/// Rows that are not notes: what is asked, the sum, the books, the commit row, and the free ones between.
const ROWS_OF_FORM: usize = 11;

impl OnScreen for Count {
    type Answer = CountAnswer;

    fn view(&self, play: &Play<'_>, turn: &Turn<'_>) -> Box<dyn TaskView> {
        Box::new(FormTask::new(play, turn, self.clone()))
    }

    fn lines(
        &self,
        context: &ViewContext<'_>,
        play: &Play<'_>,
        _step: &Step,
        answer: &CountAnswer,
    ) -> Vec<Pair> {
        let CountAnswer { total, books, .. } = answer;
        let books = match books {
            BooksSay::Agree => context.ui("count-books-agree"),
            BooksSay::CashDiffers => context.ui("count-cash-differs"),
            BooksSay::BooksDiffer { line } => {
                let line = Value::Text(books::line_label(play, line).pair(context).main);
                context.ui_with("count-line-differs", &[("line", line)])
            }
        };
        vec![context.ui_with("count-said", &[("sum", Value::Money(*total))]), books]
    }

    fn in_few_words(
        &self,
        context: &ViewContext<'_>,
        _play: &Play<'_>,
        _step: &Step,
        _answer: Option<&CountAnswer>,
    ) -> Option<String> {
        Some(context.word("meanwhile-count"))
    }

    fn stops_after(&self, _answer: &CountAnswer, _verdict: &Verdict) -> bool {
        true
    }

    fn fills_wall(&self) -> bool {
        true
    }

    /// The sum large enough for the last row, notes and both books as bars, the two funds; then what is said of every
    /// answer, and what the notes of each kind come to.
    fn told(&self, told: &Told<'_>, answer: &CountAnswer, page: &mut Page<'_>) {
        let Told { context, play, .. } = *told;
        let ledger = &play.state().ledger;
        told.verdict_line(page);
        page.blank();
        let cash = ledger.cash();
        let free = context.rows_of_page().saturating_sub(page.n_rows() + ROWS_OF_BARS);
        page.figures(&[(context.word("count-total"), number::money(cash))], free.min(LARGE_ROWS));
        page.blank();
        let mended = mended(told);
        let secretary = ledger.boxes(Book::Secretary).minus(mended).unwrap_or(Dong::ZERO);
        let bar = |id: &str, amount| Bar { label: context.word(id), amount, is_light: false };
        page.amounts(&[
            bar("count-notes", cash),
            bar("book-treasurer", ledger.boxes(Book::Treasurer)),
            bar("book-secretary", secretary),
        ]);
        page.blank();
        told.working(page);
        for line in self.lines(context, play, told.step, answer).iter().skip(1).filter(|_| told.right) {
            page.text(line);
        }
        if mended != Dong::ZERO {
            page.text(&context.ui("count-mended"));
        }
        if ledger.second_off() != [Dong::ZERO; 2] {
            page.text(&context.ui("count-opening-waits"));
        }
        page.blank();
        let funds = table::funds(context, play);
        let figures = funds.each_ref().map(|fund| (fund.label.clone(), number::count(fund.amount.0)));
        let free = context.rows_of_page().saturating_sub(page.n_rows() + ROWS_BELOW_FUNDS);
        if !page.large_figures(&figures, free.min(LARGE_FUNDS)) {
            page.amounts(&funds);
        }
        page.blank();
        told.reason(page);
        page.blank();
        table::sums(&notes(play, self), page);
    }
}

/// What this count has changed in the boxes of the second book.
fn mended(told: &Told<'_>) -> Dong {
    let events = events_of(told.play.meeting, &told.step.id);
    let postings = events.last().and_then(|event| event.outcome()).map(|outcome| &outcome.postings);
    let changes = postings
        .into_iter()
        .flatten()
        .flat_map(|posting| Fund::BOTH.map(|fund| posting.entry.change(&Account::Box(fund))));
    Dong::sum(changes).unwrap_or(Dong::ZERO)
}

impl Fields for Count {
    type Answer = CountAnswer;

    fn rows(&self, play: &Play<'_>, _turn: &Turn<'_>) -> Vec<FormRow> {
        let pile = |(note, _)| {
            FormRow::new(Label::Plain(number::money(note)), FormCell::Count(Digits::default())).of("notes")
        };
        let mut rows: Vec<FormRow> = notes(play, self).into_iter().map(pile).collect();
        rows.push(FormRow::money("count-total").of("total"));
        let mut says = vec![Label::ui("count-books-agree"), Label::ui("count-cash-differs")];
        let lines = differing_candidates(play);
        let differs = |line| Label::About("count-line-off", Box::new(books::line_label(play, line)));
        says.extend(lines.iter().map(differs));
        rows.push(FormRow::pick(Label::ui("count-agree-question"), says).of("books"));
        rows
    }

    fn head(&self, context: &ViewContext<'_>, play: &Play<'_>, turn: &Turn<'_>, page: &mut Page<'_>) {
        page.heading(&context.step_line(turn.step, "prompt", &self.prompt));
        let seed = play.setup().map_or(0, |setup| setup.seed);
        page.dim(&context.ui("count-on-table"));
        let notes = notes(play, self);
        // The second language has the same notes.
        let free = context.rows_of_page().saturating_sub(notes.len() + ROWS_OF_FORM);
        table::draw(&bundles(&notes, seed, turn.step.id.as_str()), free, page);
    }

    fn is_wide(&self) -> bool {
        true
    }

    fn kept(&self, answer: &CountAnswer, play: &Play<'_>, _turn: &Turn<'_>) -> Vec<String> {
        let of = |note: Dong| answer.notes.iter().find(|(other, _)| *other == note).map(|(_, n)| *n);
        let piles = notes(play, self).into_iter().map(|(note, _)| of(note).unwrap_or(0).to_string());
        let says = match &answer.books {
            BooksSay::Agree => Some(0),
            BooksSay::CashDiffers => Some(1),
            BooksSay::BooksDiffer { line } => {
                differing_candidates(play).iter().position(|other| other == line).map(|at| at + 2)
            }
        };
        piles.chain([answer.total.0.to_string(), kept_pick(says)]).collect()
    }

    fn answer(&self, form: &Form, play: &Play<'_>, _turn: &Turn<'_>) -> Result<CountAnswer, &'static str> {
        let piles = notes(play, self);
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
        Ok(CountAnswer { notes, total: form.dong(total_row), books })
    }
}

fn notes(play: &Play<'_>, count: &Count) -> Vec<(Dong, u16)> {
    let cash = play.state().ledger.cash();
    let mut notes = figures::notes(count, cash);
    notes.sort_unstable_by(|one, other| other.cmp(one));
    notes
}

/// Every line of this meeting that stands in either book, then the sums with which it began: one of them may differ.
fn differing_candidates(play: &Play<'_>) -> Vec<LineId> {
    let ledger = &play.state().ledger;
    let opening = play.state().opening_lines;
    let mut lines = Vec::new();
    for entry in ledger.entries(Book::Treasurer).iter().skip(opening) {
        if !lines.contains(&entry.line) {
            lines.push(entry.line.clone());
        }
    }
    // Always there, so that it gives nothing away.
    lines.push(LineId::from(OPENING));
    lines
}

/// Each pile in one or two bundles, mixed: 200.000 × 4, 500.000 × 5, …
fn bundles(notes: &[(Dong, u16)], seed: u64, name: &str) -> Vec<(Dong, u16)> {
    let mut bundles = Vec::new();
    for (note, n) in notes {
        // Only a larger pile is shown as two bundles; more would be hard to add up.
        let cut =
            if *n < 5 { 0 } else { chance::below(seed, &format!("{name}/{}", note.0), usize::from(*n)) };
        let cut = u16::try_from(cut).unwrap_or(0);
        bundles.extend([(*note, cut), (*note, n - cut)].into_iter().filter(|(_, n)| *n > 0));
    }
    let order = chance::shuffled(seed, name, bundles.len());
    order.into_iter().filter_map(|at| bundles.get(at)).copied().collect()
}

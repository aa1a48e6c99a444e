//! The minutes: who was there, part by part what was done and decided, the money, what the secretary wrote.
//!
//! Of a step there is its role and what it came to, or its cue where it was only said or worked out. What was said in
//! private is not told, and a vote or a sum stands here only if the meeting came to it.

use crate::club::ledger::{Account, Book, Fund, Ledger};
use crate::export::paper::{Align, Level, Paper, Piece, Table, Text, joined};
use crate::export::papers::happened::{Done, done};
use crate::export::papers::played::{Kind, Played};
use crate::export::papers::{attendance, result};
use crate::locale::{Pair, Value, number};
use crate::money::Dong;
use crate::scenario::model::Part;
use crate::scenario::terms::Role;

pub(super) fn paper(played: &Played<'_>) -> Paper {
    let month = played.story.scenario.month;
    let values =
        [("month", Value::Count(i64::from(month.month))), ("year", Value::Text(month.year.to_string()))];
    let mut paper = played.begin(Kind::Minutes, played.ui_with("doc-minutes-title", &values));
    let day = number::date(played.story.scenario.day, month.month, month.year);
    paper.field(played.ui("doc-story-day"), Some(day.into()));
    let roll = played.meeting.state().roll.as_deref();
    paper.field(played.ui("doc-present"), roll.map(|away| attendance::in_a_sentence(played, away)));
    let all = done(played.meeting);
    for part in &played.story.scenario.parts {
        part_of(played, part, &all, &mut paper);
    }
    money(played, &mut paper);
    notes(played, &mut paper);
    paper.push(played.signatures(&[Role::Secretary, Role::Chair]));
    paper
}

/// What was done in one part. A part without anything is named while the meeting may still come to it.
fn part_of(played: &Played<'_>, part: &Part, all: &[Done<'_>], paper: &mut Paper) {
    let of_part: Vec<&Done<'_>> =
        all.iter().filter(|one| part.steps.iter().any(|step| step.id == *one.step)).collect();
    if of_part.is_empty() && played.meeting.state().is_finished() {
        return;
    }
    paper.section(played.part(part));
    if of_part.is_empty() {
        paper.push(played.not_reached());
    } else if of_part.iter().all(|one| one.silent) {
        paper.push(Text::new(played.ui("doc-part-silent")).italic());
    }
    for step in &part.steps {
        let tasks: Vec<&Done<'_>> = of_part.iter().copied().filter(|one| *one.step == step.id).collect();
        let Some(last) = tasks.last() else { continue };
        let results = result::of(played, step, &tasks);
        let mut results = results.into_iter();
        let head = match results.next() {
            Some(first) => joined(&[played.role(step.role), first], ": "),
            // What the computer did unseen is told only where the books or the roll changed by it.
            None if last.silent => continue,
            // What somebody chose to do in private is between the two of them.
            None if step.kind.is_say() || step.kind.is_choose() => continue,
            None => played.step(step.role, step),
        };
        let mark = last.silent.then(|| played.ui("doc-silent"));
        let said: Vec<Pair> = [Some(head), mark].into_iter().flatten().collect();
        paper.push(Text::item("–", joined(&said, " ")));
        for result in results {
            paper.push(Text::item("  →", result));
        }
    }
}

/// Both funds by the treasurer's book: before, in, out, now; and what the second book says.
fn money(played: &Played<'_>, paper: &mut Paper) {
    let state = played.meeting.state();
    let ledger = &state.ledger;
    paper.section(played.ui("doc-money"));
    if ledger.entries(Book::Treasurer).len() <= state.opening_lines {
        paper.push(played.not_reached());
        return;
    }
    let head = ["doc-fund", "book-opening", "doc-in", "doc-out", "doc-left", "doc-secretary-left"];
    let columns = [(28, Align::Left), (15, Align::Right), (14, Align::Right), (14, Align::Right)];
    let columns = columns.into_iter().chain([(14, Align::Right), (15, Align::Right)]);
    let mut table = Table::new(columns, head.map(|id| played.ui(id)).to_vec());
    for (fund, id) in [(Fund::Income, "fund-income"), (Fund::Operating, "fund-operating")] {
        let mut cells = vec![played.ui(id)];
        cells.extend(sums(ledger, fund, state.opening_lines).map(|sum| Pair::from(number::count(sum.0))));
        table.row(cells);
    }
    paper.push(table);
    paper.push(Piece::Text(Text::new(played.ui("doc-in-dong")).italic()));
}

/// Before the meeting, in, out, now; now in the second book.
fn sums(ledger: &Ledger, fund: Fund, opening_lines: usize) -> [Dong; 5] {
    let account = Account::Box(fund);
    let mut sums = [Dong::ZERO; 3];
    for (at, entry) in ledger.entries(Book::Treasurer).iter().enumerate() {
        let change = entry.change(&account);
        let place = if at < opening_lines { 0 } else { 1 + usize::from(change < Dong::ZERO) };
        if let Some(sum) = sums.get_mut(place) {
            let change = if place == 0 { change.0 } else { change.0.saturating_abs() };
            *sum = Dong(sum.0.saturating_add(change));
        }
    }
    let [before, taken, paid] = sums;
    let [now, second] = Book::BOTH.map(|book| ledger.balance(book, &account));
    [before, taken, paid, now, second]
}

/// The secretary's own words, as they were typed.
fn notes(played: &Played<'_>, paper: &mut Paper) {
    let mut notes = played.notes.iter().filter(|note| note.kind == "minutes").peekable();
    if notes.peek().is_none() {
        return;
    }
    paper.push(Piece::Heading(Level::Section, played.ui("doc-free-words")));
    for note in notes {
        paper.text(note.text.as_str());
    }
}

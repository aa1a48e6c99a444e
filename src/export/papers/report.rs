//! The monthly report to the commune's Hội Người cao tuổi: numbers and sums, no name of a member.
//!
//! It is written some days after the meeting, so its day is left blank. Sums are those of the treasurer's book. What
//! a meeting has not come to yet, and what no session knows, such as visits at home, is a line to be written on.

use crate::club::ledger::{Account, Book, Category, Fund, Ledger};
use crate::club::loan::Loan;
use crate::export::paper::{Align, Paper, Piece, Text};
use crate::export::papers::happened::done;
use crate::export::papers::played::{Played, SessionPaper};
use crate::export::papers::{attendance, funds, goods, plan};
use crate::id::StepId;
use crate::locale::{Pair, number};
use crate::meeting::figures;
use crate::money::Dong;
use crate::scenario::model::TALK;
use crate::scenario::terms::Role;

/// The table of money, here and on the form.
pub(in crate::export) const MONEY: [(u16, Align, &str); 3] =
    [(10, Align::Left, "doc-about"), (5, Align::Right, "fund-income"), (5, Align::Right, "fund-operating")];

pub(super) fn paper(played: &Played<'_>) -> Paper {
    let title = played.ui_with("doc-report-title", &played.month());
    let mut paper = played.letter(SessionPaper::Report, "doc-report-code", None, title);
    if !played.meeting.state().is_finished() {
        paper.push(Text::new(played.ui("doc-report-unfinished")).centered().bold());
    }
    paper.field(played.ui("doc-report-to"), None);
    paper.section(played.ui("doc-report-meeting"));
    let state = played.meeting.state();
    let roll = state.roll.as_deref();
    paper.field(played.ui("doc-minutes-present"), roll.map(|away| attendance::present(played, away)));
    let all = done(played.meeting);
    let talk = played.story.scenario.parts.iter().find(|part| part.number == Some(TALK)).filter(|part| {
        let is_step = |id: &StepId| part.steps.iter().any(|step| step.id == *id);
        all.iter().any(|one| !one.silent && is_step(one.step))
    });
    let topic = talk.map(|part| topic(played.line(&part.id.key(), &part.name)));
    paper.field(played.ui("doc-report-topic"), topic);
    for id in ["doc-report-questions", "doc-report-helped", "doc-report-visits"] {
        paper.field(played.ui(id), None);
    }
    money(played, &state.ledger, state.opening_lines, state.is_finished(), &mut paper);
    goods::field(played, &mut paper);
    loans(played, &mut paper);
    for id in ["doc-report-plan", "doc-report-wishes"] {
        paper.section(played.ui(id));
        if let Some(planned) = plan::last(played, &all).filter(|_| id == "doc-report-plan") {
            paper.text(planned);
        }
        paper.push(Piece::Lines(2));
    }
    paper.push(played.signatures(&[Role::Secretary, Role::Chair]));
    paper.push(played.origin());
    paper
}

/// "ăn bớt muối, giữ huyết áp" of "Truyền thông: ăn bớt muối, giữ huyết áp".
fn topic(name: Pair) -> Pair {
    let topic = |name: String| name.split_once(": ").map(|(_, topic)| topic.to_owned()).unwrap_or(name);
    Pair { main: topic(name.main), second: name.second.map(topic) }
}

/// What came in and went out, by purpose, and what is left of both funds in box and bank. Of a meeting that is not
/// finished, what has not moved yet is left to be written.
fn money(played: &Played<'_>, ledger: &Ledger, opening_lines: usize, is_finished: bool, paper: &mut Paper) {
    paper.section(played.ui("doc-report-money"));
    let mut table = played.table(&MONEY);
    let mut row = |id: &str, income: Option<Dong>, operating: Option<Dong>| {
        let cell = |sum: Option<Dong>| Pair::from(sum.map(|sum| number::count(sum.0)).unwrap_or_default());
        table.row(vec![played.ui(id), cell(income), cell(operating)]);
    };
    let [income, operating] = Fund::BOTH.map(|fund| funds::sums(ledger, fund, opening_lines));
    let moved = |sum: Dong| Some(sum).filter(|sum| is_finished || *sum != Dong::ZERO);
    let taken = |source| moved(ledger.taken(source, opening_lines));
    let [principal, lent] = moved_on_loans(ledger, opening_lines).map(moved);
    row("book-opening", Some(income.before), Some(operating.before));
    row("doc-report-principal", principal, None);
    row("doc-report-interest", None, taken(Category::Interest));
    row("doc-report-fees", None, taken(Category::Fees));
    row("doc-report-gifts", None, taken(Category::Donations));
    let given = ledger.taken(Category::Capital, opening_lines);
    if given != Dong::ZERO {
        row("doc-report-capital", Some(given), None);
    }
    row("doc-report-lent", lent, None);
    row("doc-report-spent", None, taken(Category::Spending).map(Dong::negated));
    row("doc-report-visiting", None, taken(Category::Visits).map(Dong::negated));
    let lost = ledger.taken(Category::WrittenOff, opening_lines).negated();
    if lost != Dong::ZERO {
        row("doc-report-written-off", Some(lost), None);
    }
    let [income_at_bank, operating_at_bank] =
        Fund::BOTH.map(|fund| moved_at_bank(ledger, fund, opening_lines));
    for (id, at) in [("doc-report-drawn", 1), ("doc-report-banked", 0)] {
        let sums = [income_at_bank[at], operating_at_bank[at]];
        if sums != [Dong::ZERO; 2] {
            row(id, Some(sums[0]), Some(sums[1]));
        }
    }
    let bank = |fund| moved(ledger.balance(Book::Treasurer, &Account::Bank(fund)));
    row("doc-report-box", Some(income.now), Some(operating.now));
    row("doc-report-bank", bank(Fund::Income), bank(Fund::Operating));
    paper.push(table);
    paper.push(Text::new(played.ui("doc-in-dong")).italic());
}

/// What went from the box of a fund to the bank in the meeting, and what came from there.
fn moved_at_bank(ledger: &Ledger, fund: Fund, opening_lines: usize) -> [Dong; 2] {
    let entries = ledger.entries(Book::Treasurer).iter().skip(opening_lines);
    let mut sums = [Dong::ZERO; 2];
    for change in entries.map(|entry| entry.change(&Account::Bank(fund))) {
        if let Some(sum) = sums.get_mut(usize::from(change < Dong::ZERO)) {
            *sum = Dong(sum.0.saturating_add(change.0.saturating_abs()));
        }
    }
    sums
}

/// Principal that came back, and what was lent, in the meeting; what is written off does not come back.
fn moved_on_loans(ledger: &Ledger, opening_lines: usize) -> [Dong; 2] {
    let lost = Account::Outside(Category::WrittenOff);
    let entries = ledger.entries(Book::Treasurer).iter().skip(opening_lines);
    let entries = entries.filter(|entry| entry.change(&lost) == Dong::ZERO);
    let legs = entries.flat_map(|entry| &entry.legs).filter(|leg| matches!(leg.account, Account::Loan(_)));
    let mut sums = [Dong::ZERO; 2];
    for leg in legs {
        let column = usize::from(leg.amount > Dong::ZERO);
        if let Some(sum) = sums.get_mut(column) {
            *sum = Dong(sum.0.saturating_add(leg.amount.0.saturating_abs()));
        }
    }
    sums
}

/// How many loans there are, and how many of them are late: by number, never by name.
fn loans(played: &Played<'_>, paper: &mut Paper) {
    let state = played.meeting.state();
    paper.section(played.ui("doc-report-loans"));
    let finished = |value: String| state.is_finished().then(|| Pair::from(value));
    paper.field(played.ui("doc-report-outstanding"), finished(number::money(state.ledger.outstanding())));
    let late = |loan: &Loan| figures::months_late(played.story, state, &loan.id);
    let owing: Vec<usize> = played.story.scenario.loans.iter().map(late).collect();
    let late = owing.iter().filter(|months| **months == 1).count();
    let overdue = owing.iter().filter(|months| **months > 1).count();
    paper.field(played.ui("doc-report-late"), finished(late.to_string()));
    paper.field(played.ui("doc-report-overdue"), finished(overdue.to_string()));
    let closed = figures::n_closed(played.story, state);
    if closed > 0 {
        paper.field(played.ui("doc-report-closed"), Some(closed.to_string().into()));
    }
    if !state.rescheduled.is_empty() {
        let n = state.rescheduled.len().to_string();
        paper.field(played.ui("doc-report-rescheduled"), Some(n.into()));
    }
    paper.field(played.ui("doc-report-done"), None);
}

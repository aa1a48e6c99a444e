//! Works out the quantities that scenarios name: dues, balances, what may be lent, who is there.
//!
//! Money comes from the treasurer's book as written so far, dues from the loan's schedule less what was paid in
//! this meeting. Nothing is rounded but interest (`Dong::interest`). `None` means that an amount left the range
//! or a name is unknown; `scenario::check` and `explore` have refused such scripts.

use crate::club::ledger::{Account, Book, Category, Fund};
use crate::club::loan::{Due, remaining};
use crate::id::{LineId, LoanId};
use crate::meeting::state::State;
use crate::money::Dong;
use crate::scenario::kinds::Count;
use crate::scenario::model::Step;
use crate::scenario::quantity::{Measure, Quantity};
use crate::scenario::story::Story;
use crate::scenario::terms::Absence;

/// A quantity with its value. Names are the club's own data and stay Vietnamese in every language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Figured {
    Money(Dong),
    Count(i64),
    Name(String),
}

impl Figured {
    /// The bare number; `None` for a name.
    pub fn number(&self) -> Option<i64> {
        match self {
            Self::Money(amount) => Some(amount.0),
            Self::Count(count) => Some(*count),
            Self::Name(_) => None,
        }
    }
}

/// Works out one quantity as the meeting stands.
pub fn figure(story: &Story, state: &State, quantity: &Quantity) -> Option<Figured> {
    let money = |amount: Option<Dong>| amount.map(Figured::Money);
    let count = |n: usize| i64::try_from(n).ok().map(Figured::Count);
    let charter = &story.club.charter;
    let held = |account: Account| state.ledger.balance(Book::Treasurer, &account);
    let reserve = || state.ledger.capital().percent(charter.reserve_percent);
    match quantity {
        Quantity::Amount(amount) => money(Some(*amount)),
        Quantity::Number(n) => Some(Figured::Count(*n)),
        Quantity::Name(id) => Some(Figured::Name(story.person(id)?.called())),
        Quantity::FullName(id) => Some(Figured::Name(story.person(id)?.full())),
        Quantity::LoanAmount(id) => money(Some(story.loan(id)?.amount)),
        Quantity::LoanBalance(id) => money(Some(held(Account::Loan(id.clone())))),
        Quantity::LoanPrincipal(id) => money(principal_now(story, state, id)),
        Quantity::LoanInterest(id) => money(Some(this_month(story, id)?.interest)),
        Quantity::LoanDue(id) => money(sum_of(&dues(story, state, id)?)),
        Quantity::LoanOverdue(id) => {
            let dues = dues(story, state, id)?;
            money(sum_of(dues.split_last().map_or(&[], |(_, earlier)| earlier)))
        }
        Quantity::Box(fund) => money(Some(held(Account::Box(*fund)))),
        Quantity::Bank(fund) => money(Some(held(Account::Bank(*fund)))),
        Quantity::Boxes => money(Some(state.ledger.boxes(Book::Treasurer))),
        Quantity::Cash => money(Some(state.ledger.cash())),
        Quantity::Outstanding => money(Some(state.ledger.outstanding())),
        Quantity::Capital => money(Some(state.ledger.capital())),
        Quantity::Reserve => money(reserve()),
        Quantity::Lendable => {
            let cash = held(Account::Box(Fund::Income)).plus(held(Account::Bank(Fund::Income)))?;
            let free = cash.minus(reserve()?)?;
            money(Some(free.max(Dong::ZERO)))
        }
        Quantity::Taken(source) => money(Some(state.ledger.taken(*source, state.opening_lines))),
        Quantity::OverHoldingLimit => {
            let over = state.ledger.boxes(Book::Treasurer).minus(charter.cash_hold_max)?;
            money(Some(over.max(Dong::ZERO)))
        }
        Quantity::HoldingLimit => money(Some(charter.cash_hold_max)),
        Quantity::Fee => money(Some(charter.fee_month)),
        Quantity::Visit(occasion) => money(charter.visit(*occasion)),
        Quantity::Members => count(story.club.members.len()),
        Quantity::Present => count(n_present_in_step(story, state)),
        Quantity::Absent => count(story.club.members.len().saturating_sub(n_present_in_step(story, state))),
        Quantity::Quorum => count(story.club.quorum()),
        Quantity::Plus(left, right) => both(story, state, left, right, i64::checked_add),
        Quantity::Minus(left, right) => both(story, state, left, right, i64::checked_sub),
    }
}

fn both(
    story: &Story,
    state: &State,
    left: &Quantity,
    right: &Quantity,
    combine: fn(i64, i64) -> Option<i64>,
) -> Option<Figured> {
    let left = figure(story, state, left)?;
    let right = figure(story, state, right)?;
    let number = combine(left.number()?, right.number()?)?;
    Some(match (left, right) {
        (Figured::Money(_), _) | (_, Figured::Money(_)) => Figured::Money(Dong(number)),
        (Figured::Count(_) | Figured::Name(_), Figured::Count(_) | Figured::Name(_)) => {
            Figured::Count(number)
        }
    })
}

/// What a loan still owes at this moment, oldest month first; nothing once it is written off.
pub fn dues(story: &Story, state: &State, id: &LoanId) -> Option<Vec<Due>> {
    let loan = story.loan(id)?;
    let (dues, before) = match state.plan_of(id) {
        Some(plan) => (plan.agreed.dues.clone(), plan.after),
        None => (loan.dues(story.scenario.month, &story.club.charter)?, 0),
    };
    let mut interest = Dong::ZERO;
    let mut principal = Dong::ZERO;
    let account = Account::Loan(id.clone());
    if is_written_off(state, &account) {
        return Some(Vec::new());
    }
    let lines = payment_lines(story, id);
    let entries = state.ledger.entries(Book::Treasurer).iter().skip(before);
    for entry in entries.filter(|entry| lines.contains(&entry.line)) {
        interest = interest.plus(entry.change(&Account::Outside(Category::Interest)).negated())?;
        principal = principal.plus(entry.change(&account).negated())?;
    }
    remaining(&dues, interest, principal)
}

/// Whether what was still owed of a loan was written off in this meeting.
fn is_written_off(state: &State, loan: &Account) -> bool {
    let lost = Account::Outside(Category::WrittenOff);
    let mut entries = state.ledger.entries(Book::Treasurer).iter();
    entries.any(|entry| entry.change(&lost) != Dong::ZERO && entry.change(loan) != Dong::ZERO)
}

/// How many months of a loan are unpaid. This month is one of them once no step that can still come takes a payment for
/// the loan; where none ever does, once no loan is paid back any more. A paused loan is never late.
pub fn months_late(story: &Story, state: &State, id: &LoanId) -> usize {
    if story.loan(id).is_some_and(|loan| loan.paused) {
        return 0;
    }
    let dues = dues(story, state, id).unwrap_or_default();
    let is_unpaid = |due: &&Due| due.total().is_some_and(|sum| sum != Dong::ZERO);
    let unpaid = dues.iter().filter(is_unpaid).count();
    let is_due_now = dues.last().is_some_and(|due| is_unpaid(&due));
    let from = state.open_step().and_then(|open| story.position(&open.step)).map(|place| place.number);
    let takes = |step: &Step, wanted: &dyn Fn(&LoanId) -> bool| {
        let payers = step.kind.try_as_collect_ref().map(|collect| collect.payers.iter());
        payers.into_iter().flatten().filter_map(|payer| payer.pays.loan()).any(wanted)
    };
    let is_ever_paid = story.steps().any(|step| takes(step, &|loan| loan == id));
    let pays = |step: &Step| takes(step, &|loan| loan == id || !is_ever_paid);
    let is_ahead = |step: &&Step| {
        from.is_some_and(|from| story.position(&step.id).is_some_and(|place| place.number >= from))
    };
    let still_comes = !state.is_finished() && story.steps().filter(is_ahead).any(pays);
    unpaid.saturating_sub(usize::from(is_due_now && still_comes))
}

/// How many loans were paid back whole in this meeting.
pub fn n_closed(story: &Story, state: &State) -> usize {
    let is_closed =
        |id: &LoanId| state.ledger.balance(Book::Treasurer, &Account::Loan(id.clone())) == Dong::ZERO;
    story.scenario.loans.iter().filter(|loan| loan.balance != Dong::ZERO && is_closed(&loan.id)).count()
}

/// The lines of the cash book on which this loan is paid back.
fn payment_lines(story: &Story, id: &LoanId) -> Vec<LineId> {
    let mut lines = Vec::new();
    for step in story.steps() {
        let Some(collect) = step.kind.try_as_collect_ref() else { continue };
        let payers = collect.payers.iter().filter(|payer| payer.pays.loan() == Some(id));
        lines.extend(payers.map(|payer| step.id.line(&payer.id)));
    }
    lines
}

fn this_month(story: &Story, id: &LoanId) -> Option<Due> {
    let loan = story.loan(id)?;
    loan.dues(story.scenario.month, &story.club.charter)?.pop()
}

/// One month's principal by the schedule that is followed now.
fn principal_now(story: &Story, state: &State, id: &LoanId) -> Option<Dong> {
    match state.plan_of(id) {
        Some(plan) => plan.agreed.dues.last().map(|due| due.principal),
        None => Some(this_month(story, id)?.principal),
    }
}

fn sum_of(dues: &[Due]) -> Option<Dong> {
    dues.iter().try_fold(Dong::ZERO, |sum, due| sum.plus(due.total()?))
}

/// How many members are present: by the last roll call, or by the scenario before the roll is called.
pub fn n_present(story: &Story, state: &State) -> usize {
    story.club.members.len().saturating_sub(away(story, state).len())
}

/// The same as a text of the open step tells it: where the roll is taken again, those who have come are there.
fn n_present_in_step(story: &Story, state: &State) -> usize {
    let open = state.open_step().and_then(|open| story.step(&open.step));
    match open.and_then(|step| step.kind.try_as_roll_call_ref()) {
        Some(roll) => story.club.members.len().saturating_sub(roll.still_away(away(story, state)).len()),
        None => n_present(story, state),
    }
}

/// Who is away: by the last roll call, or by the scenario before the roll is called.
pub fn away<'a>(story: &'a Story, state: &'a State) -> &'a [Absence] {
    state.roll.as_ref().unwrap_or(&story.scenario.absent)
}

/// The notes in the boxes, as (note in đồng, how many): those of the author if their sum is `cash`, otherwise as few
/// as possible.
pub fn notes(count: &Count, cash: Dong) -> Vec<(Dong, u16)> {
    count.laid(cash).map_or_else(|| fewest_notes(cash), <[_]>::to_vec)
}

/// An amount in as few notes as possible.
pub fn fewest_notes(cash: Dong) -> Vec<(Dong, u16)> {
    let mut left = cash.max(Dong::ZERO);
    let mut notes = Vec::new();
    for note in DENOMINATIONS {
        let n = u16::try_from(left.0 / note.0).unwrap_or(u16::MAX);
        if n > 0 {
            left = Dong(left.0.saturating_sub(note.0.saturating_mul(i64::from(n))));
            notes.push((note, n));
        }
    }
    notes
}

/// The notes of the State Bank, largest first.
pub const DENOMINATIONS: [Dong; 11] = [
    Dong(500_000),
    Dong(200_000),
    Dong(100_000),
    Dong(50_000),
    Dong(20_000),
    Dong(10_000),
    Dong(5_000),
    Dong(2_000),
    Dong(1_000),
    Dong(500),
    Dong(200),
];

/// Whether a number can be meant for a quantity with this true number: no more people than members, not more than twice the
/// money of the club. A larger one is a slip of the keys: it is refused, so that no paper ever holds it.
pub fn is_possible(story: &Story, state: &State, quantity: &Quantity, truth: i64, value: i64) -> bool {
    let most = match quantity.measure() {
        Measure::Money => most_money(state).0,
        Measure::People => i64::try_from(story.club.members.len()).unwrap_or(i64::MAX),
        Measure::Plain => i64::MAX,
    };
    (0..=most.max(truth)).contains(&value)
}

/// Twice what the club has: in boxes, in the bank, lent. A sum that is added up wrongly is less.
pub fn most_money(state: &State) -> Dong {
    let banks = Fund::BOTH.map(|fund| state.ledger.balance(Book::Treasurer, &Account::Bank(fund)));
    let in_boxes = state.ledger.boxes(Book::Treasurer).max(state.ledger.cash());
    let rest = [in_boxes, state.ledger.outstanding()];
    Dong::sum(banks.into_iter().chain(rest).flat_map(|held| [held, held])).unwrap_or(Dong(i64::MAX))
}

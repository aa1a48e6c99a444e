//! What every kind of step tells about itself: its texts, its ids, what can follow from it, and what is wrong with
//! its shape.
//!
//! Each kind implements [`Shape`] in its own file under [`crate::scenario::kinds`]. What a kind must decide has no
//! default here, so a new kind cannot forget it.

use std::collections::BTreeSet;
use std::ops::{Range, RangeInclusive};

use strum::IntoStaticStr;

use crate::club::Club;
use crate::club::loan::{Loan, Month};
use crate::id::{Flag, ItemId, LoanId, PersonId};
use crate::money::Dong;
use crate::scenario::finding::{FindingKind, nearest};
use crate::scenario::guest::Guest;
use crate::scenario::quantity::Quantity;
use crate::scenario::reader::spot::Spot;
use crate::scenario::terms::{Absence, Consequence, Item};

/// How a step of this kind is graded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grading {
    /// Never graded.
    Never,
    /// The points and the reason stand on the options. The first answer is taken; there is no second try.
    Option,
    /// The points stand on the step. The first answer is taken.
    Once,
    /// The points stand on the step. A wrong answer leaves it open for another try (`lib.rs`, *Decisions*).
    Retried,
}

/// How the wrong parts of an answer are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrongParts {
    /// Fields of a form, by their labels.
    Fields,
    /// Things that were not heard, by their words.
    NotHeard,
    /// Things in the wrong place, by their words. They are not named while another try is left.
    Moved,
}

/// One text of a step. Its key is `<step>-<field>`, or `<step>-<item>-<field>` (`scenario::lines`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KindLine<'a> {
    pub item: Option<&'a ItemId>,
    pub field: &'static str,
    pub text: &'a str,
    /// Whether it says why. Such a text is protected.
    pub is_reason: bool,
}

/// A consequence that stands on one entry of a list.
#[derive(Debug, Clone)]
pub struct Branch {
    pub at: BranchAt,
    pub consequence: Consequence,
}

/// Where a consequence stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BranchAt {
    /// The list and the number of the entry in it, counted from 0.
    pub list: &'static str,
    pub number: usize,
    /// The field of the entry; none where the entry itself has the fields of a consequence.
    pub within: Option<&'static str>,
}

/// What in a step sets a flag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetBy {
    Right,
    Wrong,
    /// A planted mistake to which nobody objected.
    Missed,
    /// An entry of a list that was chosen.
    Entry(BranchAt),
    Outcome(FlagField),
}

/// A field of a kind whose flag the outcome of the step sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum FlagField {
    /// A vote is carried. The kind asks for this flag, so a scenario need not read it.
    Carried,
    /// A vote is put off.
    PutOff,
    /// Notes and both books are the same.
    Agreed,
    /// The candidate with this number is elected, counted from 0.
    Elected(usize),
}

impl FlagField {
    /// The name of the field.
    pub fn slug(self) -> &'static str {
        self.into()
    }
}

/// Who pays or receives on one line of the books.
#[derive(Debug, Clone, Copy)]
pub struct Payee<'a> {
    pub person: &'a PersonId,
    /// The loan that is paid back.
    pub loan: Option<&'a LoanId>,
    pub owes_fee: bool,
    pub unnamed: bool,
}

/// A kind of step, as its author writes it.
pub trait Shape {
    /// The text that says what to do: the name of its field, and the text.
    fn prompt(&self) -> (&'static str, &str);

    /// Every other text, in reading order.
    fn lines(&self) -> Vec<KindLine<'_>>;

    fn grading(&self) -> Grading;

    /// Whether every text of it is protected, because it is about money or votes (`lib.rs`, *Decisions*).
    fn is_protected(&self) -> bool;

    /// The list whose entries have ids, and those ids in order; none where it has no such list.
    fn items(&self) -> Option<(&'static str, Vec<&ItemId>)>;

    /// Reports what is wrong with its shape: unknown names, counts and sums that cannot be right.
    fn check(&self, site: &mut Site<'_>);

    /// The consequences that stand on entries of a list, besides the step's own `right` and `wrong`.
    fn branches(&self) -> Vec<Branch> {
        Vec::new()
    }

    /// The flags that the outcome of the step sets, each in a field of the kind.
    fn outcomes(&self) -> Vec<(FlagField, &Flag)> {
        Vec::new()
    }

    fn wrong_parts(&self) -> WrongParts {
        WrongParts::Fields
    }

    /// The flags that decide what is right in it.
    fn reads(&self) -> Vec<&Flag> {
        Vec::new()
    }

    /// Groups of flags of which a meeting may set one alone: with two of a group set, two answers would be right.
    fn either_or(&self) -> Vec<Vec<&Flag>> {
        Vec::new()
    }

    /// Whether it counts as a true record of the meeting where these flags are set.
    fn true_records(&self, _flags: &BTreeSet<Flag>) -> Vec<(&ItemId, &str)> {
        Vec::new()
    }

    /// Who pays or receives on the line of the books with this id; none for a sum of many, and for the bank.
    fn payee(&self, _line: &str) -> Option<Payee<'_>> {
        None
    }

    /// Whether money comes in or goes out in it.
    fn moves_money(&self) -> bool {
        false
    }
}

/// Nothing in a club costs less, so a smaller amount lacks its thousands.
const SMALL: Dong = Dong(1_000);

/// Where something is checked, what it is checked against, and what was found there.
#[derive(Debug)]
pub struct Site<'a> {
    /// Where it stands in the script.
    pub spot: Spot<'a>,
    /// None if the club is not known; then no member is looked up in it.
    pub club: Option<&'a Club>,
    /// Who is not at the meeting.
    pub absent: &'a [Absence],
    pub guests: &'a [Guest],
    pub month: Month,
    /// The day of the meeting in this month.
    pub day: u8,
    /// The loans that are open when the meeting begins.
    pub open_loans: &'a [Loan],
    /// Loans that are open when the meeting begins, and those paid out in it.
    pub loans: &'a [&'a LoanId],
    /// Loans for which a vote before this place may have agreed on another plan: what is due is not known then.
    pub rescheduled: &'a [&'a LoanId],
    /// What a count must come to, in đồng: both boxes by the books, less what is missing. None once money has moved.
    pub expected_cash: Option<Dong>,
    pub found: Vec<(Range<usize>, FindingKind)>,
}

impl<'a> KindLine<'a> {
    /// A text of the step itself.
    pub fn own(field: &'static str, text: &'a str) -> Self {
        Self { item: None, field, text, is_reason: false }
    }

    /// A text of one item.
    pub fn of(item: &'a ItemId, field: &'static str, text: &'a str) -> Self {
        Self { item: Some(item), field, text, is_reason: false }
    }

    /// A text of one item that says why.
    pub fn reason(item: &'a ItemId, field: &'static str, text: &'a str) -> Self {
        Self { item: Some(item), field, text, is_reason: true }
    }
}

/// The texts of a list of items, in order.
pub fn texts(items: &[Item]) -> Vec<KindLine<'_>> {
    items.iter().map(|item| KindLine::of(&item.id, "text", &item.text)).collect()
}

/// The ids of a list of items, in order.
pub fn ids(items: &[Item]) -> Vec<&ItemId> {
    items.iter().map(|item| &item.id).collect()
}

impl<'a> Site<'a> {
    pub fn report(&mut self, range: Range<usize>, kind: FindingKind) {
        self.found.push((range, kind));
    }

    /// Reports a list with fewer than `low` entries. An entry that could not be read does not count as missing.
    pub fn at_least(&mut self, spot: Spot<'a>, field: &str, found: usize, low: usize) {
        if found.max(spot.entries().len()) < low {
            self.report(spot.word(), FindingKind::HowMany { field: field.to_owned(), found, low });
        }
    }

    /// Reports a choice of fewer than two or more than four.
    pub fn options(&mut self, found: usize) {
        if !(2..=4).contains(&found) {
            self.report(self.spot.field("options").word(), FindingKind::OptionCount { found });
        }
    }

    pub fn amount(&mut self, spot: Spot<'a>, field: &str, amount: Dong) {
        if amount < Dong::ZERO {
            let kind = FindingKind::NegativeAmount { field: field.to_owned(), amount };
            self.report(spot.word(), kind);
        } else if amount > Dong::MOST {
            self.report(spot.word(), FindingKind::SumTooLarge);
        }
    }

    /// Checks an amount that changes hands: notes come to it, and it is no slip of a person who leaves out the thousands.
    /// Returns whether it is in order.
    pub fn in_cash(&mut self, spot: Spot<'a>, field: &str, amount: Dong) -> bool {
        let n_before = self.found.len();
        self.amount(spot, field, amount);
        if amount > Dong::ZERO && amount < SMALL {
            self.report(spot.word(), FindingKind::SmallAmount { amount });
        } else if amount > Dong::ZERO && !amount.is_in_notes() {
            self.report(spot.word(), FindingKind::NotInNotes { amount });
        }
        self.found.len() == n_before
    }

    /// Reports a number outside a range, unless its place has a finding already.
    pub fn within(&mut self, spot: Spot<'a>, field: &str, found: i64, range: RangeInclusive<i64>) {
        let is_told = self.found.iter().any(|(told, _)| *told == spot.word());
        if !range.contains(&found) && !is_told {
            // A range without an end is given as far as an amount may go.
            let (low, high) = ((*range.start()).max(0), (*range.end()).min(Dong::MOST.0));
            self.report(spot.word(), FindingKind::OutOfRange { field: field.to_owned(), found, low, high });
        }
    }

    /// Reports an id that is no member of the club. For a guest the finding says so.
    pub fn member(&mut self, id: &str, spot: Spot<'a>) {
        if self.is_guest(id) {
            self.report(spot.quoted(id), FindingKind::GuestAsMember { id: id.to_owned() });
        } else {
            self.known(id, spot);
        }
    }

    /// Reports a person who is neither a member nor a guest.
    pub fn person(&mut self, id: &PersonId, spot: Spot<'a>) {
        if !self.is_guest(id.as_str()) {
            self.known(id.as_str(), spot);
        }
    }

    /// Reports a person who is unknown, or takes part although absent.
    pub fn present(&mut self, id: &PersonId, spot: Spot<'a>) {
        self.person(id, spot);
        self.not_absent(id.as_str(), spot);
    }

    /// Reports a member whom the club has not, or who takes part although absent.
    pub fn present_member(&mut self, id: &str, spot: Spot<'a>) {
        self.member(id, spot);
        self.not_absent(id, spot);
    }

    pub fn is_absent(&self, id: &str) -> bool {
        self.absent.iter().any(|absence| absence.member.as_str() == id)
    }

    /// Whether it is a member who is at the meeting.
    pub fn is_there(&self, id: &PersonId) -> bool {
        self.is_member(id.as_str()) && !self.is_absent(id.as_str())
    }

    fn is_member(&self, id: &str) -> bool {
        self.club.is_some_and(|club| club.members.iter().any(|member| member.id.as_str() == id))
    }

    /// A guest with the id of a member counts as the member; that the ids are equal is a finding of its own.
    fn is_guest(&self, id: &str) -> bool {
        self.guests.iter().any(|guest| guest.id.as_str() == id) && !self.is_member(id)
    }

    fn known(&mut self, id: &str, spot: Spot<'a>) {
        let Some(club) = self.club.filter(|_| !self.is_member(id)) else { return };
        let guests = self.guests.iter().map(|guest| guest.id.as_str());
        let nearest = nearest(id, club.members.iter().map(|member| member.id.as_str()).chain(guests));
        self.report(spot.quoted(id), FindingKind::UnknownMember { id: id.to_owned(), nearest });
    }

    fn not_absent(&mut self, id: &str, spot: Spot<'a>) {
        if self.is_absent(id) {
            self.report(spot.quoted(id), FindingKind::AbsentTakesPart { id: id.to_owned() });
        }
    }

    pub fn loan(&mut self, id: &LoanId, spot: Spot<'a>) {
        if !self.loans.contains(&id) {
            let nearest = nearest(id.as_str(), self.loans.iter().map(|loan| loan.as_str()));
            self.report(spot.quoted(id.as_str()), FindingKind::UnknownLoan { id: id.to_string(), nearest });
        }
    }

    pub fn team(&mut self, team: u8, spot: Spot<'a>) {
        let Some(teams) = self.club.map(Club::teams) else { return };
        if !teams.contains(&team) {
            self.report(spot.word(), FindingKind::UnknownTeam { team, teams });
        }
    }

    /// Reports unknown members and loans that a quantity names.
    pub fn quantity(&mut self, quantity: &Quantity, spot: Spot<'a>) {
        let mut open = vec![quantity];
        while let Some(quantity) = open.pop() {
            match quantity {
                Quantity::Amount(amount) => self.amount(spot, "values", *amount),
                Quantity::Name(id) | Quantity::FullName(id) => self.person(id, spot),
                Quantity::LoanAmount(id)
                | Quantity::LoanBalance(id)
                | Quantity::LoanPrincipal(id)
                | Quantity::LoanInterest(id)
                | Quantity::LoanDue(id)
                | Quantity::LoanOverdue(id) => self.loan(id, spot),
                Quantity::Plus(one, other) | Quantity::Minus(one, other) => open.extend([&**one, &**other]),
                Quantity::Number(_)
                | Quantity::Box(_)
                | Quantity::Bank(_)
                | Quantity::Boxes
                | Quantity::Cash
                | Quantity::Outstanding
                | Quantity::Capital
                | Quantity::Reserve
                | Quantity::Lendable
                | Quantity::Taken(_)
                | Quantity::OverHoldingLimit
                | Quantity::HoldingLimit
                | Quantity::Fee
                | Quantity::Visit(_)
                | Quantity::Members
                | Quantity::Present
                | Quantity::Absent
                | Quantity::Quorum => {}
            }
        }
    }

    /// Reports an id that is none of these items'.
    pub fn item_known(&mut self, id: &ItemId, known: &[&ItemId], spot: Spot<'a>) {
        if !known.contains(&id) {
            let nearest = nearest(id.as_str(), known.iter().map(|known| known.as_str()));
            self.report(spot.word(), FindingKind::UnknownItem { id: id.to_string(), nearest });
        }
    }
}

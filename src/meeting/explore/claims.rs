//! What a step says on a path against what happened there: right answers that claim a vote, two right answers at once,
//! and questions about an amount that is nothing.

use crate::id::{Flag, ItemId};
use crate::meeting::figures::{Figured, figure};
use crate::meeting::state::State;
use crate::money::Dong;
use crate::scenario::claim::{self, VoteClaim};
use crate::scenario::model::Step;
use crate::scenario::quantity::Quantity;
use crate::scenario::story::Story;

/// What a step says that is not so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClaimFault {
    /// A right answer claims that a vote was held, or put off, and it was not.
    Contradicted { item: ItemId, claim: VoteClaim },
    /// Both flags are set, and each makes another answer right.
    TwoRight { first: Flag, second: Flag },
    /// The question names an amount that is nothing.
    NamesNothing { name: String },
}

/// Every fault of a step that is opened in this state.
pub(super) fn faults(story: &Story, step: &Step, state: &State) -> Vec<ClaimFault> {
    let shape = step.kind.shape();
    let is_so = |claim: &VoteClaim| (*claim == VoteClaim::Held) == state.vote.is_some();
    let contradicted = shape.true_records(&state.flags).into_iter().filter_map(|(item, text)| {
        let claim = claim::of_vote(text).filter(|claim| !is_so(claim))?;
        Some(ClaimFault::Contradicted { item: item.clone(), claim })
    });
    let two_right = shape.either_or().into_iter().filter_map(|group| {
        let mut set = group.into_iter().filter(|flag| state.flags.contains(*flag));
        Some(ClaimFault::TwoRight { first: set.next()?.clone(), second: set.next()?.clone() })
    });
    let (_, prompt) = shape.prompt();
    let values = story.scenario.values.iter();
    let nothing = values.filter(|(name, quantity)| names(prompt, name) && is_nothing(story, state, quantity));
    let nothing = nothing.map(|(name, _)| ClaimFault::NamesNothing { name: name.clone() });
    contradicted.chain(two_right).chain(nothing).collect()
}

/// Whether a text names this value: `{ $name }`.
fn names(text: &str, name: &str) -> bool {
    let is_of_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
    text.split('$').skip(1).any(|rest| rest.split(|letter| !is_of_name(letter)).next() == Some(name))
}

/// Whether this is an amount that the meeting has brought to nothing.
fn is_nothing(story: &Story, state: &State, quantity: &Quantity) -> bool {
    let is_zero = figure(story, state, quantity) == Some(Figured::Money(Dong::ZERO));
    is_zero && !quantity.is_fixed()
}

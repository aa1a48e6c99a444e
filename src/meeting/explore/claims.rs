//! What a step says on a path against what happened there: right answers that claim a vote, two right answers at once,
//! and questions about an amount that is nothing.

use crate::meeting::figures::{Figured, figure};
use crate::meeting::state::State;
use crate::money::Dong;
use crate::scenario::claim::{self, ClaimFault, VoteClaim};
use crate::scenario::lines::named_values;
use crate::scenario::model::Step;
use crate::scenario::quantity::Quantity;
use crate::scenario::story::Story;

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
    let is_nothing = |name: &&str| {
        story.scenario.values.get(*name).is_some_and(|quantity| is_nothing(story, state, quantity))
    };
    let nothing = named_values(prompt).filter(is_nothing);
    let nothing = nothing.map(|name| ClaimFault::NamesNothing { name: name.to_owned() });
    contradicted.chain(two_right).chain(nothing).collect()
}

/// Whether this is an amount that the meeting has brought to nothing.
fn is_nothing(story: &Story, state: &State, quantity: &Quantity) -> bool {
    let is_zero = figure(story, state, quantity) == Some(Figured::Money(Dong::ZERO));
    is_zero && !quantity.is_fixed()
}

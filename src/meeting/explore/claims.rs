//! Compares what a step says on a path with what happened there: right answers that claim a vote, two right answers
//! at once, questions about an amount that is zero, and questions that tell the number they ask for.

use crate::meeting::figures::{Figured, figure};
use crate::meeting::kinds;
use crate::meeting::rules::Scene;
use crate::meeting::state::State;
use crate::money::Dong;
use crate::scenario::builtin;
use crate::scenario::claim::{self, ClaimFault, VoteClaim};
use crate::scenario::lines::named_values;
use crate::scenario::model::Step;
use crate::scenario::quantity::Quantity;
use crate::scenario::story::Story;

/// Every fault of a step that is opened in this state.
pub(super) fn faults(story: &Story, step: &Step, state: &State) -> Vec<ClaimFault> {
    let shape = step.kind.shape();
    // Hands were counted in an election too, but it says nothing of a vote that was put off.
    let is_so = |claim: &VoteClaim| match claim {
        VoteClaim::Held => state.vote.is_some() || !state.election.is_empty(),
        VoteClaim::PutOff => state.vote.is_none(),
    };
    let contradicted = shape.true_records(&state.flags).into_iter().filter_map(|(item, text)| {
        let claim = claim::of_vote(text).filter(|claim| !is_so(claim))?;
        Some(ClaimFault::Contradicted { item: item.clone(), claim })
    });
    let two_right = shape.either_or().into_iter().filter_map(|group| {
        let mut set = group.into_iter().filter(|flag| state.flags.contains(*flag));
        Some(ClaimFault::TwoRight { first: set.next()?.clone(), second: set.next()?.clone() })
    });
    let (_, prompt) = shape.prompt();
    let is_nothing =
        |name: &&str| value_of(story, step, name).is_some_and(|quantity| is_nothing(story, state, quantity));
    let nothing = named_values(prompt).filter(is_nothing);
    let nothing = nothing.map(|name| ClaimFault::NamesNothing { name: name.to_owned() });
    let told = tells_answer(story, step, state).map(|name| ClaimFault::TellsAnswer { name });
    contradicted.chain(two_right).chain(nothing).chain(told).collect()
}

/// The fields of things inside a step that are seen before the answer: what a payer says, what a field asks for.
const SEEN: [&str; 2] = ["says", "label"];

/// The first number that the step asks for in a line that is seen before the answer, as a value or written out.
fn tells_answer(story: &Story, step: &Step, state: &State) -> Option<String> {
    let shape = step.kind.shape();
    let (_, prompt) = shape.prompt();
    let lines = shape.lines();
    let seen = lines.iter().filter(|line| SEEN.contains(&line.field)).map(|line| line.text);
    let seen: Vec<&str> = std::iter::once(prompt).chain(seen).collect();
    let named = seen.iter().flat_map(|text| named_values(text));
    let mut named = named.filter_map(|name| Some((name, value_of(story, step, name)?)));
    let mut written = seen.iter().flat_map(|text| claim::counts_of_people(text));
    let scene = Scene { story, state, step };
    let hidden: Vec<Figured> = kinds::tasks(step).iter().flat_map(|task| kinds::hides(scene, task)).collect();
    let is_hidden = |told: &Figured| tells(told) && hidden.contains(told);
    let as_value =
        named.find(|(_, quantity)| figure(story, state, quantity).is_some_and(|told| is_hidden(&told)));
    let as_value = as_value.map(|(name, _)| name);
    let in_words = || written.find(|(count, _)| is_hidden(&Figured::Count(*count))).map(|(_, words)| words);
    as_value.or_else(in_words).map(str::to_owned)
}

/// The value that a text of this step names.
fn value_of<'s>(story: &'s Story, step: &Step, name: &str) -> Option<&'s Quantity> {
    let name = builtin::whole_name(&story.scenario, step, name);
    story.scenario.values.get(name.as_ref())
}

/// Whether a number can only be the answer. A small count may mean something else there.
fn tells(told: &Figured) -> bool {
    match told {
        Figured::Money(amount) => *amount != Dong::ZERO,
        Figured::Count(count) => *count >= 10,
        Figured::Name(_) => false,
    }
}

/// Whether this is an amount that the meeting has brought to zero.
fn is_nothing(story: &Story, state: &State, quantity: &Quantity) -> bool {
    let is_zero = figure(story, state, quantity) == Some(Figured::Money(Dong::ZERO));
    is_zero && !quantity.is_fixed()
}

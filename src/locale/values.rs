//! A text as it is drawn ([`Pair`]), what may stand in one ([`Value`]: words, money, counts), and the values that
//! lines name. These are the values of a scenario, as the meeting stands and as it stood when each step was opened,
//! and those of the questions of the debrief, with the message that asks each. Screens and papers use the same ones.
//!
//! Money is text for Fluent, so that no float ever holds it. A step has the values of the moment at which it was
//! opened: the sum to be paid stays the same after it has been paid. So its prompt, its feedback, its line in the
//! second book and its line on paper show one figure. A value that is a role or an error is the id of a message, so
//! it appears in the language of its line.

use std::collections::BTreeMap;

use fluent_bundle::{FluentArgs, FluentValue};

use crate::club::loan::RepaymentPlan;
use crate::id::StepId;
use crate::locale::number;
use crate::meeting::command::Mode;
use crate::meeting::event::Event;
use crate::meeting::figures::{Figured, figure};
use crate::meeting::state::State;
use crate::money::Dong;
use crate::review::questions::{About, Asked, DebriefQuestion};
use crate::scenario::model::Step;
use crate::scenario::story::Story;
use crate::scenario::terms::{Meter, Role};

/// Names with their values, as `ScenarioWords::line` takes them.
pub type Named = Vec<(String, Value)>;

/// What screens and papers show for a value that cannot be worked out.
pub const UNKNOWN: &str = "…";

#[derive(Debug, Clone, Default)]
pub struct Values {
    now: Named,
    at_opening: BTreeMap<StepId, Named>,
    open: Option<StepId>,
}

/// Works out all values of a scenario as the meeting stands. `unknown` replaces those that cannot be worked out.
pub fn named(story: &Story, state: &State, unknown: &str) -> Named {
    let value = |quantity| figure(story, state, quantity).map_or_else(|| Value::from(unknown), Value::from);
    story.scenario.values.iter().map(|(name, quantity)| (name.clone(), value(quantity))).collect()
}

/// The values of a message that tells a plan.
pub fn plan_values(plan: &RepaymentPlan) -> [(&'static str, Value); 3] {
    let RepaymentPlan { parts, part, first } = plan;
    [
        ("parts", Value::count(usize::from(*parts))),
        ("part", Value::Money(*part)),
        ("first", Value::Text(format!("{}/{}", first.month, first.year))),
    ]
}

impl Values {
    /// Records that this event has led to this state. Events come in their order, none is left out.
    pub fn follow(&mut self, story: &Story, event: &Event, state: &State) {
        let open = state.open_step().map(|open| &open.step);
        let is_back = matches!(event, Event::SteppedBack { .. });
        if open == self.open.as_ref() && !is_back {
            return;
        }
        self.open = open.cloned();
        if let Some(step) = open {
            self.at_opening.insert(step.clone(), named(story, state, UNKNOWN));
        }
    }

    /// Records where the meeting stands after the last of some events.
    pub fn stand(&mut self, story: &Story, state: &State) {
        self.now = named(story, state, UNKNOWN);
    }

    /// Returns the values as the meeting stands.
    pub fn now(&self) -> &[(String, Value)] {
        &self.now
    }

    /// Returns the values as they were when this step was opened last. For a step that was not opened: as they are now.
    pub fn of(&self, step: &StepId) -> &[(String, Value)] {
        self.at_opening.get(step).unwrap_or(&self.now)
    }
}

/// The message that stands before what a step asked, where the step alone does not say whose task it was: the second
/// book, or a motion.
pub fn lead(step: &Step, whose: Role) -> Option<&'static str> {
    let is_second_book = whose != step.role && step.kind.is_booked();
    if is_second_book { Some("book-secretary") } else { step.kind.is_vote().then_some("doc-motion") }
}

/// The id of the message that asks a question, such as `question-well`, and its values. One person alone is not asked what
/// others saw or should have said.
pub fn message(question: &DebriefQuestion, mode: Mode) -> (String, Vec<(&'static str, Value)>) {
    let mut values = vec![("role", Value::Id(format!("role-{}", question.role.slug())))];
    match question.about {
        About::RightLater { tries } => values.push(("n", Value::Count(i64::from(tries)))),
        About::Fatal(fatal) | About::FatalMended(fatal) => {
            values.push(("fatal", Value::Id(format!("fatal-{}", fatal.slug()))));
        }
        About::DoneWell
        | About::SteppedBack
        | About::HintTaken
        | About::Caught
        | About::Missed
        | About::Fell(_)
        | About::Costly => {}
    }
    // Which team did not get to speak may be asked of one person too.
    let speaks_of_others = match question.about {
        About::Caught | About::Missed | About::Costly => true,
        About::Fell(meter) => meter != Meter::Voices,
        About::DoneWell
        | About::RightLater { .. }
        | About::SteppedBack
        | About::HintTaken
        | About::Fatal(_)
        | About::FatalMended(_) => false,
    };
    let slug = question.about.slug();
    let is_to_one = mode == Mode::Solo && speaks_of_others;
    (if is_to_one { format!("question-solo-{slug}") } else { format!("question-{slug}") }, values)
}

/// The ids of the rules of the talk: the heading, then who begins and what comes next.
pub fn order_of_talk(mode: Mode) -> [&'static str; 4] {
    match mode {
        Mode::Solo => {
            ["debrief-solo-step-out", "debrief-solo-first", "debrief-solo-second", "debrief-solo-third"]
        }
        Mode::Board | Mode::Room => {
            ["debrief-step-out", "debrief-player", "debrief-observers", "debrief-trainer"]
        }
    }
}

/// The id of the message above the questions for these people; one person alone has one heading.
pub fn heading(asked: Asked, mode: Mode) -> &'static str {
    match asked {
        _ if mode == Mode::Solo => "question-solo",
        Asked::Player => "question-player",
        Asked::Observers => "question-observers",
        Asked::Trainer => "question-trainer",
    }
}

/// A text as it is drawn: the main line, and the same in the second language where there is one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pair {
    pub main: String,
    pub second: Option<String>,
}

/// Words that are the same in every language, such as an amount or a name.
impl From<String> for Pair {
    fn from(main: String) -> Self {
        Self { main, second: None }
    }
}

impl From<&str> for Pair {
    fn from(main: &str) -> Self {
        Self { main: main.to_owned(), second: None }
    }
}

/// What may stand for a `{ $name }`. Every language writes it alike (`number`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Text(String),
    Money(Dong),
    Count(i64),
    /// Another text of the screens by its id, such as a role, in the language of the line it stands in.
    Id(String),
}

impl Value {
    /// A number of things, from any integer type.
    pub fn count(n: impl TryInto<i64>) -> Self {
        Self::Count(n.try_into().unwrap_or(i64::MAX))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// The value of a quantity of the meeting.
impl From<Figured> for Value {
    fn from(figured: Figured) -> Self {
        match figured {
            Figured::Money(amount) => Self::Money(amount),
            Figured::Count(count) => Self::Count(count),
            Figured::Name(name) => Self::Text(name),
        }
    }
}

/// The text where a text is missing in every language.
pub(super) fn missing(id: &str) -> String {
    format!("⟨{id}⟩")
}

/// The largest count that Fluent, which stores numbers as floats, holds exactly.
pub(super) const EXACT_COUNTS: u64 = 1 << 53;

/// Money is text for Fluent, so that no float ever holds it. Counts stay numbers, as a plural depends on them.
/// `name_of` knows the texts of the screens.
pub(super) fn fluent_args<'v>(
    values: impl IntoIterator<Item = (&'v str, &'v Value)>,
    name_of: impl Fn(&str) -> Option<String>,
) -> Option<FluentArgs<'v>> {
    let mut values = values.into_iter().peekable();
    values.peek()?;
    let mut args = FluentArgs::new();
    for (name, value) in values {
        let value = match value {
            Value::Text(text) => FluentValue::from(text.as_str()),
            Value::Money(amount) => FluentValue::from(number::money(*amount)),
            Value::Count(n) if n.unsigned_abs() <= EXACT_COUNTS => FluentValue::from(*n),
            Value::Count(n) => FluentValue::from(number::count(*n)),
            Value::Id(id) => FluentValue::from(name_of(id).unwrap_or_else(|| missing(id))),
        };
        args.set(name, value);
    }
    Some(args)
}

//! The words of a map: seats, conditions, and what there is to know of a step. They are among the sentences of `check`.

use crate::cli::check::CheckSentences;
use crate::id::{Flag, StepId};
use crate::locale::{Lang, Value, number};
use crate::scenario::builtin;
use crate::scenario::kinds::StepKind;
use crate::scenario::map::{Idle, PartMap, StepMap};
use crate::scenario::model::Step;
use crate::scenario::quantity::Quantity;
use crate::scenario::story::Story;
use crate::scenario::terms::{Bound, Condition, Role};

/// The words of a map.
pub(super) struct MapWords {
    said: CheckSentences,
}

impl MapWords {
    pub(super) fn new(lang: Lang) -> Self {
        Self { said: CheckSentences::new(lang) }
    }

    pub(super) fn say(&self, id: &str, values: &[(&str, Value)]) -> String {
        self.said.say(id, values)
    }

    /// Of which cut the numbers are.
    pub(super) fn numbers(&self, cut: u16) -> String {
        self.say("finding-map-numbers", &[("cut", Value::count(cut))])
    }

    pub(super) fn seat(&self, role: Role) -> String {
        self.say("finding-map-seat", &[("role", Value::from(role.slug()))])
    }

    /// A seat that has nothing to do in a part: its name, and in which cuts unless in all.
    pub(super) fn idle(&self, idle: &Idle) -> String {
        if idle.always {
            return self.seat(idle.role);
        }
        let seat = ("seat", Value::Text(self.seat(idle.role)));
        self.say("finding-map-idle-in", &[seat, ("cuts", Value::Text(cuts(idle)))])
    }

    /// That a seat has nothing to do in a part, below its name.
    pub(super) fn nothing(&self, idle: &Idle) -> String {
        let nothing = self.say("finding-map-nothing", &[]);
        if idle.always {
            return nothing;
        }
        self.say("finding-map-idle-in", &[("seat", Value::Text(nothing)), ("cuts", Value::Text(cuts(idle)))])
    }

    /// A kind of step in words: "chọn cách làm". Its name in a script, where there are none.
    pub(super) fn kind(&self, kind: &StepKind) -> String {
        let capital = |word: &str| {
            let (first, rest) = word.split_at_checked(1).unwrap_or((word, ""));
            [first.to_ascii_uppercase(), rest.to_owned()].concat()
        };
        let name: String = kind.slug().split('-').map(capital).collect();
        self.said.word(&name).unwrap_or(name)
    }

    /// A condition in words: "có late, chưa có told".
    pub(super) fn condition(&self, condition: &Condition) -> String {
        let all = |all: &[Condition], between: &str| {
            let each: Vec<String> = all.iter().map(|one| self.inside(one)).collect();
            each.join(&self.say(between, &[]))
        };
        match condition {
            Condition::All(conditions) => all(conditions, "finding-map-and"),
            Condition::Any(conditions) => all(conditions, "finding-map-or"),
            Condition::Not(one) => match one.as_ref() {
                Condition::Flag(flag) => {
                    self.say("finding-map-without", &[("flag", Value::from(flag.as_str()))])
                }
                Condition::All(_)
                | Condition::Any(_)
                | Condition::Not(_)
                | Condition::Meter(..)
                | Condition::BooksDiffer => {
                    self.say("finding-map-not", &[("what", Value::Text(self.inside(one)))])
                }
            },
            Condition::Flag(flag) => self.say("finding-map-with", &[("flag", Value::from(flag.as_str()))]),
            Condition::Meter(meter, bound) => {
                let (id, n) = match bound {
                    Bound::AtLeast(n) => ("finding-map-at-least", n),
                    Bound::Below(n) => ("finding-map-below", n),
                };
                let meter = self.say("finding-meter", &[("meter", Value::from(meter.slug()))]);
                self.say(id, &[("meter", Value::Text(meter)), ("n", Value::Count(i64::from(*n)))])
            }
            Condition::BooksDiffer => self.say("finding-map-books-differ", &[]),
        }
    }

    /// In brackets where it has parts of its own.
    fn inside(&self, condition: &Condition) -> String {
        let said = self.condition(condition);
        match condition {
            Condition::All(_) | Condition::Any(_) => format!("({said})"),
            Condition::Not(_) | Condition::Flag(_) | Condition::Meter(..) | Condition::BooksDiffer => said,
        }
    }

    /// What there is to know of a step beside who does it: in which classes, when, what it settles, where it leads.
    pub(super) fn notes(&self, story: &Story, step: &StepMap<'_>) -> Vec<String> {
        let list = |names: Vec<&str>| Value::Text(names.join(", "));
        let mut notes = Vec::new();
        let speaker = step.step.kind.try_as_say_ref().and_then(|say| say.by.as_ref());
        if let Some(person) = speaker.and_then(|id| story.person(id)) {
            notes.push(self.say("finding-map-says", &[("who", Value::Text(person.full()))]));
        }
        if step.step.cut > 0 {
            notes.push(self.say("finding-map-cut", &[("cut", Value::count(step.step.cut))]));
        }
        if let Some(when) = step.when {
            notes.push(self.say("finding-map-when", &[("what", Value::Text(self.condition(when)))]));
        }
        if !step.sets.is_empty() {
            let flags = step.sets.iter().map(Flag::as_str).collect();
            notes.push(self.say("finding-map-sets", &[("flags", list(flags))]));
        }
        if !step.asks.is_empty() {
            let flags = step.asks.iter().map(|flag| flag.as_str()).collect();
            notes.push(self.say("finding-map-asks", &[("flags", list(flags))]));
        }
        if !step.goes.is_empty() {
            let steps = step.goes.iter().map(StepId::as_str).collect();
            notes.push(self.say("finding-map-goes", &[("steps", list(steps))]));
        }
        if step.step.planted.is_some() {
            notes.push(self.say("finding-map-planted", &[]));
        }
        notes
    }
}

/// A text of the script with the names and sums that it always has; what the meeting decides stands as `[name]`.
pub(super) fn plain(story: &Story, step: &Step, text: &str) -> String {
    let mut said = String::new();
    let mut rest = text;
    while let Some((before, inside)) = rest.split_once('{') {
        let (inside, after) = inside.split_once('}').unwrap_or((inside, ""));
        let name = inside.trim().trim_start_matches('$');
        said.push_str(before);
        said.push_str(&value(story, step, name));
        rest = after;
    }
    said + rest
}

fn value(story: &Story, step: &Step, name: &str) -> String {
    let whole = builtin::whole_name(&story.scenario, step, name);
    let quantity = story.scenario.values.get(whole.as_ref());
    let person = quantity.and_then(Quantity::person).and_then(|id| story.person(id));
    match (person, quantity) {
        (Some(person), _) => person.called(),
        (None, Some(Quantity::Amount(amount))) => number::money(*amount),
        (None, _) => format!("[{name}]"),
    }
}

fn cuts(idle: &Idle) -> String {
    idle.cuts.iter().map(u16::to_string).collect::<Vec<_>>().join(", ")
}

/// The number of a part of the agenda, and its name.
pub(super) fn part_name(part: &PartMap<'_>) -> String {
    match part.number {
        Some(number) => format!("{number}. {}", part.name),
        None => part.name.to_owned(),
    }
}

//! Every text of a scenario with its key, in reading order.
//!
//! A key is `<step>-<field>` or `<step>-<item>-<field>`. Locales, corrections and spreadsheets name a text by its key.
//! The Vietnamese stays in the scenario. A `rule` is no text but a reference, which the screens name. The texts of a kind
//! stand in its own file ([`crate::scenario::shape::Shape::lines`]).
//!
//! Each line says whether it is protected: whether it is about money, votes or rules, so that a wrong word in another
//! language could do harm (`lib.rs`, *Decisions*).

use std::borrow::Cow;

use crate::id::{ItemId, PartId, StepId};
use crate::scenario::builtin;
use crate::scenario::model::{Conclusion, PartGuide, Scenario, Step};
use crate::scenario::quantity::Quantity;

/// One text and the key under which other languages have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<'a> {
    pub key: String,
    pub text: &'a str,
    pub protected: bool,
    /// The whole name of the value that it calls `amount`, where that is its step's own (`scenario::builtin`).
    pub own_amount: Option<String>,
}

impl StepId {
    pub fn key(&self, field: &str) -> String {
        format!("{self}-{field}")
    }

    pub fn item_key(&self, item: &ItemId, field: &str) -> String {
        format!("{self}-{item}-{field}")
    }
}

impl PartId {
    pub fn key(&self) -> String {
        format!("part-{self}-name")
    }

    pub fn short_key(&self) -> String {
        format!("part-{self}-short")
    }

    /// The key of a text in its guide.
    pub fn guide_key(&self, field: &str) -> String {
        format!("part-{self}-{field}")
    }
}

impl Step {
    /// The text that says what to do: the name of its field, and the text.
    pub fn prompt(&self) -> (&'static str, &str) {
        self.kind.shape().prompt()
    }

    /// Its cue, or its prompt where there is none, with the name of the field.
    pub fn in_few_words(&self) -> (&'static str, &str) {
        self.cue.as_deref().map_or_else(|| self.prompt(), |cue| ("cue", cue))
    }
}

impl Conclusion {
    /// Its three texts with the names of their fields, in the order of the table.
    pub fn lines(&self) -> [(&'static str, &str); 3] {
        [("what", &self.what), ("who", &self.who), ("until", &self.until)]
    }
}

impl Scenario {
    /// Returns title, summary and goals first, then every part with its steps.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let mut lines = Lines { found: Vec::new(), scenario: self, step: None };
        lines.add("scenario-title".to_owned(), &self.title);
        lines.add("scenario-summary".to_owned(), &self.summary);
        for (at, goal) in self.goals.iter().enumerate() {
            lines.add(goal_key(at), goal);
        }
        for (at, question) in self.debrief.iter().enumerate() {
            lines.add(debrief_key(at), question);
        }
        if let Some(guests) = &self.guests {
            lines.add("scenario-guests".to_owned(), guests);
        }
        for guest in &self.invited {
            if let Some(from) = &guest.from {
                lines.add(guest.from_key(), from);
            }
        }
        for part in &self.parts {
            lines.add(part.id.key(), &part.name);
            if let Some(short) = &part.short {
                lines.add(part.id.short_key(), short);
            }
            for (field, text) in part.guide.iter().flat_map(PartGuide::texts) {
                lines.add(part.id.guide_key(field), text);
            }
            for step in &part.steps {
                lines.step(step);
            }
        }
        lines.found
    }
}

/// The key of the goal at this place in the list, counted from 0.
pub fn goal_key(at: usize) -> String {
    format!("scenario-goal-{}", at.saturating_add(1))
}

/// The key of the question after the meeting at this place in the list, counted from 0.
pub fn debrief_key(at: usize) -> String {
    format!("scenario-debrief-{}", at.saturating_add(1))
}

/// The names of the values in a text: `{ $name }`.
pub fn named_values(text: &str) -> impl Iterator<Item = &str> {
    let is_end = |sign: char| !sign.is_ascii_alphanumeric() && sign != '_' && sign != '-';
    text.split('$').skip(1).filter_map(move |rest| rest.split(is_end).next())
}

/// The message of the screens that names a rule: "brief 4.5" is `rule-brief-4-5`.
pub fn rule_key(reference: &str) -> String {
    format!("rule-{}", reference.to_lowercase().replace([' ', '.'], "-"))
}

struct Lines<'a> {
    found: Vec<Line<'a>>,
    scenario: &'a Scenario,
    /// The step whose lines are added.
    step: Option<&'a Step>,
}

impl<'a> Lines<'a> {
    fn add(&mut self, key: String, text: &'a str) {
        let in_protected_step = self.step.is_some_and(|step| step.kind.shape().is_protected());
        let protected = in_protected_step || self.names_protected_value(text);
        self.push(key, text, protected);
    }

    /// Adds a text that says why. It names a rule, so it is protected.
    fn add_reason(&mut self, key: String, text: &'a str) {
        self.push(key, text, true);
    }

    fn push(&mut self, key: String, text: &'a str, protected: bool) {
        let own = self.step.map(|step| builtin::whole_name(self.scenario, step, builtin::OWN));
        let own_amount = own.filter(|name| name != builtin::OWN).map(Cow::into_owned);
        self.found.push(Line { key, text, protected, own_amount });
    }

    /// Whether a text names a value that protects it. A value that is not declared does.
    fn names_protected_value(&self, text: &str) -> bool {
        named_values(text).any(|name| self.scenario.values.get(name).is_none_or(Quantity::is_protected))
    }

    fn step(&mut self, step: &'a Step) {
        self.step = Some(step);
        self.kind(step);
        for (field, text) in [("private", &step.private), ("hint", &step.hint), ("cue", &step.cue)] {
            if let Some(text) = text {
                self.add(step.id.key(field), text);
            }
        }
        if let Some(meanwhile) = &step.meanwhile {
            self.add(step.id.key("meanwhile"), meanwhile);
        }
        if let Some(why) = &step.why {
            self.add_reason(step.id.key("why"), why);
        }
        if let Some(then) = &step.then {
            self.add_reason(step.id.key("then"), then);
        }
        for one in &step.settles {
            for (field, text) in one.lines() {
                self.add(step.id.item_key(&one.id, field), text);
            }
        }
        if let Some(says) = &step.says {
            self.add(step.id.key("says"), says);
        }
        if let Some(planted) = &step.planted {
            self.add(step.id.key("planted"), &planted.text);
            self.add_reason(step.id.key("planted-why"), &planted.why);
            if let Some(then) = &planted.then {
                self.add_reason(step.id.key("planted-then"), then);
            }
        }
        self.step = None;
    }

    /// Adds the prompt first, then the other texts of the kind.
    fn kind(&mut self, step: &'a Step) {
        let (field, text) = step.prompt();
        self.add(step.id.key(field), text);
        for line in step.kind.shape().lines() {
            let key = match line.item {
                Some(item) => step.id.item_key(item, line.field),
                None => step.id.key(line.field),
            };
            if line.is_reason {
                self.add_reason(key, line.text);
            } else {
                self.add(key, line.text);
            }
        }
    }
}

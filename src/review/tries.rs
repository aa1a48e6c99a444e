//! Tries: every answer of a session as one row for statistics: the step, the seat, whether it was right, the answer.
//!
//! It is a projection of the events; `practice::counting` makes sums and rates of it. A row names options, fields and
//! values, never a word that a person wrote.

use std::collections::BTreeSet;

use crate::id::{ItemId, StepId};
use crate::meeting::answer::Gist;
use crate::meeting::event::{Earned, Event};
use crate::scenario::terms::Role;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Try {
    /// Number of the event, counted from 1 over the whole session.
    pub seq: u32,
    pub step: StepId,
    /// Counted from 0.
    pub task: u16,
    /// The payer or the line it was about, where a step has several.
    pub item: ItemId,
    pub by: Role,
    pub try_no: u16,
    pub right: bool,
    /// Hundredths of a point of the rubric.
    pub earned: u32,
    pub possible: u32,
    pub hinted: bool,
    pub answer: AnswerSummary,
}

/// An answer in short, so that the commonest wrong answer of a step can be counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerSummary {
    Option(ItemId),
    Value(i64),
    /// The fields that were wrong; none where all were right.
    Fields(Vec<String>),
}

/// The answers among these events, from number `first` on. Hints taken before it count.
pub fn tries(events: &[Event], first: u32) -> Vec<Try> {
    let mut hinted = BTreeSet::new();
    let mut tries = Vec::new();
    for (event, seq) in events.iter().zip(1..) {
        if let Event::HintGiven { step, task } = event {
            hinted.insert((step.clone(), *task));
        }
        if seq >= first {
            let is_hinted = |step: &StepId, task| hinted.contains(&(step.clone(), task));
            tries.extend(Try::of(event, seq, is_hinted));
        }
    }
    tries
}

impl Try {
    /// None where the event is no answer.
    pub fn of(event: &Event, seq: u32, is_hinted: impl Fn(&StepId, u16) -> bool) -> Option<Self> {
        let Event::Answered { step, task, by, answer, try_no, verdict, outcome } = event else { return None };
        let sum = |part: fn(&Earned) -> u32| outcome.points.iter().map(part).fold(0, u32::saturating_add);
        let (gist, item) = answer.gist();
        Some(Self {
            seq,
            step: step.clone(),
            task: *task,
            item: item.unwrap_or_default(),
            by: *by,
            try_no: *try_no,
            right: verdict.right,
            earned: sum(|point| point.earned),
            possible: sum(|point| point.possible),
            hinted: is_hinted(step, *task),
            answer: match gist {
                Gist::Option(option) => AnswerSummary::Option(option),
                Gist::Value(value) => AnswerSummary::Value(value),
                Gist::Parts => AnswerSummary::Fields(verdict.wrong.clone()),
            },
        })
    }

    /// Whether rates count it: the first at its task, where points could be earned.
    pub fn counts(&self) -> bool {
        self.try_no == 1 && self.possible > 0
    }
}

impl AnswerSummary {
    /// One word for its kind, then what it is: `option aloud`, `value 4600000`, `fields quorum away`.
    pub fn to_word(&self) -> String {
        match self {
            Self::Option(option) => format!("option {option}"),
            Self::Value(value) => format!("value {value}"),
            Self::Fields(fields) => std::iter::once("fields")
                .chain(fields.iter().map(String::as_str))
                .collect::<Vec<_>>()
                .join(" "),
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        let mut parts = word.split(' ');
        Some(match (parts.next()?, parts.clone().next()) {
            ("option", Some(option)) => Self::Option(option.into()),
            ("value", Some(value)) => Self::Value(value.parse().ok()?),
            ("fields", _) => Self::Fields(parts.map(str::to_owned).collect()),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::AnswerSummary;

    #[test]
    fn what_was_said_comes_back_from_its_word() {
        let fields = ["quorum".to_owned(), "away".to_owned()].to_vec();
        for said in [
            AnswerSummary::Option("aloud".into()),
            AnswerSummary::Value(-4_600_000),
            AnswerSummary::Fields(fields),
            AnswerSummary::Fields(Vec::new()),
        ] {
            assert_eq!(AnswerSummary::from_word(&said.to_word()), Some(said));
        }
        assert_eq!(AnswerSummary::from_word("value nhiều"), None);
        assert_eq!(AnswerSummary::from_word("aloud"), None);
    }
}

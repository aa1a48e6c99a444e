//! Says in words when a step comes: its condition, with the number of every step that decides it.
//!
//! It names every step of this cut that can set a flag, so no way is left out. A jump is no condition and is not told
//! here. What this cut leaves out is done by the model answers, so a flag that only such steps set is known before
//! class and needs no words.

use crate::club::Member;
use crate::export::kit::desk::Desk;
use crate::export::paper::joined;
use crate::id::Flag;
use crate::locale::{Pair, Value};
use crate::scenario::model::Step;
use crate::scenario::shape::{FlagField, SetBy};
use crate::scenario::terms::{Bound, Condition, Meter};

/// A condition as far as it is known before class.
enum Said {
    Known(bool),
    Open(Phrase),
}

struct Phrase {
    words: Pair,
    /// It has more than one part, so it stands in brackets inside a longer one.
    is_compound: bool,
}

impl Phrase {
    fn simple(words: Pair) -> Self {
        Self { words, is_compound: false }
    }
}

/// The words after "if"; none where it always holds or never does.
pub(super) fn words(desk: &Desk<'_>, condition: &Condition) -> Option<Pair> {
    match said(desk, condition, true) {
        Said::Known(_) => None,
        Said::Open(phrase) => Some(phrase.words),
    }
}

/// A condition, or its opposite where `holds` is false.
fn said(desk: &Desk<'_>, condition: &Condition, holds: bool) -> Said {
    let all = |all: &[Condition]| all.iter().map(|one| said(desk, one, holds)).collect();
    match condition {
        Condition::All(each) => together(desk, all(each), holds),
        Condition::Any(each) => together(desk, all(each), !holds),
        Condition::Not(not) => said(desk, not, !holds),
        Condition::Flag(flag) => by_flag(desk, flag, holds),
        Condition::Meter(meter, bound) => Said::Open(Phrase::simple(by_meter(desk, *meter, *bound, holds))),
        Condition::BooksDiffer => {
            let id = if holds { "kit-if-books-differ" } else { "kit-if-books-agree" };
            Said::Open(Phrase::simple(desk.ui(id)))
        }
    }
}

/// Parts that must all hold, or of which one is enough.
fn together(desk: &Desk<'_>, parts: Vec<Said>, all: bool) -> Said {
    let mut open = Vec::new();
    for part in parts {
        match part {
            Said::Known(known) if known != all => return Said::Known(known),
            Said::Known(_) => {}
            Said::Open(phrase) => open.push(phrase),
        }
    }
    if open.len() < 2 {
        return open.pop().map_or(Said::Known(all), Said::Open);
    }
    let bracketed = |phrase: Phrase| {
        if phrase.is_compound { joined(&["(".into(), phrase.words, ")".into()], "") } else { phrase.words }
    };
    let between = desk.ui(if all { "kit-if-and" } else { "kit-if-or" });
    let mut words = Vec::new();
    for phrase in open {
        if !words.is_empty() {
            words.push(between.clone());
        }
        words.push(bracketed(phrase));
    }
    let words = joined(&words, " ");
    Said::Open(Phrase { words, is_compound: true })
}

/// Every step of this cut that can set the flag.
fn by_flag(desk: &Desk<'_>, flag: &Flag, holds: bool) -> Said {
    let mut ways = Vec::new();
    for step in desk.class.story.steps() {
        let Some(number) = desk.number(step).filter(|_| desk.is_in_cut(step)) else { continue };
        let sets = step.sets().into_iter().filter(|(_, set)| set == flag);
        ways.extend(sets.map(|(by, _)| Said::Open(Phrase::simple(by_step(desk, step, number, by, holds)))));
    }
    if ways.is_empty() {
        return Said::Known(desk.course.end().flags.contains(flag) == holds);
    }
    together(desk, ways, !holds)
}

fn by_step(desk: &Desk<'_>, step: &Step, number: usize, by: SetBy, holds: bool) -> Pair {
    let (did, did_not) = match by {
        SetBy::Right => ("kit-if-right", "kit-if-right-not"),
        SetBy::Wrong => ("kit-if-wrong", "kit-if-wrong-not"),
        SetBy::Missed => ("kit-if-missed", "kit-if-missed-not"),
        SetBy::Entry(_) => ("kit-if-option", "kit-if-option-not"),
        SetBy::Outcome(FlagField::Carried) => ("kit-if-carried", "kit-if-carried-not"),
        SetBy::Outcome(FlagField::PutOff) => ("kit-if-put-off", "kit-if-put-off-not"),
        SetBy::Outcome(FlagField::Agreed) => ("kit-if-agreed", "kit-if-agreed-not"),
        SetBy::Outcome(FlagField::Elected(_)) => ("kit-if-elected", "kit-if-elected-not"),
    };
    let mut values = vec![("n", Value::count(number))];
    if let SetBy::Outcome(FlagField::Elected(at)) = by {
        values.push(("name", Value::Text(candidate(desk, step, at))));
    }
    let said = desk.ui_with(if holds { did } else { did_not }, &values);
    match by {
        SetBy::Entry(at) => joined(&[said, entry(desk, step, at.number)], " "),
        SetBy::Right | SetBy::Wrong | SetBy::Missed | SetBy::Outcome(_) => said,
    }
}

/// The candidate with this number.
fn candidate(desk: &Desk<'_>, step: &Step, number: usize) -> String {
    let elect = step.kind.try_as_elect_ref();
    let member = elect.and_then(|elect| desk.class.story.member(&elect.candidates.get(number)?.member));
    member.map(Member::full).unwrap_or_default()
}

/// The words of an entry, in quotes: the screen shows the entries in another order, so a number would mislead.
fn entry(desk: &Desk<'_>, step: &Step, number: usize) -> Pair {
    let shape = step.kind.shape();
    let id = shape.items().and_then(|(_, ids)| ids.get(number).copied());
    let line = shape.lines().into_iter().find(|line| line.field == "text" && line.item == id && id.is_some());
    let (Some(id), Some(line)) = (id, line) else { return Pair::default() };
    let words = desk.then(step, &step.id.item_key(id, "text"), line.text);
    let quoted = |words: String| if words.starts_with('“') { words } else { format!("“{words}”") };
    Pair { main: quoted(words.main), second: words.second.map(quoted) }
}

fn by_meter(desk: &Desk<'_>, meter: Meter, bound: Bound, holds: bool) -> Pair {
    let (limit, is_least) = match bound {
        Bound::AtLeast(least) => (least, holds),
        Bound::Below(limit) => (limit, !holds),
    };
    let id = format!("kit-if-{}-{}", meter.slug(), if is_least { "least" } else { "below" });
    desk.ui_with(&id, &[("limit", Value::count(usize::try_from(limit).unwrap_or(0)))])
}

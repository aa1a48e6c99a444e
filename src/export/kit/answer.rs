//! What is right in one step, in words for the trainer: one way of saying it for each kind of step.
//!
//! It repeats what the rules in `meeting::kinds` come to and decides nothing itself.

use crate::club::Member;
use crate::export::kit::books::fund;
use crate::export::kit::desk::{Desk, labelled, with_note};
use crate::export::paper::{Paper, Size, Text, joined};
use crate::id::{ItemId, MemberId};
use crate::locale::{Pair, Value, number};
use crate::meeting::figures::{self, Figured};
use crate::meeting::kinds::FieldAnswer;
use crate::meeting::kinds::{collect, minutes, vote};
use crate::meeting::rules::Scene;
use crate::scenario::kinds::{Choose, Collect, Count, FieldValue, MinutesField, Pay, StepKind, Vote};
use crate::scenario::model::Step;
use crate::scenario::quantity::Quantity;

const RIGHT: &str = "✓";

pub(super) fn push(desk: &Desk<'_>, step: &Step, paper: &mut Paper) {
    match &step.kind {
        StepKind::Say(_) => {}
        StepKind::Choose(choose) => options(desk, step, choose, paper),
        StepKind::Speak(speak) => {
            let ticks = speak.ticks.iter().map(|tick| (&tick.id, tick.text.as_str()));
            items(desk, step, ticks, |_| "☐".to_owned(), paper);
        }
        StepKind::Order(order) => {
            let right = order.right_after(&desk.course.state_at(desk.class.story, step).flags);
            let in_order = right.into_iter().filter_map(|id| order.items.iter().find(|item| item.id == *id));
            let in_order = in_order.map(|item| (&item.id, item.text.as_str()));
            items(desk, step, in_order, |at| format!("{}.", at + 1), paper);
        }
        StepKind::Discuss(discuss) => {
            for (at, option) in discuss.options.iter().enumerate() {
                let words = desk.then(step, &step.id.item_key(&option.id, "text"), &option.text);
                paper.push(Text::item((at + 1).to_string(), words));
            }
        }
        StepKind::RollCall(roll) => {
            for report in &roll.reports {
                paper.push(small(desk.then(step, &step.id.item_key(&report.id, "text"), &report.text)));
            }
            away(desk, paper);
        }
        StepKind::Count(counted) => notes(desk, step, counted, paper),
        StepKind::Collect(collect) => payers(desk, step, collect, paper),
        StepKind::Pay(pay) => payment(desk, pay, paper),
        StepKind::Figure(figure) => {
            right(desk, figured(desk, step, &figure.answer), paper);
            let working = desk.then(step, &step.id.key("working"), &figure.working);
            paper.push(small(labelled(desk.ui("feedback-working"), ": ", working)));
        }
        StepKind::Inspect(inspect) => {
            let flags = &desk.course.state_at(desk.class.story, step).flags;
            for (at, line) in inspect.lines.iter().enumerate() {
                let mistake = line.mistake_after(flags);
                let words = desk.then(step, &step.id.item_key(&line.id, "text"), &line.text);
                let lead = if mistake.is_some() { format!("{}✗", at + 1) } else { (at + 1).to_string() };
                let words = match mistake {
                    Some(mistake) => {
                        let mistake = desk.then(step, &step.id.item_key(&line.id, "mistake"), mistake);
                        joined(&[words, mistake], " → ")
                    }
                    None => words,
                };
                paper.push(Text::item(lead, words));
            }
        }
        StepKind::Vote(vote) => hands(desk, vote, paper),
        StepKind::Minutes(minutes) => {
            for field in &minutes.fields {
                let label = desk.then(step, &step.id.item_key(&field.id, "label"), &field.label);
                paper.push(Text::item(RIGHT, joined(&[label, written(desk, step, field)], ": ")));
            }
        }
    }
}

/// Every option with the number the hall holds up; the best is marked.
fn options(desk: &Desk<'_>, step: &Step, choose: &Choose, paper: &mut Paper) {
    let flags = &desk.course.state_at(desk.class.story, step).flags;
    let best = choose.best(flags).map(|choice| &choice.id);
    for (at, choice) in choose.options.iter().enumerate() {
        let is_best = Some(&choice.id) == best;
        let words = desk.then(step, &step.id.item_key(&choice.id, "text"), &choice.text);
        let lead = if is_best { format!("{}{RIGHT}", at + 1) } else { (at + 1).to_string() };
        let text = Text::item(lead, words);
        paper.push(if is_best { text.bold() } else { text });
        let (field, why) = choice.reason_after(flags);
        let why = desk.then(step, &step.id.item_key(&choice.id, field), why);
        paper.push(small(assumed(desk, why, choice.assumed)));
        if let Some(then) = &choice.then {
            paper.push(small(desk.then(step, &step.id.item_key(&choice.id, "then"), then)));
        }
    }
}

fn items<'i>(
    desk: &Desk<'_>,
    step: &Step,
    items: impl IntoIterator<Item = (&'i ItemId, &'i str)>,
    lead: impl Fn(usize) -> String,
    paper: &mut Paper,
) {
    for (at, (id, text)) in items.into_iter().enumerate() {
        paper.push(Text::item(lead(at), desk.then(step, &step.id.item_key(id, "text"), text)));
    }
}

fn right(desk: &Desk<'_>, words: Pair, paper: &mut Paper) {
    paper.push(Text::item(RIGHT, labelled(desk.ui("kit-right"), ": ", words)).bold());
}

fn names<'m>(desk: &Desk<'_>, members: impl Iterator<Item = &'m MemberId>) -> Pair {
    let called = members.filter_map(|id| desk.class.story.member(id)).map(Member::full);
    let called: Vec<String> = called.collect();
    if called.is_empty() { desk.ui("none") } else { called.join(", ").into() }
}

fn away(desk: &Desk<'_>, paper: &mut Paper) {
    let story = desk.class.story;
    let absent = &story.scenario.absent;
    let of = |excused: bool| absent.iter().filter(move |one| one.excused == excused).map(|one| &one.member);
    let members = story.club.members.len();
    let present =
        [("present", Value::count(members.saturating_sub(absent.len()))), ("members", Value::count(members))];
    right(desk, desk.ui_with("roll-said", &present), paper);
    for (id, excused) in [("roll-excused", true), ("roll-absent", false)] {
        paper.push(small(joined(&[desk.ui(id), names(desk, of(excused))], ": ")));
    }
    let quorum = [("needed", Value::count(story.club.quorum())), ("members", Value::count(members))];
    let quorum = desk.ui_with("roll-quorum-rule", &quorum);
    let is_assumed = story.club.charter.assumed.iter().any(|name| name == "quorum");
    paper.push(small(assumed(desk, quorum, is_assumed)));
}

fn notes(desk: &Desk<'_>, step: &Step, counted: &Count, paper: &mut Paper) {
    let cash = desk.course.state_at(desk.class.story, step).ledger.cash();
    right(desk, Pair::from(number::money(cash)), paper);
    let notes = figures::notes(counted, cash);
    let notes: Vec<String> =
        notes.iter().map(|(note, n)| format!("{n} × {}", number::money(*note))).collect();
    paper.push(small(notes.join("; ").into()));
}

fn payers(desk: &Desk<'_>, step: &Step, collect: &Collect, paper: &mut Paper) {
    // Each payer is reckoned as if first: no two of them pay for one loan in one step.
    let state = desk.course.state_at(desk.class.story, step);
    let scene = Scene { story: desk.class.story, state, step };
    for payer in &collect.payers {
        let member = payer.member.as_ref().and_then(|id| desk.class.story.member(id));
        let who = member.map_or_else(|| desk.ui("book-together"), |member| Pair::from(member.full()));
        let mut words = vec![who, desk.ui_with("collect-brings", &[("sum", Value::Money(payer.brings))])];
        let Some(due) = collect::expected_payment(scene, payer) else { continue };
        let amounts = [
            ("collect-principal-word", due.principal),
            ("collect-interest-word", due.interest),
            ("collect-other-word", due.other),
            ("collect-change-word", due.change),
        ];
        for (id, amount) in amounts.into_iter().filter(|(_, amount)| amount.0 != 0) {
            words.push(joined(&[desk.ui(id), Pair::from(number::money(amount))], " "));
        }
        if due.receipt {
            words.push(desk.ui("collect-receipt-word"));
        }
        paper.push(Text::item(RIGHT, joined(&words, " · ")));
    }
}

fn payment(desk: &Desk<'_>, pay: &Pay, paper: &mut Paper) {
    let from = desk.ui(fund(pay.purpose.fund()));
    right(desk, joined(&[Pair::from(number::money(pay.amount)), from], " · "), paper);
    let papers = pay.purpose.papers().iter().map(|paper| desk.ui(&format!("paper-{}", paper.slug())));
    paper.push(small(joined(&papers.collect::<Vec<_>>(), "; ")));
}

fn hands(desk: &Desk<'_>, vote: &Vote, paper: &mut Paper) {
    let sum = vote::tally(vote);
    let counts = [
        ("agree", Value::count(usize::from(sum.agree))),
        ("disagree", Value::count(usize::from(sum.disagree))),
        ("none", Value::count(usize::from(sum.no_opinion))),
    ];
    right(desk, desk.ui_with("vote-said", &counts), paper);
    let result = desk.ui(if sum.carried { "vote-carried" } else { "vote-not-carried" });
    paper.push(small(joined(&[desk.ui("vote-result"), result], ": ")));
    let aside = names(desk, vote.must_abstain.iter());
    paper.push(small(joined(&[desk.ui("vote-abstain-question"), aside], " ")));
    paper.push(small(desk.ui("vote-objections")));
}

fn written(desk: &Desk<'_>, step: &Step, field: &MinutesField) -> Pair {
    match &field.value {
        FieldValue::Number(quantity) => figured(desk, step, quantity),
        FieldValue::OneOf { options, .. } => {
            let scene =
                Scene { story: desk.class.story, state: desk.course.state_at(desk.class.story, step), step };
            let right = match minutes::truth(scene, field) {
                Some(FieldAnswer::Pick(right)) => options.iter().find(|option| option.id == right),
                Some(FieldAnswer::Number(_)) | None => None,
            };
            right.map_or_else(Pair::default, |option| {
                desk.then(step, &step.id.item_key(&option.id, "text"), &option.text)
            })
        }
    }
}

fn figured(desk: &Desk<'_>, step: &Step, quantity: &Quantity) -> Pair {
    let state = desk.course.state_at(desk.class.story, step);
    match figures::figure(desk.class.story, state, quantity) {
        Some(Figured::Money(amount)) => number::money(amount).into(),
        Some(Figured::Count(n)) => number::count(n).into(),
        Some(Figured::Name(name)) => name.into(),
        None => Pair::default(),
    }
}

/// Words with the mark of what is only agreed on for practice.
pub(super) fn assumed(desk: &Desk<'_>, words: Pair, is_assumed: bool) -> Pair {
    if is_assumed { with_note(&words, &desk.ui("feedback-assumed")) } else { words }
}

pub(super) fn small(words: Pair) -> Text {
    Text::item(" ", words).sized(Size::Small)
}

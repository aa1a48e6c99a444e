//! An answer in words: what a computer-played seat does, the working after three tries, the transcript.

use crate::club::ledger::Fund;
use crate::locale::{Pair, Value, number};
use crate::meeting::command::{Answer, BooksSay, FieldAnswer, Mark};
use crate::meeting::figures::{self, Figured};
use crate::meeting::flow::Turn;
use crate::money::Dong;
use crate::scenario::kind::{FieldValue, StepKind};
use crate::scenario::model::Step;
use crate::tui::overlays::books;
use crate::tui::screens::meeting::collect::{amounts, who};
use crate::tui::screens::meeting::second_book;
use crate::tui::stage::{Play, Stage};

/// What a step asks for, whatever its kind calls it.
pub fn prompt(stage: &Stage<'_>, turn: &Turn<'_>) -> Pair {
    step_prompt(stage, turn.step)
}

pub fn step_prompt(stage: &Stage<'_>, step: &Step) -> Pair {
    let (field, text) = step.prompt();
    stage.step_line(step, field, text)
}

/// The answer line by line.
pub fn describe(stage: &Stage<'_>, play: &Play<'_>, step: &Step, answer: &Answer) -> Vec<Pair> {
    match (answer, &step.kind) {
        (Answer::Choose { option }, StepKind::Choose(choose)) => {
            let chosen = choose.options.iter().find(|choice| choice.id == *option);
            chosen
                .map(|choice| stage.line(&step.id.item_key(option, "text"), &choice.text))
                .into_iter()
                .collect()
        }
        (Answer::Speak { heard, .. }, StepKind::Speak(speak)) => {
            let ticks = speak.ticks.iter().filter(|tick| heard.contains(&tick.id));
            ticks.map(|tick| stage.line(&step.id.item_key(&tick.id, "text"), &tick.text)).collect()
        }
        (Answer::Order { items }, StepKind::Order(order)) => {
            let found =
                items.iter().filter_map(|id| order.items.iter().find(|item| item.id == *id)).enumerate();
            let numbered = |(at, item): (usize, &crate::scenario::model::Item)| {
                let pair = stage.line(&step.id.item_key(&item.id, "text"), &item.text);
                Pair { main: format!("{}. {}", at + 1, pair.main), second: pair.second }
            };
            found.map(numbered).collect()
        }
        (Answer::RollCall { away, quorum }, _) => roll_call(stage, play, away, *quorum),
        (Answer::Count { total, books, .. }, _) => {
            let books = match books {
                BooksSay::Agree => stage.ui("count-books-agree"),
                BooksSay::CashDiffers => stage.ui("count-cash-differs"),
                BooksSay::BooksDiffer { line } => {
                    let line = Value::Text(books::line_label(play, line).pair(stage).main);
                    stage.ui_with("count-line-differs", &[("line", line)])
                }
            };
            vec![stage.ui_with("count-said", &[("sum", Value::Money(*total))]), books]
        }
        (Answer::Inspect { marked }, StepKind::Inspect(inspect)) => {
            let lines = inspect.lines.iter().filter(|line| marked.contains(&line.id));
            lines.map(|line| stage.line(&step.id.item_key(&line.id, "text"), &line.text)).collect()
        }
        (Answer::Minutes { fields }, StepKind::Minutes(minutes)) => {
            fields.iter().filter_map(|(id, value)| minutes_field(stage, step, minutes, id, value)).collect()
        }
        (Answer::Discuss { hands }, StepKind::Discuss(discuss)) => {
            let said = |(id, n): &(crate::id::ItemId, u16)| {
                let option = discuss.options.iter().find(|option| option.id == *id)?;
                let pair = stage.line(&step.id.item_key(id, "text"), &option.text);
                Some(Pair { main: format!("{}: {n}", pair.main), second: pair.second })
            };
            hands.iter().filter_map(said).collect()
        }
        _ => vec![money_or_figure(stage, play, step, answer)],
    }
}

fn money_or_figure(stage: &Stage<'_>, play: &Play<'_>, step: &Step, answer: &Answer) -> Pair {
    match answer {
        Answer::Collect { payer, principal, interest, other, change, receipt, mark } => {
            let who = who(play, step, payer.as_str()).map(|label| label.pair(stage).main);
            let mut said = amounts(
                stage,
                &[
                    ("collect-principal-word", *principal),
                    ("collect-interest-word", *interest),
                    ("collect-other-word", *other),
                    ("collect-change-word", *change),
                ],
            );
            match mark {
                Mark::Paid if *receipt => said = format!("{said} · {}", stage.word("collect-receipt-word")),
                Mark::Paid => {}
                Mark::Owes => said = stage.word("collect-owed"),
                Mark::Exempt => said = stage.word("collect-exempt"),
            }
            plain(who.map_or_else(|| said.clone(), |name| format!("{name}: {said}")))
        }
        Answer::Write { income, operating, .. } => {
            let said = second_book::described(stage, *income, *operating);
            plain(format!("{}: {}", stage.word("book-secretary"), said.main))
        }
        Answer::Pay { fund, amount, papers } => {
            let fund = stage.word(match fund {
                Fund::Income => "fund-income",
                Fund::Operating => "fund-operating",
            });
            let papers: Vec<String> =
                papers.iter().map(|paper| stage.word(&format!("paper-{}", paper.slug()))).collect();
            plain(format!("{fund} · {} · {}", number::money(*amount), papers.join(", ")))
        }
        Answer::Figure { value } => plain(figure(play, step, *value)),
        Answer::Vote { quorum: false, .. } => stage.ui("roll-quorum-no"),
        Answer::Vote { agree, disagree, no_opinion, carried, .. } => {
            let count = |n: u16| Value::Count(i64::from(n));
            let values =
                [("agree", count(*agree)), ("disagree", count(*disagree)), ("none", count(*no_opinion))];
            let tally = stage.ui_with("vote-said", &values);
            let result = stage.word(if *carried { "vote-carried" } else { "vote-not-carried" });
            Pair { main: format!("{} – {result}", tally.main), second: tally.second }
        }
        _ => plain(String::new()),
    }
}

/// A number as money where the step asks for money.
fn figure(play: &Play<'_>, step: &Step, value: i64) -> String {
    let asked = match &step.kind {
        StepKind::Figure(figure) => figures::figure(play.rehearsal, play.state(), &figure.answer),
        _ => None,
    };
    match asked {
        Some(Figured::Money(_)) => number::money(Dong(value)),
        Some(Figured::Count(_) | Figured::Name(_)) | None => number::count(value),
    }
}

fn roll_call(
    stage: &Stage<'_>,
    play: &Play<'_>,
    away: &[crate::scenario::model::Absence],
    quorum: bool,
) -> Vec<Pair> {
    let present = play.rehearsal.club.members.len().saturating_sub(away.len());
    let n = Value::count(present);
    let of = Value::count(play.rehearsal.club.members.len());
    let mut lines = vec![stage.ui_with("roll-said", &[("present", n), ("members", of)])];
    for (excused, id) in [(true, "roll-excused"), (false, "roll-absent")] {
        let names: Vec<String> = away
            .iter()
            .filter(|absence| absence.excused == excused)
            .filter_map(|absence| Some(play.rehearsal.member(&absence.member)?.full()))
            .collect();
        if !names.is_empty() {
            lines.push(plain(format!("{}: {}", stage.word(id), names.join(", "))));
        }
    }
    lines.push(stage.ui(if quorum { "roll-quorum-yes" } else { "roll-quorum-no" }));
    lines
}

fn minutes_field(
    stage: &Stage<'_>,
    step: &Step,
    minutes: &crate::scenario::kind::Minutes,
    id: &crate::id::ItemId,
    value: &FieldAnswer,
) -> Option<Pair> {
    let field = minutes.fields.iter().find(|field| field.id == *id)?;
    let label = stage.line(&step.id.item_key(id, "label"), &field.label);
    let said = match (value, &field.value) {
        (FieldAnswer::Number(n), _) => number::count(*n),
        (FieldAnswer::Pick(pick), FieldValue::OneOf { options, .. }) => {
            let option = options.iter().find(|option| option.id == *pick)?;
            stage.line(&step.id.item_key(pick, "text"), &option.text).main
        }
        (FieldAnswer::Pick(_), FieldValue::Number(_)) => return None,
    };
    Some(Pair { main: format!("{}: {said}", label.main), second: label.second })
}

fn plain(main: String) -> Pair {
    Pair { main, second: None }
}

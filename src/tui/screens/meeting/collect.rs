//! `Collect` at the treasurer's table: what the payer says and brings, never what is owed. That stands in the loan
//! book, one key away, as in life.

use crate::club::member::Member;
use crate::id::ItemId;
use crate::locale::{Value, number};
use crate::meeting::command::{Answer, Mark, Mode};
use crate::meeting::flow::Turn;
use crate::scenario::kind::{Collect, Payer, Pays};
use crate::scenario::model::Step;
use crate::tui::form::{Form, Label, Row};
use crate::tui::page::Page;
use crate::tui::stage::{Play, Stage};

const MARKS: [(Mark, &str); 3] =
    [(Mark::Paid, "collect-paid"), (Mark::Owes, "collect-owed"), (Mark::Exempt, "collect-exempt")];

pub fn rows(payer: &Payer) -> Vec<Row> {
    let money = |id: &str| Row::money_out_of(id, payer.brings);
    let marks = || MARKS.iter().map(|(_, id)| Label::ui(id)).collect();
    match payer.pays {
        Pays::Loan(_) => vec![
            money("collect-principal"),
            money("collect-interest"),
            money("collect-change"),
            Row::check(Label::ui("collect-receipt")),
        ],
        Pays::Fee(_) | Pays::FeeOwed | Pays::FeeExempt | Pays::Donation(_) => vec![
            money("collect-other"),
            money("collect-change"),
            Row::check(Label::ui("collect-receipt")),
            Row::pick(Label::ui("collect-mark"), marks()),
        ],
    }
}

pub fn head(
    stage: &Stage<'_>,
    play: &Play<'_>,
    turn: &Turn<'_>,
    collect: &Collect,
    payer: &Payer,
    page: &mut Page<'_>,
) {
    let n = collect.payers.iter().position(|other| other.id == payer.id).unwrap_or(0) + 1;
    if n == 1 {
        page.dim(&stage.step_line(turn.step, "prompt", &collect.prompt));
    }
    let name = who(play, turn.step, payer.id.as_str()).map(|label| label.pair(stage).main);
    let of = collect.payers.len();
    let head = name.map_or_else(|| format!("{n}/{of}"), |name| format!("{n}/{of} · {name}"));
    page.heading(&crate::locale::Pair { main: head, second: None });
    page.text(&stage.line(&turn.step.id.item_key(&payer.id, "says"), &payer.says));
    page.styled(
        &stage.ui_with("collect-brings", &[("sum", Value::Money(payer.brings))]),
        page.theme().accent,
    );
}

pub fn answer(form: &Form, payer: &Payer) -> Result<Answer, &'static str> {
    let loan = matches!(payer.pays, Pays::Loan(_));
    let needed = if loan { 3 } else { 2 };
    if (0..needed).any(|row| form.amount(row).is_none()) {
        return Err("form-unfinished");
    }
    let payer_id: ItemId = payer.id.clone();
    if loan {
        return Ok(Answer::Collect {
            payer: payer_id,
            principal: form.dong(0),
            interest: form.dong(1),
            other: crate::money::Dong::ZERO,
            change: form.dong(2),
            receipt: form.checked(3),
            mark: Mark::Paid,
        });
    }
    let mark = form.picked(3).and_then(|at| MARKS.get(at)).map(|(mark, _)| *mark).ok_or("form-unfinished")?;
    Ok(Answer::Collect {
        payer: payer_id,
        principal: crate::money::Dong::ZERO,
        interest: crate::money::Dong::ZERO,
        other: form.dong(0),
        change: form.dong(1),
        receipt: form.checked(2),
        mark,
    })
}

/// Who pays or receives on this line of the books; none for a sum of many.
///
/// Before a hall nobody's debt is read off the wall: somebody who is late, owes a fee or asked to be spoken to
/// alone has no name there. The treasurer's card has it.
pub fn who(play: &Play<'_>, step: &Step, item: &str) -> Option<Label> {
    let party = play.rehearsal.party(step, item)?;
    if play.mode() != Mode::Solo && party.private {
        return Some(Label::ui("collect-private-payer"));
    }
    Some(Label::Plain(party.member.map(Member::full).unwrap_or_default()))
}

/// "gốc 500.000 đ · lãi 32.000 đ", for what a receipt says.
pub fn amounts(stage: &Stage<'_>, parts: &[(&str, crate::money::Dong)]) -> String {
    let said = parts.iter().filter(|(_, amount)| *amount != crate::money::Dong::ZERO);
    said.map(|(id, amount)| format!("{} {}", stage.word(id), number::money(*amount)))
        .collect::<Vec<_>>()
        .join(" · ")
}

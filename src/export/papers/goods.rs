//! Goods that were given, as papers tell them: what, how many, by whom, for whom. They are in no fund.
//!
//! What was given is told from the events; a giver who asked not to be named has no name.

use crate::export::paper::{Align, Paper, joined};
use crate::export::papers::played::Played;
use crate::id::{ItemId, LineId};
use crate::locale::{Pair, number};
use crate::meeting::event::GiftKept;
use crate::scenario::guest::Attendee;
use crate::scenario::kinds::GiftInKind;
use crate::scenario::model::Step;

/// The table of Sổ Tấm lòng vàng, on the paper of the session and on the form.
pub(in crate::export) const COLUMNS: [(u16, Align, &str); 5] = [
    (10, Align::Left, "kit-book-day"),
    (26, Align::Left, "doc-goods-giver"),
    (24, Align::Left, "doc-goods-what"),
    (26, Align::Left, "doc-goods-to"),
    (14, Align::Left, "kit-own-book-hands"),
];

/// "gạo: 50 cân" of every gift so far.
fn told(played: &Played<'_>, step: &Step, item: &ItemId, gift: &GiftInKind, kept: &GiftKept) -> Pair {
    let line = |field: &str, text: &str| played.item_line(&step.id, item, field, text);
    let quantity = Pair::from(number::count(i64::from(kept.quantity)));
    let counted = joined(&[quantity, line("unit", &gift.unit)], " ");
    joined(&[line("what", &gift.what), counted], ": ")
}

/// The step, the payer and the goods of a line.
fn find<'p>(played: &Played<'p>, line: &LineId) -> Option<(&'p Step, &'p ItemId, &'p GiftInKind)> {
    let (step, item) = line.as_str().split_once('.')?;
    let step = played.story.step(&step.into())?;
    let payers = &step.kind.try_as_collect_ref()?.payers;
    let payer = payers.iter().find(|payer| payer.id.as_str() == item)?;
    Some((step, &payer.id, payer.pays.goods()?))
}

/// The goods given in these steps: "gạo: 50 cân, chăn: 10 cái". None without any.
pub(in crate::export) fn sums(played: &Played<'_>, kept: &[GiftKept], steps: &[&Step]) -> Option<Pair> {
    let said = kept.iter().filter_map(|kept| {
        let (step, item, gift) = find(played, &kept.line)?;
        let is_own = steps.iter().any(|own| own.id == step.id);
        is_own.then(|| told(played, step, item, gift, kept))
    });
    let said: Vec<Pair> = said.collect();
    (!said.is_empty()).then(|| joined(&[played.ui("collect-goods-word"), joined(&said, ", ")], " "))
}

/// The field of the monthly report, where there were any.
pub(super) fn field(played: &Played<'_>, paper: &mut Paper) {
    let steps: Vec<&Step> = played.story.steps().collect();
    if let Some(said) = sums(played, &played.meeting.state().gifts, &steps) {
        paper.field(played.ui("doc-report-goods"), Some(said));
    }
}

/// The page of Sổ Tấm lòng vàng, where there were any.
pub(super) fn push(played: &Played<'_>, paper: &mut Paper) {
    let gifts = &played.meeting.state().gifts;
    if gifts.is_empty() {
        return;
    }
    paper.section(played.ui("doc-goods-title"));
    paper.text(played.ui("doc-goods-note"));
    let mut table = played.table(&COLUMNS);
    let scenario = &played.story.scenario;
    for kept in gifts {
        let Some((step, item, gift)) = find(played, &kept.line) else { continue };
        let day = format!("{}/{}", scenario.day, scenario.month.month);
        let giver = match played.story.party(step, item.as_str()) {
            Some(party) => match party.discretion {
                Some(discretion) => played.ui(discretion.message()),
                None => Pair::from(party.person.map(Attendee::full).unwrap_or_default()),
            },
            None => played.ui("book-together"),
        };
        let to = played.item_line(&step.id, item, "to", &gift.to);
        let what = told(played, step, item, gift, kept);
        table.row(vec![day.into(), giver, what, to, Pair::default()]);
    }
    paper.push(table);
}

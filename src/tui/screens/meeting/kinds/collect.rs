//! `Collect` at the treasurer's table: what the payer says and brings, never what is owed. That is in the loan book,
//! one key away, as in real life.

use crate::id::ItemId;
use crate::locale::{Pair, Value, number};
use crate::meeting::command::Mode;
use crate::meeting::event::Verdict;
use crate::meeting::figures;
use crate::meeting::flow::Turn;
use crate::meeting::kinds::{CollectAnswer, GoodsBook, GoodsEntry, Mark, TaskKind};
use crate::money::Dong;
use crate::scenario::guest::Attendee;
use crate::scenario::kinds::{Collect, GiftInKind, Payer, Pays};
use crate::scenario::model::Step;
use crate::tui::context::{Play, ViewContext};
use crate::tui::form::{Form, FormRow, Label};
use crate::tui::large::LetterSize;
use crate::tui::page::Page;
use crate::tui::screens::meeting::fields::{Fields, FormTask, kept_check, kept_pick};
use crate::tui::screens::meeting::on_screen::OnScreen;
use crate::tui::screens::meeting::table;
use crate::tui::screens::meeting::task::TaskView;
use crate::tui::screens::meeting::watch::WatchView;

/// Rows of the form and of the letters, and of the letters alone.
const ROOM_FOR_LARGE: usize = 13;
const LARGE_ROWS: usize = 4;

const MARKS: [(Mark, &str); 3] =
    [(Mark::Paid, "collect-paid"), (Mark::Owes, "collect-owed"), (Mark::Exempt, "collect-exempt")];

impl OnScreen for Collect {
    type Answer = CollectAnswer;

    fn view(&self, play: &Play<'_>, turn: &Turn<'_>) -> Box<dyn TaskView> {
        match &turn.task.kind {
            TaskKind::Payer(payer) => Box::new(FormTask::new(play, turn, (*payer).clone())),
            TaskKind::Hear | TaskKind::Main(_) | TaskKind::SecondBook(_) => Box::new(WatchView),
        }
    }

    fn lines(
        &self,
        context: &ViewContext<'_>,
        play: &Play<'_>,
        step: &Step,
        answer: &CollectAnswer,
    ) -> Vec<Pair> {
        let CollectAnswer { payer, principal, interest, other, change, receipt, mark, paper_back, goods } =
            answer;
        let who = who(play, step, payer.as_str()).map(|label| label.pair(context).main);
        let Some(paid) = self.payers.iter().find(|one| one.id == *payer) else { return Vec::new() };
        let [into_income, into_operating] = paid.pays.amount_messages();
        let mut said = amounts(
            context,
            &[
                (into_income, *principal),
                ("collect-interest-word", *interest),
                (into_operating, *other),
                ("collect-change-word", *change),
            ],
        );
        match mark {
            Mark::Paid if *receipt => said = format!("{said} · {}", context.word("collect-receipt-word")),
            Mark::Paid => {}
            Mark::Owes => said = context.word("collect-owed"),
            Mark::Exempt => said = context.word("collect-exempt"),
        }
        if let (Some(gift), Some(entry)) = (paid.pays.goods(), *goods) {
            said = goods_said(context, step, payer, gift, entry);
        }
        if *paper_back {
            said = format!("{said} · {}", context.word("collect-paper-back-word"));
        }
        vec![who.map_or_else(|| said.clone(), |name| format!("{name}: {said}")).into()]
    }

    /// After a wrong answer, and after the last payer: the reason is the same for all of them.
    fn in_few_words(
        &self,
        context: &ViewContext<'_>,
        _play: &Play<'_>,
        _step: &Step,
        _answer: Option<&CollectAnswer>,
    ) -> Option<String> {
        Some(context.word("meanwhile-collect"))
    }

    fn stops_after(&self, answer: &CollectAnswer, verdict: &Verdict) -> bool {
        let is_last = self.payers.last().is_some_and(|payer| payer.id == answer.payer);
        is_last || !verdict.right
    }
}

/// From so many rows on what to do is said above each payer, not only above the first.
const ROOM_FOR_PROMPT: usize = 18;

impl Fields for Payer {
    type Answer = CollectAnswer;

    fn rows(&self, _play: &Play<'_>, _turn: &Turn<'_>) -> Vec<FormRow> {
        let money = |id: &str, part: &str| FormRow::money_out_of(id, self.brings).of(part);
        let receipt = || FormRow::paper(Label::ui("collect-receipt")).of("receipt");
        let marks = || MARKS.iter().map(|(_, id)| Label::ui(id)).collect();
        let loan = || {
            vec![
                money("collect-principal", "principal"),
                money("collect-interest", "interest"),
                money("collect-change", "change"),
                receipt(),
            ]
        };
        match self.pays {
            Pays::Loan(_) => loan(),
            Pays::Early(_) => {
                let paper = FormRow::paper(Label::ui("collect-paper-back")).of("paper-back");
                loan().into_iter().chain([paper]).collect()
            }
            Pays::InKind(_) => {
                let books = GoodsBook::ALL.iter().map(|book| Label::ui(goods_book(*book))).collect();
                vec![
                    FormRow::pick(Label::ui("collect-goods-where"), books).of("goods-book"),
                    FormRow::count("collect-goods-quantity").of("goods-quantity"),
                    FormRow::paper(Label::ui("collect-goods-receipt")).of("goods-receipt"),
                ]
            }
            Pays::Capital(_) => vec![
                money("collect-into-income", "income"),
                money("collect-into-operating", "operating"),
                money("collect-change", "change"),
                receipt(),
            ],
            Pays::Fee(_) | Pays::FeeOwed | Pays::FeeExempt | Pays::Donation(_) => vec![
                money("collect-other", "other"),
                money("collect-change", "change"),
                receipt(),
                FormRow::pick(Label::ui("collect-mark"), marks()).of("mark"),
            ],
        }
    }

    fn head(&self, context: &ViewContext<'_>, play: &Play<'_>, turn: &Turn<'_>, page: &mut Page<'_>) {
        let Some(collect) = turn.step.kind.try_as_collect_ref() else { return };
        let n = collect.payers.iter().position(|other| other.id == self.id).unwrap_or(0) + 1;
        if n == 1 || context.rows_of_page() >= ROOM_FOR_PROMPT {
            page.dim(&context.step_line(turn.step, "prompt", &collect.prompt));
        }
        let name = who(play, turn.step, self.id.as_str()).map(|label| label.pair(context).main);
        let of = collect.payers.len();
        let head = name.map_or_else(|| format!("{n}/{of}"), |name| format!("{n}/{of} · {name}"));
        page.heading(&head.into());
        page.text(&context.item_line(turn.step, &self.id, "says", &self.says));
        if self.pays.goods().is_some() {
            return;
        }
        let brings = context.ui_with("collect-brings", &[("sum", Value::Money(self.brings))]);
        let notes = figures::fewest_notes(self.brings);
        table::handed(&brings, &notes, page);
        // In a large window the hall can add the sums too.
        if context.rows_of_page() >= page.n_rows() + ROOM_FOR_LARGE {
            let sizes = [LetterSize::Bold, LetterSize::Small];
            page.large(&number::money(self.brings), LARGE_ROWS, &sizes, page.theme().accent);
        }
    }

    fn kept(&self, answer: &CollectAnswer, _play: &Play<'_>, _turn: &Turn<'_>) -> Vec<String> {
        let CollectAnswer { payer: _, principal, interest, other, change, receipt, mark, paper_back, goods } =
            answer;
        let sum = |amount: &Dong| amount.0.to_string();
        if self.pays.loan().is_some() {
            let paper = self.pays.early().map(|_| kept_check(*paper_back));
            let rows = [sum(principal), sum(interest), sum(change), kept_check(*receipt)];
            return rows.into_iter().chain(paper).collect();
        }
        if let Some(GoodsEntry { book, quantity }) = goods {
            let book = GoodsBook::ALL.iter().position(|other| other == book);
            return vec![kept_pick(book), quantity.to_string(), kept_check(*receipt)];
        }
        if self.pays.is_capital() {
            return vec![sum(principal), sum(other), sum(change), kept_check(*receipt)];
        }
        let mark = MARKS.iter().position(|(other, _)| other == mark);
        vec![sum(other), sum(change), kept_check(*receipt), kept_pick(mark)]
    }

    fn answer(&self, form: &Form, _play: &Play<'_>, _turn: &Turn<'_>) -> Result<CollectAnswer, &'static str> {
        if self.pays.goods().is_some() {
            return self.goods_answer(form);
        }
        let (loan, capital) = (self.pays.loan().is_some(), self.pays.is_capital());
        let needed = if loan || capital { 3 } else { 2 };
        if (0..needed).any(|row| form.amount(row).is_none()) {
            return Err("form-unfinished");
        }
        let payer = self.id.clone();
        if capital {
            return Ok(CollectAnswer {
                payer,
                principal: form.dong(0),
                other: form.dong(1),
                change: form.dong(2),
                receipt: form.checked(3),
                ..CollectAnswer::default()
            });
        }
        if loan {
            return Ok(CollectAnswer {
                payer,
                principal: form.dong(0),
                interest: form.dong(1),
                change: form.dong(2),
                receipt: form.checked(3),
                paper_back: self.pays.early().is_some() && form.checked(4),
                ..CollectAnswer::default()
            });
        }
        let mark =
            form.picked(3).and_then(|at| MARKS.get(at)).map(|(mark, _)| *mark).ok_or("form-unfinished")?;
        Ok(CollectAnswer {
            payer,
            other: form.dong(0),
            change: form.dong(1),
            receipt: form.checked(2),
            mark,
            ..CollectAnswer::default()
        })
    }
}

impl Payer {
    fn goods_answer(&self, form: &Form) -> Result<CollectAnswer, &'static str> {
        let book = form.picked(0).and_then(|at| GoodsBook::ALL.get(at)).ok_or("form-unfinished")?;
        let quantity = form.amount(1).map(|_| form.small(1)).ok_or("form-unfinished")?;
        let goods = Some(GoodsEntry { book: *book, quantity });
        Ok(CollectAnswer {
            payer: self.id.clone(),
            receipt: form.checked(2),
            goods,
            ..CollectAnswer::default()
        })
    }
}

/// The message that names where goods are written.
fn goods_book(book: GoodsBook) -> &'static str {
    match book {
        GoodsBook::OperatingCash => "collect-goods-cash",
        GoodsBook::GiftBook => "collect-goods-book",
        GoodsBook::Nowhere => "collect-goods-nowhere",
    }
}

/// "gạo: 50 cân · vào Sổ Tấm lòng vàng · có giấy nhận".
fn goods_said(
    context: &ViewContext<'_>,
    step: &Step,
    payer: &ItemId,
    gift: &GiftInKind,
    entry: GoodsEntry,
) -> String {
    let [what, unit, _] = gift.texts().map(|(field, text)| context.item_line(step, payer, field, text).main);
    let quantity = number::count(i64::from(entry.quantity));
    format!("{what}: {quantity} {unit} · {}", context.word(goods_book(entry.book)))
}

/// Who pays or receives on this line of the books; none for a sum of many.
///
/// Before a hall the wall does not name a member who is late, owes a fee, asked to be spoken to alone or asked not to be
/// named. The treasurer's card has the name.
pub fn who(play: &Play<'_>, step: &Step, item: &str) -> Option<Label> {
    let party = play.story.party(step, item)?;
    if let Some(discretion) = party.discretion.filter(|_| play.mode() != Mode::Solo) {
        return Some(Label::ui(discretion.message()));
    }
    Some(Label::Plain(party.person.map(Attendee::full).unwrap_or_default()))
}

/// "gốc 500.000 đ · lãi 32.000 đ", for what a receipt says.
pub fn amounts(context: &ViewContext<'_>, parts: &[(&str, Dong)]) -> String {
    let said = parts.iter().filter(|(_, amount)| *amount != Dong::ZERO);
    said.map(|(id, amount)| format!("{} {}", context.word(id), number::money(*amount)))
        .collect::<Vec<_>>()
        .join(" · ")
}

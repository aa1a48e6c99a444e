//! For the trainer alone: every step with what is right and why, the money by the model path, the planted mistakes.
//!
//! It replaces the screen: the trainer reads aloud from here, options with their numbers. Figures are those of the
//! meeting by the rules; on another path the slips and the books are right, not this page.

use crate::club::ledger::{Account, Book, Fund, OPENING};
use crate::export::kinds::printed;
use crate::export::kit::books::fund;
use crate::export::kit::conditions;
use crate::export::kit::desk::{Desk, KitPaper, assumed, labelled, small};
use crate::export::paper::{Align, Level, Paper, Piece, Table, Text, joined};
use crate::id::{LineId, PersonId};
use crate::locale::{Pair, Value, number};
use crate::meeting::kinds::{book, pay};
use crate::money::Dong;
use crate::scenario::kinds::Purpose;
use crate::scenario::model::Step;
use crate::scenario::terms::Condition;

pub(super) fn paper(desk: &Desk<'_>) -> Paper {
    let mut paper = desk.paper(KitPaper::Trainer);
    paper.title(desk.ui("kit-trainer"));
    paper.push(Text::new(desk.plain("scenario-title", &desk.class.story.scenario.title)).centered().bold());
    paper.push(Text::new(desk.ui("kit-trainer-about")).bold());
    paper.text(desk.ui("kit-trainer-numbers"));
    lead(desk, &mut paper);
    paper.section(desk.ui("kit-trainer-money"));
    paper.text(desk.ui("kit-trainer-money-about"));
    paper.push(cash_page(desk));
    opening_off(desk, &mut paper);
    paper.section(desk.ui("kit-trainer-steps"));
    for part in desk.parts() {
        if part.steps.iter().any(|step| desk.is_in_cut(step) || moves_money(desk, step)) {
            paper.push(Piece::Heading(Level::Section, desk.part(part)));
        }
        for step in &part.steps {
            if desk.is_in_cut(step) && desk.is_reached(step) {
                played(desk, step, &mut paper);
            } else if moves_money(desk, step) {
                silent(desk, step, &mut paper);
            }
        }
    }
    paper.push(desk.credits());
    paper
}

/// How each part of this cut is led: what it is for, where to stop, what people get wrong, what to ask, what to keep.
fn lead(desk: &Desk<'_>, paper: &mut Paper) {
    let led = desk.played().into_iter().filter_map(|(part, steps)| Some((part, part.guide.as_ref()?, steps)));
    for (at, (part, guide, steps)) in led.enumerate() {
        if at == 0 {
            paper.section(desk.ui("kit-lead"));
            paper.text(desk.ui("kit-lead-about"));
        }
        paper.push(Piece::Heading(Level::Part, desk.part(part)));
        for (field, text) in guide.texts() {
            let words = desk.plain(&part.id.guide_key(field), text);
            paper.push(Text::item("•", labelled(desk.ui(&format!("kit-lead-{field}")), ": ", words)));
            let stop = steps.iter().find(|step| field == "aim" && step.id == guide.freeze);
            if let Some((step, number)) = stop.and_then(|step| Some((step, desk.number(step)?))) {
                let number = [("n", Value::count(number))];
                let (field, text) = step.in_few_words();
                let words = desk.then(step, &step.id.key(field), text);
                paper.push(Text::item("•", labelled(desk.ui_with("kit-lead-freeze", &number), ": ", words)));
            }
        }
    }
}

/// What the second book has otherwise when the meeting begins: only the trainer knows it.
fn opening_off(desk: &Desk<'_>, paper: &mut Paper) {
    let ledger = &desk.course.opening().ledger;
    for (of, off) in Fund::BOTH.into_iter().zip(ledger.second_off()) {
        if off != Dong::ZERO {
            let [sum, second] = Book::BOTH.map(|book| Value::Money(ledger.balance(book, &Account::Box(of))));
            let fund = Value::Id(fund(of).to_owned());
            paper.text(desk.ui_with("kit-opening-off", &[("fund", fund), ("sum", sum), ("second", second)]));
        }
    }
}

/// When a step with this condition comes: every way to it, and whether the model path is one.
fn when(desk: &Desk<'_>, step: &Step, condition: &Condition) -> Option<Pair> {
    let when = conditions::words(desk, condition)?;
    let comes = desk.course.comes_to(desk.class.story, step);
    let id = if comes { "kit-when-comes" } else { "kit-when-other" };
    let said = |when: &str| desk.ui_with(id, &[("when", Value::Text(when.to_owned()))]);
    let main = said(&when.main).main;
    let second = when.second.and_then(|when| said(&when).second);
    Some(Pair { main, second })
}

/// One step as it is played on paper.
fn played(desk: &Desk<'_>, step: &Step, paper: &mut Paper) {
    let n = desk.number(step).unwrap_or(0);
    let who = desk.speaker(step).map_or_else(|| desk.role(step.role), |person| Pair::from(person.full()));
    let who = joined(&[who, desk.ui(&format!("kit-kind-{}", step.kind.slug()))], " · ");
    paper.push(Text::item(format!("{n}."), who).bold());
    if let Some(when) = step.when.as_ref().and_then(|condition| when(desk, step, condition)) {
        paper.push(small(when).italic());
    }
    let asked = paper.pieces.len();
    let (field, text) = step.prompt();
    paper.text(desk.then(step, &step.id.key(field), text));
    if let Some(private) = &step.private {
        let words = desk.then(step, &step.id.key("private"), private);
        paper.push(small(labelled(desk.ui("kit-on-card"), ": ", words)));
    }
    let answers = paper.pieces.len();
    printed(&step.kind).right(desk, step, paper);
    if let Some(why) = &step.why {
        let words = desk.then(step, &step.id.key("why"), why);
        paper.push(small(labelled(desk.ui("kit-why"), ": ", assumed(desk, words, step.assumed))));
    }
    if let Some(then) = &step.then {
        let words = desk.then(step, &step.id.key("then"), then);
        paper.push(small(labelled(desk.ui("kit-if-missed-then"), ": ", words)));
    }
    if let Some(planted) = &step.planted {
        let deed = desk.then(step, &step.id.key("planted"), &planted.text);
        let why = desk.then(step, &step.id.key("planted-why"), &planted.why);
        paper.push(small(labelled(desk.ui("kit-planted"), ": ", labelled(deed, " → ", why))));
    }
    keep_together(paper, asked, answers);
}

/// Keeps what is asked on one page with the first two lines of what can be answered.
fn keep_together(paper: &mut Paper, asked: usize, answers: usize) {
    let last = paper.pieces.len().saturating_sub(1).min(answers.saturating_add(1));
    for piece in paper.pieces.get_mut(asked..last).unwrap_or_default() {
        if let Piece::Text(text) = piece {
            text.leads = true;
        }
    }
}

/// A step that this cut leaves out and that changes the boxes: it is read aloud, and the notes are put in or taken
/// out.
fn silent(desk: &Desk<'_>, step: &Step, paper: &mut Paper) {
    let (field, text) = step.prompt();
    let words = desk.then(step, &step.id.key(field), text);
    paper.push(Text::item("→", labelled(desk.ui("kit-silent"), ": ", words)));
    if let Some(when) = step.when.as_ref().and_then(|condition| when(desk, step, condition)) {
        paper.push(small(when).italic());
    }
    for (line, what) in lines(desk, step) {
        let [income, operating] = changes(desk, &line);
        for (one, amount) in [(Fund::Income, income), (Fund::Operating, operating)] {
            if amount != Dong::ZERO {
                let fund = desk.ui(fund(one));
                let sum = Pair::from(number::money(amount));
                paper.push(small(joined(&[what.clone(), fund, sum], " · ")));
            }
        }
    }
}

/// The cash book of the model path, line by line.
fn cash_page(desk: &Desk<'_>) -> Table {
    let header = ["kit-book-about", "fund-income-short", "fund-operating-short", "kit-both-boxes"];
    let columns = [(11, Align::Left), (5, Align::Right), (5, Align::Right), (5, Align::Right)];
    let mut table = Table::new(columns, header.map(|id| desk.ui(id)).to_vec());
    let mut held = changes(desk, &LineId::from(OPENING));
    let sums = |name: Pair, held: [Dong; 2]| {
        let both = Dong::sum(held).unwrap_or_default();
        vec![name, number::money(held[0]).into(), number::money(held[1]).into(), number::money(both).into()]
    };
    table.sum(sums(desk.ui("book-opening"), held));
    for step in desk.class.story.steps() {
        if step.kind.is_count() && desk.is_in_cut(step) && desk.course.comes_to(desk.class.story, step) {
            table.sum(sums(desk.ui("kit-counted"), held));
        }
        for (line, what) in lines(desk, step) {
            let change = changes(desk, &line);
            if change == [Dong::ZERO; 2] {
                continue;
            }
            held = [0, 1].map(|at| held[at].plus(change[at]).unwrap_or_default());
            let cell =
                |amount: Dong| if amount == Dong::ZERO { String::new() } else { number::money(amount) };
            let both = Dong::sum(held).unwrap_or_default();
            table.row(vec![what, cell(change[0]).into(), cell(change[1]).into(), number::money(both).into()]);
        }
    }
    let banked = desk.class.story.steps().any(|step| is_deposit(step) && moves_money(desk, step));
    table.sum(sums(desk.ui(if banked { "kit-after-bank" } else { "kit-at-end" }), held));
    table
}

fn is_deposit(step: &Step) -> bool {
    step.kind.try_as_pay_ref().is_some_and(|pay| matches!(pay.purpose, Purpose::Deposit(_)))
}

/// The lines of the cash book that a step writes, and what each is about.
fn lines(desk: &Desk<'_>, step: &Step) -> Vec<(LineId, Pair)> {
    let named = |id: &Option<PersonId>, other: &str| {
        let person = id.as_ref().and_then(|id| desk.class.story.person(id));
        person.map_or_else(|| desk.ui(other), |person| Pair::from(person.full()))
    };
    if let Some(collect) = step.kind.try_as_collect_ref() {
        let booked = collect.payers.iter().filter(|payer| payer.pays.is_booked());
        booked.map(|payer| (step.id.line(&payer.id), named(&payer.member, "book-together"))).collect()
    } else if let Some(payment) = step.kind.try_as_pay_ref() {
        let at_bank = if payment.purpose.comes_in() { "pay-withdrawal-word" } else { "pay-bank-word" };
        vec![(step.id.line(&pay::item()), named(&payment.to, at_bank))]
    } else if let Some(booking) = step.kind.try_as_book_ref() {
        vec![(step.id.line(&book::item()), named(&booking.to, "book-no-notes"))]
    } else {
        Vec::new()
    }
}

/// What a line of the treasurer's book changed in both boxes by the end; nothing where it was not written.
fn changes(desk: &Desk<'_>, line: &LineId) -> [Dong; 2] {
    let entries = desk.course.end().ledger.entries(Book::Treasurer).iter();
    let own: Vec<_> = entries.filter(|entry| entry.line == *line).collect();
    Fund::BOTH
        .map(|fund| Dong::sum(own.iter().map(|entry| entry.change(&Account::Box(fund)))).unwrap_or_default())
}

fn moves_money(desk: &Desk<'_>, step: &Step) -> bool {
    lines(desk, step).iter().any(|(line, _)| changes(desk, line) != [Dong::ZERO; 2])
}

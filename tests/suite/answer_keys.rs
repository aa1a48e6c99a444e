//! Which keys enter an answer on the screen of its task, as a person at the keyboard would press them.
//!
//! It knows the forms from outside: their rows in order, Enter to go on, digits to pick and to tick.

use dongvai::club::Member;
use dongvai::club::ledger::{Book, Fund, OPENING};
use dongvai::id::{ItemId, MemberId};
use dongvai::meeting::chance;
use dongvai::meeting::command::Mode;
use dongvai::meeting::event::{Planned, PlannedTask};
use dongvai::meeting::flow::Turn;
use dongvai::meeting::kinds::{
    Answer, BookAnswer, BooksSay, ChooseAnswer, CollectAnswer, CountAnswer, DiscussAnswer, ElectAnswer,
    FieldAnswer, FigureAnswer, GoodsBook, InspectAnswer, Mark, MinutesAnswer, OrderAnswer, PayAnswer,
    PlanAnswer, RollCallAnswer, SpeakAnswer, TaskKind, VoteAnswer, WriteAnswer,
};
use dongvai::practice::LiveSession;
use dongvai::scenario::kinds::{FieldValue, PaymentPaper, Pays, Plan, StepKind};
use dongvai::scenario::terms::Absence;
use dongvai::text;

pub(super) const ENTER: &str = "\r";

/// The keys up to and with the one that commits.
pub(super) fn keys(practice: &LiveSession, turn: &Turn<'_>, answer: &Answer) -> String {
    match (answer, &turn.step.kind) {
        (Answer::Choose(ChooseAnswer { option }), StepKind::Choose(choose)) => {
            let at = shown_at(practice, turn, choose.options.len());
            let place = choose.options.iter().position(|other| other.id == *option).unwrap();
            format!("{}{ENTER}", at.iter().position(|shown| *shown == place).unwrap() + 1)
        }
        (Answer::Order(OrderAnswer { items }), StepKind::Order(order)) => {
            let at = shown_at(practice, turn, order.items.len());
            let place = |id: &ItemId| order.items.iter().position(|item| item.id == *id).unwrap();
            let digits = items.iter().map(|id| at.iter().position(|shown| *shown == place(id)).unwrap() + 1);
            format!("{}{ENTER}", digits.map(|digit| digit.to_string()).collect::<String>())
        }
        (Answer::Speak(SpeakAnswer { heard, .. }), StepKind::Speak(speak)) => {
            let ticked = ticks(speak.ticks.iter().map(|tick| &tick.id), heard);
            // An empty list is asked about: nothing was heard.
            let nothing = if heard.is_empty() { "1" } else { "" };
            format!("{ENTER}{ticked}{ENTER}{nothing}")
        }
        (Answer::Inspect(InspectAnswer { marked }), StepKind::Inspect(inspect)) => {
            let ticked = ticks(inspect.lines.iter().map(|line| &line.id), marked);
            let sure = if marked.is_empty() { "\r" } else { "" };
            format!("{ticked}{ENTER}{sure}")
        }
        (Answer::Plan(PlanAnswer { tasks }), StepKind::Plan(plan)) => plan_keys(practice, plan, tasks),
        _ => form(practice, turn, answer).into_iter().map(|row| row + ENTER).collect::<String>() + ENTER,
    }
}

/// Places of the author's list in the order in which the screen shows them.
fn shown_at(practice: &LiveSession, turn: &Turn<'_>, n: usize) -> Vec<usize> {
    let seed = practice.meeting().state().setup.as_ref().unwrap().seed;
    chance::shuffled(seed, turn.step.id.as_str(), n)
}

fn ticks<'i>(all: impl Iterator<Item = &'i ItemId>, ticked: &[ItemId]) -> String {
    let places = all.enumerate().filter(|(_, id)| ticked.contains(id)).map(|(at, _)| at + 1);
    let digits: Vec<usize> = places.collect();
    assert!(digits.iter().all(|digit| *digit <= 9), "a digit for every line");
    digits.iter().map(usize::to_string).collect()
}

/// What is typed for a payer.
fn payer(turn: &Turn<'_>, answer: &CollectAnswer) -> Vec<String> {
    let CollectAnswer { principal, interest, other, change, receipt, mark, paper_back, goods, .. } = answer;
    let TaskKind::Payer(payer) = turn.task.kind else { panic!("no payer") };
    let mark = match mark {
        Mark::Paid => "1",
        Mark::Owes => "2",
        Mark::Exempt => "3",
    };
    let change = change.0.to_string();
    // Enter on a receipt that is not ticked is asked about.
    let receipt = if *receipt { "1" } else { ENTER }.to_owned();
    match payer.pays {
        Pays::Loan(_) => vec![principal.0.to_string(), interest.0.to_string(), change, receipt],
        Pays::Early(_) => {
            let paper = if *paper_back { "1" } else { ENTER }.to_owned();
            vec![principal.0.to_string(), interest.0.to_string(), change, receipt, paper]
        }
        Pays::InKind(_) => {
            let entry = goods.unwrap();
            let book = GoodsBook::ALL.iter().position(|book| *book == entry.book).unwrap() + 1;
            vec![book.to_string(), entry.quantity.to_string(), receipt]
        }
        Pays::Capital(_) => vec![principal.0.to_string(), other.0.to_string(), change, receipt],
        Pays::Fee(_) | Pays::FeeOwed | Pays::FeeExempt | Pays::Donation(_) => {
            vec![other.0.to_string(), change, receipt, mark.to_owned()]
        }
    }
}

/// What is typed in each row.
fn form(practice: &LiveSession, turn: &Turn<'_>, answer: &Answer) -> Vec<String> {
    let yes_no = |is_yes: bool| if is_yes { "1" } else { "2" }.to_owned();
    match answer {
        Answer::RollCall(RollCallAnswer { away, quorum }) => roll_call(practice, away, *quorum),
        Answer::Count(CountAnswer { notes, total, books }) => {
            let mut notes = notes.clone();
            notes.sort_unstable_by(|one, other| other.cmp(one));
            let piles = notes.iter().map(|(_, n)| n.to_string());
            piles.chain([total.0.to_string(), said_of(practice, books).to_string()]).collect()
        }
        Answer::Collect(answer) => payer(turn, answer),
        Answer::Write(WriteAnswer { income, operating, .. }) => {
            [income, operating].map(|amount| amount.0.abs().to_string()).to_vec()
        }
        Answer::Pay(PayAnswer { fund, amount, papers }) => {
            let fund = yes_no(*fund == Fund::Income);
            let offered = turn.step.kind.try_as_pay_ref().unwrap().purpose.offered();
            [fund, amount.0.to_string()].into_iter().chain(paper_ticks(offered, papers)).collect()
        }
        Answer::Book(line) => booked(turn, line),
        Answer::Figure(FigureAnswer { value }) => vec![value.to_string()],
        Answer::Vote(answer) => vote(practice, turn, answer),
        Answer::Elect(answer) => election(turn, answer),
        Answer::Minutes(MinutesAnswer { fields }) => {
            let StepKind::Minutes(minutes) = &turn.step.kind else { unreachable!("minutes answer minutes") };
            let mut rows: Vec<String> =
                minutes.fields.iter().map(|field| minutes_field(fields, &field.id, &field.value)).collect();
            rows.push("bà con cùng ký".to_owned());
            rows
        }
        Answer::Discuss(DiscussAnswer { hands }) => {
            let StepKind::Discuss(discuss) = &turn.step.kind else { unreachable!("a question is discussed") };
            if practice.meeting().state().setup.as_ref().unwrap().mode == Mode::Solo {
                return Vec::new();
            }
            let of = |id: &ItemId| hands.iter().find(|(other, _)| other == id).map(|(_, n)| n.to_string());
            discuss.options.iter().map(|option| of(&option.id).unwrap_or_default()).collect()
        }
        Answer::Choose(_) | Answer::Order(_) | Answer::Speak(_) | Answer::Inspect(_) | Answer::Plan(_) => {
            unreachable!("not a form")
        }
    }
}

/// The book where one is put right, the fund, whether it had too much, the sum, the papers.
fn booked(turn: &Turn<'_>, BookAnswer { book, fund, amount, papers }: &BookAnswer) -> Vec<String> {
    let pick = |is_first: bool| if is_first { "1" } else { "2" }.to_owned();
    let mut rows: Vec<String> = book.iter().map(|book| pick(*book == Book::Treasurer)).collect();
    rows.push(pick(*fund == Fund::Income));
    rows.extend(book.map(|_| pick(amount.0 < 0)));
    rows.push(amount.0.abs().to_string());
    let offered = turn.step.kind.try_as_book_ref().unwrap().purpose.offered();
    rows.into_iter().chain(paper_ticks(offered, papers)).collect()
}

fn paper_ticks(offered: &[PaymentPaper], papers: &[PaymentPaper]) -> Vec<String> {
    let mut ticks: Vec<String> =
        offered.iter().map(|paper| if papers.contains(paper) { "1" } else { "" }.to_owned()).collect();
    // The first paper that is not ticked is asked about.
    if let Some(first) = ticks.iter_mut().find(|tick| tick.is_empty()) {
        *first = ENTER.to_owned();
    }
    ticks
}

/// The quorum, who stands aside by given name, whether it was asked, the hands, the result.
fn vote(practice: &LiveSession, turn: &Turn<'_>, answer: &VoteAnswer) -> Vec<String> {
    let StepKind::Vote(vote) = &turn.step.kind else { unreachable!("a vote answers a vote") };
    let check = |is_on: bool| if is_on { "1" } else { "" }.to_owned();
    let yes_no = |is_yes: bool| if is_yes { "1" } else { "2" }.to_owned();
    let member = |id| practice.story().member(id).unwrap();
    let mut asked: Vec<&Member> = vote.asked_to_abstain.iter().map(member).collect();
    asked.sort_by_cached_key(|member| text::sort_key(&member.name));
    let mut rows = vec![yes_no(answer.quorum)];
    rows.extend(asked.iter().map(|member| check(answer.aside.contains(&member.id))));
    rows.push(check(answer.asked_objections));
    rows.extend([answer.agree, answer.disagree, answer.no_opinion].map(|n| n.to_string()));
    rows.push(yes_no(answer.carried));
    rows
}

/// The quorum, more names, and for each candidate the hands and whether they are elected.
fn election(turn: &Turn<'_>, answer: &ElectAnswer) -> Vec<String> {
    let StepKind::Elect(elect) = &turn.step.kind else { unreachable!("an election is answered") };
    let check = |is_on: bool| if is_on { "1" } else { "" }.to_owned();
    let of_one = elect.candidates.iter().flat_map(|one| {
        let n = answer.counts.iter().find(|(id, _)| *id == one.member).map(|(_, n)| n.to_string());
        [n.unwrap_or_default(), check(answer.elected.contains(&one.member))]
    });
    let quorum = if answer.quorum { "1" } else { "2" }.to_owned();
    [quorum, check(answer.asked_more)].into_iter().chain(of_one).collect()
}

/// A digit for each task, on its page one each for the person, the day and the fund; the last page goes on to the end.
fn plan_keys(practice: &LiveSession, plan: &Plan, tasks: &[PlannedTask]) -> String {
    let name = |id: &MemberId| text::sort_key(&practice.story().member(id).unwrap().name);
    let mut keys = String::new();
    for (at, task) in plan.tasks.iter().enumerate() {
        let mut people = plan.offered(task);
        people.sort_by_cached_key(|id| name(id));
        let planned = tasks.iter().find(|one| one.task == task.id).unwrap();
        let picks = match &planned.plan {
            Planned::NextMonth => vec![people.len() + 1],
            Planned::By { who, day, fund } => {
                let fund = match fund {
                    None => 1,
                    Some(Fund::Income) => 2,
                    Some(Fund::Operating) => 3,
                };
                let person = people.iter().position(|id| *id == who).unwrap() + 1;
                vec![person, plan.days.iter().position(|other| other == day).unwrap() + 1, fund]
            }
        };
        keys.extend(std::iter::once(at + 1).chain(picks).map(|digit| digit.to_string()));
    }
    keys + ENTER
}

/// A row for every member, and the quorum.
fn roll_call(practice: &LiveSession, away: &[Absence], quorum: bool) -> Vec<String> {
    let mut members: Vec<_> = practice.story().club.members.iter().collect();
    members.sort_by_cached_key(|member| (member.team, text::sort_key(&member.name)));
    let mark = |member: &Member| match away.iter().find(|absence| absence.member == member.id) {
        Some(absence) if absence.excused => "2".to_owned(),
        Some(_) => "3".to_owned(),
        None => "1".to_owned(),
    };
    let quorum = if quorum { "1" } else { "2" }.to_owned();
    members.into_iter().map(mark).chain([quorum]).collect()
}

/// The place of what is said about the books, from 1.
fn said_of(practice: &LiveSession, books: &BooksSay) -> usize {
    let BooksSay::BooksDiffer { line } = books else {
        return if *books == BooksSay::Agree { 1 } else { 2 };
    };
    let state = practice.meeting().state();
    let mut lines = Vec::new();
    for entry in state.ledger.entries(Book::Treasurer).iter().skip(state.opening_lines) {
        if !lines.contains(&&entry.line) {
            lines.push(&entry.line);
        }
    }
    let opening = OPENING.into();
    lines.push(&opening);
    3 + lines.iter().position(|other| *other == line).unwrap()
}

fn minutes_field(fields: &[(ItemId, FieldAnswer)], id: &ItemId, value: &FieldValue) -> String {
    let (_, answer) = fields.iter().find(|(other, _)| other == id).unwrap();
    match (answer, value) {
        (FieldAnswer::Number(n), _) => n.to_string(),
        (FieldAnswer::Pick(pick), FieldValue::OneOf { options, .. }) => {
            (options.iter().position(|option| option.id == *pick).unwrap() + 1).to_string()
        }
        (FieldAnswer::Pick(_), FieldValue::Number(_)) => unreachable!("a number is not picked"),
    }
}

//! Votes and money by example: what is fatal, what is refused, what the count finds.

use rstest::rstest;

use dongvai::club::ledger::{Account, Book, Fund};
use dongvai::id::LoanId;
use dongvai::meeting::command::{Mode, Setup};
use dongvai::meeting::kinds::{Answer, BooksSay, CountAnswer, PayAnswer, VoteAnswer, WriteAnswer};
use dongvai::money::Dong;
use dongvai::review::review;
use dongvai::scenario::terms::{Absence, Fatal};

use super::small_story::{Table, changed, fatal, refused, verdict};

/// The small meeting with three of eight members there.
fn too_few() -> Table {
    let story = changed(|scenario| {
        let away =
            ["tinh", "mai", "pao", "sen", "hoa"].map(|id| Absence { member: id.into(), excused: true });
        scenario.absent = away.into();
    });
    let mut table =
        Table::with(story, Setup { mode: Mode::Room, solo: None, cut: 45, seed: 1, deputies: false });
    table.go_to("vote");
    table
}

#[test]
fn voting_without_a_quorum_is_taken_and_caps_the_total() {
    let mut table = too_few();
    let Some(Answer::Vote(VoteAnswer { aside, agree, disagree, no_opinion, carried, .. })) = table.model()
    else {
        panic!("not at the vote")
    };
    let held = Answer::Vote(VoteAnswer {
        quorum: true,
        aside,
        asked_objections: true,
        agree,
        disagree,
        no_opinion,
        carried,
    });
    let events = table.answer(held);
    assert_eq!(fatal(&events), Some(Fatal::VotesWithoutQuorum));
    assert_eq!(verdict(&events).wrong, ["quorum"]);
    table.play_out();
    assert_eq!(review(table.meeting.log()).total, Some(50));

    let mut table = too_few();
    let events = table.answer_well();
    assert!(verdict(&events).right && fatal(&events).is_none(), "putting it off is right");
    assert!(!table.state().flags.contains(&"carried".into()));
}

#[test]
fn a_loan_before_the_vote_is_fatal() {
    let mut table = Table::at("vote");
    let Some(Answer::Vote(VoteAnswer { aside, agree, disagree, no_opinion, carried, .. })) = table.model()
    else {
        panic!("not at the vote")
    };
    let put_off = Answer::Vote(VoteAnswer {
        quorum: false,
        aside,
        asked_objections: true,
        agree,
        disagree,
        no_opinion,
        carried,
    });
    table.answer(put_off);
    assert_eq!(fatal(&table.answer_well()), Some(Fatal::LendsAlone));
    let mut table = Table::at("pay");
    assert_eq!(fatal(&table.answer_well()), None);
}

#[test]
fn a_box_never_pays_more_than_it_holds() {
    let mut table = Table::at("pay");
    let before = table.state().clone();
    let Some(Answer::Pay(PayAnswer { papers, .. })) = table.model() else { panic!("not at the payment") };
    let events =
        table.answer(Answer::Pay(PayAnswer { fund: Fund::Income, amount: Dong(99_000_000), papers }));
    assert_eq!(refused(&events), Some("not-enough-money"));
    assert_eq!(*table.state(), before);
    let capital = before.ledger.capital();
    table.answer_well();
    assert_eq!(table.state().ledger.capital(), capital, "lent, not spent");
    let loan = Account::Loan(LoanId::from("l2"));
    assert_eq!(table.state().ledger.balance(Book::Treasurer, &loan), Dong(500_000));
}

/// At the count, after the secretary wrote 50,000 too much beside the loan payment.
fn books_differ() -> Table {
    let mut table = Table::at("collect");
    for _ in 0..3 {
        table.answer_well();
    }
    let Some(Answer::Write(WriteAnswer { item, income, operating })) = table.model() else {
        panic!("not at the second book")
    };
    assert_eq!((item.as_str(), income, operating), ("hoa", Dong(120_000), Dong(7_000)));
    let income = income.plus(Dong(50_000)).unwrap();
    let events = table.answer(Answer::Write(WriteAnswer { item, income, operating }));
    assert_eq!(verdict(&events).wrong, ["income"]);
    table.go_to("compare");
    table
}

#[test]
fn a_line_written_wrongly_is_found_at_the_count_and_put_right() {
    let mut table = books_differ();
    let marked = |table: &Table| table.state().ledger.corrected(Book::Secretary).len();
    assert_eq!(marked(&table), 0, "to find the line is the task");
    let model = table.model().unwrap();
    let Answer::Count(CountAnswer { notes, total, books }) = model.clone() else {
        panic!("not at the count")
    };
    assert_eq!(books, BooksSay::BooksDiffer { line: "collect.hoa".into() });
    for books in
        [BooksSay::Agree, BooksSay::CashDiffers, BooksSay::BooksDiffer { line: "collect.mai".into() }]
    {
        let mut table = books_differ();
        let events = table.answer(Answer::Count(CountAnswer { notes: notes.clone(), total, books }));
        assert_eq!(verdict(&events).wrong, ["books"]);
        assert_eq!(table.state().ledger.differences().len(), 1, "nothing is corrected yet");
    }
    assert!(verdict(&table.answer(model)).right);
    assert!(table.state().ledger.differences().is_empty());
    let written = table.state().ledger.entries(Book::Secretary);
    let on_line = written.iter().filter(|entry| entry.line.as_str() == "collect.hoa");
    assert_eq!(on_line.count(), 2, "ruled through and written again, not overwritten");
    assert_eq!(marked(&table), 1, "now the books on the screen mark it");
}

#[test]
fn notes_missing_from_the_box_are_not_a_fault_of_the_books() {
    let story = changed(|scenario| scenario.opening.short = Dong(50_000));
    let mut table =
        Table::with(story, Setup { mode: Mode::Room, solo: None, cut: 45, seed: 1, deputies: false });
    table.go_to("compare");
    let Some(Answer::Count(CountAnswer { books, total, .. })) = table.model() else {
        panic!("not at the count")
    };
    assert_eq!(books, BooksSay::CashDiffers);
    assert_eq!(total.plus(Dong(50_000)), Some(table.state().ledger.boxes(Book::Treasurer)));
    let before = table.state().ledger.clone();
    assert!(verdict(&table.answer_well()).right);
    assert_eq!(table.state().ledger, before, "no book is touched");
}

#[rstest]
#[case(i64::MIN)]
#[case(i64::MAX)]
#[case(2_000_000_000_000_000)]
fn the_second_book_takes_no_amount_beyond_counting(#[case] amount: i64) {
    let mut table = Table::at("collect");
    for _ in 0..3 {
        table.answer_well();
    }
    let write =
        Answer::Write(WriteAnswer { item: "hoa".into(), income: Dong(amount), operating: Dong::ZERO });
    assert_eq!(refused(&table.answer(write)), Some("out-of-range"), "{amount}");
}

/// Cash that no notes come to is refused as a slip of the keys, so no paper repeats it.
#[test]
fn cash_that_no_notes_come_to_is_refused() {
    for step in ["compare", "pay", "collect"] {
        let mut table = Table::at(step);
        let mut odd = table.model().unwrap();
        if let Answer::Count(count) = &mut odd {
            count.total = Dong(4);
        } else if let Answer::Pay(pay) = &mut odd {
            pay.amount = Dong(499_950);
        } else if let Answer::Collect(collect) = &mut odd {
            collect.change = Dong(8);
        }
        assert_eq!(refused(&table.answer(odd)), Some("not-in-notes"), "{step}");
        assert!(verdict(&table.answer_well()).right, "{step}: no try is lost");
    }
}

/// Members sign for the fee in the book of their team; a receipt is for loans and gifts alone.
#[test]
fn a_fee_gets_no_receipt() {
    let mut table = Table::at("collect");
    table.answer_well();
    let Some(Answer::Collect(mut fee)) = table.model() else { panic!("no fee") };
    assert!(!fee.receipt);
    fee.receipt = true;
    assert_eq!(verdict(&table.answer(Answer::Collect(fee))).wrong, ["receipt"]);
}

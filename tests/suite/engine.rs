//! The meeting by example: given a place in the small rehearsal, when something is asked, then this has happened.

use std::time::{Duration, Instant};

use dongvai::club::ledger::{Account, Book, Fund};
use dongvai::id::{ItemId, LoanId};
use dongvai::meeting::command::{Answer, BooksSay, Command, Mode, Setup, TickedBy};
use dongvai::meeting::event::{Event, PlayedHow, Verdict};
use dongvai::meeting::{flow, fold};
use dongvai::money::Dong;
use dongvai::review::review;
use dongvai::scenario::model::{Absence, Fatal, Role};

use super::small::{Table, changed, refused};

fn verdict(events: &[Event]) -> Verdict {
    let answered = events.iter().find_map(|event| match event {
        Event::Answered { verdict, .. } => Some(verdict.clone()),
        _ => None,
    });
    answered.unwrap_or_else(|| panic!("no answer in {events:?}"))
}

/// Hundredths earned and possible by the answer in these events.
fn points(events: &[Event]) -> (u32, u32) {
    let outcomes = events.iter().filter(|event| matches!(event, Event::Answered { .. }));
    let points: Vec<_> = outcomes.filter_map(Event::outcome).flat_map(|outcome| &outcome.points).collect();
    (points.iter().map(|point| point.earned).sum(), points.iter().map(|point| point.possible).sum())
}

fn fatal(events: &[Event]) -> Option<Fatal> {
    events.iter().filter_map(Event::outcome).find_map(|outcome| outcome.fatal)
}

/// An answer of the right kind with something wrong in it; by the kind of the open step.
fn wrong(table: &Table) -> Answer {
    match table.model().unwrap() {
        Answer::Order { mut items } => {
            items.reverse();
            Answer::Order { items }
        }
        Answer::RollCall { quorum, .. } => Answer::RollCall { away: Vec::new(), quorum },
        Answer::Count { notes, books, .. } => Answer::Count { notes, total: Dong(1), books },
        Answer::Collect { payer, principal, interest, other, change, mark, .. } => {
            let interest = interest.plus(Dong(1_000)).unwrap();
            Answer::Collect { payer, principal, interest, other, change, receipt: true, mark }
        }
        Answer::Pay { fund, amount, .. } => Answer::Pay { fund, amount, papers: Vec::new() },
        Answer::Figure { value } => Answer::Figure { value: value - 1 },
        Answer::Inspect { .. } => Answer::Inspect { marked: vec!["date".into()] },
        Answer::Minutes { .. } => Answer::Minutes { fields: Vec::new() },
        other => panic!("{other:?} is never wrong here"),
    }
}

const VALUE_STEPS: [&str; 9] =
    ["agenda", "roll", "collect", "tea", "compare", "lendable", "pay", "receipt", "minutes"];

#[test]
fn the_model_answer_of_every_kind_is_right_and_earns_everything() {
    let mut table = Table::room();
    let mut kinds = std::collections::BTreeSet::new();
    while let Some(turn) = table.turn() {
        let kind = turn.step.kind.slug();
        let (id, judged) = (turn.step.id.clone(), turn.step.kind.is_judged());
        kinds.insert(kind);
        let events = table.go_on();
        assert_eq!(refused(&events), None, "{id}");
        if judged {
            assert!(verdict(&events).right, "{id}");
            let (earned, possible) = points(&events);
            assert!(earned == possible && possible > 0, "{id}: {earned} of {possible}");
        }
    }
    assert_eq!(kinds.len(), 13, "every kind has been played: {kinds:?}");
    let review = review(table.meeting.log());
    assert_eq!((review.total, review.fatal.len(), review.stars()), (Some(100), 0, 3));
    assert!(table.state().ledger.differences().is_empty());
    assert_eq!(table.state().ledger.cash(), table.state().ledger.boxes(Book::Treasurer));
}

#[test]
fn a_wrong_value_leaves_the_step_open_and_earns_less() {
    for id in VALUE_STEPS {
        let mut table = Table::at(id);
        let answer = wrong(&table);
        let events = table.answer(answer);
        assert!(!verdict(&events).right, "{id}");
        let (earned, possible) = points(&events);
        assert!(earned < possible, "{id}: {earned} of {possible}");
        assert_eq!(table.step(), id);
        let again = table.answer_well();
        assert!(verdict(&again).right, "{id}");
        assert_eq!(points(&again), (0, 0), "{id}: only the first try is worth anything");
    }
}

#[test]
fn after_three_tries_it_is_done_as_the_model_does_it_and_the_meeting_goes_on() {
    for id in VALUE_STEPS {
        let (mut well, mut badly) = (Table::at(id), Table::at(id));
        well.answer_well();
        for _ in 0..3 {
            let answer = wrong(&badly);
            assert_eq!(refused(&badly.answer(answer)), None, "{id}");
        }
        let place = |table: &Table| table.state().open_step().map(|open| (open.step.clone(), open.task));
        assert_eq!(place(&well), place(&badly), "{id}");
        assert_eq!(well.state().ledger, badly.state().ledger, "{id}: the money went the right way");
        assert_eq!(well.state().roll, badly.state().roll, "{id}");
    }
}

#[test]
fn a_wrong_task_makes_the_whole_step_wrong() {
    let mut table = Table::at("collect");
    for _ in 0..3 {
        let answer = wrong(&table);
        table.answer(answer);
    }
    let trust = table.state().meters.trust;
    table.go_to("tea");
    assert!(!table.state().flags.contains(&"collected".into()));
    assert_eq!(table.state().meters.trust, trust - 5);
}

#[test]
fn partly_right_is_partly_worth() {
    let mut table = Table::at("hello");
    let heard = vec!["names".into()];
    let events = table.answer(Answer::Speak { heard, by: TickedBy::Trainer, elapsed_s: Some(40) });
    assert_eq!(points(&events), (100, 300), "one tick of three");
    assert!(!verdict(&events).right && table.step() == "agenda", "less than half, and the meeting goes on");

    let items: Vec<ItemId> = ["second", "first", "third"].map(ItemId::from).into();
    assert_eq!(
        points(&table.answer(Answer::Order { items })),
        (200, 300),
        "one pair of three is turned round"
    );

    let mut table = Table::at("receipt");
    let marked = ["sum", "sign", "date"].map(ItemId::from).into();
    assert_eq!(points(&table.answer(Answer::Inspect { marked })), (100, 200), "two hits, one false alarm");
}

#[test]
fn what_the_speaker_ticks_alone_is_not_scored() {
    let mut table = Table::open(Mode::Solo, Some(Role::Chair), 45, 1);
    table.go_to("hello");
    let heard = vec!["names".into(), "guests".into()];
    let events = table.answer(Answer::Speak { heard, by: TickedBy::Oneself, elapsed_s: None });
    assert_eq!(points(&events), (0, 0));
}

#[test]
fn a_hint_halves_its_step() {
    let mut table = Table::at("lendable");
    let step = table.step_id();
    assert_eq!(table.run(&Command::Hint { step: step.clone() }).len(), 1);
    assert!(table.meeting.attempts(&step, 0).hinted);
    assert_eq!(points(&table.answer_well()), (100, 200));
    let mut table = Table::at("minutes");
    let step = table.step_id();
    assert_eq!(refused(&table.run(&Command::Hint { step })), Some("no-hint"));
}

#[test]
fn an_option_is_taken_at_once_with_everything_that_follows() {
    let mut table = Table::room();
    let trust = table.state().meters.trust;
    let events = table.choose("rude");
    assert!(!verdict(&events).right);
    assert_eq!(fatal(&events), Some(Fatal::ShamesDebtor));
    assert_eq!(table.state().meters.trust, trust - 20);
    assert_eq!(table.step(), "roll", "it jumps over two steps");
    table.to_the_end();
    assert!(table.state().done.contains(&"murmur".into()), "trust is below 45, so somebody murmurs");
    let review = review(table.meeting.log());
    assert_eq!((review.total, review.fatal.len()), (Some(50), 1), "a fatal error caps the total");
}

#[test]
fn what_cannot_be_done_is_refused_and_changes_nothing_but_the_count() {
    let step = |id: &str| dongvai::id::StepId::from(id);
    let choose = |option: &str| Answer::Choose { option: option.into() };
    let answer = |id: &str, by: Role, answer: Answer| Command::Answer { step: step(id), by, answer };
    let cases = [
        (answer("greet", Role::Treasurer, choose("warm")), "wrong-seat"),
        (answer("hello", Role::Chair, choose("warm")), "not-this-step"),
        (answer("greet", Role::Chair, choose("sing")), "unknown-item"),
        (answer("greet", Role::Chair, Answer::Figure { value: 1 }), "not-an-answer"),
        (Command::Proceed { step: step("greet") }, "answer-needed"),
        (Command::Object { step: step("greet") }, "nothing-to-object-to"),
        (Command::StepBack { to_seq: 99 }, "cannot-step-back"),
        (Command::ChangeSeat { role: Role::Room }, "no-such-seat"),
        (Command::Open(Setup { mode: Mode::Room, solo: None, cut: 45, seed: 2 }), "already-open"),
    ];
    for (command, word) in cases {
        let mut table = Table::room();
        let before = table.state().clone();
        assert_eq!(refused(&table.run(&command)), Some(word), "{command:?}");
        assert_eq!(*table.state(), before, "{command:?}");
        assert_eq!(table.meeting.attempts(&step("greet"), 0).refused, 1);
        assert_eq!(table.meeting.attempts(&step("greet"), 0).tries, 0);
    }
    let mut table = Table::open(Mode::Room, None, 30, 1);
    assert_eq!(table.meeting.log().len(), 1);
    assert_eq!(refused(table.meeting.log()), Some("unknown-cut"));
    let hint = Command::Hint { step: step("greet") };
    assert_eq!(refused(&table.run(&hint)), Some("not-open"));
}

#[test]
fn stepping_back_restores_the_state_and_keeps_the_attempts() {
    let mut table = Table::at("roll");
    let before = table.state().clone();
    let (_, to_seq) = table.meeting.way_back().map(|(step, seq)| (step.clone(), seq)).unwrap();
    table.run(&Command::StepBack { to_seq });
    assert_eq!(table.step(), "agenda");
    let first = review(table.meeting.log());
    let answer = wrong(&table);
    table.answer(answer);
    let answered = table.answer_well();
    assert_eq!(points(&answered), (0, 0));
    let id = "agenda".into();
    assert_eq!(table.meeting.attempts(&id, 0).tries, 3);
    assert_eq!(review(table.meeting.log()).total, first.total, "the first try alone counts");
    let (mut now, mut then) = (table.state().clone(), before);
    now.trail.clear();
    then.trail.clear();
    assert_eq!(now, then, "the same answers lead to the same state");
}

#[test]
fn back_leads_to_the_beginning_of_a_begun_step_first() {
    let mut table = Table::at("collect");
    table.answer_well();
    let (at, seq) = table.meeting.way_back().map(|(step, seq)| (step.to_string(), seq)).unwrap();
    assert_eq!(at, "collect");
    table.run(&Command::StepBack { to_seq: seq });
    assert_eq!(table.state().open_step().map(|open| open.task), Some(0));
    assert_eq!(table.meeting.way_back().map(|(step, _)| step.to_string()), Some("table".to_owned()));
}

#[test]
fn two_thousand_steps_back_fold_quickly() {
    let mut table = Table::at("agenda");
    let home = table.state().clone();
    for _ in 0..2_000 {
        let seq = table.meeting.way_back().map(|(_, seq)| seq).unwrap();
        table.run(&Command::StepBack { to_seq: seq });
        table.answer_well();
    }
    let began = Instant::now();
    let folded = fold(table.meeting.log());
    assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
    assert_eq!(folded.state(), table.state());
    assert_eq!(folded.state().meters, home.meters);
    let end = table.state().clone();
    // Back to what was stepped back from is not offered: only what is in force can be returned to.
    assert!(end.trail.len() <= 3, "{:?}", end.trail);
}

#[test]
fn money_is_the_same_in_every_cut() {
    let played = |cut: u16| {
        let mut table = Table::open(Mode::Room, None, cut, 1);
        table.to_the_end();
        table
    };
    let (short, long) = (played(20), played(45));
    assert_eq!(short.state().ledger, long.state().ledger);
    assert_eq!(short.state().flags, long.state().flags);
    let silent = short.meeting.log().iter().filter(|event| {
        matches!(event, Event::Played { step, how: PlayedHow::Silently, .. } if step.as_str() == "tea")
    });
    assert_eq!(silent.count(), 2, "the payment and its line in the second book");
    assert!(short.state().trail.iter().all(|(step, _)| step.as_str() != "tea"), "nobody steps back to it");
}

#[test]
fn alone_the_computer_plays_the_other_seats_and_errs_once_in_every_part() {
    for role in [Role::Chair, Role::Treasurer, Role::Secretary] {
        for seed in 0..20 {
            let mut table = Table::open(Mode::Solo, Some(role), 45, seed);
            let setup = table.state().setup.clone().unwrap();
            for part in &table.rehearsal.scenario.parts {
                let erring =
                    part.steps.iter().filter(|step| flow::is_planted(&table.rehearsal, &setup, step));
                assert_eq!(erring.count(), 1, "{role:?} {seed} {}", part.id);
            }
            table.to_the_end();
            let wrongly = table.meeting.log().iter();
            let wrongly =
                wrongly.filter(|event| matches!(event, Event::Played { how: PlayedHow::Wrongly, .. }));
            assert_eq!(wrongly.count(), 3, "{role:?} {seed}");
            let human = table.meeting.log().iter().filter_map(|event| match event {
                Event::Answered { by, .. } => Some(*by),
                _ => None,
            });
            assert!(human.into_iter().all(|by| by == role || by == Role::Room));
        }
    }
}

#[test]
fn objecting_to_a_mistake_earns_its_points_and_to_a_right_deed_nothing() {
    let solo = |seed| Table::open(Mode::Solo, Some(Role::Secretary), 45, seed);
    let mut table = solo(0);
    let setup = table.state().setup.clone().unwrap();
    let (mut rightly, mut vainly) = (0, 0);
    while let Some(turn) = table.turn() {
        let seen = !matches!(turn.who, flow::Who::Person(_)) && turn.step.kind.slug() != "discuss";
        if !seen {
            table.go_on();
            continue;
        }
        let id = turn.step.id.clone();
        let planted = flow::is_planted(&table.rehearsal, &setup, turn.step) && turn.number == 0;
        let before = table.state().clone();
        let events = table.run(&Command::Object { step: id.clone() });
        let Some(Event::Objected { rightly: right, outcome, .. }) = events.first() else {
            panic!("{id}: {events:?}")
        };
        assert_eq!(*right, planted, "{id}");
        if planted {
            rightly += 1;
            assert!(outcome.points.iter().all(|point| point.earned == point.possible));
            assert_ne!(*table.state(), before, "{id}: it is put right and the meeting goes on");
        } else {
            vainly += 1;
            assert_eq!(*table.state(), before, "{id}");
            table.go_on();
        }
    }
    assert_eq!(rightly, 3);
    assert!(vainly > 0);
    assert!(
        !table
            .meeting
            .log()
            .iter()
            .any(|event| matches!(event, Event::Played { how: PlayedHow::Wrongly, .. }))
    );
    let mut missed = solo(0);
    missed.to_the_end();
    assert!(review(missed.meeting.log()).total < review(table.meeting.log()).total);
}

/// The small meeting with three of eight members there.
fn too_few() -> Table {
    let rehearsal = changed(|scenario| {
        let away =
            ["tinh", "mai", "pao", "sen", "hoa"].map(|id| Absence { member: id.into(), excused: true });
        scenario.absent = away.into();
    });
    let mut table = Table::with(rehearsal, Setup { mode: Mode::Room, solo: None, cut: 45, seed: 1 });
    table.go_to("vote");
    table
}

#[test]
fn voting_without_a_quorum_is_taken_and_caps_the_total() {
    let mut table = too_few();
    let Some(Answer::Vote { aside, agree, disagree, no_opinion, carried, .. }) = table.model() else {
        panic!("not at the vote")
    };
    let held =
        Answer::Vote { quorum: true, aside, asked_objections: true, agree, disagree, no_opinion, carried };
    let events = table.answer(held);
    assert_eq!(fatal(&events), Some(Fatal::VotesWithoutQuorum));
    assert_eq!(verdict(&events).wrong, ["quorum"]);
    table.to_the_end();
    assert_eq!(review(table.meeting.log()).total, Some(50));

    let mut table = too_few();
    let events = table.answer_well();
    assert!(verdict(&events).right && fatal(&events).is_none(), "putting it off is right");
    assert!(!table.state().flags.contains(&"carried".into()));
}

#[test]
fn a_loan_before_the_vote_is_fatal() {
    let mut table = Table::at("vote");
    let Some(Answer::Vote { aside, agree, disagree, no_opinion, carried, .. }) = table.model() else {
        panic!("not at the vote")
    };
    let put_off =
        Answer::Vote { quorum: false, aside, asked_objections: true, agree, disagree, no_opinion, carried };
    table.answer(put_off);
    assert_eq!(fatal(&table.answer_well()), Some(Fatal::LendsAlone));
    let mut table = Table::at("pay");
    assert_eq!(fatal(&table.answer_well()), None);
}

#[test]
fn a_box_never_pays_more_than_it_holds() {
    let mut table = Table::at("pay");
    let before = table.state().clone();
    let Some(Answer::Pay { papers, .. }) = table.model() else { panic!("not at the payment") };
    let events = table.answer(Answer::Pay { fund: Fund::Income, amount: Dong(99_000_000), papers });
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
    let Some(Answer::Write { item, income, operating }) = table.model() else {
        panic!("not at the second book")
    };
    assert_eq!((item.as_str(), income, operating), ("hoa", Dong(120_000), Dong(7_000)));
    let income = income.plus(Dong(50_000)).unwrap();
    let events = table.answer(Answer::Write { item, income, operating });
    assert_eq!(verdict(&events).wrong, ["income"]);
    table.go_to("compare");
    table
}

#[test]
fn a_line_written_wrongly_is_found_at_the_count_and_put_right() {
    let mut table = books_differ();
    let model = table.model().unwrap();
    let Answer::Count { notes, total, books } = model.clone() else { panic!("not at the count") };
    assert_eq!(books, BooksSay::BooksDiffer { line: "collect.hoa".into() });
    for books in
        [BooksSay::Agree, BooksSay::CashDiffers, BooksSay::BooksDiffer { line: "collect.mai".into() }]
    {
        let mut table = books_differ();
        let events = table.answer(Answer::Count { notes: notes.clone(), total, books });
        assert_eq!(verdict(&events).wrong, ["books"]);
        assert_eq!(table.state().ledger.differences().len(), 1, "nothing is corrected yet");
    }
    assert!(verdict(&table.answer(model)).right);
    assert!(table.state().ledger.differences().is_empty());
    let written = table.state().ledger.entries(Book::Secretary);
    let on_line = written.iter().filter(|entry| entry.line.as_str() == "collect.hoa");
    assert_eq!(on_line.count(), 2, "ruled through and written again, not overwritten");
}

#[test]
fn notes_missing_from_the_box_are_not_a_fault_of_the_books() {
    let rehearsal = changed(|scenario| scenario.opening.short = Dong(50_000));
    let mut table = Table::with(rehearsal, Setup { mode: Mode::Room, solo: None, cut: 45, seed: 1 });
    table.go_to("compare");
    let Some(Answer::Count { books, total, .. }) = table.model() else { panic!("not at the count") };
    assert_eq!(books, BooksSay::CashDiffers);
    assert_eq!(total.plus(Dong(50_000)), Some(table.state().ledger.boxes(Book::Treasurer)));
    let before = table.state().ledger.clone();
    assert!(verdict(&table.answer_well()).right);
    assert_eq!(table.state().ledger, before, "no book is touched");
}

#[test]
fn the_second_book_takes_no_amount_beyond_counting() {
    for amount in [i64::MIN, i64::MAX, 2_000_000_000_000_000] {
        let mut table = Table::at("collect");
        for _ in 0..3 {
            table.answer_well();
        }
        let write = Answer::Write { item: "hoa".into(), income: Dong(amount), operating: Dong::ZERO };
        assert_eq!(refused(&table.answer(write)), Some("out-of-range"), "{amount}");
    }
}

#[test]
fn the_room_may_lead_the_meeting_somewhere() {
    let mut table = Table::at("talk");
    table.answer(Answer::Discuss { hands: vec![("count".into(), 5), ("speak".into(), 3)] });
    assert_eq!(table.step(), "talked");
    let mut table = Table::at("talk");
    table.answer(Answer::Discuss { hands: vec![("count".into(), 4), ("speak".into(), 4)] });
    assert_eq!(table.step(), "count-end", "a tie leads nowhere in particular");
}

#[test]
fn a_skipped_step_is_done_in_silence_and_earns_nothing() {
    let mut table = Table::at("collect");
    let step = table.step_id();
    table.run(&Command::Skip { step });
    assert_eq!(table.step(), "tea");
    assert!(table.state().flags.contains(&"collected".into()));
    assert!(review(table.meeting.log()).tasks.iter().all(|task| task.step.as_str() != "collect"));
}

#[test]
fn the_same_commands_make_the_same_events_byte_for_byte() {
    let play = || {
        let mut table = Table::open(Mode::Solo, Some(Role::Treasurer), 45, 7);
        while !table.state().is_finished() {
            if table.meeting.log().len() % 5 == 2 {
                let step = table.step_id();
                table.run(&Command::Pause { step });
            }
            table.go_on();
        }
        serde_json::to_string(table.meeting.log()).unwrap()
    };
    let one = play();
    assert_eq!(one, play());
    assert!(
        one.starts_with(r#"[{"Opened":{"setup":{"mode":"Solo","solo":"Treasurer","cut":45,"seed":7}"#),
        "{one}"
    );
}

#[test]
fn a_script_without_steps_and_a_strange_record_are_no_reason_to_fall_over() {
    let rehearsal = changed(|scenario| scenario.parts.clear());
    let mut table = Table::with(rehearsal, Setup { mode: Mode::Room, solo: None, cut: 45, seed: 1 });
    assert!(table.state().is_finished());
    assert_eq!(refused(&table.run(&Command::Hint { step: "x".into() })), Some("finished"));
    let strange = [Event::SteppedBack { to_seq: 9 }, Event::Paused { step: "nowhere".into() }];
    assert_eq!(fold(&strange).log().len(), 2);
}

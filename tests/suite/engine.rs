//! Answers by example: given a place in the small story and an answer, this has happened.

use dongvai::club::ledger::{Book, Fund};
use dongvai::id::ItemId;
use dongvai::meeting::command::{Command, Mode, Setup};
use dongvai::meeting::kinds::{
    Answer, ChooseAnswer, FigureAnswer, InspectAnswer, OrderAnswer, SpeakAnswer, TickedBy,
};
use dongvai::money::Dong;
use dongvai::review::review;
use dongvai::scenario::kinds::{BookPurpose, Booking, StepKind};
use dongvai::scenario::model::Step;
use dongvai::scenario::terms::{Fatal, Role};
use strum::VariantNames;

use super::small_story::{Table, changed, fatal, points, refused, step, verdict, wrong};

const VALUE_STEPS: [&str; 9] =
    ["agenda", "roll", "collect", "tea", "compare", "lendable", "pay", "receipt", "minutes"];

#[test]
fn the_model_answer_of_every_kind_is_right_and_earns_everything() {
    let story = changed(|scenario| {
        scenario.opening.second_book = vec![(Fund::Operating, Dong(9_000))];
        let purpose =
            BookPurpose::Correction { book: Book::Secretary, fund: Fund::Operating, by: Dong(-9_000) };
        let kind = StepKind::Book(Booking { prompt: "Sửa sổ.".to_owned(), to: None, purpose });
        let mend = Step { id: "mend".into(), kind, ..step(scenario, "lendable").clone() };
        scenario.parts.last_mut().unwrap().steps.insert(0, mend);
    });
    let setup = Setup { mode: Mode::Room, solo: None, cut: 45, seed: 1, deputies: false };
    let mut table = Table::with(story, setup);
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
    assert_eq!(kinds.len(), StepKind::VARIANTS.len(), "every kind has been played: {kinds:?}");
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
    let events =
        table.answer(Answer::Speak(SpeakAnswer { heard, by: TickedBy::Trainer, elapsed_s: Some(40) }));
    assert_eq!(points(&events), (100, 300), "one tick of three");
    assert!(!verdict(&events).right && table.step() == "agenda", "less than half, and the meeting goes on");

    let items: Vec<ItemId> = ["second", "first", "third"].map(ItemId::from).into();
    assert_eq!(
        points(&table.answer(Answer::Order(OrderAnswer { items }))),
        (200, 300),
        "one pair of three is turned round"
    );

    let mut table = Table::at("receipt");
    let marked = ["sum", "sign", "date"].map(ItemId::from).into();
    assert_eq!(
        points(&table.answer(Answer::Inspect(InspectAnswer { marked }))),
        (100, 200),
        "two hits, one false alarm"
    );
}

#[test]
fn what_the_speaker_ticks_alone_is_not_scored() {
    let mut table = Table::open(Mode::Solo, Some(Role::Chair), 45, 1);
    table.go_to("hello");
    let heard = vec!["names".into(), "guests".into()];
    let events = table.answer(Answer::Speak(SpeakAnswer { heard, by: TickedBy::Oneself, elapsed_s: None }));
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
    table.play_out();
    assert!(table.state().done.contains(&"murmur".into()), "trust is below 45, so somebody murmurs");
    let review = review(table.meeting.log());
    assert_eq!((review.total, review.fatal.len()), (Some(50), 1), "a fatal error caps the total");
}

#[test]
fn what_cannot_be_done_is_refused_and_changes_nothing_but_the_count() {
    let step = |id: &str| dongvai::id::StepId::from(id);
    let choose = |option: &str| Answer::Choose(ChooseAnswer { option: option.into() });
    let answer = |id: &str, by: Role, answer: Answer| Command::Answer { step: step(id), by, answer };
    let cases = [
        (answer("greet", Role::Treasurer, choose("warm")), "wrong-seat"),
        (answer("hello", Role::Chair, choose("warm")), "not-this-step"),
        (answer("greet", Role::Chair, choose("sing")), "unknown-item"),
        (answer("greet", Role::Chair, Answer::Figure(FigureAnswer { value: 1 })), "not-an-answer"),
        (Command::Proceed { step: step("greet") }, "answer-needed"),
        (Command::Object { step: step("greet") }, "nothing-to-object-to"),
        (Command::StepBack { to_seq: 99 }, "cannot-step-back"),
        (Command::ChangeSeat { role: Role::Room }, "no-such-seat"),
        (
            Command::Open(Setup { mode: Mode::Room, solo: None, cut: 45, seed: 2, deputies: false }),
            "already-open",
        ),
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

//! What always holds: thousands of random meetings with the small story.

#![expect(clippy::wildcard_enum_match_arm, reason = "a test asks for one variant")]

use dongvai::club::ledger::{Account, Book, Fund};
use dongvai::meeting::command::{Command, Mode, Setup};
use dongvai::meeting::event::{Event, Planned, PlannedTask};
use dongvai::meeting::kinds::{
    Answer, BooksSay, ChooseAnswer, CollectAnswer, CountAnswer, DiscussAnswer, ElectAnswer, FieldAnswer,
    FigureAnswer, InspectAnswer, Mark, MinutesAnswer, OrderAnswer, PayAnswer, PlanAnswer, RollCallAnswer,
    SpeakAnswer, TickedBy, VoteAnswer, WriteAnswer,
};
use dongvai::meeting::{Meeting, decide, fold};
use dongvai::money::Dong;
use dongvai::scenario::terms::Role;
use proptest::prelude::*;

use super::small_story::{Table, story};

/// What a person at the table does next.
#[derive(Debug, Clone)]
enum Doing {
    Well,
    /// An answer of any kind, mostly to something that was not asked.
    Anything(Answer),
    /// The right kind of answer with these numbers in it.
    Spoilt(i64, bool),
    WrongSeat(Role),
    Proceed,
    Object,
    Hint,
    Skip,
    Back,
    BackTo(u32),
    Pause,
    Elsewhere,
    ChangeSeat(Role),
    OpenAgain,
}

fn role() -> impl Strategy<Value = Role> {
    prop::sample::select(vec![
        Role::Chair,
        Role::Treasurer,
        Role::Secretary,
        Role::IncomeDeputy,
        Role::HealthDeputy,
        Role::Room,
    ])
}

fn amount() -> impl Strategy<Value = i64> {
    prop_oneof![
        4 => (-100_i64..30_000).prop_map(|hundreds| hundreds * 100),
        1 => -10_000_i64..3_000_000,
        1 => Just(0),
        1 => Just(i64::MAX),
        1 => Just(i64::MIN),
        1 => any::<i64>(),
    ]
}

fn anything() -> impl Strategy<Value = Answer> {
    let option = prop::sample::select(vec!["curt", "warm", "rude", "nothing"]);
    let item = prop::sample::select(vec!["hoa", "mai", "sen", "paid", "names", "sum", "date", "count"]);
    prop_oneof![
        4 => option.prop_map(|option| Answer::Choose(ChooseAnswer { option: option.into() })),
        1 => item.clone().prop_map(|item| Answer::Speak(SpeakAnswer {
            heard: vec![item.into()],
            by: TickedBy::Observers,
            elapsed_s: None
        })),
        1 => item.clone().prop_map(|item| Answer::Order(OrderAnswer { items: vec![item.into()] })),
        1 => any::<bool>().prop_map(|quorum| Answer::RollCall(RollCallAnswer { away: Vec::new(), quorum })),
        1 => amount().prop_map(|total| Answer::Count(CountAnswer {
            notes: vec![(Dong(total), 1)],
            total: Dong(total),
            books: BooksSay::Agree
        })),
        2 => (item.clone(), amount(), amount(), amount()).prop_map(|(payer, one, two, three)| Answer::Collect(CollectAnswer {
            payer: payer.into(),
            principal: Dong(one),
            interest: Dong(two),
            other: Dong(three),
            change: Dong(one),
            receipt: false,
            mark: Mark::Owes,
            ..CollectAnswer::default()
        })),
        2 => (item.clone(), amount(), amount()).prop_map(|(item, income, operating)| Answer::Write(WriteAnswer {
            item: item.into(),
            income: Dong(income),
            operating: Dong(operating)
        })),
        2 => (any::<bool>(), amount()).prop_map(|(income, amount)| Answer::Pay(PayAnswer {
            fund: if income { Fund::Income } else { Fund::Operating },
            amount: Dong(amount),
            papers: Vec::new()
        })),
        1 => amount().prop_map(|value| Answer::Figure(FigureAnswer { value })),
        1 => item.clone().prop_map(|item| Answer::Inspect(InspectAnswer { marked: vec![item.into()] })),
        1 => (any::<bool>(), any::<bool>(), any::<u16>()).prop_map(|(quorum, carried, agree)| Answer::Vote(VoteAnswer {
            quorum,
            aside: Vec::new(),
            asked_objections: carried,
            agree,
            disagree: agree,
            no_opinion: 0,
            carried,
        })),
        1 => (any::<bool>(), item.clone(), any::<u16>()).prop_map(|(quorum, who, n)| Answer::Elect(ElectAnswer {
            quorum,
            asked_more: quorum,
            counts: vec![(who.into(), n), ("mai".into(), n)],
            elected: vec![who.into()],
        })),
        1 => item.clone().prop_map(|item| Answer::Plan(PlanAnswer {
            tasks: vec![PlannedTask { task: item.into(), plan: Planned::NextMonth }]
        })),
        1 => amount().prop_map(|number| Answer::Minutes(MinutesAnswer {
            fields: vec![("present".into(), FieldAnswer::Number(number))]
        })),
        1 => (item, any::<u16>()).prop_map(|(item, n)| Answer::Discuss(DiscussAnswer { hands: vec![(item.into(), n)] })),
    ]
}

fn doing() -> impl Strategy<Value = Doing> {
    prop_oneof![
        12 => Just(Doing::Well),
        4 => anything().prop_map(Doing::Anything),
        6 => (amount(), any::<bool>()).prop_map(|(amount, yes)| Doing::Spoilt(amount, yes)),
        1 => role().prop_map(Doing::WrongSeat),
        2 => Just(Doing::Proceed),
        2 => Just(Doing::Object),
        1 => Just(Doing::Hint),
        1 => Just(Doing::Skip),
        2 => Just(Doing::Back),
        1 => (0_u32..60).prop_map(Doing::BackTo),
        1 => Just(Doing::Pause),
        1 => Just(Doing::Elsewhere),
        1 => role().prop_map(Doing::ChangeSeat),
        1 => Just(Doing::OpenAgain),
    ]
}

fn setup() -> impl Strategy<Value = Setup> {
    let mode = prop::sample::select(Mode::ALL.to_vec());
    let cut = prop::sample::select(vec![20_u16, 45]);
    (mode, prop::option::of(role()), cut, any::<u64>()).prop_map(|(mode, solo, cut, seed)| Setup {
        mode,
        solo,
        cut,
        seed,
        deputies: false,
    })
}

/// The model answer with one number changed.
fn spoilt(answer: Answer, number: i64, yes: bool) -> Answer {
    let number = Dong(number);
    match answer {
        Answer::Write(WriteAnswer { item, operating, .. }) if yes => {
            Answer::Write(WriteAnswer { item, income: number, operating })
        }
        Answer::Write(WriteAnswer { item, income, .. }) => {
            Answer::Write(WriteAnswer { item, income, operating: number })
        }
        Answer::Collect(CollectAnswer { payer, interest, other, change, receipt, mark, .. }) => {
            Answer::Collect(CollectAnswer {
                payer,
                principal: number,
                interest,
                other,
                change,
                receipt,
                mark,
                ..CollectAnswer::default()
            })
        }
        Answer::Pay(PayAnswer { fund, papers, .. }) => {
            Answer::Pay(PayAnswer { fund, amount: number, papers })
        }
        Answer::Count(CountAnswer { notes, books, .. }) => {
            Answer::Count(CountAnswer { notes, total: number, books })
        }
        Answer::Vote(VoteAnswer { aside, agree, disagree, no_opinion, carried, .. }) => {
            Answer::Vote(VoteAnswer {
                quorum: yes,
                aside,
                asked_objections: !yes,
                agree,
                disagree,
                no_opinion,
                carried,
            })
        }
        Answer::Speak(_) => {
            Answer::Speak(SpeakAnswer { heard: Vec::new(), by: TickedBy::Trainer, elapsed_s: None })
        }
        other => other,
    }
}

fn command(table: &Table, doing: &Doing) -> Command {
    let step = table.step_id();
    let by = table.turn().map_or(Role::Room, |turn| turn.task.role);
    let answer = |by: Role, answer: Answer| Command::Answer { step: step.clone(), by, answer };
    let model = table.model().unwrap_or(Answer::Figure(FigureAnswer { value: 0 }));
    match doing {
        Doing::Well => match table.model() {
            Some(model) => answer(by, model),
            None => Command::Proceed { step },
        },
        Doing::Anything(any) => answer(by, any.clone()),
        Doing::Spoilt(number, yes) => answer(by, spoilt(model, *number, *yes)),
        Doing::WrongSeat(role) => answer(*role, model),
        Doing::Proceed => Command::Proceed { step },
        Doing::Object => Command::Object { step },
        Doing::Hint => Command::Hint { step },
        Doing::Skip => Command::Skip { step },
        Doing::Back => Command::StepBack { to_seq: table.meeting.way_back().map_or(0, |(_, seq)| seq) },
        Doing::BackTo(to_seq) => Command::StepBack { to_seq: *to_seq },
        Doing::Pause => Command::Pause { step, hands: Vec::new() },
        Doing::Elsewhere => Command::Proceed { step: "nowhere".into() },
        Doing::ChangeSeat(role) => Command::ChangeSeat { role: *role },
        Doing::OpenAgain => {
            Command::Open(Setup { mode: Mode::Board, solo: None, cut: 20, seed: 3, deputies: false })
        }
    }
}

/// The same meeting read back from what is stored of it.
fn stored(meeting: &Meeting) -> Meeting {
    let lines: Vec<String> =
        meeting.log().iter().map(|event| serde_json::to_string(event).unwrap()).collect();
    let events: Vec<Event> = lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    fold(&events)
}

fn money_is_sound(meeting: &Meeting, events: &[Event]) {
    for outcome in events.iter().filter_map(Event::outcome) {
        for posting in &outcome.postings {
            assert_eq!(posting.entry.imbalance(), None, "{posting:?}");
        }
    }
    let ledger = &meeting.state().ledger;
    for fund in Fund::BOTH {
        for account in [Account::Box(fund), Account::Bank(fund)] {
            assert!(ledger.balance(Book::Treasurer, &account) >= Dong::ZERO, "{account:?}");
        }
    }
    assert!(ledger.cash() >= Dong::ZERO);
    assert_eq!(ledger.cash(), ledger.boxes(Book::Treasurer));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_evening_keeps_its_promises(setup in setup(), doings in prop::collection::vec(doing(), 0..90)) {
        let mut table = Table { story: story(), meeting: Meeting::default() };
        let mut capital = None;
        let first = Command::Open(setup);
        for doing in std::iter::once(None).chain(doings.iter().map(Some)) {
            let command = doing.map_or_else(|| first.clone(), |doing| command(&table, doing));
            let before = table.meeting.clone();
            let events = table.run(&command);
            prop_assert!(!events.is_empty(), "every command leaves a trace: {command:?}");
            prop_assert_eq!(&decide(&table.story, &before, &command), &events, "decided twice");
            if let [Event::Refused { .. }] = events.as_slice() {
                prop_assert_eq!(before.state(), table.meeting.state(), "{:?}", command);
            } else {
                let refused = events.iter().any(|event| matches!(event, Event::Refused { .. }));
                prop_assert!(!refused, "a refusal comes alone");
            }
            money_is_sound(&table.meeting, &events);
            if !table.meeting.state().trail.is_empty() {
                let now = table.meeting.state().ledger.capital();
                prop_assert_eq!(*capital.get_or_insert(now), now, "capital");
            }
        }
        let (folded, read) = (fold(table.meeting.log()), stored(&table.meeting));
        for meeting in [&folded, &read] {
            prop_assert_eq!(meeting.state(), table.meeting.state());
            prop_assert_eq!(meeting.log(), table.meeting.log());
            for step in table.story.steps() {
                for task in 0..6 {
                    prop_assert_eq!(meeting.attempts(&step.id, task), table.meeting.attempts(&step.id, task));
                }
            }
        }
    }
}

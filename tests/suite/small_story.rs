//! The small story of `tests/fixtures/stories`, and a table at which tests play it.

#![expect(clippy::wildcard_enum_match_arm, reason = "a test asks for one variant")]

use dongvai::club::Club;
use dongvai::id::StepId;
use dongvai::meeting::command::{Command, Mode, Setup};
use dongvai::meeting::event::{Event, Verdict};
use dongvai::meeting::flow::{self, Turn, Who};
use dongvai::meeting::kinds::{
    self, Answer, ChooseAnswer, CollectAnswer, CountAnswer, FigureAnswer, InspectAnswer, MinutesAnswer,
    OrderAnswer, PayAnswer, RollCallAnswer,
};
use dongvai::meeting::rules::Scene;
use dongvai::meeting::state::State;
use dongvai::meeting::{Meeting, decide};
use dongvai::money::Dong;
use dongvai::scenario::model::Scenario;
use dongvai::scenario::reader::{read_script, ron_options};
use dongvai::scenario::story::Story;
use dongvai::scenario::terms::{Fatal, Role};

const SCENARIO: &str = include_str!("../fixtures/stories/small.ron");
const CLUB: &str = include_str!("../fixtures/stories/small-club.ron");

pub(super) fn scenario() -> Scenario {
    let file = read_script("small.ron", SCENARIO);
    file.whole().cloned().unwrap_or_else(|| panic!("small.ron: {:?}", file.findings))
}

pub(super) fn club() -> Club {
    ron_options().from_str(CLUB).unwrap()
}

pub(super) fn story() -> Story {
    Story::new(scenario(), club())
}

/// The small story after a change to its script.
pub(super) fn changed(change: impl FnOnce(&mut Scenario)) -> Story {
    let mut scenario = scenario();
    change(&mut scenario);
    Story::new(scenario, club())
}

pub(super) fn step<'s>(scenario: &'s mut Scenario, id: &str) -> &'s mut dongvai::scenario::model::Step {
    scenario.parts.iter_mut().flat_map(|part| &mut part.steps).find(|step| step.id.as_str() == id).unwrap()
}

/// A meeting with the story it plays.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) story: Story,
    pub(super) meeting: Meeting,
}

impl Table {
    pub(super) fn open(mode: Mode, solo: Option<Role>, cut: u16, seed: u64) -> Self {
        Self::with(story(), Setup { mode, solo, cut, seed, deputies: false })
    }

    /// All seats human, the long cut.
    pub(super) fn room() -> Self {
        Self::open(Mode::Room, None, 45, 1)
    }

    pub(super) fn with(story: Story, setup: Setup) -> Self {
        let mut table = Self { story, meeting: Meeting::default() };
        table.run(&Command::Open(setup));
        table
    }

    /// The room at this step, everything before it done by the model.
    pub(super) fn at(step: &str) -> Self {
        let mut table = Self::room();
        table.go_to(step);
        table
    }

    pub(super) fn run(&mut self, command: &Command) -> Vec<Event> {
        let events = decide(&self.story, &self.meeting, command);
        for event in &events {
            self.meeting.apply(event);
        }
        events
    }

    pub(super) fn state(&self) -> &State {
        self.meeting.state()
    }

    pub(super) fn turn(&self) -> Option<Turn<'_>> {
        flow::turn(&self.story, self.state())
    }

    pub(super) fn step(&self) -> String {
        self.state().open_step().map(|open| open.step.to_string()).unwrap_or_default()
    }

    pub(super) fn step_id(&self) -> StepId {
        StepId::new(self.step())
    }

    pub(super) fn model(&self) -> Option<Answer> {
        let turn = self.turn()?;
        kinds::model(Scene { story: &self.story, state: self.state(), step: turn.step }, &turn.task)
    }

    /// Answers the open task for the seat that has the turn.
    pub(super) fn answer(&mut self, answer: Answer) -> Vec<Event> {
        let by = self.turn().map_or(Role::Room, |turn| turn.task.role);
        self.run(&Command::Answer { step: self.step_id(), by, answer })
    }

    pub(super) fn answer_well(&mut self) -> Vec<Event> {
        let model = self.model().unwrap();
        self.answer(model)
    }

    pub(super) fn choose(&mut self, option: &str) -> Vec<Event> {
        self.answer(Answer::Choose(ChooseAnswer { option: option.into() }))
    }

    /// One task by the model answer, for any seat.
    pub(super) fn go_on(&mut self) -> Vec<Event> {
        let person = matches!(self.turn().map(|turn| turn.who), Some(Who::Person(_)));
        let discuss = self.turn().is_some_and(|turn| turn.step.kind.slug() == "discuss");
        if person || discuss {
            self.answer_well()
        } else {
            self.run(&Command::Proceed { step: self.step_id() })
        }
    }

    pub(super) fn go_to(&mut self, step: &str) {
        for _ in 0..500 {
            if self.step() == step {
                return;
            }
            assert!(!self.state().is_finished(), "the meeting ended before {step}");
            self.go_on();
        }
        panic!("no way to {step}: still at {}", self.step());
    }

    pub(super) fn play_out(&mut self) {
        for _ in 0..500 {
            if self.state().is_finished() {
                return;
            }
            self.go_on();
        }
        panic!("the meeting does not end: still at {}", self.step());
    }
}

/// The word of a refusal, if the events are one.
pub(super) fn refused(events: &[Event]) -> Option<&'static str> {
    match events {
        [Event::Refused { refusal }] => Some(refusal.slug()),
        _ => None,
    }
}

pub(super) fn verdict(events: &[Event]) -> Verdict {
    let answered = events.iter().find_map(|event| match event {
        Event::Answered { verdict, .. } => Some(verdict.clone()),
        _ => None,
    });
    answered.unwrap_or_else(|| panic!("no answer in {events:?}"))
}

/// Hundredths earned and possible by the answer in these events.
pub(super) fn points(events: &[Event]) -> (u32, u32) {
    let outcomes = events.iter().filter(|event| matches!(event, Event::Answered { .. }));
    let points: Vec<_> = outcomes.filter_map(Event::outcome).flat_map(|outcome| &outcome.points).collect();
    (points.iter().map(|point| point.earned).sum(), points.iter().map(|point| point.possible).sum())
}

pub(super) fn fatal(events: &[Event]) -> Option<Fatal> {
    events.iter().filter_map(Event::outcome).find_map(|outcome| outcome.fatal)
}

/// An answer of the right kind with something wrong in it; by the kind of the open step.
pub(super) fn wrong(table: &Table) -> Answer {
    match table.model().unwrap() {
        Answer::Order(OrderAnswer { mut items }) => {
            items.reverse();
            Answer::Order(OrderAnswer { items })
        }
        Answer::RollCall(RollCallAnswer { quorum, .. }) => {
            Answer::RollCall(RollCallAnswer { away: Vec::new(), quorum })
        }
        Answer::Count(CountAnswer { notes, books, .. }) => {
            Answer::Count(CountAnswer { notes, total: Dong(1_000), books })
        }
        Answer::Collect(CollectAnswer { payer, principal, interest, other, change, mark, .. }) => {
            let interest = interest.plus(Dong(1_000)).unwrap();
            Answer::Collect(CollectAnswer {
                payer,
                principal,
                interest,
                other,
                change,
                receipt: true,
                mark,
                ..CollectAnswer::default()
            })
        }
        Answer::Pay(PayAnswer { fund, amount, .. }) => {
            Answer::Pay(PayAnswer { fund, amount, papers: Vec::new() })
        }
        Answer::Figure(FigureAnswer { value }) => Answer::Figure(FigureAnswer { value: value - 1 }),
        Answer::Inspect(_) => Answer::Inspect(InspectAnswer { marked: vec!["date".into()] }),
        Answer::Minutes(_) => Answer::Minutes(MinutesAnswer { fields: Vec::new() }),
        other => panic!("{other:?} is never wrong here"),
    }
}

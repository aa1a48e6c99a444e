//! Where a playthrough is played: on the bare meeting, or through `practice` on a record. It checks every line
//! as it is played and says in a sentence which expectation was not met; it adds nothing up.

use std::collections::BTreeMap;

use dongvai::clock::Clock;
use dongvai::id::{ItemId, StepId};
use dongvai::library::Library;
use dongvai::meeting::command::{Command, Setup};
use dongvai::meeting::event::Event;
use dongvai::meeting::flow::{self, Who};
use dongvai::meeting::kinds::{self, Answer, ChooseAnswer};
use dongvai::meeting::rules::Scene;
use dongvai::meeting::{self, Meeting, figures};
use dongvai::practice::{Beginning, LiveSession};
use dongvai::record::RecordStore;
use dongvai::record::model::SessionKind;
use dongvai::review::review;
use dongvai::scenario::quantity::Quantity;
use dongvai::scenario::story::Story;
use dongvai::scenario::terms::Role;

use super::format::{Does, End, Line, Playthrough};

pub(in crate::suite) trait Stage {
    fn story(&self) -> &Story;
    fn meeting(&self) -> &Meeting;
    fn give(&mut self, command: &Command);
}

/// `decide` and `apply`, and nothing between them.
#[derive(Debug, Clone)]
pub(in crate::suite) struct Bare<'a> {
    story: &'a Story,
    pub meeting: Meeting,
}

impl<'a> Bare<'a> {
    pub(in crate::suite) fn open(story: &'a Story, setup: &Setup) -> Self {
        let mut bare = Self { story, meeting: Meeting::default() };
        bare.give(&Command::Open(setup.clone()));
        bare
    }
}

impl Stage for Bare<'_> {
    fn story(&self) -> &Story {
        self.story
    }

    fn meeting(&self) -> &Meeting {
        &self.meeting
    }

    fn give(&mut self, command: &Command) {
        for event in meeting::decide(self.story, &self.meeting, command) {
            self.meeting.apply(&event);
        }
    }
}

/// The way the program goes: decided, written to the record, taken in.
#[derive(Debug)]
pub(in crate::suite) struct Recorded<'s> {
    pub practice: LiveSession,
    pub store: &'s mut RecordStore,
    clock: Clock,
}

impl<'s> Recorded<'s> {
    pub(in crate::suite) fn begin(store: &'s mut RecordStore, story: Story, setup: &Setup) -> Self {
        let clock = Clock::Fixed(1_781_500_000_000);
        let beginning =
            Beginning { setup: setup.clone(), learners: Vec::new(), homes: Vec::new(), place: None };
        let practice = LiveSession::begin(store, &clock, story, beginning).unwrap();
        Self { practice, store, clock }
    }

    /// Goes on in a new session that shares the first events with this one.
    pub(in crate::suite) fn fork(self, at_seq: u32) -> Self {
        let Self { practice, store, clock } = self;
        let practice = practice.fork(store, &clock, at_seq, SessionKind::Play).unwrap();
        Self { practice, store, clock }
    }
}

impl Stage for Recorded<'_> {
    fn story(&self) -> &Story {
        self.practice.story()
    }

    fn meeting(&self) -> &Meeting {
        self.practice.meeting()
    }

    fn give(&mut self, command: &Command) {
        self.practice.give(self.store, &self.clock, command, None).unwrap();
    }
}

pub(in crate::suite) fn story_of(play: &Playthrough) -> Story {
    Library::new(None).load(play.scenario.as_str(), None).unwrap()
}

/// Plays to the end by the model answers, but for these choices.
pub(in crate::suite) fn played_but_for(
    story: &Story,
    setup: &Setup,
    chooses: &BTreeMap<StepId, ItemId>,
) -> Meeting {
    let mut stage = Bare::open(story, setup);
    while let Some(turn) = flow::turn(story, stage.meeting().state()) {
        let step = turn.step.id.clone();
        let scene = Scene { story, state: stage.meeting().state(), step: turn.step };
        let chosen = chooses.get(&step).map(|option| Answer::Choose(ChooseAnswer { option: option.clone() }));
        let command = match (turn.who, chosen.or_else(|| kinds::model(scene, &turn.task))) {
            (Who::Person(by), Some(answer)) => Command::Answer { step, by, answer },
            (Who::Anyone, Some(answer)) => Command::Answer { step, by: Role::Room, answer },
            _ => Command::Proceed { step },
        };
        let seq = stage.meeting().seq();
        stage.give(&command);
        let refused = matches!(stage.meeting().log().last(), Some(Event::Refused { .. }));
        assert!(stage.meeting().seq() > seq && !refused, "{command:?} leads nowhere");
    }
    stage.meeting().clone()
}

/// Plays all lines and looks at the end.
pub(in crate::suite) fn play(stage: &mut impl Stage, play: &Playthrough) -> Result<(), String> {
    for line in &play.lines {
        perform(stage, line)?;
    }
    ends(stage, &play.end)
}

/// The events before the last showing of this step, which is where a step back leads.
pub(in crate::suite) fn begun_at(meeting: &Meeting, step: &StepId) -> Option<u32> {
    let mut trail = meeting.state().trail.iter().rev();
    trail.find(|(seen, _)| seen == step).map(|(_, seq)| *seq)
}

/// Gives one command and compares what it led to with what stands in the line.
pub(in crate::suite) fn perform(stage: &mut impl Stage, line: &Line) -> Result<(), String> {
    let command = command(stage.meeting(), line)?;
    let before = stage.meeting().log().len();
    stage.give(&command);
    let met = told(line, stage.meeting().log().get(before).unwrap());
    met.and_then(|()| stands(stage, line)).map_err(|fault| format!("at {}: {fault}", line.at))
}

fn command(meeting: &Meeting, line: &Line) -> Result<Command, String> {
    let step = line.at.clone();
    if let Some(answer) = line.gives.clone() {
        let by = line.by.ok_or_else(|| format!("at {step}: an answer of nobody"))?;
        return Ok(Command::Answer { step, by, answer });
    }
    Ok(match line.does {
        Does::Proceed => Command::Proceed { step },
        Does::Object => Command::Object { step },
        Does::Hint => Command::Hint { step },
        Does::Skip => Command::Skip { step },
        Does::Pause => Command::Pause { step, hands: Vec::new() },
        Does::StepBack => {
            let to_seq = begun_at(meeting, &step).ok_or_else(|| format!("{step} was never seen"))?;
            Command::StepBack { to_seq }
        }
    })
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, found: &T, expected: &T) -> Result<(), String> {
    if found == expected { Ok(()) } else { Err(format!("{what} is {found:?}, not {expected:?}")) }
}

/// What the first event of a command says; those after it are the computer's.
fn told(line: &Line, event: &Event) -> Result<(), String> {
    let refused = if let Event::Refused { refusal } = event { Some(refusal.slug()) } else { None };
    same("refusal", &refused, &line.refused.as_deref())?;
    same("fatal error", &event.outcome().and_then(|outcome| outcome.fatal), &line.fatal)?;
    let (mut right, mut wrong, mut off_by) = (None, Vec::new(), None);
    if let Event::Answered { verdict, .. } = event {
        right = Some(verdict.right);
        wrong.clone_from(&verdict.wrong);
        off_by = verdict.off_by.map(|amount| amount.0);
    }
    let played = if let Event::Played { how, .. } = event { Some(*how) } else { None };
    let justified = if let Event::Objected { rightly, .. } = event { Some(*rightly) } else { None };
    let answered = line.gives.is_some() && line.refused.is_none();
    same("what is wrong", &wrong, &line.wrong)?;
    same("what is missing from the sum", &off_by, &line.off_by)?;
    same("right", &right, &answered.then(|| line.right.unwrap_or(true)))?;
    same("the computer's way", &played, &line.played)?;
    same("the objection", &justified, &line.rightly)
}

fn stands(stage: &impl Stage, line: &Line) -> Result<(), String> {
    if let Some(next) = &line.next {
        let open = stage.meeting().state().open_step().map_or("end", |open| open.step.as_str());
        same("the next step", &open, &next.as_str())?;
    }
    figured(stage, &line.figures)
}

/// The quantities as the meeting itself names them.
fn figured(stage: &impl Stage, stated: &[(Quantity, i64)]) -> Result<(), String> {
    for (quantity, expected) in stated {
        let found = figures::figure(stage.story(), stage.meeting().state(), quantity);
        same(&format!("{quantity:?}"), &found.and_then(|found| found.number()), &Some(*expected))?;
    }
    Ok(())
}

pub(in crate::suite) fn ends(stage: &impl Stage, end: &End) -> Result<(), String> {
    stands_in_the_end(stage, end).map_err(|fault| format!("in the end: {fault}"))
}

fn stands_in_the_end(stage: &impl Stage, end: &End) -> Result<(), String> {
    let log = stage.meeting().log();
    let reached = stage.meeting().state();
    let review = review(log);
    same("finished", &reached.is_finished(), &end.finished)?;
    figured(stage, &end.figures)?;
    same("flags", &reached.flags.iter().cloned().collect(), &end.flags)?;
    same("meters", &reached.meters, &end.meters)?;
    same("fatal errors", &review.fatal, &end.fatal)?;
    same("score", &review.total, &end.total)?;
    same("stars", &review.stars(), &end.stars)?;
    same("number of events", &log.len(), &end.events)
}

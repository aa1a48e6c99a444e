//! Whole meetings as data: commands that seats can give, and what they must lead to (`tests/playthroughs/*.ron`).
//!
//! No ledger is read here and nothing is added up: a figure is right because the author wrote it into the file from
//! the worked example of `scenarios/RULES.md`, and the meeting comes to the same.

pub(in crate::suite) mod format;
pub(in crate::suite) mod stage;

use std::collections::{BTreeMap, BTreeSet};

use dongvai::club::ledger::{Category, Fund};
use dongvai::id::PartId;
use dongvai::meeting::command::{Mode, Setup};
use dongvai::meeting::event::{Event, PlayedHow};
use dongvai::meeting::flow;
use dongvai::meeting::{self, Meeting, figures};
use dongvai::practice::LiveSession;
use dongvai::record::model::StoredEvent;
use dongvai::record::{Access, RecordStore, codec};
use dongvai::review::review;
use dongvai::scenario::model::Part;
use dongvai::scenario::quantity::Quantity;
use dongvai::scenario::story::Story;
use dongvai::scenario::terms::Role;
use serde_json::Value;

use format::{Line, read};
use stage::{Bare, Recorded, Stage, begun_at, ends, perform, play, played_but_for, story_of};

fn record(folder: &tempfile::TempDir) -> RecordStore {
    RecordStore::open(&folder.path().join("records.sqlite3"), Access::ReadWrite).unwrap().sound().unwrap()
}

#[test]
fn every_playthrough_leads_where_it_says() {
    let names = format::names();
    assert!(names.len() >= 10, "only {names:?}");
    for name in names {
        let script = read(&name);
        assert!(!script.about.is_empty(), "{name} says nothing about itself");
        let story = story_of(&script);
        let mut bare = Bare::open(&story, &script.setup);
        play(&mut bare, &script).unwrap_or_else(|fault| panic!("{name}, {fault}"));
        let folded = meeting::fold(bare.meeting().log());
        assert_eq!(folded.state(), bare.meeting().state(), "{name} folded from its events");
    }
}

#[test]
fn through_the_record_it_is_the_same_meeting_and_resumes_where_it_stood() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = record(&folder);
    for name in format::names() {
        let script = read(&name);
        let story = story_of(&script);
        let mut bare = Bare::open(&story, &script.setup);
        play(&mut bare, &script).unwrap_or_else(|fault| panic!("{name}, {fault}"));
        let mut recorded = Recorded::begin(&mut store, story.clone(), &script.setup);
        play(&mut recorded, &script).unwrap_or_else(|fault| panic!("{name} on the record, {fault}"));
        assert_eq!(
            recorded.meeting().log(),
            bare.meeting().log(),
            "{name}: the same commands, the same events"
        );

        let session = recorded.practice.id();
        let state = recorded.meeting().state().clone();
        let stored = store.events(session).unwrap();
        let events: Vec<_> = stored.iter().map(|event| codec::decode(event).unwrap()).collect();
        assert_eq!(meeting::fold(&events).state(), &state, "{name}: what the record holds");
        let resumed = LiveSession::resume(&store, session).unwrap();
        assert_eq!(resumed.meeting().state(), &state, "{name} resumed");
        assert_eq!(resumed.saved(), u64::try_from(events.len()).unwrap());
    }
}

/// Every sum of the money, as the meeting names it.
fn money(story: &Story, meeting: &Meeting) -> Vec<Option<i64>> {
    let mut all = vec![Quantity::Cash, Quantity::Boxes, Quantity::Outstanding, Quantity::Capital];
    for fund in Fund::BOTH {
        all.extend([Quantity::Box(fund), Quantity::Bank(fund)]);
    }
    all.extend(
        [Category::Fees, Category::Interest, Category::Donations, Category::Spending, Category::Visits]
            .map(Quantity::Taken),
    );
    let number = |quantity| figures::figure(story, meeting.state(), quantity)?.number();
    all.iter().map(number).collect()
}

/// A meeting by the model answers, without an objection to what the computer does.
fn played_well(story: &Story, setup: &Setup) -> Meeting {
    played_but_for(story, setup, &BTreeMap::new())
}

#[test]
fn every_cut_and_mode_ends_with_the_same_money() {
    let story = story_of(&read("june-room"));
    let long = played_well(&story, &read("june-room").setup);
    let expected = money(&story, &long);
    for cut in [20, 45, 90] {
        let setup = |mode, solo, deputies| Setup { mode, solo, cut, seed: 11, deputies };
        let solos = story.scenario.seats(cut).into_iter().map(|seat| setup(Mode::Solo, Some(seat), false));
        let boards = [false, true].map(|deputies| setup(Mode::Board, None, deputies));
        for setup in solos.chain(boards).chain([setup(Mode::Room, None, false)]) {
            let meeting = played_well(&story, &setup);
            assert!(meeting.state().is_finished());
            assert_eq!(money(&story, &meeting), expected, "{setup:?}");
            assert!(review(meeting.log()).total.is_some(), "{setup:?}: nothing is judged");
        }
    }
}

#[test]
fn alone_one_meets_a_planted_mistake_in_every_part() {
    let story = story_of(&read("june-room"));
    for solo in Role::TRAINED {
        for seed in 0..20 {
            let setup = Setup { mode: Mode::Solo, solo: Some(solo), cut: 45, seed, deputies: false };
            let meeting = played_well(&story, &setup);
            let wrongly = meeting.log().iter().filter_map(|event| {
                let Event::Played { step, how: PlayedHow::Wrongly, .. } = event else { return None };
                Some(step)
            });
            let parts: BTreeSet<&PartId> =
                wrongly.filter_map(|step| story.part_of(step)).map(|part| &part.id).collect();
            let in_cut = |part: &&Part| part.steps.iter().any(|step| flow::is_in_cut(&setup, step));
            let all = story.scenario.parts.iter().filter(in_cut).map(|part| &part.id).collect();
            assert_eq!(parts, all, "{solo:?} with seed {seed}");
        }
    }
}

/// Where the numbers stand in an answer.
fn numbers(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Number(_) => found.push(at.to_owned()),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(n, item)| numbers(item, &format!("{at}/{n}"), found));
        }
        Value::Object(fields) => {
            fields.iter().for_each(|(name, field)| numbers(field, &format!("{at}/{name}"), found));
        }
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

/// An amount is turned by 1.000 đ, a handful of notes or of hands by one.
fn turned(number: i64) -> i64 {
    if (1..1_000).contains(&number.abs()) { number + 1 } else { number + 1_000 }
}

/// Every way of turning one number that the line enters or states.
fn turns(line: &Line) -> Vec<Line> {
    let mut turns = Vec::new();
    if let Some(answer) = &line.gives {
        let entered = serde_json::to_value(answer).unwrap();
        let mut places = Vec::new();
        numbers(&entered, "", &mut places);
        for place in places {
            let mut entered = entered.clone();
            let number = entered.pointer_mut(&place).unwrap();
            *number = turned(number.as_i64().unwrap()).into();
            turns.push(Line { gives: Some(serde_json::from_value(entered).unwrap()), ..line.clone() });
        }
    }
    for place in 0..line.figures.len() {
        let mut line = line.clone();
        line.figures[place].1 = turned(line.figures[place].1);
        turns.push(line);
    }
    turns
}

#[test]
fn turning_one_amount_makes_the_june_meeting_red() {
    let script = read("june-room");
    let story = story_of(&script);
    let mut stage = Bare::open(&story, &script.setup);
    let mut n_turned = 0;
    for (at, line) in script.lines.iter().enumerate() {
        for turned in turns(line) {
            n_turned += 1;
            let mut stage = stage.clone();
            let rest = std::iter::once(&turned).chain(script.lines.iter().skip(at + 1));
            let met = rest.map(|line| perform(&mut stage, line)).collect::<Result<Vec<_>, _>>();
            let met = met.and_then(|_| ends(&stage, &script.end));
            assert!(met.is_err(), "nobody notices {turned:?}");
        }
        perform(&mut stage, line).unwrap();
    }
    for place in 0..script.end.figures.len() {
        let mut end = script.end.clone();
        end.figures[place].1 = turned(end.figures[place].1);
        assert!(ends(&stage, &end).is_err(), "nobody notices {:?}", end.figures[place]);
    }
    assert!(n_turned > 150, "only {n_turned} numbers");
}

#[test]
fn trying_again_counts_the_beginning_once_and_leaves_the_first_try_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = record(&folder);
    let (shamed, well) = (read("june-late-payer-shamed"), read("june-room"));
    let story = story_of(&shamed);
    let mut parent = Recorded::begin(&mut store, story.clone(), &shamed.setup);
    play(&mut parent, &shamed).unwrap();
    let first = parent.practice.id();
    let before = parent.meeting().log().to_vec();

    let whispers = "on-whispers".into();
    let at_seq = begun_at(parent.meeting(), &whispers).unwrap();
    let mut again = parent.fork(at_seq);
    let own = again.practice.id();
    assert_ne!(own, first);
    let beginning = usize::try_from(at_seq).unwrap();
    assert_eq!(again.meeting().log(), &before[..beginning], "only the beginning");
    let from = well.lines.iter().position(|line| line.at == whispers).unwrap();
    for line in &well.lines[from..] {
        perform(&mut again, line).unwrap();
    }
    ends(&again, &well.end).unwrap();
    let once = review(again.meeting().log());
    assert!(once.tasks.iter().all(|task| task.tries == 1), "no answer of the beginning counts twice");

    let decoded = |stored: Vec<StoredEvent>| -> Vec<Event> {
        stored.iter().map(|event| codec::decode(event).unwrap()).collect()
    };
    assert_eq!(decoded(store.events(first).unwrap()), before, "the first try stays as it was");
    let whole = decoded(store.events(own).unwrap());
    assert_eq!(whole.len(), beginning + store.own_events(own).unwrap().len(), "the beginning is not copied");
    assert_eq!(review(&whole), once);
    assert_eq!(review(&decoded(store.events(first).unwrap())).total, Some(50));
    assert_eq!(LiveSession::resume(&store, own).unwrap().meeting().log(), whole);
}

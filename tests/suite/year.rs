//! The meetings of the year come to the figures that were worked out for them, by the model answers and by the wrong paths
//! that they are about; alone, as a board and in a hall, in every cut.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use dongvai::club::ledger::{Book, Fund};
use dongvai::id::{ItemId, ScenarioId, StepId};
use dongvai::library::Library;
use dongvai::meeting::command::{Mode, Setup};
use dongvai::meeting::event::Event;
use dongvai::meeting::kinds::CountAnswer;
use dongvai::meeting::{Meeting, figures, flow};
use dongvai::review::review;
use dongvai::scenario::kinds::StepKind;
use dongvai::scenario::quantity::Quantity;
use dongvai::scenario::reader::ron_options;
use dongvai::scenario::story::Story;
use dongvai::scenario::terms::{Block, Fatal, Role};
use serde::Deserialize;
use strum::VariantNames;

use super::playthroughs::stage::played_but_for;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Played {
    about: String,
    scenario: ScenarioId,
    #[serde(default)]
    chooses: BTreeMap<StepId, ItemId>,
    #[serde(default)]
    fatal: Option<Fatal>,
    /// What was found at a count, where the cut asks for it.
    #[serde(default)]
    counted: BTreeMap<StepId, i64>,
    /// How much less the notes are than the books in the end.
    #[serde(default)]
    short: i64,
    present: i64,
    lent: i64,
    /// Box and bank.
    income: (i64, i64),
    operating: (i64, i64),
}

fn year() -> Vec<Played> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/year.ron");
    ron_options().from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn figure(story: &Story, meeting: &Meeting, quantity: &Quantity) -> i64 {
    figures::figure(story, meeting.state(), quantity).and_then(|figure| figure.number()).unwrap()
}

/// Present, lent, and box and bank of each fund.
fn close(story: &Story, meeting: &Meeting) -> (i64, i64, [(i64, i64); 2]) {
    let of = |quantity: Quantity| figure(story, meeting, &quantity);
    let funds = Fund::BOTH.map(|fund| (of(Quantity::Box(fund)), of(Quantity::Bank(fund))));
    (of(Quantity::Present), of(Quantity::Outstanding), funds)
}

/// The sum that was found at this count.
fn counted(meeting: &Meeting, step: &StepId) -> Option<i64> {
    meeting.log().iter().find_map(|event| {
        let Event::Answered { step: own, answer, .. } = event else { return None };
        let count: &CountAnswer = answer.try_into().ok().filter(|_| own == step)?;
        Some(count.total.0)
    })
}

#[test]
fn every_meeting_comes_to_its_figures_in_every_cut() {
    for played in year() {
        let story = Library::new(None).load(played.scenario.as_str(), None).unwrap();
        for cut in story.scenario.cuts.clone() {
            let setup = Setup { mode: Mode::Room, solo: None, cut, seed: 1, deputies: false };
            let asked = |step: &StepId| {
                let found = story.step(step).unwrap_or_else(|| panic!("{}: {step}", played.scenario));
                flow::is_in_cut(&setup, found)
            };
            // What a cut leaves out is done well.
            if !played.chooses.keys().all(asked) {
                continue;
            }
            let meeting = played_but_for(&story, &setup, &played.chooses);
            let expected = (played.present, played.lent, [played.income, played.operating]);
            assert_eq!(
                close(&story, &meeting),
                expected,
                "{} ({cut} minutes): {}",
                played.scenario,
                played.about
            );
            for (step, sum) in played.counted.iter().filter(|(step, _)| asked(step)) {
                assert_eq!(
                    counted(&meeting, step),
                    Some(*sum),
                    "{} {step}: {}",
                    played.scenario,
                    played.about
                );
            }
            let ledger = &meeting.state().ledger;
            let short = ledger.boxes(Book::Treasurer).0 - ledger.cash().0;
            assert_eq!(short, played.short, "{} ({cut} minutes): {}", played.scenario, played.about);
            let fatal = review(meeting.log()).fatal.first().map(|(_, fatal)| *fatal);
            assert_eq!(fatal, played.fatal, "{} ({cut} minutes): {}", played.scenario, played.about);
            assert_eq!(meeting.state().ledger.differences(), [], "{}: the books agree", played.scenario);
        }
    }
}

#[test]
fn alone_and_as_a_board_the_money_is_the_same() {
    let mut seen = BTreeSet::new();
    for played in
        year().iter().filter(|played| played.chooses.is_empty() && seen.insert(played.scenario.clone()))
    {
        let story = Library::new(None).load(played.scenario.as_str(), None).unwrap();
        for cut in story.scenario.cuts.clone() {
            let setup = |mode, solo, deputies| Setup { mode, solo, cut, seed: 11, deputies };
            let solos =
                story.scenario.seats(cut).into_iter().map(|seat| setup(Mode::Solo, Some(seat), false));
            for setup in solos.chain([false, true].map(|deputies| setup(Mode::Board, None, deputies))) {
                let meeting = played_but_for(&story, &setup, &BTreeMap::new());
                let expected = (played.present, played.lent, [played.income, played.operating]);
                assert_eq!(close(&story, &meeting), expected, "{} {setup:?}", played.scenario);
                assert!(
                    review(meeting.log()).total.is_some(),
                    "{} {setup:?}: nothing is judged",
                    played.scenario
                );
            }
        }
    }
}

/// What the bible asks of each meeting, and of all together.
#[test]
fn every_meeting_has_work_for_all_and_the_year_has_everything() {
    let library = Library::new(None);
    let mut kinds = BTreeSet::new();
    let mut blocks = BTreeSet::new();
    let mut n_judged = 0;
    let ids: BTreeSet<ScenarioId> = year().into_iter().map(|played| played.scenario).collect();
    for id in ids {
        let story = library.load(id.as_str(), None).unwrap();
        let scenario = &story.scenario;
        assert!((1..=5).contains(&scenario.difficulty) && !scenario.debrief.is_empty(), "{id}");
        let judged: Vec<_> = story.steps().filter(|step| step.kind.is_judged()).collect();
        assert!(judged.len() >= 20, "{id}: {} judged steps", judged.len());
        n_judged += judged.len();
        for role in Role::SEATS {
            let own = judged.iter().filter(|step| step.role == role).count();
            assert!(own >= 5, "{id}: {role:?} has {own} judged steps");
        }
        kinds.extend(story.steps().map(|step| step.kind.slug()));
        for step in story.steps() {
            blocks.extend(step.points.keys().copied());
            let options = step.kind.try_as_choose_ref().into_iter().flat_map(|choose| &choose.options);
            blocks.extend(options.flat_map(|option| option.points.keys().copied()));
        }
    }
    assert!(n_judged >= 240, "{n_judged} judged steps");
    let lacking: Vec<_> = StepKind::VARIANTS.iter().filter(|kind| !kinds.contains(*kind)).collect();
    assert!(lacking.is_empty(), "no step of {lacking:?}");
    assert_eq!(blocks.len(), Block::ALL.len(), "every kind of point is earned somewhere");
}

//! What a full scenario must offer, checked on the shipped June meeting: enough to do for every seat, with reasons.
//!
//! It reads the script and explores it with `explore`; `playthroughs` checks single sums and choices.

use std::collections::{BTreeMap, BTreeSet};

use rstest::rstest;

use dongvai::id::{Flag, StepId};
use dongvai::library::Library;
use dongvai::meeting::explore::{MOST_STATES, explore};
use dongvai::scenario::kinds::{Choice, Choose, StepKind};
use dongvai::scenario::model::{Step, without_speaker};
use dongvai::scenario::story::Story;
use dongvai::scenario::terms::{Condition, Consequence, Meter, Role};
use dongvai::text;

fn june() -> Story {
    Library::new(None).load("sinh-hoat-thang-sau", None).unwrap()
}

fn chooses(story: &Story) -> Vec<(&StepId, &Choose)> {
    let mut found = Vec::new();
    for step in story.steps() {
        if let StepKind::Choose(choose) = &step.kind {
            found.push((&step.id, choose));
        }
    }
    found
}

#[test]
fn there_is_enough_to_do_and_little_to_listen_to() {
    let june = june();
    let judged: Vec<&Step> = june.steps().filter(|step| step.kind.is_judged()).collect();
    let says = june.steps().filter(|step| matches!(step.kind, StepKind::Say(_))).count();
    assert!(june.n_steps() >= 36, "{} steps", june.n_steps());
    assert!(judged.len() >= 26, "{} judged", judged.len());
    assert!(says * 3 <= june.n_steps(), "{says} of {} are only heard", june.n_steps());
    for role in [Role::Chair, Role::Treasurer, Role::Secretary] {
        let own = judged.iter().filter(|step| step.role == role).count();
        assert!(own >= 7, "{role:?} is judged {own} times");
    }
    let three = chooses(&june).iter().filter(|(_, choose)| choose.options.len() == 3).count();
    assert!(three >= 10, "{three} choices of three");
}

#[test]
fn every_kind_occurs() {
    let kinds: BTreeSet<&str> = june().steps().map(|step| step.kind.slug()).collect();
    let all = [
        "say",
        "choose",
        "speak",
        "order",
        "roll-call",
        "count",
        "collect",
        "pay",
        "figure",
        "inspect",
        "vote",
        "minutes",
        "discuss",
    ];
    assert_eq!(kinds, all.into_iter().collect());
}

#[test]
fn three_cuts_and_something_to_say_aloud_in_every_part_of_a_session() {
    let june = june();
    assert_eq!(june.scenario.cuts, [20, 45, 90]);
    assert_eq!(june.scenario.default_cut, 45);
    for part in &june.scenario.parts {
        for cut in [45, 90] {
            let speaks = |step: &&Step| {
                step.cut <= cut && step.when.is_none() && matches!(step.kind, StepKind::Speak(_))
            };
            assert!(
                part.steps.iter().any(|step| speaks(&step)),
                "nobody speaks in {} of {cut} minutes",
                part.id
            );
        }
    }
}

/// Ten minutes after the start a person in the hall has said a sentence.
#[rstest]
#[case("khoi-dong")]
#[case("sinh-hoat-thang-sau")]
fn before_a_hall_it_begins_with_something_to_say(#[case] scenario: &str) {
    let story = Library::new(None).load(scenario, None).unwrap();
    for cut in &story.scenario.cuts {
        let first = story.steps().find(|step| step.cut <= *cut).unwrap();
        let is_spoken = first.kind.is_speak() || first.kind.is_say();
        assert!(is_spoken, "{scenario} in {cut} minutes begins with {}", first.id);
    }
}

#[test]
fn the_right_option_is_not_known_by_its_length() {
    let june = june();
    let chooses = chooses(&june);
    let longest_is_right = |choose: &Choose| {
        let right = choose.best(&BTreeSet::new()).unwrap();
        let mut others = choose.options.iter().filter(|option| option.id != right.id);
        others.all(|option| text::width(&option.text) < text::width(&right.text))
    };
    let known: Vec<_> =
        chooses.iter().filter(|(_, choose)| longest_is_right(choose)).map(|(id, _)| id).collect();
    assert!(known.len() * 3 <= chooses.len(), "{} of {}: {known:?}", known.len(), chooses.len());
}

/// What can follow from a step, for any seat.
fn consequences(step: &Step) -> Vec<Consequence> {
    let mut all = vec![step.right.clone(), step.wrong.clone()];
    all.extend(step.planted.iter().map(|planted| planted.missed.clone()));
    if let StepKind::Choose(choose) = &step.kind {
        all.extend(choose.options.iter().map(Choice::consequence));
    }
    if let StepKind::Discuss(discuss) = &step.kind {
        all.extend(discuss.options.iter().map(|option| option.then.clone()));
    }
    if let StepKind::Vote(vote) = &step.kind {
        all.push(Consequence { set: vec![vote.carried.clone()], ..Consequence::default() });
    }
    all
}

fn asks(condition: &Condition, flags: &mut BTreeSet<Flag>, meters: &mut BTreeSet<Meter>) {
    match condition {
        Condition::All(all) | Condition::Any(all) => all.iter().for_each(|one| asks(one, flags, meters)),
        Condition::Not(not) => asks(not, flags, meters),
        Condition::Flag(flag) => {
            flags.insert(flag.clone());
        }
        Condition::Meter(meter, _) => {
            meters.insert(*meter);
        }
        Condition::BooksDiffer => {}
    }
}

#[test]
fn what_happened_comes_back_later() {
    let june = june();
    let steps: Vec<&Step> = june.steps().collect();
    let mut readers: BTreeMap<&StepId, usize> = BTreeMap::new();
    let mut on_meters: BTreeMap<Meter, usize> = BTreeMap::new();
    for (at, step) in steps.iter().enumerate() {
        let set: BTreeSet<Flag> = consequences(step).into_iter().flat_map(|then| then.set).collect();
        let reads = |later: &&&Step| {
            let (mut flags, mut meters) = (BTreeSet::new(), BTreeSet::new());
            later.when.iter().for_each(|condition| asks(condition, &mut flags, &mut meters));
            !flags.is_disjoint(&set)
        };
        readers.insert(&step.id, steps.iter().skip(at + 1).filter(reads).count());
        let (mut flags, mut meters) = (BTreeSet::new(), BTreeSet::new());
        step.when.iter().for_each(|condition| asks(condition, &mut flags, &mut meters));
        for meter in meters {
            *on_meters.entry(meter).or_default() += 1;
        }
    }
    let woven: Vec<_> = readers.iter().filter(|(_, readers)| **readers >= 2).collect();
    assert!(woven.len() >= 3, "only {woven:?}");
    for meter in Meter::ALL {
        let steps = on_meters.get(meter).copied().unwrap_or(0);
        assert!(steps >= 2, "{steps} steps ask for {meter:?}");
    }
}

/// A borrower who missed May and pays nothing in June has missed two months, and two months are overdue (brief 4.6).
#[test]
fn what_is_said_of_the_late_payer_fits_what_was_paid() {
    let june = june();
    let flag = |flag: &str| Condition::Flag(flag.into());
    let not = |condition| Condition::Not(Box::new(condition));
    let paid = flag("on-paid-part");
    let unpaid = not(paid.clone());
    // The borrower who was named before the hall has paid nothing either.
    let all_unpaid =
        [unpaid.clone(), flag("on-shamed"), Condition::All(vec![unpaid, not(flag("on-shamed"))])];
    let steps: Vec<&Step> =
        june.steps().skip_while(|step| step.id.as_str() != "on-whispers").skip(1).collect();
    let (mut late, mut overdue) = (0, 0);
    for step in steps {
        let mut right: Vec<&str> = step.private.iter().map(String::as_str).collect();
        right.push(step.prompt().1);
        if let StepKind::Choose(choose) = &step.kind {
            right.extend(choose.best(&BTreeSet::new()).map(|best| best.text.as_str()));
        }
        if let StepKind::Speak(speak) = &step.kind {
            right.extend(speak.ticks.iter().map(|tick| tick.text.as_str()));
        }
        let says = |words: &str| right.iter().any(|text| text.contains(words));
        if says("chậm một kỳ") {
            late += 1;
            assert_eq!(step.when.as_ref(), Some(&paid), "{}", step.id);
        } else if says("quá hạn") || says("Quá hạn") {
            overdue += 1;
            assert!(step.when.as_ref().is_some_and(|when| all_unpaid.contains(when)), "{}", step.id);
        }
    }
    assert!(late >= 1 && overdue >= 2, "{late} {overdue}");
}

#[test]
fn every_answer_has_a_reason() {
    let told = |text: &str| !text.trim().is_empty();
    for step in june().steps().filter(|step| step.kind.is_judged()) {
        let id = &step.id;
        if let StepKind::Choose(choose) = &step.kind {
            assert!(choose.options.iter().all(|option| told(&option.why)), "{id}");
        } else {
            assert!(step.why.as_deref().is_some_and(told), "{id}");
        }
        assert!(step.planted.iter().all(|planted| told(&planted.why) && planted.then.is_some()), "{id}");
    }
}

/// A list of points where all is right, and a sentence where it is not, would give the mistake away.
#[test]
fn what_the_computer_says_has_the_form_of_its_mistakes() {
    let is_speech = |text: &str| text.starts_with('“') && text.ends_with('”');
    let warm_up = Library::new(None).load("khoi-dong", None).unwrap();
    for step in [june(), warm_up].iter().flat_map(Story::steps) {
        let planted = step.planted.as_ref().filter(|_| !step.kind.is_say());
        if step.kind.is_speak() || planted.is_some() {
            assert!(step.says.as_deref().is_some_and(is_speech), "{}", step.id);
        }
        let planted = planted.map(|planted| without_speaker(&planted.text));
        assert!(planted.is_none_or(is_speech), "{}", step.id);
    }
}

#[test]
fn no_path_through_the_shipped_scenarios_goes_wrong() {
    let library = Library::new(None);
    for id in ["khoi-dong", "sinh-hoat-thang-sau"] {
        let explored = explore(&library.load(id, None).unwrap(), MOST_STATES);
        assert_eq!(explored.findings, [], "{id}");
        assert!(!explored.approximate, "{id} has too many states: {}", explored.states);
    }
}

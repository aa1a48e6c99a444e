//! The questions of the debrief: made from what happened, and from nothing else.

use std::collections::BTreeSet;

use dongvai::meeting;
use dongvai::meeting::event::Event;
use dongvai::meeting::meters::Meters;
use dongvai::review::questions::{About, DebriefQuestion, MOST, questions};
use dongvai::tui::msg::Request;

use crate::suite::app_on_screen::TestApp;
use crate::suite::playthroughs::format;
use crate::suite::playthroughs::stage::{Bare, Recorded, Stage, play, story_of};

fn events(name: &str) -> Vec<Event> {
    let script = format::read(name);
    let story = story_of(&script);
    let mut bare = Bare::open(&story, &script.setup);
    play(&mut bare, &script).unwrap_or_else(|fault| panic!("{name}, {fault}"));
    bare.meeting().log().to_vec()
}

fn asked(name: &str, events: &[Event]) -> Vec<DebriefQuestion> {
    questions(&story_of(&format::read(name)), events)
}

/// "fatal treasurer on-whispers".
fn shown(questions: &[DebriefQuestion]) -> Vec<String> {
    let one = |question: &DebriefQuestion| {
        format!("{} {} {}", question.about.slug(), question.role.slug(), question.step)
    };
    questions.iter().map(one).collect()
}

#[test]
fn they_ask_about_what_happened() {
    for (name, wanted) in [
        (
            "khoi-dong-board",
            &[
                "well chair welcome",
                "later treasurer one-fee",
                "hint secretary late-comer",
                "costly chair porch",
            ][..],
        ),
        (
            "june-step-back",
            &["well secretary book-differs", "well chair vote-loan", "fatal-mended treasurer on-whispers"],
        ),
        (
            "june-solo-treasurer",
            &["well treasurer on-whispers", "missed secretary arrive-speak", "caught chair prep-speak"],
        ),
        (
            "june-second-book-differs",
            &["well treasurer on-whispers", "costly treasurer count-mid", "costly secretary money-fees"],
        ),
        ("june-room", &["well treasurer on-whispers", "well secretary book-differs", "well chair vote-loan"]),
    ] {
        assert_eq!(shown(&asked(name, &events(name))), wanted, "{name}");
    }
}

#[test]
fn the_players_are_asked_first_and_no_step_twice() {
    for name in format::names() {
        let all = events(name.as_str());
        let questions = asked(&name, &all);
        assert!((1..=MOST).contains(&questions.len()), "{name}");
        assert!(questions.is_sorted_by_key(|question| question.about.asked()), "{name}");
        let steps: BTreeSet<_> = questions.iter().map(|question| &question.step).collect();
        assert_eq!(steps.len(), questions.len(), "{name} asks twice about a step");
        for question in &questions {
            let happened = all.iter().any(|event| event.step() == Some(&question.step));
            assert!(happened, "{name} asks about {} which was not played", question.step);
        }
        assert_eq!(questions, asked(&name, &all), "{name}");
    }
}

#[test]
fn a_meter_that_falls_low_is_asked_about_once_where_it_fell() {
    let mut events = events("june-room");
    let began = meeting::fold(&events[..1]).state().meters;
    let answers = events.iter_mut().filter_map(|event| {
        if let Event::Answered { outcome, .. } = event { Some(&mut outcome.meters) } else { None }
    });
    for (n, meters) in answers.enumerate() {
        // Voices begin at 40, so 39 is low; the trust falls lower, and later.
        *meters = match n {
            0..4 => None,
            4..20 => Some(Meters { voices: 39, ..began }),
            _ => Some(Meters { voices: 39, trust: 15, ..began }),
        };
    }
    let questions = asked("june-room", &events);
    let fell: Vec<_> = questions.iter().filter(|question| matches!(question.about, About::Fell(_))).collect();
    assert_eq!(fell.len(), 1, "{questions:?}");
    assert_eq!(fell[0].about.slug(), "trust");
    let before = events.iter().position(|event| event.step() == Some(&fell[0].step)).unwrap();
    assert!(meeting::fold(&events[..before]).state().meters.trust > 15);
}

#[test]
fn nothing_played_is_nothing_asked() {
    let opened = &events("june-room")[..1];
    assert_eq!(asked("june-room", opened), []);
}

/// The page before the pledge after a meeting in which much went wrong, as a hall sees it.
#[test]
fn the_page_of_questions_in_a_hall() {
    let house = TestApp::new();
    let script = format::read("june-second-book-differs");
    let mut store = house.record();
    let mut recorded = Recorded::begin(&mut store, story_of(&script), &script.setup);
    play(&mut recorded, &script).unwrap();
    let session = recorded.practice.id();
    drop(store);
    // Back into the last step and through it again, to the debrief.
    let frame = |keys: &str, size| house.copy().frame(vec![Request::Resume { session }], "vi,en", size, keys);
    let shown = ["", "↓↓"].map(|more| frame(&format!("⏎⏎{more}"), (56, 16))).join("\n");
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("debrief-june-questions", shown);
    });
    // A roll call ("điểm danh") is no score.
    let told = shown.replace("điểm danh", "");
    for word in ["điểm", "★", "point", "50"] {
        assert!(!told.contains(word), "{word}\n{shown}");
    }
}

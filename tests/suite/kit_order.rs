//! In which order the papers before class have their lines, and which of them stay together.

use dongvai::export::kit::KitPaper;
use dongvai::export::paper::{Piece, Text};
use dongvai::export::papers::SessionPaper;
use dongvai::meeting::command::Mode;

use super::app_on_screen::{TestApp, setup};
use super::kit::{all, papers, story};
use super::shots::JUNE;

/// The blank book is filled in while the roll is called, name by name.
#[test]
fn the_blank_roll_is_in_the_order_of_the_roll_call() {
    let book = &all(JUNE, 45).into_iter().find(|(kind, _)| *kind == KitPaper::RollBook).unwrap().1;
    let names = |from: &str| -> Vec<String> {
        let members = story(JUNE).club.members;
        let mut at: Vec<(usize, String)> =
            members.iter().map(|member| (from.find(&member.full()).unwrap(), member.full())).collect();
        at.sort();
        at.into_iter().map(|(_, name)| name).collect()
    };
    let house = TestApp::new();
    let session = house.play_to(JUNE, setup(Mode::Room, None, 20), "end", 0);
    let roll = super::papers::html(&house, session, SessionPaper::Attendance, "vi");
    assert_eq!(names(book), names(&roll));
}

/// A question stays with its first two answers.
#[test]
fn no_question_of_the_trainer_stands_without_its_answers() {
    for cut in [20, 45, 90] {
        let papers = papers(&story(JUNE), cut, "vi");
        let (_, trainer) = papers.iter().find(|(kind, _)| *kind == KitPaper::Trainer).unwrap();
        let begins = |text: &Text| (text.bold && text.lead.ends_with('.')) || text.lead == "→";
        let mut n = 0;
        for (at, piece) in trainer.pieces.iter().enumerate() {
            let Piece::Text(step) = piece else { continue };
            if !begins(step) || step.lead == "→" {
                continue;
            }
            let lines = trainer.pieces[at + 1..].iter().map_while(|piece| {
                if let Piece::Text(text) = piece { Some(text).filter(|text| !begins(text)) } else { None }
            });
            let lines: Vec<&Text> = lines.collect();
            let kept = lines.iter().take_while(|text| text.leads || text.italic).count();
            assert!(kept >= 2 || lines.len() < 4, "{cut}: {step:?} {lines:?}");
            n += 1;
        }
        assert!(n > 10, "{cut}: {n}");
    }
}

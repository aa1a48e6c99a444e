//! A card for each seat of the board: who one is, what to do in each part, what to read out, what only this role
//! knows, what not to say aloud.
//!
//! A step has its task on the card, never its answer: the question, or the line that is said. Its cue tells how it is
//! done well, so cues are on no card. A step that only some paths reach would tell which path is right, so the
//! trainer reads it. A value that depends on the meeting is left blank.

use crate::export::kit::desk::{Desk, KitPaper, if_called, labelled, with_note};
use crate::export::kit::fold;
use crate::export::kit::timetable::timetable;
use crate::export::paper::{Level, Paper, Piece, Text};
use crate::locale::Pair;
use crate::scenario::model::{Part, Step};
use crate::scenario::terms::Role;

pub(super) fn paper(desk: &Desk<'_>) -> Paper {
    let seats = desk.seats();
    let mut paper = desk.paper(KitPaper::Roles).landscape();
    let cards: Vec<Vec<Piece>> = seats.into_iter().flat_map(|role| cards(desk, role)).collect();
    fold::lay(&mut paper, &cards);
    paper
}

fn cards(desk: &Desk<'_>, role: Role) -> Vec<Vec<Piece>> {
    let head = |goes_on: bool| {
        let name = desk.ui(&format!("role-{}-call", role.slug()));
        let name = if goes_on { with_note(&name, &desk.ui("kit-goes-on")) } else { name };
        vec![Piece::Heading(Level::Title, name)]
    };
    let mut blocks = vec![who(desk, role)];
    for (heading, read_out) in [("kit-read-out", true), ("kit-facts", false)] {
        let facts = facts(desk, role, read_out);
        if !facts.is_empty() {
            let mut block = vec![fold::part(desk.ui(heading))];
            block.extend(facts);
            blocks.push(block);
        }
    }
    blocks.push(vec![
        fold::part(desk.ui("kit-not-aloud")),
        Text::new(desk.ui(&format!("kit-not-aloud-{}", role.slug()))).into(),
        desk.credits().into(),
    ]);
    // Its heading stays with the first part, so that it never stands alone at the foot of a card.
    let mut heading = vec![fold::part(desk.ui("kit-to-do"))];
    for (part, steps) in desk.played() {
        let own: Vec<&Step> = steps
            .into_iter()
            .filter(|step| step.role == role && is_own(step) && step.when.is_none())
            .collect();
        if !own.is_empty() {
            blocks.push(std::mem::take(&mut heading).into_iter().chain(to_do(desk, part, &own)).collect());
        }
    }
    fold::deal(&head, blocks)
}

/// A line that another person speaks is on that person's card.
fn is_own(step: &Step) -> bool {
    step.kind.try_as_say_ref().is_none_or(|say| say.by.is_none())
}

fn who(desk: &Desk<'_>, role: Role) -> Vec<Piece> {
    let mut block = vec![Text::new(desk.ui(&format!("role-{}-duty", role.slug()))).into()];
    if let Some(member) = role.holder(&desk.class.story.club) {
        block.push(Piece::Field { label: desk.ui("kit-in-story"), value: Some(member.full().into()) });
    }
    block
}

/// What is on this card alone: to be read out, or to be kept.
fn facts(desk: &Desk<'_>, role: Role, read_out: bool) -> Vec<Piece> {
    let mut facts = Vec::new();
    for (part, steps) in desk.played() {
        for step in steps.into_iter().filter(|step| step.role == role && step.read_out == read_out) {
            if let Some(private) = &step.private {
                let when = desk.part_in_short(part);
                let fact = if_called(desk, step, desk.before(step, "private", private));
                facts.push(Text::item("•", labelled(when, ": ", fact)).into());
            }
        }
    }
    facts
}

fn to_do(desk: &Desk<'_>, part: &Part, steps: &[&Step]) -> Vec<Piece> {
    // The minutes of class of the whole part, for every role in it.
    let (minutes, _) = timetable(desk);
    let minutes = minutes.iter().find(|(id, _)| **id == part.id).map_or(0, |(_, minutes)| *minutes);
    let name = with_note(&desk.part_in_short(part), &desk.minutes(minutes));
    let mut block = vec![Text::new(name).bold().into()];
    block.extend(steps.iter().map(|step| Text::item("☐", task(desk, step)).into()));
    block
}

/// What is to be done, without how.
pub(super) fn task(desk: &Desk<'_>, step: &Step) -> Pair {
    let (field, text) = step.prompt();
    let asked = desk.before(step, field, text);
    // What a vote asks for is its motion.
    let asked = if step.kind.is_vote() { labelled(desk.ui("doc-motion"), ": ", asked) } else { asked };
    if_called(desk, step, asked)
}

//! Makes papers for those who watch: a sheet for each role, and signs for the hall to hold up.
//!
//! A sheet lists a few things that can be seen or heard, and asks for one moment in the observer's own words. It has
//! no points and no names. The things are the ticks of the script, spread over the parts; a role that seldom speaks
//! is watched for its way of speaking.

use crate::export::kit::desk::{Desk, KitPaper};
use crate::export::kit::fold;
use crate::export::paper::{Grid, Level, Paper, Piece, Size, Text, joined};
use crate::locale::Pair;
use crate::scenario::kinds::Tick;
use crate::scenario::model::{Part, Step};
use crate::scenario::terms::Role;

pub(super) const MOST: usize = 5;
pub(super) const LEAST: usize = 3;
const GENERAL: [&str; LEAST] = ["kit-see-short", "kit-see-invite", "kit-see-polite"];

pub(super) fn paper(desk: &Desk<'_>) -> Paper {
    let seats = desk.seats();
    let mut paper = desk.paper(KitPaper::Observers).landscape();
    let cards: Vec<Vec<Piece>> = seats.into_iter().map(|role| sheet(desk, role)).collect();
    fold::lay(&mut paper, &cards);
    paper
}

fn sheet(desk: &Desk<'_>, role: Role) -> Vec<Piece> {
    let title = joined(&[desk.ui("kit-observers"), desk.role(role)], " · ");
    let mut sheet = vec![Piece::Heading(Level::Title, title), Text::new(desk.ui("kit-observe-how")).into()];
    for (part, words) in seen(desk, role) {
        // In one language: half a sheet has no room for both.
        let part = part.map(|part| Text::new(desk.part_in_short(part).main).sized(Size::Small).italic());
        sheet.extend(part.map(Piece::from));
        sheet.push(Text::item("☐", words).into());
    }
    sheet.push(fold::part(desk.ui("kit-moment")));
    sheet.push(Piece::Lines(3));
    sheet.push(Text::new(desk.ui("briefing-comment-role")).bold().into());
    sheet.push(desk.credits().into());
    sheet
}

/// A thing to be heard, in which step of which part, and the number of that step among the speeches of the role.
type Heard<'a> = (usize, &'a Part, &'a Step, &'a Tick);

/// What to look for, in the order of the meeting. The first of each part stands with that part.
fn seen<'a>(desk: &Desk<'a>, role: Role) -> Vec<(Option<&'a Part>, Pair)> {
    let mut said: Vec<Vec<Heard<'_>>> = Vec::new();
    let mut number = 0;
    for (part, steps) in desk.played() {
        let mut ticks = Vec::new();
        // Of steps that exclude each other, what the model path has.
        let comes = |step: &&Step| step.role == role && desk.course.comes_to(desk.class.story, step);
        for step in steps.into_iter().filter(comes) {
            let Some(speak) = step.kind.try_as_speak_ref() else { continue };
            for tick in telling(&speak.ticks) {
                ticks.push((number, part, step, tick));
            }
            number += 1;
        }
        said.push(ticks);
    }
    // One from each part, then a second from each, until there are enough.
    let mut chosen: Vec<Heard<'_>> = Vec::new();
    let longest = said.iter().map(Vec::len).max().unwrap_or_default();
    for round in 0..longest {
        for tick in said.iter().filter_map(|ticks| ticks.get(round)) {
            let is_new = chosen.iter().all(|(.., other)| other.text != tick.3.text);
            if chosen.len() < MOST && is_new {
                chosen.push(*tick);
            }
        }
    }
    chosen.sort_by_key(|(number, ..)| *number);
    let mut seen = Vec::new();
    let mut last = None;
    for (_, part, step, tick) in chosen {
        let words = desk.then(step, &step.id.item_key(&tick.id, "text"), &tick.text);
        let begins = last.replace(&part.id) != Some(&part.id);
        seen.push((begins.then_some(part), words));
    }
    let missing = LEAST.saturating_sub(seen.len());
    let general = GENERAL.iter().take(missing).map(|id| desk.ui(id));
    // What may be seen in any part comes first, so that it stands under no part.
    general.map(|words| (None, words)).chain(seen).collect()
}

/// The most important first: the end of a speech, with which it turns to the others; then its subject; the greeting
/// last.
fn telling(ticks: &[Tick]) -> impl Iterator<Item = &Tick> {
    let (first, others) = match ticks.split_first() {
        Some((first, others)) => (Some(first), others),
        None => (None, ticks),
    };
    others.iter().rev().chain(first)
}

const SIGN_HEIGHT_MM: u16 = 114;
/// Also in words, because not every printer has the signs.
const YES_NO: [(&str, &str); 2] = [("✓", "kit-yes"), ("✗", "kit-no")];

/// Makes the signs: which option, right or not yet. One fills half a sheet and is read from the front.
pub(super) fn signs(desk: &Desk<'_>) -> Paper {
    let mut paper = desk.paper(KitPaper::Numbers);
    let number = |n: usize| vec![sign(&n.to_string())];
    let mut cards: Vec<Vec<Piece>> = (1..=most(desk)).map(number).collect();
    cards.extend(YES_NO.map(|(shown, words)| {
        vec![sign(shown), Text::new(desk.ui(words)).sized(Size::Large).centered().bold().into()]
    }));
    // Two signs on a sheet; "right" and "not yet right" share a sheet of their own.
    let (numbers, words) = cards.split_at(cards.len().saturating_sub(YES_NO.len()));
    for (at, sheet) in numbers.chunks(2).chain([words]).enumerate() {
        if at > 0 {
            paper.push(Piece::PageBreak);
        }
        paper.push(Grid { n_columns: 1, height_mm: SIGN_HEIGHT_MM, cards: sheet.to_vec() });
    }
    paper
}

fn sign(shown: &str) -> Piece {
    Text::new(shown).sized(Size::Giant).centered().bold().into()
}

/// As many as the longest question has options, and never fewer than four.
fn most(desk: &Desk<'_>) -> usize {
    let options = desk.class.story.steps().map(|step| {
        let choose = step.kind.try_as_choose_ref().map(|choose| choose.options.len());
        let discuss = step.kind.try_as_discuss_ref().map(|discuss| discuss.options.len());
        choose.or(discuss).unwrap_or_default()
    });
    options.max().unwrap_or_default().max(4)
}

//! A sheet for whoever watches one role: a few things that can be seen or heard, and one moment in own words.
//!
//! No points and no names. The things are what the script listens for, spread over the parts; a role that seldom
//! speaks is watched for how it speaks at all.

use crate::export::kit::desk::Desk;
use crate::export::kit::{Kind, fold};
use crate::export::paper::{Level, Paper, Piece, Text, joined};
use crate::locale::Pair;
use crate::scenario::model::Step;
use crate::scenario::terms::{Item, Role};

pub(super) const MOST: usize = 5;
pub(super) const LEAST: usize = 3;
const GENERAL: [&str; LEAST] = ["kit-see-short", "kit-see-invite", "kit-see-polite"];

pub(super) fn paper(desk: &Desk<'_>) -> Paper {
    let seats = desk.seats();
    let mut paper = desk.paper(Kind::Observers).landscape();
    let cards: Vec<Vec<Piece>> = seats.into_iter().map(|role| sheet(desk, role)).collect();
    fold::lay(&mut paper, &cards);
    paper
}

fn sheet(desk: &Desk<'_>, role: Role) -> Vec<Piece> {
    let title = joined(&[desk.ui("kit-observers"), desk.role(role)], " · ");
    let mut sheet = vec![Piece::Heading(Level::Title, title), Text::new(desk.ui("kit-observe-how")).into()];
    sheet.extend(seen(desk, role).into_iter().map(|words| Text::item("☐", words).into()));
    sheet.push(fold::part(desk.ui("kit-moment")));
    sheet.push(Piece::Lines(3));
    sheet.push(Text::new(desk.ui("briefing-comment-role")).bold().into());
    sheet.push(desk.credits().into());
    sheet
}

/// A thing to be heard, in which step, and the number of that step among the speeches of the role.
type Heard<'a> = (usize, &'a Step, &'a Item);

/// What to look for, in the order of the meeting.
fn seen(desk: &Desk<'_>, role: Role) -> Vec<Pair> {
    let mut said: Vec<Vec<Heard<'_>>> = Vec::new();
    let mut number = 0;
    for (_, steps) in desk.played() {
        let mut ticks = Vec::new();
        for step in steps.into_iter().filter(|step| step.role == role) {
            let Some(speak) = step.kind.try_as_speak_ref() else { continue };
            for tick in telling(&speak.ticks) {
                ticks.push((number, step, tick));
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
            let is_new = chosen.iter().all(|(_, _, other)| other.text != tick.2.text);
            if chosen.len() < MOST && is_new {
                chosen.push(*tick);
            }
        }
    }
    chosen.sort_by_key(|(number, _, _)| *number);
    let mut seen: Vec<Pair> = chosen
        .into_iter()
        .map(|(_, step, tick)| desk.then(step, &step.id.item_key(&tick.id, "text"), &tick.text))
        .collect();
    let missing = LEAST.saturating_sub(seen.len());
    seen.extend(GENERAL.iter().take(missing).map(|id| desk.ui(id)));
    seen
}

/// The most telling first: how a speech ends, where it turns to the others; then what it is about; the greeting last.
fn telling(ticks: &[Item]) -> impl Iterator<Item = &Item> {
    let (first, others) = match ticks.split_first() {
        Some((first, others)) => (Some(first), others),
        None => (None, ticks),
    };
    others.iter().rev().chain(first)
}

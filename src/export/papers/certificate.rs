//! One page for each learner who sat in a seat and did something there: which role, which scenario, where and when, and
//! lines for who gives it and on which day.
//!
//! No score. A name stands only where its owner agreed to be named, else the code with a line for the name; a hall
//! without codes gets one page with a line. A trainee who did nothing gets none.

use std::collections::BTreeMap;

use crate::export::paper::{Paper, Piece, Signature, Size, Text, joined, labelled};
use crate::export::papers::played::Played;
use crate::id::LearnerId;
use crate::locale::Pair;
use crate::meeting::event::Event;
use crate::record::model::Seat;
use crate::scenario::lines::goal_key;
use crate::scenario::terms::Role;

/// Lines for the pledge on a page with nothing else to tell, and at least.
const LINES: usize = 9;
const LEAST: u8 = 2;
/// Lines that a second language takes.
const SECOND: usize = 3;

pub(super) fn paper(played: &Played<'_>) -> Paper {
    let name = played.ui("doc-certificate").main;
    let mut paper = Paper::new(name, played.speech.main, Some(played.ui("doc-mark")));
    let learners = learners(played);
    if learners.is_empty() {
        paper.title(played.ui("doc-certificate-title"));
        paper.push(played.not_reached());
    }
    for (n, (learner, part)) in learners.iter().enumerate() {
        if n > 0 {
            paper.push(Piece::PageBreak);
        }
        page(played, learner.as_ref(), part, &mut paper);
    }
    paper
}

/// What one learner did, and from which clubs: nearly always one.
#[derive(Default)]
struct Part {
    roles: Vec<Role>,
    homes: Vec<String>,
}

fn page(played: &Played<'_>, learner: Option<&Learner>, part: &Part, paper: &mut Paper) {
    // Uses the club of the story only if no club was given for this person.
    let club = if part.homes.is_empty() { played.story.club.name.clone() } else { part.homes.join("; ") };
    // What is filled in and what is written by hand is of one size.
    let clear = |words: Pair| Text::new(words).sized(Size::Clear);
    let blank = |id: &str| Text::blank(&played.ui(id)).sized(Size::Clear);
    // In two languages the text for one language would run over the page.
    let has_room = played.ui("doc-certificate-title").second.is_none();
    let goals = if has_room { played.story.scenario.goals.as_slice() } else { &[] };
    // The rest of the page is for the pledge.
    let duties = if has_room && learner.is_some() { part.roles.len() } else { 0 };
    let other = if has_room { duties.saturating_mul(2) } else { SECOND };
    let unfinished = usize::from(!played.meeting.state().is_finished());
    let taken = goals.len().saturating_add(other).saturating_add(unfinished);
    let n_lines = u8::try_from(LINES.saturating_sub(taken)).unwrap_or(LEAST).max(LEAST);
    paper.push(clear(club.into()).centered().bold());
    paper.title(played.ui("doc-certificate-title"));
    let name = learner.and_then(|learner| played.names.get(&learner.person?));
    match name {
        Some(name) => paper.push(Text::new(name.as_str()).centered().bold().sized(Size::Large)),
        None => paper.push(blank("doc-name")),
    }
    if let Some(learner) = learner.filter(|_| name.is_none()) {
        let code = learner.code.as_str().into();
        paper.push(clear(labelled(&played.ui("doc-certificate-code"), Some(&code))));
    }
    if learner.is_some() {
        let roles: Vec<Pair> = part.roles.iter().map(|role| played.role(*role)).collect();
        let what = [played.ui("doc-certificate-role"), joined(&roles, ", ")];
        paper.push(Text::new(joined(&what, ": ")).centered().sized(Size::Large));
        for role in part.roles.iter().filter(|_| has_room) {
            paper.push(clear(played.ui(&format!("role-{}-duty", role.slug()))).centered());
        }
    } else {
        // A hall shares its roles: which of them this person took is written by hand.
        paper.push(blank("doc-certificate-role"));
    }
    let title = played.line("scenario-title", &played.story.scenario.title);
    let known = [("doc-scenario", Some(title)), ("doc-practised", played.practised())];
    for (id, value) in known.into_iter().chain([("doc-place", played.place.map(Pair::from))]) {
        match value {
            Some(value) => paper.push(clear(labelled(&played.ui(id), Some(&value)))),
            None => paper.push(blank(id)),
        }
    }
    if !goals.is_empty() {
        paper.section(played.ui("doc-certificate-goals"));
    }
    for (at, goal) in goals.iter().enumerate() {
        paper.push(Text::item("–", played.line(&goal_key(at), goal)));
    }
    paper.section(played.ui("debrief-pledge"));
    paper.push(Piece::Lines(n_lines));
    if !played.meeting.state().is_finished() {
        paper.push(Text::new(played.ui("doc-unfinished")).italic());
    }
    paper.push(Text::new(played.ui("doc-certificate-about")).italic());
    for id in ["doc-certificate-issuer", "doc-certificate-day"] {
        paper.field(played.ui(id), None);
    }
    let hand = |id| Signature { office: played.ui(id), note: played.ui("doc-sign"), name: None };
    paper.push(Piece::Signatures(vec![hand("doc-certificate-for-issuer"), hand("doc-trainer")]));
}

/// Who gets a page of their own.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Learner {
    code: String,
    person: Option<LearnerId>,
}

impl Learner {
    fn of(seat: &Seat) -> Option<Self> {
        seat.label().map(|code| Self { code, person: seat.person })
    }
}

/// Returns the people who answered and their roles, by code. Seats without a particular person are under `None`.
fn learners(played: &Played<'_>) -> BTreeMap<Option<Learner>, Part> {
    let mut found: BTreeMap<Option<Learner>, Part> = BTreeMap::new();
    for (seq, event) in (1_u32..).zip(played.meeting.log()) {
        let Event::Answered { by, .. } = event else { continue };
        let of_role = |slug: &str| slug == by.slug();
        let mut seats = played.seats.iter().rev();
        let Some(seat) = seats.find(|seat| of_role(&seat.role) && seat.from_seq <= seq) else { continue };
        let part = found.entry(Learner::of(seat)).or_default();
        if !part.roles.contains(by) {
            part.roles.push(*by);
        }
        if let Some(home) = seat.home.as_ref().map(ToString::to_string)
            && !part.homes.contains(&home)
        {
            part.homes.push(home);
        }
    }
    found
}

//! The sheet for the talk afterwards: the order of speaking, the questions made from this session, what went well and
//! what is worth discussing, room to write, the pledge.
//!
//! No points, no stars, no person: roles and steps, as on the wall. A step is named by its situation and the answer,
//! because its cue says how it is done well. A trainee who played alone is addressed as one person.

use crate::export::paper::{Level, Paper, Piece, Text, joined};
use crate::export::papers::plan;
use crate::export::papers::played::{Played, SessionPaper};
use crate::locale::{Pair, Value, values};
use crate::meeting::command::Mode;
use crate::meeting::event::Event;
use crate::meeting::kinds::Answer;
use crate::review::again::told;
use crate::review::questions::questions;
use crate::review::{Reviewed, TaskReview, review};
use crate::scenario::lines::debrief_key;
use crate::scenario::model::Step;
use crate::scenario::terms::Role;

/// As many as the wall shows.
const MOST: usize = 3;

pub(super) fn paper(played: &Played<'_>) -> Paper {
    let mut paper = played.begin(SessionPaper::Debrief, played.ui("doc-debrief-title"));
    paper.section(played.ui("doc-debrief-order"));
    for id in values::order_of_talk(mode(played)) {
        paper.text(played.ui(id));
    }
    asked(played, &mut paper);
    let review = review(played.meeting.log());
    paper.section(played.ui("feedback-good"));
    list(played, "✓", &review.praised(MOST), &mut paper);
    let is_solo = mode(played) == Mode::Solo;
    paper.section(played.ui(if is_solo { "debrief-solo-three" } else { "feedback-discuss" }));
    list(played, "♦", &review.worth_discussing(MOST), &mut paper);
    let n_more = review.n_worth_discussing().saturating_sub(MOST);
    if n_more > 0 {
        paper.text(played.ui_with("debrief-more", &[("n", Value::count(n_more))]));
    }
    let n = review.false_alarms.len();
    if n > 0 {
        paper.push(Text::item("♦", played.ui_with("doc-false-alarms", &[("n", Value::count(n))])));
    }
    paper.section(played.ui("doc-notes-room"));
    paper.push(Piece::Lines(5));
    paper.section(played.ui("debrief-pledge"));
    let mut pledges = played.notes.iter().filter(|note| note.kind == "pledge").peekable();
    if pledges.peek().is_none() {
        paper.push(Piece::Lines(3));
    }
    for pledge in pledges {
        paper.push(Text::item("–", pledge.text.as_str()));
    }
    paper
}

/// Each question with its step above and lines to write on below.
fn asked(played: &Played<'_>, paper: &mut Paper) {
    paper.section(played.ui("question-title"));
    let questions = questions(played.story, played.meeting.log());
    if questions.is_empty() {
        paper.text(played.ui("question-none"));
    }
    let mut before = None;
    for (n, one) in (1_u8..).zip(&questions) {
        let heading = values::heading(one.about.asked(), mode(played));
        if before.replace(heading) != Some(heading) {
            paper.push(Piece::Heading(Level::Part, played.ui(heading)));
        }
        let (id, values) = values::message(one, mode(played));
        if let Some(step) = played.story.step(&one.step) {
            paper.push(Text::new(situation(played, one.role, step)).italic());
        }
        paper.push(Text::item(format!("{n}."), played.ui_with(&id, &values)));
        paper.push(Piece::Lines(2));
    }
    let own = &played.story.scenario.debrief;
    if !own.is_empty() {
        paper.push(Piece::Heading(Level::Part, played.ui("question-own")));
    }
    for (n, question) in own.iter().enumerate() {
        paper.push(Text::item("•", played.line(&debrief_key(n), question)));
        paper.push(Piece::Lines(2));
    }
}

fn mode(played: &Played<'_>) -> Mode {
    played.meeting.state().setup.as_ref().map_or(Mode::Room, |setup| setup.mode)
}

/// "Thủ quỹ: what the situation was". The role is not repeated where the situation begins with it.
fn situation(played: &Played<'_>, whose: Role, step: &Step) -> Pair {
    let (field, text) = step.prompt();
    let (role, asked) = (played.role(whose), played.line_of(&step.id, &step.id.key(field), text));
    let asked = match values::lead(step, whose) {
        Some(lead) => joined(&[played.ui(lead), asked], ": "),
        None => asked,
    };
    if asked.main.starts_with(&role.main) { asked } else { joined(&[role, asked], ": ") }
}

/// What was chosen, where it may be told, and what was done again.
fn below(played: &Played<'_>, step: &Step, task: &TaskReview) -> Vec<Pair> {
    let told = told(played.meeting, task).into_iter().filter(|_| !step.is_confidential());
    let words = told.filter_map(|told| {
        let said = played.ui(&format!("debrief-{}", told.slug()));
        let Some(id) = told.option() else { return Some(said) };
        let option = step.kind.try_as_choose_ref()?.option(id)?;
        Some(joined(&[said, played.item_line(&step.id, &option.id, "text", &option.text)], " "))
    });
    words.collect()
}

/// The plan of the month as it was entered first, task by task.
fn planned(played: &Played<'_>, step: &Step, task: &TaskReview) -> Vec<Pair> {
    let Some(plan) = step.kind.try_as_plan_ref().filter(|_| task.kind == Reviewed::Answer) else {
        return Vec::new();
    };
    let first = played.meeting.log().iter().find_map(|event| {
        let Event::Answered { step: of, answer: Answer::Plan(answer), .. } = event else { return None };
        Some(answer).filter(|_| *of == step.id)
    });
    first.map(|answer| plan::in_lines(played, step, plan, &answer.tasks)).unwrap_or_default()
}

/// Names who objected in time, if only one seat could have objected. If none did, names who made the mistake.
fn objection(played: &Played<'_>, step: &Step, is_caught: bool) -> Pair {
    let of = played.role(step.role);
    let alone = played.meeting.state().setup.as_ref().and_then(|setup| setup.solo);
    let whose = [("role", Value::Text(of.main.clone()))];
    match (alone, is_caught) {
        (Some(seat), true) => joined(&[played.role(seat), played.ui_with("doc-caught", &whose)], ": "),
        (None, true) => played.ui_with("debrief-caught-for", &whose),
        (_, false) => joined(&[of, played.ui("debrief-missed")], ": "),
    }
}

fn list(played: &Played<'_>, lead: &str, tasks: &[&TaskReview], paper: &mut Paper) {
    if tasks.is_empty() {
        paper.push(Piece::Lines(1));
    }
    for task in tasks {
        let Some(step) = played.story.step(&task.step) else { continue };
        let said = match task.kind {
            Reviewed::Answer => situation(played, task.role, step),
            Reviewed::Objection => objection(played, step, task.first_right),
        };
        paper.push(Text::item(lead, said));
        for told in below(played, step, task).into_iter().chain(planned(played, step, task)) {
            paper.push(Text::item("  ", told));
        }
        // The cue is of the role whose step it is.
        let is_own = task.kind == Reviewed::Answer && task.role == step.role;
        if let Some(cue) = step.cue.as_ref().filter(|_| is_own && !task.first_right) {
            let cue = played.line_of(&step.id, &step.id.key("cue"), cue);
            paper.push(Text::item("  →", joined(&[played.ui("feedback-working"), cue], ": ")));
        }
    }
}

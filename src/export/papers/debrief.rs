//! The sheet for the talk afterwards: the order of speaking, the questions made from this session, what went well and
//! what is worth discussing, room to write, the pledge.
//!
//! No points, no stars, no person: roles and steps, as on the wall.

use crate::export::paper::{Level, Paper, Piece, Text, joined};
use crate::export::papers::played::{Played, SessionPaper};
use crate::locale::{Pair, values};
use crate::review::questions::questions;
use crate::review::{Reviewed, TaskReview, review};

/// As many as the wall shows.
const MOST: usize = 3;

pub(super) fn paper(played: &Played<'_>) -> Paper {
    let mut paper = played.begin(SessionPaper::Debrief, played.ui("doc-debrief-title"));
    paper.section(played.ui("doc-debrief-order"));
    for id in ["debrief-step-out", "debrief-player", "debrief-observers", "debrief-trainer"] {
        paper.text(played.ui(id));
    }
    asked(played, &mut paper);
    let review = review(played.meeting.log());
    paper.section(played.ui("feedback-good"));
    list(played, "✓", &review.done_well().into_iter().take(MOST).collect::<Vec<_>>(), &mut paper);
    paper.section(played.ui("feedback-discuss"));
    list(played, "♦", &review.worth_discussing(MOST), &mut paper);
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
        let asked = one.about.asked();
        if before.replace(asked) != Some(asked) {
            paper.push(Piece::Heading(Level::Part, played.ui(values::heading(asked))));
        }
        let (id, values) = values::message(one);
        if let Some(step) = played.story.step(&one.step) {
            paper.push(Text::new(played.step(one.role, step)).italic());
        }
        paper.push(Text::item(format!("{n}."), played.ui_with(&id, &values)));
        paper.push(Piece::Lines(2));
    }
}

fn list(played: &Played<'_>, lead: &str, tasks: &[&TaskReview], paper: &mut Paper) {
    if tasks.is_empty() {
        paper.push(Piece::Lines(1));
    }
    for task in tasks {
        let Some(step) = played.story.step(&task.step) else { continue };
        let said: Pair = match task.kind {
            Reviewed::Answer => played.step(step.role, step),
            Reviewed::Objection => {
                let id = if task.first_right { "debrief-caught" } else { "debrief-missed" };
                joined(&[played.role(step.role), played.ui(id)], ": ")
            }
        };
        paper.push(Text::item(lead, said));
    }
}

//! The sheet for the talk afterwards: the order of speaking, the questions made from this session, what went well and
//! what is worth discussing, room to write, the pledge.
//!
//! No points, no stars, no person: roles and steps, as on the wall. A step that did not go well is named by what was
//! chosen or asked, as its cue says how it is done well.

use std::collections::BTreeSet;

use crate::export::paper::{Level, Paper, Piece, Text, joined};
use crate::export::papers::played::{Played, SessionPaper};
use crate::locale::{Pair, Value, values};
use crate::meeting::answer::ChooseAnswer;
use crate::meeting::command::Setup;
use crate::meeting::event::Event;
use crate::review::questions::{About, questions};
use crate::review::{Reviewed, TaskReview, review};
use crate::scenario::model::Step;
use crate::scenario::terms::Role;

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
    let n = n_false_alarms(played);
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
        let asked = one.about.asked();
        if before.replace(asked) != Some(asked) {
            paper.push(Piece::Heading(Level::Part, played.ui(values::heading(asked))));
        }
        let (id, values) = values::message(one);
        if let Some(step) = played.story.step(&one.step) {
            let named = match one.about {
                About::DoneWell => played.step(one.role, step),
                About::RightLater { .. }
                | About::SteppedBack
                | About::HintTaken
                | About::Caught
                | About::Missed
                | About::Fell(_)
                | About::Fatal(_)
                | About::Costly => asked_or_chosen(played, one.role, step),
            };
            paper.push(Text::new(named).italic());
        }
        paper.push(Text::item(format!("{n}."), played.ui_with(&id, &values)));
        paper.push(Piece::Lines(2));
    }
}

/// In how many steps somebody objected to what was right.
fn n_false_alarms(played: &Played<'_>) -> usize {
    let events = played.meeting.log().iter();
    let steps: BTreeSet<_> = events
        .filter(|event| matches!(event, Event::Objected { rightly: false, .. }))
        .map(Event::step)
        .collect();
    steps.len()
}

/// The role with what was chosen first, or what was asked.
fn asked_or_chosen(played: &Played<'_>, role: Role, step: &Step) -> Pair {
    let answer = played.meeting.log().iter().find_map(|event| {
        if let Event::Answered { step: of, answer, .. } = event {
            Some(answer).filter(|_| *of == step.id)
        } else {
            None
        }
    });
    let chosen =
        answer.and_then(|answer| <&ChooseAnswer>::try_from(answer).ok()).filter(|_| !step.is_confidential());
    let option = chosen.and_then(|chosen| step.kind.try_as_choose_ref()?.option(&chosen.option));
    let words = if let Some(option) = option {
        played.item_line(&step.id, &option.id, "text", &option.text)
    } else {
        let (field, text) = step.prompt();
        played.line_of(&step.id, &step.id.key(field), text)
    };
    joined(&[played.role(role), words], ": ")
}

/// "Thủ quỹ: góp ý đúng lúc cho Thư ký": who objected, if one seat alone can have.
fn caught(played: &Played<'_>, step: &Step) -> Pair {
    let of = played.role(step.role);
    let seats = played.meeting.state().setup.as_ref().map(Setup::humans).unwrap_or_default();
    let [seat] = seats.as_slice() else { return joined(&[of, played.ui("debrief-caught")], ": ") };
    let said = played.ui_with("doc-caught", &[("role", Value::Text(of.main))]);
    joined(&[played.role(*seat), said], ": ")
}

fn list(played: &Played<'_>, lead: &str, tasks: &[&TaskReview], paper: &mut Paper) {
    if tasks.is_empty() {
        paper.push(Piece::Lines(1));
    }
    for task in tasks {
        let Some(step) = played.story.step(&task.step) else { continue };
        let said: Pair = match task.kind {
            Reviewed::Answer if task.first_right => played.step(task.role, step),
            Reviewed::Answer => asked_or_chosen(played, task.role, step),
            Reviewed::Objection if task.first_right => caught(played, step),
            Reviewed::Objection => joined(&[played.role(step.role), played.ui("debrief-missed")], ": "),
        };
        paper.push(Text::item(lead, said));
        if let Some(cue) = step.cue.as_ref().filter(|_| task.kind == Reviewed::Answer && !task.first_right) {
            let cue = played.line_of(&step.id, &step.id.key("cue"), cue);
            paper.push(Text::item("  →", joined(&[played.ui("feedback-working"), cue], ": ")));
        }
    }
}

//! The diary of the session: part by part what each role did and what it came to, what the secretary filled in and
//! wrote.
//!
//! It reports the practice; the minutes (`minutes`) report the meeting. Of a step there is its role, what was done in
//! it and what the board then did. Its cue, which says how it is done well, is used only as the name of a step in which
//! nothing was done. What is confidential is not told, and a vote or a sum stands here only if the meeting came to it.

use crate::export::kinds::printed;
use crate::export::paper::{Level, Paper, Piece, Text, joined};
use crate::export::papers::happened::{Done, done};
use crate::export::papers::played::{Played, SessionPaper};
use crate::export::papers::{attendance, funds};
use crate::export::printed::DoneStep;
use crate::locale::Pair;
use crate::scenario::model::Part;

pub(super) fn paper(played: &Played<'_>) -> Paper {
    let mut paper = played.begin(SessionPaper::Diary, played.ui("doc-diary-title"));
    paper.field(played.ui("doc-story-day"), Some(played.story_day().into()));
    let roll = played.meeting.state().roll.as_deref();
    paper.field(played.ui("doc-present"), roll.map(|away| attendance::in_a_sentence(played, away)));
    let all = done(played.meeting);
    for part in &played.story.scenario.parts {
        part_of(played, part, &all, &mut paper);
    }
    funds::push(played, played.meeting.state(), &mut paper);
    notes(played, &mut paper);
    paper
}

/// What was done in one part. A part without anything is named while the meeting may still come to it.
fn part_of(played: &Played<'_>, part: &Part, all: &[Done<'_>], paper: &mut Paper) {
    let of_part: Vec<&Done<'_>> =
        all.iter().filter(|one| part.steps.iter().any(|step| step.id == *one.step)).collect();
    if of_part.is_empty() && played.meeting.state().is_finished() {
        return;
    }
    paper.section(played.part(part));
    if of_part.is_empty() {
        paper.push(played.not_reached());
    } else if of_part.iter().all(|one| one.silent) {
        paper.push(Text::new(played.ui("doc-part-silent")).italic());
    }
    for step in &part.steps {
        let Some(last) = of_part.iter().rfind(|one| *one.step == step.id) else { continue };
        // A mistake is planted in the first task of a step; money has more tasks, and comes to a sum all the same.
        let of_step = || of_part.iter().filter(|one| *one.step == step.id);
        let slip = of_step().find(|one| one.wrongly && !step.is_confidential());
        let planted = step.planted.as_ref().filter(|_| slip.is_some());
        let told = |last| printed(&step.kind).result(&DoneStep { played, part, step, last });
        let mut results: Vec<Pair> = Vec::new();
        if let Some(planted) = planted {
            results.push(played.line_of(&step.id, &step.id.key("planted"), &planted.text));
            let then = planted.then.as_deref();
            results.extend(then.map(|then| played.line_of(&step.id, &step.id.key("planted-then"), then)));
        }
        if planted.is_none() || !last.wrongly {
            results.extend(told(last));
        }
        let mut results = results.into_iter();
        let head = match results.next() {
            // What was planted begins with the role.
            Some(first) if planted.is_some() => first,
            Some(first) => joined(&[played.role(step.role), first], ": "),
            // What the computer did unseen is listed only where it changed the books or the roll.
            None if last.silent => continue,
            // What was chosen in private is left out.
            None if step.kind.is_say() || step.kind.is_choose() => continue,
            None => played.step(step.role, step),
        };
        let mark = last.silent.then(|| played.ui("doc-silent"));
        let said: Vec<Pair> = [Some(head), mark].into_iter().flatten().collect();
        paper.push(Text::item("–", joined(&said, " ")));
        for result in results {
            paper.push(Text::item("  →", result));
        }
    }
}

/// The secretary's own words, as they were typed.
fn notes(played: &Played<'_>, paper: &mut Paper) {
    let notes = played.notes.iter().filter(|note| note.kind == "minutes").map(|note| note.text.as_str());
    let mut notes: Vec<&str> = notes.collect();
    // A form that was filled in twice keeps its words.
    notes.dedup();
    if notes.is_empty() {
        return;
    }
    paper.push(Piece::Heading(Level::Section, played.ui("doc-free-words")));
    for words in notes {
        paper.text(words);
    }
}

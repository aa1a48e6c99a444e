//! Which message asks a question of the debrief, and with which values. Screens and papers use the same ones.
//!
//! This file finds no text. A value that is a role or an error is the id of a message, so it appears in the language of
//! its line.

use crate::locale::pair::Value;
use crate::review::questions::{About, Asked, DebriefQuestion};

/// The id of the message that asks a question, such as `question-well`, and its values.
pub fn message(question: &DebriefQuestion) -> (String, Vec<(&'static str, Value)>) {
    let mut values = vec![("role", Value::Id(format!("role-{}", question.role.slug())))];
    match question.about {
        About::RightLater { tries } => values.push(("n", Value::Count(i64::from(tries)))),
        About::Fatal(fatal) => values.push(("fatal", Value::Id(format!("fatal-{}", fatal.slug())))),
        About::DoneWell
        | About::SteppedBack
        | About::HintTaken
        | About::Caught
        | About::Missed
        | About::Fell(_)
        | About::Costly => {}
    }
    (format!("question-{}", question.about.slug()), values)
}

/// The id of the message above the questions for these people.
pub fn heading(asked: Asked) -> &'static str {
    match asked {
        Asked::Player => "question-player",
        Asked::Observers => "question-observers",
        Asked::Trainer => "question-trainer",
    }
}

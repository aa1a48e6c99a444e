//! `Speak` on paper: what was heard. The minutes have only the wordings that the author gave for them.

use crate::export::kit::desk::Desk;
use crate::export::paper::{Paper, joined};
use crate::export::printed::{DoneStep, Printed, Said, push_items};
use crate::locale::Pair;
use crate::meeting::kinds::{SpeakAnswer, TickedBy};
use crate::scenario::kinds::Speak;
use crate::scenario::model::Step;

impl Printed for Speak {
    fn right(&self, desk: &Desk<'_>, step: &Step, paper: &mut Paper) {
        let ticks = self.ticks.iter().map(|tick| (&tick.id, tick.text.as_str()));
        push_items(desk, step, ticks, |_| "☐".to_owned(), paper);
    }

    fn result(&self, done: &DoneStep<'_>) -> Vec<Pair> {
        // What the computer said is known, and no observer ticked it.
        if let Some(says) = done.step.says.as_deref().filter(|_| done.is_by_computer()) {
            return vec![done.line("says", says)];
        }
        done.told().map(|answer| heard(done, self, answer)).into_iter().collect()
    }

    fn minuted(&self, done: &DoneStep<'_>, said: &mut Said) {
        if let Some(planted) = done.planted() {
            said.content.extend(planted);
        } else if !done.last.silent && !done.step.confidential {
            // The author wrote these words for the minutes, so they tell nothing that the role knows in private.
            said.content.extend(content(done, self).map(|words| done.by_role(words)));
        }
    }
}

fn heard(done: &DoneStep<'_>, speak: &Speak, answer: &SpeakAnswer) -> Pair {
    if answer.by == TickedBy::NotWatched {
        return done.played.ui("doc-not-watched");
    }
    let heard = speak.ticks.iter().filter(|tick| answer.heard.contains(&tick.id));
    let heard: Vec<Pair> = heard.map(|tick| done.item(&tick.id, "text", &tick.text)).collect();
    if heard.is_empty() {
        let id = if answer.by == TickedBy::Oneself { "doc-nothing-ticked" } else { "doc-nothing-heard" };
        return done.played.ui(id);
    }
    joined(&heard, "; ")
}

/// What was said of content; none where nothing was, or it was not watched.
fn content(done: &DoneStep<'_>, speak: &Speak) -> Option<Pair> {
    let SpeakAnswer { heard, .. } = done.answer()?;
    let words = speak.ticks.iter().filter(|tick| heard.contains(&tick.id)).filter_map(|tick| {
        let minutes = tick.minutes.as_ref()?;
        Some(done.item(&tick.id, "minutes", minutes))
    });
    let words: Vec<Pair> = words.collect();
    (!words.is_empty()).then(|| joined(&words, "; "))
}

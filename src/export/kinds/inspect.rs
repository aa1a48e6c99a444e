//! `Inspect` on paper: the lines with their mistakes, and which of them were found.

use crate::export::kit::desk::Desk;
use crate::export::paper::{Paper, Text, capital, joined};
use crate::export::printed::{DoneStep, Printed, Said};
use crate::locale::Pair;
use crate::meeting::kinds::InspectAnswer;
use crate::scenario::kinds::Inspect;
use crate::scenario::model::Step;

impl Printed for Inspect {
    fn right(&self, desk: &Desk<'_>, step: &Step, paper: &mut Paper) {
        let flags = &desk.course.state_at(desk.class.story, step).flags;
        for (at, line) in self.lines.iter().enumerate() {
            let mistake = line.mistake_after(flags);
            let words = desk.then(step, &step.id.item_key(&line.id, "text"), &line.text);
            let lead = if mistake.is_some() { format!("{}✗", at + 1) } else { (at + 1).to_string() };
            let words = match mistake {
                Some(mistake) => {
                    let mistake = desk.then(step, &step.id.item_key(&line.id, "mistake"), mistake);
                    joined(&[words, mistake], " → ")
                }
                None => words,
            };
            paper.push(Text::item(lead, words));
        }
    }

    fn result(&self, done: &DoneStep<'_>) -> Vec<Pair> {
        done.with_then(done.told().map(|answer| marked(done, self, answer)))
    }

    fn minuted(&self, _done: &DoneStep<'_>, _said: &mut Said) {}
}

/// "Chỉ ra: …; chưa thấy: …; đánh dấu nhầm: …".
fn marked(done: &DoneStep<'_>, inspect: &Inspect, answer: &InspectAnswer) -> Pair {
    let lines = |is_wanted: &dyn Fn(bool, bool) -> bool| {
        let wanted = inspect.lines.iter().filter(|line| {
            let is_wrong = line.mistake_after(&done.last.before.flags).is_some();
            is_wanted(is_wrong, answer.marked.contains(&line.id))
        });
        let words = wanted.map(|line| done.item(&line.id, "text", &line.text));
        joined(&words.collect::<Vec<_>>(), " / ")
    };
    let found = [
        ("doc-inspect-found", lines(&|is_wrong, is_marked| is_wrong && is_marked)),
        ("doc-inspect-missed", lines(&|is_wrong, is_marked| is_wrong && !is_marked)),
        ("doc-inspect-false", lines(&|is_wrong, is_marked| !is_wrong && is_marked)),
    ];
    let said = found.into_iter().filter(|(_, lines)| !lines.main.is_empty());
    let said: Vec<Pair> = said.map(|(id, lines)| joined(&[done.played.ui(id), lines], ": ")).collect();
    capital(joined(&said, "; "))
}

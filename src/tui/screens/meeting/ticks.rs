//! Lists that are ticked: what was heard when somebody spoke aloud, and the mistakes in a paper.
//!
//! While somebody speaks only the cue is on the wall; the list comes after. The last row commits.

use crate::id::ItemId;
use crate::locale::Value;
use crate::meeting::command::{Answer, Mode, TickedBy};
use crate::meeting::flow::Turn;
use crate::scenario::kind::StepKind;
use crate::tui::keys::{self, Binding, Input};
use crate::tui::page::Page;
use crate::tui::screens::meeting::task::{Reply, TaskView, private};
use crate::tui::stage::{Play, Stage};

/// Which of `n` things are ticked, and the row in focus; row `n` commits.
#[derive(Debug, Default)]
struct Ticks {
    ticked: Vec<usize>,
    at: Option<usize>,
}

impl Ticks {
    /// True when the list is committed.
    fn update(&mut self, input: &Input, n: usize) -> bool {
        let at = self.at.unwrap_or(n);
        match input {
            Input::Up | Input::BackTab => self.at = Some(at.saturating_sub(1)),
            Input::Down | Input::Tab => self.at = Some((at + 1).min(n)),
            Input::Pick(item) if *item < n => self.turn(*item),
            Input::Pick(item) if *item == n => return true,
            Input::Left | Input::Right if at < n => self.turn(at),
            Input::Enter if at >= n => return true,
            Input::Enter => self.turn(at),
            _ => {}
        }
        false
    }

    /// Whether Enter ticks the line in focus; behind the last line it commits.
    fn enter_stays(&self, n: usize) -> bool {
        self.at.is_some_and(|at| at < n)
    }

    fn turn(&mut self, item: usize) {
        if self.ticked.contains(&item) {
            self.ticked.retain(|ticked| *ticked != item);
        } else {
            self.ticked.push(item);
        }
    }

    fn draw<'i>(
        &self,
        stage: &Stage<'_>,
        page: &mut Page<'_>,
        lines: impl Iterator<Item = (String, &'i str)>,
        commit: &str,
    ) {
        let mut n = 0;
        for (at, (key, text)) in lines.enumerate() {
            let mark = if self.ticked.contains(&at) { "[✓]" } else { "[ ]" };
            page.item(at, &format!("{} {mark}", at + 1), &stage.line(&key, text), self.at == Some(at));
            n = at + 1;
        }
        page.item(n, "✎", &stage.ui(commit), self.at.unwrap_or(n) >= n);
    }

    fn ids<'i>(&self, ids: impl Iterator<Item = &'i ItemId>) -> Vec<ItemId> {
        ids.enumerate().filter(|(at, _)| self.ticked.contains(at)).map(|(_, id)| id.clone()).collect()
    }
}

/// `Speak`: first the cue alone, then what was heard.
#[derive(Debug, Default)]
pub struct SpeakView {
    spoken: bool,
    /// Seconds on the clock when the last word was said.
    elapsed_s: Option<u32>,
    ticks: Ticks,
}

impl TaskView for SpeakView {
    fn bindings(&self, turn: &Turn<'_>) -> Vec<Binding> {
        let StepKind::Speak(speak) = &turn.step.kind else { return Vec::new() };
        if self.spoken {
            vec![Binding::always(keys::digits(speak.ticks.len()), "key-tick"), keys::COMMIT]
        } else {
            vec![Binding::always("Enter", "key-spoken")]
        }
    }

    fn page(&self, stage: &Stage<'_>, play: &Play<'_>, turn: &Turn<'_>, page: &mut Page<'_>) {
        let StepKind::Speak(speak) = &turn.step.kind else { return };
        if self.spoken {
            page.heading(&stage.ui(if play.mode() == Mode::Solo {
                "speak-ticks-self"
            } else {
                "speak-ticks"
            }));
            page.blank();
            let lines =
                speak.ticks.iter().map(|tick| (turn.step.id.item_key(&tick.id, "text"), tick.text.as_str()));
            self.ticks.draw(stage, page, lines, "form-commit");
            return;
        }
        page.signed("»", &stage.ui("kind-speak"), page.theme().accent);
        page.blank();
        page.heading(&stage.step_line(turn.step, "prompt", &speak.prompt));
        private(stage, play, turn, page);
        if let Some(cue) = &turn.step.cue {
            page.blank();
            page.dim(&stage.step_line(turn.step, "cue", cue));
        }
        if let Some(seconds) = play.elapsed_s {
            let said = stage.ui_with("speak-clock", &[("seconds", Value::Count(i64::from(seconds)))]);
            page.styled(&said, page.theme().accent);
        }
        page.blank();
        page.item(0, "1", &stage.ui("speak-done"), true);
        if play.mode() == Mode::Solo {
            page.item(1, "2", &stage.ui("speak-skip"), false);
        }
    }

    fn update(&mut self, input: &Input, _stage: &Stage<'_>, play: &Play<'_>, turn: &Turn<'_>) -> Reply {
        let StepKind::Speak(speak) = &turn.step.kind else { return Reply::Nothing };
        let solo = play.mode() == Mode::Solo;
        if !self.spoken {
            match input {
                Input::Enter | Input::Pick(0) => {
                    self.spoken = true;
                    self.elapsed_s = play.elapsed_s;
                }
                Input::Pick(1) if solo => return Reply::Skip,
                _ => {}
            }
            return Reply::Nothing;
        }
        if self.ticks.update(input, speak.ticks.len()) {
            let heard = self.ticks.ids(speak.ticks.iter().map(|tick| &tick.id));
            let by = if solo { TickedBy::Oneself } else { TickedBy::Observers };
            return Reply::Answer(Answer::Speak { heard, by, elapsed_s: self.elapsed_s });
        }
        Reply::Nothing
    }

    fn shows_clock(&self) -> bool {
        !self.spoken
    }

    fn enter_stays(&self, turn: &Turn<'_>) -> bool {
        matches!(&turn.step.kind, StepKind::Speak(speak) if self.spoken && self.ticks.enter_stays(speak.ticks.len()))
    }
}

/// `Inspect`: a paper with mistakes in it.
#[derive(Debug, Default)]
pub struct InspectView {
    ticks: Ticks,
}

impl TaskView for InspectView {
    fn bindings(&self, turn: &Turn<'_>) -> Vec<Binding> {
        let StepKind::Inspect(inspect) = &turn.step.kind else { return Vec::new() };
        vec![Binding::always(keys::digits(inspect.lines.len()), "key-tick"), keys::COMMIT]
    }

    fn page(&self, stage: &Stage<'_>, play: &Play<'_>, turn: &Turn<'_>, page: &mut Page<'_>) {
        let StepKind::Inspect(inspect) = &turn.step.kind else { return };
        page.heading(&stage.step_line(turn.step, "prompt", &inspect.prompt));
        private(stage, play, turn, page);
        page.blank();
        let lines =
            inspect.lines.iter().map(|line| (turn.step.id.item_key(&line.id, "text"), line.text.as_str()));
        self.ticks.draw(stage, page, lines, "form-commit");
    }

    fn enter_stays(&self, turn: &Turn<'_>) -> bool {
        matches!(&turn.step.kind, StepKind::Inspect(inspect) if self.ticks.enter_stays(inspect.lines.len()))
    }

    fn update(&mut self, input: &Input, _stage: &Stage<'_>, _play: &Play<'_>, turn: &Turn<'_>) -> Reply {
        let StepKind::Inspect(inspect) = &turn.step.kind else { return Reply::Nothing };
        if self.ticks.update(input, inspect.lines.len()) {
            let marked = self.ticks.ids(inspect.lines.iter().map(|line| &line.id));
            return Reply::Answer(Answer::Inspect { marked });
        }
        Reply::Nothing
    }
}

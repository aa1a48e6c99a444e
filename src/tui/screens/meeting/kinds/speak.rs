//! `Speak` on the screen. While somebody speaks only the cue is on the wall; the list of what was heard comes after.

use crate::locale::{Pair, Value};
use crate::meeting::answer::{SpeakAnswer, TickedBy};
use crate::meeting::command::Mode;
use crate::meeting::event::Verdict;
use crate::meeting::flow::Turn;
use crate::scenario::kinds::Speak;
use crate::scenario::model::Step;
use crate::tui::keys::{self, Binding, Input};
use crate::tui::page::Page;
use crate::tui::screens::meeting::on_screen::{OnScreen, WrongParts};
use crate::tui::screens::meeting::task::{Reply, TaskView, private};
use crate::tui::screens::meeting::ticks::Ticks;
use crate::tui::screens::meeting::told::Told;
use crate::tui::stage::{Play, Stage};

impl OnScreen for Speak {
    type Answer = SpeakAnswer;

    fn view(&self, _play: &Play<'_>, _turn: &Turn<'_>) -> Box<dyn TaskView> {
        let (spoken, elapsed_s, ticks) = (false, None, Ticks::default());
        Box::new(SpeakView { speak: self.clone(), spoken, elapsed_s, ticks })
    }

    fn lines(&self, stage: &Stage<'_>, _play: &Play<'_>, step: &Step, answer: &SpeakAnswer) -> Vec<Pair> {
        let ticks = self.ticks.iter().filter(|tick| answer.heard.contains(&tick.id));
        ticks.map(|tick| stage.line(&step.id.item_key(&tick.id, "text"), &tick.text)).collect()
    }

    fn stops_after(&self, _verdict: &Verdict) -> bool {
        true
    }

    fn wrong_parts(&self) -> WrongParts {
        WrongParts::NotHeard
    }

    fn part_name(&self, stage: &Stage<'_>, step: &Step, part: &str) -> Option<String> {
        let tick = self.ticks.iter().find(|tick| tick.id.as_str() == part)?;
        Some(stage.line(&step.id.item_key(&tick.id, "text"), &tick.text).main)
    }

    /// Every tick, heard or not.
    fn told(&self, told: &Told<'_>, _answer: &SpeakAnswer, page: &mut Page<'_>) {
        told.verdict(page);
        page.blank();
        for tick in &self.ticks {
            let heard = !told.wrong.contains(&tick.id.0);
            let style = if heard { page.theme().good } else { page.theme().warn };
            let text = told.stage.line(&told.step.id.item_key(&tick.id, "text"), &tick.text);
            page.signed(if heard { "✓" } else { "◆" }, &text, style);
        }
        page.blank();
        told.reason(page);
    }

    fn tells_answer(&self) -> bool {
        true
    }
}

/// First the cue alone, then what was heard.
#[derive(Debug)]
struct SpeakView {
    speak: Speak,
    spoken: bool,
    /// Seconds on the clock when the last word was said.
    elapsed_s: Option<u32>,
    ticks: Ticks,
}

impl TaskView for SpeakView {
    fn bindings(&self, _turn: &Turn<'_>) -> Vec<Binding> {
        if self.spoken {
            vec![Binding::always(keys::digits(self.speak.ticks.len()), "key-tick"), keys::COMMIT]
        } else {
            vec![Binding::always("Enter", "key-spoken")]
        }
    }

    fn page(&self, stage: &Stage<'_>, play: &Play<'_>, turn: &Turn<'_>, page: &mut Page<'_>) {
        if self.spoken {
            page.heading(&stage.ui(if play.mode() == Mode::Solo {
                "speak-ticks-self"
            } else {
                "speak-ticks"
            }));
            page.blank();
            let lines = self
                .speak
                .ticks
                .iter()
                .map(|tick| (turn.step.id.item_key(&tick.id, "text"), tick.text.as_str()));
            self.ticks.draw(stage, page, lines, "form-commit");
            return;
        }
        page.signed("»", &stage.ui("kind-speak"), page.theme().accent);
        page.blank();
        page.heading(&stage.step_line(turn.step, "prompt", &self.speak.prompt));
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

    fn update(&mut self, input: &Input, _stage: &Stage<'_>, play: &Play<'_>, _turn: &Turn<'_>) -> Reply {
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
        if self.ticks.update(input, self.speak.ticks.len()) {
            let heard = self.ticks.ids(self.speak.ticks.iter().map(|tick| &tick.id));
            let by = if solo { TickedBy::Oneself } else { TickedBy::Observers };
            return Reply::Answer(SpeakAnswer { heard, by, elapsed_s: self.elapsed_s }.into());
        }
        Reply::Nothing
    }

    fn shows_clock(&self) -> bool {
        !self.spoken
    }

    fn enter_stays(&self, _turn: &Turn<'_>) -> bool {
        self.spoken && self.ticks.enter_stays(self.speak.ticks.len())
    }
}

//! `Speak` on the screen. While the player speaks, the screen has the task alone, and the cue where there is no hall. The
//! list of what was heard comes after.

use crate::locale::{Pair, Value};
use crate::meeting::command::Mode;
use crate::meeting::event::Verdict;
use crate::meeting::flow::Turn;
use crate::meeting::kinds::{SpeakAnswer, TickedBy};
use crate::scenario::kinds::Speak;
use crate::scenario::model::Step;
use crate::tui::context::{Play, ViewContext};
use crate::tui::keys::{self, Binding, Input};
use crate::tui::large::LetterSize;
use crate::tui::page::Page;
use crate::tui::screens::meeting::on_screen::OnScreen;
use crate::tui::screens::meeting::room_map::{self, Speaker};
use crate::tui::screens::meeting::task::{Reply, TaskView, kept_rows, private};
use crate::tui::screens::meeting::ticks::Ticks;
use crate::tui::screens::meeting::told::Told;
use crate::tui::view::RunningClock;

/// What an empty list can mean, or back to it: where others have listened, and where one person has ticked alone.
const NOTHING: [&str; 3] = ["speak-nothing-heard", "speak-not-watched", "speak-nothing-back"];
const NOTHING_ALONE: [&str; 3] = ["speak-nothing-said", "speak-not-ticked", "speak-nothing-back"];

impl OnScreen for Speak {
    type Answer = SpeakAnswer;

    fn view(&self, play: &Play<'_>, turn: &Turn<'_>) -> Box<dyn TaskView> {
        let ticks = Ticks::kept(kept_rows(play, turn), self.ticks.len());
        // What was ticked before the power went was ticked after the last word.
        let phase = if ticks.is_empty() { Phase::Speaking } else { Phase::Heard };
        Box::new(SpeakView { speak: self.clone(), phase, elapsed_s: None, ticks })
    }

    fn lines(
        &self,
        context: &ViewContext<'_>,
        _play: &Play<'_>,
        step: &Step,
        answer: &SpeakAnswer,
    ) -> Vec<Pair> {
        if answer.by == TickedBy::NotWatched {
            return vec![context.ui("speak-not-watched")];
        }
        if answer.heard.is_empty() {
            return vec![context.ui("speak-nothing-heard")];
        }
        let ticks = self.ticks.iter().filter(|tick| answer.heard.contains(&tick.id));
        ticks.map(|tick| context.item_line(step, &tick.id, "text", &tick.text)).collect()
    }

    fn stops_after(&self, _answer: &SpeakAnswer, _verdict: &Verdict) -> bool {
        true
    }

    fn part_name(&self, context: &ViewContext<'_>, step: &Step, part: &str) -> Option<String> {
        let tick = self.ticks.iter().find(|tick| tick.id.as_str() == part)?;
        Some(context.item_line(step, &tick.id, "text", &tick.text).main)
    }

    /// Every tick, heard or not.
    fn told(&self, told: &Told<'_>, answer: &SpeakAnswer, page: &mut Page<'_>) {
        let is_watched = answer.by != TickedBy::NotWatched;
        if is_watched {
            told.verdict(page);
        } else {
            page.heading(&told.context.ui("speak-not-watched-told"));
        }
        page.blank();
        for tick in &self.ticks {
            let text = told.context.item_line(told.step, &tick.id, "text", &tick.text);
            let (sign, style) = match (is_watched, told.wrong.contains(&tick.id.0)) {
                (false, _) => ("•", page.theme().text),
                (true, false) => ("✓", page.theme().good),
                (true, true) => ("♦", page.theme().warn),
            };
            page.signed(sign, &text, style);
        }
        page.blank();
        told.reason(page);
    }

    fn tells_answer(&self) -> bool {
        true
    }
}

/// First the cue alone, then what was heard. A list without a tick is asked about once: nothing was heard, or the
/// observers could not follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Speaking,
    Heard,
    Nothing,
}

/// Rows of the large clock, and of it with what stands below.
const CLOCK_ROWS: usize = 4;
const ROOM_FOR_CLOCK: usize = 8;

#[derive(Debug)]
struct SpeakView {
    speak: Speak,
    phase: Phase,
    /// Seconds on the clock when the last word was said.
    elapsed_s: Option<u32>,
    ticks: Ticks,
}

impl TaskView for SpeakView {
    fn bindings(&self, _turn: &Turn<'_>) -> Vec<Binding> {
        match self.phase {
            Phase::Speaking => vec![Binding::always("Enter", "key-spoken")],
            Phase::Heard => {
                vec![Binding::always(keys::digits(self.speak.ticks.len()), "key-tick"), keys::COMMIT]
            }
            Phase::Nothing => vec![keys::does(NOTHING.len())],
        }
    }

    /// A person speaks, and Enter says that they have ended.
    fn goes_on(&self) -> bool {
        self.phase == Phase::Speaking
    }

    fn page(&self, context: &ViewContext<'_>, play: &Play<'_>, turn: &Turn<'_>, page: &mut Page<'_>) {
        if self.phase == Phase::Nothing {
            page.heading(&context.ui("speak-nothing-ask"));
            page.blank();
            let is_alone = play.mode() == Mode::Solo;
            for (at, id) in if is_alone { NOTHING_ALONE } else { NOTHING }.iter().enumerate() {
                page.item(at, &(at + 1).to_string(), &context.ui(id), false);
            }
            return;
        }
        if self.phase == Phase::Heard {
            page.heading(&context.ui(if play.mode() == Mode::Solo {
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
            self.ticks.draw(context, page, &turn.step.id, lines, "form-commit");
            return;
        }
        page.signed("»", &context.ui("kind-speak"), page.theme().accent);
        page.blank();
        let bar = page.theme().role_text(turn.task.role);
        page.question(&context.step_line(turn.step, "prompt", &self.speak.prompt), bar);
        private(context, play, turn, page);
        // Before a hall the cue is on the speaker's card alone: on the wall it would tell what is listened for.
        if let Some(cue) = turn.step.cue.as_ref().filter(|_| play.mode() != Mode::Room) {
            page.blank();
            page.dim(&context.step_line(turn.step, "cue", cue));
        }
        if let Some(seconds) = play.elapsed_s {
            let said = context.ui_with("speak-clock", &[("seconds", Value::Count(i64::from(seconds)))]);
            page.styled(&said, page.theme().accent);
            if context.rows_of_page() >= page.n_rows() + ROOM_FOR_CLOCK {
                let clock = format!("{}:{:02}", seconds / 60, seconds % 60);
                page.large(&clock, CLOCK_ROWS, &[LetterSize::Bold, LetterSize::Small], page.theme().accent);
            }
        }
        page.blank();
        page.item(0, "1", &context.ui("speak-done"), true);
        if play.mode() == Mode::Solo {
            page.item(1, "2", &context.ui("speak-skip"), false);
        }
        room_map::below(context, play, Speaker::Role(turn.task.role), page);
    }

    fn is_wide(&self) -> bool {
        true
    }

    fn update(
        &mut self,
        input: &Input,
        _context: &ViewContext<'_>,
        play: &Play<'_>,
        _turn: &Turn<'_>,
    ) -> Reply {
        let solo = play.mode() == Mode::Solo;
        let by = ticked_by(play);
        let elapsed_s = self.elapsed_s;
        if self.phase == Phase::Nothing {
            match input {
                Input::Pick(0) => {
                    return Reply::Answer(SpeakAnswer { heard: Vec::new(), by, elapsed_s }.into());
                }
                Input::Pick(1) => {
                    let by = TickedBy::NotWatched;
                    return Reply::Answer(SpeakAnswer { heard: Vec::new(), by, elapsed_s }.into());
                }
                Input::Pick(2) | Input::Leave => self.phase = Phase::Heard,
                Input::Enter => return Reply::Notice("choose-first"),
                _ => {}
            }
            return Reply::Nothing;
        }
        if self.phase == Phase::Speaking {
            match input {
                Input::Enter | Input::Pick(0) => {
                    self.phase = Phase::Heard;
                    self.elapsed_s = play.elapsed_s;
                }
                Input::Pick(1) if solo => return Reply::Skip,
                _ => {}
            }
            return Reply::Nothing;
        }
        if self.ticks.update(input, self.speak.ticks.len()) { self.commit(play) } else { Reply::Keep }
    }

    fn kept(&self) -> Option<Vec<String>> {
        Some(self.ticks.rows(self.speak.ticks.len()))
    }

    fn click(&mut self, item: usize, context: &ViewContext<'_>, play: &Play<'_>, turn: &Turn<'_>) -> Reply {
        if self.phase != Phase::Heard {
            return self.update(&Input::Pick(item), context, play, turn);
        }
        if self.ticks.click(item, self.speak.ticks.len()) { self.commit(play) } else { Reply::Keep }
    }

    fn leaf(&self) -> u8 {
        match self.phase {
            Phase::Speaking => 0,
            // What an empty list means is asked of the trainer.
            Phase::Heard | Phase::Nothing => 1,
        }
    }

    fn turn_to(&mut self, leaf: u8) {
        self.phase = if leaf == 0 { Phase::Speaking } else { Phase::Heard };
    }

    fn clock(&self, _play: &Play<'_>) -> RunningClock {
        if self.phase == Phase::Speaking { RunningClock::Speaking } else { RunningClock::None }
    }

    fn enter_stays(&self, _turn: &Turn<'_>) -> bool {
        match self.phase {
            Phase::Speaking => false,
            Phase::Heard => self.ticks.enter_stays(self.speak.ticks.len()),
            Phase::Nothing => true,
        }
    }
}

impl SpeakView {
    fn commit(&mut self, play: &Play<'_>) -> Reply {
        let heard = self.ticks.ids(self.speak.ticks.iter().map(|tick| &tick.id));
        if heard.is_empty() {
            self.phase = Phase::Nothing;
            return Reply::Nothing;
        }
        Reply::Answer(SpeakAnswer { heard, by: ticked_by(play), elapsed_s: self.elapsed_s }.into())
    }
}

fn ticked_by(play: &Play<'_>) -> TickedBy {
    if play.mode() == Mode::Solo { TickedBy::Oneself } else { TickedBy::Observers }
}

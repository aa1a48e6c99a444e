//! One session, event by event, in plain words: what was asked, what was answered, which try it was.

use crate::locale::{Pair, Value};
use crate::meeting::event::{Event, PlayedHow};
use crate::scenario::model::Role;
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Action, Binding, Input};
use crate::tui::msg::{Effect, Report, Request};
use crate::tui::page::Page;
use crate::tui::screens::home::HomeScreen;
use crate::tui::screens::meeting::{answers, header};
use crate::tui::screens::sessions::SessionsScreen;
use crate::tui::screens::{Screen, View};
use crate::tui::stage::{Play, Stage};

#[derive(Debug, Default)]
pub struct TranscriptScreen {
    /// The event in focus, which the page follows.
    at: usize,
}

impl View for TranscriptScreen {
    fn bindings(&self, _stage: &Stage<'_>) -> Vec<Binding> {
        vec![Binding::always("↑↓", "key-move"), keys::BACK]
    }

    fn chrome(&self, stage: &Stage<'_>) -> Chrome {
        let around = header::chrome(stage);
        Chrome { second: (stage.word("transcript-title"), String::new()), status: None, ..around }
    }

    fn page(&self, stage: &Stage<'_>, page: &mut Page<'_>) {
        let Some(play) = &stage.play else { return };
        for (at, event) in play.meeting.log().iter().enumerate() {
            entry(stage, play, at, event, self.at == at, page);
        }
    }

    fn update(&mut self, input: &Input, stage: &Stage<'_>) -> Vec<Effect> {
        let n = stage.play.as_ref().map_or(0, |play| play.meeting.log().len());
        match input {
            Input::Up => self.at = self.at.saturating_sub(1),
            Input::Down => self.at = (self.at + 1).min(n.saturating_sub(1)),
            Input::Do(Action::Back) | Input::Leave | Input::Enter => {
                return vec![
                    Effect::Show(Screen::Sessions(SessionsScreen::default())),
                    Effect::Ask(Request::ListSessions),
                ];
            }
            _ => {}
        }
        Vec::new()
    }

    fn report(&mut self, report: &Report, _stage: &Stage<'_>) -> Vec<Effect> {
        match report {
            Report::Left { unfinished } => vec![Effect::Show(Screen::Home(HomeScreen::new(*unfinished)))],
            _ => Vec::new(),
        }
    }
}

fn entry(stage: &Stage<'_>, play: &Play<'_>, at: usize, event: &Event, focused: bool, page: &mut Page<'_>) {
    let (role, how) = summary(stage, event);
    let n = Value::Count(i64::try_from(at + 1).unwrap_or(i64::MAX));
    let role = role.map_or_else(String::new, |role| stage.role(role).main);
    let head = stage.word_with("transcript-number", &[("n", n)]);
    let said = [head, role, how].into_iter().filter(|words| !words.is_empty());
    let main = said.collect::<Vec<_>>().join(" · ");
    page.pair(
        if focused { "▸" } else { " " },
        &Pair { main, second: None },
        page.theme().accent,
        None,
        focused,
    );
    let Some(step) = event.step().and_then(|id| play.rehearsal.step(id)) else { return };
    page.pair("   ", &answers::step_prompt(stage, step), page.theme().dim, None, false);
    if let Event::Answered { answer, .. } | Event::Played { answer: Some(answer), .. } = event {
        for line in answers::describe(stage, play, step, answer) {
            page.pair("   → ", &line, page.theme().text, None, false);
        }
    }
}

fn summary(stage: &Stage<'_>, event: &Event) -> (Option<Role>, String) {
    match event {
        Event::Answered { by, try_no, verdict, .. } => {
            let n = stage.word_with("transcript-try", &[("n", Value::Count(i64::from(*try_no)))]);
            let right = stage.word(if verdict.right { "transcript-right" } else { "feedback-discuss" });
            (Some(*by), format!("{n} · {right}"))
        }
        Event::Played { by, how, .. } => {
            let id = match how {
                PlayedHow::Well | PlayedHow::Silently => "transcript-computer",
                PlayedHow::Skipped => "transcript-skipped",
                PlayedHow::Wrongly => "planted-missed",
            };
            (Some(*by), stage.word(id))
        }
        Event::Objected { rightly, .. } => {
            let id = if *rightly { "planted-caught" } else { "planted-nothing" };
            (None, format!("{} – {}", stage.word("transcript-objected"), stage.word(id)))
        }
        Event::HintGiven { .. } => (None, stage.word("transcript-hint")),
        Event::SteppedBack { to_seq } => {
            (None, stage.word_with("transcript-back", &[("n", Value::Count(i64::from(*to_seq)))]))
        }
        Event::Paused { .. } => (None, stage.word("discuss-title")),
        Event::SeatChanged { role } => (Some(*role), stage.word("trainer-relay")),
        Event::Refused { refusal } => (None, stage.word(&format!("refused-{}", refusal.slug()))),
        Event::Opened { .. } => (None, stage.word("transcript-opened")),
        Event::Heard { .. } => (None, stage.word("transcript-heard")),
    }
}

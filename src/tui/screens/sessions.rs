//! The sessions played on this laptop, newest first. Enter opens the transcript; an open one can be gone on with.

use crate::locale::{Pair, Value};
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Action, Binding, Input};
use crate::tui::msg::{Effect, Report, Request, SessionRow};
use crate::tui::page::Page;
use crate::tui::screens::home::HomeScreen;
use crate::tui::screens::meeting::MeetingScreen;
use crate::tui::screens::transcript::TranscriptScreen;
use crate::tui::screens::{Cursor, Screen, View};
use crate::tui::stage::Stage;

#[derive(Debug, Default)]
pub struct SessionsScreen {
    cursor: Cursor,
    rows: Vec<SessionRow>,
}

impl View for SessionsScreen {
    fn bindings(&self, _stage: &Stage<'_>) -> Vec<Binding> {
        let resume = self.rows.get(self.cursor.at).filter(|row| !row.finished);
        let resume = resume.map(|_| Binding::letter('r', "r", "sessions-continue", Action::Continue));
        [Some(keys::OPEN), resume, Some(keys::MOVE), Some(keys::BACK)].into_iter().flatten().collect()
    }

    fn chrome(&self, stage: &Stage<'_>) -> Chrome {
        Chrome {
            top: (stage.word("app-name"), String::new()),
            second: (stage.word("sessions-title"), String::new()),
            ..Chrome::default()
        }
    }

    fn page(&self, stage: &Stage<'_>, page: &mut Page<'_>) {
        if self.rows.is_empty() {
            page.text(&stage.ui("sessions-empty"));
        }
        for (at, row) in self.rows.iter().enumerate() {
            let state = stage.word(if row.finished { "sessions-finished" } else { "sessions-open" });
            let answers = Value::Count(i64::try_from(row.n_events).unwrap_or(i64::MAX));
            let fork = if row.forked { "↳ " } else { "" };
            let mode = stage.word(&format!("mode-{}", row.mode));
            let n = stage.word_with("sessions-answers", &[("n", answers)]);
            let main = format!("{fork}{} · {} · {mode} · {n} · {state}", row.started, row.scenario);
            page.item(at, "", &Pair { main, second: None }, self.cursor.at == at);
        }
    }

    fn update(&mut self, input: &Input, _stage: &Stage<'_>) -> Vec<Effect> {
        if !matches!(input, Input::Pick(_)) && self.cursor.moved(input, self.rows.len()) {
            return Vec::new();
        }
        let session = self.rows.get(self.cursor.at).map(|row| row.session.clone());
        match (input, session) {
            (Input::Enter, Some(session)) => vec![Effect::Ask(Request::ShowSession { session })],
            (Input::Do(Action::Continue), Some(session)) => vec![Effect::Ask(Request::Resume { session })],
            (Input::Do(Action::Back) | Input::Leave, _) => vec![Effect::Ask(Request::Leave)],
            _ => Vec::new(),
        }
    }

    fn click(&mut self, item: usize, stage: &Stage<'_>) -> Vec<Effect> {
        if self.cursor.at == item {
            return self.update(&Input::Enter, stage);
        }
        self.cursor.at = item;
        Vec::new()
    }

    fn report(&mut self, report: &Report, stage: &Stage<'_>) -> Vec<Effect> {
        match report {
            Report::Sessions { rows } => {
                self.rows.clone_from(rows);
                Vec::new()
            }
            Report::Session { .. } => vec![Effect::Show(Screen::Transcript(TranscriptScreen::default()))],
            Report::Begun => vec![Effect::Show(Screen::Meeting(MeetingScreen::new(stage)))],
            Report::Left { unfinished } => vec![Effect::Show(Screen::Home(HomeScreen::new(*unfinished)))],
            _ => Vec::new(),
        }
    }
}

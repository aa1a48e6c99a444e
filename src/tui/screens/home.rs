//! The start: play, go on with what was left, look at what was played.

use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Action, Binding, Input};
use crate::tui::msg::handover::HandoverReport;
use crate::tui::msg::{Effect, Report, Request};
use crate::tui::overlays::Overlay;
use crate::tui::overlays::languages::Languages;
use crate::tui::overlays::pin;
use crate::tui::page::Page;
use crate::tui::screens::carry::CarryScreen;
use crate::tui::screens::hall::HallScreen;
use crate::tui::screens::meeting::MeetingScreen;
use crate::tui::screens::merge::MergeScreen;
use crate::tui::screens::office::OfficeScreen;
use crate::tui::screens::scenarios::ScenariosScreen;
use crate::tui::screens::sessions::SessionsScreen;
use crate::tui::screens::takeover::TakeoverScreen;
use crate::tui::screens::{Cursor, Screen, View};
use crate::tui::stage::Stage;

#[derive(Debug)]
pub struct HomeScreen {
    cursor: Cursor,
    /// Whether a session can be resumed.
    unfinished: bool,
}

#[derive(Debug, Clone, Copy)]
enum Entry {
    Resume,
    Play,
    Sessions,
    /// A record in another folder of this machine.
    Join,
    /// What the trainer before has handed over.
    TakeOver,
    Office,
    Language,
    Hall,
    Help,
    Quit,
}

impl HomeScreen {
    pub fn new(unfinished: bool) -> Self {
        Self { cursor: Cursor::default(), unfinished }
    }

    fn entries(&self, stage: &Stage<'_>) -> Vec<(Entry, &'static str)> {
        let resume = self.unfinished.then_some((Entry::Resume, "home-resume"));
        // One at a time, so that every entry has a digit.
        let join = if stage.handed_over {
            Some((Entry::TakeOver, "takeover-open"))
        } else {
            stage.elsewhere.is_some().then_some((Entry::Join, "office-join"))
        };
        let first = [(Entry::Play, "home-play"), (Entry::Sessions, "home-sessions")];
        let others = [
            (Entry::Office, "office-open"),
            (Entry::Language, "home-language"),
            (Entry::Hall, "hall-open"),
            (Entry::Help, "home-help"),
            (Entry::Quit, "home-quit"),
        ];
        resume.into_iter().chain(first).chain(join).chain(others).collect()
    }

    fn choose(&self, stage: &Stage<'_>) -> Vec<Effect> {
        let entries = self.entries(stage);
        let Some((entry, _)) = entries.get(self.cursor.at) else { return Vec::new() };
        match entry {
            Entry::Resume => vec![Effect::Ask(Request::ResumeLast)],
            Entry::Play => {
                vec![
                    Effect::Show(Screen::Scenarios(ScenariosScreen::default())),
                    Effect::Ask(Request::ListScenarios),
                ]
            }
            Entry::TakeOver => pin::guard(stage, TakeoverScreen::look()),
            Entry::Join => pin::guard(stage, MergeScreen::open_elsewhere()),
            Entry::Office => pin::guard(stage, vec![Effect::Show(Screen::Office(OfficeScreen::default()))]),
            Entry::Sessions => pin::guard(
                stage,
                vec![
                    Effect::Show(Screen::Sessions(SessionsScreen::default())),
                    Effect::Ask(SessionsScreen::asks()),
                ],
            ),
            Entry::Language => {
                let asks = Languages::ASKS.map(Effect::Ask);
                [Effect::Open(Overlay::Languages(Languages::new(stage)))].into_iter().chain(asks).collect()
            }
            Entry::Hall => HallScreen::from_home(self.unfinished),
            Entry::Help => {
                vec![Effect::Open(Overlay::help([self.bindings(stage), keys::EVERYWHERE.to_vec()].concat()))]
            }
            Entry::Quit => vec![Effect::Ask(Request::Quit)],
        }
    }
}

impl View for HomeScreen {
    fn bindings(&self, stage: &Stage<'_>) -> Vec<Binding> {
        vec![Binding::always(keys::digits(self.entries(stage).len()), "key-select"), keys::OPEN, keys::CARRY]
    }

    fn chrome(&self, stage: &Stage<'_>) -> Chrome {
        Chrome::titled(stage, "app-subtitle")
    }

    fn page(&self, stage: &Stage<'_>, page: &mut Page<'_>) {
        page.heading(&stage.ui("home-title"));
        page.blank();
        for (at, (entry, id)) in self.entries(stage).into_iter().enumerate() {
            page.item(at, &(at + 1).to_string(), &stage.ui(id), self.cursor.at == at);
            if let (Entry::Join, Some(path)) = (entry, stage.elsewhere) {
                page.pair("    ", &path.display().to_string().into(), page.theme().dim, None, false);
            }
        }
        page.blank();
        page.dim(&stage.ui("app-credits"));
    }

    /// A digit opens at once: there is nothing to lose here.
    fn update(&mut self, input: &Input, stage: &Stage<'_>) -> Vec<Effect> {
        let moved = self.cursor.moved(input, self.entries(stage).len());
        match input {
            Input::Pick(_) if moved => self.choose(stage),
            Input::Enter => self.choose(stage),
            Input::Do(Action::Carry) => pin::guard(stage, CarryScreen::open()),
            Input::Do(Action::Back) | Input::Leave => vec![Effect::Open(Overlay::quit(stage))],
            _ => Vec::new(),
        }
    }

    fn report(&mut self, report: &Report, stage: &Stage<'_>) -> Vec<Effect> {
        match report {
            Report::Handover(HandoverReport::Looked(facts)) => TakeoverScreen::offering(facts.clone()),
            Report::Begun => vec![Effect::Show(Screen::Meeting(MeetingScreen::new(stage)))],
            _ => Vec::new(),
        }
    }
}

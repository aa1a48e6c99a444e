//! Holds the screen in front, the overlay on top of it, and the choices that hold on every screen.
//!
//! It routes an input to the overlay, or else to the screen. Keys that mean the same everywhere (language, layout,
//! theme, help, leaving) are handled here once. It keeps no session and touches no disk.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "what means the same everywhere is named here; every other input and report is for what is in front"
)]

mod drawing;
mod effects;

use crossterm::event::KeyCode;
use ratatui::layout::Rect;

use crate::locale::Speech;
use crate::text::TypingAid;
use crate::tui::context::{Mouse, PlayedFor, ViewContext};
use crate::tui::frame;
use crate::tui::keys::{self, Action, Binding, Does, Input, Takes};
use crate::tui::large::{Drawings, LargeLetters};
use crate::tui::msg::{Problem, Report, Request};
use crate::tui::on_wall::{OnWall, WallPage};
use crate::tui::overlays::languages::Languages;
use crate::tui::overlays::{Overlay, Working};
use crate::tui::page::{Drawn, Hit};
use crate::tui::picture::TaiViet;
use crate::tui::route::{Effect, OverlayRoute, Route};
use crate::tui::screens::Screen;
use crate::tui::screens::meeting::countdown;
use crate::tui::theme::ThemeName;
use crate::tui::view::View;

/// Whether drafts are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Drafts {
    /// To be asked once drafts would be on the screen.
    ToAsk,
    /// Not asked in this start, or asked and closed without an answer.
    Unanswered,
    Answered(bool),
}

#[derive(Debug)]
pub struct App {
    pub speech: Speech,
    pub theme: ThemeName,
    pub typing: TypingAid,
    pub played_for: PlayedFor,
    pub mouse: Mouse,
    /// The languages before these, to go back to with one key.
    before: Speech,
    /// Kept for every start once it is answered.
    drafts: Drafts,
    pub tai_viet: TaiViet,
    screen: Screen,
    /// The screens to go back to, as they were left. The last one is the next.
    behind: Vec<Screen>,
    overlay: Option<Overlay>,
    /// Whether a wide screen has a rail beside the page.
    may_have_rail: bool,
    /// The first row to show after scrolling; none to follow the focus.
    top: Option<u16>,
    drawn: Drawn,
    notice: Option<String>,
    /// Columns and rows, as they were last drawn.
    window: (u16, u16),
    /// The question whether Tai Viet letters look right as text was not asked yet.
    pub asks_tai_viet: bool,
    pub large: LargeLetters,
    drawings: Drawings,
    /// The wall is covered: the screen in front is not seen, and no key reaches it.
    is_covered: bool,
    n_turns: u64,
}

impl App {
    pub fn new(screen: Screen, speech: Speech, theme: ThemeName) -> Self {
        Self {
            speech,
            theme,
            typing: TypingAid::Off,
            played_for: PlayedFor::Results,
            mouse: Mouse::default(),
            before: speech,
            drafts: if speech.drafts { Drafts::Answered(true) } else { Drafts::Unanswered },
            tai_viet: TaiViet::default(),
            screen,
            behind: Vec::new(),
            overlay: None,
            may_have_rail: true,
            top: None,
            drawn: Drawn::default(),
            notice: None,
            window: (0, 0),
            asks_tai_viet: false,
            large: LargeLetters::default(),
            drawings: Drawings::default(),
            is_covered: false,
            n_turns: 0,
        }
    }

    /// Shows a problem before anything else.
    pub fn tell(&mut self, problem: Problem) {
        self.overlay = Some(Overlay::problem(problem));
    }

    /// Takes the kept answer about drafts. Without one, asks now if drafts would be on the screen.
    pub fn set_drafts(&mut self, drafts: Option<bool>) {
        self.drafts = drafts.map_or(Drafts::ToAsk, Drafts::Answered);
        self.speech = self.speech.showing_drafts(drafts.unwrap_or(false));
        self.before = self.speech;
        self.ask_drafts();
    }

    /// Asks whether drafts are to be shown, once they would be on the screen. A screen that opens by itself takes no
    /// question away.
    fn ask_drafts(&mut self) {
        if self.drafts == Drafts::ToAsk && self.speech.drafted().is_some() && self.overlay.is_none() {
            self.overlay = Some(Overlay::Languages(Languages::asking(self.speech)));
        }
    }

    pub fn before(&self) -> Speech {
        self.before
    }

    pub fn drafts(&self) -> Option<bool> {
        match self.drafts {
            Drafts::Answered(shown) => Some(shown),
            Drafts::ToAsk | Drafts::Unanswered => None,
        }
    }

    pub fn screen(&self) -> &Screen {
        &self.screen
    }

    fn front(&self) -> &dyn View {
        self.overlay.as_ref().map_or_else(|| self.screen.view(), Overlay::view)
    }

    /// Whether typed letters go into a field now.
    pub fn is_typing(&self) -> bool {
        self.takes() != Takes::Nothing
    }

    /// What such a field takes for itself.
    pub fn takes(&self) -> Takes {
        self.front().takes()
    }

    /// Columns and rows of the window, as it was last drawn.
    pub fn window(&self) -> (u16, u16) {
        self.window
    }

    /// How often the screen in front has changed.
    pub fn n_turns(&self) -> u64 {
        self.n_turns
    }

    /// What a key of a clicker means here: on where Enter only goes on, back on the same pages. Nothing elsewhere, so
    /// that no answer is committed from a distance. Page keys scroll first.
    pub fn clicked(&self, code: KeyCode) -> Option<KeyCode> {
        if self.is_covered || self.overlay.is_some() || !self.screen.view().goes_on() {
            return None;
        }
        let Drawn { top, most_top, .. } = self.drawn;
        match code {
            KeyCode::PageDown if top >= most_top => Some(KeyCode::Enter),
            KeyCode::Right | KeyCode::Char(' ') => Some(KeyCode::Enter),
            KeyCode::PageUp if top == 0 => Some(KeyCode::Char('0')),
            _ => None,
        }
    }

    /// Whether the last frame was below the least size. The task was not shown then, so no key may change it.
    fn is_too_small(&self) -> bool {
        self.window != (0, 0) && frame::is_too_small(self.window)
    }

    /// The part of all this that is for the hall.
    pub fn on_wall(&self) -> OnWall {
        OnWall {
            page: self.screen.view().on_wall().unwrap_or(WallPage::Away),
            over: self.overlay.as_ref().and_then(Overlay::on_wall),
            covered: self.is_covered,
        }
    }

    /// Whether Enter only moves on within what is in front.
    pub fn enter_stays(&self, context: &ViewContext<'_>) -> bool {
        self.front().enter_stays(context)
    }

    /// Whether a running clock is on the screen, so that every second changes something.
    /// Whether something is being typed in a field for words.
    pub fn is_written_in(&self) -> bool {
        self.front().has_words()
    }

    pub fn is_clock_running(&self, context: &ViewContext<'_>) -> bool {
        context
            .play
            .as_ref()
            .is_some_and(|play| countdown::is_clock_running(self.front().clock(context), play))
    }

    /// The keys that work now: those of the screen in front, then those that work everywhere.
    pub fn bindings(&self, context: &ViewContext<'_>) -> Vec<Binding> {
        let mut bindings = self.front().bindings(context);
        let (aid, has_words) = (keys::typing(self.typing), self.front().has_words());
        if self.takes() == Takes::Words {
            // In a field for words g is typed.
            let aid = Binding { shown: "Ctrl+G", does: Does::Always, ..aid };
            bindings.extend(has_words.then_some(aid));
        } else {
            bindings.extend(has_words.then_some(aid));
            // An overlay has no help, and a question must be answered before a line can be corrected.
            let has_help = matches!(self.overlay, None | Some(Overlay::Help(_)));
            let serves = |binding: &Binding| {
                (has_help || *binding != keys::HELP) && (self.may_correct() || *binding != keys::CORRECT)
            };
            for everywhere in keys::EVERYWHERE.into_iter().filter(serves) {
                if !bindings.contains(&everywhere) {
                    bindings.push(everywhere);
                }
            }
            bindings.extend((!has_words).then_some(Binding { in_help_only: true, ..aid }));
        }
        bindings
    }

    /// Handles an input and returns what to ask of the shell.
    pub fn update(&mut self, input: &Input, context: &ViewContext<'_>) -> Vec<Request> {
        self.notice = None;
        if *input == Input::Do(Action::Cover) {
            self.is_covered = !self.is_covered;
            return Vec::new();
        }
        if self.is_covered || self.is_too_small() && *input != Input::Do(Action::Quit) {
            return Vec::new();
        }
        if self.scrolls(input) {
            return Vec::new();
        }
        self.top = None;
        let effects = match input {
            Input::Do(Action::Language) if !self.chooses_language() => {
                vec![Effect::Open(OverlayRoute::Languages)]
            }
            Input::Do(Action::Correct) if self.may_correct() => {
                vec![
                    Effect::Open(OverlayRoute::Correct),
                    Effect::Ask(Request::ReadLines { keys: self.lines_shown(context) }),
                ]
            }
            Input::Do(Action::Layout) => {
                self.may_have_rail = !self.may_have_rail;
                Vec::new()
            }
            Input::Do(Action::Theme) => {
                self.theme = self.theme.next();
                vec![Effect::Ask(Request::KeepTheme(self.theme.slug().to_owned()))]
            }
            Input::Do(Action::Typing) => {
                self.typing = self.typing.next();
                if !self.front().has_words() {
                    // Nothing there shows which one is on.
                    self.notice = Some(context.word(keys::typing(self.typing).label));
                }
                vec![Effect::Ask(Request::KeepTyping(self.typing.slug()))]
            }
            Input::Do(Action::Mouse) => vec![Effect::TurnMouse],
            Input::Do(Action::Help) if self.overlay.is_none() => {
                vec![Effect::Open(OverlayRoute::Help(self.bindings(context)))]
            }
            Input::Do(Action::Quit) if matches!(self.overlay, Some(Overlay::Quit(_))) => {
                vec![Effect::Ask(Request::Quit)]
            }
            Input::Do(Action::Quit) => {
                let mut effects = self.screen.view().before_leaving(context);
                effects.push(Effect::Open(OverlayRoute::Quit));
                effects
            }
            _ => match &mut self.overlay {
                Some(overlay) => overlay.view_mut().update(input, context),
                None => self.screen.view_mut().update(input, context),
            },
        };
        self.take(effects, context)
    }

    /// A click on a line, by the positions of the last frame.
    pub fn click(&mut self, column: u16, row: u16, context: &ViewContext<'_>) -> Vec<Request> {
        if self.is_covered || self.is_too_small() {
            return Vec::new();
        }
        let here = Rect { x: column, y: row, width: 1, height: 1 };
        let hit = self.drawn.hits.iter().find(|(place, _)| place.intersects(here)).map(|(_, hit)| *hit);
        let Some(Hit::Item(item)) = hit else { return Vec::new() };
        self.notice = None;
        self.top = None;
        let effects = match &mut self.overlay {
            Some(overlay) => overlay.view_mut().click(item, context),
            None => self.screen.view_mut().click(item, context),
        };
        self.take(effects, context)
    }

    /// Handles a report: something was done, or could not be.
    pub fn report(&mut self, report: &Report, context: &ViewContext<'_>) -> Vec<Request> {
        self.n_turns += u64::from(!matches!(report, Report::Working { .. }));
        match report {
            Report::Failed(problem) => self.overlay = Some(Overlay::problem(problem.clone())),
            Report::Working { title, done, of } => {
                if !matches!(self.overlay, Some(Overlay::Working(_))) {
                    self.overlay = Some(Overlay::Working(Working::new(title)));
                }
                if let Some(Overlay::Working(working)) = &mut self.overlay {
                    working.come_to(*done, *of);
                }
            }
            Report::Worked { .. } if matches!(self.overlay, Some(Overlay::Working(_))) => self.overlay = None,
            _ => {}
        }
        self.top = None;
        let mut effects = match &mut self.overlay {
            Some(overlay) => overlay.view_mut().report(report, context),
            None => Vec::new(),
        };
        effects.extend(self.screen.view_mut().report(report, context));
        if let Report::Left { waiting } = report {
            // Whatever was looked at has been closed.
            effects.push(Effect::Show(Route::Home { waiting: *waiting }));
        }
        self.take(effects, context)
    }

    /// A question must be answered first.
    fn may_correct(&self) -> bool {
        !matches!(
            self.overlay,
            Some(Overlay::Correct(_) | Overlay::Quit(_) | Overlay::Question(_) | Overlay::Problem(_))
        )
    }

    fn chooses_language(&self) -> bool {
        matches!(
            (&self.overlay, &self.screen),
            (Some(Overlay::Languages(_)), _) | (None, Screen::Language(_))
        )
    }
}

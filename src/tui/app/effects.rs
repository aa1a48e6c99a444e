//! Does what screens and overlays ask of the app: puts another screen in front, opens and closes overlays, changes what
//! holds on every screen. What needs the shell is returned.

use crate::locale::Lang;
use crate::tui::app::{App, Drafts};
use crate::tui::context::{Mouse, ViewContext};
use crate::tui::msg::Request;
use crate::tui::overlays::Overlay;
use crate::tui::overlays::letters::Letters;
use crate::tui::picture::Script;
use crate::tui::route::Effect;
use crate::tui::screens::Screen;

impl App {
    pub(super) fn take(&mut self, effects: Vec<Effect>, context: &ViewContext<'_>) -> Vec<Request> {
        let mut requests = Vec::new();
        for effect in effects {
            match effect {
                Effect::Show(route) => {
                    let (screen, asks) = Screen::open(route, context);
                    self.put_in_front(screen);
                    self.behind.clear();
                    requests.extend(asks);
                }
                Effect::Push(route) => {
                    let (screen, asks) = Screen::open(route, context);
                    let behind = self.put_in_front(screen);
                    self.behind.push(behind);
                    requests.extend(asks);
                }
                Effect::Back => {
                    if let Some(screen) = self.behind.pop() {
                        self.put_in_front(screen);
                    }
                }
                Effect::BackOr(route) => {
                    let behind = self.behind.pop().map(|screen| (screen, Vec::new()));
                    let (screen, asks) = behind.unwrap_or_else(|| Screen::open(route, context));
                    self.put_in_front(screen);
                    requests.extend(asks);
                }
                Effect::Open(route) => {
                    let (overlay, asks) = Overlay::open(route, context);
                    self.put_on_top(Some(overlay));
                    requests.extend(asks);
                }
                Effect::Close => {
                    if self.drafts == Drafts::ToAsk {
                        self.drafts = Drafts::Unanswered;
                    }
                    self.put_on_top(None);
                }
                Effect::Speak(speech) => {
                    if !speech.is_same(self.speech) {
                        self.before = self.speech;
                    }
                    self.speech = speech.showing_drafts(self.drafts().unwrap_or(false));
                }
                Effect::ShowDrafts(drafts) => {
                    self.drafts = Drafts::Answered(drafts);
                    self.speech = self.speech.showing_drafts(drafts);
                }
                Effect::ShowLarge(large) => self.large = large,
                Effect::ShowTaiViet(shown) => {
                    self.tai_viet = shown;
                    self.asks_tai_viet = false;
                }
                Effect::TurnMouse => {
                    self.mouse = self.mouse.turned();
                    let is_taken = self.mouse == Mouse::Taken;
                    self.notice = Some(context.word(if is_taken { "mouse-on" } else { "mouse-off" }));
                    requests.push(Request::KeepMouse(self.mouse));
                }
                Effect::Notice(said) => self.notice = Some(said),
                Effect::Ask(request) => requests.push(request),
            }
        }
        self.ask_drafts();
        self.ask_tai_viet();
        requests
    }

    /// Returns the screen that was in front.
    fn put_in_front(&mut self, screen: Screen) -> Screen {
        self.put_on_top(None);
        std::mem::replace(&mut self.screen, screen)
    }

    fn put_on_top(&mut self, overlay: Option<Overlay>) {
        self.n_turns += 1;
        self.overlay = overlay;
    }

    /// Asks once how these letters look, when the first of them is about to be shown.
    fn ask_tai_viet(&mut self) {
        let shows = self.speech.drafts && self.speech.drafted() == Some(Lang::Blt);
        if self.asks_tai_viet && shows && self.overlay.is_none() {
            self.asks_tai_viet = false;
            self.put_on_top(Some(Overlay::Letters(Letters::new(Some(Script::TaiViet)))));
        }
    }
}

//! Draws the screen in front with the overlay on top of it, and scrolls a page that is taller than its area.

use ratatui::Frame;

use crate::locale::layer::LineKey;
use crate::tui::app::App;
use crate::tui::context::{Mouse, ShownLines, ViewContext};
use crate::tui::frame;
use crate::tui::keys::Input;
use crate::tui::page::{Drawn, Page};

impl App {
    /// The keys of all lines on the screen: those of the page first, then those around it.
    pub(super) fn lines_shown(&self, context: &ViewContext<'_>) -> Vec<LineKey> {
        let shown = ShownLines::default();
        let noting = ViewContext { shown: Some(&shown), ..*context };
        let mut page = Page::new(frame::LEAST.0, context.theme);
        self.front().page(&noting, &mut page);
        self.front().chrome(&noting);
        for binding in self.bindings(&noting).iter().filter(|binding| !binding.in_help_only) {
            noting.word(binding.label);
        }
        shown.into_keys()
    }

    /// Page keys scroll a page that is taller than its area; a form uses them itself. Where a meeting only goes on,
    /// and in the help, the arrows do too. Enter goes on from what the computer does only once all of it was shown.
    pub(super) fn scrolls(&mut self, input: &Input) -> bool {
        if self.drawn.most_top == 0 || self.is_typing() || self.front().takes_pages() {
            return false;
        }
        let (page, lines) = (6, 2);
        let is_left = self.drawn.top < self.drawn.most_top;
        let goes_on = match &self.overlay {
            None => self.screen.is_meeting() && self.screen.view().goes_on(),
            Some(overlay) => overlay.is_help() || overlay.is_books(),
        };
        let top = match input {
            Input::PageUp => self.drawn.top.saturating_sub(page),
            Input::PageDown => self.drawn.top.saturating_add(page),
            Input::Enter if is_left && self.overlay.is_none() && self.screen.view().is_read_first() => {
                self.drawn.top.saturating_add(page)
            }
            Input::Up if goes_on => self.drawn.top.saturating_sub(lines),
            Input::Down if goes_on => self.drawn.top.saturating_add(lines),
            _ => return false,
        };
        self.top = Some(top.min(self.drawn.most_top));
        true
    }

    /// Scrolls by lines, as a mouse wheel does.
    pub fn wheel(&mut self, lines: i16) {
        self.top = Some(self.drawn.top.saturating_add_signed(lines).min(self.drawn.most_top));
    }

    pub fn draw(&mut self, frame: &mut Frame<'_>, context: &ViewContext<'_>) {
        let area = frame.area();
        self.window = (area.width, area.height);
        let context = &ViewContext { window: self.window, ..*context };
        if frame::is_too_small(self.window) {
            frame::too_small(frame, context);
            self.drawn = Drawn::default();
            return;
        }
        if self.is_covered {
            frame::cover(frame, context, self.large, Some("cover-open"));
            self.drawn = Drawn::default();
            return;
        }
        let mut chrome = self.screen.view().chrome(context);
        if let Some(overlay) = &self.overlay {
            chrome.put_below(overlay.view().chrome(context));
        }
        if self.notice.is_some() {
            chrome.notice.clone_from(&self.notice);
        }
        if self.mouse == Mouse::Left {
            // A click without an effect is explained.
            let saved = chrome.saved.into_iter();
            let said: Vec<String> = std::iter::once(context.word("mouse-is-off")).chain(saved).collect();
            chrome.saved = Some(said.join(" · "));
        }
        let bindings = self.bindings(context);
        let columns = frame::page_columns(area, &chrome, self.may_have_rail);
        let make = || {
            let page = Page::new(columns, context.theme).with_tai_viet(self.tai_viet);
            page.with_large(self.large).with_drawings(&self.drawings)
        };
        let page = Page::written(make, |page| self.front().page(context, page));
        if page.has_only_drafts() {
            chrome.mark_drafts(context);
        }
        self.drawn = frame::draw(frame, context, &chrome, &bindings, page, self.may_have_rail, self.top);
    }
}

//! Draws the page that stands on the wall a second time, in another window.
//!
//! It is made of the same views as the playing window, so both say the same. Nothing can be pressed on it: it has no
//! keys, and the number of saved events is for the person at the keyboard.

use ratatui::Frame;

use crate::locale::Pair;
use crate::review::sessions::TryRow;
use crate::tui::context::ViewContext;
use crate::tui::frame;
use crate::tui::large::{LargeLetters, LetterSize};
use crate::tui::on_wall::{OnWall, WallOverlay, WallPage};
use crate::tui::overlays::books::Books;
use crate::tui::overlays::pause::Pause;
use crate::tui::page::{Drawn, Page};
use crate::tui::picture::TaiViet;
use crate::tui::screens::debrief::DebriefScreen;
use crate::tui::screens::meeting::MeetingScreen;
use crate::tui::screens::tries::TriesScreen;
use crate::tui::view::View;

/// How letters are drawn in this window.
#[derive(Debug, Clone, Copy, Default)]
pub struct Lettering {
    pub tai_viet: TaiViet,
    pub large: LargeLetters,
}

impl Lettering {
    pub fn page<'t>(self, columns: u16, context: &ViewContext<'t>) -> Page<'t> {
        Page::new(columns, context.theme).with_tai_viet(self.tai_viet).with_large(self.large)
    }
}

/// What is drawn on a wall that follows a session.
#[derive(Debug, Clone, Copy)]
pub struct WallView<'a> {
    pub shown: &'a OnWall,
    /// The tries at the step of [`WallPage::Tries`].
    pub tries: &'a [TryRow],
    pub lettering: Lettering,
}

impl WallView<'_> {
    /// The screen of the page. None where nothing is to be seen.
    fn screen(&self, context: &ViewContext<'_>) -> Option<Box<dyn View>> {
        let play = context.play.as_ref();
        Some(match &self.shown.page {
            WallPage::HandOver { role, new_part } => Box::new(MeetingScreen::calling(*role, *new_part)),
            WallPage::Task { leaf } => Box::new(MeetingScreen::followed(play, *leaf)),
            WallPage::PartTitle => Box::new(MeetingScreen::titled()),
            WallPage::Feedback { after, revealed } => {
                Box::new(MeetingScreen::after_answer(play, *after, revealed))
            }
            WallPage::Tries { step } => Box::new(TriesScreen::new(step.clone(), self.tries.to_vec())),
            WallPage::Debrief { page, question } => Box::new(DebriefScreen::at(*page, *question)),
            WallPage::Away => return None,
        })
    }

    fn over(&self) -> Option<Box<dyn View>> {
        self.shown.over.as_ref().map(|over| -> Box<dyn View> {
            match over {
                WallOverlay::Books { cash } => Box::new(Books::opened_at(*cash)),
                WallOverlay::Pause { step } => Box::new(Pause::new(step.clone())),
            }
        })
    }

    /// Draws it. `top` is the first row to show; none to follow what is in focus.
    pub fn draw(&self, frame: &mut Frame<'_>, context: &ViewContext<'_>, top: Option<u16>) -> Drawn {
        let Some(screen) = self.screen(context).filter(|_| !self.shown.covered) else {
            frame::cover(frame, context, self.lettering.large, None);
            return Drawn::default();
        };
        let over = self.over();
        let mut chrome = screen.chrome(context);
        chrome.saved = None;
        if let Some(over) = &over {
            chrome.put_below(over.chrome(context));
        }
        let columns = frame::page_columns(frame.area(), &chrome, true);
        let view = over.unwrap_or(screen);
        let page = Page::written(|| self.lettering.page(columns, context), |page| view.page(context, page));
        if page.has_only_drafts() {
            chrome.mark_drafts(context);
        }
        frame::draw(frame, context, &chrome, &[], page, true, top)
    }
}

/// What a wall shows before anything can be shown: the name of the program, and small what it waits for.
pub fn draw_waiting(frame: &mut Frame<'_>, context: &ViewContext<'_>, large: LargeLetters, why: &[Pair]) {
    let theme = context.theme;
    let rows = usize::from(frame.area().height).saturating_sub(ROWS_OF_REASON);
    frame::alone(frame, context, large, |page| {
        page.large_centered(&context.word("app-name"), rows, &LetterSize::DOWN, theme.heading);
        page.blank();
        for pair in why {
            page.centered(pair, theme.dim);
        }
    });
}

/// Rows that are kept for the reason.
const ROWS_OF_REASON: usize = 8;

//! The pages of the meeting by name, and how a window that follows the session shows them again.
//!
//! They are made from the record alone: a form has what was kept of it when a row was left, and the faults of the
//! last try are read from its event.

use crate::meeting::event::Event;
use crate::scenario::terms::Role;
use crate::tui::context::Play;
use crate::tui::on_wall::WallPage;
use crate::tui::screens::meeting::feedback::Feedback;
use crate::tui::screens::meeting::{MeetingScreen, Phase};

impl MeetingScreen {
    /// The page that is shown.
    pub(super) fn wall_page(&self) -> WallPage {
        match &self.phase {
            Phase::HandOver { role, new_part } => WallPage::HandOver { role: *role, new_part: *new_part },
            Phase::Task(open) => WallPage::Task { leaf: open.view.leaf() },
            Phase::PartTitle => WallPage::PartTitle,
            Phase::Feedback(feedback) => {
                WallPage::Feedback { after: feedback.after(), revealed: feedback.revealed().to_vec() }
            }
            Phase::Between => WallPage::Task { leaf: 0 },
        }
    }

    /// The call to this role.
    pub(crate) fn calling(role: Role, new_part: bool) -> Self {
        Self { phase: Phase::HandOver { role, new_part }, last: None, part: None }
    }

    /// The title of the part that begins.
    pub(crate) fn titled() -> Self {
        Self { phase: Phase::PartTitle, last: None, part: None }
    }

    /// The open task at this page of it, with what was wrong with the last try.
    pub(crate) fn followed(play: Option<&Play<'_>>, leaf: u8) -> Self {
        let mut screen = Self::still(play);
        if let (Phase::Task(open), Some(play)) = (&mut screen.phase, play) {
            let last = play.meeting.log().last();
            open.was_right = matches!(last, Some(Event::Objected { rightly: false, .. }));
            open.view.turn_to(leaf);
        }
        screen
    }

    /// What was said of the answer that came after so many events, with these other options; the open task where nothing
    /// was.
    pub(crate) fn after_answer(play: Option<&Play<'_>>, after: usize, revealed: &[usize]) -> Self {
        let Some((play, feedback)) = play.and_then(|play| Some((play, Feedback::again(play, after)?))) else {
            return Self::followed(play, 0);
        };
        let mut feedback = feedback.with_others();
        for at in revealed {
            feedback.reveal(*at, play);
        }
        Self { phase: Phase::Feedback(feedback), last: None, part: None }
    }
}

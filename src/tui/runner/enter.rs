//! Decides which Enter the user meant, and which comes from a key that is still held down.
//!
//! A held key repeats, and while a disk is slow its repeats wait in a queue. None of them was pressed for a screen
//! that the user had seen. So an Enter that leads on is dropped in two cases: it was queued before that screen was
//! drawn, or it comes too soon after the Enter before it. An Enter within a form only moves to the next field and is
//! never dropped. Other keys are never dropped.

/// An Enter sooner than this after the one before is the same press. `place` may name another time.
pub const PAUSE_MS: u64 = 300;

#[derive(Debug)]
pub struct Enters {
    pause_ms: u64,
    /// When the last one came, dropped or not.
    last: Option<u64>,
    screen: Screen,
}

/// Whether the screen in front has been drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Screen {
    Turned,
    /// Drawn, but keys that were queued before that are not taken yet.
    Drawn,
    Seen,
}

impl Enters {
    /// With no pause at all every Enter is taken, for programs that type.
    pub fn new(pause_ms: u64) -> Self {
        Self { pause_ms, last: None, screen: Screen::Turned }
    }

    /// Whether an Enter that is read at this time is taken. `leads_on` unless it stays on its screen.
    pub fn takes(&mut self, at_ms: u64, leads_on: bool) -> bool {
        let is_soon = self.last.is_some_and(|last| at_ms.saturating_sub(last) < self.pause_ms);
        self.last = Some(at_ms);
        !leads_on || self.pause_ms == 0 || (self.screen == Screen::Seen && !is_soon)
    }

    /// Another screen is in front, and not drawn yet.
    pub fn turned(&mut self) {
        self.screen = Screen::Turned;
    }

    pub fn drawn(&mut self) {
        if self.screen == Screen::Turned {
            self.screen = Screen::Drawn;
        }
    }

    /// What was queued before the last frame has been taken.
    pub fn seen(&mut self) {
        if self.screen == Screen::Drawn {
            self.screen = Screen::Seen;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Enters, PAUSE_MS};

    #[test]
    fn an_enter_counts_once_the_screen_is_seen_and_some_time_after_the_last_one() {
        let mut enters = Enters::new(PAUSE_MS);
        assert!(!enters.takes(1_000, true), "nothing is drawn");
        enters.drawn();
        enters.seen();
        assert!(!enters.takes(1_299, true), "the dropped one counts too");
        assert!(enters.takes(1_599, true));
        enters.turned();
        enters.seen();
        assert!(!enters.takes(8_000, true), "not drawn");
        enters.drawn();
        assert!(!enters.takes(9_000, true), "queued before the frame");
        enters.drawn();
        enters.seen();
        assert!(enters.takes(9_300, true));
        assert!(enters.takes(9_301, false), "within a form");
        assert!(!enters.takes(9_302, true));
    }

    #[test]
    fn a_held_key_is_one_enter() {
        let mut enters = Enters::new(PAUSE_MS);
        enters.drawn();
        enters.seen();
        let taken = (0..36).filter(|n| enters.takes(1_000 + n * 33, true)).count();
        assert_eq!(taken, 1);
    }

    #[test]
    fn a_program_that_types_is_not_slowed_down() {
        let mut enters = Enters::new(0);
        assert!((0..9).all(|n| enters.takes(n, true)));
    }
}

//! All that a screen may read: the words, the colors, and the session that is being played.
//!
//! It is borrowed anew for every update and every frame. It holds no record and no clock.

use std::cell::RefCell;
use std::path::Path;

use strum::{EnumString, IntoStaticStr};

use crate::calendar::{Moment, Zone};
use crate::id::{ItemId, StepId};
use crate::locale::catalog::Catalog;
use crate::locale::layer::LineKey;
use crate::locale::values::Values;
use crate::locale::words::ScenarioWords;
use crate::locale::{Pair, Speech, Value, number};
use crate::meeting::Meeting;
use crate::meeting::chance;
use crate::meeting::command::{Mode, Setup};
use crate::meeting::flow::{self, Turn};
use crate::meeting::state::State;
use crate::scenario::model::Step;
use crate::scenario::story::Story;
use crate::scenario::terms::Role;
use crate::text::TypingAid;
use crate::tui::msg::HalfFilled;
use crate::tui::theme::Theme;

/// Whether what is played is kept with the results, or is a step that is shown while a script is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PlayedFor {
    #[default]
    Results,
    Preview,
}

#[derive(Debug, Clone, Copy)]
pub struct ViewContext<'a> {
    pub catalog: &'a Catalog,
    pub speech: Speech,
    /// How letters are typed into fields.
    pub typing: TypingAid,
    pub played_for: PlayedFor,
    pub theme: &'a Theme,
    pub play: Option<Play<'a>>,
    /// The languages before these, to go back to.
    pub before: Speech,
    /// Whether drafts are shown; none until that has been asked.
    pub drafts: Option<bool>,
    /// Where this laptop stands, for dates and times of day.
    pub zone: Zone,
    /// A PIN protects the facilitator's screens, and it has not been given yet.
    pub locked: bool,
    /// Columns and rows of the window.
    pub window: (u16, u16),
    /// The window in which the room was tried last.
    pub hall: Option<&'a str>,
    pub mouse: Mouse,
    pub shown_on: ShownOn,
    /// The system can show a folder in a window of its own.
    pub opens: bool,
    /// A record of an earlier start in another folder, which has not been joined.
    pub elsewhere: Option<&'a Path>,
    /// A hand-over is beside the program and has not been taken.
    pub handed_over: bool,
    /// Collects the keys of all lines that are drawn, while a screen asks for them.
    pub shown: Option<&'a ShownLines>,
}

/// Who has the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mouse {
    /// Clicks and the wheel are taken.
    #[default]
    Taken,
    /// The terminal has it, to select and copy text.
    Left,
}

impl Mouse {
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::Taken => Self::Left,
            Self::Left => Self::Taken,
        }
    }
}

/// Where the screen may be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum ShownOn {
    #[default]
    Desk,
    /// A board or a hall has played last on this machine.
    Wall,
}

/// The keys of the lines on a screen, each once, in the order in which they are drawn.
#[derive(Debug, Default)]
pub struct ShownLines(RefCell<Vec<LineKey>>);

impl ShownLines {
    fn note(&self, key: LineKey) {
        let mut keys = self.0.borrow_mut();
        if !keys.contains(&key) {
            keys.push(key);
        }
    }

    pub fn into_keys(self) -> Vec<LineKey> {
        self.0.into_inner()
    }
}

/// Who sees what is shown of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Audience {
    /// The players: a person alone, the board, or a hall.
    #[default]
    Players,
    /// A hall, in every mode: nothing is shown as to one person or a board alone.
    Hall,
    /// The trainer, who may see everything.
    Trainer,
}

/// The session that is being played, as it is on disk.
#[derive(Debug, Clone, Copy)]
pub struct Play<'a> {
    pub story: &'a Story,
    pub meeting: &'a Meeting,
    pub words: &'a ScenarioWords,
    /// What the lines of the scenario name.
    pub values: &'a Values,
    /// Events of this session that are on disk.
    pub saved: u64,
    /// Who sits where, by learner code.
    pub learners: &'a [(Role, String)],
    /// From which club, as it was written.
    pub homes: &'a [(Role, String)],
    /// The step that is done again, in a session of its own that ends with it.
    pub again: Option<&'a StepId>,
    /// The page of the debrief at which the session was left.
    pub page: Option<usize>,
    /// The form that was being filled in when the session was left.
    pub half_filled: Option<&'a HalfFilled>,
    /// Who sees it.
    pub audience: Audience,
    /// Seconds since this task was opened, if the trainer has the clock on.
    pub elapsed_s: Option<u32>,
    /// Seconds since a discussion or a pause began, while there is one.
    pub discussed_s: Option<u32>,
}

impl ViewContext<'_> {
    /// The window as it is remembered.
    pub fn window_name(&self) -> String {
        let (columns, rows) = self.window;
        format!("{columns}x{rows}")
    }

    /// Whether the room was tried in a window of this size.
    pub fn is_hall_tried(&self) -> bool {
        self.hall == Some(self.window_name().as_str())
    }

    /// Rows between the frame's own at this size, if none of them takes more than usual.
    pub fn rows_of_page(&self) -> usize {
        const AROUND: u16 = 6;
        usize::from(self.window.1.saturating_sub(AROUND))
    }

    /// "23/11/2026". Empty where no calendar has such a day.
    pub fn date(&self, at_ms: i64) -> String {
        let date = |at: Moment| number::date(at.day, at.month, at.year);
        self.zone.moment(at_ms).map_or_else(String::new, date)
    }

    /// "23/11/2026 14:05".
    pub fn time(&self, at_ms: i64) -> String {
        self.zone.moment(at_ms).map_or_else(String::new, number::day_and_time)
    }

    /// "11/2026".
    pub fn month(&self, at_ms: i64) -> String {
        let month = |at: Moment| format!("{}/{}", at.month, at.year);
        self.zone.moment(at_ms).map_or_else(String::new, month)
    }

    /// A text of the screens, in both languages.
    pub fn ui(&self, id: &str) -> Pair {
        self.note_ui(id);
        self.catalog.ui(self.speech, id, &[])
    }

    pub fn ui_with(&self, id: &str, values: &[(&str, Value)]) -> Pair {
        self.note_ui(id);
        self.catalog.ui(self.speech, id, values)
    }

    /// A text in the main language alone, for headers and footers.
    pub fn word(&self, id: &str) -> String {
        self.note_ui(id);
        self.catalog.word(self.speech, id)
    }

    pub fn word_with(&self, id: &str, values: &[(&str, Value)]) -> String {
        self.note_ui(id);
        self.catalog.ui(Speech::only(self.speech.main), id, values).main
    }

    /// A line of the scenario that belongs to no step, in both languages.
    pub fn line(&self, key: &str, vietnamese: &str) -> Pair {
        self.line_with(key, vietnamese, Values::now)
    }

    /// A line of a step, with the values as they were when the step was opened.
    pub fn line_of(&self, step: &StepId, key: &str, vietnamese: &str) -> Pair {
        self.line_with(key, vietnamese, |values| values.of(step))
    }

    fn line_with(
        &self,
        key: &str,
        vietnamese: &str,
        which: impl FnOnce(&Values) -> &[(String, Value)],
    ) -> Pair {
        let Some(play) = &self.play else {
            return Pair { main: vietnamese.to_owned(), second: None };
        };
        self.note_line(play.words.scenario(), key);
        play.words.line(self.speech, key, vietnamese, which(play.values))
    }

    /// Records a line of a scenario that was prepared elsewhere.
    pub fn note_line(&self, scenario: &str, key: &str) {
        if let Some(shown) = self.shown {
            shown.note(LineKey { file: scenario.to_owned(), line: key.to_owned() });
        }
    }

    fn note_ui(&self, id: &str) {
        if let Some(shown) = self.shown {
            shown.note(LineKey::ui(id));
        }
    }

    /// A field of a step, such as its prompt.
    pub fn step_line(&self, step: &Step, field: &str, vietnamese: &str) -> Pair {
        self.line_of(&step.id, &step.id.key(field), vietnamese)
    }

    /// A field of one thing inside a step, such as the text of an option.
    pub fn item_line(&self, step: &Step, item: &ItemId, field: &str, vietnamese: &str) -> Pair {
        self.line_of(&step.id, &step.id.item_key(item, field), vietnamese)
    }

    pub fn role(&self, role: Role) -> Pair {
        self.ui(&format!("role-{}", role.slug()))
    }

    /// The role as it is called: THỦ QUỸ.
    pub fn role_call(&self, role: Role) -> String {
        self.word(&format!("role-{}-call", role.slug()))
    }
}

impl<'a> Play<'a> {
    pub fn state(&self) -> &'a State {
        self.meeting.state()
    }

    pub fn turn(&self) -> Option<Turn<'a>> {
        flow::turn(self.story, self.meeting.state())
    }

    pub fn setup(&self) -> Option<&'a Setup> {
        self.meeting.state().setup.as_ref()
    }

    /// The options or items of a step in the order in which the seed puts them on the screen.
    pub fn in_shown_order<'i, T>(&self, step: &StepId, things: &'i [T]) -> Vec<&'i T> {
        let seed = self.setup().map_or(0, |setup| setup.seed);
        let places = chance::shuffled(seed, step.as_str(), things.len());
        places.into_iter().filter_map(|at| things.get(at)).collect()
    }

    /// How it is played, and so what may be shown.
    pub fn mode(&self) -> Mode {
        let played = self.setup().map_or(Mode::Solo, |setup| setup.mode);
        match (self.audience, played) {
            (Audience::Hall, _) => Mode::Room,
            (Audience::Trainer, _) => Mode::Solo,
            (Audience::Players, mode) => mode,
        }
    }

    pub fn learner(&self, role: Role) -> Option<&'a str> {
        self.learners.iter().rev().find(|(seat, _)| *seat == role).map(|(_, code)| code.as_str())
    }

    /// Returns the club of a role. Empty if no club was given.
    pub fn home(&self, role: Role) -> &'a str {
        self.homes.iter().rfind(|(seat, _)| *seat == role).map_or("", |(_, home)| home.as_str())
    }
}

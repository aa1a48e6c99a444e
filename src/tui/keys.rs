//! Says which key does what: one table for each screen, used by dispatch, footer and help.
//!
//! It uses only keys that every laptop and terminal passes on: letters, digits, arrows, Enter, Esc, Tab, Backspace.
//! Letters work with Caps Lock on, and with an input method that has made ô of o. A field for words takes every key
//! except Esc, Enter, Tab and the arrows; a field for a number takes the digits.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::text::{self, TypingAid};

/// What a key can ask for on any screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    Back,
    Help,
    Language,
    Layout,
    Theme,
    Trainer,
    /// How letters are typed: as they are, Telex, VNI, the Mông letters.
    Typing,
    Quit,
    Object,
    Hint,
    /// Puts a line on the screen right.
    Correct,
    Books,
    /// Draws lots for the seats.
    DrawLots,
    /// A club for each seat, or one for all.
    Homes,
    /// People or the computer in the deputies' seats.
    Deputies,
    /// Writes the papers of the scenario to print before class.
    Kit,
    /// Asks the person at this seat whether their name may be kept.
    Consent,
    /// Goes on with the session in focus.
    Continue,
    /// To the debrief of a session that has ended.
    Debrief,
    /// To the papers of a session.
    Papers,
    /// Looks for something in a list.
    Find,
    /// Puts a list in another order.
    Order,
    /// Lays the tries at one step side by side.
    Compare,
    /// Goes from seat to seat.
    Seat,
    /// Copies the results to a stick.
    Carry,
    /// Rings the bell.
    Ring,
    /// Marks the rest of a team as present.
    FillTeam,
    /// Shows the folder of what was written, in a window of the system.
    ShowFolder,
    /// Covers the wall, and uncovers it.
    Cover,
    /// Lets the terminal have the mouse, or takes it back.
    Mouse,
    /// Starts another session.
    Begin,
    /// What was found beside the program: a hand-over, or a record in another folder.
    Found,
}

/// A key press as the screens understand it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A digit 1 to 9, counted from 0; or a click on an item.
    Pick(usize),
    Enter,
    Up,
    Down,
    Left,
    Right,
    Tab,
    BackTab,
    PageUp,
    PageDown,
    Home,
    End,
    /// Esc: leaves the field, or closes the overlay.
    Leave,
    Text(char),
    Paste(String),
    Erase,
    /// Deletes what is right of the cursor.
    Delete,
    Do(Action),
}

/// One line of a screen's table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding {
    /// As the footer shows it: "1-3", "Enter", "t".
    pub shown: &'static str,
    /// The ui message that says what it does.
    pub label: &'static str,
    pub does: Does,
    /// Left out of the footer where space is short; the help always has it.
    pub minor: bool,
    /// Left out of the footer where there is nothing for it to do.
    pub in_help_only: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Does {
    /// A letter.
    Letter(char, Action),
    /// Digits, Enter, arrows: understood everywhere, listed so that people know.
    Always,
}

impl Binding {
    pub const fn letter(letter: char, shown: &'static str, label: &'static str, action: Action) -> Self {
        Self { shown, label, does: Does::Letter(letter, action), minor: false, in_help_only: false }
    }

    pub const fn always(shown: &'static str, label: &'static str) -> Self {
        Self { shown, label, does: Does::Always, minor: false, in_help_only: false }
    }

    #[must_use]
    pub const fn minor(mut self) -> Self {
        self.minor = true;
        self
    }
}

pub const LANGUAGE: Binding = Binding::letter('t', "t", "key-language", Action::Language);
pub const HELP: Binding = Binding::letter('?', "?", "key-help", Action::Help);
pub const LAYOUT: Binding = Binding::letter('p', "p", "key-layout", Action::Layout).minor();
pub const THEME: Binding = Binding::letter('n', "n", "key-theme", Action::Theme).minor();
pub const CORRECT: Binding = Binding::letter('s', "s", "key-correct", Action::Correct).minor();
pub const QUIT: Binding = Binding::letter('q', "q", "key-leave", Action::Quit).minor();
pub const TRAINER: Binding = Binding::letter('m', "m", "key-trainer", Action::Trainer).minor();
pub const OBJECT: Binding = Binding::letter('b', "b", "key-object", Action::Object);
pub const HINT: Binding = Binding::letter('h', "h", "key-hint", Action::Hint);
pub const BOOKS: Binding = Binding::letter('x', "x", "key-books", Action::Books);
pub const KIT: Binding = Binding::letter('i', "i", "kit-key", Action::Kit).minor();
pub const CARRY: Binding = Binding::letter('u', "u", "carry-key", Action::Carry);
pub const SHOW_FOLDER: Binding = Binding::letter('o', "o", "facilitator-show-folder", Action::ShowFolder);
pub const BACK: Binding = Binding::always("0", "key-back");
pub const COMMIT: Binding = Binding::always("Enter", "key-commit");
pub const NEXT: Binding = Binding::always("Enter", "key-next");
pub const OPEN: Binding = Binding::always("Enter", "key-open");
pub const MOVE: Binding = Binding::always("↑↓", "key-move").minor();
pub const CHANGE: Binding = Binding::always("←→", "key-change");
pub const NEXT_FIELD: Binding = Binding::always("Enter", "key-field");
pub const LEAVE_FIELD: Binding = Binding::always("Esc", "key-leave-field");
pub const CLOSE: Binding = Binding::always("Esc", "key-close");

/// The key for the typing aid, with the one that is on.
pub const fn typing(aid: TypingAid) -> Binding {
    let label = match aid {
        TypingAid::Off => "key-typing-off",
        TypingAid::Telex => "key-typing-telex",
        TypingAid::Vni => "key-typing-vni",
        TypingAid::LettersOnly => "key-typing-letters",
    };
    Binding::letter('g', "g", label, Action::Typing)
}

pub const MOUSE: Binding = Binding::letter('c', "c", "key-mouse", Action::Mouse);
pub const COVER: Binding = Binding::letter('.', ".", "key-cover", Action::Cover).minor();

/// What can be done on every screen.
pub const EVERYWHERE: [Binding; 7] = [LANGUAGE, HELP, CORRECT, LAYOUT, THEME, QUIT, COVER];

/// Keys that stay in sight where their words have no room.
pub const KEPT: [&str; 4] = ["0", "m", "x", "?"];

/// "1-3", for so many things to pick from.
pub fn digits(n: usize) -> &'static str {
    const SHOWN: [&str; 9] = ["1", "1-2", "1-3", "1-4", "1-5", "1-6", "1-7", "1-8", "1-9"];
    SHOWN.get(n.clamp(1, 9) - 1).copied().unwrap_or("1-9")
}

/// So many entries of a menu: a digit opens one at once.
pub fn opens(n: usize) -> Binding {
    Binding::always(digits(n), "key-opens")
}

/// So many things of which a digit does or answers one at once.
pub fn does(n: usize) -> Binding {
    Binding::always(digits(n), "key-does")
}

/// So many things to choose from: a digit selects, and Enter commits.
pub fn selects(n: usize) -> Binding {
    Binding::always(digits(n), "key-select")
}

/// So many things that are put in order: each digit gives the next one its place.
pub fn orders(n: usize) -> Binding {
    Binding::always(digits(n), "key-orders")
}

/// The digit that picks the thing at this place; a blank where there is none for it.
pub fn digit_at(at: usize) -> String {
    if at < 9 { (at + 1).to_string() } else { " ".to_owned() }
}

/// What a field in focus takes for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Takes {
    /// There is no field, or it has been put down.
    #[default]
    Nothing,
    /// Digits alone: letters are keys, and other signs do nothing.
    Digits,
    Words,
}

impl Takes {
    /// Words while there is a field for them, or else nothing.
    pub fn words_if(has_field: bool) -> Self {
        if has_field { Self::Words } else { Self::Nothing }
    }
}

/// Reads a key. `takes` says what goes into a field.
#[expect(clippy::wildcard_enum_match_arm, reason = "the other keys of crossterm do nothing here")]
pub fn read(key: &KeyEvent, bindings: &[Binding], takes: Takes) -> Option<Input> {
    let (typing, words) = (takes != Takes::Nothing, takes == Takes::Words);
    // Windows sends both ends of a key press; only the press counts.
    if key.kind == KeyEventKind::Release {
        return None;
    }
    // How AltGr comes from terminals that name every key: the character is what was typed.
    let is_alt_gr = key.modifiers.contains(KeyModifiers::CONTROL | KeyModifiers::ALT);
    match key.code {
        KeyCode::Char(letter) if words && is_alt_gr => Some(Input::Text(letter)),
        KeyCode::Char('c') if key.modifiers.contains(KeyModifiers::CONTROL) => Some(Input::Do(Action::Quit)),
        KeyCode::Char('g') if key.modifiers.contains(KeyModifiers::CONTROL) => {
            Some(Input::Do(Action::Typing))
        }
        // Some terminals and keyboard programs send this for Backspace.
        KeyCode::Char('h') if typing && key.modifiers == KeyModifiers::CONTROL => Some(Input::Erase),
        KeyCode::Char(_) if key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) => None,
        KeyCode::Char(letter) if words || (typing && letter.is_ascii_digit()) => Some(Input::Text(letter)),
        KeyCode::Char(' ' | '.') if typing => None,
        KeyCode::Char('0') => Some(Input::Do(Action::Back)),
        KeyCode::Char(digit @ '1'..='9') => {
            digit.to_digit(10).and_then(|n| usize::try_from(n).ok()).map(|n| Input::Pick(n.saturating_sub(1)))
        }
        KeyCode::Char(' ') | KeyCode::Right => Some(Input::Right),
        KeyCode::Char(letter) => action_of(letter, bindings).map(Input::Do),
        KeyCode::Backspace if typing => Some(Input::Erase),
        KeyCode::Backspace => Some(Input::Do(Action::Back)),
        KeyCode::Delete if typing => Some(Input::Delete),
        KeyCode::Home => Some(Input::Home),
        KeyCode::End => Some(Input::End),
        KeyCode::Enter => Some(Input::Enter),
        KeyCode::Esc => Some(Input::Leave),
        KeyCode::Tab => Some(Input::Tab),
        KeyCode::BackTab => Some(Input::BackTab),
        KeyCode::Up => Some(Input::Up),
        KeyCode::Down => Some(Input::Down),
        KeyCode::Left => Some(Input::Left),
        KeyCode::PageUp => Some(Input::PageUp),
        KeyCode::PageDown => Some(Input::PageDown),
        _ => None,
    }
}

fn action_of(letter: char, bindings: &[Binding]) -> Option<Action> {
    let letter = base_of(letter);
    bindings.iter().find_map(|binding| match binding.does {
        Does::Letter(bound, action) if bound == letter => Some(action),
        Does::Letter(..) | Does::Always => None,
    })
}

/// The small letter without its marks: what a keyboard for Vietnamese was asked for before it composed.
fn base_of(letter: char) -> char {
    text::plain(letter.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    use super::{Action, Binding, Input, QUIT, TRAINER, Takes, read};

    fn reads(letter: char, held: KeyModifiers, typing: bool) -> Option<Input> {
        reads_in(letter, held, if typing { Takes::Words } else { Takes::Nothing })
    }

    fn reads_in(letter: char, held: KeyModifiers, takes: Takes) -> Option<Input> {
        let order = Binding::letter('o', "o", "sessions-order", Action::Order);
        let compare = Binding::letter('d', "d", "session-compare", Action::Compare);
        read(&KeyEvent::new(KeyCode::Char(letter), held), &[order, compare, QUIT, TRAINER], takes)
    }

    #[test]
    fn a_field_of_digits_leaves_the_letters_to_be_keys() {
        let reads = |letter| reads_in(letter, KeyModifiers::NONE, Takes::Digits);
        for digit in ['0', '1', '9'] {
            assert_eq!(reads(digit), Some(Input::Text(digit)));
        }
        assert_eq!(reads('m'), Some(Input::Do(Action::Trainer)));
        for sign in ['.', ',', ' ', 'w', '-'] {
            assert_eq!(reads(sign), None, "{sign}");
        }
    }

    #[test]
    fn a_letter_of_any_input_method_is_its_key() {
        for letter in ['o', 'O', 'ô', 'Ô', 'ơ', 'ộ', 'Ở'] {
            assert_eq!(reads(letter, KeyModifiers::NONE, false), Some(Input::Do(Action::Order)), "{letter}");
            assert_eq!(reads(letter, KeyModifiers::NONE, true), Some(Input::Text(letter)), "{letter}");
        }
        for letter in ['đ', 'Đ'] {
            assert_eq!(
                reads(letter, KeyModifiers::NONE, false),
                Some(Input::Do(Action::Compare)),
                "{letter}"
            );
        }
        assert_eq!(reads('ư', KeyModifiers::NONE, false), None);
    }

    #[test]
    fn alt_gr_types_and_does_nothing_else() {
        let alt_gr = KeyModifiers::CONTROL | KeyModifiers::ALT;
        for letter in ['@', '€', '{', 'q'] {
            assert_eq!(reads(letter, alt_gr, true), Some(Input::Text(letter)), "{letter}");
            assert_eq!(reads(letter, alt_gr, false), None, "{letter}");
        }
        assert_eq!(reads('q', KeyModifiers::ALT, true), None);
        assert_eq!(reads('c', KeyModifiers::CONTROL, true), Some(Input::Do(Action::Quit)));
    }
}

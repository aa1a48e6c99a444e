//! One row of a form: its label, its field, and what the last try said of it.
//!
//! A number takes digits only and is shown grouped as it is typed. A field that was never filled is none, not zero.

use crate::id::StepId;
use crate::locale::{Pair, Value, number};
use crate::money::Dong;
use crate::tui::context::ViewContext;
use crate::tui::field::Field;

#[derive(Debug, Clone)]
pub struct FormRow {
    /// Texts above the field, such as what a team leader reports.
    pub above: Vec<Label>,
    pub label: Label,
    pub cell: FormCell,
    /// The part of the answer that it belongs to, as a verdict names it. Empty where it has none.
    pub(super) part: String,
    pub(super) mark: RowMark,
    /// A paper to be written or signed: Enter on it asks while it is not ticked.
    pub(super) is_paper: bool,
}

/// What the last try said of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum RowMark {
    #[default]
    Untried,
    /// It takes no more changes.
    Right,
    Wrong,
}

/// A text that is looked up for every frame, because the language may change in the middle of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    /// A message of the screens.
    Ui(String),
    UiWith(String, Vec<(String, Value)>),
    /// A line of a step: key and Vietnamese.
    Line {
        step: StepId,
        key: String,
        vietnamese: String,
    },
    /// The same in every language: a name, an amount.
    Plain(String),
    /// A message of the screens that has another label as its value `line`.
    About(&'static str, Box<Self>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormCell {
    /// At most so many digits.
    Money(Digits, usize),
    Count(Digits),
    /// One of several, changed with the side arrows or the space bar.
    Pick {
        options: Vec<Label>,
        at: Option<usize>,
        /// The message that is shown until an option is picked; without one, an ellipsis.
        unpicked: Option<&'static str>,
    },
    Check(bool),
    /// Free words.
    Words(Field),
}

/// The most digits of an amount of money, if nothing limits it.
pub const MOST_DIGITS: usize = 12;
/// The most digits of any amount of money. What is owed may be more than what is on the table, so the length of the
/// field tells nothing.
const LEAST_DIGITS: usize = 7;

/// A number as it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Digits(pub(super) String);

impl Digits {
    pub fn value(&self) -> Option<i64> {
        self.0.parse().ok()
    }

    pub(super) fn type_in(&mut self, letter: char, most: usize) -> bool {
        if letter.is_ascii_digit() && self.0.len() < most {
            if self.0 == "0" {
                self.0.clear();
            }
            self.0.push(letter);
            return true;
        }
        false
    }
}

impl Label {
    pub fn ui(id: &str) -> Self {
        Self::Ui(id.to_owned())
    }

    pub fn line(step: &StepId, key: String, vietnamese: &str) -> Self {
        Self::Line { step: step.clone(), key, vietnamese: vietnamese.to_owned() }
    }

    pub fn pair(&self, context: &ViewContext<'_>) -> Pair {
        match self {
            Self::Ui(id) => context.ui(id),
            Self::UiWith(id, values) => {
                let values: Vec<(&str, Value)> =
                    values.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
                context.ui_with(id, &values)
            }
            Self::Line { step, key, vietnamese } => context.line_of(step, key, vietnamese),
            Self::Plain(words) => Pair { main: words.clone(), second: None },
            Self::About(id, line) => context.ui_with(id, &[("line", Value::Text(line.pair(context).main))]),
        }
    }
}

impl FormRow {
    /// Whether digits are typed in it.
    pub fn is_number(&self) -> bool {
        matches!(self.cell, FormCell::Money(..) | FormCell::Count(_))
    }

    pub fn new(label: Label, cell: FormCell) -> Self {
        let (part, mark) = (String::new(), RowMark::Untried);
        Self { above: Vec::new(), label, cell, part, mark, is_paper: false }
    }

    /// The part of the answer that it belongs to, as a verdict names it.
    #[must_use]
    pub fn of(mut self, part: &str) -> Self {
        part.clone_into(&mut self.part);
        self
    }

    pub fn money(id: &str) -> Self {
        Self::new(Label::ui(id), FormCell::Money(Digits::default(), MOST_DIGITS))
    }

    /// Money from a sum on the table: no more digits than the sum has.
    pub fn money_out_of(id: &str, sum: Dong) -> Self {
        let most = sum.0.unsigned_abs().to_string().len().clamp(LEAST_DIGITS, MOST_DIGITS);
        Self::new(Label::ui(id), FormCell::Money(Digits::default(), most))
    }

    pub fn count(id: &str) -> Self {
        Self::new(Label::ui(id), FormCell::Count(Digits::default()))
    }

    pub fn check(label: Label) -> Self {
        Self::new(label, FormCell::Check(false))
    }

    /// A paper that is written or signed, or not.
    pub fn paper(label: Label) -> Self {
        Self { is_paper: true, ..Self::check(label) }
    }

    pub fn words(label: Label, written: &str) -> Self {
        Self::new(label, FormCell::Words(Field::new(written)))
    }

    pub fn pick(label: Label, options: Vec<Label>) -> Self {
        Self::new(label, FormCell::Pick { options, at: None, unpicked: None })
    }

    /// The same with a message that stands there until something is picked.
    pub fn pick_or(label: Label, options: Vec<Label>, unpicked: &'static str) -> Self {
        Self::new(label, FormCell::Pick { options, at: None, unpicked: Some(unpicked) })
    }

    /// The same with this option picked already.
    #[must_use]
    pub fn with_pick(mut self, picked: usize) -> Self {
        if let FormCell::Pick { at, .. } = &mut self.cell {
            *at = Some(picked);
        }
        self
    }

    #[must_use]
    pub fn under(mut self, above: Vec<Label>) -> Self {
        self.above = above;
        self
    }
}

impl FormCell {
    /// Which option is picked.
    pub fn picked(&self) -> Option<usize> {
        match self {
            Self::Pick { at, .. } => *at,
            Self::Money(..) | Self::Count(_) | Self::Check(_) | Self::Words(_) => None,
        }
    }

    /// What it holds, to be put back later. Empty where nothing was filled in.
    pub(super) fn kept(&self) -> String {
        match self {
            Self::Money(digits, _) | Self::Count(digits) => digits.0.clone(),
            Self::Pick { at, .. } => at.map_or_else(String::new, |at| at.to_string()),
            Self::Check(checked) => if *checked { "1" } else { "" }.to_owned(),
            Self::Words(field) => field.text().to_owned(),
        }
    }

    /// Puts back what was kept of it. What does not fit is left out.
    pub(super) fn put_back(&mut self, kept: &str) {
        match self {
            Self::Money(digits, most) => kept.chars().for_each(|digit| {
                digits.type_in(digit, *most);
            }),
            Self::Count(digits) => kept.chars().for_each(|digit| {
                digits.type_in(digit, MOST_DIGITS);
            }),
            Self::Pick { options, at, .. } => *at = kept.parse().ok().filter(|at| *at < options.len()),
            Self::Check(checked) => *checked = kept == "1",
            Self::Words(field) => *field = Field::new(kept),
        }
    }

    pub(super) fn shown(&self, context: &ViewContext<'_>, typing: bool) -> String {
        let cursor = if typing { "▏" } else { "" };
        match self {
            Self::Money(digits, _) => {
                let value = digits.value().map_or_else(|| "…".to_owned(), |n| number::money(Dong(n)));
                format!("[ {value}{cursor} ]")
            }
            Self::Count(digits) => {
                let value = digits.value().map_or_else(|| "…".to_owned(), number::count);
                format!("[ {value}{cursor} ]")
            }
            Self::Pick { options, at, unpicked } => {
                let none = || unpicked.map_or_else(|| "…".to_owned(), |id| context.word(id));
                let value = at.and_then(|at| options.get(at)).map_or_else(none, |o| o.pair(context).main);
                format!("‹ {value} ›")
            }
            Self::Check(true) => "[✓]".to_owned(),
            Self::Check(false) => "[ ]".to_owned(),
            Self::Words(field) => field.text().to_owned(),
        }
    }
}

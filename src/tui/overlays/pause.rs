//! The meeting is paused: the question, how long is left to talk, and how many hands each option got.
//!
//! Hands are counted for the options of a `Choose`, before others only. What was counted is an event, stands on this page
//! as bars, and again in the debrief. A count is never judged.

use crate::id::{ItemId, StepId};
use crate::locale::Pair;
use crate::meeting::command::{Command, Mode};
use crate::scenario::kinds::Choice;
use crate::scenario::model::Step;
use crate::tui::context::{Play, ViewContext};
use crate::tui::form::{Digits, Filled, Form, FormCell, FormRow, Label};
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Binding, Input, Takes};
use crate::tui::msg::Request;
use crate::tui::on_wall::WallOverlay;
use crate::tui::page::Page;
use crate::tui::route::Effect;
use crate::tui::screens::meeting::countdown;
use crate::tui::screens::meeting::task::prompt;
use crate::tui::view::{Cursor, RunningClock, View, leaves};

/// What can be done here: count hands, or go on.
const ENTRIES: [&str; 2] = ["pause-count-hands", "pause-go-on"];

#[derive(Debug)]
pub struct Pause {
    step: Option<StepId>,
    cursor: Cursor,
    /// The hands as they are typed. None while nothing is counted.
    form: Option<Form>,
}

impl Pause {
    pub fn new(step: Option<StepId>) -> Self {
        Self { step, cursor: Cursor { at: 1 }, form: None }
    }

    pub fn on_wall(&self) -> WallOverlay {
        WallOverlay::Pause { step: self.step.clone() }
    }

    /// The step over which the meeting stands still.
    fn over<'a>(&self, context: &'a ViewContext<'_>) -> Option<(&'a Play<'a>, &'a Step)> {
        let play = context.play.as_ref()?;
        Some((play, play.story.step(self.step.as_ref()?)?))
    }

    /// The options for which hands can be counted.
    fn options<'a>(&self, context: &'a ViewContext<'_>) -> Vec<&'a Choice> {
        let asked = self.over(context).filter(|(play, _)| play.mode() != Mode::Solo);
        asked.map_or_else(Vec::new, |(play, step)| options(play, step))
    }

    fn count(&mut self, context: &ViewContext<'_>) {
        let Some((_, step)) = self.over(context) else { return };
        let row = |option: &&Choice| {
            let label = Label::line(&step.id, step.id.item_key(&option.id, "text"), &option.text);
            FormRow::new(label, FormCell::Count(Digits::default()))
        };
        let rows: Vec<FormRow> = self.options(context).iter().map(row).collect();
        self.form = (!rows.is_empty()).then(|| Form::new(rows));
    }

    /// What was typed, as a request; an empty field is no hand, and no hands at all are no count.
    fn counted(&mut self, context: &ViewContext<'_>) -> Vec<Effect> {
        let (Some(form), Some(step)) = (self.form.take(), self.step.clone()) else { return Vec::new() };
        let options = self.options(context).into_iter().enumerate();
        let hands: Vec<_> = options.map(|(row, option)| (option.id.clone(), form.small(row))).collect();
        if hands.iter().all(|(_, n)| *n == 0) {
            return Vec::new();
        }
        self.cursor.at = 1;
        vec![Effect::Ask(Request::Try { command: Command::Pause { step, hands }, note: None })]
    }
}

/// The options of a step in the order of the screen; none but of a `Choose`.
fn options<'a>(play: &Play<'a>, step: &'a Step) -> Vec<&'a Choice> {
    let choose = step.kind.try_as_choose_ref();
    choose.map_or_else(Vec::new, |choose| play.in_shown_order(&step.id, &choose.options))
}

/// How many hands each option of this step got when they were counted last. None where they never were.
pub fn counted(context: &ViewContext<'_>, play: &Play<'_>, step: &Step) -> Option<Vec<(Pair, u16)>> {
    let hands = play.meeting.counted_hands(&step.id)?;
    Some(with_hands(context, play, step, hands))
}

/// Each option of a step with its hands, in the order of the screen. Empty where none were counted.
pub fn with_hands(
    context: &ViewContext<'_>,
    play: &Play<'_>,
    step: &Step,
    hands: &[(ItemId, u16)],
) -> Vec<(Pair, u16)> {
    let of = |option: &&Choice| hands.iter().find(|(id, _)| *id == option.id).map(|(_, n)| *n);
    let counted = options(play, step).into_iter().filter_map(|option| Some((option, of(&option)?)));
    counted.map(|(option, n)| (context.item_line(step, &option.id, "text", &option.text), n)).collect()
}

impl View for Pause {
    fn bindings(&self, context: &ViewContext<'_>) -> Vec<Binding> {
        match &self.form {
            Some(form) => form.bindings(),
            None if self.options(context).is_empty() => vec![keys::NEXT, keys::CLOSE],
            None => vec![keys::does(ENTRIES.len()), keys::CLOSE],
        }
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        Chrome { second: (context.word("discuss-title"), String::new()), ..Chrome::default() }
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        let Some(play) = &context.play else { return };
        let counted = self.over(context).and_then(|(play, step)| counted(context, play, step));
        // How to talk it over is said until hands are counted.
        if self.form.is_none() && counted.is_none() {
            page.text(&context.ui("discuss-pairs"));
            page.blank();
        }
        if let Some((_, step)) = self.over(context) {
            page.heading(&prompt(context, step));
        }
        if let Some(form) = &self.form {
            page.blank();
            form.draw(context, page);
            return;
        }
        if let Some(counted) = &counted {
            page.hands(counted);
        } else if let Some((_, step)) = self.over(context) {
            for option in self.options(context) {
                page.signed(
                    "•",
                    &context.item_line(step, &option.id, "text", &option.text),
                    page.theme().text,
                );
            }
        }
        page.blank();
        countdown::draw(context, play, page);
        if !self.options(context).is_empty() {
            page.blank();
            for (at, id) in ENTRIES.iter().enumerate() {
                page.item(at, &(at + 1).to_string(), &context.ui(id), self.cursor.at == at);
            }
        }
    }

    fn update(&mut self, input: &Input, context: &ViewContext<'_>) -> Vec<Effect> {
        if let Some(form) = &mut self.form {
            if leaves(input) && form.takes() == Takes::Nothing {
                self.form = None;
                return Vec::new();
            }
            return match form.update(input, context.typing) {
                Filled::Commit => self.counted(context),
                Filled::Full => vec![Effect::Notice(context.word("form-full"))],
                Filled::Unticked | Filled::Changed | Filled::Ignored => Vec::new(),
            };
        }
        if leaves(input) {
            return vec![Effect::Close];
        }
        let has_options = !self.options(context).is_empty();
        let moved = has_options && self.cursor.moved(input, ENTRIES.len());
        match input {
            Input::Pick(_) if !moved => Vec::new(),
            Input::Pick(_) | Input::Enter if has_options && self.cursor.at == 0 => {
                self.count(context);
                Vec::new()
            }
            Input::Pick(_) | Input::Enter => vec![Effect::Close],
            _ => Vec::new(),
        }
    }

    fn click(&mut self, item: usize, context: &ViewContext<'_>) -> Vec<Effect> {
        match &mut self.form {
            Some(form) => match form.click(item) {
                Filled::Commit => self.counted(context),
                Filled::Full | Filled::Unticked | Filled::Changed | Filled::Ignored => Vec::new(),
            },
            None => self.update(&Input::Pick(item), context),
        }
    }

    fn clock(&self, _context: &ViewContext<'_>) -> RunningClock {
        if self.form.is_some() { RunningClock::None } else { RunningClock::Discussion }
    }

    fn takes(&self) -> Takes {
        self.form.as_ref().map_or(Takes::Nothing, Form::takes)
    }

    fn enter_stays(&self, _context: &ViewContext<'_>) -> bool {
        self.form.as_ref().is_some_and(Form::enter_stays)
    }
}

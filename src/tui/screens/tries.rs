//! Compares the tries at one step: in this session, and in those that were played again from an earlier event.
//!
//! Two are side by side if there is room, otherwise under each other. People are named by seat and code alone.

use crate::id::StepId;
use crate::locale::{Pair, Value};
use crate::meeting::kinds::{Answer, ChooseAnswer};
use crate::review::sessions::TryRow;
use crate::scenario::kinds::Choice;
use crate::scenario::model::Step;
use crate::text;
use crate::tui::context::{Play, ViewContext};
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Action, Binding, Input};
use crate::tui::on_wall::WallPage;
use crate::tui::page::Page;
use crate::tui::route::Effect;
use crate::tui::screens::meeting::header::{self, ShownStep};
use crate::tui::screens::meeting::{kinds, task};
use crate::tui::view::View;

/// From so many columns on two tries have room beside each other.
const SIDE_BY_SIDE: usize = 72;

#[derive(Debug)]
pub struct TriesScreen {
    step: StepId,
    tries: Vec<TryRow>,
    /// The left one of the two that are shown.
    at: usize,
}

impl TriesScreen {
    pub fn new(step: StepId, tries: Vec<TryRow>) -> Self {
        Self { step, tries, at: 0 }
    }

    fn last(&self) -> usize {
        self.tries.len().saturating_sub(2)
    }
}

impl View for TriesScreen {
    fn bindings(&self, _context: &ViewContext<'_>) -> Vec<Binding> {
        let more = (self.tries.len() > 2).then(|| Binding::always("←→", "session-next-tries"));
        more.into_iter().chain([keys::NEXT, keys::BACK]).collect()
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        let n = i64::try_from(self.tries.len()).unwrap_or(i64::MAX);
        let second =
            (context.word("session-tries"), context.word_with("session-tries-of", &[("n", Value::Count(n))]));
        let Some(play) = &context.play else { return Chrome { second, ..Chrome::default() } };
        let by = play.story.step(&self.step).map(|step| step.role);
        let shown = ShownStep { step: Some(&self.step), state: play.state(), by };
        Chrome { second, status: None, gauges: Vec::new(), ..header::around(context, play, shown) }
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        let Some(play) = &context.play else { return };
        let Some(step) = play.story.step(&self.step) else { return };
        page.heading(&task::prompt(context, step));
        page.blank();
        let shown: Vec<(usize, &TryRow)> = self.tries.iter().enumerate().skip(self.at).take(2).collect();
        if page.columns() >= SIDE_BY_SIDE && shown.len() == 2 {
            let columns = page.columns() / 2;
            let sides =
                shown.iter().map(|(at, one)| lines(context, play, step, *at, one)).collect::<Vec<_>>();
            let rows = sides.iter().map(Vec::len).max().unwrap_or(0);
            for row in 0..rows {
                let cell = |side: &Vec<String>| (side.get(row).cloned().unwrap_or_default(), columns, false);
                page.cells(&sides.iter().map(cell).collect::<Vec<_>>(), page.theme().text);
            }
        } else {
            for (at, one) in shown {
                for (row, line) in lines(context, play, step, at, one).into_iter().enumerate() {
                    let style = if row == 0 { page.theme().accent } else { page.theme().text };
                    page.pair("", &line.into(), style, None, false);
                }
                page.blank();
            }
        }
        if self.tries.len() < 2 {
            page.dim(&context.ui("session-one-try"));
        }
    }

    fn on_wall(&self) -> Option<WallPage> {
        Some(WallPage::Tries { step: self.step.clone() })
    }

    fn goes_on(&self) -> bool {
        self.tries.len() <= 2
    }

    fn update(&mut self, input: &Input, _context: &ViewContext<'_>) -> Vec<Effect> {
        match input {
            Input::Right | Input::Down => self.at = (self.at + 1).min(self.last()),
            Input::Left | Input::Up => self.at = self.at.saturating_sub(1),
            Input::Do(Action::Back) | Input::Leave | Input::Enter => {
                return vec![Effect::Back];
            }
            _ => {}
        }
        Vec::new()
    }
}

/// One try: whose and when, what was answered, how it went and why. The second language stands under its line.
fn lines(context: &ViewContext<'_>, play: &Play<'_>, step: &Step, at: usize, one: &TryRow) -> Vec<String> {
    let n = Value::count(at + 1);
    let role = context.role(one.role).main;
    let who = [Some(role), one.code.clone(), one.is_of_fork.then(|| context.word("session-again"))];
    let who = who.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let mut lines =
        vec![format!("{} · {}", context.word_with("transcript-try", &[("n", n)]), context.time(one.at)), who];
    let mut say = |lead: &str, pair: Pair| {
        lines.push(format!("{lead}{}", pair.main));
        lines.extend(pair.second.map(|second| format!("  {second}")));
    };
    for line in kinds::describe(context, play, step, &one.answer) {
        say("→ ", line);
    }
    let (sign, id) = if one.verdict.right { ("✓ ", "feedback-good") } else { ("♦ ", "feedback-discuss") };
    say(sign, context.ui(id));
    if let Some(choice) = chosen(step, &one.answer) {
        let (field, why) = choice.reason_after(&play.state().flags);
        say("", context.item_line(step, &choice.id, field, why));
        if let Some(then) = &choice.then {
            say("", context.item_line(step, &choice.id, "then", then));
        }
    }
    lines.into_iter().map(|line| text::nfc(&line).into_owned()).collect()
}

/// The option that was chosen, where options are chosen.
fn chosen<'s>(step: &'s Step, answer: &Answer) -> Option<&'s Choice> {
    let ChooseAnswer { option } = <&ChooseAnswer>::try_from(answer).ok()?;
    step.kind.try_as_choose_ref()?.option(option)
}

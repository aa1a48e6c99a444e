//! Chooses which languages are on the screen: the panel behind `t`, and the first question of the first start.
//!
//! Every choice has Vietnamese in it, and every drafted language shows how many of its lines are reviewed. Before
//! drafts are shown for the first time it asks. The cursor starts on the languages before these, so `t` `t` goes
//! there and back.

use crate::locale::state::LineState;
use crate::locale::{Lang, Pair, Speech, Value};
use crate::tui::context::ViewContext;
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Action, Binding, Input};
use crate::tui::msg::{LineCounts, Report, Request};
use crate::tui::overlays::curtain::off_the_wall;
use crate::tui::page::{Hit, Page};
use crate::tui::route::{Effect, OverlayRoute};
use crate::tui::view::{Cursor, View, leaves};

#[derive(Debug, Default)]
pub struct Languages {
    cursor: Cursor,
    /// The choice for which showing drafts is being asked.
    asking: Option<Speech>,
    counts: Vec<LineCounts>,
    n_corrections: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entry {
    Speak(Speech),
    OnlyReviewed,
    Corrections,
    Cues,
}

fn entries() -> Vec<Entry> {
    let others = [Entry::OnlyReviewed, Entry::Corrections, Entry::Cues];
    Speech::choices().map(Entry::Speak).chain(others).collect()
}

/// The message that names a choice: `language-vi-hmn-vn`.
pub fn name_id(speech: Speech) -> String {
    format!("language-{}", speech.to_string().replace(',', "-").to_lowercase())
}

/// The message that names one language alone.
pub fn tongue_id(lang: Lang) -> String {
    format!("tongue-{}", lang.tag().to_lowercase())
}

impl Languages {
    /// What has to be asked of the shell when this is opened.
    pub const ASKS: [Request; 2] = [Request::CountLines, Request::ListCorrections];

    pub fn new(context: &ViewContext<'_>) -> Self {
        let wanted = if context.before.is_same(context.speech) { None } else { Some(context.before) };
        let at = Speech::choices().position(|speech| speech.is_same(wanted.unwrap_or(context.speech)));
        Self { cursor: Cursor { at: at.unwrap_or(0) }, ..Self::default() }
    }

    /// Asks at once whether to show the drafts of a language that was chosen in another way.
    pub fn asking(speech: Speech) -> Self {
        Self { asking: Some(speech), ..Self::default() }
    }

    fn choose(&mut self, entry: Option<&Entry>, context: &ViewContext<'_>) -> Vec<Effect> {
        match entry {
            Some(Entry::Speak(speech)) if speech.drafted().is_some() && context.drafts.is_none() => {
                self.asking = Some(*speech);
                Vec::new()
            }
            Some(Entry::Speak(speech)) => speak(*speech),
            Some(Entry::OnlyReviewed) => show_drafts(!context.drafts.unwrap_or(false)),
            // It says who has put which line right.
            Some(Entry::Corrections) => off_the_wall(context, vec![Effect::Open(OverlayRoute::Corrections)]),
            Some(Entry::Cues) => vec![Effect::Open(OverlayRoute::Cues)],
            None => Vec::new(),
        }
    }

    fn answer(&mut self, drafts: bool) -> Vec<Effect> {
        let asked = self.asking.take();
        let mut effects = show_drafts(drafts);
        effects.extend(asked.map(speak).into_iter().flatten());
        effects
    }
}

fn speak(speech: Speech) -> Vec<Effect> {
    vec![Effect::Speak(speech), Effect::Ask(Request::KeepSpeech(speech)), Effect::Close]
}

fn show_drafts(drafts: bool) -> Vec<Effect> {
    vec![Effect::ShowDrafts(drafts), Effect::Ask(Request::KeepDrafts(drafts))]
}

impl View for Languages {
    fn bindings(&self, _context: &ViewContext<'_>) -> Vec<Binding> {
        if self.asking.is_some() {
            return vec![Binding::always("1", "yes"), Binding::always("2", "no"), keys::CLOSE];
        }
        vec![keys::does(9), keys::COMMIT, keys::CLOSE, keys::MOVE]
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        Chrome { second: (context.word("language-title"), String::new()), ..Chrome::default() }
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        if self.asking.is_some() {
            page.blank();
            page.heading(&context.ui("drafts-ask"));
            page.blank();
            page.item(0, "1", &context.ui("yes"), true);
            page.item(1, "2", &context.ui("no"), false);
            return;
        }
        for (at, entry) in entries().iter().enumerate() {
            let focused = self.cursor.at == at;
            let mark = if at < 9 { (at + 1).to_string() } else { "·".to_owned() };
            let (words, spoken) = match entry {
                Entry::Speak(speech) => (context.word(&name_id(*speech)), speech.is_same(context.speech)),
                Entry::OnlyReviewed => {
                    let on = if context.drafts == Some(true) { "no" } else { "yes" };
                    let on = Value::Id(on.to_owned());
                    (context.word_with("language-only-reviewed", &[("on", on)]), false)
                }
                Entry::Corrections => {
                    let n = Value::count(self.n_corrections.unwrap_or(0));
                    (context.word_with("language-corrections", &[("n", n)]), false)
                }
                Entry::Cues => (context.word("language-cues"), false),
            };
            let sign = if spoken { " ✓" } else { "" };
            page.item(at, &mark, &Pair { main: format!("{words}{sign}"), second: None }, focused);
            if let Entry::Speak(speech) = entry
                && focused
            {
                self.counts(*speech, context, page, at);
            }
        }
        page.dim(&Pair { main: context.word("language-hni-vn"), second: None });
        page.dim(&Pair { main: context.word("language-later"), second: None });
    }

    fn update(&mut self, input: &Input, context: &ViewContext<'_>) -> Vec<Effect> {
        if self.asking.is_some() {
            return match input {
                Input::Pick(0) | Input::Enter => self.answer(true),
                Input::Pick(1) => self.answer(false),
                _ if leaves(input) => {
                    self.asking = None;
                    Vec::new()
                }
                _ => Vec::new(),
            };
        }
        let entries = entries();
        let moved = self.cursor.moved(input, entries.len());
        match input {
            Input::Pick(_) if moved => self.choose(entries.get(self.cursor.at), context),
            Input::Enter | Input::Do(Action::Language) => self.choose(entries.get(self.cursor.at), context),
            _ if leaves(input) => vec![Effect::Close],
            _ => Vec::new(),
        }
    }

    fn report(&mut self, report: &Report, _context: &ViewContext<'_>) -> Vec<Effect> {
        match report {
            Report::Lines { counts } => self.counts.clone_from(counts),
            Report::Corrections { rows } => self.n_corrections = Some(rows.len()),
            _ => {}
        }
        Vec::new()
    }
}

impl Languages {
    /// Under the choice in focus: how many lines there are and how far they can be relied on.
    fn counts(&self, speech: Speech, context: &ViewContext<'_>, page: &mut Page<'_>, at: usize) {
        let Some(counts) = self.counts.iter().find(|counts| Some(counts.lang) == speech.second) else {
            return;
        };
        let count = |n: usize| Value::count(n);
        let [draft, converted, documented, reviewed, aloud] = counts.by_state;
        let values = [
            ("total", count(counts.total)),
            ("draft", count(draft)),
            ("converted", count(converted)),
            ("documented", count(documented)),
            ("reviewed", count(reviewed)),
            ("aloud", count(aloud)),
            ("blank", count(counts.blank)),
        ];
        let mut lines = vec![context.word_with("language-counts", &values)];
        let n_reviewed = LineState::ALL.iter().zip(counts.by_state).filter(|(state, _)| state.is_reviewed());
        if n_reviewed.map(|(_, n)| n).sum::<usize>() == 0 {
            lines.push(context.word("language-unreviewed"));
        }
        if counts.stale > 0 {
            lines.push(context.word_with("language-stale", &[("n", count(counts.stale))]));
        }
        for main in lines {
            page.pair("   ", &Pair { main, second: None }, page.theme().dim, Some(Hit::Item(at)), true);
        }
    }
}

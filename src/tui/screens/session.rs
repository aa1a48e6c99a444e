//! Shows one session: who had which seat, the points by blocks of the rubric, then event by event what was asked and
//! answered, at which try, after how long, with the free text that was written.
//!
//! From the event in focus it can be replayed on the meeting's own screens. Nothing is changed here.

use crate::locale::{Pair, Value};
use crate::meeting::command::Mode;
use crate::meeting::event::{Event, PlayedHow};
use crate::review::sessions::{Note, SessionDetail};
use crate::scenario::terms::Role;
use crate::tui::context::{Play, ViewContext};
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Action, Binding, Input};
use crate::tui::msg::{Report, Request};
use crate::tui::overlays::pause;
use crate::tui::page::{Hit, Page};
use crate::tui::route::{Effect, Route};
use crate::tui::screens::meeting::{header, kinds, task};
use crate::tui::screens::sessions::{SCORES, ask_scores};
use crate::tui::view::View;
use crate::{review, text};

const DEBRIEF: Binding = Binding::letter('y', "y", "session-debrief", Action::Debrief);

#[derive(Debug)]
pub struct SessionScreen {
    /// The event in focus, which the page follows; none while the head of the page is.
    at: Option<usize>,
    detail: SessionDetail,
    /// The score of a board or a hall is shown, which was asked about.
    tells_score: bool,
}

impl SessionScreen {
    pub fn new(detail: SessionDetail) -> Self {
        Self { at: None, detail, tells_score: false }
    }

    /// Whether the score is shown: that of one alone, or once it was asked about.
    fn tells_score(&self, play: &Play<'_>) -> bool {
        self.tells_score || play.mode() == Mode::Solo
    }

    /// The answer in focus, if it is one.
    fn answered<'s>(&self, play: &'s Play<'_>) -> Option<&'s Event> {
        let event = play.meeting.log().get(self.at?)?;
        matches!(event, Event::Answered { .. }).then_some(event)
    }
}

impl View for SessionScreen {
    fn bindings(&self, context: &ViewContext<'_>) -> Vec<Binding> {
        let answered = context.play.as_ref().is_some_and(|play| self.answered(play).is_some());
        let compare = answered.then(|| Binding::letter('d', "d", "session-compare", Action::Compare));
        let resume = (!self.detail.is_finished)
            .then(|| Binding::letter('r', "r", "sessions-continue", Action::Continue));
        let debrief = self.detail.is_finished.then_some(DEBRIEF);
        let hides = context.play.as_ref().is_some_and(|play| !self.tells_score(play));
        let scores = hides.then_some(SCORES);
        [
            Some(Binding::always("Enter", "session-replay")),
            Some(Binding::always("↑↓", "key-move")),
            compare,
            resume,
            debrief,
            scores,
            Some(keys::BACK),
            Some(Binding::letter('i', "i", "doc-key", Action::Papers).minor()),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        let around = header::chrome(context);
        let second = (context.word("transcript-title"), context.time(self.detail.started_at));
        // The agenda and the meters belong to the meeting; the list takes their rows.
        Chrome { second, status: None, role: None, gauges: Vec::new(), ..around }
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        let Some(play) = &context.play else { return };
        head(context, play, &self.detail, (self.at.is_none(), self.tells_score(play)), page);
        for (at, event) in play.meeting.log().iter().enumerate() {
            let took = self.detail.took_ms.get(at).copied().flatten().map(|ms| ms / 1_000);
            entry(context, play, at, event, took, self.at == Some(at), page);
            if self.is_redone(play, at, event) {
                page.pair("   ↻ ", &context.ui("session-redone"), page.theme().second_language, None, false);
            }
            let seq = u32::try_from(at + 1).unwrap_or(u32::MAX);
            for note in self.detail.notes.iter().filter(|note| note.seq == seq) {
                free_text(context, note, page);
            }
        }
    }

    fn update(&mut self, input: &Input, context: &ViewContext<'_>) -> Vec<Effect> {
        let Some(play) = &context.play else { return Vec::new() };
        let last = play.meeting.log().len().saturating_sub(1);
        match input {
            Input::Up => self.at = self.at.and_then(|at| at.checked_sub(1)),
            Input::Down => self.at = Some(self.at.map_or(0, |at| at + 1).min(last)),
            Input::Home => self.at = None,
            Input::End => self.at = Some(last),
            Input::Enter => return vec![Effect::Push(Route::Replay { event: self.at.unwrap_or(0) })],
            Input::Do(Action::Compare) => {
                if let Some(step) = self.answered(play).and_then(Event::step) {
                    return vec![Effect::Ask(Request::ShowTries { step: step.clone() })];
                }
            }
            Input::Do(Action::Continue) if !self.detail.is_finished => {
                return vec![Effect::Ask(Request::Resume { session: self.detail.session })];
            }
            Input::Do(Action::Trainer) if !self.tells_score(play) => return vec![ask_scores()],
            Input::Do(Action::Debrief) if self.detail.is_finished => {
                return vec![Effect::Ask(Request::OpenDebrief { session: self.detail.session })];
            }
            Input::Do(Action::Papers) => {
                return vec![Effect::Push(Route::Papers { session: Some(self.detail.session) })];
            }
            Input::Do(Action::Back) | Input::Leave => return vec![Effect::Back],
            _ => {}
        }
        Vec::new()
    }

    fn click(&mut self, item: usize, _context: &ViewContext<'_>) -> Vec<Effect> {
        self.at = Some(item);
        Vec::new()
    }

    fn report(&mut self, report: &Report, _context: &ViewContext<'_>) -> Vec<Effect> {
        match report {
            Report::Tries { step, tries } => {
                vec![Effect::Push(Route::Tries { step: step.clone(), tries: tries.clone() })]
            }
            Report::ScoresTold => {
                self.tells_score = true;
                Vec::new()
            }
            Report::Begun => vec![Effect::Show(Route::Meeting)],
            _ => Vec::new(),
        }
    }
}

impl SessionScreen {
    /// Whether this is the last answer to a step that was done again afterwards.
    fn is_redone(&self, play: &Play<'_>, at: usize, event: &Event) -> bool {
        let answered = |event: &Event| match event {
            Event::Answered { step, .. } => Some(step.clone()),
            _ => None,
        };
        let Some(step) = answered(event).filter(|step| self.detail.redone.contains(step)) else {
            return false;
        };
        let later = play.meeting.log().iter().skip(at + 1);
        later.filter_map(answered).all(|answered| answered != step)
    }
}

/// Who sat where, and what it came to. It is in focus as one thing, so that the page begins at its beginning.
fn head(
    context: &ViewContext<'_>,
    play: &Play<'_>,
    detail: &SessionDetail,
    (focused, tells_score): (bool, bool),
    page: &mut Page<'_>,
) {
    let arrow = if focused { "►" } else { " " };
    let mode = context.word(&format!("mode-{}", play.mode().slug()));
    let place = detail.place.clone().filter(|place| !place.is_empty());
    let said: Vec<String> = [play.story.scenario.title.clone(), mode].into_iter().chain(place).collect();
    let main = said.join(" · ");
    page.pair(arrow, &main.into(), page.theme().heading, None, focused);
    for seat in &detail.seats {
        let from = (seat.from_seq > 1).then(|| {
            let n = Value::Count(i64::from(seat.from_seq));
            context.word_with("session-from", &[("n", n)])
        });
        let role = context.role(seat.role).main;
        let who = [seat.code.as_deref(), seat.home.as_deref()].into_iter().flatten();
        let who = format!("{role}: {}", who.collect::<Vec<_>>().join(" · "));
        let said = [Some(who), from].into_iter().flatten();
        let main = said.collect::<Vec<_>>().join(" · ");
        page.pair("  ", &main.into(), page.theme().text, None, false);
    }
    if tells_score {
        points(context, play, page);
    } else {
        page.dim(&context.ui("session-score-hidden"));
    }
    page.blank();
}

/// The total and each block of the rubric, as the facilitator's own figures.
fn points(context: &ViewContext<'_>, play: &Play<'_>, page: &mut Page<'_>) {
    let review = review::review(play.meeting.log());
    let Some(total) = review.total else {
        page.dim(&context.ui("session-no-score"));
        return;
    };
    let score = Value::Count(i64::from(total));
    page.pair(" ", &context.ui_with("score-total", &[("score", score)]), page.theme().accent, None, false);
    for (_, fatal) in &review.fatal {
        page.pair("  ! ", &context.ui(&format!("fatal-{}", fatal.slug())), page.theme().bad, None, false);
    }
    for block in &review.blocks {
        let percent = u64::from(block.earned) * 100 / u64::from(block.possible.max(1));
        let filled = usize::try_from(percent / 10).unwrap_or(0).min(10);
        let bar = format!("{}{}", "▓".repeat(filled), "░".repeat(10 - filled));
        let name = context.word(&format!("block-{}", block.block.slug()));
        let main = format!("{bar} {percent} % {name}");
        page.pair("  ", &main.into(), page.theme().text, None, false);
    }
}

fn free_text(context: &ViewContext<'_>, note: &Note, page: &mut Page<'_>) {
    let kind = match note.kind.as_str() {
        "pledge" => "session-note-pledge",
        "minutes" => "session-note-minutes",
        _ => "session-note",
    };
    let main = format!("{} {}", context.word(kind), text::quoted(&note.text));
    page.pair("   ✎ ", &main.into(), page.theme().second_language, None, false);
}

fn entry(
    context: &ViewContext<'_>,
    play: &Play<'_>,
    at: usize,
    event: &Event,
    took_s: Option<u32>,
    focused: bool,
    page: &mut Page<'_>,
) {
    let (role, how) = summary(context, event);
    let n = Value::count(at + 1);
    let role = role.map_or_else(String::new, |role| context.role(role).main);
    let head = context.word_with("transcript-number", &[("n", n)]);
    let took = took_s.filter(|_| matches!(event, Event::Answered { .. })).map_or_else(String::new, minutes);
    let said = [head, role, how, took].into_iter().filter(|words| !words.is_empty());
    let main = said.collect::<Vec<_>>().join(" · ");
    let lead = if focused { "►" } else { " " };
    page.pair(lead, &main.into(), page.theme().accent, Some(Hit::Item(at)), focused);
    let Some(step) = event.step().and_then(|id| play.story.step(id)) else { return };
    page.pair("   ", &task::prompt(context, step), page.theme().dim, None, focused);
    if let Event::Answered { answer, .. } | Event::Played { answer: Some(answer), .. } = event {
        for line in kinds::describe(context, play, step, answer) {
            page.pair("   → ", &line, page.theme().text, None, focused);
        }
    }
    if let Event::Paused { hands, .. } = event {
        for (line, n) in pause::with_hands(context, play, step, hands) {
            let line = Pair { main: format!("{}: {n}", line.main), ..line };
            page.pair("   → ", &line, page.theme().text, None, focused);
        }
    }
}

/// "1:05" for a minute and five seconds.
pub(super) fn minutes(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Whose event it is, and how it went.
pub(super) fn summary(context: &ViewContext<'_>, event: &Event) -> (Option<Role>, String) {
    match event {
        Event::Answered { by, try_no, verdict, .. } => {
            let n = context.word_with("transcript-try", &[("n", Value::Count(i64::from(*try_no)))]);
            let right = context.word(if verdict.right { "transcript-right" } else { "feedback-discuss" });
            (Some(*by), format!("{n} · {right}"))
        }
        Event::Played { by, how, .. } => {
            let id = match how {
                PlayedHow::Well | PlayedHow::Silently => "transcript-computer",
                PlayedHow::Skipped => "transcript-skipped",
                PlayedHow::Wrongly => "planted-missed",
            };
            (Some(*by), context.word(id))
        }
        Event::Objected { rightly, .. } => {
            let id = if *rightly { "planted-caught" } else { "planted-nothing" };
            (None, format!("{} – {}", context.word("transcript-objected"), context.word(id)))
        }
        Event::HintGiven { .. } => (None, context.word("transcript-hint")),
        Event::SteppedBack { to_seq } => {
            (None, context.word_with("transcript-back", &[("n", Value::Count(i64::from(*to_seq)))]))
        }
        Event::Paused { .. } => (None, context.word("discuss-title")),
        Event::SeatChanged { role } => (Some(*role), context.word("trainer-relay")),
        Event::Refused { refusal } => (None, context.word(&format!("refused-{}", refusal.slug()))),
        Event::Opened { .. } => (None, context.word("transcript-opened")),
        Event::Heard { .. } => (None, context.word("transcript-heard")),
    }
}

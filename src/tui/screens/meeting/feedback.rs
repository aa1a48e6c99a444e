//! What is shown after a task, or after a try that left it open.
//!
//! It has no points and no stars: the trainer sees them (`m`), and the learner at the end. It speaks of roles and
//! actions, never of persons.

use crate::id::StepId;
use crate::locale::{Pair, Value};
use crate::meeting::command::Mode;
use crate::meeting::event::{Event, Next, PlayedHow, Verdict};
use crate::meeting::flow;
use crate::meeting::kinds::{Answer, model};
use crate::meeting::rules::Scene;
use crate::meeting::state::State;
use crate::meeting::{self, Meeting, fold};
use crate::scenario::model::Step;
use crate::scenario::shape::WrongParts;
use crate::scenario::terms::{Fatal, Meter, Role};
use crate::tui::context::{Play, ViewContext};
use crate::tui::page::Page;
use crate::tui::screens::meeting::header::ShownStep;
use crate::tui::screens::meeting::kinds;
use crate::tui::screens::meeting::told::Told;

#[derive(Debug)]
pub struct Feedback {
    step: StepId,
    /// Who answered.
    by: Option<Role>,
    said: Said,
    /// So many events were before the answer.
    after: usize,
    /// The meeting as it stood when this was answered, before it went on.
    then: Box<State>,
    fatal: Option<Fatal>,
    /// Meters that rose (true) or fell with it.
    moved: Vec<(Meter, bool)>,
    /// The other options that have been looked at, by their place on the screen. None where they are not offered.
    revealed: Option<Vec<usize>>,
}

#[derive(Debug)]
enum Said {
    Answered {
        answer: Answer,
        right: bool,
        /// The wrong parts, by name.
        wrong: Vec<String>,
        /// The model answer, where it was not given.
        working: Option<Answer>,
    },
    /// What the computer did rightly.
    Watched { answer: Answer },
    /// A planted mistake, objected to or not.
    Planted { caught: bool },
}

/// What was wrong with a try that left the task open.
#[derive(Debug)]
pub struct Missed {
    verdict: Verdict,
}

impl Missed {
    pub fn new(verdict: Verdict) -> Self {
        Self { verdict }
    }

    /// In one line, for where the page itself has scrolled away.
    pub fn said(&self, context: &ViewContext<'_>, step: &Step) -> String {
        let said =
            if self.verdict.unrounded { context.ui("feedback-unrounded") } else { self.pair(context, step) };
        format!("♦ {}", said.main)
    }

    fn pair(&self, context: &ViewContext<'_>, step: &Step) -> Pair {
        let fields: Vec<String> =
            self.verdict.wrong.iter().map(|part| kinds::part_name(context, step, part)).collect();
        if step.kind.shape().wrong_parts() == WrongParts::Moved || fields.is_empty() {
            let unrounded = self.verdict.unrounded;
            return context.ui(if unrounded { "feedback-unrounded" } else { "feedback-not-yet" });
        }
        context.ui_with("feedback-look-again", &[("fields", Value::Text(fields.join(", ")))])
    }

    /// `left`: how many tries are left. None where that is not shown.
    pub fn draw(&self, context: &ViewContext<'_>, step: &Step, left: Option<u16>, page: &mut Page<'_>) {
        page.signed("♦", &self.pair(context, step), page.theme().warn);
        if self.verdict.unrounded && !self.verdict.wrong.is_empty() {
            page.signed("♦", &context.ui("feedback-unrounded"), page.theme().warn);
        }
        if let Some(off_by) = self.verdict.off_by {
            let sum = Value::Money(off_by);
            page.signed("♦", &context.ui_with("feedback-unbalanced", &[("sum", sum)]), page.theme().warn);
        }
        if let Some(left) = left {
            page.dim(&context.ui_with("feedback-tries-left", &[("n", Value::Count(i64::from(left)))]));
        }
        page.blank();
    }
}

impl Feedback {
    /// Whether it tells of a slip of the computer.
    pub fn is_planted(&self) -> bool {
        match self.said {
            Said::Planted { .. } => true,
            Said::Answered { .. } | Said::Watched { .. } => false,
        }
    }

    /// What there is to say about the events from `from` on; `None` where the meeting simply goes on.
    pub fn of(play: &Play<'_>, from: usize, model: Option<Answer>) -> Option<Self> {
        let events = play.meeting.log().get(from..)?;
        let first = events.first()?;
        let step = first.step()?.clone();
        let said = match first {
            Event::Objected { rightly: true, .. } => Said::Planted { caught: true },
            Event::Played { how: PlayedHow::Wrongly, .. } => Said::Planted { caught: false },
            Event::Played { how: PlayedHow::Well, answer: Some(answer), .. } => {
                let is_told = kinds::stops_after_watching(play.story.step(&step)?);
                is_told.then(|| Said::Watched { answer: answer.clone() })?
            }
            Event::Answered { answer, verdict, outcome, .. } => {
                answered(play, play.story.step(&step)?, answer, verdict, &outcome.next, model)?
            }
            Event::Objected { rightly: false, .. }
            | Event::Played { .. }
            | Event::Opened { .. }
            | Event::Heard { .. }
            | Event::HintGiven { .. }
            | Event::SteppedBack { .. }
            | Event::Paused { .. }
            | Event::SeatChanged { .. }
            | Event::Refused { .. } => return None,
        };
        let fatal = first.outcome().and_then(|outcome| outcome.fatal);
        let then = meeting::fold(play.meeting.log().get(..=from)?);
        let by = if let Event::Answered { by, .. } = first { Some(*by) } else { None };
        Some(Self {
            step,
            by,
            said,
            after: from,
            then: Box::new(then.state().clone()),
            fatal,
            moved: moved(play, from),
            revealed: None,
        })
    }

    /// The number of events before the answer.
    pub fn after(&self) -> usize {
        self.after
    }

    /// What is said of the answer that came after so many events, as it is shown again.
    pub fn again(play: &Play<'_>, after: usize) -> Option<Self> {
        let earlier = meeting::fold(play.meeting.log().get(..after)?);
        // The model answer, as it was worked out then.
        let model = flow::turn(play.story, earlier.state()).and_then(|turn| {
            let scene = Scene { story: play.story, state: earlier.state(), step: turn.step };
            model(scene, &turn.task)
        });
        Self::of(play, after, model)
    }

    /// The step that is talked about.
    pub fn shown(&self) -> ShownStep<'_> {
        ShownStep { step: Some(&self.step), state: &self.then, by: self.by }
    }

    /// Lets the other options be looked at one by one.
    #[must_use]
    pub fn with_others(self) -> Self {
        Self { revealed: Some(Vec::new()), ..self }
    }

    /// The other options that have been looked at.
    pub fn revealed(&self) -> &[usize] {
        self.revealed.as_deref().unwrap_or_default()
    }

    /// How many options there are of which the others can be looked at.
    pub fn n_options(&self, play: &Play<'_>) -> usize {
        let is_chosen = matches!(&self.said, Said::Answered { .. } | Said::Watched { .. });
        let is_offered = self.revealed.is_some() && is_chosen;
        play.story.step(&self.step).filter(|_| is_offered).map_or(0, kinds::n_options)
    }

    /// Whether it was a vote, or the wish for one, without enough members.
    pub fn lacks_quorum(&self) -> bool {
        self.fatal == Some(Fatal::VotesWithoutQuorum)
    }

    /// Whether its page is as wide as the wall.
    pub fn fills_wall(&self, play: &Play<'_>) -> bool {
        let is_answer = matches!(&self.said, Said::Answered { .. });
        play.story.step(&self.step).filter(|_| is_answer).is_some_and(kinds::fills_wall)
    }

    /// Shows what the option at this place would have come to.
    pub fn reveal(&mut self, at: usize, play: &Play<'_>) {
        let n = self.n_options(play);
        if let Some(revealed) = self.revealed.as_mut().filter(|_| at < n) {
            revealed.retain(|known| *known != at);
            revealed.push(at);
        }
    }

    pub fn draw(&self, context: &ViewContext<'_>, play: &Play<'_>, page: &mut Page<'_>) {
        let Some(step) = play.story.step(&self.step) else { return };
        // As the meeting stood then: steps that the cut leaves out may have been played since.
        let then = before_later_steps(play.meeting, &step.id);
        let play = &Play { meeting: then.as_ref().unwrap_or(play.meeting), ..*play };
        page.spread();
        let told = Told {
            context,
            play,
            step,
            right: true,
            wrong: &[],
            working: None,
            revealed: self.revealed.as_deref(),
        };
        match &self.said {
            Said::Watched { answer } => {
                let role = Value::Text(context.role(step.role).main);
                page.heading(&context.ui_with("watched-chose", &[("role", role)]));
                kinds::tell_watched(&told, answer, page);
                kinds::tell_others(&told, answer, page);
            }
            Said::Answered { answer, right, wrong, working } => {
                let working = working.as_ref().map(|model| kinds::describe(context, play, step, model));
                let told = Told { right: *right, wrong, working: working.as_deref(), ..told };
                kinds::tell(&told, answer, page);
                self.what_it_did(context, play, page);
                kinds::tell_others(&told, answer, page);
            }
            Said::Planted { caught } => {
                let (sign, id) = if *caught { ("✓", "planted-caught") } else { ("♦", "planted-missed") };
                let style = if *caught { page.theme().good } else { page.theme().warn };
                page.signed(sign, &context.ui(id), style);
                page.blank();
                if let Some(planted) = &step.planted {
                    page.dim(&context.step_line(step, "planted", &planted.text));
                    page.blank();
                    page.text(&context.step_line(step, "planted-why", &planted.why));
                    // What is done then. The next steps build on it.
                    let then = planted.then.as_deref().map(|then| ("planted-then", then));
                    let says = step.says.as_deref().map(|says| ("says", says));
                    if let Some((field, text)) = if *caught { says } else { then } {
                        page.blank();
                        page.pair(
                            "→ ",
                            &context.step_line(step, field, text),
                            page.theme().text,
                            None,
                            false,
                        );
                    }
                }
                self.what_it_did(context, play, page);
            }
        }
    }

    /// What it did to the room: what must never happen, and which meters moved.
    fn what_it_did(&self, context: &ViewContext<'_>, play: &Play<'_>, page: &mut Page<'_>) {
        if let Some(fatal) = self.fatal {
            page.signed("!", &context.ui(&format!("fatal-{}", fatal.slug())), page.theme().bad);
        }
        // Before others it is not told beside the choice; the debrief tells it.
        if self.moved.is_empty() || play.mode() != Mode::Solo {
            return;
        }
        let said = self.moved.iter().map(|(meter, rose)| {
            let name = ("meter", Value::Id(format!("meter-{}", meter.slug())));
            context.word_with(if *rose { "meter-up" } else { "meter-down" }, &[name])
        });
        let main = said.collect::<Vec<_>>().join(" · ");
        page.blank();
        page.styled(&Pair { main, second: None }, page.theme().accent);
    }
}

/// How the room changed with the events from `from` on.
fn moved(play: &Play<'_>, from: usize) -> Vec<(Meter, bool)> {
    let log = play.meeting.log();
    let before = log.iter().take(from).rev().find_map(|event| event.outcome()?.meters);
    let after = log.get(from).and_then(Event::outcome).and_then(|outcome| outcome.meters);
    let (Some(before), Some(after)) = (before, after) else { return Vec::new() };
    [Meter::Understanding, Meter::Voices, Meter::Trust]
        .into_iter()
        .filter(|meter| before.value(*meter) != after.value(*meter))
        .map(|meter| (meter, after.value(meter) > before.value(meter)))
        .collect()
}

/// What there is to say about an answer. The second book gets it once, at its last line, for all lines together.
fn answered(
    play: &Play<'_>,
    step: &Step,
    answer: &Answer,
    verdict: &Verdict,
    next: &Next,
    model: Option<Answer>,
) -> Option<Said> {
    let (answer, wrong) = (answer.clone(), verdict.wrong.clone());
    if answer.is_write() {
        let right = is_written_alike(play, &step.id);
        let is_last = !matches!(next, Next::Task(_));
        return is_last.then_some(Said::Answered { answer, right, wrong, working: None });
    }
    let (right, working) = (verdict.right, model.filter(|_| !verdict.right));
    kinds::stops_after(step, &answer, verdict).then_some(Said::Answered { answer, right, wrong, working })
}

/// Whether both books have the same on every line of this step.
fn is_written_alike(play: &Play<'_>, step: &StepId) -> bool {
    play.state().ledger.differences().iter().all(|difference| !difference.line.is_of(step))
}
/// The meeting after the last event of this step; none where no event follows it.
fn before_later_steps(meeting: &Meeting, step: &StepId) -> Option<Meeting> {
    let log = meeting.log();
    let end = log.iter().rposition(|event| event.step() == Some(step))? + 1;
    (end < log.len()).then(|| fold(log.iter().take(end)))
}

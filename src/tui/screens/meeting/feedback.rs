//! What is said after a task: done well or worth talking about, the working, the reason and the rule.
//!
//! No points and no stars here: they are the trainer's (`m`) and the learner's own at the end. It speaks of roles
//! and deeds, never of persons.

use crate::id::StepId;
use crate::locale::{Pair, Value};
use crate::meeting::command::Answer;
use crate::meeting::event::{Event, Next, PlayedHow, Verdict};
use crate::scenario::kind::{Choice, StepKind};
use crate::scenario::lines::rule_key;
use crate::scenario::model::{Fatal, Meter, Step};
use crate::text;
use crate::tui::page::Page;
use crate::tui::screens::meeting::{answers, header};
use crate::tui::stage::{Play, Stage};

#[derive(Debug)]
pub struct Feedback {
    step: StepId,
    said: Said,
    fatal: Option<Fatal>,
    /// Meters that rose (true) or fell with it.
    moved: Vec<(Meter, bool)>,
}

#[derive(Debug)]
enum Said {
    Chosen {
        answer: Answer,
        right: bool,
    },
    Spoken {
        not_heard: Vec<String>,
        right: bool,
    },
    /// A step worked off; with the working where nobody found it.
    Worked {
        right: bool,
        working: Option<Answer>,
    },
    /// A planted mistake, objected to or not.
    Planted {
        caught: bool,
    },
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
    pub fn said(&self, stage: &Stage<'_>, step: &Step) -> String {
        format!("◆ {}", self.pair(stage, step).main)
    }

    fn pair(&self, stage: &Stage<'_>, step: &Step) -> Pair {
        let fields: Vec<String> =
            self.verdict.wrong.iter().map(|field| field_name(stage, step, field)).collect();
        if matches!(step.kind, StepKind::Order(_)) || fields.is_empty() {
            return stage.ui("feedback-not-yet");
        }
        stage.ui_with("feedback-look-again", &[("fields", Value::Text(fields.join(", ")))])
    }

    pub fn draw(&self, stage: &Stage<'_>, step: &Step, left: u16, page: &mut Page<'_>) {
        page.signed("◆", &self.pair(stage, step), page.theme().warn);
        if let Some(off_by) = self.verdict.off_by {
            let sum = Value::Money(off_by);
            page.signed("◆", &stage.ui_with("feedback-unbalanced", &[("sum", sum)]), page.theme().warn);
        }
        page.dim(&stage.ui_with("feedback-tries-left", &[("n", Value::Count(i64::from(left)))]));
        page.blank();
    }
}

/// A wrong field by its label on the form; what was not heard or stands in the wrong place by its words.
pub fn field_name(stage: &Stage<'_>, step: &Step, field: &str) -> String {
    let items = match &step.kind {
        StepKind::Minutes(minutes) => {
            if let Some(found) = minutes.fields.iter().find(|other| other.id.as_str() == field) {
                return stage.line(&step.id.item_key(&found.id, "label"), &found.label).main;
            }
            &[][..]
        }
        StepKind::Speak(speak) => &speak.ticks,
        StepKind::Order(order) => &order.items,
        _ => &[],
    };
    if let Some(item) = items.iter().find(|item| item.id.as_str() == field) {
        return stage.line(&step.id.item_key(&item.id, "text"), &item.text).main;
    }
    let id = format!("field-{field}");
    if stage.catalog.has(&id) { stage.word(&id) } else { field.to_owned() }
}

impl Feedback {
    /// What there is to say about the events from `from` on; `None` where the meeting simply goes on.
    pub fn of(play: &Play<'_>, from: usize, model: Option<Answer>) -> Option<Self> {
        let events = play.meeting.log().get(from..)?;
        let first = events.first()?;
        let step = first.step()?.clone();
        let said = match first {
            Event::Objected { rightly: true, .. } => Said::Planted { caught: true },
            Event::Played { how: PlayedHow::Wrongly, .. } => Said::Planted { caught: false },
            Event::Answered { answer, verdict, outcome, .. } => {
                let kind = &play.rehearsal.step(&step)?.kind;
                match (answer, kind) {
                    (Answer::Discuss { .. }, _) => return None,
                    (Answer::Choose { .. }, _) => {
                        Said::Chosen { answer: answer.clone(), right: verdict.right }
                    }
                    (Answer::Speak { .. }, _) => {
                        Said::Spoken { not_heard: verdict.wrong.clone(), right: verdict.right }
                    }
                    // Between two payers only a mistake is worth a stop.
                    (Answer::Collect { .. } | Answer::Pay { .. }, _) if verdict.right => return None,
                    (Answer::Write { .. }, _) if matches!(outcome.next, Next::Task(_)) => return None,
                    (Answer::Write { .. }, _) => {
                        Said::Worked { right: all_right(play, &step), working: None }
                    }
                    _ => Said::Worked { right: verdict.right, working: model.filter(|_| !verdict.right) },
                }
            }
            _ => return None,
        };
        let fatal = first.outcome().and_then(|outcome| outcome.fatal);
        Some(Self { step, said, fatal, moved: moved(play, from) })
    }

    pub fn draw(&self, stage: &Stage<'_>, play: &Play<'_>, page: &mut Page<'_>) {
        let Some(step) = play.rehearsal.step(&self.step) else { return };
        match &self.said {
            Said::Chosen { answer, right } => {
                verdict(stage, *right, page);
                for line in answers::describe(stage, play, step, answer) {
                    page.dim(&Pair { main: text::quoted(&line.main), second: line.second });
                }
                page.blank();
                if let Some(choice) = choice(step, answer) {
                    let key = |field| step.id.item_key(&choice.id, field);
                    page.text(&stage.line(&key("why"), &choice.why));
                    if let Some(reference) = &choice.rule {
                        rule(stage, reference, choice.assumed, page);
                    }
                }
            }
            Said::Spoken { not_heard, right } => {
                verdict(stage, *right, page);
                page.blank();
                if let StepKind::Speak(speak) = &step.kind {
                    for tick in &speak.ticks {
                        let heard = !not_heard.contains(&tick.id.0);
                        let style = if heard { page.theme().good } else { page.theme().warn };
                        let text = stage.line(&step.id.item_key(&tick.id, "text"), &tick.text);
                        page.signed(if heard { "✓" } else { "◆" }, &text, style);
                    }
                    page.blank();
                }
                reason(stage, step, page);
            }
            Said::Worked { right, working } => {
                verdict(stage, *right, page);
                page.blank();
                if let Some(answer) = working {
                    page.heading(&stage.ui("feedback-working"));
                    for line in answers::describe(stage, play, step, answer) {
                        page.pair("• ", &line, page.theme().text, None, false);
                    }
                    page.blank();
                }
                match &step.kind {
                    StepKind::Figure(figure) => page.text(&stage.step_line(step, "working", &figure.working)),
                    StepKind::Inspect(inspect) => {
                        for line in &inspect.lines {
                            if let Some(mistake) = &line.mistake {
                                let text = stage.line(&step.id.item_key(&line.id, "mistake"), mistake);
                                page.signed("◆", &text, page.theme().text);
                            }
                        }
                    }
                    _ => {}
                }
                reason(stage, step, page);
            }
            Said::Planted { caught } => {
                let (sign, id) = if *caught { ("✓", "planted-caught") } else { ("◆", "planted-missed") };
                let style = if *caught { page.theme().good } else { page.theme().warn };
                page.signed(sign, &stage.ui(id), style);
                page.blank();
                if let Some(planted) = &step.planted {
                    page.dim(&stage.step_line(step, "planted", &planted.text));
                    page.blank();
                    page.text(&stage.step_line(step, "planted-why", &planted.why));
                }
            }
        }
        self.what_it_did(stage, page);
    }

    /// What it did to the room: what must never happen, and which meters moved.
    fn what_it_did(&self, stage: &Stage<'_>, page: &mut Page<'_>) {
        if let Some(fatal) = self.fatal {
            page.signed("!", &stage.ui(&format!("fatal-{}", fatal.slug())), page.theme().bad);
        }
        if self.moved.is_empty() {
            return;
        }
        let said = self.moved.iter().map(|(meter, rose)| {
            let name = ("meter", Value::Id(format!("meter-{}", header::slug(*meter))));
            stage.word_with(if *rose { "meter-up" } else { "meter-down" }, &[name])
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

fn verdict(stage: &Stage<'_>, right: bool, page: &mut Page<'_>) {
    if right {
        page.signed("✓", &stage.ui("feedback-good"), page.theme().good);
    } else {
        page.signed("◆", &stage.ui("feedback-discuss"), page.theme().warn);
    }
}

fn reason(stage: &Stage<'_>, step: &Step, page: &mut Page<'_>) {
    if let Some(why) = &step.why {
        page.text(&stage.step_line(step, "why", why));
    }
    if let Some(reference) = &step.rule {
        rule(stage, reference, step.assumed, page);
    }
}

/// "Quy tắc: … (tạm quy ước)": what is assumed never looks official. A reference such as "brief 4.5" has a name in
/// the locale; anything else an author wrote is shown as it is.
fn rule(stage: &Stage<'_>, reference: &str, assumed: bool, page: &mut Page<'_>) {
    let id = rule_key(reference);
    let named = stage.catalog.has(&id).then(|| stage.ui(&id));
    let words = named.unwrap_or_else(|| Pair { main: reference.to_owned(), second: None });
    let mark = if assumed { format!(" ({})", stage.word("feedback-assumed")) } else { String::new() };
    let main = format!("{}: {}{mark}", stage.word("feedback-rule"), words.main);
    page.dim(&Pair { main, second: words.second });
}

fn choice<'s>(step: &'s Step, answer: &Answer) -> Option<&'s Choice> {
    match (&step.kind, answer) {
        (StepKind::Choose(choose), Answer::Choose { option }) => {
            choose.options.iter().find(|choice| choice.id == *option)
        }
        _ => None,
    }
}

/// Whether every first try at this step was right.
fn all_right(play: &Play<'_>, step: &StepId) -> bool {
    let events = super::events_of(play.meeting, step);
    events.iter().all(|event| !matches!(event, Event::Answered { verdict, .. } if !verdict.right))
}

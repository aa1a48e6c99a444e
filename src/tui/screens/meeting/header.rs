//! What stands around every task: where the meeting is, whose turn it is, the clock of the scenario, the meters.

use crate::id::StepId;
use crate::locale::{Value, number};
use crate::meeting::figures;
use crate::meeting::flow::Who;
use crate::meeting::state::State;
use crate::scenario::model::Part;
use crate::scenario::terms::{Meter, Role};
use crate::tui::context::{Play, ViewContext};
use crate::tui::frame::{Chrome, RailStyle};

/// The step whose page is shown, and the meeting as it stands there. After an answer the meeting has gone on already.
#[derive(Debug, Clone, Copy)]
pub struct ShownStep<'a> {
    pub step: Option<&'a StepId>,
    pub state: &'a State,
}

impl<'a> ShownStep<'a> {
    pub fn now(play: &Play<'a>) -> Self {
        let state = play.state();
        Self { step: state.open_step().map(|open| &open.step), state }
    }
}

/// What stands around the open step.
pub fn chrome(context: &ViewContext<'_>) -> Chrome {
    let Some(play) = &context.play else { return Chrome::default() };
    around(context, play, ShownStep::now(play))
}

/// What stands around a step that is shown.
pub fn around(context: &ViewContext<'_>, play: &Play<'_>, shown: ShownStep<'_>) -> Chrome {
    let turn =
        shown.step.filter(|step| ShownStep::now(play).step == Some(*step)).map(|_| turn(context, play));
    let saved = i64::try_from(play.saved).unwrap_or(i64::MAX);
    Chrome {
        top: (place(play), clock(context, play, shown.state)),
        second: (part(context, play, shown.step), turn.unwrap_or_default()),
        status: Some(status(context, play, shown.state)),
        rail: rail(context, play, shown),
        gauges: gauges(context, play, shown.state),
        saved: Some(context.word_with("meeting-saved", &[("n", Value::Text(saved.to_string()))])),
        notice: None,
        is_wide: false,
    }
}

fn place(play: &Play<'_>) -> String {
    let month = number::month(play.story.scenario.month.month);
    format!("{} · {month}", play.story.club.village)
}

fn clock(context: &ViewContext<'_>, play: &Play<'_>, state: &State) -> String {
    let planned: u32 = play.story.steps().map(|step| u32::from(step.minutes)).sum();
    let used = i64::from(state.minutes) + i64::from(state.meters.clock);
    context.word_with(
        "meeting-clock",
        &[("used", Value::Count(used.max(0))), ("planned", Value::Count(i64::from(planned)))],
    )
}

/// "3/6 Truyền thông"; what has no number of its own stands after the last part that has one.
fn part(context: &ViewContext<'_>, play: &Play<'_>, step: Option<&StepId>) -> String {
    let Some(step) = step else { return context.word("meeting-end") };
    let Some(place) = play.story.position(step) else { return String::new() };
    let parts = &play.story.scenario.parts;
    let Some(part) = parts.get(place.part) else { return String::new() };
    let name = name(context, part);
    if let Some(n) = part.number {
        return context.word_with(
            "meeting-part",
            &[("number", Value::Count(i64::from(n))), ("name", Value::Text(name))],
        );
    }
    let before = parts.iter().take(place.part).rev().find_map(|part| part.number);
    let after = parts.iter().skip(place.part).any(|part| part.number.is_some());
    let name = ("name", Value::Text(name));
    match before {
        Some(n) if after => {
            context.word_with("meeting-after-part", &[("number", Value::Count(i64::from(n))), name])
        }
        Some(_) => context.word_with("meeting-after-parts", &[name]),
        None => context.word_with("meeting-before-parts", &[name]),
    }
}

/// The short name, where the author gave one.
fn name(context: &ViewContext<'_>, part: &Part) -> String {
    match &part.short {
        Some(short) => context.line(&part.id.short_key(), short).main,
        None => context.line(&part.id.key(), &part.name).main,
    }
}

fn turn(context: &ViewContext<'_>, play: &Play<'_>) -> String {
    match play.turn().map(|turn| (turn.who, turn.task.role)) {
        // Their titles are long enough without an invitation.
        Some((Who::Person(role @ (Role::IncomeDeputy | Role::HealthDeputy)), _)) => context.role_call(role),
        Some((Who::Person(role), _)) => {
            context.word_with("meeting-call", &[("role", Value::Text(context.role_call(role)))])
        }
        Some((Who::Computer(role), _)) => {
            context.word_with("meeting-computer-plays", &[("role", Value::Text(context.role(role).main))])
        }
        Some((Who::Anyone, role)) if role != Role::Room => context.role(role).main,
        Some((Who::Anyone, _)) | None => String::new(),
    }
}

/// Attendance and how people follow, with a word and a bar each.
fn status(context: &ViewContext<'_>, play: &Play<'_>, state: &State) -> String {
    let understanding = meter(context, Meter::Understanding, state, 5);
    match attendance(context, play, state) {
        Some(attendance) => format!("{attendance} · {understanding}"),
        None => understanding,
    }
}

/// "Có mặt 47/54 ✓ đủ tỷ lệ", once the roll has been called.
fn attendance(context: &ViewContext<'_>, play: &Play<'_>, state: &State) -> Option<String> {
    state.roll.as_ref()?;
    let present = figures::n_present(play.story, state);
    let members = play.story.club.members.len();
    let said = context.word_with(
        "meter-attendance-count",
        &[("present", Value::count(present)), ("members", Value::count(members))],
    );
    let (sign, id) = if present >= play.story.club.quorum() {
        ("✓", "meter-quorum-short-yes")
    } else {
        ("✗", "meter-quorum-short-no")
    };
    Some(format!("{said} {sign} {}", context.word(id)))
}

fn meter(context: &ViewContext<'_>, meter: Meter, state: &State, cells: usize) -> String {
    let value = usize::try_from(state.meters.value(meter)).unwrap_or(0).min(100);
    let filled = (value * cells).div_ceil(100).min(cells);
    let bar = format!("{}{}", "▓".repeat(filled), "░".repeat(cells - filled));
    let slug = meter.slug();
    let level = (value / 20).min(4) + 1;
    format!(
        "{} {bar} {}",
        context.word(&format!("meter-{slug}")),
        context.word(&format!("meter-{slug}-{level}"))
    )
}

/// The agenda: done, now, to come, with minutes.
fn rail(context: &ViewContext<'_>, play: &Play<'_>, shown: ShownStep<'_>) -> Vec<(String, RailStyle)> {
    let now = shown.step.and_then(|step| play.story.position(step)).map(|position| position.part);
    let finished = shown.state.is_finished();
    let mut rail = vec![(context.word("meeting-agenda"), RailStyle::Dim), (String::new(), RailStyle::Plain)];
    for (at, part) in play.story.scenario.parts.iter().enumerate() {
        let minutes: u32 = part.steps.iter().map(|step| u32::from(step.minutes)).sum();
        let number = part.number.map(|n| format!("{n}. ")).unwrap_or_default();
        let (sign, style) = match now {
            Some(now) if at < now => ("✓", RailStyle::Dim),
            Some(now) if at == now => ("▸", RailStyle::Now),
            None if finished => ("✓", RailStyle::Dim),
            _ => ("·", RailStyle::Plain),
        };
        let minutes = if minutes == 0 { String::new() } else { format!("{minutes}′") };
        rail.push((format!("{sign} {minutes:>3} {number}{}", name(context, part)), style));
    }
    rail
}

fn gauges(context: &ViewContext<'_>, play: &Play<'_>, state: &State) -> Vec<(String, RailStyle)> {
    let mut lines = vec![(context.word("rail-meters"), RailStyle::Dim), (String::new(), RailStyle::Plain)];
    if let Some(attendance) = attendance(context, play, state) {
        lines.extend([(attendance, RailStyle::Plain), (String::new(), RailStyle::Plain)]);
    }
    for meter in [Meter::Understanding, Meter::Voices, Meter::Trust] {
        let value = usize::try_from(state.meters.value(meter)).unwrap_or(0).min(100);
        let filled = (value * 10).div_ceil(100).min(10);
        let level = (value / 20).min(4) + 1;
        lines.push((context.word(&format!("meter-{}", meter.slug())), RailStyle::Plain));
        let bar = format!("{}{}", "▓".repeat(filled), "░".repeat(10 - filled));
        let word = context.word(&format!("meter-{}-{level}", meter.slug()));
        lines.push((format!("{bar} {word}"), RailStyle::Plain));
        lines.push((String::new(), RailStyle::Plain));
    }
    let behind = state.meters.clock;
    let id = if behind > 0 { "meter-clock-behind" } else { "meter-clock-1" };
    lines.push((context.word_with(id, &[("minutes", Value::Count(i64::from(behind)))]), RailStyle::Plain));
    lines
}

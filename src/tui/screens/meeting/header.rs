//! What stands around every task: where the meeting is, whose turn it is, the clock of the scenario, the meters.

use crate::locale::{Value, number};
use crate::meeting::flow::Who;
use crate::meeting::state::State;
use crate::scenario::model::{Meter, Part, Role};
use crate::tui::frame::{Chrome, RailStyle};
use crate::tui::stage::{Play, Stage};

pub fn chrome(stage: &Stage<'_>) -> Chrome {
    let Some(play) = &stage.play else { return Chrome::default() };
    let state = play.state();
    let saved = i64::try_from(play.saved).unwrap_or(i64::MAX);
    Chrome {
        top: (place(play), clock(stage, play)),
        second: (part(stage, play), turn(stage, play)),
        status: Some(status(stage, state)),
        rail: rail(stage, play),
        gauges: gauges(stage, state),
        saved: Some(stage.word_with("saved", &[("n", Value::Text(saved.to_string()))])),
        notice: None,
    }
}

fn place(play: &Play<'_>) -> String {
    let month = number::month(play.rehearsal.scenario.month.month);
    format!("{} · {month}", play.rehearsal.club.village)
}

fn clock(stage: &Stage<'_>, play: &Play<'_>) -> String {
    let planned: u32 = play.rehearsal.steps().map(|step| u32::from(step.minutes)).sum();
    let used = i64::from(play.state().minutes) + i64::from(play.state().meters.clock);
    stage.word_with("clock", &[("used", Value::Count(used.max(0))), ("planned", Value::Count(i64::from(planned)))])
}

/// "3/6 Truyền thông"; what has no number of its own stands after the last part that has one.
fn part(stage: &Stage<'_>, play: &Play<'_>) -> String {
    let Some(open) = play.state().open_step() else { return stage.word("meeting-over") };
    let Some(place) = play.rehearsal.place(&open.step) else { return String::new() };
    let parts = &play.rehearsal.scenario.parts;
    let Some(part) = parts.get(place.part) else { return String::new() };
    let name = name(stage, part);
    let numbered = |part: &&Part| part.number.is_some();
    match part.number {
        Some(n) => {
            let of = parts.iter().filter(numbered).count();
            stage.word_with(
                "part-numbered",
                &[("n", Value::Count(i64::from(n))), ("of", count(of)), ("name", Value::Text(name))],
            )
        }
        None => {
            let before = parts.iter().take(place.part).rev().find_map(|part| part.number);
            let after = parts.iter().skip(place.part).any(|part| part.number.is_some());
            match before {
                Some(n) if after => stage.word_with(
                    "part-after",
                    &[("n", Value::Count(i64::from(n))), ("name", Value::Text(name))],
                ),
                _ => name,
            }
        }
    }
}

fn name(stage: &Stage<'_>, part: &Part) -> String {
    stage.line(&part.id.key(), &part.name).main
}

fn turn(stage: &Stage<'_>, play: &Play<'_>) -> String {
    match play.turn().map(|turn| (turn.who, turn.task.role)) {
        Some((Who::Person(role), _)) => {
            stage.word_with("turn-invite", &[("role", Value::Text(stage.role_call(role)))])
        }
        Some((Who::Computer(role), _)) => {
            stage.word_with("turn-computer", &[("role", Value::Text(stage.role(role).main))])
        }
        Some((Who::Anyone, role)) if role != Role::Room => stage.role(role).main,
        Some((Who::Anyone, _)) | None => String::new(),
    }
}

/// Attendance and how people follow, with a word and a bar each.
fn status(stage: &Stage<'_>, state: &State) -> String {
    let understanding = meter(stage, Meter::Understanding, state, 5);
    match attendance(stage, state) {
        Some(attendance) => format!("{attendance} · {understanding}"),
        None => understanding,
    }
}

fn attendance(stage: &Stage<'_>, state: &State) -> Option<String> {
    state.roll.as_ref()?;
    Some(stage.word_with("attendance", &[("percent", Value::Count(i64::from(state.meters.attendance)))]))
}

fn meter(stage: &Stage<'_>, meter: Meter, state: &State, cells: usize) -> String {
    let value = usize::try_from(state.meters.value(meter)).unwrap_or(0).min(100);
    let filled = (value * cells).div_ceil(100).min(cells);
    let bar = format!("{}{}", "▓".repeat(filled), "░".repeat(cells - filled));
    let slug = slug(meter);
    let level = (value / 20).min(4) + 1;
    format!("{} {bar} {}", stage.word(&format!("meter-{slug}")), stage.word(&format!("meter-level-{level}")))
}

fn slug(meter: Meter) -> &'static str {
    match meter {
        Meter::Clock => "clock",
        Meter::Attendance => "attendance",
        Meter::Understanding => "understanding",
        Meter::Voices => "voices",
        Meter::Trust => "trust",
    }
}

/// The agenda: done, now, to come, with minutes.
fn rail(stage: &Stage<'_>, play: &Play<'_>) -> Vec<(String, RailStyle)> {
    let now = play.state().open_step().and_then(|open| play.rehearsal.place(&open.step)).map(|place| place.part);
    let finished = play.state().is_finished();
    let mut rail = vec![(stage.word("rail-agenda"), RailStyle::Dim), (String::new(), RailStyle::Plain)];
    for (at, part) in play.rehearsal.scenario.parts.iter().enumerate() {
        let minutes: u32 = part.steps.iter().map(|step| u32::from(step.minutes)).sum();
        let number = part.number.map(|n| format!("{n}. ")).unwrap_or_default();
        let (sign, style) = match now {
            Some(now) if at < now => ("✓", RailStyle::Dim),
            Some(now) if at == now => ("▸", RailStyle::Now),
            None if finished => ("✓", RailStyle::Dim),
            _ => ("·", RailStyle::Plain),
        };
        rail.push((format!("{sign} {minutes:>3}′ {number}{}", name(stage, part)), style));
    }
    rail
}

fn gauges(stage: &Stage<'_>, state: &State) -> Vec<(String, RailStyle)> {
    let mut lines = vec![(stage.word("rail-meters"), RailStyle::Dim), (String::new(), RailStyle::Plain)];
    if let Some(attendance) = attendance(stage, state) {
        lines.extend([(attendance, RailStyle::Plain), (String::new(), RailStyle::Plain)]);
    }
    for meter in [Meter::Understanding, Meter::Voices, Meter::Trust] {
        let value = usize::try_from(state.meters.value(meter)).unwrap_or(0).min(100);
        let filled = (value * 10).div_ceil(100).min(10);
        let level = (value / 20).min(4) + 1;
        lines.push((stage.word(&format!("meter-{}", slug(meter))), RailStyle::Plain));
        let bar = format!("{}{}", "▓".repeat(filled), "░".repeat(10 - filled));
        lines.push((format!("{bar} {}", stage.word(&format!("meter-level-{level}"))), RailStyle::Plain));
        lines.push((String::new(), RailStyle::Plain));
    }
    let behind = state.meters.clock;
    let id = if behind > 0 { "clock-behind" } else { "clock-on-time" };
    lines.push((stage.word_with(id, &[("minutes", Value::Count(i64::from(behind)))]), RailStyle::Plain));
    lines
}

fn count(n: usize) -> Value {
    Value::Count(i64::try_from(n).unwrap_or(i64::MAX))
}

//! The frame of every task: where the meeting is, whose turn it is, the clock of the scenario, the meters.

use crate::id::StepId;
use crate::locale::{Pair, Value, number};
use crate::meeting::figures;
use crate::meeting::flow::{self, Who};
use crate::meeting::state::State;
use crate::scenario::model::Part;
use crate::scenario::terms::{Meter, Role};
use crate::text;
use crate::tui::context::{Play, PlayedFor, ViewContext};
use crate::tui::frame::{Chrome, RailStyle};
use crate::tui::signs;

/// The step whose page is shown, and the meeting as it stands there. After an answer the meeting has gone on already.
#[derive(Debug, Clone, Copy)]
pub struct ShownStep<'a> {
    pub step: Option<&'a StepId>,
    pub state: &'a State,
    /// Who answered, where an answer is talked about: another seat may have the next task of the step.
    pub by: Option<Role>,
}

impl<'a> ShownStep<'a> {
    pub fn now(play: &Play<'a>) -> Self {
        let state = play.state();
        Self { step: state.open_step().map(|open| &open.step), state, by: None }
    }
}

/// What stands around the open step.
pub fn chrome(context: &ViewContext<'_>) -> Chrome {
    let Some(play) = &context.play else { return Chrome::default() };
    around(context, play, ShownStep::now(play))
}

/// What stands around a step that is shown: whose it is on the ground of the role, then where the meeting is.
pub fn around(context: &ViewContext<'_>, play: &Play<'_>, shown: ShownStep<'_>) -> Chrome {
    // Of a preview nothing is kept.
    let saved = (context.played_for == PlayedFor::Results).then_some(play.saved);
    let (called, role) = whose(context, play, shown);
    let has_place = context.window.0 >= ROOM_FOR_PLACE && called != place(play);
    let clock = clock(context, play, shown.state);
    let ends = (called, if has_place { format!("{} · {clock}", place(play)) } else { clock });
    let here = where_it_is(context, play, shown);
    let step = step_of(context, play, shown, text::width(&here));
    let second = (here, step);
    Chrome {
        top: ends,
        second,
        role,
        status: Some(status(context, play, shown.state)),
        gauges: gauges(context, play, shown.state),
        saved: saved.map(|n| context.word_with("meeting-saved", &[("n", Value::Text(n.to_string()))])),
        ..Chrome::default()
    }
}

/// Whose step it is, and the role if a person has its seat.
fn whose(context: &ViewContext<'_>, play: &Play<'_>, shown: ShownStep<'_>) -> (String, Option<Role>) {
    let turn = play.turn().filter(|turn| shown.step == Some(&turn.step.id));
    let seat = |role: Role| {
        let is_human = play.setup().is_some_and(|setup| setup.humans().contains(&role));
        (if is_human { Who::Person(role) } else { Who::Computer(role) }, role)
    };
    let answered = shown.by.map(seat);
    let who = answered.or_else(|| turn.map(|turn| (turn.who, turn.task.role)));
    let who = who.or_else(|| Some(seat(play.story.step(shown.step?)?.role)));
    match who {
        Some((Who::Person(role), _)) => {
            (format!("{} {}", signs::role(role), context.role_call(role)), Some(role))
        }
        Some((Who::Computer(role), _)) if role != Role::Room => {
            let role = ("role", Value::Text(context.role(role).main));
            (context.word_with("meeting-computer-plays", &[role]), None)
        }
        Some((Who::Anyone | Who::Computer(_), role)) if role != Role::Room => (context.role(role).main, None),
        Some((Who::Anyone | Who::Computer(_), _)) | None => (place(play), None),
    }
}

fn place(play: &Play<'_>) -> String {
    let month = number::month(play.story.scenario.month.month);
    format!("{} · {month}", play.story.club.village)
}

/// The clock of the story.
fn clock(context: &ViewContext<'_>, play: &Play<'_>, state: &State) -> String {
    let (used, planned) = clock_minutes(play, state);
    let values = [("used", Value::Count(used)), ("planned", Value::Count(planned))];
    context.word_with("meeting-clock", &values)
}

/// Minutes that are used, and those that are planned.
pub fn clock_minutes(play: &Play<'_>, state: &State) -> (i64, i64) {
    let planned: u32 = play.story.steps().map(|step| u32::from(step.minutes)).sum();
    let used = i64::from(state.minutes) + i64::from(state.meters.clock);
    (used.max(0), i64::from(planned))
}

/// From so many columns on the village has room beside the clock.
const ROOM_FOR_PLACE: u16 = 80;

/// "███►░░░░ Công khai thu chi": a sign for each part, and the name of this one.
fn where_it_is(context: &ViewContext<'_>, play: &Play<'_>, shown: ShownStep<'_>) -> String {
    let parts = play.story.scenario.parts.len();
    let name = part(context, play, shown.step);
    let now = shown.step.and_then(|step| play.story.position(step)).map(|position| position.part);
    if parts < 2 {
        return name;
    }
    let sign = |at: usize| match now {
        Some(now) if at == now => signs::HERE,
        Some(now) if at > now => signs::TO_COME,
        Some(_) | None => signs::DONE,
    };
    let ribbon: String = (0..parts).map(sign).collect();
    format!("{ribbon} {name}")
}

/// "3/9 · bước 30": which step of its part, of how many on this path, and the number that the printed guide of the trainer
/// has. That number alone where there is no room beside so many columns; empty where nothing is shown.
fn step_of(context: &ViewContext<'_>, play: &Play<'_>, shown: ShownStep<'_>, beside: usize) -> String {
    let place = shown.step.and_then(|step| {
        let (at, of) = flow::place_in_part(play.story, shown.state, step)?;
        let (number, _) = flow::number_in_cut(play.story, play.setup()?, step)?;
        Some([("at", Value::count(at)), ("of", Value::count(of)), ("number", Value::count(number))])
    });
    let Some(values) = place else { return String::new() };
    let whole = context.word_with("meeting-step", &values);
    if beside + text::width(&whole) + BETWEEN <= usize::from(context.window.0) {
        return whole;
    }
    context.word_with("meeting-step-alone", &values)
}

/// Columns between both ends of a line, and at its edges.
const BETWEEN: usize = 3;

/// "3/6 Truyền thông"; what has no number of its own stands after the last part that has one.
pub fn part(context: &ViewContext<'_>, play: &Play<'_>, step: Option<&StepId>) -> String {
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
    // Where no part has a number, none comes before or after the others.
    if before.is_none() && !after {
        return name;
    }
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
    title(context, part).main
}

/// The same in both languages.
pub fn title(context: &ViewContext<'_>, part: &Part) -> Pair {
    match &part.short {
        Some(short) => context.line(&part.id.short_key(), short),
        None => context.line(&part.id.key(), &part.name),
    }
}

/// Attendance, how people follow and how they trust, in a word each.
fn status(context: &ViewContext<'_>, play: &Play<'_>, state: &State) -> String {
    let meters = [Meter::Understanding, Meter::Trust].map(|meter| {
        let slug = meter.slug();
        let level = state.meters.level(meter);
        let word = context.word(&format!("meter-{slug}-{level}"));
        let label = context.word(&format!("meter-{slug}-short"));
        // "rất tin" says what it is about.
        if word.split(' ').any(|part| part == label) { word } else { format!("{label} {word}") }
    });
    attendance(context, play, state).into_iter().chain(meters).collect::<Vec<_>>().join(" · ")
}

fn value(state: &State, meter: Meter) -> usize {
    usize::try_from(state.meters.value(meter)).unwrap_or(0).min(100)
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

fn gauges(context: &ViewContext<'_>, play: &Play<'_>, state: &State) -> Vec<(String, RailStyle)> {
    let mut lines = vec![(context.word("rail-meters"), RailStyle::Dim), (String::new(), RailStyle::Plain)];
    if let Some(attendance) = attendance(context, play, state) {
        lines.extend([(attendance, RailStyle::Plain), (String::new(), RailStyle::Plain)]);
    }
    for meter in [Meter::Understanding, Meter::Voices, Meter::Trust] {
        // Two cells for each of the five words.
        let filled = (value(state, meter) / 10).min(10);
        let level = state.meters.level(meter);
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

//! Prints what each seat does in each cut of a script: how many steps it has, and how many of them are judged. Says what
//! is not looked for in a script with few steps.

use std::io::{self, Write};

use crate::cli::check::report::{CheckSentences, Checked};
use crate::locale::Value;
use crate::scenario::check::{STEPS_OF_MEETING, STEPS_WITH_METERS, ScriptWork, SeatWork};
use crate::text;

/// Columns of "12 (10)" and the gap before it.
const COLUMN: usize = 10;

pub(super) fn write(file: &Checked, said: &CheckSentences, out: &mut dyn Write) -> io::Result<()> {
    let Some(ScriptWork { n_steps, seats }) = &file.work else { return Ok(()) };
    let named = [("name", Value::Text(file.name.clone())), ("steps", Value::count(*n_steps))];
    writeln!(out, "{}", said.say("finding-work-title", &named))?;
    let rows: Vec<(String, &[SeatWork])> =
        seats.chunk_by(|one, next| one.role == next.role).map(|row| (role(row, said), row)).collect();
    let longest = rows.iter().map(|(role, _)| text::width(role)).max().unwrap_or(0);
    let put = |out: &mut dyn Write, name: &str, cells: Vec<String>| {
        let right = |cell: String| format!("{}{cell}", " ".repeat(COLUMN.saturating_sub(text::width(&cell))));
        let cells: String = cells.into_iter().map(right).collect();
        writeln!(out, "  {name}{}{cells}", " ".repeat(longest.saturating_sub(text::width(name))))
    };
    let cuts = rows.first().map(|(_, row)| *row).unwrap_or_default();
    let minutes = |work: &SeatWork| said.say("finding-work-minutes", &[("cut", Value::count(work.cut))]);
    put(out, "", cuts.iter().map(minutes).collect())?;
    for (role, row) in &rows {
        put(out, role, row.iter().map(|work| format!("{} ({})", work.steps, work.judged)).collect())?;
    }
    for (least, id) in [(STEPS_OF_MEETING, "finding-work-scene"), (STEPS_WITH_METERS, "finding-work-meters")]
    {
        if *n_steps < least {
            writeln!(out, "  {}", said.say(id, &[("least", Value::count(least))]))?;
        }
    }
    writeln!(out)
}

fn role(row: &[SeatWork], said: &CheckSentences) -> String {
    let slug = row.first().map_or("", |work| work.role.slug());
    said.say("finding-role", &[("role", Value::from(slug))])
}

//! `dongvai map`: the map of a scenario's paths, as lines or as one HTML page: parts, steps, flags, and who has nothing to
//! do where.

mod page;
mod words;

use std::io::Write;
use std::path::PathBuf;

use crate::cli::failure::Failure;
use crate::cli::map::page::page;
use crate::cli::map::words::{MapWords, part_name};
use crate::cli::play::{self, cannot_load};
use crate::cli::words::sentence;
use crate::files::{self, FileToWrite};
use crate::id::StepId;
use crate::library::Library;
use crate::locale::{Speech, Value};
use crate::scenario::map::{ScenarioMap, StepMap, map};
use crate::scenario::story::Story;
use crate::text;

/// Columns of a seat's name, and of the word for a kind.
const COLUMNS: [usize; 2] = [15, 14];

#[derive(Debug, Clone, clap::Args)]
pub(super) struct MapArgs {
    /// A scenario's id, or the path of a .ron file
    scenario: String,
    /// Class minutes whose step numbers are shown: one of the scenario's cuts; its default if left out
    #[arg(long)]
    cut: Option<u16>,
    /// Write one HTML page instead, for a browser
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Write over a file that is there
    #[arg(long, requires = "out")]
    force: bool,
    /// Language of the words, vi or en
    #[arg(long, default_value = "vi")]
    lang: Speech,
}

pub(super) fn run(args: &MapArgs, library: &Library, out: &mut dyn Write) -> Result<u8, Failure> {
    let story = library.load(&args.scenario, None).map_err(|error| cannot_load(&args.scenario, &error))?;
    let words = MapWords::new(args.lang.main);
    play::refuse_cut(args.cut, &story)?;
    let cut = args.cut.unwrap_or(story.scenario.default_cut);
    let drawn = map(&story.scenario, cut);
    let Some(path) = &args.out else {
        lines(&story, cut, &drawn, &words, out)?;
        return Ok(0);
    };
    if path.exists() && !args.force {
        return Err(Failure::Usage(sentence("cli-export-is-there").path("path", path)));
    }
    let page = page(&story, cut, &drawn, &words);
    let file = FileToWrite { path: path.clone(), bytes: page.into_bytes() };
    files::all(&[file]).map_err(|error| error.source)?;
    writeln!(out, "{}", sentence("cli-map-written").path("path", path))?;
    Ok(0)
}

/// The number with which `play --at` opens the step in this cut; a dash where the cut leaves it out.
pub(super) fn number(step: &StepMap<'_>) -> String {
    step.number.map_or_else(|| "–".to_owned(), |number| number.to_string())
}

fn lines(
    story: &Story,
    cut: u16,
    map: &ScenarioMap<'_>,
    words: &MapWords,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    let steps = map.parts.iter().flat_map(|part| &part.steps);
    let widest = steps.map(|step| text::width(step.step.id.as_str())).max().unwrap_or(0);
    writeln!(out, "{}\n", words.numbers(cut))?;
    for part in &map.parts {
        let idle: Vec<String> = part.idle.iter().map(|idle| words.idle(idle)).collect();
        writeln!(out, "{}", part_name(part))?;
        if !idle.is_empty() {
            writeln!(out, "  {}", words.say("finding-map-idle", &[("seats", Value::Text(idle.join(", ")))]))?;
        }
        for step in &part.steps {
            let [seat, kind] = COLUMNS;
            let notes = words.notes(story, step).join(" · ");
            let line = format!(
                "  {:>3}  {} {} {} {notes}",
                number(step),
                text::pad(step.step.id.as_str(), widest),
                text::pad(&words.seat(step.step.role), seat),
                text::pad(&words.kind(&step.step.kind), kind),
            );
            writeln!(out, "{}", line.trim_end())?;
        }
        writeln!(out)?;
    }
    writeln!(out, "{}", words.say("finding-map-flags", &[]))?;
    let widest = map.flags.iter().map(|flag| text::width(flag.flag.as_str())).max().unwrap_or(0);
    for flag in &map.flags {
        let steps =
            |ids: &[&StepId]| Value::Text(ids.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(", "));
        let (set, asked) = (("set", steps(&flag.set_at)), ("asked", steps(&flag.asked_at)));
        let id = if flag.asked_at.is_empty() { "finding-map-flag-unread" } else { "finding-map-flag" };
        writeln!(out, "  {} {}", text::pad(flag.flag.as_str(), widest), words.say(id, &[set, asked]))?;
    }
    Ok(())
}

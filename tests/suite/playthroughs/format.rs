//! How a playthrough is written down: the commands that seats give, and what they lead to.
//!
//! Every number stands in the file as a person would enter it. What is not written is expected too: an answer is
//! right and nothing about it is wrong, nothing is refused, nothing is fatal. Nothing is worked out here.

use std::fs;
use std::path::{Path, PathBuf};

use dongvai::id::{Flag, ScenarioId, StepId};
use dongvai::meeting::command::Setup;
use dongvai::meeting::event::PlayedHow;
use dongvai::meeting::kinds::Answer;
use dongvai::meeting::meters::Meters;
use dongvai::scenario::quantity::Quantity;
use dongvai::scenario::terms::{Fatal, Role};
use ron::extensions::Extensions;
use serde::Deserialize;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::suite) struct Playthrough {
    /// What it shows, in a sentence.
    pub about: String,
    pub scenario: ScenarioId,
    pub setup: Setup,
    /// Begins with the lines of another playthrough.
    #[serde(default)]
    as_in: Option<AsIn>,
    pub lines: Vec<Line>,
    /// Goes on with the lines of another playthrough.
    #[serde(default)]
    goes_on_as_in: Option<GoesOnAsIn>,
    pub end: End,
}

/// The lines before the first one at this step.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct AsIn {
    play: String,
    up_to: StepId,
}

/// The first line at this step, and those after it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct GoesOnAsIn {
    play: String,
    from: StepId,
}

/// One command, and what follows from it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::suite) struct Line {
    pub at: StepId,
    #[serde(default)]
    pub by: Option<Role>,
    /// What this seat answers; without it the line is what `does` says.
    #[serde(default)]
    pub gives: Option<Answer>,
    #[serde(default)]
    pub does: Does,
    #[serde(default)]
    pub right: Option<bool>,
    #[serde(default)]
    pub wrong: Vec<String>,
    #[serde(default)]
    pub off_by: Option<i64>,
    #[serde(default)]
    pub refused: Option<String>,
    #[serde(default)]
    pub fatal: Option<Fatal>,
    /// How the computer did it.
    #[serde(default)]
    pub played: Option<PlayedHow>,
    /// Whether the objection was justified.
    #[serde(default)]
    pub rightly: Option<bool>,
    /// The step that is open afterwards, or `end`.
    #[serde(default)]
    pub next: Option<StepId>,
    #[serde(default)]
    pub figures: Vec<(Quantity, i64)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub(in crate::suite) enum Does {
    #[default]
    Proceed,
    Object,
    Hint,
    Skip,
    Pause,
    /// Back to the beginning of the step that the line is at.
    StepBack,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::suite) struct End {
    pub finished: bool,
    pub events: usize,
    pub total: Option<u32>,
    pub stars: u8,
    #[serde(default)]
    pub fatal: Vec<(StepId, Fatal)>,
    pub flags: Vec<Flag>,
    pub meters: Meters,
    pub figures: Vec<(Quantity, i64)>,
}

pub(in crate::suite) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/playthroughs")
}

/// The names of all playthroughs.
pub(in crate::suite) fn names() -> Vec<String> {
    let files = fs::read_dir(folder()).unwrap().map(|file| file.unwrap().path());
    let mut names: Vec<String> = files
        .filter(|path| path.extension().is_some_and(|ending| ending == "ron"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Reads one, with the lines that it shares with others.
pub(in crate::suite) fn read(name: &str) -> Playthrough {
    let text = fs::read_to_string(folder().join(format!("{name}.ron"))).unwrap();
    let read_as = Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES;
    let ron = ron::Options::default().with_default_extension(read_as);
    let mut play: Playthrough = ron.from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    if let Some(AsIn { play: other, up_to }) = &play.as_in {
        let (before, _) = parted(other, up_to);
        play.lines = [before, play.lines].concat();
    }
    if let Some(GoesOnAsIn { play: other, from }) = &play.goes_on_as_in {
        let (_, after) = parted(other, from);
        play.lines.extend(after);
    }
    play
}

/// The lines of a playthrough before its first one at this step, and the others.
fn parted(name: &str, step: &StepId) -> (Vec<Line>, Vec<Line>) {
    let mut before = read(name).lines;
    let at = before.iter().position(|line| line.at == *step);
    let after = before.split_off(at.unwrap_or_else(|| panic!("{name} has no line at {step}")));
    (before, after)
}

//! `dongvai new`: writes a scenario or a club to begin from, as a file in the data folder.
//!
//! Writes one new file and never over an old one. A copy keeps every word and comment of its original but the id, and of
//! a club the names of the club and its village, which are to be filled in.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use crate::cli::failure::Failure;
use crate::cli::words::{CommandWords, sentence};
use crate::id;
use crate::library::{Library, LoadError, SourceText};
use crate::paths;
use crate::scenario::reader::{read_club, read_script_bytes};

/// A short scenario with a step of every kind and a comment on each.
const TEMPLATE: &str = include_str!("new.ron");

/// The club whose members the template names: a new club begins as a copy of it, so the two go together.
const CLUB_OF_TEMPLATE: &str = "na-cooc";

#[derive(Debug, Clone, clap::Args)]
pub struct NewArgs {
    /// The id of the new one: a-z, 0-9 and -, beginning with a letter
    pub id: String,
    /// Copy this scenario (or club) instead of beginning from the short template
    #[arg(long, value_name = "ID")]
    pub from: Option<String>,
    /// A club rather than a scenario: to enter one's own charter (quy chế) and members
    #[arg(long)]
    pub club: bool,
}

pub fn run(args: &NewArgs, data_dir: &Path, out: &mut dyn Write) -> Result<u8, Failure> {
    let library = Library::new(Some(data_dir));
    refuse_id(args, &library)?;
    let text = if args.club { club(args, &library)? } else { scenario(args, &library)? };
    let folder = if args.club { "scenarios/clubs" } else { "scenarios" };
    let path = data_dir.join(folder).join(format!("{}.ron", args.id));
    write_new(&path, &text)?;
    let (id, words) = (&args.id, CommandWords::default());
    writeln!(out, "{}", words.say(sentence("cli-new-done").path("path", &path)))?;
    writeln!(out, "{}", words.vietnamese("cli-new-next"))?;
    let dongvai = paths::this_command();
    writeln!(out, "  {dongvai} check \"{}\"", path.display())?;
    if args.club {
        let next = free_id(id, &library);
        writeln!(out, "  {dongvai} new {next}")?;
        writeln!(out, "  {dongvai} play {next} --club {id}")?;
        writeln!(out, "{}", words.say("cli-new-fixed-club"))?;
    } else {
        writeln!(out, "  {dongvai} play {id}")?;
    }
    writeln!(out, "({})", words.english("cli-new-next"))?;
    Ok(0)
}

/// A name for a scenario of this club that none has yet.
fn free_id(club: &str, library: &Library) -> String {
    let (texts, _) = library.texts();
    let taken: Vec<String> = texts.iter().filter_map(|text| Some(text.heading()?.0)).collect();
    let first = ["bai", club].join("-");
    let others = (2_u32..).map(|n| [first.as_str(), &n.to_string()].join("-"));
    let mut names = std::iter::once(first.clone()).chain(others);
    names.find(|name| !taken.contains(name)).unwrap_or_default()
}

fn refuse_id(args: &NewArgs, library: &Library) -> Result<(), Failure> {
    let id = &args.id;
    if !id::is_well_formed(id) {
        return Err(Failure::Usage(sentence("cli-new-bad-id").with("id", id)));
    }
    if id::is_device(id) {
        return Err(Failure::Usage(sentence("cli-new-device").with("id", id)));
    }
    // A folder that cannot be read is reported when the file is written into it.
    let (texts, _) = library.texts();
    let is_taken = |text: &&SourceText| {
        text.is_club == args.club && text.heading().is_some_and(|(found, _)| found == *id)
    };
    match texts.iter().find(is_taken) {
        None => Ok(()),
        Some(text) => Err(Failure::Usage(sentence("cli-new-taken").with("id", id).with("name", &text.name))),
    }
}

fn scenario(args: &NewArgs, library: &Library) -> Result<String, Failure> {
    let (name, bytes) = match &args.from {
        None => ("template.ron".to_owned(), TEMPLATE.as_bytes().into()),
        Some(from) => {
            let text = library.script(from).map_err(|error| {
                if library.clubs().0.iter().any(|club| club.id.as_str() == from) {
                    let said = sentence("cli-new-from-club").with("from", from).with("id", &args.id);
                    return Failure::Content(said);
                }
                no_source(from, &error)
            })?;
            (text.name, text.bytes)
        }
    };
    let file = read_script_bytes(&name, &bytes);
    let word = file.root().and_then(|root| Some(root.find("id")?.word()));
    with_id(file.text, word, &args.id, &name)
}

fn club(args: &NewArgs, library: &Library) -> Result<String, Failure> {
    let (texts, _) = library.texts();
    let clubs = texts.into_iter().filter(|text| text.is_club);
    let mut known = Vec::new();
    for text in clubs {
        let Some((id, _)) = text.heading() else { continue };
        if args.from.as_deref().unwrap_or(CLUB_OF_TEMPLATE) == id {
            let file = read_club(&text.name, &text.bytes);
            let word = |field| file.root().and_then(|root| Some(root.find(field)?.word()));
            let (id, mut named) = (word("id"), file.text.clone());
            // They stand below the id, so they are replaced before it.
            let words = CommandWords::default();
            for (field, message) in [("village", "cli-new-village"), ("name", "cli-new-club")] {
                if let Some(place) = word(field) {
                    named.replace_range(place, &words.vietnamese(message));
                }
            }
            return with_id(named, id, &args.id, &text.name);
        }
        known.push(id);
    }
    let from = args.from.clone().unwrap_or_default();
    Err(no_source(&from, &LoadError::NoClub { name: from.clone(), known }))
}

fn no_source(from: &str, error: &LoadError) -> Failure {
    let said = sentence("cli-new-no-source").with("from", from);
    let (said, known) = match error {
        LoadError::NoScenario { known, .. } | LoadError::NoClub { known, .. } => {
            (said.said("cause", "cli-new-unknown"), known.as_slice())
        }
        LoadError::Unreadable { source, .. } => (said.cause(source), [].as_slice()),
        LoadError::FixedClub { .. } | LoadError::Faults { .. } => (said.with("cause", error), [].as_slice()),
    };
    Failure::Content(said.n("n", known.len()).with("known", known.join(", ")))
}

fn with_id(
    mut text: String,
    place: Option<std::ops::Range<usize>>,
    id: &str,
    name: &str,
) -> Result<String, Failure> {
    let Some(place) = place.filter(|place| text.get(place.clone()).is_some()) else {
        return Err(Failure::Content(sentence("cli-new-no-id").with("name", name)));
    };
    text.replace_range(place, id);
    Ok(text)
}

/// Removes a file that could not be written whole.
fn write_new(path: &Path, text: &str) -> Result<(), Failure> {
    let failed =
        |error: &std::io::Error| Failure::Storage(sentence("cli-new-failed").path("path", path).cause(error));
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| failed(&error))?;
    }
    let mut file = match OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(is_there(path)),
        Err(error) => return Err(failed(&error)),
    };
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(|error| {
        fs::remove_file(path).ok();
        failed(&error)
    })
}

fn is_there(path: &Path) -> Failure {
    Failure::Usage(sentence("cli-new-is-there").path("path", path))
}

//! `dongvai sessions erase`: erases a learner, or what is older than its time to be kept, from the record for good.
//!
//! It lists what will be erased before it asks, and asks on a terminal alone; a script has to say `--yes`.

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;

use crate::cli::failure::Failure;
use crate::cli::opened;
use crate::cli::play::close;
use crate::cli::words::{CommandWords, Sentence, sentence};
use crate::clock::Clock;
use crate::paths::Folders;
use crate::practice::retention::{self, Retention};
use crate::record::erase::{Erased, Held};
use crate::record::error::Fault;
use crate::record::model::is_nobody;
use crate::record::people::Person;
use crate::record::{Access, RecordStore};
use crate::traces::{self, Sought, Trace, TraceReason};

#[derive(Debug, clap::Args)]
#[command(group(clap::ArgGroup::new("whom").required(true).args(["learner", "expired"])))]
pub struct EraseArgs {
    /// The code of the learner, or the id where two people have that code
    #[arg(long, value_name = "CODE")]
    learner: Option<String>,
    /// Names and words older than they are to be kept, as set on the privacy screen
    #[arg(long)]
    expired: bool,
    /// Do not ask
    #[arg(long)]
    yes: bool,
    /// With --yes: also remove the files in the data folder that hold the learner's code, name or words
    #[arg(long, requires = "learner")]
    remove_papers: bool,
}

pub(super) fn run(
    args: &EraseArgs,
    folders: &Folders,
    path: &Path,
    is_there: bool,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    // No record is made here: a new one would be empty.
    let mut store = if is_there { Some(opened::open(path, Access::ReadWrite, err)?) } else { None };
    let code = match &args.learner {
        Some(code) => learner(store.as_mut(), code, args, folders, out),
        None => expired(store.as_mut(), args.yes, out),
    }?;
    close(store, err)?;
    Ok(code)
}

fn learner(
    store: Option<&mut RecordStore>,
    code: &str,
    args: &EraseArgs,
    folders: &Folders,
    out: &mut dyn Write,
) -> Result<u8, Failure> {
    let words = &CommandWords::default();
    if is_nobody(code.trim()) {
        return Err(Failure::Content(sentence("cli-erase-nobody").with("code", code)));
    }
    let unknown = |similar: &[String]| {
        let said = sentence("cli-erase-unknown").with("code", code).n("n", similar.len());
        Failure::Content(said.with("similar", similar.join(", ")))
    };
    let Some(store) = store else { return Err(unknown(&[])) };
    let person = match <[_; 1]>::try_from(meant(store, code)?) {
        Ok([person]) => Some(person),
        Err(people) if people.is_empty() => None,
        Err(people) => return Err(which(code, &people)),
    };
    if person.is_none() && !store.is_erased(code)? {
        return Err(unknown(&store.similar_codes(code)?));
    }
    if let Some(person) = &person {
        let held = store.held_of(person)?;
        let has = sentence("cli-erase-has").with("label", person.label()).n("sessions", held.sessions);
        writeln!(out, "{}", words.say(has))?;
        if held.names > 0 {
            writeln!(out, "{}", words.say("cli-erase-name"))?;
        }
        if held.notes > 0 {
            writeln!(out, "{}", words.say(sentence("cli-erase-notes").n("n", held.notes)))?;
        }
        if held.corrections > 0 {
            writeln!(out, "{}", words.say(sentence("cli-erase-corrections").n("n", held.corrections)))?;
        }
        writeln!(out, "{}", words.say("cli-erase-stays"))?;
    } else {
        writeln!(out, "{}", words.say(sentence("cli-erase-again").with("code", code)))?;
    }
    writeln!(out, "{}", words.say("cli-erase-backups"))?;
    // Names and sessions are only known before.
    let sought = match &person {
        Some(person) => traces::sought(store, &Clock::System, person)?,
        None => traces::sought_again(store, &Clock::System, code)?,
    };
    let found = traces::of(&folders.written(), store.path(), &sought);
    tell_of_traces(&found, words, out)?;
    if !agrees(args.yes, "cli-erase-ask".into(), words, out)? {
        writeln!(out, "{}", words.say("cli-erase-nothing"))?;
        return Ok(0);
    }
    let erased = match &person {
        Some(person) => store.erase_person(person, Clock::System.now_ms()),
        None => store.erase_again(code),
    };
    let erased = erased.map_err(busy)?;
    if person.is_some() {
        let Held { sessions, notes, names, .. } = erased.held;
        let told = [(names, "cli-erase-done-names"), (notes, "cli-erase-done-notes")];
        let told = told.into_iter().filter(|(n, _)| *n > 0).map(|(n, id)| words.say(sentence(id).n("n", n)));
        let code = words.say(sentence("cli-erase-done-code").n("sessions", sessions));
        let told = told.chain([code]).collect::<Vec<_>>().join(", ");
        writeln!(out, "{}", words.say(sentence("cli-erase-done").with("what", told)))?;
    }
    tell_of_removed(&erased, words, out)?;
    // A code may belong to another person by now, an id never does.
    let whom = person.as_ref().map_or_else(|| code.to_owned(), |person| person.id.to_string());
    remove(&found, &sought, &whom, args, words, out)
}

/// The person with this id, or those with this code.
fn meant(store: &RecordStore, code: &str) -> Result<Vec<Person>, Failure> {
    if let Ok(id) = code.trim().parse()
        && let Some(person) = store.person(id)?
    {
        return Ok(vec![person]);
    }
    Ok(store.people_with_code(code)?)
}

/// A code of two people does not say which one is meant.
fn which(code: &str, people: &[Person]) -> Failure {
    let words = CommandWords::default();
    let mut said = sentence("cli-erase-which").with("code", code);
    for person in people {
        let what = if person.is_name_alone() {
            words.say("cli-erase-name-alone")
        } else {
            words.say(sentence("cli-erase-sessions").n("n", person.sessions))
        };
        let label = format!("{} ({what})", person.label());
        said = said.because(format!("dongvai sessions erase --learner {}   {label}", person.id));
    }
    Failure::Content(said)
}

/// Lists, file by file, what of this person is in our own folders.
fn tell_of_traces(found: &[Trace], words: &CommandWords, out: &mut dyn Write) -> Result<(), Failure> {
    if !found.is_empty() {
        writeln!(out, "{}", words.say(sentence("cli-erase-traces").n("n", found.len())))?;
    }
    for Trace { path, why } in found {
        let why = match why {
            TraceReason::Found => "found",
            TraceReason::Session => "session",
            TraceReason::Reviewer => "reviewer",
            TraceReason::Unknown => "unknown",
        };
        writeln!(out, "  {}", words.say(sentence("cli-erase-trace").path("path", path).with("why", why)))?;
    }
    Ok(())
}

/// Removes the files if the arguments ask for it or the user says yes.
fn remove(
    found: &[Trace],
    sought: &Sought,
    whom: &str,
    args: &EraseArgs,
    words: &CommandWords,
    out: &mut dyn Write,
) -> Result<u8, Failure> {
    let n = found.iter().filter(|trace| trace.why != TraceReason::Unknown).count();
    if n == 0 {
        return Ok(0);
    }
    let agreed = args.remove_papers
        || (!args.yes && agrees(false, sentence("cli-erase-ask-files").n("n", n), words, out)?);
    if !agreed {
        writeln!(out, "{}", words.say(sentence("cli-erase-files-stay").with("whom", whom)))?;
        return Ok(0);
    }
    let failed = traces::remove(found, sought);
    let gone = sentence("cli-erase-files-gone").n("n", n.saturating_sub(failed.len()));
    writeln!(out, "{}", words.say(gone))?;
    match failed.first() {
        None => Ok(0),
        Some((path, error)) => {
            let said = sentence("cli-erase-files-failed").n("n", failed.len()).path("path", path);
            Err(Failure::Storage(said.cause(error)))
        }
    }
}

fn expired(store: Option<&mut RecordStore>, yes: bool, out: &mut dyn Write) -> Result<u8, Failure> {
    let retention = store.as_ref().map_or(Ok(Retention::Never), |store| Retention::of(store))?;
    let (Some(store), Retention::Months(months)) = (store, retention) else {
        return Err(Failure::Content("cli-erase-no-term".into()));
    };
    let words = &CommandWords::default();
    let Held { sessions, notes, names, .. } = retention::due(store, &Clock::System)?;
    if sessions == 0 && names == 0 {
        writeln!(out, "{}", words.say(sentence("cli-erase-none-due").n("months", months)))?;
        return Ok(0);
    }
    let due_now =
        sentence("cli-erase-due").n("months", months).with("what", due(names, notes, sessions, words));
    writeln!(out, "{}", words.say(due_now))?;
    writeln!(out, "{}", words.say("cli-erase-due-stays"))?;
    writeln!(out, "{}", words.say("cli-erase-backups"))?;
    if !agrees(yes, "cli-erase-ask".into(), words, out)? {
        writeln!(out, "{}", words.say("cli-erase-nothing"))?;
        return Ok(0);
    }
    let erased = retention::erase_due(store, &Clock::System).map_err(busy)?;
    let Held { sessions, notes, names, .. } = erased.held;
    let done = sentence("cli-erase-done").with("what", due(names, notes, sessions, words));
    writeln!(out, "{}", words.say(done))?;
    tell_of_removed(&erased, words, out)?;
    Ok(0)
}

/// Prints what is older than its time to be kept; nothing where there is nothing.
fn due(names: u64, notes: u64, sessions: u64, words: &CommandWords) -> String {
    let names = (names > 0).then(|| sentence("cli-erase-due-names").n("n", names));
    let notes = (notes > 0).then(|| sentence("cli-erase-due-notes").n("n", notes).n("sessions", sessions));
    [names, notes].into_iter().flatten().map(|said| words.say(said)).collect::<Vec<_>>().join("; ")
}

/// Asks in the terminal, and returns whether the answer was yes.
fn agrees(yes: bool, question: Sentence, words: &CommandWords, out: &mut dyn Write) -> Result<bool, Failure> {
    if yes {
        return Ok(true);
    }
    if !io::stdin().is_terminal() {
        return Err(Failure::Usage("cli-erase-say-yes".into()));
    }
    write!(out, "{} ", words.say(question))?;
    out.flush()?;
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    Ok(["xoa", "xóa", "xoá"].contains(&line.trim().to_lowercase().as_str()))
}

/// If another window has the record open, nothing was erased; the message says so.
fn busy(error: crate::record::error::RecordError) -> Failure {
    if error.fault == Fault::Busy {
        return Failure::Storage(sentence("cli-erase-busy").at(&error.path));
    }
    error.into()
}

fn tell_of_removed(erased: &Erased, words: &CommandWords, out: &mut dyn Write) -> Result<(), Failure> {
    if !erased.removed.is_empty() {
        let removed = sentence("cli-erase-removed").with("names", erased.removed.join(", "));
        writeln!(out, "{}", words.say(removed))?;
    }
    Ok(())
}

//! `dongvai check`: every fault of scripts, clubs and translations, each at its word, for people or as JSON.
//!
//! Without a path it looks at what is shipped and at the person's own files. Exit codes: 0 with warnings only, 1 with
//! errors, 3 if a path could not be read (the rest is still reported). Only `--fix` and `--fix-ids` write, and only
//! into files of the person's own.
//!
//! From the ground up: what Fluent needs to say a finding (`values`); a file as it was checked, and how its findings
//! are printed (`report`); each kind of check in its file; `script` and `locales` put them together.

pub mod explain;
mod fix;
mod fix_ids;
mod script;
mod locales;
mod states;
mod paths;
mod screen;
mod report;
mod value_groups;
mod values;
mod work;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::cli::check::fix::Fixed;
use crate::cli::check::locales::Sources;
use crate::cli::check::report::Checked;
use crate::cli::check::script::{KnownClub, Surroundings};
use crate::cli::edge::Format;
use crate::cli::watch::Watch;
use crate::files::{FileFault, naming};
use crate::id;
use crate::library::{
    Library, LoadError, LocaleText, Origin, SourceText, files_below, is_locale, is_ron, read_file,
    read_locale_file,
};
use crate::locale::Lang;
use crate::scenario::finding::{FindingKind, Severity};

pub use report::CheckSentences;

/// Stands between what was found before and after a file was saved.
const RULE: &str = "────────────────────────────────────────────────────────────";

#[derive(Debug, Clone)]
pub struct CheckArgs {
    /// The files and folders to check. Empty means everything that is shipped, and the user's own files.
    pub paths: Vec<PathBuf>,
    pub format: Format,
    /// Vietnamese or English.
    pub lang: Lang,
    pub color: bool,
    pub fixes: Fixes,
    /// Whether to look at translations alone.
    pub only_locales: bool,
}

/// What is written into the person's own files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fixes {
    /// Signs that a word processor or haste has changed.
    pub signs: bool,
    /// Ids that are missing in scripts.
    pub ids: bool,
}

impl Default for CheckArgs {
    fn default() -> Self {
        Self {
            paths: Vec::new(),
            format: Format::Human,
            lang: Lang::Vi,
            color: false,
            fixes: Fixes::default(),
            only_locales: false,
        }
    }
}

/// Puts something right in one file and writes it; none where there is nothing to do.
type Fix = fn(&Path, &SourceText, &CheckSentences) -> io::Result<Option<Fixed>>;

/// The files to check, and the files that could not be read.
#[derive(Debug, Default)]
struct Files {
    texts: Vec<SourceText>,
    locales: Vec<LocaleText>,
    problems: Vec<LoadError>,
}

pub fn run(args: &CheckArgs, library: &Library, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<u8> {
    let is_everything = args.paths.is_empty();
    let (known, more_problems) = library.texts();
    let mut files = if is_everything { all_files(library) } else { named_files(&args.paths, &known) };
    if args.only_locales {
        files.texts.clear();
    }
    let said = CheckSentences::new(args.lang);
    let (mut told, mut unwritten) = (Vec::new(), Vec::new());
    let fixes: [(bool, Fix); 2] = [(args.fixes.signs, fix::fix), (args.fixes.ids, fix_ids::fix)];
    for (_, fix) in fixes.into_iter().filter(|(is_wanted, _)| *is_wanted) {
        let (done, failed) = files.fix(fix, &said);
        told.extend(done);
        unwritten.extend(failed);
    }
    for line in told {
        // Beside the findings, so that JSON stays JSON.
        match args.format {
            Format::Human => writeln!(out, "{line}")?,
            Format::Json => writeln!(err, "{line}")?,
        }
    }
    if files.problems.is_empty() {
        files.problems.extend(more_problems);
    }
    let sources = Sources::new(library, known.iter().chain(&files.texts));
    let around = Surroundings {
        clubs: clubs(files.texts.iter().chain(&known)),
        shipped: if is_everything { shipped_ids(&files.texts) } else { Vec::new() },
        own: own_ids(&known),
        ui: sources.ui_ids(),
    };
    let mut checked: Vec<Checked> = Vec::new();
    for text in &files.texts {
        let mut file = script::check_text(text, &around);
        file.findings.extend(sources.missing_file(text, &file));
        file.sort();
        checked.push(file);
    }
    checked.extend(faulty_clubs(&checked, &around));
    checked.extend(files.locales.iter().map(|file| sources.check(file)));
    match args.format {
        Format::Human => report::human(&checked, &said, args.color, !is_everything, out)?,
        Format::Json => report::json(&checked, &said, out)?,
    }
    for problem in &files.problems {
        writeln!(err, "{}", report::problem(problem, &said))?;
    }
    for line in &unwritten {
        writeln!(err, "{line}")?;
    }
    let has_errors =
        checked.iter().flat_map(|file| &file.findings).any(|finding| finding.severity() == Severity::Error);
    Ok(match (files.problems.is_empty() && unwritten.is_empty(), has_errors) {
        (false, _) => 3,
        (true, true) => 1,
        (true, false) => 0,
    })
}

/// The same again whenever a file is saved: those that are named, and all of one's own. Ends when nothing can change any
/// more.
pub fn run_again_and_again(
    args: &CheckArgs,
    library: &Library,
    data_dir: Option<&Path>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<u8> {
    let said = CheckSentences::new(args.lang);
    let watch = Watch::begin(&args.paths, &own_folders(data_dir))?;
    loop {
        let code = run(args, library, out, err)?;
        out.flush()?;
        writeln!(err, "{}", said.say("finding-watching", &[]))?;
        if !watch.wait() {
            return Ok(code);
        }
        writeln!(out, "{RULE}")?;
    }
}

/// Where one's own scenarios and translations are.
pub(super) fn own_folders(data_dir: Option<&Path>) -> Vec<PathBuf> {
    let below = |data: &Path| ["scenarios", "locales"].map(|name| data.join(name)).to_vec();
    data_dir.map(below).unwrap_or_default()
}

fn all_files(library: &Library) -> Files {
    let (texts, mut problems) = library.texts();
    let (locales, more_problems) = library.locale_files();
    problems.extend(more_problems);
    Files { texts, locales, problems }
}

/// Finds the files at the given paths. A folder stands for every script, club and translation below it, an id for the
/// script or club of that name.
fn named_files(paths: &[PathBuf], known: &[SourceText]) -> Files {
    let mut files = Files::default();
    let with_id = |path: &Path| {
        let is_it = |text: &&SourceText| match (text.heading(), &text.origin) {
            (Some((id, _)), _) => path.as_os_str() == id.as_str(),
            // So broken that its id cannot be read: its file has that name.
            (None, Origin::User(file)) => file.file_stem() == Some(path.as_os_str()),
            (None, Origin::Shipped) => false,
        };
        known.iter().find(is_it).cloned().filter(|_| !path.exists())
    };
    let meant = |path: &PathBuf| {
        let found = naming::expand(path);
        // Where nothing matches, the pattern itself is reported as missing.
        if found.is_empty() { vec![path.clone()] } else { found }
    };
    for path in &paths.iter().flat_map(meant).collect::<Vec<_>>() {
        if let Some(text) = with_id(path) {
            files.texts.push(text);
            continue;
        }
        let found = if path.is_dir() {
            let before = files.problems.len();
            let below = files_below(path, &mut files.problems);
            let found: Vec<PathBuf> =
                below.into_iter().filter(|file| is_ron(file) || is_locale(file)).collect();
            // A folder without anything to check is a wrong path.
            if found.is_empty() && files.problems.len() == before {
                let source = FileFault::NothingToCheck.into();
                files.problems.push(LoadError::Unreadable { path: path.clone(), source });
            }
            found
        } else if let Some(problem) = no_such(path, known) {
            files.problems.push(problem);
            continue;
        } else {
            vec![path.clone()]
        };
        for file in found {
            files.read(&file);
        }
    }
    files
}

/// What is named like an id, and is none. None where it may be a file.
fn no_such(path: &Path, known: &[SourceText]) -> Option<LoadError> {
    let name = path.to_str().filter(|name| id::is_well_formed(name) && !path.exists())?;
    let known = known.iter().filter_map(|text| Some(text.heading()?.0)).collect();
    Some(LoadError::NoScenario { name: name.to_owned(), known })
}

impl Files {
    /// Writes into the person's own files what this puts right. Returns a line for each thing, and what could not be written.
    fn fix(&mut self, fix: Fix, said: &CheckSentences) -> (Vec<String>, Vec<String>) {
        let (mut told, mut failed) = (Vec::new(), Vec::new());
        for text in &mut self.texts {
            let Origin::User(path) = text.origin.clone() else { continue };
            match fix(&path, text, said) {
                Ok(None) => {}
                Ok(Some(fixed)) => {
                    told.extend(fixed.told);
                    text.bytes = fixed.text.into_bytes();
                }
                Err(error) => failed.push(report::unwritten(&path, &error, said)),
            }
        }
        (told, failed)
    }

    fn read(&mut self, path: &Path) {
        let problem = if is_locale(path) {
            read_locale_file(path).map(|file| self.locales.push(file)).err()
        } else {
            read_file(path).map(|text| self.texts.push(text)).err()
        };
        self.problems.extend(problem);
    }
}

/// Every club that scripts may name; those beside the scripts under check come first.
fn clubs<'t>(texts: impl Iterator<Item = &'t SourceText>) -> BTreeMap<String, KnownClub> {
    let mut clubs = BTreeMap::new();
    let texts: Vec<&SourceText> = texts.filter(|text| text.is_club).collect();
    for text in &texts {
        if let Some((id, _)) = text.heading() {
            clubs.entry(id).or_insert_with(|| KnownClub::new(text));
        }
    }
    // One that is too broken for its id to be read goes by the name of its file.
    for text in texts.into_iter().filter(|text| text.heading().is_none()) {
        if let Some(name) = text.origin.stem() {
            clubs.entry(name).or_insert_with(|| KnownClub::new(text));
        }
    }
    clubs
}

/// The clubs of the scripts whose files were not asked for, each with its findings, if there are any.
fn faulty_clubs(checked: &[Checked], around: &Surroundings) -> Vec<Checked> {
    let mut needed: BTreeSet<&str> = checked.iter().filter_map(|file| file.club.as_deref()).collect();
    for finding in checked.iter().flat_map(|file| &file.findings) {
        if let FindingKind::FaultyClub { id, .. } = &finding.kind {
            needed.insert(id.as_str());
        }
    }
    let clubs = needed.into_iter().filter_map(|id| around.clubs.get(id));
    let is_told = |club: &&KnownClub| checked.iter().any(|file| file.name == club.text.name);
    let told = clubs.filter(|club| !is_told(club)).map(|club| script::check_text(&club.text, around));
    told.filter(|club| !club.findings.is_empty()).collect()
}

/// The first of the person's own files with each id, as it is used.
fn own_ids(known: &[SourceText]) -> BTreeMap<(bool, String), Vec<String>> {
    let mut own: BTreeMap<(bool, String), Vec<String>> = BTreeMap::new();
    for text in known.iter().filter(|text| text.origin != Origin::Shipped) {
        if let Some((id, _)) = text.heading() {
            own.entry((text.is_club, id)).or_default().push(text.name.clone());
        }
    }
    own
}

fn shipped_ids(texts: &[SourceText]) -> Vec<(bool, String)> {
    let shipped = texts.iter().filter(|text| text.origin == Origin::Shipped);
    shipped.filter_map(|text| Some((text.is_club, text.heading()?.0))).collect()
}

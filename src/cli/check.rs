//! `dongvai check`: every fault of scripts and clubs, each at its word, for people or as JSON.
//!
//! Without a path it looks at what is shipped and at the person's own files. It changes nothing. Exit codes: 0 with
//! warnings only, 1 with errors, 3 if a path could not be read (and then the rest is still told).

mod report;
mod screen;
mod vi;
mod en;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::club::Club;
use crate::library::{Library, LoadError, Origin, SourceText, files_below, is_ron, read_file};
use crate::scenario::check::{check, check_club};
use crate::scenario::draft::{club_draft, draft_bytes};
use crate::scenario::finding::{Finding, FindingKind, Severity, nearest};

pub use report::{Lang, sentence};

#[derive(Debug, Clone, Default)]
pub struct CheckArgs {
    /// Files and folders; none for everything that is shipped and the person's own.
    pub paths: Vec<PathBuf>,
    pub format: Format,
    pub lang: Lang,
    pub color: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    #[default]
    Human,
    Json,
}

/// One file and what is wrong with it.
#[derive(Debug, Clone)]
pub struct Checked {
    pub name: String,
    /// As it was read: bytes that are no text are marked.
    pub text: String,
    pub findings: Vec<Finding>,
}

pub fn run(args: &CheckArgs, library: &Library, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<u8> {
    let (texts, mut problems) =
        if args.paths.is_empty() { library.texts() } else { named_texts(&args.paths) };
    let clubs = clubs(library, &texts, &mut problems);
    let shipped = if args.paths.is_empty() { shipped_ids(&texts) } else { Vec::new() };
    let checked: Vec<Checked> = texts.iter().map(|text| check_text(text, &clubs, &shipped)).collect();
    match args.format {
        Format::Human => report::human(&checked, args.lang, args.color, out)?,
        Format::Json => report::json(&checked, args.lang, out)?,
    }
    for problem in &problems {
        writeln!(err, "{}", report::problem(problem, args.lang))?;
    }
    let has_errors =
        checked.iter().flat_map(|file| &file.findings).any(|finding| finding.severity() == Severity::Error);
    Ok(match (problems.is_empty(), has_errors) {
        (false, _) => 3,
        (true, true) => 1,
        (true, false) => 0,
    })
}

/// The files at the paths that were asked for; a folder stands for every `.ron` file below it.
fn named_texts(paths: &[PathBuf]) -> (Vec<SourceText>, Vec<LoadError>) {
    let (mut texts, mut problems) = (Vec::new(), Vec::new());
    for path in paths {
        let files = if path.is_dir() {
            files_below(path, &mut problems).into_iter().filter(|file| is_ron(file)).collect()
        } else {
            vec![path.clone()]
        };
        for file in files {
            match read_file(Path::new(&file)) {
                Ok(text) => texts.push(text),
                Err(problem) => problems.push(problem),
            }
        }
    }
    (texts, problems)
}

/// Every club that scripts may name; those beside the scripts under check come first.
fn clubs(
    library: &Library,
    texts: &[SourceText],
    problems: &mut Vec<LoadError>,
) -> BTreeMap<String, Option<Club>> {
    let (known, more_problems) = library.texts();
    if problems.is_empty() {
        problems.extend(more_problems);
    }
    let mut clubs = BTreeMap::new();
    for text in texts.iter().chain(&known).filter(|text| text.is_club) {
        if let Some((id, _)) = text.heading() {
            clubs.entry(id).or_insert_with(|| club_draft(&text.name, &text.bytes).club);
        }
    }
    clubs
}

fn shipped_ids(texts: &[SourceText]) -> Vec<(bool, String)> {
    let shipped = texts.iter().filter(|text| text.origin == Origin::Shipped);
    shipped.filter_map(|text| Some((text.is_club, text.heading()?.0))).collect()
}

fn check_text(
    text: &SourceText,
    clubs: &BTreeMap<String, Option<Club>>,
    shipped: &[(bool, String)],
) -> Checked {
    let mut findings;
    let (id, decoded);
    if text.is_club {
        let draft = club_draft(&text.name, &text.bytes);
        findings = check_club(&draft);
        if let Some(root) = draft.root() {
            findings.extend(screen::texts(&text.name, root));
        }
        id = draft.root().and_then(|root| Some(root.find("id")?.word()));
        findings.extend(draft.findings);
        decoded = draft.text;
    } else {
        let draft = draft_bytes(&text.name, &text.bytes);
        let club = clubs.get(draft.scenario.club.as_str());
        findings = check(&draft, club.and_then(Option::as_ref));
        if let Some(root) = draft.root() {
            findings.extend(screen::texts(&text.name, root));
            findings.extend(screen::choices(&draft));
            let named = root.find("club").filter(|spot| club.is_none() && !draft.is_broken(&spot.word()));
            findings.extend(named.map(|spot| {
                let id = draft.scenario.club.to_string();
                let nearest = nearest(&id, clubs.keys().map(String::as_str));
                let kind = FindingKind::UnknownClub { id, nearest };
                Finding { source: text.name.clone(), range: spot.word(), related: None, kind }
            }));
        }
        id = draft.root().and_then(|root| Some(root.find("id")?.word()));
        findings.extend(draft.findings);
        decoded = draft.text;
    }
    if let (Origin::User(_), Some(range)) = (&text.origin, id) {
        let written = decoded.get(range.clone()).unwrap_or_default();
        if shipped.iter().any(|(is_club, id)| *is_club == text.is_club && id == written) {
            let kind = FindingKind::ShippedId { id: written.to_owned() };
            findings.push(Finding { source: text.name.clone(), range, related: None, kind });
        }
    }
    findings.sort_by_key(|finding| (finding.range.start, finding.code()));
    findings.dedup();
    Checked { name: text.name.clone(), text: decoded, findings }
}

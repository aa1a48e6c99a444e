//! Finds what is left of a person in our own folders after the record has erased them: papers, exports, translation
//! sheets, copies of the record.
//!
//! Looks for a code and a name in every file of the data folder and of the folder for documents, also in spreadsheets
//! and documents. Does not look into the record and what the record erases itself. Papers of the person's sessions
//! count even if neither the code nor the name is in them, because the person's words may be in them. Nothing is
//! removed unless a user asks for it. Files that were copied to other places cannot be reached.

use std::fs;
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};

use zip::ZipArchive;

use crate::clock::Clock;
use crate::files;
use crate::files::{FileToWrite, held, naming};
use crate::id::LearnerId;
use crate::library::STATES;
use crate::papers::folder_of;
use crate::record::RecordStore;
use crate::record::error::RecordError;
use crate::record::model::{ERASED, Seat};
use crate::record::people::Person;
use crate::record::sessions::Filter;
use crate::review::sessions::SessionPage;

/// Larger files are listed and not searched.
const MOST_BYTES: u64 = 64 << 20;
const MOST_DEPTH: usize = 6;
/// Replaces the code of a reviewer, so that the line still counts as reviewed.
const SOMEBODY: &str = "da-xoa";

/// Whom to search for. Any field may be empty.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sought {
    pub codes: Vec<String>,
    /// The ids by which data for other programs names them.
    pub ids: Vec<String>,
    pub names: Vec<String>,
    /// The names of the folders with papers of their sessions, without a number at the end.
    pub sessions: Vec<String>,
}

/// A file with something of them in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Trace {
    pub path: PathBuf,
    pub why: TraceReason,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TraceReason {
    /// Their code or name is in it.
    Found,
    /// A paper of a session they had a seat in.
    Session,
    /// Their code as that of a reviewer, in a file that is needed: only the code is removed.
    Reviewer,
    /// It is too large to look into, or cannot be read.
    Unknown,
}

/// What identifies a person in files, as the record knows it before they are erased: codes, ids, the name and the
/// sessions.
pub(crate) fn sought(store: &RecordStore, clock: &Clock, person: &Person) -> Result<Sought, RecordError> {
    Ok(Sought {
        codes: person.codes().map(str::to_owned).collect(),
        ids: person.parts.iter().map(|part| part.id.to_string()).collect(),
        names: person.consented.iter().map(|agreed| agreed.name.clone()).collect(),
        sessions: sessions_with(store, clock, &|seat| seat.person == Some(person.id))?,
    })
}

/// What is searched for an erased person: the code or the id that is asked for, and the sessions of erased people.
/// The record no longer knows whose seat it was.
pub(crate) fn sought_again(store: &RecordStore, clock: &Clock, code: &str) -> Result<Sought, RecordError> {
    let is_erased = |seat: &Seat| seat.learner.as_deref() == Some(ERASED);
    let sessions = sessions_with(store, clock, &is_erased)?;
    let words = vec![code.trim().to_owned()];
    let is_id = code.trim().parse::<LearnerId>().is_ok();
    let (codes, ids) = if is_id { (Vec::new(), words) } else { (words, Vec::new()) };
    Ok(Sought { codes, ids, sessions, names: Vec::new() })
}

/// The folders that papers of these sessions lie in.
fn sessions_with(
    store: &RecordStore,
    clock: &Clock,
    is_wanted: &dyn Fn(&Seat) -> bool,
) -> Result<Vec<String>, RecordError> {
    let mut sessions = Vec::new();
    let mut page = SessionPage::First;
    loop {
        let filter = Filter { limit: 200, page, ..Filter::default() };
        let found = store.list(&filter)?;
        for one in &found {
            if store.seats(one.id)?.iter().any(is_wanted) {
                sessions.push(folder_of(clock.zone().moment(one.started_at), &one.scenario));
            }
        }
        match found.last() {
            Some(last) => page = SessionPage::After(last.id),
            None => return Ok(sessions),
        }
    }
}

/// Everything of a person below our folders. `record` is left out, with its log and its backups.
pub(crate) fn of(folders: &[&Path], record: &Path, sought: &Sought) -> Vec<Trace> {
    let mut traces = Vec::new();
    for path in folders.iter().flat_map(|folder| below(folder)) {
        if !is_of_record(record, &path)
            && let Some(why) = why(&path, sought)
        {
            traces.push(Trace { path, why });
        }
    }
    traces
}

/// Removes the files; from a file of states only the code. Returns what could not be removed.
pub(crate) fn remove(traces: &[Trace], sought: &Sought) -> Vec<(PathBuf, io::Error)> {
    let mut failed = Vec::new();
    for Trace { path, why } in traces {
        let done = match why {
            TraceReason::Found | TraceReason::Session => held::remove(path),
            TraceReason::Reviewer => without_reviewer(path, sought),
            // A person has to look into this file first.
            TraceReason::Unknown => continue,
        };
        if let Err(error) = done {
            failed.push((path.clone(), error));
        } else if let Some(folder) = path.parent() {
            // Only an empty folder goes.
            fs::remove_dir(folder).ok();
        }
    }
    failed
}

fn below(data_dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![(data_dir.to_owned(), 0_usize)];
    while let Some((folder, depth)) = open.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            // A link leads out of our folders.
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && depth < MOST_DEPTH => open.push((entry.path(), depth + 1)),
                Ok(kind) if kind.is_file() => found.push(entry.path()),
                Ok(_) | Err(_) => {}
            }
        }
    }
    found.sort();
    found
}

/// The record itself, its log, its backups and what was set aside: the erasing treats them itself.
fn is_of_record(record: &Path, path: &Path) -> bool {
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let (Some(own), Some(found)) = (name(record), name(path)) else { return false };
    let stem = own.split('.').next().unwrap_or_default();
    let aside = ["backup-", "damaged-"].iter().any(|word| found.starts_with(&format!("{stem}.{word}")));
    path.parent() == record.parent() && (found.starts_with(&own) || aside)
}

fn why(path: &Path, sought: &Sought) -> Option<TraceReason> {
    let in_folder = path.parent().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    let is_numbered = |rest: &str| rest.is_empty() || rest.strip_prefix('-').is_some_and(is_number);
    let of_session = |session: &String| {
        in_folder.as_deref().and_then(|name| name.strip_prefix(session.as_str())).is_some_and(is_numbered)
    };
    if sought.sessions.iter().any(of_session) {
        return Some(TraceReason::Session);
    }
    let Ok(bytes) = naming::read(path, MOST_BYTES) else { return Some(TraceReason::Unknown) };
    let is_states = path.file_name().is_some_and(|name| name == STATES);
    match (holds(&bytes, sought), is_states) {
        (true, true) => Some(TraceReason::Reviewer),
        (true, false) => Some(TraceReason::Found),
        (false, _) => None,
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|sign| sign.is_ascii_digit())
}

/// Returns whether the code or a name is in these bytes, or in a part of the document that these bytes are.
fn holds(bytes: &[u8], sought: &Sought) -> bool {
    if bytes.starts_with(b"PK\x03\x04")
        && let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes))
    {
        let mut left = MOST_BYTES;
        for at in 0..archive.len() {
            let Ok(part) = archive.by_index(at) else { continue };
            let mut text = Vec::new();
            if part.take(left).read_to_end(&mut text).is_ok() && stands_in(&text, sought) {
                return true;
            }
            left = left.saturating_sub(u64::try_from(text.len()).unwrap_or(u64::MAX));
        }
        return false;
    }
    stands_in(bytes, sought)
}

fn stands_in(bytes: &[u8], sought: &Sought) -> bool {
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    let words = sought.names.iter().chain(&sought.codes).chain(&sought.ids);
    words.map(|word| word.trim().to_lowercase()).filter(|word| !word.is_empty()).any(|word| {
        text.match_indices(&word).any(|(at, found)| {
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            let after = text.get(at + found.len()..).and_then(|after| after.chars().next());
            // "HV-01" is not in "HV-012".
            ![before, after].into_iter().flatten().any(char::is_alphanumeric)
        })
    })
}

fn without_reviewer(path: &Path, sought: &Sought) -> io::Result<()> {
    let bytes = naming::read(path, MOST_BYTES)?;
    let text = String::from_utf8(bytes).map_err(io::Error::other)?;
    let is_theirs =
        |cell: &str| sought.codes.iter().any(|code| cell.trim().eq_ignore_ascii_case(code.trim()));
    let line = |line: &str| {
        let cells: Vec<&str> =
            line.split('\t').map(|cell| if is_theirs(cell) { SOMEBODY } else { cell }).collect();
        cells.join("\t")
    };
    let anew = text.split('\n').map(line).collect::<Vec<_>>().join("\n");
    files::all(&[FileToWrite { path: path.to_owned(), bytes: anew.into_bytes() }])
        .map_err(|error| error.source)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Write;
    use std::path::Path;

    use zip::write::SimpleFileOptions;

    use super::{Sought, TraceReason, of, remove};

    fn put(root: &Path, path: &str, text: &str) {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    #[test]
    fn every_file_with_something_of_a_person_is_named_and_removed_when_asked() {
        let folder = tempfile::tempdir().unwrap();
        let (root, record) = (folder.path(), folder.path().join("records.sqlite3"));
        for (path, text) in [
            ("records.sqlite3", "HV-01"),
            ("records.sqlite3-wal", "HV-01"),
            ("records.backup-1.sqlite3", "HV-01"),
            ("giay-to/2026-11-23-khoi-dong-2/bien-ban.html", "biên bản"),
            ("giay-to/2026-11-23-khoi-dong-tiep/bien-ban.html", "biên bản"),
            ("giay-to/2026-11-24-khoi-dong/diem-danh.html", "<td>bà Ón</td>"),
            ("xuat/sessions.csv", "chair hv-01; treasurer"),
            ("xuat/a.xapi.json", r#"{"name":"01997b5c-9a2b-7c3d-8e4f-5a6b7c8d9e0f"}"#),
            ("xuat/others.csv", "chair HV-012; treasurer XHV-01"),
            ("ban-chep/records.sqlite3", "…HV-01…"),
            ("locales/mww/state.tsv", "ui/yes\ta\tb\treviewed\tKNOW\tHV-01\tNà Coóc\t2026-11-24\n"),
        ] {
            put(root, path, text);
        }
        let mut book = zip::ZipWriter::new(fs::File::create(root.join("xuat/a.xlsx")).unwrap());
        book.start_file("xl/sheet1.xml", SimpleFileOptions::default()).unwrap();
        book.write_all("<t>HV-01</t>".as_bytes()).unwrap();
        book.finish().unwrap();
        let sought = Sought {
            codes: vec!["HV-01".to_owned()],
            ids: vec!["01997b5c-9a2b-7c3d-8e4f-5a6b7c8d9e0f".to_owned()],
            names: vec!["Bà Ón".to_owned()],
            sessions: vec!["2026-11-23-khoi-dong".to_owned()],
        };
        let traces = of(&[root], &record, &sought);
        let told: Vec<(String, TraceReason)> = traces
            .iter()
            .map(|trace| {
                (trace.path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/"), trace.why)
            })
            .collect();
        let expected = [
            ("ban-chep/records.sqlite3", TraceReason::Found),
            ("giay-to/2026-11-23-khoi-dong-2/bien-ban.html", TraceReason::Session),
            ("giay-to/2026-11-24-khoi-dong/diem-danh.html", TraceReason::Found),
            ("locales/mww/state.tsv", TraceReason::Reviewer),
            ("xuat/a.xapi.json", TraceReason::Found),
            ("xuat/a.xlsx", TraceReason::Found),
            ("xuat/sessions.csv", TraceReason::Found),
        ];
        assert_eq!(told, expected.map(|(path, why)| (path.to_owned(), why)));
        assert!(remove(&traces, &sought).is_empty());
        assert_eq!(of(&[root], &record, &sought), []);
        let states = fs::read_to_string(root.join("locales/mww/state.tsv")).unwrap();
        assert_eq!(states, "ui/yes\ta\tb\treviewed\tKNOW\tda-xoa\tNà Coóc\t2026-11-24\n");
        assert!(record.exists() && root.join("giay-to/2026-11-23-khoi-dong-tiep").exists());
    }
}

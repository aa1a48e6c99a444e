//! Plans the files of the language folder that a sheet is written into: its texts and its states.
//!
//! It writes nothing. The user's own folder keeps only what differs from the shipped files; the folder of a checkout
//! holds everything. A file there that cannot be read whole stops the import, because rewriting it would lose its
//! content.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::cli::failure::Failure;
use crate::cli::lang::import::ftl::FtlFile;
use crate::cli::lang::import::judge::LineChange;
use crate::cli::words::sentence;
use crate::files::{FileToWrite, naming};
use crate::library::{Library, STATES, SourceLine};
use crate::limits;
use crate::locale::catalog::Catalog;
use crate::locale::state::StateTable;
use crate::locale::{Lang, has_words, pattern_map};

/// How a file of the user removes the words of a shipped one.
const NOTHING: &str = "{ \"\" }";

pub(super) struct Target<'a> {
    pub(super) lang: Lang,
    /// `locales/<tag>`.
    pub(super) folder: PathBuf,
    /// The shipped files under it, for the user's own folder.
    pub(super) shipped: Option<&'a Library>,
    pub(super) lines: &'a [SourceLine],
}

impl Target<'_> {
    /// The files that change, texts first: if only those can be written, their lines are drafts.
    pub(super) fn plan(&self, changes: &[LineChange]) -> Result<Vec<FileToWrite>, Failure> {
        let stems: BTreeSet<&str> = changes.iter().map(|change| change.key.file.as_str()).collect();
        let mut planned = Vec::new();
        for stem in stems {
            let of_file: Vec<&LineChange> = changes.iter().filter(|change| change.key.file == stem).collect();
            planned.extend(self.texts(stem, &of_file)?);
        }
        if !self.lang.is_in_full() {
            planned.extend(self.states(changes)?);
        }
        Ok(planned)
    }

    fn texts(&self, stem: &str, changes: &[&LineChange]) -> Result<Option<FileToWrite>, Failure> {
        let name = format!("{stem}.ftl");
        let path = self.folder.join(&name);
        let old = read(&path)?;
        if !Catalog::new([(Lang::Vi, old.clone())]).1.is_empty() {
            return Err(broken(&path));
        }
        let shipped = self.shipped_text(&name).map(|text| pattern_map(&text)).unwrap_or_default();
        let is_shipped = |id: &str| shipped.get(id).is_some_and(|words| has_words(words));
        let mut file = FtlFile::parse(&old);
        let present = pattern_map(&old);
        for change in changes {
            let id = &change.key.line;
            match &change.words {
                Some(words) if present.get(id) == Some(words) => {}
                Some(words) => file.set(id, words),
                None if is_shipped(id) => file.set(id, NOTHING),
                None => file.remove(id),
            }
        }
        let file = self.without_shipped(file, changes, &present, &shipped);
        if old.is_empty() && !file.has_messages() {
            return Ok(None);
        }
        let ids = self.lines.iter().filter(|line| line.key.file == stem).map(|line| line.key.line.as_str());
        Ok(changed(path, &old, file.in_order(ids)))
    }

    fn without_shipped(
        &self,
        mut file: FtlFile,
        changes: &[&LineChange],
        present: &BTreeMap<String, String>,
        shipped: &BTreeMap<String, String>,
    ) -> FtlFile {
        if self.shipped.is_none() {
            return file;
        }
        let changed: BTreeMap<&str, Option<&String>> =
            changes.iter().map(|change| (change.key.line.as_str(), change.words.as_ref())).collect();
        for (id, words) in shipped {
            let own = changed.get(id.as_str()).copied().unwrap_or_else(|| present.get(id));
            if own == Some(words) {
                file.remove(id);
            }
        }
        file
    }

    fn states(&self, changes: &[LineChange]) -> Result<Option<FileToWrite>, Failure> {
        let path = self.folder.join(STATES);
        let old = read(&path)?;
        let (mut table, problems) = StateTable::parse(&old);
        if !problems.is_empty() {
            return Err(broken(&path));
        }
        let shipped = self.shipped_text(STATES).map(|text| StateTable::parse(&text).0).unwrap_or_default();
        for LineChange { key, state, .. } in changes {
            let key = key.to_string();
            match state {
                Some(row) if shipped.get(&key) != Some(row) => table.insert(key, row.clone()),
                Some(_) | None => table.remove(&key),
            }
        }
        if old.is_empty() && table.keys().next().is_none() {
            return Ok(None);
        }
        Ok(changed(path, &old, table.to_tsv()))
    }

    fn shipped_text(&self, name: &str) -> Option<String> {
        self.shipped?.locale_text(self.lang.tag(), name)
    }
}

fn changed(path: PathBuf, old: &str, new: String) -> Option<FileToWrite> {
    (old != new).then(|| FileToWrite { path, bytes: new.into_bytes() })
}

/// A file that is not there is an empty one.
fn read(path: &Path) -> Result<String, Failure> {
    match naming::read(path, limits::LOCALE_BYTES) {
        Ok(bytes) => String::from_utf8(bytes).ok().ok_or_else(|| broken(path)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(Failure::Storage(sentence("cli-import-target").path("path", path).cause(&error))),
    }
}

fn broken(path: &Path) -> Failure {
    Failure::Content(sentence("cli-import-broken").path("path", path))
}

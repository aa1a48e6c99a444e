//! Finds what `doctor` reports, before anything is printed, and writes it as JSON.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::cli::opened;
use crate::cli::play::RECORD;
use crate::clock::Clock;
use crate::journal;
use crate::paths::{self, Folders, TerminalFacts, VERSION};
use crate::record::content::ContentHash;
use crate::record::error::{Fault, RecordError};
use crate::record::health::{Health, health};
use crate::tui::picture::{TaiViet, VIET_TEXT};
use crate::tui::runner::services::JOINED;
use crate::weight::{FolderPart, Weight, weigh};

/// At most so many of its lines are printed.
const JOURNAL_LINES: usize = 5;

/// Everything that was found.
#[derive(Debug)]
pub(super) struct Findings {
    pub(super) folders: Folders,
    pub(super) path: PathBuf,
    pub(super) record: Result<Option<Health>, RecordError>,
    pub(super) weight: Weight,
    /// The last lines of the journal.
    pub(super) journal: Vec<String>,
    pub(super) locale: Option<String>,
    pub(super) terminal: TerminalFacts,
    /// Columns and rows; none where the output is no terminal.
    pub(super) size: Option<(u16, u16)>,
    pub(super) wants_no_color: bool,
}

pub(super) fn look(folders: &Folders) -> Findings {
    let path = folders.data.join(RECORD);
    Findings {
        folders: folders.clone(),
        record: health(&path),
        weight: weigh(&folders.written(), &path, Clock::System.now_ms()),
        journal: journal::tail(&folders.data, JOURNAL_LINES),
        path,
        locale: paths::system_language(),
        terminal: paths::terminal_facts(),
        size: if io::stdout().is_terminal() { crossterm::terminal::size().ok() } else { None },
        wants_no_color: paths::wants_no_color(),
    }
}

impl Findings {
    /// What was answered earlier.
    pub(super) fn answer(&self, setting: &str) -> Option<&str> {
        self.record.as_ref().ok()?.as_ref()?.settings.get(setting).map(String::as_str)
    }

    /// A record in another folder, which the home screen offers to join.
    pub(super) fn elsewhere(&self) -> Option<String> {
        let other = self.folders.elsewhere(RECORD, self.answer(JOINED))?;
        Some(other.path.display().to_string())
    }

    /// Only of a sound record of today's schema.
    pub(super) fn hash(&self) -> Option<ContentHash> {
        self.record.as_ref().ok()?.as_ref()?.hash
    }

    /// Sessions and other rows that cannot be read.
    pub(super) fn unreadable(&self) -> Value {
        let Ok(Some(health)) = &self.record else { return json!({ "sessions": [], "rows": {} }) };
        let sessions: Vec<Value> = health.troubled.iter().map(opened::shape).collect();
        json!({ "sessions": sessions, "rows": health.bad_rows })
    }

    /// The size in bytes of the whole data folder and of each part, and what `--clean` would remove.
    pub(super) fn folder(&self) -> Value {
        let mut folder = serde_json::Map::new();
        folder.insert("bytes".to_owned(), self.weight.total().into());
        folder.extend(
            FolderPart::ALL.iter().map(|part| (part.slug().replace('-', "_"), self.weight.of(*part).into())),
        );
        let old = self.weight.old.iter();
        let old = old.map(|old| json!({ "path": old.path.display().to_string(), "bytes": old.bytes }));
        folder.insert("old".to_owned(), old.collect());
        Value::Object(folder)
    }

    pub(super) fn json(&self) -> Value {
        let (state, schema, sessions, problem) = match &self.record {
            Ok(None) => ("none", None, None, None),
            Ok(Some(health)) => ("sound", Some(health.schema), Some(health.sessions), None),
            Err(error) if error.fault == Fault::Damaged => ("damaged", None, None, Some(error.to_string())),
            Err(error) => ("unreadable", None, None, Some(error.to_string())),
        };
        let hash = self.hash();
        json!({
            "version": VERSION,
            "data_dir": self.folders.data.display().to_string(),
            "documents": self.folders.documents.display().to_string(),
            "elsewhere": self.elsewhere(),
            "record": {
                "path": self.path.display().to_string(),
                "state": state,
                "schema": schema,
                "sessions": sessions,
                "hash": hash.map(|hash| hash.facts.to_string()),
                "hash_words": hash.map(|hash| hash.words.to_string()),
                "unreadable": self.unreadable(),
                "miscounted": matches!(&self.record, Ok(Some(health)) if health.miscounted),
                "problem": problem,
            },
            "folder": self.folder(),
            "journal": {
                "path": journal::path(&self.folders.data).display().to_string(),
                "lines": self.journal,
            },
            "locale": self.locale,
            "terminal": {
                "term": self.terminal.term,
                "color_term": self.terminal.color_term,
                "program": self.terminal.program,
                "columns": self.size.map(|size| size.0),
                "rows": self.size.map(|size| size.1),
                "colors": !self.wants_no_color,
            },
            "answers": {
                "viet_text": self.answer(VIET_TEXT),
                "tai_viet": self.answer(TaiViet::SETTING),
            },
        })
    }
}

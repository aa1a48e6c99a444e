//! The sentences of `check` in the language it was asked for, from `locales/*/check.ftl`.

use crate::cli::check::values::{id_of, values, way};
use crate::cli::words::shipped;
use crate::locale::sentences::{CHECK, COMMANDS, Sentences};
use crate::locale::{Lang, Value};
use crate::scenario::finding::FindingKind;

/// The sentences of `check`, parsed when the first one is needed.
#[derive(Debug)]
pub struct Said {
    findings: Sentences,
    /// What every command says.
    common: Sentences,
}

impl Said {
    /// Loads the sentences of the program itself, whichever folder is checked.
    ///
    /// They are written in Vietnamese and English; any other language gets the Vietnamese.
    pub fn new(lang: Lang) -> Self {
        let lang = if lang == Lang::En { Lang::En } else { Lang::Vi };
        Self { findings: shipped(lang, CHECK), common: shipped(lang, COMMANDS) }
    }

    pub(super) fn say(&self, id: &str, values: &[(&str, Value)]) -> String {
        self.findings.say(id, values)
    }

    pub(super) fn common(&self, id: &str) -> String {
        self.common.say(id, &[])
    }

    /// What is wrong, and what to do about it.
    pub fn finding(&self, kind: &FindingKind) -> (String, String) {
        let (id, values) = (id_of(kind), values(kind));
        let (message, help) = (self.findings.say(&id, &values), self.findings.part(&id, "help", &values));
        let way = if let FindingKind::OnPath { way: taken, .. } = kind { way(taken) } else { None };
        match way {
            Some(values) => (message, format!("{help} {}", self.say("finding-way", &values))),
            None => (message, help),
        }
    }
}

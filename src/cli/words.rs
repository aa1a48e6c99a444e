//! What the command line says, from `locales/vi/cli.ftl` and `locales/en/cli.ftl`.
//!
//! Nobody has chosen a language on a bare command line, so a sentence is Vietnamese, and where the English file has it
//! too its English follows in brackets. Only commands read these files; the way to the first screen does not.

use crate::library::Library;
use crate::locale::sentences::Sentences;
use crate::locale::{Lang, Value};

/// The sentences of a file inside the program, whatever folder is in use.
pub(super) fn shipped(lang: Lang, file: &str) -> Sentences {
    Sentences::new(lang, Library::new(None).locale_text(lang.tag(), file).unwrap_or_default())
}

#[derive(Debug)]
pub(super) struct Words {
    vietnamese: Sentences,
    english: Sentences,
}

impl Default for Words {
    fn default() -> Self {
        let [vietnamese, english] = [Lang::Vi, Lang::En].map(|lang| shipped(lang, "cli.ftl"));
        Self { vietnamese, english }
    }
}

impl Words {
    pub(super) fn say(&self, id: &str, values: &[(&str, Value)]) -> String {
        let said = self.vietnamese.say(id, values);
        if self.english.has(id) { format!("{said} ({})", self.english.say(id, values)) } else { said }
    }

    /// Without the English, for a piece of something longer.
    pub(super) fn vietnamese(&self, id: &str, values: &[(&str, Value)]) -> String {
        self.vietnamese.say(id, values)
    }
}

//! Lists the translation files and their state files for `check`, and reads one by its path.

use std::borrow::Cow;
use std::path::Path;

use crate::files::reading;
use crate::library::{Library, LoadError, Origin};
use crate::limits;
use crate::locale::{Lang, LocaleFile};

/// The file with what is known of each line of a language.
pub const STATES: &str = "state.tsv";

/// A file of texts, or of what is known of them, as it lies there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocaleText {
    /// How a person finds it.
    pub name: String,
    /// The folder it lies in, which is the tag of its language.
    pub tag: String,
    /// "ui", or the id of a script; "state" for the file of states.
    pub stem: String,
    pub is_states: bool,
    pub bytes: Cow<'static, [u8]>,
    pub origin: Origin,
}

impl Library {
    /// What there is of a language for one file: `ui`, or the id of a script. A file that is not there is empty.
    pub fn locale_file(&self, lang: Lang, stem: &str) -> (LocaleFile, Vec<LoadError>) {
        let (texts, mut problems) = self.locale_texts(lang.tag(), &format!("{stem}.ftl"));
        let (states, more_problems) = self.locale_texts(lang.tag(), STATES);
        problems.extend(more_problems);
        (LocaleFile { lang, texts, states }, problems)
    }

    /// Every file of texts and of states, shipped ones first, and what could not be read.
    pub fn locale_files(&self) -> (Vec<LocaleText>, Vec<LoadError>) {
        let (mut files, mut problems) = (Vec::new(), Vec::new());
        for (at, source) in self.locales.iter().enumerate() {
            // Every name ends with nothing; a folder that cannot be looked into is then told once.
            for path in source.paths("", &mut problems) {
                // Anything deeper or shallower is never asked for.
                let Some((tag, file)) = path.split_once('/').filter(|(_, file)| !file.contains('/')) else {
                    continue;
                };
                if !is_locale(Path::new(file)) {
                    continue;
                }
                let name = source.name(&path);
                let origin = if at == 0 { Origin::Shipped } else { Origin::User(name.clone().into()) };
                let (is_states, tag) = (file == STATES, tag.to_owned());
                let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_owned();
                match source.read(&path) {
                    Ok(Some(bytes)) => {
                        files.push(LocaleText { name, tag, stem, is_states, bytes, origin });
                    }
                    Ok(None) => {}
                    Err(problem) => problems.push(problem),
                }
            }
        }
        (files, problems)
    }
}

/// One file of texts by its path; the language is the name of its folder.
pub fn read_locale_file(path: &Path) -> Result<LocaleText, LoadError> {
    let bytes = reading::read(path, limits::LOCALE_BYTES)
        .map_err(|source| LoadError::Unreadable { path: path.to_owned(), source })?;
    // A path such as "ui.ftl" lies in the folder one stands in, whose name only the whole path tells.
    let whole = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let words = |part: Option<&std::ffi::OsStr>| part.map(|part| part.to_string_lossy().into_owned());
    Ok(LocaleText {
        name: path.display().to_string(),
        tag: words(whole.parent().and_then(Path::file_name)).unwrap_or_default(),
        stem: words(path.file_stem()).unwrap_or_default(),
        is_states: path.file_name().is_some_and(|name| name == STATES),
        bytes: Cow::Owned(bytes),
        origin: Origin::User(path.to_owned()),
    })
}

/// A file of texts, or of what is known of them.
pub fn is_locale(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "ftl")
        || path.file_name().is_some_and(|name| name == STATES)
}

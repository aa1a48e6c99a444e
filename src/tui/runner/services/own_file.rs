//! Writes a Vietnamese line that was put right into the person's own script.
//!
//! The invariant: the file is written whole or not at all, changes in this line alone, and could be played before and
//! can be played after.

use std::path::Path;

use crate::files;
use crate::library::{Library, Origin};
use crate::locale::Lang;
use crate::locale::layer::{NewCorrection, UI};
use crate::locale::state::TextMark;
use crate::scenario::reader::reworded::reworded;
use crate::scenario::reader::{read_script, read_script_bytes};
use crate::tui::msg::OwnFile;

/// `before` is how the line was put right earlier. None where the line is not of a script of the person's own, or not
/// Vietnamese.
pub(super) fn write(library: &Library, made: &NewCorrection, before: Option<&str>) -> Option<OwnFile> {
    let words = made.text.as_ref().filter(|_| made.lang == Lang::Vi)?;
    let Some(script) = library.own_script(&made.key.file) else { return gone(library, &made.key.file) };
    let Origin::User(path) = &script.origin else { return None };
    let (path, shown) = (path.canonicalize().unwrap_or_else(|_| path.clone()), path.display().to_string());
    let file = read_script_bytes(&script.name, &script.bytes);
    if file.whole().is_none() {
        return Some(OwnFile::Refused { path: shown });
    }
    let lines = file.scenario.lines();
    let line = lines.iter().find(|line| line.key == made.key.line);
    // The file may have changed since the meeting was opened.
    let is_known = |text: &str| TextMark::of(text) == made.source || before == Some(text);
    let Some(line) = line.filter(|line| is_known(line.text)) else {
        return Some(OwnFile::Changed { path: shown });
    };
    let written = reworded(&file, &line.key, line.text, words);
    let playable = written.filter(|text| library.could_play(&read_script(&script.name, text)));
    Some(match playable {
        None => OwnFile::Refused { path: shown },
        Some(text) => save(&path, text, shown),
    })
}

/// Says that no file has this scenario any more. None for a line of the screens or of a shipped scenario.
fn gone(library: &Library, file: &str) -> Option<OwnFile> {
    let is_of_scenario = file != UI && library.script(file).is_err();
    is_of_scenario.then(|| OwnFile::Gone { id: file.to_owned() })
}

fn save(path: &Path, text: String, shown: String) -> OwnFile {
    match files::over(path, text.into_bytes()) {
        Ok(()) => OwnFile::Written { path: shown },
        Err(_) => OwnFile::Unwritable { path: shown },
    }
}

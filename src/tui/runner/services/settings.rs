//! Settings that screens keep: the home club, languages, colors, typing.

use crate::journal;
use crate::record::model::Home;
use crate::tui::msg::{Problem, Report};
use crate::tui::runner::services::problems::record_problem;
use crate::tui::runner::services::shared::Shared;

/// The setting that holds which club was named last.
pub const HOME: &str = "home";

impl Shared {
    /// Returns a setting. A record that cannot be read has none; the journal notes it.
    pub(super) fn setting(&self, key: &str) -> Option<String> {
        journal::or_note(self.store.setting(key), "read a setting", &self.store, &self.clock).flatten()
    }
}

/// Reports the club that was named last.
pub(super) fn recall_home(shared: &Shared) -> Vec<Report> {
    vec![Report::Home(shared.setting(HOME).unwrap_or_default())]
}

/// Writes nothing where it is known already, as nearly always.
pub(super) fn keep_home(shared: &mut Shared, words: &str) -> Result<Vec<Report>, Problem> {
    let home = Home::of(words);
    let known = shared.setting(HOME);
    let kept = match &home {
        Some(home) if known.as_deref() == Some(home.as_str()) => Ok(()),
        Some(home) => shared.store.put_setting(HOME, home.as_str()),
        None if known.is_none() => Ok(()),
        None => shared.store.remove_setting(HOME),
    };
    kept.map(|()| Vec::new()).map_err(|error| record_problem(&error))
}

/// Keeps a setting.
pub(super) fn keep(shared: &mut Shared, key: &str, value: &str) -> Result<Vec<Report>, Problem> {
    shared.store.put_setting(key, value).map_err(|error| record_problem(&error))?;
    Ok(Vec::new())
}

//! Where a user stopped, if no unfinished session tells it: a page of the debrief, a step that is done again.
//!
//! It is a setting of the record, at most one, and names sessions and a step alone. If the session is gone, as after
//! a backup was put in the record's place, there is nothing to go back to.

use serde::{Deserialize, Serialize};

use crate::id::{SessionId, StepId};
use crate::journal;
use crate::record::model::LEFT_AT;
use crate::tui::msg::Problem;
use crate::tui::runner::services::shared::{Shared, keep};

/// Where the user stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LeftAt {
    pub(super) session: SessionId,
    /// The page of its debrief, where that had begun.
    pub(super) page: Option<usize>,
    /// The session in which a step of it is done again, and the step.
    pub(super) redo: Option<(SessionId, StepId)>,
}

/// As it stands in the record.
#[derive(Debug, Serialize, Deserialize)]
struct Written {
    session: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    page: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    redo: Option<(String, StepId)>,
}

impl LeftAt {
    /// Returns it where what it names is still there.
    pub(super) fn read(shared: &Shared) -> Option<Self> {
        let written: Written = serde_json::from_str(&shared.setting(LEFT_AT)?).ok()?;
        let redo = match written.redo {
            Some((redo, step)) => Some((redo.parse().ok()?, step)),
            None => None,
        };
        let left = Self { session: written.session.parse().ok()?, page: written.page, redo };
        let named = [Some(left.session), left.redo.as_ref().map(|(redo, _)| *redo)];
        let is_there = |session: SessionId| shared.store.session(session).is_ok_and(|found| found.is_some());
        named.into_iter().flatten().all(is_there).then_some(left)
    }

    /// Keeps it, unless it is kept already.
    pub(super) fn keep(&self, shared: &mut Shared) -> Result<(), Problem> {
        let redo = self.redo.as_ref().map(|(session, step)| (session.to_string(), step.clone()));
        let written = Written { session: self.session.to_string(), page: self.page, redo };
        let Ok(written) = serde_json::to_string(&written) else { return Ok(()) };
        if shared.setting(LEFT_AT).as_deref() == Some(written.as_str()) {
            return Ok(());
        }
        keep(shared, LEFT_AT, &written).map(|_| ())
    }

    /// Forgets what is kept. One that stays behind would lead to an old place.
    pub(super) fn forget(shared: &mut Shared) {
        if shared.setting(LEFT_AT).is_some() {
            let removed = shared.store.remove_setting(LEFT_AT);
            journal::or_note(removed, "forget where somebody stopped", &shared.store, &shared.clock);
        }
    }
}

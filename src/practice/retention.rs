//! Reads how long names and words are kept (a setting), and finds what is due by it.
//!
//! Nothing is erased without a question, because the clock of a laptop may be wrong. What is due is shown, and erased
//! when the user agrees.

use std::fmt;
use std::str::FromStr;

use crate::clock::Clock;
use crate::record::RecordStore;
use crate::record::erase::{Erased, Held};
use crate::record::error::RecordError;

const SETTING: &str = "retention";

/// How long names and words are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Retention {
    /// Until they are erased by hand.
    #[default]
    Never,
    Months(u16),
}

impl Retention {
    /// What the screen offers.
    pub(crate) const OFFERED: [Self; 6] =
        [Self::Never, Self::Months(3), Self::Months(6), Self::Months(12), Self::Months(24), Self::Months(36)];

    pub(crate) fn of(store: &RecordStore) -> Result<Self, RecordError> {
        // What cannot be read was written by a newer program; then nothing is due.
        Ok(store.setting(SETTING)?.and_then(|kept| kept.parse().ok()).unwrap_or_default())
    }

    pub(crate) fn keep(self, store: &mut RecordStore) -> Result<(), RecordError> {
        store.put_setting(SETTING, &self.to_string())
    }

    /// Milliseconds since 1970. What is older is due.
    fn before(self, clock: &Clock) -> Option<i64> {
        match self {
            Self::Never => None,
            Self::Months(months) => clock.months_ago(months),
        }
    }
}

impl fmt::Display for Retention {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Never => out.write_str("never"),
            Self::Months(months) => write!(out, "{months}"),
        }
    }
}

impl FromStr for Retention {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "never" { Ok(Self::Never) } else { text.parse().map(Self::Months) }
    }
}

/// What is older than it is to be kept.
pub(crate) fn due(store: &RecordStore, clock: &Clock) -> Result<Held, RecordError> {
    match Retention::of(store)?.before(clock) {
        Some(before) => store.held_before(before),
        None => Ok(Held::default()),
    }
}

/// Erases what is due. Does nothing where nothing is due.
pub(crate) fn erase_due(store: &mut RecordStore, clock: &Clock) -> Result<Erased, RecordError> {
    match Retention::of(store)?.before(clock) {
        Some(before) if !due(store, clock)?.is_nothing() => store.erase_before(before, clock.now_ms()),
        _ => Ok(Erased::default()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Retention, due, erase_due};
    use crate::clock::Clock;
    use crate::record::erase::{Erased, Held};
    use crate::record::{Access, RecordStore};

    #[test]
    fn by_default_nothing_is_ever_due() {
        let folder = tempfile::tempdir().expect("a folder");
        let record = folder.path().join("r.sqlite3");
        let mut store = RecordStore::open(&record, Access::ReadWrite).expect("a record").sound().unwrap();
        let clock = Clock::Fixed(1_795_417_200_000);
        assert_eq!(Retention::of(&store).expect("a setting"), Retention::Never);
        for retention in Retention::OFFERED {
            retention.keep(&mut store).expect("kept");
            assert_eq!(Retention::of(&store).expect("a setting"), retention);
            assert_eq!(due(&store, &clock).expect("nothing"), Held::default());
            assert_eq!(erase_due(&mut store, &clock).expect("nothing"), Erased::default());
        }
        store.put_setting(super::SETTING, "khi nào cũng được").expect("kept");
        assert_eq!(Retention::of(&store).expect("a setting"), Retention::Never);
    }
}

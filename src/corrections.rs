//! The corrections that people in the room make. This module stands between the record that keeps them and the texts
//! that they change.
//!
//! For each line and its Vietnamese, the newest correction counts. A correction without a text takes the earlier ones
//! back. This module neither judges words (`locale::proof`) nor shows them.
//!
//! Vietnamese is the source of every other language and is shown on the wall. So a Vietnamese correction from another
//! laptop counts only after a person at this laptop accepts it. The same is true for a correction that takes another
//! one back.

use std::collections::{BTreeMap, BTreeSet};

use crate::clock::Clock;
use crate::id::CorrectionId;
use crate::locale::Lang;
use crate::locale::layer::{Correction, LineKey, NewCorrection};
use crate::locale::state::TextMark;
use crate::record::RecordStore;
use crate::record::error::RecordError;
use crate::record::model::StoredCorrection;

/// A correction that counts, with who made it, where and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Live {
    pub correction: Correction,
    pub at: i64,
    pub code: Option<String>,
    pub place: Option<String>,
}

/// A Vietnamese correction from another laptop. It would count if a person here accepted it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub id: CorrectionId,
    pub key: LineKey,
    pub source: TextMark,
    /// None where it takes an earlier one back.
    pub text: Option<String>,
    pub at: i64,
    pub code: Option<String>,
    pub place: Option<String>,
}

/// The corrections that count now, and those that wait for a person here. Each list starts with the oldest.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StandingCorrections {
    pub live: Vec<Live>,
    pub waiting: Vec<Waiting>,
}

/// Sorts the corrections. Leaves out rows with an unknown language or an unknown key; they stay in the record.
pub fn standing(stored: &[StoredCorrection], accepted: &BTreeSet<CorrectionId>) -> StandingCorrections {
    let counts = |made: &&StoredCorrection| made.tag != Lang::Vi.tag() || accepted.contains(&made.id);
    let mut live: Vec<Live> = newest(stored.iter().filter(counts)).into_iter().filter_map(as_live).collect();
    live.sort_by_key(|made| made.at);
    let newest = newest(stored.iter());
    let mut waiting: Vec<Waiting> =
        newest.into_iter().filter(|made| !counts(made)).filter_map(as_waiting).collect();
    waiting.sort_by_key(|made| made.at);
    StandingCorrections { live, waiting }
}

/// The newest of each line and its Vietnamese.
fn newest<'s>(stored: impl Iterator<Item = &'s StoredCorrection>) -> Vec<&'s StoredCorrection> {
    let mut newest: BTreeMap<(&str, &str, [u8; 8]), &StoredCorrection> = BTreeMap::new();
    for made in stored {
        let line = newest.entry((&made.tag, &made.key, made.source)).or_insert(made);
        if (line.at, line.id) <= (made.at, made.id) {
            *line = made;
        }
    }
    newest.into_values().collect()
}

fn as_waiting(made: &StoredCorrection) -> Option<Waiting> {
    Some(Waiting {
        id: made.id,
        key: made.key.parse().ok()?,
        source: TextMark(made.source),
        text: made.text.clone(),
        at: made.at,
        code: made.code.clone(),
        place: made.place.clone(),
    })
}

fn as_live(made: &StoredCorrection) -> Option<Live> {
    Some(Live {
        correction: Correction {
            lang: Lang::from_tag(&made.tag)?,
            key: made.key.parse().ok()?,
            source: TextMark(made.source),
            text: made.text.clone()?,
        },
        at: made.at,
        code: made.code.clone(),
        place: made.place.clone(),
    })
}

/// Reads those that count now and those that wait.
pub fn read(store: &RecordStore) -> Result<StandingCorrections, RecordError> {
    Ok(standing(&store.corrections()?, &store.accepted_corrections()?))
}

/// Keeps a correction, in one synced transaction. It counts from now on, also where a clock was set back.
pub fn keep(store: &mut RecordStore, clock: &Clock, made: &NewCorrection) -> Result<(), RecordError> {
    let (tag, key) = (made.lang.tag(), made.key.to_string());
    let earlier = store.corrections()?;
    let same_line = earlier.iter().filter(|other| other.tag == tag && other.key == key);
    let at = same_line.map(|other| other.at.saturating_add(1)).fold(clock.now_ms(), i64::max);
    let filled = |cell: &str| Some(cell.trim().to_owned()).filter(|cell| !cell.is_empty());
    let row = StoredCorrection {
        id: CorrectionId::at(at),
        tag: tag.to_owned(),
        key,
        source: made.source.0,
        text: made.text.clone(),
        at,
        code: filled(&made.code),
        place: filled(&made.place),
    };
    // Accepted first: if only one of the two is kept, it is the one that says nothing by itself.
    store.accept_correction(row.id)?;
    store.add_corrections(&[row]).map(|_| ())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::standing;
    use crate::id::CorrectionId;
    use crate::record::model::StoredCorrection;

    fn made(at: i64, tag: &str, key: &str, text: Option<&str>) -> StoredCorrection {
        StoredCorrection {
            id: CorrectionId::at(at),
            tag: tag.to_owned(),
            key: key.to_owned(),
            source: [7; 8],
            text: text.map(str::to_owned),
            at,
            code: Some("M-07".to_owned()),
            place: None,
        }
    }

    #[test]
    fn the_newest_counts_and_nothing_takes_it_back() {
        let mut rows = vec![
            made(1_000, "mww", "ui/yes", Some("Yog")),
            made(2_000, "mww", "ui/yes", Some("Muaj")),
            made(1_500, "mww", "ui/no", Some("Tsis yog")),
            made(2_500, "mww", "ui/no", None),
            made(1_700, "vi", "ui/yes", Some("Vâng")),
            made(1_800, "xx", "ui/yes", Some("?")),
            made(1_900, "mww", "nonsense", Some("?")),
        ];
        let texts = |rows: &[StoredCorrection]| {
            let accepted = rows.iter().map(|made| made.id).collect();
            standing(rows, &accepted).live.into_iter().map(|made| made.correction.text).collect::<Vec<_>>()
        };
        assert_eq!(texts(&rows), ["Vâng", "Muaj"]);
        rows.reverse();
        assert_eq!(texts(&rows), ["Vâng", "Muaj"], "in whatever order they were merged");
    }

    #[test]
    fn vietnamese_of_another_laptop_waits_until_it_is_accepted() {
        let rows = [
            made(1_000, "vi", "ui/yes", Some("Vâng")),
            made(2_000, "vi", "ui/yes", Some("Ừ")),
            made(1_000, "vi", "ui/no", Some("Dạ không")),
            made(2_000, "vi", "ui/no", None),
            made(3_000, "mww", "ui/no", Some("Tsis yog")),
        ];
        let told = |accepted: &[usize]| {
            let accepted: BTreeSet<CorrectionId> = accepted.iter().map(|at| rows[*at].id).collect();
            let standing = standing(&rows, &accepted);
            let live: Vec<String> = standing.live.into_iter().map(|made| made.correction.text).collect();
            let waiting: Vec<Option<String>> = standing.waiting.into_iter().map(|made| made.text).collect();
            (live.join(" "), waiting)
        };
        let yes = || Some("Ừ".to_owned());
        assert_eq!(told(&[]), ("Tsis yog".to_owned(), vec![None, yes()]));
        assert_eq!(told(&[0, 2]).0, "Dạ không Vâng Tsis yog");
        assert_eq!(told(&[0, 1, 2]), ("Dạ không Ừ Tsis yog".to_owned(), vec![None]));
        assert_eq!(told(&[0, 1, 2, 3]), ("Ừ Tsis yog".to_owned(), vec![]));
    }
}

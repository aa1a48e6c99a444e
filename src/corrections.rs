//! What the room puts right, between the record that keeps it and the texts it stands in.
//!
//! Of all that were ever made for a line and its Vietnamese the newest counts; one without a text takes the earlier
//! ones back. It neither judges words (`locale::proof`) nor shows them.

use std::collections::BTreeMap;

use crate::clock::Clock;
use crate::locale::Lang;
use crate::locale::correction::{Correction, PuttingRight};
use crate::locale::state::TextMark;
use crate::record::RecordStore;
use crate::record::error::RecordError;
use crate::record::model::{CorrectionId, StoredCorrection};

/// A correction that counts, with who made it, where and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Live {
    pub correction: Correction,
    pub at: i64,
    pub code: Option<String>,
    pub place: Option<String>,
}

/// Those that count now, oldest first. Rows of a language or with a key that nobody knows are left where they are.
pub fn live(stored: &[StoredCorrection]) -> Vec<Live> {
    let mut newest: BTreeMap<(&str, &str, [u8; 8]), &StoredCorrection> = BTreeMap::new();
    for made in stored {
        let line = newest.entry((&made.tag, &made.key, made.source)).or_insert(made);
        if (line.at, line.id) <= (made.at, made.id) {
            *line = made;
        }
    }
    let mut live: Vec<Live> = newest.into_values().filter_map(as_live).collect();
    live.sort_by_key(|made| made.at);
    live
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

/// Reads those that count now.
pub fn read(store: &RecordStore) -> Result<Vec<Live>, RecordError> {
    Ok(live(&store.corrections()?))
}

/// Keeps what somebody said, in one synced transaction. It counts from now on, also where a clock was set back.
pub fn keep(store: &mut RecordStore, clock: &Clock, made: &PuttingRight) -> Result<(), RecordError> {
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
    store.add_corrections(&[row]).map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::live;
    use crate::record::model::{CorrectionId, StoredCorrection};

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
            live(rows).into_iter().map(|made| made.correction.text).collect::<Vec<_>>()
        };
        assert_eq!(texts(&rows), ["Vâng", "Muaj"]);
        rows.reverse();
        assert_eq!(texts(&rows), ["Vâng", "Muaj"], "in whatever order they were merged");
    }
}

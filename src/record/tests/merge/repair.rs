//! Sessions of our own that fail are made whole by a sound copy, and a copy that fails does nothing to a sound one.

use super::hostile::{CASES, sound, spoil};
use super::{laptop, take};
use crate::record::losses::Why;
use crate::record::merge::Taken;
use crate::record::model::StoredCorrection;
use crate::record::sessions::Filter;
use crate::record::tests::{Desk, consented};

/// Rows of which the source has a sound copy, beside sessions.
const ROWS: [&str; 5] = [
    "UPDATE learner SET code = cast(x'ff' AS TEXT)",
    "UPDATE learner SET laptop = x'01', name = cast(x'ff' AS TEXT)",
    "UPDATE learner SET consent_at = NULL",
    "UPDATE correction SET tag = cast(x'ff' AS TEXT), source_hash = x'00'",
    "UPDATE scenario_text SET text = text || ' '",
];

/// Sessions that fail in more than one way, or in a way that only our own record can.
const MORE: [&str; 10] = [
    "UPDATE session SET cut = -1, laptop = x'01', kind = 'zz', place = cast(x'ff' AS TEXT) WHERE id = LAST; \
     UPDATE seat SET from_seq = -5 WHERE session = LAST; UPDATE event SET body = '{' WHERE seq = 4 AND session = LAST",
    "UPDATE session SET id = x'01' WHERE id = LAST",
    "UPDATE event SET session = x'01' WHERE session = LAST; UPDATE seat SET session = x'01' WHERE session = LAST; \
     UPDATE session SET id = x'01' WHERE id = LAST",
    // What was counted of it stayed under its id.
    "INSERT OR IGNORE INTO attempt SELECT session, seq, 'a', 1, 'b', 'chair', NULL, '', 1, 1, 1, 1, 0, '', NULL FROM event WHERE session = LAST; \
     UPDATE event SET session = x'01' WHERE session = LAST; UPDATE seat SET session = x'01' WHERE session = LAST; \
     UPDATE session SET id = x'01' WHERE id = LAST",
    "INSERT OR IGNORE INTO progress SELECT scenario, 'all', '', started_at, id, 9, 9, 100 FROM session WHERE id = LAST; \
     UPDATE event SET session = x'01' WHERE session = LAST; UPDATE seat SET session = x'01' WHERE session = LAST; \
     UPDATE session SET id = x'01' WHERE id = LAST",
    "INSERT OR IGNORE INTO session_home SELECT '', started_at, id, '' FROM session WHERE id = LAST; \
     UPDATE event SET session = x'01' WHERE session = LAST; UPDATE seat SET session = x'01' WHERE session = LAST; \
     UPDATE session SET id = x'01' WHERE id = LAST",
    "DELETE FROM session WHERE id = LAST",
    "UPDATE session SET forked_from = zeroblob(16), forked_at_seq = 2 WHERE id = LAST",
    "DELETE FROM event WHERE seq IN (1, 4, 5) AND session = LAST; UPDATE event SET at = at + 1 WHERE seq = 7 AND session = LAST",
    "UPDATE event SET checksum = 7 WHERE session = LAST",
];

#[test]
fn what_fails_here_is_repaired_by_a_sound_copy() {
    let desk = Desk::new();
    let (source, sessions) = sound(&desk, "source.sqlite3");
    {
        let mut other = laptop(&desk, "source.sqlite3");
        other.keep_name("HV-01", &consented("Hoàng Thị Mai", 5)).unwrap();
        other.add_corrections(&[correction()]).unwrap();
    }
    let of_sessions = CASES.iter().filter(|case| !matches!(case.why, None | Some(Why::Note)));
    let of_sessions: Vec<&str> = of_sessions.map(|case| case.statements).chain(MORE).collect();
    for statements in of_sessions.iter().copied().chain(ROWS) {
        let n = statements;
        let mut plain = laptop(&desk, "plain.sqlite3");
        take(&mut plain, &source);
        let hash = plain.content_hash().unwrap();
        let mut home = laptop(&desk, "home.sqlite3");
        take(&mut home, &source);
        drop(home);
        let path = desk.file("home.sqlite3");
        spoil(&path, statements);
        let mut home = laptop(&desk, "home.sqlite3");
        assert_ne!((home.content_hash().unwrap(), n), (hash, ""), "{n}");
        let taken = take(&mut home, &source);
        assert!(taken.copies.is_empty() && taken.sessions_new == 0, "{n}: {taken:?}");
        let repaired: Vec<_> = taken.repaired.into_iter().collect();
        let is_of_session = of_sessions.contains(&statements);
        assert_eq!(repaired, if is_of_session { vec![sessions[2]] } else { Vec::new() }, "{n}");
        assert_eq!(home.content_hash().unwrap(), hash, "{n}");
        assert_eq!(home.events(sessions[2]).unwrap().len(), 9, "{n}");
        assert_eq!(home.bad_heads().unwrap(), [], "{n}");
        assert_eq!(home.list(&Filter::default()).unwrap().len(), 3, "{n}");
        assert_eq!(take(&mut home, &source), Taken::default(), "{n}");
        home.full_check().unwrap();
        // The other way round, the copy that fails changes nothing.
        drop(home);
        spoil(&path, statements);
        let taken = take(&mut plain, &path);
        assert!(taken.repaired.is_empty() && taken.copies.is_empty(), "{n}: {taken:?}");
        assert_eq!(plain.content_hash().unwrap(), hash, "{n}");
        drop(plain);
        for name in ["home.sqlite3", "plain.sqlite3"] {
            std::fs::remove_file(desk.file(name)).unwrap();
        }
    }
}

fn correction() -> StoredCorrection {
    StoredCorrection {
        id: crate::id::CorrectionId::at(5),
        tag: "vi".into(),
        key: "ui/yes".into(),
        source: [7; 8],
        text: Some("Vâng".into()),
        at: 5,
        code: None,
        place: None,
    }
}

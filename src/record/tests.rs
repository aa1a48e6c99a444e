//! What the record promises, each promise tried on real files in a temporary folder.

mod counted;
mod carry;
mod erase;
mod group;
mod lost_tables;
mod marks;
mod merge;
mod opening;
mod people;
mod recovery;
mod restore;
mod sessions;
mod trouble;

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::id::{LearnerId, SessionId};
use crate::record::connection::Access;
use crate::record::counted::{Attempt, Counted, SessionTotals, Share, ShareOf};
use crate::record::model::{ConsentedName, Extras, NewSession, Saved, Seat, SessionKind, StoredEvent};
use crate::record::opening::Opening;
use crate::record::people::Person;
use crate::record::store::RecordStore;
use crate::review::sessions::Note;

pub(super) const START: i64 = 1_780_000_000_000;

/// A folder for one test, and the record in it.
pub(super) struct RecordFolder {
    folder: TempDir,
}

impl RecordFolder {
    pub(super) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub(super) fn record(&self) -> PathBuf {
        self.folder.path().join("data").join("records.sqlite3")
    }

    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join("data").join(name)
    }

    pub(super) fn open(&self) -> Opening {
        RecordStore::open(&self.record(), Access::ReadWrite).unwrap()
    }

    pub(super) fn store(&self) -> RecordStore {
        self.open().store
    }

    /// Names in the record's folder, sorted.
    pub(super) fn files(&self) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(self.record().parent().unwrap())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

pub(super) fn new_session(started_at: i64) -> NewSession {
    NewSession {
        id: SessionId::at(started_at),
        kind: SessionKind::Play,
        scenario: "june".into(),
        scenario_text: r#"{"scenario":"Họp tháng 6"}"#.into(),
        seed: u64::MAX - 1,
        mode: "board".into(),
        cut: Some(45),
        club: "na-cooc".into(),
        place: Some("Bản Nà Coóc".into()),
        started_at,
        seats: vec![Seat::typed("chair", 1, Some("HV-01")), Seat::typed("treasurer", 1, None)],
    }
}

pub(super) fn event(seq: u32) -> StoredEvent {
    StoredEvent {
        seq,
        at: START + i64::from(seq),
        kind: "option-taken".into(),
        version: 1,
        body: format!(r#"{{"step":"on-whispers","option":"private","try_no":1,"points":{seq}}}"#),
    }
}

pub(super) fn events(from: u32, to: u32) -> Vec<StoredEvent> {
    (from..=to).map(event).collect()
}

/// Returns the id of a person who got no code from any laptop.
pub(super) fn id_of(name: &str) -> LearnerId {
    LearnerId(uuid::Uuid::new_v5(&uuid::Uuid::nil(), name.as_bytes()))
}

/// The only person with this code.
pub(super) fn person(store: &RecordStore, code: &str) -> Person {
    let [person] = <[_; 1]>::try_from(store.people_with_code(code).unwrap()).unwrap();
    person
}

pub(super) fn consented(name: &str, consent_at: i64) -> ConsentedName {
    ConsentedName { name: name.into(), consent_version: "1".into(), consent_at }
}

/// Returns the role, the first event, and the code or word of every seat.
pub(super) fn sitting(store: &RecordStore, session: SessionId) -> Vec<(String, u32, Option<String>)> {
    let seats = store.seats(session).unwrap().into_iter();
    seats.map(|seat| (seat.role, seat.from_seq, seat.learner)).collect()
}

/// An answer at `seq`, counted as the treasurer's.
pub(super) fn attempt(seq: u32, step: &str, try_no: u16, right: bool) -> Attempt {
    Attempt {
        seq,
        step: step.into(),
        task: 0,
        item: "".into(),
        role: "treasurer".into(),
        learner: Some(id_of("TQ-07")),
        home: String::new(),
        try_no,
        right,
        earned: if right { 500 } else { 200 },
        possible: 500,
        hinted: false,
        answer: if right { "option private".into() } else { "option aloud".into() },
        took_ms: Some(1_500),
    }
}

pub(super) fn counted(
    session: SessionId,
    attempts: Vec<Attempt>,
    search: &str,
    score: Option<u32>,
) -> Counted {
    let count = |which: fn(&&Attempt) -> bool| u32::try_from(attempts.iter().filter(which).count()).unwrap();
    let standing = SessionTotals {
        answers: count(|_| true),
        firsts: count(|one| one.try_no == 1),
        rights: count(|one| one.try_no == 1 && one.right),
        score,
        search: search.into(),
    };
    let homes = attempts.iter().map(|one| (one.home.clone(), one.home.to_uppercase()));
    let homes = homes.collect::<std::collections::BTreeMap<_, _>>().into_iter().collect();
    let of_home = attempts.iter().map(|one| ShareOf::Home(one.home.clone()));
    let of_learner = attempts.iter().filter_map(|one| one.learner.map(ShareOf::Learner));
    let whose: std::collections::BTreeSet<ShareOf> = of_home.chain(of_learner).collect();
    let share = |whose: ShareOf| {
        let is_own = |one: &&Attempt| match &whose {
            ShareOf::Home(home) => one.home == *home,
            ShareOf::Learner(learner) => one.learner == Some(*learner),
        };
        let own = || attempts.iter().filter(|one| one.try_no == 1).filter(is_own);
        let sum = |part: fn(&Attempt) -> u32| own().map(part).sum::<u32>();
        let (earned, possible) = (sum(|one| one.earned), sum(|one| one.possible));
        let is_all = own().count() == usize::try_from(standing.firsts).unwrap();
        let rate = (200 * earned + possible).checked_div(2 * possible).unwrap_or(0);
        Share { score: score.filter(|_| is_all).unwrap_or(rate), whose }
    };
    let shares = whose.into_iter().map(share).collect();
    Counted { session, attempts, homes, standing, shares, short: None }
}

pub(super) fn note(seq: u32, text: &str) -> Note {
    Note { seq, kind: "pledge".into(), text: text.into() }
}

/// Begins a session with `n` events.
pub(super) fn begin(store: &mut RecordStore, started_at: i64, n: u32) -> SessionId {
    let new = new_session(started_at);
    assert_eq!(store.begin(&new, &events(1, n)).unwrap(), Saved { total: u64::from(n) });
    new.id
}

pub(super) fn append(store: &mut RecordStore, session: SessionId, seq: u32) {
    let saved = store.append(session, seq, &[event(seq)], &Extras::default()).unwrap();
    assert_eq!(saved.total, u64::from(seq));
}

/// A connection of the test's own, past all that the store guards.
pub(super) fn raw(path: &Path) -> rusqlite::Connection {
    rusqlite::Connection::open(path).unwrap()
}

impl RecordStore {
    /// Sessions and events.
    pub(super) fn counts(&self) -> (u64, u64) {
        let count = |table: &str| {
            let query = format!("SELECT count(*) FROM {table}");
            self.connection.query_row(&query, [], |row| row.get(0)).unwrap()
        };
        (count("session"), count("event"))
    }

    /// How SQLite would find what is asked for.
    pub(super) fn plan<V: rusqlite::ToSql>(&self, query: &str, values: Vec<V>) -> String {
        let mut explained = self.connection.prepare(&format!("EXPLAIN QUERY PLAN {query}")).unwrap();
        let lines = explained.query_map(rusqlite::params_from_iter(values), |row| row.get(3)).unwrap();
        lines.map(Result::unwrap).collect::<Vec<String>>().join("; ")
    }
}

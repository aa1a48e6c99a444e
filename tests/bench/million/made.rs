//! The record: real meetings, many times over.
//!
//! These vary: who was right, at which try, with which option; hints; meetings left before their end; clubs, learners
//! and days. Rows are inserted as `record` inserts them, in long transactions, because nothing here has to survive a
//! power cut.

use std::fs;
use std::path::{Path, PathBuf};

use dongvai::library::Library;
use dongvai::meeting::command::{Command, Mode, Setup};
use dongvai::meeting::flow::{self, Who};
use dongvai::meeting::kinds::{self, Answer, ChooseAnswer, CollectAnswer, FigureAnswer, OrderAnswer};
use dongvai::meeting::rules::Scene;
use dongvai::meeting::{Meeting, decide};
use dongvai::record::codec;
use dongvai::record::model::{StoredEvent, TextHash};
use dongvai::record::{Access, RecordStore};
use dongvai::scenario::kinds::StepKind;
use dongvai::scenario::story::Story;
use rusqlite::{Connection, params};
use uuid::{NoContext, Timestamp, Uuid};

pub(super) const JUNE: &str = "sinh-hoat-thang-sau";
pub(super) const N_SESSIONS: u64 = 20_000;
pub(super) const N_ANSWERS: u64 = 1_000_000;
const N_CLUBS: u64 = 100;
const N_PLAYED: u64 = 36;
const CUTS: [u16; 4] = [20, 45, 45, 90];
/// 01/11/2023, and three years of milliseconds.
pub(super) const START: i64 = 1_698_771_600_000;
const THREE_YEARS: i64 = 3 * 365 * 86_400_000;

/// Where it lies; made if it is not there.
pub(super) fn record(folder: &Path) -> PathBuf {
    let path = folder.join("records.sqlite3");
    let whole = folder.join("whole");
    if whole.exists() {
        return path;
    }
    fs::remove_dir_all(folder).ok();
    fs::create_dir_all(folder).expect("a folder");
    drop(RecordStore::open(&path, Access::ReadWrite).expect("an empty record"));
    let june = Library::new(None).load(JUNE, None).expect("the shipped scenario");
    let meetings: Vec<Vec<StoredEvent>> = (0..N_PLAYED).map(|seed| played(&june, seed)).collect();
    let shares: Vec<usize> = meetings.iter().map(|events| n_answered(events)).collect();
    println!(
        "{N_PLAYED} meetings played, with {:?} to {:?} answers",
        shares.iter().min(),
        shares.iter().max()
    );
    let connection = Connection::open(&path).expect("the record");
    connection.execute_batch("PRAGMA synchronous = OFF; BEGIN").expect("a transaction");
    let hashes: Vec<TextHash> = (0..N_CLUBS).map(|club| text_of(&connection, &june, club)).collect();
    let mut chance = Chance(7);
    let mut left = N_ANSWERS;
    for n in 0..N_SESSIONS {
        let sessions_left = N_SESSIONS - n;
        let (events, share) = chosen(&meetings, &mut chance, left, sessions_left);
        left -= insert(&connection, &mut chance, n, events, share, &hashes);
    }
    assert_eq!(left, 0, "the meetings are too short for a million answers");
    connection.execute_batch("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)").expect("everything on the disk");
    fs::write(whole, "").expect("a mark");
    path
}

/// A meeting, and how many of its answers are taken. Most come to their end: of two drawn, the longer one where more
/// answers are needed than there are sessions for. The last ones share what is left, to the answer; and one of twenty
/// is left before its end.
fn chosen<'m>(
    meetings: &'m [Vec<StoredEvent>],
    chance: &mut Chance,
    left: u64,
    sessions_left: u64,
) -> (&'m [StoredEvent], u64) {
    let count = |events: &[StoredEvent]| n_answered(events).try_into().unwrap_or(u64::MAX);
    let [one, other] = [0, 0].map(|_| &meetings[chance.place(meetings.len())]);
    let (short, long) = if count(one) < count(other) { (one, other) } else { (other, one) };
    if sessions_left <= 100 {
        let longest = meetings.iter().max_by_key(|events| n_answered(events)).expect("a meeting");
        return (longest, left.div_ceil(sessions_left));
    }
    let events = if left / sessions_left >= N_ANSWERS / N_SESSIONS { long } else { short };
    let all = count(events);
    (events, if chance.below(20) == 0 { chance.below(all) } else { all })
}

fn n_answered(events: &[StoredEvent]) -> usize {
    events.iter().filter(|event| event.kind == "answered").count()
}

/// A meeting in which some know nearly everything and some rather little.
fn played(june: &Story, seed: u64) -> Vec<StoredEvent> {
    let mut chance = Chance(seed.wrapping_mul(0x9e37_79b9) | 1);
    let errs_in_hundred = 5 + (seed % 6) * 9;
    let mut meeting = Meeting::default();
    let setup =
        Setup { mode: Mode::Board, solo: None, cut: CUTS[chance.place(CUTS.len())], seed, deputies: false };
    take(june, &mut meeting, &Command::Open(setup));
    for _ in 0..3_000 {
        let Some(turn) = flow::turn(june, meeting.state()) else { break };
        let step = turn.step.id.clone();
        let scene = Scene { story: june, state: meeting.state(), step: turn.step };
        let model = kinds::model(scene, &turn.task);
        let is_person = matches!(turn.who, Who::Person(_) | Who::Anyone);
        let errs = chance.below(100) < errs_in_hundred;
        let answer = match (model, &turn.step.kind) {
            (Some(_), StepKind::Choose(choose)) if errs => {
                let option = &choose.options[chance.place(choose.options.len())];
                Some(Answer::Choose(ChooseAnswer { option: option.id.clone() }))
            }
            (Some(Answer::Figure(FigureAnswer { value })), _) if errs => {
                Some(Answer::Figure(FigureAnswer { value: value + 1_000 }))
            }
            (
                Some(Answer::Collect(CollectAnswer {
                    payer, principal, interest, other, change, mark, ..
                })),
                _,
            ) if errs => Some(Answer::Collect(CollectAnswer {
                payer,
                principal,
                interest,
                other,
                change,
                receipt: false,
                mark,
                ..CollectAnswer::default()
            })),
            (Some(Answer::Order(OrderAnswer { mut items })), _) if errs => {
                items.reverse();
                Some(Answer::Order(OrderAnswer { items }))
            }
            (model, _) => model,
        };
        let by = turn.task.role;
        if is_person && chance.below(100) < 4 {
            take(june, &mut meeting, &Command::Hint { step: step.clone() });
        }
        let command = match answer {
            Some(answer) if is_person => Command::Answer { step, by, answer },
            _ => Command::Proceed { step },
        };
        take(june, &mut meeting, &command);
    }
    assert!(meeting.state().is_finished(), "a meeting comes to its end");
    let mut at = 0;
    let stored = meeting.log().iter().zip(1..).map(|(event, seq)| {
        at += 2_000 + chance.below(40_000).cast_signed();
        codec::encode(event, seq, at).expect("an event")
    });
    stored.collect()
}

fn take(june: &Story, meeting: &mut Meeting, command: &Command) {
    for event in decide(june, meeting, command) {
        meeting.apply(&event);
    }
}

/// The scenario with another club's id and name, under its hash.
fn text_of(connection: &Connection, june: &Story, club: u64) -> TextHash {
    let mut own = june.clone();
    own.club.id = club_id(club).as_str().into();
    own.club.name = format!("Câu lạc bộ số {club}");
    let text = serde_json::to_string(&own).expect("a text");
    let hash = TextHash::of(&text);
    let insert = "INSERT INTO scenario_text (hash, text) VALUES (?1, ?2)";
    connection.execute(insert, params![hash, text]).expect("a text kept");
    hash
}

fn club_id(club: u64) -> String {
    format!("clb-{club:03}")
}

/// Inserts so many answers of a meeting as a session of its own, and returns how many it were.
fn insert(
    connection: &Connection,
    chance: &mut Chance,
    n: u64,
    events: &[StoredEvent],
    share: u64,
    hashes: &[TextHash],
) -> u64 {
    let club = chance.below(N_CLUBS);
    let started_at = START
        + (THREE_YEARS / N_SESSIONS.cast_signed()) * n.cast_signed()
        + chance.below(3_600_000).cast_signed();
    let (ms, random) = (started_at.cast_unsigned(), (chance.below(u64::MAX), chance.below(u64::MAX)));
    let id = Uuid::new_v7(Timestamp::from_unix(NoContext, ms / 1_000, (ms % 1_000) as u32 * 1_000_000));
    let mut bytes = *id.as_bytes();
    // The same record in every run.
    for (byte, random) in bytes.iter_mut().skip(9).zip((random.0 ^ random.1).to_le_bytes()) {
        *byte = random;
    }
    let laptop = [u8::try_from(club % 40).unwrap_or(0); 16];
    let mut n_answers = 0;
    let mut taken = Vec::new();
    for event in events {
        if event.kind == "answered" {
            if n_answers == share {
                break;
            }
            n_answers += 1;
        }
        taken.push(event);
    }
    let last = taken.last().map_or(0, |event| event.at);
    let finished_at = (taken.len() == events.len()).then_some(started_at + last);
    let run = |sql: &str, values: &[&dyn rusqlite::ToSql]| {
        connection.prepare_cached(sql).and_then(|mut insert| insert.execute(values)).expect("a row inserted");
    };
    run(
        "INSERT INTO session (id, laptop, scenario, scenario_hash, seed, mode, cut, club, place, started_at, finished_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, 'board', 45, ?6, ?7, ?8, ?9)",
        &[
            &bytes,
            &laptop,
            &JUNE,
            &hashes[usize::try_from(club).expect("a small number")],
            &n,
            &club_id(club),
            &format!("Nhà văn hóa {}", club % 30),
            &started_at,
            &finished_at,
        ],
    );
    // Four learners of each club, three of them at a time.
    let first = chance.below(4);
    for (at, role) in (0..).zip(["chair", "treasurer", "secretary"]) {
        let number = club * 4 + (first + at) % 4;
        let learner = u128::from(number).to_be_bytes();
        run(
            "INSERT OR IGNORE INTO learner (id, code, code_at, person, shown) VALUES (?1, ?2, 0, ?1, ?2)",
            &[&learner, &format!("TQ-{number:03}")],
        );
        run(
            "INSERT INTO seat (session, role, from_seq, learner, home) VALUES (?1, ?2, 1, ?3, ?4)",
            &[&bytes, &role, &learner, &format!("CLB số {club}, xã {}", club % 9)],
        );
    }
    for event in taken {
        run(
            "INSERT INTO event (session, seq, at, kind, version, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            &[&bytes, &event.seq, &(started_at + event.at), &event.kind, &event.version, &event.body],
        );
    }
    n_answers
}

/// Numbers that look drawn and are the same in every run (`SplitMix64`).
struct Chance(u64);

impl Chance {
    fn place(&mut self, n: usize) -> usize {
        usize::try_from(self.below(n.try_into().expect("a small number"))).expect("a small number")
    }

    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % n
    }
}

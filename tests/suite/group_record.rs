//! A record of three clubs that met many times over half a year and improved: played through `practice` with some
//! answers wrong, the same at every run.

use std::sync::OnceLock;

use dongvai::clock::Clock;
use dongvai::meeting::command::{Command, Mode};
use dongvai::meeting::flow::{self, Who};
use dongvai::meeting::kinds::{
    self, Answer, ChooseAnswer, FigureAnswer, OrderAnswer, RollCallAnswer, SpeakAnswer,
};
use dongvai::meeting::rules::Scene;
use dongvai::practice::{Beginning, LiveSession, counting};
use dongvai::record::RecordStore;
use dongvai::record::model::TextHash;
use dongvai::scenario::kinds::StepKind;
use dongvai::scenario::model::Step;
use dongvai::scenario::terms::Role;
use rusqlite::Connection;

use super::app_on_screen::{NOW, TestApp, setup};
use super::shots::JUNE;

const DAY: i64 = 86_400_000;
/// 15/6/2026, 8:00 in Vietnam.
const FIRST: i64 = 1_781_485_200_000;

/// A club, the village its people call it by, and the days on which it met.
const CLUBS: [(&str, &str, &[i64]); 5] = [
    ("ban-moi", "Bản Mới", &[3, 35, 96, 150]),
    ("na-cooc", "Bản Nà Coóc", &[0, 30, 61, 92, 122, 153]),
    ("phieng-ngan", "Bản Phiêng Ngần", &[40, 130]),
    ("to-dan-pho-so-6", "Tổ dân phố số 6", &[45]),
    ("xom-chieng", "Xóm Chiềng", &[64, 66]),
];

/// Gives a house a record of fifteen whole meetings of the June scenario and one warm-up. It is played once for all.
pub(super) fn fill(house: &TestApp) {
    static RECORD: OnceLock<Vec<u8>> = OnceLock::new();
    let record = RECORD.get_or_init(|| {
        let house = TestApp::new();
        play_all(&house);
        std::fs::read(house.dir.path().join("records.sqlite3")).expect("a record")
    });
    std::fs::write(house.dir.path().join("records.sqlite3"), record).expect("a copy");
}

fn play_all(house: &TestApp) {
    let mut store = house.record();
    for (number, (club, village, days)) in CLUBS.into_iter().enumerate() {
        for (time, day) in days.iter().enumerate() {
            let clock = Clock::Fixed(FIRST + day * DAY);
            // One of them never said where they are from, and the others wrote it in more than one way.
            let home = match (club, time) {
                ("to-dan-pho-so-6", _) => String::new(),
                (_, 0) => format!("clb {}", village.to_lowercase()),
                _ => village.to_owned(),
            };
            let session = play(&mut store, clock, (JUNE, 20), &home, |step| {
                let luck = (step * 7 + number * 5 + time * 3) % 11;
                luck + 2 * time < 7
            });
            rename(house, &session, club, village);
        }
    }
    play(&mut store, Clock::Fixed(FIRST + DAY), ("khoi-dong", 5), "", |_| false);
    counting::count_all(&mut store, &NOW).expect("counted");
}

/// Plays a whole meeting as a board; at the steps of these numbers the first answer is wrong.
fn play(
    store: &mut RecordStore,
    mut clock: Clock,
    (scenario, cut): (&str, u16),
    home: &str,
    is_wrong: impl Fn(usize) -> bool,
) -> String {
    let story = TestApp::library().load(scenario, None).expect("a sound scenario");
    let learners = [(Role::Chair, "CN-01"), (Role::Treasurer, "TQ-07"), (Role::Secretary, "TK-02")];
    let learners = learners.map(|(role, code)| (role, code.to_owned())).to_vec();
    let homes = learners.iter().map(|(role, _)| (*role, home.to_owned())).collect();
    let beginning = Beginning { setup: setup(Mode::Board, None, cut), learners, homes, place: None };
    let mut practice = LiveSession::begin(store, &clock, story, beginning).expect("a session");
    let mut tried = None;
    for _ in 0..2_000 {
        let state = practice.meeting().state().clone();
        let Some(turn) = flow::turn(practice.story(), &state) else { break };
        let scene = Scene { story: practice.story(), state: &state, step: turn.step };
        let id = turn.step.id.clone();
        let place = practice.story().position(&id).expect("a step").number;
        let command = match (turn.who, kinds::model(scene, &turn.task)) {
            (Who::Person(_) | Who::Anyone, Some(answer)) => {
                let is_first = tried.replace((id.clone(), turn.number)) != Some((id.clone(), turn.number));
                let spoilt = (is_first && is_wrong(place)).then(|| spoilt(turn.step, answer.clone()));
                Command::Answer { step: id, by: turn.task.role, answer: spoilt.unwrap_or(answer) }
            }
            _ => Command::Proceed { step: id },
        };
        clock.tick(20_000);
        practice.give(store, &clock, &command, None).expect("an event on disk");
    }
    assert!(practice.is_finished(), "{scenario}");
    practice.finish(store, &clock).expect("a finished session");
    practice.id().to_string()
}

/// A wrong answer in place of the right one; some steps have none that is easily made.
fn spoilt(step: &Step, right: Answer) -> Answer {
    match (right, &step.kind) {
        (Answer::Choose(ChooseAnswer { option }), StepKind::Choose(choose)) => {
            let other = choose.options.iter().rfind(|choice| choice.id != option);
            Answer::Choose(ChooseAnswer { option: other.map_or(option, |choice| choice.id.clone()) })
        }
        (Answer::Speak(SpeakAnswer { by, elapsed_s, heard }), _) => {
            Answer::Speak(SpeakAnswer { heard: heard.into_iter().skip(1).collect(), by, elapsed_s })
        }
        (Answer::Figure(FigureAnswer { value }), _) => {
            Answer::Figure(FigureAnswer { value: value + 100_000 })
        }
        (Answer::Order(OrderAnswer { mut items }), _) => {
            items.reverse();
            Answer::Order(OrderAnswer { items })
        }
        (Answer::RollCall(RollCallAnswer { away, quorum }), _) => {
            Answer::RollCall(RollCallAnswer { away, quorum: !quorum })
        }
        (right, _) => right,
    }
}

/// A shipped scenario has its one club; this lets the session be another's.
fn rename(house: &TestApp, session: &str, club: &str, village: &str) {
    let record = Connection::open(house.dir.path().join("records.sqlite3")).expect("the record");
    let id = session.parse::<dongvai::id::SessionId>().expect("an id");
    let read = "SELECT text FROM scenario_text JOIN session ON hash = scenario_hash WHERE id = ?1";
    let text: String = record.query_row(read, [id], |row| row.get(0)).expect("a text");
    let text = text.replace("\"village\":\"Bản Nà Coóc\"", &format!("\"village\":\"{village}\""));
    let hash = TextHash::of(&text);
    record.execute("INSERT OR IGNORE INTO scenario_text VALUES (?1, ?2)", (hash, text)).expect("a text");
    let set = "UPDATE session SET club = ?2, scenario_hash = ?3 WHERE id = ?1";
    record.execute(set, (id, club, hash)).expect("a session");
}

/// How many meetings of June there are.
pub(super) fn meetings() -> u64 {
    CLUBS.iter().map(|(_, _, days)| u64::try_from(days.len()).expect("few")).sum()
}

//! The figures of a group, against the same made by reading every answer, and that no table is read whole for them.

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::vec;
use proptest::prelude::{Strategy, any, proptest};
use proptest::sample::select;
use proptest::test_runner::Config;
use rusqlite::types::Value;

use crate::id::{ScenarioId, StepId};
use crate::record::counted::Attempt;
use crate::record::group;
use crate::record::store::RecordStore;
use crate::record::tests::{RecordFolder, START, attempt, begin, counted, id_of};
use crate::review::group::{GroupColumn, GroupMonth, OneMeeting, Whose};
use crate::review::rate::{By, Sums};

const DAY: i64 = 86_400_000;
/// Long enough to have stretches without a meeting.
const SPAN: i64 = 30 * DAY;

/// What a session is made of.
#[derive(Debug, Clone)]
struct Given {
    scenario: &'static str,
    club: &'static str,
    started_at: i64,
    finished: bool,
    answers: Vec<Answer>,
}

/// The step, whose it is, whether it is right, what was said, and the key of the home.
type Answer = (&'static str, Option<&'static str>, bool, &'static str, &'static str);

fn given() -> impl Strategy<Value = Given> {
    let answer = (
        select(&["count-open", "lendable", "on-whispers"][..]),
        select(&[None, Some("TQ-01"), Some("TQ-02"), Some("CN-01")][..]),
        any::<bool>(),
        select(&["option aloud", "option later", "value 4600000"][..]),
        select(&["", "co muông", "nậm pẻ"][..]),
    );
    let at =
        (select(&["june", "warm-up"][..]), select(&["ban-moi", "na-cooc"][..]), 0_i64..400, any::<bool>());
    (at, vec(answer, 0..12)).prop_map(|((scenario, club, day, finished), answers)| Given {
        scenario,
        club,
        started_at: START + day * DAY,
        finished,
        answers,
    })
}

/// A record of these sessions, each counted as `practice` would.
fn filled(desk: &RecordFolder, sessions: &[Given]) -> RecordStore {
    let mut store = desk.store();
    for code in ["TQ-02", "CN-01", "TQ-01"] {
        let born = "INSERT INTO learner (id, code, code_at, person, shown) VALUES (?1, ?2, 0, ?1, ?2)";
        store.connection.execute(born, (id_of(code), code)).unwrap();
    }
    for given in sessions {
        let session = begin(&mut store, given.started_at, 1);
        let set = "UPDATE session SET scenario = ?2, club = ?3 WHERE id = ?1";
        store.connection.execute(set, (session, given.scenario, given.club)).unwrap();
        if given.finished {
            store.finish(session, given.started_at + 1).unwrap();
        }
        let attempts: Vec<Attempt> = given.answers.iter().zip(2..).map(made).collect();
        let score = (!attempts.is_empty()).then(|| score_of(given));
        store.keep_counted(&[counted(session, attempts, "", score)]).unwrap();
    }
    store
}

fn made((answer, seq): (&Answer, u32)) -> Attempt {
    let (step, learner, right, said, home) = *answer;
    Attempt {
        home: home.to_owned(),
        learner: learner.map(id_of),
        answer: if right { "option private".to_owned() } else { said.to_owned() },
        ..attempt(seq, step, 1, right)
    }
}

/// Whose figures stand under this name.
fn asked_by(by: By, name: &str) -> Whose {
    match by {
        By::Home => Whose::Home(name.to_owned()),
        By::Club => Whose::Club(name.into()),
        By::Learner => Whose::Learner(id_of(name)),
    }
}

fn score_of(given: &Given) -> u32 {
    let n = u32::try_from(given.answers.len()).unwrap();
    100 * u32::try_from(given.answers.iter().filter(|answer| answer.2).count()).unwrap() / n
}

fn sums<'a>(answers: impl Iterator<Item = &'a Answer>) -> Sums {
    answers.fold(Sums::default(), |sum, answer| {
        let earned = if answer.2 { 500 } else { 200 };
        sum.and(Sums { firsts: 1, rights: u64::from(answer.2), earned, possible: 500 })
    })
}

/// Every column of the heat map, read by pages of one.
fn all_columns(store: &RecordStore, scenario: &ScenarioId, by: By) -> Vec<GroupColumn> {
    let mut columns: Vec<GroupColumn> = Vec::new();
    loop {
        let after = columns.last().map(|column| column.whose.clone());
        let page = store.heat(scenario, by, after.as_ref(), 1).unwrap();
        if page.is_empty() {
            return columns;
        }
        columns.extend(page);
    }
}

fn check(sessions: &[Given]) {
    let desk = RecordFolder::new();
    let store = filled(&desk, sessions);
    let names: BTreeSet<&str> = sessions.iter().map(|given| given.scenario).collect();
    let played = store.played().unwrap();
    assert_eq!(
        played.iter().map(|played| played.scenario.as_str()).collect::<Vec<_>>(),
        Vec::from_iter(names)
    );
    for played in played {
        let of: Vec<&Given> =
            sessions.iter().filter(|given| given.scenario == played.scenario.as_str()).collect();
        let whole: Vec<&Given> =
            of.iter().copied().filter(|given| given.finished && !given.answers.is_empty()).collect();
        assert_eq!((played.sessions, played.whole), (of.len() as u64, whole.len() as u64));
        check_steps(&store, &played.scenario, &of);
        check_time(&store, &played.scenario, &whole);
    }
}

fn check_steps(store: &RecordStore, scenario: &ScenarioId, of: &[&Given]) {
    let all = || of.iter().flat_map(|given| given.answers.iter().map(|answer| (given.club, answer)));
    let steps: BTreeSet<&str> = all().map(|(_, answer)| answer.0).collect();
    let by_step: Vec<(StepId, Sums)> = steps
        .iter()
        .map(|step| (StepId::from(*step), sums(all().map(|(_, one)| one).filter(|one| one.0 == *step))))
        .collect();
    assert_eq!(store.step_sums(scenario).unwrap(), by_step);
    for by in By::ALL.iter().copied() {
        let who = |club: &'static str, answer: &Answer| match by {
            By::Home => Some(answer.4),
            By::Club => Some(club),
            By::Learner => answer.1,
        };
        let names: BTreeSet<&str> = all().filter_map(|(club, answer)| who(club, answer)).collect();
        let columns = all_columns(store, scenario, by);
        assert_eq!(
            columns.iter().map(|column| column.whose.clone()).collect::<Vec<_>>(),
            names.iter().map(|name| asked_by(by, name)).collect::<Vec<_>>()
        );
        assert_eq!(columns, store.heat(scenario, by, None, 99).unwrap());
        for column in columns {
            let is_own =
                |club, answer: &_| who(club, answer).is_some_and(|name| asked_by(by, name) == column.whose);
            let own = || all().filter(|(club, answer)| is_own(club, answer)).map(|(_, one)| one);
            assert_eq!(column.total, sums(own()));
            for (step, cell) in column.cells {
                assert_eq!(cell, sums(own().filter(|one| step.as_str() == one.0)));
            }
        }
    }
    for weak in store.weakest(scenario, 2, 9).unwrap() {
        let mut wrong: BTreeMap<&str, u64> = BTreeMap::new();
        for (_, answer) in all().filter(|(_, one)| weak.step.as_str() == one.0 && !one.2) {
            *wrong.entry(answer.3).or_default() += 1;
        }
        let commonest = weak.commonest.unwrap();
        assert_eq!(Some(&commonest.n), wrong.values().max());
        assert_eq!(wrong.get(commonest.answer.as_str()), Some(&commonest.n));
        let answers = store.wrong_answers(scenario, &weak.step, 9).unwrap();
        assert_eq!(answers.iter().map(|one| (one.answer.as_str(), one.n)).collect::<BTreeMap<_, _>>(), wrong);
        assert!(answers.is_sorted_by(|a, b| a.n >= b.n));
    }
    let weak = store.weakest(scenario, 2, 9).unwrap();
    // What is right eight times of ten is nothing to talk about.
    let is_weak = |sums: &Sums| sums.firsts >= 2 && 200 * sums.rights < 159 * sums.firsts;
    let expected = by_step.iter().filter(|(_, sums)| is_weak(sums)).count();
    assert_eq!(weak.len(), expected);
    assert!(weak.is_sorted_by(|a, b| {
        let (one, other) = (a.sums.rights * b.sums.firsts, b.sums.rights * a.sums.firsts);
        one < other || (one == other && a.step < b.step)
    }));
    assert_eq!(store.weakest(scenario, 2, 1).unwrap(), weak.get(..1).unwrap_or_default());
}

fn check_time(store: &RecordStore, scenario: &ScenarioId, whole: &[&Given]) {
    let mut by_month: BTreeMap<i64, GroupMonth> = BTreeMap::new();
    for given in whole {
        let own = sums(given.answers.iter());
        let month = by_month
            .entry(given.started_at.div_euclid(SPAN))
            .or_insert(GroupMonth { started_at: given.started_at, ..GroupMonth::default() });
        month.started_at = month.started_at.min(given.started_at);
        month.meetings += 1;
        month.firsts += own.firsts;
        month.rights += own.rights;
        month.scores += u64::from(score_of(given));
    }
    let end = |at: i64| (at.div_euclid(SPAN) + 1) * SPAN;
    assert_eq!(store.trend(scenario, &Whose::All, end).unwrap(), by_month.into_values().collect::<Vec<_>>());
    let trends =
        ["ban-moi", "na-cooc"].map(|club| store.trend(scenario, &Whose::Club(club.into()), end).unwrap());
    let meetings: u64 = trends.iter().flatten().map(|month| month.meetings).sum();
    assert_eq!(meetings, whole.len() as u64);
    for by in By::ALL.iter().copied() {
        check_changes(store, scenario, by, whole);
    }
}

fn check_changes(store: &RecordStore, scenario: &ScenarioId, by: By, whole: &[&Given]) {
    let mut meetings: BTreeMap<&str, Vec<(i64, Sums)>> = BTreeMap::new();
    for given in whole {
        let learners: BTreeSet<&str> = match by {
            // People without a club are not compared.
            By::Home => given.answers.iter().map(|answer| answer.4).filter(|home| !home.is_empty()).collect(),
            By::Club => [given.club].into(),
            By::Learner => given.answers.iter().filter_map(|answer| answer.1).collect(),
        };
        for who in learners {
            let own = given.answers.iter().filter(|answer| match by {
                By::Home => answer.4 == who,
                By::Club => true,
                By::Learner => answer.1 == Some(who),
            });
            meetings.entry(who).or_default().push((given.started_at, sums(own)));
        }
    }
    meetings.retain(|_, of| of.len() > 1);
    let changes = store.changes(scenario, by, None, 99).unwrap();
    assert_eq!(
        changes.iter().map(|one| one.whose.clone()).collect::<Vec<_>>(),
        meetings.keys().map(|name| asked_by(by, name)).collect::<Vec<_>>()
    );
    for (change, of) in changes.iter().zip(meetings.values()) {
        let same = |meeting: &OneMeeting| {
            of.iter().any(|(at, own)| {
                (*at, own.firsts, own.rights) == (meeting.started_at, meeting.firsts, meeting.rights)
            })
        };
        assert_eq!(change.meetings, of.len() as u64);
        assert_eq!(of.iter().map(|(at, _)| *at).min(), Some(change.first.started_at));
        assert_eq!(of.iter().map(|(at, _)| *at).max(), Some(change.last.started_at));
        assert!(same(&change.first) && same(&change.last));
    }
    if let [first, rest @ ..] = changes.as_slice() {
        assert_eq!(store.changes(scenario, by, Some(&first.whose), 99).unwrap(), rest);
        assert_eq!(store.changes(scenario, by, None, 1).unwrap(), std::slice::from_ref(first));
    }
}

proptest! {
    #![proptest_config(Config { cases: 12, failure_persistence: None, ..Config::default() })]
    #[test]
    fn figures_are_those_of_the_answers(sessions in vec(given(), 1..9)) {
        check(&sessions);
    }
}

/// A step that went well is nothing to talk about, though one of sixteen was wrong.
#[test]
fn what_went_well_is_not_weak() {
    let desk = RecordFolder::new();
    let of = |step, n: usize, n_right| {
        (0..n).map(move |at| (step, None, at < n_right, "option aloud", "")).collect::<Vec<Answer>>()
    };
    let answers = [of("count-open", 16, 15), of("lendable", 5, 4), of("on-whispers", 19, 15)].concat();
    let given = Given { scenario: "june", club: "na-cooc", started_at: START, finished: true, answers };
    let weak = filled(&desk, &[given]).weakest(&ScenarioId::from("june"), 3, 10).unwrap();
    let steps: Vec<&str> = weak.iter().map(|weak| weak.step.as_str()).collect();
    assert_eq!(steps, ["on-whispers"], "79 of a hundred, and not 94 or 80");
}

#[test]
fn an_empty_record_has_no_group() {
    let desk = RecordFolder::new();
    let store = desk.store();
    let june = ScenarioId::from("june");
    assert_eq!(store.played().unwrap(), []);
    assert_eq!(store.heat(&june, By::Club, None, 9).unwrap(), []);
    assert_eq!(store.weakest(&june, 1, 10).unwrap(), []);
    assert_eq!(store.trend(&june, &Whose::All, |at| at).unwrap(), []);
    assert_eq!(store.changes(&june, By::Learner, None, 9).unwrap(), []);
}

/// A clock that stands at the end of time, or an end of a month that does not lie ahead, must not hang the program.
#[test]
fn a_trend_comes_to_an_end() {
    let desk = RecordFolder::new();
    let at = |started_at| Given {
        scenario: "june",
        club: "na-cooc",
        started_at,
        finished: true,
        answers: vec![("lendable", None, true, "", "")],
    };
    let store = filled(&desk, &[at(START), at(START + 1)]);
    store
        .connection
        .execute("UPDATE progress SET started_at = ?1 WHERE started_at > ?2", (i64::MAX, START))
        .unwrap();
    let trend = store.trend(&ScenarioId::from("june"), &Whose::All, |_| 0).unwrap();
    assert_eq!(trend.len(), 1);
}

#[test]
fn figures_are_read_by_their_keys() {
    let desk = RecordFolder::new();
    let store = desk.store();
    let text = |word: &str| Value::Text(word.to_owned());
    let number = Value::Integer;
    let key = [text("june"), text("club")];
    let (page, one) = ([text("a"), number(9)], [text("na-cooc")]);
    let of = |rest: &[Value]| key.iter().chain(rest).cloned().collect::<Vec<_>>();
    for (query, values) in [
        (group::SCENARIOS, Vec::new()),
        (group::WHO, of(&[text("a"), text("a"), number(9)])),
        (group::HOME_WORDS, one.to_vec()),
        (group::CELLS, of(&one)),
        (group::TEXT_OF_CLUB, one.to_vec()),
        (group::NEXT_MEETING, of(&[text("na-cooc"), number(0)])),
        (group::STRETCH, of(&[text("na-cooc"), number(0), number(9)])),
        (group::REPEATED, of(&page)),
        (group::IS_TALLIED, of(&one)),
        (group::MEETINGS, of(&one)),
        (group::SERIES, of(&one)),
        (group::WRONG, vec![text("june"), text("lendable"), number(3)]),
    ] {
        let plan = store.plan(query, values);
        // The recursion of the first one is over its own rows; the wrong answers of one step are few enough to sort.
        let scans = plan.replace("SCAN played", "");
        assert!(!scans.contains("SCAN"), "{query}: {plan}");
        assert!(query == group::WRONG || !plan.contains("TEMP B-TREE"), "{query}: {plan}");
    }
}

/// A short relay before the hall says nothing about a long meeting of the board.
#[test]
fn only_meetings_that_are_alike_are_compared() {
    let desk = RecordFolder::new();
    let at = |day: i64, right| Given {
        scenario: "june",
        club: "na-cooc",
        started_at: START + day * DAY,
        finished: true,
        answers: vec![("lendable", None, right, "option aloud", "nậm pẻ")],
    };
    let store = filled(&desk, &[at(0, false), at(1, true), at(2, true), at(3, false)]);
    let june = ScenarioId::from("june");
    let rows = |by| store.changes(&june, by, None, 9).unwrap();
    assert_eq!(rows(By::Club).iter().map(|row| row.meetings).collect::<Vec<_>>(), [4]);
    let hall = "UPDATE session SET mode = 'room', cut = 20 WHERE started_at IN (?1, ?2)";
    store.connection.execute(hall, (START + DAY, START + 3 * DAY)).unwrap();
    for by in [By::Club, By::Home] {
        let found = rows(by);
        let days = found.iter().map(|row| [row.first, row.last].map(|one| (one.started_at - START) / DAY));
        assert_eq!(days.collect::<Vec<_>>(), [[0, 2], [1, 3]], "{by:?}");
        assert_eq!(found.iter().map(|row| row.alike.cut).collect::<Vec<_>>(), [Some(45), Some(20)]);
    }
    store.connection.execute("UPDATE session SET cut = 90 WHERE started_at = ?1", [START + DAY]).unwrap();
    assert_eq!(rows(By::Home).len(), 1, "another length");
    let seat = "INSERT INTO seat (session, role, from_seq, word) SELECT id, 'secretary', 1, 'secretary' FROM session \
         WHERE started_at = ?1";
    store.connection.execute(seat, [START]).unwrap();
    assert_eq!(rows(By::Club), [], "other seats");
    assert_eq!(rows(By::Home).len(), 1, "a seat of somebody from elsewhere");
    store.connection.execute("UPDATE seat SET home = 'CLB Nậm Pẻ' WHERE role = 'secretary'", []).unwrap();
    assert_eq!(rows(By::Home), [], "other seats");
}

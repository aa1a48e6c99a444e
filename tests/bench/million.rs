//! A record of a million answers, and what facilitators ask of it, each beside the same SQL in the sqlite3 shell.
//!
//! The record is made once and kept: three dozen meetings of the shipped June scenario are really played, well and
//! badly, and stand in it again and again under other ids, days, clubs and learners' codes. Every event can be read.
//! Only the ratios count, both sides in one run: `cargo bench --bench million`. With `fresh` behind `--` the record is
//! made anew.

#![expect(clippy::print_stdout, reason = "a table for whoever runs it")]

#[path = "million/made.rs"]
mod made;
#[path = "million/shell.rs"]
mod shell;

use std::fs;
use std::hint::black_box;
use std::io::{BufWriter, sink};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use dongvai::clock::Clock;
use dongvai::export::data::csv::CsvWriter;
use dongvai::export::data::json::JsonWriter;
use dongvai::export::data::words::DataWording;
use dongvai::export::data::xapi::XapiWriter;
use dongvai::export::data::xlsx::XlsxWriter;
use dongvai::export::data::{DataError, DataSource};
use dongvai::locale::Speech;
use dongvai::locale::catalog::Catalog;
use dongvai::practice::{LiveSession, counting};
use dongvai::record::model::SessionSummary;
use dongvai::record::sessions::{Filter, Term};
use dongvai::record::{Access, RecordStore};
use dongvai::review::group::Whose;
use dongvai::review::rate::By;
use dongvai::review::sessions::{SessionOrder, SessionPage};

use made::{JUNE, N_ANSWERS, N_SESSIONS};
use shell::Shell;

/// Of so many times the middle one is told.
const TIMES: usize = 21;
const TIMES_OF_SHELL: u32 = 20;
const CLOCK: Clock = Clock::Fixed(made::START);

fn main() {
    // `cargo test --benches` asks for a test; there is none.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("million");
    if std::env::args().any(|argument| argument == "fresh") {
        fs::remove_dir_all(&folder).ok();
    }
    let path = made::record(&folder);
    let mut store =
        RecordStore::open(&path, Access::ReadWrite).expect("the record").sound().expect("a sound record");
    count(&mut store);
    assert_eq!(
        (store.n_sessions().expect("a count"), store.n_answered(&[]).expect("a count")),
        (N_SESSIONS, N_ANSWERS)
    );
    let n_mb = fs::metadata(&path).map_or(0, |file| file.len() / 1_000_000);
    println!("{N_SESSIONS} sessions, {N_ANSWERS} answers, {n_mb} MB");
    let shell = Shell::new(&path);
    println!("{:<44}{:>12}{:>14}{:>8}", "", "dongvai", "sqlite3", "ratio");
    lists(&store, &shell);
    groups(&store, &shell);
    exports(&store, &shell, &folder);
}

fn count(store: &mut RecordStore) {
    let n = store.n_uncounted().expect("a count");
    if n == 0 {
        return;
    }
    let began = Instant::now();
    let mut longest = Duration::ZERO;
    let mut last = Instant::now();
    let done = counting::count(store, &CLOCK, &mut |_| {
        longest = longest.max(last.elapsed());
        last = Instant::now();
        ControlFlow::Continue(())
    });
    done.expect("everything counted").continue_value().expect("nobody stops it");
    println!(
        "{n} sessions counted in {:.1?}; at most {longest:.0?} between two signs of life",
        began.elapsed()
    );
}

/// What the shell is asked for a page of the list: the columns of a summary.
const SUMMARY: &str = "SELECT hex(id), hex(laptop), scenario, hex(scenario_hash), seed, mode, cut, club, place, \
     started_at, finished_at, forked_from, forked_at_seq, \
     coalesce((SELECT max(seq) FROM event WHERE session = id), forked_at_seq, 0), copy_of, answers, firsts, rights, \
     score, search, counted, kind FROM session";

fn lists(store: &RecordStore, shell: &Shell) {
    let order = SessionOrder::Newest;
    let list = |filter: &Filter| store.list(filter).expect("a page");
    let page = |page: SessionPage| Filter { order, page, ..Filter::default() };
    let ours = |filter: &Filter| time(|| list(filter));
    let key = |one: &SessionSummary| format!("({}, x'{}')", one.started_at, one.id.0.simple());
    let newest = "ORDER BY started_at DESC, id DESC LIMIT 50";
    shell.beside("list, first page", ours(&page(SessionPage::First)), &format!("{SUMMARY} {newest};"));
    let oldest = "ORDER BY started_at, id LIMIT 50";
    shell.beside("list, last page", ours(&page(SessionPage::Last)), &format!("{SUMMARY} {oldest};"));
    let half = Filter { limit: u32::try_from(N_SESSIONS / 2).unwrap_or(u32::MAX), ..Filter::default() };
    let middle = list(&half).pop().expect("a session in the middle");
    let after = format!("{SUMMARY} WHERE (started_at, id) < {} {newest};", key(&middle));
    shell.beside("list, middle page", ours(&page(SessionPage::After(middle.id))), &after);
    let found = Filter { terms: vec![Term::AnyOf(vec!["tq-101".to_owned()])], ..Filter::default() };
    let searched = format!("{SUMMARY} WHERE instr(search, 'tq-101') > 0 {newest};");
    shell.beside("list, filtered by a code", ours(&found), &searched);
    let none = Filter { terms: vec![Term::AnyOf(vec!["khong co".to_owned()])], ..Filter::default() };
    let searched = format!("{SUMMARY} WHERE instr(search, 'khong co') > 0 {newest};");
    shell.beside("list, filtered, nothing found", ours(&none), &searched);
    let events = format!("SELECT * FROM event WHERE session = x'{}' ORDER BY seq;", middle.id.0.simple());
    shell.beside("one session, its events", time(|| store.events(middle.id).expect("events")), &events);
    shell.beside(
        "one session, opened to be looked at",
        time(|| LiveSession::resume(store, middle.id).expect("a session")),
        &events,
    );
}

fn groups(store: &RecordStore, shell: &Shell) {
    let june = JUNE.into();
    let of_homes = format!("FROM tally WHERE scenario = '{JUNE}' AND kind = 'home'");
    shell.beside(
        "heat map, 100 homes",
        time(|| store.heat(&june, By::Home, None, 100).expect("a map")),
        &format!("SELECT who, step, firsts, rights, earned, possible {of_homes} ORDER BY who, step;"),
    );
    let found = Filter { terms: vec![Term::Home("số 7 xã 7".to_owned())], ..Filter::default() };
    shell.beside(
        "list, sessions of one home",
        time(|| store.list(&found).expect("a page")),
        &format!(
            "{SUMMARY} WHERE EXISTS (SELECT 1 FROM session_home WHERE session_home.session = session.id \
             AND home = 'số 7 xã 7') ORDER BY started_at DESC, id DESC LIMIT 50;"
        ),
    );
    shell.once_beside(
        "    beside counting every answer",
        time(|| store.heat(&june, By::Home, None, 100).expect("a map")),
        "SELECT home, step, count(*), sum(is_right), sum(earned), sum(possible) FROM attempt \
         WHERE try_no = 1 AND possible > 0 GROUP BY home, step;",
    );
    shell.beside(
        "trend, three years by month",
        time(|| {
            let end = |at| CLOCK.zone().month_end(at).unwrap_or(i64::MAX);
            store.trend(&june, &Whose::All, end).expect("a trend")
        }),
        &format!(
            "SELECT strftime('%Y-%m', started_at / 1000, 'unixepoch', '+7 hours') AS month, count(*), sum(firsts), \
             sum(rights), sum(score) FROM progress WHERE scenario = '{JUNE}' AND kind = 'all' AND who = '' \
             GROUP BY month;"
        ),
    );
    shell.beside(
        "ten weakest steps",
        time(|| store.weakest(&june, 1, 10).expect("steps")),
        &format!(
            "SELECT step, firsts, rights, (SELECT answer FROM wrong_tally WHERE wrong_tally.scenario = tally.scenario \
             AND wrong_tally.step = tally.step ORDER BY n DESC, answer LIMIT 1) FROM tally \
             WHERE scenario = '{JUNE}' AND kind = 'all' AND who = '' AND rights < firsts \
             ORDER BY 1.0 * rights / firsts, step LIMIT 10;"
        ),
    );
}

/// The same two tables as the shell writes them.
const TABLES: &str = "SELECT hex(session.id) AS session, hex(laptop), scenario, hex(scenario_hash), \
     (SELECT group_concat(DISTINCT home) FROM seat WHERE seat.session = session.id), place, club, kind, mode, cut, \
     datetime(started_at / 1000, 'unixepoch', '+7 hours'), \
     strftime('%Y-%m-%dT%H:%M:%fZ', started_at / 1000.0, 'unixepoch'), \
     datetime(finished_at / 1000, 'unixepoch', '+7 hours'), \
     strftime('%Y-%m-%dT%H:%M:%fZ', finished_at / 1000.0, 'unixepoch'), hex(forked_from), forked_at_seq, hex(copy_of), \
     (SELECT max(seq) FROM event WHERE event.session = session.id), answers, firsts, rights, score, \
     (SELECT group_concat(role || ' ' || shown, '; ') FROM seat JOIN learner ON learner.id = seat.learner \
         WHERE seat.session = session.id) \
     FROM session ORDER BY started_at, id";
const ANSWERS: &str = "SELECT hex(session.id) AS session, scenario, \
     (SELECT home FROM seat WHERE seat.session = session.id AND seat.role = attempt.role AND from_seq <= attempt.seq \
         ORDER BY from_seq DESC LIMIT 1), place, club, attempt.seq, \
     datetime(at / 1000, 'unixepoch', '+7 hours'), strftime('%Y-%m-%dT%H:%M:%fZ', at / 1000.0, 'unixepoch'), step, \
     task, item, role, (SELECT shown FROM learner WHERE learner.person = unhex(attempt.learner, '-')), learner, try_no, try_no = 1 AND possible > 0, is_right, hinted, earned, possible, \
     substr(answer, 1, instr(answer || ' ', ' ') - 1), substr(answer, instr(answer || ' ', ' ') + 1), took_ms \
     FROM session JOIN attempt ON attempt.session = session.id \
     JOIN event ON event.session = session.id AND event.seq = attempt.seq ORDER BY started_at, session.id, attempt.seq";

fn exports(store: &RecordStore, shell: &Shell, folder: &Path) {
    let snapshot = store.snapshot().expect("a snapshot");
    let source = DataSource { record: &snapshot, clock: CLOCK, terms: &[] };
    let tell = &mut |_| ControlFlow::Continue(());
    let at = |name: &str| folder.join(name);
    let file = |name: &str| BufWriter::new(fs::File::create(folder.join(name)).expect("a file"));
    let told = |name: &str, export: &mut dyn FnMut() -> Result<(), DataError>| {
        let before = peak_kb(true);
        let took = once(|| export().expect("an export"));
        let grown = before.zip(peak_kb(false)).map(|(before, after)| after.saturating_sub(before) / 1_000);
        if let Some(grown) = grown {
            println!("    {name}: {grown} MB of memory more than before");
        }
        took
    };
    let csv = told("csv", &mut || {
        let mut writer = CsvWriter::new(file("sessions.csv"), file("attempts.csv"))?;
        source.write(&mut writer, tell)?;
        writer.end().map(|_| ())
    });
    let [sessions, answers] =
        ["shell-sessions.csv", "shell-attempts.csv"].map(|name| at(name).display().to_string());
    shell.once_beside(
        "export, csv",
        csv,
        &format!(".mode csv\n.headers on\n.once '{sessions}'\n{TABLES};\n.once '{answers}'\n{ANSWERS};\n"),
    );
    let held = once(|| source.held().expect("numbers"));
    shell.once_beside(
        "    of which: asking what the record holds",
        held,
        "SELECT count(*) FROM session; SELECT count(*) FROM event WHERE kind = 'answered';",
    );
    let xlsx = told("xlsx", &mut || {
        let (catalog, _) = Catalog::new([]);
        let wording = DataWording { catalog: &catalog, speech: Speech::default(), translation: &|_| None };
        let mut writer = XlsxWriter::new(file("a.xlsx"), wording, source)?;
        source.write(&mut writer, tell)?;
        writer.end(&mut || ControlFlow::Continue(())).map(|_| ())
    });
    println!("{:<44}{xlsx:>12.0?}", "export, xlsx");
    let json = told("json", &mut || {
        let mut writer = JsonWriter::new(file("a.json"), None)?;
        source.write(&mut writer, tell)?;
        writer.end().map(|_| ())
    });
    println!("{:<44}{json:>12.0?}", "export, json");
    let xapi = told("xapi", &mut || {
        let mut writer = XapiWriter::new(BufWriter::new(sink()), &snapshot)?;
        source.write(&mut writer, tell)?;
        writer.end().map(|_| ())
    });
    println!("{:<44}{xapi:>12.0?}", "export, xapi (to nowhere)");
}

/// The middle of several times.
fn time<T>(mut work: impl FnMut() -> T) -> Duration {
    let mut times: Vec<Duration> = (0..TIMES).map(|_| once(&mut work)).collect();
    times.sort_unstable();
    times.get(TIMES / 2).copied().unwrap_or_default()
}

fn once<T>(work: impl FnOnce() -> T) -> Duration {
    let began = Instant::now();
    black_box(work());
    began.elapsed()
}

/// The most memory this program has had; `anew` lets the system begin again. Only where it says.
fn peak_kb(anew: bool) -> Option<u64> {
    if anew {
        fs::write("/proc/self/clear_refs", "5").ok()?;
    }
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

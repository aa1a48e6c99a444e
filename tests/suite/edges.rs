//! The output edges: what is printed holds nothing that steers a terminal, and an output that is closed or full ends a
//! command with an exit code and no panic.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use rusqlite::Connection;

use dongvai::clock::Clock;
use dongvai::tui::msg::GoOn;
use dongvai::tui::runner::services::Services;
use dongvai::tui::screens::Screen;
use dongvai::tui::screens::home::HomeScreen;

use super::app_on_screen::TestApp;
use super::terminal::{bare, run, said};

/// An escape sequence, a bell, a C1 byte, a bidi override, an isolate and a sign without width.
const NASTY: &str = "\u{1b}]52;c;QQ==\u{7}\u{9b}2J\u{202e}\u{2066}x\u{200b}";

/// A data folder with an old program's sessions in it.
fn house() -> tempfile::TempDir {
    let house = tempfile::tempdir().unwrap();
    let old = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/records/v2.sqlite3");
    let (code, _, err) = run(house.path(), &["merge", &old.display().to_string()]);
    assert_eq!(code, 0, "{err}");
    house
}

fn a_session(house: &Path) -> String {
    let (_, out, _) = run(house, &["sessions", "list"]);
    out.split_whitespace().next().unwrap().to_owned()
}

/// Every command that prints, and what it needs.
fn commands(house: &Path) -> Vec<Vec<String>> {
    let (session, out) = (a_session(house), house.join("out"));
    let at = |name: &str| out.join(name).display().to_string();
    let record = house.join("other.sqlite3");
    fs::copy(house.join("records.sqlite3"), &record).unwrap();
    let other = record.display().to_string();
    let lines = [
        "--help",
        "--version",
        "--licenses",
        "completions bash",
        "completions zsh",
        "completions fish",
        "completions powershell",
        "completions elvish",
        "man",
        "check",
        "check khoi-dong --format json",
        "check khoi-dong --lang en",
        "sessions list",
        "sessions list --format json",
        "sessions show SESSION",
        "sessions show SESSION --format json",
        "lang status",
        "lang status --format json",
        "lang corrections",
        "lang corrections --format json",
        "doctor",
        "doctor --format json",
        "pin",
        "copy HOUSE",
        "copy HOUSE --format json",
        "merge RECORD",
        "merge RECORD --format json",
        "lang import RECORD",
        "lang import RECORD --format json",
        "lang export mww --out OUT/mww.tsv",
        "kit khoi-dong --out OUT/kit --force",
        "new bai-moi",
        "export csv --out OUT/csv --force",
        "export xlsx --out OUT/a.xlsx --force",
        "export json --out OUT/a.json --force",
        "export xapi --out OUT/b.json --force",
        "export html --session SESSION --out OUT/html --paper diary,debrief --force",
        "export docx --session SESSION --out OUT/docx --paper diary,debrief --force",
    ];
    let filled = |word: &str| match word {
        "SESSION" => session.clone(),
        "RECORD" => other.clone(),
        "HOUSE" => house.display().to_string(),
        word => word.strip_prefix("OUT/").map_or_else(|| word.to_owned(), at),
    };
    lines.iter().map(|line| line.split(' ').map(filled).collect()).collect()
}

fn with_output(house: &Path, args: &[String], stdout: Stdio) -> Output {
    let mut command = bare(args.iter().map(String::as_str));
    command.arg("--data-dir").arg(house).stdout(stdout).stderr(Stdio::piped()).output().unwrap()
}

#[test]
fn a_closed_pipe_ends_a_command_quietly() {
    let house = house();
    for args in commands(house.path()) {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let (code, _, err) = said(&with_output(house.path(), &args, Stdio::from(writer)));
        assert!(code == 0 && err.is_empty(), "{args:?}: {code} {err}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_output_is_told_and_is_a_fault_of_storage() {
    let house = house();
    for args in commands(house.path()) {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let (code, _, err) = said(&with_output(house.path(), &args, Stdio::from(full)));
        assert!(code == 3 && err.contains("không ghi ra được"), "{args:?}: {code} {err}");
    }
}

/// A clock that stood before 1970 or after 9999 when a session was played: everything works, its times are blank.
#[test]
fn a_clock_that_was_wrong_stops_nothing() {
    for at in [-5_000_000_000_000_i64, 400_000_000_000_000, i64::MIN, i64::MAX] {
        let house = house();
        let connection = Connection::open(house.path().join("records.sqlite3")).unwrap();
        connection
            .execute("UPDATE session SET started_at = ?1, finished_at = ?1, counted = 0", [at])
            .unwrap();
        connection.execute("UPDATE event SET at = ?1, checksum = NULL", [at]).unwrap();
        drop(connection);
        for args in commands(house.path()) {
            let (code, out, err) = run(house.path(), &args.iter().map(String::as_str).collect::<Vec<_>>());
            assert_eq!(code, 0, "{at} {args:?}: {out}{err}");
        }
        let table = fs::read_to_string(house.path().join("out/csv/sessions.csv")).unwrap();
        assert!(table.lines().count() > 1 && !table.contains("1811"), "{table}");
    }
    // The clock is wrong now: a session is played, found, carried away and looked at.
    for at in
        [i64::MIN, -310_000_000_000, 951_868_799_000, 253_402_300_790_000, 400_000_000_000_000, i64::MAX]
    {
        let house = TestApp::new();
        let frame = |keys: &str| {
            let services =
                Services::new(house.record(), false, TestApp::library(), Clock::Fixed(at), None, Some(7));
            let home = Screen::Home(HomeScreen::new(GoOn::Nothing));
            TestApp::frame_of(home, services, Vec::new(), "vi".parse().unwrap(), (80, 24), keys)
        };
        let played = frame("1↓⏎22⏎TQ-07⏎⏎⏎⏎⏎⏎⏎");
        assert!(played.contains("đã lưu·"), "{at}\n{played}");
        let found = frame("31");
        assert!(found.contains("Khởi động") || found.contains("Sinh hoạt"), "{at}\n{found}");
        assert!(!found.contains("1960") && !found.contains("10521") && !found.contains("14645"), "{found}");
        let privacy = frame("514");
        assert!(privacy.contains("Dữ liệu cá nhân"), "{privacy}");
        assert_eq!(house.record().n_sessions().unwrap(), 1, "{at}");
    }
    let at = |ms| dongvai::id::SessionId::at(ms);
    assert!(at(i64::MIN) < at(1_800_000_000_000) && at(1_800_000_000_000) < at(i64::MAX));
}

/// A session whose scenario is lost is told in the language that is spoken, by command and on the screen.
#[test]
fn a_scenario_that_is_lost_is_told_in_plain_words() {
    let house = house();
    let session = a_session(house.path());
    let connection = Connection::open(house.path().join("records.sqlite3")).unwrap();
    connection.pragma_update(None, "foreign_keys", false).unwrap();
    connection.execute("DELETE FROM scenario_text", []).unwrap();
    drop(connection);
    for form in ["html", "docx"] {
        let out = house.path().join(form).display().to_string();
        let (code, _, err) = run(house.path(), &["export", form, "--session", &session, "--out", &out]);
        assert!(code == 1 && err.starts_with("dongvai: bài của buổi tập này không còn"), "{code} {err}");
    }
}

/// What came from a file, a record, a path, an argument or the environment is printed without what steers a terminal.
#[test]
fn nothing_printed_steers_a_terminal() {
    let house = house();
    let record = house.path().join("records.sqlite3");
    let connection = Connection::open(&record).unwrap();
    connection.pragma_update(None, "ignore_check_constraints", true).unwrap();
    for statement in [
        "UPDATE session SET club = ?1, place = ?1, scenario = scenario || ?1, counted = 0",
        "UPDATE learner SET code = code || ?1, shown = shown || ?1",
        "UPDATE seat SET home = 'CLB ' || ?1",
        "UPDATE learner SET name = ?1, consent_version = ?1, consent_at = 1 WHERE code <> ''",
        "INSERT INTO correction (id, tag, key, source_hash, text, at, reviewer, place) \
         VALUES (randomblob(16), 'en', 'ui/yes', x'0000000000000000', 'Yes' || ?1, 1, ?1, ?1)",
    ] {
        connection.execute(statement, [NASTY]).unwrap();
    }
    drop(connection);
    let scripts = house.path().join("scenarios");
    fs::create_dir_all(&scripts).unwrap();
    fs::write(
        scripts.join(format!("a{NASTY}.ron")),
        format!("(id: \"{NASTY}\", title: \"{NASTY}\", {NASTY}: 1)"),
    )
    .unwrap();
    let mut all = commands(house.path());
    let nasty = [
        vec!["check".to_owned(), format!("{NASTY}.ron")],
        vec![format!("dance{NASTY}")],
        vec!["sessions".to_owned(), "show".to_owned(), NASTY.to_owned()],
        vec![
            "export".to_owned(),
            "csv".to_owned(),
            "--out".to_owned(),
            house.path().join(NASTY).display().to_string(),
        ],
        vec!["new".to_owned(), NASTY.to_owned()],
        vec!["merge".to_owned(), NASTY.to_owned()],
        vec![
            "lang".to_owned(),
            "export".to_owned(),
            NASTY.to_owned(),
            "--out".to_owned(),
            "a.tsv".to_owned(),
        ],
    ];
    all.extend(nasty);
    for args in all {
        let mut command = bare(args.iter().map(String::as_str));
        command.arg("--data-dir").arg(house.path()).env("TERM", NASTY).env("LANG", NASTY);
        let (_, out, err) = said(&command.output().unwrap());
        for printed in [&out, &err] {
            let found = printed
                .chars()
                .find(|sign| dongvai::text::edge::is_unsafe(*sign) && !matches!(sign, '\n' | '\t'));
            assert_eq!(found, None, "{args:?}: {printed:?}");
        }
    }
    for paper in files_below(&house.path().join("out/html")) {
        let text = fs::read_to_string(&paper).unwrap();
        assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{200b}', '\u{9b}']), "{}", paper.display());
    }
    // What was exported is opened in a terminal or an office program later. The mark of UTF-8 leads a table.
    let out = house.path().join("out");
    let exported: Vec<PathBuf> =
        files_below(&out.join("csv")).into_iter().chain([out.join("a.json"), out.join("b.json")]).collect();
    assert_eq!(exported.len(), 4);
    for file in exported {
        let text = fs::read_to_string(&file).unwrap();
        let sound = |sign: char| sign == '\n' || sign == '\r' || !dongvai::text::edge::is_unsafe(sign);
        assert!(text.trim_start_matches('\u{feff}').chars().all(sound), "{}: {text:?}", file.display());
        if file.ends_with("a.json") {
            for escape in ["\\u001b", "\\u0007", "\\u202e", "\\u200b"] {
                assert!(!text.contains(escape), "{escape}");
            }
        }
        assert!(text.contains("]52;c;QQ==2Jx"), "the letters stay: {}", file.display());
    }
    let (_, out, _) = run(house.path(), &["doctor", "--format", "json"]);
    assert!(serde_json::from_str::<serde_json::Value>(&out).is_ok(), "{out}");
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()).collect()
}

/// Opening a pipe waits for a writer, and /dev/zero never ends: both are refused before they are opened.
#[cfg(unix)]
#[test]
fn what_is_no_file_is_refused_at_once() {
    let house = house();
    let out = house.path().join("taken");
    fs::create_dir(&out).unwrap();
    let folder = out.display().to_string();
    for (args, code) in [
        (vec!["check", "/dev/zero"], 3),
        (vec!["kit", "/dev/zero", "--out", "x"], 1),
        (vec!["merge", "/dev/zero"], 1),
        (vec!["lang", "import", "/dev/zero", "--tag", "mww"], 2),
        (vec!["export", "json", "--out", "/dev/null", "--force"], 3),
        (vec!["export", "json", "--out", &folder, "--force"], 3),
    ] {
        let (found, out, err) = run(house.path(), &args);
        assert!(found == code && !(out.is_empty() && err.is_empty()), "{args:?}: {found} {out}{err}");
    }
    assert!(fs::metadata("/dev/null").is_ok_and(|about| !about.is_file()), "the device is still there");
    for (name, args, code) in [
        ("a.ron", &["check"][..], 3),
        ("b.ftl", &["check"], 3),
        ("c.sqlite3", &["merge"], 1),
        ("d.sqlite3", &["lang", "import"], 3),
        ("e.tsv", &["lang", "import", "--tag", "mww"], 3),
        ("f.ron", &["kit", "--out", "x"], 1),
        ("g.sqlite3", &["restore"], 1),
    ] {
        let pipe = house.path().join(name);
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let named = pipe.display().to_string();
        let (found, out, err) = run(house.path(), &[args, &[named.as_str()]].concat());
        assert!(found == code, "{name}: {found} {out}{err}");
        // One sentence for all, and what to do is to name something else.
        let said = out + &err;
        assert!(
            said.contains("ống dẫn hoặc thiết bị") && said.to_lowercase().contains("xin chỉ đúng một tệp"),
            "{said}"
        );
        assert!(!said.contains("quyền đọc") && !said.contains("USB"), "{said}");
    }
}

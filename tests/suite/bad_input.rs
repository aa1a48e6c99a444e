//! What people do wrong at the command line and in their folder: a sentence that helps, the right code, no panic.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use super::terminal::{Size, Terminal, bare, run, said};

const WALL: Size = (100, 30);

/// The program refuses: this code, and a sentence with all of these in it.
fn assert_refused(data_dir: &Path, args: &[&str], code: i32, sentence: &[&str]) {
    let (found, out, err) = run(data_dir, args);
    assert_eq!(found, code, "{args:?}: {out}{err}");
    for part in sentence {
        assert!(err.contains(part), "{args:?} should say {part:?}:\n{err}");
    }
}

/// The same in a terminal, which has to be left as it was.
fn assert_refused_in_terminal(data_dir: &Path, args: &[&str], code: u32, sentence: &[&str]) {
    let terminal = Terminal::open(data_dir, (200, 30), args);
    let ended = terminal.end_tidily();
    assert_eq!(ended.code, code, "{args:?}: {}", ended.screen);
    assert!(!ended.screen.contains("panicked"), "{}", ended.screen);
    for part in sentence {
        assert!(ended.screen.contains(part), "{args:?} should say {part:?}:\n{}", ended.screen);
    }
}

#[test]
fn without_a_terminal_it_says_how_to_open_one() {
    let desk = tempfile::tempdir().unwrap();
    for args in [&[][..], &["play"], &["play", "khoi-dong", "--role", "chair"], &["resume"]] {
        assert_refused(desk.path(), args, 2, &["cần một cửa sổ dòng lệnh", "a terminal is needed"]);
    }
    let mut piped = bare([]);
    piped.arg("--data-dir").arg(desk.path()).stdin(Stdio::piped());
    let mut child = piped.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), b"1\n1\nq\n").ok();
    let (code, _, err) = said(&child.wait_with_output().unwrap());
    assert_eq!(code, 2, "{err}");
    assert_eq!(fs::read_dir(desk.path()).unwrap().count(), 0, "nothing is written");
}

#[test]
fn arguments_that_make_no_sense() {
    let desk = tempfile::tempdir().unwrap();
    for args in [
        &["dance"][..],
        &["--loud"],
        &["play", "khoi-dong", "--role", "guest"],
        &["play", "khoi-dong", "--seed", "many"],
        &["play", "khoi-dong", "--seed", "-1"],
        &["play", "khoi-dong", "--lang", "xx"],
        &["resume", "a", "b"],
        &["sessions"],
        &["sessions", "show"],
        &["sessions", "list", "--format", "xml"],
        &["completions", "tcsh-of-1983"],
    ] {
        let (code, _, err) = run(desk.path(), args);
        assert_eq!(code, 2, "{args:?}: {err}");
        assert!(err.contains("--help"), "{args:?}: {err}");
    }
    let (code, out, err) = said(&bare(["--help"]).output().unwrap());
    assert!(code == 0 && out.contains("play") && err.is_empty());
    let (code, _, err) = said(&bare(["--data-dir", "", "sessions", "list"]).output().unwrap());
    assert!(code == 2 && err.contains("--data-dir"), "{code}: {err}");
    let mut homeless = bare(["sessions", "list"]);
    homeless.env_remove("HOME").env_remove("XDG_DATA_HOME").env("DONGVAI_DATA_DIR", "");
    let (code, out, err) = said(&homeless.output().unwrap());
    assert!(code == 0 || (code == 2 && err.contains("--data-dir")), "{code}: {out}{err}");
}

#[test]
fn names_that_nobody_has() {
    let desk = tempfile::tempdir().unwrap();
    let unknown = ["play", "khong-co", "--role", "chair"];
    assert_refused_in_terminal(desk.path(), &unknown, 1, &["khong-co", "khoi-dong"]);
    let unknown = ["play", "khong-co"];
    assert_refused_in_terminal(desk.path(), &unknown, 1, &["khong-co"]);
    let unknown = ["play", "./nowhere/x.ron", "--role", "chair"];
    assert_refused_in_terminal(desk.path(), &unknown, 1, &["nowhere/x.ron"]);
    let unknown = ["play", "khoi-dong", "--club", "khong-co", "--role", "chair"];
    assert_refused_in_terminal(desk.path(), &unknown, 1, &["na-cooc", "khoi-dong"]);
    let idle = ["play", "sinh-hoat-thang-sau", "--role", "income-deputy", "--cut", "20"];
    assert_refused_in_terminal(desk.path(), &idle, 2, &["không có việc nào được chấm", "--cut"]);
    for session in ["x", "0190c0de-0000-7000-8000-000000000000", "", "đ"] {
        let show = ["sessions", "show", session];
        assert_refused(desk.path(), &show, 1, &["không có buổi tập", " sessions list"]);
    }
    assert_eq!(fs::read_dir(desk.path()).unwrap().count(), 0, "nothing is written");

    let no_id = ["resume", "x"];
    assert_refused_in_terminal(desk.path(), &no_id, 1, &["không có buổi tập", " sessions list"]);
    for args in [&["resume"][..], &["resume", "0190c0de-0000-7000-8000-000000000000"]] {
        let mut terminal = Terminal::open(desk.path(), WALL, args);
        terminal.wait_for("Không mở được buổi tập");
        terminal.send("\r");
        terminal.wait_for("Hôm nay làm gì?");
        terminal.send("q1");
        assert_eq!(terminal.end_tidily().code, 0);
    }
}

#[test]
fn a_file_where_the_folder_should_be() {
    let desk = tempfile::tempdir().unwrap();
    let file = desk.path().join("letter.txt");
    fs::write(&file, "Kính gửi").unwrap();
    let sentence = ["--data-dir", "letter.txt"];
    assert_refused_in_terminal(&file, &[], 3, &sentence);
    assert_refused_in_terminal(&file, &["play", "khoi-dong", "--role", "chair"], 3, &sentence);
    assert_refused(&file, &["sessions", "list"], 3, &sentence);
    assert_eq!(fs::read_to_string(&file).unwrap(), "Kính gửi");
}

const BROKEN: [(&str, &[u8], &str); 4] = [
    ("utf8.ron", b"(format: 1, id: \"la\", title: \"T\xc3\xad \xff\", parts: [])", "utf8.ron:1:"),
    (
        "bracket.ron",
        b"(\n  format: 1,\n  id: \"ngoac\",\n  title: \"Ngo\xe1\xba\xb7c\",\n  parts: [\n",
        "bracket.ron:",
    ),
    ("nonsense.ron", b"\x00\x01\x02", "nonsense.ron:1:1"),
    ("empty.ron", b"", "empty.ron:1:1"),
];

#[test]
fn own_scenarios_that_are_broken_do_not_stop_the_others() {
    let desk = tempfile::tempdir().unwrap();
    let folder = desk.path().join("scenarios");
    fs::create_dir(&folder).unwrap();
    for (name, bytes, _) in BROKEN {
        fs::write(folder.join(name), bytes).unwrap();
    }
    let deep = format!("(format: 1, id: \"sau\", title: \"Sâu\", parts: {}", "[(".repeat(50_000));
    fs::write(folder.join("deep.ron"), deep).unwrap();

    let (code, out, err) = run(desk.path(), &["check"]);
    assert_eq!(code, 1, "{out}{err}");
    for (_, _, place) in BROKEN.iter().chain([&("", &b""[..], "deep.ron:")]) {
        assert!(out.contains(place), "{place} in\n{out}");
    }

    let mut terminal = Terminal::open(desk.path(), (100, 50), &["play"]);
    terminal.wait_for("Khởi động");
    for name in ["utf8.ron", "bracket.ron", "deep.ron"] {
        terminal.wait_for(name);
    }
    terminal.wait_for("còn chỗ sai");
    terminal.send("q1");
    assert_eq!(terminal.end_tidily().code, 0);

    let path = folder.join("bracket.ron").display().to_string();
    for asked in ["ngoac", &path] {
        let play = ["play", asked, "--role", "chair"];
        assert_refused_in_terminal(desk.path(), &play, 1, &[" check \""]);
    }
    let (code, out, _) = run(desk.path(), &["check", &path]);
    assert!(code == 1 && out.contains("bracket.ron:"), "{out}");
}

#[test]
fn a_scenario_folder_that_cannot_be_read() {
    let desk = tempfile::tempdir().unwrap();
    fs::write(desk.path().join("scenarios"), "not a folder").unwrap();
    let mut terminal = Terminal::open(desk.path(), WALL, &["play"]);
    terminal.wait_for("Khởi động");
    terminal.wait_for("Không đọc được");
    terminal.send("q1");
    assert_eq!(terminal.end_tidily().code, 0);
    assert_refused(desk.path(), &["check"], 3, &["scenarios"]);
}

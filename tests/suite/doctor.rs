//! The terminal check on the screen and on the command line, and the licenses of what it draws with.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde_json::Value;

use dongvai::locale::Speech;
use dongvai::tui::msg::GoOn;
use dongvai::tui::runner::services::Services;
use dongvai::tui::screens::Screen;
use dongvai::tui::screens::home::HomeScreen;
use dongvai::tui::screens::language::LanguageScreen;

use super::app_on_screen::{NOW, TestApp};
use super::faults::begin;
use super::player::record_in;
use super::terminal::{Terminal, bare, run, said};

const SIZES: [(u16, u16); 2] = [(56, 16), (80, 24)];

fn frame(house: &TestApp, screen: Screen, speech: &str, size: (u16, u16), keys: &str) -> String {
    let services = Services::new(house.record(), false, TestApp::library(), NOW, None, None);
    let speech: Speech = speech.parse().unwrap();
    TestApp::frame_of(screen, services, Vec::new(), speech, size, keys)
}

fn home() -> Screen {
    Screen::Home(HomeScreen::new(GoOn::Nothing))
}

/// From home to the room, and to its letters.
const CHECK: &str = "63";

fn answers(house: &TestApp) -> [Option<String>; 2] {
    let record = house.record();
    ["viet-text", "tai-viet"].map(|setting| record.setting(setting).unwrap())
}

#[test]
fn the_check_as_people_see_it() {
    for (name, keys) in
        [("viet", ""), ("viet-below", "⇟⇟⇟⇟"), ("viet-wrong", "2"), ("tai-viet", "1"), ("done", "12")]
    {
        let mut shown = String::new();
        for speech in ["vi", "en,vi"] {
            for size in SIZES {
                let frame = frame(&TestApp::new(), home(), speech, size, &format!("{CHECK}{keys}"));
                writeln!(shown, "=== {speech} {}×{}\n{frame}", size.0, size.1).unwrap();
            }
        }
        insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("terminal-check-{name}"), shown);
        });
    }
}

/// The first start asks one thing. The letters are asked about when they are first needed, and no answer is chosen.
#[test]
fn the_first_start_asks_for_a_language_and_nothing_else() {
    let shown = |keys: &str| {
        let house = TestApp::new();
        let services = Services::new(house.record(), false, TestApp::library(), NOW, None, None);
        let screen = Screen::Language(LanguageScreen::new(GoOn::Nothing));
        TestApp::frame_of(screen, services, Vec::new(), Speech::default(), (80, 24), keys)
    };
    assert!(shown("1").contains("Hôm nay làm gì?"));
    assert!(shown("⏎").contains("Hôm nay làm gì?"));
    let room = shown("16");
    assert!(room.contains("Người ngồi hàng cuối đọc được dòng này không?"), "{room}");
    let letters = shown("163⏎⏎");
    assert!(
        letters.contains("Chữ Việt máy hiện có giống hình chữ mẫu không?") && !letters.contains('►'),
        "{letters}"
    );
    for keys in ["1630", "163⎋", "163111⏎", "16310"] {
        assert!(shown(keys).contains("Người ngồi hàng cuối"), "{keys}");
    }
}

/// Where half blocks have gaps no letter is drawn: the call is a line of text, and nothing is missing.
#[test]
fn without_half_blocks_large_letters_are_text() {
    let house = TestApp::new();
    let services = Services::new(house.record(), false, TestApp::library(), NOW, None, None);
    let shown = TestApp::frame_of(home(), services, Vec::new(), Speech::default(), (80, 24), "63122.");
    assert!(shown.contains("NGHỈ MỘT LÁT") && !shown.contains('▀'), "{shown}");
}

/// Thái is the sixth choice; its drafts are shown once a person has agreed to that.
#[test]
fn thai_letters_are_asked_about_when_they_are_first_shown() {
    let shown = |house: &TestApp, keys: &str| {
        let services = Services::new(house.record(), false, TestApp::library(), NOW, None, None);
        TestApp::frame_asking_letters(home(), services, (80, 24), keys)
    };
    let asks = "Chữ Thái máy hiện có giống hình chữ mẫu không?";
    let house = TestApp::new();
    assert!(shown(&house, "t61").contains(asks));
    assert!(!shown(&house, "t62").contains(asks), "no drafts are shown");
    assert_eq!(answers(&house)[1], None);
    let done = shown(&house, "t611⏎");
    assert!(done.contains("Hôm nay làm gì?"), "{done}");
    assert_eq!(answers(&house)[1].as_deref(), Some("text"));
}

#[test]
fn each_answer_is_kept_and_skipping_keeps_nothing() {
    let kept = |keys: &str| {
        let house = TestApp::new();
        frame(&house, home(), "vi", (56, 16), &format!("{CHECK}{keys}"));
        let large = house.record().setting("large-letters").unwrap();
        let [viet, tai_viet] = answers(&house);
        [viet, large, tai_viet].map(Option::unwrap_or_default)
    };
    assert_eq!(kept("111"), ["right", "drawn", "text"]);
    assert_eq!(kept("2⏎22"), ["wrong", "text", "drawn"]);
    assert_eq!(kept("⏎"), ["", "", ""], "nothing is chosen before somebody chooses it");
    assert_eq!(kept("↓⏎↓⏎↓↓⏎"), ["right", "drawn", "drawn"]);
    assert_eq!(kept("2"), ["wrong", "", ""]);
    assert_eq!(kept("0"), ["", "", ""]);
    assert_eq!(kept("3579⇟↓↑"), ["", "", ""]);
}

/// Every file below a folder with what is in it.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.display().to_string(), fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

fn json(data_dir: &Path) -> (i32, Value) {
    let (code, out, _) = run(data_dir, &["doctor", "--format", "json"]);
    (code, serde_json::from_str(&out).unwrap())
}

#[test]
fn a_laptop_without_a_record_is_told_as_it_is_and_nothing_is_made() {
    let desk = tempfile::tempdir().unwrap();
    let folder = desk.path().join("chưa có");
    let (code, out, err) = run(&folder, &["doctor"]);
    assert_eq!((code, err.as_str()), (0, ""));
    for part in [env!("CARGO_PKG_VERSION"), "records.sqlite3: chưa có", "TỔ Ễ Ặ", "ꪋꪳ꪿", "▄█", "chưa kiểm tra"]
    {
        assert!(out.contains(part), "{part}: {out}");
    }
    assert!(!out.contains('\x1b'), "colors are for terminals");
    assert!(!out.contains("1 = giống nhau"), "nobody is there to answer");
    let (code, out, _) = run(&folder, &["doctor", "--lang", "en"]);
    assert!(code == 0 && out.contains("records.sqlite3: none yet") && out.contains("Typed: TỔ"), "{out}");
    assert_eq!(json(&folder).1["record"]["state"], "none");
    assert!(!folder.exists());
}

#[test]
fn a_sound_record_is_checked_and_not_a_byte_of_it_changes() {
    let desk = tempfile::tempdir().unwrap();
    drop(begin(desk.path()));
    drop(begin(desk.path()));
    let before = files(desk.path());
    let (code, out, err) = run(desk.path(), &["doctor"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("tốt: lược đồ 4, 2 buổi tập"), "{out}");
    let (code, found) = json(desk.path());
    assert_eq!(code, 0);
    assert_eq!(found["record"]["sessions"], 2);
    assert_eq!(found["record"]["state"], "sound");
    assert_eq!(found["answers"], serde_json::json!({ "viet_text": null, "tai_viet": null }));
    assert_eq!(found["terminal"]["columns"], Value::Null);
    assert_eq!(files(desk.path()), before);
}

#[test]
fn a_damaged_record_is_told_and_left_where_it_is() {
    let desk = tempfile::tempdir().unwrap();
    drop(begin(desk.path()));
    let record = record_in(desk.path());
    let mut spoilt = fs::read(&record).unwrap();
    let middle = spoilt.len() / 2;
    for byte in &mut spoilt[middle..middle + 8_192] {
        *byte ^= 0xff;
    }
    fs::write(&record, &spoilt).unwrap();
    let before = files(desk.path());
    let (code, out, err) = run(desk.path(), &["doctor"]);
    assert_eq!(code, 3, "{out}\n{err}");
    assert!(out.contains("records.sqlite3: bị hỏng"), "{out}");
    for part in ["Tệp kết quả bị hỏng", "Tệp vẫn để nguyên", "Xin mở dongvai"] {
        assert!(err.contains(part), "{part}: {err}");
    }
    let (_, _, err) = run(desk.path(), &["doctor", "--lang", "en"]);
    assert!(
        err.contains("damaged") && err.contains("nothing was deleted") && err.contains("Please"),
        "{err}"
    );
    let (code, found) = json(desk.path());
    assert!(code == 3 && found["record"]["state"] == "damaged", "{found}");
    assert_eq!(files(desk.path()), before);
}

/// A setting that cannot be read stops nothing. The journal says so, and `doctor` shows the journal.
#[test]
fn what_the_program_goes_on_without_is_noted_and_told() {
    let house = TestApp::new();
    let services = Services::new(house.record(), false, TestApp::library(), NOW, None, None);
    assert_eq!(services.setting("theme"), None);
    assert_eq!(json(house.dir.path()).1["journal"]["lines"], serde_json::json!([]));
    let other = rusqlite::Connection::open(record_in(house.dir.path())).unwrap();
    other.execute_batch("ALTER TABLE setting RENAME TO gone").unwrap();
    assert_eq!(services.setting("theme"), None);
    other.execute_batch("ALTER TABLE gone RENAME TO setting").unwrap();
    drop(services.close());

    let line = "2026-11-23T07:00:00.000Z read a setting: error-storage";
    let told = json(house.dir.path()).1;
    assert_eq!(told["journal"]["lines"], serde_json::json!([line]));
    let path = told["journal"]["path"].as_str().unwrap();
    assert!(Path::new(path).starts_with(house.dir.path()));
    let (_, out, _) = run(house.dir.path(), &["doctor"]);
    assert!(out.contains(path) && out.contains(line), "{out}");
}

#[test]
fn another_programs_file_is_unreadable_for_it() {
    let desk = tempfile::tempdir().unwrap();
    fs::write(record_in(desk.path()), "").unwrap();
    let (code, _, err) = run(desk.path(), &["doctor"]);
    assert!(code == 3 && err.contains("không phải tệp kết quả"), "{code}: {err}");
    assert_eq!(json(desk.path()).1["record"]["state"], "unreadable");
}

#[test]
fn in_a_terminal_it_asks_and_the_app_knows_the_answers() {
    let desk = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::open(desk.path(), (90, 60), &["doctor"]);
    terminal.wait_for("Chữ Việt máy hiện có giống hình chữ mẫu không? (1 = giống nhau");
    terminal.send("2\r");
    terminal.wait_for("Chữ Thái máy hiện có giống hình chữ mẫu không? (1 = giống nhau");
    assert!(terminal.has("Windows Terminal") && terminal.has("90 cột × 60 dòng"), "{}", terminal.contents());
    terminal.send("1\r");
    let ended = terminal.end();
    assert!(ended.code == 0 && ended.screen.contains("là chữ máy hiện"), "{}", ended.screen);
    let (_, found) = json(desk.path());
    assert_eq!(found["answers"], serde_json::json!({ "viet_text": "wrong", "tai_viet": "text" }));
    // Who has answered here is not asked again at the first run.
    let mut app = Terminal::open(desk.path(), (80, 24), &[]);
    app.wait_for("Chọn tiếng trên màn hình");
    app.send("1");
    app.wait_for("Hôm nay làm gì?");
    app.send("q1");
    assert_eq!(app.end_tidily().code, 0);
}

#[test]
fn the_fonts_inside_are_named_with_their_licenses() {
    let (code, out, err) = said(&bare(["--licenses"]).output().unwrap());
    assert_eq!((code, err.as_str()), (0, ""));
    for part in ["Noto Sans Tai Viet", "Copyright 2022 The Noto Project Authors", "notofonts/tai-viet"] {
        assert!(out.contains(part), "{part}");
    }
    assert_eq!(out.matches("SIL OPEN FONT LICENSE Version 1.1").count(), 1);
}

#[test]
fn it_tells_what_the_folder_weighs_and_removes_only_what_is_old() {
    let house = TestApp::new();
    let folder = house.dir.path();
    drop(house.record());
    for (name, bytes) in [
        ("records.backup-1.sqlite3", 3_000),
        ("records.backup-2.sqlite3", 2_000),
        ("records.damaged-1.sqlite3", 1_000),
    ] {
        std::fs::write(folder.join(name), vec![b'x'; bytes]).unwrap();
    }
    let (code, out, err) = run(folder, &["doctor", "--format", "json"]);
    let told: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        (code, &told["folder"]["backups"], &told["folder"]["set_aside"]),
        (0, &5_000.into(), &1_000.into()),
        "{err}"
    );
    assert!(told["folder"]["record"].as_u64().unwrap() > 0, "{out}");
    let old = told["folder"]["old"].as_array().unwrap();
    assert!(
        old.len() == 1 && old[0]["path"].as_str().unwrap().ends_with("records.backup-2.sqlite3"),
        "{out}"
    );

    let (code, out, err) = run(folder, &["doctor", "--clean"]);
    assert!(
        code == 2 && err.contains("--yes") && out.contains("records.backup-2.sqlite3 (2 kB)"),
        "{out}{err}"
    );
    assert!(folder.join("records.backup-2.sqlite3").exists(), "nothing goes without a yes");
    let (code, out, err) = run(folder, &["doctor", "--clean", "--yes"]);
    assert!(code == 0 && out.contains("Đã bỏ 1 tệp"), "{out}{err}");
    let left = ["records.sqlite3", "records.backup-1.sqlite3", "records.damaged-1.sqlite3"];
    assert!(left.iter().all(|name| folder.join(name).exists()));
    assert!(!folder.join("records.backup-2.sqlite3").exists());
    let (_, out, _) = run(folder, &["doctor", "--clean", "--yes"]);
    assert!(out.contains("Không có gì cũ cần dọn."), "{out}");
}

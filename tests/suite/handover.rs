//! What the next trainer gets: packed onto a stick, taken in on another laptop, and nothing lost on either.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use dongvai::handover::{self, FOLDER, HandoverContents, HandoverError, MANIFEST};
use dongvai::id::CorrectionId;
use dongvai::locale::Speech;
use dongvai::meeting::command::Mode;
use dongvai::paths::Folders;
use dongvai::pin;
use dongvai::record::model::StoredCorrection;
use dongvai::tui::msg::GoOn;
use dongvai::tui::runner::services::Services;
use dongvai::tui::screens::Screen;
use dongvai::tui::screens::home::HomeScreen;
use tempfile::TempDir;

use super::app_on_screen::{NOW, TestApp, setup};
use super::terminal::run;

const DESK: (u16, u16) = (100, 30);
const OFFER: &str = "Nhận bàn giao của giảng viên trước";

/// A laptop with a scenario of its own, a corrected line, settings, a PIN and a session.
fn laptop() -> TestApp {
    let house = TestApp::new();
    house.play_to("khoi-dong", setup(Mode::Room, None, 5), "end", 0);
    let mut store = house.record();
    store.put_setting("theme", "light").unwrap();
    store.put_setting("speech", "vi,en").unwrap();
    store.put_setting(pin::SETTING, &pin::hash("2468").unwrap()).unwrap();
    let made = StoredCorrection {
        id: CorrectionId::at(NOW.now_ms()),
        tag: "mww".to_owned(),
        key: "ui/yes".to_owned(),
        source: [7; 8],
        text: Some("muaj".to_owned()),
        at: NOW.now_ms(),
        code: None,
        place: Some("Nà Coóc".to_owned()),
    };
    store.add_corrections(&[made]).unwrap();
    let folder = house.dir.path().join("scenarios/clubs");
    fs::create_dir_all(&folder).unwrap();
    fs::write(house.dir.path().join("scenarios/cua-toi.ron"), "(format: 1)").unwrap();
    fs::write(folder.join("nam-pe.ron"), "(id: \"nam-pe\")").unwrap();
    fs::write(folder.join("notes.docx"), "not ours").unwrap();
    house
}

/// A program as a release has it.
fn program(folder: &Path) -> PathBuf {
    let path = folder.join("dongvai");
    fs::write(&path, "the program").unwrap();
    fs::write(folder.join("run.cmd"), "@echo off").unwrap();
    fs::create_dir_all(folder.join("giay-phep")).unwrap();
    fs::write(folder.join("giay-phep/font.txt"), "OFL").unwrap();
    path
}

/// A stick with what was packed: the folder on it.
fn packed(house: &TestApp, with_records: bool) -> (TempDir, PathBuf) {
    let (stick, at_home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let program = program(at_home.path());
    let wanted =
        HandoverContents { to: stick.path(), program: Some(&program), version: "0.1.0+abc", with_records };
    let record = house.dir.path().join("records.sqlite3");
    let mut go_on = |_| ControlFlow::Continue(());
    let packed = handover::pack(&wanted, &record, &NOW, &mut go_on, &mut |_| {}).unwrap();
    assert_eq!((packed.program, packed.manifest.own, packed.manifest.corrections), (3, 2, 1));
    (stick, packed.folder)
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    let below = |path: PathBuf| if path.is_dir() { files_below(&path) } else { vec![path] };
    let mut files: Vec<PathBuf> = entries.flat_map(below).collect();
    files.sort();
    files
}

/// The last frame at a laptop whose program lies in this folder.
fn frame(house: &TestApp, program: &Path, keys: &str) -> String {
    let folders = Folders { program: Some(program.join("dongvai")), ..Folders::within(house.dir.path()) };
    let services = Services::new(house.record(), false, TestApp::library(), NOW, None, None);
    let services = services.in_folders(&folders, false);
    let home = Screen::Home(HomeScreen::new(services.waiting()));
    TestApp::frame_of(home, services, Vec::new(), Speech::default(), DESK, keys)
}

#[test]
fn the_folder_holds_the_program_and_what_was_made_here_and_no_pin() {
    let house = laptop();
    let (stick, folder) = packed(&house, false);
    assert_eq!(folder, stick.path().join("dongvai-2026-11-23"));
    let names: Vec<String> = files_below(&folder)
        .iter()
        .map(|path| path.strip_prefix(&folder).unwrap().to_string_lossy().replace('\\', "/"))
        .collect();
    let expected = [
        "ban-giao/ban-giao.json",
        "ban-giao/loi-da-sua.sqlite3",
        "ban-giao/scenarios/clubs/nam-pe.ron",
        "ban-giao/scenarios/cua-toi.ron",
        "dongvai",
        "giay-phep/font.txt",
        "run.cmd",
    ];
    assert_eq!(names, expected);
    let (_other, with_records) = packed(&house, true);
    assert!(with_records.join("ban-giao/records.sqlite3").is_file());
    let hash = house.record().setting(pin::SETTING).unwrap().unwrap();
    for path in [files_below(&folder), files_below(&with_records)].concat() {
        let bytes = fs::read(&path).unwrap();
        assert!(!bytes.windows(hash.len()).any(|part| part == hash.as_bytes()), "{}", path.display());
    }
}

/// What is made here on the way to the stick does not stay.
#[test]
fn nothing_stays_beside_the_record_after_packing() {
    let house = laptop();
    let before = names_in(house.dir.path());
    let (_stick, _folder) = packed(&house, true);
    assert_eq!(names_in(house.dir.path()), before);
}

fn names_in(folder: &Path) -> Vec<std::ffi::OsString> {
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    names
}

#[test]
fn the_next_laptop_is_offered_it_and_keeps_what_it_has() {
    let (_stick, folder) = packed(&laptop(), true);
    let house = TestApp::new();
    house.record().put_setting("theme", "plain").unwrap();
    fs::create_dir_all(house.dir.path().join("scenarios")).unwrap();
    fs::write(house.dir.path().join("scenarios/cua-toi.ron"), "(format: 1, mine)").unwrap();
    assert!(frame(&house, &folder, "").contains(&format!("k {OFFER}")));
    let offered = frame(&house, &folder, "k");
    for part in ["phiên bản 0.1.0+abc", "tự soạn: 2 tệp", "sửa tại chỗ: 1", "Buổi tập: 1", "►1 Nhận"]
    {
        assert!(offered.contains(part), "{part}\n{offered}");
    }
    assert!(frame(&house, &folder, "k2").contains(OFFER), "left for later");
    let taken = frame(&house, &folder, "k1");
    for part in [
        "Đã nhận bàn giao",
        "mới: 1 tệp",
        "Câu đã sửa mới: 1",
        "Buổi tập mới: 1",
        "cua-toi.ron: máy này có bản khác",
        "chưa có mã PIN",
    ] {
        assert!(taken.contains(part), "{part}\n{taken}");
    }
    let store = house.record();
    assert_eq!(store.setting("theme").unwrap().as_deref(), Some("plain"), "what was set here stays");
    assert_eq!(store.setting("speech").unwrap().as_deref(), Some("vi,en"));
    assert_eq!(store.setting(pin::SETTING).unwrap(), None);
    assert_eq!(store.corrections().unwrap().len(), 1);
    let own = fs::read_to_string(house.dir.path().join("scenarios/cua-toi.ron")).unwrap();
    assert_eq!(own, "(format: 1, mine)");
    assert!(house.dir.path().join("scenarios/clubs/nam-pe.ron").is_file());
    assert!(!frame(&house, &folder, "").contains(OFFER), "taken");
}

#[test]
fn what_stops_or_fails_leaves_nothing_half_packed() {
    let house = laptop();
    let stick = tempfile::tempdir().unwrap();
    let record = house.dir.path().join("records.sqlite3");
    let wanted = HandoverContents { to: stick.path(), program: None, version: "1", with_records: true };
    for stops_at in 1..=4 {
        let mut n = 0;
        let mut tell = |_| {
            n += 1;
            if n == stops_at { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let stopped = handover::pack(&wanted, &record, &NOW, &mut tell, &mut |_| {});
        assert!(matches!(stopped, Err(HandoverError::Stopped)), "{stops_at}: {stopped:?}");
        assert_eq!(fs::read_dir(stick.path()).unwrap().count(), 0, "{stops_at}");
    }
    let gone = HandoverContents { to: &stick.path().join("gone/away"), ..wanted };
    fs::write(stick.path().join("gone"), "a file").unwrap();
    let mut go_on = |_| ControlFlow::Continue(());
    let failed = handover::pack(&gone, &record, &NOW, &mut go_on, &mut |_| {});
    assert!(matches!(failed, Err(HandoverError::File { .. })), "{failed:?}");
}

#[test]
fn a_hand_over_that_is_newer_or_no_hand_over_is_told_and_changes_nothing() {
    let (_stick, folder) = packed(&laptop(), false);
    let manifest = folder.join(FOLDER).join(MANIFEST);
    let text = fs::read_to_string(&manifest).unwrap();
    let house = TestApp::new();
    for (written, code, words) in [
        (text.replace("\"format\": 1", "\"format\": 2"), 1, "phiên bản mới hơn"),
        (text.replace("\"format\": 1", "\"format\": 0"), 1, "bị hỏng"),
        ("{".to_owned(), 1, "bị hỏng"),
        ("[".repeat(100_000), 1, "bị hỏng"),
    ] {
        fs::write(&manifest, &written).unwrap();
        let (found, _, err) = run(house.dir.path(), &["takeover", folder.to_str().unwrap()]);
        assert!(found == code && err.contains(words), "{found}: {err}");
    }
    let (code, _, err) = run(house.dir.path(), &["takeover", house.dir.path().to_str().unwrap()]);
    assert!(code == 2 && err.contains("không thấy gói bàn giao"), "{code}: {err}");
    assert!(!house.dir.path().join("scenarios").exists());
    // On the screen home stays, with what is wrong over it.
    let refused = frame(&house, &folder, "k");
    assert!(refused.contains("Gói bàn giao này bị hỏng") && refused.contains("Chưa nhận gì"), "{refused}");
    assert!(frame(&house, &folder, "k⏎").contains(OFFER));
    fs::write(&manifest, text).unwrap();
    let (code, out, err) = run(house.dir.path(), &["takeover", folder.to_str().unwrap()]);
    assert!(code == 0 && out.contains("Đã nhận 2 tệp tự soạn, 1 câu đã sửa, 0 buổi tập"), "{out}{err}");
}

#[test]
fn a_part_that_is_damaged_is_named_and_offered_again() {
    let (_stick, folder) = packed(&laptop(), true);
    fs::write(folder.join(FOLDER).join("records.sqlite3"), "cut off").unwrap();
    let house = TestApp::new();
    let taken = frame(&house, &folder, "k1");
    assert!(taken.contains("♦ Đã nhận một phần") && taken.contains("ban-giao/records.sqlite3"), "{taken}");
    assert!(frame(&house, &folder, "").contains(OFFER));
    assert_eq!(house.record().corrections().unwrap().len(), 1);
}

#[test]
fn the_desk_packs_onto_a_stick() {
    let (house, stick) = (laptop(), tempfile::tempdir().unwrap());
    house.record().remove_setting(pin::SETTING).unwrap();
    let shown = |keys: &str| {
        let mut services = Services::new(house.record(), false, TestApp::library(), NOW, None, None);
        services.plug_in(vec![stick.path().to_owned()]);
        let home = Screen::Home(HomeScreen::new(GoOn::Nothing));
        TestApp::frame_of(home, services, Vec::new(), Speech::default(), DESK, keys)
    };
    let choice = shown("57");
    assert!(choice.contains("Không kèm kết quả các buổi tập"), "{choice}");
    assert!(shown("57→").contains("◂► Kèm kết quả các buổi tập"));
    let done = shown("57⏎");
    for part in ["Đã gói xong", "dongvai-2026-11-23", "tự soạn: 2 tệp", "Buổi tập: 0", "2 Đặt mã PIN mới"]
    {
        assert!(done.contains(part), "{part}\n{done}");
    }
    assert!(shown("57→⏎").contains("Buổi tập: 1"));
    assert_eq!(fs::read_dir(stick.path()).unwrap().count(), 2);
}

/// A stick made by another person: links, files without an end and impossible names are not taken.
#[cfg(unix)]
#[test]
fn a_hostile_folder_is_taken_without_what_leads_elsewhere() {
    use std::os::unix::fs::symlink;

    let (_stick, folder) = packed(&laptop(), true);
    let inside = folder.join(FOLDER);
    let scenarios = inside.join("scenarios");
    for n in 0..8 {
        symlink(".", scenarios.join(format!("s{n}"))).unwrap();
    }
    symlink("/", scenarios.join("root")).unwrap();
    symlink("/etc/passwd", scenarios.join("p.ron")).unwrap();
    for name in ["a\u{1b}[2Jb.ron", "n\nl.ron", "x\u{202e}y.ron", "con.ron", "C:x.ron"] {
        fs::write(scenarios.join(name), "(format: 1)").unwrap();
    }
    fs::write(scenarios.join("long.ron"), vec![b' '; 5 << 20]).unwrap();
    fs::remove_file(inside.join("records.sqlite3")).unwrap();
    let house = TestApp::new();
    let (code, out, err) = run(house.dir.path(), &["takeover", folder.to_str().unwrap()]);
    assert!(code == 1 && out.contains("Đã nhận 2 tệp tự soạn"), "{code}: {out}{err}");
    for name in ["records.sqlite3", "scenarios/long.ron"] {
        assert!(err.contains(&format!("{name}: gói ghi là có")), "{err}");
    }
    let names: Vec<String> = files_below(&house.dir.path().join("scenarios"))
        .iter()
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(names, ["nam-pe.ron", "cua-toi.ron"]);
    let shown = frame(&TestApp::new(), &folder, "k1");
    assert!(shown.contains("♦ Đã nhận một phần") && shown.contains("records.sqlite3"), "{shown}");
}

#[test]
fn a_newer_hand_over_of_another_shape_is_told_as_newer() {
    let (_stick, folder) = packed(&laptop(), false);
    fs::write(folder.join(FOLDER).join(MANIFEST), r#"{"format": 7, "parts": []}"#).unwrap();
    let (code, _, err) = run(TestApp::new().dir.path(), &["takeover", folder.to_str().unwrap()]);
    assert!(code == 1 && err.contains("phiên bản mới hơn"), "{err}");
}

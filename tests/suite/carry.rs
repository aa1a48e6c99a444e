//! Results carried away and backups put back, by command and on the screens: what is said, where it lies, what is left.

use std::fs;
use std::path::Path;

use dongvai::locale::Speech;
use dongvai::meeting::command::Mode;
use dongvai::record::sessions::Filter;
use dongvai::tui::msg::{GoOn, Request};
use dongvai::tui::runner::services::Services;
use dongvai::tui::screens::Screen;
use dongvai::tui::screens::facilitator::FacilitatorScreen;
use dongvai::tui::screens::home::HomeScreen;
use dongvai::tui::screens::papers::PapersScreen;
use serde_json::Value;

use super::app_on_screen::{NOW, TestApp, setup};
use super::terminal::run;

/// Every window a screen must fit.
const SIZES: [(u16, u16); 3] = [(56, 16), (80, 24), (120, 40)];

fn played(n: usize) -> TestApp {
    let house = TestApp::new();
    for _ in 0..n {
        house.play_to("khoi-dong", setup(Mode::Room, None, 5), "end", 0);
    }
    house
}

fn copies_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_command_copies_into_a_folder_and_says_what_is_in_it() {
    let house = played(2);
    let stick = tempfile::tempdir().unwrap();
    let to = stick.path().to_str().unwrap();
    let (code, out, err) = run(house.dir.path(), &["copy", to, "--format", "json"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let said: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(said["sessions"], 2);
    assert_eq!(
        said["hash"].as_str(),
        Some(house.record().content_hash().unwrap().facts.to_string().as_str())
    );
    let names = copies_in(stick.path());
    assert!(
        names.len() == 1 && names[0].starts_with("dongvai may-") && names[0].ends_with(".sqlite3"),
        "{names:?}"
    );
    // Once more is a second file: what is there is never replaced.
    let (code, out, _) = run(house.dir.path(), &["copy", to]);
    assert!(code == 0 && out.contains("Đã chép 2 buổi tập") && out.contains("đã đọc lại"), "{out}");
    assert_eq!(copies_in(stick.path()).len(), 2);

    // By a pattern, as a prompt that expands nothing hands it on.
    let pattern = stick.path().join("*.SQLITE3");
    let home = TestApp::new();
    let (code, out, _) = run(home.dir.path(), &["merge", pattern.to_str().unwrap()]);
    assert!(code == 0 && out.contains("2 tệp trong số 2 tệp"), "{out}");
    let pattern = stick.path().join("*.db");
    let (code, _, err) = run(home.dir.path(), &["merge", pattern.to_str().unwrap()]);
    assert!(code == 1 && err.contains("không có tệp nào có tên như"), "{err}");
    // Found again as any record is, and taken in elsewhere.
    let home = TestApp::new();
    let (code, out, _) = run(home.dir.path(), &["merge", to]);
    assert!(code == 0 && out.contains("2 buổi mới") && out.contains("đã có đủ từ trước"), "{out}");
}

#[test]
fn a_folder_that_is_missing_is_made_and_a_file_is_one_that_ends_like_one() {
    let house = played(1);
    let stick = tempfile::tempdir().unwrap();
    let folder = stick.path().join("tháng 11/Nà Coóc");
    let (code, out, err) = run(house.dir.path(), &["copy", folder.to_str().unwrap()]);
    assert!(code == 0 && out.contains("Đã chép 1 buổi tập"), "{out}{err}");
    assert!(copies_in(&folder)[0].starts_with("dongvai may-"));
    let file = stick.path().join("a.sqlite3");
    assert_eq!(run(house.dir.path(), &["copy", file.to_str().unwrap()]).0, 0);
    assert!(file.is_file());
    // A folder that was made for nothing goes again, one that was there before stays.
    fs::write(stick.path().join("tệp"), "x").unwrap();
    for (to, day, code) in [("mới/hơn", "1999-01-01", 1), ("tệp/mới", "", 3), ("tệp", "", 2)] {
        let to = stick.path().join(to);
        let mut args = vec!["copy", to.to_str().unwrap()];
        args.extend(if day.is_empty() { vec![] } else { vec!["--day", day] });
        let (found, out, err) = run(house.dir.path(), &args);
        assert!(found == code && !err.is_empty(), "{to:?}: {found} {out}{err}");
    }
    assert_eq!(copies_in(stick.path()), ["a.sqlite3", "tháng 11", "tệp"]);
}

#[test]
fn what_cannot_be_copied_is_said_and_leaves_nothing() {
    let house = played(1);
    let stick = tempfile::tempdir().unwrap();
    let to = stick.path().to_str().unwrap();
    let file = stick.path().join("có rồi.sqlite3");
    fs::write(&file, "x").unwrap();
    let gone = stick.path().join("rút/ra/a.sqlite3");
    for (args, code, words) in [
        (vec!["copy", to, "--day", "24/11/2026"], 2, "ví dụ 2026-11-24"),
        (vec!["copy", to, "--day", "1999-01-01"], 1, "không có buổi nào đúng ngày"),
        (vec!["copy", to, "--place", "Nơi nào đó"], 1, "không có buổi nào"),
        (vec!["copy", file.to_str().unwrap()], 2, "đã có tệp"),
        (vec!["copy", gone.to_str().unwrap()], 3, "Kết quả trên máy vẫn nguyên"),
    ] {
        let (found, _, err) = run(house.dir.path(), &args);
        assert!(found == code && err.contains(words), "{args:?}: {found} {err}");
    }
    assert_eq!(copies_in(stick.path()), ["có rồi.sqlite3"]);
    let empty = TestApp::new();
    assert_eq!(run(empty.dir.path(), &["copy", to]).0, 1);
    assert!(!empty.dir.path().join("records.sqlite3").exists(), "nothing is made to be copied");
}

#[test]
fn a_backup_is_restored_by_command_and_the_record_kept() {
    let house = played(1);
    let record = house.record();
    let backup = record.keep_backup(1_795_417_200_000).unwrap();
    drop(record);
    house.play_to("khoi-dong", setup(Mode::Room, None, 5), "end", 0);
    let (code, out, _) = run(house.dir.path(), &["restore"]);
    assert!(code == 0 && out.contains("23/11/2026") && out.contains("1 buổi tập"), "{out}");
    let (code, out, _) = run(house.dir.path(), &["restore", backup.to_str().unwrap()]);
    assert!(code == 0 && out.contains("records.before-restore-1.sqlite3"), "{out}");
    assert_eq!(house.record().n_sessions().unwrap(), 1);
    let letter = house.dir.path().join("thư.txt");
    fs::write(&letter, "Kính gửi").unwrap();
    let (code, _, err) = run(house.dir.path(), &["restore", letter.to_str().unwrap()]);
    assert!(code == 1 && err.contains("Tệp kết quả trên máy vẫn nguyên"), "{err}");
    for (path, code, words) in [
        ("thư.txt", 1, "không phải tệp kết quả của Đóng vai"),
        ("records.sqlite3", 2, "chính là tệp kết quả đang dùng"),
        ("", 1, "đây là một thư mục"),
        ("không-có.sqlite3", 1, "không có tệp này"),
    ] {
        let path = house.dir.path().join(path);
        let (found, _, err) = run(house.dir.path(), &["restore", path.to_str().unwrap()]);
        assert!(found == code && err.contains(words) && err.contains("dongvai restore"), "{found} {err}");
    }
}

#[test]
fn a_backup_whose_log_was_not_copied_is_restored_only_after_asking() {
    // The helpers let the record go without settling it, as a copy made in the middle of a session is.
    let house = played(1);
    let backup = house.dir.path().join("records.backup-8.sqlite3");
    fs::copy(house.dir.path().join("records.sqlite3"), &backup).unwrap();
    let named = backup.to_str().unwrap();
    let (code, out, _) = run(house.dir.path(), &["restore"]);
    assert!(code == 0 && out.contains("thiếu các bước cuối"), "{out}");
    let (code, _, err) = run(house.dir.path(), &["restore", named]);
    assert!(code == 2 && err.contains("thiếu các bước cuối") && err.contains("--yes"), "{code} {err}");
    let office = Screen::Facilitator(FacilitatorScreen::default());
    let shown = frame(&house, office, &[], (80, 24), "vi", "6");
    assert!(shown.contains("thiếu các bước cuối"), "{shown}");
    let office = Screen::Facilitator(FacilitatorScreen::default());
    let asked = frame(&house, office, &[], (56, 16), "vi", "6⏎");
    assert!(asked.contains("thiếu các bước"), "{asked}");
    let (code, out, err) = run(house.dir.path(), &["restore", named, "--yes"]);
    assert!(code == 0 && out.contains("thiếu các bước cuối"), "{out}{err}");
}

/// A screen, and the key that leads on from it.
type Opened = (fn() -> Screen, &'static str);

/// A screen with these sticks in, after these keys.
fn frame(
    house: &TestApp,
    from: Screen,
    sticks: &[&Path],
    size: (u16, u16),
    speech: &str,
    keys: &str,
) -> String {
    let speech = speech.parse::<Speech>().unwrap().showing_drafts(true);
    let mut services = Services::new(house.record(), false, TestApp::library(), NOW, None, Some(7));
    services.plug_in(sticks.iter().map(|stick| (*stick).to_owned()).collect());
    TestApp::frame_of(from, services, Vec::new(), speech, size, keys)
}

#[test]
fn results_are_copied_from_home_from_a_sessions_end_and_from_the_desk() {
    let house = played(1);
    let stick = tempfile::tempdir().unwrap();
    let screens: [Opened; 3] = [
        (|| Screen::Home(HomeScreen::new(GoOn::Nothing)), "u"),
        (|| Screen::Papers(PapersScreen::after_debrief()), "u"),
        (|| Screen::Facilitator(FacilitatorScreen::default()), "5"),
    ];
    for (n, (from, key)) in screens.into_iter().enumerate() {
        let choice = frame(&house, from(), &[stick.path()], (120, 40), "vi", key);
        assert!(choice.contains("Chép vào đâu?") && choice.contains("Chép tất cả"), "{choice}");
        assert_eq!(copies_in(stick.path()).len(), n, "nothing is copied before Enter");
        let done = frame(&house, from(), &[stick.path()], (120, 40), "vi", &format!("{key}⏎"));
        assert!(done.contains("Đã chép 1 buổi tập") && done.contains("Mã nội dung"), "{done}");
        assert_eq!(copies_in(stick.path()).len(), n + 1);
    }
    let home = || Screen::Home(HomeScreen::new(GoOn::Nothing));
    for size in SIZES {
        for speech in ["vi", "en"] {
            let none = frame(&house, home(), &[], size, speech, "u");
            assert!(none.contains("dongvai copy") || size.1 == 16, "{none}");
            let gone = frame(&house, home(), &[Path::new("/không/có")], size, speech, "u⏎");
            assert!(gone.contains("/không/có"), "{gone}");
        }
    }
    assert!(frame(&house, home(), &[stick.path()], (80, 24), "en", "u⏎⏎").contains("Đóng vai"));
}

#[test]
fn a_backup_is_put_back_from_the_desk_after_a_question() {
    let house = played(1);
    house.record().keep_backup(1_795_417_200_000).unwrap();
    house.play_to("khoi-dong", setup(Mode::Room, None, 5), "end", 0);
    let desk = || Screen::Facilitator(FacilitatorScreen::default());
    for size in SIZES {
        let list = frame(&house, desk(), &[], size, "vi", "6");
        assert!(list.contains("23/11/2026") && list.contains("1 buổi tập"), "{list}");
        let asked = frame(&house, desk(), &[], size, "vi", "6⏎⏎⏎");
        assert!(asked.contains("Lấy lại bản này"), "Enter answers nothing: {asked}");
    }
    assert_eq!(house.record().n_sessions().unwrap(), 2);
    let done = frame(&house, desk(), &[], (80, 24), "vi", "6⏎1");
    assert!(done.contains("Đã lấy lại bản sao lưu") && done.contains("before-restore-1"), "{done}");
    assert_eq!(house.record().n_sessions().unwrap(), 1);
}

#[test]
fn a_backup_that_cannot_be_made_is_told_and_takes_nothing_away() {
    let house = TestApp::new();
    let session = house.play_to("khoi-dong", setup(Mode::Room, None, 5), "ready", 0);
    // As a backup that another program has open: nothing can take its name.
    fs::create_dir_all(house.dir.path().join("records.backup-0.unfinished/x")).unwrap();
    let told = house.frame(vec![Request::Resume { session }], "vi", (80, 24), "⏎");
    assert!(told.contains("Chưa làm được bản sao lưu mới"), "{told}");
    assert!(told.contains("Kết quả buổi tập đã lưu đủ"), "{told}");
    assert!(house.record().list(&Filter::default()).unwrap()[0].finished_at.is_some());
}

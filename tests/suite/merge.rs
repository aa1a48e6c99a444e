//! Merging as people do it: by command with a folder or files, and on the screen with a stick.

use std::fs;
use std::path::Path;

use dongvai::clock::Clock;
use dongvai::locale::Speech;
use dongvai::meeting::command::Mode;
use dongvai::practice::counting;
use dongvai::record::people::Person;
use dongvai::record::sessions::Filter;
use dongvai::tui::runner::services::Services;
use dongvai::tui::screens::Screen;
use dongvai::tui::screens::merge::MergeScreen;
use serde_json::Value;

use super::app_on_screen::{NOW, TestApp, setup};
use super::terminal::run;

/// A house with a played session, and its record on a stick under this name.
fn carried(stick: &Path, name: &str) -> TestApp {
    let house = TestApp::new();
    house.play_to("khoi-dong", setup(Mode::Room, None, 5), "end", 0);
    fs::create_dir_all(stick.join(name).parent().unwrap()).unwrap();
    house.record().backup_to(&stick.join(name), 0).unwrap();
    house
}

fn n_answers(house: &TestApp) -> u64 {
    let mut store = house.record();
    counting::count_all(&mut store, &Clock::Fixed(0)).unwrap();
    store.list(&Filter::default()).unwrap().iter().map(|one| u64::from(one.standing.answers)).sum()
}

fn merge(house: &TestApp, args: &[&str]) -> (i32, Value, String) {
    let (code, out, err) = run(house.dir.path(), &[&["merge"], args, &["--format", "json"]].concat());
    (code, serde_json::from_str(&out).unwrap_or(Value::Null), err)
}

#[test]
fn a_folder_of_records_is_taken_in_and_told() {
    let stick = tempfile::tempdir().unwrap();
    let others = ["records.sqlite3", "Máy 2/records.sqlite3"].map(|name| carried(stick.path(), name));
    fs::write(stick.path().join("records-thư.sqlite3"), "Kính gửi Ban Chủ nhiệm").unwrap();
    let home = TestApp::new();
    home.play_to("khoi-dong", setup(Mode::Room, None, 5), "end", 0);
    let before = n_answers(&home);
    let folder = stick.path().to_str().unwrap();

    let (code, shape, err) = merge(&home, &[folder]);
    assert_eq!((code, err.as_str()), (1, ""), "a letter is refused, and no bar is drawn without a terminal");
    let came = n_answers(&home) - before;
    assert_eq!((shape["sessions_new"].as_u64(), shape["answers_new"].as_u64()), (Some(2), Some(came)));
    assert_eq!(came, others.iter().map(n_answers).sum::<u64>());
    assert_eq!(shape["files"].as_array().unwrap().len(), 3);
    assert_eq!(shape["refused"][0]["reason"], "not-a-record");
    assert!(shape["refused"][0]["file"].as_str().unwrap().ends_with("records-thư.sqlite3"));
    let hash = shape["hash"].as_str().unwrap().to_owned();
    assert_eq!(hash.len(), 64);

    fs::remove_file(stick.path().join("records-thư.sqlite3")).unwrap();
    let (code, shape, _) = merge(&home, &[folder]);
    assert_eq!(
        (code, shape["answers_new"].as_u64(), shape["hash"].as_str()),
        (0, Some(0), Some(hash.as_str()))
    );
    let (code, said, _) = run(home.dir.path(), &["merge", folder]);
    let short = home.record().content_hash().unwrap().facts.short();
    assert_eq!(short.replace(' ', ""), hash.get(..12).unwrap());
    assert!(code == 0 && said.contains(&short) && said.contains("Đã gộp 2 tệp trong số 2 tệp"), "{said}");
}

#[test]
fn what_cannot_be_taken_is_said_in_plain_words() {
    let home = TestApp::new();
    home.play_to("khoi-dong", setup(Mode::Room, None, 5), "end", 0);
    let empty = tempfile::tempdir().unwrap();
    let (code, _, err) = run(home.dir.path(), &["merge", empty.path().to_str().unwrap()]);
    assert!(code == 1 && err.contains("không thấy tệp kết quả nào"), "{err}");
    assert_eq!(run(home.dir.path(), &["merge"]).0, 2);
    let own = home.dir.path().join("records.sqlite3");
    let nothing = empty.path().join("x.sqlite3");
    let (code, said, _) = run(home.dir.path(), &["merge", own.to_str().unwrap(), nothing.to_str().unwrap()]);
    assert_eq!(code, 1);
    for words in ["đây chính là tệp kết quả của máy này", "không có tệp này", "Đã gộp 0 tệp", "Mã nội dung"]
    {
        assert!(said.contains(words), "{said}");
    }
}

/// With other codes and laptops, which are other ones at every run.
fn made_alike(home: &TestApp, shown: &str) -> String {
    let hash = home.record().content_hash().unwrap();
    let shown =
        shown.replace(&hash.facts.short(), "0123 4567 89ab").replace(&hash.words.short(), "ba98 7654 3210");
    let mut laptops: Vec<String> = home.record().people().unwrap().iter().flat_map(Person::laptops).collect();
    // In the order in which they are told, which goes by ids.
    laptops.sort_by_key(|own| shown.find(own.as_str()));
    laptops
        .into_iter()
        .zip(["1aa1", "2bb2", "3cc3"])
        .fold(shown, |shown, (own, told)| shown.replace(&own, told))
}

/// The screen with these sticks in, after these keys.
pub(super) fn frame(home: &TestApp, sticks: &[&Path], speech: &str, size: (u16, u16), keys: &str) -> String {
    let speech = speech.parse::<Speech>().unwrap().showing_drafts(true);
    let mut services = Services::new(home.record(), false, TestApp::library(), NOW, None, Some(7));
    services.plug_in(sticks.iter().map(|stick| (*stick).to_owned()).collect());
    let screen = Screen::Merge(MergeScreen::default());
    TestApp::frame_of(screen, services, vec![MergeScreen::ASKS], speech, size, keys)
}

#[test]
fn records_on_a_stick_are_ticked_merged_and_told() {
    let folder = tempfile::tempdir().unwrap();
    let stick = folder.path().join("KINGSTON");
    carried(&stick, "Máy 2/records.sqlite3");
    carried(&stick, "Máy 3/records.sqlite3");
    let home = TestApp::new();
    home.play_to("khoi-dong", setup(Mode::Room, None, 5), "end", 0);
    home.record().backup_to(&stick.join("records.sqlite3"), 0).unwrap();
    fs::write(stick.join("records-hỏng.sqlite3"), "hỏng ".repeat(999)).unwrap();

    let at = |size, keys: &str| frame(&home, &[stick.as_path()], "vi", size, keys);
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("merge-none", frame(&home, &[], "vi", (80, 24), ""));
        insta::assert_snapshot!("merge-choice", at((80, 24), "1"));
        insta::assert_snapshot!("merge-choice-small", at((56, 16), ""));
    });
    assert!(at((100, 30), "").contains("của chính máy này"));
    // Nothing ticked is nothing to do.
    assert!(at((100, 30), "1234⏎").contains("[ ]"));
    assert_eq!(home.record().n_sessions().unwrap(), 1);

    let done = at((80, 24), "⏎");
    assert_eq!(home.record().n_sessions().unwrap(), 3);
    let code = home.record().content_hash().unwrap().facts.short();
    assert!(done.contains(&code), "{done}");
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("merge-done", made_alike(&home, &done));
        insta::assert_snapshot!("merge-done-small", made_alike(&home, &at((56, 16), "⏎")));
    });
    assert!(at((100, 30), "⏎⏎").contains("Hôm nay làm gì?"));
    assert!(at((100, 30), "0").contains("Hôm nay làm gì?"));
    assert!(frame(&home, &[stick.as_path()], "en", (80, 24), "⏎").contains("Content code"));
}

//! Lines of a script of the person's own, put right on a screen: the new words stand in its file.

use std::fs;
use std::path::{Path, PathBuf};

use dongvai::id::SessionId;
use dongvai::meeting::command::Mode;
use dongvai::practice::LiveSession;
use dongvai::tui::msg::Request;

use super::app_on_screen::{TestApp, setup};
use super::shots::JUNE;

const SIZE: (u16, u16) = (100, 40);

/// A house with a script of the person's own, in its file, and a session of it at the first step.
fn own_script(house: &TestApp) -> (PathBuf, SessionId) {
    let path = house.dir.path().join("scenarios/hop-thu.ron");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let template = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli/new.ron");
    let script = fs::read_to_string(template).unwrap().replacen("\"bai-moi\"", "\"hop-thu\"", 1);
    fs::write(&path, script).unwrap();
    let session = house.play_to("hop-thu", setup(Mode::Room, None, 20), "chao", 0);
    (path, session)
}

/// The line that the first step says, put right.
fn put_right(house: &TestApp, session: SessionId, words: &str) -> String {
    let keys = format!("s1{}{words}⏎⏎⏎⏎", "⌫".repeat(90));
    house.frame(vec![Request::Resume { session }], "vi", SIZE, &keys)
}

#[test]
fn a_line_of_ones_own_script_is_written_into_its_file() {
    let house = TestApp::new();
    let (path, session) = own_script(&house);
    let before = fs::read_to_string(&path).unwrap();
    let old = "“Kính thưa các cụ, các ông, các bà, mời bà con ta bắt đầu.”";
    for (old, new) in [(old, "Mời \"cả nhà\" ta họp."), ("Mời \\\"cả nhà\\\" ta họp.", "Xin mời cả nhà.")]
    {
        let was = fs::read_to_string(&path).unwrap();
        let shown = put_right(&house, session, new);
        assert!(shown.contains("Đã lưu và ghi vào") && shown.contains(new), "{shown}");
        let written = new.replace('"', "\\\"");
        assert_eq!(fs::read_to_string(&path).unwrap(), was.replacen(old, &written, 1));
    }
    let now = fs::read_to_string(&path).unwrap();
    assert_eq!(now, before.replacen(old, "Xin mời cả nhà.", 1));
    // The next session has the new words from the file itself.
    let next = house.play_to("hop-thu", setup(Mode::Room, None, 20), "chao", 0);
    let live = LiveSession::resume(&house.record(), next).unwrap();
    let (_, text) = live.story().step(&"chao".into()).unwrap().prompt();
    assert_eq!(text, "Xin mời cả nhà.");
}

/// Words that are kept here but not in the file are told as that.
#[test]
fn a_file_that_cannot_take_the_words_stays_and_is_named() {
    let house = TestApp::new();
    let (path, session) = own_script(&house);
    let whole = fs::read_to_string(&path).unwrap();
    let written = |script: &str, why: &str, words: &str| {
        fs::write(&path, script).unwrap();
        let shown = put_right(&house, session, words);
        assert!(shown.contains("Câu mới hiện ngay, chưa ghi vào tệp") && shown.contains(why), "{shown}");
        assert_eq!(fs::read_to_string(&path).unwrap(), script);
    };
    written(&whole.replacen("mời bà con ta bắt đầu", "mời bà con vào việc", 1), "đã khác", "Mời cả nhà.");
    written(&whole.replacen("day: 15", "day: 35", 1), "có lỗi", "Xin mời cả nhà.");
    fs::write(&path, &whole).unwrap();
    let mut rights = fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&path, rights).unwrap();
    let shown = put_right(&house, session, "Mời bà con vào họp.");
    assert!(shown.contains("quyền ghi") && fs::read_to_string(&path).unwrap() == whole, "{shown}");
    // The file is taken away while its meeting is played.
    fs::remove_file(&path).unwrap();
    let shown = put_right(&house, session, "Kính mời bà con.");
    assert!(shown.contains("không còn tệp nào của bài này: hop-thu"), "{shown}");
    // A shipped script has no file of the person's own.
    let june = house.play_to(JUNE, setup(Mode::Room, None, 90), "open-hello", 0);
    let shown = house.frame(
        vec![Request::Resume { session: june }],
        "vi",
        SIZE,
        &format!("s1{}Vâng ạ.⏎⏎⏎⏎", "⌫".repeat(90)),
    );
    assert!(!shown.contains("ghi vào"), "{shown}");
}

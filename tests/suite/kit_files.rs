//! The papers before class are written whole or not at all, by the command and by a key.

use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Output};

use super::app_on_screen::TestApp;
use super::shots::JUNE;

const WARM_UP: &str = "khoi-dong";

fn run(arguments: &[&str], data_dir: &std::path::Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dongvai"));
    command.arg("--data-dir").arg(data_dir).args(arguments).output().unwrap()
}

#[test]
fn the_command_writes_each_file_and_writes_over_none() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = out.path().join("giay");
    let kit = |more: &[&str]| {
        let fixed = ["kit", WARM_UP, "--out", folder.to_str().unwrap()];
        run(&[&fixed[..], more].concat(), data.path())
    };
    let done = kit(&["--format", "html"]);
    let told = String::from_utf8(done.stdout).unwrap();
    assert_eq!(done.status.code(), Some(0), "{told}");
    let names: BTreeSet<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(names.contains("01-huong-dan.html") && names.iter().all(|name| told.contains(name)), "{told}");

    fs::write(folder.join("01-huong-dan.html"), "của tôi").unwrap();
    let again = kit(&[]);
    assert_eq!(again.status.code(), Some(2));
    assert!(String::from_utf8(again.stderr).unwrap().contains("--force"));
    assert_eq!(fs::read_to_string(folder.join("01-huong-dan.html")).unwrap(), "của tôi");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), names.len());

    assert_eq!(kit(&["--force"]).status.code(), Some(0));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2 * names.len());
    for (arguments, code) in [
        (["kit", WARM_UP, "--cut", "45"], 2),
        (["kit", "khong-co", "--cut", "5"], 1),
        (["kit", WARM_UP, "--lang", "hmn-VN"], 2),
    ] {
        let to = out.path().join("other");
        let refused = run(&[&arguments[..], &["--out", to.to_str().unwrap()]].concat(), data.path());
        assert_eq!(refused.status.code(), Some(code), "{arguments:?}");
        assert!(!to.exists(), "{arguments:?}");
    }
}

#[test]
fn a_key_writes_the_papers_into_a_folder_of_their_own() {
    let house = TestApp::new();
    let kits = house.dir.path().join("giay-to");
    for (keys, folder) in [("1i", "khoi-dong"), ("1i", "khoi-dong-2"), ("1↓i", JUNE)] {
        let shown = house.frame(Vec::new(), "vi", (80, 24), keys);
        assert!(shown.contains("Đã lưu 1"), "{shown}");
        assert!(kits.join(folder).join("14-to-cam-tay.docx").is_file(), "{folder}");
    }
    // A file where the folder should be.
    let house = TestApp::new();
    fs::write(house.dir.path().join("giay-to"), "").unwrap();
    let shown = house.frame(Vec::new(), "vi", (80, 24), "1i");
    assert!(shown.contains("Chưa lưu được bộ giấy"), "{shown}");
}

//! Checks the files beside the program on a stick, as far as any system can read them.

use std::fs;
use std::path::Path;

use rstest::rstest;

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/release")
}

/// The prompt of Windows looks for labels by the ends of lines, and reads a file in its own code page until it is
/// told otherwise.
#[rstest]
#[case("run.cmd")]
#[case("chieu.cmd")]
fn command_files_are_as_windows_reads_them(#[case] name: &str) {
    let written = fs::read_to_string(folder().join("windows").join(name)).unwrap();
    assert_eq!(written.matches('\n').count(), written.matches("\r\n").count(), "{name}");
    let before = written.split("chcp 65001").next().unwrap();
    assert!(before.is_ascii() && before.len() < written.len(), "{name}");
    for label in written.split("goto ").skip(1).filter_map(|rest| rest.split_whitespace().next()) {
        assert!(written.contains(&format!("\r\n:{label}\r\n")), "{name}: {label}");
    }
}

#[test]
fn the_guide_names_what_there_is() {
    let guide = fs::read_to_string(folder().join("huong-dan.html")).unwrap();
    for name in ["run.cmd", "chieu.cmd"] {
        assert!(guide.contains(name) && folder().join("windows").join(name).is_file(), "{name}");
    }
    let vietnamese = include_str!("../../locales/vi/ui.ftl");
    for words in [
        "Bàn làm việc của giảng viên",
        "Gộp kết quả từ máy khác",
        "Tập tiếp buổi đang dở",
        "Chép kết quả ra USB",
    ] {
        assert!(guide.contains(words) && vietnamese.contains(words), "{words}");
    }
}

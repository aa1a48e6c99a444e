//! What the command line opens at once: one step while a scenario is written, of which nothing is kept; a meeting.

use std::fs;

use super::terminal::{Terminal, run};

const WALL: (u16, u16) = (100, 30);

#[test]
fn a_step_is_shown_with_the_meeting_before_it_and_nothing_is_kept() {
    let desk = tempfile::tempdir().unwrap();
    for (at, words, part) in [
        ("talk-pressure", "ông Lù Văn Sín", "bước 60"),
        // The number that the screen and the trainer's pages show, in the default cut.
        ("12", "THỦ QUỸ", "bước 12"),
        // It comes after another answer than the model's.
        ("on-shamed-say", "Bà ấy cúi mặt", "bước 14"),
    ] {
        let mut terminal = Terminal::open(desk.path(), WALL, &["play", "sinh-hoat-thang-sau", "--at", at]);
        terminal.wait_for(words);
        terminal.wait_for(part);
        terminal.send("\u{3}");
        terminal.wait_for("Thôi xem thử?");
        terminal.send("1");
        let ended = terminal.end_tidily();
        assert_eq!(ended.code, 0, "{}", ended.screen);
        assert!(ended.screen.contains("không ghi vào kết quả tập"), "{}", ended.screen);
    }
    assert_eq!(fs::read_dir(desk.path()).unwrap().count(), 0, "no record");
}

#[test]
fn a_step_that_is_not_there_is_told_with_the_nearest_one() {
    let desk = tempfile::tempdir().unwrap();
    for (at, says) in
        [("decid", "gần nhất là “decide”"), ("xyz", "không có bước “xyz”"), ("999", "không có bước “999”")]
    {
        let (code, out, err) = run(desk.path(), &["play", "sinh-hoat-thang-sau", "--at", at]);
        assert!(code == 2 && err.contains(says), "{at}: {code} {out}{err}");
    }
    // From the hall nobody plays a mistake of the computer.
    let (code, _, err) = run(desk.path(), &["play", "mua-hai-che", "--cut", "90", "--at", "talk-lost"]);
    assert!(code == 2 && err.contains("không có cách làm nào dẫn tới bước “talk-lost”"), "{code} {err}");
    let (code, _, err) = run(desk.path(), &["play", "--at", "decide"]);
    assert!(code == 2 && err.contains("SCENARIO"), "{err}");
}

/// A meeting that opens at once takes the question about drafts not away.
#[test]
fn drafts_are_asked_about_also_where_a_meeting_opens_at_once() {
    let desk = tempfile::tempdir().unwrap();
    let scenario = ["play", "sinh-hoat-thang-sau", "--role", "treasurer", "--cut", "20"];
    let mut terminal = Terminal::open(desk.path(), WALL, &[&scenario[..], &["--lang", "vi,hmn-VN"]].concat());
    terminal.wait_for("Hiện bản nháp để");
    terminal.send("2");
    terminal.wait_until("the question to go", |terminal| !terminal.has("Hiện bản nháp để"));
    assert!(terminal.has("Máy đóng vai Chủ nhiệm"), "{}", terminal.contents());
    terminal.kill();
}

/// A deputy who only speaks in a short class has no seat there, and the step is seen from the hall.
#[test]
fn a_line_of_a_deputy_is_shown_too() {
    let desk = tempfile::tempdir().unwrap();
    let args = ["play", "sinh-hoat-thang-sau", "--at", "requests-say", "--cut", "45"];
    let mut terminal = Terminal::open(desk.path(), WALL, &args);
    terminal.wait_for("bước");
    terminal.send("q");
    terminal.send("1");
    assert_eq!(terminal.end_tidily().code, 0);
}

/// A preview has the person's own translations, and what was filled in is there again after a save.
#[test]
fn a_form_that_was_begun_survives_a_save() {
    let desk = tempfile::tempdir().unwrap();
    assert_eq!(run(desk.path(), &["new", "hop-thu"]).0, 0);
    let file = desk.path().join("scenarios/hop-thu.ron");
    let written = fs::read_to_string(&file).unwrap();
    let english = desk.path().join("locales/en/hop-thu.ftl");
    fs::create_dir_all(english.parent().unwrap()).unwrap();
    fs::write(&english, "tra-nuoc-prompt = Pay for the tea in English.\n").unwrap();
    let args = ["play", "hop-thu", "--at", "tra-nuoc", "--watch", "--lang", "vi,en"];
    let mut terminal = Terminal::open(desk.path(), WALL, &args);
    terminal.wait_for("Pay for the tea in English.");
    // The fund is chosen, the amount is left empty, and two of the papers are ticked.
    terminal.send("2\x1b[B\x1b[B \x1b[B ");
    terminal.wait_for("‹ Quỹ hoạt động ›");
    terminal.wait_for("[✓]");
    fs::write(&file, written.replace("tiền trà nước", "tiền nước chè")).unwrap();
    terminal.wait_for("tiền nước chè");
    terminal.wait_for("‹ Quỹ hoạt động ›");
    terminal.wait_for("[✓]");
    terminal.send("q");
    terminal.send("1");
    assert_eq!(terminal.end_tidily().code, 0);
}

/// Asking for a cut that the scenario does not have names those that it has.
#[test]
fn a_cut_that_there_is_not_is_named() {
    let desk = tempfile::tempdir().unwrap();
    let (code, _, told) = run(desk.path(), &["play", "sinh-hoat-thang-sau", "--at", "3", "--cut", "10"]);
    assert_eq!(code, 2, "{told}");
    assert!(told.contains("không có bài 10 phút"), "{told}");
}

/// A step that is shown while it is written is shown again with each save, at the place where one is; while the file has
/// faults, they are told.
#[test]
fn what_is_saved_is_shown_at_once() {
    let desk = tempfile::tempdir().unwrap();
    assert_eq!(run(desk.path(), &["new", "hop-thu"]).0, 0);
    let file = desk.path().join("scenarios/hop-thu.ron");
    let written = fs::read_to_string(&file).unwrap();
    let asked = "Một bà đến muộn";
    assert!(written.contains(asked));
    let mut terminal = Terminal::open(desk.path(), WALL, &["play", "hop-thu", "--at", "den-muon", "--watch"]);
    terminal.wait_for(asked);
    fs::write(&file, written.replace(asked, "Một ông đến trễ")).unwrap();
    terminal.wait_for("Một ông đến trễ");
    fs::write(&file, written.replacen("role: Secretary", "role: Secretry", 1)).unwrap();
    terminal.wait_for("Secretry");
    fs::write(&file, &written).unwrap();
    terminal.wait_for(asked);
    // On to the next step, which is then the one that is shown again.
    terminal.send("2\r");
    terminal.wait_for("Đã làm tốt");
    terminal.send("\r");
    terminal.wait_for("Nói thành lời: chào");
    fs::write(&file, written.replace("Nói thành lời: chào", "Nói thật to: chào")).unwrap();
    terminal.wait_for("Nói thật to: chào");
    terminal.send("q");
    terminal.send("1");
    assert_eq!(terminal.end_tidily().code, 0);
    assert!(!desk.path().join("records.sqlite3").exists(), "nothing of it is kept");
}

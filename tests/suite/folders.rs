//! One record on one machine: where papers go, and a record that another start left in another folder.

use std::fs;
use std::path::Path;

use dongvai::locale::Speech;
use dongvai::meeting::command::Mode;
use dongvai::paths::Folders;
use dongvai::tui::msg::GoOn;
use dongvai::tui::runner::services::Services;
use dongvai::tui::screens::Screen;
use dongvai::tui::screens::home::HomeScreen;

use super::app_on_screen::{NOW, TestApp, setup};

const DESK: (u16, u16) = (120, 40);
const JOIN: &str = "Gộp kết quả ở thư mục khác của máy này";

/// The last frame from home on a machine with these folders.
fn frame(house: &TestApp, folders: &Folders, opens: bool, keys: &str) -> String {
    let services = Services::new(house.record(), false, TestApp::library(), NOW, None, Some(7));
    let services = services.in_folders(folders, opens);
    let screen = Screen::Home(HomeScreen::new(services.waiting()));
    TestApp::frame_of(screen, services, Vec::new(), Speech::default(), DESK, keys)
}

fn files_below(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    entries.map(|path| if path.is_dir() { files_below(&path) } else { 1 }).sum()
}

#[test]
fn papers_and_tables_go_where_people_look() {
    let (house, documents) = (TestApp::new(), tempfile::tempdir().unwrap());
    house.play_to("khoi-dong", setup(Mode::Room, None, 5), "end", 0);
    let folders =
        Folders { documents: documents.path().join("dongvai"), ..Folders::within(house.dir.path()) };
    let shown = frame(&house, &folders, true, "1i");
    let kit = documents.path().join("dongvai/giay-to/khoi-dong");
    assert!(files_below(&kit) > 10 && shown.contains("dongvai/giay-to/khoi-dong"), "{shown}");
    assert!(shown.contains("o mở thư mục"), "{shown}");
    // Office, export, as one json document.
    let shown = frame(&house, &folders, true, "533");
    assert_eq!(files_below(&documents.path().join("dongvai/xuat")), 1, "{shown}");
    assert!(shown.contains("o mở thư mục"), "{shown}");
    // Where the system has no windows the path is said and no key.
    let shown = frame(&house, &folders, false, "1i");
    assert!(shown.contains("giay-to/khoi-dong-2") && !shown.contains("mở thư mục"), "{shown}");
    assert!(!house.dir.path().join("giay-to").exists() && !house.dir.path().join("xuat").exists());
}

#[test]
fn a_record_in_another_folder_is_offered_until_it_is_joined() {
    let (house, other) = (TestApp::new(), TestApp::new());
    other.play_to("khoi-dong", setup(Mode::Room, None, 5), "end", 0);
    let others = vec![other.dir.path().to_owned()];
    let folders = Folders { others, ..Folders::within(house.dir.path()) };
    let home = frame(&house, &folders, false, "");
    assert!(home.contains(&format!("k {JOIN}")) && home.contains("records.sqlite3"), "{home}");
    let found = frame(&house, &folders, false, "k");
    assert!(found.contains(other.dir.path().to_str().unwrap()) && found.contains("1 buổi tập"), "{found}");
    assert!(!frame(&house, &folders, false, "k⏎⏎").contains(JOIN));
    assert_eq!(house.record().content_hash().unwrap(), other.record().content_hash().unwrap());
    assert!(!frame(&house, &folders, false, "").contains(JOIN), "nor at the next start");
    // More was played there since.
    other.play_to("khoi-dong", setup(Mode::Room, None, 5), "end", 0);
    assert!(frame(&house, &folders, false, "").contains(JOIN));
}

/// What is written among the documents belongs to the person all the same.
#[test]
fn an_erased_person_is_looked_for_among_the_documents_too() {
    let (house, documents) = (TestApp::new(), tempfile::tempdir().unwrap());
    house.play_to("khoi-dong", setup(Mode::Room, None, 5), "end", 0);
    let folders = Folders { documents: documents.path().to_owned(), ..Folders::within(house.dir.path()) };
    let paper = documents.path().join("giay-to/lop-a/bien-ban.html");
    fs::create_dir_all(paper.parent().unwrap()).unwrap();
    fs::write(&paper, "<p>TQ-07</p>").unwrap();
    assert_eq!(folders.written(), [house.dir.path(), documents.path()]);
    // The desk, personal data, the people, the only one, erase.
    let asked = frame(&house, &folders, false, "542⏎3");
    assert!(asked.contains("giay-to/lop-a/bien-ban.html"), "{asked}");
    let weight = dongvai::weight::weigh(&folders.written(), &house.dir.path().join("records.sqlite3"), 0);
    assert_eq!(weight.of(dongvai::weight::FolderPart::Papers), 12);
    let within = Folders { documents: house.dir.path().join("giấy"), ..Folders::within(house.dir.path()) };
    assert_eq!(within.written(), [house.dir.path()]);
}

/// Without a stick a copy may stay here, where people look.
#[test]
fn a_copy_may_stay_on_this_machine() {
    let (house, documents) = (TestApp::new(), tempfile::tempdir().unwrap());
    house.play_to("khoi-dong", setup(Mode::Room, None, 5), "end", 0);
    let folders =
        Folders { documents: documents.path().join("dongvai"), ..Folders::within(house.dir.path()) };
    let shown = |keys: &str| {
        let mut services = Services::new(house.record(), false, TestApp::library(), NOW, None, None);
        services.plug_in(Vec::new());
        let services = services.in_folders(&folders, true);
        let home = Screen::Home(HomeScreen::new(GoOn::Nothing));
        TestApp::frame_of(home, services, Vec::new(), Speech::default(), DESK, keys)
    };
    let choice = shown("u");
    assert!(choice.contains("Chưa thấy USB nào") && choice.contains("►1 Ở lại máy này"), "{choice}");
    let done = shown("u⏎");
    assert!(done.contains("Đã chép 1 buổi tập") && done.contains("o mở thư mục"), "{done}");
    assert_eq!(files_below(&documents.path().join("dongvai")), 1);
}

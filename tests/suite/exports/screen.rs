//! Exports from the screen: the same files as from the command line, beside the record, and none where it is stopped.

use std::fs;
use std::ops::ControlFlow;
use std::path::PathBuf;

use dongvai::cli::export::{DataCommand, SheetArgs};
use dongvai::export::data::DataForm;
use dongvai::exporting::{ExportError, Wanted, export};
use dongvai::locale::Speech;
use dongvai::text::TypingAid;
use dongvai::tui::context::{Mouse, PlayedFor, ShownOn, ViewContext};
use dongvai::tui::msg::{Report, Request};
use dongvai::tui::page::Page;
use dongvai::tui::runner::services::Services;
use dongvai::tui::screens::Screen;
use dongvai::tui::screens::export::ExportScreen;
use dongvai::tui::theme::ThemeName;
use dongvai::tui::view::View;

use super::{args, at, filled, run};
use crate::suite::app_on_screen::{NOW, TestApp};

const DESK: (u16, u16) = (120, 40);

fn screen(house: &TestApp, keys: &str) -> String {
    house.frame_on(Some(Screen::Export(ExportScreen::default())), Vec::new(), "vi", DESK, keys)
}

fn written(house: &TestApp, name: &str) -> PathBuf {
    house.dir.path().join("xuat").join(name)
}

#[test]
fn the_files_are_those_of_the_command_line() {
    let house = filled();
    let said = super::export_all(&house);
    let numbers = said[0].split(" vào ").next().unwrap();
    for (key, name) in [
        ("1", "2026-11-23-1.xlsx"),
        ("2", "2026-11-23-1"),
        ("↓↓⏎", "2026-11-23-1.json"),
        ("4", "2026-11-23-1.xapi.json"),
    ] {
        let shown = screen(&house, key);
        let path = written(&house, name);
        assert!(shown.contains(numbers) && shown.contains(path.to_str().unwrap()), "{shown}");
        assert!(path.exists());
    }
    for (screens, own) in [
        ("2026-11-23-1.xlsx", "a.xlsx"),
        ("2026-11-23-1/sessions.csv", "tables/sessions.csv"),
        ("2026-11-23-1/attempts.csv", "tables/attempts.csv"),
        ("2026-11-23-1.json", "a.json"),
        ("2026-11-23-1.xapi.json", "a.xapi.json"),
    ] {
        let same = fs::read(written(&house, screens)).unwrap() == fs::read(at(&house, own)).unwrap();
        assert!(same, "{screens}");
    }
    assert_eq!(fs::read_dir(written(&house, "")).unwrap().count(), 4, "nothing else is left there");
    let english = house.frame_on(Some(Screen::Export(ExportScreen::default())), Vec::new(), "en", DESK, "1");
    assert!(english.contains("2026-11-23-2.xlsx"), "{english}");
    let sheet = SheetArgs { data: args(&house, "en.xlsx"), lang: "en".parse().unwrap() };
    run(&house, DataCommand::Xlsx(sheet)).unwrap();
    let same =
        fs::read(written(&house, "2026-11-23-2.xlsx")).unwrap() == fs::read(at(&house, "en.xlsx")).unwrap();
    assert!(same, "in the language of the screen");
}

#[test]
fn a_part_is_chosen_with_the_arrows() {
    let house = filled();
    let record = rusqlite::Connection::open(house.dir.path().join("records.sqlite3")).unwrap();
    let earlier = "UPDATE session SET place = 'Trường bản', started_at = started_at - 86400000, counted = 0 \
         WHERE scenario = 'khoi-dong'";
    record.execute(earlier, []).unwrap();
    let shown = |keys: &str| {
        let screen = Some(Screen::Export(ExportScreen::default()));
        house.frame_on(screen, vec![Request::FindPlaces], "vi", DESK, keys)
    };
    assert!(shown("").contains("Tất cả các buổi tập"));
    assert!(shown("→3").contains("3 buổi tập"), "today");
    let there = shown("←");
    assert!(there.contains("Chỉ các buổi tập ở Trường bản"), "{there}");
    assert!(shown("←3").contains("1 buổi tập"));
}

#[test]
fn what_is_there_stays_and_the_way_leads_home() {
    let house = filled();
    fs::create_dir(written(&house, "")).unwrap();
    fs::write(written(&house, "2026-11-23-1.json"), "somebody's").unwrap();
    let shown = screen(&house, "323");
    assert!(shown.contains("2026-11-23-3.json"), "{shown}");
    assert_eq!(fs::read_to_string(written(&house, "2026-11-23-1.json")).unwrap(), "somebody's");
    for keys in ["0", "⎋", "31", "30"] {
        let shown = screen(&house, keys);
        assert!(shown.contains("Hôm nay làm gì?") && shown.contains("Tập tiếp"), "{keys}\n{shown}");
    }
}

#[test]
fn where_nothing_can_be_written_it_is_told() {
    let house = filled();
    fs::write(house.dir.path().join("xuat"), "").unwrap();
    for key in ["1", "2"] {
        let shown = screen(&house, key);
        assert!(shown.contains("Chưa lưu được vào") && shown.contains("vẫn còn nguyên"), "{shown}");
        assert!(screen(&house, &format!("{key}⏎")).contains("►"), "and it can be tried again");
    }
}

/// Whenever it hears how far it is, it can be told to stop, also when all but the last thing is done.
#[test]
fn stopped_anywhere_it_leaves_no_file() {
    let house = filled();
    let library = TestApp::library();
    let record = house.dir.path().join("records.sqlite3");
    for form in DataForm::ALL.iter().copied() {
        let out = at(&house, &format!("stopped.{}", form.slug()));
        let wanted =
            Wanted { form, out: &out, terms: &[], place: None, force: false, speech: Speech::default() };
        let mut n_stopped = 0_usize;
        loop {
            let mut n_told = 0_usize;
            let came_to = export(
                &wanted,
                &library,
                &record,
                NOW,
                &mut |_| {
                    n_told += 1;
                    if n_told > n_stopped { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
                },
                &mut |_| {},
            );
            if !matches!(came_to, Err(ExportError::Stopped)) {
                assert_eq!(came_to.unwrap().written.sessions, 4);
                break;
            }
            n_stopped += 1;
            let folder = fs::read_dir(out.parent().unwrap());
            let names = folder.into_iter().flatten().map(|entry| entry.unwrap().file_name());
            let ours = format!("stopped.{}", form.slug());
            let left = names.filter(|name| name.to_string_lossy().starts_with(&ours)).count();
            assert_eq!(left, 0, "{form:?}, stopped at {n_stopped}");
        }
        assert!(out.exists() && n_stopped >= 2, "{form:?}: {n_stopped}");
    }
}

#[test]
fn what_came_of_it_is_said_when_it_was_stopped() {
    let house = TestApp::new();
    let services = Services::new(house.record(), false, TestApp::library(), NOW, None, None);
    let theme = ThemeName::Dark.theme();
    let context = ViewContext {
        catalog: services.catalog(),
        speech: Speech::default(),
        typing: TypingAid::Off,
        played_for: PlayedFor::Results,
        theme: &theme,
        play: None,
        before: Speech::default(),
        drafts: None,
        zone: NOW.zone(),
        shown: None,
        locked: false,
        mouse: Mouse::default(),
        shown_on: ShownOn::default(),
        opens: false,
        handed_over: false,
        window: (120, 40),
        hall: None,
        elsewhere: None,
    };
    let mut screen = ExportScreen::default();
    let shown = |screen: &ExportScreen| {
        let mut page = Page::new(54, &theme);
        screen.page(&context, &mut page);
        format!("{page:?}")
    };
    assert!(!shown(&screen).contains("Đã dừng"));
    screen.report(&Report::Worked { stopped: true }, &context);
    assert!(shown(&screen).contains("Đã dừng, không để lại tệp nào."));
    // It was done before it heard of it.
    let path = "xuat/a.json".to_owned();
    screen
        .report(&Report::Exported { path, sessions: 3, answers: 40, left_out: 0, has_lost: false }, &context);
    assert!(shown(&screen).contains("3 buổi tập, 40 câu trả lời") && !shown(&screen).contains("Đã dừng"));
}

//! Papers of a session are written by the command and by a key: each into a file of its own, none over another.

use std::path::Path;

use dongvai::cli::export::{ExportCommand, PaperArgs, Which, run};
use dongvai::cli::failure::Failure;
use dongvai::export::papers::SessionPaper;
use dongvai::locale::Speech;
use dongvai::meeting::command::Mode;
use dongvai::tui::msg::Request;

use crate::suite::app_on_screen::{NOW, TestApp, setup};
use crate::suite::shots::JUNE;

/// Asks for papers as on a command line.
fn export(
    house: &TestApp,
    session: impl std::fmt::Display,
    out: &Path,
    which: &[Which],
    force: bool,
) -> (Result<u8, Failure>, String) {
    let (code, told, _) = exported(house, session, out, which, force);
    (code, told)
}

/// The same with what is said beside it.
fn exported(
    house: &TestApp,
    session: impl std::fmt::Display,
    out: &Path,
    which: &[Which],
    force: bool,
) -> (Result<u8, Failure>, String, String) {
    let args = PaperArgs {
        session: session.to_string(),
        out: out.to_owned(),
        paper: which.to_vec(),
        lang: Speech::default(),
        force,
    };
    let mut told = Vec::new();
    let (library, dir, mut err) = (TestApp::library(), house.dir.path(), Vec::new());
    let code = run(&ExportCommand::Docx(args), &library, dir, NOW, &mut told, &mut err);
    (code, String::from_utf8(told).unwrap(), String::from_utf8(err).unwrap())
}

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn the_command_line_writes_what_it_names_and_overwrites_nothing() {
    let house = TestApp::new();
    let session = house.play_to(JUNE, setup(Mode::Board, None, 20), "end", 0);
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().join("giay to");
    let (code, told) =
        export(&house, session, &folder, &[Which::Minutes, Which::Cash, Which::Minutes], false);
    assert_eq!(code.unwrap(), 0);
    assert_eq!(files(&folder), ["bien-ban.docx", "trang-so-quy.docx"]);
    assert_eq!(told.lines().count(), 2);
    assert!(told.lines().all(|line| Path::new(line).is_file()), "{told}");

    std::fs::write(folder.join("bien-ban.docx"), "edited").unwrap();
    let (refused, told) = export(&house, session, &folder, &[Which::All], false);
    let refused = refused.unwrap_err();
    assert_eq!((refused.exit_code(), told.as_str()), (2, ""));
    assert!(refused.to_string().contains("bien-ban.docx đã có") && refused.to_string().contains("--force"));
    assert_eq!(std::fs::read(folder.join("bien-ban.docx")).unwrap(), b"edited");
    assert_eq!(files(&folder).len(), 2, "nothing is written beside it");
    assert_eq!(export(&house, session, &folder, &[Which::All], true).0.unwrap(), 0);
    // June makes no plan of the month.
    assert_eq!(files(&folder).len(), SessionPaper::ALL.len() - 1);
    assert_ne!(std::fs::read(folder.join("bien-ban.docx")).unwrap(), b"edited");
}

#[test]
fn what_cannot_be_written_is_told_and_leaves_nothing() {
    let house = TestApp::new();
    let out = tempfile::tempdir().unwrap();
    for nobody in ["x", "019b0000-0000-7000-8000-000000000000"] {
        let refused = export(&house, nobody, out.path(), &[Which::All], false).0.unwrap_err();
        assert_eq!(refused.exit_code(), 1, "{refused}");
        assert!(refused.to_string().contains("không có buổi tập"), "{refused}");
    }
    let session = house.play_to("khoi-dong", setup(Mode::Board, None, 5), "end", 0);
    let refused = export(&house, "019b0000-0000-7000-8000-000000000000", out.path(), &[Which::All], false).0;
    assert_eq!(refused.unwrap_err().exit_code(), 1);
    let file = out.path().join("a file");
    std::fs::write(&file, "").unwrap();
    for in_the_way in [file.clone(), file.join("folder")] {
        let refused = export(&house, session, &in_the_way, &[Which::All], false).0.unwrap_err();
        assert_eq!(refused.exit_code(), 3, "{refused}");
        assert!(refused.to_string().contains("a file"), "{refused}");
    }
    // One name that is a folder: none of the others is written either.
    let folder = out.path().join("half");
    std::fs::create_dir_all(folder.join("trang-so-quy.docx")).unwrap();
    let refused = export(&house, session, &folder, &[Which::All], true).0.unwrap_err();
    assert_eq!(refused.exit_code(), 3, "{refused}");
    assert_eq!(files(&folder), ["trang-so-quy.docx"]);
}

/// A warm-up is no meeting: it has no minutes, no report and no roll, and both the command and the screen say so.
#[test]
fn a_warm_up_has_only_the_papers_that_it_can_fill() {
    let house = TestApp::new();
    let session = house.play_to("khoi-dong", setup(Mode::Board, None, 5), "end", 0);
    let out = tempfile::tempdir().unwrap();
    let (code, told, why) = exported(&house, session, out.path(), &[Which::All], false);
    assert_eq!(code.unwrap(), 0, "{told}");
    assert_eq!(
        files(out.path()),
        ["giay-ghi-nhan.docx", "nhat-ky-buoi-tap.docx", "phieu-gop-y.docx", "trang-so-quy.docx"]
    );
    for said in
        ["minutes: bài này không phải", "report: bài này không phải", "attendance: buổi tập chưa điểm danh"]
    {
        assert!(why.contains(said), "{said}\n{why}");
    }
    for alone in [&[Which::Minutes][..], &[Which::Report, Which::Attendance]] {
        let (refused, told, _) = exported(&house, session, out.path(), alone, false);
        let refused = refused.unwrap_err();
        assert_eq!((refused.exit_code(), told.as_str()), (1, ""), "{refused}");
        assert!(refused.to_string().contains("không phải một buổi sinh hoạt"), "{refused}");
    }
    for size in [(56, 16), (80, 24)] {
        let shown = ["", "⇟"].map(|down| house.frame(Vec::new(), "vi", size, &format!("3⏎i{down}"))).concat();
        let line = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        for said in [
            "Biên bản buổi sinh hoạt: không có, vì bài này không phải",
            "Báo cáo tháng: không có",
            "chưa điểm danh",
        ] {
            assert!(line.contains(said), "{said}\n{shown}");
        }
    }
    // The board has met, three days before: there is no meeting yet to keep minutes of.
    let before = house.play_to(JUNE, setup(Mode::Board, None, 45), "prep-speak", 0);
    let (_, told, why) = exported(&house, before, &out.path().join("before"), &[Which::All], false);
    assert!(told.contains("nhat-ky") && !told.contains("bien-ban"), "{told}");
    assert!(why.contains("minutes: buổi họp chưa bắt đầu") && why.contains("report: buổi họp chưa"), "{why}");
    // A meeting that has begun: the roll has not been called, and no money has moved.
    let begun = house.play_to(JUNE, setup(Mode::Board, None, 20), "roll-call", 0);
    let (_, told, why) = exported(&house, begun, &out.path().join("begun"), &[Which::All], false);
    assert!(told.contains("bien-ban.docx") && !told.contains("trang-so-quy") && !told.contains("diem-danh"));
    assert!(why.contains("cash: buổi tập chưa thu chi") && why.contains("attendance:"), "{why}");
}

/// From the last page of a debrief: all papers, twice, and the second time beside the first.
#[test]
fn the_screen_writes_into_folders_of_their_own() {
    let house = TestApp::new();
    let session = house.play_to("khoi-dong", setup(Mode::Room, None, 5), "end", 0);
    let resume = vec![Request::Resume { session }];
    // Through the last step again, four pages of debrief with a pledge, then all papers and one alone.
    let shown = house.frame(resume, "vi", (80, 24), "⏎⏎⏎⏎Mời bà con nói trước⏎⏎23");
    let among = house.dir.path().join("giay-to");
    assert_eq!(files(&among), ["2026-11-23-khoi-dong", "2026-11-23-khoi-dong-2"], "{shown}");
    // Cash page, diary, debrief sheet, participation paper.
    assert_eq!(files(&among.join("2026-11-23-khoi-dong")).len(), 2 * 4);
    assert_eq!(files(&among.join("2026-11-23-khoi-dong-2")), ["trang-so-quy.docx", "trang-so-quy.html"]);
    assert!(
        shown.contains("2026-11-23-khoi-dong-2") && shown.contains("trang-so-quy (.docx, .html)"),
        "{shown}"
    );
    let sheet = std::fs::read_to_string(among.join("2026-11-23-khoi-dong/phieu-gop-y.html")).unwrap();
    assert!(sheet.contains("Mời bà con nói trước"), "{sheet}");
}

#[test]
fn a_folder_in_the_way_is_told_and_the_screen_stays() {
    let house = TestApp::new();
    let session = house.play_to("khoi-dong", setup(Mode::Room, None, 5), "end", 0);
    std::fs::write(house.dir.path().join("giay-to"), "").unwrap();
    let resume = vec![Request::Resume { session }];
    let shown = house.frame(resume.clone(), "vi", (80, 24), "⏎⏎⏎⏎⏎⏎2");
    assert!(shown.contains("Giấy tờ chưa lưu được") && shown.contains("giay-to"), "{shown}");
    let after = house.frame(resume, "vi", (80, 24), "⏎⏎⏎⏎⏎⏎2⏎");
    assert!(after.contains("Tất cả giấy tờ này"), "{after}");
}

#[test]
fn papers_of_a_session_out_of_the_list() {
    let house = TestApp::new();
    house.play_to("khoi-dong", setup(Mode::Room, None, 5), "end", 0);
    let shown = house.frame(Vec::new(), "vi", (80, 24), "3⏎i2");
    assert!(shown.contains("Đã lưu giấy tờ") && shown.contains("Quay lại buổi tập"), "{shown}");
    assert_eq!(files(&house.dir.path().join("giay-to/2026-11-23-khoi-dong")).len(), 2 * 4);
    let back = house.frame(Vec::new(), "vi", (80, 24), "3⏎i0");
    assert!(back.contains("Diễn biến buổi tập"), "{back}");
}

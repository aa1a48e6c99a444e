//! People's data from outside: asked before a name is kept, erased from the command line and on the screen, and a PIN
//! before the facilitator's screens.

use std::fs;
use std::path::Path;

use dongvai::practice::counting;
use dongvai::record::model::ERASED;
use dongvai::record::sessions::Filter;
use dongvai::tui::msg::Request;
use dongvai::tui::msg::privacy::PrivacyRequest;

use super::app_on_screen::{NOW, TestApp};
use super::terminal::run;

const SIZE: (u16, u16) = (80, 24);
const NAME: &str = "Lường Thị Inh";

fn erase(house: &TestApp, args: &[&str]) -> (i32, String, String) {
    run(house.dir.path(), &[&["sessions", "erase"], args].concat())
}

/// Files of a folder that hold these words.
fn holding(folder: &Path, words: &str) -> Vec<String> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files
        .filter(|path| path.is_file())
        .filter(|path| fs::read(path).unwrap().windows(words.len()).any(|found| found == words.as_bytes()))
        .map(|path| path.display().to_string())
        .collect()
}

/// Each session's id, events, answers and score.
fn counts(house: &TestApp) -> Vec<(String, u64, u32, Option<u32>)> {
    let mut store = house.record();
    counting::count_all(&mut store, &NOW).unwrap();
    let sessions = store.list(&Filter::default()).unwrap();
    let count = |one: &dongvai::record::model::SessionSummary| {
        (one.id.to_string(), one.total, one.standing.answers, one.standing.score)
    };
    sessions.iter().map(count).collect()
}

fn people() -> TestApp {
    let house = TestApp::new();
    house.people();
    house
}

#[test]
fn a_learner_is_erased_from_the_command_line_and_no_count_changes() {
    let house = people();
    house.record().keep_backup(0).unwrap();
    let before = counts(&house);
    let (code, _, err) = erase(&house, &["--learner", "TK-03"]);
    assert_eq!(code, 2, "without a terminal nobody can be asked");
    assert!(err.contains("--yes"), "{err}");
    assert!(!holding(house.dir.path(), NAME).is_empty());

    let (code, out, err) = erase(&house, &["--learner", "TK-03", "--yes"]);
    assert_eq!((code, err.as_str()), (0, ""));
    for told in ["có trong 1 buổi tập", "bản sao lưu", "USB", "Đã xóa: 1 tên, 1 lời tự viết"]
    {
        assert!(out.contains(told), "{told}\n{out}");
    }
    for gone in [NAME, "TK-03", "tk-03", "Chị Inh sẽ đọc"] {
        assert_eq!(holding(house.dir.path(), gone), Vec::<String>::new(), "{gone}");
    }
    assert_eq!(counts(&house), before);
    assert_eq!(holding(house.dir.path(), "TK-03"), Vec::<String>::new(), "counting does not bring it back");
    // The others are still there.
    assert!(!holding(house.dir.path(), "TQ-07").is_empty());
    let (code, out, _) = erase(&house, &["--learner", "TK-03", "--yes"]);
    assert!(code == 0 && out.contains("đã được xóa trước đây"), "{out}");
}

#[test]
fn who_is_not_there_or_nobody_is_not_erased() {
    let house = people();
    for (code, told) in [
        ("tk03", "có phải là: TK-03?"),
        ("KHAC-99", "dongvai sessions list"),
        ("chair", "không phải số thẻ của một người"),
        ("hall", "không phải số thẻ của một người"),
        (ERASED, "không phải số thẻ của một người"),
    ] {
        let (exit, _, err) = erase(&house, &["--learner", code, "--yes"]);
        assert!(exit == 1 && err.contains(told) && err.contains("không có gì bị xóa"), "{code}: {err}");
    }
    assert_eq!(erase(&house, &["--yes"]).0, 2);
    assert_eq!(erase(&house, &["--learner", "TK-03", "--expired", "--yes"]).0, 2);
    let (exit, _, err) = erase(&TestApp::new(), &["--learner", "TK-03", "--yes"]);
    assert!(exit == 1 && err.contains("không có số thẻ"), "{err}");
}

#[test]
fn what_is_older_than_it_is_to_be_kept_is_told_and_erased_when_asked_for() {
    let house = people();
    house.record().put_setting("retention", "never").unwrap();
    let (exit, _, err) = erase(&house, &["--expired", "--yes"]);
    assert!(exit == 1 && err.contains("chưa đặt thời hạn"), "{err}");
    // The command line has the real clock, and that is years past the old session, whatever today is.
    house.record().put_setting("retention", "1").unwrap();
    assert!(!holding(house.dir.path(), NAME).is_empty(), "nothing is erased by itself");
    let (exit, out, err) = erase(&house, &["--expired", "--yes"]);
    assert_eq!((exit, err.as_str()), (0, ""), "{out}");
    assert!(out.contains("Quá thời hạn 1 tháng: 1 người có tên"), "{out}");
    assert_eq!(holding(house.dir.path(), NAME), Vec::<String>::new());
    let (exit, out, _) = erase(&house, &["--expired", "--yes"]);
    assert!(exit == 0 && out.contains("Không có gì quá thời hạn"), "{out}");
}

#[test]
fn on_the_screen_it_takes_a_question_and_a_yes() {
    let house = people();
    let read = || vec![Request::Privacy(PrivacyRequest::Read)];
    // Enter alone says no.
    house.frame(read(), "vi", SIZE, "2inh⏎3⏎");
    assert_eq!(named(&house), ["TK-03"]);
    let shown = house.frame(read(), "vi", SIZE, "2inh⏎31");
    assert!(shown.contains("Đã xóa: 1 họ tên, 1 lời tự viết, số thẻ trong 1 buổi."), "{shown}");
    assert_eq!(holding(house.dir.path(), NAME), Vec::<String>::new());
    let shown = house.frame(read(), "vi", SIZE, "2inh");
    assert!(shown.contains("Không có ai như vậy"), "{shown}");

    let shown = house.frame(read(), "vi", SIZE, "1⏎");
    assert!(shown.contains("Đã viết thông báo vào tệp"), "{shown}");
    let notice = fs::read_to_string(house.dir.path().join("thong-bao-du-lieu-ca-nhan.txt")).unwrap();
    assert!(notice.contains("91/2025/QH15") && notice.contains("cách hiểu tạm"), "{notice}");
}

/// As when the power went between the rows and the bytes: opening the program is enough.
#[test]
fn an_erasing_that_was_cut_off_is_finished_at_the_next_start() {
    let house = people();
    house.record().put_setting("erasing", "0").unwrap();
    house.frame(Vec::new(), "vi", SIZE, "");
    assert!(!house.record().is_erasing_unfinished().unwrap());
    assert!(house.dir.path().join("records.backup-1.sqlite3").exists());
}

#[test]
fn how_long_things_are_kept_is_turned_and_kept() {
    let house = people();
    let read = || vec![Request::Privacy(PrivacyRequest::Read)];
    let shown = house.frame(read(), "vi", SIZE, "↓↓→→");
    assert!(shown.contains("‹ 36 tháng ›") && !shown.contains("quá hạn:"), "{shown}");
    let shown = house.frame(read(), "vi", SIZE, "↓↓←←←←←");
    assert!(shown.contains("‹ đến khi có người xóa ›"), "{shown}");
    assert_eq!(house.record().setting("retention").unwrap().as_deref(), Some("never"));
}

/// The name comes after the yes; a no keeps nothing, and practice goes on with the code.
#[test]
fn a_name_is_kept_only_after_a_yes() {
    let house = TestApp::new();
    let to_question = "1↓⏎22CT-05⎋k1⏎⏎";
    for no in ["⏎", "2", "⎋", "1Sùng Thị Mảy"] {
        house.frame(Vec::new(), "vi", SIZE, &format!("{to_question}{no}"));
        assert!(house.record().people().unwrap().is_empty(), "{no}");
        assert_eq!(holding(house.dir.path(), "Sùng Thị Mảy"), Vec::<String>::new(), "{no}");
    }
    let shown = house.frame(Vec::new(), "vi", SIZE, &format!("{to_question}1Sùng Thị Mảy⏎⏎"));
    assert!(shown.contains("Đã lưu họ tên cho số thẻ CT-05") && shown.contains("Chủ nhiệm"), "{shown}");
    let learners = house.record().people().unwrap();
    let [learner] = learners.as_slice() else { panic!("{learners:?}") };
    let consented = learner.consented.as_ref().unwrap();
    assert_eq!((learner.code.as_str(), consented.name.as_str()), ("CT-05", "Sùng Thị Mảy"));
    assert_eq!((consented.consent_version.as_str(), consented.consent_at), ("1", NOW.now_ms()));
    // Asked again, it says so, and a new name takes the old one's place.
    let shown = house.frame(Vec::new(), "vi", SIZE, to_question);
    assert!(shown.contains("Số thẻ này đã có họ tên Sùng Thị Mảy"), "{shown}");
    house.frame(Vec::new(), "vi", SIZE, &format!("{to_question}1 A⏎⏎"));
    assert_eq!(named(&house), ["CT-05"]);
}

#[test]
fn a_code_that_was_erased_is_somebody_new_where_it_is_used_again() {
    let house = people();
    let store = &mut house.record();
    let gone = store.people_with_code("TQ-07").unwrap().pop().unwrap();
    store.erase_person(&gone, NOW.now_ms()).unwrap();
    // Past the seats, the club and the place, through the briefing.
    let shown = house.frame(Vec::new(), "vi", SIZE, "b↓⏎22⏎TQ-07⏎⏎⏎⏎⏎⏎⏎");
    assert!(shown.contains("đã lưu·"), "{shown}");
    let again = house.record().people_with_code("TQ-07").unwrap().pop().unwrap();
    assert!(again.id != gone.id && again.sessions == 1, "{again:?}");
}

/// The codes of people with a name.
fn named(house: &TestApp) -> Vec<String> {
    let people = house.record().people().unwrap().into_iter();
    people.filter(|one| one.consented.is_some()).map(|one| one.code).collect()
}

#[test]
fn a_pin_stands_before_the_facilitators_screens_once() {
    let house = TestApp::new();
    let read = || vec![Request::Privacy(PrivacyRequest::Read)];
    // Typed differently the second time, then the same twice.
    let shown = house.frame(read(), "vi", SIZE, "42468⏎2469⏎");
    assert!(shown.contains("Hai lần gõ khác nhau"), "{shown}");
    assert!(house.frame(read(), "vi", SIZE, "4246⏎").contains("ít nhất 4"));
    let shown = house.frame(read(), "vi", SIZE, "42468⏎2468⏎");
    assert!(shown.contains("Đã đặt mã PIN"), "{shown}");
    assert_eq!(holding(house.dir.path(), "2468"), Vec::<String>::new());
    let kept = house.record().setting("pin").unwrap().unwrap();
    assert!(kept.starts_with("$argon2id$"), "{kept}");

    let locked = |keys| house.frame(Vec::new(), "vi", SIZE, keys);
    assert!(locked("3").contains("Xin gõ mã PIN"));
    assert!(locked("31357⏎").contains("Chưa đúng mã PIN"));
    assert!(locked("3⎋").contains("Hôm nay làm gì?"));
    let shown = locked("32468⏎");
    assert!(shown.contains("Các buổi đã tập"), "{shown}");
    assert!(!locked("32468⏎⎋3").contains("Xin gõ mã PIN"), "once a run");
    // Guessing is answered later and later, and the clock of this test stands still.
    assert!(locked("31⏎2⏎3⏎2468⏎").contains("Chưa hết giờ chờ"));

    let pin = |args: &[&str]| run(house.dir.path(), &[&["pin"], args].concat());
    assert!(pin(&[]).1.contains("dongvai pin --clear"));
    assert!(pin(&["--clear"]).1.contains("Đã bỏ mã PIN"));
    assert!(pin(&["--clear"]).1.contains("Chưa đặt mã PIN"));
    assert!(!locked("3").contains("Xin gõ mã PIN"));
}

/// Files of ours with something of TK-03 in them, and one of another person.
fn scattered() -> TestApp {
    let house = people();
    for (path, text) in [
        ("giay-to/lop-a/bien-ban.html", format!("<p>{NAME}</p>")),
        ("xuat/sessions.csv", "treasurer TK-03".to_owned()),
        ("xuat/others.csv", "treasurer TK-031".to_owned()),
        ("locales/mww/state.tsv", "ui/yes\ta\tb\treviewed\tx\tTK-03\ty\tz\n".to_owned()),
    ] {
        let path = house.dir.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    house
}

/// Papers, exports and a reviewer's code are named file by file, and removed when that is asked for.
#[test]
fn what_lies_of_an_erased_person_in_our_own_folders_is_named_and_removed_when_asked() {
    let house = scattered();
    let (code, out, _) = erase(&house, &["--learner", "TK-03", "--yes"]);
    assert!(code == 0 && out.contains("--remove-papers"), "{out}");
    assert!(
        !holding(&house.dir.path().join("giay-to/lop-a"), NAME).is_empty(),
        "only what is asked for goes"
    );
    // What remains can be reached afterwards: by the command that was told, and by the code.
    let told = out.split("--learner ").nth(1).and_then(|told| told.split(' ').next()).unwrap();
    let csv = house.dir.path().join("xuat/statements.json");
    fs::write(&csv, format!(r#"{{"name":"{told}"}}"#)).unwrap();
    let (code, out, err) = erase(&house, &["--learner", told, "--yes", "--remove-papers"]);
    assert!(code == 0 && out.contains("Đã bỏ 1 tệp.") && !csv.exists(), "{out}{err}");
    let (code, out, err) = erase(&house, &["--learner", "TK-03", "--yes", "--remove-papers"]);
    assert!(code == 0 && out.contains("Đã bỏ 2 tệp."), "{out}{err}");

    let house = scattered();
    let at = |path: &str| house.dir.path().join(path);
    let (code, out, err) = erase(&house, &["--learner", "TK-03", "--yes", "--remove-papers"]);
    assert!(code == 0 && err.is_empty() && out.contains("Đã bỏ 3 tệp."), "{out}{err}");
    for told in [
        "bien-ban.html (có số thẻ hoặc tên)",
        "sessions.csv (có số thẻ hoặc tên)",
        "state.tsv (mã người duyệt",
    ] {
        assert!(out.contains(told), "{told}\n{out}");
    }
    assert!(!out.contains("others.csv") && at("xuat/others.csv").exists());
    assert!(!at("giay-to/lop-a").exists() && !at("xuat/sessions.csv").exists());
    assert!(fs::read_to_string(at("locales/mww/state.tsv")).unwrap().contains("\tda-xoa\t"));
}

/// The same after an erasing on the screen, where the question stands on No.
#[test]
fn the_screen_names_what_lies_of_an_erased_person_in_our_own_folders() {
    let read = || vec![Request::Privacy(PrivacyRequest::Read)];
    for size in [(120, 40), (80, 60)] {
        let house = scattered();
        let before = house.frame(read(), "vi", size, "2inh⏎3");
        for told in ["còn 3 tệp", "giay-to/lop-a/bien-ban.html: có số thẻ hoặc tên", "►2 Không xóa"]
        {
            assert!(before.replace('\\', "/").contains(told), "{told}\n{before}");
        }
        let kept = house.frame(read(), "vi", size, "2inh⏎312");
        assert!(kept.contains("--remove-papers"), "{kept}");
        let house = scattered();
        let asked = house.frame(read(), "vi", size, "2inh⏎31");
        for told in
            ["còn 3 tệp", "giay-to/lop-a/bien-ban.html: có số thẻ hoặc tên", "Bỏ cả các tệp ấy?", "►2 Để lại"]
        {
            assert!(asked.replace('\\', "/").contains(told), "{told}\n{asked}");
        }
        assert!(house.dir.path().join("xuat/sessions.csv").exists());
    }
}

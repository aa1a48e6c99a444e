//! Languages as the room uses them: choosing one, the question about drafts, correcting a line.

use dongvai::corrections;
use dongvai::id::CorrectionId;
use dongvai::library::Library;
use dongvai::locale::state::{LineState, TextMark};
use dongvai::locale::{Lang, Speech};
use dongvai::meeting::command::Mode;
use dongvai::record::model::StoredCorrection;
use dongvai::record::{Access, RecordStore};
use dongvai::text::spelling::misordered;
use dongvai::tui::msg::{GoOn, Request};
use dongvai::tui::runner::services::Services;
use dongvai::tui::screens::Screen;
use dongvai::tui::screens::home::HomeScreen;

use crate::suite::app_on_screen::{NOW, THEME, TestApp, setup};
use crate::suite::screen_rules::look_at;
use crate::suite::terminal::{bare, run, said};

const SIZE: (u16, u16) = (80, 24);
const JUNE: &str = "sinh-hoat-thang-sau";

fn store(house: &TestApp) -> RecordStore {
    RecordStore::open(&house.dir.path().join("records.sqlite3"), Access::ReadWrite).unwrap().sound().unwrap()
}

/// A frame before the question about drafts.
fn unasked(house: &TestApp, keys: &str) -> String {
    let services = Services::new(store(house), false, TestApp::library(), NOW, None, Some(7));
    let screen = Screen::Home(HomeScreen::new(GoOn::Nothing));
    TestApp::frame_of(screen, services, Vec::new(), Speech::default(), SIZE, keys)
}

#[test]
fn a_drafted_language_is_asked_about_once_and_the_answer_is_kept() {
    let house = TestApp::new();
    let asked = unasked(&house, "t4");
    assert!(asked.contains("Các câu này là bản nháp") && !asked.contains("(nháp)"), "{asked}");
    let hidden = unasked(&TestApp::new(), "t42");
    assert!(hidden.contains("Bắt đầu một buổi tập") && !hidden.contains("(nháp)"), "{hidden}");
    let shown = unasked(&house, "t41");
    assert!(shown.contains("Piz shâuv") && shown.contains("Mông (nháp)"), "{shown}");
    // Another drafted language is not asked about again, and the trainer may hide all drafts.
    assert!(unasked(&TestApp::new(), "t41t5").contains("Pib xyaum"));
    let reviewed_only = unasked(&TestApp::new(), "t41t8⎋");
    assert!(!reviewed_only.contains("(nháp)"), "{reviewed_only}");
    assert_eq!(store(&house).setting("drafts").unwrap().as_deref(), Some("show"));
    assert_eq!(store(&house).setting("speech").unwrap().as_deref(), Some("vi,hmn-VN"));
}

#[test]
fn the_same_key_twice_goes_back_to_what_was_spoken_before() {
    let house = TestApp::new();
    assert!(house.frame(Vec::new(), "vi", SIZE, "t5tt").contains("Hôm nay làm gì?"));
    assert!(!house.frame(Vec::new(), "vi", SIZE, "t5tt").contains("(nháp)"));
    assert!(house.frame(Vec::new(), "vi", SIZE, "t5tttt").contains("Pib xyaum"));
}

/// In the middle of a step, and the step stays as it is.
#[test]
fn the_language_changes_at_any_moment() {
    let house = TestApp::new();
    let session = house.play_to(JUNE, setup(Mode::Room, None, 90), "on-whispers", 0);
    let resume = || vec![Request::Resume { session }];
    let shown = house.frame(resume(), "vi", SIZE, "3t4");
    assert!(shown.contains("►") && shown.contains("Muôx iz tus xar hêil njiês to"), "{shown}");
}

#[test]
fn money_and_votes_stay_vietnamese_while_nobody_has_reviewed_them() {
    let house = TestApp::new();
    for step in ["vote-loan", "money-collect", "count-open", "pay-loan", "lendable"] {
        let session = house.play_to(JUNE, setup(Mode::Room, None, 90), step, 0);
        for speech in ["vi,mww", "vi,hmn-VN"] {
            let first = vec![Request::Resume { session }];
            let drawn = house.copy().drawn_in_theme(THEME, None, first, speech, &[(80, 60)], "");
            let rows = look_at(&drawn[0]);
            let drafts: Vec<&str> =
                rows.iter().filter(|row| row.is_second).map(|row| row.text.trim()).collect();
            // Only the button that commits is not about money.
            assert!(
                drafts.iter().all(|line| ["Ua tiav", "Uô tiêr"].contains(line)),
                "{step} {speech}: {drafts:?}"
            );
        }
    }
}

/// Erases what stands in the field, types these words, code and place, and commits.
fn words(text: &str) -> String {
    format!("{}{text}⏎M-07⏎Nà Coóc⏎⏎", "⌫".repeat(60))
}

#[test]
fn a_line_put_right_is_live_at_once_and_can_be_taken_back() {
    let house = TestApp::new();
    let shown = house.frame(Vec::new(), "vi,mww", SIZE, &format!("s22{}", words("Pib xyaum tam sim no")));
    assert!(shown.contains("Pib xyaum tam sim no") && shown.contains("Mông (nháp)"), "{shown}");
    assert!(shown.contains("Đã lưu, câu mới hiện ngay."), "{shown}");
    let made = corrections::read(&store(&house)).unwrap().live;
    assert_eq!(made.len(), 1);
    assert_eq!(
        (made[0].correction.lang, made[0].correction.key.to_string()),
        (Lang::Mww, "ui/home-play".to_owned())
    );
    assert_eq!((made[0].code.as_deref(), made[0].place.as_deref()), (Some("M-07"), Some("Nà Coóc")));
    assert_eq!(made[0].at, 1_795_417_200_000);

    let list = house.frame(Vec::new(), "vi,mww", SIZE, "t9");
    for part in ["Pib xyaum tam sim no", "mww · ui/home-play · M-07 · Nà Coóc · 23/11/2026 14:00"] {
        assert!(list.contains(part), "{list}");
    }
    let undone = house.frame(Vec::new(), "vi,mww", SIZE, "t9⏎1");
    assert!(undone.contains("Đã bỏ câu sửa, câu cũ trở lại."), "{undone}");
    let after = house.frame(Vec::new(), "vi,mww", SIZE, "");
    assert!(after.contains("Pib xyaum") && !after.contains("tam sim no"), "{after}");
    assert_eq!(store(&house).corrections().unwrap().len(), 2, "nothing is ever deleted");
}

#[test]
fn vietnamese_is_put_right_too_and_its_drafts_are_told_to_be_stale() {
    let house = TestApp::new();
    let shown = house.frame(Vec::new(), "vi,mww", SIZE, &format!("s21{}", words("Vào buổi tập")));
    assert!(shown.contains("1 Vào buổi tập") && shown.contains("Pib xyaum"), "{shown}");
    let alone = house.frame(Vec::new(), "vi", SIZE, "");
    assert!(alone.contains("1 Vào buổi tập"), "{alone}");
}

/// A merged Vietnamese line is on no wall before a person here has read it; braces in it end no program.
/// What was put right on another laptop.
fn theirs(at: i64, tag: &str, key: &str, text: &str) -> StoredCorrection {
    let mut lines = TestApp::library().source_lines().0.into_iter();
    let source = TextMark::of(&lines.find(|line| line.key.to_string() == key).unwrap().vietnamese);
    StoredCorrection {
        id: CorrectionId::at(at),
        tag: tag.to_owned(),
        key: key.to_owned(),
        source: source.0,
        text: Some(text.to_owned()),
        at,
        code: Some("M-09".to_owned()),
        place: Some("Sìn Hồ".to_owned()),
    }
}

#[test]
fn a_command_accepts_vietnamese_of_another_laptop_line_by_line() {
    let house = TestApp::new();
    let lang = |args: &[&str]| run(house.dir.path(), &[&["lang"], args].concat());
    assert_eq!(lang(&["accept", "--all"]).0, 0);
    assert!(!house.dir.path().join("records.sqlite3").exists(), "nothing is made to be looked into");
    let waiting = [
        theirs(1_000, "vi", "ui/home-play", "Bắt đầu tập nhé"),
        theirs(2_000, "vi", "ui/yes", "Vâng"),
        theirs(3_000, "vi", "ui/no", "Không ạ"),
    ];
    store(&house).add_corrections(&waiting).unwrap();
    let live = || -> Vec<String> {
        let live = corrections::read(&store(&house)).unwrap().live;
        live.into_iter().map(|made| made.correction.text).collect()
    };
    assert!(lang(&["corrections"]).1.contains("gõ: dongvai lang accept ui/home-play"));
    // Named on the command line, the folder is named in the command that is recommended.
    let folder = house.dir.path().display().to_string();
    let named = said(&bare(["lang", "corrections", "--data-dir", &folder]).output().unwrap());
    assert!(named.1.contains(&format!("gõ: dongvai --data-dir \"{folder}\" lang accept ui/home-play")));
    assert_eq!(lang(&["accept"]).0, 2);
    let (code, _, err) = lang(&["accept", "ui/yes", "ui/yess"]);
    assert!(
        code == 1 && err.contains("ui/yess") && err.contains("ui/home-play") && live().is_empty(),
        "{err}"
    );
    let (code, out, _) = lang(&["accept", "ui/home-play"]);
    assert!(code == 0 && out.contains("Bắt đầu tập nhé") && out.contains("Đã nhận 1 câu"), "{out}");
    assert_eq!(live(), ["Bắt đầu tập nhé"]);
    let (code, out, _) = lang(&["accept", "--all", "--format", "json"]);
    assert!(code == 0 && out.contains(r#""id":"ui/yes""#) && live().len() == 3, "{out}");
    assert!(lang(&["accept", "--all"]).1.contains("Không có câu nào đang chờ"));
}

#[test]
fn vietnamese_of_another_laptop_waits_until_somebody_here_accepts_it() {
    let house = TestApp::new();
    let theirs = [
        theirs(1_000, "vi", "ui/home-play", "Bắt đầu tập nhé"),
        theirs(2_000, "vi", "ui/yes", &"{ ".repeat(15_000)),
        theirs(3_000, "mww", "ui/yes", &"{ ".repeat(15_000)),
    ];
    store(&house).add_corrections(&theirs).unwrap();
    let before = house.frame(Vec::new(), "vi,mww", SIZE, "");
    assert!(!before.contains("Bắt đầu tập nhé"), "{before}");
    let list = house.frame(Vec::new(), "vi", (120, 60), "t9");
    assert!(list.contains("Bắt đầu tập nhé") && list.contains("câu của máy khác, chờ nhận"), "{list}");
    let accepted = house.frame(Vec::new(), "vi", (120, 60), "t9↓⏎1");
    assert!(accepted.contains("Đã nhận"), "{accepted}");
    let after = house.frame(Vec::new(), "vi", SIZE, "");
    assert!(after.contains("1 Bắt đầu tập nhé"), "{after}");
    // The other one may be accepted too: words that cannot be read are not shown, and nothing ends.
    house.frame(Vec::new(), "vi,mww", (120, 60), "t9⏎1");
    let shown = house.frame(Vec::new(), "vi,mww", SIZE, "q");
    assert!(shown.contains("Có") && !shown.contains("{ {"), "{shown}");
}

#[test]
fn a_line_of_a_scenario_is_put_right_in_its_meeting() {
    let house = TestApp::new();
    let session = house.play_to(JUNE, setup(Mode::Room, None, 90), "on-whispers", 0);
    let resume = || vec![Request::Resume { session }];
    let shown = house.frame(resume(), "vi,ium", SIZE, &format!("s12{}", words("Gorngv waac")));
    assert!(shown.contains("Gorngv waac") && shown.contains("Dao (nháp)"), "{shown}");
    let made = corrections::read(&store(&house)).unwrap().live;
    assert_eq!(made[0].correction.key.to_string(), "sinh-hoat-thang-sau/on-whispers-prompt");
    // The same line elsewhere: in a session begun anew.
    let other = house.play_to(JUNE, setup(Mode::Room, None, 90), "on-whispers", 0);
    let shown = house.frame(vec![Request::Resume { session: other }], "vi,ium", SIZE, "");
    assert!(shown.contains("Gorngv waac") && shown.contains("Dao (nháp)"), "{shown}");
}

#[test]
fn a_protected_line_is_kept_and_waits_for_its_reviewer() {
    let house = TestApp::new();
    let session = house.play_to(JUNE, setup(Mode::Room, None, 90), "vote-loan", 0);
    let resume = || vec![Request::Resume { session }];
    let shown =
        house.frame(resume(), "vi,ium", SIZE, &format!("⎋s12{}", words("Buatc { $pan } { $pan_loan }")));
    assert!(shown.contains("nên chờ") && !shown.contains("Buatc"), "{shown}");
    assert_eq!(corrections::read(&store(&house)).unwrap().live.len(), 1);
    let list = house.frame(Vec::new(), "vi,ium", SIZE, "t91");
    assert!(list.contains("Buatc") && list.contains("chờ duyệt"), "{list}");
}

#[test]
fn words_that_cannot_stand_there_are_told_why_and_nothing_typed_is_lost() {
    let house = TestApp::new();
    let refused = |text: &str, why: &str| {
        let keys = format!("s22{}{text}⏎⏎⏎⏎", "⌫".repeat(60));
        let shown = house.frame(Vec::new(), "vi,mww", SIZE, &keys);
        assert!(shown.contains(why) && shown.contains(text), "{why}\n{shown}");
        assert!(store(&house).corrections().unwrap().is_empty());
    };
    refused("Pib } ntawm", "Ngoặc nhọn chưa đóng, hoặc thừa.");
    refused("Pib { $n }", "Thừa { $n }");
    refused("Рib", "Tiếng này không viết bằng chữ “Р”.");
    refused("", "Chưa có chữ nào.");
    refused("Pib xyaum", "Câu này giống câu đang có.");
    refused(&"hais ".repeat(14), "nhiều nhất 54 cột");
}

/// What facilitators do at their desk and what is printed: Vietnamese and English until a teacher asks for more.
const OFFICE: &[&str] = &[
    "correct-accept",
    "correct-list-foreign",
    "hall-",
    "handover-",
    "takeover-",
    "doctor-weight",
    "doctor-documents",
    "doctor-elsewhere",
    "doctor-journal",
    "doctor-part-",
    "doctor-clean-",
    // The facilitator fills it in before the class.
    "seats-home",
    "seats-all-written",
    "sessions-",
    "session-",
    "replay-",
    "group-",
    "doc-",
    "kit-",
    "export-",
    "error-export",
    "merge-",
    "privacy-",
    "people-",
    "doctor-content",
    "doctor-record-miscounted",
    "consent-",
    "pin-",
    "job-",
    "facilitator-",
    // The trainer sets the second window up and reads one of them.
    "follow-",
    "lectern-",
    "error-code-",
    "carry-",
    "restore-",
    // New sentences about the file, which no teacher has seen yet.
    "error-log-",
    "error-moved",
    "error-replaced",
    "sessions-short",
    // The trainer's at home and in the menu.
    "home-found",
    "home-class",
    "home-carry",
    "trainer-second-page",
    "trainer-first-page",
    "trainer-own-page",
    "trainer-cards",
    "trainer-next-table",
    "mouse-",
    "curtain-",
    // In the header, which is in the main language alone.
    "meeting-step-alone",
    // New sentences at the keyboard, which no teacher has seen yet.
    "home-resume-redo",
    "home-resume-debrief",
    "home-another",
    "invite-",
    "key-opens",
    "key-does",
    "key-mouse",
    "help-mouse-",
    "order-unchanged",
    "answer-unchanged",
    "form-full",
    "form-unticked",
];

const GLOSSARY: &str = include_str!("../fixtures/glossary.tsv");

/// The cells of a column of the glossary, each with its term.
fn glossary(column: &str) -> Vec<(&'static str, &'static str)> {
    let mut rows = GLOSSARY.lines().filter(|line| !line.starts_with('#'));
    let at = rows.next().unwrap().split('\t').position(|name| name == column).unwrap();
    rows.map(|row| (row.split('\t').next().unwrap(), row.split('\t').nth(at).unwrap_or_default())).collect()
}

/// No list of Dao words may be shipped, so each word of the drafts has its source in the glossary. Numbers above ten are
/// never put together from the digits: the digits have other forms there.
#[test]
fn every_dao_word_is_in_the_glossary() {
    let words = |text: &str| -> Vec<String> {
        let of = |letter: char| !letter.is_alphabetic() && !matches!(letter, '\'' | '-');
        text.split(of).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    };
    let known: Vec<String> =
        glossary("ium_Latn_unified1984").into_iter().flat_map(|(_, cell)| words(cell)).collect();
    let (lines, _) = TestApp::library().source_lines();
    let (translated, _) = TestApp::library().translated(Lang::Ium, &lines);
    let used: Vec<String> =
        translated.iter().filter_map(|line| line.words.as_deref()).flat_map(words).collect();
    assert!(used.len() > 40 && known.len() > used.len());
    let unknown: Vec<&String> = used.iter().filter(|word| !known.contains(word)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

/// The text UDHR has no tones, so its words are drafts until somebody confirms the tone, in the glossary and in the
/// states; and every word of the glossary is typed in the one order.
#[test]
fn thai_words_without_a_confirmed_tone_are_drafts() {
    let of_thai =
        |cell: &'static str| cell.split("; ").find_map(|part| part.strip_prefix("blt:")).unwrap_or_default();
    let sources = glossary("source").into_iter().zip(glossary("confidence"));
    let without_tones: Vec<(&str, &str)> = sources
        .filter(|((_, source), _)| of_thai(source).starts_with("UDHR"))
        .map(|((term, _), (_, confidence))| (term, of_thai(confidence)))
        .collect();
    assert_eq!(without_tones.len(), 14);
    for (term, confidence) in &without_tones {
        assert_eq!(*confidence, "M", "{term}");
    }
    let (states, _) = TestApp::library().states(Lang::Blt);
    for key in states.keys() {
        let row = states.get(key).unwrap();
        let is_of_them =
            without_tones.iter().any(|(term, _)| row.provenance.contains(&format!("glossary {term}")));
        assert!(!is_of_them || row.state == LineState::Draft, "{key}");
    }
    for (term, word) in glossary("blt_Tavt") {
        assert_eq!(misordered(word), None, "{term}");
    }
}

/// Words of the Mông drafts that may mean something else: every line with one comes with a question for the teacher.
const IN_DOUBT: [&str; 4] = ["hais ntsiag to", "them lig", "nyiaj tshuav", "feeb"];

/// The scenarios with drafts; of the others no line is written in these languages yet.
const DRAFTED: [&str; 2] = ["khoi-dong", JUNE];

/// The shipped drafts are what is claimed of them, and no more.
#[test]
fn the_shipped_drafts_are_counted_and_nobody_has_reviewed_them() {
    let library = TestApp::library();
    let (lines, problems) = library.source_lines();
    assert!(problems.is_empty(), "{problems:?}");
    for lang in Lang::drafted() {
        let (states, _) = library.states(lang);
        let (translated, _) = library.translated(lang, &lines);
        let with_words: Vec<_> = translated.iter().filter(|line| line.words.is_some()).collect();
        for line in &with_words {
            let key = line.source.key.to_string();
            let row = states.get(&key).unwrap_or_else(|| panic!("{}: {key} has no row", lang.tag()));
            assert!(!line.standing.stale, "{}: {key} is stale", lang.tag());
            assert_eq!(row.state, line.standing.state, "{}: {key}: other words than its state's", lang.tag());
            assert!(!row.state.is_reviewed(), "{}: {key}: by whom?", lang.tag());
            assert!(!row.provenance.is_empty() && row.reviewer.is_empty(), "{}: {key}", lang.tag());
            let words = line.words.as_deref().unwrap_or_default().to_lowercase();
            let in_doubt = lang == Lang::Mww && IN_DOUBT.iter().any(|word| words.contains(word));
            assert!(!in_doubt || row.provenance.contains('?'), "{key}: the teacher is asked about it");
        }
        assert_eq!(
            states.keys().count(),
            with_words.len(),
            "{}: a row for every line with words",
            lang.tag()
        );
    }
    for lang in [Lang::Mww, Lang::HmnVn] {
        let (translated, _) = library.translated(lang, &lines);
        let bare: Vec<String> = translated
            .iter()
            .filter(|line| line.source.key.file == "ui" && line.words.is_none())
            .filter(|line| !OFFICE.iter().any(|beginning| line.source.key.line.starts_with(beginning)))
            .map(|line| line.source.key.to_string())
            .collect();
        assert_eq!(bare, Vec::<String>::new(), "{}: every text that trainees see has a draft", lang.tag());
        for wanted in
            [&["-name", "-short"][..], &["-cue"], &["-prompt", "-motion", "-question", "-text", "-label"]]
        {
            let asked: Vec<_> = translated
                .iter()
                .filter(|line| DRAFTED.contains(&line.source.key.file.as_str()))
                .filter(|line| wanted.iter().any(|end| line.source.key.line.ends_with(end)))
                .collect();
            let written = asked.iter().filter(|line| line.words.is_some()).count();
            assert!(
                written * 100 >= asked.len() * 80,
                "{} {wanted:?}: {written} of {}",
                lang.tag(),
                asked.len()
            );
        }
    }
    let (censuses, _) = library.censuses();
    for census in censuses {
        let in_a_state: usize = LineState::ALL.iter().map(|state| census.n_in(*state)).sum();
        assert_eq!(in_a_state + census.blank, census.total, "{}", census.lang.tag());
    }
}

/// Without a language's files everything works and nothing is claimed.
#[test]
fn a_language_whose_files_are_gone_is_silent() {
    let shipped = tempfile::tempdir().unwrap();
    let library = Library::with_shipped(shipped.path(), None);
    let (file, problems) = library.locale_file(Lang::Mww, "ui");
    assert!(file.texts.is_empty() && problems.is_empty());
}

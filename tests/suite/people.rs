//! A code is a label: two laptops' TQ-07 are two people, told apart wherever codes are shown, and one person where
//! the user says so on the screen.

use std::path::Path;

use dongvai::id::LearnerId;
use dongvai::meeting::command::Mode;
use dongvai::record::model::ConsentedName;
use dongvai::record::people::Person;
use dongvai::tui::msg::Request;
use dongvai::tui::msg::privacy::PrivacyRequest;
use serde_json::Value;

use super::app_on_screen::{NOW, TestApp, setup};
use super::terminal::run;

/// Every size that a screen must fit.
const SIZES: [(u16, u16); 3] = [(56, 16), (80, 24), (120, 40)];
const SIZE: (u16, u16) = (80, 24);

/// A laptop on which TQ-07 played, and agreed to this name.
fn laptop(name: &str) -> TestApp {
    let house = TestApp::new();
    house.play_to("khoi-dong", setup(Mode::Board, None, 5), "end", 0);
    let consented =
        ConsentedName { name: name.to_owned(), consent_version: "1".to_owned(), consent_at: NOW.now_ms() };
    house.record().keep_name("TQ-07", &consented).unwrap();
    house
}

/// Both laptops' records in one, and what the merge said as JSON.
fn both() -> (TestApp, Value) {
    let (home, other) = (laptop("Lường Thị Én"), laptop("Sùng A Páo"));
    // As it is carried on a stick: one file, whole by itself.
    let path = other.dir.path().join("carried.sqlite3");
    other.record().backup_to(&path, 0).unwrap();
    let (code, out, err) = command(&home, &["merge", path.to_str().unwrap(), "--format", "json"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    (home, serde_json::from_str(&out).unwrap())
}

fn command(house: &TestApp, args: &[&str]) -> (i32, String, String) {
    run(house.dir.path(), args)
}

fn people(house: &TestApp) -> Vec<Person> {
    house.record().people_with_code("TQ-07").unwrap()
}

#[test]
fn a_merge_says_which_codes_stand_for_two_people() {
    let (home, shape) = both();
    assert_eq!(shape["same_code"].as_array().map(Vec::len), Some(1), "{shape}");
    let same = &shape["same_code"][0];
    assert_eq!((same["code"].as_str(), same["people"].as_array().map(Vec::len)), (Some("TQ-07"), Some(2)));
    for one in same["people"].as_array().unwrap() {
        assert!(one["learner_id"].as_str().unwrap().parse::<LearnerId>().is_ok(), "{one}");
        assert_eq!((one["laptops"].as_array().map(Vec::len), one["sessions"].as_u64()), (Some(1), Some(1)));
    }
    for hash in ["hash", "hash_words"] {
        assert_eq!(shape[hash].as_str().map(str::len), Some(64), "{shape}");
    }
    let again = home.dir.path().join("copy.sqlite3");
    home.record().backup_to(&again, 0).unwrap();
    let (_, said, _) = command(&home, &["merge", again.to_str().unwrap()]);
    assert!(said.contains("Số thẻ TQ-07: 2 người khác nhau: TQ-07 · ") && said.contains("Mã lời:"), "{said}");
    let (_, told, _) = command(&home, &["doctor", "--format", "json"]);
    let told: Value = serde_json::from_str(&told).unwrap();
    assert_eq!(
        (&told["record"]["hash"], &told["record"]["hash_words"]),
        (&shape["hash"], &shape["hash_words"])
    );
}

#[test]
fn each_has_their_own_id_in_lists_and_exports_and_their_own_name_on_paper() {
    let (home, _) = both();
    let ids: Vec<String> = people(&home).iter().map(|one| one.id.to_string()).collect();
    let (_, list, _) = command(&home, &["sessions", "list", "--format", "json"]);
    for id in &ids {
        assert_eq!(list.matches(&format!(r#""learner":"TQ-07","learner_id":"{id}""#)).count(), 1, "{list}");
    }
    let out = |name: &str| home.dir.path().join(name).display().to_string();
    for (form, file) in [("json", "a.json"), ("xapi", "a.xapi.json"), ("csv", "tables")] {
        let (code, _, err) = command(&home, &["export", form, "--out", &out(file)]);
        assert_eq!((code, err.as_str()), (0, ""), "{form}");
    }
    let read = |name: &str| std::fs::read_to_string(home.dir.path().join(name)).unwrap();
    let (json, statements, table) = (read("a.json"), read("a.xapi.json"), read("tables/attempts.csv"));
    assert!(table.lines().next().unwrap().contains(",learner,learner_id,"), "{table}");
    assert!(!statements.contains("TQ-07"), "an actor is an id and no code");
    for id in &ids {
        assert!(json.contains(&format!(r#""learner":"TQ-07","learner_id":"{id}""#)), "{json}");
        assert!(statements.contains(&format!(r#""name":"{id}""#)), "{statements}");
        assert!(table.contains(&format!(",TQ-07,{id},")), "{table}");
    }
    let sessions: Value = serde_json::from_str(&list).unwrap();
    let mut named = Vec::new();
    for session in sessions.as_array().unwrap() {
        let folder = home.dir.path().join(session["id"].as_str().unwrap());
        let (id, out) = (session["id"].as_str().unwrap(), folder.display().to_string());
        let asked = ["export", "html", "--paper", "certificate", "--session", id, "--out", &out];
        let (code, _, err) = command(&home, &asked);
        assert_eq!((code, err.as_str()), (0, ""));
        named.push(["Lường Thị Én", "Sùng A Páo"].map(|name| in_folder(&folder).contains(name)));
    }
    named.sort_unstable();
    assert_eq!(named, [[false, true], [true, false]], "one certificate each, in the name of its owner");
}

/// All that stands in the files of a folder, or in a file.
fn in_folder(path: &Path) -> String {
    if path.is_file() {
        return std::fs::read_to_string(path).unwrap();
    }
    let files = std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
    files.map(|file| std::fs::read_to_string(file).unwrap()).collect()
}

#[test]
fn a_code_of_two_people_is_not_erased_until_it_is_said_which() {
    let (home, _) = both();
    let ids: Vec<LearnerId> = people(&home).iter().map(|one| one.id).collect();
    let (code, _, err) = command(&home, &["sessions", "erase", "--learner", "TQ-07", "--yes"]);
    assert!(code == 1 && ids.iter().all(|id| err.contains(&format!("--learner {id}"))), "{err}");
    assert_eq!(people(&home).len(), 2);
    let (code, out, err) = command(&home, &["sessions", "erase", "--learner", &ids[0].to_string(), "--yes"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    let left = people(&home);
    assert_eq!(
        left.iter().map(|one| (one.id, one.sessions, one.consented.is_some())).collect::<Vec<_>>(),
        [(ids[1], 1, true)]
    );
}

fn frame(house: &TestApp, size: (u16, u16), keys: &str) -> String {
    house.frame(vec![Request::Privacy(PrivacyRequest::Read)], "vi", size, keys)
}

/// Merging, the list and the question call a person alike.
#[test]
fn a_person_has_one_name_everywhere() {
    let (home, _) = both();
    let again = home.dir.path().join("copy.sqlite3");
    home.record().backup_to(&again, 0).unwrap();
    let (_, said, _) = command(&home, &["merge", again.to_str().unwrap()]);
    let list = frame(&home, SIZE, "2");
    for person in people(&home) {
        let label = person.label();
        assert!(said.contains(&format!("{label} (máy {}", person.laptops()[0])), "{said}");
        assert!(list.contains(&label), "{list}");
    }
    let asked = frame(&home, SIZE, "2TQ⏎3");
    assert!(
        people(&home).iter().any(|one| asked.contains(&format!("Xóa số thẻ {} khỏi", one.label()))),
        "{asked}"
    );
}

#[test]
fn who_was_joined_to_an_erased_person_is_told_by_merging_and_on_the_screen() {
    let (home, _) = both();
    let elsewhere = TestApp::new();
    let carried = home.dir.path().join("carried-on.sqlite3");
    home.record().backup_to(&carried, 0).unwrap();
    assert_eq!(command(&elsewhere, &["merge", carried.to_str().unwrap()]).0, 0);
    let ids: Vec<LearnerId> = people(&home).iter().map(|one| one.id).collect();
    assert_eq!(command(&home, &["sessions", "erase", "--learner", &ids[0].to_string(), "--yes"]).0, 0);
    let joined = people(&elsewhere);
    elsewhere.record().join_people(&joined[0], &joined[1], NOW.now_ms()).unwrap();
    let back = elsewhere.dir.path().join("back.sqlite3");
    elsewhere.record().backup_to(&back, 0).unwrap();
    let (code, said, _) = command(&home, &["merge", back.to_str().unwrap()]);
    let left = &home.record().joined_to_erased().unwrap()[0];
    let remedy = format!("dongvai sessions erase --learner {}", left.id);
    assert!(code == 0 && said.contains("người đã xóa") && said.contains(&remedy), "{said}");
    for size in SIZES {
        let shown = frame(&home, size, "2TQ⏎");
        assert!(shown.contains("nối với người đã xóa") && shown.contains("tách ra"), "{size:?}\n{shown}");
    }
    let (code, out, err) = command(&home, &["sessions", "erase", "--learner", &left.id.to_string(), "--yes"]);
    assert!(code == 0 && people(&home).is_empty(), "{out}{err}");
}

/// Nothing becomes one or two by Enter alone.
#[test]
fn on_the_screen_two_are_joined_and_taken_apart_after_a_yes() {
    let (home, _) = both();
    let shown = frame(&home, SIZE, "2");
    assert_eq!(shown.matches("TQ-07 · ").count(), 2, "both, each with a mark: {shown}");
    for size in SIZES {
        let asks = frame(&home, size, "2TQ⏎1TQ⏎");
        assert!(asks.contains("►2 Không nối") && asks.contains("1 Đúng, nối lại"), "{size:?}\n{asks}");
        assert!(asks.matches("TQ-07 · ").count() >= 2, "it shows both: {asks}");
    }
    frame(&home, SIZE, "2TQ⏎1TQ⏎⏎");
    assert_eq!(people(&home).len(), 2, "Enter says no");
    let shown = frame(&home, SIZE, "2TQ⏎1TQ⏎1");
    assert!(shown.contains("Đã nối lại thành một người"), "{shown}");
    let [joined] = <[_; 1]>::try_from(people(&home)).unwrap();
    assert_eq!((joined.sessions, joined.parts.len(), joined.label().as_str()), (2, 2, "TQ-07"));

    for size in SIZES {
        let asks = frame(&home, size, "2TQ⏎2");
        assert!(asks.contains("►2 Không tách"), "{size:?}\n{asks}");
    }
    frame(&home, SIZE, "2TQ⏎2⏎");
    assert_eq!(people(&home).len(), 1);
    let shown = frame(&home, SIZE, "2TQ⏎21");
    assert!(shown.contains("Đã tách ra"), "{shown}");
    assert_eq!(people(&home).len(), 2);
}

#[test]
fn on_the_screen_a_mistyped_code_is_changed() {
    let house = laptop("Lường Thị Én");
    house.play_to("khoi-dong", setup(Mode::Board, None, 5), "end", 0);
    house.record().keep_name("HV-01", &people(&house)[0].consented.clone().unwrap()).unwrap();
    for (typed, told) in [
        ("⌫⌫⌫⌫⌫", "Đây không phải số thẻ của một người"),
        ("⌫⌫⌫⌫⌫hall", "Đây không phải số thẻ của một người"),
        ("⌫⌫⌫⌫⌫HV-01", "Trên máy này số thẻ ấy đã có người dùng"),
    ] {
        for size in SIZES {
            let shown = frame(&house, size, &format!("2TQ⏎2{typed}⏎"));
            assert!(shown.contains(told), "{size:?}\n{shown}");
        }
        assert_eq!(people(&house).len(), 1, "{typed}");
    }
    let shown = frame(&house, SIZE, "2TQ⏎2⌫8⏎");
    assert!(shown.contains("Đã đổi số thẻ"), "{shown}");
    let renamed = house.record().people_with_code("TQ-08").unwrap();
    assert_eq!(renamed.iter().map(|one| one.sessions).collect::<Vec<_>>(), [2]);
    let (_, list, _) = command(&house, &["sessions", "list", "--format", "json"]);
    assert!(list.contains("TQ-08") && !list.contains("TQ-07"), "{list}");
}

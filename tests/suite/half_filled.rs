//! A form that is half filled in is there again after leaving, and after a power cut.

use rstest::rstest;

use dongvai::meeting::command::Mode;
use dongvai::record::model::HALF_FILLED;
use dongvai::scenario::terms::Role;
use dongvai::tui::msg::Request;

use crate::suite::app_on_screen::{TestApp, setup};
use crate::suite::shots::JUNE;

fn at_the_table() -> TestApp {
    let house = TestApp::new();
    house.play_to(JUNE, setup(Mode::Solo, Some(Role::Treasurer), 90), "money-collect", 0);
    house
}

fn after(house: &TestApp, keys: &str) -> String {
    house.frame(vec![Request::ResumeLast], "vi", (80, 24), keys).replace('\u{a0}', " ")
}

#[test]
fn rows_that_were_left_survive_the_power_and_all_of_it_survives_leaving() {
    let house = at_the_table();
    let fresh = after(&house, "");
    assert!(!fresh.contains("123.000"), "{fresh}");
    after(&house, "123000⏎45");
    let again = after(&house, "");
    assert!(again.contains("[ 123.000 đ▏ ]") && !again.contains("45 đ"), "{again}");
    after(&house, "⏎45q");
    let again = after(&house, "");
    assert!(again.contains("123.000 đ") && again.contains("[ 45 đ ]"), "{again}");
    // The first digit replaces what was put back.
    let typed = after(&house.copy(), "7");
    assert!(typed.contains("[ 7 đ▏ ]"), "{typed}");
}

#[test]
fn a_form_goes_with_its_answer_and_with_an_erased_person() {
    let house = at_the_table();
    after(&house, "500000⏎32000⏎18000⏎→⏎");
    assert!(house.record().setting(HALF_FILLED).unwrap().is_some());
    after(&house.copy(), "");
    let erased = house.copy();
    let person = erased.record().people().unwrap().into_iter().next().expect("somebody sat there");
    erased.record().erase_person(&person, 1_795_417_200_000).unwrap();
    assert_eq!(erased.record().setting(HALF_FILLED).unwrap(), None);
    let answered = after(&house, "⏎⏎⏎⏎⏎");
    assert!(answered.contains("2/4"), "{answered}");
    assert_eq!(house.record().setting(HALF_FILLED).unwrap(), None);
}

#[test]
fn looking_writes_nothing() {
    let house = at_the_table();
    after(&house, "123000⏎");
    let kept = house.record().setting(HALF_FILLED).unwrap();
    let bytes = std::fs::read(house.dir.path().join("records.sqlite3")).unwrap();
    after(&house, "x");
    assert_eq!(house.record().setting(HALF_FILLED).unwrap(), kept);
    assert_eq!(std::fs::read(house.dir.path().join("records.sqlite3")).unwrap().len(), bytes.len());
}

/// What was ticked is there again too, of what was heard and of a paper.
#[rstest]
#[case("money-read", "⏎12", 2)]
#[case("report-check", "2", 1)]
fn ticks_survive_the_power(#[case] step: &str, #[case] keys: &str, #[case] n: usize) {
    let house = TestApp::new();
    house.play_to(JUNE, setup(Mode::Room, None, 90), step, 0);
    assert_eq!(after(&house, keys).matches("[✓]").count(), n, "{step}");
    let again = after(&house, "");
    assert_eq!(again.matches("[✓]").count(), n, "{step}\n{again}");
}

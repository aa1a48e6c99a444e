//! Guests of a meeting: they speak and give under their names, on every screen and paper, and are no members.

use dongvai::export::kit::KitPaper;
use dongvai::export::papers::SessionPaper;
use dongvai::library::Library;
use dongvai::meeting::command::Mode;
use dongvai::tui::msg::Request;

use super::app_on_screen::{TestApp, changed_june, setup};
use super::kit;
use super::papers::{html, text};
use super::shots::JUNE;
use super::truth::{has, has_not};

/// The June meeting with two guests: one speaks, the other gives money in place of the member who does so there.
const CHANGES: [(&str, &str); 3] = [
    (
        "guests: \"đại biểu của xã\",",
        "guests: \"đại biểu của xã\", invited: [
           (id: \"quyen\", name: \"Lường Thị Quyên\", address: \"y sĩ\", from: \"Trạm Y tế xã\"),
           (id: \"tam\", name: \"Đặng Minh Tâm\", address: \"bác\")],",
    ),
    (
        "(id: \"book-differs\", role:",
        "(id: \"quyen-says\", role: Room, kind: Say(by: \"quyen\", text: \"“Tôi ở lại đo huyết áp cho các cụ.”\")),
         (id: \"book-differs\", role:",
    ),
    (
        "member: \"khai\", brings: 200000, pays: Donation(200000), unnamed: true,",
        "member: \"tam\", brings: 200000, pays: Donation(200000),",
    ),
];

#[test]
fn a_guest_speaks_under_a_name_and_an_office() {
    let shelf = changed_june(&CHANGES);
    let house = TestApp::with_shelf(shelf.path());
    let session = house.play_to(JUNE, setup(Mode::Room, None, 90), "quyen-says", 0);
    for size in [(56, 16), (80, 24), (120, 40)] {
        let frame = house.frame(vec![Request::Resume { session }], "vi", size, "");
        has(&frame, &["y sĩ Lường Thị Quyên:", "Trạm Y tế xã", "“Tôi ở lại đo huyết áp cho các cụ.”"]);
    }
}

#[test]
fn papers_name_the_guests_of_the_meeting() {
    let shelf = changed_june(&CHANGES);
    let house = TestApp::with_shelf(shelf.path());
    let session = house.play_to(JUNE, setup(Mode::Room, None, 90), "end", 0);
    let told = |kind| text(&html(&house, session, kind, "vi"));
    has(
        &told(SessionPaper::Minutes),
        &[
            "y sĩ Lường Thị Quyên, Trạm Y tế xã; bác Đặng Minh Tâm; đại biểu của xã",
            "y sĩ Lường Thị Quyên: “Tôi ở lại đo huyết áp cho các cụ.”",
        ],
    );
    has(&told(SessionPaper::Cash), &["bác Đặng Minh Tâm"]);
}

#[test]
fn a_guest_has_a_card_and_no_place_in_the_roll() {
    let shelf = changed_june(&CHANGES);
    let story = Library::with_shipped(shelf.path(), None).load(JUNE, None).expect("a sound scenario");
    let papers = kit::papers(&story, 90, "vi");
    let words = |kind| kit::words(&papers.iter().find(|(one, _)| *one == kind).expect("a paper").1);
    has(&words(KitPaper::People), &["y sĩ Lường Thị Quyên · Trạm Y tế xã", "bác Đặng Minh Tâm"]);
    has(&words(KitPaper::Trainer), &["y sĩ Lường Thị Quyên · "]);
    has_not(&words(KitPaper::RollBook), &["Quyên", "Đặng Minh Tâm"]);
}

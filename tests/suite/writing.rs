//! Words typed into the fields of the app itself, from the key to the record: with each typing aid, in the middle of a
//! word, in bursts and pastes.
//!
//! What is checked is what people see and what is on disk afterwards. How a syllable is made has its own tests.

use rstest::rstest;

use crossterm::event::Event;
use dongvai::id::SessionId;
use dongvai::meeting::command::Mode;
use dongvai::meeting::rules::Scene;
use dongvai::meeting::{flow, kinds};
use dongvai::practice::LiveSession;
use dongvai::record::sessions::Filter;
use dongvai::review::sessions::Note;
use dongvai::scenario::terms::Role;
use dongvai::text::{self, TypingAid};
use dongvai::tui::msg::Request;

use super::answer_keys;
use super::app_on_screen::{TestApp, events, setup};
use super::enters::Fingers;
use super::player::record_in;
use super::script::Stand;
use super::terminal::Terminal;

const DESK: (u16, u16) = (120, 40);
/// No rails beside the page.
const ROOM: (u16, u16) = (80, 24);
/// To the fields for three learners, their club and the place.
const TO_SEATS: &str = "1↓⏎22";
/// From a meeting resumed at its end to the pledge.
const TO_PLEDGE: &str = "⏎⏎⏎⏎";

fn seats(keys: &str) -> String {
    TestApp::new().frame(Vec::new(), "vi", DESK, &format!("{TO_SEATS}{keys}"))
}

/// A house with a meeting that is over.
fn after_the_warm_up() -> (TestApp, SessionId) {
    let house = TestApp::new();
    let session = house.play_to("khoi-dong", setup(Mode::Solo, Some(Role::Chair), 5), "end", 0);
    (house, session)
}

fn notes(house: &TestApp, session: SessionId) -> Vec<Note> {
    house.record().notes(session).unwrap()
}

#[rstest]
#[case("Muowngf Tef", "Muowngf Tef▏", "Ctrl+G gõ: tắt")]
#[case("␇Muowngf Tef", "Mường Tè▏", "Ctrl+G gõ: Telex")]
#[case("␇␇Muong72 Te2", "Mường Tè▏", "Ctrl+G gõ: VNI")]
#[case("␇␇␇Joongv cowuwr", "Jôngv cơưr▏", "Ctrl+G gõ: chữ Mông")]
#[case("␇␇␇␇Muowngf", "Muowngf▏", "Ctrl+G gõ: tắt")]
#[case("␇TQ-07", "TQ-07▏", "Ctrl+G gõ: Telex")]
fn each_aid_in_the_seats_form(#[case] keys: &str, #[case] shown: &str, #[case] aid: &str) {
    let frame = seats(keys);
    assert!(frame.contains(shown) && frame.contains(aid), "{keys}\n{frame}");
    let beside = format!("[{}]", aid.trim_start_matches("Ctrl+G "));
    assert_eq!(frame.contains(&beside), !aid.ends_with("tắt"), "{keys}\n{frame}");
}

#[rstest]
#[case("Muong←←X", "MuoX▏ng")]
#[case("␇Muong←←wf", "Mườ▏ng")]
#[case("abc⇱⌦⇲d⌫e←", "bc▏e")]
#[case("quy\u{303}←⌫", "q▏ỹ")]
// Put down, the field shows no cursor and lets the side arrows be; taken up again, it stands where it stood.
#[case("ab←⎋", "   ab\n")]
#[case("ab←⎋←↓↑", "a▏b")]
fn a_cursor_goes_through_a_field(#[case] keys: &str, #[case] shown: &str) {
    let frame = seats(keys);
    assert!(frame.contains(shown), "{keys}\n{frame}");
}

/// The fields of a correction are the same fields.
#[test]
fn a_line_put_right_is_written_like_any_other() {
    let frame = TestApp::new().frame(Vec::new(), "vi,en", ROOM, "s⏎⏎␇⇱Muowng ←←←f");
    assert!(frame.contains("   Mườ▏ng ") && frame.contains("Ctrl+G gõ: Telex"), "{frame}");
}

#[test]
fn where_no_field_takes_letters_it_is_the_letter_alone() {
    let home = TestApp::new().frame(Vec::new(), "vi", DESK, "g");
    assert!(home.contains("gõ: Telex") && !home.contains("g gõ"), "{home}");
    let put_down = seats("⎋gg");
    assert!(put_down.contains("g gõ: VNI"), "{put_down}");
    let help = TestApp::new().frame(Vec::new(), "vi", DESK, "G?");
    assert!(help.contains("g      gõ: Telex"), "{help}");
}

#[rstest]
#[case("␇Toi sex ddocj to hown", "Toi sẽ đọc to hơn")]
#[case("␇␇To6i se4 d9o5c to", "Tôi sẽ đọc to")]
#[case("␇toi se4 nghie", "toi se4 nghie")]
#[case("␇nois vowis tr", "nói với tr")]
#[case("do\u{323}c  to  ", "dọc to")]
#[case("\u{301}đo\u{302}\u{323}c\u{200b}", "độc")]
#[case("␇Muowng←←f⇲ Tef⌫", "Mường T")]
fn the_pledge_on_disk_is_the_one_on_the_screen(#[case] keys: &str, #[case] pledge: &str) {
    let (house, session) = after_the_warm_up();
    let resume = || vec![Request::Resume { session }];
    let before = house.copy().frame(resume(), "vi", ROOM, &format!("{TO_PLEDGE}{keys}⏎"));
    assert!(before.contains(&format!("    {pledge}\n")), "{keys}\n{before}");
    house.frame(resume(), "vi", DESK, &format!("{TO_PLEDGE}{keys}⏎⏎"));
    let kept = notes(&house, session);
    assert!(matches!(&kept[..], [Note { kind, text, .. }] if kind == "pledge" && text == pledge), "{kept:?}");
    assert!(text::is_nfc(&kept[0].text));
}

#[test]
fn free_words_under_the_minutes() {
    let house = TestApp::new();
    let session = house.play_to("sinh-hoat-thang-sau", setup(Mode::Room, None, 90), "close-minutes", 0);
    let keys = {
        let store = house.record();
        let practice = LiveSession::resume(&store, session).unwrap();
        let state = practice.meeting().state();
        let turn = flow::turn(practice.story(), state).unwrap();
        let scene = Scene { story: practice.story(), state, step: turn.step };
        answer_keys::keys(&practice, &turn, &kinds::model(scene, &turn.task).unwrap())
    };
    let typed = keys.replace("bà con cùng ký", "baf con cungf kys").replace(answer_keys::ENTER, "⏎");
    assert!(typed.contains("baf con"));
    house.frame(vec![Request::Resume { session }], "vi", DESK, &format!("␇{typed}"));
    let kept = notes(&house, session);
    assert!(
        matches!(&kept[..], [Note { kind, text, .. }] if kind == "minutes" && text == "bà con cùng ký"),
        "{kept:?}"
    );
}

/// As keyboard programs and terminals hand them over: many events before a frame, at any place in between.
#[test]
fn bursts_and_pastes_keep_every_letter() {
    for seed in 0..12 {
        for aid in TypingAid::ALL.iter().copied() {
            let desk = tempfile::tempdir().unwrap();
            let mut at = Stand::new(super::faults::store(desk.path()), desk.path(), DESK, seed);
            at.run_with(Vec::new(), &mut Fingers::at_leisure(events(TO_SEATS)));
            at.app.typing = aid;
            let mut burst: Vec<Event> = events("a⌫ánh Vu⌫ừ⌫⌫Vừ A ").into();
            burst.push(Event::Paste("So\u{300}\t".to_owned()));
            burst.extend(events("ti\u{ea}\u{301}⌫⌫iê⌫ế!"));
            let left = at.run(Vec::new(), burst);
            assert!(left.is_empty() && at.shows("ánh Vừ A Sò tiế!▏"), "{aid:?}\n{}", at.lines().join("\n"));
        }
    }
}

/// Turned on in one run of the program it is on in the next.
#[test]
fn the_program_remembers_the_aid() {
    let desk = tempfile::tempdir().unwrap();
    super::faults::store(desk.path()).put_setting("speech", "vi").unwrap();
    let to_seats = TO_SEATS.replace('↓', "\x1b[B").replace('⏎', "\r");
    let mut terminal = Terminal::open(desk.path(), (80, 24), &[]);
    terminal.wait_for("Đóng vai");
    terminal.send(&to_seats);
    terminal.wait_for("gõ: tắt");
    terminal.send("\x07");
    terminal.wait_for("gõ: Telex");
    // Backspace as either of the two codes for it.
    terminal.send("nhuwngxa\x08 nguwowis\x7fif ");
    terminal.wait_for("những người ▏");
    terminal.send("\x1b");
    terminal.wait_for("g gõ: Telex");
    terminal.send("q1");
    assert_eq!(terminal.end_tidily().code, 0);

    let mut terminal = Terminal::open(desk.path(), (80, 24), &[]);
    terminal.wait_for("Đóng vai");
    terminal.send(&to_seats);
    terminal.wait_for("Ctrl+G gõ: Telex");
    terminal.send("\x1b[D\x1b[3~muowng\x1b[D\x1b[Df");
    terminal.wait_for("mườ▏ng");
    terminal.send("\x03");
    terminal.send("1");
    assert_eq!(terminal.end_tidily().code, 0);
    assert!(record_in(desk.path()).is_file());
}

/// What the seats form was given is what the session knows of its learners.
#[test]
fn a_code_is_kept_as_it_was_shown() {
    let house = TestApp::new();
    // The code of the first seat, then on to the end of the form, the briefing, and into the meeting.
    house.frame(Vec::new(), "vi", DESK, &format!("{TO_SEATS}␇CN  Tof-1 ⏎⏎⏎⏎⏎⏎⏎⏎"));
    let store = house.record();
    let sessions = store.list(&Filter { limit: 9, ..Filter::default() }).unwrap();
    let practice = LiveSession::resume(&store, sessions[0].id).unwrap();
    assert_eq!(practice.learners(), [(Role::Chair, "CN Tò-1".to_owned())]);
}

//! A second window with any state of the disk: a small file that is half written, stale or of another session, a
//! record that is damaged, newer, locked or gone. The window says so, writes nothing, and goes on by itself once it
//! is right.

use std::fs;
use std::path::Path;

use dongvai::id::SessionId;
use dongvai::meeting::command::Mode;
use dongvai::record::Checkpoint;
use dongvai::tui::runner::follow::{FollowedBy, Following};

use super::follow::{
    SIZES, SMALL_FILE, at, files, flat, following, newest, opened, played, show, shown, wall, written,
};
use crate::suite::app_on_screen::{TestApp, setup};
use crate::suite::player::{read_along, record_in};
use crate::suite::shots::JUNE;

/// An answer is followed at the next look, and between two looks with nothing new there is nothing to draw.
#[test]
fn an_answer_is_drawn_once() {
    let house = at("on-whispers", Mode::Board, None, 0);
    played(&house, (80, 24), "⏎");
    let mut following = following(house.dir.path(), FollowedBy::Wall, None);
    assert!(following.look());
    let asked = shown(&mut following, (80, 24));
    assert!((0..5).all(|_| !following.look()), "nothing is new");
    played(&house, (80, 24), "⏎1⏎");
    assert!(following.look());
    assert_ne!(shown(&mut following, (80, 24)), asked);
    assert!((0..5).all(|_| !following.look()), "nothing is new");
}

/// The answer is on the disk, and its page is not told yet: the page before stays until it is told, or until the other window is gone.
#[test]
fn a_page_that_fell_behind_is_left_at_the_second_look() {
    let house = at("on-whispers", Mode::Room, None, 0);
    let session = newest(&house);
    let n_events = read_along(&record_in(house.dir.path())).events(session).unwrap().len();
    let saved = wall(&house, (80, 24));
    show(house.dir.path(), session, n_events - 1, r#"{"task":{"leaf":0}}"#);
    let mut following = following(house.dir.path(), FollowedBy::Wall, None);
    assert!(following.look());
    let first = shown(&mut following, (80, 24));
    assert!(saved.contains("muốn nói riêng") && !first.contains("muốn nói riêng"), "{first}");
    assert!(following.look(), "nobody has caught up");
    assert_eq!(shown(&mut following, (80, 24)), saved);
    assert!(!following.look());
}

#[test]
fn a_small_file_that_says_nothing_leaves_what_was_saved_last() {
    let house = at("on-whispers", Mode::Board, None, 0);
    let session = newest(&house);
    let data_dir = house.dir.path();
    let n_events = read_along(&record_in(data_dir)).events(session).unwrap().len();
    let saved = wall(&house, (80, 24));
    assert!(saved.contains("muốn nói riêng"), "{saved}");
    let other = SessionId::at(1);
    let good = format!(
        r#"{{"format":1,"session":"{session}","event":{n_events},"speech":"vi","wall":{{"page":"away"}}}}"#
    );
    let files: Vec<(&str, Vec<u8>)> = vec![
        ("empty", Vec::new()),
        ("half", written(&good)[..good.len() / 2].to_vec()),
        ("no words", vec![0xff; 64]),
        ("too long", vec![b'{'; 1 << 16]),
        (
            "another's checksum",
            written(&good).into_iter().map(|byte| byte ^ u8::from(byte == b'1')).collect(),
        ),
        ("of the future", written(&good.replace("\"format\":1", "\"format\":2"))),
        ("an unknown page", written(&good.replace("\"away\"", "\"numbers\""))),
        ("of no session here", written(&good.replace(&session.to_string(), &other.to_string()))),
        (
            "ahead of the record",
            written(&good.replace(&format!("\"event\":{n_events}"), "\"event\":4000000000")),
        ),
    ];
    for (what, bytes) in files {
        fs::write(data_dir.join(SMALL_FILE), bytes).unwrap();
        assert_eq!(wall(&house, (80, 24)), saved, "{what}");
    }
    fs::write(data_dir.join(SMALL_FILE), written(&good)).unwrap();
    assert_ne!(wall(&house, (80, 24)), saved, "a sound one counts");
    fs::remove_file(data_dir.join(SMALL_FILE)).unwrap();
    fs::create_dir(data_dir.join(SMALL_FILE)).unwrap();
    assert_eq!(wall(&house, (80, 24)), saved, "a folder");
    // Pages that are named well and lead nowhere.
    fs::remove_dir(data_dir.join(SMALL_FILE)).unwrap();
    for page in [
        r#"{"feedback":{"after":99999}}"#,
        r#"{"feedback":{"after":0}}"#,
        r#"{"task":{"leaf":200}}"#,
        r#"{"tries":{"step":"no-such"}}"#,
        r#"{"debrief":{"page":77,"question":1000}}"#,
    ] {
        show(data_dir, session, n_events, page);
        for by in [FollowedBy::Wall, FollowedBy::Trainer] {
            let frame = opened(data_dir, by, (80, 24));
            assert!(!frame.trim().is_empty() && !frame.contains('⟨'), "{page}\n{frame}");
        }
    }
}

/// Two programs play on one record: who names a session follows that one, who names none follows what was touched last.
#[test]
fn of_two_programs_the_named_session_is_followed() {
    let house = TestApp::new();
    let first = house.play_to(JUNE, setup(Mode::Room, None, 90), "on-whispers", 0);
    let second = house.play_to("khoi-dong", setup(Mode::Room, None, 5), "late-comer", 0);
    let data_dir = house.dir.path();
    let frame = |session| {
        let mut following = following(data_dir, FollowedBy::Wall, session);
        following.look();
        shown(&mut following, (80, 24))
    };
    let [of_first, of_second] = [first, second].map(|session| frame(Some(session)));
    assert_ne!(of_first, of_second);
    let n_events = |session| read_along(&record_in(data_dir)).events(session).unwrap().len();
    for (session, own) in [(first, &of_first), (second, &of_second)] {
        show(data_dir, session, n_events(session), r#"{"task":{"leaf":0}}"#);
        assert_eq!(frame(None), *own);
        assert_eq!([frame(Some(first)), frame(Some(second))], [of_first.clone(), of_second.clone()]);
    }
}

/// After its end a session stays in sight, and no older one that was never finished comes up.
#[test]
fn a_session_that_has_ended_stays() {
    let house = TestApp::new();
    house.play_to(JUNE, setup(Mode::Room, None, 90), "on-whispers", 0);
    let session = house.play_to("khoi-dong", setup(Mode::Room, None, 5), "end", 0);
    let data_dir = house.dir.path();
    let n_events = read_along(&record_in(data_dir)).events(session).unwrap().len();
    show(data_dir, session, n_events, r#"{"debrief":{"page":2,"question":0}}"#);
    let mut following = following(data_dir, FollowedBy::Wall, None);
    following.look();
    fs::remove_file(data_dir.join(SMALL_FILE)).unwrap();
    assert!(following.look());
    let frame = shown(&mut following, (80, 24));
    assert!(frame.contains("ra khỏi vai") && !frame.contains("muốn nói riêng"), "{frame}");
}

/// What is wrong, and what to do, at every size; and it goes on by itself once it is right.
#[test]
fn a_record_that_cannot_be_shown_is_told() {
    let house = at("on-whispers", Mode::Room, None, 0);
    let record = record_in(house.dir.path());
    let whole = fs::read(&record).unwrap();
    let newer = {
        // The schema's number stands at byte 60 of the header.
        let mut newer = whole.clone();
        newer[60..64].copy_from_slice(&99_u32.to_be_bytes());
        newer
    };
    let mut damaged = whole.clone();
    damaged.truncate(whole.len() / 3);
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/records/v1.sqlite3");
    let garbage = "đây không phải cơ sở dữ liệu ".repeat(400).into_bytes();
    for (bytes, said, remedy) in [
        (None, "Chưa có buổi tập nào ở máy này.", "bắt đầu một buổi tập"),
        (Some(newer), "phiên bản mới hơn", "cài phiên bản mới"),
        (Some(damaged), "có chỗ hỏng", "mở chương trình"),
        (Some(garbage), "có chỗ hỏng", "mở chương trình"),
        (Some(fs::read(fixture).unwrap()), "phiên bản cũ hơn", "mở chương trình một lần"),
    ] {
        for by in [FollowedBy::Wall, FollowedBy::Trainer] {
            match &bytes {
                Some(bytes) => fs::write(&record, bytes).unwrap(),
                None => fs::remove_file(&record).unwrap(),
            }
            let mut following = following(house.dir.path(), by, None);
            assert!(following.look());
            for size in SIZES {
                let frame = flat(&shown(&mut following, size));
                assert!(frame.contains(said) && frame.contains(remedy), "{said} {size:?}\n{frame}");
            }
            if let Some(bytes) = &bytes {
                assert_eq!(fs::read(&record).unwrap(), *bytes, "{said}");
            }
            fs::write(&record, &whole).unwrap();
            assert!(following.look(), "{said}");
            assert!(shown(&mut following, (80, 24)).contains("muốn nói riêng"));
        }
    }
}

/// A record of which nothing was begun yet, and one that another program has locked.
#[test]
fn an_empty_record_and_a_locked_one_are_waited_for() {
    let house = TestApp::new();
    drop(house.record());
    assert!(flat(&wall(&house, (80, 24))).contains("Chưa có buổi tập nào đang mở."));
    house.play_to(JUNE, setup(Mode::Room, None, 90), "on-whispers", 0);
    let mut following = following(house.dir.path(), FollowedBy::Wall, None);
    following.look();
    let page = shown(&mut following, (80, 24));
    // A writer in the middle of its work stops no reader.
    let mut store = house.record();
    store.put_setting("theme", "light").unwrap();
    assert!(following.look());
    assert_eq!(shown(&mut following, (80, 24)), page);
    drop(store);
    // Another program keeps everybody out: what stands there stays, and who comes now is told.
    let lock = rusqlite::Connection::open(record_in(house.dir.path())).unwrap();
    let kept = "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE setting SET value = 'dark' WHERE key = 'theme'; \
                COMMIT";
    lock.execute_batch(kept).unwrap();
    following.look();
    assert_eq!(shown(&mut following, (80, 24)), page);
    let told = flat(&wall(&house, (80, 24)));
    assert!(told.contains("đang bận ở một cửa sổ khác") && told.contains("tự xem lại"), "{told}");
    lock.execute_batch("PRAGMA locking_mode = NORMAL; SELECT count(*) FROM setting").unwrap();
    drop(lock);
    following.look();
    assert_eq!(shown(&mut following, (80, 24)), page);
    assert_eq!(wall(&house, (80, 24)), page);
}

/// Not one byte of any file, and nothing is held open afterwards. With a log that is open, real windows show it below:
/// within one process SQLite shares its index of the log.
#[test]
fn looking_writes_nothing() {
    let house = at("on-whispers", Mode::Board, None, 0);
    let before = files(house.dir.path());
    for by in [FollowedBy::Wall, FollowedBy::Trainer] {
        let mut following = following(house.dir.path(), by, None);
        assert!(following.look());
        assert!(shown(&mut following, (80, 24)).contains("muốn nói riêng"));
        assert_eq!(files(house.dir.path()), before, "{by:?}");
    }
    let mut store = house.record();
    store.put_setting("theme", "light").unwrap();
    let mut following = following(house.dir.path(), FollowedBy::Wall, None);
    assert!(following.look() && following_sees(&mut following));
    assert_eq!(store.checkpoint().unwrap(), Checkpoint::Whole, "a window keeps it from being whole");
}

fn following_sees(following: &mut Following) -> bool {
    shown(following, (80, 24)).contains("muốn nói riêng")
}

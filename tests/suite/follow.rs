//! A second window beside the one that plays: the wall shows the same page without anything for the trainer alone,
//! the trainer's page shows everything. For any state of the disk, neither of them writes, fails or shows what is
//! over.

use std::collections::{BTreeMap, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::time::Duration;
use std::{fs, io};

use crossterm::event::Event;
use dongvai::id::SessionId;
use dongvai::library::Library;
use dongvai::meeting::command::Mode;
use dongvai::meeting::flow::{self, Who};
use dongvai::practice::Session;
use dongvai::record::{Access, RecordStore};
use dongvai::scenario::kinds::StepKind;
use dongvai::scenario::terms::Role;
use dongvai::tui::large::LargeLetters;
use dongvai::tui::msg::Request;
use dongvai::tui::runner::follow::{FollowWish, FollowedBy, Following, run_in};
use dongvai::tui::runner::input::{EventSource, Incoming};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use tempfile::TempDir;

use super::app_on_screen::{NOW, TestApp, events, rows, setup};
use super::player::record_in;
use super::shots::JUNE;
use super::terminal::{self, run};

pub(super) const SIZES: [(u16, u16); 3] = [(56, 16), (80, 24), (120, 40)];
pub(super) const SMALL_FILE: &str = "dang-chieu.json";

pub(super) fn following(data_dir: &Path, by: FollowedBy, session: Option<SessionId>) -> Following {
    let wish = FollowWish { by, session, speech: None, theme: None, large: LargeLetters::Drawn };
    let library = Library::with_shipped(Path::new(env!("CARGO_MANIFEST_DIR")), None);
    Following::new(&wish, record_in(data_dir), library, NOW)
}

/// What the window shows now, without a look at the disk.
pub(super) fn shown(following: &mut Following, (columns, rows_of_it): (u16, u16)) -> String {
    let mut terminal = Terminal::new(TestBackend::new(columns, rows_of_it)).unwrap();
    terminal.draw(|frame| following.draw(frame)).unwrap();
    rows(terminal.backend().buffer()).join("\n")
}

/// Keys, each after the frame of the one before; then the window is closed.
struct Keys(VecDeque<Event>);

impl EventSource for Keys {
    fn read(&mut self, _: Option<Duration>) -> io::Result<Incoming> {
        Ok(self.0.pop_front().map_or(Incoming::End, |event| Incoming::Events(vec![event])))
    }

    fn elapsed_ms(&self) -> u64 {
        0
    }
}

/// What the window shows after these keys.
fn pressed(following: &mut Following, keys: &str, (columns, rows_of_it): (u16, u16)) -> String {
    let mut terminal = Terminal::new(TestBackend::new(columns, rows_of_it)).unwrap();
    run_in(&mut terminal, &mut Keys(events(keys)), following).unwrap();
    rows(terminal.backend().buffer()).join("\n")
}

/// The first frame of a window that is opened now.
pub(super) fn opened(data_dir: &Path, by: FollowedBy, size: (u16, u16)) -> String {
    let mut following = following(data_dir, by, None);
    following.look();
    shown(&mut following, size)
}

pub(super) fn wall(house: &TestApp, size: (u16, u16)) -> String {
    opened(house.dir.path(), FollowedBy::Wall, size)
}

fn trainer(house: &TestApp, size: (u16, u16)) -> String {
    opened(house.dir.path(), FollowedBy::Trainer, size)
}

/// Goes on with the session and presses these keys; what then stands on the playing window.
pub(super) fn played(house: &TestApp, size: (u16, u16), keys: &str) -> String {
    house.frame(vec![Request::ResumeLast], "vi", size, keys)
}

/// All rows but that of the keys.
fn above_keys(frame: &str) -> &str {
    frame.rsplit_once('\n').unwrap().0
}

/// As one text, however it was wrapped.
pub(super) fn flat(words: &str) -> String {
    words.replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn at(step: &str, mode: Mode, solo: Option<Role>, number: u16) -> TestApp {
    let house = TestApp::new();
    house.play_to(JUNE, setup(mode, solo, 90), step, number);
    house
}

#[test]
fn the_wall_is_the_page_of_the_playing_window() {
    // The keys that lead to a page on which nothing is chosen or typed yet.
    let pages = [
        ("vote-loan", Mode::Board, vec![""]),
        ("on-whispers", Mode::Board, vec!["⏎", "⏎1⏎", "⏎1⏎⏎", "⏎m1"]),
        ("on-whispers", Mode::Room, vec!["x", "x2"]),
        ("money-read", Mode::Room, vec!["", "⏎", "⏎12⏎"]),
        ("vote-loan", Mode::Room, vec![""]),
        ("count-open", Mode::Room, vec![""]),
        ("requests-say", Mode::Room, vec![""]),
    ];
    for (step, mode, keys) in pages {
        for keys in keys {
            for size in SIZES {
                let house = at(step, mode, None, 0);
                let playing = played(&house, size, keys);
                let wall = wall(&house, size);
                assert_eq!(above_keys(&wall), above_keys(&playing), "{step} {keys:?} {size:?}");
                assert!(wall.ends_with('\n'), "keys are for whoever sits at the keyboard\n{wall}");
            }
        }
    }
}

#[test]
fn the_talk_afterwards_is_followed_page_by_page() {
    let house = TestApp::new();
    house.play_to("khoi-dong", setup(Mode::Room, None, 5), "end", 0);
    for keys in ["", "⏎", "⏎⏎", "⏎⏎↓", "⏎⏎⏎"] {
        let house = house.copy();
        let session = newest(&house);
        let playing = house.frame(vec![Request::Resume { session }], "vi", (80, 24), &format!("⏎{keys}"));
        assert_eq!(above_keys(&wall(&house, (80, 24))), above_keys(&playing), "{keys:?}");
    }
}

pub(super) fn newest(house: &TestApp) -> SessionId {
    super::player::newest(&house.record()).unwrap()
}

#[test]
fn what_is_the_trainers_own_leaves_the_page_on_the_wall() {
    let house = at("on-whispers", Mode::Board, None, 0);
    let page = {
        let house = house.copy();
        played(&house, (80, 24), "⏎");
        wall(&house, (80, 24))
    };
    for keys in ["⏎m", "⏎m5", "⏎m51", "⏎?", "⏎q", "⏎0", "⏎t", "⏎s", "⏎h"] {
        let house = house.copy();
        let playing = played(&house, (80, 24), keys);
        assert_ne!(above_keys(&playing), above_keys(&page), "{keys} opens nothing");
        assert_eq!(wall(&house, (80, 24)), page, "{keys}");
    }
}

#[test]
fn a_cover_and_a_page_that_is_for_nobody_else_hide_everything() {
    let house = at("on-whispers", Mode::Board, None, 0);
    for keys in ["⏎.", "⏎m41"] {
        let house = house.copy();
        played(&house, (80, 24), keys);
        for size in SIZES {
            let wall = wall(&house, size);
            let rest: String = wall.chars().filter(|sign| !" ▀▄█\n".contains(*sign)).collect();
            assert_eq!(rest, "", "{keys} {size:?}\n{wall}");
            assert!(wall.contains('█'), "{wall}");
        }
        assert!(trainer(&house, (120, 40)).contains("Trên tường: "), "{keys}");
    }
}

/// Every step of the June meeting, while it is asked, in every way of playing: nothing on the wall that is told
/// afterwards, on a card, or to the trainer.
#[test]
fn the_wall_gives_nothing_away_before_an_answer() {
    let mut n_private = 0;
    for (mode, solo) in [(Mode::Room, None), (Mode::Board, None), (Mode::Solo, Some(Role::Treasurer))] {
        let house = TestApp::new();
        let session = house.play_to(JUNE, setup(mode, solo, 90), "end", 0);
        let whole = Session::read(&house.record(), session).unwrap();
        let n_events = whole.meeting().log().len();
        for n in 1..n_events {
            let moment = whole.after(n);
            let Some(open) = moment.meeting().state().open_step() else { continue };
            let step = moment.story().step(&open.step).unwrap();
            if open.task > 0 || step.kind.is_say() {
                continue;
            }
            show(house.dir.path(), session, n, r#"{"task":{"leaf":0}}"#);
            let frame = flat(&wall(&house, (100, 60)));
            let mut told: Vec<&str> =
                [&step.why, &step.private, &step.then].into_iter().flatten().map(String::as_str).collect();
            n_private += usize::from(step.private.is_some());
            // What a seat does that the computer plays is for everybody to see.
            let turn = flow::turn(moment.story(), moment.meeting().state()).unwrap();
            if !matches!(turn.who, Who::Computer(_)) {
                told.extend(kept_back(&step.kind));
            }
            for words in told {
                // Up to the first value, which is put in where it is shown.
                let words = flat(words.split('{').next().unwrap());
                let is_long = words.chars().count() > 12;
                assert!(!is_long || !frame.contains(&words), "{mode:?} {}: {words}\n{frame}", step.id);
            }
            for hidden in ["TQ-07", "RIÊNG GIẢNG VIÊN", "đã lưu"] {
                assert!(!frame.contains(hidden), "{mode:?} {}: {hidden}\n{frame}", step.id);
            }
            // The rule can fail: the trainer's page has them.
            if step.private.is_some() {
                let card = flat(step.private.as_deref().unwrap().split('{').next().unwrap());
                assert!(
                    flat(&trainer(&house, (56, 90))).contains(&first_words(&card)),
                    "{}: {card}",
                    step.id
                );
            }
        }
    }
    assert!(n_private > 3, "only {n_private} steps have something private");
}

/// What only this kind of step keeps back: reasons, what is listened for, what is wrong on a paper, how it is worked out.
fn kept_back(kind: &StepKind) -> Vec<&str> {
    if let StepKind::Choose(choose) = kind {
        let thens = choose.options.iter().filter_map(|option| option.then.as_deref());
        return choose.options.iter().map(|option| option.why.as_str()).chain(thens).collect();
    }
    if let StepKind::Speak(speak) = kind {
        return speak.ticks.iter().map(|tick| tick.text.as_str()).collect();
    }
    if let StepKind::Inspect(inspect) = kind {
        return inspect.lines.iter().filter_map(|line| line.mistake.as_deref()).collect();
    }
    kind.try_as_figure_ref().map(|figure| figure.working.as_str()).into_iter().collect()
}

/// The first words of it, which stand on one line also where the line is narrow.
fn first_words(words: &str) -> String {
    words.split(' ').take(3).collect::<Vec<_>>().join(" ")
}

/// Writes the small file as a playing program would.
pub(super) fn show(data_dir: &Path, session: SessionId, event: usize, page: &str) {
    let text = format!(
        r#"{{"format":1,"session":"{session}","event":{event},"speech":"vi","wall":{{"page":{page}}}}}"#
    );
    fs::write(data_dir.join(SMALL_FILE), written(&text)).unwrap();
}

/// The text as it stands in the file, with its checksum.
pub(super) fn written(text: &str) -> Vec<u8> {
    format!("{:08x} {text}", crc32fast::hash(text.as_bytes())).into_bytes()
}

#[test]
fn the_trainer_sees_what_is_right_and_looks_ahead_and_back() {
    let house = at("on-whispers", Mode::Board, None, 0);
    played(&house, (80, 24), "⏎");
    for size in [(56, 90), (120, 60)] {
        let frame = flat(&trainer(&house, size));
        for words in [
            "RIÊNG GIẢNG VIÊN · không chiếu",
            "✓ ",
            "! ",
            "536.000",
            "Sắp tới",
            "TQ-07",
            "Buổi họp",
            "Trên lớp",
        ] {
            assert!(frame.contains(words), "{words}\n{frame}");
        }
        assert!(!frame.contains('⟨'), "{frame}");
    }
    let mut following = following(house.dir.path(), FollowedBy::Trainer, None);
    following.look();
    let here = shown(&mut following, (80, 24));
    let mut press = |keys: &str| pressed(&mut following, keys, (80, 24));
    let next = press("→");
    assert!(next.contains("Đang xem một bước sắp tới") && next != here, "{next}");
    assert_eq!(press("⇱"), here);
    let before = press("←");
    assert!(before.contains("Đang xem lại một bước đã qua"), "{before}");
    assert_eq!(press("→"), here);
}

/// A mark of the content of every file beside the record, by name.
pub(super) fn files(folder: &Path) -> BTreeMap<String, u64> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), mark(&fs::read(&path).unwrap())))
        .collect()
}

fn mark(bytes: &[u8]) -> u64 {
    let mut mark = DefaultHasher::new();
    bytes.hash(&mut mark);
    mark.finish()
}

#[test]
fn every_size_is_drawn() {
    let house = at("on-whispers", Mode::Board, None, 0);
    for keys in ["", "⏎", "⏎1⏎", "⏎x", "⏎m1", "⏎."] {
        let house = house.copy();
        played(&house, (80, 24), keys);
        for by in [FollowedBy::Wall, FollowedBy::Trainer] {
            let mut following = following(house.dir.path(), by, None);
            following.look();
            for size in [
                (1, 1),
                (2, 80),
                (250, 1),
                (55, 16),
                (56, 15),
                (56, 16),
                (99, 30),
                (100, 30),
                (160, 50),
                (250, 80),
            ] {
                shown(&mut following, size);
            }
        }
    }
}

#[test]
fn both_windows_as_people_see_them() {
    let looks: [(&str, &str, Mode, &str); 4] = [
        ("follow-hand-over", "money-collect", Mode::Board, ""),
        ("follow-choose", "on-whispers", Mode::Board, "⏎"),
        ("follow-feedback", "on-whispers", Mode::Room, "1⏎"),
        ("follow-money", "money-collect", Mode::Room, "500000⏎36000⏎0⏎→⏎⏎"),
    ];
    for (name, step, mode, keys) in looks {
        let house = at(step, mode, None, 0);
        played(&house, (80, 24), keys);
        let frames = [
            ("wall 56×16", wall(&house, (56, 16))),
            ("trainer 56×16", trainer(&house, (56, 16))),
            ("trainer 120×40", trainer(&house, (120, 40))),
        ];
        let frames: String = frames.map(|(what, frame)| format!("=== {what}\n{frame}\n")).concat();
        insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name, frames);
        });
    }
}

const WALL: (u16, u16) = (110, 36);

fn follow(data_dir: &Path, whom: &str) -> terminal::Terminal {
    terminal::Terminal::open(data_dir, WALL, &["follow", "--as", whom])
}

/// Waits until the wall has the page of the playing window.
fn show_the_same(playing: &mut terminal::Terminal, wall: &mut terminal::Terminal) {
    const PAUSE: Duration = Duration::from_millis(50);
    for _ in 0..600 {
        playing.listen_for(PAUSE);
        wall.listen_for(PAUSE);
        let n = playing.lines().len() - 1;
        if playing.lines()[..n] == wall.lines()[..n] {
            return;
        }
    }
    panic!("{}\n{}", playing.contents(), wall.contents());
}

/// Three real programs on one record: each starts, is killed and comes back while the others go on.
#[test]
fn windows_come_and_go_beside_a_running_session() {
    let desk = TempDir::new().unwrap();
    let mut wall = follow(desk.path(), "wall");
    let mut trainer = follow(desk.path(), "trainer");
    wall.wait_for("Chưa có buổi tập nào ở máy này.");
    trainer.wait_for("Chưa có buổi tập nào ở máy này.");
    let args = ["play", "khoi-dong", "--role", "room", "--seed", "1"];
    let mut playing = terminal::Terminal::open(desk.path(), WALL, &args);
    playing.wait_for("đã lưu·");
    trainer.wait_for("RIÊNG GIẢNG VIÊN");
    show_the_same(&mut playing, &mut wall);
    let before = files(desk.path());
    let mut second = follow(desk.path(), "wall");
    show_the_same(&mut playing, &mut second);
    assert_eq!(files(desk.path()), before, "with the log open");
    second.kill();
    playing.send(".");
    playing.wait_for("bấm . để mở");
    trainer.wait_for("đang che");
    playing.send(".");
    show_the_same(&mut playing, &mut wall);
    wall.kill();
    let mut player = super::player::Player::new(playing, desk.path());
    assert!(player.step());
    let mut wall = follow(desk.path(), "wall");
    show_the_same(&mut player.terminal, &mut wall);
    player.terminal.kill();
    let mut again = terminal::Terminal::open(desk.path(), WALL, &["resume"]);
    again.wait_for("đã lưu·");
    show_the_same(&mut again, &mut wall);
    again.send("q1");
    assert_eq!(again.end_tidily().code, 0);
    assert!(!desk.path().join(SMALL_FILE).exists(), "taken away at the end");
    for mut window in [wall, trainer] {
        window.send("q");
        assert_eq!(window.end_tidily().code, 0);
    }
    let store = RecordStore::open(&record_in(desk.path()), Access::ReadWrite).unwrap().sound().unwrap();
    store.full_check().unwrap();
}

#[test]
fn what_cannot_be_followed_is_refused() {
    let desk = TempDir::new().unwrap();
    let (code, out, err) = run(desk.path(), &["follow"]);
    assert!(code == 2 && out.is_empty() && err.contains("--as"), "{code} {err}");
    let (code, _, err) = run(desk.path(), &["follow", "--as", "wall"]);
    assert!(code == 2 && !err.is_empty(), "{code} {err}");
    for named in ["không-phải-mã", "00000000-0000-7000-8000-000000000000"] {
        let house = at("on-whispers", Mode::Room, None, 0);
        let window = terminal::Terminal::open(house.dir.path(), WALL, &["follow", named, "--as", "wall"]);
        let ended = window.end();
        assert!(ended.code == 1 && ended.screen.contains(named), "{} {}", ended.code, ended.screen);
    }
}

//! Opens the real app on a terminal in memory: a session brought to any step, a script of keys, a frame.
//!
//! The loop is `runner::run_in` itself; only the terminal and the source of events are the test's. There is no real
//! clock: `Clock::Fixed` stands still.

use std::collections::VecDeque;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use tempfile::TempDir;

use dongvai::clock::Clock;
use dongvai::id::SessionId;
use dongvai::library::Library;
use dongvai::locale::Speech;
use dongvai::meeting::command::{Command, Mode, Setup};
use dongvai::meeting::flow::{self, Who};
use dongvai::meeting::kinds::{self, Answer, ChooseAnswer};
use dongvai::meeting::rules::Scene;
use dongvai::practice::{Beginning, LiveSession};
use dongvai::record::model::{ConsentedName, SessionKind};
use dongvai::record::{Access, RecordStore};
use dongvai::scenario::kinds::StepKind;
use dongvai::scenario::terms::Role;
use dongvai::tui::app::App;
use dongvai::tui::msg::Request;
use dongvai::tui::msg::privacy::PrivacyRequest;
use dongvai::tui::runner;
use dongvai::tui::runner::enter::PAUSE_MS;
use dongvai::tui::runner::input::{EventSource, Incoming};
use dongvai::tui::runner::services::Services;
use dongvai::tui::screens::Screen;
use dongvai::tui::screens::group::GroupScreen;
use dongvai::tui::screens::home::HomeScreen;
use dongvai::tui::screens::privacy::PrivacyScreen;
use dongvai::tui::theme::ThemeName;

use super::shots::JUNE;

/// 23/11/2026, 14:00 in Vietnam.
pub(crate) const NOW: Clock = Clock::Fixed(1_795_417_200_000);

/// What every frame is drawn in.
pub(crate) const THEME: ThemeName = ThemeName::Dark;

/// A folder with a record, gone when the test ends.
#[derive(Debug)]
pub(crate) struct TestApp {
    pub(crate) dir: TempDir,
    /// Where what is shipped lies.
    shelf: PathBuf,
}

/// Each event comes after the frame of the one before, long after it.
#[derive(Debug)]
struct Script {
    events: VecDeque<Event>,
    now_ms: u64,
}

impl EventSource for Script {
    fn read(&mut self, wait: Option<Duration>) -> io::Result<Incoming> {
        // A look whether more has come finds nothing; in the second of a running clock the next key is pressed.
        if wait.is_some_and(|wait| wait < Duration::from_secs(1)) {
            return Ok(Incoming::Events(Vec::new()));
        }
        self.now_ms += 1_000;
        Ok(self.events.pop_front().map_or(Incoming::End, |event| Incoming::Events(vec![event])))
    }

    fn elapsed_ms(&self) -> u64 {
        self.now_ms
    }
}

/// A shelf with the June meeting after these changes, in Vietnamese alone.
pub(crate) fn changed_june(changes: &[(&str, &str)]) -> TempDir {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shelf = tempfile::tempdir().expect("a folder");
    for folder in ["scenarios/clubs", "locales/vi"] {
        std::fs::create_dir_all(shelf.path().join(folder)).expect("a folder");
    }
    for file in ["scenarios/clubs/na-cooc.ron", "locales/vi/ui.ftl"] {
        std::fs::copy(root.join(file), shelf.path().join(file)).expect("a copy");
    }
    let file = format!("scenarios/{JUNE}.ron");
    let mut script = std::fs::read_to_string(root.join(&file)).expect("a script");
    for (from, to) in changes {
        assert_eq!(script.matches(from).count(), 1, "{from}");
        script = script.replace(from, to);
    }
    std::fs::write(shelf.path().join(file), script).expect("a script");
    shelf
}

impl TestApp {
    pub(crate) fn new() -> Self {
        Self::with_shelf(Path::new(env!("CARGO_MANIFEST_DIR")))
    }

    /// A house to which something else is shipped.
    pub(crate) fn with_shelf(shelf: &Path) -> Self {
        Self { dir: tempfile::tempdir().expect("a temporary folder"), shelf: shelf.to_owned() }
    }

    /// A house with the same record, so that one session can be gone on with in several ways.
    pub(crate) fn copy(&self) -> Self {
        let copy = Self::with_shelf(&self.shelf);
        for entry in std::fs::read_dir(self.dir.path()).expect("a folder") {
            let entry = entry.expect("a file");
            std::fs::copy(entry.path(), copy.dir.path().join(entry.file_name())).expect("a copy");
        }
        copy
    }

    pub(crate) fn record(&self) -> RecordStore {
        RecordStore::open(&self.dir.path().join("records.sqlite3"), Access::ReadWrite)
            .expect("a record")
            .sound()
            .unwrap()
    }

    fn shelf(&self) -> Library {
        // Of the project's own folder the program has an index.
        if self.shelf == Path::new(env!("CARGO_MANIFEST_DIR")) {
            return Library::new(Some(self.dir.path()));
        }
        Library::with_shipped(&self.shelf, Some(self.dir.path()))
    }

    pub(crate) fn library() -> Library {
        Library::with_shipped(Path::new(env!("CARGO_MANIFEST_DIR")), None)
    }

    /// Plays the model answers until `step` is open at this task, and returns the session.
    pub(crate) fn play_to(&self, scenario: &str, setup: Setup, step: &str, task: u16) -> SessionId {
        let story = self.shelf().load(scenario, None).expect("a sound scenario");
        let mut store = self.record();
        let learners = vec![(Role::Treasurer, "TQ-07".to_owned())];
        let beginning = Beginning { setup, learners, homes: Vec::new(), place: None };
        let practice = LiveSession::begin(&mut store, &NOW, story, beginning).expect("a session");
        drop(store);
        self.go_on(practice, step, task)
    }

    /// Plays the model answers of an unfinished session until `step` is open.
    pub(crate) fn play_on(&self, session: SessionId, step: &str) -> SessionId {
        let practice = LiveSession::resume(&self.record(), session).expect("a session");
        self.go_on(practice, step, 0)
    }

    fn go_on(&self, mut practice: LiveSession, step: &str, task: u16) -> SessionId {
        let mut store = self.record();
        for _ in 0..2_000 {
            let state = practice.meeting().state().clone();
            let Some(turn) = flow::turn(practice.story(), &state) else { break };
            if turn.step.id.as_str() == step && turn.number >= task {
                return practice.id();
            }
            let scene = Scene { story: practice.story(), state: &state, step: turn.step };
            let id = turn.step.id.clone();
            let command = match (turn.who, kinds::model(scene, &turn.task)) {
                (Who::Person(_) | Who::Anyone, Some(answer)) => {
                    Command::Answer { step: id, by: turn.task.role, answer }
                }
                _ => Command::Proceed { step: id },
            };
            practice.give(&mut store, &NOW, &command, None).expect("an event on disk");
        }
        assert_eq!(step, "end", "the meeting never comes to {step}");
        practice.finish(&mut store, &NOW).expect("a finished session");
        practice.id()
    }

    /// Plays the warm-up before a hall with the first wrong option wherever one can be chosen, and free text; then the
    /// first of these steps once more, rightly, in a session of its own. Returns the first session.
    pub(crate) fn play_with_mistakes(&self) -> SessionId {
        let mut store = self.record();
        let story = self.shelf().load("khoi-dong", None).expect("a sound scenario");
        let learners = vec![(Role::Treasurer, "TQ-07".to_owned()), (Role::Chair, "CN-01".to_owned())];
        let beginning = Beginning {
            setup: setup(Mode::Room, None, 5),
            learners,
            homes: Vec::new(),
            place: Some("Lớp ở xã".into()),
        };
        let mut clock = NOW;
        let mut practice = LiveSession::begin(&mut store, &clock, story, beginning).expect("a session");
        let mut first_wrong = None;
        while let Some(command) = next_command(&practice, first_wrong.is_some()) {
            clock.tick(21_000);
            if let Command::Answer { answer: Answer::Choose(_), .. } = &command {
                first_wrong.get_or_insert(practice.meeting().seq());
            }
            practice.give(&mut store, &clock, &command, None).expect("an event on disk");
        }
        practice.finish(&mut store, &clock).expect("a finished session");
        practice
            .keep_note(&mut store, "pledge", "Tháng tới tôi hỏi lại bà con trước khi chốt.")
            .expect("a note");
        clock.tick(60_000);
        let at = first_wrong.expect("a step to choose in");
        let mut again = practice.fork(&mut store, &clock, at, SessionKind::Play).expect("a fork");
        let command = next_command(&again, true).expect("the step once more");
        again.give(&mut store, &clock, &command, None).expect("an event on disk");
        practice.id()
    }

    /// A record with people in it: one with a name, whose session and words are older than they are to be kept, and
    /// those of [`Self::play_with_mistakes`].
    pub(crate) fn people(&self) {
        const DAY: i64 = 86_400_000;
        self.play_with_mistakes();
        let mut store = self.record();
        let long_ago = Clock::Fixed(NOW.now_ms() - 800 * DAY);
        let story = self.shelf().load("khoi-dong", None).expect("a sound scenario");
        let learners = vec![(Role::Secretary, "TK-03".to_owned())];
        let beginning =
            Beginning { setup: setup(Mode::Room, None, 5), learners, homes: Vec::new(), place: None };
        let mut practice = LiveSession::begin(&mut store, &long_ago, story, beginning).expect("a session");
        practice.keep_note(&mut store, "pledge", "Chị Inh sẽ đọc lại kết luận.").expect("a note");
        practice.finish(&mut store, &long_ago).expect("a finished session");
        let at = long_ago.now_ms();
        let consented = ConsentedName {
            name: "Lường Thị Inh".to_owned(),
            consent_version: "1".to_owned(),
            consent_at: at,
        };
        store.keep_name("TK-03", &consented).expect("a name");
        store.put_setting("retention", "12").expect("a setting");
    }

    /// The last frame after these keys, as lines of text without trailing blanks.
    pub(crate) fn frame(&self, first: Vec<Request>, speech: &str, size: (u16, u16), keys: &str) -> String {
        self.frame_on(None, first, speech, size, keys)
    }

    /// The same, begun on this screen instead of home.
    pub(crate) fn frame_on(
        &self,
        screen: Option<Screen>,
        first: Vec<Request>,
        speech: &str,
        size: (u16, u16),
        keys: &str,
    ) -> String {
        let drawn = self.drawn_on(screen, first, speech, &[size], keys);
        drawn.iter().flat_map(rows).collect::<Vec<_>>().join("\n")
    }

    /// The same at several sizes, as it is drawn.
    pub(crate) fn drawn_on(
        &self,
        screen: Option<Screen>,
        first: Vec<Request>,
        speech: &str,
        sizes: &[(u16, u16)],
        keys: &str,
    ) -> Vec<Buffer> {
        self.drawn_in_theme(THEME, screen, first, speech, sizes, keys)
    }

    /// The same in the colors of a theme.
    pub(crate) fn drawn_in_theme(
        &self,
        theme: ThemeName,
        screen: Option<Screen>,
        first: Vec<Request>,
        speech: &str,
        sizes: &[(u16, u16)],
        keys: &str,
    ) -> Vec<Buffer> {
        let speech = speech.parse::<Speech>().expect("languages").showing_drafts(true);
        let mut services = Services::new(self.record(), false, self.shelf(), NOW, None, Some(7));
        services.plug_in(Vec::new());
        let screen = screen.unwrap_or_else(|| match first.first() {
            Some(Request::Group(_)) => Screen::Group(GroupScreen::default()),
            _ if first.contains(&Request::Privacy(PrivacyRequest::Read)) => {
                Screen::Privacy(PrivacyScreen::default())
            }
            _ => Screen::Home(HomeScreen::new(services.waiting())),
        });
        Self::drawn_in(App::new(screen, speech, theme), services, first, sizes, keys)
    }

    pub(crate) fn frame_of(
        screen: Screen,
        services: Services,
        first: Vec<Request>,
        speech: Speech,
        (columns, rows): (u16, u16),
        keys: &str,
    ) -> String {
        let app = App::new(screen, speech, THEME);
        Self::frame_in(app, services, first, (columns, rows), keys)
    }

    /// The same at a laptop before the question how Tai Viet letters look.
    pub(crate) fn frame_asking_letters(
        screen: Screen,
        services: Services,
        size: (u16, u16),
        keys: &str,
    ) -> String {
        let mut app = App::new(screen, Speech::default(), THEME);
        app.asks_tai_viet = true;
        Self::frame_in(app, services, Vec::new(), size, keys)
    }

    fn frame_in(app: App, services: Services, first: Vec<Request>, size: (u16, u16), keys: &str) -> String {
        let drawn = Self::drawn_in(app, services, first, &[size], keys);
        drawn.iter().flat_map(rows).collect::<Vec<_>>().join("\n")
    }

    /// What is drawn after these keys at each of these sizes. The keys are pressed at the first of them; the window is
    /// then brought to the others.
    fn drawn_in(
        mut app: App,
        mut services: Services,
        mut first: Vec<Request>,
        sizes: &[(u16, u16)],
        keys: &str,
    ) -> Vec<Buffer> {
        let mut script = Script { events: events(keys), now_ms: 0 };
        let mut drawn = Vec::new();
        for &(columns, rows) in sizes {
            let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("a terminal in memory");
            let first = std::mem::take(&mut first);
            runner::run_in(&mut terminal, &mut script, &mut app, &mut services, first, PAUSE_MS)
                .expect("the loop ends well");
            drawn.push(terminal.backend().buffer().clone());
        }
        drawn
    }
}

/// What comes next by the model answer; the first wrong option instead where `well` is not set.
fn next_command(practice: &LiveSession, well: bool) -> Option<Command> {
    let state = practice.meeting().state().clone();
    let turn = flow::turn(practice.story(), &state)?;
    let scene = Scene { story: practice.story(), state: &state, step: turn.step };
    let step = turn.step.id.clone();
    let (Who::Person(_) | Who::Anyone, Some(answer)) = (turn.who, kinds::model(scene, &turn.task)) else {
        return Some(Command::Proceed { step });
    };
    let wrong = match (&turn.step.kind, &answer) {
        (StepKind::Choose(choose), Answer::Choose(ChooseAnswer { option })) if !well => {
            choose.options.iter().find(|other| other.id != *option).map(|other| other.id.clone())
        }
        _ => None,
    };
    let answer = wrong.map_or(answer, |option| Answer::Choose(ChooseAnswer { option }));
    Some(Command::Answer { step, by: turn.task.role, answer })
}

/// Keys as they are typed; `⏎` is Enter, `↓ ↑ ← →` arrows, `⇥` Tab, `⎋` Esc, `⌫` Backspace, `⌦` Delete, `⇱ ⇲` the
/// ends of a line, `⇟ ⇞` page down and up, `␇` Ctrl+G.
pub(crate) fn events(keys: &str) -> VecDeque<Event> {
    let code = |letter| match letter {
        '⏎' => KeyCode::Enter,
        '↓' => KeyCode::Down,
        '↑' => KeyCode::Up,
        '←' => KeyCode::Left,
        '→' => KeyCode::Right,
        '⇥' => KeyCode::Tab,
        '⎋' => KeyCode::Esc,
        '⌫' => KeyCode::Backspace,
        '⌦' => KeyCode::Delete,
        '⇱' => KeyCode::Home,
        '⇲' => KeyCode::End,
        '⇟' => KeyCode::PageDown,
        '⇞' => KeyCode::PageUp,
        '␇' => KeyCode::Char('g'),
        letter => KeyCode::Char(letter),
    };
    let held = |letter| if letter == '␇' { KeyModifiers::CONTROL } else { KeyModifiers::NONE };
    keys.chars().map(|letter| Event::Key(KeyEvent::new(code(letter), held(letter)))).collect()
}

/// A frame as lines of text without trailing blanks.
pub(crate) fn rows(drawn: &Buffer) -> Vec<String> {
    let width = usize::from(drawn.area.width).max(1);
    let rows = drawn.content().chunks(width).map(|row| {
        let line: String = row.iter().map(ratatui::buffer::Cell::symbol).collect();
        line.trim_end().to_owned()
    });
    rows.collect()
}

pub(crate) fn setup(mode: Mode, solo: Option<Role>, cut: u16) -> Setup {
    Setup { mode, solo, cut, seed: 7, deputies: false }
}

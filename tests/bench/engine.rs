//! Measures the engine, the screens and the loading of scenarios, which every key press and every start use.
//!
//! `cargo bench --bench engine`. Figures are for comparing one change with the next on one machine; nothing here
//! fails a build.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use dongvai::clock::Clock;
use dongvai::library::Library;
use dongvai::meeting::command::{Command, Mode, Setup};
use dongvai::meeting::flow::{self, Who};
use dongvai::meeting::rules::Scene;
use dongvai::meeting::{self, Meeting, kinds};
use dongvai::practice::{Beginning, LiveSession};
use dongvai::record::{Access, RecordStore};
use dongvai::scenario::story::Story;
use dongvai::text::TypingAid;
use dongvai::tui::app::App;
use dongvai::tui::context::{Mouse, PlayedFor, ShownOn, ViewContext};
use dongvai::tui::runner::services::Services;
use dongvai::tui::screens::Screen;
use dongvai::tui::screens::meeting::MeetingScreen;
use dongvai::tui::theme::ThemeName;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

const JUNE: &str = "sinh-hoat-thang-sau";

fn june() -> Story {
    Library::new(None).load(JUNE, None).expect("a sound scenario")
}

fn setup() -> Setup {
    Setup { mode: Mode::Room, solo: None, cut: 90, seed: 7, deputies: false }
}

/// The next command by the model answers; none at the end.
fn model_command(story: &Story, meeting: &Meeting) -> Option<Command> {
    let turn = flow::turn(story, meeting.state())?;
    let scene = Scene { story, state: meeting.state(), step: turn.step };
    let step = turn.step.id.clone();
    Some(match (turn.who, kinds::model(scene, &turn.task)) {
        (Who::Person(_) | Who::Anyone, Some(answer)) => Command::Answer { step, by: turn.task.role, answer },
        _ => Command::Proceed { step },
    })
}

fn whole_meeting(story: &Story) -> Meeting {
    let mut meeting = Meeting::default();
    for event in meeting::decide(story, &meeting, &Command::Open(setup())) {
        meeting.apply(&event);
    }
    while let Some(command) = model_command(story, &meeting) {
        for event in meeting::decide(story, &meeting, &command) {
            meeting.apply(&event);
        }
    }
    meeting
}

fn engine(criterion: &mut Criterion) {
    let story = june();
    let whole = whole_meeting(&story);
    let middle = meeting::fold(whole.log().iter().take(whole.log().len() / 2));
    let command = model_command(&story, &middle).expect("an open step");
    let mut group = criterion.benchmark_group("engine");
    group.bench_function("decide one answer", |bencher| {
        bencher.iter(|| meeting::decide(&story, &middle, black_box(&command)));
    });
    group.bench_function("play the June meeting", |bencher| bencher.iter(|| whole_meeting(&story)));
    group.bench_function("fold the June meeting", |bencher| {
        bencher.iter(|| meeting::fold(black_box(whole.log())));
    });
    group.bench_function("review the June meeting", |bencher| {
        bencher.iter(|| dongvai::review::review(black_box(whole.log())));
    });
    group.finish();
}

fn loading(criterion: &mut Criterion) {
    let library = Library::new(None);
    let mut group = criterion.benchmark_group("loading");
    group.bench_function("list the scenarios", |bencher| bencher.iter(|| library.scenarios()));
    group.bench_function("load and check June", |bencher| bencher.iter(|| library.load(JUNE, None)));
    group.finish();
}

fn views(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("records.sqlite3");
    let clock = Clock::Fixed(1_795_417_200_000);
    let mut store =
        RecordStore::open(&path, Access::ReadWrite).expect("a record").sound().expect("a sound record");
    let beginning = Beginning { setup: setup(), learners: Vec::new(), homes: Vec::new(), place: None };
    let practice = LiveSession::begin(&mut store, &clock, june(), beginning).expect("a session");
    let mut services = Services::new(store, false, Library::new(None), clock, None, Some(7));
    let resume = dongvai::tui::msg::Request::Resume { session: practice.id() };
    services.perform(resume, dongvai::locale::Speech::default());
    let mut group = criterion.benchmark_group("view");
    for (name, speech, size) in [
        ("a step, 56×16", "vi", (56, 16)),
        ("a step, 120×40", "vi", (120, 40)),
        ("a step in two languages, 120×40", "vi,en", (120, 40)),
    ] {
        let theme = ThemeName::Dark.theme();
        let speech = speech.parse().expect("languages");
        let context = ViewContext {
            catalog: services.catalog(),
            speech,
            typing: TypingAid::Off,
            played_for: PlayedFor::Results,
            theme: &theme,
            play: services.play(),
            before: speech,
            drafts: None,
            zone: clock.zone(),
            locked: false,
            mouse: Mouse::default(),
            shown_on: ShownOn::default(),
            opens: false,
            handed_over: false,
            window: (120, 40),
            hall: None,
            elsewhere: None,
            shown: None,
        };
        let mut app = App::new(Screen::Meeting(MeetingScreen::new(&context)), speech, ThemeName::Dark);
        let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).expect("a terminal in memory");
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                terminal.draw(|frame| app.draw(frame, &context)).expect("a frame");
            });
        });
    }
    group.finish();
}

criterion_group!(benches, engine, loading, views);
criterion_main!(benches);

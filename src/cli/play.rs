//! Opens the app: at home, in a scenario, or where a session was left.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use clap::ValueEnum;

use crate::cli::edge::{self, Edge};
use crate::cli::failure::Failure;
use crate::cli::words::sentence;
use crate::clock::Clock;
use crate::files::naming::remedy;
use crate::id::SessionId;
use crate::library::{Library, LoadError};
use crate::locale::{Lang, Speech};
use crate::meeting::command::{Mode, Setup};
use crate::paths::{self, Folders};
use crate::record::home::{Home, MOST_COLUMNS};
use crate::record::{Access, Checkpoint, RecordStore};
use crate::scenario::story::Story;
use crate::scenario::terms::Role;
use crate::text::TypingAid;
use crate::tui::app::App;
use crate::tui::context::PlayedFor;
use crate::tui::large::LargeLetters;
use crate::tui::msg::{Homes, Request};
use crate::tui::overlays::languages::Languages;
use crate::tui::picture::TaiViet;
use crate::tui::runner;
use crate::tui::runner::services::{HOME, Services, Unclosed, news};
use crate::tui::runner::work::Unfinished;
use crate::tui::screens::Screen;
use crate::tui::screens::home::HomeScreen;
use crate::tui::screens::language::LanguageScreen;
use crate::tui::screens::scenarios::ScenariosScreen;
use crate::tui::screens::sessions::SessionsScreen;
use crate::tui::theme::ThemeName;

/// The file with every session, in the data folder.
pub(super) const RECORD: &str = "records.sqlite3";

#[derive(Debug, Clone, clap::Args)]
pub(super) struct PlayArgs {
    /// A scenario's id, or the path of a .ron file; none to choose from the list
    pub(super) scenario: Option<String>,
    /// Which seat is yours, or the board, or the hall
    #[arg(long, value_enum)]
    pub(super) role: Option<PlayedSeat>,
    /// Class minutes: one of the scenario's cuts; its default if left out
    #[arg(long)]
    pub(super) cut: Option<u16>,
    /// Languages: the main one, and one for the second line, such as vi,en
    #[arg(long)]
    pub(super) lang: Option<Speech>,
    /// Play it in another club
    #[arg(long)]
    pub(super) club: Option<String>,
    /// The trainees' own club and commune, such as "CLB bản Nậm Pẻ, xã Tà Lèng"; kept for the next session
    #[arg(long)]
    home: Option<String>,
    /// Draw the same meeting again
    #[arg(long)]
    pub(super) seed: Option<u64>,
    /// See one step while you write: its id, or its number in the cut. What is answered here is not kept
    #[arg(long, requires = "scenario", value_name = "STEP")]
    pub(super) at: Option<String>,
    /// With --at: show the step again whenever a file is saved, at the same place
    #[arg(long, requires = "at")]
    pub(super) watch: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum PlayedSeat {
    Chair,
    Treasurer,
    Secretary,
    IncomeDeputy,
    HealthDeputy,
    /// Chair, treasurer and secretary
    Board,
    /// The board with both deputies
    FullBoard,
    Room,
}

impl PlayedSeat {
    /// The seat from which a step of this role is played.
    pub(super) fn of(role: Role) -> Self {
        match role {
            Role::Chair => Self::Chair,
            Role::Treasurer => Self::Treasurer,
            Role::Secretary => Self::Secretary,
            Role::IncomeDeputy => Self::IncomeDeputy,
            Role::HealthDeputy => Self::HealthDeputy,
            Role::Room => Self::Room,
        }
    }
}

/// Where the app opens.
#[derive(Debug)]
pub(super) enum FirstScreen {
    Home,
    Scenario(PlayArgs),
    Session {
        session: Option<SessionId>,
        lang: Option<Speech>,
    },
    /// A step that is shown while its script is written, in a record that is not kept.
    Preview {
        session: SessionId,
        lang: Option<Speech>,
        /// The folder with the person's own scripts and translations, which is not that of the record.
        shelf: PathBuf,
    },
    /// A finished session to be shown again.
    Shown {
        session: SessionId,
        lang: Option<Speech>,
    },
}

impl FirstScreen {
    /// The language, the club and the seed that were named with it.
    fn named(&self) -> (Option<Speech>, Option<String>, Option<u64>) {
        match self {
            Self::Home => (None, None, None),
            Self::Scenario(args) => (args.lang, args.club.clone(), args.seed),
            Self::Session { lang, .. } | Self::Preview { lang, .. } | Self::Shown { lang, .. } => {
                (*lang, None, None)
            }
        }
    }

    /// The folder with the person's own scripts and translations.
    fn shelf<'f>(&'f self, folders: &'f Folders) -> &'f Path {
        match self {
            Self::Preview { shelf, .. } => shelf,
            Self::Home | Self::Scenario(_) | Self::Session { .. } | Self::Shown { .. } => &folders.data,
        }
    }

    fn played_for(&self) -> PlayedFor {
        match self {
            Self::Preview { .. } => PlayedFor::Preview,
            Self::Home | Self::Scenario(_) | Self::Session { .. } | Self::Shown { .. } => PlayedFor::Results,
        }
    }
}

pub(super) fn run(folders: &Folders, wanted: FirstScreen, err: &mut dyn Write) -> Result<u8, Failure> {
    let file = match &wanted {
        FirstScreen::Scenario(args) => args.scenario.as_ref().map(PathBuf::from),
        FirstScreen::Home
        | FirstScreen::Session { .. }
        | FirstScreen::Preview { .. }
        | FirstScreen::Shown { .. } => None,
    };
    run_until(folders, wanted, file, None, err)
}

/// The same, and ends once `is_stale` becomes true. `file` is the script that is played, if it has a path.
pub(super) fn run_until(
    folders: &Folders,
    wanted: FirstScreen,
    file: Option<PathBuf>,
    is_stale: Option<Arc<AtomicBool>>,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Failure::NoTerminal);
    }
    if cfg!(windows) && !edge::takes_sequences() {
        return Err(Failure::OldConsole);
    }
    let (lang, club, seed) = wanted.named();
    if let Some(program) = &folders.program {
        paths::stay(program);
    }
    let library = Library::new(Some(wanted.shelf(folders))).playing(file);
    let (begin, read) = match &wanted {
        FirstScreen::Scenario(args) => {
            refuse_long(args.home.as_deref())?;
            begin(args, &library)?
        }
        FirstScreen::Home
        | FirstScreen::Session { .. }
        | FirstScreen::Preview { .. }
        | FirstScreen::Shown { .. } => (None, None),
    };
    let opening = RecordStore::open(&folders.data.join(RECORD), Access::ReadWrite)?;
    let unclean = opening.unclean;
    let mut told = None;
    let store = opening.telling(&mut |what| told = Some(news(what)));
    // What became of a damaged record is shown at home first, before anything that was asked for.
    let (wanted, begin) = if told.is_some() { (FirstScreen::Home, None) } else { (wanted, begin) };
    let services = Services::new(store, unclean, library, Clock::System, club, seed)
        .in_folders(folders, paths::can_open())
        .until(is_stale);
    let mut services = match read {
        Some((scenario, story)) => services.with_read(scenario, story),
        None => services,
    };
    let chosen = lang.or_else(|| services.setting("speech").and_then(|speech| speech.parse().ok()));
    let theme = if paths::wants_no_color() {
        ThemeName::Plain
    } else {
        services.setting("theme").and_then(|slug| ThemeName::from_slug(&slug)).unwrap_or_default()
    };
    let played_for = wanted.played_for();
    let waiting = services.waiting();
    let screen = match (&wanted, chosen) {
        (FirstScreen::Home, None) => Screen::Language(LanguageScreen::new(waiting)),
        (FirstScreen::Shown { .. }, _) => Screen::Sessions(SessionsScreen::default()),
        (FirstScreen::Scenario(_), _) if begin.is_none() => Screen::Scenarios(ScenariosScreen::default()),
        _ => Screen::Home(HomeScreen::new(waiting)),
    };
    let (home, begin) = from_home(&wanted, begin, &services);
    let first = match wanted {
        FirstScreen::Home => Vec::new(),
        FirstScreen::Scenario(PlayArgs { scenario: Some(scenario), .. }) if begin.is_none() => {
            vec![Request::Prepare { scenario }]
        }
        FirstScreen::Scenario(_) => vec![begin.unwrap_or(Request::ListScenarios)],
        FirstScreen::Session { session: Some(session), .. } | FirstScreen::Preview { session, .. } => {
            vec![Request::Resume { session }]
        }
        FirstScreen::Session { session: None, .. } => vec![Request::ResumeLast],
        // The list is the screen to go back to.
        FirstScreen::Shown { session, .. } => vec![SessionsScreen::asks(), Request::ShowSession { session }],
    };
    let first = home.into_iter().chain(first).collect();
    let system = paths::system_language().and_then(|name| Lang::from_system(&name));
    let speech = chosen.unwrap_or_else(|| first_speech(system));
    if matches!(screen, Screen::Language(_)) {
        // It shows how far each language is, which takes longer than a frame.
        services = services.after_the_first_frame(Languages::ASKS.to_vec());
    }
    let mut app = App::new(screen, speech, theme);
    app.played_for = played_for;
    set_up(&mut app, &services);
    if let Some(problem) = told {
        app.tell(problem);
    }
    // Nothing but the terminal can fail here; the record is as it was.
    let ran = runner::run(app, &mut services, first, &abandon);
    // However the loop has ended, the record is left as one whole file.
    let checkpoint = services.close().map_err(unclosed)?;
    ran.map_err(|error| Failure::Storage(sentence("cli-play-terminal").with("cause", error)))?;
    tell_checkpoint(checkpoint, err)?;
    Ok(0)
}

/// Fails where the scenario has no such cut.
pub(super) fn refuse_cut(cut: Option<u16>, story: &Story) -> Result<(), Failure> {
    let Some(cut) = cut.filter(|cut| !story.scenario.cuts.contains(cut)) else { return Ok(()) };
    let known: Vec<String> = story.scenario.cuts.iter().map(u16::to_string).collect();
    Err(Failure::Usage(sentence("cli-play-no-cut").n("cut", cut).with("known", known.join(", "))))
}

/// The settings of the record that say how the screens look and listen.
fn set_up(app: &mut App, services: &Services) {
    app.typing = services.setting("typing").and_then(|slug| TypingAid::from_slug(&slug)).unwrap_or_default();
    app.mouse = services.mouse();
    app.set_drafts(services.setting("drafts").map(|drafts| drafts == "show"));
    let tai_viet = services.setting(TaiViet::SETTING).and_then(|slug| TaiViet::from_slug(&slug));
    app.asks_tai_viet = tai_viet.is_none();
    app.tai_viet = tai_viet.unwrap_or_default();
    let large = services.setting(LargeLetters::SETTING).and_then(|slug| slug.parse().ok());
    app.large = large.unwrap_or_else(|| LargeLetters::in_terminal(paths::terminal_facts().term.as_deref()));
}

/// Ends the program while the thread of the screens waits for a disk that does not answer.
#[expect(clippy::exit, reason = "the thread that would return is the one that waits")]
fn abandon() {
    let failure = unclosed(Unclosed::Hangs);
    // A window that was closed cannot show it.
    writeln!(Edge::new(io::stderr()), "{failure}").ok();
    std::process::exit(i32::from(failure.exit_code()));
}

fn unclosed(unclosed: Unclosed) -> Failure {
    let said = match unclosed {
        Unclosed::Work(Unfinished { to: Some(to) }) => sentence("cli-play-copy-unfinished").path("path", &to),
        Unclosed::Work(Unfinished { to: None }) => sentence("cli-play-work-unfinished"),
        Unclosed::Hangs => sentence("cli-play-disk-hangs"),
        Unclosed::Record(error) => return error.into(),
    };
    Failure::Storage(said)
}

/// Closes a record that a command has written to, and says so where it is not whole in one file yet.
pub(super) fn close(store: Option<RecordStore>, err: &mut dyn Write) -> Result<(), Failure> {
    let Some(store) = store else { return Ok(()) };
    tell_checkpoint(store.close()?, err)?;
    Ok(())
}

/// Says so where the record is not whole in one file yet. A user who copies it by hand has to know.
fn tell_checkpoint(checkpoint: Checkpoint, err: &mut dyn Write) -> io::Result<()> {
    match checkpoint {
        Checkpoint::Whole => Ok(()),
        Checkpoint::LogBusy => writeln!(err, "{}", sentence("cli-play-log-busy")),
    }
}

/// Until a language is chosen, an English system sees English above Vietnamese, any other Vietnamese alone.
fn first_speech(system: Option<Lang>) -> Speech {
    if system == Some(Lang::En) { Speech::with(Lang::Vi, Lang::En) } else { Speech::default() }
}

type Begun = (Option<Request>, Option<(String, Story)>);

/// With a scenario and a role there is nothing left to ask: the meeting opens at once.
fn begin(args: &PlayArgs, library: &Library) -> Result<Begun, Failure> {
    let Some(scenario) = &args.scenario else { return Ok((None, None)) };
    let loaded =
        library.load(scenario, args.club.as_deref()).map_err(|error| cannot_load(scenario, &error))?;
    let Some(seat) = args.role else { return Ok((None, Some((scenario.clone(), loaded)))) };
    let setup = setup(seat, args.cut, args.seed, &loaded)?;
    let request = Request::Begin {
        scenario: scenario.clone(),
        setup,
        learners: Vec::new(),
        homes: Homes::default(),
        place: String::new(),
    };
    Ok((Some(request), Some((scenario.clone(), loaded))))
}

/// How the meeting is played from this seat. Fails on a cut that the scenario does not have, and on a deputy with nothing
/// to do in it.
pub(super) fn setup(
    seat: PlayedSeat,
    cut: Option<u16>,
    seed: Option<u64>,
    story: &Story,
) -> Result<Setup, Failure> {
    let (mode, solo) = match seat {
        PlayedSeat::Chair => (Mode::Solo, Some(Role::Chair)),
        PlayedSeat::Treasurer => (Mode::Solo, Some(Role::Treasurer)),
        PlayedSeat::Secretary => (Mode::Solo, Some(Role::Secretary)),
        PlayedSeat::IncomeDeputy => (Mode::Solo, Some(Role::IncomeDeputy)),
        PlayedSeat::HealthDeputy => (Mode::Solo, Some(Role::HealthDeputy)),
        PlayedSeat::Board | PlayedSeat::FullBoard => (Mode::Board, None),
        PlayedSeat::Room => (Mode::Room, None),
    };
    refuse_cut(cut, story)?;
    let cut = cut.unwrap_or(story.scenario.default_cut);
    if let Some(role) = solo.filter(|role| !story.scenario.seats(cut).contains(role)) {
        return Err(Failure::Usage(sentence("cli-play-no-work").n("cut", cut).with("role", role.slug())));
    }
    let deputies = seat == PlayedSeat::FullBoard;
    Ok(Setup { mode, solo, cut, seed: seed.unwrap_or(0), deputies })
}

fn refuse_long(home: Option<&str>) -> Result<(), Failure> {
    match home.filter(|home| Home::is_too_long(home)) {
        Some(home) => {
            Err(Failure::Usage(sentence("cli-play-long-home").n("most", MOST_COLUMNS).with("home", home)))
        }
        None => Ok(()),
    }
}

/// Keeps a club that was asked for. A meeting that opens at once has that club, or the one that was named last.
fn from_home(
    wanted: &FirstScreen,
    mut begin: Option<Request>,
    services: &Services,
) -> (Option<Request>, Option<Request>) {
    let FirstScreen::Scenario(args) = wanted else { return (None, begin) };
    let all = args.home.clone().or_else(|| services.setting(HOME)).unwrap_or_default();
    if let Some(Request::Begin { homes, .. }) = &mut begin {
        homes.all = all;
    }
    (args.home.clone().map(Request::KeepHome), begin)
}

pub(super) fn cannot_load(scenario: &str, error: &LoadError) -> Failure {
    let why = match error {
        LoadError::NoScenario { known, .. } => {
            sentence("cli-play-no-scenario").with("known", known.join(", "))
        }
        LoadError::NoClub { name, known } => {
            sentence("cli-play-no-club").with("name", name).with("known", known.join(", "))
        }
        LoadError::FixedClub { club, .. } => sentence("cli-play-fixed-club").with("club", club),
        LoadError::Unreadable { path, source } => {
            let said = sentence("cli-play-unreadable").path("path", path).cause(source);
            said.said("remedy", remedy(source))
        }
        LoadError::Faults { name, .. } => {
            sentence("cli-play-faults").with("name", name).with("scenario", scenario)
        }
    };
    let said = sentence("cli-play-cannot-load").with("scenario", scenario).said("why", why);
    Failure::Content(said.because(error))
}

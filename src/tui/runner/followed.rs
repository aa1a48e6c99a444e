//! Reads what a following window shows: the session from the record, and its page from the small file beside it.
//!
//! It opens the record only after a change on the disk, reads, and closes it. So it stops no other window from
//! closing, replacing or erasing anything, and writes nothing. If the small file is missing, of another session or
//! older than the record, the session is shown as it was saved last.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::clock::Clock;
use crate::corrections::StandingCorrections;
use crate::id::{SessionId, StepId};
use crate::library::Library;
use crate::locale::Speech;
use crate::locale::words::ScenarioWords;
use crate::practice::{Session, SessionError};
use crate::record::error::{FaultKind, RecordError};
use crate::record::lists::took_ms;
use crate::record::model::HALF_FILLED;
use crate::record::{Access, RecordStamp, RecordStore};
use crate::review::group::WrongAnswer;
use crate::review::sessions::TryRow;
use crate::tui::context::{Audience, Play};
use crate::tui::large::LargeLetters;
use crate::tui::msg::HalfFilled;
use crate::tui::on_wall::{OnWall, WallPage};
use crate::tui::picture::TaiViet;
use crate::tui::runner::follow::{FollowWish, FollowedBy};
use crate::tui::runner::services::meeting::kept_form;
use crate::tui::runner::services::texts::SpokenTexts;
use crate::tui::runner::showing::Showing;
use crate::tui::screens::meeting::countdown;
use crate::tui::theme::ThemeName;
use crate::tui::wall_view::Lettering;

/// How many of the commonest wrong answers at a step the trainer's page lists.
const MOST_WRONG: u32 = 3;

#[derive(Debug)]
pub(super) struct FollowedRecord {
    wish: FollowWish,
    data_dir: PathBuf,
    record: PathBuf,
    library: Library,
    clock: Clock,
    audience: Audience,
    pub(super) texts: SpokenTexts,
    pub(super) looks: Looks,
    pub(super) sight: Sight,
    /// The session that is shown, or was last.
    current: Option<SessionId>,
    /// What was on the disk at the last look.
    seen: Option<(Option<Showing>, RecordStamp)>,
    /// The record had more than the small file knew of. A program that runs catches up at once.
    is_unsure: bool,
}

/// How things are shown, as it is kept in the record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Looks {
    pub(super) speech: Speech,
    pub(super) theme: ThemeName,
    pub(super) lettering: Lettering,
}

/// What there is to be shown.
#[derive(Debug)]
pub(super) enum Sight {
    Nothing(NothingYet),
    Session(Box<FollowedSession>),
}

/// Why nothing can be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NothingYet {
    /// The program has not been opened here.
    NoRecord,
    NoSession,
    /// The id of what is wrong, and of which file.
    Trouble {
        id: &'static str,
        path: String,
    },
}

/// The session that is followed, at the moment that is shown.
#[derive(Debug)]
pub(super) struct FollowedSession {
    session: Session,
    words: ScenarioWords,
    form: Option<HalfFilled>,
    again: Option<StepId>,
    audience: Audience,
    pub(super) wall: OnWall,
    /// The tries at the step that is done again.
    pub(super) tries: Vec<TryRow>,
    /// The commonest wrong answers at each step, in the whole record.
    pub(super) wrong: BTreeMap<StepId, Vec<WrongAnswer>>,
    /// Milliseconds of class up to the last event, and when that was. Breaks do not count.
    pub(super) taught: (i64, i64),
    /// Seconds since a discussion or a pause began, as the last look found them.
    pub(super) discussed_s: Option<u32>,
}

impl FollowedSession {
    /// Takes in how long a discussion has lasted by now. True if that is something to draw.
    pub(super) fn tick(&mut self, now_ms: i64) -> bool {
        let is_discussed = countdown::is_discussed(self.session.story(), self.session.meeting());
        let since_s = now_ms.saturating_sub(self.taught.1).max(0) / 1_000;
        let seconds = u32::try_from(since_s).unwrap_or(u32::MAX).min(countdown::DISCUSSION_S);
        let discussed_s = is_discussed.then_some(seconds);
        std::mem::replace(&mut self.discussed_s, discussed_s) != discussed_s
    }

    /// Before a hall no code and no club is known.
    pub(super) fn play(&self) -> Play<'_> {
        let is_hall = self.audience == Audience::Hall;
        Play {
            story: self.session.story(),
            meeting: self.session.meeting(),
            words: &self.words,
            values: self.session.values(),
            saved: self.session.saved(),
            learners: if is_hall { &[] } else { self.session.learners() },
            homes: if is_hall { &[] } else { self.session.homes() },
            again: self.again.as_ref(),
            page: None,
            half_filled: self.form.as_ref(),
            audience: self.audience,
            elapsed_s: None,
            discussed_s: self.discussed_s,
        }
    }
}

impl FollowedRecord {
    pub(super) fn new(wish: &FollowWish, record: PathBuf, library: Library, clock: Clock) -> Self {
        let data_dir = record.parent().map(ToOwned::to_owned).unwrap_or_default();
        let mut texts = SpokenTexts::new(&library, StandingCorrections::default());
        let lettering = Lettering { large: wish.large, ..Lettering::default() };
        let looks = Looks { speech: wish.speech.unwrap_or_default(), theme: ThemeName::default(), lettering };
        texts.ready_for(looks.speech, &library, None);
        let audience = match wish.by {
            FollowedBy::Wall => Audience::Hall,
            FollowedBy::Trainer => Audience::Trainer,
        };
        Self {
            wish: *wish,
            data_dir,
            record,
            library,
            clock,
            audience,
            texts,
            looks,
            sight: Sight::Nothing(NothingYet::NoRecord),
            current: None,
            seen: None,
            is_unsure: false,
        }
    }

    pub(super) fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Looks at the disk. True if there is something else to show.
    pub(super) fn look(&mut self) -> bool {
        let seen = (Showing::read(&self.data_dir), RecordStamp::of(&self.record));
        let is_same = self.seen.as_ref() == Some(&seen);
        if is_same && !self.is_unsure {
            return false;
        }
        // Nothing was written since the last look: the window that wrote the small file has ended.
        let is_stale = is_same && self.is_unsure;
        self.is_unsure = false;
        let is_settled = match self.read(seen.0.as_ref().filter(|_| !is_stale)) {
            Ok(sight) => {
                self.sight = sight;
                true
            }
            // Another window is busy for a moment; what is shown stays.
            Err(error) if error.fault.kind() == FaultKind::Busy && self.shows_session() => return false,
            Err(error) => {
                let id = if error.is_behind() { "follow-behind" } else { advice(&error) };
                let path = error.path.display().to_string();
                self.sight = Sight::Nothing(NothingYet::Trouble { id, path });
                !matches!(error.fault.kind(), FaultKind::Busy | FaultKind::Unreachable | FaultKind::Refused)
            }
        };
        self.seen = is_settled.then_some(seen);
        true
    }

    fn shows_session(&self) -> bool {
        matches!(self.sight, Sight::Session(_))
    }

    fn read(&mut self, showing: Option<&Showing>) -> Result<Sight, RecordError> {
        if !self.record.exists() {
            return Ok(Sight::Nothing(NothingYet::NoRecord));
        }
        // It recovers nothing, so there is no news of it.
        let store = RecordStore::open(&self.record, Access::Beside)?.telling(&mut |_| {});
        let store = store.snapshot()?;
        self.looks = self.read_looks(&store, showing)?;
        self.texts.read_and_correct(&store, None)?;
        self.texts.ready_for(self.looks.speech, &self.library, None);
        let Some((id, showing)) = self.choose(&store, showing)? else {
            return Ok(Sight::Nothing(NothingYet::NoSession));
        };
        // A step that is done again stands with its session, which is gone on with afterwards.
        self.current = Some(showing.and_then(|showing| Some(showing.again.as_ref()?.0)).unwrap_or(id));
        let session = match Session::read(&store, id) {
            Ok(session) => session,
            Err(SessionError::Record(error)) => return Err(error),
            Err(
                SessionError::Codec(_)
                | SessionError::NoScenario
                | SessionError::NoSession
                | SessionError::Refused(_),
            ) => {
                let path = self.record.display().to_string();
                return Ok(Sight::Nothing(NothingYet::Trouble { id: "session-bad", path }));
            }
        };
        self.follow(&store, session, showing).map(|followed| Sight::Session(Box::new(followed)))
    }

    /// Which session is followed, and what is said of it: the one that was asked for, else the one that is played, else
    /// the one from before, else the newest that is not finished.
    fn choose<'s>(
        &self,
        store: &RecordStore,
        showing: Option<&'s Showing>,
    ) -> Result<Option<(SessionId, Option<&'s Showing>)>, RecordError> {
        let is_meant = |showing: &&Showing| {
            self.wish.session.is_none_or(|wanted| {
                showing.session == wanted || showing.again.as_ref().is_some_and(|(of, _)| *of == wanted)
            })
        };
        if let Some(showing) = showing.filter(is_meant)
            && store.session(showing.session)?.is_some()
        {
            return Ok(Some((showing.session, Some(showing))));
        }
        let before = self.wish.session.or(self.current);
        let known = match before {
            Some(before) => store.session(before)?,
            None => None,
        };
        let found = match (known, self.wish.session) {
            (None, None) => store.unfinished()?,
            (known, _) => known,
        };
        Ok(found.map(|found| (found.id, None)))
    }

    fn follow(
        &mut self,
        store: &RecordStore,
        session: Session,
        showing: Option<&Showing>,
    ) -> Result<FollowedSession, RecordError> {
        let n_events = session.meeting().seq();
        let showing = showing.filter(|showing| showing.event <= n_events);
        let wall = match showing {
            Some(showing) => showing.wall.clone(),
            None => OnWall::last_saved(session.is_finished()),
        };
        let session = match showing {
            // The answer is saved already, and its page comes in a moment.
            Some(showing) if showing.event < n_events => {
                self.is_unsure = true;
                session.after(usize::try_from(showing.event).unwrap_or(usize::MAX))
            }
            Some(_) | None => session,
        };
        let words = self.texts.words(session.story(), &self.library);
        let tries = match &wall.page {
            WallPage::Tries { step } => self.tries(store, session.id(), step)?,
            WallPage::HandOver { .. }
            | WallPage::PartTitle
            | WallPage::Task { .. }
            | WallPage::Feedback { .. }
            | WallPage::Debrief { .. }
            | WallPage::Away => Vec::new(),
        };
        let events = store.events(session.id())?;
        let took = events.iter().filter_map(|event| took_ms(&events, event.seq));
        Ok(FollowedSession {
            words,
            form: kept_form(store.setting(HALF_FILLED)?, session.id()),
            again: showing.and_then(|showing| Some(showing.again.as_ref()?.1.clone())),
            audience: self.audience,
            wall,
            tries,
            wrong: self.wrong_answers(store, &session)?,
            discussed_s: None,
            taught: (took.map(i64::from).sum(), events.last().map_or(0, |last| last.at)),
            session,
        })
    }

    /// Before a hall no code stands beside a try.
    fn tries(
        &self,
        store: &RecordStore,
        session: SessionId,
        step: &StepId,
    ) -> Result<Vec<TryRow>, RecordError> {
        let mut tries = store.tries(session, step)?;
        if self.audience == Audience::Hall {
            for one in &mut tries {
                one.code = None;
            }
        }
        Ok(tries)
    }

    /// For the trainer alone.
    fn wrong_answers(
        &self,
        store: &RecordStore,
        session: &Session,
    ) -> Result<BTreeMap<StepId, Vec<WrongAnswer>>, RecordError> {
        let mut wrong = BTreeMap::new();
        if self.audience != Audience::Trainer {
            return Ok(wrong);
        }
        let story = session.story();
        for step in story.steps() {
            let found = store.wrong_answers(&story.scenario.id, &step.id, MOST_WRONG)?;
            if !found.is_empty() {
                wrong.insert(step.id.clone(), found);
            }
        }
        Ok(wrong)
    }

    fn read_looks(&self, store: &RecordStore, showing: Option<&Showing>) -> Result<Looks, RecordError> {
        let kept = |key| store.setting(key);
        let spoken = kept("speech")?.and_then(|speech| speech.parse().ok());
        let shown = showing.map(|showing| showing.speech);
        let speech: Speech = self.wish.speech.or(shown).or(spoken).unwrap_or_default();
        let theme = kept("theme")?.and_then(|slug| ThemeName::from_slug(&slug)).unwrap_or_default();
        let tai_viet = kept(TaiViet::SETTING)?.and_then(|slug| TaiViet::from_slug(&slug)).unwrap_or_default();
        let large =
            kept(LargeLetters::SETTING)?.and_then(|slug| slug.parse().ok()).unwrap_or(self.wish.large);
        let drafts = kept("drafts")?.is_some_and(|drafts| drafts == "show");
        Ok(Looks { speech: speech.showing_drafts(drafts), theme, lettering: Lettering { tai_viet, large } })
    }
}

/// The messages of the screens speak of saving; a window that only looks saves nothing.
fn advice(error: &RecordError) -> &'static str {
    match error.fault.kind() {
        FaultKind::Newer | FaultKind::NotARecord => error.advice_key(),
        FaultKind::Busy => "follow-busy",
        FaultKind::Damaged => "follow-damaged",
        FaultKind::Full | FaultKind::ReadOnly | FaultKind::Unreachable | FaultKind::Refused => {
            "follow-unread"
        }
    }
}

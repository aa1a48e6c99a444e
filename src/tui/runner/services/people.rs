//! Keeps, shows and erases people's data: names after consent, codes, traces in files; and checks the facilitator's
//! PIN.

use crate::clock::Clock;
use crate::files::{self, FileToWrite};
use crate::journal;
use crate::pin::{self, Door, PinCheck};
use crate::practice::retention::{self, Retention};
use crate::record::erase::{Erased, Held};
use crate::record::error::{Fault, RecordError};
use crate::record::model::ConsentedName;
use crate::record::people::Person;
use crate::record::{Access, News, RecordStore};
use crate::traces::{self, Sought, Trace, TraceReason};
use crate::tui::msg::privacy::{
    AgreedName, Counts, LearnerRow, PrivacyFacts, PrivacyReport, PrivacyRequest, TraceRow,
};
use crate::tui::msg::{Problem, Report, Request};
use crate::tui::runner::services::problems::{news, record_problem};
use crate::tui::runner::services::shared::Shared;
use crate::tui::runner::work::Act;

/// Lies beside the record.
const NOTICE: &str = "thong-bao-du-lieu-ca-nhan.txt";

#[derive(Debug)]
pub(super) struct PeopleService {
    /// Before the facilitator's screens.
    door: Door,
    /// An erasing was cut off the last time.
    erasing_due: bool,
    /// Whom the last erasing was about, and the files that still hold something of them.
    traces: Option<(Sought, Vec<Trace>)>,
}

impl PeopleService {
    pub(super) fn new(store: &RecordStore, clock: &Clock) -> Self {
        // A record that cannot be read shows nothing either.
        let hash = journal::or_note(store.setting(pin::SETTING), "read the PIN", store, clock).flatten();
        let erasing = store.is_erasing_unfinished();
        let erasing = journal::or_note(erasing, "look for an unfinished erasing", store, clock);
        Self { door: Door::new(hash), erasing_due: erasing.unwrap_or(false), traces: None }
    }

    /// Goes on with what was cut off, once something is on the screen.
    pub(super) fn finish_erasing(&mut self, shared: &mut Shared) -> Option<Report> {
        if !std::mem::take(&mut self.erasing_due) {
            return None;
        }
        shared.store.finish_erasing().err().map(|error| Report::Failed(record_problem(&error)))
    }

    /// Whether the facilitator's screens need a PIN.
    pub(super) fn is_locked(&self) -> bool {
        self.door.is_locked()
    }

    pub(super) fn has_pin(&self) -> bool {
        self.door.has_pin()
    }

    pub(super) fn check_pin(&mut self, pin: &str, clock: &Clock) -> Vec<Report> {
        vec![match self.door.check(pin, clock) {
            PinCheck::Right => Report::PinRight,
            PinCheck::Wrong { wait_s } => Report::PinWrong { wait_s, was_heard: true },
            PinCheck::TooSoon { wait_s } => Report::PinWrong { wait_s, was_heard: false },
        }]
    }

    pub(super) fn perform(
        &mut self,
        shared: &mut Shared,
        request: PrivacyRequest,
    ) -> Result<Vec<Report>, Problem> {
        let done = match request {
            PrivacyRequest::Read => self.facts(shared).map(PrivacyReport::Facts),
            PrivacyRequest::Held { person } => self.held(shared, person),
            PrivacyRequest::Erase { person } => {
                return self.erase_person(shared, &person).map_err(|error| record_problem(&error));
            }
            PrivacyRequest::Join { kept, other } => {
                return self.join(shared, &kept, &other).map_err(|error| record_problem(&error));
            }
            PrivacyRequest::TakeApart { person } => {
                return self.take_apart(shared, &person).map_err(|error| record_problem(&error));
            }
            PrivacyRequest::Rename { person, code } => {
                return self.rename(shared, &person, &code).map_err(|error| record_problem(&error));
            }
            PrivacyRequest::EraseDue => {
                let clock = shared.clock;
                return Ok(erase(shared, None, move |store, _| retention::erase_due(store, &clock)));
            }
            PrivacyRequest::RemoveTraces => Ok(self.remove_traces()),
            PrivacyRequest::TurnRetention { forward } => {
                turn_retention(shared, forward).and_then(|()| self.facts(shared)).map(PrivacyReport::Facts)
            }
            PrivacyRequest::SetPin { pin } => self
                .set_pin(shared, pin::hash(&pin))
                .and_then(|()| self.facts(shared))
                .map(PrivacyReport::Facts),
            PrivacyRequest::ClearPin => {
                self.set_pin(shared, None).and_then(|()| self.facts(shared)).map(PrivacyReport::Facts)
            }
            PrivacyRequest::WriteNotice { lines } => write_notice(shared, &lines),
            PrivacyRequest::Learner { code } => {
                agreed(shared, &code).map(|name| PrivacyReport::Learner { name })
            }
            PrivacyRequest::KeepName { code, name, version } => {
                keep_name(shared, &code, &name, version).map(|()| PrivacyReport::NameKept)
            }
        };
        done.map(|report| vec![Report::Privacy(report)]).map_err(|error| record_problem(&error))
    }

    fn facts(&self, shared: &mut Shared) -> Result<PrivacyFacts, RecordError> {
        // An erased person may have corrected lines; the lines stay, the code beside them goes.
        shared.texts.read(&shared.store)?;
        let own = shared.store.laptop();
        let joined: Vec<_> = shared.store.joined_to_erased()?.into_iter().map(|person| person.id).collect();
        let row = |person: Person| LearnerRow {
            person: person.id.to_string(),
            code: person.label(),
            laptops: person.laptops().join(", "),
            is_here: own.is_some() && person.parts.iter().any(|part| part.laptop == own),
            parts: person.parts.len(),
            is_name_alone: person.is_name_alone(),
            is_joined_to_erased: joined.contains(&person.id),
            sessions: person.sessions,
            name: person.consented.as_ref().map(|name| agreed_name(shared, name)),
            bare: person.code,
        };
        Ok(PrivacyFacts {
            learners: shared.store.people()?.into_iter().map(row).collect(),
            months: match Retention::of(&shared.store)? {
                Retention::Never => None,
                Retention::Months(months) => Some(months),
            },
            due: counts(retention::due(&shared.store, &shared.clock)?),
            has_pin: self.door.has_pin(),
        })
    }

    fn erase_person(&mut self, shared: &mut Shared, person: &str) -> Result<Vec<Report>, RecordError> {
        let id = person.to_owned();
        let person = known(shared, person)?;
        let rows = self.look_for_traces(shared, &person)?;
        Ok(erase(shared, Some((id, rows)), move |store, now| store.erase_person(&person, now)))
    }

    /// Keeps what was found until it is said whether it goes.
    fn look_for_traces(
        &mut self,
        shared: &mut Shared,
        person: &Person,
    ) -> Result<Vec<TraceRow>, RecordError> {
        let sought = traces::sought(&shared.store, &shared.clock, person)?;
        let traces = traces::of(&shared.locations.folders().written(), shared.store.path(), &sought);
        let rows = traces.iter().map(|trace| trace_row(shared, trace)).collect();
        self.traces = Some((sought, traces));
        Ok(rows)
    }

    fn join(&self, shared: &mut Shared, kept: &str, other: &str) -> Result<Vec<Report>, RecordError> {
        let (kept, other) = (known(shared, kept)?, known(shared, other)?);
        shared.store.join_people(&kept, &other, shared.clock.now_ms())?;
        self.changed(shared, "people-joined")
    }

    fn take_apart(&self, shared: &mut Shared, person: &str) -> Result<Vec<Report>, RecordError> {
        let person = known(shared, person)?;
        shared.store.take_apart(person.id, shared.clock.now_ms())?;
        self.changed(shared, "people-taken-apart")
    }

    fn rename(&self, shared: &mut Shared, person: &str, code: &str) -> Result<Vec<Report>, RecordError> {
        let person = known(shared, person)?;
        let refused = |why| Ok(vec![Report::Privacy(PrivacyReport::CodeRefused(why))]);
        match shared.store.rename(&person, code, shared.clock.now_ms()) {
            Ok(()) => self.changed(shared, "people-renamed"),
            Err(error) if error.fault == Fault::NoSuchLearner => refused("people-no-code"),
            Err(error) if error.fault == Fault::Conflict => refused("people-code-taken"),
            Err(error) => Err(error),
        }
    }

    fn changed(&self, shared: &mut Shared, said: &'static str) -> Result<Vec<Report>, RecordError> {
        let facts = self.facts(shared)?;
        Ok([PrivacyReport::Facts(facts), PrivacyReport::Changed(said)].map(Report::Privacy).into())
    }

    fn held(&mut self, shared: &mut Shared, person: String) -> Result<PrivacyReport, RecordError> {
        let known = known(shared, &person)?;
        let counts = counts(shared.store.held_of(&known)?);
        let traces = self.look_for_traces(shared, &known)?;
        Ok(PrivacyReport::Held { person, code: known.label(), counts, traces })
    }

    fn remove_traces(&mut self) -> PrivacyReport {
        let Some((sought, found)) = self.traces.take() else {
            return PrivacyReport::TracesRemoved { n: 0, failed: Vec::new() };
        };
        let n = found.iter().filter(|trace| trace.why != TraceReason::Unknown).count();
        let failed = traces::remove(&found, &sought);
        let n = n.saturating_sub(failed.len());
        let failed = failed.into_iter().map(|(path, _)| path.display().to_string()).collect();
        PrivacyReport::TracesRemoved { n, failed }
    }

    fn set_pin(&mut self, shared: &mut Shared, hash: Option<String>) -> Result<(), RecordError> {
        match &hash {
            Some(hash) => shared.store.put_setting(pin::SETTING, hash)?,
            None => shared.store.remove_setting(pin::SETTING)?,
        }
        self.door.set(hash);
        Ok(())
    }
}

fn agreed_name(shared: &Shared, consented: &ConsentedName) -> AgreedName {
    AgreedName {
        name: consented.name.clone(),
        version: consented.consent_version.clone(),
        date: shared.time(consented.consent_at),
    }
}

fn agreed(shared: &Shared, code: &str) -> Result<Option<AgreedName>, RecordError> {
    let consented = shared.store.name_here(code)?;
    Ok(consented.map(|consented| agreed_name(shared, &consented)))
}

fn keep_name(shared: &mut Shared, code: &str, name: &str, version: &str) -> Result<(), RecordError> {
    let consent_at = shared.clock.now_ms();
    let consented = ConsentedName { name: name.to_owned(), consent_version: version.to_owned(), consent_at };
    shared.store.keep_name(code, &consented).map(|_| ())
}

/// Returns the person with the id that a screen holds.
fn known(shared: &Shared, person: &str) -> Result<Person, RecordError> {
    let found = person.parse().ok().map(|id| shared.store.person(id)).transpose()?.flatten();
    found.ok_or_else(|| RecordError::new("find a person in", shared.store.path(), Fault::NoSuchLearner))
}

/// Beside the loop: a large record is written anew, which takes its time and is not to be stopped halfway.
fn erase(
    shared: &mut Shared,
    traces: Option<(String, Vec<TraceRow>)>,
    erase: impl FnOnce(&mut RecordStore, i64) -> Result<Erased, RecordError> + Send + 'static,
) -> Vec<Report> {
    let (path, now) = (shared.store.path().to_owned(), shared.clock.now_ms());
    let act: Act = Box::new(move |_| {
        let mut reports = Vec::new();
        let erased = RecordStore::open(&path, Access::ReadWrite).and_then(|opening| {
            let mut on_news = |what: News<'_>| reports.push(Report::Failed(news(what)));
            erase(&mut opening.telling(&mut on_news), now)
        });
        reports.push(match erased {
            Ok(Erased { held, removed }) => {
                Report::Privacy(PrivacyReport::Erased { counts: counts(held), removed, traces })
            }
            Err(error) => Report::Failed(record_problem(&error)),
        });
        reports
    });
    shared.start_work("privacy-erasing", vec![Request::Privacy(PrivacyRequest::Read)], act)
}

/// The path as it stands below our folder: short enough for the smallest screen.
fn trace_row(shared: &Shared, trace: &Trace) -> TraceRow {
    let why = match trace.why {
        TraceReason::Found => "privacy-traces-found",
        TraceReason::Session => "privacy-traces-paper",
        TraceReason::Reviewer => "privacy-traces-reviewer",
        TraceReason::Unknown => "privacy-traces-unknown",
    };
    let folders = shared.locations.folders().written();
    let below = folders.iter().find_map(|folder| trace.path.strip_prefix(folder).ok());
    let path = below.unwrap_or(&trace.path);
    TraceRow { path: path.display().to_string(), why }
}

fn turn_retention(shared: &mut Shared, forward: bool) -> Result<(), RecordError> {
    let offered = Retention::OFFERED;
    let now = Retention::of(&shared.store)?;
    let at = offered.iter().position(|one| *one == now).unwrap_or(0);
    let next = if forward { at + 1 } else { at + offered.len() - 1 };
    offered.get(next % offered.len()).copied().unwrap_or_default().keep(&mut shared.store)
}

fn write_notice(shared: &Shared, lines: &[String]) -> Result<PrivacyReport, RecordError> {
    let path = shared.store.path().with_file_name(NOTICE);
    // Windows editors need CRLF line ends and a byte order mark.
    let words = format!("\u{feff}{}\r\n", lines.join("\r\n\r\n"));
    let notice = FileToWrite { path: path.clone(), bytes: words.into_bytes() };
    files::all(&[notice])
        .map_err(|error| RecordError::from_io("write the notice to", &path, error.source))?;
    Ok(PrivacyReport::NoticeWritten { path: path.display().to_string() })
}

fn counts(held: Held) -> Counts {
    Counts { sessions: held.sessions, notes: held.notes, names: held.names }
}

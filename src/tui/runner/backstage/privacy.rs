//! What is done with people's data: names kept after they agreed, looked through, erased; and the facilitator's PIN.

use crate::clock::Clock;
use crate::files::{self, Planned};
use crate::journal;
use crate::pin::{self, Door, PinCheck};
use crate::practice::keeping::{self, Retention};
use crate::record::erase::{Erased, Held};
use crate::record::error::{Fault, RecordError};
use crate::record::model::ConsentedName;
use crate::record::people::Person;
use crate::record::{Access, News, RecordStore};
use crate::traces::{self, Sought, Trace, Why};
use crate::tui::msg::privacy::{
    AgreedName, Counts, LearnerRow, PrivacyFacts, PrivacyReport, PrivacyRequest, TraceRow,
};
use crate::tui::msg::{Problem, Report, Request};
use crate::tui::runner::backstage::Backstage;
use crate::tui::runner::backstage::problems::{news, record_problem};
use crate::tui::runner::work::Act;

/// Lies beside the record.
const NOTICE: &str = "thong-bao-du-lieu-ca-nhan.txt";

#[derive(Debug)]
pub(super) struct Guarded {
    /// Before the facilitator's screens.
    door: Door,
    /// An erasing was cut off the last time.
    erasing_due: bool,
    /// Whom the last erasing was about, and the files that still hold something of them.
    traces: Option<(Sought, Vec<Trace>)>,
}

impl Guarded {
    pub(super) fn new(store: &RecordStore, clock: &Clock) -> Self {
        // A record that cannot be read shows nothing either.
        let hash = journal::or_note(store.setting(pin::SETTING), "read the PIN", store, clock).flatten();
        let erasing = store.is_erasing_unfinished();
        let erasing = journal::or_note(erasing, "look for an unfinished erasing", store, clock);
        Self { door: Door::new(hash), erasing_due: erasing.unwrap_or(false), traces: None }
    }
}

impl Backstage {
    /// Goes on with what was cut off, once something is on the screen.
    pub(super) fn finish_erasing(&mut self) -> Option<Report> {
        if !std::mem::take(&mut self.guarded.erasing_due) {
            return None;
        }
        self.store.finish_erasing().err().map(|error| Report::Failed(record_problem(&error)))
    }

    /// Whether a PIN stands before the facilitator's screens.
    pub fn is_locked(&self) -> bool {
        self.guarded.door.is_locked()
    }

    pub(super) fn has_pin(&self) -> bool {
        self.guarded.door.has_pin()
    }

    pub(super) fn check_pin(&mut self, pin: &str) -> Vec<Report> {
        vec![match self.guarded.door.check(pin, &self.clock) {
            PinCheck::Right => Report::PinRight,
            PinCheck::Wrong { wait_s } => Report::PinWrong { wait_s, was_heard: true },
            PinCheck::TooSoon { wait_s } => Report::PinWrong { wait_s, was_heard: false },
        }]
    }

    pub(super) fn see_to_privacy(&mut self, request: PrivacyRequest) -> Result<Vec<Report>, Problem> {
        let done = match request {
            PrivacyRequest::Read => self.facts().map(PrivacyReport::Facts),
            PrivacyRequest::Held { person } => self.held(person),
            PrivacyRequest::Erase { person } => {
                return self.erase_person(&person).map_err(|error| record_problem(&error));
            }
            PrivacyRequest::Join { kept, other } => {
                return self.join(&kept, &other).map_err(|error| record_problem(&error));
            }
            PrivacyRequest::TakeApart { person } => {
                return self.take_apart(&person).map_err(|error| record_problem(&error));
            }
            PrivacyRequest::Rename { person, code } => {
                return self.rename(&person, &code).map_err(|error| record_problem(&error));
            }
            PrivacyRequest::EraseDue => {
                let clock = self.clock;
                return Ok(self.erase(None, move |store, _| keeping::erase_due(store, &clock)));
            }
            PrivacyRequest::RemoveTraces => Ok(self.remove_traces()),
            PrivacyRequest::TurnRetention { forward } => {
                self.turn_retention(forward).and_then(|()| self.facts()).map(PrivacyReport::Facts)
            }
            PrivacyRequest::SetPin { pin } => {
                self.set_pin(pin::hash(&pin)).and_then(|()| self.facts()).map(PrivacyReport::Facts)
            }
            PrivacyRequest::ClearPin => {
                self.set_pin(None).and_then(|()| self.facts()).map(PrivacyReport::Facts)
            }
            PrivacyRequest::WriteNotice { lines } => self.write_notice(&lines),
            PrivacyRequest::Learner { code } => {
                self.agreed(&code).map(|name| PrivacyReport::Learner { name })
            }
            PrivacyRequest::KeepName { code, name, version } => {
                self.keep_name(&code, &name, version).map(|()| PrivacyReport::NameKept)
            }
        };
        done.map(|report| vec![Report::Privacy(report)]).map_err(|error| record_problem(&error))
    }

    fn facts(&mut self) -> Result<PrivacyFacts, RecordError> {
        // Whoever was erased may have put lines right; the lines stay, the code beside them goes.
        self.spoken.read_again(&self.store)?;
        let own = self.store.laptop();
        let joined: Vec<_> = self.store.joined_to_erased()?.into_iter().map(|person| person.id).collect();
        let row = |person: Person| LearnerRow {
            person: person.id.to_string(),
            code: person.label(),
            laptops: person.laptops().join(", "),
            is_here: own.is_some() && person.parts.iter().any(|part| part.laptop == own),
            parts: person.parts.len(),
            is_name_alone: person.is_name_alone(),
            is_joined_to_erased: joined.contains(&person.id),
            sessions: person.sessions,
            name: person.consented.as_ref().map(|name| self.agreed_name(name)),
            bare: person.code,
        };
        Ok(PrivacyFacts {
            learners: self.store.people()?.into_iter().map(row).collect(),
            months: match Retention::of(&self.store)? {
                Retention::Never => None,
                Retention::Months(months) => Some(months),
            },
            due: counts(keeping::due(&self.store, &self.clock)?),
            has_pin: self.guarded.door.has_pin(),
        })
    }

    fn agreed_name(&self, consented: &ConsentedName) -> AgreedName {
        AgreedName {
            name: consented.name.clone(),
            version: consented.consent_version.clone(),
            date: self.time(consented.consent_at),
        }
    }

    fn agreed(&self, code: &str) -> Result<Option<AgreedName>, RecordError> {
        let consented = self.store.name_here(code)?;
        Ok(consented.map(|consented| self.agreed_name(&consented)))
    }

    fn keep_name(&mut self, code: &str, name: &str, version: &str) -> Result<(), RecordError> {
        let consent_at = self.clock.now_ms();
        let consented =
            ConsentedName { name: name.to_owned(), consent_version: version.to_owned(), consent_at };
        self.store.keep_name(code, &consented).map(|_| ())
    }

    /// The person that a screen speaks of.
    fn known(&self, person: &str) -> Result<Person, RecordError> {
        let found = person.parse().ok().map(|id| self.store.person(id)).transpose()?.flatten();
        found.ok_or_else(|| RecordError::new("find a person in", self.store.path(), Fault::NoSuchLearner))
    }

    fn erase_person(&mut self, person: &str) -> Result<Vec<Report>, RecordError> {
        let id = person.to_owned();
        let person = self.known(person)?;
        let told = self.look_for_traces(&person)?;
        Ok(self.erase(Some((id, told)), move |store, now| store.erase_person(&person, now)))
    }

    /// Keeps what was found until it is said whether it goes.
    fn look_for_traces(&mut self, person: &Person) -> Result<Vec<TraceRow>, RecordError> {
        let sought = traces::sought(&self.store, &self.clock, person)?;
        let traces = traces::of(&self.documents.folders().written(), self.store.path(), &sought);
        let told = traces.iter().map(|trace| self.trace_row(trace)).collect();
        self.guarded.traces = Some((sought, traces));
        Ok(told)
    }

    fn join(&mut self, kept: &str, other: &str) -> Result<Vec<Report>, RecordError> {
        let (kept, other) = (self.known(kept)?, self.known(other)?);
        self.store.join_people(&kept, &other, self.clock.now_ms())?;
        self.changed("people-joined")
    }

    fn take_apart(&mut self, person: &str) -> Result<Vec<Report>, RecordError> {
        let person = self.known(person)?;
        self.store.take_apart(person.id, self.clock.now_ms())?;
        self.changed("people-taken-apart")
    }

    fn rename(&mut self, person: &str, code: &str) -> Result<Vec<Report>, RecordError> {
        let person = self.known(person)?;
        let refused = |why| Ok(vec![Report::Privacy(PrivacyReport::CodeRefused(why))]);
        match self.store.rename(&person, code, self.clock.now_ms()) {
            Ok(()) => self.changed("people-renamed"),
            Err(error) if error.fault == Fault::NoSuchLearner => refused("people-no-code"),
            Err(error) if error.fault == Fault::Conflict => refused("people-code-taken"),
            Err(error) => Err(error),
        }
    }

    fn changed(&mut self, said: &'static str) -> Result<Vec<Report>, RecordError> {
        let facts = self.facts()?;
        Ok([PrivacyReport::Facts(facts), PrivacyReport::Changed(said)].map(Report::Privacy).into())
    }

    fn held(&mut self, person: String) -> Result<PrivacyReport, RecordError> {
        let known = self.known(&person)?;
        let counts = counts(self.store.held_of(&known)?);
        let traces = self.look_for_traces(&known)?;
        Ok(PrivacyReport::Held { person, code: known.label(), counts, traces })
    }

    /// Beside the loop: a large record is written anew, which takes its time and is not to be stopped halfway.
    fn erase(
        &mut self,
        traces: Option<(String, Vec<TraceRow>)>,
        erase: impl FnOnce(&mut RecordStore, i64) -> Result<Erased, RecordError> + Send + 'static,
    ) -> Vec<Report> {
        let (path, now) = (self.store.path().to_owned(), self.clock.now_ms());
        let act: Act = Box::new(move |_| {
            let mut told = Vec::new();
            let erased = RecordStore::open(&path, Access::ReadWrite).and_then(|opening| {
                let mut hear = |what: News<'_>| told.push(Report::Failed(news(what)));
                erase(&mut opening.telling(&mut hear), now)
            });
            told.push(match erased {
                Ok(Erased { held, removed }) => {
                    Report::Privacy(PrivacyReport::Erased { counts: counts(held), removed, traces })
                }
                Err(error) => Report::Failed(record_problem(&error)),
            });
            told
        });
        self.work("privacy-erasing", vec![Request::Privacy(PrivacyRequest::Read)], act)
    }

    /// The path as it stands below our folder: short enough for the smallest screen.
    fn trace_row(&self, trace: &Trace) -> TraceRow {
        let why = match trace.why {
            Why::Found => "privacy-traces-found",
            Why::Session => "privacy-traces-paper",
            Why::Reviewer => "privacy-traces-reviewer",
            Why::Unknown => "privacy-traces-unknown",
        };
        let folders = self.documents.folders().written();
        let below = folders.iter().find_map(|folder| trace.path.strip_prefix(folder).ok());
        let path = below.unwrap_or(&trace.path);
        TraceRow { path: path.display().to_string(), why }
    }

    fn remove_traces(&mut self) -> PrivacyReport {
        let Some((sought, found)) = self.guarded.traces.take() else {
            return PrivacyReport::TracesRemoved { n: 0, failed: Vec::new() };
        };
        let n = found.iter().filter(|trace| trace.why != Why::Unknown).count();
        let failed = traces::remove(&found, &sought);
        let n = n.saturating_sub(failed.len());
        let failed = failed.into_iter().map(|(path, _)| path.display().to_string()).collect();
        PrivacyReport::TracesRemoved { n, failed }
    }

    fn turn_retention(&mut self, forward: bool) -> Result<(), RecordError> {
        let offered = Retention::OFFERED;
        let now = Retention::of(&self.store)?;
        let at = offered.iter().position(|one| *one == now).unwrap_or(0);
        let next = if forward { at + 1 } else { at + offered.len() - 1 };
        offered.get(next % offered.len()).copied().unwrap_or_default().keep(&mut self.store)
    }

    fn set_pin(&mut self, hash: Option<String>) -> Result<(), RecordError> {
        match &hash {
            Some(hash) => self.store.put_setting(pin::SETTING, hash)?,
            None => self.store.remove_setting(pin::SETTING)?,
        }
        self.guarded.door.set(hash);
        Ok(())
    }

    fn write_notice(&self, lines: &[String]) -> Result<PrivacyReport, RecordError> {
        let path = self.store.path().with_file_name(NOTICE);
        // Windows editors want its ends of lines, and a mark that says which letters these are.
        let words = format!("\u{feff}{}\r\n", lines.join("\r\n\r\n"));
        let notice = Planned { path: path.clone(), bytes: words.into_bytes() };
        files::all(&[notice])
            .map_err(|error| RecordError::from_io("write the notice to", &path, error.source))?;
        Ok(PrivacyReport::NoticeWritten { path: path.display().to_string() })
    }
}

fn counts(held: Held) -> Counts {
    Counts { sessions: held.sessions, notes: held.notes, names: held.names }
}

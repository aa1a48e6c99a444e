//! Fills what lists and readers of sessions show (`review::sessions`), and reads the story they were played with. It
//! writes nothing.

use crate::id::{SessionId, StepId};
use crate::meeting::event::Event;
use crate::record::codec;
use crate::record::error::RecordError;
use crate::record::model::{Seat, SessionSummary, StoredEvent, TextHash};
use crate::record::names::KnownNames;
use crate::record::sessions::Filter;
use crate::record::store::RecordStore;
use crate::review::sessions::{SeatRow, SessionDetail, SessionRow, TryRow};
use crate::scenario::story::Story;
use crate::scenario::terms::Role;

/// After so long a break the time is not counted as thinking.
pub(crate) const LONGEST_MS: i64 = 3_600_000;

impl RecordStore {
    /// Reads the scenario and club that sessions with this hash were played with. None where they are gone or cannot
    /// be read.
    pub fn story(&self, hash: TextHash) -> Result<Option<Story>, RecordError> {
        let text = self.scenario_text(hash)?;
        Ok(text.and_then(|text| serde_json::from_str::<Story>(&text).ok()).map(Story::indexed))
    }

    /// Reads one page of sessions as lists show them, as [`RecordStore::list`] finds them.
    pub(crate) fn session_rows(
        &self,
        filter: &Filter,
        names: &mut KnownNames,
    ) -> Result<Vec<SessionRow>, RecordError> {
        self.list(filter)?.iter().map(|summary| self.session_row(summary, names)).collect()
    }

    fn session_row(
        &self,
        summary: &SessionSummary,
        names: &mut KnownNames,
    ) -> Result<SessionRow, RecordError> {
        let (title, village) = match names.of(self, summary.scenario_hash)? {
            Some(names) => (names.title.clone(), names.village.clone()),
            None => (summary.scenario.to_string(), summary.club.to_string()),
        };
        let seats = self.seats(summary.id)?;
        let mut codes: Vec<String> = seats.iter().filter_map(Seat::label).collect();
        codes.dedup();
        let mut homes: Vec<String> = seats.iter().filter_map(home_of).collect();
        homes.dedup();
        Ok(SessionRow {
            session: summary.id,
            title,
            village,
            homes,
            place: summary.place.clone(),
            mode: summary.mode.clone(),
            started_at: summary.started_at,
            is_finished: summary.finished_at.is_some(),
            answers: summary.standing.answers,
            score: summary.standing.score,
            codes,
            is_fork: summary.forked.is_some(),
            is_copy: summary.copy_of.is_some(),
            trouble: summary.trouble,
        })
    }

    /// Reads what is known of a session besides its meeting. None where there is no such session.
    pub fn session_detail(&self, id: SessionId) -> Result<Option<SessionDetail>, RecordError> {
        let Some(summary) = self.session(id)? else { return Ok(None) };
        let events = self.events(id)?;
        let seat = |seat: &Seat| {
            let row = SeatRow {
                role: Role::seat(&seat.role)?,
                from_seq: seat.from_seq,
                code: seat.label(),
                home: home_of(seat),
            };
            (row.code.is_some() || row.home.is_some()).then_some(row)
        };
        Ok(Some(SessionDetail {
            session: id,
            started_at: summary.started_at,
            place: summary.place,
            is_finished: summary.finished_at.is_some(),
            took_ms: events.iter().map(|event| took_ms(&events, event.seq)).collect(),
            seats: self.seats(id)?.iter().filter_map(seat).collect(),
            notes: self.notes(id)?,
            redone: self.redone(id)?,
        }))
    }

    /// The steps of a session that were done again and answered, each once.
    fn redone(&self, session: SessionId) -> Result<Vec<StepId>, RecordError> {
        let query = "SELECT id FROM session WHERE forked_from = ?1 AND kind = 'redo' ORDER BY id";
        let mut steps = Vec::new();
        for redo in self.rows(query, [session], |row| row.get(0))? {
            // If it cannot be read, the session is still shown.
            let events = self.own_events(redo).unwrap_or_default();
            let answered = events.iter().filter_map(|stored| match codec::decode(stored) {
                Ok(Event::Answered { step, .. }) => Some(step),
                Ok(_) | Err(_) => None,
            });
            steps.extend(answered);
        }
        steps.sort_unstable();
        steps.dedup();
        Ok(steps)
    }

    /// Reads every try at a step, in this session and in those that share its beginning, in order of time. Each answer
    /// is in the events of one session only, so none comes twice.
    pub fn tries(&self, own: SessionId, step: &StepId) -> Result<Vec<TryRow>, RecordError> {
        let mut tries = Vec::new();
        for session in self.family(own)? {
            let seats = self.seats(session)?;
            for stored in self.own_events(session)? {
                let Ok(Event::Answered { step: found, by, answer, try_no, verdict, .. }) =
                    codec::decode(&stored)
                else {
                    continue;
                };
                if found != *step {
                    continue;
                }
                let seat = seats.iter().rfind(|seat| seat.role == by.slug() && seat.from_seq <= stored.seq);
                let code = seat.and_then(Seat::label);
                let is_of_fork = session != own;
                tries.push(TryRow { at: stored.at, role: by, code, answer, verdict, try_no, is_of_fork });
            }
        }
        tries.sort_by_key(|one| (one.at, one.is_of_fork));
        Ok(tries)
    }
}

fn home_of(seat: &Seat) -> Option<String> {
    seat.home.as_ref().map(ToString::to_string)
}

/// Milliseconds between an event of a whole session and the one before it. None after a break, or where the clock was
/// set.
pub(crate) fn took_ms(stored: &[StoredEvent], seq: u32) -> Option<u32> {
    let at = usize::try_from(seq).ok()?.checked_sub(1)?;
    let (before, own) = (stored.get(at.checked_sub(1)?)?, stored.get(at)?);
    let took = own.at.checked_sub(before.at).filter(|took| (0..=LONGEST_MS).contains(took))?;
    u32::try_from(took).ok()
}

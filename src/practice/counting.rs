//! Counts what is in the record: each answer as a row, the clubs that were there, and the result of each session.
//!
//! Reads events. Writes only data that can be deleted and counted again, so it can be stopped anywhere and continued
//! later. A caller that lists or compares sessions runs it first.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crate::clock::Clock;
use crate::id::SessionId;
use crate::meeting::event::{Event, Next};
use crate::progress::{Progress, Tell};
use crate::record::counted::{Attempt, Counted, SessionTotals, Share, ShareOf};
use crate::record::error::{Fault, RecordError};
use crate::record::home::Home;
use crate::record::lists::took_ms;
use crate::record::model::{Seat, SessionKind, SessionSummary, StoredEvent};
use crate::record::names::KnownNames;
use crate::record::{RecordStore, codec};
use crate::review::review;
use crate::review::sessions::Trouble;
use crate::review::tries::{Try, tries};
use crate::text;

/// Sessions that are written in one transaction, short enough for another window to wait for.
const BATCH: u32 = 100;
/// Counts every session that has been written to since it was last counted. `tell` gets the progress
/// and may stop it.
pub fn count(
    store: &mut RecordStore,
    clock: &Clock,
    tell: &mut Tell<'_>,
) -> Result<ControlFlow<()>, RecordError> {
    let of = store.n_uncounted()?;
    if of > 0 {
        // What has no readable row cannot be counted and would be found again each time.
        store.look_at_heads()?;
    }
    let mut done = 0;
    let mut names = KnownNames::default();
    while done < of {
        let batch = store.uncounted(BATCH)?;
        if batch.is_empty() {
            break;
        }
        let mut counted = Vec::new();
        for session in &batch {
            match count_one(store, clock, *session, &mut names)? {
                Ok(one) => counted.push(one),
                Err(trouble) => store.keep_trouble(*session, trouble)?,
            }
        }
        store.keep_counted(&counted)?;
        done = done.saturating_add(u64::try_from(batch.len()).unwrap_or(0));
        if tell(Progress::new(done, of)).is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}

/// As [`count`], without progress.
pub fn count_all(store: &mut RecordStore, clock: &Clock) -> Result<(), RecordError> {
    count(store, clock, &mut |_| ControlFlow::Continue(())).map(|_| ())
}

/// Counts one session without storing the result, or says why it cannot be read.
pub fn look(
    store: &RecordStore,
    clock: &Clock,
    session: SessionId,
) -> Result<Result<Counted, Trouble>, RecordError> {
    count_one(store, clock, session, &mut KnownNames::default())
}

/// Marks for counting the sessions whose end has changed since they were counted, and all of them where the counted
/// rows do not fit any more.
pub fn look_at_ends(store: &mut RecordStore) -> Result<(), RecordError> {
    let is_end = |stored: &StoredEvent| codec::decode::<Event>(stored).is_ok_and(|event| ends(&event));
    if store.is_miscounted()? {
        store.forget_all_counted()?;
    }
    for (session, last) in store.last_events()? {
        // After a step back from the end it stands further up.
        let has_end = last.as_ref().is_some_and(is_end)
            || last.is_some() && store.events(session).is_ok_and(|events| events.iter().any(is_end));
        if !has_end {
            store.forget_counted(session)?;
        }
    }
    Ok(())
}

fn ends(event: &Event) -> bool {
    event.outcome().is_some_and(|outcome| outcome.next == Next::End)
}

/// The first missing event of a session that was finished or has no events at all.
fn short(summary: &SessionSummary, events: &[Event]) -> Option<u32> {
    let is_short = if summary.finished_at.is_some() { !events.iter().any(ends) } else { events.is_empty() };
    is_short.then(|| u32::try_from(events.len()).unwrap_or(u32::MAX).saturating_add(1))
}

fn count_one(
    store: &RecordStore,
    clock: &Clock,
    session: SessionId,
    names: &mut KnownNames,
) -> Result<Result<Counted, Trouble>, RecordError> {
    let Some(summary) = store.session(session)? else { return Ok(Err(Trouble::Row)) };
    let seats = store.seats(session)?;
    let homes = homes(&seats);
    let stored = match store.events(session) {
        Ok(stored) => stored,
        Err(error) => {
            let Fault::BadSession { from } = error.fault else { return Err(error) };
            return Ok(Err(Trouble::Event { seq: from }));
        }
    };
    let events = match stored.iter().map(codec::decode).collect::<Result<Vec<Event>, _>>() {
        Ok(events) => events,
        Err(error) => return Ok(Err(error.trouble())),
    };
    let search = search(store, clock, &summary, &seats, names)?;
    let first = summary.forked.map_or(0, |forked| forked.at_seq).saturating_add(1);
    // A step that is done again is practice beside the session: it is listed there and counted nowhere.
    let is_redo = summary.kind == SessionKind::Redo;
    let tries = if is_redo { Vec::new() } else { tries(&events, first) };
    let count =
        |which: fn(&&Try) -> bool| u32::try_from(tries.iter().filter(which).count()).unwrap_or(u32::MAX);
    let standing = SessionTotals {
        answers: u32::try_from(tries.len()).unwrap_or(u32::MAX),
        firsts: count(|one| one.counts()),
        rights: count(|one| one.counts() && one.right),
        score: review(&events).total.filter(|_| !is_redo),
        search,
    };
    let shares = shares(&events, &tries, &seats, standing.firsts, standing.score);
    let keyed: Vec<(&Seat, String)> = seats.iter().map(|seat| (seat, seat.home_key())).collect();
    let attempts = tries.into_iter().map(|one| attempt(one, &keyed, &stored)).collect();
    Ok(Ok(Counted { session, attempts, homes, standing, shares, short: short(&summary, &events) }))
}

/// The score of each club and of each person that answered: `review` of their own answers. A person who gave all
/// answers that count has the score of the session, with objections.
fn shares(events: &[Event], tries: &[Try], seats: &[Seat], firsts: u32, score: Option<u32>) -> Vec<Share> {
    let seat_of = |one: &Try| {
        let role = one.by.slug();
        seats.iter().rfind(|seat| seat.role == role && seat.from_seq <= one.seq)
    };
    let mut own: BTreeMap<ShareOf, Vec<u32>> = BTreeMap::new();
    for one in tries {
        let seat = seat_of(one);
        let learner = seat.and_then(|seat| seat.person).map(ShareOf::Learner);
        let home = ShareOf::Home(seat.map_or_else(String::new, Seat::home_key));
        for whose in learner.into_iter().chain([home]) {
            own.entry(whose).or_default().push(one.seq);
        }
    }
    let n_counting =
        |of: &[u32]| tries.iter().filter(|one| one.counts() && of.binary_search(&one.seq).is_ok()).count();
    let share = |(whose, of): (ShareOf, Vec<u32>)| {
        let is_all = u32::try_from(n_counting(&of)) == Ok(firsts);
        let own = || {
            let numbered = (1_u32..).zip(events).filter(|(seq, _)| of.binary_search(seq).is_ok());
            review(numbered.map(|(_, event)| event)).total
        };
        let score = if is_all { score } else { own() };
        score.map(|score| Share { whose, score })
    };
    own.into_iter().filter_map(share).collect()
}

/// The clubs of those who sat there, each as it was written last.
fn homes(seats: &[Seat]) -> Vec<(String, String)> {
    let people = seats.iter().filter(|seat| seat.learner.is_some());
    let homes = people.map(|seat| {
        let words = seat.home.as_ref().map_or_else(String::new, ToString::to_string);
        (seat.home_key(), words)
    });
    homes.collect::<BTreeMap<_, _>>().into_iter().collect()
}

fn attempt(one: Try, seats: &[(&Seat, String)], stored: &[StoredEvent]) -> Attempt {
    let role = one.by.slug();
    let found = seats.iter().rfind(|(seat, _)| seat.role == role && seat.from_seq <= one.seq);
    Attempt {
        learner: found.and_then(|(seat, _)| seat.person),
        home: found.map_or_else(String::new, |(_, home)| home.clone()),
        took_ms: took_ms(stored, one.seq),
        answer: one.answer.to_word(),
        seq: one.seq,
        step: one.step,
        task: one.task,
        item: one.item,
        role: role.to_owned(),
        try_no: one.try_no,
        right: one.right,
        earned: one.earned,
        possible: one.possible,
        hinted: one.hinted,
    }
}

/// Returns the words that a search looks in: club, place, scenario, codes, homes, roles and date. They are written as a
/// person in a hurry types them.
fn search(
    store: &RecordStore,
    clock: &Clock,
    summary: &SessionSummary,
    seats: &[Seat],
    names: &mut KnownNames,
) -> Result<String, RecordError> {
    let named = names.of(store, summary.scenario_hash)?.map_or_else(String::new, |found| {
        [found.title.as_str(), found.club.as_str(), found.village.as_str()].join(" ")
    });
    let date = clock
        .zone()
        .moment(summary.started_at)
        .map_or_else(String::new, |moment| format!("{:02}/{:02}/{}", moment.day, moment.month, moment.year));
    let mut said = vec![
        named.as_str(),
        summary.scenario.as_str(),
        summary.club.as_str(),
        summary.place.as_deref().unwrap_or_default(),
        summary.mode.as_str(),
        date.as_str(),
    ];
    for seat in seats.iter().filter(|seat| seat.learner.is_some()) {
        said.push(&seat.role);
        said.extend(seat.code());
        said.extend(seat.home.as_ref().map(Home::as_str));
    }
    Ok(text::plain(&said.join(" ")))
}

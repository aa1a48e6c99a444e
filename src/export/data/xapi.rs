//! Writes statements of the Experience API 1.0.3 for a learning record store: an array, one statement after another.
//!
//! Each session is `initialized` and, if it came to its end, `completed` with its score; each answer is `answered`
//! with what was said or done (`given::response`), whether it was right, the points and the time it took; the fields that
//! were wrong are an extension of the result, and so is what a score is made of (`rows::ScoreParts`). The id of a
//! statement follows from the session and the number of the event, so a store that gets it twice keeps it once.
//! (After an erasure the ids are the same and the actor is not: such a store has to forget the session first.)
//!
//! An actor is an account with the id of a person. The id is the same on every laptop, and it is never a code or a
//! name. If no code was given, the actor is the seat at the laptop, `treasurer@<laptop>`. In a session with several
//! people, the actor is a group of them. The clubs of the people (`home`, a list) and the place of the class (`place`)
//! are extensions of the context, because a store knows people by their accounts alone.

mod activity;
mod iri;

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::io::Write;

use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::export::data::rows::{ExportedAnswer, ExportedSession, Stamp};
use crate::export::data::words::Words;
use crate::export::data::xapi::activity::Activities;
use crate::export::data::{DataError, Writer, given, put_json};
use crate::id::LearnerId;
use crate::record::Snapshot;
use crate::record::error::RecordError;
use crate::record::model::TextHash;

#[derive(Debug)]
pub struct XapiWriter<'s, W: Write> {
    out: W,
    record: &'s Snapshot<'s>,
    scenarios: HashMap<TextHash, Activities>,
    is_begun: bool,
}

impl<'s, W: Write> XapiWriter<'s, W> {
    /// The texts of scenarios are read from the record.
    pub fn new(mut out: W, record: &'s Snapshot<'s>) -> Result<Self, DataError> {
        out.write_all(b"[")?;
        Ok(Self { out, record, scenarios: HashMap::new(), is_begun: false })
    }

    pub fn end(mut self) -> Result<W, DataError> {
        self.out.write_all(b"\n]\n")?;
        Ok(self.out)
    }

    fn put(&mut self, statement: Value) -> Result<(), DataError> {
        self.out.write_all(if self.is_begun { b",\n" } else { b"\n" })?;
        self.is_begun = true;
        put_json(&mut self.out, statement)
    }

    fn activities(&mut self, session: &ExportedSession) -> Result<&mut Activities, RecordError> {
        let summary = &session.summary;
        Ok(match self.scenarios.entry(summary.scenario_hash) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => {
                let words = Words::of(self.record, summary.scenario_hash, None)?;
                unknown.insert(Activities::new(summary.scenario.clone(), words))
            }
        })
    }
}

impl<W: Write> Writer for XapiWriter<'_, W> {
    fn session(&mut self, session: &ExportedSession, answers: &[ExportedAnswer]) -> Result<u64, DataError> {
        let activities = self.activities(session)?;
        let (scenario, village) = (activities.scenario(), activities.village(&session.summary.club));
        let actor = board(session);
        let begun = Statement {
            name: "initialized",
            verb: verb(iri::INITIALIZED),
            at: session.started.as_ref(),
            village: &village,
        };
        self.put(begun.made(session, &actor, &scenario, None, Map::new()))?;
        let mut n_written = 0;
        for answer in answers {
            let object = self.activities(session)?.step(&answer.attempt.step, &answer.attempt.item);
            self.put(answered(session, answer, &object, &scenario, &village))?;
            n_written += 1;
        }
        if session.summary.finished_at.is_some() {
            let end = Statement {
                name: "completed",
                verb: verb(iri::COMPLETED),
                at: session.finished.as_ref(),
                village: &village,
            };
            self.put(end.made(session, &actor, &scenario, Some(completed(session)), Map::new()))?;
        }
        Ok(n_written)
    }
}

/// What differs between statements before anything was done.
struct Statement<'a> {
    /// Unique in its session.
    name: &'a str,
    verb: Value,
    at: Option<&'a Stamp>,
    /// Where the club of the story is.
    village: &'a str,
}

impl Statement<'_> {
    fn made(
        &self,
        session: &ExportedSession,
        actor: &Value,
        object: &Value,
        result: Option<Value>,
        extensions: Map<String, Value>,
    ) -> Value {
        let id = Uuid::new_v5(&session.summary.id.0, self.name.as_bytes());
        let mut statement = json!({
            "id": id.to_string(),
            "actor": actor,
            "verb": self.verb,
            "object": object,
            "context": context(session, self.village, extensions),
        });
        if let Some(fields) = statement.as_object_mut() {
            fields.extend(result.map(|result| ("result".to_owned(), result)));
            fields.extend(self.at.map(|at| ("timestamp".to_owned(), json!(at.utc))));
        }
        statement
    }
}

fn answered(
    session: &ExportedSession,
    answer: &ExportedAnswer,
    object: &Value,
    scenario: &Value,
    village: &str,
) -> Value {
    let ExportedAnswer { attempt, at, wrong, .. } = answer;
    let mut result = json!({});
    if let Some(fields) = result.as_object_mut() {
        fields.extend(answer.right().map(|right| ("success".to_owned(), json!(right))));
        fields
            .extend(given::response(&answer.answer).map(|response| ("response".to_owned(), json!(response))));
        fields.extend(score(attempt.earned, attempt.possible).map(|score| ("score".to_owned(), score)));
        fields.extend(attempt.took_ms.map(|ms| ("duration".to_owned(), json!(duration(u64::from(ms))))));
        if !wrong.is_empty() {
            fields.insert("extensions".to_owned(), json!({ iri::extension("wrong"): wrong }));
        }
    }
    let extensions = [
        ("try", json!(attempt.try_no)),
        ("hinted", json!(attempt.hinted)),
        ("role", json!(attempt.role)),
        ("task", json!(attempt.task)),
    ];
    let mut extensions: Map<String, Value> =
        extensions.map(|(name, value)| (iri::extension(name), value)).into_iter().collect();
    // Adds only the club of the person who answered, not the clubs of everybody at the table.
    extensions.insert(iri::extension("home"), json!(Vec::from_iter(session.home_of(attempt))));
    let name = format!("answered/{}", attempt.seq);
    let statement = Statement { name: &name, verb: verb(iri::ANSWERED), at: at.as_ref(), village };
    let actor = agent(session, &attempt.role, attempt.learner);
    let mut made = statement.made(session, &actor, object, Some(result), extensions);
    if let Some(around) = made.pointer_mut("/context/contextActivities").and_then(Value::as_object_mut) {
        around.insert("parent".to_owned(), json!([{ "objectType": "Activity", "id": scenario["id"] }]));
    }
    made
}

fn completed(session: &ExportedSession) -> Value {
    let mut result = json!({ "completion": true });
    if let Some(fields) = result.as_object_mut() {
        let total = session.summary.standing.score.map(|score| score.saturating_mul(100));
        fields.extend(total.and_then(|total| score(total, 10_000)).map(|score| ("score".to_owned(), score)));
        fields.extend(session.lasted_ms().map(|ms| ("duration".to_owned(), json!(duration(ms)))));
        let parts = &session.score;
        let extensions = [
            ("scored", json!(parts.scored)),
            ("slips", json!(parts.slips)),
            ("slips-caught", json!(parts.slips_caught)),
            ("capped", json!(parts.is_capped)),
            ("blocks", json!(parts.blocks_text())),
        ];
        let extensions: Map<String, Value> =
            extensions.map(|(name, value)| (iri::extension(name), value)).into_iter().collect();
        fields.insert("extensions".to_owned(), Value::Object(extensions));
    }
    result
}

/// From hundredths. None where no points were possible.
#[expect(clippy::float_arithmetic, reason = "a score between 0 and 1 is asked for; it is no money")]
fn score(earned: u32, possible: u32) -> Option<Value> {
    let earned = f64::from(earned.min(possible));
    let possible = Some(f64::from(possible)).filter(|possible| *possible > 0.0)?;
    Some(json!({ "scaled": earned / possible, "raw": earned / 100.0, "min": 0, "max": possible / 100.0 }))
}

fn duration(ms: u64) -> String {
    format!("PT{}.{:03}S", ms / 1_000, ms % 1_000)
}

fn verb(id: &str) -> Value {
    let (english, vietnamese) = match id {
        iri::ANSWERED => ("answered", "đã trả lời"),
        iri::INITIALIZED => ("initialized", "đã bắt đầu"),
        _ => ("completed", "đã xong"),
    };
    json!({ "id": id, "display": { "en-US": english, "vi": vietnamese } })
}

fn context(session: &ExportedSession, village: &str, mut extensions: Map<String, Value>) -> Value {
    let summary = &session.summary;
    extensions.insert(iri::extension("mode"), json!(summary.mode));
    extensions.insert(iri::extension("kind"), json!(summary.kind.slug()));
    if let Some(place) = &summary.place {
        extensions.insert(iri::extension("place"), json!(place));
    }
    let homes = extensions.entry(iri::extension("home")).or_insert_with(|| json!(session.homes()));
    if homes.as_array().is_some_and(Vec::is_empty) {
        extensions.remove(&iri::extension("home"));
    }
    if let Some(cut) = summary.cut {
        extensions.insert(iri::extension("cut-minutes"), json!(cut));
    }
    if let Some(forked) = summary.forked {
        extensions.insert(iri::extension("forked-from"), json!(forked.from.to_string()));
    }
    if let Some(of) = summary.copy_of {
        extensions.insert(iri::extension("copy-of"), json!(of.to_string()));
    }
    let club = json!({
        "objectType": "Activity",
        "id": iri::club(&summary.club),
        "definition": { "type": iri::PROFILE, "name": { "vi": village } },
    });
    json!({
        "registration": summary.id.to_string(),
        "platform": "dongvai",
        "language": "vi",
        "revision": summary.scenario_hash.to_string(),
        "contextActivities": { "grouping": [club] },
        "extensions": extensions,
    })
}

/// Everybody who sat on a seat: one agent alone, or several as a group.
fn board(session: &ExportedSession) -> Value {
    let mut members: Vec<Value> = Vec::new();
    for seat in session.humans() {
        let member = agent(session, &seat.role, seat.person);
        if !members.contains(&member) {
            members.push(member);
        }
    }
    if members.len() == 1
        && let Some(alone) = members.pop()
    {
        return alone;
    }
    let account = json!({ "homePage": iri::boards(), "name": session.summary.id.to_string() });
    json!({ "objectType": "Group", "account": account, "member": members })
}

fn agent(session: &ExportedSession, role: &str, learner: Option<LearnerId>) -> Value {
    let account = match learner {
        Some(id) => json!({ "homePage": iri::learners(), "name": id.to_string() }),
        None => json!({ "homePage": iri::laptops(), "name": format!("{role}@{}", session.summary.laptop) }),
    };
    json!({ "objectType": "Agent", "account": account })
}

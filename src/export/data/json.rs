//! Writes one JSON document with every session and its answers inside it, session by session.
//!
//! `{format: "dongvai-export", version: 1, exported_at, sessions: [{id, …, homes, place, kind, seats: [{role,
//! from_seq, human, learner, learner_id, home}], scored, slips, slips_caught, capped, blocks: [{block, earned,
//! possible}], answers: [{seq, at, step, task, item, role, learner, learner_id, home,
//! try, right, hinted, earned, possible, answer, wrong, took_ms}]}]}`. `answer` is what was said or done (`given::value`),
//! `wrong` the names of its fields that were wrong. Times are ISO 8601 in UTC, points in hundredths. A field that is
//! not known is null and never left out, so the shape is the same everywhere.

use std::io::Write;

use serde_json::{Value, json};

use crate::export::data::rows::{ExportedAnswer, ExportedSession, Stamp};
use crate::export::data::{DataError, Writer, given, put_json};
use crate::record::home::Home;
use crate::record::model::Seat;
use crate::review::BlockScore;

#[derive(Debug)]
pub struct JsonWriter<W: Write> {
    out: W,
    n_sessions: u64,
}

impl<W: Write> JsonWriter<W> {
    pub fn new(mut out: W, exported_at: Option<&str>) -> Result<Self, DataError> {
        write!(
            out,
            "{{\"format\":\"dongvai-export\",\"version\":1,\"exported_at\":{},\"sessions\":[",
            json!(exported_at)
        )?;
        Ok(Self { out, n_sessions: 0 })
    }

    pub fn end(mut self) -> Result<W, DataError> {
        self.out.write_all(b"\n]}\n")?;
        Ok(self.out)
    }
}

impl<W: Write> Writer for JsonWriter<W> {
    fn session(&mut self, session: &ExportedSession, answers: &[ExportedAnswer]) -> Result<u64, DataError> {
        self.out.write_all(if self.n_sessions == 0 { b"\n" } else { b",\n" })?;
        self.n_sessions = self.n_sessions.saturating_add(1);
        let answers: Vec<Value> = answers.iter().map(|answer| answer_value(session, answer)).collect();
        let n_written = u64::try_from(answers.len()).unwrap_or(u64::MAX);
        put_json(&mut self.out, session_value(session, &answers))?;
        Ok(n_written)
    }
}

fn session_value(session: &ExportedSession, answers: &[Value]) -> Value {
    let summary = &session.summary;
    let (standing, score) = (&summary.standing, &session.score);
    json!({
        "id": summary.id.to_string(),
        "laptop": summary.laptop.to_string(),
        "scenario": summary.scenario.as_str(),
        "scenario_hash": summary.scenario_hash.to_string(),
        "homes": session.homes(),
        "place": summary.place,
        "club": summary.club.as_str(),
        "kind": summary.kind.slug(),
        "mode": summary.mode,
        "cut_minutes": summary.cut,
        "started": utc(session.started.as_ref()),
        "finished": utc(session.finished.as_ref()),
        "forked_from": summary.forked.map(|forked| forked.from.to_string()),
        "forked_at_seq": summary.forked.map(|forked| forked.at_seq),
        "copy_of": summary.copy_of.map(|of| of.to_string()),
        "events": summary.total,
        "firsts": standing.firsts,
        "rights": standing.rights,
        "score": standing.score,
        "scored": score.scored,
        "slips": score.slips,
        "slips_caught": score.slips_caught,
        "capped": score.is_capped,
        "blocks": score.blocks.iter().map(block_value).collect::<Vec<_>>(),
        "seats": session.seats.iter().map(seat_value).collect::<Vec<_>>(),
        "answers": answers,
    })
}

fn block_value(score: &BlockScore) -> Value {
    json!({ "block": score.block.slug(), "earned": score.earned, "possible": score.possible })
}

fn seat_value(seat: &Seat) -> Value {
    json!({
        "role": seat.role,
        "from_seq": seat.from_seq,
        "human": seat.learner.is_some(),
        "learner": seat.code(),
        "learner_id": seat.person.map(|id| id.to_string()),
        "home": seat.home.as_ref().map(Home::as_str),
    })
}

fn answer_value(session: &ExportedSession, answer: &ExportedAnswer) -> Value {
    let right = answer.right();
    let ExportedAnswer { attempt, answer, wrong, code, at } = answer;
    json!({
        "seq": attempt.seq,
        "at": utc(at.as_ref()),
        "step": attempt.step.as_str(),
        "task": attempt.task,
        "item": Some(attempt.item.as_str()).filter(|item| !item.is_empty()),
        "role": attempt.role,
        "learner": code,
        "learner_id": attempt.learner.map(|id| id.to_string()),
        "home": session.home_of(attempt),
        "try": attempt.try_no,
        "right": right,
        "hinted": attempt.hinted,
        "earned": attempt.earned,
        "possible": attempt.possible,
        "answer": given::value(answer),
        "wrong": wrong,
        "took_ms": attempt.took_ms,
    })
}

fn utc(stamp: Option<&Stamp>) -> Option<&str> {
    stamp.map(|stamp| stamp.utc.as_str())
}

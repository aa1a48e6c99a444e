//! Writes what was said or done as data: one text for tables, a value for JSON, a response for xAPI.
//!
//! Ids and numbers only. Money is whole đồng, yes and no are `true` and `false`.

use serde_json::{Map, Value, json};

use crate::club::ledger::Fund;
use crate::meeting::answer::{Given, GivenField};
use crate::meeting::event::Planned;
use crate::meeting::kinds::Answer;
use crate::workbook::cell::BookCell;

/// The kind of the answer, in one word.
pub(super) fn kind(given: &Given<'_>) -> &'static str {
    match given {
        Given::Option(_) => "option",
        Given::Value(_) => "value",
        Given::Items(_) => "items",
        Given::Fields(_) => "fields",
        Given::NotWatched => "not-watched",
    }
}

/// Each field with its text.
fn texts(fields: &[(&str, GivenField<'_>)], between: &str) -> Vec<String> {
    fields.iter().map(|(name, field)| format!("{name}{between}{}", text(field))).collect()
}

/// `aloud`, a number, `first second`, `principal=100000; receipt=true`, or `notes=500000x12 1000x4; total=6004000`.
pub(super) fn cell(answer: &Answer) -> BookCell<'static> {
    match answer.given() {
        Given::Option(option) => BookCell::owned(option.to_string()),
        Given::Value(value) => BookCell::Number(value),
        Given::Items(items) => BookCell::owned(items.join(" ")),
        Given::Fields(fields) => BookCell::owned(texts(&fields, "=").join("; ")),
        Given::NotWatched => BookCell::Blank,
    }
}

/// `{option}`, `{value}`, `{items: []}`, `{fields: {}}` or `{not_watched: true}`.
pub(super) fn value(answer: &Answer) -> Value {
    match answer.given() {
        Given::Option(option) => json!({ "option": option.as_str() }),
        Given::Value(value) => json!({ "value": value }),
        Given::Items(items) => json!({ "items": items }),
        Given::Fields(fields) => {
            let fields = fields.iter().map(|(name, field)| ((*name).to_owned(), field_value(field)));
            let fields: Map<String, Value> = fields.collect();
            json!({ "fields": fields })
        }
        Given::NotWatched => json!({ "not_watched": true }),
    }
}

/// In the form that xAPI has for choices (`a[,]b`) and for steps of a performance (`a[.]1[,]b[.]2`). None where nothing
/// is known of it.
pub(super) fn response(answer: &Answer) -> Option<String> {
    match answer.given() {
        Given::Option(option) => Some(option.to_string()),
        Given::Value(value) => Some(value.to_string()),
        Given::Items(items) => Some(items.join("[,]")),
        Given::Fields(fields) => Some(texts(&fields, "[.]").join("[,]")),
        Given::NotWatched => None,
    }
}

fn text(field: &GivenField<'_>) -> String {
    match field {
        GivenField::Money(amount) => amount.0.to_string(),
        GivenField::Notes(notes) => {
            let notes = notes.iter().map(|(note, n)| format!("{}x{n}", note.0));
            notes.collect::<Vec<_>>().join(" ")
        }
        GivenField::Count(n) => n.to_string(),
        GivenField::Flag(flag) => flag.to_string(),
        GivenField::Word(word) => (*word).to_owned(),
        GivenField::Words(words) => words.join(" "),
        GivenField::Ids(ids) => ids.join(" "),
        GivenField::Planned(Planned::NextMonth) => NEXT_MONTH.to_owned(),
        GivenField::Planned(Planned::By { who, day, fund }) => {
            let fund = fund.map_or("no-fund", Fund::slug);
            format!("{who} {}/{} {fund}", day.day, day.month)
        }
    }
}

/// What stands for a task that waits.
const NEXT_MONTH: &str = "next-month";

fn field_value(field: &GivenField<'_>) -> Value {
    match field {
        GivenField::Money(amount) => json!(amount.0),
        GivenField::Notes(notes) => notes.iter().map(|(note, n)| json!({ "note": note.0, "n": n })).collect(),
        GivenField::Count(n) => json!(n),
        GivenField::Flag(flag) => json!(flag),
        GivenField::Word(word) => json!(word),
        GivenField::Words(words) => json!(words),
        GivenField::Ids(ids) => json!(ids),
        GivenField::Planned(Planned::NextMonth) => json!(NEXT_MONTH),
        GivenField::Planned(Planned::By { who, day, fund }) => {
            json!({ "who": who, "month": day.month, "day": day.day, "fund": fund.map(Fund::slug) })
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{cell, kind, response, value};
    use crate::club::ledger::Fund;
    use crate::meeting::answer::Given;
    use crate::meeting::event::{Planned, PlannedTask};
    use crate::meeting::kinds::{
        Answer, BooksSay, CollectAnswer, CountAnswer, ElectAnswer, FieldAnswer, Mark, MinutesAnswer,
        PlanAnswer, SpeakAnswer, TickedBy,
    };
    use crate::money::Dong;
    use crate::scenario::kinds::PlanDay;
    use crate::workbook::cell::BookCell;

    #[test]
    fn an_answer_says_what_was_done() {
        let collected = Answer::Collect(CollectAnswer {
            payer: "muoi".into(),
            principal: Dong(100_000),
            interest: Dong(0),
            other: Dong(5_000),
            change: Dong(0),
            receipt: true,
            mark: Mark::Paid,
            ..CollectAnswer::default()
        });
        let text = "principal=100000; interest=0; other=5000; change=0; receipt=true; mark=paid";
        let given = collected.given();
        assert_eq!((kind(&given), cell(&collected)), ("fields", BookCell::owned(text.to_owned())));
        assert_eq!(value(&collected)["fields"]["principal"], json!(100_000));
        assert!(response(&collected).unwrap().starts_with("principal[.]100000[,]interest[.]0"));
        let minutes = Answer::Minutes(MinutesAnswer {
            fields: vec![
                ("fees".into(), FieldAnswer::Number(235_000)),
                ("vote".into(), FieldAnswer::Pick("hands".into())),
            ],
        });
        assert_eq!(cell(&minutes), BookCell::owned("fees=235000; vote=hands".to_owned()));
    }

    #[test]
    fn a_plan_says_who_when_and_from_which_fund_and_an_election_whom() {
        let by = |fund| Planned::By { who: "cho".into(), day: PlanDay { month: 10, day: 24 }, fund };
        let tasks = [("visit", by(Some(Fund::Operating))), ("sweep", by(None)), ("tea", Planned::NextMonth)];
        let tasks = tasks.map(|(task, plan)| PlannedTask { task: task.into(), plan }).to_vec();
        let plan = Answer::Plan(PlanAnswer { tasks });
        let text = "visit=cho 24/10 operating; sweep=cho 24/10 no-fund; tea=next-month";
        assert_eq!(cell(&plan), BookCell::owned(text.to_owned()));
        let visit = json!({ "who": "cho", "month": 10, "day": 24, "fund": "operating" });
        assert_eq!(value(&plan)["fields"]["visit"], visit);
        assert_eq!(value(&plan)["fields"]["tea"], json!("next-month"));
        let counts = vec![("ngan".into(), 27), ("men".into(), 8)];
        let held = ElectAnswer { quorum: true, asked_more: true, counts, elected: vec!["ngan".into()] };
        let text = "quorum=true; nominations=true; ngan=27; men=8; elected=ngan";
        assert_eq!(cell(&Answer::Elect(held)), BookCell::owned(text.to_owned()));
    }

    /// What was wrong may be the notes alone, so they are told as well.
    #[test]
    fn a_count_says_its_notes() {
        let counted = Answer::Count(CountAnswer {
            notes: vec![(Dong(500_000), 11), (Dong(2_000), 0), (Dong(1_000), 4)],
            total: Dong(5_504_000),
            books: BooksSay::CashDiffers,
        });
        let text = "notes=500000x11 1000x4; total=5504000; books=cash-differs";
        assert_eq!(cell(&counted), BookCell::owned(text.to_owned()));
        assert_eq!(value(&counted)["fields"]["notes"][1], json!({ "note": 1_000, "n": 4 }));
        assert!(response(&counted).unwrap().starts_with("notes[.]500000x11 1000x4[,]total[.]5504000"));
    }

    #[test]
    fn what_nobody_could_follow_is_not_nothing_heard() {
        let spoken = |by| {
            let heard = if by == TickedBy::NotWatched { vec![] } else { vec!["sum".into(), "date".into()] };
            Answer::Speak(SpeakAnswer { heard, by, elapsed_s: None })
        };
        let heard = spoken(TickedBy::Observers);
        assert_eq!(response(&heard).as_deref(), Some("sum[,]date"));
        assert_eq!(cell(&heard), BookCell::owned("sum date".to_owned()));
        let unknown = spoken(TickedBy::NotWatched);
        assert_eq!((unknown.given(), response(&unknown)), (Given::NotWatched, None));
    }
}

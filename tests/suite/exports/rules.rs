//! The rules that xAPI 1.0.3 publishes for statements (Part Two: Experience API Data), as far as ours can break them.
//!
//! Every object may have the properties of its kind and no other; what is required is there; names are IRIs, ids UUIDs,
//! languages RFC 5646 tags, durations ISO 8601, times ISO 8601 with a zone. It knows nothing of this program.

use serde_json::{Map, Value};

type Faults = Vec<String>;

/// What is wrong in an array of statements, each fault with its place.
pub(super) fn faults_of_statements(statements: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    let Some(list) = statements.as_array() else { return vec!["not an array".to_owned()] };
    let mut ids = std::collections::BTreeSet::new();
    for (at, one) in list.iter().enumerate() {
        statement(&format!("[{at}]"), one, &mut faults);
        if !ids.insert(one["id"].to_string()) {
            faults.push(format!("[{at}].id stands twice"));
        }
    }
    faults
}

fn statement(at: &str, value: &Value, faults: &mut Faults) {
    let allowed = [
        "id",
        "actor",
        "verb",
        "object",
        "result",
        "context",
        "timestamp",
        "stored",
        "authority",
        "version",
        "attachments",
    ];
    let Some(fields) = object(at, value, &allowed, &["actor", "verb", "object"], faults) else { return };
    for (name, field) in fields {
        let at = format!("{at}.{name}");
        match name.as_str() {
            "id" => is(&at, field, is_uuid, faults),
            "actor" => actor(&at, field, faults),
            "verb" => verb(&at, field, faults),
            "object" => activity(&at, field, faults),
            "result" => result(&at, field, faults),
            "context" => context(&at, field, faults),
            "timestamp" | "stored" => is(&at, field, is_timestamp, faults),
            _ => faults.push(format!("{at}: set by the store")),
        }
    }
}

fn actor(at: &str, value: &Value, faults: &mut Faults) {
    let allowed = ["objectType", "name", "mbox", "mbox_sha1sum", "openid", "account", "member"];
    let Some(fields) = object(at, value, &allowed, &[], faults) else { return };
    let identifiers = ["mbox", "mbox_sha1sum", "openid", "account"];
    let n_identifiers = identifiers.iter().filter(|name| fields.contains_key(**name)).count();
    let is_group = fields.get("objectType").is_some_and(|kind| kind == "Group");
    if n_identifiers > 1 || (n_identifiers == 0 && !is_group) {
        faults.push(format!("{at}: {n_identifiers} identifiers"));
    }
    if fields.get("objectType").is_some_and(|kind| kind != "Agent" && kind != "Group") {
        faults.push(format!("{at}.objectType"));
    }
    if fields.contains_key("member") != is_group && (n_identifiers == 0 || !is_group) {
        faults.push(format!("{at}.member"));
    }
    if let Some(account) = fields.get("account") {
        let at = format!("{at}.account");
        if let Some(account) = object(&at, account, &["homePage", "name"], &["homePage", "name"], faults) {
            is(&format!("{at}.homePage"), &account["homePage"], is_iri, faults);
            is(&format!("{at}.name"), &account["name"], |name| !name.is_empty(), faults);
        }
    }
    for (n, member) in fields.get("member").and_then(Value::as_array).into_iter().flatten().enumerate() {
        actor(&format!("{at}.member[{n}]"), member, faults);
        if member["objectType"] == "Group" {
            faults.push(format!("{at}.member[{n}]: a group in a group"));
        }
    }
}

fn verb(at: &str, value: &Value, faults: &mut Faults) {
    if let Some(fields) = object(at, value, &["id", "display"], &["id"], faults) {
        is(&format!("{at}.id"), &fields["id"], is_iri, faults);
        language_map(&format!("{at}.display"), fields.get("display"), faults);
    }
}

fn activity(at: &str, value: &Value, faults: &mut Faults) {
    let Some(fields) = object(at, value, &["objectType", "id", "definition"], &["id"], faults) else {
        return;
    };
    if fields.get("objectType").is_some_and(|kind| kind != "Activity") {
        faults.push(format!("{at}.objectType"));
    }
    is(&format!("{at}.id"), &fields["id"], is_iri, faults);
    let Some(definition) = fields.get("definition") else { return };
    let at = format!("{at}.definition");
    let allowed = [
        "name",
        "description",
        "type",
        "moreInfo",
        "extensions",
        "interactionType",
        "correctResponsesPattern",
        "choices",
        "scale",
        "source",
        "target",
        "steps",
    ];
    let Some(fields) = object(&at, definition, &allowed, &[], faults) else { return };
    language_map(&format!("{at}.name"), fields.get("name"), faults);
    language_map(&format!("{at}.description"), fields.get("description"), faults);
    if let Some(kind) = fields.get("type") {
        is(&format!("{at}.type"), kind, is_iri, faults);
    }
    interaction(&at, fields, faults);
}

fn interaction(at: &str, fields: &Map<String, Value>, faults: &mut Faults) {
    let kinds = [
        "true-false",
        "choice",
        "fill-in",
        "long-fill-in",
        "matching",
        "performance",
        "sequencing",
        "likert",
        "numeric",
        "other",
    ];
    let kind = fields.get("interactionType").and_then(Value::as_str);
    let has = |name: &str| fields.contains_key(name);
    if kind.is_none() && (has("correctResponsesPattern") || has("choices")) {
        faults.push(format!("{at}: an interaction without its type"));
    }
    if kind.is_some_and(|kind| !kinds.contains(&kind)) {
        faults.push(format!("{at}.interactionType"));
    }
    if has("choices") && !matches!(kind, Some("choice" | "sequencing")) {
        faults.push(format!("{at}.choices of {kind:?}"));
    }
    let mut ids = std::collections::BTreeSet::new();
    for (n, choice) in fields.get("choices").and_then(Value::as_array).into_iter().flatten().enumerate() {
        let at = format!("{at}.choices[{n}]");
        if let Some(choice) = object(&at, choice, &["id", "description"], &["id"], faults) {
            is(
                &format!("{at}.id"),
                &choice["id"],
                |id| !id.is_empty() && !id.contains(char::is_whitespace),
                faults,
            );
            language_map(&format!("{at}.description"), choice.get("description"), faults);
            ids.insert(choice["id"].as_str().unwrap_or_default());
        }
    }
    let patterns = fields.get("correctResponsesPattern").and_then(Value::as_array).into_iter().flatten();
    for pattern in patterns {
        let known = |id: &str| kind != Some("choice") || ids.contains(id);
        if !pattern.as_str().is_some_and(|pattern| pattern.split("[,]").all(known)) {
            faults.push(format!("{at}.correctResponsesPattern: {pattern}"));
        }
    }
}

fn result(at: &str, value: &Value, faults: &mut Faults) {
    let allowed = ["score", "success", "completion", "response", "duration", "extensions"];
    let Some(fields) = object(at, value, &allowed, &[], faults) else { return };
    for (name, field) in fields {
        let at = format!("{at}.{name}");
        let sound = match name.as_str() {
            "success" | "completion" => field.is_boolean(),
            "response" => field.is_string(),
            "duration" => field.as_str().is_some_and(is_duration),
            "score" => is_score(&at, field, faults),
            _ => true,
        };
        if !sound {
            faults.push(format!("{at}: {field}"));
        }
    }
}

fn is_score(at: &str, value: &Value, faults: &mut Faults) -> bool {
    let Some(fields) = object(at, value, &["scaled", "raw", "min", "max"], &[], faults) else { return true };
    let number = |name: &str| fields.get(name).and_then(Value::as_f64);
    let within =
        |part: Option<f64>, least: f64, most: f64| part.is_none_or(|part| (least..=most).contains(&part));
    let least = number("min").unwrap_or(f64::MIN);
    let most = number("max").unwrap_or(f64::MAX);
    fields.values().all(Value::is_number)
        && within(number("scaled"), -1.0, 1.0)
        && within(number("raw"), least, most)
        && least < most
}

fn context(at: &str, value: &Value, faults: &mut Faults) {
    let allowed = [
        "registration",
        "instructor",
        "team",
        "contextActivities",
        "revision",
        "platform",
        "language",
        "statement",
        "extensions",
    ];
    let Some(fields) = object(at, value, &allowed, &[], faults) else { return };
    for (name, field) in fields {
        let at = format!("{at}.{name}");
        match name.as_str() {
            "registration" => is(&at, field, is_uuid, faults),
            "language" => is(&at, field, is_language, faults),
            "revision" | "platform" => is(&at, field, |_| true, faults),
            "extensions" => {
                for key in field.as_object().into_iter().flat_map(|extensions| extensions.keys()) {
                    if !is_iri(key) {
                        faults.push(format!("{at}: {key} is no IRI"));
                    }
                }
            }
            "contextActivities" => {
                let kinds = ["parent", "grouping", "category", "other"];
                for (kind, list) in object(&at, field, &kinds, &[], faults).into_iter().flatten() {
                    for one in list.as_array().into_iter().flatten() {
                        activity(&format!("{at}.{kind}"), one, faults);
                    }
                }
            }
            _ => faults.push(format!("{at}: not looked into")),
        }
    }
}

/// The fields, if they are an object with nothing unknown, nothing missing and no null in it.
fn object<'v>(
    at: &str,
    value: &'v Value,
    allowed: &[&str],
    required: &[&str],
    faults: &mut Faults,
) -> Option<&'v Map<String, Value>> {
    let Some(fields) = value.as_object() else {
        faults.push(format!("{at}: no object"));
        return None;
    };
    let before = faults.len();
    faults.extend(
        fields
            .keys()
            .filter(|key| !allowed.contains(&key.as_str()))
            .map(|key| format!("{at}.{key}: not allowed")),
    );
    faults.extend(
        required.iter().filter(|key| !fields.contains_key(**key)).map(|key| format!("{at}.{key}: missing")),
    );
    faults.extend(
        fields.iter().filter(|(_, value)| value.is_null()).map(|(key, _)| format!("{at}.{key}: null")),
    );
    (faults.len() == before).then_some(fields)
}

fn is(at: &str, value: &Value, sound: impl Fn(&str) -> bool, faults: &mut Faults) {
    if !value.as_str().is_some_and(sound) {
        faults.push(format!("{at}: {value}"));
    }
}

fn language_map(at: &str, map: Option<&Value>, faults: &mut Faults) {
    let Some(map) = map else { return };
    let Some(fields) = map.as_object() else {
        faults.push(format!("{at}: no map of languages"));
        return;
    };
    for (tag, text) in fields {
        if !is_language(tag) || text.as_str().is_none_or(str::is_empty) {
            faults.push(format!("{at}.{tag}: {text}"));
        }
    }
}

fn is_uuid(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let is_hex = |part: &&str| part.chars().all(|sign| sign.is_ascii_digit() || ('a'..='f').contains(&sign));
    parts.iter().map(|part| part.len()).eq([8, 4, 4, 4, 12])
        && parts.iter().all(is_hex)
        && parts[3].starts_with(['8', '9', 'a', 'b'])
}

fn is_iri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    scheme.starts_with(|sign: char| sign.is_ascii_alphabetic())
        && scheme.chars().all(|sign| sign.is_ascii_alphanumeric() || "+-.".contains(sign))
        && !rest.is_empty()
        && !rest.contains(|sign: char| sign.is_whitespace() || "<>\"{}|\\^`".contains(sign))
}

fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let primary = parts.next().is_some_and(|part| {
        (2..=3).contains(&part.len()) && part.chars().all(|sign| sign.is_ascii_alphabetic())
    });
    primary
        && parts.all(|part| {
            (2..=8).contains(&part.len()) && part.chars().all(|sign| sign.is_ascii_alphanumeric())
        })
}

/// `PT12.340S` and its kin; ours have seconds only, the rule has more.
fn is_duration(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('P') else { return false };
    let (days, time) = rest.split_once('T').map_or((rest, None), |(days, time)| (days, Some(time)));
    let is_parts = |parts: &str, units: &str| {
        let mut left = units;
        let mut digits = String::new();
        for sign in parts.chars() {
            if sign.is_ascii_digit() || sign == '.' {
                digits.push(sign);
            } else if let (Some((_, after)), true) = (left.split_once(sign), digits.parse::<f64>().is_ok()) {
                left = after;
                digits.clear();
            } else {
                return false;
            }
        }
        digits.is_empty()
    };
    is_parts(days, "YMWD")
        && time.is_none_or(|time| !time.is_empty() && is_parts(time, "HMS"))
        && rest.len() > 1
}

/// `2026-11-23T07:00:00.000Z`.
fn is_timestamp(text: &str) -> bool {
    let shape: String = text.chars().map(|sign| if sign.is_ascii_digit() { '0' } else { sign }).collect();
    let (date, zone) = shape.split_at(shape.len().min(19));
    let zone = zone.trim_start_matches(['.', '0']);
    date == "0000-00-00T00:00:00" && (zone == "Z" || zone == "+00:00") && !text.contains("-00:00")
}

#[test]
fn the_rules_see_what_is_wrong() {
    let sound = serde_json::json!({
        "id": "0190a8f2-1111-5222-8333-123456789abc",
        "actor": { "objectType": "Agent", "account": { "homePage": "https://a.invalid/x", "name": "TQ-07" } },
        "verb": { "id": "http://adlnet.gov/expapi/verbs/answered", "display": { "vi": "đã trả lời" } },
        "object": { "objectType": "Activity", "id": "https://a.invalid/y", "definition": {
            "type": "http://adlnet.gov/expapi/activities/cmi.interaction", "name": { "vi": "Hỏi" },
            "interactionType": "choice", "choices": [{ "id": "aloud", "description": { "vi": "Đọc to" } }],
            "correctResponsesPattern": ["aloud"] } },
        "result": { "success": true, "response": "aloud", "duration": "PT1.500S",
            "score": { "scaled": 0.5, "raw": 1, "min": 0, "max": 2 } },
        "context": { "registration": "0190a8f2-1111-7222-8333-123456789abc", "language": "vi",
            "extensions": { "https://a.invalid/e": 1 } },
        "timestamp": "2026-11-23T07:00:00.000Z",
    });
    assert_eq!(faults_of_statements(&serde_json::json!([sound])), Vec::<String>::new());
    for (place, wrong) in [
        ("/id", "X190a8f2-1111-5222-8333-123456789abc"),
        ("/actor/account/homePage", "learners"),
        ("/verb/id", "answered"),
        ("/verb/display", "answered"),
        ("/object/id", "https://a.invalid/a b"),
        ("/object/definition/interactionType", "guess"),
        ("/object/definition/correctResponsesPattern/0", "other"),
        ("/result/duration", "1.5 s"),
        ("/result/success", "true"),
        ("/result/score/scaled", "0.5"),
        ("/context/registration", "1"),
        ("/context/language", "tiếng Việt"),
        ("/timestamp", "23/11/2026 14:00"),
    ] {
        let mut broken = sound.clone();
        *broken.pointer_mut(place).unwrap() = wrong.into();
        assert!(!faults_of_statements(&serde_json::json!([broken])).is_empty(), "{place}");
    }
    for (place, name) in
        [("", "surprise"), ("/actor", "mbox"), ("/result", "points"), ("/result/score", "best")]
    {
        let mut broken = sound.clone();
        let fields = broken.pointer_mut(place).unwrap().as_object_mut().unwrap();
        fields.insert(name.to_owned(), "mailto:a@b.invalid".into());
        assert!(!faults_of_statements(&serde_json::json!([broken])).is_empty(), "{place}/{name}");
    }
    let mut too_much = sound.clone();
    too_much["result"]["score"] = serde_json::json!({ "scaled": 1.2, "raw": 3, "min": 0, "max": 2 });
    assert_eq!(faults_of_statements(&serde_json::json!([too_much])).len(), 1);
    assert_eq!(faults_of_statements(&serde_json::json!([sound, sound])).len(), 1, "one id twice");
}

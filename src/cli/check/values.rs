//! Turns a finding into the id of its message, which is its code, and the values in it.
//!
//! It makes no sentence: sentences stand in `locales/*/check.ftl`. A value that chooses the form of a sentence is one
//! word, such as a slug. Lists are joined here, because Fluent has none.

use crate::cli::check::value_groups::{in_books, in_election, in_plan, of_loan, of_translation};
use crate::club::Office;
use crate::club::ledger::{Account, Book, Fund};
use crate::id;
use crate::locale::{Value, number};
use crate::money::Dong;
use crate::scenario::claim::{ClaimFault, VoteClaim};
use crate::scenario::finding::path::{Imbalance, PathFinding, Way};
use crate::scenario::finding::{FindingKind as Kind, WantedValue};
use crate::scenario::terms::Role;
use crate::text::plain;

/// The values, by their names in the messages.
pub(super) type MessageValues = Vec<(&'static str, Value)>;

/// What a word of a script means, in the language of the sentences; none where it says enough.
pub(super) type MeaningOf<'m> = &'m dyn Fn(&str) -> Option<String>;

/// Most names in one sentence; the rest are counted.
const NAMED: usize = 8;

/// Writes the code in a form that the id of a message may have.
pub(super) fn id_of(kind: &Kind) -> String {
    kind.code().to_ascii_lowercase()
}

#[expect(clippy::too_many_lines, reason = "one arm for each finding")]
pub(super) fn values(kind: &Kind, means: MeaningOf<'_>) -> MessageValues {
    match kind {
        Kind::NotUtf8
        | Kind::Utf16
        | Kind::OfficeFile
        | Kind::TooMany
        | Kind::UnclosedText
        | Kind::UnclosedComment
        | Kind::MissingComma
        | Kind::TooDeep
        | Kind::NotAScript
        | Kind::TrailingText
        | Kind::ClosedEarly
        | Kind::LostQuote
        | Kind::MissingValue
        | Kind::CutsUnordered
        | Kind::WhyMissing
        | Kind::NothingToFind
        | Kind::NobodyArrived
        | Kind::OtherThings
        | Kind::RoundingUnsaid
        | Kind::LoanFromLater
        | Kind::SumTooLarge
        | Kind::PointsMissing
        | Kind::NoFullOption
        | Kind::SamePoints
        | Kind::PointsNotJudged => Vec::new(),
        Kind::CurlyQuotes { more } | Kind::OddSpace { more } | Kind::OddMinus { more } => {
            vec![("more", Value::count(*more))]
        }
        Kind::GroupedAmount { found, plain } => vec![text("found", found), text("plain", plain)],
        Kind::Unclosed { bracket } => vec![text("bracket", bracket)],
        Kind::Stray { found } | Kind::SpareBracket { found } | Kind::MissingBracket { found } => {
            vec![text("found", found)]
        }
        Kind::WrongFormat { found, expected } => vec![text("found", found), text("expected", expected)],
        Kind::UnknownVariant { found, expected, nearest } => {
            variant(found, expected, nearest.as_ref(), means)
        }
        Kind::UnknownField { found, expected, nearest } => {
            meaning(nearest.as_ref(), [text("found", found), text("expected", &expected.join(", "))])
        }
        Kind::WrongValue { wanted, found } => {
            vec![("wanted", Value::from(wanted_slug(*wanted))), text("found", found)]
        }
        Kind::MissingField { field }
        | Kind::DuplicateField { field }
        | Kind::Charter { field }
        | Kind::EmptyText { field } => vec![text("field", field)],

        Kind::IllFormedId { id } => vec![text("id", id), ("device", yes_or_no(id::is_device(id)))],
        Kind::DuplicateId { id }
        | Kind::BackwardJump { id }
        | Kind::ShippedId { id }
        | Kind::AbstainNotAsked { id }
        | Kind::GuestIsMember { id }
        | Kind::BorrowerVotes { id }
        | Kind::ArrivedTwice { id }
        | Kind::GuestAsMember { id }
        | Kind::AbstainTwice { id }
        | Kind::AbsentTakesPart { id } => vec![text("id", id)],
        Kind::UnknownMember { id, nearest }
        | Kind::UnknownLoan { id, nearest }
        | Kind::UnknownStep { id, nearest }
        | Kind::UnknownItem { id, nearest }
        | Kind::UnknownClub { id, nearest } => meaning(nearest.as_ref(), [text("id", id)]),
        Kind::FlagNeverSet { flag, nearest } => meaning(nearest.as_ref(), [text("flag", flag)]),
        Kind::FlagNeverRead { flag } => vec![text("flag", flag)],
        Kind::UnknownValue { name, nearest } => meaning(nearest.as_ref(), [text("name", name)]),
        Kind::ValueNeverUsed { name } | Kind::SameName { name } => vec![text("name", name)],
        Kind::KeyClash { key } => vec![text("key", key)],
        Kind::NotInNotes { amount } | Kind::SmallAmount { amount } => vec![("amount", Value::Money(*amount))],
        Kind::SaysOtherAmount { said, moved } => {
            vec![("said", Value::Money(*said)), ("moved", Value::Money(*moved))]
        }
        Kind::NotBorrower { id, borrower } => vec![text("id", id), text("borrower", borrower)],
        Kind::TeamTwice { team } | Kind::TeamWithoutReport { team } | Kind::TeamWithoutHands { team } => {
            vec![("team", Value::count(*team))]
        }
        Kind::InPlan(fault) => in_plan(fault),
        Kind::InElection(fault) => in_election(fault),
        Kind::NotReported { id, team } => vec![text("id", id), ("team", Value::count(*team))],
        Kind::FaultyClub { id, file } | Kind::TakenId { id, file } => {
            vec![text("id", id), text("file", file)]
        }

        Kind::HowMany { field, found, low } => {
            vec![text("field", field), ("found", Value::count(*found)), ("low", Value::count(*low))]
        }
        Kind::OptionCount { found } | Kind::TickCount { found } => vec![("found", Value::count(*found))],
        Kind::CutNotOffered { cut, cuts } | Kind::DefaultCutNotOffered { cut, cuts } => {
            vec![("cut", Value::count(*cut)), ("cuts", or_none(cuts))]
        }
        Kind::OutOfRange { field, found, low, high } => vec![
            text("field", field),
            ("found", Value::Count(*found)),
            ("low", Value::Count(*low)),
            ("high", Value::Count(*high)),
        ],
        Kind::NoMinutes { part } | Kind::PartWithoutSpeak { part } => vec![text("part", part)],
        Kind::UnknownTeam { team, teams } => {
            vec![("team", Value::count(*team)), ("teams", or_none(teams))]
        }
        Kind::HandsMoreThanTeam { team, hands, voters } => vec![
            ("team", Value::count(*team)),
            ("hands", Value::count(*hands)),
            ("voters", Value::count(*voters)),
        ],
        Kind::OfficeMissing { role } => vec![role_of(*role)],
        Kind::HolderAbsent { role, id } => vec![role_of(*role), text("id", id)],
        Kind::SeatWithoutWork { role, cuts } | Kind::SeatIdleInScene { role, cuts } => {
            vec![role_of(*role), ("cuts", or_none(cuts))]
        }
        Kind::PartWithoutPlanted { part, human } => {
            let role = human.map_or("anyone", Role::slug);
            vec![text("part", part), ("role", Value::from(role))]
        }
        Kind::MeterUnused { meter, found } => {
            vec![("meter", Value::from(meter.slug())), ("found", Value::count(*found))]
        }
        Kind::TooManySay { found, of } => vec![("found", Value::count(*found)), ("of", Value::count(*of))],
        Kind::OfficeTwice { office } => vec![("office", Value::from(office_slug(*office)))],

        Kind::NegativeAmount { field, amount } => {
            vec![text("field", field), ("amount", Value::Money(*amount))]
        }
        Kind::UnknownNote { note } => vec![("note", Value::Money(*note))],
        Kind::LoanBalance { balance, amount } => {
            vec![("balance", Value::Money(*balance)), ("amount", Value::Money(*amount))]
        }
        Kind::BringsTooLittle { brings, due } | Kind::PartPayment { brings, due } => {
            vec![("brings", Value::Money(*brings)), ("due", Value::Money(*due))]
        }
        Kind::NotBuiltIn { name, declared, own } => {
            let own: Vec<String> = own.iter().map(|sum| number::money(*sum)).collect();
            vec![text("name", name), ("declared", Value::Money(*declared)), text("own", &own.join(" / "))]
        }
        Kind::LoanOffSchedule { balance, scheduled } => {
            vec![("balance", Value::Money(*balance)), ("scheduled", Value::Money(*scheduled))]
        }
        Kind::MoneyInKind { brings } => vec![("brings", Value::Money(*brings))],
        Kind::SameText { text: twice } => vec![text("text", twice)],
        Kind::TwoRight { first, second } => vec![text("first", first), text("second", second)],
        Kind::CountOffBooks { expected, found } => {
            vec![("expected", Value::Money(*expected)), ("found", Value::Money(*found))]
        }

        Kind::LongestIsRight { longest, decisions } => {
            vec![("longest", Value::count(*longest)), ("decisions", Value::count(*decisions))]
        }
        Kind::ToneTells { takes_reasons, scored, chance, steps } => vec![
            ("takes", yes_or_no(*takes_reasons)),
            ("n", Value::count(steps.len())),
            ("steps", named(steps)),
            ("scored", Value::count(*scored)),
            ("chance", Value::count(*chance)),
        ],
        Kind::PlantedLacks { field } => vec![("field", Value::from(*field))],
        Kind::HabitTells { habit, told, of } => vec![
            ("habit", Value::from(<&str>::from(habit))),
            ("told", Value::count(*told)),
            ("of", Value::count(*of)),
        ],
        Kind::Unreadable { found } | Kind::BadPlaceable { found } | Kind::BareAmount { found } => {
            vec![text("found", found)]
        }
        Kind::NotNfc { found, more } => vec![text("found", found), ("more", Value::count(*more))],
        Kind::HiddenMark { mark } => vec![("hex", hex(*mark))],
        Kind::ChoiceTooTall { lines, room } => {
            vec![("lines", Value::count(*lines)), ("room", Value::count(*room))]
        }
        Kind::CueTooLong { width, room } => {
            vec![("width", Value::count(*width)), ("room", Value::count(*room))]
        }
        Kind::UnknownRule { rule } => vec![text("rule", rule)],
        Kind::InBooks(fault) => in_books(fault),
        Kind::OnPath { fault, .. } => on_path(fault),
        Kind::OfLoan(fault) => of_loan(fault),
        Kind::InLocale(fault) => of_translation(fault),
    }
}

pub(super) fn placeables(name: &'static str, names: &[String]) -> (&'static str, Value) {
    (name, Value::Text(names.iter().map(|name| format!("{{ ${name} }}")).collect::<Vec<_>>().join(", ")))
}

fn on_path(fault: &PathFinding) -> MessageValues {
    match fault {
        PathFinding::UnreachableStep => Vec::new(),
        PathFinding::Stuck { refusal, missing } => {
            let mut values = vec![text("refusal", refusal)];
            values.extend(match missing {
                None => vec![("missing", Value::from("no"))],
                Some((account @ Account::Bank(_), sum)) => lacks("bank", account, *sum),
                Some((account @ (Account::Box(_) | Account::Loan(_) | Account::Outside(_)), sum)) => {
                    lacks("yes", account, *sum)
                }
            });
            values
        }
        PathFinding::NotesNotLaid { notes: sum } | PathFinding::NotesOnNoPath { sum } => {
            vec![("sum", Value::Money(*sum))]
        }
        PathFinding::PlanOverBudget { needed, has } => {
            vec![("needed", Value::Money(*needed)), ("has", Value::Money(*has))]
        }
        PathFinding::NothingDue { payer } => vec![text("payer", payer)],
        PathFinding::NeverIn { cuts } => vec![("cuts", or_none(cuts))],
        PathFinding::Idle { role, cuts } => vec![role_of(*role), ("cuts", or_none(cuts))],
        PathFinding::OutOfBalance(imbalance) => of_imbalance(imbalance),
        PathFinding::Negative { account, balance } => {
            let mut values = of_account(account.as_ref());
            values.push(("balance", Value::Money(*balance)));
            values
        }
        PathFinding::PointsLost { block, earned, possible } => vec![
            ("block", Value::from(block.slug())),
            ("earned", points(*earned)),
            ("possible", points(*possible)),
        ],
        PathFinding::ModelIsFatal { fatal } => vec![("fatal", Value::from(fatal.slug()))],
        PathFinding::Claim(ClaimFault::Contradicted { item, claim }) => {
            vec![text("item", item), ("held", yes_or_no(*claim == VoteClaim::Held))]
        }
        PathFinding::Claim(ClaimFault::TwoRight { first, second }) => {
            vec![text("first", first), text("second", second)]
        }
        PathFinding::Claim(ClaimFault::NamesNothing { name } | ClaimFault::TellsAnswer { name }) => {
            vec![text("name", name)]
        }
        PathFinding::TooManyStates { limit } => vec![("limit", Value::count(*limit))],
    }
}

/// The answers that lead to a fault, if there are any.
pub(super) fn way(taken: &Way) -> Option<MessageValues> {
    let taken: Vec<String> = taken.iter().map(|(step, answer)| format!("{step} = {answer}")).collect();
    (!taken.is_empty()).then(|| vec![text("way", &taken.join(", "))])
}

/// The amount without its sign.
pub(super) fn size(amount: Dong) -> Value {
    Value::Money(Dong(amount.0.saturating_abs()))
}

/// Whether it is more or less than it should be.
pub(super) fn off_way(amount: Dong) -> (&'static str, Value) {
    ("way", Value::from(if amount < Dong::ZERO { "less" } else { "more" }))
}

/// How much is missing, and where.
fn lacks(place: &'static str, account: &Account, sum: Dong) -> MessageValues {
    let mut values = vec![("missing", Value::from(place)), ("sum", Value::Money(sum))];
    if let Account::Box(fund) | Account::Bank(fund) = account {
        values.push(fund_of(*fund));
    }
    values
}

fn of_imbalance(imbalance: &Imbalance) -> MessageValues {
    let what = |slug: &str| ("what", Value::from(slug));
    match imbalance {
        Imbalance::Line { book, line, rest } => {
            let book = match book {
                Book::Treasurer => "treasurer",
                Book::Secretary => "secretary",
            };
            vec![what("line"), ("book", Value::from(book)), text("line", line), ("rest", Value::Money(*rest))]
        }
        Imbalance::Capital { before, after } => {
            vec![what("capital"), ("before", Value::Money(*before)), ("after", Value::Money(*after))]
        }
        Imbalance::Notes { notes, boxes } => {
            vec![what("notes"), ("notes", Value::Money(*notes)), ("boxes", Value::Money(*boxes))]
        }
        Imbalance::Books { line } => vec![what("books"), text("line", line)],
    }
}

fn of_account(account: Option<&Account>) -> MessageValues {
    let which = |slug: &str| ("account", Value::from(slug));
    match account {
        None => vec![which("notes")],
        Some(Account::Box(fund)) => vec![which("box"), fund_of(*fund)],
        Some(Account::Bank(fund)) => vec![which("bank"), fund_of(*fund)],
        Some(Account::Loan(loan)) => vec![which("loan"), text("loan", loan)],
        Some(Account::Outside(_)) => vec![which("outside")],
    }
}

pub(super) fn fund_of(fund: Fund) -> (&'static str, Value) {
    ("fund", Value::from(fund.slug()))
}

/// Hundredths of a point, as points.
fn points(hundredths: u32) -> Value {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    Value::Text(if rest == 0 { whole.to_string() } else { format!("{whole},{rest:02}") })
}

pub(super) fn text(name: &'static str, value: &impl ToString) -> (&'static str, Value) {
    (name, Value::Text(value.to_string()))
}

pub(super) fn yes_or_no(is: bool) -> Value {
    Value::from(if is { "yes" } else { "no" })
}

/// The known name that was most likely meant, and whether there is one.
pub(super) fn meaning<const N: usize>(
    nearest: Option<&String>,
    values: [(&'static str, Value); N],
) -> MessageValues {
    let mut values = Vec::from(values);
    values.push(("meant", yes_or_no(nearest.is_some())));
    values.extend(nearest.map(|name| text("nearest", name)));
    values
}

/// A word of a script with what it means, as far as the sentences know it.
fn variant(
    found: &str,
    expected: &[String],
    nearest: Option<&String>,
    means: MeaningOf<'_>,
) -> MessageValues {
    let letters = |word: &str| plain(word).replace(' ', "");
    // The Vietnamese word leads to the word of a script.
    let means_found = |word: &&String| means(word).is_some_and(|means| letters(&means) == letters(found));
    let nearest = nearest.or_else(|| expected.iter().find(means_found));
    let with_meaning = |word: &String| match means(word) {
        Some(meaning) => format!("{word} ({meaning})"),
        None => word.clone(),
    };
    let all: Vec<String> = expected.iter().map(with_meaning).collect();
    let word = nearest.and_then(|word| means(word)).unwrap_or_else(|| "none".to_owned());
    let mut values = meaning(nearest, [text("found", &found), text("expected", &all.join(", "))]);
    values.push(("word", Value::Text(word)));
    values
}

fn or_none<T: ToString>(all: &[T]) -> Value {
    let words: Vec<String> = all.iter().map(ToString::to_string).collect();
    Value::Text(if words.is_empty() { "–".to_owned() } else { words.join(", ") })
}

/// The first of many names, and how many more there are.
pub(super) fn named(names: &[String]) -> Value {
    let shown = names.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    Value::Text(match names.len().saturating_sub(NAMED) {
        0 => shown,
        left => format!("{shown} … (+{left})"),
    })
}

pub(super) fn hex(sign: char) -> Value {
    Value::Text(format!("{:04X}", u32::from(sign)))
}

fn role_of(role: Role) -> (&'static str, Value) {
    ("role", Value::from(role.slug()))
}

fn wanted_slug(wanted: WantedValue) -> &'static str {
    match wanted {
        WantedValue::Number => "number",
        WantedValue::Text => "text",
        WantedValue::List => "list",
        WantedValue::Group => "group",
        WantedValue::Map => "map",
        WantedValue::YesOrNo => "yes-or-no",
        WantedValue::Name => "name",
        WantedValue::Other => "other",
    }
}

fn office_slug(office: Office) -> &'static str {
    match office {
        Office::Chair => "chair",
        Office::IncomeDeputy => "income-deputy",
        Office::HealthDeputy => "health-deputy",
        Office::Secretary => "secretary",
        Office::Treasurer => "treasurer",
        Office::TeamLeader => "team-leader",
    }
}

//! Every finding in English: what is wrong, and how to put it right.

mod translation;
mod walk;

use crate::cli::check::phrase::or_none;
use crate::id;
use crate::locale::number::money;
use crate::scenario::finding::{FindingKind as Kind, Wanted};

#[expect(clippy::too_many_lines, reason = "one arm for each finding")]
pub(super) fn sentence(kind: &Kind) -> (String, String) {
    match kind {
        Kind::NotUtf8 => said("This file is not UTF-8 text.", "Open it in an editor and save it as UTF-8."),
        Kind::Utf16 => said(
            "This file is saved as UTF-16 (two bytes for each letter) and was not read.",
            "Open it in an editor, save it as UTF-8 and check again.",
        ),
        Kind::CurlyQuotes { more } => said(
            format!("This text stands in curly quotes “ ”{}.", also(*more)),
            "Put straight quotes \"…\" round it; word processors change them, so use a plain editor. Curly quotes \
             inside a text may stay.",
        ),
        Kind::OddSpace { more } => said(
            format!("This is a no-break space, not an ordinary one{}.", also(*more)),
            "Replace them all with ordinary spaces (find and replace in an editor).",
        ),
        Kind::GroupedAmount { found, plain } => said(
            format!("The amount `{found}` has points in it; here a whole number is needed."),
            format!("Write {plain}, or all digits in one; no đ behind it."),
        ),
        Kind::TooMany => said(
            "This file has many more faults; the check stops here.",
            "Mend those above first and check again.",
        ),
        Kind::Unclosed { bracket } => said(
            format!("This `{bracket}` is never closed."),
            "Close it at the end of this piece; what follows may not have been checked.",
        ),
        Kind::Stray { found } => said(
            format!("This `{found}` is too many or in the wrong place."),
            "Take it away, or open what it closes.",
        ),
        Kind::UnclosedText => {
            said("This quote is never closed.", "Put a \" at the end of the text; inside a text write \\\".")
        }
        Kind::UnclosedComment => said("This comment is never closed.", "Put */ at its end."),
        Kind::MissingComma => said(
            "A comma or colon is missing before this.",
            "Commas stand between entries, a colon between name and value.",
        ),
        Kind::TooDeep => said("Too many brackets inside each other.", "Look at the brackets opened here."),
        Kind::WrongFormat { found, expected } => said(
            format!("Sorry, this program only reads format {expected}, and this file says {found}."),
            "If the file was written for a newer program, update this one; otherwise write format: 1.",
        ),
        Kind::UnknownField { found, expected, nearest } => said(
            format!("There is no field `{found}` here."),
            meant(nearest.as_ref(), &format!("Known fields: {}.", expected.join(", "))),
        ),
        Kind::MissingField { field } => {
            said(format!("The field `{field}` is missing."), format!("Add {field}: … inside these brackets."))
        }
        Kind::DuplicateField { field } => {
            said(format!("The field `{field}` is written twice."), "Keep one of them.")
        }
        Kind::UnknownVariant { found, expected, nearest } => said(
            format!("`{found}` cannot stand here."),
            meant(nearest.as_ref(), &format!("Known words: {}.", expected.join(", "))),
        ),
        Kind::WrongValue { wanted, found } => said(
            format!("Here {} is needed, found: {found}", wanted_words(*wanted)),
            "Write a value of the right kind.",
        ),
        Kind::Unreadable { detail } => said("This cannot be read.", format!("The reader says: {detail}.")),
        Kind::NotAScript => said(
            "There is no scenario or club in this file.",
            "A scenario begins with (format: 1, id: \"…\", …).",
        ),
        Kind::TrailingText => said(
            "There is text after the last bracket.",
            "Take it away, or see whether a bracket was closed too early.",
        ),

        Kind::MissingValue => {
            said("Nothing is written after this name.", "Write a value after the colon, or drop the field.")
        }
        Kind::IllFormedId { id } if id::is_device(id) => said(
            format!("Windows keeps the name `{id}` for a device, so no file can have it."),
            "Choose another id.",
        ),
        Kind::IllFormedId { id } => said(
            format!("The id `{id}` is not well formed."),
            "An id begins with a–z and goes on with a–z, 0–9 and -.",
        ),
        Kind::DuplicateId { id } => {
            said(format!("`{id}` is used already."), "Give each thing an id of its own.")
        }
        Kind::UnknownMember { id, nearest } => said(
            format!("The club has no member `{id}`."),
            meant(nearest.as_ref(), "Member ids stand in the club's file."),
        ),
        Kind::UnknownLoan { id, nearest } => {
            said(format!("There is no loan `{id}`."), meant(nearest.as_ref(), "Name it under loans."))
        }
        Kind::FlagNeverSet { flag, nearest } => said(
            format!("No step sets the flag `{flag}`, so this never holds."),
            meant(nearest.as_ref(), "Set it in an option, or drop the condition."),
        ),
        Kind::FlagNeverRead { flag } => said(
            format!("The flag `{flag}` is set and never asked about."),
            "Use it in the when of a later step, or drop it.",
        ),
        Kind::UnknownStep { id, nearest } => {
            said(format!("There is no step `{id}`."), meant(nearest.as_ref(), "Name a step further on."))
        }
        Kind::BackwardJump { id } => said(
            format!("The step `{id}` does not come after this one."),
            "go only leads forward; stepping back has its own key.",
        ),
        Kind::UnknownValue { name, nearest } => said(
            format!("There is no value named `{name}`."),
            meant(nearest.as_ref(), "Name it under values."),
        ),
        Kind::ValueNeverUsed { name } => {
            said(format!("No text uses the value `{name}`."), "Use it in a text, or drop it from values.")
        }
        Kind::UnknownItem { id, nearest } => said(
            format!("There is no `{id}` in this list."),
            meant(nearest.as_ref(), "right must be the id of one of the options."),
        ),
        Kind::ShippedId { id } => said(
            format!("`{id}` is the id of a shipped file, which is used; this one is passed over."),
            "Give this file another id.",
        ),
        Kind::UnknownClub { id, nearest } => said(
            format!("There is no club `{id}`."),
            meant(nearest.as_ref(), "Put the club's file into scenarios/clubs/."),
        ),
        Kind::KeyClash { key } => said(
            format!("Two lines have the key `{key}` and cannot be translated apart."),
            "Rename the step or the option.",
        ),

        Kind::HowMany { field, found, low } => {
            said(format!("`{field}` has {found}, at least {low} needed."), "Add what is missing.")
        }
        Kind::OptionCount { found } => said(
            format!("{found} options; 2 to 4 are needed."),
            "Add or drop options so that they fit one screen.",
        ),
        Kind::TickCount { found } => said(
            format!("{found} things to tick; 3 to 5 are needed."),
            "Name 3 to 5 things that can be heard.",
        ),
        Kind::CutNotOffered { cut, cuts } => said(
            format!("The cut of {cut} minutes is not among the cuts."),
            format!("Cuts: {}.", or_none(cuts)),
        ),
        Kind::DefaultCutNotOffered { cut, cuts } => {
            said(format!("default_cut {cut} is not among the cuts."), format!("One of: {}.", or_none(cuts)))
        }
        Kind::CutsUnordered => {
            said("The cuts are not in order, or one is there twice.", "Shortest first, such as [20, 45, 90].")
        }
        Kind::OutOfRange { field, found, low, high } => {
            said(format!("`{field}` is {found}, outside {low}–{high}."), "Change the number.")
        }
        Kind::NoMinutes { part } => said(
            format!("No step of part `{part}` takes time."),
            "Give its steps minutes, so that the meeting's clock goes on.",
        ),
        Kind::WhyMissing => said("This step is judged and gives no reason.", "Add why: \"…\"."),
        Kind::UnknownTeam { team, teams } => {
            said(format!("The club has no team {team}."), format!("Teams: {}.", or_none(teams)))
        }
        Kind::HandsMoreThanTeam { team, hands, members } => said(
            format!("Team {team} raises {hands} hands and has {members} members."),
            "Change the hands of this team.",
        ),
        Kind::AbstainNotAsked { id } => said(
            format!("`{id}` must abstain and is not in asked_to_abstain."),
            "Add it there, so that it can be chosen.",
        ),
        Kind::SeatWithoutWork { role } => said(
            format!("The {} has nothing to do in the whole scenario.", role.slug()),
            "Give this role a judged step.",
        ),
        Kind::PartWithoutSpeak { part } => {
            said(format!("Nobody speaks aloud in part `{part}`."), "Add a Speak step.")
        }
        Kind::PartWithoutPlanted { part, human } => said(
            format!(
                "With only the {} played by a person, nobody does anything wrong in part `{part}`.",
                human.slug()
            ),
            "Add planted to a step of another role in this part.",
        ),
        Kind::MeterUnused { meter, found } => said(
            format!("{found} steps depend on the meter {meter:?}; at least 2 are needed."),
            "Add when: Meter(…) to a step.",
        ),
        Kind::TooManySay { found, of } => {
            said(format!("{found} of {of} steps are only listened to."), "At most a third should be Say.")
        }
        Kind::NothingToFind => {
            said("No line holds a mistake to be found.", "Give at least one line a mistake.")
        }
        Kind::OfficeTwice { office } => {
            said(format!("Somebody else is {office:?} already."), "One person for each office.")
        }

        Kind::NegativeAmount { field, amount } => {
            said(format!("`{field}` is {}, below zero.", money(*amount)), "Write 0 or more.")
        }
        Kind::UnknownNote { note } => said(
            format!("There is no note of {}.", money(*note)),
            "Notes: 1.000, 2.000, 5.000, 10.000, 20.000, 50.000, 100.000, 200.000, 500.000.",
        ),
        Kind::LoanBalance { balance, amount } => said(
            format!("{} is owed of a loan of {}.", money(*balance), money(*amount)),
            "Change balance or amount.",
        ),
        Kind::CountOffBooks { expected, found } => said(
            format!("The notes come to {}, the opening to {}.", money(*found), money(*expected)),
            "Change the notes, or write what is missing into opening.short.",
        ),
        Kind::LoanFromLater => {
            said("This loan begins after the month of the meeting.".to_owned(), "Change the month in lent.")
        }
        Kind::SumTooLarge => said("This amount is larger than can be.".to_owned(), "Count the zeros."),
        Kind::Charter { field } => said(
            format!("No club could follow a charter with this `{field}`."),
            "Change this number of the charter.",
        ),
        Kind::PointsMissing => said(
            "This step is judged and gives no points.".to_owned(),
            "Add points: {…}; in Choose they stand on the options.",
        ),
        Kind::NoFullOption => said(
            "No option has the most points in every block, so the full score cannot be reached.".to_owned(),
            "Give the best option the most points in each block.",
        ),
        Kind::SamePoints => said(
            "All options give the same points.".to_owned(),
            "Where nothing is right or wrong, use Discuss.",
        ),
        Kind::LongestIsRight { longest, decisions } => said(
            format!("In {longest} of {decisions} decisions the longest option is the right one."),
            "Shorten right options, or lengthen wrong ones.",
        ),
        Kind::PointsNotJudged => said(
            "Points written here are never counted.".to_owned(),
            "Drop them; in Choose they stand on the options.",
        ),
        Kind::EmptyText { field } => {
            said(format!("`{field}` is empty."), "Write it, or leave the field out where that is allowed.")
        }
        Kind::BadPlaceable { found } => said(
            format!("`{found}` is not {{ $name }}."),
            "In braces only $ and the name of a value may stand.",
        ),
        Kind::BareAmount { found } => said(
            format!("The amount `{found}` would be wrong on another path."),
            "Name it under values and use { $name }.",
        ),
        Kind::NotNfc { found } => said(
            format!("`{found}` is not in NFC."),
            "Type it again, or save the file with composed letters.",
        ),
        Kind::HiddenMark { mark } => {
            said(format!("There is an invisible sign U+{:04X}.", u32::from(*mark)), "Take it away.")
        }
        Kind::ChoiceTooTall { lines, room } => said(
            format!("Question and options need {lines} lines, the wall has {room}."),
            "Make them shorter.",
        ),
        Kind::CueTooLong { width, room } => {
            said(format!("The cue is {width} columns wide, there are {room}."), "Cut it to a few words.")
        }
        Kind::UnknownRule { rule } => said(
            format!("The rule `{rule}` has no name, so the screen shows it as it stands."),
            "Name a rule that has one, or write in words what it says.",
        ),
        Kind::OnPath { fault, way } => walk::sentence(fault, way),
        Kind::InLocale(fault) => translation::sentence(fault),
    }
}

fn said(message: impl Into<String>, help: impl Into<String>) -> (String, String) {
    (message.into(), help.into())
}

fn meant(nearest: Option<&String>, otherwise: &str) -> String {
    nearest.map_or_else(|| otherwise.to_owned(), |name| format!("Did you mean `{name}`?"))
}

/// Where else the same stands.
fn also(more: usize) -> String {
    if more == 0 { String::new() } else { format!(" (and in {more} more places)") }
}

fn wanted_words(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Number => "a number within bounds, without quotes,",
        Wanted::Text => "text in quotes",
        Wanted::List => "a list in square brackets [ ]",
        Wanted::Group => "fields in round brackets ( )",
        Wanted::Map => "pairs in braces { }",
        Wanted::YesOrNo => "true or false",
        Wanted::Name => "a word without quotes, or name: value,",
        Wanted::Other => "something else",
    }
}
